//! `link-relay`: a bad network between a browser and the server, for tests.
//!
//! It listens for UDP on a port of loopback and passes what comes on to the
//! server, from a socket of its own for each sender, and the answers back. All of
//! it shares one [`Link`] each way, as the sockets of one household do. Lines of
//! JSON on stdin change the limits while it runs, and each is answered with a
//! line of counts:
//!
//! ```text
//! {"down": {"rate_kbps": 300, "loss_percent": 5}, "up": {"delay_ms": 50}}
//! {}
//! ```
//!
//! The first line of stdout says where it listens. It ends with stdin.

use std::io::{self, BufRead as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use clap::Parser;
use link::{Counts, Limits, Link};
use proto::Time;
use serde::{Deserialize, Serialize};
use tokio::net::UdpSocket;
use tokio::sync::mpsc;

/// IPv4 and UDP in front of each datagram: links carry them too.
const HEADER_BYTES: usize = 28;
const MAX_DATAGRAM: usize = 2048;
/// Senders beyond this are not answered: a browser uses a handful of sockets.
const MAX_SENDERS: usize = 64;
/// Datagrams between sockets and links; what is above is as lost as in the
/// kernel's own buffers.
const INBOX: usize = 4096;

/// A bad network on loopback, for tests.
#[derive(Parser)]
struct Options {
    /// Where the server listens for UDP; on loopback
    #[arg(long, value_name = "IP:PORT")]
    to: SocketAddr,
    /// Under the same seed the same packets are lost
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
}

/// A line of stdin; a direction that is not there stays as it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    up: Option<Limits>,
    down: Option<Limits>,
}

/// The answer to it.
#[derive(Serialize)]
struct Report {
    up: Counts,
    down: Counts,
}

#[derive(Serialize)]
struct Listening {
    listening: SocketAddr,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    match runtime.and_then(|runtime| runtime.block_on(run(&options))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: &Options) -> io::Result<()> {
    if !options.to.ip().is_loopback() {
        return Err(io::Error::other(
            "only a server on loopback can be relayed to",
        ));
    }
    let socket = Arc::new(UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await?);
    say(&Listening {
        listening: socket.local_addr()?,
    })?;
    let (orders, mut ordered) = mpsc::channel(16);
    std::thread::spawn(move || read_orders(&orders));
    let (answers, mut answered) = mpsc::channel(INBOX);
    let mut relay = Relay {
        start: Instant::now(),
        to: options.to,
        socket: Arc::clone(&socket),
        senders: Vec::new(),
        answers,
        up: Link::new(Limits::default(), options.seed),
        down: Link::new(Limits::default(), options.seed.wrapping_add(1)),
    };
    let mut buffer = [0; MAX_DATAGRAM];
    loop {
        let due = [relay.up.due(), relay.down.due()]
            .into_iter()
            .flatten()
            .min();
        let wake = due.map(|due| tokio::time::Instant::from_std(relay.start + due.since_start()));
        tokio::select! {
            biased;
            order = ordered.recv() => match order {
                Some(order) => relay.obey(order)?,
                None => return Ok(()),
            },
            came = socket.recv_from(&mut buffer) => {
                let (length, from) = came?;
                relay.take_up(from, &buffer[..length]).await?;
            }
            Some((sender, datagram)) = answered.recv() => relay.take_down(sender, datagram),
            () = sleep(wake) => {}
        }
        relay.deliver().await;
    }
}

/// Until then; for ever when there is nothing to wait for.
async fn sleep(until: Option<tokio::time::Instant>) {
    match until {
        Some(until) => tokio::time::sleep_until(until).await,
        None => std::future::pending().await,
    }
}

/// A thread of its own, since a read of stdin cannot be given up.
fn read_orders(orders: &mpsc::Sender<Order>) {
    for line in io::stdin().lock().lines() {
        let Ok(line) = line else { return };
        match serde_json::from_str(&line) {
            Ok(order) => {
                if orders.blocking_send(order).is_err() {
                    return;
                }
            }
            Err(error) => eprintln!("error: {error}"),
        }
    }
}

fn say(line: &impl Serialize) -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, line)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// The number of a sender, and what it sent or is to get.
type Packet = (usize, Vec<u8>);

struct Relay {
    start: Instant,
    to: SocketAddr,
    socket: Arc<UdpSocket>,
    senders: Vec<(SocketAddr, Arc<UdpSocket>)>,
    answers: mpsc::Sender<Packet>,
    up: Link<Packet>,
    down: Link<Packet>,
}

impl Relay {
    fn now(&self) -> Time {
        Time::from_start(self.start.elapsed())
    }

    fn obey(&mut self, order: Order) -> io::Result<()> {
        let now = self.now();
        if let Some(limits) = order.up {
            self.up.set(now, limits);
        }
        if let Some(limits) = order.down {
            self.down.set(now, limits);
        }
        say(&Report {
            up: self.up.counts(),
            down: self.down.counts(),
        })
    }

    async fn take_up(&mut self, from: SocketAddr, datagram: &[u8]) -> io::Result<()> {
        let known = self
            .senders
            .iter()
            .position(|(address, _)| *address == from);
        let sender = match known {
            Some(sender) => sender,
            None if self.senders.len() == MAX_SENDERS => return Ok(()),
            None => self.add_sender(from).await?,
        };
        let now = self.now();
        let bytes = datagram.len() + HEADER_BYTES;
        self.up.send(now, bytes, (sender, datagram.to_vec()));
        Ok(())
    }

    /// A socket of its own, by which the server tells it from others.
    async fn add_sender(&mut self, from: SocketAddr) -> io::Result<usize> {
        let here: IpAddr = match self.to {
            SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => std::net::Ipv6Addr::LOCALHOST.into(),
        };
        let socket = Arc::new(UdpSocket::bind((here, 0)).await?);
        socket.connect(self.to).await?;
        let sender = self.senders.len();
        self.senders.push((from, Arc::clone(&socket)));
        let answers = self.answers.clone();
        tokio::spawn(async move {
            let mut buffer = [0; MAX_DATAGRAM];
            loop {
                // An error is that of a datagram before (nobody listens): go on.
                if let Ok(length) = socket.recv(&mut buffer).await
                    && answers
                        .send((sender, buffer[..length].to_vec()))
                        .await
                        .is_err()
                {
                    return;
                }
            }
        });
        Ok(sender)
    }

    fn take_down(&mut self, sender: usize, datagram: Vec<u8>) {
        let now = self.now();
        let bytes = datagram.len() + HEADER_BYTES;
        self.down.send(now, bytes, (sender, datagram));
    }

    /// What has arrived goes out. An error is that of a datagram before, whose
    /// receiver is gone.
    async fn deliver(&mut self) {
        let now = self.now();
        while let Some((sender, datagram)) = self.up.poll(now) {
            let _ = self.senders[sender].1.send(&datagram).await;
        }
        while let Some((sender, datagram)) = self.down.poll(now) {
            let _ = self.socket.send_to(&datagram, self.senders[sender].0).await;
        }
    }
}
