//! Media over real sockets on loopback: the threads, their ports and counters.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::net::{SocketAddr, UdpSocket};
use std::time::{Duration, Instant};

use proto::{
    Line, LineRole, Mid as LineMid, ParticipantId, RoomId, ServerMessage, Source, Tile, TrackKind,
};
use server::media::{Hint, Media, MediaConfig, MediaError, MediaRoom};
use str0m::change::SdpAnswer;
use str0m::format::Codec;
use str0m::media::{Direction, MediaKind, Mid};
use str0m::net::{Protocol, Receive};
use str0m::rtp::RtpWrite;
use str0m::{Candidate, Event, Input, Output, Rtc, RtcConfig};

/// Longest wait for anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// A whole VP8 frame in a packet; keyframes only, so that a slot may begin with any.
const FRAME: [u8; 40] = {
    let mut frame = [0xab; 40];
    frame[0] = 0x10;
    frame[1] = 0;
    frame
};

struct Client {
    id: u32,
    rtc: Rtc,
    socket: UdpSocket,
    lines: Vec<(Mid, LineRole)>,
    sequence: u64,
    connected: bool,
    frames: usize,
    voices: usize,
}

fn listen(address: &str, threads: usize) -> MediaConfig {
    MediaConfig {
        listen: address.parse().unwrap(),
        tls: None,
        public_ips: vec![],
        threads,
    }
}

impl Client {
    async fn join(room: &MediaRoom, id: u32, address: &str) -> Self {
        let socket = UdpSocket::bind(address).unwrap();
        socket.set_nonblocking(true).unwrap();
        let mut rtc = RtcConfig::new().set_rtp_mode(true).build(Instant::now());
        let local = socket.local_addr().unwrap();
        rtc.add_local_candidate(Candidate::host(local, "udp").unwrap());
        let mut api = rtc.sdp_api();
        let lines: Vec<(Mid, LineRole)> = [
            (MediaKind::Audio, Direction::SendOnly, LineRole::Mic),
            (MediaKind::Video, Direction::SendOnly, LineRole::Camera),
            (MediaKind::Audio, Direction::RecvOnly, LineRole::MicSlot),
            (MediaKind::Video, Direction::RecvOnly, LineRole::CameraSlot),
        ]
        .into_iter()
        .map(|(kind, direction, role)| (api.add_media(kind, direction, None, None, None), role))
        .collect();
        let (offer, pending) = api.apply().unwrap();
        let named = lines.iter().map(|(mid, role)| Line {
            mid: LineMid::new(mid.as_bytes()).unwrap(),
            role: *role,
        });
        let participant = ParticipantId(id);
        room.add(participant);
        let sdp = offer.to_sdp_string().into_bytes();
        let answer = room.offer(participant, sdp, named.collect()).await.unwrap();
        let answer = SdpAnswer::from_sdp_string(&String::from_utf8(answer).unwrap()).unwrap();
        rtc.sdp_api().accept_answer(pending, answer).unwrap();
        room.publish(participant, TrackKind::Mic, true);
        room.publish(participant, TrackKind::Camera, true);
        Self {
            id,
            rtc,
            socket,
            lines,
            sequence: 100,
            connected: false,
            frames: 0,
            voices: 0,
        }
    }

    fn watch(&self, room: &MediaRoom, other: u32) {
        let tile = Tile {
            mid: LineMid::new(self.lines[3].0.as_bytes()).unwrap(),
            source: Source {
                participant: ParticipantId(other),
                track: TrackKind::Camera,
            },
            width: 640,
            height: 360,
        };
        room.view(ParticipantId(self.id), vec![tile]);
    }

    fn send(&mut self) {
        self.sequence += 1;
        for (line, codec) in [(0, Codec::Opus), (1, Codec::Vp8)] {
            let params = self.rtc.codec_config().params();
            let pt = params
                .iter()
                .find(|p| p.spec().codec == codec)
                .unwrap()
                .pt();
            let mid = self.lines[line].0;
            let mut api = self.rtc.direct_api();
            let stream = api.stream_tx_by_mid(mid, None).unwrap();
            let time = u32::try_from(self.sequence * 960).unwrap();
            let number = self.sequence.into();
            stream.write_rtp(RtpWrite::new(pt, number, time, Instant::now(), FRAME));
        }
    }

    /// Reads, thinks and writes, once.
    fn step(&mut self) {
        let mut buffer = [0; 2000];
        while let Ok((length, source)) = self.socket.recv_from(&mut buffer) {
            let local = self.socket.local_addr().unwrap();
            let contents = &buffer[..length];
            let receive = Receive::new(Protocol::Udp, source, local, contents).unwrap();
            let _ = self
                .rtc
                .handle_input(Input::Receive(Instant::now(), receive));
            self.poll();
        }
        let _ = self.rtc.handle_input(Input::Timeout(Instant::now()));
        self.poll();
    }

    fn poll(&mut self) {
        loop {
            match self.rtc.poll_output().unwrap() {
                Output::Transmit(transmit) => {
                    let _ = self
                        .socket
                        .send_to(&transmit.contents, transmit.destination);
                }
                Output::Event(Event::Connected) => self.connected = true,
                Output::Event(Event::RtpPacket(packet)) => {
                    assert_eq!(packet.payload[2..], FRAME[2..]);
                    let mut api = self.rtc.direct_api();
                    let mid = api.stream_rx(&packet.header.ssrc).unwrap().mid();
                    if mid == self.lines[3].0 {
                        self.frames += 1;
                    } else {
                        self.voices += 1;
                    }
                }
                Output::Event(_) => {}
                Output::Timeout(_) => return,
            }
        }
    }
}

