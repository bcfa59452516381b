//! `cargo xtask`: builds, runs and tests everything, from a bare checkout.
//!
//! A step says its name and the time it took on one line, and is skipped when
//! what it reads has not changed. Cargo, npm and the compilers do the work; this
//! crate only knows their order and what to do on a machine that lacks one.

mod browsers;
mod build;
mod checks;
mod coverage;
mod debian;
mod defences;
mod licences;
mod page;
mod screens;
mod stamp;
mod step;
mod toolchain;
mod workspace;

use clap::{Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::process::ExitCode;
use step::Steps;
use workspace::Workspace;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, runs and tests SecureMeeting")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the page, the WASM and the release binaries
    Build,
    /// Build, then start the server; it prints the link to open
    Serve {
        /// Options for `securemeeting serve`
        #[arg(last = true)]
        args: Vec<OsString>,
    },
    /// Measure which lines the Rust tests reach
    Coverage,
    /// Take pictures of every screen of the page into docs/screens
    Screens {
        /// Only those whose name holds one of these words
        words: Vec<String>,
    },
    /// Run everything that must pass
    Test {
        /// Run one part only
        #[arg(long)]
        only: Option<Part>,
    },
}

/// A part of the tests that can be run by itself.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Formatting, clippy, Rust tests, licences
    Rust,
    /// Types, lint, unused code, unit tests and size of the page
    Web,
    /// End-to-end tests in real browsers
    Browser,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().task {
        Task::Build => build_all().map(|_| ()),
        Task::Serve { args } => build_all().and_then(|workspace| build::serve(&workspace, &args)),
        Task::Coverage => Workspace::locate().and_then(|workspace| coverage::run(&workspace)),
        Task::Screens { words } => {
            build_all().and_then(|workspace| screens::run(&workspace, &words))
        }
        Task::Test { only } => {
            Workspace::locate().and_then(|workspace| checks::run(&workspace, only))
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn build_all() -> anyhow::Result<Workspace> {
    let workspace = Workspace::locate()?;
    let mut steps = Steps::new(&workspace)?;
    let _turn = workspace.take_turn()?;
    build::page_and_binaries(&workspace, &mut steps)?;
    Ok(workspace)
}
