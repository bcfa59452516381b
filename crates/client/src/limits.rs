//! What the server says that one's link does not bear. It is believed only where
//! something is missing: it can excuse that, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use proto::Time;

use crate::meter::STILL;

pub(crate) struct Limits {
    /// The slots whose picture is paused; or was, with the time when that ended.
    paused: BTreeMap<String, Option<Time>>,
    voices: usize,
    /// So many at most until then: what is to come again takes a moment.
    before: (usize, Time),
}

impl Default for Limits {
    /// Nothing is left out.
    fn default() -> Self {
        Self {
            paused: BTreeMap::new(),
            voices: usize::MAX,
            before: (usize::MAX, Time::ZERO),
        }
    }
}

impl Limits {
    /// The server says it anew, as a whole.
    pub(crate) fn tell(&mut self, now: Time, paused: BTreeSet<String>, voices: usize) {
        for (mid, ended) in &mut self.paused {
            if !paused.contains(mid) {
                ended.get_or_insert(now);
            }
        }
        self.paused
            .retain(|_, ended| ended.is_none_or(|ended| now.since(ended) < STILL));
        self.paused
            .extend(paused.into_iter().map(|mid| (mid, None)));
        // The loudest voice is never left out.
        let voices = voices.max(1);
        if voices > self.voices {
            self.before = (self.voices, now + STILL);
        }
        self.voices = voices;
    }

    /// This slot shows another picture from now on.
    pub(crate) fn forget(&mut self, mid: &str) {
        self.paused.remove(mid);
    }

    pub(crate) fn is_paused(&self, mid: &str) -> bool {
        self.paused.get(mid).is_some_and(Option::is_none)
    }

    /// Whether no picture need come on this slot just now.
    pub(crate) fn excuses(&self, now: Time, mid: &str) -> bool {
        let ended = self.paused.get(mid);
        ended.is_some_and(|ended| ended.is_none_or(|ended| now.since(ended) < STILL))
    }

    /// At most so many voices.
    pub(crate) fn voices(&self) -> usize {
        self.voices
    }

    /// Of at most so many voices each has to come just now.
    pub(crate) fn voices_due(&self, now: Time) -> usize {
        let (before, until) = self.before;
        if now < until {
            self.voices.min(before)
        } else {
            self.voices
        }
    }
}
