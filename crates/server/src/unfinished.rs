//! How much of a WebSocket message has begun to come and is not finished.
//!
//! The WebSocket library puts fragments together (RFC 6455 section 5.4) and
//! shows whole messages only, so that one that never ends would be held for
//! ever while pings pass between its pieces. This looks at frame headers as the
//! bytes pass, and lets the reader give up on it.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::watch;
use tokio::time::Instant;

/// A message of which something came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unfinished {
    /// When its first byte came.
    pub(crate) since: Instant,
    /// How long it is already, by what its frames announce.
    pub(crate) len: u64,
}

/// A byte stream whose WebSocket frames are looked at as they are read.
pub(crate) struct Watched<S> {
    stream: S,
    scan: Scan,
    unfinished: watch::Sender<Option<Unfinished>>,
}

impl<S> Watched<S> {
    /// Watches a stream from its first frame on.
    pub(crate) fn new(stream: S) -> (Self, watch::Receiver<Option<Unfinished>>) {
        let (unfinished, receiver) = watch::channel(None);
        let watched = Self {
            stream,
            scan: Scan::default(),
            unfinished,
        };
        (watched, receiver)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let this = &mut *self;
        let read = Pin::new(&mut this.stream).poll_read(context, buffer);
        if read.is_ready() {
            let len = this.scan.pass(&buffer.filled()[before..]);
            this.unfinished.send_if_modified(|unfinished| {
                let now = len.map(|len| Unfinished {
                    // One that ended and another that began in one go count as
                    // one: the next end makes up for it.
                    since: unfinished.map_or_else(Instant::now, |before| before.since),
                    len,
                });
                std::mem::replace(unfinished, now) != now
            });
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// Looks at the headers of frames as their bytes pass: where in a frame the last
/// byte was.
#[derive(Debug, Default)]
pub struct Scan {
    /// The header of the frame at hand, while it is not whole.
    header: Vec<u8>,
    /// How much of its payload is to come.
    payload: u64,
    /// The message at hand: what its frames announced so far.
    message: Option<u64>,
    /// The frame at hand is the last one of the message.
    last: bool,
}

impl Scan {
    /// Looks at what came, in pieces of any size. The length in bytes, by what its
    /// frames announce, of the message that is not whole then.
    pub fn pass(&mut self, mut bytes: &[u8]) -> Option<u64> {
        while !bytes.is_empty() {
            if self.payload > 0 {
                let here =
                    usize::try_from(self.payload).map_or(bytes.len(), |n| n.min(bytes.len()));
                self.payload -= here as u64;
                bytes = &bytes[here..];
            } else {
                self.header.push(bytes[0]);
                bytes = &bytes[1..];
                self.read_header();
            }
            if self.payload == 0 && self.header.is_empty() && self.last {
                self.message = None;
                self.last = false;
            }
        }
        // A header in pieces is a message that has begun, or soon will have.
        self.message.or((!self.header.is_empty()).then_some(0))
    }

    /// RFC 6455 section 5.2. What is not allowed there ends the connection in
    /// the library; here it only has to be harmless.
    fn read_header(&mut self) {
        let [first, second, rest @ ..] = self.header.as_slice() else {
            return;
        };
        let wide = match second & 0x7f {
            126 => 2,
            127 => 8,
            _ => 0,
        };
        let mask = if second & 0x80 == 0 { 0 } else { 4 };
        if rest.len() < wide + mask {
            return;
        }
        let len = match wide {
            0 => u64::from(second & 0x7f),
            _ => rest[..wide]
                .iter()
                .fold(0, |len, byte| len << 8 | u64::from(*byte)),
        };
        // Control frames may come between the pieces of a message.
        let control = first & 0x08 != 0;
        if !control {
            self.message = Some(self.message.unwrap_or(0).saturating_add(len));
            self.last = first & 0x80 != 0;
        }
        self.payload = len;
        self.header.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MASK: [u8; 4] = [1, 2, 3, 4];

    fn frame(first: u8, len: usize) -> Vec<u8> {
        let mut frame = vec![first];
        match len {
            0..126 => frame.push(0x80 | len as u8),
            126..=0xffff => {
                frame.push(0x80 | 126);
                frame.extend((len as u16).to_be_bytes());
            }
            _ => {
                frame.push(0x80 | 127);
                frame.extend((len as u64).to_be_bytes());
            }
        }
        frame.extend(MASK);
        frame.resize(frame.len() + len, 0x55);
        frame
    }

    const BINARY: u8 = 2;
    const CONTINUE: u8 = 0;
    const PING: u8 = 0x89;
    const LAST: u8 = 0x80;

    #[test]
    fn a_message_is_unfinished_until_its_last_byte_however_it_comes() {
        for len in [0, 1, 125, 126, 70_000] {
            let whole = [
                frame(BINARY, len),
                frame(PING, 5),
                frame(CONTINUE, 10),
                frame(PING, 0),
                frame(CONTINUE | LAST, 3),
            ]
            .concat();
            for chunk in [1, 7, 4096, whole.len()] {
                let mut scan = Scan::default();
                let mut seen = 0;
                for piece in whole.chunks(chunk) {
                    assert!(seen < whole.len());
                    let unfinished = scan.pass(piece);
                    seen += piece.len();
                    assert_eq!(
                        unfinished.is_none(),
                        seen == whole.len(),
                        "{len} {chunk} {seen}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_length_is_what_all_frames_so_far_announce() {
        let mut scan = Scan::default();
        assert_eq!(scan.pass(&frame(BINARY, 1000)), Some(1000));
        assert_eq!(scan.pass(&frame(PING, 100)), Some(1000));
        let announced = &frame(CONTINUE, 1 << 20)[..14];
        assert_eq!(scan.pass(announced), Some(1000 + (1 << 20)));
    }

    #[test]
    fn messages_that_come_whole_leave_nothing_behind() {
        let mut scan = Scan::default();
        for _ in 0..3 {
            assert_eq!(scan.pass(&frame(BINARY | LAST, 300)), None);
            assert_eq!(scan.pass(&frame(PING, 3)), None);
        }
    }

    #[test]
    fn any_bytes_are_looked_at_without_harm() {
        let mut scan = Scan::default();
        for byte in 0..=u8::MAX {
            scan.pass(&[byte; 40]);
        }
        let mut scan = Scan::default();
        scan.pass(&[[2, 0xff].as_slice(), &[0xff; 12]].concat());
        scan.pass(&[0; 64]);
    }
}
