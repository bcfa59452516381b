//! Commits: checked when they come, merged or forgotten at the room's word,
//! and sent when this member has one to send.

use core::time::Duration;

use crypto::group::{CommitError, EpochChange, OutgoingCommit, Provisional};
use policy::CommitKind;
use proto::{
    Bytes, ClientMessage, Departure, Epoch, MAX_MLS_LEN, MAX_PROFILE_LEN, Missed, ParticipantId,
    Refusal, Seq, Time,
};

use super::departures::NEXT_IN_LINE;
use super::{Meeting, STATE_SETTLES, STATE_WAITS};
use crate::env::{Env, Halt};
use crate::io::Output;
use crate::own::Own;
use crate::page::{EndReason, Notice};
use crate::roster::Member;

/// Nobody's number.
const NOBODY: ParticipantId = ParticipantId(0);
/// A newcomer believes a departure that the log told before it came.
const NEWCOMER: Duration = Duration::from_secs(10);
/// Keys are renewed this often (post-compromise security), with jitter.
const UPDATE_EVERY: Duration = Duration::from_secs(300);
/// One that did not get through is tried again after about this.
const UPDATE_AGAIN: Duration = Duration::from_secs(10);
/// A member whose commit came to nothing waits this long before the next one,
const FIRST_WAIT: Duration = Duration::from_millis(300);
/// twice as long after each further one, up to this.
const LONGEST_WAIT: Duration = Duration::from_secs(10);
/// A commit that is neither in the log nor refused after this was lost.
const UNANSWERED: Duration = Duration::from_secs(20);

/// What the log says of a commit.
pub(super) struct Came {
    pub(super) seq: Seq,
    pub(super) author: ParticipantId,
    /// Whom a host lets in by it.
    pub(super) knocker: Option<ParticipantId>,
    /// The profile of one who comes in by it.
    pub(super) profile: Bytes<MAX_PROFILE_LEN>,
}

/// A commit that waits for the room's word.
pub(super) struct Pending {
    pub(super) seq: Seq,
    pub(super) author: ParticipantId,
    /// As one tells of it who has not heard it.
    told: Missed,
    pub(super) result: Result<Provisional, CommitError>,
}

impl Pending {
    /// Whom it lets in, if it does.
    fn newcomer(&self) -> ParticipantId {
        if self.told.knocker == NOBODY {
            self.author
        } else {
            self.told.knocker
        }
    }
}

/// Spread over the whole interval, so that members take turns.
pub(super) fn first_update(env: &mut Env) -> Time {
    env.now + UPDATE_EVERY / 10 + UPDATE_EVERY.mul_f64(env.fraction())
}

impl Meeting {
    pub(super) fn commit_came(
        &mut self,
        env: &mut Env,
        own: &Own,
        came: Came,
        epoch: Epoch,
        commit: &Bytes<MAX_MLS_LEN>,
    ) -> Result<(), Halt> {
        if self.pending.is_some() || epoch.0 != self.group.epoch() {
            return Err(Halt::PROTOCOL);
        }
        let pending = self.judge(env, own, came, commit).ok_or(Halt::PROTOCOL)?;
        if pending.author != self.seat.participant {
            env.send(&ClientMessage::Verdict {
                seq: pending.seq,
                accept: u8::from(pending.result.is_ok()),
            });
        }
        self.pending = Some(pending);
        Ok(())
    }

    /// What to think of a commit on the current epoch. `None` when whoever tells
    /// of it does not tell the truth.
    pub(super) fn judge(
        &mut self,
        env: &Env,
        own: &Own,
        came: Came,
        commit: &Bytes<MAX_MLS_LEN>,
    ) -> Option<Pending> {
        let Came {
            seq,
            author,
            knocker,
            profile,
        } = came;
        let newcomer = env.now.since(self.joined_at) < NEWCOMER;
        let (roster, now) = (&self.roster, env.now);
        // What the server said before it was lost holds for what was before.
        let beside = seq == super::returning::BESIDE;
        let gone = |leaf| {
            roster.get(leaf).is_some_and(|member| {
                let told = member.gone.is_some()
                    || (newcomer && member.before_us)
                    || (beside && member.was_gone);
                told && !member.is_alive(now)
            })
        };
        let epoch = Epoch(self.group.epoch());
        let result = self.group.process_commit(commit, gone);
        let by_us = author == self.seat.participant;
        // The server may not pass others' commits off as ours, nor ours as
        // theirs, nor number two members alike.
        if let Ok(commit) = &result
            && (commit.is_own() != by_us || !self.newcomer_fits(own, author, knocker, commit))
        {
            return None;
        }
        Some(Pending {
            seq,
            author,
            told: Missed {
                author,
                knocker: knocker.unwrap_or(NOBODY),
                epoch,
                commit: commit.clone(),
                profile,
            },
            result,
        })
    }

