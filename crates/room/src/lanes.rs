//! Which of the rooms under one name a message is for.
//!
//! As a rule there is one. After the server was lost, members bring their
//! meeting back as they know it, and the server cannot tell whose knowledge is
//! the right one: who was removed may bring back what was before. So each state
//! that is brought back is a room of its own, a *lane*, and a member is led to
//! the state that it is in itself, never to another: nobody can take the room
//! away from those who were in it. Only who comes anew is led to the lane with
//! the most people.

use core::time::Duration;
use std::collections::BTreeSet;

use proto::{
    ClientMessage, GROUP_LEN, Missed, ParticipantId, Refusal, RoomId, ServerMessage, StateId, Time,
};

use crate::door::answer_without_room;
use crate::io::Input;

/// How long after the start of the server a meeting can be brought back. Clients
/// try for a minute.
pub const RESTORABLE: Duration = Duration::from_secs(120);
/// The lane of rooms that were opened on this server. The others are drawn.
pub const FIRST_LANE: u32 = 0;
/// Most groups that are remembered: 2 MiB.
const MOST_BEGUN: usize = 1 << 16;

/// The groups of rooms that were opened on this server, for as long as rooms are
/// brought back: what began here never left it, though it may have ended.
#[derive(Debug, Default)]
pub struct BegunHere(BTreeSet<(RoomId, [u8; GROUP_LEN])>);

impl BegunHere {
    /// A room is in this state.
    pub fn note(&mut self, now: Time, (room, lane): (RoomId, u32), state: Option<StateId>) {
        if now.since_start() >= RESTORABLE {
            self.0.clear();
        } else if lane == FIRST_LANE && self.0.len() < MOST_BEGUN {
            self.0.extend(state.map(|state| (room, state.group())));
        }
    }
}

/// What is to be known of a room to find it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Members that are not gone.
    pub participants: usize,
    /// The epochs that it was in here, the current one last.
    pub states: Vec<StateId>,
    /// Of one that was brought back: the state before the first of them, and the
    /// commit between the two.
    pub last: Option<(StateId, Missed)>,
}

impl Standing {
    /// What a room in `lane` is to be told when one is brought back that stands
    /// like this.
    #[must_use]
    pub fn tells(&self, lane: u32, other: &Self) -> Option<Input> {
        if lane == FIRST_LANE {
            return Some(Input::Moved);
        }
        let (before, missed) = self.last.as_ref()?;
        (other.states.last() == Some(before)).then(|| Input::Missed(missed.clone()))
    }
}

/// Where a message goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// To the room of this lane.
    To(u32),
    /// To a new one.
    Open,
    /// To none; this is the answer.
    Answer(ServerMessage),
}

/// The way of a message under a name that these rooms have. `bound` is the lane
/// that its connection was led to before.
pub fn way<'a>(
    now: Time,
    rooms: impl Iterator<Item = (u32, &'a Standing)> + Clone,
    begun: &BegunHere,
    bound: Option<u32>,
    message: &ClientMessage,
) -> Way {
    let there = |lane: u32| rooms.clone().any(|(number, _)| number == lane);
    let to = |lane: Option<u32>| match lane.filter(|lane| there(*lane)) {
        Some(lane) => Way::To(lane),
        None => Way::Answer(answer_without_room(message)),
    };
    let largest = || {
        let largest = rooms
            .clone()
            .max_by_key(|(lane, standing)| (standing.participants, *lane != FIRST_LANE));
        largest.map(|(lane, _)| lane)
    };
    match message {
        ClientMessage::Return(place) | ClientMessage::Restore { place, .. } => {
            let mut all = rooms.clone();
            let known = all.find(|(_, room)| room.states.contains(&place.state));
            let is_last = known.is_none_or(|(_, room)| room.states.last() == Some(&place.state));
            let returns = matches!(message, ClientMessage::Return(_));
            // Who is told first, and does not believe it, restores, and gets there.
            if returns
                && is_last
                && let Some(missed) = ahead_of(rooms.clone(), &place.state)
            {
                return Way::Answer(ServerMessage::Missed(missed));
            }
            if let Some((lane, _)) = known.filter(|(lane, _)| *lane != FIRST_LANE) {
                return Way::To(lane);
            }
            let began_here = begun.0.contains(&(place.room, place.state.group()));
            let refused = |why| Way::Answer(ServerMessage::Refused { why, reference: 0 });
            if began_here || now.since_start() >= RESTORABLE {
                return refused(Refusal::CannotResume);
            }
            if returns {
                refused(Refusal::NoRoom)
            } else {
                Way::Open
            }
        }
        ClientMessage::Resume { token: seat, .. }
        | ClientMessage::Rejoin {
            participant: ParticipantId(1..),
            resume: seat,
            ..
        } => to(Some(lane_of(seat.0))
            .filter(|lane| there(*lane))
            .or_else(largest)),
        ClientMessage::Create { .. } => largest().map_or(Way::Open, Way::To),
        ClientMessage::Look { .. } | ClientMessage::Join { .. } | ClientMessage::Rejoin { .. } => {
            to(largest())
        }
        _ => to(bound),
    }
}

/// By what commit others went on from this state; the most of them, if there are
/// several who say so.
fn ahead_of<'a>(
    rooms: impl Iterator<Item = (u32, &'a Standing)>,
    state: &StateId,
) -> Option<Missed> {
    rooms
        .filter_map(|(_, room)| Some((room.participants, room.last.as_ref()?)))
        .filter(|(_, (before, _))| before == state)
        .max_by_key(|(participants, _)| *participants)
        .map(|(_, (_, missed))| missed.clone())
}

/// The lane that a resume token names: nothing that it has to be kept secret.
fn lane_of(token: [u8; 16]) -> u32 {
    let [a, b, c, d, ..] = token;
    u32::from_be_bytes([a, b, c, d])
}
