//! One participant: `client` decides, this carries out. It moves bytes between
//! the socket, the UDP port, the peer connection and the frames, keeps the
//! camera's and the microphone's time, and does what a person would do on the
//! page: type the password, join, look at everyone, leave.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use client::page::{
    Command, EndReason, Event, LineRole, PeerState, Person, Phase, Secret, Tile, TrackKind, View,
};
use client::{Client, Input, Output};
use futures_util::stream::SplitSink;
use futures_util::{SinkExt, StreamExt};
use proto::Time;
use tokio::net::UdpSocket;
use tokio::sync::{mpsc, watch};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use zeroize::Zeroizing;

use crate::frames::{Frames, track_kind};
use crate::options::Password;
use crate::peer::{Peer, PeerOutput, Track};
use crate::record::Record;
use crate::report::{ParticipantReport, ReceivedStream, SentStream};
use crate::signal::{Connection, Server, SignalError, Stream};
use crate::source::{Camera, FRAMES_PER_SECOND, Microphone, OPUS_PACKET};
use crate::vp8::Temporal;

/// How often the frames' counts go to `client`, as the page's worker does it.
const REPORT_INTERVAL: Duration = Duration::from_millis(250);
/// How long a slot must have been somebody's before its name is believed.
const SETTLED: Duration = Duration::from_secs(1);
/// How long saying goodbye may take.
const GOODBYE: Duration = Duration::from_secs(2);
/// The socket's buffer: a burst of video of a few participants.
const UDP_BUFFER: usize = 2048;

/// What a participant is to do.
#[derive(Clone)]
pub struct Script {
    /// Its number, which picks picture and tone.
    pub index: usize,
    /// What it is called.
    pub name: String,
    /// The server of the link.
    pub server: Server,
    /// The link's fragment.
    pub fragment: Secret,
    /// The password, when one was given.
    pub password: Option<Password>,
    /// It has a camera.
    pub camera: bool,
    /// It has a microphone.
    pub mic: bool,
    /// What the camera sends, in kbit/s.
    pub video_kbps: u32,
    /// In how many layers its camera sends.
    pub layers: usize,
    /// The size in which it looks at others' cameras.
    pub tile: (u16, u16),
    /// What it says once it is in the meeting.
    pub say: Option<String>,
    /// Where plaintext is written down, in a test.
    pub record: Option<Record>,
}

