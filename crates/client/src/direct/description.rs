//! What two members tell each other of their direct connection, as a checked
//! type: read from the own browser's session description (RFC 8866), said inside
//! MLS, and written out again as the description of the other's end. So no text
//! of the other member reaches a browser, only fields that were checked here;
//! and the fingerprint that DTLS is held to (RFC 8122) is the member's own word.

use core::fmt::Write as _;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Lengths that an ICE user fragment may have (RFC 8839 section 5.4 says 4 to
/// 256; browsers make 4 or 8), in characters.
const UFRAG_LEN: core::ops::RangeInclusive<usize> = 4..=32;
/// The same for the password (22 to 256 there; browsers make 24 or 32).
const PWD_LEN: core::ops::RangeInclusive<usize> = 22..=64;
/// SHA-256.
const FINGERPRINT_LEN: usize = 32;
/// Most addresses that one end may be reached by: a laptop has two or three
/// networks, each with a few.
pub(crate) const MAX_CANDIDATES: usize = 16;
/// Browsers have their sockets above; below live services that have no use for
/// another's connectivity checks.
const LEAST_PORT: u16 = 1024;
/// A browser that hides its addresses gives names: `UUID.local`
/// (draft-ietf-mmusic-mdns-ice-candidates).
const NAME_END: &str = ".local";
/// The tracks that an end sends, in the order of their m-lines: those of the
/// caller come first, then those of the other.
pub(crate) const TRACKS: usize = 4;
/// Which of them are sound.
const SOUND: [bool; TRACKS] = [true, false, false, true];
const MID_EXTENSION: &str = "urn:ietf:params:rtp-hdrext:sdes:mid";
const FEEDBACK_EXTENSION: &str =
    "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

/// One end of a direct connection.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Description {
    ufrag: String,
    pwd: String,
    fingerprint: [u8; FINGERPRINT_LEN],
    pub(crate) numbers: Numbers,
    streams: [Stream; TRACKS],
    candidates: Vec<Candidate>,
}

/// The numbers that go for codecs and header extensions: the caller's count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numbers {
    opus: u8,
    vp8: u8,
    rtx: u8,
    mid: u8,
    feedback: u8,
}

/// The streams of one track, by SSRC; pictures have one more, for what is sent
/// again (RFC 4588).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stream {
    ssrc: u32,
    rtx: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Candidate {
    reflexive: bool,
    host: Host,
    port: u16,
    priority: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Host {
    Address(IpAddr),
    /// The UUID of a name.
    Name([u8; 16]),
}

/// Which end of a connection is described, to the other one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// The one that offers.
    Caller,
    /// The one that answers.
    Called,
}

/// Nothing of it is printed: it holds addresses.
impl core::fmt::Debug for Description {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Description(..)")
    }
}

impl Description {
    /// What the own browser says of its end. `None` when that is not the
    /// connection that the page was to make.
    pub(crate) fn read(sdp: &str, end: End) -> Option<Self> {
        let mut sections = vec![Vec::new()];
        for line in sdp.lines().map(str::trim_end) {
            if line.starts_with("m=") {
                sections.push(Vec::new());
            }
            sections.last_mut()?.push(line);
        }
        let lines = sections.split_off(1);
        if lines.len() != 2 * TRACKS {
            return None;
        }
        // All m-lines are one bundle: what counts stands in the first one, or
        // before it.
        let first = || sections[0].iter().chain(&lines[0]).copied();
        let value = |name: &str| first().find_map(|line| line.strip_prefix(name));
        let sent = match end {
            End::Caller => &lines[..TRACKS],
            End::Called => &lines[TRACKS..],
        };
        let mut streams = [Stream { ssrc: 0, rtx: 0 }; TRACKS];
        for (stream, line) in streams.iter_mut().zip(sent) {
            *stream = Stream::read(line)?;
        }
        let mut candidates: Vec<_> = first().filter_map(Candidate::read).collect();
        candidates.sort_by_key(|candidate| core::cmp::Reverse(candidate.priority));
        candidates.truncate(MAX_CANDIDATES);
        let read = Self {
            ufrag: value("a=ice-ufrag:")?.to_owned(),
            pwd: value("a=ice-pwd:")?.to_owned(),
            fingerprint: fingerprint(value("a=fingerprint:sha-256 ")?)?,
            numbers: Numbers::read(&lines)?,
            streams,
            candidates,
        };
        // Held to what the other will hold it to.
        Self::decode(&read.encode())
    }

