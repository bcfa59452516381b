//! A shard between real WebRTC clients, in memory, under simulated time.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bandwidth;
mod forwarding;
mod hostile;
mod keyframes;
mod layers;
mod loss;
mod negotiation;
mod network;
mod speakers;
mod switching;
mod world;
