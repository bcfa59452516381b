//! A server that lies, garbles or makes things up: nobody panics, nobody is
//! fooled, and who cannot go on says why.

use core::time::Duration;

use adversary::wire::{entry, flip_last, meddler, refused};
use adversary::world::World;
use client::page::{Command, EndReason, Secret, Shield, ShieldReason, TrackKind};
use client::{Client, Input, Time};
use proptest::prelude::*;
use proto::{
    Bytes, ClientMessage, Departure, Entry, EntryBody, Epoch, Era, List, ParticipantId, Refusal,
    ResumeToken, Seq, ServerMessage,
};
use zeroize::Zeroizing;

const NEVER: Seq = Seq(1 << 40);

/// A meeting of two, and where its log stands.
fn meeting(seed: u64) -> (World, Secret, Era, Seq) {
    let (mut world, link) = World::meeting(seed, 2);
    let (era, next) = world.log_position();
    (world, link, era, next)
}

#[test]
fn forged_words_of_the_room_end_it_with_a_clear_reason() {
    let forgeries: [fn(Era, Seq) -> ServerMessage; 8] = [
        |era, seq| entry(era, seq, EntryBody::Confirmed { commit: NEVER }),
        |era, seq| entry(era, seq, EntryBody::Dropped { commit: seq }),
        |era, seq| entry(era, seq.next(), EntryBody::Confirmed { commit: seq }),
        |era, seq| {
            let body = EntryBody::Gone {
                participant: ParticipantId(1),
                leaf: 0,
                how: Departure::Left,
            };
            entry(era.next(), seq, body)
        },
        |era, _| {
            let body = EntryBody::App {
                author: ParticipantId(1),
                epoch: Epoch(0),
                message: Bytes::default(),
            };
            entry(era, Seq(0), body)
        },
        |era, seq| {
            let body = EntryBody::Commit {
                author: ParticipantId(1),
                epoch: Epoch(77),
                commit: Bytes::default(),
                profile: Bytes::default(),
            };
            entry(era, seq, body)
        },
        |_, seq| ServerMessage::Resumed { next_seq: seq },
        |_, _| ServerMessage::Closing {
            why: Refusal::Malformed,
        },
    ];
    for (number, forge) in forgeries.into_iter().enumerate() {
        let (mut world, _, era, seq) = meeting(30);
        world.forge(1, &forge(era, seq));
        world.run_for(Duration::from_secs(1));
        let end = world.actors[1].end();
        assert_eq!(end, Some(EndReason::Protocol), "forgery {number}");
        assert!(world.actors[1].forgot, "its keys are forgotten");
    }
}

#[test]
fn bytes_that_are_no_message_end_it_with_a_clear_reason() {
    let (mut world, _, _, _) = meeting(31);
    world.input(1, Input::SocketMessage(&[0xff; 40]));
    assert_eq!(world.actors[1].end(), Some(EndReason::Protocol));
}

#[test]
fn a_commit_that_nobody_can_check_falls_and_the_room_goes_on() {
    let (mut world, link) = World::meeting(32, 3);
    // The first joiner's commit is garbled on its way to all the members.
    let mut garbled = None;
    world.meddler = Some(meddler(move |actor, message| {
        let ServerMessage::Entry(entry) = message else {
            return false;
        };
        let EntryBody::Commit { commit, .. } = &mut entry.body else {
            return false;
        };
        let first = *garbled.get_or_insert(entry.seq);
        if entry.seq != first || actor > 2 {
            return false;
        }
        flip_last(commit);
        true
    }));
    world.enter(&link, "p3");
    world.enter(&link, "p4");
    world.until("all are in", |world| world.is_settled(5));
}

#[test]
fn a_commit_under_another_number_than_its_authors_ends_it_with_a_clear_reason() {
    // To the others as their own; to its author as the other's.
    for to_author in [false, true] {
        let (mut world, _) = World::meeting(39, 3);
        let numbers = [0, 1].map(|actor: usize| {
            let mut people = world.actors[actor].view.people.iter();
            ParticipantId(people.find(|person| person.own).expect("it sees itself").id)
        });
        world.meddler = Some(meddler(move |actor, message| {
            let ServerMessage::Entry(entry) = message else {
                return false;
            };
            let EntryBody::Commit { author, .. } = &mut entry.body else {
                return false;
            };
            let Some(own) = numbers.get(actor) else {
                return false;
            };
            let change = (*author == *own) == to_author;
            if change {
                *author = numbers[usize::from(*author == numbers[0])];
            }
            change
        }));
        // One of the other two removes who leaves.
        world.command(2, Command::Leave);
        world.run_for(Duration::from_secs(3));
        let fooled = [0, 1].map(|actor: usize| world.actors[actor].end());
        assert!(fooled.contains(&Some(EndReason::Protocol)), "{fooled:?}");
    }
}

