//! Makes what a slot sends one continuous stream, whatever tracks it shows.
//!
//! A slot is one RTP stream to its subscriber for the life of the connection:
//! one SSRC, one run of sequence numbers, timestamps and VP8 picture ids. The
//! tracks behind it come and go, each with numbers of its own. The rewriter
//! holds the difference between the two and changes it only where a receiver
//! can begin anew: at a keyframe, or at any packet of sound.
//!
//! Retransmissions of the publisher arrive late and out of order, so the
//! mapping is a constant offset between two beginnings, never a counter.

use core::time::Duration;

use proto::Time;
use str0m::rtp::{Vp8Descriptor, Vp8Patch};

/// The first sequence number of every slot. SRTP receivers start with a
/// rollover counter of 0 and guess it wrong when the first packets lie near
/// 65536 and arrive out of order (RFC 3711 section 3.3.1), so far from it.
const FIRST_SEQUENCE: u64 = 1;

/// A jump in a track's sequence numbers beyond this is no loss but another
/// stream: more than 3 s of a 2.5 Mbit/s camera. A receiver's guess of the
/// rollover counter survives gaps up to 32768, so a slot must never forward one.
const MAX_GAP: u64 = 1000;

/// Least step of the timestamp from one track to the next. Receivers take two
/// frames of the same timestamp for one.
const MIN_STEP: Duration = Duration::from_millis(10);

/// Picture ids have 15 bits or 7 (RFC 7741 section 4.2).
const PICTURE_ID_MASK: u16 = 0x7fff;
const SHORT_PICTURE_ID_MASK: u16 = 0x7f;
/// KEYIDX has 5 bits.
const KEY_INDEX_MASK: u8 = 0x1f;

/// What the rewriter needs to know of a packet.
#[derive(Clone, Copy)]
pub(crate) struct Incoming {
    /// The stream that it belongs to.
    pub(crate) ssrc: u32,
    /// Extended sequence number.
    pub(crate) sequence: u64,
    /// RTP timestamp.
    pub(crate) timestamp: u32,
    /// Whether a receiver can begin with this packet.
    pub(crate) begins: bool,
    /// The VP8 payload descriptor, when it is VP8.
    pub(crate) vp8: Option<Vp8Descriptor>,
}

/// The numbers to send a packet with.
#[derive(Clone, Copy)]
pub(crate) struct Outgoing {
    pub(crate) sequence: u64,
    pub(crate) timestamp: u32,
    pub(crate) vp8: Option<Vp8Patch>,
}

/// What becomes of a packet.
pub(crate) enum Rewritten {
    /// Send it so.
    Send(Outgoing),
    /// It belongs to before the slot began with this stream: drop it.
    Stale,
    /// The stream is another one than before, and one can begin only with a
    /// keyframe: ask for it.
    NeedsKeyframe,
}

/// The numbers of one slot. Units: RTP.
pub(crate) struct Rewriter {
    clock_rate: u32,
    run: Option<Run>,
    last: Option<Last>,
}

/// One stream, from the packet that the slot began it with.
struct Run {
    ssrc: u32,
    first: u64,
    highest: u64,
    // All wrapping: outgoing = incoming + offset.
    sequence: u64,
    timestamp: u32,
    picture_id: u16,
    tl0_pic_idx: u8,
    key_idx: u8,
}

/// The newest packet sent.
struct Last {
    sequence: u64,
    timestamp: u32,
    at: Time,
    picture_id: u16,
    tl0_pic_idx: u8,
    key_idx: u8,
}

impl Rewriter {
    pub(crate) fn new(clock_rate: u32) -> Self {
        Self {
            clock_rate,
            run: None,
            last: None,
        }
    }

    /// The slot turns to another stream; the next packet that can begin does.
    pub(crate) fn turn(&mut self) {
        self.run = None;
    }

