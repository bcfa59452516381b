//! What each codec leaves clear, and what can be read of a sealed frame without
//! a key.

use super::{Context, KeyId};
use crate::sframe::Header;

/// Clear bytes of a VP8 keyframe: tag, start code, size (RFC 6386 section 9.1).
/// With fewer, the browser takes about half of the frames for keyframes.
const VP8_KEY_CLEAR: usize = 10;
/// Clear bytes of a VP8 delta frame: the frame tag.
const VP8_DELTA_CLEAR: usize = 3;

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

impl Codec {
    /// How many bytes in front of a frame, sealed or not, are clear. `None` when
    /// it is too short.
    pub(super) fn clear_len(self, frame: &[u8]) -> Option<usize> {
        let first = *frame.first()?;
        let len = match self {
            Self::Opus | Self::Vp9 => 0,
            Self::Vp8 if vp8_is_key(first) => VP8_KEY_CLEAR,
            Self::Vp8 => VP8_DELTA_CLEAR,
        };
        (frame.len() >= len).then_some(len)
    }

    /// Whether an open frame is a keyframe.
    pub(super) fn is_keyframe(self, frame: &[u8]) -> bool {
        let Some(first) = frame.first() else {
            return false;
        };
        match self {
            Self::Opus => false,
            Self::Vp8 => vp8_is_key(*first),
            Self::Vp9 => vp9_is_key(*first),
        }
    }
}

/// The inverse P bit (RFC 6386 section 9.1).
fn vp8_is_key(first: u8) -> bool {
    first & 0x01 == 0
}

/// Frame marker 2, nothing but an existing frame shown, frame type 0 (VP9
/// bitstream specification section 6.2).
fn vp9_is_key(first: u8) -> bool {
    // Profile 3 has one reserved bit more before them.
    let (show_existing, frame_type) = if first & 0x30 == 0x30 {
        (first & 0x04, first & 0x02)
    } else {
        (first & 0x08, first & 0x04)
    };
    first >> 6 == 2 && show_existing == 0 && frame_type == 0
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
    let clear_len = codec.clear_len(frame)?;
    let (header, header_len) = Header::decode(frame.get(clear_len..)?)?;
    let id = KeyId::from_kid(header.kid)?;
    Some(ClearMetadata {
        leaf: id.leaf,
        context: id.context,
        epoch_low: id.epoch_low,
        counter: header.ctr,
        clear_len,
        header_len,
        keyframe: codec == Codec::Vp8 && codec.is_keyframe(frame),
    })
}
