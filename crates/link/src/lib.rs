//! A bad network, for the tests alone.
//!
//! [`Link`] is one direction of a path: packets and the time go in, packets come
//! out later, in part, or not at all. It does no I/O, and under one seed it does
//! the same thing each time. The binary `link-relay` puts two of them between
//! a browser and the server, as a relay of UDP on loopback; kernels without
//! `netem` need nothing more.
//!
//! In this order a packet meets: the queue in front of the bottleneck, which
//! overflows; the bottleneck, which takes its time for each bit; loss; delay
//! and jitter.

mod limits;
mod link;

pub use limits::{BadLimits, Limits, Loss, Queue};
pub use link::{Counts, Link};
