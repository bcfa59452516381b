//! Comparing codes: what a mark is bound to, what it outlives, and what ends it.

use core::time::Duration;

use adversary::world::World;
use client::page::{
    Command, EndReason, Mark, Notice, PairCode, Person, Phase, Secret, Shield, ShieldReason,
};
use proto::{Bytes, EntryBody, ParticipantId, ServerMessage};

/// Whom `actor` knows by this name; the last to come, if there are two.
fn person<'a>(world: &'a World, actor: usize, name: &str) -> &'a Person {
    let people = world.actors[actor].view.people.iter();
    let mut found = people.filter(|person| person.name.as_deref() == Some(name));
    found.next_back().expect("somebody of this name is there")
}

/// What `actor` reads to the person of this name.
fn code(world: &mut World, actor: usize, name: &str) -> PairCode {
    let person_id = person(world, actor, name).id;
    world.command(actor, Command::Compare { person: person_id });
    let code = person(world, actor, name).code.clone();
    code.expect("it was asked for")
}

/// Both read their codes to each other; `actor` says what came of it.
fn compare(world: &mut World, actor: usize, name: &str, ok: bool) {
    let digits = code(world, actor, name).digits;
    let person = Some(person(world, actor, name).id);
    world.command(actor, Command::Verify { person, digits, ok });
}

fn mark(world: &World, actor: usize, name: &str) -> Mark {
    person(world, actor, name).mark
}

fn reasons(world: &World, actor: usize) -> Vec<ShieldReason> {
    let reasons = world.actors[actor].view.security.reasons.iter();
    let known = |reason: &&ShieldReason| **reason != ShieldReason::Connecting;
    reasons.filter(known).cloned().collect()
}

fn verify_all(world: &mut World, actor: usize, ok: bool) {
    let digits = world.actors[actor].view.security.digits.clone();
    world.command(
        actor,
        Command::Verify {
            person: None,
            digits,
            ok,
        },
    );
}

/// Away for so long that its leaf is given up, and back with the same key.
fn rejoins(world: &mut World, actor: usize, size: usize) {
    world.actors[actor].offline = true;
    world.break_connection(actor);
    world.run_for(Duration::from_secs(45));
    assert_eq!(world.actors[actor].view.phase, Phase::Reconnecting);
    world.actors[actor].offline = false;
    world.until("all are in again", |world| world.is_settled(size));
}

#[test]
fn two_people_read_the_same_code_and_nobody_else_has_it() {
    let (mut world, _) = World::meeting(80, 3);
    let ours = code(&mut world, 0, "p1");
    assert_eq!(ours.digits.len(), 30);
    assert_eq!(ours.emoji.len(), 7);
    assert_eq!(code(&mut world, 1, "p0"), ours);
    assert_ne!(code(&mut world, 0, "p2"), ours);
    assert_ne!(ours.digits, world.actors[0].view.security.digits);
    assert_eq!(
        person(&world, 2, "p1").code,
        None,
        "only who asks computes it"
    );
}

#[test]
fn in_a_meeting_of_two_there_is_one_code() {
    let (mut world, _) = World::meeting(81, 2);
    let code = code(&mut world, 0, "p1");
    assert_eq!(code.digits, world.actors[1].view.security.digits);
    assert_eq!(code.emoji, world.actors[1].view.security.emoji);
}

#[test]
fn a_mark_outlives_new_keys_the_coming_and_going_of_others_and_rejoins_of_either() {
    let (mut world, link) = World::meeting(82, 3);
    compare(&mut world, 0, "p1", true);
    let ours = code(&mut world, 0, "p1");
    assert_eq!(mark(&world, 0, "p1"), Mark::Verified);
    assert_eq!(mark(&world, 0, "p2"), Mark::None);
    assert_eq!(mark(&world, 1, "p0"), Mark::None, "each marks for itself");

    world.run_for(Duration::from_secs(1200));
    assert_eq!(mark(&world, 0, "p1"), Mark::Verified);
    world.command(2, Command::Leave);
    world.until("it is out", |world| world.actors[0].view.people.len() == 2);
    world.enter(&link, "p2");
    world.until("it is back", |world| world.is_settled(3));
    assert_eq!(mark(&world, 0, "p1"), Mark::Verified);

    rejoins(&mut world, 1, 3);
    assert_eq!(mark(&world, 0, "p1"), Mark::Verified);
    rejoins(&mut world, 0, 3);
    assert_eq!(mark(&world, 0, "p1"), Mark::Verified);
    assert_eq!(code(&mut world, 0, "p1"), ours);
    assert_eq!(code(&mut world, 1, "p0"), ours);
    assert_eq!(reasons(&world, 0), []);
    assert!(
        !world.actors[0]
            .notices
            .iter()
            .any(|notice| matches!(notice, Notice::KeyChanged { .. }))
    );
}

