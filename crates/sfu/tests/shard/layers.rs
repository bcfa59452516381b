//! Layers: which one a tile gets, how a slot turns from one to another, and
//! what publishers are told of it.

use std::time::Duration;

use proto::{LineRole, TrackKind};
use str0m::rtp::{RtpPacket, Vp8Descriptor};

use crate::world::{World, layer, roles, temporal};

const SECOND: Duration = Duration::from_secs(1);
const ALL: u8 = 0b111;

/// What the camera slots of 1 got in `time`, from publishers that send all.
fn seen(world: &mut World, time: Duration) -> Vec<(u8, u8)> {
    world.clients.get_mut(&1).unwrap().received.clear();
    let talkers: Vec<u32> = world.clients.keys().copied().filter(|id| *id > 1).collect();
    world.film(time, &talkers, |_, _| ALL);
    let seen = world.clients[&1].got(LineRole::CameraSlot);
    seen.iter().map(|p| (layer(p), temporal(p))).collect()
}

/// A stream that a decoder takes without a gap: numbers go on by one, pictures
/// by one, and another layer begins with a keyframe.
fn is_continuous(packets: &[&RtpPacket]) {
    for two in packets.windows(2) {
        assert_eq!(*two[1].seq_no, *two[0].seq_no + 1);
        let [old, new] = [two[0], two[1]].map(|p| Vp8Descriptor::parse(&p.payload).unwrap());
        let step = new
            .picture_id()
            .unwrap()
            .wrapping_sub(old.picture_id().unwrap())
            & 0x7fff;
        let same = two[0].header.timestamp == two[1].header.timestamp;
        assert_eq!(step, u16::from(!same));
        if layer(two[0]) != layer(two[1]) {
            assert!(new.starts_keyframe(&two[1].payload));
        }
    }
}

#[test]
fn a_tile_gets_the_layer_that_fills_it_and_another_when_its_size_changes() {
    let mut world = World::layered_meeting(2, &roles(1));
    for (width, height, expected) in [(320, 180, 0), (640, 360, 1), (1280, 720, 2), (200, 100, 0)] {
        world.show(1, &[(2, width, height)]);
        seen(&mut world, 3 * SECOND);
        let seen = seen(&mut world, SECOND);
        assert!(seen.len() > 25, "{}", seen.len());
        assert!(seen.iter().all(|(layer, _)| *layer == expected), "{width}");
        assert!(seen.iter().any(|(_, temporal)| *temporal == 2));
    }
}

#[test]
fn no_picture_is_missing_while_a_slot_turns_to_another_layer() {
    let mut world = World::layered_meeting(2, &roles(1));
    world.show(1, &[(2, 320, 180)]);
    world.film(2 * SECOND, &[2], |_, _| ALL);
    for (width, height) in [(1280, 720), (320, 180), (640, 360)] {
        world.show(1, &[(2, width, height)]);
        world.film(2 * SECOND, &[2], |_, _| ALL);
    }
    let client = &world.clients[&1];
    let seen = client.got(LineRole::CameraSlot);
    is_continuous(&seen);
    let turns = seen.windows(2).filter(|two| layer(two[0]) != layer(two[1]));
    assert!((3..=6).contains(&turns.count()));
    // The longest step from one picture to the next, in 90 kHz.
    let steps = seen.windows(2).map(|two| {
        let [old, new] = [two[0], two[1]].map(|packet| packet.header.timestamp);
        new.wrapping_sub(old)
    });
    assert!(steps.max().unwrap() <= 90 * 160);
}

#[test]
fn publishers_are_told_which_layers_are_watched() {
    let mut world = World::layered_meeting(3, &roles(2));
    world.film(3 * SECOND, &[2, 3], |_, _| ALL);
    assert_eq!((world.told(2), world.told(3)), (0, 0));
    world.show(1, &[(2, 320, 180), (3, 1280, 720)]);
    // Obeyed at once.
    let obey = |world: &World, id: u32| world.told(id);
    world.film(8 * SECOND, &[2, 3], obey);
    assert_eq!((world.told(2), world.told(3)), (0b001, 0b100));
    world.clients.get_mut(&1).unwrap().received.clear();
    world.film(SECOND, &[2, 3], obey);
    let seen = world.clients[&1].got(LineRole::CameraSlot);
    let small = seen.iter().filter(|packet| layer(packet) == 0).count();
    let large = seen.iter().filter(|packet| layer(packet) == 2).count();
    assert!(small > 25 && large > 100 && small + large == seen.len());

    let asked = world.times_told();
    world.show(1, &[(2, 640, 360)]);
    world.film(Duration::from_millis(20), &[2, 3], obey);
    assert_eq!(world.told(2), 0b011, "at once, and the other stays a while");
    world.film(3 * SECOND, &[2, 3], obey);
    assert_eq!((world.told(2), world.told(3)), (0b010, 0));
    assert!(world.times_told() - asked < 6);

    // Said again, in case it was not heard.
    let asked = world.times_told();
    world.publish(2, TrackKind::Camera, true);
    world.step();
    assert_eq!(world.times_told() - asked, 1);
    assert_eq!(world.told(2), 0b010);
}

#[test]
fn a_layer_that_does_not_come_is_no_black_tile() {
    let mut world = World::layered_meeting(2, &roles(1));
    world.show(1, &[(2, 1280, 720)]);
    // An encoder with no time for more.
    world.film(2 * SECOND, &[2], |_, _| 0b001);
    world.clients.get_mut(&1).unwrap().received.clear();
    world.film(SECOND, &[2], |_, _| 0b001);
    let seen = world.clients[&1].got(LineRole::CameraSlot);
    assert!(seen.len() > 25);
    assert_eq!(world.told(2) & 0b100, 0b100, "it is still wanted");
    // One that dropped its small layers.
    world.film(3 * SECOND, &[2], |_, _| 0b100);
    world.show(1, &[(2, 320, 180)]);
    world.film(2 * SECOND, &[2], |_, _| 0b100);
    world.clients.get_mut(&1).unwrap().received.clear();
    world.film(SECOND, &[2], |_, _| 0b100);
    let seen = world.clients[&1].got(LineRole::CameraSlot);
    assert!(seen.len() > 25, "{}", seen.len());
    is_continuous(&seen);
}

#[test]
fn many_small_tiles_need_one_small_layer_of_each() {
    let mut world = World::layered_meeting(9, &roles(9));
    let others: Vec<(u32, u16, u16)> = (2..=9).map(|id| (id, 320, 180)).collect();
    world.show(1, &others);
    seen(&mut world, 4 * SECOND);
    let seen = seen(&mut world, SECOND);
    assert!(seen.iter().all(|(layer, _)| *layer == 0));
    assert!(seen.len() > 8 * 25, "{}", seen.len());
    let talkers: Vec<u32> = (2..=9).collect();
    world.film(3 * SECOND, &talkers, |_, _| ALL);
    assert!(talkers.iter().all(|id| world.told(*id) == 0b001));
}
