//! What both halves need where Rust meets JavaScript.

use client::Time;
use core::time::Duration;
use js_sys::Uint8Array;
use zeroize::Zeroizing;

/// Milliseconds of the worker's clock as time. Nonsense counts as the start.
pub(crate) fn time(now_ms: f64) -> Time {
    Time::from_start(Duration::try_from_secs_f64(now_ms / 1000.0).unwrap_or_default())
}

/// Takes a secret out of a JavaScript buffer and wipes it there.
pub(crate) fn take_secret(bytes: &Uint8Array) -> Zeroizing<Vec<u8>> {
    let secret = Zeroizing::new(bytes.to_vec());
    bytes.fill(0, 0, bytes.length());
    secret
}
