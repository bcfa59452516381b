//! Sealing and opening the frames of one participant, and counting them: what
//! the page does in its media worker.

use std::collections::{BTreeMap, VecDeque};

use client::frames::senders;
use client::page::{LineReport, LineRole, MediaReport, TrackKind};
use crypto::frames::{
    Codec, Context, DIGEST_KEY_LEN, Drop, FrameKeys, FrameOpener, FrameSealer, HOLD, SignedAccount,
    SlotKind, TrackRef, Verdict,
};
use proto::Time;

use crate::peer::Track;

/// Most frames held back for a key that is still to come: half a second of
/// video and more of sound.
const MAX_HELD: usize = 32;

/// What one track sent, or one stream of somebody else's brought.
#[derive(Debug, Clone, Copy, Default)]
pub struct Count {
    /// Whole frames.
    pub frames: u64,
    /// Bytes before sealing, or after opening.
    pub bytes: u64,
    /// When the first one was sealed or opened.
    pub first: Option<Time>,
    last: Option<Time>,
}

impl Count {
    fn add(&mut self, now: Time, len: usize) {
        self.frames += 1;
        self.bytes += len as u64;
        self.first.get_or_insert(now);
        self.last = Some(now);
    }
}

/// One stream, by the key that opened it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct StreamKey {
    /// Whose.
    pub leaf: u32,
    /// Which of theirs.
    pub context: Context,
}

/// A receive slot.
pub struct Slot {
    number: TrackRef,
    /// What it is for.
    pub role: LineRole,
    held: VecDeque<(Time, Vec<u8>)>,
    /// Sealed frames that came in.
    pub received: u64,
    /// Those that did not open.
    pub failed: u64,
    /// Those that opened, by whose they are.
    pub streams: BTreeMap<StreamKey, Count>,
    /// Whose the last one was, in which epoch, and since when it has been theirs.
    pub bound: Option<(StreamKey, u64, Time)>,
}

/// All the frames of one participant.
pub struct Frames {
    sealer: FrameSealer,
    opener: FrameOpener,
    keyed: bool,
    own_leaf: Option<(u32, u64)>,
    sent: BTreeMap<Track, (String, Count)>,
    unsent: BTreeMap<Track, u64>,
    slots: BTreeMap<String, Slot>,
    out: Vec<u8>,
}

impl Default for Frames {
    fn default() -> Self {
        Self {
            sealer: FrameSealer::new(),
            opener: FrameOpener::new(),
            keyed: false,
            own_leaf: None,
            sent: BTreeMap::new(),
            unsent: BTreeMap::new(),
            slots: BTreeMap::new(),
            out: Vec::new(),
        }
    }
}

impl Frames {
    /// The keys of a new epoch.
    pub fn set_keys(&mut self, now: Time, keys: &FrameKeys, urgent: bool) {
        self.keyed = true;
        self.own_leaf = Some((keys.own_leaf, keys.epoch));
        self.sealer.set_keys(now, keys, urgent);
        self.opener.set_keys(now, keys);
        let mids: Vec<String> = self.slots.keys().cloned().collect();
        for mid in mids {
            self.retry(now, &mid);
        }
    }

    /// Forgets every key.
    pub fn forget(&mut self) {
        self.keyed = false;
        self.sealer.forget();
        self.opener.forget();
    }

    /// The account of the frames sealed since the last one.
    pub fn account(&mut self, now: Time, key: &[u8; DIGEST_KEY_LEN]) -> Vec<u8> {
        self.sealer.account(now, key)
    }

    /// Holds what came against what its sender signed.
    pub fn judge(&mut self, now: Time, signed: &SignedAccount<'_>) {
        self.opener.judge_account(now, signed);
    }

    /// Seals nothing, or seals again.
    pub fn set_sealing(&mut self, on: bool) {
        self.sealer.set_sealing(on);
    }

    /// Whether there is a key to seal with.
    #[must_use]
    pub fn is_keyed(&self) -> bool {
        self.keyed
    }

    /// The m-line of one's own track.
    pub fn add_sender(&mut self, track: Track, mid: String) {
        self.sent.entry(track).or_default().0 = mid;
    }

    /// A slot that was offered; known ones stay as they are.
    pub fn add_slot(&mut self, mid: String, role: LineRole) {
        let number = TrackRef(self.slots.len() as u32);
        self.slots.entry(mid).or_insert(Slot {
            number,
            role,
            held: VecDeque::new(),
            received: 0,
            failed: 0,
            streams: BTreeMap::new(),
            bound: None,
        });
    }

    /// Seals a frame of a layer. `None`: it must not be sent.
    pub fn seal(&mut self, now: Time, track: Track, layer: usize, frame: &[u8]) -> Option<Vec<u8>> {
        let (context, codec) = match (track, layer) {
            (Track::Mic, _) => (Context::Mic, Codec::Opus),
            (Track::Camera, 0) => (Context::CameraLow, Codec::Vp8),
            (Track::Camera, 1) => (Context::CameraMid, Codec::Vp8),
            (Track::Camera, _) => (Context::CameraHigh, Codec::Vp8),
        };
        let mut sealed = Vec::new();
        let done = self
            .sealer
            .seal(now, context, codec, frame, &mut sealed)
            .is_ok();
        if done {
            let (_, count) = self.sent.entry(track).or_default();
            count.add(now, frame.len());
            Some(sealed)
        } else {
            *self.unsent.entry(track).or_default() += 1;
            None
        }
    }

