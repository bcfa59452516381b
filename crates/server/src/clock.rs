//! The one place that reads the clock for rooms.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use proto::{Era, Time};

/// Counts from the start of the process.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    start: Instant,
}

impl Clock {
    pub(crate) fn start() -> Self {
        Self {
            start: Instant::now(),
        }
    }

    pub(crate) fn now(self) -> Time {
        Time::from_start(self.start.elapsed())
    }

    /// When `time` is, for a timer.
    pub(crate) fn instant(self, time: Time) -> tokio::time::Instant {
        (self.start + time.since_start()).into()
    }
}

/// An era for a room that opens now: greater than that of any room that this
/// or an earlier process opened under the same name.
pub(crate) fn era() -> Era {
    let since_epoch = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or(Duration::ZERO);
    Era(u64::try_from(since_epoch.as_micros()).unwrap_or(u64::MAX))
}
