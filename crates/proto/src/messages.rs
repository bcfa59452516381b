//! The messages themselves. Field order is wire order.

use tls_codec::{TlsDeserializeBytes, TlsSerializeBytes, TlsSize};

use crate::{
    AdmissionToken, Bytes, Epoch, Era, FileId, List, Mid, ParticipantId, Proof, ResumeToken,
    RoomId, Seq, StateId, TokenHash,
};

/// Largest room card in bytes.
pub const MAX_CARD_LEN: usize = 4096;
/// Largest sealed profile in bytes.
pub const MAX_PROFILE_LEN: usize = 1024;
/// Most sealed profiles that one who looks is shown.
pub const MAX_SHOWN: usize = 12;
/// Largest MLS commit, group info or application message in bytes.
pub const MAX_MLS_LEN: usize = 256 << 10;
/// Largest exported ratchet tree in bytes.
pub const MAX_TREE_LEN: usize = 900 << 10;
/// Largest sealed knock in bytes: a KeyPackage, hybrid or not, and a profile.
pub const MAX_KNOCK_LEN: usize = 16 << 10;
/// Largest session description in bytes.
pub const MAX_SDP_LEN: usize = 128 << 10;
/// Most m-lines of one participant: 4 tracks, 8 + 2 audio slots, 25 cameras,
/// 2 screens and the Preview, with room to spare.
pub const MAX_LINES: usize = 64;
/// Most participants of a room. The SFrame key id has 10 bits for the leaf.
pub const MAX_PARTICIPANTS: usize = 512;

/// Largest user name or password for the relay in bytes.
pub const MAX_CREDENTIAL_LEN: usize = 64;

/// Largest sealed chunk of a file in bytes.
pub const MAX_CHUNK_LEN: usize = 33 << 10;
/// Most chunks of one file that a participant may have asked for and not got.
pub const MAX_ASKED: u32 = 16;

