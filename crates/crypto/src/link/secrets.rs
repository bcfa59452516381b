//! HKDF-SHA-256 (RFC 5869) over the link's secret: one label, one key. The
//! labels and what each key is for are listed in `docs/crypto.md`.

use hkdf::Hkdf;
use proto::{AdmissionToken, RoomId, TokenHash};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{Link, StretchedPassword};

const SALT: &[u8] = b"SecureMeeting link v1";

/// What the secret yields without a password.
pub(crate) struct OuterKeys {
    pub(crate) room_id: RoomId,
    pub(crate) card_key: Zeroizing<[u8; 16]>,
    pub(crate) password_salt: [u8; 32],
}

impl OuterKeys {
    pub(super) fn derive(secret: &[u8; 32]) -> Self {
        let root = Hkdf::new(Some(SALT), secret);
        Self {
            room_id: RoomId(*expand(&root, b"SecureMeeting room id")),
            card_key: expand(&root, b"SecureMeeting card key"),
            password_salt: *expand(&root, b"SecureMeeting password salt"),
        }
    }
}

/// All that link and password yield. Zeroized on drop.
pub struct RoomSecrets {
    room_id: RoomId,
    token: Zeroizing<[u8; 32]>,
    psk: Zeroizing<[u8; 32]>,
    profile_key: Zeroizing<[u8; 16]>,
    check_key: Zeroizing<[u8; 16]>,
}

impl RoomSecrets {
    /// Derives them. A wrong password yields other secrets: check them against
    /// the card ([`crate::card::SealedCard::check_password`]).
    #[must_use]
    pub fn derive(link: &Link, password: Option<&StretchedPassword>) -> Self {
        let mut ikm = Zeroizing::new([0; 64]);
        ikm[..32].copy_from_slice(&*link.secret);
        let len = match password {
            Some(password) => {
                ikm[32..].copy_from_slice(password.as_bytes());
                64
            }
            None => 32,
        };
        let root = Hkdf::new(Some(SALT), &ikm[..len]);
        Self {
            room_id: link.room_id(),
            token: expand(&root, b"SecureMeeting admission token"),
            psk: expand(&root, b"SecureMeeting join PSK"),
            profile_key: expand(&root, b"SecureMeeting profile key"),
            check_key: expand(&root, b"SecureMeeting password check key"),
        }
    }

    /// The opaque name of the room.
    #[must_use]
    pub fn room_id(&self) -> RoomId {
        self.room_id
    }

    /// Shown to the server by a joiner.
    #[must_use]
    pub fn admission_token(&self) -> AdmissionToken {
        AdmissionToken(*self.token)
    }

    /// Left with the server by the creator.
    #[must_use]
    pub fn token_hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.token.as_slice()).into())
    }

    /// The PSK that a joiner's commit must use.
    pub(crate) fn psk(&self) -> &[u8; 32] {
        &self.psk
    }

    pub(crate) fn profile_key(&self) -> &[u8; 16] {
        &self.profile_key
    }

    pub(crate) fn check_key(&self) -> &[u8; 16] {
        &self.check_key
    }
}

fn expand<const N: usize>(root: &Hkdf<Sha256>, label: &[u8]) -> Zeroizing<[u8; N]> {
    let mut key = Zeroizing::new([0; N]);
    root.expand(label, &mut *key)
        .expect("HKDF-SHA-256 yields up to 8160 bytes");
    key
}
