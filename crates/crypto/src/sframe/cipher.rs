//! Cipher suites and key schedule (RFC 9605 sections 4.4 and 4.5).

use aes::Aes128;
use aes_gcm::aead::{AeadInOut as _, KeyInit as _};
use aes_gcm::{Aes128Gcm, Aes256Gcm, Nonce, Tag};
use ctr::Ctr128BE;
use ctr::cipher::{KeyIvInit as _, StreamCipher as _};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::{Sha256, Sha512};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::header::{Header, MAX_HEADER_LEN};

/// Nonce length in bytes, the same in every suite.
const NONCE_LEN: usize = 12;
/// Metadata up to this many bytes needs no allocation; ours has at most 10.
const SHORT_METADATA: usize = 47;

/// A cipher suite by its registered number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Suite {
    /// AES-128-CTR with HMAC-SHA-256, 10-byte tag.
    Aes128CtrHmacSha256Tag80 = 1,
    /// AES-128-CTR with HMAC-SHA-256, 8-byte tag.
    Aes128CtrHmacSha256Tag64 = 2,
    /// AES-128-CTR with HMAC-SHA-256, 4-byte tag.
    Aes128CtrHmacSha256Tag32 = 3,
    /// AES-128-GCM, SHA-256, 16-byte tag: what the product uses.
    Aes128GcmSha256 = 4,
    /// AES-256-GCM, SHA-512, 16-byte tag.
    Aes256GcmSha512 = 5,
}

impl Suite {
    /// Length of the authentication tag in bytes (Nt).
    #[must_use]
    pub const fn tag_len(self) -> usize {
        match self {
            Self::Aes128CtrHmacSha256Tag80 => 10,
            Self::Aes128CtrHmacSha256Tag64 => 8,
            Self::Aes128CtrHmacSha256Tag32 => 4,
            Self::Aes128GcmSha256 | Self::Aes256GcmSha512 => 16,
        }
    }

    /// Length of the key in bytes (Nk); for AES-CTR that of both its parts.
    #[must_use]
    pub const fn key_len(self) -> usize {
        match self {
            Self::Aes128GcmSha256 => 16,
            Self::Aes256GcmSha512 => 32,
            _ => 48,
        }
    }
}

/// The frame does not authenticate under this key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the frame does not authenticate")]
pub struct OpenError;

/// The secret behind all keys of one base key: the extracted half of the key
/// schedule, kept so that each further key costs two expansions only.
pub struct Secret {
    suite: Suite,
    prk: Zeroizing<Vec<u8>>,
}

impl Secret {
    /// Extracts it from a base key.
    #[must_use]
    pub fn new(suite: Suite, base_key: &[u8]) -> Self {
        let prk = match suite {
            Suite::Aes256GcmSha512 => Hkdf::<Sha512>::extract(None, base_key).0.to_vec(),
            _ => Hkdf::<Sha256>::extract(None, base_key).0.to_vec(),
        };
        Self {
            suite,
            prk: Zeroizing::new(prk),
        }
    }

    /// The key for `kid`.
    #[must_use]
    pub fn key(&self, kid: u64) -> Key {
        let mut key = Zeroizing::new([0; 48]);
        let key = &mut key[..self.suite.key_len()];
        self.expand(b"SFrame 1.0 Secret key ", kid, key);
        let mut salt = Zeroizing::new([0; NONCE_LEN]);
        self.expand(b"SFrame 1.0 Secret salt ", kid, &mut *salt);
        Key {
            suite: self.suite,
            kid,
            cipher: Cipher::new(self.suite, key),
            salt,
        }
    }

    fn expand(&self, label: &[u8], kid: u64, out: &mut [u8]) {
        let info = [
            label,
            &kid.to_be_bytes(),
            &(self.suite as u16).to_be_bytes(),
        ];
        let done = match self.suite {
            Suite::Aes256GcmSha512 => Hkdf::<Sha512>::from_prk(&self.prk)
                .is_ok_and(|prk| prk.expand_multi_info(&info, out).is_ok()),
            _ => Hkdf::<Sha256>::from_prk(&self.prk)
                .is_ok_and(|prk| prk.expand_multi_info(&info, out).is_ok()),
        };
        assert!(done, "a digest is a valid PRK, and 48 bytes a valid length");
    }
}

/// One key: seals and opens the frames of one key id.
pub struct Key {
    suite: Suite,
    kid: u64,
    cipher: Cipher,
    salt: Zeroizing<[u8; NONCE_LEN]>,
}

/// The expanded key schedules; zeroized on drop by the `zeroize` features of
/// the cipher crates.
enum Cipher {
    Gcm128(Box<Aes128Gcm>),
    Gcm256(Box<Aes256Gcm>),
    CtrHmac(Zeroizing<[u8; 48]>),
}

impl Cipher {
    fn new(suite: Suite, key: &[u8]) -> Self {
        match suite {
            Suite::Aes128GcmSha256 => Self::Gcm128(Box::new(
                Aes128Gcm::new_from_slice(key).expect("Nk is AES-128's key length"),
            )),
            Suite::Aes256GcmSha512 => Self::Gcm256(Box::new(
                Aes256Gcm::new_from_slice(key).expect("Nk is AES-256's key length"),
            )),
            _ => {
                let mut both = Zeroizing::new([0; 48]);
                both.copy_from_slice(key);
                Self::CtrHmac(both)
            }
        }
    }
}

impl Key {
    /// Derives the key for `kid` from a base key.
    #[must_use]
    pub fn derive(suite: Suite, base_key: &[u8], kid: u64) -> Self {
        Secret::new(suite, base_key).key(kid)
    }

