//! Everything a participant does with keys: what the link yields, the MLS group,
//! SFrame, verification codes, sealed card and profile.
//!
//! Sans-I/O: no socket, no clock, no randomness of its own. Time comes in as
//! [`proto::Time`], randomness as an [`rng::Rng`] that the edge seeds. Called by
//! `client` (in the session worker and in `bot`) and, for frames alone, by the
//! media worker. The server does not link this crate.

pub mod card;
pub mod code;
pub mod frames;
pub mod group;
mod identity;
pub mod link;
pub mod profile;
mod provider;
pub mod rng;
mod sealed;
pub mod sframe;
mod vault;
