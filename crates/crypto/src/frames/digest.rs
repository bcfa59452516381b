//! Which frames a sender sealed, told so that its signature covers each of them.
//!
//! All members share the base key, so any of them can seal as any other. What
//! none can do is sign as another: so each second a sender signs, inside MLS, an
//! [`Account`] of the frames it sealed, with two bytes of HMAC-SHA-256 for each
//! under a key that its next digest reveals. Who makes up a frame must have done
//! so before that key was known, and is right once in 65 536 times.
//!
//! A receiver cannot compute those bytes when the frame comes, since the key is
//! still to come. So both sides keep SHA-256 of each sealed frame, and the two
//! bytes are taken over that. A frame that comes once its key is known is dropped:
//! anyone could have searched for one that fits.

use core::time::Duration;
use std::collections::{BTreeMap, VecDeque};

use hmac::{Hmac, KeyInit as _, Mac as _};
use proto::Time;
use sha2::{Digest as _, Sha256};
use tls_codec::{
    DeserializeBytes as _, SerializeBytes as _, TlsDeserializeBytes, TlsSerializeBytes, TlsSize,
};

use super::Context;

/// Length of the key that a digest reveals, in bytes.
pub const DIGEST_KEY_LEN: usize = 16;
/// A frame is listed once it is so old. The key of its list is known a second
/// later: so long a frame may be under way, what is sent again included.
pub const LIST_AFTER: Duration = Duration::from_millis(500);
/// Most frames in one account; what is more is for the next one. Eight seconds of
/// all streams: three layers of a camera, a screen, and the sound of both.
pub const MAX_LISTED: usize = 1800;
/// Longest account in bytes.
pub const MAX_ACCOUNT_LEN: usize = 4096;
/// Most frames that wait to be listed: ten seconds of all streams there are, and
/// more. With so many nothing more is sealed.
pub(super) const MAX_UNLISTED: usize = 4096;
/// Bytes for each frame.
const TAG_LEN: usize = 2;

/// SHA-256 of a sealed frame, as both sides keep it.
pub(super) type FrameHash = [u8; 32];

pub(super) fn hash(sealed: &[u8]) -> FrameHash {
    Sha256::digest(sealed).into()
}

/// Computes the two bytes of each frame under one key.
pub(super) struct Tagger(Hmac<Sha256>);

impl Tagger {
    pub(super) fn new(key: &[u8; DIGEST_KEY_LEN]) -> Self {
        Self(Hmac::new_from_slice(key).expect("HMAC takes a key of any length"))
    }

    pub(super) fn tag(&self, hash: &FrameHash) -> [u8; TAG_LEN] {
        let mut mac = self.0.clone();
        mac.update(hash);
        let whole = mac.finalize().into_bytes();
        [whole[0], whole[1]]
    }
}

/// Which frames a sender sealed.
#[derive(Debug, Clone, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
pub(super) struct Account {
    /// 1: all that was sealed [`LIST_AFTER`] before it was made is in it or in
    /// an earlier one.
    pub(super) complete: u8,
    pub(super) runs: Vec<Run>,
}

/// Frames of one key, counted on from `first`.
#[derive(Debug, Clone, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
pub(super) struct Run {
    pub(super) context: u8,
    pub(super) epoch: u64,
    pub(super) first: u32,
    /// Two bytes for each.
    pub(super) tags: Vec<u8>,
}

impl Account {
    /// `None` when it is none, or over a limit.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > MAX_ACCOUNT_LEN {
            return None;
        }
        let account = Self::tls_deserialize_exact_bytes(bytes).ok()?;
        let fits = |run: &Run| {
            run.tags.len().is_multiple_of(TAG_LEN)
                && Context::from_bits(u64::from(run.context)).is_some()
        };
        (account.complete <= 1 && account.runs.iter().all(fits)).then_some(account)
    }
}

impl Run {
    /// The counters in it, each with its two bytes.
    pub(super) fn tags(&self) -> impl Iterator<Item = (u64, [u8; TAG_LEN])> {
        let tags = self.tags.chunks_exact(TAG_LEN);
        (u64::from(self.first)..).zip(tags.map(|tag| [tag[0], tag[1]]))
    }

    /// The first counter after it.
    pub(super) fn end(&self) -> u64 {
        u64::from(self.first) + (self.tags.len() / TAG_LEN) as u64
    }
}

/// The frames that one sealed and has not told of.
#[derive(Default)]
pub(super) struct Unlisted(VecDeque<Sealed>);

struct Sealed {
    at: Time,
    epoch: u64,
    context: Context,
    counter: u64,
    hash: FrameHash,
}

