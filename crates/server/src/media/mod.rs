//! The media threads: sockets, clock and threads around [`sfu::Shard`].
//!
//! Each thread has a port of its own, of UDP and TCP, and the rooms that fall to
//! it; nothing is shared between threads but counters. What comes to the TLS
//! port is handed to the thread that it is for ([`Streams`]). The rest of the server holds a
//! [`Media`] and, per room, a [`MediaRoom`], whose calls are put into the
//! thread's queue and take effect in order. Nothing here decides who may be in
//! a room: `room` does.

mod addresses;
mod batch;
mod lanes;
mod relayed;
mod socket;
mod streams;
mod thread;

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Instant;

use proto::{Line, ParticipantId, Refusal, RoomId, Tile, TrackKind};
use relay::{Tickets, TurnConfig};
pub use sfu::Hint;
use sfu::{Local, Observer, OfferError};
use tokio::sync::{mpsc, oneshot};

pub use self::streams::Streams;
pub(crate) use self::streams::tune;

use self::socket::{Locals, Port};
use self::streams::{Entrance, Shared, StreamCounters};
use self::thread::{Beginning, Command};

/// How media is to be served.
#[derive(Debug, Clone)]
pub struct MediaConfig {
    /// Where the first thread listens; the others take the ports after it, or
    /// any free ones when the port is 0. An unspecified address means all
    /// addresses of this machine, IPv4 and IPv6.
    pub listen: SocketAddr,
    /// Where TLS is served, if it is: media over TCP and through the relay
    /// come in there too.
    pub tls: Option<SocketAddr>,
    /// The addresses to tell browsers instead of the machine's own, for a
    /// machine behind address translation. Empty: its own.
    pub public_ips: Vec<IpAddr>,
    /// How many threads; 0 means one per core.
    pub threads: usize,
}

/// Media could not be started.
#[derive(Debug, thiserror::Error)]
pub enum MediaError {
    /// The address is in use, or not one of this machine.
    #[error("cannot listen for media on {protocol} {address}: {cause}")]
    Listen {
        /// UDP or TCP.
        protocol: &'static str,
        /// Which one.
        address: SocketAddr,
        /// What the system says.
        cause: std::io::Error,
    },
    /// No thread to be had, or another refusal of the system.
    #[error("cannot start media: {0}")]
    System(#[from] std::io::Error),
}

/// Counts of all threads since the start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counters {
    /// Datagrams that came in.
    pub received: u64,
    /// RTP packets sent on to a subscriber.
    pub forwarded: u64,
    /// Datagrams and packets that were of no use, or that the system or a slow
    /// TCP connection would not take.
    pub dropped: u64,
    /// TCP and TLS connections that carried media.
    pub streams: u64,
    /// Those that did not: of strangers, or with nothing sensible on them.
    pub streams_refused: u64,
}

/// The media threads. Clones share them; they end with [`Media::shutdown`] or
/// with the last clone and the last [`MediaRoom`].
#[derive(Clone)]
pub struct Media {
    threads: Arc<[MediaThread]>,
    streams: Streams,
}

struct MediaThread {
    commands: mpsc::UnboundedSender<Command>,
    addresses: Vec<SocketAddr>,
    counters: Arc<SharedCounters>,
    handle: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Default)]
struct SharedCounters {
    received: AtomicU64,
    forwarded: AtomicU64,
    dropped: AtomicU64,
}

impl Media {
    /// Opens the ports and starts the threads.
    ///
    /// # Errors
    /// [`MediaError`] when a port cannot be had.
    pub fn start(config: MediaConfig) -> Result<Self, MediaError> {
        Self::start_observed(config, ())
    }

