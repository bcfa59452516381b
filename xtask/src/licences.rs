//! Every crate and npm package must be under a licence that we may ship.
//!
//! A small check of our own, so that it runs everywhere; `cargo deny` looks
//! further (`deny.toml`) where it is installed.

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// SPDX identifiers that need no more than their notice. MPL-2.0 asks for the
/// source of the covered files only, which its packages carry unchanged.
const ALLOWED: [&str; 20] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BlueOak-1.0.0",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OpenSSL",
    "Python-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// Checks what `cargo metadata` prints; says how many packages it saw.
pub(crate) fn check_crates(metadata: &str) -> Result<usize> {
    let metadata: Value = serde_json::from_str(metadata).context("cargo metadata is no JSON")?;
    let packages = metadata["packages"]
        .as_array()
        .context("cargo metadata lists no packages")?;
    refuse(packages.iter().map(|package| {
        let name = package["name"].as_str().unwrap_or("?");
        (name, package["license"].as_str())
    }))
}

/// Checks a `package-lock.json`; says how many packages it saw.
pub(crate) fn check_npm(lock: &str) -> Result<usize> {
    let lock: Value = serde_json::from_str(lock).context("package-lock.json is no JSON")?;
    let packages = lock["packages"]
        .as_object()
        .context("package-lock.json lists no packages")?;
    refuse(
        packages
            .iter()
            .map(|(path, package)| (path.as_str(), package["license"].as_str())),
    )
}

fn refuse<'a>(packages: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> Result<usize> {
    let mut seen = 0;
    let mut refused = Vec::new();
    for (name, licence) in packages {
        seen += 1;
        match licence {
            Some(licence) if is_allowed(licence) => {}
            Some(licence) => refused.push(format!("{name} ({licence})")),
            None => refused.push(format!("{name} (names no licence)")),
        }
    }
    if refused.is_empty() {
        Ok(seen)
    } else {
        bail!("licences we have not agreed to: {}", refused.join(", "))
    }
}

/// Whether an SPDX expression can be met with allowed licences alone.
fn is_allowed(expression: &str) -> bool {
    // The old way to say OR.
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = tokens.as_slice();
    any_of(&mut rest) == Some(true) && rest.is_empty()
}

/// `a OR b OR ...`; `None` for what is no expression.
fn any_of(tokens: &mut &[&str]) -> Option<bool> {
    let mut met = all_of(tokens)?;
    while tokens.first() == Some(&"OR") {
        *tokens = &tokens[1..];
        met |= all_of(tokens)?;
    }
    Some(met)
}

/// `a AND b AND ...`, which binds closer than OR.
fn all_of(tokens: &mut &[&str]) -> Option<bool> {
    let mut met = one(tokens)?;
    while tokens.first() == Some(&"AND") {
        *tokens = &tokens[1..];
        met &= one(tokens)?;
    }
    Some(met)
}

/// A licence, with its exception if it has one, or an expression in parentheses.
fn one(tokens: &mut &[&str]) -> Option<bool> {
    match *tokens {
        ["(", rest @ ..] => {
            *tokens = rest;
            let met = any_of(tokens)?;
            *tokens = tokens.strip_prefix(&[")"])?;
            Some(met)
        }
        [")" | "OR" | "AND" | "WITH", ..] | [] => None,
        [licence, "WITH", exception, rest @ ..] => {
            *tokens = rest;
            // An exception only permits more.
            let whole = format!("{licence} WITH {exception}");
            Some(ALLOWED.contains(licence) || ALLOWED.contains(&whole.as_str()))
        }
        [licence, rest @ ..] => {
            *tokens = rest;
            Some(ALLOWED.contains(licence))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_allowed_when_one_choice_is() {
        for good in [
            "MIT",
            "MIT OR Apache-2.0",
            "MIT/Apache-2.0",
            "GPL-3.0-only OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT",
            "ISC AND (Apache-2.0 OR ISC) AND OpenSSL",
        ] {
            assert!(is_allowed(good), "{good}");
        }
    }

    #[test]
    fn an_expression_is_refused_when_a_part_of_it_must_be() {
        for bad in [
            "GPL-3.0-only",
            "MIT AND GPL-3.0-only",
            "AGPL-3.0-or-later OR SSPL-1.0",
            "(MIT OR GPL-3.0-only) AND LGPL-2.1",
            "SEE LICENSE IN LICENSE",
            "",
            "(MIT",
            "MIT OR",
            "MIT)",
        ] {
            assert!(!is_allowed(bad), "{bad}");
        }
    }

    #[test]
    fn a_refused_package_is_named() {
        let lock = r#"{ "packages": {
            "": { "license": "MIT" },
            "node_modules/good": { "license": "ISC" },
            "node_modules/bad": { "license": "GPL-3.0-only" },
            "node_modules/silent": {}
        } }"#;
        let error = check_npm(lock).expect_err("two are refused").to_string();
        assert!(error.contains("node_modules/bad (GPL-3.0-only)"), "{error}");
        assert!(
            error.contains("node_modules/silent (names no licence)"),
            "{error}"
        );
        assert!(!error.contains("good"), "{error}");
    }

    #[test]
    fn crates_are_counted() {
        let metadata = r#"{ "packages": [{ "name": "a", "license": "MIT" }] }"#;
        assert_eq!(check_crates(metadata).expect("MIT is allowed"), 1);
    }
}
