use super::*;

fn ready(epoch: u64) -> ClientMessage {
    ClientMessage::Ready {
        epoch: Epoch(epoch),
    }
}

#[test]
fn only_the_joiner_in_front_is_sent_the_tree() {
    let mut world = World::new();
    world.create();
    let first = world.queue();
    let second = world.queue();
    assert_eq!(world.offered_epoch(first), Some(0));
    assert_eq!(world.offered_epoch(second), None);
}

#[test]
fn the_next_turn_begins_when_the_commit_before_it_stands() {
    let mut world = World::new();
    let creator = world.create();
    let first = world.queue();
    let second = world.queue();
    world.send(first.connection, &ready(0));
    world.send(first.connection, &commit(0, b"J"));
    assert_eq!(world.offered_epoch(second), None);
    let seq = world.commit_seq(creator.connection);
    world.verdict(creator, seq, true);
    assert_eq!(world.offered_epoch(second), Some(1));
}

#[test]
fn a_turn_lasts_300_ms_and_two_round_trips() {
    for (round_trip_ms, turn_ms) in [(0, 300), (100, 500), (1500, 2000)] {
        let mut world = World::new();
        world.create();
        let first = world.queue();
        let second = world.queue();
        world.wait_ms(round_trip_ms);
        world.send(first.connection, &ready(0));
        world.wait_ms(turn_ms - 1);
        assert_eq!(world.offered_epoch(second), None, "{round_trip_ms}");
        world.wait_ms(1);
        assert_eq!(world.refusals(first.connection), [Refusal::TurnOver]);
        assert_eq!(world.offered_epoch(second), Some(0), "{round_trip_ms}");
    }
}

#[test]
fn one_that_never_acknowledges_the_tree_loses_its_turn_after_two_seconds() {
    let mut world = World::new();
    world.create();
    world.queue();
    let second = world.queue();
    world.wait_ms(1999);
    assert_eq!(world.offered_epoch(second), None);
    world.wait_ms(1);
    assert_eq!(world.offered_epoch(second), Some(0));
}

#[test]
fn a_second_ready_does_not_lengthen_the_turn() {
    let mut world = World::new();
    world.create();
    let first = world.queue();
    let second = world.queue();
    world.send(first.connection, &ready(0));
    world.wait_ms(200);
    world.send(first.connection, &ready(0));
    world.wait_ms(100);
    assert_eq!(world.offered_epoch(second), Some(0));
}

#[test]
fn a_ready_for_another_epoch_starts_no_turn() {
    let mut world = World::new();
    world.create();
    let first = world.queue();
    let second = world.queue();
    world.send(first.connection, &ready(5));
    world.wait_ms(1000);
    assert_eq!(world.offered_epoch(second), None);
    let member = world.create_second_room_member();
    world.send(member, &ready(0));
    assert_eq!(world.refusals(member), [Refusal::OutOfOrder]);
}

#[test]
fn a_commit_on_the_current_epoch_counts_even_after_the_turn() {
    let mut world = World::new();
    let creator = world.create();
    let first = world.queue();
    let second = world.queue();
    world.send(first.connection, &ready(0));
    world.wait_ms(300);
    assert_eq!(world.offered_epoch(second), Some(0));
    world.send(first.connection, &commit(0, b"J"));
    let seq = world.commit_seq(first.connection);
    world.send(second.connection, &commit(0, b"J"));
    assert_eq!(world.refusals(second.connection), [Refusal::StaleEpoch]);
    world.verdict(creator, seq, true);
    // The one that was overtaken is in front again, and not blamed.
    assert_eq!(world.offered_epoch(second), Some(1));
}

#[test]
fn a_joiner_that_was_not_sent_the_tree_cannot_commit() {
    let mut world = World::new();
    world.create();
    world.queue();
    let second = world.queue();
    world.send(second.connection, &commit(0, b"J"));
    assert_eq!(world.refusals(second.connection), [Refusal::OutOfOrder]);
}

#[test]
fn a_joiner_with_an_older_tree_must_wait_for_the_new_one() {
    let mut world = World::new();
    let creator = world.create();
    let first = world.queue();
    let second = world.queue();
    world.send(first.connection, &ready(0));
    world.wait_ms(300);
    world.send(second.connection, &commit(0, b"J"));
    let seq = world.commit_seq(second.connection);
    world.verdict(creator, seq, true);
    world.inbox(first.connection);
    world.send(first.connection, &commit(0, b"J"));
    assert_eq!(world.refusals(first.connection), [Refusal::StaleEpoch]);
}

#[test]
fn an_unused_turn_goes_to_the_back_and_the_third_one_rests() {
    let mut world = World::new();
    world.create();
    let idle = world.queue();
    for _ in 0..3 {
        assert_eq!(world.offered_epoch(idle), Some(0));
        world.send(idle.connection, &ready(0));
        world.wait_ms(300);
    }
    world.inbox(idle.connection);
    world.wait_alive_ms(29_999, &[idle]);
    assert_eq!(world.offered_epoch(idle), None);
    world.wait_ms(1);
    assert_eq!(world.offered_epoch(idle), Some(0));
}

#[test]
fn a_joiner_that_lets_six_turns_pass_is_sent_away() {
    let mut world = World::new();
    let creator = world.create();
    let idle = world.queue();
    world.wait_alive_ms(41_000, &[creator, idle]);
    assert!(!world.closed.contains_key(&idle.connection));
    world.wait_alive_ms(1000, &[creator, idle]);
    assert_eq!(world.closed[&idle.connection], Some(Refusal::TurnOver));
    let next = world.queue();
    assert_eq!(world.offered_epoch(next), Some(0));
    world.wait_alive_ms(10_000, &[creator]);
    assert_eq!(world.present(), 1);
}