    /// The same with an observer of each thread's packets, for tests.
    ///
    /// # Errors
    /// As [`Media::start`].
    pub fn start_observed<O>(config: MediaConfig, observer: O) -> Result<Self, MediaError>
    where
        O: Observer + Clone + Send + 'static,
    {
        let start = Instant::now();
        let count = match config.threads {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            count => count,
        };
        let mut ports = Vec::with_capacity(count);
        for number in 0..count {
            ports.push(Port::open(&config, number)?);
        }
        let tls = tls_candidates(&config)?;
        let counters = Arc::<StreamCounters>::default();
        let (inlets, arrivals): (Vec<_>, Vec<_>) = ports.iter().map(|_| lanes::arrivals()).unzip();
        let streams = Streams::new(Shared {
            start,
            by_media: by_media(&ports),
            turn: Arc::new(TurnConfig {
                tickets: tickets()?,
                media: ports.iter().flat_map(Port::udp).collect(),
            }),
            tls: Locals(tls.clone()),
            inlets: inlets.clone(),
            seats: relayed::Seats::default(),
            strangers: streams::strangers(),
            counters: Arc::clone(&counters),
        });
        let (all, strangers) = (streams::all(), streams::strangers());
        let mut threads = Vec::with_capacity(count);
        for (port, (inlet, arrivals)) in ports.into_iter().zip(inlets.into_iter().zip(arrivals)) {
            let entrance = Entrance {
                inlet,
                all: all.clone(),
                strangers: strangers.clone(),
                counters: Arc::clone(&counters),
            };
            let observer = observer.clone();
            let (commands, inbox) = mpsc::unbounded_channel();
            let addresses = port.udp();
            let udp = addresses.iter().map(|address| Local::udp(*address));
            let tcp = port.tcp().into_iter().chain(tls.iter().copied());
            let begin = Beginning {
                start,
                locals: udp.chain(tcp.map(Local::tcp)).collect(),
                port,
                observer,
                inbox,
                arrivals,
                entrance,
            };
            let number = threads.len();
            threads.push(MediaThread::start(number, begin, commands, addresses)?);
        }
        Ok(Self {
            threads: threads.into(),
            streams,
        })
    }

    /// Where connections to the TLS port that carry media are taken in.
    #[must_use]
    pub fn streams(&self) -> Streams {
        self.streams.clone()
    }

    /// What browsers are told to send to, with the ports that were opened.
    #[must_use]
    pub fn addresses(&self) -> Vec<SocketAddr> {
        let threads = self.threads.iter();
        threads
            .flat_map(|thread| &thread.addresses)
            .copied()
            .collect()
    }

    /// The media of one room, always on the same thread. Costs nothing until
    /// somebody is added.
    #[must_use]
    pub fn room(&self, room: RoomId) -> MediaRoom {
        // Room ids are drawn from HKDF: any bytes of them are spread evenly.
        let [a, b, c, d, ..] = room.0;
        let spread = u32::from_le_bytes([a, b, c, d]) as usize;
        let thread = &self.threads[spread % self.threads.len()];
        MediaRoom {
            room,
            commands: thread.commands.clone(),
        }
    }

    /// Counts since the start.
    #[must_use]
    pub fn counters(&self) -> Counters {
        let sum = |of: fn(&SharedCounters) -> &AtomicU64| {
            let threads = self.threads.iter();
            threads
                .map(|thread| of(&thread.counters).load(Ordering::Relaxed))
                .sum()
        };
        let (streams, streams_refused) = self.streams.counts();
        Counters {
            streams,
            streams_refused,
            received: sum(|counters| &counters.received),
            forwarded: sum(|counters| &counters.forwarded),
            dropped: sum(|counters| &counters.dropped),
        }
    }

    /// Ends all rooms, tells their browsers, and waits for the threads.
    pub fn shutdown(self) {
        for thread in self.threads.iter() {
            // It fails only when the thread is gone already.
            let _ = thread.commands.send(Command::Stop);
        }
        for thread in self.threads.iter() {
            let handle = thread
                .handle
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take();
            if let Some(handle) = handle {
                let _ = handle.join();
            }
        }
    }
}

impl MediaThread {
    fn start<O>(
        number: usize,
        begin: Beginning<O>,
        commands: mpsc::UnboundedSender<Command>,
        addresses: Vec<SocketAddr>,
    ) -> Result<Self, MediaError>
    where
        O: Observer + Send + 'static,
    {
        let counters = Arc::new(SharedCounters::default());
        let shared = Arc::clone(&counters);
        let handle = std::thread::Builder::new()
            .name(format!("media-{number}"))
            .spawn(move || thread::run(begin, &shared))?;
        Ok(Self {
            commands,
            addresses,
            counters,
            handle: Mutex::new(Some(handle)),
        })
    }
}

