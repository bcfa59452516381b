//! What waits to be sent on one connection.
//!
//! Bounded: one that reads too slowly is cut off, and nobody waits for it.
//! Chunks of files wait in a lane of their own, behind everything else; what
//! does not fit there is dropped, and asked for again.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use proto::Refusal;
use room::Payload;
use tokio::sync::{Notify, mpsc};

/// Most bytes that wait: the longest replay of a log, and a tree.
const MAX_BYTES: usize = 10 << 20;
/// Most messages that wait.
const MAX_MESSAGES: usize = 8192;

/// Most chunks of files that wait: all that one participant may have asked for.
const MAX_BULK: usize = 64;

/// What the writer of a connection is to do.
#[derive(Debug)]
pub(crate) enum Outgoing {
    /// Send this.
    Message(Payload),
    /// Send a close frame and be done.
    Close(Option<Refusal>),
}

/// The end of it that rooms hold. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Outbox {
    queue: mpsc::UnboundedSender<Outgoing>,
    bulk: mpsc::Sender<Payload>,
    waiting: Arc<Waiting>,
}

/// The end of it that the connection's writer holds.
#[derive(Debug)]
pub(crate) struct Inbox {
    queue: mpsc::UnboundedReceiver<Outgoing>,
    bulk: mpsc::Receiver<Payload>,
    waiting: Arc<Waiting>,
}

#[derive(Debug, Default)]
struct Waiting {
    bytes: AtomicUsize,
    messages: AtomicUsize,
    given_up: AtomicBool,
    overflow: Notify,
}

/// Both ends, empty.
pub(crate) fn outbox() -> (Outbox, Inbox) {
    let (sender, receiver) = mpsc::unbounded_channel();
    let (bulk_sender, bulk_receiver) = mpsc::channel(MAX_BULK);
    let waiting = Arc::new(Waiting::default());
    let outbox = Outbox {
        queue: sender,
        bulk: bulk_sender,
        waiting: waiting.clone(),
    };
    let inbox = Inbox {
        queue: receiver,
        bulk: bulk_receiver,
        waiting,
    };
    (outbox, inbox)
}

impl Outbox {
    /// Queues a message, unless too much waits already: then the connection is
    /// to be given up.
    pub(crate) fn send(&self, bytes: Payload) {
        if self.waiting.given_up.load(Ordering::Relaxed) {
            // Nothing may follow on what was left out.
            return;
        }
        let len = bytes.len();
        let waiting = self.waiting.bytes.fetch_add(len, Ordering::Relaxed) + len;
        let messages = self.waiting.messages.fetch_add(1, Ordering::Relaxed) + 1;
        if waiting > MAX_BYTES || messages > MAX_MESSAGES {
            self.waiting.given_up.store(true, Ordering::Relaxed);
            self.waiting.overflow.notify_one();
        } else {
            // Fails only when the connection is over, and then does not matter.
            let _ = self.queue.send(Outgoing::Message(bytes));
        }
    }

    /// Queues a chunk of a file behind everything else, or drops it.
    pub(crate) fn send_bulk(&self, bytes: Payload) {
        let _ = self.bulk.try_send(bytes);
    }

    /// Closes the connection after all that waits, but not for files.
    pub(crate) fn close(&self, why: Option<Refusal>) {
        let _ = self.queue.send(Outgoing::Close(why));
    }

    /// Returns once too much waits.
    pub(crate) async fn overflowed(&self) {
        self.waiting.overflow.notified().await;
    }
}

impl Inbox {
    /// The next to be sent; `None` when nobody is left to send.
    pub(crate) async fn next(&mut self) -> Option<Outgoing> {
        let next = tokio::select! {
            biased;
            next = self.queue.recv() => next,
            Some(chunk) = self.bulk.recv() => return Some(Outgoing::Message(chunk)),
        };
        if let Some(Outgoing::Message(bytes)) = &next {
            self.waiting.bytes.fetch_sub(bytes.len(), Ordering::Relaxed);
            self.waiting.messages.fetch_sub(1, Ordering::Relaxed);
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_outbox_holds_its_limit_and_then_gives_up() {
        let (outbox, mut inbox) = outbox();
        let mebibyte: Payload = vec![0; 1 << 20].into();
        for _ in 0..10 {
            outbox.send(mebibyte.clone());
        }
        let soon = std::time::Duration::from_millis(1);
        assert!(
            tokio::time::timeout(soon, outbox.overflowed())
                .await
                .is_err()
        );
        inbox.next().await.expect("one waits");
        outbox.send(mebibyte.clone());
        assert!(
            tokio::time::timeout(soon, outbox.overflowed())
                .await
                .is_err()
        );
        outbox.send(mebibyte);
        outbox.overflowed().await;
    }

    #[tokio::test]
    async fn a_file_waits_behind_everything_else_and_costs_nobody_the_connection() {
        let (outbox, mut inbox) = outbox();
        let chunk: Payload = vec![1; 32 << 10].into();
        for _ in 0..10 * MAX_BULK {
            outbox.send_bulk(chunk.clone());
        }
        let mut next = async || match inbox.next().await {
            Some(Outgoing::Message(bytes)) => bytes[0],
            _ => 0,
        };
        assert_eq!(next().await, 1);
        for number in [7, 8, 9] {
            outbox.send(vec![number].into());
        }
        assert_eq!([next().await, next().await, next().await], [7, 8, 9]);
        for _ in 1..MAX_BULK {
            assert_eq!(next().await, 1);
        }
        // The rest was dropped; what comes now has room again.
        outbox.send_bulk(chunk);
        assert_eq!(next().await, 1);
        outbox.send_bulk(vec![1].into());
        outbox.close(None);
        assert_eq!(next().await, 0);
        assert_eq!(outbox.waiting.bytes.load(Ordering::Relaxed), 0);
    }

    #[tokio::test]
    async fn many_small_messages_are_too_much_as_well() {
        let (outbox, _inbox) = outbox();
        let small: Payload = vec![0].into();
        for _ in 0..=MAX_MESSAGES {
            outbox.send(small.clone());
        }
        outbox.overflowed().await;
    }
}
