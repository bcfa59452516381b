//! Media over TCP: connections that browsers make where UDP does not get
//! through.
//!
//! Two kinds: ICE over TCP (RFC 6544), on the media ports and the TLS port, and
//! the relay (TURN inside TLS). Each connection is a task of its own, which
//! takes datagrams out of the stream for a media thread and puts the thread's
//! into it. Strangers have a few seconds to show that a participant sent them,
//! and few places.

use std::collections::BTreeMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use proto::Time;
use relay::{Frames, Ticket, TurnConfig, write_frame};
use sfu::Protocol;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{sleep, timeout};

use super::lanes::{Arrival, Batched, Path, lane};
use super::relayed::Seats;
use super::socket::{Listener, Locals};
use crate::limits::{Limits, Place};

/// How long a connection has until its first datagram named a participant. A
/// browser sends it with the handshake's last packet.
const STRANGER_WITHIN: Duration = Duration::from_secs(5);
/// How many may be strangers at once.
const MAX_STRANGERS: usize = 2048;
/// And of one address: an office whose meeting begins, some paths for each.
const MAX_STRANGERS_FROM_ONE: usize = 256;
/// How many connections to the media ports there may be.
const MAX_CONNECTIONS: usize = 16_384;
/// And from one address: a path for each of the office's candidates.
const MAX_FROM_ONE: usize = 1024;
/// How long nothing may come over a path. Browsers check those that they keep
/// for later every 25 s.
const IDLE: Duration = Duration::from_secs(60);
/// How long a write may take.
pub(super) const WRITE_WITHIN: Duration = Duration::from_secs(10);
/// Read at once.
pub(super) const READ_BYTES: usize = 16 << 10;
/// Written at once: what one TLS record holds.
pub(super) const WRITE_BYTES: usize = 16 << 10;
/// What the kernel keeps of unread output for each connection: a megabit a
/// second for half of one.
const SEND_BUFFER: usize = 64 << 10;

/// Where streams are taken in. Cheap to clone.
#[derive(Clone)]
pub struct Streams {
    shared: Arc<Shared>,
}

pub(super) struct Shared {
    pub(super) start: Instant,
    /// The threads' queues.
    pub(super) inlets: Vec<mpsc::Sender<Arrival>>,
    /// Which thread has which UDP candidate.
    pub(super) by_media: BTreeMap<SocketAddr, usize>,
    /// The TLS port's candidates.
    pub(super) tls: Locals,
    pub(super) turn: Arc<TurnConfig>,
    pub(super) seats: Seats,
    pub(super) strangers: Limits,
    pub(super) counters: Arc<StreamCounters>,
}

/// Counts of all streams since the start.
#[derive(Debug, Default)]
pub(super) struct StreamCounters {
    /// Connections that carried media.
    pub(super) accepted: AtomicU64,
    /// Connections of strangers, and of those that went astray.
    pub(super) refused: AtomicU64,
}

impl StreamCounters {
    pub(super) fn count(&self, accepted: bool) {
        let counter = if accepted {
            &self.accepted
        } else {
            &self.refused
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }
}

pub(super) fn strangers() -> Limits {
    Limits::new(MAX_STRANGERS, MAX_STRANGERS_FROM_ONE)
}

impl Streams {
    pub(super) fn new(shared: Shared) -> Self {
        Self {
            shared: Arc::new(shared),
        }
    }

    /// Carries ICE over a TCP connection that came to the TLS port.
    pub(crate) async fn ice(&self, stream: TcpStream, peer: SocketAddr, _place: Place) {
        let shared = &self.shared;
        let Some(local) = find(&stream, &shared.tls) else {
            return;
        };
        let counters = &shared.counters;
        let Some(stranger) = shared.strangers.enter(peer.ip()) else {
            return counters.count(false);
        };
        tune(&stream);
        carry(
            stream,
            path(peer, local),
            &shared.inlets,
            counters,
            stranger,
        )
        .await;
    }

    /// Serves the relay over a TLS connection.
    pub(crate) async fn turn<S>(&self, stream: S, peer: SocketAddr, _place: Place)
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let counters = &self.shared.counters;
        let Some(stranger) = self.shared.strangers.enter(peer.ip()) else {
            return counters.count(false);
        };
        super::relayed::serve(stream, peer, &self.shared, stranger).await;
    }

    /// Credentials for the relay, and the port that it is at; `None` when there
    /// is none, for lack of TLS.
    pub(crate) fn ticket(&self, lifetime: Duration) -> Option<(Ticket, u16)> {
        let port = self.shared.tls.0.first()?.port();
        let mut mark = [0; 8];
        getrandom::fill(&mut mark).ok()?;
        let now = self.shared.now();
        Some((self.shared.turn.tickets.mint(now, lifetime, mark), port))
    }
}

impl Streams {
    /// How many connections carried media, and how many were refused.
    pub(super) fn counts(&self) -> (u64, u64) {
        let counters = &self.shared.counters;
        (
            counters.accepted.load(Ordering::Relaxed),
            counters.refused.load(Ordering::Relaxed),
        )
    }
}

impl Shared {
    pub(super) fn now(&self) -> Time {
        Time::from_start(self.start.elapsed())
    }
}

