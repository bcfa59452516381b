use super::*;

fn heard(knocker: Someone) -> ServerMessage {
    ServerMessage::Knock {
        knocker: knocker.id,
        knock: bytes(b"knock"),
    }
}

fn over(knocker: Someone) -> ServerMessage {
    ServerMessage::KnockOver {
        knocker: knocker.id,
    }
}

#[test]
fn in_a_room_with_a_lobby_one_knocks_and_the_hosts_alone_hear_it() {
    let (mut world, host, member) = two_in(Mode::Lobby);
    let knocker = world.knock();
    assert_eq!(world.inbox(host.connection), [heard(knocker)]);
    assert_eq!(world.inbox(member.connection), []);
    assert_eq!(world.present(), 2);
}

#[test]
fn the_card_says_how_one_gets_in() {
    for mode in [Mode::Open, Mode::Lobby, Mode::Locked] {
        let (mut world, ..) = two_in(mode);
        let stranger = world.connect();
        world.send(stranger, &ClientMessage::Look { room: ROOM });
        let inbox = world.inbox(stranger);
        assert!(
            matches!(inbox.as_slice(), [ServerMessage::Card { mode: shown, .. }] if *shown == mode as u8),
            "{inbox:?}"
        );
    }
}

#[test]
fn a_wrong_token_does_not_get_to_the_lobby_nor_hear_that_the_room_is_locked() {
    for mode in [Mode::Lobby, Mode::Locked] {
        let (mut world, ..) = two_in(mode);
        let stranger = world.connect();
        let message = ClientMessage::Join {
            room: ROOM,
            token: AdmissionToken([0; 32]),
        };
        world.send(stranger, &message);
        assert_eq!(world.refusals(stranger), [Refusal::WrongToken]);
    }
}

#[test]
fn a_knocker_that_a_host_lets_in_gets_its_welcome_once_the_commit_stands() {
    let (mut world, host, member) = two_in(Mode::Lobby);
    let knocker = world.knock();
    world.inbox(host.connection);
    world.media.clear();
    world.send(host.connection, &admit(2, knocker.id));
    assert_eq!(
        world.entries(member.connection),
        [EntryBody::Admit {
            author: host.id,
            epoch: Epoch(2),
            commit: bytes(b"A\0"),
            knocker: knocker.id,
            profile: bytes(b"guest"),
        }]
    );
    assert_eq!(world.inbox(knocker.connection), []);
    assert_eq!(world.present(), 2);
    let seq = world.commit_seq(host.connection);
    world.verdict(member, seq, true);
    let inbox = world.inbox(knocker.connection);
    let [
        ServerMessage::Welcome {
            epoch: Epoch(3),
            welcome,
            tree,
            members,
            next_seq,
        },
    ] = inbox.as_slice()
    else {
        panic!("{inbox:?}");
    };
    assert_eq!((&welcome[..], &tree[..]), (&b"welcome"[..], &[0, 1, 2][..]));
    let found: Vec<_> = members
        .iter()
        .map(|m| (m.leaf, m.participant, &m.profile[..]))
        .collect();
    assert_eq!(found[2], (2, knocker.id, &b"guest"[..]));
    assert_eq!(found.len(), 3);
    assert_eq!(*next_seq, seq.next().next());
    assert_eq!(world.media, [MediaCommand::Add(knocker.id)]);
    let told = world.inbox(host.connection);
    assert_eq!(told.last(), Some(&over(knocker)));
    // From there on it is a member like any other.
    world.send(knocker.connection, &app(3, 1));
    assert_eq!(world.entries(knocker.connection).len(), 1);
    assert_eq!(world.present(), 3);
    // The log before its Welcome is not its business.
    let again = world.connect();
    let resume = |next_seq| ClientMessage::Resume {
        room: ROOM,
        participant: knocker.id,
        token: knocker.resume,
        next_seq,
    };
    world.send(again, &resume(Seq(0)));
    assert_eq!(world.refusals(again), [Refusal::CannotResume]);
    world.send(again, &resume(*next_seq));
    assert_eq!(world.entries(again).len(), 1);
}

