//! A server that kept what a room was before its password changed, or before its
//! door was shut, and shows it again.

use core::time::Duration;

use adversary::rogue::{Rogue, Turn};
use adversary::usurper::Usurper;
use adversary::wire::{entry, meddler, tape};
use adversary::world::World;
use client::page::{
    Command, EndReason, Notice, Phase, RoomMode, Secret, Shield, ShieldReason, TrackKind,
};
use client::stretch_password;
use crypto::link::{RoomSecrets, StretchedPassword};
use proto::{
    Bytes, ClientMessage, EntryBody, Era, List, Member, ParticipantId, Refusal, ResumeToken, Seq,
    ServerMessage,
};

const PASSWORD: &str = "battery staple";

/// What a server keeps of a room.
#[derive(Clone)]
struct Kept {
    card: Vec<u8>,
    turn: Turn,
    members: Vec<Member>,
}

fn password() -> Secret {
    Secret::new(PASSWORD.to_owned())
}

/// What the server has of the room now, which a stranger with link and password
/// is shown.
fn kept(world: &mut World, link: &Secret, with_password: bool) -> Kept {
    let mut stranger = Rogue::new(world, link.expose());
    if with_password {
        let salt = stranger.link.password_salt();
        let bytes = stretch_password(PASSWORD.as_bytes(), &salt);
        let stretched = StretchedPassword::from_bytes(bytes[..].try_into().expect("32 bytes"));
        stranger.secrets = RoomSecrets::derive(&stranger.link, Some(&stretched));
    }
    let card = stranger.look(world).expect("there is a room");
    let join = ClientMessage::Join {
        room: stranger.link.room_id(),
        token: stranger.secrets.admission_token(),
    };
    stranger.send(world, &join);
    let kept = stranger.wait(world, "the tree", |message| match message {
        ServerMessage::Tree {
            epoch,
            group_info,
            tree,
            members,
        } => Some(Kept {
            card: card.clone(),
            turn: Turn {
                epoch,
                group_info: group_info.into_vec(),
                tree: tree.into_vec(),
            },
            members: members.into_vec(),
        }),
        _ => None,
    });
    stranger.send(world, &ClientMessage::Leave);
    world.run_for(Duration::from_secs(3));
    kept
}

/// A meeting of two without a password, what the server kept of it, and the
/// same meeting with a password.
fn changed(seed: u64) -> (World, Secret, Kept) {
    let (mut world, link) = World::meeting(seed, 2);
    let before = kept(&mut world, &link, false);
    let password = password();
    world.command(0, Command::ChangePassword { password });
    world.run_for(Duration::from_secs(5));
    let told = Notice::PasswordChanged {
        by: "p0".to_owned(),
    };
    assert!(world.actors[1].notices.contains(&told));
    (world, link, before)
}

/// Whoever looks at the door is shown this card.
fn show_card(world: &mut World, card: &[u8]) {
    let old = card.to_vec();
    world.meddler = Some(meddler(move |_, message| {
        let ServerMessage::Card { card, .. } = message else {
            return false;
        };
        *card = Bytes::new(old.clone()).expect("a card");
        true
    }));
}

/// The server lets this actor in itself, into what it kept, and says that its
/// commit stands.
fn let_in(world: &mut World, victim: usize, shown: Kept) {
    let (era, participant) = (Era(1), ParticipantId(900));
    let at = Seq(4000);
    world.clerk = Some(Box::new(move |actor, message| {
        if actor != victim {
            return None;
        }
        Some(match message {
            ClientMessage::Join { .. } => vec![
                (
                    actor,
                    ServerMessage::Queued {
                        participant,
                        resume: ResumeToken([1; 16]),
                        era,
                        ahead: 0,
                    },
                ),
                (
                    actor,
                    ServerMessage::Tree {
                        epoch: shown.turn.epoch,
                        group_info: Bytes::new(shown.turn.group_info.clone()).expect("as it was"),
                        tree: Bytes::new(shown.turn.tree.clone()).expect("as it was"),
                        members: List::new(shown.members.clone()).expect("as it was"),
                    },
                ),
            ],
            ClientMessage::Commit {
                epoch,
                commit,
                profile,
                ..
            } if epoch == shown.turn.epoch => {
                let body = EntryBody::Commit {
                    author: participant,
                    epoch,
                    commit,
                    profile,
                };
                let confirmed = EntryBody::Confirmed { commit: at };
                vec![
                    (actor, entry(era, at, body)),
                    (actor, entry(era, at.next(), confirmed)),
                ]
            }
            ClientMessage::Ping { nonce } => vec![(actor, ServerMessage::Pong { nonce })],
            ClientMessage::Look { .. } => return None,
            _ => Vec::new(),
        })
    }));
}

