//! What is said to one alone, what is asked of one, and what the server sees of
//! the sizes of it all.

use std::collections::BTreeSet;

use adversary::world::World;
use client::page::{Addressee, Command, Notice, TrackKind};
use proto::{ClientMessage, ServerMessage};

/// The number by which `by` knows the participant of this name.
fn person(world: &World, by: usize, name: &str) -> u32 {
    let people = &world.actors[by].view.people;
    let person = people
        .iter()
        .find(|person| person.name.as_deref() == Some(name));
    person.expect("it is there").id
}

fn tell(world: &mut World, from: usize, to: &str, text: &str) {
    let person = person(world, from, to);
    let text = text.to_owned();
    world.command(from, Command::ChatTo { person, text });
}

fn to(world: &World, by: usize, name: &str) -> Option<Addressee> {
    Some(Addressee {
        person: Some(person(world, by, name)),
        name: name.to_owned(),
    })
}

#[test]
fn a_private_message_is_seen_by_its_two_ends_and_nobody_else() {
    let (mut world, _) = World::meeting(700, 4);
    world.seen_by_server = Some(Vec::new());
    tell(&mut world, 1, "p3", "between us");
    world.until("p3 reads it", |world| world.actors[3].chats.len() == 1);
    world.chat(2, "to all");
    world.until("all read p2", |world| {
        world
            .actors
            .iter()
            .all(|a| a.chats.iter().any(|c| c.text == "to all"))
    });
    let (own, theirs) = (&world.actors[1].chats[0], &world.actors[3].chats[0]);
    assert_eq!((own.text.as_str(), own.own), ("between us", true));
    assert_eq!((theirs.text.as_str(), theirs.own), ("between us", false));
    assert_eq!(theirs.person, person(&world, 3, "p1"));
    assert_eq!(own.to, to(&world, 1, "p3"));
    assert_eq!(theirs.to, to(&world, 3, "p3"));
    for other in [0, 2] {
        assert_eq!(world.actors[other].chats.len(), 1);
        assert_eq!(world.actors[other].chats[0].to, None);
    }
    let seen = world.seen_by_server.take().expect("it was recorded");
    assert!(
        !seen
            .concat()
            .windows(10)
            .any(|window| window == b"between us")
    );
}

#[test]
fn a_private_message_reaches_who_came_back_and_nobody_in_their_place() {
    let (mut world, link) = World::meeting(701, 3);
    // p2 joins again while p1 is away: the message waits for p1's line.
    world.actors[1].offline = true;
    world.break_connection(1);
    world.run_for(core::time::Duration::from_secs(2));
    tell(&mut world, 1, "p2", "still you?");
    world.actors[1].offline = false;
    world.until("p2 reads it", |world| world.actors[2].chats.len() == 1);

    // p2 leaves for good, and somebody takes its leaf.
    world.actors[1].offline = true;
    world.break_connection(1);
    world.run_for(core::time::Duration::from_secs(1));
    tell(&mut world, 1, "p2", "and now?");
    world.command(2, Command::Leave);
    let heir = world.enter(&link, "heir");
    world.run_for(core::time::Duration::from_secs(5));
    world.actors[1].offline = false;
    let not_sent = Notice::PrivateNotSent {
        name: "p2".to_owned(),
    };
    world.until("p1 is told", |world| {
        world.actors[1].notices.contains(&not_sent)
    });
    world.until("all are in", |world| world.is_settled(3));
    assert!(world.actors[heir].chats.is_empty());
}

#[test]
fn nothing_is_told_to_oneself_or_to_nobody() {
    let (mut world, _) = World::meeting(702, 2);
    tell(&mut world, 0, "p0", "me");
    let text = "nobody".to_owned();
    world.command(0, Command::ChatTo { person: 999, text });
    let not_sent = Notice::PrivateNotSent {
        name: String::new(),
    };
    assert_eq!(
        world.actors[0]
            .notices
            .iter()
            .filter(|n| **n == not_sent)
            .count(),
        2
    );
    let text = "x".repeat(client::MAX_CHAT_LEN + 1);
    let person = person(&world, 0, "p1");
    world.command(0, Command::ChatTo { person, text });
    assert!(world.actors[0].notices.contains(&Notice::ChatTooLong));
}