#[test]
fn a_knocker_whose_commit_falls_goes_on_waiting_with_its_knock() {
    let (mut world, host, member) = two_in(Mode::Lobby);
    world.commits(2, &[b'D', 0, 1], host, Some(member));
    let knocker = world.knock();
    world.inbox(member.connection);
    world.send(host.connection, &admit(3, knocker.id));
    let seq = world.commit_seq(member.connection);
    world.verdict(member, seq, false);
    assert_eq!(world.inbox(knocker.connection), []);
    assert!(!world.closed.contains_key(&host.connection));
    let again = world.connect();
    let resume = ClientMessage::Resume {
        room: ROOM,
        participant: host.id,
        token: host.resume,
        next_seq: seq,
    };
    world.send(again, &resume);
    // A host that comes back hears again who knocks.
    assert_eq!(world.inbox(again).last(), Some(&heard(knocker)));
    world.send(again, &admit(3, knocker.id));
    let seq = world.commit_seq(member.connection);
    world.verdict(member, seq, true);
    assert!(matches!(
        world.inbox(knocker.connection).as_slice(),
        [ServerMessage::Welcome { .. }]
    ));
}

#[test]
fn a_host_that_joins_later_hears_who_knocks() {
    let (mut world, host, member) = two_in(Mode::Lobby);
    let knocker = world.knock();
    let returns = world.connect();
    world.send(returns, &rejoin(ParticipantId(0), ResumeToken([0; 16])));
    let inbox = world.inbox(returns);
    assert!(
        matches!(
            inbox.as_slice(),
            [ServerMessage::Queued { .. }, ServerMessage::Tree { .. }]
        ),
        "{inbox:?}"
    );
    world.send(returns, &commit(2, b"H"));
    let seq = world.commit_seq(returns);
    world.verdict(member, seq, true);
    assert_eq!(world.inbox(returns).last(), Some(&heard(knocker)));
    assert_eq!(world.inbox(host.connection)[0], heard(knocker));
}

#[test]
fn who_claims_the_host_key_and_has_none_is_turned_away() {
    let (mut world, ..) = two_in(Mode::Lobby);
    let liar = world.connect();
    world.send(liar, &rejoin(ParticipantId(0), ResumeToken([0; 16])));
    for _ in 0..6 {
        world.send(liar, &commit(2, b"J"));
        // After the third comes a rest.
        world.wait_ms(1);
    }
    assert_eq!(world.present(), 2);
    let refusals = world.refusals(liar);
    assert!(refusals.contains(&Refusal::BadCommit), "{refusals:?}");
    // And few can try at once.
    let mut queued = 0;
    for _ in 0..8 {
        let liar = world.connect();
        world.send(liar, &rejoin(ParticipantId(0), ResumeToken([0; 16])));
        let inbox = world.inbox(liar);
        queued += usize::from(matches!(inbox.first(), Some(ServerMessage::Queued { .. })));
    }
    assert!(queued <= 4, "{queued}");
}

#[test]
fn who_is_denied_is_sent_away_and_the_hosts_know() {
    let (mut world, host, _) = two_in(Mode::Lobby);
    let knocker = world.knock();
    world.inbox(host.connection);
    let deny = ClientMessage::Deny {
        knocker: knocker.id,
    };
    world.send(host.connection, &deny);
    assert_eq!(world.closed[&knocker.connection], Some(Refusal::Denied));
    assert_eq!(world.inbox(host.connection), [over(knocker)]);
    // A second time there is nobody to deny.
    world.send(host.connection, &deny);
    assert_eq!(world.inbox(host.connection), []);
}

#[test]
fn a_host_cannot_deny_or_admit_who_does_not_knock() {
    let (mut world, host, member) = two_in(Mode::Lobby);
    let silent = world.come_to_lobby();
    let deny = ClientMessage::Deny { knocker: member.id };
    world.send(host.connection, &deny);
    assert!(!world.closed.contains_key(&member.connection));
    for who in [member.id, silent.id, ParticipantId(99), ParticipantId(0)] {
        world.send(host.connection, &admit(2, who));
        assert_eq!(world.refusals(host.connection), [Refusal::StaleEpoch]);
    }
    assert_eq!(world.entries(member.connection), []);
}

