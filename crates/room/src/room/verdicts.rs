//! Which commit stands. The room cannot tell whether members can open what is
//! sealed in one, so it goes by their word, and their word may be false: who has
//! the link open in three tabs is three of them.
//!
//! - The first accept confirms. So those who reject what is good veto nothing
//!   while one other member is there, and nobody waits for the slowest.
//! - It falls when all who may judge reject it, or most do and the others have
//!   had time enough.
//! - Late verdicts are heard. Who accepts what more reject has confirmed it for
//!   the last time.

use core::time::Duration;
use std::collections::BTreeMap;

use proto::{ParticipantId, Seq, Time};

use super::{Open, Room};
use crate::participant::{Member, Participant, Stage};

/// What most reject falls after this. Longer than a commit takes to reach who is
/// far away, be checked there and be answered.
const GRACE: Duration = Duration::from_secs(1);
/// How long to wait for a verdict of somebody who is there to give one. Longer
/// than a member may be silent and still count as there.
const VERDICT_WITHIN: Duration = Duration::from_secs(15);
/// When to look again while nobody is there to give one.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// Commits that stand and of which verdicts are still heard: so many,
const SETTLED: usize = 32;
/// and this long.
const HEARD_FOR: Duration = Duration::from_secs(10);

/// What members say of one commit.
pub(super) struct Ballot {
    /// Its position in the log.
    pub(super) seq: Seq,
    pub(super) author: ParticipantId,
    /// The leaves that it empties: whose they are has no say in it.
    removed: Vec<u32>,
    verdicts: BTreeMap<ParticipantId, bool>,
    since: Time,
    /// Those who were slow have had their time.
    grace_over: bool,
    until: Time,
}

/// Who has yet to say something on a provisional commit.
struct Tally {
    /// The judges that count.
    judges: usize,
    /// Those of them that have not answered.
    silent: usize,
}

/// What the verdicts so far come to.
pub(super) enum Outcome {
    Open,
    Stands,
    Falls,
}

impl Ballot {
    pub(super) fn new(now: Time, seq: Seq, author: ParticipantId, removed: &[u32]) -> Self {
        Self {
            seq,
            author,
            removed: removed.to_vec(),
            verdicts: BTreeMap::new(),
            since: now,
            grace_over: false,
            until: now + VERDICT_WITHIN,
        }
    }

    /// Whether the member's word counts: not the author's, nor of whom it
    /// removes, nor of who came later, nor of who was belied.
    fn is_judge(&self, who: ParticipantId, member: &Member) -> bool {
        who != self.author
            && !member.belied
            && member.first <= self.seq
            && !self.removed.contains(&member.leaf)
    }

    fn tally(&self, participants: &BTreeMap<ParticipantId, Participant>) -> Tally {
        let mut tally = Tally {
            judges: 0,
            silent: 0,
        };
        for (who, participant) in participants {
            let Some(member) = participant.member() else {
                continue;
            };
            let answered = self.verdicts.contains_key(who);
            if !self.is_judge(*who, member) || (member.mute && !answered) {
                continue;
            }
            tally.judges += 1;
            tally.silent += usize::from(!answered);
        }
        tally
    }

    fn accepts(&self) -> impl Iterator<Item = ParticipantId> {
        let accepts = self.verdicts.iter().filter(|(_, accept)| **accept);
        accepts.map(|(who, _)| *who)
    }

    /// More reject it than vouch for it, its author among these.
    fn is_belied(&self) -> bool {
        let accepts = self.accepts().count();
        accepts > 0 && accepts + 1 < self.verdicts.len() - accepts
    }
}

impl Room {
    /// A member has checked a commit: the provisional one, or one that stands by
    /// now. A second verdict changes nothing, nor does one on anything else.
    pub(super) fn verdict(&mut self, who: ParticipantId, seq: Seq, accept: bool) {
        let Some(open) = &mut self.open else { return };
        let Some(participant) = open.participants.get_mut(&who) else {
            return;
        };
        let Stage::Member(member) = &mut participant.stage else {
            return;
        };
        let provisional = open.provisional.as_mut().map(|p| &mut p.ballot);
        let mut ballots = provisional.into_iter().chain(&mut open.settled);
        let Some(ballot) = ballots.find(|ballot| ballot.seq == seq) else {
            return;
        };
        if who != ballot.author {
            member.mute = false;
        }
        if ballot.is_judge(who, member) {
            ballot.verdicts.entry(who).or_insert(accept);
            open.disbelieve(seq);
        }
    }
}

impl Open {
    /// The commit stands, and some have yet to say what they think of it.
    pub(super) fn keep_hearing(&mut self, now: Time, ballot: Ballot) {
        self.settled
            .retain(|ballot| now.since(ballot.since) < HEARD_FOR);
        if self.settled.len() >= SETTLED {
            self.settled.pop_front();
        }
        let seq = ballot.seq;
        self.settled.push_back(ballot);
        self.disbelieve(seq);
    }

    /// Who vouched for what more members reject is believed no more. A host is:
    /// it has better means to make others go.
    fn disbelieve(&mut self, seq: Seq) {
        let mut settled = self.settled.iter();
        let Some(ballot) = settled.find(|ballot| ballot.seq == seq && ballot.is_belied()) else {
            return;
        };
        let participants = &mut self.participants;
        let is_host = |who: ParticipantId| {
            let member = participants.get(&who).and_then(Participant::member);
            member.is_some_and(|member| member.host)
        };
        if ballot.accepts().any(is_host) {
            return;
        }
        for who in ballot.accepts().chain([ballot.author]) {
            if let Some(participant) = participants.get_mut(&who)
                && let Stage::Member(member) = &mut participant.stage
            {
                member.belied = !member.host;
            }
        }
    }

    /// What becomes of the provisional commit by now.
    pub(super) fn outcome(&mut self, now: Time) -> Outcome {
        let Some(provisional) = &mut self.provisional else {
            return Outcome::Open;
        };
        let ballot = &mut provisional.ballot;
        if ballot.accepts().next().is_some() {
            return Outcome::Stands;
        }
        let tally = ballot.tally(&self.participants);
        if tally.judges == 0 {
            return Outcome::Stands;
        }
        if tally.silent == 0 {
            return Outcome::Falls;
        }
        ballot.grace_over = now.since(ballot.since) >= GRACE;
        if ballot.grace_over && tally.silent * 2 < tally.judges {
            return Outcome::Falls;
        }
        if now < ballot.until {
            return Outcome::Open;
        }
        for (who, participant) in &mut self.participants {
            if participant.is_reachable()
                && *who != ballot.author
                && !ballot.verdicts.contains_key(who)
                && let Stage::Member(member) = &mut participant.stage
            {
                member.mute = true;
            }
        }
        // Silence of others is no fault of the author: without those who kept
        // it, either nobody is left to judge, or those who were there reject
        // it, or the rest could not have answered: they come back, or are gone.
        let tally = ballot.tally(&self.participants);
        if tally.judges == 0 {
            Outcome::Stands
        } else if tally.silent < tally.judges {
            Outcome::Falls
        } else {
            ballot.until = now + LOOK_AGAIN;
            Outcome::Open
        }
    }

    /// When to look at the provisional commit again.
    pub(super) fn verdict_timeout(&self) -> Option<Time> {
        let ballot = &self.provisional.as_ref()?.ballot;
        Some(if ballot.grace_over {
            ballot.until
        } else {
            ballot.since + GRACE
        })
    }
}
