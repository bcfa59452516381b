//! The order of commits: one per epoch. The room checks its public part; it
//! cannot check the secret parts, so a commit is provisional until members have
//! judged it (`verdicts`).

use proto::{Bytes, Departure, EntryBody, Epoch, MAX_MLS_LEN, ParticipantId, Refusal, Seq, Time};
use sha2::{Digest as _, Sha256};

use super::password::Password;
use super::verdicts::{Ballot, Outcome};
use super::{Open, Room};
use crate::group::Change;
use crate::io::{MediaCommand, Output};
use crate::participant::{Member, Profile, Stage};
use crate::queue::Wasted;

/// A commit as it came.
pub(super) struct Proposed {
    pub(super) epoch: Epoch,
    pub(super) commit: Bytes<MAX_MLS_LEN>,
    pub(super) group_info: Bytes<MAX_MLS_LEN>,
    pub(super) profile: Profile,
    pub(super) extra: Extra,
}

/// What goes with a host's commit, and takes effect once it stands.
pub(super) enum Extra {
    None,
    /// Whom it lets in.
    Admission(Admission),
    /// The password that it changes to.
    Password(Password),
}

impl Extra {
    fn admission(&self) -> Option<&Admission> {
        match self {
            Self::Admission(admission) => Some(admission),
            Self::None | Self::Password(_) => None,
        }
    }
}

/// Who is let in, and what it is sent once the commit stands.
pub(super) struct Admission {
    pub(super) knocker: ParticipantId,
    pub(super) welcome: Bytes<MAX_MLS_LEN>,
}

/// A commit that waits for its verdict.
pub(super) struct Provisional {
    pub(super) ballot: Ballot,
    change: Change,
    group_info: Bytes<MAX_MLS_LEN>,
    profile: Profile,
    extra: Extra,
}

impl Room {
    /// Takes in a commit: from a member, or from a joiner that has had the tree
    /// of the current epoch, be it its turn still or not.
    pub(super) fn commit(
        &mut self,
        now: Time,
        who: ParticipantId,
        proposed: Proposed,
    ) -> Result<(), Refusal> {
        let open = self.open.as_mut().ok_or(Refusal::OutOfOrder)?;
        let leaf = open.committer(who, &proposed)?;
        let participants = &open.participants;
        let gone = |leaf: u32| {
            participants.values().any(
                |participant| matches!(&participant.stage, Stage::Gone(gone) if gone.leaf == leaf),
            )
        };
        let change = open
            .group
            .stage(&proposed.commit, &proposed.group_info, &gone);
        let valid = change.filter(|change| change.fits(leaf, &proposed));
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
        if let Some(admission) = proposed.extra.admission() {
            open.begin_admission(admission.knocker);
        }
        if change.author.is_some() {
            self.outputs.extend(open.cut_media(&change.removed));
        }
        let Proposed {
            epoch,
            commit,
            group_info,
            profile,
            extra,
        } = proposed;
        let body = match extra.admission() {
            Some(admission) => EntryBody::Admit {
                author: who,
                epoch,
                commit,
                knocker: admission.knocker,
                profile: profile.clone(),
            },
            None => EntryBody::Commit {
                author: who,
                epoch,
                commit,
                profile: profile.clone(),
            },
        };
        open.provisional = Some(Provisional {
            ballot: Ballot::new(now, open.log.next_seq(), who, &change.removed),
            change,
            group_info,
            profile,
            extra,
        });
        self.append(now, body);
        Ok(())
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
        let before = open.group.state().clone();
        open.group.merge();
        open.group_info = provisional.group_info;
        let Provisional {
            ballot,
            change,
            profile,
            extra,
            ..
        } = provisional;
        let (seq, author) = (ballot.seq, ballot.author);
        open.keep_hearing(now, ballot);
        self.append(now, EntryBody::Confirmed { commit: seq });
        let Some(open) = &mut self.open else { return };
        let (state, next) = (open.group.state_id(), open.log.next_seq());
        open.past.moved_on(state, next, &change.removed);
        let why = match change.joined {
            Some(_) => Refusal::Replaced,
            None => Refusal::Removed,
        };
        for leaf in change.removed {
            self.cut(now, leaf, why);
        }
        let mut left = self.has_left(author).map(|how| (author, how));
        if let Some(leaf) = change.joined {
            self.settle_in(author, leaf, profile, seq);
        } else {
            match (change.admitted, extra) {
                (Some(leaf), Extra::Admission(admission)) => {
                    left = self
                        .has_left(admission.knocker)
                        .map(|how| (admission.knocker, how));
                    self.welcome(admission, leaf, profile);
                }
                (_, Extra::Password(password)) => self.change_password(now, password),
                _ => {}
            }
        }
        self.state_may_have_changed(now, &before);
        self.repeat_gone(now, true);
        if let Some((who, how)) = left {
            self.depart(now, who, how);
        }
    }

