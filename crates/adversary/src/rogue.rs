//! A participant with code of its own: it speaks to the room's server and to MLS
//! directly, and does whatever a test makes it do. It holds the link, so it may
//! be an outsider, a ghost or a member that cheats; what it is not told it
//! computes from `docs/crypto.md`, not from our code.

use core::time::Duration;

use crypto::frames::{FrameKeys, LiveLeaf};
use crypto::link::{Link, RoomSecrets};
use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::{Signer as _, SigningKey};
use hkdf::Hkdf;
use openmls::group::{
    CommitBuilder, CommitMessageBundle, Initial, MlsGroup, MlsGroupJoinConfig,
    PURE_PLAINTEXT_WIRE_FORMAT_POLICY,
};
use openmls::prelude::{
    BasicCredential, CredentialWithKey, Extensions, LeafNode, LeafNodeParameters,
    PreSharedKeyProposal, ProcessedMessageContent,
};
use openmls::schedule::PreSharedKeyId;
pub use openmls::schedule::Psk;
use openmls_traits::OpenMlsProvider as _;
use openmls_traits::signatures::{Signer, SignerError};
use openmls_traits::types::SignatureScheme;
use policy::{
    RoomState, Suite, commit_message, group_info_message, leaf_capabilities, ratchet_tree,
};
use proto::{
    Bytes, ClientMessage, Entry, EntryBody, Epoch, Era, ParticipantId, Refusal, ResumeToken, Seq,
    ServerMessage,
};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::dice::Dice;
use crate::garble::Provider;
use crate::world::World;

/// Whoever is asked for something answers within this.
const PATIENCE: u32 = 400;
const A_MOMENT: Duration = Duration::from_millis(50);
const PSK_NONCE: [u8; 32] = [5; 32];

/// A commit and the group info of the epoch after it, as they go out.
pub type Made = (Vec<u8>, Vec<u8>);

/// What the room hands a joiner.
#[derive(Clone)]
pub struct Turn {
    /// The room's epoch.
    pub epoch: Epoch,
    /// Its group info.
    pub group_info: Vec<u8>,
    /// Its tree.
    pub tree: Vec<u8>,
}

impl Turn {
    /// What a tree that came says; `None` for any other message.
    #[must_use]
    pub fn of(message: ServerMessage) -> Option<Self> {
        let ServerMessage::Tree {
            epoch,
            group_info,
            tree,
            ..
        } = message
        else {
            return None;
        };
        Some(Self {
            epoch,
            group_info: group_info.into_vec(),
            tree: tree.into_vec(),
        })
    }
}

/// What a member heard in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// An application message of this leaf.
    Message(u32, Vec<u8>),
    /// The room moved on to this epoch.
    Epoch(u64),
    /// A commit fell.
    Dropped,
    /// The server refused something.
    Refused(Refusal),
    /// The server closed the connection.
    Closed(Refusal),
}

/// Signs with Ed25519, as MLS calls it.
pub struct Key(pub SigningKey);

impl Signer for Key {
    fn sign(&self, payload: &[u8]) -> Result<Vec<u8>, SignerError> {
        Ok(self.0.sign(payload).to_bytes().to_vec())
    }

    fn signature_scheme(&self) -> SignatureScheme {
        SignatureScheme::ED25519
    }
}

/// A participant with code of its own.
pub struct Rogue {
    /// Its connection.
    pub line: usize,
    /// What the link says.
    pub link: Link,
    /// What the link yields.
    pub secrets: RoomSecrets,
    /// The PSK, as the documents say it comes of the link.
    pub psk: Vec<u8>,
    /// The key of knocks, likewise.
    pub knock_key: Vec<u8>,
    /// Its signature key.
    pub key: Key,
    /// Its credential.
    pub credential: [u8; 16],
    /// Its leaf's extensions.
    pub leaf_extensions: Extensions<LeafNode>,
    /// Its group, once it has one.
    pub group: Option<MlsGroup>,
    /// What MLS asks for.
    pub provider: Provider,
    /// Who it is to the server,
    pub participant: Option<ParticipantId>,
    /// and what it shows to be that one again.
    pub resume: Option<ResumeToken>,
    /// Where the log stands.
    pub era: Era,
    /// The next entry of the log.
    pub next_seq: Seq,
    staged: Option<Staged>,
}

