//! Digests: what each member signs each second, when, and what it makes of the
//! others'.
//!
//! A digest vouches for frames (whose account the media worker makes and
//! holds others' against, since it has the frames) and for the log (whose head
//! is compared here). Nobody needs another's clock: a digest that has seen one of
//! ours was made after it, so it must list every frame that had come before we
//! made ours.
//!
//! The key of an account is revealed by the digest after it: until then nobody
//! can search for a frame that fits, and by then such a frame comes too late.

mod body;
mod history;
#[cfg(test)]
mod tests;

use core::time::Duration;
use std::collections::VecDeque;

use crypto::frames::DIGEST_KEY_LEN;
use proto::Time;
use zeroize::Zeroizing;

use crate::page::SenderReport;

pub(crate) use body::Digest;
pub(crate) use history::{Agreement, Head, History};

/// How often a sender vouches for what it sends,
const EACH: Duration = Duration::from_secs(1);
/// while there are no more senders than are seen at once; with twice as many
/// half as often, so that a crowd's digests are no stream of their own,
const SENDERS: usize = 25;
/// up to this: an account has room for so many seconds.
const LARGEST_CROWD: u32 = 8;
/// How often a member that sends nothing says that it is there.
const IDLE: Duration = Duration::from_secs(10);
/// A sender needs some other's digest within [`CONFIRMED_WITHIN`]: when only one
/// member has spoken for this long, and up to [`JITTER`] more, another does.
const WITNESS: Duration = Duration::from_secs(4);
const JITTER: Duration = Duration::from_secs(2);
/// What was sealed just before a track went off is to be listed soon, too, and
/// the key of that list told: so many digests more.
const AFTERWARDS: u32 = 3;
/// A sender that has seen no digest of another for this long stops: the server
/// may withhold a commit that locks somebody out.
const CONFIRMED_WITHIN: Duration = Duration::from_secs(10);
/// Everybody speaks each [`IDLE`], so of one who does not for this long either the
/// connection is lost, or the server keeps it from us.
const UNHEARD: Duration = Duration::from_secs(25);
/// By now the server would have said that it is gone (30 s after it was heard,
/// which was at most [`IDLE`] after it spoke): a host, or most of the others, are
/// in another room than we, and one sends nothing.
const PARTED: Duration = Duration::from_secs(45);
/// What opens so long after its sender has nothing on was not under way so long.
const OFF_AIR: Duration = Duration::from_millis(2500);
/// Whoever was there before us says within this what it has on.
const UNTOLD: Duration = Duration::from_secs(4);
/// A media worker that gives no account for this long does not hold up the rest.
const NO_ACCOUNT: Duration = Duration::from_secs(5);
/// Most digests under way; with more the server is not taking them.
const MAX_UNDER_WAY: usize = 8;
/// Digests of one's own that are remembered in the log.
const MAX_SEEN: usize = 64;
/// A frame is listed half a second after the next digest is due, and what the way
/// takes. After this its sender is asked; not for ever, and not in a crowd, where
/// all would ask at once.
const DOUBT_AFTER: Duration = Duration::from_secs(1);
const DOUBT_UNTIL: Duration = Duration::from_secs(10);
const CROWD: usize = 32;
/// Nothing signed from one who sends for this long after it was due: three
/// digests are missing. A server that only stalls looks the same, and is told
/// alike.
const MISSING: Duration = Duration::from_millis(2600);
/// Who sends: frames come on for this long with none of them listed.
const SENDING_MS: u64 = 2000;
/// A digest that has not seen what came so long ago was held up.
const HELD_UP: Duration = Duration::from_secs(5);
/// A passing fault is shown for this long.
pub(crate) const SHOWN: Duration = Duration::from_secs(60);

/// This member's side.
pub(crate) struct Digests {
    pub(crate) history: History,
    number: u32,
    cut: Option<Cut>,
    /// The key of the account in the last one, for the next to reveal.
    untold: Zeroizing<[u8; DIGEST_KEY_LEN]>,
    /// When the last one was begun.
    last: Time,
    /// Made and not yet seen in the log: their numbers, and when each was made.
    made: VecDeque<(u32, Time)>,
    /// Seen in the log: the place after it, and when it was made.
    seen: VecDeque<(u64, Time)>,
    /// Who spoke last, when, and when the last other one did.
    latest: Option<(u32, Time)>,
    other_spoke: Time,
    jitter: Duration,
    each: Duration,
    sends: bool,
    sends_until: Time,
    accompanied: bool,
    parted: bool,
    confirmed_at: Time,
    stopped: bool,
    answer: bool,
    doubt: Option<u16>,
}

