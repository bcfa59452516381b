//! A participant's media, over any way to the server. It seals nothing: the
//! server could not tell.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use proto::{ClientMessage, List};
use proto::{
    Line, LineRole, Mid as LineMid, ParticipantId, ServerMessage, Source, Tile, TrackKind,
};
use str0m::change::{SdpAnswer, SdpPendingOffer};
use str0m::format::Codec;
use str0m::media::{Direction, MediaKind, Mid};
use str0m::net::Receive;
use str0m::rtp::RtpWrite;
use str0m::{Event, Input, Output, Rtc, RtcConfig};

use crate::talker::{Talker, bounded};
use crate::ways::Way;

/// Longest wait for anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// A whole VP8 frame in a packet; keyframes only, so that a slot may begin with
/// any.
const FRAME: [u8; 40] = {
    let mut frame = [0xab; 40];
    frame[0] = 0x10;
    frame[1] = 0;
    frame
};

pub(crate) struct Peer {
    rtc: Rtc,
    way: Option<Box<dyn Way>>,
    lines: Vec<(Mid, LineRole)>,
    /// The server's candidates, in the order of its answer: protocol, address.
    pub(crate) candidates: Vec<(String, SocketAddr)>,
    sequence: u64,
    connected: bool,
    pub(crate) pictures: usize,
    pub(crate) voices: usize,
}

impl Peer {
    /// Makes an offer over signalling, publishes, and wants to see `other`.
    pub(crate) async fn negotiate(talker: &mut Talker, other: u32) -> Self {
        let mut rtc = RtcConfig::new().set_rtp_mode(true).build(Instant::now());
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
        let (offer, pending) = api.apply().expect("an offer");
        let named = lines.iter().map(|(mid, role)| Line {
            mid: line_mid(*mid),
            role: *role,
        });
        let offer = ClientMessage::Offer {
            sdp: bounded(offer.to_sdp_string().as_bytes()),
            lines: List::new(named.collect()).expect("few"),
        };
        let answer = talker.ask(&offer).await;
        let ServerMessage::Answer { sdp } = answer else {
            panic!("no answer: {answer:?}");
        };
        let candidates = accept(&mut rtc, pending, &String::from_utf8_lossy(&sdp));
        for track in [TrackKind::Mic, TrackKind::Camera] {
            talker.send(&ClientMessage::Publish { track, on: 1 }).await;
        }
        let tile = Tile {
            mid: line_mid(lines[3].0),
            source: Source {
                participant: ParticipantId(other),
                track: TrackKind::Camera,
            },
            width: 640,
            height: 360,
        };
        let tiles = List::new(vec![tile]).expect("one");
        talker.send(&ClientMessage::View { tiles }).await;
        Self {
            rtc,
            way: None,
            lines,
            candidates,
            sequence: 100,
            connected: false,
            pictures: 0,
            voices: 0,
        }
    }

    /// The first candidate over this protocol.
    pub(crate) fn candidate(&self, protocol: &str) -> SocketAddr {
        let found = self.candidates.iter().find(|(found, _)| found == protocol);
        found.expect("one is offered").1
    }

    pub(crate) fn go(&mut self, way: impl Way + 'static) {
        self.rtc.add_local_candidate(way.candidate());
        self.way = Some(Box::new(way));
    }

    fn send(&mut self) {
        self.sequence += 1;
        for (line, codec) in [(0, Codec::Opus), (1, Codec::Vp8)] {
            let params = self.rtc.codec_config().params();
            let params = params.iter().find(|params| params.spec().codec == codec);
            let pt = params.expect("negotiated").pt();
            let mid = self.lines[line].0;
            let mut api = self.rtc.direct_api();
            let stream = api.stream_tx_by_mid(mid, None).expect("a track");
            let time = u32::try_from(self.sequence * 960).expect("a short test");
            let number = self.sequence.into();
            stream.write_rtp(RtpWrite::new(pt, number, time, Instant::now(), FRAME));
        }
    }

    /// Reads, thinks and writes, once.
    fn step(&mut self) {
        let way = self.way.as_mut().expect("a way");
        let (protocol, local) = (way.protocol(), way.candidate().addr());
        while let Some((source, contents)) = self.way.as_mut().and_then(|way| way.receive()) {
            let Ok(receive) = Receive::new(protocol, source, local, &contents) else {
                continue;
            };
            let input = Input::Receive(Instant::now(), receive);
            let _ = self.rtc.handle_input(input);
            self.poll();
        }
        let _ = self.rtc.handle_input(Input::Timeout(Instant::now()));
        self.poll();
    }

    fn poll(&mut self) {
        loop {
            match self.rtc.poll_output().expect("alive") {
                Output::Transmit(transmit) => {
                    if let Some(way) = &mut self.way {
                        way.send(transmit.destination, &transmit.contents);
                    }
                }
                Output::Event(Event::Connected) => self.connected = true,
                Output::Event(Event::RtpPacket(packet)) => {
                    assert_eq!(packet.payload[2..], FRAME[2..]);
                    let mut api = self.rtc.direct_api();
                    let stream = api.stream_rx(&packet.header.ssrc).expect("it brought this");
                    if stream.mid() == self.lines[3].0 {
                        self.pictures += 1;
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

fn line_mid(mid: Mid) -> LineMid {
    LineMid::new(mid.as_bytes()).expect("short")
}

fn accept(rtc: &mut Rtc, pending: SdpPendingOffer, sdp: &str) -> Vec<(String, SocketAddr)> {
    let answer = SdpAnswer::from_sdp_string(sdp).expect("an answer");
    rtc.sdp_api()
        .accept_answer(pending, answer)
        .expect("it fits");
    sdp.lines()
        .filter_map(|line| line.strip_prefix("a=candidate:"))
        .map(|candidate| {
            let words: Vec<&str> = candidate.split(' ').collect();
            assert_eq!(words[2] == "tcp", candidate.contains("tcptype passive"));
            let ip = words[4].parse().expect("an address");
            let port = words[5].parse().expect("a port");
            (words[2].to_owned(), SocketAddr::new(ip, port))
        })
        .collect()
}

/// Lets them run until each has seen and heard the other, or patience ends.
pub(crate) fn they_meet(peers: &mut [Peer]) -> bool {
    run(peers, |peers| {
        peers
            .iter()
            .all(|peer| peer.pictures > 20 && peer.voices > 20)
    })
}

/// Lets them run, and send when they can, until they are `done`.
pub(crate) fn run(peers: &mut [Peer], mut done: impl FnMut(&[Peer]) -> bool) -> bool {
    let end = Instant::now() + PATIENCE;
    let mut next = Instant::now();
    while Instant::now() < end {
        for peer in peers.iter_mut() {
            peer.step();
        }
        if done(peers) {
            return true;
        }
        if Instant::now() >= next {
            next += Duration::from_millis(20);
            for peer in peers.iter_mut().filter(|peer| peer.connected) {
                peer.send();
            }
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    false
}
