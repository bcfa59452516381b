//! Which slot is to show what.
//!
//! Run for a whole room whenever something about it changed: who is there, what
//! is on, what somebody wants to see, who is loudest. Never per packet. What it
//! leaves behind is, per layer, the list of slots that a packet goes to.

use proto::{LineRole, ParticipantId, Time, TrackKind};

use crate::Observer;
use crate::peer::{Feed, KINDS, Origin, PeerKey, RoomKey, Subscriber};
use crate::shard::Shard;

impl<O: Observer> Shard<O> {
    /// Points the slots of a room anew.
    pub(crate) fn route(&mut self, now: Time, room: RoomKey) {
        let members = self.members(room);
        for &(_, key) in &members {
            self.point(key, &members);
            self.share(now, key);
        }
        self.subscribe(now, &members);
        for &(_, key) in &members {
            self.tell_watched(now, key);
        }
    }

    /// Points the slots of pictures of `key` at the tracks that its view names.
    fn point(&mut self, key: PeerKey, members: &[(ParticipantId, PeerKey)]) {
        let Some(peer) = self.peer(key) else { return };
        let receives = peer.can_receive();
        let sources: Vec<_> = peer
            .slots
            .iter()
            .map(|slot| {
                let tiles = receives.then_some(&peer.view).into_iter().flatten();
                let mut tiles = tiles.filter(|tile| *tile.mid == *slot.mid.as_bytes());
                let tile = tiles.next()?;
                let kind = match slot.role {
                    LineRole::CameraSlot => TrackKind::Camera,
                    LineRole::ScreenSlot => TrackKind::Screen,
                    LineRole::PreviewSlot => {
                        let own = peer.sends(TrackKind::Camera);
                        return own.then_some(((key, TrackKind::Camera), tile));
                    }
                    _ => return None,
                };
                let (_, from) = members
                    .iter()
                    .find(|(id, _)| *id == tile.source.participant)?;
                let offered = tile.source.track == kind
                    && *from != key
                    && self.peer(*from).is_some_and(|from| from.offers(kind));
                offered.then_some(((*from, kind), tile))
            })
            .map(|found| {
                let pixels = |tile: &proto::Tile| u64::from(tile.width) * u64::from(tile.height);
                found.map(|(source, tile)| (source, pixels(tile)))
            })
            .collect();
        let Some(peer) = self.peer_mut(key) else {
            return;
        };
        for (slot, found) in peer.slots.iter_mut().zip(sources) {
            if slot.is_audio() {
                continue;
            }
            let pixels = found.map_or(0, |(_, pixels)| pixels);
            let source = found.map(|(source, _)| source);
            if slot.source != source {
                slot.source = source;
                slot.wish = None;
                slot.fresh = true;
            }
            if slot.tile_pixels != pixels {
                slot.tile_pixels = pixels;
                slot.fresh = true;
            }
        }
    }

    /// Which voices and sounds `key` hears, in the order of its slots.
    pub(crate) fn point_sound(&mut self, key: PeerKey) {
        let Some(peer) = self.peer(key) else { return };
        let mut wanted = vec![None; peer.slots.len()];
        if peer.can_receive()
            && let Some(room) = self.room(peer.room)
        {
            let offered = |from: PeerKey, track: TrackKind| {
                let from_peer = self.peer(from).filter(|_| from != key)?;
                let origin = Origin { track, layer: 0 };
                from_peer
                    .offers(track)
                    .then_some(Feed { peer: from, origin })
            };
            let voices = room.speakers.order();
            let mics = voices
                .filter_map(|from| offered(from, TrackKind::Mic))
                .take(peer.share.voices);
            self.share_out(key, LineRole::MicSlot, mics, &mut wanted);
            let members = room.members.values().filter(|_| peer.share.screen_sound);
            let sounds = members.filter_map(|from| offered(*from, TrackKind::ScreenAudio));
            self.share_out(key, LineRole::ScreenAudioSlot, sounds, &mut wanted);
        }
        let Some(peer) = self.peer_mut(key) else {
            return;
        };
        // Sound stops at once.
        for (slot, wanted) in peer.slots.iter_mut().zip(wanted) {
            if slot.is_audio() {
                slot.wanted = wanted;
                if slot.current.is_some() && slot.current != wanted {
                    slot.current = None;
                    slot.rewriter.turn();
                }
            }
        }
    }

