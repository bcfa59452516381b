//! What the participant itself is, has on and wants to see. It outlives a lost
//! connection and a rejoin.

use core::time::Duration;
use std::collections::BTreeSet;

use crypto::profile::Profile;
use proto::{ClientMessage, List, MAX_LINES, Mid, ParticipantId, Source, Time, TrackKind};

use crate::env::Env;
use crate::files::Files;
use crate::limits::Limits;
use crate::marks::Marks;
use crate::message::State;
use crate::page;
use crate::roster::Numbers;

/// In front of the names of a direct connection's lines, which are no business of
/// the server. Browsers name their lines by numbers.
const DIRECT_MID: char = 'd';

#[derive(Default)]
pub(crate) struct Own {
    pub(crate) profile: Option<Profile>,
    tracks: BTreeSet<TrackKind>,
    pub(crate) hand: bool,
    /// Whom alone media may go to directly, by signature key: the one who was
    /// there when that was allowed.
    pub(crate) direct: Option<[u8; 32]>,
    /// It does go so, and that nothing of one's own is on at the server.
    pub(crate) resting: bool,
    /// An offer that the server has not answered.
    offer: Option<ClientMessage>,
    /// How many offers went out on this connection whose answers are to come.
    unanswered: u32,
    view: Option<ClientMessage>,
    /// The slots that the view names, with whom they are to show.
    pub(crate) tiles: Vec<page::Tile>,
    /// Nobody watches one's camera, so its layers may be off.
    camera_rests: Option<Rest>,
    /// What one's link does not bear, by the server's word.
    pub(crate) limits: Limits,
    /// How many camera slots the page was asked to offer.
    pub(crate) camera_slots: u32,
    /// Files, offered and received.
    pub(crate) files: Files,
    /// Whose codes one has compared.
    pub(crate) marks: Marks,
    pub(crate) numbers: Numbers,
}

/// For how long a camera need not send.
#[derive(Clone, Copy)]
enum Rest {
    /// Until somebody watches it.
    Unwatched,
    /// Somebody does since then.
    WatchedSince(Time),
}

impl Own {
    /// Nothing but the marks, which last as long as the tab.
    pub(crate) fn for_another_meeting(self) -> Self {
        let mut marks = self.marks;
        marks.leave_room();
        Self {
            marks,
            ..Self::default()
        }
    }

    /// Without what is allowed: that depends on who is there.
    pub(crate) fn state(&self) -> State {
        State {
            mic: self.is_on(TrackKind::Mic),
            camera: self.is_on(TrackKind::Camera),
            screen: self.is_on(TrackKind::Screen),
            hand: self.hand,
            direct: false,
        }
    }

    pub(crate) fn is_on(&self, track: TrackKind) -> bool {
        self.tracks.contains(&track)
    }

    pub(crate) fn tracks_on(&self) -> impl Iterator<Item = TrackKind> {
        self.tracks.iter().copied()
    }

    /// True when that changed something.
    pub(crate) fn switch(&mut self, track: TrackKind, on: bool) -> bool {
        if on {
            self.tracks.insert(track)
        } else {
            self.tracks.remove(&track)
        }
    }

    /// Switches all off; which ones were on.
    pub(crate) fn switch_all_off(&mut self) -> BTreeSet<TrackKind> {
        core::mem::take(&mut self.tracks)
    }

    /// Which layers of the camera somebody watches, by the server's word.
    pub(crate) fn camera_watched(&mut self, now: Time, layers: u8) {
        self.camera_rests = match self.camera_rests {
            _ if layers == 0 => Some(Rest::Unwatched),
            Some(Rest::Unwatched) => Some(Rest::WatchedSince(now)),
            rest => rest,
        };
    }

    /// Whether frames of the camera should be on their way: it is on, and
    /// somebody has watched it for so long.
    pub(crate) fn camera_is_due(&self, now: Time, after: Duration) -> bool {
        self.is_on(TrackKind::Camera)
            && match self.camera_rests {
                None => true,
                Some(Rest::Unwatched) => false,
                Some(Rest::WatchedSince(since)) => now.since(since) >= after,
            }
    }

    /// What one's link does not bear, of the slots that the server fills.
    pub(crate) fn set_limits(&mut self, now: Time, paused: List<Mid, MAX_LINES>, voices: u8) {
        let mids = paused.into_vec().into_iter();
        let mids = mids.filter_map(|mid| String::from_utf8(mid.into_vec()).ok());
        let paused = mids.filter(|mid| !mid.starts_with(DIRECT_MID)).collect();
        self.limits.tell(now, paused, usize::from(voices));
    }

