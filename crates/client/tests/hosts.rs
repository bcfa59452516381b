//! What hosts do to a meeting, and how one finds one's way back into it.

use core::time::Duration;
use std::cell::RefCell;
use std::rc::Rc;

use adversary::world::World;
use client::page::{Command, EndReason, Notice, Phase, RoomMode, Secret};
use proto::{ClientMessage, ParticipantId, Refusal, ServerMessage};

fn person(world: &World, by: usize, name: &str) -> u32 {
    let people = &world.actors[by].view.people;
    let person = people.iter().find(|p| p.name.as_deref() == Some(name));
    person.expect("it is there").id
}

fn remove(world: &mut World, by: usize, name: &str) {
    let person = person(world, by, name);
    world.command(by, Command::Remove { person });
}

fn make_host(world: &mut World, by: usize, name: &str) {
    let person = person(world, by, name);
    world.command(by, Command::MakeHost { person });
}

fn password(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn p0() -> String {
    "p0".to_owned()
}

/// All that are in agree that this is the mode.
fn until_mode(world: &mut World, mode: RoomMode) {
    world.until("the mode is known to all", |world| {
        let mut there = world.actors.iter().filter(|actor| actor.is_joined());
        there.all(|actor| actor.offline || actor.view.mode == mode)
    });
}

/// Waits until `by` sees somebody knock, and lets them in.
fn admit_next(world: &mut World, by: usize) -> String {
    world.until("somebody knocks", |world| {
        !world.actors[by].view.knocks.is_empty()
    });
    let knocker = world.actors[by].view.knocks[0].clone();
    world.command(
        by,
        Command::Admit {
            knocker: knocker.id,
        },
    );
    knocker.name
}

#[test]
fn a_host_removes_somebody_and_the_door_is_shut_behind_them() {
    let (mut world, link) = World::meeting(800, 4);
    let frame = world.seal_frame(2);
    assert!(world.open_frame(1, &frame).is_some());
    remove(&mut world, 0, "p2");
    world.until("p2 is out", |world| {
        world.actors[2].end() == Some(EndReason::Removed) && world.is_settled(3)
    });
    let removed = Notice::PersonRemoved {
        name: "p2".to_owned(),
        by: p0(),
    };
    let shut = Notice::LobbyChanged { by: p0(), on: true };
    for by in [0, 1, 3] {
        assert!(world.actors[by].notices.contains(&removed));
        assert!(world.actors[by].notices.contains(&shut));
        assert_eq!(world.actors[by].view.mode, RoomMode::Lobby);
    }
    let late = world.seal_frame(2);
    assert_eq!(world.open_frame(1, &late), None, "by its old keys");
    let frame = world.seal_frame(0);
    assert_eq!(world.open_frame(2, &frame), None, "nor does it open theirs");

    // The link alone leads no further than the lobby.
    let again = world.enter(&link, "p2");
    world.until("it knocks", |world| {
        world.actors[again].view.phase == Phase::Knocking
    });
    world.until("the host sees it", |world| {
        world.actors[0].view.knocks.len() == 1
    });
    assert!(
        world.actors[1].view.knocks.is_empty(),
        "who is no host does not"
    );
    let knocker = world.actors[0].view.knocks[0].id;
    world.command(0, Command::Deny { knocker });
    world.until("it is told", |world| {
        world.actors[again].end() == Some(EndReason::Denied)
    });
    assert!(world.actors[0].view.knocks.is_empty());
    assert!(world.is_settled(3));
}

#[test]
fn who_is_no_host_removes_nobody() {
    let (mut world, _) = World::meeting(801, 3);
    remove(&mut world, 1, "p2");
    world.command(1, Command::Lock { on: true });
    world.run_for(Duration::from_secs(5));
    assert!(world.is_settled(3));
    assert!(world.actors[1].notices.contains(&Notice::ServerRefused));
    assert_eq!(world.actors[0].view.mode, RoomMode::Open);
}

#[test]
fn newcomers_wait_in_the_lobby_until_a_host_lets_them_in() {
    let (mut world, link) = World::meeting(802, 3);
    world.command(0, Command::Lobby { on: true });
    until_mode(&mut world, RoomMode::Lobby);
    let [one, two] = ["Ann", "Bob"].map(|name| world.enter(&link, name));
    world.until("both knock", |world| world.actors[0].view.knocks.len() == 2);
    for guest in [one, two] {
        assert_eq!(world.actors[guest].view.phase, Phase::Knocking);
        assert_eq!(world.actors[guest].view.mode, RoomMode::Lobby);
    }
    admit_next(&mut world, 0);
    admit_next(&mut world, 0);
    // The log goes on behind their Welcome at once.
    world.command(0, Command::Lobby { on: false });
    world.until("all are in", |world| world.is_settled(5));
    for by in 0..5 {
        let names = world.actors[by].names();
        assert!(names.contains("Ann") && names.contains("Bob"), "{names:?}");
    }
    world.chat(one, "thank you");
    world.until("all read it", |world| {
        world
            .actors
            .iter()
            .all(|actor| actor.heard("thank you") == 1)
    });
    let frame = world.seal_frame(two);
    assert!(world.open_frame(0, &frame).is_some());
}

#[test]
fn who_knocks_gets_in_when_the_door_is_opened_and_out_when_it_is_locked() {
    let (mut world, link) = World::meeting(803, 2);
    world.command(0, Command::Lobby { on: true });
    until_mode(&mut world, RoomMode::Lobby);
    let guest = world.enter(&link, "Ann");
    world.until("it knocks", |world| !world.actors[0].view.knocks.is_empty());
    world.command(0, Command::Lobby { on: false });
    world.until("it is in", |world| world.is_settled(3));
    assert!(world.actors[0].view.knocks.is_empty());

    world.command(0, Command::Lobby { on: true });
    until_mode(&mut world, RoomMode::Lobby);
    let late = world.enter(&link, "Bob");
    world.until("it knocks", |world| !world.actors[0].view.knocks.is_empty());
    world.command(0, Command::Lock { on: true });
    world.until("it is told", |world| {
        world.actors[late].end() == Some(EndReason::Locked)
    });
    let later = world.enter(&link, "Cid");
    world.until("it is told", |world| {
        world.actors[later].end() == Some(EndReason::Locked)
    });
    let locked = Notice::LockChanged { by: p0(), on: true };
    assert!(world.actors[guest].notices.contains(&locked));
    world.command(0, Command::Lock { on: false });
    until_mode(&mut world, RoomMode::Lobby);
    world.enter(&link, "Dan");
    assert_eq!(admit_next(&mut world, 0), "Dan");
    world.until("it is in", |world| world.is_settled(4));
}

#[test]
fn a_host_hands_on_and_the_meeting_says_so_when_the_last_one_is_gone() {
    let (mut world, link) = World::meeting(804, 4);
    assert!(world.actors[0].view.host_key && !world.actors[1].view.host_key);
    make_host(&mut world, 0, "p1");
    world.until("all know", |world| {
        let mut all = world.actors.iter();
        all.all(|actor| actor.view.people.iter().filter(|p| p.host).count() == 2)
    });
    let made = Notice::MadeHost {
        name: "p1".to_owned(),
        by: p0(),
    };
    assert!(world.actors[3].notices.contains(&made));
    world.command(0, Command::Leave);
    world.until("it is gone", |world| world.is_settled(3));
    assert!(world.actors[3].view.host_present);
    assert!(!world.actors[3].notices.contains(&Notice::NoHost));

    remove(&mut world, 1, "p2");
    world.until("p2 is out", |world| world.is_settled(2));
    let guest = world.enter(&link, "Ann");
    admit_next(&mut world, 1);
    world.until("it is in", |world| world.is_settled(3));

    world.close_tab(1);
    world.until("it is gone", |world| world.is_settled(2));
    for by in [3, guest] {
        assert!(!world.actors[by].view.host_present);
        assert!(world.actors[by].notices.contains(&Notice::NoHost));
    }
    world.chat(3, "we go on");
    world.until("it is read", |world| {
        world.actors[guest].heard("we go on") == 1
    });
}

#[test]
fn a_host_that_was_away_too_long_comes_back_into_a_locked_room() {
    let (mut world, _) = World::meeting(805, 3);
    world.command(0, Command::Lock { on: true });
    until_mode(&mut world, RoomMode::Locked);
    world.actors[0].offline = true;
    world.cut_silently(0);
    world.until("it is gone", |world| {
        world.actors[1].view.people.len() == 2 && !world.actors[1].view.host_present
    });
    world.actors[0].offline = false;
    world.until("it is back", |world| world.is_settled(3));
    assert!(world.actors[0].view.host_key);
    world.command(0, Command::Lock { on: false });
    until_mode(&mut world, RoomMode::Lobby);
}

#[test]
fn a_member_that_was_away_too_long_waits_in_the_lobby_like_anyone() {
    let (mut world, _) = World::meeting(806, 3);
    world.command(0, Command::Lobby { on: true });
    until_mode(&mut world, RoomMode::Lobby);
    world.actors[2].offline = true;
    world.cut_silently(2);
    world.until("it is gone", |world| world.actors[1].view.people.len() == 2);
    world.actors[2].offline = false;
    world.until("it knocks", |world| {
        world.actors[2].view.phase == Phase::Knocking
    });
    admit_next(&mut world, 0);
    world.until("it is back", |world| world.is_settled(3));
}

#[test]
fn a_member_whose_group_is_of_no_more_use_rejoins_in_every_mode() {
    for (seed, mode) in [
        (807, RoomMode::Open),
        (808, RoomMode::Lobby),
        (809, RoomMode::Locked),
    ] {
        let (mut world, _) = World::meeting(seed, 3);
        match mode {
            RoomMode::Open => {}
            RoomMode::Lobby => world.command(0, Command::Lobby { on: true }),
            RoomMode::Locked => world.command(0, Command::Lock { on: true }),
        }
        until_mode(&mut world, mode);
        let code = world.actors[0].view.security.digits.clone();
        let rejoins = Rc::new(RefCell::new(0));
        let seen = rejoins.clone();
        world.clerk = Some(Box::new(move |_, message| match message {
            // The log does not reach back far enough.
            ClientMessage::Resume { .. } => Some(vec![(
                2,
                ServerMessage::Refused {
                    why: Refusal::CannotResume,
                    reference: 0,
                },
            )]),
            ClientMessage::Rejoin { .. } => {
                *seen.borrow_mut() += 1;
                None
            }
            _ => None,
        }));
        world.break_connection(2);
        world.until("it is away", |world| !world.actors[2].is_joined());
        world.until("it is back", |world| world.is_settled(3));
        assert!(*rejoins.borrow() > 0);
        let again = &world.actors[0].view.security.digits;
        assert_eq!(*again, code, "the same person as before");
    }
}

#[test]
fn a_member_catches_up_with_one_ten_and_two_hundred_epochs() {
    let hosts = 8;
    for (seed, epochs) in [(810, 1), (811, 10), (812, 200)] {
        let (mut world, _) = World::meeting(seed, hosts + 1);
        for host in 1..hosts {
            make_host(&mut world, 0, &format!("p{host}"));
        }
        world.until("all are hosts", |world| {
            let mut hosts = world.actors.iter().take(hosts);
            hosts.all(|actor| actor.view.people[0].host)
        });
        let late = hosts;
        world.actors[late].offline = true;
        world.cut_silently(late);
        let before = world.actors[0].view.security.epoch;
        for turn in 0..epochs {
            // In turns: the server gives nobody so many commits in so short a time.
            let by = turn as usize % hosts;
            let on = turn % 2 == 0;
            world.command(by, Command::Lobby { on });
            let mode = if on { RoomMode::Lobby } else { RoomMode::Open };
            until_mode(&mut world, mode);
        }
        world.command(0, Command::Lobby { on: false });
        world.actors[late].offline = false;
        world.until("it is back", |world| world.is_settled(hosts + 1));
        assert!(world.actors[0].view.security.epoch >= before + epochs);
        world.chat(late, "I am back");
        world.until("all read it", |world| {
            let mut all = world.actors.iter();
            all.all(|actor| actor.heard("I am back") == 1)
        });
    }
}

#[test]
fn those_inside_stay_when_the_password_changes_and_those_outside_are_told() {
    let mut world = World::new(813);
    let host = world.add();
    let link = world.make_link(host, true);
    world.open(host, &link);
    let typed = |text| Command::Password {
        password: password(text),
    };
    world.command(host, typed("open sesame"));
    world.join(host, "p0");
    world.until("the host is in", |world| world.actors[0].is_joined());
    let member = world.add();
    world.open(member, &link);
    world.command(member, typed("open sesame"));
    world.join(member, "p1");
    world.until("both are in", |world| world.is_settled(2));

    // Looked at the door before the change.
    let guest = world.add();
    world.open(guest, &link);
    world.command(guest, typed("open sesame"));
    world.until("it is right", |world| {
        world.actors[guest].view.password_ok == Some(true)
    });

    let code = world.actors[0].view.security.digits.clone();
    let password = password("open barley");
    world.command(host, Command::ChangePassword { password });
    let changed = Notice::PasswordChanged { by: p0() };
    world.until("all know", |world| {
        let mut inside = world.actors.iter().take(2);
        inside.all(|actor| actor.notices.contains(&changed))
    });
    world.run_for(Duration::from_secs(2));
    assert_eq!(world.actors[member].view.security.digits, code);
    assert!(world.actors[member].is_joined());

    world.join(guest, "Kasim");
    world.until("it is told", |world| {
        let view = &world.actors[guest].view;
        view.phase == Phase::Ready && view.password_changed && view.password_ok == Some(false)
    });
    world.command(guest, typed("open barley"));
    assert_eq!(world.actors[guest].view.password_ok, Some(true));
    world.join(guest, "Ali");
    world.until("it is in", |world| world.actors[guest].is_joined());
    world.until("it knows everybody's name", |world| {
        let names = world.actors[guest].names();
        names == ["Ali", "p0", "p1"].map(str::to_owned).into()
    });
    world.run_for(Duration::from_secs(1));
    let inside = world.actors.iter().map(|actor| &actor.view.security.digits);
    assert_eq!(inside.collect::<std::collections::BTreeSet<_>>().len(), 1);

    // Who was in before the change comes back on its own.
    world.clerk = Some(Box::new(|_, message| {
        matches!(message, ClientMessage::Resume { .. }).then(|| {
            vec![(
                1,
                ServerMessage::Refused {
                    why: Refusal::CannotResume,
                    reference: 0,
                },
            )]
        })
    }));
    world.break_connection(member);
    world.until("it is away", |world| !world.actors[1].is_joined());
    world.until("it is back", |world| world.actors[1].is_joined());
}

#[test]
fn a_room_without_a_password_gets_one() {
    let (mut world, link) = World::meeting(814, 3);
    let outside = world.add();
    world.open(outside, &link);
    world.until("it looked", |world| {
        world.actors[outside].view.room_exists == Some(true)
    });
    let secret = password("open sesame");
    world.command(0, Command::ChangePassword { password: secret });
    world.run_for(Duration::from_secs(2));
    world.join(outside, "Ann");
    world.until("it is asked", |world| {
        let view = &world.actors[outside].view;
        view.phase == Phase::Ready && view.needs_password && view.password_changed
    });
    let password = password("open sesame");
    world.command(outside, Command::Password { password });
    world.join(outside, "Ann");
    world.until("it is in", |world| world.is_settled(4));
    assert_eq!(world.actors[outside].names().len(), 4, "and knows all");

    // From now on everybody's link says that there is one.
    assert!(!link.expose().contains("~p"));
    let marked = link.expose().replace("~h", "~ph");
    for actor in &world.actors {
        let invitation = actor.view.invitation.as_ref().map(Secret::expose);
        assert_eq!(invitation, Some(marked.as_str()));
    }
    let guest = world.add();
    world.open(guest, &Secret::new(marked));
    let password = Secret::new("open sesame".to_owned());
    world.command(guest, Command::Password { password });
    world.join(guest, "Bob");
    world.until("it is in", |world| world.is_settled(5));
}

#[test]
fn a_host_that_dies_right_after_it_changed_the_password_leaves_an_open_door() {
    for (seed, with_another_host) in [(823, false), (824, true)] {
        let (mut world, link) = World::meeting(seed, 3);
        if with_another_host {
            make_host(&mut world, 0, "p1");
            world.run_for(Duration::from_secs(2));
        }
        // The host hears nothing more once its commit is on its way.
        let sent = Rc::new(RefCell::new(false));
        let (noted, deaf) = (sent.clone(), sent.clone());
        world.clerk = Some(Box::new(move |from, message| {
            if from == 0 && matches!(message, ClientMessage::NewPassword { .. }) {
                *noted.borrow_mut() = true;
            }
            None
        }));
        world.meddler = Some(Box::new(move |actor, bytes| {
            if actor == 0 && *deaf.borrow() {
                Vec::new()
            } else {
                vec![bytes]
            }
        }));
        let password = password("open sesame");
        world.command(0, Command::ChangePassword { password });
        world.until("it is on its way", |_| *sent.borrow());
        world.kill(0);
        world.until("the others are told", |world| {
            let told = Notice::PasswordChanged { by: p0() };
            world.actors[1..]
                .iter()
                .all(|actor| actor.notices.contains(&told))
        });

        let stale = world.add();
        world.open(stale, &link);
        world.until("it is asked", |world| {
            world.actors[stale].view.needs_password
        });
        let password = Secret::new("open sesame".to_owned());
        world.command(stale, Command::Password { password });
        world.join(stale, "Ann");
        world.until_within("it is in", Duration::from_secs(15), |world| {
            world.actors[stale].is_joined()
        });
        world.until("who died is out", |world| world.is_settled(3));
        assert_eq!(world.actors[stale].names().len(), 3, "it knows all");
    }
}

#[test]
fn a_host_lets_many_in_at_once() {
    let (mut world, link) = World::meeting(825, 2);
    world.command(0, Command::Lobby { on: true });
    until_mode(&mut world, RoomMode::Lobby);
    for number in 0..48 {
        world.enter(&link, &format!("guest {number}"));
    }
    world.until("all knock", |world| world.actors[0].view.knocks.len() == 48);
    for knocker in world.actors[0].view.knocks.clone() {
        world.command(
            0,
            Command::Admit {
                knocker: knocker.id,
            },
        );
    }
    let too_fast = Rc::new(RefCell::new(0));
    let counted = too_fast.clone();
    world.meddler = Some(Box::new(move |_, bytes| {
        if let Ok(ServerMessage::Refused { why, .. }) = ServerMessage::decode(&bytes) {
            *counted.borrow_mut() += u32::from(why == Refusal::CommitTooFast);
        }
        vec![bytes]
    }));
    world.until_within("all are in", Duration::from_secs(40), |world| {
        world.is_settled(50)
    });
    assert!(*too_fast.borrow() > 0, "it was slowed down on the way");
}

#[test]
fn a_member_away_while_the_password_changes_is_told_so() {
    let (mut world, _) = World::meeting(815, 3);
    world.actors[2].offline = true;
    world.cut_silently(2);
    world.until("it is gone", |world| world.actors[1].view.people.len() == 2);
    let password = password("open sesame");
    world.command(0, Command::ChangePassword { password });
    world.run_for(Duration::from_secs(1));
    world.actors[2].offline = false;
    world.until("it is told", |world| {
        world.actors[2].end() == Some(EndReason::PasswordChanged)
    });
}

#[test]
fn a_kick_that_loses_the_race_is_sent_again() {
    let (mut world, link) = World::meeting(816, 4);
    // Whatever the host commits first is late.
    let first = Rc::new(RefCell::new(true));
    world.clerk = Some(Box::new(move |from, message| {
        let commit = from == 0 && matches!(message, ClientMessage::Commit { .. });
        (commit && first.replace(false)).then(|| {
            vec![(
                0,
                ServerMessage::Refused {
                    why: Refusal::StaleEpoch,
                    reference: 0,
                },
            )]
        })
    }));
    for name in ["Ann", "Bob", "Cid"] {
        world.enter(&link, name);
    }
    remove(&mut world, 0, "p3");
    world.until("p3 is out", |world| {
        world.actors[3].end() == Some(EndReason::Removed)
    });
    world.run_for(Duration::from_secs(3));
    while world
        .actors
        .iter()
        .any(|actor| actor.view.phase == Phase::Knocking)
    {
        admit_next(&mut world, 0);
        world.run_for(Duration::from_secs(1));
    }
    world.until("all others are in", |world| world.is_settled(6));
}

/// Answers the first commit of this actor, whatever it is, with this; the rest
/// goes its way.
fn answers_first_commit(world: &mut World, of: usize, answer: ServerMessage) {
    let mut answer = Some(answer);
    world.clerk = Some(Box::new(move |from, message| {
        let commit = from == of && matches!(message, ClientMessage::Commit { .. });
        let answer = if commit { answer.take() } else { None };
        answer.map(|answer| vec![(of, answer)])
    }));
}

#[test]
fn what_a_host_wants_outlives_a_rejoin() {
    let why = Refusal::CommitRejected;
    for (seed, by) in [(830, 0), (831, 1)] {
        let (mut world, _) = World::meeting(seed, 4);
        make_host(&mut world, 0, "p1");
        world.until("all know", |world| {
            let mut all = world.actors.iter();
            all.all(|actor| actor.view.people.iter().filter(|p| p.host).count() == 2)
        });
        answers_first_commit(&mut world, by, ServerMessage::Closing { why });
        remove(&mut world, by, "p2");
        world.until("the host is away", |world| !world.actors[by].is_joined());
        world.until("p2 is out", |world| {
            world.actors[2].end() == Some(EndReason::Removed) && world.is_settled(3)
        });
        assert_eq!(world.actors[3].view.mode, RoomMode::Lobby);
    }
}

#[test]
fn who_leaves_before_the_kick_finds_the_door_shut_all_the_same() {
    let (mut world, link) = World::meeting(832, 4);
    // Whatever the host commits comes too late, until the other is out.
    let late = Rc::new(RefCell::new(true));
    let still = late.clone();
    world.clerk = Some(Box::new(move |from, message| {
        let commit = from == 0 && matches!(message, ClientMessage::Commit { .. });
        let refused = ServerMessage::Refused {
            why: Refusal::StaleEpoch,
            reference: 0,
        };
        (commit && *still.borrow()).then(|| vec![(0, refused)])
    }));
    remove(&mut world, 0, "p2");
    world.command(2, Command::Leave);
    world.until("another has removed it", |world| {
        world.actors[1].view.people.len() == 3 && world.actors[0].view.people.len() == 3
    });
    *late.borrow_mut() = false;
    until_mode(&mut world, RoomMode::Lobby);
    let again = world.enter(&link, "p2");
    world.until("it knocks", |world| {
        world.actors[again].view.phase == Phase::Knocking
    });
}

#[test]
fn a_door_that_is_to_be_open_after_a_kick_is_shut_by_it_first() {
    let (mut world, _) = World::meeting(834, 3);
    remove(&mut world, 0, "p2");
    world.command(0, Command::Lobby { on: false });
    world.until("p2 is out", |world| {
        world.actors[2].end() == Some(EndReason::Removed) && world.is_settled(2)
    });
    until_mode(&mut world, RoomMode::Open);
    for on in [true, false] {
        let changed = Notice::LobbyChanged { by: p0(), on };
        assert!(world.actors[1].notices.contains(&changed));
    }
}

#[test]
fn one_who_goes_away_while_it_is_let_in_is_nobodys_burden() {
    for (seed, clean) in [(817, true), (818, false)] {
        let (mut world, link) = World::meeting(seed, 3);
        world.command(0, Command::Lobby { on: true });
        until_mode(&mut world, RoomMode::Lobby);
        let guest = world.enter(&link, "Ann");
        world.until("it knocks", |world| !world.actors[0].view.knocks.is_empty());
        let knocker = world.actors[0].view.knocks[0].id;
        world.command(0, Command::Admit { knocker });
        if clean {
            world.close_tab(guest);
        } else {
            world.kill(guest);
        }
        world.run_for(Duration::from_secs(40));
        assert!(world.is_settled(3));
        assert!(world.actors[0].view.knocks.is_empty());
        world.enter(&link, "Bob");
        admit_next(&mut world, 0);
        world.until("the next one is in", |world| world.is_settled(4));
    }
}

#[test]
fn a_knock_that_is_over_is_not_shown_again() {
    let (mut world, link) = World::meeting(819, 2);
    world.command(0, Command::Lobby { on: true });
    until_mode(&mut world, RoomMode::Lobby);
    let heard = Rc::new(RefCell::new(None));
    let tape = heard.clone();
    world.meddler = Some(Box::new(move |_, bytes| {
        if let Ok(message @ ServerMessage::Knock { .. }) = ServerMessage::decode(&bytes) {
            *tape.borrow_mut() = Some(message);
        }
        vec![bytes]
    }));
    let guest = world.enter(&link, "Ann");
    world.until("it knocks", |world| !world.actors[0].view.knocks.is_empty());
    let knocker = world.actors[0].view.knocks[0].id;
    world.command(0, Command::Deny { knocker });
    world.until("it is told", |world| world.actors[guest].end().is_some());
    let Some(ServerMessage::Knock { knock, .. }) = heard.borrow_mut().take() else {
        panic!("a knock was heard");
    };
    for knocker in [knocker, 77].map(ParticipantId) {
        let knock = knock.clone();
        world.forge(0, &ServerMessage::Knock { knocker, knock });
    }
    world.run_for(Duration::from_secs(1));
    assert!(world.actors[0].view.knocks.is_empty());
}

#[test]
fn who_was_let_in_and_lost_its_place_is_shown_to_the_host_when_it_knocks_again() {
    let (mut world, link) = World::meeting(833, 2);
    world.command(0, Command::Lobby { on: true });
    until_mode(&mut world, RoomMode::Lobby);
    let guest = world.enter(&link, "Ann");
    admit_next(&mut world, 0);
    world.until("it is in", |world| world.is_settled(3));
    world.actors[guest].offline = true;
    world.cut_silently(guest);
    world.until("it is gone", |world| world.actors[0].view.people.len() == 2);
    world.actors[guest].offline = false;
    assert_eq!(admit_next(&mut world, 0), "Ann");
    world.until("it is back", |world| world.is_settled(3));
}

#[test]
fn a_room_is_hybrid_unless_it_is_to_be_large() {
    let (world, _) = World::meeting(820, 2);
    for actor in &world.actors {
        assert!(actor.view.security.hybrid && !actor.view.security.large_notice);
        assert!(actor.view.security.suite.contains("ML-KEM-768"));
    }
    let (world, _) = World::classical_meeting(821, 2);
    for actor in &world.actors {
        assert!(!actor.view.security.hybrid);
        assert!(!actor.view.security.suite.contains("ML-KEM-768"));
    }
}

#[test]
fn a_hybrid_room_that_grows_past_fifty_goes_on_and_says_so() {
    let (mut world, link) = World::meeting(822, 50);
    assert!(!world.actors[0].view.security.large_notice);
    world.enter(&link, "one more");
    world.until("all are in", |world| world.is_settled(51));
    for actor in world.actors.iter().take(50) {
        assert!(actor.view.security.large_notice);
        let told = actor.notices.iter().filter(|n| **n == Notice::GrownLarge);
        assert_eq!(told.count(), 1);
    }
}
