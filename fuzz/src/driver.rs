//! Mutates what is known to be well formed, for as long as it is told. Not led by
//! coverage, but there is no parser here whose inputs it does not start from
//! inside.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use adversary::dice::Dice;
use sha2::{Digest as _, Sha256};

use crate::Target;

/// No parser here takes more than this.
const LONGEST: usize = 1 << 17;
/// An input that takes longer has made its parser spin: most take microseconds.
const SPINNING: Duration = Duration::from_secs(20);
/// How many examples of its own a target writes into the corpus, at most,
const WRITTEN: usize = 8;
/// and of how many bytes.
const LARGEST_WRITTEN: usize = 6 << 10;
/// Values that lengths and numbers break at.
const EDGES: [u8; 12] = [
    0, 1, 2, 0x0f, 0x10, 0x3f, 0x40, 0x7f, 0x80, 0xc0, 0xfe, 0xff,
];

/// Runs a target over its corpus, and then over mutations of it for as long as
/// `FUZZ_SECONDS` says (one second unless told). How many inputs that were.
///
/// # Panics
/// When an input makes the target panic, or spin. It is kept in
/// `fuzz/artifacts`.
pub fn run(target: &Target) -> u64 {
    let seconds = env::var("FUZZ_SECONDS").ok();
    let seconds = seconds.and_then(|text| text.parse().ok()).unwrap_or(1);
    let end = Instant::now() + Duration::from_secs(seconds);
    let known = corpus(target);
    let mut dice = Dice::new(
        env::var("FUZZ_SEED")
            .ok()
            .and_then(|s| s.parse().ok())
            .unwrap_or(0),
    );
    let mut under_attack = (target.make)();
    let mut give = |input: &[u8]| {
        let began = Instant::now();
        let result = catch_unwind(AssertUnwindSafe(|| under_attack(input)));
        if result.is_err() || began.elapsed() > SPINNING {
            let kept = keep(target, input);
            panic!("{} falls over {}", target.name, kept.display());
        }
    };
    for input in &known {
        give(input);
    }
    let mut count = known.len() as u64;
    while Instant::now() < end {
        give(&mutation(&mut dice, &known));
        count += 1;
    }
    count
}

/// Writes what the target itself has to offer into its folder of the corpus, for
/// fuzzers that read nothing else: a few, and none that is large.
///
/// # Errors
/// When a file cannot be written.
pub fn write_corpus(target: &Target) -> std::io::Result<()> {
    let folder = folder().join("corpus").join(target.name);
    fs::create_dir_all(&folder)?;
    let seeds = (target.seeds)();
    let step = seeds.len().div_ceil(WRITTEN).max(1);
    let few = seeds.iter().step_by(step).enumerate();
    for (number, seed) in few.filter(|(_, seed)| seed.len() <= LARGEST_WRITTEN) {
        fs::write(folder.join(format!("seed-{number}")), seed)?;
    }
    Ok(())
}

/// What is in the folder, and what the target itself has to offer.
fn corpus(target: &Target) -> Vec<Vec<u8>> {
    let mut known = (target.seeds)();
    known.push(Vec::new());
    if let Ok(files) = fs::read_dir(folder().join("corpus").join(target.name)) {
        let mut paths: Vec<PathBuf> = files.flatten().map(|file| file.path()).collect();
        paths.sort();
        known.extend(paths.iter().filter_map(|path| fs::read(path).ok()));
    }
    known
}

fn keep(target: &Target, input: &[u8]) -> PathBuf {
    let hash: [u8; 32] = Sha256::digest(input).into();
    let name = data_encoding::HEXLOWER.encode(&hash[..8]);
    let path = folder()
        .join("artifacts")
        .join(format!("{}-{name}", target.name));
    if let Some(parent) = path.parent() {
        let _ = fs::create_dir_all(parent);
    }
    let _ = fs::write(&path, input);
    path
}

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn mutation(dice: &mut Dice, known: &[Vec<u8>]) -> Vec<u8> {
    let mut input = dice.pick(known).clone();
    for _ in 0..=dice.below(4) {
        change(dice, &mut input, known);
    }
    input.truncate(LONGEST);
    input
}

fn change(dice: &mut Dice, input: &mut Vec<u8>, known: &[Vec<u8>]) {
    let len = input.len();
    let at = dice.below(len as u64 + 1) as usize;
    let some = 1 + dice.below(16) as usize;
    match dice.below(9) {
        0 if at < len => input[at] ^= 1 << dice.below(8),
        1 if at < len => input[at] = *dice.pick(&EDGES),
        2 if at < len => input[at] = input[at].wrapping_add(1 + dice.below(8) as u8),
        3 => input.truncate(at),
        4 => drop(input.drain(at..(at + some).min(len))),
        5 => {
            let new: Vec<u8> = (0..some).map(|_| dice.below(256) as u8).collect();
            drop(input.splice(at..at, new));
        }
        6 => {
            let again = input[at..(at + some * 8).min(len)].to_vec();
            drop(input.splice(at..at, again));
        }
        7 => {
            let other = dice.pick(known);
            let from = dice.below(other.len() as u64 + 1) as usize;
            input.truncate(at);
            input.extend_from_slice(&other[from..]);
        }
        _ => {
            let edge = *dice.pick(&EDGES);
            for byte in input.iter_mut().skip(at).take(some.min(4)) {
                *byte = edge;
            }
        }
    }
}