/// From a participant to the server.
#[expect(
    clippy::large_enum_variant,
    reason = "the large one is rare, and none is kept"
)]
#[derive(Debug, Clone, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
#[repr(u8)]
pub enum ClientMessage {
    /// Asks for the sealed room card. Answered by [`ServerMessage::Card`] or
    /// [`ServerMessage::NoRoom`]. Allowed at any time before joining.
    #[tls_codec(discriminant = 1)]
    Look {
        /// Which room.
        room: RoomId,
    },
    /// Opens the room. Answered by [`ServerMessage::Created`], or by
    /// [`ServerMessage::Exists`] when somebody was faster.
    #[tls_codec(discriminant = 2)]
    Create {
        /// Which room.
        room: RoomId,
        /// What later joiners' tokens must hash to.
        token_hash: TokenHash,
        /// The sealed room card.
        card: Bytes<MAX_CARD_LEN>,
        /// MLS GroupInfo of the group of one (an `MLSMessage`, external_pub in it).
        group_info: Bytes<MAX_MLS_LEN>,
        /// Its ratchet tree (RFC 9420 section 7.8).
        tree: Bytes<MAX_TREE_LEN>,
        /// The creator's sealed profile.
        profile: Bytes<MAX_PROFILE_LEN>,
    },
    /// Asks to be let in. Answered by [`ServerMessage::Queued`], in a room with
    /// a lobby by [`ServerMessage::Lobby`]; one that is locked closes with
    /// [`Refusal::Locked`].
    #[tls_codec(discriminant = 3)]
    Join {
        /// Which room.
        room: RoomId,
        /// Proves that the sender knows the link and the password.
        token: AdmissionToken,
    },
    /// The joiner has the tree of this epoch; its turn begins.
    #[tls_codec(discriminant = 4)]
    Ready {
        /// The epoch of the [`ServerMessage::Tree`] that it answers.
        epoch: Epoch,
    },
    /// A commit on `epoch`, together with the group info of the epoch after it.
    #[tls_codec(discriminant = 5)]
    Commit {
        /// The epoch that the commit applies to.
        epoch: Epoch,
        /// The commit, an `MLSMessage` holding a `PublicMessage`.
        commit: Bytes<MAX_MLS_LEN>,
        /// The next epoch's GroupInfo, signed by the author, without a tree.
        group_info: Bytes<MAX_MLS_LEN>,
        /// A joiner's sealed profile; empty otherwise.
        profile: Bytes<MAX_PROFILE_LEN>,
    },
    /// What this member makes of a provisional commit.
    #[tls_codec(discriminant = 6)]
    Verdict {
        /// The log position of the commit.
        seq: Seq,
        /// 1: it verified here. 0: it did not.
        accept: u8,
    },
    /// An MLS application message. Refused with [`Refusal::StaleEpoch`] when
    /// the room has moved on; the sender seals again.
    #[tls_codec(discriminant = 7)]
    App {
        /// The sender's own mark, returned in a refusal.
        reference: u32,
        /// The epoch it is sealed in.
        epoch: Epoch,
        /// The message, an `MLSMessage` holding a `PrivateMessage`.
        message: Bytes<MAX_MLS_LEN>,
    },
    /// Leaves the room for good.
    #[tls_codec(discriminant = 8)]
    Leave,
    /// Takes up a connection lost within the last 30 s. Answered by
    /// [`ServerMessage::Resumed`] and the log from `next_seq` on.
    #[tls_codec(discriminant = 9)]
    Resume {
        /// Which room.
        room: RoomId,
        /// Who the sender was.
        participant: ParticipantId,
        /// The proof of it.
        token: ResumeToken,
        /// The first log entry that the sender has not seen.
        next_seq: Seq,
    },
    /// Says that the sender is alive. Answered by [`ServerMessage::Pong`].
    #[tls_codec(discriminant = 10)]
    Ping {
        /// Returned as it is.
        nonce: u64,
    },
    /// The participant's session description. Answered by
    /// [`ServerMessage::Answer`].
    #[tls_codec(discriminant = 11)]
    Offer {
        /// SDP (RFC 8866), without candidates: the server is reached first.
        sdp: Bytes<MAX_SDP_LEN>,
        /// What each m-line of it is for.
        lines: List<Line, MAX_LINES>,
    },
    /// What the participant wants to see, whole: a video slot that is not
    /// named shows nothing.
    #[tls_codec(discriminant = 12)]
    View {
        /// The slots in use.
        tiles: List<Tile, MAX_LINES>,
    },
    /// A track of the sender goes on or off.
    #[tls_codec(discriminant = 13)]
    Publish {
        /// Which track.
        track: TrackKind,
        /// 1: on. 0: off.
        on: u8,
    },
    /// Asks the hosts to be let in, after [`ServerMessage::Lobby`]. A later one
    /// replaces it.
    #[tls_codec(discriminant = 14)]
    Knock {
        /// KeyPackage and profile, sealed for who holds the link.
        knock: Bytes<MAX_KNOCK_LEN>,
    },
    /// A host lets a knocker in: a commit with its Add alone, to be judged as
    /// [`ClientMessage::Commit`] is.
    #[tls_codec(discriminant = 15)]
    Admit {
        /// The epoch that the commit applies to.
        epoch: Epoch,
        /// The commit, an `MLSMessage` holding a `PublicMessage`.
        commit: Bytes<MAX_MLS_LEN>,
        /// The next epoch's GroupInfo, signed by the author, without a tree.
        group_info: Bytes<MAX_MLS_LEN>,
        /// The Welcome (an `MLSMessage`), for once the commit stands.
        welcome: Bytes<MAX_MLS_LEN>,
        /// Whose knock it answers.
        knocker: ParticipantId,
        /// The knocker's sealed profile.
        profile: Bytes<MAX_PROFILE_LEN>,
    },
    /// A host sends a knocker away.
    #[tls_codec(discriminant = 16)]
    Deny {
        /// Whom.
        knocker: ParticipantId,
    },
    /// A host changes the password: a commit that changes the room's PSK, and
    /// what joiners show and see once it stands.
    #[tls_codec(discriminant = 17)]
    NewPassword {
        /// The epoch that the commit applies to.
        epoch: Epoch,
        /// The commit, an `MLSMessage`.
        commit: Bytes<MAX_MLS_LEN>,
        /// GroupInfo of the epoch after it.
        group_info: Bytes<MAX_MLS_LEN>,
        /// What later joiners' tokens must hash to.
        token_hash: TokenHash,
        /// The new sealed room card, the one that the new room state names.
        card: Bytes<MAX_CARD_LEN>,
    },
    /// The sender holds the PSK of this version of the room state.
    #[tls_codec(discriminant = 18)]
    Rekeyed {
        /// The version.
        version: u32,
        /// The sender's profile, sealed anew for who knows the password.
        profile: Bytes<MAX_PROFILE_LEN>,
    },
    /// Asks for a turn, in a room of any mode, to put a new leaf in the place
    /// of one's own; from participant 0, which is nobody's, to come back with
    /// the host key. Answered by [`ServerMessage::Queued`], or refused with
    /// [`Refusal::CannotResume`] once the old leaf is out of the group.
    #[tls_codec(discriminant = 19)]
    Rejoin {
        /// Which room.
        room: RoomId,
        /// Proves that the sender knows the link and the password.
        token: AdmissionToken,
        /// Who the sender was; 0 for a host that was nobody yet.
        participant: ParticipantId,
        /// The proof of it.
        resume: ResumeToken,
    },
    /// Asks another participant for chunks of a file that it offers; with `count`
    /// 0, for no more. The server passes it on as [`ServerMessage::Ask`].
    #[tls_codec(discriminant = 20)]
    Ask {
        /// Who offers it.
        of: ParticipantId,
        /// Which file.
        file: FileId,
        /// The first chunk.
        first: u32,
        /// How many, at most [`MAX_ASKED`].
        count: u8,
    },
    /// A chunk of a file for a participant that asked for it. Answered by
    /// [`ServerMessage::Taken`] in any case, and passed on as
    /// [`ServerMessage::Chunk`] only if it was asked for.
    #[tls_codec(discriminant = 21)]
    Chunk {
        /// For whom.
        to: ParticipantId,
        /// Of which file.
        file: FileId,
        /// Which one, from 0.
        index: u32,
        /// The epoch it is sealed in.
        epoch: Epoch,
        /// Sealed and signed.
        chunk: Bytes<MAX_CHUNK_LEN>,
    },
    /// Takes one's place again in a meeting that outlived its server. Answered
    /// by [`ServerMessage::Restored`] and the log; by [`ServerMessage::Missed`];
    /// or refused, with [`Refusal::NoRoom`] when the server has no room in this
    /// state and waits for [`ClientMessage::Restore`].
    #[tls_codec(discriminant = 22)]
    Return(Return),
    /// The same, with all that the server needs to have the room again.
    #[tls_codec(discriminant = 23)]
    Restore {
        /// Whose place the sender takes in it.
        place: Return,
        /// What later joiners' tokens must hash to.
        token_hash: TokenHash,
        /// The sealed room card, the one that the room state names.
        card: Bytes<MAX_CARD_LEN>,
        /// The epoch's GroupInfo, signed by a member, without a tree.
        group_info: Bytes<MAX_MLS_LEN>,
        /// Its ratchet tree.
        tree: Bytes<MAX_TREE_LEN>,
        /// The state before this one; zeros when the sender does not know it.
        before: StateId,
        /// What led from there to here.
        last: Missed,
    },
}

