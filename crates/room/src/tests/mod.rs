//! Tests of the room as sentences. MLS is played by a group whose commits say
//! plainly what they do; `tests/` beside `src/` has the same with real ones.

mod door;
mod entrance;
mod presence;
mod seeded;
mod turns;
mod verdicts;

use std::collections::{BTreeMap, BTreeSet};

use proto::{
    AdmissionToken, Bytes, ClientMessage, Entry, EntryBody, Epoch, Era, ParticipantId, Refusal,
    ResumeToken, RoomId, Seq, ServerMessage, Time, TokenHash,
};
use sha2::{Digest as _, Sha256};

use crate::directory::{Directory, DirectoryInput, DirectoryOutput};
use crate::group::{Change, PublicGroup};
use crate::io::{Closure, ConnectionId, MediaCommand};

pub(crate) const ROOM: RoomId = RoomId([7; 16]);
pub(crate) const TOKEN: AdmissionToken = AdmissionToken([9; 32]);

/// A group whose commits are plain: `J` joins, `J` and a leaf replaces it, `U`
/// and the author's leaf updates, `R`, author and leaves removes the gone, `K`
/// likewise anyone (a host). Anything else breaks the rules.
struct PlainGroup {
    epoch: u64,
    leaves: BTreeSet<u32>,
    staged: Option<Change>,
}

fn found(group_info: &[u8], _tree: &[u8]) -> Option<Box<dyn PublicGroup>> {
    (group_info == b"info").then(|| -> Box<dyn PublicGroup> {
        Box::new(PlainGroup {
            epoch: 0,
            leaves: BTreeSet::from([0]),
            staged: None,
        })
    })
}

impl PublicGroup for PlainGroup {
    fn stage(&mut self, commit: &[u8], _: &[u8], gone: &dyn Fn(u32) -> bool) -> Option<Change> {
        let leaf = |at: usize| commit.get(at).map(|leaf| u32::from(*leaf));
        let rest = |from: usize| commit[from..].iter().map(|leaf| u32::from(*leaf)).collect();
        let change = match commit.first()? {
            b'J' => {
                let removed: Vec<u32> = rest(1);
                let free = (0..).find(|leaf| !self.leaves.contains(leaf) || removed.contains(leaf));
                Change {
                    joined: free,
                    removed,
                    ..Change::default()
                }
            }
            b'U' => Change {
                author: leaf(1),
                self_update: true,
                ..Change::default()
            },
            kind @ (b'R' | b'K') => {
                let removed: Vec<u32> = rest(2);
                if *kind == b'R' && !removed.iter().all(|leaf| gone(*leaf)) {
                    return None;
                }
                Change {
                    author: leaf(1),
                    removed,
                    ..Change::default()
                }
            }
            _ => return None,
        };
        if !change.removed.iter().all(|leaf| self.leaves.contains(leaf)) {
            return None;
        }
        self.staged = Some(change.clone());
        Some(change)
    }

    fn merge(&mut self) {
        let change = self.staged.take().expect("merges what was staged");
        self.epoch += 1;
        for leaf in change.removed {
            self.leaves.remove(&leaf);
        }
        self.leaves.extend(change.joined);
    }

    fn discard(&mut self) {
        self.staged = None;
    }

    fn epoch(&self) -> Epoch {
        Epoch(self.epoch)
    }

    fn tree(&self) -> Vec<u8> {
        self.leaves.iter().map(|leaf| *leaf as u8).collect()
    }
}

/// A directory, a clock, and all that it ever said.
pub(crate) struct World {
    pub(crate) directory: Directory,
    pub(crate) now: Time,
    inboxes: BTreeMap<ConnectionId, Vec<ServerMessage>>,
    pub(crate) closed: BTreeMap<ConnectionId, Option<Refusal>>,
    pub(crate) media: Vec<MediaCommand>,
    pub(crate) ended: usize,
    connections: u64,
}

/// A participant as the tests drive it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Someone {
    pub(crate) connection: ConnectionId,
    pub(crate) id: ParticipantId,
    pub(crate) resume: ResumeToken,
    pub(crate) leaf: u8,
}

pub(crate) fn bytes<const MAX: usize>(content: &[u8]) -> Bytes<MAX> {
    Bytes::new(content).expect("within its limit")
}

