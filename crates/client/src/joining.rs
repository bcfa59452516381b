//! On the way in: look, create or queue, commit, be confirmed. The same way
//! leads back in after the room gave this participant's seat up.

use core::time::Duration;

use crypto::group::{Group, Identity, JoinError, Provisional};
use proto::{
    Bytes, ClientMessage, Entry, EntryBody, Epoch, MAX_PROFILE_LEN, Missed, ParticipantId, Refusal,
    ResumeToken, Seq, ServerMessage, StateId, Time,
};

use crate::connection::Connection;
use crate::door::Door;
use crate::env::{Env, Halt};
use crate::lobby::Knocking;
use crate::meeting::{Meeting, Seat};
use crate::outbox::Outbox;
use crate::own::Own;
use crate::page::{EndReason, Person, RoomMode};

/// So often may it go wrong in a way that an honest room does not show.
const ATTEMPTS: u32 = 5;
/// Wait before asking again when the server was asked too fast: at least half of
/// this. It answers one look or join a second, and it takes both to get in.
const ASK_AGAIN: Duration = Duration::from_secs(5);

/// Wait before asking again when too many wait to be let in,
const QUEUE_AGAIN: Duration = Duration::from_secs(5);
/// for this long altogether.
const QUEUE_PATIENCE: Duration = Duration::from_secs(60);

/// Wait before knocking again when there were too many knocks.
const KNOCK_AGAIN: Duration = Duration::from_secs(6);
/// Nobody's number: with it the holder of the host key asks to come in.
const NOBODY: ParticipantId = ParticipantId(0);

/// What is kept of a meeting that is to be joined again.
pub(crate) struct Past {
    pub(crate) group_id: Vec<u8>,
    pub(crate) people: Vec<Person>,
    pub(crate) outbox: Outbox,
    pub(crate) seat: Seat,
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
    /// Where a leaf of ours may still be in the tree: the way back to it is open
    /// in every mode.
    seat: Option<Seat>,
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
    Knocking(Knocking),
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
    /// The state that it was made on, and how others are told of it.
    told: (StateId, Missed),
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
            seat: past.as_ref().map(|past: &Past| past.seat),
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

