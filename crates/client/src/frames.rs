//! The media worker's table of lines: which m-line is for what, and what was
//! sealed and opened on each. The frames themselves are crypto's business; the
//! bot may use crypto without this.

use core::time::Duration;
use std::borrow::Cow;

use crypto::frames::{
    ClearMetadata, Codec, Context, DIGEST_KEY_LEN, Drop, FrameKeys, FrameOpener, FrameSealer,
    SignedAccount, SlotKind, TrackRef, Verdict, peek,
};
use proto::Time;
use serde::Serialize;
use zeroize::Zeroize as _;

use crate::page::{LineReport, LineRole, MediaReport, SenderReport, TrackKind};
use crate::steady::Steady;

/// Frames of one peer connection, with the keys that seal and open them.
pub struct Frames {
    sealer: FrameSealer,
    opener: FrameOpener,
    own_leaf: Option<u32>,
    lines: Vec<Line>,
    /// The sizes of one's own sound: of a voice, and of what a screen plays.
    voice: Steady,
    screen_sound: Steady,
    binding_changed: bool,
}

struct Line {
    codec: Codec,
    report: LineReport,
    moved_at: Option<Time>,
    /// It was removed, or another line took the same mid over.
    retired: bool,
}

/// What became of a frame that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Received {
    /// It opened; this is the frame.
    Opened(Vec<u8>),
    /// Its key is not there yet: try again for at most [`crypto::frames::HOLD`].
    Hold,
    /// It is not to be shown.
    Dropped,
}

/// What anyone can read of a sealed frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClearView {
    /// It is one's own camera's: only such a frame may be shown sealed.
    pub own: bool,
    /// The sender's leaf.
    pub leaf: u32,
    /// Lowest 8 bits of the epoch.
    pub epoch: u8,
    /// The sender's track.
    pub context: TrackKind,
    /// How many frames the sender sealed under this key before.
    pub counter: u64,
    /// It says that it is a keyframe.
    pub keyframe: bool,
    /// Its whole length in bytes.
    pub length: usize,
    /// How many bytes of it are clear, in front.
    pub clear: usize,
}

impl Frames {
    /// Without lines and keys: nothing passes.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "an empty one is not useful")]
    pub fn new() -> Self {
        Self {
            sealer: FrameSealer::new(),
            opener: FrameOpener::new(),
            own_leaf: None,
            lines: Vec::new(),
            voice: Steady::default(),
            screen_sound: Steady::default(),
            binding_changed: false,
        }
    }

    /// The keys of a new epoch.
    pub fn set_keys(&mut self, now: Time, keys: &FrameKeys, urgent: bool) {
        self.own_leaf = Some(keys.own_leaf);
        self.sealer.set_keys(now, keys, urgent);
        self.opener.set_keys(now, keys);
    }

    /// Forgets every key: nothing passes any more.
    pub fn forget(&mut self) {
        self.own_leaf = None;
        self.sealer.forget();
        self.opener.forget();
    }

    /// The account of the frames sealed since the last one, for
    /// [`Input::Account`](crate::Input::Account).
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

    /// A new m-line; the number that names it here.
    pub fn add_line(&mut self, mid: &str, role: LineRole) -> u32 {
        for line in &mut self.lines {
            line.retired |= line.report.mid == mid;
        }
        self.lines.push(Line {
            codec: match role {
                LineRole::Mic
                | LineRole::ScreenAudio
                | LineRole::MicSlot
                | LineRole::ScreenAudioSlot => Codec::Opus,
                _ => Codec::Vp8,
            },
            report: LineReport {
                mid: mid.to_owned(),
                role,
                leaf: None,
                track: None,
                epoch: None,
                frames: 0,
                failed: 0,
                seen: 0,
                bytes: 0,
                idle_ms: None,
            },
            moved_at: None,
            retired: false,
        });
        u32::try_from(self.lines.len() - 1).unwrap_or(u32::MAX)
    }

