//! Where things are in this checkout, and which commands are at hand.

use anyhow::{Context, Result, bail};
use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The paths of one checkout.
pub(crate) struct Workspace {
    /// The folder that holds the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, wherever it was put.
    pub(crate) target: PathBuf,
}

impl Workspace {
    /// Finds the checkout this binary was built from and its target folder.
    pub(crate) fn locate() -> Result<Self> {
        let manifest_dir = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest_dir
            .parent()
            .context("xtask lies in a folder of the workspace")?
            .to_path_buf();
        // Cargo put this very binary in TARGET/release, so that is what every
        // setting of the target folder comes down to.
        let exe = env::current_exe().context("cannot find the path of xtask itself")?;
        let target = exe
            .ancestors()
            .find(|folder| folder.ends_with("release") || folder.ends_with("debug"))
            .and_then(Path::parent)
            .map_or_else(|| root.join("target"), Path::to_path_buf);
        Ok(Self { root, target })
    }

    /// The folder of the page.
    pub(crate) fn web(&self) -> PathBuf {
        self.root.join("web")
    }

    /// The folder of logs and locks of xtask itself.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// A release binary.
    pub(crate) fn binary(&self, name: &str) -> PathBuf {
        self.target
            .join("release")
            .join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// A `cargo` command in the root, the same cargo that runs xtask.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(&self.root);
        command.env("CARGO_TARGET_DIR", &self.target);
        // Set by `cargo run` for xtask: others must not take it for theirs.
        command.env_remove("CARGO_MANIFEST_DIR");
        command
    }

    /// An `npm` command in `web/`.
    pub(crate) fn npm(&self) -> Command {
        let mut command = Command::new("npm");
        command.current_dir(self.web());
        command
    }

    /// Waits until no other xtask builds in this checkout; the turn ends when
    /// the returned file is dropped.
    pub(crate) fn take_turn(&self) -> Result<File> {
        fs::create_dir_all(self.scratch())?;
        let path = self.scratch().join("lock");
        let file =
            File::create(&path).with_context(|| format!("cannot write to {}", path.display()))?;
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            eprintln!("  waiting for another xtask that builds here");
            file.lock().context("cannot wait for the other xtask")?;
        }
        Ok(file)
    }
}

/// Whether `program --version` can be run.
pub(crate) fn is_there(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Standard output of a command that must succeed.
pub(crate) fn output_of(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot run {}", command.get_program().display()))?;
    if !output.status.success() {
        bail!(
            "{} failed: {}",
            command.get_program().display(),
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The tools that nothing can be built without, each with the line that
/// installs it.
pub(crate) fn require_tools() -> Result<()> {
    if !is_there("cc") {
        bail!("no C compiler (`cc`); type: apt-get install -y build-essential");
    }
    let node = output_of(Command::new("node").arg("--version"))
        .ok()
        .and_then(|text| parse_node_version(&text));
    match node {
        None => bail!("Node.js 20.19 or newer is needed; type: apt-get install -y nodejs npm"),
        Some(found) if found < (20, 19) => bail!(
            "Node.js {}.{} is too old, 20.19 or newer is needed; type: npm install -g n && n 22",
            found.0,
            found.1
        ),
        Some(_) => {}
    }
    if !is_there("npm") {
        bail!("npm is missing; type: apt-get install -y npm");
    }
    Ok(())
}

/// `v20.19.1` as (20, 19).
fn parse_node_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim().strip_prefix('v')?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_version_is_read_from_what_node_prints() {
        assert_eq!(parse_node_version("v20.19.1\n"), Some((20, 19)));
        assert_eq!(parse_node_version("22.1.0"), None);
        assert_eq!(parse_node_version(""), None);
    }
}
