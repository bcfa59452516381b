//! One seed, one life of a meeting: joins, leaves, lost connections and cheats,
//! all mixed, and a reference model beside it that knows who may open what.
//!
//! The model does not look into anybody's group. It goes by what people see,
//! their lists of who is there, and holds it against every frame that every
//! actor tries to open, present or long gone:
//!
//! - a frame opens only for those who stood in its sender's list when it was
//!   sealed, under its sender's leaf;
//! - it opens only for who has its sender in its own list;
//! - a ghost's keys open nothing at all;
//! - in a room whose server is honest, whose connection carries messages again
//!   opens everyone's frames within [`BACK_IN`];
//! - in the end everyone has the same list, epoch and security code, and opens
//!   everyone's frames.
//!
//! Who is gone keeps its last keys for ever, whatever a client would erase.

use core::time::Duration;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;

use client::Time;
use client::page::{Command, Phase, Secret};
use crypto::frames::{Codec, FrameOpener, SlotKind, TrackRef, Verdict};
use proto::{EntryBody, ServerMessage};

use crate::dice::Dice;
use crate::rogue::Rogue;
use crate::wire::{flip_last, multiplier};
use crate::world::World;

/// How soon after its connection carries messages again nobody is locked out any
/// more.
pub const BACK_IN: Duration = Duration::from_secs(2);
/// How long a meeting may take to come to rest once nothing more happens to it:
/// silence is noticed after 30 s, and refused removals are tried again later.
const REST: Duration = Duration::from_secs(180);
/// How often frames are sealed and tried.
const LOOK: Duration = Duration::from_millis(400);
/// A frame whose key is still on its way is held, and tried again after this.
const HELD: Duration = Duration::from_millis(150);
/// Frames of before that are kept, to be tried by who comes later.
const KEPT: usize = 24;
/// With more people the meeting's suite is the classical one.
const LARGE: usize = 12;
/// With more people most of them are there from the first.
const CROWD: usize = 50;
/// In a large meeting, so many receivers try each frame, and so many senders
/// seal one.
const TRIED: usize = 12;

/// Who opened the room, and is its host.
const MAKER: usize = 0;

/// What one seed came to, or many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Most people at once.
    pub people: usize,
    /// Who pressed *Join*.
    pub joins: usize,
    /// Who left by pressing *Leave*, closing the tab or losing power.
    pub leaves: usize,
    /// Whom a host removed.
    pub kicks: usize,
    /// Connections lost.
    pub losses: usize,
    /// What server and outsiders tried.
    pub cheats: usize,
    /// Epochs that the meetings went through.
    pub epochs: u64,
    /// Times that somebody tried to open a frame.
    pub tried: u64,
    /// Of those, how often the frame had to stay shut, and did.
    pub shut: u64,
    /// The longest that anybody was locked out by an honest server, in
    /// milliseconds of the world's time, once its connection was whole again.
    pub locked_out_ms: u64,
}

impl Outcome {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            people: self.people.max(other.people),
            joins: self.joins + other.joins,
            leaves: self.leaves + other.leaves,
            kicks: self.kicks + other.kicks,
            losses: self.losses + other.losses,
            cheats: self.cheats + other.cheats,
            epochs: self.epochs + other.epochs,
            tried: self.tried + other.tried,
            shut: self.shut + other.shut,
            locked_out_ms: self.locked_out_ms.max(other.locked_out_ms),
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            people,
            joins,
            leaves,
            kicks,
            losses,
            cheats,
            epochs,
            tried,
            shut,
            locked_out_ms,
        } = self;
        write!(
            f,
            "{people} people at most, {joins} joins, {leaves} leaves, {kicks} kicks, \
             {losses} losses, {cheats} cheats, {epochs} epochs, {tried} openings tried, \
             {shut} of them rightly in vain, locked out for {locked_out_ms} ms at most"
        )
    }
}

/// What the model knows of an actor.
#[derive(Clone, Copy, Default)]
struct Known {
    /// When it went.
    out: Option<Time>,
    /// When it last heard everybody, of those looks that it took part in.
    well: Option<Time>,
    /// It took part in the last look.
    looked: bool,
    /// The host is removing it.
    kicked: bool,
}

/// A frame, and for whom it is.
#[derive(Clone)]
struct Sealed {
    by: usize,
    leaf: u32,
    audience: Audience,
    frame: Vec<u8>,
}

