//! On the way in: look, create or queue, commit, be confirmed. The same way
//! leads back in after the room gave this participant's seat up.

use core::time::Duration;

use crypto::group::{Group, Identity, JoinError, Provisional};
use proto::{
    Bytes, ClientMessage, Entry, EntryBody, Epoch, MAX_PROFILE_LEN, Refusal, Seq, ServerMessage,
    Time,
};

use crate::connection::Connection;
use crate::door::Door;
use crate::env::{Env, Halt};
use crate::meeting::{Meeting, Seat};
use crate::outbox::Outbox;
use crate::own::Own;
use crate::page::{EndReason, Person};

/// So often may it go wrong in a way that an honest room does not show.
const ATTEMPTS: u32 = 5;
/// Wait before asking again when the server was asked too fast.
const ASK_AGAIN: Duration = Duration::from_secs(1);

/// Wait before asking again when too many wait to be let in,
const QUEUE_AGAIN: Duration = Duration::from_secs(5);
/// for this long altogether.
const QUEUE_PATIENCE: Duration = Duration::from_secs(60);

/// What is kept of a meeting that is to be joined again.
pub(crate) struct Past {
    pub(crate) group_id: Vec<u8>,
    pub(crate) people: Vec<Person>,
    pub(crate) outbox: Outbox,
}

pub(crate) struct Joining {
    step: Step,
    /// Made at the first need and kept for every further try, so that a leaf
    /// left behind can be told to be one's own.
    identity: Option<Identity>,
    attempts: u32,
    ask_at: Option<Time>,
    /// Since when there is no place in the queue.
    queue_full: Option<Time>,
    /// Commits that a newer one replaced: the server still has to refuse each.
    overtaken: u32,
    pub(crate) past: Option<Past>,
}

enum Step {
    /// No connection.
    Away,
    /// Asked for the card.
    Looking,
    /// Asked to open the room.
    Creating(Group),
    /// Asked to be let in.
    Asking,
    Queued(Seat, u32),
    Committed(Committed),
}

/// A commit of ours is on its way.
struct Committed {
    seat: Seat,
    ahead: u32,
    epoch: Epoch,
    /// The server has refused it.
    refused: bool,
    group: Group,
    members: Vec<proto::Member>,
    echo: Option<Echo>,
}

/// Our commit came back, and waits for the room's word.
struct Echo {
    seq: Seq,
    next_seq: Seq,
    commit: Provisional,
    /// Departures told meanwhile.
    gone: Vec<Entry>,
}

/// How far that led.
pub(crate) enum Progress {
    Waiting,
    Joined(Box<Meeting>),
    /// The password is wrong: back to the page before joining.
    WrongPassword,
}

impl Joining {
    pub(crate) fn new(past: Option<(Past, Identity)>) -> Self {
        let (past, identity) = past.unzip();
        Self {
            step: Step::Away,
            identity,
            attempts: 0,
            ask_at: None,
            queue_full: None,
            overtaken: 0,
            past,
        }
    }

    /// How many are ahead in the queue.
    pub(crate) fn ahead(&self) -> u32 {
        match &self.step {
            Step::Queued(_, ahead) => *ahead,
            Step::Committed(committed) => committed.ahead,
            _ => 0,
        }
    }

    /// Starts, or starts over, on an open connection.
    pub(crate) fn start(&mut self, env: &mut Env, door: &Door) {
        self.stop();
        self.ask_at = None;
        self.step = Step::Looking;
        door.look(env);
    }

    /// The connection is lost.
    pub(crate) fn stop(&mut self) {
        self.overtaken = 0;
        match core::mem::replace(&mut self.step, Step::Away) {
            Step::Creating(group) => self.identity = Some(group.into_identity()),
            Step::Committed(committed) => self.identity = Some(committed.group.into_identity()),
            Step::Away | Step::Looking | Step::Asking | Step::Queued(..) => {}
        }
    }

    pub(crate) fn lapse(&mut self, env: &mut Env, door: &Door) {
        if self.ask_at.is_some_and(|at| env.now >= at) {
            self.start(env, door);
        }
    }

    pub(crate) fn timeout(&self) -> Option<Time> {
        self.ask_at
    }

    /// One more thing went wrong.
    pub(crate) fn failed(&mut self, why: EndReason) -> Result<(), Halt> {
        self.attempts += 1;
        if self.attempts >= ATTEMPTS {
            return Err(Halt::End(why));
        }
        Ok(())
    }

