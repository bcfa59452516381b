//! Which slot is to show what.
//!
//! Run for a whole room whenever something about it changed: who is there, what
//! is on, what somebody wants to see, who is loudest. Never per packet. What it
//! leaves behind is, per layer, the list of slots that a packet goes to.

use proto::{LineRole, ParticipantId, Time, TrackKind};

use crate::Observer;
use crate::peer::{Feed, KINDS, PeerKey, RoomKey, Subscriber};
use crate::shard::Shard;

impl<O: Observer> Shard<O> {
    /// Points the slots of a room anew.
    pub(crate) fn route(&mut self, now: Time, room: RoomKey) {
        let Some(members) = self.room(room).map(|room| {
            let members = room.members.iter();
            members.map(|(id, key)| (*id, *key)).collect::<Vec<_>>()
        }) else {
            return;
        };
        for &(_, key) in &members {
            let wanted = self.wanted(room, key, &members);
            self.point(key, &wanted);
        }
        self.subscribe(now, &members);
        for &(_, key) in &members {
            self.tell_watched(now, key);
        }
    }

    /// What each slot of `key` is to show, in the order of the slots.
    fn wanted(
        &self,
        room: RoomKey,
        key: PeerKey,
        members: &[(ParticipantId, PeerKey)],
    ) -> Vec<Option<Feed>> {
        let Some(peer) = self.peer(key).filter(|peer| peer.can_receive()) else {
            let slots = self.peer(key).map_or(0, |peer| peer.slots.len());
            return vec![None; slots];
        };
        let offered = |from: PeerKey, kind| {
            let origin = self.peer(from).filter(|_| from != key)?.offered(kind)?;
            Some(Feed { peer: from, origin })
        };
        let mut wanted: Vec<Option<Feed>> = peer
            .slots
            .iter()
            .map(|slot| {
                let tile = || {
                    peer.view
                        .iter()
                        .find(|tile| *tile.mid == *slot.mid.as_bytes())
                };
                let shown = |kind| {
                    let source = tile()?.source;
                    let at = members.iter().find(|(id, _)| *id == source.participant)?;
                    (source.track == kind).then(|| offered(at.1, kind))?
                };
                match slot.role {
                    LineRole::CameraSlot => shown(TrackKind::Camera),
                    LineRole::ScreenSlot => shown(TrackKind::Screen),
                    LineRole::PreviewSlot => tile()
                        .and_then(|_| peer.sending(TrackKind::Camera))
                        .map(|origin| Feed { peer: key, origin }),
                    _ => None,
                }
            })
            .collect();

        let voices = self.room(room).map(|room| &room.speakers);
        let voices = voices.into_iter().flat_map(|speakers| speakers.order());
        let mics = voices.filter_map(|from| offered(from, TrackKind::Mic));
        self.share_out(key, LineRole::MicSlot, mics, &mut wanted);
        let sounds = members
            .iter()
            .filter_map(|&(_, from)| offered(from, TrackKind::ScreenAudio));
        self.share_out(key, LineRole::ScreenAudioSlot, sounds, &mut wanted);
        wanted
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

    /// Turns the slots of `key` to what they are to show. A picture goes on
    /// until the next one begins, unless it may not; sound stops at once.
    fn point(&mut self, key: PeerKey, wanted: &[Option<Feed>]) {
        let Some(peer) = self.peer(key) else { return };
        let allowed: Vec<bool> = peer
            .slots
            .iter()
            .map(|slot| {
                slot.current
                    .is_some_and(|feed| self.may_show(key, slot.role, feed))
            })
            .collect();
        let Some(peer) = self.peer_mut(key) else {
            return;
        };
        for ((slot, wanted), allowed) in peer.slots.iter_mut().zip(wanted).zip(allowed) {
            slot.wanted = *wanted;
            let stays = slot.current == *wanted || (!slot.is_audio() && allowed);
            if slot.current.is_some() && (wanted.is_none() || !stays) {
                slot.current = None;
                slot.rewriter.turn();
            }
        }
    }

    fn may_show(&self, key: PeerKey, role: LineRole, feed: Feed) -> bool {
        let Some(from) = self.peer(feed.peer) else {
            return false;
        };
        let origin = if role == LineRole::PreviewSlot && feed.peer == key {
            from.sending(feed.origin.track)
        } else {
            from.offered(feed.origin.track)
        };
        origin.is_some()
    }

    /// Makes the lists of subscribers anew, and asks for the keyframes that are
    /// missing.
    fn subscribe(&mut self, now: Time, members: &[(ParticipantId, PeerKey)]) {
        for &(_, key) in members {
            let Some(peer) = self.peer_mut(key) else {
                continue;
            };
            for kind in KINDS {
                for layer in &mut peer.track_mut(kind).layers {
                    layer.subscribers.clear();
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
                    }
                }
                if let Some(feed) = wanted.filter(|_| !audio && current != wanted) {
                    self.want_keyframe(now, feed);
                }
            }
        }
    }
}
