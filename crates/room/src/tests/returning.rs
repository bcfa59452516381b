use proto::{Departure, Missed};

use super::*;

const EPOCH: u64 = 5;

/// The claim to a leaf, as the participant of the number after it.
fn place(epoch: u64, leaf: u32) -> Return {
    Return {
        room: ROOM,
        state: state(epoch),
        leaf,
        participant: ParticipantId(leaf + 1),
        proof: Proof([leaf as u8; 64]),
        profile: bytes(b"back"),
    }
}

fn restore(place: Return, leaves: &[u8], last: Option<(u64, &[u8])>) -> ClientMessage {
    let epoch = place.state.0[47];
    let (before, commit) = last.unwrap_or((0, b""));
    ClientMessage::Restore {
        place,
        token_hash: TokenHash(Sha256::digest(TOKEN.0).into()),
        card: bytes(b"card"),
        group_info: bytes(&[b'a', b't', b' ', epoch]),
        tree: bytes(leaves),
        before: state(before),
        last: Missed {
            author: ParticipantId(1),
            epoch: Epoch(before),
            commit: bytes(commit),
            ..Missed::default()
        },
    }
}

/// Somebody connects and sends this; what it is told.
fn send(world: &mut World, message: &ClientMessage) -> (ConnectionId, Vec<ServerMessage>) {
    let connection = world.connect();
    world.send(connection, message);
    (connection, world.inbox(connection))
}

fn someone(connection: ConnectionId, told: &[ServerMessage], leaf: u8) -> Someone {
    match told.first() {
        Some(ServerMessage::Restored {
            participant,
            resume,
            ..
        }) => Someone {
            connection,
            id: *participant,
            resume: *resume,
            leaf,
        },
        other => panic!("not back: {other:?}"),
    }
}

/// Leaves 0, 1 and 2 of a room in epoch 5; the first two are back.
fn two_back(world: &mut World) -> (Someone, Someone) {
    let (connection, told) = send(world, &restore(place(EPOCH, 0), &[0, 1, 2], None));
    let first = someone(connection, &told, 0);
    let (connection, told) = send(world, &ClientMessage::Return(place(EPOCH, 1)));
    (first, someone(connection, &told, 1))
}

#[test]
fn a_room_is_there_again_as_it_was_with_everyone_in_their_place() {
    let mut world = World::new();
    let (early, told) = send(&mut world, &ClientMessage::Return(place(EPOCH, 1)));
    let refused = ServerMessage::Refused {
        why: Refusal::NoRoom,
        reference: 0,
    };
    assert_eq!(told, [refused]);
    world.close(early, Closure::Broken);
    let (first, second) = two_back(&mut world);
    assert_eq!((first.id, second.id), (ParticipantId(1), ParticipantId(2)));
    assert_eq!(
        world.media,
        [MediaCommand::Add(first.id), MediaCommand::Add(second.id)]
    );
    // It is the same epoch, and what one says the other hears.
    world.send(first.connection, &app(EPOCH, 1));
    assert_eq!(world.entries(second.connection).len(), 1);
    // Who is back later hears it, too.
    let (third, told) = send(&mut world, &ClientMessage::Return(place(EPOCH, 2)));
    assert!(
        matches!(told[1], ServerMessage::Entry(Entry { seq: Seq(0), .. })),
        "{told:?}"
    );
    let third = someone(third, &told, 2);
    world.commits(EPOCH, b"U\0", first, Some(third));
    let newcomer = world.queue();
    assert!(
        newcomer.id.0 > 1000,
        "numbers of before are not given again"
    );
    assert_eq!(world.offered_epoch(newcomer), Some(EPOCH + 1));
}

#[test]
fn who_does_not_come_back_is_gone_and_joins_wait_for_it() {
    let mut world = World::new();
    let (first, second) = two_back(&mut world);
    let joiner = world.queue();
    world.wait_alive_ms(19_000, &[first, second, joiner]);
    assert_eq!(world.offered_epoch(joiner), None);
    world.inbox(first.connection);
    world.wait_alive_ms(2000, &[first, second, joiner]);
    let gone = EntryBody::Gone {
        participant: ParticipantId(0),
        leaf: 2,
        how: Departure::Lost,
    };
    assert!(world.entries(first.connection).contains(&gone));
    let (_, told) = send(&mut world, &ClientMessage::Return(place(EPOCH, 2)));
    assert!(matches!(
        told[..],
        [ServerMessage::Refused {
            why: Refusal::CannotResume,
            ..
        }]
    ));
    world.commits(EPOCH, b"R\0\x02", first, Some(second));
    assert_eq!(world.offered_epoch(joiner), Some(EPOCH + 1));
}

