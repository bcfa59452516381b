//! Commits, one's own and others': checked when they come, applied when the room
//! confirms them, forgotten when it drops them.

use std::collections::BTreeSet;

use openmls::group::{CommitMessageBundle, ProcessMessageError, StagedCommit};
use openmls::prelude::{
    KeyPackage, LeafNodeIndex, PreSharedKeyProposal, ProcessedMessageContent, Proposal, Sender,
};
use openmls_traits::OpenMlsProvider as _;
use policy::{CommitKind, RoomState, Violation, check_commit, commit_message};

use super::{Group, OwnCommit};
use crate::link::RoomSecrets;

/// A commit of one's own on its way to the server.
pub struct OutgoingCommit {
    /// The epoch it applies to.
    pub epoch: u64,
    /// The commit, an `MLSMessage`.
    pub commit: Vec<u8>,
    /// GroupInfo of the epoch after it, an `MLSMessage`.
    pub group_info: Vec<u8>,
}

/// A commit that passed every check and waits for the room's word.
pub struct Provisional {
    kind: CommitKind,
    author: u32,
    /// The epoch that it leads to.
    epoch: u64,
    what: What,
}

enum What {
    /// With what a new password yields, if it changes that.
    Theirs(Box<StagedCommit>, Option<RoomSecrets>),
    Own,
}

impl Provisional {
    /// What it does.
    #[must_use]
    pub fn kind(&self) -> &CommitKind {
        &self.kind
    }

    /// Whether it is this member's own.
    #[must_use]
    pub fn is_own(&self) -> bool {
        matches!(self.what, What::Own)
    }

    /// The leaf of its author (a joiner's new one).
    #[must_use]
    pub fn author(&self) -> u32 {
        self.author
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

/// Why a commit is not made or applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CommitError {
    /// For another epoch than the current one.
    #[error("the commit is for another epoch")]
    WrongEpoch,
    /// It breaks the allowlist: answer the room with a rejection.
    #[error("the commit breaks the room's rules: {0}")]
    Violation(Violation),
    /// MLS rejects it: signature, tags, path secrets or PSK. Answer the room
    /// with a rejection.
    #[error("the commit does not verify")]
    Invalid,
    /// This member cannot commit now: a commit of its own is still under way.
    #[error("a commit of one's own is under way")]
    Busy,
}

impl Group {
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
        if let Some(own) = self.own.as_ref().filter(|own| own.bytes == commit) {
            return Ok(Provisional {
                kind: own.kind.clone(),
                author: self.own_leaf(),
                epoch: self.epoch() + u64::from(!own.joining),
                what: What::Own,
            });
        }
        let message =
            commit_message(commit, self.mls.group_id(), self.epoch()).map_err(|violation| {
                match violation {
                    Violation::WrongEpoch => CommitError::WrongEpoch,
                    other => CommitError::Violation(other),
                }
            })?;
        let processed = self
            .mls
            .process_message(&self.provider, message)
            .map_err(|_: ProcessMessageError<_>| CommitError::Invalid)?;
        let sender = processed.sender().clone();
        let data = processed.aad().to_vec();
        let ProcessedMessageContent::StagedCommitMessage(staged) = processed.into_content() else {
            return Err(CommitError::Violation(Violation::Malformed));
        };
        let kind = check_commit(self.mls.public_group(), &self.state, &sender, &staged, gone)
            .map_err(CommitError::Violation)?;
        kind.check_data(data.len())
            .map_err(CommitError::Violation)?;
        let secrets = if kind.changes_password() {
            let after = RoomState::from_extensions(staged.group_context().extensions());
            let secrets = after.and_then(|after| self.open_root(&after, &data));
            Some(secrets.ok_or(CommitError::Invalid)?)
        } else {
            None
        };
        let author = match (&kind, &sender) {
            (CommitKind::Join { leaf, .. }, _) => *leaf,
            (_, Sender::Member(leaf)) => leaf.u32(),
            _ => return Err(CommitError::Violation(Violation::Sender)),
        };
        Ok(Provisional {
            kind,
            author,
            epoch: staged.epoch().as_u64(),
            what: What::Theirs(staged, secrets),
        })
    }

    /// Applies a commit that the room confirmed. A commit of one's own that was
    /// under way and is not this one is over.
    ///
    /// # Errors
    /// [`CommitError::WrongEpoch`] when it does not lead to the next epoch,
    /// [`CommitError::Invalid`] when OpenMLS fails: rejoin.
    pub fn merge(&mut self, commit: Provisional) -> Result<EpochChange, CommitError> {
        let joining = self.own.as_ref().is_some_and(|own| own.joining);
        if commit.epoch != self.epoch() + u64::from(!joining) || joining && !commit.is_own() {
            return Err(CommitError::WrongEpoch);
        }
        let mut self_removed = false;
        let own = self.own.take();
        let secrets = match commit.what {
            What::Own if joining => None,
            What::Own => {
                let own = own.ok_or(CommitError::WrongEpoch)?;
                self.mls
                    .merge_pending_commit(&self.provider)
                    .map_err(|_| CommitError::Invalid)?;
                own.secrets
            }
            What::Theirs(staged, secrets) => {
                self_removed = staged.self_removed();
                self.mls
                    .merge_staged_commit(&self.provider, *staged)
                    .map_err(|_| CommitError::Invalid)?;
                secrets
            }
        };
        self.state =
            RoomState::from_extensions(self.mls.extensions()).ok_or(CommitError::Invalid)?;
        if !self_removed {
            self.export_base_key().ok_or(CommitError::Invalid)?;
        }
        if let Some(secrets) = secrets {
            self.rekey(secrets)?;
        }
        let added = commit.kind.added();
        if !joining {
            self.fresh = added.into_iter().collect::<BTreeSet<_>>();
        }
        Ok(EpochChange {
            epoch: self.epoch(),
            added,
            removed: commit.kind.removed().to_vec(),
            self_removed,
        })
    }

