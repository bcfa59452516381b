use super::*;

const NEW_TOKEN: AdmissionToken = AdmissionToken([10; 32]);

fn rekeyed(version: u32) -> ClientMessage {
    ClientMessage::Rekeyed {
        version,
        profile: bytes(b"anew"),
    }
}

fn join_anew(world: &mut World) -> (ConnectionId, Vec<ServerMessage>) {
    let connection = world.connect();
    let message = ClientMessage::Join {
        room: ROOM,
        token: NEW_TOKEN,
    };
    world.send(connection, &message);
    (connection, world.inbox(connection))
}

/// The host changes the password, and this one judges it.
fn change(world: &mut World, epoch: u64, host: Someone, judge: Someone) {
    world.send(host.connection, &new_password(epoch, b"P\0", NEW_TOKEN));
    let seq = world.commit_seq(judge.connection);
    world.verdict(judge, seq, true);
}

/// A host, two members, and a change of the PSK that stands; the epoch is 3,
/// the version of the state 2.
fn changing() -> (World, Someone, Someone, Someone) {
    let mut world = World::new();
    let host = world.create();
    let second = world.join(&[host]);
    let third = world.join(&[host, second]);
    change(&mut world, 2, host, second);
    for someone in [host, second, third] {
        world.inbox(someone.connection);
    }
    (world, host, second, third)
}

#[test]
fn joins_go_on_once_the_room_and_all_members_have_the_new_password() {
    let (mut world, host, second, third) = changing();
    let (joiner, inbox) = join_anew(&mut world);
    assert!(
        matches!(inbox.as_slice(), [ServerMessage::Queued { .. }]),
        "{inbox:?}"
    );
    world.send(host.connection, &rekeyed(2));
    world.send(second.connection, &rekeyed(2));
    // Of an older version, that says nothing.
    world.send(third.connection, &rekeyed(1));
    assert_eq!(world.inbox(joiner), []);
    world.send(third.connection, &rekeyed(2));
    let inbox = world.inbox(joiner);
    let [ServerMessage::Tree { members, .. }] = inbox.as_slice() else {
        panic!("{inbox:?}");
    };
    let profiles: Vec<_> = members.iter().map(|m| &m.profile[..]).collect();
    assert_eq!(profiles, [b"anew"; 3]);
    for someone in [host, second, third] {
        assert_eq!(world.refusals(someone.connection), []);
    }
}

#[test]
fn the_new_card_is_served_and_the_old_token_is_wrong() {
    let (mut world, host, ..) = changing();
    let stranger = world.connect();
    world.send(stranger, &ClientMessage::Look { room: ROOM });
    let inbox = world.inbox(stranger);
    assert!(
        matches!(inbox.as_slice(), [ServerMessage::Card { card, .. }] if **card == b"new card"[..]),
        "{inbox:?}"
    );
    world.send(stranger, &join());
    assert_eq!(world.refusals(stranger), [Refusal::WrongToken]);
    world.send(stranger, &rejoin(host.id, host.resume));
    assert_eq!(world.refusals(stranger), [Refusal::WrongToken]);
}

#[test]
fn who_waits_on_the_old_password_is_told_so() {
    let mut world = World::new();
    let host = world.create();
    let waiting = world.queue();
    world.send(host.connection, &new_password(0, b"P\0", NEW_TOKEN));
    assert_eq!(world.closed[&waiting.connection], Some(Refusal::WrongToken));

    let (mut world, host, member) = two_in(Mode::Lobby);
    let knocker = world.knock();
    world.inbox(host.connection);
    change(&mut world, 2, host, member);
    assert_eq!(world.closed[&knocker.connection], Some(Refusal::WrongToken));
    let over = ServerMessage::KnockOver {
        knocker: knocker.id,
    };
    assert!(world.inbox(host.connection).contains(&over));
}

#[test]
fn nobody_gets_a_turn_while_members_learn_the_password() {
    let (mut world, host, second, third) = changing();
    let (joiner, _) = join_anew(&mut world);
    for someone in [host, second] {
        world.send(someone.connection, &rekeyed(2));
    }
    assert_eq!(world.inbox(joiner), []);
    // What it commits without having been sent the tree is out of order.
    world.send(joiner, &commit(3, b"J"));
    assert_eq!(world.refusals(joiner), [Refusal::OutOfOrder]);
    world.send(third.connection, &rekeyed(2));
    assert!(matches!(
        world.inbox(joiner).as_slice(),
        [ServerMessage::Tree { .. }]
    ));
}

#[test]
fn nobody_is_let_in_while_members_learn_the_password() {
    let (mut world, host, member) = two_in(Mode::Lobby);
    change(&mut world, 2, host, member);
    world.inbox(host.connection);
    world.send(host.connection, &rekeyed(3));
    let connection = join_anew(&mut world).0;
    world.send(connection, &knock(b"knock"));
    let inbox = world.inbox(host.connection);
    let [ServerMessage::Knock { knocker, .. }] = inbox.as_slice() else {
        panic!("{inbox:?}");
    };
    world.send(host.connection, &admit(3, *knocker));
    assert_eq!(world.refusals(host.connection), [Refusal::StaleEpoch]);
    world.send(member.connection, &rekeyed(3));
    world.send(host.connection, &admit(3, *knocker));
    let seq = world.commit_seq(member.connection);
    world.verdict(member, seq, true);
    assert_eq!(world.present(), 3);
}

