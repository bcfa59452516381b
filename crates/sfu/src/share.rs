//! Sharing out what a subscriber's link bears: between the shard and
//! [`crate::allocate`].
//!
//! Run for a subscriber at each routing of its room, and again while time
//! passes: estimates move, and layers begin, end and change their rates.

use core::time::Duration;

use proto::{LineRole, Time, TrackKind};
use str0m::bwe::Bitrate;

use crate::Observer;
use crate::allocate::{
    Allocation, Choice, LAYERS, LayerOffer, Picture, Rank, Sound, TEMPORALS, allocate,
};
use crate::connection::FIRST_ESTIMATE_BPS;
use crate::peer::{Feed, Layer, Origin, PeerKey, Slot};
use crate::shard::Shard;

/// How often to share out anew: estimates come every 50 ms and wander, and
/// layers change their rates.
const EVERY: Duration = Duration::from_millis(200);

/// How soon to heed an estimate that fell, or a layer that begins.
const SOON: Duration = Duration::from_millis(1);

/// Nothing gets better for so long after something had to get worse because the
/// estimate fell: a link that was full stays full for some time, and pictures
/// must not flap.
const RAISE_AFTER: Duration = Duration::from_secs(2);

/// What has gathered in the pacer is to be gone in this time.
const DRAIN: Duration = Duration::from_millis(500);

/// What layers are taken to need before they were heard, in bit/s: what the
/// client encodes (`web/src/media/layers.ts`), the smallest first.
const CAMERA_BPS: [u64; LAYERS] = [110_000, 450_000, 1_500_000];
/// Of a track that has one layer: little, or it would never be begun and heard.
const ONLY_BPS: u64 = 100_000;
/// Their sizes, until a keyframe tells.
const CAMERA_PIXELS: [u64; LAYERS] = [320 * 180, 640 * 360, 1280 * 720];
const SCREEN_PIXELS: u64 = 1920 * 1080;
/// A voice: 60 bytes of Opus every 20 ms, sealed.
const VOICE_BPS: u64 = 34_000;
/// The lowest temporal layer of one that rests is no less than this part of it.
const LEAST_OF_LAYER: u64 = 5;
const SCREEN_AUDIO_BPS: u64 = 80_000;

/// How much to look for, whatever is shown just now: the largest picture may be
/// wanted at any moment, and all voices with it.
const EASE_BPS: u64 = 2_500_000;
/// The library probes with twice what it is told to look for, for 15 ms, and
/// takes the result for its estimate even if it is lower. So it is told no less
/// than what a connection begins with, and no more than so many times the
/// estimate: sound then waits for less than 100 ms, on any link.
const LOOK_TIMES: u64 = 3;
/// It probes when it is told to look for more than before, and of itself only
/// where little of the estimate is used. Where two thirds are, the estimate stands
/// still at half more than is sent, whatever the link bears: so it is told anew.
const LOOK_AGAIN: Duration = Duration::from_secs(10);

/// A picture is in front when its tile is so many times as large as the
/// smallest one.
const FRONT_TIMES: u64 = 2;

impl<O: Observer> Shard<O> {
    /// The library has another estimate of what `key` can take.
    pub(crate) fn estimated(&mut self, now: Time, key: PeerKey, estimate_bps: Option<u64>) {
        let Some(peer) = self.peer_mut(key) else {
            return;
        };
        let Some(connection) = &mut peer.connection else {
            return;
        };
        let before = connection.estimate_bps.unwrap_or(0);
        connection.estimate_bps = estimate_bps;
        // What is less is heeded at once, what is more in its time.
        if estimate_bps.is_some_and(|bps| bps < before / 10 * 9) {
            peer.share.due = Some(now + SOON);
            self.schedule(key, now + SOON);
        }
    }

    /// A layer of this track begins: who is to see it looks again.
    pub(crate) fn layer_woke(&mut self, now: Time, key: PeerKey, track: TrackKind) {
        let Some(room) = self.peer(key).map(|peer| peer.room) else {
            return;
        };
        for (_, viewer) in self.members(room) {
            let Some(peer) = self.peer_mut(viewer) else {
                continue;
            };
            if peer.slots.iter().any(|s| s.source == Some((key, track))) {
                peer.share.due = Some(now + SOON);
                self.schedule(viewer, now + SOON);
            }
        }
    }

    /// At its time.
    pub(crate) fn share_if_due(&mut self, now: Time, key: PeerKey) {
        let Some(peer) = self.peer(key) else { return };
        let room = peer.room;
        let Some(due) = peer.share.due else { return };
        if due > now {
            self.schedule(key, due);
            return;
        }
        if self.share(now, key) {
            let members = self.members(room);
            self.subscribe(now, &members);
            for (_, key) in members {
                self.tell_watched(now, key);
            }
        }
    }