#[test]
fn the_server_sees_few_sizes() {
    let (mut world, _) = World::meeting(703, 3);
    world.seen_by_server = Some(Vec::new());
    let mut said = 0;
    for len in [
        1, 10, 58, 60, 62, 200, 253, 700, 1000, 1022, 2000, 3999, 4000,
    ] {
        let text = "x".repeat(len);
        world.chat(0, &text);
        tell(&mut world, 1, "p2", &text);
        said += 2;
        world.run_for(core::time::Duration::from_secs(1));
    }
    for (actor, command) in [
        (0, Command::Hand { up: true }),
        (
            1,
            Command::Reaction {
                emoji: "👍🏽".to_owned(),
            },
        ),
        (
            2,
            Command::Reaction {
                emoji: "❤".to_owned(),
            },
        ),
        (0, Command::AskMute { person: None }),
        (
            1,
            Command::AskMute {
                person: Some(person(&world, 1, "p2")),
            },
        ),
        (
            2,
            Command::Track {
                track: TrackKind::Mic,
                on: true,
            },
        ),
        (2, Command::Leave),
    ] {
        world.command(actor, command);
        said += 1;
        world.run_for(core::time::Duration::from_secs(1));
    }
    let seen = world.seen_by_server.take().expect("it was recorded");
    let sizes: Vec<_> = seen
        .iter()
        .filter(|bytes| !matches!(ServerMessage::decode(bytes), Ok(ServerMessage::Entry(_))))
        .filter_map(|bytes| match ClientMessage::decode(bytes) {
            Ok(ClientMessage::App { message, .. }) => Some(message.len()),
            _ => None,
        })
        .collect();
    assert!(sizes.len() >= said, "{} messages of {said}", sizes.len());
    let distinct: BTreeSet<_> = sizes.into_iter().collect();
    assert_eq!(distinct.len(), 4, "{distinct:?}");
}

fn mute_asked(by: &str, by_self: bool, whom: Option<&str>, to_self: bool, host: bool) -> Notice {
    Notice::MuteAsked {
        by: by.to_owned(),
        by_self,
        whom: whom.map(str::to_owned),
        to_self,
        host,
    }
}

fn mics(world: &World, by: usize) -> Vec<bool> {
    let people = &world.actors[by].view.people;
    (0..people.len())
        .map(|number| {
            let name = format!("p{number}");
            let mut people = people.iter();
            people.any(|person| person.name.as_deref() == Some(&name) && person.mic)
        })
        .collect()
}

fn with_mics_on(seed: u64) -> World {
    let (mut world, _) = World::meeting(seed, 3);
    for actor in 0..3 {
        let track = TrackKind::Mic;
        world.command(actor, Command::Track { track, on: true });
    }
    world.until("all mics are on", |world| {
        (0..3).all(|by| mics(world, by) == [true; 3])
    });
    world
}

#[test]
fn a_host_turns_a_microphone_off_and_all_are_told() {
    let mut world = with_mics_on(704);
    let whom = Some(person(&world, 0, "p1"));
    world.command(0, Command::AskMute { person: whom });
    world.until("p1 is silent", |world| {
        (0..3).all(|by| mics(world, by) == [true, false, true])
    });
    assert_eq!(
        world.actors.iter().map(|a| a.mic_offs).collect::<Vec<_>>(),
        [0, 1, 0]
    );
    for (actor, own, me) in [(0, true, false), (1, false, true), (2, false, false)] {
        let notice = mute_asked("p0", own, Some("p1"), me, true);
        assert!(world.actors[actor].notices.contains(&notice), "{actor}");
    }
    // It is p1's own choice to speak again.
    world.command(
        1,
        Command::Track {
            track: TrackKind::Mic,
            on: true,
        },
    );
    world.until("p1 speaks", |world| mics(world, 0) == [true; 3]);

    world.command(0, Command::AskMute { person: None });
    world.until("only the host is heard", |world| {
        (0..3).all(|by| mics(world, by) == [true, false, false])
    });
    let notice = mute_asked("p0", false, None, false, true);
    assert!(world.actors[2].notices.contains(&notice));
}

#[test]
fn who_is_no_host_can_only_ask() {
    let mut world = with_mics_on(705);
    let whom = Some(person(&world, 1, "p2"));
    for _ in 0..5 {
        world.command(1, Command::AskMute { person: whom });
    }
    world.command(1, Command::AskMute { person: None });
    world.run_for(core::time::Duration::from_secs(2));
    for (actor, own, me) in [(0, false, false), (1, true, false), (2, false, true)] {
        let asked: Vec<_> = world.actors[actor]
            .notices
            .iter()
            .filter(|notice| matches!(notice, Notice::MuteAsked { .. }))
            .collect();
        assert_eq!(asked, [&mute_asked("p1", own, Some("p2"), me, false)]);
        assert_eq!(mics(&world, actor), [true; 3]);
        assert_eq!(world.actors[actor].mic_offs, 0);
    }
}