    /// A message of the server.
    pub(crate) fn handle(
        &mut self,
        env: &mut Env,
        connection: &mut Connection,
        door: &mut Door,
        own: &mut Own,
        message: ServerMessage,
    ) -> Result<Progress, Halt> {
        match message {
            ServerMessage::Card {
                card, participants, ..
            } => {
                if matches!(self.step, Step::Looking) {
                    return self.ask(env, door, &card, participants);
                }
            }
            ServerMessage::NoRoom => {
                if matches!(self.step, Step::Looking) {
                    return self.create(env, door, own);
                }
            }
            ServerMessage::Created {
                participant,
                resume,
                era,
                next_seq,
            } => {
                let Step::Creating(group) = core::mem::replace(&mut self.step, Step::Away) else {
                    return Err(Halt::PROTOCOL);
                };
                connection.settled();
                let seat = Seat {
                    participant,
                    resume,
                    era,
                };
                let meeting =
                    Meeting::begin(env, own, seat, next_seq, group, &[], self.take_outbox())?;
                return Ok(Progress::Joined(Box::new(meeting)));
            }
            ServerMessage::Exists => self.start(env, door),
            ServerMessage::Queued {
                participant,
                resume,
                era,
                ahead,
            } => {
                if !matches!(self.step, Step::Asking | Step::Queued(..)) {
                    return Err(Halt::PROTOCOL);
                }
                let seat = Seat {
                    participant,
                    resume,
                    era,
                };
                self.queue_full = None;
                self.step = Step::Queued(seat, ahead);
            }
            ServerMessage::Tree {
                epoch,
                group_info,
                tree,
                members,
            } => self.commit(
                env,
                door,
                own,
                epoch,
                &group_info,
                &tree,
                members.into_vec(),
            )?,
            ServerMessage::Entry(entry) => {
                return self.entry(env, connection, own, entry);
            }
            ServerMessage::Refused { why, .. } => return self.refused(env, door, why),
            // Answers to questions of before, and the client's own business.
            ServerMessage::Resumed { .. }
            | ServerMessage::Pong { .. }
            | ServerMessage::Answer { .. }
            | ServerMessage::Closing { .. }
            | ServerMessage::Lobby { .. }
            | ServerMessage::Welcome { .. }
            | ServerMessage::Knock { .. }
            | ServerMessage::KnockOver { .. }
            | ServerMessage::Ask { .. }
            | ServerMessage::Chunk { .. }
            | ServerMessage::Taken => {}
        }
        Ok(Progress::Waiting)
    }

    /// The server refused something, or closes.
    pub(crate) fn refused(
        &mut self,
        env: &mut Env,
        door: &mut Door,
        why: Refusal,
    ) -> Result<Progress, Halt> {
        match why {
            // Its turn comes again, with another tree.
            Refusal::TurnOver => {}
            // The answer to a tree that crossed our commit on its way.
            Refusal::OutOfOrder if matches!(self.step, Step::Committed(_)) => {}
            Refusal::StaleEpoch => self.commit_refused(),
            Refusal::NoRoom | Refusal::CannotResume => {
                self.failed(EndReason::RoomEnded)?;
                self.start(env, door);
            }
            Refusal::TooFast => {
                // In the queue another tree comes by itself.
                if matches!(self.step, Step::Looking | Step::Creating(_) | Step::Asking) {
                    self.ask_at = Some(env.now + env.jitter(ASK_AGAIN));
                }
            }
            Refusal::BadCommit | Refusal::CommitRejected => {
                self.commit_refused();
                self.failed(EndReason::Protocol)?;
                // No other word comes to who wanted to open the room.
                if matches!(self.step, Step::Creating(_)) {
                    self.start(env, door);
                }
            }
            Refusal::WrongToken => return self.wrong_password(door),
            Refusal::QueueFull => {
                let since = *self.queue_full.get_or_insert(env.now);
                if env.now.since(since) >= QUEUE_PATIENCE {
                    return Err(Halt::End(EndReason::RoomFull));
                }
                self.ask_at = Some(env.now + env.jitter(QUEUE_AGAIN));
            }
            Refusal::RoomFull => return Err(Halt::End(EndReason::RoomFull)),
            Refusal::ShuttingDown => return Err(Halt::End(EndReason::ServerShutdown)),
            Refusal::Malformed
            | Refusal::TooLarge
            | Refusal::OutOfOrder
            | Refusal::BadOffer
            | Refusal::Replaced
            | Refusal::Removed
            | Refusal::TimedOut
            | Refusal::Locked
            | Refusal::Denied
            | Refusal::NotHost => return Err(Halt::PROTOCOL),
        }
        Ok(Progress::Waiting)
    }