    /// Gives the slots of `key` their layers. True when any turns to another;
    /// lists of subscribers are to be made anew then.
    pub(crate) fn share(&mut self, now: Time, key: PeerKey) -> bool {
        let before: Vec<_> = self.wishes(key);
        self.rank(key);
        let (places, pictures) = self.pictures(now, key);
        let sound = self.sound(now, key);
        let Some(peer) = self.peer(key) else {
            return false;
        };
        let lowered = peer.share.lowered;
        let may_raise = lowered.is_none_or(|at| now.since(at) >= RAISE_AFTER);
        let estimate = self.bearable(key);
        let mut choices = Vec::new();
        let given = allocate(estimate, may_raise, &sound, &pictures, &mut choices);
        let spare = estimate.map(|bps| bps.saturating_sub(given.given_bps));

        let mut worse = given.voices < sound.held.min(sound.voices);
        let mut turns = Vec::with_capacity(places.len());
        for ((&place, picture), choice) in places.iter().zip(&pictures).zip(&choices) {
            worse |= !picture.fresh && *choice < picture.held;
            if let Some(slot) = self.peer(key).map(|peer| &peer.slots[place]) {
                turns.push((place, self.turn(now, key, slot, picture, *choice, spare)));
            }
        }
        let Some(peer) = self.peer_mut(key) else {
            return false;
        };
        // Not when it had to make room for something more important.
        if worse && estimate < peer.share.estimate_bps {
            peer.share.lowered = Some(now);
        }
        peer.share.estimate_bps = estimate;
        peer.share.voices = given.voices;
        let since = peer.share.fewer_voices.map_or(now, |(_, since)| since);
        let fewer = (given.voices < sound.voices).then_some((given.voices, since));
        peer.share.fewer_voices = fewer;
        peer.share.screen_sound = given.screen_sound;
        for slot in peer.slots.iter_mut().filter(|slot| !slot.is_audio()) {
            if slot.source.is_none() {
                slot.paused = None;
                slot.rest();
            }
        }
        for ((place, turn), choice) in turns.into_iter().zip(choices) {
            let slot = &mut peer.slots[place];
            slot.paused = match choice {
                None => slot.paused.or(Some(now)),
                Some(_) => None,
            };
            slot.wish = choice;
            slot.fresh = false;
            slot.turn(turn);
        }
        // Who has no connection is looked at when it has one.
        peer.share.due = peer.connection.as_ref().map(|_| now + EVERY);
        if let Some(due) = peer.share.due {
            self.schedule(key, due);
        }
        self.tell_limits(now, key);
        self.look_for(now, key, &given);
        self.point_sound(key);
        before != self.wishes(key)
    }

    fn wishes(&self, key: PeerKey) -> Vec<(Option<Feed>, Option<Choice>)> {
        let slots = self.peer(key).map(|peer| peer.slots.iter());
        let slots = slots.into_iter().flatten();
        slots.map(|slot| (slot.wanted, slot.wish)).collect()
    }

    /// Which pictures are in front: the large ones, and whoever speaks.
    fn rank(&mut self, key: PeerKey) {
        let Some(peer) = self.peer(key) else { return };
        let speaker = self
            .room(peer.room)
            .and_then(|room| room.speakers.order().find(|from| *from != key));
        let cameras = || {
            let slots = peer.slots.iter().filter(|slot| slot.source.is_some());
            slots.filter(|slot| slot.role == LineRole::CameraSlot)
        };
        let smallest = cameras().map(|slot| slot.tile_pixels).min().unwrap_or(0);
        let alone = cameras().count() == 1;
        let Some(peer) = self.peer_mut(key) else {
            return;
        };
        for slot in &mut peer.slots {
            let speaks = slot.source.is_some_and(|(from, _)| Some(from) == speaker);
            let large = slot.tile_pixels > smallest.saturating_mul(FRONT_TIMES);
            slot.rank = match slot.role {
                LineRole::ScreenSlot => Rank::Screen,
                LineRole::PreviewSlot => Rank::Preview,
                _ if alone || large || speaks => Rank::Front,
                _ => Rank::Grid,
            };
        }
    }

