//! A media thread's port: per IP version a UDP socket, and a TCP one beside it.

use std::io::{self, IoSliceMut};
use std::net::{
    IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener as StdTcpListener,
    UdpSocket as StdUdpSocket,
};
use std::task::{Context, Poll};
use std::time::Duration;

use quinn_udp::{RecvMeta, Transmit, UdpSocketState};
use socket2::{Domain, Protocol, Socket as RawSocket, Type};
use tokio::io::Interest;
use tokio::net::{TcpListener, UdpSocket};

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

/// Connections that wait to be taken in.
const BACKLOG: i32 = 1024;

/// The sockets of one thread, before the thread.
pub(super) struct Port {
    bound: Vec<Bound>,
    translated: bool,
}

/// One IP version of it.
struct Bound {
    udp: StdUdpSocket,
    /// None where the TLS listener has the port.
    tcp: Option<StdTcpListener>,
    /// What browsers are told.
    candidates: Vec<SocketAddr>,
}

impl Port {
    /// Opens the port of the thread with this number.
    pub(super) fn open(config: &MediaConfig, number: usize) -> Result<Self, MediaError> {
        let mut listen = config.listen;
        if listen.port() != 0 {
            let number = u16::try_from(number).unwrap_or(u16::MAX);
            listen.set_port(listen.port().saturating_add(number));
        }
        let sockets = Self::bind_any(listen, config.tls)?;
        let told = told(config, listen.ip())?;
        let bound = sockets
            .into_iter()
            .map(|(udp, tcp)| {
                let own = udp.local_addr()?;
                let same = told.iter().filter(|ip| ip.is_ipv4() == own.is_ipv4());
                let candidates = same.map(|ip| SocketAddr::new(*ip, own.port())).collect();
                Ok(Bound {
                    udp,
                    tcp,
                    candidates,
                })
            })
            .collect::<io::Result<Vec<_>>>()?;
        Ok(Self {
            bound,
            translated: !config.public_ips.is_empty(),
        })
    }

    /// Finds a port that is free in all that it takes, unless one is given.
    fn bind_any(listen: SocketAddr, tls: Option<SocketAddr>) -> Result<Vec<Pair>, MediaError> {
        let mut tries = 0;
        loop {
            tries += 1;
            match Self::bind_all(listen, tls) {
                Err(MediaError::Listen { cause, .. })
                    if cause.kind() == io::ErrorKind::AddrInUse
                        && listen.port() == 0
                        && tries < PORT_TRIES => {}
                result => return result,
            }
        }
    }

    /// One port in both IP versions when the address is unspecified; in one
    /// alone when the machine lacks the other.
    fn bind_all(listen: SocketAddr, tls: Option<SocketAddr>) -> Result<Vec<Pair>, MediaError> {
        if !listen.ip().is_unspecified() {
            return Ok(vec![bind(listen, tls)?]);
        }
        let four = SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), listen.port());
        let first = match bind(four, tls) {
            Ok(pair) => pair,
            Err(error) if listen.is_ipv4() => return Err(error),
            Err(_) => return Ok(vec![bind(listen, tls)?]),
        };
        let port = first.0.local_addr()?.port();
        let six = SocketAddr::new(Ipv6Addr::UNSPECIFIED.into(), port);
        match bind(six, tls) {
            Ok(second) => Ok(vec![first, second]),
            Err(MediaError::Listen {
                protocol,
                cause,
                address,
            }) if cause.kind() == io::ErrorKind::AddrInUse => Err(MediaError::Listen {
                protocol,
                address,
                cause,
            }),
            // No IPv6 here.
            Err(_) => Ok(vec![first]),
        }
    }

    /// What browsers are told of UDP: addresses of real networks before
    /// loopback ones, in both IP versions.
    pub(super) fn udp(&self) -> Vec<SocketAddr> {
        sorted(self.bound.iter())
    }

    /// The same of TCP.
    pub(super) fn tcp(&self) -> Vec<SocketAddr> {
        sorted(self.bound.iter().filter(|bound| bound.tcp.is_some()))
    }

    /// The sockets, ready for the thread's runtime, which must be entered.
    pub(super) fn into_sockets(self) -> io::Result<(Vec<Socket>, Vec<Listener>)> {
        let mut sockets = Vec::new();
        let mut listeners = Vec::new();
        for bound in self.bound {
            let locals = Locals(bound.candidates);
            if let Some(tcp) = bound.tcp {
                listeners.push(Listener {
                    io: TcpListener::from_std(tcp)?,
                    locals: locals.clone(),
                });
            }
            sockets.push(Socket::new(bound.udp, locals, self.translated)?);
        }
        Ok((sockets, listeners))
    }
}

fn sorted<'a>(bound: impl Iterator<Item = &'a Bound>) -> Vec<SocketAddr> {
    let mut all: Vec<SocketAddr> = bound
        .flat_map(|bound| bound.candidates.iter().copied())
        .collect();
    all.sort_by_key(|address| address.ip().is_loopback());
    all
}

