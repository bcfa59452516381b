//! What OpenMLS asks for: cryptography (its own `RustCrypto`), randomness (ours)
//! and storage (what it reads again, in zeroizing memory, and nothing else).
//!
//! Not covered by the injected randomness: the ephemeral keys of HPKE, which
//! `hpke-rs` draws from a generator of its own that the system seeds. Nothing
//! that a member computes on depends on their value.

use core::cell::RefCell;
use core::convert::Infallible;

use openmls_rust_crypto::RustCrypto;
use openmls_traits::OpenMlsProvider;
use openmls_traits::random::OpenMlsRand;

use crate::rng::Rng;
use crate::vault::Vault;

/// The provider of one group.
pub(crate) struct Provider {
    crypto: RustCrypto,
    rand: Rand,
    vault: Vault,
}

impl Provider {
    pub(crate) fn new(rng: Rng) -> Self {
        Self {
            crypto: RustCrypto::default(),
            rand: Rand(RefCell::new(rng)),
            vault: Vault::default(),
        }
    }

    /// The group's own generator, for what is sealed beside MLS.
    pub(crate) fn rng(&mut self) -> &mut Rng {
        self.rand.0.get_mut()
    }

    /// How much the vault holds.
    #[cfg(test)]
    pub(crate) fn kept(&self) -> usize {
        self.vault.len()
    }
}

impl OpenMlsProvider for Provider {
    type CryptoProvider = RustCrypto;
    type RandProvider = Rand;
    type StorageProvider = Vault;

    fn storage(&self) -> &Vault {
        &self.vault
    }

    fn crypto(&self) -> &RustCrypto {
        &self.crypto
    }

    fn rand(&self) -> &Rand {
        &self.rand
    }
}

/// The injected generator, as OpenMLS calls it.
pub(crate) struct Rand(RefCell<Rng>);

impl OpenMlsRand for Rand {
    type Error = Infallible;

    fn random_array<const N: usize>(&self) -> Result<[u8; N], Infallible> {
        Ok(self.0.borrow_mut().array())
    }

    fn random_vec(&self, len: usize) -> Result<Vec<u8>, Infallible> {
        let mut bytes = vec![0; len];
        self.0.borrow_mut().fill(&mut bytes);
        Ok(bytes)
    }
}