/// An account that the media worker was asked for.
struct Cut {
    at: Time,
    head: Head,
    ask: Option<u16>,
    key: Zeroizing<[u8; DIGEST_KEY_LEN]>,
}

/// What is to be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Due {
    Nothing,
    /// Ask the media worker for an account.
    Account,
    /// Say something without one.
    Bare,
}

impl Digests {
    pub(crate) fn new(now: Time, history: History, fraction: f64) -> Self {
        Self {
            history,
            number: 0,
            cut: None,
            untold: Zeroizing::default(),
            last: now,
            made: VecDeque::new(),
            seen: VecDeque::new(),
            latest: None,
            other_spoke: now,
            jitter: JITTER.mul_f64(fraction),
            each: EACH,
            sends: false,
            sends_until: now,
            accompanied: false,
            parted: false,
            confirmed_at: now,
            stopped: false,
            answer: false,
            doubt: None,
        }
    }

    /// Whether somebody else is there, whether a track of one's own is on, and how
    /// many have one on. True when nothing may be sent any more, or when it may
    /// again.
    pub(crate) fn observe(
        &mut self,
        now: Time,
        accompanied: bool,
        sends: bool,
        senders: usize,
    ) -> bool {
        let crowds = u32::try_from(senders.div_ceil(SENDERS)).unwrap_or(u32::MAX);
        self.each = EACH * crowds.clamp(1, LARGEST_CROWD);
        if accompanied && !self.accompanied {
            self.other_spoke = now;
        }
        if !accompanied || !self.accompanied {
            self.confirmed_at = now;
        }
        self.accompanied = accompanied;
        self.sends = sends;
        if sends {
            self.sends_until = now + self.each * AFTERWARDS;
        }
        let stopped = self.parted || now.since(self.confirmed_at) >= CONFIRMED_WITHIN;
        core::mem::replace(&mut self.stopped, stopped) != stopped
    }

    /// How those here stand who are not said to be gone, each with whether it is a
    /// host.
    pub(crate) fn muster<'a>(
        &mut self,
        now: Time,
        others: impl Iterator<Item = (bool, &'a Heard)>,
    ) {
        let (mut all, mut unheard, mut host) = (0, 0, false);
        for (is_host, heard) in others {
            let parted = heard.is_unheard_for(now, PARTED);
            all += 1;
            unheard += u32::from(parted);
            host |= is_host && parted;
        }
        // One who merely keeps its own word back stops nobody.
        self.parted = host || unheard * 2 > all;
    }

