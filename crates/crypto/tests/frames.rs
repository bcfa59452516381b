//! Frames from one member's sealer to another's opener, and all that may happen
//! to them on the way.

use core::time::Duration;

use crypto::frames::{
    Codec, Context, Drop, FrameKeys, FrameOpener, FrameSealer, HOLD, LiveLeaf, MAX_COUNTER, Opened,
    RETENTION, SWITCH_DELAY, SealError, SlotKind, TrackRef, Verdict, peek,
};
use crypto::sframe::{Secret, Suite};
use proto::Time;
use zeroize::Zeroizing;

const SENDER: u32 = 3;
const OTHER: u32 = 5;
const RECEIVER: u32 = 7;
const MIC: TrackRef = TrackRef(1);
const CAMERA: TrackRef = TrackRef(2);
const START: Time = Time::from_millis(1000);

fn ms(millis: u64) -> Time {
    START + Duration::from_millis(millis)
}

fn base_key(epoch: u64) -> [u8; 16] {
    let mut key = [0x5a; 16];
    key[8..].copy_from_slice(&epoch.to_be_bytes());
    key
}

fn keys_of(own_leaf: u32, epoch: u64, live: &[(u32, bool)]) -> FrameKeys {
    FrameKeys {
        epoch,
        own_leaf,
        base_key: Zeroizing::new(base_key(epoch)),
        live: live
            .iter()
            .map(|(leaf, fresh)| LiveLeaf::new(*leaf, *fresh))
            .collect(),
    }
}

fn keys(own_leaf: u32, epoch: u64) -> FrameKeys {
    let all = [SENDER, OTHER, RECEIVER].map(|leaf| (leaf, false));
    keys_of(own_leaf, epoch, &all)
}

fn sealer(leaf: u32, epoch: u64) -> FrameSealer {
    let mut sealer = FrameSealer::new();
    sealer.set_keys(START, &keys(leaf, epoch), true);
    sealer
}

fn opener(epoch: u64) -> FrameOpener {
    let mut opener = FrameOpener::new();
    opener.set_keys(START, &keys(RECEIVER, epoch));
    opener
}

fn seal(sealer: &mut FrameSealer, now: Time, context: Context, codec: Codec, f: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    sealer
        .seal(now, context, codec, f, &mut out)
        .expect("sealed");
    out
}

fn voice(sealer: &mut FrameSealer, frame: &[u8]) -> Vec<u8> {
    seal(sealer, START, Context::Mic, Codec::Opus, frame)
}

fn picture(sealer: &mut FrameSealer, context: Context, frame: &[u8]) -> Vec<u8> {
    seal(sealer, START, context, Codec::Vp8, frame)
}

fn hear(opener: &mut FrameOpener, now: Time, sealed: &[u8]) -> (Verdict, Vec<u8>) {
    let mut out = vec![1, 2, 3];
    let verdict = opener.open(now, MIC, SlotKind::Mic, Codec::Opus, sealed, &mut out);
    assert!(matches!(verdict, Verdict::Opened(_)) || out.is_empty());
    (verdict, out)
}

fn see(opener: &mut FrameOpener, now: Time, sealed: &[u8]) -> Verdict {
    let mut out = Vec::new();
    opener.open(now, CAMERA, SlotKind::Camera, Codec::Vp8, sealed, &mut out)
}

fn opened(verdict: Verdict) -> Opened {
    match verdict {
        Verdict::Opened(opened) => opened,
        other => panic!("did not open: {other:?}"),
    }
}

/// As an encoder makes it: P bit 0, start code, size, then picture.
fn keyframe(fill: u8) -> Vec<u8> {
    let mut frame = vec![0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xf0, 0x00];
    frame.extend([fill; 400]);
    frame
}

fn delta(fill: u8) -> Vec<u8> {
    let mut frame = vec![0x11, 0x02, 0x00];
    frame.extend([fill; 90]);
    frame
}

