//! What a narrow link is given: below what it bears, the loudest voice first.

use std::time::Duration;

use link::Limits;
use proto::LineRole;
use str0m::rtp::RtpPacket;

use crate::world::{self, Way, World, layer, roles, sender};

const SECOND: Duration = Duration::from_secs(1);
const ALL: u8 = 0b111;

/// A meeting of `count` whose first has a link of `kbps` and shows the others.
fn narrow(count: u32, kbps: u64, tile: (u16, u16)) -> World {
    let mut world = World::layered_meeting(count, &roles(count as usize - 1));
    world.ways.insert(1, Way::down(world::narrow(kbps)));
    let others: Vec<_> = (2..=count).map(|id| (id, tile.0, tile.1)).collect();
    world.show(1, &others);
    world
}

/// Everybody films for so long; forgets what came before.
fn film(world: &mut World, time: Duration) {
    let client = world.clients.get_mut(&1).unwrap();
    client.received.clear();
    if let Some(way) = world.ways.get_mut(&1) {
        way.count();
    }
    let talkers: Vec<u32> = world.clients.keys().copied().filter(|id| *id > 1).collect();
    world.film(time, &talkers, |_, _| ALL);
}

/// The largest gap of a voice, in packets.
fn gaps(packets: &[&RtpPacket]) -> u64 {
    let steps = packets
        .windows(2)
        .map(|two| *two[1].seq_no - *two[0].seq_no);
    steps.max().unwrap_or(u64::MAX)
}

#[test]
fn a_wide_link_gets_all_of_it() {
    let mut world = narrow(2, 10_000, (1280, 720));
    film(&mut world, 10 * SECOND);
    film(&mut world, 5 * SECOND);
    let seen = world.clients[&1].got(LineRole::CameraSlot);
    assert!(seen.iter().all(|packet| layer(packet) == 2));
    assert!(seen.len() > 5 * 28 * 5);
    assert_eq!(world.ways[&1].lost(), 0);
}

#[test]
fn a_link_of_one_megabit_is_used_and_not_overfilled() {
    let mut world = narrow(2, 1000, (1280, 720));
    film(&mut world, 20 * SECOND);
    film(&mut world, 20 * SECOND);
    let way = &world.ways[&1];
    let carried_bps = way.carried() * 8 / 20;
    assert!(carried_bps > 400_000, "{carried_bps}");
    let packets = world.clients[&1].received.len() as u64;
    assert!(
        way.lost() * 20 < packets,
        "{} of {packets} lost",
        way.lost()
    );
    let seen = world.clients[&1].got(LineRole::CameraSlot);
    assert!(seen.iter().any(|packet| layer(packet) > 0));
    let pictures: std::collections::BTreeSet<u32> =
        seen.iter().map(|packet| packet.header.timestamp).collect();
    assert!(pictures.len() > 20 * 14, "{}", pictures.len());
}

#[test]
fn three_hundred_kilobits_carry_two_voices_and_a_picture() {
    let mut world = narrow(5, 300, (640, 360));
    film(&mut world, 15 * SECOND);
    film(&mut world, 15 * SECOND);
    let client = &world.clients[&1];
    let mut heard = std::collections::BTreeMap::new();
    for packet in client.got(LineRole::MicSlot) {
        *heard.entry(sender(packet)).or_insert(0) += 1;
    }
    let whole = heard.values().filter(|count| **count > 13 * 50).count();
    assert!(whole >= 2, "{heard:?}");
    let pictures = client.got(LineRole::CameraSlot).len();
    assert!(pictures > 15 * 6, "{pictures}");
    let way = &world.ways[&1];
    assert!(way.lost() < 60, "{}", way.lost());
}

#[test]
fn a_hundred_and_fifty_kilobits_carry_the_loudest_voice_without_a_gap() {
    let mut world = narrow(5, 150, (640, 360));
    film(&mut world, 20 * SECOND);
    film(&mut world, 15 * SECOND);
    let client = &world.clients[&1];
    let best = client
        .of_role(LineRole::MicSlot)
        .into_iter()
        .max_by_key(|mid| {
            let got = client.got_on(*mid);
            got.len()
        });
    let voice = client.got_on(best.unwrap());
    assert!(voice.len() > 14 * 50, "{}", voice.len());
    assert!(gaps(&voice) <= 2);
}

