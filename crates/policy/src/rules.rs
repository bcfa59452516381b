//! The allowlist: what a commit may do. Everything else is refused, whatever
//! MLS itself would accept.

use openmls::group::{PublicGroup, StagedCommit};
use openmls::prelude::{
    BasicCredential, KeyPackage, LeafNode, LeafNodeIndex, PreSharedKeyProposal, Proposal,
    ProposalOrRefType, Sender,
};
use openmls::schedule::{PreSharedKeyId, Psk};
use proto::MAX_PARTICIPANTS;
use tls_codec::{DeserializeBytes as _, Serialize as _};

use crate::change::may_follow;
use crate::host::{extensions_are_allowed, has_proof, is_host};
use crate::state::{CREDENTIAL_LEN, Mode, RoomState, Suite, leaf_capabilities};

/// Length of a sealed root in bytes: nonce, length, root, tag.
const SEALED_ROOT_LEN: usize = 12 + 2 + 32 + 16;

/// What an allowed commit does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommitKind {
    /// A new member by external commit.
    Join {
        /// The leaf it takes.
        leaf: u32,
        /// The leaf that it gives up in the same commit (its own, from before).
        replaces: Option<u32>,
    },
    /// New keys for the author, nothing else.
    SelfUpdate,
    /// Members that are gone.
    Remove {
        /// Their leaves.
        leaves: Vec<u32>,
    },
    /// A host's act: lets somebody in, or removes members, present or not, or
    /// changes the room state.
    Host {
        /// The leaf of whom it lets in: at most one, and then nothing else.
        adds: Vec<u32>,
        /// Whom it removes.
        removes: Vec<u32>,
        /// Whether it changes the room state.
        changes_state: bool,
        /// Whether it changes the password, by naming another PSK.
        changes_psk: bool,
    },
}

impl CommitKind {
    /// The leaf that it fills, if it lets somebody in.
    #[must_use]
    pub fn added(&self) -> Option<u32> {
        match self {
            Self::Join { leaf, .. } => Some(*leaf),
            Self::Host { adds, .. } => adds.first().copied(),
            Self::SelfUpdate | Self::Remove { .. } => None,
        }
    }

    /// Authenticated data (RFC 9420 section 6.1) is a change of password's alone:
    /// the root of the new one, sealed for the members.
    ///
    /// # Errors
    /// [`Violation::Malformed`] when there is another length of it.
    pub fn check_data(&self, len: usize) -> Result<(), Violation> {
        let expected = if self.changes_password() {
            SEALED_ROOT_LEN
        } else {
            0
        };
        if len == expected {
            Ok(())
        } else {
            Err(Violation::Malformed)
        }
    }

    /// Whether it changes the password, by naming another PSK.
    #[must_use]
    pub fn changes_password(&self) -> bool {
        matches!(
            self,
            Self::Host {
                changes_psk: true,
                ..
            }
        )
    }

    /// The leaves that it empties (a rejoin's old one among them).
    #[must_use]
    pub fn removed(&self) -> &[u32] {
        match self {
            Self::Join { replaces, .. } => replaces.as_slice(),
            Self::SelfUpdate => &[],
            Self::Remove { leaves } => leaves,
            Self::Host { removes, .. } => removes,
        }
    }
}