#[test]
fn frames_of_every_codec_open_as_they_were_and_name_their_sender() {
    let mut sealer = sealer(SENDER, 300);
    let mut opener = opener(300);
    let vp9_key = [vec![0x82, 0x49, 0x83, 0x42], vec![9; 200]].concat();
    let vp9_delta = [vec![0x86, 0x00], vec![9; 50]].concat();
    for (context, kind, codec, frame, key) in [
        (Context::Mic, SlotKind::Mic, Codec::Opus, vec![8; 60], false),
        (
            Context::CameraLow,
            SlotKind::Camera,
            Codec::Vp8,
            keyframe(1),
            true,
        ),
        (
            Context::CameraLow,
            SlotKind::Camera,
            Codec::Vp8,
            delta(2),
            false,
        ),
        (Context::Screen, SlotKind::Screen, Codec::Vp9, vp9_key, true),
        (
            Context::Screen,
            SlotKind::Screen,
            Codec::Vp9,
            vp9_delta,
            false,
        ),
        (
            Context::ScreenAudio,
            SlotKind::ScreenAudio,
            Codec::Opus,
            vec![3],
            false,
        ),
    ] {
        let sealed = seal(&mut sealer, START, context, codec, &frame);
        assert!(sealed.len() <= frame.len() + 23);
        let clear = match codec {
            Codec::Vp8 if key => 10,
            Codec::Vp8 => 3,
            _ => 0,
        };
        assert_eq!(sealed[..clear], frame[..clear]);
        if frame.len() > clear + 16 {
            let inside = &frame[clear..clear + 16];
            assert!(!sealed.windows(16).any(|window| window == inside));
        }
        let mut out = Vec::new();
        let track = TrackRef(kind as u32);
        let verdict = opener.open(START, track, kind, codec, &sealed, &mut out);
        let expected = Opened {
            leaf: SENDER,
            context,
            epoch: 300,
            keyframe: key,
            duplicate: false,
        };
        assert_eq!(opened(verdict), expected);
        assert_eq!(out, frame);
    }
}

#[test]
fn a_flipped_bit_anywhere_or_a_cut_drops_the_frame() {
    let mut sealer = sealer(SENDER, 1);
    let mut opener = opener(1);
    let sealed = picture(&mut sealer, Context::CameraLow, &keyframe(1));
    for at in 0..sealed.len() {
        for bit in 0..8 {
            let mut broken = sealed.clone();
            broken[at] ^= 1 << bit;
            let verdict = see(&mut opener, START, &broken);
            assert!(
                matches!(verdict, Verdict::Drop(_) | Verdict::Hold),
                "byte {at}, bit {bit}: {verdict:?}"
            );
            if (1..10).contains(&at) || at > 20 {
                assert_eq!(verdict, Verdict::Drop(Drop::Forged), "byte {at}, bit {bit}");
            }
        }
    }
    for len in 0..sealed.len() {
        let verdict = see(&mut opener, START, &sealed[..len]);
        assert!(matches!(verdict, Verdict::Drop(_)), "{len} bytes");
    }
    opened(see(&mut opener, START, &sealed));
}

#[test]
fn an_unsealed_frame_never_passes() {
    let mut opener = opener(1);
    for frame in [
        vec![],
        vec![0xf8, 0xff, 0xfe],
        vec![0; 100],
        keyframe(1),
        delta(1),
    ] {
        for (kind, codec) in [
            (SlotKind::Mic, Codec::Opus),
            (SlotKind::Camera, Codec::Vp8),
            (SlotKind::Screen, Codec::Vp9),
        ] {
            let mut out = Vec::new();
            let verdict = opener.open(START, MIC, kind, codec, &frame, &mut out);
            assert!(matches!(verdict, Verdict::Drop(_) | Verdict::Hold));
            assert!(out.is_empty());
        }
    }
}

#[test]
fn without_keys_nothing_is_sealed_and_everything_held() {
    let mut none = FrameSealer::new();
    let mut out = vec![1];
    let refused = none.seal(START, Context::Mic, Codec::Opus, b"frame", &mut out);
    assert_eq!(refused, Err(SealError::NoKey));
    assert!(out.is_empty());
    let sealed = voice(&mut sealer(SENDER, 1), b"frame");
    assert_eq!(
        hear(&mut FrameOpener::new(), START, &sealed).0,
        Verdict::Hold
    );
}

#[test]
fn a_frame_too_short_for_its_codec_is_not_sealed() {
    let mut sealer = sealer(SENDER, 1);
    let mut out = Vec::new();
    for frame in [&[][..], &[0x10, 0, 0, 0x9d], &[0x11, 0]] {
        let refused = sealer.seal(START, Context::CameraLow, Codec::Vp8, frame, &mut out);
        assert_eq!(refused, Err(SealError::TooShort));
    }
}

