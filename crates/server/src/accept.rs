//! Takes in HTTP connections, plain or over TLS.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio_rustls::TlsAcceptor;
use tower_service::Service as _;

use crate::Failure;
use crate::headers::OverTls;

/// Most connections at once, whatever their address.
const MAX_CONNECTIONS: usize = 16_384;
/// Most connections at once from one address: an office behind one.
const MAX_FROM_ONE: usize = 1024;
/// How long a request's head may take to come, and a kept connection may idle.
const HEAD_WITHIN: Duration = Duration::from_secs(20);
/// How long a TLS handshake may take.
const HANDSHAKE_WITHIN: Duration = Duration::from_secs(10);
/// What the kernel keeps of unread output for each connection.
const SEND_BUFFER: usize = 512 << 10;
/// How much the kernel holds that it has not sent: with it a message waits for
/// at most this much of a file.
#[cfg(target_os = "linux")]
const UNSENT: u32 = 64 << 10;

/// Opens a listening socket.
pub(crate) async fn bind(address: SocketAddr, option: &str) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        let what = match error.kind() {
            std::io::ErrorKind::AddrInUse => {
                format!("{address} is in use by another program; stop that, or choose another port with {option}")
            }
            std::io::ErrorKind::AddrNotAvailable => {
                format!("{address} is no address of this machine; choose one that is with {option}")
            }
            std::io::ErrorKind::PermissionDenied => {
                format!("no permission to listen on {address}; choose a port from 1024 with {option}")
            }
            _ => format!("cannot listen on {address}: {error}; choose another address with {option}"),
        };
        Failure::usage(what)
    })
}

/// Who takes in connections: one per listening socket.
#[derive(Clone)]
pub(crate) struct Acceptor {
    pub(crate) app: Router,
    pub(crate) tls: Option<TlsAcceptor>,
    pub(crate) limits: Limits,
    pub(crate) stopping: watch::Receiver<bool>,
    /// Held by each connection; all are over when its receiver ends.
    pub(crate) alive: mpsc::Sender<()>,
}

impl Acceptor {
    /// Takes in connections until the server stops.
    pub(crate) async fn run(self, listener: TcpListener) {
        let mut stopping = self.stopping.clone();
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                _ = stopping.wait_for(|stopping| *stopping) => return,
            };
            match accepted {
                Ok((socket, peer)) => {
                    if let Some(place) = self.limits.enter(peer.ip()) {
                        tokio::spawn(self.clone().serve(socket, place));
                    }
                }
                // Out of file descriptors, most likely: let some be freed.
                Err(_) => {
                    tracing::warn!(
                        "cannot take in a connection; is the limit of open files too low?"
                    );
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            }
        }
    }

    async fn serve(self, socket: TcpStream, _place: Place) {
        let _ = socket.set_nodelay(true);
        let options = socket2::SockRef::from(&socket);
        let _ = options.set_send_buffer_size(SEND_BUFFER);
        // Else the kernel takes a file's chunks in advance, and what is more
        // urgent waits behind them.
        #[cfg(target_os = "linux")]
        let _ = options.set_tcp_notsent_lowat(UNSENT);
        match self.tls.clone() {
            None => self.serve_http(socket, false).await,
            Some(tls) => match tokio::time::timeout(HANDSHAKE_WITHIN, tls.accept(socket)).await {
                Ok(Ok(stream)) => self.serve_http(stream, true).await,
                Ok(Err(_)) | Err(_) => tracing::debug!("a TLS handshake failed"),
            },
        }
    }

    async fn serve_http(
        mut self,
        stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
        tls: bool,
    ) {
        let app = self.app;
        let service = service_fn(move |request: Request<Incoming>| {
            let mut app = app.clone();
            let mut request = request.map(axum::body::Body::new);
            if tls {
                request.extensions_mut().insert(OverTls);
            }
            async move { app.call(request).await }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_WITHIN)
            .max_buf_size(64 << 10)
            .serve_connection(TokioIo::new(stream), service)
            .with_upgrades();
        tokio::pin!(connection);
        tokio::select! {
            _ = connection.as_mut() => return,
            _ = self.stopping.wait_for(|stopping| *stopping) => {}
        }
        connection.as_mut().graceful_shutdown();
        let _ = connection.await;
        drop(self.alive);
    }
}

/// How many connections there are, in all and from each address. The addresses
/// are kept while connected, in memory alone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Limits {
    counts: Arc<Mutex<Counts>>,
}

#[derive(Debug, Default)]
struct Counts {
    all: usize,
    from: BTreeMap<IpAddr, usize>,
}

/// A connection's place among the others; free again when dropped.
#[derive(Debug)]
pub(crate) struct Place {
    counts: Arc<Mutex<Counts>>,
    address: IpAddr,
}

impl Limits {
    /// A place for one more, if there is any.
    fn enter(&self, address: IpAddr) -> Option<Place> {
        let address = household(address);
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let from = counts.from.get(&address).copied().unwrap_or(0);
        if counts.all >= MAX_CONNECTIONS || from >= MAX_FROM_ONE {
            tracing::warn!("a connection was turned away: there are too many");
            return None;
        }
        counts.all += 1;
        counts.from.insert(address, from + 1);
        Some(Place {
            counts: self.counts.clone(),
            address,
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.all = counts.all.saturating_sub(1);
        if let Some(from) = counts.from.get_mut(&self.address) {
            *from = from.saturating_sub(1);
            if *from == 0 {
                counts.from.remove(&self.address);
            }
        }
    }
}

/// Whose address it is: of IPv6, one household has 2^64.
fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => IpAddr::V4(address),
            None => {
                let [a, b, c, d, ..] = address.segments();
                IpAddr::from([a, b, c, d, 0, 0, 0, 0])
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_cannot_take_all_places_and_gives_them_back() {
        let limits = Limits::default();
        let greedy = IpAddr::from([192, 0, 2, 1]);
        let mut places: Vec<Place> = (0..MAX_FROM_ONE)
            .filter_map(|_| limits.enter(greedy))
            .collect();
        assert_eq!(places.len(), MAX_FROM_ONE);
        assert!(limits.enter(greedy).is_none());
        assert!(limits.enter(IpAddr::from([192, 0, 2, 2])).is_some());
        places.pop();
        assert!(limits.enter(greedy).is_some());
        places.clear();
        let counts = limits.counts.lock().expect("unpoisoned");
        assert_eq!((counts.all, counts.from.len()), (0, 0));
    }

    #[test]
    fn one_household_is_one_address() {
        let one: IpAddr = "2001:db8:1:2::1".parse().expect("IPv6");
        let same: IpAddr = "2001:db8:1:2:ffff::1".parse().expect("IPv6");
        let other: IpAddr = "2001:db8:1:3::1".parse().expect("IPv6");
        assert_eq!(household(one), household(same));
        assert_ne!(household(one), household(other));
    }
}