pub(crate) fn create() -> ClientMessage {
    ClientMessage::Create {
        room: ROOM,
        token_hash: TokenHash(Sha256::digest(TOKEN.0).into()),
        card: bytes(b"card"),
        group_info: bytes(b"info"),
        tree: bytes(b"tree"),
        profile: bytes(b"creator"),
    }
}

pub(crate) fn join() -> ClientMessage {
    ClientMessage::Join {
        room: ROOM,
        token: TOKEN,
    }
}

pub(crate) fn commit(epoch: u64, content: &[u8]) -> ClientMessage {
    let profile: &[u8] = if content[0] == b'J' { b"joiner" } else { b"" };
    ClientMessage::Commit {
        epoch: Epoch(epoch),
        commit: bytes(content),
        group_info: bytes(b"next"),
        profile: bytes(profile),
    }
}

pub(crate) fn app(epoch: u64, reference: u32) -> ClientMessage {
    ClientMessage::App {
        reference,
        epoch: Epoch(epoch),
        message: bytes(b"sealed"),
    }
}

impl World {
    pub(crate) fn new() -> Self {
        Self {
            directory: Directory::with_founder([1; 32], found),
            now: Time::ZERO,
            inboxes: BTreeMap::new(),
            closed: BTreeMap::new(),
            media: Vec::new(),
            ended: 0,
            connections: 0,
        }
    }

    pub(crate) fn connect(&mut self) -> ConnectionId {
        self.connections += 1;
        let connection = ConnectionId(self.connections);
        self.directory
            .handle(self.now, DirectoryInput::Opened(connection));
        self.drain();
        connection
    }

    pub(crate) fn send(&mut self, from: ConnectionId, message: &ClientMessage) {
        self.send_bytes(from, &message.encode());
    }

    pub(crate) fn send_bytes(&mut self, from: ConnectionId, bytes: &[u8]) {
        let input = DirectoryInput::Received { from, bytes };
        self.directory.handle(self.now, input);
        self.drain();
    }

    pub(crate) fn close(&mut self, from: ConnectionId, how: Closure) {
        self.directory
            .handle(self.now, DirectoryInput::Closed { from, how });
        self.drain();
    }

    /// Lets time pass, stopping wherever the directory asks for it.
    pub(crate) fn wait_ms(&mut self, millis: u64) {
        let until = self.now + core::time::Duration::from_millis(millis);
        let mut calls = 0;
        while let Some(due) = self.directory.poll_timeout().filter(|due| *due <= until) {
            self.now = due.max(self.now);
            self.directory.handle(self.now, DirectoryInput::Tick);
            self.drain();
            calls += 1;
            assert!(calls < 1000, "a timeout that is due never passes");
        }
        self.now = until;
    }

    fn drain(&mut self) {
        while let Some(output) = self.directory.poll_output() {
            match output {
                DirectoryOutput::Send { to, bytes } => {
                    let message = ServerMessage::decode(&bytes).expect("the room speaks well");
                    self.inboxes.entry(to).or_default().push(message);
                }
                DirectoryOutput::Close { connection, why } => {
                    self.closed.insert(connection, why);
                }
                DirectoryOutput::Media { command, .. } => self.media.push(command),
                DirectoryOutput::Ended(_) => self.ended += 1,
            }
        }
    }

    /// Takes all that a connection was sent since the last time.
    pub(crate) fn inbox(&mut self, of: ConnectionId) -> Vec<ServerMessage> {
        self.inboxes.remove(&of).unwrap_or_default()
    }

    /// The log entries among them.
    pub(crate) fn entries(&mut self, of: ConnectionId) -> Vec<EntryBody> {
        let inbox = self.inbox(of);
        let entry = |message| match message {
            ServerMessage::Entry(Entry { body, .. }) => Some(body),
            _ => None,
        };
        inbox.into_iter().filter_map(entry).collect()
    }

    /// The refusals among them.
    pub(crate) fn refusals(&mut self, of: ConnectionId) -> Vec<Refusal> {
        let inbox = self.inbox(of);
        let refusal = |message| match message {
            ServerMessage::Refused { why, .. } | ServerMessage::Closing { why } => Some(why),
            _ => None,
        };
        inbox.into_iter().filter_map(refusal).collect()
    }

