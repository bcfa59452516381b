//! What an offer must look like, before the WebRTC library sees it.
//!
//! An offer comes from a stranger's browser. Here it is read only as far as the
//! shard needs: which m-lines there are, of what kind and direction, and what
//! each is for. What the shard has no use for is taken out: candidates (the
//! server is reached first, so the browser's own are not needed and a thousand
//! of them would be a burden), transport feedback on slots (bandwidth
//! estimation towards subscribers is off, so their reports would be waste), and
//! in a quiet room the loudness of voices.

use std::collections::BTreeSet;

use proto::{Line, LineRole, MAX_LINES, MAX_SDP_LEN, TrackKind};

/// Most simulcast layers of one track. SFrame's contexts name as many.
pub(crate) const MAX_LAYERS: usize = 3;

/// Why an offer is refused. Nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OfferError {
    /// Nobody of that name is in that room.
    #[error("the participant is not in the room")]
    NoParticipant,
    /// Not text, too long, or not a session description.
    #[error("the session description is malformed")]
    Malformed,
    /// Too many m-lines, a data channel, a line without a usable `mid`, or two
    /// of the same.
    #[error("the session description has an m-line that is not allowed")]
    BadSection,
    /// The list of roles names a line that is not in the description, names one
    /// twice, or gives it a role that its kind or direction cannot have.
    #[error("the role of an m-line does not fit it")]
    BadRole,
    /// The description does not continue the connection that it belongs to.
    #[error("the session description does not fit the connection")]
    Unfit,
}

/// An offer that was checked.
pub(crate) struct Offer {
    /// The description, with what is of no use taken out.
    pub(crate) sdp: String,
    /// Tells one connection of the browser from another: its session id and
    /// certificate fingerprints (RFC 8829 section 5.2.1, RFC 8122).
    pub(crate) identity: String,
    /// The lines with a role, in the order of the description.
    pub(crate) lines: Vec<OfferedLine>,
}

/// An m-line with a role.
pub(crate) struct OfferedLine {
    pub(crate) mid: String,
    pub(crate) role: LineRole,
    /// It is there but carries nothing now.
    pub(crate) inactive: bool,
    /// The simulcast layers that it sends, in the order of the offer; empty
    /// without simulcast.
    pub(crate) layers: Vec<String>,
}

/// The track that a role sends, if it sends one.
pub(crate) fn track_of(role: LineRole) -> Option<TrackKind> {
    match role {
        LineRole::Mic => Some(TrackKind::Mic),
        LineRole::Camera => Some(TrackKind::Camera),
        LineRole::Screen => Some(TrackKind::Screen),
        LineRole::ScreenAudio => Some(TrackKind::ScreenAudio),
        LineRole::MicSlot
        | LineRole::CameraSlot
        | LineRole::ScreenSlot
        | LineRole::ScreenAudioSlot
        | LineRole::PreviewSlot => None,
    }
}

/// Whether a role is of sound rather than of pictures.
pub(crate) fn is_audio(role: LineRole) -> bool {
    matches!(
        role,
        LineRole::Mic | LineRole::ScreenAudio | LineRole::MicSlot | LineRole::ScreenAudioSlot
    )
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Both,
    Sends,
    Receives,
    Neither,
}

struct Section<'a> {
    audio: bool,
    mid: Option<&'a str>,
    direction: Direction,
    layers: Vec<String>,
    lines: Vec<&'a str>,
}