    /// Says which codec a line carries, and that the line is in use (again):
    /// of all lines of a mid the last one counts.
    pub fn set_codec(&mut self, line: u32, codec: Codec) {
        let Some(mid) = self.lines.get(line as usize) else {
            return;
        };
        let mid = mid.report.mid.clone();
        for (number, other) in self.lines.iter_mut().enumerate() {
            if number == line as usize {
                (other.codec, other.retired) = (codec, false);
            } else {
                other.retired |= other.report.mid == mid;
            }
        }
    }

    /// The line is there no longer: it is not reported any more.
    pub fn remove_line(&mut self, line: u32) {
        if let Some(line) = self.lines.get_mut(line as usize) {
            line.retired = true;
        }
    }

    /// Seals a frame that goes out on `line`; `None`: it must not go out.
    /// `layer` is its simulcast layer, the smallest being 0.
    pub fn seal(&mut self, line: u32, layer: u8, now: Time, frame: &[u8]) -> Option<Vec<u8>> {
        let line = self.lines.get_mut(line as usize)?;
        line.report.seen += 1;
        let Some(context) = sent_context(line.report.role, layer) else {
            line.report.failed += 1;
            return None;
        };
        let frame = match context {
            Context::Mic => self.voice.pad(frame),
            Context::ScreenAudio => self.screen_sound.pad(frame),
            _ => Cow::Borrowed(frame),
        };
        let mut sealed = Vec::new();
        let result = self
            .sealer
            .seal(now, context, line.codec, &frame, &mut sealed);
        let len = frame.len();
        if let Cow::Owned(mut padded) = frame {
            padded.zeroize();
        }
        if result.is_err() {
            line.report.failed += 1;
            return None;
        }
        line.moved(now, len);
        line.report.leaf = self.own_leaf;
        line.report.track = Some(track(context));
        Some(sealed)
    }

    /// Opens a frame that came in on `line`.
    pub fn open(&mut self, line: u32, now: Time, frame: &[u8]) -> Received {
        let number = TrackRef(line);
        let Some(line) = self.lines.get_mut(line as usize) else {
            return Received::Dropped;
        };
        let Some(kind) = slot_kind(line.report.role) else {
            return Received::Dropped;
        };
        line.report.seen += 1;
        let mut out = Vec::new();
        match self
            .opener
            .open(now, number, kind, line.codec, frame, &mut out)
        {
            Verdict::Opened(opened) => {
                if !opened.duplicate {
                    line.moved(now, out.len());
                }
                let binding = (Some(opened.leaf), Some(track(opened.context)));
                if (line.report.leaf, line.report.track) != binding {
                    (line.report.leaf, line.report.track) = binding;
                    self.binding_changed = true;
                }
                line.report.epoch = Some(opened.epoch);
                Received::Opened(out)
            }
            Verdict::Hold => Received::Hold,
            Verdict::Drop(why) => {
                // A slot that waits for a keyframe opened the frame all right, and
                // one that comes late is the network's fault as a rule.
                let genuine = matches!(why, Drop::AwaitingKeyframe | Drop::Late);
                line.report.failed += u64::from(!genuine);
                Received::Dropped
            }
        }
    }

    /// What anyone can read of a sealed frame; `None` when it is none.
    #[must_use]
    pub fn peek(&self, line: u32, frame: &[u8]) -> Option<ClearView> {
        let codec = self.lines.get(line as usize)?.codec;
        let ClearMetadata {
            leaf,
            context,
            epoch_low,
            counter,
            clear_len,
            keyframe,
            ..
        } = peek(codec, frame)?;
        let context = track(context);
        Some(ClearView {
            own: context == TrackKind::Camera && self.own_leaf == Some(leaf),
            leaf,
            epoch: epoch_low,
            context,
            counter,
            keyframe,
            length: frame.len(),
            clear: clear_len,
        })
    }

    /// Erases keys that are due; call it about every 100 ms.
    pub fn tick(&mut self, now: Time) {
        self.sealer.tick(now);
        self.opener.tick(now);
    }

