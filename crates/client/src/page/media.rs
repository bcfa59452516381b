//! Tracks, lines and slots, and what the media worker says of them.

use serde::{Deserialize, Deserializer, Serialize};

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
pub(super) fn whole<'de, D: Deserializer<'de>, T: Whole>(deserializer: D) -> Result<T, D::Error> {
    f64::deserialize(deserializer).map(T::from_f64)
}

pub(super) trait Whole {
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
