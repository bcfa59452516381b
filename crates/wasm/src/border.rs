//! What both halves need where Rust meets JavaScript.

use client::Time;
use core::time::Duration;
use js_sys::Uint8Array;
use wasm_bindgen::JsError;
use zeroize::Zeroizing;

/// Milliseconds of the worker's clock as time. Nonsense counts as the start.
pub(crate) fn time(now_ms: f64) -> Time {
    Time::from_start(Duration::try_from_secs_f64(now_ms / 1000.0).unwrap_or_default())
}

/// The reverse of [`time`].
#[cfg(feature = "session")]
pub(crate) fn millis(time: Time) -> f64 {
    time.since_start().as_secs_f64() * 1000.0
}

/// Takes a key of 16 bytes out of a JavaScript buffer and wipes it there.
pub(crate) fn take_key(bytes: &Uint8Array) -> Result<Zeroizing<[u8; 16]>, JsError> {
    let secret = take_secret(bytes);
    let mut key = Zeroizing::new([0; 16]);
    if secret.len() != key.len() {
        return Err(JsError::new("no key"));
    }
    key.copy_from_slice(&secret);
    Ok(key)
}

/// Takes a secret out of a JavaScript buffer and wipes it there.
pub(crate) fn take_secret(bytes: &Uint8Array) -> Zeroizing<Vec<u8>> {
    let secret = Zeroizing::new(bytes.to_vec());
    bytes.fill(0, 0, bytes.length());
    secret
}
