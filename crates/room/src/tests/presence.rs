use proto::Departure;

use super::*;

impl Someone {
    pub(crate) fn resume_from(&self, next_seq: u64) -> ClientMessage {
        ClientMessage::Resume {
            room: ROOM,
            participant: self.id,
            token: self.resume,
            next_seq: Seq(next_seq),
        }
    }

    fn gone(&self, how: Departure) -> EntryBody {
        EntryBody::Gone {
            participant: self.id,
            leaf: self.leaf.into(),
            how,
        }
    }
}

/// A room of two, with nothing unread.
fn two() -> (World, Someone, Someone) {
    let mut world = World::new();
    let creator = world.create();
    let member = world.join(&[creator]);
    world.inbox(member.connection);
    world.media.clear();
    (world, creator, member)
}

#[test]
fn who_leaves_or_closes_is_gone_at_once() {
    let leave: fn(&mut World, Someone) =
        |world, who| world.send(who.connection, &ClientMessage::Leave);
    let close: fn(&mut World, Someone) = |world, who| world.close(who.connection, Closure::Clean);
    for go in [leave, close] {
        let (mut world, creator, member) = two();
        go(&mut world, member);
        assert_eq!(
            world.entries(creator.connection),
            [member.gone(Departure::Left)]
        );
        assert_eq!(world.media, [MediaCommand::Remove(member.id)]);
        assert_eq!(world.present(), 1);
    }
}

#[test]
fn silence_pauses_forwarding_after_15_s_and_is_gone_after_30() {
    let (mut world, creator, member) = two();
    world.close(member.connection, Closure::Broken);
    world.wait_alive_ms(14_999, &[creator]);
    assert_eq!(world.media, []);
    world.wait_alive_ms(1, &[creator]);
    assert_eq!(world.media, [MediaCommand::Pause(member.id)]);
    world.wait_alive_ms(14_999, &[creator]);
    assert_eq!(world.entries(creator.connection), []);
    world.wait_alive_ms(1, &[creator]);
    assert_eq!(
        world.entries(creator.connection),
        [member.gone(Departure::Lost)]
    );
    assert_eq!(world.media.last(), Some(&MediaCommand::Remove(member.id)));
}

#[test]
fn one_that_is_connected_but_silent_is_lost_just_the_same() {
    let (mut world, creator, member) = two();
    world.wait_alive_ms(30_000, &[creator]);
    assert_eq!(world.closed[&member.connection], Some(Refusal::TimedOut));
    assert_eq!(world.present(), 1);
}

#[test]
fn a_joiner_that_falls_silent_leaves_the_queue() {
    let mut world = World::new();
    let creator = world.create();
    let joiner = world.queue();
    world.wait_alive_ms(30_000, &[creator]);
    assert_eq!(world.closed[&joiner.connection], Some(Refusal::TimedOut));
    assert_eq!(world.entries(creator.connection), []);
}

#[test]
fn who_is_heard_again_is_forwarded_again() {
    let (mut world, creator, member) = two();
    world.wait_alive_ms(20_000, &[creator]);
    world.ping(&[member]);
    assert_eq!(
        world.media,
        [
            MediaCommand::Pause(member.id),
            MediaCommand::Resume(member.id)
        ]
    );
    world.wait_alive_ms(14_000, &[creator]);
    assert_eq!(world.present(), 2);
}

#[test]
fn who_resumes_gets_all_that_it_missed_in_order_and_before_its_pong() {
    let (mut world, creator, member) = two();
    world.close(member.connection, Closure::Broken);
    for _ in 0..3 {
        world.send(creator.connection, &app(1, 0));
    }
    let again = world.connect();
    world.wait_alive_ms(20_000, &[creator]);
    world.send(again, &member.resume_from(2));
    world.send(again, &ClientMessage::Ping { nonce: 4 });
    let inbox = world.inbox(again);
    assert_eq!(inbox[0], ServerMessage::Resumed { next_seq: Seq(2) });
    let seqs: Vec<u64> = inbox
        .iter()
        .filter_map(|message| match message {
            ServerMessage::Entry(entry) => Some(entry.seq.0),
            _ => None,
        })
        .collect();
    assert_eq!(seqs, [2, 3, 4]);
    assert_eq!(inbox[4], ServerMessage::Pong { nonce: 4 });
    assert_eq!(world.media.last(), Some(&MediaCommand::Resume(member.id)));
    world.send(creator.connection, &app(1, 0));
    assert_eq!(world.entries(again).len(), 1);
}

#[test]
fn one_who_connects_again_replaces_its_old_connection() {
    let (mut world, creator, member) = two();
    let again = world.connect();
    world.send(again, &member.resume_from(2));
    assert_eq!(world.closed[&member.connection], Some(Refusal::Replaced));
    assert_eq!(world.refusals(member.connection), [Refusal::Replaced]);
    // What the old connection's end says is old news.
    world.close(member.connection, Closure::Clean);
    assert_eq!(world.present(), 2);
    assert_eq!(world.entries(creator.connection), []);
    world.send(again, &app(1, 0));
    assert_eq!(world.entries(creator.connection).len(), 1);
}

