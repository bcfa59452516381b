//! One WebSocket: its messages go through the door to a room, and the room's
//! answers back.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use proto::{Refusal, RoomId, SUBPROTOCOL, ServerMessage};
use room::{Closure, ConnectionId, Door, Passage};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use crate::Tap;
use crate::clock::Clock;
use crate::headers::is_same_origin;
use crate::outbox::{Inbox, Outbox, Outgoing, outbox};
use crate::rooms::Rooms;

/// How often a quiet connection is asked whether it is there. Browsers answer
/// by themselves, also those that only look.
const PROBE_EVERY: Duration = Duration::from_secs(20);
/// How long nothing at all may come.
const DEAD_AFTER: Duration = Duration::from_secs(60);
/// How long one message may take to be written.
const WRITE_WITHIN: Duration = Duration::from_secs(10);
/// How long to wait for the other side to close as well.
const LINGER: Duration = Duration::from_secs(1);
/// A message over the limit is still read, if not by far, to be answered.
const READ_LIMIT: usize = proto::MAX_MESSAGE_LEN + (64 << 10);

/// What all connections share.
pub(crate) struct Signalling<T> {
    pub(crate) rooms: Rooms,
    pub(crate) clock: Clock,
    pub(crate) tap: T,
    pub(crate) stopping: watch::Receiver<bool>,
    pub(crate) connections: AtomicU64,
    /// Held by each connection; all are over when its receiver ends.
    pub(crate) alive: mpsc::Sender<()>,
}

/// Answers the request to open one.
pub(crate) async fn open<T: Tap>(
    State(shared): State<Arc<Signalling<T>>>,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let Ok(upgrade) = upgrade else {
        let why = "this is the signalling WebSocket; open it with a WebSocket client\n";
        return (StatusCode::UPGRADE_REQUIRED, why).into_response();
    };
    if !is_same_origin(&headers) {
        let why = "a page from elsewhere cannot open the signalling WebSocket\n";
        return (StatusCode::FORBIDDEN, why).into_response();
    }
    let upgrade = upgrade
        .protocols([SUBPROTOCOL])
        .max_message_size(READ_LIMIT)
        .max_frame_size(READ_LIMIT)
        // A message is sent when it is written: nothing gathers here.
        .write_buffer_size(0)
        .max_write_buffer_size(4 << 20);
    if upgrade.selected_protocol().is_none() {
        let why = format!("the signalling WebSocket speaks only the subprotocol {SUBPROTOCOL}\n");
        return (StatusCode::BAD_REQUEST, why).into_response();
    }
    upgrade.on_upgrade(move |socket| run(socket, shared))
}

/// How the reading end came to its end.
enum End {
    /// The participant closed.
    Closed,
    /// The connection broke, or fell behind, or is dead.
    Broken,
    /// It is to be closed from here, with this.
    Refused(Refusal),
    /// The writer closed it, as a room said.
    Finished,
}

async fn run<T: Tap>(socket: WebSocket, shared: Arc<Signalling<T>>) {
    let id = ConnectionId(shared.connections.fetch_add(1, Ordering::Relaxed));
    let _alive = shared.alive.clone();
    tracing::debug!("a connection opened");
    let (sink, mut stream) = socket.split();
    let (outbox, inbox) = outbox();
    let mut writer = tokio::spawn(write(sink, inbox, shared.tap.clone()));
    let mut door = Door::new(shared.clock.now());

    let end = tokio::select! {
        end = read(&mut stream, &mut door, id, &outbox, &shared) => end,
        () = outbox.overflowed() => {
            tracing::info!("a connection was given up: it reads too slowly");
            End::Broken
        }
        _ = &mut writer => End::Finished,
    };
    if let Some(room) = door.room() {
        let how = match end {
            End::Closed => Closure::Clean,
            _ => Closure::Broken,
        };
        shared.rooms.closed(room, id, how).await;
    }
    match end {
        End::Refused(why) => {
            outbox.send(ServerMessage::Closing { why }.encode().into());
            outbox.close(Some(why));
            linger(&mut stream, &mut writer).await;
        }
        End::Finished => {
            let _ = timeout(LINGER, drain(&mut stream)).await;
        }
        End::Closed | End::Broken => {}
    }
    writer.abort();
    tracing::debug!("a connection ended");
}

/// Reads until there is nothing more to read.
async fn read<T: Tap>(
    stream: &mut SplitStream<WebSocket>,
    door: &mut Door,
    id: ConnectionId,
    outbox: &Outbox,
    shared: &Signalling<T>,
) -> End {
    let mut stopping = shared.stopping.clone();
    loop {
        let message = tokio::select! {
            message = timeout(DEAD_AFTER, stream.next()) => message,
            _ = stopping.wait_for(|stopping| *stopping) => {
                return End::Refused(Refusal::ShuttingDown);
            }
        };
        let bytes = match message {
            Ok(Some(Ok(Message::Binary(bytes)))) => bytes,
            Ok(Some(Ok(Message::Ping(_) | Message::Pong(_)))) => continue,
            Ok(Some(Ok(Message::Text(_)))) => return End::Refused(Refusal::Malformed),
            Ok(Some(Ok(Message::Close(_)))) => return End::Closed,
            Ok(Some(Err(error))) if is_too_large(&error) => return End::Refused(Refusal::TooLarge),
            Ok(Some(Err(_)) | None) | Err(_) => return End::Broken,
        };
        shared.tap.received(&bytes);
        match door.pass(shared.clock.now(), &bytes) {
            Passage::Room(room, message) => deliver(shared, room, id, outbox, message).await,
            Passage::Reply(message) => outbox.send(message.encode().into()),
            Passage::Close(why) => return End::Refused(why),
        }
    }
}

async fn deliver<T: Tap>(
    shared: &Signalling<T>,
    room: RoomId,
    id: ConnectionId,
    outbox: &Outbox,
    message: proto::ClientMessage,
) {
    shared.rooms.deliver(room, id, outbox, message).await;
}

fn is_too_large(error: &axum::Error) -> bool {
    // The library says so in words alone.
    error.to_string().contains("too large") || error.to_string().contains("too long")
}

/// Writes until the connection is to be closed, or stalls.
async fn write<T: Tap>(mut sink: SplitSink<WebSocket, Message>, mut inbox: Inbox, tap: T) {
    loop {
        let message = match timeout(PROBE_EVERY, inbox.next()).await {
            Ok(Some(Outgoing::Message(bytes))) => {
                tap.sent(&bytes);
                Message::Binary(Bytes::from_owner(bytes))
            }
            Ok(Some(Outgoing::Close(why))) => {
                let code = why.map_or(1000, |why| 4000 + u16::from(why as u8));
                let close = Message::Close(Some(CloseFrame {
                    code,
                    reason: "".into(),
                }));
                let _ = timeout(WRITE_WITHIN, sink.send(close)).await;
                return;
            }
            Ok(None) => return,
            Err(_) => Message::Ping(Bytes::new()),
        };
        match timeout(WRITE_WITHIN, sink.send(message)).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) => return,
            Err(_) => {
                tracing::info!("a connection was given up: it reads too slowly");
                return;
            }
        }
    }
}

/// Lets the last messages out, and the other side's close in.
async fn linger(stream: &mut SplitStream<WebSocket>, writer: &mut tokio::task::JoinHandle<()>) {
    let _ = timeout(LINGER, async {
        let _ = writer.await;
        drain(stream).await;
    })
    .await;
}

async fn drain(stream: &mut SplitStream<WebSocket>) {
    while let Some(Ok(_)) = stream.next().await {}
}
