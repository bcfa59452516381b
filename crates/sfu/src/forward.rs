//! The path of a packet: from a publisher's connection to its subscribers'.
//!
//! No allocation, lock or log here of our own: the payload is shared, lists of
//! subscribers are ready, indices lead from one to the other.

use core::mem;
use core::time::Duration;

use proto::{LineRole, Time, TrackKind};
use str0m::bwe::BweKind;
use str0m::media::{KeyframeRequest, KeyframeRequestKind, Rid};
use str0m::rtp::{ExtensionValues, RtpPacket, RtpWrite, Vp8Descriptor};
use str0m::{Event, Input, Output};

use crate::Observer;
use crate::connection::MAX_STREAMS;
use crate::peer::{Feed, KINDS, Origin, PeerKey, RoomKey, Subscriber};
use crate::rewrite::{Incoming, Rewritten};
use crate::shard::Shard;
use crate::vp8;

/// Most turns in a row that a connection gets at one time and says nothing.
const MAX_IDLE_TURNS: usize = 4;
/// No timer is finer. What a pacer wants sent within it is sent at once: probes
/// of small packets would else measure the timer.
const QUANTUM: Duration = Duration::from_millis(1);

/// Most bytes of one slot that may wait for a subscriber's pacer: a keyframe of
/// the largest layer. What is above is thrown away, up to the next keyframe.
const MAX_QUEUED: usize = 256 << 10;

/// What one layer may send, in bits of RTP payload per second: well above what
/// the client encodes (110, 450 and 1500 kbit/s), and with the burst of a
/// keyframe in it. What is above goes to nobody.
const CAMERA_CAPS_BPS: [u64; 3] = [800_000, 2_000_000, 5_000_000];
/// A screen in full resolution and motion.
const SCREEN_CAP_BPS: u64 = 8_000_000;
/// Sound: four times the 64 kbit/s of a shared screen's.
const SOUND_CAP_BPS: u64 = 256_000;

impl<O: Observer> Shard<O> {
    /// Tells a connection the time and takes all that it has to say.
    pub(crate) fn drain(&mut self, now: Time, key: PeerKey, tell_time: bool) {
        let instant = self.setup.instant(now);
        if let Some(peer) = self.peer_mut(key) {
            peer.dirty = false;
            let connection = peer.connection.as_mut().filter(|_| tell_time);
            if let Some(connection) = connection
                && connection.handle(Input::Timeout(instant)).is_err()
            {
                self.disconnect(now, key);
                return;
            }
        }
        let mut idle = 0;
        loop {
            let Some(connection) = self.peer_mut(key).and_then(|peer| peer.connection.as_mut())
            else {
                return;
            };
            match connection.poll() {
                Ok(Output::Transmit(transmit)) => {
                    idle = 0;
                    self.outbox.push_back(transmit.into());
                }
                Ok(Output::Event(event)) => {
                    idle = 0;
                    self.event(now, key, event);
                }
                Ok(Output::Timeout(at)) => {
                    // The pacer wants to be told the time between any two packets.
                    idle += 1;
                    if at < instant + QUANTUM && idle <= MAX_IDLE_TURNS {
                        let told = at.max(instant);
                        if connection.handle(Input::Timeout(told)).is_err() {
                            self.disconnect(now, key);
                            return;
                        }
                        continue;
                    }
                    let at = self.setup.time(at).max(now + QUANTUM);
                    self.set_deadline(key, at);
                    return;
                }
                Err(_) => {
                    self.disconnect(now, key);
                    return;
                }
            }
        }
    }

    fn event(&mut self, now: Time, key: PeerKey, event: Event) {
        match event {
            Event::RtpPacket(packet) => self.packet(now, key, &packet),
            Event::KeyframeRequest(request) => self.keyframe_request(now, key, &request),
            Event::Connected => {
                let Some(peer) = self.peer_mut(key) else {
                    return;
                };
                if let Some(connection) = &mut peer.connection {
                    connection.secured = true;
                }
                let room = peer.room;
                self.route(now, room);
            }
            Event::EgressBitrateEstimate(BweKind::Twcc {
                estimate,
                can_probe,
            }) => {
                let estimate = can_probe.then(|| estimate.as_u64());
                self.estimated(now, key, estimate);
            }
            Event::IceConnectionStateChange(state) if state.is_connected() => {
                self.path_changed(now, key);
            }
            Event::Closed => self.disconnect(now, key),
            _ => {}
        }
    }