/// Why a commit is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Violation {
    /// The bytes are no MLS commit, or over a limit.
    #[error("not a well-formed commit")]
    Malformed,
    /// It applies to another epoch.
    #[error("the commit is for another epoch")]
    WrongEpoch,
    /// It applies to another group.
    #[error("the commit is for another group")]
    WrongGroup,
    /// MLS rejects its public part.
    #[error("the commit does not verify")]
    Invalid,
    /// It comes from neither a member nor a joiner.
    #[error("the sender may not commit")]
    Sender,
    /// It holds a proposal that nobody may make.
    #[error("the commit holds a proposal that is not allowed")]
    Proposal,
    /// It refers to a proposal sent before: only those inside it count.
    #[error("the commit refers to a proposal outside it")]
    ByReference,
    /// It renews no keys.
    #[error("the commit has no path")]
    NoPath,
    /// Exactly the room's PSK must be in a commit that lets somebody in.
    #[error("the commit does not use exactly the room's PSK")]
    Psk,
    /// A joiner may remove itself only: the same key, the same credential.
    #[error("the joiner removes somebody else")]
    RemovesOther,
    /// Only a host may remove who is present.
    #[error("the commit removes a member that is present")]
    RemovesPresent,
    /// Who removes a member that is present shuts the door with it.
    #[error("the commit leaves the door open for whom it removes")]
    LeavesOpen,
    /// Only the holder of the host key may remove a host.
    #[error("the commit removes a host")]
    RemovesHost,
    /// Only a host may let somebody in or change the room state.
    #[error("only a host may do that")]
    NotHost,
    /// The new room state is malformed, not newer, or changes what never may.
    #[error("the change of the room state is not allowed")]
    State,
    /// The room takes nobody new.
    #[error("the room is not open")]
    NotOpen,
    /// There is no leaf left.
    #[error("the room is full")]
    Full,
    /// The author's leaf has another identity, other capabilities or extensions
    /// than it may have.
    #[error("the leaf is not as this room's leaves must be")]
    Leaf,
    /// The group info does not belong to the epoch after the commit.
    #[error("the group info does not belong to the commit")]
    GroupInfo,
}

/// Judges a commit that MLS itself accepts, on clients and server alike.
///
/// `before` and `state` are the group's public part and room state before it,
/// `gone` says whether the member at a leaf is gone.
///
/// # Errors
/// [`Violation`]: why it is refused.
pub fn check_commit(
    before: &PublicGroup,
    state: &RoomState,
    sender: &Sender,
    staged: &StagedCommit,
    gone: impl Fn(u32) -> bool,
) -> Result<CommitKind, Violation> {
    let proposals = Proposals::sort(staged)?;
    let leaf = staged.update_path_leaf_node().ok_or(Violation::NoPath)?;
    check_leaf(before, state, leaf)?;
    match sender {
        Sender::NewMemberCommit => {
            let index = before
                .ext_commit_sender_index(staged)
                .map_err(|_| Violation::Invalid)?;
            check_join(before, state, &proposals, leaf, index, staged)
        }
        Sender::Member(author) => {
            check_member(before, state, &proposals, leaf, *author, staged, gone)
        }
        Sender::External(_) | Sender::NewMemberProposal => Err(Violation::Sender),
    }
}

/// The proposals of a commit, by the few types that are allowed at all.
#[derive(Default)]
struct Proposals<'a> {
    external_inits: usize,
    psks: Vec<PreSharedKeyId>,
    adds: Vec<&'a KeyPackage>,
    removes: Vec<LeafNodeIndex>,
    states: usize,
}

impl<'a> Proposals<'a> {
    fn sort(staged: &'a StagedCommit) -> Result<Self, Violation> {
        let mut sorted = Self::default();
        for queued in staged.queued_proposals() {
            if queued.proposal_or_ref_type() != ProposalOrRefType::Proposal {
                return Err(Violation::ByReference);
            }
            match queued.proposal() {
                Proposal::ExternalInit(_) => sorted.external_inits += 1,
                Proposal::PreSharedKey(psk) => sorted.psks.push(psk_id(psk)?),
                Proposal::Add(add) => sorted.adds.push(add.key_package()),
                Proposal::Remove(remove) => sorted.removes.push(remove.removed()),
                Proposal::GroupContextExtensions(_) => sorted.states += 1,
                _ => return Err(Violation::Proposal),
            }
        }
        Ok(sorted)
    }

    /// One PSK, and that the room's.
    fn have_room_psk(&self, state: &RoomState) -> bool {
        matches!(self.psks.as_slice(), [psk] if is_room_psk(psk, state))
    }
}

