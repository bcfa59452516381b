//! The room again, after the server was lost: a member brings the public part of
//! its group, and everyone takes its place there, by the word of the leaf's key.
//! Nothing in the group changes by it: neither epoch nor key.

use core::time::Duration;
use std::collections::{BTreeSet, VecDeque};

use policy::QUIET_METADATA;
use proto::{
    Bytes, ClientMessage, Departure, EntryBody, MAX_CARD_LEN, MAX_MLS_LEN, MAX_TREE_LEN, Missed,
    ParticipantId, Refusal, Return, Seq, ServerMessage, StateId, Time, TokenHash,
};
use rand_chacha::rand_core::Rng as _;
use sha2::{Digest as _, Sha256};

use super::{Open, Room};
use crate::group::Origin;
use crate::io::{ConnectionId, MediaCommand, Output};
use crate::participant::{Gone, Member, Participant, Stage};

/// How long members have to come back; then they are gone, and joins go on.
const BACK_WITHIN: Duration = Duration::from_secs(20);
/// Numbers from here on stand for leaves of whom the server knows no number.
const UNNUMBERED: u32 = 1 << 30;
/// The number of nobody, by which the log tells of those.
const NOBODY: ParticipantId = ParticipantId(0);
/// Newcomers are numbered from anywhere above this: the numbers that were given
/// before are small, and unknown.
const NEW_NUMBERS: u32 = 1 << 20;
/// Most states that a member may come back from.
const MAX_STATES: usize = 256;

/// What a member brings.
pub(super) struct Restoration {
    pub(super) token_hash: TokenHash,
    pub(super) card: Bytes<MAX_CARD_LEN>,
    pub(super) group_info: Bytes<MAX_MLS_LEN>,
    pub(super) tree: Bytes<MAX_TREE_LEN>,
    pub(super) before: StateId,
    pub(super) last: Missed,
}

/// The states that the room was in here, and who has yet to come back to it.
#[derive(Default)]
pub(super) struct Past {
    /// Each with the log entry after it.
    states: VecDeque<(StateId, Seq)>,
    /// Leaves that nobody has taken yet.
    absent: BTreeSet<u32>,
    until: Time,
    last: Option<(StateId, Missed)>,
}

impl Past {
    /// Of a room that begins here.
    pub(super) fn new(state: StateId) -> Self {
        Self {
            states: VecDeque::from([(state, Seq(0))]),
            ..Self::default()
        }
    }

    /// The room is in this state from here on; these leaves are free now.
    pub(super) fn moved_on(&mut self, state: StateId, next: Seq, removed: &[u32]) {
        if self.states.len() == MAX_STATES {
            self.states.pop_front();
        }
        self.states.push_back((state, next));
        self.absent.retain(|leaf| !removed.contains(leaf));
    }

    /// Is everyone back, or gone?
    pub(super) fn is_complete(&self) -> bool {
        self.absent.is_empty()
    }

    pub(super) fn timeout(&self) -> Option<Time> {
        (!self.absent.is_empty()).then_some(self.until)
    }

    pub(super) fn states(&self) -> Vec<StateId> {
        self.states.iter().map(|(state, _)| *state).collect()
    }

    pub(super) fn last(&self) -> Option<(StateId, Missed)> {
        self.last.clone()
    }

    fn next_after(&self, state: StateId) -> Option<Seq> {
        let mut states = self.states.iter();
        states.find(|(of, _)| *of == state).map(|(_, next)| *next)
    }
}

impl Room {
    /// A message of one who was here before the server was lost.
    pub(super) fn receive_from_returner(
        &mut self,
        now: Time,
        from: ConnectionId,
        message: ClientMessage,
    ) {
        let (place, restoration) = match message {
            ClientMessage::Return(place) => (place, None),
            ClientMessage::Restore {
                place,
                token_hash,
                card,
                group_info,
                tree,
                before,
                last,
            } => {
                let restoration = Restoration {
                    token_hash,
                    card,
                    group_info,
                    tree,
                    before,
                    last,
                };
                (place, Some(restoration))
            }
            _ => return,
        };
        let fresh = self.open.is_none();
        let done = match restoration {
            // Who was faster brought the same.
            Some(restoration) if fresh => self.restore(now, from, &place, restoration),
            _ if fresh => Err(Refusal::NoRoom),
            _ => self.take_place(now, from, &place),
        };
        match done {
            Ok(()) if fresh => self.outputs.push_back(Output::Restored),
            Ok(()) => {}
            Err(why) => self.refuse(from, why, 0),
        }
    }

