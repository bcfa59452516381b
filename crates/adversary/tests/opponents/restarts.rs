//! A server that has lost its rooms takes them back from members, and cannot tell
//! who tells the truth. What comes of those who do not; and of a server that only
//! says that it was lost.

use core::time::Duration;

use adversary::rogue::Rogue;
use adversary::usurper::Usurper;
use adversary::wire::{entry, refused};
use adversary::world::World;
use client::page::{Command, Notice, Phase, Secret};
use proto::{
    Bytes, ClientMessage, EntryBody, Epoch, Era, Missed, ParticipantId, Refusal, ResumeToken, Seq,
    ServerMessage, StateId,
};

const DOWN: Duration = Duration::from_millis(1500);
fn nothing() -> (StateId, Missed) {
    (StateId([0; 48]), Missed::default())
}

/// A meeting of so many, and a rogue who is a member of it by the link.
fn with_rogue(seed: u64, size: usize) -> (World, Secret, Rogue) {
    let (mut world, link) = World::meeting(seed, size);
    let mut rogue = Rogue::new(&mut world, link.expose());
    rogue.enter(&mut world);
    world.until("all see it", move |world| {
        world.is_settled_among(size, size + 1)
    });
    (world, link, rogue)
}

/// The card that the room shows, for who has a connection of its own.
fn card(world: &mut World, link: &Secret) -> Vec<u8> {
    let mut looker = Rogue::new(world, link.expose());
    looker.look(world).expect("there is a room")
}

/// The host removes the rogue, who follows that as far as its group does.
fn kick(world: &mut World, size: usize) {
    let people = &world.actors[0].view.people;
    let unknown = people.iter().find(|person| person.name.is_none());
    let person = unknown.expect("the rogue has no name").id;
    world.command(0, Command::Remove { person });
    world.until("it is out", move |world| world.is_settled(size));
}

/// Everyone is back among themselves, as they were.
fn back(world: &mut World, size: usize, code: &str, epoch: u64) {
    world.until_within("all are back", Duration::from_secs(10), move |world| {
        let mut members = world.actors[..size].iter();
        members.all(|actor| actor.is_joined())
    });
    for actor in 0..size {
        let view = &world.actors[actor].view;
        assert_eq!(view.people.len(), size);
        assert_eq!(
            (&view.security.digits[..], view.security.epoch),
            (code, epoch)
        );
    }
}

fn stand(world: &World) -> (String, u64) {
    let security = &world.actors[0].view.security;
    (security.digits.clone(), security.epoch)
}

#[test]
fn who_was_removed_and_brings_back_what_was_before_is_alone_there() {
    let (mut world, link, mut rogue) = with_rogue(1600, 3);
    let old_card = card(&mut world, &link);
    let participant = rogue.participant.expect("it has a number");
    kick(&mut world, 3);
    let (code, epoch) = stand(&world);
    world.kill_server();
    // It is the first, with a state that was the room's.
    rogue.connect_anew(&mut world);
    let leaf = rogue.leaf();
    rogue.restore(&mut world, leaf, participant, &old_card, nothing());
    let era = rogue.wait(&mut world, "its place", |message| match message {
        ServerMessage::Restored { era, .. } => Some(era),
        _ => None,
    });
    world.run_for(DOWN);
    world.start_server();
    back(&mut world, 3, &code, epoch);
    // Nothing that it says reaches anybody, nor does theirs reach it.
    let word = rogue.seal(b"\x01\x00\x02hi");
    rogue.say(&mut world, word);
    world.chat(1, "among us");
    world.until("it is read", |world| world.actors[2].heard("among us") == 1);
    for message in world.stranger_hears(rogue.line) {
        if let ServerMessage::Entry(entry) = message {
            assert_eq!(entry.era, era);
            assert!(matches!(
                entry.body,
                EntryBody::App { author, .. } if author == participant
            ));
        }
    }
    // Who comes anew is led to the others, and finds the lobby that it was removed into.
    let guest = world.enter(&link, "guest");
    world.until("it knocks", move |world| {
        world.actors[guest].view.phase == Phase::Knocking
    });
    world.until("the host sees it", |world| {
        !world.actors[0].view.knocks.is_empty()
    });
}