fn check_join(
    before: &PublicGroup,
    state: &RoomState,
    proposals: &Proposals<'_>,
    leaf: &LeafNode,
    index: LeafNodeIndex,
    staged: &StagedCommit,
) -> Result<CommitKind, Violation> {
    if proposals.external_inits != 1 || proposals.states != 0 || !proposals.adds.is_empty() {
        return Err(Violation::Proposal);
    }
    if !proposals.have_room_psk(state) {
        return Err(Violation::Psk);
    }
    // A host comes back whatever the mode: nobody else could open the door.
    let open = state.mode == Mode::Open || has_proof(state, before.group_id().as_slice(), leaf);
    let replaces = match proposals.removes.as_slice() {
        [] if !open => return Err(Violation::NotOpen),
        [] => None,
        [old] => {
            let same = before
                .leaf(*old)
                .is_some_and(|old| same_identity(old, leaf));
            if !same {
                return Err(Violation::RemovesOther);
            }
            Some(old.u32())
        }
        _ => return Err(Violation::RemovesOther),
    };
    if index.usize() >= MAX_PARTICIPANTS {
        return Err(Violation::Full);
    }
    if staged.group_context().extensions() != before.group_context().extensions() {
        return Err(Violation::State);
    }
    Ok(CommitKind::Join {
        leaf: index.u32(),
        replaces,
    })
}

fn check_member(
    before: &PublicGroup,
    state: &RoomState,
    proposals: &Proposals<'_>,
    leaf: &LeafNode,
    author: LeafNodeIndex,
    staged: &StagedCommit,
    gone: impl Fn(u32) -> bool,
) -> Result<CommitKind, Violation> {
    if proposals.external_inits != 0 || proposals.states > 1 {
        return Err(Violation::Proposal);
    }
    let old = before.leaf(author).ok_or(Violation::Sender)?;
    if !same_identity(old, leaf) {
        return Err(Violation::Leaf);
    }
    let group_id = before.group_id().as_slice();
    let host = is_host(state, group_id, old);
    match proposals.adds.as_slice() {
        [] if proposals.psks.is_empty() => {}
        [package] if host => return check_admission(before, state, proposals, package, staged),
        [_] => return Err(Violation::NotHost),
        _ => return Err(Violation::Proposal),
    }
    let removes: Vec<u32> = proposals.removes.iter().map(LeafNodeIndex::u32).collect();
    let all_gone = removes.iter().all(|leaf| gone(*leaf));
    let changes_state = proposals.states == 1;
    let (mut changes_psk, mut mode) = (false, state.mode);
    if changes_state {
        if !host {
            return Err(Violation::NotHost);
        }
        let by_proof = has_proof(state, group_id, old);
        let after = RoomState::from_extensions(staged.group_context().extensions())
            .filter(|after| may_follow(before, state, after, by_proof, &removes))
            .ok_or(Violation::State)?;
        (changes_psk, mode) = (after.psk_id != state.psk_id, after.mode);
    } else if staged.group_context().extensions() != before.group_context().extensions() {
        return Err(Violation::State);
    }
    match (removes.is_empty(), all_gone, changes_state) {
        (true, _, false) => Ok(CommitKind::SelfUpdate),
        (false, true, false) => Ok(CommitKind::Remove { leaves: removes }),
        _ if host => {
            let mut present = removes.iter().filter(|leaf| !gone(**leaf));
            let hosts = present.any(|leaf| {
                let leaf = before.leaf(LeafNodeIndex::new(*leaf));
                leaf.is_some_and(|leaf| is_host(state, group_id, leaf))
            });
            if hosts && !has_proof(state, group_id, old) {
                return Err(Violation::RemovesHost);
            }
            // Whom it removes still holds the link.
            if !all_gone && mode == Mode::Open {
                return Err(Violation::LeavesOpen);
            }
            Ok(CommitKind::Host {
                adds: Vec::new(),
                removes,
                changes_state,
                changes_psk,
            })
        }
        _ => Err(Violation::RemovesPresent),
    }
}