#[test]
fn an_old_card_served_after_a_change_of_password_lets_nobody_in_with_the_link_alone() {
    let (mut world, link, before) = changed(601);
    show_card(&mut world, &before.card);
    let victim = world.enter(&link, "victim");
    world.run_for(Duration::from_secs(30));
    let why = EndReason::WrongPassword;
    assert_eq!(world.actors[victim].view.phase, Phase::Ended { why });
    assert!(world.actors[victim].keys.is_none());

    // Nor when the server takes the old token for the new one, and shows the
    // group as it is.
    world.meddler = None;
    let now = kept(&mut world, &link, true);
    show_card(&mut world, &before.card);
    let victim = world.actors.len();
    let_in(&mut world, victim, now);
    world.enter(&link, "victim");
    world.run_for(Duration::from_secs(5));
    assert_eq!(world.actors[victim].view.phase, Phase::Ended { why });
    assert!(world.actors[victim].keys.is_none());
    assert!(
        world.actors[..2]
            .iter()
            .all(|actor| actor.view.people.len() == 2)
    );
}

#[test]
fn a_room_kept_alive_from_before_a_change_of_password_is_empty_and_who_is_led_there_stops() {
    let (mut world, link, before) = changed(602);
    show_card(&mut world, &before.card);
    let victim = world.actors.len();
    let_in(&mut world, victim, before);
    world.enter(&link, "victim");
    world.until("it is in what it was shown", |world| {
        world.actors[victim].is_joined()
    });
    let said = world.seal_frame(victim);
    for other in [0, 1] {
        assert_eq!(world.open_frame(other, &said), None);
        let theirs = world.seal_frame(other);
        assert_eq!(world.open_frame(victim, &theirs), None);
    }
    assert!(
        world.actors[..2]
            .iter()
            .all(|actor| actor.view.people.len() == 2)
    );
    // It hears nothing signed of those whom it sees there.
    let track = TrackKind::Mic;
    world.command(victim, Command::Track { track, on: true });
    world.until_within("it stops", Duration::from_secs(15), |world| {
        world.actors[victim]
            .notices
            .contains(&Notice::SendingStopped)
    });
    let now = world.now;
    assert_eq!(world.actors[victim].try_seal_frame(now), None);
}

#[test]
fn an_old_profile_served_after_a_change_of_password_names_nobody() {
    let (mut world, link, before) = changed(603);
    let old = before.members;
    world.meddler = Some(meddler(move |_, message| {
        let ServerMessage::Tree { members, .. } = message else {
            return false;
        };
        assert_ne!(
            members.iter().collect::<Vec<_>>(),
            old.iter().collect::<Vec<_>>()
        );
        *members = List::new(old.clone()).expect("as it was");
        true
    }));
    let guest = world.add();
    world.open(guest, &link);
    world.until("it is asked", |world| {
        world.actors[guest].view.needs_password
    });
    let password = password();
    world.command(guest, Command::Password { password });
    world.join(guest, "guest");
    world.until("it is in", |world| world.actors[guest].is_joined());
    let view = &world.actors[guest].view;
    assert_eq!(view.people.len(), 3);
    assert!(view.people[1..].iter().all(|person| person.name.is_none()));
    assert_eq!(view.security.shield, Shield::Warning);
    assert!(view.security.reasons.contains(&ShieldReason::UnknownMember));
}

