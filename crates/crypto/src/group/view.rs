//! What a member reads off its group: who is there, and what the epoch yields.

use openmls::prelude::{BasicCredential, LeafNodeIndex};
use policy::{CREDENTIAL_LEN, RoomState, Suite, is_host};
use sha2::{Digest as _, Sha256};

use super::Group;
use crate::code::SecurityCode;
use crate::frames::{FrameKeys, LiveLeaf};

const EPOCH_HASH_LABEL: &[u8] = b"SecureMeeting epoch";

/// A member, as the group itself knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberView {
    /// Its leaf index.
    pub leaf: u32,
    /// Its Ed25519 key.
    pub signature_key: [u8; 32],
    /// Its credential: 16 random bytes.
    pub credential: [u8; CREDENTIAL_LEN],
    /// Whether it is a host.
    pub is_host: bool,
}

impl Group {
    /// The members, by leaf.
    #[must_use]
    pub fn members(&self) -> Vec<MemberView> {
        self.mls
            .members()
            .filter_map(|member| {
                let credential = BasicCredential::try_from(member.credential).ok()?;
                Some(MemberView {
                    leaf: member.index.u32(),
                    signature_key: member.signature_key.as_slice().try_into().ok()?,
                    credential: credential.identity().try_into().ok()?,
                    is_host: self.is_host(member.index),
                })
            })
            .collect()
    }

    fn is_host(&self, leaf: LeafNodeIndex) -> bool {
        self.mls
            .public_group()
            .leaf(leaf)
            .is_some_and(|leaf| is_host(&self.state, self.group_id(), leaf))
    }

    /// This member's leaf.
    #[must_use]
    pub fn own_leaf(&self) -> u32 {
        self.mls.own_leaf_index().u32()
    }

    /// The current epoch.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.mls.epoch().as_u64()
    }

    /// What tells this epoch from any other, the same for all that are in it:
    /// SHA-256 of its authenticator (RFC 9420 section 8.7), so that it can be
    /// told to anyone.
    #[must_use]
    pub fn epoch_hash(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(EPOCH_HASH_LABEL);
        hash.update(self.mls.epoch_authenticator().as_slice());
        hash.finalize().into()
    }

    /// The incarnation of the room.
    #[must_use]
    pub fn group_id(&self) -> &[u8] {
        self.mls.group_id().as_slice()
    }

    /// What the members agree on about the room.
    #[must_use]
    pub fn room_state(&self) -> &RoomState {
        &self.state
    }

    /// The suite of the meeting.
    #[must_use]
    pub fn suite(&self) -> Suite {
        Suite::of(self.mls.ciphersuite()).unwrap_or(Suite::Classical)
    }

    /// The frame keys, for sealer and opener, of the current epoch; for who was
    /// removed, still of the last one it belonged to.
    #[must_use]
    pub fn frame_keys(&self) -> FrameKeys {
        FrameKeys {
            epoch: self.base_epoch,
            own_leaf: self.own_leaf(),
            base_key: self.base_key.clone(),
            live: self
                .mls
                .members()
                .map(|member| member.index.u32())
                .map(|leaf| LiveLeaf::new(leaf, self.fresh.contains(&leaf)))
                .collect(),
        }
    }

    /// The security code (about 20 ms: Argon2id). Changes only when people come
    /// or go.
    #[must_use]
    pub fn security_code(&self) -> SecurityCode {
        let keys = self.members().iter().map(|m| m.signature_key).collect();
        SecurityCode::new(self.group_id(), keys)
    }

    /// The code that this member and the one at `leaf` compare (about 20 ms).
    /// It stands while both keep their keys. `None` when nobody else has the
    /// leaf.
    #[must_use]
    pub fn pairwise_code(&self, leaf: u32) -> Option<SecurityCode> {
        let other = self.signature_key(leaf)?;
        let own = self.signature_key(self.own_leaf())?;
        (leaf != self.own_leaf()).then(|| SecurityCode::new(self.group_id(), vec![own, other]))
    }
}
