//! The ways into a group: founding it, and joining it by external commit
//! (RFC 9420 section 12.4.3.2) with exactly the room's PSK.

use openmls::group::{GroupId, MlsGroup, PURE_PLAINTEXT_WIRE_FORMAT_POLICY};
use openmls::prelude::{Extensions, LeafNode, LeafNodeParameters, Lifetime, PreSharedKeyProposal};
use openmls::schedule::PreSharedKeyId;
use openmls_traits::OpenMlsProvider as _;
use policy::{
    CommitKind, GROUP_ID_LEN, HostCommitment, Mode, RoomState, Suite, check_members,
    group_info_message, leaf_capabilities, ratchet_tree,
};
use proto::MAX_PARTICIPANTS;
use sha2::{Digest as _, Sha256};
use tls_codec::Serialize as _;

use super::commits::{Encoded, encode};
use super::{Group, OutgoingCommit, OwnCommit, PADDING, join_config, sender_ratchet};
use crate::card::{self, RoomCard};
use crate::identity::Identity;
use crate::link::{HostKey, Link, RoomSecrets};
use crate::provider::Provider;
use crate::rng::Rng;

/// Length of a PSK nonce in bytes: that of the suites' hash.
const PSK_NONCE_LEN: usize = 32;

/// What is fixed when a room is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms {
    /// The suite.
    pub suite: Suite,
    /// See [`RoomState::options`].
    pub options: u8,
}

/// What a creator sends to the server.
pub struct Founding {
    /// MLS GroupInfo, an `MLSMessage`.
    pub group_info: Vec<u8>,
    /// The ratchet tree.
    pub tree: Vec<u8>,
    /// The sealed room card.
    pub card: Vec<u8>,
}

/// Why one cannot create or join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JoinError {
    /// The tree or group info does not verify or breaks the room's rules.
    #[error("the server's view of the group does not verify")]
    BadGroup,
    /// The room is another meeting than the link says.
    #[error("the group is not the one of this link")]
    OtherMeeting,
    /// The room takes nobody new now.
    #[error("the room is not open")]
    NotOpen,
    /// The room is full.
    #[error("the room is full")]
    Full,
    /// The link says that a password is needed, and none was given.
    #[error("a password is needed")]
    PasswordNeeded,
    /// The Welcome is not a host's.
    #[error("whoever lets in is no host")]
    NotByHost,
    /// The room's password is another one.
    #[error("the room's password is another one")]
    WrongPassword,
    /// OpenMLS failed where it cannot by our doing.
    #[error("internal MLS failure")]
    Internal,
}

impl Group {
    /// Founds the meeting's group: fresh group id, room state, sealed card.
    /// `password` says whether `secrets` come from one. `host` is the host key,
    /// if this participant holds it. `terms` are fixed from here on.
    ///
    /// # Errors
    /// [`JoinError::PasswordNeeded`], [`JoinError::Internal`].
    pub fn create(
        rng: &mut Rng,
        mut identity: Identity,
        link: &Link,
        secrets: &RoomSecrets,
        password: bool,
        host: Option<&HostKey>,
        terms: Terms,
    ) -> Result<(Self, Founding), JoinError> {
        if link.needs_password() && !password {
            return Err(JoinError::PasswordNeeded);
        }
        let Terms { suite, options } = terms;
        let group_id: [u8; GROUP_ID_LEN] = rng.array();
        let card = RoomCard {
            label: link.label().to_owned(),
            needs_password: password,
            mode: Mode::Open,
            group_id,
            suite,
            options,
            password_changed: false,
            signed: host.is_some(),
        };
        let card = card::seal(rng, link, secrets, host, &card).ok_or(JoinError::Internal)?;
        let state = RoomState::new(
            link.host_commitment(),
            secrets.psk_id(&group_id),
            Sha256::digest(&card).into(),
            options,
        );
        let provider = Provider::new(rng.fork());
        store_psk(&provider, &state.psk_id, secrets)?;
        let mls = MlsGroup::builder()
            .with_group_id(GroupId::from_slice(&group_id))
            .ciphersuite(suite.ciphersuite())
            .with_wire_format_policy(PURE_PLAINTEXT_WIRE_FORMAT_POLICY)
            .padding_size(PADDING)
            .max_past_epochs(0)
            .number_of_resumption_psks(0)
            .use_ratchet_tree_extension(false)
            .sender_ratchet_configuration(sender_ratchet())
            .with_capabilities(leaf_capabilities(suite))
            .lifetime(for_ever())
            .with_group_context_extensions(state.to_extensions())
            .with_leaf_node_extensions(leaf_extensions(state.host, &group_id, &identity, host))
            .map_err(|_| JoinError::Internal)?
            .build(&provider, &identity, identity.credential())
            .map_err(|_| JoinError::Internal)?;
        let group_info = mls
            .export_group_info(provider.crypto(), &identity, false)
            .ok()
            .and_then(|info| info.to_bytes().ok())
            .ok_or(JoinError::Internal)?;
        let tree = mls
            .export_ratchet_tree()
            .tls_serialize_detached()
            .map_err(|_| JoinError::Internal)?;
        identity.took(0);
        let group = Self::new(mls, provider, identity, secrets, state, None)
            .map_err(|_| JoinError::Internal)?;
        let founding = Founding {
            group_info,
            tree,
            card,
        };
        Ok((group, founding))
    }

