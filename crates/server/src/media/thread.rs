//! One media thread: reads, lets the shard work, writes.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::io::IoSliceMut;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::Poll;
use std::time::Instant;

use proto::{Line, ParticipantId, RoomId, Tile, Time, TrackKind};
use quinn_udp::RecvMeta;
use sfu::{Config, Datagram, Hint, Local, Observer, OfferError, Protocol, Shard};
use tokio::sync::{mpsc, oneshot};

use super::SharedCounters;
use super::batch::Batch;
use super::lanes::{Arrival, Lanes};
use super::socket::{Port, Socket};
use super::streams::Entrance;

/// Read calls' buffers: each holds the datagrams of one sender that the system
/// put together (generic receive offload), at most 64 kB.
const READS: usize = 8;
const READ_BYTES: usize = 64 << 10;

/// Most read calls before what they led to is sent: bounds the wait of the
/// first packet of a flood.
const READ_ROUNDS: usize = 4;

/// Most commands before packets are looked at again.
const COMMANDS: usize = 64;

/// Most arrivals from streams before what they led to is sent: each holds up to
/// 16 kB of datagrams.
const ARRIVALS: usize = 16;

/// What the server asks of a thread.
pub(super) enum Command {
    Hints(RoomId, mpsc::UnboundedSender<Hint>),
    Add(RoomId, ParticipantId),
    Quiet(RoomId),
    Offer {
        room: RoomId,
        participant: ParticipantId,
        sdp: Vec<u8>,
        lines: Vec<Line>,
        reply: oneshot::Sender<Result<Vec<u8>, OfferError>>,
    },
    View(RoomId, ParticipantId, Vec<Tile>),
    Publish(RoomId, ParticipantId, TrackKind, bool),
    Pause(RoomId, ParticipantId),
    Resume(RoomId, ParticipantId),
    Remove(RoomId, ParticipantId),
    End(RoomId),
    Stop,
}

/// What a thread begins with.
pub(super) struct Beginning<O> {
    pub(super) start: Instant,
    pub(super) port: Port,
    /// All that browsers are told, in order.
    pub(super) locals: Vec<Local>,
    pub(super) observer: O,
    pub(super) inbox: mpsc::UnboundedReceiver<Command>,
    pub(super) arrivals: mpsc::Receiver<Arrival>,
    pub(super) entrance: Entrance,
}

/// The thread's life.
pub(super) fn run<O: Observer>(begin: Beginning<O>, counters: &Arc<SharedCounters>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!(%error, "a media thread has no runtime");
            return;
        }
    };
    runtime.block_on(async {
        let (sockets, listeners) = match begin.port.into_sockets() {
            Ok(sockets) => sockets,
            Err(error) => {
                tracing::error!(%error, "a media thread has no socket");
                return;
            }
        };
        for listener in listeners {
            tokio::spawn(begin.entrance.clone().listen(listener));
        }
        drop(begin.entrance);
        let config = Config {
            start: begin.start,
            candidates: begin.locals,
        };
        let mut thread = Thread {
            start: begin.start,
            sockets,
            shard: Shard::new(config, begin.observer),
            rooms: BTreeMap::new(),
            lanes: Lanes::default(),
            batch: Batch::default(),
            buffer: vec![0; READS * READ_BYTES],
            unsent: 0,
            stopping: false,
        };
        thread.serve(begin.inbox, begin.arrivals, counters).await;
    });
}

struct Thread<O> {
    start: Instant,
    sockets: Vec<Socket>,
    shard: Shard<O>,
    /// Who is told what the participants of a room are to be told.
    rooms: BTreeMap<RoomId, mpsc::UnboundedSender<Hint>>,
    lanes: Lanes,
    batch: Batch,
    buffer: Vec<u8>,
    unsent: u64,
    stopping: bool,
}

impl<O: Observer> Thread<O> {
    fn now(&self) -> Time {
        Time::from_start(self.start.elapsed())
    }

    async fn serve(
        &mut self,
        mut inbox: mpsc::UnboundedReceiver<Command>,
        mut arrivals: mpsc::Receiver<Arrival>,
        counters: &SharedCounters,
    ) {
        while !self.stopping {
            let wake = self.shard.next_wake();
            let wake = wake.map(|at| tokio::time::Instant::from_std(self.start + at.since_start()));
            tokio::select! {
                biased;
                command = inbox.recv() => {
                    self.obey(command);
                    for _ in 1..COMMANDS {
                        let Ok(command) = inbox.try_recv() else { break };
                        self.obey(Some(command));
                    }
                }
                () = readable(&self.sockets) => self.read(),
                Some(arrival) = arrivals.recv() => self.take(arrival),
                () = sleep(wake) => {}
            }
            // However busy the sockets are: those on streams have no others.
            for _ in 0..ARRIVALS {
                let Ok(arrival) = arrivals.try_recv() else {
                    break;
                };
                self.take(arrival);
            }
            let now = self.now();
            if self.shard.next_wake().is_some_and(|at| at <= now) {
                self.shard.wake(now);
            }
            self.tell();
            self.write().await;
            self.publish(counters);
        }
    }

