//! What the page is shown, built from what is known.

use crypto::code::SecurityCode;
use policy::Suite;
use proto::Time;

use crate::meeting::Meeting;
use crate::meter::{Line, Meter, STALE, STILL, is_sent};
use crate::own::Own;
use crate::page::{
    Direction, LineRole, LinkLimits, Mark, PairCode, PausedPicture, PeerState, Person, Security,
    Shield, ShieldReason, SlotView, TrackCount, TrackKind,
};
use crate::roster::Member;

/// More speakers than this have no slot for each.
const MIC_SLOTS: usize = 8;
pub(crate) fn no_security() -> Security {
    Security {
        shield: Shield::Connecting,
        reasons: vec![ShieldReason::Connecting],
        digits: String::new(),
        emoji: Vec::new(),
        epoch: 0,
        suite: String::new(),
        counts: Vec::new(),
        hybrid: false,
        large_notice: false,
        quiet: false,
    }
}

/// Everyone in the group: oneself first, then by leaf.
pub(crate) fn people(meeting: &Meeting, own: &Own) -> Vec<Person> {
    let own_leaf = meeting.group.own_leaf();
    let mut people: Vec<_> = meeting
        .roster
        .iter()
        .map(|(leaf, member)| person(leaf, member, leaf == own_leaf, own))
        .collect();
    people.sort_by_key(|person| !person.own);
    people
}

fn person(leaf: u32, member: &Member, is_own: bool, own: &Own) -> Person {
    let state = if is_own { own.state() } else { member.state };
    let mark = if is_own {
        Mark::None
    } else {
        own.marks.of(member)
    };
    let profile = member.profile.as_ref();
    Person {
        id: member.person(leaf),
        name: profile.map(|profile| profile.name.clone()),
        hue: profile.map_or(0, |profile| profile.hue),
        own: is_own,
        host: member.host,
        mic: state.mic,
        camera: state.camera,
        screen: state.screen,
        hand: state.hand,
        mark,
        code: member.code.as_ref().map(pair_code),
        forged: member.digests.forged,
    }
}

fn pair_code(code: &SecurityCode) -> PairCode {
    PairCode {
        digits: code.digits.clone(),
        emoji: emoji(code),
    }
}

fn emoji(code: &SecurityCode) -> Vec<String> {
    code.emoji.iter().map(|emoji| (*emoji).to_owned()).collect()
}

/// Whose frames each slot opened last.
pub(crate) fn slots(now: Time, meeting: &Meeting, meter: &Meter) -> Vec<SlotView> {
    let slots = meter.lines().filter(|line| !line.is_sent());
    slots
        .map(|line| {
            let person = opened_person(meeting, line);
            SlotView {
                mid: line.report.mid.clone(),
                role: line.report.role,
                person,
                track: line.report.track.filter(|_| person.is_some()),
                stale: person.is_none() || !line.moved_within(now, STALE),
            }
        })
        .collect()
}

/// What the server says it leaves out, of what there is.
pub(crate) fn limits(meeting: &Meeting, own: &Own) -> LinkLimits {
    let own_leaf = meeting.group.own_leaf();
    let others = meeting.roster.iter().filter(|(leaf, _)| *leaf != own_leaf);
    let voices = others.filter(|(_, member)| member.state.mic && member.gone.is_none());
    let voices = voices.count();
    let most = MIC_SLOTS.min(own.limits.voices());
    let paused = own
        .tiles
        .iter()
        .filter(|tile| own.limits.is_paused(&tile.mid));
    LinkLimits {
        paused: paused
            .map(|tile| PausedPicture {
                person: tile.person,
                track: tile.track,
            })
            .collect(),
        voices: (most < MIC_SLOTS && most < voices)
            .then(|| u32::try_from(most).unwrap_or(u32::MAX)),
    }
}

fn opened_person(meeting: &Meeting, line: &Line) -> Option<u32> {
    let (leaf, epoch) = (line.report.leaf?, line.report.epoch?);
    meeting.roster.person_in(leaf, epoch)
}

