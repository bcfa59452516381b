//! Many rooms and their connections on one thread.
//!
//! The server gives each room a task of its own and does not use this;
//! simulations and tests do, so that a whole world is one value.

use std::collections::{BTreeMap, VecDeque};

use proto::{ClientMessage, Era, ParticipantId, Refusal, RoomId, ServerMessage, Time};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use crate::door::{Door, Passage, answer_without_room};
use crate::group::Founder;
use crate::io::{Closure, ConnectionId, Input, MediaCommand, Output, Payload};
use crate::lanes::{BegunHere, FIRST_LANE, Standing, Way, way};
use crate::room::Room;

/// All rooms, and a door for each connection.
pub struct Directory {
    random: ChaCha20Rng,
    founder: Founder,
    era: Era,
    /// When it began to serve.
    since: Option<Time>,
    begun: BegunHere,
    rooms: BTreeMap<(RoomId, u32), Room>,
    /// Where connections were led.
    lanes: BTreeMap<ConnectionId, u32>,
    doors: BTreeMap<ConnectionId, Door>,
    outputs: VecDeque<DirectoryOutput>,
}

/// What happened to a directory.
#[derive(Debug)]
pub enum DirectoryInput<'a> {
    /// A connection opened.
    Opened(ConnectionId),
    /// It sent one binary message.
    Received {
        /// The connection.
        from: ConnectionId,
        /// The message as it came.
        bytes: &'a [u8],
    },
    /// It ended.
    Closed {
        /// The connection.
        from: ConnectionId,
        /// How.
        how: Closure,
    },
    /// The result of a [`MediaCommand::Offer`].
    Answered {
        /// In which room.
        room: RoomId,
        /// Whose offer it was.
        participant: ParticipantId,
        /// The answer's SDP, or why there is none.
        answer: Result<Vec<u8>, Refusal>,
    },
    /// As [`Input::Hint`].
    Hint {
        /// In which room.
        room: RoomId,
        /// To whom.
        participant: ParticipantId,
        /// What.
        message: ServerMessage,
    },
    /// Nothing but the time.
    Tick,
}

/// What a directory wants done, in this order.
#[derive(Debug, PartialEq, Eq)]
pub enum DirectoryOutput {
    /// Send these bytes.
    Send {
        /// To this connection.
        to: ConnectionId,
        /// One encoded [`ServerMessage`].
        bytes: Payload,
    },
    /// Send these bytes when there is nothing else to send.
    SendBulk {
        /// To this connection.
        to: ConnectionId,
        /// One encoded [`ServerMessage`].
        bytes: Payload,
    },
    /// Close the connection once all before this was sent.
    Close {
        /// This connection.
        connection: ConnectionId,
        /// Why; `None` when the participant left.
        why: Option<Refusal>,
    },
    /// Tell the forwarding part.
    Media {
        /// In which room.
        room: RoomId,
        /// What.
        command: MediaCommand,
    },
    /// A room is over.
    Ended(RoomId),
}

impl Directory {
    /// No rooms yet. `seed` feeds everything that rooms draw.
    #[must_use]
    pub fn new(seed: [u8; 32]) -> Self {
        Self::with_founder(seed, crate::group::found)
    }

    pub(crate) fn with_founder(seed: [u8; 32], founder: Founder) -> Self {
        Self {
            random: ChaCha20Rng::from_seed(seed),
            founder,
            era: Era(0),
            since: None,
            begun: BegunHere::default(),
            rooms: BTreeMap::new(),
            lanes: BTreeMap::new(),
            doors: BTreeMap::new(),
            outputs: VecDeque::new(),
        }
    }

    /// A room that is open, to look at: of several the one that newcomers find.
    #[must_use]
    pub fn room(&self, id: RoomId) -> Option<&Room> {
        let rooms = self.under(id).map(|(_, room)| room);
        rooms.max_by_key(|room| (room.participants(), room.lane() != FIRST_LANE))
    }

    /// All rooms under this name.
    fn under(&self, id: RoomId) -> impl Iterator<Item = (u32, &Room)> {
        let rooms = self.rooms.range((id, 0)..=(id, u32::MAX));
        rooms.map(|((_, lane), room)| (*lane, room))
    }

    /// The same, after the server that held them was lost: no rooms, and eras
    /// above all that were given.
    #[must_use]
    pub fn after_a_loss(&self, seed: [u8; 32]) -> Self {
        Self {
            era: self.era,
            ..Self::with_founder(seed, self.founder)
        }
    }

    /// Takes in what happened. Every room is told the time.
    pub fn handle(&mut self, now: Time, input: DirectoryInput<'_>) {
        self.since.get_or_insert(now);
        match input {
            DirectoryInput::Opened(connection) => {
                self.doors.insert(connection, Door::new(now));
            }
            DirectoryInput::Received { from, bytes } => self.receive(now, from, bytes),
            DirectoryInput::Closed { from, how } => self.closed(now, from, how),
            DirectoryInput::Answered {
                room,
                participant,
                answer,
            } => {
                let input = Input::Answered {
                    participant,
                    answer,
                };
                self.pass_on(now, (room, FIRST_LANE), input);
            }
            DirectoryInput::Hint {
                room,
                participant,
                message,
            } => {
                let input = Input::Hint {
                    participant,
                    message,
                };
                self.pass_on(now, (room, FIRST_LANE), input);
            }
            DirectoryInput::Tick => {}
        }
        let due: Vec<(RoomId, u32)> = self
            .rooms
            .iter()
            .filter(|(_, room)| room.poll_timeout().is_some_and(|at| at <= now))
            .map(|(id, _)| *id)
            .collect();
        for room in due {
            self.pass_on(now, room, Input::Tick);
        }
    }

