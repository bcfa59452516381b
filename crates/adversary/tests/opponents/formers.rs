//! Who is out, who is not in yet, and who was left behind: with all that they
//! ever had, and all that the server has.

use core::time::Duration;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use adversary::rogue::Rogue;
use adversary::wire::tape;
use adversary::world::World;
use client::page::{Command, Phase, RoomMode, Shield, ShieldReason};
use crypto::frames::{Codec, FrameKeys, FrameOpener, SlotKind, TrackRef, Verdict};
use openmls::prelude::{KeyPackage, KeyPackageIn, PreSharedKeyProposal, Proposal, ProtocolVersion};
use openmls::schedule::PreSharedKeyId;
use openmls_traits::OpenMlsProvider as _;
use openmls_traits::crypto::OpenMlsCrypto as _;
use openmls_traits::types::AeadType;
use policy::{RoomState, commit_message};
use proto::{Bytes, ClientMessage, Entry, EntryBody, Epoch, List, Seq, ServerMessage, Time};
use tls_codec::{DeserializeBytes as _, Serialize as _};

/// Commits and messages of the log, in order, as the server has them.
fn log_of(tape: &adversary::wire::Tape, actor: usize) -> Vec<EntryBody> {
    let tape = tape.borrow();
    let of = tape.iter().filter(|(to, _)| *to == actor);
    let entry = |(_, message): &(usize, ServerMessage)| match message {
        ServerMessage::Entry(Entry { body, .. }) => Some(body.clone()),
        _ => None,
    };
    of.filter_map(entry).collect()
}

/// Whether these keys open the frame, under the epoch that it says it is of.
fn opens(now: Time, keys: &FrameKeys, epoch: u64, frame: &[u8]) -> bool {
    let mut opener = FrameOpener::new();
    let keys = FrameKeys {
        epoch,
        own_leaf: keys.own_leaf,
        base_key: keys.base_key.clone(),
        live: keys.live.clone(),
    };
    opener.set_keys(now, &keys);
    let mut out = Vec::new();
    let (track, slot) = (TrackRef(0), SlotKind::Mic);
    let verdict = opener.open(now, track, slot, Codec::Opus, frame, &mut out);
    matches!(verdict, Verdict::Opened(_))
}

#[test]
fn who_was_removed_opens_nothing_with_all_that_it_had_and_all_that_the_server_has() {
    let (mut world, link) = World::classical_meeting(611, 3);
    let mut former = Rogue::new(&mut world, link.expose());
    former.enter(&mut world);
    world.until("all see it", |world| {
        world.actors.iter().all(|a| a.view.people.len() == 4)
    });
    world.run_for(Duration::from_secs(1));
    former.follow(&mut world);
    // Its keys are good, as long as it is in.
    let keys = former.frame_keys(former.leaf());
    let frame = world.seal_frame(1);
    assert!(opens(world.now, &keys, keys.epoch, &frame));

    let (tape, recorder) = tape();
    world.meddler = Some(recorder);
    let people = &world.actors[0].view.people;
    let person = people.iter().find(|person| person.name.is_none());
    let person = person.expect("it is there").id;
    world.command(0, Command::Remove { person });
    world.until("it is out", |world| {
        world.actors.iter().all(|a| a.view.people.len() == 3)
    });
    world.chat(1, "just us");
    world.until("it is read", |world| world.actors[2].heard("just us") == 1);
    let frame = world.seal_frame(1);
    let now = world.actors[1].keys.as_ref().expect("it is in").epoch;

    // It takes in whatever it can of the log, by every way there is.
    let (mut commits, mut messages) = (0, 0);
    for body in log_of(&tape, 1) {
        match body {
            EntryBody::Commit { commit, epoch, .. } => {
                commits += 1;
                let group = former.group.as_mut().expect("its group");
                let message = commit_message(&commit, group.group_id(), epoch.0);
                let message = message.expect("a commit");
                if let Ok(processed) = group.process_message(&former.provider, message)
                    && let openmls::prelude::ProcessedMessageContent::StagedCommitMessage(staged) =
                        processed.into_content()
                {
                    let _ = group.merge_staged_commit(&former.provider, *staged);
                }
            }
            EntryBody::App { message, .. } => {
                messages += 1;
                assert_eq!(former.open(&message), None);
            }
            _ => {}
        }
    }
    assert!(commits > 0 && messages > 0);
    let group = former.group.as_ref().expect("its group");
    let secret = group.export_secret(former.provider.crypto(), "SFrame 1.0 Base Key", &[], 16);
    if let Ok(secret) = secret {
        let mut late = FrameKeys {
            base_key: keys.base_key.clone(),
            live: keys.live.clone(),
            ..keys
        };
        late.base_key.copy_from_slice(&secret);
        assert!(
            !opens(world.now, &late, now, &frame),
            "by what it exports now"
        );
    }
    assert!(!opens(world.now, &keys, now, &frame), "by its last keys");
    // Who stays does open it.
    assert!(world.open_frame(2, &frame).is_some());
}