    fn restore(
        &mut self,
        now: Time,
        from: ConnectionId,
        place: &Return,
        brought: Restoration,
    ) -> Result<(), Refusal> {
        let group = (self.founder)(Origin::Restoration, &brought.group_info, &brought.tree);
        let group = group.ok_or(Refusal::BadCommit)?;
        let card_hash: [u8; 32] = Sha256::digest(&*brought.card).into();
        if group.state_id() != place.state
            || card_hash != group.state().card_hash
            || !group.knows(place)
        {
            return Err(Refusal::BadCommit);
        }
        let quiet = group.state().options & QUIET_METADATA != 0;
        let (before, last) = (brought.before, brought.last);
        let known = before != StateId([0; 48]) && !last.commit.is_empty();
        let above = self.random.next_u32() % (UNNUMBERED / 2 - NEW_NUMBERS);
        let (token_hash, card) = (brought.token_hash, brought.card);
        let mut open = Open::new(now, token_hash, card, group, brought.group_info);
        open.last_participant = ParticipantId(NEW_NUMBERS + above);
        open.past.absent = open.group.leaves().into_iter().collect();
        open.past.until = now + BACK_WITHIN;
        open.past.last = known.then_some((before, last));
        self.open = Some(open);
        let taken = self.take_place(now, from, place);
        if taken.is_err() {
            self.open = None;
        } else if quiet {
            self.outputs.push_back(Output::Media(MediaCommand::Quiet));
        }
        taken
    }

    /// A member is back, and hears all that was said since its state.
    fn take_place(&mut self, now: Time, from: ConnectionId, place: &Return) -> Result<(), Refusal> {
        let open = self.open.as_ref().ok_or(Refusal::NoRoom)?;
        let next_seq = open.past.next_after(place.state);
        let next_seq = next_seq.ok_or(Refusal::NoRoom)?;
        let (who, leaf) = (place.participant, place.leaf);
        if !(1..UNNUMBERED).contains(&who.0) || !open.group.knows(place) {
            return Err(Refusal::CannotResume);
        }
        let here = open.participants.get(&who);
        // Who is about to be removed gets no media by this.
        let again = here
            .and_then(Participant::member)
            .is_some_and(|member| member.leaf == leaf && !member.cut);
        let free = here.is_none() && open.past.absent.contains(&leaf);
        if !again && !free {
            return Err(Refusal::CannotResume);
        }
        let missed = open.log.since(next_seq).ok_or(Refusal::CannotResume)?;
        let missed: Vec<_> = missed.cloned().collect();
        let host = open.group.is_host(leaf);
        if let Some(old) = here.and_then(|participant| participant.connection) {
            self.close(old, Refusal::Replaced);
        }
        let resume = self.draw_token();
        let open = self.open.as_mut().ok_or(Refusal::NoRoom)?;
        open.past.absent.remove(&leaf);
        if let Some(participant) = open.participants.get_mut(&who) {
            // What it may say, and what its word is worth, is as it was.
            participant.connection = Some(from);
            participant.resume = resume;
            open.connections.insert(from, who);
            // Its media are lost with the connection.
            self.outputs
                .push_back(Output::Media(MediaCommand::Remove(who)));
        } else {
            let member = Member::new(leaf, place.profile.clone(), next_seq, host);
            let newest = open.last_participant;
            open.seat(now, from, who, resume, Stage::Member(member));
            open.last_participant = newest;
        }
        self.outputs
            .push_back(Output::Media(MediaCommand::Add(who)));
        self.heard(now, who);
        let restored = ServerMessage::Restored {
            participant: who,
            resume,
            era: self.era,
            next_seq,
        };
        self.send(from, &restored);
        let missed = missed
            .into_iter()
            .map(|bytes| Output::Send { to: from, bytes });
        self.outputs.extend(missed);
        self.repeat_knocks(who);
        Ok(())
    }

    /// Who is not back by now is gone.
    pub(super) fn drop_absent(&mut self, now: Time) {
        let Some(open) = &mut self.open else { return };
        if open.past.absent.is_empty() || now < open.past.until {
            return;
        }
        for leaf in core::mem::take(&mut open.past.absent) {
            let Some(open) = &mut self.open else { return };
            let how = Departure::Lost;
            let who = ParticipantId(UNNUMBERED + leaf);
            open.participants
                .insert(who, Participant::absent(now, Gone::new(now, leaf, how)));
            self.append(now, gone(who, leaf, how));
        }
    }

    /// This room makes way for another under its name.
    pub(super) fn make_way(&mut self) {
        let connections = self.open.iter().flat_map(|open| open.connections.keys());
        let connections: Vec<_> = connections.copied().collect();
        for connection in connections {
            self.close(connection, Refusal::Moved);
        }
        self.open = None;
    }

    /// Tells the members by what commit others went on.
    pub(super) fn tell_missed(&mut self, missed: Missed) {
        let Some(open) = &self.open else { return };
        let bytes: crate::Payload = ServerMessage::Missed(missed).encode().into();
        for participant in open.participants.values() {
            if let (Some(to), Some(_)) = (participant.connection, participant.member()) {
                let bytes = bytes.clone();
                self.outputs.push_back(Output::Send { to, bytes });
            }
        }
    }
}

/// That somebody is gone, as the log tells it.
pub(super) fn gone(who: ParticipantId, leaf: u32, how: Departure) -> EntryBody {
    EntryBody::Gone {
        participant: if who.0 >= UNNUMBERED { NOBODY } else { who },
        leaf,
        how,
    }
}
