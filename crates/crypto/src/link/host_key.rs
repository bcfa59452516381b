//! The key that makes its holder the host of a meeting.

use ed25519_dalek::{Signer as _, SigningKey};
use policy::{Delegation, HostCommitment, HostProof};
use zeroize::Zeroizing;

use crate::rng::Rng;

/// The creator's Ed25519 key; zeroized on drop.
pub struct HostKey(SigningKey);

impl HostKey {
    /// A new one.
    #[must_use]
    pub fn generate(rng: &mut Rng) -> Self {
        Self::from_bytes(rng.array())
    }

    /// From its 32-byte seed, as kept for another device.
    #[must_use]
    pub fn from_bytes(seed: [u8; 32]) -> Self {
        let seed = Zeroizing::new(seed);
        Self(SigningKey::from_bytes(&seed))
    }

    /// Its seed, to be kept for another device.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// What the link says of it.
    #[must_use]
    pub fn commitment(&self) -> HostCommitment {
        HostCommitment::to_key(&self.public())
    }

    pub(crate) fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    pub(crate) fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.0.sign(bytes).to_bytes()
    }

    /// Says that the leaf with this signature key is its holder's own, in this
    /// group.
    pub(crate) fn prove(&self, group_id: &[u8], leaf_key: &[u8; 32]) -> HostProof {
        HostProof {
            host_key: self.public(),
            signature: self.sign(&HostProof::signed_bytes(group_id, leaf_key)),
        }
    }

    /// Makes the member whose leaf has this signature key a host, while the room
    /// state says so.
    pub(crate) fn delegate(&self, group_id: &[u8], leaf_key: [u8; 32]) -> Delegation {
        Delegation {
            leaf_key,
            host_key: self.public(),
            signature: self.sign(&Delegation::signed_bytes(group_id, &leaf_key)),
        }
    }
}
