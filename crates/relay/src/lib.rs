//! Media for networks that let no UDP through: datagrams on a byte stream.
//!
//! Two ways. [`Frames`] is ICE over TCP (RFC 6544): each datagram has its
//! length in front (RFC 4571). [`Turn`] is a TURN server (RFC 8656) behind TLS
//! whose relay is memory: what a client sends to one of this server's own media
//! addresses is handed to the part that serves it, what is for anywhere else is
//! refused. So it opens no socket, and nobody can use it to reach others. Who
//! may use it has a [`Ticket`], minted when joining.
//!
//! Sans-I/O: bytes and [`proto::Time`] go in; datagrams and answers come out.
//! `server` owns the streams.

mod frames;
mod pieces;
mod ticket;
mod turn;

pub use frames::{Frames, write_frame};
pub use pieces::Absurd;
pub use ticket::{Ticket, Tickets};
pub use turn::{Over, Relayed, Surroundings, Turn, TurnConfig};

/// Largest datagram that is carried: the Ethernet MTU bounds those of UDP, and
/// what serves them looks at no larger ones.
pub const MAX_DATAGRAM: usize = 1500;
