//! A client of the relay, from outside: what it may and what it may not.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use proto::Time;
use relay::{MAX_DATAGRAM, Over, Relayed, Surroundings, Ticket, Tickets, Turn, TurnConfig};
use turn_types::AddressFamily;
use turn_types::attribute::{
    ChannelNumber, Data, Lifetime, RequestedAddressFamily, RequestedTransport, XorPeerAddress,
    XorRelayedAddress,
};
use turn_types::message::{ALLOCATE, CHANNEL_BIND, CREATE_PERMISSION, REFRESH, SEND};
use turn_types::stun::attribute::{ErrorCode, Nonce, Realm, Username};
use turn_types::stun::message::{
    BINDING, IntegrityAlgorithm, LongTermKeyCredentials, Message, MessageWriteVec, Method,
};
use turn_types::stun::prelude::{AttributeWrite, MessageWrite as _, MessageWriteExt as _};

const HOUR: Duration = Duration::from_secs(3600);

/// What the relay asked for and gave out.
struct Seen {
    admits: bool,
    asked: Vec<String>,
    replies: Vec<Vec<u8>>,
    forwarded: Vec<(SocketAddr, SocketAddr, Vec<u8>)>,
}

impl Surroundings for Seen {
    fn admit(&mut self, user: &str) -> bool {
        self.asked.push(user.to_owned());
        self.admits
    }

    fn reply(&mut self, bytes: &[u8]) {
        self.replies.push(bytes.to_vec());
    }

    fn forward(&mut self, relayed: SocketAddr, media: SocketAddr, datagram: &[u8]) {
        self.forwarded.push((relayed, media, datagram.to_vec()));
    }
}

struct World {
    turn: Turn,
    seen: Seen,
    now: Time,
    ticket: Ticket,
    nonce: &'static str,
}

fn media() -> SocketAddr {
    "198.51.100.1:10000".parse().unwrap()
}

fn relayed() -> SocketAddr {
    "192.0.0.8:5000".parse().unwrap()
}

fn world() -> World {
    let tickets = Tickets::new([3; 32]);
    let ticket = tickets.mint(Time::ZERO, HOUR, [9; 8]);
    let config = TurnConfig {
        tickets,
        media: vec![media(), "[2001:db8::1]:10000".parse().unwrap()],
    };
    let addresses = Relayed {
        v4: Some(relayed()),
        v6: Some("[100::1]:5000".parse().unwrap()),
    };
    let client = "203.0.113.5:40000".parse().unwrap();
    World {
        turn: Turn::new(Arc::new(config), client, addresses, "nonce".to_owned()),
        seen: Seen {
            admits: true,
            asked: vec![],
            replies: vec![],
            forwarded: vec![],
        },
        now: Time::from_millis(1000),
        ticket,
        nonce: "nonce",
    }
}

impl World {
    fn give(&mut self, bytes: &[u8]) -> Result<(), Over> {
        self.turn.receive(self.now, bytes, &mut self.seen)
    }

    fn signed(&self, method: Method, attributes: &[&dyn AttributeWrite]) -> Vec<u8> {
        let mut message = Message::builder_request(method, MessageWriteVec::new());
        for attribute in attributes {
            message.add_attribute(*attribute).unwrap();
        }
        let Ticket { user, password } = self.ticket.clone();
        message
            .add_attribute(&Username::new(&user).unwrap())
            .unwrap();
        let realm = "securemeeting";
        message.add_attribute(&Realm::new(realm).unwrap()).unwrap();
        message
            .add_attribute(&Nonce::new(self.nonce).unwrap())
            .unwrap();
        let key = LongTermKeyCredentials::new(user, password, realm.to_owned());
        message
            .add_message_integrity(&key.into(), IntegrityAlgorithm::Sha1)
            .unwrap();
        message.finish()
    }

    /// The code of the answer; 0 for success.
    fn ask(&mut self, method: Method, attributes: &[&dyn AttributeWrite]) -> u16 {
        let request = self.signed(method, attributes);
        let _ = self.give(&request);
        self.code()
    }

