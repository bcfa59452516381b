//! Sound in packets of one size. Browsers are told to encode Opus at a constant
//! bit rate, and not all of them do: so each packet is padded, inside the seal,
//! by the means of Opus itself (RFC 6716 section 3.2.5). Any decoder takes the
//! padding away.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// The size of 20 ms at 24 kbit/s: what a constant encoder makes of a voice ...
const FIRST: usize = 60;
/// ... and the steps above it, of which one is 40 ms at 22 kbit/s and two are 20 ms
/// at 64. Few and large, since each step taken tells that something was said.
const STEP: usize = 50;

/// Frames in a packet (RFC 6716 section 3.1): one, two alike, two, or any number.
const CODE: u8 = 3;
const CODE_ANY: u8 = 3;
/// Bits beside the number of frames of such a packet.
const VARIABLE: u8 = 0x80;
const PADDED: u8 = 0x40;
const COUNT: u8 = 0x3f;

/// The size of one track's packets: it grows when it must, and never shrinks, so
/// that after the first loud words it says nothing any more. Packets of another
/// length of time have a size of their own: that length follows the network, not
/// what is said.
#[derive(Default)]
pub(crate) struct Steady {
    sizes: BTreeMap<u16, usize>,
}

impl Steady {
    /// The packet in the size of all. What is no Opus stays as it is.
    pub(crate) fn pad<'a>(&mut self, packet: &'a [u8]) -> Cow<'a, [u8]> {
        let steps = packet.len().saturating_sub(FIRST).div_ceil(STEP);
        let size = self.sizes.entry(length(packet)).or_default();
        *size = (*size).max(FIRST + steps * STEP);
        if packet.len() == *size {
            return Cow::Borrowed(packet);
        }
        padded(packet, *size).map_or(Cow::Borrowed(packet), Cow::Owned)
    }
}

/// How much sound is in a packet, in steps of 2.5 ms (RFC 6716 section 3.1); at
/// most 63 frames of 60 ms, whatever the bytes say.
fn length(packet: &[u8]) -> u16 {
    let Some(&toc) = packet.first() else { return 0 };
    let frame = match toc >> 3 {
        config @ 0..12 => [4, 8, 16, 24][usize::from(config % 4)],
        config @ 12..16 => [4, 8][usize::from(config % 2)],
        config => [1, 2, 4, 8][usize::from(config % 4)],
    };
    let frames = match toc & CODE {
        0 => 1,
        1 | 2 => 2,
        _ => packet.get(1).map_or(0, |frames| u16::from(frames & COUNT)),
    };
    frame * frames
}

/// The packet with padding up to `size`, which is more than it has.
fn padded(packet: &[u8], size: usize) -> Option<Vec<u8>> {
    let (toc, rest) = packet.split_first()?;
    let (frames, body) = match toc & CODE {
        0 => (1, rest),
        1 => (2, rest),
        2 => (VARIABLE | 2, rest),
        _ => {
            let (frames, rest) = rest.split_first()?;
            (frames & !PADDED, without_padding(*frames, rest)?)
        }
    };
    let mut out = Vec::with_capacity(size);
    out.extend([toc | CODE_ANY, frames]);
    let spare = size.checked_sub(out.len() + body.len())?;
    if spare > 0 {
        out[1] |= PADDED;
        // A length of 255 stands for 254 bytes and another length.
        let lengths = spare.div_ceil(255);
        out.resize(out.len() + lengths - 1, 255);
        let last = spare - lengths - 254 * (lengths - 1);
        out.push(u8::try_from(last).ok()?);
    }
    out.extend_from_slice(body);
    out.resize(size, 0);
    Some(out)
}