/// The addresses that browsers are told of a socket that listens on this one.
pub(super) fn told(config: &MediaConfig, listen: IpAddr) -> io::Result<Vec<IpAddr>> {
    if !config.public_ips.is_empty() {
        return Ok(config.public_ips.clone());
    }
    if listen.is_unspecified() {
        return addresses::local();
    }
    Ok(vec![listen])
}

/// The sockets of one IP version.
type Pair = (StdUdpSocket, Option<StdTcpListener>);

fn bind(address: SocketAddr, tls: Option<SocketAddr>) -> Result<Pair, MediaError> {
    let failed = |protocol, address| {
        move |cause| MediaError::Listen {
            protocol,
            address,
            cause,
        }
    };
    let udp = bind_udp(address).map_err(failed("UDP", address))?;
    let own = udp.local_addr()?;
    if tls.is_some_and(|tls| overlap(tls, own)) {
        return Ok((udp, None));
    }
    let tcp = bind_tcp(own).map_err(failed("TCP", own))?;
    Ok((udp, Some(tcp)))
}

/// Whether two listeners would be in each other's way. `::` takes IPv4 too.
fn overlap(one: SocketAddr, other: SocketAddr) -> bool {
    let takes = |one: IpAddr, other: IpAddr| {
        one == other || (one.is_unspecified() && (one.is_ipv6() || other.is_ipv4()))
    };
    one.port() == other.port() && (takes(one.ip(), other.ip()) || takes(other.ip(), one.ip()))
}

fn bind_udp(address: SocketAddr) -> io::Result<StdUdpSocket> {
    let socket = raw(address, Type::DGRAM, Protocol::UDP)?;
    // Less is no reason not to start.
    let _ = socket.set_recv_buffer_size(BUFFER);
    let _ = socket.set_send_buffer_size(BUFFER);
    socket.bind(&address.into())?;
    Ok(socket.into())
}

fn bind_tcp(address: SocketAddr) -> io::Result<StdTcpListener> {
    let socket = raw(address, Type::STREAM, Protocol::TCP)?;
    // Connections of a server before this one may linger.
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    Ok(socket.into())
}

fn raw(address: SocketAddr, kind: Type, protocol: Protocol) -> io::Result<RawSocket> {
    let socket = RawSocket::new(Domain::for_address(address), kind, Some(protocol))?;
    if address.is_ipv6() {
        // The IPv4 socket beside it takes the rest.
        socket.set_only_v6(true)?;
    }
    socket.set_nonblocking(true)?;
    Ok(socket)
}

/// The TCP side of one socket.
pub(super) struct Listener {
    pub(super) io: TcpListener,
    pub(super) locals: Locals,
}

/// The candidates of one socket: what stands for it in the world.
#[derive(Clone)]
pub(super) struct Locals(pub(super) Vec<SocketAddr>);

impl Locals {
    /// The candidate that something to this local address came to. Behind
    /// address translation it is none of ours: then the first of its version.
    pub(super) fn find(&self, local: Option<IpAddr>) -> Option<SocketAddr> {
        let mut all = self.0.iter();
        let exact = all.find(|candidate| Some(candidate.ip()) == local);
        let mut all = self.0.iter();
        let similar = all.find(|one| local.is_none_or(|ip| ip.is_ipv4() == one.is_ipv4()));
        exact.or(similar).copied()
    }
}

/// One socket on its thread.
pub(super) struct Socket {
    io: UdpSocket,
    state: UdpSocketState,
    candidates: Locals,
    translated: bool,
}

impl Socket {
    fn new(socket: StdUdpSocket, candidates: Locals, translated: bool) -> io::Result<Self> {
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

    /// The candidate that a datagram to this local address came to.
    pub(super) fn candidate(&self, local: Option<IpAddr>) -> Option<SocketAddr> {
        self.candidates.find(local)
    }

    pub(super) fn has(&self, candidate: SocketAddr) -> bool {
        self.candidates.0.contains(&candidate)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listeners_are_in_each_others_way_on_one_port_of_one_address() {
        let at = |text: &str| text.parse::<SocketAddr>().expect("an address");
        for (one, other, yes) in [
            ("0.0.0.0:443", "0.0.0.0:443", true),
            ("0.0.0.0:443", "192.0.2.1:443", true),
            ("[::]:443", "192.0.2.1:443", true),
            ("[::]:443", "0.0.0.0:443", true),
            ("[::1]:443", "[::]:443", true),
            ("0.0.0.0:443", "0.0.0.0:444", false),
            ("0.0.0.0:443", "[::1]:443", false),
            ("192.0.2.1:443", "192.0.2.2:443", false),
        ] {
            assert_eq!(overlap(at(one), at(other)), yes, "{one} {other}");
            assert_eq!(overlap(at(other), at(one)), yes, "{other} {one}");
        }
    }
}
