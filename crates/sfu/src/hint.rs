//! What the shard has to say to a participant: hints, of which only the newest
//! counts, and that whoever misses one is told again.

use core::time::Duration;

use proto::{LineRole, List, Mid, ParticipantId, RoomId, ServerMessage, Time};

use crate::Observer;
use crate::peer::{PeerKey, Slot};
use crate::shard::Shard;

/// What lasts no longer is not told: at the beginning little of a link is known.
const LASTS: Duration = Duration::from_secs(2);

/// A message for a participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// In which room.
    pub room: RoomId,
    /// To whom.
    pub participant: ParticipantId,
    /// [`ServerMessage::Encode`] or [`ServerMessage::Limits`].
    pub message: ServerMessage,
}

/// What a subscriber's link does not bear.
#[derive(Clone, PartialEq, Eq, Default)]
pub(crate) struct Limits {
    paused: Vec<Mid>,
    /// `None`: all that there are.
    voices: Option<usize>,
}

impl<O: Observer> Shard<O> {
    /// What participants are to be told; to be called until `None` after each
    /// batch of input, as [`Shard::poll_transmit`]. There is at most one for each
    /// call of [`Shard::view`] or [`Shard::publish`], some four of a track in the
    /// time after which it is said to be unwatched, and one each time that what a
    /// link bears is looked at.
    pub fn poll_hint(&mut self) -> Option<Hint> {
        self.hints.pop_front()
    }

    pub(crate) fn hint(&mut self, key: PeerKey, message: ServerMessage) {
        let Some(peer) = self.peer(key) else { return };
        let participant = peer.id;
        if let Some(room) = self.room(peer.room).map(|room| room.id) {
            self.hints.push_back(Hint {
                room,
                participant,
                message,
            });
        }
    }

    /// Tells a subscriber what it is not given for want of bandwidth, if that is
    /// news.
    pub(crate) fn tell_limits(&mut self, now: Time, key: PeerKey) {
        let Some(peer) = self.peer_mut(key) else {
            return;
        };
        if peer.connection.is_none() {
            return;
        }
        let lasts = |since: Time| now.since(since) >= LASTS;
        let is_paused = |slot: &&Slot| {
            let picture = matches!(slot.role, LineRole::CameraSlot | LineRole::ScreenSlot);
            picture && slot.paused.is_some_and(lasts)
        };
        let paused = peer.slots.iter().filter(is_paused);
        let voices = peer.share.fewer_voices;
        let voices = voices.filter(|(_, since)| lasts(*since));
        let limits = Limits {
            paused: paused
                .filter_map(|slot| Mid::new(slot.mid.to_string()))
                .collect(),
            voices: voices.map(|(voices, _)| voices),
        };
        let again = core::mem::take(&mut peer.share.tell_again);
        if peer.share.told == limits && !again {
            return;
        }
        peer.share.told = limits.clone();
        let voices = limits.voices.and_then(|voices| u8::try_from(voices).ok());
        let message = ServerMessage::Limits {
            paused: List::new(limits.paused).unwrap_or_default(),
            voices: voices.unwrap_or(u8::MAX),
        };
        self.hint(key, message);
    }
}
