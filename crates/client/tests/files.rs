//! Files handed over beside the conversation: whole, sealed, taken up again
//! where they were cut off, and never in the way.

use core::time::Duration;
use std::cell::RefCell;
use std::rc::Rc;

use adversary::wire::{meddler, multiplier};
use adversary::world::World;
use client::MAX_FILE_LEN;
use client::page::{Command, FileProblem, FileState, FileView, Notice};
use proto::{Bytes, ClientMessage, ServerMessage};

/// Bytes of a file in one chunk.
const CHUNK: usize = 32 << 10;

/// A file of this many bytes, no two chunks of it alike.
fn content(len: usize) -> Vec<u8> {
    (0..len).map(|at| (at / 251 + at) as u8).collect()
}

fn view(world: &World, actor: usize) -> &FileView {
    world.actors[actor]
        .view
        .files
        .last()
        .expect("a file is shown")
}

fn state(world: &World, actor: usize) -> Option<FileState> {
    let files = &world.actors[actor].view.files;
    files.last().map(|file| file.state)
}

/// Offers a file, and has these actors save it.
fn hand_over(world: &mut World, from: usize, to: &[usize], file: Vec<u8>) {
    world.offer_file(from, "plan.pdf", file, None);
    world.until("it is offered", |world| {
        to.iter()
            .all(|actor| state(world, *actor) == Some(FileState::Offered))
    });
    for actor in to {
        let file = view(world, *actor).id;
        world.command(*actor, Command::SaveFile { file });
    }
}

fn has(world: &World, actor: usize, file: &[u8]) -> bool {
    let saved = &world.actors[actor].saved;
    state(world, actor) == Some(FileState::Saved)
        && saved.get(&view(world, actor).id).map(Vec::as_slice) == Some(file)
}

fn problem(problem: FileProblem) -> Notice {
    let name = "plan.pdf".to_owned();
    Notice::FileProblem { name, problem }
}

#[test]
fn a_file_arrives_whole_and_the_server_reads_none_of_it() {
    let (mut world, _) = World::meeting(800, 3);
    world.seen_by_server = Some(Vec::new());
    let file = content(20 * CHUNK + 7);
    hand_over(&mut world, 1, &[0, 2], file.clone());
    world.until("both have it", |world| {
        has(world, 0, &file) && has(world, 2, &file)
    });
    let chat = world.actors[2].chats.last().expect("it stands in the chat");
    assert_eq!(chat.file, Some(view(&world, 2).id));
    let shown = view(&world, 2);
    assert_eq!(
        (shown.name.as_str(), shown.size),
        ("plan.pdf", file.len() as u64)
    );
    assert_eq!(
        (shown.from.as_str(), shown.own, shown.done),
        ("p1", false, shown.size)
    );
    let own = view(&world, 1);
    assert_eq!((own.own, own.saved, own.saving), (true, 2, 0));

    let seen = world.seen_by_server.take().expect("it was recorded");
    let mut sizes = std::collections::BTreeSet::new();
    for bytes in &seen {
        for needle in [
            &file[100..132],
            &file[9 * CHUNK..9 * CHUNK + 32],
            b"plan.pdf",
        ] {
            assert!(!bytes.windows(needle.len()).any(|window| window == needle));
        }
        if let Ok(ClientMessage::Chunk { .. }) = ClientMessage::decode(bytes) {
            sizes.insert(bytes.len());
        }
    }
    assert_eq!(sizes.len(), 1, "every chunk is as long as any other");
}

#[test]
fn a_file_of_any_length_arrives() {
    let (mut world, _) = World::meeting(801, 2);
    for len in [
        1,
        2,
        CHUNK - 1,
        CHUNK,
        CHUNK + 1,
        16 * CHUNK,
        17 * CHUNK + 1,
    ] {
        let file = content(len);
        hand_over(&mut world, 0, &[1], file.clone());
        world.until("it is there", |world| has(world, 1, &file));
    }
}

#[test]
fn what_cannot_be_offered_is_refused_with_a_word() {
    let (mut world, _) = World::meeting(802, 2);
    world.actors[0].notices.clear();
    let mut offer = |size: u64| {
        let name = "plan.pdf".to_owned();
        let (local, person) = (77, None);
        world.command(
            0,
            Command::OfferFile {
                local,
                name,
                size,
                person,
            },
        );
        world.actors[0].notices.pop()
    };
    assert_eq!(offer(0), Some(problem(FileProblem::Empty)));
    assert_eq!(
        offer(MAX_FILE_LEN + 1),
        Some(problem(FileProblem::TooLarge))
    );
    for _ in 0..16 {
        assert_eq!(offer(MAX_FILE_LEN), None);
    }
    assert_eq!(offer(1), Some(problem(FileProblem::TooMany)));
}