#[test]
fn a_state_far_ahead_that_somebody_made_up_draws_nobody_in() {
    let (mut world, link, mut rogue) = with_rogue(1601, 3);
    let old_card = card(&mut world, &link);
    let participant = rogue.participant.expect("it has a number");
    kick(&mut world, 3);
    let (code, epoch) = stand(&world);
    // It goes on from what it knows, on its own, for as long as it likes.
    let mut last = Missed::default();
    for _ in 0..6 {
        let (commit, _) = rogue.member_commit(|builder| builder);
        let group = rogue.group.as_mut().expect("it has a group");
        last.epoch = Epoch(group.epoch().as_u64());
        last.commit = Bytes::new(commit).expect("within the limit");
        group
            .merge_pending_commit(&rogue.provider)
            .expect("its own commit");
    }
    last.author = participant;
    world.kill_server();
    // Says of it that it follows on what the others are in.
    let truth = true_state(&mut world);
    rogue.connect_anew(&mut world);
    let leaf = rogue.leaf();
    rogue.restore(&mut world, leaf, participant, &old_card, (truth, last));
    rogue.wait(&mut world, "its place", |message| {
        matches!(message, ServerMessage::Restored { .. }).then_some(())
    });
    world.start_server();
    back(&mut world, 3, &code, epoch);
    world.run_for(Duration::from_secs(30));
    back(&mut world, 3, &code, epoch);
    let guest = world.enter(&link, "guest");
    world.until("it is led to the others", move |world| {
        world.actors[guest].view.phase == Phase::Knocking
    });
}

/// The state that the members are in, as they would name it.
fn true_state(world: &mut World) -> StateId {
    use std::cell::Cell;
    use std::rc::Rc;
    let seen = Rc::new(Cell::new(StateId([0; 48])));
    let inner = seen.clone();
    world.clerk = Some(Box::new(move |_, message| {
        if let ClientMessage::Return(place) = message {
            inner.set(place.state);
            return Some(vec![]);
        }
        None
    }));
    world.start_server();
    let watched = seen.clone();
    world.until("one of them says it", move |_| {
        watched.get() != StateId([0; 48])
    });
    world.clerk = None;
    world.kill_server();
    seen.get()
}

#[test]
fn nobody_takes_anothers_place_or_speaks_for_the_room_without_a_leaf() {
    let (mut world, link, mut rogue) = with_rogue(1602, 3);
    let shown = card(&mut world, &link);
    let (code, _) = stand(&world);
    let own = rogue.participant.expect("it has a number");
    let answer = |rogue: &mut Rogue, world: &mut World| {
        rogue.wait(world, "an answer", |message| match message {
            ServerMessage::Refused { why, .. } => Some(Err(why)),
            ServerMessage::Restored { participant, .. } => Some(Ok(participant)),
            _ => None,
        })
    };
    let mine = rogue.leaf();
    world.kill_server();
    // With another's leaf, with another card, with a group that is not of this
    // name's state, it restores nothing.
    rogue.connect_anew(&mut world);
    for (leaf, card) in [(0, &shown[..]), (mine, b"another card")] {
        rogue.restore(&mut world, leaf, own, card, nothing());
        assert_eq!(answer(&mut rogue, &mut world), Err(Refusal::BadCommit));
    }
    world.start_server();
    world.until_within("the members are back", Duration::from_secs(10), |world| {
        world.actors.iter().all(|actor| actor.is_joined())
    });
    // Nor does it get a place that is not its own, or a number that is taken.
    rogue.connect_anew(&mut world);
    for (leaf, number) in [(0, own), (mine, ParticipantId(1)), (mine, ParticipantId(0))] {
        let place = rogue.place(leaf, number);
        rogue.send(&mut world, &ClientMessage::Return(place));
        assert_eq!(answer(&mut rogue, &mut world), Err(Refusal::CannotResume));
    }
    let place = rogue.place(mine, own);
    rogue.send(&mut world, &ClientMessage::Return(place));
    assert_eq!(answer(&mut rogue, &mut world), Ok(own));
    assert_eq!(stand(&world).0, code);
}