    /// What was on the old path is lost, both ways; pictures go on with a
    /// keyframe. Browsers ask for one only after three seconds without.
    fn path_changed(&mut self, now: Time, key: PeerKey) {
        let Some(peer) = self.peer(key) else { return };
        if !peer.can_receive() {
            return;
        }
        let seen = peer.slots.iter().filter(|slot| !slot.is_audio());
        let seen = seen.filter(|slot| slot.role != LineRole::PreviewSlot);
        let mut feeds: Vec<Feed> = seen.filter_map(|slot| slot.wanted).collect();
        for track in [TrackKind::Camera, TrackKind::Screen] {
            let layers = (0..).zip(&peer.track(track).layers);
            let watched = layers.filter(|(_, layer)| !layer.subscribers.is_empty());
            feeds.extend(watched.map(|(layer, _)| Feed {
                peer: key,
                origin: Origin { track, layer },
            }));
        }
        for feed in feeds {
            self.want_keyframe(now, feed);
        }
    }

    /// A packet of `key`'s connection, its SRTP opened.
    fn packet(&mut self, now: Time, key: PeerKey, packet: &RtpPacket) {
        let Some(peer) = self.peers.get_mut(key.0 as usize).and_then(Option::as_mut) else {
            return;
        };
        self.observer.rtp(peer.id, &packet.payload);
        if peer.paused {
            self.counters.dropped += 1;
            return;
        }
        let Some(origin) = self.origin(now, key, packet) else {
            self.counters.dropped += 1;
            return;
        };
        let Some(peer) = self.peer_mut(key) else {
            return;
        };
        let room = peer.room;
        let video = matches!(origin.track, TrackKind::Camera | TrackKind::Screen);
        let mut incoming = Incoming {
            ssrc: *packet.header.ssrc,
            sequence: *packet.seq_no,
            timestamp: packet.header.timestamp,
            begins: !video,
            temporal: 0,
            sync: false,
            vp8: None,
        };
        let mut size = None;
        // A packet with no payload is padding; it keeps its place in the numbers.
        if video && !packet.payload.is_empty() {
            let Ok(descriptor) = Vp8Descriptor::parse(&packet.payload) else {
                self.counters.dropped += 1;
                return;
            };
            incoming.begins = descriptor.starts_keyframe(&packet.payload);
            incoming.vp8 = Some(descriptor);
            let glance = vp8::glance(&packet.payload, incoming.begins);
            incoming.temporal = glance.temporal;
            incoming.sync = glance.sync;
            size = glance.size;
        }

        let track = peer.track(origin.track);
        let published = track.published;
        let cap = cap_bps(origin, track.layers.len());
        let Some(layer) = peer.layer_mut(origin) else {
            return;
        };
        let bytes = packet.payload.len();
        if !layer.allowance.take(now, cap / 8, bytes as u64) {
            self.counters.dropped += 1;
            return;
        }
        layer.rate.add(now, incoming.temporal, bytes);
        layer.size = size.or(layer.size);
        let woke = !layer.sends(now);
        layer.ssrc = Some(packet.header.ssrc);
        layer.heard = Some(now);
        if video && incoming.begins {
            layer.keyframes.came();
        }
        let ask = layer.keyframes.ask_if_due(now);
        let mut subscribers = mem::take(&mut layer.subscribers);
        if ask {
            self.ask_keyframe(key, origin);
        }

        if origin.track == TrackKind::Mic && published {
            self.voice(now, key, packet);
        }
        let feed = Feed { peer: key, origin };
        for &subscriber in &subscribers {
            self.forward(now, feed, subscriber, packet, &incoming);
        }
        // The lists are as they were unless the packet led to a new routing.
        if let Some(layer) = self.peer_mut(key).and_then(|peer| peer.layer_mut(origin))
            && layer.subscribers.is_empty()
        {
            mem::swap(&mut layer.subscribers, &mut subscribers);
        }
        if mem::take(&mut self.turned) {
            self.settle(now, room);
        }
        if woke && video {
            self.layer_woke(now, key, origin.track);
        }
        if self.voices_changed {
            self.voices_changed = false;
            self.route(now, room);
        }
    }

