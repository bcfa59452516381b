//! The WebRTC connection of one participant, on str0m in RTP mode.
//!
//! It makes the offers, as a browser does, and moves whole sealed frames in and
//! out. Sans-I/O like str0m: datagrams and the time come in, datagrams go out.

use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use client::page::{Line, LineRole};
use proto::Time;
use str0m::change::{SdpAnswer, SdpPendingOffer};
use str0m::format::Codec;
use str0m::media::{
    Direction, KeyframeRequestKind, MediaKind, Mid, Rid, Simulcast, SimulcastLayer,
};
use str0m::net::{Protocol, Receive};
use str0m::rtp::{ExtensionValues, RtpPacket, RtpWrite, SeqNo};
use str0m::{Candidate, Event, IceConnectionState, Input, Output, Rtc, RtcError};

use crate::assembly::{Assembly, Found};
use crate::vp8::{self, Temporal};

/// Microphones heard at a time (the loudest eight).
const MIC_SLOTS: usize = 8;
const SCREEN_AUDIO_SLOTS: usize = 2;
const SCREEN_SLOTS: usize = 2;
/// A lost picture asks for a keyframe at most this often.
const KEYFRAME_REQUEST_INTERVAL: Duration = Duration::from_millis(500);

/// The layers of a camera, the smallest first, as the page calls them.
const RIDS: [&str; 3] = ["q", "h", "f"];

/// What a participant sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Track {
    /// The tone.
    Mic,
    /// The picture.
    Camera,
}

/// What the connection has to say.
pub enum PeerOutput {
    /// Send this datagram.
    Datagram {
        /// To here.
        to: SocketAddr,
        /// As it is.
        bytes: Vec<u8>,
    },
    /// Media flows from now on.
    Connected,
    /// Media does not flow any more.
    Disconnected,
    /// The server wants a keyframe of this layer of our camera.
    KeyframeWanted(usize),
    /// A whole sealed frame came in on this slot.
    Frame {
        /// The slot.
        mid: String,
        /// Sealed.
        frame: Vec<u8>,
    },
}

struct Sender {
    mid: Mid,
    clock_hz: u32,
    layers: Vec<Layer>,
}

struct Layer {
    rid: Option<Rid>,
    seq: u64,
    picture_id: u16,
    /// Frames of the lowest temporal layer, as the descriptor counts them.
    lowest: u8,
}

struct Slot {
    role: LineRole,
    video: bool,
    assembly: Assembly,
    asked_for_keyframe: Option<Time>,
}

/// One participant's connection to the server.
pub struct Peer {
    rtc: Rtc,
    start: Instant,
    local: SocketAddr,
    /// In how many layers the camera sends.
    layers: usize,
    senders: BTreeMap<Track, Sender>,
    slots: BTreeMap<Mid, Slot>,
    /// All m-lines in the order of the offer.
    lines: Vec<(Mid, LineRole)>,
    camera_slots: usize,
    /// How many there are to be once the pending offer is answered.
    wanted_camera_slots: usize,
    pending: Option<SdpPendingOffer>,
    outputs: VecDeque<PeerOutput>,
    timeout: Instant,
}

impl Peer {
    /// A connection that will use the UDP socket at `local`. `start` is where
    /// [`Time::ZERO`] lies, `layers` in how many the camera sends.
    ///
    /// # Errors
    ///
    /// When `local` can be no ICE candidate.
    pub fn new(start: Instant, local: SocketAddr, layers: usize) -> Result<Self, RtcError> {
        let mut rtc = Rtc::builder()
            .set_rtp_mode(true)
            .clear_codecs()
            .enable_opus(true, false)
            .enable_vp8(true)
            .build(start);
        let candidate = Candidate::host(local, Protocol::Udp)?;
        rtc.add_local_candidate(candidate);
        Ok(Self {
            rtc,
            start,
            local,
            layers: layers.clamp(1, RIDS.len()),
            senders: BTreeMap::new(),
            slots: BTreeMap::new(),
            lines: Vec::new(),
            camera_slots: 0,
            wanted_camera_slots: 0,
            pending: None,
            outputs: VecDeque::new(),
            timeout: start,
        })
    }

