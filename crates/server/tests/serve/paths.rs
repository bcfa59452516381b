//! The ways to the server's media, from outside: ICE over TCP and the relay,
//! what they carry and what they turn away.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use rustls::pki_types::CertificateDer;

use crate::pages::pem;
use crate::peer::{Peer, they_meet};
use crate::process::Server;
use crate::talker::{Secret, Talker, two};
use crate::ways::{Tcp, Turn, Udp};

struct Secured {
    server: Server,
    tls: SocketAddr,
    admin: u16,
    certificate: CertificateDer<'static>,
    files: [PathBuf; 2],
}

impl Drop for Secured {
    fn drop(&mut self) {
        for file in &self.files {
            let _ = std::fs::remove_file(file);
        }
    }
}

/// A server with TLS and metrics, on this address of loopback.
fn secured(name: &str, ip: &str) -> Secured {
    secured_at(name, &format!("{ip}:0"), "127.0.0.1:0", &[])
}

fn secured_at(name: &str, tls: &str, media: &str, more: &[&str]) -> Secured {
    let rcgen::CertifiedKey { cert, signing_key } =
        rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
    let folder = std::env::temp_dir();
    let file = |kind: &str, content: String| {
        let path = folder.join(format!("sm-paths-{}-{name}-{kind}", std::process::id()));
        std::fs::write(&path, content).expect("a temporary file");
        path
    };
    let files = [
        file("cert", pem("CERTIFICATE", cert.der())),
        file("key", pem("PRIVATE KEY", &signing_key.serialize_der())),
    ];
    let [cert_path, key_path] = [&files[0], &files[1]].map(|path| path.to_str().expect("ASCII"));
    let mut arguments = [
        ["--tls-listen", tls],
        ["--tls-cert", cert_path],
        ["--tls-key", key_path],
        ["--admin-listen", "127.0.0.1:0"],
    ]
    .concat();
    arguments.extend(more);
    let mut server = Server::start_on(media, &arguments);
    let mut address: SocketAddr = tls.parse().expect("an address");
    address.set_port(server.port_of("and at https://localhost:"));
    let admin = server.port_of("Metrics are at http://localhost:");
    Secured {
        server,
        tls: address,
        admin,
        certificate: cert.der().clone(),
        files,
    }
}

impl Secured {
    fn counted(&self, name: &str) -> u64 {
        let mut stream = TcpStream::connect(("127.0.0.1", self.admin)).expect("serves");
        let request = "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        stream.write_all(request.as_bytes()).expect("reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("text");
        let name = format!("securemeeting_{name} ");
        let line = answer.lines().find_map(|line| line.strip_prefix(&name));
        line.and_then(|count| count.parse().ok()).expect("counted")
    }

    fn turn(&self, talker: &Talker) -> Turn {
        let (port, user, password) = talker.relay.as_ref().expect("there is a relay");
        assert_eq!(*port, self.tls.port());
        Turn::connect(self.tls, self.certificate.clone(), user, password)
    }
}

/// Two members with their offers answered.
async fn meeting(port: u16, seed: u8) -> ([Talker; 2], Vec<Peer>) {
    let mut secret = Secret::new(seed, "");
    let [(mut ada, _), (mut bob, _)] = two(port, &mut secret).await;
    let peers = vec![
        Peer::negotiate(&mut ada, bob.participant()).await,
        Peer::negotiate(&mut bob, ada.participant()).await,
    ];
    ([ada, bob], peers)
}

#[tokio::test]
async fn tcp_carries_media_on_the_media_port_and_on_the_tls_port() {
    let server = secured("tcp", "127.0.0.1");
    let (_talkers, mut peers) = meeting(server.server.port, 21).await;
    let order: Vec<&str> = peers[0]
        .candidates
        .iter()
        .map(|(p, _)| p.as_str())
        .collect();
    assert_eq!(order, ["udp", "tcp", "tcp"], "the best first");
    let media = peers[0].candidate("tcp");
    assert_eq!(media, peers[0].candidate("udp"), "one port");
    assert_eq!(peers[0].candidates[2].1, server.tls);
    peers[0].go(Tcp::new(media));
    peers[1].go(Tcp::new(server.tls));
    assert!(they_meet(&mut peers));
    assert_eq!(server.counted("media_streams_total"), 2);
    assert_eq!(server.counted("media_streams_refused_total"), 0);
}

