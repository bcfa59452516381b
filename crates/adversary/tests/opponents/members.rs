//! Members that cheat: they hold the link, a leaf and every key of the epoch.

use core::time::Duration;

use adversary::rogue::{Heard, Key, Rogue};
use adversary::usurper::Usurper;
use adversary::world::World;
use client::Input;
use client::page::{Command, LineReport, LineRole, MediaReport, Notice, Shield, TrackKind};
use ed25519_dalek::SigningKey;
use openmls::prelude::LeafNodeIndex;
use proto::{Epoch, Refusal, ServerMessage};

/// A meeting of `size` and a rogue, which came last.
pub(crate) fn infiltrated(seed: u64, size: usize) -> (World, Rogue, client::page::Secret) {
    let (mut world, link) = World::meeting(seed, size);
    let mut rogue = Rogue::new(&mut world, link.expose());
    rogue.enter(&mut world);
    world.until("all see it", |world| {
        world.actors.iter().all(|a| a.view.people.len() == size + 1)
    });
    rogue.follow(&mut world);
    (world, rogue, link)
}

#[test]
fn whoever_holds_the_link_cannot_listen_unseen() {
    let (world, _, _) = infiltrated(201, 3);
    for actor in &world.actors {
        let view = &actor.view;
        assert!(view.people.iter().any(|person| person.name.is_none()));
        assert_eq!(view.security.shield, Shield::Warning);
        let unknown = Notice::Joined {
            name: String::new(),
        };
        assert!(actor.notices.contains(&unknown), "it was announced");
    }
}

#[test]
fn one_who_is_no_host_cannot_remove_who_is_present() {
    let (mut world, mut rogue, _) = infiltrated(202, 3);
    let made = rogue.member_commit(|commit| commit.propose_removals([LeafNodeIndex::new(1)]));
    let epoch = Epoch(world.actors[0].view.security.epoch);
    rogue.send_commit(&mut world, epoch, &made, &[]);
    world.run_for(Duration::from_secs(2));
    let heard = rogue.follow(&mut world);
    assert!(heard.contains(&Heard::Refused(Refusal::BadCommit)));
    assert!(world.actors[1].is_joined());
    assert_eq!(world.actors[0].view.people.len(), 4);

    // Not even with the server's help, once they have been there for a while:
    // one who has just come believes departures of before its time.
    world.run_for(Duration::from_secs(12));
    let usurper = Usurper::take(&mut world, 0..3);
    let author = rogue.participant.expect("it has a number");
    let commit = usurper.tell_commit(&mut world, author, &made.0, &[]);
    world.run_for(Duration::from_secs(1));
    let verdicts = usurper.verdicts(commit);
    assert!(verdicts.len() == 3 && verdicts.iter().all(|(_, accept)| !accept));
    usurper.drop_commit(&mut world, commit);
    world.run_for(Duration::from_secs(1));
    assert!(world.actors.iter().all(|a| a.view.people.len() == 4));
}

#[test]
fn a_member_and_the_server_together_do_not_remove_one_whose_frames_open() {
    let (mut world, mut rogue, _) = infiltrated(207, 3);
    world.run_for(Duration::from_secs(12));
    let leaf = world.actors[1].keys.as_ref().expect("it is in").own_leaf;
    let made = rogue.member_commit(|commit| commit.propose_removals([LeafNodeIndex::new(leaf)]));
    let usurper = Usurper::take(&mut world, 0..3);
    usurper.hold_commits();
    let author = rogue.participant.expect("it has a number");
    let epoch = world.actors[0].view.security.epoch;
    let hear = |world: &mut World, millis: u64| {
        for _ in 0..millis / 250 {
            for actor in [0, 2] {
                world.input(actor, Input::Media(heard(leaf, epoch)));
            }
            world.run_for(Duration::from_millis(250));
        }
    };
    hear(&mut world, 500);
    let gone = usurper.left(1);
    usurper.tell(&mut world, gone);
    hear(&mut world, 500);
    let commit = usurper.tell_commit(&mut world, author, &made.0, &[]);
    hear(&mut world, 500);
    let of_others = |commit| {
        let verdicts = usurper.verdicts(commit).into_iter();
        verdicts
            .filter(|(actor, _)| *actor != 1)
            .collect::<Vec<_>>()
    };
    let mut verdicts = of_others(commit);
    verdicts.sort_unstable();
    assert_eq!(verdicts, [(0, false), (2, false)]);
    usurper.drop_commit(&mut world, commit);
    // Once nothing of it is heard, they have but the server's word.
    world.run_for(Duration::from_secs(3));
    let commit = usurper.tell_commit(&mut world, author, &made.0, &[]);
    world.run_for(Duration::from_millis(500));
    let verdicts = of_others(commit);
    assert!(verdicts.len() == 2 && verdicts.iter().all(|(_, accept)| *accept));
}

