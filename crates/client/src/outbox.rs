//! Application messages on their way out. Each stays here until the room has
//! relayed it; one that missed its epoch is sealed again.

use std::collections::VecDeque;

use crypto::group::Group;
use proto::{ClientMessage, Epoch};

use crate::env::Env;
use crate::message::Content;

/// Most messages on their way at once; a person cannot type more.
const MAX_WAITING: usize = 64;

#[derive(Default)]
pub(crate) struct Outbox {
    items: VecDeque<Item>,
    last_reference: u32,
}

struct Item {
    content: Content,
    sent: Option<Sent>,
}

struct Sent {
    reference: u32,
    epoch: u64,
    message: Vec<u8>,
}

impl Outbox {
    /// False when too many wait already.
    pub(crate) fn push(&mut self, content: Content) -> bool {
        if matches!(content, Content::State(_)) {
            // Only the latest one matters.
            self.items
                .retain(|item| !matches!(item.content, Content::State(_)));
        }
        if self.items.len() >= MAX_WAITING {
            return false;
        }
        self.items.push_back(Item {
            content,
            sent: None,
        });
        true
    }

    /// Nothing of what was sent can arrive any more.
    pub(crate) fn unsend(&mut self) {
        for item in &mut self.items {
            item.sent = None;
        }
    }

    /// Sends what was not sent in this epoch. The log is ordered: what was sent
    /// in an older epoch and did not come back by now will not.
    pub(crate) fn flush(&mut self, env: &mut Env, group: &mut Group) {
        let epoch = group.epoch();
        self.items.retain_mut(|item| {
            if item.sent.as_ref().is_some_and(|sent| sent.epoch == epoch) {
                return true;
            }
            let Some(content) = item.content.encode() else {
                return false;
            };
            let Ok(message) = group.seal_message(&content) else {
                return false;
            };
            let Some(bytes) = proto::Bytes::new(message.clone()) else {
                return false;
            };
            self.last_reference = self.last_reference.wrapping_add(1).max(1);
            let reference = self.last_reference;
            env.send(&ClientMessage::App {
                reference,
                epoch: Epoch(epoch),
                message: bytes,
            });
            item.sent = Some(Sent {
                reference,
                epoch,
                message,
            });
            true
        });
    }

    /// The content of this message, if it is one's own come back.
    pub(crate) fn take_echo(&mut self, message: &[u8]) -> Option<Content> {
        let is_it = |item: &Item| {
            let sent = item.sent.as_ref();
            sent.is_some_and(|sent| sent.message == message)
        };
        let at = self.items.iter().position(is_it)?;
        self.items.remove(at).map(|item| item.content)
    }

    /// Drops the message that the server refused for good.
    pub(crate) fn take_refused(&mut self, reference: u32) -> Option<Content> {
        let is_it = |item: &Item| {
            let sent = item.sent.as_ref();
            sent.is_some_and(|sent| sent.reference == reference)
        };
        let at = self.items.iter().position(is_it)?;
        self.items.remove(at).map(|item| item.content)
    }
}
