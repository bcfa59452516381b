//! The shard: rooms, participants and the way of a datagram to its connection.

use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::time::Instant;

use proto::{Line, LineRole, ParticipantId, RoomId, Tile, Time, TrackKind};

use crate::connection::{Connection, Setup};
use crate::negotiate;
use crate::peer::{Peer, PeerKey, RoomKey};
use crate::speakers::Speakers;
use crate::timers::Timers;
use crate::watch::Watch;
use crate::{Hint, Observer, OfferError};

/// What a shard is made of.
#[derive(Debug, Clone)]
pub struct Config {
    /// What [`Time::ZERO`] is on the clock that the WebRTC library counts by.
    pub start: Instant,
    /// The shard's own addresses, the preferred first: its ICE host candidates.
    pub candidates: Vec<Local>,
}

/// What carries a datagram.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Protocol {
    /// UDP.
    Udp,
    /// A TCP connection that the other side opened (RFC 6544).
    Tcp,
}

/// An address of the shard's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Local {
    /// How it is reached.
    pub protocol: Protocol,
    /// Where.
    pub address: SocketAddr,
}

impl Local {
    /// One that is reached over UDP.
    #[must_use]
    pub fn udp(address: SocketAddr) -> Self {
        let protocol = Protocol::Udp;
        Self { protocol, address }
    }

    /// One that TCP connections are made to.
    #[must_use]
    pub fn tcp(address: SocketAddr) -> Self {
        let protocol = Protocol::Tcp;
        Self { protocol, address }
    }
}

/// What came in over a socket.
#[derive(Debug, Clone, Copy)]
pub struct Datagram<'a> {
    /// How it came.
    pub protocol: Protocol,
    /// Who sent it.
    pub source: SocketAddr,
    /// Which of the shard's candidates it came to.
    pub destination: SocketAddr,
    /// The payload.
    pub contents: &'a [u8],
}

/// What is to go out over a socket.
#[derive(Debug)]
pub struct Transmit {
    /// How it is to go.
    pub protocol: Protocol,
    /// The candidate to send it from.
    pub source: SocketAddr,
    /// Where to.
    pub destination: SocketAddr,
    /// The payload.
    pub contents: Vec<u8>,
}

impl From<str0m::net::Transmit> for Transmit {
    fn from(transmit: str0m::net::Transmit) -> Self {
        let protocol = match transmit.proto {
            str0m::net::Protocol::Udp => Protocol::Udp,
            _ => Protocol::Tcp,
        };
        Self {
            protocol,
            source: transmit.source,
            destination: transmit.destination,
            contents: transmit.contents.into(),
        }
    }
}

/// Counts since the start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counters {
    /// Datagrams that came in.
    pub received: u64,
    /// RTP packets given to a slot; one that goes to ten counts ten.
    pub forwarded: u64,
    /// Datagrams and packets that were of no use: of strangers, of the paused,
    /// malformed or too late.
    pub dropped: u64,
}

pub(crate) struct Room {
    pub(crate) id: RoomId,
    pub(crate) members: BTreeMap<ParticipantId, PeerKey>,
    pub(crate) speakers: Speakers<PeerKey>,
    /// With no more voices than this, everyone hears all of them.
    pub(crate) fewest_mic_slots: usize,
    /// Levels of voices are not negotiated.
    pub(crate) quiet: bool,
}

/// Rooms that one thread serves. See the crate's documentation.
pub struct Shard<O = ()> {
    pub(crate) setup: Setup,
    pub(crate) observer: O,
    pub(crate) now: Time,
    pub(crate) peers: Vec<Option<Peer>>,
    vacant: Vec<PeerKey>,
    rooms: Vec<Option<Room>>,
    room_keys: BTreeMap<RoomId, RoomKey>,
    pub(crate) by_address: BTreeMap<(Protocol, SocketAddr), PeerKey>,
    pub(crate) by_ufrag: BTreeMap<String, PeerKey>,
    timers: Timers<PeerKey>,
    pub(crate) outbox: VecDeque<Transmit>,
    dirty: Vec<PeerKey>,
    pub(crate) hints: VecDeque<Hint>,
    /// A slot has turned to another layer.
    pub(crate) turned: bool,
    pub(crate) voices_changed: bool,
    pub(crate) counters: Counters,
}

