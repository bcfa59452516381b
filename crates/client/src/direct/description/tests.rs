//! Real descriptions, and hostile ones.

use super::*;
use crate::direct::candidate::Host;
use proptest::prelude::*;

/// As a browser writes it, with all that is not taken over.
fn offer() -> String {
    let mut sdp = String::from("v=0\r\no=- 42 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
    for line in 0..8 {
        let track = line % TRACKS;
        let (kind, maps) = if SOUND[track] {
            ("audio 9 UDP/TLS/RTP/SAVPF 111", "a=rtpmap:111 opus/48000/2")
        } else {
            (
                "video 9 UDP/TLS/RTP/SAVPF 96 97",
                "a=rtpmap:96 VP8/90000\r\na=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96",
            )
        };
        let _ = write!(sdp, "m={kind}\r\nc=IN IP4 0.0.0.0\r\n");
        if line == 0 {
            sdp.push_str(
                "a=candidate:1 1 udp 2122260223 192.0.2.2 50000 typ host generation 0\r\n",
            );
            sdp.push_str("a=candidate:2 1 tcp 1518280447 192.0.2.2 9 typ host tcptype active\r\n");
            sdp.push_str("a=candidate:3 1 udp 2122252543 127.0.0.1 50001 typ host\r\n");
            sdp.push_str("a=candidate:4 1 udp 2122252542 6e3c0d9a-97a4-4a0d-b7c4-a3a2ab9b4e9f.local 50002 typ host\r\n");
            sdp.push_str("a=candidate:5 1 udp 1685987071 203.0.113.7 50003 typ srflx raddr 0.0.0.0 rport 0\r\n");
        }
        let _ = write!(sdp, "a=ice-ufrag:Ab+/\r\na=ice-pwd:{}\r\n", "p".repeat(24));
        let _ = write!(sdp, "a=fingerprint:sha-256 {}\r\n", ["AB"; 32].join(":"));
        let _ = write!(
            sdp,
            "a=extmap:4 {MID_EXTENSION}\r\na=extmap:3 {FEEDBACK_EXTENSION}\r\n"
        );
        let _ = write!(sdp, "a=mid:{line}\r\n{maps}\r\n");
        if line < TRACKS {
            let ssrc = 1000 + 2 * line;
            if !SOUND[track] {
                let _ = write!(sdp, "a=ssrc-group:FID {ssrc} {}\r\n", ssrc + 1);
            }
            let _ = write!(sdp, "a=ssrc:{ssrc} cname:evil\r\n");
        }
    }
    sdp
}

pub(super) fn description() -> Description {
    Description::read(&offer(), End::Caller).expect("a browser's offer")
}

#[test]
fn a_browsers_description_is_said_and_written_out_for_the_other_from_its_fields_alone() {
    let said = description();
    let understood = Description::decode(&said.encode()).expect("within its limits");
    assert_eq!(understood, said);
    let sdp = understood.to_sdp(End::Caller, understood.numbers);
    assert_eq!(Description::read(&sdp, End::Caller), Some(said));
    for kept in [
        "192.0.2.2 50000 typ host\r\n",
        "6e3c0d9a-97a4-4a0d-b7c4-a3a2ab9b4e9f.local 50002",
        "203.0.113.7 50003 typ srflx",
        "a=ssrc-group:FID 1002 1003",
    ] {
        assert!(sdp.contains(kept), "{kept}");
    }
    let at = |line: &str| sdp.find(line).expect("it is there");
    assert!(at("a=ssrc:1002 ") < at("a=ssrc:1003 "));
    for dropped in [" tcp ", "127.0.0.1", "evil", "generation"] {
        assert!(!sdp.contains(dropped), "{dropped}");
    }
    let sends = |end| {
        understood
            .to_sdp(end, understood.numbers)
            .find("a=sendonly")
    };
    assert!(sends(End::Caller) < sends(End::Called));
}

#[test]
fn a_description_that_is_not_the_pages_connection_is_not_said() {
    let sdp = offer();
    for (part, other) in [
        ("a=ice-pwd:", "a=ice-pwd:!"),
        ("a=fingerprint:sha-256 AB:", "a=fingerprint:sha-256 "),
        ("opus/48000/2", "telephone-event/8000"),
        ("VP8/90000", "H264/90000"),
        ("a=ssrc:1000", "a=ssrc:1002"),
        ("m=video", "x=video"),
    ] {
        assert_eq!(
            Description::read(&sdp.replace(part, other), End::Caller),
            None,
            "{part}"
        );
    }
}

#[test]
fn a_member_cannot_aim_anothers_browser_at_what_is_no_browser() {
    let aimed = |host: &str, port: u16| {
        let mut said = description();
        let host = host.parse().expect("an address");
        said.candidates[0].host = Host::Address(host);
        said.candidates[0].port = port;
        Description::decode(&said.encode()).is_some()
    };
    assert!(aimed("198.51.100.1", 50_000));
    assert!(aimed("2001:db8::1", 1024));
    for (host, port) in [
        ("198.51.100.1", 53),
        ("127.0.0.1", 50_000),
        ("0.0.0.0", 50_000),
        ("224.0.0.251", 5353),
        ("255.255.255.255", 50_000),
        ("::1", 50_000),
        ("::", 50_000),
        ("ff02::fb", 50_000),
        ("fe80::1", 50_000),
        ("::ffff:127.0.0.1", 50_000),
    ] {
        assert!(!aimed(host, port), "{host} {port}");
    }
}

#[test]
fn no_line_of_a_description_can_be_smuggled_into_another() {
    for text in ["abcd\r\na=x", "ab cd", "abc", "é234", &"u".repeat(33)] {
        let mut said = description();
        said.ufrag = text.to_owned();
        assert_eq!(Description::decode(&said.encode()), None, "{text:?}");
    }
    let mut said = description();
    said.pwd = "p".repeat(64);
    assert_eq!(Description::decode(&said.encode()), Some(said.clone()));
    said.pwd.push('p');
    assert_eq!(Description::decode(&said.encode()), None);
    let mut said = description();
    said.candidates = vec![said.candidates[0]; MAX_CANDIDATES + 1];
    assert_eq!(Description::decode(&said.encode()), None);
}

#[test]
fn numbers_and_streams_that_collide_are_refused() {
    let with = |change: fn(&mut Description)| {
        let mut said = description();
        change(&mut said);
        Description::decode(&said.encode())
    };
    assert_eq!(with(|said| said.numbers.vp8 = said.numbers.opus), None);
    assert_eq!(with(|said| said.numbers.opus = 72), None, "that is RTCP's");
    assert_eq!(with(|said| said.numbers.mid = 15), None);
    assert_eq!(with(|said| said.numbers.mid = said.numbers.feedback), None);
    assert_eq!(
        with(|said| said.streams[1].ssrc = said.streams[0].ssrc),
        None
    );
    assert_eq!(with(|said| said.streams[1].rtx = 0), None);
}

proptest! {
    #[test]
    fn hostile_bytes_are_a_description_or_none(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Some(read) = Description::decode(&bytes) {
            prop_assert_eq!(read.encode(), bytes);
        }
    }

    #[test]
    fn a_real_description_with_a_byte_changed_is_one_or_none(at in 0_usize..200, to in any::<u8>()) {
        let mut bytes = description().encode();
        let at = at % bytes.len();
        bytes[at] = to;
        if let Some(read) = Description::decode(&bytes) {
            let sdp = read.to_sdp(End::Caller, read.numbers);
            prop_assert_eq!(&read.encode(), &bytes);
            prop_assert_eq!(sdp.lines().count(), description().to_sdp(End::Caller, read.numbers).lines().count());
        }
    }
}
