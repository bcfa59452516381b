//! `cargo xtask coverage`: which lines the Rust tests reach, crate by crate, and
//! by name those of the policy code that none reaches.
//!
//! Only this workspace is instrumented; what it depends on is compiled as it
//! always is. Lines of tests themselves do not count.

use crate::step::Steps;
use crate::workspace::{Workspace, is_there, output_of};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The crates whose coverage is told.
const CRATES: [&str; 5] = ["proto", "policy", "crypto", "room", "client"];
/// The crate of which every line that is not reached is named.
const NAMED: &str = "policy";

/// How often each line of each file ran.
type Lines = BTreeMap<PathBuf, BTreeMap<u32, u64>>;

/// Measures, and prints a table.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let (profdata, cov) = (tool("llvm-profdata")?, tool("llvm-cov")?);
    let mut steps = Steps::new(workspace)?;
    let folder = workspace.scratch().join("coverage");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let wrapper = wrapper(&folder)?;
    let cargo = |last: &[&str]| {
        let mut command = workspace.cargo();
        command
            .args(["test", "--release", "--workspace", "--exclude", "xtask"])
            .args(last)
            .env("RUSTC_WORKSPACE_WRAPPER", &wrapper)
            .env("LLVM_PROFILE_FILE", folder.join("%p-%m.profraw"));
        command
    };
    steps.command("instrumented tests", &mut cargo(&["--no-run"]))?;
    let built = output_of(&mut cargo(&["--no-run", "--message-format=json"]))?;
    let objects = executables(&built);
    steps.command("Rust tests", &mut cargo(&["--no-fail-fast"]))?;
    let merged = folder.join("all.profdata");
    let mut profiles = Vec::new();
    for file in fs::read_dir(&folder)? {
        let path = file?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "profraw")
        {
            profiles.push(path);
        }
    }
    let mut merge = Command::new(&profdata);
    merge.args(["merge", "-sparse", "-o"]).arg(&merged);
    steps.command("merging", merge.args(&profiles))?;
    let mut lines = Lines::new();
    for object in &objects {
        let mut export = Command::new(&cov);
        export
            .args(["export", "-format=lcov", "-instr-profile"])
            .arg(&merged)
            .arg(object);
        // One that reaches none of our crates has nothing to tell.
        if let Ok(lcov) = output_of(&mut export) {
            add(&mut lines, &lcov);
        }
    }
    print!("{}", report(&workspace.root, &lines)?);
    Ok(())
}

/// A compiler for this workspace's crates alone.
fn wrapper(folder: &Path) -> Result<PathBuf> {
    let path = folder.join("rustc");
    // Not every `sh` hands on variables such as `CARGO_BIN_EXE_securemeeting-bot`,
    // whose names are none to it.
    fs::write(
        &path,
        "#!/usr/bin/env bash\ncompiler=$1\nshift\nexec \"$compiler\" -C instrument-coverage \"$@\"\n",
    )?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
    }
    Ok(path)
}

/// LLVM's tool of the compiler's own version: rustup's, else the system's.
fn tool(name: &str) -> Result<PathBuf> {
    let sysroot = output_of(Command::new("rustc").args(["--print", "sysroot"]))?;
    let version = output_of(Command::new("rustc").arg("-vV"))?;
    let host = field(&version, "host: ").context("rustc does not name its host")?;
    let llvm = field(&version, "LLVM version: ").context("rustc does not name its LLVM")?;
    let major = llvm.split('.').next().unwrap_or(llvm);
    let own = Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(host)
        .join("bin")
        .join(name);
    if own.exists() {
        return Ok(own);
    }
    let of_system = format!("{name}-{major}");
    if is_there(&of_system) {
        return Ok(of_system.into());
    }
    bail!(
        "no {name} of LLVM {major}; type: rustup component add llvm-tools (on Debian: apt-get install -y llvm-{major})"
    )
}

fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.lines().find_map(|line| line.strip_prefix(name))
}

/// The test binaries in cargo's messages.
fn executables(messages: &str) -> Vec<PathBuf> {
    messages
        .lines()
        .filter_map(|line| line.split_once("\"executable\":\""))
        .filter_map(|(_, rest)| rest.split_once('"'))
        .map(|(path, _)| path.into())
        .collect()
}

