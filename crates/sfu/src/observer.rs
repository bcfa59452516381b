//! A window into the server's memory, for tests alone.

use proto::ParticipantId;

/// Sees what the server sees of a meeting. The product passes `()`, which sees
/// nothing and costs nothing; a test passes a recorder, and searches what it
/// recorded for anything that should have been sealed.
pub trait Observer {
    /// An RTP payload of `from`, with SRTP opened: all that the server ever
    /// holds of it.
    fn rtp(&mut self, from: ParticipantId, payload: &[u8]) {
        let _ = (from, payload);
    }
}

impl Observer for () {}
