//! SFrame (RFC 9605): header codec, the five cipher suites, the key schedule.
//!
//! The product seals with suite 4 alone; the others are here so that the RFC's
//! own vectors check the parts that all of them share. What a key may seal,
//! how long it lives and which frames are refused is the business of
//! [`crate::frames`].

mod cipher;
mod header;

pub use cipher::{Key, OpenError, Secret, Suite};
pub use header::{Header, MAX_HEADER_LEN};