#[test]
fn an_admission_adds_one_and_does_nothing_else() {
    let (mut world, host, member) = two_in(Mode::Lobby);
    let knocker = world.knock();
    world.inbox(host.connection);
    // An Add by an ordinary commit has no Welcome to go with it.
    world.send(host.connection, &commit(2, b"A\0"));
    assert_eq!(world.refusals(host.connection), [Refusal::BadCommit]);
    let with = |content: &[u8], profile: &[u8]| ClientMessage::Admit {
        epoch: Epoch(2),
        commit: bytes(content),
        group_info: bytes(b"next"),
        welcome: bytes(b"welcome"),
        knocker: knocker.id,
        profile: bytes(profile),
    };
    for message in [
        with(b"A\0", b""),
        with(b"U\0", b"guest"),
        with(b"K\0\x01", b"guest"),
        with(b"J", b"guest"),
        with(b"A\x01", b"guest"),
    ] {
        world.send(host.connection, &message);
        assert_eq!(world.refusals(host.connection), [Refusal::BadCommit]);
    }
    assert_eq!(world.entries(member.connection), []);
    assert_eq!(world.inbox(knocker.connection), []);
}

#[test]
fn a_knock_ends_with_its_connection() {
    for how in [Closure::Clean, Closure::Broken] {
        let (mut world, host, _) = two_in(Mode::Lobby);
        let knocker = world.knock();
        world.inbox(host.connection);
        world.close(knocker.connection, how);
        assert_eq!(world.inbox(host.connection), [over(knocker)]);
        world.send(host.connection, &admit(2, knocker.id));
        assert_eq!(world.refusals(host.connection), [Refusal::StaleEpoch]);
        let again = world.connect();
        world.send(again, &rejoin(knocker.id, knocker.resume));
        assert_eq!(world.refusals(again), [Refusal::CannotResume]);
    }
}

#[test]
fn a_knocker_that_leaves_while_it_is_let_in_is_gone_at_once() {
    for how in [Closure::Clean, Closure::Broken] {
        let (mut world, host, member) = two_in(Mode::Lobby);
        let knocker = world.knock();
        world.send(host.connection, &admit(2, knocker.id));
        let seq = world.commit_seq(member.connection);
        world.close(knocker.connection, how);
        world.verdict(member, seq, true);
        let entries = world.entries(member.connection);
        assert!(
            matches!(
                entries.as_slice(),
                [EntryBody::Confirmed { .. }, EntryBody::Gone { leaf: 2, participant, .. }]
                    if *participant == knocker.id
            ),
            "{entries:?}"
        );
        assert_eq!(world.present(), 2);
    }
}

#[test]
fn a_knocker_that_left_is_forgotten_when_the_commit_falls() {
    let (mut world, host, member) = two_in(Mode::Lobby);
    let knocker = world.knock();
    world.send(host.connection, &admit(2, knocker.id));
    let seq = world.commit_seq(member.connection);
    world.close(knocker.connection, Closure::Broken);
    world.verdict(member, seq, false);
    let again = world.connect();
    world.send(again, &rejoin(knocker.id, knocker.resume));
    assert_eq!(world.refusals(again), [Refusal::CannotResume]);
}

