//! Makes what a slot sends one continuous stream, whatever tracks it shows.
//!
//! A slot is one RTP stream to its subscriber for the life of the connection:
//! one SSRC, one run of sequence numbers, timestamps and VP8 picture ids. The
//! tracks behind it come and go, each with numbers of its own. The rewriter
//! holds the difference between the two and changes it only where a receiver
//! can begin anew: at a keyframe, or at any packet of sound.
//!
//! Retransmissions of the publisher arrive late and out of order, so the
//! mapping is an offset, never a counter. It changes where a picture of a higher
//! temporal layer is left out: a receiver must not see that it is missing, or it
//! would ask for it and wait. The last of these places are remembered, for what
//! comes late.

use core::time::Duration;
use std::collections::VecDeque;

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

/// Pictures left out that are remembered: two seconds of the upper two of three
/// temporal layers.
const REMEMBERED: usize = 48;

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
    /// The temporal layer; 0 for all that has none.
    pub(crate) temporal: u8,
    /// It needs nothing of a temporal layer but 0.
    pub(crate) sync: bool,
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
    /// It is of a temporal layer that is not wanted now.
    LeftOut,
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
    /// Of this run, the oldest first.
    left_out: VecDeque<LeftOut>,
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
    /// The highest temporal layer that the receiver can decode.
    open: u8,
    /// The timestamp of the newest picture, and whether it is sent.
    newest: Option<(u32, bool)>,
    gaps: Gaps,
    /// Gaps of before this are not remembered.
    forgotten: u64,
}

/// How much was left out of a run so far.
#[derive(Clone, Copy, Default)]
struct Gaps {
    packets: u64,
    pictures: u16,
}