impl ClientMessage {
    /// Whether it is of one who is in a room, or waits to be, rather than of one
    /// who asks for it.
    #[must_use]
    pub fn is_of_a_participant(&self) -> bool {
        !matches!(
            self,
            Self::Look { .. }
                | Self::Create { .. }
                | Self::Join { .. }
                | Self::Resume { .. }
                | Self::Rejoin { .. }
                | Self::Return(_)
                | Self::Restore { .. }
        )
    }
}

/// Who one is, in a group whose server has forgotten it.
#[derive(Debug, Clone, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
pub struct Return {
    /// Which room.
    pub room: RoomId,
    /// The epoch that one is in.
    pub state: StateId,
    /// One's leaf there.
    pub leaf: u32,
    /// Who one was to the server.
    pub participant: ParticipantId,
    /// The leaf's signature over all of the above.
    pub proof: Proof,
    /// One's sealed profile.
    pub profile: Bytes<MAX_PROFILE_LEN>,
}

/// A commit that stood, for who has not heard of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
pub struct Missed {
    /// Who made it.
    pub author: ParticipantId,
    /// Whom a host let in by it; 0 for nobody.
    pub knocker: ParticipantId,
    /// The epoch that it applies to.
    pub epoch: Epoch,
    /// The commit; empty when there is none to tell of.
    pub commit: Bytes<MAX_MLS_LEN>,
    /// The sealed profile of one who came in by it.
    pub profile: Bytes<MAX_PROFILE_LEN>,
}

