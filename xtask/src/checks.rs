//! `cargo xtask test`: everything that must pass.
//!
//! The page is always built first, since the server carries it. A check that
//! fails does not stop the others; the table at the end has them all.

use crate::step::Steps;
use crate::workspace::{Workspace, output_of, require_tools};
use crate::{Part, browsers, build, defences, licences, page};
use anyhow::{Result, bail};
use std::process::Command;
use std::{fmt, fs};

/// Both modules of the page, which are built one feature at a time.
const PAGE_FEATURES: &str = "wasm/session,wasm/media";
/// How long each parser of untrusted bytes is under attack.
const FUZZ_SECONDS: &str = "5";

/// Runs all parts, or one.
pub(crate) fn run(workspace: &Workspace, only: Option<Part>) -> Result<()> {
    let wanted = |part| only.is_none_or(|only| only == part);
    require_tools()?;
    let mut steps = Steps::new(workspace)?;
    let mut tally = Tally::default();

    let turn = workspace.take_turn()?;
    if wanted(Part::Browser) {
        build::page_and_binaries(workspace, &mut steps)?;
    } else {
        page::build(workspace, &mut steps)?;
    }
    drop(turn);

    if wanted(Part::Rust) {
        rust(workspace, &mut steps, &mut tally);
    }
    if wanted(Part::Web) {
        web(workspace, &mut steps, &mut tally);
    }
    if wanted(Part::Browser) {
        browser(workspace, &mut steps, &mut tally);
    }

    print!("{}", steps.table());
    println!("\n{tally}");
    if steps.failures() > 0 {
        bail!("{} of the steps above failed", steps.failures());
    }
    Ok(())
}

fn rust(workspace: &Workspace, steps: &mut Steps, tally: &mut Tally) {
    let cargo = |args: &[&str]| {
        let mut command = workspace.cargo();
        command.args(args);
        command
    };
    tally.check(steps, "format", &mut cargo(&["fmt", "--all", "--check"]));
    tally.check(
        steps,
        "clippy",
        &mut cargo(&[
            "clippy",
            "--release",
            "--workspace",
            "--features",
            PAGE_FEATURES,
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]),
    );
    tally.tests(
        steps,
        "Rust tests",
        cargo(&[
            "test",
            "--release",
            "--workspace",
            "--features",
            PAGE_FEATURES,
            "--no-fail-fast",
        ])
        .env("FUZZ_SECONDS", FUZZ_SECONDS),
    );
    // Outside the workspace, since it asks for other features of shared crates.
    tally.tests(
        steps,
        "another implementation of MLS",
        &mut cargo(&[
            "test",
            "--release",
            "--locked",
            "--manifest-path",
            "interop/Cargo.toml",
        ]),
    );
    tally.work(steps, "defences and their tests", || {
        let (defences, proofs) = defences::check(&workspace.root)?;
        println!("    {defences} defences, {proofs} proofs");
        Ok(())
    });
    tally.work(steps, "crate licences", || {
        let metadata = output_of(&mut cargo(&["metadata", "--format-version=1"]))?;
        licences::check_crates(&metadata).map(|_| ())
    });
    if output_of(&mut cargo(&["deny", "--version"])).is_ok() {
        // Advisories need a database from the network, and are for a schedule.
        tally.check(
            steps,
            "cargo deny",
            &mut cargo(&["deny", "--offline", "check", "bans", "licenses", "sources"]),
        );
    } else {
        tally.skipped += 1;
        steps.skip(
            "cargo deny",
            "to have it, type: cargo install --locked cargo-deny",
        );
    }
}

fn web(workspace: &Workspace, steps: &mut Steps, tally: &mut Tally) {
    let npm = |script: &str| {
        let mut command = workspace.npm();
        command.args(["run", "--silent", script]);
        command
    };
    tally.check(steps, "TypeScript", &mut npm("check"));
    tally.check(steps, "biome", &mut npm("lint"));
    tally.check(steps, "knip", &mut npm("knip"));
    tally.check(steps, "bundle size", &mut npm("size"));
    tally.tests(steps, "page unit tests", &mut npm("test"));
    tally.work(steps, "npm licences", || {
        let lock = fs::read_to_string(workspace.web().join("package-lock.json"))?;
        licences::check_npm(&lock).map(|_| ())
    });
}

