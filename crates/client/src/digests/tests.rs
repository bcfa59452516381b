//! When a digest is due, and when nothing is sent any more.

use super::*;

const OWN: u32 = 0;

fn at(millis: u64) -> Time {
    Time::from_millis(millis)
}

/// A member that is not alone, some tenths of a second at a time.
struct Member {
    digests: Digests,
    now: u64,
    sent: Vec<u64>,
    sends: bool,
    senders: usize,
    stopped: Vec<u64>,
}

impl Member {
    fn new() -> Self {
        let history = History::new(at(0), 0, &[0; 32], 0);
        Self {
            digests: Digests::new(at(0), history, 0.5),
            now: 0,
            sent: Vec::new(),
            sends: false,
            senders: 1,
            stopped: Vec::new(),
        }
    }

    /// Until then; every digest comes back from the log at once.
    fn run(&mut self, until: u64) {
        while self.now < until {
            self.now += 100;
            let now = at(self.now);
            if self.digests.observe(now, true, self.sends, self.senders) {
                self.stopped.push(self.now);
            }
            if self.digests.due(now) == Due::Account {
                self.digests.begin(now, Zeroizing::new([1; 16]));
                let digest = self.digests.finish(now, false, &[1; 16], Vec::new());
                let number = digest.expect("it is not alone").number;
                self.digests.echoed(now, OWN, number, 0.5);
                self.sent.push(self.now);
            }
        }
    }

    fn hears(&mut self, leaf: u32, number: u32, ask: Option<u16>) {
        let digest = Digest {
            number,
            ask,
            head: self.digests.history.head(),
            key: [0; DIGEST_KEY_LEN],
            account: Vec::new(),
        };
        let mut heard = Heard::default();
        let held = self
            .digests
            .heard(at(self.now), true, OWN, leaf, &mut heard, &digest);
        assert!(held.is_some());
    }
}

#[test]
fn a_sender_speaks_each_second_and_for_a_while_after() {
    let mut member = Member::new();
    member.sends = true;
    member.run(5000);
    assert_eq!(member.sent, [1000, 2000, 3000, 4000, 5000]);
    member.sends = false;
    member.hears(1, 0, None);
    member.run(9000);
    assert_eq!(member.sent[5..], [6000, 7000, 8000]);
}

#[test]
fn in_a_crowd_of_senders_each_speaks_less_often() {
    let mut member = Member::new();
    (member.sends, member.senders) = (true, SENDERS + 1);
    member.run(8000);
    assert_eq!(member.sent, [2000, 4000, 6000, 8000]);
}

#[test]
fn however_large_the_crowd_an_account_has_room_for_every_stream() {
    let mut member = Member::new();
    member.digests.observe(at(0), true, true, 1000);
    let (layers, pictures, words) = (3 + 1, 30, 50);
    let a_second = layers * pictures + 2 * words;
    let sealed = a_second * member.digests.each.as_secs();
    assert!(sealed <= crypto::frames::MAX_LISTED as u64);
}

#[test]
fn who_only_listens_speaks_when_a_sender_hears_nobody_else() {
    let mut member = Member::new();
    for second in 1..=12 {
        member.run(second * 1000);
        member.hears(1, second as u32, None);
    }
    // It is not alone from the first look on, a tenth of a second after its start.
    assert_eq!(member.sent, [5100, 10_100], "four seconds and the jitter");
}

#[test]
fn who_only_listens_among_senders_speaks_every_ten_seconds() {
    let mut member = Member::new();
    for second in 1..=21 {
        member.run(second * 1000);
        member.hears(1, second as u32, None);
        member.hears(2, second as u32, None);
    }
    assert_eq!(member.sent, [10_000, 20_000]);
}

#[test]
fn who_is_asked_answers_within_a_second() {
    let mut member = Member::new();
    member.run(4000);
    member.hears(1, 0, Some(7));
    member.run(4500);
    assert!(member.sent.is_empty(), "another one was asked");
    member.hears(1, 1, Some(OWN as u16));
    member.hears(1, 2, Some(OWN as u16));
    member.run(4900);
    assert_eq!(member.sent, [4600]);
}

#[test]
fn who_waits_for_a_frame_to_be_listed_asks_its_sender() {
    let mut member = Member::new();
    member.run(3000);
    let waits = |unlisted_ms| SenderReport {
        leaf: 5,
        epoch: 0,
        unlisted_ms: Some(unlisted_ms),
        unlisted_last_ms: Some(unlisted_ms),
        unlisted_on_ms: None,
        unproven: false,
        forged: false,
    };
    member.digests.doubt([waits(1900)].iter(), 3);
    member.digests.begin(at(3000), Zeroizing::new([1; 16]));
    let asked = |digest: Option<Digest>| digest.and_then(|digest| digest.ask);
    let first = member.digests.finish(at(3000), false, &[1; 16], Vec::new());
    assert_eq!(asked(first), None);
    member.digests.doubt([waits(2000)].iter(), 3);
    member.digests.begin(at(4000), Zeroizing::new([2; 16]));
    let wrong = member.digests.finish(at(4000), false, &[1; 16], Vec::new());
    assert_eq!(wrong, None, "an account under another key");
    let second = member.digests.finish(at(4000), false, &[2; 16], Vec::new());
    assert_eq!(asked(second), Some(5));
    member.digests.doubt([waits(2000)].iter(), CROWD + 1);
    member.digests.begin(at(5000), Zeroizing::new([3; 16]));
    let third = member.digests.finish(at(5000), false, &[3; 16], Vec::new());
    assert_eq!(asked(third), None, "in a crowd nobody asks");
}