#[test]
fn who_reloads_is_somebody_else_and_that_is_said_loudly() {
    let (mut world, link) = World::meeting(84, 3);
    compare(&mut world, 0, "p1", true);
    world.close_tab(1);
    world.enter(&link, "P1");
    world.until("it is back", |world| world.is_settled(3));
    assert_eq!(mark(&world, 0, "P1"), Mark::Changed);
    let id = person(&world, 0, "P1").id;
    let told = Notice::KeyChanged {
        name: "P1".to_owned(),
    };
    let times = |world: &World| {
        let notices = world.actors[0].notices.iter();
        notices.filter(|notice| **notice == told).count()
    };
    assert_eq!(times(&world), 1);
    assert_eq!(world.actors[0].view.security.shield, Shield::Warning);
    let changed = ShieldReason::KeyChanged { person: id };
    assert_eq!(reasons(&world, 0), [changed]);
    assert_eq!(mark(&world, 2, "P1"), Mark::None, "no business of others");

    // It is not said again with the next who comes, and comparing ends it.
    world.enter(&link, "p3");
    world.until("one more", |world| world.is_settled(4));
    assert_eq!(times(&world), 1);
    compare(&mut world, 0, "P1", true);
    assert_eq!(mark(&world, 0, "P1"), Mark::Verified);
    assert_eq!(reasons(&world, 0), []);
}

#[test]
fn who_came_as_somebody_else_while_one_was_away_is_told_of_too() {
    let (mut world, link) = World::meeting(85, 3);
    compare(&mut world, 0, "p1", true);
    world.actors[0].offline = true;
    world.break_connection(0);
    world.run_for(Duration::from_secs(40));
    world.close_tab(1);
    world.enter(&link, "p1");
    world.run_for(Duration::from_secs(5));
    world.actors[0].offline = false;
    world.until("all are in again", |world| world.is_settled(3));
    assert_eq!(mark(&world, 0, "p1"), Mark::Changed);
    assert!(world.actors[0].notices.contains(&Notice::KeyChanged {
        name: "p1".to_owned()
    }));
}

#[test]
fn codes_that_differ_turn_the_shield_amber_until_they_match() {
    let (mut world, _) = World::meeting(86, 3);
    compare(&mut world, 0, "p1", false);
    assert_eq!(mark(&world, 0, "p1"), Mark::Differs);
    assert_eq!(world.actors[0].view.security.shield, Shield::Warning);
    let person = Some(person(&world, 0, "p1").id);
    assert_eq!(reasons(&world, 0), [ShieldReason::CodesDiffer { person }]);
    compare(&mut world, 0, "p1", true);
    assert_eq!(mark(&world, 0, "p1"), Mark::Verified);
    assert_eq!(reasons(&world, 0), []);
}

#[test]
fn the_meetings_code_is_about_everybody() {
    let (mut world, link) = World::meeting(87, 3);
    let old = world.actors[0].view.security.digits.clone();
    verify_all(&mut world, 0, false);
    let differs = ShieldReason::CodesDiffer { person: None };
    assert_eq!(reasons(&world, 0), std::slice::from_ref(&differs));
    // Somebody comes: the code is another, the doubt is the same.
    world.enter(&link, "p3");
    world.until("one more", |world| world.is_settled(4));
    assert_eq!(reasons(&world, 0), [differs]);
    // A match of a code that is none any more says nothing.
    world.command(
        0,
        Command::Verify {
            person: None,
            digits: old,
            ok: true,
        },
    );
    assert_eq!(mark(&world, 0, "p1"), Mark::None);
    verify_all(&mut world, 0, true);
    assert_eq!(reasons(&world, 0), []);
    for name in ["p1", "p2", "p3"] {
        assert_eq!(mark(&world, 0, name), Mark::Verified);
    }
    let newcomer = world.enter(&link, "p4");
    world.until("one more", |world| world.is_settled(5));
    assert_eq!(mark(&world, 0, "p4"), Mark::None);
    assert_eq!(mark(&world, newcomer, "p1"), Mark::None);
}

#[test]
fn a_doubt_about_the_meeting_ends_when_each_has_been_compared() {
    let (mut world, _) = World::meeting(88, 3);
    verify_all(&mut world, 0, false);
    compare(&mut world, 0, "p1", true);
    assert_eq!(reasons(&world, 0).len(), 1);
    compare(&mut world, 0, "p2", true);
    assert_eq!(reasons(&world, 0), []);
}

