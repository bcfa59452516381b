//! A shard and its clients in memory, under simulated time.
//!
//! Clients are real WebRTC connections (`str0m`, RTP mode) that send and
//! receive as a browser would. Datagrams take one step of time each way; the
//! network loses some of them when told to, by a seeded generator.

use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::num::NonZeroU64;
use std::time::{Duration, Instant};

use link::{Counts, Limits, Link};
use proto::{
    Line, LineRole, Mid as LineMid, ParticipantId, RoomId, ServerMessage, Source, Tile, Time,
    TrackKind,
};
use sfu::{Config, Datagram, Hint, Local, Observer, OfferError, Shard};
use str0m::change::{SdpAnswer, SdpPendingOffer};
use str0m::format::Codec;
use str0m::media::{
    Direction, KeyframeRequest, KeyframeRequestKind, MediaKind, Mid, Rid, Simulcast, SimulcastLayer,
};
use str0m::net::{Protocol, Receive};
use str0m::rtp::{Extension, ExtensionValues, RtpPacket, RtpWrite};
use str0m::{Candidate, Event, Input, Output, Rtc, RtcConfig};

/// One step of what people do in simulated time.
pub(crate) const STEP: Duration = Duration::from_millis(5);

/// IPv4 and UDP in front of each datagram: ways carry them too.
const HEADER_BYTES: usize = 28;

/// How finely time passes, and the one-way delay of the network.
const TICK: Duration = Duration::from_millis(1);

/// The layers of a camera, the smallest first.
const RIDS: [&str; 3] = ["q", "h", "f"];

pub(crate) const ROOM: RoomId = RoomId([7; 16]);

/// Remembers all payloads that the server held.
#[derive(Default, Clone)]
pub(crate) struct Recorder(pub std::rc::Rc<std::cell::RefCell<Vec<Vec<u8>>>>);

impl Observer for Recorder {
    fn rtp(&mut self, _: ParticipantId, payload: &[u8]) {
        self.0.borrow_mut().push(payload.to_vec());
    }
}

pub(crate) struct World {
    pub(crate) shard: Shard<Recorder>,
    pub(crate) recorder: Recorder,
    pub(crate) clients: BTreeMap<u32, Client>,
    pub(crate) now: Time,
    start: Instant,
    /// Of datagrams, in 1/256.
    pub(crate) loss: u8,
    /// Its rooms are quiet ones.
    pub(crate) quiet: bool,
    /// The ways of some clients.
    pub(crate) ways: BTreeMap<u32, Way>,
    /// What participants were told.
    pub(crate) hints: Vec<(Time, Hint)>,
    random: u64,
}

/// The way of a client, there and back, with limits.
pub(crate) struct Way {
    up: Link<(SocketAddr, SocketAddr, Vec<u8>)>,
    down: Link<(SocketAddr, Vec<u8>)>,
    before: Counts,
}

/// A link that bears so much, some way off.
pub(crate) fn narrow(kbps: u64) -> Limits {
    Limits {
        rate_bps: NonZeroU64::new(kbps * 1000),
        delay: Duration::from_millis(20),
        ..Limits::default()
    }
}

impl Way {
    /// Limits of what comes to the client alone.
    pub(crate) fn down(down: Limits) -> Self {
        Self::new(Limits::default(), down)
    }

    pub(crate) fn new(up: Limits, down: Limits) -> Self {
        Self {
            up: Link::new(up, 1),
            down: Link::new(down, 2),
            before: Counts::default(),
        }
    }

    /// Counts what comes to the client from now on.
    pub(crate) fn count(&mut self) {
        self.before = self.down.counts();
    }

    /// Bytes that came to it, with the headers of UDP and IP.
    pub(crate) fn carried(&self) -> u64 {
        self.down.counts().delivered_bytes - self.before.delivered_bytes
    }

