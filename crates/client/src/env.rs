//! What every part of the client works with: the time it was told, its
//! randomness and the queue of things to do.

use core::time::Duration;
use std::collections::VecDeque;

use crypto::rng::Rng;
use proto::{ClientMessage, Time};

use crate::io::Output;
use crate::page::{EndReason, Event, Notice};

pub(crate) struct Env {
    pub(crate) now: Time,
    pub(crate) rng: Rng,
    outputs: VecDeque<Output>,
}

/// Why the present course cannot go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Halt {
    /// It is over.
    End(EndReason),
    /// This member's group is of no more use; the room's is: join again.
    Rejoin,
    /// The same, since others have accepted what this member rejected.
    Outvoted,
}

impl Halt {
    pub(crate) const PROTOCOL: Self = Self::End(EndReason::Protocol);
}

impl Env {
    pub(crate) fn new(seed: [u8; 32]) -> Self {
        Self {
            now: Time::ZERO,
            rng: Rng::from_seed(seed),
            outputs: VecDeque::new(),
        }
    }

    pub(crate) fn push(&mut self, output: Output) {
        self.outputs.push_back(output);
    }

    pub(crate) fn pop(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    pub(crate) fn send(&mut self, message: &ClientMessage) {
        self.push(Output::Send(message.encode()));
    }

    pub(crate) fn tell(&mut self, event: Event) {
        self.push(Output::Page(event));
    }

    pub(crate) fn notice(&mut self, notice: Notice) {
        self.tell(Event::Notice { notice });
    }

    /// Half of `of` up to all of it, drawn evenly.
    pub(crate) fn jitter(&mut self, of: Duration) -> Duration {
        let half = of / 2;
        half + half.mul_f64(self.fraction())
    }

    /// Evenly from 0 to 1.
    pub(crate) fn fraction(&mut self) -> f64 {
        f64::from(u32::from_be_bytes(self.rng.array())) / f64::from(u32::MAX)
    }
}
