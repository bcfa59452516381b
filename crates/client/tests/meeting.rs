//! A meeting of whole clients around the real rooms: what people notice.

use core::time::Duration;
use std::collections::BTreeSet;

use adversary::world::World;
use client::page::{Command, EndReason, Notice, Phase, Secret, TrackKind};
use proto::{Bytes, ServerMessage};

fn joined(name: &str) -> Notice {
    let name = name.to_owned();
    Notice::Joined { name }
}

fn left(name: &str) -> Notice {
    let name = name.to_owned();
    Notice::Left { name }
}

fn lost(name: &str) -> Notice {
    let name = name.to_owned();
    Notice::Lost { name }
}

#[test]
fn the_first_opens_the_room_and_the_second_joins_it() {
    let mut world = World::new(1);
    let first = world.add();
    let link = world.make_link(first, false);
    world.open(first, &link);
    world.until("it has looked", |world| {
        world.actors[0].view.room_exists == Some(false)
    });
    assert_eq!(world.actors[first].view.phase, Phase::Ready);
    assert_eq!(world.actors[first].view.label.as_deref(), Some("Planning"));
    world.join(first, "Ada");
    world.until("the first is in", |world| world.actors[0].is_joined());

    let second = world.add();
    world.open(second, &link);
    world.until("it has looked", |world| {
        world.actors[1].view.room_exists == Some(true)
    });
    assert_eq!(world.actors[second].view.present, 1);
    assert_eq!(world.actors[second].view.label.as_deref(), Some("Planning"));
    world.join(second, "Bob");
    world.until("both are in", |world| world.is_settled(2));
    let names = BTreeSet::from(["Ada".to_owned(), "Bob".to_owned()]);
    assert_eq!(world.actors[first].names(), names);
    assert_eq!(world.actors[second].names(), names);
    assert!(world.actors[first].notices.contains(&joined("Bob")));
    assert_eq!(world.actors[first].view.security.digits.len(), 30);
    assert_eq!(world.actors[first].view.security.emoji.len(), 7);

    let host = |world: &World, name: &str| {
        let people = &world.actors[second].view.people;
        let person = people.iter().find(|p| p.name.as_deref() == Some(name));
        person.map(|person| (person.host, person.own))
    };
    assert_eq!(host(&world, "Ada"), Some((true, false)));
    assert_eq!(host(&world, "Bob"), Some((false, true)));
    assert!(world.actors[second].view.people[0].own, "oneself is first");
}

#[test]
fn who_loses_the_race_to_open_the_room_joins_it() {
    let mut world = World::new(2);
    let maker = world.add();
    let link = world.make_link(maker, false);
    for actor in [maker, world.add(), world.add()] {
        world.open(actor, &link);
    }
    world.run_for(Duration::from_secs(1));
    for actor in 0..3 {
        assert_eq!(world.actors[actor].view.room_exists, Some(false));
        world.join(actor, &format!("p{actor}"));
    }
    world.until("all are in", |world| world.is_settled(3));
}

#[test]
fn a_damaged_link_is_told_from_a_good_one_without_asking_anyone() {
    let mut world = World::new(3);
    let actor = world.add();
    let link = world.make_link(actor, false);
    let cut = &link.expose()[..link.expose().len() / 2];
    for fragment in [cut, "", "§", "label.", "~p"] {
        let fragment = Secret::new(fragment.to_owned());
        world.command(actor, Command::Open { fragment });
        assert_eq!(world.actors[actor].end(), Some(EndReason::BadLink));
        assert!(world.actors[actor].connection.is_none());
    }
    world.open(actor, &link);
    assert_eq!(world.actors[actor].view.phase, Phase::Ready);
}