/// Reads and checks an offer. In a `quiet` room nobody is told how loud a voice
/// is.
pub(crate) fn check(sdp: &[u8], roles: &[Line], quiet: bool) -> Result<Offer, OfferError> {
    if sdp.len() > MAX_SDP_LEN {
        return Err(OfferError::Malformed);
    }
    let text = core::str::from_utf8(sdp).map_err(|_| OfferError::Malformed)?;
    let (session, sections) = split(text)?;

    let mut seen = BTreeSet::new();
    for section in &sections {
        let mid = section.mid.ok_or(OfferError::BadSection)?;
        if !is_mid(mid) || !seen.insert(mid) {
            return Err(OfferError::BadSection);
        }
    }

    let mut named = BTreeSet::new();
    let mut tracks = BTreeSet::new();
    for line in roles {
        let mid = core::str::from_utf8(&line.mid).map_err(|_| OfferError::BadRole)?;
        let single = track_of(line.role).is_some() || line.role == LineRole::PreviewSlot;
        if !seen.contains(mid) || !named.insert(mid) || (single && !tracks.insert(line.role)) {
            return Err(OfferError::BadRole);
        }
    }

    let mut lines = Vec::new();
    for section in &sections {
        let Some(mid) = section.mid else { continue };
        let Some(line) = roles.iter().find(|line| *line.mid == *mid.as_bytes()) else {
            continue;
        };
        let fits = match section.direction {
            Direction::Both => false,
            Direction::Sends => track_of(line.role).is_some(),
            Direction::Receives => track_of(line.role).is_none(),
            Direction::Neither => true,
        };
        if !fits || is_audio(line.role) != section.audio {
            return Err(OfferError::BadRole);
        }
        lines.push(OfferedLine {
            mid: mid.to_owned(),
            role: line.role,
            inactive: section.direction == Direction::Neither,
            layers: section.layers.clone(),
        });
    }

    Ok(Offer {
        sdp: join(&session, &sections, quiet),
        identity: identity(&session, &sections),
        lines,
    })
}

/// Cuts the text at its m-lines.
fn split(text: &str) -> Result<(Vec<&str>, Vec<Section<'_>>), OfferError> {
    let mut session = Vec::new();
    let mut sections: Vec<Section<'_>> = Vec::new();
    for line in text.split('\n').map(|line| line.trim_end_matches('\r')) {
        if line.is_empty() {
            continue;
        }
        if let Some(rest) = line.strip_prefix("m=") {
            if sections.len() == MAX_LINES {
                return Err(OfferError::BadSection);
            }
            let mut words = rest.split(' ');
            let audio = match words.next() {
                Some("audio") => true,
                Some("video") => false,
                _ => return Err(OfferError::BadSection),
            };
            sections.push(Section {
                audio,
                mid: None,
                direction: Direction::Both,
                layers: Vec::new(),
                lines: vec![line],
            });
            continue;
        }
        let Some(section) = sections.last_mut() else {
            session.push(line);
            continue;
        };
        if let Some(mid) = line.strip_prefix("a=mid:") {
            section.mid = Some(mid);
        } else if let Some(layers) = line.strip_prefix("a=simulcast:send ") {
            section.layers = layers
                .split([' ', ';', ','])
                .take_while(|rid| *rid != "recv")
                .map(|rid| rid.trim_start_matches('~').to_owned())
                .filter(|rid| !rid.is_empty())
                .take(MAX_LAYERS)
                .collect();
        } else {
            match line {
                "a=sendrecv" => section.direction = Direction::Both,
                "a=sendonly" => section.direction = Direction::Sends,
                "a=recvonly" => section.direction = Direction::Receives,
                "a=inactive" => section.direction = Direction::Neither,
                _ => {}
            }
        }
        section.lines.push(line);
    }
    if session.is_empty() || sections.is_empty() {
        return Err(OfferError::Malformed);
    }
    Ok((session, sections))
}

