//! Application messages on their way out. Each stays here until the room has
//! relayed it; one that missed its epoch is sealed again.

use std::collections::VecDeque;

use crypto::group::Group;
use proto::{ClientMessage, Epoch};

use crate::digests::Head;
use crate::env::Env;
use crate::message::Content;
use crate::page::Notice;

/// Most messages on their way at once; a person cannot type more.
const MAX_WAITING: usize = 64;

#[derive(Default)]
pub(crate) struct Outbox {
    items: VecDeque<Item>,
    last_reference: u32,
}

/// Something that a member says.
pub(crate) struct Saying {
    pub(crate) content: Content,
    /// Whom alone it is for; without one it is for all.
    pub(crate) to: Option<Recipient>,
}

/// Whom a private message is for: the same person in every epoch, whatever
/// leaf it has.
#[derive(Clone)]
pub(crate) struct Recipient {
    /// Its signature key.
    pub(crate) signature_key: [u8; 32],
    /// The key of its profile.
    pub(crate) private_key: [u8; 32],
    pub(crate) name: String,
}

struct Item {
    saying: Saying,
    sent: Option<Sent>,
}

impl From<Content> for Saying {
    fn from(content: Content) -> Self {
        Self { content, to: None }
    }
}

impl Saying {
    /// Nobody waits for it.
    pub(crate) fn is_silent(&self) -> bool {
        matches!(
            self.content,
            Content::State(_) | Content::Bye | Content::FileGone(_) | Content::Direct(_)
        )
    }

    pub(crate) fn is_digest(&self) -> bool {
        matches!(self.content, Content::Digest(_))
    }

    fn is_direct(&self) -> bool {
        matches!(self.content, Content::Direct(_))
    }

    fn is_state(&self) -> bool {
        matches!(self.content, Content::State(_))
    }

    /// As it is to be sealed for the group. `None` when it cannot be said, or
    /// its recipient is not there.
    fn encode(&self, group: &Group) -> Option<Vec<u8>> {
        let Some(to) = &self.to else {
            return self.content.encode();
        };
        let members = group.members();
        if self.is_direct() && members.len() != 2 {
            // Somebody came while it was on its way.
            return None;
        }
        let recipient = members
            .iter()
            .find(|member| member.signature_key == to.signature_key)?;
        let content = self.content.encode_private()?;
        let sealed = group.seal_private(recipient.leaf, &to.private_key, &content)?;
        Content::Private(sealed).encode()
    }
}

struct Sent {
    reference: u32,
    epoch: u64,
    message: Vec<u8>,
}

impl Outbox {
    /// False when too many wait already.
    pub(crate) fn push(&mut self, saying: Saying) -> bool {
        if saying.is_state() {
            // Only the latest one matters.
            self.items.retain(|item| !item.saying.is_state());
        }
        // Digests are few, and frames that are not vouched for are an alarm.
        if self.items.len() >= MAX_WAITING && !saying.is_digest() {
            return false;
        }
        self.items.push_back(Item { saying, sent: None });
        true
    }

    /// Digests vouch for one stay in the group.
    pub(crate) fn forget_digests(&mut self) {
        self.items.retain(|item| !item.saying.is_digest());
    }

    /// The log began anew: of digests on their way it is told that they have seen
    /// it up to here.
    pub(crate) fn date_digests(&mut self, head: &Head) {
        for item in &mut self.items {
            if let Content::Digest(digest) = &mut item.saying.content {
                digest.head = *head;
            }
        }
    }

    /// There is no direct connection to speak of any more.
    pub(crate) fn forget_direct(&mut self) {
        self.items.retain(|item| !item.saying.is_direct());
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
            let Some(content) = item.saying.encode(group) else {
                if let Some(to) = item.saying.to.as_ref().filter(|_| !item.saying.is_silent()) {
                    let name = to.name.clone();
                    env.notice(Notice::PrivateNotSent { name });
                }
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

    /// What this message says, if it is one's own come back.
    pub(crate) fn take_echo(&mut self, message: &[u8]) -> Option<Saying> {
        let is_it = |item: &Item| {
            let sent = item.sent.as_ref();
            sent.is_some_and(|sent| sent.message == message)
        };
        let at = self.items.iter().position(is_it)?;
        self.items.remove(at).map(|item| item.saying)
    }

    /// Drops the message that the server refused for good.
    pub(crate) fn take_refused(&mut self, reference: u32) -> Option<Saying> {
        let is_it = |item: &Item| {
            let sent = item.sent.as_ref();
            sent.is_some_and(|sent| sent.reference == reference)
        };
        let at = self.items.iter().position(is_it)?;
        self.items.remove(at).map(|item| item.saying)
    }
}
