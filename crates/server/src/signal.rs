//! One WebSocket: its messages go through the door to a room, and the room's
//! answers back.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    CONNECTION, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL,
    SEC_WEBSOCKET_VERSION, UPGRADE,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use proto::{Refusal, SUBPROTOCOL, ServerMessage};
use room::{Closure, ConnectionId, Door, Passage};
use tokio::sync::{mpsc, watch};
use tokio::time::{sleep_until, timeout};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::error::CapacityError;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message};

use crate::Tap;
use crate::clock::Clock;
use crate::headers::is_same_origin;
use crate::outbox::{Inbox, Outbox, Outgoing, outbox};
use crate::rooms::Rooms;
use crate::unfinished::{Unfinished, Watched};

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

/// The largest message of one who has not asked to be let into a room: the
/// founding of a hybrid group of one is a tenth of it.
const STRANGERS_LIMIT: u64 = 64 << 10;
/// How long a message that has begun may take to come.
const MESSAGE_WITHIN: Duration = Duration::from_secs(10);

/// The connection of a participant, or of one who wants to be.
type WebSocket = WebSocketStream<Watched<TokioIo<Upgraded>>>;

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

/// Answers the request to open one (RFC 6455 section 4.2).
pub(crate) async fn open<T: Tap>(
    State(shared): State<Arc<Signalling<T>>>,
    mut request: Request,
) -> Response {
    let headers = request.headers();
    let key = headers.get(SEC_WEBSOCKET_KEY).filter(|_| {
        *request.method() == Method::GET
            && names(headers, &CONNECTION, "upgrade")
            && names(headers, &UPGRADE, "websocket")
            && names(headers, &SEC_WEBSOCKET_VERSION, "13")
    });
    let Some(key) = key else {
        let why = "this is the signalling WebSocket; open it with a WebSocket client\n";
        return (StatusCode::UPGRADE_REQUIRED, why).into_response();
    };
    if !is_same_origin(headers) {
        let why = "a page from elsewhere cannot open the signalling WebSocket\n";
        return (StatusCode::FORBIDDEN, why).into_response();
    }
    if !names(headers, &SEC_WEBSOCKET_PROTOCOL, SUBPROTOCOL) {
        let why = format!("the signalling WebSocket speaks only the subprotocol {SUBPROTOCOL}\n");
        return (StatusCode::BAD_REQUEST, why).into_response();
    }
    let accept = derive_accept_key(key.as_bytes());
    let upgrade = hyper::upgrade::on(&mut request);
    tokio::spawn(async move {
        if let Ok(upgraded) = upgrade.await {
            run(TokioIo::new(upgraded), shared).await;
        }
    });
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    let headers = response.headers_mut();
    headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
    headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
    headers.insert(
        SEC_WEBSOCKET_PROTOCOL,
        HeaderValue::from_static(SUBPROTOCOL),
    );
    if let Ok(accept) = HeaderValue::try_from(accept) {
        headers.insert(SEC_WEBSOCKET_ACCEPT, accept);
    }
    response
}

/// Whether a header that holds a list of words has this one.
fn names(headers: &HeaderMap, header: &HeaderName, word: &str) -> bool {
    headers
        .get_all(header)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|value| value.trim().eq_ignore_ascii_case(word))
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