    /// What to do next; `None` when that is all.
    pub fn poll_output(&mut self) -> Option<DirectoryOutput> {
        self.outputs.pop_front()
    }

    /// When to call `handle` next if nothing else has happened.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Time> {
        self.rooms.values().filter_map(Room::poll_timeout).min()
    }

    fn receive(&mut self, now: Time, from: ConnectionId, bytes: &[u8]) {
        let Some(door) = self.doors.get_mut(&from) else {
            return;
        };
        match door.pass(now, bytes) {
            Passage::Room(id, message) => self.lead(now, from, id, message),
            Passage::Reply(message) => self.send(from, &message),
            Passage::Close(why) => {
                self.send(from, &ServerMessage::Closing { why });
                self.closed(now, from, Closure::Broken);
                self.outputs.push_back(DirectoryOutput::Close {
                    connection: from,
                    why: Some(why),
                });
            }
        }
    }

    fn lead(&mut self, now: Time, from: ConnectionId, id: RoomId, message: ClientMessage) {
        let bound = self.lanes.get(&from).copied();
        if let Some(lane) = bound
            && message.is_of_a_participant()
        {
            if self.rooms.contains_key(&(id, lane)) {
                return self.pass_on(now, (id, lane), Input::Message { from, message });
            }
            return self.send(from, &answer_without_room(&message));
        }
        let served = self.served(now);
        let standings: Vec<(u32, Standing)> = self
            .under(id)
            .map(|(lane, room)| (lane, room.standing()))
            .collect();
        let rooms = standings.iter().map(|(lane, standing)| (*lane, standing));
        let lane = match way(served, rooms, &self.begun, bound, &message) {
            Way::To(lane) => lane,
            Way::Open => self.open(id, &message),
            Way::Answer(answer) => return self.send(from, &answer),
        };
        self.lanes.insert(from, lane);
        self.pass_on(now, (id, lane), Input::Message { from, message });
    }

    /// For how long it has served.
    fn served(&self, now: Time) -> Time {
        Time::from_start(now.since(self.since.unwrap_or(now)))
    }

    /// A new room for this message.
    fn open(&mut self, id: RoomId, message: &ClientMessage) -> u32 {
        let lane = match message {
            ClientMessage::Restore { .. } => self.random.next_u32().max(1),
            _ => FIRST_LANE,
        };
        self.era = self.era.next();
        let mut seed = [0; 32];
        self.random.fill_bytes(&mut seed);
        let room = Room::with_founder(id, lane, self.era, seed, self.founder);
        self.rooms.insert((id, lane), room);
        lane
    }

    fn closed(&mut self, now: Time, from: ConnectionId, how: Closure) {
        let room = self.doors.remove(&from).and_then(|door| door.room());
        if let (Some(room), Some(lane)) = (room, self.lanes.remove(&from)) {
            self.pass_on(now, (room, lane), Input::Closed { from, how });
        }
    }

    fn pass_on(&mut self, now: Time, id: (RoomId, u32), input: Input) {
        let Some(room) = self.rooms.get_mut(&id) else {
            return;
        };
        let (mut restored, mut ended) = (false, false);
        room.handle(now, input);
        let state = room.state();
        while let Some(output) = room.poll_output() {
            self.outputs.push_back(match output {
                Output::Send { to, bytes } => DirectoryOutput::Send { to, bytes },
                Output::SendBulk { to, bytes } => DirectoryOutput::SendBulk { to, bytes },
                Output::Close { connection, why } => {
                    self.doors.remove(&connection);
                    self.lanes.remove(&connection);
                    DirectoryOutput::Close { connection, why }
                }
                Output::Media(command) => DirectoryOutput::Media {
                    room: id.0,
                    command,
                },
                Output::Restored => {
                    restored = true;
                    continue;
                }
                Output::Ended => {
                    ended = true;
                    DirectoryOutput::Ended(id.0)
                }
            });
        }
        let served = self.served(now);
        self.begun.note(served, id, state);
        if ended {
            self.rooms.remove(&id);
        } else if restored {
            self.tell_others(now, id);
        }
    }

    /// A meeting is back: what the others under its name have to know of it, and
    /// it of them.
    fn tell_others(&mut self, now: Time, (id, lane): (RoomId, u32)) {
        let Some(here) = self.rooms.get(&(id, lane)).map(Room::standing) else {
            return;
        };
        let others: Vec<(u32, Standing)> = self
            .under(id)
            .filter(|(other, _)| *other != lane)
            .map(|(other, room)| (other, room.standing()))
            .collect();
        for (other, there) in others {
            if let Some(input) = here.tells(other, &there) {
                self.pass_on(now, (id, other), input);
            }
            if let Some(input) = there.tells(lane, &here) {
                self.pass_on(now, (id, lane), input);
            }
        }
    }

    fn send(&mut self, to: ConnectionId, message: &ServerMessage) {
        let bytes = message.encode().into();
        self.outputs.push_back(DirectoryOutput::Send { to, bytes });
    }
}
