//! Tests of the room as sentences. MLS is played by a group whose commits say
//! plainly what they do; `tests/` beside `src/` has the same with real ones.

mod door;
mod entrance;
mod files;
mod hosts;
mod lobby;
mod password;
mod presence;
mod returning;
mod seeded;
mod turns;
mod verdicts;

use std::collections::{BTreeMap, BTreeSet};

use policy::{Mode, QUIET_METADATA, RoomState};
use proto::{
    AdmissionToken, Bytes, ClientMessage, Entry, EntryBody, Epoch, Era, ParticipantId, Proof,
    Refusal, ResumeToken, Return, RoomId, Seq, ServerMessage, StateId, Time, TokenHash,
};
use sha2::{Digest as _, Sha256};

use crate::directory::{Directory, DirectoryInput, DirectoryOutput};
use crate::group::{Change, Origin, PublicGroup};
use crate::io::{Closure, ConnectionId, MediaCommand};

pub(crate) const ROOM: RoomId = RoomId([7; 16]);
pub(crate) const TOKEN: AdmissionToken = AdmissionToken([9; 32]);
const NEW_CARD: &[u8] = b"new card";

/// A group whose commits are plain: `J` joins, `J` and a leaf replaces it, `H`
/// joins whatever the mode, `U` and the author's leaf updates, `R`, author and
/// leaves removes the gone. Of a host: `K`, author and leaves removes anyone,
/// `S`, author, mode and leaves likewise, and sets the mode, `D`, author and
/// leaf makes a host, `P` and author changes the password, `A` and author lets
/// somebody in. Anything else breaks the rules.
#[derive(Clone)]
struct PlainGroup {
    epoch: u64,
    leaves: BTreeSet<u32>,
    hosts: BTreeSet<u32>,
    state: RoomState,
    staged: Option<(Change, Box<PlainGroup>)>,
}

/// The group of a tree `quiet` is of a quiet room. One that a member brings back
/// says its epoch, and its tree is a list of leaves.
fn found(origin: Origin, group_info: &[u8], tree: &[u8]) -> Option<Box<dyn PublicGroup>> {
    if origin == Origin::Restoration {
        let epoch = *group_info.strip_prefix(b"at ")?.first()?;
        return Some(Box::new(PlainGroup {
            epoch: epoch.into(),
            leaves: tree.iter().map(|leaf| u32::from(*leaf)).collect(),
            hosts: BTreeSet::from([0]),
            state: RoomState::new(None, [0; 32], Sha256::digest(b"card").into(), 0),
            staged: None,
        }));
    }
    let options = if tree == b"quiet" { QUIET_METADATA } else { 0 };
    (group_info == b"info").then(|| -> Box<dyn PublicGroup> {
        Box::new(PlainGroup {
            epoch: 0,
            leaves: BTreeSet::from([0]),
            hosts: BTreeSet::from([0]),
            state: RoomState::new(None, [0; 32], [0; 32], options),
            staged: None,
        })
    })
}

impl PlainGroup {
    fn change(&self, commit: &[u8], gone: &dyn Fn(u32) -> bool) -> Option<(Change, Self)> {
        let (kind, rest) = commit.split_first()?;
        let rest: Vec<u32> = rest.iter().map(|leaf| u32::from(*leaf)).collect();
        let author = rest.first().copied();
        let host = author.is_some_and(|author| self.hosts.contains(&author));
        let mut after = self.clone();
        let mut change = Change {
            author,
            ..Change::default()
        };
        let free = |removed: &[u32]| {
            (0..).find(|leaf| !self.leaves.contains(leaf) || removed.contains(leaf))
        };
        match kind {
            b'J' | b'H' => {
                if self.state.mode != Mode::Open && rest.is_empty() && *kind == b'J' {
                    return None;
                }
                change.author = None;
                change.joined = free(&rest);
                change.removed = rest;
                if *kind == b'H' {
                    after.hosts.extend(change.joined);
                }
            }
            b'U' => change.self_update = true,
            b'R' => {
                change.removed = rest[1..].to_vec();
                if !change.removed.iter().all(|leaf| gone(*leaf)) {
                    return None;
                }
            }
            _ if !host => return None,
            b'K' => change.removed = rest[1..].to_vec(),
            b'S' => {
                after.state.mode = match rest.get(1)? {
                    1 => Mode::Open,
                    2 => Mode::Lobby,
                    _ => Mode::Locked,
                };
                change.removed = rest[2..].to_vec();
            }
            b'D' => after.hosts.extend(rest.get(1)),
            b'P' => {
                after.state.psk_id = [self.epoch as u8 + 1; 32];
                after.state.card_hash = Sha256::digest(NEW_CARD).into();
                change.card_hash = Some(after.state.card_hash);
            }
            b'A' => change.admitted = free(&[]),
            _ => return None,
        }
        change.by_host = b"KSDPA".contains(kind);
        if b"SDP".contains(kind) {
            after.state.version += 1;
        }
        if !change.removed.iter().all(|leaf| self.leaves.contains(leaf)) {
            return None;
        }
        after.epoch += 1;
        for leaf in &change.removed {
            after.leaves.remove(leaf);
        }
        after.leaves.extend(change.joined.or(change.admitted));
        Some((change, after))
    }
}

impl PublicGroup for PlainGroup {
    fn stage(&mut self, commit: &[u8], _: &[u8], gone: &dyn Fn(u32) -> bool) -> Option<Change> {
        let (change, after) = self.change(commit, gone)?;
        self.staged = Some((change.clone(), Box::new(after)));
        Some(change)
    }

