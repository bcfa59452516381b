//! The public part of a room's group, as the server keeps it.

use openmls::framing::MlsMessageBodyIn;
use openmls::group::{ProposalStore, PublicGroup, StagedCommit};
use openmls::prelude::{ContentType, ProcessedMessageContent, ProtocolMessage, Sender, Verifiable};
use openmls_rust_crypto::RustCrypto;
use proto::{Epoch, Return, StateId};
use tls_codec::{DeserializeBytes as _, Serialize as _, Size as _, VLBytes};

use crate::host::is_host;
use crate::message::{commit_message, decode, group_info_message, ratchet_tree};
use crate::places;
use crate::rules::{check_commit, check_members};
use crate::state::{GROUP_ID_LEN, Suite};
use crate::storage::Nowhere;
use crate::{CommitKind, RoomState, Violation};

/// `ProtocolVersion` and `WireFormat` in front of an `MLSMessage`.
const MESSAGE_HEADER_LEN: usize = 4;
/// A confirmation or membership tag as it is encoded: length byte and SHA-256.
const TAG_LEN: usize = 1 + 32;

/// The public part of a room's group: tree, epoch, room state. It checks all
/// that public information can tell: signatures, tree, allowlist. It cannot
/// check PSK, tags and path secrets; members do.
#[derive(Debug)]
pub struct PublicRoom {
    group: PublicGroup,
    state: RoomState,
    crypto: RustCrypto,
}

/// A commit that passed, not yet merged.
#[derive(Debug)]
pub struct StagedPublicCommit {
    kind: CommitKind,
    author: u32,
    state: RoomState,
    staged: Box<StagedCommit>,
}

impl StagedPublicCommit {
    /// What it does.
    #[must_use]
    pub fn kind(&self) -> &CommitKind {
        &self.kind
    }

    /// The leaf of the author: a joiner's new one.
    #[must_use]
    pub fn author(&self) -> u32 {
        self.author
    }

    /// The room state after it.
    #[must_use]
    pub fn state(&self) -> &RoomState {
        &self.state
    }

    /// The leaf that it fills, if it lets somebody in.
    #[must_use]
    pub fn added(&self) -> Option<u32> {
        self.kind.added()
    }

    /// The leaves that it empties (a rejoin's old one among them).
    #[must_use]
    pub fn removed(&self) -> &[u32] {
        self.kind.removed()
    }
}

impl PublicRoom {
    /// Checks what a creator sent: GroupInfo (an `MLSMessage`) and ratchet tree
    /// of a group of one, in its first epoch.
    ///
    /// # Errors
    /// [`Violation`] when it is not a well-formed room of one.
    pub fn from_creation(group_info: &[u8], tree: &[u8]) -> Result<Self, Violation> {
        let room = Self::from_outside(group_info, tree, |epoch| epoch == 0)?;
        if room.leaves() != [0] {
            return Err(Violation::Invalid);
        }
        Ok(room)
    }

    /// Checks what a member sent of a room that the server has lost: GroupInfo
    /// and ratchet tree of any epoch. It tells that they belong together, that
    /// each leaf signed its place, and that one of them signed the whole; not
    /// that the others know of it.
    ///
    /// # Errors
    /// [`Violation`] when it is not a well-formed room.
    pub fn from_restoration(group_info: &[u8], tree: &[u8]) -> Result<Self, Violation> {
        Self::from_outside(group_info, tree, |epoch| epoch < u64::MAX)
    }

    fn from_outside(
        group_info: &[u8],
        tree: &[u8],
        epoch: impl Fn(u64) -> bool,
    ) -> Result<Self, Violation> {
        let info = group_info_message(group_info)?;
        if Suite::of(info.ciphersuite()).is_none()
            || !epoch(info.epoch().as_u64())
            || info.group_id().as_slice().len() != GROUP_ID_LEN
            || info.extensions().external_pub().is_none()
        {
            return Err(Violation::Invalid);
        }
        let crypto = RustCrypto::default();
        let (group, _) = PublicGroup::from_external(
            &crypto,
            &Nowhere,
            ratchet_tree(tree)?,
            info,
            ProposalStore::new(),
        )
        .map_err(|_| Violation::Invalid)?;
        let state = RoomState::from_extensions(group.group_context().extensions())
            .ok_or(Violation::State)?;
        let room = Self {
            group,
            state,
            crypto,
        };
        check_members(&room.group, &room.state)?;
        Ok(room)
    }

    /// Checks a commit on the current epoch together with the group info of the
    /// next. `gone` says whether the member at a leaf is gone, so that any
    /// member may remove it.
    ///
    /// # Errors
    /// [`Violation`]: why it is refused.
    pub fn check(
        &self,
        commit: &[u8],
        group_info: &[u8],
        gone: impl Fn(u32) -> bool,
    ) -> Result<StagedPublicCommit, Violation> {
        let message = commit_message(commit, self.group.group_id(), self.epoch().0)?;
        let processed = self
            .group
            .process_message(&self.crypto, message)
            .map_err(|_| Violation::Invalid)?;
        let sender = processed.sender().clone();
        let data_len = processed.aad().len();
        let ProcessedMessageContent::StagedCommitMessage(staged) = processed.into_content() else {
            return Err(Violation::Malformed);
        };
        let kind = check_commit(&self.group, &self.state, &sender, &staged, gone)?;
        kind.check_data(data_len)?;
        let author = match (&kind, &sender) {
            (CommitKind::Join { leaf, .. }, _) => *leaf,
            (_, Sender::Member(leaf)) => leaf.u32(),
            _ => return Err(Violation::Sender),
        };
        self.check_group_info(&staged, author, &sender, commit, group_info)?;
        let state = RoomState::from_extensions(staged.group_context().extensions())
            .ok_or(Violation::State)?;
        Ok(StagedPublicCommit {
            kind,
            author,
            state,
            staged,
        })
    }