    /// A sealed frame came in. True when only a keyframe would help.
    pub fn open(&mut self, now: Time, mid: &str, frame: Vec<u8>) -> bool {
        let Some(slot) = self.slots.get_mut(mid) else {
            return false;
        };
        slot.received += 1;
        if slot.held.len() == MAX_HELD {
            slot.held.pop_front();
            slot.failed += 1;
        }
        slot.held.push_back((now, frame));
        self.retry(now, mid)
    }

    /// Erases old keys and gives up frames that were held too long.
    pub fn tick(&mut self, now: Time) {
        self.sealer.tick(now);
        self.opener.tick(now);
        for slot in self.slots.values_mut() {
            while slot
                .held
                .front()
                .is_some_and(|(since, _)| now.since(*since) > HOLD)
            {
                slot.held.pop_front();
                slot.failed += 1;
            }
        }
    }

    /// Opens what waits on a slot, in order. True when only a keyframe helps.
    fn retry(&mut self, now: Time, mid: &str) -> bool {
        let Some(slot) = self.slots.get_mut(mid) else {
            return false;
        };
        let Some((kind, codec)) = kind_and_codec(slot.role) else {
            return false;
        };
        let mut wants_keyframe = false;
        while let Some((_, frame)) = slot.held.front() {
            let verdict = self
                .opener
                .open(now, slot.number, kind, codec, frame, &mut self.out);
            match verdict {
                Verdict::Hold => break,
                // It opened all right, but a decoder cannot begin with it.
                Verdict::Drop(Drop::AwaitingKeyframe) => wants_keyframe = true,
                Verdict::Drop(Drop::Late) => {}
                Verdict::Drop(_) => slot.failed += 1,
                Verdict::Opened(opened) if opened.duplicate => {}
                Verdict::Opened(opened) => {
                    let key = StreamKey {
                        leaf: opened.leaf,
                        context: opened.context,
                    };
                    slot.streams
                        .entry(key)
                        .or_default()
                        .add(now, self.out.len());
                    let since = match slot.bound {
                        Some((bound, _, since)) if bound == key => since,
                        _ => now,
                    };
                    slot.bound = Some((key, opened.epoch, since));
                }
            }
            slot.held.pop_front();
        }
        wants_keyframe
    }

    /// Every slot with its m-line.
    pub fn slots(&self) -> impl Iterator<Item = (&str, &Slot)> {
        self.slots.iter().map(|(mid, slot)| (mid.as_str(), slot))
    }

    /// What was sealed of a track, and what could not be.
    #[must_use]
    pub fn sent(&self, track: Track) -> Option<(Count, u64)> {
        let (_, count) = self.sent.get(&track)?;
        Some((*count, self.unsent.get(&track).copied().unwrap_or(0)))
    }

    /// The same counts as the page's media worker reports to its session worker.
    #[must_use]
    pub fn report(&self, now: Time) -> MediaReport {
        let idle_ms = |last: Option<Time>| last.map(|last| now.since(last).as_millis() as u64);
        let sent = self.sent.iter().map(|(track, (mid, count))| {
            let (role, kind) = match track {
                Track::Mic => (LineRole::Mic, TrackKind::Mic),
                Track::Camera => (LineRole::Camera, TrackKind::Camera),
            };
            LineReport {
                mid: mid.clone(),
                role,
                leaf: self.own_leaf.map(|(leaf, _)| leaf),
                track: Some(kind),
                epoch: self.own_leaf.map(|(_, epoch)| epoch),
                frames: count.frames,
                failed: self.unsent.get(track).copied().unwrap_or(0),
                seen: count.frames + self.unsent.get(track).copied().unwrap_or(0),
                bytes: count.bytes,
                idle_ms: idle_ms(count.last),
            }
        });
        let opened = self.slots.iter().map(|(mid, slot)| {
            let sum = |of: fn(&Count) -> u64| slot.streams.values().map(of).sum();
            LineReport {
                mid: mid.clone(),
                role: slot.role,
                leaf: slot.bound.map(|(key, _, _)| key.leaf),
                track: slot.bound.map(|(key, _, _)| track_kind(key.context)),
                epoch: slot.bound.map(|(_, epoch, _)| epoch),
                frames: sum(|count| count.frames),
                failed: slot.failed,
                seen: slot.received,
                bytes: sum(|count| count.bytes),
                idle_ms: idle_ms(slot.streams.values().filter_map(|count| count.last).max()),
            }
        });
        MediaReport {
            lines: sent.chain(opened).collect(),
            senders: senders(&self.opener, now),
        }
    }
}

fn kind_and_codec(role: LineRole) -> Option<(SlotKind, Codec)> {
    match role {
        LineRole::MicSlot => Some((SlotKind::Mic, Codec::Opus)),
        LineRole::ScreenAudioSlot => Some((SlotKind::ScreenAudio, Codec::Opus)),
        LineRole::CameraSlot => Some((SlotKind::Camera, Codec::Vp8)),
        LineRole::ScreenSlot => Some((SlotKind::Screen, Codec::Vp8)),
        LineRole::Mic
        | LineRole::Camera
        | LineRole::Screen
        | LineRole::ScreenAudio
        | LineRole::PreviewSlot => None,
    }
}

/// The track that a key context belongs to.
#[must_use]
pub fn track_kind(context: Context) -> TrackKind {
    match context {
        Context::Mic => TrackKind::Mic,
        Context::CameraLow | Context::CameraMid | Context::CameraHigh => TrackKind::Camera,
        Context::Screen => TrackKind::Screen,
        Context::ScreenAudio => TrackKind::ScreenAudio,
    }
}