    fn merge(&mut self) {
        let (_, after) = self.staged.take().expect("merges what was staged");
        *self = *after;
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

    fn state(&self) -> &RoomState {
        &self.state
    }

    fn is_host(&self, leaf: u32) -> bool {
        self.hosts.contains(&leaf)
    }

    fn state_id(&self) -> StateId {
        state(self.epoch)
    }

    fn leaves(&self) -> Vec<u32> {
        self.leaves.iter().copied().collect()
    }

    fn knows(&self, place: &Return) -> bool {
        self.leaves.contains(&place.leaf) && place.proof == Proof([place.leaf as u8; 64])
    }

    fn message_epoch(&self, message: &[u8]) -> Option<Epoch> {
        let epoch = message.strip_prefix(b"sealed in ")?;
        Some(Epoch(u64::from(*epoch.first()?)))
    }
}

/// The name of an epoch of a plain group: of one that was opened here the early
/// ones, of one that was brought back the others.
fn state(epoch: u64) -> StateId {
    let mut id = [epoch as u8; 48];
    id[..16].fill(u8::from(epoch > 2));
    StateId(id)
}

/// A directory, a clock, and all that it ever said.
pub(crate) struct World {
    pub(crate) directory: Directory,
    pub(crate) now: Time,
    inboxes: BTreeMap<ConnectionId, Vec<ServerMessage>>,
    pub(crate) closed: BTreeMap<ConnectionId, Option<Refusal>>,
    pub(crate) media: Vec<MediaCommand>,
    pub(crate) ended: usize,
    /// Messages that may wait behind all others.
    pub(crate) bulk: usize,
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
    if content[0] == b'P' {
        return new_password(epoch, content, TOKEN);
    }
    let joins = b"JH".contains(&content[0]);
    let profile: &[u8] = if joins { b"joiner" } else { b"" };
    ClientMessage::Commit {
        epoch: Epoch(epoch),
        commit: bytes(content),
        group_info: bytes(b"next"),
        profile: bytes(profile),
    }
}

/// A change of password, to one that this token comes of.
pub(crate) fn new_password(epoch: u64, content: &[u8], token: AdmissionToken) -> ClientMessage {
    ClientMessage::NewPassword {
        epoch: Epoch(epoch),
        commit: bytes(content),
        group_info: bytes(b"next"),
        token_hash: TokenHash(Sha256::digest(token.0).into()),
        card: bytes(NEW_CARD),
    }
}

pub(crate) fn app(epoch: u64, reference: u32) -> ClientMessage {
    ClientMessage::App {
        reference,
        epoch: Epoch(epoch),
        message: bytes(&[b"sealed in ".as_slice(), &[epoch as u8]].concat()),
    }
}

pub(crate) fn knock(content: &[u8]) -> ClientMessage {
    ClientMessage::Knock {
        knock: bytes(content),
    }
}

pub(crate) fn admit(epoch: u64, knocker: ParticipantId) -> ClientMessage {
    ClientMessage::Admit {
        epoch: Epoch(epoch),
        commit: bytes(b"A\0"),
        group_info: bytes(b"next"),
        welcome: bytes(b"welcome"),
        knocker,
        profile: bytes(b"guest"),
    }
}

pub(crate) fn rejoin(participant: ParticipantId, resume: ResumeToken) -> ClientMessage {
    ClientMessage::Rejoin {
        room: ROOM,
        token: TOKEN,
        participant,
        resume,
    }
}

/// A host, a member, and the mode of their room; the epoch is 2.
pub(crate) fn two_in(mode: Mode) -> (World, Someone, Someone) {
    let mut world = World::new();
    let host = world.create();
    let member = world.join(&[host]);
    world.commits(1, &[b'S', 0, mode as u8], host, Some(member));
    world.inbox(member.connection);
    (world, host, member)
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
            bulk: 0,
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
            self.bulk += usize::from(matches!(output, DirectoryOutput::SendBulk { .. }));
            match output {
                DirectoryOutput::Send { to, bytes } | DirectoryOutput::SendBulk { to, bytes } => {
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

    /// A member commits; `judge` accepts, if there need be one.
    pub(crate) fn commits(
        &mut self,
        epoch: u64,
        content: &[u8],
        who: Someone,
        judge: Option<Someone>,
    ) {
        self.send(who.connection, &commit(epoch, content));
        if let Some(judge) = judge {
            let seq = self.commit_seq(judge.connection);
            self.verdict(judge, seq, true);
        }
        let entries = self.entries(who.connection);
        assert!(
            matches!(entries.last(), Some(EntryBody::Confirmed { .. })),
            "{entries:?}"
        );
    }

    /// Comes to the lobby of a room that has one.
    pub(crate) fn come_to_lobby(&mut self) -> Someone {
        let connection = self.connect();
        self.send(connection, &join());
        match self.inbox(connection).as_slice() {
            [
                ServerMessage::Lobby {
                    participant,
                    resume,
                    era: Era(1..),
                },
            ] => Someone {
                connection,
                id: *participant,
                resume: *resume,
                leaf: u8::MAX,
            },
            other => panic!("no lobby: {other:?}"),
        }
    }

    /// Comes to the lobby and knocks.
    pub(crate) fn knock(&mut self) -> Someone {
        let knocker = self.come_to_lobby();
        self.send(knocker.connection, &knock(b"knock"));
        assert_eq!(self.inbox(knocker.connection), []);
        knocker
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
                    body: EntryBody::Commit { .. } | EntryBody::Admit { .. },
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