    /// Forgets a commit that the room dropped. After one's own join, the group
    /// is of no more use.
    pub fn forget(&mut self, commit: Provisional) {
        if commit.is_own() {
            self.forget_own();
        }
    }

    /// Gives up the commit of one's own that is under way (the server refused it).
    pub fn forget_own(&mut self) {
        if self.own.as_ref().is_some_and(|own| !own.joining) {
            self.own = None;
            // Storage keeps no pending commit, so this cannot fail.
            let _ = self.mls.clear_pending_commit(self.provider.storage());
        }
    }

    /// A commit that removes these leaves, of members that are gone.
    ///
    /// # Errors
    /// [`CommitError::Busy`]; [`CommitError::Invalid`] when a leaf is free, or
    /// one's own.
    pub fn remove(&mut self, leaves: &[u32]) -> Result<OutgoingCommit, CommitError> {
        let plan = Plan {
            removes: leaves,
            ..Plan::default()
        };
        let (commit, _) = self.commit(plan, |_| true)?;
        Ok(commit)
    }

    /// A commit that renews this member's own keys.
    ///
    /// # Errors
    /// [`CommitError::Busy`].
    pub fn self_update(&mut self) -> Result<OutgoingCommit, CommitError> {
        let (commit, _) = self.commit(Plan::default(), |_| true)?;
        Ok(commit)
    }

    /// Makes a commit, holds it to the rules that everyone will hold it to, and
    /// keeps it staged. With a Welcome, if it lets somebody in.
    pub(super) fn commit(
        &mut self,
        plan: Plan<'_>,
        gone: impl Fn(u32) -> bool,
    ) -> Result<(OutgoingCommit, Option<Vec<u8>>), CommitError> {
        if self.own.is_some() || !self.mls.is_active() {
            return Err(CommitError::Busy);
        }
        let epoch = self.epoch();
        if let Some((_, sealed)) = plan.password {
            self.mls.set_aad(sealed.clone());
        }
        let mut builder = self
            .mls
            .commit_builder()
            .consume_proposal_store(false)
            .force_self_update(true)
            .propose_removals(plan.removes.iter().map(|leaf| LeafNodeIndex::new(*leaf)));
        if let Some((package, psk)) = plan.add {
            builder = builder
                .propose_adds([package])
                .add_proposal(Proposal::PreSharedKey(Box::new(psk)));
        }
        if let Some(state) = plan.state {
            builder = builder
                .propose_group_context_extensions(state.to_extensions())
                .map_err(|_| CommitError::Invalid)?;
        }
        let bundle = builder
            .load_psks(self.provider.storage())
            .and_then(|builder| {
                builder.create_group_info(true).build(
                    self.provider.rand(),
                    self.provider.crypto(),
                    &self.identity,
                    |_| true,
                )
            })
            .map_err(|_| CommitError::Invalid)
            .and_then(|builder| {
                builder
                    .stage_commit(&self.provider)
                    .map_err(|_| CommitError::Invalid)
            });
        self.mls.set_aad(Vec::new());
        let bundle = bundle?;
        let kind = self.judge_own(gone);
        let encoded = encode(bundle).ok_or(CommitError::Invalid);
        let (kind, encoded) = match (kind, encoded) {
            (Ok(kind), Ok(encoded)) => (kind, encoded),
            (Err(error), _) | (_, Err(error)) => {
                let _ = self.mls.clear_pending_commit(self.provider.storage());
                return Err(error);
            }
        };
        let Encoded {
            commit,
            group_info,
            welcome,
        } = encoded;
        self.own = Some(OwnCommit {
            bytes: commit.clone(),
            kind,
            secrets: plan
                .password
                .map(|(secrets, _)| RoomSecrets::from_root(self.room_id, secrets.root())),
            joining: false,
        });
        let outgoing = OutgoingCommit {
            epoch,
            commit,
            group_info,
        };
        Ok((outgoing, welcome))
    }

    fn judge_own(&self, gone: impl Fn(u32) -> bool) -> Result<CommitKind, CommitError> {
        let staged = self.mls.pending_commit().ok_or(CommitError::Invalid)?;
        let sender = Sender::Member(self.mls.own_leaf_index());
        check_commit(self.mls.public_group(), &self.state, &sender, staged, gone)
            .map_err(CommitError::Violation)
    }
}

/// What a commit is to hold, besides new keys for its author.
#[derive(Default)]
pub(super) struct Plan<'a> {
    /// One to let in, with the room's PSK.
    pub(super) add: Option<(KeyPackage, PreSharedKeyProposal)>,
    /// Whom to remove.
    pub(super) removes: &'a [u32],
    /// The new room state.
    pub(super) state: Option<&'a RoomState>,
    /// What a new password yields, and its root, sealed for the members.
    pub(super) password: Option<(&'a RoomSecrets, &'a Vec<u8>)>,
}

/// What a commit sends out.
pub(super) struct Encoded {
    pub(super) commit: Vec<u8>,
    pub(super) group_info: Vec<u8>,
    pub(super) welcome: Option<Vec<u8>>,
}

/// Commit, group info and Welcome as they go out.
pub(super) fn encode(bundle: CommitMessageBundle) -> Option<Encoded> {
    let (commit, welcome, group_info) = bundle.into_messages();
    let welcome = match welcome {
        Some(welcome) => Some(welcome.to_bytes().ok()?),
        None => None,
    };
    Some(Encoded {
        commit: commit.to_bytes().ok()?,
        group_info: group_info?.to_bytes().ok()?,
        welcome,
    })
}
