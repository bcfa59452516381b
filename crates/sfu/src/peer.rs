//! A participant as the shard holds it: its tracks, its slots and its wishes.

use core::time::Duration;

use proto::{LineRole, ParticipantId, Tile, Time, TrackKind};
use str0m::format::Codec;
use str0m::media::{Mid, Pt, Rid};
use str0m::rtp::Ssrc;

use crate::allocate::{Choice, Rank};
use crate::connection::{Connection, VIDEO_HISTORY};
use crate::hint::Limits;
use crate::keyframes::KeyframeGate;
use crate::negotiate::{Offer, is_audio, track_of};
use crate::rate::{Allowance, RateMeter};
use crate::rewrite::Rewriter;
use crate::watch::Watch;

/// Kinds of tracks, and so tracks of a participant.
const TRACKS: usize = 4;

/// A layer that sent nothing for this long is taken to be off: another of the
/// same track is forwarded in its place, and no keyframe is asked of it.
const LAYER_SILENCE: Duration = Duration::from_secs(1);

/// A packet of a picture is not sent again after so long: no decoder waits for it
/// any more, not even over 500 ms of round trip and after two requests in vain.
const RESEND_WITHIN: Duration = Duration::from_secs(2);
/// The share of a slot's packets that may be sent again: all of a path that loses
/// one in four. A subscriber that asks for more wastes its own link.
const RESEND_SHARE: f32 = 0.35;

const OPUS_CLOCK: u32 = 48_000;
const VIDEO_CLOCK: u32 = 90_000;

/// A participant's place in the shard. Valid until the participant is removed;
/// whoever keeps one is told by a new routing of its room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PeerKey(pub(crate) u32);

/// A room's place in the shard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RoomKey(pub(crate) u32);

/// A layer of a track of the participant itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) track: TrackKind,
    pub(crate) layer: u8,
}

/// A layer of a track of some participant: what a slot can be pointed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Feed {
    pub(crate) peer: PeerKey,
    pub(crate) origin: Origin,
}

/// A slot of some participant: what a layer is sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Subscriber {
    pub(crate) peer: PeerKey,
    pub(crate) slot: u16,
}

pub(crate) struct Peer {
    pub(crate) id: ParticipantId,
    pub(crate) room: RoomKey,
    /// Nothing is forwarded from it or to it.
    pub(crate) paused: bool,
    pub(crate) connection: Option<Connection>,
    pub(crate) tracks: [Track; TRACKS],
    pub(crate) slots: Vec<Slot>,
    /// What it wants to see; may name what is still to come.
    pub(crate) view: Vec<Tile>,
    /// Its connection has something to say.
    pub(crate) dirty: bool,
    /// The earliest entry that it has among the timers.
    pub(crate) scheduled: Option<Time>,
    /// When its connection wants to be woken.
    pub(crate) deadline: Time,
    pub(crate) share: Share,
}

/// What it is given, as a whole.
#[derive(Default)]
pub(crate) struct Share {
    /// So many of the loudest voices.
    pub(crate) voices: usize,
    /// The sound of screens too.
    pub(crate) screen_sound: bool,
    /// At most so many voices, fewer than there are; since when.
    pub(crate) fewer_voices: Option<(usize, Time)>,
    /// What it was told of all this.
    pub(crate) told: Limits,
    /// It is to be told again, whatever it was told.
    pub(crate) tell_again: bool,
    /// When something was taken from it last because the estimate fell.
    pub(crate) lowered: Option<Time>,
    /// The estimate then, less what waited, in bit/s.
    pub(crate) estimate_bps: Option<u64>,
    /// When to share out anew.
    pub(crate) due: Option<Time>,
    /// The library was told to look for so much, in bit/s.
    pub(crate) wanted_bps: u64,
    /// When it was told so.
    pub(crate) looked: Time,
}

#[derive(Default)]
pub(crate) struct Track {
    /// Its owner says that it is on.
    pub(crate) published: bool,
    /// Its m-line, when there is one.
    pub(crate) line: Option<TrackLine>,
    pub(crate) layers: Vec<Layer>,
    /// What its owner was told of its watchers.
    pub(crate) watch: Watch,
}

pub(crate) struct TrackLine {
    pub(crate) mid: Mid,
    pub(crate) payload_type: Pt,
}

pub(crate) struct Layer {
    pub(crate) rid: Option<Rid>,
    pub(crate) ssrc: Option<Ssrc>,
    pub(crate) heard: Option<Time>,
    pub(crate) keyframes: KeyframeGate,
    pub(crate) rate: RateMeter,
    /// What it may send, in bytes.
    pub(crate) allowance: Allowance,
    /// Width and height, by its own word.
    pub(crate) size: Option<(u16, u16)>,
    /// A slot is to show it, or would if it could.
    pub(crate) watched: bool,
    /// The slots that show it or wait to. Made anew at each routing.
    pub(crate) subscribers: Vec<Subscriber>,
}

pub(crate) struct Slot {
    pub(crate) mid: Mid,
    pub(crate) role: LineRole,
    pub(crate) ssrc: Ssrc,
    pub(crate) payload_type: Pt,
    /// Whose track it is for.
    pub(crate) source: Option<(PeerKey, TrackKind)>,
    /// The layer that it was given; may be one that is yet to be sent.
    pub(crate) wish: Option<Choice>,
    /// Since when it was given none, though it has a source.
    pub(crate) paused: Option<Time>,
    /// It has another source or another size than when layers were given last.
    pub(crate) fresh: bool,
    pub(crate) rank: Rank,
    pub(crate) tile_pixels: u64,
    /// The layer that it is to show.
    pub(crate) wanted: Option<Feed>,
    /// The highest temporal layer of `wanted`, and of `current` until then.
    pub(crate) most: u8,
    pub(crate) meanwhile: u8,
    /// What it shows: a picture turns to `wanted` with its next keyframe.
    pub(crate) current: Option<Feed>,
    pub(crate) rewriter: Rewriter,
}

