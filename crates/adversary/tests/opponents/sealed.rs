//! What is sealed for one, in the hands of those it is not for: members that
//! pass it on as their own, a server that puts it elsewhere.

use core::time::Duration;
use std::cell::RefCell;
use std::rc::Rc;

use adversary::rogue::{Heard, Rogue};
use adversary::wire::{Tape, meddler, tape};
use adversary::world::World;
use client::page::{Command, FileProblem, FileState, Notice};
use proto::{ClientMessage, EntryBody, FileId, ParticipantId, ServerMessage};

use crate::members::{chat, infiltrated};

/// The type of a private message, by `docs/protocol.md`.
const PRIVATE: u8 = 32;

fn person(world: &World, by: usize, name: &str) -> u32 {
    let people = &world.actors[by].view.people;
    let person = people.iter().find(|p| p.name.as_deref() == Some(name));
    person.expect("it is there").id
}

#[test]
fn a_private_message_that_another_member_or_the_server_passes_on_is_shown_to_nobody_else() {
    let (mut world, mut rogue, _) = infiltrated(801, 3);
    let (told, recorder) = tape();
    world.meddler = Some(recorder);
    let to = person(&world, 1, "p2");
    let text = "between us".to_owned();
    world.command(1, Command::ChatTo { person: to, text });
    world.until("p2 reads it", |world| {
        world.actors[2].heard("between us") == 1
    });
    world.run_for(Duration::from_secs(1));
    world.meddler = None;
    let heard = rogue.follow(&mut world);
    let sealed = heard.into_iter().find_map(|heard| match heard {
        Heard::Message(_, content) if content[0] == PRIVATE => Some(content),
        _ => None,
    });
    let sealed = sealed.expect("all are sent it");
    // As its own words, to whom it was for and to all others.
    let again = rogue.seal(&sealed);
    rogue.say(&mut world, again);
    // The server says it again, as somebody else's.
    let body = told.borrow().iter().find_map(|(_, message)| match message {
        ServerMessage::Entry(entry) => match &entry.body {
            EntryBody::App { epoch, message, .. } => Some((*epoch, message.clone())),
            _ => None,
        },
        _ => None,
    });
    let (epoch, message) = body.expect("it was told");
    let app = ClientMessage::App {
        reference: 9,
        epoch,
        message,
    };
    rogue.send(&mut world, &app);
    let honest = rogue.seal(&chat("I am unknown"));
    rogue.say(&mut world, honest);
    world.until("the last one has come", |world| {
        world.actors.iter().all(|a| a.heard("I am unknown") == 1)
    });
    for (actor, times) in [(0, 0), (1, 1), (2, 1)] {
        assert_eq!(world.actors[actor].heard("between us"), times);
    }
}

#[test]
fn a_chunk_of_another_file_or_for_another_member_is_thrown_away_and_said() {
    let (mut world, _) = World::meeting(802, 3);
    let content = |fill: u8| {
        (0..200_000_u32)
            .map(|at| fill ^ at as u8)
            .collect::<Vec<_>>()
    };
    world.offer_file(0, "one.pdf", content(1), None);
    world.offer_file(0, "two.pdf", content(2), None);
    world.until("both are offered to both", |world| {
        [1, 2]
            .iter()
            .all(|actor| world.actors[*actor].view.files.len() == 2)
    });
    // Whatever p2 is sent of the second file is what p1 was sent of the first.
    let first = Rc::new(RefCell::new(Vec::new()));
    world.meddler = Some(meddler(move |actor, message| {
        let ServerMessage::Chunk { index, chunk, .. } = message else {
            return false;
        };
        let mut kept = first.borrow_mut();
        match actor {
            1 => kept.push((*index, chunk.clone())),
            _ => {
                let other = kept.iter().find(|(at, _)| at == index);
                *chunk = other.expect("p1 was sent it before").1.clone();
            }
        }
        true
    }));
    let file = world.actors[1].view.files[0].id;
    world.command(1, Command::SaveFile { file });
    world.until("p1 has the first", |world| {
        world.actors[1].view.files[0].state == FileState::Saved
    });
    let file = world.actors[2].view.files[1].id;
    world.command(2, Command::SaveFile { file });
    world.until("p2 gives the second up", |world| {
        world.actors[2].view.files[1].state == FileState::Failed
    });
    let damaged = Notice::FileProblem {
        name: "two.pdf".to_owned(),
        problem: FileProblem::Damaged,
    };
    assert!(world.actors[2].notices.contains(&damaged));
    assert!(world.actors[2].saved.is_empty(), "nothing of it is kept");
    assert!(world.actors.iter().all(|actor| actor.is_joined()));
}

