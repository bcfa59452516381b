//! A whole world in memory: clients, the real rooms, and a network between
//! them with latency, jitter and broken connections. No socket, no clock: time
//! is whatever happens next. Everything is drawn from one seed, so a world that
//! went wrong goes wrong again.

use core::time::Duration;
use std::collections::{BTreeMap, BTreeSet};

use client::page::{Command, Event, Secret};
use client::{Client, Input, Output, Time, stretch_password};
use proto::{ClientMessage, Era, Seq, ServerMessage};
use room::{Closure, ConnectionId, Directory, DirectoryInput, DirectoryOutput};
use zeroize::Zeroizing;

use crate::actor::Actor;
use crate::dice::Dice;

/// Said to learn where the log stands.
const WHERE: &str = "where are we?";

enum Delivery {
    ServerSees(ConnectionId),
    ClientSees(ConnectionId),
    ToServer(ConnectionId, Vec<u8>),
    ToClient(ConnectionId, Vec<u8>),
    ServerLoses(ConnectionId, Closure),
    ClientLoses(ConnectionId),
}

/// Who is at the far end of a connection.
#[derive(Clone, Copy)]
enum End {
    /// An actor's client.
    Actor(usize),
    /// Somebody with code of its own.
    Stranger(usize),
}

/// Somebody who speaks to the server with code of its own.
struct Stranger {
    connection: ConnectionId,
    inbox: Vec<ServerMessage>,
    cut_off: bool,
}

struct Wire {
    end: End,
    /// The last delivery in each direction: nothing overtakes.
    up: Time,
    down: Time,
    /// Data goes nowhere, and nobody is told.
    cut: bool,
}

/// Sees, and may change, all that the server sends.
pub type Meddler = Box<dyn FnMut(usize, Vec<u8>) -> Vec<Vec<u8>>>;

/// Takes what an actor sends in the server's place, and answers it or anyone
/// else; `None` lets it through.
pub type Clerk = Box<dyn FnMut(usize, ClientMessage) -> Option<Vec<(usize, ServerMessage)>>>;

/// Reads and writes files that memory does not hold.
pub trait Disk {
    /// Reads so many bytes of somebody's own file, from `offset` on.
    fn read(&mut self, offset: u64, len: usize) -> Vec<u8>;
    /// Writes the chunk at `index` of somebody else's.
    fn write(&mut self, index: u32, content: &[u8]);
}

/// Clients, rooms and what lies between them.
pub struct World {
    /// The time.
    pub now: Time,
    /// What is drawn.
    pub dice: Dice,
    /// The real rooms.
    pub directory: Directory,
    /// Everyone with a real client.
    pub actors: Vec<Actor>,
    /// The dishonest hand on what the server sends.
    pub meddler: Option<Meddler>,
    /// The dishonest hand on what the server receives.
    pub clerk: Option<Clerk>,
    /// Actors whose connections stay, though the room closes them.
    pub kept: BTreeSet<usize>,
    /// Where all files come from and go to, in place of actors' own memory.
    pub disk: Option<Box<dyn Disk>>,
    /// All that the server received and sent.
    pub seen_by_server: Option<Vec<Vec<u8>>>,
    /// One way, from half of this to one and a half times it.
    pub latency: Duration,
    /// Added at random, up to this.
    pub jitter: Duration,
    /// Bytes a second that each connection carries either way; without it, any.
    pub bandwidth: Option<u32>,
    strangers: Vec<Stranger>,
    wires: BTreeMap<ConnectionId, Wire>,
    queue: BTreeMap<(Time, u64), Delivery>,
    counter: u64,
    /// How much happened.
    pub steps: u64,
}

