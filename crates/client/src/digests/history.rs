//! What this member has seen of the room's log, in a hash: two members that
//! were told the same have the same one at the same place.
//!
//! The hash begins anew with each epoch, from the epoch's own hash, so that a
//! newcomer can follow it; where it ended before is told beside it.

use core::time::Duration;
use std::collections::VecDeque;

use proto::Time;
use sha2::{Digest as _, Sha256};

/// Length of a hash in bytes: nobody gains by a collision of its own making that
/// takes 2^64 steps within a second.
pub(crate) const HASH_LEN: usize = 16;
type Hash = [u8; HASH_LEN];
/// There was nothing before.
const NOTHING: Hash = [0; HASH_LEN];
const LABEL: &[u8] = b"SecureMeeting log";
/// Places that are remembered: some seconds of a room of hundreds.
const REMEMBERED: usize = 4096;
/// Epochs of which it is remembered where the one before them ended.
const EPOCHS: usize = 8;

/// A place in the log, and what led to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head {
    /// The epoch there.
    pub(crate) epoch: u64,
    /// The entry that comes next.
    pub(crate) next: u64,
    /// Over the epoch and its entries up to here.
    pub(crate) log: Hash,
    /// The same at the end of the epoch before; zeros when one was not there.
    pub(crate) before: Hash,
}

/// What two members' histories are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Agreement {
    Same,
    /// Too long ago, or before this member came.
    Unknown,
    /// Two histories of one meeting.
    Differ,
}

pub(crate) struct History {
    /// The epoch and the place where it begins.
    first: (u64, u64),
    /// One for each place, without a gap.
    places: VecDeque<Place>,
    /// Epochs with how the one before them ended.
    epochs: VecDeque<(u64, Hash)>,
}

struct Place {
    next: u64,
    epoch: u64,
    log: Hash,
    at: Time,
}

impl History {
    /// From the epoch in which one came.
    pub(crate) fn new(now: Time, epoch: u64, epoch_hash: &[u8; 32], next: u64) -> Self {
        Self {
            first: (epoch, next),
            places: VecDeque::from([Place {
                next,
                epoch,
                log: shortened(epoch_hash),
                at: now,
            }]),
            epochs: VecDeque::from([(epoch, NOTHING)]),
        }
    }

    fn last(&self) -> &Place {
        self.places.back().expect("it begins with one")
    }

    /// The next entry came, encoded like this.
    pub(crate) fn entry(&mut self, now: Time, entry: &[u8]) {
        let last = self.last();
        let mut hash = Sha256::new();
        hash.update(LABEL);
        hash.update(last.log);
        hash.update(entry);
        let place = Place {
            next: last.next + 1,
            epoch: last.epoch,
            log: shortened(&hash.finalize().into()),
            at: now,
        };
        if self.places.len() == REMEMBERED {
            self.places.pop_front();
        }
        self.places.push_back(place);
    }

    /// The last entry began this epoch.
    pub(crate) fn epoch(&mut self, epoch: u64, epoch_hash: &[u8; 32]) {
        let last = self.places.back_mut().expect("it begins with one");
        let before = core::mem::replace(&mut last.log, shortened(epoch_hash));
        last.epoch = epoch;
        if self.epochs.len() == EPOCHS {
            self.epochs.pop_front();
        }
        self.epochs.push_back((epoch, before));
    }

    pub(crate) fn head(&self) -> Head {
        let Place {
            next, epoch, log, ..
        } = self.last();
        Head {
            epoch: *epoch,
            next: *next,
            log: *log,
            before: self.before(*epoch).unwrap_or(NOTHING),
        }
    }

    fn before(&self, epoch: u64) -> Option<Hash> {
        let mut epochs = self.epochs.iter();
        let (_, before) = epochs.find(|(number, _)| *number == epoch)?;
        Some(*before)
    }

    fn place(&self, next: u64) -> Option<&Place> {
        let first = self.places.front().map_or(0, |place| place.next);
        let index = usize::try_from(next.checked_sub(first)?).ok()?;
        self.places.get(index)
    }