    /// Packets that did not come to it, by chance or for lack of room.
    pub(crate) fn lost(&self) -> u64 {
        let (now, before) = (self.down.counts(), self.before);
        now.lost + now.overflowed - before.lost - before.overflowed
    }
}

pub(crate) struct Client {
    pub(crate) id: u32,
    pub(crate) rtc: Rtc,
    pub(crate) address: SocketAddr,
    pub(crate) lines: Vec<(Mid, LineRole)>,
    pub(crate) connected: bool,
    /// What came in, with its line.
    pub(crate) received: Vec<(Mid, RtpPacket)>,
    /// When a keyframe was asked of a track of it.
    pub(crate) asked: Vec<(Time, Mid)>,
    /// Whether asked for a keyframe since the last one was sent.
    keyframe_due: BTreeMap<TrackKind, bool>,
    /// The same of each layer of its camera.
    layers_due: [bool; 3],
    /// Frames filmed with layers.
    frames: u64,
    layer_sequences: [u64; 3],
    /// Its camera has layers.
    pub(crate) simulcast: bool,
    /// Requests for packets, as it counts them, by line.
    pub(crate) nacks: BTreeMap<Mid, u64>,
    sequences: BTreeMap<TrackKind, u64>,
    inbox: VecDeque<(SocketAddr, Vec<u8>)>,
}

/// Roles of an ordinary client with this many camera slots.
pub(crate) fn roles(cameras: usize) -> Vec<LineRole> {
    let mut roles = vec![
        LineRole::Mic,
        LineRole::Camera,
        LineRole::Screen,
        LineRole::ScreenAudio,
    ];
    roles.extend([LineRole::MicSlot; 8]);
    roles.extend([LineRole::ScreenAudioSlot; 2]);
    roles.extend([LineRole::ScreenSlot; 2]);
    roles.push(LineRole::PreviewSlot);
    roles.extend(vec![LineRole::CameraSlot; cameras]);
    roles
}

/// The payload of a VP8 packet that is a frame of its own: a descriptor with
/// every field, the frame's first byte, and then the sealed rest.
pub(crate) fn vp8(picture: u64, keyframe: bool, content: &[u8]) -> Vec<u8> {
    let id = (picture & 0x7fff) as u16;
    let [high, low] = id.to_be_bytes();
    let mut payload = vec![0x90, 0xf0, 0x80 | high, low, picture as u8];
    payload.push((picture / 100) as u8 & 0x1f);
    payload.push(u8::from(!keyframe));
    payload.extend_from_slice(content);
    payload
}

impl World {
    pub(crate) fn new() -> Self {
        let start = Instant::now();
        let candidates = vec![Local::udp(SocketAddr::from(([10, 0, 0, 1], 9000)))];
        let recorder = Recorder::default();
        Self {
            shard: Shard::new(Config { start, candidates }, recorder.clone()),
            recorder,
            clients: BTreeMap::new(),
            now: Time::from_millis(1000),
            start,
            loss: 0,
            quiet: false,
            ways: BTreeMap::new(),
            hints: Vec::new(),
            random: 42,
        }
    }

    /// A world of clients 1 to `count`, connected and publishing microphone and
    /// camera.
    pub(crate) fn meeting(count: u32, roles: &[LineRole]) -> Self {
        Self::new().with(count, roles)
    }

    /// The same in a quiet room.
    pub(crate) fn quiet_meeting(count: u32, roles: &[LineRole]) -> Self {
        let mut world = Self::new();
        world.quiet = true;
        world.with(count, roles)
    }

    fn with(self, count: u32, roles: &[LineRole]) -> Self {
        let mut world = self;
        for id in 1..=count {
            world.join(id, roles);
        }
        assert!(
            world.run_until(Duration::from_secs(5), |world| {
                world.clients.values().all(|client| client.connected)
            }),
            "all connect"
        );
        for id in 1..=count {
            world.publish(id, TrackKind::Mic, true);
            world.publish(id, TrackKind::Camera, true);
        }
        world
    }