    pub(crate) fn rewrite(&mut self, now: Time, packet: Incoming) -> Rewritten {
        let goes_on = self.run.as_ref().is_some_and(|run| {
            run.ssrc == packet.ssrc && packet.sequence <= run.highest.saturating_add(MAX_GAP)
        });
        if !goes_on {
            if !packet.begins {
                return Rewritten::NeedsKeyframe;
            }
            self.run = Some(self.begin(now, &packet));
        }
        let Some(run) = self.run.as_mut() else {
            return Rewritten::NeedsKeyframe;
        };
        if packet.sequence < run.first || run.highest.saturating_sub(packet.sequence) > MAX_GAP {
            return Rewritten::Stale;
        }
        run.highest = run.highest.max(packet.sequence);

        let sequence = packet.sequence.wrapping_add(run.sequence);
        let timestamp = packet.timestamp.wrapping_add(run.timestamp);
        let picture_id = add_picture_id(packet.picture_id(), run.picture_id);
        let tl0_pic_idx = packet.tl0_pic_idx().wrapping_add(run.tl0_pic_idx);
        let key_idx = packet.key_idx().wrapping_add(run.key_idx) & KEY_INDEX_MASK;
        let moved = run.picture_id != 0 || run.tl0_pic_idx != 0 || run.key_idx != 0;
        let vp8 = packet
            .vp8
            .filter(|_| moved)
            .and_then(|descriptor| patch(&descriptor, picture_id, tl0_pic_idx, key_idx));

        if self
            .last
            .as_ref()
            .is_none_or(|last| sequence > last.sequence)
        {
            self.last = Some(Last {
                sequence,
                timestamp,
                at: now,
                picture_id,
                tl0_pic_idx,
                key_idx,
            });
        }
        Rewritten::Send(Outgoing {
            sequence,
            timestamp,
            vp8,
        })
    }

    /// Offsets by which `packet` follows right after the last one sent.
    fn begin(&self, now: Time, packet: &Incoming) -> Run {
        let mut run = Run {
            ssrc: packet.ssrc,
            first: packet.sequence,
            highest: packet.sequence,
            sequence: FIRST_SEQUENCE.wrapping_sub(packet.sequence),
            timestamp: 0,
            picture_id: 0,
            tl0_pic_idx: 0,
            key_idx: 0,
        };
        if let Some(last) = &self.last {
            let step = now.since(last.at).max(MIN_STEP);
            let ticks = step.as_micros() * u128::from(self.clock_rate) / 1_000_000;
            // The clock is 32 bits wide and wraps; so may this.
            #[expect(clippy::cast_possible_truncation)]
            let next = last.timestamp.wrapping_add(ticks as u32);
            run.sequence = last.sequence.wrapping_add(1).wrapping_sub(packet.sequence);
            run.timestamp = next.wrapping_sub(packet.timestamp);
            run.picture_id = last
                .picture_id
                .wrapping_add(1)
                .wrapping_sub(packet.picture_id())
                & PICTURE_ID_MASK;
            run.tl0_pic_idx = last
                .tl0_pic_idx
                .wrapping_add(1)
                .wrapping_sub(packet.tl0_pic_idx());
            run.key_idx =
                last.key_idx.wrapping_add(1).wrapping_sub(packet.key_idx()) & KEY_INDEX_MASK;
        }
        run
    }
}

impl Incoming {
    fn picture_id(&self) -> u16 {
        self.vp8.and_then(|d| d.picture_id()).unwrap_or_default()
    }

    fn tl0_pic_idx(&self) -> u8 {
        self.vp8.and_then(|d| d.tl0_pic_idx()).unwrap_or_default()
    }

    fn key_idx(&self) -> u8 {
        self.vp8.and_then(|d| d.key_idx()).unwrap_or_default()
    }
}

fn add_picture_id(id: u16, offset: u16) -> u16 {
    id.wrapping_add(offset) & PICTURE_ID_MASK
}

