//! What comes off the signalling wire, out of a link, or in a media packet.

use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
use aes_gcm::{Aes128Gcm, Nonce};
use crypto::card::SealedCard;
use crypto::frames::{
    Codec, Context, FrameKeys, FrameOpener, FrameSealer, LiveLeaf, SlotKind, TrackRef, peek,
};
use crypto::group::{Group, Identity, Terms};
use crypto::link::{Link, RoomSecrets};
use crypto::rng::Rng;
use crypto::sframe::{Header, MAX_HEADER_LEN};
use hkdf::Hkdf;
use proto::{ClientMessage, ServerMessage, Time};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{Target, meeting};

pub(crate) const CLIENT_MESSAGE: Target = Target {
    name: "client_message",
    make: || {
        Box::new(|bytes| {
            if let Ok(message) = ClientMessage::decode(bytes) {
                assert_eq!(message.encode(), bytes, "one message, one encoding");
            }
        })
    },
    seeds: || meeting::recorded().0,
};

pub(crate) const SERVER_MESSAGE: Target = Target {
    name: "server_message",
    make: || {
        Box::new(|bytes| {
            if let Ok(message) = ServerMessage::decode(bytes) {
                assert_eq!(message.encode(), bytes, "one message, one encoding");
            }
        })
    },
    seeds: || meeting::recorded().1,
};

pub(crate) const LINK: Target = Target {
    name: "link",
    make: || {
        Box::new(|bytes| {
            if let Ok(link) = Link::parse(&String::from_utf8_lossy(bytes)) {
                let again = Link::parse(&link.to_fragment()).expect("what is written is read");
                assert_eq!(again.room_id(), link.room_id());
            }
        })
    },
    seeds: || {
        let plain = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        [
            plain.to_owned(),
            format!("Tea%20at%205.{plain}~p"),
            format!("{plain}~phAAAAAAAAAAAAAAAAAAAAAA"),
        ]
        .map(String::into_bytes)
        .into()
    },
};

pub(crate) const SFRAME_HEADER: Target = Target {
    name: "sframe_header",
    make: || {
        Box::new(|bytes| {
            if let Some((header, len)) = Header::decode(bytes) {
                let mut again = [0; MAX_HEADER_LEN];
                assert_eq!(header.encode(&mut again), len);
                assert_eq!(again[..len], bytes[..len]);
            }
        })
    },
    seeds: || {
        [(0, 0), (7, 8), (0x1f_ffff, 0xff_ffff), (u64::MAX, u64::MAX)]
            .map(|(kid, ctr)| {
                let mut out = [0; MAX_HEADER_LEN];
                let len = Header { kid, ctr }.encode(&mut out);
                out[..len].to_vec()
            })
            .into()
    },
};

fn frame_keys(own_leaf: u32) -> FrameKeys {
    FrameKeys {
        epoch: 7,
        own_leaf,
        base_key: Zeroizing::new([1; 16]),
        live: (0..512).map(|leaf| LiveLeaf::new(leaf, false)).collect(),
    }
}

/// The first byte says what the frame is said to be.
pub(crate) const FRAME: Target = Target {
    name: "frame",
    make: || {
        let mut opener = FrameOpener::new();
        opener.set_keys(Time::ZERO, &frame_keys(0));
        let (mut now, mut out) = (0, Vec::new());
        Box::new(move |bytes| {
            let Some((what, frame)) = bytes.split_first() else {
                return;
            };
            let codec = [Codec::Opus, Codec::Vp8, Codec::Vp9][usize::from(what & 3) % 3];
            let kinds = [
                SlotKind::Mic,
                SlotKind::Camera,
                SlotKind::Screen,
                SlotKind::ScreenAudio,
            ];
            let kind = kinds[usize::from(what >> 2) % 4];
            now += 1;
            let (now, track) = (Time::from_millis(now), TrackRef(u32::from(what >> 4)));
            let _ = opener.open(now, track, kind, codec, frame, &mut out);
            let _ = peek(codec, frame);
        })
    },
    seeds: || {
        let mut sealer = FrameSealer::new();
        sealer.set_keys(Time::ZERO, &frame_keys(3), true);
        let keyframe = [&[0x10, 0, 0, 0x9d, 1, 0x2a, 0x40, 1, 0xb4, 0][..], &[7; 40]].concat();
        [
            (0, Context::Mic, Codec::Opus, &b"spoken word"[..]),
            (5, Context::CameraLow, Codec::Vp8, &keyframe),
            (5, Context::CameraHigh, Codec::Vp8, &[0x31; 30]),
            (10, Context::Screen, Codec::Vp9, &[0x31; 30]),
        ]
        .map(|(what, context, codec, frame)| {
            let mut sealed = Vec::new();
            sealer
                .seal(Time::ZERO, context, codec, frame, &mut sealed)
                .expect("it has keys");
            [&[what], &sealed[..]].concat()
        })
        .into()
    },
};

