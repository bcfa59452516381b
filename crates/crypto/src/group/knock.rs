//! The lobby: one who waits outside knocks with a sealed KeyPackage and
//! profile; a host admits by Add, and the Welcome lets in.
//!
//! A Welcome is believed only with exactly the room's PSK, which no server has,
//! and only from a host, which nobody can become without the host key.

use openmls::framing::{MlsMessageBodyIn, MlsMessageIn};
use openmls::group::{JoinBuilder, MlsGroup, ProcessedWelcome};
use openmls::prelude::{BasicCredential, KeyPackage, KeyPackageIn, ProtocolVersion};
use openmls::schedule::Psk;
use openmls_traits::OpenMlsProvider as _;
use policy::{
    Mode, RoomState, Suite, check_key_package, check_members, is_host, leaf_capabilities,
    ratchet_tree,
};
use proto::{Bytes, MAX_MLS_LEN, MAX_PARTICIPANTS, MAX_PROFILE_LEN};
use sha2::{Digest as _, Sha256};
use tls_codec::{
    DeserializeBytes as _, Serialize as _, SerializeBytes as _, TlsDeserializeBytes,
    TlsSerializeBytes, TlsSize,
};

use super::entry::{JoinError, check_state, for_ever, leaf_extensions, store_psk};
use super::{Group, Identity, join_config};
use crate::card::RoomCard;
use crate::link::{HostKey, Link, RoomSecrets};
use crate::profile::{self, Profile, VerifiedProfile};
use crate::provider::Provider;
use crate::rng::Rng;
use crate::sealed;

const AAD_LABEL: &[u8] = b"SecureMeeting knock";
/// Every knock is as long: a hybrid KeyPackage (2.7 kB) and a profile fit.
const PADDED_LEN: usize = 4096;
/// Largest KeyPackage in bytes.
const MAX_KEY_PACKAGE_LEN: usize = 3400;

#[derive(TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
struct Content {
    key_package: Bytes<MAX_KEY_PACKAGE_LEN>,
    profile: Bytes<MAX_PROFILE_LEN>,
}

/// One who waits outside. Holds the private half of its KeyPackage, which is
/// good for one Welcome.
pub struct Applicant {
    provider: Provider,
    identity: Identity,
}

/// A Welcome led nowhere.
pub struct NotIn {
    /// Why.
    pub why: JoinError,
    /// The keys, to join again with.
    pub identity: Identity,
}

impl Applicant {
    /// Makes a KeyPackage for the room of this card, and the knock that carries
    /// it to the hosts.
    ///
    /// # Errors
    /// [`JoinError::Internal`].
    pub fn new(
        rng: &mut Rng,
        identity: Identity,
        card: &RoomCard,
        secrets: &RoomSecrets,
        host: Option<&HostKey>,
        profile: &Profile,
    ) -> Result<(Self, Vec<u8>), JoinError> {
        let mut provider = Provider::new(rng.fork());
        let named = host.map(HostKey::commitment);
        let group_id = &card.group_id;
        let bundle = KeyPackage::builder()
            .leaf_node_capabilities(leaf_capabilities(card.suite))
            .leaf_node_extensions(leaf_extensions(named, group_id, &identity, host))
            .key_package_lifetime(for_ever())
            .build(
                card.suite.ciphersuite(),
                &provider,
                &identity,
                identity.credential(),
            )
            .map_err(|_| JoinError::Internal)?;
        store_psk(&provider, &secrets.psk_id(group_id), secrets)?;
        let knock = seal_knock(
            provider.rng(),
            &identity,
            bundle.key_package(),
            secrets,
            group_id,
            profile,
        );
        let knock = knock.ok_or(JoinError::Internal)?;
        Ok((Self { provider, identity }, knock))
    }

    /// Joins by the Welcome of a host. `tree` is the ratchet tree of its epoch.
    ///
    /// # Errors
    /// [`NotIn`]: nothing of it is believed.
    pub fn join(
        self,
        link: &Link,
        secrets: &RoomSecrets,
        welcome: &[u8],
        tree: &[u8],
    ) -> Result<Group, Box<NotIn>> {
        let Self {
            provider,
            mut identity,
        } = self;
        let joined = join(&provider, link, secrets, welcome, tree).and_then(|(mls, state)| {
            let leaf = mls.own_leaf_index().u32();
            if leaf as usize >= MAX_PARTICIPANTS {
                return Err(JoinError::Full);
            }
            identity.took(leaf);
            Ok((mls, state))
        });
        let (mls, state) = match joined {
            Ok(joined) => joined,
            Err(why) => return Err(Box::new(NotIn { why, identity })),
        };
        Group::new(mls, provider, identity, secrets, state, None).map_err(|identity| {
            Box::new(NotIn {
                why: JoinError::Internal,
                identity: *identity,
            })
        })
    }

    /// Takes the identity back, to knock again.
    #[must_use]
    pub fn into_identity(self) -> Identity {
        self.identity
    }
}