    /// As [`World::join`], by one that would send its sound again.
    pub(crate) fn join_with_nack(&mut self, id: u32, roles: &[LineRole]) -> String {
        self.shard.add(ROOM, ParticipantId(id));
        let mut client = Client::new(id, self.instant());
        let (offer, pending) = client.offer(roles);
        let offer = offer.replace(
            "useinbandfec=1\r\n",
            "useinbandfec=1\r\na=rtcp-fb:111 nack\r\n",
        );
        assert!(offer.contains("a=rtcp-fb:111 nack\r\n"));
        let lines = client.lines();
        let answer = self
            .shard
            .offer(self.now, ROOM, ParticipantId(id), offer.as_bytes(), &lines);
        let text = String::from_utf8(answer.unwrap()).unwrap();
        let answer = SdpAnswer::from_sdp_string(&text).unwrap();
        client.rtc.sdp_api().accept_answer(pending, answer).unwrap();
        self.clients.insert(id, client);
        text
    }

    pub(crate) fn join(&mut self, id: u32, roles: &[LineRole]) {
        self.shard.add(ROOM, ParticipantId(id));
        if self.quiet {
            self.shard.set_quiet(ROOM);
        }
        let client = Client::new(id, self.instant());
        self.clients.insert(id, client);
        self.negotiate(id, roles).expect("a good offer");
    }

    /// The same with three layers of its camera, as 1 to `count`, connected and
    /// publishing.
    pub(crate) fn layered_meeting(count: u32, roles: &[LineRole]) -> Self {
        let mut world = Self::new();
        for id in 1..=count {
            world.shard.add(ROOM, ParticipantId(id));
            let mut client = Client::new(id, world.instant());
            client.simulcast = true;
            world.clients.insert(id, client);
            world.negotiate(id, roles).expect("a good offer");
        }
        let connected = |world: &Self| world.clients.values().all(|client| client.connected);
        assert!(world.run_until(Duration::from_secs(5), connected));
        for id in 1..=count {
            world.publish(id, TrackKind::Mic, true);
            world.publish(id, TrackKind::Camera, true);
        }
        world
    }

    /// Shows cameras on tiles of these sizes.
    pub(crate) fn show(&mut self, viewer: u32, of: &[(u32, u16, u16)]) {
        let slots = self.clients[&viewer].of_role(LineRole::CameraSlot);
        let tiles: Vec<Tile> = slots
            .iter()
            .zip(of)
            .map(|(mid, (of, width, height))| Tile {
                width: *width,
                height: *height,
                ..tile(*mid, *of, TrackKind::Camera)
            })
            .collect();
        self.shard
            .view(self.now, ROOM, ParticipantId(viewer), &tiles);
    }

    /// Time passes while `talkers` speak and film with those layers that
    /// `layers` says.
    pub(crate) fn film(
        &mut self,
        time: Duration,
        talkers: &[u32],
        layers: impl Fn(&Self, u32) -> u8,
    ) {
        let end = self.now + time;
        let mut step = 0u32;
        while self.now < end {
            for id in talkers {
                let active = layers(self, *id);
                if let Some(client) = self.clients.get_mut(id).filter(|client| client.connected) {
                    if step.is_multiple_of(4) {
                        client.speak(-30, self.now);
                    }
                    if step.is_multiple_of(7) {
                        client.film_layers(self.now, active);
                    }
                }
            }
            step += 1;
            self.step();
        }
    }

    /// What a participant was told of something, the newest first.
    fn told_by<T>(
        &self,
        id: u32,
        what: impl Fn(&ServerMessage) -> Option<T>,
    ) -> impl Iterator<Item = T> {
        let told = self.hints.iter().rev();
        let told = told.filter(move |(_, hint)| hint.participant == ParticipantId(id));
        told.filter_map(move |(_, hint)| what(&hint.message))
    }