    /// An offer with this many camera slots in all; the first one also carries
    /// everything else. `None` when there is nothing to change, and while another
    /// one waits for its answer: see [`Peer::offer_again`].
    pub fn offer(&mut self, camera_slots: usize) -> Option<(String, Vec<Line>)> {
        self.wanted_camera_slots = self.wanted_camera_slots.max(camera_slots);
        if self.pending.is_some() {
            return None;
        }
        let mut api = self.rtc.sdp_api();
        let mut added = Vec::new();
        let rids = &RIDS[..self.layers];
        let mut add = |role: LineRole, count: usize| {
            let (kind, direction) = kind_and_direction(role);
            for _ in 0..count {
                let layered = role == LineRole::Camera && rids.len() > 1;
                let simulcast = layered.then(|| Simulcast {
                    send: rids.iter().map(|rid| SimulcastLayer::new(rid)).collect(),
                    recv: Vec::new(),
                });
                let mid = api.add_media(kind, direction, None, None, simulcast);
                added.push((mid, role));
            }
        };
        if self.lines.is_empty() {
            add(LineRole::Mic, 1);
            add(LineRole::Camera, 1);
            add(LineRole::MicSlot, MIC_SLOTS);
            add(LineRole::ScreenAudioSlot, SCREEN_AUDIO_SLOTS);
            add(LineRole::ScreenSlot, SCREEN_SLOTS);
        }
        add(
            LineRole::CameraSlot,
            camera_slots.saturating_sub(self.camera_slots),
        );
        let (offer, pending) = api.apply()?;
        self.pending = Some(pending);
        self.camera_slots = self.camera_slots.max(camera_slots);
        for (mid, role) in added {
            self.lines.push((mid, role));
            let (kind, _) = kind_and_direction(role);
            match role {
                LineRole::Mic => self.add_sender(Track::Mic, mid, kind),
                LineRole::Camera => self.add_sender(Track::Camera, mid, kind),
                _ => {
                    self.slots.insert(
                        mid,
                        Slot {
                            role,
                            video: kind == MediaKind::Video,
                            assembly: Assembly::default(),
                            asked_for_keyframe: None,
                        },
                    );
                }
            }
        }
        let lines = self
            .lines
            .iter()
            .map(|(mid, role)| Line {
                mid: mid.to_string(),
                role: *role,
            })
            .collect();
        Some((offer.to_sdp_string(), lines))
    }

    fn add_sender(&mut self, track: Track, mid: Mid, kind: MediaKind) {
        let clock_hz = match kind {
            MediaKind::Audio => crate::source::AUDIO_CLOCK_HZ,
            MediaKind::Video => crate::source::VIDEO_CLOCK_HZ,
        };
        let layer = |rid: Option<Rid>| Layer {
            rid,
            seq: 1,
            picture_id: 1,
            lowest: 0,
        };
        let layers = match track {
            Track::Camera if self.layers > 1 => {
                let rids = RIDS[..self.layers].iter();
                rids.map(|rid| layer(Some(Rid::from(*rid)))).collect()
            }
            _ => vec![layer(None)],
        };
        let sender = Sender {
            mid,
            clock_hz,
            layers,
        };
        self.senders.insert(track, sender);
    }

    /// The server's answer to the last offer.
    ///
    /// # Errors
    ///
    /// When it cannot be read or does not fit the offer.
    pub fn accept_answer(&mut self, sdp: &str) -> Result<(), RtcError> {
        let Some(pending) = self.pending.take() else {
            return Ok(());
        };
        let answer = SdpAnswer::from_sdp_string(sdp)?;
        self.rtc.sdp_api().accept_answer(pending, answer)
    }

    /// How many camera slots to offer now that the last offer is answered, if
    /// more were asked for meanwhile.
    #[must_use]
    pub fn offer_again(&self) -> Option<usize> {
        (self.wanted_camera_slots > self.camera_slots).then_some(self.wanted_camera_slots)
    }

    /// The m-line that sends `track`.
    #[must_use]
    pub fn sender_mid(&self, track: Track) -> Option<String> {
        self.senders
            .get(&track)
            .map(|sender| sender.mid.to_string())
    }

