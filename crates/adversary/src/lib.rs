//! Opponents, for tests alone: a server that cheats on command, members that
//! cheat, outsiders. They meet the real clients in a [`world::World`] in memory,
//! where everything is drawn from one seed.
//!
//! - [`world`]: clients, the real rooms, and a network between them. Its
//!   `meddler` and `clerk` are the server's dishonest hands.
//! - [`wire`]: what a meddler needs to change a message.
//! - [`rogue`]: a participant with code of its own, on MLS itself: it obeys no
//!   rule that others do not hold it to.
//! - [`split`]: a second server for a part of a room, with another history.
//!
//! Which opponent is which test is listed in `docs/security.md`.

pub mod actor;
pub mod dice;
pub mod rogue;
pub mod split;
pub mod wire;
pub mod world;
