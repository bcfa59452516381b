//! What a room needs of the public part of an MLS group.

use policy::{CommitKind, PublicRoom, RoomState, StagedPublicCommit};
use proto::{Epoch, Return, StateId};

/// The public part of a group, with at most one commit staged on it.
///
/// A trait, so that the tests of turns, votes and departures need no MLS.
pub(crate) trait PublicGroup: Send {
    /// Checks a commit on the current epoch, and the group info of the next
    /// one, and keeps it staged. `gone` tells whose Remove any member may
    /// commit. `None` when it breaks the rules.
    fn stage(
        &mut self,
        commit: &[u8],
        group_info: &[u8],
        gone: &dyn Fn(u32) -> bool,
    ) -> Option<Change>;
    /// Makes the staged commit the current state.
    fn merge(&mut self);
    /// Forgets the staged commit.
    fn discard(&mut self);
    /// The current epoch.
    fn epoch(&self) -> Epoch;
    /// The ratchet tree of the current epoch.
    fn tree(&self) -> Vec<u8>;
    /// The room state of the current epoch.
    fn state(&self) -> &RoomState;
    /// Is the member at this leaf a host?
    fn is_host(&self, leaf: u32) -> bool;
    /// The name of the current epoch.
    fn state_id(&self) -> StateId;
    /// The leaves that are taken.
    fn leaves(&self) -> Vec<u32>;
    /// Does the leaf's key vouch for who takes its place?
    fn knows(&self, place: &Return) -> bool;
    /// The epoch of an application message; `None` when it is none, or of
    /// another group.
    fn message_epoch(&self, message: &[u8]) -> Option<Epoch>;
}

/// What a commit changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Change {
    /// The leaf that made it; `None` for one who joins by it.
    pub(crate) author: Option<u32>,
    /// The leaf of one who joins by it.
    pub(crate) joined: Option<u32>,
    /// The leaf of one whom its author lets in.
    pub(crate) admitted: Option<u32>,
    /// The leaves that it removes.
    pub(crate) removed: Vec<u32>,
    /// SHA-256 of the card that goes with the password that it changes to.
    pub(crate) card_hash: Option<[u8; 32]>,
    /// It changes nothing but its author's own keys, and can wait.
    pub(crate) self_update: bool,
    /// Only a host may do this.
    pub(crate) by_host: bool,
}

/// Where the public part of a group comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Its creator: a group of one, in its first epoch.
    Creation,
    /// A member, after the server had lost it.
    Restoration,
}

/// Opens a group from a GroupInfo and its ratchet tree; `None` when they are
/// not a valid group of that origin under our rules.
pub(crate) type Founder =
    fn(origin: Origin, group_info: &[u8], tree: &[u8]) -> Option<Box<dyn PublicGroup>>;

/// A group under the rules of `policy`.
struct PolicedGroup {
    public: PublicRoom,
    staged: Option<StagedPublicCommit>,
}

/// Opens a group under the rules of `policy`.
pub(crate) fn found(
    origin: Origin,
    group_info: &[u8],
    tree: &[u8],
) -> Option<Box<dyn PublicGroup>> {
    let public = match origin {
        Origin::Creation => PublicRoom::from_creation(group_info, tree),
        Origin::Restoration => PublicRoom::from_restoration(group_info, tree),
    };
    let public = public.ok()?;
    Some(Box::new(PolicedGroup {
        public,
        staged: None,
    }))
}

impl PublicGroup for PolicedGroup {
    fn stage(
        &mut self,
        commit: &[u8],
        group_info: &[u8],
        gone: &dyn Fn(u32) -> bool,
    ) -> Option<Change> {
        let staged = self.public.check(commit, group_info, gone).ok()?;
        let joins = matches!(staged.kind(), CommitKind::Join { .. });
        let change = Change {
            author: (!joins).then(|| staged.author()),
            joined: staged.added().filter(|_| joins),
            admitted: staged.added().filter(|_| !joins),
            removed: staged.removed().to_vec(),
            card_hash: staged
                .kind()
                .changes_password()
                .then(|| staged.state().card_hash),
            self_update: *staged.kind() == CommitKind::SelfUpdate,
            by_host: matches!(staged.kind(), CommitKind::Host { .. }),
        };
        self.staged = Some(staged);
        Some(change)
    }

    fn merge(&mut self) {
        if let Some(staged) = self.staged.take() {
            self.public.merge(staged);
        }
    }

    fn discard(&mut self) {
        self.staged = None;
    }

    fn epoch(&self) -> Epoch {
        self.public.epoch()
    }

    fn tree(&self) -> Vec<u8> {
        self.public.tree()
    }

    fn state(&self) -> &RoomState {
        self.public.state()
    }

    fn is_host(&self, leaf: u32) -> bool {
        self.public.is_host(leaf)
    }

    fn state_id(&self) -> StateId {
        self.public.state_id()
    }

    fn leaves(&self) -> Vec<u32> {
        self.public.leaves()
    }

    fn knows(&self, place: &Return) -> bool {
        self.public.knows(place)
    }

    fn message_epoch(&self, message: &[u8]) -> Option<Epoch> {
        self.public.message_epoch(message)
    }
}
