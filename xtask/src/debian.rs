//! Debian's compiler for WASM, for machines that rustup cannot serve.
//!
//! Debian backports a recent rustc for its browsers, as `rustc-web`, with the
//! sources of its standard library. The packages are unpacked into a cache
//! folder, so nobody needs to be root and nothing that is installed changes;
//! packages that apt has installed already are used where they are. `std` for
//! WASM is compiled once for each version.

use crate::step::Steps;
use crate::toolchain::{Compiler, TARGET, holds_std, host_of, sysroot};
use crate::workspace::{Workspace, is_there, output_of};
use anyhow::{Context, Result, bail};
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What the compiler is made of; apt adds what these depend on.
pub(crate) const PACKAGES: [&str; 3] = ["rustc-web", "rust-web-src", "libstd-rust-web-dev"];

/// The oldest compiler that builds this workspace.
const OLDEST: (u32, u32) = (1, 95);

/// Written last, so that a folder without it is thrown away.
const COMPLETE: &str = "complete";

/// How apt is called: it waits for another apt, and asks nothing.
pub(crate) const APT_OPTIONS: [&str; 3] = ["-y", "-o", "DPkg::Lock::Timeout=300"];

/// The newest compiler that an earlier run prepared.
pub(crate) fn prepared() -> Result<Option<Compiler>> {
    let Ok(entries) = cache()?.read_dir() else {
        return Ok(None);
    };
    let newest = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|folder| folder.join(COMPLETE).is_file())
        .filter_map(|folder| {
            let name = folder.file_name()?.to_str()?;
            let version = rust_version(name.strip_prefix("rustc-web-")?)?;
            (version >= OLDEST).then_some((version, folder))
        })
        .max();
    match newest {
        Some((_, folder)) => Tree { folder }.compiler().map(Some),
        None => Ok(None),
    }
}

/// Downloads the compiler and builds `std` for WASM, once per version.
pub(crate) fn prepare(workspace: &Workspace, steps: &mut Steps) -> Result<Compiler> {
    if !is_there("dpkg-deb") {
        bail!("this is no Debian: it has no dpkg-deb");
    }
    let cache = cache()?;
    fs::create_dir_all(&cache).with_context(|| format!("cannot create {}", cache.display()))?;
    let lock = File::create(cache.join("lock"))?;
    lock.lock().context("cannot wait for another xtask")?;
    // The other one may just have done this.
    if let Some(compiler) = prepared()? {
        return Ok(compiler);
    }

    let version = match candidate()? {
        Some(version) => version,
        None => {
            update_lists(steps)?;
            candidate()?.context("apt knows no package rustc-web")?
        }
    };
    match rust_version(&version) {
        Some(found) if found >= OLDEST => {}
        _ => bail!("apt offers rustc-web {version}, {OLDEST:?} or newer is needed"),
    }
    let tree = Tree {
        folder: cache.join(format!("rustc-web-{}", file_name(&version))),
    };
    if tree.folder.exists() {
        fs::remove_dir_all(&tree.folder)?;
    }
    fs::create_dir_all(&tree.folder)?;
    tree.fetch(steps)?;
    tree.write_wrapper()?;
    tree.build_std(workspace, steps)?;
    fs::write(tree.folder.join(COMPLETE), &version)?;
    tree.compiler()
}

/// `apt-get update`, which needs root.
pub(crate) fn update_lists(steps: &mut Steps) -> Result<()> {
    if !is_root() {
        bail!("apt's lists are old or empty; type: sudo apt-get update");
    }
    let mut apt = Command::new("apt-get");
    apt.args(APT_OPTIONS).arg("update");
    steps.command("apt-get update", &mut apt).map(|_| ())
}

