//! One participant with a real client, and its end of the network.

use core::time::Duration;
use std::collections::{BTreeMap, BTreeSet};

use client::page::{ChatMessage, EndReason, Event, Notice, Phase, Secret, TrackKind, View};
use client::{Client, Time};
use crypto::frames::{
    Codec, Context, FrameKeys, FrameOpener, FrameSealer, SlotKind, TrackRef, Verdict,
};
use room::ConnectionId;

/// What every frame of a world says.
pub const SPOKEN: &[u8] = b"spoken word";

/// One participant and its end of the network.
pub struct Actor {
    /// The real thing.
    pub client: Client,
    /// The connection it has, or waits for.
    pub connection: Option<ConnectionId>,
    /// What its page shows.
    pub view: View,
    /// All chat messages shown.
    pub chats: Vec<ChatMessage>,
    /// All reactions shown.
    pub reactions: Vec<(u32, String)>,
    /// All that was said once.
    pub notices: Vec<Notice>,
    /// Its own files, by the number that its page gave them.
    pub disk: BTreeMap<u32, Vec<u8>>,
    /// What it has written of others' files, by their number in its view.
    pub saved: BTreeMap<u32, Vec<u8>>,
    /// The pieces that it wrote, to be told once its disk is not busy.
    pub unwritten: Vec<(u32, u32)>,
    /// Its disk writes nothing for now.
    pub busy_disk: bool,
    /// The direct connections that it was to make, with the offer to answer.
    pub calls: Vec<(u32, Option<String>)>,
    /// The answers to its own.
    pub direct_answers: Vec<(u32, String)>,
    /// How often a host turned its microphone off.
    pub mic_offs: u32,
    /// Which layers of its tracks it was told that somebody watches.
    pub encodes: Vec<(TrackKind, u8)>,
    /// The offers it was asked for: camera slots, and whether all is new.
    pub offers: Vec<(u32, bool)>,
    /// Of each, whether it is to name no loudness.
    pub quiet_offers: Vec<bool>,
    /// The answers to its own.
    pub answers: Vec<String>,
    /// The links it made.
    pub links: Vec<Secret>,
    /// Seals its frames.
    pub sealer: FrameSealer,
    /// Opens others' frames.
    pub opener: FrameOpener,
    /// The keys that it was handed last.
    pub keys: Option<FrameKeys>,
    /// The epochs that it got keys of.
    pub key_epochs: Vec<u64>,
    /// Every base key that it was ever handed.
    pub base_keys: BTreeSet<[u8; 16]>,
    /// All that its client draws comes from this.
    pub seed: [u8; 32],
    /// Which of those keys were to be used at once.
    pub urgent: Vec<bool>,
    /// It was told to forget its frame keys.
    pub forgot: bool,
    /// Its network is down: it cannot connect.
    pub offline: bool,
    /// The browser is gone: nothing runs there any more.
    pub dead: bool,
    /// How long it takes to compute a commit.
    pub slowness: Duration,
    pub(crate) latency: Duration,
    pub(crate) timeout: Option<Time>,
    /// Since when its connection is open.
    pub(crate) open_since: Option<Time>,
}

impl Actor {
    pub(crate) fn new(client: Client, view: View, latency: Duration, seed: [u8; 32]) -> Self {
        Self {
            client,
            connection: None,
            view,
            chats: Vec::new(),
            reactions: Vec::new(),
            notices: Vec::new(),
            disk: BTreeMap::new(),
            saved: BTreeMap::new(),
            unwritten: Vec::new(),
            busy_disk: false,
            calls: Vec::new(),
            direct_answers: Vec::new(),
            mic_offs: 0,
            encodes: Vec::new(),
            offers: Vec::new(),
            quiet_offers: Vec::new(),
            answers: Vec::new(),
            links: Vec::new(),
            sealer: FrameSealer::new(),
            opener: FrameOpener::new(),
            keys: None,
            key_epochs: Vec::new(),
            base_keys: BTreeSet::new(),
            seed,
            urgent: Vec::new(),
            forgot: false,
            offline: false,
            dead: false,
            slowness: Duration::ZERO,
            latency,
            timeout: None,
            open_since: None,
        }
    }

