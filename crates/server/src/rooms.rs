//! The rooms of this process, each a task of its own.
//!
//! A room may take milliseconds to check a commit; no other waits for it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use proto::{Bytes, ClientMessage, Missed, ParticipantId, Refusal, RoomId, ServerMessage, StateId};
use room::{
    BegunHere, Closure, ConnectionId, FIRST_LANE, Input, MediaCommand, Output, Room, Standing, Way,
    answer_without_room, way,
};
use sfu::Hint;
use tokio::sync::mpsc;

use crate::clock::{self, Clock};
use crate::media::{Media, MediaRoom};
use crate::outbox::Outbox;

/// Most messages that wait for a room; who sends more waits with them.
const MAILBOX: usize = 256;
/// Most chunks of files that wait for a room.
const BULK_MAILBOX: usize = 32;
/// How long a participant may make allocations at the relay: the longest that
/// anybody stays. One that was made lasts as long as the connection does.
const TICKET: Duration = Duration::from_secs(24 * 3600);
/// Most rooms at once.
const MAX_ROOMS: usize = 20_000;

/// All rooms. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Rooms {
    shared: Arc<Shared>,
}

struct Shared {
    clock: Clock,
    media: Media,
    rooms: Mutex<BTreeMap<RoomKey, Entry>>,
    begun: Mutex<BegunHere>,
}

/// A room: its name, and its lane under it.
type RoomKey = (RoomId, u32);

struct Entry {
    mailbox: Mailbox,
    standing: Standing,
}

/// Where a room's mail goes.
#[derive(Clone)]
struct Mailbox {
    mail: mpsc::Sender<Mail>,
    /// For chunks of files: read when there is no other mail.
    bulk: mpsc::Sender<Mail>,
}

/// What a room is told.
enum Mail {
    Message {
        from: ConnectionId,
        outbox: Outbox,
        message: ClientMessage,
    },
    Closed {
        from: ConnectionId,
        how: Closure,
    },
    Answered {
        participant: ParticipantId,
        answer: Result<Vec<u8>, Refusal>,
    },
    Hint(Hint),
    Moved,
    Missed(Missed),
}

/// Where a message is to be put; or what it is answered with.
enum Place {
    Mailbox(u32, Mailbox),
    Answer(ServerMessage),
}

