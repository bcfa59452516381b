//! The media threads: sockets, clock and threads around [`sfu::Shard`].
//!
//! Each thread has a UDP port of its own and the rooms that fall to it; nothing
//! is shared between threads but counters. The rest of the server holds a
//! [`Media`] and, per room, a [`MediaRoom`], whose calls are put into the
//! thread's queue and take effect in order. Nothing here decides who may be in
//! a room: `room` does.

mod addresses;
mod batch;
mod socket;
mod thread;

use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Instant;

use proto::{Line, ParticipantId, Refusal, RoomId, Tile, TrackKind};
pub use sfu::Encode;
use sfu::{Observer, OfferError};
use tokio::sync::{mpsc, oneshot};

use self::socket::Port;
use self::thread::Command;

/// How media is to be served.
#[derive(Debug, Clone)]
pub struct MediaConfig {
    /// Where the first thread listens; the others take the ports after it, or
    /// any free ones when the port is 0. An unspecified address means all
    /// addresses of this machine, IPv4 and IPv6.
    pub listen: SocketAddr,
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
    #[error("cannot listen for media on UDP {address}: {cause}")]
    Listen {
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
    /// Datagrams and packets that were of no use, or that the system would not
    /// take.
    pub dropped: u64,
}

/// The media threads. Clones share them; they end with [`Media::shutdown`] or
/// with the last clone and the last [`MediaRoom`].
#[derive(Clone)]
pub struct Media {
    threads: Arc<[MediaThread]>,
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
        let threads = ports
            .into_iter()
            .enumerate()
            .map(|(number, port)| MediaThread::start(number, start, port, observer.clone()))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            threads: threads.into(),
        })
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
        Counters {
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
    fn start<O>(number: usize, start: Instant, port: Port, observer: O) -> Result<Self, MediaError>
    where
        O: Observer + Send + 'static,
    {
        let (commands, inbox) = mpsc::unbounded_channel();
        let counters = Arc::new(SharedCounters::default());
        let addresses = port.candidates();
        let shared = Arc::clone(&counters);
        let handle = std::thread::Builder::new()
            .name(format!("media-{number}"))
            .spawn(move || thread::run(start, port, observer, inbox, &shared))?;
        Ok(Self {
            commands,
            addresses,
            counters,
            handle: Mutex::new(Some(handle)),
        })
    }
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
    /// What the room's publishers are to be told, from now on, in place of any
    /// who asked before. Without a bound of its own, as the shard bounds how
    /// often it says something of a track.
    #[must_use]
    pub fn encodes(&self) -> mpsc::UnboundedReceiver<Encode> {
        let (sender, receiver) = mpsc::unbounded_channel();
        self.send(Command::Encodes(self.room, sender));
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
