//! What a link promises, whatever goes over it.

use core::num::NonZeroU64;
use core::time::Duration;

use link::{Counts, Limits, Link, Loss, Queue};
use proptest::prelude::*;
use proto::Time;

const SECOND: Duration = Duration::from_secs(1);

/// What goes in: how long after the packet before, and its bytes.
type Traffic = Vec<(Duration, usize)>;

/// What comes out: when, and the number of the packet.
type Arrivals = Vec<(Time, usize)>;

fn traffic() -> impl Strategy<Value = Traffic> {
    let packet = (0u64..30_000, 40usize..1300);
    let packet = packet.prop_map(|(micros, bytes)| (Duration::from_micros(micros), bytes));
    prop::collection::vec(packet, 1..400)
}

fn limits() -> impl Strategy<Value = Limits> {
    let loss = (0.0..0.5f64, 1.0..8.0f64).prop_map(|(share, burst)| Loss { share, burst });
    let queue = prop_oneof![
        (0u64..500).prop_map(|ms| Queue::Time(Duration::from_millis(ms))),
        (0usize..50_000).prop_map(Queue::Bytes),
    ];
    (0u64..300, 0u64..200, any::<bool>(), loss, 0u64..5000, queue).prop_map(
        |(delay, jitter, reorders, loss, kbps, queue)| Limits {
            delay: Duration::from_millis(delay),
            jitter: Duration::from_millis(jitter),
            reorders,
            loss,
            rate_bps: NonZeroU64::new(kbps * 1000),
            queue,
        },
    )
}

/// Sends all of it, and waits for what comes out, asking only when told to.
fn run(limits: Limits, seed: u64, traffic: &Traffic) -> (Arrivals, Counts) {
    let mut link = Link::new(limits, seed);
    let mut arrivals = Vec::new();
    let mut now = Time::ZERO;
    let collect = |link: &mut Link<usize>, until: Option<Time>, arrivals: &mut Arrivals| {
        while let Some(due) = link.due().filter(|due| until.is_none_or(|end| *due <= end)) {
            while let Some(number) = link.poll(due) {
                arrivals.push((due, number));
            }
        }
    };
    for (number, (pause, bytes)) in traffic.iter().enumerate() {
        now = now + *pause;
        collect(&mut link, Some(now), &mut arrivals);
        link.send(now, *bytes, number);
    }
    collect(&mut link, None, &mut arrivals);
    assert_eq!(link.inside(), 0);
    (arrivals, link.counts())
}

/// When each packet was sent.
fn times(traffic: &Traffic) -> Vec<Time> {
    let mut now = Time::ZERO;
    let sent = traffic.iter().map(|(pause, _)| {
        now = now + *pause;
        now
    });
    sent.collect()
}

