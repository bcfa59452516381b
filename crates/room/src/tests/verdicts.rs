use super::*;

/// A room of `n`, and one more whose join commit is provisional.
fn provisional(n: usize) -> (World, Vec<Someone>, Someone, Seq) {
    let mut world = World::new();
    let mut members = vec![world.create()];
    while members.len() < n {
        let joined = world.join(&members);
        members.push(joined);
    }
    let joiner = world.queue();
    let epoch = world.offered_epoch(joiner).expect("offered");
    world.send(joiner.connection, &commit(epoch, b"J"));
    let seq = world.commit_seq(joiner.connection);
    for member in &members {
        world.inbox(member.connection);
    }
    (world, members, joiner, seq)
}

#[test]
fn a_commit_stands_once_one_other_member_accepts_it() {
    let (mut world, members, joiner, seq) = provisional(3);
    assert_eq!(world.present(), 3);
    world.verdict(members[2], seq, true);
    for someone in [members[0], members[1], members[2], joiner] {
        assert_eq!(
            world.entries(someone.connection),
            [EntryBody::Confirmed { commit: seq }]
        );
    }
    assert_eq!(world.present(), 4);
    assert_eq!(world.media.last(), Some(&MediaCommand::Add(joiner.id)));
}

#[test]
fn the_author_cannot_confirm_its_own_commit() {
    let (mut world, members, joiner, seq) = provisional(2);
    world.verdict(joiner, seq, true);
    assert_eq!(world.present(), 2);
    world.verdict(members[0], seq, true);
    world.inbox(members[0].connection);
    world.send(members[0].connection, &commit(2, &[b'U', 0]));
    let seq = world.commit_seq(members[0].connection);
    world.verdict(members[0], seq, true);
    assert_eq!(
        world.entries(members[1].connection).len(),
        2,
        "join confirmed, update open"
    );
}

#[test]
fn a_commit_of_one_who_is_alone_needs_no_verdict() {
    let mut world = World::new();
    let creator = world.create();
    world.send(creator.connection, &commit(0, &[b'U', 0]));
    assert!(matches!(
        world.entries(creator.connection).as_slice(),
        [
            EntryBody::Commit { .. },
            EntryBody::Confirmed { commit: Seq(0) }
        ]
    ));
}

#[test]
fn a_commit_that_all_reject_is_dropped_and_its_author_sent_away() {
    let (mut world, members, joiner, seq) = provisional(2);
    world.verdict(members[0], seq, false);
    assert_eq!(world.entries(members[1].connection), []);
    world.verdict(members[1], seq, false);
    assert_eq!(
        world.entries(members[1].connection),
        [EntryBody::Dropped { commit: seq }]
    );
    assert_eq!(
        world.closed[&joiner.connection],
        Some(Refusal::CommitRejected)
    );
    assert_eq!(world.refusals(joiner.connection), [Refusal::CommitRejected]);
    // The epoch is free again.
    let next = world.queue();
    assert_eq!(world.offered_epoch(next), Some(1));
}

#[test]
fn those_who_reject_first_veto_nothing_while_others_have_yet_to_answer() {
    let (mut world, members, joiner, seq) = provisional(7);
    for member in &members[..3] {
        world.verdict(*member, seq, false);
    }
    world.wait_ms(4_000);
    assert_eq!(world.entries(members[6].connection), []);
    assert!(!world.closed.contains_key(&joiner.connection));
    world.verdict(members[3], seq, true);
    assert_eq!(
        world.entries(members[6].connection),
        [EntryBody::Confirmed { commit: seq }]
    );
}

#[test]
fn a_commit_that_most_reject_falls_after_a_second_and_not_before() {
    let (mut world, members, joiner, seq) = provisional(6);
    for member in &members[..4] {
        world.verdict(*member, seq, false);
    }
    world.wait_ms(999);
    assert_eq!(world.entries(members[5].connection), []);
    world.wait_ms(1);
    assert_eq!(
        world.entries(members[5].connection),
        [EntryBody::Dropped { commit: seq }]
    );
    assert!(world.closed.contains_key(&joiner.connection));

    let (mut world, members, _, seq) = provisional(6);
    for member in &members[..3] {
        world.verdict(*member, seq, false);
    }
    world.wait_ms(3_000);
    assert_eq!(world.entries(members[5].connection), [], "half is not most");
    world.verdict(members[3], seq, false);
    assert_eq!(
        world.entries(members[5].connection),
        [EntryBody::Dropped { commit: seq }]
    );
}

