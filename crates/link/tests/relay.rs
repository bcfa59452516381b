//! The relay as tests use it: two sockets, its stdin and its stdout.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, UdpSocket};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

const PATIENCE: Duration = Duration::from_secs(20);

struct Relay {
    child: Child,
    stdin: Option<ChildStdin>,
    stdout: BufReader<ChildStdout>,
}

impl Relay {
    fn start(to: SocketAddr) -> (Self, SocketAddr) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_link-relay"))
            .args(["--to", &to.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the relay was built");
        let stdin = child.stdin.take();
        let stdout = BufReader::new(child.stdout.take().expect("piped"));
        let mut relay = Self {
            child,
            stdin,
            stdout,
        };
        let address = relay.line()["listening"]
            .as_str()
            .expect("an address")
            .parse();
        (relay, address.expect("an address"))
    }

    fn line(&mut self) -> Value {
        let mut line = String::new();
        self.stdout.read_line(&mut line).expect("stdout is open");
        serde_json::from_str(&line).expect("a line of JSON")
    }

    fn order(&mut self, order: &str) -> Value {
        let stdin = self.stdin.as_mut().expect("open");
        writeln!(stdin, "{order}").expect("the relay reads");
        self.line()
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        // It ends with its stdin.
        self.stdin = None;
        let _ = self.child.wait();
    }
}

fn socket() -> UdpSocket {
    let socket = UdpSocket::bind("127.0.0.1:0").expect("a port");
    socket.set_read_timeout(Some(PATIENCE)).expect("not zero");
    socket
}

#[test]
fn two_senders_reach_the_server_apart_and_are_answered_apart() {
    let server = socket();
    let (mut relay, address) = Relay::start(server.local_addr().expect("bound"));
    let clients = [socket(), socket()];
    let mut buffer = [0; 100];
    let mut seen = Vec::new();
    for (client, word) in clients.iter().zip([b"one", b"two"]) {
        client.send_to(word, address).expect("loopback");
        let (length, from) = server.recv_from(&mut buffer).expect("it comes");
        assert_eq!(&buffer[..length], word);
        seen.push(from);
    }
    assert_ne!(seen[0], seen[1]);
    for (client, from) in clients.iter().zip(seen) {
        let word = from.to_string();
        server.send_to(word.as_bytes(), from).expect("loopback");
        let (length, answerer) = client.recv_from(&mut buffer).expect("it comes");
        assert_eq!(&buffer[..length], word.as_bytes());
        assert_eq!(answerer, address);
    }
    let counts = relay.order("{}");
    assert_eq!(counts["up"]["delivered"], 2);
    assert_eq!(counts["up"]["delivered_bytes"], 2 * (28 + 3));
    assert_eq!(counts["down"]["delivered"], 2);
}

#[test]
fn limits_change_while_it_runs_each_way_by_itself() {
    let server = socket();
    let (mut relay, address) = Relay::start(server.local_addr().expect("bound"));
    let client = socket();
    let mut buffer = [0; 100];
    relay.order(r#"{"up": {"delay_ms": 300}}"#);
    let begun = Instant::now();
    client.send_to(b"slow", address).expect("loopback");
    let (_, from) = server.recv_from(&mut buffer).expect("it comes");
    assert!(begun.elapsed() >= Duration::from_millis(300));

    // All of these would take nine seconds, and take none once the limit is lifted.
    relay.order(r#"{"down": {"rate_kbps": 1, "queue_ms": 10000}}"#);
    for _ in 0..9 {
        server.send_to(&[7; 100], from).expect("loopback");
    }
    while relay.order("{}")["down"]["offered"] != 9 {
        assert!(begun.elapsed() < PATIENCE, "they never came to the relay");
    }
    relay.order(r#"{"down": {}}"#);
    for _ in 0..9 {
        client.recv_from(&mut buffer).expect("it comes");
    }
    assert_eq!(relay.order("{}")["down"]["delivered"], 9);
}
