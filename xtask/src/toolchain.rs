//! Finding a compiler for `wasm32-unknown-unknown`.
//!
//! What is ready is used at once: the target of the current toolchain, or a
//! Debian compiler prepared earlier. Otherwise rustup is asked for the target,
//! then Debian for its compiler, and the error after that names both.

use crate::debian;
use crate::step::Steps;
use crate::workspace::{Workspace, is_there, output_of};
use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What the page's crates are compiled to.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// `rustup` or `debian`: leave the other way out.
const CHOICE: &str = "SECUREMEETING_WASM_COMPILER";

/// A download of 20 MB takes less on any line that can be worked on; where
/// rustup's server is out of reach this is the longest wait.
const RUSTUP_DEADLINE: Duration = Duration::from_secs(120);

/// A compiler that has the standard library for WASM.
pub(crate) struct Compiler {
    /// Its `rustc`; `None` is the one cargo takes by itself.
    pub(crate) rustc: Option<PathBuf>,
    /// Its linker; `None` is the one it brings.
    pub(crate) linker: Option<PathBuf>,
    /// What `rustc -vV` prints.
    pub(crate) version: String,
}

impl Compiler {
    /// Makes a cargo command use this compiler.
    pub(crate) fn apply(&self, cargo: &mut Command) {
        if let Some(rustc) = &self.rustc {
            cargo.env("RUSTC", rustc);
            // Workspace wrappers know the other compiler only.
            cargo.env_remove("RUSTC_WRAPPER");
            cargo.env_remove("RUSTC_WORKSPACE_WRAPPER");
        }
        if let Some(linker) = &self.linker {
            cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
    }

    fn current() -> Result<Self> {
        Ok(Self {
            rustc: None,
            linker: None,
            version: output_of(rustc().arg("-vV"))?,
        })
    }
}

/// Finds or installs a compiler for the page's crates.
pub(crate) fn find(workspace: &Workspace, steps: &mut Steps) -> Result<Compiler> {
    let choice = env::var(CHOICE).unwrap_or_default();
    let (rustup, debian) = match choice.as_str() {
        "" => (true, true),
        "rustup" => (true, false),
        "debian" => (false, true),
        other => bail!("{CHOICE} is {other:?}; it can be rustup or debian"),
    };
    if rustup && has_target() {
        return Compiler::current();
    }
    if debian && let Some(compiler) = debian::prepared()? {
        return Ok(compiler);
    }
    if rustup && is_there("rustup") {
        let added = steps.work("ask rustup for the WASM target", || Ok(add_target()))?;
        if added && has_target() {
            return Compiler::current();
        }
    }
    let reason = if !debian {
        format!("{CHOICE} leaves Debian's compiler out")
    } else if is_there("apt-get") {
        match debian::prepare(workspace, steps) {
            Ok(compiler) => return Ok(compiler),
            Err(error) => format!("{error:#}"),
        }
    } else {
        "this machine has no apt-get".to_owned()
    };
    bail!(
        "no compiler for {TARGET}. Either type: rustup target add {TARGET}\n\
         or, on Debian: apt-get update && apt-get install -y {}\n\
         (rustup could not add the target; the Debian way failed: {reason})",
        debian::PACKAGES.join(" ")
    )
}

/// The `rustc` that cargo takes by itself.
fn rustc() -> Command {
    Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

/// The current toolchain's own folder.
pub(crate) fn sysroot() -> Result<PathBuf> {
    Ok(PathBuf::from(
        output_of(rustc().args(["--print", "sysroot"]))?.trim(),
    ))
}

/// The machine's own target in what `rustc -vV` prints.
pub(crate) fn host_of(version: &str) -> Result<&str> {
    version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc -vV names no host")
}

fn has_target() -> bool {
    output_of(rustc().args(["--print", "target-libdir", "--target", TARGET]))
        .is_ok_and(|folder| holds_std(Path::new(folder.trim())))
}

/// Whether a target's library folder holds a compiled `std`.
pub(crate) fn holds_std(folder: &Path) -> bool {
    folder.read_dir().is_ok_and(|mut entries| {
        entries.any(|entry| {
            entry.is_ok_and(|entry| {
                let name = entry.file_name();
                let name = name.to_string_lossy();
                name.starts_with("libstd-") && name.ends_with(".rlib")
            })
        })
    })
}

/// Asks rustup for the target; quiet, since there is another way.
fn add_target() -> bool {
    let Ok(mut child) = Command::new("rustup")
        .args(["target", "add", TARGET])
        .env("RUSTUP_MAX_RETRIES", "0")
        .env("RUSTUP_DOWNLOAD_TIMEOUT", "20")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
    else {
        return false;
    };
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if started.elapsed() < RUSTUP_DEADLINE => {
                thread::sleep(Duration::from_millis(50));
            }
            Ok(None) | Err(_) => {
                // It may have ended by itself meanwhile.
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_read_from_what_rustc_prints() {
        let text = "rustc 1.95.0\nbinary: rustc\nhost: x86_64-unknown-linux-gnu\n";
        assert_eq!(
            host_of(text).expect("it is there"),
            "x86_64-unknown-linux-gnu"
        );
        assert!(host_of("rustc 1.95.0").is_err());
    }

    #[test]
    fn a_folder_without_std_is_no_target() {
        assert!(!holds_std(Path::new("/nonexistent")));
        assert!(!holds_std(&env::temp_dir()));
    }
}
