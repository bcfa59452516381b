//! A place to listen in, for the test that searches all that the server holds.
//!
//! The product passes `()`, which hears nothing and compiles to nothing; no
//! option and no feature changes that.

/// Sees everything that reaches the server after its transport is opened.
pub trait Tap: Clone + Send + Sync + 'static {
    /// Sees the RTP payloads.
    type Observer: sfu::Observer + Clone + Send + 'static;

    /// What sees the RTP payloads.
    fn observer(&self) -> Self::Observer;

    /// A binary WebSocket message came in.
    fn received(&self, message: &[u8]) {
        let _ = message;
    }

    /// A binary WebSocket message goes out.
    fn sent(&self, message: &[u8]) {
        let _ = message;
    }
}

impl Tap for () {
    type Observer = ();

    fn observer(&self) {}
}
