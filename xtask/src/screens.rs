//! `cargo xtask screens`: pictures of every screen and state of the page, from the
//! real page in a real browser, for a reviewer to see all of it in a minute.

use crate::browsers;
use crate::step::Steps;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};

/// Takes them; `words` picks by name. Everything is built by now.
pub(crate) fn run(workspace: &Workspace, words: &[String]) -> Result<()> {
    let mut steps = Steps::new(workspace)?;
    browsers::install(&mut steps)?;
    let status = workspace
        .npm()
        .args(["run", "--silent", "screens", "--"])
        .args(words)
        .env("SM_SERVER_BIN", workspace.binary("securemeeting"))
        .env("SM_BOT_BIN", workspace.binary("securemeeting-bot"))
        .status()
        .context("npm cannot be run")?;
    if !status.success() {
        bail!("not every screen could be taken");
    }
    Ok(())
}
