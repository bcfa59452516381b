//! The command line, the environment and the file: in this order, the first
//! that names an option decides.

use std::ffi::OsString;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Args, Parser, Subcommand, ValueEnum};
use serde::Deserialize;

use crate::Failure;

const ENV_PREFIX: &str = "SECUREMEETING_";

/// What the server is to do; every option has its value.
#[derive(Debug, Clone)]
pub struct Config {
    /// HTTP and WebSocket.
    pub listen: SocketAddr,
    /// HTTPS, WSS, and media for networks that let nothing else out.
    pub tls: Option<TlsConfig>,
    /// Media.
    pub media_listen: SocketAddr,
    /// How many threads, and so ports; 0: one for each core.
    pub media_threads: usize,
    /// Announced instead of the addresses of this machine, unless empty.
    pub public_ips: Vec<IpAddr>,
    /// Metrics.
    pub admin_listen: Option<SocketAddr>,
    /// How much is logged.
    pub log: LogLevel,
}

/// Where HTTPS is served, and with what.
#[derive(Debug, Clone)]
pub struct TlsConfig {
    /// HTTPS and WSS.
    pub listen: SocketAddr,
    /// PEM: the certificate and those that it hangs on.
    pub certificate: PathBuf,
    /// PEM: its private key.
    pub key: PathBuf,
}

/// How much is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    /// What an operator should look at.
    Warn,
    /// And what the server does, in short.
    #[default]
    Info,
    /// And what happens on connections. Still no address, room or name.
    Debug,
}

/// What the command line asks for.
#[derive(Debug)]
pub enum Asked {
    /// To serve.
    Serve(Config),
    /// To print help or the version.
    Print(String),
}

/// Encrypted meetings in the browser: one binary that serves the page, carries
/// the signalling and forwards the sealed media.
#[derive(Debug, Parser)]
#[command(name = "securemeeting", version, about, arg_required_else_help = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve meetings. Everything has a default that works on one machine
    Serve(Box<Serve>),
}

/// As given; what is missing may stand in the file.
#[derive(Debug, Default, Args, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Serve {
    /// TOML file with options by these names; a flag or a variable beats it
    #[arg(long, value_name = "FILE", env = "SECUREMEETING_CONFIG")]
    #[serde(skip)]
    config: Option<PathBuf>,

    /// Where to serve the page and the signalling [default: 127.0.0.1:8080]
    #[arg(long, value_name = "IP:PORT", env = "SECUREMEETING_LISTEN")]
    listen: Option<SocketAddr>,

    /// Where to serve both over TLS, and media too [default: nowhere]
    #[arg(long, value_name = "IP:PORT", env = "SECUREMEETING_TLS_LISTEN")]
    tls_listen: Option<SocketAddr>,

    /// PEM file with the certificate chain for TLS
    #[arg(long, value_name = "FILE", env = "SECUREMEETING_TLS_CERT")]
    tls_cert: Option<PathBuf>,

    /// PEM file with the private key for TLS
    #[arg(long, value_name = "FILE", env = "SECUREMEETING_TLS_KEY")]
    tls_key: Option<PathBuf>,

    /// Where media comes in, over UDP and TCP; port 0 takes any [default: 0.0.0.0:0]
    #[arg(long, value_name = "IP:PORT", env = "SECUREMEETING_MEDIA_LISTEN")]
    media_listen: Option<SocketAddr>,

    /// How many media threads there are, with a port each [default: one per core]
    #[arg(long, value_name = "N", env = "SECUREMEETING_MEDIA_THREADS", value_parser = clap::value_parser!(u16).range(1..=256))]
    media_threads: Option<u16>,

    /// Announce this address for media instead of this machine's own; may
    /// repeat [default: every local address]
    #[arg(
        long,
        value_name = "IP",
        env = "SECUREMEETING_PUBLIC_IP",
        value_delimiter = ','
    )]
    public_ip: Option<Vec<IpAddr>>,

    /// Where to serve /metrics, for instance 127.0.0.1:9090 [default: nowhere]
    #[arg(long, value_name = "IP:PORT", env = "SECUREMEETING_ADMIN_LISTEN")]
    admin_listen: Option<SocketAddr>,

    /// How much to log on stderr; never an address, a room or a name [default: info]
    #[arg(long, value_name = "LEVEL", env = "SECUREMEETING_LOG")]
    log: Option<LogLevel>,
}

