//! Native participants: what the binary `securemeeting-bot` is made of.
//!
//! A bot is a whole participant without a browser. It runs the same `client`
//! as the page, seals and opens frames with the same `crypto`, and speaks
//! WebRTC to the server through str0m in RTP mode. Its camera is a short VP8
//! loop and its microphone a tone, so that what arrives elsewhere is known.
//! It serves as a test peer for the browsers and as a load generator.
//!
//! [`options`] is the command line and [`run`] a run of many; a [`participant`]
//! joins the [`signal`]ling socket, the [`peer`] connection, the [`frames`] and
//! the [`source`]s of one. There is no option that leaves a frame unsealed.

pub mod assembly;
pub mod frames;
pub mod options;
pub mod participant;
pub mod peer;
pub mod record;
pub mod report;
pub mod run;
pub mod signal;
pub mod source;
pub mod vp8;