    /// The description of this end for the other's browser, in which the m-lines
    /// go by `numbers`.
    pub(crate) fn to_sdp(&self, end: End, numbers: Numbers) -> String {
        let mut sdp = String::from("v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n");
        sdp.push_str("a=group:BUNDLE 0 1 2 3 4 5 6 7\r\na=msid-semantic: WMS *\r\n");
        for line in 0..2 * TRACKS {
            self.line_to_sdp(&mut sdp, line, end, numbers);
        }
        sdp
    }

    fn line_to_sdp(&self, sdp: &mut String, line: usize, end: End, numbers: Numbers) {
        let track = line % TRACKS;
        let sends = (line < TRACKS) == (end == End::Caller);
        // Writing to a string does not fail.
        let mut put = |text: core::fmt::Arguments<'_>| {
            let _ = write!(sdp, "{text}\r\n");
        };
        let Numbers {
            opus,
            vp8,
            rtx,
            mid,
            feedback,
        } = numbers;
        if SOUND[track] {
            put(format_args!("m=audio 9 UDP/TLS/RTP/SAVPF {opus}"));
        } else {
            put(format_args!("m=video 9 UDP/TLS/RTP/SAVPF {vp8} {rtx}"));
        }
        put(format_args!("c=IN IP4 0.0.0.0\r\na=rtcp:9 IN IP4 0.0.0.0"));
        if line == 0 {
            for (number, candidate) in self.candidates.iter().enumerate() {
                put(format_args!("{}", candidate.to_sdp(number)));
            }
            put(format_args!("a=end-of-candidates"));
        }
        put(format_args!("a=ice-ufrag:{}", self.ufrag));
        put(format_args!("a=ice-pwd:{}", self.pwd));
        let hex = self.fingerprint.map(|byte| format!("{byte:02X}")).join(":");
        put(format_args!("a=fingerprint:sha-256 {hex}"));
        put(format_args!(
            "a=setup:{}",
            match end {
                End::Caller => "actpass",
                End::Called => "active",
            }
        ));
        put(format_args!("a=mid:{line}"));
        put(format_args!("a=extmap:{mid} {MID_EXTENSION}"));
        put(format_args!(
            "a={}\r\na=rtcp-mux",
            if sends { "sendonly" } else { "recvonly" }
        ));
        if SOUND[track] {
            put(format_args!("a=rtpmap:{opus} opus/48000/2"));
            put(format_args!("a=fmtp:{opus} minptime=10;useinbandfec=1"));
        } else {
            // Sound has none in every browser, and would look lost to the others.
            put(format_args!("a=extmap:{feedback} {FEEDBACK_EXTENSION}"));
            put(format_args!("a=rtcp-rsize\r\na=rtpmap:{vp8} VP8/90000"));
            for way in ["transport-cc", "ccm fir", "nack", "nack pli"] {
                put(format_args!("a=rtcp-fb:{vp8} {way}"));
            }
            put(format_args!("a=rtpmap:{rtx} rtx/90000"));
            put(format_args!("a=fmtp:{rtx} apt={vp8}"));
        }
        if sends {
            let Stream { ssrc, rtx } = self.streams[track];
            put(format_args!("a=msid:- {line}"));
            if !SOUND[track] {
                put(format_args!("a=ssrc-group:FID {ssrc} {rtx}"));
            }
            // Chromium takes the first one for the stream itself.
            put(format_args!("a=ssrc:{ssrc} cname:-"));
            if !SOUND[track] {
                put(format_args!("a=ssrc:{rtx} cname:-"));
            }
        }
    }

    /// As it stands in a message.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(128);
        for text in [&self.ufrag, &self.pwd] {
            // Below 64, so one byte (RFC 9000 section 16), two from there.
            let len = u16::try_from(text.len()).unwrap_or(u16::MAX);
            if len < 64 {
                bytes.push(len.to_be_bytes()[1]);
            } else {
                bytes.extend((0x4000 | len).to_be_bytes());
            }
            bytes.extend(text.as_bytes());
        }
        bytes.extend(self.fingerprint);
        let numbers = self.numbers;
        bytes.extend([numbers.opus, numbers.vp8, numbers.rtx]);
        bytes.extend([numbers.mid, numbers.feedback]);
        for stream in self.streams {
            bytes.extend(stream.ssrc.to_be_bytes());
            bytes.extend(stream.rtx.to_be_bytes());
        }
        bytes.push(u8::try_from(self.candidates.len()).unwrap_or(u8::MAX));
        for candidate in &self.candidates {
            candidate.encode(&mut bytes);
        }
        bytes
    }

    /// `None` when it is none that [`Self::encode`] makes, or aims a browser at
    /// what is no other browser.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let (ufrag, rest) = text(bytes, UFRAG_LEN)?;
        let (pwd, rest) = text(rest, PWD_LEN)?;
        let (fingerprint, rest) = rest.split_first_chunk::<FINGERPRINT_LEN>()?;
        let (&[opus, vp8, rtx, mid, feedback], rest) = rest.split_first_chunk::<5>()?;
        let numbers = Numbers {
            opus,
            vp8,
            rtx,
            mid,
            feedback,
        };
        let mut rest = rest;
        let mut streams = [Stream { ssrc: 0, rtx: 0 }; TRACKS];
        for stream in &mut streams {
            let (ssrc, after) = rest.split_first_chunk()?;
            let (again, after) = after.split_first_chunk()?;
            stream.ssrc = u32::from_be_bytes(*ssrc);
            stream.rtx = u32::from_be_bytes(*again);
            rest = after;
        }
        let (count, mut rest) = rest.split_first()?;
        let mut candidates = Vec::new();
        if usize::from(*count) > MAX_CANDIDATES {
            return None;
        }
        for _ in 0..*count {
            let (candidate, after) = Candidate::decode(rest)?;
            candidates.push(candidate);
            rest = after;
        }
        (rest.is_empty() && numbers.are_fit() && are_fit(&streams)).then_some(Self {
            ufrag,
            pwd,
            fingerprint: *fingerprint,
            numbers,
            streams,
            candidates,
        })
    }
}

