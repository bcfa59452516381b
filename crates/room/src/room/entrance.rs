//! How one comes in: looking, opening the room, the queue and its turns, and
//! taking up a lost connection.

use core::time::Duration;

use policy::{Mode, QUIET_METADATA};
use proto::{
    AdmissionToken, Bytes, ClientMessage, Epoch, List, MAX_CARD_LEN, MAX_MESSAGE_LEN, MAX_MLS_LEN,
    MAX_PARTICIPANTS, MAX_PROFILE_LEN, MAX_SHOWN, Member, ParticipantId, Refusal, ResumeToken, Seq,
    ServerMessage, Time, TokenHash,
};
use rand_chacha::rand_core::Rng as _;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use super::{Open, Room};
use crate::group::Origin;
use crate::io::{ConnectionId, MediaCommand, Output};
use crate::participant::{self, Claim, Participant, Stage};

/// How long a Remove that is due may hold up the next turn. The first member
/// commits it at once, the next ones after 300 ms each.
const REMOVES_FIRST: Duration = Duration::from_secs(2);
/// Most that wait for a turn on the word that they hold the host key.
const MAX_HOST_CLAIMS: usize = 4;
/// The number of no participant.
const NOBODY: ParticipantId = ParticipantId(0);

impl Room {
    /// A message from a connection that is nobody here yet.
    pub(super) fn receive_from_stranger(
        &mut self,
        now: Time,
        from: ConnectionId,
        message: ClientMessage,
    ) {
        match message {
            ClientMessage::Create {
                token_hash,
                card,
                group_info,
                tree,
                profile,
                ..
            } => {
                let founding = Founding {
                    token_hash,
                    card,
                    group_info,
                    profile,
                };
                self.create(now, from, founding, &tree);
            }
            message @ (ClientMessage::Return(_) | ClientMessage::Restore { .. }) => {
                self.receive_from_returner(now, from, message);
            }
            message if self.open.is_none() => {
                let answer = crate::door::answer_without_room(&message);
                self.send(from, &answer);
            }
            ClientMessage::Look { .. } => self.look(from),
            ClientMessage::Join { token, .. } => {
                if let Err(why) = self.join(now, from, token) {
                    self.refuse(from, why, 0);
                }
            }
            ClientMessage::Rejoin {
                token,
                participant,
                resume,
                ..
            } => {
                if let Err(why) = self.rejoin(now, from, token, participant, resume) {
                    self.refuse(from, why, 0);
                }
            }
            ClientMessage::Resume {
                participant,
                token,
                next_seq,
                ..
            } => {
                if self
                    .resume(now, from, participant, token, next_seq)
                    .is_none()
                {
                    self.refuse(from, Refusal::CannotResume, 0);
                }
            }
            ClientMessage::Ping { nonce } => self.send(from, &ServerMessage::Pong { nonce }),
            ClientMessage::App { reference, .. } => {
                self.refuse(from, Refusal::OutOfOrder, reference);
            }
            _ => self.refuse(from, Refusal::OutOfOrder, 0),
        }
    }

    fn look(&mut self, from: ConnectionId) {
        let Some(open) = &self.open else { return };
        let mode = open.group.state().mode;
        // Behind a door that a host keeps, who is there is nobody's business.
        let shown = if mode == Mode::Open { MAX_SHOWN } else { 0 };
        let members = open.participants.values().filter_map(|who| who.member());
        let profiles = members
            .filter(|member| !member.cut)
            .map(|member| member.profile.clone())
            .take(shown)
            .collect();
        let card = ServerMessage::Card {
            card: open.card.clone(),
            participants: u32::try_from(open.present()).unwrap_or(u32::MAX),
            mode: mode as u8,
            profiles: List::new(profiles).unwrap_or_default(),
        };
        self.send(from, &card);
    }

    /// The first valid founding opens the room.
    fn create(&mut self, now: Time, from: ConnectionId, founding: Founding, tree: &[u8]) {
        if self.open.is_some() {
            return self.send(from, &ServerMessage::Exists);
        }
        let Some(group) = (self.founder)(Origin::Creation, &founding.group_info, tree) else {
            return self.refuse(from, Refusal::BadCommit, 0);
        };
        let resume = self.draw_token();
        let creator = ParticipantId(1);
        let host = group.is_host(0);
        let quiet = group.state().options & QUIET_METADATA != 0;
        let member = participant::Member::new(0, founding.profile, Seq(0), host);
        let (token_hash, card) = (founding.token_hash, founding.card);
        let mut open = Open::new(now, token_hash, card, group, founding.group_info);
        open.seat(now, from, creator, resume, Stage::Member(member));
        self.open = Some(open);
        self.outputs
            .push_back(Output::Media(MediaCommand::Add(creator)));
        if quiet {
            self.outputs.push_back(Output::Media(MediaCommand::Quiet));
        }
        let created = ServerMessage::Created {
            participant: creator,
            resume,
            era: self.era,
            next_seq: Seq(0),
        };
        self.send(from, &created);
    }

