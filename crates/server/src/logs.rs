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
}