    /// A newcomer's number was never another's; a member that joins again may keep
    /// its own. Whom a host lets in has knocked.
    fn newcomer_fits(
        &self,
        own: &Own,
        author: ParticipantId,
        knocker: Option<ParticipantId>,
        commit: &Provisional,
    ) -> bool {
        let (newcomer, replaces) = match (commit.kind(), knocker) {
            (CommitKind::Join { replaces, .. }, None) => (author, *replaces),
            (CommitKind::Host { adds, .. }, Some(knocker)) if !adds.is_empty() => (knocker, None),
            (kind, knocker) => return kind.added().is_none() && knocker.is_none(),
        };
        let back = replaces.and_then(|leaf| self.roster.get(leaf));
        own.numbers
            .allow(newcomer, back.map(|member| &member.signature_key))
    }

    pub(super) fn confirmed(&mut self, env: &mut Env, own: &mut Own, seq: Seq) -> Result<(), Halt> {
        let pending = self.take_pending(seq)?;
        let (newcomer, before) = (pending.newcomer(), self.group.state_id());
        // Others could apply it, or so they say: this member's state of the
        // group is a dead end.
        let commit = pending.result.map_err(|_| Halt::Outvoted)?;
        let was_own = commit.is_own();
        let (kind, state) = (commit.kind().clone(), self.group.room_state().clone());
        let by = self.roster.get(commit.author());
        let by = by.map_or_else(String::new, Member::name);
        let change = self.group.merge(commit).map_err(|_| Halt::Rejoin)?;
        if change.self_removed {
            return Err(Halt::End(EndReason::Removed));
        }
        if was_own {
            // Any commit of ours renews our keys.
            self.updating = false;
            self.plan_update(env);
        } else if self.committing.is_some() {
            self.overtaken += 1;
            self.update_soon(env);
        }
        self.committing = None;
        self.failures = 0;
        self.commit_after = env.now;
        self.epoch_at = env.now;
        self.hand_out_keys(env, own, !change.removed.is_empty());
        self.digests
            .history
            .epoch(change.epoch, &self.group.epoch_hash());
        self.apply(
            env,
            own,
            &change,
            &kind,
            &by,
            newcomer,
            &pending.told.profile,
        );
        self.last = Some((before, pending.told));
        self.room_changed(env, &state, &kind, newcomer, &by);
        self.watch_hosts(env);
        // While it catches up, the next entry may end this epoch, too: what waits is
        // said once, in the last one.
        if self.is_live() {
            self.outbox.flush(env, &mut self.group);
        }
        own.files.advance(env, &self.roster);
        Ok(())
    }

    pub(super) fn dropped(&mut self, env: &mut Env, seq: Seq) -> Result<(), Halt> {
        let pending = self.take_pending(seq)?;
        if let Ok(commit) = pending.result {
            if commit.is_own() {
                self.host_act_failed(env, true);
                self.committing = None;
                self.update_soon(env);
                self.hold_back(env);
                self.doubt_removal();
            }
            self.group.forget(commit);
        }
        // Whose turn it is counts anew.
        self.epoch_at = env.now;
        Ok(())
    }

    fn take_pending(&mut self, seq: Seq) -> Result<Pending, Halt> {
        let pending = self.pending.take_if(|pending| pending.seq == seq);
        pending.ok_or(Halt::PROTOCOL)
    }

    /// Brings the roster in line with the group, and says who came and went.
    #[expect(clippy::too_many_arguments, reason = "what one commit changes")]
    fn apply(
        &mut self,
        env: &mut Env,
        own: &mut Own,
        change: &EpochChange,
        kind: &CommitKind,
        by: &str,
        newcomer: ParticipantId,
        profile: &[u8],
    ) {
        let mut back = None;
        let replaces = match kind {
            CommitKind::Join { replaces, .. } => *replaces,
            _ => None,
        };
        let by_host = matches!(kind, CommitKind::Host { .. });
        for leaf in &change.removed {
            let Some(member) = self.roster.remove(*leaf) else {
                continue;
            };
            self.departed.add(env.now, *leaf, &member, change.epoch);
            if Some(*leaf) == replaces {
                back = Some(member);
                continue;
            }
            let name = member.name();
            let left = member.said_bye || member.gone.is_some_and(|g| g.how == Departure::Left);
            env.notice(if by_host && member.gone.is_none() {
                let by = by.to_owned();
                Notice::PersonRemoved { name, by }
            } else if left {
                Notice::Left { name }
            } else {
                Notice::Lost { name }
            });
        }
        let views = self.group.members();
        if let Some(leaf) = change.added
            && let Some(view) = views.iter().find(|view| view.leaf == leaf)
        {
            let mut member = Member::new(view, change.epoch);
            member.participant = Some(newcomer);
            own.numbers.note(newcomer, member.signature_key);
            member.show(self.group.open_profile(leaf, profile).ok());
            // Who comes back under another name is announced as anybody is.
            let same = back.as_ref().is_some_and(|b| b.name() == member.name());
            if let Some(back) = back {
                member.state = back.state;
                if !same {
                    env.notice(Notice::Left { name: back.name() });
                }
            }
            if !same {
                env.notice(Notice::Joined {
                    name: member.name(),
                });
            }
            self.roster.insert(leaf, member);
            let since = *self.newcomers_since.get_or_insert(env.now);
            self.state_at = Some((env.now + STATE_SETTLES).min(since + STATE_WAITS));
        }
        for view in &views {
            if let Some(member) = self.roster.get_mut(view.leaf) {
                member.host = view.is_host;
            }
        }
        if change.added.is_some() || !change.removed.is_empty() {
            self.renew_code(env.now);
            own.marks.tell_changes(env, &self.group, &self.roster);
            self.ask_for_slots(env, own, false);
        }
    }

