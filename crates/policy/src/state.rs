//! The room's shared state: a required GroupContext extension, so that every
//! member holds the same one and only a commit changes it.

use openmls::extensions::{
    Extension, ExtensionType, Extensions, RequiredCapabilitiesExtension, UnknownExtension,
};
use openmls::group::GroupContext;
use openmls::prelude::{Capabilities, Ciphersuite, CredentialType, ProtocolVersion};
use proto::List;
use sha2::{Digest as _, Sha256};
use tls_codec::{
    DeserializeBytes as _, SerializeBytes as _, TlsDeserializeBytes, TlsSerializeBytes, TlsSize,
};

/// Extension type of the room state (private use range of RFC 9420 section 17.3).
pub const ROOM_STATE_EXTENSION: u16 = 0xF0C1;
/// Extension type of a host proof in a leaf.
pub const HOST_PROOF_EXTENSION: u16 = 0xF0C2;
/// Length of a group id in bytes.
pub const GROUP_ID_LEN: usize = 16;
/// Length of a member's credential in bytes.
pub const CREDENTIAL_LEN: usize = 16;
/// Most host keys that a host can delegate to.
pub const MAX_DELEGATED: usize = 16;

/// A bit of [`RoomState::options`]: the SFU is told no audio level.
pub const QUIET_METADATA: u8 = 1;
/// The options that this version knows.
const KNOWN_OPTIONS: u8 = QUIET_METADATA;

/// The cipher suites of a meeting, fixed at its creation. On the wire, the
/// number that MLS gives it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, TlsSize, TlsSerializeBytes, TlsDeserializeBytes,
)]
#[repr(u16)]
pub enum Suite {
    /// 0x0001: X25519, AES-128-GCM, SHA-256, Ed25519. For large meetings.
    Classical = 0x0001,
    /// 0x004F: X-Wing (ML-KEM-768 and X25519), AES-128-GCM, SHA-256, Ed25519
    /// (draft-ietf-mls-pq-ciphersuites). What is recorded today stays closed
    /// to the quantum computers of tomorrow. Signatures stay classical.
    #[default]
    Hybrid = 0x004f,
}

impl Suite {
    /// The suite as MLS names it.
    #[must_use]
    pub const fn ciphersuite(self) -> Ciphersuite {
        match self {
            Self::Classical => Ciphersuite::MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519,
            Self::Hybrid => Ciphersuite::MLS_128_MLKEM768X25519_AES128GCM_SHA256_Ed25519,
        }
    }

    /// Our suite for a group's; `None` when it is not one of ours.
    #[must_use]
    pub fn of(ciphersuite: Ciphersuite) -> Option<Self> {
        [Self::Classical, Self::Hybrid]
            .into_iter()
            .find(|suite| suite.ciphersuite() == ciphersuite)
    }

    /// As the page shows it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Classical => "X25519, AES-128-GCM, SHA-256, Ed25519",
            Self::Hybrid => "X-Wing (ML-KEM-768, X25519), AES-128-GCM, SHA-256, Ed25519",
        }
    }
}

/// First 16 bytes of SHA-256 of the creator's host key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
pub struct HostCommitment(pub [u8; 16]);

impl HostCommitment {
    /// The commitment to an Ed25519 public key.
    #[must_use]
    pub fn to_key(host_key: &[u8; 32]) -> Self {
        let digest: [u8; 32] = Sha256::digest(host_key).into();
        let mut first = [0; 16];
        first.copy_from_slice(&digest[..16]);
        Self(first)
    }
}

/// How one gets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
#[repr(u8)]
pub enum Mode {
    /// By external commit with the link's PSK.
    Open = 1,
    /// A host admits.
    Lobby = 2,
    /// Nobody new.
    Locked = 3,
}

