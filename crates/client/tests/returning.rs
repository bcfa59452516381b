//! The server is killed and started again: the meeting goes on, and nothing of
//! its group has changed.

use core::time::Duration;
use std::collections::BTreeSet;

use adversary::wire::multiplier;
use adversary::world::{Meddler, World};
use client::page::{Command, EndReason, Phase, RoomMode, Secret, TrackKind};
use proto::{ClientMessage, EntryBody, Refusal, ServerMessage};

const DOWN: Duration = Duration::from_millis(1500);
/// What the meeting's people are promised.
const BACK_WITHIN: Duration = Duration::from_secs(10);

fn all_in(world: &World) -> bool {
    let mut actors = world.actors.iter().filter(|actor| !actor.dead);
    actors.all(|actor| actor.is_joined())
}

fn code(world: &World, actor: usize) -> String {
    world.actors[actor].view.security.digits.clone()
}

/// Everyone hears what everyone says, sealed or written.
fn hear_each_other(world: &mut World, text: &str) {
    let there: Vec<usize> = (0..world.actors.len())
        .filter(|actor| world.actors[*actor].is_joined() && !world.actors[*actor].dead)
        .collect();
    for from in &there {
        let word = format!("{text} {from}");
        world.chat(*from, &word);
        let frame = world.seal_frame(*from);
        for by in there.iter().filter(|by| *by != from) {
            assert!(world.open_frame(*by, &frame).is_some(), "{from} to {by}");
        }
    }
    let all = there.clone();
    let said = text.to_owned();
    world.until("all is read", move |world| {
        all.iter().all(|by| {
            all.iter()
                .all(|from| world.actors[*by].heard(&format!("{said} {from}")) == 1)
        })
    });
}

#[test]
fn a_meeting_outlives_its_server_and_keeps_its_keys_and_its_code() {
    let (mut world, link) = World::meeting(1500, 6);
    for actor in 0..6 {
        let track = TrackKind::Mic;
        world.command(actor, Command::Track { track, on: true });
    }
    hear_each_other(&mut world, "before");
    world.run_for(Duration::from_secs(3));
    let epoch = world.actors[0].view.security.epoch;
    let before = code(&world, 0);
    let numbers = ids(&world);
    let keys: Vec<usize> = world.actors.iter().map(|a| a.base_keys.len()).collect();
    let offers = world.actors[0].offers.len();

    world.restart_server(DOWN);
    world.until_within("all are back", BACK_WITHIN, all_in);
    for (actor, keys) in keys.iter().enumerate() {
        assert_eq!(world.actors[actor].view.security.epoch, epoch);
        assert_eq!(code(&world, actor), before);
        assert_eq!(world.actors[actor].base_keys.len(), *keys);
        assert!(
            world.actors[actor]
                .view
                .people
                .iter()
                .all(|p| p.name.is_some())
        );
    }
    assert_eq!(ids(&world), numbers);
    // The new server has no media of anybody yet.
    assert_eq!(world.actors[0].offers.len(), offers + 1);
    assert!(world.actors[0].offers.last().is_some_and(|offer| offer.1));
    hear_each_other(&mut world, "after");

    // It lives on as any meeting does, with no alarm.
    world.run_for(Duration::from_secs(30));
    let reasons = |world: &World| -> Vec<_> {
        let actors = world.actors.iter();
        actors
            .flat_map(|a| a.view.security.reasons.clone())
            .collect()
    };
    assert!(
        !reasons(&world).iter().any(is_of_digests),
        "{:?}",
        reasons(&world)
    );
    world.enter(&link, "late");
    world.until("the newcomer is in", |world| world.is_settled(7));
    world.command(1, Command::Leave);
    world.until("one has left", |world| world.is_settled(6));
    hear_each_other(&mut world, "later");
}

