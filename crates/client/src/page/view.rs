//! What the page shows.

use serde::{Deserialize, Serialize};

use super::{LineRole, Secret, TrackKind};

/// Everything the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// Where the participant is.
    pub phase: Phase,
    /// The room's label, once the link was read.
    pub label: Option<String>,
    /// The link asks for a password.
    pub needs_password: bool,
    /// `None`: nobody looked yet. `false`: this link would start the meeting.
    pub room_exists: Option<bool>,
    /// How many the server says are there.
    pub present: u32,
    /// Before joining: the names of the first of them, as far as they can be
    /// read. By the word of whoever holds the link; the group alone proves who
    /// is there.
    pub inside: Vec<String>,
    /// The result of the last [`Command::Password`].
    pub password_ok: Option<bool>,
    /// All members, oneself first, then by leaf.
    pub people: Vec<Person>,
    /// The receive slots that opened something.
    pub slots: Vec<SlotView>,
    /// What one's link does not bear.
    pub limits: LinkLimits,
    /// The shield and what is behind it.
    pub security: Security,

    /// How one gets in: before joining by the server's word, then by the group's.
    pub mode: RoomMode,
    /// For a host: who waits to be let in.
    pub knocks: Vec<Knocker>,
    /// A host is there, or the meeting has none by design.
    pub host_present: bool,
    /// One holds the host key: one may make others hosts, and show the host link.
    pub host_key: bool,
    /// The password is another one than when the meeting began.
    pub password_changed: bool,
    /// The link for others: the one that was opened, which says that there is a
    /// password once there is one.
    pub invitation: Option<Secret>,

    /// The files that were offered, oldest first.
    pub files: Vec<FileView>,

    /// How the direct connection stands.
    pub direct: DirectView,
}

/// What the server leaves out, as it says, because one's link does not bear it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkLimits {
    /// These pictures are paused.
    pub paused: Vec<PausedPicture>,
    /// Fewer voices come than there are, at most so many: the loudest.
    pub voices: Option<u32>,
}

/// A picture that is paused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PausedPicture {
    /// Whose.
    pub person: u32,
    /// The camera or the screen.
    pub track: TrackKind,
}

/// How a direct connection stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DirectView {
    /// One has allowed it, with the one who is or was the only other.
    pub allowed: bool,
    /// Of [`Event::DirectCall`]; 0: there is none.
    pub attempt: u32,
    /// How far it is.
    pub stage: DirectStage,
}

/// How far a direct connection is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DirectStage {
    /// There is none, or it is to end: what goes out goes through the server.
    Off,
    /// It is being made.
    Trying,
    /// Show and play what comes by it; what goes out goes both ways.
    Both,
    /// The way through the server rests.
    Alone,
}

/// A file that was offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    /// Its number.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// The name of who offers it.
    pub from: String,
    /// Oneself.
    #[serde(rename = "self")]
    pub own: bool,
    /// How it stands.
    pub state: FileState,
    /// How much of it is saved, in bytes, in steps.
    pub done: u64,
    /// Of one's own: how many are saving it.
    pub saving: u32,
    /// Of one's own: how many were sent all of it.
    pub saved: u32,
}

/// How a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FileState {
    /// It can be saved.
    Offered,
    /// It is being saved.
    Saving,
    /// It is being saved, and waits for its sender to come back.
    Waiting,
    /// All of it is saved.
    Saved,
    /// It was given up.
    Failed,
    /// It is offered no longer.
    Withdrawn,
    /// Who offered it is not there.
    Gone,
}

/// How one gets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RoomMode {
    /// By the link.
    Open,
    /// A host lets in.
    Lobby,
    /// Nobody new.
    Locked,
}

/// One who waits to be let in, by its own signed word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Knocker {
    /// The server's number of it.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Hue of its avatar, 0 to 359.
    pub hue: u16,
}

/// Where the participant is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Phase {
    /// No link was read.
    Idle,
    /// Link read, card known or absent: the page before joining.
    Ready,
    /// On the way in.
    Joining {
        /// How many are ahead in the queue.
        ahead: u32,
    },
    /// Waiting for a host to let one in.
    Knocking,
    /// In the meeting.
    Joined,
    /// In the meeting, without the server.
    Reconnecting,
    /// Over.
    Ended {
        /// Why.
        why: EndReason,
    },
}

/// Why it is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EndReason {
    /// By the participant's own wish.
    Left,
    /// The link is damaged.
    BadLink,
    /// The room ended while the participant was away from it.
    RoomEnded,
    /// The room, or its queue, is full.
    RoomFull,
    /// The server turned the password's token away.
    WrongPassword,
    /// Removed from the group.
    Removed,
    /// The same participant connected elsewhere.
    Replaced,
    /// The server does not answer.
    ServerGone,
    /// The server is shutting down.
    ServerShutdown,
    /// Something would have gone out unsealed; nothing more was sent.
    NotSealed,
    /// The server, or who speaks through it, broke the protocol.
    Protocol,
    /// A host did not let one in.
    Denied,
    /// The meeting takes nobody new.
    Locked,
    /// The password was changed while one was away.
    PasswordChanged,
}