#[test]
fn a_file_for_one_is_offered_to_one() {
    let (mut world, _) = World::meeting(803, 3);
    let to = world.actors[0]
        .view
        .people
        .iter()
        .find(|p| p.name.as_deref() == Some("p2"));
    let to = to.map(|person| person.id);
    let file = content(3 * CHUNK);
    world.offer_file(0, "plan.pdf", file.clone(), to);
    world.until("p2 is offered it", |world| state(world, 2).is_some());
    let id = view(&world, 2).id;
    world.command(2, Command::SaveFile { file: id });
    world.until("p2 has it", |world| has(world, 2, &file));
    assert!(world.actors[1].view.files.is_empty());
    assert!(world.actors[2].chats[0].to.is_some());
}

#[test]
fn a_cut_connection_delays_a_file_and_spoils_nothing() {
    let (mut world, _) = World::meeting(804, 2);
    let file = content(120 * CHUNK + 5);
    hand_over(&mut world, 0, &[1], file.clone());
    for (cut, at) in [(1, 20), (0, 50), (1, 80)] {
        world.until("some of it is there", |world| {
            view(world, 1).done >= (at * CHUNK) as u64
        });
        world.break_connection(cut);
    }
    world.until("it is there", |world| has(world, 1, &file));
}

#[test]
fn a_file_goes_on_after_either_end_joined_again() {
    let (mut world, _) = World::meeting(805, 3);
    let file = content(150 * CHUNK);
    hand_over(&mut world, 1, &[2], file.clone());
    for (away, at) in [(1, 30), (2, 90)] {
        world.until("some of it is there", |world| {
            view(world, 2).done >= (at * CHUNK) as u64
        });
        world.actors[away].offline = true;
        world.break_connection(away);
        world.until("it is out", |world| world.actors[0].view.people.len() == 2);
        if away == 1 {
            assert_eq!(state(&world, 2), Some(FileState::Waiting));
        }
        world.actors[away].offline = false;
    }
    world.until("it is there", |world| has(world, 2, &file));
}

#[test]
fn a_change_of_epoch_in_the_middle_is_no_harm() {
    let (mut world, link) = World::meeting(806, 2);
    let file = content(200 * CHUNK);
    hand_over(&mut world, 0, &[1], file.clone());
    for number in 2..8 {
        world.enter(&link, &format!("p{number}"));
        world.run_for(Duration::from_millis(150));
    }
    world.until("it is there", |world| has(world, 1, &file));
    assert!(
        world.actors[1]
            .notices
            .iter()
            .all(|n| !matches!(n, Notice::FileProblem { .. }))
    );
}

#[test]
fn a_slow_disk_holds_up_its_own_file_and_nothing_else() {
    let (mut world, _) = World::meeting(807, 3);
    world.actors[1].busy_disk = true;
    let file = content(100 * CHUNK);
    hand_over(&mut world, 0, &[1, 2], file.clone());
    world.until("p2 has it", |world| has(world, 2, &file));
    assert!(
        world.actors[1].unwritten.len() <= 16,
        "no more waits than the window"
    );
    world.free_disk(1);
    world.until("p1 has it", |world| has(world, 1, &file));
}

#[test]
fn who_stops_gets_no_more_and_may_begin_again() {
    let (mut world, _) = World::meeting(808, 2);
    let file = content(200 * CHUNK);
    hand_over(&mut world, 0, &[1], file.clone());
    world.until("some of it is there", |world| view(world, 1).done > 0);
    let id = view(&world, 1).id;
    world.command(1, Command::StopFile { file: id });
    world.run_for(Duration::from_secs(1));
    assert!(world.actors[1].saved.is_empty());
    assert_eq!(state(&world, 1), Some(FileState::Offered));
    world.command(1, Command::SaveFile { file: id });
    world.until("it is there", |world| has(world, 1, &file));
}

#[test]
fn a_withdrawn_file_is_no_more() {
    let (mut world, _) = World::meeting(809, 2);
    hand_over(&mut world, 0, &[1], content(200 * CHUNK));
    world.until("some of it is there", |world| view(world, 1).done > 0);
    let id = view(&world, 0).id;
    world.command(0, Command::StopFile { file: id });
    world.until("p1 knows", |world| {
        state(world, 1) == Some(FileState::Withdrawn)
    });
    assert_eq!(state(&world, 0), Some(FileState::Withdrawn));
    assert!(world.actors[1].saved.is_empty() && world.actors[0].disk.is_empty());
}

#[test]
fn a_file_that_changed_on_disk_is_withdrawn() {
    let (mut world, _) = World::meeting(810, 2);
    world.offer_file(0, "plan.pdf", content(10 * CHUNK), None);
    world.until("it is offered", |world| state(world, 1).is_some());
    for file in world.actors[0].disk.values_mut() {
        file.truncate(CHUNK);
    }
    let id = view(&world, 1).id;
    world.command(1, Command::SaveFile { file: id });
    world.until("p1 knows", |world| {
        state(world, 1) == Some(FileState::Withdrawn)
    });
    assert!(
        world.actors[0]
            .notices
            .contains(&problem(FileProblem::Unreadable))
    );
}

