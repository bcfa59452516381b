//! Listeners that the server would like to add: it holds the log and can say
//! what it wants, and it lacks the link.

use core::time::Duration;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use adversary::garble::Provider;
use adversary::rogue::{Made, Rogue, Turn};
use adversary::usurper::Usurper;
use adversary::wire::{entry, meddler};
use adversary::world::World;
use client::page::{Command, Shield, ShieldReason};
use crypto::frames::{Codec, FrameOpener, SlotKind, TrackRef, Verdict};
use openmls::group::{GroupId, MlsGroup, PURE_PLAINTEXT_WIRE_FORMAT_POLICY};
use openmls::prelude::{JoinProposal, KeyPackage};
use openmls::schedule::PreSharedKeyId;
use openmls_traits::OpenMlsProvider;
use policy::{RoomState, Suite, commit_message, group_info_message, leaf_capabilities};
use proto::{
    Bytes, ClientMessage, EntryBody, Epoch, List, ParticipantId, Refusal, Seq, ServerMessage,
};
use tls_codec::Serialize as _;

const GHOST: ParticipantId = ParticipantId(77);

/// What the ghosts try, each by an external commit.
fn tries() -> [(&'static str, Psks); 3] {
    [
        ("without a PSK", |_, _| Vec::new()),
        ("with a wrong PSK", |turn, _| {
            vec![(Rogue::room_psk_id(turn), vec![9; 32])]
        }),
        ("with a PSK of its own", |_, _| {
            let id = PreSharedKeyId::external(vec![7; 32], vec![1; 32]);
            vec![(id, vec![7; 32])]
        }),
    ]
}

type Psks = fn(&Turn, &Rogue) -> Vec<(PreSharedKeyId, Vec<u8>)>;

/// A ghost with the room's public half before it, as a server has it.
fn ghost(world: &mut World, fragment: &str) -> (Rogue, Turn) {
    let mut ghost = Rogue::new(world, fragment);
    let turn = ghost.take_turn(world);
    world.run_for(Duration::from_secs(4));
    (ghost, turn)
}

#[test]
fn a_ghost_by_external_commit_gets_in_nowhere_and_the_room_goes_on() {
    for (what, psks) in tries() {
        let (mut world, link) = World::meeting(101, 4);
        let mut ghost = Rogue::new(&mut world, link.expose());
        let turn = ghost.take_turn(&mut world);
        let psks = psks(&turn, &ghost);
        let made = ghost.external_commit(&turn, &psks);
        ghost.send_commit(&mut world, turn.epoch, &made, b"ghost");
        let refused = ghost.wait(&mut world, "an answer", |message| match message {
            ServerMessage::Refused { why, .. } | ServerMessage::Closing { why } => Some(why),
            _ => None,
        });
        assert!(
            matches!(refused, Refusal::BadCommit | Refusal::CommitRejected),
            "{what}: {refused:?}"
        );
        let guest = world.enter(&link, "guest");
        world.until("the next one is in", |world| world.is_settled(5));
        assert!(world.actors[guest].is_joined(), "{what}");
        hears_nothing(&mut world, &ghost, what);
    }
}

#[test]
fn a_ghost_that_the_server_itself_confirms_is_in_nobodys_meeting() {
    for (what, psks) in tries() {
        let (mut world, link) = World::meeting(102, 4);
        let (mut ghost, turn) = ghost(&mut world, link.expose());
        let usurper = Usurper::take(&mut world, 0..4);
        let psks = psks(&turn, &ghost);
        let made = ghost.external_commit(&turn, &psks);
        let commit = usurper.tell_commit(&mut world, GHOST, &made.0, b"ghost");
        world.run_for(Duration::from_secs(1));
        let verdicts = usurper.verdicts(commit);
        assert_eq!(verdicts.len(), 4, "{what}: all answer");
        assert!(
            verdicts.iter().all(|(_, accept)| !accept),
            "{what}: all reject it"
        );
        usurper.confirm(&mut world, commit);
        world.run_for(Duration::from_secs(2));
        for actor in &world.actors[..4] {
            assert!(
                !actor.is_joined(),
                "{what}: a member goes nowhere with such a room"
            );
            assert!(actor.forgot, "{what}: and seals nothing more");
            assert_eq!(actor.view.people.len(), 4, "{what}: no fifth is shown");
        }
        hears_nothing(&mut world, &ghost, what);
    }
}

/// Neither do the ghost's keys open anything, nor does anybody open its frames.
fn hears_nothing(world: &mut World, ghost: &Rogue, what: &str) {
    let mut opener = FrameOpener::new();
    opener.set_keys(world.now, &ghost.frame_keys(ghost.leaf()));
    let now = world.now;
    for actor in world.actors.iter_mut().filter(|actor| actor.keys.is_some()) {
        let frame = actor.seal_frame(now);
        let mut out = Vec::new();
        let verdict = opener.open(
            now,
            TrackRef(0),
            SlotKind::Mic,
            Codec::Opus,
            &frame,
            &mut out,
        );
        assert!(
            !matches!(verdict, Verdict::Opened(_)),
            "{what}: the ghost listens"
        );
    }
}

#[test]
fn an_external_add_is_nothing_to_anybody_whichever_way_it_comes() {
    let (mut world, link) = World::meeting(103, 3);
    let (ghost, turn) = ghost(&mut world, link.expose());
    let info = group_info_message(&turn.group_info).expect("the room's");
    let suite = Suite::of(info.ciphersuite()).expect("one of ours");
    let package = KeyPackage::builder()
        .leaf_node_capabilities(leaf_capabilities(suite))
        .build(
            suite.ciphersuite(),
            &ghost.provider,
            &ghost.key,
            ghost.credential_with_key(),
        )
        .expect("MLS makes it");
    let add = JoinProposal::new::<<Provider as OpenMlsProvider>::StorageProvider>(
        package.key_package().clone(),
        GroupId::from_slice(info.group_id().as_slice()),
        info.epoch(),
        &ghost.key,
    )
    .expect("MLS makes it")
    .to_bytes()
    .expect("it encodes");

    let usurper = Usurper::take(&mut world, 0..3);
    let app = EntryBody::App {
        author: GHOST,
        epoch: usurper.epoch(),
        message: Bytes::new(add.clone()).expect("short"),
    };
    usurper.tell(&mut world, app);
    let commit = usurper.tell_commit(&mut world, GHOST, &add, b"ghost");
    world.run_for(Duration::from_secs(1));
    let verdicts = usurper.verdicts(commit);
    assert!(verdicts.len() == 3 && verdicts.iter().all(|(_, accept)| !accept));
    usurper.drop_commit(&mut world, commit);
    // Nor does it wait anywhere for the next commit to carry it in.
    world.command(1, Command::Leave);
    usurper.tell(&mut world, usurper.left(1));
    world.until("the leaver is out", |world| {
        world.actors[0].view.people.len() == 2 && world.actors[2].view.people.len() == 2
    });
    assert!(world.actors[0].is_joined() && world.actors[2].is_joined());
}

/// The server shows a joiner a group of its own making, with the room's public
/// names on it, and confirms whatever comes.
#[test]
fn a_joiner_that_is_shown_a_group_of_the_servers_own_gives_no_key_away_and_sees_strangers() {
    let (mut world, link) = World::meeting(104, 2);
    let (mut server, turn) = ghost(&mut world, link.expose());
    let (info, tree) = counterfeit(&mut server, &turn);
    let victim = world.actors.len();
    let seat = Rc::new(Cell::new(None));
    let noted = seat.clone();
    world.meddler = Some(meddler(move |actor, message| match message {
        ServerMessage::Queued {
            participant, era, ..
        } if actor == victim => {
            noted.set(Some((*participant, *era)));
            false
        }
        ServerMessage::Tree { .. } if actor == victim => {
            *message = ServerMessage::Tree {
                epoch: Epoch(0),
                group_info: Bytes::new(info.clone()).expect("short"),
                tree: Bytes::new(tree.clone()).expect("short"),
                members: List::new(Vec::new()).expect("none"),
            };
            true
        }
        _ => false,
    }));
    let taken = Rc::new(RefCell::new(None));
    let inner = taken.clone();
    world.clerk = Some(Box::new(move |actor, message| {
        if actor != victim {
            return None;
        }
        match message {
            // What it commits later waits for ever.
            ClientMessage::Commit { .. } if inner.borrow().is_some() => Some(Vec::new()),
            ClientMessage::Commit { commit, .. } => {
                let (author, era) = seat.get()?;
                inner.replace(Some(commit.clone()));
                let at = Seq(4000);
                let body = EntryBody::Commit {
                    author,
                    epoch: Epoch(0),
                    commit,
                    profile: Bytes::default(),
                };
                let confirmed = EntryBody::Confirmed { commit: at };
                Some(vec![
                    (actor, entry(era, at, body)),
                    (actor, entry(era, at.next(), confirmed)),
                ])
            }
            ClientMessage::App { .. } => Some(Vec::new()),
            _ => None,
        }
    }));
    world.enter(&link, "victim");
    world.until("it is in what it was shown", |world| {
        world.actors[victim].is_joined()
    });
    world.run_for(Duration::from_secs(1));
    // It sits among members that it can call unknown only.
    let view = &world.actors[victim].view;
    assert_eq!(view.people.len(), 2);
    assert_eq!(view.people[1].name, None);
    assert_eq!(view.security.shield, Shield::Warning);
    assert!(view.security.reasons.contains(&ShieldReason::UnknownMember));
    // The server cannot follow into the epoch that the victim made: the PSK is
    // in it.
    let commit = taken.borrow().clone().expect("it was taken");
    let group = server.group.as_mut().expect("its counterfeit");
    let message = commit_message(&commit, group.group_id(), 0).expect("a commit");
    assert!(group.process_message(&server.provider, message).is_err());
    hears_nothing(&mut world, &server, "the counterfeit");
}

/// A group of one, under the room's id and state.
fn counterfeit(server: &mut Rogue, turn: &Turn) -> Made {
    let info = group_info_message(&turn.group_info).expect("the room's");
    let suite = Suite::of(info.ciphersuite()).expect("one of ours");
    let state = RoomState::from_extensions(info.group_context().extensions());
    let group = MlsGroup::builder()
        .with_group_id(info.group_id().clone())
        .ciphersuite(suite.ciphersuite())
        .with_wire_format_policy(PURE_PLAINTEXT_WIRE_FORMAT_POLICY)
        .with_capabilities(leaf_capabilities(suite))
        .with_group_context_extensions(state.expect("the room's").to_extensions())
        .build(&server.provider, &server.key, server.credential_with_key())
        .expect("MLS makes it");
    let made = group
        .export_group_info(server.provider.crypto(), &server.key, false)
        .expect("MLS exports it")
        .to_bytes()
        .expect("it encodes");
    let tree = group
        .export_ratchet_tree()
        .tls_serialize_detached()
        .expect("it encodes");
    server.group = Some(group);
    (made, tree)
}