#[cfg(test)]
impl Description {
    /// Of an end that is reached at so many addresses.
    pub(crate) fn with_addresses(count: usize) -> Self {
        let mut said = tests::description();
        let candidate = said.candidates[0];
        said.candidates = vec![candidate; count];
        said
    }
}

impl Numbers {
    fn read(lines: &[Vec<&str>]) -> Option<Self> {
        let (sound, pictures) = (lines.first()?, lines.get(1)?);
        let codec = |lines: &[&str], name: &str| {
            let mut maps = lines.iter().filter_map(|line| {
                let (number, codec) = line.strip_prefix("a=rtpmap:")?.split_once(' ')?;
                codec.eq_ignore_ascii_case(name).then(|| number.parse())
            });
            maps.next()?.ok()
        };
        let extension = |name: &str| {
            let mut maps = pictures.iter().filter_map(|line| {
                let (number, uri) = line.strip_prefix("a=extmap:")?.split_once(' ')?;
                let number = number.split('/').next()?;
                (uri.trim() == name).then(|| number.parse())
            });
            maps.next()?.ok()
        };
        Some(Self {
            opus: codec(sound, "opus/48000/2")?,
            vp8: codec(pictures, "VP8/90000")?,
            rtx: codec(pictures, "rtx/90000")?,
            mid: extension(MID_EXTENSION)?,
            feedback: extension(FEEDBACK_EXTENSION)?,
        })
    }

