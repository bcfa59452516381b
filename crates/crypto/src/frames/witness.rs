//! What a receiver holds against the accounts of the senders.
//!
//! Each frame that opened waits here until its sender has listed it, and then
//! until the next digest of that sender reveals the key of that list. One that its
//! sender lists with other bytes, or that its sender should have listed by now and
//! did not, was sealed by somebody else.

use core::time::Duration;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use proto::Time;

use super::digest::{Account, DIGEST_KEY_LEN, FrameHash, LIST_AFTER, Run, Tagger, hash};
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
/// What a member that is gone left unlisted is told for so long,
const GONE_FOR: Duration = Duration::from_secs(2);
/// of so many at once.
const MAX_GONE: usize = 64;

/// A member's signed digest, as far as it is about frames.
pub struct SignedAccount<'a> {
    /// Whose it is, by the signature.
    pub leaf: u32,
    /// The key that it reveals: that of the account in the digest before it.
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
    /// Age of the youngest one.
    pub unlisted_last: Option<Duration>,
    /// For how long frames have come on and on of which none was listed.
    pub unlisted_on: Option<Duration>,
    /// Lately something was in no digest that came, and one did not come.
    pub unproven: bool,
    /// Something was sealed in its name by somebody else, lately.
    pub forged: bool,
}

/// One frame: epoch, stream and counter.
type Name = (u64, Context, u64);

#[derive(Default)]
pub(super) struct Witness {
    senders: BTreeMap<u32, Sender>,
    /// Who is gone and left frames unlisted, and since when.
    gone: VecDeque<(Time, u32, Sender)>,
}

#[derive(Default)]
struct Sender {
    epoch: u64,
    waiting: BTreeMap<Name, Waiting>,
    told: Option<Told>,
    /// Up to where a key's frames were listed under a key that is known.
    closed: BTreeMap<(u64, Context), u64>,
    /// When the last frame opened, and since when they come on and on.
    last: Option<Time>,
    since: Time,
    forged: Option<Time>,
    unproven: Option<Time>,
}

/// A frame that its sender has not listed.
struct Waiting {
    at: Time,
    hash: FrameHash,
    /// A digest that may have listed it did not come.
    doubtful: bool,
}

/// What the latest digest lists. Nobody but its sender knows the key yet, so
/// nobody can make a frame that fits it.
struct Told {
    runs: Vec<(Context, Run)>,
    /// Those of its frames that came.
    came: BTreeMap<Name, FrameHash>,
}

impl Witness {
    /// Forgets who is no longer there, and what was somebody else's, but for what
    /// nobody vouched for.
    pub(super) fn set_keys(&mut self, now: Time, keys: &FrameKeys) {
        let stays = |leaf: u32| {
            let mut live = keys.live.iter();
            live.any(|live| live.leaf() == leaf && !live.is_fresh())
        };
        let senders = core::mem::take(&mut self.senders);
        for (leaf, sender) in senders {
            if stays(leaf) {
                self.senders.insert(leaf, sender);
            } else if !sender.waiting.is_empty() {
                if self.gone.len() == MAX_GONE {
                    self.gone.pop_front();
                }
                self.gone.push_back((now, leaf, sender));
            }
        }
    }

    pub(super) fn tick(&mut self, now: Time) {
        while let Some((at, ..)) = self.gone.front()
            && now.since(*at) > GONE_FOR
        {
            self.gone.pop_front();
        }
    }