/// Adds what one binary says; a line has run as often as it did anywhere.
fn add(lines: &mut Lines, lcov: &str) {
    let mut file = None;
    for line in lcov.lines() {
        if let Some(path) = line.strip_prefix("SF:") {
            file = Some(PathBuf::from(path));
        } else if let (Some(file), Some(data)) = (&file, line.strip_prefix("DA:"))
            && let Some((number, count)) = data.split_once(',')
            && let (Ok(number), Ok(count)) = (number.parse(), count.parse::<u64>())
        {
            let count_before = lines.entry(file.clone()).or_default().entry(number);
            let known = count_before.or_default();
            *known = (*known).max(count);
        }
    }
}

fn report(root: &Path, lines: &Lines) -> Result<String> {
    let mut text = String::from("\n  crate       lines   reached\n");
    let mut named = String::new();
    for name in CRATES {
        let sources = root.join("crates").join(name).join("src");
        let (mut all, mut reached) = (0_usize, 0_usize);
        for (file, lines) in lines.range(sources.clone()..) {
            if !file.starts_with(&sources) {
                break;
            }
            let source = fs::read_to_string(file).unwrap_or_default();
            let Some(end) = code_ends(file, &source) else {
                continue;
            };
            let code = lines.range(..end);
            let missed: Vec<u32> = code
                .clone()
                .filter(|(_, count)| **count == 0)
                .map(|(number, _)| *number)
                .collect();
            all += code.count();
            reached += lines.range(..end).count() - missed.len();
            if name == NAMED {
                let path = file.strip_prefix(root).unwrap_or(file).display();
                for number in missed {
                    let at = source.lines().nth(number as usize - 1).unwrap_or_default();
                    named.push_str(&format!("  {path}:{number}: {}\n", at.trim()));
                }
            }
        }
        if all == 0 {
            bail!("nothing was measured of {name}");
        }
        let share = reached as f64 * 100.0 / all as f64;
        text.push_str(&format!("  {name:<10} {all:>6} {share:>8.1} %\n"));
    }
    if named.is_empty() {
        text.push_str(&format!("\n  every line of {NAMED} is reached\n"));
    } else {
        text.push_str(&format!(
            "\n  lines of {NAMED} that no test reaches:\n{named}"
        ));
    }
    Ok(text)
}

/// The line where a file's own tests begin; `None` when it is all tests.
fn code_ends(file: &Path, source: &str) -> Option<u32> {
    if file.components().any(|part| part.as_os_str() == "tests") {
        return None;
    }
    let tests = source
        .lines()
        .collect::<Vec<_>>()
        .windows(2)
        .position(|two| two[0].trim() == "#[cfg(test)]" && two[1].starts_with("mod tests {"));
    Some(tests.map_or(u32::MAX, |at| u32::try_from(at + 1).unwrap_or(u32::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_ran_in_one_binary_ran() {
        let mut lines = Lines::new();
        add(&mut lines, "SF:/a.rs\nDA:1,0\nDA:2,5\nend_of_record\n");
        add(&mut lines, "SF:/a.rs\nDA:1,3\nDA:2,0\nend_of_record\n");
        let of_a = &lines[Path::new("/a.rs")];
        assert_eq!(of_a.values().copied().collect::<Vec<_>>(), [3, 5]);
    }

    #[test]
    fn lines_of_tests_do_not_count() {
        let source = "code\n#[cfg(test)]\nmod tests {\n}\n";
        assert_eq!(code_ends(Path::new("src/a.rs"), source), Some(2));
        assert_eq!(code_ends(Path::new("src/tests/a.rs"), source), None);
        assert_eq!(code_ends(Path::new("src/a.rs"), "code\n"), Some(u32::MAX));
    }

    #[test]
    fn test_binaries_are_found_in_cargos_messages() {
        let messages = "{\"executable\":null}\n{\"a\":1,\"executable\":\"/t/x-1\",\"b\":2}\n";
        assert_eq!(executables(messages), [PathBuf::from("/t/x-1")]);
    }
}