impl Rooms {
    pub(crate) fn new(clock: Clock, media: Media) -> Self {
        let shared = Shared {
            clock,
            media,
            rooms: Mutex::default(),
            begun: Mutex::default(),
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// Hands a message to its room. Waits while that is busy, so that only the
    /// sender is held up. `lane` is where the connection was led to.
    pub(crate) async fn deliver(
        &self,
        id: RoomId,
        from: ConnectionId,
        lane: &mut Option<u32>,
        outbox: &Outbox,
        mut message: ClientMessage,
    ) {
        // A room may end while mail is on its way; then there is none, or a new
        // one, which the second try finds.
        for _ in 0..2 {
            let is_chunk = matches!(message, ClientMessage::Chunk { .. });
            let mailbox = match self.place(id, *lane, &message) {
                Place::Mailbox(number, mailbox) => {
                    *lane = Some(number);
                    if is_chunk { mailbox.bulk } else { mailbox.mail }
                }
                Place::Answer(answer) => return outbox.send(answer.encode().into()),
            };
            let mail = Mail::Message {
                from,
                outbox: outbox.clone(),
                message,
            };
            match mailbox.send(mail).await {
                Ok(()) => return,
                Err(returned) => match returned.0 {
                    Mail::Message {
                        message: returned, ..
                    } => message = returned,
                    _ => return,
                },
            }
        }
        outbox.send(answer_without_room(&message).encode().into());
    }

    /// A connection to this room ended.
    pub(crate) async fn closed(
        &self,
        id: RoomId,
        lane: Option<u32>,
        from: ConnectionId,
        how: Closure,
    ) {
        let mailbox = lane.and_then(|lane| {
            let rooms = self.rooms();
            rooms.get(&(id, lane)).map(|entry| entry.mailbox.clone())
        });
        if let Some(mailbox) = mailbox {
            // A room that has ended knows nobody any more.
            let _ = mailbox.mail.send(Mail::Closed { from, how }).await;
        }
    }

    /// How many rooms are open, and how many are in them.
    pub(crate) fn count(&self) -> (usize, usize) {
        let rooms = self.rooms();
        (
            rooms.len(),
            rooms
                .values()
                .map(|entry| entry.standing.participants)
                .sum(),
        )
    }

    /// The way of a message, and the room at its end, which may be a new one.
    fn place(&self, id: RoomId, bound: Option<u32>, message: &ClientMessage) -> Place {
        let now = self.shared.clock.now();
        let mut rooms = self.rooms();
        let lane = {
            let begun = self.begun();
            let under = rooms.range((id, 0)..=(id, u32::MAX));
            let under = under.map(|((_, lane), entry)| (*lane, &entry.standing));
            match way(now, under, &begun, bound, message) {
                Way::To(lane) => Some(lane),
                Way::Open => None,
                Way::Answer(answer) => return Place::Answer(answer),
            }
        };
        if let Some(lane) = lane
            && let Some(entry) = rooms.get(&(id, lane))
        {
            return Place::Mailbox(lane, entry.mailbox.clone());
        }
        let mut seed = [0; 32];
        let mut drawn = [0; 20];
        if rooms.len() >= MAX_ROOMS {
            return Place::Answer(answer_without_room(message));
        }
        if getrandom::fill(&mut seed)
            .and(getrandom::fill(&mut drawn))
            .is_err()
        {
            tracing::error!("the system gives no randomness; no room can be opened");
            return Place::Answer(answer_without_room(message));
        }
        let (lane, media, states) = match message {
            ClientMessage::Restore { place, .. } => {
                let [a, b, c, d, media @ ..] = drawn;
                let lane = u32::from_be_bytes([a, b, c, d]).max(FIRST_LANE + 1);
                // From here on all others who bring the same find it. Its media go
                // by a name that no other room can have.
                (lane, RoomId(media), vec![place.state])
            }
            _ => (FIRST_LANE, id, Vec::new()),
        };
        let (task, mailbox) = self.task((id, lane), media, seed);
        tokio::spawn(task.run());
        let entry = Entry {
            mailbox: mailbox.clone(),
            standing: Standing {
                states,
                ..Standing::default()
            },
        };
        rooms.insert((id, lane), entry);
        Place::Mailbox(lane, mailbox)
    }

    fn task(&self, key: RoomKey, media: RoomId, seed: [u8; 32]) -> (RoomTask, Mailbox) {
        let (sender, receiver) = mpsc::channel(MAILBOX);
        let (bulk, bulk_receiver) = mpsc::channel(BULK_MAILBOX);
        let media = self.shared.media.room(media);
        let task = RoomTask {
            room: Room::new(key.0, key.1, clock::era(), seed),
            hints: media.hints(),
            media,
            outboxes: BTreeMap::new(),
            mailbox: receiver,
            bulk: bulk_receiver,
            own: sender.downgrade(),
            rooms: self.clone(),
        };
        (task, Mailbox { mail: sender, bulk })
    }

    /// Takes a room out, unless its key is another's by now.
    fn forget(&self, key: RoomKey, mailbox: &mpsc::WeakSender<Mail>) {
        let mut rooms = self.rooms();
        // An entry holds its mailbox: one without holders is in none.
        let listed = mailbox.upgrade().is_some_and(|mailbox| {
            rooms
                .get(&key)
                .is_some_and(|entry| entry.mailbox.mail.same_channel(&mailbox))
        });
        if listed {
            rooms.remove(&key);
        }
    }

    /// A room has changed.
    fn note(&self, key: RoomKey, standing: Standing) {
        if let Some(entry) = self.rooms().get_mut(&key) {
            let state = standing.states.last().copied();
            entry.standing = standing;
            self.begun().note(self.shared.clock.now(), key, state);
        }
    }

    /// A meeting is back: what the others under its name have to know of it, and
    /// it of them.
    fn tell_others(&self, (id, lane): RoomKey) {
        let rooms = self.rooms();
        let Some(here) = rooms.get(&(id, lane)) else {
            return;
        };
        let under = rooms.range((id, 0)..=(id, u32::MAX));
        for ((_, other), there) in under.filter(|((_, other), _)| *other != lane) {
            let told = here.standing.tells(*other, &there.standing);
            tell(there, told);
            tell(here, there.standing.tells(lane, &here.standing));
        }
    }

    /// To be asked for after `rooms`.
    fn begun(&self) -> MutexGuard<'_, BegunHere> {
        let begun = self.shared.begun.lock();
        begun.unwrap_or_else(PoisonError::into_inner)
    }

    fn rooms(&self) -> MutexGuard<'_, BTreeMap<RoomKey, Entry>> {
        // Nothing that holds it can leave it half done.
        self.shared
            .rooms
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a room is told of another. One that is too busy to hear goes on alone,
/// and its members come over one by one.
fn tell(entry: &Entry, input: Option<Input>) {
    let mail = match input {
        Some(Input::Moved) => Mail::Moved,
        Some(Input::Missed(missed)) => Mail::Missed(missed),
        _ => return,
    };
    let _ = entry.mailbox.mail.try_send(mail);
}

/// One room and whom it talks to.
struct RoomTask {
    room: Room,
    media: MediaRoom,
    hints: mpsc::UnboundedReceiver<Hint>,
    outboxes: BTreeMap<ConnectionId, Outbox>,
    mailbox: mpsc::Receiver<Mail>,
    bulk: mpsc::Receiver<Mail>,
    own: mpsc::WeakSender<Mail>,
    rooms: Rooms,
}

impl RoomTask {
    async fn run(mut self) {
        let clock = self.rooms.shared.clock;
        let mut noted: (usize, Option<StateId>) = (0, None);
        loop {
            let due = self.room.poll_timeout().map(|time| clock.instant(time));
            let mail = tokio::select! {
                biased;
                mail = self.mailbox.recv() => match mail {
                    Some(mail) => Some(mail),
                    None => break,
                },
                () = sleep_until(due) => None,
                Some(hint) = self.hints.recv() => Some(Mail::Hint(hint)),
                Some(mail) = self.bulk.recv() => Some(mail),
            };
            let stranger = match &mail {
                Some(Mail::Message { from, .. }) => Some(*from),
                _ => None,
            };
            let input = self.input(mail);
            self.room.handle(clock.now(), input);
            let mark = (self.room.participants(), self.room.state());
            if mark != noted {
                self.rooms.note(self.key(), self.room.standing());
                noted = mark;
            }
            let ended = self.act();
            if let Some(stranger) = stranger.filter(|from| !self.room.knows(*from)) {
                self.outboxes.remove(&stranger);
            }
            if ended {
                break;
            }
        }
    }

    fn key(&self) -> RoomKey {
        (self.room.id(), self.room.lane())
    }

    fn input(&mut self, mail: Option<Mail>) -> Input {
        match mail {
            None => Input::Tick,
            Some(Mail::Message {
                from,
                outbox,
                message,
            }) => {
                self.outboxes.insert(from, outbox);
                Input::Message { from, message }
            }
            Some(Mail::Closed { from, how }) => {
                self.outboxes.remove(&from);
                Input::Closed { from, how }
            }
            Some(Mail::Answered {
                participant,
                answer,
            }) => Input::Answered {
                participant,
                answer,
            },
            Some(Mail::Moved) => Input::Moved,
            Some(Mail::Missed(missed)) => Input::Missed(missed),
            Some(Mail::Hint(hint)) => Input::Hint {
                participant: hint.participant,
                message: hint.message,
            },
        }
    }

    /// Does what the room says; true when it is over.
    fn act(&mut self) -> bool {
        let mut ended = false;
        let outputs: Vec<Output> = std::iter::from_fn(|| self.room.poll_output()).collect();
        // The relay is told first: who is in makes its connection at once.
        for output in &outputs {
            if let Output::Media(MediaCommand::Add(who)) = output {
                self.tell_relay(*who);
            }
        }
        for output in outputs {
            match output {
                Output::Send { to, bytes } => {
                    if let Some(outbox) = self.outboxes.get(&to) {
                        outbox.send(bytes);
                    }
                }
                Output::SendBulk { to, bytes } => {
                    if let Some(outbox) = self.outboxes.get(&to) {
                        outbox.send_bulk(bytes);
                    }
                }
                Output::Close { connection, why } => {
                    if let Some(outbox) = self.outboxes.remove(&connection) {
                        outbox.close(why);
                    }
                }
                Output::Media(command) => self.direct(command),
                Output::Restored => self.rooms.tell_others(self.key()),
                Output::Ended => ended = true,
            }
        }
        ended
    }

    /// Lets a new member use the relay, if there is one.
    fn tell_relay(&self, who: ParticipantId) {
        let outbox = self.room.connection_of(who);
        let outbox = outbox.and_then(|connection| self.outboxes.get(&connection));
        let streams = self.rooms.shared.media.streams();
        let (Some(outbox), Some((ticket, port))) = (outbox, streams.ticket(TICKET)) else {
            return;
        };
        let (user, password) = (Bytes::new(ticket.user), Bytes::new(ticket.password));
        if let (Some(user), Some(password)) = (user, password) {
            let message = ServerMessage::Relay {
                port,
                user,
                password,
            };
            outbox.send(message.encode().into());
        }
    }

    fn direct(&self, command: MediaCommand) {
        match command {
            MediaCommand::Add(who) => self.media.add(who),
            MediaCommand::Quiet => self.media.set_quiet(),
            MediaCommand::Remove(who) => self.media.remove(who),
            MediaCommand::Pause(who) => self.media.pause(who),
            MediaCommand::Resume(who) => self.media.resume(who),
            MediaCommand::View { participant, tiles } => self.media.view(participant, tiles),
            MediaCommand::Publish {
                participant,
                track,
                on,
            } => self.media.publish(participant, track, on),
            MediaCommand::Offer {
                participant,
                sdp,
                lines,
            } => {
                // Sent here, so that it stays in order; only the wait is elsewhere.
                let answer = self.media.offer(participant, sdp, lines);
                let own = self.own.clone();
                tokio::spawn(async move {
                    let answer = answer.await;
                    if let Some(own) = own.upgrade() {
                        let mail = Mail::Answered {
                            participant,
                            answer,
                        };
                        let _ = own.send(mail).await;
                    }
                });
            }
        }
    }
}

/// Whatever ends the task, be it a bug, ends its media, takes the room out of
/// the directory, and answers what came too late.
impl Drop for RoomTask {
    fn drop(&mut self) {
        // Before a new room of the same id can say anything to it.
        self.media.end();
        self.rooms.forget(self.key(), &self.own);
        self.mailbox.close();
        while let Ok(mail) = self.mailbox.try_recv() {
            if let Mail::Message {
                outbox, message, ..
            } = mail
            {
                let answer: ServerMessage = answer_without_room(&message);
                outbox.send(answer.encode().into());
            }
        }
        tracing::debug!("a room ended");
    }
}

async fn sleep_until(due: Option<tokio::time::Instant>) {
    match due {
        Some(due) => tokio::time::sleep_until(due).await,
        None => std::future::pending().await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::MediaConfig;

    const ID: RoomId = RoomId([4; 16]);
    const KEY: RoomKey = (ID, FIRST_LANE);

    fn rooms() -> Rooms {
        let config = MediaConfig {
            listen: ([127, 0, 0, 1], 0).into(),
            tls: None,
            public_ips: Vec::new(),
            threads: 1,
        };
        Rooms::new(Clock::start(), Media::start(config).expect("a free port"))
    }

    fn list(rooms: &Rooms, mailbox: Mailbox) {
        let entry = Entry {
            mailbox,
            standing: Standing {
                participants: 2,
                ..Standing::default()
            },
        };
        rooms.rooms().insert(KEY, entry);
    }

    #[tokio::test]
    async fn a_room_that_panics_leaves_its_id_free() {
        let rooms = rooms();
        let (task, sender) = rooms.task(KEY, ID, [0; 32]);
        list(&rooms, sender);
        let broken = tokio::spawn(async move {
            let _task = task;
            panic!("a bug");
        });
        assert!(broken.await.is_err());
        assert_eq!(rooms.count(), (0, 0));
        assert!(rooms.rooms().is_empty());
    }

    #[tokio::test]
    async fn the_end_of_a_room_leaves_another_of_its_id_alone() {
        let rooms = rooms();
        let (old, _sender) = rooms.task(KEY, ID, [0; 32]);
        let (_new, sender) = rooms.task(KEY, ID, [1; 32]);
        list(&rooms, sender);
        drop(old);
        assert_eq!(rooms.count(), (1, 2));
    }
}
