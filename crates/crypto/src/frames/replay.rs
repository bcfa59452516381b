//! Which counters of a key were seen, and which frames of a track may come again.

use core::time::Duration;

use proto::Time;

/// Counters that far behind the highest one are taken for replays. Frames come
/// late by a retransmission, not by ten seconds.
const WINDOW: u64 = 1024;
const WORDS: usize = 16;

/// The counters seen of one key: the highest, and which of the last 1024.
pub(super) struct Window {
    next: u64,
    seen: [u64; WORDS],
}

impl Window {
    pub(super) fn new() -> Self {
        Self {
            next: 0,
            seen: [0; WORDS],
        }
    }

    /// As if all counters below `first` had been seen, and those in `after`
    /// (ascending, not below).
    pub(super) fn resumed(first: u64, after: &[u64]) -> Self {
        let mut window = Self {
            next: first,
            seen: [u64::MAX; WORDS],
        };
        for counter in after {
            window.note(*counter);
        }
        window
    }

    /// Whether this counter was not seen and is not too old to tell.
    pub(super) fn is_new(&self, counter: u64) -> bool {
        counter >= self.next
            || (self.next - counter <= WINDOW && {
                let (word, bit) = place(counter);
                self.seen[word] & bit == 0
            })
    }

    /// Notes a counter for which [`Self::is_new`] holds.
    pub(super) fn note(&mut self, counter: u64) {
        if counter >= self.next {
            if counter - self.next >= WINDOW {
                self.seen = [0; WORDS];
            } else {
                for skipped in self.next..counter {
                    let (word, bit) = place(skipped);
                    self.seen[word] &= !bit;
                }
            }
            self.next = counter.saturating_add(1);
        }
        let (word, bit) = place(counter);
        self.seen[word] |= bit;
    }
}

// Below 16 and 64 by the remainders.
#[allow(clippy::cast_possible_truncation)]
fn place(counter: u64) -> (usize, u64) {
    let index = counter % WINDOW;
    ((index / 64) as usize, 1 << (index % 64))
}

/// A browser may hand a frame to the transform again within this time.
const AGAIN_WITHIN: Duration = Duration::from_millis(500);
/// So many times.
const AGAIN_AT_MOST: u8 = 2;
/// Frames of one track within that time: 60 a second, and room to spare.
const REMEMBERED: usize = 64;

/// What tells a frame from every other: key, counter, tag and length. With the
/// same key, counter and tag the bytes are the same, or GCM is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) epoch: u64,
    pub(super) kid: u64,
    pub(super) counter: u64,
    pub(super) tag: [u8; 16],
    pub(super) len: usize,
}

/// The last frames that opened on a track.
pub(super) struct Recent {
    frames: Vec<(Mark, Time, u8)>,
    oldest: usize,
}

impl Recent {
    pub(super) fn new() -> Self {
        Self {
            frames: Vec::with_capacity(REMEMBERED),
            oldest: 0,
        }
    }

    pub(super) fn note(&mut self, now: Time, mark: Mark) {
        let entry = (mark, now, AGAIN_AT_MOST);
        if self.frames.len() < REMEMBERED {
            self.frames.push(entry);
        } else {
            self.frames[self.oldest] = entry;
            self.oldest = (self.oldest + 1) % REMEMBERED;
        }
    }

    /// Whether this frame may be given out once more; if so, it counts.
    pub(super) fn again(&mut self, now: Time, mark: &Mark) -> bool {
        self.frames
            .iter_mut()
            .find(|(noted, at, left)| noted == mark && now.since(*at) <= AGAIN_WITHIN && *left > 0)
            .map(|(_, _, left)| *left -= 1)
            .is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn the_window_takes_each_counter_once_and_none_that_is_too_old(
            counters in prop::collection::vec(0_u64..4096, 1..600)
        ) {
            let mut window = Window::new();
            let mut seen = BTreeSet::new();
            for counter in counters {
                let next = seen.last().map_or(0, |last| last + 1);
                let expected = !seen.contains(&counter)
                    && (counter >= next || next - counter <= WINDOW);
                prop_assert_eq!(window.is_new(counter), expected);
                if expected {
                    window.note(counter);
                    seen.insert(counter);
                }
            }
        }
    }
}
