//! A media thread's UDP port: one socket per IP version.

use std::io::{self, IoSliceMut};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket as StdUdpSocket};
use std::task::{Context, Poll};
use std::time::Duration;

use quinn_udp::{RecvMeta, Transmit, UdpSocketState};
use socket2::{Domain, Protocol, Socket as RawSocket, Type};
use tokio::io::Interest;
use tokio::net::UdpSocket;

use super::addresses;
use super::{MediaConfig, MediaError};

/// Asked of the system for each socket, in bytes: a keyframe to 50 subscribers
/// at once, and what comes in while it is sent. The system may give less.
const BUFFER: usize = 4 << 20;

/// How long to wait for room in the system's send buffer before a packet is
/// given up: a millisecond or so is what a gigabit takes to empty 200 kB.
const SEND_PATIENCE: Duration = Duration::from_millis(5);

/// Tries to find one free port for both IP versions.
const PORT_TRIES: usize = 16;

/// The sockets of one thread, before the thread.
pub(super) struct Port {
    sockets: Vec<(StdUdpSocket, Vec<SocketAddr>)>,
    translated: bool,
}

impl Port {
    /// Opens the port of the thread with this number.
    pub(super) fn open(config: &MediaConfig, number: usize) -> Result<Self, MediaError> {
        let mut listen = config.listen;
        if listen.port() != 0 {
            let number = u16::try_from(number).unwrap_or(u16::MAX);
            listen.set_port(listen.port().saturating_add(number));
        }
        let sockets = if listen.ip().is_unspecified() {
            Self::open_both(listen)?
        } else {
            vec![bind(listen)?]
        };
        let local = match listen.ip() {
            ip if ip.is_unspecified() => addresses::local()?,
            ip => vec![ip],
        };
        let told = if config.public_ips.is_empty() {
            &local
        } else {
            &config.public_ips
        };
        let sockets = sockets
            .into_iter()
            .map(|socket| {
                let own = socket.local_addr()?;
                let same = told.iter().filter(|ip| ip.is_ipv4() == own.is_ipv4());
                let candidates = same.map(|ip| SocketAddr::new(*ip, own.port())).collect();
                Ok((socket, candidates))
            })
            .collect::<io::Result<Vec<_>>>()?;
        Ok(Self {
            sockets,
            translated: !config.public_ips.is_empty(),
        })
    }

    /// One port in both IP versions; in one alone when the machine lacks the other.
    fn open_both(listen: SocketAddr) -> Result<Vec<StdUdpSocket>, MediaError> {
        let mut tries = 0;
        loop {
            tries += 1;
            let four = SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), listen.port());
            let first = match bind(four) {
                Ok(socket) => socket,
                Err(error) if listen.is_ipv4() => return Err(error),
                Err(_) => return Ok(vec![bind(listen)?]),
            };
            let port = first.local_addr()?.port();
            let six = SocketAddr::new(Ipv6Addr::UNSPECIFIED.into(), port);
            match bind(six) {
                Ok(second) => return Ok(vec![first, second]),
                Err(MediaError::Listen { cause, .. })
                    if cause.kind() == io::ErrorKind::AddrInUse
                        && listen.port() == 0
                        && tries < PORT_TRIES => {}
                Err(MediaError::Listen { cause, address })
                    if cause.kind() == io::ErrorKind::AddrInUse =>
                {
                    return Err(MediaError::Listen { address, cause });
                }
                // No IPv6 here.
                Err(_) => return Ok(vec![first]),
            }
        }
    }

    /// What browsers are told: addresses of real networks before loopback ones,
    /// in both IP versions.
    pub(super) fn candidates(&self) -> Vec<SocketAddr> {
        let all = self.sockets.iter().flat_map(|(_, candidates)| candidates);
        let mut all: Vec<SocketAddr> = all.copied().collect();
        all.sort_by_key(|address| address.ip().is_loopback());
        all
    }

    /// The sockets, ready for the thread's runtime, which must be entered.
    pub(super) fn into_sockets(self) -> io::Result<Vec<Socket>> {
        let translated = self.translated;
        let sockets = self.sockets.into_iter();
        sockets
            .map(|(socket, candidates)| Socket::new(socket, candidates, translated))
            .collect()
    }
}

fn bind(address: SocketAddr) -> Result<StdUdpSocket, MediaError> {
    let open = || {
        let socket = RawSocket::new(
            Domain::for_address(address),
            Type::DGRAM,
            Some(Protocol::UDP),
        )?;
        if address.is_ipv6() {
            // The IPv4 socket beside it takes the rest.
            socket.set_only_v6(true)?;
        }
        // Less is no reason not to start.
        let _ = socket.set_recv_buffer_size(BUFFER);
        let _ = socket.set_send_buffer_size(BUFFER);
        socket.set_nonblocking(true)?;
        socket.bind(&address.into())?;
        Ok(socket.into())
    };
    open().map_err(|cause| MediaError::Listen { address, cause })
}

/// One socket on its thread.
pub(super) struct Socket {
    io: UdpSocket,
    state: UdpSocketState,
    candidates: Vec<SocketAddr>,
    translated: bool,
}

impl Socket {
    fn new(
        socket: StdUdpSocket,
        candidates: Vec<SocketAddr>,
        translated: bool,
    ) -> io::Result<Self> {
        let state = UdpSocketState::new((&socket).into())?;
        let io = UdpSocket::from_std(socket)?;
        Ok(Self {
            io,
            state,
            candidates,
            translated,
        })
    }

    pub(super) fn poll_readable(&self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.io.poll_recv_ready(context)
    }

    /// Takes what is there, without waiting; how many of `meta` were filled.
    pub(super) fn receive(
        &self,
        buffers: &mut [IoSliceMut<'_>],
        meta: &mut [RecvMeta],
    ) -> io::Result<usize> {
        self.io.try_io(Interest::READABLE, || {
            self.state.recv((&self.io).into(), buffers, meta)
        })
    }

    /// The candidate that a datagram to this local address came to. Behind
    /// address translation it is none of ours: then the first.
    pub(super) fn candidate(&self, local: Option<IpAddr>) -> Option<SocketAddr> {
        let exact = self
            .candidates
            .iter()
            .find(|candidate| Some(candidate.ip()) == local);
        exact.or(self.candidates.first()).copied()
    }

    pub(super) fn has(&self, candidate: SocketAddr) -> bool {
        self.candidates.contains(&candidate)
    }

    /// The address to send from, where it is one of this machine's: a browser
    /// takes answers only from the address that it asked.
    pub(super) fn source_ip(&self, candidate: SocketAddr) -> Option<IpAddr> {
        (!self.translated).then_some(candidate.ip())
    }

    /// Most datagrams of one send call.
    pub(super) fn max_segments(&self) -> usize {
        self.state.max_gso_segments()
    }

    /// Sends; waits a little when the system's buffer is full.
    pub(super) async fn send(&self, transmit: &Transmit<'_>) -> io::Result<()> {
        let attempt = || {
            self.io.try_io(Interest::WRITABLE, || {
                self.state.try_send((&self.io).into(), transmit)
            })
        };
        match attempt() {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            done => return done,
        }
        let ready = tokio::time::timeout(SEND_PATIENCE, self.io.writable()).await;
        ready.map_err(|_| io::ErrorKind::TimedOut)??;
        attempt()
    }
}