#[test]
fn a_wrong_password_is_told_at_once_and_locally() {
    let mut world = World::new(4);
    let host = world.add();
    let link = world.make_link(host, true);
    world.open(host, &link);
    assert!(world.actors[host].view.needs_password);
    let password = |text: &str| Command::Password {
        password: Secret::new(text.to_owned()),
    };
    world.command(host, password("open sesame"));
    world.join(host, "Ada");
    world.until("the host is in", |world| world.actors[0].is_joined());

    let guest = world.add();
    world.open(guest, &link);
    world.until("it has looked", |world| {
        world.actors[1].view.room_exists == Some(true)
    });
    world.seen_by_server = Some(Vec::new());
    world.command(guest, password("open barley"));
    assert_eq!(world.actors[guest].view.password_ok, Some(false));
    world.join(guest, "Kasim");
    assert_eq!(world.actors[guest].view.phase, Phase::Ready);
    assert_eq!(
        world.seen_by_server.as_ref().map(Vec::len),
        Some(0),
        "the server is not asked"
    );
    world.command(guest, password("open sesame"));
    assert_eq!(world.actors[guest].view.password_ok, Some(true));
    world.join(guest, "Ali");
    world.until("both are in", |world| world.is_settled(2));
}

#[test]
fn without_its_password_a_room_is_not_joined() {
    let mut world = World::new(5);
    let actor = world.add();
    let link = world.make_link(actor, true);
    world.open(actor, &link);
    world.join(actor, "Ada");
    world.run_for(Duration::from_secs(2));
    assert_eq!(world.actors[actor].view.phase, Phase::Ready);
    assert_eq!(world.actors[actor].view.password_ok, Some(false));
}

#[test]
fn a_card_may_ask_for_a_password_that_the_link_does_not() {
    let mut world = World::new(27);
    let host = world.add();
    let link = world.make_link(host, true);
    let password = |text: &str| Command::Password {
        password: Secret::new(text.to_owned()),
    };
    world.open(host, &link);
    world.command(host, password("open sesame"));
    world.join(host, "Ada");
    world.until("the host is in", |world| world.actors[0].is_joined());

    let stripped = Secret::new(link.expose().replace("~p", "~"));
    for early in [false, true] {
        let guest = world.add();
        world.open(guest, &stripped);
        if early {
            world.join(guest, "Ali");
        }
        world.until("it has looked", |world| {
            world.actors[guest].view.room_exists == Some(true)
        });
        let view = &world.actors[guest].view;
        assert_eq!(view.phase, Phase::Ready);
        assert!(view.needs_password);
        assert_eq!(view.password_ok, None, "none was typed");
        world.command(guest, password("open barley"));
        assert_eq!(world.actors[guest].view.password_ok, Some(false));
        world.command(guest, password("open sesame"));
        assert_eq!(world.actors[guest].view.password_ok, Some(true));
        world.join(guest, "Ali");
        world.until("it is in", |world| world.actors[guest].is_joined());
    }
}

#[test]
fn who_finds_the_queue_full_asks_again_for_a_minute() {
    for (full, ends) in [(20, None), (90, Some(EndReason::RoomFull))] {
        let (mut world, link) = World::meeting(28, 1);
        let until = world.now + Duration::from_secs(full);
        let now = std::rc::Rc::new(std::cell::Cell::new(world.now));
        let clock = now.clone();
        world.clerk = Some(Box::new(move |actor, message| {
            let join = matches!(message, proto::ClientMessage::Join { .. });
            (join && clock.get() < until).then(|| {
                let full = proto::ServerMessage::Refused {
                    why: proto::Refusal::QueueFull,
                    reference: 0,
                };
                vec![(actor, full)]
            })
        }));
        let guest = world.enter(&link, "late");
        for _ in 0..80 {
            now.set(world.now);
            world.run_for(Duration::from_secs(1));
        }
        assert_eq!(world.actors[guest].end(), ends);
        assert_eq!(world.actors[guest].is_joined(), ends.is_none());
    }
}