/// One of two who work together commits what nobody can open, the other
/// accepts it before anybody else can answer.
#[test]
fn who_accepts_what_most_reject_confirms_nothing_any_more() {
    let mut world = World::new();
    let mut members = vec![world.create()];
    while members.len() < 6 {
        let joined = world.join(&members);
        members.push(joined);
    }
    let (author, accomplice) = (members[4], members[5]);
    let honest = &members[..4];
    world.inbox(honest[0].connection);
    for (round, epoch) in [(1, 5), (2, 6)] {
        world.send(author.connection, &commit(epoch, &[b'U', author.leaf]));
        let seq = world.commit_seq(honest[0].connection);
        world.verdict(accomplice, seq, true);
        let confirmed = [EntryBody::Confirmed { commit: seq }];
        if round == 1 {
            assert_eq!(world.entries(honest[0].connection), confirmed);
        }
        for member in honest {
            assert!(round == 1 || !world.closed.contains_key(&author.connection));
            world.verdict(*member, seq, false);
        }
        if round == 2 {
            assert_eq!(
                world.entries(honest[0].connection),
                [EntryBody::Dropped { commit: seq }]
            );
        }
    }
    // Nor does its word keep anything from standing.
    let joiner = world.queue();
    world.send(joiner.connection, &commit(6, b"J"));
    let seq = world.commit_seq(honest[0].connection);
    for member in honest {
        world.close(member.connection, Closure::Clean);
    }
    world.verdict(accomplice, seq, false);
    assert!(
        world
            .entries(accomplice.connection)
            .contains(&EntryBody::Confirmed { commit: seq })
    );
}

#[test]
fn a_host_is_believed_whatever_others_say_of_its_word() {
    let mut world = World::new();
    let mut members = vec![world.create()];
    while members.len() < 5 {
        let joined = world.join(&members);
        members.push(joined);
    }
    world.inbox(members[0].connection);
    for epoch in [4, 5] {
        world.send(
            members[1].connection,
            &commit(epoch, &[b'U', members[1].leaf]),
        );
        let seq = world.commit_seq(members[0].connection);
        world.verdict(members[0], seq, true);
        assert_eq!(
            world.entries(members[0].connection),
            [EntryBody::Confirmed { commit: seq }]
        );
        for tab in &members[2..] {
            world.verdict(*tab, seq, false);
        }
    }
}

#[test]
fn one_accept_among_two_rejections_lets_a_commit_stand() {
    let (mut world, members, _, seq) = provisional(6);
    world.verdict(members[0], seq, false);
    world.verdict(members[1], seq, false);
    world.verdict(members[2], seq, true);
    assert_eq!(
        world.entries(members[5].connection),
        [EntryBody::Confirmed { commit: seq }]
    );
}

#[test]
fn one_member_has_one_verdict() {
    let (mut world, members, _, seq) = provisional(4);
    for _ in 0..3 {
        world.verdict(members[0], seq, false);
    }
    world.verdict(members[0], seq, true);
    assert_eq!(world.entries(members[3].connection), []);
}

#[test]
fn a_late_verdict_or_one_on_another_entry_changes_nothing() {
    let (mut world, members, _, seq) = provisional(2);
    world.verdict(members[0], Seq(seq.0 + 1), true);
    world.verdict(members[0], Seq(0), true);
    assert_eq!(world.entries(members[0].connection), []);
    world.verdict(members[0], seq, true);
    world.verdict(members[1], seq, false);
    assert_eq!(
        world.entries(members[1].connection),
        [EntryBody::Confirmed { commit: seq }]
    );
}

#[test]
fn there_is_one_commit_per_epoch() {
    let (mut world, members, _, seq) = provisional(2);
    world.send(members[0].connection, &commit(1, &[b'U', 0]));
    assert_eq!(world.refusals(members[0].connection), [Refusal::StaleEpoch]);
    world.verdict(members[1], seq, true);
    world.inbox(members[0].connection);
    world.send(members[0].connection, &commit(1, &[b'U', 0]));
    assert_eq!(world.refusals(members[0].connection), [Refusal::StaleEpoch]);
    world.send(members[0].connection, &commit(2, &[b'U', 0]));
    world.commit_seq(members[1].connection);
}

