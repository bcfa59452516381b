//! Takes in HTTP connections, plain or over TLS.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tower_service::Service as _;

use crate::Failure;
use crate::headers::OverTls;
use crate::limits::{Limits, Place};
use crate::media::{self, Streams};

/// Most connections at once, whatever their address.
const MAX_CONNECTIONS: usize = 16_384;
/// Most connections at once from one address: an office behind one.
const MAX_FROM_ONE: usize = 1024;
/// How long a request's head may take to come, and a kept connection may idle.
const HEAD_WITHIN: Duration = Duration::from_secs(20);
/// How long a TLS handshake may take.
const HANDSHAKE_WITHIN: Duration = Duration::from_secs(10);
/// A TLS record of a handshake (RFC 8446 section 5.1).
const TLS_HANDSHAKE: u8 = 0x16;
/// The first byte of STUN and TURN is 0 to 3 (RFC 7983), that of HTTP a letter.
const LAST_OF_STUN: u8 = 3;
/// What is read of a TLS connection before it is known what it is.
const PEEKED: usize = 4 << 10;
/// What the kernel keeps of unread output for each connection.
const SEND_BUFFER: usize = 512 << 10;
/// How much the kernel holds that it has not sent: with it a message waits for
/// at most this much of a file.
#[cfg(target_os = "linux")]
const UNSENT: u32 = 64 << 10;

/// How many connections the page's listeners take.
pub(crate) fn limits() -> Limits {
    Limits::new(MAX_CONNECTIONS, MAX_FROM_ONE)
}

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
    /// With TLS, the port takes media too.
    pub(crate) tls: Option<(TlsAcceptor, Streams)>,
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
                        tokio::spawn(self.clone().serve(socket, peer, place));
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

    async fn serve(self, socket: TcpStream, peer: SocketAddr, place: Place) {
        let _ = socket.set_nodelay(true);
        let options = socket2::SockRef::from(&socket);
        let _ = options.set_send_buffer_size(SEND_BUFFER);
        // Else the kernel takes a file's chunks in advance, and what is more
        // urgent waits behind them.
        #[cfg(target_os = "linux")]
        let _ = options.set_tcp_notsent_lowat(UNSENT);
        let Some((tls, streams)) = self.tls.clone() else {
            return self.serve_http(socket, false).await;
        };
        let mut first = [0];
        match timeout(HANDSHAKE_WITHIN, socket.peek(&mut first)).await {
            Ok(Ok(1)) if first[0] == TLS_HANDSHAKE => {}
            // Media without TLS begins with a short length.
            Ok(Ok(1)) => {
                // The server does not wait for it when it stops.
                drop(self);
                return streams.ice(socket, peer, place).await;
            }
            _ => return,
        }
        let Ok(Ok(stream)) = timeout(HANDSHAKE_WITHIN, tls.accept(socket)).await else {
            tracing::debug!("a TLS handshake failed");
            return;
        };
        // Browsers name HTTP when they want it, and nothing for the relay.
        let named = stream.get_ref().1.alpn_protocol().is_some();
        let mut stream = BufReader::with_capacity(PEEKED, stream);
        if !named {
            match timeout(HANDSHAKE_WITHIN, stream.fill_buf()).await {
                Ok(Ok([first, ..])) if *first <= LAST_OF_STUN => {
                    drop(self);
                    media::tune(stream.get_ref().get_ref().0);
                    return streams.turn(stream, peer, place).await;
                }
                Ok(Ok([_, ..])) => {}
                _ => return,
            }
        }
        self.serve_http(stream, true).await;
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
