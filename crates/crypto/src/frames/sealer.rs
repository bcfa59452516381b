//! Sealing one's own frames.

use core::time::Duration;
use std::collections::VecDeque;

use proto::Time;
use sha2::{Digest as _, Sha256};

use super::digest::{DIGEST_KEY_LEN, Unlisted};
use super::{Codec, Context, FrameKeys, KeyId};
use crate::sframe::{Key, Secret, Suite};

/// A sender waits so long before it uses the key of an epoch that only added
/// somebody, so that the others have it by then; the next frame after it is
/// within 200 ms of the epoch's begin.
pub const SWITCH_DELAY: Duration = Duration::from_millis(150);
/// Last counter of a key. 24 bits keep the header within 7 bytes and last 46
/// hours at 100 frames a second; keys are renewed every few minutes.
pub const MAX_COUNTER: u64 = (1 << 24) - 1;
/// So many keys are known again when they come again; the older ones are hours
/// old.
const MAX_TAKEN: usize = 256;

/// Why a frame is not sealed: do not send it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// No keys yet.
    #[error("no key to seal with")]
    NoKey,
    /// The key's counter is used up: wait for the next epoch.
    #[error("the key's counter is used up")]
    Exhausted,
    /// The frame is empty or shorter than what its codec leaves clear.
    #[error("the frame is too short for its codec")]
    TooShort,
    /// Too many frames were sealed that no digest has listed: what cannot be
    /// vouched for does not go out.
    #[error("too many frames wait for a digest")]
    Unlisted,
    /// By [`FrameSealer::set_sealing`].
    #[error("sealing is paused")]
    Paused,
}

/// Seals one's own frames.
#[derive(Default)]
pub struct FrameSealer {
    current: Option<Box<Epoch>>,
    next: Option<(Time, Box<Epoch>)>,
    /// Fingerprints of the base keys taken so far, the latest last: none is taken
    /// again, since its counters may be forgotten.
    taken: VecDeque<[u8; 32]>,
    unlisted: Unlisted,
    paused: bool,
}

/// One epoch's keys with their counters.
struct Epoch {
    epoch: u64,
    leaf: u32,
    secret: Secret,
    fingerprint: [u8; 32],
    keys: [Option<Counted>; Context::COUNT],
}

struct Counted {
    key: Key,
    next: u64,
}

impl FrameSealer {
    /// Without keys.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The keys of a new epoch. `urgent` (somebody was removed): in use at once,
    /// otherwise within 200 ms. Keys that were taken before are ignored, so no
    /// counter starts over. Unknown keys of an epoch that is not newer belong to
    /// another group: they end the use of the ones at hand, until the next epoch.
    pub fn set_keys(&mut self, now: Time, keys: &FrameKeys, urgent: bool) {
        let epoch = Box::new(Epoch::new(keys));
        if self.taken.contains(&epoch.fingerprint) {
            return;
        }
        if self.taken.len() == MAX_TAKEN {
            self.taken.pop_front();
        }
        self.taken.push_back(epoch.fingerprint);
        let newest = self.next.as_ref().map(|(_, next)| next);
        let newest = newest.or(self.current.as_ref()).map(|newest| newest.epoch);
        if newest.is_some_and(|newest| keys.epoch <= newest) {
            return self.forget();
        }
        if urgent || self.current.is_none() {
            self.next = None;
            self.current = Some(epoch);
        } else {
            let due = self.next.take().map_or(now + SWITCH_DELAY, |(due, _)| due);
            self.next = Some((due, epoch));
        }
    }

    /// Erases the keys of the epoch before as soon as the next one's are in use,
    /// whether a frame is sealed or not; call it about every 100 ms.
    pub fn tick(&mut self, now: Time) {
        if let Some((_, epoch)) = self.next.take_if(|(due, _)| *due <= now) {
            self.current = Some(epoch);
        }
    }

    /// The epochs whose keys it holds, oldest first.
    #[must_use]
    pub fn epochs(&self) -> Vec<u64> {
        let next = self.next.as_ref().map(|(_, next)| next);
        let held = self.current.iter().chain(next);
        held.map(|epoch| epoch.epoch).collect()
    }