fn browser(workspace: &Workspace, steps: &mut Steps, tally: &mut Tally) {
    let name = "browser tests";
    if !workspace.web().join("e2e").is_dir() {
        tally.skipped += 1;
        steps.skip(name, "there is no web/e2e");
        return;
    }
    if let Err(error) = browsers::install(steps) {
        tally.work(steps, name, || Err(error));
        return;
    }
    // The server that one of them searches, with a recorder in it, and the network
    // that another one calls over. Neither is shipped.
    let mut scenery = workspace.cargo();
    scenery.args([
        "build",
        "--release",
        "--package",
        "server",
        "--package",
        "link",
    ]);
    scenery.args(["--example", "tapped", "--bin", "link-relay"]);
    tally.check(steps, "recording server, bad network", &mut scenery);
    let mut npm = workspace.npm();
    // Not by the names of the server's own options, which it would refuse.
    npm.args(["run", "--silent", "e2e"])
        .env("SM_SERVER_BIN", workspace.binary("securemeeting"))
        .env("SM_BOT_BIN", workspace.binary("securemeeting-bot"));
    tally.tests(steps, name, &mut npm);
}

/// How many tests and checks passed, failed, and could not be run here.
#[derive(Default, Debug, PartialEq, Eq)]
struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

impl Tally {
    /// A command that is one check.
    fn check(&mut self, steps: &mut Steps, name: &str, command: &mut Command) {
        let result = steps.command(name, command).map(|_| ());
        self.note(result);
    }

    /// A check of xtask's own.
    fn work(&mut self, steps: &mut Steps, name: &str, work: impl FnOnce() -> Result<()>) {
        let result = steps.work(name, work);
        self.note(result);
    }

    /// A command that runs tests and says how many.
    fn tests(&mut self, steps: &mut Steps, name: &str, command: &mut Command) {
        let ran = steps.command(name, command).map(|_| ());
        let counted = count(&steps.log_of(name));
        println!("    {name}: {counted}");
        self.passed += counted.passed;
        self.failed += counted.failed;
        self.skipped += counted.skipped;
        if let Err(error) = ran {
            println!("    {error:#}");
            // It did not compile, say, or it crashed.
            self.failed += usize::from(counted.failed == 0);
        }
    }

    fn note(&mut self, result: Result<()>) {
        match result {
            Ok(()) => self.passed += 1,
            Err(error) => {
                println!("    {error:#}");
                self.failed += 1;
            }
        }
    }
}

/// Adds up the closing lines of cargo's and node's test runners.
fn count(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines() {
        if let Some(result) = line.strip_prefix("test result: ") {
            tally.passed += number_before(result, " passed");
            tally.failed += number_before(result, " failed");
        }
        // "# pass 3" in TAP, "ℹ pass 3" in node's own report.
        let mut words = line.split_whitespace();
        if matches!(words.next(), Some("#" | "ℹ")) {
            match (
                words.next(),
                words.next().and_then(|word| word.parse::<usize>().ok()),
            ) {
                (Some("pass"), Some(number)) => tally.passed += number,
                (Some("fail" | "cancelled"), Some(number)) => tally.failed += number,
                (Some("skipped"), Some(number)) => tally.skipped += number,
                _ => {}
            }
        }
    }
    tally
}

fn number_before(text: &str, word: &str) -> usize {
    text.split_once(word)
        .and_then(|(before, _)| before.rsplit(' ').next()?.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_every_test_binary_are_added_up() {
        let output = "running 3 tests\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
            test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured\n";
        assert_eq!(
            count(output),
            Tally {
                passed: 13,
                failed: 2,
                skipped: 0,
            }
        );
    }

    #[test]
    fn nodes_reports_are_read_in_both_forms() {
        assert_eq!(
            count("# tests 5\n# pass 4\n# fail 1\n"),
            Tally {
                passed: 4,
                failed: 1,
                skipped: 0,
            }
        );
        assert_eq!(
            count("ℹ pass 7\nℹ fail 0\nℹ cancelled 1\nℹ skipped 2\n"),
            Tally {
                passed: 7,
                failed: 1,
                skipped: 2,
            }
        );
    }

    #[test]
    fn other_output_counts_nothing() {
        assert_eq!(
            count("# pass me the salt\npassed; failed\n"),
            Tally::default()
        );
    }
}
