//! Who is heard when more speak than there are slots.
//!
//! The order of voices by loudness, as the audio level header extension
//! (RFC 6464) tells it. It is an order with hysteresis: a voice passes the one
//! before it only when it is louder by a margin, and a pause between two words
//! does not count as silence. Each subscriber hears the first so many of the
//! order, itself left out. In a quiet room no level is told, and the order is
//! that in which the voices were turned on.

use core::time::Duration;

use proto::Time;

/// How much louder a voice must be to pass the one before it. Levels of one
/// steady voice wander by 2–4 dB from packet to packet even when smoothed.
const MARGIN_DB: f32 = 6.0;

/// A voice that grows louder is believed within some packets ...
const ATTACK: Duration = Duration::from_millis(150);
/// ... and keeps its place through the pauses of speech.
const RELEASE: Duration = Duration::from_millis(1500);

/// How often the order is looked at. Quicker than a listener notices a missing
/// first syllable, and some packets of every voice.
const INTERVAL: Duration = Duration::from_millis(100);

/// A voice that sent nothing for this long counts as silent.
const STALE: Duration = Duration::from_secs(1);

/// The floor of RFC 6464: digital silence, in dBov.
const SILENCE_DB: f32 = -127.0;

/// The voices of a room, the loudest first.
pub(crate) struct Speakers<Key> {
    voices: Vec<Voice<Key>>,
    ranked: Time,
}

struct Voice<Key> {
    key: Key,
    level_db: f32,
    heard: Time,
}

impl<Key: Copy + PartialEq> Speakers<Key> {
    pub(crate) fn new() -> Self {
        Self {
            voices: Vec::new(),
            ranked: Time::ZERO,
        }
    }

    /// All voices, the loudest first.
    pub(crate) fn order(&self) -> impl Iterator<Item = Key> + '_ {
        self.voices.iter().map(|voice| voice.key)
    }

    pub(crate) fn len(&self) -> usize {
        self.voices.len()
    }

    /// Adds a voice at the end. Nothing changes when it is there.
    pub(crate) fn add(&mut self, key: Key) {
        if self.voices.iter().all(|voice| voice.key != key) {
            self.voices.push(Voice {
                key,
                level_db: SILENCE_DB,
                heard: Time::ZERO,
            });
        }
    }

    pub(crate) fn remove(&mut self, key: Key) {
        self.voices.retain(|voice| voice.key != key);
    }

    /// A packet of `key` with its level. True when the order changed.
    pub(crate) fn heard(&mut self, now: Time, key: Key, level_db: i8) -> bool {
        if let Some(voice) = self.voices.iter_mut().find(|voice| voice.key == key) {
            voice.follow(now, f32::from(level_db).clamp(SILENCE_DB, 0.0));
        }
        if now.since(self.ranked) < INTERVAL {
            return false;
        }
        self.ranked = now;
        self.rank(now)
    }

    /// Lets every voice pass those before it that it is louder than by the
    /// margin.
    fn rank(&mut self, now: Time) -> bool {
        for voice in &mut self.voices {
            if now.since(voice.heard) > STALE {
                voice.level_db = SILENCE_DB;
            }
        }
        let mut changed = false;
        for place in 1..self.voices.len() {
            let mut place = place;
            while place > 0
                && self.voices[place].level_db > self.voices[place - 1].level_db + MARGIN_DB
            {
                self.voices.swap(place, place - 1);
                place -= 1;
                changed = true;
            }
        }
        changed
    }
}

impl<Key> Voice<Key> {
    /// First-order low pass, quick upwards and slow downwards.
    fn follow(&mut self, now: Time, level_db: f32) {
        let constant = if level_db > self.level_db {
            ATTACK
        } else {
            RELEASE
        };
        let elapsed = now.since(self.heard).min(constant);
        self.level_db +=
            (level_db - self.level_db) * elapsed.as_secs_f32() / constant.as_secs_f32();
        self.heard = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 20 ms packets of each key at its level.
    fn talk(speakers: &mut Speakers<u8>, from: u64, millis: u64, levels: &[(u8, i8)]) -> bool {
        let mut changed = false;
        for step in 0..millis / 20 {
            for &(key, level) in levels {
                let now = Time::from_millis(from + step * 20);
                changed |= speakers.heard(now, key, level);
            }
        }
        changed
    }

    fn of(keys: &[u8]) -> Speakers<u8> {
        let mut speakers = Speakers::new();
        for &key in keys {
            speakers.add(key);
        }
        speakers
    }

    #[test]
    fn a_louder_voice_passes_the_quieter_ones() {
        let mut speakers = of(&[1, 2, 3]);
        talk(&mut speakers, 0, 2000, &[(1, -50), (2, -30), (3, -20)]);
        assert_eq!(speakers.order().collect::<Vec<_>>(), [3, 2, 1]);
    }

    #[test]
    fn voices_within_the_margin_keep_their_order() {
        let mut speakers = of(&[1, 2]);
        talk(&mut speakers, 0, 2000, &[(1, -30), (2, -30)]);
        let changed = talk(&mut speakers, 2000, 5000, &[(1, -32), (2, -28)]);
        assert!(!changed);
        assert_eq!(speakers.order().next(), Some(1));
    }

    #[test]
    fn a_pause_between_words_does_not_cost_the_place() {
        let mut speakers = of(&[1, 2]);
        talk(&mut speakers, 0, 2000, &[(1, -20), (2, -60)]);
        assert!(!talk(&mut speakers, 2000, 300, &[(1, -127), (2, -60)]));
        assert!(talk(&mut speakers, 2300, 3000, &[(1, -127), (2, -40)]));
    }

    #[test]
    fn a_voice_that_stopped_sending_falls_back() {
        let mut speakers = of(&[1, 2]);
        talk(&mut speakers, 0, 2000, &[(1, -20), (2, -60)]);
        talk(&mut speakers, 2000, 1500, &[(2, -60)]);
        assert_eq!(speakers.order().collect::<Vec<_>>(), [2, 1]);
    }
}
