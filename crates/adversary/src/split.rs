//! A second server for a part of a room, which from some moment on tells them
//! another history than the others get.

use std::collections::{BTreeMap, BTreeSet};

use proto::{ClientMessage, Entry, EntryBody, Epoch, Era, ParticipantId, Seq, ServerMessage};

use crate::world::Clerk;

/// Tells `part` a history of its own from (`era`, `next`) on: their commits are
/// taken without a look, everything else they say is passed on among them alone.
/// `numbers` are the participants' numbers, as the room gave them.
#[must_use]
pub fn split(
    part: BTreeSet<usize>,
    numbers: BTreeMap<usize, ParticipantId>,
    era: Era,
    next: Seq,
    epoch: Epoch,
) -> Clerk {
    let mut half = Half {
        part,
        numbers,
        era,
        next,
        epoch,
    };
    Box::new(move |actor, message| {
        half.part
            .contains(&actor)
            .then(|| half.answer(actor, message))
    })
}

struct Half {
    part: BTreeSet<usize>,
    numbers: BTreeMap<usize, ParticipantId>,
    era: Era,
    next: Seq,
    epoch: Epoch,
}

impl Half {
    fn answer(&mut self, actor: usize, message: ClientMessage) -> Vec<(usize, ServerMessage)> {
        let author = self.numbers[&actor];
        match message {
            ClientMessage::Commit {
                epoch,
                commit,
                profile,
                ..
            } if epoch == self.epoch => {
                let commit_at = self.next;
                let body = EntryBody::Commit {
                    author,
                    epoch,
                    commit,
                    profile,
                };
                let mut told = self.tell(body);
                told.extend(self.tell(EntryBody::Confirmed { commit: commit_at }));
                self.epoch = self.epoch.next();
                told
            }
            ClientMessage::App { epoch, message, .. } if epoch == self.epoch => {
                self.tell(EntryBody::App {
                    author,
                    epoch,
                    message,
                })
            }
            ClientMessage::Ping { nonce } => vec![(actor, ServerMessage::Pong { nonce })],
            _ => Vec::new(),
        }
    }

    fn tell(&mut self, body: EntryBody) -> Vec<(usize, ServerMessage)> {
        let entry = Entry {
            era: self.era,
            seq: self.next,
            body,
        };
        self.next = self.next.next();
        let to_all = self.part.iter();
        to_all
            .map(|actor| (*actor, ServerMessage::Entry(entry.clone())))
            .collect()
    }
}