    fn join(
        &mut self,
        now: Time,
        from: ConnectionId,
        token: AdmissionToken,
    ) -> Result<(), Refusal> {
        self.check_token(token)?;
        let mode = self.open.as_ref().map(|open| open.group.state().mode);
        match mode.ok_or(Refusal::NoRoom)? {
            Mode::Open => self.enter_queue(now, from, Claim::Link),
            Mode::Lobby => self.enter_lobby(now, from),
            Mode::Locked => {
                self.close(from, Refusal::Locked);
                Ok(())
            }
        }
    }

    /// A turn in a room of any mode, for who has a leaf in its tree, or says
    /// that it holds the host key; the commit will show it.
    fn rejoin(
        &mut self,
        now: Time,
        from: ConnectionId,
        token: AdmissionToken,
        who: ParticipantId,
        resume: ResumeToken,
    ) -> Result<(), Refusal> {
        self.check_token(token)?;
        let open = self.open.as_ref().ok_or(Refusal::NoRoom)?;
        if who == NOBODY {
            let claims = |p: &&Participant| {
                matches!(
                    p.stage,
                    Stage::Waiting {
                        claim: Claim::HostKey,
                        ..
                    }
                )
            };
            if open.participants.values().filter(claims).count() >= MAX_HOST_CLAIMS {
                return Err(Refusal::QueueFull);
            }
            return self.enter_queue(now, from, Claim::HostKey);
        }
        let old = open.participants.get(&who).filter(|p| p.leaf().is_some());
        let proven = old.is_some_and(|old| bool::from(resume.0.ct_eq(&old.resume.0)));
        if !proven {
            return Err(Refusal::CannotResume);
        }
        self.enter_queue(now, from, Claim::Leaf(who))
    }

    fn check_token(&self, token: AdmissionToken) -> Result<(), Refusal> {
        let open = self.open.as_ref().ok_or(Refusal::NoRoom)?;
        let hash: [u8; 32] = Sha256::digest(token.0).into();
        if !bool::from(hash.ct_eq(&open.token_hash.0)) {
            return Err(Refusal::WrongToken);
        }
        if open.participants.len() >= MAX_PARTICIPANTS {
            return Err(Refusal::RoomFull);
        }
        Ok(())
    }

    /// Somebody new is to wait for its turn.
    fn enter_queue(&mut self, now: Time, from: ConnectionId, claim: Claim) -> Result<(), Refusal> {
        let resume = self.draw_token();
        let era = self.era;
        let open = self.open.as_mut().ok_or(Refusal::NoRoom)?;
        let participant = open.last_participant.next();
        let ahead = open.queue.push(participant).ok_or(Refusal::QueueFull)?;
        let waiting = Stage::Waiting {
            claim,
            offered: None,
        };
        open.seat(now, from, participant, resume, waiting);
        let queued = ServerMessage::Queued {
            participant,
            resume,
            era,
            ahead,
        };
        self.send(from, &queued);
        Ok(())
    }

    /// Takes up a lost connection, or one that the participant gave up without
    /// telling. `None` when that cannot be.
    fn resume(
        &mut self,
        now: Time,
        from: ConnectionId,
        who: ParticipantId,
        token: ResumeToken,
        next_seq: Seq,
    ) -> Option<()> {
        let open = self.open.as_ref()?;
        let participant = open.participants.get(&who)?;
        let first = match &participant.stage {
            Stage::Member(member) => member.first,
            Stage::Joining { left: false } => open.provisional.as_ref()?.ballot.seq,
            _ => return None,
        };
        if !bool::from(token.0.ct_eq(&participant.resume.0)) || next_seq < first {
            return None;
        }
        let missed: Vec<_> = open.log.since(next_seq)?.cloned().collect();
        if let Some(old) = participant.connection {
            self.close(old, Refusal::Replaced);
        }
        let open = self.open.as_mut()?;
        open.connections.insert(from, who);
        open.participants.get_mut(&who)?.connection = Some(from);
        self.heard(now, who);
        self.send(from, &ServerMessage::Resumed { next_seq });
        let missed = missed
            .into_iter()
            .map(|bytes| Output::Send { to: from, bytes });
        self.outputs.extend(missed);
        self.repeat_knocks(who);
        Some(())
    }

