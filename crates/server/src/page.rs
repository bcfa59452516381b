//! The page, embedded in the binary.

use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::Failure;

/// All that the page's build made. Empty when it was not built before this
/// crate was: the tests below the page need none.
#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Built;

const INDEX: &str = "index.html";
/// Paths of the page itself; the browser's side tells them apart.
const PAGES: [&str; 2] = ["", "check"];

/// Fails when this binary was built without the page.
pub(crate) fn ensure_built() -> Result<(), Failure> {
    if Built::get(INDEX).is_some() {
        return Ok(());
    }
    Err(Failure::running(
        "this binary was built without the page; build it with `cargo xtask build`, \
         or build and start all with `cargo xtask serve`",
    ))
}

/// Serves the page and its assets.
pub(crate) async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        let allow = [(header::ALLOW, "GET, HEAD")];
        return (
            StatusCode::METHOD_NOT_ALLOWED,
            allow,
            "only GET is served here\n",
        )
            .into_response();
    }
    let path = uri.path().trim_start_matches('/');
    let name = if PAGES.contains(&path) { INDEX } else { path };
    let not_compressed = !name.ends_with(".br") && !name.ends_with(".gz");
    match Built::get(name).filter(|_| not_compressed) {
        Some(file) => respond(name, file, &headers),
        None => (StatusCode::NOT_FOUND, no_cache(), "there is nothing here\n").into_response(),
    }
}

fn respond(name: &str, plain: EmbeddedFile, asked: &HeaderMap) -> Response {
    let tag = entity_tag(&plain.metadata.sha256_hash());
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(content_type(name)),
    );
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    // Every other asset has a hash of its content in its name.
    let hashed = name.starts_with("assets/");
    let caching = if hashed {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    let known = asked
        .get(header::IF_NONE_MATCH)
        .and_then(|tags| tags.to_str().ok());
    if known.is_some_and(|tags| tags.contains(&tag)) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let body = match compressed(name, asked) {
        Some((coding, file)) => {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
            file.data
        }
        None => plain.data,
    };
    (headers, body).into_response()
}

/// The twin of an asset that the page's build compressed, if the browser takes it.
fn compressed(name: &str, asked: &HeaderMap) -> Option<(&'static str, EmbeddedFile)> {
    let accepted = asked.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
    let accepts = |coding: &str| {
        accepted.split(',').any(|one| {
            let (name, weight) = one.split_once(';').unwrap_or((one, ""));
            name.trim() == coding && weight.trim() != "q=0"
        })
    };
    [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(coding, _)| accepts(coding))
        .find_map(|(coding, extension)| Some((coding, Built::get(&format!("{name}.{extension}"))?)))
}

fn no_cache() -> [(header::HeaderName, &'static str); 1] {
    [(header::CACHE_CONTROL, "no-cache")]
}

fn entity_tag(hash: &[u8; 32]) -> String {
    let hex: String = hash[..12]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("\"{hex}\"")
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("webmanifest") => "application/manifest+json",
        Some("json" | "map") => "application/json",
        Some("woff2") => "font/woff2",
        Some("mp3") => "audio/mpeg",
        Some("wav") => "audio/wav",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
