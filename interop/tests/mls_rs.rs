//! mls-rs, written by others on cryptography of its own, joins a room from our
//! bytes alone: what it computes from them is what our clients compute, and what
//! either says the other understands.

use adversary::rogue::{Made, Rogue, Turn};
use adversary::world::World;
use core::time::Duration;
use crypto::frames::{
    Codec, Context, FrameKeys, FrameOpener, FrameSealer, LiveLeaf, SlotKind, TrackRef, Verdict,
};
use mls_rs::client_builder::MlsConfig;
use mls_rs::group::{ExportedTree, ReceivedMessage};
use mls_rs::identity::SigningIdentity;
use mls_rs::identity::basic::{BasicCredential, BasicIdentityProvider};
use mls_rs::mls_rules::{CommitOptions, DefaultMlsRules, EncryptionOptions};
use mls_rs::psk::{ExternalPskId, PreSharedKey};
use mls_rs::{
    CipherSuite, CipherSuiteProvider as _, Client, CryptoProvider as _, ExtensionList, Group,
    MlsMessage,
};
use mls_rs_crypto_rustcrypto::RustCryptoProvider;
use policy::{HOST_PROOF_EXTENSION, ROOM_STATE_EXTENSION};
use proto::{Bytes, ClientMessage, Entry, EntryBody, Epoch, Seq, ServerMessage};
use zeroize::Zeroizing;

const SUITE: CipherSuite = CipherSuite::CURVE25519_AES128;
/// What a frame says.
const SPOKEN: &[u8] = b"spoken word";

/// A member on mls-rs.
struct Stranger<C: MlsConfig> {
    /// Its connection to the room.
    line: Rogue,
    group: Group<C>,
    next_seq: Seq,
    pending: Option<(Vec<u8>, bool)>,
}

/// A client of mls-rs as our rooms want their leaves: both extensions, one suite,
/// no grease; commits in the clear, without the tree in their group info.
fn client(psk_id: &[u8], psk: &[u8]) -> Client<impl MlsConfig + use<>> {
    let crypto = RustCryptoProvider::with_enabled_cipher_suites(vec![SUITE]);
    let suite = crypto.cipher_suite_provider(SUITE).expect("it has it");
    let (secret, public) = suite.signature_key_generate().expect("a key");
    let credential = BasicCredential::new(vec![9; 16]).into_credential();
    let rules = DefaultMlsRules::new()
        .with_commit_options(
            CommitOptions::new()
                .with_path_required(true)
                .with_ratchet_tree_extension(false)
                .with_allow_external_commit(true)
                .with_always_out_of_band_ratchet_tree(true),
        )
        .with_encryption_options(EncryptionOptions::default());
    Client::builder()
        .crypto_provider(crypto)
        .identity_provider(BasicIdentityProvider)
        .extension_type(ROOM_STATE_EXTENSION.into())
        .extension_type(HOST_PROOF_EXTENSION.into())
        .psk(
            ExternalPskId::new(psk_id.to_vec()),
            PreSharedKey::new(psk.to_vec()),
        )
        .mls_rules(rules)
        .signing_identity(SigningIdentity::new(credential, public), secret, SUITE)
        .build()
}

fn group_info<C: MlsConfig>(group: &Group<C>) -> Vec<u8> {
    group
        .group_info_message_allowing_ext_commit(false)
        .expect("mls-rs makes it")
        .to_bytes()
        .expect("it encodes")
}

