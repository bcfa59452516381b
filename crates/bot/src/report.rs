//! What a run says of itself, as JSON.

use serde::Serialize;

/// The whole run.
#[derive(Debug, Serialize)]
pub struct Report {
    /// One for each participant, in the order of joining.
    pub participants: Vec<ParticipantReport>,
}

/// One participant. Times are milliseconds since it asked to join.
#[derive(Debug, Default, Serialize)]
pub struct ParticipantReport {
    /// What it is called.
    pub name: String,
    /// When it was in the meeting.
    pub joined_ms: Option<u64>,
    /// The group's epoch when it left.
    pub epoch: u64,
    /// The 30 digits of the security code when it left.
    pub security_code: String,
    /// How many were in the meeting when it left, itself included.
    pub people: usize,
    /// Its own tracks.
    pub sent: Vec<SentStream>,
    /// Others' tracks.
    pub received: Vec<ReceivedStream>,
    /// Why it did not stay to the end.
    pub error: Option<String>,
}

/// A track of the participant's own.
#[derive(Debug, Serialize)]
pub struct SentStream {
    /// `mic` or `camera`.
    pub track: &'static str,
    /// Frames sealed and sent.
    pub sent: u64,
    /// Frames that could not be sealed, and so were not sent.
    pub failed: u64,
    /// Bytes before sealing.
    pub bytes: u64,
    /// When the first one was sent.
    pub first_frame_ms: Option<u64>,
}

/// What came in on one slot under one key; a slot on which nothing opened has
/// an entry without `from`.
#[derive(Debug, Serialize)]
pub struct ReceivedStream {
    /// The slot's `mid`.
    pub slot: String,
    /// Whose it is, by the key that opened it.
    pub from: Option<String>,
    /// `mic`, `camera`, `screen` or `screenAudio`.
    pub track: Option<&'static str>,
    /// Sealed frames that came in on the slot, whoever they are from.
    pub received: u64,
    /// Frames that opened under this key.
    pub opened: u64,
    /// Frames of the slot that were dropped, whoever they are from.
    pub failed: u64,
    /// Bytes after opening.
    pub bytes: u64,
    /// When the first one opened.
    pub first_frame_ms: Option<u64>,
}