#[tokio::test]
async fn the_relay_carries_media_by_channel_and_by_indication() {
    let server = secured("turn", "127.0.0.1");
    let (talkers, mut peers) = meeting(server.server.port, 22).await;
    let media = peers[0].candidate("udp");
    for (number, (talker, peer)) in talkers.iter().zip(&mut peers).enumerate() {
        let mut turn = server.turn(talker);
        assert_eq!(turn.allocate(), 0);
        let code = if number == 0 {
            turn.bind(media)
        } else {
            turn.permit(media)
        };
        assert_eq!(code, 0);
        peer.go(turn);
    }
    assert!(they_meet(&mut peers));
    assert_eq!(server.counted("media_streams_total"), 2);
}

#[tokio::test]
async fn one_port_is_enough_for_everything() {
    // Free in UDP and TCP a moment ago.
    let probe = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let one = probe.local_addr().expect("bound");
    drop(probe);
    let address = one.to_string();
    let server = secured_at("one", &address, &address, &["--media-threads", "1"]);
    let (talkers, mut peers) = meeting(server.server.port, 28).await;
    let offered = [("udp".to_owned(), one), ("tcp".to_owned(), one)];
    assert_eq!(peers[0].candidates, offered);
    peers[0].go(Tcp::new(one));
    let mut turn = server.turn(&talkers[1]);
    assert_eq!((turn.allocate(), turn.bind(one)), (0, 0));
    peers[1].go(turn);
    assert!(they_meet(&mut peers));
}

#[tokio::test]
async fn all_paths_work_over_ipv6() {
    let server = Server::start_on("[::1]:0", &[]);
    let (_talkers, mut peers) = meeting(server.port, 23).await;
    let media = peers[0].candidate("tcp");
    assert!(media.is_ipv6());
    peers[0].go(Tcp::new(media));
    peers[1].go(Udp::new("[::1]:0"));
    assert!(they_meet(&mut peers));
}

#[tokio::test]
async fn without_tls_there_is_no_relay_and_tcp_still_carries_media() {
    let server = Server::start(&[]);
    let (talkers, mut peers) = meeting(server.port, 24).await;
    assert!(talkers.iter().all(|talker| talker.relay.is_none()));
    assert_eq!(peers[0].candidates.len(), 2);
    let media = peers[0].candidate("tcp");
    peers[0].go(Tcp::new(media));
    peers[1].go(Udp::new("127.0.0.1:0"));
    assert!(they_meet(&mut peers));
}

/// Waits until the server has closed a connection.
fn is_closed(stream: &mut TcpStream, within: Duration) -> bool {
    stream.set_read_timeout(Some(within)).expect("a socket");
    match stream.read(&mut [0; 16]) {
        Ok(length) => length == 0,
        // What was sent after the end is answered by a reset.
        Err(error) => error.kind() == ErrorKind::ConnectionReset,
    }
}

/// A request to a participant that nobody is, as ICE sends it.
fn strangers_check() -> Vec<u8> {
    let user = b"nobody:here!";
    let mut message = vec![0, 1, 0, 16, 0x21, 0x12, 0xa4, 0x42];
    message.extend([7; 12]);
    message.extend([0, 6, 0, 12]);
    message.extend(user);
    message
}

#[tokio::test]
async fn what_is_no_participant_over_tcp_is_turned_away_and_the_meeting_goes_on() {
    let server = secured("strangers", "127.0.0.1");
    let (_talkers, mut peers) = meeting(server.server.port, 25).await;
    let media = peers[0].candidate("tcp");
    let soon = Duration::from_secs(3);
    for port in [media, server.tls] {
        for bytes in [
            // An absurd length, a stranger's check, DTLS before ICE, noise.
            vec![0xff, 0xff],
            [&32u16.to_be_bytes(), &strangers_check()[..]].concat(),
            [&[0, 20, 22, 0xfe, 0xfd], &[0; 17][..]].concat(),
            [&[0, 20], &[0; 20][..]].concat(),
        ] {
            let mut stream = TcpStream::connect(port).expect("listens");
            stream.write_all(&bytes).expect("reads");
            assert!(is_closed(&mut stream, soon), "{port} {bytes:?}");
        }
    }
    assert_eq!(server.counted("media_streams_refused_total"), 8);

    // So many that say nothing, or half of something: the first are given
    // seconds, those on top of the limit nothing, and there is a place again.
    let since = Instant::now();
    let mut silent: Vec<TcpStream> = (0..300)
        .map(|number| {
            let mut stream = TcpStream::connect(media).expect("listens");
            if number % 2 == 0 {
                stream.write_all(&[0]).expect("reads");
            }
            stream
        })
        .collect();
    let mut last = silent.pop().expect("many");
    assert!(is_closed(&mut last, soon));
    for mut stream in silent {
        assert!(is_closed(&mut stream, Duration::from_secs(10)));
    }
    assert!(since.elapsed() < Duration::from_secs(12));
    assert_eq!(server.counted("media_streams_refused_total"), 308);
    peers[0].go(Tcp::new(media));
    peers[1].go(Tcp::new(server.tls));
    assert!(they_meet(&mut peers));
}

