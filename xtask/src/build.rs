//! The release binaries, and running the server.

use crate::page;
use crate::step::Steps;
use crate::workspace::{Workspace, require_tools};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::process::Command;

/// The page first: the server carries it inside.
pub(crate) fn page_and_binaries(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    require_tools()?;
    page::build(workspace, steps)?;
    let mut cargo = workspace.cargo();
    cargo.args([
        "build",
        "--release",
        "--locked",
        "--package",
        "server",
        "--package",
        "bot",
    ]);
    steps.command("server and bot", &mut cargo).map(|_| ())
}

/// Becomes `securemeeting serve ARGS`; returns only if that fails.
pub(crate) fn serve(workspace: &Workspace, args: &[OsString]) -> Result<()> {
    let binary = workspace.binary("securemeeting");
    let mut server = Command::new(&binary);
    server.arg("serve").args(args);
    become_it(&mut server).with_context(|| format!("cannot run {}", binary.display()))
}

#[cfg(unix)]
fn become_it(command: &mut Command) -> std::io::Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec())
}

#[cfg(not(unix))]
fn become_it(command: &mut Command) -> std::io::Result<()> {
    let status = command.status()?;
    std::process::exit(status.code().unwrap_or(1))
}
