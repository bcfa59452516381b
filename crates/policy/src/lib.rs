//! What a commit may do, the room's shared state and who is a host.
//!
//! Clients and server judge every MLS commit by the same function,
//! [`check_commit`]: the client over its group, the server over the public part
//! of it ([`PublicRoom`]). No secret passes through this crate, and it knows
//! neither the link nor a key.

mod public_room;
mod rules;
mod state;

pub use public_room::{PublicRoom, StagedPublicCommit};
pub use rules::{CommitKind, Violation};
pub use state::{HostCommitment, Mode, RoomState};
