//! What the binary says when something is wrong: one line on stderr, and an
//! exit status that tells bad usage from a run that failed.

use std::process::{Command, Output};

const SECRET: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn bot(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_securemeeting-bot"))
        .args(arguments)
        .output()
        .expect("the binary was just built")
}

/// The only line on stderr.
fn error_of(output: &Output) -> String {
    let text = String::from_utf8(output.stderr.clone()).expect("UTF-8");
    assert_eq!(text.lines().count(), 1, "{text}");
    text.trim().to_owned()
}

#[test]
fn an_unknown_option_is_bad_usage() {
    let output = bot(&["--url", "http://localhost/#x", "--participans", "3"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(error_of(&output).contains("--participans"));
}

#[test]
fn a_missing_link_is_bad_usage() {
    let output = bot(&["--json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(error_of(&output).contains("--url"));
}

#[test]
fn a_damaged_link_is_told_without_asking_any_server() {
    // Port 9 of loopback: nobody answers there.
    let output = bot(&["--url", "http://127.0.0.1:9/#tooshort", "--duration", "5s"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(error_of(&output).contains("link is damaged"));
}

#[test]
fn a_server_that_does_not_answer_is_named() {
    let link = format!("http://127.0.0.1:9/#{SECRET}");
    let output = bot(&["--url", &link, "--duration", "5s"]);
    assert_eq!(output.status.code(), Some(1));
    let error = error_of(&output);
    assert!(error.contains("127.0.0.1:9"), "{error}");
    assert!(error.contains("is the server running?"), "{error}");
    assert!(!error.contains(SECRET), "{error}");
}

#[test]
fn certificates_that_cannot_be_read_are_bad_usage() {
    let link = format!("https://127.0.0.1:9/#{SECRET}");
    let output = bot(&["--url", &link, "--ca", "/no/such/file"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(error_of(&output).contains("/no/such/file"));
}

#[test]
fn help_names_every_option_of_the_contract() {
    let output = bot(&["--help"]);
    assert_eq!(output.status.code(), Some(0));
    let help = String::from_utf8(output.stdout).expect("UTF-8");
    for option in [
        "--url",
        "--participants",
        "--cameras",
        "--mics",
        "--video-kbps",
        "--duration",
        "--json",
        "--password",
        "--name",
        "--ca",
        "--record-plaintext",
    ] {
        assert!(help.contains(option), "{option} is not in the help");
    }
}
