//! In the meeting: the room's ordered log, applied to the group.
//!
//! Each commit is provisional until the room confirms it: this member checks
//! it, answers with its verdict, and merges or forgets it when the room says
//! which. What members say to each other goes through the [`Outbox`].

use core::time::Duration;

use crypto::code::SecurityCode;
use crypto::group::{CommitError, EpochChange, Group, OutgoingCommit, Provisional};
use policy::CommitKind;
use proto::{
    Bytes, ClientMessage, Departure, Entry, EntryBody, Epoch, Era, MAX_MLS_LEN, MAX_PROFILE_LEN,
    ParticipantId, Refusal, ResumeToken, RoomId, Seq, ServerMessage, Time,
};

use crate::connection::Connection;
use crate::env::{Env, Halt};
use crate::io::Output;
use crate::message::Content;
use crate::outbox::Outbox;
use crate::own::Own;
use crate::page::{ChatMessage, Event, Notice};
use crate::roster::{Gone, Member, Roster};

/// Departures within this are removed by one commit.
const BATCH: Duration = Duration::from_millis(100);
/// After this the live member of the next leaf commits the Remove.
const NEXT_IN_LINE: Duration = Duration::from_millis(300);
/// More than [`crate::roster::ALIVE`] by what clocks and reports differ: a
/// Remove that this member proposes should pass at all others.
const SURELY_QUIET: Duration = Duration::from_millis(2500);
/// A newcomer believes a departure that the log told before it came.
const NEWCOMER: Duration = Duration::from_secs(10);
/// Keys are renewed this often (post-compromise security), with jitter.
const UPDATE_EVERY: Duration = Duration::from_secs(300);
/// One that did not get through is tried again after about this.
const UPDATE_AGAIN: Duration = Duration::from_secs(10);
/// The security code is computed when nobody came or went for this long.
const CODE_SETTLES: Duration = Duration::from_millis(500);
/// Newcomers are told what one has on after this, so that many at once cost
/// one message,
const STATE_SETTLES: Duration = Duration::from_millis(500);
/// but after this at the latest.
const STATE_WAITS: Duration = Duration::from_secs(3);
/// How much of a sealed message the page is shown, in bytes.
const SEALED_SHOWN: usize = 512;

/// Where the server puts this participant.
#[derive(Clone, Copy)]
pub(crate) struct Seat {
    pub(crate) participant: ParticipantId,
    pub(crate) resume: ResumeToken,
    pub(crate) era: Era,
}

/// How this member stands to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// Entries come as they happen.
    Live,
    /// No connection.
    Lost,
    /// A connection, and its answer to our Resume to come.
    Resuming,
    /// Entries come that were missed; the pong with this mark ends them.
    CatchingUp(u64),
}

/// A commit that waits for the room's word.
struct Pending {
    seq: Seq,
    author: ParticipantId,
    profile: Bytes<MAX_PROFILE_LEN>,
    result: Result<Provisional, CommitError>,
}

pub(crate) struct Meeting {
    pub(crate) seat: Seat,
    next_seq: Seq,
    pub(crate) group: Group,
    pub(crate) roster: Roster,
    pub(crate) outbox: Outbox,
    line: Line,
    pending: Option<Pending>,
    /// A commit of our own is on its way or provisional.
    committing: bool,
    /// It is a self-update.
    updating: bool,
    /// Commits of our own that others' overtook: the server still has to refuse
    /// each.
    overtaken: u32,
    joined_at: Time,
    epoch_at: Time,
    update_at: Time,
    pub(crate) code: Option<SecurityCode>,
    code_at: Option<Time>,
    state_at: Option<Time>,
    newcomers_since: Option<Time>,
}

