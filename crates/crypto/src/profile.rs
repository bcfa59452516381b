//! The profile: name and colour, signed by the leaf, sealed from the server.

/// Longest name in characters.
pub const MAX_NAME_CHARS: usize = 64;

/// What a participant says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its name, 1 to [`MAX_NAME_CHARS`] characters, no control characters.
    pub name: String,
    /// Hue of its avatar, 0 to 359.
    pub hue: u16,
}

impl Profile {
    /// Trims the name, drops control characters and cuts it to its limit;
    /// `None` when nothing is left.
    #[must_use]
    pub fn new(name: &str, hue: u16) -> Option<Self> {
        let _ = (name, hue);
        todo!()
    }
}

/// A profile whose signature holds for the member at a leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedProfile {
    /// What it says.
    pub profile: Profile,
    /// Grows with each change; show the greatest.
    pub version: u32,
    /// Where private messages to the participant go (X25519).
    pub hpke_key: [u8; 32],
}

/// A profile is not what it should be: show the member as unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// Not sealed under this link's profile key, or malformed.
    #[error("the profile cannot be opened")]
    Unreadable,
    /// Not signed by the member's key for this group.
    #[error("the profile is not signed by the member")]
    BadSignature,
}