/// A commit of the log that waits for the room's word.
enum Staged {
    Own,
    Theirs(Box<openmls::group::StagedCommit>),
    /// One that does not apply here.
    None,
}

impl Rogue {
    /// Somebody who holds this link, connected and no more.
    ///
    /// # Panics
    /// When the link is none.
    pub fn new(world: &mut World, fragment: &str) -> Self {
        let link = Link::parse(fragment).expect("a link");
        let secrets = RoomSecrets::derive(&link, None);
        let seed = Dice::new(world.dice.roll()).seed();
        let mut credential = [0; 16];
        credential.copy_from_slice(&world.dice.seed()[..16]);
        Self {
            line: world.plug(),
            link,
            secrets,
            psk: expand(fragment, b"SecureMeeting join PSK").to_vec(),
            knock_key: expand(fragment, b"SecureMeeting knock key")[..16].to_vec(),
            key: Key(SigningKey::from_bytes(&seed)),
            credential,
            leaf_extensions: Extensions::empty(),
            group: None,
            provider: Provider::default(),
            participant: None,
            resume: None,
            era: Era(0),
            next_seq: Seq(0),
            staged: None,
        }
    }

    /// Sends a message to the server.
    pub fn send(&self, world: &mut World, message: &ClientMessage) {
        world.stranger_sends(self.line, message);
    }

    /// Lets time pass until the server says something that `wanted` takes.
    /// Everything before that is lost.
    ///
    /// # Panics
    /// When nothing of the kind comes.
    pub fn wait<T>(
        &mut self,
        world: &mut World,
        what: &str,
        wanted: impl FnMut(ServerMessage) -> Option<T>,
    ) -> T {
        let Some(found) = self.try_wait(world, wanted) else {
            panic!("the rogue waits in vain for {what}");
        };
        found
    }

    /// The same, and `None` when nothing of the kind comes.
    pub fn try_wait<T>(
        &mut self,
        world: &mut World,
        mut wanted: impl FnMut(ServerMessage) -> Option<T>,
    ) -> Option<T> {
        for _ in 0..PATIENCE {
            for message in world.stranger_hears(self.line) {
                let found = wanted(message);
                if found.is_some() {
                    return found;
                }
            }
            world.run_for(A_MOMENT);
        }
        None
    }

    /// Asks for the room's card.
    pub fn look(&mut self, world: &mut World) -> Option<Vec<u8>> {
        let room = self.link.room_id();
        self.send(world, &ClientMessage::Look { room });
        self.wait(world, "the card", |message| match message {
            ServerMessage::Card { card, .. } => Some(Some(card.into_vec())),
            ServerMessage::NoRoom => Some(None),
            _ => None,
        })
    }

    /// Queues, and says that it is ready as soon as it has the tree.
    ///
    /// # Panics
    /// When its turn does not come.
    pub fn take_turn(&mut self, world: &mut World) -> Turn {
        self.try_turn(world)
            .expect("the rogue waits in vain for a turn")
    }

    /// The same, and `None` when its turn does not come.
    pub fn try_turn(&mut self, world: &mut World) -> Option<Turn> {
        let join = ClientMessage::Join {
            room: self.link.room_id(),
            token: self.secrets.admission_token(),
        };
        self.send(world, &join);
        let mut seat = None;
        let turn = self.try_wait(world, |message| match message {
            ServerMessage::Queued {
                participant,
                resume,
                era,
                ..
            } => {
                seat = Some((participant, resume, era));
                None
            }
            message => Turn::of(message),
        })?;
        if let Some((participant, resume, era)) = seat {
            self.participant = Some(participant);
            self.resume = Some(resume);
            self.era = era;
        }
        self.send(world, &ClientMessage::Ready { epoch: turn.epoch });
        Some(turn)
    }