    /// Appends header, ciphertext and tag to `out`. The caller never uses a
    /// counter twice.
    pub fn seal(&self, ctr: u64, metadata: &[u8], plaintext: &[u8], out: &mut Vec<u8>) {
        let mut header = [0; MAX_HEADER_LEN];
        let header_len = Header { kid: self.kid, ctr }.encode(&mut header);
        let header = &header[..header_len];
        out.reserve(header_len + plaintext.len() + self.suite.tag_len());
        out.extend_from_slice(header);
        let start = out.len();
        out.extend_from_slice(plaintext);
        let nonce = self.nonce(ctr);
        let tag = with_aad(header, metadata, |aad| {
            self.encrypt(&nonce, aad, &mut out[start..])
        });
        out.extend_from_slice(&tag[..self.suite.tag_len()]);
    }

    /// Opens what follows the header, into the end of `out`. `header` is the
    /// encoded header as it came.
    ///
    /// # Errors
    /// [`OpenError`]; `out` is then as it was.
    pub fn open(
        &self,
        ctr: u64,
        header: &[u8],
        metadata: &[u8],
        sealed: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<(), OpenError> {
        let split = sealed
            .len()
            .checked_sub(self.suite.tag_len())
            .ok_or(OpenError)?;
        let (ciphertext, tag) = sealed.split_at(split);
        let start = out.len();
        out.extend_from_slice(ciphertext);
        let nonce = self.nonce(ctr);
        let opened = with_aad(header, metadata, |aad| {
            self.decrypt(&nonce, aad, &mut out[start..], tag)
        });
        if opened.is_err() {
            out.truncate(start);
        }
        opened
    }

    fn nonce(&self, ctr: u64) -> [u8; NONCE_LEN] {
        let mut nonce = *self.salt;
        for (byte, ctr) in nonce[NONCE_LEN - 8..].iter_mut().zip(ctr.to_be_bytes()) {
            *byte ^= ctr;
        }
        nonce
    }

    fn encrypt(&self, nonce: &[u8; NONCE_LEN], aad: &[u8], buffer: &mut [u8]) -> [u8; 32] {
        let mut full = [0; 32];
        let nonce_array = Nonce::from(*nonce);
        let sealed = match &self.cipher {
            Cipher::Gcm128(gcm) => gcm.encrypt_inout_detached(&nonce_array, aad, buffer.into()),
            Cipher::Gcm256(gcm) => gcm.encrypt_inout_detached(&nonce_array, aad, buffer.into()),
            Cipher::CtrHmac(key) => {
                ctr_xor(key, nonce, buffer);
                return self.ctr_hmac_tag(key, nonce, aad, buffer);
            }
        };
        let tag = sealed.expect("a frame is far below the 64 GiB that GCM can seal");
        full[..16].copy_from_slice(&tag);
        full
    }

    fn decrypt(
        &self,
        nonce: &[u8; NONCE_LEN],
        aad: &[u8],
        buffer: &mut [u8],
        tag: &[u8],
    ) -> Result<(), OpenError> {
        let nonce_array = Nonce::from(*nonce);
        match &self.cipher {
            Cipher::Gcm128(gcm) => {
                let tag = Tag::try_from(tag).map_err(|_| OpenError)?;
                gcm.decrypt_inout_detached(&nonce_array, aad, buffer.into(), &tag)
                    .map_err(|_| OpenError)
            }
            Cipher::Gcm256(gcm) => {
                let tag = Tag::try_from(tag).map_err(|_| OpenError)?;
                gcm.decrypt_inout_detached(&nonce_array, aad, buffer.into(), &tag)
                    .map_err(|_| OpenError)
            }
            Cipher::CtrHmac(key) => {
                let expected = self.ctr_hmac_tag(key, nonce, aad, buffer);
                if !bool::from(expected[..self.suite.tag_len()].ct_eq(tag)) {
                    return Err(OpenError);
                }
                ctr_xor(key, nonce, buffer);
                Ok(())
            }
        }
    }

    fn ctr_hmac_tag(
        &self,
        key: &[u8; 48],
        nonce: &[u8; NONCE_LEN],
        aad: &[u8],
        ciphertext: &[u8],
    ) -> [u8; 32] {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&key[16..]).expect("HMAC takes a key of any length");
        mac.update(&(aad.len() as u64).to_be_bytes());
        mac.update(&(ciphertext.len() as u64).to_be_bytes());
        mac.update(&(self.suite.tag_len() as u64).to_be_bytes());
        mac.update(nonce);
        mac.update(aad);
        mac.update(ciphertext);
        mac.finalize().into_bytes().into()
    }
}

fn ctr_xor(key: &[u8; 48], nonce: &[u8; NONCE_LEN], buffer: &mut [u8]) {
    let mut iv = [0; 16];
    iv[..NONCE_LEN].copy_from_slice(nonce);
    let mut enc_key = Zeroizing::new([0; 16]);
    enc_key.copy_from_slice(&key[..16]);
    Ctr128BE::<Aes128>::new((&*enc_key).into(), (&iv).into()).apply_keystream(buffer);
}

/// The AAD is header and metadata in one piece.
fn with_aad<T>(header: &[u8], metadata: &[u8], use_it: impl FnOnce(&[u8]) -> T) -> T {
    let len = header.len() + metadata.len();
    if header.len() <= MAX_HEADER_LEN && metadata.len() <= SHORT_METADATA {
        let mut aad = [0; MAX_HEADER_LEN + SHORT_METADATA];
        aad[..header.len()].copy_from_slice(header);
        aad[header.len()..len].copy_from_slice(metadata);
        use_it(&aad[..len])
    } else {
        use_it(&[header, metadata].concat())
    }
}
