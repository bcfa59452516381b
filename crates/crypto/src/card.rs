//! The room card: what the server serves for the room id alone.
//!
//! Its outer layer opens with the link; a check value in it opens with the right
//! password only, so a wrong one is told at once and locally. The host that the
//! link names signs the card when it opens the room. A link is a capability, so
//! another holder may open the room first: its card is not signed, and gives
//! nobody the host's rights.

use ed25519_dalek::{Signature, VerifyingKey};
use policy::{GROUP_ID_LEN, HostCommitment, Mode, Suite};
use proto::{Bytes, RoomId};
use sha2::{Digest as _, Sha256};
use tls_codec::{
    DeserializeBytes as _, SerializeBytes as _, TlsDeserializeBytes, TlsSerializeBytes, TlsSize,
};

use crate::group::Group;
use crate::link::{HostKey, Link, MAX_LABEL_CHARS, RoomSecrets, tidy};
use crate::rng::Rng;
use crate::sealed;

const AAD_LABEL: &[u8] = b"SecureMeeting room card";
const SIGNED_LABEL: &[u8] = b"SecureMeeting room card signature";
const CHECK_LABEL: &[u8] = b"SecureMeeting password check";
/// The version of the card's format.
const VERSION: u8 = 2;
/// Every card is as long: a label of 64 4-byte characters fits.
const PADDED_LEN: usize = 640;
/// Length of what the check value holds, before sealing.
const CHECK_PADDED_LEN: usize = 16;
const CHECK_LEN: usize = 12 + CHECK_PADDED_LEN + 16;

/// Why a card does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// It was sealed for another link, or damaged.
    #[error("the room card does not belong to this link")]
    NotForThisLink,
    /// It carries a signature that is not that of the host that the link names.
    #[error("the room card is not signed by the meeting's host")]
    BadSignature,
    /// The password is another one.
    #[error("the password is wrong")]
    WrongPassword,
}

/// What the card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomCard {
    /// The room's label.
    pub label: String,
    /// Whether a password is needed.
    pub needs_password: bool,
    /// How one gets in, as the room was opened.
    pub mode: Mode,
    /// The incarnation of the room.
    pub group_id: [u8; GROUP_ID_LEN],
    /// The suite of its group: no other is accepted, however well it verifies.
    pub suite: Suite,
    /// The options that it was opened with, see [`policy::RoomState::options`].
    pub options: u8,
    /// Whether the password is another one than when the room was opened.
    pub password_changed: bool,
    /// Whether the host that the link names signed it.
    pub signed: bool,
}

#[derive(TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
struct Body {
    version: u8,
    label: Bytes<{ 4 * MAX_LABEL_CHARS }>,
    needs_password: u8,
    mode: Mode,
    group_id: [u8; GROUP_ID_LEN],
    suite: Suite,
    options: u8,
    password_changed: u8,
    check: [u8; CHECK_LEN],
}

#[derive(TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
struct HostSignature {
    host_key: [u8; 32],
    signature: [u8; 64],
}

#[derive(TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
struct Content {
    body: Body,
    signature: Option<HostSignature>,
}

/// A card whose outer layer is open; the password is still to be checked.
pub struct SealedCard {
    card: RoomCard,
    check: [u8; CHECK_LEN],
    hash: [u8; 32],
    sealed: Vec<u8>,
}

impl SealedCard {
    /// Opens the outer layer, with the link alone.
    ///
    /// # Errors
    /// [`CardError::NotForThisLink`], [`CardError::BadSignature`].
    pub fn open(link: &Link, sealed: &[u8]) -> Result<Self, CardError> {
        let outer = link.outer();
        let content = sealed::open(&outer.card_key, &aad(outer.room_id), sealed, PADDED_LEN)
            .ok_or(CardError::NotForThisLink)?;
        let Content { body, signature } = Content::tls_deserialize_exact_bytes(&content)
            .map_err(|_| CardError::NotForThisLink)?;
        let signed = match &signature {
            None => false,
            Some(signature) => signature.holds(link.host_commitment(), outer.room_id, &body),
        };
        if signature.is_some() && !signed {
            return Err(CardError::BadSignature);
        }
        let label = core::str::from_utf8(&body.label).map_err(|_| CardError::NotForThisLink)?;
        if body.version != VERSION || body.needs_password > 1 || body.password_changed > 1 {
            return Err(CardError::NotForThisLink);
        }
        Ok(Self {
            card: RoomCard {
                label: tidy(label, MAX_LABEL_CHARS),
                needs_password: body.needs_password == 1,
                mode: body.mode,
                group_id: body.group_id,
                suite: body.suite,
                options: body.options,
                password_changed: body.password_changed == 1,
                signed,
            },
            check: body.check,
            hash: Sha256::digest(sealed).into(),
            sealed: sealed.to_vec(),
        })
    }

