//! When each participant's connection wants to be woken.
//!
//! A deadline moves with nearly every packet, mostly to a later time. So an
//! entry is left where it is and looked at when it comes up: if the real
//! deadline is later by then, the entry is put back. No work per packet, no
//! entry per move.

use core::cmp::Reverse;
use std::collections::BinaryHeap;

use proto::Time;

pub(crate) struct Timers<Key: Ord> {
    heap: BinaryHeap<Reverse<(Time, Key)>>,
}

impl<Key: Ord + Copy> Timers<Key> {
    pub(crate) fn new() -> Self {
        Self {
            heap: BinaryHeap::new(),
        }
    }

    /// Wakes `key` at `at`. `scheduled` is the earliest entry that the key
    /// has, and is kept so.
    pub(crate) fn schedule(&mut self, key: Key, at: Time, scheduled: &mut Option<Time>) {
        if scheduled.is_none_or(|earliest| at < earliest) {
            *scheduled = Some(at);
            self.heap.push(Reverse((at, key)));
        }
    }

    /// The next time to wake.
    pub(crate) fn next(&self) -> Option<Time> {
        self.heap.peek().map(|Reverse((at, _))| *at)
    }

    /// One entry that is due.
    pub(crate) fn pop_due(&mut self, now: Time) -> Option<(Time, Key)> {
        if self.next()? > now {
            return None;
        }
        self.heap.pop().map(|Reverse(entry)| entry)
    }
}