    fn code(&mut self) -> u16 {
        let reply = self.seen.replies.pop().expect("an answer");
        let reply = Message::from_bytes(&reply).unwrap();
        reply
            .attribute::<ErrorCode>()
            .map_or(0, |error| error.code())
    }

    fn allocate(&mut self) -> u16 {
        self.ask(
            ALLOCATE,
            &[&RequestedTransport::new(RequestedTransport::UDP)],
        )
    }

    fn permit(&mut self, peer: &str) -> u16 {
        let id = 7u128.into();
        // The transaction is drawn by the builder: an address of IPv4 is mixed
        // with the cookie alone.
        let peer = XorPeerAddress::new(peer.parse().unwrap(), id);
        self.ask(CREATE_PERMISSION, &[&peer])
    }

    fn bind(&mut self, number: u16, peer: SocketAddr) -> u16 {
        let peer = XorPeerAddress::new(peer, 7u128.into());
        self.ask(CHANNEL_BIND, &[&ChannelNumber::new(number), &peer])
    }

    fn send(&mut self, peer: &str, data: &[u8]) {
        let mut message = Message::builder_indication(SEND, MessageWriteVec::new());
        let peer = XorPeerAddress::new(peer.parse().unwrap(), 7u128.into());
        message.add_attribute(&peer).unwrap();
        message.add_attribute(&Data::new(data)).unwrap();
        let message = message.finish();
        self.give(&message).unwrap();
    }
}

#[test]
fn a_stranger_is_asked_for_credentials_and_a_participant_gets_an_address() {
    let mut world = world();
    let mut message = Message::builder_request(ALLOCATE, MessageWriteVec::new());
    let transport = RequestedTransport::new(RequestedTransport::UDP);
    message.add_attribute(&transport).unwrap();
    world.give(&message.finish()).unwrap();
    let reply = world.seen.replies.pop().unwrap();
    let reply = Message::from_bytes(&reply).unwrap();
    assert_eq!(reply.attribute::<ErrorCode>().unwrap().code(), 401);
    assert_eq!(reply.attribute::<Realm>().unwrap().realm(), "securemeeting");
    assert_eq!(reply.attribute::<Nonce>().unwrap().nonce(), "nonce");

    let request = world.signed(ALLOCATE, &[&transport]);
    world.give(&request).unwrap();
    let reply = world.seen.replies.pop().unwrap();
    let reply = Message::from_bytes(&reply).unwrap();
    let address = reply.attribute::<XorRelayedAddress>().unwrap();
    assert_eq!(address.addr(reply.transaction_id()), relayed());
    let Ticket { user, password } = world.ticket.clone();
    assert_eq!(world.seen.asked, std::slice::from_ref(&user));
    let key = LongTermKeyCredentials::new(user, password, "securemeeting".to_owned());
    assert!(reply.validate_integrity(&key.into()).is_ok());
    // One of each.
    assert_eq!(world.allocate(), ErrorCode::ALLOCATION_MISMATCH);
}

#[test]
fn wrong_old_and_foreign_credentials_are_refused() {
    let mut world = world();
    let right = world.ticket.clone();
    world.ticket.password = "guess".to_owned();
    assert_eq!(world.allocate(), ErrorCode::UNAUTHORIZED);
    world.ticket.user = right.user.replace("3600", "9999");
    world.ticket.password.clone_from(&right.password);
    assert_eq!(world.allocate(), ErrorCode::UNAUTHORIZED);
    world.ticket = right.clone();
    world.nonce = "old";
    assert_eq!(world.allocate(), ErrorCode::STALE_NONCE);
    world.nonce = "nonce";
    world.now = Time::ZERO + HOUR + HOUR;
    assert_eq!(world.allocate(), ErrorCode::UNAUTHORIZED);
    world.now = Time::ZERO;
    assert_eq!(world.allocate(), 0);
    // A good ticket of somebody else does not take the allocation over.
    world.ticket = Tickets::new([3; 32]).mint(Time::ZERO, HOUR, [8; 8]);
    assert_eq!(world.permit("198.51.100.1:1"), ErrorCode::WRONG_CREDENTIALS);
}

