//! HKDF-SHA-256 (RFC 5869) over the link's secret: one label, one key. The
//! labels and what each key is for are listed in `docs/crypto.md`.

use hkdf::Hkdf;
use proto::{AdmissionToken, RoomId, TokenHash};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{Link, StretchedPassword};

const SALT: &[u8] = b"SecureMeeting link v1";
const PSK_ID_LABEL: &[u8] = b"SecureMeeting PSK id";

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
    root: Zeroizing<[u8; 32]>,
    token: Zeroizing<[u8; 32]>,
    psk: Zeroizing<[u8; 32]>,
    psk_name: [u8; 32],
    profile_key: Zeroizing<[u8; 16]>,
    check_key: Zeroizing<[u8; 16]>,
    knock_key: Zeroizing<[u8; 16]>,
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
        let (prk, _) = Hkdf::<Sha256>::extract(Some(SALT), &ikm[..len]);
        let mut root = Zeroizing::new([0; 32]);
        root.copy_from_slice(&prk);
        Self::from_root(link.room_id(), &root)
    }

    /// From the root, as a host hands it to the members after it changed the
    /// password.
    #[must_use]
    pub fn from_root(room_id: RoomId, root: &[u8; 32]) -> Self {
        let keys = Hkdf::from_prk(root).expect("a root is as long as the hash");
        Self {
            room_id,
            root: Zeroizing::new(*root),
            token: expand(&keys, b"SecureMeeting admission token"),
            psk: expand(&keys, b"SecureMeeting join PSK"),
            psk_name: *expand(&keys, b"SecureMeeting PSK name"),
            profile_key: expand(&keys, b"SecureMeeting profile key"),
            check_key: expand(&keys, b"SecureMeeting password check key"),
            knock_key: expand(&keys, b"SecureMeeting knock key"),
        }
    }

    /// What all of them come from: for members alone.
    #[must_use]
    pub fn root(&self) -> &[u8; 32] {
        &self.root
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

    /// The id under which a room's state names that PSK. Bound to the room's
    /// incarnation, and to the PSK: who holds other secrets sees it at once.
    #[must_use]
    pub fn psk_id(&self, group_id: &[u8]) -> [u8; 32] {
        let mut id = Sha256::new();
        id.update(PSK_ID_LABEL);
        id.update(group_id);
        id.update(self.psk_name);
        id.finalize().into()
    }

    pub(crate) fn profile_key(&self) -> &[u8; 16] {
        &self.profile_key
    }

    pub(crate) fn check_key(&self) -> &[u8; 16] {
        &self.check_key
    }

    pub(crate) fn knock_key(&self) -> &[u8; 16] {
        &self.knock_key
    }
}

fn expand<const N: usize>(root: &Hkdf<Sha256>, label: &[u8]) -> Zeroizing<[u8; N]> {
    let mut key = Zeroizing::new([0; N]);
    root.expand(label, &mut *key)
        .expect("HKDF-SHA-256 yields up to 8160 bytes");
    key
}
