//! The ways of a participant's packets to the server: UDP, ICE over TCP, and
//! TURN inside TLS.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream, UdpSocket};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::pki_types::{CertificateDer, ServerName};
use str0m::Candidate;
use str0m::net::{Protocol, TcpType};
use turn_types::attribute::{
    ChannelNumber, Data, RequestedTransport, XorPeerAddress, XorRelayedAddress,
};
use turn_types::message::{ALLOCATE, CHANNEL_BIND, CREATE_PERMISSION, SEND};
use turn_types::stun::attribute::{ErrorCode, Nonce, Realm, Username};
use turn_types::stun::message::{
    IntegrityAlgorithm, LongTermKeyCredentials, Message, MessageWriteVec, Method,
};
use turn_types::stun::prelude::{AttributeWrite, MessageWrite as _, MessageWriteExt as _};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) trait Way: Send {
    fn protocol(&self) -> Protocol;
    /// Where the client is, as the server sees it.
    fn candidate(&self) -> Candidate;
    /// Sends to one of the server's candidates.
    fn send(&mut self, to: SocketAddr, datagram: &[u8]);
    /// What came, and from which of the candidates; without waiting.
    fn receive(&mut self) -> Option<(SocketAddr, Vec<u8>)>;
}

pub(crate) struct Udp(UdpSocket);

impl Udp {
    pub(crate) fn new(address: &str) -> Self {
        let socket = UdpSocket::bind(address).expect("a free port");
        socket.set_nonblocking(true).expect("a socket");
        Self(socket)
    }
}

impl Way for Udp {
    fn protocol(&self) -> Protocol {
        Protocol::Udp
    }

    fn candidate(&self) -> Candidate {
        Candidate::host(self.0.local_addr().expect("bound"), "udp").expect("an address")
    }

    fn send(&mut self, to: SocketAddr, datagram: &[u8]) {
        let _ = self.0.send_to(datagram, to);
    }

    fn receive(&mut self) -> Option<(SocketAddr, Vec<u8>)> {
        let mut buffer = vec![0; 2000];
        let (length, from) = self.0.recv_from(&mut buffer).ok()?;
        buffer.truncate(length);
        Some((from, buffer))
    }
}

/// ICE over TCP (RFC 6544).
pub(crate) struct Tcp {
    stream: TcpStream,
    server: SocketAddr,
    read: Vec<u8>,
}

impl Tcp {
    pub(crate) fn new(server: SocketAddr) -> Self {
        let stream = TcpStream::connect(server).expect("the server listens");
        stream.set_nonblocking(true).expect("a socket");
        Self {
            stream,
            server,
            read: Vec::new(),
        }
    }
}

impl Way for Tcp {
    fn protocol(&self) -> Protocol {
        Protocol::Tcp
    }

    fn candidate(&self) -> Candidate {
        let own = self.stream.local_addr().expect("connected");
        let candidate = Candidate::builder().tcp().host(own);
        candidate
            .tcptype(TcpType::Active)
            .build()
            .expect("an address")
    }

    fn send(&mut self, to: SocketAddr, datagram: &[u8]) {
        if to != self.server {
            return;
        }
        let length = u16::try_from(datagram.len()).expect("a datagram");
        let frame = [&length.to_be_bytes(), datagram].concat();
        self.stream.write_all(&frame).expect("the server reads");
    }

    fn receive(&mut self) -> Option<(SocketAddr, Vec<u8>)> {
        fill(&mut self.stream, &mut self.read);
        let length = usize::from(u16::from_be_bytes(*self.read.first_chunk::<2>()?));
        let datagram = self.read.get(2..2 + length)?.to_vec();
        self.read.drain(..2 + length);
        Some((self.server, datagram))
    }
}

/// Whatever is there, without waiting.
fn fill(stream: &mut impl Read, read: &mut Vec<u8>) {
    let mut buffer = [0; 4096];
    while let Ok(length @ 1..) = stream.read(&mut buffer) {
        read.extend_from_slice(&buffer[..length]);
    }
}

/// A client of the relay.
pub(crate) struct Turn {
    stream: rustls::StreamOwned<rustls::ClientConnection, TcpStream>,
    user: String,
    password: String,
    nonce: String,
    read: Vec<u8>,
    relayed: Option<SocketAddr>,
    /// By channel when it is bound, else by indication.
    channel: Option<SocketAddr>,
}

impl Turn {
    /// Connects as browsers do: with no protocol named.
    pub(crate) fn connect(
        server: SocketAddr,
        certificate: CertificateDer<'static>,
        user: &str,
        password: &str,
    ) -> Self {
        let mut roots = rustls::RootCertStore::empty();
        roots.add(certificate).expect("a certificate");
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_root_certificates(roots)
            .with_no_client_auth();
        let name = ServerName::try_from("localhost").expect("a name");
        let session = rustls::ClientConnection::new(Arc::new(config), name);
        let mut session = session.expect("a session");
        let mut socket = TcpStream::connect(server).expect("the server listens");
        while session.is_handshaking() {
            session.complete_io(&mut socket).expect("a handshake");
        }
        let timeout = Some(Duration::from_millis(1));
        socket.set_read_timeout(timeout).expect("a socket");
        Self {
            stream: rustls::StreamOwned::new(session, socket),
            user: user.to_owned(),
            password: password.to_owned(),
            nonce: String::new(),
            read: Vec::new(),
            relayed: None,
            channel: None,
        }
    }