    fn obey(&mut self, command: Option<Command>) {
        let now = self.now();
        match command {
            Some(Command::Hints(room, to)) => {
                self.rooms.insert(room, to);
            }
            Some(Command::Add(room, participant)) => self.shard.add(room, participant),
            Some(Command::Quiet(room)) => self.shard.set_quiet(room),
            Some(Command::Offer {
                room,
                participant,
                sdp,
                lines,
                reply,
            }) => {
                let answer = self.shard.offer(now, room, participant, &sdp, &lines);
                // The asker may have gone.
                let _ = reply.send(answer);
            }
            Some(Command::View(room, participant, tiles)) => {
                self.shard.view(now, room, participant, &tiles);
            }
            Some(Command::Publish(room, participant, track, on)) => {
                self.shard.publish(now, room, participant, track, on);
            }
            Some(Command::Pause(room, participant)) => self.shard.pause(now, room, participant),
            Some(Command::Resume(room, participant)) => self.shard.resume(now, room, participant),
            Some(Command::Remove(room, participant)) => self.shard.remove(now, room, participant),
            Some(Command::End(room)) => {
                self.rooms.remove(&room);
                self.shard.end(now, room);
            }
            Some(Command::Stop) | None => {
                self.shard.end_all(now);
                self.stopping = true;
            }
        }
    }

    fn tell(&mut self) {
        while let Some(hint) = self.shard.poll_hint() {
            if let Some(room) = self.rooms.get(&hint.room) {
                // The room may be ending.
                let _ = room.send(hint);
            }
        }
    }

    /// What came over a stream.
    fn take(&mut self, arrival: Arrival) {
        let now = self.now();
        match arrival {
            Arrival::Claim {
                path,
                lane,
                datagram,
                reply,
            } => {
                let datagram = path.datagram(&datagram);
                let known = self.shard.claims(datagram);
                if known {
                    self.lanes.open(path, lane);
                    self.shard.receive(now, datagram);
                }
                // The asker may have gone.
                let _ = reply.send(known);
            }
            Arrival::Open { path, lane } => self.lanes.open(path, lane),
            Arrival::Frames { path, frames } => {
                for datagram in frames.iter() {
                    self.shard.receive(now, path.datagram(datagram));
                }
            }
        }
    }

    fn read(&mut self) {
        let mut meta = [RecvMeta::default(); READS];
        let now = self.now();
        for socket in &self.sockets {
            for _ in 0..READ_ROUNDS {
                let mut parts = self.buffer.chunks_mut(READ_BYTES);
                let mut slices: [IoSliceMut<'_>; READS] =
                    std::array::from_fn(|_| IoSliceMut::new(parts.next().unwrap_or_default()));
                let Ok(count) = socket.receive(&mut slices, &mut meta) else {
                    break;
                };
                let read = meta.iter().zip(self.buffer.chunks(READ_BYTES)).take(count);
                for (meta, bytes) in read {
                    let Some(destination) = socket.candidate(meta.dst_ip) else {
                        continue;
                    };
                    let bytes = &bytes[..meta.len.min(bytes.len())];
                    for contents in bytes.chunks(meta.stride.max(1)) {
                        let datagram = Datagram {
                            protocol: Protocol::Udp,
                            source: meta.addr,
                            destination,
                            contents,
                        };
                        self.shard.receive(now, datagram);
                    }
                }
            }
        }
    }

    async fn write(&mut self) {
        while let Some(transmit) = self.shard.poll_transmit() {
            if Lanes::are_for(&transmit) {
                if !self.lanes.send(transmit) {
                    self.unsent += 1;
                }
                continue;
            }
            let mut next = Some(transmit);
            while let Some(transmit) = next.take() {
                let most = self.most_segments(&transmit);
                next = self.batch.add(transmit, most);
                if next.is_some() {
                    self.flush().await;
                }
            }
        }
        self.flush().await;
    }

    fn most_segments(&self, transmit: &sfu::Transmit) -> usize {
        let socket = self
            .sockets
            .iter()
            .find(|socket| socket.has(transmit.source));
        socket.map_or(1, Socket::max_segments)
    }

    async fn flush(&mut self) {
        let Some((source, destination)) = self.batch.ends() else {
            return;
        };
        let socket = self.sockets.iter().find(|socket| socket.has(source));
        let sent = match socket {
            Some(socket) => {
                let transmit = quinn_udp::Transmit {
                    destination,
                    ecn: None,
                    contents: self.batch.contents(),
                    segment_size: self.batch.segment_size(),
                    src_ip: socket.source_ip(source),
                };
                socket.send(&transmit).await.is_ok()
            }
            None => false,
        };
        if !sent {
            self.unsent += self.batch.count() as u64;
        }
        self.batch.clear();
    }

    fn publish(&self, counters: &SharedCounters) {
        let counts = self.shard.counters();
        counters.received.store(counts.received, Ordering::Relaxed);
        counters
            .forwarded
            .store(counts.forwarded, Ordering::Relaxed);
        counters
            .dropped
            .store(counts.dropped + self.unsent, Ordering::Relaxed);
    }
}

/// Waits until one of the sockets can be read.
async fn readable(sockets: &[Socket]) {
    poll_fn(|context| {
        let mut ready = Poll::Pending;
        for socket in sockets {
            if socket.poll_readable(context).is_ready() {
                ready = Poll::Ready(());
            }
        }
        ready
    })
    .await;
}

async fn sleep(until: Option<tokio::time::Instant>) {
    match until {
        Some(until) => tokio::time::sleep_until(until).await,
        None => std::future::pending().await,
    }
}