#[test]
fn a_subscriber_is_told_what_its_link_does_not_bear_and_when_it_does_again() {
    let mut world = narrow(5, 150, (640, 360));
    film(&mut world, 20 * SECOND);
    film(&mut world, 5 * SECOND);
    // Until nothing of it changes for a while.
    let mut told = world.limits(1);
    loop {
        film(&mut world, 2 * SECOND);
        if told == world.limits(1) {
            break;
        }
        told = world.limits(1);
    }
    let (paused, voices) = told;
    assert!(voices <= 2, "{voices}");
    assert!(!paused.is_empty());
    let client = &world.clients[&1];
    for mid in client.of_role(LineRole::CameraSlot) {
        let is_paused = paused.contains(&mid.to_string());
        assert!(!is_paused || client.got_on(mid).is_empty(), "{mid}");
    }
    assert_eq!(world.limits(2), (vec![], u8::MAX), "nobody else");

    world.limit(1, Limits::default(), world::narrow(4000));
    film(&mut world, 30 * SECOND);
    assert_eq!(world.limits(1), (vec![], u8::MAX));

    // Said again, in case it was not heard.
    let told = world.hints.len();
    world.show(1, &[2, 3, 4, 5].map(|id| (id, 640, 360)));
    world.step();
    assert_eq!(world.hints.len(), told + 1);
}

#[test]
fn a_link_that_becomes_narrow_gets_less_and_all_of_it_when_it_is_wide_again() {
    let mut world = narrow(2, 4000, (1280, 720));
    film(&mut world, 15 * SECOND);
    film(&mut world, 2 * SECOND);
    let seen = world.clients[&1].got(LineRole::CameraSlot);
    assert!(seen.iter().all(|packet| layer(packet) == 2));

    world.limit(1, Limits::default(), world::narrow(500));
    film(&mut world, 6 * SECOND);
    film(&mut world, 10 * SECOND);
    let way = &world.ways[&1];
    let packets = world.clients[&1].received.len() as u64;
    assert!(
        way.lost() * 20 < packets,
        "{} of {packets} lost",
        way.lost()
    );
    let seen = world.clients[&1].got(LineRole::CameraSlot);
    assert!(!seen.is_empty());
    assert!(seen.iter().all(|packet| layer(packet) < 2));
    assert!(world.clients[&1].got(LineRole::MicSlot).len() > 9 * 50);

    world.limit(1, Limits::default(), world::narrow(4000));
    film(&mut world, 20 * SECOND);
    film(&mut world, 5 * SECOND);
    let seen = world.clients[&1].got(LineRole::CameraSlot);
    assert!(seen.iter().all(|packet| layer(packet) == 2));
}

#[test]
fn of_twenty_five_people_one_is_sharp_and_all_are_seen_on_three_and_a_half_megabits() {
    let mut world = World::layered_meeting(25, &roles(24));
    world.ways.insert(1, Way::down(world::narrow(3500)));
    let mut tiles: Vec<(u32, u16, u16)> = (3..=25).map(|id| (id, 200, 112)).collect();
    tiles.insert(0, (2, 1280, 720));
    world.show(1, &tiles);
    let talkers: Vec<u32> = (2..=25).collect();
    let obey = |world: &World, id: u32| world.told(id);
    world.film(12 * SECOND, &talkers, obey);
    world.clients.get_mut(&1).unwrap().received.clear();
    world.ways.get_mut(&1).unwrap().count();
    world.film(4 * SECOND, &talkers, obey);

    let seen = world.clients[&1].got(LineRole::CameraSlot);
    let of = |id: u32| seen.iter().filter(move |packet| sender(packet) == id);
    let sharp = of(2).filter(|packet| layer(packet) == 2).count();
    assert!(
        sharp == of(2).count() && sharp > 4 * 28 * 2,
        "{sharp} of {}",
        of(2).count()
    );
    for id in 3..=25 {
        assert!(of(id).all(|packet| layer(packet) == 0), "{id}");
        assert!(of(id).count() > 4 * 6, "{} of {id}", of(id).count());
        assert_eq!(world.told(id), 0b001);
    }
    assert_eq!(world.told(2), 0b100);
    let way = &world.ways[&1];
    let packets = world.clients[&1].received.len() as u64;
    assert!(
        way.lost() * 20 < packets,
        "{} of {packets} lost",
        way.lost()
    );
}