    /// Whether it is in the meeting, and connected.
    #[must_use]
    pub fn is_joined(&self) -> bool {
        self.view.phase == Phase::Joined
    }

    /// Why it is over, if it is.
    #[must_use]
    pub fn end(&self) -> Option<EndReason> {
        match self.view.phase {
            Phase::Ended { why } => Some(why),
            _ => None,
        }
    }

    /// The names on its page; empty for a member without one.
    #[must_use]
    pub fn names(&self) -> BTreeSet<String> {
        let people = self.view.people.iter();
        people
            .map(|person| person.name.clone().unwrap_or_default())
            .collect()
    }

    /// What it sends takes so much longer than usual, and what it gets.
    pub fn slow_by(&mut self, by: Duration) {
        self.latency = Duration::from_millis(20) + by;
    }

    /// How often it read this text in the chat.
    #[must_use]
    pub fn heard(&self, text: &str) -> usize {
        self.chats.iter().filter(|chat| chat.text == text).count()
    }

    pub(crate) fn take_keys(&mut self, now: Time, keys: FrameKeys, urgent: bool) {
        self.sealer.set_keys(now, &keys, urgent);
        self.opener.set_keys(now, &keys);
        self.key_epochs.push(keys.epoch);
        self.base_keys.insert(*keys.base_key);
        self.urgent.push(urgent);
        self.keys = Some(keys);
    }

    /// A frame of its microphone, sealed.
    ///
    /// # Panics
    /// When it has no key, or has stopped sending.
    pub fn seal_frame(&mut self, now: Time) -> Vec<u8> {
        self.try_seal_frame(now)
            .expect("it has a key, and has not stopped sending")
    }

    /// The same, and `None` when it has no key, or has stopped sending.
    pub fn try_seal_frame(&mut self, now: Time) -> Option<Vec<u8>> {
        let mut sealed = Vec::new();
        self.sealer
            .seal(now, Context::Mic, Codec::Opus, SPOKEN, &mut sealed)
            .ok()?;
        Some(sealed)
    }

    /// The leaf that the frame was sealed by, if it opens.
    pub fn open_frame(&mut self, now: Time, frame: &[u8]) -> Option<u32> {
        let (verdict, out) = self.receive(now, TrackRef(0), frame);
        match verdict {
            Verdict::Opened(opened) => {
                assert_eq!(out, SPOKEN);
                Some(opened.leaf)
            }
            Verdict::Hold | Verdict::Drop(_) => None,
        }
    }

    /// What becomes of a frame of a microphone that comes in on `track`.
    pub fn receive(&mut self, now: Time, track: TrackRef, frame: &[u8]) -> (Verdict, Vec<u8>) {
        let mut out = Vec::new();
        let verdict = self
            .opener
            .open(now, track, SlotKind::Mic, Codec::Opus, frame, &mut out);
        (verdict, out)
    }

    pub(crate) fn show(&mut self, event: Event) {
        match event {
            Event::View { view } => self.view = view,
            Event::Link { fragment } => self.links.push(fragment),
            Event::HostLink { fragment } => self.links.extend(fragment),
            Event::Chat { message } => self.chats.push(message),
            Event::Reaction { person, emoji } => self.reactions.push((person, emoji)),
            Event::NeedOffer {
                camera_slots,
                fresh,
                quiet,
            } => {
                self.offers.push((camera_slots, fresh));
                self.quiet_offers.push(quiet);
            }
            Event::Answer { sdp } => self.answers.push(sdp),
            Event::Relay { .. } => {}
            Event::Encode { track, layers } => self.encodes.push((track, layers)),
            Event::DirectCall { attempt, offer } => self.calls.push((attempt, offer)),
            Event::DirectAnswer { attempt, sdp } => self.direct_answers.push((attempt, sdp)),
            Event::MicOff => self.mic_offs += 1,
            Event::Notice { notice } => self.notices.push(notice),
        }
    }
}
