//! The allowlist.

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
    /// A host's act: removes members, present or not, or changes the state.
    Host {
        /// Whom it removes.
        removes: Vec<u32>,
        /// Whether it changes the room state.
        changes_state: bool,
    },
}

/// Why a commit is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Violation {
    /// The bytes are no MLS commit, or over a limit.
    #[error("not a well-formed commit")]
    Malformed,
    /// It applies to another epoch or group.
    #[error("the commit is for another epoch or group")]
    WrongEpoch,
}
