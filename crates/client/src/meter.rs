//! What the shield goes by: frames that the media worker really sealed and
//! opened, held against what the browser says it sent and played.
//!
//! The two are counted in different places and told at different times, so
//! they are compared with some slack; a browser that skips a transform is off
//! by everything.

use core::time::Duration;
use std::collections::BTreeMap;

use proto::Time;

use crate::page::{LineReport, LineRole, LineStats, MediaReport, PeerState};

/// A count that did not move for this long does not move.
pub(crate) const STILL: Duration = Duration::from_secs(3);
/// A slot that opened nothing for this long is stale.
pub(crate) const STALE: Duration = Duration::from_secs(2);
/// The worker's count is taken this much later than the browser's, so that
/// every frame that the browser sent has been told by then.
const LATER: Duration = Duration::from_millis(400);
/// Frames by which the browser may be ahead nevertheless, and one more for
/// each 5. The page, which is closer to both counts, is stricter and says
/// `unsealed` sooner.
const SLACK: u64 = 60;
/// A busy worker is late, and catches up; frames beside it are never caught up
/// with. So the browser must stay ahead for this long, while the worker sees
/// less than three quarters of what the browser sends.
const AHEAD_FOR: Duration = Duration::from_secs(3);
/// Frames received that the worker did not see, over at least [`UNSEEN_FOR`]:
/// they came in beside it.
const UNSEEN: u64 = 60;
/// See [`UNSEEN`].
const UNSEEN_FOR: Duration = Duration::from_secs(3);
/// So many times the worker must have told of it meanwhile: one that is too
/// busy to tell may have seen them all.
const UNSEEN_REPORTS: u32 = 10;
/// Failures are judged over this long.
const FAILING_OVER: Duration = Duration::from_secs(2);
/// Fewer failures than this are a lost key or a switch of layers.
const FAILURES: u64 = 10;

pub(crate) struct Meter {
    pub(crate) peer: PeerState,
    lines: BTreeMap<String, Line>,
    /// Where something passed unsealed. It stays so.
    pub(crate) unsealed: Option<String>,
}

pub(crate) struct Line {
    pub(crate) report: LineReport,
    /// When the last frame was sealed or opened.
    pub(crate) moved_at: Option<Time>,
    /// More fails than opens.
    pub(crate) failing: bool,
    /// What the browser counted, to be held against a later report.
    claim: Option<(Time, u64)>,
    /// Since when the browser is ahead: the time, its count, the worker's.
    ahead_since: Option<(Time, u64, u64)>,
    /// The browser's count when the worker's last moved.
    unseen_since: Option<(Time, u64)>,
    /// Reports since then.
    unseen_reports: u32,
    seen: u64,
    /// Opened and failed when the present stretch of [`FAILING_OVER`] began.
    stretch: (Time, u64, u64),
}

impl Meter {
    pub(crate) fn new() -> Self {
        Self {
            peer: PeerState::Connecting,
            lines: BTreeMap::new(),
            unsealed: None,
        }
    }

    /// Another peer connection: its lines count from zero.
    pub(crate) fn begin_again(&mut self) {
        self.lines.clear();
        self.peer = PeerState::Connecting;
    }

    pub(crate) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.values()
    }

    pub(crate) fn line(&self, mid: &str) -> Option<&Line> {
        self.lines.get(mid)
    }

    /// What the media worker counted.
    pub(crate) fn report(&mut self, now: Time, report: MediaReport) {
        // A connection that was closed took its lines along.
        let there = |mid: &String| report.lines.iter().any(|line| line.mid == *mid);
        self.lines.retain(|mid, _| there(mid));
        for report in report.lines.into_iter().take(proto::MAX_LINES) {
            // The Preview opens nothing, by design.
            if report.role == LineRole::PreviewSlot {
                continue;
            }
            let mid = report.mid.clone();
            let line = self.lines.entry(mid.clone());
            let line = line.or_insert_with(|| Line::new(now, report.clone()));
            if !line.update(now, report) {
                self.unsealed.get_or_insert(mid);
            }
        }
    }

    /// What the browser counted. Lines that the worker never told of are new,
    /// or of the Preview.
    pub(crate) fn stats(&mut self, now: Time, stats: &[LineStats]) {
        for stats in stats {
            if let Some(line) = self.lines.get_mut(&stats.mid)
                && !line.claimed(now, stats.frames)
            {
                self.unsealed.get_or_insert_with(|| stats.mid.clone());
            }
        }
    }
}

