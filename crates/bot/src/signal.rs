//! The WebSocket to the server, plain or over TLS.

use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::{HeaderValue, Uri};

/// Where the server takes signalling.
const PATH: &str = "/api/v1/signal";
/// The name of the protocol on it.
const SUBPROTOCOL: &str = "securemeeting.v1";
/// Where systems keep the certificates they trust.
const SYSTEM_BUNDLES: [&str; 3] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/cert.pem",
];

/// What the WebSocket runs over.
pub trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// A connection that is open.
pub struct Connection {
    /// Binary messages, one signalling message each.
    pub socket: WebSocketStream<Box<dyn Stream>>,
    /// The address of this machine on the way to the server.
    pub local_ip: IpAddr,
}

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
pub enum SignalError {
    /// The link does not name a server.
    #[error("the link must look like https://HOST/#SECRET")]
    NotALink,
    /// A file of certificates cannot be used.
    #[error("cannot read certificates from {0}: give a PEM file with --ca")]
    Certificates(String),
    /// Nobody answers at the address.
    #[error("cannot reach {host}:{port}: {why}; is the server running?")]
    Unreachable {
        /// As the link has it.
        host: String,
        /// As the link has it.
        port: u16,
        /// What the system says.
        why: std::io::Error,
    },
    /// The certificate is not trusted, or the server speaks no TLS.
    #[error("no secure connection to the server: {0}; a private certificate goes with --ca FILE")]
    Tls(std::io::Error),
    /// Something answers that is not SecureMeeting.
    #[error("the server does not speak SecureMeeting: {0}")]
    Upgrade(Box<tokio_tungstenite::tungstenite::Error>),
}

/// The server that a link names, ready to connect to.
#[derive(Clone)]
pub struct Server {
    host: String,
    port: u16,
    tls: Option<tokio_rustls::TlsConnector>,
}

impl Server {
    /// Splits a link into the server and the fragment that names the room.
    ///
    /// `ca` is a PEM file of certificates to trust besides the system's.
    ///
    /// # Errors
    ///
    /// When the link names no server or certificates cannot be read.
    pub fn from_link<'a>(link: &'a str, ca: Option<&Path>) -> Result<(Self, &'a str), SignalError> {
        let (address, fragment) = link.split_once('#').ok_or(SignalError::NotALink)?;
        let uri: Uri = address.parse().map_err(|_| SignalError::NotALink)?;
        let secure = match uri.scheme_str() {
            Some("http") => false,
            Some("https") => true,
            _ => return Err(SignalError::NotALink),
        };
        let host = uri.host().ok_or(SignalError::NotALink)?;
        let host = host.trim_matches(['[', ']']).to_owned();
        let port = uri.port_u16().unwrap_or(if secure { 443 } else { 80 });
        let tls = if secure { Some(connector(ca)?) } else { None };
        Ok((Self { host, port, tls }, fragment))
    }

    /// Opens the WebSocket.
    ///
    /// # Errors
    ///
    /// When nobody answers, the certificate is not trusted, or the server is
    /// none of ours.
    pub async fn connect(&self) -> Result<Connection, SignalError> {
        let unreachable = |why| SignalError::Unreachable {
            host: self.host.clone(),
            port: self.port,
            why,
        };
        let stream = TcpStream::connect((self.host.as_str(), self.port))
            .await
            .map_err(unreachable)?;
        stream.set_nodelay(true).map_err(unreachable)?;
        let local_ip = stream.local_addr().map_err(unreachable)?.ip();
        let (stream, scheme): (Box<dyn Stream>, _) = match &self.tls {
            None => (Box::new(stream), "ws"),
            Some(connector) => {
                let name =
                    ServerName::try_from(self.host.clone()).map_err(|_| SignalError::NotALink)?;
                let stream = connector
                    .connect(name, stream)
                    .await
                    .map_err(SignalError::Tls)?;
                (Box::new(stream), "wss")
            }
        };
        let host = if self.host.contains(':') {
            format!("[{}]", self.host)
        } else {
            self.host.clone()
        };
        let upgrade = |error| SignalError::Upgrade(Box::new(error));
        let mut request = format!("{scheme}://{host}:{}{PATH}", self.port)
            .into_client_request()
            .map_err(upgrade)?;
        request.headers_mut().insert(
            "sec-websocket-protocol",
            HeaderValue::from_static(SUBPROTOCOL),
        );
        let (socket, _) = tokio_tungstenite::client_async(request, stream)
            .await
            .map_err(upgrade)?;
        Ok(Connection { socket, local_ip })
    }
}

fn connector(ca: Option<&Path>) -> Result<tokio_rustls::TlsConnector, SignalError> {
    let mut roots = rustls::RootCertStore::empty();
    let of_environment = std::env::var_os("SSL_CERT_FILE").map(std::path::PathBuf::from);
    let system = of_environment.or_else(|| {
        SYSTEM_BUNDLES
            .iter()
            .map(Into::into)
            .find(|path: &std::path::PathBuf| path.exists())
    });
    if let Some(certificates) = system.and_then(|path| CertificateDer::pem_file_iter(path).ok()) {
        roots.add_parsable_certificates(certificates.flatten());
    }
    if let Some(path) = ca {
        let unreadable = || SignalError::Certificates(path.display().to_string());
        let before = roots.len();
        for certificate in CertificateDer::pem_file_iter(path).map_err(|_| unreadable())? {
            let certificate = certificate.map_err(|_| unreadable())?;
            roots.add(certificate).map_err(|_| unreadable())?;
        }
        if roots.len() == before {
            return Err(unreadable());
        }
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| SignalError::Tls(std::io::Error::other(error)))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(tokio_rustls::TlsConnector::from(Arc::new(config)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_names_its_server_and_its_room() {
        let (server, fragment) = Server::from_link("http://127.0.0.1:8080/#a%20b.XYZ~p", None)
            .expect("a link like the page's");
        assert_eq!((server.host.as_str(), server.port), ("127.0.0.1", 8080));
        assert!(server.tls.is_none());
        assert_eq!(fragment, "a%20b.XYZ~p");

        let (server, _) = Server::from_link("https://meet.example/#XYZ", None).expect("https");
        assert_eq!((server.host.as_str(), server.port), ("meet.example", 443));
        assert!(server.tls.is_some());

        let (server, _) = Server::from_link("http://[::1]:81/#XYZ", None).expect("IPv6");
        assert_eq!((server.host.as_str(), server.port), ("::1", 81));
    }

    #[test]
    fn what_is_no_link_is_refused() {
        for link in ["", "http://127.0.0.1/", "ftp://host/#x", "/#x", "host#x"] {
            assert!(Server::from_link(link, None).is_err(), "{link}");
        }
    }
}