    /// Every receive slot that was offered.
    pub fn slots(&self) -> impl Iterator<Item = (String, LineRole)> + '_ {
        self.slots
            .iter()
            .map(|(mid, slot)| (mid.to_string(), slot.role))
    }

    /// Sends a sealed frame of a layer that was captured at `at`.
    pub fn send(
        &mut self,
        now: Time,
        track: Track,
        (layer, temporal): (usize, Temporal),
        at: Time,
        frame: &[u8],
    ) {
        let wallclock = self.instant(now);
        let Some(sender) = self.senders.get_mut(&track) else {
            return;
        };
        let mid = sender.mid;
        let codec = match track {
            Track::Mic => Codec::Opus,
            Track::Camera => Codec::Vp8,
        };
        let Some(pt) = self
            .rtc
            .codec_config()
            .find(|params| params.spec().codec == codec)
            .map(str0m::format::PayloadParams::pt)
        else {
            return;
        };
        let ticks = at.since_start().as_micros() * u128::from(sender.clock_hz) / 1_000_000;
        let timestamp = (ticks & u128::from(u32::MAX)) as u32;
        let Some(sender) = sender.layers.get_mut(layer) else {
            return;
        };
        let payloads: Vec<Vec<u8>> = match track {
            Track::Mic => vec![frame.to_vec()],
            Track::Camera => {
                if temporal.layer == 0 {
                    sender.lowest = sender.lowest.wrapping_add(1);
                }
                vp8::packetize(frame, sender.picture_id, sender.lowest, temporal).collect()
            }
        };
        sender.picture_id = (sender.picture_id + 1) & 0x7fff;
        let count = payloads.len();
        let mut api = self.rtc.direct_api();
        let Some(stream) = api.stream_tx_by_mid(mid, sender.rid) else {
            return;
        };
        for (index, payload) in payloads.into_iter().enumerate() {
            let last = index + 1 == count;
            let mut packet =
                RtpWrite::new(pt, SeqNo::from(sender.seq), timestamp, wallclock, payload)
                    .marker(last && track == Track::Camera)
                    .nackable(true);
            if track == Track::Mic {
                packet = packet.ext_vals(ExtensionValues {
                    audio_level: Some(-20),
                    voice_activity: Some(true),
                    ..Default::default()
                });
            }
            stream.write_rtp(packet);
            sender.seq += 1;
        }
    }

    /// A datagram came in.
    ///
    /// # Errors
    ///
    /// When the connection broke. A datagram that means nothing is dropped.
    pub fn datagram(&mut self, now: Time, from: SocketAddr, bytes: &[u8]) -> Result<(), RtcError> {
        let Ok(contents) = bytes.try_into() else {
            return Ok(());
        };
        let receive = Receive {
            proto: Protocol::Udp,
            source: from,
            destination: self.local,
            contents,
        };
        self.rtc
            .handle_input(Input::Receive(self.instant(now), receive))?;
        self.drain(now)
    }

    /// Time passed, or something was sent.
    ///
    /// # Errors
    ///
    /// When the connection broke.
    pub fn tick(&mut self, now: Time) -> Result<(), RtcError> {
        self.rtc.handle_input(Input::Timeout(self.instant(now)))?;
        self.drain(now)
    }

    /// What there is to do, one by one.
    pub fn poll_output(&mut self) -> Option<PeerOutput> {
        self.outputs.pop_front()
    }

    /// When [`Peer::tick`] is due.
    #[must_use]
    pub fn timeout(&self) -> Instant {
        self.timeout
    }

    fn instant(&self, now: Time) -> Instant {
        self.start + now.since_start()
    }

    fn drain(&mut self, now: Time) -> Result<(), RtcError> {
        loop {
            match self.rtc.poll_output()? {
                Output::Timeout(at) => {
                    self.timeout = at;
                    break;
                }
                Output::Transmit(transmit) => self.outputs.push_back(PeerOutput::Datagram {
                    to: transmit.destination,
                    bytes: transmit.contents.to_vec(),
                }),
                Output::Event(event) => self.event(now, event),
            }
        }
        self.assemble(now);
        Ok(())
    }

    fn event(&mut self, now: Time, event: Event) {
        match event {
            Event::Connected => self.outputs.push_back(PeerOutput::Connected),
            Event::IceConnectionStateChange(IceConnectionState::Disconnected) | Event::Closed => {
                self.outputs.push_back(PeerOutput::Disconnected);
            }
            Event::KeyframeRequest(request) => {
                let camera = self.senders.get(&Track::Camera);
                let camera = camera.filter(|camera| camera.mid == request.mid);
                let layers = camera.map(|camera| camera.layers.iter());
                let layer = layers.and_then(|mut all| all.position(|l| l.rid == request.rid));
                if let Some(layer) = layer {
                    self.outputs.push_back(PeerOutput::KeyframeWanted(layer));
                }
            }
            Event::RtpPacket(packet) => self.packet(now, packet),
            _ => {}
        }
    }

    fn packet(&mut self, now: Time, packet: RtpPacket) {
        let Some(mid) = self
            .rtc
            .direct_api()
            .stream_rx(&packet.header.ssrc)
            .map(|stream| stream.mid())
        else {
            return;
        };
        let Some(slot) = self.slots.get_mut(&mid) else {
            return;
        };
        // A packet without payload is a probe or padding.
        if packet.payload.is_empty() {
            return;
        }
        if slot.video {
            slot.assembly
                .push(now, *packet.seq_no, packet.header.marker, packet.payload);
        } else {
            self.outputs.push_back(PeerOutput::Frame {
                mid: mid.to_string(),
                frame: packet.payload.to_vec(),
            });
        }
    }

    fn assemble(&mut self, now: Time) {
        let mut lost = Vec::new();
        for (mid, slot) in &mut self.slots {
            while let Some(found) = slot.assembly.poll(now) {
                match found {
                    Found::Frame(frame) => self.outputs.push_back(PeerOutput::Frame {
                        mid: mid.to_string(),
                        frame,
                    }),
                    Found::Loss => lost.push(*mid),
                }
            }
        }
        for mid in lost {
            self.request_keyframe(now, mid);
        }
    }

    /// Asks the sender behind this slot for a keyframe, unless it was just asked.
    pub fn keyframe_needed(&mut self, now: Time, mid: &str) {
        self.request_keyframe(now, Mid::from(mid));
    }

    fn request_keyframe(&mut self, now: Time, mid: Mid) {
        let Some(slot) = self.slots.get_mut(&mid) else {
            return;
        };
        let recently = |asked: Time| now.since(asked) < KEYFRAME_REQUEST_INTERVAL;
        if !slot.video || slot.asked_for_keyframe.is_some_and(recently) {
            return;
        }
        slot.asked_for_keyframe = Some(now);
        if let Some(stream) = self.rtc.direct_api().stream_rx_by_mid(mid, None) {
            stream.request_keyframe(KeyframeRequestKind::Pli);
        }
    }
}

