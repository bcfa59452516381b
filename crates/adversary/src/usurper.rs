//! A server that has taken a room over: from some moment on it tells some, or
//! all, of those in it a history of its own. It knows what a server knows, and
//! checks nothing.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use proto::{
    ClientMessage, Departure, Entry, EntryBody, Epoch, Era, ParticipantId, Refusal, ResumeToken,
    Seq, ServerMessage,
};

use crate::wire::refused;
use crate::world::World;

/// A room in the hands of a server that cheats.
#[derive(Clone)]
pub struct Usurper(Rc<RefCell<History>>);

struct History {
    part: BTreeSet<usize>,
    numbers: BTreeMap<usize, ParticipantId>,
    leaves: BTreeMap<usize, u32>,
    era: Era,
    next: Seq,
    epoch: Epoch,
    /// Confirm every commit that comes.
    confirms: bool,
    verdicts: Vec<(usize, Seq, bool)>,
    received: Vec<(usize, ClientMessage)>,
    /// Who asked for its place since it said that it was lost.
    asked: BTreeSet<usize>,
}

impl Usurper {
    /// Takes over the actors of `part`, all members of a room that is at rest.
    /// The other members stay with the real room.
    ///
    /// # Panics
    /// When one of them is not in the meeting.
    #[must_use]
    pub fn take(world: &mut World, part: impl IntoIterator<Item = usize>) -> Self {
        let part: BTreeSet<usize> = part.into_iter().collect();
        let (mut numbers, mut leaves) = (BTreeMap::new(), BTreeMap::new());
        let mut epoch = Epoch(0);
        for actor in &part {
            let view = &world.actors[*actor].view;
            let own = view.people.iter().find(|person| person.own);
            let own = own.expect("who is in the meeting sees itself");
            numbers.insert(*actor, ParticipantId(own.id));
            let keys = world.actors[*actor].keys.as_ref();
            leaves.insert(*actor, keys.expect("it has keys").own_leaf);
            epoch = Epoch(view.security.epoch);
        }
        let (era, next) = world.log_position();
        let usurper = Self(Rc::new(RefCell::new(History {
            part,
            numbers,
            leaves,
            era,
            next,
            epoch,
            confirms: true,
            verdicts: Vec::new(),
            received: Vec::new(),
            asked: BTreeSet::new(),
        })));
        let inner = usurper.clone();
        world.clerk = Some(Box::new(move |actor, message| {
            let mut history = inner.0.borrow_mut();
            history
                .part
                .contains(&actor)
                .then(|| history.answer(actor, message))
        }));
        // The real room no longer reaches them.
        let part = usurper.0.borrow().part.clone();
        world.meddler = Some(Box::new(move |actor, bytes| {
            if part.contains(&actor) {
                Vec::new()
            } else {
                vec![bytes]
            }
        }));
        usurper
    }

    /// Commits are told, and not confirmed, from now on.
    pub fn hold_commits(&self) {
        self.0.borrow_mut().confirms = false;
    }

    /// Tells all of them something; its position.
    pub fn tell(&self, world: &mut World, body: EntryBody) -> Seq {
        let (seq, told) = {
            let mut history = self.0.borrow_mut();
            (history.next, history.tell(body))
        };
        for (actor, message) in told {
            world.forge(actor, &message);
        }
        seq
    }

    /// Tells them of a commit by somebody numbered `author`; its position.
    pub fn tell_commit(
        &self,
        world: &mut World,
        author: ParticipantId,
        commit: &[u8],
        profile: &[u8],
    ) -> Seq {
        let epoch = self.0.borrow().epoch;
        let body = EntryBody::Commit {
            author,
            epoch,
            commit: proto::Bytes::new(commit).expect("within the limit"),
            profile: proto::Bytes::new(profile).expect("within the limit"),
        };
        self.tell(world, body)
    }

    /// Says that the commit stands, whatever anybody thinks of it.
    pub fn confirm(&self, world: &mut World, commit: Seq) {
        self.tell(world, EntryBody::Confirmed { commit });
        let mut history = self.0.borrow_mut();
        history.epoch = history.epoch.next();
    }

    /// Says that the commit fell.
    pub fn drop_commit(&self, world: &mut World, commit: Seq) {
        self.tell(world, EntryBody::Dropped { commit });
    }

    /// Says that it was lost. When all of them have asked for their places they
    /// get them, in a log that begins anew.
    pub fn lose(&self, world: &mut World) {
        let part = {
            let mut history = self.0.borrow_mut();
            history.era = Era(history.era.0 + 1);
            history.next = Seq(0);
            history.asked.clear();
            history.part.clone()
        };
        for actor in part {
            world.break_connection(actor);
        }
    }

    /// That an actor has left, as the log says it.
    #[must_use]
    pub fn left(&self, actor: usize) -> EntryBody {
        let history = self.0.borrow();
        EntryBody::Gone {
            participant: history.numbers[&actor],
            leaf: history.leaves[&actor],
            how: Departure::Left,
        }
    }

    /// What they answered about the commit at this position.
    #[must_use]
    pub fn verdicts(&self, commit: Seq) -> Vec<(usize, bool)> {
        let history = self.0.borrow();
        let about = history.verdicts.iter().filter(|(_, seq, _)| *seq == commit);
        about.map(|(actor, _, accept)| (*actor, *accept)).collect()
    }

    /// All else that they sent.
    #[must_use]
    pub fn received(&self) -> Vec<(usize, ClientMessage)> {
        self.0.borrow().received.clone()
    }

    /// How an actor is numbered.
    #[must_use]
    pub fn number(&self, actor: usize) -> ParticipantId {
        self.0.borrow().numbers[&actor]
    }

    /// The epoch of this history.
    #[must_use]
    pub fn epoch(&self) -> Epoch {
        self.0.borrow().epoch
    }
}

impl History {
    fn answer(&mut self, actor: usize, message: ClientMessage) -> Vec<(usize, ServerMessage)> {
        let author = self.numbers[&actor];
        match message {
            ClientMessage::Commit {
                epoch,
                commit,
                profile,
                ..
            } if epoch == self.epoch && self.confirms => {
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
            ClientMessage::Verdict { seq, accept } => {
                self.verdicts.push((actor, seq, accept == 1));
                Vec::new()
            }
            ClientMessage::Ping { nonce } => vec![(actor, ServerMessage::Pong { nonce })],
            ClientMessage::Resume { .. } => vec![(actor, refused(Refusal::CannotResume))],
            ClientMessage::Return(_) => {
                self.asked.insert(actor);
                if self.asked == self.part {
                    self.give_places()
                } else {
                    Vec::new()
                }
            }
            other => {
                self.received.push((actor, other));
                Vec::new()
            }
        }
    }

    fn give_places(&self) -> Vec<(usize, ServerMessage)> {
        let place = |actor: &usize| {
            let restored = ServerMessage::Restored {
                participant: self.numbers[actor],
                resume: ResumeToken([3; 16]),
                era: self.era,
                next_seq: self.next,
            };
            (*actor, restored)
        };
        self.part.iter().map(place).collect()
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