/// The media worker's word that frames of this leaf open.
fn heard(leaf: u32, epoch: u64) -> MediaReport {
    MediaReport {
        lines: vec![LineReport {
            mid: "4".to_owned(),
            role: LineRole::MicSlot,
            leaf: Some(leaf),
            track: Some(TrackKind::Mic),
            epoch: Some(epoch),
            frames: 1,
            failed: 0,
            seen: 1,
            bytes: 1,
            idle_ms: Some(0),
        }],
        senders: Vec::new(),
    }
}

#[test]
fn a_commit_that_nobody_can_open_is_dropped_and_its_author_sent_away() {
    let (mut world, mut rogue, link) = infiltrated(203, 4);
    rogue.provider.garble(true);
    let made = rogue.member_commit(|commit| commit);
    rogue.provider.garble(false);
    let epoch = Epoch(world.actors[0].view.security.epoch);
    rogue.send_commit(&mut world, epoch, &made, &[]);
    let gone = rogue.wait(&mut world, "the door", |message| match message {
        ServerMessage::Closing { why } => Some(why),
        _ => None,
    });
    assert_eq!(gone, Refusal::CommitRejected);
    // The room has not wedged: others come and go.
    world.command(2, Command::Leave);
    world.enter(&link, "guest");
    let whole = |world: &World| {
        let here: Vec<_> = world.actors.iter().filter(|a| a.end().is_none()).collect();
        here.len() == 4
            && here
                .iter()
                .all(|a| a.is_joined() && a.view.people.len() == 4)
    };
    world.until("the guest is in, leaver and rogue are out", whole);
}

#[test]
fn a_joiner_whose_path_nobody_can_open_is_dropped_and_the_next_one_gets_in() {
    let (mut world, link) = World::meeting(204, 4);
    let mut rogue = Rogue::new(&mut world, link.expose());
    let turn = rogue.take_turn(&mut world);
    rogue.provider.garble(true);
    let psk = (Rogue::room_psk_id(&turn), rogue.psk.clone());
    let made = rogue.external_commit(&turn, &[psk]);
    rogue.send_commit(&mut world, turn.epoch, &made, b"no profile");
    let why = rogue.wait(&mut world, "the door", |message| match message {
        ServerMessage::Closing { why } => Some(why),
        _ => None,
    });
    assert_eq!(why, Refusal::CommitRejected);
    world.enter(&link, "guest");
    world.until("the next one is in", |world| world.is_settled(5));
}

#[test]
fn a_message_signed_by_another_key_is_nobodys() {
    let (mut world, mut rogue, _) = infiltrated(205, 2);
    let own = core::mem::replace(&mut rogue.key, Key(SigningKey::from_bytes(&[3; 32])));
    let forged = rogue.seal(&chat("I am somebody else"));
    rogue.key = own;
    rogue.say(&mut world, forged);
    let honest = rogue.seal(&chat("I am unknown"));
    rogue.say(&mut world, honest);
    world.until("the honest one has come", |world| {
        world.actors.iter().all(|a| a.heard("I am unknown") == 1)
    });
    for actor in &world.actors {
        assert_eq!(actor.heard("I am somebody else"), 0);
        let said = &actor.chats[actor.chats.len() - 1];
        assert_eq!(said.name, "", "under nobody's name");
    }
}

#[test]
fn whatever_a_member_says_inside_the_seal_nobody_falls_over_it() {
    let (mut world, mut rogue, _) = infiltrated(206, 2);
    let mut nonsense = vec![
        Vec::new(),
        vec![0xff; 64],
        vec![1, 0xff, 0xff],
        vec![0; 4096],
    ];
    for kind in 0..=255_u8 {
        let mut content = world.dice.seed().to_vec();
        content[0] = kind;
        content[1] = 0;
        content[2] = (kind % 40).min(29);
        content.resize(if kind % 2 == 0 { 64 } else { 61 }, 0);
        nonsense.push(content);
    }
    for (number, content) in nonsense.iter().enumerate() {
        let message = rogue.seal(content);
        rogue.say(&mut world, message);
        if number % 20 == 0 {
            world.run_for(Duration::from_secs(1));
        }
        assert!(number < 60 || world.actors.iter().all(|a| a.end().is_none()));
    }
    world.run_for(Duration::from_secs(2));
    world.chat(0, "still here");
    world.until("the meeting goes on", |world| {
        world.actors.iter().all(|a| a.heard("still here") == 1)
    });
}

/// A chat message as docs/protocol.md has it.
pub(crate) fn chat(text: &str) -> Vec<u8> {
    let mut content = vec![1];
    content.extend_from_slice(&(text.len() as u16).to_be_bytes());
    content.extend_from_slice(text.as_bytes());
    content.resize(64, 0);
    content
}