async fn run<T: Tap>(stream: TokioIo<Upgraded>, shared: Arc<Signalling<T>>) {
    let (stream, mut unfinished) = Watched::new(stream);
    let config = WebSocketConfig::default()
        .max_message_size(Some(READ_LIMIT))
        .max_frame_size(Some(READ_LIMIT))
        // A message is sent when it is written: nothing gathers here.
        .write_buffer_size(0)
        .max_write_buffer_size(4 << 20);
    let socket = WebSocket::from_raw_socket(stream, Role::Server, Some(config)).await;
    let id = ConnectionId(shared.connections.fetch_add(1, Ordering::Relaxed));
    let _alive = shared.alive.clone();
    tracing::debug!("a connection opened");
    let (sink, mut stream) = socket.split();
    let (outbox, inbox) = outbox();
    let mut writer = tokio::spawn(write(sink, inbox, shared.tap.clone()));
    let mut way = Way {
        door: Door::new(shared.clock.now()),
        lane: None,
    };

    let end = tokio::select! {
        end = read(&mut stream, &mut unfinished, &mut way, id, &outbox, &shared) => end,
        () = outbox.overflowed() => {
            tracing::info!("a connection was given up: it reads too slowly");
            End::Broken
        }
        _ = &mut writer => End::Finished,
    };
    if let Some(room) = way.door.room() {
        let how = match end {
            End::Closed => Closure::Clean,
            _ => Closure::Broken,
        };
        shared.rooms.closed(room, way.lane, id, how).await;
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

/// How a connection gets to its room.
struct Way {
    door: Door,
    /// Where it was led.
    lane: Option<u32>,
}

/// Reads until there is nothing more to read.
async fn read<T: Tap>(
    stream: &mut SplitStream<WebSocket>,
    unfinished: &mut watch::Receiver<Option<Unfinished>>,
    way: &mut Way,
    id: ConnectionId,
    outbox: &Outbox,
    shared: &Signalling<T>,
) -> End {
    let Way { door, lane } = way;
    let mut stopping = shared.stopping.clone();
    loop {
        let message = tokio::select! {
            message = timeout(DEAD_AFTER, stream.next()) => message,
            _ = stopping.wait_for(|stopping| *stopping) => {
                return End::Refused(Refusal::ShuttingDown);
            }
            why = is_too_much(unfinished, door.room().is_none()) => return End::Refused(why),
        };
        let bytes = match message {
            Ok(Some(Ok(Message::Binary(bytes)))) => bytes,
            Ok(Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_)))) => continue,
            Ok(Some(Ok(Message::Text(_)))) => return End::Refused(Refusal::Malformed),
            Ok(Some(Ok(Message::Close(_)))) => return End::Closed,
            Ok(Some(Err(Error::Capacity(CapacityError::MessageTooLong { .. })))) => {
                return End::Refused(Refusal::TooLarge);
            }
            Ok(Some(Err(_)) | None) | Err(_) => return End::Broken,
        };
        if door.room().is_none() && bytes.len() as u64 > STRANGERS_LIMIT {
            return End::Refused(Refusal::TooLarge);
        }
        shared.tap.received(&bytes);
        match door.pass(shared.clock.now(), &bytes) {
            Passage::Room(room, message) => {
                shared.rooms.deliver(room, id, lane, outbox, message).await;
            }
            Passage::Reply(message) => outbox.send(message.encode().into()),
            Passage::Close(why) => return End::Refused(why),
        }
    }
}

/// Returns once the message that is coming is too long, or takes too long.
async fn is_too_much(
    unfinished: &mut watch::Receiver<Option<Unfinished>>,
    stranger: bool,
) -> Refusal {
    loop {
        let now = *unfinished.borrow_and_update();
        let late = async {
            match now {
                Some(message) => sleep_until(message.since + MESSAGE_WITHIN).await,
                None => std::future::pending().await,
            }
        };
        if now.is_some_and(|message| stranger && message.len > STRANGERS_LIMIT) {
            return Refusal::TooLarge;
        }
        tokio::select! {
            changed = unfinished.changed() => if changed.is_err() {
                // The stream is gone; who reads it will notice.
                return std::future::pending().await;
            },
            () = late => return Refusal::TimedOut,
        }
    }
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
                    code: code.into(),
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

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;
    use tokio::time::Instant;

    use super::*;

    #[tokio::test]
    async fn a_message_that_has_begun_must_come_within_ten_seconds() {
        let (sender, mut receiver) = watch::channel(None);
        assert_eq!(is_too_much(&mut receiver, true).now_or_never(), None);
        let now = Instant::now();
        let mut message = Unfinished {
            since: now,
            len: 10,
        };
        sender.send_replace(Some(message));
        assert_eq!(is_too_much(&mut receiver, true).now_or_never(), None);
        // That it goes on and on does not help.
        message.since = now - MESSAGE_WITHIN;
        sender.send_replace(Some(message));
        assert_eq!(is_too_much(&mut receiver, false).await, Refusal::TimedOut);
    }

    #[tokio::test]
    async fn a_message_that_is_announced_as_too_long_is_not_waited_for() {
        let (sender, mut receiver) = watch::channel(None);
        sender.send_replace(Some(Unfinished {
            since: Instant::now(),
            len: STRANGERS_LIMIT + 1,
        }));
        assert_eq!(is_too_much(&mut receiver, false).now_or_never(), None);
        assert_eq!(is_too_much(&mut receiver, true).await, Refusal::TooLarge);
    }
}