    /// False when it cannot be said to the server.
    pub(crate) fn set_offer(&mut self, sdp: String, lines: Vec<page::Line>) -> bool {
        let lines = lines.into_iter().map(|line| {
            Some(proto::Line {
                mid: Mid::new(line.mid)?,
                role: role_on_wire(line.role),
            })
        });
        let lines: Option<Vec<_>> = lines.collect();
        self.offer = lines.and_then(List::new).and_then(|lines| {
            Some(ClientMessage::Offer {
                sdp: proto::Bytes::new(sdp)?,
                lines,
            })
        });
        self.offer.is_some()
    }

    /// An offer was answered or refused. False when a later one is on its way:
    /// the page has replaced the offer, and must not take this for its answer.
    pub(crate) fn offer_done(&mut self) -> bool {
        self.unanswered = self.unanswered.saturating_sub(1);
        let last = self.unanswered == 0;
        if last {
            self.offer = None;
        }
        last
    }

    /// What was not answered on the lost connection is sent again on the next.
    pub(crate) fn line_lost(&mut self) {
        self.unanswered = 0;
        self.files.line_lost();
    }

    /// False when it cannot be said to the server.
    pub(crate) fn set_tiles(&mut self, tiles: Vec<page::Tile>) -> bool {
        let of_server = |tile: &&page::Tile| !tile.mid.starts_with(DIRECT_MID);
        let on_wire = tiles.iter().filter(of_server).map(|tile| {
            Some(proto::Tile {
                mid: Mid::new(tile.mid.as_bytes())?,
                source: Source {
                    participant: ParticipantId(tile.person),
                    track: track_on_wire(tile.track),
                },
                width: tile.width,
                height: tile.height,
            })
        });
        let on_wire: Option<Vec<_>> = on_wire.collect();
        let Some(on_wire) = on_wire.and_then(List::new) else {
            return false;
        };
        self.view = Some(ClientMessage::View { tiles: on_wire });
        let shows = |tile: &&page::Tile| {
            let same = |other: &page::Tile| {
                (&other.mid, other.person, other.track) == (&tile.mid, tile.person, tile.track)
            };
            tiles.iter().any(same)
        };
        for tile in self.tiles.iter().filter(|tile| !shows(tile)) {
            self.limits.forget(&tile.mid);
        }
        self.tiles = tiles;
        true
    }

    pub(crate) fn send_offer(&mut self, env: &mut Env) {
        if let Some(offer) = &self.offer {
            env.send(offer);
            self.unanswered += 1;
        }
    }

    pub(crate) fn send_view(&self, env: &mut Env) {
        if let Some(view) = &self.view {
            env.send(view);
        }
    }

    pub(crate) fn send_tracks(&self, env: &mut Env) {
        for track in self.tracks.iter().filter(|_| !self.resting) {
            env.send(&ClientMessage::Publish {
                track: *track,
                on: 1,
            });
        }
    }

    /// The server knows nothing of an earlier peer connection: offers and views
    /// of it are void.
    pub(crate) fn begin_again(&mut self) {
        self.offer = None;
        self.unanswered = 0;
        self.view = None;
        self.tiles.clear();
        self.limits = Limits::default();
        self.camera_slots = 0;
        self.resting = false;
    }
}

pub(crate) fn track_on_wire(track: page::TrackKind) -> TrackKind {
    match track {
        page::TrackKind::Mic => TrackKind::Mic,
        page::TrackKind::Camera => TrackKind::Camera,
        page::TrackKind::Screen => TrackKind::Screen,
        page::TrackKind::ScreenAudio => TrackKind::ScreenAudio,
    }
}

fn role_on_wire(role: page::LineRole) -> proto::LineRole {
    match role {
        page::LineRole::Mic => proto::LineRole::Mic,
        page::LineRole::Camera => proto::LineRole::Camera,
        page::LineRole::Screen => proto::LineRole::Screen,
        page::LineRole::ScreenAudio => proto::LineRole::ScreenAudio,
        page::LineRole::MicSlot => proto::LineRole::MicSlot,
        page::LineRole::CameraSlot => proto::LineRole::CameraSlot,
        page::LineRole::ScreenSlot => proto::LineRole::ScreenSlot,
        page::LineRole::ScreenAudioSlot => proto::LineRole::ScreenAudioSlot,
        page::LineRole::PreviewSlot => proto::LineRole::PreviewSlot,
    }
}