    #[cfg(test)]
    pub(crate) fn rigged(card: RoomCard, hash: [u8; 32]) -> Self {
        Self {
            card,
            check: [0; CHECK_LEN],
            hash,
            sealed: Vec::new(),
        }
    }

    /// What it says.
    #[must_use]
    pub fn card(&self) -> &RoomCard {
        &self.card
    }

    /// As it came.
    #[must_use]
    pub fn sealed(&self) -> &[u8] {
        &self.sealed
    }

    /// SHA-256 of the sealed card: the room state of its group must name it.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        self.hash
    }

    /// Whether this is the card of the group: its incarnation, suite and options,
    /// and the card that its room state names.
    #[must_use]
    pub fn describes(&self, group: &Group) -> bool {
        let (card, state) = (&self.card, group.room_state());
        *group.group_id() == card.group_id
            && state.card_hash == self.hash
            && group.suite() == card.suite
            && state.options == card.options
    }

    /// Tells at once whether these secrets come from the right password.
    ///
    /// # Errors
    /// [`CardError::WrongPassword`].
    pub fn check_password(&self, secrets: &RoomSecrets) -> Result<(), CardError> {
        let aad = check_aad(&self.card.group_id);
        sealed::open(secrets.check_key(), &aad, &self.check, CHECK_PADDED_LEN)
            .map(drop)
            .ok_or(CardError::WrongPassword)
    }
}

/// Seals a card; signed when `host` is the host that the link names.
pub(crate) fn seal(
    rng: &mut Rng,
    link: &Link,
    secrets: &RoomSecrets,
    host: Option<&HostKey>,
    card: &RoomCard,
) -> Option<Vec<u8>> {
    let check = sealed::seal(
        rng,
        secrets.check_key(),
        &check_aad(&card.group_id),
        &[],
        CHECK_PADDED_LEN,
    )?;
    let body = Body {
        version: VERSION,
        label: Bytes::new(card.label.as_bytes())?,
        needs_password: u8::from(card.needs_password),
        mode: card.mode,
        group_id: card.group_id,
        suite: card.suite,
        options: card.options,
        password_changed: u8::from(card.password_changed),
        check: check.try_into().ok()?,
    };
    let outer = link.outer();
    let host = host.filter(|host| link.host_commitment() == Some(host.commitment()));
    let signature = match host {
        Some(host) => Some(HostSignature {
            host_key: host.public(),
            signature: host.sign(&signed_bytes(outer.room_id, &body)?),
        }),
        None => None,
    };
    let content = Content { body, signature }.tls_serialize_bytes().ok()?;
    sealed::seal(
        rng,
        &outer.card_key,
        &aad(outer.room_id),
        &content,
        PADDED_LEN,
    )
}

impl HostSignature {
    fn holds(&self, named: Option<HostCommitment>, room: RoomId, body: &Body) -> bool {
        named == Some(HostCommitment::to_key(&self.host_key))
            && VerifyingKey::from_bytes(&self.host_key).is_ok_and(|key| {
                signed_bytes(room, body).is_some_and(|bytes| {
                    key.verify_strict(&bytes, &Signature::from_bytes(&self.signature))
                        .is_ok()
                })
            })
    }
}

fn signed_bytes(room: RoomId, body: &Body) -> Option<Vec<u8>> {
    let body = body.tls_serialize_bytes().ok()?;
    Some([SIGNED_LABEL, &room.0, &body].concat())
}

fn aad(room: RoomId) -> Vec<u8> {
    [AAD_LABEL, &room.0].concat()
}

fn check_aad(group_id: &[u8; GROUP_ID_LEN]) -> Vec<u8> {
    [CHECK_LABEL, group_id].concat()
}