#[test]
fn a_replayed_frame_is_dropped_in_order_or_not() {
    let mut sealer = sealer(SENDER, 1);
    let mut opener = opener(1);
    let frames: Vec<Vec<u8>> = (0..50).map(|n| voice(&mut sealer, &[n; 40])).collect();
    for at in [0, 3, 1, 2, 49, 20] {
        assert!(!opened(hear(&mut opener, START, &frames[at]).0).duplicate);
    }
    for at in [0, 3, 1, 2, 49, 20] {
        let late = hear(&mut opener, ms(600), &frames[at]).0;
        assert_eq!(late, Verdict::Drop(Drop::Replay), "frame {at}");
    }
    opened(hear(&mut opener, ms(600), &frames[10]).0);
}

#[test]
fn a_browsers_byte_identical_frame_is_given_twice_more_within_half_a_second_uncounted() {
    let mut sealer = sealer(SENDER, 1);
    let mut opener = opener(1);
    let sealed = picture(&mut sealer, Context::CameraLow, &keyframe(1));
    assert!(!opened(see(&mut opener, START, &sealed)).duplicate);
    assert!(opened(see(&mut opener, ms(10), &sealed)).duplicate);
    let mut out = Vec::new();
    let elsewhere = opener.open(
        ms(11),
        TrackRef(9),
        SlotKind::Camera,
        Codec::Vp8,
        &sealed,
        &mut out,
    );
    assert_eq!(elsewhere, Verdict::Drop(Drop::Replay), "another track");
    assert!(opened(see(&mut opener, ms(500), &sealed)).duplicate);
    let third = see(&mut opener, ms(500), &sealed);
    assert_eq!(third, Verdict::Drop(Drop::Replay), "twice at most");

    let late = picture(&mut sealer, Context::CameraLow, &delta(1));
    opened(see(&mut opener, ms(600), &late));
    let too_late = see(&mut opener, ms(1101), &late);
    assert_eq!(too_late, Verdict::Drop(Drop::Replay), "after 500 ms");
}

#[test]
fn a_frame_opens_in_its_own_kind_of_slot_only() {
    let mut sealer = sealer(SENDER, 1);
    let mut opener = opener(1);
    let mut out = Vec::new();
    for (context, own) in [
        (Context::Mic, SlotKind::Mic),
        (Context::CameraHigh, SlotKind::Camera),
        (Context::Screen, SlotKind::Screen),
        (Context::ScreenAudio, SlotKind::ScreenAudio),
    ] {
        let sealed = seal(&mut sealer, START, context, Codec::Vp8, &keyframe(1));
        for kind in [
            SlotKind::Mic,
            SlotKind::Camera,
            SlotKind::Screen,
            SlotKind::ScreenAudio,
        ] {
            if kind != own {
                let wrong = opener.open(START, MIC, kind, Codec::Vp8, &sealed, &mut out);
                assert_eq!(wrong, Verdict::Drop(Drop::WrongContext));
            }
        }
        opened(opener.open(START, MIC, own, Codec::Vp8, &sealed, &mut out));
    }
}

#[test]
fn a_video_slot_changes_its_sender_or_layer_only_at_a_keyframe() {
    let mut first = sealer(SENDER, 1);
    let mut second = sealer(OTHER, 1);
    let mut opener = opener(1);
    let waits = Verdict::Drop(Drop::AwaitingKeyframe);
    let low = Context::CameraLow;
    assert_eq!(
        see(&mut opener, START, &picture(&mut first, low, &delta(1))),
        waits
    );
    opened(see(
        &mut opener,
        START,
        &picture(&mut first, low, &keyframe(1)),
    ));
    opened(see(
        &mut opener,
        START,
        &picture(&mut first, low, &delta(2)),
    ));
    assert_eq!(
        see(&mut opener, START, &picture(&mut second, low, &delta(1))),
        waits
    );
    let high = Context::CameraHigh;
    assert_eq!(
        see(&mut opener, START, &picture(&mut first, high, &delta(1))),
        waits
    );
    opened(see(
        &mut opener,
        START,
        &picture(&mut first, low, &delta(3)),
    ));
    opened(see(
        &mut opener,
        START,
        &picture(&mut second, low, &keyframe(2)),
    ));
    assert_eq!(
        see(&mut opener, START, &picture(&mut first, low, &delta(4))),
        waits
    );
    let switched = see(&mut opener, START, &picture(&mut second, low, &delta(5)));
    assert_eq!(opened(switched).leaf, OTHER);
}

