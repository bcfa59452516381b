//! The lobby: who knocks, who hears of it, who is let in. And what becomes of
//! those that wait when a host opens, closes or locks the door.

use core::time::Duration;

use policy::{Mode, RoomState};
use proto::{Bytes, MAX_MESSAGE_LEN, ParticipantId, Refusal, ServerMessage, Time};

use super::commits::Admission;
use super::{Open, Room};
use crate::bucket::Bucket;
use crate::io::{ConnectionId, MediaCommand, Output};
use crate::participant::{Claim, Knock, Knocker, Member, Profile, Stage};

/// Most that wait in the lobby.
const MAX_KNOCKERS: usize = 64;
/// How long one in the lobby may take to knock.
const KNOCK_WITHIN: Duration = Duration::from_secs(30);
/// How often it may knock anew.
const KNOCK_EVERY: Duration = Duration::from_secs(5);
/// Knocks in a burst that the hosts are told of, and a second after that, from
/// however many connections.
const KNOCK_BURST: u64 = 64;
const KNOCKS_PER_SECOND: u64 = 2;

/// A new room's measure of knocks.
pub(super) fn knocks(now: Time) -> Bucket {
    Bucket::new(now, KNOCK_BURST, KNOCKS_PER_SECOND)
}

impl Room {
    /// Somebody new comes to a room with a lobby.
    pub(super) fn enter_lobby(&mut self, now: Time, from: ConnectionId) -> Result<(), Refusal> {
        let resume = self.draw_token();
        let era = self.era;
        let open = self.open.as_mut().ok_or(Refusal::NoRoom)?;
        if open.lobby_is_full() {
            return Err(Refusal::QueueFull);
        }
        let participant = open.last_participant.next();
        open.seat(now, from, participant, resume, knocking(now));
        let lobby = ServerMessage::Lobby {
            participant,
            resume,
            era,
        };
        self.send(from, &lobby);
        Ok(())
    }

    /// Somebody in the lobby asks to be let in.
    pub(super) fn knock(
        &mut self,
        now: Time,
        who: ParticipantId,
        knock: Knock,
    ) -> Result<(), Refusal> {
        let open = self.open.as_mut().ok_or(Refusal::OutOfOrder)?;
        let participant = open.participants.get_mut(&who);
        let knocker = match &mut participant.ok_or(Refusal::OutOfOrder)?.stage {
            Stage::Knocking(knocker) => knocker,
            // It is being answered, or was sent on: this crossed that.
            Stage::Admitted { .. } | Stage::Waiting { .. } => return Ok(()),
            _ => return Err(Refusal::OutOfOrder),
        };
        if knock.is_empty() {
            return Err(Refusal::Malformed);
        }
        if now < knocker.not_before || !open.knocks.take(now, 1) {
            return Err(Refusal::TooFast);
        }
        knocker.not_before = now + KNOCK_EVERY;
        knocker.knock = Some(knock.clone());
        self.tell_hosts(&ServerMessage::Knock {
            knocker: who,
            knock,
        });
        Ok(())
    }

    /// A host sends somebody in the lobby away.
    pub(super) fn deny(
        &mut self,
        host: ParticipantId,
        knocker: ParticipantId,
    ) -> Result<(), Refusal> {
        if !self.member(host).is_some_and(|member| member.host) {
            return Err(Refusal::NotHost);
        }
        let found = self
            .open
            .as_ref()
            .and_then(|open| open.participants.get(&knocker))
            .filter(|knocker| matches!(knocker.stage, Stage::Knocking(_)));
        // It may be gone, or another host may be letting it in.
        if let Some(participant) = found {
            let connection = participant.connection;
            self.send_away(knocker, connection, Refusal::Denied);
        }
        Ok(())
    }