/// From the server to a participant.
#[derive(Debug, Clone, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
#[repr(u8)]
pub enum ServerMessage {
    /// The room exists; this is its sealed card.
    #[tls_codec(discriminant = 1)]
    Card {
        /// As its maker sealed it.
        card: Bytes<MAX_CARD_LEN>,
        /// How many are in the room.
        participants: u32,
        /// How one gets in: 1 by joining, 2 through the lobby, 3 not at all. By
        /// the server's word, only to choose what to show.
        mode: u8,
        /// The sealed profiles of those who are there, the first of them; none
        /// unless one gets in by joining.
        profiles: List<Bytes<MAX_PROFILE_LEN>, MAX_SHOWN>,
    },
    /// No such room now.
    #[tls_codec(discriminant = 2)]
    NoRoom,
    /// The sender opened the room and is in it.
    #[tls_codec(discriminant = 3)]
    Created {
        /// Who the sender is here.
        participant: ParticipantId,
        /// For a later [`ClientMessage::Resume`].
        resume: ResumeToken,
        /// The room's incarnation.
        era: Era,
        /// The first log entry to come.
        next_seq: Seq,
    },
    /// Somebody else opened the room first: join it.
    #[tls_codec(discriminant = 4)]
    Exists,
    /// The sender waits for its turn to join.
    #[tls_codec(discriminant = 5)]
    Queued {
        /// Who the sender will be here.
        participant: ParticipantId,
        /// For a later [`ClientMessage::Resume`].
        resume: ResumeToken,
        /// The room's incarnation.
        era: Era,
        /// How many are ahead.
        ahead: u32,
    },
    /// The sender's turn is next: answer [`ClientMessage::Ready`] at once, then
    /// commit within the turn.
    #[tls_codec(discriminant = 6)]
    Tree {
        /// The current epoch.
        epoch: Epoch,
        /// Its GroupInfo, an `MLSMessage` signed by a member.
        group_info: Bytes<MAX_MLS_LEN>,
        /// Its ratchet tree.
        tree: Bytes<MAX_TREE_LEN>,
        /// Who is there.
        members: List<Member, MAX_PARTICIPANTS>,
    },
    /// The next entry of the room's ordered log. A joiner's first is its own
    /// commit.
    #[tls_codec(discriminant = 7)]
    Entry(Entry),
    /// The connection was taken up; entries from `next_seq` follow.
    #[tls_codec(discriminant = 8)]
    Resumed {
        /// The first log entry to come.
        next_seq: Seq,
    },
    /// Answers a ping.
    #[tls_codec(discriminant = 9)]
    Pong {
        /// As it came.
        nonce: u64,
    },
    /// Answers an offer.
    #[tls_codec(discriminant = 10)]
    Answer {
        /// SDP with the server's candidates.
        sdp: Bytes<MAX_SDP_LEN>,
    },
    /// One message of the sender was refused; the connection stays.
    #[tls_codec(discriminant = 11)]
    Refused {
        /// Why.
        why: Refusal,
        /// The mark of the message, 0 when it had none.
        reference: u32,
    },
    /// The server closes the connection after this.
    #[tls_codec(discriminant = 12)]
    Closing {
        /// Why.
        why: Refusal,
    },
    /// The room has a lobby: [`ClientMessage::Knock`], and wait for a host.
    /// Should the room open meanwhile, [`ServerMessage::Queued`] follows.
    #[tls_codec(discriminant = 13)]
    Lobby {
        /// Who the sender will be here.
        participant: ParticipantId,
        /// For a later [`ClientMessage::Rejoin`].
        resume: ResumeToken,
        /// The room's incarnation.
        era: Era,
    },
    /// To a host: somebody asks to be let in. Repeated to a host that comes
    /// later or takes up its connection.
    #[tls_codec(discriminant = 14)]
    Knock {
        /// Who will it be.
        knocker: ParticipantId,
        /// As it came.
        knock: Bytes<MAX_KNOCK_LEN>,
    },
    /// A host let the sender of a knock in; the log follows from `next_seq` on.
    #[tls_codec(discriminant = 15)]
    Welcome {
        /// The epoch that it leads into.
        epoch: Epoch,
        /// As the host sent it.
        welcome: Bytes<MAX_MLS_LEN>,
        /// The ratchet tree of that epoch.
        tree: Bytes<MAX_TREE_LEN>,
        /// Who is there, the one let in among them.
        members: List<Member, MAX_PARTICIPANTS>,
        /// The first log entry to come.
        next_seq: Seq,
    },
    /// To a host: this knock is over. It was answered, or withdrawn.
    #[tls_codec(discriminant = 16)]
    KnockOver {
        /// Whose.
        knocker: ParticipantId,
    },
    /// Another participant wants chunks of a file.
    #[tls_codec(discriminant = 20)]
    Ask {
        /// Who.
        by: ParticipantId,
        /// Which file.
        file: FileId,
        /// The first chunk.
        first: u32,
        /// How many; 0: no more.
        count: u8,
    },
    /// A chunk that was asked for. It comes behind everything else.
    #[tls_codec(discriminant = 21)]
    Chunk {
        /// Who sent it.
        by: ParticipantId,
        /// Of which file.
        file: FileId,
        /// Which one.
        index: u32,
        /// The epoch it is sealed in.
        epoch: Epoch,
        /// As it came.
        chunk: Bytes<MAX_CHUNK_LEN>,
    },
    /// The server has read one chunk: there is room for another. One for each,
    /// in order.
    #[tls_codec(discriminant = 22)]
    Taken,
    /// Which layers of the receiver's own track somebody watches; it need not
    /// encode the others. A hint: only the newest of a track counts.
    #[tls_codec(discriminant = 23)]
    Encode {
        /// Which track: the camera or a shared screen.
        track: TrackKind,
        /// Bit 0 is the smallest layer. 0: nobody watches.
        layers: u8,
    },
    /// The server has a relay (TURN over TLS), at this port of the page's own
    /// host, and lets the sender use it. Before what makes it a member.
    #[tls_codec(discriminant = 24)]
    Relay {
        /// TCP.
        port: u16,
        /// In ASCII.
        user: Bytes<MAX_CREDENTIAL_LEN>,
        /// In ASCII.
        password: Bytes<MAX_CREDENTIAL_LEN>,
    },
    /// The sender has its place again in a room that the server had lost; the
    /// log of the new era follows from `next_seq` on.
    #[tls_codec(discriminant = 25)]
    Restored {
        /// Who the sender is here, as before.
        participant: ParticipantId,
        /// For a later [`ClientMessage::Resume`].
        resume: ResumeToken,
        /// The room's new incarnation.
        era: Era,
        /// The first log entry to come.
        next_seq: Seq,
    },
    /// Somebody went on from the receiver's epoch by this commit before the
    /// server was lost. Whoever finds it good merges it, and returns anew.
    #[tls_codec(discriminant = 26)]
    Missed(Missed),
    /// What the receiver's link does not bear, as a whole: it replaces what was
    /// said before. A hint, for the page to say why something is missing.
    #[tls_codec(discriminant = 27)]
    Limits {
        /// Slots whose tile's picture is paused.
        paused: List<Mid, MAX_LINES>,
        /// At most so many voices, the loudest ones.
        voices: u8,
    },
}

