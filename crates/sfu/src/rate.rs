//! How much a layer really sends, and how much it may.

use core::time::Duration;

use proto::Time;

use crate::allocate::TEMPORALS;

/// The window is a second, slid by this.
const STEP: Duration = Duration::from_millis(100);
const STEPS: usize = 10;

/// Bits per second of RTP payload over the last second.
#[derive(Default)]
pub(crate) struct RateMeter {
    bytes: [[u32; TEMPORALS]; STEPS],
    /// The number of the newest step, since the beginning of time.
    newest: u64,
    /// That of the first one.
    oldest: u64,
}

impl RateMeter {
    pub(crate) fn add(&mut self, now: Time, temporal: u8, bytes: usize) {
        let step = number(now);
        if step.saturating_sub(self.newest) >= STEPS as u64 {
            self.bytes = Default::default();
            self.oldest = step;
            self.newest = step;
        }
        while self.newest < step {
            self.newest += 1;
            self.bytes[place(self.newest)] = Default::default();
        }
        let temporal = usize::from(temporal).min(TEMPORALS - 1);
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
        let cell = &mut self.bytes[place(self.newest)][temporal];
        *cell = cell.saturating_add(bytes);
    }

    /// With all temporal layers up to each, and how many there are; nothing of
    /// a layer that has been silent for a second.
    pub(crate) fn rates_bps(&self, now: Time) -> ([u64; TEMPORALS], u8) {
        let mut rates = [0; TEMPORALS];
        let step = number(now);
        let first = (step + 1).saturating_sub(STEPS as u64).max(self.oldest);
        let mut steps = 0;
        for at in first..=self.newest.min(step) {
            for (rate, bytes) in rates.iter_mut().zip(self.bytes[place(at)]) {
                *rate += u64::from(bytes);
            }
        }
        if step >= first {
            steps = step - first + 1;
        }
        let temporals = rates.iter().rposition(|rate| *rate > 0);
        // A layer that has just begun is judged over what there is of it, but
        // not by the burst of its first keyframe.
        let steps = steps.max(STEPS as u64 / 2);
        let mut sum = 0;
        for rate in &mut rates {
            sum += *rate * 8 * (1000 / STEP.as_millis() as u64) / steps;
            *rate = sum;
        }
        let temporals = temporals.map_or(1, |highest| highest + 1);
        (rates, u8::try_from(temporals).unwrap_or(1))
    }
}

fn number(now: Time) -> u64 {
    now.as_millis() / STEP.as_millis() as u64
}

fn place(step: u64) -> usize {
    (step % STEPS as u64) as usize
}

/// A bucket of tokens: what may come in a burst, and by the second.
#[derive(Default)]
pub(crate) struct Allowance {
    left: u64,
    at: Time,
}

impl Allowance {
    /// Takes `amount` out, if there is as much. It fills by `per_second` and
    /// holds a second of it.
    pub(crate) fn take(&mut self, now: Time, per_second: u64, amount: u64) -> bool {
        let elapsed = now.since(self.at).min(Duration::from_secs(1));
        let more = per_second * elapsed.as_micros() as u64 / 1_000_000;
        if more > 0 {
            self.left = (self.left + more).min(per_second);
            self.at = now;
        }
        let enough = self.left >= amount;
        if enough {
            self.left -= amount;
        }
        enough
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_is_measured_by_temporal_layer() {
        let mut meter = RateMeter::default();
        for frame in 0..90u64 {
            let temporal = [0, 2, 1, 2][(frame % 4) as usize];
            meter.add(Time::from_millis(5000 + frame * 33), temporal, 500);
        }
        let (rates, temporals) = meter.rates_bps(Time::from_millis(5000 + 89 * 33));
        assert_eq!(temporals, 3);
        for (rate, expected) in rates.into_iter().zip([30_000, 60_000, 120_000, 120_000]) {
            assert!(rate.abs_diff(expected) < expected / 6, "{rate} {expected}");
        }
    }

    #[test]
    fn silence_is_no_rate() {
        let mut meter = RateMeter::default();
        meter.add(Time::from_millis(5000), 0, 5000);
        assert!(meter.rates_bps(Time::from_millis(5050)).0[0] > 0);
        assert_eq!(meter.rates_bps(Time::from_millis(6100)).0[3], 0);
        assert_eq!(meter.rates_bps(Time::from_millis(9_999_999)).0[3], 0);
    }

    #[test]
    fn the_first_keyframe_of_a_layer_is_no_rate_of_its_own() {
        let mut meter = RateMeter::default();
        meter.add(Time::from_millis(5000), 0, 10_000);
        assert_eq!(meter.rates_bps(Time::from_millis(5000)).0[0], 160_000);
    }

    #[test]
    fn an_allowance_holds_to_its_rate() {
        let mut allowance = Allowance::default();
        let mut taken = 0;
        for millis in 0..10_000u64 {
            if allowance.take(Time::from_millis(1000 + millis), 1000, 7) {
                taken += 7;
            }
        }
        assert!((10_900..=11_000).contains(&taken), "{taken}");
    }
}
