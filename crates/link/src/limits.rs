//! What a link does to packets, and how that is written down.

use core::num::NonZeroU64;
use core::time::Duration;

use serde::Deserialize;

/// The longest delay, jitter or queue that can be asked for.
const LONGEST: Duration = Duration::from_secs(10);

/// A queue of this length stands in front of the bottleneck, unless another is
/// asked for: about what home routers have.
const USUAL_QUEUE: Duration = Duration::from_millis(300);

/// What one direction of a path does to packets. The default does nothing.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "Written")]
pub struct Limits {
    /// Every packet takes at least so long.
    pub delay: Duration,
    /// And up to so much longer: drawn anew every [`crate::Link::JITTER_STEP`].
    pub jitter: Duration,
    /// Packets may overtake each other. Otherwise one that is late holds up those
    /// behind it, as queues do.
    pub reorders: bool,
    /// Which packets are lost.
    pub loss: Loss,
    /// Bits per second; `None`: as many as come.
    pub rate_bps: Option<NonZeroU64>,
    /// How much waits in front of the bottleneck; what is above is thrown away.
    pub queue: Queue,
}

/// Which packets are lost, by chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loss {
    /// The share of packets, 0 to 1.
    pub share: f64,
    /// How many are lost in a row, in the mean; 1: each by itself.
    pub burst: f64,
}

/// How long a queue may get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Queue {
    /// So much time, at the rate of the bottleneck.
    Time(Duration),
    /// So many bytes.
    Bytes(usize),
}

/// Limits that no link can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadLimits {
    /// Of delay, jitter or queue.
    #[error("no more than 10 seconds of delay, jitter or queue")]
    TooLong,
    /// Not a share, or bursts that are shorter than one packet or leave no room
    /// between them for what is not lost.
    #[error("loss is 0 to 90 percent, in bursts of 1 to 100 packets with others between")]
    BadLoss,
    /// One queue has one length.
    #[error("the queue has a length in milliseconds or in bytes, not both")]
    TwoQueues,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            delay: Duration::ZERO,
            jitter: Duration::ZERO,
            reorders: false,
            loss: Loss {
                share: 0.0,
                burst: 1.0,
            },
            rate_bps: None,
            queue: Queue::Time(USUAL_QUEUE),
        }
    }
}

/// As a test writes them, in JSON; what is missing is as in [`Limits::default`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Written {
    delay_ms: u64,
    jitter_ms: u64,
    reorder: bool,
    loss_percent: f64,
    burst: f64,
    /// 0: no bottleneck.
    rate_kbps: u64,
    queue_ms: Option<u64>,
    queue_bytes: Option<usize>,
}

impl Default for Written {
    fn default() -> Self {
        Self {
            delay_ms: 0,
            jitter_ms: 0,
            reorder: false,
            loss_percent: 0.0,
            burst: 1.0,
            rate_kbps: 0,
            queue_ms: None,
            queue_bytes: None,
        }
    }
}

impl TryFrom<Written> for Limits {
    type Error = BadLimits;

    fn try_from(written: Written) -> Result<Self, BadLimits> {
        let time = |ms| Some(Duration::from_millis(ms)).filter(|time| *time <= LONGEST);
        let time = |ms| time(ms).ok_or(BadLimits::TooLong);
        let loss = Loss {
            share: written.loss_percent / 100.0,
            burst: written.burst,
        };
        let known = (0.0..=0.9).contains(&loss.share) && (1.0..=100.0).contains(&loss.burst);
        // One packet at least comes through between two bursts.
        let tight = loss.burst > 1.0 && loss.share > loss.burst * (1.0 - loss.share);
        if !known || tight {
            return Err(BadLimits::BadLoss);
        }
        let queue = match (written.queue_ms, written.queue_bytes) {
            (Some(_), Some(_)) => return Err(BadLimits::TwoQueues),
            (Some(ms), None) => Queue::Time(time(ms)?),
            (None, Some(bytes)) => Queue::Bytes(bytes),
            (None, None) => Queue::Time(USUAL_QUEUE),
        };
        Ok(Self {
            delay: time(written.delay_ms)?,
            jitter: time(written.jitter_ms)?,
            reorders: written.reorder,
            loss,
            rate_bps: NonZeroU64::new(written.rate_kbps.saturating_mul(1000)),
            queue,
        })
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Limits, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_not_written_is_not_limited() {
        assert_eq!(read("{}").unwrap(), Limits::default());
        let limits = read(r#"{"rate_kbps": 300, "delay_ms": 50, "queue_bytes": 9000}"#).unwrap();
        assert_eq!(limits.rate_bps, NonZeroU64::new(300_000));
        assert_eq!(limits.delay, Duration::from_millis(50));
        assert_eq!(limits.queue, Queue::Bytes(9000));
    }

    #[test]
    fn limits_that_no_link_can_have_are_refused() {
        for (json, why) in [
            (r#"{"delay_ms": 10001}"#, "10 seconds"),
            (r#"{"loss_percent": 91}"#, "0 to 90"),
            (r#"{"loss_percent": -1}"#, "0 to 90"),
            (r#"{"burst": 0.5}"#, "1 to 100"),
            (r#"{"loss_percent": 80, "burst": 3}"#, "others between"),
            (r#"{"queue_ms": 1, "queue_bytes": 1}"#, "not both"),
            (r#"{"los": 1}"#, "unknown field"),
        ] {
            let error = read(json).unwrap_err();
            assert!(error.contains(why), "{json}: {error}");
        }
    }
}