    /// Gives the first of `feeds` to the slots of one role; one that has a slot
    /// keeps it.
    fn share_out(
        &self,
        key: PeerKey,
        role: LineRole,
        feeds: impl Iterator<Item = Feed>,
        wanted: &mut [Option<Feed>],
    ) {
        let Some(peer) = self.peer(key) else { return };
        let places: Vec<usize> = (0..peer.slots.len())
            .filter(|&place| peer.slots[place].role == role)
            .collect();
        let mut feeds: Vec<Feed> = feeds.take(places.len()).collect();
        for &place in &places {
            let had = peer.slots[place].wanted;
            if let Some(at) = feeds.iter().position(|feed| Some(*feed) == had) {
                wanted[place] = had;
                feeds.remove(at);
            }
        }
        let mut feeds = feeds.into_iter();
        for &place in &places {
            if wanted[place].is_none() {
                wanted[place] = feeds.next();
            }
        }
    }

    /// Whether the slot may go on with what it shows until the next picture
    /// begins.
    pub(crate) fn may_show(&self, key: PeerKey, role: LineRole, feed: Feed) -> bool {
        self.peer(feed.peer).is_some_and(|from| {
            if role == LineRole::PreviewSlot && feed.peer == key {
                from.sends(feed.origin.track)
            } else {
                from.offers(feed.origin.track)
            }
        })
    }

    /// All who are in a room.
    pub(crate) fn members(&self, room: RoomKey) -> Vec<(ParticipantId, PeerKey)> {
        let members = self.room(room).map(|room| room.members.iter());
        let members = members.into_iter().flatten();
        members.map(|(id, key)| (*id, *key)).collect()
    }

    /// Makes the lists of subscribers anew, and asks for the keyframes that are
    /// missing.
    pub(crate) fn subscribe(&mut self, now: Time, members: &[(ParticipantId, PeerKey)]) {
        for &(_, key) in members {
            let Some(peer) = self.peer_mut(key) else {
                continue;
            };
            for kind in KINDS {
                for layer in &mut peer.track_mut(kind).layers {
                    layer.subscribers.clear();
                    layer.watched = false;
                }
            }
        }
        for &(_, key) in members {
            let slots = self.peer(key).map_or(0, |peer| peer.slots.len());
            for place in 0..slots {
                let Some(slot) = self.peer(key).map(|peer| &peer.slots[place]) else {
                    continue;
                };
                let (wanted, current, audio) = (slot.wanted, slot.current, slot.is_audio());
                // One for which there is no room keeps the smallest layer: else it
                // would never be known how little it needs.
                let wish = slot.source.map(|(peer, track)| Feed {
                    peer,
                    origin: Origin {
                        track,
                        layer: slot.wish.map_or(0, |choice| choice.layer),
                    },
                });
                // An offer has at most MAX_LINES lines.
                #[expect(clippy::cast_possible_truncation)]
                let slot = Subscriber {
                    peer: key,
                    slot: place as u16,
                };
                for feed in [wanted, current.filter(|_| current != wanted)]
                    .into_iter()
                    .flatten()
                {
                    let layer = self.peer_mut(feed.peer);
                    if let Some(layer) = layer.and_then(|peer| peer.layer_mut(feed.origin)) {
                        layer.subscribers.push(slot);
                        layer.watched = true;
                    }
                }
                if let Some(feed) = wish
                    && let Some(peer) = self.peer_mut(feed.peer)
                    && let Some(layer) = peer.layer_mut(feed.origin)
                {
                    layer.watched = true;
                }
                if let Some(feed) = wanted.filter(|_| !audio && current != wanted) {
                    self.want_keyframe(now, feed);
                }
            }
        }
    }
}
