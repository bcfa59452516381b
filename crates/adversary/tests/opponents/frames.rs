//! What an SFU can do with sealed frames. Replays, cuts and flipped bits are
//! tested where frames are, in `crypto`.

use core::time::Duration;

use adversary::world::World;
use client::Input;
use client::frames::{Frames, Received};
use client::page::{LineRole, TrackKind};
use crypto::frames::{Drop, FrameSealer, TrackRef, Verdict};

#[test]
fn a_stream_in_anothers_slot_carries_its_own_senders_name() {
    let (mut world, _) = World::meeting(401, 3);
    let person = |world: &World, name: &str| {
        let people = &world.actors[0].view.people;
        let person = people.iter().find(|p| p.name.as_deref() == Some(name));
        person.expect("it is there").id
    };
    let (one, two) = (person(&world, "p1"), person(&world, "p2"));
    // The media worker of the first, with one voice slot, which the page was
    // told nothing about.
    let mut frames = Frames::new();
    let keys = world.actors[0].keys.as_ref().expect("it has keys");
    frames.set_keys(world.now, keys, true);
    let slot = frames.add_line("5", LineRole::MicSlot);
    for (sender, id) in [(1, one), (2, two), (1, one)] {
        let frame = world.seal_frame(sender);
        assert!(matches!(
            frames.open(slot, world.now, &frame),
            Received::Opened(_)
        ));
        let report = frames.report(world.now);
        world.input(0, Input::Media(report));
        let view = &world.actors[0].view.slots[0];
        assert_eq!((view.person, view.track), (Some(id), Some(TrackKind::Mic)));
    }
}

#[test]
fn a_frame_of_another_room_epoch_or_sender_never_opens() {
    let (mut world, link) = World::meeting(402, 3);
    let (mut other, _) = World::meeting(403, 3);
    // Another room under the same numbers of leaf and epoch.
    let foreign = other.seal_frame(1);
    let now = world.now;
    let (verdict, out) = world.actors[0].receive(now, TrackRef(0), &foreign);
    assert_eq!(verdict, Verdict::Drop(Drop::Forged));
    assert!(out.is_empty());

    // The body of one sender's frame behind another's header, and of one epoch's
    // behind another's.
    let (first, second) = (world.seal_frame(1), world.seal_frame(2));
    world.enter(&link, "guest");
    world.until("the guest is in", |world| world.is_settled(4));
    world.run_for(Duration::from_millis(300));
    let third = world.seal_frame(1);
    let header = |frame: &[u8]| {
        let (_, len) = crypto::sframe::Header::decode(frame).expect("a header");
        len
    };
    for (head, body) in [(&first, &second), (&third, &first), (&first, &third)] {
        let spliced = [&head[..header(head)], &body[header(body)..]].concat();
        let now = world.now;
        let (verdict, out) = world.actors[0].receive(now, TrackRef(0), &spliced);
        assert!(matches!(verdict, Verdict::Drop(_)), "{verdict:?}");
        assert!(out.is_empty());
    }
}

#[test]
fn a_tab_that_was_told_no_keys_opens_and_seals_nothing() {
    let (mut world, _) = World::meeting(404, 2);
    let outsider = world.add();
    let frame = world.seal_frame(0);
    assert_eq!(world.open_frame(outsider, &frame), None);
    let mut out = Vec::new();
    let sealed = FrameSealer::new().seal(
        world.now,
        crypto::frames::Context::Mic,
        crypto::frames::Codec::Opus,
        b"spoken word",
        &mut out,
    );
    assert!(sealed.is_err() && out.is_empty());
}
