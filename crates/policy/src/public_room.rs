//! The public part of a room's group, as the server keeps it.

use crate::{CommitKind, RoomState, Violation};

/// The public part of a room's group: tree, epoch, room state.
#[derive(Debug)]
pub struct PublicRoom(());

/// A commit that passed, not yet merged.
#[derive(Debug)]
pub struct StagedPublicCommit {
    kind: CommitKind,
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
        todo!()
    }

    /// The leaf that it fills, if it lets somebody in.
    #[must_use]
    pub fn added(&self) -> Option<u32> {
        todo!()
    }

    /// The leaves that it empties.
    #[must_use]
    pub fn removed(&self) -> Vec<u32> {
        todo!()
    }
}

impl PublicRoom {
    /// Checks what a creator sent: GroupInfo (an `MLSMessage`) and ratchet tree
    /// of a group of one.
    ///
    /// # Errors
    /// [`Violation`] when it is not a well-formed room of one.
    pub fn from_creation(group_info: &[u8], tree: &[u8]) -> Result<Self, Violation> {
        let _ = (group_info, tree);
        todo!()
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
        let _ = (commit, group_info, gone(0));
        todo!()
    }

    /// Moves to the next epoch.
    pub fn merge(&mut self, staged: StagedPublicCommit) {
        let _ = staged;
        todo!()
    }

    /// The ratchet tree of the current epoch, for a joiner.
    #[must_use]
    pub fn tree(&self) -> Vec<u8> {
        todo!()
    }

    /// The current epoch.
    #[must_use]
    pub fn epoch(&self) -> proto::Epoch {
        todo!()
    }

    /// The group's id.
    #[must_use]
    pub fn group_id(&self) -> Vec<u8> {
        todo!()
    }

    /// The leaves that are taken, in order.
    #[must_use]
    pub fn leaves(&self) -> Vec<u32> {
        todo!()
    }

    /// The room state of the current epoch.
    #[must_use]
    pub fn state(&self) -> &RoomState {
        todo!()
    }

    /// Whether the member at this leaf is a host.
    #[must_use]
    pub fn is_host(&self, leaf: u32) -> bool {
        let _ = leaf;
        todo!()
    }

    /// Epoch of an MLS message (commit or application message), unverified, to
    /// tell a stale one from a wrong one. `None` when malformed or of another group.
    #[must_use]
    pub fn message_epoch(&self, message: &[u8]) -> Option<proto::Epoch> {
        let _ = message;
        todo!()
    }
}
