//! Every message on the signalling wire, its encoding and its limits.
//!
//! One WebSocket message carries one [`ClientMessage`] or one [`ServerMessage`]
//! in TLS presentation language (RFC 8446 section 3, with the variable-size
//! vectors of RFC 9420 section 2.1.2). `docs/protocol.md` describes the same
//! bytes for someone who writes another client.
//!
//! This crate knows nobody: no socket, no clock, no MLS. What it decodes is
//! well formed and within its limits, nothing more; whether a message is
//! allowed now is the business of `room`, and whether it is true that of
//! `client`.

mod bounded;
mod ids;
mod messages;
mod time;

pub use bounded::{Bytes, List};
pub use ids::{
    AdmissionToken, Epoch, Era, FileId, Mid, ParticipantId, ResumeToken, RoomId, Seq, TokenHash,
};
pub use messages::{
    ClientMessage, Departure, Entry, EntryBody, Line, LineRole, MAX_ASKED, MAX_CARD_LEN,
    MAX_CHUNK_LEN, MAX_CREDENTIAL_LEN, MAX_KNOCK_LEN, MAX_LINES, MAX_MLS_LEN, MAX_PARTICIPANTS,
    MAX_PROFILE_LEN, MAX_SDP_LEN, MAX_SHOWN, MAX_TREE_LEN, Member, Refusal, ServerMessage, Source,
    Tile, TrackKind,
};

pub use time::Time;

use tls_codec::{DeserializeBytes as _, SerializeBytes as _};

/// The WebSocket subprotocol that both sides must name. It carries the version
/// of this encoding: another version has another name.
pub const SUBPROTOCOL: &str = "securemeeting.v1";

/// Upper bound of one encoded message in bytes. A hybrid ratchet tree of 200
/// members is 530 kB; everything else is far smaller.
pub const MAX_MESSAGE_LEN: usize = 1 << 20;

/// Bytes did not decode to a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Longer than [`MAX_MESSAGE_LEN`].
    #[error("the message is larger than {MAX_MESSAGE_LEN} bytes")]
    TooLarge,
    /// A message type, a value or a length that this version does not know.
    #[error("the message is malformed or of an unknown type")]
    Malformed,
}

macro_rules! codec {
    ($message:ident) => {
        impl $message {
            /// Decodes one whole WebSocket message.
            ///
            /// # Errors
            /// [`DecodeError`] when the bytes are too many, too few, followed by
            /// others, of an unknown type or over one of the limits.
            pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
                if bytes.len() > MAX_MESSAGE_LEN {
                    return Err(DecodeError::TooLarge);
                }
                Self::tls_deserialize_exact_bytes(bytes).map_err(|_| DecodeError::Malformed)
            }

            /// Encodes to one WebSocket message.
            #[must_use]
            pub fn encode(&self) -> Vec<u8> {
                // Fails only on a vector over 2^30 bytes, which no bounded field can be.
                self.tls_serialize_bytes().unwrap_or_default()
            }
        }
    };
}

codec!(ClientMessage);
codec!(ServerMessage);
