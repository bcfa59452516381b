//! The socket to the server: opening it, opening it again, and noticing that
//! it is dead.

use core::time::Duration;

use proto::{ClientMessage, Time};

use crate::env::Env;
use crate::io::Output;

/// A ping this often. The server gives a silent connection 15 s.
const PING_EVERY: Duration = Duration::from_secs(5);
/// Nothing heard for this long: the connection is dead, whatever TCP thinks.
const SILENCE: Duration = Duration::from_secs(15);
/// The same, once there is reason to think so: the network has changed. A pong
/// takes one round trip.
const DOUBT: Duration = Duration::from_millis(500);
/// A socket that does not open within this will not.
const OPENING: Duration = Duration::from_secs(10);
/// The first retry after this, each later one after twice as long (with jitter).
const FIRST_RETRY: Duration = Duration::from_millis(250);
/// The longest wait between two tries.
const LONGEST_RETRY: Duration = Duration::from_secs(4);
/// Without a server for this long, there is none. Resume works for 30 s, a
/// rejoin for as long as somebody else keeps the room.
const GIVE_UP: Duration = Duration::from_secs(60);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Socket {
    /// Not wanted.
    None,
    /// To be opened at this time.
    Waiting(Time),
    /// Asked for at this time.
    Opening(Time),
    Open,
}

/// What time made of the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lapse {
    Nothing,
    /// It was open and is dead.
    Lost,
    /// The server is not to be reached.
    GivenUp,
}

pub(crate) struct Connection {
    socket: Socket,
    tries: u32,
    /// When the server was last there; since when we try, before the first time.
    since: Time,
    heard: Time,
    /// Dead, if nothing is heard until then.
    doubted: Option<Time>,
    ping_at: Time,
    nonce: u64,
}

impl Connection {
    pub(crate) fn new() -> Self {
        Self {
            socket: Socket::None,
            tries: 0,
            since: Time::ZERO,
            heard: Time::ZERO,
            doubted: None,
            ping_at: Time::ZERO,
            nonce: 0,
        }
    }

    pub(crate) fn is_open(&self) -> bool {
        self.socket == Socket::Open
    }

    /// Wants a socket, unless there is one or one is on its way.
    pub(crate) fn want(&mut self, env: &mut Env) {
        if self.socket == Socket::None {
            self.since = env.now;
            self.tries = 0;
            self.open(env);
        }
    }

    /// Wants none any more.
    pub(crate) fn close(&mut self, env: &mut Env) {
        if matches!(self.socket, Socket::Opening(_) | Socket::Open) {
            env.push(Output::Close);
        }
        self.socket = Socket::None;
    }

    /// Wants another one instead.
    pub(crate) fn renew(&mut self, env: &mut Env) {
        if self.socket == Socket::Open {
            self.since = env.now;
        }
        self.close(env);
        self.retry_later(env);
    }

    /// False when nobody asked for it.
    pub(crate) fn opened(&mut self, env: &Env) -> bool {
        if !matches!(self.socket, Socket::Opening(_)) {
            return false;
        }
        self.socket = Socket::Open;
        self.heard = env.now;
        self.doubted = None;
        self.ping_at = env.now + PING_EVERY;
        true
    }

    /// True when an open one was lost.
    pub(crate) fn closed(&mut self, env: &mut Env) -> bool {
        match self.socket {
            Socket::None | Socket::Waiting(_) => false,
            Socket::Opening(_) => {
                self.retry_later(env);
                false
            }
            Socket::Open => {
                self.since = env.now;
                self.retry_later(env);
                true
            }
        }
    }

    pub(crate) fn heard(&mut self, now: Time) {
        self.heard = now;
        self.doubted = None;
    }

    /// The network has changed: what was open may lead nowhere, and what waits
    /// for its next try need not.
    pub(crate) fn doubt(&mut self, env: &mut Env) {
        match self.socket {
            Socket::Open => {
                self.doubted.get_or_insert(env.now + DOUBT);
                self.ping(env);
            }
            Socket::Waiting(_) => self.open(env),
            Socket::None | Socket::Opening(_) => {}
        }
    }