#[test]
fn a_room_shown_as_open_as_it_was_before_its_lobby_lets_nobody_in() {
    let (mut world, link) = World::meeting(604, 3);
    let before = kept(&mut world, &link, false);
    world.command(0, Command::Lobby { on: true });
    world.until("all know", |world| {
        let mut all = world.actors.iter();
        all.all(|actor| actor.view.mode == RoomMode::Lobby)
    });
    // A real client that the server leads in by the old state: it is in nobody's
    // meeting.
    let_in(&mut world, 3, before.clone());
    let led = world.enter(&link, "led in");
    world.until("it is in what it was shown", |world| {
        world.actors[led].is_joined()
    });
    let said = world.seal_frame(led);
    for other in 0..3 {
        assert_eq!(world.open_frame(other, &said), None);
        let theirs = world.seal_frame(other);
        assert_eq!(world.open_frame(led, &theirs), None);
        assert_eq!(world.actors[other].view.people.len(), 3);
    }
    world.clerk = None;

    // One who holds the link and speaks for itself, with the old state, and with
    // the new one, which whoever claims to be host is shown.
    let mut rogue = Rogue::new(&mut world, link.expose());
    let claim = ClientMessage::Rejoin {
        room: rogue.link.room_id(),
        token: rogue.secrets.admission_token(),
        participant: ParticipantId(0),
        resume: ResumeToken([0; 16]),
    };
    rogue.send(&mut world, &claim);
    let now = rogue.wait(&mut world, "the tree", Turn::of);
    let psk = (Rogue::room_psk_id(&now), rogue.psk.clone());
    for (turn, refusal) in [
        (&before.turn, Refusal::StaleEpoch),
        (&now, Refusal::BadCommit),
    ] {
        let made = rogue.external_commit(turn, core::slice::from_ref(&psk));
        rogue.send_commit(&mut world, turn.epoch, &made, b"no profile");
        let why = rogue.wait(&mut world, "an answer", |message| match message {
            ServerMessage::Refused { why, .. } => Some(why),
            _ => None,
        });
        assert_eq!(why, refusal);
    }
    world.run_for(Duration::from_secs(4));
    let usurper = Usurper::take(&mut world, 0..3);
    for turn in [&before.turn, &now] {
        let made = rogue.external_commit(turn, core::slice::from_ref(&psk));
        let author = ParticipantId(901);
        let commit = usurper.tell_commit(&mut world, author, &made.0, b"no profile");
        world.run_for(Duration::from_secs(1));
        let verdicts = usurper.verdicts(commit);
        assert!(verdicts.len() == 3 && verdicts.iter().all(|(_, accept)| !accept));
        usurper.drop_commit(&mut world, commit);
        world.run_for(Duration::from_secs(1));
    }
    assert!(
        world.actors[..3]
            .iter()
            .all(|actor| actor.view.people.len() == 3)
    );
}

#[test]
fn the_card_of_an_earlier_meeting_under_the_same_link_is_not_taken() {
    let (mut world, link) = World::meeting(605, 1);
    let before = kept(&mut world, &link, false);
    world.command(0, Command::Leave);
    world.run_for(Duration::from_secs(3));
    let again = world.enter(&link, "again");
    world.until("it opened the room anew", |world| {
        world.actors[again].is_joined()
    });
    let (told, recorder) = tape();
    world.meddler = Some(recorder);
    let looks = world.add();
    world.open(looks, &link);
    world.run_for(Duration::from_secs(1));
    let card = told.borrow().iter().find_map(|(_, message)| match message {
        ServerMessage::Card { card, .. } => Some(card.to_vec()),
        _ => None,
    });
    assert_ne!(card.expect("a card was shown"), before.card);
    show_card(&mut world, &before.card);
    let victim = world.enter(&link, "victim");
    world.run_for(Duration::from_secs(10));
    assert_eq!(world.actors[victim].end(), Some(EndReason::Protocol));
    assert!(world.actors[victim].keys.is_none());
    assert_eq!(world.actors[again].view.people.len(), 1);
}
