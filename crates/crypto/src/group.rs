//! The MLS group of a meeting, as a participant holds it.

use policy::{CommitKind, RoomState, Violation};

use crate::code::SecurityCode;
use crate::frames::FrameKeys;
use crate::link::{HostKey, Link, RoomSecrets};
use crate::profile::{Profile, ProfileError, VerifiedProfile};
use crate::rng::Rng;

/// A member's own keys: its signature key (fresh for each meeting) and its
/// credential. Outlives the group, for a rejoin.
pub struct Identity(());

impl Identity {
    /// A new one.
    #[must_use]
    pub fn generate(rng: &mut Rng) -> Self {
        let _ = rng;
        todo!()
    }
}

/// The group, held by one of its members.
pub struct Group(());

/// What a creator sends to the server.
pub struct Founding {
    /// MLS GroupInfo, an `MLSMessage`.
    pub group_info: Vec<u8>,
    /// The ratchet tree.
    pub tree: Vec<u8>,
    /// The sealed room card.
    pub card: Vec<u8>,
}

/// A commit of one's own on its way to the server.
pub struct OutgoingCommit {
    /// The epoch it applies to.
    pub epoch: u64,
    /// The commit, an `MLSMessage`.
    pub commit: Vec<u8>,
    /// GroupInfo of the epoch after it, an `MLSMessage`.
    pub group_info: Vec<u8>,
}

/// A commit that passed every check and waits for the room's confirmation.
pub struct Provisional(());

impl Provisional {
    /// What it does.
    #[must_use]
    pub fn kind(&self) -> &CommitKind {
        todo!()
    }

    /// Whether it is this member's own.
    #[must_use]
    pub fn is_own(&self) -> bool {
        todo!()
    }

    /// The leaf of its author (a joiner's new one).
    #[must_use]
    pub fn author(&self) -> u32 {
        todo!()
    }
}

/// What changed with a merged commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpochChange {
    /// The new epoch.
    pub epoch: u64,
    /// The leaf that is newly taken.
    pub added: Option<u32>,
    /// The leaves of those that are out (a rejoin's old leaf among them).
    pub removed: Vec<u32>,
    /// This member itself is out: the group is of no more use.
    pub self_removed: bool,
}

/// A member, as the group itself knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberView {
    /// Its leaf index.
    pub leaf: u32,
    /// Its Ed25519 key.
    pub signature_key: [u8; 32],
    /// Its credential: 16 random bytes.
    pub credential: [u8; 16],
    /// Whether it is a host.
    pub is_host: bool,
}

/// A message of a member, opened.
pub struct Message {
    /// Who sent it: the leaf whose signature holds.
    pub leaf: u32,
    /// The content.
    pub content: Vec<u8>,
}

/// Why one cannot create or join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JoinError {
    /// The tree or group info does not verify or breaks the room's rules.
    #[error("the server's view of the group does not verify")]
    BadGroup,
    /// The room is another meeting than link and card say.
    #[error("the group is not the one of this link")]
    OtherMeeting,
    /// The room takes nobody new now.
    #[error("the room is not open")]
    NotOpen,
    /// The room is full.
    #[error("the room is full")]
    Full,
    /// The link says that a password is needed, and none was given.
    #[error("a password is needed")]
    PasswordNeeded,
    /// OpenMLS failed where it cannot by our doing.
    #[error("internal MLS failure")]
    Internal,
}

/// Why a commit is not applied: answer the room with a rejection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CommitError {
    /// For another epoch than the current one.
    #[error("the commit is for another epoch")]
    WrongEpoch,
    /// It breaks the allowlist.
    #[error("the commit breaks the room's rules: {0}")]
    Violation(Violation),
    /// MLS rejects it: signature, tags, path secrets or PSK.
    #[error("the commit does not verify")]
    Invalid,
    /// This member cannot commit now (a commit of its own is still under way,
    /// or it is out).
    #[error("cannot commit now")]
    Busy,
}

/// Why a message does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// Sealed in another epoch.
    #[error("the message is of another epoch")]
    WrongEpoch,
    /// Not an application message of a member.
    #[error("the message does not open")]
    Invalid,
    /// Too long to seal.
    #[error("the message is too long")]
    TooLong,
}

