//! The client as its caller sees it: inputs go to the part whose turn it is.

mod commands;

use core::time::Duration;

use crypto::link::{HostKey, Link, StretchedPassword};
use proto::{Refusal, ServerMessage, Time};
use zeroize::Zeroizing;

use crate::connection::{Connection, Lapse};
use crate::door::Door;
use crate::env::{Env, Halt};
use crate::io::{Input, Output};
use crate::joining::{Joining, Past, Progress};
use crate::meeting::{Hosting, Meeting};
use crate::meter::Meter;
use crate::own::Own;
use crate::page::{
    DirectStage, DirectView, EndReason, Event, LinkLimits, MediaReport, Notice, Phase, RoomMode,
    Secret, View,
};
use crate::roster::numbers_fit;
use crate::view;

/// A meeting that has to be joined again this often, with less than
/// [`HELD`] in between, is none.
const REJOINS: u32 = 10;
/// When it is others who accept what this client rejects, so many times count as
/// one: a few who work together are not to end a meeting for all.
const OUTVOTED: u32 = 10;
/// A meeting that held for this long was one.
const HELD: Duration = Duration::from_secs(60);

/// Who has been in a meeting for longer than a server takes meetings back is not
/// moved to another.
const YOUNG: Duration = Duration::from_secs(180);

/// A participant.
pub struct Client {
    env: Env,
    connection: Connection,
    /// The link made last, and the key that opens its room as the host.
    made: Option<(Link, HostKey)>,
    door: Option<Door>,
    own: Own,
    stage: Stage,
    meter: Meter,
    /// In parts of [`OUTVOTED`].
    rejoins: u32,
    /// What a host wanted in the meeting that is to be joined again.
    wishes: Option<Hosting>,
    /// A host's new password is being stretched.
    changing_password: bool,
    /// The server said that it stops.
    shut_down: bool,
    shown: Option<View>,
    stirred: bool,
}

enum Stage {
    Idle,
    /// A link was opened.
    Ready,
    Joining(Joining),
    Meeting(Box<Meeting>),
    Ended(EndReason),
}

impl Client {
    /// A participant that draws all its randomness from `seed`, which must be
    /// fresh from the system's generator and used for nothing else.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "it is wiped here")]
    pub fn new(seed: Zeroizing<[u8; 32]>) -> Self {
        Self {
            env: Env::new(*seed),
            connection: Connection::new(),
            made: None,
            door: None,
            own: Own::default(),
            stage: Stage::Idle,
            meter: Meter::new(),
            rejoins: 0,
            wishes: None,
            changing_password: false,
            shut_down: false,
            shown: None,
            stirred: true,
        }
    }

    /// Takes in what happened. Time never runs backwards here: an earlier `now`
    /// counts as the latest one.
    pub fn handle(&mut self, now: Time, input: Input<'_>) {
        self.env.now = self.env.now.max(now);
        self.stirred = true;
        let result = match input {
            Input::Page(command) => {
                self.command(command);
                Ok(())
            }
            Input::Stretched(bytes) => {
                self.stretched(&bytes);
                Ok(())
            }
            Input::SocketOpened => {
                if self.connection.opened(&self.env) {
                    self.shut_down = false;
                    self.line_opened();
                }
                Ok(())
            }
            Input::SocketMessage(bytes) => self.message(bytes),
            Input::SocketClosed => {
                if self.connection.closed(&mut self.env) {
                    self.line_lost();
                }
                Ok(())
            }
            Input::Media(report) => {
                self.media(report);
                Ok(())
            }
            Input::FileRead {
                local,
                offset,
                content,
            } => {
                self.file_read(local, offset, content);
                Ok(())
            }
            Input::FileWritten { file, chunks } => {
                self.file_written(file, chunks);
                Ok(())
            }
            Input::Account { key, account } => {
                if let Stage::Meeting(meeting) = &mut self.stage {
                    meeting.account(&mut self.env, &*key, account);
                }
                Ok(())
            }
            Input::Tick => Ok(()),
        };
        self.settle(result);
        self.lapse();
    }

    /// The next thing to do; `None` when there is nothing left.
    pub fn poll_output(&mut self) -> Option<Output> {
        if let Some(output) = self.env.pop() {
            return Some(output);
        }
        if !core::mem::take(&mut self.stirred) {
            return None;
        }
        let view = self.view();
        if self.shown.as_ref() == Some(&view) {
            return None;
        }
        self.shown = Some(view.clone());
        Some(Output::Page(Event::View { view }))
    }