/// What browsers are told of the TLS port.
fn tls_candidates(config: &MediaConfig) -> Result<Vec<SocketAddr>, MediaError> {
    let Some(tls) = config.tls else {
        return Ok(Vec::new());
    };
    // `::` takes IPv4 too.
    let any = tls.is_ipv6() && tls.ip().is_unspecified();
    let serves = |ip: &IpAddr| any || ip.is_ipv4() == tls.is_ipv4();
    let told = socket::told(config, tls.ip())?;
    let told = told.into_iter().filter(serves);
    Ok(told.map(|ip| SocketAddr::new(ip, tls.port())).collect())
}

fn by_media(ports: &[Port]) -> BTreeMap<SocketAddr, usize> {
    let ports = ports.iter().enumerate();
    ports
        .flat_map(|(number, port)| port.udp().into_iter().map(move |address| (address, number)))
        .collect()
}

/// With a secret of this process.
fn tickets() -> Result<Tickets, MediaError> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(std::io::Error::other)?;
    Ok(Tickets::new(secret))
}

/// The media of one room. Calls take effect in order, and within microseconds
/// on an idle thread.
#[derive(Clone)]
pub struct MediaRoom {
    room: RoomId,
    // Without a bound of its own: all that is put in comes from messages that
    // the room has counted and limited, and nothing here may make it wait.
    commands: mpsc::UnboundedSender<Command>,
}

impl MediaRoom {
    /// What the room's participants are to be told, from now on, in place of any
    /// who asked before. Without a bound of its own: the shard says little
    /// unasked, and how often it is asked is rationed at the door.
    #[must_use]
    pub fn hints(&self) -> mpsc::UnboundedReceiver<Hint> {
        let (sender, receiver) = mpsc::unbounded_channel();
        self.send(Command::Hints(self.room, sender));
        receiver
    }

    /// Lets a participant in. It can offer from now on.
    pub fn add(&self, participant: ParticipantId) {
        self.send(Command::Add(self.room, participant));
    }

    /// Makes it a quiet room, once its first participant is in and before any
    /// offer: nobody is told how loud a voice is.
    pub fn set_quiet(&self) {
        self.send(Command::Quiet(self.room));
    }

    /// Answers a participant's offer. It is in the queue when this returns; the
    /// answer may be waited for, or not.
    ///
    /// # Errors
    /// [`Refusal::BadOffer`] for one that cannot be used, [`Refusal::OutOfOrder`]
    /// for one of somebody who is not in the room, [`Refusal::ShuttingDown`]
    /// when the threads are ending. The participant keeps the connection it had.
    pub fn offer(
        &self,
        participant: ParticipantId,
        sdp: Vec<u8>,
        lines: Vec<Line>,
    ) -> impl Future<Output = Result<Vec<u8>, Refusal>> + Send + use<> {
        let (reply, answer) = oneshot::channel();
        self.send(Command::Offer {
            room: self.room,
            participant,
            sdp,
            lines,
            reply,
        });
        async {
            let answer = answer.await.map_err(|_| Refusal::ShuttingDown)?;
            answer.map_err(|error| match error {
                OfferError::NoParticipant => Refusal::OutOfOrder,
                _ => Refusal::BadOffer,
            })
        }
    }

    /// What a participant wants to see, whole.
    pub fn view(&self, participant: ParticipantId, tiles: Vec<Tile>) {
        self.send(Command::View(self.room, participant, tiles));
    }

    /// Turns a participant's track on or off for others.
    pub fn publish(&self, participant: ParticipantId, track: TrackKind, on: bool) {
        self.send(Command::Publish(self.room, participant, track, on));
    }

    /// Forwards nothing from or to a participant until it is resumed.
    pub fn pause(&self, participant: ParticipantId) {
        self.send(Command::Pause(self.room, participant));
    }

    /// Ends a pause.
    pub fn resume(&self, participant: ParticipantId) {
        self.send(Command::Resume(self.room, participant));
    }

    /// Cuts a participant off and forgets it.
    pub fn remove(&self, participant: ParticipantId) {
        self.send(Command::Remove(self.room, participant));
    }

    /// Cuts all off.
    pub fn end(&self) {
        self.send(Command::End(self.room));
    }

    fn send(&self, command: Command) {
        // It fails only when the threads have ended, and all rooms with them.
        let _ = self.commands.send(command);
    }
}
