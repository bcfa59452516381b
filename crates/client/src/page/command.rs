//! What the page wants.

use serde::{Deserialize, Serialize};

use super::media::whole;
use super::{Line, Secret, Tile, TrackKind};

/// From the page to the session worker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Command {
    /// Read the link and ask for the room's card.
    Open {
        /// The link's fragment, without `#`.
        fragment: Secret,
    },
    /// Make a link; answered by [`Event::Link`].
    MakeLink {
        /// The room's name, may be empty.
        label: String,
        /// Whether the link asks for a password.
        password: bool,
    },
    /// Show the link that makes its holder the host; answered by
    /// [`Event::HostLink`].
    HostLink,
    /// Check the password against the room card, before joining.
    Password {
        /// As typed.
        password: Secret,
    },
    /// Join, or start the meeting when there is none.
    Join {
        /// The name to show.
        name: String,
    },
    /// A track of one's own goes on or off.
    Track {
        /// Which.
        track: TrackKind,
        /// On or off.
        on: bool,
    },
    /// The peer connection's offer.
    Offer {
        /// The session description.
        sdp: String,
        /// What each m-line is for.
        lines: Vec<Line>,
    },
    /// Which slot shows whom.
    Tiles {
        /// All the video slots in use.
        tiles: Vec<Tile>,
    },
    /// Say something.
    Chat {
        /// The text.
        text: String,
    },
    /// React.
    Reaction {
        /// One emoji.
        emoji: String,
    },
    /// Raise or lower one's hand.
    Hand {
        /// Raised.
        up: bool,
    },
    /// The state of the peer connection.
    Peer {
        /// As the browser has it.
        state: PeerState,
    },
    /// What the browser itself counts.
    PeerStats {
        /// One for each m-line in use.
        lines: Vec<LineStats>,
    },
    /// The browser says so, or the peer connection's path broke: the socket may
    /// be dead too.
    NetworkChanged,
    /// A transform could not be attached, or a frame passed beside it.
    Unsealed {
        /// On which m-line.
        mid: String,
    },
    /// Leave for good.
    Leave,

    /// Say something to one person alone.
    ChatTo {
        /// To whom.
        person: u32,
        /// The text.
        text: String,
    },
    /// Ask for a microphone to be off; a host's wish is done at once.
    AskMute {
        /// Whose; `None`: everybody's, which only a host may.
        person: Option<u32>,
    },
    /// Offer a file.
    OfferFile {
        /// The page's number of it.
        local: u32,
        /// Its name.
        name: String,
        /// Its size in bytes.
        #[serde(deserialize_with = "whole")]
        size: u64,
        /// To whom alone; `None`: to everybody.
        person: Option<u32>,
    },
    /// Save a file that somebody offers: the page is ready to write it.
    SaveFile {
        /// A [`FileView::id`].
        file: u32,
    },
    /// Stop saving a file, or offering it.
    StopFile {
        /// A [`FileView::id`].
        file: u32,
    },
    /// Show the code that one compares with this person: [`Person::code`].
    Compare {
        /// A [`Person::id`].
        person: u32,
    },
    /// A code was compared, aloud or by eye.
    Verify {
        /// With whom; `None`: the meeting's code, with everybody in it.
        person: Option<u32>,
        /// The digits that were compared: it counts for no other code.
        digits: String,
        /// They were the same.
        ok: bool,
    },

    /// Whether media may go directly to the one other who is there, while there is
    /// but one; without effect when there are more, or none.
    AllowDirect {
        /// It may.
        on: bool,
    },
    /// This end of a direct connection was made.
    DirectMade {
        /// Of [`Event::DirectCall`].
        attempt: u32,
        /// Its description, with all candidates.
        sdp: String,
    },
    /// The other is seen and heard by the direct connection, and all of one's own
    /// goes out by it.
    DirectReady {
        /// Of [`Event::DirectCall`].
        attempt: u32,
    },
    /// It did not come about, or it broke.
    DirectBroke {
        /// Of [`Event::DirectCall`].
        attempt: u32,
    },

    /// What a room that this link opens will be; before joining.
    Options {
        /// For more than some fifty people: classical keys, which are smaller.
        large: bool,
        /// The server is told no audio level.
        quiet: bool,
    },
    /// A host removes somebody; from then on newcomers wait for a host.
    Remove {
        /// Whom.
        person: u32,
    },
    /// A host has newcomers wait, or no longer.
    Lobby {
        /// They wait.
        on: bool,
    },
    /// A host lets nobody in any more, or again.
    Lock {
        /// Nobody.
        on: bool,
    },
    /// A host lets in one who knocked.
    Admit {
        /// A [`Knocker::id`].
        knocker: u32,
    },
    /// A host sends one who knocked away.
    Deny {
        /// A [`Knocker::id`].
        knocker: u32,
    },
    /// The holder of the host key makes somebody a host.
    MakeHost {
        /// Whom.
        person: u32,
    },
    /// A host changes the password. Those inside stay.
    ChangePassword {
        /// As typed.
        password: Secret,
    },
}

/// State of the peer connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PeerState {
    /// Not yet, or not at this moment.
    Connecting,
    /// Packets can flow.
    Connected,
    /// No path was found, or it broke for good.
    Failed,
}

/// What the browser counted on one m-line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineStats {
    /// Which.
    pub mid: String,
    /// Frames encoded, or received. For audio: packets.
    #[serde(deserialize_with = "whole")]
    pub frames: u64,
    /// RTP bytes sent or received.
    #[serde(deserialize_with = "whole")]
    pub bytes: u64,
}
