//! The browsers and the network tools that the end-to-end tests drive.

use crate::debian::{APT_OPTIONS, is_root, update_lists};
use crate::step::Steps;
use crate::workspace::is_there;
use anyhow::{Result, bail};
use std::process::Command;

/// A Debian package and the command that shows it is installed.
struct Needed {
    package: &'static str,
    command: &'static str,
    /// The argument that makes the command print its version and end.
    version: &'static str,
}

const NEEDED: [Needed; 4] = [
    Needed {
        package: "chromium",
        command: "chromium",
        version: "--version",
    },
    Needed {
        package: "firefox-esr",
        command: "firefox-esr",
        version: "--version",
    },
    Needed {
        package: "iproute2",
        command: "ip",
        version: "-V",
    },
    Needed {
        package: "openssl",
        command: "openssl",
        version: "version",
    },
];

/// Installs what is missing when root on Debian, else says the line to type.
pub(crate) fn install(steps: &mut Steps) -> Result<()> {
    let missing: Vec<&str> = NEEDED
        .iter()
        .filter(|needed| !runs(needed))
        .map(|needed| needed.package)
        .collect();
    if missing.is_empty() {
        steps.fresh("browsers");
        return Ok(());
    }
    if !is_root() || !is_there("apt-get") {
        bail!(
            "the browser tests need more; type: sudo apt-get update && sudo apt-get install -y {}",
            missing.join(" ")
        );
    }
    update_lists(steps)?;
    let mut apt = Command::new("apt-get");
    apt.args(APT_OPTIONS)
        .args(["--no-install-recommends", "install"])
        .args(&missing)
        .env("DEBIAN_FRONTEND", "noninteractive");
    steps.command("install browsers", &mut apt).map(|_| ())
}

fn runs(needed: &Needed) -> bool {
    crate::workspace::output_of(Command::new(needed.command).arg(needed.version)).is_ok()
}