/// One entry of the room's log: the same for all, in the same order.
#[derive(Debug, Clone, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
pub struct Entry {
    /// The incarnation of the room.
    pub era: Era,
    /// The position in its log.
    pub seq: Seq,
    /// What happened.
    pub body: EntryBody,
}

/// What happened in the room.
#[derive(Debug, Clone, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
#[repr(u8)]
pub enum EntryBody {
    /// A commit, provisional: each member checks it and answers
    /// [`ClientMessage::Verdict`].
    #[tls_codec(discriminant = 1)]
    Commit {
        /// Who sent it.
        author: ParticipantId,
        /// The epoch that it applies to.
        epoch: Epoch,
        /// As it came.
        commit: Bytes<MAX_MLS_LEN>,
        /// The sealed profile of one who joins by it; empty otherwise.
        profile: Bytes<MAX_PROFILE_LEN>,
    },
    /// The commit at `commit` stands: merge it.
    #[tls_codec(discriminant = 2)]
    Confirmed {
        /// Its position.
        commit: Seq,
    },
    /// The commit at `commit` fell: forget it.
    #[tls_codec(discriminant = 3)]
    Dropped {
        /// Its position.
        commit: Seq,
    },
    /// A sealed application message.
    #[tls_codec(discriminant = 4)]
    App {
        /// Who sent it, by the server's word: the message itself is signed.
        author: ParticipantId,
        /// The epoch it is sealed in.
        epoch: Epoch,
        /// As it came.
        message: Bytes<MAX_MLS_LEN>,
    },
    /// A participant is gone. The live member of the lowest leaf commits its
    /// Remove, the next one if none came within 300 ms.
    #[tls_codec(discriminant = 5)]
    Gone {
        /// Who.
        participant: ParticipantId,
        /// Its leaf index in the tree.
        leaf: u32,
        /// How.
        how: Departure,
    },
    /// A host's commit that adds a knocker, provisional as a commit is.
    #[tls_codec(discriminant = 6)]
    Admit {
        /// Who sent it.
        author: ParticipantId,
        /// The epoch that it applies to.
        epoch: Epoch,
        /// As it came.
        commit: Bytes<MAX_MLS_LEN>,
        /// Who is let in.
        knocker: ParticipantId,
        /// Its sealed profile.
        profile: Bytes<MAX_PROFILE_LEN>,
    },
}

