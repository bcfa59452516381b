//! Who is heard, who is silent, who is gone.

use core::time::Duration;

use proto::{Departure, ParticipantId, Refusal, ServerMessage, Time};

use super::returning::gone;
use super::{Open, Room};
use crate::io::{Closure, ConnectionId, MediaCommand, Output};
use crate::participant::{Gone, REPEAT_GONE, Stage};
use crate::queue::Wasted;

/// Silence after which nothing is forwarded. Clients ping every 5 s.
const SILENT: Duration = Duration::from_secs(15);
/// Silence after which a participant is gone.
const LOST: Duration = Duration::from_secs(30);

impl Room {
    /// When to call `handle` next, with [`crate::Input::Tick`] if nothing else
    /// has happened. May be past: then call at once.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Time> {
        let open = self.open.as_ref()?;
        let turns = match (open.takes_joiners(), open.queue.has_turn()) {
            (true, false) => open.queue.timeout().max(open.removes_timeout_if_heard()),
            (true, true) => open.queue.timeout(),
            (false, _) => None,
        };
        // Without joiners, Removes that are due hold up nothing.
        let turns = open.queue.timeout().and(turns);
        open.participants
            .values()
            .filter_map(|participant| match &participant.stage {
                Stage::Gone(gone) => Some(gone.repeat_at),
                Stage::Member(member) if !member.paused => Some(participant.heard + SILENT),
                Stage::Joining { left: true } | Stage::Admitted { left: Some(_), .. } => None,
                Stage::Knocking(knocker) if knocker.knock.is_none() => {
                    Some(knocker.until.min(participant.heard + LOST))
                }
                _ => Some(participant.heard + LOST),
            })
            .chain(turns)
            .chain(open.past.timeout())
            .chain(open.rekeying_timeout())
            .chain(open.verdict_timeout())
            .min()
    }

    /// What is due by now.
    pub(super) fn pass_time(&mut self, now: Time) {
        let Some(open) = &mut self.open else { return };
        if open.provisional.is_none()
            && let Some((who, wasted)) = open.queue.expire(now)
        {
            let connection = open.participants.get(&who).and_then(|p| p.connection);
            match (wasted, connection) {
                (Wasted::Out, _) => self.give_up(who),
                (Wasted::Back, Some(connection)) => {
                    self.refuse(connection, Refusal::TurnOver, 0);
                }
                (Wasted::Back, None) => {}
            }
        }
        self.pause_silent(now);
        self.drop_lost(now);
        self.drop_absent(now);
        self.repeat_gone(now, false);
        self.advance(now);
    }

    /// What follows from the state as it is: verdicts come to a result, a
    /// turn begins.
    pub(super) fn advance(&mut self, now: Time) {
        self.settle(now);
        self.end_rekeying(now);
        self.next_turn(now);
    }

    /// A sign of life.
    pub(super) fn heard(&mut self, now: Time, who: ParticipantId) {
        let Some(open) = &mut self.open else { return };
        let Some(participant) = open.participants.get_mut(&who) else {
            return;
        };
        participant.heard = now;
        if let Stage::Member(member) = &mut participant.stage
            && member.paused
        {
            member.paused = false;
            if !member.cut {
                self.outputs
                    .push_back(Output::Media(MediaCommand::Resume(who)));
            }
        }
    }

    /// A connection ended. Whose it was: is gone, may come back, or leaves the
    /// queue.
    pub(super) fn closed(&mut self, now: Time, from: ConnectionId, how: Closure) {
        let Some(open) = &mut self.open else { return };
        let Some(who) = open.connections.remove(&from) else {
            return;
        };
        open.asks.forget(who);
        let Some(participant) = open.participants.get_mut(&who) else {
            return;
        };
        participant.connection = None;
        match (how, &participant.stage) {
            (Closure::Clean, _) => self.depart(now, who, Departure::Left),
            (Closure::Broken, Stage::Waiting { .. } | Stage::Knocking(_)) => self.forget(who),
            // Its Welcome would reach nobody, and it cannot resume without.
            (Closure::Broken, Stage::Admitted { .. }) => self.depart(now, who, Departure::Lost),
            (Closure::Broken, _) => {}
        }
    }

    /// It said that it leaves.
    pub(super) fn leave(&mut self, now: Time, who: ParticipantId) {
        self.depart(now, who, Departure::Left);
    }

    /// A participant goes: at once out of media and out of the queue; a member
    /// is gone until its leaf is removed.
    pub(super) fn depart(&mut self, now: Time, who: ParticipantId, how: Departure) {
        let Some(open) = &mut self.open else { return };
        let Some(participant) = open.participants.get(&who) else {
            return;
        };
        if let Some(connection) = participant.connection {
            match how {
                Departure::Left => self.hang_up(connection, None),
                Departure::Lost => self.close(connection, Refusal::TimedOut),
            }
        }
        let Some(open) = &mut self.open else { return };
        let Some(participant) = open.participants.get_mut(&who) else {
            return;
        };
        match &mut participant.stage {
            Stage::Waiting { .. } | Stage::Knocking(_) => self.forget(who),
            Stage::Joining { left } => *left = true,
            Stage::Admitted { left, .. } => *left = Some(how),
            Stage::Gone(_) => {}
            Stage::Member(member) => {
                let leaf = member.leaf;
                participant.stage = Stage::Gone(Gone::new(now, leaf, how));
                self.outputs
                    .push_back(Output::Media(MediaCommand::Remove(who)));
                self.append(now, gone(who, leaf, how));
            }
        }
    }

    /// The leaf was removed from the group: whose it was is out.
    pub(super) fn cut(&mut self, now: Time, leaf: u32, why: Refusal) {
        let Some(open) = &self.open else { return };
        let found = open
            .participants
            .iter()
            .find(|(_, p)| p.leaf() == Some(leaf));
        let Some((&who, participant)) = found else {
            return;
        };
        let was_member = participant.member().is_some();
        if let Some(connection) = participant.connection {
            self.close(connection, why);
        }
        if was_member {
            self.outputs
                .push_back(Output::Media(MediaCommand::Remove(who)));
        }
        self.forget(who);
        self.strand(now, who);
    }

    /// A joiner that only holds up the others.
    pub(super) fn give_up(&mut self, who: ParticipantId) {
        let participant = self.open.as_ref().and_then(|o| o.participants.get(&who));
        if let Some(connection) = participant.and_then(|participant| participant.connection) {
            self.close(connection, Refusal::TurnOver);
        }
        self.forget(who);
    }

    /// Nothing of it remains.
    pub(super) fn forget(&mut self, who: ParticipantId) {
        let Some(open) = &mut self.open else { return };
        open.queue.remove(who);
        open.asks.forget(who);
        let Some(participant) = open.participants.remove(&who) else {
            return;
        };
        if let Some(connection) = participant.connection {
            open.connections.remove(&connection);
        }
        if participant.knocker().is_some_and(|k| k.knock.is_some()) {
            self.tell_hosts(&ServerMessage::KnockOver { knocker: who });
        }
    }

    /// Says again who is gone and not yet removed: when it is due, and after
    /// each commit that stands (`all`), for one who just came in.
    pub(super) fn repeat_gone(&mut self, now: Time, all: bool) {
        let Some(open) = &mut self.open else { return };
        let mut due = Vec::new();
        for (who, participant) in &mut open.participants {
            if let Stage::Gone(gone) = &mut participant.stage
                && (all || gone.repeat_at <= now)
            {
                gone.repeat_at = now + REPEAT_GONE;
                due.push((*who, gone.leaf, gone.how));
            }
        }
        if !open.somebody_listens() {
            return;
        }
        for (who, leaf, how) in due {
            self.append(now, gone(who, leaf, how));
        }
    }

    fn pause_silent(&mut self, now: Time) {
        let Some(open) = &mut self.open else { return };
        for (who, participant) in &mut open.participants {
            if let Stage::Member(member) = &mut participant.stage
                && !member.paused
                && now.since(participant.heard) >= SILENT
            {
                member.paused = true;
                if !member.cut {
                    self.outputs
                        .push_back(Output::Media(MediaCommand::Pause(*who)));
                }
            }
        }
    }

    fn drop_lost(&mut self, now: Time) {
        let Some(open) = &self.open else { return };
        let lost: Vec<ParticipantId> = open
            .participants
            .iter()
            .filter(|(_, participant)| match &participant.stage {
                Stage::Gone(_)
                | Stage::Joining { left: true }
                | Stage::Admitted { left: Some(_), .. } => false,
                Stage::Knocking(knocker) if knocker.knock.is_none() && now >= knocker.until => true,
                _ => now.since(participant.heard) >= LOST,
            })
            .map(|(who, _)| *who)
            .collect();
        for who in lost {
            self.depart(now, who, Departure::Lost);
        }
    }
}

impl Open {
    fn removes_timeout_if_heard(&self) -> Option<Time> {
        self.removes_timeout().filter(|_| self.somebody_listens())
    }
}