/// A member of the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The server's number of the participant; stable while it is there.
    pub id: u32,
    /// `None`: no valid profile; shown as unknown, and the shield is amber.
    pub name: Option<String>,
    /// Hue of the avatar, 0 to 359.
    pub hue: u16,
    /// Oneself.
    #[serde(rename = "self")]
    pub own: bool,
    /// A host, by proof.
    pub host: bool,
    /// The microphone is on.
    pub mic: bool,
    /// The camera is on.
    pub camera: bool,
    /// A screen is shared.
    pub screen: bool,
    /// The hand is up.
    pub hand: bool,

    /// What came of comparing codes.
    pub mark: Mark,
    /// What to compare with this person, once [`Command::Compare`] asked for it.
    pub code: Option<PairCode>,

    /// Something came in its name that somebody else sealed: nothing of it is to
    /// be shown or played.
    pub forged: bool,
}

/// What came of comparing codes with a person. It is bound to the person's key
/// and lasts as long as the tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Mark {
    /// Not compared.
    None,
    /// They matched.
    Verified,
    /// They did not.
    Differs,
    /// Not compared, but somebody of this name was, under another key.
    Changed,
}

/// The code that two people compare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PairCode {
    /// 30 digits; they decide.
    pub digits: String,
    /// 7 emoji, for a glance.
    pub emoji: Vec<String>,
}

/// Whose frames a slot opened last, by the key that opened them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotView {
    /// The slot.
    pub mid: String,
    /// What it is for.
    pub role: LineRole,
    /// Whose.
    pub person: Option<u32>,
    /// Which track of theirs.
    pub track: Option<TrackKind>,
    /// No frame opened for 2 s.
    pub stale: bool,
}

/// The shield and what is behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Security {
    /// Its colour.
    pub shield: Shield,
    /// Why it is not `Secure`, worst first.
    pub reasons: Vec<ShieldReason>,
    /// 30 digits, empty until joined.
    pub digits: String,
    /// 7 emoji, empty until joined.
    pub emoji: Vec<String>,
    /// The group's epoch.
    pub epoch: u64,
    /// The cipher suite in words, empty until joined.
    pub suite: String,
    /// Frames really sealed and opened.
    pub counts: Vec<TrackCount>,

    /// The keys withstand a later quantum computer.
    pub hybrid: bool,
    /// They do, and there are so many people that joining is slower.
    pub large_notice: bool,
    /// The room is a quiet one: the server is not told how loud a voice is.
    pub quiet: bool,
}

/// The colour of the shield.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Shield {
    /// Every count moves, and nothing passed unsealed.
    Secure,
    /// Not all is known yet.
    Connecting,
    /// Something is off; nothing is known to have leaked.
    Warning,
    /// Something passed, or would have passed, unsealed.
    Broken,
}

/// Why the shield is not secure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ShieldReason {
    /// Not all is known yet.
    Connecting,
    /// A member without a valid profile.
    UnknownMember,
    /// Frames came that did not open.
    FramesFailing {
        /// Whose, when known.
        person: Option<u32>,
    },
    /// Frames went out, or came in, beside the seal.
    NotSealed {
        /// On which m-line.
        mid: String,
    },
    /// Packets find no way between browser and server.
    NoMediaPath,

    /// Codes were compared and are not the same.
    CodesDiffer {
        /// Whose; `None`: the meeting's.
        person: Option<u32>,
    },
    /// Somebody has the name of a person that one compared codes with, and
    /// another key.
    KeyChanged {
        /// Who.
        person: u32,
    },

    /// Something came in its name that somebody else sealed.
    Forged {
        /// In whose name.
        person: u32,
    },
    /// It was told another history of this meeting.
    Forked {
        /// Who.
        person: u32,
    },
    /// It sends, and what it signs of that does not come.
    DigestsMissing {
        /// Who.
        person: u32,
    },
    /// What it signs comes seconds late.
    DigestsLate {
        /// Who.
        person: u32,
    },
    /// It is said to be here, and nothing that it signed has come for long.
    Unheard {
        /// Who.
        person: u32,
    },
    /// Somebody went, and what came in its name just before cannot be told to be
    /// its own.
    Unproven {
        /// Its name; empty when unknown.
        name: String,
    },
    /// Too few have confirmed lately what one sends: nothing is sent.
    Unconfirmed,
}

/// Frames that were really transformed on one m-line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackCount {
    /// Which.
    pub mid: String,
    /// What it is for.
    pub role: LineRole,
    /// Whose.
    pub person: Option<u32>,
    /// Sealed or opened.
    pub direction: Direction,
    /// How many.
    pub frames: u64,
    /// How many were dropped instead.
    pub failed: u64,
    /// Bytes before sealing, or after opening.
    pub bytes: u64,
}

/// Which way the frames of an m-line go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    /// Out.
    Sealed,
    /// In.
    Opened,
}