/// The bytes to change, in those fields that the descriptor has.
fn patch(descriptor: &Vp8Descriptor, picture_id: u16, tl0: u8, key: u8) -> Option<Vp8Patch> {
    let rest = |id: Option<u16>| {
        let mut patch = descriptor.patch();
        if let Some(id) = id {
            patch = patch.picture_id(id);
        }
        if descriptor.tl0_pic_idx().is_some() {
            patch = patch.tl0_pic_idx(tl0);
        }
        if descriptor.key_idx().is_some() {
            patch = patch.key_idx(key);
        }
        patch.build().ok()
    };
    if descriptor.picture_id().is_none() {
        return rest(None);
    }
    // The only error left is a picture id too wide for a 7-bit field.
    rest(Some(picture_id)).or_else(|| rest(Some(picture_id & SHORT_PICTURE_ID_MASK)))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    const VIDEO: u32 = 90_000;

    /// X with I, L and K: 15-bit picture id, tl0picidx, keyidx; then one byte
    /// of frame, even for a keyframe.
    fn vp8(picture_id: u16, tl0: u8, key: u8, keyframe: bool) -> Vec<u8> {
        let [high, low] = picture_id.to_be_bytes();
        vec![0x90, 0xf0, 0x80 | high, low, tl0, key, u8::from(!keyframe)]
    }

    fn packet(ssrc: u32, sequence: u64, timestamp: u32, payload: &[u8]) -> Incoming {
        let vp8 = Vp8Descriptor::parse(payload).ok();
        Incoming {
            ssrc,
            sequence,
            timestamp,
            begins: vp8.is_none_or(|d| d.starts_keyframe(payload)),
            vp8,
        }
    }

    fn sent(rewritten: Rewritten) -> Outgoing {
        match rewritten {
            Rewritten::Send(out) => out,
            Rewritten::Stale => panic!("stale"),
            Rewritten::NeedsKeyframe => panic!("needs a keyframe"),
        }
    }

    #[test]
    fn a_slot_starts_low_and_keeps_the_gaps_of_its_track() {
        let mut slot = Rewriter::new(48_000);
        let now = Time::ZERO;
        assert_eq!(
            sent(slot.rewrite(now, packet(7, 900_000, 5, &[]))).sequence,
            1
        );
        assert_eq!(
            sent(slot.rewrite(now, packet(7, 900_003, 5, &[]))).sequence,
            4
        );
        assert_eq!(
            sent(slot.rewrite(now, packet(7, 900_001, 5, &[]))).sequence,
            2
        );
    }

    #[test]
    fn a_switch_goes_on_by_one_in_every_number() {
        let mut slot = Rewriter::new(VIDEO);
        let first = vp8(0x7ffe, 255, 31, true);
        let out = sent(slot.rewrite(Time::ZERO, packet(1, 10, 1000, &first)));
        assert!(out.vp8.is_none(), "nothing to change on the first track");

        slot.turn();
        let second = vp8(77, 9, 3, true);
        let now = Time::from_millis(100);
        let out = sent(slot.rewrite(now, packet(2, 60_000, 777, &second)));
        assert_eq!(out.sequence, 2);
        assert_eq!(out.timestamp, 1000 + 9000);
        let expected = Vp8Descriptor::parse(&second)
            .unwrap()
            .patch()
            .picture_id(0x7fff)
            .tl0_pic_idx(0)
            .key_idx(0)
            .build()
            .unwrap();
        assert_eq!(out.vp8, Some(expected));

        // The next picture wraps.
        let third = vp8(78, 10, 3, false);
        let out = sent(slot.rewrite(now, packet(2, 60_001, 777 + 3000, &third)));
        let expected = Vp8Descriptor::parse(&third)
            .unwrap()
            .patch()
            .picture_id(0)
            .tl0_pic_idx(1)
            .key_idx(0)
            .build()
            .unwrap();
        assert_eq!((out.sequence, out.timestamp), (3, 13_000));
        assert_eq!(out.vp8, Some(expected));
    }

    #[test]
    fn a_switch_waits_for_a_keyframe() {
        let mut slot = Rewriter::new(VIDEO);
        sent(slot.rewrite(Time::ZERO, packet(1, 10, 0, &vp8(1, 1, 1, true))));
        slot.turn();
        let delta = packet(2, 500, 0, &vp8(5, 5, 5, false));
        assert!(matches!(
            slot.rewrite(Time::ZERO, delta),
            Rewritten::NeedsKeyframe
        ));
        let key = packet(2, 501, 0, &vp8(6, 6, 6, true));
        assert_eq!(sent(slot.rewrite(Time::ZERO, key)).sequence, 2);
        // What was sent before the keyframe and comes after it.
        assert!(matches!(slot.rewrite(Time::ZERO, delta), Rewritten::Stale));
    }

    #[test]
    fn another_stream_or_a_jump_on_the_same_track_begins_anew() {
        let mut slot = Rewriter::new(VIDEO);
        sent(slot.rewrite(Time::ZERO, packet(1, 10, 0, &vp8(1, 1, 1, true))));
        let jump = packet(1, 50_000, 0, &vp8(2, 1, 1, false));
        assert!(matches!(
            slot.rewrite(Time::ZERO, jump),
            Rewritten::NeedsKeyframe
        ));
        let other = packet(9, 3, 0, &vp8(2, 1, 1, false));
        assert!(matches!(
            slot.rewrite(Time::ZERO, other),
            Rewritten::NeedsKeyframe
        ));
        let key = packet(9, 4, 0, &vp8(2, 1, 1, true));
        assert_eq!(sent(slot.rewrite(Time::ZERO, key)).sequence, 2);
    }

    #[test]
    fn a_seven_bit_picture_id_stays_seven_bits() {
        let short = |id: u8, keyframe: bool| vec![0x90, 0x80, id, u8::from(!keyframe)];
        let mut slot = Rewriter::new(VIDEO);
        sent(slot.rewrite(Time::ZERO, packet(1, 10, 0, &short(127, true))));
        slot.turn();
        let payload = short(3, true);
        let out = sent(slot.rewrite(Time::ZERO, packet(2, 10, 0, &payload)));
        let expected = Vp8Descriptor::parse(&payload)
            .unwrap()
            .patch()
            .picture_id(0)
            .build();
        assert_eq!(out.vp8, expected.ok());
    }
}
