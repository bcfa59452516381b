//! The media worker's table of lines, with real keys.

use client::Time;
use client::frames::{Frames, Received};
use client::page::{LineReport, LineRole, TrackKind};
use crypto::frames::{FrameKeys, LiveLeaf};
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
    let sealed = sender.seal(camera, at(10), &KEYFRAME).expect("it has keys");
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
fn without_a_key_nothing_passes() {
    let mut frames = Frames::new();
    let mic = frames.add_line("0", LineRole::Mic);
    let slot = frames.add_line("1", LineRole::MicSlot);
    assert_eq!(frames.seal(mic, at(0), b"a frame"), None);
    let sealed = {
        let mut other = worker(1);
        let mic = other.add_line("0", LineRole::Mic);
        other.seal(mic, at(0), b"a frame").expect("it has keys")
    };
    assert!(!matches!(
        frames.open(slot, at(0), &sealed),
        Received::Opened(_)
    ));

    let mut frames = worker(0);
    let mic = frames.add_line("0", LineRole::Mic);
    let slot = frames.add_line("1", LineRole::MicSlot);
    frames.forget();
    assert_eq!(frames.seal(mic, at(1), b"a frame"), None);
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
    let mut sealed = sender.seal(mic, at(0), b"a word").expect("it has keys");
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
    let sealed = sender.seal(mic, at(10), &word).expect("it has keys");
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
    let own = frames.seal(camera, at(0), &KEYFRAME).expect("it has keys");
    let seen = frames.peek(preview, &own).expect("it is sealed");
    assert!(seen.own && seen.keyframe);
    assert_eq!((seen.leaf, seen.context), (0, TrackKind::Camera));
    assert_eq!((seen.clear, seen.length), (10, own.len()));
    assert_eq!(frames.open(preview, at(1), &own), Received::Dropped);

    let mut other = worker(1);
    let camera = other.add_line("0", LineRole::Camera);
    let others = other.seal(camera, at(0), &KEYFRAME).expect("it has keys");
    assert!(!frames.peek(preview, &others).expect("it is sealed").own);
    let mut mine = worker(0);
    let screen = mine.add_line("2", LineRole::Screen);
    let screen = mine.seal(screen, at(0), &KEYFRAME).expect("it has keys");
    assert!(!frames.peek(preview, &screen).expect("it is sealed").own);
}

#[test]
fn a_line_that_receives_does_not_send_and_the_other_way_round() {
    let mut frames = worker(0);
    let slot = frames.add_line("0", LineRole::MicSlot);
    let mic = frames.add_line("1", LineRole::Mic);
    assert_eq!(frames.seal(slot, at(0), b"a word"), None);
    let sealed = frames.seal(mic, at(0), b"a word").expect("it has keys");
    assert_eq!(frames.open(mic, at(0), &sealed), Received::Dropped);
    assert_eq!(frames.open(99, at(0), &sealed), Received::Dropped);
    assert_eq!(frames.seal(99, at(0), b"a word"), None);
}

#[test]
fn a_mid_that_is_used_again_is_told_once() {
    let mut frames = worker(0);
    let first = frames.add_line("0", LineRole::Mic);
    let second = frames.add_line("0", LineRole::CameraSlot);
    assert_eq!(line(&frames, 0).role, LineRole::CameraSlot);
    frames.set_codec(first, crypto::frames::Codec::Opus);
    assert_eq!(line(&frames, 0).role, LineRole::Mic);
    frames.set_codec(second, crypto::frames::Codec::Vp8);
    assert_eq!(line(&frames, 0).role, LineRole::CameraSlot);
}