impl Line {
    fn new(now: Time, report: LineReport) -> Self {
        Self {
            moved_at: None,
            failing: false,
            claim: None,
            ahead_since: None,
            unseen_since: None,
            unseen_reports: 0,
            seen: 0,
            stretch: (now, report.frames, report.failed),
            report,
        }
    }

    pub(crate) fn moved_within(&self, now: Time, limit: Duration) -> bool {
        self.moved_at.is_some_and(|at| now.since(at) < limit)
    }

    pub(crate) fn is_sent(&self) -> bool {
        is_sent(self.report.role)
    }

    /// False when the browser sent frames that were not sealed.
    fn update(&mut self, now: Time, report: LineReport) -> bool {
        self.moved_at = report.idle_ms.map(|idle| {
            let idle = Duration::from_millis(idle);
            Time::from_start(now.since(Time::ZERO).saturating_sub(idle))
        });
        let (since, opened, failed) = self.stretch;
        if now.since(since) >= FAILING_OVER {
            let opened = report.frames.saturating_sub(opened);
            let failed = report.failed.saturating_sub(failed);
            self.failing = failed >= FAILURES && failed > opened;
            self.stretch = (now, report.frames, report.failed);
        }
        let claim = self.claim.take_if(|(at, _)| now.since(*at) >= LATER);
        self.unseen_reports += 1;
        self.report = report;
        claim.is_none_or(|(_, sent)| self.may_have_sent(now, sent))
    }

    /// Whether the worker's count bears out what the browser sent by a while ago.
    fn may_have_sent(&mut self, now: Time, sent: u64) -> bool {
        let seen = self.report.seen;
        if sent.saturating_sub(seen) <= SLACK + seen / 5 {
            self.ahead_since = None;
            return true;
        }
        let (since, sent_before, seen_before) = *self.ahead_since.get_or_insert((now, sent, seen));
        if now.since(since) < AHEAD_FOR {
            return true;
        }
        let sent_since = sent.saturating_sub(sent_before);
        let seen_since = seen.saturating_sub(seen_before);
        if sent_since < SLACK || seen_since * 4 >= sent_since * 3 {
            self.ahead_since = Some((now, sent, seen));
            return true;
        }
        false
    }

    /// False when the browser plays frames that the worker does not see.
    fn claimed(&mut self, now: Time, frames: u64) -> bool {
        if self.is_sent() {
            self.claim.get_or_insert((now, frames));
            return true;
        }
        let seen = self.report.seen;
        if self.seen != seen || self.unseen_since.is_none() {
            self.seen = seen;
            self.unseen_since = Some((now, frames));
            self.unseen_reports = 0;
        }
        let few = self.unseen_reports < UNSEEN_REPORTS;
        let unseen_since = self.unseen_since;
        unseen_since.is_none_or(|(since, before)| {
            few || now.since(since) < UNSEEN_FOR || frames.saturating_sub(before) < UNSEEN
        })
    }
}