#[test]
fn what_is_written_arrives_and_the_server_reads_none_of_it() {
    let mut world = World::new(6);
    world.seen_by_server = Some(Vec::new());
    let host = world.add();
    let link = world.make_link(host, false);
    world.open(host, &link);
    world.join(host, "Adelheid");
    world.until("the host is in", |world| world.actors[0].is_joined());
    let guest = world.enter(&link, "Bartholomew");
    world.until("both are in", |world| world.is_settled(2));
    world.chat(host, "the treasure is under the oak");
    world.command(
        guest,
        Command::Reaction {
            emoji: "🌳".to_owned(),
        },
    );
    world.until("both have it", |world| {
        world
            .actors
            .iter()
            .all(|a| a.chats.len() == 1 && a.reactions.len() == 1)
    });
    let own = &world.actors[host].chats[0];
    let other = &world.actors[guest].chats[0];
    assert!(own.own && !other.own);
    assert_eq!(other.name, "Adelheid");
    assert_eq!(own.sealed, other.sealed, "both see what the server relayed");
    assert!(other.sealed.len() > 100);

    let secret = link.expose().rsplit('.').next().expect("it has a secret");
    let hidden = [
        "treasure",
        "Adelheid",
        "Bartholomew",
        "Planning",
        "🌳",
        &secret[..43],
    ];
    let seen = world.seen_by_server.take().expect("it was recorded");
    assert!(seen.len() > 10);
    for message in &seen {
        for word in hidden {
            let mut windows = message.windows(word.len());
            assert!(!windows.any(|window| window == word.as_bytes()), "{word}");
        }
    }
    // The same search finds what is there.
    let sealed = seen.iter().any(|message| {
        let hex: String = message.iter().map(|byte| format!("{byte:02x}")).collect();
        hex.contains(&other.sealed)
    });
    assert!(sealed);
}

#[test]
fn who_leaves_is_locked_out_at_once() {
    let (mut world, _) = World::meeting(7, 3);
    world.actors[0].urgent.clear();
    world.command(2, Command::Leave);
    assert_eq!(world.actors[2].end(), Some(EndReason::Left));
    assert!(world.actors[2].forgot, "its own worker forgets the keys");
    world.until_within("two are left", Duration::from_secs(1), |world| {
        [0, 1]
            .iter()
            .all(|actor| world.actors[*actor].view.people.len() == 2)
    });
    assert_eq!(world.actors[0].urgent, [true]);
    assert!(world.actors[0].notices.contains(&left("p2")));
    let frame = world.seal_frame(0);
    assert!(world.open_frame(1, &frame).is_some());
    assert_eq!(world.open_frame(2, &frame), None);
}

#[test]
fn a_closed_tab_is_gone_soon_and_a_dead_machine_after_half_a_minute() {
    let (mut world, _) = World::meeting(8, 4);
    world.close_tab(3);
    world.until_within("three are left", Duration::from_secs(2), |world| {
        world.actors[0].view.people.len() == 3
    });
    world.kill(2);
    world.until_within("two are left", Duration::from_secs(45), |world| {
        world.actors[0].view.people.len() == 2
    });
    assert!(world.actors[0].notices.contains(&left("p3")));
    assert!(world.actors[0].notices.contains(&lost("p2")));
    world.until("the code is one again", |world| world.is_settled(2));
}

#[test]
fn the_next_in_line_removes_the_gone_when_the_first_does_not() {
    let (mut world, _) = World::meeting(9, 4);
    // The lowest leaf is cut off, unknown to anyone, when the last one leaves.
    world.cut_silently(0);
    world.command(3, Command::Leave);
    world.until_within(
        "the second has removed it",
        Duration::from_secs(2),
        |world| world.actors[1].view.people.len() == 3,
    );
}

#[test]
fn many_that_leave_together_are_removed_together() {
    let (mut world, _) = World::meeting(10, 8);
    let epoch = world.actors[0].view.security.epoch;
    for actor in 4..8 {
        world.command(actor, Command::Leave);
    }
    world.until("four are left", |world| world.is_settled(4));
    let epochs = world.actors[0].view.security.epoch - epoch;
    assert!(epochs <= 2, "{epochs} commits for one departure");
}

#[test]
fn whose_frames_still_open_is_not_removed_on_the_servers_word() {
    let (mut world, _) = World::meeting(11, 3);
    let person = world.actors[0].view.people[2].clone();
    // All open frames of the second, and the server says that it is gone.
    for _ in 0..12 {
        for actor in [0, 1] {
            let report = report_of_leaf(2);
            world.input(actor, client::Input::Media(report));
        }
        if world.actors[2].connection.is_some() {
            world.close_tab(2);
        }
        world.run_for(Duration::from_millis(250));
    }
    assert!(world.actors[0].view.people.contains(&person));
    // Once they are quiet, it is.
    world.until_within("it is removed", Duration::from_secs(5), |world| {
        world.actors[0].view.people.len() == 2
    });
}

