//! What a bot shows and says: short loops, made once by `fixtures/make.mjs`.

use std::time::Duration;

use crate::vp8::Temporal;

/// Frames of the loops in `fixtures/*.ivf` per second.
pub const FRAMES_PER_SECOND: u32 = 24;
/// The RTP clock of video (RFC 7741 section 4.1).
pub const VIDEO_CLOCK_HZ: u32 = 90_000;
/// The RTP clock of Opus (RFC 7587 section 4.1).
pub const AUDIO_CLOCK_HZ: u32 = 48_000;
/// How much sound one Opus packet of the loops holds.
pub const OPUS_PACKET: Duration = Duration::from_millis(20);
/// The background of each picture as `#rrggbb`, in the order in which the
/// participants use them.
pub const COLOURS: [&str; 4] = ["#0f766e", "#6d28d9", "#b45309", "#be123c"];

/// Each 320, 640 and 1280 pixels wide.
const PICTURES: [[&[u8]; 3]; 4] = [
    [
        include_bytes!("../fixtures/teal-small.ivf"),
        include_bytes!("../fixtures/teal.ivf"),
        include_bytes!("../fixtures/teal-large.ivf"),
    ],
    [
        include_bytes!("../fixtures/violet-small.ivf"),
        include_bytes!("../fixtures/violet.ivf"),
        include_bytes!("../fixtures/violet-large.ivf"),
    ],
    [
        include_bytes!("../fixtures/amber-small.ivf"),
        include_bytes!("../fixtures/amber.ivf"),
        include_bytes!("../fixtures/amber-large.ivf"),
    ],
    [
        include_bytes!("../fixtures/rose-small.ivf"),
        include_bytes!("../fixtures/rose.ivf"),
        include_bytes!("../fixtures/rose-large.ivf"),
    ],
];
/// The temporal layers of each four frames (L1T3), of which three need nothing
/// above the lowest, and the share of the bytes that each frame has, in tenths:
/// 40, 60 and 100 % up to each layer, as browsers have it.
const TEMPORALS: [(Temporal, usize); 4] = [
    (temporal(0, true), 16),
    (temporal(2, true), 8),
    (temporal(1, true), 8),
    (temporal(2, false), 8),
];
/// Of a camera that has one layer.
const ONLY: usize = 1;
const TONES: [&[u8]; 4] = [
    include_bytes!("../fixtures/330hz.opus"),
    include_bytes!("../fixtures/440hz.opus"),
    include_bytes!("../fixtures/550hz.opus"),
    include_bytes!("../fixtures/660hz.opus"),
];
const IVF_HEADER_LEN: usize = 32;
const IVF_FRAME_HEADER_LEN: usize = 12;

/// A VP8 loop whose first frame is its only keyframe.
pub struct Camera {
    frames: Vec<&'static [u8]>,
    next: usize,
    /// A frame of the middle size is filled up to this.
    fill_to: usize,
    fill: u64,
}

impl Camera {
    /// The camera of the `index`-th participant. Frames are filled up until
    /// the stream makes `kbps`; a loop that makes more stays as it is.
    #[must_use]
    pub fn new(index: usize, kbps: u32) -> Self {
        Self::sized(index, kbps, ONLY)
    }

    fn sized(index: usize, kbps: u32, size: usize) -> Self {
        let bytes_per_frame = u64::from(kbps) * 1000 / 8 / u64::from(FRAMES_PER_SECOND);
        Self {
            frames: ivf_frames(PICTURES[index % PICTURES.len()][size]),
            next: 0,
            fill_to: usize::try_from(bytes_per_frame).unwrap_or(usize::MAX),
            fill: 0x9e37_79b9_7f4a_7c15 ^ index as u64,
        }
    }

    /// The layers of one camera, the smallest first, that make `kbps` together.
    #[must_use]
    pub fn layers(index: usize, kbps: u32, count: usize) -> Vec<Self> {
        // As the page shares it out: 110, 450 and 1500 kbit/s.
        let shares: &[u32] = match count {
            0 | 1 => return vec![Self::new(index, kbps)],
            2 => &[20, 80],
            _ => &[5, 22, 73],
        };
        let shares = shares.iter().enumerate();
        let layer = |(size, percent): (usize, &u32)| Self::sized(index, kbps * percent / 100, size);
        shares.map(layer).collect()
    }

    /// The next frame is a keyframe.
    pub fn restart(&mut self) {
        self.next = 0;
    }