    /// The joiner has the tree of `epoch`. One of an older epoch crossed a newer
    /// tree on its way, and is not answered.
    pub(super) fn ready(&mut self, now: Time, who: ParticipantId, epoch: Epoch) {
        let Some(open) = &mut self.open else { return };
        let Some(participant) = open.participants.get(&who) else {
            return;
        };
        match participant.stage {
            Stage::Waiting { offered, .. } if offered == Some(epoch) => {
                open.queue.ready(now, who);
            }
            Stage::Waiting {
                offered: Some(_), ..
            }
            | Stage::Knocking(_) => {}
            _ => {
                if let Some(connection) = participant.connection {
                    self.refuse(connection, Refusal::OutOfOrder, 0);
                }
            }
        }
    }

    /// Starts the next turn, if it can start now.
    pub(super) fn next_turn(&mut self, now: Time) {
        let Some(open) = &mut self.open else { return };
        if !open.takes_joiners() || open.queue.has_turn() || open.removes_are_due(now) {
            return;
        }
        let Some(who) = open.queue.offer(now) else {
            return;
        };
        let tree = open.tree();
        let Some(participant) = open.participants.get_mut(&who) else {
            return open.queue.remove(who);
        };
        if let Stage::Waiting { offered, .. } = &mut participant.stage {
            *offered = Some(open.group.epoch());
        }
        let Some(connection) = participant.connection else {
            return;
        };
        match tree.map(|tree| tree.encode()) {
            Some(bytes) if bytes.len() <= MAX_MESSAGE_LEN => {
                let bytes = bytes.into();
                self.outputs.push_back(Output::Send {
                    to: connection,
                    bytes,
                });
            }
            // The tree has outgrown what one message can carry.
            _ => {
                self.close(connection, Refusal::RoomFull);
                self.forget(who);
            }
        }
    }

    pub(super) fn draw_token(&mut self) -> ResumeToken {
        // Who shows it is found by the lane in it; the rest nobody guesses.
        let mut token = [0; 16];
        token[..4].copy_from_slice(&self.lane.to_be_bytes());
        self.random.fill_bytes(&mut token[4..]);
        ResumeToken(token)
    }
}

/// What the creator of a room hands over.
struct Founding {
    token_hash: TokenHash,
    card: Bytes<MAX_CARD_LEN>,
    group_info: Bytes<MAX_MLS_LEN>,
    profile: Bytes<MAX_PROFILE_LEN>,
}

impl Open {
    /// Gives a new participant its place.
    pub(super) fn seat(
        &mut self,
        now: Time,
        connection: ConnectionId,
        who: ParticipantId,
        resume: ResumeToken,
        stage: Stage,
    ) {
        self.last_participant = who;
        self.connections.insert(connection, who);
        let participant = Participant::new(now, resume, connection, stage);
        self.participants.insert(who, participant);
    }

    /// May a joiner have its turn, as far as commits and keys are concerned?
    pub(super) fn takes_joiners(&self) -> bool {
        self.provisional.is_none() && self.rekeying.is_none() && self.past.is_complete()
    }

    /// Somebody is gone and can be expected to be removed any moment.
    fn removes_are_due(&self, now: Time) -> bool {
        let due = self.participants.values().any(|participant| {
            matches!(&participant.stage, Stage::Gone(gone) if now < gone.since + REMOVES_FIRST)
        });
        due && self.somebody_listens()
    }

    /// When the Removes that are due hold up turns no longer.
    pub(super) fn removes_timeout(&self) -> Option<Time> {
        self.participants
            .values()
            .filter_map(|participant| match &participant.stage {
                Stage::Gone(gone) => Some(gone.since + REMOVES_FIRST),
                _ => None,
            })
            .max()
    }

    /// Is there a member that a message would reach?
    pub(super) fn somebody_listens(&self) -> bool {
        self.participants
            .values()
            .any(|participant| participant.connection.is_some() && participant.member().is_some())
    }

    /// All that a joiner needs.
    fn tree(&self) -> Option<ServerMessage> {
        Some(ServerMessage::Tree {
            epoch: self.group.epoch(),
            group_info: self.group_info.clone(),
            tree: Bytes::new(self.group.tree())?,
            members: self.members()?,
        })
    }

    /// The members that are live. A leaf of the tree that is not listed is of
    /// one who is gone, and to be removed.
    pub(super) fn members(&self) -> Option<List<Member, MAX_PARTICIPANTS>> {
        let members = self
            .participants
            .iter()
            .filter_map(|(who, participant)| {
                let member = participant.member()?;
                Some(Member {
                    leaf: member.leaf,
                    participant: *who,
                    profile: member.profile.clone(),
                })
            })
            .collect();
        List::new(members)
    }
}
