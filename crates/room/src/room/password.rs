//! A new password. A host's commit names the new PSK, tells the members what it
//! follows from, and comes with what joiners will show and see: all of it holds
//! once the commit stands, whatever becomes of the host. Members then seal their
//! profiles anew, and nobody joins before that: names would be missing.

use core::time::Duration;
use std::collections::BTreeSet;

use proto::{Bytes, List, MAX_CARD_LEN, ParticipantId, Refusal, ServerMessage, Time, TokenHash};

use super::{Open, Room};
use crate::io::{ConnectionId, Output, Payload};
use crate::participant::{Profile, Stage};

/// How long joins wait for members to seal their profiles anew.
const REKEY_WITHIN: Duration = Duration::from_secs(10);

/// What joiners show and see under a new password.
pub(super) struct Password {
    pub(super) token_hash: TokenHash,
    pub(super) card: Bytes<MAX_CARD_LEN>,
}

/// The PSK changed, and not all members have sealed their profiles anew.
pub(super) struct Rekeying {
    /// The version of the room state that changed it.
    version: u32,
    /// Who has yet to say that it has it.
    missing: BTreeSet<ParticipantId>,
    until: Time,
}

impl Room {
    /// The commit that names another password stands.
    pub(super) fn change_password(&mut self, now: Time, password: Password) {
        let Some(open) = &mut self.open else { return };
        open.token_hash = password.token_hash;
        open.card = password.card;
        open.begin_rekeying(now);
        // Whoever may have to bring the room back needs it.
        let card = ServerMessage::Card {
            card: open.card.clone(),
            participants: u32::try_from(open.present()).unwrap_or(u32::MAX),
            mode: open.group.state().mode as u8,
            // They know who is there.
            profiles: List::default(),
        };
        let bytes: Payload = card.encode().into();
        for participant in open.participants.values() {
            if let (Some(to), Some(_)) = (participant.connection, participant.member()) {
                let bytes = bytes.clone();
                self.outputs.push_back(Output::Send { to, bytes });
            }
        }
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

    /// Lets joins go on once all that matter have done so, or after a while.
    pub(super) fn end_rekeying(&mut self, now: Time) {
        let Some(open) = &mut self.open else { return };
        let Some(rekeying) = &open.rekeying else {
            return;
        };
        let there = |who: &ParticipantId| {
            let participant = open.participants.get(who);
            participant.is_some_and(|participant| participant.is_reachable())
        };
        if !rekeying.missing.iter().any(there) || now >= rekeying.until {
            open.rekeying = None;
        }
    }
}

impl Open {
    fn begin_rekeying(&mut self, now: Time) {
        let members = self
            .participants
            .iter()
            .filter(|(_, participant)| matches!(participant.stage, Stage::Member(_)));
        self.rekeying = Some(Rekeying {
            version: self.group.state().version,
            missing: members.map(|(who, _)| *who).collect(),
            until: now + REKEY_WITHIN,
        });
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
