//! In the meeting: the room's ordered log, applied to the group.
//!
//! Each commit is provisional until the room confirms it: this member checks
//! it, answers with its verdict, and merges or forgets it when the room says
//! which (`commits`). Who goes without a commit of their own is removed by the
//! others (`departures`). When the server was lost, members bring it the room
//! again (`returning`). Two alone may do without the server (`direct`). What members
//! say to each other goes through the [`Outbox`].

mod commits;
mod departures;
mod digests;
mod direct;
mod hosting;
mod returning;
mod verify;
mod words;

use core::time::Duration;

use crypto::code::SecurityCode;
use crypto::group::Group;
use policy::QUIET_METADATA;
use proto::{
    ClientMessage, Entry, EntryBody, Era, Missed, ParticipantId, Refusal, ResumeToken, RoomId, Seq,
    ServerMessage, StateId, Time, TrackKind,
};

use crate::connection::Connection;
use crate::digests::Digests;
use crate::door::Door;
use crate::env::{Env, Halt};
use crate::io::Output;
use crate::message::Content;
use crate::outbox::{Outbox, Saying};
use crate::own::Own;
use crate::page::{self, Event, Notice};
use crate::roster::Roster;

use commits::{Came, Pending};
use digests::Departed;
use direct::Direct;
pub(crate) use hosting::Hosting;
use returning::Back;
use words::{Said, Shown};

/// The security code is computed when nobody came or went for this long.
const CODE_SETTLES: Duration = Duration::from_millis(500);
/// Newcomers are told what one has on after this, so that many at once cost
/// one message,
const STATE_SETTLES: Duration = Duration::from_millis(500);
/// but after this at the latest.
const STATE_WAITS: Duration = Duration::from_secs(3);
/// All layers that a track can have.
const ALL_LAYERS: u8 = 0b111;

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
    /// The server knows nothing of us, and its answer to our Return is to come;
    /// or, once it was told of the whole room, to that.
    Returning { told: bool },
    /// Entries come that were missed; the pong with this mark ends them.
    CatchingUp(u64),
}

