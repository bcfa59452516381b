//! One's own files on their way to who asked for them: read from the page one
//! chunk at a time, sealed, and sent behind everything else.

use core::time::Duration;
use std::collections::VecDeque;

use crypto::group::{CHUNK_LEN, Group};
use proto::{Bytes, ClientMessage, Epoch, FileId, ParticipantId, Time};

use super::window::Window;
use super::{Files, Side};
use crate::env::Env;
use crate::io::Output;
use crate::page::{FileProblem, Notice};
use crate::roster::Roster;

/// One chunk in this time, on average: 6 MiB a second. The server cuts off who
/// sends more than 8.
const CHUNK_EVERY: Duration = Duration::from_micros(5200);
/// What a timer that comes late may catch up with.
const CATCH_UP: Duration = Duration::from_millis(80);
/// Most requests that wait; a member of a large meeting has one for each file.
const MAX_ASKS: usize = 1024;

pub(super) struct Sending {
    /// Taken in turn, so that nobody waits for another's whole file.
    asks: VecDeque<Asked>,
    reading: VecDeque<Reading>,
    /// When those went out that the server has not taken yet.
    sent: VecDeque<Time>,
    window: Window,
    /// When the next chunk is due.
    due_at: Time,
}

/// Somebody asked for the chunks from `next` to before `end`.
struct Asked {
    by: ParticipantId,
    file: u32,
    next: u32,
    end: u32,
}

/// The page reads a chunk for somebody.
struct Reading {
    by: ParticipantId,
    file: u32,
    index: u32,
}

impl Default for Sending {
    fn default() -> Self {
        Self {
            asks: VecDeque::new(),
            reading: VecDeque::new(),
            sent: VecDeque::new(),
            window: Window::new(),
            due_at: Time::ZERO,
        }
    }
}

impl Sending {
    fn has_room(&self) -> bool {
        self.reading.len() + self.sent.len() < self.window.size() as usize
    }

    /// When the next chunk may be read.
    pub(super) fn timeout(&self) -> Option<Time> {
        (!self.asks.is_empty() && self.has_room()).then_some(self.due_at)
    }
}

impl Files {
    /// Somebody asks for chunks of a file of ours; for none, when it stops.
    pub(crate) fn asked(
        &mut self,
        roster: &Roster,
        by: ParticipantId,
        id: FileId,
        first: u32,
        count: u8,
    ) {
        let mut files = self.files.iter_mut();
        let Some((&file, known)) = files.find(|(_, file)| file.is_open_own() && file.id() == id)
        else {
            return;
        };
        let mut members = roster.iter().map(|(_, member)| member);
        // Only who is there, and may have it.
        let Some(member) = members.find(|member| {
            member.participant == Some(by)
                && member.gone.is_none()
                && known.to.is_none_or(|to| to == member.signature_key)
        }) else {
            return;
        };
        let chunks = known.offer.key.chunks();
        let end = first.saturating_add(u32::from(count)).min(chunks);
        if let Side::Own { given, .. } = &mut known.side {
            let key = member.signature_key;
            if count > 0 {
                given.insert(key, first);
            } else if given.get(&key).is_some_and(|next| *next < chunks) {
                given.remove(&key);
            }
        }
        let asks = &mut self.sending.asks;
        let same = |ask: &Asked| ask.by == by && ask.file == file;
        match asks.iter_mut().find(|ask| same(ask)) {
            Some(ask) if ask.end == first && count > 0 => ask.end = end,
            _ => {
                asks.retain(|ask| !same(ask));
                if first < end && asks.len() < MAX_ASKS {
                    let next = first;
                    asks.push_back(Asked {
                        by,
                        file,
                        next,
                        end,
                    });
                }
            }
        }
    }

    /// The server took a chunk: there is room for another.
    pub(crate) fn taken(&mut self, now: Time) {
        if let Some(at) = self.sending.sent.pop_front() {
            self.sending.window.arrived(now, at);
        }
    }

    /// Has the page read what is asked for, as far as the window goes.
    pub(super) fn read_next(&mut self, env: &mut Env) {
        let sending = &mut self.sending;
        if sending.due_at + CATCH_UP < env.now {
            sending.due_at = Time::from_start(env.now.since(Time::ZERO).saturating_sub(CATCH_UP));
        }
        while sending.has_room() && sending.due_at <= env.now {
            let Some(mut ask) = sending.asks.pop_front() else {
                return;
            };
            let file = self.files.get(&ask.file).filter(|file| !file.withdrawn);
            let Some(file) = file else { continue };
            let Side::Own { local, .. } = file.side else {
                continue;
            };
            let index = ask.next;
            env.push(Output::ReadFile {
                local,
                offset: u64::from(index) * CHUNK_LEN as u64,
                len: file.offer.key.chunk_len(index),
            });
            sending.due_at = sending.due_at + CHUNK_EVERY;
            sending.reading.push_back(Reading {
                by: ask.by,
                file: ask.file,
                index,
            });
            ask.next += 1;
            if ask.next < ask.end {
                sending.asks.push_back(ask);
            }
        }
    }

    /// The page has read this. What is to be withdrawn, when it is not what was
    /// offered.
    pub(crate) fn read(
        &mut self,
        env: &mut Env,
        group: &mut Group,
        roster: &Roster,
        local: u32,
        offset: u64,
        content: &[u8],
    ) -> Option<FileId> {
        let files = &self.files;
        let is_it = |reading: &Reading| {
            let file = files.get(&reading.file);
            u64::from(reading.index) * CHUNK_LEN as u64 == offset
                && file.is_some_and(
                    |file| matches!(file.side, Side::Own { local: own, .. } if own == local),
                )
        };
        // Of before the connection was lost: it is asked for again.
        let at = self.sending.reading.iter().position(is_it)?;
        let Reading { by, file, index } = self.sending.reading.remove(at)?;
        let file = self.files.get_mut(&file)?;
        if file.withdrawn {
            return None;
        }
        let epoch = self.epochs.back()?;
        let Some(chunk) = group.seal_chunk(epoch, &file.offer.key, index, content) else {
            let name = file.offer.name.clone();
            let problem = FileProblem::Unreadable;
            env.notice(Notice::FileProblem { name, problem });
            return Some(file.id());
        };
        let message = ClientMessage::Chunk {
            to: by,
            file: file.id(),
            index,
            epoch: Epoch(epoch.epoch()),
            chunk: Bytes::new(chunk)?,
        };
        env.push(Output::SendBulk(message.encode()));
        self.sending.sent.push_back(env.now);
        let mut members = roster.iter().map(|(_, member)| member);
        if let Side::Own { given, .. } = &mut file.side
            && let Some(member) = members.find(|member| member.participant == Some(by))
        {
            given.insert(member.signature_key, index + 1);
        }
        None
    }
}
