//! The way between a media thread and the connections that carry media over
//! TCP: both directions are queues with a bound.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use sfu::{Datagram, Protocol, Transmit};
use tokio::sync::{mpsc, oneshot};

/// Most packets that wait for one connection: 150 kB, a keyframe and a little.
/// What comes on top is dropped, as on a UDP path that is too slow, so that
/// sound does not queue up behind pictures that are late already.
const LANE: usize = 128;
/// Most arrivals that wait for one thread; who reads them off the network waits
/// then, and TCP makes the sender wait.
const ARRIVALS: usize = 256;

/// Where clients of the relay are, as media sees it: addresses that no packet
/// of a network can come from (RFC 7600, RFC 6666).
pub(super) const RELAYED_V4: Ipv4Addr = Ipv4Addr::new(192, 0, 0, 8);
pub(super) const RELAYED_V6: Ipv6Addr = Ipv6Addr::new(0x100, 0, 0, 0, 0, 0, 0, 8);

/// Both ends of what is carried over a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Path {
    pub(super) protocol: Protocol,
    pub(super) remote: SocketAddr,
    /// One of the thread's candidates.
    pub(super) local: SocketAddr,
}

impl Path {
    pub(super) fn datagram<'a>(&self, contents: &'a [u8]) -> Datagram<'a> {
        Datagram {
            protocol: self.protocol,
            source: self.remote,
            destination: self.local,
            contents,
        }
    }
}

/// Datagrams one after the other, each with its length.
#[derive(Default)]
pub(super) struct Batched {
    bytes: Vec<u8>,
}

impl Batched {
    /// Adds one; larger ones than are carried are left out.
    pub(super) fn push(&mut self, datagram: &[u8]) {
        let _ = relay::write_frame(datagram, &mut self.bytes);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let mut rest = self.bytes.as_slice();
        std::iter::from_fn(move || {
            let (length, more) = rest.split_first_chunk::<2>()?;
            let (datagram, more) = more.split_at_checked(u16::from_be_bytes(*length).into())?;
            rest = more;
            Some(datagram)
        })
    }
}

/// What a connection tells a thread.
pub(super) enum Arrival {
    /// The first datagram of a stranger: is it of a participant here? Then the
    /// path is open.
    Claim {
        path: Path,
        lane: Lane,
        datagram: Vec<u8>,
        reply: oneshot::Sender<bool>,
    },
    /// There is a path.
    Open { path: Path, lane: Lane },
    /// Datagrams came over it.
    Frames { path: Path, frames: Batched },
}

/// What a thread gives a connection to send.
pub(super) struct Outgoing {
    /// The candidate that it comes from.
    pub(super) local: SocketAddr,
    pub(super) contents: Vec<u8>,
}

/// Where a thread puts what a connection is to send.
pub(super) type Lane = mpsc::Sender<Outgoing>;

pub(super) fn lane() -> (Lane, mpsc::Receiver<Outgoing>) {
    mpsc::channel(LANE)
}

pub(super) fn arrivals() -> (mpsc::Sender<Arrival>, mpsc::Receiver<Arrival>) {
    mpsc::channel(ARRIVALS)
}

/// The lanes of one thread.
#[derive(Default)]
pub(super) struct Lanes {
    open: BTreeMap<Path, Lane>,
    /// Those that have ended are looked for when there are so many.
    sweep_at: usize,
}

impl Lanes {
    /// Whether it goes over a stream.
    pub(super) fn are_for(transmit: &Transmit) -> bool {
        transmit.protocol == Protocol::Tcp
            || match transmit.destination.ip() {
                IpAddr::V4(ip) => ip == RELAYED_V4,
                IpAddr::V6(ip) => ip == RELAYED_V6,
            }
    }

    pub(super) fn open(&mut self, path: Path, lane: Lane) {
        if self.open.len() >= self.sweep_at {
            self.open.retain(|_, lane| !lane.is_closed());
            self.sweep_at = 64.max(self.open.len() * 2);
        }
        self.open.insert(path, lane);
    }

    /// False when there is no such path, or too much waits on it.
    pub(super) fn send(&mut self, transmit: Transmit) -> bool {
        let path = Path {
            protocol: transmit.protocol,
            remote: transmit.destination,
            local: transmit.source,
        };
        let outgoing = Outgoing {
            local: transmit.source,
            contents: transmit.contents,
        };
        let lane = self.open.get(&path);
        lane.is_some_and(|lane| lane.try_send(outgoing).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(port: u16) -> Path {
        Path {
            protocol: Protocol::Tcp,
            remote: SocketAddr::from(([192, 0, 2, 1], port)),
            local: SocketAddr::from(([192, 0, 2, 2], 443)),
        }
    }

    fn transmit(port: u16) -> Transmit {
        Transmit {
            protocol: Protocol::Tcp,
            source: path(port).local,
            destination: path(port).remote,
            contents: vec![1; 1200],
        }
    }

    #[test]
    fn a_connection_that_does_not_read_holds_so_much_and_no_more() {
        let mut lanes = Lanes::default();
        let (sender, mut receiver) = lane();
        lanes.open(path(1), sender);
        assert!(!lanes.send(transmit(2)), "nobody is there");
        for _ in 0..LANE {
            assert!(lanes.send(transmit(1)));
        }
        assert!(!lanes.send(transmit(1)));
        assert!(receiver.try_recv().is_ok());
        assert!(lanes.send(transmit(1)));
    }

    #[test]
    fn lanes_that_have_ended_are_forgotten() {
        let mut lanes = Lanes::default();
        for port in 1..10_000 {
            lanes.open(path(port), lane().0);
            assert!(lanes.open.len() <= 64);
        }
    }

    #[test]
    fn what_goes_to_the_relay_is_known_by_its_address() {
        let mut transmit = transmit(1);
        assert!(Lanes::are_for(&transmit));
        transmit.protocol = Protocol::Udp;
        assert!(!Lanes::are_for(&transmit));
        for ip in [IpAddr::V4(RELAYED_V4), IpAddr::V6(RELAYED_V6)] {
            transmit.destination.set_ip(ip);
            assert!(Lanes::are_for(&transmit));
        }
    }
}
