//! From a configuration to a running server, and to its end.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use axum::Router;
use axum::routing::{any, get};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{mpsc, watch};
use tokio_rustls::TlsAcceptor;

use crate::accept::{self, Acceptor};
use crate::clock::Clock;
use crate::media::{Media, MediaConfig, Streams};
use crate::metrics::{self, Counted};
use crate::rooms::Rooms;
use crate::signal::Signalling;
use crate::{Config, Failure, Tap, headers, logs, page, signal as signalling, tls};

/// How long connections have to end once the server stops.
const STOP_WITHIN: Duration = Duration::from_secs(3);

/// Serves until it is told to stop, by Ctrl-C or SIGTERM.
///
/// `tap` is `()`, but in the test that searches all that the server holds.
///
/// # Errors
/// [`Failure`] when it cannot start, and why.
pub fn run<T: Tap>(config: Config, tap: T) -> Result<(), Failure> {
    page::ensure_built()?;
    logs::start(config.log);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::running(format!("cannot start threads: {error}")))?;
    let result = runtime.block_on(serve(config, tap));
    // Whatever a task still does, the process does not wait for it.
    runtime.shutdown_background();
    result
}

async fn serve<T: Tap>(config: Config, tap: T) -> Result<(), Failure> {
    let mut interrupted = listen_for(SignalKind::interrupt())?;
    let mut terminated = listen_for(SignalKind::terminate())?;

    // All that can be wrong, before anything is served.
    let tls = config.tls.as_ref().map(tls::load).transpose()?;
    let http = accept::bind(config.listen, "--listen").await?;
    let https = match &config.tls {
        Some(tls) => Some(accept::bind(tls.listen, "--tls-listen").await?),
        None => None,
    };
    let admin = match config.admin_listen {
        Some(address) => Some(accept::bind(address, "--admin-listen").await?),
        None => None,
    };
    let tls_port = https.as_ref().and_then(|https| https.local_addr().ok());
    let media = start_media(&config, tls_port, tap.observer())?;

    let (stop, stopping) = watch::channel(false);
    let (alive, mut all_over) = mpsc::channel::<()>(1);
    let clock = Clock::start();
    let rooms = Rooms::new(clock, media.clone());
    let shared = Arc::new(Signalling {
        rooms: rooms.clone(),
        clock,
        tap,
        stopping: stopping.clone(),
        connections: AtomicU64::new(0),
        alive: alive.clone(),
    });
    let acceptor = |app, tls: Option<(TlsAcceptor, Streams)>, limits| Acceptor {
        app,
        tls,
        limits,
        stopping: stopping.clone(),
        alive: alive.clone(),
    };
    let app = app(shared);
    let limits = accept::limits();

    announce(&http, https.as_ref(), admin.as_ref(), &media);
    tokio::spawn(acceptor(app.clone(), None, limits.clone()).run(http));
    if let (Some(listener), Some(tls)) = (https, tls) {
        let tls = (tls.into(), media.streams());
        tokio::spawn(acceptor(app, Some(tls), limits).run(listener));
    }
    if let Some(listener) = admin {
        let counted = Counted {
            rooms,
            media: media.clone(),
        };
        let admin = metrics::router(counted);
        tokio::spawn(acceptor(admin, None, accept::limits()).run(listener));
    }
    tracing::info!("serving");

    tokio::select! {
        _ = interrupted.recv() => {}
        _ = terminated.recv() => {}
    }
    tracing::info!("stopping");
    // Fails only when nobody is left to be told.
    let _ = stop.send(true);
    drop(alive);
    drop(stopping);
    let _ = tokio::time::timeout(STOP_WITHIN, all_over.recv()).await;
    media.shutdown();
    Ok(())
}

fn app<T: Tap>(shared: Arc<Signalling<T>>) -> Router {
    Router::new()
        .route("/healthz", get(async || "ok"))
        .route("/api/v1/signal", any(signalling::open::<T>))
        .with_state(shared)
        .fallback(page::serve)
        .layer(axum::middleware::from_fn(headers::set))
}

fn start_media<O>(config: &Config, tls: Option<SocketAddr>, observer: O) -> Result<Media, Failure>
where
    O: sfu::Observer + Clone + Send + 'static,
{
    let media = MediaConfig {
        listen: config.media_listen,
        tls,
        public_ips: config.public_ips.clone(),
        threads: config.media_threads,
    };
    Media::start_observed(media, observer).map_err(|error| {
        Failure::usage(format!(
            "{error}; choose another address with --media-listen"
        ))
    })
}

fn listen_for(kind: SignalKind) -> Result<tokio::signal::unix::Signal, Failure> {
    signal(kind).map_err(|error| Failure::running(format!("cannot listen for signals: {error}")))
}

/// Says where it is, for the person who started it.
fn announce(
    http: &TcpListener,
    https: Option<&TcpListener>,
    admin: Option<&TcpListener>,
    media: &Media,
) {
    let link = |scheme: &str, listener: &TcpListener| {
        listener
            .local_addr()
            .map(|address| format!("{scheme}://{}/", host(address)))
            .unwrap_or_default()
    };
    println!("SecureMeeting is at {}", link("http", http));
    if let Some(https) = https {
        println!("and at {}", link("https", https));
    }
    let addresses: Vec<String> = media
        .addresses()
        .iter()
        .map(SocketAddr::to_string)
        .collect();
    println!("Media goes to udp and tcp {}", addresses.join(" "));
    if let Some(admin) = admin {
        println!("Metrics are at {}metrics", link("http", admin));
    }
}

/// As one types it: `localhost` is what browsers take for a secure place.
fn host(address: SocketAddr) -> String {
    let here = match address.ip() {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_unspecified(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unspecified(),
    };
    if here {
        format!("localhost:{}", address.port())
    } else {
        address.to_string()
    }
}