#[test]
fn nothing_but_this_servers_media_can_be_reached() {
    let mut world = world();
    assert_eq!(
        world.permit("198.51.100.1:10000"),
        ErrorCode::ALLOCATION_MISMATCH
    );
    assert_eq!(world.allocate(), 0);
    for foreign in ["198.51.100.2:10000", "127.0.0.1:10000", "10.0.0.1:53"] {
        assert_eq!(world.permit(foreign), ErrorCode::FORBIDDEN, "{foreign}");
        let peer = foreign.parse().unwrap();
        assert_eq!(world.bind(0x4000, peer), ErrorCode::FORBIDDEN);
        world.send(foreign, b"hello");
    }
    // Neither at another port of the same machine, nor before it is permitted.
    let other = "198.51.100.1:8080";
    assert_eq!(
        world.bind(0x4000, other.parse().unwrap()),
        ErrorCode::FORBIDDEN
    );
    world.send("198.51.100.1:10000", b"hello");
    assert_eq!(world.permit("198.51.100.1:1"), 0);
    world.send(other, b"hello");
    assert_eq!(world.seen.forwarded, []);

    world.send("198.51.100.1:10000", b"hello");
    assert_eq!(
        world.seen.forwarded,
        [(relayed(), media(), b"hello".to_vec())]
    );
    // A permission ends.
    world.now = world.now + Duration::from_secs(301);
    world.send("198.51.100.1:10000", b"hello");
    assert_eq!(world.seen.forwarded.len(), 1);
}

