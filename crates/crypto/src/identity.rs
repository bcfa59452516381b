//! A member's own keys.

use ed25519_dalek::{Signer as _, SigningKey};
use openmls::prelude::{BasicCredential, CredentialWithKey};
use openmls_rust_crypto::RustCrypto;
use openmls_traits::crypto::OpenMlsCrypto as _;
use openmls_traits::signatures::{Signer, SignerError};
use openmls_traits::types::{
    HpkeAeadType, HpkeConfig, HpkeKdfType, HpkeKemType, HpkeKeyPair, SignatureScheme,
};
use policy::CREDENTIAL_LEN;
use zeroize::Zeroizing;

use crate::rng::Rng;

/// HPKE (RFC 9180) for private messages between members.
pub(crate) const PRIVATE_MESSAGES: HpkeConfig = HpkeConfig(
    HpkeKemType::DhKem25519,
    HpkeKdfType::HkdfSha256,
    HpkeAeadType::AesGcm128,
);

/// A member's own keys, fresh for each meeting: Ed25519 for its leaf, X25519
/// for private messages; and its credential, 16 random bytes. Outlives the
/// group, for a rejoin. Zeroized on drop.
pub struct Identity {
    signature: SigningKey,
    credential: [u8; CREDENTIAL_LEN],
    /// The private half opens private messages.
    hpke: HpkeKeyPair,
    leaf: Option<u32>,
}

impl Identity {
    /// A new one.
    #[must_use]
    pub fn generate(rng: &mut Rng) -> Self {
        let seed = Zeroizing::new(rng.array());
        let hpke_seed: Zeroizing<[u8; 32]> = Zeroizing::new(rng.array());
        let hpke = RustCrypto::default()
            .derive_hpke_keypair(PRIVATE_MESSAGES, &*hpke_seed)
            .expect("X25519 makes a key pair of any 32 bytes");
        Self {
            signature: SigningKey::from_bytes(&seed),
            credential: rng.array(),
            hpke,
            leaf: None,
        }
    }

    pub(crate) fn public(&self) -> [u8; 32] {
        self.signature.verifying_key().to_bytes()
    }

    /// The same again, as a thief of the keys would have it.
    #[cfg(test)]
    pub(crate) fn copy(&self) -> Self {
        Self {
            signature: self.signature.clone(),
            credential: self.credential,
            hpke: self.hpke.clone(),
            leaf: self.leaf,
        }
    }

    /// The same keys under another credential.
    #[cfg(test)]
    pub(crate) fn with_credential(mut self, credential: [u8; CREDENTIAL_LEN]) -> Self {
        self.credential = credential;
        self
    }

    /// The leaf that it took last.
    pub(crate) fn leaf(&self) -> Option<u32> {
        self.leaf
    }

    pub(crate) fn took(&mut self, leaf: u32) {
        self.leaf = Some(leaf);
    }

    pub(crate) fn hpke_key(&self) -> [u8; 32] {
        let mut key = [0; 32];
        key.copy_from_slice(&self.hpke.public);
        key
    }

    pub(crate) fn hpke_private(&self) -> &[u8] {
        &self.hpke.private
    }

    pub(crate) fn sign_bytes(&self, bytes: &[u8]) -> [u8; 64] {
        self.signature.sign(bytes).to_bytes()
    }

    pub(crate) fn credential(&self) -> CredentialWithKey {
        CredentialWithKey {
            credential: BasicCredential::new(self.credential.to_vec()).into(),
            signature_key: self.public().as_slice().into(),
        }
    }
}

impl Signer for Identity {
    fn sign(&self, payload: &[u8]) -> Result<Vec<u8>, SignerError> {
        Ok(self.sign_bytes(payload).to_vec())
    }

    fn signature_scheme(&self) -> SignatureScheme {
        SignatureScheme::ED25519
    }
}
