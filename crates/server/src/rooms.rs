//! The rooms of this process, each a task of its own.
//!
//! A room may take milliseconds to check a commit; no other waits for it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use proto::{Bytes, ClientMessage, ParticipantId, Refusal, RoomId, ServerMessage};
use room::{Closure, ConnectionId, Input, MediaCommand, Output, Room, answer_without_room};
use sfu::Encode;
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
    rooms: Mutex<BTreeMap<RoomId, Entry>>,
}

struct Entry {
    mailbox: Mailbox,
    participants: usize,
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
    Encode(Encode),
}

impl Rooms {
    pub(crate) fn new(clock: Clock, media: Media) -> Self {
        let shared = Shared {
            clock,
            media,
            rooms: Mutex::default(),
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// Hands a message to its room. Waits while that is busy, so that only the
    /// sender is held up.
    pub(crate) async fn deliver(
        &self,
        id: RoomId,
        from: ConnectionId,
        outbox: &Outbox,
        message: ClientMessage,
    ) {
        let mut mail = Mail::Message {
            from,
            outbox: outbox.clone(),
            message,
        };
        // A room may end while mail is on its way; then there is none, or a new
        // one, which the second try finds.
        for _ in 0..2 {
            let creates = matches!(
                &mail,
                Mail::Message {
                    message: ClientMessage::Create { .. },
                    ..
                }
            );
            let Some(mailbox) = self.mailbox(id, creates) else {
                break;
            };
            let is_chunk = matches!(
                &mail,
                Mail::Message {
                    message: ClientMessage::Chunk { .. },
                    ..
                }
            );
            let mailbox = if is_chunk { mailbox.bulk } else { mailbox.mail };
            match mailbox.send(mail).await {
                Ok(()) => return,
                Err(returned) => mail = returned.0,
            }
        }
        if let Mail::Message { message, .. } = mail {
            outbox.send(answer_without_room(&message).encode().into());
        }
    }

    /// A connection to this room ended.
    pub(crate) async fn closed(&self, id: RoomId, from: ConnectionId, how: Closure) {
        if let Some(mailbox) = self.mailbox(id, false) {
            // A room that has ended knows nobody any more.
            let _ = mailbox.mail.send(Mail::Closed { from, how }).await;
        }
    }

    /// How many rooms are open, and how many are in them.
    pub(crate) fn count(&self) -> (usize, usize) {
        let rooms = self.rooms();
        (
            rooms.len(),
            rooms.values().map(|entry| entry.participants).sum(),
        )
    }

    fn mailbox(&self, id: RoomId, create: bool) -> Option<Mailbox> {
        let mut rooms = self.rooms();
        if let Some(entry) = rooms.get(&id) {
            return Some(entry.mailbox.clone());
        }
        if !create || rooms.len() >= MAX_ROOMS {
            return None;
        }
        let mut seed = [0; 32];
        if getrandom::fill(&mut seed).is_err() {
            tracing::error!("the system gives no randomness; no room can be opened");
            return None;
        }
        let (task, sender) = self.task(id, seed);
        tokio::spawn(task.run());
        let entry = Entry {
            mailbox: sender.clone(),
            participants: 0,
        };
        rooms.insert(id, entry);
        Some(sender)
    }

    fn task(&self, id: RoomId, seed: [u8; 32]) -> (RoomTask, Mailbox) {
        let (sender, receiver) = mpsc::channel(MAILBOX);
        let (bulk, bulk_receiver) = mpsc::channel(BULK_MAILBOX);
        let media = self.shared.media.room(id);
        let task = RoomTask {
            room: Room::new(id, clock::era(), seed),
            encodes: media.encodes(),
            media,
            outboxes: BTreeMap::new(),
            mailbox: receiver,
            bulk: bulk_receiver,
            own: sender.downgrade(),
            rooms: self.clone(),
        };
        (task, Mailbox { mail: sender, bulk })
    }

    /// Takes a room out, unless its id is another's by now.
    fn forget(&self, id: RoomId, mailbox: &mpsc::WeakSender<Mail>) {
        let mut rooms = self.rooms();
        // An entry holds its mailbox: one without holders is in none.
        let listed = mailbox.upgrade().is_some_and(|mailbox| {
            rooms
                .get(&id)
                .is_some_and(|entry| entry.mailbox.mail.same_channel(&mailbox))
        });
        if listed {
            rooms.remove(&id);
        }
    }

    fn rooms(&self) -> MutexGuard<'_, BTreeMap<RoomId, Entry>> {
        // Nothing that holds it can leave it half done.
        self.shared
            .rooms
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// One room and whom it talks to.
struct RoomTask {
    room: Room,
    media: MediaRoom,
    encodes: mpsc::UnboundedReceiver<Encode>,
    outboxes: BTreeMap<ConnectionId, Outbox>,
    mailbox: mpsc::Receiver<Mail>,
    bulk: mpsc::Receiver<Mail>,
    own: mpsc::WeakSender<Mail>,
    rooms: Rooms,
}

impl RoomTask {
    async fn run(mut self) {
        let clock = self.rooms.shared.clock;
        loop {
            let due = self.room.poll_timeout().map(|time| clock.instant(time));
            let mail = tokio::select! {
                biased;
                mail = self.mailbox.recv() => match mail {
                    Some(mail) => Some(mail),
                    None => break,
                },
                () = sleep_until(due) => None,
                Some(encode) = self.encodes.recv() => Some(Mail::Encode(encode)),
                Some(mail) = self.bulk.recv() => Some(mail),
            };
            let stranger = match &mail {
                Some(Mail::Message { from, .. }) => Some(*from),
                _ => None,
            };
            let input = self.input(mail);
            let before = self.room.participants();
            self.room.handle(clock.now(), input);
            let ended = self.act();
            if let Some(stranger) = stranger.filter(|from| !self.room.knows(*from)) {
                self.outboxes.remove(&stranger);
            }
            let participants = self.room.participants();
            if participants != before
                && let Some(entry) = self.rooms.rooms().get_mut(&self.room.id())
            {
                entry.participants = participants;
            }
            if ended {
                break;
            }
        }
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
            Some(Mail::Encode(encode)) => Input::Encode {
                participant: encode.participant,
                track: encode.track,
                layers: encode.layers,
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
        self.rooms.forget(self.room.id(), &self.own);
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
            participants: 2,
        };
        rooms.rooms().insert(ID, entry);
    }

    #[tokio::test]
    async fn a_room_that_panics_leaves_its_id_free() {
        let rooms = rooms();
        let (task, sender) = rooms.task(ID, [0; 32]);
        list(&rooms, sender);
        let broken = tokio::spawn(async move {
            let _task = task;
            panic!("a bug");
        });
        assert!(broken.await.is_err());
        assert_eq!(rooms.count(), (0, 0));
        assert!(
            rooms
                .mailbox(ID, true)
                .is_some_and(|mailbox| !mailbox.mail.is_closed())
        );
    }

    #[tokio::test]
    async fn the_end_of_a_room_leaves_another_of_its_id_alone() {
        let rooms = rooms();
        let (old, _sender) = rooms.task(ID, [0; 32]);
        let (_new, sender) = rooms.task(ID, [1; 32]);
        list(&rooms, sender);
        drop(old);
        assert_eq!(rooms.count(), (1, 2));
    }
}