pub(crate) fn is_sent(role: LineRole) -> bool {
    matches!(
        role,
        LineRole::Mic | LineRole::Camera | LineRole::Screen | LineRole::ScreenAudio
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(role: LineRole, frames: u64, failed: u64) -> MediaReport {
        MediaReport {
            lines: vec![LineReport {
                mid: "0".to_owned(),
                role,
                leaf: Some(0),
                track: None,
                epoch: Some(0),
                frames,
                failed,
                seen: frames + failed,
                bytes: 0,
                idle_ms: Some(0),
            }],
            senders: Vec::new(),
        }
    }

    fn stats(frames: u64) -> [LineStats; 1] {
        [LineStats {
            mid: "0".to_owned(),
            frames,
            bytes: 0,
        }]
    }

    /// Fifteen seconds of 30 frames a second: what the worker and the browser
    /// count of each.
    fn run(
        role: LineRole,
        worker: impl Fn(u64) -> (u64, u64),
        browser: impl Fn(u64) -> u64,
    ) -> Meter {
        let mut meter = Meter::new();
        for tick in 0..60 {
            let now = Time::from_millis(tick * 250);
            let sent = tick * 30 / 4;
            let (frames, failed) = worker(sent);
            meter.report(now, report(role, frames, failed));
            if tick % 4 == 2 {
                meter.stats(now, &stats(browser(sent)));
            }
        }
        meter
    }

    #[test]
    fn a_browser_that_seals_all_it_sends_is_trusted() {
        let meter = run(LineRole::Camera, |sent| (sent, 0), |sent| sent);
        assert_eq!(meter.unsealed, None);
    }

    #[test]
    fn a_browser_whose_counts_come_sooner_than_the_workers_is_trusted() {
        let meter = run(
            LineRole::Camera,
            |sent| (sent.saturating_sub(10), 0),
            |sent| sent,
        );
        assert_eq!(meter.unsealed, None);
    }

    #[test]
    fn a_browser_that_sends_beside_the_worker_is_found_out() {
        let meter = run(LineRole::Camera, |_| (0, 0), |sent| sent);
        assert_eq!(meter.unsealed.as_deref(), Some("0"));
        let meter = run(LineRole::Camera, |sent| (sent / 2, 0), |sent| sent);
        assert_eq!(meter.unsealed.as_deref(), Some("0"));
    }

    #[test]
    fn a_browser_that_plays_beside_the_worker_is_found_out() {
        let meter = run(LineRole::CameraSlot, |_| (0, 0), |played| played);
        assert_eq!(meter.unsealed.as_deref(), Some("0"));
    }

    #[test]
    fn a_worker_that_is_seconds_late_is_no_alarm() {
        for role in [LineRole::Camera, LineRole::CameraSlot] {
            let meter = run(role, |sent| (sent.saturating_sub(90), 0), |sent| sent);
            assert_eq!(meter.unsealed, None, "{role:?}");
        }
    }

    #[test]
    fn a_worker_that_is_too_busy_to_tell_is_no_alarm() {
        let mut meter = Meter::new();
        meter.report(Time::ZERO, report(LineRole::CameraSlot, 1, 0));
        for second in 0..10 {
            meter.stats(Time::from_millis(second * 1000), &stats(second * 30));
        }
        assert_eq!(meter.unsealed, None);
    }

    #[test]
    fn a_slot_that_rests_is_no_alarm() {
        let meter = run(LineRole::CameraSlot, |_| (100, 3), |_| 100);
        assert_eq!(meter.unsealed, None);
    }

    #[test]
    fn frames_that_do_not_open_are_told() {
        let failing = |meter: &Meter| meter.line("0").map(|line| line.failing);
        let meter = run(LineRole::CameraSlot, |came| (0, came), |_| 0);
        assert_eq!(failing(&meter), Some(true));
        let meter = run(LineRole::CameraSlot, |came| (came, came / 10), |came| came);
        assert_eq!(failing(&meter), Some(false));
    }

    #[test]
    fn the_preview_counts_for_nothing() {
        let meter = run(LineRole::PreviewSlot, |came| (0, came), |played| played);
        assert!(meter.lines().next().is_none());
        assert_eq!(meter.unsealed, None);
    }
}
