//! What the operator may count. No label: nothing here tells rooms, people or
//! addresses apart.

use std::fmt::Write as _;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::media::Media;
use crate::rooms::Rooms;

/// What is counted.
pub(crate) struct Counted {
    pub(crate) rooms: Rooms,
    pub(crate) media: Media,
}

/// The admin listener's one page.
pub(crate) fn router(counted: Counted) -> Router {
    Router::new()
        .route("/metrics", get(metrics))
        .with_state(Arc::new(counted))
}

async fn metrics(State(counted): State<Arc<Counted>>) -> Response {
    let (rooms, participants) = counted.rooms.count();
    let packets = counted.media.counters();
    let mut text = String::new();
    for (name, kind, help, value) in [
        ("rooms", "gauge", "Rooms that are open.", rooms as u64),
        (
            "participants",
            "gauge",
            "Participants in all rooms.",
            participants as u64,
        ),
        (
            "packets_received_total",
            "counter",
            "Media packets that came in.",
            packets.received,
        ),
        (
            "packets_forwarded_total",
            "counter",
            "Media packets that went out.",
            packets.forwarded,
        ),
        (
            "packets_dropped_total",
            "counter",
            "Media packets that were dropped.",
            packets.dropped,
        ),
        (
            "media_streams_total",
            "counter",
            "TCP and TLS connections that carried media.",
            packets.streams,
        ),
        (
            "media_streams_refused_total",
            "counter",
            "TCP and TLS connections for media that were turned away.",
            packets.streams_refused,
        ),
    ] {
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "# HELP securemeeting_{name} {help}\n# TYPE securemeeting_{name} {kind}\nsecuremeeting_{name} {value}\n"
        );
    }
    let kind = [(
        header::CONTENT_TYPE,
        "text/plain; version=0.0.4; charset=utf-8",
    )];
    (kind, text).into_response()
}