    /// Whether a host is asked to let one in.
    pub(crate) fn is_knocking(&self) -> bool {
        matches!(self.step, Step::Knocking(_))
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
            Step::Committed(committed) => {
                self.seat = Some(committed.seat);
                self.identity = Some(committed.group.into_identity());
            }
            Step::Knocking(knocking) => {
                // The Welcome may have been on its way.
                self.seat = Some(knocking.seat);
                self.identity = Some(knocking.into_identity());
            }
            Step::Away | Step::Looking | Step::Asking | Step::Queued(..) => {}
        }
    }

    pub(crate) fn lapse(&mut self, env: &mut Env, door: &Door) {
        if self.ask_at.is_some_and(|at| env.now >= at) {
            if let Step::Knocking(knocking) = &self.step {
                self.ask_at = None;
                knocking.again(env);
            } else {
                self.start(env, door);
            }
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
                card,
                participants,
                mode,
                profiles,
            } => {
                if matches!(self.step, Step::Looking) {
                    door.take_card(&card, participants, mode, profiles.into_vec())
                        .map_err(|_| Halt::PROTOCOL)?;
                    return self.ask(env, door);
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
                let seat = Seat {
                    participant,
                    resume,
                    era,
                };
                self.queue_full = None;
                match core::mem::replace(&mut self.step, Step::Queued(seat, ahead)) {
                    Step::Asking | Step::Queued(..) => {}
                    // The door was opened meanwhile.
                    Step::Knocking(knocking) => self.identity = Some(knocking.into_identity()),
                    _ => return Err(Halt::PROTOCOL),
                }
            }
            ServerMessage::Lobby {
                participant,
                resume,
                era,
            } => {
                let waits = match &self.step {
                    Step::Asking | Step::Queued(..) => true,
                    // The door was shut before our commit got there.
                    Step::Committed(committed) => committed.echo.is_none(),
                    _ => false,
                };
                if !waits {
                    return Err(Halt::PROTOCOL);
                }
                let seat = Seat {
                    participant,
                    resume,
                    era,
                };
                self.queue_full = None;
                self.stop();
                return self.knock(env, connection, door, own, seat);
            }
            ServerMessage::Welcome {
                epoch,
                welcome,
                tree,
                members,
                next_seq,
            } => {
                let Step::Knocking(knocking) = core::mem::replace(&mut self.step, Step::Away)
                else {
                    return Err(Halt::PROTOCOL);
                };
                let seat = knocking.seat;
                let group = match knocking.follow(door, &welcome, &tree) {
                    Ok(group) => group,
                    Err(identity) => {
                        // Our leaf is in the tree all the same.
                        self.identity = Some(*identity);
                        self.seat = Some(seat);
                        self.failed(EndReason::Protocol)?;
                        connection.renew(env);
                        return Ok(Progress::Waiting);
                    }
                };
                if group.epoch() != epoch.0 {
                    return Err(Halt::PROTOCOL);
                }
                connection.settled();
                let outbox = self.take_outbox();
                let meeting = Meeting::begin(env, own, seat, next_seq, group, &members, outbox)?;
                return Ok(Progress::Joined(Box::new(meeting)));
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
            | ServerMessage::Knock { .. }
            | ServerMessage::KnockOver { .. }
            | ServerMessage::Ask { .. }
            | ServerMessage::Chunk { .. }
            | ServerMessage::Relay { .. }
            | ServerMessage::Taken
            | ServerMessage::Restored { .. }
            | ServerMessage::Missed(_)
            | ServerMessage::Encode { .. }
            | ServerMessage::Limits { .. } => {}
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
            // The answer to what we did before the door was shut.
            Refusal::OutOfOrder | Refusal::BadCommit if self.is_knocking() => {}
            Refusal::StaleEpoch => self.commit_refused(),
            // Our leaf is out of the tree: we come as somebody new.
            Refusal::CannotResume if self.seat.take().is_some() => self.start(env, door),
            Refusal::NoRoom | Refusal::CannotResume | Refusal::Moved => {
                self.failed(EndReason::RoomEnded)?;
                self.start(env, door);
            }
            Refusal::TooFast | Refusal::CommitTooFast => {
                // In the queue another tree comes by itself.
                match self.step {
                    Step::Looking | Step::Creating(_) | Step::Asking => {
                        self.ask_at = Some(env.now + env.jitter(ASK_AGAIN));
                    }
                    Step::Knocking(_) => self.ask_at = Some(env.now + KNOCK_AGAIN),
                    Step::Away | Step::Queued(..) | Step::Committed(_) => {}
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
            Refusal::WrongToken => return self.wrong_password(env, door),
            Refusal::Denied => return Err(Halt::End(EndReason::Denied)),
            // The host has a way in of its own, once it knows.
            Refusal::Locked if door.host.is_some() => {
                self.failed(EndReason::Locked)?;
                door.mode = RoomMode::Locked;
            }
            Refusal::Locked => return Err(Halt::End(EndReason::Locked)),
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

    fn wrong_password(&mut self, env: &mut Env, door: &mut Door) -> Result<Progress, Halt> {
        if self.past.is_some() {
            return Err(Halt::End(door.wrong_for_members()));
        }
        if !door.needs_password() {
            // It may have one by now: the card says.
            self.failed(EndReason::WrongPassword)?;
            self.start(env, door);
            return Ok(Progress::Waiting);
        }
        door.wrong_password();
        Ok(Progress::WrongPassword)
    }

    /// The room is there: ask to be let in.
    fn ask(&mut self, env: &mut Env, door: &mut Door) -> Result<Progress, Halt> {
        // Another meeting under the same link gets no leaf of this one's keys.
        let other = |past: &Past| !door.is_of(&past.group_id);
        if self.past.as_ref().is_some_and(other) {
            return Err(Halt::End(EndReason::RoomEnded));
        }
        let Some(secrets) = door.secrets() else {
            return self.wrong_password(env, door);
        };
        let (room, token) = (door.room(), secrets.admission_token());
        let by_host_key = door.host.is_some() && door.mode != RoomMode::Open;
        env.send(&match self.seat {
            Some(seat) => ClientMessage::Rejoin {
                room,
                token,
                participant: seat.participant,
                resume: seat.resume,
            },
            None if by_host_key => ClientMessage::Rejoin {
                room,
                token,
                participant: NOBODY,
                resume: ResumeToken([0; 16]),
            },
            None => ClientMessage::Join { room, token },
        });
        self.step = Step::Asking;
        Ok(Progress::Waiting)
    }

    /// Newcomers wait: knock.
    fn knock(
        &mut self,
        env: &mut Env,
        connection: &mut Connection,
        door: &mut Door,
        own: &Own,
        seat: Seat,
    ) -> Result<Progress, Halt> {
        if door.host.is_some() && door.mode == RoomMode::Open {
            // It became a lobby since we looked, and hosts do not wait in it.
            door.mode = RoomMode::Lobby;
            self.failed(EndReason::Protocol)?;
            self.stop();
            connection.renew(env);
            return Ok(Progress::Waiting);
        }
        let identity = self.take_identity(env);
        self.step = Step::Knocking(Knocking::begin(env, door, own, identity, seat)?);
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
            return self.wrong_password(env, door);
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
        let message = message.ok_or(Halt::PROTOCOL)?;
        if let ClientMessage::Create { card, .. } = &message {
            door.keep_card(card, &group);
        }
        env.send(&message);
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
            JoinError::WrongPassword => Halt::End(door.wrong_for_members()),
            _ => Halt::PROTOCOL,
        })?;
        if !door.describes(&group) || commit.epoch != epoch.0 {
            return Err(Halt::PROTOCOL);
        }
        let made = sealed_profile(&mut group, own).and_then(|profile| {
            let told = Missed {
                author: seat.participant,
                knocker: NOBODY,
                epoch,
                commit: Bytes::new(commit.commit)?,
                profile,
            };
            let message = ClientMessage::Commit {
                epoch,
                commit: told.commit.clone(),
                group_info: Bytes::new(commit.group_info)?,
                profile: told.profile.clone(),
            };
            Some((told, message))
        });
        let (told, message) = made.ok_or(Halt::PROTOCOL)?;
        let info = policy::group_info_message(group_info).map_err(|_| Halt::PROTOCOL)?;
        let before = policy::state_id(info.group_context());
        env.send(&message);
        self.step = Step::Committed(Committed {
            seat,
            ahead,
            epoch,
            refused: false,
            group,
            members,
            told: (before, told),
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
            told,
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
        meeting.last = Some(told);
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

/// One's own profile, for who knows the password.
pub(crate) fn sealed_profile(group: &mut Group, own: &Own) -> Option<Bytes<MAX_PROFILE_LEN>> {
    Bytes::new(group.seal_profile(own.profile.as_ref()?, 0))
}
