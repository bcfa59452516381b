//! Who is a host: a leaf that carries the host key's signature over group id and
//! leaf key, or one that a host delegated to. The two are signed under labels of
//! their own: a delegation stands in the room state for all to read, and goes
//! with it; a proof is a leaf's for good.

use ed25519_dalek::{Signature, VerifyingKey};
use openmls::extensions::{Extension, Extensions, UnknownExtension};
use openmls::prelude::LeafNode;
use tls_codec::{
    DeserializeBytes as _, SerializeBytes as _, TlsDeserializeBytes, TlsSerializeBytes, TlsSize,
};

use crate::state::{Delegation, HOST_PROOF_EXTENSION, HostCommitment, RoomState};

/// Opens what a host key signs for a leaf of whom it belongs to.
const PROOF_LABEL: &[u8] = b"SecureMeeting host proof";
/// Opens what a host key signs to make another's leaf a host while the room
/// state says so.
const DELEGATION_LABEL: &[u8] = b"SecureMeeting host delegation";

/// A leaf extension: this leaf belongs to who holds the host key.
#[derive(Debug, Clone, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
pub struct HostProof {
    /// The Ed25519 host key that the link names.
    pub host_key: [u8; 32],
    /// Its signature over [`Self::signed_bytes`].
    pub signature: [u8; 64],
}

impl HostProof {
    /// What the host key signs.
    #[must_use]
    pub fn signed_bytes(group_id: &[u8], leaf_key: &[u8]) -> Vec<u8> {
        [PROOF_LABEL, group_id, leaf_key].concat()
    }

    /// The leaf extensions that carry it.
    #[must_use]
    pub fn to_extensions(&self) -> Extensions<LeafNode> {
        let bytes = self
            .tls_serialize_bytes()
            .expect("two arrays always serialize");
        Extensions::from_vec(vec![Extension::Unknown(
            HOST_PROOF_EXTENSION,
            UnknownExtension(bytes),
        )])
        .expect("an unknown extension is valid in a leaf")
    }

    pub(crate) fn holds(&self, host: HostCommitment, group_id: &[u8], leaf_key: &[u8]) -> bool {
        let signed = Self::signed_bytes(group_id, leaf_key);
        signed_by(host, &self.host_key, &signed, &self.signature)
    }
}

impl Delegation {
    /// What the host key signs.
    #[must_use]
    pub fn signed_bytes(group_id: &[u8], leaf_key: &[u8; 32]) -> Vec<u8> {
        [DELEGATION_LABEL, group_id, leaf_key].concat()
    }

    pub(crate) fn holds(&self, host: HostCommitment, group_id: &[u8]) -> bool {
        let signed = Self::signed_bytes(group_id, &self.leaf_key);
        signed_by(host, &self.host_key, &signed, &self.signature)
    }
}

/// Whether `key` is the host's and signed these bytes.
fn signed_by(host: HostCommitment, key: &[u8; 32], signed: &[u8], signature: &[u8; 64]) -> bool {
    HostCommitment::to_key(key) == host
        && VerifyingKey::from_bytes(key).is_ok_and(|key| {
            let signature = Signature::from_bytes(signature);
            key.verify_strict(signed, &signature).is_ok()
        })
}

/// Whether the leaf is a host's. A leaf with a proof that does not hold never
/// gets into the tree, see [`crate::check_commit`], and neither does a
/// delegation that does not hold into the room state.
#[must_use]
pub fn is_host(state: &RoomState, group_id: &[u8], leaf: &LeafNode) -> bool {
    state.delegates_to(leaf.signature_key().as_slice()) || has_proof(state, group_id, leaf)
}

/// Whether the leaf belongs to who holds the host key.
pub(crate) fn has_proof(state: &RoomState, group_id: &[u8], leaf: &LeafNode) -> bool {
    proof_of(leaf).is_some_and(|proof| {
        state
            .host
            .is_some_and(|host| proof.holds(host, group_id, leaf.signature_key().as_slice()))
    })
}

/// Whether the leaf's extensions are none, or one host proof that holds.
pub(crate) fn extensions_are_allowed(state: &RoomState, group_id: &[u8], leaf: &LeafNode) -> bool {
    match leaf.extensions().iter().count() {
        0 => true,
        1 => has_proof(state, group_id, leaf),
        _ => false,
    }
}

fn proof_of(leaf: &LeafNode) -> Option<HostProof> {
    let extension = leaf.extensions().unknown(HOST_PROOF_EXTENSION)?;
    HostProof::tls_deserialize_exact_bytes(&extension.0).ok()
}