#[test]
fn who_alone_cannot_apply_a_commit_joins_again() {
    let (mut world, link) = World::meeting(33, 3);
    let mut garbled = None;
    world.meddler = Some(meddler(move |actor, message| {
        let ServerMessage::Entry(entry) = message else {
            return false;
        };
        let EntryBody::Commit { commit, .. } = &mut entry.body else {
            return false;
        };
        let first = *garbled.get_or_insert(entry.seq);
        if entry.seq != first || actor != 1 {
            return false;
        }
        flip_last(commit);
        true
    }));
    world.enter(&link, "p3");
    world.until("all are in", |world| world.is_settled(4));
    assert_eq!(world.actors[1].offers.len(), 2, "it came in anew");
    assert!(world.actors[1].forgot, "with no key of before");
}

#[test]
fn a_member_without_a_valid_profile_is_shown_as_unknown() {
    let (mut world, link) = World::meeting(34, 2);
    world.meddler = Some(meddler(|_, message| {
        let ServerMessage::Entry(entry) = message else {
            return false;
        };
        let EntryBody::Commit { profile, .. } = &mut entry.body else {
            return false;
        };
        flip_last(profile);
        true
    }));
    world.enter(&link, "p2");
    world.until("it is in", |world| world.actors[2].is_joined());
    world.run_for(Duration::from_secs(1));
    let view = &world.actors[0].view;
    assert_eq!(view.people.len(), 3);
    assert_eq!(view.people[2].name, None);
    assert_eq!(view.security.shield, Shield::Warning);
    assert_eq!(view.security.reasons[0], ShieldReason::UnknownMember);
}

type Change = fn(&mut ServerMessage, fn(&mut ParticipantId)) -> bool;

#[test]
fn a_number_that_stands_for_an_unrouted_member_is_not_taken() {
    let high = |id: &mut ParticipantId| id.0 |= 1 << 31;
    let changes: [Change; 4] = [
        |message, high| match message {
            ServerMessage::Created { participant, .. } => {
                high(participant);
                true
            }
            _ => false,
        },
        |message, high| match message {
            ServerMessage::Queued { participant, .. } => {
                high(participant);
                true
            }
            _ => false,
        },
        |message, high| match message {
            ServerMessage::Tree { members, .. } => {
                let mut changed = members.clone().into_vec();
                changed
                    .iter_mut()
                    .for_each(|member| high(&mut member.participant));
                *members = proto::List::new(changed).expect("as many");
                true
            }
            _ => false,
        },
        |message, high| match message {
            ServerMessage::Entry(Entry {
                body: EntryBody::Commit { author, .. },
                ..
            }) => {
                high(author);
                true
            }
            _ => false,
        },
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let mut world = World::new(50);
        let host = world.add();
        let link = world.make_link(host, false);
        let victim = usize::from(number == 1 || number == 2);
        world.meddler = Some(meddler(move |actor, message| {
            actor == victim && change(message, high)
        }));
        world.open(host, &link);
        world.join(host, "p0");
        world.run_for(Duration::from_secs(2));
        world.enter(&link, "p1");
        world.run_for(Duration::from_secs(5));
        let end = world.actors[victim].end();
        assert_eq!(end, Some(EndReason::Protocol), "message {number}");
    }
}

#[test]
fn a_member_that_the_server_hides_is_shown_all_the_same() {
    let (mut world, link) = World::meeting(35, 3);
    world.meddler = Some(meddler(|actor, message| {
        let ServerMessage::Tree { members, .. } = message else {
            return false;
        };
        let mut fewer = members.clone().into_vec();
        fewer.retain(|member| member.leaf != 1);
        *members = proto::List::new(fewer).expect("fewer");
        actor == 3
    }));
    world.enter(&link, "p3");
    world.until("it is in", |world| world.actors[3].is_joined());
    let view = &world.actors[3].view;
    assert_eq!(view.people.len(), 4);
    assert!(view.people.iter().any(|person| person.name.is_none()));
    assert_eq!(view.security.shield, Shield::Warning);
    world.run_for(Duration::from_secs(5));
    assert_eq!(
        world.actors[0].view.people.len(),
        4,
        "nobody is removed for it"
    );
}