    /// Which layer of which track a packet belongs to.
    fn origin(&mut self, now: Time, key: PeerKey, packet: &RtpPacket) -> Option<Origin> {
        let peer = self.peer_mut(key)?;
        let connection = peer.connection.as_mut()?;
        let ssrc = *packet.header.ssrc;
        let known = connection.origins.iter().find(|(known, _)| *known == ssrc);
        let origin = if let Some((_, origin)) = known {
            *origin
        } else {
            connection.streams += 1;
            if connection.streams > MAX_STREAMS {
                self.disconnect(now, key);
                return None;
            }
            let mut api = connection.rtc.direct_api();
            let stream = api.stream_rx(&packet.header.ssrc)?;
            let (mid, rid): (_, Option<Rid>) = (stream.mid(), stream.rid());
            if connection.sound_again {
                // The library asks only for what has a stream of its own for it.
                stream.suppress_nack(false);
            }
            let kind = KINDS.into_iter().find(|kind| {
                let line = peer.tracks[*kind as usize - 1].line.as_ref();
                line.is_some_and(|line| line.mid == mid)
            })?;
            let layers = &peer.tracks[kind as usize - 1].layers;
            let layer = layers.iter().position(|layer| layer.rid == rid)?;
            let origin = Origin {
                track: kind,
                layer: u8::try_from(layer).ok()?,
            };
            connection.origins.retain(|(_, other)| *other != origin);
            connection.origins.push((ssrc, origin));
            origin
        };
        let line = peer.track(origin.track).line.as_ref()?;
        (line.payload_type == packet.header.payload_type).then_some(origin)
    }

    fn voice(&mut self, now: Time, key: PeerKey, packet: &RtpPacket) {
        let Some(level) = packet.header.ext_vals.audio_level else {
            return;
        };
        let Some(room) = self.peer(key).map(|peer| peer.room) else {
            return;
        };
        if let Some(room) = self.room_mut(room)
            && room.speakers.heard(now, key, level)
            && room.speakers.len() > room.fewest_mic_slots
        {
            self.voices_changed = true;
        }
    }

    /// Sends one packet to one slot.
    fn forward(
        &mut self,
        now: Time,
        feed: Feed,
        to: Subscriber,
        packet: &RtpPacket,
        incoming: &Incoming,
    ) {
        let wallclock = self.setup.instant(now);
        let Some(peer) = self
            .peers
            .get_mut(to.peer.0 as usize)
            .and_then(Option::as_mut)
        else {
            return;
        };
        let Some(slot) = peer.slots.get_mut(usize::from(to.slot)) else {
            return;
        };
        if slot.current != Some(feed) {
            if slot.wanted != Some(feed) || !incoming.begins {
                return;
            }
            self.turned |= slot.current.replace(feed).is_some();
            slot.rewriter.turn();
        }
        let most = match slot.wanted {
            Some(wanted) if wanted == feed => slot.most,
            _ => slot.meanwhile,
        };
        let outgoing = match slot.rewriter.rewrite(now, *incoming, most) {
            Rewritten::Send(outgoing) => outgoing,
            Rewritten::LeftOut => return,
            Rewritten::Stale => {
                self.counters.dropped += 1;
                return;
            }
            Rewritten::NeedsKeyframe => {
                self.want_keyframe(now, feed);
                return;
            }
        };
        let values = &packet.header.ext_vals;
        let mut write = RtpWrite::new(
            slot.payload_type,
            outgoing.sequence.into(),
            outgoing.timestamp,
            wallclock,
            packet.payload.clone(),
        )
        .marker(packet.header.marker)
        .nackable(true)
        .ext_vals(ExtensionValues {
            audio_level: values.audio_level,
            voice_activity: values.voice_activity,
            video_orientation: values.video_orientation,
            ..ExtensionValues::default()
        });
        if let Some(patch) = outgoing.vp8 {
            write = write.vp8_patch(patch);
        }
        let ssrc = slot.ssrc;
        let Some(connection) = peer.connection.as_mut() else {
            return;
        };
        if let Some(stream) = connection.rtc.direct_api().stream_tx(&ssrc) {
            let queued = stream.queue_info().map_or(0, |queue| queue.byte_size());
            if queued > MAX_QUEUED {
                slot.rewriter.turn();
                self.counters.dropped += 1;
                return;
            }
            stream.write_rtp(write);
            self.counters.forwarded += 1;
            self.mark(to.peer);
        }
    }