    /// Dynamic payload types (RFC 3551 section 6, and the free ones below that
    /// RFC 5761 leaves), header extensions of one byte (RFC 8285), no two alike.
    fn are_fit(self) -> bool {
        let dynamic = |number: u8| (35..=63).contains(&number) || (96..=127).contains(&number);
        let short = |number: u8| (1..=14).contains(&number);
        [self.opus, self.vp8, self.rtx].into_iter().all(dynamic)
            && self.opus != self.vp8
            && self.opus != self.rtx
            && self.vp8 != self.rtx
            && short(self.mid)
            && short(self.feedback)
            && self.mid != self.feedback
    }
}

impl Stream {
    fn read(lines: &[&str]) -> Option<Self> {
        let value = |name: &str| lines.iter().find_map(|line| line.strip_prefix(name));
        if let Some(pair) = value("a=ssrc-group:FID ") {
            let (ssrc, rtx) = pair.split_once(' ')?;
            let (ssrc, rtx) = (ssrc.parse().ok()?, rtx.trim().parse().ok()?);
            return Some(Self { ssrc, rtx });
        }
        let ssrc = value("a=ssrc:")?.split(' ').next()?.parse().ok()?;
        Some(Self { ssrc, rtx: 0 })
    }
}

/// Pictures have a second stream, sound has none, and no two are alike.
fn are_fit(streams: &[Stream; TRACKS]) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    streams.iter().zip(SOUND).all(|(stream, sound)| {
        stream.ssrc != 0
            && (stream.rtx == 0) == sound
            && seen.insert(stream.ssrc)
            && (sound || seen.insert(stream.rtx))
    })
}

impl Candidate {
    /// `None` for those that are not used: of TCP, of a relay, of this machine
    /// alone.
    fn read(line: &str) -> Option<Self> {
        let mut words = line.strip_prefix("a=candidate:")?.split(' ').skip(1);
        let (component, transport) = (words.next()?, words.next()?);
        if component != "1" || !transport.eq_ignore_ascii_case("udp") {
            return None;
        }
        let priority = words.next()?.parse().ok()?;
        let host = Host::read(words.next()?)?;
        let port = words.next()?.parse().ok()?;
        let reflexive = match (words.next()?, words.next()?) {
            ("typ", "host") => false,
            ("typ", "srflx") => true,
            _ => return None,
        };
        let candidate = Self {
            reflexive,
            host,
            port,
            priority,
        };
        candidate.is_fit().then_some(candidate)
    }

    fn is_fit(&self) -> bool {
        let host = match self.host {
            Host::Name(_) => !self.reflexive,
            Host::Address(IpAddr::V4(ip)) => is_somewhere_4(ip),
            Host::Address(IpAddr::V6(ip)) => is_somewhere_6(ip),
        };
        host && self.port >= LEAST_PORT && self.priority > 0 && self.priority < 1 << 31
    }

    fn to_sdp(self, number: usize) -> String {
        let Self { port, priority, .. } = self;
        let host = match self.host {
            Host::Address(ip) => ip.to_string(),
            Host::Name(uuid) => name(uuid),
        };
        let kind = if self.reflexive {
            "srflx raddr 0.0.0.0 rport 0"
        } else {
            "host"
        };
        format!("a=candidate:{number} 1 udp {priority} {host} {port} typ {kind}")
    }

