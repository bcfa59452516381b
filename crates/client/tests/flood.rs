//! A member that floods: words of every kind, requests and chunks, as fast as it
//! may, and as fast as it can on one connection after another. What others say,
//! and who comes and goes, takes as long as without it.

use core::time::Duration;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use adversary::rogue::{Heard, Rogue};
use adversary::wire::meddler;
use adversary::world::World;
use client::frames::senders;
use client::page::{Command, FileState, MediaReport, Secret, ShieldReason, TrackKind};
use client::{Input, Time};
use crypto::frames::{Drop, HOLD, TrackRef, Verdict};
use proto::{Bytes, ClientMessage, EntryBody, Epoch, FileId, MAX_ASKED, ParticipantId};
use proto::{MAX_CHUNK_LEN, ServerMessage};

const STEP: Duration = Duration::from_millis(20);
/// How long a frame takes from one to another.
const ON_AIR: Duration = Duration::from_millis(40);
/// Everybody's link to the server, in bytes a second: one that hardly carries
/// pictures.
const THIN: u32 = 125_000;
/// What one may say, by `docs/protocol.md`: bytes at once, bytes a second after
/// that, and what a message counts for at least.
const WORDS: u64 = 32 << 10;
const WORDS_PER_SECOND: u64 = 8 << 10;
const LEAST_WORD: u64 = 256;
/// How often one may ask for chunks, likewise.
const ASKS: u64 = 256;
const ASKS_PER_SECOND: u64 = 128;
/// What MLS puts around a message, at most.
const AROUND: usize = 300;
/// Who speaks, and who comes later.
const SPEAKERS: [usize; 3] = [0, 1, 2];
const NEWCOMER: usize = 4;

/// How a member floods.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pace {
    /// All that it may say, and nothing that is refused.
    Allowed,
    /// Without measure; and once more on the next connection.
    Beyond,
}

/// What came of a meeting.
#[derive(Debug)]
struct Outcome {
    /// From what was written until all had read it.
    word: Duration,
    /// From the click on the link until all saw the newcomer.
    join: Duration,
    /// From the host's click until all others were without the removed one.
    kick: Duration,
    /// Longest that a frame had to wait for its key.
    waited: Duration,
    /// Frames that came and never opened.
    lost: u64,
    /// Frames that opened.
    heard: u64,
    /// What the rogue's messages cost one of the others.
    cost: Cost,
    /// How long the flood went on.
    flooded: Duration,
    /// Messages of the flood that this member read in its chat.
    read: usize,
    /// On how many connections it came.
    connections: u64,
}

/// What one receives of the flood.
#[derive(Debug, Default, Clone, Copy)]
struct Cost {
    messages: u64,
    bytes: u64,
    asks: u64,
    chunks: u64,
}

/// The sound of a meeting, beside its messages as in a browser.
#[derive(Default)]
struct Sound {
    flying: VecDeque<(Time, usize, usize, Vec<u8>)>,
    waited: Duration,
    lost: u64,
    heard: u64,
    steps: u64,
}

impl Sound {
    /// Twenty milliseconds of it.
    fn run(&mut self, world: &mut World) {
        for from in SPEAKERS {
            let Some(frame) = world.actors[from].try_seal_frame(world.now) else {
                panic!("p{from} was silenced");
            };
            for to in (0..world.actors.len()).filter(|to| *to != from) {
                let at = world.now + ON_AIR;
                self.flying.push_back((at, from, to, frame.clone()));
            }
        }
        let now = world.now;
        self.flying.retain(|(at, from, to, frame)| {
            let actor = &mut world.actors[*to];
            if *at > now {
                return true;
            }
            // Who is on its way in or out hears nothing yet, or any more.
            if !actor.is_joined() {
                return false;
            }
            match actor.receive(now, TrackRef(*from as u32), frame).0 {
                Verdict::Opened(_) => {
                    self.heard += 1;
                    self.waited = self.waited.max(now.since(*at));
                    false
                }
                Verdict::Hold if now.since(*at) < HOLD => true,
                // Of before it came.
                Verdict::Drop(Drop::NoKey) if *to == NEWCOMER => false,
                _ => {
                    self.lost += 1;
                    false
                }
            }
        });
        self.steps += 1;
        if self.steps.is_multiple_of(12) {
            for actor in 0..world.actors.len() {
                let report = MediaReport {
                    lines: Vec::new(),
                    senders: senders(&world.actors[actor].opener, now),
                };
                world.input(actor, Input::Media(report));
            }
        }
    }
}

/// A member that floods.
struct Flooder {
    rogue: Rogue,
    pace: Pace,
    began: Time,
    /// Bytes said so far, as they count.
    said: u64,
    number: usize,
    file: FileId,
    connections: u64,
}

