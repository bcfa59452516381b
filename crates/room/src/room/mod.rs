//! The state machine of one room. Here: what it is made of, how messages reach
//! their place, and how it speaks. Beside it: how one comes in (`entrance`),
//! or is let in (`lobby`), how commits are ordered (`commits`) and judged
//! (`verdicts`), how the password changes (`password`), who is silent or gone
//! (`presence`), and how all come back after the server was lost (`returning`).

mod commits;
mod entrance;
mod files;
mod lobby;
mod password;
mod presence;
mod returning;
mod verdicts;

use std::collections::{BTreeMap, VecDeque};

use proto::{
    Bytes, ClientMessage, Entry, EntryBody, Epoch, Era, MAX_CARD_LEN, MAX_MLS_LEN, ParticipantId,
    Refusal, RoomId, ServerMessage, StateId, Time, TokenHash, TrackKind,
};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;

use crate::bucket::Bucket;
use crate::group::{Founder, PublicGroup};
use crate::io::{ConnectionId, Input, MediaCommand, Output, Payload};
use crate::lanes::Standing;
use crate::log::Log;
use crate::participant::{Participant, Stage};
use crate::queue::Queue;
use commits::{Admission, Extra, Proposed, Provisional};
use password::{Password, Rekeying};
use returning::Past;
use verdicts::Ballot;

/// One room, from the first that asks to open it to its last participant.
pub struct Room {
    id: RoomId,
    lane: u32,
    era: Era,
    random: ChaCha20Rng,
    founder: Founder,
    open: Option<Open>,
    outputs: VecDeque<Output>,
}

/// A room that somebody has opened.
struct Open {
    token_hash: TokenHash,
    card: Bytes<MAX_CARD_LEN>,
    group: Box<dyn PublicGroup>,
    group_info: Bytes<MAX_MLS_LEN>,
    participants: BTreeMap<ParticipantId, Participant>,
    connections: BTreeMap<ConnectionId, ParticipantId>,
    last_participant: ParticipantId,
    queue: Queue,
    /// Bounds what the hosts are sent of knocks.
    knocks: Bucket,
    provisional: Option<Provisional>,
    /// The last commits that stand, and who said what of them.
    settled: VecDeque<Ballot>,
    /// The PSK changed, and the members seal their profiles anew.
    rekeying: Option<Rekeying>,
    log: Log,
    asks: files::Asks,
    past: Past,
}

impl Open {
    /// Of this group, with nobody in it yet.
    fn new(
        now: Time,
        token_hash: TokenHash,
        card: Bytes<MAX_CARD_LEN>,
        group: Box<dyn PublicGroup>,
        group_info: Bytes<MAX_MLS_LEN>,
    ) -> Self {
        let past = Past::new(group.state_id());
        Self {
            token_hash,
            card,
            group,
            group_info,
            participants: BTreeMap::new(),
            connections: BTreeMap::new(),
            last_participant: ParticipantId(0),
            queue: Queue::default(),
            knocks: lobby::knocks(now),
            provisional: None,
            settled: VecDeque::new(),
            rekeying: None,
            log: Log::default(),
            asks: files::Asks::default(),
            past,
        }
    }
}

impl Room {
    /// A room that nobody has opened yet, in one of the [lanes](crate::way) under
    /// its name. `seed` feeds its resume tokens: draw it afresh for each room,
    /// and never use it elsewhere.
    #[must_use]
    pub fn new(id: RoomId, lane: u32, era: Era, seed: [u8; 32]) -> Self {
        Self::with_founder(id, lane, era, seed, crate::group::found)
    }

    pub(crate) fn with_founder(
        id: RoomId,
        lane: u32,
        era: Era,
        seed: [u8; 32],
        founder: Founder,
    ) -> Self {
        Self {
            id,
            lane,
            era,
            random: ChaCha20Rng::from_seed(seed),
            founder,
            open: None,
            outputs: VecDeque::new(),
        }
    }

    /// Which room this is.
    #[must_use]
    pub fn id(&self) -> RoomId {
        self.id
    }

    /// Its lane under its name.
    #[must_use]
    pub fn lane(&self) -> u32 {
        self.lane
    }

    /// The epoch that it is in; `None` before it was opened.
    #[must_use]
    pub fn state(&self) -> Option<StateId> {
        self.open.as_ref().map(|open| open.group.state_id())
    }