/// Who stands in somebody's list; everybody for who is gone, and has none.
#[derive(Clone)]
struct Audience {
    names: BTreeSet<String>,
    /// Somebody whose name is not known stands there, too.
    unknown: bool,
}

impl Audience {
    fn holds(&self, actor: usize) -> bool {
        self.unknown || self.names.contains(&name_of(actor))
    }
}

fn name_of(actor: usize) -> String {
    format!("p{actor}")
}

/// A meeting and its model.
struct Life {
    world: World,
    dice: Dice,
    link: Secret,
    honest: bool,
    known: Vec<Known>,
    ghosts: Vec<FrameOpener>,
    frames: Vec<Sealed>,
    outcome: Outcome,
}

/// Lives the meeting of this seed, of at most `people` at once. The server of an
/// even seed is honest.
///
/// # Panics
/// When anything above does not hold.
#[must_use]
pub fn live(seed: u64, people: usize) -> Outcome {
    let mut dice = Dice::new(seed ^ 0x5eed);
    let mut world = World::new(seed);
    let maker = world.add();
    let link = world.make_link(maker, false);
    let mut life = Life {
        dice: Dice::new(dice.roll()),
        world,
        link,
        honest: seed.is_multiple_of(2),
        known: Vec::new(),
        ghosts: Vec::new(),
        frames: Vec::new(),
        outcome: Outcome::default(),
    };
    life.found(maker, people > LARGE);
    // At first about half of them, of a crowd most, then a mix of everything.
    let first = match people {
        0..=CROWD => people.div_ceil(2),
        _ => people - people / 8,
    };
    for _ in 1..first {
        life.join();
    }
    life.pass(Duration::from_millis(500));
    for _ in 0..6 + people.min(60) / 2 {
        life.act(people);
        let pause = life.dice.below(2500);
        life.pass(Duration::from_millis(pause));
    }
    life.come_to_rest();
    life.outcome
}

impl Life {
    fn found(&mut self, maker: usize, large: bool) {
        let link = self.link.clone();
        self.world.open(maker, &link);
        let quiet = false;
        self.world.command(maker, Command::Options { large, quiet });
        self.world.join(maker, &name_of(maker));
        self.known.push(Known::default());
        self.outcome.joins += 1;
        self.world
            .until("the maker is in", |world| world.actors[maker].is_joined());
    }

    /// Those that are in, or on their way.
    fn here(&self) -> Vec<usize> {
        let known = self.known.iter().enumerate();
        let here = known.filter(|(_, known)| known.out.is_none());
        here.map(|(actor, _)| actor).collect()
    }

    fn act(&mut self, people: usize) {
        let here = self.here();
        // In a small meeting the last one may have found the server cheating.
        if here.is_empty() {
            return;
        }
        let someone = *self.dice.pick(&here);
        match self.dice.below(if self.honest { 15 } else { 21 }) {
            0..=4 if here.len() < people => self.join(),
            5..=8 if here.len() > 2 => self.leave(someone),
            9..=12 => self.lose(someone),
            13 => self.world.chat(someone, "hello"),
            14 => self.kick(someone),
            15..=16 => self.ghost(),
            17..=18 => self.garble_a_commit(someone),
            19 => self.withhold(someone),
            20 => self.repeat(someone),
            _ if here.len() < people => self.join(),
            _ => self.leave(someone),
        }
    }

    fn join(&mut self) {
        let link = self.link.clone();
        let name = name_of(self.known.len());
        let actor = self.world.enter(&link, &name);
        assert_eq!(actor, self.known.len(), "actors are numbered as they come");
        self.known.push(Known::default());
        self.outcome.joins += 1;
        self.outcome.people = self.outcome.people.max(self.here().len());
    }

    fn leave(&mut self, actor: usize) {
        match self.dice.below(3) {
            0 => self.world.command(actor, Command::Leave),
            1 => self.world.close_tab(actor),
            _ => self.world.kill(actor),
        }
        self.known[actor].out = Some(self.world.now);
        self.outcome.leaves += 1;
    }