    /// A slot has turned to another layer: the old one has a subscriber less.
    fn settle(&mut self, now: Time, room: RoomKey) {
        let members = self.members(room);
        self.subscribe(now, &members);
        for (_, key) in members {
            self.tell_watched(now, key);
        }
    }

    /// A subscriber lost its picture.
    fn keyframe_request(&mut self, now: Time, key: PeerKey, request: &KeyframeRequest) {
        let Some(peer) = self.peer(key) else { return };
        let Some(slot) = peer.slots.iter().find(|slot| slot.mid == request.mid) else {
            return;
        };
        // The Preview's decoder has no key and would ask for ever.
        if slot.role == LineRole::PreviewSlot {
            return;
        }
        if let Some(feed) = slot.wanted {
            self.want_keyframe(now, feed);
        }
    }

    /// Somebody needs a keyframe of `feed`.
    pub(crate) fn want_keyframe(&mut self, now: Time, feed: Feed) {
        let layer = self
            .peer_mut(feed.peer)
            .and_then(|peer| peer.layer_mut(feed.origin));
        if let Some(layer) = layer {
            layer.keyframes.want();
            // Before its first packet there is no stream to ask.
            if layer.ssrc.is_some() && layer.keyframes.ask_if_due(now) {
                self.ask_keyframe(feed.peer, feed.origin);
            }
        }
        self.wake_for_keyframes(feed.peer);
    }

    /// Asks the publisher.
    fn ask_keyframe(&mut self, key: PeerKey, origin: Origin) {
        let Some(peer) = self.peer_mut(key) else {
            return;
        };
        let Some(ssrc) = peer.layer_mut(origin).and_then(|layer| layer.ssrc) else {
            return;
        };
        let Some(connection) = peer.connection.as_mut() else {
            return;
        };
        if let Some(stream) = connection.rtc.direct_api().stream_rx(&ssrc) {
            stream.request_keyframe(KeyframeRequestKind::Pli);
            self.mark(key);
        }
    }

    /// Repeats requests that no keyframe answered, of layers that send.
    pub(crate) fn repeat_keyframe_requests(&mut self, now: Time, key: PeerKey) {
        for track in [TrackKind::Camera, TrackKind::Screen] {
            let layers = self
                .peer(key)
                .map_or(0, |peer| peer.track(track).layers.len());
            for layer in 0..layers {
                let Ok(layer) = u8::try_from(layer) else {
                    return;
                };
                let origin = Origin { track, layer };
                let found = self.peer_mut(key).and_then(|peer| peer.layer_mut(origin));
                let ask =
                    found.is_some_and(|layer| layer.sends(now) && layer.keyframes.ask_if_due(now));
                if ask {
                    self.ask_keyframe(key, origin);
                }
            }
        }
        self.wake_for_keyframes(key);
    }

    /// Sees to it that the above is called in time.
    fn wake_for_keyframes(&mut self, key: PeerKey) {
        let now = self.now;
        let due = self.peer(key).and_then(|peer| {
            let layers = peer.tracks.iter().flat_map(|track| &track.layers);
            let sending = layers.filter(|layer| layer.sends(now));
            sending.filter_map(|layer| layer.keyframes.due()).min()
        });
        if let Some(due) = due {
            self.schedule(key, due);
        }
    }
}

/// See [`CAMERA_CAPS_BPS`].
fn cap_bps(origin: Origin, layers: usize) -> u64 {
    match origin.track {
        TrackKind::Mic | TrackKind::ScreenAudio => SOUND_CAP_BPS,
        TrackKind::Screen => SCREEN_CAP_BPS,
        TrackKind::Camera => {
            let below_largest = layers.saturating_sub(1 + usize::from(origin.layer));
            let largest = CAMERA_CAPS_BPS.len() - 1;
            CAMERA_CAPS_BPS[largest.saturating_sub(below_largest)]
        }
    }
}