fn kind_and_direction(role: LineRole) -> (MediaKind, Direction) {
    match role {
        LineRole::Mic | LineRole::ScreenAudio => (MediaKind::Audio, Direction::SendOnly),
        LineRole::Camera | LineRole::Screen => (MediaKind::Video, Direction::SendOnly),
        LineRole::MicSlot | LineRole::ScreenAudioSlot => (MediaKind::Audio, Direction::RecvOnly),
        LineRole::CameraSlot | LineRole::ScreenSlot | LineRole::PreviewSlot => {
            (MediaKind::Video, Direction::RecvOnly)
        }
    }
}

#[cfg(test)]
mod tests {
    use str0m::change::SdpOffer;

    use super::*;

    #[test]
    fn slots_asked_for_while_an_offer_is_open_are_offered_once_it_is_answered() {
        let start = Instant::now();
        let local = "127.0.0.1:9".parse().expect("an address");
        let mut peer = Peer::new(start, local, 1).expect("a connection");
        let mut server = Rtc::builder().set_rtp_mode(true).build(start);
        let mut answer = |offer: &str| {
            let offer = SdpOffer::from_sdp_string(offer).expect("an offer");
            let answer = server.sdp_api().accept_offer(offer).expect("it fits");
            answer.to_sdp_string()
        };

        let (first, lines) = peer.offer(4).expect("an offer");
        assert!(peer.offer(9).is_none(), "one is open");
        peer.accept_answer(&answer(&first)).expect("it fits");
        assert_eq!(peer.offer_again(), Some(9));
        let (second, more) = peer.offer(9).expect("an offer");
        assert_eq!(more.len(), lines.len() + 5);
        peer.accept_answer(&answer(&second)).expect("it fits");
        assert_eq!(peer.offer_again(), None);
    }
}