    /// Joins by external commit. A leaf of the same identity, from before, is
    /// given up in the same commit. The group is of use once the room has
    /// confirmed the commit: when its echo has gone through
    /// [`Self::process_commit`] and [`Self::merge`].
    ///
    /// # Errors
    /// [`JoinError`].
    pub fn join(
        rng: &mut Rng,
        mut identity: Identity,
        link: &Link,
        secrets: &RoomSecrets,
        host: Option<&HostKey>,
        group_info: &[u8],
        tree: &[u8],
    ) -> Result<(Self, OutgoingCommit), JoinError> {
        let info = group_info_message(group_info).map_err(|_| JoinError::BadGroup)?;
        // OpenMLS gives up a leaf with our key by itself and does not say so.
        let was_there = tree.windows(32).any(|key| key == identity.public());
        let tree = ratchet_tree(tree).map_err(|_| JoinError::BadGroup)?;
        let suite = Suite::of(info.ciphersuite()).ok_or(JoinError::BadGroup)?;
        let epoch = info.epoch().as_u64();
        let group_id = info.group_id().as_slice().to_vec();
        let state = RoomState::from_extensions(info.group_context().extensions())
            .filter(|_| {
                group_id.len() == GROUP_ID_LEN && info.extensions().ratchet_tree().is_none()
            })
            .ok_or(JoinError::BadGroup)?;
        check_state(&state, link, secrets, &group_id)?;
        let mut provider = Provider::new(rng.fork());
        store_psk(&provider, &state.psk_id, secrets)?;
        let psk = room_psk(&state, &mut provider);
        let leaf = LeafNodeParameters::builder()
            .with_capabilities(leaf_capabilities(suite))
            .with_extensions(leaf_extensions(state.host, &group_id, &identity, host))
            .build();
        let builder = MlsGroup::external_commit_builder()
            .with_ratchet_tree(tree)
            .with_config(join_config())
            .skip_lifetime_validation()
            .build_group(&provider, info, identity.credential())
            .map_err(|_| JoinError::BadGroup)?
            .add_psk_proposal(psk)
            .leaf_node_parameters(leaf)
            .load_psks(provider.storage())
            .map_err(|_| JoinError::Internal)?
            .create_group_info(true)
            .build(provider.rand(), provider.crypto(), &identity, |_| true)
            .map_err(|_| JoinError::BadGroup)?;
        let (mls, bundle) = builder
            .finalize(&provider)
            .map_err(|_| JoinError::Internal)?;
        let Encoded {
            commit,
            group_info: next_info,
            ..
        } = encode(bundle).ok_or(JoinError::Internal)?;
        check_members(mls.public_group(), &state).map_err(|_| JoinError::BadGroup)?;
        let leaf = mls.own_leaf_index().u32();
        if leaf as usize >= MAX_PARTICIPANTS {
            return Err(JoinError::Full);
        }
        let replaces = was_there.then(|| identity.leaf().unwrap_or(leaf));
        let proof = host.is_some_and(|host| state.host == Some(host.commitment()));
        if state.mode != Mode::Open && replaces.is_none() && !proof {
            return Err(JoinError::NotOpen);
        }
        identity.took(leaf);
        let own = OwnCommit {
            bytes: commit.clone(),
            kind: CommitKind::Join { leaf, replaces },
            secrets: None,
            joining: true,
        };
        let group = Self::new(mls, provider, identity, secrets, state, Some(own))
            .map_err(|_| JoinError::Internal)?;
        let outgoing = OutgoingCommit {
            epoch,
            commit,
            group_info: next_info,
        };
        Ok((group, outgoing))
    }

    /// Takes the identity back, to join again.
    #[must_use]
    pub fn into_identity(self) -> Identity {
        self.identity
    }
}

/// Whether a group's room state is that of the link's meeting, under the
/// password that `secrets` come from.
pub(super) fn check_state(
    state: &RoomState,
    link: &Link,
    secrets: &RoomSecrets,
    group_id: &[u8],
) -> Result<(), JoinError> {
    if state.host != link.host_commitment() {
        return Err(JoinError::OtherMeeting);
    }
    if state.psk_id != secrets.psk_id(group_id) {
        return Err(JoinError::WrongPassword);
    }
    Ok(())
}

/// The proposal that brings the room's PSK into a commit.
pub(super) fn room_psk(state: &RoomState, provider: &mut Provider) -> PreSharedKeyProposal {
    let nonce: [u8; PSK_NONCE_LEN] = provider.rng().array();
    PreSharedKeyProposal::new(PreSharedKeyId::external(
        state.psk_id.to_vec(),
        nonce.to_vec(),
    ))
}

pub(super) fn store_psk(
    provider: &Provider,
    psk_id: &[u8; 32],
    secrets: &RoomSecrets,
) -> Result<(), JoinError> {
    PreSharedKeyId::external(psk_id.to_vec(), Vec::new())
        .store(provider, secrets.psk())
        .map_err(|_| JoinError::Internal)
}

/// Nothing here depends on anybody's clock.
pub(super) fn for_ever() -> Lifetime {
    Lifetime::init(0, u64::MAX)
}

/// The host's leaf carries the proof; nobody else's carries anything.
pub(super) fn leaf_extensions(
    named: Option<HostCommitment>,
    group_id: &[u8],
    identity: &Identity,
    host: Option<&HostKey>,
) -> Extensions<LeafNode> {
    host.filter(|host| named == Some(host.commitment()))
        .map_or_else(Extensions::empty, |host| {
            host.prove(group_id, &identity.public()).to_extensions()
        })
}