proptest! {
    #[test]
    fn the_same_seed_gives_the_same(limits in limits(), seed: u64, traffic in traffic()) {
        prop_assert_eq!(run(limits, seed, &traffic), run(limits, seed, &traffic));
    }

    #[test]
    fn every_packet_comes_once_or_is_counted(
        limits in limits(), seed: u64, traffic in traffic()
    ) {
        let (arrivals, counts) = run(limits, seed, &traffic);
        let mut numbers: Vec<_> = arrivals.iter().map(|(_, number)| *number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        prop_assert_eq!(numbers.len(), arrivals.len());
        prop_assert_eq!(counts.offered, traffic.len() as u64);
        prop_assert_eq!(counts.delivered, arrivals.len() as u64);
        prop_assert_eq!(counts.offered, counts.delivered + counts.lost + counts.overflowed);
        let bytes: usize = numbers.iter().map(|number| traffic[*number].1).sum();
        prop_assert_eq!(counts.delivered_bytes, bytes as u64);
    }

    #[test]
    fn nothing_comes_sooner_than_the_delay_or_later_than_all_that_can_hold_it_up(
        limits in limits(), seed: u64, traffic in traffic()
    ) {
        let sent = times(&traffic);
        let queue = match (limits.queue, limits.rate_bps) {
            (_, None) => Duration::ZERO,
            (Queue::Time(time), Some(_)) => time,
            (Queue::Bytes(bytes), Some(rate)) => {
                Duration::from_micros(bytes as u64 * 8_000_000 / rate)
            }
        };
        // The packet in the bottleneck, and this one itself.
        let two = limits.rate_bps.map_or(0, |rate| 2 * 1300 * 8_000_000 / rate + 1);
        let most = limits.delay + limits.jitter + queue + Duration::from_micros(two);
        for (at, number) in run(limits, seed, &traffic).0 {
            let took = at.since(sent[number]);
            prop_assert!(took >= limits.delay, "{took:?}");
            prop_assert!(took <= most, "{took:?} of {most:?}");
        }
    }

    #[test]
    fn packets_overtake_only_where_they_may(
        limits in limits(), seed: u64, traffic in traffic()
    ) {
        let limits = Limits { reorders: false, ..limits };
        let (arrivals, _) = run(limits, seed, &traffic);
        prop_assert!(arrivals.is_sorted_by_key(|(_, number)| *number));
    }

    #[test]
    fn no_second_brings_more_than_the_rate(
        limits in limits(), kbps in 10u64..3000, seed: u64, traffic in traffic()
    ) {
        let rate_bps = NonZeroU64::new(kbps * 1000);
        // Jitter would gather packets behind the bottleneck.
        let limits = Limits { rate_bps, jitter: Duration::ZERO, ..limits };
        let (arrivals, _) = run(limits, seed, &traffic);
        for (first, (begin, _)) in arrivals.iter().enumerate() {
            let window = arrivals[first + 1..].iter().take_while(|(at, _)| at.since(*begin) <= SECOND);
            let bits: u64 = window.map(|(_, number)| traffic[*number].1 as u64 * 8).sum();
            prop_assert!(bits <= kbps * 1000 + 8, "{bits}");
        }
    }

    #[test]
    fn as_many_are_lost_as_was_asked_for_and_in_bursts_of_that_length(
        share in 0.01..0.4f64, burst in 1.0..6.0f64, seed: u64
    ) {
        const PACKETS: usize = 60_000;
        let limits = Limits { loss: Loss { share, burst }, ..Limits::default() };
        let traffic = vec![(Duration::from_millis(1), 100); PACKETS];
        let (arrivals, counts) = run(limits, seed, &traffic);
        let lost = counts.lost as f64 / PACKETS as f64;
        // Six deviations; of bursts there are fewer than of packets.
        let within = 6.0 * (share * (1.0 - share) * 2.0 * burst / PACKETS as f64).sqrt();
        prop_assert!((lost - share).abs() < within, "{lost} of {share}");

        let gaps: Vec<usize> = arrivals
            .windows(2)
            .map(|two| two[1].1 - two[0].1 - 1)
            .filter(|gap| *gap > 0)
            .collect();
        let mean = gaps.iter().sum::<usize>() as f64 / gaps.len() as f64;
        // Independent losses follow on each other by chance too.
        let expected = if burst <= 1.0 { 1.0 / (1.0 - share) } else { burst };
        let within = 6.0 * expected / (gaps.len() as f64).sqrt();
        prop_assert!((mean - expected).abs() < within, "{mean} of {expected}");
    }
}

/// Fills a link of 100 kbit/s with a second of packets at once.
fn full() -> Link<usize> {
    let limits = Limits {
        rate_bps: NonZeroU64::new(100_000),
        queue: Queue::Time(2 * SECOND),
        ..Limits::default()
    };
    let mut link = Link::new(limits, 1);
    for number in 0..100 {
        link.send(Time::ZERO, 125, number);
    }
    link
}

fn arrived(link: &mut Link<usize>, now: Time) -> usize {
    core::iter::from_fn(|| link.poll(now)).count()
}

#[test]
fn a_lifted_limit_lets_go_what_waits() {
    let mut link = full();
    let half = Time::from_millis(500);
    assert_eq!(arrived(&mut link, half), 50);
    link.set(half, Limits::default());
    assert_eq!(arrived(&mut link, half), 50);
    assert_eq!(link.due(), None);
}

#[test]
fn another_rate_holds_for_what_waits_and_for_what_is_half_through() {
    let mut link = full();
    // The 51st packet is half through.
    let half = Time::from_millis(505);
    assert_eq!(arrived(&mut link, half), 50);
    let limits = Limits {
        rate_bps: NonZeroU64::new(10_000),
        ..Limits::default()
    };
    link.set(half, limits);
    assert_eq!(link.due(), Some(half + Duration::from_millis(50)));
    assert_eq!(arrived(&mut link, half + Duration::from_millis(149)), 1);
    assert_eq!(arrived(&mut link, half + Duration::from_millis(150)), 1);
}

#[test]
fn jitter_lets_packets_overtake_where_that_is_allowed() {
    let limits = Limits {
        jitter: Duration::from_millis(200),
        reorders: true,
        ..Limits::default()
    };
    let (arrivals, _) = run(limits, 3, &vec![(Duration::from_millis(20), 100); 200]);
    assert!(!arrivals.is_sorted_by_key(|(_, number)| *number));
}

#[test]
fn jitter_spreads_the_delay_of_sound_over_its_whole_width() {
    let jitter = Duration::from_millis(100);
    let limits = Limits {
        jitter,
        reorders: true,
        ..Limits::default()
    };
    let traffic = vec![(Duration::from_millis(20), 100); 1000];
    let sent = times(&traffic);
    let (arrivals, _) = run(limits, 4, &traffic);
    let took = |part: u32| {
        let within = jitter * part / 10..jitter * (part + 1) / 10;
        let times = arrivals.iter().map(|(at, number)| at.since(sent[*number]));
        times.filter(|took| within.contains(took)).count()
    };
    for part in 0..10 {
        assert!((60..140).contains(&took(part)), "{} in {part}", took(part));
    }
}