/// What the members agree on about the room.
#[derive(Debug, Clone, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
pub struct RoomState {
    /// Grows with each change.
    pub version: u32,
    /// How one gets in.
    pub mode: Mode,
    /// Whose hosts there are; `None` in a room of equals.
    pub host: Option<HostCommitment>,
    /// Members that the holder of the host key made hosts.
    pub delegated: List<Delegation, MAX_DELEGATED>,
    /// The id of the PSK that a joiner must use. It changes with the password.
    pub psk_id: [u8; 32],
    /// SHA-256 of the sealed room card. It changes with the password.
    pub card_hash: [u8; 32],
    /// Bits, fixed when the room was opened: [`QUIET_METADATA`].
    pub options: u8,
}

/// A member that was made a host: its leaf's signature key, and the host key's
/// word for it. Signed, so that not even who opens a room of their own under
/// the link can name themselves.
#[derive(Debug, Clone, PartialEq, Eq, TlsSize, TlsSerializeBytes, TlsDeserializeBytes)]
pub struct Delegation {
    /// The signature key of the member's leaf.
    pub leaf_key: [u8; 32],
    /// The Ed25519 host key that the link names.
    pub host_key: [u8; 32],
    /// Its signature over [`Self::signed_bytes`].
    pub signature: [u8; 64],
}

impl RoomState {
    /// The state of a new room.
    #[must_use]
    pub fn new(
        host: Option<HostCommitment>,
        psk_id: [u8; 32],
        card_hash: [u8; 32],
        options: u8,
    ) -> Self {
        Self {
            version: 1,
            mode: Mode::Open,
            host,
            delegated: List::default(),
            psk_id,
            card_hash,
            options,
        }
    }

    /// Whether the member with this leaf key was made a host.
    #[must_use]
    pub fn delegates_to(&self, leaf_key: &[u8]) -> bool {
        self.delegated.iter().any(|d| d.leaf_key == leaf_key)
    }

    /// Whether the host that the link names signed every delegation, in this
    /// group, and none stands there twice.
    #[must_use]
    pub fn delegations_hold(&self, group_id: &[u8]) -> bool {
        self.delegated.iter().enumerate().all(|(at, delegation)| {
            let mut earlier = self.delegated.iter().take(at);
            self.host
                .is_some_and(|host| delegation.holds(host, group_id))
                && !earlier.any(|other| other.leaf_key == delegation.leaf_key)
        })
    }

    /// The GroupContext extensions that carry this state, whole.
    #[must_use]
    pub fn to_extensions(&self) -> Extensions<GroupContext> {
        let state = self
            .tls_serialize_bytes()
            .expect("every field is far below the codec's limit");
        Extensions::from_vec(vec![
            Extension::RequiredCapabilities(required_capabilities()),
            Extension::Unknown(ROOM_STATE_EXTENSION, UnknownExtension(state)),
        ])
        .expect("both types are distinct and valid in a group context")
    }

    /// The state in a group's extensions; `None` unless they are exactly the
    /// required capabilities and a well-formed room state.
    #[must_use]
    pub fn from_extensions(extensions: &Extensions<GroupContext>) -> Option<Self> {
        let state = extensions.unknown(ROOM_STATE_EXTENSION)?;
        let ours = extensions.iter().count() == 2
            && extensions.required_capabilities() == Some(&required_capabilities());
        let state = Self::tls_deserialize_exact_bytes(&state.0).ok()?;
        (ours && state.options & !KNOWN_OPTIONS == 0).then_some(state)
    }
}

/// What every member must support.
#[must_use]
pub fn required_capabilities() -> RequiredCapabilitiesExtension {
    RequiredCapabilitiesExtension::new(&our_extensions(), &[], &[CredentialType::Basic])
}

/// What every leaf says that it supports: the suite in use and nothing that the
/// room has no use for.
#[must_use]
pub fn leaf_capabilities(suite: Suite) -> Capabilities {
    Capabilities::new(
        Some(&[ProtocolVersion::Mls10]),
        Some(&[suite.ciphersuite()]),
        Some(&our_extensions()),
        Some(&[]),
        Some(&[CredentialType::Basic]),
    )
}

fn our_extensions() -> [ExtensionType; 2] {
    [
        ExtensionType::Unknown(ROOM_STATE_EXTENSION),
        ExtensionType::Unknown(HOST_PROOF_EXTENSION),
    ]
}
