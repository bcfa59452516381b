//! Who sealed a frame: what a sender signs for, and what does not fit it.

use core::time::Duration;

use crypto::frames::{
    Codec, Context, Drop, FORGED_FOR, FrameKeys, FrameOpener, FrameSealer, LATE, LIST_AFTER,
    LiveLeaf, SealError, SignedAccount, SlotKind, TrackRef, Verdict,
};
use proto::Time;
use zeroize::Zeroizing;

const KEY: [u8; 16] = [9; 16];
/// Honest, a receiver, and a member that seals as the honest one.
const HONEST: u32 = 0;
const RECEIVER: u32 = 1;

fn at(millis: u64) -> Time {
    Time::from_millis(millis)
}

fn keys(own_leaf: u32, epoch: u64, fresh: &[u32]) -> FrameKeys {
    FrameKeys {
        epoch,
        own_leaf,
        base_key: Zeroizing::new([epoch as u8 + 1; 16]),
        live: (0..3)
            .map(|leaf| LiveLeaf::new(leaf, fresh.contains(&leaf)))
            .collect(),
    }
}

struct Room {
    sealer: FrameSealer,
    /// Holds the same base key and seals under the honest one's leaf.
    impostor: FrameSealer,
    opener: FrameOpener,
    follows: bool,
}

impl Room {
    fn new() -> Self {
        let mut room = Self {
            sealer: FrameSealer::new(),
            impostor: FrameSealer::new(),
            opener: FrameOpener::new(),
            follows: false,
        };
        room.sealer.set_keys(at(0), &keys(HONEST, 0, &[]), true);
        room.impostor.set_keys(at(0), &keys(HONEST, 0, &[]), true);
        room.opener.set_keys(at(0), &keys(RECEIVER, 0, &[]));
        room.digest(0, None);
        room
    }

    fn open(&mut self, now: u64, frame: &[u8]) -> Result<(), Drop> {
        let mut out = Vec::new();
        let track = TrackRef(0);
        match self
            .opener
            .open(at(now), track, SlotKind::Mic, Codec::Opus, frame, &mut out)
        {
            Verdict::Opened(opened) => {
                assert_eq!(opened.leaf, HONEST);
                Ok(())
            }
            Verdict::Drop(why) => Err(why),
            Verdict::Hold => panic!("its key is there"),
        }
    }

    /// One second of speech, every tenth packet lost, and the digest after it.
    fn second(&mut self, from: u64) {
        for packet in 0..50 {
            let now = from + packet * 20;
            let frame = seal(&mut self.sealer, now, b"a word");
            if packet % 10 != 3 {
                self.open(now + 30, &frame).expect("it is genuine");
            }
        }
        self.digest(from + 1000, Some(from + 990));
    }

    fn digest(&mut self, now: u64, as_of: Option<u64>) {
        let account = self.sealer.account(at(now), &KEY);
        self.judge(now, as_of, &account);
    }

    fn judge(&mut self, now: u64, as_of: Option<u64>, account: &[u8]) {
        let signed = SignedAccount {
            leaf: HONEST,
            key: KEY,
            as_of: as_of.map(at),
            follows: core::mem::replace(&mut self.follows, true),
            account,
        };
        self.opener.judge_account(at(now), &signed);
    }

    fn is_forged(&self, now: u64) -> bool {
        let standings = self.opener.standings(at(now));
        standings.iter().any(|standing| standing.forged)
    }

    fn unlisted(&self, now: u64) -> Option<Duration> {
        self.opener.standings(at(now)).first()?.unlisted
    }
}

fn seal(sealer: &mut FrameSealer, now: u64, frame: &[u8]) -> Vec<u8> {
    let mut sealed = Vec::new();
    sealer
        .seal(at(now), Context::Mic, Codec::Opus, frame, &mut sealed)
        .expect("it has a key");
    sealed
}

#[test]
fn what_its_sender_sealed_is_no_alarm_whatever_is_lost() {
    let mut room = Room::new();
    for second in 0..30 {
        room.second(second * 1000);
        assert!(!room.is_forged(second * 1000 + 1000));
        let waits = room.unlisted(second * 1000 + 1000).expect("the last few");
        assert!(waits <= LIST_AFTER + Duration::from_millis(20));
    }
}

#[test]
fn a_frame_sealed_in_anothers_name_before_its_own_is_found_out() {
    let mut room = Room::new();
    // The impostor is first with the honest one's next counter.
    let forged = seal(&mut room.impostor, 5, b"another word");
    assert_eq!(room.open(30, &forged), Ok(()));
    let genuine = seal(&mut room.sealer, 6, b"a word");
    assert_eq!(room.open(36, &genuine), Err(Drop::Replay));
    assert!(!room.is_forged(900), "nobody can know yet");
    room.digest(1000, None);
    assert!(room.is_forged(1000));
    let over = FORGED_FOR.as_millis() as u64;
    assert!(!room.is_forged(1001 + over), "it does not come again");
}

#[test]
fn a_frame_that_its_sender_never_lists_is_found_out() {
    let mut room = Room::new();
    for _ in 0..500 {
        seal(&mut room.impostor, 0, b"to get ahead");
    }
    let forged = seal(&mut room.impostor, 100, b"another word");
    assert_eq!(room.open(130, &forged), Ok(()));
    room.digest(1000, Some(600));
    assert!(!room.is_forged(1000), "it may have been too young to list");
    room.digest(2000, Some(1600));
    assert!(room.is_forged(2000));
}