    /// The newest that a subscriber was told of its link: the slots whose picture
    /// is paused, and how many voices there are at most.
    pub(crate) fn limits(&self, id: u32) -> (Vec<String>, u8) {
        let mut told = self.told_by(id, |message| match message {
            ServerMessage::Limits { paused, voices } => {
                let paused = paused
                    .iter()
                    .map(|mid| String::from_utf8_lossy(mid).into_owned());
                Some((paused.collect(), *voices))
            }
            _ => None,
        });
        told.next().unwrap_or((Vec::new(), u8::MAX))
    }

    /// How often publishers were told what to encode.
    pub(crate) fn times_told(&self) -> usize {
        let told = self.hints.iter();
        told.filter(|(_, hint)| matches!(hint.message, ServerMessage::Encode { .. }))
            .count()
    }

    /// The newest that a publisher was told of its camera.
    pub(crate) fn told(&self, id: u32) -> u8 {
        let mut told = self.told_by(id, |message| match message {
            ServerMessage::Encode { track, layers } if *track == TrackKind::Camera => Some(*layers),
            _ => None,
        });
        told.next().unwrap_or(0b111)
    }

    /// Adds lines of these roles to a client and negotiates.
    pub(crate) fn negotiate(&mut self, id: u32, roles: &[LineRole]) -> Result<(), OfferError> {
        let now = self.now;
        let client = self.clients.get_mut(&id).unwrap();
        let (sdp, pending) = client.offer(roles);
        let lines = client.lines();
        let answer = self
            .shard
            .offer(now, ROOM, ParticipantId(id), sdp.as_bytes(), &lines)?;
        let answer = String::from_utf8(answer).unwrap();
        let answer = SdpAnswer::from_sdp_string(&answer).unwrap();
        client.rtc.sdp_api().accept_answer(pending, answer).unwrap();
        Ok(())
    }

    pub(crate) fn publish(&mut self, id: u32, track: TrackKind, on: bool) {
        self.shard
            .publish(self.now, ROOM, ParticipantId(id), track, on);
    }

    /// Points the camera slots of `viewer`, in order, at the cameras of `of`.
    pub(crate) fn watch(&mut self, viewer: u32, of: &[u32]) {
        let slots = self.clients[&viewer].of_role(LineRole::CameraSlot);
        let tiles: Vec<Tile> = slots
            .iter()
            .zip(of)
            .map(|(mid, of)| tile(*mid, *of, TrackKind::Camera))
            .collect();
        self.shard
            .view(self.now, ROOM, ParticipantId(viewer), &tiles);
    }

    pub(crate) fn instant(&self) -> Instant {
        self.start + self.now.since_start()
    }

    /// Lets time pass, step by step.
    pub(crate) fn run(&mut self, time: Duration) {
        self.run_until(time, |_| false);
    }

    /// The same, while every client of `talkers` sends sound and pictures.
    pub(crate) fn talk(&mut self, time: Duration, talkers: &[u32]) {
        let end = self.now + time;
        let mut step = 0u32;
        while self.now < end {
            for id in talkers {
                if let Some(client) = self.clients.get_mut(id).filter(|client| client.connected) {
                    if step.is_multiple_of(4) {
                        client.speak(-30, self.now);
                    }
                    if step.is_multiple_of(8) {
                        client.film(self.now);
                    }
                }
            }
            step += 1;
            self.step();
        }
    }

    pub(crate) fn run_until(&mut self, most: Duration, done: impl Fn(&Self) -> bool) -> bool {
        let end = self.now + most;
        while self.now < end {
            if done(self) {
                return true;
            }
            self.step();
        }
        done(self)
    }

    /// The datagrams that a client wants to send now, kept from the network.
    pub(crate) fn outgoing(&mut self, id: u32) -> Vec<Vec<u8>> {
        let (now, instant) = (self.now, self.instant());
        let mut sent = Vec::new();
        let client = self.clients.get_mut(&id).unwrap();
        client.step(now, instant, &mut sent);
        sent.into_iter().map(|(_, _, contents)| contents).collect()
    }