    /// A joiner's commit stands: it is a member now.
    fn settle_in(&mut self, who: ParticipantId, leaf: u32, profile: Profile, first: Seq) {
        let Some(open) = &mut self.open else { return };
        let Some(participant) = open.participants.get_mut(&who) else {
            return;
        };
        let host = open.group.is_host(leaf);
        participant.stage = Stage::Member(Member::new(leaf, profile, first, host));
        self.outputs
            .push_back(Output::Media(MediaCommand::Add(who)));
        self.repeat_knocks(who);
    }

    /// Did it go away while the commit that lets it in was provisional?
    fn has_left(&self, who: ParticipantId) -> Option<Departure> {
        match self.open.as_ref()?.participants.get(&who)?.stage {
            Stage::Joining { left: true } => Some(Departure::Left),
            Stage::Admitted { left, .. } => left,
            _ => None,
        }
    }

    /// The commit falls, and its author is sent away, unless it is a host: others
    /// do not get rid of one by rejecting what it does.
    fn drop_commit(&mut self, now: Time) {
        let Some(open) = &mut self.open else { return };
        let Some(provisional) = open.provisional.take() else {
            return;
        };
        open.group.discard();
        let Ballot { seq, author, .. } = provisional.ballot;
        self.outputs.extend(open.restore_media());
        self.append(now, EntryBody::Dropped { commit: seq });
        if let Extra::Admission(admission) = provisional.extra {
            self.end_admission(admission.knocker);
        }
        let Some(participant) = self
            .open
            .as_ref()
            .and_then(|open| open.participants.get(&author))
        else {
            return;
        };
        // A member that left meanwhile stays known as gone until it is removed.
        let joins = matches!(participant.stage, Stage::Joining { .. });
        let connection = participant.connection;
        if let Some(connection) = connection.filter(|_| !provisional.change.by_host) {
            self.close(connection, Refusal::CommitRejected);
        }
        if joins {
            self.forget(author);
        }
    }
}

impl Open {
    /// Whether `who` may commit this now: the leaf of a member, `None` for a
    /// joiner.
    fn committer(&self, who: ParticipantId, proposed: &Proposed) -> Result<Option<u32>, Refusal> {
        let author = self.participants.get(&who).ok_or(Refusal::OutOfOrder)?;
        let leaf = match (&author.stage, &proposed.extra) {
            (Stage::Member(member), Extra::None) => Some(member.leaf),
            (Stage::Member(member), _) if member.host => Some(member.leaf),
            (_, Extra::Admission(_) | Extra::Password(_)) => return Err(Refusal::NotHost),
            (Stage::Waiting { offered, .. }, Extra::None) => match offered {
                Some(offered) if *offered == proposed.epoch => None,
                Some(_) => return Err(Refusal::StaleEpoch),
                None => return Err(Refusal::OutOfOrder),
            },
            // The room got its lobby while the commit was on its way.
            (Stage::Knocking(_), Extra::None) => return Err(Refusal::StaleEpoch),
            _ => return Err(Refusal::OutOfOrder),
        };
        if proposed.epoch != self.group.epoch() || self.provisional.is_some() {
            return Err(Refusal::StaleEpoch);
        }
        match proposed.extra.admission() {
            Some(admission) if !self.may_admit(admission.knocker) => Err(Refusal::StaleEpoch),
            _ => Ok(leaf),
        }
    }

    /// Cuts the media of those members that a host is about to remove.
    fn cut_media(&mut self, leaves: &[u32]) -> Vec<Output> {
        let mut outputs = Vec::new();
        for (who, participant) in &mut self.participants {
            if let Stage::Member(member) = &mut participant.stage
                && leaves.contains(&member.leaf)
                && !member.cut
            {
                member.cut = true;
                if !member.paused {
                    outputs.push(Output::Media(MediaCommand::Pause(*who)));
                }
            }
        }
        outputs
    }

    /// Nobody is to be removed after all.
    fn restore_media(&mut self) -> Vec<Output> {
        let mut outputs = Vec::new();
        for (who, participant) in &mut self.participants {
            if let Stage::Member(member) = &mut participant.stage
                && core::mem::take(&mut member.cut)
                && !member.paused
            {
                outputs.push(Output::Media(MediaCommand::Resume(*who)));
            }
        }
        outputs
    }
}

impl Change {
    /// Is it the author's to make? A member commits from its own leaf and
    /// brings no profile; a joiner adds itself, and does; a host that lets
    /// somebody in brings that one's, and does nothing else. A new password
    /// comes with the card that the group then names.
    fn fits(&self, member: Option<u32>, proposed: &Proposed) -> bool {
        let profile = !proposed.profile.is_empty();
        let card_hash = match &proposed.extra {
            Extra::Password(password) => Some(Sha256::digest(&*password.card).into()),
            Extra::None | Extra::Admission(_) => None,
        };
        if self.card_hash != card_hash {
            return false;
        }
        match (member, proposed.extra.admission()) {
            (None, _) => self.author.is_none() && self.joined.is_some() && profile,
            (Some(_), None) => self.author == member && self.admitted.is_none() && !profile,
            (Some(_), Some(_)) => {
                self.author == member
                    && self.admitted.is_some()
                    && self.removed.is_empty()
                    && profile
            }
        }
    }
}
