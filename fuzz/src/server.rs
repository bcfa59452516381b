//! What reaches the server: messages on its sockets and the frames that they come
//! in, offers, datagrams, and the words of whoever runs it.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::time::Instant;

use proto::{Line, LineRole, Mid, ParticipantId, RoomId, Time};
use room::{Closure, ConnectionId, Directory, DirectoryInput, DirectoryOutput};
use server::options;
use server::unfinished::Scan;
use sfu::{Config, Datagram, Local, Protocol, Shard};

use crate::{Target, meeting};

/// Connections at once.
const CONNECTIONS: usize = 4;
/// The server is lost, and starts again.
const LOST: u8 = 0xef;

/// The first byte says on which connection the message comes, or that one ends, or
/// that the server was lost.
pub(crate) const ROOM: Target = Target {
    name: "room",
    make: || {
        let mut directory = Directory::new([1; 32]);
        let (mut connections, mut last, mut now) = ([0; CONNECTIONS], 0, 0);
        Box::new(move |bytes| {
            let Some((who, message)) = bytes.split_first() else {
                return;
            };
            now += 200;
            let time = Time::from_millis(now);
            if *who == LOST {
                directory = directory.after_a_loss([2; 32]);
                connections = [0; CONNECTIONS];
                return;
            }
            let slot = usize::from(*who) % CONNECTIONS;
            if connections[slot] == 0 {
                last += 1;
                connections[slot] = last;
                directory.handle(time, DirectoryInput::Opened(ConnectionId(last)));
            }
            let from = ConnectionId(connections[slot]);
            if *who >= 0xf0 {
                let how = if who % 2 == 0 {
                    Closure::Clean
                } else {
                    Closure::Broken
                };
                connections[slot] = 0;
                directory.handle(time, DirectoryInput::Closed { from, how });
            } else {
                let received = DirectoryInput::Received {
                    from,
                    bytes: message,
                };
                directory.handle(time, received);
            }
            while let Some(output) = directory.poll_output() {
                if let DirectoryOutput::Close { connection, .. } = output {
                    for open in &mut connections {
                        if *open == connection.0 {
                            *open = 0;
                        }
                    }
                }
            }
        })
    },
    seeds: || {
        let (messages, _) = meeting::recorded();
        (0..4)
            .chain([LOST, 0xf0, 0xf1])
            .flat_map(|who| {
                messages
                    .iter()
                    .map(move |message| [&[who], &message[..]].concat())
            })
            .collect()
    },
};

/// The first byte says what it is: an offer, or a datagram.
pub(crate) const MEDIA: Target = Target {
    name: "media",
    make: || {
        let start = Instant::now();
        let candidate = SocketAddr::from(([10, 0, 0, 1], 9000));
        let candidates = vec![Local::udp(candidate)];
        let mut shard: Shard = Shard::new(Config { start, candidates }, ());
        let (room, participant) = (RoomId([1; 16]), ParticipantId(1));
        shard.add(room, participant);
        let mut now = 1000;
        Box::new(move |bytes| {
            let Some((what, rest)) = bytes.split_first() else {
                return;
            };
            now += 5;
            let time = Time::from_millis(now);
            if what % 2 == 0 {
                let _ = shard.offer(time, room, participant, rest, &lines());
            } else {
                let datagram = Datagram {
                    protocol: Protocol::Udp,
                    source: SocketAddr::from(([10, 0, 1, *what], 5000)),
                    destination: candidate,
                    contents: rest,
                };
                shard.receive(time, datagram);
            }
            shard.wake(time);
            while shard.poll_transmit().is_some() {}
        })
    },
    seeds: || {
        let offer = [&[0], OFFER.as_bytes()].concat();
        // STUN, DTLS, RTP and RTCP, by their first bytes (RFC 7983).
        let mut stun = vec![1, 0, 1, 0, 8, 0x21, 0x12, 0xa4, 0x42];
        stun.extend([7; 12]);
        stun.extend([0, 6, 0, 4, b'a', b'b', b':', b'c']);
        let hello = vec![1, 22, 0xfe, 0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0];
        let rtp = vec![
            1, 0x90, 111, 0, 1, 0, 0, 0, 1, 0, 0, 0, 9, 0xbe, 0xde, 0, 1, 0x10, 9, 0, 0,
        ];
        let rtcp = vec![1, 0x81, 206, 0, 2, 0, 0, 0, 1, 0, 0, 0, 9];
        vec![offer, stun, hello, rtp, rtcp]
    },
};