fn join(
    provider: &Provider,
    link: &Link,
    secrets: &RoomSecrets,
    welcome: &[u8],
    tree: &[u8],
) -> Result<(MlsGroup, RoomState), JoinError> {
    if welcome.len() > MAX_MLS_LEN {
        return Err(JoinError::BadGroup);
    }
    let message =
        MlsMessageIn::tls_deserialize_exact_bytes(welcome).map_err(|_| JoinError::BadGroup)?;
    let MlsMessageBodyIn::Welcome(welcome) = message.extract() else {
        return Err(JoinError::BadGroup);
    };
    let tree = ratchet_tree(tree).map_err(|_| JoinError::BadGroup)?;
    let welcome = ProcessedWelcome::new_from_welcome(provider, &join_config(), welcome)
        .map_err(|_| JoinError::BadGroup)?;
    let info = welcome.unverified_group_info();
    if Suite::of(info.ciphersuite()).is_none() || info.extensions().iter().count() != 0 {
        return Err(JoinError::BadGroup);
    }
    let group_id = info.group_id().as_slice().to_vec();
    let state =
        RoomState::from_extensions(info.group_context().extensions()).ok_or(JoinError::BadGroup)?;
    check_state(&state, link, secrets, &group_id)?;
    let room_psk = matches!(welcome.psks(), [psk] if matches!(
        psk.psk(), Psk::External(external) if external.psk_id() == state.psk_id
    ));
    if !room_psk {
        return Err(JoinError::BadGroup);
    }
    if state.mode == Mode::Locked {
        return Err(JoinError::NotOpen);
    }
    let staged = JoinBuilder::new(provider, welcome)
        .with_ratchet_tree(tree)
        .skip_lifetime_validation()
        .build()
        .map_err(|_| JoinError::BadGroup)?;
    let by_host = staged
        .welcome_sender()
        .is_ok_and(|sender| is_host(&state, &group_id, sender));
    if !by_host {
        return Err(JoinError::NotByHost);
    }
    let mls = staged
        .into_group(provider)
        .map_err(|_| JoinError::Internal)?;
    check_members(mls.public_group(), &state).map_err(|_| JoinError::BadGroup)?;
    Ok((mls, state))
}

/// A knock that a host opened: somebody who holds link and password, by the
/// name in its profile.
pub struct Knock {
    package: KeyPackage,
    sealed_profile: Vec<u8>,
    profile: VerifiedProfile,
}

/// Why a knock is not to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KnockError {
    /// Sealed for another room or password, or damaged.
    #[error("the knock cannot be opened")]
    Unreadable,
    /// Its KeyPackage does not verify or is not as this room's must be.
    #[error("the knock's key package is not acceptable")]
    KeyPackage,
    /// Its profile is not signed by the KeyPackage's key.
    #[error("the knock's profile does not hold")]
    Profile,
    /// Its keys are those of a member.
    #[error("the one who knocks is a member already")]
    Member,
}

impl Knock {
    /// What the one who knocks says of itself.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.profile.profile
    }

    /// The sealed profile, for the others.
    #[must_use]
    pub fn sealed_profile(&self) -> &[u8] {
        &self.sealed_profile
    }

    /// Tells its KeyPackage from all others, also of the same person: SHA-256 of
    /// the init key, which is good for one Welcome (RFC 9420 section 10).
    #[must_use]
    pub fn id(&self) -> [u8; 32] {
        Sha256::digest(self.package.hpke_init_key().as_slice()).into()
    }

    pub(super) fn package(&self) -> &KeyPackage {
        &self.package
    }
}

impl Group {
    /// Opens a knock, and holds its KeyPackage to the room's rules.
    ///
    /// # Errors
    /// [`KnockError`]: it is nobody's.
    pub fn open_knock(&self, sealed: &[u8]) -> Result<Knock, KnockError> {
        let aad = aad(self.group_id());
        let content = sealed::open(&self.knock_key, &aad, sealed, PADDED_LEN)
            .ok_or(KnockError::Unreadable)?;
        let Content {
            key_package,
            profile,
        } = Content::tls_deserialize_exact_bytes(&content).map_err(|_| KnockError::Unreadable)?;
        let package = KeyPackageIn::tls_deserialize_exact_bytes(&key_package)
            .map_err(|_| KnockError::KeyPackage)?
            .validate(self.provider.crypto(), ProtocolVersion::Mls10)
            .map_err(|_| KnockError::KeyPackage)?;
        if package.ciphersuite() != self.mls.ciphersuite() {
            return Err(KnockError::KeyPackage);
        }
        check_key_package(self.mls.public_group(), &self.state, &package)
            .map_err(|_| KnockError::KeyPackage)?;
        let leaf = package.leaf_node();
        let key = leaf.signature_key().as_slice();
        let credential = BasicCredential::try_from(leaf.credential().clone())
            .map_err(|_| KnockError::KeyPackage)?;
        let known = |member: super::MemberView| {
            member.signature_key == key || member.credential == credential.identity()
        };
        if self.members().into_iter().any(known) {
            return Err(KnockError::Member);
        }
        let key = key.try_into().map_err(|_| KnockError::KeyPackage)?;
        let verified = profile::open(&self.profile_key, key, self.group_id(), &profile)
            .map_err(|_| KnockError::Profile)?;
        Ok(Knock {
            package,
            sealed_profile: profile.into_vec(),
            profile: verified,
        })
    }
}

fn seal_knock(
    rng: &mut Rng,
    identity: &Identity,
    package: &KeyPackage,
    secrets: &RoomSecrets,
    group_id: &[u8],
    profile: &Profile,
) -> Option<Vec<u8>> {
    let key = secrets.profile_key();
    let profile = profile::seal(rng, key, identity, group_id, profile, 0)?;
    let content = Content {
        key_package: Bytes::new(package.tls_serialize_detached().ok()?)?,
        profile: Bytes::new(profile)?,
    };
    let content = content.tls_serialize_bytes().ok()?;
    sealed::seal(
        rng,
        secrets.knock_key(),
        &aad(group_id),
        &content,
        PADDED_LEN,
    )
}

fn aad(group_id: &[u8]) -> Vec<u8> {
    [AAD_LABEL, group_id].concat()
}
