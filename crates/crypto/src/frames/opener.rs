//! Opening others' frames.

use core::time::Duration;
use std::collections::BTreeMap;

use proto::Time;

use super::replay::{Mark, Recent, Window};
use super::witness::{SignedAccount, Standing, Witness};
use super::{Codec, Context, FrameKeys, KeyId, LiveLeaf, MAX_COUNTER, SlotKind, low};
use crate::sframe::{Header, Key, Secret, Suite};

/// How long to hold a frame whose key is not there yet ([`Verdict::Hold`]).
pub const HOLD: Duration = Duration::from_millis(500);
/// So long after an epoch ended its keys are erased: frames under way arrive.
pub const RETENTION: Duration = Duration::from_secs(2);
/// Most epochs kept, however fast they follow each other. Far below the 256 that
/// the key id tells apart.
const MAX_EPOCHS: usize = 64;
const TAG_LEN: usize = 16;

/// A receive slot, numbered by the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TrackRef(pub u32);

/// A frame that opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opened {
    /// Whose it is: by the key that opened it.
    pub leaf: u32,
    /// Which of its streams.
    pub context: Context,
    /// The epoch of the key.
    pub epoch: u64,
    /// Whether it is a keyframe (video).
    pub keyframe: bool,
    /// The same frame again, within 500 ms on the same track: pass it on, do
    /// not count it.
    pub duplicate: bool,
}

/// Why a frame is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Drop {
    /// Too short, no SFrame header, or one with a counter that no sender uses.
    #[error("malformed")]
    Malformed,
    /// Its key is erased, or never was.
    #[error("the key is gone")]
    NoKey,
    /// The leaf is no member's, or no longer the same one's.
    #[error("not a member")]
    NotAMember,
    /// One's own frame, sent back on a slot for others.
    #[error("one's own frame")]
    Own,
    /// It does not authenticate.
    #[error("does not authenticate")]
    Forged,
    /// Seen before.
    #[error("replayed")]
    Replay,
    /// A camera on a screen's slot, or the like.
    #[error("wrong kind of slot")]
    WrongContext,
    /// The slot changes its sender or layer, and this is no keyframe.
    #[error("waits for a keyframe")]
    AwaitingKeyframe,
    /// Its sender listed it, and the key of that list is known: by now anyone could
    /// have made it fit.
    #[error("comes after the key of its digest")]
    Late,
}

/// What became of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It opened; the frame is in `out`.
    Opened(Opened),
    /// The key of a newer epoch is not there yet: try again after the next
    /// [`FrameOpener::set_keys`], for at most [`HOLD`].
    Hold,
    /// Drop and count it.
    Drop(Drop),
}

/// Opens others' frames.
#[derive(Default)]
pub struct FrameOpener {
    /// Oldest first.
    epochs: Vec<Epoch>,
    tracks: BTreeMap<TrackRef, Track>,
    witness: Witness,
    own_leaf: u32,
}

/// One epoch's keys.
struct Epoch {
    epoch: u64,
    secret: Secret,
    /// Sorted leaf indices.
    live: Vec<u32>,
    keys: BTreeMap<KeyId, OpenKey>,
    erase_at: Option<Time>,
}

struct OpenKey {
    key: Key,
    window: Window,
}

/// What a slot showed last.
struct Track {
    bound: Option<(u32, Context)>,
    recent: Recent,
}

/// A frame taken apart.
struct Parts<'a> {
    clear: &'a [u8],
    header: &'a [u8],
    sealed: &'a [u8],
    id: KeyId,
    kid: u64,
    counter: u64,
    tag: [u8; TAG_LEN],
    len: usize,
}

