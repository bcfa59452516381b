//! Chunks of files: relayed from one member to another who asked for them,
//! never kept, and never ahead of anything else. Who was not asked sends
//! nothing to anybody: so nobody can flood another.

use std::collections::BTreeMap;

use proto::{Bytes, Epoch, FileId, MAX_ASKED, MAX_CHUNK_LEN, ParticipantId, ServerMessage, Time};

use super::Room;
use crate::io::{ConnectionId, Output};

/// Most files that one participant receives at once.
const MAX_FILES: usize = 4;

/// Which chunks participants have asked for and not been sent.
#[derive(Debug, Default)]
pub(crate) struct Asks(BTreeMap<(ParticipantId, FileId), Asked>);

/// The chunks from `next` to before `end`, of this participant.
#[derive(Debug)]
struct Asked {
    of: ParticipantId,
    next: u32,
    end: u32,
}

impl Asks {
    /// Notes a request. False when it is more than one may ask for.
    fn ask(
        &mut self,
        by: ParticipantId,
        of: ParticipantId,
        file: FileId,
        first: u32,
        count: u32,
    ) -> bool {
        let key = (by, file);
        if count == 0 {
            self.0.remove(&key);
            return true;
        }
        let end = first.saturating_add(count);
        let next = match self.0.get(&key) {
            // More of the same; else it starts over.
            Some(asked) if asked.of == of && asked.end == first => asked.next,
            _ => first,
        };
        let files = self
            .0
            .range((by, FileId([0; 16]))..=(by, FileId([0xff; 16])));
        if end - next > MAX_ASKED || (!self.0.contains_key(&key) && files.count() >= MAX_FILES) {
            return false;
        }
        self.0.insert(key, Asked { of, next, end });
        true
    }

    /// Whether this chunk was asked for; it is not any more.
    fn take(&mut self, by: ParticipantId, of: ParticipantId, file: FileId, index: u32) -> bool {
        let key = (by, file);
        let Some(asked) = self.0.get_mut(&key) else {
            return false;
        };
        if asked.of != of || !(asked.next..asked.end).contains(&index) {
            return false;
        }
        asked.next = index + 1;
        if asked.next == asked.end {
            self.0.remove(&key);
        }
        true
    }

    /// Nothing reaches this participant, or comes from it, on its old connection.
    pub(super) fn forget(&mut self, who: ParticipantId) {
        self.0
            .retain(|(by, _), asked| *by != who && asked.of != who);
    }
}

impl Room {
    /// Tells who has a file that another member wants some of it. A request
    /// that is too much, or of somebody who is not there, goes nowhere: it is
    /// made again.
    pub(super) fn ask(
        &mut self,
        now: Time,
        by: ParticipantId,
        of: ParticipantId,
        file: FileId,
        first: u32,
        count: u8,
    ) {
        let Some(to) = self.line_between(by, of) else {
            return;
        };
        let Some(open) = &mut self.open else { return };
        let asker = open.participants.get_mut(&by);
        if !asker.is_some_and(|asker| asker.may_ask(now)) {
            return;
        }
        if open.asks.ask(by, of, file, first, u32::from(count)) {
            let ask = ServerMessage::Ask {
                by,
                file,
                first,
                count,
            };
            self.send(to, &ask);
        }
    }

    /// Passes a chunk on to who asked for it.
    #[expect(clippy::too_many_arguments, reason = "the fields of one message")]
    pub(super) fn chunk(
        &mut self,
        from: ConnectionId,
        by: ParticipantId,
        to: ParticipantId,
        file: FileId,
        index: u32,
        epoch: Epoch,
        chunk: Bytes<MAX_CHUNK_LEN>,
    ) {
        self.send(from, &ServerMessage::Taken);
        let Some(connection) = self.line_between(by, to) else {
            return;
        };
        let Some(open) = &mut self.open else { return };
        if !open.asks.take(to, by, file, index) {
            return;
        }
        let message = ServerMessage::Chunk {
            by,
            file,
            index,
            epoch,
            chunk,
        };
        self.outputs.push_back(Output::SendBulk {
            to: connection,
            bytes: message.encode().into(),
        });
    }

    /// The connection of `to`, if both are members and two.
    fn line_between(&self, by: ParticipantId, to: ParticipantId) -> Option<ConnectionId> {
        self.member(by)?;
        self.member(to)?;
        let open = self.open.as_ref().filter(|_| by != to)?;
        open.participants.get(&to)?.connection
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: ParticipantId = ParticipantId(1);
    const B: ParticipantId = ParticipantId(2);
    const C: ParticipantId = ParticipantId(3);

    fn file(number: u8) -> FileId {
        FileId([number; 16])
    }

    #[test]
    fn only_what_was_asked_for_passes_and_only_once() {
        let mut asks = Asks::default();
        assert!(!asks.take(A, B, file(1), 0));
        assert!(asks.ask(A, B, file(1), 0, 2));
        assert!(!asks.take(B, A, file(1), 0), "the other way");
        assert!(!asks.take(A, C, file(1), 0), "of another");
        assert!(!asks.take(A, B, file(2), 0), "of another file");
        assert!(!asks.take(A, B, file(1), 2), "beyond");
        assert!(asks.take(A, B, file(1), 0));
        assert!(!asks.take(A, B, file(1), 0), "again");
        assert!(asks.ask(A, B, file(1), 2, 3), "more of it");
        assert!(asks.take(A, B, file(1), 1));
        assert!(asks.take(A, B, file(1), 4));
        assert!(!asks.take(A, B, file(1), 3), "behind");
        assert!(asks.0.is_empty());
    }

    #[test]
    fn nobody_asks_for_too_much() {
        let mut asks = Asks::default();
        assert!(asks.ask(A, B, file(1), 0, MAX_ASKED));
        assert!(!asks.ask(A, B, file(1), MAX_ASKED, 1));
        assert!(asks.ask(A, B, file(1), 5, MAX_ASKED), "it starts over");
        for number in 2..=MAX_FILES as u8 {
            assert!(asks.ask(A, C, file(number), u32::MAX - 3, 3));
        }
        assert!(!asks.ask(A, C, file(9), 0, 1));
        assert!(asks.ask(C, A, file(9), 0, 1));
        assert!(asks.ask(A, C, file(2), 0, 0), "taken back");
        assert!(asks.ask(A, C, file(9), 0, 1));
    }

    #[test]
    fn who_is_gone_is_owed_nothing() {
        let mut asks = Asks::default();
        asks.ask(A, B, file(1), 0, 2);
        asks.ask(B, C, file(2), 0, 2);
        asks.ask(C, A, file(3), 0, 2);
        asks.forget(B);
        assert_eq!(asks.0.len(), 1);
        assert!(asks.take(C, A, file(3), 0));
    }
}
