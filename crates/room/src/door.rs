//! What stands between a connection and the rooms: decoding and rates.
//!
//! It is run where the connection is read, so that one that floods is slowed
//! down before it costs a room anything.

use proto::{ClientMessage, DecodeError, Refusal, Return, RoomId, ServerMessage, Time};

use crate::bucket::Bucket;

/// Messages in a burst; one costs 1 and another 1 for each 2 KiB, and one that
/// the server must work for at least [`MIN_WORK_COST`].
const MESSAGE_BURST: u64 = 300;
/// Messages a second after that: a busy member sends under ten.
const MESSAGES_PER_SECOND: u64 = 50;
/// What the largest founding, commit or offer costs; none may be too large to
/// ever pass.
const MAX_COST: u64 = 64;
/// What a founding, a commit or an offer costs at least: milliseconds of work.
/// And what a knock does: all hosts are told.
const MIN_WORK_COST: u64 = 16;
/// What a view or a publication costs: the media of the whole room are routed
/// anew. A page that is being resized sends five views a second.
const ROUTE_COST: u64 = 8;
/// Looks and joins in a burst: a person who mistypes a link or a password, not a
/// scan and not a guesser.
const LOOK_BURST: u64 = 8;
/// Looks and joins a second after that.
const LOOKS_PER_SECOND: u64 = 1;
/// Bytes of files in a burst: what may be asked for at once, twice over.
const FILE_BURST: u64 = 4 << 20;
/// Bytes of files a second after that. Clients stay below it by themselves.
const FILE_BYTES_PER_SECOND: u64 = 8 << 20;
/// What a request for chunks counts for, in bytes: one may come with each chunk.
const ASK_COST: u64 = 4 << 10;
/// Refusals of any kind before the connection is closed, and how many of them
/// are forgiven each second.
const REFUSAL_BURST: u64 = 100;
const REFUSALS_PER_SECOND: u64 = 1;

/// The entrance of one connection.
#[derive(Debug)]
pub struct Door {
    messages: Bucket,
    looks: Bucket,
    files: Bucket,
    refusals: Bucket,
    room: Option<RoomId>,
}

/// What is to become of a message.
#[derive(Debug, PartialEq, Eq)]
pub enum Passage {
    /// Hand it to this room; when there is none, see [`answer_without_room`].
    Room(RoomId, ClientMessage),
    /// Answer it with this.
    Reply(ServerMessage),
    /// Send this and close the connection.
    Close(Refusal),
}

impl Door {
    /// The entrance of a connection that opened now.
    #[must_use]
    pub fn new(now: Time) -> Self {
        Self {
            messages: Bucket::new(now, MESSAGE_BURST, MESSAGES_PER_SECOND),
            looks: Bucket::new(now, LOOK_BURST, LOOKS_PER_SECOND),
            files: Bucket::new(now, FILE_BURST, FILE_BYTES_PER_SECOND),
            refusals: Bucket::new(now, REFUSAL_BURST, REFUSALS_PER_SECOND),
            room: None,
        }
    }

    /// The room that the connection is in, or asked to be let into.
    #[must_use]
    pub fn room(&self) -> Option<RoomId> {
        self.room
    }

    /// Decides about one WebSocket message.
    pub fn pass(&mut self, now: Time, bytes: &[u8]) -> Passage {
        let message = match ClientMessage::decode(bytes) {
            Ok(message) => message,
            Err(DecodeError::Malformed) => return self.refuse(now, Refusal::Malformed, 0),
            Err(DecodeError::TooLarge) => return Passage::Close(Refusal::TooLarge),
        };
        let size = 1 + bytes.len() as u64 / 2048;
        let (cost, reference) = match &message {
            ClientMessage::App { reference, .. } => (size, *reference),
            ClientMessage::Create { .. }
            | ClientMessage::Commit { .. }
            | ClientMessage::Admit { .. }
            | ClientMessage::Knock { .. }
            | ClientMessage::NewPassword { .. }
            | ClientMessage::Return(_)
            | ClientMessage::Restore { .. }
            | ClientMessage::Offer { .. } => (size.clamp(MIN_WORK_COST, MAX_COST), 0),
            ClientMessage::View { .. } | ClientMessage::Publish { .. } => (size.max(ROUTE_COST), 0),
            _ => (size, 0),
        };
        let passes = match &message {
            // Leaving is always heard: it relieves the room.
            ClientMessage::Leave => true,
            // A file is many messages, and holds up none of the others.
            ClientMessage::Chunk { .. } => self.files.take(now, bytes.len() as u64),
            ClientMessage::Ask { .. } => self.files.take(now, ASK_COST),
            _ => self.messages.take(now, cost),
        };
        if !passes {
            // A host has to know that it is the commit: nobody else makes it.
            let why = match &message {
                ClientMessage::Commit { .. }
                | ClientMessage::Admit { .. }
                | ClientMessage::NewPassword { .. } => Refusal::CommitTooFast,
                _ => Refusal::TooFast,
            };
            return self.refuse(now, why, reference);
        }
        match message {
            ClientMessage::Look { room } => {
                if self.looks.take(now, 1) {
                    Passage::Room(room, message)
                } else {
                    self.refuse(now, Refusal::TooFast, 0)
                }
            }
            // Each try may be a guess at a password or a token.
            ClientMessage::Join { .. } | ClientMessage::Rejoin { .. }
                if !self.looks.take(now, 1) =>
            {
                self.refuse(now, Refusal::TooFast, 0)
            }
            ClientMessage::Create { room, .. }
            | ClientMessage::Join { room, .. }
            | ClientMessage::Rejoin { room, .. }
            | ClientMessage::Resume { room, .. }
            | ClientMessage::Return(Return { room, .. })
            | ClientMessage::Restore {
                place: Return { room, .. },
                ..
            } => {
                // One connection, one room: another room is another connection.
                if *self.room.get_or_insert(room) == room {
                    Passage::Room(room, message)
                } else {
                    self.refuse(now, Refusal::OutOfOrder, 0)
                }
            }
            ClientMessage::Ping { nonce } => match self.room {
                Some(room) => Passage::Room(room, message),
                None => Passage::Reply(ServerMessage::Pong { nonce }),
            },
            _ => match self.room {
                Some(room) => Passage::Room(room, message),
                None => self.refuse(now, Refusal::OutOfOrder, reference),
            },
        }
    }

    fn refuse(&mut self, now: Time, why: Refusal, reference: u32) -> Passage {
        if self.refusals.take(now, 1) {
            Passage::Reply(ServerMessage::Refused { why, reference })
        } else {
            Passage::Close(why)
        }
    }
}

/// What a message for a room that does not exist is answered with.
#[must_use]
pub fn answer_without_room(message: &ClientMessage) -> ServerMessage {
    let refused = |why, reference| ServerMessage::Refused { why, reference };
    match message {
        ClientMessage::Look { .. } => ServerMessage::NoRoom,
        ClientMessage::Ping { nonce } => ServerMessage::Pong { nonce: *nonce },
        ClientMessage::Resume { .. } => refused(Refusal::CannotResume, 0),
        ClientMessage::App { reference, .. } => refused(Refusal::NoRoom, *reference),
        _ => refused(Refusal::NoRoom, 0),
    }
}