    /// The maker, who is the host, removes somebody, and opens the door again
    /// that this has shut.
    fn kick(&mut self, actor: usize) {
        let whole = |life: &Self, actor: usize| {
            let since = life.world.whole_since(actor);
            let long = since.is_some_and(|since| life.world.now.since(since) >= BACK_IN);
            long && life.known[actor].out.is_none() && life.world.actors[actor].is_joined()
        };
        if actor == MAKER || !whole(self, MAKER) || !whole(self, actor) {
            return;
        }
        let name = name_of(actor);
        let people = &self.world.actors[MAKER].view.people;
        let person = people.iter().find(|p| p.name.as_ref() == Some(&name));
        let Some(person) = person.map(|person| person.id) else {
            return;
        };
        self.known[actor].kicked = true;
        self.world.command(MAKER, Command::Remove { person });
        for _ in 0..20 {
            self.pass(Duration::from_secs(1));
            if !self.world.actors[MAKER].names().contains(&name) {
                self.outcome.kicks += 1;
                break;
            }
        }
        let removed = self.known[actor].out.is_some();
        assert!(removed || !self.honest, "{actor} is not removed");
        self.known[actor].kicked = false;
        self.world.command(MAKER, Command::Lobby { on: false });
        self.pass(Duration::from_secs(1));
    }

    fn lose(&mut self, actor: usize) {
        self.outcome.losses += 1;
        match self.dice.below(4) {
            0 => self.world.cut_silently(actor),
            1 => {
                self.world.actors[actor].offline = true;
                self.world.break_connection(actor);
                let away = Duration::from_millis(self.dice.below(4000));
                self.pass(away);
                self.world.actors[actor].offline = false;
            }
            _ => self.world.break_connection(actor),
        }
    }

    /// Somebody with the room's public half and a wrong PSK.
    fn ghost(&mut self) {
        self.outcome.cheats += 1;
        let fragment = self.link.expose().to_owned();
        let mut ghost = Rogue::new(&mut self.world, &fragment);
        let Some(turn) = ghost.try_turn(&mut self.world) else {
            return;
        };
        let wrong = (Rogue::room_psk_id(&turn), vec![9; 32]);
        let made = ghost.external_commit(&turn, &[wrong]);
        ghost.send_commit(&mut self.world, turn.epoch, &made, b"ghost");
        let mut opener = FrameOpener::new();
        opener.set_keys(Time::ZERO, &ghost.frame_keys(ghost.leaf()));
        self.ghosts.push(opener);
    }

    /// The next commit is garbled on its way to one of them, or to all.
    fn garble_a_commit(&mut self, victim: usize) {
        self.outcome.cheats += 1;
        let all = self.dice.below(2) == 0;
        let mut first = None;
        self.world.meddler = Some(multiplier(move |actor, mut message| {
            if let ServerMessage::Entry(entry) = &mut message
                && let EntryBody::Commit { commit, .. } = &mut entry.body
                && *first.get_or_insert(entry.seq) == entry.seq
                && (all || actor == victim)
            {
                flip_last(commit);
            }
            vec![message]
        }));
    }

    /// One of them hears nothing of the log for a while.
    fn withhold(&mut self, victim: usize) {
        self.outcome.cheats += 1;
        let until = self.world.now + Duration::from_millis(self.dice.below(5000));
        let now = Rc::new(Cell::new(self.world.now));
        let clock = now.clone();
        self.world.meddler = Some(multiplier(move |actor, message| {
            let log = matches!(message, ServerMessage::Entry(_));
            if actor == victim && log && clock.get() < until {
                return Vec::new();
            }
            vec![message]
        }));
        while self.world.now < until {
            now.set(self.world.now);
            self.pass(LOOK);
        }
        self.world.meddler = None;
    }

    /// One of them is told everything twice.
    fn repeat(&mut self, victim: usize) {
        self.outcome.cheats += 1;
        self.world.meddler = Some(multiplier(move |actor, message| {
            if actor == victim {
                vec![message.clone(), message]
            } else {
                vec![message]
            }
        }));
        self.world.chat(victim, "hello");
        self.pass(LOOK);
        self.world.meddler = None;
    }

    fn pass(&mut self, time: Duration) {
        let end = self.world.now + time;
        while self.world.now < end {
            let left = end.since(self.world.now);
            self.world.run_for(left.min(LOOK));
            self.look();
        }
    }

