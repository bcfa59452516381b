//! Sealing and opening encoded media frames: what the media worker and the bot use.

use core::time::Duration;

use proto::Time;
use zeroize::Zeroizing;

/// How long to hold a frame whose key is not there yet ([`Verdict::Hold`]).
pub const HOLD: Duration = Duration::from_millis(500);

/// The stream of one sender that a frame belongs to; 3 bits of the key id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Context {
    /// Microphone.
    Mic = 0,
    /// Camera, lowest simulcast layer (the only one while there is one).
    CameraLow = 1,
    /// Camera, middle layer.
    CameraMid = 2,
    /// Camera, top layer.
    CameraHigh = 3,
    /// Shared screen.
    Screen = 4,
    /// Sound of the shared screen.
    ScreenAudio = 5,
}

/// What kind of track a slot receives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotKind {
    /// Microphones.
    Mic,
    /// Cameras, any layer.
    Camera,
    /// Shared screens.
    Screen,
    /// Sound of shared screens.
    ScreenAudio,
}

/// The codec of a track: says how much of a frame stays clear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codec {
    /// Nothing clear.
    Opus,
    /// 10 bytes of a keyframe, 3 of a delta frame.
    Vp8,
    /// Nothing clear.
    Vp9,
}

/// A leaf that is taken in an epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LiveLeaf(u32);

impl LiveLeaf {
    /// `fresh`: taken in this very epoch, so frames of older epochs under this
    /// leaf are somebody else's.
    #[must_use]
    pub fn new(leaf: u32, fresh: bool) -> Self {
        let _ = (leaf, fresh);
        todo!()
    }

    /// As it crosses to the media worker: the leaf, the top bit set when fresh.
    #[must_use]
    pub fn to_bits(self) -> u32 {
        self.0
    }

    /// The reverse of [`Self::to_bits`].
    #[must_use]
    pub fn from_bits(bits: u32) -> Self {
        Self(bits)
    }
}

/// The keys of one epoch, as they go from the group to sealer and opener.
pub struct FrameKeys {
    /// The epoch.
    pub epoch: u64,
    /// This member's leaf.
    pub own_leaf: u32,
    /// The SFrame base key.
    pub base_key: Zeroizing<[u8; 16]>,
    /// The leaves that are taken.
    pub live: Vec<LiveLeaf>,
}

/// Why a frame is not sealed: do not send it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// No keys yet.
    #[error("no key to seal with")]
    NoKey,
    /// The key's counter is used up: wait for the next epoch.
    #[error("the key's counter is used up")]
    Exhausted,
    /// The frame is empty or shorter than what its codec leaves clear.
    #[error("the frame is too short for its codec")]
    TooShort,
}

/// Seals one's own frames.
pub struct FrameSealer(());

impl FrameSealer {
    /// Without keys.
    #[must_use]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        todo!()
    }

    /// The keys of a new epoch. `urgent` (somebody was removed): in use at once,
    /// otherwise within 200 ms.
    pub fn set_keys(&mut self, now: Time, keys: &FrameKeys, urgent: bool) {
        let _ = (now, keys, urgent);
        todo!()
    }

    /// Seals a frame: `out` is cleared, then clear prefix, header, ciphertext, tag.
    ///
    /// # Errors
    /// [`SealError`]: drop the frame.
    pub fn seal(
        &mut self,
        now: Time,
        context: Context,
        codec: Codec,
        frame: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<(), SealError> {
        let _ = (now, context, codec, frame, out);
        todo!()
    }

    /// Forgets all keys.
    pub fn forget(&mut self) {
        todo!()
    }
}

/// A receive slot, numbered by the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TrackRef(pub u32);

/// A frame that opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opened {
    /// Whose it is: by the key that opened it.
    pub leaf: u32,
    /// Which of its streams.
    pub context: Context,
    /// The epoch of the key.
    pub epoch: u64,
    /// Whether it is a keyframe (video).
    pub keyframe: bool,
    /// The same frame again, within 500 ms on the same track: pass it on, do
    /// not count it.
    pub duplicate: bool,
}

/// Why a frame is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Drop {
    /// Too short, or no SFrame header.
    #[error("malformed")]
    Malformed,
    /// Its key is erased, or never was.
    #[error("the key is gone")]
    NoKey,
    /// The leaf is no member's.
    #[error("not a member")]
    NotAMember,
    /// It does not authenticate.
    #[error("does not authenticate")]
    Forged,
    /// Seen before.
    #[error("replayed")]
    Replay,
    /// A camera on a screen's slot, or the like.
    #[error("wrong kind of slot")]
    WrongContext,
    /// The slot changes its sender or layer, and this is no keyframe.
    #[error("waits for a keyframe")]
    AwaitingKeyframe,
}

/// What became of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It opened; the frame is in `out`.
    Opened(Opened),
    /// The key of a newer epoch is not there yet: try again after the next
    /// [`FrameOpener::set_keys`], for at most [`HOLD`].
    Hold,
    /// Drop and count it.
    Drop(Drop),
}

/// Opens others' frames.
pub struct FrameOpener(());

impl FrameOpener {
    /// Without keys.
    #[must_use]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        todo!()
    }

    /// The keys of a new epoch. Keys of older ones are erased 2 s from now.
    pub fn set_keys(&mut self, now: Time, keys: &FrameKeys) {
        let _ = (now, keys);
        todo!()
    }

    /// Erases what is due; call it about every 100 ms.
    pub fn tick(&mut self, now: Time) {
        let _ = now;
        todo!()
    }

    /// Opens a frame that came in on `track`, into `out` (cleared first; empty
    /// unless it opened).
    pub fn open(
        &mut self,
        now: Time,
        track: TrackRef,
        kind: SlotKind,
        codec: Codec,
        frame: &[u8],
        out: &mut Vec<u8>,
    ) -> Verdict {
        let _ = (now, track, kind, codec, frame, out);
        todo!()
    }

    /// Forgets all keys.
    pub fn forget(&mut self) {
        todo!()
    }
}

/// What anyone can read of a sealed frame, without a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClearMetadata {
    /// The sender's leaf.
    pub leaf: u32,
    /// The sender's stream.
    pub context: Context,
    /// Lowest 8 bits of the epoch.
    pub epoch_low: u8,
    /// The key's counter.
    pub counter: u64,
    /// How many bytes stay clear in front.
    pub clear_len: usize,
    /// Length of the SFrame header.
    pub header_len: usize,
    /// Whether the clear part says keyframe (VP8 only).
    pub keyframe: bool,
}

/// Reads them; `None` when it is no sealed frame.
#[must_use]
pub fn peek(codec: Codec, frame: &[u8]) -> Option<ClearMetadata> {
    let _ = (codec, frame);
    todo!()
}