#[test]
fn a_joiner_that_breaks_the_rules_six_times_is_sent_away() {
    let mut world = World::new();
    let creator = world.create();
    let bad = world.queue();
    for _ in 0..6 {
        assert!(!world.closed.contains_key(&bad.connection));
        world.send(bad.connection, &commit(0, b"?"));
    }
    assert_eq!(world.closed[&bad.connection], Some(Refusal::TurnOver));
    world.ping(&[creator]);
}

#[test]
fn a_joiner_whose_commit_breaks_the_rules_wastes_its_turn() {
    let mut world = World::new();
    world.create();
    let bad = world.queue();
    let good = world.queue();
    world.send(bad.connection, &ready(0));
    world.send(bad.connection, &commit(0, b"?"));
    assert_eq!(world.refusals(bad.connection), [Refusal::BadCommit]);
    assert_eq!(world.offered_epoch(good), Some(0));
}

#[test]
fn a_joiner_without_a_profile_breaks_the_rules() {
    let mut world = World::new();
    world.create();
    let joiner = world.queue();
    let mut nameless = commit(0, b"J");
    if let ClientMessage::Commit { profile, .. } = &mut nameless {
        *profile = bytes(b"");
    }
    world.inbox(joiner.connection);
    world.send(joiner.connection, &nameless);
    assert_eq!(world.refusals(joiner.connection), [Refusal::BadCommit]);
}

#[test]
fn a_joiner_that_vanishes_in_its_turn_makes_room_for_the_next() {
    for how in [Closure::Clean, Closure::Broken] {
        let mut world = World::new();
        let creator = world.create();
        let first = world.queue();
        let second = world.queue();
        world.send(first.connection, &ready(0));
        world.close(first.connection, how);
        assert_eq!(world.offered_epoch(second), Some(0));
        assert_eq!(world.inbox(creator.connection), []);
    }
}

#[test]
fn a_remove_goes_before_a_turn() {
    let mut world = World::new();
    let creator = world.create();
    let second = world.join(&[creator]);
    world.send(second.connection, &ClientMessage::Leave);
    let joiner = world.queue();
    assert_eq!(world.offered_epoch(joiner), None);
    world.send(creator.connection, &commit(1, &[b'R', 0, 1]));
    assert_eq!(world.offered_epoch(joiner), Some(2));
}

#[test]
fn a_remove_that_nobody_commits_holds_up_turns_for_two_seconds_only() {
    let mut world = World::new();
    let creator = world.create();
    let second = world.join(&[creator]);
    world.send(second.connection, &ClientMessage::Leave);
    let joiner = world.queue();
    world.wait_ms(1999);
    assert_eq!(world.offered_epoch(joiner), None);
    world.wait_ms(1);
    assert_eq!(world.offered_epoch(joiner), Some(1));
}

#[test]
fn a_remove_interrupts_a_turn_without_blame() {
    let mut world = World::new();
    let creator = world.create();
    let second = world.join(&[creator]);
    let joiner = world.queue();
    world.send(joiner.connection, &ready(1));
    world.send(second.connection, &ClientMessage::Leave);
    world.inbox(joiner.connection);
    world.send(creator.connection, &commit(1, &[b'R', 0, 1]));
    assert_eq!(world.offered_epoch(joiner), Some(2));
}

#[test]
fn a_self_update_waits_for_a_turn_to_end() {
    let mut world = World::new();
    let creator = world.create();
    let second = world.join(&[creator]);
    let joiner = world.queue();
    world.inbox(second.connection);
    world.send(second.connection, &commit(1, &[b'U', 1]));
    assert_eq!(world.refusals(second.connection), [Refusal::StaleEpoch]);
    world.send(joiner.connection, &ready(1));
    world.wait_ms(300);
    world.close(joiner.connection, Closure::Broken);
    world.send(second.connection, &commit(1, &[b'U', 1]));
    world.commit_seq(second.connection);
}

#[test]
fn fifty_who_join_at_once_are_let_in_one_by_one() {
    let mut world = World::new();
    let creator = world.create();
    let mut waiting: Vec<Someone> = (0..50).map(|_| world.queue()).collect();
    let mut epoch = 0;
    while !waiting.is_empty() {
        let at = waiting
            .iter()
            .position(|joiner| world.offered_epoch(*joiner) == Some(epoch));
        let joiner = waiting.remove(at.expect("somebody has the turn"));
        world.send(joiner.connection, &ready(epoch));
        world.send(joiner.connection, &commit(epoch, b"J"));
        let seq = world.commit_seq(creator.connection);
        world.verdict(creator, seq, true);
        epoch += 1;
    }
    assert_eq!(world.present(), 51);
    assert_eq!(world.now, Time::ZERO, "nobody had to wait for a timeout");
}

impl World {
    /// A member that is alone in a room; its `Ready` makes no sense.
    fn create_second_room_member(&mut self) -> ConnectionId {
        let connection = self.connect();
        let mut message = create();
        if let ClientMessage::Create { room, .. } = &mut message {
            *room = RoomId([1; 16]);
        }
        self.send(connection, &message);
        self.inbox(connection);
        connection
    }
}