    /// The slots that are to show something, as the allocator sees them.
    fn pictures(&self, now: Time, key: PeerKey) -> (Vec<usize>, Vec<Picture>) {
        let slots = self.peer(key).map(|peer| peer.slots.iter().enumerate());
        let slots = slots.into_iter().flatten();
        slots
            .filter_map(|(place, slot)| {
                let (from, kind) = slot.source?;
                let layers = &self.peer(from)?.track(kind).layers;
                let mut picture = Picture {
                    rank: slot.rank,
                    tile_pixels: slot.tile_pixels,
                    layers: [LayerOffer::default(); LAYERS],
                    count: u8::try_from(layers.len()).ok()?,
                    held: slot.wish,
                    fresh: slot.fresh,
                };
                let missing = LAYERS.saturating_sub(layers.len());
                let heard = layers.iter().filter(|layer| layer.sends(now));
                let heard = heard.map(|layer| layer.offer(now, 0, 0, None));
                let like = heard
                    .filter(|offer| offer.rates_bps[0] > 0)
                    .max_by_key(|offer| offer.temporals);
                for (at, layer) in layers.iter().enumerate().take(LAYERS) {
                    let nominal = match layers.len() {
                        1 => ONLY_BPS,
                        _ => CAMERA_BPS[at + missing],
                    };
                    let pixels = match kind {
                        TrackKind::Camera => CAMERA_PIXELS[at + missing],
                        _ => SCREEN_PIXELS,
                    };
                    picture.layers[at] = layer.offer(now, nominal, pixels, like.as_ref());
                }
                Some((place, picture))
            })
            .unzip()
    }

    fn sound(&self, now: Time, key: PeerKey) -> Sound {
        let mut sound = Sound {
            voice_bps: VOICE_BPS,
            ..Sound::default()
        };
        let Some(peer) = self.peer(key) else {
            return sound;
        };
        let Some(room) = self.room(peer.room) else {
            return sound;
        };
        let slots = |role| peer.slots.iter().filter(|slot| slot.role == role).count();
        let rate = |from: PeerKey, kind| {
            let from = self.peer(from).filter(|_| from != key)?;
            let layer = from.track(kind).layers.first();
            let rate = layer.map_or(0, |layer| layer.rate.rates_bps(now).0[0]);
            from.offers(kind).then_some(rate)
        };
        let voices = room.speakers.order();
        for bps in voices
            .filter_map(|from| rate(from, TrackKind::Mic))
            .take(slots(LineRole::MicSlot))
        {
            sound.voices += 1;
            sound.voice_bps = sound.voice_bps.max(bps);
        }
        let members = room.members.values();
        sound.screens_bps = members
            .filter_map(|from| rate(*from, TrackKind::ScreenAudio))
            .take(slots(LineRole::ScreenAudioSlot))
            .map(|bps| bps.max(SCREEN_AUDIO_BPS))
            .sum();
        sound.held = peer.share.voices;
        sound
    }

    /// What the link bears, less what waits in the pacer.
    fn bearable(&mut self, key: PeerKey) -> Option<u64> {
        let peer = self.peer_mut(key)?;
        let connection = peer.connection.as_mut()?;
        let estimate = connection.estimate_bps?;
        let mut api = connection.rtc.direct_api();
        let mut queued = 0;
        for slot in &peer.slots {
            let queue = api.stream_tx(&slot.ssrc).and_then(|s| s.queue_info());
            queued += queue.map_or(0, |queue| queue.byte_size() as u64);
        }
        let drain_bps = queued * 8 * 1000 / DRAIN.as_millis() as u64;
        // Some of it always waits for its turn.
        let some = estimate / 4;
        Some(estimate - drain_bps.saturating_sub(some).min(estimate))
    }

    /// Tells the library how much would be of use, so that it probes for it.
    fn look_for(&mut self, now: Time, key: PeerKey, given: &Allocation) {
        let Some(peer) = self.peer_mut(key) else {
            return;
        };
        let Some(connection) = &mut peer.connection else {
            return;
        };
        let Some(estimate) = connection.estimate_bps else {
            return;
        };
        // Room for retransmissions, and for the margin of the allocator.
        let wanted = given.wanted_bps + given.wanted_bps / 4;
        let within = (estimate * LOOK_TIMES).max(FIRST_ESTIMATE_BPS);
        let mut wanted = wanted.max(EASE_BPS).min(within);
        let lacks = given.given_bps < given.wanted_bps;
        if lacks && now.since(peer.share.looked) >= LOOK_AGAIN {
            // Less now, so that what it is told next is more.
            wanted -= wanted / 10;
        }
        let told = peer.share.wanted_bps;
        if wanted.abs_diff(told) > told / 20 {
            peer.share.wanted_bps = wanted;
            peer.share.looked = now;
            let desired = Bitrate::bps(wanted);
            connection.rtc.bwe().set_bitrate(Bitrate::ZERO, desired);
            self.mark(key);
        }
    }