#[test]
fn a_member_cannot_commit_for_another_leaf_nor_with_a_profile_nor_join_again() {
    let mut world = World::new();
    let creator = world.create();
    let member = world.join(&[creator]);
    world.inbox(member.connection);
    let mut profiled = commit(1, &[b'U', 1]);
    if let ClientMessage::Commit { profile, .. } = &mut profiled {
        *profile = bytes(b"new name");
    }
    for bad in [
        commit(1, &[b'U', 0]),
        commit(1, b"J"),
        profiled,
        commit(1, b"?"),
    ] {
        world.send(member.connection, &bad);
        assert_eq!(world.refusals(member.connection), [Refusal::BadCommit]);
    }
    assert_eq!(world.entries(creator.connection), []);
}

#[test]
fn nobody_removes_one_who_is_there() {
    let mut world = World::new();
    let creator = world.create();
    let member = world.join(&[creator]);
    world.inbox(member.connection);
    world.send(member.connection, &commit(1, &[b'R', 1, 0]));
    assert_eq!(world.refusals(member.connection), [Refusal::BadCommit]);
}

#[test]
fn a_member_whose_commit_is_dropped_may_come_back() {
    let mut world = World::new();
    let creator = world.create();
    let member = world.join(&[creator]);
    world.inbox(member.connection);
    world.send(member.connection, &commit(1, &[b'U', 1]));
    let seq = world.commit_seq(creator.connection);
    world.verdict(creator, seq, false);
    assert_eq!(
        world.closed[&member.connection],
        Some(Refusal::CommitRejected)
    );
    assert_eq!(world.present(), 2);
    let again = world.connect();
    world.send(again, &member.resume_from(seq.0));
    assert_eq!(
        world.inbox(again).len(),
        3,
        "resumed, the commit, and that it was dropped"
    );
}

#[test]
fn a_member_that_left_before_its_commit_was_dropped_can_still_be_removed() {
    let mut world = World::new();
    let creator = world.create();
    let member = world.join(&[creator]);
    world.send(member.connection, &commit(1, &[b'U', 1]));
    let seq = world.commit_seq(creator.connection);
    world.send(member.connection, &ClientMessage::Leave);
    world.verdict(creator, seq, false);
    world.inbox(creator.connection);
    world.send(creator.connection, &commit(1, &[b'R', 0, 1]));
    assert_eq!(world.refusals(creator.connection), []);
    let joiner = world.queue();
    assert_eq!(world.offered_epoch(joiner), Some(2), "the Remove stands");
}

#[test]
fn a_host_can_remove_the_only_other_member() {
    let mut world = World::new();
    let host = world.create();
    let kicked = world.join(&[host]);
    world.send(host.connection, &commit(1, &[b'K', 0, 1]));
    assert_eq!(world.closed[&kicked.connection], Some(Refusal::Removed));
}

#[test]
fn one_who_rejoins_replaces_its_old_self() {
    let mut world = World::new();
    let creator = world.create();
    let old = world.join(&[creator]);
    let new = world.queue();
    let epoch = world.offered_epoch(new).expect("offered");
    world.media.clear();
    world.send(new.connection, &commit(epoch, b"J\x01"));
    let seq = world.commit_seq(new.connection);
    world.verdict(creator, seq, true);
    assert_eq!(world.closed[&old.connection], Some(Refusal::Replaced));
    assert_eq!(
        world.media,
        [MediaCommand::Remove(old.id), MediaCommand::Add(new.id)]
    );
    assert_eq!(world.present(), 2);
    let joiner = world.queue();
    let inbox = world.inbox(joiner.connection);
    let Some(ServerMessage::Tree { members, .. }) = inbox.last() else {
        panic!("{inbox:?}");
    };
    assert_eq!(
        members
            .iter()
            .map(|m| (m.leaf, m.participant))
            .collect::<Vec<_>>(),
        [(0, creator.id), (1, new.id)]
    );
}

#[test]
fn a_commit_whose_judges_are_lost_stands_when_they_are_gone() {
    let (mut world, members, joiner, _) = provisional(2);
    for member in &members {
        world.close(member.connection, Closure::Broken);
    }
    world.wait_alive_ms(29_000, &[joiner]);
    assert_eq!(world.present(), 2);
    world.wait_alive_ms(1000, &[joiner]);
    assert_eq!(world.present(), 1);
    let entries = world.entries(joiner.connection);
    assert!(matches!(
        entries.as_slice(),
        [
            EntryBody::Gone { .. },
            EntryBody::Gone { .. },
            EntryBody::Confirmed { .. },
            ..
        ]
    ));
}