impl<O: Observer> Shard<O> {
    /// An empty shard.
    #[must_use]
    pub fn new(config: Config, observer: O) -> Self {
        Self {
            setup: Setup::new(config.start, &config.candidates),
            observer,
            now: Time::ZERO,
            peers: Vec::new(),
            vacant: Vec::new(),
            rooms: Vec::new(),
            room_keys: BTreeMap::new(),
            by_address: BTreeMap::new(),
            by_ufrag: BTreeMap::new(),
            timers: Timers::new(),
            outbox: VecDeque::new(),
            dirty: Vec::new(),
            hints: VecDeque::new(),
            turned: false,
            voices_changed: false,
            counters: Counters::default(),
        }
    }

    /// Lets a participant in; opens the room with its first. Nothing changes
    /// when it is there already.
    pub fn add(&mut self, room: RoomId, participant: ParticipantId) {
        let room_key = self.room_key(room);
        if self.find(room, participant).is_some() {
            return;
        }
        let peer = Peer::new(participant, room_key);
        let key = match self.vacant.pop() {
            Some(key) => {
                self.peers[key.0 as usize] = Some(peer);
                key
            }
            None => {
                self.peers.push(Some(peer));
                // 2^32 participants do not fit in memory.
                PeerKey(u32::try_from(self.peers.len() - 1).unwrap_or(u32::MAX))
            }
        };
        if let Some(room) = self.room_mut(room_key) {
            room.members.insert(participant, key);
        }
    }

    /// Makes the room a quiet one: nobody's offer is answered with the loudness
    /// of voices, so without more of them than slots all are heard, and else
    /// those that were turned on first. To be called before its first offer.
    pub fn set_quiet(&mut self, room: RoomId) {
        if let Some(room) = self.room_keys.get(&room).copied()
            && let Some(room) = self.room_mut(room)
        {
            room.quiet = true;
        }
    }

    /// Answers a participant's offer: its first, one more on the same
    /// connection, or one of a connection that replaces the old one.
    ///
    /// # Errors
    /// [`OfferError`]; the participant keeps the connection that it had.
    pub fn offer(
        &mut self,
        now: Time,
        room: RoomId,
        participant: ParticipantId,
        sdp: &[u8],
        lines: &[Line],
    ) -> Result<Vec<u8>, OfferError> {
        self.now = self.now.max(now);
        let key = self
            .find(room, participant)
            .ok_or(OfferError::NoParticipant)?;
        let quiet = self.room_keys.get(&room).and_then(|key| self.room(*key));
        let quiet = quiet.is_some_and(|room| room.quiet);
        let offer = negotiate::check(sdp, lines, quiet)?;
        let old = self.peer_mut(key).and_then(|peer| peer.connection.as_mut());
        let answer = match old {
            Some(connection) if connection.identity == offer.identity => {
                let ufrag = connection.ufrag.clone();
                let answer = connection.answer(&offer)?;
                self.by_ufrag.remove(&ufrag);
                answer
            }
            _ => {
                let (connection, answer) = Connection::open(&self.setup, now, &offer)?;
                self.unplug(key);
                if let Some(peer) = self.peer_mut(key) {
                    peer.connection = Some(connection);
                }
                answer
            }
        };
        let Some(peer) = self.peer_mut(key) else {
            return Err(OfferError::NoParticipant);
        };
        peer.plug(&offer);
        let room = peer.room;
        let ufrag = peer.connection.as_ref().map(|c| c.ufrag.clone());
        if let Some(ufrag) = ufrag {
            self.by_ufrag.insert(ufrag, key);
        }
        self.count_mic_slots(room);
        self.route(now, room);
        self.mark(key);
        Ok(answer)
    }

    /// What a participant wants to see, whole. Tiles may name slots and
    /// participants that are still to come.
    pub fn view(&mut self, now: Time, room: RoomId, participant: ParticipantId, tiles: &[Tile]) {
        self.change(now, room, participant, |peer| {
            let changed = peer.view != tiles;
            tiles.clone_into(&mut peer.view);
            peer.share.tell_again = true;
            changed
        });
        // Also when nothing changed: who says it again may have missed what it
        // was told.
        if let Some(key) = self.find(room, participant) {
            self.tell_limits(now, key);
        }
    }

