//! Who is gone, and whose turn it is to remove them.

use core::time::Duration;

use proto::{Entry, EntryBody, ParticipantId, Time};

use super::Meeting;
use crate::roster::{Gone, Member};

/// Who did not come back to a room that its server had lost has no number there.
const NOBODY: ParticipantId = ParticipantId(0);
/// Departures within this are removed by one commit.
const BATCH: Duration = Duration::from_millis(100);
/// After this the live member of the next leaf commits the Remove.
pub(super) const NEXT_IN_LINE: Duration = Duration::from_millis(300);
/// More than [`crate::roster::ALIVE`] by what clocks and reports differ: a
/// Remove that this member proposes should pass at all others.
const SURELY_QUIET: Duration = Duration::from_millis(2500);

impl Meeting {
    /// A departure, or the same one told again for those who came since.
    pub(crate) fn hear_of(&mut self, now: Time, entry: &Entry) {
        let EntryBody::Gone {
            participant,
            leaf,
            how,
        } = entry.body
        else {
            return;
        };
        if leaf != self.group.own_leaf()
            && let Some(member) = self.roster.get_mut(leaf)
            && (member.participant == Some(participant) || participant == NOBODY)
            && member.gone.is_none()
        {
            member.gone = Some(Gone { at: now, how });
        }
    }

    /// When it is this member's turn to remove the gone.
    pub(super) fn removal_at(&self) -> Option<Time> {
        let gone = self
            .roster
            .iter()
            .filter_map(|(_, member)| removable_at(member));
        let first = gone.min()?;
        let own = self.group.own_leaf();
        let mut ahead: u32 = 0;
        for (leaf, member) in self.roster.iter() {
            ahead += u32::from(leaf < own && member.gone.is_none());
        }
        let turn = (first + BATCH).max(self.epoch_at) + NEXT_IN_LINE * ahead;
        Some(turn.max(self.commit_after))
    }

    /// All whose removal nobody minded yet; without such, one of the others, so
    /// that it holds up nobody else's.
    pub(super) fn leaves_to_remove(&self, now: Time) -> Vec<u32> {
        let due = |member: &Member| removable_at(member).is_some_and(|at| at <= now);
        let gone = self.roster.iter().filter(|(_, member)| due(member));
        let gone: Vec<_> = gone.map(|(leaf, m)| (m.removal_refused, leaf)).collect();
        let least = gone.iter().map(|(refused, _)| *refused).min();
        let at_once = if least == Some(0) { gone.len() } else { 1 };
        let first = gone.iter().filter(|(refused, _)| Some(*refused) == least);
        first.map(|(_, leaf)| *leaf).take(at_once).collect()
    }
}

/// When a member that is gone may be removed: at once after its goodbye,
/// else when its frames have been quiet for long enough.
fn removable_at(member: &Member) -> Option<Time> {
    let gone = member.gone?;
    match member.opened_at {
        Some(opened) if !member.said_bye => Some(gone.at.max(opened + SURELY_QUIET)),
        _ => Some(gone.at),
    }
}