#[test]
fn a_place_is_given_to_who_shows_that_it_is_theirs_and_once() {
    let mut world = World::new();
    let (first, second) = two_back(&mut world);
    let refused = |world: &mut World, place: Return| {
        let (_, told) = send(world, &ClientMessage::Return(place));
        match told[..] {
            [ServerMessage::Refused { why, .. }] => why,
            _ => panic!("{told:?}"),
        }
    };
    let forged = Return {
        proof: Proof([9; 64]),
        ..place(EPOCH, 2)
    };
    let taken = Return {
        participant: second.id,
        ..place(EPOCH, 2)
    };
    let nobody = Return {
        participant: ParticipantId(0),
        ..place(EPOCH, 2)
    };
    let unnumbered = Return {
        participant: ParticipantId(1 << 30),
        ..place(EPOCH, 2)
    };
    for wrong in [forged, taken, nobody, unnumbered, place(EPOCH, 3)] {
        assert_eq!(refused(&mut world, wrong), Refusal::CannotResume);
    }
    // The same again is who lost its connection before the answer came.
    let (again, told) = send(&mut world, &ClientMessage::Return(place(EPOCH, 0)));
    assert_eq!(someone(again, &told, 0).id, first.id);
    assert_eq!(world.closed[&first.connection], Some(Refusal::Replaced));
}

#[test]
fn who_comes_back_again_and_again_has_no_more_to_say_by_it() {
    let mut world = World::new();
    let (first, second) = two_back(&mut world);
    let mut line = second.connection;
    for _ in 0..10 {
        for _ in 0..200 {
            world.send(line, &app(EPOCH, 3));
        }
        world.close(line, Closure::Broken);
        let (again, told) = send(&mut world, &ClientMessage::Return(place(EPOCH, 1)));
        line = someone(again, &told, 1).connection;
    }
    assert_eq!(world.entries(first.connection).len(), 128);
}

#[test]
fn who_is_about_to_be_removed_stays_cut_off_when_it_comes_back() {
    let mut world = World::new();
    let (host, second) = two_back(&mut world);
    let (third, told) = send(&mut world, &ClientMessage::Return(place(EPOCH, 2)));
    someone(third, &told, 2);
    world.media.clear();
    world.send(host.connection, &commit(EPOCH, b"K\0\x01"));
    assert_eq!(world.media, [MediaCommand::Pause(second.id)]);
    let (_, told) = send(&mut world, &ClientMessage::Return(place(EPOCH, 1)));
    assert!(
        matches!(
            told[..],
            [ServerMessage::Refused {
                why: Refusal::CannotResume,
                ..
            }]
        ),
        "{told:?}"
    );
    assert_eq!(world.media, [MediaCommand::Pause(second.id)]);
}

#[test]
fn what_is_brought_must_fit_together() {
    let mut world = World::new();
    let good = || restore(place(EPOCH, 0), &[0, 1], None);
    let mut wrong = Vec::new();
    for change in 0..4 {
        let mut message = good();
        let ClientMessage::Restore {
            place,
            card,
            group_info,
            tree,
            ..
        } = &mut message
        else {
            unreachable!()
        };
        match change {
            0 => *card = bytes(b"another card"),
            1 => *group_info = bytes(b"at \x06"),
            2 => *tree = bytes(&[1]),
            _ => place.proof = Proof([7; 64]),
        }
        wrong.push(message);
    }
    for message in wrong {
        let (_, told) = send(&mut world, &message);
        assert!(
            matches!(
                told[..],
                [ServerMessage::Refused {
                    why: Refusal::BadCommit,
                    ..
                }]
            ),
            "{told:?}"
        );
        assert!(
            world.directory.room(ROOM).is_none(),
            "it leaves nothing behind"
        );
    }
    let (_, told) = send(&mut world, &good());
    assert!(matches!(told[..], [ServerMessage::Restored { .. }]));
}