    pub(crate) fn step(&mut self) {
        let end = self.now + STEP;
        while self.now < end {
            self.tick();
        }
    }

    fn tick(&mut self) {
        self.now = self.now + TICK;
        let instant = self.instant();
        for (id, way) in &mut self.ways {
            while let Some(datagram) = way.down.poll(self.now) {
                if let Some(client) = self.clients.get_mut(id) {
                    client.inbox.push_back(datagram);
                }
            }
        }
        let mut sent = Vec::new();
        for client in self.clients.values_mut() {
            client.step(self.now, instant, &mut sent);
        }
        let mut arrived = Vec::new();
        for (source, destination, contents) in sent {
            let from = self
                .clients
                .values()
                .find(|client| client.address == source);
            match from.and_then(|client| self.ways.get_mut(&client.id)) {
                Some(way) => {
                    let bytes = contents.len() + HEADER_BYTES;
                    way.up
                        .send(self.now, bytes, (source, destination, contents));
                }
                None => arrived.push((source, destination, contents)),
            }
        }
        for way in self.ways.values_mut() {
            arrived.extend(core::iter::from_fn(|| way.up.poll(self.now)));
        }
        for (source, destination, contents) in arrived {
            if self.lost() {
                continue;
            }
            self.shard.receive(
                self.now,
                Datagram {
                    protocol: sfu::Protocol::Udp,
                    source,
                    destination,
                    contents: &contents,
                },
            );
        }
        if self.shard.next_wake().is_some_and(|at| at <= self.now) {
            self.shard.wake(self.now);
        }
        self.deliver();
        while let Some(hint) = self.shard.poll_hint() {
            self.hints.push((self.now, hint));
        }
        assert!(
            self.shard.next_wake().is_none_or(|at| at > self.now),
            "a shard that was woken and drained wants to sleep"
        );
    }

    /// From now on the way of this client has these limits.
    pub(crate) fn limit(&mut self, id: u32, up: Limits, down: Limits) {
        let way = self.ways.get_mut(&id).unwrap();
        way.up.set(self.now, up);
        way.down.set(self.now, down);
    }

    /// Takes all that the shard wants to send.
    pub(crate) fn deliver(&mut self) {
        while let Some(transmit) = self.shard.poll_transmit() {
            if self.lost() {
                continue;
            }
            let to = |client: &&mut Client| client.address == transmit.destination;
            if let Some(client) = self.clients.values_mut().find(to) {
                if let Some(way) = self.ways.get_mut(&client.id) {
                    let bytes = transmit.contents.len() + HEADER_BYTES;
                    let datagram = (transmit.source, transmit.contents);
                    way.down.send(self.now, bytes, datagram);
                    continue;
                }
                client.inbox.push_back((transmit.source, transmit.contents));
            }
        }
    }

    fn lost(&mut self) -> bool {
        // xorshift64
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        ((self.random >> 32) as u8) < self.loss
    }
}

pub(crate) fn tile(mid: Mid, of: u32, track: TrackKind) -> Tile {
    Tile {
        mid: LineMid::new(mid.as_bytes()).unwrap(),
        source: Source {
            participant: ParticipantId(of),
            track,
        },
        width: 640,
        height: 360,
    }
}

impl Client {
    pub(crate) fn new(id: u32, now: Instant) -> Self {
        Self::with_extensions(id, now, &[])
    }