/// Meddles with the commits that let somebody in, on their way to each actor.
fn meddle(world: &mut World, mut change: impl FnMut(usize, &mut EntryBody) + 'static) {
    world.meddler = Some(Box::new(move |actor, bytes| {
        let mut message = ServerMessage::decode(&bytes);
        if let Ok(ServerMessage::Entry(entry)) = &mut message
            && let EntryBody::Commit { profile, .. } = &entry.body
            && !profile.is_empty()
        {
            change(actor, &mut entry.body);
        }
        message.map_or(vec![bytes], |message| vec![message.encode()])
    }));
}

#[test]
fn a_number_is_nobody_elses_as_long_as_the_meeting_lasts() {
    let (mut world, link) = World::meeting(89, 3);
    let number = person(&world, 0, "p1").id;
    world.command(1, Command::Leave);
    world.until("it is out", |world| world.actors[0].view.people.len() == 2);
    // Whoever still writes to p1 alone would write to the newcomer.
    meddle(&mut world, move |actor, entry| {
        if let (0, EntryBody::Commit { author, .. }) = (actor, entry) {
            *author = ParticipantId(number);
        }
    });
    world.enter(&link, "mallory");
    world.until("the lie is found", |world| world.actors[0].end().is_some());
    assert_eq!(world.actors[0].end(), Some(EndReason::Protocol));
}

/// Somebody enters by a commit that p1 cannot apply, so p1 rejoins; with this
/// profile, for p0's eyes, if one is given.
fn strays(world: &mut World, link: &Secret, newcomer: &str, profile_back: Option<[u8; 40]>) {
    let mut seen = [0; 2];
    meddle(world, move |actor, entry| {
        let EntryBody::Commit {
            commit, profile, ..
        } = entry
        else {
            return;
        };
        let Some(seen) = seen.get_mut(actor) else {
            return;
        };
        *seen += 1;
        if actor == 1 && *seen == 1 {
            let mut bytes = commit.to_vec();
            *bytes.last_mut().expect("a commit") ^= 1;
            *commit = Bytes::new(bytes).expect("as long as before");
        }
        if let (0, 2, Some(back)) = (actor, *seen, profile_back) {
            *profile = Bytes::new(back).expect("it is short");
        }
    });
    let size = world.actors[0].view.people.len() + 1;
    world.enter(link, newcomer);
    world.until("all are in", |world| {
        let epochs = world.actors.iter().map(|actor| actor.view.security.epoch);
        let same = epochs.collect::<std::collections::BTreeSet<_>>().len() == 1;
        same && world.actors[0].view.people.len() == size && world.actors[1].is_joined()
    });
    world.meddler = None;
}

#[test]
fn who_comes_back_under_another_name_is_announced_and_not_marked() {
    let (mut world, link) = World::meeting(91, 3);
    compare(&mut world, 0, "p1", true);
    let number = person(&world, 0, "p1").id;
    strays(&mut world, &link, "p3", None);
    assert_ne!(person(&world, 0, "p1").id, number, "it has rejoined");
    assert_eq!(mark(&world, 0, "p1"), Mark::Verified);

    strays(&mut world, &link, "p4", Some([7; 40]));
    let people = world.actors[0].view.people.iter();
    let unknown: Vec<_> = people.filter(|person| person.name.is_none()).collect();
    assert_eq!(unknown.len(), 1);
    assert_eq!(unknown[0].mark, Mark::None);
    let unknown = Notice::Joined {
        name: String::new(),
    };
    assert!(world.actors[0].notices.contains(&unknown));
}

#[test]
fn whom_the_server_makes_up_is_not_on_the_list() {
    let (mut world, link) = World::meeting(90, 2);
    world.meddler = Some(Box::new(|actor, bytes| {
        let mut message = ServerMessage::decode(&bytes);
        if actor == 2
            && let Ok(ServerMessage::Tree { members, .. }) = &mut message
        {
            let mut more = members.clone().into_vec();
            let profile = more[0].profile.clone();
            for (leaf, profile) in [(2, Bytes::default()), (77, profile)] {
                more.push(proto::Member {
                    leaf,
                    participant: ParticipantId(1000 + leaf),
                    profile,
                });
            }
            *members = proto::List::new(more).expect("two more");
        }
        message.map_or(vec![bytes], |message| vec![message.encode()])
    }));
    world.enter(&link, "p2");
    world.until("it is in", |world| world.is_settled(3));
    let people = &world.actors[2].view.people;
    assert_eq!(people.len(), 3);
    assert!(people.iter().all(|person| person.id < 1000));
}
