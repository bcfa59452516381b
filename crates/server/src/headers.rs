//! The headers of every response: what the page may do, and nothing else.

use axum::extract::Request;
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

/// The request came over TLS; set by the edge.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OverTls;

const FIXED: [(HeaderName, &str); 7] = [
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-embedder-policy"),
        "require-corp",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (HeaderName::from_static("origin-agent-cluster"), "?1"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), \
         picture-in-picture=(self), speaker-selection=(self), screen-wake-lock=(self), \
         autoplay=(self), clipboard-write=(self), accelerometer=(), \
         browsing-topics=(), clipboard-read=(), encrypted-media=(), gamepad=(), geolocation=(), \
         gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), midi=(), \
         payment=(), publickey-credentials-create=(), publickey-credentials-get=(), serial=(), \
         storage-access=(), usb=(), window-management=(), xr-spatial-tracking=()",
    ),
];

/// Sets them, on whatever is answered.
pub(crate) async fn set(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).cloned();
    let over_tls = request.extensions().get::<OverTls>().is_some();
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        content_policy(host.as_ref()),
    );
    if over_tls {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

/// Nothing inline, nothing from elsewhere; scripts become workers through the
/// one Trusted Types policy of the page. Browsers disagree whether `'self'`
/// covers a WebSocket to the same host, so that is named as well.
fn content_policy(host: Option<&HeaderValue>) -> HeaderValue {
    let sockets = host
        .and_then(|host| host.to_str().ok())
        .filter(|host| is_plain_host(host))
        .map(|host| format!(" ws://{host} wss://{host}"))
        .unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         worker-src 'self'; connect-src 'self'{sockets}; img-src 'self' blob:; \
         media-src 'self' blob: mediastream:; font-src 'self'; manifest-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types securemeeting"
    );
    // It is made of visible ASCII alone.
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// Only what a host and a port are made of: the rest could end the directive.
fn is_plain_host(host: &str) -> bool {
    !host.is_empty()
        && host.len() <= 255
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte))
}

/// Does the page that asks come from here? Who is no browser says nothing.
pub(crate) fn is_same_origin(headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return true;
    };
    let authority = origin
        .to_str()
        .ok()
        .and_then(|origin| origin.split_once("://"));
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    match (authority, host) {
        (Some((_, authority)), Some(host)) => authority.eq_ignore_ascii_case(host),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strange_host_cannot_add_to_the_policy() {
        for host in ["evil; script-src *", "a b", "", "x,y", "'unsafe-inline'"] {
            let host = HeaderValue::from_str(host).expect("a header");
            let policy = content_policy(Some(&host));
            let policy = policy.to_str().expect("ascii");
            assert!(policy.contains("connect-src 'self'; img-src"), "{policy}");
        }
        let policy = content_policy(Some(&HeaderValue::from_static("[::1]:8080")));
        let policy = policy.to_str().expect("ascii");
        assert!(
            policy.contains("connect-src 'self' ws://[::1]:8080 wss://[::1]:8080;"),
            "{policy}"
        );
    }

    #[test]
    fn only_the_same_origin_may_open_the_signalling_from_a_browser() {
        let same = |origin: Option<&'static str>| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static("meet.example:8443"));
            if let Some(origin) = origin {
                headers.insert(header::ORIGIN, HeaderValue::from_static(origin));
            }
            is_same_origin(&headers)
        };
        assert!(same(None));
        assert!(same(Some("https://meet.example:8443")));
        for other in [
            "https://meet.example",
            "null",
            "https://evil.example:8443",
            "",
        ] {
            assert!(!same(Some(other)), "{other}");
        }
    }
}