impl FrameOpener {
    /// Without keys.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The keys of a new epoch. Those of older ones are erased 2 s from now, and
    /// open nothing more of a leaf that is free or somebody else's by now.
    pub fn set_keys(&mut self, now: Time, keys: &FrameKeys) {
        if self
            .epochs
            .last()
            .is_some_and(|last| last.epoch >= keys.epoch)
        {
            return;
        }
        let mut live: Vec<u32> = keys.live.iter().map(|live| live.leaf()).collect();
        live.sort_unstable();
        let mut stayed: Vec<u32> = keys
            .live
            .iter()
            .filter(|live| !live.is_fresh())
            .map(|live| LiveLeaf::leaf(*live))
            .collect();
        stayed.sort_unstable();
        for old in &mut self.epochs {
            old.erase_at.get_or_insert(now + RETENTION);
            old.live.retain(|leaf| stayed.binary_search(leaf).is_ok());
        }
        for track in self.tracks.values_mut() {
            track
                .bound
                .take_if(|(leaf, _)| stayed.binary_search(leaf).is_err());
        }
        if self.epochs.len() == MAX_EPOCHS {
            self.epochs.remove(0);
        }
        self.witness.set_keys(now, keys);
        self.own_leaf = keys.own_leaf;
        self.epochs.push(Epoch {
            epoch: keys.epoch,
            secret: Secret::new(Suite::Aes128GcmSha256, &*keys.base_key),
            live,
            keys: BTreeMap::new(),
            erase_at: None,
        });
    }

    /// Erases what is due; call it about every 100 ms.
    pub fn tick(&mut self, now: Time) {
        self.witness.tick(now);
        let due = |epoch: &Epoch| epoch.erase_at.is_some_and(|at| at <= now);
        if self.epochs.first().is_some_and(due) {
            self.epochs.retain(|epoch| !due(epoch));
            if let Some(oldest) = self.epochs.first() {
                self.witness.erased(oldest.epoch);
            }
        }
    }

    /// Opens a frame that came in on `track`, into `out` (cleared first; empty
    /// unless it opened).
    pub fn open(
        &mut self,
        now: Time,
        track: TrackRef,
        kind: SlotKind,
        codec: Codec,
        frame: &[u8],
        out: &mut Vec<u8>,
    ) -> Verdict {
        out.clear();
        self.tick(now);
        let verdict = self.judge(now, track, kind, codec, frame, out);
        match verdict {
            Ok(verdict) => verdict,
            Err(reason) => {
                out.clear();
                Verdict::Drop(reason)
            }
        }
    }

    /// The epochs whose keys it holds, oldest first.
    #[must_use]
    pub fn epochs(&self) -> Vec<u64> {
        self.epochs.iter().map(|epoch| epoch.epoch).collect()
    }

    /// Forgets all keys.
    pub fn forget(&mut self) {
        self.epochs.clear();
        self.tracks.clear();
        self.witness.clear();
    }

    /// Holds the frames that opened against what their sender signed.
    pub fn judge_account(&mut self, now: Time, signed: &SignedAccount<'_>) {
        if signed.leaf == self.own_leaf {
            return;
        }
        let Self {
            witness, epochs, ..
        } = self;
        let is_held = |number| epochs.iter().any(|epoch| epoch.epoch == number);
        let forged = witness.judge(now, signed, is_held);
        // A frame far ahead shuts its sender's own ones out as replays, until here.
        for (number, context) in forged {
            let Some(id) = KeyId::new(context, signed.leaf, number) else {
                continue;
            };
            let mut epochs = epochs.iter_mut();
            let epoch = epochs.find(|epoch| epoch.epoch == number);
            if let Some(known) = epoch.and_then(|epoch| epoch.keys.get_mut(&id)) {
                let (vouched, after) = witness.own(signed.leaf, number, context);
                known.window = Window::resumed(vouched, &after);
            }
        }
    }

    /// How the frames of each sender stand.
    #[must_use]
    pub fn standings(&self, now: Time) -> Vec<Standing> {
        self.witness.standings(now)
    }

