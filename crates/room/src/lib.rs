//! The server's side of a meeting: who is in, in what order things happen, and
//! which commit stands.
//!
//! A [`Room`] is a state machine without I/O. The edge hands it messages,
//! closed connections and the time ([`Room::handle`]), does what it says
//! ([`Room::poll_output`]) and calls again when [`Room::poll_timeout`] is due.
//! Each connection has a [`Door`] in front, where it is read; a [`Directory`]
//! is doors and rooms together, on one thread, for simulations.
//!
//! A room sees sealed bytes, public MLS handshakes and sizes. It holds no key
//! and cannot name a type that does. Everything that it says to all goes
//! through one ordered log, encoded once.

mod bucket;
mod directory;
mod door;
mod group;
mod io;
mod lanes;
mod log;
mod participant;
mod queue;
mod room;
#[cfg(test)]
mod tests;

pub use directory::{Directory, DirectoryInput, DirectoryOutput};
pub use door::{Door, Passage, answer_without_room};
pub use io::{Closure, ConnectionId, Input, MediaCommand, Output, Payload};
pub use lanes::{BegunHere, FIRST_LANE, RESTORABLE, Standing, Way, way};
pub use room::Room;