#[test]
fn a_removal_that_is_refused_is_tried_less_and_less_often() {
    let (mut world, _) = World::meeting(51, 2);
    let tries = std::rc::Rc::new(std::cell::Cell::new(0));
    let counted = tries.clone();
    world.clerk = Some(Box::new(move |actor, message| {
        matches!(message, ClientMessage::Commit { .. }).then(|| {
            counted.set(counted.get() + 1);
            vec![(actor, refused(Refusal::BadCommit))]
        })
    }));
    world.command(1, Command::Leave);
    world.run_for(Duration::from_secs(40));
    let tries = tries.get();
    assert!((5..=10).contains(&tries), "{tries} tries");
    world.clerk = None;
    world.until_within("it gets through", Duration::from_secs(12), |world| {
        world.actors[0].view.people.len() == 1
    });
}

#[test]
fn a_commit_that_nobody_answers_is_given_up() {
    let (mut world, _) = World::meeting(52, 2);
    let mut first = true;
    world.clerk = Some(Box::new(move |actor, message| {
        let taken = matches!(message, ClientMessage::Commit { .. })
            && core::mem::replace(&mut first, false);
        taken.then(|| vec![(actor, refused(Refusal::TooFast))])
    }));
    world.command(1, Command::Leave);
    world.run_for(Duration::from_secs(19));
    assert_eq!(world.actors[0].view.people.len(), 2);
    world.until_within("it is tried again", Duration::from_secs(3), |world| {
        world.actors[0].view.people.len() == 1
    });
}

#[test]
fn a_commit_that_comes_too_soon_is_made_again_soon() {
    let (mut world, _) = World::meeting(54, 2);
    let mut refusals = 3;
    world.clerk = Some(Box::new(move |actor, message| {
        let taken = refusals > 0 && matches!(message, ClientMessage::Commit { .. });
        refusals -= u32::from(taken);
        taken.then(|| vec![(actor, refused(Refusal::CommitTooFast))])
    }));
    world.command(1, Command::Leave);
    world.until_within("it gets through", Duration::from_secs(5), |world| {
        world.actors[0].view.people.len() == 1
    });
}

#[test]
fn a_leaf_that_may_not_be_removed_holds_up_no_other() {
    let (mut world, link) = World::meeting(53, 3);
    // Only the newcomer's commits get through, and it takes two for gone of
    // whom one is.
    world.clerk = Some(Box::new(|actor, message| {
        let held = actor != 3 && matches!(message, ClientMessage::Commit { .. });
        held.then(Vec::new)
    }));
    world.meddler = Some(meddler(|actor, message| {
        let ServerMessage::Tree { members, .. } = message else {
            return false;
        };
        let mut fewer = members.clone().into_vec();
        fewer.retain(|member| member.leaf != 1);
        *members = proto::List::new(fewer).expect("fewer");
        actor == 3
    }));
    world.command(2, Command::Leave);
    world.run_for(Duration::from_secs(1));
    world.enter(&link, "p3");
    world.until("all see it", |world| {
        world.actors[3].is_joined() && world.actors[0].view.people.len() == 4
    });
    world.until_within("who is gone is out", Duration::from_secs(10), |world| {
        world.actors[0].view.people.len() == 3
    });
    assert!(world.actors[1].is_joined(), "who is not, is not");
}

#[test]
fn the_profiles_of_two_members_cannot_be_swapped() {
    let (mut world, link) = World::meeting(36, 2);
    world.meddler = Some(meddler(|_, message| {
        let ServerMessage::Tree { members, .. } = message else {
            return false;
        };
        let mut swapped = members.clone().into_vec();
        let first = swapped[0].profile.clone();
        swapped[0].profile = swapped[1].profile.clone();
        swapped[1].profile = first;
        *members = proto::List::new(swapped).expect("as many");
        true
    }));
    world.enter(&link, "p2");
    world.until("it is in", |world| world.actors[2].is_joined());
    let people = &world.actors[2].view.people;
    assert!(people[1..].iter().all(|person| person.name.is_none()));
}

#[test]
fn a_garbled_tree_ends_the_joining_with_a_clear_reason() {
    let (mut world, link) = World::meeting(37, 2);
    world.meddler = Some(meddler(|_, message| {
        let ServerMessage::Tree { tree, .. } = message else {
            return false;
        };
        flip_last(tree);
        true
    }));
    world.enter(&link, "p2");
    world.until("it is told", |world| {
        world.actors[2].end() == Some(EndReason::Protocol)
    });
    assert!(world.is_settled(2), "the others are not troubled");
}

