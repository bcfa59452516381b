//! A call in memory: a world whose participants also send and receive frames,
//! over a network that loses some.

#![allow(unreachable_pub, reason = "a module of a test")]

use core::time::Duration;
use std::collections::BTreeMap;

use adversary::world::World;
use client::frames::senders;
use client::page::{Command, MediaReport, Secret, ShieldReason, TrackKind};
use client::{Input, Time};
use crypto::frames::{Codec, Context, Drop, FrameSealer, SlotKind, TrackRef, Verdict};

const STEP: Duration = Duration::from_millis(20);
const REPORT: Duration = Duration::from_millis(250);
/// Layers of a camera under keys of their own, or all under one.
pub const KEY_EACH: [Context; 3] = [Context::CameraLow, Context::CameraMid, Context::CameraHigh];
pub const ONE_KEY: [Context; 3] = [Context::CameraLow; 3];
/// A VP8 keyframe, as far as its first bytes tell.
const PICTURE: [u8; 40] = [0; 40];
const WORD: [u8; 60] = [7; 60];

/// For so long all that one sends another comes late together, now and then.
const BURST: Duration = Duration::from_millis(400);

/// A frame under way.
struct Frame {
    to: usize,
    track: TrackRef,
    context: Context,
    bytes: Vec<u8>,
}

/// A call.
pub struct Call {
    pub world: World,
    pub link: Secret,
    /// Of a hundred frames.
    pub loss: u64,
    /// Of a hundred frames, those that come 0.3 to 1.2 s later than the others:
    /// lost and sent again, or held up with all that is around them.
    pub late: u64,
    /// The keys of the layers that a camera sends; each gets one of them.
    pub sent_layers: [Context; 3],
    /// The server gives each voice the slot of another.
    pub swapped: bool,
    /// How many frames opened.
    pub opened: u64,
    /// Who speaks, and whether it has a camera.
    speakers: BTreeMap<usize, bool>,
    /// Which layer each gets of each.
    layers: BTreeMap<(usize, usize), usize>,
    delays: BTreeMap<usize, Duration>,
    ways: BTreeMap<usize, Duration>,
    burst: BTreeMap<(usize, usize), Time>,
    flying: BTreeMap<(Time, u64), Frame>,
    number: u64,
    rejoins: u32,
    report_at: Time,
}

impl Call {
    pub fn new(seed: u64, size: usize) -> Self {
        let (world, link) = World::meeting(seed, size);
        Self {
            report_at: world.now,
            world,
            link,
            loss: 0,
            late: 0,
            sent_layers: ONE_KEY,
            swapped: false,
            opened: 0,
            speakers: BTreeMap::new(),
            layers: BTreeMap::new(),
            delays: BTreeMap::new(),
            ways: BTreeMap::new(),
            burst: BTreeMap::new(),
            flying: BTreeMap::new(),
            number: 0,
            rejoins: 0,
        }
    }

    /// This one goes on air.
    pub fn speak(&mut self, who: usize, camera: bool) {
        self.speakers.insert(who, camera);
        let track = TrackKind::Mic;
        self.world.command(who, Command::Track { track, on: true });
        if camera {
            let track = TrackKind::Camera;
            self.world.command(who, Command::Track { track, on: true });
        }
    }

    /// All of this one, frames and messages, takes so much longer from now on.
    pub fn delay(&mut self, who: usize, by: Duration) {
        self.delays.insert(who, by);
        self.world.actors[who].slow_by(by);
    }

    /// This one is so far from the server, one way, with all that it sends and gets.
    pub fn far(&mut self, who: usize, away: Duration) {
        let there = Duration::from_millis(20);
        self.ways.insert(who, away);
        self.world.actors[who].slow_by(away.saturating_sub(there));
    }

    /// What the shield of this one says of digests.
    pub fn alarms(&self, who: usize) -> Vec<ShieldReason> {
        let reasons = self.world.actors[who].view.security.reasons.iter();
        reasons.filter(|why| is_of_digests(why)).cloned().collect()
    }

    /// Whether anybody had to join again.
    pub fn rejoined(&self) -> bool {
        self.rejoins > 0
    }

    /// Whether it seals nothing.
    pub fn is_silent(&mut self, who: usize) -> bool {
        let now = self.world.now;
        let mut out = Vec::new();
        let sealer = &mut self.world.actors[who].sealer;
        sealer
            .seal(now, Context::Screen, Codec::Vp8, &PICTURE, &mut out)
            .is_err()
    }

    /// A frame by a sealer that is nobody's here.
    pub fn seal_apart(&mut self, sealer: &mut FrameSealer, context: Context) -> Vec<u8> {
        let mut out = Vec::new();
        // Nobody asks this one for an account; nor would it tell the truth.
        sealer.account(self.world.now + Duration::from_secs(1), &[0; 16]);
        let (codec, frame) = content(context);
        let other = vec![frame[0] + 2; frame.len()];
        sealer
            .seal(self.world.now, context, codec, &other, &mut out)
            .expect("it has a key");
        out
    }