    /// Takes its place up again on a new connection, whatever became of the old
    /// one.
    ///
    /// # Panics
    /// When it has no place.
    pub fn reconnect(&mut self, world: &mut World) {
        self.line = world.plug();
        let resume = ClientMessage::Resume {
            room: self.link.room_id(),
            participant: self.participant.expect("it has a place"),
            token: self.resume.expect("it has a place"),
            next_seq: self.next_seq,
        };
        self.send(world, &resume);
    }

    /// The id of the PSK that the room's state names.
    ///
    /// # Panics
    /// When the group info is no room's.
    #[must_use]
    pub fn room_psk_id(turn: &Turn) -> PreSharedKeyId {
        let info = group_info_message(&turn.group_info).expect("the room's group info");
        let state = RoomState::from_extensions(info.group_context().extensions())
            .expect("the room's state");
        PreSharedKeyId::external(state.psk_id.to_vec(), PSK_NONCE.to_vec())
    }

    /// An external commit with these PSKs, each under this secret; it keeps the
    /// group that comes of it.
    ///
    /// # Panics
    /// When MLS itself does not let it.
    pub fn external_commit(&mut self, turn: &Turn, psks: &[(PreSharedKeyId, Vec<u8>)]) -> Made {
        for (id, secret) in psks {
            id.store(&self.provider, secret).expect("memory takes it");
        }
        let info = group_info_message(&turn.group_info).expect("the room's group info");
        let suite = Suite::of(info.ciphersuite()).expect("one of ours");
        let leaf = LeafNodeParameters::builder()
            .with_capabilities(leaf_capabilities(suite))
            .with_extensions(self.leaf_extensions.clone())
            .build();
        let proposals = psks
            .iter()
            .map(|(id, _)| PreSharedKeyProposal::new(id.clone()));
        let (group, bundle) = MlsGroup::external_commit_builder()
            .with_ratchet_tree(ratchet_tree(&turn.tree).expect("the room's tree"))
            .with_config(config())
            .skip_lifetime_validation()
            .build_group(&self.provider, info, self.credential_with_key())
            .expect("MLS takes the group info")
            .add_psk_proposals(proposals)
            .leaf_node_parameters(leaf)
            .load_psks(self.provider.storage())
            .expect("the PSKs are stored")
            .create_group_info(true)
            .build(
                self.provider.rand(),
                self.provider.crypto(),
                &self.key,
                |_| true,
            )
            .expect("MLS builds it")
            .finalize(&self.provider)
            .expect("MLS finalizes it");
        self.group = Some(group);
        encode(bundle)
    }

    /// Sends a commit.
    pub fn send_commit(&self, world: &mut World, epoch: Epoch, made: &Made, profile: &[u8]) {
        let commit = ClientMessage::Commit {
            epoch,
            commit: Bytes::new(made.0.clone()).expect("within the limit"),
            group_info: Bytes::new(made.1.clone()).expect("within the limit"),
            profile: Bytes::new(profile.to_vec()).expect("within the limit"),
        };
        self.send(world, &commit);
    }

    /// Joins as it should, but with a profile that is none.
    ///
    /// # Panics
    /// When it is not let in.
    pub fn enter(&mut self, world: &mut World) {
        let turn = self.take_turn(world);
        let psk = (Self::room_psk_id(&turn), self.psk.clone());
        let made = self.external_commit(&turn, &[psk]);
        self.send_commit(world, turn.epoch, &made, b"no profile");
        let mut commit_at = None;
        let (confirmed, next) = self.wait(world, "its place", |message| match message {
            ServerMessage::Entry(Entry { seq, body, .. }) => match body {
                EntryBody::Commit { commit, .. } if *commit == *made.0 => {
                    commit_at = Some(seq);
                    None
                }
                EntryBody::Confirmed { commit } if Some(commit) == commit_at => {
                    Some((true, seq.next()))
                }
                EntryBody::Dropped { commit } if Some(commit) == commit_at => {
                    Some((false, seq.next()))
                }
                _ => None,
            },
            _ => None,
        });
        assert!(confirmed, "the rogue is not let in");
        self.next_seq = next;
    }

