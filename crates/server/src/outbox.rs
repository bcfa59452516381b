//! What waits to be sent on one connection.
//!
//! Bounded: one that reads too slowly is cut off, and nobody waits for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use proto::Refusal;
use room::Payload;
use tokio::sync::{Notify, mpsc};

/// Most bytes that wait: the longest replay of a log, and a tree.
const MAX_BYTES: usize = 10 << 20;
/// Most messages that wait.
const MAX_MESSAGES: usize = 8192;

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
    waiting: Arc<Waiting>,
}

/// The end of it that the connection's writer holds.
#[derive(Debug)]
pub(crate) struct Inbox {
    queue: mpsc::UnboundedReceiver<Outgoing>,
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
    let waiting = Arc::new(Waiting::default());
    let outbox = Outbox {
        queue: sender,
        waiting: waiting.clone(),
    };
    let inbox = Inbox {
        queue: receiver,
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

    /// Closes the connection after all that waits.
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
        let next = self.queue.recv().await;
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
    async fn many_small_messages_are_too_much_as_well() {
        let (outbox, _inbox) = outbox();
        let small: Payload = vec![0].into();
        for _ in 0..=MAX_MESSAGES {
            outbox.send(small.clone());
        }
        outbox.overflowed().await;
    }
}
