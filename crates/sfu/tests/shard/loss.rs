//! What the network loses is sent again, on both legs.

use std::collections::BTreeSet;
use std::time::Duration;

use proto::{LineRole, TrackKind};

use crate::world::{World, roles};

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn lost_pictures_are_sent_again_on_both_legs() {
    let mut world = World::meeting(2, &roles(1));
    world.watch(1, &[2]);
    world.talk(2 * SECOND, &[2]);
    let clean = world.clients[&1].got(LineRole::CameraSlot).len();
    // 5 % on each leg: one packet in ten is lost at first.
    world.loss = 13;
    world.talk(10 * SECOND, &[2]);
    world.loss = 0;
    world.talk(2 * SECOND, &[2]);

    let seen = world.clients[&1].got(LineRole::CameraSlot);
    let numbers: BTreeSet<u64> = seen.iter().map(|packet| *packet.seq_no).collect();
    let span = numbers.last().unwrap() - numbers.first().unwrap() + 1;
    let missing = span - numbers.len() as u64;
    assert!(span as usize > clean + 250, "{span}");
    assert!(missing * 100 <= span, "{missing} of {span} missing");
}

#[test]
fn lost_sound_is_asked_for_where_the_sender_offers_to_send_it_again() {
    let mut world = World::new();
    let plain = world.join_with_nack(1, &roles(1));
    world.join(2, &roles(1));
    assert!(plain.contains("a=rtcp-fb:111 nack\r\n"));
    world.run(SECOND);
    for id in [1, 2] {
        world.publish(id, TrackKind::Mic, true);
    }
    world.loss = 26;
    world.talk(5 * SECOND, &[1, 2]);
    let asked = |id: u32| {
        let client = &world.clients[&id];
        let mic = client.of_role(LineRole::Mic)[0];
        client.nacks.get(&mic).copied().unwrap_or(0)
    };
    assert!(asked(1) > 5, "{}", asked(1));
    assert_eq!(asked(2), 0);
}