    /// Kind, address, port, priority.
    fn encode(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(self.reflexive));
        match self.host {
            Host::Address(IpAddr::V4(ip)) => {
                bytes.push(4);
                bytes.extend(ip.octets());
            }
            Host::Address(IpAddr::V6(ip)) => {
                bytes.push(6);
                bytes.extend(ip.octets());
            }
            Host::Name(uuid) => {
                bytes.push(0);
                bytes.extend(uuid);
            }
        }
        bytes.extend(self.port.to_be_bytes());
        bytes.extend(self.priority.to_be_bytes());
    }

    fn decode(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (&[kind, family], rest) = bytes.split_first_chunk::<2>()?;
        let (host, rest) = match family {
            4 => {
                let (ip, rest) = rest.split_first_chunk::<4>()?;
                (Host::Address(Ipv4Addr::from(*ip).into()), rest)
            }
            6 => {
                let (ip, rest) = rest.split_first_chunk::<16>()?;
                (Host::Address(Ipv6Addr::from(*ip).into()), rest)
            }
            0 => {
                let (uuid, rest) = rest.split_first_chunk::<16>()?;
                (Host::Name(*uuid), rest)
            }
            _ => return None,
        };
        let (port, rest) = rest.split_first_chunk()?;
        let (priority, rest) = rest.split_first_chunk()?;
        let candidate = Self {
            reflexive: match kind {
                0 => false,
                1 => true,
                _ => return None,
            },
            host,
            port: u16::from_be_bytes(*port),
            priority: u32::from_be_bytes(*priority),
        };
        candidate.is_fit().then_some((candidate, rest))
    }
}

impl Host {
    fn read(word: &str) -> Option<Self> {
        if let Some(uuid) = word.strip_suffix(NAME_END) {
            let hex: String = uuid.chars().filter(|c| *c != '-').collect();
            let bytes = u128::from_str_radix(&hex, 16).ok()?.to_be_bytes();
            return (name(bytes) == word).then_some(Self::Name(bytes));
        }
        word.parse().ok().map(Self::Address)
    }
}

fn name(uuid: [u8; 16]) -> String {
    let hex: String = uuid.iter().map(|byte| format!("{byte:02x}")).collect();
    let parts = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    format!("{}{NAME_END}", parts.join("-"))
}

/// Not this machine, not everybody, not nobody.
fn is_somewhere_4(ip: Ipv4Addr) -> bool {
    !(ip.is_unspecified() || ip.is_loopback() || ip.is_multicast() || ip.is_broadcast())
}

fn is_somewhere_6(ip: Ipv6Addr) -> bool {
    // An address of the other family has one form, and it is not this one.
    ip.to_ipv4_mapped().is_none()
        && !(ip.is_unspecified() || ip.is_loopback() || ip.is_multicast())
        && !ip.is_unicast_link_local()
}

/// A length and so many characters of ICE (RFC 8839 section 5.4).
fn text(bytes: &[u8], len: core::ops::RangeInclusive<usize>) -> Option<(String, &[u8])> {
    let (&first, rest) = bytes.split_first()?;
    let (wanted, rest) = match first >> 6 {
        0 => (usize::from(first), rest),
        1 => {
            let (&second, rest) = rest.split_first()?;
            let wanted = usize::from(first & 0x3f) << 8 | usize::from(second);
            // The shortest form alone.
            (wanted > 63).then_some((wanted, rest))?
        }
        _ => return None,
    };
    len.contains(&wanted).then_some(())?;
    let (text, rest) = rest.split_at_checked(wanted)?;
    let of_ice = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    text.iter().all(of_ice).then_some(())?;
    Some((core::str::from_utf8(text).ok()?.to_owned(), rest))
}

/// `AA:BB:..`, 32 of them.
fn fingerprint(text: &str) -> Option<[u8; FINGERPRINT_LEN]> {
    let mut bytes = [0; FINGERPRINT_LEN];
    let mut parts = text.trim().split(':');
    for byte in &mut bytes {
        *byte = u8::from_str_radix(parts.next()?, 16).ok()?;
    }
    parts.next().is_none().then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
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
                sdp.push_str(
                    "a=candidate:2 1 tcp 1518280447 192.0.2.2 9 typ host tcptype active\r\n",
                );
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
}