pub(crate) fn security(
    now: Time,
    meeting: &Meeting,
    own: &Own,
    meter: &Meter,
    live: bool,
) -> Security {
    let mut reasons = Vec::new();
    let mut shield = Shield::Secure;
    let mut because = |of: Shield, reason: ShieldReason| {
        shield = shield.max(of);
        if !reasons.contains(&(of, reason.clone())) {
            reasons.push((of, reason));
        }
    };
    if let Some(mid) = &meter.unsealed {
        because(Shield::Broken, ShieldReason::NotSealed { mid: mid.clone() });
    }
    if meeting
        .roster
        .iter()
        .any(|(_, member)| member.profile.is_none())
    {
        because(Shield::Warning, ShieldReason::UnknownMember);
    }
    if own.marks.room_differs(&meeting.group, &meeting.roster) {
        because(Shield::Warning, ShieldReason::CodesDiffer { person: None });
    }
    for person in people(meeting, own) {
        let id = person.id;
        match person.mark {
            Mark::Differs => {
                let person = Some(id);
                because(Shield::Warning, ShieldReason::CodesDiffer { person });
            }
            Mark::Changed => because(Shield::Warning, ShieldReason::KeyChanged { person: id }),
            Mark::None | Mark::Verified => {}
        }
    }
    for line in meter.lines().filter(|line| line.failing && !line.is_sent()) {
        let person = opened_person(meeting, line);
        because(Shield::Warning, ShieldReason::FramesFailing { person });
    }
    let own_leaf = meeting.group.own_leaf();
    for (leaf, member) in meeting.roster.iter() {
        let (digests, person) = (&member.digests, member.person(leaf));
        // Without the server nobody's digests come.
        for (holds, reason) in [
            (digests.forged, ShieldReason::Forged { person }),
            (digests.is_forked(now), ShieldReason::Forked { person }),
            (
                live && digests.is_missing(now, &meeting.digests),
                ShieldReason::DigestsMissing { person },
            ),
            (
                live && digests.is_late(),
                ShieldReason::DigestsLate { person },
            ),
            (
                live && member.gone.is_none() && leaf != own_leaf && digests.is_unheard(now),
                ShieldReason::Unheard { person },
            ),
        ] {
            if holds {
                because(Shield::Warning, reason);
            }
        }
    }
    if let Some(name) = meeting.unproven(now) {
        let name = name.to_owned();
        because(Shield::Warning, ShieldReason::Unproven { name });
    }
    if meeting.digests.is_stopped() {
        because(Shield::Warning, ShieldReason::Unconfirmed);
    }
    if meter.peer == PeerState::Failed {
        because(Shield::Warning, ShieldReason::NoMediaPath);
    }
    if !live || meter.peer == PeerState::Connecting || !all_move(now, meeting, own, meter) {
        because(Shield::Connecting, ShieldReason::Connecting);
    }
    reasons.sort_by_key(|(of, _)| core::cmp::Reverse(*of));
    let code = meeting.code.as_ref();
    Security {
        shield,
        reasons: reasons.into_iter().map(|(_, reason)| reason).collect(),
        digits: code.map_or_else(String::new, |code| code.digits.clone()),
        emoji: code.map_or_else(Vec::new, emoji),
        epoch: meeting.group.epoch(),
        suite: format!("MLS: {}; SFrame: AES-128-GCM", meeting.group.suite().name()),
        counts: counts(meeting, meter),
        hybrid: meeting.group.suite() == Suite::Hybrid,
        large_notice: meeting.is_large(),
        quiet: meeting.is_quiet(),
    }
}

/// Whether every track that should be on its way is.
fn all_move(now: Time, meeting: &Meeting, own: &Own, meter: &Meter) -> bool {
    let state = own.state();
    let sends = |role: LineRole| {
        let mut lines = meter.lines().filter(|line| line.report.role == role);
        // A screen at rest sends next to nothing.
        lines.any(|line| match role {
            LineRole::Screen => line.moved_at.is_some(),
            _ => line.moved_within(now, STILL),
        })
    };
    if (state.mic && !sends(LineRole::Mic))
        || (own.camera_is_due(now, STILL) && !sends(LineRole::Camera))
        || (state.screen && !sends(LineRole::Screen))
    {
        return false;
    }
    let own_leaf = meeting.group.own_leaf();
    let others = || meeting.roster.iter().filter(|(leaf, _)| *leaf != own_leaf);
    let present = || others().filter(|(_, member)| member.gone.is_none());
    let heard = |person: u32| {
        meter.lines().any(|line| {
            line.report.role == LineRole::MicSlot
                && opened_person(meeting, line) == Some(person)
                && line.moved_within(now, STILL)
        })
    };
    let speakers = || present().filter(|(_, member)| member.state.mic);
    let voices = speakers().filter(|(leaf, member)| heard(member.person(*leaf)));
    let due = MIC_SLOTS.min(own.limits.voices_due(now));
    if voices.count() < due.min(speakers().count()) {
        return false;
    }
    present().all(|(leaf, member)| {
        let person = member.person(leaf);
        let mut tiles = own.tiles.iter().filter(|tile| tile.person == person);
        tiles.all(|tile| {
            own.limits.excuses(now, &tile.mid) || seen(now, meeting, meter, member, tile, person)
        })
    })
}

/// Whether the tile shows whom it should.
fn seen(
    now: Time,
    meeting: &Meeting,
    meter: &Meter,
    member: &Member,
    tile: &crate::page::Tile,
    person: u32,
) -> bool {
    let line = meter.line(&tile.mid);
    match tile.track {
        TrackKind::Camera if member.state.camera => line.is_some_and(|line| {
            opened_person(meeting, line) == Some(person) && line.moved_within(now, STILL)
        }),
        TrackKind::Screen if member.state.screen => {
            line.is_some_and(|line| opened_person(meeting, line) == Some(person))
        }
        _ => true,
    }
}

fn counts(meeting: &Meeting, meter: &Meter) -> Vec<TrackCount> {
    let own_leaf = meeting.group.own_leaf();
    let own = meeting.roster.get(own_leaf);
    let own = own.map(|member| member.person(own_leaf));
    meter
        .lines()
        .map(|line| {
            let sent = is_sent(line.report.role);
            TrackCount {
                mid: line.report.mid.clone(),
                role: line.report.role,
                person: if sent {
                    own
                } else {
                    opened_person(meeting, line)
                },
                direction: if sent {
                    Direction::Sealed
                } else {
                    Direction::Opened
                },
                frames: line.report.frames,
                failed: line.report.failed,
                bytes: line.report.bytes,
            }
        })
        .collect()
}
