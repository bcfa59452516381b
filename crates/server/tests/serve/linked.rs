//! What is linked into the server: no crate that could name a media key.

use std::process::Command;

#[test]
fn the_server_does_not_link_what_knows_a_media_key() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "-p", "server"])
        .args([
            "--edges",
            "normal,build",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let tree = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let linked = |name: &str| {
        tree.lines()
            .any(|line| line.split(' ').next() == Some(name))
    };
    assert!(
        linked("room") && linked("sfu") && linked("policy"),
        "{tree}"
    );
    for forbidden in ["crypto", "client", "wasm", "bot"] {
        assert!(
            !linked(forbidden),
            "{forbidden} is linked into the server: {tree}"
        );
    }
}