#[test]
fn a_file_for_one_is_sent_to_nobody_else_who_asks_for_it() {
    let (mut world, mut rogue, _) = infiltrated(804, 3);
    let (told, recorder) = tape();
    world.meddler = Some(recorder);
    let own = |world: &World, actor: usize| {
        let mut people = world.actors[actor].view.people.iter();
        ParticipantId(people.find(|person| person.own).expect("it sees itself").id)
    };
    let of = own(&world, 1);
    let file_of = |told: &Tape, by: ParticipantId| {
        told.borrow().iter().find_map(|(_, message)| match message {
            ServerMessage::Ask { by: who, file, .. } if *who == by => Some(*file),
            _ => None,
        })
    };
    let mut ask = |world: &mut World, file: FileId| {
        rogue.follow(world);
        let (first, count) = (0, 4);
        let ask = ClientMessage::Ask {
            of,
            file,
            first,
            count,
        };
        rogue.send(world, &ask);
        world.run_for(Duration::from_secs(2));
        let heard = world.stranger_hears(rogue.line).into_iter();
        let chunk = |message: &ServerMessage| matches!(message, ServerMessage::Chunk { .. });
        heard.filter(chunk).count()
    };
    let to = person(&world, 1, "p2");
    let mut came = Vec::new();
    for (number, to) in [Some(to), None].into_iter().enumerate() {
        told.borrow_mut().clear();
        world.offer_file(1, "plan.pdf", vec![5; 200_000], to);
        world.until("it is offered", |world| {
            world.actors[2].view.files.len() == number + 1
        });
        let file = world.actors[2].view.files[number].id;
        world.command(2, Command::SaveFile { file });
        world.until("p2 has it", |world| {
            world.actors[2].view.files[number].state == FileState::Saved
        });
        // Its name on the wire is no secret of the server.
        let file = file_of(&told, own(&world, 2)).expect("p2 asked for it");
        came.push(ask(&mut world, file));
    }
    assert_eq!(came, [0, 4]);
}

#[test]
fn a_knock_that_another_sends_again_is_not_shown_while_it_stands_nor_when_it_is_over() {
    let (mut world, link) = World::meeting(803, 2);
    world.command(0, Command::Lobby { on: true });
    world.run_for(Duration::from_secs(2));
    let (told, recorder) = tape();
    world.meddler = Some(recorder);
    let guest = world.enter(&link, "Ann");
    world.until("it knocks", |world| world.actors[0].view.knocks.len() == 1);
    let knock = told.borrow().iter().find_map(|(_, message)| match message {
        ServerMessage::Knock { knock, .. } => Some(knock.clone()),
        _ => None,
    });
    let again = ClientMessage::Knock {
        knock: knock.expect("the host was told"),
    };
    for over in [false, true] {
        let mut thief = Rogue::new(&mut world, link.expose());
        let join = ClientMessage::Join {
            room: thief.link.room_id(),
            token: thief.secrets.admission_token(),
        };
        thief.send(&mut world, &join);
        thief.wait(&mut world, "the lobby", |message| {
            matches!(message, ServerMessage::Lobby { .. }).then_some(())
        });
        thief.send(&mut world, &again);
        world.run_for(Duration::from_secs(1));
        let shown = &world.actors[0].view.knocks;
        if over {
            assert!(shown.is_empty(), "who is in does not knock");
        } else {
            assert_eq!(shown.len(), 1);
            let knocker = shown[0].id;
            world.command(0, Command::Admit { knocker });
            world.until("Ann is in", |world| world.actors[guest].is_joined());
        }
        assert!(
            thief
                .try_wait(&mut world, |message| {
                    matches!(message, ServerMessage::Welcome { .. }).then_some(())
                })
                .is_none(),
            "nobody is let in by it"
        );
    }
    assert!(world.is_settled(3));
}
