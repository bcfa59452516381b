//! Who waits to join, and whose turn it is.

use core::time::Duration;
use std::collections::VecDeque;

use proto::{ParticipantId, Time};

/// Most participants that wait at once.
pub(crate) const MAX_WAITING: usize = 64;
/// How long one to whom the tree was sent has to acknowledge it.
const READY_WITHIN: Duration = Duration::from_secs(2);
/// A turn without the network's part: what a slow phone needs to build a commit.
const TURN: Duration = Duration::from_millis(300);
/// The longest turn, however slow the network.
const MAX_TURN: Duration = Duration::from_secs(2);
/// Each time that so many turns passed unused ...
const UNUSED_TURNS: u32 = 3;
/// ... the next is this far away.
const REST: Duration = Duration::from_secs(30);
/// One that lets so many pass does not come in at all.
const MOST_UNUSED: u32 = 6;

/// What an unused turn leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wasted {
    /// The joiner is at the back of the queue.
    Back,
    /// That was the last of many: it is out of the queue.
    Out,
}

/// The queue of joiners, and the turn of the one in front.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    waiting: VecDeque<Place>,
    turn: Option<Turn>,
}

#[derive(Debug)]
struct Place {
    who: ParticipantId,
    unused: u32,
    not_before: Time,
}

/// The one in front, once it has been sent the tree. It keeps its place in the
/// queue until its commit is in.
#[derive(Debug, Clone, Copy)]
struct Turn {
    who: ParticipantId,
    offered_at: Time,
    ready: bool,
    until: Time,
}

impl Queue {
    /// Puts a joiner at the back; `None` when the queue is full, else how many
    /// are ahead of it.
    pub(crate) fn push(&mut self, who: ParticipantId) -> Option<u32> {
        let ahead = self.waiting.len();
        if ahead >= MAX_WAITING {
            return None;
        }
        self.waiting.push_back(Place {
            who,
            unused: 0,
            not_before: Time::ZERO,
        });
        u32::try_from(ahead).ok()
    }

    /// Takes a joiner out: its commit is in, or it went away.
    pub(crate) fn remove(&mut self, who: ParticipantId) {
        self.waiting.retain(|place| place.who != who);
        if self.turn.is_some_and(|turn| turn.who == who) {
            self.turn = None;
        }
    }

    /// Is it anyone's turn?
    pub(crate) fn has_turn(&self) -> bool {
        self.turn.is_some()
    }

    /// Starts the turn of the first who may have one. Call when there is none.
    pub(crate) fn offer(&mut self, now: Time) -> Option<ParticipantId> {
        let who = self
            .waiting
            .iter()
            .find(|place| place.not_before <= now)?
            .who;
        self.turn = Some(Turn {
            who,
            offered_at: now,
            ready: false,
            until: now + READY_WITHIN,
        });
        Some(who)
    }

    /// The joiner acknowledged the tree: from here its turn is counted.
    pub(crate) fn ready(&mut self, now: Time, who: ParticipantId) {
        if let Some(turn) = &mut self.turn
            && turn.who == who
            && !turn.ready
        {
            let round_trip = now.since(turn.offered_at);
            turn.ready = true;
            turn.until = now + (TURN + 2 * round_trip).min(MAX_TURN);
        }
    }

    /// The epoch moved on under the turn: it starts again, and was not unused.
    pub(crate) fn interrupt(&mut self) {
        self.turn = None;
    }

    /// The joiner had its turn and made nothing of it: to the back, or out.
    /// Nothing happens to one that is not in the queue.
    pub(crate) fn waste(&mut self, now: Time, who: ParticipantId) -> Wasted {
        let Some(at) = self.waiting.iter().position(|place| place.who == who) else {
            return Wasted::Back;
        };
        let mut wasted = Wasted::Out;
        if let Some(mut place) = self.waiting.remove(at)
            && place.unused + 1 < MOST_UNUSED
        {
            wasted = Wasted::Back;
            place.unused += 1;
            if place.unused % UNUSED_TURNS == 0 {
                place.not_before = now + REST;
            }
            self.waiting.push_back(place);
        }
        if self.turn.is_some_and(|turn| turn.who == who) {
            self.turn = None;
        }
        wasted
    }

    /// Ends a turn whose time is up, and says whose it was.
    pub(crate) fn expire(&mut self, now: Time) -> Option<(ParticipantId, Wasted)> {
        let turn = self.turn.filter(|turn| turn.until <= now)?;
        Some((turn.who, self.waste(now, turn.who)))
    }

    /// When the turn ends, or when one may start. `None`: not by itself.
    pub(crate) fn timeout(&self) -> Option<Time> {
        match self.turn {
            Some(turn) => Some(turn.until),
            None => self.waiting.iter().map(|place| place.not_before).min(),
        }
    }
}