    /// Nobody has confirmed for too long what one sends.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped
    }

    pub(crate) fn due(&self, now: Time) -> Due {
        if now < self.next_at(now) {
            Due::Nothing
        } else if self.cut.is_some() {
            Due::Bare
        } else {
            Due::Account
        }
    }

    fn next_at(&self, now: Time) -> Time {
        if let Some(cut) = &self.cut {
            return cut.at.max(self.last) + NO_ACCOUNT;
        }
        let soon = self.last + self.each;
        if self.made.len() >= MAX_UNDER_WAY {
            return soon.max(now + self.each);
        }
        let hurry = self.sends
            || self.last < self.sends_until
            || self.accompanied && (self.answer || self.doubt.is_some());
        if hurry {
            return soon;
        }
        let mut next = self.last + IDLE;
        if self.accompanied {
            next = next.min((self.other_spoke + WITNESS + self.jitter).max(soon));
        }
        next
    }

    pub(crate) fn timeout(&self, now: Time, live: bool) -> Option<Time> {
        let stop =
            (self.accompanied && !self.stopped).then(|| self.confirmed_at + CONFIRMED_WITHIN);
        let next = live.then(|| self.next_at(now));
        [stop, next].into_iter().flatten().min()
    }

    /// An account is asked for, under this key.
    pub(crate) fn begin(&mut self, now: Time, key: Zeroizing<[u8; DIGEST_KEY_LEN]>) {
        self.last = now;
        self.answer = false;
        self.cut = Some(Cut {
            at: now,
            head: self.history.head(),
            ask: self.doubt.take(),
            key,
        });
    }

    /// The account came that was asked for; `None` when it is another, or there is
    /// nobody to tell.
    pub(crate) fn finish(
        &mut self,
        now: Time,
        alone: bool,
        key: &[u8],
        account: Vec<u8>,
    ) -> Option<Digest> {
        let cut = self.cut.take_if(|cut| cut.key.as_slice() == key)?;
        (!alone).then(|| self.digest(now, cut.ask, cut.head, cut.key, account))
    }

    /// A digest without an account.
    pub(crate) fn bare(&mut self, now: Time, alone: bool) -> Option<Digest> {
        self.last = now;
        let head = self.history.head();
        (!alone).then(|| self.digest(now, None, head, Zeroizing::default(), Vec::new()))
    }

    fn digest(
        &mut self,
        now: Time,
        ask: Option<u16>,
        head: Head,
        key: Zeroizing<[u8; DIGEST_KEY_LEN]>,
        account: Vec<u8>,
    ) -> Digest {
        let key = *core::mem::replace(&mut self.untold, key);
        let number = self.number;
        self.number = self.number.wrapping_add(1);
        self.made.push_back((number, now));
        Digest {
            number,
            ask,
            head,
            key,
            account,
        }
    }

    /// A digest of one's own stands in the log.
    pub(crate) fn echoed(&mut self, now: Time, own_leaf: u32, number: u32, fraction: f64) {
        while let Some((of, at)) = self.made.pop_front() {
            if of == number {
                if self.seen.len() == MAX_SEEN {
                    self.seen.pop_front();
                }
                self.seen.push_back((self.history.head().next, at));
                break;
            }
        }
        self.jitter = JITTER.mul_f64(fraction);
        self.spoke(now, own_leaf);
    }

    /// One of another came. What the media worker is to hold it against, if
    /// anything.
    pub(crate) fn heard(
        &mut self,
        now: Time,
        live: bool,
        own_leaf: u32,
        leaf: u32,
        heard: &mut Heard,
        digest: &Digest,
    ) -> Option<Held> {
        if heard.number.is_some_and(|last| digest.number <= last) {
            return None;
        }
        let last = heard.number.replace(digest.number);
        heard.at = Some(now);
        heard.awaited = Some(now);
        let follows = match last {
            Some(last) => digest.number - last == 1,
            None => digest.number == 0,
        };
        let lost = core::mem::take(&mut heard.lost);
        if !follows && !lost && (last.is_some() || !heard.before_us) {
            heard.missed_at = Some(now);
        }
        let agreement = self.history.compare(&digest.head);
        if agreement == Agreement::Differ {
            heard.forked_at = Some(now);
        }
        // One that was under way while its sender was away is followed by another.
        let late = live && self.age(now, &digest.head) > HELD_UP;
        heard.late = if late {
            heard.late.saturating_add(1)
        } else {
            0
        };
        self.confirmed_at = now;
        self.answer |= digest.ask.is_some_and(|ask| u32::from(ask) == own_leaf);
        self.spoke(now, leaf);
        // What has one of ours before it was made after that one.
        let mut seen = self.seen.iter().rev();
        let ours = seen.find(|(next, _)| *next <= digest.head.next);
        Some(Held {
            as_of: ours
                .filter(|_| agreement == Agreement::Same)
                .map(|(_, made)| *made),
            follows,
        })
    }

    /// How old a digest with this head is, by what it has not seen: at least so
    /// long ago an entry came, or one of ours was made.
    fn age(&self, now: Time, head: &Head) -> Duration {
        let mut seen = self.seen.iter();
        let unseen = seen.find(|(next, _)| *next > head.next);
        let unseen = unseen.map(|(_, made)| *made);
        let ours = unseen.or(self.made.front().map(|(_, made)| *made));
        let ours = ours.map_or(Duration::ZERO, |made| now.since(made));
        ours.max(self.history.lag(now, head))
    }

    /// The log begins anew. What was seen of the old one has no place in it.
    pub(crate) fn begin_again(&mut self, now: Time, history: History) {
        self.history = history;
        self.seen.clear();
        if let Some(cut) = &mut self.cut {
            cut.head = self.history.head();
        }
        self.resent(now);
    }

    /// What was under way is sent anew: the server never had it.
    pub(crate) fn resent(&mut self, now: Time) {
        for (_, made) in &mut self.made {
            *made = now;
        }
    }

    fn spoke(&mut self, now: Time, leaf: u32) {
        if let Some((latest, at)) = self.latest
            && latest != leaf
        {
            self.other_spoke = at;
        }
        self.latest = Some((leaf, now));
    }

    /// What the media worker says of the senders: whom to ask.
    pub(crate) fn doubt<'a>(
        &mut self,
        senders: impl Iterator<Item = &'a SenderReport>,
        people: usize,
    ) {
        let doubtful = |sender: &&SenderReport| {
            let waits = Duration::from_millis(sender.unlisted_ms.unwrap_or(0));
            (self.each + DOUBT_AFTER..DOUBT_UNTIL).contains(&waits)
        };
        let first = senders.filter(doubtful).max_by_key(|s| s.unlisted_ms);
        self.doubt = first
            .filter(|_| people <= CROWD)
            .and_then(|sender| u16::try_from(sender.leaf).ok());
    }
}