#[test]
fn rooms_are_taken_back_for_two_minutes_and_never_in_place_of_ones_own() {
    let mut world = World::new();
    let host = world.create();
    // What began here never left it, nor when it has ended.
    let refused = |world: &mut World| {
        let known = ClientMessage::Return(place(0, 0));
        for message in [known, restore(place(2, 0), &[0], None)] {
            let (_, told) = send(world, &message);
            assert!(
                matches!(
                    told[..],
                    [ServerMessage::Refused {
                        why: Refusal::CannotResume,
                        ..
                    }]
                ),
                "{told:?}"
            );
        }
    };
    refused(&mut world);
    world.send(host.connection, &ClientMessage::Leave);
    refused(&mut world);
    let mut world = World::new();
    let host = world.create();
    let (_, told) = send(&mut world, &restore(place(EPOCH, 0), &[0], None));
    // Another group was opened under the name: that one makes way.
    assert!(matches!(told[..], [ServerMessage::Restored { .. }]));
    assert_eq!(world.closed[&host.connection], Some(Refusal::Moved));

    let mut world = World::new();
    world.connect();
    world.wait_ms(120_000);
    let (_, told) = send(&mut world, &restore(place(EPOCH, 0), &[0], None));
    assert!(matches!(
        told[..],
        [ServerMessage::Refused {
            why: Refusal::CannotResume,
            ..
        }]
    ));
}

#[test]
fn two_states_are_two_rooms_and_newcomers_come_to_the_larger() {
    let mut world = World::new();
    let (connection, told) = send(&mut world, &restore(place(3, 7), &[7], None));
    let old = someone(connection, &told, 7);
    let (first, second) = two_back(&mut world);
    world.send(first.connection, &app(EPOCH, 1));
    assert_eq!(world.entries(old.connection), []);
    assert_eq!(world.entries(second.connection).len(), 1);
    // Each resumes where it was.
    for (who, closed) in [(old, 3), (second, EPOCH)] {
        world.close(who.connection, Closure::Broken);
        let resume = ClientMessage::Resume {
            room: ROOM,
            participant: who.id,
            token: who.resume,
            next_seq: Seq(0),
        };
        let (connection, told) = send(&mut world, &resume);
        assert_eq!(told[0], ServerMessage::Resumed { next_seq: Seq(0) });
        world.send(connection, &app(closed, 2));
        assert!(world.refusals(connection).is_empty());
    }
    let look = ClientMessage::Look { room: ROOM };
    let (_, told) = send(&mut world, &look);
    assert!(
        matches!(
            told[..],
            [ServerMessage::Card {
                participants: 2,
                ..
            }]
        ),
        "{told:?}"
    );
}

#[test]
fn a_later_state_tells_those_of_the_one_before_how_it_came_about() {
    let missed = |told: &[ServerMessage]| match told {
        [.., ServerMessage::Missed(missed)] => Some(missed.clone()),
        _ => None,
    };
    // The later one is there first.
    let mut world = World::new();
    let later = restore(place(6, 0), &[0, 1], Some((5, b"U\0")));
    send(&mut world, &later);
    let (_, told) = send(&mut world, &ClientMessage::Return(place(5, 1)));
    let first = missed(&told).expect("it is told");
    assert_eq!((&first.commit[..], first.epoch), (&b"U\0"[..], Epoch(5)));
    // It may not believe that, and bring back its own: it is told again.
    let earlier = restore(place(5, 1), &[0, 1], None);
    let (_, told) = send(&mut world, &earlier);
    assert_eq!(missed(&told), Some(first.clone()));

    // The earlier one is there first.
    let mut world = World::new();
    let (connection, told) = send(&mut world, &earlier);
    assert_eq!(missed(&told), None);
    send(&mut world, &later);
    assert_eq!(missed(&world.inbox(connection)), Some(first));
    // Of one that leads nowhere near it hears nothing.
    send(&mut world, &restore(place(9, 3), &[3], Some((8, b"U\x03"))));
    assert_eq!(world.inbox(connection), []);
}
