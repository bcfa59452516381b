//! A place in a group whose server has forgotten it: the name of the epoch, and
//! the leaf's word that the place is its.

use ed25519_dalek::{Signature, VerifyingKey};
use openmls::group::GroupContext;
use proto::{Return, StateId};
use sha2::{Digest as _, Sha256};
use tls_codec::Serialize as _;

const LABEL: &[u8] = b"SecureMeeting return";

/// The name of the epoch with this context: all in it have the same one.
#[must_use]
pub fn state_id(context: &GroupContext) -> StateId {
    let bytes = context
        .tls_serialize_detached()
        .expect("a context within its limits serializes");
    let mut id = [0; 48];
    let group = context.group_id().as_slice();
    let len = group.len().min(16);
    id[..len].copy_from_slice(&group[..len]);
    id[16..].copy_from_slice(&Sha256::digest(bytes));
    StateId(id)
}

/// What the leaf's key signs to take its place again.
#[must_use]
pub fn signed_bytes(place: &Return) -> Vec<u8> {
    [
        LABEL,
        &place.room.0,
        &place.state.0,
        &place.leaf.to_be_bytes(),
        &place.participant.0.to_be_bytes(),
    ]
    .concat()
}

/// Whether this key signed for the place.
pub(crate) fn holds(place: &Return, leaf_key: &[u8]) -> bool {
    let key = <[u8; 32]>::try_from(leaf_key)
        .ok()
        .and_then(|key| VerifyingKey::from_bytes(&key).ok());
    let signature = Signature::from_bytes(&place.proof.0);
    key.is_some_and(|key| key.verify_strict(&signed_bytes(place), &signature).is_ok())
}
