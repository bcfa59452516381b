//! What a host does to those who are in: remove them, name hosts; and what a
//! room does with messages of hosts from others.

use super::*;

fn pause(who: Someone) -> MediaCommand {
    MediaCommand::Pause(who.id)
}

/// A host and two members; the epoch is 2.
fn three() -> (World, Someone, Someone, Someone) {
    let mut world = World::new();
    let host = world.create();
    let second = world.join(&[host]);
    let third = world.join(&[host, second]);
    world.media.clear();
    (world, host, second, third)
}

/// What the page's button does: out with the third, and the lobby on.
const KICK_THIRD: [u8; 4] = [b'S', 0, 2, 2];

#[test]
fn who_is_removed_is_cut_off_before_anybody_has_judged_the_commit() {
    let (mut world, host, second, third) = three();
    world.send(host.connection, &commit(2, &KICK_THIRD));
    assert_eq!(world.media, [pause(third)]);
    assert!(!world.closed.contains_key(&third.connection));
    // Its word counts for nothing, and brings nothing back.
    let seq = world.commit_seq(third.connection);
    world.verdict(third, seq, false);
    world.ping(&[third]);
    assert_eq!(world.media, [pause(third)]);
    world.verdict(second, seq, true);
    assert_eq!(world.media, [pause(third), MediaCommand::Remove(third.id)]);
    assert_eq!(world.closed[&third.connection], Some(Refusal::Removed));
    assert_eq!(world.present(), 2);
    // Nobody is said to be gone: the commit says it all.
    let entries = world.entries(second.connection);
    assert!(
        !entries.iter().any(|e| matches!(e, EntryBody::Gone { .. })),
        "{entries:?}"
    );
}

#[test]
fn who_was_to_be_removed_gets_its_media_back_when_the_commit_falls() {
    let (mut world, host, second, third) = three();
    world.send(host.connection, &commit(2, &KICK_THIRD));
    let seq = world.commit_seq(second.connection);
    world.verdict(second, seq, false);
    assert_eq!(world.media, [pause(third), MediaCommand::Resume(third.id)]);
    assert!(!world.closed.contains_key(&third.connection));
    assert_eq!(world.present(), 3);
    // Nobody gets rid of a host by rejecting what it does.
    assert!(!world.closed.contains_key(&host.connection));
    world.send(host.connection, &commit(2, &KICK_THIRD));
    let seq = world.commit_seq(second.connection);
    world.verdict(second, seq, true);
    assert_eq!(world.present(), 2);
}

#[test]
fn who_is_to_be_removed_has_no_say_in_it() {
    let (mut world, host, second, third) = three();
    let mut all = vec![host, second, third];
    while all.len() < 6 {
        let joined = world.join(&all);
        all.push(joined);
    }
    world.media.clear();
    let kicked = [all[2], all[3], all[4], all[5]];
    let leaves: Vec<u8> = kicked.iter().map(|someone| someone.leaf).collect();
    let kick = [&[b'S', 0, 2], leaves.as_slice()].concat();
    world.inbox(second.connection);
    world.send(host.connection, &commit(5, &kick));
    let seq = world.commit_seq(second.connection);
    for tab in &kicked[..3] {
        world.verdict(*tab, seq, false);
    }
    world.verdict(kicked[3], seq, true);
    world.wait_alive_ms(4_000, &[host, second]);
    assert_eq!(world.entries(second.connection), [], "nothing is decided");
    assert!(!world.closed.contains_key(&host.connection));
    assert_eq!(world.media, kicked.map(pause));
    world.verdict(second, seq, true);
    assert_eq!(world.present(), 2);
    for tab in kicked {
        assert_eq!(world.closed[&tab.connection], Some(Refusal::Removed));
    }
}

#[test]
fn a_silent_one_gets_nothing_back_until_it_is_heard() {
    let (mut world, host, second, third) = three();
    world.wait_alive_ms(15_000, &[host, second]);
    assert_eq!(world.media, [pause(third)]);
    world.send(host.connection, &commit(2, &KICK_THIRD));
    let seq = world.commit_seq(second.connection);
    world.verdict(second, seq, false);
    assert_eq!(world.media, [pause(third)]);
    world.ping(&[third]);
    assert_eq!(world.media, [pause(third), MediaCommand::Resume(third.id)]);
}

#[test]
fn who_falls_silent_while_cut_stays_cut_when_it_is_heard() {
    let (mut world, host, second, third) = three();
    world.wait_alive_ms(14_000, &[host, second]);
    world.send(host.connection, &commit(2, &KICK_THIRD));
    world.wait_alive_ms(1_000, &[host, second]);
    world.ping(&[third]);
    assert_eq!(world.media, [pause(third)]);
}

