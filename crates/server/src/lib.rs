//! The server: what the binary `securemeeting` is made of.
//!
//! It serves the page, carries the signalling over WebSocket and hands sealed
//! media on. The edge, in short: sockets, the clock, randomness,
//! threads and logs are here, and every decision is in `room` and `sfu`, which
//! have none of these.
//!
//! It cannot read a meeting: no crate that knows a media key is linked into it.
//! And it does not remember one: there is no database and no file, and no log
//! line holds an address, a room, a name or a token.

mod accept;
mod clock;
mod failure;
mod headers;
mod limits;
mod logs;
pub mod media;
mod metrics;
pub mod options;
mod outbox;
mod page;
mod rooms;
mod run;
mod signal;
mod tap;
mod tls;
pub mod unfinished;

pub use failure::Failure;
pub use options::Config;
pub use run::run;
pub use tap::Tap;