#[test]
fn a_judge_that_stays_silent_delays_one_joiner_and_no_second() {
    let (mut world, members, joiner, _) = provisional(1);
    world.wait_alive_ms(14_999, &[members[0], joiner]);
    assert_eq!(world.present(), 1);
    world.wait_ms(1);
    assert_eq!(world.present(), 2);
    let second = world.queue();
    world.send(second.connection, &commit(1, b"J"));
    let seq = world.commit_seq(joiner.connection);
    world.verdict(joiner, seq, true);
    assert_eq!(world.present(), 3);
}

#[test]
fn a_silent_judge_gets_no_author_sent_away() {
    for content in [&[b'U', 0][..], &[b'R', 0, 2]] {
        let mut world = World::new();
        let author = world.create();
        let silent = world.join(&[author]);
        let mut epoch = 1;
        if content[0] == b'R' {
            let leaver = world.join(&[author, silent]);
            world.send(leaver.connection, &ClientMessage::Leave);
            epoch = 2;
        }
        world.inbox(author.connection);
        world.send(author.connection, &commit(epoch, content));
        let seq = world.commit_seq(author.connection);
        world.wait_alive_ms(15_000, &[author, silent]);
        assert!(!world.closed.contains_key(&author.connection));
        assert!(
            world
                .entries(author.connection)
                .contains(&EntryBody::Confirmed { commit: seq })
        );
        assert_eq!(world.present(), 2);
    }
}

#[test]
fn a_commit_that_one_rejects_and_the_others_leave_unanswered_is_dropped() {
    let (mut world, members, joiner, seq) = provisional(3);
    world.verdict(members[0], seq, false);
    world.wait_alive_ms(15_000, &[members[0], members[1], members[2], joiner]);
    assert_eq!(
        world.entries(members[1].connection),
        [EntryBody::Dropped { commit: seq }]
    );
    assert_eq!(
        world.closed[&joiner.connection],
        Some(Refusal::CommitRejected)
    );
}

#[test]
fn a_judge_that_was_silent_counts_again_once_it_answers() {
    let (mut world, members, joiner, first) = provisional(1);
    world.wait_alive_ms(15_000, &[members[0], joiner]);
    world.inbox(joiner.connection);
    world.send(joiner.connection, &commit(1, &[b'U', 1]));
    assert_eq!(
        world.entries(joiner.connection).len(),
        2,
        "nobody to wait for"
    );
    world.send(members[0].connection, &commit(2, &[b'U', 0]));
    let seq = world.commit_seq(joiner.connection);
    assert!(seq > first);
    world.verdict(joiner, seq, true);
    world.inbox(joiner.connection);
    let third = world.queue();
    world.send(third.connection, &commit(3, b"J"));
    let seq = world.commit_seq(joiner.connection);
    world.verdict(members[0], seq, false);
    assert_eq!(world.entries(joiner.connection), [], "its word counts");
    world.verdict(joiner, seq, false);
    assert_eq!(
        world.entries(joiner.connection),
        [EntryBody::Dropped { commit: seq }]
    );
}

#[test]
fn a_joiner_that_leaves_while_its_commit_is_provisional_is_gone_once_it_stands() {
    let (mut world, members, joiner, seq) = provisional(1);
    world.close(joiner.connection, Closure::Clean);
    world.verdict(members[0], seq, true);
    assert_eq!(
        world.entries(members[0].connection),
        [
            EntryBody::Confirmed { commit: seq },
            EntryBody::Gone {
                participant: joiner.id,
                leaf: 1,
                how: proto::Departure::Left,
            }
        ]
    );
}

#[test]
fn a_joiner_whose_socket_breaks_mid_join_takes_it_up_again() {
    let (mut world, members, joiner, seq) = provisional(1);
    world.close(joiner.connection, Closure::Broken);
    world.verdict(members[0], seq, true);
    let again = world.connect();
    world.send(again, &joiner.resume_from(seq.0));
    let inbox = world.inbox(again);
    assert_eq!(inbox[0], ServerMessage::Resumed { next_seq: seq });
    assert_eq!(inbox.len(), 3);
    assert_eq!(world.present(), 2);
}
