//! Which layers of a track its owner is told to encode.
//!
//! A layer that a slot wants is said to be watched at once. One that no slot
//! wants is said to be unwatched only after a while, so that people who look
//! around, or an estimate that wanders, cost a publisher no restarted encoder.

use core::time::Duration;

use proto::{ServerMessage, Time, TrackKind};

use crate::Observer;
use crate::negotiate::MAX_LAYERS;
use crate::peer::PeerKey;
use crate::shard::Shard;

/// How long nobody must have wanted a layer: longer than turning a page of a
/// grid and back. It also bounds how often a publisher is told anything.
pub(crate) const UNWATCHED: Duration = Duration::from_secs(2);

/// What the owner of one track knows of its watchers.
pub(crate) struct Watch {
    /// Layers watched, or unwatched for less than [`UNWATCHED`].
    kept: u8,
    /// Since when nobody wants a layer that is kept.
    unwatched: [Option<Time>; MAX_LAYERS],
    told: Option<u8>,
}

impl Default for Watch {
    /// A track that nothing was said of is watched whole.
    fn default() -> Self {
        Self {
            kept: u8::MAX,
            unwatched: [None; MAX_LAYERS],
            told: None,
        }
    }
}

impl Watch {
    /// What was told may not have been heard.
    pub(crate) fn repeat(&mut self) {
        self.told = None;
    }

    /// `wanted` of `all` layers are watched now. Returns what is to be told.
    pub(crate) fn update(&mut self, now: Time, wanted: u8, all: u8) -> Option<u8> {
        self.kept = (self.kept | wanted) & all;
        for (layer, since) in self.unwatched.iter_mut().enumerate() {
            let bit = 1 << layer;
            if wanted & bit != 0 || self.kept & bit == 0 {
                *since = None;
            } else if now.since(*since.get_or_insert(now)) >= UNWATCHED {
                self.kept &= !bit;
                *since = None;
            }
        }
        let news = self.told != Some(self.kept);
        self.told = Some(self.kept);
        news.then_some(self.kept)
    }

    /// When to look again.
    pub(crate) fn due(&self) -> Option<Time> {
        let since = self.unwatched.iter().flatten().min()?;
        Some(*since + UNWATCHED)
    }
}

impl<O: Observer> Shard<O> {
    /// Tells a publisher which of its layers have subscribers, if that is news.
    pub(crate) fn tell_watched(&mut self, now: Time, key: PeerKey) {
        let Some(peer) = self.peer_mut(key) else {
            return;
        };
        let mut news = [None; 2];
        let mut due = None;
        for (place, kind) in [TrackKind::Camera, TrackKind::Screen]
            .into_iter()
            .enumerate()
        {
            let track = peer.track_mut(kind);
            if track.line.is_none() || !track.published {
                continue;
            }
            let mut wanted = 0;
            for (layer, state) in track.layers.iter().enumerate() {
                wanted |= u8::from(state.watched) << layer;
            }
            let all = !(u8::MAX << track.layers.len());
            news[place] = track.watch.update(now, wanted, all).map(|l| (kind, l));
            due = due.into_iter().chain(track.watch.due()).min();
        }
        for (track, layers) in news.into_iter().flatten() {
            self.hint(key, ServerMessage::Encode { track, layers });
        }
        if let Some(due) = due {
            self.schedule(key, due);
        }
    }

    /// Looks again at what is unwatched, at its time.
    pub(crate) fn look_at_watched(&mut self, now: Time, key: PeerKey) {
        let due = self.peer(key).and_then(|peer| {
            let tracks = peer.tracks.iter();
            tracks.filter_map(|track| track.watch.due()).min()
        });
        match due {
            Some(due) if due <= now => self.tell_watched(now, key),
            Some(due) => self.schedule(key, due),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: u8 = 0b111;

    fn at(millis: u64) -> Time {
        Time::from_millis(millis)
    }

    #[test]
    fn a_track_is_watched_whole_until_it_was_not_for_two_seconds() {
        let mut watch = Watch::default();
        assert_eq!(watch.update(at(0), 0b001, ALL), Some(ALL));
        assert_eq!(watch.due(), Some(at(2000)));
        assert_eq!(watch.update(at(1999), 0b001, ALL), None);
        assert_eq!(watch.update(at(2000), 0b001, ALL), Some(0b001));
        assert_eq!(watch.due(), None);
    }

    #[test]
    fn a_layer_that_is_wanted_again_is_told_at_once_and_a_glance_away_is_not() {
        let mut watch = Watch::default();
        watch.update(at(0), 0, ALL);
        assert_eq!(watch.update(at(2000), 0, ALL), Some(0));
        assert_eq!(watch.update(at(2001), 0b100, ALL), Some(0b100));
        for millis in (3000..9000).step_by(1000) {
            assert_eq!(watch.update(at(millis), 0, ALL), None);
            assert_eq!(watch.update(at(millis + 500), 0b100, ALL), None);
        }
    }

    #[test]
    fn what_may_not_have_been_heard_is_told_again() {
        let mut watch = Watch::default();
        watch.update(at(0), ALL, ALL);
        assert_eq!(watch.update(at(1), ALL, ALL), None);
        watch.repeat();
        assert_eq!(watch.update(at(2), ALL, ALL), Some(ALL));
    }
}
