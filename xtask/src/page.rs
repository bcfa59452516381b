//! The page: its WASM modules with their bindings, and the bundle around them.

use crate::stamp::{self, Inputs};
use crate::step::Steps;
use crate::toolchain::{self, Compiler, TARGET};
use crate::workspace::{Workspace, output_of};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// Change this when the way a module is made changes here.
const RECIPE: &str = "wasm 2";

/// The crate all modules are made of, one feature each.
const CRATE: &str = "wasm";

/// What the compiler may emit and every browser we name can run (Safari 15.4 is
/// the oldest). `--all-features` made a file that engines reject.
const WASM_FEATURES: [&str; 7] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Where the time goes: what sees every frame, and the primitives that a join is
/// made of. The rest is compiled for size, which takes a quarter off the first
/// load (gzip, session module: 729 kB with everything for speed, 561 kB so).
const FOR_SPEED: [&str; 22] = [
    "aes",
    "aes-gcm",
    "argon2",
    "blake2",
    "chacha20",
    "crypto",
    "ctr",
    "curve25519-dalek",
    "easyfft",
    "ghash",
    "keccak",
    "libcrux-sha3",
    "ml-kem",
    "module-lattice",
    "nnnoiseless",
    "polyval",
    "poly1305",
    "realfft",
    "rustfft",
    "sha2",
    "sha3",
    "wasm",
];

/// A WASM module of the page: a feature of the crate, and the name of its files.
struct Module {
    name: &'static str,
    /// How `wasm-opt` treats it. The compiler has done most already: for the
    /// session module `-Oz` takes 24 s instead of 10 and gzips no smaller
    /// (561 kB, 558 kB with `-O1`).
    optimise: &'static str,
}

const MODULES: [Module; 3] = [
    Module {
        name: "session",
        optimise: "-O1",
    },
    Module {
        name: "media",
        optimise: "-O3",
    },
    Module {
        name: "denoise",
        optimise: "-O3",
    },
];

/// Builds what is not up to date: npm packages, the modules, the bundle.
pub(crate) fn build(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    install_packages(workspace, steps)?;
    let compiler = toolchain::find(workspace, steps)?;
    let sources = Inputs::new(RECIPE)
        .value(&compiler.version)
        .value(&WASM_FEATURES.join(" "))
        .path(&workspace.root.join("Cargo.lock"))?
        .path(&workspace.root.join("Cargo.toml"))?
        .path(&workspace.web().join("node_modules/binaryen/package.json"))?;
    let sources = crate_folders(workspace)?
        .iter()
        .try_fold(sources, |inputs, folder| inputs.path(folder))?
        .finish();
    for module in &MODULES {
        build_module(workspace, steps, &compiler, module, &sources)?;
    }
    bundle(workspace, steps)
}

/// `npm ci`, when the lock file is not the one that was installed last.
fn install_packages(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    let (web, name) = (workspace.web(), "npm packages");
    let hash = Inputs::new("npm ci 1")
        .path(&web.join("package-lock.json"))?
        .path(&web.join("package.json"))?
        .finish();
    let stamp = web.join("node_modules/.securemeeting-stamp");
    if stamp::is_fresh(
        &stamp,
        &hash,
        &[web.join("node_modules/.package-lock.json")],
    ) {
        steps.fresh(name);
        return Ok(());
    }
    steps.command(
        name,
        workspace.npm().args(["ci", "--no-audit", "--no-fund"]),
    )?;
    stamp::write(&stamp, &hash)
}

/// The folders of the page's crate and of every crate of ours below it.
fn crate_folders(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let metadata =
        output_of(
            workspace
                .cargo()
                .args(["metadata", "--no-deps", "--format-version=1"]),
        )?;
    let metadata: Value = serde_json::from_str(&metadata).context("cargo metadata is no JSON")?;
    folders_below(&metadata, CRATE)
}

fn folders_below(metadata: &Value, top: &str) -> Result<Vec<PathBuf>> {
    let packages = metadata["packages"]
        .as_array()
        .context("cargo metadata lists no packages")?;
    let mut names = vec![top];
    let mut folders = Vec::new();
    let mut next = 0;
    while let Some(name) = names.get(next).copied() {
        next += 1;
        let package = packages
            .iter()
            .find(|package| package["name"] == name)
            .with_context(|| format!("the workspace has no crate {name}"))?;
        let manifest = package["manifest_path"].as_str().unwrap_or_default();
        folders.extend(Path::new(manifest).parent().map(Path::to_path_buf));
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            // Of ours, and not for tests only.
            if dependency["path"].is_string()
                && dependency["kind"] != "dev"
                && let Some(name) = dependency["name"].as_str()
                && !names.contains(&name)
            {
                names.push(name);
            }
        }
    }
    Ok(folders)
}

