use super::*;

/// A room of two and the number of messages that the second got through.
fn flood(world: &mut World, who: Someone, messages: usize) -> usize {
    for _ in 0..messages {
        world.send(who.connection, &app(1, 3));
    }
    let inbox = world.inbox(who.connection);
    inbox
        .iter()
        .filter(|m| matches!(m, ServerMessage::Entry(_)))
        .count()
}

#[test]
fn a_member_that_floods_is_slowed_down_and_then_sent_away() {
    let mut world = World::new();
    let creator = world.create();
    let member = world.join(&[creator]);
    world.inbox(member.connection);
    world.wait_alive_ms(10_000, &[creator, member]);
    let through = flood(&mut world, member, 390);
    assert_eq!(through, 128, "small ones count for 256 bytes of 32 KiB");
    assert!(!world.closed.contains_key(&member.connection));
    flood(&mut world, member, 100);
    assert_eq!(world.closed[&member.connection], Some(Refusal::TooFast));
    // Others are as they were.
    world.inbox(creator.connection);
    world.send(creator.connection, &app(1, 0));
    assert_eq!(world.entries(creator.connection).len(), 1);
}

#[test]
fn a_flood_does_not_delay_commits() {
    let mut world = World::new();
    let creator = world.create();
    let member = world.join(&[creator]);
    flood(&mut world, member, 390);
    world.inbox(creator.connection);
    world.send(creator.connection, &commit(1, &[b'U', 0]));
    world.commit_seq(creator.connection);
}

#[test]
fn large_messages_cost_more() {
    let mut world = World::new();
    let creator = world.create();
    let large = |kibibytes: usize| ClientMessage::App {
        reference: 0,
        epoch: Epoch(0),
        message: bytes(&[b"sealed in ".as_slice(), &vec![0; kibibytes << 10]].concat()),
    };
    for _ in 0..10 {
        world.send(creator.connection, &large(10));
    }
    assert_eq!(world.entries(creator.connection).len(), 3);
    world.wait_alive_ms(10_000, &[creator]);
    world.send(creator.connection, &large(40));
    assert_eq!(world.entries(creator.connection).len(), 0);
}

#[test]
fn what_one_may_say_is_no_more_on_one_connection_after_another() {
    let mut world = World::new();
    let creator = world.create();
    let member = world.join(&[creator]);
    world.wait_alive_ms(10_000, &[creator, member]);
    world.inbox(creator.connection);
    let mut line = member.connection;
    for _ in 0..10 {
        for _ in 0..200 {
            world.send(line, &app(1, 3));
        }
        world.close(line, Closure::Broken);
        line = world.connect();
        world.send(line, &member.resume_from(3));
    }
    assert_eq!(world.entries(creator.connection).len(), 128);
    // A second later it is 8 KiB more.
    world.wait_ms(1000);
    for _ in 0..100 {
        world.send(line, &app(1, 3));
    }
    assert_eq!(world.entries(creator.connection).len(), 32);
    // Others have their own.
    world.send(creator.connection, &app(1, 0));
    assert_eq!(world.entries(creator.connection).len(), 1);
}

#[test]
fn views_cost_more_and_five_a_second_are_never_too_many() {
    let mut world = World::new();
    let creator = world.create();
    let view = ClientMessage::View {
        tiles: proto::List::new(vec![]).expect("none"),
    };
    for _ in 0..300 {
        world.wait_ms(200);
        world.send(creator.connection, &view);
        assert_eq!(world.refusals(creator.connection), []);
    }
    world.wait_alive_ms(10_000, &[creator]);
    world.media.clear();
    for _ in 0..100 {
        world.send(creator.connection, &view);
    }
    assert_eq!(world.media.len(), 37);
}

#[test]
fn looks_are_rationed() {
    let mut world = World::new();
    let connection = world.connect();
    for _ in 0..10 {
        world.send(connection, &ClientMessage::Look { room: ROOM });
    }
    let inbox = world.inbox(connection);
    let found = inbox
        .iter()
        .filter(|m| **m == ServerMessage::NoRoom)
        .count();
    assert_eq!((found, inbox.len()), (8, 10));
    world.wait_ms(1000);
    world.send(connection, &ClientMessage::Look { room: ROOM });
    assert_eq!(world.inbox(connection), [ServerMessage::NoRoom]);
}

#[test]
fn nobody_uses_up_anothers_looks() {
    // Were they rationed by room, whoever knows its id could keep others out.
    let mut world = World::new();
    world.create();
    for _ in 0..50 {
        let greedy = world.connect();
        for _ in 0..20 {
            world.send(greedy, &ClientMessage::Look { room: ROOM });
        }
    }
    let guest = world.connect();
    world.send(guest, &ClientMessage::Look { room: ROOM });
    let inbox = world.inbox(guest);
    assert!(matches!(inbox[..], [ServerMessage::Card { .. }]));
}

#[test]
fn malformed_bytes_are_refused_and_too_many_of_them_end_the_connection() {
    let mut world = World::new();
    let creator = world.create();
    let connection = world.connect();
    let bad: [&[u8]; 4] = [
        b"",
        b"\xff\x00",
        b"\x01short",
        &[10, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ];
    for bytes in bad {
        world.send_bytes(connection, bytes);
        assert_eq!(world.refusals(connection), [Refusal::Malformed]);
    }
    for _ in 0..100 {
        world.send_bytes(connection, b"?");
    }
    assert_eq!(world.closed[&connection], Some(Refusal::Malformed));
    world.ping(&[creator]);
}

#[test]
fn a_message_over_the_limit_ends_the_connection() {
    let mut world = World::new();
    let connection = world.connect();
    world.send_bytes(connection, &vec![7; proto::MAX_MESSAGE_LEN + 1]);
    assert_eq!(world.closed[&connection], Some(Refusal::TooLarge));
}

#[test]
fn a_connection_that_asked_for_no_room_can_only_look_and_ping() {
    let mut world = World::new();
    world.create();
    let connection = world.connect();
    for message in [app(0, 0), ClientMessage::Leave, commit(0, b"J")] {
        world.send(connection, &message);
        assert_eq!(world.refusals(connection), [Refusal::OutOfOrder]);
    }
    world.send(connection, &ClientMessage::Ping { nonce: 9 });
    assert_eq!(world.inbox(connection), [ServerMessage::Pong { nonce: 9 }]);
}

#[test]
fn a_connection_is_for_one_room() {
    let mut world = World::new();
    let creator = world.create();
    let other = ClientMessage::Join {
        room: RoomId([1; 16]),
        token: TOKEN,
    };
    world.send(creator.connection, &other);
    assert_eq!(world.refusals(creator.connection), [Refusal::OutOfOrder]);
}