#[test]
fn a_knocker_that_lost_its_welcome_rejoins_by_its_leaf() {
    let (mut world, host, member) = two_in(Mode::Lobby);
    let knocker = world.knock();
    world.send(host.connection, &admit(2, knocker.id));
    let seq = world.commit_seq(member.connection);
    // Not while the commit may still fall.
    let again = world.connect();
    world.send(again, &rejoin(knocker.id, knocker.resume));
    assert_eq!(world.refusals(again), [Refusal::CannotResume]);
    world.verdict(member, seq, true);
    world.close(knocker.connection, Closure::Broken);
    world.send(again, &rejoin(knocker.id, knocker.resume));
    let inbox = world.inbox(again);
    assert!(
        matches!(
            inbox.as_slice(),
            [ServerMessage::Queued { .. }, ServerMessage::Tree { .. }]
        ),
        "{inbox:?}"
    );
    world.send(again, &commit(3, b"J\x02"));
    let seq = world.commit_seq(again);
    world.verdict(member, seq, true);
    assert_eq!(world.present(), 3);
}

#[test]
fn a_member_rejoins_in_every_mode_with_its_own_token_only() {
    for mode in [Mode::Open, Mode::Lobby, Mode::Locked] {
        let (mut world, host, member) = two_in(mode);
        world.close(member.connection, Closure::Broken);
        let again = world.connect();
        world.send(again, &rejoin(member.id, host.resume));
        assert_eq!(world.refusals(again), [Refusal::CannotResume]);
        world.send(again, &rejoin(member.id, member.resume));
        assert!(matches!(
            world.inbox(again)[0],
            ServerMessage::Queued { .. }
        ));
        world.send(again, &commit(2, b"J\x01"));
        let seq = world.commit_seq(again);
        world.verdict(host, seq, true);
        assert_eq!(world.present(), 2);
        world.send(again, &app(3, 1));
        assert_eq!(world.entries(again).len(), 2, "confirmed, and its message");
    }
}

#[test]
fn a_rejoin_needs_the_right_password() {
    let (mut world, _, member) = two_in(Mode::Lobby);
    let again = world.connect();
    let message = ClientMessage::Rejoin {
        room: ROOM,
        token: AdmissionToken([0; 32]),
        participant: member.id,
        resume: member.resume,
    };
    world.send(again, &message);
    assert_eq!(world.refusals(again), [Refusal::WrongToken]);
}

#[test]
fn a_knocker_knocks_no_more_than_every_five_seconds() {
    let (mut world, host, _) = two_in(Mode::Lobby);
    let knocker = world.knock();
    world.inbox(host.connection);
    world.send(knocker.connection, &knock(b"again"));
    assert_eq!(world.refusals(knocker.connection), [Refusal::TooFast]);
    world.wait_ms(5_000);
    world.send(knocker.connection, &knock(b"again"));
    let anew = ServerMessage::Knock {
        knocker: knocker.id,
        knock: bytes(b"again"),
    };
    assert_eq!(world.inbox(host.connection), [anew]);
    world.send(knocker.connection, &knock(b""));
    assert_eq!(world.refusals(knocker.connection), [Refusal::Malformed]);
}

#[test]
fn knocks_of_many_connections_reach_a_host_at_a_bounded_rate() {
    let (mut world, host, _) = two_in(Mode::Lobby);
    let mut heard = 0;
    for _ in 0..200 {
        let knocker = world.come_to_lobby();
        world.send(knocker.connection, &knock(b"let me in"));
        world.close(knocker.connection, Closure::Broken);
        let inbox = world.inbox(host.connection);
        let knocks = inbox
            .iter()
            .filter(|m| matches!(m, ServerMessage::Knock { .. }));
        heard += knocks.count();
    }
    assert_eq!(heard, 64);
}

#[test]
fn at_most_64_wait_in_the_lobby() {
    let (mut world, ..) = two_in(Mode::Lobby);
    for _ in 0..64 {
        world.come_to_lobby();
    }
    let one_more = world.connect();
    world.send(one_more, &join());
    assert_eq!(world.refusals(one_more), [Refusal::QueueFull]);
}