    /// Turns a track on or off for others. Off at first.
    pub fn publish(
        &mut self,
        now: Time,
        room: RoomId,
        participant: ParticipantId,
        track: TrackKind,
        on: bool,
    ) {
        self.change(now, room, participant, |peer| {
            let track = peer.track_mut(track);
            let changed = std::mem::replace(&mut track.published, on) != on;
            if changed {
                track.watch = Watch::default();
            }
            track.watch.repeat();
            changed
        });
        // Also when nothing changed: who says it again may have missed what it
        // was told.
        if let Some(key) = self.find(room, participant) {
            self.tell_watched(now, key);
        }
    }

    /// Forwards nothing from or to a participant, from this call on.
    pub fn pause(&mut self, now: Time, room: RoomId, participant: ParticipantId) {
        self.change(now, room, participant, |peer| {
            !std::mem::replace(&mut peer.paused, true)
        });
    }

    /// Ends a pause.
    pub fn resume(&mut self, now: Time, room: RoomId, participant: ParticipantId) {
        self.change(now, room, participant, |peer| {
            std::mem::replace(&mut peer.paused, false)
        });
    }

    /// Cuts a participant off, from this call on. The room ends with its last.
    pub fn remove(&mut self, now: Time, room: RoomId, participant: ParticipantId) {
        self.now = self.now.max(now);
        let Some(key) = self.find(room, participant) else {
            return;
        };
        self.unplug(key);
        self.peers[key.0 as usize] = None;
        let Some(room_key) = self.room_keys.get(&room).copied() else {
            return;
        };
        let Some(found) = self.room_mut(room_key) else {
            return;
        };
        found.members.remove(&participant);
        found.speakers.remove(key);
        if found.members.is_empty() {
            self.rooms[room_key.0 as usize] = None;
            self.room_keys.remove(&room);
        } else {
            self.count_mic_slots(room_key);
            self.route(now, room_key);
        }
        // Only now: nobody refers to it any more.
        self.vacant.push(key);
    }

    /// Ends a room and all connections of it.
    pub fn end(&mut self, now: Time, room: RoomId) {
        let key = self.room_keys.get(&room).copied();
        let members = key
            .and_then(|key| self.room(key))
            .map(|room| room.members.keys().copied().collect::<Vec<_>>());
        for participant in members.unwrap_or_default() {
            self.remove(now, room, participant);
        }
    }

    /// Ends all rooms.
    pub fn end_all(&mut self, now: Time) {
        let rooms: Vec<RoomId> = self.room_keys.keys().copied().collect();
        for room in rooms {
            self.end(now, room);
        }
    }

    /// Takes in one datagram.
    pub fn receive(&mut self, now: Time, datagram: Datagram<'_>) {
        self.now = self.now.max(now);
        self.counters.received += 1;
        if self.accept(now, datagram).is_none() {
            self.counters.dropped += 1;
        }
    }

    /// Whether a datagram is a STUN request that names a participant here and
    /// proves it: what a stranger's connection has to begin with.
    #[must_use]
    pub fn claims(&self, datagram: Datagram<'_>) -> bool {
        self.claimant(datagram).is_some()
    }

    /// To be called at [`Shard::next_wake`].
    pub fn wake(&mut self, now: Time) {
        self.now = self.now.max(now);
        while let Some((at, key)) = self.timers.pop_due(now) {
            let Some(peer) = self.peer_mut(key) else {
                continue;
            };
            if peer.scheduled == Some(at) {
                peer.scheduled = None;
            }
            if peer.deadline <= now {
                self.mark(key);
            } else {
                let deadline = peer.deadline;
                self.schedule(key, deadline);
            }
            self.repeat_keyframe_requests(now, key);
            self.look_at_watched(now, key);
            self.share_if_due(now, key);
        }
    }

    /// When to call [`Shard::wake`] next.
    #[must_use]
    pub fn next_wake(&self) -> Option<Time> {
        self.timers.next()
    }

