//! When each participant's connection wants to be woken.
//!
//! A deadline moves with nearly every packet, mostly to a later time. So an
//! entry is left where it is and looked at when it comes up: if the real
//! deadline is later by then, the entry is put back. No work per packet, no
//! entry per move.

use core::cmp::Reverse;
use core::time::Duration;
use std::collections::BinaryHeap;

use proto::Time;

/// Longest sleep. An entry that a nearer one has overtaken lives until it comes
/// up, so none may lie far away: a connection that has nothing to wait for
/// names a time years from now.
const LONGEST: Duration = Duration::from_secs(2);

pub(crate) struct Timers<Key: Ord> {
    heap: BinaryHeap<Reverse<(Time, Key)>>,
}

impl<Key: Ord + Copy> Timers<Key> {
    pub(crate) fn new() -> Self {
        Self {
            heap: BinaryHeap::new(),
        }
    }

    /// Wakes `key` at `at`, or earlier. `scheduled` is the earliest entry that
    /// the key has, and is kept so.
    pub(crate) fn schedule(&mut self, now: Time, key: Key, at: Time, scheduled: &mut Option<Time>) {
        let at = at.min(now + LONGEST);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nearer_time_wakes_first_and_a_later_one_adds_nothing() {
        let mut timers = Timers::new();
        let mut scheduled = None;
        let now = Time::ZERO;
        timers.schedule(now, 1u8, Time::from_millis(100), &mut scheduled);
        timers.schedule(now, 1, Time::from_millis(200), &mut scheduled);
        timers.schedule(now, 1, Time::from_millis(50), &mut scheduled);
        assert_eq!(timers.heap.len(), 2);
        assert_eq!(timers.next(), Some(Time::from_millis(50)));
        assert_eq!(timers.pop_due(Time::from_millis(49)), None);
        assert!(timers.pop_due(Time::from_millis(50)).is_some());
    }

    #[test]
    fn entries_do_not_pile_up_when_nothing_is_waited_for() {
        let mut timers = Timers::new();
        let mut scheduled = None;
        let years = Time::from_millis(u64::MAX >> 10);
        for millis in 0..100_000 {
            let now = Time::from_millis(millis);
            timers.schedule(now, 1u8, years, &mut scheduled);
            timers.schedule(now, 1, now + Duration::from_millis(1), &mut scheduled);
            while let Some((at, _)) = timers.pop_due(now) {
                if scheduled == Some(at) {
                    scheduled = None;
                }
            }
        }
        assert!(timers.heap.len() <= 2100, "{}", timers.heap.len());
    }
}
