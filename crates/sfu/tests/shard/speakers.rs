//! Eight voices at most, and whose.

use std::collections::BTreeSet;
use std::time::Duration;

use proto::{LineRole, TrackKind};

use crate::world::{World, roles, sender};

const SECOND: Duration = Duration::from_secs(1);

fn heard_by(world: &World, id: u32) -> BTreeSet<u32> {
    let heard = world.clients[&id].got(LineRole::MicSlot);
    heard.into_iter().map(sender).collect()
}

/// Lets everyone of `levels` speak at its level.
fn speak(world: &mut World, time: Duration, levels: &[(u32, i8)]) {
    let end = world.now + time;
    while world.now < end {
        for &(id, level) in levels {
            let now = world.now;
            world.clients.get_mut(&id).unwrap().speak(level, now);
        }
        world.run(Duration::from_millis(20));
    }
}

#[test]
fn eight_others_are_all_heard_however_quiet() {
    let mut world = World::meeting(9, &roles(1));
    let levels: Vec<(u32, i8)> = (1..=9).map(|id| (id, -10 * id as i8)).collect();
    speak(&mut world, SECOND, &levels);
    for id in 1..=9 {
        let others: BTreeSet<u32> = (1..=9).filter(|other| *other != id).collect();
        assert_eq!(heard_by(&world, id), others);
    }
}

#[test]
fn a_ninth_speaker_displaces_the_quietest_and_only_when_louder_for_a_while() {
    let mut world = World::meeting(10, &roles(1));
    // 10 listens; of the nine others, 4 is the quietest of those heard.
    let mut levels: Vec<(u32, i8)> = (1..=9).map(|id| (id, -25)).collect();
    levels[3].1 = -45;
    levels[8].1 = -60;
    speak(&mut world, 3 * SECOND, &levels);
    world.clients.get_mut(&10).unwrap().received.clear();
    speak(&mut world, SECOND, &levels);
    assert_eq!(heard_by(&world, 10), (1..=8).collect());

    // About as loud as the quietest: nothing changes.
    levels[8].1 = -42;
    speak(&mut world, 2 * SECOND, &levels);
    assert_eq!(heard_by(&world, 10), (1..=8).collect());

    levels[8].1 = -25;
    speak(&mut world, SECOND, &levels);
    world.clients.get_mut(&10).unwrap().received.clear();
    speak(&mut world, SECOND, &levels);
    let heard = heard_by(&world, 10);
    assert!(heard.contains(&9) && !heard.contains(&4), "{heard:?}");
    assert_eq!(heard.len(), 8);
}

#[test]
fn a_voice_slot_that_changes_hands_is_one_stream() {
    let mut world = World::meeting(10, &roles(1));
    let mut levels: Vec<(u32, i8)> = (1..=9).map(|id| (id, -25)).collect();
    levels[3].1 = -60;
    levels[8].1 = -100;
    speak(&mut world, 3 * SECOND, &levels);
    levels[8].1 = -20;
    speak(&mut world, 3 * SECOND, &levels);
    let slots = world.clients[&10].of_role(LineRole::MicSlot);
    let mut turned = 0;
    for slot in slots {
        let heard = world.clients[&10].got_on(slot);
        for two in heard.windows(2) {
            assert_eq!(*two[1].seq_no, *two[0].seq_no + 1);
            let step = two[1]
                .header
                .timestamp
                .wrapping_sub(two[0].header.timestamp);
            assert!((1..=48_000).contains(&step), "{step}");
            turned += usize::from(sender(two[0]) != sender(two[1]));
        }
    }
    assert_eq!(turned, 1);
}

#[test]
fn in_a_quiet_room_nobody_is_told_how_loud_a_voice_is() {
    let mut world = World::quiet_meeting(3, &roles(1));
    speak(&mut world, SECOND, &[(1, -20), (2, -40)]);
    assert_eq!(heard_by(&world, 3), BTreeSet::from([1, 2]));
    let client = &world.clients[&3];
    for slot in client.of_role(LineRole::MicSlot) {
        for packet in client.got_on(slot) {
            assert_eq!(packet.header.ext_vals.audio_level, None);
        }
    }
    // A room beside it is as ever.
    let mut world = World::meeting(2, &roles(1));
    speak(&mut world, SECOND, &[(1, -20)]);
    let told = world.clients[&2].got(LineRole::MicSlot);
    assert!(
        told.iter()
            .any(|packet| packet.header.ext_vals.audio_level == Some(-20))
    );
}

#[test]
fn in_a_quiet_room_the_first_eight_voices_are_heard_however_loud_the_others() {
    let mut world = World::quiet_meeting(10, &roles(1));
    let levels: Vec<(u32, i8)> = (1..=10).map(|id| (id, -100 + 9 * id as i8)).collect();
    speak(&mut world, 3 * SECOND, &levels);
    world.clients.get_mut(&10).unwrap().received.clear();
    speak(&mut world, SECOND, &levels);
    assert_eq!(heard_by(&world, 10), (1..=8).collect());

    world.publish(3, TrackKind::Mic, false);
    world.run(SECOND / 10);
    world.clients.get_mut(&10).unwrap().received.clear();
    speak(&mut world, SECOND, &levels);
    let mut heard: BTreeSet<u32> = (1..=9).collect();
    heard.remove(&3);
    assert_eq!(heard_by(&world, 10), heard, "the next takes the place");
}
