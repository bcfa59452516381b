//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;
use zeroize::Zeroizing;

/// Native participants with real keys. They open the room when nobody has.
#[derive(Parser, Debug)]
#[command(name = "securemeeting-bot", version, about)]
pub struct Options {
    /// The link of the meeting, as the page shows it.
    #[arg(long, value_name = "LINK")]
    pub url: String,
    /// How many join.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=500))]
    pub participants: u16,
    /// How many of them have a camera [default: all].
    #[arg(long, value_name = "K")]
    pub cameras: Option<u16>,
    /// How many of them have a microphone [default: all].
    #[arg(long, value_name = "M")]
    pub mics: Option<u16>,
    /// What one camera sends, in kbit/s; less than the picture itself makes has
    /// no effect.
    #[arg(long, value_name = "R", default_value_t = 150, value_parser = clap::value_parser!(u32).range(0..=20_000))]
    pub video_kbps: u32,
    /// In how many layers each camera sends, the smallest first: they share the
    /// rate as browsers' do. What nobody watches is not sent.
    #[arg(long, value_name = "L", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=3))]
    pub layers: u8,
    /// The size in which they look at each camera, in pixels.
    #[arg(long, value_name = "WxH", default_value = "640x360", value_parser = size)]
    pub tile: (u16, u16),
    /// How long they stay: a number with `s`, `m` or `ms`.
    #[arg(long, value_name = "TIME", default_value = "30s", value_parser = duration)]
    pub duration: Duration,
    /// The password, when the meeting has one.
    #[arg(long, value_name = "TEXT", env = "SECUREMEETING_BOT_PASSWORD", hide_env_values = true, value_parser = password)]
    pub password: Option<Password>,
    /// What they are called; each gets a number behind it when there are several.
    #[arg(long, value_name = "NAME", default_value = "Bot")]
    pub name: String,
    /// What each of them writes in the chat once it is in the meeting.
    #[arg(long, value_name = "TEXT")]
    pub say: Option<String>,
    /// A PEM file of certificates to trust besides those of the system.
    #[arg(long, value_name = "FILE")]
    pub ca: Option<PathBuf>,
    /// Print a report as JSON on stdout when they have left.
    #[arg(long)]
    pub json: bool,
    /// Test instrumentation: write what is about to be sealed, a line of JSON
    /// each, so that a test can search for it elsewhere. Nothing is sent
    /// unsealed for it.
    #[arg(long, value_name = "FILE")]
    pub record_plaintext: Option<PathBuf>,
}

/// A password from the command line; erased when dropped, never printed.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

impl Password {
    /// What was typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password")
    }
}

// The return types are what clap asks for.
fn password(text: &str) -> Result<Password, std::convert::Infallible> {
    Ok(Password(Zeroizing::new(text.to_owned())))
}

fn size(text: &str) -> Result<(u16, u16), String> {
    text.split_once('x')
        .and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)))
        .ok_or_else(|| "write a width and a height, like 640x360".to_owned())
}

fn duration(text: &str) -> Result<Duration, String> {
    let split = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let number: u64 = number
        .parse()
        .map_err(|_| "write a number and a unit, like 30s".to_owned())?;
    match unit {
        "ms" => Ok(Duration::from_millis(number)),
        "s" | "" => Ok(Duration::from_secs(number)),
        "m" => Ok(Duration::from_secs(number.saturating_mul(60))),
        _ => Err(format!("unknown unit {unit}; use ms, s or m")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_command_line_is_understood() {
        let options = Options::try_parse_from(
            "securemeeting-bot --url http://127.0.0.1:8080/#x --participants 5 --cameras 2 \
             --mics 1 --video-kbps 300 --layers 3 --duration 30s --json"
                .split_whitespace(),
        )
        .expect("every option is one of ours");
        assert_eq!(options.participants, 5);
        assert_eq!(options.cameras, Some(2));
        assert_eq!(options.mics, Some(1));
        assert_eq!(options.video_kbps, 300);
        assert_eq!(options.layers, 3);
        assert_eq!(options.duration, Duration::from_secs(30));
        assert!(options.json);
    }

    #[test]
    fn durations_take_a_unit() {
        assert_eq!(duration("250ms"), Ok(Duration::from_millis(250)));
        assert_eq!(duration("7"), Ok(Duration::from_secs(7)));
        assert_eq!(duration("2m"), Ok(Duration::from_secs(120)));
        assert!(duration("soon").is_err());
        assert!(duration("3h").is_err());
    }

    #[test]
    fn sizes_are_a_width_and_a_height() {
        assert_eq!(size("200x112"), Ok((200, 112)));
        assert!(size("200").is_err());
        assert!(size("200x112x3").is_err());
        assert!(size("70000x1").is_err());
    }

    #[test]
    fn a_password_is_never_printed() {
        let options = Options::try_parse_from([
            "securemeeting-bot",
            "--url",
            "x",
            "--password",
            "open sesame",
        ])
        .expect("a valid line");
        assert!(!format!("{options:?}").contains("sesame"));
    }
}