impl Meeting {
    /// Takes the seat with a group whose first epoch stands. `before` are those
    /// that were there already, as the server lists them.
    pub(crate) fn begin(
        env: &mut Env,
        own: &mut Own,
        seat: Seat,
        next_seq: Seq,
        group: Group,
        before: &[proto::Member],
        outbox: Outbox,
    ) -> Result<Self, Halt> {
        let roster = first_roster(env.now, &group, seat.participant, own, before)?;
        let spread = UPDATE_EVERY.mul_f64(env.fraction());
        let mut meeting = Self {
            seat,
            next_seq,
            group,
            roster,
            outbox,
            line: Line::Live,
            pending: None,
            committing: false,
            updating: false,
            overtaken: 0,
            joined_at: env.now,
            epoch_at: env.now,
            update_at: env.now + UPDATE_EVERY / 10 + spread,
            code: None,
            code_at: Some(env.now + CODE_SETTLES),
            state_at: None,
            newcomers_since: None,
        };
        meeting.outbox.unsend();
        meeting.hand_out_keys(env, true);
        own.begin_again();
        meeting.ask_for_slots(env, own, true);
        own.send_tracks(env);
        meeting.share_state(env, own);
        meeting.outbox.flush(env, &mut meeting.group);
        Ok(meeting)
    }

    pub(crate) fn is_live(&self) -> bool {
        self.line == Line::Live
    }

    /// The connection is lost; nothing that is on its way arrives.
    pub(crate) fn line_lost(&mut self) {
        self.line = Line::Lost;
    }

    /// There is a connection again.
    pub(crate) fn line_opened(&mut self, env: &mut Env, room: RoomId) {
        self.line = Line::Resuming;
        env.send(&ClientMessage::Resume {
            room,
            participant: self.seat.participant,
            token: self.seat.resume,
            next_seq: self.next_seq,
        });
    }

    /// A message of the server.
    pub(crate) fn handle(
        &mut self,
        env: &mut Env,
        connection: &mut Connection,
        own: &mut Own,
        message: ServerMessage,
    ) -> Result<(), Halt> {
        match message {
            ServerMessage::Entry(entry) => self.entry(env, own, entry),
            ServerMessage::Resumed { next_seq } => {
                if self.line != Line::Resuming || next_seq != self.next_seq {
                    return Err(Halt::PROTOCOL);
                }
                self.line = Line::CatchingUp(connection.ping(env));
                Ok(())
            }
            ServerMessage::Pong { nonce } => {
                if self.line == Line::CatchingUp(nonce) {
                    self.caught_up(env, connection, own);
                }
                Ok(())
            }
            ServerMessage::Answer { sdp } => {
                let sdp = String::from_utf8(sdp.into_vec()).map_err(|_| Halt::PROTOCOL)?;
                own.offer_done();
                env.tell(Event::Answer { sdp });
                Ok(())
            }
            ServerMessage::Refused { why, reference } => self.refused(env, own, why, reference),
            // Answers to questions of before; a late one does no harm.
            ServerMessage::Card { .. }
            | ServerMessage::NoRoom
            | ServerMessage::Created { .. }
            | ServerMessage::Exists
            | ServerMessage::Queued { .. }
            | ServerMessage::Tree { .. } => Ok(()),
            // The client handles it before.
            ServerMessage::Closing { .. } => Ok(()),
        }
    }

    /// Says something to all; false when too much waits already.
    pub(crate) fn say(&mut self, env: &mut Env, content: Content) -> bool {
        let taken = self.outbox.push(content);
        if self.is_live() {
            self.outbox.flush(env, &mut self.group);
        }
        taken
    }

    /// Says goodbye, for good.
    pub(crate) fn leave(&mut self, env: &mut Env) {
        if self.is_live() {
            self.say(env, Content::Bye);
            env.send(&ClientMessage::Leave);
        }
    }

    /// Tells the others what one has on.
    pub(crate) fn share_state(&mut self, env: &mut Env, own: &Own) {
        self.state_at = None;
        self.newcomers_since = None;
        let state = own.state();
        if let Some(member) = self.roster.get_mut(self.group.own_leaf())
            && member.state != state
        {
            member.state = state;
            // Without room in the outbox the next newcomer brings the next try.
            self.say(env, Content::State(state));
        }
    }