impl World {
    /// An empty world; everything in it follows from `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let directory = Directory::new(dice.seed());
        Self {
            now: Time::from_millis(1000),
            dice,
            directory,
            actors: Vec::new(),
            meddler: None,
            clerk: None,
            kept: BTreeSet::new(),
            disk: None,
            seen_by_server: None,
            latency: Duration::from_millis(20),
            jitter: Duration::from_millis(10),
            bandwidth: None,
            strangers: Vec::new(),
            wires: BTreeMap::new(),
            queue: BTreeMap::new(),
            counter: 0,
            steps: 0,
        }
    }

    /// A new browser, with nothing open in it.
    pub fn add(&mut self) -> usize {
        let seed = self.dice.seed();
        let spread = self.latency.mul_f64(self.dice.below(1000) as f64 / 1000.0);
        let mut client = Client::new(Zeroizing::new(seed));
        let Some(Output::Page(Event::View { view })) = client.poll_output() else {
            panic!("a client begins with a view");
        };
        let latency = self.latency / 2 + spread;
        self.actors.push(Actor::new(client, view, latency, seed));
        self.actors.len() - 1
    }

    /// A link, made by this actor, who is thereby its host.
    pub fn make_link(&mut self, actor: usize, password: bool) -> Secret {
        self.command(
            actor,
            Command::MakeLink {
                label: "Planning".to_owned(),
                password,
            },
        );
        self.actors[actor].links.pop().expect("a link was made")
    }

    /// Opens the link in this actor's browser.
    pub fn open(&mut self, actor: usize, link: &Secret) {
        let fragment = link.clone();
        self.command(actor, Command::Open { fragment });
    }

    /// Presses *Join*.
    pub fn join(&mut self, actor: usize, name: &str) {
        let name = name.to_owned();
        self.command(actor, Command::Join { name });
    }

    /// A new browser that opens the link and joins as soon as it has looked.
    pub fn enter(&mut self, link: &Secret, name: &str) -> usize {
        let actor = self.add();
        self.open(actor, link);
        self.join(actor, name);
        actor
    }

    /// A meeting of this many; the first is the host.
    #[must_use]
    pub fn meeting(seed: u64, size: usize) -> (Self, Secret) {
        Self::meeting_with(seed, size, false)
    }

    fn meeting_with(seed: u64, size: usize, large: bool) -> (Self, Secret) {
        let mut world = Self::new(seed);
        let host = world.add();
        let link = world.make_link(host, false);
        world.open(host, &link);
        let quiet = false;
        world.command(host, Command::Options { large, quiet });
        world.join(host, "p0");
        world.until("the host is in", |world| world.actors[host].is_joined());
        for number in 1..size {
            world.enter(&link, &format!("p{number}"));
        }
        world.until("all are in", |world| world.is_settled(size));
        (world, link)
    }

    /// The same in a room of the classical suite.
    #[must_use]
    pub fn classical_meeting(seed: u64, size: usize) -> (Self, Secret) {
        Self::meeting_with(seed, size, true)
    }

    /// What the page wants.
    pub fn command(&mut self, actor: usize, command: Command) {
        self.input(actor, Input::Page(command));
    }

    /// Says something to all.
    pub fn chat(&mut self, actor: usize, text: &str) {
        let text = text.to_owned();
        self.command(actor, Command::Chat { text });
    }

    /// Something happened to this actor.
    pub fn input(&mut self, actor: usize, input: Input<'_>) {
        if self.actors[actor].dead {
            return;
        }
        self.actors[actor].client.handle(self.now, input);
        self.drain(actor);
    }

    /// The connection breaks; either side learns of it, sooner or later.
    pub fn break_connection(&mut self, actor: usize) {
        let Some(connection) = self.actors[actor].connection else {
            return;
        };
        if let Some(wire) = self.wires.get_mut(&connection) {
            wire.cut = true;
        }
        let soon = self.now + Duration::from_millis(self.dice.below(500));
        self.push(soon, Delivery::ClientLoses(connection));
        let later = self.now + Duration::from_millis(self.dice.below(20_000));
        self.push(later, Delivery::ServerLoses(connection, Closure::Broken));
    }

    /// Data goes nowhere, and nobody is told.
    pub fn cut_silently(&mut self, actor: usize) {
        if let Some(connection) = self.actors[actor].connection
            && let Some(wire) = self.wires.get_mut(&connection)
        {
            wire.cut = true;
        }
    }

    /// The tab is closed: the browser says so to the server, nothing else runs.
    pub fn close_tab(&mut self, actor: usize) {
        self.actors[actor].dead = true;
        if let Some(connection) = self.actors[actor].connection {
            let at = self.now + self.actors[actor].latency;
            self.push(at, Delivery::ServerLoses(connection, Closure::Clean));
        }
    }

    /// The machine is switched off.
    pub fn kill(&mut self, actor: usize) {
        self.actors[actor].dead = true;
        self.cut_silently(actor);
    }

    /// Runs until this holds; panics when it does not within two minutes.
    pub fn until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        self.until_within(what, Duration::from_secs(120), done);
    }

    /// Runs until this holds; panics when it does not within `limit`.
    pub fn until_within(&mut self, what: &str, limit: Duration, done: impl Fn(&Self) -> bool) {
        let end = self.now + limit;
        while !done(self) {
            if self.now >= end || !self.step(end) {
                let phases: Vec<_> = self.actors.iter().map(|actor| &actor.view.phase).collect();
                panic!("not reached: {what}; {phases:?}");
            }
        }
    }

    /// Lets this much time pass.
    pub fn run_for(&mut self, duration: Duration) {
        let end = self.now + duration;
        while self.step(end) {}
        self.now = end;
    }

    /// All that are alive are in, `size` of them, in one epoch, with one code.
    #[must_use]
    pub fn is_settled(&self, size: usize) -> bool {
        let mut codes = BTreeSet::new();
        let mut count = 0;
        for actor in self.actors.iter().filter(|a| !a.dead && a.end().is_none()) {
            let security = &actor.view.security;
            if !actor.is_joined() || actor.view.people.len() != size || security.digits.is_empty() {
                return false;
            }
            codes.insert((security.epoch, &security.digits, &security.emoji));
            count += 1;
        }
        count == size && codes.len() == 1
    }

    /// Does the next thing that happens before `end`.
    fn step(&mut self, end: Time) -> bool {
        let delivery = self.queue.keys().next().copied();
        let actors = self.actors.iter().enumerate();
        let timer = actors
            .filter(|(_, actor)| !actor.dead)
            .filter_map(|(number, actor)| Some((actor.timeout?, number)))
            .min();
        let server = self.directory.poll_timeout();
        let next = [delivery.map(|(at, _)| at), timer.map(|(at, _)| at), server];
        let Some(next) = next.into_iter().flatten().min().filter(|at| *at <= end) else {
            return false;
        };
        self.now = self.now.max(next);
        self.steps += 1;
        if let Some(key) = delivery.filter(|(at, _)| *at == next) {
            if let Some(delivery) = self.queue.remove(&key) {
                self.deliver(delivery);
            }
        } else if let Some((_, actor)) = timer.filter(|(at, _)| *at == next) {
            self.input(actor, Input::Tick);
        } else {
            self.serve(DirectoryInput::Tick);
        }
        true
    }

    fn deliver(&mut self, delivery: Delivery) {
        match delivery {
            Delivery::ServerSees(connection) => self.serve(DirectoryInput::Opened(connection)),
            Delivery::ToServer(from, bytes) => {
                if self.is_whole(from) && !self.intercept(from, &bytes) {
                    self.record(&bytes);
                    self.serve(DirectoryInput::Received {
                        from,
                        bytes: &bytes,
                    });
                }
            }
            Delivery::ServerLoses(from, how) => {
                self.serve(DirectoryInput::Closed { from, how });
            }
            Delivery::ClientSees(connection) => {
                if let Some(actor) = self.current(connection) {
                    if self.actors[actor].offline {
                        self.actors[actor].connection = None;
                        self.input(actor, Input::SocketClosed);
                    } else {
                        self.actors[actor].open_since = Some(self.now);
                        self.input(actor, Input::SocketOpened);
                    }
                }
            }
            Delivery::ToClient(connection, bytes) => {
                if let Some(stranger) = self.stranger(connection) {
                    let message =
                        ServerMessage::decode(&bytes).expect("the room sends no nonsense");
                    stranger.inbox.push(message);
                } else if let Some(actor) = self
                    .current(connection)
                    .filter(|_| self.is_whole(connection))
                {
                    self.input(actor, Input::SocketMessage(&bytes));
                }
            }
            Delivery::ClientLoses(connection) => {
                if let Some(stranger) = self.stranger(connection) {
                    stranger.cut_off = true;
                } else if let Some(actor) = self.current(connection) {
                    self.actors[actor].connection = None;
                    self.input(actor, Input::SocketClosed);
                }
            }
        }
    }

    fn intercept(&mut self, from: ConnectionId, bytes: &[u8]) -> bool {
        let Some(End::Actor(actor)) = self.end_of(from) else {
            return false;
        };
        let Some(clerk) = &mut self.clerk else {
            return false;
        };
        let message = ClientMessage::decode(bytes).expect("clients send no nonsense");
        let Some(answers) = clerk(actor, message) else {
            return false;
        };
        for (to, answer) in answers {
            self.forge(to, &answer);
        }
        true
    }

    fn serve(&mut self, input: DirectoryInput<'_>) {
        self.directory.handle(self.now, input);
        while let Some(output) = self.directory.poll_output() {
            match output {
                DirectoryOutput::Send { to, bytes } | DirectoryOutput::SendBulk { to, bytes } => {
                    self.record(&bytes);
                    let messages = match (self.end_of(to), &mut self.meddler) {
                        (None, _) => continue,
                        (Some(End::Actor(actor)), Some(meddler)) => meddler(actor, bytes.to_vec()),
                        _ => vec![bytes.to_vec()],
                    };
                    for message in messages {
                        let at = self.carried(to, false, message.len());
                        self.push(at, Delivery::ToClient(to, message));
                    }
                }
                DirectoryOutput::Close { connection, .. } => {
                    if matches!(self.end_of(connection), Some(End::Actor(actor)) if self.kept.contains(&actor))
                    {
                        continue;
                    }
                    let at = self.arrival(connection, false);
                    self.push(at, Delivery::ClientLoses(connection));
                }
                DirectoryOutput::Media { .. } | DirectoryOutput::Ended(_) => {}
            }
        }
    }

    /// Sends a message to an actor, if it is connected, as if the server had.
    pub fn forge(&mut self, actor: usize, message: &ServerMessage) {
        let Some(connection) = self.actors[actor].connection else {
            return;
        };
        let at = self.arrival(connection, false);
        self.push(at, Delivery::ToClient(connection, message.encode()));
    }

    fn record(&mut self, bytes: &[u8]) {
        if let Some(seen) = &mut self.seen_by_server {
            seen.push(bytes.to_vec());
        }
    }

    fn end_of(&self, connection: ConnectionId) -> Option<End> {
        self.wires.get(&connection).map(|wire| wire.end)
    }

    fn stranger(&mut self, connection: ConnectionId) -> Option<&mut Stranger> {
        match self.end_of(connection)? {
            End::Stranger(number) => self.strangers.get_mut(number),
            End::Actor(_) => None,
        }
    }

    fn current(&self, connection: ConnectionId) -> Option<usize> {
        let End::Actor(actor) = self.end_of(connection)? else {
            return None;
        };
        (self.actors[actor].connection == Some(connection)).then_some(actor)
    }

    /// Since when this actor's connection carries messages both ways; `None`
    /// while it does not.
    #[must_use]
    pub fn whole_since(&self, actor: usize) -> Option<Time> {
        let actor = &self.actors[actor];
        let connection = actor.connection.filter(|_| !actor.dead)?;
        actor.open_since.filter(|_| self.is_whole(connection))
    }

    fn is_whole(&self, connection: ConnectionId) -> bool {
        self.wires.get(&connection).is_some_and(|wire| !wire.cut)
    }

    fn push(&mut self, at: Time, delivery: Delivery) {
        self.counter += 1;
        self.queue.insert((at, self.counter), delivery);
    }

    /// When what is sent now arrives.
    fn arrival(&mut self, connection: ConnectionId, up: bool) -> Time {
        let jitter = self.jitter.mul_f64(self.dice.below(1000) as f64 / 1000.0);
        let Some(wire) = self.wires.get_mut(&connection) else {
            return self.now;
        };
        let latency = match wire.end {
            End::Actor(actor) => self.actors[actor].latency,
            End::Stranger(_) => self.latency,
        };
        let at = self.now + latency + jitter;
        let last = if up { &mut wire.up } else { &mut wire.down };
        *last = at.max(*last);
        *last
    }

    /// When so many bytes that are sent now have arrived, behind all before.
    fn carried(&mut self, connection: ConnectionId, up: bool, len: usize) -> Time {
        let at = self.arrival(connection, up);
        let (Some(bandwidth), Some(wire)) = (self.bandwidth, self.wires.get_mut(&connection))
        else {
            return at;
        };
        let last = if up { &mut wire.up } else { &mut wire.down };
        *last = at + Duration::from_secs_f64(len as f64 / f64::from(bandwidth));
        *last
    }

    fn drain(&mut self, number: usize) {
        while let Some(output) = self.actors[number].client.poll_output() {
            self.perform(number, output);
        }
        let actor = &mut self.actors[number];
        actor.timeout = actor.client.poll_timeout();
    }

    fn perform(&mut self, number: usize, output: Output) {
        let now = self.now;
        match output {
            Output::Connect => {
                self.counter += 1;
                let connection = ConnectionId(self.counter);
                let wire = Wire {
                    end: End::Actor(number),
                    up: now,
                    down: now,
                    cut: self.actors[number].offline,
                };
                self.wires.insert(connection, wire);
                self.actors[number].connection = Some(connection);
                self.actors[number].open_since = None;
                if !self.actors[number].offline {
                    let at = self.arrival(connection, true);
                    self.push(at, Delivery::ServerSees(connection));
                }
                // The handshake takes a round trip and a half.
                let there = self.arrival(connection, false);
                let at = there + self.actors[number].latency * 2;
                if let Some(wire) = self.wires.get_mut(&connection) {
                    wire.down = at;
                }
                self.push(at, Delivery::ClientSees(connection));
            }
            Output::Send(bytes) | Output::SendBulk(bytes) => {
                if let Some(connection) = self.actors[number].connection {
                    // The discriminant of a commit.
                    if bytes.first() == Some(&5)
                        && let Some(wire) = self.wires.get_mut(&connection)
                    {
                        wire.up = wire.up.max(now + self.actors[number].slowness);
                    }
                    let at = self.carried(connection, true, bytes.len());
                    self.push(at, Delivery::ToServer(connection, bytes));
                }
            }
            Output::Close => {
                if let Some(connection) = self.actors[number].connection.take() {
                    let at = self.arrival(connection, true);
                    let how = if self.is_whole(connection) {
                        Closure::Clean
                    } else {
                        Closure::Broken
                    };
                    self.push(at, Delivery::ServerLoses(connection, how));
                }
            }
            Output::StretchPassword(job) => {
                let stretched = stretch_password(&job.password, &job.salt);
                self.actors[number]
                    .client
                    .handle(now, Input::Stretched(stretched));
            }
            Output::FrameKeys { keys, urgent } => {
                self.actors[number].take_keys(now, keys, urgent);
            }
            Output::Account { key } => {
                let account = self.actors[number].sealer.account(now, &key);
                let answer = Input::Account { key, account };
                self.actors[number].client.handle(now, answer);
            }
            Output::Judge(job) => self.actors[number].opener.judge_account(now, &job.signed()),
            Output::Sealing { on } => self.actors[number].sealer.set_sealing(on),
            // The keys are kept on purpose: a test asks what they are still
            // good for.
            Output::ForgetFrames => self.actors[number].forgot = true,
            Output::Page(event) => self.actors[number].show(event),
            Output::ReadFile { local, offset, len } => {
                let actor = &mut self.actors[number];
                if let Some(disk) = &mut self.disk {
                    let content = &disk.read(offset, len);
                    let read = Input::FileRead {
                        local,
                        offset,
                        content,
                    };
                    return actor.client.handle(now, read);
                }
                let content = actor.disk.get(&local).and_then(|file| {
                    let from = usize::try_from(offset).ok()?;
                    file.get(from..from + len)
                });
                let content = content.unwrap_or_default();
                let read = Input::FileRead {
                    local,
                    offset,
                    content,
                };
                actor.client.handle(now, read);
            }
            Output::ForgetFile { local } => {
                self.actors[number].disk.remove(&local);
            }
            Output::WriteFile {
                file,
                index,
                content,
                ..
            } => {
                let actor = &mut self.actors[number];
                match &mut self.disk {
                    Some(disk) => disk.write(index, &content),
                    None => actor.saved.entry(file).or_default().extend(&*content),
                }
                actor.unwritten.push((file, index + 1));
                if !actor.busy_disk {
                    self.written(number);
                }
            }
            Output::DropSaved { file } => {
                self.actors[number].saved.remove(&file);
            }
        }
    }

    /// The disk has written all that it was given.
    fn written(&mut self, number: usize) {
        let actor = &mut self.actors[number];
        for (file, chunks) in core::mem::take(&mut actor.unwritten) {
            let written = Input::FileWritten { file, chunks };
            actor.client.handle(self.now, written);
        }
    }

    /// A busy disk gets to its work.
    pub fn free_disk(&mut self, number: usize) {
        self.actors[number].busy_disk = false;
        self.written(number);
        self.drain(number);
    }

    /// This actor offers a file with this content, to all or to one.
    pub fn offer_file(&mut self, actor: usize, name: &str, content: Vec<u8>, person: Option<u32>) {
        let disk = &mut self.actors[actor].disk;
        let local = disk.keys().next_back().map_or(1, |last| last + 1);
        let size = content.len() as u64;
        disk.insert(local, content);
        let name = name.to_owned();
        let offer = Command::OfferFile {
            local,
            name,
            size,
            person,
        };
        self.command(actor, offer);
    }

    /// A frame of this actor's microphone, sealed.
    pub fn seal_frame(&mut self, from: usize) -> Vec<u8> {
        self.actors[from].seal_frame(self.now)
    }

    /// Whether this actor opens the frame; the leaf it was sealed by, if so.
    pub fn open_frame(&mut self, by: usize, frame: &[u8]) -> Option<u32> {
        self.actors[by].open_frame(self.now, frame)
    }

    /// Where the log of the room stands that everyone is in, as its last entry
    /// told: somebody says a word to find out.
    ///
    /// # Panics
    /// When nobody is in a meeting.
    pub fn log_position(&mut self) -> (Era, Seq) {
        let speaker = self.actors.iter().position(Actor::is_joined);
        let speaker = speaker.expect("somebody is in a meeting");
        let (position, recorder) = crate::wire::recorder();
        let before = self.meddler.replace(recorder);
        let heard = self.actors[speaker].heard(WHERE);
        self.chat(speaker, WHERE);
        self.until("the log told its position", |world| {
            world.actors[speaker].heard(WHERE) > heard
        });
        self.run_for(Duration::from_secs(1));
        self.meddler = before;
        let (era, seq) = position.borrow().expect("an entry came");
        (era, seq.next())
    }

    /// Somebody connects who has code of its own; the number of that stranger.
    pub fn plug(&mut self) -> usize {
        self.counter += 1;
        let connection = ConnectionId(self.counter);
        let number = self.strangers.len();
        let wire = Wire {
            end: End::Stranger(number),
            up: self.now,
            down: self.now,
            cut: false,
        };
        self.wires.insert(connection, wire);
        self.strangers.push(Stranger {
            connection,
            inbox: Vec::new(),
            cut_off: false,
        });
        let at = self.arrival(connection, true);
        self.push(at, Delivery::ServerSees(connection));
        number
    }

    /// The stranger sends this.
    pub fn stranger_sends(&mut self, stranger: usize, message: &ClientMessage) {
        let connection = self.strangers[stranger].connection;
        let at = self.arrival(connection, true);
        self.push(at, Delivery::ToServer(connection, message.encode()));
    }

    /// What the server sent to the stranger since the last call.
    pub fn stranger_hears(&mut self, stranger: usize) -> Vec<ServerMessage> {
        core::mem::take(&mut self.strangers[stranger].inbox)
    }

    /// Whether the server closed the stranger's connection.
    #[must_use]
    pub fn is_cut_off(&self, stranger: usize) -> bool {
        self.strangers[stranger].cut_off
    }
}