#[tokio::test]
async fn the_relay_turns_strangers_away_and_leads_nowhere_else() {
    let server = secured("foreign", "127.0.0.1");
    let (talkers, peers) = meeting(server.server.port, 26).await;
    let media = peers[0].candidate("udp");
    let (_, user, password) = talkers[0].relay.clone().expect("a relay");
    for (user, password) in [
        (user.as_str(), "guess"),
        ("99999999:0000000000000000", password.as_str()),
        ("", ""),
    ] {
        let mut turn = Turn::connect(server.tls, server.certificate.clone(), user, password);
        assert_eq!(turn.allocate(), 401);
    }

    // Ports of this very machine, addresses of this network, and the world.
    let listening = std::net::UdpSocket::bind("127.0.0.1:0").expect("a port");
    let victim = listening.local_addr().expect("bound");
    listening.set_nonblocking(true).expect("a socket");
    let mut turn = server.turn(&talkers[0]);
    assert_eq!(turn.allocate(), 0);
    for foreign in ["192.0.2.1:53", "10.0.0.1:10000", "169.254.169.254:80"] {
        let foreign = foreign.parse().expect("an address");
        assert_eq!((turn.permit(foreign), turn.bind(foreign)), (403, 403));
    }
    assert_eq!(turn.permit(media), 0);
    assert_eq!(turn.bind(victim), 403);
    assert_eq!(turn.bind(server.tls), 403);
    crate::ways::Way::send(&mut turn, victim, b"hello");
    // An answer that comes after it shows that it was dealt with.
    assert_eq!(turn.permit(media), 0);
    assert!(listening.recv(&mut [0; 16]).is_err());

    // One ticket is not good for a thousand.
    let mut more: Vec<Turn> = (0..20).map(|_| server.turn(&talkers[0])).collect();
    let codes: Vec<u16> = more.iter_mut().map(Turn::allocate).collect();
    assert_eq!(codes.iter().filter(|code| **code == 0).count(), 7);
    assert_eq!(codes.iter().filter(|code| **code == 486).count(), 13);
    // Somebody else is not touched by that.
    assert_eq!(server.turn(&talkers[1]).allocate(), 0);
    drop(more);
    let since = Instant::now();
    while server.turn(&talkers[0]).allocate() != 0 {
        assert!(since.elapsed() < Duration::from_secs(5), "given back");
    }
}

#[tokio::test]
async fn noise_inside_tls_ends_its_connection() {
    let server = secured("noise", "127.0.0.1");
    for noise in [&[0; 64][..], &[0, 1, 0xff, 0xfc], &[1; 5000]] {
        let mut turn = Turn::connect(server.tls, server.certificate.clone(), "", "");
        turn.put(noise);
        let since = Instant::now();
        while !turn.is_closed() {
            assert!(since.elapsed() < Duration::from_secs(5));
        }
    }
    assert_eq!(server.counted("media_streams_refused_total"), 3);
}

#[tokio::test]
async fn a_flood_of_strangers_checks_does_not_stop_a_meeting() {
    let server = secured("flood", "127.0.0.1");
    let (_talkers, mut peers) = meeting(server.server.port, 27).await;
    let media = peers[0].candidate("udp");
    peers[0].go(Udp::new("127.0.0.1:0"));
    let over_tcp = peers[1].candidate("tcp");
    peers[1].go(Tcp::new(over_tcp));
    let dropped = server.counted("packets_dropped_total");
    let flood = std::thread::spawn(move || {
        let strangers: Vec<_> = (0..20)
            .map(|_| std::net::UdpSocket::bind("127.0.0.1:0").expect("a free port"))
            .collect();
        let check = strangers_check();
        for stranger in strangers.iter().cycle().take(40_000) {
            let _ = stranger.send_to(&check, media);
        }
    });
    assert!(they_meet(&mut peers));
    flood.join().expect("it ends");
    assert!(server.counted("packets_dropped_total") > dropped + 1000);
}
