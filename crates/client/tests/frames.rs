//! The media worker's table of lines, with real keys.

use client::Time;
use client::frames::{Frames, Received};
use client::page::{LineReport, LineRole, TrackKind};
use crypto::frames::{Codec, Context, FrameKeys, LiveLeaf, SignedAccount, peek};
use zeroize::Zeroizing;

/// A VP8 keyframe, as far as its first bytes tell.
const KEYFRAME: [u8; 40] = [0; 40];

fn at(millis: u64) -> Time {
    Time::from_millis(millis)
}

fn keys(own_leaf: u32, epoch: u64) -> FrameKeys {
    FrameKeys {
        epoch,
        own_leaf,
        base_key: Zeroizing::new([epoch as u8 + 1; 16]),
        live: vec![LiveLeaf::new(0, false), LiveLeaf::new(1, false)],
    }
}

fn worker(own_leaf: u32) -> Frames {
    let mut frames = Frames::new();
    frames.set_keys(at(0), &keys(own_leaf, 0), true);
    frames
}

fn line(frames: &Frames, now: u64) -> LineReport {
    let mut lines = frames.report(at(now)).lines;
    assert_eq!(lines.len(), 1);
    lines.remove(0)
}

#[test]
fn what_one_worker_seals_the_other_opens_and_both_count_it() {
    let (mut sender, mut receiver) = (worker(0), worker(1));
    let camera = sender.add_line("0", LineRole::Camera);
    let slot = receiver.add_line("7", LineRole::CameraSlot);
    let sealed = sender
        .seal(camera, 0, at(10), &KEYFRAME)
        .expect("it has keys");
    assert_ne!(sealed[10..40], KEYFRAME[10..]);
    let opened = receiver.open(slot, at(20), &sealed);
    assert_eq!(opened, Received::Opened(KEYFRAME.to_vec()));
    assert!(receiver.take_binding_change(), "the slot has an owner now");
    assert!(!receiver.take_binding_change());

    let sent = line(&sender, 10);
    assert_eq!((sent.frames, sent.failed, sent.bytes), (1, 0, 40));
    let got = line(&receiver, 120);
    assert_eq!((got.frames, got.failed, got.bytes), (1, 0, 40));
    assert_eq!((got.leaf, got.track), (Some(0), Some(TrackKind::Camera)));
    assert_eq!((got.epoch, got.idle_ms), (Some(0), Some(100)));
}

#[test]
fn layers_of_a_camera_have_keys_of_their_own_and_those_left_out_are_no_alarm() {
    let (mut sender, mut receiver) = (worker(0), worker(1));
    let camera = sender.add_line("0", LineRole::Camera);
    let slot = receiver.add_line("7", LineRole::CameraSlot);
    let delta = [1; 40];
    let mut seal = |layer, now, frame: &[u8]| sender.seal(camera, layer, at(now), frame);
    let mut sealed = Vec::new();
    for layer in 0..3 {
        sealed.push(seal(layer, 0, &KEYFRAME).expect("it has keys"));
        sealed.push(seal(layer, 33, &delta).expect("it has keys"));
    }
    assert_eq!(seal(3, 40, &KEYFRAME), None, "there is no such layer");
    let clear = sealed.iter().map(|frame| {
        let clear = peek(Codec::Vp8, frame).expect("it is sealed");
        (clear.context, clear.counter)
    });
    let layers = [Context::CameraLow, Context::CameraMid, Context::CameraHigh];
    let each_twice = layers
        .into_iter()
        .flat_map(|layer| [(layer, 0), (layer, 1)]);
    assert!(clear.eq(each_twice), "a key each, and no counter twice");

    // The server passes on the lowest layer, then the highest, which begins anew.
    let mut open = |now, frame: &[u8]| receiver.open(slot, at(now), frame);
    assert!(matches!(open(50, &sealed[0]), Received::Opened(_)));
    assert_eq!(open(60, &sealed[5]), Received::Dropped);
    assert!(matches!(open(70, &sealed[4]), Received::Opened(_)));
    assert!(matches!(open(80, &sealed[5]), Received::Opened(_)));
    let key = [3; 16];
    let account = sender.account(at(1000), &key);
    receiver.judge(
        at(1100),
        &SignedAccount {
            leaf: 0,
            key,
            as_of: Some(at(1000)),
            follows: true,
            account: &account,
        },
    );
    let report = receiver.report(at(1200));
    assert_eq!(report.lines[0].failed, 0);
    assert_eq!(report.senders.len(), 1);
    let sender = &report.senders[0];
    assert_eq!((sender.forged, sender.unlisted_ms), (false, None));
}

#[test]
fn without_a_key_nothing_passes() {
    let mut frames = Frames::new();
    let mic = frames.add_line("0", LineRole::Mic);
    let slot = frames.add_line("1", LineRole::MicSlot);
    assert_eq!(frames.seal(mic, 0, at(0), b"a frame"), None);
    let sealed = {
        let mut other = worker(1);
        let mic = other.add_line("0", LineRole::Mic);
        other.seal(mic, 0, at(0), b"a frame").expect("it has keys")
    };
    assert!(!matches!(
        frames.open(slot, at(0), &sealed),
        Received::Opened(_)
    ));

    let mut frames = worker(0);
    let mic = frames.add_line("0", LineRole::Mic);
    let slot = frames.add_line("1", LineRole::MicSlot);
    frames.forget();
    assert_eq!(frames.seal(mic, 0, at(1), b"a frame"), None);
    assert!(!matches!(
        frames.open(slot, at(1), &sealed),
        Received::Opened(_)
    ));
}