fn report_of_leaf(leaf: u32) -> client::page::MediaReport {
    client::page::MediaReport {
        lines: vec![client::page::LineReport {
            mid: "4".to_owned(),
            role: client::page::LineRole::MicSlot,
            leaf: Some(leaf),
            track: Some(TrackKind::Mic),
            epoch: Some(2),
            frames: 1,
            failed: 0,
            seen: 1,
            bytes: 1,
            idle_ms: Some(0),
        }],
        senders: Vec::new(),
    }
}

#[test]
fn a_lost_connection_is_taken_up_and_nothing_is_missed() {
    let (mut world, _) = World::meeting(12, 3);
    world.break_connection(1);
    world.run_for(Duration::from_millis(600));
    world.chat(0, "while you were away");
    world.chat(1, "while I was away");
    world.until("it is back", |world| {
        world.actors[1].notices.contains(&Notice::Reconnected)
    });
    world.until("all have both", |world| {
        world.actors.iter().all(|actor| actor.chats.len() == 2)
    });
    assert!(world.actors[1].notices.contains(&Notice::Reconnecting));
    assert_eq!(world.actors[1].offers.len(), 1, "the media path stayed");
    assert_eq!(
        world.actors[0].view.people.len(),
        3,
        "nobody took it for gone"
    );
}

#[test]
fn commits_that_were_missed_are_made_up_for() {
    let (mut world, link) = World::meeting(13, 3);
    world.actors[1].offline = true;
    world.break_connection(1);
    world.run_for(Duration::from_secs(1));
    world.enter(&link, "p3");
    world.command(2, Command::Leave);
    world.run_for(Duration::from_secs(5));
    world.actors[1].offline = false;
    world.until("all are in one epoch", |world| world.is_settled(3));
    assert_eq!(
        world.actors[1].offers.len(),
        1,
        "it resumed, it did not rejoin"
    );
    let frame = world.seal_frame(3);
    assert!(world.open_frame(1, &frame).is_some());
}

#[test]
fn who_was_away_too_long_joins_again_and_leaves_no_ghost() {
    let (mut world, _) = World::meeting(14, 3);
    world.actors[1].offline = true;
    world.break_connection(1);
    world.run_for(Duration::from_secs(1));
    assert_eq!(world.actors[1].view.phase, Phase::Reconnecting);
    assert_eq!(
        world.actors[1].view.people.len(),
        3,
        "people stay on the page"
    );
    world.chat(1, "said while away");
    world.run_for(Duration::from_secs(45));
    world.actors[1].offline = false;
    world.until("all are in again", |world| world.is_settled(3));
    assert_eq!(
        world.actors[1].offers.last(),
        Some(&(4, true)),
        "a new media path is asked for"
    );
    world.until("what it said arrives", |world| {
        world.actors.iter().all(|actor| actor.chats.len() == 1)
    });
}

#[test]
fn a_silent_connection_is_noticed_and_replaced() {
    let (mut world, _) = World::meeting(15, 2);
    world.cut_silently(1);
    world.until_within("it is back", Duration::from_secs(25), |world| {
        world.actors[1].notices.contains(&Notice::Reconnected)
    });
    world.until("both are in", |world| world.is_settled(2));
}

#[test]
fn after_a_change_of_network_a_dead_connection_is_replaced_at_once_and_a_live_one_kept() {
    let (mut world, _) = World::meeting(16, 2);
    world.command(0, Command::NetworkChanged);
    world.run_for(Duration::from_secs(5));
    assert!(!world.actors[0].notices.contains(&Notice::Reconnecting));

    world.cut_silently(1);
    world.command(1, Command::NetworkChanged);
    world.until_within("it is back", Duration::from_secs(3), |world| {
        world.actors[1].notices.contains(&Notice::Reconnected)
    });
    world.until("both are in", |world| world.is_settled(2));
}

#[test]
fn an_answer_to_an_offer_that_was_replaced_is_not_taken_for_its_successors() {
    let (mut world, _) = World::meeting(17, 2);
    let offer = |sdp: &str| Command::Offer {
        sdp: sdp.to_owned(),
        lines: Vec::new(),
    };
    let answer = |sdp: &str| ServerMessage::Answer {
        sdp: Bytes::new(sdp).expect("short"),
    };
    world.command(1, offer("before the network changed"));
    // It is sent again, and the page makes another one meanwhile.
    world.break_connection(1);
    world.until("it is back", |world| {
        world.actors[1].notices.contains(&Notice::Reconnected)
    });
    world.command(1, offer("after"));
    world.forge(1, &answer("to the first"));
    world.forge(1, &answer("to the second"));
    world.until("it has an answer", |world| {
        !world.actors[1].answers.is_empty()
    });
    assert_eq!(world.actors[1].answers, ["to the second"]);
}