    /// The next joiner depends on it, so it must be that of the epoch after the
    /// commit, signed by the commit's author, with the commit's tag.
    fn check_group_info(
        &self,
        staged: &StagedCommit,
        author: u32,
        sender: &Sender,
        commit: &[u8],
        group_info: &[u8],
    ) -> Result<(), Violation> {
        let info = group_info_message(group_info).map_err(|_| Violation::GroupInfo)?;
        let leaf = staged.update_path_leaf_node().ok_or(Violation::NoPath)?;
        let tail = MESSAGE_HEADER_LEN
            + info.group_context().tls_serialized_len()
            + info.extensions().tls_serialized_len();
        let tail = group_info.get(tail..).ok_or(Violation::GroupInfo)?;
        let (tag, tail) = VLBytes::tls_deserialize_bytes(tail).map_err(|_| Violation::GroupInfo)?;
        let (signer, _) = u32::tls_deserialize_bytes(tail).map_err(|_| Violation::GroupInfo)?;
        let extensions = info.extensions();
        let consistent = info.group_context() == staged.group_context()
            && extensions.iter().count() == 1
            && extensions.external_pub().is_some()
            && signer == author
            && confirmation_tag(commit, sender) == Some(tag.as_slice());
        let key = leaf
            .signature_key()
            .clone()
            .into_signature_public_key_enriched(self.group.ciphersuite().signature_algorithm());
        if !consistent || info.verify_no_out(&self.crypto, &key).is_err() {
            return Err(Violation::GroupInfo);
        }
        Ok(())
    }

    /// Moves to the next epoch.
    pub fn merge(&mut self, staged: StagedPublicCommit) {
        self.state = staged.state;
        let Ok(()) = self
            .group
            .merge_commit(&Nowhere, *staged.staged)
            .map_err(drop)
        else {
            unreachable!("merging fails only when storing does, and nothing is stored");
        };
    }

    /// The ratchet tree of the current epoch, for a joiner.
    #[must_use]
    pub fn tree(&self) -> Vec<u8> {
        self.group
            .export_ratchet_tree()
            .tls_serialize_detached()
            .expect("a tree of at most 512 members is far below the codec's limit")
    }

    /// The current epoch.
    #[must_use]
    pub fn epoch(&self) -> Epoch {
        Epoch(self.group.group_context().epoch().as_u64())
    }

    /// The name of the current epoch.
    #[must_use]
    pub fn state_id(&self) -> StateId {
        places::state_id(self.group.group_context())
    }

    /// Whether the place is that of who claims it: the leaf's key signed for it.
    #[must_use]
    pub fn knows(&self, place: &Return) -> bool {
        let leaf = openmls::prelude::LeafNodeIndex::new(place.leaf);
        let leaf = self.group.leaf(leaf);
        leaf.is_some_and(|leaf| places::holds(place, leaf.signature_key().as_slice()))
    }

    /// The group's id.
    #[must_use]
    pub fn group_id(&self) -> &[u8] {
        self.group.group_id().as_slice()
    }

    /// The leaves that are taken, in order.
    #[must_use]
    pub fn leaves(&self) -> Vec<u32> {
        self.group.members().map(|m| m.index.u32()).collect()
    }

    /// The room state of the current epoch.
    #[must_use]
    pub fn state(&self) -> &RoomState {
        &self.state
    }

    /// Whether the member at this leaf is a host.
    #[must_use]
    pub fn is_host(&self, leaf: u32) -> bool {
        self.group
            .leaf(openmls::prelude::LeafNodeIndex::new(leaf))
            .is_some_and(|leaf| is_host(&self.state, self.group_id(), leaf))
    }

    /// Epoch of an application message, unverified. `None` when the bytes are no
    /// such message, or one of another group.
    #[must_use]
    pub fn message_epoch(&self, message: &[u8]) -> Option<Epoch> {
        let MlsMessageBodyIn::PrivateMessage(message) = decode(message).ok()?.extract() else {
            return None;
        };
        let message = ProtocolMessage::from(message);
        let ours = message.content_type() == ContentType::Application
            && message.group_id() == self.group.group_id();
        ours.then(|| Epoch(message.epoch().as_u64()))
    }
}

/// The confirmation tag of a commit: last in a joiner's, before the membership
/// tag in a member's (RFC 9420 section 6.2).
fn confirmation_tag<'a>(commit: &'a [u8], sender: &Sender) -> Option<&'a [u8]> {
    let behind = if matches!(sender, Sender::Member(_)) {
        TAG_LEN
    } else {
        0
    };
    let end = commit.len().checked_sub(behind)?;
    commit.get(end.checked_sub(TAG_LEN - 1)?..end)
}