/// Reads the command line, the environment and the file of this process.
///
/// # Errors
/// [`Failure`] of usage, when one of them cannot be understood.
pub fn from_process() -> Result<Asked, Failure> {
    let known = [
        "CONFIG",
        "LISTEN",
        "TLS_LISTEN",
        "TLS_CERT",
        "TLS_KEY",
        "MEDIA_LISTEN",
        "MEDIA_THREADS",
        "PUBLIC_IP",
        "ADMIN_LISTEN",
        "LOG",
    ];
    for (name, _) in std::env::vars_os() {
        let Some(name) = name.to_str() else { continue };
        if let Some(option) = name.strip_prefix(ENV_PREFIX)
            && !known.contains(&option)
        {
            return Err(Failure::usage(format!(
                "the environment variable {name} is no option; unset it, or see \
                 `securemeeting serve --help` for its name"
            )));
        }
    }
    parse(std::env::args_os(), |path| std::fs::read_to_string(path))
}

/// Reads a command line, the environment of this process, and the file that the
/// command line names, by `read`.
///
/// # Errors
/// [`Failure`] of usage, when one of them cannot be understood.
pub fn parse(
    arguments: impl IntoIterator<Item = OsString>,
    read: impl FnOnce(&Path) -> std::io::Result<String>,
) -> Result<Asked, Failure> {
    let Command::Serve(given) = match CommandLine::try_parse_from(arguments) {
        Ok(line) => line.command,
        Err(error) => return explain(&error),
    };
    let file = match &given.config {
        Some(path) => read_file(path, read)?,
        None => Serve::default(),
    };
    given.or(file).resolve().map(Asked::Serve)
}

/// Clap's errors are pages; ours are one line.
fn explain(error: &clap::Error) -> Result<Asked, Failure> {
    let text = error.to_string();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Ok(Asked::Print(text)),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => Err(
            Failure::usage("say what to do: `securemeeting serve`, or `securemeeting --help`"),
        ),
        _ => {
            let what = text.lines().next().unwrap_or_default();
            let what = what.trim_start_matches("error: ");
            let tip = text
                .lines()
                .find_map(|line| line.trim().strip_prefix("tip: "));
            let tip = tip.map(|tip| format!(" ({tip})")).unwrap_or_default();
            Err(Failure::usage(format!(
                "{what}{tip}; see `securemeeting serve --help`"
            )))
        }
    }
}

fn read_file(
    path: &Path,
    read: impl FnOnce(&Path) -> std::io::Result<String>,
) -> Result<Serve, Failure> {
    let shown = path.display();
    let text = read(path).map_err(|error| {
        Failure::usage(format!(
            "cannot read the configuration {shown}: {error}; check the path after --config"
        ))
    })?;
    toml::from_str(&text).map_err(|error| {
        let line = error
            .span()
            .map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1)
            .map(|line| format!(" line {line}"))
            .unwrap_or_default();
        Failure::usage(format!(
            "cannot use the configuration {shown}{line}: {}; the names are those of \
             `securemeeting serve --help`",
            error.message()
        ))
    })
}

impl Serve {
    /// What is given here, else what is given there.
    fn or(self, file: Self) -> Self {
        Self {
            config: self.config,
            listen: self.listen.or(file.listen),
            tls_listen: self.tls_listen.or(file.tls_listen),
            tls_cert: self.tls_cert.or(file.tls_cert),
            tls_key: self.tls_key.or(file.tls_key),
            media_listen: self.media_listen.or(file.media_listen),
            media_threads: self.media_threads.or(file.media_threads),
            public_ip: self.public_ip.or(file.public_ip),
            admin_listen: self.admin_listen.or(file.admin_listen),
            log: self.log.or(file.log),
        }
    }

