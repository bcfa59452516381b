//! What goes into a [`Client`](crate::Client) and what comes out of it.

use crypto::frames::{DIGEST_KEY_LEN, FrameKeys, SignedAccount};
use proto::Time;
use zeroize::Zeroizing;

use crate::page::{Command, Event, MediaReport};

/// Something happened outside.
pub enum Input<'a> {
    /// The page, or the bot's script, wants something.
    Page(Command),
    /// The result of [`Output::StretchPassword`], 32 bytes.
    Stretched(Zeroizing<Vec<u8>>),
    /// The socket asked for by [`Output::Connect`] is open.
    SocketOpened,
    /// One whole binary message came.
    SocketMessage(&'a [u8]),
    /// The socket closed, or could not be opened. Not told after
    /// [`Output::Close`].
    SocketClosed,
    /// The media worker counted its frames.
    Media(MediaReport),
    /// A piece of one's own file, as [`Output::ReadFile`] asked for it; empty
    /// when it cannot be read any more.
    FileRead {
        /// The page's number of the file.
        local: u32,
        /// Where the piece begins.
        offset: u64,
        /// The piece.
        content: &'a [u8],
    },
    /// The pieces of a file before this one are written.
    FileWritten {
        /// The file, by its number in the view.
        file: u32,
        /// How many.
        chunks: u32,
    },
    /// The media worker's answer to [`Output::Account`].
    Account {
        /// The key it was asked with.
        key: Zeroizing<[u8; DIGEST_KEY_LEN]>,
        /// The account.
        account: Vec<u8>,
    },
    /// Nothing but time passed.
    Tick,
}

/// Something to do outside, in this order.
pub enum Output {
    /// Open a socket to the server's signalling path.
    Connect,
    /// Send one binary message on it.
    Send(Vec<u8>),
    /// The same, but behind everything else, as long as little waits.
    SendBulk(Vec<u8>),
    /// Read a piece of one's own file; answered by [`Input::FileRead`].
    ReadFile {
        /// The page's number of the file.
        local: u32,
        /// Where the piece begins.
        offset: u64,
        /// How long it is.
        len: usize,
    },
    /// Nobody asks for this file of one's own any more.
    ForgetFile {
        /// The page's number of the file.
        local: u32,
    },
    /// Write the next piece of a file; told by [`Input::FileWritten`] when done.
    WriteFile {
        /// The file, by its number in the view.
        file: u32,
        /// Which piece, counted from 0; they come in order.
        index: u32,
        /// It is the last one.
        last: bool,
        /// The piece.
        content: Zeroizing<Vec<u8>>,
    },
    /// Throw away what was written of a file.
    DropSaved {
        /// The file, by its number in the view.
        file: u32,
    },
    /// Close it in good order. Nothing of it is to be told any more.
    Close,
    /// Tell the page.
    Page(Event),
    /// Run [`stretch_password`](crate::stretch_password), which takes a second
    /// and 64 MiB, and answer with [`Input::Stretched`].
    StretchPassword(StretchJob),
    /// The frame keys of a new epoch, for the media worker.
    FrameKeys {
        /// They, for sealer and opener.
        keys: FrameKeys,
        /// Somebody was removed: seal with these at once, not within 200 ms.
        urgent: bool,
    },
    /// The media worker gives an account of the frames that it sealed, under
    /// this key, and answers with [`Input::Account`]. In order with
    /// [`FrameKeys`](Self::FrameKeys).
    Account {
        /// Fresh; the digest reveals it.
        key: Zeroizing<[u8; DIGEST_KEY_LEN]>,
    },
    /// The media worker holds the frames that came against what their sender
    /// signed.
    Judge(JudgeJob),
    /// The media worker seals nothing, or seals again.
    Sealing {
        /// Whether it may.
        on: bool,
    },
    /// The media worker forgets every key.
    ForgetFrames,
}

/// A member's account of its frames: the owned form of
/// [`SignedAccount`](crypto::frames::SignedAccount).
pub struct JudgeJob {
    /// Whose, by the signature.
    pub leaf: u32,
    /// The key that its digest reveals: that of the account before.
    pub key: [u8; DIGEST_KEY_LEN],
    /// What had come by then was sealed by then.
    pub as_of: Option<Time>,
    /// Nothing is missing before it.
    pub follows: bool,
    /// The account.
    pub account: Vec<u8>,
}

impl JudgeJob {
    /// As the opener takes it.
    #[must_use]
    pub fn signed(&self) -> SignedAccount<'_> {
        SignedAccount {
            leaf: self.leaf,
            key: self.key,
            as_of: self.as_of,
            follows: self.follows,
            account: &self.account,
        }
    }
}

/// What the password is stretched from.
pub struct StretchJob {
    /// The password as typed, UTF-8.
    pub password: Zeroizing<Vec<u8>>,
    /// The salt, from the link's secret.
    pub salt: Zeroizing<Vec<u8>>,
}