    /// The commit that lets a knocker in stands: it is a member from here on.
    pub(super) fn welcome(&mut self, admission: Admission, leaf: u32, profile: Profile) {
        let Some(open) = &mut self.open else { return };
        let who = admission.knocker;
        let next_seq = open.log.next_seq();
        let host = open.group.is_host(leaf);
        let Some(participant) = open.participants.get_mut(&who) else {
            return;
        };
        participant.stage = Stage::Member(Member::new(leaf, profile, next_seq, host));
        let connection = participant.connection;
        let welcome = || {
            Some(ServerMessage::Welcome {
                epoch: open.group.epoch(),
                welcome: admission.welcome,
                tree: Bytes::new(open.group.tree())?,
                members: open.members()?,
                next_seq,
            })
        };
        let welcome = welcome().map(|welcome| welcome.encode());
        self.outputs
            .push_back(Output::Media(MediaCommand::Add(who)));
        if let Some(connection) = connection {
            match welcome {
                Some(bytes) if bytes.len() <= MAX_MESSAGE_LEN => {
                    let bytes = bytes.into();
                    self.outputs.push_back(Output::Send {
                        to: connection,
                        bytes,
                    });
                }
                // The tree has outgrown what one message can carry.
                _ => self.close(connection, Refusal::RoomFull),
            }
        }
        self.tell_hosts(&ServerMessage::KnockOver { knocker: who });
        self.repeat_knocks(who);
    }

    /// The commit that would have let a knocker in fell: it goes on waiting.
    pub(super) fn end_admission(&mut self, who: ParticipantId) {
        let Some(open) = &mut self.open else { return };
        let Some(participant) = open.participants.get_mut(&who) else {
            return;
        };
        match &mut participant.stage {
            Stage::Admitted { left: Some(_), .. } => self.forget(who),
            Stage::Admitted {
                knocker,
                left: None,
            } => {
                let knocker = Knocker {
                    knock: knocker.knock.take(),
                    ..*knocker
                };
                participant.stage = Stage::Knocking(knocker);
            }
            _ => {}
        }
    }

    /// A commit stands: what follows if it changed the room state from what it
    /// was `before`.
    pub(super) fn state_may_have_changed(&mut self, now: Time, before: &RoomState) {
        let Some(open) = &mut self.open else { return };
        let state = open.group.state();
        if state == before {
            return;
        }
        let mode = state.mode;
        let mut hosts = Vec::new();
        for (who, participant) in &mut open.participants {
            if let Stage::Member(member) = &mut participant.stage {
                let host = open.group.is_host(member.leaf);
                if host && !member.host {
                    hosts.push(*who);
                }
                member.host = host;
            }
        }
        for host in hosts {
            self.repeat_knocks(host);
        }
        if mode != before.mode {
            self.sort_out(now);
        }
    }

    /// The way in changed: everybody who waits goes where it leads now.
    fn sort_out(&mut self, now: Time) {
        let Some(open) = &self.open else { return };
        let waiting: Vec<ParticipantId> = open
            .participants
            .iter()
            .filter(|(_, participant)| {
                let by_link = Claim::Link;
                matches!(participant.stage, Stage::Knocking(_))
                    || matches!(participant.stage, Stage::Waiting { claim, .. } if claim == by_link)
            })
            .map(|(who, _)| *who)
            .collect();
        for who in waiting {
            self.place(now, who);
        }
    }

    /// The leaf that somebody waits to renew is out of the tree: by the link
    /// alone it may join, or knock.
    pub(super) fn strand(&mut self, now: Time, old: ParticipantId) {
        let Some(open) = &mut self.open else { return };
        let mut stranded = Vec::new();
        for (who, participant) in &mut open.participants {
            if let Stage::Waiting { claim, .. } = &mut participant.stage
                && *claim == Claim::Leaf(old)
            {
                *claim = Claim::Link;
                stranded.push(*who);
            }
        }
        for who in stranded {
            self.place(now, who);
        }
    }