#[test]
fn who_knows_the_name_of_the_room_alone_keeps_nobody_out_of_it() {
    let (mut world, link) = World::meeting(1603, 3);
    let (code, epoch) = stand(&world);
    // A group of somebody else's own, under another link.
    let (mut other, other_link) = World::meeting(1604, 1);
    let mut maker = Rogue::new(&mut other, other_link.expose());
    maker.enter(&mut other);
    let old_card = card(&mut other, &other_link);
    world.kill_server();
    maker.connect_anew(&mut world);
    maker.link = crypto::link::Link::parse(link.expose()).expect("a link");
    let leaf = maker.leaf();
    maker.restore(&mut world, leaf, ParticipantId(1), &old_card, nothing());
    maker.wait(&mut world, "its place", |message| {
        matches!(message, ServerMessage::Restored { .. }).then_some(())
    });
    world.start_server();
    back(&mut world, 3, &code, epoch);
    let guest = world.enter(&link, "guest");
    world.until("a newcomer is among them", |world| world.is_settled(4));
    assert!(world.actors[guest].names().contains("p0"));
}

#[test]
fn a_server_that_only_says_it_was_lost_moves_nobody() {
    let (mut world, _) = World::meeting(1605, 3);
    let (_, epoch) = stand(&world);
    let usurper = Usurper::take(&mut world, 0..3);
    let numbers: Vec<_> = (0..3).map(|actor| usurper.number(actor)).collect();
    // It refuses to resume, gives everyone a place in a log of its own, and tells
    // them of commits that nobody made.
    let junk = Missed {
        author: ParticipantId(1),
        knocker: ParticipantId(0),
        epoch: Epoch(epoch),
        commit: Bytes::new(vec![7; 300]).expect("within the limit"),
        profile: Bytes::default(),
    };
    world.clerk = Some(Box::new(move |actor, message| {
        Some(match message {
            ClientMessage::Resume { .. } => vec![(actor, refused(Refusal::CannotResume))],
            ClientMessage::Return(place) => {
                assert_eq!(place.participant, numbers[actor]);
                vec![(actor, ServerMessage::Missed(junk.clone()))]
            }
            ClientMessage::Restore { place, .. } => vec![
                (
                    actor,
                    ServerMessage::Restored {
                        participant: place.participant,
                        resume: ResumeToken([3; 16]),
                        era: Era(77),
                        next_seq: Seq(0),
                    },
                ),
                (actor, ServerMessage::Missed(junk.clone())),
                (
                    actor,
                    entry(Era(77), Seq(0), EntryBody::Dropped { commit: Seq(9) }),
                ),
            ],
            ClientMessage::Ping { nonce } => vec![(actor, ServerMessage::Pong { nonce })],
            _ => vec![],
        })
    }));
    world.meddler = None;
    for actor in 0..3 {
        world.break_connection(actor);
    }
    world.run_for(Duration::from_secs(5));
    for actor in &world.actors {
        // An entry that makes no sense ends it; none has gone to another epoch.
        assert!(actor.end().is_some() || actor.view.security.epoch == epoch);
        assert_eq!(actor.keys.as_ref().map(|keys| keys.epoch), Some(epoch));
        assert!(
            !actor
                .notices
                .iter()
                .any(|n| matches!(n, Notice::Joined { name } if name.is_empty()))
        );
    }
}
