//! What is logged: our own words only, since libraries log addresses.
//!
//! Our words hold no address, room, name, token or participant. A test runs
//! the server at the most talkative level and searches.

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::options::LogLevel;

pub(crate) fn start(level: LogLevel) {
    let level = match level {
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
    };
    let ours = Targets::new().with_target("server", level);
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .with_filter(ours);
    // Fails only when somebody set a subscriber before, as a test may.
    let _ = tracing_subscriber::registry().with(lines).try_init();
    // The text of a panic may hold what it was about: only its place is told.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location();
        let file = place.map_or("?", std::panic::Location::file);
        let line = place.map_or(0, std::panic::Location::line);
        tracing::error!(file, line, "a task ended by a bug");
    }));
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    const IN_CHILD: &str = "SECUREMEETING_TEST_PANICS";

    #[test]
    fn a_panic_is_logged_by_its_place_and_not_its_text() {
        if std::env::var_os(IN_CHILD).is_some() {
            start(LogLevel::Debug);
            panic!("203.0.113.9 did it");
        }
        // The hook is the process's: this very test again, in one of its own.
        let child = Command::new(std::env::current_exe().expect("a test has a file"))
            .args(["--exact", "--nocapture"])
            .arg("logs::tests::a_panic_is_logged_by_its_place_and_not_its_text")
            .env(IN_CHILD, "1")
            .output()
            .expect("it starts");
        assert!(!child.status.success());
        let said = String::from_utf8_lossy(&child.stderr);
        assert!(said.contains("a task ended by a bug"), "{said}");
        assert!(said.contains("logs.rs"), "{said}");
        assert!(!said.contains("203.0.113.9"), "{said}");
        let said = String::from_utf8_lossy(&child.stdout);
        assert!(!said.contains("203.0.113.9"), "{said}");
    }
}