    /// Seals a frame: `out` is cleared, then clear prefix, header, ciphertext, tag.
    ///
    /// # Errors
    /// [`SealError`]: drop the frame. `out` is then empty.
    pub fn seal(
        &mut self,
        now: Time,
        context: Context,
        codec: Codec,
        frame: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<(), SealError> {
        out.clear();
        self.tick(now);
        if self.paused {
            return Err(SealError::Paused);
        }
        if self.unlisted.is_full() {
            return Err(SealError::Unlisted);
        }
        let clear_len = codec.clear_len(frame).ok_or(SealError::TooShort)?;
        let epoch = self.current.as_mut().ok_or(SealError::NoKey)?;
        let counted = epoch.key(context).ok_or(SealError::NoKey)?;
        if counted.next > MAX_COUNTER {
            return Err(SealError::Exhausted);
        }
        let counter = counted.next;
        counted.next += 1;
        let (clear, rest) = frame.split_at(clear_len);
        out.reserve(frame.len() + MAX_OVERHEAD);
        out.extend_from_slice(clear);
        counted.key.seal(counter, clear, rest, out);
        self.unlisted.note(now, epoch.epoch, context, counter, out);
        Ok(())
    }

    /// Seals nothing from now on, or seals again.
    pub fn set_sealing(&mut self, on: bool) {
        self.paused = !on;
    }

    /// The account of the frames sealed since the last one, for this member to
    /// sign together with `key`, which is fresh and told to nobody before.
    /// Frames younger than [`LIST_AFTER`](super::LIST_AFTER) are for the next.
    pub fn account(&mut self, now: Time, key: &[u8; DIGEST_KEY_LEN]) -> Vec<u8> {
        self.unlisted.account(now, key)
    }

    /// Forgets all keys, for good.
    pub fn forget(&mut self) {
        self.next = None;
        self.current = None;
        self.unlisted.clear();
    }
}

/// Header and tag, at most.
const MAX_OVERHEAD: usize = 23;

impl Epoch {
    fn new(keys: &FrameKeys) -> Self {
        let secret = Secret::new(Suite::Aes128GcmSha256, &*keys.base_key);
        Self {
            epoch: keys.epoch,
            leaf: keys.own_leaf,
            secret,
            fingerprint: Sha256::digest(keys.base_key.as_slice()).into(),
            keys: [const { None }; Context::COUNT],
        }
    }

    fn key(&mut self, context: Context) -> Option<&mut Counted> {
        let slot = &mut self.keys[context as usize];
        if slot.is_none() {
            let id = KeyId::new(context, self.leaf, self.epoch)?;
            *slot = Some(Counted {
                key: self.secret.key(id.to_kid()),
                next: 0,
            });
        }
        slot.as_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::super::LiveLeaf;
    use super::*;
    use zeroize::Zeroizing;

    #[test]
    fn a_key_whose_counter_is_used_up_seals_no_more() {
        let mut sealer = FrameSealer::new();
        let keys = FrameKeys {
            epoch: 255,
            own_leaf: 1023,
            base_key: Zeroizing::new([7; 16]),
            live: vec![LiveLeaf::new(0, false)],
        };
        sealer.set_keys(Time::ZERO, &keys, true);
        let mut out = Vec::new();
        let seal = |sealer: &mut FrameSealer, out: &mut Vec<u8>| {
            sealer.seal(Time::ZERO, Context::ScreenAudio, Codec::Opus, b"frame", out)
        };
        seal(&mut sealer, &mut out).expect("a fresh key");
        sealer.current.as_mut().expect("keys").keys[5]
            .as_mut()
            .expect("in use")
            .next = MAX_COUNTER;
        seal(&mut sealer, &mut out).expect("the last counter");
        assert_eq!(out.len(), 5 + MAX_OVERHEAD, "never more than this");
        assert_eq!(seal(&mut sealer, &mut out), Err(SealError::Exhausted));
        assert!(out.is_empty());
    }
}