/// Whether this process may install packages.
pub(crate) fn is_root() -> bool {
    output_of(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// One unpacked version of the compiler.
struct Tree {
    folder: PathBuf,
}

impl Tree {
    fn unpacked(&self) -> PathBuf {
        self.folder.join("unpacked")
    }

    fn wrapper(&self) -> PathBuf {
        self.folder.join("rustc")
    }

    /// A sysroot of its own: the host's libraries by a link, WASM's built here.
    fn sysroot(&self) -> PathBuf {
        self.folder.join("sysroot")
    }

    fn target_libraries(&self) -> PathBuf {
        self.sysroot().join("lib/rustlib").join(TARGET).join("lib")
    }

    /// A path of the packages: unpacked here, or installed on the machine.
    fn find(&self, path: &str) -> Result<PathBuf> {
        [self.unpacked().join(path), Path::new("/").join(path)]
            .into_iter()
            .find(|candidate| candidate.exists())
            .with_context(|| format!("the packages hold no {path}"))
    }

    /// The same, by the beginning of a folder's name.
    fn find_folder(&self, parent: &str, starts: &str, ends: &str) -> Result<PathBuf> {
        [self.unpacked().join(parent), Path::new("/").join(parent)]
            .iter()
            .filter_map(|folder| folder.read_dir().ok())
            .flat_map(|entries| entries.filter_map(Result::ok))
            .find(|entry| {
                let name = entry.file_name();
                let name = name.to_string_lossy();
                name.starts_with(starts) && name.ends_with(ends)
            })
            .map(|entry| entry.path())
            .with_context(|| format!("the packages hold no {parent}/{starts}*{ends}"))
    }

    fn fetch(&self, steps: &mut Steps) -> Result<()> {
        let downloads = self.folder.join("downloads");
        fs::create_dir_all(&downloads)?;
        let mut packages = missing_packages()?;
        if packages.is_empty() {
            return Ok(());
        }
        let name = "download Debian's Rust compiler";
        let mut download = download_of(&packages, &downloads);
        if steps.command(name, &mut download).is_err() {
            // Old lists name files that are gone from the mirror.
            update_lists(steps)?;
            packages = missing_packages()?;
            steps.command(name, &mut download_of(&packages, &downloads))?;
        }
        steps.work("unpack it", || {
            for entry in downloads.read_dir()? {
                let package = entry?.path();
                let only = package
                    .file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with("rust-web-src"))
                    .then_some("./usr/src/rustc-*/library/*");
                unpack(&package, &self.unpacked(), only)?;
            }
            fs::remove_dir_all(&downloads)?;
            Ok(())
        })
    }

    fn write_wrapper(&self) -> Result<()> {
        let rustc = self.find("usr/bin/rustc")?;
        let libraries = self.find_folder("usr/lib", "", "-linux-gnu")?;
        let script = format!(
            "#!/bin/sh\n\
             LD_LIBRARY_PATH={}${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}\n\
             export LD_LIBRARY_PATH\n\
             exec {} --sysroot {} \"$@\"\n",
            quoted(&libraries),
            quoted(&rustc),
            quoted(&self.sysroot()),
        );
        fs::write(self.wrapper(), script)?;
        make_executable(&self.wrapper())?;
        let rustlib = self.sysroot().join("lib/rustlib");
        fs::create_dir_all(&rustlib)?;
        let version = output_of(Command::new(self.wrapper()).arg("-vV"))?;
        let host = host_of(&version)?;
        link(
            &self.find(&format!("usr/lib/rustlib/{host}"))?,
            &rustlib.join(host),
        )
    }

    fn build_std(&self, workspace: &Workspace, steps: &mut Steps) -> Result<()> {
        let sources = self.find_folder("usr/src", "rustc-", "")?;
        let build = self.folder.join("build");
        let mut cargo = workspace.cargo();
        cargo
            .args(["build", "--release", "--locked", "--target", TARGET])
            .args(["--features", "compiler-builtins-mem", "--manifest-path"])
            .arg(sources.join("library/sysroot/Cargo.toml"))
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &build)
            .env("RUSTC", self.wrapper())
            .env_remove("RUSTC_WRAPPER")
            .env_remove("RUSTC_WORKSPACE_WRAPPER")
            // The library uses unstable features of its own compiler.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("__CARGO_DEFAULT_LIB_METADATA", "securemeeting")
            .env_remove("RUSTFLAGS")
            .env(
                "CARGO_ENCODED_RUSTFLAGS",
                [
                    "-Cembed-bitcode=yes".to_owned(),
                    "-Zforce-unstable-if-unmarked".to_owned(),
                    format!("--remap-path-prefix={}=/rustc", sources.display()),
                ]
                .join("\x1f"),
            );
        steps.command("build std for WASM, once", &mut cargo)?;
        let libraries = self.target_libraries();
        fs::create_dir_all(&libraries)?;
        for entry in build.join(TARGET).join("release/deps").read_dir()? {
            let path = entry?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "rlib")
                && let Some(name) = path.file_name()
            {
                fs::copy(&path, libraries.join(name))?;
            }
        }
        if !holds_std(&libraries) {
            bail!("the build of std left no libstd in {}", libraries.display());
        }
        fs::remove_dir_all(&build)?;
        Ok(())
    }

    fn compiler(&self) -> Result<Compiler> {
        Ok(Compiler {
            version: output_of(Command::new(self.wrapper()).arg("-vV"))?,
            rustc: Some(self.wrapper()),
            linker: Some(linker()?),
        })
    }
}

/// Debian's rustc brings no linker for WASM; rustup's and Debian's lld are the
/// same program.
fn linker() -> Result<PathBuf> {
    let bundled = sysroot().and_then(|folder| {
        let version = output_of(Command::new("rustc").arg("-vV"))?;
        let host = host_of(&version)?;
        Ok(folder.join("lib/rustlib").join(host).join("bin/rust-lld"))
    });
    if let Ok(path) = bundled
        && path.is_file()
    {
        return Ok(path);
    }
    if is_there("wasm-ld") {
        return Ok(PathBuf::from("wasm-ld"));
    }
    bail!("no linker for WASM; type: apt-get install -y lld")
}

/// `~/.cache/securemeeting`: it outlives `cargo clean` and serves every clone.
fn cache() -> Result<PathBuf> {
    let base = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .context("neither XDG_CACHE_HOME nor HOME is set")?;
    Ok(base.join("securemeeting"))
}

