//! Who is in the meeting, by leaf. The group says who is there; profiles say
//! what they are called, messages what they have on, the server only which
//! number it routes them by.

use core::time::Duration;
use std::collections::BTreeMap;

use crypto::code::SecurityCode;
use crypto::group::{Group, MemberView};
use crypto::profile::{Profile, VerifiedProfile};
use proto::{Departure, EntryBody, ParticipantId, ServerMessage, Time};

use crate::digests::Heard;
use crate::message::State;

/// A member whose frames opened within this time is not gone, whatever the
/// server says.
pub(crate) const ALIVE: Duration = Duration::from_secs(2);
/// Set on the number of a member that the server routes nothing for.
const UNROUTED: u32 = 1 << 31;

/// Whether no number in the message is one that stands for an unrouted member.
pub(crate) fn numbers_fit(message: &ServerMessage) -> bool {
    let fits = |id: &ParticipantId| id.0 & UNROUTED == 0;
    match message {
        ServerMessage::Created { participant, .. }
        | ServerMessage::Queued { participant, .. }
        | ServerMessage::Restored { participant, .. }
        | ServerMessage::Lobby { participant, .. } => fits(participant),
        ServerMessage::Knock { knocker, .. } => fits(knocker),
        ServerMessage::Missed(missed) => fits(&missed.author) && fits(&missed.knocker),
        ServerMessage::Tree { members, .. } | ServerMessage::Welcome { members, .. } => {
            members.iter().all(|member| fits(&member.participant))
        }
        ServerMessage::Entry(entry) => match &entry.body {
            EntryBody::Commit { author, .. } => fits(author),
            EntryBody::Admit {
                author, knocker, ..
            } => fits(author) && fits(knocker),
            _ => true,
        },
        _ => true,
    }
}

pub(crate) struct Member {
    pub(crate) participant: Option<ParticipantId>,
    /// `None`: unknown.
    pub(crate) profile: Option<Profile>,
    /// The key of its profile, for private messages.
    pub(crate) private_key: Option<[u8; 32]>,
    /// What a mark is bound to, among others.
    pub(crate) signature_key: [u8; 32],
    pub(crate) host: bool,
    pub(crate) state: State,
    /// The first epoch in which the leaf is this member's.
    pub(crate) since_epoch: u64,
    /// It was there when we joined: its departure may have been before.
    pub(crate) before_us: bool,
    /// It said, signed, that it leaves.
    pub(crate) said_bye: bool,
    pub(crate) gone: Option<Gone>,
    /// A server that was lost since said that it is gone.
    pub(crate) was_gone: bool,
    /// How often a commit of ours that removes it was refused.
    pub(crate) removal_refused: u32,
    /// When a frame of it opened last.
    pub(crate) opened_at: Option<Time>,
    pub(crate) digests: Heard,
    /// When it asked for somebody's silence last.
    pub(crate) asked_at: Option<Time>,
    /// What one compares with it, once asked for.
    pub(crate) code: Option<SecurityCode>,
}

/// What the server said of a member's departure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gone {
    pub(crate) at: Time,
    pub(crate) how: Departure,
}

impl Member {
    pub(crate) fn new(view: &MemberView, since_epoch: u64) -> Self {
        Self {
            participant: None,
            profile: None,
            private_key: None,
            signature_key: view.signature_key,
            host: view.is_host,
            state: State::default(),
            since_epoch,
            before_us: false,
            said_bye: false,
            gone: None,
            was_gone: false,
            removal_refused: 0,
            opened_at: None,
            digests: Heard::default(),
            asked_at: None,
            code: None,
        }
    }

    /// Takes what its profile says, if that holds.
    pub(crate) fn show(&mut self, verified: Option<VerifiedProfile>) {
        self.private_key = verified.as_ref().map(|verified| verified.hpke_key);
        self.profile = verified.map(|verified| verified.profile);
    }

    /// Whether its frames contradict that it is gone.
    pub(crate) fn is_alive(&self, now: Time) -> bool {
        let heard = self.opened_at.is_some_and(|at| now.since(at) < ALIVE);
        heard && !self.said_bye
    }

    pub(crate) fn person(&self, leaf: u32) -> u32 {
        self.participant.map_or(UNROUTED | leaf, |id| id.0)
    }

    pub(crate) fn name(&self) -> String {
        let profile = self.profile.as_ref();
        profile.map_or_else(String::new, |profile| profile.name.clone())
    }
}

