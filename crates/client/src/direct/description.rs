//! What two members tell each other of their direct connection, as a checked
//! type: read from the own browser's session description (RFC 8866), said inside
//! MLS, and written out again as the description of the other's end. So no text
//! of the other member reaches a browser, only fields that were checked here;
//! and the fingerprint that DTLS is held to (RFC 8122) is the member's own word.

use core::fmt::Write as _;

use super::candidate::Candidate;

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
/// The tracks that an end sends, in the order of their m-lines: those of the
/// caller come first, then those of the other.
const TRACKS: usize = 4;
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
mod tests;