#[test]
fn an_audio_slot_changes_its_sender_at_any_frame() {
    let mut opener = opener(1);
    for leaf in [SENDER, OTHER, SENDER] {
        // Each its own counter, so that no replay comes between.
        let sealed = voice(&mut sealer(leaf, 1), &[1; 40]);
        if leaf == SENDER && hear(&mut opener, START, &sealed).0 == Verdict::Drop(Drop::Replay) {
            continue;
        }
        let again = hear(&mut opener, START, &sealed).0;
        assert_eq!(opened(again).leaf, leaf);
    }
}

#[test]
fn ones_own_frame_on_a_slot_for_others_is_dropped() {
    let mut opener = opener(1);
    let own = voice(&mut sealer(RECEIVER, 1), b"echo");
    assert_eq!(hear(&mut opener, START, &own).0, Verdict::Drop(Drop::Own));
}

#[test]
fn a_frame_under_a_leaf_that_nobody_has_is_dropped() {
    let mut opener = opener(1);
    let nobody = voice(&mut sealer(100, 1), b"frame");
    let verdict = hear(&mut opener, START, &nobody).0;
    assert_eq!(verdict, Verdict::Drop(Drop::NotAMember));
}

#[test]
fn a_member_cannot_use_anothers_key_id() {
    // Key ids are signed by nobody: within the group anyone could seal as any
    // leaf. But a frame moved from one leaf's id to another's does not open.
    let mut opener = opener(1);
    let sealed = voice(&mut sealer(SENDER, 1), b"frame");
    let mut moved = sealed.clone();
    let at = 1;
    assert_eq!(moved[at], SENDER as u8);
    moved[at] = OTHER as u8;
    assert_eq!(
        hear(&mut opener, START, &moved).0,
        Verdict::Drop(Drop::Forged)
    );
}

#[test]
fn a_sender_switches_at_once_when_somebody_was_removed_and_within_200_ms_otherwise() {
    let mut sealer = sealer(SENDER, 1);
    let epoch = |sealer: &mut FrameSealer, now| {
        let sealed = seal(sealer, now, Context::Mic, Codec::Opus, b"frame");
        peek(Codec::Opus, &sealed).expect("sealed").epoch_low
    };
    sealer.set_keys(ms(0), &keys(SENDER, 2), false);
    assert_eq!(
        epoch(&mut sealer, ms(1)),
        1,
        "the others may lack the key yet"
    );
    sealer.set_keys(ms(100), &keys(SENDER, 3), false);
    assert!(SWITCH_DELAY < Duration::from_millis(200));
    assert_eq!(
        epoch(&mut sealer, START + SWITCH_DELAY),
        3,
        "further joins do not put it off"
    );
    sealer.set_keys(ms(300), &keys(SENDER, 4), false);
    sealer.set_keys(ms(301), &keys(SENDER, 5), true);
    assert_eq!(epoch(&mut sealer, ms(301)), 5);
    assert_eq!(epoch(&mut sealer, ms(900)), 5, "and does not fall back");
}

#[test]
fn no_counter_is_used_twice_whatever_keys_come_again() {
    let mut sealer = sealer(SENDER, 1);
    let mut counters = Vec::new();
    let mut note = |sealer: &mut FrameSealer| {
        let sealed = voice(sealer, b"frame");
        let seen = peek(Codec::Opus, &sealed).expect("sealed");
        counters.push((seen.epoch_low, seen.counter));
    };
    for _ in 0..300 {
        note(&mut sealer);
    }
    sealer.set_keys(START, &keys(SENDER, 1), true);
    note(&mut sealer);
    sealer.set_keys(START, &keys(SENDER, 2), true);
    sealer.set_keys(START, &keys(SENDER, 1), true);
    note(&mut sealer);
    sealer.set_keys(START, &keys(SENDER, 2), false);
    note(&mut sealer);
    sealer.forget();
    sealer.set_keys(START, &keys(SENDER, 2), true);
    let mut out = Vec::new();
    let refused = sealer.seal(START, Context::Mic, Codec::Opus, b"frame", &mut out);
    assert_eq!(refused, Err(SealError::NoKey), "its counters are forgotten");
    let total = counters.len();
    counters.sort_unstable();
    counters.dedup();
    assert_eq!(counters.len(), total);
}