/// What follows the number of frames, without the padding that it has already.
fn without_padding(frames: u8, mut rest: &[u8]) -> Option<&[u8]> {
    if frames & PADDED == 0 {
        return Some(rest);
    }
    let mut padding = 0;
    loop {
        let (length, others) = rest.split_first()?;
        rest = others;
        padding += usize::from((*length).min(254));
        if *length < 255 {
            break;
        }
    }
    rest.get(..rest.len().checked_sub(padding)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The configuration and the frames of a packet, as a decoder reads them:
    /// RFC 6716 section 3.2, written anew from there.
    fn read(packet: &[u8]) -> Option<(u8, Vec<Vec<u8>>)> {
        let config = packet.first()? & !CODE;
        let mut rest = packet.get(1..)?;
        let length = |rest: &mut &[u8]| -> Option<usize> {
            let first = usize::from(*rest.first()?);
            let (length, used) = if first < 252 {
                (first, 1)
            } else {
                (first + 4 * usize::from(*rest.get(1)?), 2)
            };
            *rest = &rest[used..];
            Some(length)
        };
        let (count, lengths) = match packet[0] & CODE {
            0 => (1, vec![]),
            1 => (2, vec![rest.len() / 2]),
            2 => (2, vec![length(&mut rest)?]),
            _ => {
                let frames = *rest.first()?;
                rest = &rest[1..];
                let count = usize::from(frames & 0x3f);
                if frames & PADDED != 0 {
                    let mut padding = 0;
                    loop {
                        let next = *rest.first()?;
                        rest = &rest[1..];
                        padding += usize::from(next) - usize::from(next == 255);
                        if next != 255 {
                            break;
                        }
                    }
                    rest = &rest[..rest.len().checked_sub(padding)?];
                }
                let lengths: Option<Vec<usize>> = if frames & VARIABLE == 0 {
                    Some(vec![rest.len() / count.max(1); count.saturating_sub(1)])
                } else {
                    (1..count).map(|_| length(&mut rest)).collect()
                };
                (count, lengths?)
            }
        };
        let mut frames = Vec::new();
        for length in lengths {
            frames.push(rest.get(..length)?.to_vec());
            rest = &rest[length..];
        }
        frames.push(rest.to_vec());
        (frames.len() == count).then_some((config, frames))
    }

    fn packet(code: u8, body: &[u8]) -> Vec<u8> {
        let mut packet = vec![0x78 | code];
        packet.extend_from_slice(body);
        packet
    }

    #[test]
    fn speech_and_silence_become_one_size() {
        let mut steady = Steady::default();
        assert_eq!(steady.pad(&packet(0, &[7; 59])).len(), 60);
        assert_eq!(steady.pad(&packet(0, &[7; 2])).len(), 60);
        // Louder than ever: one size again from here on.
        assert_eq!(steady.pad(&packet(0, &[7; 94])).len(), 110);
        for len in 0..110 {
            assert_eq!(steady.pad(&packet(0, &vec![7; len])).len(), 110);
        }
    }

    #[test]
    fn longer_packets_have_a_size_of_their_own() {
        // 20 and 40 ms of a wide band; two frames of 20 ms are 40 ms too.
        let [short, long, two] = [0x48, 0x50, 0x49].map(|toc| {
            move |len: usize| {
                let mut packet = vec![7; len];
                packet[0] = toc;
                packet
            }
        });
        let mut steady = Steady::default();
        assert_eq!(steady.pad(&short(58)).len(), 60);
        assert_eq!(steady.pad(&long(110)).len(), 110);
        assert_eq!(steady.pad(&two(61)).len(), 110);
        assert_eq!(steady.pad(&short(60)).len(), 60);
    }

    #[test]
    fn what_a_constant_encoder_makes_is_not_touched() {
        for len in [60, 160] {
            let sound = packet(0, &vec![7; len - 1]);
            let mut steady = Steady::default();
            assert!(matches!(steady.pad(&sound), Cow::Borrowed(same) if same == sound));
        }
    }

    #[test]
    fn packets_of_any_kind_are_padded_and_read_as_before() {
        let kinds = [
            packet(0, &[1, 2, 3]),
            packet(1, &[1, 2, 3, 4]),
            packet(2, &[1, 9, 8, 7]),
            packet(3, &[3, 1, 2, 3]),
            packet(3, &[VARIABLE | 3, 1, 2, 5, 6, 6, 7, 7, 7]),
            packet(3, &[PADDED | 2, 3, 1, 2, 0, 0, 0]),
        ];
        for sound in kinds {
            let same = read(&sound).expect("good");
            for size in sound.len() + 1..900 {
                let padded = padded(&sound, size).expect("it is Opus");
                assert_eq!(padded.len(), size);
                assert_eq!(read(&padded).expect("still good"), same, "{size}");
            }
        }
    }

    #[test]
    fn what_is_no_opus_stays_as_it_is() {
        let mut steady = Steady::default();
        for odd in [&[][..], &[3], &[3, PADDED | 1], &[3, PADDED | 1, 9, 0]] {
            assert_eq!(*steady.pad(odd), *odd);
        }
    }

    proptest! {
        #[test]
        fn any_bytes_become_one_size_or_stay_as_they_are(
            bytes in proptest::collection::vec(any::<u8>(), 0..2000)
        ) {
            let mut steady = Steady::default();
            let padded = steady.pad(&bytes).into_owned();
            if padded != bytes {
                prop_assert_eq!(padded.len(), steady.sizes[&length(&bytes)]);
                prop_assert_eq!(length(&padded), length(&bytes));
                if let Some(same) = read(&bytes) {
                    prop_assert_eq!(read(&padded), Some(same));
                }
            }
        }
    }
}