#[test]
fn a_connection_that_breaks_at_any_moment_of_joining_is_no_harm() {
    for moment in 0..20 {
        let (mut world, link) = World::meeting(100 + moment, 2);
        world.enter(&link, "p2");
        world.run_for(Duration::from_millis(moment * 25));
        world.break_connection(2);
        world.until("all are in", |world| world.is_settled(3));
    }
}

#[test]
fn who_is_too_slow_for_a_turn_gets_in_all_the_same() {
    for slowness in (1..=12).map(|step| Duration::from_millis(step * 150)) {
        let (mut world, link) = World::meeting(120, 2);
        for number in 0..4 {
            let actor = world.add();
            world.actors[actor].slowness = slowness;
            world.open(actor, &link);
            world.join(actor, &format!("slow{number}"));
        }
        world.until("all are in", |world| world.is_settled(6));
        for actor in &world.actors {
            let troubled = |notice: &Notice| !matches!(notice, Notice::Joined { .. });
            let notices = &actor.notices;
            assert!(!notices.iter().any(troubled), "{slowness:?}: {notices:?}");
        }
    }
}

#[test]
fn a_second_tab_with_the_same_link_is_a_second_participant() {
    let (mut world, link) = World::meeting(16, 1);
    world.enter(&link, "p0");
    world.until("both are in", |world| world.is_settled(2));
    let people = &world.actors[0].view.people;
    assert_eq!(people[0].name, people[1].name);
    assert_ne!(people[0].id, people[1].id);
}

#[test]
fn messages_in_the_middle_of_a_crowd_arrive_once_and_in_order() {
    let (mut world, link) = World::meeting(17, 4);
    for number in 0..12 {
        world.enter(&link, &format!("late{number}"));
        world.chat(1, &format!("message {number}"));
        world.run_for(Duration::from_millis(60));
    }
    world.until("all are in", |world| world.is_settled(16));
    let said: Vec<_> = (0..12).map(|number| format!("message {number}")).collect();
    for actor in 0..4 {
        let chats = world.actors[actor].chats.iter();
        let heard: Vec<_> = chats.map(|message| message.text.clone()).collect();
        assert_eq!(heard, said, "at {actor}");
    }
}

#[test]
fn a_message_over_the_limit_is_refused_with_a_word() {
    let (mut world, _) = World::meeting(18, 2);
    world.chat(0, &"x".repeat(client::MAX_CHAT_LEN + 1));
    assert!(world.actors[0].notices.contains(&Notice::ChatTooLong));
    world.chat(0, &"x".repeat(client::MAX_CHAT_LEN));
    world.until("the longest arrives", |world| {
        world.actors[1].chats.len() == 1
    });
}

#[test]
fn a_flood_of_messages_ends_at_its_sender() {
    let (mut world, _) = World::meeting(19, 3);
    for number in 0..2000 {
        world.chat(2, &format!("flood {number}"));
    }
    world.run_for(Duration::from_secs(3));
    assert!(world.actors[2].notices.contains(&Notice::ServerRefused));
    let flooded = world.actors[1].chats.len();
    assert!(flooded <= 400, "{flooded} messages came through");
    world.chat(0, "carry on");
    world.until("the others carry on", |world| {
        world.actors[1]
            .chats
            .last()
            .is_some_and(|chat| chat.text == "carry on")
    });
    assert!(world.actors[0].is_joined() && world.actors[1].is_joined());
}

