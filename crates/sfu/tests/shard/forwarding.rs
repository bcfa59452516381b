//! Who gets what, and who nothing any more.

use std::time::Duration;

use proto::{LineRole, ParticipantId, RoomId, TrackKind};

use crate::world::{ROOM, World, roles, sender, tile};

const SECOND: Duration = Duration::from_secs(1);

/// Everybody watches everybody, as far as the slots go.
fn meeting(count: u32) -> World {
    let mut world = World::meeting(count, &roles(4));
    for id in 1..=count {
        let others: Vec<u32> = (1..=count).filter(|other| *other != id).collect();
        world.watch(id, &others);
    }
    world
}

fn forget_received(world: &mut World) {
    for client in world.clients.values_mut() {
        client.received.clear();
    }
}

#[test]
fn two_participants_hear_and_see_each_other() {
    let mut world = meeting(2);
    world.talk(2 * SECOND, &[1, 2]);
    for (id, other) in [(1, 2), (2, 1)] {
        let heard = world.clients[&id].got(LineRole::MicSlot);
        assert!(heard.len() >= 95, "{id} heard {}", heard.len());
        assert!(heard.iter().all(|packet| sender(packet) == other));
        let seen = world.clients[&id].got(LineRole::CameraSlot);
        assert!(seen.len() >= 40, "{id} saw {}", seen.len());
        assert!(seen.iter().all(|packet| sender(packet) == other));
    }
}

#[test]
fn the_sealed_payload_comes_out_as_it_went_in() {
    let mut world = meeting(2);
    world.talk(SECOND, &[1]);
    let came: Vec<_> = world.clients[&2]
        .received
        .iter()
        .map(|(_, p)| p.payload.to_vec())
        .collect();
    let held = world.recorder.0.borrow();
    assert!(!came.is_empty());
    assert!(came.iter().all(|payload| held.contains(payload)));
}

#[test]
fn a_level_comes_with_the_sound() {
    let mut world = meeting(2);
    world.talk(SECOND, &[1]);
    let heard = world.clients[&2].got(LineRole::MicSlot);
    assert!(
        heard
            .iter()
            .all(|packet| packet.header.ext_vals.audio_level == Some(-30))
    );
}

#[test]
fn nothing_of_a_track_that_is_off_is_forwarded() {
    let mut world = meeting(2);
    world.publish(1, TrackKind::Mic, false);
    world.publish(1, TrackKind::Camera, false);
    world.talk(SECOND, &[1]);
    assert!(world.clients[&2].received.is_empty());
    world.publish(1, TrackKind::Mic, true);
    world.talk(SECOND, &[1]);
    assert!(!world.clients[&2].got(LineRole::MicSlot).is_empty());
    assert!(world.clients[&2].got(LineRole::CameraSlot).is_empty());
}

#[test]
fn a_removed_participant_is_cut_off_from_that_call_on() {
    let mut world = meeting(3);
    world.talk(SECOND, &[1, 2, 3]);
    forget_received(&mut world);
    // What they sent and the server has not seen yet is on the way.
    world.clients.get_mut(&1).unwrap().speak(-30, world.now);
    world.clients.get_mut(&1).unwrap().film(world.now);
    let forwarded = world.shard.counters().forwarded;
    world.shard.remove(world.now, ROOM, ParticipantId(1));
    world.deliver();
    world.run(SECOND);
    assert_eq!(world.shard.counters().forwarded, forwarded);
    world.talk(SECOND, &[2, 3]);
    for id in [2, 3] {
        let packets = &world.clients[&id].received;
        assert!(
            packets.iter().all(|(_, packet)| sender(packet) != 1),
            "{id}"
        );
        assert!(!packets.is_empty());
    }
    assert!(world.clients[&1].received.is_empty(), "and hears no more");
    assert!(!world.clients[&1].connected, "and was told");
}

#[test]
fn a_paused_participant_neither_sends_nor_receives_until_it_is_resumed() {
    let mut world = meeting(2);
    world.talk(SECOND, &[1, 2]);
    forget_received(&mut world);
    world.clients.get_mut(&1).unwrap().speak(-30, world.now);
    world.shard.pause(world.now, ROOM, ParticipantId(1));
    let dropped = world.shard.counters().dropped;
    world.talk(SECOND, &[1, 2]);
    assert!(world.shard.counters().dropped >= dropped + 60);
    assert!(world.clients[&2].received.is_empty());
    assert!(world.clients[&1].received.is_empty());

    world.shard.resume(world.now, ROOM, ParticipantId(1));
    world.talk(SECOND, &[1, 2]);
    for id in [1, 2] {
        let client = &world.clients[&id];
        assert!(client.got(LineRole::MicSlot).len() > 40);
        assert!(client.got(LineRole::CameraSlot).len() > 15);
    }
}

