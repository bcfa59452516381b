//! What the shard has to say to a participant: hints, of which only the newest
//! counts, and that whoever misses one is told again.

use proto::{LineRole, List, Mid, ParticipantId, RoomId, ServerMessage};

use crate::Observer;
use crate::peer::{PeerKey, Slot};
use crate::shard::Shard;

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
    /// batch of input, as [`Shard::poll_transmit`]. It is bounded by how often
    /// tracks are said to be watched or not, and what links bear is looked at.
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
    pub(crate) fn tell_limits(&mut self, key: PeerKey) {
        let Some(peer) = self.peer_mut(key) else {
            return;
        };
        if peer.connection.is_none() {
            return;
        }
        let is_paused = |slot: &&Slot| {
            let picture = matches!(slot.role, LineRole::CameraSlot | LineRole::ScreenSlot);
            picture && slot.source.is_some() && slot.wish.is_none()
        };
        let paused = peer.slots.iter().filter(is_paused);
        let limits = Limits {
            paused: paused
                .filter_map(|slot| Mid::new(slot.mid.to_string()))
                .collect(),
            voices: peer.share.fewer_voices,
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
