//! Many lives of many meetings: joins, leaves, lost connections and cheats, see
//! `adversary::seeds` for what holds in each.
//!
//! Forty seeds run with the other tests. A thousand, 900 of 2 to 12 people, 90
//! of 13 to 50 and 10 of 51 to 200:
//!
//! ```text
//! cargo test --release -p adversary --test seeds -- --ignored --nocapture
//! ```
//!
//! `SEEDS=0..900` before it runs a part of them. A failing seed is named, and runs again, the same, by itself:
//!
//! ```text
//! SEED=17 cargo test --release -p adversary --test seeds
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use adversary::dice::Dice;
use adversary::seeds::{Outcome, live};

/// Seeds that failed once, and what they found.
const CORPUS: [u64; 8] = [77, 121, 167, 179, 221, 589, 829, 929];

/// How many people there are at once, at most.
fn people(seed: u64) -> usize {
    let mut dice = Dice::new(seed);
    let mut between = |from: u64, to: u64| (from + dice.below(to - from + 1)) as usize;
    match seed {
        0..900 => between(2, 12),
        900..990 => between(13, 50),
        _ => between(51, 200),
    }
}

#[test]
fn nobody_opens_what_it_should_not_and_all_find_together_in_forty_lives() {
    if let Ok(seed) = std::env::var("SEED") {
        let seed = seed.parse().expect("a seed is a number");
        println!("seed {seed}: {}", live(seed, people(seed)));
        return;
    }
    let seeds = (0..38).chain(900..902).chain(CORPUS);
    run(seeds.collect());
}

#[test]
#[ignore = "half an hour"]
fn nobody_opens_what_it_should_not_and_all_find_together_in_a_thousand_lives() {
    let part = std::env::var("SEEDS").ok();
    let part = part.as_deref().map_or(0..1000, |part| {
        let (from, to) = part.split_once("..").expect("SEEDS is FROM..TO");
        let number = |text: &str| text.parse::<u64>().expect("a number");
        number(from)..number(to)
    });
    // The long ones first, so that no core is left with one in the end.
    run(part.rev().collect());
}

/// Runs the seeds on all cores, sums up, and names those that fail.
fn run(seeds: Vec<u64>) {
    let began = Instant::now();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let count = seeds.len();
    let seeds = Mutex::new(seeds.into_iter());
    let failed = Mutex::new(BTreeSet::new());
    let sums: Mutex<BTreeMap<&str, (usize, Outcome)>> = Mutex::default();
    let next = || seeds.lock().expect("no worker panics").next();
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(seed) = next() {
                    let people = people(seed);
                    let Ok(outcome) = catch_unwind(AssertUnwindSafe(|| live(seed, people))) else {
                        failed.lock().expect("no worker panics").insert(seed);
                        continue;
                    };
                    let mut sums = sums.lock().expect("no worker panics");
                    let size = match people {
                        0..=12 => " 2 to 12",
                        13..=50 => "13 to 50",
                        _ => "51 to 200",
                    };
                    let (lives, sum) = sums.entry(size).or_default();
                    *lives += 1;
                    *sum = sum.and(outcome);
                }
            });
        }
    });
    for (size, (lives, sum)) in sums.into_inner().expect("no worker panics") {
        println!("{lives} lives of {size} people: {sum}");
    }
    println!("{count} seeds in {} s", began.elapsed().as_secs());
    let failed = failed.into_inner().expect("no worker panics");
    assert!(failed.is_empty(), "seeds that failed: {failed:?}");
}