    /// One that writes these in place of the usual header extensions.
    pub(crate) fn with_extensions(id: u32, now: Instant, extensions: &[(u8, Extension)]) -> Self {
        let mut config = RtcConfig::new()
            .set_rtp_mode(true)
            .clear_codecs()
            .enable_opus(true, false)
            .enable_vp8(true)
            .set_stats_interval(Some(Duration::from_secs(1)));
        for (number, extension) in extensions {
            config = config.set_extension(*number, extension.clone());
        }
        let mut rtc = config.build(now);
        let address = SocketAddr::from(([10, 1, (id >> 8) as u8, id as u8], 5000));
        rtc.add_local_candidate(Candidate::host(address, "udp").unwrap());
        Self {
            id,
            rtc,
            address,
            lines: Vec::new(),
            connected: false,
            received: Vec::new(),
            asked: Vec::new(),
            keyframe_due: BTreeMap::new(),
            layers_due: [true; 3],
            frames: 0,
            layer_sequences: [1000, 2000, 3000],
            simulcast: false,
            nacks: BTreeMap::new(),
            // Sources start anywhere.
            sequences: BTreeMap::from([
                (TrackKind::Mic, 60_000 + u64::from(id) * 11),
                (TrackKind::Camera, 30_000 + u64::from(id) * 13),
            ]),
            inbox: VecDeque::new(),
        }
    }

    pub(crate) fn offer(&mut self, roles: &[LineRole]) -> (String, SdpPendingOffer) {
        let mut api = self.rtc.sdp_api();
        for role in roles {
            let kind = match role {
                LineRole::Mic
                | LineRole::ScreenAudio
                | LineRole::MicSlot
                | LineRole::ScreenAudioSlot => MediaKind::Audio,
                _ => MediaKind::Video,
            };
            let direction = if (*role as u8) < 16 {
                Direction::SendOnly
            } else {
                Direction::RecvOnly
            };
            let layered = self.simulcast && *role == LineRole::Camera;
            let simulcast = layered.then(|| Simulcast {
                send: RIDS.map(SimulcastLayer::new).to_vec(),
                recv: vec![],
            });
            let mid = api.add_media(kind, direction, None, None, simulcast);
            self.lines.push((mid, *role));
        }
        let (offer, pending) = api.apply().expect("something to offer");
        (offer.to_sdp_string(), pending)
    }

    pub(crate) fn lines(&self) -> Vec<Line> {
        let lines = self.lines.iter().map(|(mid, role)| Line {
            mid: LineMid::new(mid.as_bytes()).unwrap(),
            role: *role,
        });
        lines.collect()
    }

    pub(crate) fn of_role(&self, role: LineRole) -> Vec<Mid> {
        let lines = self.lines.iter().filter(|line| line.1 == role);
        lines.map(|line| line.0).collect()
    }

    /// Packets that came on lines of this role.
    pub(crate) fn got(&self, role: LineRole) -> Vec<&RtpPacket> {
        let mids = self.of_role(role);
        let packets = self.received.iter().filter(|(mid, _)| mids.contains(mid));
        packets.map(|(_, packet)| packet).collect()
    }

    /// Packets that came on one line.
    pub(crate) fn got_on(&self, mid: Mid) -> Vec<&RtpPacket> {
        let packets = self.received.iter().filter(|(on, _)| *on == mid);
        packets.map(|(_, packet)| packet).collect()
    }

    /// Sends 20 ms of sound at this level, named by the sender's id and of the
    /// size that browsers seal.
    pub(crate) fn speak(&mut self, level: i8, now: Time) {
        let mut payload = vec![0xee, self.id as u8, 1, 2, 3];
        payload.resize(83, 7);
        self.send(TrackKind::Mic, now, payload, Some(level));
    }

