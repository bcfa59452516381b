//! Every defence that `docs/security.md` claims names the tests that prove it;
//! each of those must exist, and each file of browser tests, and one of them at
//! least must run every time.

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Folders with Rust tests, from the root.
const SOURCES: [&str; 4] = ["crates", "interop", "fuzz", "xtask"];
const PAGE: &str = "docs/security.md";
/// How the path of a file of browser tests ends.
const BROWSER_TEST: &str = ".test.mjs";
/// Columns of a defence: id, what, how, proof.
const COLUMNS: usize = 4;

/// A row of one of the tables.
#[derive(Debug, PartialEq, Eq)]
struct Defence {
    id: String,
    tests: Vec<String>,
}

/// When a test runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Runs {
    /// With `--ignored`.
    WhenAskedFor,
    Always,
}

/// Compares the page with the tests; how many defences and proofs there are.
pub(crate) fn check(root: &Path) -> Result<(usize, usize)> {
    let page =
        fs::read_to_string(root.join(PAGE)).with_context(|| format!("cannot read {PAGE}"))?;
    let defences = read(&page)?;
    let mut tests = BTreeMap::new();
    for folder in SOURCES {
        collect(&root.join(folder), &mut tests)?;
    }
    let found = |test: &str| match test.strip_suffix(BROWSER_TEST) {
        Some(_) => root.join(test).is_file().then_some(Runs::Always),
        None => tests.get(test).copied(),
    };
    let mut faults = Vec::new();
    for Defence { id, tests } in &defences {
        let missing = tests.iter().filter(|test| found(test).is_none());
        faults.extend(missing.map(|test| format!("{id}: there is no test `{test}`")));
        if !tests.iter().any(|test| found(test) == Some(Runs::Always)) {
            faults.push(format!("{id}: none of its tests runs unless asked for"));
        }
    }
    if !faults.is_empty() {
        bail!("{PAGE} claims more than is tested:\n{}", faults.join("\n"));
    }
    let proofs = defences.iter().map(|defence| defence.tests.len()).sum();
    Ok((defences.len(), proofs))
}

/// The defences of the page, in order.
fn read(page: &str) -> Result<Vec<Defence>> {
    let mut defences: Vec<Defence> = Vec::new();
    for line in page.lines().filter(|line| line.starts_with("| D-")) {
        let columns: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [id, _, _, proof] = columns[..] else {
            bail!("a defence has {COLUMNS} columns, and this has another number: {line}");
        };
        let tests: Vec<String> = proof
            .split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect();
        if tests.is_empty() {
            bail!("{id} names no test");
        }
        if defences.last().is_some_and(|last| last.id.as_str() >= id) {
            bail!("{id} stands behind another of the same or a greater number");
        }
        defences.push(Defence {
            id: id.to_owned(),
            tests,
        });
    }
    if defences.is_empty() {
        bail!("{PAGE} holds no defence");
    }
    Ok(defences)
}

/// Adds the names of all tests in the Rust files below a folder.
fn collect(folder: &Path, tests: &mut BTreeMap<String, Runs>) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            if !path.ends_with("target") {
                collect(&path, tests)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            for (name, runs) in tests_in(&fs::read_to_string(&path)?) {
                let known = tests.entry(name).or_insert(runs);
                *known = runs.max(*known);
            }
        }
    }
    Ok(())
}

/// The names of the functions that are marked as tests, and when each runs.
fn tests_in(source: &str) -> Vec<(String, Runs)> {
    let (mut found, mut marked, mut runs) = (Vec::new(), false, Runs::Always);
    for line in source.lines().map(str::trim) {
        if line.starts_with("#[test]") || line.starts_with("#[tokio::test") {
            marked = true;
        } else if line.starts_with("#[ignore") {
            runs = Runs::WhenAskedFor;
        } else if !line.starts_with("#[") {
            let rest = line.split_once("fn ").filter(|_| marked);
            let name = rest.and_then(|(_, rest)| rest.split_once('('));
            found.extend(name.map(|(name, _)| (name.to_owned(), runs)));
            (marked, runs) = (false, Runs::Always);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_defence_is_read_with_its_tests() {
        let page = "# Title\n| Id | Defence | How | Proof |\n|---|---|---|---|\n\
            | D-01 | what | how | `one`, `two` |\n| D-02 | what | how | `three` |\n";
        let defences = read(page).expect("good");
        assert_eq!(defences.len(), 2);
        assert_eq!(defences[0].id, "D-01");
        assert_eq!(defences[0].tests, ["one", "two"]);
    }

    #[test]
    fn a_defence_without_a_test_or_out_of_order_is_a_fault() {
        assert!(read("| D-01 | what | how | none yet |").is_err());
        assert!(read("| D-01 | what | `test` |").is_err());
        assert!(read("| D-02 | a | b | `c` |\n| D-02 | a | b | `c` |").is_err());
        assert!(read("nothing").is_err());
    }

    #[test]
    fn only_functions_that_are_marked_are_tests() {
        let source = "#[test]\nfn one() {}\nfn two() {}\n    #[tokio::test]\n    \
            #[ignore = \"long\"]\n    async fn three() {}\n";
        let found = [("one", Runs::Always), ("three", Runs::WhenAskedFor)];
        assert_eq!(
            tests_in(source),
            found.map(|(name, runs)| (name.to_owned(), runs))
        );
    }

    #[test]
    fn a_name_that_no_test_has_is_told() {
        let root = std::env::temp_dir().join(format!("defences-{}", std::process::id()));
        fs::create_dir_all(root.join("docs")).expect("a folder");
        fs::create_dir_all(root.join("crates")).expect("a folder");
        let page = |proof: &str| {
            let row = format!("| D-01 | what | how | `{proof}` |\n");
            fs::write(root.join(PAGE), row).expect("written");
        };
        fs::write(root.join("crates/a.rs"), "#[test]\nfn it_holds() {}\n").expect("written");
        page("it_holds");
        assert_eq!(check(&root).expect("good"), (1, 1));
        page("a.test.mjs");
        assert!(check(&root).is_err());
        fs::write(root.join("a.test.mjs"), "").expect("written");
        assert_eq!(check(&root).expect("good"), (1, 1));
        page("it_does_not");
        let told = check(&root).expect_err("no such test").to_string();
        assert!(told.contains("D-01: there is no test `it_does_not`"));
        // What nobody runs proves nothing by itself.
        let ignored = "#[test]\n#[ignore = \"long\"]\nfn it_does_not() {}\n";
        fs::write(root.join("crates/b.rs"), ignored).expect("written");
        let told = check(&root).expect_err("nobody runs it").to_string();
        assert!(told.contains("D-01: none of its tests runs"), "{told}");
        page("it_does_not` and `it_holds");
        assert_eq!(check(&root).expect("one runs"), (1, 2));
        fs::remove_dir_all(&root).expect("removed");
    }
}