/// Nothing more of the log reaches these, from the next `Confirmed` on.
fn deaf_to_confirmations(who: Vec<usize>) -> Meddler {
    let mut deaf = BTreeSet::new();
    multiplier(move |actor, message| {
        let ServerMessage::Entry(entry) = &message else {
            return vec![message];
        };
        if who.contains(&actor) && matches!(entry.body, EntryBody::Confirmed { .. }) {
            deaf.insert(actor);
        }
        if deaf.contains(&actor) {
            return Vec::new();
        }
        vec![message]
    })
}

fn ids(world: &World) -> Vec<Vec<u32>> {
    let actors = world.actors.iter();
    actors
        .map(|actor| actor.view.people.iter().map(|person| person.id).collect())
        .collect()
}

fn is_of_digests(why: &client::page::ShieldReason) -> bool {
    use client::page::ShieldReason;
    matches!(
        why,
        ShieldReason::Forged { .. }
            | ShieldReason::Forked { .. }
            | ShieldReason::DigestsMissing { .. }
            | ShieldReason::DigestsLate { .. }
            | ShieldReason::Unproven { .. }
            | ShieldReason::Unheard { .. }
    )
}

#[test]
fn who_does_not_come_back_is_removed_and_joins_wait_for_who_may() {
    let (mut world, link) = World::meeting(1501, 4);
    world.kill_server();
    world.kill(3);
    world.run_for(DOWN);
    world.start_server();
    world.until_within("all others are back", BACK_WITHIN, all_in);
    let late = world.enter(&link, "late");
    world.run_for(Duration::from_secs(5));
    assert!(
        !world.actors[late].is_joined(),
        "somebody may still come back"
    );
    assert_eq!(world.actors[0].view.people.len(), 4);
    world.until("one is removed, another in", |world| world.is_settled(4));
    assert!(!world.actors[0].names().contains("p3"));
    hear_each_other(&mut world, "after");
}

#[test]
fn the_server_may_be_lost_again_and_again() {
    let (mut world, _) = World::meeting(1502, 3);
    let before = code(&world, 0);
    for round in 0..4 {
        world.restart_server(Duration::from_millis(300 + 900 * round));
        world.until_within("all are back", BACK_WITHIN, all_in);
        hear_each_other(&mut world, &format!("round {round}"));
    }
    assert_eq!(code(&world, 2), before);
}

#[test]
fn a_server_that_stops_in_good_order_is_waited_for_too() {
    let (mut world, _) = World::meeting(1503, 3);
    let before = code(&world, 0);
    for actor in 0..3 {
        let why = Refusal::ShuttingDown;
        world.forge(actor, &ServerMessage::Closing { why });
    }
    world.run_for(Duration::from_millis(100));
    world.restart_server(DOWN);
    world.until_within("all are back", BACK_WITHIN, all_in);
    assert_eq!(code(&world, 1), before);
    // One that does not come back is told of as what it was.
    for actor in 0..3 {
        let why = Refusal::ShuttingDown;
        world.forge(actor, &ServerMessage::Closing { why });
    }
    world.run_for(Duration::from_millis(100));
    world.kill_server();
    world.run_for(Duration::from_secs(90));
    let why = EndReason::ServerShutdown;
    assert_eq!(world.actors[0].view.phase, Phase::Ended { why });
}

#[test]
fn who_missed_the_last_commit_before_the_loss_catches_up_with_it() {
    for laggards in [vec![1], vec![0, 2], vec![0, 1, 2]] {
        let (mut world, link) = World::meeting(1504, 4);
        let before = world.actors[3].view.security.epoch;
        // Of the commit that lets the fifth in, only some hear that it stands.
        world.meddler = Some(deaf_to_confirmations(laggards.clone()));
        let fifth = world.enter(&link, "p4");
        world.until("the fifth is in", |world| {
            world.actors[3].view.security.epoch == before + 1 && world.actors[fifth].is_joined()
        });
        for laggard in &laggards {
            assert_eq!(world.actors[*laggard].view.security.epoch, before);
        }
        world.meddler = None;
        world.restart_server(DOWN);
        world.until_within("all are back in one epoch", BACK_WITHIN, |world| {
            world.is_settled(5)
        });
        assert_eq!(
            world.actors[0].view.security.epoch,
            before + 1,
            "{laggards:?}"
        );
        hear_each_other(&mut world, "together");
    }
}