/// A server that does this to every chunk.
fn spoil(
    world: &mut World,
    mut spoil: impl FnMut(u32, &mut Bytes<{ proto::MAX_CHUNK_LEN }>) + 'static,
) {
    world.meddler = Some(meddler(move |_, message| {
        if let ServerMessage::Chunk { index, chunk, .. } = message {
            spoil(*index, chunk);
            return true;
        }
        false
    }));
}

#[test]
fn a_chunk_that_was_changed_or_swapped_is_refused_and_said() {
    let kept = Rc::new(RefCell::new(Bytes::default()));
    type Spoil = Box<dyn FnMut(u32, &mut Bytes<{ proto::MAX_CHUNK_LEN }>)>;
    let flip: Spoil = Box::new(|index, chunk| {
        if index == 3 {
            let mut bytes = chunk.clone().into_vec();
            bytes[500] ^= 1;
            *chunk = Bytes::new(bytes).expect("as long");
        }
    });
    let swap: Spoil = Box::new(move |index, chunk| match index {
        2 => *kept.borrow_mut() = chunk.clone(),
        3 => *chunk = kept.borrow().clone(),
        _ => {}
    });
    for (seed, spoiled) in [(811, flip), (812, swap)] {
        let (mut world, _) = World::meeting(seed, 2);
        let file = content(10 * CHUNK);
        spoil(&mut world, spoiled);
        hand_over(&mut world, 0, &[1], file.clone());
        world.until("it is said", |world| {
            world.actors[1]
                .notices
                .contains(&problem(FileProblem::Damaged))
        });
        // The server goes on, so the file is given up; nothing false was saved.
        world.until("it is given up", |world| {
            state(world, 1) == Some(FileState::Failed)
        });
        assert!(world.actors[1].saved.is_empty());
        // The server thinks better of it.
        world.meddler = None;
        let id = view(&world, 1).id;
        world.command(1, Command::SaveFile { file: id });
        world.until("it is there", |world| has(world, 1, &file));
    }
}

#[test]
fn chunks_that_are_replayed_reordered_or_lost_are_asked_for_again() {
    let (mut world, _) = World::meeting(813, 2);
    let mut held = None;
    world.meddler = Some(multiplier(move |_, message| match message {
        ServerMessage::Chunk { index, .. } if index % 7 == 3 => vec![message.clone(), message],
        ServerMessage::Chunk { index: 5, .. } if held.is_none() => {
            held = Some(message);
            Vec::new()
        }
        ServerMessage::Chunk { index: 6, .. } => {
            [Some(message), held.take()].into_iter().flatten().collect()
        }
        message => vec![message],
    }));
    let file = content(40 * CHUNK);
    hand_over(&mut world, 0, &[1], file.clone());
    world.until("it is there", |world| has(world, 1, &file));
}

#[test]
fn a_file_delays_neither_a_word_nor_a_commit() {
    let (mut world, link) = World::meeting(814, 3);
    // A thin line, with nothing on it that lets a word overtake a file: what is
    // on its way has to be little. A round trip of one chunk takes 0.2 s.
    world.bandwidth = Some(400_000);
    hand_over(&mut world, 0, &[1, 2], content(2000 * CHUNK));
    world.run_for(Duration::from_secs(20));
    assert!(view(&world, 1).done > 0 && view(&world, 2).done > 0);
    world.chat(0, "over the file");
    world.until_within("all read it", Duration::from_millis(800), |world| {
        (1..3).all(|actor| world.actors[actor].heard("over the file") == 1)
    });
    world.enter(&link, "p3");
    world.until_within("p3 is in", Duration::from_secs(3), |world| {
        world
            .actors
            .iter()
            .all(|actor| actor.view.people.len() == 4)
    });
    assert_eq!(state(&world, 1), Some(FileState::Saving));
}

#[test]
fn no_more_than_the_window_is_ever_on_its_way() {
    // What is on its way at any time is the window: the client keeps nothing
    // of a chunk once it is handed over, and asks for no more than is written.
    let (mut world, _) = World::meeting(815, 2);
    let chunks = Rc::new(RefCell::new((0_u64, 0_u64)));
    let seen = chunks.clone();
    world.meddler = Some(multiplier(move |_, message| {
        match &message {
            ServerMessage::Ask { count, .. } => seen.borrow_mut().0 += u64::from(*count),
            ServerMessage::Chunk { .. } => seen.borrow_mut().1 += 1,
            _ => {}
        }
        let (asked, came) = *seen.borrow();
        assert!(asked - came <= 16, "{asked} asked for, {came} came");
        vec![message]
    }));
    let file = content(600 * CHUNK);
    hand_over(&mut world, 0, &[1], file.clone());
    world.until("it is there", |world| has(world, 1, &file));
    assert_eq!(chunks.borrow().1, 600);
}