impl Group {
    /// Founds the meeting's group: fresh group id, room state, sealed card.
    ///
    /// # Errors
    /// [`JoinError::PasswordNeeded`].
    pub fn create(
        rng: &mut Rng,
        identity: Identity,
        link: &Link,
        secrets: &RoomSecrets,
        password: bool,
        host: Option<&HostKey>,
    ) -> Result<(Self, Founding), JoinError> {
        let _ = (rng, identity, link, secrets, password, host);
        todo!()
    }

    /// Joins by external commit. The group is of use once the room has
    /// confirmed the commit: when its echo has gone through
    /// [`Self::process_commit`] and [`Self::merge`].
    ///
    /// # Errors
    /// [`JoinError`].
    pub fn join(
        rng: &mut Rng,
        identity: Identity,
        link: &Link,
        secrets: &RoomSecrets,
        host: Option<&HostKey>,
        group_info: &[u8],
        tree: &[u8],
    ) -> Result<(Self, OutgoingCommit), JoinError> {
        let _ = (rng, identity, link, secrets, host, group_info, tree);
        todo!()
    }

    /// Takes the identity back, to join again.
    #[must_use]
    pub fn into_identity(self) -> Identity {
        todo!()
    }

    /// Checks a commit from the room's log: MLS and the allowlist. `gone` says
    /// whether the member at a leaf may be removed by anyone. Changes nothing.
    ///
    /// # Errors
    /// [`CommitError`]: answer with a rejection.
    pub fn process_commit(
        &mut self,
        commit: &[u8],
        gone: impl Fn(u32) -> bool,
    ) -> Result<Provisional, CommitError> {
        let _ = (commit, gone(0));
        todo!()
    }

    /// Applies a commit that the room confirmed.
    ///
    /// # Errors
    /// [`CommitError`] when it is not of the current epoch.
    pub fn merge(&mut self, commit: Provisional) -> Result<EpochChange, CommitError> {
        let _ = commit;
        todo!()
    }

    /// Forgets a commit that the room dropped.
    pub fn forget(&mut self, commit: Provisional) {
        let _ = commit;
        todo!()
    }

    /// Gives up the commit of one's own that is under way (the server refused it).
    pub fn forget_own(&mut self) {
        todo!()
    }

    /// A commit that removes these leaves.
    ///
    /// # Errors
    /// [`CommitError::Busy`].
    pub fn remove(&mut self, leaves: &[u32]) -> Result<OutgoingCommit, CommitError> {
        let _ = leaves;
        todo!()
    }

    /// A commit that renews this member's own keys.
    ///
    /// # Errors
    /// [`CommitError::Busy`].
    pub fn self_update(&mut self) -> Result<OutgoingCommit, CommitError> {
        todo!()
    }

    /// Seals a message to the group in the current epoch.
    ///
    /// # Errors
    /// [`MessageError::TooLong`].
    pub fn seal_message(&mut self, content: &[u8]) -> Result<Vec<u8>, MessageError> {
        let _ = content;
        todo!()
    }

    /// Opens a member's message.
    ///
    /// # Errors
    /// [`MessageError`].
    pub fn open_message(&mut self, message: &[u8]) -> Result<Message, MessageError> {
        let _ = message;
        todo!()
    }

    /// Signs one's profile for this group and seals it.
    #[must_use]
    pub fn seal_profile(&mut self, profile: &Profile, version: u32) -> Vec<u8> {
        let _ = (profile, version);
        todo!()
    }

    /// Opens the profile of the member at `leaf`.
    ///
    /// # Errors
    /// [`ProfileError`]: show the member as unknown.
    pub fn open_profile(&self, leaf: u32, sealed: &[u8]) -> Result<VerifiedProfile, ProfileError> {
        let _ = (leaf, sealed);
        todo!()
    }

    /// The members, by leaf.
    #[must_use]
    pub fn members(&self) -> Vec<MemberView> {
        todo!()
    }

    /// This member's leaf.
    #[must_use]
    pub fn own_leaf(&self) -> u32 {
        todo!()
    }

    /// The current epoch.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        todo!()
    }

    /// The incarnation of the room.
    #[must_use]
    pub fn group_id(&self) -> &[u8] {
        todo!()
    }

    /// What the members agree on about the room.
    #[must_use]
    pub fn room_state(&self) -> &RoomState {
        todo!()
    }

    /// The frame keys of the current epoch, for sealer and opener.
    #[must_use]
    pub fn frame_keys(&self) -> FrameKeys {
        todo!()
    }

    /// The security code (about 20 ms: Argon2id). Changes only when people come or go.
    #[must_use]
    pub fn security_code(&self) -> SecurityCode {
        todo!()
    }
}