impl Peer {
    pub(crate) fn new(id: ParticipantId, room: RoomKey) -> Self {
        Self {
            id,
            room,
            paused: false,
            connection: None,
            tracks: Default::default(),
            slots: Vec::new(),
            view: Vec::new(),
            dirty: false,
            scheduled: None,
            deadline: Time::ZERO,
            share: Share::default(),
        }
    }

    /// Whether packets may be written to it.
    pub(crate) fn can_receive(&self) -> bool {
        !self.paused && self.connection.as_ref().is_some_and(|c| c.secured)
    }

    pub(crate) fn track(&self, kind: TrackKind) -> &Track {
        &self.tracks[index(kind)]
    }

    pub(crate) fn track_mut(&mut self, kind: TrackKind) -> &mut Track {
        &mut self.tracks[index(kind)]
    }

    pub(crate) fn layer_mut(&mut self, origin: Origin) -> Option<&mut Layer> {
        self.track_mut(origin.track)
            .layers
            .get_mut(usize::from(origin.layer))
    }

    /// Whether others may be given a track of it.
    pub(crate) fn offers(&self, kind: TrackKind) -> bool {
        self.track(kind).published && self.sends(kind)
    }

    /// Whether it could be sent a track of its own.
    pub(crate) fn sends(&self, kind: TrackKind) -> bool {
        !self.paused && self.track(kind).line.is_some()
    }

    /// Forgets all that belonged to a connection.
    pub(crate) fn unplug(&mut self) {
        self.slots.clear();
        self.share = Share::default();
        for track in &mut self.tracks {
            track.line = None;
            track.layers.clear();
        }
    }

    /// Takes over the lines of an answered offer. Slots that go on keep their
    /// numbers.
    pub(crate) fn plug(&mut self, offer: &Offer) {
        let Some(connection) = self.connection.as_mut() else {
            return;
        };
        let mut slots = Vec::with_capacity(offer.lines.len());
        for track in &mut self.tracks {
            track.line = None;
        }
        for line in offer.lines.iter().filter(|line| !line.inactive) {
            let mid = Mid::from(line.mid.as_str());
            let (codec, clock) = if is_audio(line.role) {
                (Codec::Opus, OPUS_CLOCK)
            } else {
                (Codec::Vp8, VIDEO_CLOCK)
            };
            let Some(payload_type) = connection.payload_type(mid, codec) else {
                continue;
            };
            if let Some(kind) = track_of(line.role) {
                let track = &mut self.tracks[index(kind)];
                track.line = Some(TrackLine { mid, payload_type });
                track.set_layers(&line.layers);
                continue;
            }
            if let Some(place) = self.slots.iter().position(|slot| slot.mid == mid) {
                let mut slot = self.slots.swap_remove(place);
                slot.payload_type = payload_type;
                slot.role = line.role;
                slots.push(slot);
                continue;
            }
            let mut api = connection.rtc.direct_api();
            let Some(stream) = api.stream_tx_by_mid(mid, None) else {
                continue;
            };
            if !is_audio(line.role) {
                stream.set_rtx_cache(VIDEO_HISTORY, RESEND_WITHIN, Some(RESEND_SHARE));
            }
            slots.push(Slot {
                mid,
                role: line.role,
                ssrc: stream.ssrc(),
                payload_type,
                source: None,
                wish: None,
                paused: None,
                fresh: false,
                rank: Rank::Grid,
                tile_pixels: 0,
                wanted: None,
                most: u8::MAX,
                meanwhile: u8::MAX,
                current: None,
                rewriter: Rewriter::new(clock),
            });
        }
        self.slots = slots;
        for track in self.tracks.iter_mut().filter(|track| track.line.is_none()) {
            track.layers.clear();
        }
    }
}

impl Track {
    fn set_layers(&mut self, rids: &[String]) {
        let rids: Vec<Option<Rid>> = if rids.is_empty() {
            vec![None]
        } else {
            rids.iter()
                .map(|rid| Some(Rid::from(rid.as_str())))
                .collect()
        };
        let same = self.layers.len() == rids.len()
            && self
                .layers
                .iter()
                .zip(&rids)
                .all(|(layer, rid)| layer.rid == *rid);
        if !same {
            self.layers = rids.into_iter().map(Layer::new).collect();
            self.watch = Watch::default();
        }
        self.watch.repeat();
    }
}

impl Layer {
    fn new(rid: Option<Rid>) -> Self {
        Self {
            rid,
            ssrc: None,
            heard: None,
            keyframes: KeyframeGate::default(),
            rate: RateMeter::default(),
            allowance: Allowance::default(),
            size: None,
            watched: false,
            subscribers: Vec::new(),
        }
    }

    /// It sent something within [`LAYER_SILENCE`].
    pub(crate) fn sends(&self, now: Time) -> bool {
        self.heard
            .is_some_and(|heard| now.since(heard) <= LAYER_SILENCE)
    }
}

impl Slot {
    pub(crate) fn is_audio(&self) -> bool {
        is_audio(self.role)
    }
}

fn index(kind: TrackKind) -> usize {
    match kind {
        TrackKind::Mic => 0,
        TrackKind::Camera => 1,
        TrackKind::Screen => 2,
        TrackKind::ScreenAudio => 3,
    }
}

/// All kinds, in order.
pub(crate) const KINDS: [TrackKind; TRACKS] = [
    TrackKind::Mic,
    TrackKind::Camera,
    TrackKind::Screen,
    TrackKind::ScreenAudio,
];
