//! Small sealed things (card, profile, check value): AES-128-GCM with a random
//! nonce in front, padded to one length so that the server does not learn how
//! long a name is.

use aes_gcm::aead::{AeadInOut as _, KeyInit as _};
use aes_gcm::{Aes128Gcm, Nonce, Tag};
use zeroize::Zeroizing;

use crate::rng::Rng;

const NONCE_LEN: usize = 12;
const TAG_LEN: usize = 16;

/// Seals `content`, zero-padded to `padded` bytes behind a 2-byte length.
/// `None` when it does not fit.
pub(crate) fn seal(
    rng: &mut Rng,
    key: &[u8; 16],
    aad: &[u8],
    content: &[u8],
    padded: usize,
) -> Option<Vec<u8>> {
    let len = u16::try_from(content.len()).ok()?;
    let mut plain = Zeroizing::new(vec![0; padded]);
    plain.get_mut(..2)?.copy_from_slice(&len.to_be_bytes());
    plain
        .get_mut(2..2 + content.len())?
        .copy_from_slice(content);
    let nonce: [u8; NONCE_LEN] = rng.array();
    let mut sealed = Vec::with_capacity(NONCE_LEN + padded + TAG_LEN);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(&plain);
    let tag = Aes128Gcm::new(key.into())
        .encrypt_inout_detached(&Nonce::from(nonce), aad, (&mut sealed[NONCE_LEN..]).into())
        .ok()?;
    sealed.extend_from_slice(&tag);
    Some(sealed)
}

/// The content; `None` when it does not authenticate or has another length.
pub(crate) fn open(
    key: &[u8; 16],
    aad: &[u8],
    sealed: &[u8],
    padded: usize,
) -> Option<Zeroizing<Vec<u8>>> {
    if sealed.len() != NONCE_LEN + padded + TAG_LEN {
        return None;
    }
    let nonce = Nonce::try_from(&sealed[..NONCE_LEN]).ok()?;
    let tag = Tag::try_from(&sealed[NONCE_LEN + padded..]).ok()?;
    let mut plain = Zeroizing::new(sealed[NONCE_LEN..NONCE_LEN + padded].to_vec());
    Aes128Gcm::new(key.into())
        .decrypt_inout_detached(&nonce, aad, plain.as_mut_slice().into(), &tag)
        .ok()?;
    let len = u16::from_be_bytes([*plain.first()?, *plain.get(1)?]);
    let content = plain.get(2..2 + usize::from(len))?;
    Some(Zeroizing::new(content.to_vec()))
}