#[test]
fn what_one_has_on_is_known_to_all_and_to_whoever_joins_later() {
    let (mut world, link) = World::meeting(20, 2);
    let on = |track| Command::Track { track, on: true };
    world.command(0, on(TrackKind::Mic));
    world.command(0, on(TrackKind::Camera));
    world.command(1, Command::Hand { up: true });
    world.enter(&link, "p2");
    world.until("the newcomer knows", |world| {
        let people = &world.actors[2].view.people;
        let seen = |name: &str| people.iter().find(|p| p.name.as_deref() == Some(name));
        seen("p0").is_some_and(|p| p.mic && p.camera && !p.hand && !p.screen)
            && seen("p1").is_some_and(|p| p.hand && !p.mic)
    });
    world.command(
        0,
        Command::Track {
            track: TrackKind::Camera,
            on: false,
        },
    );
    world.until("it is off everywhere", |world| {
        world
            .actors
            .iter()
            .all(|actor| actor.view.people.iter().all(|p| !p.camera))
    });
}

#[test]
fn camera_slots_grow_with_the_meeting() {
    let (world, _) = World::meeting(21, 7);
    assert_eq!(world.actors[0].offers, [(4, true), (9, false)]);
    assert_eq!(world.actors[6].offers, [(9, true)]);
}

#[test]
fn keys_are_renewed_within_the_hour_of_a_quiet_meeting() {
    let (mut world, _) = World::meeting(22, 3);
    let epoch = world.actors[0].view.security.epoch;
    let code = world.actors[0].view.security.digits.clone();
    world.run_for(Duration::from_secs(1200));
    let renewed = world.actors[0].view.security.epoch - epoch;
    // Three members, each every five minutes, for twenty.
    assert!((6..=16).contains(&renewed), "{renewed} updates");
    assert!(world.is_settled(3));
    assert_eq!(
        world.actors[0].view.security.digits, code,
        "the code changes only when people come or go"
    );
    assert!(world.actors[1].urgent.iter().skip(1).all(|urgent| !urgent));
}

#[test]
fn a_room_that_ended_while_one_was_away_is_not_opened_again() {
    let (mut world, _) = World::meeting(23, 2);
    world.actors[1].offline = true;
    world.break_connection(1);
    world.run_for(Duration::from_secs(35));
    world.command(0, Command::Leave);
    world.run_for(Duration::from_secs(2));
    world.actors[1].offline = false;
    world.until("it is told", |world| {
        world.actors[1].end() == Some(EndReason::RoomEnded)
    });
}

#[test]
fn a_room_that_was_opened_anew_while_one_was_away_is_another_meeting() {
    let (mut world, link) = World::meeting(26, 2);
    world.actors[1].offline = true;
    world.break_connection(1);
    world.run_for(Duration::from_secs(35));
    world.command(0, Command::Leave);
    world.run_for(Duration::from_secs(2));
    world.enter(&link, "p2");
    world.until("it is open again", |world| world.actors[2].is_joined());
    world.actors[1].offline = false;
    world.until("it is told", |world| {
        world.actors[1].end() == Some(EndReason::RoomEnded)
    });
    assert_eq!(world.actors[2].view.people.len(), 1, "it did not come in");
}

#[test]
fn without_a_server_it_is_over_after_a_while() {
    let mut world = World::new(24);
    let actor = world.add();
    world.actors[actor].offline = true;
    let link = world.make_link(actor, false);
    world.open(actor, &link);
    world.until_within("it gives up", Duration::from_secs(70), |world| {
        world.actors[0].end() == Some(EndReason::ServerGone)
    });
}

#[test]
fn after_leaving_the_same_link_opens_again() {
    let (mut world, link) = World::meeting(25, 2);
    world.command(1, Command::Leave);
    world.open(1, &link);
    world.join(1, "again");
    world.until("both are in", |world| world.is_settled(2));
    assert!(world.actors[0].names().contains("again"));
}

#[test]
fn a_room_that_was_opened_quiet_is_quiet_for_everybody() {
    let mut world = World::new(27);
    let host = world.add();
    let link = world.make_link(host, false);
    world.open(host, &link);
    let (large, quiet) = (false, true);
    world.command(host, Command::Options { large, quiet });
    world.join(host, "p0");
    world.until("the host is in", |world| world.actors[0].is_joined());
    world.enter(&link, "p1");
    world.until("both are in", |world| world.is_settled(2));
    for actor in &world.actors {
        assert!(actor.view.security.quiet);
        assert_eq!(actor.quiet_offers, [true]);
    }

    let (world, _) = World::meeting(28, 2);
    for actor in &world.actors {
        assert!(!actor.view.security.quiet);
        assert_eq!(actor.quiet_offers, [false]);
    }
}