#[test]
fn the_preview_returns_the_own_camera_and_no_other() {
    let mut world = meeting(2);
    world.publish(1, TrackKind::Camera, false);
    world.talk(SECOND, &[1, 2]);
    let preview = world.clients[&1].of_role(LineRole::PreviewSlot)[0];
    assert!(
        world.clients[&1].got_on(preview).is_empty(),
        "off until wanted"
    );

    // Whatever the view says it should show.
    let view = [tile(preview, 2, TrackKind::Camera)];
    world.shard.view(world.now, ROOM, ParticipantId(1), &view);
    world.talk(SECOND, &[1, 2]);
    let shown = world.clients[&1].got_on(preview);
    assert!(shown.len() > 15);
    assert!(shown.iter().all(|packet| sender(packet) == 1));
}

#[test]
fn nobody_is_shown_the_own_camera_elsewhere() {
    let mut world = meeting(2);
    world.watch(1, &[1]);
    world.talk(SECOND, &[1, 2]);
    assert!(world.clients[&1].got(LineRole::CameraSlot).is_empty());
}

#[test]
fn a_camera_slot_shows_no_screen_and_a_screen_slot_no_camera() {
    let mut world = meeting(2);
    world.publish(2, TrackKind::Screen, true);
    let camera = world.clients[&1].of_role(LineRole::CameraSlot)[0];
    let screen = world.clients[&1].of_role(LineRole::ScreenSlot)[0];
    let crossed = [
        tile(camera, 2, TrackKind::Screen),
        tile(screen, 2, TrackKind::Camera),
    ];
    world
        .shard
        .view(world.now, ROOM, ParticipantId(1), &crossed);
    world.talk(SECOND, &[2]);
    let client = &world.clients[&1];
    assert!(client.got(LineRole::CameraSlot).is_empty());
    assert!(client.got(LineRole::ScreenSlot).is_empty());
}

#[test]
fn a_shared_screen_comes_with_its_sound() {
    let mut world = meeting(2);
    world.publish(2, TrackKind::Screen, true);
    world.publish(2, TrackKind::ScreenAudio, true);
    let slot = world.clients[&1].of_role(LineRole::ScreenSlot)[0];
    let view = [tile(slot, 2, TrackKind::Screen)];
    world.shard.view(world.now, ROOM, ParticipantId(1), &view);
    for picture in 0..20 {
        let now = world.now;
        let client = world.clients.get_mut(&2).unwrap();
        let frame = crate::world::vp8(picture, picture == 0, &[0xee, 2]);
        client.send(TrackKind::Screen, now, frame, None);
        client.send(TrackKind::ScreenAudio, now, vec![0xee, 2], Some(-20));
        world.run(Duration::from_millis(20));
    }
    world.run(SECOND);
    assert_eq!(world.clients[&1].got(LineRole::ScreenSlot).len(), 20);
    assert_eq!(world.clients[&1].got(LineRole::ScreenAudioSlot).len(), 20);
}

#[test]
fn a_view_may_name_who_is_still_to_come() {
    let mut world = World::meeting(1, &roles(4));
    world.watch(1, &[2]);
    world.join(2, &roles(4));
    world.run(SECOND);
    world.publish(2, TrackKind::Camera, true);
    world.talk(SECOND, &[2]);
    assert!(world.clients[&1].got(LineRole::CameraSlot).len() > 15);
}

#[test]
fn rooms_do_not_hear_each_other() {
    let mut world = meeting(2);
    let other = RoomId([8; 16]);
    world.shard.add(other, ParticipantId(1));
    world
        .shard
        .publish(world.now, other, ParticipantId(1), TrackKind::Mic, true);
    world.talk(SECOND, &[1, 2]);
    forget_received(&mut world);
    world.shard.end(world.now, ROOM);
    world.talk(SECOND, &[1, 2]);
    assert!(
        world
            .clients
            .values()
            .all(|client| client.received.is_empty())
    );
    assert!(
        world.clients.values().all(|client| !client.connected),
        "both were told"
    );
}
