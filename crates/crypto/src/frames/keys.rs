//! The keys of an epoch, on their way from the group to sealer and opener.

use zeroize::Zeroizing;

/// Length of the SFrame base key in bytes (Nk of suite 4).
pub const BASE_KEY_LEN: usize = 16;
const FRESH: u32 = 1 << 31;

/// A leaf that is taken in an epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LiveLeaf(u32);

impl LiveLeaf {
    /// `fresh`: taken in this very epoch, so frames of older epochs under this
    /// leaf are somebody else's.
    #[must_use]
    pub fn new(leaf: u32, fresh: bool) -> Self {
        Self(leaf & !FRESH | if fresh { FRESH } else { 0 })
    }

    /// The leaf index.
    #[must_use]
    pub fn leaf(self) -> u32 {
        self.0 & !FRESH
    }

    /// Whether it is taken in this very epoch.
    #[must_use]
    pub fn is_fresh(self) -> bool {
        self.0 & FRESH != 0
    }

    /// As it crosses to the media worker: the leaf, the top bit set when fresh.
    #[must_use]
    pub fn to_bits(self) -> u32 {
        self.0
    }

    /// The reverse of [`Self::to_bits`].
    #[must_use]
    pub fn from_bits(bits: u32) -> Self {
        Self(bits)
    }
}

/// The keys of one epoch. Sealer and opener are given every epoch's, in order.
pub struct FrameKeys {
    /// The epoch.
    pub epoch: u64,
    /// This member's leaf.
    pub own_leaf: u32,
    /// The SFrame base key.
    pub base_key: Zeroizing<[u8; BASE_KEY_LEN]>,
    /// The leaves that are taken.
    pub live: Vec<LiveLeaf>,
}