#[test]
fn a_frame_that_does_not_open_is_dropped_and_counted() {
    let (mut sender, mut receiver) = (worker(0), worker(1));
    let mic = sender.add_line("0", LineRole::Mic);
    let slot = receiver.add_line("7", LineRole::MicSlot);
    let mut sealed = sender.seal(mic, 0, at(0), b"a word").expect("it has keys");
    *sealed.last_mut().expect("not empty") ^= 1;
    assert_eq!(receiver.open(slot, at(0), &sealed), Received::Dropped);
    assert_eq!(receiver.open(slot, at(0), b"not sealed"), Received::Dropped);
    let got = line(&receiver, 0);
    assert_eq!((got.frames, got.failed, got.seen), (0, 2, 2));
    assert_eq!(got.leaf, None);
}

#[test]
fn a_frame_of_the_next_epoch_waits_for_its_key() {
    let (mut sender, mut receiver) = (worker(0), worker(1));
    let mic = sender.add_line("0", LineRole::Mic);
    let slot = receiver.add_line("7", LineRole::MicSlot);
    // Of the size that a voice is padded to, so it comes out as it went in.
    let word = [0x78; 60];
    sender.set_keys(at(5), &keys(0, 1), true);
    let sealed = sender.seal(mic, 0, at(10), &word).expect("it has keys");
    assert_eq!(receiver.open(slot, at(10), &sealed), Received::Hold);
    receiver.set_keys(at(50), &keys(1, 1), true);
    let opened = receiver.open(slot, at(50), &sealed);
    assert_eq!(opened, Received::Opened(word.to_vec()));
    assert_eq!(line(&receiver, 50).failed, 0);
}

#[test]
fn the_preview_opens_nothing_and_knows_ones_own_camera() {
    let mut frames = worker(0);
    let camera = frames.add_line("0", LineRole::Camera);
    let preview = frames.add_line("9", LineRole::PreviewSlot);
    let own = frames
        .seal(camera, 0, at(0), &KEYFRAME)
        .expect("it has keys");
    let seen = frames.peek(preview, &own).expect("it is sealed");
    assert!(seen.own && seen.keyframe);
    assert_eq!((seen.leaf, seen.context), (0, TrackKind::Camera));
    assert_eq!((seen.clear, seen.length), (10, own.len()));
    assert_eq!(frames.open(preview, at(1), &own), Received::Dropped);

    let mut other = worker(1);
    let camera = other.add_line("0", LineRole::Camera);
    let others = other
        .seal(camera, 0, at(0), &KEYFRAME)
        .expect("it has keys");
    assert!(!frames.peek(preview, &others).expect("it is sealed").own);
    let mut mine = worker(0);
    let screen = mine.add_line("2", LineRole::Screen);
    let screen = mine.seal(screen, 0, at(0), &KEYFRAME).expect("it has keys");
    assert!(!frames.peek(preview, &screen).expect("it is sealed").own);
}

#[test]
fn a_line_that_receives_does_not_send_and_the_other_way_round() {
    let mut frames = worker(0);
    let slot = frames.add_line("0", LineRole::MicSlot);
    let mic = frames.add_line("1", LineRole::Mic);
    assert_eq!(frames.seal(slot, 0, at(0), b"a word"), None);
    let sealed = frames.seal(mic, 0, at(0), b"a word").expect("it has keys");
    assert_eq!(frames.open(mic, at(0), &sealed), Received::Dropped);
    assert_eq!(frames.open(99, at(0), &sealed), Received::Dropped);
    assert_eq!(frames.seal(99, 0, at(0), b"a word"), None);
}

#[test]
fn a_mid_that_is_used_again_is_told_once() {
    let mut frames = worker(0);
    let first = frames.add_line("0", LineRole::Mic);
    let second = frames.add_line("0", LineRole::CameraSlot);
    assert_eq!(line(&frames, 0).role, LineRole::CameraSlot);
    frames.set_codec(first, Codec::Opus);
    assert_eq!(line(&frames, 0).role, LineRole::Mic);
    frames.set_codec(second, Codec::Vp8);
    assert_eq!(line(&frames, 0).role, LineRole::CameraSlot);
}

#[test]
fn two_connections_share_one_count_so_no_counter_is_used_twice() {
    let (mut sender, mut receiver) = (worker(0), worker(1));
    let to_server = sender.add_line("0", LineRole::Mic);
    let direct = sender.add_line("d0", LineRole::Mic);
    let slots = [
        receiver.add_line("7", LineRole::MicSlot),
        receiver.add_line("d4", LineRole::MicSlot),
    ];
    let word = [0x78, 1, 2, 3];
    let mut counters = std::collections::BTreeSet::new();
    for now in 0..50 {
        for (line, slot) in [to_server, direct].into_iter().zip(slots) {
            let sealed = sender.seal(line, 0, at(20 * now), &word);
            let sealed = sealed.expect("it has keys");
            let clear = peek(Codec::Opus, &sealed).expect("it is sealed");
            assert!(counters.insert(clear.counter), "one nonce twice");
            // Of what goes by the server nothing comes while that rests.
            if slot == slots[1] || now < 10 {
                let opened = receiver.open(slot, at(20 * now), &sealed);
                assert!(matches!(opened, Received::Opened(_)), "{opened:?}");
            }
        }
    }
    sender.remove_line(direct);
    let lines = sender.report(at(2000)).lines;
    assert_eq!(lines.len(), 1, "a connection takes its lines along");
}