impl Unlisted {
    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= MAX_UNLISTED
    }

    pub(super) fn note(
        &mut self,
        at: Time,
        epoch: u64,
        context: Context,
        counter: u64,
        sealed: &[u8],
    ) {
        self.0.push_back(Sealed {
            at,
            epoch,
            context,
            counter,
            hash: hash(sealed),
        });
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// The account of all that is old enough, encoded.
    pub(super) fn account(&mut self, now: Time, key: &[u8; DIGEST_KEY_LEN]) -> Vec<u8> {
        let tagger = Tagger::new(key);
        let old = |frame: &Sealed| now.since(frame.at) >= LIST_AFTER;
        // Each key counts on by one, so its frames are one run.
        let mut runs: BTreeMap<(u64, Context), Run> = BTreeMap::new();
        for _ in 0..MAX_LISTED {
            let Some(frame) = self.0.pop_front_if(|frame| old(frame)) else {
                break;
            };
            let run = runs.entry((frame.epoch, frame.context)).or_insert(Run {
                context: frame.context as u8,
                epoch: frame.epoch,
                // A key stops at 24 bits.
                first: u32::try_from(frame.counter).unwrap_or(u32::MAX),
                tags: Vec::new(),
            });
            run.tags.extend(tagger.tag(&frame.hash));
        }
        let account = Account {
            complete: u8::from(!self.0.front().is_some_and(old)),
            runs: runs.into_values().collect(),
        };
        account
            .tls_serialize_bytes()
            .expect("two bytes for each of some frames have a length")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(millis: u64) -> Time {
        Time::from_millis(millis)
    }

    fn unlisted(frames: &[(u64, u64, Context, u64)]) -> Unlisted {
        let mut unlisted = Unlisted::default();
        for (millis, epoch, context, counter) in frames {
            unlisted.note(at(*millis), *epoch, *context, *counter, b"sealed");
        }
        unlisted
    }

    #[test]
    fn an_account_lists_each_key_as_one_run_and_each_frame_once() {
        let mut unlisted = unlisted(&[
            (0, 7, Context::Mic, 40),
            (5, 7, Context::CameraLow, 9),
            (20, 7, Context::Mic, 41),
            (30, 8, Context::Mic, 0),
            (700, 8, Context::Mic, 1),
        ]);
        let bytes = unlisted.account(at(1000), &[1; 16]);
        let account = Account::decode(&bytes).expect("it is one");
        assert_eq!(account.complete, 1);
        let runs: Vec<_> = account
            .runs
            .iter()
            .map(|run| (run.epoch, run.context, u64::from(run.first), run.end()))
            .collect();
        assert_eq!(runs, [(7, 0, 40, 42), (7, 1, 9, 10), (8, 0, 0, 1)]);
        let bytes = unlisted.account(at(1300), &[2; 16]);
        let account = Account::decode(&bytes).expect("it is one");
        assert_eq!((account.runs[0].first, account.runs[0].end()), (1, 2));
        let bytes = unlisted.account(at(2300), &[3; 16]);
        assert_eq!(Account::decode(&bytes).expect("it is one").runs, []);
    }

    #[test]
    fn what_does_not_fit_is_for_the_next_account() {
        let frames: Vec<_> = (0..MAX_LISTED as u64 + 3)
            .map(|counter| (0, 1, Context::Mic, counter))
            .collect();
        let mut unlisted = unlisted(&frames);
        let bytes = unlisted.account(at(1000), &[1; 16]);
        assert!(bytes.len() <= MAX_ACCOUNT_LEN);
        let first = Account::decode(&bytes).expect("it is one");
        assert_eq!(
            (first.complete, first.runs[0].end()),
            (0, MAX_LISTED as u64)
        );
        let bytes = unlisted.account(at(1000), &[2; 16]);
        let second = Account::decode(&bytes).expect("it is one");
        assert_eq!((second.complete, second.runs[0].tags.len()), (1, 6));
    }

    #[test]
    fn the_bytes_of_a_frame_depend_on_key_and_frame() {
        let tagger = Tagger::new(&[1; 16]);
        let tag = tagger.tag(&hash(b"sealed"));
        assert_ne!(tag, Tagger::new(&[2; 16]).tag(&hash(b"sealed")));
        assert_ne!(tag, tagger.tag(&hash(b"forged")));
    }

    proptest! {
        #[test]
        fn hostile_bytes_are_an_account_or_none(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Some(account) = Account::decode(&bytes) {
                prop_assert!(account.runs.iter().all(|run| run.end() >= u64::from(run.first)));
            }
        }
    }
}
