//! Files: sent chunk by chunk beside the group's messages, so that a large one
//! holds up nothing. The signed offer brings a random key to who may have the
//! file. A chunk is sealed under that key and a secret of the epoch, so that
//! who is removed reads no further; it is bound to its file and place, and
//! signed by who offered it, so that nobody else who knows the key can make one.

use ed25519_dalek::{Signature, VerifyingKey};
use hkdf::Hkdf;
use openmls_traits::OpenMlsProvider as _;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::Group;
use crate::rng::Rng;
use crate::sealed;

/// Bytes of a file in one chunk; the last one is padded to as many.
pub const CHUNK_LEN: usize = 32 << 10;
/// Length of every sealed chunk: nonce, length, content, tag, signature.
pub const SEALED_CHUNK_LEN: usize = 12 + 2 + CHUNK_LEN + 16 + SIGNATURE_LEN;
/// Length of a file's id and key in bytes.
pub const FILE_ID_LEN: usize = 16;
/// Length of a file's key in bytes.
pub const FILE_KEY_LEN: usize = 32;

const SIGNATURE_LEN: usize = 64;
const PADDED_LEN: usize = 2 + CHUNK_LEN;
const EPOCH_LABEL: &str = "SecureMeeting files";
const KEY_LABEL: &[u8] = b"SecureMeeting file chunk key";
const AAD_LABEL: &[u8] = b"SecureMeeting file chunk";
const SIGNED_LABEL: &[u8] = b"SecureMeeting file chunk signature";

/// What an offer says of a file besides its name. Zeroized on drop.
#[derive(Clone, PartialEq, Eq)]
pub struct FileKey {
    id: [u8; FILE_ID_LEN],
    size: u64,
    key: Zeroizing<[u8; FILE_KEY_LEN]>,
}

/// The part of the chunk keys that changes with each epoch. Zeroized on drop.
pub struct FileEpoch {
    epoch: u64,
    secret: Zeroizing<[u8; 32]>,
}

impl FileKey {
    /// A fresh one for a file of `size` bytes.
    #[must_use]
    pub fn generate(rng: &mut Rng, size: u64) -> Self {
        Self {
            id: rng.array(),
            size,
            key: Zeroizing::new(rng.array()),
        }
    }

    /// As an offer brought it.
    #[must_use]
    pub fn from_parts(id: [u8; FILE_ID_LEN], size: u64, key: [u8; FILE_KEY_LEN]) -> Self {
        let key = Zeroizing::new(key);
        Self { id, size, key }
    }

    /// The file's random name on the wire.
    #[must_use]
    pub fn id(&self) -> [u8; FILE_ID_LEN] {
        self.id
    }

    /// Its size in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The key, for the offer.
    #[must_use]
    pub fn key(&self) -> &[u8; FILE_KEY_LEN] {
        &self.key
    }

    /// How many chunks it has.
    #[must_use]
    pub fn chunks(&self) -> u32 {
        u32::try_from(self.size.div_ceil(CHUNK_LEN as u64)).unwrap_or(u32::MAX)
    }

    /// How many bytes of the file the chunk at `index` holds.
    #[must_use]
    pub fn chunk_len(&self, index: u32) -> usize {
        let from = u64::from(index) * CHUNK_LEN as u64;
        let rest = self.size.saturating_sub(from).min(CHUNK_LEN as u64);
        usize::try_from(rest).unwrap_or_default()
    }

    fn chunk_key(&self, epoch: &FileEpoch) -> Option<Zeroizing<[u8; 16]>> {
        let mut key = Zeroizing::new([0; 16]);
        Hkdf::<Sha256>::new(Some(epoch.secret.as_slice()), self.key.as_slice())
            .expand_multi_info(&[KEY_LABEL, &self.id], &mut *key)
            .ok()?;
        Some(key)
    }
}

impl FileEpoch {
    /// The epoch.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.epoch
    }
}

impl Group {
    /// The current epoch's part of the chunk keys. `None` for who was removed.
    #[must_use]
    pub fn file_epoch(&self) -> Option<FileEpoch> {
        let secret = self
            .mls
            .export_secret(self.provider.crypto(), EPOCH_LABEL, &[], 32)
            .map(Zeroizing::new)
            .ok()?;
        let secret = Zeroizing::new(secret.as_slice().try_into().ok()?);
        let epoch = self.epoch();
        Some(FileEpoch { epoch, secret })
    }

    /// Seals and signs one chunk of a file of one's own. `None` when `content`
    /// is not as long as that chunk.
    #[must_use]
    pub fn seal_chunk(
        &mut self,
        epoch: &FileEpoch,
        file: &FileKey,
        index: u32,
        content: &[u8],
    ) -> Option<Vec<u8>> {
        if index >= file.chunks() || content.len() != file.chunk_len(index) {
            return None;
        }
        let bound = self.bound(epoch, file, &self.identity.public(), index);
        let key = file.chunk_key(epoch)?;
        let aad = [AAD_LABEL, bound.as_slice()].concat();
        let mut chunk = sealed::seal(self.provider.rng(), &key, &aad, content, PADDED_LEN)?;
        let signed = [SIGNED_LABEL, bound.as_slice(), chunk.as_slice()].concat();
        chunk.extend_from_slice(&self.identity.sign_bytes(&signed));
        Some(chunk)
    }

    /// Opens a chunk that the member with this signature key offered. `None`
    /// when it is not that chunk of that file, or not by that member.
    #[must_use]
    pub fn open_chunk(
        &self,
        epoch: &FileEpoch,
        file: &FileKey,
        offered_by: &[u8; 32],
        index: u32,
        sealed: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        if index >= file.chunks() || sealed.len() != SEALED_CHUNK_LEN {
            return None;
        }
        let (chunk, signature) = sealed.split_last_chunk::<SIGNATURE_LEN>()?;
        let bound = self.bound(epoch, file, offered_by, index);
        let signed = [SIGNED_LABEL, bound.as_slice(), chunk].concat();
        VerifyingKey::from_bytes(offered_by)
            .and_then(|key| key.verify_strict(&signed, &Signature::from_bytes(signature)))
            .ok()?;
        let key = file.chunk_key(epoch)?;
        let aad = [AAD_LABEL, bound.as_slice()].concat();
        let content = sealed::open(&key, &aad, chunk, PADDED_LEN)?;
        (content.len() == file.chunk_len(index)).then_some(content)
    }

    /// What a chunk is bound to. All of its parts have one length each.
    fn bound(&self, epoch: &FileEpoch, file: &FileKey, by: &[u8; 32], index: u32) -> Vec<u8> {
        [
            self.group_id(),
            &epoch.epoch.to_be_bytes(),
            by,
            &file.id,
            &file.size.to_be_bytes(),
            &index.to_be_bytes(),
        ]
        .concat()
    }
}