#[test]
fn a_frame_is_not_blamed_before_its_sender_could_have_listed_it() {
    let mut room = Room::new();
    let frame = seal(&mut room.sealer, 0, b"a word");
    assert_eq!(room.open(30, &frame), Ok(()));
    // Digests that were made long before they came say nothing of it.
    let mut earlier = FrameSealer::new();
    earlier.set_keys(at(0), &keys(HONEST, 0, &[]), true);
    let empty = earlier.account(at(0), &KEY);
    for now in [1000, 2000, 3000] {
        room.judge(now, None, &empty);
        room.judge(now, Some(20), &empty);
    }
    assert!(!room.is_forged(3000));
    assert_eq!(room.unlisted(3000), Some(Duration::from_millis(2970)));
}

#[test]
fn frames_of_a_digest_that_did_not_come_are_not_forged() {
    let mut room = Room::new();
    for packet in 0..10 {
        let now = packet * 20;
        let frame = seal(&mut room.sealer, now, b"a word");
        room.open(now + 30, &frame).expect("it is genuine");
    }
    room.sealer.account(at(1000), &KEY);
    room.follows = false;
    room.digest(2000, Some(1990));
    room.digest(3000, Some(2990));
    assert!(!room.is_forged(3000));
    assert_eq!(room.unlisted(3000), None);
}

#[test]
fn a_frame_that_comes_just_after_its_digest_is_no_alarm_unless_it_is_another() {
    let mut room = Room::new();
    let slow = seal(&mut room.sealer, 0, b"a large picture on a narrow way");
    room.digest(1000, None);
    assert_eq!(room.open(1300, &slow), Ok(()));
    room.digest(2000, Some(1990));
    room.digest(3000, Some(2990));
    assert!(!room.is_forged(3000));

    let mut room = Room::new();
    seal(&mut room.sealer, 0, b"lost on its way");
    room.digest(1000, None);
    let forged = seal(&mut room.impostor, 0, b"made up");
    assert_eq!(room.open(1300, &forged), Ok(()));
    assert!(room.is_forged(1300));
}

#[test]
fn a_frame_that_comes_long_after_its_digest_is_dropped() {
    let mut room = Room::new();
    let late = seal(&mut room.sealer, 0, b"a word");
    let latest = seal(&mut room.sealer, 1, b"a word");
    room.digest(1000, None);
    let limit = 1000 + LATE.as_millis() as u64;
    assert_eq!(room.open(limit, &late), Ok(()));
    assert_eq!(room.open(limit + 1, &latest), Err(Drop::Late));
    let next = seal(&mut room.sealer, limit + 2, b"a word");
    assert_eq!(room.open(limit + 3, &next), Ok(()), "not listed yet");
}

#[test]
fn a_frame_made_to_fit_a_digest_that_is_known_comes_too_late() {
    let mut room = Room::new();
    seal(&mut room.sealer, 0, b"lost on its way");
    room.digest(1000, None);
    // Whoever knows the key finds a frame with the same two bytes; here, the
    // very same frame.
    let forged = seal(&mut room.impostor, 0, b"lost on its way");
    assert_eq!(room.open(1600, &forged), Err(Drop::Late));
}

#[test]
fn who_takes_a_leaf_over_is_not_blamed_for_the_one_before() {
    let mut room = Room::new();
    let frame = seal(&mut room.impostor, 0, b"a word");
    assert_eq!(room.open(30, &frame), Ok(()));
    room.opener.set_keys(at(500), &keys(RECEIVER, 1, &[HONEST]));
    assert_eq!(room.opener.standings(at(500)), []);
}

#[test]
fn an_account_spans_a_change_of_keys() {
    let mut room = Room::new();
    let old = seal(&mut room.sealer, 0, b"a word");
    assert_eq!(room.open(10, &old), Ok(()));
    room.opener.set_keys(at(20), &keys(RECEIVER, 1, &[]));
    room.sealer.set_keys(at(20), &keys(HONEST, 1, &[]), true);
    let new = seal(&mut room.sealer, 21, b"a word");
    assert_eq!(room.open(30, &new), Ok(()));
    room.digest(1000, Some(990));
    assert!(!room.is_forged(1000));
    assert_eq!(room.unlisted(1000), None);
}

#[test]
fn without_digests_nothing_more_is_sealed_after_a_while() {
    let mut room = Room::new();
    let mut sealed = Vec::new();
    let mut seal = |room: &mut Room| {
        room.sealer
            .seal(at(0), Context::Mic, Codec::Opus, b"a word", &mut sealed)
    };
    let many = (0..10_000).take_while(|_| seal(&mut room).is_ok()).count();
    assert_eq!(many, 4096);
    assert_eq!(seal(&mut room), Err(SealError::Unlisted));
    room.digest(1000, None);
    assert_eq!(seal(&mut room), Ok(()));
}

#[test]
fn ones_own_digest_and_nonsense_change_nothing() {
    let mut room = Room::new();
    let frame = seal(&mut room.sealer, 0, b"a word");
    assert_eq!(room.open(30, &frame), Ok(()));
    room.judge(1000, Some(990), b"no account");
    room.judge(1000, Some(990), &[0xff; 300]);
    room.judge(1000, Some(990), &[]);
    assert!(!room.is_forged(1000));
    assert!(room.unlisted(1000).is_some());
}