/// A host lets somebody in: one Add, the room's PSK, and nothing else.
fn check_admission(
    before: &PublicGroup,
    state: &RoomState,
    proposals: &Proposals<'_>,
    package: &KeyPackage,
    staged: &StagedCommit,
) -> Result<CommitKind, Violation> {
    if proposals.states != 0 || !proposals.removes.is_empty() {
        return Err(Violation::Proposal);
    }
    if !proposals.have_room_psk(state) {
        return Err(Violation::Psk);
    }
    if state.mode == Mode::Locked {
        return Err(Violation::NotOpen);
    }
    if staged.group_context().extensions() != before.group_context().extensions() {
        return Err(Violation::State);
    }
    check_key_package(before, state, package)?;
    let leaf = free_leaf(before);
    if leaf as usize >= MAX_PARTICIPANTS {
        return Err(Violation::Full);
    }
    Ok(CommitKind::Host {
        adds: vec![leaf],
        removes: Vec::new(),
        changes_state: false,
        changes_psk: false,
    })
}

/// Judges the KeyPackage of one who wants to be let in. MLS has checked its
/// signatures and suite, and that its keys are nobody else's.
///
/// # Errors
/// [`Violation::Leaf`].
pub fn check_key_package(
    group: &PublicGroup,
    state: &RoomState,
    package: &KeyPackage,
) -> Result<(), Violation> {
    // For ever: a narrower lifetime would make members differ by their clocks.
    let lifetime = package.life_time();
    let for_ever = lifetime.not_before() == 0 && lifetime.not_after() == u64::MAX;
    if !for_ever || package.extensions().iter().count() != 0 {
        return Err(Violation::Leaf);
    }
    check_leaf(group, state, package.leaf_node())
}

/// The leaf that an Add fills: the leftmost free one (RFC 9420 section 7.7).
fn free_leaf(group: &PublicGroup) -> u32 {
    let mut free = 0;
    for member in group.members() {
        if member.index.u32() != free {
            break;
        }
        free += 1;
    }
    free
}

/// What a PSK proposal names; it encodes to nothing else.
fn psk_id(proposal: &PreSharedKeyProposal) -> Result<PreSharedKeyId, Violation> {
    let bytes = proposal
        .tls_serialize_detached()
        .map_err(|_| Violation::Psk)?;
    PreSharedKeyId::tls_deserialize_exact_bytes(&bytes).map_err(|_| Violation::Psk)
}

fn is_room_psk(psk: &PreSharedKeyId, state: &RoomState) -> bool {
    matches!(psk.psk(), Psk::External(external) if external.psk_id() == state.psk_id)
}

fn same_identity(old: &LeafNode, new: &LeafNode) -> bool {
    old.signature_key() == new.signature_key() && old.credential() == new.credential()
}

/// Judges the members, and the hosts among them, that a joiner or the server
/// finds in a tree.
///
/// # Errors
/// [`Violation::State`], [`Violation::Full`], [`Violation::Leaf`].
pub fn check_members(group: &PublicGroup, state: &RoomState) -> Result<(), Violation> {
    if !state.delegations_hold(group.group_id().as_slice()) {
        return Err(Violation::State);
    }
    for member in group.members() {
        if member.index.usize() >= MAX_PARTICIPANTS {
            return Err(Violation::Full);
        }
        check_leaf(
            group,
            state,
            group.leaf(member.index).ok_or(Violation::Leaf)?,
        )?;
    }
    Ok(())
}

/// What holds for every leaf of a room, a creator's among them.
fn check_leaf(group: &PublicGroup, state: &RoomState, leaf: &LeafNode) -> Result<(), Violation> {
    let suite = Suite::of(group.ciphersuite()).ok_or(Violation::Leaf)?;
    let credential = BasicCredential::try_from(leaf.credential().clone());
    let ours = credential.is_ok_and(|credential| credential.identity().len() == CREDENTIAL_LEN)
        && leaf.signature_key().as_slice().len() == 32
        && *leaf.capabilities() == leaf_capabilities(suite)
        && extensions_are_allowed(state, group.group_id().as_slice(), leaf);
    ours.then_some(()).ok_or(Violation::Leaf)
}
