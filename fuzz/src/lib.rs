//! A fuzz target for every parser of bytes that somebody else made, whoever
//! that is: the server, a member, who holds the link, a stranger on the path.
//!
//! A target is made once and then given inputs one after another; what it finds
//! is a panic, or an input that it does not come back from. [`driver`] feeds it
//! on stable Rust; `libfuzzer/` is the same for `cargo fuzz` on nightly. Inputs
//! that are worth keeping lie in `corpus/NAME`, and run with every test.
//!
//! ```text
//! FUZZ_SECONDS=60 cargo test --release -p fuzz
//! ```

pub mod driver;
mod meeting;
mod server;
mod stream;
mod wire;

/// Takes one input.
pub type Run = Box<dyn FnMut(&[u8])>;

/// A parser under attack.
pub struct Target {
    /// Its name: that of its folder in the corpus.
    pub name: &'static str,
    /// Made for many inputs.
    pub make: fn() -> Run,
    /// Real inputs, as things are now.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// All of them.
pub const TARGETS: [Target; 23] = [
    wire::CLIENT_MESSAGE,
    wire::SERVER_MESSAGE,
    wire::LINK,
    wire::SFRAME_HEADER,
    wire::FRAME,
    wire::CARD,
    wire::CARD_CONTENT,
    meeting::PROFILE,
    meeting::PROFILE_CONTENT,
    meeting::KNOCK,
    meeting::COMMIT,
    meeting::GROUP_INFO,
    meeting::TREE,
    meeting::WELCOME,
    meeting::MESSAGE,
    meeting::CONTENT,
    meeting::CLIENT,
    server::ROOM,
    server::MEDIA,
    server::FRAMING,
    server::OPTIONS,
    stream::FRAMES,
    stream::TURN,
];

/// The target of this name.
#[must_use]
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
