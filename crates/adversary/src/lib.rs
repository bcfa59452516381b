//! Opponents, for tests alone: a server that cheats on command, members that
//! cheat, outsiders. They meet the real clients in a [`world::World`] in memory,
//! where everything is drawn from one seed.
//!
//! - [`world`]: clients, the real rooms, and a network between them. Its
//!   `meddler` and `clerk` are the server's dishonest hands.
//! - [`wire`]: what a meddler needs to change a message.
//! - [`rogue`]: a participant with code of its own, on MLS itself: it obeys no
//!   rule that others do not hold it to.
//! - [`garble`]: cryptography that seals garbage when told to.
//! - [`usurper`]: a server that has taken a room over, or a part of it, and tells
//!   a history of its own.
//! - [`seeds`]: one seed, one life of a meeting, held against a model.
//!
//! Which opponent is which test is listed in `docs/security.md`.

pub mod actor;
pub mod dice;
pub mod garble;
pub mod rogue;
pub mod seeds;
pub mod usurper;
pub mod wire;
pub mod world;
