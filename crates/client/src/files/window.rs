//! How many chunks may be on their way at once: as many as keep the path busy
//! without filling the queues on it, where words and pictures would wait too.

use core::time::Duration;

use proto::Time;

/// Most chunks on their way at once, whatever the path takes.
const MOST: u32 = 16;
/// At the beginning, when nothing is known of the path.
const FIRST: u32 = 4;
/// A way this much longer than the shortest one seen has a queue on it.
const QUEUED: Duration = Duration::from_millis(150);
/// The shortest way is looked for anew this often: paths change.
const SHORTEST_HOLDS: Duration = Duration::from_secs(30);

/// A window that follows the delay, in the manner of LEDBAT (RFC 6817).
pub(super) struct Window {
    size: u32,
    shortest: Option<(Duration, Time)>,
    /// No second cut before the first one can have shown.
    cut_until: Time,
    /// Chunks since it grew last.
    since_growth: u32,
}

impl Window {
    pub(super) fn new() -> Self {
        Self {
            size: FIRST,
            shortest: None,
            cut_until: Time::ZERO,
            since_growth: 0,
        }
    }

    /// In chunks, at least one.
    pub(super) fn size(&self) -> u32 {
        self.size
    }

    /// A chunk that set out at `since` has arrived.
    pub(super) fn arrived(&mut self, now: Time, since: Time) {
        let took = now.since(since);
        let shortest = match self.shortest {
            Some((shortest, at)) if shortest <= took && now.since(at) < SHORTEST_HOLDS => shortest,
            _ => {
                self.shortest = Some((took, now));
                took
            }
        };
        if took > shortest + QUEUED {
            if now >= self.cut_until {
                self.size = (self.size / 2).max(1);
                self.cut_until = now + took;
                self.since_growth = 0;
            }
            return;
        }
        self.since_growth += 1;
        if self.since_growth >= self.size {
            self.since_growth = 0;
            self.size = (self.size + 1).min(MOST);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(window: &mut Window, mut now: Time, took: u64, chunks: u32) -> Time {
        for _ in 0..chunks {
            let since = now;
            now = now + Duration::from_millis(took);
            window.arrived(now, since);
        }
        now
    }

    #[test]
    fn a_clear_path_gets_the_whole_window_and_a_queue_takes_it_back() {
        let mut window = Window::new();
        let now = run(&mut window, Time::from_millis(5), 20, 200);
        assert_eq!(window.size(), MOST);
        let now = run(&mut window, now, 400, 40);
        assert_eq!(window.size(), 1);
        run(&mut window, now, 25, 200);
        assert_eq!(window.size(), MOST);
    }

    #[test]
    fn a_long_path_is_no_queue() {
        let mut window = Window::new();
        run(&mut window, Time::ZERO, 900, 200);
        assert_eq!(window.size(), MOST);
    }
}