    /// The server refused a commit of ours: the oldest that it still owes an
    /// answer to.
    pub(super) fn commit_refused(&mut self, env: &mut Env, why: Refusal) {
        if self.overtaken > 0 {
            self.overtaken -= 1;
        } else if self.committing.is_some() && !self.is_pending_own() {
            self.committing = None;
            self.group.forget_own();
            // Late, or too soon, says nothing of the commit itself.
            let minded = !matches!(why, Refusal::StaleEpoch | Refusal::CommitTooFast);
            self.host_act_failed(env, minded);
            self.epoch_at = env.now;
            self.update_soon(env);
            self.hold_back(env);
            if minded {
                self.doubt_removal();
            }
        }
    }

    /// When a commit of ours that nothing is heard of counts as lost: the server
    /// need not say which message it refused.
    pub(super) fn unanswered_at(&self) -> Option<Time> {
        let since = self.committing.filter(|_| !self.is_pending_own())?;
        Some(since + UNANSWERED)
    }

    pub(super) fn give_up_commit(&mut self, env: &mut Env) {
        self.committing = None;
        self.overtaken = 0;
        self.group.forget_own();
        self.update_soon(env);
        self.hold_back(env);
    }

    /// No commit for a while: longer each time, until one is confirmed.
    pub(super) fn hold_back(&mut self, env: &Env) {
        let wait = FIRST_WAIT.saturating_mul(1 << self.failures.min(8));
        self.failures += 1;
        self.commit_after = env.now + wait.min(LONGEST_WAIT);
    }

    /// Somebody minded that these leaves are removed.
    fn doubt_removal(&mut self) {
        for leaf in core::mem::take(&mut self.removing) {
            if let Some(member) = self.roster.get_mut(leaf) {
                member.removal_refused += 1;
            }
        }
    }

    pub(super) fn commit(&mut self, env: &mut Env, commit: Result<OutgoingCommit, CommitError>) {
        self.submit(env, commit.ok().and_then(message));
    }

    pub(super) fn submit(&mut self, env: &mut Env, message: Option<ClientMessage>) {
        if let Some(message) = message {
            self.committing = Some(env.now);
            env.send(&message);
        } else {
            // Cannot be now; the next in line will, or this member later.
            self.group.forget_own();
            self.epoch_at = env.now + NEXT_IN_LINE;
            self.update_soon(env);
        }
    }

    fn plan_update(&mut self, env: &mut Env) {
        let (shortest, spread) = (UPDATE_EVERY * 9 / 10, UPDATE_EVERY / 5);
        self.update_at = env.now + shortest + spread.mul_f64(env.fraction());
    }

    /// An update of ours did not get through: not in five minutes, but not in
    /// the same crowd either.
    pub(super) fn update_soon(&mut self, env: &mut Env) {
        if core::mem::take(&mut self.updating) {
            self.update_at = env.now + env.jitter(UPDATE_AGAIN);
        }
    }

    fn is_pending_own(&self) -> bool {
        let pending = self.pending.as_ref();
        pending.is_some_and(|pending| pending.author == self.seat.participant)
    }

    /// An epoch began: its keys for frames and files.
    pub(super) fn hand_out_keys(&self, env: &mut Env, own: &mut Own, urgent: bool) {
        own.files.epoch_began(&self.group);
        env.push(Output::FrameKeys {
            keys: self.group.frame_keys(),
            urgent,
        });
    }
}

/// A member's commit on the wire; `None` when it is too long.
pub(super) fn message(commit: OutgoingCommit) -> Option<ClientMessage> {
    Some(ClientMessage::Commit {
        epoch: Epoch(commit.epoch),
        commit: Bytes::new(commit.commit)?,
        group_info: Bytes::new(commit.group_info)?,
        profile: Bytes::default(),
    })
}
