//! The room's ordered log, as far back as somebody may still ask for it.

use core::time::Duration;
use std::collections::VecDeque;

use proto::{Seq, Time};

use crate::io::Payload;

/// How far back a resume may reach; as long as a lost participant is waited for.
const KEPT_FOR: Duration = Duration::from_secs(30);
/// Most entries kept: 30 s at 130 a second.
const MAX_ENTRIES: usize = 4096;
/// Most bytes kept, whatever their number.
const MAX_BYTES: usize = 8 << 20;

/// Encoded entries with consecutive positions, the last of them kept for a
/// while.
#[derive(Debug, Default)]
pub(crate) struct Log {
    entries: VecDeque<(Time, Payload)>,
    bytes: usize,
    first: Seq,
}

impl Log {
    /// The position of the next entry.
    pub(crate) fn next_seq(&self) -> Seq {
        Seq(self.first.0 + self.entries.len() as u64)
    }

    /// Appends the entry that was encoded for `next_seq`, forgets old ones.
    pub(crate) fn push(&mut self, now: Time, entry: Payload) {
        self.bytes += entry.len();
        self.entries.push_back((now, entry));
        while let Some((at, oldest)) = self.entries.front() {
            let old = now.since(*at) > KEPT_FOR;
            if !old && self.entries.len() <= MAX_ENTRIES && self.bytes <= MAX_BYTES {
                break;
            }
            self.bytes -= oldest.len();
            self.entries.pop_front();
            self.first = self.first.next();
        }
    }

    /// The entries from `seq` on, or `None` when some of them are forgotten or
    /// `seq` is yet to come.
    pub(crate) fn since(&self, seq: Seq) -> Option<impl Iterator<Item = &Payload>> {
        if seq > self.next_seq() {
            return None;
        }
        let skip = usize::try_from(seq.0.checked_sub(self.first.0)?).ok()?;
        Some(self.entries.iter().skip(skip).map(|(_, entry)| entry))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(byte: u8, len: usize) -> Payload {
        vec![byte; len].into()
    }

    #[test]
    fn a_log_replays_from_any_position_it_keeps() {
        let mut log = Log::default();
        for byte in 0..5 {
            log.push(Time::ZERO, entry(byte, 1));
        }
        let tail: Vec<u8> = log.since(Seq(3)).expect("kept").map(|e| e[0]).collect();
        assert_eq!(tail, [3, 4]);
        assert_eq!(log.since(Seq(5)).expect("the next").count(), 0);
        assert!(log.since(Seq(6)).is_none());
    }

    #[test]
    fn a_log_forgets_by_age_by_number_and_by_size() {
        let mut log = Log::default();
        log.push(Time::ZERO, entry(0, 1));
        log.push(Time::from_millis(30_001), entry(1, 1));
        assert!(log.since(Seq(0)).is_none());
        assert_eq!(log.since(Seq(1)).expect("kept").count(), 1);

        for _ in 0..2 * MAX_ENTRIES {
            log.push(Time::from_millis(30_001), entry(2, 1));
        }
        assert_eq!(log.entries.len(), MAX_ENTRIES);
        assert_eq!(log.next_seq(), Seq(2 + 2 * MAX_ENTRIES as u64));

        log.push(Time::from_millis(30_001), entry(3, MAX_BYTES));
        assert_eq!(log.entries.len(), 1);
        assert!(log.bytes <= MAX_BYTES);
    }
}
