//! A direct connection of two: what its ends say to each other, each for the
//! other alone. When it is made and when it ends, `meeting` decides.

mod candidate;
mod description;

#[cfg(test)]
pub(crate) use description::MAX_CANDIDATES;
pub(crate) use description::{Description, End, Numbers};

use proto::Time;

/// What one end says to the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// The connection that it is about: the caller's number.
    pub(crate) attempt: u32,
    pub(crate) step: Step,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// The caller's end.
    Offer(Description),
    /// The other's.
    Answer(Description),
    /// All that the sender sends goes directly as well, and what the other sends
    /// was seen to come so.
    Ready,
    /// It did not come about, or it broke.
    End,
}

const OFFER: u8 = 1;
const ANSWER: u8 = 2;
const READY: u8 = 3;
const END: u8 = 4;

impl Word {
    /// Step (1), attempt (4, big-endian), description.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let (step, description) = match &self.step {
            Step::Offer(description) => (OFFER, Some(description)),
            Step::Answer(description) => (ANSWER, Some(description)),
            Step::Ready => (READY, None),
            Step::End => (END, None),
        };
        let mut bytes = vec![step];
        bytes.extend(self.attempt.to_be_bytes());
        bytes.extend(description.map(Description::encode).unwrap_or_default());
        bytes
    }

    /// `None` when it is none.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let (step, rest) = bytes.split_first()?;
        let (attempt, rest) = rest.split_first_chunk()?;
        let step = match (*step, rest) {
            (OFFER, rest) => Step::Offer(Description::decode(rest)?),
            (ANSWER, rest) => Step::Answer(Description::decode(rest)?),
            (READY, []) => Step::Ready,
            (END, []) => Step::End,
            _ => return None,
        };
        let attempt = u32::from_be_bytes(*attempt);
        Some(Self { attempt, step })
    }

    /// It holds addresses, and as many as there are show in its size.
    pub(crate) fn is_long(&self) -> bool {
        matches!(self.step, Step::Offer(_) | Step::Answer(_))
    }
}

/// A direct connection on its way or in use.
pub(crate) struct Run {
    pub(crate) attempt: u32,
    /// The other's signature key.
    pub(crate) with: [u8; 32],
    pub(crate) end: End,
    pub(crate) began_at: Time,
    /// The caller's own numbers, once it has offered.
    pub(crate) numbers: Option<Numbers>,
    pub(crate) answered: bool,
    /// This end said that it is ready,
    pub(crate) said_ready: bool,
    /// the log has it,
    pub(crate) ready: bool,
    /// and the log has the other's word.
    pub(crate) other_ready: bool,
    /// When nothing need go through the server any more.
    pub(crate) alone_at: Option<Time>,
    pub(crate) alone: bool,
}

impl Run {
    pub(crate) fn new(attempt: u32, with: [u8; 32], end: End, now: Time) -> Self {
        Self {
            attempt,
            with,
            end,
            began_at: now,
            numbers: None,
            answered: false,
            said_ready: false,
            ready: false,
            other_ready: false,
            alone_at: None,
            alone: false,
        }
    }

    /// What either sends is seen and heard by the direct way.
    pub(crate) fn is_up(&self) -> bool {
        self.ready && self.other_ready
    }
}