    /// Who found the server cheating has gone.
    fn note_ends(&mut self) {
        for (known, actor) in self.known.iter_mut().zip(&self.world.actors) {
            if let Some(why) = actor.end() {
                assert!(
                    !self.honest || known.kicked || known.out.is_some(),
                    "nobody goes by itself where the server is honest: {why:?}"
                );
                known.out.get_or_insert(self.world.now);
            }
        }
    }

    /// Everybody seals a frame, everybody tries everybody's; in a large meeting,
    /// some do.
    fn look(&mut self) {
        self.note_ends();
        let everybody: Vec<usize> = (0..self.known.len()).collect();
        let senders = self.some_of(&everybody);
        let receivers = self.some_of(&everybody);
        let mut missed = Vec::new();
        for sender in &senders {
            let Some(sealed) = self.seal(*sender) else {
                continue;
            };
            for receiver in receivers.iter().filter(|receiver| *receiver != sender) {
                if !self.try_to_open(*receiver, &sealed) && self.is_promised(*sender, *receiver) {
                    missed.push((*receiver, sealed.clone()));
                }
            }
            self.keep(sealed);
        }
        self.try_old_ones(&everybody);
        if self.honest {
            if !missed.is_empty() {
                self.world.run_for(HELD);
                self.note_ends();
                missed.retain(|(receiver, sealed)| {
                    self.is_promised(sealed.by, *receiver) && !self.try_to_open(*receiver, sealed)
                });
            }
            self.who_is_locked_out(&receivers, &missed);
        }
    }

    /// Who is looked at: all, or the first few and the last.
    fn some_of(&self, all: &[usize]) -> Vec<usize> {
        if all.len() <= 2 * TRIED {
            return all.to_vec();
        }
        let (first, last) = (&all[..TRIED], &all[all.len() - TRIED..]);
        [first, last].concat()
    }

    fn seal(&mut self, sender: usize) -> Option<Sealed> {
        let now = self.world.now;
        let actor = &mut self.world.actors[sender];
        let leaf = actor.keys.as_ref()?.own_leaf;
        let names = actor.names();
        let gone = self.known[sender].out.is_some();
        Some(Sealed {
            by: sender,
            leaf,
            audience: Audience {
                unknown: gone || names.contains(""),
                names,
            },
            frame: actor.try_seal_frame(now)?,
        })
    }

    fn keep(&mut self, sealed: Sealed) {
        if self.frames.len() < KEPT {
            self.frames.push(sealed);
        } else {
            let at = self.dice.below(KEPT as u64) as usize;
            self.frames[at] = sealed;
        }
    }

    fn try_old_ones(&mut self, everybody: &[usize]) {
        let frames = core::mem::take(&mut self.frames);
        for sealed in &frames {
            let receiver = *self.dice.pick(everybody);
            if receiver != sealed.by {
                self.try_to_open(receiver, sealed);
            }
        }
        self.frames = frames;
    }

    /// Whether it opens. It must not unless it may.
    fn try_to_open(&mut self, receiver: usize, sealed: &Sealed) -> bool {
        // Who is gone forgets nothing: time has stopped for its keys.
        let now = self.known[receiver].out.unwrap_or(self.world.now);
        let actor = &mut self.world.actors[receiver];
        let meant = sealed.audience.holds(receiver);
        // Who is gone has no list any more.
        let names = self.known[receiver].out.is_none().then(|| actor.names());
        let opened = actor.open_frame(now, &sealed.frame);
        self.outcome.tried += 1;
        self.outcome.shut += u64::from(!meant && opened.is_none());
        if let Some(leaf) = opened {
            let sender = sealed.by;
            assert!(
                meant,
                "{receiver} opens a frame of {sender}, who did not have it in its list"
            );
            assert!(
                names.is_none_or(|names| names.contains("") || names.contains(&name_of(sender))),
                "{receiver} opens a frame of {sender}, whom it does not have in its list"
            );
            assert_eq!(leaf, sealed.leaf, "a frame opens as its sender's alone");
        }
        for ghost in &mut self.ghosts {
            let mut out = Vec::new();
            let verdict = ghost.open(
                Time::ZERO,
                TrackRef(0),
                SlotKind::Mic,
                Codec::Opus,
                &sealed.frame,
                &mut out,
            );
            assert!(!matches!(verdict, Verdict::Opened(_)), "a ghost listens");
        }
        opened.is_some()
    }

