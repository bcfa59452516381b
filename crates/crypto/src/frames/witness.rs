//! What a receiver holds against the accounts of the senders.
//!
//! Each frame that opened waits here until its sender has listed it. One that
//! its sender lists with other bytes, or that its sender should have listed by
//! now and did not, was sealed by somebody else.

use core::time::Duration;
use std::collections::{BTreeMap, VecDeque};

use proto::Time;

use super::digest::{Account, DIGEST_KEY_LEN, FrameHash, LATE, LIST_AFTER, Run, Tagger, hash};
use super::{Context, FrameKeys};

/// Most frames of one sender that wait: more than ten seconds of all its
/// streams. The oldest of a key go first.
const MAX_WAITING: usize = 2048;
/// A sender whose frames stop for so long begins anew when they come again.
const PAUSE: Duration = Duration::from_secs(2);
/// A sender counts as sending for so long after a frame.
const SENDING: Duration = Duration::from_secs(1);
/// By how much the clocks of the two workers of one page may differ.
const SKEW: Duration = Duration::from_millis(100);
/// For so long after a forged frame its sender counts as forged.
pub const FORGED_FOR: Duration = Duration::from_secs(30);

/// A member's signed digest, as far as it is about frames.
pub struct SignedAccount<'a> {
    /// Whose it is, by the signature.
    pub leaf: u32,
    /// The key that it reveals.
    pub key: [u8; DIGEST_KEY_LEN],
    /// A moment on the receiver's clock before which it was certainly not made:
    /// what had come by then was sealed by then.
    pub as_of: Option<Time>,
    /// It follows directly on the last one of this member; else frames that it
    /// does not list may have been listed by one that did not come.
    pub follows: bool,
    /// What [`FrameSealer::account`](super::FrameSealer::account) made.
    pub account: &'a [u8],
}

/// How the frames of one member stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The member.
    pub leaf: u32,
    /// The latest epoch of which a frame opened.
    pub epoch: u64,
    /// Age of the oldest frame that the member has not listed.
    pub unlisted: Option<Duration>,
    /// For how long frames have come on and on of which none was listed.
    pub unlisted_on: Option<Duration>,
    /// Something was sealed in its name by somebody else, lately.
    pub forged: bool,
}

#[derive(Default)]
pub(super) struct Witness(BTreeMap<u32, Sender>);

#[derive(Default)]
struct Sender {
    epoch: u64,
    waiting: BTreeMap<(u64, Context, u64), (Time, FrameHash)>,
    listed: BTreeMap<(u64, Context), Listed>,
    /// When the last frame opened, and since when they come on and on.
    last: Option<Time>,
    since: Time,
    forged: Option<Time>,
}

/// Up to where a key's frames were listed, and when.
#[derive(Default)]
struct Listed {
    /// Frames before this one are late.
    closed: u64,
    /// What was listed within [`LATE`]: frames of it may still come.
    closing: VecDeque<Closing>,
}

struct Closing {
    at: Time,
    key: [u8; DIGEST_KEY_LEN],
    run: Run,
}

impl Witness {
    /// Forgets who is no longer there, and what was somebody else's.
    pub(super) fn set_keys(&mut self, keys: &FrameKeys) {
        self.0.retain(|leaf, _| {
            let mut live = keys.live.iter();
            live.any(|live| live.leaf() == *leaf && !live.is_fresh())
        });
    }