impl Flooder {
    /// Words of every kind: short ones and the longest, for all and for nobody
    /// who could open them, offers of files and nonsense.
    fn content(&mut self) -> Vec<u8> {
        self.number += 1;
        let number = self.number;
        let word = |kind: u8, body: &[u8], size: usize| {
            let mut content = vec![kind];
            content.extend_from_slice(&(body.len() as u16).to_be_bytes());
            content.extend_from_slice(body);
            content.resize(size, 0);
            content
        };
        let sealed: Vec<u8> = (0..1021).map(|at| (at * number) as u8).collect();
        let mut offer = vec![number as u8; 48];
        offer[..8].copy_from_slice(&(number as u64).to_be_bytes());
        offer.extend_from_slice(&1_000_000_u64.to_be_bytes());
        offer.extend_from_slice(b"flood.bin");
        match number % 6 {
            0 => word(1, &[b'x'; 4000], 4096),
            1 => word(3, "👍".as_bytes(), 64),
            // As a private message, for whoever tries to open it.
            2 => word(32, &sealed, 1024),
            3 => word(34, &offer, 256),
            4 => word(1, b"flood", 64),
            _ => vec![0xff; 61],
        }
    }

    fn run(&mut self, world: &mut World) {
        match self.pace {
            Pace::Allowed => {
                let millis = world.now.since(self.began).as_millis() as u64;
                let allowed = WORDS + WORDS_PER_SECOND * millis / 1000;
                loop {
                    let content = self.content();
                    let cost = ((content.len() + AROUND) as u64).max(LEAST_WORD);
                    if self.said + cost > allowed {
                        return;
                    }
                    self.said += cost;
                    let message = self.rogue.seal(&content);
                    self.rogue.say(world, message);
                }
            }
            Pace::Beyond => {
                let content = self.content();
                let message = self.rogue.seal(&content);
                for _ in 0..16 {
                    self.rogue.say(world, message.clone());
                }
                let large = self.rogue.seal(&[7; 60_000]);
                self.rogue.say(world, large);
                for member in (1..=6).map(ParticipantId) {
                    let chunk = ClientMessage::Chunk {
                        to: member,
                        file: self.file,
                        index: 0,
                        epoch: Epoch(0),
                        chunk: Bytes::new(vec![0; MAX_CHUNK_LEN]).expect("as long"),
                    };
                    self.rogue.send(world, &chunk);
                    for _ in 0..4 {
                        let ask = ClientMessage::Ask {
                            of: member,
                            file: self.file,
                            first: 0,
                            count: MAX_ASKED as u8,
                        };
                        self.rogue.send(world, &ask);
                    }
                }
            }
        }
    }

    /// Follows the log, so that it stays a member, and comes back when it is sent
    /// away.
    fn follow(&mut self, world: &mut World) {
        let heard = self.rogue.follow(world);
        if self.pace == Pace::Allowed {
            let refused = |heard: &Heard| matches!(heard, Heard::Refused(why) if *why != proto::Refusal::StaleEpoch);
            assert!(!heard.iter().any(refused), "it says what it may: {heard:?}");
        }
        if world.is_cut_off(self.rogue.line) {
            self.rogue.reconnect(world);
            self.connections += 1;
        }
    }
}

/// A meeting with a flooder in it.
struct Meeting {
    world: World,
    flooder: Flooder,
    floods: bool,
    sound: Sound,
}

impl Meeting {
    /// How long it takes until this holds.
    fn until(&mut self, what: &str, done: impl Fn(&World) -> bool) -> Duration {
        let began = self.world.now;
        while !done(&self.world) {
            let passed = self.world.now.since(began);
            assert!(passed < Duration::from_secs(20), "not reached: {what}");
            if self.floods {
                self.flooder.run(&mut self.world);
            }
            self.world.run_for(STEP);
            self.flooder.follow(&mut self.world);
            self.sound.run(&mut self.world);
        }
        self.world.now.since(began)
    }

    fn wait(&mut self, millis: u64) {
        let end = self.world.now + Duration::from_millis(millis);
        self.until("time passes", |world| world.now >= end);
    }
}

/// A meeting of four and a rogue, who has read of a file of p1's.
fn infiltrated(seed: u64, pace: Option<Pace>) -> (Meeting, Secret) {
    let (mut world, link) = World::meeting(seed, 4);
    let mut rogue = Rogue::new(&mut world, link.expose());
    rogue.enter(&mut world);
    for actor in SPEAKERS {
        let track = TrackKind::Mic;
        world.command(actor, Command::Track { track, on: true });
    }
    world.until("all see the rogue", |world| {
        world.actors.iter().all(|a| a.view.people.len() == 5)
    });
    rogue.follow(&mut world);
    world.offer_file(1, "plan.pdf", vec![5; 3 << 20], None);
    world.until("it is offered", |world| {
        let files = &world.actors[0].view.files;
        files.iter().any(|file| file.state == FileState::Offered)
    });
    world.run_for(Duration::from_millis(500));
    let file = rogue.follow(&mut world).into_iter().find_map(|heard| {
        let Heard::Message(_, content) = heard else {
            return None;
        };
        // The type of an offer, by `docs/protocol.md`.
        (content[0] == 34).then(|| FileId(content[3..19].try_into().expect("16 bytes")))
    });
    let flooder = Flooder {
        began: world.now,
        said: 0,
        number: 0,
        file: file.expect("the rogue may have it as well"),
        connections: 1,
        pace: pace.unwrap_or(Pace::Allowed),
        rogue,
    };
    world.bandwidth = Some(THIN);
    let meeting = Meeting {
        world,
        flooder,
        floods: pace.is_some(),
        sound: Sound::default(),
    };
    (meeting, link)
}