/// The external commit of a joiner, and the group that comes of it.
fn joins(line: &Rogue, turn: &Turn) -> (Group<impl MlsConfig + use<>>, Made) {
    let openmls_id = Rogue::room_psk_id(turn);
    let policy_id = match openmls_id.psk() {
        adversary::rogue::Psk::External(external) => external.psk_id().to_vec(),
        _ => panic!("the room's PSK is an external one"),
    };
    let (group, commit) = client(&policy_id, &line.psk)
        .external_commit_builder()
        .expect("it has an identity")
        .with_tree_data(
            ExportedTree::from_bytes(&turn.tree)
                .expect("mls-rs reads our tree")
                .into_owned(),
        )
        .with_external_psk(ExternalPskId::new(policy_id))
        .with_leaf_node_extensions(ExtensionList::new())
        .build(MlsMessage::from_bytes(&turn.group_info).expect("mls-rs reads our group info"))
        .expect("mls-rs joins");
    let info = group_info(&group);
    (group, (commit.to_bytes().expect("it encodes"), info))
}

impl<C: MlsConfig> Stranger<C> {
    /// Takes in what the room's log says; the messages in it.
    fn follow(&mut self, world: &mut World) -> Vec<Vec<u8>> {
        world.run_for(Duration::from_secs(1));
        let mut said = Vec::new();
        for message in world.stranger_hears(self.line.line) {
            let ServerMessage::Entry(Entry { seq, body, .. }) = message else {
                continue;
            };
            if seq < self.next_seq {
                continue;
            }
            self.next_seq = seq.next();
            match body {
                EntryBody::Commit { commit, author, .. } => {
                    let own = Some(author) == self.line.participant;
                    self.pending = Some((commit.into_vec(), own));
                    if !own {
                        let verdict = ClientMessage::Verdict { seq, accept: 1 };
                        self.line.send(world, &verdict);
                        world.run_for(Duration::from_secs(1));
                    }
                }
                EntryBody::Confirmed { .. } => match self.pending.take() {
                    Some((_, true)) => {
                        self.group.apply_pending_commit().expect("its own commit");
                    }
                    Some((commit, false)) => {
                        let commit = MlsMessage::from_bytes(&commit).expect("mls-rs reads it");
                        self.group
                            .process_incoming_message(commit)
                            .expect("mls-rs takes our commit");
                    }
                    None => {}
                },
                EntryBody::App { message, author, .. }
                    if Some(author) != self.line.participant =>
                {
                    let message = MlsMessage::from_bytes(&message).expect("mls-rs reads it");
                    let opened = self.group.process_incoming_message(message);
                    if let Ok(ReceivedMessage::ApplicationMessage(opened)) = opened {
                        said.push(opened.data().to_vec());
                    }
                }
                _ => {}
            }
        }
        said
    }

    fn base_key(&self) -> Zeroizing<[u8; 16]> {
        let secret = self
            .group
            .export_secret(b"SFrame 1.0 Base Key", b"", 16)
            .expect("mls-rs exports it");
        let mut key = Zeroizing::new([0; 16]);
        key.copy_from_slice(secret.as_bytes());
        key
    }

    fn frame_keys(&self) -> FrameKeys {
        FrameKeys {
            epoch: self.group.current_epoch(),
            own_leaf: self.group.current_member_index(),
            base_key: self.base_key(),
            live: self
                .group
                .roster()
                .members_iter()
                .map(|member| LiveLeaf::new(member.index, false))
                .collect(),
        }
    }

    /// All of ours are in its epoch and hold its base key.
    fn agrees(&self, world: &World) {
        for actor in world.actors.iter().filter(|actor| actor.is_joined()) {
            let keys = actor.keys.as_ref().expect("it was handed keys");
            assert_eq!(keys.epoch, self.group.current_epoch());
            assert_eq!(*keys.base_key, *self.base_key());
        }
    }

    fn says(&mut self, world: &mut World, text: &str) {
        let mut content = vec![1];
        content.extend_from_slice(&(text.len() as u16).to_be_bytes());
        content.extend_from_slice(text.as_bytes());
        content.resize(64, 0);
        let message = self
            .group
            .encrypt_application_message(&content, Vec::new())
            .expect("mls-rs seals it");
        let app = ClientMessage::App {
            reference: 1,
            epoch: Epoch(self.group.current_epoch()),
            message: Bytes::new(message.to_bytes().expect("it encodes")).expect("short"),
        };
        self.line.send(world, &app);
    }
}

