//! When two are there and both allow it, media goes directly from one to the
//! other. Whoever has the lower leaf calls. The way through the server stays as
//! it is until both have said, in the log, that they see and hear the other by
//! the direct one; and it is taken up again before the direct one ends.

use core::time::Duration;

use proto::{ClientMessage, Time};

use super::Meeting;
use crate::direct::{Description, End, Run, Step, Word};
use crate::env::Env;
use crate::message::{Content, State};
use crate::outbox::Saying;
use crate::own::Own;
use crate::page::{DirectStage, DirectView, Event};
use crate::roster::Member;

/// A connection that has not come about after this will not.
const SETTING_UP: Duration = Duration::from_secs(20);
/// Between one call and the next, so that nobody keeps another's browser busy.
const BETWEEN_CALLS: Duration = Duration::from_secs(5);
/// The caller's clock and the other's see the same two calls a little apart.
const TOLERANCE: Duration = Duration::from_secs(1);
/// After one that failed. The networks may have changed by then.
const AFTER_FAILURE: Duration = Duration::from_secs(60);
/// For so long what is sent goes both ways, once both are ready: the other hears
/// that in this time, and shows what comes directly.
const BOTH_WAYS: Duration = Duration::from_secs(1);

/// The direct connection of a meeting.
#[derive(Default)]
pub(super) struct Direct {
    run: Option<Run>,
    /// No call before.
    call_after: Option<Time>,
    /// When the other called last.
    called_at: Option<Time>,
}

impl Meeting {
    /// The other one, when there are two.
    fn only_other(&self) -> Option<(u32, &Member)> {
        let own_leaf = self.group.own_leaf();
        let mut others = self.roster.iter().filter(|(leaf, _)| *leaf != own_leaf);
        let other = others.next()?;
        others.next().is_none().then_some(other)
    }

    /// What one has on. A direct connection is allowed with one person alone, and
    /// while nobody else is there: whoever comes later never hears of it.
    pub(super) fn state(&self, own: &Own) -> State {
        let other = self.only_other().map(|(_, other)| other.signature_key);
        State {
            direct: own.direct.is_some() && own.direct == other,
            ..own.state()
        }
    }

    /// Allows a direct connection with the one who is there, if it is one, or no
    /// longer.
    pub(crate) fn allow_direct(&mut self, env: &mut Env, own: &mut Own, on: bool) {
        let other = self.only_other().map(|(_, other)| other.signature_key);
        own.direct = other.filter(|_| on);
        self.lapse_direct(env, own);
    }

    /// The leaf and key of the one to be directly connected with: there are two,
    /// and both allow it with the other.
    fn direct_partner(&self, own: &Own) -> Option<(u32, [u8; 32])> {
        let (leaf, other) = self.only_other()?;
        let fit = own.direct == Some(other.signature_key)
            && other.state.direct
            && other.private_key.is_some()
            && other.gone.is_none()
            && !other.said_bye
            && !other.digests.forged;
        fit.then_some((leaf, other.signature_key))
    }

    pub(crate) fn direct_view(&self, own: &Own) -> DirectView {
        let (attempt, stage) = match &self.direct.run {
            None => (0, DirectStage::Off),
            Some(run) if run.alone => (run.attempt, DirectStage::Alone),
            Some(run) if run.is_up() => (run.attempt, DirectStage::Both),
            Some(run) => (run.attempt, DirectStage::Trying),
        };
        DirectView {
            allowed: own.direct.is_some(),
            attempt,
            stage,
        }
    }

    /// When something is due here.
    pub(super) fn direct_timeout(&self, own: &Own) -> Option<Time> {
        match &self.direct.run {
            Some(run) if run.alone => None,
            Some(run) if run.is_up() => run.alone_at,
            Some(run) => Some(run.began_at + SETTING_UP),
            None => {
                let (leaf, _) = self.direct_partner(own)?;
                let calls = self.group.own_leaf() < leaf && self.is_live();
                self.direct.call_after.filter(|_| calls)
            }
        }
    }

    /// Does what is due: begins, ends, lets the way through the server rest.
    pub(super) fn lapse_direct(&mut self, env: &mut Env, own: &mut Own) {
        self.lapse_permission(env, own);
        let partner = self.direct_partner(own);
        let (now, own_leaf) = (env.now, self.group.own_leaf());
        let stays = |run: &Run| partner.is_some_and(|(_, key)| key == run.with);
        if self.direct.run.as_ref().is_some_and(|run| !stays(run)) {
            self.end_direct(env, own);
        }
        let Some(run) = &mut self.direct.run else {
            if let Some((leaf, key)) = partner
                && own_leaf < leaf
                && self.is_live()
                && self.direct.call_after.is_none_or(|at| now >= at)
            {
                let attempt = u32::from_be_bytes(env.rng.array()).max(1);
                self.direct.call_after = Some(now + BETWEEN_CALLS);
                self.direct.run = Some(Run::new(attempt, key, End::Caller, now));
                let offer = None;
                env.tell(Event::DirectCall { attempt, offer });
            }
            return;
        };
        if !run.is_up() {
            if now.since(run.began_at) >= SETTING_UP {
                self.direct_failed(env, own);
            }
            return;
        }
        let alone_at = *run.alone_at.get_or_insert(now + BOTH_WAYS);
        if !run.alone && now >= alone_at {
            run.alone = true;
            own.resting = true;
            self.publish_tracks(env, own, 0);
        }
    }