fn build_module(
    workspace: &Workspace,
    steps: &mut Steps,
    compiler: &Compiler,
    module: &Module,
    sources: &str,
) -> Result<()> {
    let step = format!("WASM {}", module.name);
    let folder = workspace.web().join("src/generated").join(module.name);
    let outputs: Vec<PathBuf> = [".js", ".d.ts", "_bg.wasm"]
        .iter()
        .map(|ending| folder.join(format!("{}{ending}", module.name)))
        .collect();
    let hash = Inputs::new(module.name)
        .value(module.optimise)
        .value(sources)
        .finish();
    let stamp = folder.join(".stamp");
    if stamp::is_fresh(&stamp, &hash, &outputs) {
        steps.fresh(&step);
        return Ok(());
    }

    // All modules are the same file to cargo, which would call one of them up
    // to date when another was made last.
    let target = workspace.target.join("wasm");
    let compiled = target
        .join(TARGET)
        .join("wasm")
        .join(format!("{CRATE}.wasm"));
    for stale in [
        compiled.clone(),
        compiled.with_file_name(format!("deps/{CRATE}.wasm")),
    ] {
        if stale.exists() {
            fs::remove_file(stale)?;
        }
    }
    let mut cargo = workspace.cargo();
    cargo
        .args(["build", "--package", CRATE, "--lib"])
        .args(["--profile", "wasm", "--target", TARGET])
        .args(["--no-default-features", "--features", module.name])
        .args(["--config", "profile.wasm.opt-level='s'"])
        .env("CARGO_TARGET_DIR", &target)
        .env_remove("RUSTFLAGS")
        .env("CARGO_ENCODED_RUSTFLAGS", remapped_paths(workspace)?);
    for name in FOR_SPEED {
        let setting = format!("profile.wasm.package.'{name}'.opt-level=3");
        cargo.arg("--config").arg(setting);
    }
    compiler.apply(&mut cargo);
    steps.command(&format!("{step}: compile"), &mut cargo)?;

    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    steps.work(&format!("{step}: bindings"), || {
        Bindgen::new()
            .input_path(&compiled)
            .out_name(module.name)
            .web(true)?
            .typescript(true)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(&folder)
    })?;
    optimise(workspace, steps, &step, module, &folder)?;
    stamp::write(&stamp, &hash)
}

fn optimise(
    workspace: &Workspace,
    steps: &mut Steps,
    step: &str,
    module: &Module,
    folder: &Path,
) -> Result<()> {
    let file = folder.join(format!("{}_bg.wasm", module.name));
    let smaller = folder.join("optimised.wasm");
    let mut wasm_opt = Command::new("node");
    wasm_opt
        .arg(workspace.web().join("node_modules/binaryen/bin/wasm-opt"))
        .arg(&file)
        .arg(module.optimise)
        .args(WASM_FEATURES)
        .arg("--output")
        .arg(&smaller);
    steps.command(&format!("{step}: optimise"), &mut wasm_opt)?;
    if fs::metadata(&smaller)?.len() == 0 {
        bail!("wasm-opt wrote an empty {}", smaller.display());
    }
    fs::rename(&smaller, &file)?;
    Ok(())
}

/// Panic messages name source files: without the paths of this machine, so that
/// the same source gives the same bytes everywhere.
fn remapped_paths(workspace: &Workspace) -> Result<OsString> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .context("neither CARGO_HOME nor HOME is set")?;
    let mut flags = vec![remapped(&workspace.root, "/securemeeting")];
    // One folder per registry, whose name tells which.
    if let Ok(registries) = cargo_home.join("registry/src").read_dir() {
        for registry in registries {
            flags.push(remapped(&registry?.path(), "/crates"));
        }
    }
    flags.sort();
    Ok(flags.join(std::ffi::OsStr::new("\x1f")))
}

fn remapped(from: &Path, to: &str) -> OsString {
    let mut flag = OsString::from("--remap-path-prefix=");
    flag.push(from);
    flag.push("=");
    flag.push(to);
    flag
}

fn bundle(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    let (web, name) = (workspace.web(), "page");
    let hash = [
        "src",
        "public",
        "index.html",
        "scripts",
        "vite.config.ts",
        "tsconfig.json",
    ]
    .iter()
    .try_fold(Inputs::new("page 2"), |inputs, input| {
        inputs.path(&web.join(input))
    })?
    .path(&web.join("tsconfig.base.json"))?
    .path(&web.join("package-lock.json"))?
    .finish();
    // Not in dist/, which the server carries, nor in src/, which is an input.
    let stamp = web.join("node_modules/.securemeeting-page");
    if stamp::is_fresh(&stamp, &hash, &[web.join("dist/index.html")]) {
        steps.fresh(name);
        return Ok(());
    }
    steps.command(name, workspace.npm().args(["run", "build"]))?;
    stamp::write(&stamp, &hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn package(name: &str, dependencies: Value) -> Value {
        json!({
            "name": name,
            "manifest_path": format!("/w/crates/{name}/Cargo.toml"),
            "dependencies": dependencies,
        })
    }

    #[test]
    fn the_pages_crates_are_those_below_it_and_no_other() {
        let metadata = json!({ "packages": [
            package("wasm", json!([
                { "name": "client", "path": "/w/crates/client", "kind": null },
                { "name": "js-sys", "kind": null },
                { "name": "room", "path": "/w/crates/room", "kind": "dev" },
            ])),
            package("client", json!([{ "name": "proto", "path": "/w/crates/proto", "kind": null }])),
            package("proto", json!([])),
            package("room", json!([])),
            package("server", json!([])),
        ]});
        let folders = folders_below(&metadata, "wasm").expect("all are there");
        let expected =
            ["wasm", "client", "proto"].map(|name| PathBuf::from("/w/crates").join(name));
        assert_eq!(folders, expected);
    }

    #[test]
    fn a_crate_that_is_missing_is_named() {
        let error = folders_below(&json!({ "packages": [] }), "wasm").expect_err("none is there");
        assert!(error.to_string().contains("wasm"));
    }
}
