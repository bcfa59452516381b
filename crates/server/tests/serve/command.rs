//! The command line: every mistake is one line and a status.

use std::process::Output;

use crate::process::{Server, run, securemeeting};

/// Status 2, and one line that holds all of `words`.
fn is_refused(output: &Output, words: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(output.stdout.is_empty());
    for word in words {
        assert!(said.contains(word), "{word:?} is missing: {said}");
    }
}

#[test]
fn help_and_version_are_complete() {
    let help = run(&["serve", "--help"]);
    assert!(help.status.success());
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    for (option, variable, default) in [
        ("--listen", "SECUREMEETING_LISTEN", "127.0.0.1:8080"),
        ("--tls-listen", "SECUREMEETING_TLS_LISTEN", "nowhere"),
        ("--tls-cert", "SECUREMEETING_TLS_CERT", ""),
        ("--tls-key", "SECUREMEETING_TLS_KEY", ""),
        ("--media-listen", "SECUREMEETING_MEDIA_LISTEN", "0.0.0.0:0"),
        (
            "--media-threads",
            "SECUREMEETING_MEDIA_THREADS",
            "one per core",
        ),
        (
            "--public-ip",
            "SECUREMEETING_PUBLIC_IP",
            "every local address",
        ),
        ("--admin-listen", "SECUREMEETING_ADMIN_LISTEN", "nowhere"),
        ("--log", "SECUREMEETING_LOG", "info"),
        ("--config", "SECUREMEETING_CONFIG", ""),
    ] {
        for part in [option, variable, default] {
            assert!(help.contains(part), "{part}: {help}");
        }
    }
    let version = run(&["--version"]);
    let expected = format!("securemeeting {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(String::from_utf8_lossy(&version.stdout), expected);
    assert!(run(&["--help"]).status.success());
}

#[test]
fn mistakes_are_one_line_that_says_what_to_do() {
    is_refused(&run(&[]), &["securemeeting serve"]);
    is_refused(&run(&["serve", "--colour"]), &["--colour", "--help"]);
    is_refused(&run(&["serve", "--listen", "here"]), &["here", "--listen"]);
    is_refused(&run(&["serve", "--log", "loud"]), &["loud"]);
    is_refused(
        &run(&["serve", "--config", "/no/such"]),
        &["/no/such", "--config"],
    );
    is_refused(
        &run(&["serve", "--tls-listen", "127.0.0.1:0"]),
        &["--tls-cert"],
    );
    let unknown = securemeeting(&["serve"])
        .env("SECUREMEETING_LISTN", "x")
        .output();
    is_refused(&unknown.expect("starts"), &["SECUREMEETING_LISTN"]);
}

#[test]
fn a_port_in_use_is_named() {
    let server = Server::start(&["--admin-listen", "127.0.0.1:0"]);
    let taken = format!("127.0.0.1:{}", server.port);
    is_refused(
        &run(&["serve", "--listen", &taken]),
        &[&taken, "in use", "--listen"],
    );
    let second = ["serve", "--listen", "127.0.0.1:0", "--admin-listen", &taken];
    is_refused(&run(&second), &[&taken, "in use", "--admin-listen"]);
}

#[test]
fn a_bad_certificate_is_named() {
    let path = std::env::temp_dir().join(format!("sm-bad-{}.pem", std::process::id()));
    std::fs::write(&path, "no certificate").expect("a temporary file");
    let path = path.to_str().expect("utf-8");
    let tls = [
        "serve",
        "--tls-listen",
        "127.0.0.1:0",
        "--tls-cert",
        path,
        "--tls-key",
        path,
    ];
    is_refused(&run(&tls), &[path, "certificate", "PEM"]);
}

#[test]
fn a_flag_beats_a_variable_and_a_variable_beats_the_file() {
    let path = std::env::temp_dir().join(format!("sm-order-{}.toml", std::process::id()));
    std::fs::write(&path, "listen = \"from-file\"\n").expect("a temporary file");
    let path = path.to_str().expect("utf-8");
    is_refused(&run(&["serve", "--config", path]), &[path, "line 1"]);
    std::fs::write(path, "listen = \"192.0.2.77:1\"\n").expect("a temporary file");
    is_refused(&run(&["serve", "--config", path]), &["192.0.2.77:1"]);
    let mut command = securemeeting(&["serve", "--config", path]);
    command.env("SECUREMEETING_LISTEN", "192.0.2.78:1");
    is_refused(&command.output().expect("starts"), &["192.0.2.78:1"]);
    command.args(["--listen", "192.0.2.79:1"]);
    is_refused(&command.output().expect("starts"), &["192.0.2.79:1"]);
}
