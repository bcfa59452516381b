//! What the page and the session worker say to each other, as JSON. The same
//! contract in TypeScript is `web/src/session/types.ts`; a test holds the two
//! together. No key crosses here: only the link, and a password while it is
//! typed, both as [`Secret`].

use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

/// A text that is wiped when dropped and never printed: a link or a password.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes the text over.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The text itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// What a participant sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TrackKind {
    /// The microphone.
    Mic,
    /// The camera.
    Camera,
    /// A shared screen.
    Screen,
    /// The sound of a shared screen.
    ScreenAudio,
}

/// What an m-line of the peer connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LineRole {
    /// Sends the microphone.
    Mic,
    /// Sends the camera.
    Camera,
    /// Sends a shared screen.
    Screen,
    /// Sends the sound of a shared screen.
    ScreenAudio,
    /// Receives some microphone.
    MicSlot,
    /// Receives the camera that the view names.
    CameraSlot,
    /// Receives the screen that the view names.
    ScreenSlot,
    /// Receives the sound of some shared screen.
    ScreenAudioSlot,
    /// Receives one's own camera, as the server has it.
    PreviewSlot,
}

/// An m-line of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its `mid`.
    pub mid: String,
    /// What it is for.
    pub role: LineRole,
}

/// A video slot that the page shows in a tile of this size in device pixels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tile {
    /// The slot.
    pub mid: String,
    /// Whose picture; a [`Person::id`].
    pub person: u32,
    /// Camera or screen.
    pub track: TrackKind,
    /// Width in device pixels.
    #[serde(deserialize_with = "whole")]
    pub width: u16,
    /// Height in device pixels.
    #[serde(deserialize_with = "whole")]
    pub height: u16,
}

/// JavaScript has one kind of number: a fraction is rounded, and what lies
/// outside saturates.
fn whole<'de, D: Deserializer<'de>, T: Whole>(deserializer: D) -> Result<T, D::Error> {
    f64::deserialize(deserializer).map(T::from_f64)
}

trait Whole {
    fn from_f64(number: f64) -> Self;
}

impl Whole for u16 {
    fn from_f64(number: f64) -> Self {
        number.round() as Self
    }
}

impl Whole for u64 {
    fn from_f64(number: f64) -> Self {
        number.round() as Self
    }
}

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
    /// Something to say once.
    Notice {
        /// What.
        notice: Notice,
    },

    /// A host turned one's microphone off: close the device.
    MicOff,
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
    /// The result of the last [`Command::Password`].
    pub password_ok: Option<bool>,
    /// All members, oneself first, then by leaf.
    pub people: Vec<Person>,
    /// The receive slots that opened something.
    pub slots: Vec<SlotView>,
    /// The shield and what is behind it.
    pub security: Security,

    /// How one gets in: before joining by the server's word, then by the group's.
    pub mode: RoomMode,
    /// For a host: who waits to be let in.
    pub knocks: Vec<Knocker>,
    /// A host is there, or the meeting has none by design.
    pub host_present: bool,
    /// One holds the host key: one may make others hosts.
    pub host_key: bool,
    /// The password is another one than when the meeting began.
    pub password_changed: bool,

    /// The files that were offered, oldest first.
    pub files: Vec<FileView>,
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

/// From the media worker, some four times a second and at once when a slot
/// changes hands. It comes over the workers' own channel, not through the page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MediaReport {
    /// One for each m-line with a transform.
    pub lines: Vec<LineReport>,
    /// One for each member whose frames opened.
    pub senders: Vec<SenderReport>,
}

/// How the frames of one member stand against what it signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SenderReport {
    /// The member's leaf.
    pub leaf: u32,
    /// The latest epoch of which a frame opened.
    pub epoch: u64,
    /// Age of the oldest frame that it has not listed, in milliseconds.
    pub unlisted_ms: Option<u64>,
    /// Age of the youngest one, in milliseconds.
    pub unlisted_last_ms: Option<u64>,
    /// For how many milliseconds frames have come on and on, none of them listed.
    pub unlisted_on_ms: Option<u64>,
    /// Something was in no digest that came, and one did not come.
    pub unproven: bool,
    /// Something was sealed in its name by somebody else.
    pub forged: bool,
}

/// What the media worker did on one m-line, counted since it began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LineReport {
    /// Which.
    pub mid: String,
    /// What it is for.
    pub role: LineRole,
    /// The leaf whose key opened (or sealed) the last frame.
    pub leaf: Option<u32>,
    /// The track that the last frame belongs to, by its key.
    pub track: Option<TrackKind>,
    /// The epoch of that key.
    pub epoch: Option<u64>,
    /// Frames sealed or opened.
    pub frames: u64,
    /// Frames dropped instead.
    pub failed: u64,
    /// Frames that came to be sealed or opened at all.
    pub seen: u64,
    /// Bytes before sealing, or after opening.
    pub bytes: u64,
    /// How long ago the last frame was sealed or opened, in milliseconds.
    pub idle_ms: Option<u64>,
}