    /// The server gave what was asked for: the next loss starts afresh.
    pub(crate) fn settled(&mut self) {
        self.tries = 0;
    }

    /// Pings now, and returns the mark that the pong will carry.
    pub(crate) fn ping(&mut self, env: &mut Env) -> u64 {
        self.nonce += 1;
        self.ping_at = env.now + PING_EVERY;
        env.send(&ClientMessage::Ping { nonce: self.nonce });
        self.nonce
    }

    pub(crate) fn lapse(&mut self, env: &mut Env) -> Lapse {
        let now = env.now;
        match self.socket {
            Socket::None => {}
            Socket::Waiting(at) if now >= at => self.open(env),
            Socket::Waiting(_) => {}
            Socket::Opening(_) | Socket::Open if self.overdue(now) => {
                let lost = self.is_open();
                self.renew(env);
                if lost {
                    return Lapse::Lost;
                }
            }
            Socket::Opening(_) => {}
            Socket::Open if now >= self.ping_at => {
                self.ping(env);
            }
            Socket::Open => {}
        }
        let trying = matches!(self.socket, Socket::Waiting(_) | Socket::Opening(_));
        if trying && now.since(self.since) >= GIVE_UP {
            self.close(env);
            return Lapse::GivenUp;
        }
        Lapse::Nothing
    }

    pub(crate) fn timeout(&self) -> Option<Time> {
        let give_up = self.since + GIVE_UP;
        match self.socket {
            Socket::None => None,
            Socket::Waiting(at) => Some(at.min(give_up)),
            Socket::Opening(since) => Some((since + OPENING).min(give_up)),
            Socket::Open => Some(self.ping_at.min(self.dead_at())),
        }
    }

    fn overdue(&self, now: Time) -> bool {
        match self.socket {
            Socket::Opening(since) => now >= since + OPENING,
            Socket::Open => now >= self.dead_at(),
            Socket::None | Socket::Waiting(_) => false,
        }
    }

    fn dead_at(&self) -> Time {
        let silent = self.heard + SILENCE;
        self.doubted.map_or(silent, |doubted| doubted.min(silent))
    }

    fn open(&mut self, env: &mut Env) {
        self.socket = Socket::Opening(env.now);
        env.push(Output::Connect);
    }

    fn retry_later(&mut self, env: &mut Env) {
        let wait = FIRST_RETRY
            .saturating_mul(1 << self.tries.min(8))
            .min(LONGEST_RETRY);
        self.tries += 1;
        self.socket = Socket::Waiting(env.now + env.jitter(wait));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// When each of so many, who all lose the server at once, tries it for the
    /// first time after it is there again.
    fn returns(clients: u32, down: Duration) -> Vec<Duration> {
        let lost = Time::from_millis(60_000);
        let of = |number: u32| {
            let mut seed = [0; 32];
            seed[..4].copy_from_slice(&number.to_be_bytes());
            let mut env = Env::new(seed);
            let mut connection = Connection::new();
            connection.want(&mut env);
            env.now = lost;
            connection.opened(&env);
            connection.closed(&mut env);
            loop {
                env.now = connection.timeout().expect("it tries again");
                connection.lapse(&mut env);
                assert!(matches!(connection.socket, Socket::Opening(_)));
                if env.now >= lost + down {
                    return env.now.since(lost + down);
                }
                // Refused at once.
                connection.closed(&mut env);
            }
        };
        (0..clients).map(of).collect()
    }

    #[test]
    fn a_thousand_who_lost_the_server_at_once_come_back_soon_and_not_at_once() {
        for down in [1000, 3000, 8000, 20_000] {
            let mut back = returns(1000, Duration::from_millis(down));
            back.sort();
            assert!(back[999] < Duration::from_secs(5), "{:?}", back[999]);
            let most = (0..1000).map(|first| {
                let end = back[first] + Duration::from_millis(100);
                back[first..].iter().take_while(|at| **at < end).count()
            });
            let most = most.max().expect("a thousand");
            assert!(most < 250, "{most} within 100 ms, {down} ms down");
        }
    }
}