#[test]
fn who_may_not_open_the_room_at_once_tries_again_and_not_for_ever() {
    for (refusals, ends) in [(1, None), (100, Some(EndReason::Protocol))] {
        let mut world = World::new(54);
        let mut left = refusals;
        world.clerk = Some(Box::new(move |actor, message| {
            let taken = left > 0 && matches!(message, ClientMessage::Create { .. });
            taken.then(|| {
                left -= 1;
                vec![(actor, refused(Refusal::BadCommit))]
            })
        }));
        let host = world.add();
        let link = world.make_link(host, false);
        world.open(host, &link);
        world.join(host, "p0");
        world.run_for(Duration::from_secs(5));
        assert_eq!(world.actors[host].end(), ends);
        assert_eq!(world.actors[host].is_joined(), ends.is_none());
    }
}

#[test]
fn the_card_of_another_room_is_not_taken() {
    let (mut world, _) = World::meeting(38, 1);
    let (mut other, link) = World::meeting(39, 1);
    let card = std::rc::Rc::new(std::cell::RefCell::new(None));
    let inner = card.clone();
    other.meddler = Some(meddler(move |_, message| {
        if matches!(message, ServerMessage::Card { .. }) {
            inner.replace(Some(message.clone()));
        }
        false
    }));
    let reader = other.add();
    other.open(reader, &link);
    other.until("it has looked", |_| card.borrow().is_some());
    let stolen = card.borrow().clone().expect("it was seen");

    let guest = world.add();
    let link = world.make_link(guest, false);
    world.meddler = Some(meddler(move |_, message| {
        *message = stolen.clone();
        true
    }));
    world.open(guest, &link);
    world.until("it is told", |world| {
        world.actors[1].end() == Some(EndReason::Protocol)
    });
}

#[test]
fn a_chat_message_told_twice_is_shown_once() {
    let (mut world, _, _, _) = meeting(40);
    let mut next: Option<u64> = None;
    // Every message to the second actor comes twice, and is renumbered to fit.
    world.meddler = Some(Box::new(move |actor, bytes| {
        let Ok(ServerMessage::Entry(mut entry)) = ServerMessage::decode(&bytes) else {
            return vec![bytes];
        };
        if actor != 1 {
            return vec![bytes];
        }
        let mut twice = Vec::new();
        for _ in 0..2 {
            let seq = *next.get_or_insert(entry.seq.0);
            entry.seq = Seq(seq);
            next = Some(seq + 1);
            twice.push(ServerMessage::Entry(entry.clone()).encode());
        }
        twice
    }));
    world.chat(0, "once");
    world.run_for(Duration::from_secs(1));
    let heard = world.actors[1].chats.iter();
    assert_eq!(heard.filter(|chat| chat.text == "once").count(), 1);
    assert!(world.actors[1].is_joined());
}

