//! From a password to 32 bytes that are slow to guess.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

/// Longest password in bytes of UTF-8.
pub const MAX_PASSWORD_LEN: usize = 256;
/// Argon2id memory in KiB: as much as a phone's browser gives without trouble.
const MEMORY_KIB: u32 = 64 << 10;
/// Argon2id passes: with the memory, about half a second in a browser.
const PASSES: u32 = 3;

/// A password after Argon2id.
pub struct StretchedPassword(Zeroizing<[u8; 32]>);

impl StretchedPassword {
    /// Argon2id, 64 MiB, 3 passes, over the link's
    /// [`password_salt`](super::Link::password_salt): slow, so it runs in a
    /// worker of its own. Who read the password from a keyboard normalizes it
    /// (NFC) first. `None` when it is empty or over [`MAX_PASSWORD_LEN`].
    #[must_use]
    pub fn stretch(password: &[u8], salt: &[u8; 32]) -> Option<Self> {
        if password.is_empty() || password.len() > MAX_PASSWORD_LEN {
            return None;
        }
        let mut out = Zeroizing::new([0; 32]);
        let params = Params::new(MEMORY_KIB, PASSES, 1, Some(out.len())).ok()?;
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(password, salt, &mut *out)
            .ok()?;
        Some(Self(out))
    }

    /// As the worker hands it over.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// For the way out of the worker.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}
