//! A token bucket: how much of something, and how fast it comes back.

use core::time::Duration;

use proto::Time;

/// Allows a burst, then a steady rate. Counts in thousandths so that slow rates
/// stay exact.
#[derive(Debug, Clone)]
pub(crate) struct Bucket {
    burst_milli: u64,
    per_second: u64,
    level_milli: u64,
    filled_at: Time,
}

impl Bucket {
    /// A full bucket of `burst` that refills by `per_second`.
    pub(crate) fn new(now: Time, burst: u64, per_second: u64) -> Self {
        Self {
            burst_milli: burst * 1000,
            per_second,
            level_milli: burst * 1000,
            filled_at: now,
        }
    }

    /// Takes `cost`, or takes nothing and says no.
    pub(crate) fn take(&mut self, now: Time, cost: u64) -> bool {
        let elapsed = now.since(self.filled_at);
        let gained = u64::try_from(elapsed.as_millis())
            .unwrap_or(u64::MAX)
            .saturating_mul(self.per_second);
        if gained > 0 {
            self.level_milli = self
                .level_milli
                .saturating_add(gained)
                .min(self.burst_milli);
            self.filled_at = self.filled_at + Duration::from_millis(gained / self.per_second);
        }
        let cost_milli = cost.saturating_mul(1000);
        if cost_milli > self.level_milli {
            return false;
        }
        self.level_milli -= cost_milli;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_allows_its_burst_and_then_its_rate() {
        let mut bucket = Bucket::new(Time::ZERO, 3, 2);
        for _ in 0..3 {
            assert!(bucket.take(Time::ZERO, 1));
        }
        assert!(!bucket.take(Time::from_millis(499), 1));
        assert!(bucket.take(Time::from_millis(500), 1));
        assert!(!bucket.take(Time::from_millis(501), 1));
        assert!(bucket.take(Time::from_millis(100_000), 3));
        assert!(!bucket.take(Time::from_millis(100_000), 1));
    }

    #[test]
    fn a_clock_that_stands_still_gives_nothing() {
        let mut bucket = Bucket::new(Time::from_millis(50), 1, 1000);
        assert!(bucket.take(Time::from_millis(50), 1));
        assert!(!bucket.take(Time::from_millis(10), 1));
        assert!(!bucket.take(Time::from_millis(50), 1));
    }
}