    /// Asks for an allocation, with credentials once it was asked for them; the
    /// code of the answer, 0 for success.
    pub(crate) fn allocate(&mut self) -> u16 {
        let udp = RequestedTransport::new(RequestedTransport::UDP);
        let mut first = Message::builder_request(ALLOCATE, MessageWriteVec::new());
        first.add_attribute(&udp).expect("room");
        self.put(&first.finish());
        let reply = self.answer();
        let reply = Message::from_bytes(&reply).expect("STUN");
        assert_eq!(code(&reply), ErrorCode::UNAUTHORIZED);
        let nonce = reply.attribute::<Nonce>().expect("a nonce");
        self.nonce = nonce.nonce().to_owned();
        let reply = self.ask(ALLOCATE, &[&udp]);
        let reply = Message::from_bytes(&reply).expect("STUN");
        if let Ok(relayed) = reply.attribute::<XorRelayedAddress>() {
            self.relayed = Some(relayed.addr(reply.transaction_id()));
        }
        code(&reply)
    }

    pub(crate) fn permit(&mut self, peer: SocketAddr) -> u16 {
        let reply = self.ask(CREATE_PERMISSION, &[&address(peer)]);
        code(&Message::from_bytes(&reply).expect("STUN"))
    }

    pub(crate) fn bind(&mut self, peer: SocketAddr) -> u16 {
        let reply = self.ask(CHANNEL_BIND, &[&ChannelNumber::new(0x4000), &address(peer)]);
        let code = code(&Message::from_bytes(&reply).expect("STUN"));
        if code == 0 {
            self.channel = Some(peer);
        }
        code
    }

    fn ask(&mut self, method: Method, attributes: &[&dyn AttributeWrite]) -> Vec<u8> {
        let mut message = Message::builder_request(method, MessageWriteVec::new());
        for attribute in attributes {
            message.add_attribute(*attribute).expect("room");
        }
        let user = Username::new(&self.user).expect("a name");
        let realm = Realm::new("securemeeting").expect("a realm");
        let nonce = Nonce::new(&self.nonce).expect("a nonce");
        for attribute in [&user as &dyn AttributeWrite, &realm, &nonce] {
            message.add_attribute(attribute).expect("room");
        }
        let (user, password) = (self.user.clone(), self.password.clone());
        let key = LongTermKeyCredentials::new(user, password, "securemeeting".to_owned());
        let integrity = message.add_message_integrity(&key.into(), IntegrityAlgorithm::Sha1);
        integrity.expect("room");
        self.put(&message.finish());
        self.answer()
    }

    pub(crate) fn put(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).expect("the server reads");
        self.stream.flush().expect("the server reads");
    }

    /// The next message that is no datagram.
    fn answer(&mut self) -> Vec<u8> {
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            if let Some(piece) = self.piece()
                && is_answer(&piece)
            {
                return piece;
            }
        }
        panic!("the relay does not answer");
    }

    /// What is read already comes first: reading waits for a moment.
    fn piece(&mut self) -> Option<Vec<u8>> {
        self.take().or_else(|| {
            fill(&mut self.stream, &mut self.read);
            self.take()
        })
    }

    fn take(&mut self) -> Option<Vec<u8>> {
        let length = usize::from(u16::from_be_bytes([*self.read.get(2)?, *self.read.get(3)?]));
        let whole = match self.read[0] >> 6 {
            0 => 20 + length,
            _ => 4 + length.next_multiple_of(4),
        };
        let piece = self.read.get(..whole)?.to_vec();
        self.read.drain(..whole);
        Some(piece)
    }

    /// Whether the server has closed the connection.
    pub(crate) fn is_closed(&mut self) -> bool {
        let mut byte = [0];
        match self.stream.read(&mut byte) {
            Ok(0) => true,
            Ok(_) => false,
            Err(error) => !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
        }
    }
}

fn is_answer(piece: &[u8]) -> bool {
    piece[0] >> 6 == 0 && piece[0] & 1 == 1
}

fn code(reply: &Message<'_>) -> u16 {
    reply
        .attribute::<ErrorCode>()
        .map_or(0, |error| error.code())
}

/// IPv4 alone: of IPv6 the transaction would be needed, which is drawn later.
fn address(peer: SocketAddr) -> XorPeerAddress {
    assert!(peer.is_ipv4());
    XorPeerAddress::new(peer, 1u128.into())
}

impl Way for Turn {
    fn protocol(&self) -> Protocol {
        Protocol::Udp
    }

    /// Where it appears: for the other side no different from a host's.
    fn candidate(&self) -> Candidate {
        let relayed = self.relayed.expect("an allocation");
        Candidate::host(relayed, "udp").expect("an address")
    }

    fn send(&mut self, to: SocketAddr, datagram: &[u8]) {
        if self.channel == Some(to) {
            let length = u16::try_from(datagram.len()).expect("a datagram");
            let padding = &[0; 3][..datagram.len().next_multiple_of(4) - datagram.len()];
            let header = [0x40, 0, (length >> 8) as u8, length as u8];
            self.put(&[&header, datagram, padding].concat());
            return;
        }
        let mut message = Message::builder_indication(SEND, MessageWriteVec::new());
        message.add_attribute(&address(to)).expect("room");
        message.add_attribute(&Data::new(datagram)).expect("room");
        self.put(&message.finish());
    }

    fn receive(&mut self) -> Option<(SocketAddr, Vec<u8>)> {
        let piece = self.piece()?;
        if piece[0] >> 6 == 1 {
            let length = usize::from(u16::from_be_bytes([piece[2], piece[3]]));
            return Some((self.channel?, piece[4..4 + length].to_vec()));
        }
        let message = Message::from_bytes(&piece).expect("STUN");
        let peer = message.attribute::<XorPeerAddress>().ok()?;
        let data = message.attribute::<Data<'_>>().ok()?;
        Some((peer.addr(message.transaction_id()), data.data().to_vec()))
    }
}
