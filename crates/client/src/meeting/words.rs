//! What members say to each other, as it is understood here.

use core::time::Duration;

use super::Meeting;
use crate::env::Env;
use crate::message::Content;
use crate::outbox::{Recipient, Saying};
use crate::own::Own;
use crate::page::{Addressee, ChatMessage, Event, Notice};

/// How much of a sealed message the page is shown, in bytes.
const SEALED_SHOWN: usize = 512;
/// Who is no host may ask for silence this often; more is not passed on.
const ASK_EVERY: Duration = Duration::from_secs(10);

/// What a member said.
pub(super) struct Said {
    pub(super) leaf: u32,
    pub(super) content: Content,
    /// To whom alone, for the page,
    pub(super) to: Option<Addressee>,
    /// and by signature key.
    pub(super) to_key: Option<[u8; 32]>,
}

/// What stands in the chat.
pub(super) enum Shown {
    Text(String),
    File(u32),
}

impl Meeting {
    /// Whose message it is, and what it says; `None` when it does not open here
    /// or makes no sense.
    pub(super) fn read(&mut self, message: &[u8]) -> Option<Said> {
        let own_leaf = self.group.own_leaf();
        if let Some(Saying { content, to }) = self.outbox.take_echo(message) {
            let to_key = to.as_ref().map(|to| to.signature_key);
            let to = to.map(|to| Addressee {
                person: self.person_of(&to.signature_key),
                name: to.name,
            });
            return Some(Said {
                leaf: own_leaf,
                content,
                to,
                to_key,
            });
        }
        let opened = self.group.open_message(message).ok()?;
        let mut said = Said {
            leaf: opened.leaf,
            content: Content::decode(&opened.content)?,
            to: None,
            to_key: None,
        };
        if let Content::Private(sealed) = &said.content {
            let inner = self.group.open_private(opened.leaf, sealed)?;
            said.content = Content::decode_private(&inner)?;
            let own = self.roster.get(own_leaf)?;
            said.to = Some(Addressee {
                person: Some(own.person(own_leaf)),
                name: own.name(),
            });
            said.to_key = Some(own.signature_key);
        }
        Some(said)
    }

    fn person_of(&self, signature_key: &[u8; 32]) -> Option<u32> {
        let (leaf, member) = self.roster.by_key(signature_key)?;
        Some(member.person(leaf))
    }

    /// Whom a private message to this number of the page goes to.
    pub(crate) fn address(&self, person: u32) -> Option<Recipient> {
        let (leaf, member) = self.roster.by_person(person)?;
        (leaf != self.group.own_leaf()).then_some(())?;
        Some(Recipient {
            signature_key: member.signature_key,
            private_key: member.private_key?,
            name: member.name(),
        })
    }

    pub(super) fn show_chat(
        &self,
        env: &mut Env,
        leaf: u32,
        shown: Shown,
        to: Option<Addressee>,
        message: &[u8],
    ) {
        let Some(member) = self.roster.get(leaf) else {
            return;
        };
        let (text, file) = match shown {
            Shown::Text(text) => (text, None),
            Shown::File(file) => (String::new(), Some(file)),
        };
        env.tell(Event::Chat {
            message: ChatMessage {
                person: member.person(leaf),
                name: member.name(),
                text,
                own: leaf == self.group.own_leaf(),
                at: env.now.as_millis(),
                sealed: hex(&message[..message.len().min(SEALED_SHOWN)]),
                to,
                file,
            },
        });
    }

    /// Somebody wants a microphone off. A host's wish is done; anybody else's
    /// is told to the one it is for. Everybody is told of both.
    pub(super) fn mute_came(
        &mut self,
        env: &mut Env,
        own: &mut Own,
        by: u32,
        whom: Option<[u8; 32]>,
    ) {
        let own_leaf = self.group.own_leaf();
        let whom = match whom.map(|key| self.roster.by_key(&key)) {
            Some(None) => return,
            Some(Some((leaf, member))) => Some((leaf, member.name())),
            None => None,
        };
        let Some(member) = self.roster.get_mut(by) else {
            return;
        };
        let host = member.host;
        if !host {
            let asked_at = member.asked_at.replace(env.now);
            let too_soon = asked_at.is_some_and(|at| env.now.since(at) < ASK_EVERY);
            if whom.is_none() || too_soon {
                return;
            }
        }
        let for_all = whom.is_none();
        let to_self = by != own_leaf && whom.as_ref().is_none_or(|(leaf, _)| *leaf == own_leaf);
        env.notice(Notice::MuteAsked {
            by: member.name(),
            by_self: by == own_leaf,
            whom: whom.map(|(_, name)| name),
            to_self: to_self && !for_all,
            host,
        });
        if host && to_self && own.is_on(proto::TrackKind::Mic) {
            own.switch(proto::TrackKind::Mic, false);
            if self.is_live() {
                env.send(&proto::ClientMessage::Publish {
                    track: proto::TrackKind::Mic,
                    on: 0,
                });
            }
            env.tell(Event::MicOff);
            self.share_state(env, own);
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from(DIGITS[usize::from(digit)]));
        }
    }
    text
}
