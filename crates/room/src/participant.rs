//! A participant, as the room knows it.

use proto::{Bytes, Epoch, MAX_KNOCK_LEN, MAX_PROFILE_LEN, ParticipantId, ResumeToken, Seq, Time};

use crate::bucket::Bucket;
use crate::io::ConnectionId;

/// What one member may say at once, in bytes of sealed messages: eight of the
/// longest. With the rate below it is what anybody can put in the way of the
/// others, on however many connections one after another.
const WORDS_BURST: u64 = 32 << 10;
/// And a second after that: a digest is a tenth of it, and a link that carries
/// pictures carries it eight times.
const WORDS_PER_SECOND: u64 = 8 << 10;
/// A message counts for no less: everybody has to open it.
const LEAST_WORD: u64 = 256;
/// Requests for chunks at once, and a second after that. Who receives four files
/// as fast as they are sent makes 96 a second.
const ASKS_BURST: u64 = 256;
const ASKS_PER_SECOND: u64 = 128;

/// A sealed knock.
pub(crate) type Knock = Bytes<MAX_KNOCK_LEN>;
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
    /// What it may still say, in bytes.
    words: Bucket,
    /// How often it may still ask for chunks.
    asks: Bucket,
}

/// How far a participant has come.
#[derive(Debug)]
pub(crate) enum Stage {
    /// In the queue.
    Waiting {
        /// By what right it waits for a turn.
        claim: Claim,
        /// The epoch whose tree it was sent last.
        offered: Option<Epoch>,
    },
    /// In the lobby.
    Knocking(Knocker),
    /// A host's commit that lets it in is provisional.
    Admitted {
        /// What it is again, should the commit fall.
        knocker: Knocker,
        /// It went away meanwhile: should the commit stand, it is gone at once.
        left: Option<proto::Departure>,
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

/// By what right one waits for a turn to join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    /// It knows the link and the password; the room is open.
    Link,
    /// It has a leaf in the tree, as this participant, and renews it.
    Leaf(ParticipantId),
    /// It says that it holds the host key; its commit must show it.
    HostKey,
}

/// What is known of somebody in the lobby.
#[derive(Debug)]
pub(crate) struct Knocker {
    /// Its knock, once it came.
    pub(crate) knock: Option<Knock>,
    /// When the next one may come.
    pub(crate) not_before: Time,
    /// Without a knock it has to go then.
    pub(crate) until: Time,
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
    /// Forwarding is cut: a host's provisional commit removes it.
    pub(crate) cut: bool,
    /// It is a host.
    pub(crate) host: bool,
    /// It let a commit lapse without a verdict, and does not count as a judge
    /// until it gives one.
    pub(crate) mute: bool,
    /// It accepted, or made, what more members rejected than accepted: its word
    /// on commits counts no more.
    pub(crate) belied: bool,
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

impl Member {
    /// A member from now on.
    pub(crate) fn new(leaf: u32, profile: Profile, first: Seq, host: bool) -> Self {
        Self {
            leaf,
            profile,
            first,
            paused: false,
            cut: false,
            host,
            mute: false,
            belied: false,
        }
    }
}

impl Participant {
    /// Somebody new, connected.
    pub(crate) fn new(
        now: Time,
        resume: ResumeToken,
        connection: ConnectionId,
        stage: Stage,
    ) -> Self {
        Self {
            resume,
            connection: Some(connection),
            heard: now,
            stage,
            words: Bucket::new(now, WORDS_BURST, WORDS_PER_SECOND),
            asks: Bucket::new(now, ASKS_BURST, ASKS_PER_SECOND),
        }
    }

    /// Whether it may say so many bytes now, which are then said.
    pub(crate) fn may_say(&mut self, now: Time, len: usize) -> bool {
        self.words.take(now, (len as u64).max(LEAST_WORD))
    }

    /// Whether it may ask for chunks now, which it then has.
    pub(crate) fn may_ask(&mut self, now: Time) -> bool {
        self.asks.take(now, 1)
    }

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
            Stage::Waiting { .. }
            | Stage::Knocking(_)
            | Stage::Admitted { .. }
            | Stage::Joining { .. } => None,
        }
    }

    /// What is known of it as a knocker, answered or not.
    pub(crate) fn knocker(&self) -> Option<&Knocker> {
        match &self.stage {
            Stage::Knocking(knocker) | Stage::Admitted { knocker, .. } => Some(knocker),
            _ => None,
        }
    }

    /// Does it read the room's log?
    pub(crate) fn follows(&self) -> bool {
        matches!(self.stage, Stage::Member(_) | Stage::Joining { .. })
    }
}
