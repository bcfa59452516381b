//! When to ask a publisher for a keyframe.
//!
//! Many subscribers lose the same packet, join at the same time or hold no
//! key: each of them sends picture loss indications, several a second. The
//! publisher hears one, for all of them, and again only when no keyframe came.

use core::time::Duration;

use proto::Time;

/// Least time between two requests for one layer. A keyframe costs a publisher
/// some ten times a delta frame: two a second still leave it room for a picture,
/// and a newcomer who must wait for the next one waits half a second at most.
pub(crate) const MIN_INTERVAL: Duration = Duration::from_millis(500);

/// The requests of one layer.
#[derive(Default)]
pub(crate) struct KeyframeGate {
    asked: Option<Time>,
    wanted: bool,
}

impl KeyframeGate {
    /// Somebody needs a keyframe.
    pub(crate) fn want(&mut self) {
        self.wanted = true;
    }

    /// A keyframe began.
    pub(crate) fn came(&mut self) {
        self.wanted = false;
    }

    /// When to look again.
    pub(crate) fn due(&self) -> Option<Time> {
        if !self.wanted {
            return None;
        }
        Some(self.asked.map_or(Time::ZERO, |at| at + MIN_INTERVAL))
    }

    /// True: ask the publisher now, once more or at last.
    pub(crate) fn ask_if_due(&mut self, now: Time) -> bool {
        let due = self.due().is_some_and(|due| due <= now);
        if due {
            self.asked = Some(now);
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_requests_at_once_become_one() {
        let mut gate = KeyframeGate::default();
        let now = Time::from_millis(1000);
        gate.want();
        assert!(gate.ask_if_due(now));
        for millis in 0..499 {
            gate.want();
            assert!(!gate.ask_if_due(now + Duration::from_millis(millis)));
        }
    }

    #[test]
    fn a_request_in_the_pause_is_kept_for_its_end() {
        let mut gate = KeyframeGate::default();
        let now = Time::from_millis(1000);
        gate.want();
        assert!(gate.ask_if_due(now));
        gate.came();
        assert_eq!(gate.due(), None);
        gate.want();
        assert!(!gate.ask_if_due(now + Duration::from_millis(10)));
        assert_eq!(gate.due(), Some(now + MIN_INTERVAL));
        assert!(gate.ask_if_due(now + MIN_INTERVAL));
    }

    #[test]
    fn a_request_is_repeated_until_a_keyframe_comes() {
        let mut gate = KeyframeGate::default();
        let now = Time::from_millis(1000);
        gate.want();
        assert!(gate.ask_if_due(now));
        assert!(gate.ask_if_due(now + MIN_INTERVAL));
        gate.came();
        assert!(!gate.ask_if_due(now + MIN_INTERVAL + MIN_INTERVAL));
    }
}