pub(crate) struct Meeting {
    pub(crate) seat: Seat,
    next_seq: Seq,
    pub(crate) group: Group,
    pub(crate) roster: Roster,
    pub(crate) outbox: Outbox,
    line: Line,
    pending: Option<Pending>,
    /// Since when a commit of our own is on its way or provisional.
    committing: Option<Time>,
    /// The leaves that it removes.
    removing: Vec<u32>,
    /// It is a self-update.
    updating: bool,
    /// Commits of our own that others' overtook: the server still has to refuse
    /// each.
    overtaken: u32,
    /// Commits of our own that came to nothing since one was confirmed.
    failures: u32,
    /// No commit before this.
    commit_after: Time,
    pub(crate) joined_at: Time,
    epoch_at: Time,
    update_at: Time,
    pub(crate) code: Option<SecurityCode>,
    /// The keys that it is made of.
    code_keys: Vec<[u8; 32]>,
    code_at: Option<Time>,
    state_at: Option<Time>,
    newcomers_since: Option<Time>,
    pub(crate) hosting: Hosting,
    pub(crate) digests: Digests,
    departed: Departed,
    /// The state before this one, and the commit between them.
    pub(crate) last: Option<(StateId, Missed)>,
    back: Back,
    direct: Direct,
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
        let profile = own.profile.clone();
        let roster = Roster::first(env.now, &group, seat.participant, profile, before);
        let roster = roster
            .filter(|roster| own.numbers.note_all(&group, roster))
            .ok_or(Halt::PROTOCOL)?;
        let digests = digests::begin(env, &group, next_seq);
        let mut meeting = Self {
            seat,
            next_seq,
            group,
            roster,
            outbox,
            line: Line::Live,
            pending: None,
            committing: None,
            removing: Vec::new(),
            updating: false,
            overtaken: 0,
            failures: 0,
            commit_after: env.now,
            joined_at: env.now,
            epoch_at: env.now,
            update_at: commits::first_update(env),
            code: None,
            code_keys: Vec::new(),
            code_at: None,
            state_at: None,
            newcomers_since: None,
            hosting: Hosting::default(),
            digests,
            departed: Departed::default(),
            last: None,
            back: Back::default(),
            direct: Direct::default(),
        };
        meeting.renew_code(env.now);
        own.marks.tell_changes(env, &meeting.group, &meeting.roster);
        meeting.watch_hosts(env);
        meeting.outbox.forget_digests();
        meeting.outbox.unsend();
        meeting.hand_out_keys(env, own, true);
        env.push(Output::Sealing { on: true });
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
        door: &mut Door,
        message: ServerMessage,
    ) -> Result<(), Halt> {
        match message {
            ServerMessage::Entry(entry) => self.entry(env, own, entry),
            ServerMessage::Resumed { next_seq } => {
                if self.line != Line::Resuming || next_seq != self.next_seq {
                    return Err(Halt::PROTOCOL);
                }
                self.forget_knocks();
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
                if own.offer_done() {
                    env.tell(Event::Answer { sdp });
                }
                Ok(())
            }
            ServerMessage::Encode { track, layers } => {
                // Sound has no layers, and is never left out.
                let layers = layers & ALL_LAYERS;
                let track = match track {
                    TrackKind::Camera => {
                        own.camera_watched(env.now, layers);
                        page::TrackKind::Camera
                    }
                    TrackKind::Screen => page::TrackKind::Screen,
                    TrackKind::Mic | TrackKind::ScreenAudio => return Ok(()),
                };
                env.tell(Event::Encode { track, layers });
                Ok(())
            }
            ServerMessage::Limits { paused, voices } => {
                own.set_limits(env.now, paused, voices);
                Ok(())
            }
            ServerMessage::Refused { why, reference } => match self.line {
                Line::Resuming if why == Refusal::CannotResume => self.ask_back(env, own),
                Line::Returning { told } => {
                    self.refused_back(env, connection, own, door, why, told)
                }
                _ => self.refused(env, own, why, reference),
            },
            ServerMessage::Restored {
                participant,
                resume,
                era,
                next_seq,
            } => self.restored(env, connection, own, participant, resume, era, next_seq),
            ServerMessage::Missed(missed) => self.missed(env, connection, own, door, missed),
            ServerMessage::Card { card, .. } => {
                door.keep_card(&card, &self.group);
                Ok(())
            }
            ServerMessage::Knock { knocker, knock } => {
                self.knock_came(knocker, &knock);
                Ok(())
            }
            ServerMessage::KnockOver { knocker } => {
                self.knock_over(knocker);
                Ok(())
            }
            // Answers to questions of before; a late one does no harm.
            ServerMessage::NoRoom
            | ServerMessage::Created { .. }
            | ServerMessage::Exists
            | ServerMessage::Queued { .. }
            | ServerMessage::Tree { .. }
            | ServerMessage::Lobby { .. }
            | ServerMessage::Welcome { .. } => Ok(()),
            ServerMessage::Ask {
                by,
                file,
                first,
                count,
            } => {
                own.files.asked(&self.roster, by, file, first, count);
                own.files.advance(env, &self.roster);
                Ok(())
            }
            ServerMessage::Chunk {
                by,
                file,
                index,
                epoch,
                chunk,
            } => {
                let (group, roster) = (&self.group, &self.roster);
                let files = &mut own.files;
                files.chunk(env, group, roster, by, file, index, epoch, &chunk);
                files.advance(env, roster);
                Ok(())
            }
            ServerMessage::Taken => {
                own.files.taken(env.now);
                own.files.advance(env, &self.roster);
                Ok(())
            }
            // The client handles it before.
            ServerMessage::Closing { .. } | ServerMessage::Relay { .. } => Ok(()),
        }
    }

    /// A piece of one's own file was read.
    pub(crate) fn file_read(
        &mut self,
        env: &mut Env,
        own: &mut Own,
        local: u32,
        offset: u64,
        content: &[u8],
    ) {
        let (group, roster) = (&mut self.group, &self.roster);
        let changed = own.files.read(env, group, roster, local, offset, content);
        if let Some(id) = changed {
            self.say(env, Content::FileGone(id));
        }
        own.files.advance(env, &self.roster);
    }

    /// Says something; false when too much waits already.
    pub(crate) fn say(&mut self, env: &mut Env, saying: impl Into<Saying>) -> bool {
        let taken = self.outbox.push(saying.into());
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
        let state = self.state(own);
        if let Some(member) = self.roster.get_mut(self.group.own_leaf())
            && member.state != state
        {
            member.state = state;
            // Without room in the outbox the next newcomer brings the next try.
            self.say(env, Content::State(state));
        }
    }

    /// Does what is due.
    pub(crate) fn lapse(&mut self, env: &mut Env, own: &mut Own, door: &mut Door) {
        self.take_new_password(env, own, door);
        self.prune_wishes(env);
        if self.code_at.is_some_and(|at| env.now >= at) {
            self.code_at = None;
            self.code = Some(self.group.security_code());
        }
        self.lapse_digests(env, own);
        self.lapse_direct(env, own);
        if !self.is_live() {
            return;
        }
        if own.files.timeout().is_some_and(|at| env.now >= at) {
            own.files.advance(env, &self.roster);
        }
        if self.state_at.is_some_and(|at| env.now >= at) {
            self.repeat_state(env, own);
        }
        if self.unanswered_at().is_some_and(|at| env.now >= at) {
            self.give_up_commit(env);
        }
        if self.committing.is_some() || self.pending.is_some() {
            return;
        }
        if self.host_act_at().is_some_and(|at| env.now >= at) {
            self.act_as_host(env, door);
        } else if self.removal_at().is_some_and(|at| env.now >= at) {
            let leaves = self.leaves_to_remove(env.now);
            let commit = self.group.remove(&leaves);
            self.removing = leaves;
            self.commit(env, commit);
        } else if env.now >= self.update_at.max(self.commit_after) {
            self.updating = true;
            self.removing.clear();
            let commit = self.group.self_update();
            self.commit(env, commit);
        }
    }

    pub(crate) fn timeout(&self, now: Time, own: &Own) -> Option<Time> {
        let mut due = vec![self.code_at, self.digests.timeout(now, self.is_live())];
        due.push(self.direct_timeout(own));
        if self.is_live() {
            due.extend([self.state_at, self.unanswered_at()]);
            if self.committing.is_none() && self.pending.is_none() {
                let update_at = self.update_at.max(self.commit_after);
                due.extend([self.removal_at(), self.host_act_at(), Some(update_at)]);
            }
        }
        due.into_iter().flatten().min()
    }

    fn entry(&mut self, env: &mut Env, own: &mut Own, entry: Entry) -> Result<(), Halt> {
        if entry.era != self.seat.era
            || entry.seq != self.next_seq
            || matches!(self.line, Line::Resuming | Line::Returning { .. })
        {
            return Err(Halt::PROTOCOL);
        }
        self.next_seq = self.next_seq.next();
        self.remember(env.now, &entry);
        match entry.body {
            EntryBody::Commit {
                author,
                epoch,
                commit,
                profile,
            } => self.commit_came(
                env,
                own,
                Came {
                    seq: entry.seq,
                    author,
                    knocker: None,
                    profile,
                },
                epoch,
                &commit,
            ),
            EntryBody::Admit {
                author,
                epoch,
                commit,
                knocker,
                profile,
            } => self.commit_came(
                env,
                own,
                Came {
                    seq: entry.seq,
                    author,
                    knocker: Some(knocker),
                    profile,
                },
                epoch,
                &commit,
            ),
            EntryBody::Confirmed { commit } => self.confirmed(env, own, commit),
            EntryBody::Dropped { commit } => self.dropped(env, commit),
            EntryBody::App { message, .. } => {
                self.message_came(env, own, &message);
                Ok(())
            }
            EntryBody::Gone { .. } => {
                self.hear_of(env.now, &entry);
                self.watch_hosts(env);
                Ok(())
            }
        }
    }

    fn message_came(&mut self, env: &mut Env, own: &mut Own, message: &[u8]) {
        // What does not open, or makes no sense, is nobody's message.
        let Some(said) = self.read(message) else {
            return;
        };
        let Said { leaf, to, .. } = said;
        let is_own = leaf == self.group.own_leaf();
        let Some(member) = self.roster.get_mut(leaf) else {
            return;
        };
        match said.content {
            Content::Chat(text) => self.show_chat(env, leaf, Shown::Text(text), to, message),
            Content::File(offer) => {
                let file = own.files.offered(is_own, member, offer, said.to_key);
                if let Some(file) = file {
                    self.show_chat(env, leaf, Shown::File(file), to, message);
                }
            }
            Content::FileGone(id) => own.files.withdrawn(env, member.signature_key, id),
            Content::Reaction(emoji) => env.tell(Event::Reaction {
                person: member.person(leaf),
                emoji,
            }),
            Content::State(state) if !is_own => member.state = state,
            Content::State(_) | Content::Private(_) => {}
            Content::Bye => member.said_bye = true,
            Content::Mute(whom) => self.mute_came(env, own, leaf, whom),
            Content::Digest(digest) => self.digest_came(env, leaf, digest),
            Content::Direct(word) => self.direct_word(env, own, leaf, word),
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
            Refusal::StaleEpoch
            | Refusal::BadCommit
            | Refusal::CommitRejected
            | Refusal::CommitTooFast
            | Refusal::NotHost
                if reference == 0 =>
            {
                self.commit_refused(env, why);
                Ok(())
            }
            // Of the time before we were in.
            Refusal::OutOfOrder | Refusal::TurnOver if reference == 0 => Ok(()),
            Refusal::BadOffer => {
                if own.offer_done() {
                    env.notice(Notice::ServerRefused);
                }
                Ok(())
            }
            _ => {
                let mut refused = self.outbox.take_refused(reference);
                if let Some(Content::File(offer)) = refused.as_ref().map(|said| &said.content) {
                    own.files.not_offered(env, offer);
                }
                if let Some(digest) = refused.take_if(|said| said.is_digest()) {
                    // With the next one: a missing digest is an alarm.
                    self.outbox.push(digest);
                } else if !refused.is_some_and(|said| said.is_silent()) {
                    env.notice(Notice::ServerRefused);
                }
                Ok(())
            }
        }
    }

    /// All that was missed is here: what the log does not show by now was lost.
    fn caught_up(&mut self, env: &mut Env, connection: &mut Connection, own: &mut Own) {
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
            None if self.committing.is_some() => {
                self.committing = None;
                self.group.forget_own();
            }
            None => {}
        }
        self.digests.resent(env.now);
        self.outbox.unsend();
        self.outbox.flush(env, &mut self.group);
        own.send_tracks(env);
        own.send_view(env);
        own.send_offer(env);
        own.files.advance(env, &self.roster);
        self.say_rekeyed_again(env);
        env.notice(Notice::Reconnected);
    }

    /// Says again what one has on, for those who came since.
    fn repeat_state(&mut self, env: &mut Env, own: &Own) {
        self.state_at = None;
        self.newcomers_since = None;
        let state = self.state(own);
        if state != Default::default() {
            self.say(env, Content::State(state));
        }
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
                quiet: self.is_quiet(),
            });
        }
    }

    /// Whether the room is one in which the server is told no loudness.
    pub(crate) fn is_quiet(&self) -> bool {
        self.group.room_state().options & QUIET_METADATA != 0
    }
}