fn message() -> impl Strategy<Value = ServerMessage> {
    let bytes = || prop::collection::vec(any::<u8>(), 0..200);
    let seq = || prop_oneof![0..6_u64, any::<u64>()].prop_map(Seq);
    let body = prop_oneof![
        (0..4_u32, 0..4_u64, bytes(), bytes()).prop_map(|(author, epoch, commit, profile)| {
            EntryBody::Commit {
                author: ParticipantId(author),
                epoch: Epoch(epoch),
                commit: Bytes::new(commit).expect("short"),
                profile: Bytes::new(profile).expect("short"),
            }
        }),
        seq().prop_map(|commit| EntryBody::Confirmed { commit }),
        seq().prop_map(|commit| EntryBody::Dropped { commit }),
        (0..4_u32, 0..4_u64, bytes()).prop_map(|(author, epoch, message)| EntryBody::App {
            author: ParticipantId(author),
            epoch: Epoch(epoch),
            message: Bytes::new(message).expect("short"),
        }),
        (0..4_u32, any::<u32>()).prop_map(|(participant, leaf)| EntryBody::Gone {
            participant: ParticipantId(participant),
            leaf,
            how: Departure::Left,
        }),
    ];
    prop_oneof![
        (bytes(), bytes()).prop_map(|(card, profile)| ServerMessage::Card {
            card: Bytes::new(card).expect("short"),
            participants: 3,
            mode: 1,
            profiles: List::new(vec![Bytes::new(profile).expect("short")]).expect("few"),
        }),
        Just(ServerMessage::NoRoom),
        Just(ServerMessage::Exists),
        seq().prop_map(|next_seq| ServerMessage::Created {
            participant: ParticipantId(1),
            resume: ResumeToken([1; 16]),
            era: Era(1),
            next_seq,
        }),
        any::<u32>().prop_map(|ahead| ServerMessage::Queued {
            participant: ParticipantId(1),
            resume: ResumeToken([1; 16]),
            era: Era(1),
            ahead,
        }),
        (bytes(), bytes()).prop_map(|(group_info, tree)| ServerMessage::Tree {
            epoch: Epoch(0),
            group_info: Bytes::new(group_info).expect("short"),
            tree: Bytes::new(tree).expect("short"),
            members: proto::List::new(Vec::new()).expect("none"),
        }),
        (seq(), body).prop_map(|(seq, body)| entry(Era(1), seq, body)),
        seq().prop_map(|next_seq| ServerMessage::Resumed { next_seq }),
        any::<u64>().prop_map(|nonce| ServerMessage::Pong { nonce }),
        bytes().prop_map(|sdp| ServerMessage::Answer {
            sdp: Bytes::new(sdp).expect("short"),
        }),
        any::<u8>().prop_map(|layers| ServerMessage::Encode {
            track: proto::TrackKind::Camera,
            layers,
        }),
        (1..=18_u8, any::<u32>()).prop_map(|(why, reference)| refusal(why, reference)),
    ]
}

/// Through the codec, so that every reason is drawn.
fn refusal(why: u8, reference: u32) -> ServerMessage {
    let mut bytes = vec![11, why];
    bytes.extend_from_slice(&reference.to_be_bytes());
    ServerMessage::decode(&bytes).expect("a refusal")
}

/// A client that has asked to join.
fn joiner() -> Client {
    let mut client = Client::new(Zeroizing::new([7; 32]));
    let link = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let fragment = Secret::new(link.to_owned());
    let open = Command::Open { fragment };
    let join = Command::Join {
        name: "Ada".to_owned(),
    };
    client.handle(Time::ZERO, Input::Page(open));
    client.handle(Time::ZERO, Input::SocketOpened);
    client.handle(Time::ZERO, Input::Page(join));
    client
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_of_a_server_make_a_client_panic(
        messages in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..300), 1..20)
    ) {
        let mut client = joiner();
        for (number, bytes) in messages.iter().enumerate() {
            let now = Time::from_millis(number as u64 * 700);
            client.handle(now, Input::SocketMessage(bytes));
            while client.poll_output().is_some() {}
            client.handle(now, Input::SocketClosed);
            client.handle(now, Input::SocketOpened);
        }
    }

    #[test]
    fn no_messages_of_a_server_make_a_client_panic(
        messages in prop::collection::vec(message(), 1..40)
    ) {
        let mut client = joiner();
        for (number, message) in messages.iter().enumerate() {
            let now = Time::from_millis(number as u64 * 300);
            client.handle(now, Input::SocketMessage(&message.encode()));
            client.handle(now, Input::Tick);
            while client.poll_output().is_some() {}
            if number % 7 == 6 {
                client.handle(now, Input::SocketClosed);
                let later = Time::from_millis(number as u64 * 300 + 299);
                client.handle(later, Input::Tick);
                client.handle(later, Input::SocketOpened);
            }
        }
    }
}

#[test]
fn a_server_that_says_what_to_encode_can_at_worst_stop_a_picture() {
    let (mut world, _) = World::meeting(70, 2);
    let before = world.actors[0].view.security.clone();
    for track in [
        proto::TrackKind::Mic,
        proto::TrackKind::Camera,
        proto::TrackKind::Screen,
        proto::TrackKind::ScreenAudio,
    ] {
        for layers in [0, 0b101, u8::MAX] {
            world.forge(0, &ServerMessage::Encode { track, layers });
        }
    }
    world.run_for(Duration::from_secs(1));
    // Sound has no layers, and is never left out.
    let (camera, screen) = (TrackKind::Camera, TrackKind::Screen);
    let told = [camera, screen].map(|track| [(track, 0), (track, 0b101), (track, 0b111)]);
    assert_eq!(world.actors[0].encodes, told.concat());
    assert!(world.actors[0].is_joined());
    assert_eq!(world.actors[0].view.security, before);
}