    /// Does what is due.
    pub(crate) fn lapse(&mut self, env: &mut Env, own: &Own) {
        if self.code_at.is_some_and(|at| env.now >= at) {
            self.code_at = None;
            self.code = Some(self.group.security_code());
        }
        if !self.is_live() {
            return;
        }
        if self.state_at.is_some_and(|at| env.now >= at) {
            self.repeat_state(env, own);
        }
        if self.committing || self.pending.is_some() {
            return;
        }
        if self.removal_at().is_some_and(|at| env.now >= at) {
            let leaves = self.leaves_to_remove(env.now);
            let commit = self.group.remove(&leaves);
            self.commit(env, commit);
        } else if env.now >= self.update_at {
            self.updating = true;
            let commit = self.group.self_update();
            self.commit(env, commit);
        }
    }

    pub(crate) fn timeout(&self) -> Option<Time> {
        let mut due = vec![self.code_at];
        if self.is_live() {
            due.push(self.state_at);
            if !self.committing && self.pending.is_none() {
                due.extend([self.removal_at(), Some(self.update_at)]);
            }
        }
        due.into_iter().flatten().min()
    }

    fn entry(&mut self, env: &mut Env, own: &mut Own, entry: Entry) -> Result<(), Halt> {
        if entry.era != self.seat.era || entry.seq != self.next_seq || self.line == Line::Resuming {
            return Err(Halt::PROTOCOL);
        }
        self.next_seq = self.next_seq.next();
        match entry.body {
            EntryBody::Commit {
                author,
                epoch,
                commit,
                profile,
            } => self.commit_came(env, entry.seq, author, epoch, &commit, profile),
            EntryBody::Confirmed { commit } => self.confirmed(env, own, commit),
            EntryBody::Dropped { commit } => self.dropped(env, commit),
            EntryBody::App { message, .. } => {
                self.message_came(env, &message);
                Ok(())
            }
            EntryBody::Gone { .. } => {
                self.hear_of(env.now, &entry);
                Ok(())
            }
        }
    }

    fn commit_came(
        &mut self,
        env: &mut Env,
        seq: Seq,
        author: ParticipantId,
        epoch: Epoch,
        commit: &Bytes<MAX_MLS_LEN>,
        profile: Bytes<MAX_PROFILE_LEN>,
    ) -> Result<(), Halt> {
        if self.pending.is_some() || epoch.0 != self.group.epoch() {
            return Err(Halt::PROTOCOL);
        }
        let newcomer = env.now.since(self.joined_at) < NEWCOMER;
        let (roster, now) = (&self.roster, env.now);
        let gone = |leaf| {
            roster.get(leaf).is_some_and(|member| {
                let told = member.gone.is_some() || (newcomer && member.before_us);
                told && !member.is_alive(now)
            })
        };
        let result = self.group.process_commit(commit, gone);
        let by_us = author == self.seat.participant;
        match &result {
            // The server may not pass others' commits off as ours, nor ours as
            // theirs, nor number two members alike.
            Ok(commit) if commit.is_own() != by_us => return Err(Halt::PROTOCOL),
            Ok(commit) if !self.author_fits(author, commit) => return Err(Halt::PROTOCOL),
            _ => {}
        }
        if !by_us {
            env.send(&ClientMessage::Verdict {
                seq,
                accept: u8::from(result.is_ok()),
            });
        }
        self.pending = Some(Pending {
            seq,
            author,
            profile,
            result,
        });
        Ok(())
    }

    /// A newcomer's number is new; a member that joins again may keep its own.
    fn author_fits(&self, author: ParticipantId, commit: &Provisional) -> bool {
        let CommitKind::Join { replaces, .. } = commit.kind() else {
            return true;
        };
        let mut others = self
            .roster
            .iter()
            .filter(|(leaf, _)| Some(*leaf) != *replaces);
        others.all(|(_, member)| member.participant != Some(author))
    }