    /// Opens the room.
    pub(crate) fn create(&mut self) -> Someone {
        let connection = self.connect();
        self.send(connection, &create());
        match self.inbox(connection).as_slice() {
            [
                ServerMessage::Created {
                    participant,
                    resume,
                    era: Era(1..),
                    next_seq: Seq(0),
                },
            ] => Someone {
                connection,
                id: *participant,
                resume: *resume,
                leaf: 0,
            },
            other => panic!("no room was created: {other:?}"),
        }
    }

    /// Enters the queue.
    pub(crate) fn queue(&mut self) -> Someone {
        let connection = self.connect();
        self.send(connection, &join());
        let inbox = self.inboxes.entry(connection).or_default();
        match inbox.first() {
            Some(ServerMessage::Queued {
                participant,
                resume,
                ..
            }) => {
                let someone = Someone {
                    connection,
                    id: *participant,
                    resume: *resume,
                    leaf: u8::MAX,
                };
                inbox.remove(0);
                someone
            }
            other => panic!("not queued: {other:?}"),
        }
    }

    /// Joins; `judges` accept.
    pub(crate) fn join(&mut self, judges: &[Someone]) -> Someone {
        let mut joiner = self.queue();
        let epoch = self
            .offered_epoch(joiner)
            .expect("a free room offers the tree at once");
        self.send(
            joiner.connection,
            &ClientMessage::Ready {
                epoch: Epoch(epoch),
            },
        );
        self.send(joiner.connection, &commit(epoch, b"J"));
        let seq = self.commit_seq(joiner.connection);
        for judge in judges {
            self.verdict(*judge, seq, true);
        }
        assert!(
            self.entries(joiner.connection)
                .contains(&EntryBody::Confirmed { commit: seq }),
            "the join was not confirmed"
        );
        for judge in judges {
            self.inbox(judge.connection);
        }
        joiner.leaf = u8::try_from(judges.len()).expect("few");
        joiner
    }

    /// The epoch of the last tree that the joiner was sent.
    pub(crate) fn offered_epoch(&mut self, joiner: Someone) -> Option<u64> {
        self.inbox(joiner.connection)
            .into_iter()
            .rev()
            .find_map(|message| match message {
                ServerMessage::Tree { epoch, .. } => Some(epoch.0),
                _ => None,
            })
    }

    /// The position of the last commit that the connection was sent; the other
    /// messages are lost.
    pub(crate) fn commit_seq(&mut self, of: ConnectionId) -> Seq {
        let inbox = self.inbox(of);
        inbox
            .iter()
            .rev()
            .find_map(|message| match message {
                ServerMessage::Entry(Entry {
                    seq,
                    body: EntryBody::Commit { .. },
                    ..
                }) => Some(*seq),
                _ => None,
            })
            .unwrap_or_else(|| panic!("no commit came: {inbox:?}"))
    }

    pub(crate) fn verdict(&mut self, of: Someone, seq: Seq, accept: bool) {
        let accept = u8::from(accept);
        self.send(of.connection, &ClientMessage::Verdict { seq, accept });
    }

    /// All of them say that they are alive.
    pub(crate) fn ping(&mut self, all: &[Someone]) {
        for someone in all {
            if self.closed.contains_key(&someone.connection) {
                continue;
            }
            self.send(someone.connection, &ClientMessage::Ping { nonce: 1 });
            let pong = ServerMessage::Pong { nonce: 1 };
            let inbox = self.inboxes.entry(someone.connection).or_default();
            let at = inbox.iter().rposition(|message| *message == pong);
            inbox.remove(at.expect("a ping is answered"));
        }
    }

    /// Lets time pass while these stay alive.
    pub(crate) fn wait_alive_ms(&mut self, millis: u64, all: &[Someone]) {
        let mut left = millis;
        while left > 0 {
            let step = left.min(5000);
            self.wait_ms(step);
            self.ping(all);
            left -= step;
        }
    }

    pub(crate) fn present(&self) -> usize {
        self.directory
            .room(ROOM)
            .map_or(0, crate::Room::participants)
    }
}
