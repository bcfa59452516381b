//! The release binaries, and running the server.

use crate::page;
use crate::step::Steps;
use crate::workspace::{Workspace, require_tools};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::process::{Child, Command, Stdio};

/// The page first, since the server carries it; meanwhile what the binaries need
/// is compiled, for the page's steps often keep one core only.
pub(crate) fn page_and_binaries(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    require_tools()?;
    let _ahead = Ahead::start(&mut binaries(workspace));
    page::build(workspace, steps)?;
    // Cargo waits until the one that went ahead is done; its errors, if any,
    // come again here.
    steps
        .command("server and bot", &mut binaries(workspace))
        .map(|_| ())
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

fn binaries(workspace: &Workspace) -> Command {
    let mut cargo = workspace.cargo();
    cargo.args([
        "build",
        "--release",
        "--package",
        "server",
        "--package",
        "bot",
    ]);
    cargo
}

/// A command that runs beside the steps, and ends with them at the latest.
struct Ahead(Option<Child>);

impl Ahead {
    fn start(command: &mut Command) -> Self {
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        // Without it the steps only take longer.
        Self(child.ok())
    }
}

impl Drop for Ahead {
    fn drop(&mut self) {
        if let Some(child) = &mut self.0 {
            // It may have ended by itself.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