#[test]
fn a_resume_needs_the_right_token_and_a_log_that_reaches_back() {
    let (mut world, creator, member) = two();
    let connection = world.connect();
    let forged = Someone {
        resume: creator.resume,
        ..member
    };
    let unknown = Someone {
        id: ParticipantId(77),
        ..member
    };
    let before_it_joined = member.resume_from(0);
    let the_future = member.resume_from(3 + 1);
    world.send(creator.connection, &app(1, 0));
    for message in [forged.resume_from(2), unknown.resume_from(2), the_future] {
        world.send(connection, &message);
        assert_eq!(
            world.refusals(connection),
            [Refusal::CannotResume],
            "{message:?}"
        );
    }
    world.send(connection, &before_it_joined);
    assert!(
        matches!(world.inbox(connection)[0], ServerMessage::Resumed { .. }),
        "its commit is the first"
    );

    let third = world.join(&[creator, member]);
    world.close(third.connection, Closure::Broken);
    let connection = world.connect();
    world.send(connection, &third.resume_from(1));
    assert_eq!(
        world.refusals(connection),
        [Refusal::CannotResume],
        "others' past"
    );
}

#[test]
fn who_is_gone_cannot_resume() {
    let (mut world, creator, member) = two();
    world.close(member.connection, Closure::Broken);
    world.wait_alive_ms(30_000, &[creator]);
    let connection = world.connect();
    world.send(connection, &member.resume_from(2));
    assert_eq!(world.refusals(connection), [Refusal::CannotResume]);
}

#[test]
fn that_one_is_gone_is_said_again_until_its_leaf_is_removed() {
    let (mut world, creator, member) = two();
    world.send(member.connection, &ClientMessage::Leave);
    world.wait_alive_ms(10_000, &[creator]);
    let gone = member.gone(Departure::Left);
    assert_eq!(
        world.entries(creator.connection),
        [gone.clone(), gone.clone(), gone.clone()]
    );
    let joiner = world.queue();
    let inbox = world.inbox(joiner.connection);
    let Some(ServerMessage::Tree { members, tree, .. }) = inbox.last() else {
        panic!("{inbox:?}");
    };
    assert_eq!((members.len(), &tree[..]), (1, &[0, 1][..]));
    world.send(joiner.connection, &commit(1, b"J"));
    let seq = world.commit_seq(creator.connection);
    world.verdict(creator, seq, true);
    assert_eq!(world.entries(joiner.connection).last(), Some(&gone));
    world.inbox(creator.connection);
    world.send(joiner.connection, &commit(2, &[b'R', 2, 1]));
    let seq = world.commit_seq(creator.connection);
    world.verdict(creator, seq, true);
    world.inbox(creator.connection);
    world.wait_alive_ms(20_000, &[creator, joiner]);
    assert_eq!(world.entries(creator.connection), []);
}

#[test]
fn a_room_ends_with_its_last_participant() {
    let (mut world, creator, member) = two();
    world.send(member.connection, &ClientMessage::Leave);
    assert_eq!(world.ended, 0);
    world.close(creator.connection, Closure::Broken);
    world.wait_ms(29_999);
    assert_eq!(world.ended, 0);
    world.wait_ms(1);
    assert_eq!(world.ended, 1);
    assert_eq!(world.directory.poll_timeout(), None);
    // The same link opens a new one.
    world.create();
}

#[test]
fn a_joiner_that_waits_when_the_last_member_leaves_gets_in() {
    let mut world = World::new();
    let creator = world.create();
    let joiner = world.queue();
    world.send(creator.connection, &ClientMessage::Leave);
    assert_eq!(world.ended, 0);
    world.send(joiner.connection, &commit(0, b"J"));
    assert_eq!(world.present(), 1);
    world.inbox(joiner.connection);
    world.send(joiner.connection, &commit(1, &[b'R', 1, 0]));
    assert!(matches!(
        world.entries(joiner.connection).as_slice(),
        [EntryBody::Commit { .. }, EntryBody::Confirmed { .. }]
    ));
}

#[test]
fn a_message_of_another_epoch_is_refused_with_its_mark() {
    let (mut world, creator, member) = two();
    world.send(member.connection, &app(0, 41));
    world.send(member.connection, &app(2, 42));
    let stale = |reference| ServerMessage::Refused {
        why: Refusal::StaleEpoch,
        reference,
    };
    assert_eq!(world.inbox(member.connection), [stale(41), stale(42)]);
    assert_eq!(world.entries(creator.connection), []);
}

#[test]
fn all_members_see_the_same_messages_in_the_same_order_their_own_too() {
    let (mut world, creator, member) = two();
    world.send(member.connection, &app(1, 0));
    world.send(creator.connection, &app(1, 0));
    let seen = world.entries(member.connection);
    assert_eq!(seen.len(), 2);
    assert_eq!(world.entries(creator.connection), seen);
}