#[test]
fn who_joins_opens_nothing_of_before_with_its_keys_and_all_that_the_server_has() {
    let (mut world, link) = World::classical_meeting(612, 3);
    let (tape, recorder) = tape();
    world.meddler = Some(recorder);
    world.chat(0, "before you came");
    world.until("it is read", |world| {
        world.actors[1].heard("before you came") == 1
    });
    let before = world.actors[0].keys.as_ref().expect("it is in").epoch;
    let frame = world.seal_frame(0);
    assert!(world.open_frame(1, &frame).is_some());
    let mut late = Rogue::new(&mut world, link.expose());
    late.enter(&mut world);
    world.run_for(Duration::from_secs(1));
    late.follow(&mut world);
    world.meddler = None;

    let keys = late.frame_keys(late.leaf());
    let frame_now = world.seal_frame(0);
    assert!(opens(world.now, &keys, keys.epoch, &frame_now));
    assert!(!opens(world.now, &keys, before, &frame));
    let mut messages = 0;
    for body in log_of(&tape, 1) {
        if let EntryBody::App { message, epoch, .. } = body
            && epoch.0 <= before
        {
            messages += 1;
            assert_eq!(late.open(&message), None);
        }
    }
    assert!(messages > 0);
}

#[test]
fn one_from_whom_everything_is_withheld_is_told_so_and_stops_sending() {
    let (mut world, link) = World::classical_meeting(613, 4);
    let withheld = Rc::new(Cell::new(false));
    let now = withheld.clone();
    world.meddler = Some(Box::new(move |actor, bytes| {
        let entry = matches!(ServerMessage::decode(&bytes), Ok(ServerMessage::Entry(_)));
        if now.get() && actor == 2 && entry {
            Vec::new()
        } else {
            vec![bytes]
        }
    }));
    let now = world.now;
    let stopped = |world: &World, actor: usize| {
        let security = &world.actors[actor].view.security;
        security.reasons.contains(&ShieldReason::Unconfirmed)
    };
    assert!(!stopped(&world, 2));
    assert!(world.actors[2].try_seal_frame(now).is_some());
    withheld.set(true);
    world.enter(&link, "guest");
    world.run_for(Duration::from_secs(15));
    assert!(stopped(&world, 2) && !stopped(&world, 0));
    assert_ne!(world.actors[2].view.security.shield, Shield::Secure);
    let now = world.now;
    assert!(world.actors[2].try_seal_frame(now).is_none());
    assert!(world.actors[0].try_seal_frame(now).is_some());
}

/// A Welcome that adds `package`, with the room's PSK or without, and the tree
/// behind it, by a member that is no host.
fn forged_welcome(rogue: &mut Rogue, package: KeyPackage, psk: bool) -> (u64, Vec<u8>, Vec<u8>) {
    let group = rogue.group.as_mut().expect("it is in");
    let state = RoomState::from_extensions(group.extensions()).expect("the room's");
    let psk = psk.then(|| {
        let id = PreSharedKeyId::external(state.psk_id.to_vec(), vec![5; 32]);
        Proposal::PreSharedKey(Box::new(PreSharedKeyProposal::new(id)))
    });
    let bundle = group
        .commit_builder()
        .consume_proposal_store(false)
        .force_self_update(true)
        .propose_adds([package])
        .add_proposals(psk)
        .load_psks(rogue.provider.storage())
        .expect("the PSK is stored")
        .create_group_info(true)
        .build(
            rogue.provider.rand(),
            rogue.provider.crypto(),
            &rogue.key,
            |_| true,
        )
        .expect("MLS builds it")
        .stage_commit(&rogue.provider)
        .expect("MLS stages it");
    let (_, welcome, _) = bundle.into_messages();
    let welcome = welcome.expect("a Welcome").to_bytes().expect("it encodes");
    group
        .merge_pending_commit(&rogue.provider)
        .expect("it merges");
    let tree = group.export_ratchet_tree().tls_serialize_detached();
    (group.epoch().as_u64(), welcome, tree.expect("it encodes"))
}