    fn resolve(self) -> Result<Config, Failure> {
        let tls = match (self.tls_listen, self.tls_cert, self.tls_key) {
            (Some(listen), Some(certificate), Some(key)) => Some(TlsConfig {
                listen,
                certificate,
                key,
            }),
            (None, None, None) => None,
            _ => {
                return Err(Failure::usage(
                    "TLS needs all three of --tls-listen, --tls-cert and --tls-key; give all or none",
                ));
            }
        };
        let here = |port| SocketAddr::from(([127, 0, 0, 1], port));
        Ok(Config {
            listen: self.listen.unwrap_or_else(|| here(8080)),
            tls,
            media_listen: self
                .media_listen
                .unwrap_or_else(|| SocketAddr::from(([0, 0, 0, 0], 0))),
            media_threads: self.media_threads.map_or(0, usize::from),
            public_ips: self.public_ip.unwrap_or_default(),
            admin_listen: self.admin_listen,
            log: self.log.unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(arguments: &[&str]) -> Result<Config, Failure> {
        let all = ["securemeeting", "serve"]
            .iter()
            .chain(arguments)
            .map(OsString::from);
        match parse(all, |path| std::fs::read_to_string(path))? {
            Asked::Serve(config) => Ok(config),
            Asked::Print(text) => panic!("{text}"),
        }
    }

    fn file(name: &str, content: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("sm-options-{}-{name}", std::process::id()));
        std::fs::write(&path, content).expect("a temporary file");
        path
    }

    #[test]
    fn without_options_everything_has_the_default_of_the_contract() {
        let config = config(&[]).expect("defaults");
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.media_listen.to_string(), "0.0.0.0:0");
        assert_eq!(config.log, LogLevel::Info);
        assert!(config.tls.is_none() && config.admin_listen.is_none());
        assert!(config.public_ips.is_empty());
    }

    #[test]
    fn a_flag_beats_the_file() {
        let path = file(
            "beats.toml",
            "listen = \"127.0.0.1:1\"\nlog = \"debug\"\npublic-ip = [\"192.0.2.1\", \"2001:db8::1\"]\n",
        );
        let path = path.to_str().expect("utf-8");
        let config = config(&["--config", path, "--listen", "127.0.0.1:2"]).expect("valid");
        assert_eq!(config.listen.port(), 2);
        assert_eq!(config.log, LogLevel::Debug);
        assert_eq!(config.public_ips.len(), 2);
    }

    #[test]
    fn an_unknown_key_or_a_bad_value_in_the_file_is_named_with_its_line() {
        for (name, content, expected) in [
            (
                "key.toml",
                "log = \"info\"\nlisten-on = \"x\"\n",
                "line 2: unknown field `listen-on`",
            ),
            (
                "value.toml",
                "listen = \"nonsense\"\n",
                "line 1: invalid socket address",
            ),
            (
                "level.toml",
                "log = \"loud\"\n",
                "line 1: unknown variant `loud`",
            ),
        ] {
            let path = file(name, content);
            let failure = config(&["--config", path.to_str().expect("utf-8")]).expect_err(name);
            let message = failure.to_string();
            assert!(message.contains(expected), "{message}");
            assert!(!message.contains('\n'));
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_is_named() {
        let message = config(&["--config", "/no/such/file"])
            .expect_err("none")
            .to_string();
        assert!(message.contains("/no/such/file"), "{message}");
        assert!(message.contains("--config"), "{message}");
    }

    #[test]
    fn tls_needs_all_of_its_options() {
        let message = config(&["--tls-listen", "127.0.0.1:0"])
            .expect_err("half")
            .to_string();
        assert!(message.contains("--tls-cert"), "{message}");
    }

    #[test]
    fn an_unknown_option_is_one_line_that_names_it() {
        let message = config(&["--listn", "x"]).expect_err("unknown").to_string();
        assert!(
            message.contains("--listn") && message.contains("'--listen'"),
            "{message}"
        );
        assert!(!message.contains('\n'));
    }
}