    /// What was allowed with one is not allowed with whoever comes instead.
    fn lapse_permission(&mut self, env: &mut Env, own: &mut Own) {
        if let Some((_, other)) = self.only_other()
            && own.direct != Some(other.signature_key)
        {
            own.direct = None;
        }
        let said = self.roster.get(self.group.own_leaf());
        let said = said.map(|member| member.state.direct);
        if said.is_some_and(|said| said != self.state(own).direct) {
            self.share_state(env, own);
        }
    }

    /// The page made its end.
    pub(crate) fn direct_made(&mut self, env: &mut Env, own: &Own, attempt: u32, sdp: &str) {
        let Some(run) = &mut self.direct.run else {
            return;
        };
        let Some(description) =
            Description::read(sdp, run.end).filter(|_| run.attempt == attempt && !run.answered)
        else {
            return;
        };
        let step = match run.end {
            End::Caller => {
                run.numbers = Some(description.numbers);
                Step::Offer(description)
            }
            End::Called => {
                run.answered = true;
                Step::Answer(description)
            }
        };
        self.say_directly(env, own, Word { attempt, step });
    }

    /// The page sees and hears the other by the direct way, and sends all of its
    /// own by it.
    pub(crate) fn direct_ready(&mut self, env: &mut Env, own: &Own, attempt: u32) {
        if let Some(run) = &mut self.direct.run
            && run.attempt == attempt
            && run.answered
            && !run.said_ready
        {
            run.said_ready = true;
            let step = Step::Ready;
            self.say_directly(env, own, Word { attempt, step });
        }
    }

    /// The page's end found no way, or lost it.
    pub(crate) fn direct_broke(&mut self, env: &mut Env, own: &mut Own, attempt: u32) {
        if self.direct.run.as_ref().map(|run| run.attempt) == Some(attempt) {
            self.direct_failed(env, own);
        }
    }

    /// A word of the other, or one's own come back.
    pub(super) fn direct_word(&mut self, env: &mut Env, own: &mut Own, leaf: u32, word: Word) {
        let Word { attempt, step } = word;
        let is_own = leaf == self.group.own_leaf();
        if let Step::Offer(description) = step {
            if !is_own {
                self.called(env, own, leaf, attempt, &description);
            }
            return;
        }
        let Some(run) = &mut self.direct.run else {
            return;
        };
        let of_run = |member: &Member| member.signature_key == run.with;
        if run.attempt != attempt || !(is_own || self.roster.get(leaf).is_some_and(of_run)) {
            return;
        }
        match step {
            Step::Answer(description) if !is_own && run.end == End::Caller && !run.answered => {
                if let Some(numbers) = run.numbers {
                    run.answered = true;
                    let sdp = description.to_sdp(End::Called, numbers);
                    env.tell(Event::DirectAnswer { attempt, sdp });
                }
            }
            Step::Ready if is_own => run.ready = true,
            Step::Ready => run.other_ready = true,
            Step::End if !is_own => {
                self.end_direct(env, own);
                self.direct.call_after = Some(env.now + AFTER_FAILURE);
            }
            Step::Offer(_) | Step::Answer(_) | Step::End => {}
        }
    }

    fn called(
        &mut self,
        env: &mut Env,
        own: &mut Own,
        leaf: u32,
        attempt: u32,
        offer: &Description,
    ) {
        let now = env.now;
        let again = BETWEEN_CALLS.saturating_sub(TOLERANCE);
        let too_soon = self
            .direct
            .called_at
            .is_some_and(|at| now.since(at) < again);
        let partner = self.direct_partner(own).filter(|(other, _)| *other == leaf);
        let Some((_, key)) = partner.filter(|_| leaf < self.group.own_leaf() && !too_soon) else {
            return;
        };
        self.end_direct(env, own);
        self.direct.called_at = Some(now);
        self.direct.run = Some(Run::new(attempt, key, End::Called, now));
        let offer = Some(offer.to_sdp(End::Caller, offer.numbers));
        env.tell(Event::DirectCall { attempt, offer });
    }

    fn direct_failed(&mut self, env: &mut Env, own: &mut Own) {
        let Some(attempt) = self.direct.run.as_ref().map(|run| run.attempt) else {
            return;
        };
        self.end_direct(env, own);
        let step = Step::End;
        self.say_directly(env, own, Word { attempt, step });
        self.direct.call_after = Some(env.now + AFTER_FAILURE);
    }

    /// All goes through the server again, and what was not said yet is not said.
    fn end_direct(&mut self, env: &mut Env, own: &mut Own) {
        self.direct.run = None;
        self.outbox.forget_direct();
        if core::mem::take(&mut own.resting) {
            self.publish_tracks(env, own, 1);
        }
    }

    fn publish_tracks(&self, env: &mut Env, own: &Own, on: u8) {
        if self.is_live() {
            for track in own.tracks_on() {
                env.send(&ClientMessage::Publish { track, on });
            }
        }
    }

    /// For the other alone: whoever joins meanwhile learns nobody's address.
    fn say_directly(&mut self, env: &mut Env, own: &Own, word: Word) {
        let Some((leaf, _)) = self.direct_partner(own) else {
            return;
        };
        let person = self.roster.get(leaf).map(|other| other.person(leaf));
        if let Some(to) = person.and_then(|person| self.address(person)) {
            let content = Content::Direct(word);
            let to = Some(to);
            self.say(env, Saying { content, to });
        }
    }
}