#[test]
fn a_member_that_is_no_host_removes_nobody_that_is_there() {
    let (mut world, host, second, third) = three();
    for kick in [[b'K', 1, 2], [b'R', 1, 2]] {
        world.send(second.connection, &commit(2, &kick));
        assert_eq!(world.refusals(second.connection), [Refusal::BadCommit]);
    }
    assert_eq!(world.media, []);
    assert_eq!(world.entries(host.connection), []);
    assert_eq!(world.entries(third.connection), []);
}

#[test]
fn who_was_removed_comes_back_through_the_lobby_only() {
    let (mut world, host, second, third) = three();
    // It has already begun to come back by its own leaf.
    let again = world.connect();
    world.commits(2, &KICK_THIRD, host, Some(second));
    world.send(again, &rejoin(third.id, third.resume));
    assert_eq!(world.refusals(again), [Refusal::CannotResume]);
    let resume = ClientMessage::Resume {
        room: ROOM,
        participant: third.id,
        token: third.resume,
        next_seq: Seq(0),
    };
    world.send(again, &resume);
    assert_eq!(world.refusals(again), [Refusal::CannotResume]);
    world.send(again, &join());
    assert!(matches!(
        world.inbox(again).as_slice(),
        [ServerMessage::Lobby { .. }]
    ));
    world.send(again, &commit(3, b"J"));
    assert_eq!(world.refusals(again), [Refusal::StaleEpoch]);
    assert_eq!(world.present(), 2);
}

#[test]
fn a_rejoin_that_waits_while_its_leaf_is_removed_ends_in_the_lobby() {
    let (mut world, host, second, third) = three();
    world.send(host.connection, &commit(2, &KICK_THIRD));
    let again = world.connect();
    world.send(again, &rejoin(third.id, third.resume));
    assert!(matches!(
        world.inbox(again).as_slice(),
        [ServerMessage::Queued { .. }]
    ));
    let seq = world.commit_seq(second.connection);
    world.verdict(second, seq, true);
    assert!(matches!(
        world.inbox(again).as_slice(),
        [ServerMessage::Lobby { .. }]
    ));
    assert_eq!(world.present(), 2);
}

#[test]
fn what_hosts_may_do_is_refused_to_others() {
    let (mut world, host, member) = two_in(Mode::Lobby);
    let knocker = world.knock();
    let other = world.come_to_lobby();
    world.inbox(host.connection);
    let only_hosts = [
        admit(2, knocker.id),
        ClientMessage::Deny {
            knocker: knocker.id,
        },
        new_password(2, b"P\0", TOKEN),
    ];
    for message in only_hosts {
        for who in [member, knocker, other] {
            world.send(who.connection, &message);
            assert_eq!(world.refusals(who.connection), [Refusal::NotHost]);
        }
    }
    assert_eq!(world.inbox(host.connection), []);
    assert!(!world.closed.contains_key(&knocker.connection));
}

#[test]
fn a_member_that_is_made_host_hears_of_those_who_knock() {
    let (mut world, host, member) = two_in(Mode::Lobby);
    let knocker = world.knock();
    assert_eq!(world.inbox(member.connection), []);
    world.commits(2, &[b'D', 0, 1], host, Some(member));
    let heard = ServerMessage::Knock {
        knocker: knocker.id,
        knock: bytes(b"knock"),
    };
    assert_eq!(world.inbox(member.connection).last(), Some(&heard));
    world.send(
        member.connection,
        &ClientMessage::Deny {
            knocker: knocker.id,
        },
    );
    assert_eq!(world.closed[&knocker.connection], Some(Refusal::Denied));
}

#[test]
fn a_message_must_be_of_the_epoch_that_it_says() {
    let (mut world, _, member) = two_in(Mode::Open);
    let relayed = |claimed: u64, content: &[u8]| ClientMessage::App {
        reference: 9,
        epoch: Epoch(claimed),
        message: bytes(content),
    };
    for (message, why) in [
        (relayed(2, b"sealed in \x01"), Refusal::Malformed),
        (relayed(2, b"of another group"), Refusal::Malformed),
        (relayed(1, b"sealed in \x01"), Refusal::StaleEpoch),
    ] {
        world.send(member.connection, &message);
        let refused = ServerMessage::Refused { why, reference: 9 };
        assert_eq!(world.inbox(member.connection), [refused]);
    }
    world.send(member.connection, &relayed(2, b"sealed in \x02"));
    assert_eq!(world.entries(member.connection).len(), 1);
}