    fn judge(
        &mut self,
        now: Time,
        track: TrackRef,
        kind: SlotKind,
        codec: Codec,
        frame: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<Verdict, Drop> {
        let parts = Parts::of(codec, frame).ok_or(Drop::Malformed)?;
        let id = parts.id;
        if id.context.kind() != kind {
            return Err(Drop::WrongContext);
        }
        let own_leaf = self.own_leaf;
        let Some(epoch) = self.epoch(id.epoch_low)? else {
            return Ok(Verdict::Hold);
        };
        if epoch.live.binary_search(&id.leaf).is_err() {
            return Err(Drop::NotAMember);
        }
        if id.leaf == own_leaf {
            return Err(Drop::Own);
        }
        let number = epoch.epoch;
        let fresh = epoch
            .keys
            .get(&id)
            .is_none_or(|known| known.window.is_new(parts.counter));
        out.extend_from_slice(parts.clear);
        match epoch.keys.get(&id) {
            Some(known) => parts.open(&known.key, out)?,
            None => {
                // Kept only once it has opened a frame, so that a server cannot
                // fill the memory with keys of streams that nobody sends.
                let key = epoch.secret.key(parts.kid);
                parts.open(&key, out)?;
                let window = Window::new();
                epoch.keys.insert(id, OpenKey { key, window });
            }
        }
        let source = (id.leaf, id.context);
        if fresh
            && self
                .witness
                .is_late(id.leaf, number, id.context, parts.counter)
        {
            return Err(Drop::Late);
        }
        let keyframe = codec.is_keyframe(out);
        let track = self.tracks.entry(track).or_insert_with(|| Track {
            bound: None,
            recent: Recent::new(),
        });
        let mark = parts.mark(number);
        if fresh {
            if kind.is_video() && track.bound != Some(source) && !keyframe {
                return Err(Drop::AwaitingKeyframe);
            }
            track.bound = Some(source);
            track.recent.note(now, mark);
            if let Some(known) = self.epoch(id.epoch_low)?.and_then(|e| e.keys.get_mut(&id)) {
                known.window.note(parts.counter);
            }
            self.witness
                .opened(now, id.leaf, number, id.context, parts.counter, frame);
        } else if track.bound != Some(source) || !track.recent.again(now, &mark) {
            return Err(Drop::Replay);
        }
        Ok(Verdict::Opened(Opened {
            leaf: id.leaf,
            context: id.context,
            epoch: number,
            keyframe,
            duplicate: !fresh,
        }))
    }

    /// The epoch with these low bits; `None` when it is still to come.
    fn epoch(&mut self, epoch_low: u8) -> Result<Option<&mut Epoch>, Drop> {
        let Some(newest) = self.epochs.last() else {
            return Ok(None);
        };
        let ahead = epoch_low.wrapping_sub(low(newest.epoch));
        if (1..128).contains(&ahead) {
            return Ok(None);
        }
        self.epochs
            .iter_mut()
            .rev()
            .find(|epoch| low(epoch.epoch) == epoch_low)
            .map(Some)
            .ok_or(Drop::NoKey)
    }
}

impl<'a> Parts<'a> {
    fn of(codec: Codec, frame: &'a [u8]) -> Option<Self> {
        let (clear, rest) = frame.split_at(codec.clear_len(frame)?);
        let (Header { kid, ctr }, header_len) = Header::decode(rest)?;
        let (header, sealed) = rest.split_at(header_len);
        let tag = sealed.last_chunk::<TAG_LEN>()?;
        if ctr > MAX_COUNTER {
            return None;
        }
        Some(Self {
            clear,
            header,
            sealed,
            id: KeyId::from_kid(kid)?,
            kid,
            counter: ctr,
            tag: *tag,
            len: frame.len(),
        })
    }

    fn open(&self, key: &Key, out: &mut Vec<u8>) -> Result<(), Drop> {
        key.open(self.counter, self.header, self.clear, self.sealed, out)
            .map_err(|_| Drop::Forged)
    }

    fn mark(&self, epoch: u64) -> Mark {
        Mark {
            epoch,
            kid: self.kid,
            counter: self.counter,
            tag: self.tag,
            len: self.len,
        }
    }
}