    /// Forgets up to where keys that are erased were listed.
    pub(super) fn erased(&mut self, oldest: u64) {
        for sender in self.0.values_mut() {
            sender.listed.retain(|(epoch, _), _| *epoch >= oldest);
        }
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Whether a frame of this key was listed too long ago to come now.
    pub(super) fn is_late(
        &mut self,
        now: Time,
        leaf: u32,
        epoch: u64,
        context: Context,
        counter: u64,
    ) -> bool {
        let sender = self.0.get_mut(&leaf);
        let listed = sender.and_then(|sender| sender.listed.get_mut(&(epoch, context)));
        listed.is_some_and(|listed| {
            listed.close(now);
            counter < listed.closed
        })
    }

    /// A frame opened.
    pub(super) fn opened(
        &mut self,
        now: Time,
        leaf: u32,
        epoch: u64,
        context: Context,
        counter: u64,
        sealed: &[u8],
    ) {
        let sender = self.0.entry(leaf).or_default();
        sender.epoch = sender.epoch.max(epoch);
        if sender.last.is_none_or(|last| now.since(last) >= PAUSE) {
            sender.since = now;
        }
        sender.last = Some(now);
        if sender.waiting.len() >= MAX_WAITING {
            sender.waiting.pop_first();
        }
        let hash = hash(sealed);
        let listed = sender.listed.get(&(epoch, context));
        if let Some(fits) = listed.and_then(|listed| listed.fits(counter, &hash)) {
            // Long on its way, so its digest came first: it is not listed again.
            if !fits {
                sender.forged = Some(now);
            }
            return;
        }
        sender
            .waiting
            .insert((epoch, context, counter), (now, hash));
    }

    /// Holds what came against what its sender says. `is_held`: the keys of this
    /// epoch are not erased yet.
    pub(super) fn judge(
        &mut self,
        now: Time,
        signed: &SignedAccount<'_>,
        is_held: impl Fn(u64) -> bool,
    ) {
        let Some(account) = Account::decode(signed.account) else {
            return;
        };
        let sender = self.0.entry(signed.leaf).or_default();
        let tagger = Tagger::new(&signed.key);
        let mut forged = false;
        for run in account.runs {
            let Some(context) = Context::from_bits(u64::from(run.context)) else {
                continue;
            };
            for (counter, tag) in run.tags() {
                if let Some((_, hash)) = sender.waiting.remove(&(run.epoch, context, counter)) {
                    forged |= tagger.tag(&hash) != tag;
                }
            }
            if is_held(run.epoch) {
                let listed = sender.listed.entry((run.epoch, context)).or_default();
                listed.close(now);
                let (at, key) = (now, signed.key);
                listed.closing.push_back(Closing { at, key, run });
            }
        }
        if !signed.follows {
            sender.waiting.clear();
        } else if let (1, Some(as_of)) = (account.complete, signed.as_of) {
            sender.waiting.retain(|_, (at, _)| {
                let unlisted = as_of.since(*at) > LIST_AFTER + SKEW;
                forged |= unlisted;
                !unlisted
            });
        }
        if forged {
            sender.forged = Some(now);
        }
    }

    pub(super) fn standings(&self, now: Time) -> Vec<Standing> {
        let standing = |(leaf, sender): (&u32, &Sender)| {
            let oldest = sender.waiting.values().map(|(at, _)| *at).min();
            let sending = |last: Time| now.since(last) < SENDING;
            Standing {
                leaf: *leaf,
                epoch: sender.epoch,
                unlisted: oldest.map(|at| now.since(at)),
                unlisted_on: oldest
                    .filter(|_| sender.last.is_some_and(sending))
                    .map(|at| now.since(at.max(sender.since))),
                forged: sender.forged.is_some_and(|at| now.since(at) < FORGED_FOR),
            }
        };
        self.0.iter().map(standing).collect()
    }
}

impl Listed {
    fn close(&mut self, now: Time) {
        let due = |closing: &mut Closing| now.since(closing.at) > LATE;
        while let Some(Closing { run, .. }) = self.closing.pop_front_if(due) {
            self.closed = self.closed.max(run.end());
        }
    }

    /// Whether the frame is as its sender listed it; `None` when it was not
    /// listed lately.
    fn fits(&self, counter: u64, hash: &FrameHash) -> Option<bool> {
        self.closing.iter().find_map(|Closing { key, run, .. }| {
            let place = usize::try_from(counter.checked_sub(u64::from(run.first))?).ok()?;
            let (_, tag) = run.tags().nth(place)?;
            Some(Tagger::new(key).tag(hash) == tag)
        })
    }
}