    /// The next frame, to be shown one frame time after the one before.
    ///
    /// Bytes after the end of the last VP8 partition mean nothing to a decoder
    /// (RFC 6386 section 9.5 gives that partition no length of its own), so
    /// filling a frame up leaves it well-formed.
    pub fn next_frame(&mut self) -> (Vec<u8>, Temporal) {
        let mut frame = self.frames[self.next].to_vec();
        let (temporal, tenths) = TEMPORALS[self.next % TEMPORALS.len()];
        self.next = (self.next + 1) % self.frames.len();
        let fill_to = self.fill_to / 10 * tenths;
        while frame.len() < fill_to {
            // xorshift64: any bytes that do not compress.
            self.fill ^= self.fill << 13;
            self.fill ^= self.fill >> 7;
            self.fill ^= self.fill << 17;
            let missing = fill_to - frame.len();
            frame.extend_from_slice(&self.fill.to_le_bytes()[..missing.min(8)]);
        }
        (frame, temporal)
    }
}

/// A constant-rate Opus loop of one tone.
pub struct Microphone {
    packets: Vec<&'static [u8]>,
    next: usize,
}

impl Microphone {
    /// The microphone of the `index`-th participant.
    #[must_use]
    pub fn new(index: usize) -> Self {
        Self {
            packets: opus_packets(TONES[index % TONES.len()]),
            next: 0,
        }
    }

    /// The next [`OPUS_PACKET`] of sound.
    pub fn next_frame(&mut self) -> Vec<u8> {
        let packet = self.packets[self.next];
        self.next = (self.next + 1) % self.packets.len();
        packet.to_vec()
    }
}

const fn temporal(layer: u8, sync: bool) -> Temporal {
    Temporal { layer, sync }
}

/// The frames of an IVF file. Stops at the first that is cut short.
fn ivf_frames(file: &'static [u8]) -> Vec<&'static [u8]> {
    let mut rest = file.get(IVF_HEADER_LEN..).unwrap_or_default();
    let mut frames = Vec::new();
    while let Some((header, after)) = rest.split_at_checked(IVF_FRAME_HEADER_LEN) {
        let len = u32::from_le_bytes([header[0], header[1], header[2], header[3]]) as usize;
        let Some((frame, after)) = after.split_at_checked(len) else {
            break;
        };
        frames.push(frame);
        rest = after;
    }
    frames
}

/// Packets, each behind its length (u16, little endian).
fn opus_packets(file: &'static [u8]) -> Vec<&'static [u8]> {
    let mut rest = file;
    let mut packets = Vec::new();
    while let Some((len, after)) = rest.split_first_chunk::<2>() {
        let Some((packet, after)) = after.split_at_checked(u16::from_le_bytes(*len).into()) else {
            break;
        };
        packets.push(packet);
        rest = after;
    }
    packets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vp8::is_keyframe;

    #[test]
    fn every_loop_starts_with_its_only_keyframe() {
        for index in 0..PICTURES.len() {
            let mut camera = Camera::new(index, 0);
            let frames: Vec<_> = (0..camera.frames.len())
                .map(|_| camera.next_frame().0)
                .collect();
            assert!(
                frames.len() > 24,
                "loop {index} has {} frames",
                frames.len()
            );
            assert!(is_keyframe(&frames[0]));
            assert!(frames[1..].iter().all(|frame| !is_keyframe(frame)));
            // RFC 6386 section 9.1: the start code of a keyframe.
            assert_eq!(frames[0][3..6], [0x9d, 0x01, 0x2a]);
        }
    }

    #[test]
    fn a_restart_gives_a_keyframe_at_once() {
        let mut camera = Camera::new(0, 0);
        camera.next_frame();
        assert!(!is_keyframe(&camera.next_frame().0));
        camera.restart();
        assert!(is_keyframe(&camera.next_frame().0));
    }

    #[test]
    fn frames_are_filled_up_to_the_rate() {
        let mut camera = Camera::new(0, 600);
        let bytes: usize = (0..24).map(|_| camera.next_frame().0.len()).sum();
        let kbps = bytes * 8 / 1000;
        assert!((590..=700).contains(&kbps), "{kbps} kbit/s");
    }

    #[test]
    fn layers_share_the_rate() {
        for count in 1..=3 {
            let mut layers = Camera::layers(0, 3000, count);
            assert_eq!(layers.len(), count);
            let bytes: usize = (0..24)
                .flat_map(|_| {
                    layers
                        .iter_mut()
                        .map(|l| l.next_frame().0.len())
                        .collect::<Vec<_>>()
                })
                .sum();
            let kbps = bytes * 8 / 1000;
            assert!((2950..=3300).contains(&kbps), "{kbps} kbit/s");
        }
    }

    #[test]
    fn every_tone_is_one_second_of_constant_rate() {
        for index in 0..TONES.len() {
            let mut microphone = Microphone::new(index);
            assert_eq!(microphone.packets.len(), 50);
            let len = microphone.next_frame().len();
            assert!(microphone.packets.iter().all(|packet| packet.len() == len));
        }
    }
}
