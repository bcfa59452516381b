//! Keyframes are asked for when needed, once for all.

use std::time::Duration;

use proto::{LineRole, ParticipantId, TrackKind};

use crate::world::{ROOM, World, roles, tile};

const SECOND: Duration = Duration::from_secs(1);

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