#[test]
fn datagrams_go_both_ways_by_indication_and_by_channel() {
    let mut world = world();
    let mut out = Vec::new();
    assert!(!world.turn.write(world.now, media(), b"early", &mut out));
    assert_eq!(world.allocate(), 0);
    assert!(!world.turn.write(world.now, media(), b"unasked", &mut out));
    assert_eq!(world.permit("198.51.100.1:10000"), 0);
    assert!(world.turn.write(world.now, media(), b"first", &mut out));
    let message = Message::from_bytes(&out).unwrap();
    let peer = message.attribute::<XorPeerAddress>().unwrap();
    assert_eq!(peer.addr(message.transaction_id()), media());
    assert_eq!(message.attribute::<Data<'_>>().unwrap().data(), b"first");

    assert_eq!(world.bind(0x4000, media()), 0);
    assert_eq!(world.bind(0x4000, media()), 0, "again");
    assert_eq!(world.bind(0x4001, media()), ErrorCode::BAD_REQUEST);
    assert_eq!(world.bind(0x3fff, media()), ErrorCode::BAD_REQUEST);
    out.clear();
    assert!(world.turn.write(world.now, media(), b"12345", &mut out));
    assert_eq!(out, b"\x40\x00\x00\x0512345\0\0\0");
    // The same, the other way, in pieces, and on a channel that is none.
    for byte in b"\x40\x00\x00\x0512345\0\0\0\x40\x07\x00\x04none" {
        world.give(&[*byte]).unwrap();
    }
    assert_eq!(
        world.seen.forwarded,
        [(relayed(), media(), b"12345".to_vec())]
    );
    assert!(
        !world
            .turn
            .write(world.now, media(), &[0; MAX_DATAGRAM + 1], &mut out)
    );
}

#[test]
fn an_allocation_is_refreshed_and_given_back() {
    let mut world = world();
    assert_eq!(world.allocate(), 0);
    assert_eq!(
        world.turn.ends(),
        Some(world.now + Duration::from_secs(600))
    );
    assert_eq!(world.ask(REFRESH, &[&Lifetime::new(u32::MAX)]), 0);
    assert_eq!(world.turn.ends(), Some(world.now + HOUR));
    // Long after its ticket: a meeting may last.
    world.now = world.now + Duration::from_secs(3599);
    assert_eq!(world.ask(REFRESH, &[]), 0);
    world.now = world.now + Duration::from_secs(500);
    assert_eq!(world.ask(REFRESH, &[]), 0);
    let last = world.signed(REFRESH, &[&Lifetime::new(0)]);
    assert_eq!(world.give(&last), Err(Over::Ended));
    assert_eq!(world.code(), 0);
}

#[test]
fn the_address_is_of_the_family_that_is_asked_for() {
    let mut world = world();
    let udp = RequestedTransport::new(RequestedTransport::UDP);
    let tcp = RequestedTransport::new(RequestedTransport::TCP);
    assert_eq!(
        world.ask(ALLOCATE, &[&tcp]),
        ErrorCode::UNSUPPORTED_TRANSPORT_PROTOCOL
    );
    assert_eq!(world.ask(ALLOCATE, &[]), ErrorCode::BAD_REQUEST);
    let six = RequestedAddressFamily::new(AddressFamily::IPV6);
    let request = world.signed(ALLOCATE, &[&udp, &six]);
    world.give(&request).unwrap();
    let reply = world.seen.replies.pop().unwrap();
    let reply = Message::from_bytes(&reply).unwrap();
    let address = reply.attribute::<XorRelayedAddress>().unwrap();
    assert!(address.addr(reply.transaction_id()).is_ipv6());
}

#[test]
fn who_is_over_the_quota_gets_none() {
    let mut world = world();
    world.seen.admits = false;
    assert_eq!(world.allocate(), ErrorCode::ALLOCATION_QUOTA_REACHED);
    assert_eq!(world.turn.ends(), None);
}

#[test]
fn who_is_refused_again_and_again_is_sent_away() {
    let mut world = world();
    assert_eq!(world.allocate(), 0);
    let mut asked = 0;
    loop {
        asked += 1;
        let peer = XorPeerAddress::new(([10, 0, 0, 1], 1).into(), 7u128.into());
        let request = world.signed(CREATE_PERMISSION, &[&peer]);
        match world.give(&request) {
            Ok(()) => assert!(asked < 100),
            Err(over) => {
                assert_eq!(over, Over::Refused);
                break;
            }
        }
    }
}

#[test]
fn thousands_of_permissions_for_what_is_allowed_are_one() {
    let mut world = world();
    assert_eq!(world.allocate(), 0);
    for port in 1..3000 {
        assert_eq!(world.permit(&format!("198.51.100.1:{port}")), 0);
    }
    // And many at once, one of which is foreign, are none.
    let peers: Vec<XorPeerAddress> = (1..40)
        .map(|n| XorPeerAddress::new(([198, 51, 100, n], 1).into(), 7u128.into()))
        .collect();
    let peers: Vec<&dyn AttributeWrite> = peers.iter().map(|p| p as _).collect();
    assert_eq!(world.ask(CREATE_PERMISSION, &peers), ErrorCode::BAD_REQUEST);
    assert_eq!(
        world.ask(CREATE_PERMISSION, &peers[..9]),
        ErrorCode::FORBIDDEN
    );
}

#[test]
fn what_is_no_turn_ends_the_connection() {
    for bytes in [
        b"GET / HTTP/1.1\r\n".as_slice(),
        &[0xff; 64],
        // A message, and a channel, of 64 kB.
        &[0, 1, 0xff, 0xfc],
        &[0x40, 0, 0xff, 0xff],
        // Lengths that are right, and no cookie.
        &[0; 20],
        // No multiple of four.
        &[0, 1, 0, 3],
    ] {
        assert_eq!(world().give(bytes), Err(Over::Absurd), "{bytes:?}");
    }
    let binding = Message::builder_request(BINDING, MessageWriteVec::new()).finish();
    let mut world = world();
    world.give(&binding).unwrap();
    assert_eq!(world.code(), 0);
}