/// As it comes from the server.
pub(crate) const CARD: Target = Target {
    name: "card",
    make: || {
        let (link, secrets) = room();
        Box::new(move |bytes| {
            if let Ok(card) = SealedCard::open(&link, bytes) {
                let _ = card.check_password(&secrets);
            }
        })
    },
    seeds: || vec![founding().card],
};

/// As somebody who holds the link may have sealed it.
pub(crate) const CARD_CONTENT: Target = Target {
    name: "card_content",
    make: || {
        let (link, secrets) = room();
        let key = derived(b"SecureMeeting card key");
        let aad = [&b"SecureMeeting room card"[..], &link.room_id().0].concat();
        Box::new(move |bytes| {
            let Some(sealed) = seal(&key, &aad, bytes, CARD_LEN) else {
                return;
            };
            if let Ok(card) = SealedCard::open(&link, &sealed) {
                let _ = card.check_password(&secrets);
            }
        })
    },
    seeds: || {
        let (link, _) = room();
        let key = derived(b"SecureMeeting card key");
        let aad = [&b"SecureMeeting room card"[..], &link.room_id().0].concat();
        open(&key, &aad, &founding().card).into_iter().collect()
    },
};

const CARD_LEN: usize = 640;
/// What is in every link of the targets here.
const SECRET: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn room() -> (Link, RoomSecrets) {
    let link = Link::parse(SECRET).expect("a link");
    let secrets = RoomSecrets::derive(&link, None);
    (link, secrets)
}

fn founding() -> crypto::group::Founding {
    let (link, secrets) = room();
    let mut rng = Rng::from_seed([3; 32]);
    let identity = Identity::generate(&mut rng);
    let terms = Terms::default();
    Group::create(&mut rng, identity, &link, &secrets, false, None, terms)
        .expect("a new room")
        .1
}

/// A key of 16 bytes, as `docs/crypto.md` says it comes of the link.
fn derived(label: &[u8]) -> [u8; 16] {
    derived_from(&[0; 32], label)
}

pub(crate) fn derived_from(secret: &[u8], label: &[u8]) -> [u8; 16] {
    let mut key = [0; 16];
    Hkdf::<Sha256>::new(Some(b"SecureMeeting link v1"), secret)
        .expand(label, &mut key)
        .expect("16 bytes");
    key
}

/// A small sealed thing, as `docs/protocol.md` has it.
pub(crate) fn seal(key: &[u8; 16], aad: &[u8], content: &[u8], padded: usize) -> Option<Vec<u8>> {
    let len = u16::try_from(content.len()).ok()?;
    if content.len() + 2 > padded {
        return None;
    }
    let mut msg = len.to_be_bytes().to_vec();
    msg.extend_from_slice(content);
    msg.resize(padded, 0);
    let nonce = [0; 12];
    let sealed = Aes128Gcm::new(key.into())
        .encrypt(&Nonce::from(nonce), Payload { msg: &msg, aad })
        .ok()?;
    Some([&nonce[..], &sealed].concat())
}

/// Its content.
pub(crate) fn open(key: &[u8; 16], aad: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, msg) = sealed.split_first_chunk::<12>()?;
    let padded = Aes128Gcm::new(key.into())
        .decrypt(&Nonce::from(*nonce), Payload { msg, aad })
        .ok()?;
    let (len, rest) = padded.split_first_chunk::<2>()?;
    rest.get(..usize::from(u16::from_be_bytes(*len)))
        .map(<[u8]>::to_vec)
}
