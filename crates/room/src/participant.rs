//! A participant, as the room knows it.

use proto::{Bytes, Epoch, MAX_PROFILE_LEN, ResumeToken, Seq, Time};

use crate::io::ConnectionId;

/// A sealed profile.
pub(crate) type Profile = Bytes<MAX_PROFILE_LEN>;

/// A participant and its connection, if it has one.
#[derive(Debug)]
pub(crate) struct Participant {
    /// What it shows to resume.
    pub(crate) resume: ResumeToken,
    /// Its connection; `None` while it is lost.
    pub(crate) connection: Option<ConnectionId>,
    /// When it was heard last.
    pub(crate) heard: Time,
    /// How far it has come.
    pub(crate) stage: Stage,
}

/// How far a participant has come.
#[derive(Debug)]
pub(crate) enum Stage {
    /// In the queue.
    Waiting {
        /// The epoch whose tree it was sent last.
        offered: Option<Epoch>,
    },
    /// Its commit is provisional.
    Joining {
        /// It went away meanwhile: should the commit stand, it is gone at once.
        left: bool,
    },
    /// A member of the group.
    Member(Member),
    /// It went away; its leaf waits to be removed.
    Gone(Gone),
}

/// What is known of a member.
#[derive(Debug)]
pub(crate) struct Member {
    /// Its leaf in the tree.
    pub(crate) leaf: u32,
    /// Its sealed profile.
    pub(crate) profile: Profile,
    /// The first log entry that is its business.
    pub(crate) first: Seq,
    /// Forwarding is paused: silent for 15 s.
    pub(crate) paused: bool,
    /// It let a commit lapse without a verdict, and does not count as a judge
    /// until it gives one.
    pub(crate) mute: bool,
}

/// What remains of a member that is gone.
#[derive(Debug)]
pub(crate) struct Gone {
    /// Its leaf in the tree.
    pub(crate) leaf: u32,
    /// How it went.
    pub(crate) how: proto::Departure,
    /// When.
    pub(crate) since: Time,
    /// When the log says so again, unless it was removed by then.
    pub(crate) repeat_at: Time,
}

impl Participant {
    /// What is known of it as a member.
    pub(crate) fn member(&self) -> Option<&Member> {
        match &self.stage {
            Stage::Member(member) => Some(member),
            _ => None,
        }
    }

    /// Is it a member that a message would reach and that was heard of late?
    pub(crate) fn is_reachable(&self) -> bool {
        self.connection.is_some() && self.member().is_some_and(|member| !member.paused)
    }

    /// Its leaf in the tree, if it has one.
    pub(crate) fn leaf(&self) -> Option<u32> {
        match &self.stage {
            Stage::Member(member) => Some(member.leaf),
            Stage::Gone(gone) => Some(gone.leaf),
            Stage::Waiting { .. } | Stage::Joining { .. } => None,
        }
    }

    /// Does it read the room's log?
    pub(crate) fn follows(&self) -> bool {
        matches!(self.stage, Stage::Member(_) | Stage::Joining { .. })
    }
}
