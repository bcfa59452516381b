//! The room's shared state.

/// First 16 bytes of SHA-256 of the creator's host key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HostCommitment(pub [u8; 16]);

/// How one gets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// By external commit with the link's PSK.
    Open,
    /// A host admits.
    Lobby,
    /// Nobody new.
    Locked,
}

/// What the members agree on about the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomState {
    /// Grows with each change.
    pub version: u32,
    /// How one gets in.
    pub mode: Mode,
    /// Whose hosts there are; `None` in a room of equals.
    pub host: Option<HostCommitment>,
    /// Ed25519 keys that the host made hosts.
    pub delegated: Vec<[u8; 32]>,
    /// The id of the PSK that a joiner must use.
    pub psk_id: [u8; 32],
    /// SHA-256 of the sealed room card.
    pub card_hash: [u8; 32],
}
