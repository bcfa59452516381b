//! Digests in the meeting: when one is due, and what comes of others'.

use core::ops::Range;
use core::time::Duration;
use std::collections::VecDeque;

use crypto::frames::DIGEST_KEY_LEN;
use crypto::group::Group;
use proto::{Entry, Seq, ServerMessage, Time};
use zeroize::Zeroizing;

use super::Meeting;
use crate::digests::{Digest, Digests, Due, Heard, History, SHOWN};
use crate::env::Env;
use crate::io::{JudgeJob, Output};
use crate::message::Content;
use crate::own::Own;
use crate::page::{Notice, SenderReport};
use crate::roster::Member;

/// The media worker reports four times a second.
const TOLD_WITHIN: Duration = Duration::from_secs(2);
const MAX_DEPARTED: usize = 64;

pub(super) fn begin(env: &mut Env, group: &Group, next_seq: Seq) -> Digests {
    let history = History::new(env.now, group.epoch(), &group.epoch_hash(), next_seq.0);
    let fraction = env.fraction();
    Digests::new(env.now, history, fraction)
}

impl Meeting {
    /// What all members see of the log.
    pub(super) fn remember(&mut self, now: Time, entry: &Entry) {
        let message = ServerMessage::Entry(entry.clone());
        self.digests.history.entry(now, &message.encode());
    }

    pub(super) fn lapse_digests(&mut self, env: &mut Env, own: &Own) {
        let own_leaf = self.group.own_leaf();
        let mut members = self.roster.iter();
        let accompanied = members.any(|(leaf, m)| leaf != own_leaf && m.gone.is_none());
        drop(members);
        let sends = own.state().sends();
        let others = self.roster.iter();
        let others = others.filter(|(leaf, m)| *leaf != own_leaf && m.state.sends());
        let senders = others.count() + usize::from(sends);
        for (_, member) in self.roster.iter_mut() {
            member.digests.attend(env.now, member.state.sends());
        }
        // Without the server nobody's digests come, and nobody is back by it.
        if self.is_live() {
            let others = self.roster.iter();
            let others = others.filter(|(leaf, m)| *leaf != own_leaf && m.gone.is_none());
            let others = others.map(|(_, m)| (m.host, &m.digests));
            self.digests.muster(env.now, others);
        }
        if self.digests.observe(env.now, accompanied, sends, senders) {
            let on = !self.digests.is_stopped();
            env.push(Output::Sealing { on });
            if sends {
                env.notice(if on {
                    Notice::SendingAgain
                } else {
                    Notice::SendingStopped
                });
            }
        }
        if !self.is_live() {
            return;
        }
        match self.digests.due(env.now) {
            Due::Nothing => {}
            Due::Account => {
                let key: Zeroizing<[u8; DIGEST_KEY_LEN]> = Zeroizing::new(env.rng.array());
                self.digests.begin(env.now, key.clone());
                env.push(Output::Account { key });
            }
            Due::Bare => {
                let alone = self.roster.len() < 2;
                if let Some(digest) = self.digests.bare(env.now, alone) {
                    self.say(env, Content::Digest(digest));
                }
            }
        }
    }

    /// The media worker gave the account that it was asked for.
    pub(crate) fn account(&mut self, env: &mut Env, key: &[u8], account: Vec<u8>) {
        // Nobody opens what one sealed while alone; who is said to be gone may.
        let alone = self.roster.len() < 2;
        if let Some(digest) = self.digests.finish(env.now, alone, key, account) {
            self.say(env, Content::Digest(digest));
        }
    }

    pub(super) fn digest_came(&mut self, env: &mut Env, leaf: u32, digest: Digest) {
        let own_leaf = self.group.own_leaf();
        if leaf == own_leaf {
            let fraction = env.fraction();
            self.digests
                .echoed(env.now, own_leaf, digest.number, fraction);
            return;
        }
        let live = self.is_live();
        let Some(member) = self.roster.get_mut(leaf) else {
            return;
        };
        let heard = &mut member.digests;
        let held = self
            .digests
            .heard(env.now, live, own_leaf, leaf, heard, &digest);
        if let Some(held) = held {
            env.push(Output::Judge(JudgeJob {
                leaf,
                key: digest.key,
                as_of: held.as_of,
                follows: held.follows,
                account: digest.account,
            }));
        }
    }

    /// What the media worker says of those whose frames opened.
    pub(crate) fn take_standings(&mut self, now: Time, senders: &[SenderReport]) {
        let of = |leaf: u32, member: &Member| {
            let mut senders = senders.iter();
            senders.find(|sender| sender.leaf == leaf && sender.epoch >= member.since_epoch)
        };
        for (leaf, member) in self.roster.iter_mut() {
            member.digests.report(of(leaf, member));
        }
        let present = self
            .roster
            .iter()
            .filter_map(|(leaf, member)| of(leaf, member));
        self.digests.doubt(present, self.roster.len());
        self.departed.take_standings(now, senders);
    }

    /// The name of one that went, of which what came last cannot be told to be its
    /// own.
    pub(crate) fn unproven(&self, now: Time) -> Option<&str> {
        let unproven = self.departed.unproven.as_ref();
        let shown = unproven.filter(|(at, _)| now.since(*at) < SHOWN);
        shown.map(|(_, name)| name.as_str())
    }
}

/// Those that went a moment ago, until the media worker has told what is left
/// unlisted of them.
#[derive(Default)]
pub(super) struct Departed {
    lately: VecDeque<Gone>,
    unproven: Option<(Time, String)>,
}

struct Gone {
    at: Time,
    leaf: u32,
    epochs: Range<u64>,
    name: String,
    digests: Heard,
}

impl Departed {
    /// This one has no leaf from `epoch` on.
    pub(super) fn add(&mut self, now: Time, leaf: u32, member: &Member, epoch: u64) {
        if self.lately.len() == MAX_DEPARTED {
            self.lately.pop_front();
        }
        self.lately.push_back(Gone {
            at: now,
            leaf,
            epochs: member.since_epoch..epoch,
            name: member.name(),
            digests: member.digests.clone(),
        });
    }

    /// Who goes while it sends leaves a second or two unlisted. Who had nothing on
    /// leaves nothing.
    fn take_standings(&mut self, now: Time, senders: &[SenderReport]) {
        self.lately.retain(|gone| now.since(gone.at) < TOLD_WITHIN);
        for gone in &self.lately {
            let mut senders = senders.iter();
            let left = senders
                .find(|sender| sender.leaf == gone.leaf && gone.epochs.contains(&sender.epoch));
            let age = left.and_then(|sender| sender.unlisted_last_ms);
            let age = age.map(Duration::from_millis);
            if age.is_some_and(|ago| gone.digests.was_off(now, ago)) {
                self.unproven = Some((now, gone.name.clone()));
            }
        }
    }
}