    fn confirmed(&mut self, env: &mut Env, own: &mut Own, seq: Seq) -> Result<(), Halt> {
        let pending = self.take_pending(seq)?;
        // All others could apply it, or so the room says: this member's state
        // of the group is a dead end.
        let commit = pending.result.map_err(|_| Halt::Rejoin)?;
        let was_own = commit.is_own();
        let replaces = match commit.kind() {
            CommitKind::Join { replaces, .. } => *replaces,
            _ => None,
        };
        let change = self.group.merge(commit).map_err(|_| Halt::Rejoin)?;
        if change.self_removed {
            return Err(Halt::End(crate::page::EndReason::Removed));
        }
        if was_own {
            // Any commit of ours renews our keys.
            self.updating = false;
            self.plan_update(env);
        } else if self.committing {
            self.overtaken += 1;
            self.update_soon(env);
        }
        self.committing = false;
        self.epoch_at = env.now;
        self.hand_out_keys(env, !change.removed.is_empty());
        self.apply(
            env,
            own,
            &change,
            replaces,
            pending.author,
            &pending.profile,
        );
        self.outbox.flush(env, &mut self.group);
        Ok(())
    }

    fn dropped(&mut self, env: &mut Env, seq: Seq) -> Result<(), Halt> {
        let pending = self.take_pending(seq)?;
        if let Ok(commit) = pending.result {
            if commit.is_own() {
                self.committing = false;
                self.update_soon(env);
            }
            self.group.forget(commit);
        }
        // Whose turn it is counts anew.
        self.epoch_at = env.now;
        Ok(())
    }

    fn take_pending(&mut self, seq: Seq) -> Result<Pending, Halt> {
        let pending = self.pending.take_if(|pending| pending.seq == seq);
        pending.ok_or(Halt::PROTOCOL)
    }

    /// Brings the roster in line with the group, and says who came and went.
    fn apply(
        &mut self,
        env: &mut Env,
        own: &mut Own,
        change: &EpochChange,
        replaces: Option<u32>,
        author: ParticipantId,
        profile: &[u8],
    ) {
        let mut back = None;
        for leaf in &change.removed {
            let Some(member) = self.roster.remove(*leaf) else {
                continue;
            };
            if Some(*leaf) == replaces {
                back = Some(member);
                continue;
            }
            let name = member.name();
            let left = member.said_bye || member.gone.is_some_and(|g| g.how == Departure::Left);
            env.notice(if left {
                Notice::Left { name }
            } else {
                Notice::Lost { name }
            });
        }
        let views = self.group.members();
        if let Some(leaf) = change.added
            && let Some(view) = views.iter().find(|view| view.leaf == leaf)
        {
            let mut member = Member::new(view, change.epoch);
            member.participant = Some(author);
            let profile = self.group.open_profile(leaf, profile).ok();
            member.profile = profile.map(|verified| verified.profile);
            match back {
                Some(back) => member.state = back.state,
                None => env.notice(Notice::Joined {
                    name: member.name(),
                }),
            }
            self.roster.insert(leaf, member);
            let since = *self.newcomers_since.get_or_insert(env.now);
            self.state_at = Some((env.now + STATE_SETTLES).min(since + STATE_WAITS));
        }
        for view in &views {
            if let Some(member) = self.roster.get_mut(view.leaf) {
                member.host = view.is_host;
            }
        }
        if change.added.is_some() || !change.removed.is_empty() {
            self.code = None;
            self.code_at = Some(env.now + CODE_SETTLES);
            self.ask_for_slots(env, own, false);
        }
    }

