//! Ways that lose, delay and scatter packets, with real peers at both ends. In
//! memory, so a busy machine changes nothing; `docs/measurements.md` has the
//! whole sweep:
//!
//! ```text
//! cargo test --release -p sfu --test shard -- --ignored --nocapture
//! ```

use std::collections::BTreeSet;
use std::time::Duration;

use link::{Limits, Loss};
use proto::LineRole;

use crate::world::{Way, World, layer, narrow, roles};

const SECOND: Duration = Duration::from_secs(1);
/// How long is counted, and packets of a voice in that time.
const COUNTED: Duration = Duration::from_secs(10);
const VOICE: usize = 500;

fn near() -> Limits {
    Limits {
        delay: Duration::from_millis(10),
        ..Limits::default()
    }
}

fn lossy(share: f64, burst: f64) -> Limits {
    Limits {
        loss: Loss { share, burst },
        ..near()
    }
}

fn jittery(ms: u64) -> Limits {
    Limits {
        jitter: Duration::from_millis(ms),
        ..near()
    }
}

fn far(rtt_ms: u64) -> Limits {
    Limits {
        delay: Duration::from_millis(rtt_ms / 2),
        ..Limits::default()
    }
}

/// A bad radio link: 10 % loss, 100 ms of jitter, 100 ms of round trip.
fn radio() -> Limits {
    Limits {
        jitter: Duration::from_millis(100),
        delay: Duration::from_millis(50),
        ..lossy(0.1, 1.0)
    }
}

/// What the first of two sees and hears of the other while limits last.
struct Seen {
    /// By their time; 28 a second are filmed.
    pictures: BTreeSet<u32>,
    /// The longest time in which none came.
    longest: Duration,
    /// Packets of each layer, the smallest first.
    layers: [usize; 3],
    /// Packets of the voice.
    voice: usize,
    kbps: u64,
    /// From the end of the limits until the largest layer is back.
    back: Option<Duration>,
}

/// Two people on a good network; then the first has limits (both ways) for so
/// long, the beginning of which is not counted; then a good network again.
fn seen(limits: Limits, settling: Duration) -> Seen {
    let mut world = World::layered_meeting(2, &roles(1));
    world.ways.insert(1, Way::new(near(), near()));
    world.show(1, &[(2, 1280, 720)]);
    film(&mut world, 15 * SECOND);
    world.limit(1, limits, limits);
    film(&mut world, settling);
    forget(&mut world);
    let begun = world.instant();
    film(&mut world, COUNTED);

    let client = &world.clients[&1];
    let packets = client.got(LineRole::CameraSlot);
    let mut layers = [0; 3];
    for packet in &packets {
        layers[usize::from(layer(packet))] += 1;
    }
    let mut times: Vec<_> = packets.iter().map(|packet| packet.timestamp).collect();
    times.insert(0, begun);
    times.push(world.instant());
    let gaps = times.windows(2).map(|two| two[1] - two[0]);
    let mut seen = Seen {
        pictures: packets.iter().map(|p| p.header.timestamp).collect(),
        longest: gaps.max().unwrap_or_default(),
        layers,
        voice: client.got(LineRole::MicSlot).len(),
        kbps: world.ways[&1].carried() * 8 / 10_000,
        back: None,
    };

    world.limit(1, near(), near());
    let lifted = world.now;
    while seen.back.is_none() && world.now.since(lifted) < 30 * SECOND {
        forget(&mut world);
        film(&mut world, SECOND / 10);
        let packets = world.clients[&1].got(LineRole::CameraSlot);
        if packets.iter().any(|packet| layer(packet) == 2) {
            seen.back = Some(world.now.since(lifted));
        }
    }
    seen
}

fn film(world: &mut World, time: Duration) {
    world.film(time, &[2], |world, id| world.told(id));
}

fn forget(world: &mut World) {
    world.clients.get_mut(&1).unwrap().received.clear();
    world.ways.get_mut(&1).unwrap().count();
}

#[test]
fn two_packets_lost_of_a_hundred_cost_no_layer_and_no_picture() {
    let seen = seen(lossy(0.02, 1.0), 5 * SECOND);
    assert!(seen.layers[2] > 1000, "{:?}", seen.layers);
    assert_eq!(seen.layers[..2], [0, 0]);
    assert!(seen.pictures.len() > 270, "{}", seen.pictures.len());
}

#[test]
fn a_tenth_of_the_packets_lost_costs_no_layer_and_no_picture() {
    let seen = seen(lossy(0.1, 1.0), 5 * SECOND);
    assert!(seen.layers[2] > 1000, "{:?}", seen.layers);
    assert_eq!(seen.layers[..2], [0, 0]);
    assert!(seen.pictures.len() > 270, "{}", seen.pictures.len());
    assert!(seen.voice > VOICE * 8 / 10, "{}", seen.voice);
}

#[test]
fn after_a_thin_link_of_any_rate_the_largest_picture_comes_back() {
    // For so long that the estimate has come to rest at what is sent.
    for kbps in [150, 200, 300, 400] {
        let seen = seen(narrow(kbps), 20 * SECOND);
        assert_eq!(seen.layers[2], 0, "{kbps}");
        assert!(seen.back.is_some(), "{kbps}");
    }
}

#[test]
fn a_bad_radio_link_leaves_a_voice_and_pictures_that_move() {
    let seen = seen(radio(), 5 * SECOND);
    assert!(seen.pictures.len() > 100, "{}", seen.pictures.len());
    assert!(seen.voice > VOICE * 8 / 10, "{}", seen.voice);
}

#[test]
#[ignore = "prints a table, and judges nothing"]
fn sweep() {
    let mut cells = vec![("nothing else".to_owned(), near())];
    let percent = [1u32, 2, 5, 10, 20];
    cells.extend(percent.map(|p| (format!("{p} % loss"), lossy(f64::from(p) / 100.0, 1.0))));
    cells.push(("5 % loss, 5 in a row".to_owned(), lossy(0.05, 5.0)));
    cells.extend([100, 200, 300].map(|ms| (format!("RTT {ms} ms"), far(ms))));
    cells.extend([10, 30, 50, 100].map(|ms| (format!("jitter {ms} ms"), jittery(ms))));
    let rates = [10_000, 4000, 2000, 1000, 500, 300, 200, 150];
    cells.extend(rates.map(|kbps| (format!("{kbps} kbit/s"), narrow(kbps))));
    let radio_words = "10 % loss, jitter 100 ms, RTT 100 ms";
    cells.push((radio_words.to_owned(), radio()));
    for (words, limits) in cells {
        let seen = seen(limits, Duration::ZERO);
        let [quarter, half, full] = seen.layers;
        let all = (quarter + half + full).max(1);
        let share = |layer: usize| (100 * layer + all / 2) / all;
        let back = seen.back.map_or("none in 30".to_owned(), |back| {
            format!("{:.1}", back.as_secs_f64())
        });
        println!(
            "| {words} | {:.1} | {:.1} | {} / {} / {} | {} | {} | {back} |",
            seen.pictures.len() as f64 / COUNTED.as_secs_f64(),
            seen.longest.as_secs_f64(),
            share(quarter),
            share(half),
            share(full),
            100 * seen.voice / VOICE,
            seen.kbps,
        );
    }
}