    /// What was sealed and opened so far.
    #[must_use]
    pub fn report(&self, now: Time) -> MediaReport {
        let lines = self.lines.iter().filter(|line| !line.retired);
        let lines = lines
            .map(|line| LineReport {
                idle_ms: line
                    .moved_at
                    .map(|at| u64::try_from(now.since(at).as_millis()).unwrap_or(u64::MAX)),
                ..line.report.clone()
            })
            .collect();
        MediaReport {
            lines,
            senders: senders(&self.opener, now),
        }
    }

    /// Whether a slot changed hands since the last call: report at once.
    pub fn take_binding_change(&mut self) -> bool {
        core::mem::take(&mut self.binding_changed)
    }
}

impl Line {
    fn moved(&mut self, now: Time, bytes: usize) {
        self.report.frames += 1;
        self.report.bytes += bytes as u64;
        self.moved_at = Some(now);
    }
}

/// How the frames of each sender stand, in the page's words.
#[must_use]
pub fn senders(opener: &FrameOpener, now: Time) -> Vec<SenderReport> {
    let millis = |age: Duration| u64::try_from(age.as_millis()).unwrap_or(u64::MAX);
    let standings = opener.standings(now).into_iter();
    standings
        .map(|standing| SenderReport {
            leaf: standing.leaf,
            epoch: standing.epoch,
            unlisted_ms: standing.unlisted.map(millis),
            unlisted_last_ms: standing.unlisted_last.map(millis),
            unlisted_on_ms: standing.unlisted_on.map(millis),
            unproven: standing.unproven,
            forged: standing.forged,
        })
        .collect()
}

/// A line that does not send has none, nor has a layer that there is not.
fn sent_context(role: LineRole, layer: u8) -> Option<Context> {
    match (role, layer) {
        (LineRole::Mic, 0) => Some(Context::Mic),
        (LineRole::Camera, 0) => Some(Context::CameraLow),
        (LineRole::Camera, 1) => Some(Context::CameraMid),
        (LineRole::Camera, 2) => Some(Context::CameraHigh),
        (LineRole::Screen, 0) => Some(Context::Screen),
        (LineRole::ScreenAudio, 0) => Some(Context::ScreenAudio),
        _ => None,
    }
}

/// A line that receives nothing that may be opened has none.
fn slot_kind(role: LineRole) -> Option<SlotKind> {
    match role {
        LineRole::MicSlot => Some(SlotKind::Mic),
        LineRole::CameraSlot => Some(SlotKind::Camera),
        LineRole::ScreenSlot => Some(SlotKind::Screen),
        LineRole::ScreenAudioSlot => Some(SlotKind::ScreenAudio),
        _ => None,
    }
}

fn track(context: Context) -> TrackKind {
    match context {
        Context::Mic => TrackKind::Mic,
        Context::CameraLow | Context::CameraMid | Context::CameraHigh => TrackKind::Camera,
        Context::Screen => TrackKind::Screen,
        Context::ScreenAudio => TrackKind::ScreenAudio,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crypto::frames::{LiveLeaf, RETENTION, SWITCH_DELAY};
    use zeroize::Zeroizing;

    #[test]
    fn old_keys_are_erased_on_either_side_though_no_frame_comes_or_goes() {
        let mut frames = Frames::new();
        for epoch in [1, 2] {
            let keys = FrameKeys {
                epoch,
                own_leaf: 0,
                base_key: Zeroizing::new([u8::try_from(epoch).expect("small"); 16]),
                live: vec![LiveLeaf::new(0, false)],
            };
            frames.set_keys(Time::ZERO, &keys, false);
        }
        frames.tick(Time::ZERO + SWITCH_DELAY);
        assert_eq!(frames.sealer.epochs(), [2]);
        frames.tick(Time::ZERO + RETENTION);
        assert_eq!(frames.opener.epochs(), [2]);
    }
}