    fn message_came(&mut self, env: &mut Env, message: &[u8]) {
        let (leaf, content) = if let Some(content) = self.outbox.take_echo(message) {
            (self.group.own_leaf(), content)
        } else {
            // What does not open, or makes no sense, is nobody's message.
            let Ok(opened) = self.group.open_message(message) else {
                return;
            };
            let Some(content) = Content::decode(&opened.content) else {
                return;
            };
            (opened.leaf, content)
        };
        let own = leaf == self.group.own_leaf();
        let Some(member) = self.roster.get_mut(leaf) else {
            return;
        };
        match content {
            Content::Chat(text) => env.tell(Event::Chat {
                message: ChatMessage {
                    person: member.person(leaf),
                    name: member.name(),
                    text,
                    own,
                    at: env.now.as_millis(),
                    sealed: hex(&message[..message.len().min(SEALED_SHOWN)]),
                },
            }),
            Content::Reaction(emoji) => env.tell(Event::Reaction {
                person: member.person(leaf),
                emoji,
            }),
            Content::State(state) if !own => member.state = state,
            Content::State(_) => {}
            Content::Bye => member.said_bye = true,
        }
    }

    /// A departure, or the same one told again for those who came since.
    pub(crate) fn hear_of(&mut self, now: Time, entry: &Entry) {
        let EntryBody::Gone {
            participant,
            leaf,
            how,
        } = entry.body
        else {
            return;
        };
        if leaf != self.group.own_leaf()
            && let Some(member) = self.roster.get_mut(leaf)
            && member.participant == Some(participant)
            && member.gone.is_none()
        {
            member.gone = Some(Gone { at: now, how });
        }
    }

    fn refused(
        &mut self,
        env: &mut Env,
        own: &mut Own,
        why: Refusal,
        reference: u32,
    ) -> Result<(), Halt> {
        match why {
            Refusal::CannotResume => Err(Halt::Rejoin),
            // Sealed again when the epoch that the room is in gets here.
            Refusal::StaleEpoch if reference != 0 => Ok(()),
            Refusal::StaleEpoch | Refusal::BadCommit | Refusal::CommitRejected
                if reference == 0 =>
            {
                if self.overtaken > 0 {
                    self.overtaken -= 1;
                } else if self.committing && !self.is_pending_own() {
                    self.committing = false;
                    self.group.forget_own();
                    self.epoch_at = env.now;
                    self.update_soon(env);
                }
                Ok(())
            }
            Refusal::BadOffer => {
                own.offer_done();
                env.notice(Notice::ServerRefused);
                Ok(())
            }
            _ => {
                let refused = self.outbox.take_refused(reference);
                if !matches!(refused, Some(Content::State(_) | Content::Bye)) {
                    env.notice(Notice::ServerRefused);
                }
                Ok(())
            }
        }
    }

    /// All that was missed is here: what the log does not show by now was lost.
    fn caught_up(&mut self, env: &mut Env, connection: &mut Connection, own: &Own) {
        self.line = Line::Live;
        connection.settled();
        self.overtaken = 0;
        match &self.pending {
            Some(pending) if pending.author != self.seat.participant => {
                env.send(&ClientMessage::Verdict {
                    seq: pending.seq,
                    accept: u8::from(pending.result.is_ok()),
                });
            }
            Some(_) => {}
            None if self.committing => {
                self.committing = false;
                self.group.forget_own();
            }
            None => {}
        }
        self.outbox.unsend();
        self.outbox.flush(env, &mut self.group);
        own.send_tracks(env);
        own.send_view(env);
        own.send_offer(env);
        env.notice(Notice::Reconnected);
    }

    fn commit(&mut self, env: &mut Env, commit: Result<OutgoingCommit, CommitError>) {
        let message = commit.ok().and_then(|commit| {
            Some(ClientMessage::Commit {
                epoch: Epoch(commit.epoch),
                commit: Bytes::new(commit.commit)?,
                group_info: Bytes::new(commit.group_info)?,
                profile: Bytes::default(),
            })
        });
        if let Some(message) = message {
            self.committing = true;
            env.send(&message);
        } else {
            // Cannot be now; the next in line will, or this member later.
            self.group.forget_own();
            self.epoch_at = env.now + NEXT_IN_LINE;
            self.update_soon(env);
        }
    }

    fn plan_update(&mut self, env: &mut Env) {
        let (shortest, spread) = (UPDATE_EVERY * 9 / 10, UPDATE_EVERY / 5);
        self.update_at = env.now + shortest + spread.mul_f64(env.fraction());
    }

