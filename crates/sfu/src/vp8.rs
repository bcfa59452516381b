//! What is read of a VP8 packet besides the numbers of its descriptor.
//!
//! All of it is in the clear: the payload descriptor (RFC 7741 section 4.2),
//! and of a keyframe the first ten bytes (RFC 6386 section 9.1). It comes from
//! the sender and is a hint.

/// Sides of a picture that are believed.
const SIDES: core::ops::RangeInclusive<u16> = 16..=8192;

/// See the module.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Glance {
    /// The temporal layer; 0 when none is named.
    pub(crate) temporal: u8,
    /// The frame needs nothing above temporal layer 0.
    pub(crate) sync: bool,
    /// Width and height, of the first packet of a keyframe.
    pub(crate) size: Option<(u16, u16)>,
}

/// Reads the payload of a packet. `keyframe`: one begins with it.
pub(crate) fn glance(payload: &[u8], keyframe: bool) -> Glance {
    let mut glance = Glance::default();
    let Some(at) = descriptor(payload, &mut glance) else {
        return glance;
    };
    if let Some([_, _, _, 0x9d, 0x01, 0x2a, size @ ..]) = payload.get(at..)
        && let &[w, wide, h, high, ..] = size
        && keyframe
    {
        // 14 bits each, and 2 of scaling that nobody uses.
        let width = u16::from_le_bytes([w, wide & 0x3f]);
        let height = u16::from_le_bytes([h, high & 0x3f]);
        if SIDES.contains(&width) && SIDES.contains(&height) {
            glance.size = Some((width, height));
        }
    }
    glance
}

/// Where the frame begins.
fn descriptor(payload: &[u8], glance: &mut Glance) -> Option<usize> {
    if payload.first()? & 0x80 == 0 {
        return Some(1);
    }
    let has = *payload.get(1)?;
    let mut at = 2;
    if has & 0x80 != 0 {
        at += if payload.get(at)? & 0x80 != 0 { 2 } else { 1 };
    }
    if has & 0x40 != 0 {
        at += 1;
    }
    if has & 0x30 != 0 {
        let byte = *payload.get(at)?;
        if has & 0x20 != 0 {
            glance.temporal = byte >> 6;
            glance.sync = byte & 0x20 != 0;
        }
        at += 1;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The head of a keyframe of 1280x720.
    const HEAD: [u8; 10] = [0x10, 0, 0, 0x9d, 0x01, 0x2a, 0x00, 0x05, 0xd0, 0x02];

    #[test]
    fn size_and_temporal_layer_are_found_behind_every_descriptor() {
        let descriptors: [(&[u8], u8, bool); 6] = [
            (&[0x10], 0, false),
            (&[0x90, 0x80, 0x05], 0, false),
            (&[0x90, 0x80, 0x85, 0x05], 0, false),
            (&[0x90, 0xe0, 0x81, 0x02, 0x09, 0x40], 1, false),
            (&[0x90, 0xf0, 0x81, 0x02, 0x09, 0xa3], 2, true),
            (&[0x90, 0x20, 0x60], 1, true),
        ];
        for (descriptor, temporal, sync) in descriptors {
            let payload = [descriptor, &HEAD].concat();
            let expected = Glance {
                temporal,
                sync,
                size: Some((1280, 720)),
            };
            assert_eq!(glance(&payload, true), expected, "{descriptor:?}");
            assert_eq!(glance(&payload, false).size, None);
        }
    }

    #[test]
    fn any_bytes_are_read_without_harm() {
        for first in 0..=255u8 {
            for second in 0..=255u8 {
                let long = [&[first, second, 0xff, 0xff][..], &HEAD].concat();
                for end in 0..long.len() {
                    let seen = glance(&long[..end], true);
                    assert!(seen.temporal < 4);
                }
            }
        }
    }

    #[test]
    fn an_absurd_size_is_not_believed() {
        let mut tiny = [&[0x10], &HEAD[..]].concat();
        tiny[7..11].copy_from_slice(&[1, 0, 1, 0]);
        assert_eq!(glance(&tiny, true).size, None);
        tiny[7..11].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
        assert_eq!(glance(&tiny, true).size, None);
    }
}