    /// A commit as a member, with whatever `rig` puts in. It counts as pending
    /// until it is merged or another one is.
    ///
    /// # Panics
    /// When MLS itself does not let it.
    pub fn member_commit(
        &mut self,
        rig: impl FnOnce(CommitBuilder<'_, Initial>) -> CommitBuilder<'_, Initial>,
    ) -> Made {
        let group = self.group.as_mut().expect("it is in a group");
        let _ = group.clear_pending_commit(self.provider.storage());
        let builder = group
            .commit_builder()
            .consume_proposal_store(false)
            .force_self_update(true);
        let bundle = rig(builder)
            .load_psks(self.provider.storage())
            .expect("the PSKs are stored")
            .create_group_info(true)
            .build(
                self.provider.rand(),
                self.provider.crypto(),
                &self.key,
                |_| true,
            )
            .expect("MLS builds it")
            .stage_commit(&self.provider)
            .expect("MLS stages it");
        encode(bundle)
    }

    /// Takes in what came, as an honest member would, and says what it was.
    ///
    /// # Panics
    /// When the log has a gap.
    pub fn follow(&mut self, world: &mut World) -> Vec<Heard> {
        let mut heard = Vec::new();
        for message in world.stranger_hears(self.line) {
            match message {
                ServerMessage::Entry(entry) => {
                    assert_eq!(entry.seq, self.next_seq, "the log has no gaps");
                    self.next_seq = self.next_seq.next();
                    heard.extend(self.entry(world, entry));
                }
                ServerMessage::Refused { why, .. } => heard.push(Heard::Refused(why)),
                ServerMessage::Closing { why } => heard.push(Heard::Closed(why)),
                _ => {}
            }
        }
        heard
    }

    fn entry(&mut self, world: &mut World, entry: Entry) -> Option<Heard> {
        let participant = self.participant;
        let group = self.group.as_mut()?;
        match entry.body {
            EntryBody::Commit { author, commit, .. } => {
                self.staged = Some(if Some(author) == participant {
                    Staged::Own
                } else {
                    let message =
                        commit_message(&commit, group.group_id(), group.epoch().as_u64()).ok();
                    let processed = message
                        .and_then(|message| group.process_message(&self.provider, message).ok());
                    match processed.map(|processed| processed.into_content()) {
                        Some(ProcessedMessageContent::StagedCommitMessage(staged)) => {
                            Staged::Theirs(staged)
                        }
                        _ => Staged::None,
                    }
                });
                let accept = !matches!(self.staged, Some(Staged::None));
                let verdict = ClientMessage::Verdict {
                    seq: entry.seq,
                    accept: u8::from(accept),
                };
                if Some(author) != participant {
                    self.send(world, &verdict);
                }
                None
            }
            EntryBody::Confirmed { .. } => {
                match self.staged.take()? {
                    Staged::Own => group.merge_pending_commit(&self.provider).ok()?,
                    Staged::Theirs(staged) => {
                        group.merge_staged_commit(&self.provider, *staged).ok()?;
                    }
                    Staged::None => return None,
                }
                Some(Heard::Epoch(group.epoch().as_u64()))
            }
            EntryBody::Dropped { .. } => {
                self.staged = None;
                Some(Heard::Dropped)
            }
            EntryBody::App { message, .. } => self.open(&message),
            _ => None,
        }
    }

    /// Opens an application message of another member.
    pub fn open(&mut self, message: &[u8]) -> Option<Heard> {
        use openmls::prelude::{MlsMessageBodyIn, MlsMessageIn, ProtocolMessage, Sender};
        use tls_codec::DeserializeBytes as _;
        let group = self.group.as_mut()?;
        let message = MlsMessageIn::tls_deserialize_exact_bytes(message).ok()?;
        let MlsMessageBodyIn::PrivateMessage(message) = message.extract() else {
            return None;
        };
        let processed = group
            .process_message(&self.provider, ProtocolMessage::from(message))
            .ok()?;
        let Sender::Member(leaf) = *processed.sender() else {
            return None;
        };
        match processed.into_content() {
            ProcessedMessageContent::ApplicationMessage(content) => {
                Some(Heard::Message(leaf.u32(), content.into_bytes()))
            }
            _ => None,
        }
    }

    /// Seals an application message, padded or not, sense or nonsense.
    ///
    /// # Panics
    /// When it is in no group.
    pub fn seal(&mut self, content: &[u8]) -> Vec<u8> {
        let group = self.group.as_mut().expect("it is in a group");
        group
            .create_message(&self.provider, &self.key, content)
            .expect("MLS seals it")
            .to_bytes()
            .expect("it encodes")
    }

    /// Sends bytes as an application message of the group's epoch.
    ///
    /// # Panics
    /// When it is in no group.
    pub fn say(&self, world: &mut World, message: Vec<u8>) {
        let group = self.group.as_ref().expect("it is in a group");
        let app = ClientMessage::App {
            reference: 1,
            epoch: Epoch(group.epoch().as_u64()),
            message: Bytes::new(message).expect("within the limit"),
        };
        self.send(world, &app);
    }

    /// The SFrame keys of its epoch, to seal as the member at `leaf`.
    ///
    /// # Panics
    /// When it is in no group.
    #[must_use]
    pub fn frame_keys(&self, leaf: u32) -> FrameKeys {
        let group = self.group.as_ref().expect("it is in a group");
        let secret = group
            .export_secret(self.provider.crypto(), "SFrame 1.0 Base Key", &[], 16)
            .expect("MLS exports it");
        let mut base_key = Zeroizing::new([0; 16]);
        base_key.copy_from_slice(&secret);
        FrameKeys {
            epoch: group.epoch().as_u64(),
            own_leaf: leaf,
            base_key,
            live: group
                .members()
                .map(|member| LiveLeaf::new(member.index.u32(), false))
                .collect(),
        }
    }

    /// Its leaf.
    ///
    /// # Panics
    /// When it is in no group.
    #[must_use]
    pub fn leaf(&self) -> u32 {
        let group = self.group.as_ref().expect("it is in a group");
        group.own_leaf_index().u32()
    }

    /// Credential and key, as its leaf has them.
    #[must_use]
    pub fn credential_with_key(&self) -> CredentialWithKey {
        CredentialWithKey {
            credential: BasicCredential::new(self.credential.to_vec()).into(),
            signature_key: self.key.0.verifying_key().to_bytes().as_slice().into(),
        }
    }
}

/// Commit and group info as they go out.
///
/// # Panics
/// When there is no group info.
#[must_use]
pub fn encode(bundle: CommitMessageBundle) -> Made {
    let (commit, _, info) = bundle.into_messages();
    (
        commit.to_bytes().expect("it encodes"),
        info.expect("it was asked for")
            .to_bytes()
            .expect("it encodes"),
    )
}

fn config() -> MlsGroupJoinConfig {
    MlsGroupJoinConfig::builder()
        .wire_format_policy(PURE_PLAINTEXT_WIRE_FORMAT_POLICY)
        .build()
}

/// What `docs/crypto.md` says that the link's secret yields under a label.
///
/// # Panics
/// When the fragment is no link.
#[must_use]
pub fn expand(fragment: &str, label: &[u8]) -> [u8; 32] {
    let secret = fragment.rsplit('.').next().unwrap_or(fragment);
    let secret = secret.split('~').next().unwrap_or(secret);
    let secret = BASE64URL_NOPAD
        .decode(secret.as_bytes())
        .expect("the secret of a link");
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(Some(b"SecureMeeting link v1"), &secret)
        .expand(label, &mut key)
        .expect("32 bytes");
    key
}