/// How a digest is to be held against the frames that came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) as_of: Option<Time>,
    pub(crate) follows: bool,
}

/// What is known of another's digests.
#[derive(Clone, Default)]
pub(crate) struct Heard {
    /// It was there before us, so its first digest to come need not be its first.
    before_us: bool,
    number: Option<u32>,
    at: Option<Time>,
    /// Since when its next one is waited for.
    awaited: Option<Time>,
    /// Since when it has nothing on.
    off: Option<Time>,
    missed_at: Option<Time>,
    forked_at: Option<Time>,
    late: u8,
    unlisted_on_ms: u64,
    unproven: bool,
    /// Its last one may have been lost with the server.
    lost: bool,
    /// Somebody else seals in its name.
    pub(crate) forged: bool,
}

impl Heard {
    /// Of one who was there before us.
    pub(crate) fn before_us() -> Self {
        Self {
            before_us: true,
            ..Self::default()
        }
    }

    /// The log begins anew. The server says so, and gains time by it once only,
    /// until its next one comes.
    pub(crate) fn begin_again(&mut self) {
        if !core::mem::replace(&mut self.lost, true) {
            self.awaited = None;
        }
    }

    /// It is here, and says that it has something on, or not.
    pub(crate) fn attend(&mut self, now: Time, sends: bool) {
        self.awaited.get_or_insert(now);
        if sends {
            self.off = None;
        } else if self.off.is_none() {
            let untold = if self.before_us {
                UNTOLD
            } else {
                Duration::ZERO
            };
            self.off = Some(now + untold);
        }
    }

    /// Whether a frame that opened so long ago can hardly be its own.
    pub(crate) fn was_off(&self, now: Time, ago: Duration) -> bool {
        self.off.is_some_and(|off| now >= off + OFF_AIR + ago)
    }

    /// What the media worker says of its frames; `None`: it has none of it.
    pub(crate) fn report(&mut self, sender: Option<&SenderReport>) {
        self.forged = sender.is_some_and(|sender| sender.forged);
        self.unproven = sender.is_some_and(|sender| sender.unproven);
        self.unlisted_on_ms = sender.and_then(|sender| sender.unlisted_on_ms).unwrap_or(0);
    }

    /// It, and whoever it comes through, was told another story.
    pub(crate) fn is_forked(&self, now: Time) -> bool {
        self.forked_at.is_some_and(|at| now.since(at) < SHOWN)
    }

    /// It sends and does not vouch for it.
    pub(crate) fn is_missing(&self, now: Time, digests: &Digests) -> bool {
        let quiet_ms = self
            .at
            .map_or(self.unlisted_on_ms, |at| millis(now.since(at)));
        let missing =
            self.unlisted_on_ms >= SENDING_MS && quiet_ms >= millis(digests.each + MISSING);
        missing || self.unproven || self.missed_at.is_some_and(|at| now.since(at) < SHOWN)
    }

    /// Nothing that it signed has come for long.
    pub(crate) fn is_unheard(&self, now: Time) -> bool {
        self.is_unheard_for(now, UNHEARD)
    }

    fn is_unheard_for(&self, now: Time, long: Duration) -> bool {
        self.awaited.is_some_and(|at| now.since(at) >= long)
    }

    /// What it says comes much later than it was said.
    pub(crate) fn is_late(&self) -> bool {
        self.late >= 2
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