/// The version of `rustc-web` that apt would install.
fn candidate() -> Result<Option<String>> {
    let policy = output_of(
        Command::new("apt-cache")
            .args(["policy", "rustc-web"])
            .env("LC_ALL", "C"),
    )?;
    Ok(parse_candidate(&policy))
}

/// What apt would install to have `PACKAGES`: only asked, never done, so that
/// it may conflict with what is installed.
fn missing_packages() -> Result<Vec<String>> {
    let plan = output_of(
        Command::new("apt-get")
            .args(["--simulate", "--no-install-recommends", "install"])
            .args(PACKAGES)
            .env("LC_ALL", "C"),
    )?;
    Ok(parse_plan(&plan))
}

fn download_of(packages: &[String], folder: &Path) -> Command {
    let mut apt = Command::new("apt-get");
    apt.args(APT_OPTIONS)
        // As root apt would want a folder that its own user can write to.
        .args(["-o", "APT::Sandbox::User=root", "download"])
        .args(packages)
        .current_dir(folder);
    apt
}

/// Unpacks a package, or the part of it that a pattern names.
fn unpack(package: &Path, into: &Path, only: Option<&str>) -> Result<()> {
    fs::create_dir_all(into)?;
    let mut reader = Command::new("dpkg-deb")
        .arg("--fsys-tarfile")
        .arg(package)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run dpkg-deb")?;
    let mut tar = Command::new("tar");
    tar.args(["--extract", "--no-same-owner", "--directory"])
        .arg(into);
    if let Some(pattern) = only {
        tar.args(["--wildcards", pattern]);
    }
    if let Some(stream) = reader.stdout.take() {
        tar.stdin(stream);
    }
    let unpacked = tar.status().context("cannot run tar")?;
    let read = reader.wait()?;
    if !unpacked.success() || !read.success() {
        bail!("cannot unpack {}", package.display());
    }
    Ok(())
}

#[cfg(unix)]
fn make_executable(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
    Ok(())
}

#[cfg(unix)]
fn link(original: &Path, link: &Path) -> Result<()> {
    std::os::unix::fs::symlink(original, link)?;
    Ok(())
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> Result<()> {
    bail!("Debian's compiler runs on Debian only")
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> Result<()> {
    bail!("Debian's compiler runs on Debian only")
}

/// The `Candidate:` line of `apt-cache policy`.
fn parse_candidate(policy: &str) -> Option<String> {
    policy
        .lines()
        .find_map(|line| line.trim().strip_prefix("Candidate: "))
        .filter(|version| *version != "(none)")
        .map(str::to_owned)
}

/// The names in the `Inst` lines of `apt-get --simulate install`, of what the
/// compiler is made of: a C compiler and the like are for apt itself to install.
fn parse_plan(plan: &str) -> Vec<String> {
    plan.lines()
        .filter_map(|line| line.strip_prefix("Inst ")?.split_whitespace().next())
        .filter(|name| {
            name.contains("rust") || name.starts_with("libllvm") || name.starts_with("libstd")
        })
        .map(str::to_owned)
        .collect()
}

/// `1.96.0+dfsg1-1~deb12u2` as (1, 96).
fn rust_version(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.split(['.', '+', '-', '~']);
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// A Debian version as a file name; an epoch's colon would split search paths.
fn file_name(version: &str) -> String {
    version.replace([':', '/'], "_")
}

/// A path for the shell.
fn quoted(path: &Path) -> String {
    format!("'{}'", path.to_string_lossy().replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_candidate_is_read_from_apts_policy() {
        let policy = "rustc-web:\n  Installed: (none)\n  Candidate: 1.96.0+dfsg1-1~deb12u2\n";
        assert_eq!(
            parse_candidate(policy).as_deref(),
            Some("1.96.0+dfsg1-1~deb12u2")
        );
        assert_eq!(parse_candidate("rustc-web:\n  Candidate: (none)\n"), None);
        assert_eq!(parse_candidate(""), None);
    }

    #[test]
    fn the_plan_keeps_the_compilers_packages_only() {
        let plan = "Remv rustc [1.63]\n\
                    Inst libllvm22 (1:22.1.8 Debian [amd64])\n\
                    Inst libstd-rust-web-1.96 (1.96.0 Debian [amd64])\n\
                    Inst gcc-12 (12.2 Debian [amd64])\n\
                    Conf libllvm22 (1:22.1.8 Debian [amd64])\n";
        assert_eq!(parse_plan(plan), ["libllvm22", "libstd-rust-web-1.96"]);
    }

    #[test]
    fn a_debian_version_gives_rusts_own() {
        assert_eq!(rust_version("1.96.0+dfsg1-1~deb12u2"), Some((1, 96)));
        assert_eq!(rust_version("1.100~beta"), Some((1, 100)));
        assert_eq!(rust_version("nonsense"), None);
    }

    #[test]
    fn a_path_survives_the_shell() {
        assert_eq!(quoted(Path::new("/a b/it's")), r"'/a b/it'\''s'");
    }
}
