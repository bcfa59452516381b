//! A Welcome that comes late, twice, or to somebody it is not for.

use core::time::Duration;
use std::cell::RefCell;
use std::rc::Rc;

use adversary::wire::{multiplier, tape};
use adversary::world::World;
use client::Input;
use client::page::{Command, EndReason, Phase, RoomMode, Secret};
use proto::ServerMessage;

/// A meeting with a lobby, and somebody who knocks.
fn knocking(seed: u64, size: usize) -> (World, Secret, usize) {
    let (mut world, link) = World::meeting(seed, size);
    world.command(0, Command::Lobby { on: true });
    world.until("the lobby is on", |world| {
        world
            .actors
            .iter()
            .all(|actor| actor.view.mode == RoomMode::Lobby)
    });
    let guest = world.enter(&link, "Ann");
    world.until("it knocks", |world| world.actors[0].view.knocks.len() == 1);
    (world, link, guest)
}

/// The host lets in whoever knocks first.
fn admit(world: &mut World) {
    let knocker = world.actors[0].view.knocks[0].id;
    world.command(0, Command::Admit { knocker });
}

fn is_welcome(message: &ServerMessage) -> bool {
    matches!(message, ServerMessage::Welcome { .. })
}

#[test]
fn a_welcome_that_comes_late_leads_in_however_far_the_room_has_moved_on() {
    for (seed, epochs) in [(900, 1), (901, 3), (902, 10)] {
        let (mut world, _, guest) = knocking(seed, 3);
        // From its Welcome on, what the guest is sent is held up.
        let held = Rc::new(RefCell::new(Vec::new()));
        let inner = held.clone();
        world.meddler = Some(multiplier(move |actor, message| {
            let mut held = inner.borrow_mut();
            if actor == guest && (is_welcome(&message) || !held.is_empty()) {
                held.push(message);
                return Vec::new();
            }
            vec![message]
        }));
        admit(&mut world);
        world.until("it is let in", |world| {
            world.actors[0].view.people.len() == 4
        });
        let let_in = world.actors[0].view.security.epoch;
        for turn in 0..epochs {
            let on = turn % 2 == 1;
            world.command(0, Command::Lobby { on });
            let mode = if on { RoomMode::Lobby } else { RoomMode::Open };
            world.until("all others know", |world| {
                world.actors[..3]
                    .iter()
                    .all(|actor| actor.view.mode == mode)
            });
        }
        assert!(world.actors[0].view.security.epoch >= let_in + epochs);
        assert_eq!(world.actors[guest].view.phase, Phase::Knocking);
        world.meddler = None;
        for message in held.take() {
            world.forge(guest, &message);
        }
        world.until_within("it is in", Duration::from_secs(3), |world| {
            world.is_settled(4)
        });
        world.chat(guest, "thank you");
        world.until("all read it", |world| {
            world
                .actors
                .iter()
                .all(|actor| actor.heard("thank you") == 1)
        });
        assert_eq!(world.actors[guest].offers.len(), 1, "it came in once");
    }
}

#[test]
fn a_welcome_that_comes_twice_counts_once() {
    let (mut world, _, guest) = knocking(903, 2);
    world.meddler = Some(multiplier(|_, message| {
        if is_welcome(&message) {
            vec![message.clone(), message]
        } else {
            vec![message]
        }
    }));
    admit(&mut world);
    world.until("it is in", |world| world.is_settled(3));
    world.run_for(Duration::from_secs(3));
    assert!(world.is_settled(3));
    assert_eq!(world.actors[guest].offers.len(), 1);
}

#[test]
fn a_welcome_that_never_comes_is_made_up_for_by_the_leaf() {
    let (mut world, _, guest) = knocking(904, 2);
    world.meddler = Some(multiplier(|_, message| {
        if is_welcome(&message) {
            Vec::new()
        } else {
            vec![message]
        }
    }));
    admit(&mut world);
    world.until("it is let in", |world| {
        world.actors[0].view.people.len() == 3
    });
    world.meddler = None;
    world.break_connection(guest);
    world.until("it is in", |world| world.is_settled(3));
    let names = world.actors[0].names();
    assert_eq!(names.len(), 3, "and nobody of it is left behind: {names:?}");
}