#[test]
fn who_does_not_knock_or_falls_silent_leaves_the_lobby() {
    let (mut world, host, member) = two_in(Mode::Lobby);
    let shy = world.come_to_lobby();
    let silent = world.knock();
    let patient = world.knock();
    world.inbox(host.connection);
    world.wait_alive_ms(30_000, &[host, member, shy, patient]);
    assert_eq!(
        world.closed.get(&shy.connection),
        Some(&Some(Refusal::TimedOut))
    );
    assert_eq!(
        world.closed.get(&silent.connection),
        Some(&Some(Refusal::TimedOut))
    );
    assert_eq!(world.inbox(host.connection), [over(silent)]);
    world.wait_alive_ms(600_000, &[host, member, patient]);
    assert!(!world.closed.contains_key(&patient.connection));
}

#[test]
fn a_locked_room_takes_nobody_new() {
    let (mut world, ..) = two_in(Mode::Locked);
    let stranger = world.connect();
    world.send(stranger, &join());
    assert_eq!(world.closed[&stranger], Some(Refusal::Locked));
    assert_eq!(world.refusals(stranger), [Refusal::Locked]);
}

#[test]
fn who_waits_goes_where_the_mode_leads() {
    let (mut world, host, member) = two_in(Mode::Open);
    // To the lobby from the queue, even in the middle of its turn.
    let waiting = [world.queue(), world.queue()];
    world.inbox(waiting[0].connection);
    world.commits(2, &[b'S', 0, 2], host, Some(member));
    for joiner in waiting {
        let inbox = world.inbox(joiner.connection);
        assert!(
            matches!(inbox.as_slice(), [ServerMessage::Lobby { participant, .. }] if *participant == joiner.id),
            "{inbox:?}"
        );
    }
    // A Ready and a commit that cross it do no harm.
    world.send(
        waiting[0].connection,
        &ClientMessage::Ready { epoch: Epoch(2) },
    );
    world.send(waiting[0].connection, &commit(2, b"J"));
    assert_eq!(world.refusals(waiting[0].connection), [Refusal::StaleEpoch]);
    // And back into the queue.
    world.send(waiting[0].connection, &knock(b"knock"));
    world.inbox(host.connection);
    world.commits(3, &[b'S', 0, 1], host, Some(member));
    let inbox = world.inbox(waiting[0].connection);
    assert!(
        matches!(
            inbox.as_slice(),
            [ServerMessage::Queued { .. }, ServerMessage::Tree { .. }]
        ),
        "{inbox:?}"
    );
    world.send(waiting[0].connection, &knock(b"too late"));
    assert_eq!(world.inbox(waiting[0].connection), []);
    // Away, if the room is locked.
    world.commits(4, &[b'S', 0, 3], host, Some(member));
    for joiner in waiting {
        assert_eq!(world.closed[&joiner.connection], Some(Refusal::Locked));
    }
}

#[test]
fn knocks_are_over_when_the_room_opens_or_is_locked() {
    for mode in [1, 3] {
        let (mut world, host, member) = two_in(Mode::Lobby);
        let knocker = world.knock();
        world.send(host.connection, &commit(2, &[b'S', 0, mode]));
        let seq = world.commit_seq(member.connection);
        world.inbox(host.connection);
        world.verdict(member, seq, true);
        assert_eq!(world.inbox(host.connection).last(), Some(&over(knocker)));
    }
}

#[test]
fn a_room_ends_with_its_last_participant_whoever_knocks() {
    let (mut world, host, member) = two_in(Mode::Lobby);
    let knocker = world.knock();
    let silent = world.come_to_lobby();
    world.send(host.connection, &ClientMessage::Leave);
    assert_eq!(world.ended, 0);
    world.send(member.connection, &ClientMessage::Leave);
    assert_eq!(world.ended, 1);
    for waiting in [knocker, silent] {
        assert_eq!(world.closed[&waiting.connection], Some(Refusal::NoRoom));
    }
}

#[test]
fn only_who_is_in_the_lobby_knocks() {
    let (mut world, host, _) = two_in(Mode::Open);
    let stranger = world.connect();
    world.send(host.connection, &knock(b"knock"));
    assert_eq!(world.refusals(host.connection), [Refusal::OutOfOrder]);
    world.send(stranger, &knock(b"knock"));
    assert_eq!(world.refusals(stranger), [Refusal::OutOfOrder]);
}