    /// Holds another member's head against what this one saw.
    pub(crate) fn compare(&self, other: &Head) -> Agreement {
        let Some(place) = self.place(other.next) else {
            // What nobody was told yet, nobody can have seen; nor is anybody in our
            // first epoch by another way than we.
            let (epoch, next) = self.first;
            let apart = other.epoch == epoch && other.next < next;
            return if apart || other.next > self.last().next {
                Agreement::Differ
            } else {
                Agreement::Unknown
            };
        };
        let before = self.before(other.epoch).filter(|own| *own != NOTHING);
        let same_before =
            other.before == NOTHING || before.is_none_or(|before| before == other.before);
        if (place.epoch, place.log) == (other.epoch, other.log) && same_before {
            Agreement::Same
        } else {
            Agreement::Differ
        }
    }

    /// How long ago the entry came that a member with this head has yet to see.
    pub(crate) fn lag(&self, now: Time, head: &Head) -> Duration {
        let unseen = self.place(head.next.saturating_add(1));
        unseen.map_or(Duration::ZERO, |place| now.since(place.at))
    }
}

fn shortened(hash: &[u8; 32]) -> Hash {
    let mut short = NOTHING;
    short.copy_from_slice(&hash[..HASH_LEN]);
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: u64) -> Time {
        Time::from_millis(millis)
    }

    fn history(entries: &[&str]) -> History {
        let mut history = History::new(at(0), 5, &[5; 32], 10);
        for (number, entry) in (1..).zip(entries) {
            history.entry(at(number * 1000), entry.as_bytes());
        }
        history
    }

    #[test]
    fn who_was_told_the_same_agrees_wherever_either_stands() {
        let (early, late) = (history(&["a"]), history(&["a", "b", "c"]));
        assert_eq!(late.compare(&early.head()), Agreement::Same);
        assert_eq!(late.compare(&late.head()), Agreement::Same);
        assert_eq!(late.lag(at(7000), &early.head()), Duration::from_secs(5));
        assert_eq!(late.lag(at(7000), &late.head()), Duration::ZERO);
    }

    #[test]
    fn who_was_told_otherwise_differs_from_there_on() {
        let (one, other) = (history(&["a", "b", "c"]), history(&["a", "x", "c"]));
        assert_eq!(one.compare(&other.head()), Agreement::Differ);
        assert_eq!(one.compare(&history(&["a"]).head()), Agreement::Same);
        let ahead = history(&["a", "b", "c", "d"]);
        assert_eq!(one.compare(&ahead.head()), Agreement::Differ);
    }

    #[test]
    fn a_newcomer_agrees_in_the_epoch_that_it_came_with_and_knows_nothing_before() {
        let mut old = history(&["a", "confirmed"]);
        let before = old.head();
        old.epoch(6, &[6; 32]);
        let mut new = History::new(at(0), 6, &[6; 32], 12);
        for history in [&mut old, &mut new] {
            history.entry(at(9000), b"hello");
        }
        assert_eq!(old.compare(&new.head()), Agreement::Same);
        assert_eq!(new.compare(&old.head()), Agreement::Same);
        assert_eq!(new.compare(&history(&["a"]).head()), Agreement::Unknown);
        assert_ne!(old.head(), before);
    }

    #[test]
    fn what_was_said_in_a_log_that_was_lost_is_not_taken_for_new_in_the_next() {
        let held_back = history(&["a", "b"]).head();
        for next in [0, 11, 12, 1000] {
            let mut new = History::new(at(9000), 5, &[5; 32], next);
            new.entry(at(9500), b"c");
            assert_eq!(new.compare(&held_back), Agreement::Differ, "{next}");
        }
    }

    #[test]
    fn what_differed_before_an_epoch_is_found_out_in_it() {
        let (mut one, mut other) = (history(&["a", "c"]), history(&["b", "c"]));
        for history in [&mut one, &mut other] {
            history.epoch(6, &[6; 32]);
        }
        assert_eq!(one.compare(&other.head()), Agreement::Differ);
        let mut elsewhere = history(&["a", "c"]);
        elsewhere.epoch(6, &[7; 32]);
        assert_eq!(one.compare(&elsewhere.head()), Agreement::Differ);
    }

    #[test]
    fn a_long_log_is_forgotten_at_its_far_end() {
        let mut history = history(&[]);
        let first = history.head();
        for _ in 0..=REMEMBERED {
            history.entry(at(1), b"x");
        }
        assert_eq!(history.compare(&first), Agreement::Unknown);
        assert_eq!(history.compare(&history.head()), Agreement::Same);
    }
}