#[test]
fn a_welcome_of_an_earlier_knock_leads_nowhere_and_the_next_one_in() {
    let (mut world, _, guest) = knocking(905, 2);
    let held = Rc::new(RefCell::new(None));
    let inner = held.clone();
    world.meddler = Some(multiplier(move |_, message| {
        if is_welcome(&message) {
            inner.borrow_mut().get_or_insert(message);
            return Vec::new();
        }
        vec![message]
    }));
    admit(&mut world);
    world.until("it is let in", |world| {
        world.actors[0].view.people.len() == 3
    });
    world.meddler = None;
    // Away for so long that its leaf is gone, it knocks again.
    world.actors[guest].offline = true;
    world.cut_silently(guest);
    world.until("it is out", |world| world.actors[0].view.people.len() == 2);
    world.actors[guest].offline = false;
    world.until("it knocks again", |world| {
        world.actors[0].view.knocks.len() == 1
    });
    let welcome = held.take().expect("it was held up");
    world.forge(guest, &welcome);
    world.run_for(Duration::from_secs(1));
    assert!(world.actors[guest].keys.is_none(), "it leads nowhere");
    world.until("it knocks once more", |world| {
        world.actors[0].view.knocks.len() == 1 && world.actors[guest].view.phase == Phase::Knocking
    });
    world.run_for(Duration::from_secs(1));
    admit(&mut world);
    world.until("it is in", |world| world.is_settled(3));
}

#[test]
fn a_welcome_after_a_denial_or_before_any_knock_is_nothing() {
    let (mut world, link, guest) = knocking(906, 2);
    let (told, recorder) = tape();
    world.meddler = Some(recorder);
    admit(&mut world);
    world.until("it is in", |world| world.is_settled(3));
    let told = told.borrow().clone();
    let welcome = told
        .iter()
        .find(|(to, message)| *to == guest && is_welcome(message));
    let welcome = welcome.expect("it was welcomed").1.encode();

    let denied = world.enter(&link, "Bob");
    world.until("it knocks", |world| world.actors[0].view.knocks.len() == 1);
    let knocker = world.actors[0].view.knocks[0].id;
    world.command(0, Command::Deny { knocker });
    world.until("it is told", |world| world.actors[denied].end().is_some());
    world.input(denied, Input::SocketMessage(&welcome));
    world.run_for(Duration::from_secs(1));
    assert_eq!(world.actors[denied].end(), Some(EndReason::Denied));

    // At the door it is nothing, on the way in a fault of the server.
    let looks = world.add();
    world.open(looks, &link);
    world.run_for(Duration::from_secs(1));
    world.input(looks, Input::SocketMessage(&welcome));
    assert_eq!(world.actors[looks].view.phase, Phase::Ready);
    world.join(looks, "Cid");
    world.input(looks, Input::SocketMessage(&welcome));
    assert_eq!(world.actors[looks].end(), Some(EndReason::Protocol));
    for actor in [denied, looks] {
        assert!(world.actors[actor].keys.is_none());
    }
    assert!(world.is_settled(3));
}

#[test]
fn a_welcome_for_another_leads_nowhere() {
    let (mut world, link, first) = knocking(907, 2);
    let second = world.enter(&link, "Bob");
    world.until("both knock", |world| world.actors[0].view.knocks.len() == 2);
    // Each is sent what was meant for the other.
    let held: Rc<RefCell<Vec<(usize, ServerMessage)>>> = Rc::default();
    let inner = held.clone();
    world.meddler = Some(multiplier(move |actor, message| {
        let mut held = inner.borrow_mut();
        let welcomed = held.iter().any(|(to, _)| *to == actor);
        if is_welcome(&message) {
            held.push((actor, message));
            return Vec::new();
        }
        // Nor is it told what comes behind.
        if welcomed { Vec::new() } else { vec![message] }
    }));
    for knocker in world.actors[0].view.knocks.clone() {
        let knocker = knocker.id;
        world.command(0, Command::Admit { knocker });
    }
    world.until("both are let in", |world| {
        world.actors[0].view.people.len() == 4
    });
    let welcomes = held.borrow().clone();
    let [(one, to_one), (other, to_other)] = welcomes.as_slice() else {
        panic!("{} were welcomed", welcomes.len());
    };
    assert_eq!(
        [first, second].map(|guest| guest == *one || guest == *other),
        [true; 2]
    );
    world.forge(*one, to_other);
    world.forge(*other, to_one);
    world.run_for(Duration::from_millis(150));
    world.meddler = None;
    for guest in [first, second] {
        assert!(world.actors[guest].keys.is_none(), "it leads nowhere");
    }
    // They have hung up, and so left; they knock again.
    world.until("both knock again", |world| {
        world.actors[0].view.people.len() == 2 && world.actors[0].view.knocks.len() == 2
    });
    for knocker in world.actors[0].view.knocks.clone() {
        let knocker = knocker.id;
        world.command(0, Command::Admit { knocker });
    }
    world.until("both are in", |world| world.is_settled(4));
}
