//! Chunks of files on their way through a room.

use proto::{FileId, MAX_ASKED, MAX_CHUNK_LEN};

use super::*;

const FILE: FileId = FileId([5; 16]);

fn ask(of: Someone, first: u32, count: u32) -> ClientMessage {
    ClientMessage::Ask {
        of: of.id,
        file: FILE,
        first,
        count: count as u8,
    }
}

fn chunk(to: Someone, index: u32) -> ClientMessage {
    ClientMessage::Chunk {
        to: to.id,
        file: FILE,
        index,
        epoch: Epoch(1),
        chunk: bytes(&[3; MAX_CHUNK_LEN]),
    }
}

/// The chunks and requests that came.
fn came(world: &mut World, who: Someone) -> Vec<u32> {
    let inbox = world.inbox(who.connection);
    let numbers = inbox.iter().filter_map(|message| match message {
        ServerMessage::Chunk { index, .. } => Some(*index),
        ServerMessage::Ask { first, .. } => Some(*first),
        _ => None,
    });
    numbers.collect()
}

fn two() -> (World, Someone, Someone) {
    let mut world = World::new();
    let creator = world.create();
    let member = world.join(&[creator]);
    world.inbox(creator.connection);
    world.inbox(member.connection);
    (world, creator, member)
}

#[test]
fn a_chunk_that_was_asked_for_is_passed_on_and_kept_by_nobody() {
    let (mut world, a, b) = two();
    world.send(a.connection, &ask(b, 7, 2));
    assert_eq!(came(&mut world, b), [7]);
    world.send(b.connection, &chunk(a, 7));
    world.send(b.connection, &chunk(a, 8));
    assert_eq!(came(&mut world, a), [7, 8]);
    assert_eq!(world.bulk, 2, "behind everything else");
    let taken = world.inbox(b.connection);
    assert_eq!(taken, [ServerMessage::Taken, ServerMessage::Taken]);
    // Who takes up its connection is sent the log, and no chunk again.
    world.close(a.connection, Closure::Broken);
    let again = world.connect();
    world.send(again, &a.resume_from(3));
    let inbox = world.inbox(again);
    let chunks = |m: &&ServerMessage| matches!(m, ServerMessage::Chunk { .. });
    assert_eq!(inbox.iter().filter(chunks).count(), 0);
}

#[test]
fn a_chunk_that_nobody_asked_for_goes_nowhere() {
    let (mut world, a, b) = two();
    for index in 0..5 {
        world.send(b.connection, &chunk(a, index));
    }
    assert!(came(&mut world, a).is_empty());
    assert_eq!(world.inbox(b.connection).len(), 5, "each was taken");
    world.send(a.connection, &ask(b, 0, MAX_ASKED + 1));
    assert!(came(&mut world, b).is_empty(), "too much at once");
    world.send(a.connection, &ask(a, 0, 1));
    world.send(a.connection, &chunk(a, 0));
    assert!(came(&mut world, a).is_empty(), "nobody is asked by itself");
}

#[test]
fn who_is_not_a_member_sends_and_gets_nothing() {
    let (mut world, a, b) = two();
    let waiting = world.queue();
    let stranger = world.connect();
    world.send(waiting.connection, &ask(a, 0, 1));
    world.send(stranger, &ask(a, 0, 1));
    world.send(waiting.connection, &chunk(a, 0));
    world.send(a.connection, &ask(waiting, 0, 1));
    assert!(came(&mut world, a).is_empty());
    assert!(came(&mut world, waiting).is_empty());
    // What was asked for before the connection broke is not sent on the next.
    world.send(a.connection, &ask(b, 0, 2));
    world.close(a.connection, Closure::Broken);
    let again = world.connect();
    world.send(again, &a.resume_from(3));
    world.inbox(again);
    world.send(b.connection, &chunk(a, 0));
    let chunk = |m: &ServerMessage| matches!(m, ServerMessage::Chunk { .. });
    assert!(!world.inbox(again).iter().any(chunk));
}

#[test]
fn a_flood_of_chunks_is_held_back_then_sent_away_and_delays_no_commit() {
    let (mut world, a, b) = two();
    world.wait_alive_ms(10_000, &[a, b]);
    for index in 0..200 {
        world.send(b.connection, &chunk(a, index));
    }
    let inbox = world.inbox(b.connection);
    let taken = inbox.iter().filter(|m| **m == ServerMessage::Taken);
    let most = (4 << 20) / MAX_CHUNK_LEN;
    assert!(
        (most - 2..=most).contains(&taken.count()),
        "the burst, no more"
    );
    assert!(came(&mut world, a).is_empty());
    // A flood costs its sender neither its words nor anybody a commit.
    world.send(b.connection, &app(1, 0));
    world.send(a.connection, &commit(1, &[b'U', 0]));
    world.commit_seq(b.connection);
    for index in 0..200 {
        world.send(b.connection, &chunk(a, index));
    }
    assert_eq!(world.closed[&b.connection], Some(Refusal::TooFast));
    assert!(!world.closed.contains_key(&a.connection));
}

#[test]
fn requests_without_end_are_a_flood_as_well() {
    let (mut world, a, b) = two();
    for _ in 0..2000 {
        world.send(a.connection, &ask(b, 0, 1));
    }
    assert_eq!(world.closed[&a.connection], Some(Refusal::TooFast));
    assert_eq!(came(&mut world, b).len(), 256, "what one may ask at once");
    // Nor is the next connection the way to more.
    let again = world.connect();
    world.send(again, &a.resume_from(3));
    for _ in 0..200 {
        world.send(again, &ask(b, 0, 1));
    }
    assert!(came(&mut world, b).is_empty());
}