/// What of the flood comes to `actor`.
fn count(meeting: &mut Meeting, actor: usize) -> Rc<RefCell<Cost>> {
    let cost = Rc::new(RefCell::new(Cost::default()));
    let counted = cost.clone();
    let flooder = meeting.flooder.rogue.participant;
    meeting.world.meddler = Some(meddler(move |to, message| {
        let mut cost = counted.borrow_mut();
        match message {
            _ if to != actor => {}
            ServerMessage::Entry(entry) => match &entry.body {
                EntryBody::App {
                    author, message, ..
                } if Some(*author) == flooder => {
                    cost.messages += 1;
                    cost.bytes += (message.len() as u64).max(LEAST_WORD);
                }
                _ => {}
            },
            ServerMessage::Ask { .. } => cost.asks += 1,
            ServerMessage::Chunk { .. } => cost.chunks += 1,
            _ => {}
        }
        false
    }));
    cost
}

/// Three speak, one writes, one joins and one is removed, while the rogue floods
/// the meeting or says nothing.
fn outcome(seed: u64, pace: Option<Pace>) -> Outcome {
    let (mut meeting, link) = infiltrated(seed, pace);
    let cost = count(&mut meeting, 1);
    let began = meeting.world.now;
    meeting.wait(3000);
    meeting.world.chat(0, "over the flood");
    let word = meeting.until("all read it", |world| {
        (1..4).all(|actor| world.actors[actor].heard("over the flood") == 1)
    });
    meeting.wait(1000);
    meeting.world.enter(&link, "p4");
    let join = meeting.until("p4 is in", |world| {
        let mut actors = world.actors.iter();
        actors.all(|actor| actor.is_joined() && actor.view.people.len() == 6)
    });
    meeting.wait(1000);
    let people = &meeting.world.actors[0].view.people;
    let person = people.iter().find(|p| p.name.as_deref() == Some("p3"));
    let person = person.expect("p3 is there").id;
    meeting.world.command(0, Command::Remove { person });
    let kick = meeting.until("p3 is out", |world| {
        let mut others = [0, 1, 2, 4].into_iter();
        others.all(|actor| !world.actors[actor].names().contains("p3"))
    });
    meeting.wait(3000);
    for actor in [0, 1, 2, 4] {
        let reasons = &meeting.world.actors[actor].view.security.reasons;
        assert!(!reasons.iter().any(is_of_digests), "{reasons:?}");
    }
    let cost = *cost.borrow();
    Outcome {
        word,
        join,
        kick,
        waited: meeting.sound.waited,
        lost: meeting.sound.lost,
        heard: meeting.sound.heard,
        cost,
        flooded: meeting.world.now.since(began),
        read: meeting.world.actors[1].heard("flood"),
        connections: meeting.flooder.connections,
    }
}

/// Whether a digest brought it to light.
fn is_of_digests(why: &ShieldReason) -> bool {
    matches!(
        why,
        ShieldReason::Forged { .. }
            | ShieldReason::Forked { .. }
            | ShieldReason::DigestsMissing { .. }
            | ShieldReason::DigestsLate { .. }
            | ShieldReason::Unproven { .. }
            | ShieldReason::Unconfirmed
    )
}

/// Simulated time that the flood may take from what others do: that of a message
/// or two on a thin link.
const NO_DELAY: Duration = Duration::from_millis(250);

#[test]
fn a_member_that_floods_delays_neither_sound_nor_a_word_nor_a_commit() {
    for seed in [900, 901] {
        let calm = outcome(seed, None);
        assert_eq!((calm.lost, calm.cost.messages), (0, 0));
        for pace in [Pace::Allowed, Pace::Beyond] {
            let flooded = outcome(seed, Some(pace));
            println!("{calm:?}\n{flooded:?}");
            assert!(flooded.word < calm.word + NO_DELAY);
            assert!(flooded.join < calm.join + NO_DELAY);
            assert!(flooded.kick < calm.kick + NO_DELAY);
            assert!(flooded.heard > 1000);
            assert_eq!(flooded.lost, 0, "every frame opened");
            assert!(flooded.waited < calm.waited + Duration::from_millis(100));

            // It was a flood, and one of bounded cost.
            let Cost {
                messages,
                bytes,
                asks,
                chunks,
            } = flooded.cost;
            let seconds = flooded.flooded.as_secs() + 1;
            assert!(flooded.read >= 3 && messages > 60);
            assert!(bytes <= WORDS + WORDS_PER_SECOND * seconds);
            assert!(messages <= (WORDS + WORDS_PER_SECOND * seconds) / LEAST_WORD);
            assert!(asks <= ASKS + ASKS_PER_SECOND * seconds);
            assert_eq!(chunks, 0, "it asked for none");
            if pace == Pace::Beyond {
                assert!(asks > 50 && flooded.connections > 3);
            }
        }
    }
}
