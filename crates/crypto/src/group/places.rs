//! One's place in the group, for a server that has forgotten it: what shows that
//! it is one's own, and the public part of the group, to have it again. Nothing
//! in either is secret, and nothing in the group changes.

use openmls_traits::OpenMlsProvider as _;
use policy::{return_bytes, state_id};
use proto::{Bytes, MAX_PROFILE_LEN, ParticipantId, Proof, Return, StateId};
use tls_codec::Serialize as _;

use super::Group;

/// The public part of a group, in the epoch that it is in.
pub struct PublicPart {
    /// MLS GroupInfo, an `MLSMessage`, signed by this member.
    pub group_info: Vec<u8>,
    /// The ratchet tree.
    pub tree: Vec<u8>,
}

impl Group {
    /// The name of the current epoch: the same for all in it.
    #[must_use]
    pub fn state_id(&self) -> StateId {
        state_id(self.mls.public_group().group_context())
    }

    /// The claim to one's own place, as this participant.
    #[must_use]
    pub fn place(&self, participant: ParticipantId, profile: Bytes<MAX_PROFILE_LEN>) -> Return {
        let mut place = Return {
            room: self.room_id,
            state: self.state_id(),
            leaf: self.own_leaf(),
            participant,
            proof: Proof([0; 64]),
            profile,
        };
        place.proof = Proof(self.identity.sign_bytes(&return_bytes(&place)));
        place
    }

    /// What a server needs to have the group's public part again. `None` when
    /// OpenMLS fails to export it.
    #[must_use]
    pub fn public_part(&self) -> Option<PublicPart> {
        let info = self
            .mls
            .export_group_info(self.provider.crypto(), &self.identity, false)
            .ok()?;
        let tree = self.mls.export_ratchet_tree();
        Some(PublicPart {
            group_info: info.to_bytes().ok()?,
            tree: tree.tls_serialize_detached().ok()?,
        })
    }
}