#[test]
fn joins_wait_ten_seconds_at_most() {
    let (mut world, host, second, third) = changing();
    let (joiner, _) = join_anew(&mut world);
    for someone in [host, second] {
        world.send(someone.connection, &rekeyed(2));
    }
    world.wait_ms(9_999);
    assert_eq!(world.inbox(joiner), []);
    world.wait_ms(1);
    assert!(matches!(
        world.inbox(joiner).as_slice(),
        [ServerMessage::Tree { .. }]
    ));
    // A profile that comes later still counts.
    world.send(third.connection, &rekeyed(2));
    assert_eq!(world.refusals(third.connection), []);
}

#[test]
fn who_is_gone_or_out_of_reach_is_not_waited_for() {
    for how in [Closure::Clean, Closure::Broken] {
        let (mut world, host, second, third) = changing();
        let (joiner, _) = join_anew(&mut world);
        for someone in [host, second] {
            world.send(someone.connection, &rekeyed(2));
        }
        world.close(third.connection, how);
        if how == Closure::Clean {
            let remove = commit(3, &[b'R', 1, 2]);
            world.inbox(second.connection);
            world.send(second.connection, &remove);
            let seq = world.commit_seq(host.connection);
            world.verdict(host, seq, true);
        }
        let inbox = world.inbox(joiner);
        assert!(
            matches!(inbox.last(), Some(ServerMessage::Tree { .. })),
            "{how:?} {inbox:?}"
        );
    }
}

#[test]
fn a_host_that_dies_before_its_change_of_password_stands_leaves_nothing_half_done() {
    for how in [Closure::Clean, Closure::Broken] {
        let mut world = World::new();
        let host = world.create();
        let second = world.join(&[host]);
        let third = world.join(&[host, second]);
        world.send(host.connection, &new_password(2, b"P\0", NEW_TOKEN));
        let seq = world.commit_seq(second.connection);
        world.close(host.connection, how);
        world.verdict(second, seq, true);
        let (joiner, inbox) = join_anew(&mut world);
        assert!(
            matches!(inbox.as_slice(), [ServerMessage::Queued { .. }]),
            "{how:?}: the new password is the room's, {inbox:?}"
        );
        for someone in [second, third] {
            world.send(someone.connection, &rekeyed(2));
        }
        // Whoever left is removed before anybody's turn, or after two seconds.
        world.wait_ms(2000);
        let inbox = world.inbox(joiner);
        assert!(
            matches!(inbox.first(), Some(ServerMessage::Tree { .. })),
            "{how:?}: {inbox:?}"
        );
    }
}

#[test]
fn a_change_of_password_that_falls_changes_nothing() {
    let mut world = World::new();
    let host = world.create();
    let second = world.join(&[host]);
    world.send(host.connection, &new_password(1, b"P\0", NEW_TOKEN));
    let seq = world.commit_seq(second.connection);
    world.verdict(second, seq, false);
    let host_stays = !world.closed.contains_key(&host.connection);
    assert!(host_stays, "whoever rejects what it does");
    let (joiner, inbox) = join_anew(&mut world);
    assert!(inbox.contains(&ServerMessage::Refused {
        why: Refusal::WrongToken,
        reference: 0
    }));
    world.send(joiner, &join());
    assert!(matches!(
        world.inbox(joiner).first(),
        Some(ServerMessage::Queued { .. })
    ));
}

#[test]
fn a_password_comes_with_its_commit_and_the_card_that_the_group_names() {
    let mut world = World::new();
    let host = world.create();
    let another_card = ClientMessage::NewPassword {
        epoch: Epoch(0),
        commit: bytes(b"P\0"),
        group_info: bytes(b"next"),
        token_hash: TokenHash([0; 32]),
        card: bytes(b"another card"),
    };
    let no_card = ClientMessage::Commit {
        epoch: Epoch(0),
        commit: bytes(b"P\0"),
        group_info: bytes(b"next"),
        profile: bytes(b""),
    };
    let no_change = new_password(0, b"U\0", NEW_TOKEN);
    for message in [another_card, no_card, no_change] {
        world.send(host.connection, &message);
        assert_eq!(world.refusals(host.connection), [Refusal::BadCommit]);
    }
    world.send(host.connection, &new_password(0, b"P\0", NEW_TOKEN));
    assert_eq!(world.refusals(host.connection), []);
}

#[test]
fn only_members_say_that_they_have_the_new_password() {
    let mut world = World::new();
    world.create();
    let stranger = world.connect();
    world.send(stranger, &rekeyed(1));
    assert_eq!(world.refusals(stranger), [Refusal::OutOfOrder]);
}
