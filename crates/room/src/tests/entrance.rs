use proto::MAX_SHOWN;

use super::*;

fn none<T, const MAX: usize>() -> proto::List<T, MAX> {
    proto::List::new(Vec::new()).expect("none is few")
}

fn look() -> ClientMessage {
    ClientMessage::Look { room: ROOM }
}

#[test]
fn who_looks_for_a_room_that_is_not_there_is_told_so() {
    let mut world = World::new();
    let connection = world.connect();
    world.send(connection, &look());
    assert_eq!(world.inbox(connection), [ServerMessage::NoRoom]);
}

#[test]
fn who_looks_at_a_room_gets_its_card_and_how_many_are_in_it() {
    let mut world = World::new();
    let creator = world.create();
    world.join(&[creator]);
    world.queue();
    let connection = world.connect();
    world.send(connection, &look());
    let card = ServerMessage::Card {
        card: bytes(b"card"),
        participants: 2,
        mode: 1,
        profiles: proto::List::new(vec![bytes(b"creator"), bytes(b"joiner")]).expect("few"),
    };
    assert_eq!(world.inbox(connection), [card]);
}

#[test]
fn who_is_there_is_shown_to_who_may_join_alone_and_no_more_than_the_first() {
    let mut world = World::new();
    let creator = world.create();
    let mut present = vec![creator];
    for _ in 0..MAX_SHOWN {
        let joined = world.join(&present);
        present.push(joined);
    }
    let shown = |world: &mut World| {
        let connection = world.connect();
        world.send(connection, &look());
        match world.inbox(connection).as_slice() {
            [
                ServerMessage::Card {
                    participants,
                    profiles,
                    ..
                },
            ] => (*participants as usize, profiles.len()),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(shown(&mut world), (MAX_SHOWN + 1, MAX_SHOWN));

    for mode in [Mode::Lobby, Mode::Locked] {
        let (mut world, _, _) = two_in(mode);
        assert_eq!(shown(&mut world), (2, 0), "{mode:?}");
    }
}

#[test]
fn the_first_valid_creator_opens_the_room_and_the_loser_can_join() {
    let mut world = World::new();
    let invalid = world.connect();
    let mut message = create();
    if let ClientMessage::Create { group_info, .. } = &mut message {
        *group_info = bytes(b"rubbish");
    }
    world.send(invalid, &message);
    assert_eq!(world.refusals(invalid), [Refusal::BadCommit]);
    assert_eq!(world.ended, 1, "a room that nobody opened is dropped");

    let winner = world.create();
    let loser = world.connect();
    world.send(loser, &create());
    assert_eq!(world.inbox(loser), [ServerMessage::Exists]);
    world.send(loser, &join());
    assert!(matches!(
        world.inbox(loser).as_slice(),
        [
            ServerMessage::Queued { ahead: 0, .. },
            ServerMessage::Tree { .. }
        ]
    ));
    assert_eq!(winner.id, ParticipantId(1));
}

#[test]
fn a_wrong_admission_token_is_turned_away_and_may_try_again() {
    let mut world = World::new();
    world.create();
    let connection = world.connect();
    let wrong = ClientMessage::Join {
        room: ROOM,
        token: AdmissionToken([8; 32]),
    };
    world.send(connection, &wrong);
    assert_eq!(world.refusals(connection), [Refusal::WrongToken]);
    world.send(connection, &join());
    assert!(matches!(
        world.inbox(connection)[0],
        ServerMessage::Queued { .. }
    ));
}

#[test]
fn a_join_to_a_room_that_ended_is_refused_as_such() {
    let mut world = World::new();
    let creator = world.create();
    world.send(creator.connection, &ClientMessage::Leave);
    assert_eq!(world.ended, 1);
    assert_eq!(world.closed[&creator.connection], None);
    let connection = world.connect();
    world.send(connection, &join());
    assert_eq!(world.refusals(connection), [Refusal::NoRoom]);
}

#[test]
fn the_sixty_fifth_joiner_finds_the_queue_full() {
    let mut world = World::new();
    world.create();
    for _ in 0..64 {
        world.queue();
    }
    let connection = world.connect();
    world.send(connection, &join());
    assert_eq!(world.refusals(connection), [Refusal::QueueFull]);
}

#[test]
fn a_room_is_full_at_its_limit() {
    let mut world = World::new();
    let creator = world.create();
    for _ in 1..proto::MAX_PARTICIPANTS {
        let joiner = world.queue();
        let epoch = world.offered_epoch(joiner).expect("offered");
        world.send(joiner.connection, &commit(epoch, b"J"));
        let seq = world.commit_seq(joiner.connection);
        world.verdict(creator, seq, true);
        world.wait_ms(21);
    }
    let connection = world.connect();
    world.send(connection, &join());
    assert_eq!(world.refusals(connection), [Refusal::RoomFull]);
}

#[test]
fn a_joiner_sees_the_log_from_its_own_commit_on() {
    let mut world = World::new();
    let creator = world.create();
    world.send(creator.connection, &app(0, 0));
    let joiner = world.queue();
    assert_eq!(world.offered_epoch(joiner), Some(0));
    world.send(creator.connection, &app(0, 0));
    assert_eq!(world.inbox(joiner.connection), []);
    world.send(joiner.connection, &commit(0, b"J"));
    let inbox = world.inbox(joiner.connection);
    let [ServerMessage::Entry(entry)] = inbox.as_slice() else {
        panic!("{inbox:?}");
    };
    assert_eq!(entry.seq, Seq(2));
    let expected = EntryBody::Commit {
        author: joiner.id,
        epoch: Epoch(0),
        commit: bytes(b"J"),
        profile: bytes(b"joiner"),
    };
    assert_eq!(entry.body, expected);
}

#[test]
fn a_joiner_finds_the_profile_of_every_member() {
    let mut world = World::new();
    let creator = world.create();
    let second = world.join(&[creator]);
    let joiner = world.queue();
    let inbox = world.inbox(joiner.connection);
    let Some(ServerMessage::Tree { members, .. }) = inbox.last() else {
        panic!("{inbox:?}");
    };
    let found: Vec<_> = members
        .iter()
        .map(|m| (m.participant, m.leaf, &m.profile[..]))
        .collect();
    assert_eq!(
        found,
        [
            (creator.id, 0, &b"creator"[..]),
            (second.id, 1, &b"joiner"[..])
        ]
    );
}

#[test]
fn a_second_join_on_the_same_connection_is_out_of_order() {
    let mut world = World::new();
    world.create();
    let joiner = world.queue();
    world.inbox(joiner.connection);
    for message in [join(), create(), look()] {
        world.send(joiner.connection, &message);
        assert_eq!(world.refusals(joiner.connection), [Refusal::OutOfOrder]);
    }
}

#[test]
fn what_only_members_may_do_is_out_of_order_for_others() {
    let mut world = World::new();
    let creator = world.create();
    let joiner = world.queue();
    let stranger = world.connect();
    world.send(
        stranger,
        &ClientMessage::Join {
            room: ROOM,
            token: AdmissionToken([0; 32]),
        },
    );
    world.inbox(stranger);
    world.inbox(joiner.connection);
    world.media.clear();
    let member_only = [
        app(0, 5),
        ClientMessage::Offer {
            sdp: bytes(b"v=0"),
            lines: none(),
        },
        ClientMessage::View { tiles: none() },
        ClientMessage::Publish {
            track: proto::TrackKind::Mic,
            on: 1,
        },
    ];
    for message in member_only {
        let reference = if matches!(message, ClientMessage::App { .. }) {
            5
        } else {
            0
        };
        for connection in [joiner.connection, stranger] {
            world.send(connection, &message);
            let refused = ServerMessage::Refused {
                why: Refusal::OutOfOrder,
                reference,
            };
            assert_eq!(world.inbox(connection), [refused]);
        }
    }
    world.send(stranger, &commit(0, b"J"));
    assert_eq!(world.refusals(stranger), [Refusal::OutOfOrder]);
    assert_eq!(world.media, []);
    assert_eq!(world.inbox(creator.connection), []);
}

#[test]
fn the_forwarding_part_learns_that_a_room_is_quiet_before_any_offer() {
    let mut world = World::new();
    let connection = world.connect();
    let mut message = create();
    if let ClientMessage::Create { tree, .. } = &mut message {
        *tree = bytes(b"quiet");
    }
    world.send(connection, &message);
    let creator = ParticipantId(1);
    assert_eq!(
        world.media,
        [MediaCommand::Add(creator), MediaCommand::Quiet]
    );
}

#[test]
fn media_messages_of_a_member_reach_the_forwarding_part_and_its_answer_the_member() {
    let mut world = World::new();
    let creator = world.create();
    let offer = ClientMessage::Offer {
        sdp: bytes(b"v=0"),
        lines: none(),
    };
    world.send(creator.connection, &offer);
    let publish = ClientMessage::Publish {
        track: proto::TrackKind::Camera,
        on: 1,
    };
    world.send(creator.connection, &publish);
    assert_eq!(
        world.media,
        [
            MediaCommand::Add(creator.id),
            MediaCommand::Offer {
                participant: creator.id,
                sdp: b"v=0".to_vec(),
                lines: vec![],
            },
            MediaCommand::Publish {
                participant: creator.id,
                track: proto::TrackKind::Camera,
                on: true,
            },
        ]
    );
    for (answer, expected) in [
        (
            Ok(b"answer".to_vec()),
            ServerMessage::Answer {
                sdp: bytes(b"answer"),
            },
        ),
        (
            Err(Refusal::BadOffer),
            ServerMessage::Refused {
                why: Refusal::BadOffer,
                reference: 0,
            },
        ),
    ] {
        let input = DirectoryInput::Answered {
            room: ROOM,
            participant: creator.id,
            answer,
        };
        world.directory.handle(world.now, input);
        world.drain();
        assert_eq!(world.inbox(creator.connection), [expected]);
    }
}

#[test]
fn a_participant_is_told_what_the_forwarding_part_has_to_say() {
    let mut world = World::new();
    let creator = world.create();
    let said = [
        ServerMessage::Encode {
            track: proto::TrackKind::Camera,
            layers: 5,
        },
        ServerMessage::Limits {
            paused: proto::List::new(vec![proto::Mid::new("7").expect("short")]).expect("few"),
            voices: 2,
        },
    ];
    for message in said {
        for (participant, told) in [(creator.id, 1), (ParticipantId(99), 0)] {
            let input = DirectoryInput::Hint {
                room: ROOM,
                participant,
                message: message.clone(),
            };
            world.directory.handle(world.now, input);
            world.drain();
            assert_eq!(world.inbox(creator.connection), vec![message.clone(); told]);
        }
    }
}