    fn commit_refused(&mut self) {
        if self.overtaken > 0 {
            self.overtaken -= 1;
        } else if let Step::Committed(committed) = &mut self.step {
            committed.refused = true;
        }
    }

    fn wrong_password(&mut self, door: &mut Door) -> Result<Progress, Halt> {
        if self.past.is_some() || !door.needs_password() {
            return Err(Halt::End(EndReason::WrongPassword));
        }
        door.wrong_password();
        Ok(Progress::WrongPassword)
    }

    /// The room is there: ask to be let in.
    fn ask(
        &mut self,
        env: &mut Env,
        door: &mut Door,
        card: &[u8],
        participants: u32,
    ) -> Result<Progress, Halt> {
        door.take_card(card, participants)
            .map_err(|_| Halt::PROTOCOL)?;
        // Another meeting under the same link gets no leaf of this one's keys.
        let other = |past: &Past| !door.is_of(&past.group_id);
        if self.past.as_ref().is_some_and(other) {
            return Err(Halt::End(EndReason::RoomEnded));
        }
        let Some(secrets) = door.secrets() else {
            return self.wrong_password(door);
        };
        env.send(&ClientMessage::Join {
            room: door.room(),
            token: secrets.admission_token(),
        });
        self.step = Step::Asking;
        Ok(Progress::Waiting)
    }

    /// There is no room: open one. But not in place of one that we were in.
    fn create(&mut self, env: &mut Env, door: &mut Door, own: &Own) -> Result<Progress, Halt> {
        if self.past.is_some() {
            return Err(Halt::End(EndReason::RoomEnded));
        }
        door.no_room();
        let identity = self.take_identity(env);
        let Some(secrets) = door.secrets() else {
            return self.wrong_password(door);
        };
        let made = Group::create(
            &mut env.rng,
            identity,
            &door.link,
            secrets,
            door.needs_password(),
            door.host.as_ref(),
            door.terms,
        );
        let (mut group, founding) = made.map_err(|_| Halt::PROTOCOL)?;
        let message = sealed_profile(&mut group, own).and_then(|profile| {
            Some(ClientMessage::Create {
                room: door.room(),
                token_hash: secrets.token_hash(),
                card: Bytes::new(founding.card)?,
                group_info: Bytes::new(founding.group_info)?,
                tree: Bytes::new(founding.tree)?,
                profile,
            })
        });
        env.send(&message.ok_or(Halt::PROTOCOL)?);
        self.step = Step::Creating(group);
        Ok(Progress::Waiting)
    }

    /// The tree is here: commit at once, unless a commit of ours on the same
    /// epoch is still on its way. It counts after its turn, too.
    #[expect(clippy::too_many_arguments, reason = "the fields of one message")]
    fn commit(
        &mut self,
        env: &mut Env,
        door: &Door,
        own: &Own,
        epoch: Epoch,
        group_info: &[u8],
        tree: &[u8],
        members: Vec<proto::Member>,
    ) -> Result<(), Halt> {
        env.send(&ClientMessage::Ready { epoch });
        if let Step::Committed(committed) = &mut self.step
            && committed.epoch == epoch
            && !committed.refused
        {
            committed.members = members;
            return Ok(());
        }
        let (seat, ahead) = match core::mem::replace(&mut self.step, Step::Away) {
            Step::Queued(seat, ahead) => (seat, ahead),
            Step::Committed(Committed {
                seat,
                ahead,
                refused,
                group,
                echo: None,
                ..
            }) => {
                self.overtaken += u32::from(!refused);
                self.identity = Some(group.into_identity());
                (seat, ahead)
            }
            _ => return Err(Halt::PROTOCOL),
        };
        let identity = self.take_identity(env);
        let secrets = door.secrets().ok_or(Halt::PROTOCOL)?;
        let joined = Group::join(
            &mut env.rng,
            identity,
            &door.link,
            secrets,
            door.host.as_ref(),
            group_info,
            tree,
        );
        let (mut group, commit) = joined.map_err(|error| match error {
            JoinError::Full => Halt::End(EndReason::RoomFull),
            _ => Halt::PROTOCOL,
        })?;
        if !door.describes(&group) || commit.epoch != epoch.0 {
            return Err(Halt::PROTOCOL);
        }
        let message = sealed_profile(&mut group, own).and_then(|profile| {
            Some(ClientMessage::Commit {
                epoch,
                commit: Bytes::new(commit.commit)?,
                group_info: Bytes::new(commit.group_info)?,
                profile,
            })
        });
        env.send(&message.ok_or(Halt::PROTOCOL)?);
        self.step = Step::Committed(Committed {
            seat,
            ahead,
            epoch,
            refused: false,
            group,
            members,
            echo: None,
        });
        Ok(())
    }

