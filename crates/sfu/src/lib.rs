//! The forwarding of media: who gets which packets, without being able to
//! read one.
//!
//! A [`Shard`] holds rooms, a room holds participants, and each participant has
//! one WebRTC connection (`str0m`, RTP mode, ICE-lite). The participant offers
//! m-lines: *tracks* that it sends (microphone, camera, screen, screen sound)
//! and *slots* that it receives. The shard points slots at tracks without
//! renegotiation and rewrites packet numbers so that each slot is one continuous
//! stream. Frames are sealed by their senders; of a packet the shard reads the
//! RTP header, the VP8 payload descriptor and the keyframe bit.
//!
//! Everything here is sans-I/O: datagrams and [`proto::Time`] go in, datagrams
//! come out. `server` owns the sockets, the clock and the threads; it calls
//! [`Shard::poll_transmit`] and [`Shard::poll_hint`] until there is nothing left
//! after each batch of input, and [`Shard::wake`] at [`Shard::next_wake`]. Membership is the
//! business of `room`, whose word is final: a participant removed or paused is
//! cut from that very call on.
//!
//! One exception to that: `str0m` draws the randomness of its handshakes itself
//! (ICE passwords, DTLS, stream ids), and nothing here depends on it.
//!
//! What a subscriber gets of the layers of a track is decided by `allocate`,
//! which is pure, from what `share` tells it: tiles, rates, and the estimate that
//! the library makes of the subscriber's link.
//!
//! Left for later, with its place: one retransmission history per published
//! layer (now in `str0m`, per subscriber).

mod allocate;
mod arrive;
mod connection;
mod forward;
mod hint;
mod keyframes;
mod negotiate;
mod observer;
mod peer;
mod rate;
mod rewrite;
mod route;
mod shard;
mod share;
mod speakers;
mod timers;
mod vp8;
mod watch;

pub use hint::Hint;
pub use negotiate::OfferError;
pub use observer::Observer;
pub use shard::{Config, Counters, Datagram, Local, Protocol, Shard, Transmit};
