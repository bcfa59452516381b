use super::*;

const NEW_TOKEN: AdmissionToken = AdmissionToken([10; 32]);

fn new_password() -> ClientMessage {
    ClientMessage::NewPassword {
        token_hash: TokenHash(Sha256::digest(NEW_TOKEN.0).into()),
        card: bytes(b"new card"),
        profile: bytes(b"host anew"),
    }
}

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

/// A host, two members, and a change of the PSK that stands; the epoch is 3,
/// the version of the state 2.
fn changing() -> (World, Someone, Someone, Someone) {
    let mut world = World::new();
    let host = world.create();
    let second = world.join(&[host]);
    let third = world.join(&[host, second]);
    world.commits(2, b"P\0", host, Some(second));
    world.inbox(second.connection);
    world.inbox(third.connection);
    (world, host, second, third)
}

#[test]
fn joins_go_on_once_the_room_and_all_members_have_the_new_password() {
    let (mut world, host, second, third) = changing();
    world.send(host.connection, &new_password());
    let (joiner, inbox) = join_anew(&mut world);
    assert!(
        matches!(inbox.as_slice(), [ServerMessage::Queued { .. }]),
        "{inbox:?}"
    );
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
    assert_eq!(profiles, [&b"host anew"[..], b"anew", b"anew"]);
    for someone in [host, second, third] {
        assert_eq!(world.refusals(someone.connection), []);
    }
}

#[test]
fn the_new_card_is_served_and_the_old_token_is_wrong() {
    let (mut world, host, ..) = changing();
    world.send(host.connection, &new_password());
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
    world.commits(0, b"P\0", host, None);
    world.inbox(waiting.connection);
    world.send(host.connection, &new_password());
    assert_eq!(world.closed[&waiting.connection], Some(Refusal::WrongToken));

    let (mut world, host, member) = two_in(Mode::Lobby);
    let knocker = world.knock();
    world.commits(2, b"P\0", host, Some(member));
    world.send(host.connection, &new_password());
    assert_eq!(world.closed[&knocker.connection], Some(Refusal::WrongToken));
    let over = ServerMessage::KnockOver {
        knocker: knocker.id,
    };
    assert_eq!(world.inbox(host.connection), [over]);
}

#[test]
fn nobody_gets_a_turn_while_members_learn_the_password() {
    let mut world = World::new();
    let host = world.create();
    let member = world.join(&[host]);
    let waiting = world.queue();
    world.inbox(waiting.connection);
    world.send(host.connection, &commit(1, b"P\0"));
    let seq = world.commit_seq(member.connection);
    world.verdict(member, seq, true);
    assert_eq!(world.inbox(waiting.connection), []);
    // What it commits on the tree that it had is too late.
    world.send(waiting.connection, &commit(1, b"J"));
    assert_eq!(world.refusals(waiting.connection), [Refusal::StaleEpoch]);
}

#[test]
fn nobody_is_let_in_while_members_learn_the_password() {
    let (mut world, host, member) = two_in(Mode::Lobby);
    world.commits(2, b"P\0", host, Some(member));
    world.send(host.connection, &new_password());
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
    world.send(host.connection, &new_password());
    let (joiner, _) = join_anew(&mut world);
    world.send(second.connection, &rekeyed(2));
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
        world.send(host.connection, &new_password());
        let (joiner, _) = join_anew(&mut world);
        world.send(second.connection, &rekeyed(2));
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
fn a_password_comes_once_with_the_card_that_the_group_names() {
    let (mut world, host, ..) = changing();
    let wrong = ClientMessage::NewPassword {
        token_hash: TokenHash([0; 32]),
        card: bytes(b"another card"),
        profile: bytes(b""),
    };
    world.send(host.connection, &wrong);
    assert_eq!(world.refusals(host.connection), [Refusal::Malformed]);
    world.send(host.connection, &new_password());
    assert_eq!(world.refusals(host.connection), []);
    world.send(host.connection, &new_password());
    assert_eq!(world.refusals(host.connection), [Refusal::OutOfOrder]);
}

#[test]
fn without_a_commit_before_it_no_password_is_taken() {
    let mut world = World::new();
    let host = world.create();
    world.send(host.connection, &new_password());
    assert_eq!(world.refusals(host.connection), [Refusal::OutOfOrder]);
    let stranger = world.connect();
    world.send(stranger, &rekeyed(1));
    assert_eq!(world.refusals(stranger), [Refusal::OutOfOrder]);
}
