//! VP8 in RTP (RFC 7741): a frame into packets and back.
//!
//! Only the descriptor in front of each payload is read and written here. What
//! follows it is sealed, but for the first bytes of the frame.

/// Most bytes of one payload, descriptor included: leaves room for headers,
/// extensions and SRTP below the smallest usual path MTU.
pub const MAX_PAYLOAD_LEN: usize = 1100;
const DESCRIPTOR_LEN: usize = 6;

/// Where a frame stands among the temporal layers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Temporal {
    /// 0 is the lowest.
    pub layer: u8,
    /// It needs nothing above layer 0.
    pub sync: bool,
}

/// Splits `frame` into payloads with a 15-bit picture id; `lowest` counts the
/// frames of the lowest temporal layer.
pub fn packetize(
    frame: &[u8],
    picture_id: u16,
    lowest: u8,
    temporal: Temporal,
) -> impl Iterator<Item = Vec<u8>> + '_ {
    let place = temporal.layer << 6 | u8::from(temporal.sync) << 5;
    frame
        .chunks(MAX_PAYLOAD_LEN - DESCRIPTOR_LEN)
        .enumerate()
        .map(move |(index, chunk)| {
            let start_of_partition = if index == 0 { 0x10 } else { 0 };
            let [high, low] = picture_id.to_be_bytes();
            let mut payload = Vec::with_capacity(DESCRIPTOR_LEN + chunk.len());
            // X, S; then I, L, T; then M and the picture id, TL0PICIDX, TID and Y.
            payload.extend_from_slice(&[0x80 | start_of_partition, 0xe0]);
            payload.extend_from_slice(&[0x80 | high, low, lowest, place]);
            payload.extend_from_slice(chunk);
            payload
        })
}

/// What a payload descriptor says.
#[derive(Debug, PartialEq, Eq)]
pub struct Descriptor {
    /// The payload begins a frame.
    pub starts_frame: bool,
    /// Bytes of the descriptor, where the frame's own bytes begin.
    pub len: usize,
}

/// Reads the descriptor. `None` when the payload is cut short.
#[must_use]
pub fn descriptor(payload: &[u8]) -> Option<Descriptor> {
    let first = *payload.first()?;
    let mut len = 1;
    if first & 0x80 != 0 {
        let extension = *payload.get(len)?;
        len += 1;
        if extension & 0x80 != 0 {
            let long = payload.get(len)? & 0x80 != 0;
            len += if long { 2 } else { 1 };
        }
        if extension & 0x40 != 0 {
            len += 1;
        }
        if extension & 0x30 != 0 {
            len += 1;
        }
    }
    (payload.len() > len).then_some(Descriptor {
        // S set and partition 0.
        starts_frame: first & 0x17 == 0x10,
        len,
    })
}

/// Whether a VP8 frame is a keyframe (RFC 6386 section 9.1), by its first byte.
#[must_use]
pub fn is_keyframe(frame: &[u8]) -> bool {
    frame.first().is_some_and(|first| first & 1 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIDDLE: Temporal = Temporal {
        layer: 1,
        sync: true,
    };

    #[test]
    fn a_frame_comes_back_from_its_payloads() {
        let frame: Vec<u8> = (0..5000_u32).map(|n| n as u8).collect();
        let payloads: Vec<_> = packetize(&frame, 0x1234, 7, MIDDLE).collect();
        assert!(payloads.iter().all(|one| one.len() <= MAX_PAYLOAD_LEN));
        let mut joined = Vec::new();
        for (index, payload) in payloads.iter().enumerate() {
            let descriptor = descriptor(payload).expect("just written");
            assert_eq!(descriptor.starts_frame, index == 0);
            assert_eq!(payload[2..6], [0x92, 0x34, 7, 0x60]);
            joined.extend_from_slice(&payload[descriptor.len..]);
        }
        assert_eq!(joined, frame);
    }

    #[test]
    fn descriptors_of_every_shape_are_read() {
        let plain = [0x10, 0xaa];
        assert_eq!(
            descriptor(&plain).map(|d| (d.starts_frame, d.len)),
            Some((true, 1))
        );
        let short_id_and_layers = [0x80, 0xf0, 0x05, 0x01, 0x20, 0xaa];
        assert_eq!(
            descriptor(&short_id_and_layers).map(|d| (d.starts_frame, d.len)),
            Some((false, 5))
        );
        let second_partition = [0x11, 0xaa];
        assert_eq!(
            descriptor(&second_partition).map(|d| d.starts_frame),
            Some(false)
        );
    }

    #[test]
    fn a_cut_descriptor_is_refused() {
        for cut in [
            &[][..],
            &[0x80],
            &[0x80, 0x80],
            &[0x80, 0x80, 0x92],
            &[0x80, 0x80, 0x92, 0x34],
        ] {
            assert_eq!(descriptor(cut), None, "{cut:?}");
        }
    }
}
