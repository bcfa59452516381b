//! What comes over a TCP or TLS connection that is to carry media.

use std::net::SocketAddr;
use std::sync::Arc;

use proto::Time;
use relay::{Frames, Relayed, Surroundings, Tickets, Turn, TurnConfig, write_frame};

use crate::Target;

/// Whatever the stream is cut into, it comes out in the same datagrams.
pub(crate) const FRAMES: Target = Target {
    name: "frames",
    make: || {
        Box::new(|bytes| {
            let read = |size: usize| {
                let (mut frames, mut all) = (Frames::default(), Vec::new());
                let done = bytes.chunks(size).try_for_each(|chunk| {
                    frames.receive(chunk, |datagram| all.push(datagram.to_vec()))
                });
                (done, all)
            };
            let whole = read(bytes.len().max(1));
            assert_eq!(read(1), whole);
            assert_eq!(read(7), whole);
        })
    },
    seeds: || {
        let mut stream = Vec::new();
        for length in [1, 20, 0, 1200] {
            assert!(write_frame(&vec![3; length], &mut stream));
        }
        vec![stream]
    },
};

const MEDIA: SocketAddr = SocketAddr::new(
    std::net::IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1)),
    10_000,
);

/// What it forwards goes to media alone, from an address that it gave.
struct Watch;

impl Surroundings for Watch {
    fn admit(&mut self, _: &str) -> bool {
        true
    }

    fn reply(&mut self, bytes: &[u8]) {
        assert!(bytes.len() < 600, "an answer is short");
    }

    fn forward(&mut self, relayed: SocketAddr, media: SocketAddr, _: &[u8]) {
        assert_eq!((relayed.port(), media), (7, MEDIA));
    }
}

/// A stranger: who has no ticket is allowed nothing.
pub(crate) const TURN: Target = Target {
    name: "turn",
    make: || {
        let config = Arc::new(TurnConfig {
            tickets: Tickets::new([1; 32]),
            media: vec![MEDIA],
        });
        Box::new(move |bytes| {
            let relayed = SocketAddr::from(([192, 0, 0, 8], 7));
            let addresses = Relayed {
                v4: Some(relayed),
                v6: None,
            };
            let client = SocketAddr::from(([203, 0, 113, 1], 9));
            let mut turn = Turn::new(Arc::clone(&config), client, addresses, "n".to_owned());
            for (number, chunk) in bytes.chunks(40).enumerate() {
                let now = Time::from_millis(number as u64 * 1000);
                if turn.receive(now, chunk, &mut Watch).is_err() {
                    break;
                }
            }
            assert_eq!(turn.ends(), None);
        })
    },
    seeds: || {
        // Allocate as browsers first ask for it, and a binding request.
        let mut allocate = vec![0, 3, 0, 8, 0x21, 0x12, 0xa4, 0x42];
        allocate.extend([5; 12]);
        allocate.extend([0, 0x19, 0, 4, 17, 0, 0, 0]);
        let mut binding = vec![0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42];
        binding.extend([6; 12]);
        let channel = [0x40, 0, 0, 4, 1, 2, 3, 4].to_vec();
        vec![
            [&allocate[..], &binding, &channel].concat(),
            allocate,
            binding,
        ]
    },
};
