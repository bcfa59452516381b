//! Sealing and opening encoded media frames: what the media worker and the bot use.
//!
//! A sealed frame is the codec's clear prefix, the SFrame header, the ciphertext
//! and a 16-byte tag; the clear prefix is SFrame metadata, so it is
//! authenticated. At most 23 bytes are added: the key id has 21 bits (context 3,
//! leaf 10, epoch 8; RFC 9605 section 5.2) and a key's counter stops at 24 bits.
//!
//! [`FrameSealer`] never uses a counter twice. [`FrameOpener`] resolves keys by
//! (epoch, leaf), refuses replays, erases old epochs, and lets a video slot
//! change its sender or layer only on a keyframe.
//!
//! Sealing proves membership, not who. So the sealer gives an account of what it
//! sealed, for its member to sign (`digest`), and the opener holds what opened
//! against the accounts of others (`witness`).

mod codec;
mod digest;
mod keys;
mod opener;
mod replay;
mod sealer;
mod witness;

pub use codec::{ClearMetadata, Codec, peek};
pub use digest::{DIGEST_KEY_LEN, LIST_AFTER, MAX_ACCOUNT_LEN, MAX_LISTED};
pub use keys::{BASE_KEY_LEN, FrameKeys, LiveLeaf};
pub use opener::{Drop, FrameOpener, HOLD, Opened, RETENTION, TrackRef, Verdict};
pub use sealer::{FrameSealer, MAX_COUNTER, SWITCH_DELAY, SealError};
pub use witness::{FORGED_FOR, SignedAccount, Standing};

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

impl Context {
    /// How many there are.
    pub(crate) const COUNT: usize = 6;

    fn from_bits(bits: u64) -> Option<Self> {
        Some(match bits {
            0 => Self::Mic,
            1 => Self::CameraLow,
            2 => Self::CameraMid,
            3 => Self::CameraHigh,
            4 => Self::Screen,
            5 => Self::ScreenAudio,
            _ => return None,
        })
    }

    /// The kind of slot that it may appear in.
    #[must_use]
    pub fn kind(self) -> SlotKind {
        match self {
            Self::Mic => SlotKind::Mic,
            Self::CameraLow | Self::CameraMid | Self::CameraHigh => SlotKind::Camera,
            Self::Screen => SlotKind::Screen,
            Self::ScreenAudio => SlotKind::ScreenAudio,
        }
    }
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

impl SlotKind {
    fn is_video(self) -> bool {
        matches!(self, Self::Camera | Self::Screen)
    }
}

/// A key id, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct KeyId {
    context: Context,
    leaf: u32,
    epoch_low: u8,
}

const EPOCH_BITS: u32 = 8;
const LEAF_BITS: u32 = 10;

impl KeyId {
    /// `None` when the leaf is over 10 bits.
    fn new(context: Context, leaf: u32, epoch: u64) -> Option<Self> {
        (leaf < 1 << LEAF_BITS).then_some(Self {
            context,
            leaf,
            epoch_low: low(epoch),
        })
    }

    fn to_kid(self) -> u64 {
        (self.context as u64) << (LEAF_BITS + EPOCH_BITS)
            | u64::from(self.leaf) << EPOCH_BITS
            | u64::from(self.epoch_low)
    }

    fn from_kid(kid: u64) -> Option<Self> {
        Some(Self {
            context: Context::from_bits(kid >> (LEAF_BITS + EPOCH_BITS))?,
            // Within 10 bits by the mask.
            #[allow(clippy::cast_possible_truncation)]
            leaf: (kid >> EPOCH_BITS) as u32 & ((1 << LEAF_BITS) - 1),
            epoch_low: low(kid),
        })
    }
}

/// Lowest 8 bits.
fn low(number: u64) -> u8 {
    number.to_le_bytes()[0]
}