#[test]
fn keys_of_another_group_with_a_lower_epoch_stop_the_sealing() {
    let other_group = |epoch| {
        let mut other = keys(SENDER, epoch);
        other.base_key = Zeroizing::new([0xa5; 16]);
        other.base_key[8..].copy_from_slice(&epoch.to_be_bytes());
        other
    };
    for epoch in [1, 50] {
        let mut sealer = sealer(SENDER, 50);
        voice(&mut sealer, b"frame");
        sealer.set_keys(START, &other_group(epoch), true);
        let mut out = Vec::new();
        let refused = sealer.seal(START, Context::Mic, Codec::Opus, b"frame", &mut out);
        assert_eq!(refused, Err(SealError::NoKey), "epoch {epoch}");
    }
    let mut sealer = sealer(SENDER, 50);
    voice(&mut sealer, b"frame");
    sealer.forget();
    sealer.set_keys(START, &other_group(1), true);
    let sealed = voice(&mut sealer, b"frame");
    let seen = peek(Codec::Opus, &sealed).expect("sealed");
    assert_eq!((seen.epoch_low, seen.counter), (1, 0));
    sealer.forget();
    sealer.set_keys(START, &keys(SENDER, 50), true);
    let mut out = Vec::new();
    let refused = sealer.seal(START, Context::Mic, Codec::Opus, b"frame", &mut out);
    assert_eq!(refused, Err(SealError::NoKey), "not even two groups later");
}

#[test]
fn frames_of_an_epoch_to_come_are_held_until_its_key_is_there() {
    let mut opener = opener(255);
    let early = voice(&mut sealer(SENDER, 256), b"early");
    assert_eq!(hear(&mut opener, START, &early).0, Verdict::Hold);
    opener.set_keys(ms(100), &keys(RECEIVER, 256));
    let (verdict, frame) = hear(&mut opener, ms(100), &early);
    assert_eq!(opened(verdict).epoch, 256);
    assert_eq!(frame, b"early");
    assert_eq!(HOLD, Duration::from_millis(500));
}

#[test]
fn an_old_epochs_frames_open_for_two_seconds_and_then_its_keys_are_gone() {
    let mut old = sealer(SENDER, 1);
    let mut opener = opener(1);
    opened(hear(&mut opener, START, &voice(&mut old, b"a")).0);
    opener.set_keys(ms(0), &keys(RECEIVER, 2));
    opener.set_keys(ms(1500), &keys(RECEIVER, 3));
    let just = START + (RETENTION - Duration::from_millis(1));
    opened(hear(&mut opener, just, &voice(&mut old, b"b")).0);
    let after = hear(&mut opener, START + RETENTION, &voice(&mut old, b"c")).0;
    assert_eq!(after, Verdict::Drop(Drop::NoKey));
    assert_eq!(opener.epochs(), [2, 3], "by the clock, not by the frame");
    opener.tick(ms(3500));
    assert_eq!(opener.epochs(), [3]);
    opener.forget();
    assert!(opener.epochs().is_empty());
}

#[test]
fn a_removed_member_cannot_open_the_next_frame_and_nobody_opens_its_own() {
    let mut removed = opener(1);
    let mut sender = sealer(SENDER, 1);
    let mut gone = sealer(OTHER, 1);
    let mut stays = opener(1);
    opened(hear(&mut stays, START, &voice(&mut gone, b"still in")).0);
    let next = keys_of(SENDER, 2, &[(SENDER, false), (RECEIVER, false)]);
    sender.set_keys(START, &next, true);
    let next = keys_of(RECEIVER, 2, &[(SENDER, false), (RECEIVER, false)]);
    stays.set_keys(START, &next);

    let sealed = voice(&mut sender, b"without you");
    opened(hear(&mut stays, START, &sealed).0);
    assert_eq!(hear(&mut removed, START, &sealed).0, Verdict::Hold);
    let late = hear(&mut stays, START, &voice(&mut gone, b"let me in")).0;
    assert_eq!(late, Verdict::Drop(Drop::NotAMember));
}