    /// A frame that the server brings to this one; whether it opens.
    pub fn hand(&mut self, to: usize, track: TrackRef, context: Context, frame: &[u8]) -> bool {
        let mut out = Vec::new();
        let (codec, _) = content(context);
        let verdict = self.world.actors[to].opener.open(
            self.world.now,
            track,
            kind(context),
            codec,
            frame,
            &mut out,
        );
        if matches!(verdict, Verdict::Drop(Drop::Forged | Drop::Malformed)) {
            panic!("frames here are whole");
        }
        let opened = matches!(verdict, Verdict::Opened(_));
        self.opened += u64::from(opened);
        opened
    }

    pub fn run(&mut self, duration: Duration) {
        let end = self.world.now + duration;
        while self.world.now < end {
            self.send();
            self.weather();
            self.world.run_for(STEP);
            self.forget();
            self.receive();
            if self.world.now >= self.report_at {
                self.report_at = self.world.now + REPORT;
                self.report();
            }
        }
    }

    fn send(&mut self) {
        self.number += 1;
        let speakers: Vec<_> = self
            .speakers
            .iter()
            .map(|(who, cam)| (*who, *cam))
            .collect();
        for (who, camera) in speakers {
            self.say(who, Context::Mic, None);
            // Thirty pictures a second, fifty words.
            if camera && self.number * 3 % 5 < 3 {
                for (layer, context) in self.sent_layers.into_iter().enumerate() {
                    self.say(who, context, Some(layer));
                }
            }
        }
    }

    fn say(&mut self, who: usize, context: Context, layer: Option<usize>) {
        let now = self.world.now;
        let (codec, frame) = content(context);
        let mut sealed = Vec::new();
        let sealer = &mut self.world.actors[who].sealer;
        if sealer
            .seal(now, context, codec, frame, &mut sealed)
            .is_err()
        {
            return;
        }
        for to in (0..self.world.actors.len()).filter(|to| *to != who) {
            let chosen = self.layers.entry((to, who)).or_insert(0);
            if layer == Some(0) && self.world.dice.below(200) == 0 {
                *chosen = self.world.dice.below(3) as usize;
            }
            if layer.is_some_and(|layer| layer != *chosen) || self.world.dice.below(100) < self.loss
            {
                continue;
            }
            let mut way = Duration::from_millis(25 + self.world.dice.below(60));
            way += self.ways.get(&who).copied().unwrap_or_default();
            way += self.ways.get(&to).copied().unwrap_or_default();
            if self.world.dice.below(100) < self.late {
                if self.world.dice.below(100) == 0 {
                    self.burst.insert((who, to), now + BURST);
                }
                way += Duration::from_millis(300 + self.world.dice.below(900));
            }
            if let Some(until) = self.burst.get(&(who, to)).filter(|until| **until > now) {
                way = way.max(until.since(now) + Duration::from_millis(300));
            }
            let at = now + way + self.delays.get(&who).copied().unwrap_or_default();
            let slot = if self.swapped { 50 - who } else { who };
            let track = TrackRef(slot as u32 * 2 + u32::from(layer.is_some()));
            let frame = Frame {
                to,
                track,
                context,
                bytes: sealed.clone(),
            };
            self.flying
                .insert((at, self.number * 64 + self.flying.len() as u64), frame);
        }
    }

    /// As a media worker does when it is told to.
    fn forget(&mut self) {
        for actor in &mut self.world.actors {
            if core::mem::take(&mut actor.forgot) {
                actor.sealer.forget();
                actor.opener.forget();
                self.rejoins += 1;
            }
        }
    }

    /// What TCP makes of loss: a segment comes a timeout later, or two, or four.
    /// What is lost more often than that is a connection that is lost.
    fn weather(&mut self) {
        if self.loss > 0 {
            let lost = |dice: &mut adversary::dice::Dice| dice.below(100) < 10;
            let mut wait = 10;
            let mut timeout = 80;
            while timeout <= 800 && lost(&mut self.world.dice) {
                wait += timeout;
                timeout = if timeout == 80 { 200 } else { timeout * 2 };
            }
            self.world.jitter = Duration::from_millis(wait);
        }
    }

    fn receive(&mut self) {
        while let Some(due) = self.flying.first_entry()
            && due.key().0 <= self.world.now
        {
            let frame = due.remove();
            self.hand(frame.to, frame.track, frame.context, &frame.bytes);
        }
    }

    fn report(&mut self) {
        let now = self.world.now;
        for number in 0..self.world.actors.len() {
            let report = MediaReport {
                lines: Vec::new(),
                senders: senders(&self.world.actors[number].opener, now),
            };
            self.world.input(number, Input::Media(report));
        }
    }
}

fn content(context: Context) -> (Codec, &'static [u8]) {
    match context {
        Context::Mic => (Codec::Opus, &WORD),
        _ => (Codec::Vp8, &PICTURE),
    }
}

fn kind(context: Context) -> SlotKind {
    match context {
        Context::Mic => SlotKind::Mic,
        _ => SlotKind::Camera,
    }
}

/// Whether a digest brought it to light.
pub fn is_of_digests(why: &ShieldReason) -> bool {
    matches!(
        why,
        ShieldReason::Forged { .. }
            | ShieldReason::Forked { .. }
            | ShieldReason::DigestsMissing { .. }
            | ShieldReason::DigestsLate { .. }
            | ShieldReason::Unheard { .. }
            | ShieldReason::Unproven { .. }
            | ShieldReason::Unconfirmed
    )
}
