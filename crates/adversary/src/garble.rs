//! What a rogue's MLS computes with: the usual cryptography, but for one hand
//! that can be told to seal garbage. A commit made so is well formed, signed and
//! tagged, and no server can tell that nobody can open what it carries.

use core::sync::atomic::{AtomicBool, Ordering};

use openmls_rust_crypto::{OpenMlsRustCrypto, RustCrypto};
use openmls_traits::OpenMlsProvider;
use openmls_traits::crypto::OpenMlsCrypto;
use openmls_traits::types::{
    AeadType, Ciphersuite, CryptoError, ExporterSecret, HashType, HpkeCiphertext, HpkeConfig,
    HpkeKeyPair, KemOutput, SignatureScheme,
};
use tls_codec::SecretVLBytes;

/// Cryptography with a dishonest hand.
#[derive(Default)]
pub struct Garbler {
    honest: RustCrypto,
    garbles: AtomicBool,
}

/// What OpenMLS asks for, with that cryptography.
#[derive(Default)]
pub struct Provider {
    crypto: Garbler,
    rest: OpenMlsRustCrypto,
}

impl Provider {
    /// From now on, everything that is sealed to somebody's key is garbage, or
    /// is not.
    pub fn garble(&self, garbles: bool) {
        self.crypto.garbles.store(garbles, Ordering::Relaxed);
    }
}

impl OpenMlsProvider for Provider {
    type CryptoProvider = Garbler;
    type RandProvider = <OpenMlsRustCrypto as OpenMlsProvider>::RandProvider;
    type StorageProvider = <OpenMlsRustCrypto as OpenMlsProvider>::StorageProvider;

    fn storage(&self) -> &Self::StorageProvider {
        self.rest.storage()
    }

    fn crypto(&self) -> &Garbler {
        &self.crypto
    }

    fn rand(&self) -> &Self::RandProvider {
        self.rest.rand()
    }
}

type Done<T> = Result<T, CryptoError>;

macro_rules! honestly {
    ($(fn $name:ident($($arg:ident: $of:ty),*) -> $ret:ty;)+) => {$(
        fn $name(&self, $($arg: $of),*) -> $ret {
            self.honest.$name($($arg),*)
        }
    )+};
}

impl OpenMlsCrypto for Garbler {
    honestly! {
        fn supports(ciphersuite: Ciphersuite) -> Done<()>;
        fn supported_ciphersuites() -> Vec<Ciphersuite>;
        fn hkdf_extract(hash: HashType, salt: &[u8], ikm: &[u8]) -> Done<SecretVLBytes>;
        fn hmac(hash: HashType, key: &[u8], message: &[u8]) -> Done<SecretVLBytes>;
        fn hkdf_expand(hash: HashType, prk: &[u8], info: &[u8], len: usize) -> Done<SecretVLBytes>;
        fn hash(hash: HashType, data: &[u8]) -> Done<Vec<u8>>;
        fn aead_encrypt(alg: AeadType, key: &[u8], data: &[u8], nonce: &[u8], aad: &[u8]) -> Done<Vec<u8>>;
        fn aead_decrypt(alg: AeadType, key: &[u8], data: &[u8], nonce: &[u8], aad: &[u8]) -> Done<Vec<u8>>;
        fn signature_key_gen(alg: SignatureScheme) -> Done<(Vec<u8>, Vec<u8>)>;
        fn verify_signature(alg: SignatureScheme, data: &[u8], key: &[u8], signature: &[u8]) -> Done<()>;
        fn sign(alg: SignatureScheme, data: &[u8], key: &[u8]) -> Done<Vec<u8>>;
        fn hpke_open(config: HpkeConfig, input: &HpkeCiphertext, key: &[u8], info: &[u8], aad: &[u8]) -> Done<Vec<u8>>;
        fn hpke_setup_sender_and_export(config: HpkeConfig, key: &[u8], info: &[u8], context: &[u8], len: usize) -> Done<(KemOutput, ExporterSecret)>;
        fn hpke_setup_receiver_and_export(config: HpkeConfig, enc: &[u8], key: &[u8], info: &[u8], context: &[u8], len: usize) -> Done<ExporterSecret>;
        fn derive_hpke_keypair(config: HpkeConfig, ikm: &[u8]) -> Done<HpkeKeyPair>;
    }

    fn hpke_seal(
        &self,
        config: HpkeConfig,
        key: &[u8],
        info: &[u8],
        aad: &[u8],
        content: &[u8],
    ) -> Done<HpkeCiphertext> {
        if self.garbles.load(Ordering::Relaxed) {
            let garbage = vec![0x5a; content.len()];
            return self.honest.hpke_seal(config, key, info, aad, &garbage);
        }
        self.honest.hpke_seal(config, key, info, aad, content)
    }
}