    /// An update of ours did not get through: not in five minutes, but not in
    /// the same crowd either.
    fn update_soon(&mut self, env: &mut Env) {
        if core::mem::take(&mut self.updating) {
            self.update_at = env.now + env.jitter(UPDATE_AGAIN);
        }
    }

    fn is_pending_own(&self) -> bool {
        let pending = self.pending.as_ref();
        pending.is_some_and(|pending| pending.author == self.seat.participant)
    }

    /// When it is this member's turn to remove the gone.
    fn removal_at(&self) -> Option<Time> {
        let gone = self
            .roster
            .iter()
            .filter_map(|(_, member)| removable_at(member));
        let first = gone.min()?;
        let own = self.group.own_leaf();
        let mut ahead: u32 = 0;
        for (leaf, member) in self.roster.iter() {
            ahead += u32::from(leaf < own && member.gone.is_none());
        }
        Some((first + BATCH).max(self.epoch_at) + NEXT_IN_LINE * ahead)
    }

    fn leaves_to_remove(&self, now: Time) -> Vec<u32> {
        let due = |member: &Member| removable_at(member).is_some_and(|at| at <= now);
        let gone = self.roster.iter().filter(|(_, member)| due(member));
        gone.map(|(leaf, _)| leaf).collect()
    }

    /// Says again what one has on, for those who came since.
    fn repeat_state(&mut self, env: &mut Env, own: &Own) {
        self.state_at = None;
        self.newcomers_since = None;
        let state = own.state();
        if state != Default::default() {
            self.say(env, Content::State(state));
        }
    }

    fn hand_out_keys(&self, env: &mut Env, urgent: bool) {
        env.push(Output::FrameKeys {
            keys: self.group.frame_keys(),
            urgent,
        });
    }

    /// Camera slots grow with the number of others, in steps that make square
    /// grids.
    fn ask_for_slots(&self, env: &mut Env, own: &mut Own, fresh: bool) {
        let others = self.roster.len().saturating_sub(1);
        let steps = [4, 9, 16, 25];
        let enough = steps.into_iter().find(|slots| *slots as usize >= others);
        let camera_slots = enough.unwrap_or(steps[3]).max(own.camera_slots);
        if fresh || camera_slots > own.camera_slots {
            own.camera_slots = camera_slots;
            env.tell(Event::NeedOffer {
                camera_slots,
                fresh,
            });
        }
    }
}

/// When a member that is gone may be removed: at once after its goodbye,
/// else when its frames have been quiet for long enough.
fn removable_at(member: &Member) -> Option<Time> {
    let gone = member.gone?;
    match member.opened_at {
        Some(opened) if !member.said_bye => Some(gone.at.max(opened + SURELY_QUIET)),
        _ => Some(gone.at),
    }
}

/// Everyone in the group, with what the server says of them.
fn first_roster(
    now: Time,
    group: &Group,
    participant: ParticipantId,
    own: &Own,
    before: &[proto::Member],
) -> Result<Roster, Halt> {
    let mut roster = Roster::default();
    for view in group.members() {
        let mut member = Member::new(&view, group.epoch());
        if view.leaf == group.own_leaf() {
            member.participant = Some(participant);
            member.profile = own.profile.clone();
        } else {
            member.before_us = true;
            match before.iter().find(|other| other.leaf == view.leaf) {
                Some(listed) => {
                    if listed.participant == participant || roster.knows(listed.participant) {
                        return Err(Halt::PROTOCOL);
                    }
                    member.participant = Some(listed.participant);
                    let profile = group.open_profile(view.leaf, &listed.profile).ok();
                    member.profile = profile.map(|verified| verified.profile);
                }
                // In the tree, but not in the room.
                None => {
                    member.gone = Some(Gone {
                        at: now,
                        how: Departure::Lost,
                    });
                }
            }
        }
        roster.insert(view.leaf, member);
    }
    Ok(roster)
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from(DIGITS[usize::from(digit)]));
        }
    }
    text
}