    /// When to call [`handle`](Self::handle) with [`Input::Tick`] at the latest.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Time> {
        let stage = match &self.stage {
            Stage::Joining(joining) => joining.timeout(),
            Stage::Meeting(meeting) => meeting.timeout(self.env.now, &self.own),
            Stage::Ready if self.connection.is_open() => self.door.as_ref().and_then(Door::timeout),
            Stage::Idle | Stage::Ready | Stage::Ended(_) => None,
        };
        let files = self.own.files.timeout().filter(|_| self.is_live());
        [self.connection.timeout(), stage, files]
            .into_iter()
            .flatten()
            .min()
    }

    fn media(&mut self, report: MediaReport) {
        if let Stage::Meeting(meeting) = &mut self.stage {
            meeting.take_standings(self.env.now, &report.senders);
        }
        self.meter.report(self.env.now, report);
        if let Stage::Meeting(meeting) = &mut self.stage {
            for line in self.meter.lines().filter(|line| !line.is_sent()) {
                if let (Some(leaf), Some(epoch)) = (line.report.leaf, line.report.epoch)
                    && let Some(member) = meeting.roster.get_mut(leaf)
                    && epoch >= member.since_epoch
                {
                    member.opened_at = member.opened_at.max(line.moved_at);
                }
            }
        }
        self.fail_closed();
    }

    fn message(&mut self, bytes: &[u8]) -> Result<(), Halt> {
        if !self.connection.is_open() {
            return Ok(());
        }
        self.connection.heard(self.env.now);
        let message = ServerMessage::decode(bytes).map_err(|_| Halt::PROTOCOL)?;
        if !numbers_fit(&message) {
            return Err(Halt::PROTOCOL);
        }
        if let ServerMessage::Closing { why } = message {
            return self.closing(why);
        }
        if let ServerMessage::Relay {
            port,
            user,
            password,
        } = message
        {
            return self.relay(port, user.into_vec(), password.into_vec());
        }
        let (env, connection, own) = (&mut self.env, &mut self.connection, &mut self.own);
        match (&mut self.stage, &mut self.door) {
            (Stage::Ready, Some(door)) => {
                match message {
                    ServerMessage::Card {
                        card,
                        participants,
                        mode,
                        profiles,
                    } => door
                        .take_card(&card, participants, mode, profiles.into_vec())
                        .map_err(|_| Halt::PROTOCOL)?,
                    ServerMessage::NoRoom => door.no_room(),
                    _ => {}
                }
                connection.settled();
                Ok(())
            }
            (Stage::Joining(joining), Some(door)) => {
                let progress = joining.handle(env, connection, door, own, message)?;
                self.progress(progress);
                Ok(())
            }
            (Stage::Meeting(meeting), Some(door)) => {
                // What is counted of media begins anew with the server.
                let anew = matches!(message, ServerMessage::Restored { .. });
                meeting.handle(env, connection, own, door, message)?;
                if anew {
                    self.meter.begin_again();
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The server has a relay; the page needs to know before it connects.
    fn relay(&mut self, port: u16, user: Vec<u8>, password: Vec<u8>) -> Result<(), Halt> {
        let text = |bytes| String::from_utf8(bytes).map_err(|_| Halt::PROTOCOL);
        let (user, password) = (text(user)?, Secret::new(text(password)?));
        self.env.tell(Event::Relay {
            port,
            user,
            password,
        });
        Ok(())
    }

    fn progress(&mut self, progress: Progress) {
        match progress {
            Progress::Waiting => {}
            Progress::Joined(mut meeting) => {
                if self.rejoins > 0 {
                    self.env.notice(Notice::Reconnected);
                }
                if let Some(wishes) = self.wishes.take() {
                    meeting.resume_wishes(wishes);
                }
                self.meter.begin_again();
                self.stage = Stage::Meeting(meeting);
            }
            Progress::WrongPassword => {
                self.stage = Stage::Ready;
                // It may have been changed: the card says.
                if let (true, Some(door)) = (self.connection.is_open(), &mut self.door) {
                    door.watch(&mut self.env);
                }
            }
        }
    }

    /// The server says why it closes the connection.
    fn closing(&mut self, why: Refusal) -> Result<(), Halt> {
        let end = match why {
            // A lost connection like any other.
            Refusal::TimedOut | Refusal::TurnOver | Refusal::StaleEpoch => {
                self.connection.renew(&mut self.env);
                self.line_lost();
                return Ok(());
            }
            // It may be back in a moment, or another one in its place.
            Refusal::ShuttingDown if matches!(self.stage, Stage::Meeting(_)) => {
                self.shut_down = true;
                self.connection.renew(&mut self.env);
                self.line_lost();
                return Ok(());
            }
            Refusal::ShuttingDown => EndReason::ServerShutdown,
            Refusal::Moved => return self.move_over(why),
            Refusal::Replaced => EndReason::Replaced,
            Refusal::Removed => EndReason::Removed,
            Refusal::RoomFull | Refusal::QueueFull => EndReason::RoomFull,
            Refusal::CannotResume => return Err(Halt::Rejoin),
            Refusal::CommitRejected | Refusal::BadCommit | Refusal::NoRoom => {
                return self.start_over(why);
            }
            Refusal::WrongToken => match &self.stage {
                Stage::Joining(_) => return self.start_over(why),
                _ => EndReason::WrongPassword,
            },
            Refusal::Denied => EndReason::Denied,
            Refusal::Locked => match &self.stage {
                Stage::Joining(_) => return self.start_over(why),
                _ => EndReason::Locked,
            },
            Refusal::Malformed
            | Refusal::TooLarge
            | Refusal::OutOfOrder
            | Refusal::BadOffer
            | Refusal::TooFast
            | Refusal::CommitTooFast
            | Refusal::NotHost => EndReason::Protocol,
        };
        Err(Halt::End(end))
    }

    /// The meeting that this link leads to was lost with the server, and is back;
    /// this one was opened in its place, a moment ago, and its people join that
    /// one as anybody does.
    fn move_over(&mut self, why: Refusal) -> Result<(), Halt> {
        match &self.stage {
            Stage::Meeting(meeting) if self.env.now.since(meeting.joined_at) < YOUNG => {}
            Stage::Meeting(_) => return Err(Halt::End(EndReason::RoomEnded)),
            _ => return self.start_over(why),
        }
        self.env.notice(Notice::Reconnecting);
        self.env.push(Output::ForgetFrames);
        self.own.line_lost();
        self.own.marks.leave_room();
        self.stage = Stage::Joining(Joining::new(None));
        self.connection.renew(&mut self.env);
        Ok(())
    }

    /// The server closes over something that another try may mend.
    fn start_over(&mut self, why: Refusal) -> Result<(), Halt> {
        if let (Stage::Joining(joining), Some(door)) = (&mut self.stage, &mut self.door) {
            let progress = joining.refused(&mut self.env, door, why)?;
            joining.stop();
            self.connection.renew(&mut self.env);
            self.progress(progress);
            return Ok(());
        }
        match &self.stage {
            Stage::Meeting(_) => Err(Halt::Rejoin),
            _ => Ok(()),
        }
    }

    fn line_opened(&mut self) {
        let Some(door) = &mut self.door else {
            return;
        };
        match &mut self.stage {
            Stage::Ready => door.watch(&mut self.env),
            Stage::Joining(joining) => joining.start(&mut self.env, door),
            Stage::Meeting(meeting) => meeting.line_opened(&mut self.env, door.room()),
            Stage::Idle | Stage::Ended(_) => {}
        }
    }

    fn line_lost(&mut self) {
        match &mut self.stage {
            Stage::Joining(joining) => joining.stop(),
            Stage::Meeting(meeting) => {
                if meeting.is_live() {
                    self.env.notice(Notice::Reconnecting);
                }
                meeting.line_lost();
                self.own.line_lost();
            }
            Stage::Idle | Stage::Ready | Stage::Ended(_) => {}
        }
    }

    fn lapse(&mut self) {
        match self.connection.lapse(&mut self.env) {
            Lapse::Nothing => {}
            Lapse::Lost => self.line_lost(),
            Lapse::GivenUp if self.shut_down => self.end(EndReason::ServerShutdown),
            Lapse::GivenUp => self.end(EndReason::ServerGone),
        }
        match (&mut self.stage, &mut self.door) {
            (Stage::Ready, Some(door)) if self.connection.is_open() => door.lapse(&mut self.env),
            (Stage::Joining(joining), Some(door)) if self.connection.is_open() => {
                joining.lapse(&mut self.env, door);
            }
            (Stage::Meeting(meeting), Some(door)) => {
                meeting.lapse(&mut self.env, &mut self.own, door);
            }
            _ => {}
        }
    }

    fn settle(&mut self, result: Result<(), Halt>) {
        match result {
            Ok(()) => {}
            Err(Halt::End(why)) => self.end(why),
            Err(Halt::Rejoin) => self.rejoin(OUTVOTED),
            Err(Halt::Outvoted) => self.rejoin(1),
        }
    }

    /// Gives up the group, not the room; `weight` is in parts of [`OUTVOTED`].
    fn rejoin(&mut self, weight: u32) {
        if let Stage::Meeting(meeting) = &self.stage
            && self.env.now.since(meeting.joined_at) >= HELD
        {
            self.rejoins = 0;
        }
        self.rejoins += weight;
        if self.rejoins > REJOINS * OUTVOTED {
            return self.end(EndReason::Protocol);
        }
        match core::mem::replace(&mut self.stage, Stage::Idle) {
            Stage::Meeting(meeting) => {
                if meeting.is_live() {
                    self.env.notice(Notice::Reconnecting);
                }
                self.own.line_lost();
                // The next keys count their epochs anew.
                self.env.push(Output::ForgetFrames);
                let past = Past {
                    group_id: meeting.group.group_id().to_vec(),
                    people: view::people(&meeting, &self.own),
                    seat: meeting.seat,
                    outbox: meeting.outbox,
                };
                self.wishes = Some(meeting.hosting);
                let identity = meeting.group.into_identity();
                self.stage = Stage::Joining(Joining::new(Some((past, identity))));
            }
            other => self.stage = other,
        }
        self.connection.renew(&mut self.env);
    }

    fn end(&mut self, why: EndReason) {
        if matches!(self.stage, Stage::Ended(_)) {
            return;
        }
        if let Stage::Meeting(meeting) = &mut self.stage
            && why == EndReason::Left
        {
            meeting.leave(&mut self.env);
        }
        if matches!(self.stage, Stage::Meeting(_) | Stage::Joining(_)) {
            self.env.push(Output::ForgetFrames);
        }
        self.own.files.clear(&mut self.env);
        self.stage = Stage::Ended(why);
        self.connection.close(&mut self.env);
    }

    fn is_live(&self) -> bool {
        matches!(&self.stage, Stage::Meeting(meeting) if meeting.is_live())
    }

    fn view(&self) -> View {
        let door = self.door.as_ref();
        let (mut people, mut slots, mut security) = (Vec::new(), Vec::new(), view::no_security());
        let mut mode = door.map_or(RoomMode::Open, |door| door.mode);
        let mut direct = DirectView {
            allowed: false,
            attempt: 0,
            stage: DirectStage::Off,
        };
        let (mut knocks, mut host_present, mut host_key) = (Vec::new(), true, false);
        let mut inside = Vec::new();
        let mut limits = LinkLimits::default();
        let phase = match &self.stage {
            Stage::Idle => Phase::Idle,
            Stage::Ready => {
                host_key = door.is_some_and(|door| door.host.is_some());
                inside = door.map(Door::inside).unwrap_or_default();
                Phase::Ready
            }
            Stage::Joining(joining) => {
                if let Some(past) = &joining.past {
                    people.clone_from(&past.people);
                }
                if joining.is_knocking() {
                    Phase::Knocking
                } else if joining.past.is_some() {
                    Phase::Reconnecting
                } else {
                    let ahead = joining.ahead();
                    Phase::Joining { ahead }
                }
            }
            Stage::Meeting(meeting) => {
                let (now, live) = (self.env.now, meeting.is_live());
                people = view::people(meeting, &self.own);
                slots = view::slots(now, meeting, &self.meter);
                limits = view::limits(meeting, &self.own);
                security = view::security(now, meeting, &self.own, &self.meter, live);
                direct = meeting.direct_view(&self.own);
                (mode, knocks) = (meeting.mode(), meeting.knocks());
                host_present = meeting.host_present();
                host_key = meeting.is_host() && door.is_some_and(|door| door.host.is_some());
                if live {
                    Phase::Joined
                } else {
                    Phase::Reconnecting
                }
            }
            Stage::Ended(why) => Phase::Ended { why: *why },
        };
        let roster = match &self.stage {
            Stage::Meeting(meeting) => Some(&meeting.roster),
            _ => None,
        };
        View {
            phase,
            label: door.and_then(Door::label),
            needs_password: door.is_some_and(Door::needs_password),
            room_exists: door.and_then(|door| door.room_exists),
            present: door.map_or(0, |door| door.present),
            inside,
            password_ok: door.and_then(|door| door.password_ok),
            people,
            slots,
            limits,
            security,
            files: self.own.files.view(roster),
            mode,
            knocks,
            host_present,
            host_key,
            password_changed: door.is_some_and(Door::password_changed),
            invitation: door.map(Door::invitation),
            direct,
        }
    }
}

/// Argon2id over a password: 64 MiB, 3 passes, about a second, so it runs apart
/// from everything else. Empty when the password is empty or too long, which
/// [`Input::Stretched`] takes as a wrong one.
#[must_use]
pub fn stretch_password(password: &[u8], salt: &[u8]) -> Zeroizing<Vec<u8>> {
    let stretched = <[u8; 32]>::try_from(salt)
        .ok()
        .and_then(|salt| StretchedPassword::stretch(password, &salt));
    Zeroizing::new(stretched.map_or_else(Vec::new, |password| password.as_bytes().to_vec()))
}