#[test]
fn a_sender_that_nobody_confirms_stops_until_somebody_does() {
    let mut member = Member::new();
    member.sends = true;
    member.run(2000);
    member.hears(1, 0, None);
    member.run(13_000);
    assert_eq!(member.stopped, [12_000]);
    assert!(member.digests.is_stopped());
    member.hears(1, 1, None);
    member.run(13_100);
    assert_eq!(member.stopped, [12_000, 13_100]);
    assert!(!member.digests.is_stopped());
}

#[test]
fn a_digest_reveals_the_key_of_the_one_before() {
    let mut member = Member::new();
    let mut revealed = Vec::new();
    for key in [[1; 16], [2; 16]] {
        member.digests.begin(at(1000), Zeroizing::new(key));
        let digest = member.digests.finish(at(1000), false, &key, vec![9]);
        revealed.extend(digest.map(|digest| digest.key));
    }
    // One that nobody hears of has none.
    member.digests.begin(at(1000), Zeroizing::new([3; 16]));
    assert_eq!(
        member.digests.finish(at(1000), true, &[3; 16], vec![9]),
        None
    );
    for _ in 0..2 {
        let digest = member.digests.bare(at(2000), false);
        revealed.extend(digest.map(|digest| digest.key));
    }
    assert_eq!(revealed, [[0; 16], [1; 16], [2; 16], [0; 16]]);
}

#[test]
fn one_who_keeps_its_word_back_stops_nobody_and_a_host_or_most_of_all_do() {
    let mut member = Member::new();
    let heard = |millis: u64| {
        let mut heard = Heard::default();
        heard.attend(at(millis), false);
        heard
    };
    let now = at(45_000);
    let (silent, there) = (heard(0), heard(1));
    assert!(silent.is_unheard(now) && !heard(20_001).is_unheard(now));
    for (others, parted) in [
        (vec![(false, &silent), (false, &there)], false),
        (vec![(false, &silent), (true, &there)], false),
        (vec![(true, &silent), (false, &there)], true),
        (
            vec![(false, &silent), (false, &silent), (false, &there)],
            true,
        ),
        (vec![], false),
    ] {
        member.digests.muster(now, others.into_iter());
        member.digests.confirmed_at = now;
        member.digests.observe(now, true, true, 1);
        assert_eq!(member.digests.is_stopped(), parted);
    }
}

#[test]
fn who_is_waited_for_is_given_time_again_once_when_the_server_was_lost() {
    let mut member = Member::new();
    let mut heard = Heard::default();
    heard.attend(at(0), false);
    for lost in [20_000, 40_000, 60_000] {
        heard.begin_again();
        heard.attend(at(lost), false);
    }
    assert!(heard.is_unheard(at(45_000)) && !heard.is_unheard(at(44_900)));
    let digest = Digest {
        number: 3,
        ask: None,
        head: member.digests.history.head(),
        key: [0; DIGEST_KEY_LEN],
        account: Vec::new(),
    };
    let now = at(61_000);
    let held = member.digests.heard(now, true, OWN, 1, &mut heard, &digest);
    assert!(held.is_some());
    heard.begin_again();
    heard.attend(at(80_000), false);
    assert!(!heard.is_unheard(at(104_900)) && heard.is_unheard(at(105_000)));
}

#[test]
fn a_newcomers_digests_are_missed_from_the_first_one_on() {
    for (number, follows) in [(0, true), (1, false)] {
        let mut member = Member::new();
        let mut heard = Heard::default();
        let digest = Digest {
            number,
            ask: None,
            head: member.digests.history.head(),
            key: [0; DIGEST_KEY_LEN],
            account: Vec::new(),
        };
        let held = member
            .digests
            .heard(at(1000), true, OWN, 1, &mut heard, &digest);
        assert_eq!(held.map(|held| held.follows), Some(follows));
        assert_eq!(heard.missed_at.is_some(), !follows);
    }
}

#[test]
fn a_number_left_out_is_a_digest_that_is_missing() {
    let mut member = Member::new();
    let digests = &mut member.digests;
    let mut heard = Heard::before_us();
    let mut digest = |number| {
        let digest = Digest {
            number,
            ask: None,
            head: digests.history.head(),
            key: [0; DIGEST_KEY_LEN],
            account: Vec::new(),
        };
        let held = digests.heard(at(1000), true, OWN, 1, &mut heard, &digest);
        (held.map(|held| held.follows), heard.missed_at.is_some())
    };
    assert_eq!(digest(7), (Some(false), false), "the first one");
    assert_eq!(digest(8), (Some(true), false));
    assert_eq!(digest(8), (None, false), "the same again says nothing");
    assert_eq!(digest(10), (Some(false), true));
    assert_eq!(digest(9), (None, true));
}