    /// What others need to know of it to find it.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let past = self.open.as_ref().map(|open| &open.past);
        Standing {
            participants: self.participants(),
            states: past.map(Past::states).unwrap_or_default(),
            last: past.and_then(Past::last),
        }
    }

    /// How many are in it: members that are not gone.
    #[must_use]
    pub fn participants(&self) -> usize {
        self.open.as_ref().map_or(0, Open::present)
    }

    /// Is this the connection of a participant?
    #[must_use]
    pub fn knows(&self, connection: ConnectionId) -> bool {
        let open = self.open.as_ref();
        open.is_some_and(|open| open.connections.contains_key(&connection))
    }

    /// A participant's connection, while it has one.
    #[must_use]
    pub fn connection_of(&self, who: ParticipantId) -> Option<ConnectionId> {
        self.open.as_ref()?.participants.get(&who)?.connection
    }

    /// Takes in what happened, and whatever the time brought with it.
    pub fn handle(&mut self, now: Time, input: Input) {
        self.pass_time(now);
        match input {
            Input::Message { from, message } => self.receive(now, from, message),
            Input::Closed { from, how } => self.closed(now, from, how),
            Input::Answered {
                participant,
                answer,
            } => self.answered(participant, answer),
            Input::Hint {
                participant,
                message,
            } => {
                if let Some(connection) = self.connection_of(participant) {
                    self.send(connection, &message);
                }
            }
            Input::Moved => self.make_way(),
            Input::Missed(missed) => self.tell_missed(missed),
            Input::Tick => {}
        }
        self.advance(now);
        self.end_if_empty();
    }

    /// What to do next; `None` when that is all.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    fn receive(&mut self, now: Time, from: ConnectionId, message: ClientMessage) {
        let known = self
            .open
            .as_ref()
            .and_then(|open| open.connections.get(&from).copied());
        let Some(who) = known else {
            return self.receive_from_stranger(now, from, message);
        };
        self.heard(now, who);
        match message {
            ClientMessage::Look { .. }
            | ClientMessage::Create { .. }
            | ClientMessage::Join { .. }
            | ClientMessage::Resume { .. }
            | ClientMessage::Rejoin { .. }
            | ClientMessage::Return(_)
            | ClientMessage::Restore { .. } => self.refuse(from, Refusal::OutOfOrder, 0),
            ClientMessage::Ready { epoch } => self.ready(now, who, epoch),
            ClientMessage::Commit {
                epoch,
                commit,
                group_info,
                profile,
            } => {
                let proposed = Proposed {
                    epoch,
                    commit,
                    group_info,
                    profile,
                    extra: Extra::None,
                };
                self.propose(now, from, who, proposed);
            }
            ClientMessage::Verdict { seq, accept } => self.verdict(who, seq, accept == 1),
            ClientMessage::App {
                reference,
                epoch,
                message,
            } => {
                if let Err(why) = self.relay(now, who, epoch, message) {
                    self.refuse(from, why, reference);
                }
            }
            ClientMessage::Leave => self.leave(now, who),
            ClientMessage::Ping { nonce } => self.send(from, &ServerMessage::Pong { nonce }),
            ClientMessage::Offer { sdp, lines } => self.direct_media(
                from,
                who,
                MediaCommand::Offer {
                    participant: who,
                    sdp: sdp.into_vec(),
                    lines: lines.into_vec(),
                },
            ),
            ClientMessage::View { tiles } => self.direct_media(
                from,
                who,
                MediaCommand::View {
                    participant: who,
                    tiles: tiles.into_vec(),
                },
            ),
            ClientMessage::Publish { track, on } => self.publish(from, who, track, on),
            ClientMessage::Knock { knock } => {
                let done = self.knock(now, who, knock);
                self.refuse_if_err(from, done);
            }
            ClientMessage::Admit {
                epoch,
                commit,
                group_info,
                welcome,
                knocker,
                profile,
            } => {
                let proposed = Proposed {
                    epoch,
                    commit,
                    group_info,
                    profile,
                    extra: Extra::Admission(Admission { knocker, welcome }),
                };
                self.propose(now, from, who, proposed);
            }
            ClientMessage::Deny { knocker } => {
                let done = self.deny(who, knocker);
                self.refuse_if_err(from, done);
            }
            ClientMessage::NewPassword {
                epoch,
                commit,
                group_info,
                token_hash,
                card,
            } => {
                let proposed = Proposed {
                    epoch,
                    commit,
                    group_info,
                    profile: Bytes::default(),
                    extra: Extra::Password(Password { token_hash, card }),
                };
                self.propose(now, from, who, proposed);
            }
            ClientMessage::Rekeyed { version, profile } => {
                let done = self.rekeyed(who, version, profile);
                self.refuse_if_err(from, done);
            }
            ClientMessage::Ask {
                of,
                file,
                first,
                count,
            } => self.ask(now, who, of, file, first, count),
            ClientMessage::Chunk {
                to,
                file,
                index,
                epoch,
                chunk,
            } => self.chunk(from, who, to, file, index, epoch, chunk),
        }
    }

    fn propose(&mut self, now: Time, from: ConnectionId, who: ParticipantId, proposed: Proposed) {
        let done = self.commit(now, who, proposed);
        self.refuse_if_err(from, done);
    }

    fn publish(
        &mut self,
        from: ConnectionId,
        participant: ParticipantId,
        track: TrackKind,
        on: u8,
    ) {
        let command = MediaCommand::Publish {
            participant,
            track,
            on: on != 0,
        };
        self.direct_media(from, participant, command);
    }

    /// Media is for members: until its commit stands, a joiner is none.
    fn direct_media(&mut self, from: ConnectionId, who: ParticipantId, command: MediaCommand) {
        if self.member(who).is_some() {
            self.outputs.push_back(Output::Media(command));
        } else {
            self.refuse(from, Refusal::OutOfOrder, 0);
        }
    }

    fn answered(&mut self, who: ParticipantId, answer: Result<Vec<u8>, Refusal>) {
        let Some(connection) = self.connection_of(who) else {
            return;
        };
        match answer.map(Bytes::new) {
            Ok(Some(sdp)) => self.send(connection, &ServerMessage::Answer { sdp }),
            Ok(None) => self.refuse(connection, Refusal::BadOffer, 0),
            Err(why) => self.refuse(connection, why, 0),
        }
    }

    /// Passes a sealed message on, as it came.
    fn relay(
        &mut self,
        now: Time,
        author: ParticipantId,
        epoch: Epoch,
        message: Bytes<MAX_MLS_LEN>,
    ) -> Result<(), Refusal> {
        self.member(author).ok_or(Refusal::OutOfOrder)?;
        let open = self.open.as_mut().ok_or(Refusal::OutOfOrder)?;
        if epoch != open.group.epoch() {
            return Err(Refusal::StaleEpoch);
        }
        // What says another epoch than it is of would be opened by nobody.
        if open.group.message_epoch(&message) != Some(epoch) {
            return Err(Refusal::Malformed);
        }
        let author_of = open.participants.get_mut(&author);
        if !author_of.is_some_and(|author| author.may_say(now, message.len())) {
            return Err(Refusal::TooFast);
        }
        self.append(
            now,
            EntryBody::App {
                author,
                epoch,
                message,
            },
        );
        Ok(())
    }

    /// Appends to the log, and sends the entry to all that follow it.
    fn append(&mut self, now: Time, body: EntryBody) -> proto::Seq {
        let Some(open) = &mut self.open else {
            return proto::Seq::default();
        };
        let seq = open.log.next_seq();
        let entry = Entry {
            era: self.era,
            seq,
            body,
        };
        let bytes: Payload = ServerMessage::Entry(entry).encode().into();
        open.log.push(now, bytes.clone());
        for participant in open.participants.values() {
            if let Some(to) = participant.connection
                && participant.follows()
            {
                self.outputs.push_back(Output::Send {
                    to,
                    bytes: bytes.clone(),
                });
            }
        }
        seq
    }

    fn member(&self, who: ParticipantId) -> Option<&crate::participant::Member> {
        self.open.as_ref()?.participants.get(&who)?.member()
    }

    fn send(&mut self, to: ConnectionId, message: &ServerMessage) {
        let bytes = message.encode().into();
        self.outputs.push_back(Output::Send { to, bytes });
    }

    fn refuse_if_err(&mut self, to: ConnectionId, done: Result<(), Refusal>) {
        if let Err(why) = done {
            self.refuse(to, why, 0);
        }
    }

    fn refuse(&mut self, to: ConnectionId, why: Refusal, reference: u32) {
        self.send(to, &ServerMessage::Refused { why, reference });
    }

    /// Says why, and closes. The participant may still resume, if it is known.
    fn close(&mut self, connection: ConnectionId, why: Refusal) {
        self.send(connection, &ServerMessage::Closing { why });
        self.hang_up(connection, Some(why));
    }

    fn hang_up(&mut self, connection: ConnectionId, why: Option<Refusal>) {
        self.outputs.push_back(Output::Close { connection, why });
        if let Some(open) = &mut self.open
            && let Some(who) = open.connections.remove(&connection)
            && let Some(participant) = open.participants.get_mut(&who)
            && participant.connection == Some(connection)
        {
            participant.connection = None;
            open.asks.forget(who);
        }
    }

    /// Ends the room when nobody is left that could go on with it. Who waits in
    /// the lobby cannot.
    fn end_if_empty(&mut self) {
        let over = self.open.as_ref().is_none_or(|open| {
            let mut stages = open.participants.values().map(|p| &p.stage);
            stages.all(|stage| matches!(stage, Stage::Gone(_) | Stage::Knocking(_)))
        });
        if over {
            let connections = self.open.iter().flat_map(|open| open.connections.keys());
            let waiting: Vec<_> = connections.copied().collect();
            for connection in waiting {
                self.close(connection, Refusal::NoRoom);
            }
            self.open = None;
            self.outputs.push_back(Output::Ended);
        }
    }
}

impl Open {
    fn present(&self) -> usize {
        self.participants
            .values()
            .filter(|p| p.member().is_some())
            .count()
    }
}