    /// The log begins with our commit.
    fn entry(
        &mut self,
        env: &mut Env,
        connection: &mut Connection,
        own: &mut Own,
        entry: Entry,
    ) -> Result<Progress, Halt> {
        let Step::Committed(committed) = &mut self.step else {
            return Err(Halt::PROTOCOL);
        };
        if entry.era != committed.seat.era {
            return Err(Halt::PROTOCOL);
        }
        let Some(echo) = &mut committed.echo else {
            committed.echo = Some(first_entry(committed, &entry)?);
            return Ok(Progress::Waiting);
        };
        if entry.seq != echo.next_seq {
            return Err(Halt::PROTOCOL);
        }
        echo.next_seq = echo.next_seq.next();
        match &entry.body {
            EntryBody::Confirmed { commit } if *commit == echo.seq => {
                connection.settled();
                return self.confirmed(env, own);
            }
            EntryBody::Dropped { commit } if *commit == echo.seq => {
                self.failed(EndReason::Protocol)?;
                self.stop();
                connection.renew(env);
            }
            EntryBody::Gone { .. } => echo.gone.push(entry),
            // Of the epoch before us: not for us.
            EntryBody::App { .. } => {}
            EntryBody::Commit { .. }
            | EntryBody::Confirmed { .. }
            | EntryBody::Dropped { .. }
            | EntryBody::Admit { .. } => {
                return Err(Halt::PROTOCOL);
            }
        }
        Ok(Progress::Waiting)
    }

    fn confirmed(&mut self, env: &mut Env, own: &mut Own) -> Result<Progress, Halt> {
        let Step::Committed(committed) = core::mem::replace(&mut self.step, Step::Away) else {
            return Err(Halt::PROTOCOL);
        };
        let Committed {
            seat,
            mut group,
            members,
            echo: Some(echo),
            ..
        } = committed
        else {
            return Err(Halt::PROTOCOL);
        };
        group.merge(echo.commit).map_err(|_| Halt::PROTOCOL)?;
        let outbox = self.take_outbox();
        let next_seq = echo.next_seq;
        let mut meeting = Meeting::begin(env, own, seat, next_seq, group, &members, outbox)?;
        for entry in echo.gone {
            meeting.hear_of(env.now, &entry);
        }
        Ok(Progress::Joined(Box::new(meeting)))
    }

    fn take_identity(&mut self, env: &mut Env) -> Identity {
        let kept = self.identity.take();
        kept.unwrap_or_else(|| Identity::generate(&mut env.rng))
    }

    fn take_outbox(&mut self) -> Outbox {
        let past = self.past.take();
        past.map(|past| past.outbox).unwrap_or_default()
    }
}

/// Our own commit, come back.
fn first_entry(committed: &mut Committed, entry: &Entry) -> Result<Echo, Halt> {
    let EntryBody::Commit { author, commit, .. } = &entry.body else {
        return Err(Halt::PROTOCOL);
    };
    let seat = committed.seat;
    let processed = committed.group.process_commit(commit, |_| false);
    let commit = processed.map_err(|_| Halt::PROTOCOL)?;
    if *author != seat.participant || !commit.is_own() {
        return Err(Halt::PROTOCOL);
    }
    Ok(Echo {
        seq: entry.seq,
        next_seq: entry.seq.next(),
        commit,
        gone: Vec::new(),
    })
}

fn sealed_profile(group: &mut Group, own: &Own) -> Option<Bytes<MAX_PROFILE_LEN>> {
    Bytes::new(group.seal_profile(own.profile.as_ref()?, 0))
}
