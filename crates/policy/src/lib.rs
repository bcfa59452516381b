//! What a commit may do, the room's shared state and who is a host.
//!
//! Clients and server judge every MLS commit by the same function,
//! [`check_commit`]: the client over its group, the server over the public part
//! of it ([`PublicRoom`]). No secret passes through this crate, and it knows
//! neither the link nor a key.

mod change;
mod host;
mod message;
mod places;
mod public_room;
mod rules;
mod state;
mod storage;

pub use host::{HostProof, is_host};
pub use message::{commit_message, group_info_message, ratchet_tree};
pub use places::{signed_bytes as return_bytes, state_id};
pub use public_room::{PublicRoom, StagedPublicCommit};
pub use rules::{CommitKind, Violation, check_commit, check_key_package, check_members};
pub use state::{
    CREDENTIAL_LEN, Delegation, GROUP_ID_LEN, HOST_PROOF_EXTENSION, HostCommitment, MAX_DELEGATED,
    Mode, QUIET_METADATA, ROOM_STATE_EXTENSION, RoomState, Suite, leaf_capabilities,
    required_capabilities,
};
