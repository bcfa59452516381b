//! One direction of a path.

use core::num::NonZeroU64;
use core::time::Duration;
use std::collections::{BTreeMap, VecDeque};

use proto::Time;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use serde::Serialize;

use crate::limits::{Limits, Queue};

/// Most packets that are on their way at any time: a second of 600 Mbit/s. What
/// is above is thrown away, so that no test eats the machine.
const MAX_INSIDE: usize = 65_536;

/// One direction of a path, with packets of `P` on it. Time must not run
/// backwards from call to call.
pub struct Link<P> {
    limits: Limits,
    random: ChaCha8Rng,
    /// In front of the bottleneck, first come first served.
    waiting: VecDeque<Waiting<P>>,
    waiting_bytes: usize,
    /// In the bottleneck, until then.
    passing: Option<(Time, Waiting<P>)>,
    /// Behind it, by the time of their arrival and in the order of their sending.
    flying: BTreeMap<(Time, u64), Waiting<P>>,
    sent: u64,
    last_arrival: Time,
    in_burst: bool,
    extra: Duration,
    extra_until: Time,
    counts: Counts,
}

struct Waiting<P> {
    bytes: usize,
    packet: P,
}

/// What became of packets since the link began.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Packets that were to go over it.
    pub offered: u64,
    /// Packets that came out at the other end.
    pub delivered: u64,
    /// Their bytes.
    pub delivered_bytes: u64,
    /// Packets lost by chance.
    pub lost: u64,
    /// Packets for which the queue had no room.
    pub overflowed: u64,
}

impl<P> Link<P> {
    /// For so long the drawn part of the delay stays the same. Packets of one
    /// frame then come together, and sound, which has a packet every 20 ms, has
    /// every packet delayed by itself.
    pub const JITTER_STEP: Duration = Duration::from_millis(20);

    /// A link that begins empty; the same seed, packets and times give the same.
    #[must_use]
    pub fn new(limits: Limits, seed: u64) -> Self {
        Self {
            limits,
            random: ChaCha8Rng::seed_from_u64(seed),
            waiting: VecDeque::new(),
            waiting_bytes: 0,
            passing: None,
            flying: BTreeMap::new(),
            sent: 0,
            last_arrival: Time::ZERO,
            in_burst: false,
            extra: Duration::ZERO,
            extra_until: Time::ZERO,
            counts: Counts::default(),
        }
    }

    /// From now on these limits hold, for what waits too. What has passed the
    /// bottleneck arrives as it would have.
    pub fn set(&mut self, now: Time, limits: Limits) {
        self.advance(now);
        let before = self.limits.rate_bps;
        self.limits = limits;
        self.extra_until = now;
        if let Some((done, waiting)) = self.passing.take() {
            // What is left of it goes at the new rate.
            let left = done.since(now);
            let left = match (before, limits.rate_bps) {
                (Some(old), Some(new)) => scale(left, old, new),
                _ => Duration::ZERO,
            };
            self.passing = Some((now + left, waiting));
        }
        self.advance(now);
    }

    /// Puts a packet in that takes `bytes` on the wire.
    pub fn send(&mut self, now: Time, bytes: usize, packet: P) {
        self.advance(now);
        self.counts.offered += 1;
        if self.inside() >= MAX_INSIDE || !self.has_room(bytes) {
            self.counts.overflowed += 1;
            return;
        }
        let waiting = Waiting { bytes, packet };
        if self.passing.is_none() {
            self.pass(now, waiting);
        } else {
            self.waiting_bytes += bytes;
            self.waiting.push_back(waiting);
        }
        self.advance(now);
    }

    /// The next packet that has arrived.
    pub fn poll(&mut self, now: Time) -> Option<P> {
        self.advance(now);
        let first = self.flying.first_entry()?;
        if first.key().0 > now {
            return None;
        }
        let Waiting { bytes, packet } = first.remove();
        self.counts.delivered += 1;
        self.counts.delivered_bytes += bytes as u64;
        Some(packet)
    }

    /// When to poll again; `None` while nothing is on its way.
    #[must_use]
    pub fn due(&self) -> Option<Time> {
        let passing = self.passing.as_ref().map(|(done, _)| *done);
        let flying = self.flying.keys().next().map(|(at, _)| *at);
        [passing, flying].into_iter().flatten().min()
    }

    /// What became of packets since the beginning.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Packets that are on their way.
    #[must_use]
    pub fn inside(&self) -> usize {
        self.waiting.len() + usize::from(self.passing.is_some()) + self.flying.len()
    }

    fn has_room(&self, bytes: usize) -> bool {
        let Some(rate_bps) = self.limits.rate_bps else {
            return true;
        };
        // The bottleneck itself takes one, however short the queue.
        if self.passing.is_none() {
            return true;
        }
        let most = match self.limits.queue {
            Queue::Bytes(bytes) => bytes as u128,
            Queue::Time(time) => u128::from(rate_bps.get()) * time.as_micros() / 8_000_000,
        };
        (self.waiting_bytes + bytes) as u128 <= most
    }

    /// Lets everything happen that happens until now.
    fn advance(&mut self, now: Time) {
        while let Some((done, waiting)) = self.passing.take_if(|(done, _)| *done <= now) {
            self.land(done, waiting);
            if let Some(next) = self.waiting.pop_front() {
                self.waiting_bytes -= next.bytes;
                self.pass(done, next);
            }
        }
    }

    fn pass(&mut self, at: Time, waiting: Waiting<P>) {
        let takes = self.limits.rate_bps.map_or(Duration::ZERO, |rate_bps| {
            let bits = waiting.bytes as u64 * 8;
            Duration::from_nanos(bits.saturating_mul(1_000_000_000) / rate_bps)
        });
        self.passing = Some((at + takes, waiting));
    }

    /// Behind the bottleneck: it is lost, or arrives at some time.
    fn land(&mut self, at: Time, waiting: Waiting<P>) {
        if self.loses() {
            self.counts.lost += 1;
            return;
        }
        if at >= self.extra_until {
            self.extra = self.limits.jitter.mul_f64(self.chance());
            self.extra_until = at + Self::JITTER_STEP;
        }
        let mut arrival = at + self.limits.delay + self.extra;
        if !self.limits.reorders {
            arrival = arrival.max(self.last_arrival);
        }
        self.last_arrival = self.last_arrival.max(arrival);
        self.sent += 1;
        self.flying.insert((arrival, self.sent), waiting);
    }

    /// Two states (Gilbert): in a burst everything is lost, outside nothing. How
    /// often one changes to the other gives the length of bursts and the share.
    fn loses(&mut self) -> bool {
        let loss = self.limits.loss;
        let chance = self.chance();
        if loss.burst <= 1.0 {
            return chance < loss.share;
        }
        let ends = 1.0 / loss.burst;
        let begins = ends * loss.share / (1.0 - loss.share);
        self.in_burst = if self.in_burst {
            chance >= ends
        } else {
            chance < begins
        };
        self.in_burst
    }

    /// At least 0 and below 1.
    fn chance(&mut self) -> f64 {
        f64::from(self.random.next_u32()) / (f64::from(u32::MAX) + 1.0)
    }
}

fn scale(time: Duration, old: NonZeroU64, new: NonZeroU64) -> Duration {
    let nanos = time.as_nanos() * u128::from(old.get()) / u128::from(new.get());
    Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
}
