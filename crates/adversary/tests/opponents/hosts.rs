//! Those who would be host with what a host signed for itself, or for another
//! time: a proof, a room state.

use core::time::Duration;

use adversary::rogue::{Heard, Made, Rogue};
use adversary::usurper::Usurper;
use adversary::world::World;
use client::page::{Command, RoomMode};
use openmls::prelude::{Extensions, LeafNode, LeafNodeIndex, LeafNodeParameters};
use policy::{Delegation, Mode, RoomState, Suite, leaf_capabilities};
use proto::{Epoch, List, ParticipantId, Refusal, ServerMessage};

use crate::members::infiltrated;

/// What stands in the host's leaf, as any member sees it.
fn hosts_proof(rogue: &Rogue) -> Extensions<LeafNode> {
    let group = rogue.group.as_ref().expect("it is in the group");
    let leaf = group.public_group().leaf(LeafNodeIndex::new(0));
    let proof = leaf.expect("the host is there").extensions().clone();
    assert!(
        proof.iter().count() > 0,
        "the host's leaf carries its proof"
    );
    proof
}

fn state(rogue: &Rogue) -> RoomState {
    let group = rogue.group.as_ref().expect("it is in the group");
    RoomState::from_extensions(group.extensions()).expect("the room's state")
}

/// Those in the meeting who are shown as hosts.
fn hosts(world: &World, actor: usize) -> Vec<&str> {
    let people = world.actors[actor].view.people.iter();
    let hosts = people.filter(|person| person.host);
    hosts
        .map(|person| person.name.as_deref().unwrap_or(""))
        .collect()
}

/// All real members reject this when the server tells it as a member's or a
/// joiner's; who is host stays as it was.
fn all_reject(world: &mut World, usurper: &Usurper, author: ParticipantId, made: &Made) {
    let members = world.actors.len();
    let commit = usurper.tell_commit(world, author, &made.0, &[]);
    world.run_for(Duration::from_secs(1));
    let verdicts = usurper.verdicts(commit);
    assert_eq!(verdicts.len(), members);
    assert!(verdicts.iter().all(|(_, accept)| !accept));
    usurper.drop_commit(world, commit);
    world.run_for(Duration::from_millis(500));
    for actor in 0..members {
        assert!(world.actors[actor].is_joined());
        assert_eq!(hosts(world, actor), ["p0"]);
    }
}

#[test]
fn a_hosts_proof_in_another_leaf_makes_nobody_host() {
    let (mut world, mut rogue, link) = infiltrated(701, 3);
    let proof = hosts_proof(&rogue);
    let suite = Suite::of(rogue.group.as_ref().expect("a group").ciphersuite());
    let suite = suite.expect("one of ours");

    // By a member that puts it into its own leaf,
    let leaf = LeafNodeParameters::builder()
        .with_capabilities(leaf_capabilities(suite))
        .with_extensions(proof.clone())
        .build();
    let inside = rogue.member_commit(|commit| commit.leaf_node_parameters(leaf));
    let epoch = Epoch(world.actors[0].view.security.epoch);
    rogue.send_commit(&mut world, epoch, &inside, &[]);
    world.run_for(Duration::from_secs(1));
    assert!(
        rogue
            .follow(&mut world)
            .contains(&Heard::Refused(Refusal::BadCommit))
    );

    // and by one who comes in with it.
    let mut thief = Rogue::new(&mut world, link.expose());
    thief.leaf_extensions = proof;
    let turn = thief.take_turn(&mut world);
    let psk = (Rogue::room_psk_id(&turn), thief.psk.clone());
    let outside = thief.external_commit(&turn, &[psk]);
    thief.send_commit(&mut world, turn.epoch, &outside, b"thief");
    let why = thief.wait(&mut world, "an answer", |message| match message {
        ServerMessage::Refused { why, .. } => Some(why),
        _ => None,
    });
    assert_eq!(why, Refusal::BadCommit);
    world.run_for(Duration::from_secs(4));

    // Nor does the server's word help either of them.
    let usurper = Usurper::take(&mut world, 0..3);
    let author = rogue.participant.expect("it has a number");
    all_reject(&mut world, &usurper, author, &inside);
    all_reject(&mut world, &usurper, ParticipantId(900), &outside);
}

#[test]
fn a_room_state_that_no_host_made_or_that_is_of_before_changes_nothing() {
    let (mut world, mut rogue, _) = infiltrated(702, 3);
    let first = state(&rogue);
    for on in [true, false] {
        world.command(0, Command::Lobby { on });
        world.run_for(Duration::from_secs(2));
        rogue.follow(&mut world);
    }
    let now = state(&rogue);
    assert_eq!(now.version, first.version + 2, "it follows");

    let next = || RoomState {
        version: now.version + 1,
        ..now.clone()
    };
    let locked = RoomState {
        mode: Mode::Locked,
        ..next()
    };
    let without_host = RoomState {
        host: None,
        ..next()
    };
    // The host's own signature, of its leaf, under the rogue's key.
    let proof = hosts_proof(&rogue);
    let bytes = proof.iter().find_map(|extension| match extension {
        openmls::prelude::Extension::Unknown(_, content) => Some(content.0.clone()),
        _ => None,
    });
    let bytes = bytes.expect("a proof");
    let (host_key, signature) = bytes.split_at(32);
    let delegated = RoomState {
        delegated: List::new(vec![Delegation {
            leaf_key: rogue.key.0.verifying_key().to_bytes(),
            host_key: host_key.try_into().expect("a key"),
            signature: signature.try_into().expect("a signature"),
        }])
        .expect("one"),
        ..next()
    };
    let states = [first, locked, without_host, delegated];
    let mut made = Vec::new();
    for forged in &states {
        let commit = rogue.member_commit(|commit| {
            let commit = commit.propose_group_context_extensions(forged.to_extensions());
            commit.expect("MLS takes it")
        });
        let epoch = Epoch(world.actors[0].view.security.epoch);
        rogue.send_commit(&mut world, epoch, &commit, &[]);
        world.run_for(Duration::from_secs(1));
        let heard = rogue.follow(&mut world);
        assert!(
            heard.contains(&Heard::Refused(Refusal::BadCommit)),
            "{heard:?}"
        );
        made.push(commit);
    }
    let usurper = Usurper::take(&mut world, 0..3);
    let author = rogue.participant.expect("it has a number");
    for commit in &made {
        all_reject(&mut world, &usurper, author, commit);
    }
    assert!(
        world
            .actors
            .iter()
            .all(|actor| actor.view.mode == RoomMode::Open)
    );
}
