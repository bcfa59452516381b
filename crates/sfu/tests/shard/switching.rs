//! A slot that turns from one track to another is one stream to its receiver.

use std::time::Duration;

use proto::{LineRole, TrackKind};
use str0m::rtp::{RtpPacket, Vp8Descriptor};

use crate::world::{STEP, World, roles, sender, vp8};

const SECOND: Duration = Duration::from_secs(1);

fn descriptor(packet: &RtpPacket) -> Vp8Descriptor {
    Vp8Descriptor::parse(&packet.payload).unwrap()
}

#[test]
fn a_switch_is_continuous_in_every_number() {
    let mut world = World::meeting(3, &roles(1));
    world.watch(1, &[2]);
    world.talk(SECOND, &[2, 3]);
    world.watch(1, &[3]);
    world.talk(SECOND, &[2, 3]);
    world.watch(1, &[2]);
    world.talk(SECOND, &[2, 3]);

    let seen = world.clients[&1].got(LineRole::CameraSlot);
    let turns = seen
        .windows(2)
        .filter(|two| sender(two[0]) != sender(two[1]))
        .count();
    assert_eq!(turns, 2);
    assert_eq!(*seen[0].seq_no, 1, "sequence numbers begin below 65536");
    for two in seen.windows(2) {
        assert_eq!(*two[1].seq_no, *two[0].seq_no + 1);
        let (old, new) = (descriptor(two[0]), descriptor(two[1]));
        let next = (old.picture_id().unwrap() + 1) & 0x7fff;
        assert_eq!(new.picture_id().unwrap(), next);
        assert_eq!(
            new.tl0_pic_idx().unwrap(),
            old.tl0_pic_idx().unwrap().wrapping_add(1)
        );
        let step = two[1]
            .header
            .timestamp
            .wrapping_sub(two[0].header.timestamp);
        assert!((1..=90_000).contains(&step), "{step}");
        if sender(two[0]) != sender(two[1]) {
            assert!(new.starts_keyframe(&two[1].payload));
            let step = i64::from(new.key_idx().unwrap()) - i64::from(old.key_idx().unwrap());
            assert_eq!(step.rem_euclid(32), 1);
        }
    }
}

#[test]
fn the_old_picture_goes_on_until_the_new_one_begins() {
    let mut world = World::meeting(3, &roles(1));
    world.watch(1, &[2]);
    world.talk(SECOND, &[2, 3]);
    let before = world.clients[&1].got(LineRole::CameraSlot).len();
    world.watch(1, &[3]);
    // 3 stands still: no keyframe can come.
    world.talk(SECOND, &[2]);
    let seen = world.clients[&1].got(LineRole::CameraSlot);
    assert!(seen.len() > before + 15);
    assert!(seen.iter().all(|packet| sender(packet) == 2));
    world.talk(SECOND, &[2, 3]);
    let seen = world.clients[&1].got(LineRole::CameraSlot);
    assert_eq!(sender(seen.last().unwrap()), 3);
}

#[test]
fn frames_that_nobody_can_begin_with_do_not_interrupt_the_old_picture() {
    let mut world = World::meeting(3, &roles(1));
    world.watch(1, &[2]);
    world.talk(SECOND, &[2, 3]);
    world.watch(1, &[3]);
    let before = world.clients[&1].got(LineRole::CameraSlot).len();
    for picture in 0..25 {
        // Deaf to requests: no keyframe.
        let now = world.now;
        let frame = vp8(picture, false, &[0xee, 3]);
        let client = world.clients.get_mut(&3).unwrap();
        client.send(TrackKind::Camera, now, frame, None);
        world.talk(Duration::from_millis(40), &[2]);
    }
    let seen = world.clients[&1].got(LineRole::CameraSlot);
    assert!(seen.len() >= before + 24, "{} {before}", seen.len());
    assert!(seen.iter().all(|packet| sender(packet) == 2));
}

#[test]
fn a_picture_that_may_not_be_shown_any_more_stops_at_once() {
    let mut world = World::meeting(3, &roles(1));
    world.watch(1, &[2]);
    world.talk(SECOND, &[2, 3]);
    world.watch(1, &[3]);
    world.publish(2, TrackKind::Camera, false);
    world.clients.get_mut(&1).unwrap().received.clear();
    world.talk(SECOND, &[2]);
    assert!(world.clients[&1].got(LineRole::CameraSlot).is_empty());
}

#[test]
fn a_slot_that_the_view_leaves_out_shows_nothing() {
    let mut world = World::meeting(2, &roles(2));
    world.watch(1, &[2]);
    world.talk(SECOND, &[2]);
    world.watch(1, &[]);
    world.run(2 * STEP);
    world.clients.get_mut(&1).unwrap().received.clear();
    world.talk(SECOND, &[2]);
    assert!(world.clients[&1].got(LineRole::CameraSlot).is_empty());
}
