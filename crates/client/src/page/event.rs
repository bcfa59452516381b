//! What the session worker tells the page once.

use serde::{Deserialize, Serialize};

use super::{Secret, TrackKind, View};

/// From the session worker to the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Event {
    /// Everything the page shows, whole.
    View {
        /// It.
        view: View,
    },
    /// The link asked for.
    Link {
        /// Its fragment, without `#`.
        fragment: Secret,
    },
    /// The link that makes its holder the host of this meeting, or of the one
    /// whose link was made last.
    HostLink {
        /// Its fragment, without `#`; `None`: one is not the host by key.
        fragment: Option<Secret>,
    },
    /// Somebody said something.
    Chat {
        /// What.
        message: ChatMessage,
    },
    /// Somebody reacted.
    Reaction {
        /// Who.
        person: u32,
        /// How.
        emoji: String,
    },
    /// Make an offer with this many camera slots.
    NeedOffer {
        /// How many.
        camera_slots: u32,
        /// On a new peer connection: the server knows nothing of an old one.
        fresh: bool,
        /// In a quiet room: the server is not told how loud a voice is.
        quiet: bool,
    },
    /// The server's answer to the offer.
    Answer {
        /// Its session description.
        sdp: String,
    },
    /// Which layers of one's own track somebody watches, by the server's word:
    /// the others need not be encoded. Only the newest for a track counts; one
    /// that was not spoken of is watched whole.
    Encode {
        /// The camera or the screen.
        track: TrackKind,
        /// Bit 0 is the smallest of at most three. 0: nobody watches.
        layers: u8,
    },
    /// Something to say once.
    Notice {
        /// What.
        notice: Notice,
    },

    /// A host turned one's microphone off: close the device.
    MicOff,

    /// Make this end of a direct connection, beside what there is; answered by
    /// [`Command::DirectMade`].
    DirectCall {
        /// Its number.
        attempt: u32,
        /// What to answer; `None`: make an offer.
        offer: Option<String>,
    },
    /// The other's answer to the offer.
    DirectAnswer {
        /// Of [`Event::DirectCall`].
        attempt: u32,
        /// Its session description, made from checked fields.
        sdp: String,
    },

    /// The server has a relay for networks that let nothing but HTTPS out: TURN
    /// over TLS at this port of the page's host. Comes before `NeedOffer`.
    Relay {
        /// TCP.
        port: u16,
        /// The user name.
        user: String,
        /// Its password.
        password: Secret,
    },
}

/// A chat message, opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatMessage {
    /// Who.
    pub person: u32,
    /// Their name.
    pub name: String,
    /// What they said.
    pub text: String,
    /// Oneself.
    #[serde(rename = "self")]
    pub own: bool,
    /// When it came: milliseconds on the clock that the edge passes in.
    pub at: u64,
    /// The message as the server relayed it, hex, at most the first 512 bytes.
    pub sealed: String,
    /// Whom alone it is for; `None`: everybody.
    pub to: Option<Addressee>,
    /// The file that it offers in place of a text; a [`FileView::id`].
    pub file: Option<u32>,
}

/// Whom a private message is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addressee {
    /// A [`Person::id`], while that person is there.
    pub person: Option<u32>,
    /// Their name.
    pub name: String,
}

/// What to say once; the sentence is the page's business.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "what",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Notice {
    /// Somebody joined.
    Joined {
        /// Who; empty when unknown.
        name: String,
    },
    /// Somebody left.
    Left {
        /// Who; empty when unknown.
        name: String,
    },
    /// Somebody's connection was lost.
    Lost {
        /// Who; empty when unknown.
        name: String,
    },
    /// The connection to the server was lost.
    Reconnecting,
    /// It is back.
    Reconnected,
    /// The chat message is over the limit and was not sent.
    ChatTooLong,
    /// The server refused something; it was not done.
    ServerRefused,

    /// A private message found nobody to go to.
    PrivateNotSent {
        /// Who it was for; empty when unknown.
        name: String,
    },
    /// Somebody asked for a microphone to be off.
    MuteAsked {
        /// Who; empty when unknown.
        by: String,
        /// That is oneself.
        by_self: bool,
        /// Whose; `None`: everybody's.
        whom: Option<String>,
        /// That is oneself, and oneself alone.
        to_self: bool,
        /// A host did, so it is off.
        host: bool,
    },

    /// A host changed whether newcomers wait.
    LobbyChanged {
        /// Who; empty when unknown.
        by: String,
        /// They do.
        on: bool,
    },
    /// A host changed whether anybody new gets in.
    LockChanged {
        /// Who; empty when unknown.
        by: String,
        /// Nobody does.
        on: bool,
    },
    /// A host removed somebody.
    PersonRemoved {
        /// Whom; empty when unknown.
        name: String,
        /// Who did; empty when unknown.
        by: String,
    },
    /// Somebody is a host now.
    MadeHost {
        /// Who; empty when unknown.
        name: String,
        /// By whom; empty when unknown.
        by: String,
    },
    /// A host changed the password: who is outside needs the new one.
    PasswordChanged {
        /// Who; empty when unknown.
        by: String,
    },
    /// The last host is gone. The meeting goes on without one.
    NoHost,
    /// More people than the suite was chosen for: joining is slower from here.
    GrownLarge,
    /// Somebody has the name of a person that one compared codes with, and
    /// another key.
    KeyChanged {
        /// The name.
        name: String,
    },
    /// Something is wrong with a file.
    FileProblem {
        /// Its name.
        name: String,
        /// What.
        problem: FileProblem,
    },

    /// Nobody confirmed for too long that what one sends is heard by those who
    /// are there: nothing is sent until somebody does.
    SendingStopped,
    /// Somebody did.
    SendingAgain,
}

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FileProblem {
    /// There is nothing in it.
    Empty,
    /// It is over [`MAX_FILE_LEN`](crate::MAX_FILE_LEN).
    TooLarge,
    /// Too many are offered, or saved, already.
    TooMany,
    /// A part came that its sender did not send; it was thrown away.
    Damaged,
    /// It was changed or removed since it was offered.
    Unreadable,
}
