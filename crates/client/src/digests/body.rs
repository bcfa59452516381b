//! A digest as it stands in its message.

use crypto::frames::{DIGEST_KEY_LEN, MAX_ACCOUNT_LEN};

use super::history::{HASH_LEN, Head};

/// In the place of a leaf: nobody.
const NOBODY: u16 = u16::MAX;

/// What a sender signs each second.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Digest {
    /// Counts the sender's digests since it took its leaf.
    pub(crate) number: u32,
    /// Whose frames the sender waits to see listed for suspiciously long.
    pub(crate) ask: Option<u16>,
    /// What the sender had seen of the log before it made the account.
    pub(crate) head: Head,
    /// The key of the account in the digest before this one, revealed.
    pub(crate) key: [u8; DIGEST_KEY_LEN],
    /// The media worker's account of the frames that it sealed; empty when it
    /// gave none.
    pub(crate) account: Vec<u8>,
}

/// Without what it says of frames.
impl core::fmt::Debug for Digest {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Digest")
            .field("number", &self.number)
            .field("head", &self.head)
            .finish_non_exhaustive()
    }
}

impl Digest {
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(70 + self.account.len());
        bytes.extend(self.number.to_be_bytes());
        bytes.extend(self.ask.unwrap_or(NOBODY).to_be_bytes());
        bytes.extend(self.head.epoch.to_be_bytes());
        bytes.extend(self.head.next.to_be_bytes());
        bytes.extend(self.head.log);
        bytes.extend(self.head.before);
        bytes.extend(self.key);
        bytes.extend(&self.account);
        bytes
    }

    /// `None` when it is none.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let (number, bytes) = bytes.split_first_chunk()?;
        let (ask, bytes) = bytes.split_first_chunk()?;
        let (epoch, bytes) = bytes.split_first_chunk()?;
        let (next, bytes) = bytes.split_first_chunk()?;
        let (log, bytes) = bytes.split_first_chunk::<HASH_LEN>()?;
        let (before, bytes) = bytes.split_first_chunk::<HASH_LEN>()?;
        let (key, account) = bytes.split_first_chunk()?;
        let ask = u16::from_be_bytes(*ask);
        (account.len() <= MAX_ACCOUNT_LEN).then(|| Self {
            number: u32::from_be_bytes(*number),
            ask: (ask != NOBODY).then_some(ask),
            head: Head {
                epoch: u64::from_be_bytes(*epoch),
                next: u64::from_be_bytes(*next),
                log: *log,
                before: *before,
            },
            key: *key,
            account: account.to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_digest_is_read_as_it_was_written() {
        for ask in [None, Some(7)] {
            let digest = Digest {
                number: 70_000,
                ask,
                head: Head {
                    epoch: 3,
                    next: 1 << 40,
                    log: [1; HASH_LEN],
                    before: [2; HASH_LEN],
                },
                key: [3; DIGEST_KEY_LEN],
                account: vec![4; 99],
            };
            let bytes = digest.encode();
            assert_eq!(Digest::decode(&bytes), Some(digest));
            assert_eq!(Digest::decode(&bytes[..69]), None, "cut short");
        }
    }

    proptest! {
        #[test]
        fn hostile_bytes_are_a_digest_or_none(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Some(digest) = Digest::decode(&bytes) {
                prop_assert_eq!(digest.encode(), bytes);
            }
        }
    }
}
