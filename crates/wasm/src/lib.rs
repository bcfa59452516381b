//! The browser's binding of [`client`]: the session worker's half with the
//! feature `session`, the media worker's half with the feature `media`. Nothing
//! is decided here. What crosses is JSON for the page, bytes for socket and
//! keys, and milliseconds for time; a buffer that held a secret is wiped on the
//! JavaScript side as soon as it was copied.
//!
//! With the feature `denoise` it is none of that: the noise suppression of an audio
//! worklet, which touches no key and no frame, in a small module of its own.
//!
//! No panic hook is installed: a panic ends the worker's module without a word,
//! so that no secret gets into the browser's console.

#[cfg(any(feature = "session", feature = "media"))]
mod border;
#[cfg(feature = "denoise")]
mod denoise;
#[cfg(feature = "media")]
mod media;
#[cfg(feature = "session")]
mod session;
