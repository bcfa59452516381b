//! Somebody's file on its way here: asked for a few chunks at a time, each
//! checked as it comes and handed to the page in order.

use core::time::Duration;
use std::collections::VecDeque;

use crypto::group::Group;
use proto::{ClientMessage, Epoch, FileId, MAX_ASKED, ParticipantId, Time};

use super::window::Window;
use super::{Files, MAX_AT_ONCE, Side};
use crate::env::Env;
use crate::io::Output;
use crate::page::{FileProblem, Notice};
use crate::roster::Roster;

/// Chunks that do not come within this are asked for again.
const STALLED: Duration = Duration::from_secs(5);
/// One that could not be opened is asked for again after this: its epoch may
/// have been ahead of ours.
const AGAIN: Duration = Duration::from_millis(300);
/// So often may a chunk be wrong before the file is given up.
const MAX_DAMAGED: u32 = 3;

pub(super) struct Receiving {
    chunks: u32,
    /// The next chunk to come; all before it went to the page.
    next: u32,
    /// Up to here chunks were asked for.
    asked_to: u32,
    /// When each of those was, from `next` on.
    asked_at: VecDeque<Time>,
    /// How many the page has written.
    written: u32,
    /// Of whom, when last asked.
    of: Option<ParticipantId>,
    window: Window,
    moved_at: Time,
    again_at: Option<Time>,
    damaged: u32,
}

impl Receiving {
    fn new(now: Time, chunks: u32) -> Self {
        Self {
            chunks,
            next: 0,
            asked_to: 0,
            asked_at: VecDeque::new(),
            written: 0,
            of: None,
            window: Window::new(),
            moved_at: now,
            again_at: None,
            damaged: 0,
        }
    }

    pub(super) fn written(&self) -> u32 {
        self.written
    }

    /// What was asked for does not come any more.
    pub(super) fn ask_again(&mut self) {
        self.asked_to = self.next;
        self.asked_at.clear();
        self.again_at = None;
    }

    /// Tells who sends that nothing more is wanted.
    pub(super) fn stop(&self, env: &mut Env, file: FileId) {
        if let Some(of) = self.of {
            let (first, count) = (self.next, 0);
            env.send(&ClientMessage::Ask {
                of,
                file,
                first,
                count,
            });
        }
    }

    pub(super) fn advance(&mut self, env: &mut Env, from: Option<ParticipantId>, file: FileId) {
        if self.timeout().is_some_and(|at| env.now >= at) {
            self.moved_at = env.now;
            self.ask_again();
        }
        let Some(of) = from else {
            self.of = None;
            self.ask_again();
            return;
        };
        if self.again_at.is_some() {
            return;
        }
        if self.of != Some(of) {
            // It came back as somebody new to the server.
            self.ask_again();
            self.of = Some(of);
        }
        let limit = self.written + self.window.size();
        let count = limit
            .min(self.chunks)
            .saturating_sub(self.asked_to)
            .min(MAX_ASKED);
        // Few and large requests, unless there is nothing to wait for.
        let enough = count * 2 >= self.window.size()
            || self.asked_to == self.next
            || self.asked_to + count == self.chunks;
        if count == 0 || !enough {
            return;
        }
        if self.asked_to == self.next {
            self.moved_at = env.now;
        }
        env.send(&ClientMessage::Ask {
            of,
            file,
            first: self.asked_to,
            count: u8::try_from(count).unwrap_or(u8::MAX),
        });
        self.asked_to += count;
        for _ in 0..count {
            self.asked_at.push_back(env.now);
        }
    }

    pub(super) fn timeout(&self) -> Option<Time> {
        let waits = self.asked_to > self.next || self.of.is_none();
        let stalled = waits.then(|| self.moved_at + STALLED);
        self.again_at.or(stalled)
    }
}

impl Files {
    /// The page wants this file, and is ready to write it.
    pub(crate) fn take(&mut self, env: &mut Env, number: u32) {
        let receiving = |file: &&super::File| matches!(file.side, Side::Receiving(_));
        let full = self.files.values().filter(receiving).count() >= MAX_AT_ONCE;
        let Some(file) = self.files.get_mut(&number) else {
            return;
        };
        if !matches!(file.side, Side::Offered | Side::Failed | Side::Saved) || file.withdrawn {
            return;
        }
        if full {
            let name = file.offer.name.clone();
            let problem = FileProblem::TooMany;
            env.notice(Notice::FileProblem { name, problem });
            env.push(Output::DropSaved { file: number });
            return;
        }
        self.told_damaged.remove(&number);
        file.side = Side::Receiving(Receiving::new(env.now, file.offer.key.chunks()));
    }

    /// The page has written so many chunks of a file.
    pub(crate) fn written(&mut self, number: u32, chunks: u32) {
        let Some(file) = self.files.get_mut(&number) else {
            return;
        };
        if let Side::Receiving(receiving) = &mut file.side {
            receiving.written = chunks.clamp(receiving.written, receiving.next);
            if receiving.written == receiving.chunks {
                file.side = Side::Saved;
            }
        }
    }

    /// A chunk came.
    #[expect(clippy::too_many_arguments, reason = "the fields of one message")]
    pub(crate) fn chunk(
        &mut self,
        env: &mut Env,
        group: &Group,
        roster: &Roster,
        by: ParticipantId,
        id: FileId,
        index: u32,
        epoch: Epoch,
        chunk: &[u8],
    ) {
        let mut files = self.files.iter_mut();
        let Some((number, file)) =
            files.find(|(_, file)| file.id() == id && matches!(file.side, Side::Receiving(_)))
        else {
            return;
        };
        let Side::Receiving(receiving) = &mut file.side else {
            return;
        };
        // Whose it is, its signature says. One that was not asked for, or not
        // now, is of before a connection was lost, or the server's own doing.
        let expected = receiving.next == index && receiving.asked_to > index;
        if !expected || super::present(roster, &file.by) != Some(by) {
            return;
        }
        let Some(epoch) = self.epochs.iter().find(|known| known.epoch() == epoch.0) else {
            receiving.ask_again();
            receiving.again_at = Some(env.now + AGAIN);
            return;
        };
        let key = &file.offer.key;
        let Some(content) = group.open_chunk(epoch, key, &file.by, index, chunk) else {
            receiving.damaged += 1;
            receiving.ask_again();
            receiving.again_at = Some(env.now + AGAIN);
            if self.told_damaged.insert(*number) {
                let name = file.offer.name.clone();
                let problem = FileProblem::Damaged;
                env.notice(Notice::FileProblem { name, problem });
            }
            if receiving.damaged >= MAX_DAMAGED {
                receiving.stop(env, id);
                file.side = Side::Failed;
                env.push(Output::DropSaved { file: *number });
            }
            return;
        };
        receiving.next += 1;
        receiving.moved_at = env.now;
        if let Some(at) = receiving.asked_at.pop_front() {
            receiving.window.arrived(env.now, at);
        }
        env.push(Output::WriteFile {
            file: *number,
            index,
            last: receiving.next == receiving.chunks,
            content,
        });
    }
}
