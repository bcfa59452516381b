//! The link: what stands in the fragment, and what it yields.

use proto::{AdmissionToken, RoomId, TokenHash};

use crate::rng::Rng;

/// Longest label in characters.
pub const MAX_LABEL_CHARS: usize = 64;
/// Longest password in bytes of UTF-8.
pub const MAX_PASSWORD_LEN: usize = 256;

/// Why a fragment is no link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// The secret is not 43 characters: the link was cut or something was added.
    #[error("the link is damaged: its secret has the wrong length")]
    Length,
    /// The secret holds a character that no link has.
    #[error("the link is damaged: its secret holds a character that no link has")]
    Alphabet,
    /// A flag that this version does not know, or a damaged one.
    #[error("the link has a flag that this version does not know")]
    Flags,
    /// The label is no percent-encoded text, or too long.
    #[error("the link is damaged: its label cannot be read")]
    Label,
}

/// A link. Holds the meeting's secret.
pub struct Link(());

impl Link {
    /// A new link. With `host`, the link names it (`h`).
    #[must_use]
    pub fn generate(
        rng: &mut Rng,
        label: &str,
        needs_password: bool,
        host: Option<&HostKey>,
    ) -> Self {
        let _ = (rng, label, needs_password, host);
        todo!()
    }

    /// Reads a fragment, with or without its `#`.
    ///
    /// # Errors
    /// [`LinkError`]: how it is damaged.
    pub fn parse(fragment: &str) -> Result<Self, LinkError> {
        let _ = fragment;
        todo!()
    }

    /// The fragment without `#`.
    #[must_use]
    pub fn to_fragment(&self) -> zeroize::Zeroizing<String> {
        todo!()
    }

    /// The label in the link; empty when there is none.
    #[must_use]
    pub fn label(&self) -> &str {
        todo!()
    }

    /// Whether the link says that a password is needed.
    #[must_use]
    pub fn needs_password(&self) -> bool {
        todo!()
    }

    /// Whose meeting it is.
    #[must_use]
    pub fn host_commitment(&self) -> Option<policy::HostCommitment> {
        todo!()
    }

    /// The opaque name of the room.
    #[must_use]
    pub fn room_id(&self) -> RoomId {
        todo!()
    }

    /// Salt for stretching a password: goes to the short-lived worker with it.
    #[must_use]
    pub fn password_salt(&self) -> [u8; 32] {
        todo!()
    }
}

/// A password after Argon2id.
pub struct StretchedPassword(());

impl StretchedPassword {
    /// Argon2id, 64 MiB, 3 passes: about a second, so it runs in a worker of
    /// its own. `None` when the password is empty or over [`MAX_PASSWORD_LEN`].
    #[must_use]
    pub fn stretch(password: &[u8], salt: &[u8; 32]) -> Option<Self> {
        let _ = (password, salt);
        todo!()
    }

    /// As the worker hands it over.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        let _ = bytes;
        todo!()
    }

    /// For the way out of the worker.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        todo!()
    }
}

/// All that link and password yield.
pub struct RoomSecrets(());

impl RoomSecrets {
    /// Derives them. A wrong password yields other secrets: check them against
    /// the card ([`crate::card::SealedCard::unlock`]).
    #[must_use]
    pub fn derive(link: &Link, password: Option<&StretchedPassword>) -> Self {
        let _ = (link, password);
        todo!()
    }

    /// The opaque name of the room.
    #[must_use]
    pub fn room_id(&self) -> RoomId {
        todo!()
    }

    /// Shown to the server by a joiner.
    #[must_use]
    pub fn admission_token(&self) -> AdmissionToken {
        todo!()
    }

    /// Left with the server by the creator.
    #[must_use]
    pub fn token_hash(&self) -> TokenHash {
        todo!()
    }
}

/// The creator's Ed25519 key.
pub struct HostKey(());

impl HostKey {
    /// A new one.
    #[must_use]
    pub fn generate(rng: &mut Rng) -> Self {
        let _ = rng;
        todo!()
    }

    /// From its seed, as kept for another device.
    #[must_use]
    pub fn from_bytes(seed: [u8; 32]) -> Self {
        let _ = seed;
        todo!()
    }

    /// What the link says of it.
    #[must_use]
    pub fn commitment(&self) -> policy::HostCommitment {
        todo!()
    }
}
