//! What a dishonest server needs to change a message on its way.

use std::cell::RefCell;
use std::rc::Rc;

use proto::{Bytes, Entry, EntryBody, Era, Refusal, Seq, ServerMessage};

use crate::world::Meddler;

/// An entry of a room's log.
#[must_use]
pub fn entry(era: Era, seq: Seq, body: EntryBody) -> ServerMessage {
    ServerMessage::Entry(Entry { era, seq, body })
}

/// A refusal without a mark.
#[must_use]
pub fn refused(why: Refusal) -> ServerMessage {
    ServerMessage::Refused { why, reference: 0 }
}

/// Turns the lowest bit of the last byte.
pub fn flip_last<const MAX: usize>(bytes: &mut Bytes<MAX>) {
    let mut changed = bytes.clone().into_vec();
    if let Some(last) = changed.last_mut() {
        *last ^= 1;
    }
    *bytes = Bytes::new(changed).expect("of the same length");
}

/// Shows every message to `change`, and sends on what it made of it when it says
/// that it changed something.
pub fn meddler(mut change: impl FnMut(usize, &mut ServerMessage) -> bool + 'static) -> Meddler {
    Box::new(move |actor, bytes| {
        let Ok(mut message) = ServerMessage::decode(&bytes) else {
            return vec![bytes];
        };
        if change(actor, &mut message) {
            vec![message.encode()]
        } else {
            vec![bytes]
        }
    })
}

/// Sends each message on as many times, and as changed, as `change` says.
pub fn multiplier(
    mut change: impl FnMut(usize, ServerMessage) -> Vec<ServerMessage> + 'static,
) -> Meddler {
    Box::new(move |actor, bytes| match ServerMessage::decode(&bytes) {
        Ok(message) => change(actor, message)
            .iter()
            .map(ServerMessage::encode)
            .collect(),
        Err(_) => vec![bytes],
    })
}

/// Where a room's log stands.
pub type Position = Rc<RefCell<Option<(Era, Seq)>>>;

/// Changes nothing, and notes where the log stands.
#[must_use]
pub fn recorder() -> (Position, Meddler) {
    let position = Position::default();
    let inner = position.clone();
    let meddler: Meddler = Box::new(move |_, bytes| {
        if let Ok(ServerMessage::Entry(entry)) = ServerMessage::decode(&bytes) {
            inner.replace(Some((entry.era, entry.seq)));
        }
        vec![bytes]
    });
    (position, meddler)
}

/// All that came so far, in order, with whom it was for.
pub type Tape = Rc<RefCell<Vec<(usize, ServerMessage)>>>;

/// Changes nothing, and keeps a copy of everything.
#[must_use]
pub fn tape() -> (Tape, Meddler) {
    let tape = Tape::default();
    let inner = tape.clone();
    let meddler: Meddler = Box::new(move |actor, bytes| {
        if let Ok(message) = ServerMessage::decode(&bytes) {
            inner.borrow_mut().push((actor, message));
        }
        vec![bytes]
    });
    (tape, meddler)
}