/// Lets the clients run, and send when they can, until it is `done`.
fn run(clients: &mut [Client], mut done: impl FnMut(&[Client]) -> bool) -> bool {
    let end = Instant::now() + PATIENCE;
    let mut next = Instant::now();
    while Instant::now() < end {
        for client in clients.iter_mut() {
            client.step();
        }
        if done(clients) {
            return true;
        }
        if Instant::now() >= next {
            next += Duration::from_millis(20);
            for client in clients.iter_mut().filter(|client| client.connected) {
                client.send();
            }
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    false
}

async fn two_meet(media: &Media, room: RoomId, address: &str) -> (MediaRoom, Vec<Client>) {
    let room = media.room(room);
    let clients = vec![
        Client::join(&room, 1, address).await,
        Client::join(&room, 2, address).await,
    ];
    clients[0].watch(&room, 2);
    clients[1].watch(&room, 1);
    (room, clients)
}

#[tokio::test]
async fn an_offer_takes_its_turn_among_the_calls_before_its_answer_is_awaited() {
    let media = Media::start(listen("127.0.0.1:0", 1)).unwrap();
    let room = media.room(RoomId([5; 16]));
    room.add(ParticipantId(1));
    let answer = room.offer(ParticipantId(1), vec![], vec![]);
    room.remove(ParticipantId(1));
    assert_eq!(answer.await, Err(proto::Refusal::BadOffer));
}

#[tokio::test]
async fn two_participants_meet_over_sockets_until_one_is_removed() {
    let media = Media::start(listen("127.0.0.1:0", 2)).unwrap();
    assert_eq!(media.addresses().len(), 2, "a port for each thread");
    let (room, mut clients) = two_meet(&media, RoomId([3; 16]), "127.0.0.1:0").await;
    let both = |clients: &[Client]| clients.iter().all(|c| c.frames > 20 && c.voices > 20);
    assert!(run(&mut clients, both));
    let counters = media.counters();
    assert!(counters.forwarded > 80, "{counters:?}");
    assert!(counters.received > counters.forwarded);

    room.remove(ParticipantId(1));
    // An answer that comes after the removal shows that it took effect.
    assert!(room.offer(ParticipantId(1), vec![], vec![]).await.is_err());
    let forwarded = media.counters().forwarded;
    let start = Instant::now();
    run(&mut clients, |_| {
        start.elapsed() > Duration::from_millis(300)
    });
    assert_eq!(media.counters().forwarded, forwarded);
    assert!(media.counters().dropped > counters.dropped);
    media.shutdown();
}

#[tokio::test]
async fn a_publisher_learns_when_nobody_watches_any_more() {
    let media = Media::start(listen("127.0.0.1:0", 1)).unwrap();
    let id = RoomId([6; 16]);
    let mut hints = media.room(id).hints();
    let (room, mut clients) = two_meet(&media, id, "127.0.0.1:0").await;
    let camera = |layers| Hint {
        room: id,
        participant: ParticipantId(1),
        message: ServerMessage::Encode {
            track: TrackKind::Camera,
            layers,
        },
    };
    let mut told = |expected| {
        run(&mut clients, |_| {
            core::iter::from_fn(|| hints.try_recv().ok()).any(|hint| hint == expected)
        })
    };
    assert!(told(camera(1)));
    room.view(ParticipantId(2), vec![]);
    assert!(told(camera(0)));
    media.shutdown();
}

#[tokio::test]
async fn an_unspecified_address_serves_every_address_of_the_machine() {
    let media = Media::start(listen("0.0.0.0:0", 1)).unwrap();
    let addresses = media.addresses();
    let last: SocketAddr = *addresses.last().unwrap();
    assert!(last.ip().is_loopback());
    let (_room, mut clients) = two_meet(&media, RoomId([4; 16]), "127.0.0.1:0").await;
    assert!(run(&mut clients, |clients| clients
        .iter()
        .all(|c| c.frames > 5)));
    media.shutdown();
}

#[tokio::test]
async fn ipv6_carries_media_too() {
    let Ok(media) = Media::start(listen("[::1]:0", 1)) else {
        // A machine without IPv6 has nothing to show.
        return;
    };
    let (_room, mut clients) = two_meet(&media, RoomId([5; 16]), "[::1]:0").await;
    assert!(run(&mut clients, |clients| clients
        .iter()
        .all(|c| c.frames > 5)));
    media.shutdown();
}

#[test]
fn public_addresses_replace_the_machines_own() {
    let mut config = listen("0.0.0.0:0", 1);
    config.public_ips = vec!["198.51.100.7".parse().unwrap()];
    let media = Media::start(config).unwrap();
    let addresses: Vec<String> = media
        .addresses()
        .iter()
        .map(|a| a.ip().to_string())
        .collect();
    assert_eq!(addresses, ["198.51.100.7"]);
    media.shutdown();
}

#[test]
fn a_port_in_use_is_a_clear_error() {
    let taken = UdpSocket::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let Err(error) = Media::start(listen(&address, 1)) else {
        panic!("the port is taken");
    };
    assert!(matches!(error, MediaError::Listen { .. }));
    assert!(error.to_string().contains(&address), "{error}");
}