    /// Sends one frame of each of the `active` layers of the camera, in three
    /// temporal layers: about 120, 450 and 1400 kbit/s at 28 frames a second.
    pub(crate) fn film_layers(&mut self, now: Time, active: u8) {
        let frame = self.frames;
        self.frames += 1;
        let temporal = [0u8, 2, 1, 2][(frame % 4) as usize];
        for layer in (0..3).filter(|layer| active & 1 << layer != 0) {
            // Encoders begin a layer with a keyframe of their own accord.
            let keyframe = self.layers_due[layer] && temporal == 0;
            if keyframe {
                self.layers_due[layer] = false;
            }
            let size = [525, 2000, 6200][layer] * if keyframe { 4 } else { 1 };
            let count = size / 1100 + 1;
            let (width, height) = [(320u16, 180u16), (640, 360), (1280, 720)][layer];
            for part in 0..count {
                let id = frame as u16 & 0x7fff;
                let [high, low] = id.to_be_bytes();
                let first = if part == 0 { 0x90 } else { 0x80 };
                let tid = temporal << 6 | if temporal > 0 { 0x20 } else { 0 } | 1;
                let mut payload = vec![first, 0xf0, 0x80 | high, low, (frame / 4) as u8, tid];
                if part == 0 {
                    payload.extend([u8::from(!keyframe), 0, 0]);
                    if keyframe {
                        payload.extend([0x9d, 0x01, 0x2a]);
                        payload.extend(width.to_le_bytes());
                        payload.extend(height.to_le_bytes());
                    }
                }
                payload.extend([0xee, self.id as u8, layer as u8]);
                payload.resize(size / count, 1);
                self.send_layer(layer, now, payload, part + 1 == count);
            }
        }
        for layer in (0..3).filter(|layer| active & 1 << layer == 0) {
            self.layers_due[layer] = true;
        }
    }

    /// Sends one packet of a layer of the camera.
    pub(crate) fn send_layer(&mut self, layer: usize, now: Time, payload: Vec<u8>, marker: bool) {
        let mid = self.of_role(LineRole::Camera)[0];
        let params = self.rtc.codec_config().params();
        let vp8 = params.iter().find(|p| p.spec().codec == Codec::Vp8);
        let pt = vp8.unwrap().pt();
        let number = self.layer_sequences[layer];
        self.layer_sequences[layer] += 1;
        let time = (now.as_millis() * 90) as u32;
        let write = RtpWrite::new(pt, number.into(), time, Instant::now(), payload);
        let mut api = self.rtc.direct_api();
        if let Some(stream) = api.stream_tx_by_mid(mid, Some(Rid::from(RIDS[layer]))) {
            stream.write_rtp(write.marker(marker).nackable(true));
        }
    }

    /// Sends one frame of the camera: a keyframe when one was asked for, and at
    /// the start.
    pub(crate) fn film(&mut self, now: Time) {
        let due = self.keyframe_due.insert(TrackKind::Camera, false);
        let picture = self.sequences[&TrackKind::Camera];
        let mut content = vec![0xee, self.id as u8];
        content.resize(400, 9);
        let payload = vp8(picture, due.unwrap_or(true), &content);
        self.send(TrackKind::Camera, now, payload, None);
    }

    pub(crate) fn send(
        &mut self,
        track: TrackKind,
        now: Time,
        payload: Vec<u8>,
        level: Option<i8>,
    ) {
        let (role, codec, clock) = match track {
            TrackKind::Mic => (LineRole::Mic, Codec::Opus, 48),
            TrackKind::ScreenAudio => (LineRole::ScreenAudio, Codec::Opus, 48),
            TrackKind::Camera => (LineRole::Camera, Codec::Vp8, 90),
            TrackKind::Screen => (LineRole::Screen, Codec::Vp8, 90),
        };
        let Some(mid) = self.of_role(role).pop() else {
            return;
        };
        let params = self.rtc.codec_config().params();
        let pt = params
            .iter()
            .find(|p| p.spec().codec == codec)
            .unwrap()
            .pt();
        let sequence = self.sequences.entry(track).or_insert(500);
        let number = *sequence;
        *sequence += 1;
        let time = (now.as_millis() * clock) as u32;
        let write = RtpWrite::new(pt, number.into(), time, self.wallclock(), payload)
            .marker(true)
            .nackable(true)
            .ext_vals(ExtensionValues {
                audio_level: level,
                voice_activity: level.map(|_| true),
                ..ExtensionValues::default()
            });
        let mut api = self.rtc.direct_api();
        if let Some(stream) = api.stream_tx_by_mid(mid, None) {
            stream.write_rtp(write);
        }
    }

