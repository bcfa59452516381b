//! A shard and its clients in memory, under simulated time.
//!
//! Clients are real WebRTC connections (`str0m`, RTP mode) that send and
//! receive as a browser would. Datagrams take one step of time each way; the
//! network loses some of them when told to, by a seeded generator.

use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use proto::{Line, LineRole, Mid as LineMid, ParticipantId, RoomId, Source, Tile, Time, TrackKind};
use sfu::{Config, Datagram, Local, Observer, OfferError, Shard};
use str0m::change::{SdpAnswer, SdpPendingOffer};
use str0m::format::Codec;
use str0m::media::{Direction, KeyframeRequest, KeyframeRequestKind, MediaKind, Mid};
use str0m::net::{Protocol, Receive};
use str0m::rtp::{ExtensionValues, RtpPacket, RtpWrite};
use str0m::{Candidate, Event, Input, Output, Rtc, RtcConfig};

/// One step of simulated time, and the one-way delay of the network.
pub(crate) const STEP: Duration = Duration::from_millis(5);

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
    random: u64,
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

    pub(crate) fn join(&mut self, id: u32, roles: &[LineRole]) {
        self.shard.add(ROOM, ParticipantId(id));
        if self.quiet {
            self.shard.set_quiet(ROOM);
        }
        let client = Client::new(id, self.instant());
        self.clients.insert(id, client);
        self.negotiate(id, roles).expect("a good offer");
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
        self.now = self.now + STEP;
        let instant = self.instant();
        let mut sent = Vec::new();
        for client in self.clients.values_mut() {
            client.step(self.now, instant, &mut sent);
        }
        for (source, destination, contents) in sent {
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
        assert!(
            self.shard.next_wake().is_none_or(|at| at > self.now),
            "a shard that was woken and drained wants to sleep"
        );
    }

    /// Takes all that the shard wants to send.
    pub(crate) fn deliver(&mut self) {
        while let Some(transmit) = self.shard.poll_transmit() {
            if self.lost() {
                continue;
            }
            let to = |client: &&mut Client| client.address == transmit.destination;
            if let Some(client) = self.clients.values_mut().find(to) {
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
        let mut rtc = RtcConfig::new()
            .set_rtp_mode(true)
            .clear_codecs()
            .enable_opus(true, false)
            .enable_vp8(true)
            .build(now);
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
            let mid = api.add_media(kind, direction, None, None, None);
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

    /// Sends 20 ms of sound at this level, named by the sender's id.
    pub(crate) fn speak(&mut self, level: i8, now: Time) {
        let payload = vec![0xee, self.id as u8, 1, 2, 3];
        self.send(TrackKind::Mic, now, payload, Some(level));
    }

    /// Sends one frame of the camera: a keyframe when one was asked for, and at
    /// the start.
    pub(crate) fn film(&mut self, now: Time) {
        let due = self.keyframe_due.insert(TrackKind::Camera, false);
        let picture = self.sequences[&TrackKind::Camera];
        let payload = vp8(picture, due.unwrap_or(true), &[0xee, self.id as u8, 9, 9]);
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
            Event::Connected => self.connected = true,
            Event::Closed => self.connected = false,
            Event::RtpPacket(packet) => {
                let mut api = self.rtc.direct_api();
                let mid = api
                    .stream_rx(&packet.header.ssrc)
                    .map(|stream| stream.mid());
                self.received.push((mid.unwrap(), packet));
            }
            Event::KeyframeRequest(KeyframeRequest { mid, .. }) => {
                self.asked.push((now, mid));
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

/// Who a packet is from, by the mark of [`Client::speak`] and [`Client::film`].
pub(crate) fn sender(packet: &RtpPacket) -> u32 {
    let at = packet
        .payload
        .iter()
        .position(|byte| *byte == 0xee)
        .unwrap();
    u32::from(packet.payload[at + 1])
}
