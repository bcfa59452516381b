//! Randomness, injected: a ChaCha20 generator that the edge seeds from the
//! system (a test from fixed bytes). It zeroizes itself.

use chacha20::ChaCha20Rng;
use chacha20::rand_core::{Rng as _, SeedableRng as _};
use zeroize::Zeroizing;

/// A ChaCha20 generator.
pub struct Rng(ChaCha20Rng);

impl Rng {
    /// From 32 bytes of the system's randomness.
    #[must_use]
    pub fn from_seed(seed: [u8; 32]) -> Self {
        let seed = Zeroizing::new(seed);
        Self(ChaCha20Rng::from_seed(*seed))
    }

    /// The next `N` bytes.
    pub fn array<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// Fills `bytes`.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill_bytes(bytes);
    }

    /// A generator of its own, seeded from this one.
    #[must_use]
    pub fn fork(&mut self) -> Self {
        Self::from_seed(self.array())
    }
}