    /// Forgets up to where keys that are erased were listed.
    pub(super) fn erased(&mut self, oldest: u64) {
        for sender in self.senders.values_mut() {
            sender.closed.retain(|(epoch, _), _| *epoch >= oldest);
        }
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether a frame was listed under a key that is known by now.
    pub(super) fn is_late(&self, leaf: u32, epoch: u64, context: Context, counter: u64) -> bool {
        let sender = self.senders.get(&leaf);
        let closed = sender.and_then(|sender| sender.closed.get(&(epoch, context)));
        closed.is_some_and(|closed| counter < *closed)
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
        let sender = self.senders.entry(leaf).or_default();
        sender.epoch = sender.epoch.max(epoch);
        if sender.last.is_none_or(|last| now.since(last) >= PAUSE) {
            sender.since = now;
        }
        sender.last = Some(now);
        let (name, hash) = ((epoch, context, counter), hash(sealed));
        if let Some(told) = sender.told.as_mut().filter(|told| told.lists(name)) {
            told.came.insert(name, hash);
            return;
        }
        if sender.waiting.len() >= MAX_WAITING {
            sender.waiting.pop_first();
        }
        let waiting = Waiting {
            at: now,
            hash,
            doubtful: false,
        };
        sender.waiting.insert(name, waiting);
    }

    /// Holds what came against what its sender says. `is_held`: the keys of this
    /// epoch are not erased yet. The streams, by epoch, in which something forged
    /// opened.
    pub(super) fn judge(
        &mut self,
        now: Time,
        signed: &SignedAccount<'_>,
        is_held: impl Fn(u64) -> bool,
    ) -> BTreeSet<(u64, Context)> {
        let sender = self.senders.entry(signed.leaf).or_default();
        let mut forged = BTreeSet::new();
        if let Some(told) = sender.told.take() {
            // Else its key was in a digest that did not come.
            if signed.follows {
                forged.extend(told.denied(&Tagger::new(&signed.key)));
            }
            for (context, run) in &told.runs {
                if is_held(run.epoch) {
                    let closed = sender.closed.entry((run.epoch, *context)).or_default();
                    *closed = (*closed).max(run.end());
                }
            }
        }
        let account = Account::decode(signed.account);
        let complete = account
            .as_ref()
            .is_some_and(|account| account.complete == 1);
        if let Some(account) = account {
            sender.told = Some(Told::new(account, &mut sender.waiting));
        }
        for waiting in sender.waiting.values_mut() {
            waiting.doubtful |= !signed.follows;
        }
        if let (true, Some(as_of)) = (complete, signed.as_of) {
            let mut unproven = false;
            sender.waiting.retain(|(epoch, context, _), waiting| {
                let overdue = as_of.since(waiting.at) > LIST_AFTER + SKEW;
                unproven |= overdue && waiting.doubtful;
                if overdue && !waiting.doubtful {
                    forged.insert((*epoch, *context));
                }
                !overdue
            });
            if unproven {
                sender.unproven = Some(now);
            }
        }
        if !forged.is_empty() {
            sender.forged = Some(now);
        }
        forged
    }

    /// What is surely a sender's own of one of its streams: up to which counter it
    /// vouched for all, and what came after that.
    pub(super) fn own(&self, leaf: u32, epoch: u64, context: Context) -> (u64, Vec<u64>) {
        let Some(sender) = self.senders.get(&leaf) else {
            return (0, Vec::new());
        };
        let closed = sender.closed.get(&(epoch, context)).copied();
        let waiting = sender.waiting.keys();
        let told = sender.told.iter().flat_map(|told| told.came.keys());
        let mut after: Vec<u64> = waiting
            .chain(told)
            .filter(|(of, stream, _)| (*of, *stream) == (epoch, context))
            .map(|(_, _, counter)| *counter)
            .collect();
        after.sort_unstable();
        (closed.unwrap_or(0), after)
    }

    pub(super) fn standings(&self, now: Time) -> Vec<Standing> {
        let present = self.senders.iter().map(|(leaf, sender)| (*leaf, sender));
        let gone = self.gone.iter().map(|(_, leaf, sender)| (*leaf, sender));
        let all = present.chain(gone);
        all.map(|(leaf, sender)| sender.standing(now, leaf))
            .collect()
    }
}

impl Sender {
    fn standing(&self, now: Time, leaf: u32) -> Standing {
        let times = || self.waiting.values().map(|waiting| waiting.at);
        let oldest = times().min();
        let sending = |last: Time| now.since(last) < SENDING;
        let lately = |at: Option<Time>| at.is_some_and(|at| now.since(at) < FORGED_FOR);
        Standing {
            leaf,
            epoch: self.epoch,
            unlisted: oldest.map(|at| now.since(at)),
            unlisted_last: times().max().map(|at| now.since(at)),
            unlisted_on: oldest
                .filter(|_| self.last.is_some_and(sending))
                .map(|at| now.since(at.max(self.since))),
            unproven: lately(self.unproven),
            forged: lately(self.forged),
        }
    }
}

impl Told {
    /// Takes the frames that it lists out of those that wait.
    fn new(account: Account, waiting: &mut BTreeMap<Name, Waiting>) -> Self {
        let with_context = |run: Run| Some((Context::from_bits(u64::from(run.context))?, run));
        let runs: Vec<_> = account.runs.into_iter().filter_map(with_context).collect();
        let mut came = BTreeMap::new();
        for (context, run) in &runs {
            for (counter, _) in run.tags() {
                let name = (run.epoch, *context, counter);
                if let Some(frame) = waiting.remove(&name) {
                    came.insert(name, frame.hash);
                }
            }
        }
        Self { runs, came }
    }

    fn lists(&self, (epoch, context, counter): Name) -> bool {
        let mut runs = self.runs.iter();
        runs.any(|(stream, run)| {
            let counters = u64::from(run.first)..run.end();
            (run.epoch, *stream) == (epoch, context) && counters.contains(&counter)
        })
    }

    /// The streams in which something came with other bytes.
    fn denied(&self, tagger: &Tagger) -> BTreeSet<(u64, Context)> {
        let listed = self.runs.iter().flat_map(|(context, run)| {
            let tags = run.tags();
            tags.map(move |(counter, tag)| ((run.epoch, *context, counter), tag))
        });
        let denied = listed.filter(|(name, tag)| {
            let came = self.came.get(name);
            came.is_some_and(|hash| tagger.tag(hash) != *tag)
        });
        denied
            .map(|((epoch, context, _), _)| (epoch, context))
            .collect()
    }
}
