//! Randomness, injected: a ChaCha20 generator that the edge seeds.

/// A ChaCha20 generator. The edge draws the seed from the system.
pub struct Rng(());

impl Rng {
    /// From 32 bytes of the system's randomness (or fixed ones in a test).
    #[must_use]
    pub fn from_seed(seed: [u8; 32]) -> Self {
        let _ = seed;
        todo!()
    }

    /// The next `N` bytes.
    pub fn array<const N: usize>(&mut self) -> [u8; N] {
        todo!()
    }

    /// A generator of its own, seeded from this one.
    #[must_use]
    pub fn fork(&mut self) -> Self {
        todo!()
    }
}