    fn wallclock(&self) -> Instant {
        Instant::now()
    }

    /// Asks for a keyframe on every picture slot of this role, as a decoder
    /// that lost its picture does.
    pub(crate) fn complain(&mut self, role: LineRole) {
        for mid in self.of_role(role) {
            let mut api = self.rtc.direct_api();
            if let Some(stream) = api.stream_rx_by_mid(mid, None) {
                stream.request_keyframe(KeyframeRequestKind::Pli);
            }
        }
    }

    fn step(
        &mut self,
        now: Time,
        instant: Instant,
        sent: &mut Vec<(SocketAddr, SocketAddr, Vec<u8>)>,
    ) {
        while let Some((source, contents)) = self.inbox.pop_front() {
            let receive = Receive::new(Protocol::Udp, source, self.address, &contents).unwrap();
            let _ = self.rtc.handle_input(Input::Receive(instant, receive));
            self.poll(now, sent);
        }
        let _ = self.rtc.handle_input(Input::Timeout(instant));
        self.poll(now, sent);
    }

    fn poll(&mut self, now: Time, sent: &mut Vec<(SocketAddr, SocketAddr, Vec<u8>)>) {
        loop {
            match self.rtc.poll_output() {
                Ok(Output::Transmit(transmit)) => {
                    let contents = transmit.contents.to_vec();
                    sent.push((transmit.source, transmit.destination, contents));
                }
                Ok(Output::Event(event)) => self.event(now, event),
                Ok(Output::Timeout(_)) | Err(_) => return,
            }
        }
    }

    fn event(&mut self, now: Time, event: Event) {
        match event {
            Event::MediaEgressStats(stats) => {
                self.nacks.insert(stats.mid, stats.nacks);
            }
            Event::Connected => self.connected = true,
            Event::Closed => self.connected = false,
            Event::RtpPacket(packet) => {
                let mut api = self.rtc.direct_api();
                let mid = api
                    .stream_rx(&packet.header.ssrc)
                    .map(|stream| stream.mid());
                self.received.push((mid.unwrap(), packet));
            }
            Event::KeyframeRequest(KeyframeRequest { mid, rid, .. }) => {
                self.asked.push((now, mid));
                if let Some(layer) = RIDS.iter().position(|own| rid == Some(Rid::from(*own))) {
                    self.layers_due[layer] = true;
                    return;
                }
                let role = self.lines.iter().find(|line| line.0 == mid).unwrap().1;
                let track = match role {
                    LineRole::Camera => TrackKind::Camera,
                    _ => TrackKind::Screen,
                };
                self.keyframe_due.insert(track, true);
            }
            _ => {}
        }
    }
}

/// Where the mark of [`Client::speak`] and [`Client::film`] is, behind the
/// descriptor of a picture.
fn mark(packet: &RtpPacket) -> &[u8] {
    let payload = &packet.payload;
    let descriptor = if payload[0] == 0xee { 0 } else { 6 };
    let rest = &payload[descriptor..];
    let at = rest.iter().position(|byte| *byte == 0xee).unwrap();
    &rest[at + 1..]
}

/// Who a packet is from.
pub(crate) fn sender(packet: &RtpPacket) -> u32 {
    u32::from(mark(packet)[0])
}

/// Which layer a packet of [`Client::film_layers`] is of.
pub(crate) fn layer(packet: &RtpPacket) -> u8 {
    mark(packet)[1]
}

/// Its temporal layer.
pub(crate) fn temporal(packet: &RtpPacket) -> u8 {
    packet.payload[5] >> 6
}
