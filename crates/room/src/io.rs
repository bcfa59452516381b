//! What goes into a room and what comes out of it.

use std::sync::Arc;

use proto::{ClientMessage, Line, Missed, ParticipantId, Refusal, ServerMessage, Tile, TrackKind};

/// A connection as the edge numbers it; never used twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConnectionId(pub u64);

/// An encoded message, shared by all whom it goes to.
pub type Payload = Arc<[u8]>;

/// How a connection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closure {
    /// With a close frame from the participant: it is gone at once.
    Clean,
    /// Without one: it may come back within 30 s.
    Broken,
}

/// What happened to a room.
#[derive(Debug)]
pub enum Input {
    /// A message that passed the [`crate::Door`] of its connection.
    Message {
        /// The connection.
        from: ConnectionId,
        /// The message.
        message: ClientMessage,
    },
    /// A connection ended.
    Closed {
        /// The connection.
        from: ConnectionId,
        /// How.
        how: Closure,
    },
    /// The result of a [`MediaCommand::Offer`].
    Answered {
        /// Whose offer it was.
        participant: ParticipantId,
        /// The answer's SDP, or why there is none.
        answer: Result<Vec<u8>, Refusal>,
    },
    /// What the forwarding part has to say to a participant.
    Hint {
        /// To whom.
        participant: ParticipantId,
        /// [`ServerMessage::Encode`] or [`ServerMessage::Limits`].
        message: ServerMessage,
    },
    /// A meeting that was under this name before has come back: this one, that
    /// was opened in its place, makes room for it.
    Moved,
    /// Others of this group went on from its epoch by this commit.
    Missed(Missed),
    /// Nothing but the time; due whenever `poll_timeout` has passed.
    Tick,
}

/// What the edge is to do, in this order.
#[derive(Debug, PartialEq, Eq)]
pub enum Output {
    /// Send these bytes.
    Send {
        /// To this connection.
        to: ConnectionId,
        /// One encoded [`proto::ServerMessage`].
        bytes: Payload,
    },
    /// Send these bytes when there is nothing else to send; drop them when too
    /// much of the kind waits already.
    SendBulk {
        /// To this connection.
        to: ConnectionId,
        /// One encoded [`proto::ServerMessage`].
        bytes: Payload,
    },
    /// Close the connection once all before this was sent. The room has
    /// forgotten it already.
    Close {
        /// This connection.
        connection: ConnectionId,
        /// Why, as its last message says; `None` when the participant left.
        why: Option<Refusal>,
    },
    /// Tell the forwarding part.
    Media(MediaCommand),
    /// A meeting that was lost is here again. Tell the other rooms under its
    /// name: see [`crate::Standing::tells`].
    Restored,
    /// The room is over; drop it.
    Ended,
}

/// What the forwarding part is to do.
#[derive(Debug, PartialEq, Eq)]
pub enum MediaCommand {
    /// A participant is in.
    Add(ParticipantId),
    /// The room, whose first participant was just added, is a quiet one: nobody
    /// is told how loud a voice is.
    Quiet,
    /// Its session description; answered by [`Input::Answered`].
    Offer {
        /// Whose.
        participant: ParticipantId,
        /// The SDP.
        sdp: Vec<u8>,
        /// What its m-lines are for.
        lines: Vec<Line>,
    },
    /// What it wants to see.
    View {
        /// Who.
        participant: ParticipantId,
        /// The video slots in use.
        tiles: Vec<Tile>,
    },
    /// A track goes on or off.
    Publish {
        /// Whose.
        participant: ParticipantId,
        /// Which.
        track: TrackKind,
        /// On or off.
        on: bool,
    },
    /// Silent for 15 s: stop forwarding to it and from it.
    Pause(ParticipantId),
    /// Heard again.
    Resume(ParticipantId),
    /// Gone or removed: cut at once.
    Remove(ParticipantId),
}
