//! The profile: name and colour, signed by the leaf's signature key over group
//! id and version, sealed under the profile key, so that names appear at once
//! and the server never sees one.

use ed25519_dalek::{Signature, VerifyingKey};
use proto::Bytes;
use tls_codec::{
    DeserializeBytes as _, SerializeBytes as _, TlsDeserializeBytes, TlsSerializeBytes, TlsSize,
};

use crate::identity::Identity;
use crate::link::{RoomSecrets, tidy};
use crate::rng::Rng;
use crate::sealed;

/// Longest name in characters.
pub const MAX_NAME_CHARS: usize = 64;
const SIGNED_LABEL: &[u8] = b"SecureMeeting profile signature";
const AAD_LABEL: &[u8] = b"SecureMeeting profile";
/// Every sealed profile is as long: a name of 64 4-byte characters fits.
const PADDED_LEN: usize = 512;

/// What a participant says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its name, 1 to [`MAX_NAME_CHARS`] characters, no control characters.
    pub name: String,
    /// Hue of its avatar, 0 to 359.
    pub hue: u16,
}

impl Profile {
    /// Trims the name, drops control characters and cuts it to its limit;
    /// `None` when nothing is left.
    #[must_use]
    pub fn new(name: &str, hue: u16) -> Option<Self> {
        let name = tidy(name, MAX_NAME_CHARS);
        (!name.is_empty()).then_some(Self {
            name,
            hue: hue % 360,
        })
    }
}

/// A profile whose signature holds for the member at a leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedProfile {
    /// What it says.
    pub profile: Profile,
    /// Grows with each change; show the greatest.
    pub version: u32,
    /// Where private messages to the participant go (X25519).
    pub hpke_key: [u8; 32],
}

/// A profile is not what it should be: show the member as unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// Not sealed under this link's profile key, or malformed.
    #[error("the profile cannot be opened")]
    Unreadable,
    /// Not signed by the member's key for this group.
    #[error("the profile is not signed by the member")]
    BadSignature,
}

#[derive(TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
struct Body {
    version: u32,
    name: Bytes<{ 4 * MAX_NAME_CHARS }>,
    hue: u16,
    hpke_key: [u8; 32],
}

#[derive(TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
struct Content {
    body: Body,
    signature: [u8; 64],
}

pub(crate) fn seal(
    rng: &mut Rng,
    key: &[u8; 16],
    identity: &Identity,
    group_id: &[u8],
    profile: &Profile,
    version: u32,
) -> Option<Vec<u8>> {
    let body = Body {
        version,
        name: Bytes::new(profile.name.as_bytes())?,
        hue: profile.hue,
        hpke_key: identity.hpke_key(),
    };
    let signature = identity.sign_bytes(&signed_bytes(group_id, &body)?);
    let content = Content { body, signature }.tls_serialize_bytes().ok()?;
    sealed::seal(rng, key, &aad(group_id), &content, PADDED_LEN)
}

/// What a sealed profile says, for one who is not in the group and so has no
/// leaf to hold its signature against: the word of somebody who holds link and
/// password, of this incarnation of the room. `None` when it does not open.
#[must_use]
pub fn glance(secrets: &RoomSecrets, group_id: &[u8], sealed: &[u8]) -> Option<Profile> {
    let content = sealed::open(secrets.profile_key(), &aad(group_id), sealed, PADDED_LEN)?;
    let Content { body, .. } = Content::tls_deserialize_exact_bytes(&content).ok()?;
    Profile::new(core::str::from_utf8(&body.name).ok()?, body.hue)
}

pub(crate) fn open(
    key: &[u8; 16],
    leaf_key: &[u8; 32],
    group_id: &[u8],
    sealed: &[u8],
) -> Result<VerifiedProfile, ProfileError> {
    let content =
        sealed::open(key, &aad(group_id), sealed, PADDED_LEN).ok_or(ProfileError::Unreadable)?;
    let Content { body, signature } =
        Content::tls_deserialize_exact_bytes(&content).map_err(|_| ProfileError::Unreadable)?;
    let signed = signed_bytes(group_id, &body).ok_or(ProfileError::Unreadable)?;
    VerifyingKey::from_bytes(leaf_key)
        .and_then(|key| key.verify_strict(&signed, &Signature::from_bytes(&signature)))
        .map_err(|_| ProfileError::BadSignature)?;
    let name = core::str::from_utf8(&body.name).map_err(|_| ProfileError::Unreadable)?;
    Ok(VerifiedProfile {
        profile: Profile::new(name, body.hue).ok_or(ProfileError::Unreadable)?,
        version: body.version,
        hpke_key: body.hpke_key,
    })
}

fn signed_bytes(group_id: &[u8], body: &Body) -> Option<Vec<u8>> {
    let body = body.tls_serialize_bytes().ok()?;
    Some([SIGNED_LABEL, group_id, &body].concat())
}

fn aad(group_id: &[u8]) -> Vec<u8> {
    [AAD_LABEL, group_id].concat()
}