    /// What a slot turns to, so that it gets `choice`.
    fn turn(
        &self,
        now: Time,
        key: PeerKey,
        slot: &Slot,
        picture: &Picture,
        choice: Option<Choice>,
        spare_bps: Option<u64>,
    ) -> Option<Turn> {
        let (from, track) = slot.source?;
        let choice = choice?;
        let layers = &self.peer(from)?.track(track).layers;
        let sends = |layer: u8| layers.get(usize::from(layer)).is_some_and(|l| l.sends(now));
        let current = slot
            .current
            .filter(|feed| self.may_show(key, slot.role, *feed));
        let shown = current.filter(|c| c.peer == from && c.origin.track == track);
        let shown = shown.map(|feed| feed.origin.layer);
        let goes_on = shown.is_some_and(sends);
        // What was chosen may be yet to come, or never come. What is there goes on
        // until then; else the nearest that is there begins.
        let below = (0..choice.layer).rev().find(|layer| sends(*layer));
        let cost =
            |layer: u8, at: u8| picture.layers[usize::from(layer)].rates_bps[usize::from(at)];
        let above = (choice.layer..picture.count).find(|layer| {
            let more = cost(*layer, 0).saturating_sub(cost(choice.layer, choice.temporal));
            sends(*layer) && spare_bps.is_none_or(|spare| more < spare)
        });
        let layer = if sends(choice.layer) || goes_on {
            choice.layer
        } else {
            below.or(above).unwrap_or(choice.layer)
        };
        let most = match layer.cmp(&choice.layer) {
            core::cmp::Ordering::Less => u8::MAX,
            core::cmp::Ordering::Equal => choice.temporal,
            core::cmp::Ordering::Greater => 0,
        };
        // Until a smaller layer begins, only the frames of the larger one that
        // cannot be left out.
        let meanwhile = match shown {
            Some(shown) if shown > layer => 0,
            _ => u8::MAX,
        };
        let origin = Origin { track, layer };
        Some(Turn {
            to: Feed { peer: from, origin },
            most: top(most, picture, layer),
            meanwhile,
            keep: current.is_some(),
        })
    }
}

/// All of them when it is the highest that there is: more may come.
fn top(most: u8, picture: &Picture, layer: u8) -> u8 {
    let temporals = picture.layers[usize::from(layer)].temporals;
    if most.saturating_add(1) >= temporals.max(1) {
        u8::MAX
    } else {
        most
    }
}

/// Where a slot is to turn.
struct Turn {
    to: Feed,
    most: u8,
    meanwhile: u8,
    /// What it shows may go on until then.
    keep: bool,
}

impl Slot {
    fn turn(&mut self, turn: Option<Turn>) {
        let Some(turn) = turn else {
            self.rest();
            return;
        };
        self.wanted = Some(turn.to);
        self.most = turn.most;
        self.meanwhile = turn.meanwhile;
        if self.current.is_some() && self.current != self.wanted && !turn.keep {
            self.current = None;
            self.rewriter.turn();
        }
    }

    fn rest(&mut self) {
        self.wanted = None;
        if self.current.take().is_some() {
            self.rewriter.turn();
        }
    }
}

impl Layer {
    /// As the allocator sees it; what is not known of it yet is taken to be so,
    /// with the temporal layers of `like`: one camera has the same in each layer.
    fn offer(
        &self,
        now: Time,
        nominal_bps: u64,
        pixels: u64,
        like: Option<&LayerOffer>,
    ) -> LayerOffer {
        let (rates_bps, temporals) = self.rate.rates_bps(now);
        let size = self.size;
        let size = size.map(|(width, height)| u64::from(width) * u64::from(height));
        let heard = LayerOffer {
            rates_bps,
            temporals,
            pixels: size.unwrap_or(pixels),
        };
        if heard.whole_bps() > 0 {
            return heard;
        }
        let whole = like.map_or(0, LayerOffer::whole_bps);
        let least = nominal_bps / LEAST_OF_LAYER;
        let share = |bps: u64| Some((nominal_bps * bps).checked_div(whole)?.max(least));
        let like = like.copied().unwrap_or_default();
        LayerOffer {
            rates_bps: like.rates_bps.map(|bps| share(bps).unwrap_or(nominal_bps)),
            temporals: like.temporals.max(1),
            ..heard
        }
    }
}

impl LayerOffer {
    /// With all temporal layers; 0: it was not heard lately.
    fn whole_bps(&self) -> u64 {
        self.rates_bps[TEMPORALS - 1]
    }
}