#[test]
fn another_implementation_of_mls_joins_a_room_from_our_bytes_and_talks_both_ways() {
    let (mut world, link) = World::classical_meeting(7, 2);
    let mut line = Rogue::new(&mut world, link.expose());
    let turn = line.take_turn(&mut world);
    let (group, made) = joins(&line, &turn);
    line.send_commit(&mut world, turn.epoch, &made, b"no profile");
    let mut commit_at = None;
    let next_seq = line.wait(&mut world, "its place", |message| match message {
        ServerMessage::Entry(Entry { seq, body, .. }) => match body {
            EntryBody::Commit { commit, .. } if *commit == *made.0 => {
                commit_at = Some(seq);
                None
            }
            EntryBody::Confirmed { commit } if Some(commit) == commit_at => Some(seq.next()),
            EntryBody::Dropped { .. } => panic!("our members reject its commit"),
            _ => None,
        },
        _ => None,
    });
    let mut stranger = Stranger {
        line,
        group,
        next_seq,
        pending: None,
    };
    world.until("ours have it in their list", |world| {
        world.actors[..2]
            .iter()
            .all(|actor| actor.view.people.len() == 3)
    });
    stranger.agrees(&world);

    // Messages, both ways.
    world.chat(0, "hello from us");
    let said = stranger.follow(&mut world);
    assert!(
        said.iter()
            .any(|content| content.windows(13).any(|part| part == b"hello from us")),
        "mls-rs opens our message"
    );
    stranger.says(&mut world, "hello from mls-rs");
    world.until("ours read it", |world| {
        world.actors[..2]
            .iter()
            .all(|actor| actor.heard("hello from mls-rs") == 1)
    });

    // Frames, both ways.
    let keys = stranger.frame_keys();
    let mut sealer = FrameSealer::new();
    sealer.set_keys(world.now, &keys, true);
    let mut frame = Vec::new();
    sealer
        .seal(world.now, Context::Mic, Codec::Opus, SPOKEN, &mut frame)
        .expect("it seals");
    for actor in 0..2 {
        assert_eq!(world.open_frame(actor, &frame), Some(keys.own_leaf));
    }
    let mut opener = FrameOpener::new();
    opener.set_keys(world.now, &keys);
    let ours = world.seal_frame(1);
    let (mut out, now) = (Vec::new(), world.now);
    let verdict = opener.open(now, TrackRef(0), SlotKind::Mic, Codec::Opus, &ours, &mut out);
    assert!(matches!(verdict, Verdict::Opened(opened) if opened.leaf == 1));
    assert_eq!(out, SPOKEN);

    // Whatever comes after it: a joiner of ours, one that leaves, new keys of
    // its own.
    let late = world.enter(&link, "late");
    for _ in 0..4 {
        stranger.follow(&mut world);
    }
    assert!(world.actors[late].is_joined());
    stranger.agrees(&world);
    world.command(1, client::page::Command::Leave);
    for _ in 0..4 {
        stranger.follow(&mut world);
    }
    assert_eq!(stranger.group.roster().members_iter().count(), 3);
    stranger.agrees(&world);
    let commit = stranger
        .group
        .commit(Vec::new())
        .expect("mls-rs renews its keys");
    let info = commit
        .external_commit_group_info
        .expect("it was asked for")
        .to_bytes()
        .expect("it encodes");
    let made = (commit.commit_message.to_bytes().expect("it encodes"), info);
    let epoch = Epoch(stranger.group.current_epoch());
    stranger.line.send_commit(&mut world, epoch, &made, &[]);
    for _ in 0..3 {
        stranger.follow(&mut world);
    }
    assert_eq!(stranger.group.current_epoch(), epoch.0 + 1);
    stranger.agrees(&world);
}