    /// Puts somebody who waits by right of the link alone where the room's mode
    /// has its place: into the queue, into the lobby, or away.
    fn place(&mut self, now: Time, who: ParticipantId) {
        let era = self.era;
        let Some(open) = &mut self.open else { return };
        let mode = open.group.state().mode;
        let full = open.lobby_is_full();
        let Some(participant) = open.participants.get_mut(&who) else {
            return;
        };
        let (resume, connection) = (participant.resume, participant.connection);
        let knocked = participant.knocker().is_some_and(|k| k.knock.is_some());
        let message = match (mode, &participant.stage) {
            (Mode::Open, Stage::Waiting { .. }) | (Mode::Lobby, Stage::Knocking(_)) => return,
            (Mode::Locked, _) => return self.send_away(who, connection, Refusal::Locked),
            (Mode::Open, _) => {
                let Some(ahead) = open.queue.push(who) else {
                    return self.send_away(who, connection, Refusal::QueueFull);
                };
                participant.stage = Stage::Waiting {
                    claim: Claim::Link,
                    offered: None,
                };
                ServerMessage::Queued {
                    participant: who,
                    resume,
                    era,
                    ahead,
                }
            }
            (Mode::Lobby, _) if full => {
                return self.send_away(who, connection, Refusal::QueueFull);
            }
            (Mode::Lobby, _) => {
                open.queue.remove(who);
                participant.stage = knocking(now);
                ServerMessage::Lobby {
                    participant: who,
                    resume,
                    era,
                }
            }
        };
        if let Some(connection) = connection {
            self.send(connection, &message);
        }
        if knocked {
            self.tell_hosts(&ServerMessage::KnockOver { knocker: who });
        }
    }

    /// Closes the connection of one that waits, and forgets it.
    pub(super) fn send_away(
        &mut self,
        who: ParticipantId,
        connection: Option<ConnectionId>,
        why: Refusal,
    ) {
        if let Some(connection) = connection {
            self.close(connection, why);
        }
        self.forget(who);
    }

    /// Says something to all hosts that are there.
    pub(super) fn tell_hosts(&mut self, message: &ServerMessage) {
        let Some(open) = &self.open else { return };
        let hosts: Vec<ConnectionId> = open
            .participants
            .values()
            .filter(|participant| participant.member().is_some_and(|member| member.host))
            .filter_map(|participant| participant.connection)
            .collect();
        for host in hosts {
            self.send(host, message);
        }
    }

    /// Tells one that may not have heard of it who knocks, if it is a host.
    pub(super) fn repeat_knocks(&mut self, who: ParticipantId) {
        let Some(open) = &self.open else { return };
        let host = open
            .participants
            .get(&who)
            .filter(|participant| participant.member().is_some_and(|member| member.host));
        let Some(connection) = host.and_then(|host| host.connection) else {
            return;
        };
        let knocks: Vec<ServerMessage> = open
            .participants
            .iter()
            .filter_map(|(who, participant)| {
                Some(ServerMessage::Knock {
                    knocker: *who,
                    knock: participant.knocker()?.knock.clone()?,
                })
            })
            .collect();
        for knock in knocks {
            self.send(connection, &knock);
        }
    }
}

impl Open {
    fn lobby_is_full(&self) -> bool {
        let knockers = self.participants.values().filter(|p| p.knocker().is_some());
        knockers.count() >= MAX_KNOCKERS
    }

    /// May a host let this one in now? It must wait with a knock to answer, and
    /// the members must be able to check the commit.
    pub(super) fn may_admit(&self, knocker: ParticipantId) -> bool {
        let waits = self.participants.get(&knocker).is_some_and(|participant| {
            matches!(&participant.stage, Stage::Knocking(knocker) if knocker.knock.is_some())
        });
        waits && self.rekeying.is_none()
    }

    /// A commit that lets this one in is provisional.
    pub(super) fn begin_admission(&mut self, knocker: ParticipantId) {
        if let Some(participant) = self.participants.get_mut(&knocker)
            && let Stage::Knocking(knocker) = &mut participant.stage
        {
            let knocker = Knocker {
                knock: knocker.knock.take(),
                ..*knocker
            };
            participant.stage = Stage::Admitted {
                knocker,
                left: None,
            };
        }
    }
}

/// In the lobby from now on.
fn knocking(now: Time) -> Stage {
    Stage::Knocking(Knocker {
        knock: None,
        not_before: now,
        until: now + KNOCK_WITHIN,
    })
}