/// What looks at WebSocket frames comes to the same, in whatever pieces they come.
/// The first byte says in which.
pub(crate) const FRAMING: Target = Target {
    name: "framing",
    make: || {
        Box::new(|bytes| {
            let Some((size, bytes)) = bytes.split_first() else {
                return;
            };
            let whole = Scan::default().pass(bytes);
            let (mut scan, mut last) = (Scan::default(), None);
            for piece in bytes.chunks(usize::from(*size).max(1)) {
                last = scan.pass(piece);
            }
            assert_eq!(whole, last);
        })
    },
    seeds: || {
        // Of 2, 300 and 70 000 bytes; one in two pieces with a ping between; a
        // header cut off; a length that no message has.
        let frame = |first: u8, len: &[u8], payload: usize| {
            [&[first], len, &[1, 2, 3, 4], &vec![0x55; payload]].concat()
        };
        let long = [&[0xff][..], &70_000_u64.to_be_bytes()].concat();
        let whole = [
            frame(0x82, &[0x82], 2),
            frame(0x82, &[0xfe, 1, 44], 300),
            frame(0x82, &long, 70_000),
        ];
        let pieces = [
            frame(2, &[0x81], 1),
            frame(0x89, &[0x80], 0),
            frame(0x80, &[0x83], 3),
        ];
        let cut = vec![0x82, 0xff, 0, 0];
        let huge = [&[2, 0xff][..], &[0xff; 8], &[0; 20]].concat();
        [whole.concat(), pieces.concat(), cut, huge]
            .map(|bytes| [&[7], &bytes[..]].concat())
            .into()
    },
};

/// The command line, an argument a line; behind an empty line, the file that it
/// names.
pub(crate) const OPTIONS: Target = Target {
    name: "options",
    make: || {
        Box::new(|bytes| {
            let text = String::from_utf8_lossy(bytes);
            let (line, file) = text.split_once("\n\n").unwrap_or((&text, ""));
            let arguments = ["securemeeting", "serve"].into_iter().chain(line.lines());
            let parsed = options::parse(arguments.map(OsString::from), |_| Ok(file.to_owned()));
            if let Err(failure) = parsed {
                assert!(!failure.to_string().is_empty());
            }
        })
    },
    seeds: || {
        let file = "listen = \"127.0.0.1:1\"\nlog = \"debug\"\ntls-listen = \"[::1]:443\"\n\
                    tls-cert = \"cert.pem\"\ntls-key = \"key.pem\"\n\
                    public-ip = [\"192.0.2.1\", \"2001:db8::1\"]\nadmin-listen = \"127.0.0.1:9\"\n";
        let line = "--listen\n127.0.0.1:2\n--log=warn\n--public-ip\n192.0.2.1,2001:db8::2";
        [
            format!("--config\nx\n\n{file}"),
            format!("{line}\n--config=x\n\n{file}"),
            line.to_owned(),
            "--help".to_owned(),
        ]
        .map(String::into_bytes)
        .into()
    },
};

fn lines() -> Vec<Line> {
    [("0", LineRole::Mic), ("1", LineRole::CameraSlot)]
        .map(|(mid, role)| Line {
            mid: Mid::new(mid).unwrap_or_default(),
            role,
        })
        .into()
}

/// An offer of a microphone and a camera slot, as a browser makes it.
const OFFER: &str = "v=0\r
o=- 4611731400430051336 2 IN IP4 127.0.0.1\r
s=-\r
t=0 0\r
a=group:BUNDLE 0 1\r
a=msid-semantic: WMS\r
m=audio 9 UDP/TLS/RTP/SAVPF 111\r
c=IN IP4 0.0.0.0\r
a=ice-ufrag:abcd\r
a=ice-pwd:abcdefghijklmnopqrstuvwx\r
a=ice-options:trickle\r
a=fingerprint:sha-256 01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF\r
a=setup:actpass\r
a=mid:0\r
a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r
a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\r
a=sendonly\r
a=msid:- audio\r
a=rtcp-mux\r
a=rtpmap:111 opus/48000/2\r
a=fmtp:111 minptime=10;useinbandfec=1\r
a=ssrc:1001 cname:c\r
m=video 9 UDP/TLS/RTP/SAVPF 96 97\r
c=IN IP4 0.0.0.0\r
a=ice-ufrag:abcd\r
a=ice-pwd:abcdefghijklmnopqrstuvwx\r
a=fingerprint:sha-256 01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF\r
a=setup:actpass\r
a=mid:1\r
a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\r
a=recvonly\r
a=rtcp-mux\r
a=rtcp-rsize\r
a=rtpmap:96 VP8/90000\r
a=rtcp-fb:96 nack\r
a=rtcp-fb:96 nack pli\r
a=rtpmap:97 rtx/90000\r
a=fmtp:97 apt=96\r
";

/// The offer is one, so that its mutations are worth trying.
#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_offer_that_is_mutated_is_answered() {
        let candidates = vec![Local::udp(SocketAddr::from(([10, 0, 0, 1], 9000)))];
        let start = Instant::now();
        let mut shard: Shard = Shard::new(Config { start, candidates }, ());
        let (room, participant) = (RoomId([1; 16]), ParticipantId(1));
        shard.add(room, participant);
        let now = Time::from_start(Duration::from_secs(1));
        let answer = shard.offer(now, room, participant, OFFER.as_bytes(), &lines());
        assert!(answer.is_ok(), "{:?}", answer.err());
    }
}