/// The token of RFC 8843, narrowed to what browsers make and what the WebRTC
/// library keeps apart.
fn is_mid(mid: &str) -> bool {
    (1..=16).contains(&mid.len()) && mid.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn identity(session: &[&str], sections: &[Section<'_>]) -> String {
    let id = session
        .iter()
        .find_map(|line| line.strip_prefix("o="))
        .and_then(|origin| origin.split(' ').nth(1))
        .unwrap_or_default();
    // Of the first section that has any: they are the same in all.
    let fingerprints = core::iter::once(session)
        .chain(sections.iter().map(|section| section.lines.as_slice()))
        .map(|lines| {
            let prints = lines
                .iter()
                .filter_map(|line| line.strip_prefix("a=fingerprint:"));
            prints.collect::<Vec<_>>().join(" ")
        })
        .find(|prints| !prints.is_empty())
        .unwrap_or_default();
    format!("{id} {fingerprints}")
}

fn join(session: &[&str], sections: &[Section<'_>], quiet: bool) -> String {
    let mut text = String::new();
    let mut add = |line: &str| {
        text.push_str(line);
        text.push_str("\r\n");
    };
    for line in session {
        if !is_candidate(line) {
            add(line);
        }
    }
    for section in sections {
        let slot = section.direction == Direction::Receives;
        for line in &section.lines {
            let useless = is_candidate(line)
                || (slot && is_transport_feedback(line))
                || (quiet && is_audio_level(line));
            if !useless {
                add(line);
            }
        }
    }
    text
}

fn is_candidate(line: &str) -> bool {
    line.starts_with("a=candidate:") || line.starts_with("a=end-of-candidates")
}

fn is_transport_feedback(line: &str) -> bool {
    (line.starts_with("a=extmap:") && line.contains("transport-wide-cc"))
        || (line.starts_with("a=rtcp-fb:") && line.ends_with(" transport-cc"))
}

/// RFC 6464, and RFC 6465 for good measure.
fn is_audio_level(line: &str) -> bool {
    line.starts_with("a=extmap:") && line.contains("audio-level")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proto::Mid;

    const OFFER: &str = "v=0\r\no=- 42 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n\
        a=fingerprint:sha-256 AA:BB\r\n\
        m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=sendonly\r\n\
        a=candidate:1 1 udp 1 192.0.2.1 9 typ host\r\na=rtcp-fb:111 transport-cc\r\n\
        m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:1\r\na=recvonly\r\n\
        a=rtcp-fb:96 transport-cc\r\na=rtcp-fb:96 nack\r\n\
        m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:2\r\na=sendonly\r\n\
        a=simulcast:send q;~h;f\r\n";

    fn line(mid: &str, role: LineRole) -> Line {
        let mid = Mid::new(mid.as_bytes()).unwrap();
        Line { mid, role }
    }

    #[test]
    fn candidates_go_and_feedback_stays_only_where_it_is_of_use() {
        let roles = [
            line("0", LineRole::Mic),
            line("1", LineRole::CameraSlot),
            line("2", LineRole::Camera),
        ];
        let offer = check(OFFER.as_bytes(), &roles, false).ok().unwrap();
        assert!(!offer.sdp.contains("candidate"));
        assert!(offer.sdp.contains("a=rtcp-fb:111 transport-cc"));
        assert!(!offer.sdp.contains("a=rtcp-fb:96 transport-cc"));
        assert!(offer.sdp.contains("a=rtcp-fb:96 nack"));
        assert_eq!(offer.identity, "42 sha-256 AA:BB");
        assert_eq!(offer.lines[2].layers, ["q", "h", "f"]);
    }

    #[test]
    fn a_role_must_fit_its_line() {
        let refused = |roles: &[Line]| check(OFFER.as_bytes(), roles, false).err();
        let bad = Some(OfferError::BadRole);
        assert_eq!(refused(&[line("9", LineRole::Mic)]), bad);
        assert_eq!(refused(&[line("0", LineRole::Camera)]), bad);
        assert_eq!(refused(&[line("0", LineRole::MicSlot)]), bad);
        assert_eq!(refused(&[line("1", LineRole::Camera)]), bad);
        let twice = [line("0", LineRole::Mic), line("0", LineRole::Mic)];
        assert_eq!(refused(&twice), bad);
    }

    #[test]
    fn lines_that_are_not_allowed_are_refused() {
        let refused = |sdp: &str| check(sdp.as_bytes(), &[], false).err();
        assert_eq!(refused(""), Some(OfferError::Malformed));
        assert_eq!(refused("hello"), Some(OfferError::Malformed));
        let channel = OFFER.to_owned() + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n";
        assert_eq!(refused(&channel), Some(OfferError::BadSection));
        assert_eq!(
            refused(&OFFER.replace("a=mid:1", "a=mid:0")),
            Some(OfferError::BadSection)
        );
        assert_eq!(
            refused(&OFFER.replace("a=mid:1", "a=mid:-")),
            Some(OfferError::BadSection)
        );
        assert_eq!(
            refused(&OFFER.replace("a=mid:1\r\n", "")),
            Some(OfferError::BadSection)
        );
        let many = OFFER.to_owned() + &"m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n".repeat(MAX_LINES);
        assert_eq!(refused(&many), Some(OfferError::BadSection));
        assert_eq!(
            check(&[0xff, 0xfe], &[], false).err(),
            Some(OfferError::Malformed)
        );
    }
}
