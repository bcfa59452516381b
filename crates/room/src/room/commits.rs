//! The order of commits, and which of them stands.
//!
//! One commit per epoch. The room checks its public part; it cannot check the
//! secret parts, so a commit is provisional until a member other than its
//! author accepts it.

use core::time::Duration;
use std::collections::BTreeMap;

use proto::{Bytes, Departure, EntryBody, Epoch, MAX_MLS_LEN, ParticipantId, Refusal, Seq, Time};

use super::Room;
use crate::group::Change;
use crate::io::{MediaCommand, Output};
use crate::participant::{Member, Participant, Profile, Stage};
use crate::queue::Wasted;

/// So many answers without an accept among them drop a commit.
const REJECTS: usize = 3;
/// How long to wait for a verdict of somebody who is there to give one. Longer
/// than a member may be silent and still count as there.
const VERDICT_WITHIN: Duration = Duration::from_secs(15);
/// When to look again while nobody is there to give one.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// A commit that waits for its verdict.
pub(super) struct Provisional {
    /// Its position in the log.
    pub(super) seq: Seq,
    author: ParticipantId,
    change: Change,
    group_info: Bytes<MAX_MLS_LEN>,
    profile: Profile,
    verdicts: BTreeMap<ParticipantId, bool>,
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
enum Outcome {
    Open,
    Stands,
    Falls,
}

impl Room {
    /// Takes in a commit: from a member, or from a joiner that has had the tree
    /// of the current epoch, be it its turn still or not.
    pub(super) fn commit(
        &mut self,
        now: Time,
        who: ParticipantId,
        epoch: Epoch,
        commit: Bytes<MAX_MLS_LEN>,
        group_info: Bytes<MAX_MLS_LEN>,
        profile: Profile,
    ) -> Result<(), Refusal> {
        let open = self.open.as_mut().ok_or(Refusal::OutOfOrder)?;
        let author = open.participants.get(&who).ok_or(Refusal::OutOfOrder)?;
        let leaf = match &author.stage {
            Stage::Member(member) => Some(member.leaf),
            Stage::Waiting { offered: Some(_) } => None,
            _ => return Err(Refusal::OutOfOrder),
        };
        if epoch != open.group.epoch() || open.provisional.is_some() {
            return Err(Refusal::StaleEpoch);
        }
        if matches!(author.stage, Stage::Waiting { offered } if offered != Some(epoch)) {
            return Err(Refusal::StaleEpoch);
        }
        let participants = &open.participants;
        let gone = |leaf: u32| {
            participants.values().any(
                |participant| matches!(&participant.stage, Stage::Gone(gone) if gone.leaf == leaf),
            )
        };
        let change = open.group.stage(&commit, &group_info, &gone);
        let valid = change.filter(|change| change.fits(leaf, &profile));
        let Some(change) = valid else {
            open.group.discard();
            if open.queue.waste(now, who) == Wasted::Out {
                self.give_up(who);
            }
            return Err(Refusal::BadCommit);
        };
        if change.self_update && open.queue.has_turn() {
            // It can wait, the joiner cannot.
            open.group.discard();
            return Err(Refusal::StaleEpoch);
        }
        open.queue.interrupt();
        if change.joined.is_some() {
            open.queue.remove(who);
            if let Some(author) = open.participants.get_mut(&who) {
                author.stage = Stage::Joining { left: false };
            }
        }
        open.provisional = Some(Provisional {
            seq: open.log.next_seq(),
            author: who,
            change,
            group_info,
            profile: profile.clone(),
            verdicts: BTreeMap::new(),
            until: now + VERDICT_WITHIN,
        });
        self.append(
            now,
            EntryBody::Commit {
                author: who,
                epoch,
                commit,
                profile,
            },
        );
        Ok(())
    }

    /// A member has checked the provisional commit. Verdicts on others are late
    /// and change nothing; so does a second one.
    pub(super) fn verdict(&mut self, who: ParticipantId, seq: Seq, accept: bool) {
        let Some(open) = &mut self.open else { return };
        let Some(provisional) = &mut open.provisional else {
            return;
        };
        let Some(participant) = open.participants.get_mut(&who) else {
            return;
        };
        if let Stage::Member(member) = &mut participant.stage
            && provisional.seq == seq
            && provisional.author != who
        {
            member.mute = false;
            provisional.verdicts.entry(who).or_insert(accept);
        }
    }

    /// Confirms or drops the provisional commit, once that is clear.
    pub(super) fn settle(&mut self, now: Time) {
        let Some(open) = &mut self.open else { return };
        match open.outcome(now) {
            Outcome::Open => {}
            Outcome::Stands => self.confirm(now),
            Outcome::Falls => self.drop_commit(now),
        }
    }

