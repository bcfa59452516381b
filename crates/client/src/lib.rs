//! A participant's whole state machine, without a browser: from the link to
//! the last word. It runs unchanged in the browser's session worker and in the
//! native bot. It opens no socket, reads no clock and draws no randomness but
//! from the seed it is given: what happened goes in by [`Client::handle`],
//! what is to be done comes out of [`Client::poll_output`], and
//! [`Client::poll_timeout`] says when to call again if nothing happens.
//!
//! Code map: `door` is the page before joining, `joining` the way in, `lobby`
//! the wait for a host,
//! `meeting` the ordered log of the room, `roster` who is there, `outbox` what
//! is said, `files` what is handed over beside it, `own` what one has on,
//! `direct` what two say of a connection without the server, `marks` whose codes
//! one compared, `meter` and `view` the shield and all else that is shown,
//! `digests` what each signs of what it sends, `connection` the socket.
//! [`frames`] is the media worker's and shares only the page's words with the
//! rest.

mod client;
mod connection;
mod digests;
mod direct;
mod door;
mod env;
mod files;
pub mod frames;
pub mod io;
mod joining;
mod limits;
mod lobby;
mod marks;
mod meeting;
mod message;
mod meter;
mod outbox;
mod own;
pub mod page;
mod roster;
mod steady;
mod view;

pub use client::{Client, stretch_password};
pub use files::MAX_FILE_LEN;
pub use io::{Input, JudgeJob, Output, StretchJob};
pub use message::{MAX_CHAT_LEN, MAX_REACTION_LEN};
pub use proto::Time;
