//! A participant's whole state machine, without a browser: from the link to
//! the last word. It runs unchanged in the browser's session worker and in the
//! native bot. It opens no socket, reads no clock and draws no randomness but
//! from the seed it is given: what happened goes in by [`Client::handle`],
//! what is to be done comes out of [`Client::poll_output`], and
//! [`Client::poll_timeout`] says when to call again if nothing happens.

pub mod io;
pub mod page;

pub use io::{FrameKeys, Input, Output, StretchJob};

use proto::Time;
use zeroize::Zeroizing;

/// A participant.
pub struct Client {
    seed: Zeroizing<[u8; 32]>,
}

impl Client {
    /// A participant that draws all its randomness from `seed`, which must be
    /// fresh from the system's generator and used for nothing else.
    #[must_use]
    pub fn new(seed: Zeroizing<[u8; 32]>) -> Self {
        Self { seed }
    }

    /// Takes in what happened.
    pub fn handle(&mut self, now: Time, input: Input<'_>) {
        let _ = (now, input, &self.seed);
    }

    /// The next thing to do; `None` when there is nothing left.
    pub fn poll_output(&mut self) -> Option<Output> {
        None
    }

    /// When to call [`handle`](Self::handle) with [`Input::Tick`] at the latest.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Time> {
        None
    }
}

/// Argon2id over a password: 64 MiB, 3 passes. Run apart from everything else.
#[must_use]
pub fn stretch_password(password: &[u8], salt: &[u8]) -> Zeroizing<Vec<u8>> {
    let _ = (password, salt);
    Zeroizing::new(Vec::new())
}