    /// The commit stands: the group moves on, and who comes and goes by it does.
    fn confirm(&mut self, now: Time) {
        let Some(open) = &mut self.open else { return };
        let Some(provisional) = open.provisional.take() else {
            return;
        };
        open.group.merge();
        open.group_info = provisional.group_info;
        let Provisional {
            seq,
            author,
            change,
            profile,
            ..
        } = provisional;
        self.append(now, EntryBody::Confirmed { commit: seq });
        let why = match change.joined {
            Some(_) => Refusal::Replaced,
            None => Refusal::Removed,
        };
        for leaf in change.removed {
            self.cut(leaf, why);
        }
        let left = self.has_left(author);
        if let Some(leaf) = change.joined {
            self.settle_in(author, leaf, profile, seq);
        }
        self.repeat_gone(now, true);
        if left {
            self.depart(now, author, Departure::Left);
        }
    }

    /// A joiner's commit stands: it is a member now.
    fn settle_in(&mut self, who: ParticipantId, leaf: u32, profile: Profile, first: Seq) {
        let Some(open) = &mut self.open else { return };
        let Some(participant) = open.participants.get_mut(&who) else {
            return;
        };
        participant.stage = Stage::Member(Member {
            leaf,
            profile,
            first,
            paused: false,
            mute: false,
        });
        self.outputs
            .push_back(Output::Media(MediaCommand::Add(who)));
    }

    /// Did the joiner go away while its commit was provisional?
    fn has_left(&self, who: ParticipantId) -> bool {
        let participant = self
            .open
            .as_ref()
            .and_then(|open| open.participants.get(&who));
        participant.is_some_and(|p| matches!(p.stage, Stage::Joining { left: true }))
    }

    /// The commit falls, and its author is sent away.
    fn drop_commit(&mut self, now: Time) {
        let Some(open) = &mut self.open else { return };
        let Some(provisional) = open.provisional.take() else {
            return;
        };
        open.group.discard();
        let author = provisional.author;
        self.append(
            now,
            EntryBody::Dropped {
                commit: provisional.seq,
            },
        );
        let Some(participant) = self
            .open
            .as_ref()
            .and_then(|open| open.participants.get(&author))
        else {
            return;
        };
        // A member that left meanwhile stays known as gone until it is removed.
        let joins = matches!(participant.stage, Stage::Joining { .. });
        if let Some(connection) = participant.connection {
            self.close(connection, Refusal::CommitRejected);
        }
        if joins {
            self.forget(author);
        }
    }
}

impl Provisional {
    /// Who may judge the commit: the members, but not its author, nor whom it
    /// removes, nor who let one lapse before.
    fn tally(&self, participants: &BTreeMap<ParticipantId, Participant>) -> Tally {
        let mut tally = Tally {
            judges: 0,
            silent: 0,
        };
        for (who, participant) in participants {
            let Some(member) = participant.member() else {
                continue;
            };
            if *who == self.author || self.change.removed.contains(&member.leaf) {
                continue;
            }
            let answered = self.verdicts.contains_key(who);
            if member.mute && !answered {
                continue;
            }
            tally.judges += 1;
            tally.silent += usize::from(!answered);
        }
        tally
    }
}

impl super::Open {
    /// What becomes of the provisional commit by now.
    fn outcome(&mut self, now: Time) -> Outcome {
        let Some(provisional) = &mut self.provisional else {
            return Outcome::Open;
        };
        if provisional.verdicts.values().any(|accept| *accept) {
            return Outcome::Stands;
        }
        if provisional.verdicts.len() >= REJECTS {
            return Outcome::Falls;
        }
        let tally = provisional.tally(&self.participants);
        if tally.judges == 0 {
            return Outcome::Stands;
        }
        if tally.silent == 0 {
            return Outcome::Falls;
        }
        if now < provisional.until {
            return Outcome::Open;
        }
        for (who, participant) in &mut self.participants {
            if participant.is_reachable()
                && *who != provisional.author
                && !provisional.verdicts.contains_key(who)
                && let Stage::Member(member) = &mut participant.stage
            {
                member.mute = true;
            }
        }
        // Silence of others is no fault of the author: without those who kept
        // it, either nobody is left to judge, or those who were there reject
        // it, or the rest could not have answered: they come back, or are gone.
        let tally = provisional.tally(&self.participants);
        if tally.judges == 0 {
            Outcome::Stands
        } else if tally.silent < tally.judges {
            Outcome::Falls
        } else {
            provisional.until = now + LOOK_AGAIN;
            Outcome::Open
        }
    }

    /// When the provisional commit has waited long enough.
    pub(super) fn verdict_timeout(&self) -> Option<Time> {
        self.provisional
            .as_ref()
            .map(|provisional| provisional.until)
    }
}

impl Change {
    /// Is it the author's to make? A member commits from its own leaf and
    /// brings no profile; a joiner adds itself, and does.
    fn fits(&self, member: Option<u32>, profile: &Profile) -> bool {
        match member {
            Some(leaf) => self.author == Some(leaf) && profile.is_empty(),
            None => self.author.is_none() && self.joined.is_some() && !profile.is_empty(),
        }
    }
}
