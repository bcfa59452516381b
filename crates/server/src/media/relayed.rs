//! Connections to the relay: TURN (RFC 8656) inside TLS, whose other side is
//! the media threads of this process.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use data_encoding::HEXLOWER;
use relay::{Relayed, Surroundings, Turn};
use sfu::Protocol;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite};
use tokio::time::{Instant, sleep_until};

use super::lanes::{Arrival, Batched, Path, RELAYED_V4, RELAYED_V6, lane};
use super::streams::{READ_BYTES, Shared, WRITE_BYTES, write};
use crate::limits::Place;

/// How long a connection has until it has an allocation: four messages.
const STRANGER_WITHIN: Duration = Duration::from_secs(10);
/// Most allocations of one user: a connection from each interface of a laptop,
/// and those of a network that it left.
const MAX_OF_ONE: usize = 8;

/// The relayed addresses in use, and how many each user has.
#[derive(Clone, Default)]
pub(super) struct Seats {
    taken: Arc<Mutex<Taken>>,
}

#[derive(Default)]
struct Taken {
    ports: BTreeSet<u16>,
    next: u16,
    users: BTreeMap<String, usize>,
}

/// A relayed address; free again when dropped.
struct Seat {
    seats: Seats,
    port: u16,
    user: Option<String>,
}

impl Seats {
    fn take(&self) -> Option<Seat> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        // Not those that were in use just before: somebody may still send there.
        for _ in 0..=u16::MAX {
            taken.next = taken.next.wrapping_add(1);
            let port = taken.next;
            if port != 0 && taken.ports.insert(port) {
                return Some(Seat {
                    seats: self.clone(),
                    port,
                    user: None,
                });
            }
        }
        None
    }
}

impl Seat {
    fn admit(&mut self, user: &str) -> bool {
        let taken = self.seats.taken.lock();
        let mut taken = taken.unwrap_or_else(PoisonError::into_inner);
        let count = taken.users.get(user).copied().unwrap_or(0);
        if self.user.is_some() || count >= MAX_OF_ONE {
            return false;
        }
        taken.users.insert(user.to_owned(), count + 1);
        self.user = Some(user.to_owned());
        true
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let taken = self.seats.taken.lock();
        let mut taken = taken.unwrap_or_else(PoisonError::into_inner);
        taken.ports.remove(&self.port);
        let Some(user) = self.user.take() else { return };
        if let Some(count) = taken.users.get_mut(&user) {
            *count -= 1;
            if *count == 0 {
                taken.users.remove(&user);
            }
        }
    }
}

/// What one read leads to.
struct Around<'a> {
    seat: &'a mut Seat,
    out: &'a mut Vec<u8>,
    /// By path, in order.
    arrived: &'a mut BTreeMap<Path, Batched>,
}

impl Surroundings for Around<'_> {
    fn admit(&mut self, user: &str) -> bool {
        self.seat.admit(user)
    }

    fn reply(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    fn forward(&mut self, relayed: SocketAddr, media: SocketAddr, datagram: &[u8]) {
        let path = Path {
            protocol: Protocol::Udp,
            remote: relayed,
            local: media,
        };
        self.arrived.entry(path).or_default().push(datagram);
    }
}

/// Serves a connection until it ends.
pub(super) async fn serve<S>(mut stream: S, peer: SocketAddr, shared: &Shared, stranger: Place)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut mark = [0; 16];
    let (Some(mut seat), Ok(())) = (shared.seats.take(), getrandom::fill(&mut mark)) else {
        return shared.counters.count(false);
    };
    let serves = |v4: bool| shared.by_media.keys().any(|media| media.is_ipv4() == v4);
    let relayed = |ip: IpAddr| serves(ip.is_ipv4()).then(|| SocketAddr::new(ip, seat.port));
    let addresses = Relayed {
        v4: relayed(RELAYED_V4.into()),
        v6: relayed(RELAYED_V6.into()),
    };
    let nonce = HEXLOWER.encode(&mark);
    let mut turn = Turn::new(Arc::clone(&shared.turn), peer, addresses, nonce);
    let mut stranger = Some(stranger);
    let stranger_until = Instant::now() + STRANGER_WITHIN;
    let (lane, mut outgoing) = lane();
    let mut open = BTreeSet::new();
    let mut arrived = BTreeMap::new();
    let mut buffer = vec![0; READ_BYTES];
    let mut out = Vec::new();
    loop {
        let until = match turn.ends() {
            Some(ends) => Instant::from_std(shared.start + ends.since_start()),
            None => stranger_until,
        };
        let mut over = false;
        tokio::select! {
            read = stream.read(&mut buffer) => {
                let Ok(length @ 1..) = read else { break };
                let mut around = Around {
                    seat: &mut seat,
                    out: &mut out,
                    arrived: &mut arrived,
                };
                let received = turn.receive(shared.now(), &buffer[..length], &mut around);
                over = received.is_err();
            }
            Some(next) = outgoing.recv() => {
                let now = shared.now();
                let mut next = Some(next);
                while let Some(packet) = next {
                    // What has no permission is dropped, as RFC 8656 has it.
                    let _ = turn.write(now, packet.local, &packet.contents, &mut out);
                    next = match out.len() {
                        0..WRITE_BYTES => outgoing.try_recv().ok(),
                        _ => None,
                    };
                }
            }
            () = sleep_until(until) => break,
        }
        if !out.is_empty() && write(&mut stream, &mut out).await.is_err() {
            break;
        }
        if over {
            break;
        }
        if turn.ends().is_some() && stranger.take().is_some() {
            shared.counters.count(true);
        }
        for (path, frames) in std::mem::take(&mut arrived) {
            let Some(inlet) = shared.by_media.get(&path.local) else {
                continue;
            };
            let inlet = &shared.inlets[*inlet];
            if open.insert(path.local) {
                let lane = lane.clone();
                let _ = inlet.send(Arrival::Open { path, lane }).await;
            }
            if inlet.send(Arrival::Frames { path, frames }).await.is_err() {
                return;
            }
        }
    }
    if stranger.is_some() {
        shared.counters.count(false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_user_has_few_allocations_and_gives_them_back() {
        let seats = Seats::default();
        let mut held: Vec<Seat> = (0..MAX_OF_ONE + 1).filter_map(|_| seats.take()).collect();
        let admitted: Vec<bool> = held.iter_mut().map(|seat| seat.admit("ada")).collect();
        assert_eq!(admitted.iter().filter(|yes| **yes).count(), MAX_OF_ONE);
        assert!(!held[0].admit("bob"), "one allocation for each connection");
        held.remove(0);
        assert!(held.last_mut().is_some_and(|seat| seat.admit("ada")));
        drop(held);
        let taken = seats.taken.lock().expect("unpoisoned");
        assert!(taken.ports.is_empty() && taken.users.is_empty());
    }

    #[test]
    fn no_two_have_the_same_address_and_there_is_an_end_to_them() {
        let seats = Seats::default();
        let held: Vec<Seat> = std::iter::from_fn(|| seats.take()).collect();
        let ports: BTreeSet<u16> = held.iter().map(|seat| seat.port).collect();
        assert_eq!((held.len(), ports.len()), (65_535, 65_535));
    }
}
