//! A server that tells different people different things, or old things, or
//! nothing at all.

use core::time::Duration;
use std::cell::RefCell;
use std::rc::Rc;

use adversary::usurper::Usurper;
use adversary::wire::{meddler, multiplier, tape};
use adversary::world::World;
use client::page::{Command, EndReason};
use proto::{Era, ServerMessage};

#[test]
fn two_histories_shown_to_two_halves_share_no_key_and_no_security_code() {
    let (mut world, link) = World::meeting(301, 6);
    let usurper = Usurper::take(&mut world, 3..6);
    // One history has a newcomer, the other a departure.
    let guest = world.enter(&link, "guest");
    world.kill(5);
    usurper.tell(&mut world, usurper.left(5));
    world.until("both have moved on", |world| {
        let sees = |actor: usize| world.actors[actor].view.people.len();
        (0..3).all(|actor| sees(actor) == 7) && sees(3) == 5 && sees(4) == 5
    });
    world.run_for(Duration::from_secs(3));
    let code = |actor: usize| world.actors[actor].view.security.digits.clone();
    assert_eq!(code(0), code(guest));
    assert_eq!(code(3), code(4));
    assert_ne!(code(0), code(3), "who compares codes finds out");
    for (sender, receivers) in [
        (0, [3, 4]),
        (guest, [3, 4]),
        (3, [0, guest]),
        (4, [1, guest]),
    ] {
        let frame = world.seal_frame(sender);
        for receiver in receivers {
            assert_eq!(
                world.open_frame(receiver, &frame),
                None,
                "{receiver} hears {sender} from another history"
            );
        }
    }
}

#[test]
fn one_from_whom_commits_are_withheld_neither_hears_nor_is_heard_by_those_who_moved_on() {
    let (mut world, link) = World::meeting(302, 4);
    let _usurper = Usurper::take(&mut world, [2]);
    let guest = world.enter(&link, "guest");
    world.until("the guest is in", |world| world.actors[guest].is_joined());
    world.run_for(Duration::from_secs(3));
    assert_eq!(world.actors[2].view.people.len(), 4, "it does not know");
    for other in [0, 1, 3, guest] {
        let (theirs, its) = (world.seal_frame(other), world.seal_frame(2));
        assert_eq!(world.open_frame(2, &theirs), None);
        assert_eq!(
            world.open_frame(other, &its),
            None,
            "old keys are good for nothing"
        );
    }
}

#[test]
fn a_log_reordered_doubled_or_of_an_older_era_ends_it_with_a_clear_reason() {
    type Cheat = fn(Vec<ServerMessage>) -> Vec<ServerMessage>;
    let cheats: [Cheat; 3] = [
        |mut entries| {
            entries.swap(0, 1);
            entries
        },
        |mut entries| {
            entries.insert(1, entries[0].clone());
            entries
        },
        |mut entries| {
            if let ServerMessage::Entry(entry) = &mut entries[1] {
                entry.era = Era(entry.era.0 - 1);
            }
            entries
        },
    ];
    for (number, cheat) in cheats.into_iter().enumerate() {
        let (mut world, _) = World::meeting(303, 3);
        let mut held = Vec::new();
        world.meddler = Some(multiplier(move |actor, message| {
            if actor != 1 || !matches!(message, ServerMessage::Entry(_)) {
                return vec![message];
            }
            held.push(message);
            if held.len() < 2 {
                Vec::new()
            } else {
                cheat(core::mem::take(&mut held))
            }
        }));
        world.chat(0, "one");
        world.chat(0, "two");
        world.run_for(Duration::from_secs(2));
        assert_eq!(
            world.actors[1].end(),
            Some(EndReason::Protocol),
            "cheat {number}"
        );
        assert!(world.actors[1].forgot, "cheat {number}");
        assert!(world.actors[0].is_joined() && world.actors[2].is_joined());
    }
}

#[test]
fn a_joiner_that_is_shown_an_old_group_gets_nowhere_and_troubles_nobody() {
    let (mut world, link) = World::meeting(304, 2);
    let (tape, recorder) = tape();
    world.meddler = Some(recorder);
    let leaver = world.enter(&link, "leaver");
    world.until("it is in", |world| world.is_settled(3));
    let is_tree = |message: &ServerMessage| matches!(message, ServerMessage::Tree { .. });
    let old = tape
        .borrow()
        .iter()
        .find(|(_, message)| is_tree(message))
        .cloned();
    let (_, old) = old.expect("it was shown a tree");
    world.command(leaver, Command::Leave);
    world.until("it is out", |world| world.is_settled(2));
    let victim = world.actors.len();
    world.meddler = Some(meddler(move |actor, message| {
        let swap = actor == victim && is_tree(message);
        if swap {
            *message = old.clone();
        }
        swap
    }));
    world.enter(&link, "victim");
    world.run_for(Duration::from_secs(20));
    assert!(!world.actors[victim].is_joined());
    assert!(world.actors[victim].keys.is_none(), "it never had a key");
    assert!(
        world.actors[..2]
            .iter()
            .all(|actor| actor.is_joined() && actor.view.people.len() == 2)
    );
    world.meddler = None;
    let guest = world.enter(&link, "guest");
    world.until("an honest server lets the next one in", |world| {
        world.actors[guest].is_joined()
    });
}

#[test]
fn what_was_recorded_in_one_epoch_is_nothing_in_another() {
    let (mut world, link) = World::meeting(305, 3);
    let (tape, recorder) = tape();
    world.meddler = Some(recorder);
    world.chat(0, "said once");
    world.until("it has come", |world| {
        world
            .actors
            .iter()
            .all(|actor| actor.heard("said once") == 1)
    });
    let frame = world.seal_frame(0);
    world.enter(&link, "guest");
    world.until("the guest is in", |world| world.is_settled(4));
    world.run_for(Duration::from_secs(3));
    let position = Rc::new(RefCell::new(world.log_position()));
    world.meddler = None;
    // The server tells them again what it had told before, as new.
    let messages = tape.borrow().clone();
    let old = messages.iter().find_map(|(_, message)| match message {
        ServerMessage::Entry(entry) => match &entry.body {
            body @ proto::EntryBody::App { .. } => Some(body.clone()),
            _ => None,
        },
        _ => None,
    });
    let (era, seq) = *position.borrow();
    for actor in 0..3 {
        let again = adversary::wire::entry(era, seq, old.clone().expect("it was told"));
        world.forge(actor, &again);
    }
    world.run_for(Duration::from_secs(1));
    for actor in 1..3 {
        assert_eq!(world.actors[actor].heard("said once"), 1);
        assert_eq!(world.open_frame(actor, &frame), None);
    }
}