/// Whom the server meant by each number, since one came in first: the page
/// addresses people by it, so it is nobody else's as long as the meeting lasts.
#[derive(Default)]
pub(crate) struct Numbers {
    group_id: Vec<u8>,
    keys: BTreeMap<ParticipantId, [u8; 32]>,
}

impl Numbers {
    /// Whether a member may go by this number: nobody did, or it did itself, by
    /// the signature key that it is known by.
    pub(crate) fn allow(&self, number: ParticipantId, key: Option<&[u8; 32]>) -> bool {
        let known = self.keys.get(&number);
        known.is_none_or(|known| key == Some(known))
    }

    pub(crate) fn note(&mut self, number: ParticipantId, key: [u8; 32]) {
        self.keys.insert(number, key);
    }

    /// Everyone there as one comes in; false when a number was somebody else's.
    pub(crate) fn note_all(&mut self, group: &Group, roster: &Roster) -> bool {
        if self.group_id != group.group_id() {
            *self = Self {
                group_id: group.group_id().to_vec(),
                ..Self::default()
            };
        }
        roster.iter().all(|(_, member)| {
            let Some(number) = member.participant else {
                return true;
            };
            let allowed = self.allow(number, Some(&member.signature_key));
            self.note(number, member.signature_key);
            allowed
        })
    }
}

#[derive(Default)]
pub(crate) struct Roster(BTreeMap<u32, Member>);

impl Roster {
    /// Everyone in the group, as one finds it on joining: oneself under
    /// `participant`, the others with what the server lists of them. `None` when
    /// it numbers two alike.
    pub(crate) fn first(
        now: Time,
        group: &Group,
        participant: ParticipantId,
        profile: Option<Profile>,
        before: &[proto::Member],
    ) -> Option<Self> {
        let mut roster = Self::default();
        for view in group.members() {
            let mut member = Member::new(&view, group.epoch());
            if view.leaf == group.own_leaf() {
                member.participant = Some(participant);
                member.profile.clone_from(&profile);
            } else {
                member.before_us = true;
                member.digests = Heard::before_us();
                match before.iter().find(|other| other.leaf == view.leaf) {
                    Some(listed) => {
                        if listed.participant == participant || roster.knows(listed.participant) {
                            return None;
                        }
                        member.participant = Some(listed.participant);
                        member.show(group.open_profile(view.leaf, &listed.profile).ok());
                    }
                    // In the tree, but not in the room.
                    None => {
                        member.gone = Some(Gone {
                            at: now,
                            how: Departure::Lost,
                        });
                    }
                }
            }
            roster.insert(view.leaf, member);
        }
        Some(roster)
    }

    pub(crate) fn get(&self, leaf: u32) -> Option<&Member> {
        self.0.get(&leaf)
    }

    pub(crate) fn get_mut(&mut self, leaf: u32) -> Option<&mut Member> {
        self.0.get_mut(&leaf)
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (u32, &mut Member)> {
        self.0.iter_mut().map(|(leaf, member)| (*leaf, member))
    }

    pub(crate) fn insert(&mut self, leaf: u32, member: Member) {
        self.0.insert(leaf, member);
    }

    pub(crate) fn remove(&mut self, leaf: u32) -> Option<Member> {
        self.0.remove(&leaf)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &Member)> {
        self.0.iter().map(|(leaf, member)| (*leaf, member))
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the server routes somebody by this number already.
    pub(crate) fn knows(&self, participant: ParticipantId) -> bool {
        let mut members = self.0.values();
        members.any(|member| member.participant == Some(participant))
    }

    /// The member that the page knows by this number, with its leaf.
    pub(crate) fn by_person(&self, person: u32) -> Option<(u32, &Member)> {
        self.iter()
            .find(|(leaf, member)| member.person(*leaf) == person)
    }

    /// The member with this signature key, with its leaf.
    pub(crate) fn by_key(&self, signature_key: &[u8; 32]) -> Option<(u32, &Member)> {
        self.iter()
            .find(|(_, member)| member.signature_key == *signature_key)
    }

    /// The number that the page knows the member at `leaf` by, if the leaf was
    /// already its in `epoch`.
    pub(crate) fn person_in(&self, leaf: u32, epoch: u64) -> Option<u32> {
        let member = self.get(leaf)?;
        (epoch >= member.since_epoch).then(|| member.person(leaf))
    }
}