#[test]
fn one_who_joins_cannot_open_earlier_frames() {
    let mut sender = sealer(SENDER, 1);
    let before = voice(&mut sender, b"before");
    let mut joiner = opener(2);
    assert_eq!(
        hear(&mut joiner, START, &before).0,
        Verdict::Drop(Drop::NoKey)
    );
}

#[test]
fn a_leaf_that_changed_hands_is_not_taken_for_its_last_holder() {
    let mut before = sealer(OTHER, 1);
    let mut opener = opener(1);
    opened(see(
        &mut opener,
        START,
        &picture(&mut before, Context::CameraLow, &keyframe(1)),
    ));
    let handed_on = [(SENDER, false), (OTHER, true), (RECEIVER, false)];
    opener.set_keys(START, &keys_of(RECEIVER, 2, &handed_on));
    let old = picture(&mut before, Context::CameraLow, &delta(1));
    assert_eq!(
        see(&mut opener, START, &old),
        Verdict::Drop(Drop::NotAMember)
    );
    let mut after = sealer(OTHER, 2);
    let new = picture(&mut after, Context::CameraLow, &delta(2));
    let verdict = see(&mut opener, START, &new);
    assert_eq!(verdict, Verdict::Drop(Drop::AwaitingKeyframe));
    let new = picture(&mut after, Context::CameraLow, &keyframe(2));
    assert_eq!(opened(see(&mut opener, START, &new)).epoch, 2);
}

#[test]
fn what_is_clear_can_be_read_without_a_key() {
    let mut sealer = sealer(1023, 0x1ff);
    voice(&mut sealer, b"frame");
    let sealed = voice(&mut sealer, b"frame");
    let seen = peek(Codec::Opus, &sealed).expect("sealed");
    assert_eq!((seen.leaf, seen.context), (1023, Context::Mic));
    assert_eq!((seen.epoch_low, seen.counter), (0xff, 1));
    assert_eq!((seen.clear_len, seen.keyframe), (0, false));
    let sealed = picture(&mut sealer, Context::CameraLow, &keyframe(1));
    let seen = peek(Codec::Vp8, &sealed).expect("sealed");
    assert_eq!((seen.clear_len, seen.keyframe), (10, true));
    assert_eq!(seen.clear_len + seen.header_len + 400 + 16, sealed.len());
}

#[test]
fn leaves_cross_to_the_media_worker_as_they_are() {
    for leaf in [LiveLeaf::new(0, false), LiveLeaf::new(511, true)] {
        assert_eq!(LiveLeaf::from_bits(leaf.to_bits()), leaf);
    }
    assert!(LiveLeaf::new(4, true).is_fresh() && LiveLeaf::new(4, true).leaf() == 4);
}

#[test]
fn a_counter_that_no_sender_uses_opens_nothing_and_shuts_nobody_out() {
    let (mut genuine, mut opener) = (sealer(SENDER, 1), opener(1));
    let first = voice(&mut genuine, b"a word");
    let key_id = u64::from(SENDER) << 8 | 1;
    let key = Secret::new(Suite::Aes128GcmSha256, &base_key(1)).key(key_id);
    for counter in [MAX_COUNTER + 1, 1 << 62, u64::MAX] {
        let mut far = Vec::new();
        key.seal(counter, b"", b"far ahead", &mut far);
        let (verdict, _) = hear(&mut opener, START, &far);
        assert_eq!(verdict, Verdict::Drop(Drop::Malformed));
    }
    opened(hear(&mut opener, START, &first).0);
}

#[test]
fn the_keys_before_are_erased_with_the_switch_whether_one_speaks_or_not() {
    let mut sealer = sealer(SENDER, 1);
    sealer.set_keys(START, &keys(SENDER, 2), false);
    let due = START + SWITCH_DELAY;
    sealer.tick(ms(100));
    assert_eq!(sealer.epochs(), [1, 2]);
    sealer.tick(due);
    assert_eq!(sealer.epochs(), [2]);
}