/// The KeyPackage in a knock, opened as `docs/protocol.md` says.
fn package_in(knock: &[u8], rogue: &Rogue) -> KeyPackage {
    let group = rogue.group.as_ref().expect("it is in");
    let aad = [b"SecureMeeting knock", group.group_id().as_slice()].concat();
    let (nonce, sealed) = knock.split_at(12);
    let crypto = rogue.provider.crypto();
    let plain = crypto
        .aead_decrypt(AeadType::Aes128Gcm, &rogue.knock_key, sealed, nonce, &aad)
        .expect("a link holder opens it");
    // The length of the content, then of the KeyPackage in two bytes.
    let len = usize::from(u16::from_be_bytes([plain[2], plain[3]]) & 0x3fff);
    KeyPackageIn::tls_deserialize_exact_bytes(&plain[4..4 + len])
        .expect("a KeyPackage")
        .validate(crypto, ProtocolVersion::Mls10)
        .expect("it holds")
}

#[test]
fn a_client_that_knocks_follows_no_welcome_but_a_hosts() {
    let (mut world, link) = World::classical_meeting(614, 2);
    let mode = |world: &mut World, mode: RoomMode| {
        let on = mode == RoomMode::Lobby;
        world.command(0, Command::Lobby { on });
        world.until("all know the mode", |world| {
            let mut there = world.actors.iter().filter(|actor| actor.is_joined());
            there.all(|actor| actor.view.mode == mode)
        });
    };
    let knocks_at = |world: &World, actor: usize| world.actors[actor].view.phase == Phase::Knocking;
    // The server keeps the Welcome of one who was let in.
    mode(&mut world, RoomMode::Lobby);
    let (tape, recorder) = tape();
    world.meddler = Some(recorder);
    let ann = world.enter(&link, "Ann");
    world.until("she knocks", |world| {
        !world.actors[0].view.knocks.is_empty()
    });
    let knocker = world.actors[0].view.knocks[0].id;
    world.command(0, Command::Admit { knocker });
    world.until("she is in", |world| world.actors[ann].is_joined());
    world.meddler = None;
    let replayed = tape.borrow().iter().find_map(|(_, message)| match message {
        ServerMessage::Welcome { .. } => Some(message.clone()),
        _ => None,
    });
    let replayed = replayed.expect("hers");
    // Two members help it; they are no hosts.
    mode(&mut world, RoomMode::Open);
    let mut helpers = [(); 2].map(|()| {
        let mut helper = Rogue::new(&mut world, link.expose());
        helper.enter(&mut world);
        helper
    });
    mode(&mut world, RoomMode::Lobby);
    for helper in &mut helpers {
        helper.follow(&mut world);
    }

    let victim = world.actors.len();
    let knock = Rc::new(RefCell::new(None));
    let heard = knock.clone();
    world.clerk = Some(Box::new(move |actor, message| {
        if let ClientMessage::Knock { knock } = message
            && actor == victim
        {
            heard.replace(Some(knock.into_vec()));
        }
        None
    }));
    world.enter(&link, "victim");
    for forgery in 0..3 {
        world.until("it knocks", |world| {
            knock.borrow().is_some() && knocks_at(world, victim)
        });
        let knock = knock.take().expect("it knocked");
        let welcome = if let Some(helper) = helpers.get_mut(forgery) {
            let package = package_in(&knock, helper);
            let (epoch, welcome, tree) = forged_welcome(helper, package, forgery == 1);
            ServerMessage::Welcome {
                epoch: Epoch(epoch),
                welcome: Bytes::new(welcome).expect("short"),
                tree: Bytes::new(tree).expect("short"),
                members: List::new(Vec::new()).expect("none"),
                next_seq: Seq(1),
            }
        } else {
            replayed.clone()
        };
        world.forge(victim, &welcome);
        world.until_within("it goes nowhere with it", Duration::from_secs(1), |world| {
            !knocks_at(world, victim)
        });
        let actor = &world.actors[victim];
        assert!(!actor.is_joined() && actor.keys.is_none(), "{forgery}");
        assert!(
            actor.view.people.is_empty() && actor.end().is_none(),
            "{forgery}"
        );
    }
    // The host's own leads in.
    world.until("the host sees it", |world| {
        knocks_at(world, victim) && !world.actors[0].view.knocks.is_empty()
    });
    world.run_for(Duration::from_secs(1));
    let knocker = world.actors[0].view.knocks.last().expect("it knocks").id;
    world.command(0, Command::Admit { knocker });
    world.until("it is in", |world| world.actors[victim].is_joined());
}