/// How a participant went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
#[repr(u8)]
pub enum Departure {
    /// By a leave message or by closing its connection in good order.
    Left = 1,
    /// By 30 s of silence.
    Lost = 2,
}

/// A member of the group, as a joiner finds it.
#[derive(Debug, Clone, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
pub struct Member {
    /// Its leaf index in the tree.
    pub leaf: u32,
    /// Who it is to the server.
    pub participant: ParticipantId,
    /// Its sealed profile.
    pub profile: Bytes<MAX_PROFILE_LEN>,
}

/// What a participant sends.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    TlsSize,
    TlsSerializeBytes,
    TlsDeserializeBytes,
)]
#[repr(u8)]
pub enum TrackKind {
    /// The microphone.
    Mic = 1,
    /// The camera.
    Camera = 2,
    /// A shared screen.
    Screen = 3,
    /// The sound of a shared screen.
    ScreenAudio = 4,
}

/// What an m-line of an offer is for.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    TlsSize,
    TlsSerializeBytes,
    TlsDeserializeBytes,
)]
#[repr(u8)]
pub enum LineRole {
    /// Sends the microphone.
    Mic = 1,
    /// Sends the camera.
    Camera = 2,
    /// Sends a shared screen.
    Screen = 3,
    /// Sends the sound of a shared screen.
    ScreenAudio = 4,
    /// Receives some microphone; the server picks whose.
    MicSlot = 17,
    /// Receives the camera that the view names.
    CameraSlot = 18,
    /// Receives the screen that the view names.
    ScreenSlot = 19,
    /// Receives the sound of some shared screen; the server picks whose.
    ScreenAudioSlot = 20,
    /// Receives the sender's own camera, as the server has it.
    PreviewSlot = 21,
}

/// An m-line of an offer.
#[derive(Debug, Clone, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
pub struct Line {
    /// Its `mid`.
    pub mid: Mid,
    /// What it is for.
    pub role: LineRole,
}

/// One video slot of a view.
#[derive(Debug, Clone, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
pub struct Tile {
    /// The slot.
    pub mid: Mid,
    /// What it shows.
    pub source: Source,
    /// Width of the tile in device pixels.
    pub width: u16,
    /// Height of the tile in device pixels.
    pub height: u16,
}

/// A track of a participant.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    TlsSize,
    TlsSerializeBytes,
    TlsDeserializeBytes,
)]
pub struct Source {
    /// Whose.
    pub participant: ParticipantId,
    /// Which.
    pub track: TrackKind,
}

/// Why the server refuses. The page turns each into a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
#[repr(u8)]
pub enum Refusal {
    /// The bytes are no message of this version.
    Malformed = 1,
    /// The message is over its size limit.
    TooLarge = 2,
    /// The message makes no sense now (a commit before joining, a second join).
    OutOfOrder = 3,
    /// No such room now: it ended, or the link is another one.
    NoRoom = 4,
    /// The admission token is wrong: another password.
    WrongToken = 5,
    /// The room has as many participants as it can hold.
    RoomFull = 6,
    /// Too many wait to join; try again in a while.
    QueueFull = 7,
    /// The commit or message is sealed in another epoch than the current one.
    StaleEpoch = 8,
    /// The commit breaks the room's rules.
    BadCommit = 9,
    /// The members rejected the commit.
    CommitRejected = 10,
    /// The turn to join passed unused; another will come.
    TurnOver = 11,
    /// The resume token is unknown or too old: join again.
    CannotResume = 12,
    /// The session description cannot be used.
    BadOffer = 13,
    /// Too many messages in too short a time.
    TooFast = 14,
    /// The same participant connected again; this connection is the old one.
    Replaced = 15,
    /// The participant was removed from the group.
    Removed = 16,
    /// The server is shutting down.
    ShuttingDown = 17,
    /// Silent for too long.
    TimedOut = 18,
    /// The room takes nobody new.
    Locked = 19,
    /// A host did not let the sender in.
    Denied = 20,
    /// Only a host may do this.
    NotHost = 21,
    /// Too many commits in too short a time: this one was not looked at.
    CommitTooFast = 22,
    /// Another meeting under this link was there before, and has come back.
    Moved = 23,
}
