//! A new password. A host's commit names the new PSK; the host then tells the
//! members in a sealed message, and the room what joiners will show and see.
//! Nobody joins in between: members could not check the commit.

use core::time::Duration;
use std::collections::BTreeSet;

use proto::{Bytes, MAX_CARD_LEN, ParticipantId, Refusal, Time, TokenHash};
use sha2::{Digest as _, Sha256};

use super::{Open, Room};
use crate::io::ConnectionId;
use crate::participant::{Profile, Stage};

/// How long joins wait for members to get to know the new PSK.
const REKEY_WITHIN: Duration = Duration::from_secs(10);

/// The PSK changed, and not all members are known to have the new one.
pub(super) struct Rekeying {
    /// The version of the room state that changed it.
    version: u32,
    /// Who has yet to say that it has it.
    missing: BTreeSet<ParticipantId>,
    until: Time,
}

impl Room {
    /// What joiners show and see from now on.
    pub(super) fn new_password(
        &mut self,
        who: ParticipantId,
        token_hash: TokenHash,
        card: Bytes<MAX_CARD_LEN>,
        profile: Profile,
    ) -> Result<(), Refusal> {
        if !self.member(who).is_some_and(|member| member.host) {
            return Err(Refusal::NotHost);
        }
        let open = self.open.as_mut().ok_or(Refusal::OutOfOrder)?;
        if !open.password_due {
            return Err(Refusal::OutOfOrder);
        }
        let hash: [u8; 32] = Sha256::digest(&*card).into();
        if hash != open.group.state().card_hash {
            return Err(Refusal::Malformed);
        }
        open.password_due = false;
        open.token_hash = token_hash;
        open.card = card;
        open.replace_profile(who, profile);
        // They got this far on the old one.
        let waiting: Vec<(ParticipantId, Option<ConnectionId>)> = open
            .participants
            .iter()
            .filter(|(_, p)| matches!(p.stage, Stage::Waiting { .. } | Stage::Knocking(_)))
            .map(|(who, participant)| (*who, participant.connection))
            .collect();
        for (who, connection) in waiting {
            self.send_away(who, connection, Refusal::WrongToken);
        }
        Ok(())
    }

    /// A member has the PSK of this version.
    pub(super) fn rekeyed(
        &mut self,
        who: ParticipantId,
        version: u32,
        profile: Profile,
    ) -> Result<(), Refusal> {
        self.member(who).ok_or(Refusal::OutOfOrder)?;
        let open = self.open.as_mut().ok_or(Refusal::OutOfOrder)?;
        open.replace_profile(who, profile);
        if let Some(rekeying) = &mut open.rekeying
            && version >= rekeying.version
        {
            rekeying.missing.remove(&who);
        }
        Ok(())
    }

    /// Lets joins go on once all that matter have the new PSK, or after a while.
    pub(super) fn end_rekeying(&mut self, now: Time) {
        let Some(open) = &mut self.open else { return };
        let Some(rekeying) = &open.rekeying else {
            return;
        };
        let there = |who: &ParticipantId| {
            let participant = open.participants.get(who);
            participant.is_some_and(|participant| participant.is_reachable())
        };
        let waits = open.password_due || rekeying.missing.iter().any(there);
        if !waits || now >= rekeying.until {
            open.rekeying = None;
        }
    }
}

impl Open {
    /// The PSK changed by a commit of `author`.
    pub(super) fn begin_rekeying(&mut self, now: Time, author: ParticipantId) {
        let others = self.participants.iter().filter(|(who, participant)| {
            **who != author && matches!(participant.stage, Stage::Member(_))
        });
        self.rekeying = Some(Rekeying {
            version: self.group.state().version,
            missing: others.map(|(who, _)| *who).collect(),
            until: now + REKEY_WITHIN,
        });
        self.password_due = true;
    }

    /// When joins wait no longer.
    pub(super) fn rekeying_timeout(&self) -> Option<Time> {
        self.rekeying.as_ref().map(|rekeying| rekeying.until)
    }

    /// A profile sealed under the new key takes the place of the old one.
    fn replace_profile(&mut self, who: ParticipantId, profile: Profile) {
        if let Some(participant) = self.participants.get_mut(&who)
            && let Stage::Member(member) = &mut participant.stage
            && !profile.is_empty()
        {
            member.profile = profile;
        }
    }
}
