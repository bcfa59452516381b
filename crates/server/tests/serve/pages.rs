//! What the server serves over HTTP, and with what headers.

use std::io::Write as _;
use std::net::TcpStream;
use std::sync::Arc;

use rustls::pki_types::ServerName;

use crate::process::Server;

const HEADERS: [(&str, &str); 7] = [
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(self), microphone=(self)"),
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ",
    ),
];

fn request(port: u16, method: &str, path: &str, more: &str) -> String {
    format!("{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n{more}\r\n")
}

fn read(mut stream: impl std::io::Read) -> (String, Vec<u8>) {
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let end = answer
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .expect("a head")
        + 4;
    let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
    (head, answer[end..].to_vec())
}

fn get(port: u16, path: &str, more: &str) -> (String, Vec<u8>) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("serves");
    stream
        .write_all(request(port, "GET", path, more).as_bytes())
        .expect("reads");
    read(stream)
}

#[test]
fn every_answer_carries_the_strict_headers_and_no_cookie() {
    let server = Server::start(&[]);
    let (_, index) = get(server.port, "/", "");
    let index = String::from_utf8(index).expect("html");
    let script = index
        .split('"')
        .find(|part| part.starts_with("/assets/") && part.ends_with(".js"))
        .expect("a script");
    for (path, status, caching) in [
        ("/", 200, "no-cache"),
        ("/check", 200, "no-cache"),
        (script, 200, "public, max-age=31536000, immutable"),
        ("/sw.js", 200, "no-cache"),
        ("/app.webmanifest", 200, "no-cache"),
        ("/nothing", 404, "no-cache"),
        ("/assets/../Cargo.toml", 404, "no-cache"),
        ("/index.html.br", 404, "no-cache"),
        ("/healthz", 200, ""),
        ("/metrics", 404, ""),
        ("/api/v1/signal", 426, ""),
    ] {
        let (head, _) = get(server.port, path, "");
        assert!(
            head.starts_with(&format!("http/1.1 {status} ")),
            "{path}: {head}"
        );
        for (name, value) in HEADERS {
            assert!(
                head.contains(&format!("{name}: {value}")),
                "{path} lacks {name}: {head}"
            );
        }
        assert!(
            head.contains("require-trusted-types-for 'script'"),
            "{path}"
        );
        assert!(!head.contains("set-cookie"), "{path}: {head}");
        assert!(
            !head.contains("strict-transport-security"),
            "{path}: {head}"
        );
        assert!(!head.contains("unsafe-inline"), "{path}: {head}");
        if !caching.is_empty() {
            assert!(
                head.contains(&format!("cache-control: {caching}")),
                "{path}: {head}"
            );
        }
    }
    assert_eq!(get(server.port, "/healthz", "").1, b"ok");
}

#[test]
fn what_the_browser_has_is_not_sent_again() {
    let server = Server::start(&[]);
    let (head, _) = get(server.port, "/", "");
    let tag = head
        .split("etag: ")
        .nth(1)
        .and_then(|rest| rest.lines().next())
        .expect("a tag");
    let (head, body) = get(server.port, "/", &format!("If-None-Match: {tag}\r\n"));
    assert!(head.starts_with("http/1.1 304 "), "{head}");
    assert_eq!(body, b"");
}

#[test]
fn metrics_are_on_their_own_listener_and_name_nobody() {
    let mut server = Server::start(&["--admin-listen", "127.0.0.1:0"]);
    let admin = server.port_of("Metrics are at http://localhost:");
    let (_, body) = get(admin, "/metrics", "");
    let body = String::from_utf8(body).expect("text");
    for name in [
        "rooms",
        "participants",
        "packets_received_total",
        "packets_forwarded_total",
        "packets_dropped_total",
    ] {
        assert!(
            body.contains(&format!("\nsecuremeeting_{name} 0\n")),
            "{name}: {body}"
        );
    }
    assert!(!body.contains('{'), "{body}");
}

pub(crate) fn pem(kind: &str, der: &[u8]) -> String {
    let body = data_encoding::BASE64.encode(der);
    format!("-----BEGIN {kind}-----\n{body}\n-----END {kind}-----\n")
}

#[test]
fn the_same_is_served_over_tls_with_hsts() {
    let rcgen::CertifiedKey { cert, signing_key } =
        rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
    let folder = std::env::temp_dir();
    let file = |name: &str, content: String| {
        let path = folder.join(format!("sm-tls-{}-{name}", std::process::id()));
        std::fs::write(&path, content).expect("a temporary file");
        path.to_str().expect("utf-8").to_owned()
    };
    let certificate = file("cert.pem", pem("CERTIFICATE", cert.der()));
    let key = file("key.pem", pem("PRIVATE KEY", &signing_key.serialize_der()));
    let mut server = Server::start(&[
        "--tls-listen",
        "127.0.0.1:0",
        "--tls-cert",
        &certificate,
        "--tls-key",
        &key,
    ]);
    let port = server.port_of("and at https://localhost:");
    let mut roots = rustls::RootCertStore::empty();
    roots.add(cert.der().clone()).expect("a root");
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").expect("a name");
    let session = rustls::ClientConnection::new(Arc::new(config), name).expect("a session");
    let socket = TcpStream::connect(("127.0.0.1", port)).expect("serves");
    let mut stream = rustls::StreamOwned::new(session, socket);
    stream
        .write_all(request(port, "GET", "/healthz", "").as_bytes())
        .expect("reads");
    let (head, body) = read(stream);
    assert!(
        head.contains("strict-transport-security: max-age=31536000"),
        "{head}"
    );
    assert_eq!(body, b"ok");
}
