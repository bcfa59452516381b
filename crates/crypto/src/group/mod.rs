//! The MLS group of a meeting, as one of its members holds it.
//!
//! [`Group`] is OpenMLS under the room's rules: it is created or joined by
//! external commit, takes commits from the room's log in two steps (check, then
//! merge once the room has confirmed), and yields frame keys, messages and the
//! security code of each epoch.

mod commits;
mod entry;
mod files;
mod host_acts;
mod knock;
mod messages;
mod places;
mod private;
#[cfg(test)]
mod tests;
mod view;

pub use commits::{CommitError, EpochChange, OutgoingCommit, Provisional};
pub use entry::{Founding, JoinError, Terms};
pub use files::{CHUNK_LEN, FILE_ID_LEN, FILE_KEY_LEN, FileEpoch, FileKey, SEALED_CHUNK_LEN};
pub use host_acts::{Admission, HostChange, PasswordChange};
pub use knock::{Applicant, Knock, KnockError, NotIn};
pub use messages::{MAX_MESSAGE_LEN, Message, MessageError};
pub use places::PublicPart;
pub use private::PRIVATE_OVERHEAD;
pub use view::MemberView;

use std::collections::BTreeSet;

use openmls::group::{MlsGroup, MlsGroupJoinConfig, PURE_PLAINTEXT_WIRE_FORMAT_POLICY};
use openmls::prelude::SenderRatchetConfiguration;
use openmls_traits::OpenMlsProvider as _;
use policy::{CommitKind, RoomState};
use proto::RoomId;
use zeroize::Zeroizing;

use crate::frames::BASE_KEY_LEN;
pub use crate::identity::Identity;
use crate::link::RoomSecrets;
use crate::provider::Provider;

const BASE_KEY_LABEL: &str = "SFrame 1.0 Base Key";
/// Application messages are padded to a multiple of this many bytes, so that
/// their sizes do not tell words.
const PADDING: usize = 256;
/// Messages of one sender that may come in another order than sent. The room's
/// log keeps the order, so a few are plenty.
const OUT_OF_ORDER: u32 = 8;
/// Messages of one sender that may be missing before one that opens. The room's
/// log has no gaps; missing are only those that its sender sealed and the server
/// never took.
const MAX_FORWARD: u32 = 64;

/// The group, held by one of its members.
pub struct Group {
    mls: MlsGroup,
    provider: Provider,
    identity: Identity,
    profile_key: Zeroizing<[u8; 16]>,
    knock_key: Zeroizing<[u8; 16]>,
    state: RoomState,
    /// The SFrame base key of the last epoch that this member belongs to.
    base_key: Zeroizing<[u8; BASE_KEY_LEN]>,
    base_epoch: u64,
    own: Option<OwnCommit>,
    room_id: RoomId,
    /// What a new password yields, to be taken.
    new_secrets: Option<RoomSecrets>,
    /// Leaves taken by the commit that began this epoch; all of them in the first
    /// epoch of one's own.
    fresh: BTreeSet<u32>,
}

/// A commit of this member on its way through the room.
struct OwnCommit {
    bytes: Vec<u8>,
    kind: CommitKind,
    /// What the password yields that it changes to.
    secrets: Option<RoomSecrets>,
    /// A joiner's: OpenMLS has merged it already.
    joining: bool,
}

impl Group {
    /// A group in its current epoch; the identity back when OpenMLS fails to
    /// export.
    fn new(
        mls: MlsGroup,
        provider: Provider,
        identity: Identity,
        secrets: &RoomSecrets,
        state: RoomState,
        own: Option<OwnCommit>,
    ) -> Result<Self, Box<Identity>> {
        // Who gets in, perhaps again, cannot tell whose each leaf was before.
        let fresh = mls.members().map(|member| member.index.u32()).collect();
        let mut group = Self {
            mls,
            provider,
            identity,
            profile_key: Zeroizing::new(*secrets.profile_key()),
            knock_key: Zeroizing::new(*secrets.knock_key()),
            state,
            base_key: Zeroizing::new([0; BASE_KEY_LEN]),
            base_epoch: 0,
            own,
            room_id: secrets.room_id(),
            new_secrets: None,
            fresh,
        };
        match group.export_base_key() {
            Some(()) => Ok(group),
            None => Err(Box::new(group.identity)),
        }
    }

    /// `base_key = MLS-Exporter("SFrame 1.0 Base Key", "", Nk)` (RFC 9605
    /// section 5.2).
    fn export_base_key(&mut self) -> Option<()> {
        let key = self
            .mls
            .export_secret(self.provider.crypto(), BASE_KEY_LABEL, &[], BASE_KEY_LEN)
            .ok()?;
        self.base_key
            .copy_from_slice(Zeroizing::new(key).get(..BASE_KEY_LEN)?);
        self.base_epoch = self.mls.epoch().as_u64();
        Some(())
    }

    fn signature_key(&self, leaf: u32) -> Option<[u8; 32]> {
        let leaf = self
            .mls
            .public_group()
            .leaf(openmls::prelude::LeafNodeIndex::new(leaf))?;
        leaf.signature_key().as_slice().try_into().ok()
    }
}

fn join_config() -> MlsGroupJoinConfig {
    MlsGroupJoinConfig::builder()
        .wire_format_policy(PURE_PLAINTEXT_WIRE_FORMAT_POLICY)
        .padding_size(PADDING)
        .max_past_epochs(0)
        .number_of_resumption_psks(0)
        .use_ratchet_tree_extension(false)
        .sender_ratchet_configuration(sender_ratchet())
        .build()
}

fn sender_ratchet() -> SenderRatchetConfiguration {
    SenderRatchetConfiguration::new(OUT_OF_ORDER, MAX_FORWARD)
}