/// A media port's TCP side.
#[derive(Clone)]
pub(super) struct Entrance {
    pub(super) inlet: mpsc::Sender<Arrival>,
    pub(super) all: Limits,
    pub(super) strangers: Limits,
    pub(super) counters: Arc<StreamCounters>,
}

pub(super) fn all() -> Limits {
    Limits::new(MAX_CONNECTIONS, MAX_FROM_ONE)
}

impl Entrance {
    /// Takes in connections for as long as the thread lives.
    pub(super) async fn listen(self, listener: Listener) {
        loop {
            match listener.io.accept().await {
                Ok((stream, peer)) => {
                    tokio::spawn(self.clone().take(stream, peer, listener.locals.clone()));
                }
                Err(_) => {
                    tracing::warn!("cannot take in media; is the limit of open files too low?");
                    sleep(Duration::from_millis(100)).await;
                }
            }
        }
    }

    async fn take(self, stream: TcpStream, peer: SocketAddr, locals: Locals) {
        let all = self.all.enter(peer.ip());
        let stranger = self.strangers.enter(peer.ip());
        let (Some(_place), Some(stranger)) = (all, stranger) else {
            return self.counters.count(false);
        };
        let Some(local) = find(&stream, &locals) else {
            return;
        };
        let _ = stream.set_nodelay(true);
        tune(&stream);
        let inlets = std::slice::from_ref(&self.inlet);
        carry(stream, path(peer, local), inlets, &self.counters, stranger).await;
    }
}

/// Media that is late is of no use: little waits in the kernel.
pub(crate) fn tune(stream: &TcpStream) {
    let options = socket2::SockRef::from(stream);
    let _ = options.set_send_buffer_size(SEND_BUFFER);
    #[cfg(target_os = "linux")]
    let _ = options.set_tcp_notsent_lowat(WRITE_BYTES as u32);
}

fn find(stream: &TcpStream, locals: &Locals) -> Option<SocketAddr> {
    let local: Option<IpAddr> = stream.local_addr().ok().map(|own| own.ip().to_canonical());
    locals.find(local)
}

fn path(peer: SocketAddr, local: SocketAddr) -> Path {
    Path {
        protocol: Protocol::Tcp,
        remote: SocketAddr::new(peer.ip().to_canonical(), peer.port()),
        local,
    }
}

/// Carries ICE over a connection until it ends.
async fn carry<S>(
    mut stream: S,
    path: Path,
    inlets: &[mpsc::Sender<Arrival>],
    counters: &StreamCounters,
    stranger: Place,
) where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut frames = Frames::default();
    let mut buffer = vec![0; READ_BYTES];
    let (lane, mut outgoing) = lane();
    let introduced = async {
        let batched = first(&mut stream, &mut frames, &mut buffer).await.ok()?;
        let mut datagrams = batched.iter();
        let datagram = datagrams.next()?.to_vec();
        let mut rest = Batched::default();
        datagrams.for_each(|datagram| rest.push(datagram));
        for inlet in inlets {
            let (reply, known) = oneshot::channel();
            let claim = Arrival::Claim {
                path,
                lane: lane.clone(),
                datagram: datagram.clone(),
                reply,
            };
            inlet.send(claim).await.ok()?;
            if known.await.ok()? {
                return Some((inlet, rest));
            }
        }
        None
    };
    let introduced = timeout(STRANGER_WITHIN, introduced).await.ok().flatten();
    counters.count(introduced.is_some());
    let Some((inlet, mut batched)) = introduced else {
        return;
    };
    drop((stranger, lane));

    let mut out = Vec::new();
    loop {
        if !batched.is_empty() {
            let frames = std::mem::take(&mut batched);
            if inlet.send(Arrival::Frames { path, frames }).await.is_err() {
                return;
            }
        }
        tokio::select! {
            read = timeout(IDLE, stream.read(&mut buffer)) => {
                let Ok(Ok(length @ 1..)) = read else { return };
                let each = |datagram: &[u8]| batched.push(datagram);
                if frames.receive(&buffer[..length], each).is_err() {
                    return;
                }
            }
            next = outgoing.recv() => {
                let Some(next) = next else { return };
                let _ = write_frame(&next.contents, &mut out);
                while out.len() < WRITE_BYTES && let Ok(next) = outgoing.try_recv() {
                    let _ = write_frame(&next.contents, &mut out);
                }
                if write(&mut stream, &mut out).await.is_err() {
                    return;
                }
            }
        }
    }
}

/// What comes with the first datagram.
async fn first<S: AsyncRead + Unpin>(
    stream: &mut S,
    frames: &mut Frames,
    buffer: &mut [u8],
) -> io::Result<Batched> {
    let mut batched = Batched::default();
    while batched.is_empty() {
        let length = stream.read(buffer).await?;
        if length == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        frames
            .receive(&buffer[..length], |datagram| batched.push(datagram))
            .map_err(io::Error::other)?;
    }
    Ok(batched)
}

/// Writes all of `out`, and empties it.
pub(super) async fn write<S>(stream: &mut S, out: &mut Vec<u8>) -> io::Result<()>
where
    S: AsyncWrite + Unpin,
{
    timeout(WRITE_WITHIN, async {
        stream.write_all(out).await?;
        stream.flush().await
    })
    .await??;
    out.clear();
    Ok(())
}
