//! Keyframes are asked for when needed, once for all.

use std::time::Duration;

use proto::{LineRole, ParticipantId, TrackKind};

use crate::world::{ROOM, World, roles, tile};

const SECOND: Duration = Duration::from_secs(1);
/// How long keyframes are asked for without end, in milliseconds.
const FLOODED_MS: u32 = 8000;
const STEP_MS: u32 = crate::world::STEP.as_millis() as u32;

#[test]
fn a_new_subscriber_gets_a_keyframe_without_asking() {
    let mut world = World::meeting(2, &roles(1));
    world.talk(SECOND, &[2]);
    world.watch(1, &[2]);
    let before = world.now;
    world.talk(SECOND, &[2]);
    assert_eq!(world.clients[&2].asked.len(), 1);
    assert!(world.clients[&2].asked[0].0.since(before) < Duration::from_millis(50));
    assert!(world.clients[&1].got(LineRole::CameraSlot).len() > 15);
}

#[test]
fn the_complaints_of_all_subscribers_become_two_requests_a_second() {
    let mut world = World::meeting(6, &roles(1));
    for viewer in 1..=5 {
        world.watch(viewer, &[6]);
    }
    world.talk(2 * SECOND, &[6]);
    world.clients.get_mut(&6).unwrap().asked.clear();
    for _ in 0..100 {
        for viewer in 1..=5 {
            let client = world.clients.get_mut(&viewer).unwrap();
            client.complain(LineRole::CameraSlot);
        }
        world.talk(Duration::from_millis(40), &[6]);
    }
    // 4 s of complaints, 25 a second from each of five.
    let asked = world.clients[&6].asked.len();
    assert!((6..=9).contains(&asked), "{asked}");
}

/// Viewers 2 and 3 of a camera with layers, and 4, who asks for keyframes with
/// every datagram, and for another size of picture several times a second. How
/// often the publisher was asked, and how many pictures each viewer got.
fn flooded(flood: bool) -> (usize, [usize; 2]) {
    let mut world = World::layered_meeting(4, &roles(1));
    for viewer in 2..=4 {
        world.show(viewer, &[(1, 1280, 720)]);
    }
    world.film(3 * SECOND, &[1], |world, of| world.told(of));
    for client in world.clients.values_mut() {
        client.received.clear();
        client.asked.clear();
    }
    for step in 0..FLOODED_MS / STEP_MS {
        if flood {
            let client = world.clients.get_mut(&4).expect("it is there");
            client.complain(LineRole::CameraSlot);
            if step.is_multiple_of(40) {
                let size = [(160, 90), (640, 360), (1280, 720)][step as usize / 40 % 3];
                world.show(4, &[(1, size.0, size.1)]);
            }
        }
        if step.is_multiple_of(7) {
            let (now, active) = (world.now, world.told(1));
            let client = world.clients.get_mut(&1).expect("it is there");
            client.film_layers(now, active);
        }
        world.step();
    }
    let asked = world.clients[&1].asked.len();
    let got = [2, 3].map(|viewer| {
        let got = world.clients[&viewer].got(LineRole::CameraSlot);
        got.iter().filter(|packet| packet.header.marker).count()
    });
    (asked, got)
}

#[test]
fn a_flood_of_keyframe_requests_takes_no_picture_from_anybody() {
    let (_, calm) = flooded(false);
    let (asked, got) = flooded(true);
    println!("{calm:?} {got:?} {asked:?}");
    let pictures = FLOODED_MS as usize / 35;
    for (calm, got) in calm.into_iter().zip(got) {
        assert!(calm > pictures * 9 / 10, "{calm} of {pictures}");
        assert!(got * 100 >= calm * 97, "{got} pictures in place of {calm}");
    }
    // Two a second of each of its three layers, whatever is asked for.
    let most = 3 * (2 * FLOODED_MS as usize / 1000 + 1);
    assert!(
        (FLOODED_MS as usize / 1000..=most).contains(&asked),
        "{asked}"
    );
}

#[test]
fn the_previews_complaints_are_ignored() {
    let mut world = World::meeting(2, &roles(1));
    let preview = world.clients[&1].of_role(LineRole::PreviewSlot)[0];
    let view = [tile(preview, 1, TrackKind::Camera)];
    world.shard.view(world.now, ROOM, ParticipantId(1), &view);
    world.talk(2 * SECOND, &[1]);
    assert!(world.clients[&1].got_on(preview).len() > 30);
    world.clients.get_mut(&1).unwrap().asked.clear();
    for _ in 0..50 {
        world
            .clients
            .get_mut(&1)
            .unwrap()
            .complain(LineRole::PreviewSlot);
        world.talk(Duration::from_millis(40), &[1]);
    }
    assert!(world.clients[&1].asked.is_empty());
}

#[test]
fn a_request_that_no_keyframe_answers_is_repeated() {
    let mut world = World::meeting(2, &roles(1));
    world.talk(SECOND, &[2]);
    world.watch(1, &[2]);
    for picture in 0..50 {
        // A publisher that is deaf: never a keyframe.
        let now = world.now;
        let frame = crate::world::vp8(picture, false, &[0xee, 2]);
        let client = world.clients.get_mut(&2).unwrap();
        client.send(TrackKind::Camera, now, frame, None);
        world.run(Duration::from_millis(40));
    }
    let asked = world.clients[&2].asked.len();
    assert!((3..=5).contains(&asked), "{asked}");
    assert!(world.clients[&1].got(LineRole::CameraSlot).is_empty());
}