#[test]
fn who_opened_the_room_meanwhile_comes_over() {
    let (mut world, link) = World::meeting(1505, 3);
    let before = code(&world, 0);
    world.kill_server();
    world.run_for(Duration::from_millis(300));
    // Newcomers are faster than the members.
    let early: Vec<usize> = (0..2)
        .map(|number| world.enter(&link, &format!("early {number}")))
        .collect();
    let waiting = early.clone();
    world.until("they are in a room of their own", |world| {
        waiting.iter().all(|actor| world.actors[*actor].is_joined())
    });
    assert_ne!(code(&world, early[0]), before);
    world.start_server();
    world.until("all are in one meeting", |world| world.is_settled(5));
    for actor in 0..3 {
        assert!(
            world.actors[actor]
                .notices
                .iter()
                .all(|notice| { !matches!(notice, client::page::Notice::Left { .. }) })
        );
    }
    hear_each_other(&mut world, "together");
}

#[test]
fn lobby_lock_and_password_are_what_they_were() {
    let (mut world, link) = World::meeting(1506, 3);
    let password = Secret::new("battery staple".to_owned());
    world.command(
        0,
        Command::ChangePassword {
            password: password.clone(),
        },
    );
    world.run_for(Duration::from_secs(5));
    world.command(0, Command::Lobby { on: true });
    world.until("the lobby is known to all", |world| {
        let mut actors = world.actors.iter();
        actors.all(|actor| actor.view.mode == RoomMode::Lobby)
    });
    // Not even the host has to be there: any member brings the card.
    world.kill_server();
    world.kill(0);
    world.run_for(DOWN);
    world.start_server();
    world.until_within("the others are back", BACK_WITHIN, all_in);
    for actor in [1, 2] {
        assert_eq!(world.actors[actor].view.mode, RoomMode::Lobby);
    }
    let guest = world.add();
    world.open(guest, &link);
    world.until("it is asked for the password", |world| {
        world.actors[guest].view.needs_password
    });
    world.command(guest, Command::Password { password });
    world.join(guest, "guest");
    world.until("it knocks", |world| {
        world.actors[guest].view.phase == Phase::Knocking
    });
}

#[test]
fn a_commit_of_ones_own_that_stood_unheard_is_taken_up() {
    let (mut world, _) = World::meeting(1507, 3);
    world.meddler = Some(deaf_to_confirmations(vec![0]));
    world.command(0, Command::Lock { on: true });
    world.until("the others have locked", |world| {
        world.actors[1].view.mode == RoomMode::Locked
            && world.actors[2].view.mode == RoomMode::Locked
    });
    assert_ne!(world.actors[0].view.mode, RoomMode::Locked);
    world.meddler = None;
    world.restart_server(DOWN);
    world.until_within("the room is locked for all", BACK_WITHIN, |world| {
        world.is_settled(3) && world.actors[0].view.mode == RoomMode::Locked
    });
    hear_each_other(&mut world, "after");
}

#[test]
fn a_server_that_was_never_lost_takes_no_room_back() {
    let (mut world, _) = World::meeting(1508, 3);
    // One is away for so long that it is removed; what it knows is of before.
    world.actors[2].offline = true;
    world.break_connection(2);
    world.until("it is removed", |world| {
        world.actors[0].view.people.len() == 2
    });
    let restores = std::rc::Rc::new(core::cell::Cell::new(0));
    let count = restores.clone();
    world.clerk = Some(Box::new(move |_, message| {
        if matches!(message, ClientMessage::Restore { .. }) {
            count.set(count.get() + 1);
        }
        None
    }));
    world.actors[2].offline = false;
    world.until("it is in again", |world| world.is_settled(3));
    assert_eq!(restores.get(), 0);
}