    /// An honest server promises that the one hears the other: both were in and
    /// are here, the one has a connection and the other had one for a while.
    fn is_promised(&self, sender: usize, receiver: usize) -> bool {
        let is_in = |actor: usize| {
            let (known, actor) = (self.known[actor], &self.world.actors[actor]);
            // Who has to knock waits for the host.
            let waits = actor.view.phase == Phase::Knocking;
            known.out.is_none() && !known.kicked && actor.keys.is_some() && !waits
        };
        let whole = self.world.whole_since(sender);
        let long = whole.is_some_and(|since| self.world.now.since(since) >= BACK_IN);
        is_in(sender) && is_in(receiver) && long && self.world.whole_since(receiver).is_some()
    }

    /// Whoever misses somebody has not for long.
    fn who_is_locked_out(&mut self, receivers: &[usize], missed: &[(usize, Sealed)]) {
        let now = self.world.now;
        for (actor, known) in self.known.iter_mut().enumerate() {
            let looked = receivers.contains(&actor);
            if !core::mem::replace(&mut known.looked, looked) {
                known.well = Some(now);
            }
        }
        for receiver in receivers {
            let whole = self.world.whole_since(*receiver);
            let misses = missed.iter().find(|(who, _)| who == receiver);
            let (Some((_, sealed)), Some(whole)) = (misses, whole) else {
                self.known[*receiver].well = Some(now);
                continue;
            };
            let well = self.known[*receiver].well;
            let since = well.map_or(whole, |well| well.max(whole));
            let locked_out = now.since(since);
            let ms = u64::try_from(locked_out.as_millis()).unwrap_or(u64::MAX);
            self.outcome.locked_out_ms = self.outcome.locked_out_ms.max(ms);
            assert!(
                locked_out <= BACK_IN,
                "{receiver} has not heard {} for {ms} ms: {}",
                sealed.by,
                self.state()
            );
        }
    }

    /// Nothing more happens: everyone finds together.
    fn come_to_rest(&mut self) {
        self.world.meddler = None;
        for actor in &mut self.world.actors {
            actor.offline = false;
        }
        let end = self.world.now + REST;
        while !self.is_at_rest() {
            assert!(
                self.world.now < end,
                "it does not come to rest: {}",
                self.state()
            );
            self.pass(Duration::from_secs(1));
        }
        // Old keys are erased two seconds after the last epoch began.
        self.pass(Duration::from_secs(3));
        assert!(
            self.is_at_rest(),
            "it does not stay at rest: {}",
            self.state()
        );
        let here = self.here();
        for sender in self.some_of(&here) {
            let sealed = self.seal(sender).expect("it is in");
            for receiver in &here {
                let opens = *receiver == sender || self.try_to_open(*receiver, &sealed);
                assert!(opens, "{receiver} does not hear {sender} in the end");
            }
        }
        let epoch = here
            .first()
            .map(|actor| self.world.actors[*actor].view.security.epoch);
        self.outcome.epochs = epoch.unwrap_or_default();
    }

    /// All have the same list, epoch and code, the list is who is here, and
    /// nobody has stopped sending.
    fn is_at_rest(&mut self) -> bool {
        self.note_ends();
        let here = self.here();
        // Who has lost its connection and not noticed stops sending after a while.
        if here
            .iter()
            .any(|actor| self.world.whole_since(*actor).is_none())
        {
            return false;
        }
        if here.iter().any(|actor| self.seal(*actor).is_none()) {
            return false;
        }
        let names: BTreeSet<String> = here.iter().map(|actor| name_of(*actor)).collect();
        let actors = here.iter().map(|actor| &self.world.actors[*actor]);
        let views: BTreeSet<_> = actors
            .clone()
            .map(|actor| (actor.view.security.epoch, &actor.view.security.digits))
            .collect();
        views.len() <= 1
            && actors.into_iter().all(|actor| {
                actor.is_joined()
                    && !actor.view.security.digits.is_empty()
                    && actor.view.people.len() == here.len()
                    && actor.names() == names
            })
    }

    fn state(&self) -> String {
        let mut text = String::new();
        for actor in self.here() {
            let view = &self.world.actors[actor].view;
            let names: Vec<_> = self.world.actors[actor].names().into_iter().collect();
            text.push_str(&format!(
                "\n  {actor}: {:?}, epoch {}, sees {}",
                view.phase,
                view.security.epoch,
                names.join(" ")
            ));
        }
        text
    }
}