/// Why a participant did not stay to the end.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// No connection.
    #[error(transparent)]
    Signal(#[from] SignalError),
    /// The meeting asks for a password and none was given.
    #[error("the meeting has a password: give it with --password")]
    PasswordMissing,
    /// The meeting ended for this participant.
    #[error("{}", sentence(*.0))]
    Ended(EndReason),
    /// WebRTC failed.
    #[error("the media connection failed: {0}")]
    Media(#[from] str0m::RtcError),
    /// The system said no.
    #[error("the system refused: {0}")]
    System(#[from] std::io::Error),
}

impl Failure {
    /// The command line is wrong, not the run.
    #[must_use]
    pub fn is_usage(&self) -> bool {
        matches!(
            self,
            Self::Signal(SignalError::NotALink | SignalError::Certificates(_))
                | Self::PasswordMissing
                | Self::Ended(EndReason::BadLink | EndReason::WrongPassword)
        )
    }
}

fn sentence(why: EndReason) -> &'static str {
    match why {
        EndReason::Left => "left the meeting",
        EndReason::BadLink => "the link is damaged: copy it whole from the page",
        EndReason::RoomEnded => "the meeting has ended",
        EndReason::RoomFull => "the meeting is full: try again later",
        EndReason::WrongPassword => "the password is wrong",
        EndReason::Removed => "a host removed this participant",
        EndReason::Replaced => "the same participant connected again elsewhere",
        EndReason::ServerGone => "the connection to the server was lost and did not come back",
        EndReason::ServerShutdown => "the server is shutting down",
        EndReason::NotSealed => "a frame could not be sealed, so nothing more was sent",
        EndReason::Denied => "a host did not let this participant in",
        EndReason::Locked => "the meeting is locked: nobody new gets in",
        EndReason::PasswordChanged => "the password was changed meanwhile: ask for the new one",
        EndReason::Protocol => "the server broke the protocol: is it another version?",
    }
}

/// What comes in from the tasks beside.
enum Happened {
    Connected(Result<Connection, SignalError>),
    Message(Vec<u8>),
    SocketClosed,
    Stretched(Zeroizing<Vec<u8>>),
}

struct Participant {
    script: Script,
    start: Instant,
    client: Client,
    frames: Frames,
    peer: Option<Peer>,
    udp: Option<Arc<UdpSocket>>,
    socket: Option<SplitSink<WebSocketStream<Box<dyn Stream>>, Message>>,
    /// Counts connections, so that a late word of an old one is not taken for
    /// one of the new.
    happened: mpsc::Sender<(u64, Happened)>,
    connection: u64,
    view: Option<View>,
    asked_to_join: Option<Time>,
    joined: Option<Time>,
    password_sent: bool,
    /// It said that it is in the lobby.
    knocked: bool,
    media_connected: bool,
    /// Its layers, the smallest first, and which of them somebody watches.
    camera: Vec<Camera>,
    watched: u8,
    next_camera: Option<Time>,
    mic: Microphone,
    next_mic: Option<Time>,
    tiles: Vec<Tile>,
    names: BTreeMap<u32, String>,
    failure: Option<Failure>,
    ended: bool,
}

/// Takes part until `stop` turns true or the meeting ends.
pub async fn take_part(
    script: Script,
    mut stop: watch::Receiver<bool>,
) -> (ParticipantReport, Option<Failure>) {
    let (happened, mut inbox) = mpsc::channel(256);
    let start = Instant::now();
    let mut seed = Zeroizing::new([0; 32]);
    if let Err(error) = getrandom::fill(&mut seed[..]) {
        let failure = Failure::System(std::io::Error::other(error));
        return (ParticipantReport::default(), Some(failure));
    }
    let mut participant = Participant {
        camera: Camera::layers(script.index, script.video_kbps, script.layers),
        watched: u8::MAX,
        mic: Microphone::new(script.index),
        client: Client::new(seed),
        frames: Frames::default(),
        peer: None,
        udp: None,
        socket: None,
        happened,
        connection: 0,
        view: None,
        asked_to_join: None,
        joined: None,
        password_sent: false,
        knocked: false,
        media_connected: false,
        next_camera: None,
        next_mic: None,
        tiles: Vec::new(),
        names: BTreeMap::new(),
        failure: None,
        ended: false,
        start,
        script,
    };
    participant.run(&mut inbox, &mut stop).await;
    (participant.report(), participant.failure)
}

impl Participant {
    fn now(&self) -> Time {
        Time::from_start(self.start.elapsed())
    }

    async fn run(
        &mut self,
        inbox: &mut mpsc::Receiver<(u64, Happened)>,
        stop: &mut watch::Receiver<bool>,
    ) {
        let fragment = self.script.fragment.clone();
        self.tell(Command::Open { fragment }).await;
        let mut report = tokio::time::interval(REPORT_INTERVAL);
        let mut buffer = vec![0; UDP_BUFFER];
        let mut leaving = false;
        while !self.ended {
            let wake = self.next_wake();
            let udp = self.udp.clone();
            tokio::select! {
                Some((connection, happened)) = inbox.recv() => {
                    if connection == self.connection {
                        self.take(happened).await;
                    }
                }
                received = receive(udp.as_deref(), &mut buffer) => {
                    if let (Ok((len, from)), Some(peer)) = (received, &mut self.peer) {
                        let now = Time::from_start(self.start.elapsed());
                        if let Err(error) = peer.datagram(now, from, &buffer[..len]) {
                            self.fail(error.into());
                        }
                        self.drain_peer().await;
                    }
                }
                _ = report.tick() => self.count().await,
                () = tokio::time::sleep_until(wake.into()) => self.wake().await,
                changed = stop.changed(), if !leaving => {
                    if changed.is_err() || *stop.borrow() {
                        leaving = true;
                        let goodbye = self.tell(Command::Leave);
                        let _ = tokio::time::timeout(GOODBYE, goodbye).await;
                        self.ended = true;
                    }
                }
            }
        }
        if let Some(mut socket) = self.socket.take() {
            let _ = tokio::time::timeout(GOODBYE, socket.close()).await;
        }
    }

    fn next_wake(&self) -> Instant {
        let far = self.start + self.start.elapsed() + Duration::from_secs(1);
        let times = [self.client.poll_timeout(), self.next_camera, self.next_mic];
        let peer = self.peer.as_ref().map(Peer::timeout);
        times
            .into_iter()
            .flatten()
            .map(|time| self.start + time.since_start())
            .chain(peer)
            .min()
            .map_or(far, |at| at.min(far))
    }

    async fn wake(&mut self) {
        let now = self.now();
        if self.client.poll_timeout().is_some_and(|at| at <= now) {
            self.client.handle(now, Input::Tick);
            self.drain_client().await;
        }
        self.frames.tick(now);
        self.send_media(now);
        if let Some(peer) = &mut self.peer
            && let Err(error) = peer.tick(now)
        {
            self.fail(error.into());
        }
        self.drain_peer().await;
    }

    async fn take(&mut self, happened: Happened) {
        let now = self.now();
        match happened {
            Happened::Connected(Ok(connection)) => {
                if let Err(error) = self.connected(connection).await {
                    self.fail(error.into());
                    return;
                }
                self.client.handle(now, Input::SocketOpened);
            }
            Happened::Connected(Err(error)) => {
                // A first connection that fails is told; a later one is tried
                // again by `client`.
                if self.joined.is_none() {
                    self.fail(error.into());
                }
                self.client.handle(now, Input::SocketClosed);
            }
            Happened::Message(bytes) => self.client.handle(now, Input::SocketMessage(&bytes)),
            Happened::SocketClosed => {
                self.socket = None;
                self.client.handle(now, Input::SocketClosed);
            }
            Happened::Stretched(bytes) => self.client.handle(now, Input::Stretched(bytes)),
        }
        self.drain_client().await;
    }

    async fn connected(&mut self, connection: Connection) -> std::io::Result<()> {
        if self.udp.is_none() {
            let udp = UdpSocket::bind((connection.local_ip, 0)).await?;
            self.udp = Some(Arc::new(udp));
        }
        let (sink, mut stream) = connection.socket.split();
        self.socket = Some(sink);
        let happened = self.happened.clone();
        let number = self.connection;
        tokio::spawn(async move {
            while let Some(Ok(message)) = stream.next().await {
                let bytes = match message {
                    Message::Binary(bytes) => bytes.to_vec(),
                    Message::Close(_) => break,
                    _ => continue,
                };
                if happened
                    .send((number, Happened::Message(bytes)))
                    .await
                    .is_err()
                {
                    return;
                }
            }
            let _ = happened.send((number, Happened::SocketClosed)).await;
        });
        Ok(())
    }

    async fn tell(&mut self, command: Command) {
        self.client.handle(self.now(), Input::Page(command));
        self.drain_client().await;
    }

    /// Carries out what `client` wants, and what follows from that.
    async fn drain_client(&mut self) {
        while let Some(output) = self.client.poll_output() {
            match output {
                Output::Connect => self.connect(),
                Output::Send(bytes) | Output::SendBulk(bytes) => {
                    if let Some(socket) = &mut self.socket {
                        // A broken socket is told by its reader.
                        let _ = socket.send(Message::Binary(bytes.into())).await;
                    }
                }
                Output::Close => {
                    self.connection += 1;
                    if let Some(mut socket) = self.socket.take() {
                        let _ = tokio::time::timeout(GOODBYE, socket.close()).await;
                    }
                }
                Output::Page(event) => self.event(event),
                Output::StretchPassword(job) => {
                    let happened = self.happened.clone();
                    let number = self.connection;
                    tokio::task::spawn_blocking(move || {
                        let stretched = client::stretch_password(&job.password, &job.salt);
                        let _ = happened.blocking_send((number, Happened::Stretched(stretched)));
                    });
                }
                Output::FrameKeys { keys, urgent } => {
                    let now = self.now();
                    self.frames.set_keys(now, &keys, urgent);
                }
                Output::ForgetFrames => self.frames.forget(),
                // A bot neither offers a file nor saves one.
                Output::ReadFile { .. }
                | Output::ForgetFile { .. }
                | Output::WriteFile { .. }
                | Output::DropSaved { .. } => {}
                Output::Account { key } => {
                    let now = self.now();
                    let account = self.frames.account(now, &key);
                    self.client.handle(now, Input::Account { key, account });
                }
                Output::Judge(job) => {
                    let now = self.now();
                    self.frames.judge(now, &job.signed());
                }
                Output::Sealing { on } => self.frames.set_sealing(on),
            }
        }
        if let Some(peer) = &mut self.peer {
            let now = Time::from_start(self.start.elapsed());
            if let Err(error) = peer.tick(now) {
                self.fail(error.into());
            }
        }
    }

    fn connect(&mut self) {
        self.connection += 1;
        let server = self.script.server.clone();
        let happened = self.happened.clone();
        let number = self.connection;
        tokio::spawn(async move {
            let result = server.connect().await;
            let _ = happened.send((number, Happened::Connected(result))).await;
        });
    }

    fn event(&mut self, event: Event) {
        match event {
            Event::View { view } => self.look(view),
            Event::NeedOffer {
                camera_slots,
                fresh,
                ..
            } => self.offer(camera_slots as usize, fresh),
            Event::Encode { track, layers } => {
                if track == TrackKind::Camera {
                    for (layer, camera) in self.camera.iter_mut().enumerate() {
                        if layers & !self.watched & 1 << layer != 0 {
                            camera.restart();
                        }
                    }
                    self.watched = layers;
                }
            }
            Event::Answer { sdp } => self.answer(&sdp),
            Event::Link { .. }
            | Event::HostLink { .. }
            | Event::Chat { .. }
            | Event::MicOff
            | Event::DirectCall { .. }
            | Event::DirectAnswer { .. }
            | Event::Relay { .. }
            | Event::Reaction { .. }
            | Event::Notice { .. } => {}
        }
    }

    /// Does what a person does who sees this.
    fn look(&mut self, view: View) {
        let now = self.now();
        match view.phase {
            Phase::Ready if self.asked_to_join.is_none() => {
                if view.password_ok == Some(false) {
                    self.fail(Failure::Ended(EndReason::WrongPassword));
                } else if view.needs_password && view.password_ok != Some(true) {
                    self.type_password(now);
                } else if view.room_exists.is_some() {
                    self.join(now, view.label.as_deref());
                }
            }
            Phase::Knocking if !self.knocked => {
                self.knocked = true;
                eprintln!("{}: waits for a host to let it in", self.script.name);
            }
            Phase::Joined if self.joined.is_none() => {
                self.joined = Some(now);
                let took = self
                    .asked_to_join
                    .map_or(Duration::ZERO, |asked| now.since(asked));
                eprintln!(
                    "{}: in the meeting after {} ms",
                    self.script.name,
                    took.as_millis()
                );
                for (track, on) in [
                    (TrackKind::Mic, self.script.mic),
                    (TrackKind::Camera, self.script.camera),
                ] {
                    if on {
                        let command = Command::Track { track, on };
                        self.client.handle(now, Input::Page(command));
                    }
                }
                self.say(now);
            }
            Phase::Ended { why } => {
                // The last view of the meeting is what the report is made of.
                if why != EndReason::Left && self.failure.is_none() {
                    self.failure = Some(Failure::Ended(why));
                }
                self.ended = true;
                return;
            }
            _ => {}
        }
        self.learn_names(now, &view);
        self.choose_tiles(now, &view.people);
        self.view = Some(view);
    }

    fn type_password(&mut self, now: Time) {
        if self.password_sent {
            return;
        }
        let Some(password) = &self.script.password else {
            self.fail(Failure::PasswordMissing);
            return;
        };
        self.password_sent = true;
        let password = Secret::new(password.as_str().to_owned());
        self.client
            .handle(now, Input::Page(Command::Password { password }));
    }

    fn join(&mut self, now: Time, label: Option<&str>) {
        self.asked_to_join = Some(now);
        let name = self.script.name.clone();
        if let Some(record) = &self.script.record {
            record.write(&name, "name", name.as_bytes());
            record.write(&name, "label", label.unwrap_or_default().as_bytes());
        }
        self.client.handle(now, Input::Page(Command::Join { name }));
    }

    fn say(&mut self, now: Time) {
        let Some(text) = self.script.say.clone() else {
            return;
        };
        if let Some(record) = &self.script.record {
            record.write(&self.script.name, "text", text.as_bytes());
        }
        self.client.handle(now, Input::Page(Command::Chat { text }));
    }

    fn answer(&mut self, sdp: &str) {
        let Some(peer) = &mut self.peer else { return };
        if let Err(error) = peer.accept_answer(sdp) {
            return self.fail(error.into());
        }
        if let Some(camera_slots) = peer.offer_again() {
            self.offer(camera_slots, false);
        }
    }

    fn offer(&mut self, camera_slots: usize, fresh: bool) {
        let now = self.now();
        let Some(udp) = &self.udp else { return };
        if fresh || self.peer.is_none() {
            self.media_connected = false;
            // What it looked at is to be said again.
            self.tiles.clear();
            let peer = udp
                .local_addr()
                .map_err(Failure::from)
                .and_then(|local| Ok(Peer::new(self.start, local, self.script.layers)?));
            match peer {
                Ok(peer) => self.peer = Some(peer),
                Err(failure) => return self.fail(failure),
            }
        }
        let Some(peer) = &mut self.peer else { return };
        let Some((sdp, lines)) = peer.offer(camera_slots) else {
            return;
        };
        for (track, on) in [
            (Track::Mic, self.script.mic),
            (Track::Camera, self.script.camera),
        ] {
            if let (true, Some(mid)) = (on, peer.sender_mid(track)) {
                self.frames.add_sender(track, mid);
            }
        }
        for (mid, role) in peer.slots() {
            self.frames.add_slot(mid, role);
        }
        self.client
            .handle(now, Input::Page(Command::Offer { sdp, lines }));
        if let Some(view) = self.view.take() {
            self.choose_tiles(now, &view.people);
            self.view = Some(view);
        }
    }

    /// Looks at every camera and screen that there is, as far as slots go. Who
    /// has a slot keeps it.
    fn choose_tiles(&mut self, now: Time, people: &[Person]) {
        let Some(peer) = &self.peer else { return };
        let wanted = |tile: &Tile| {
            people.iter().any(|person| {
                !person.own
                    && person.id == tile.person
                    && match tile.track {
                        TrackKind::Camera => person.camera,
                        _ => person.screen,
                    }
            })
        };
        let mut tiles: Vec<Tile> = self
            .tiles
            .iter()
            .filter(|tile| wanted(tile))
            .cloned()
            .collect();
        for person in people.iter().filter(|person| !person.own) {
            for (on, track, role) in [
                (person.camera, TrackKind::Camera, LineRole::CameraSlot),
                (person.screen, TrackKind::Screen, LineRole::ScreenSlot),
            ] {
                let shown = |tile: &Tile| tile.person == person.id && tile.track == track;
                if !on || tiles.iter().any(shown) {
                    continue;
                }
                let free = peer
                    .slots()
                    .find(|(mid, of)| *of == role && tiles.iter().all(|tile| tile.mid != *mid));
                if let Some((mid, _)) = free {
                    tiles.push(Tile {
                        mid,
                        person: person.id,
                        track,
                        width: self.script.tile.0,
                        height: self.script.tile.1,
                    });
                }
            }
        }
        if tiles != self.tiles {
            self.tiles.clone_from(&tiles);
            self.client
                .handle(now, Input::Page(Command::Tiles { tiles }));
        }
    }

    /// The view names the person of a slot, the frames its leaf.
    fn learn_names(&mut self, now: Time, view: &View) {
        for slot in &view.slots {
            let name = view
                .people
                .iter()
                .find(|person| Some(person.id) == slot.person)
                .and_then(|person| person.name.clone());
            let bound = self
                .frames
                .slots()
                .find(|(mid, _)| *mid == slot.mid)
                .and_then(|(_, slot)| slot.bound);
            if let (Some(name), Some((key, _, since))) = (name, bound)
                && now.since(since) > SETTLED
            {
                self.names.insert(key.leaf, name);
            }
        }
    }

    async fn count(&mut self) {
        let now = self.now();
        let report = self.frames.report(now);
        self.client.handle(now, Input::Media(report));
        self.drain_client().await;
        self.drain_peer().await;
    }

    async fn drain_peer(&mut self) {
        let now = self.now();
        while let Some(output) = self.peer.as_mut().and_then(Peer::poll_output) {
            match output {
                PeerOutput::Datagram { to, bytes } => {
                    if let Some(udp) = &self.udp {
                        // A path that does not work is ICE's business.
                        let _ = udp.send_to(&bytes, to).await;
                    }
                }
                PeerOutput::Connected => {
                    self.media_connected = true;
                    self.tell(Command::Peer {
                        state: PeerState::Connected,
                    })
                    .await;
                }
                PeerOutput::Disconnected => {
                    self.media_connected = false;
                    self.tell(Command::Peer {
                        state: PeerState::Connecting,
                    })
                    .await;
                }
                PeerOutput::KeyframeWanted(layer) => {
                    if let Some(camera) = self.camera.get_mut(layer) {
                        camera.restart();
                    }
                }
                PeerOutput::Frame { mid, frame } => {
                    let wants_keyframe = self.frames.open(now, &mid, frame);
                    if let (true, Some(peer)) = (wants_keyframe, &mut self.peer) {
                        peer.keyframe_needed(now, &mid);
                    }
                }
            }
        }
    }

    /// Sends what camera and microphone have by now.
    fn send_media(&mut self, now: Time) {
        if !self.media_connected || !self.frames.is_keyed() {
            return;
        }
        let frame_time = Duration::from_secs(1) / FRAMES_PER_SECOND;
        if self.script.camera {
            let mut due = self.next_camera.unwrap_or(now);
            while due <= now {
                for layer in 0..self.camera.len() {
                    if self.watched & 1 << layer != 0 {
                        let (frame, temporal) = self.camera[layer].next_frame();
                        self.send(now, Track::Camera, (layer, temporal), due, &frame);
                    }
                }
                due = due + frame_time;
            }
            self.next_camera = Some(due);
        }
        if self.script.mic {
            let mut due = self.next_mic.unwrap_or(now);
            while due <= now {
                let frame = self.mic.next_frame();
                self.send(now, Track::Mic, Default::default(), due, &frame);
                due = due + OPUS_PACKET;
            }
            self.next_mic = Some(due);
        }
    }

    fn send(&mut self, now: Time, track: Track, place: (usize, Temporal), at: Time, frame: &[u8]) {
        let kind = match track {
            Track::Mic => "mic",
            Track::Camera => "camera",
        };
        if let Some(record) = &self.script.record {
            record.write(&self.script.name, kind, frame);
        }
        let Some(sealed) = self.frames.seal(now, track, place.0, frame) else {
            return;
        };
        if let Some(peer) = &mut self.peer {
            peer.send(now, track, place, at, &sealed);
        }
    }

    fn fail(&mut self, failure: Failure) {
        self.failure.get_or_insert(failure);
        self.ended = true;
    }

    fn report(&self) -> ParticipantReport {
        let asked = self.asked_to_join.unwrap_or(Time::ZERO);
        let since_asked =
            |time: Option<Time>| time.map(|time| time.since(asked).as_millis() as u64);
        let sent = [(Track::Mic, "mic"), (Track::Camera, "camera")]
            .into_iter()
            .filter_map(|(track, name)| {
                let (count, failed) = self.frames.sent(track)?;
                Some(SentStream {
                    track: name,
                    sent: count.frames,
                    failed,
                    bytes: count.bytes,
                    first_frame_ms: since_asked(count.first),
                })
            })
            .collect();
        let mut received = Vec::new();
        for (mid, slot) in self.frames.slots().filter(|(_, slot)| slot.received > 0) {
            let stream = |from: Option<String>, track, opened, bytes, first| ReceivedStream {
                slot: mid.to_owned(),
                from,
                track,
                received: slot.received,
                opened,
                failed: slot.failed,
                bytes,
                first_frame_ms: since_asked(first),
            };
            if slot.streams.is_empty() {
                received.push(stream(None, None, 0, 0, None));
            }
            for (key, count) in &slot.streams {
                let name = self.names.get(&key.leaf).cloned();
                let name = name.unwrap_or_else(|| format!("leaf {}", key.leaf));
                let track = match track_kind(key.context) {
                    TrackKind::Mic => "mic",
                    TrackKind::Camera => "camera",
                    TrackKind::Screen => "screen",
                    TrackKind::ScreenAudio => "screenAudio",
                };
                received.push(stream(
                    Some(name),
                    Some(track),
                    count.frames,
                    count.bytes,
                    count.first,
                ));
            }
        }
        let security = self.view.as_ref().map(|view| &view.security);
        ParticipantReport {
            name: self.script.name.clone(),
            joined_ms: since_asked(self.joined),
            epoch: security.map_or(0, |security| security.epoch),
            security_code: security
                .map(|security| security.digits.clone())
                .unwrap_or_default(),
            people: self.view.as_ref().map_or(0, |view| view.people.len()),
            sent,
            received,
            error: self.failure.as_ref().map(ToString::to_string),
        }
    }
}

async fn receive(
    udp: Option<&UdpSocket>,
    buffer: &mut [u8],
) -> std::io::Result<(usize, SocketAddr)> {
    match udp {
        Some(udp) => udp.recv_from(buffer).await,
        None => std::future::pending().await,
    }
}