    /// The next datagram to send. To be called until `None` after each batch of
    /// input. Those of one destination come one after the other.
    pub fn poll_transmit(&mut self) -> Option<Transmit> {
        loop {
            if let Some(transmit) = self.outbox.pop_front() {
                return Some(transmit);
            }
            let key = self.dirty.pop()?;
            self.drain(self.now, key, true);
        }
    }

    /// Counts since the start.
    #[must_use]
    pub fn counters(&self) -> Counters {
        self.counters
    }

    /// Changes a participant, and routes its room anew if `change` says that
    /// something is other than before.
    fn change(
        &mut self,
        now: Time,
        room: RoomId,
        participant: ParticipantId,
        change: impl FnOnce(&mut Peer) -> bool,
    ) {
        self.now = self.now.max(now);
        let Some(key) = self.find(room, participant) else {
            return;
        };
        let Some(peer) = self.peer_mut(key) else {
            return;
        };
        if !change(peer) {
            return;
        }
        let speaks = !peer.paused && peer.track(TrackKind::Mic).published;
        let room_key = peer.room;
        if let Some(room) = self.room_mut(room_key) {
            if speaks {
                room.speakers.add(key);
            } else {
                room.speakers.remove(key);
            }
        }
        self.route(now, room_key);
    }

    pub(crate) fn count_mic_slots(&mut self, room: RoomKey) {
        let Some(found) = self.room(room) else { return };
        let slots = |key: &PeerKey| {
            let peer = self.peer(*key)?;
            let slots = peer
                .slots
                .iter()
                .filter(|slot| slot.role == LineRole::MicSlot);
            peer.connection.as_ref().map(|_| slots.count())
        };
        let fewest = found.members.values().filter_map(slots).min().unwrap_or(0);
        if let Some(room) = self.room_mut(room) {
            room.fewest_mic_slots = fewest;
        }
    }

    /// The connection of `key` has something to say.
    pub(crate) fn mark(&mut self, key: PeerKey) {
        if let Some(peer) = self.peer_mut(key)
            && !peer.dirty
        {
            peer.dirty = true;
            self.dirty.push(key);
        }
    }

    pub(crate) fn set_deadline(&mut self, key: PeerKey, at: Time) {
        if let Some(peer) = self.peer_mut(key) {
            peer.deadline = at;
            self.schedule(key, at);
        }
    }

    pub(crate) fn schedule(&mut self, key: PeerKey, at: Time) {
        if let Some(Some(peer)) = self.peers.get_mut(key.0 as usize) {
            self.timers.schedule(self.now, key, at, &mut peer.scheduled);
        }
    }

    pub(crate) fn peer(&self, key: PeerKey) -> Option<&Peer> {
        self.peers.get(key.0 as usize)?.as_ref()
    }

    pub(crate) fn peer_mut(&mut self, key: PeerKey) -> Option<&mut Peer> {
        self.peers.get_mut(key.0 as usize)?.as_mut()
    }

    pub(crate) fn room(&self, key: RoomKey) -> Option<&Room> {
        self.rooms.get(key.0 as usize)?.as_ref()
    }

    pub(crate) fn room_mut(&mut self, key: RoomKey) -> Option<&mut Room> {
        self.rooms.get_mut(key.0 as usize)?.as_mut()
    }

    fn find(&self, room: RoomId, participant: ParticipantId) -> Option<PeerKey> {
        let room = self.room(*self.room_keys.get(&room)?)?;
        room.members.get(&participant).copied()
    }

    fn room_key(&mut self, id: RoomId) -> RoomKey {
        if let Some(key) = self.room_keys.get(&id) {
            return *key;
        }
        let room = Room {
            id,
            members: BTreeMap::new(),
            speakers: Speakers::new(),
            fewest_mic_slots: 0,
            quiet: false,
        };
        let place = match self.rooms.iter().position(Option::is_none) {
            Some(place) => {
                self.rooms[place] = Some(room);
                place
            }
            None => {
                self.rooms.push(Some(room));
                self.rooms.len() - 1
            }
        };
        let key = RoomKey(u32::try_from(place).unwrap_or(u32::MAX));
        self.room_keys.insert(id, key);
        key
    }
}