/// A picture that was left out.
struct LeftOut {
    first: u64,
    timestamp: u32,
    /// From its end on.
    gaps: Gaps,
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
            left_out: VecDeque::new(),
        }
    }

    /// The slot turns to another stream; the next packet that can begin does.
    pub(crate) fn turn(&mut self) {
        self.run = None;
    }

    /// `most` is the highest temporal layer to be sent.
    pub(crate) fn rewrite(&mut self, now: Time, packet: Incoming, most: u8) -> Rewritten {
        let goes_on = self.run.as_ref().is_some_and(|run| {
            run.ssrc == packet.ssrc && packet.sequence <= run.highest.saturating_add(MAX_GAP)
        });
        if !goes_on {
            if !packet.begins {
                return Rewritten::NeedsKeyframe;
            }
            self.run = Some(self.begin(now, &packet));
            self.left_out.clear();
        }
        let Some(run) = self.run.as_mut() else {
            return Rewritten::NeedsKeyframe;
        };
        if packet.sequence < run.first || run.highest.saturating_sub(packet.sequence) > MAX_GAP {
            return Rewritten::Stale;
        }
        let gaps = if packet.sequence > run.highest || run.newest.is_none() {
            run.highest = packet.sequence;
            if !run.admit(&packet, most, &mut self.left_out) {
                return Rewritten::LeftOut;
            }
            run.gaps
        } else {
            match run.gaps_before(&packet, &self.left_out) {
                Some(gaps) => gaps,
                None => return Rewritten::Stale,
            }
        };

        let sequence = packet.sequence.wrapping_add(run.sequence);
        let sequence = sequence.wrapping_sub(gaps.packets);
        let timestamp = packet.timestamp.wrapping_add(run.timestamp);
        let ahead = run.picture_id.wrapping_sub(gaps.pictures) & PICTURE_ID_MASK;
        let picture_id = add_picture_id(packet.picture_id(), ahead);
        let tl0_pic_idx = packet.tl0_pic_idx().wrapping_add(run.tl0_pic_idx);
        let key_idx = packet.key_idx().wrapping_add(run.key_idx) & KEY_INDEX_MASK;
        let moved = ahead != 0 || run.tl0_pic_idx != 0 || run.key_idx != 0;
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
            open: 0,
            newest: None,
            gaps: Gaps::default(),
            forgotten: 0,
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

impl Run {
    /// Whether the newest packet is sent. A picture is sent whole or not at
    /// all; a higher temporal layer is begun where it needs nothing of itself.
    fn admit(&mut self, packet: &Incoming, most: u8, left_out: &mut VecDeque<LeftOut>) -> bool {
        let known = self.newest.filter(|(of, _)| *of == packet.timestamp);
        let sent = known.map(|(_, sent)| sent).unwrap_or_else(|| {
            let next = packet.temporal == self.open.saturating_add(1);
            if packet.begins {
                self.open = most;
            } else if next && packet.sync && packet.temporal <= most {
                self.open = packet.temporal;
            }
            self.open = self.open.min(most);
            packet.temporal <= self.open
        });
        self.newest = Some((packet.timestamp, sent));
        if sent {
            return true;
        }
        self.gaps.packets += 1;
        if known.is_none() {
            self.gaps.pictures = self.gaps.pictures.wrapping_add(1);
            if left_out.len() == REMEMBERED
                && let Some(oldest) = left_out.pop_front()
            {
                self.forgotten = oldest.first;
            }
            left_out.push_back(LeftOut {
                first: packet.sequence,
                timestamp: packet.timestamp,
                gaps: self.gaps,
            });
        } else if let Some(newest) = left_out.back_mut() {
            newest.gaps = self.gaps;
        }
        false
    }

    /// What was left out before a packet that comes late; nothing when it is
    /// too late, or of a picture that was left out.
    fn gaps_before(&self, packet: &Incoming, left_out: &VecDeque<LeftOut>) -> Option<Gaps> {
        let mut gaps = (self.forgotten == 0).then(Gaps::default);
        for picture in left_out {
            if picture.timestamp == packet.timestamp {
                return None;
            }
            if picture.first < packet.sequence {
                gaps = Some(picture.gaps);
            }
        }
        gaps
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
            temporal: 0,
            sync: false,
            vp8,
        }
    }

    /// With every temporal layer.
    fn all(slot: &mut Rewriter, now: Time, packet: Incoming) -> Rewritten {
        slot.rewrite(now, packet, u8::MAX)
    }

    fn sent(rewritten: Rewritten) -> Outgoing {
        match rewritten {
            Rewritten::Send(out) => out,
            Rewritten::LeftOut => panic!("left out"),
            Rewritten::Stale => panic!("stale"),
            Rewritten::NeedsKeyframe => panic!("needs a keyframe"),
        }
    }

    #[test]
    fn a_slot_starts_low_and_keeps_the_gaps_of_its_track() {
        let mut slot = Rewriter::new(48_000);
        let now = Time::ZERO;
        assert_eq!(
            sent(all(&mut slot, now, packet(7, 900_000, 5, &[]))).sequence,
            1
        );
        assert_eq!(
            sent(all(&mut slot, now, packet(7, 900_003, 5, &[]))).sequence,
            4
        );
        assert_eq!(
            sent(all(&mut slot, now, packet(7, 900_001, 5, &[]))).sequence,
            2
        );
    }

    #[test]
    fn a_switch_goes_on_by_one_in_every_number() {
        let mut slot = Rewriter::new(VIDEO);
        let first = vp8(0x7ffe, 255, 31, true);
        let out = sent(all(&mut slot, Time::ZERO, packet(1, 10, 1000, &first)));
        assert!(out.vp8.is_none(), "nothing to change on the first track");

        slot.turn();
        let second = vp8(77, 9, 3, true);
        let now = Time::from_millis(100);
        let out = sent(all(&mut slot, now, packet(2, 60_000, 777, &second)));
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
        let out = sent(all(&mut slot, now, packet(2, 60_001, 777 + 3000, &third)));
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
        sent(all(
            &mut slot,
            Time::ZERO,
            packet(1, 10, 0, &vp8(1, 1, 1, true)),
        ));
        slot.turn();
        let delta = packet(2, 500, 0, &vp8(5, 5, 5, false));
        assert!(matches!(
            all(&mut slot, Time::ZERO, delta),
            Rewritten::NeedsKeyframe
        ));
        let key = packet(2, 501, 0, &vp8(6, 6, 6, true));
        assert_eq!(sent(all(&mut slot, Time::ZERO, key)).sequence, 2);
        // What was sent before the keyframe and comes after it.
        assert!(matches!(
            all(&mut slot, Time::ZERO, delta),
            Rewritten::Stale
        ));
    }

    #[test]
    fn another_stream_or_a_jump_on_the_same_track_begins_anew() {
        let mut slot = Rewriter::new(VIDEO);
        sent(all(
            &mut slot,
            Time::ZERO,
            packet(1, 10, 0, &vp8(1, 1, 1, true)),
        ));
        let jump = packet(1, 50_000, 0, &vp8(2, 1, 1, false));
        assert!(matches!(
            all(&mut slot, Time::ZERO, jump),
            Rewritten::NeedsKeyframe
        ));
        let other = packet(9, 3, 0, &vp8(2, 1, 1, false));
        assert!(matches!(
            all(&mut slot, Time::ZERO, other),
            Rewritten::NeedsKeyframe
        ));
        let key = packet(9, 4, 0, &vp8(2, 1, 1, true));
        assert_eq!(sent(all(&mut slot, Time::ZERO, key)).sequence, 2);
    }

    #[test]
    fn a_seven_bit_picture_id_stays_seven_bits() {
        let short = |id: u8, keyframe: bool| vec![0x90, 0x80, id, u8::from(!keyframe)];
        let mut slot = Rewriter::new(VIDEO);
        sent(all(
            &mut slot,
            Time::ZERO,
            packet(1, 10, 0, &short(127, true)),
        ));
        slot.turn();
        let payload = short(3, true);
        let out = sent(all(&mut slot, Time::ZERO, packet(2, 10, 0, &payload)));
        let expected = Vp8Descriptor::parse(&payload)
            .unwrap()
            .patch()
            .picture_id(0)
            .build();
        assert_eq!(out.vp8, expected.ok());
    }

    /// Frames 0-2-1-2 of two packets each, all of the upper layers in sync.
    fn layered(frame: u64, part: u64) -> Incoming {
        let temporal = [0, 2, 1, 2][(frame % 4) as usize];
        let payload = vp8(frame as u16, (frame / 4) as u8, 1, frame == 0 && part == 0);
        Incoming {
            temporal,
            sync: temporal > 0,
            begins: frame == 0 && part == 0,
            ..packet(1, 100 + frame * 2 + part, frame as u32 * 3000, &payload)
        }
    }

    #[test]
    fn what_is_left_out_leaves_no_gap() {
        for most in 0..3u8 {
            let mut slot = Rewriter::new(VIDEO);
            let (mut sequence, mut picture) = (1, 0);
            for frame in 0..400 {
                for part in 0..2 {
                    let incoming = layered(frame, part);
                    let id = incoming.picture_id();
                    match slot.rewrite(Time::ZERO, incoming, most) {
                        Rewritten::Send(out) => {
                            assert!(incoming.temporal <= most);
                            assert_eq!(out.sequence, sequence);
                            sequence += 1;
                            let moved = vp8(picture, (frame / 4) as u8, 1, false);
                            let same = (id == picture).then_some(());
                            assert_eq!(out.vp8.is_none(), same.is_some(), "{frame}");
                            if let Some(patch) = out.vp8 {
                                let expected = incoming.vp8.unwrap().patch();
                                let expected = expected.picture_id(picture);
                                let expected = expected.tl0_pic_idx((frame / 4) as u8);
                                assert_eq!(Some(patch), expected.key_idx(1).build().ok());
                            }
                            assert!(!moved.is_empty());
                            picture += part as u16;
                        }
                        Rewritten::LeftOut => assert!(incoming.temporal > most),
                        _ => panic!("lost"),
                    }
                }
            }
        }
    }

    #[test]
    fn what_comes_late_keeps_its_place() {
        let mut slot = Rewriter::new(VIDEO);
        let mut lost = Vec::new();
        let mut numbers = Vec::new();
        for frame in 0..200 {
            for part in 0..2 {
                let incoming = layered(frame, part);
                if frame % 10 == 8 {
                    lost.push(incoming);
                    continue;
                }
                if let Rewritten::Send(out) = slot.rewrite(Time::ZERO, incoming, 1) {
                    numbers.push(out.sequence);
                }
            }
            // Sent again three frames later.
            if frame % 10 == 1 {
                for incoming in lost.drain(..) {
                    if let Rewritten::Send(out) = slot.rewrite(Time::ZERO, incoming, 1) {
                        numbers.push(out.sequence);
                    }
                }
            }
        }
        let count = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), count, "no number is used twice");
        let span = numbers[count - 1] - numbers[0] + 1;
        assert_eq!(span, count as u64, "all that was wanted has come");
    }

    #[test]
    fn a_temporal_layer_is_begun_only_where_it_needs_nothing_of_itself() {
        let mut slot = Rewriter::new(VIDEO);
        let mut sent = Vec::new();
        for frame in 0..24 {
            let mut incoming = layered(frame, 0);
            incoming.sync = incoming.sync && frame >= 16;
            let most = if frame < 8 { 0 } else { 2 };
            if let Rewritten::Send(_) = slot.rewrite(Time::ZERO, incoming, most) {
                sent.push(frame);
            }
        }
        // 17 is of layer 2, and 1 must come first.
        assert_eq!(sent, [0, 4, 8, 12, 16, 18, 19, 20, 21, 22, 23]);
    }

    #[test]
    fn a_keyframe_opens_every_temporal_layer() {
        let mut slot = Rewriter::new(VIDEO);
        let mut count = 0;
        for frame in 0..8 {
            let mut incoming = layered(frame, 0);
            incoming.sync = false;
            if let Rewritten::Send(_) = slot.rewrite(Time::ZERO, incoming, 2) {
                count += 1;
            }
        }
        assert_eq!(count, 8);
    }

    #[test]
    fn what_is_too_late_is_left_out_for_good() {
        let mut slot = Rewriter::new(VIDEO);
        for frame in 0..200 {
            slot.rewrite(Time::ZERO, layered(frame, 0), 0);
        }
        let late = slot.rewrite(Time::ZERO, layered(40, 1), 0);
        assert!(matches!(late, Rewritten::Stale));
    }
}
