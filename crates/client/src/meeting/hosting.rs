//! What this member does as a host. What it wants is kept until the group is
//! so: a commit that lost the race is made again on the next epoch.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crypto::group::{CommitError, HostChange, Knock};
use crypto::link::RoomSecrets;
use policy::{CommitKind, Mode, RoomState};
use proto::{Bytes, ClientMessage, Epoch, ParticipantId, Time};

use super::Meeting;
use super::commits::message;
use crate::door::Door;
use crate::env::Env;
use crate::joining::sealed_profile;
use crate::own::Own;
use crate::page::{Knocker, Notice, RoomMode};

/// More than the server lets wait.
const MAX_KNOCKS: usize = 64;
/// Knocks that are over and remembered, so that none is shown again.
const MAX_SPENT: usize = 1024;
/// So often may the room refuse what a host does; then it is not to be.
const MAX_REFUSED: u32 = 3;
/// A hybrid room is slow to join when it is larger than this.
const LARGE: usize = 50;

/// A host's wishes and guests.
#[derive(Default)]
pub(crate) struct Hosting {
    knocks: BTreeMap<ParticipantId, Knock>,
    /// KeyPackages of knocks that are over.
    spent: VecDeque<[u8; 32]>,
    /// Members by their keys, so that nobody else is meant who has their leaf
    /// by then. Who leaves before it is removed is to find the door shut all
    /// the same, and to be no host.
    removes: BTreeSet<[u8; 32]>,
    hosts: BTreeSet<[u8; 32]>,
    mode: Option<Mode>,
    admits: VecDeque<ParticipantId>,
    /// What the password yields that is to be the room's.
    password: Option<RoomSecrets>,
    /// The commit of ours that is under way is a host's.
    acting: bool,
    refused: u32,
    /// How one got in before the room was locked.
    before_lock: Option<Mode>,
    /// One's profile as it is since the password changed, for the server, and
    /// the PSK id that it changed to.
    rekeyed: Option<([u8; 32], ClientMessage)>,
    /// Who was told of: the last host gone, the room grown large.
    had_host: bool,
    grown_large: bool,
}

impl Hosting {
    fn wants(&self) -> bool {
        self.changes() || self.password.is_some() || !self.admits.is_empty()
    }

    fn changes(&self) -> bool {
        !self.removes.is_empty() || !self.hosts.is_empty() || self.mode.is_some()
    }

    fn forget_wishes(&mut self) {
        self.removes.clear();
        self.hosts.clear();
        self.mode = None;
        self.admits.clear();
        self.password = None;
        self.refused = 0;
    }

    /// A knock is over, in whatever way.
    fn over(&mut self, knocker: ParticipantId) {
        self.admits.retain(|other| *other != knocker);
        let Some(knock) = self.knocks.remove(&knocker) else {
            return;
        };
        self.spent.push_back(knock.id());
        if self.spent.len() > MAX_SPENT {
            self.spent.pop_front();
        }
    }
}

impl Meeting {
    pub(crate) fn is_host(&self) -> bool {
        let own = self.roster.get(self.group.own_leaf());
        own.is_some_and(|own| own.host)
    }

    /// Whether a host is there; in a room of equals none is missed.
    pub(crate) fn host_present(&self) -> bool {
        let mut members = self.roster.iter();
        self.group.room_state().host.is_none()
            || members.any(|(_, member)| member.host && member.gone.is_none())
    }

    pub(crate) fn mode(&self) -> RoomMode {
        match self.group.room_state().mode {
            Mode::Open => RoomMode::Open,
            Mode::Lobby => RoomMode::Lobby,
            Mode::Locked => RoomMode::Locked,
        }
    }

    /// Who waits, for a host alone.
    pub(crate) fn knocks(&self) -> Vec<Knocker> {
        if !self.is_host() {
            return Vec::new();
        }
        let knocks = self.hosting.knocks.iter();
        knocks
            .map(|(id, knock)| Knocker {
                id: id.0,
                name: knock.profile().name.clone(),
                hue: knock.profile().hue,
            })
            .collect()
    }

    /// A hybrid room that joining is slow in.
    pub(crate) fn is_large(&self) -> bool {
        self.group.suite() == policy::Suite::Hybrid && self.roster.len() > LARGE
    }

    /// Somebody knocks. What does not open is nobody's knock, and the same
    /// knock again is a replay.
    pub(super) fn knock_came(&mut self, knocker: ParticipantId, knock: &[u8]) {
        let Ok(knock) = self.group.open_knock(knock) else {
            return;
        };
        let hosting = &mut self.hosting;
        let id = knock.id();
        let spent = hosting.spent.contains(&id);
        let mut others = hosting.knocks.iter().filter(|(id, _)| **id != knocker);
        let twice = others.any(|(_, other)| other.id() == id);
        if !spent && !twice && hosting.knocks.len() < MAX_KNOCKS {
            hosting.knocks.insert(knocker, knock);
        }
    }

    pub(super) fn knock_over(&mut self, knocker: ParticipantId) {
        self.hosting.over(knocker);
    }

    /// The server says all knocks again.
    pub(super) fn forget_knocks(&mut self) {
        self.hosting.knocks.clear();
    }

    pub(crate) fn wish_removed(&mut self, person: u32) {
        if let Some((leaf, member)) = self.roster.by_person(person)
            && leaf != self.group.own_leaf()
        {
            self.hosting.removes.insert(member.signature_key);
            // Who is removed holds the link: an open door is for another time.
            if self.hosting.mode == Some(Mode::Open) {
                self.hosting.mode = Some(Mode::Lobby);
            }
        }
    }

    pub(crate) fn wish_host(&mut self, person: u32) {
        if let Some((_, member)) = self.roster.by_person(person) {
            self.hosting.hosts.insert(member.signature_key);
        }
    }

    pub(crate) fn wish_lobby(&mut self, on: bool) {
        self.hosting.mode = Some(if on { Mode::Lobby } else { Mode::Open });
    }

    /// Unlocked, a room is as it was before; a lobby, if nobody here knows.
    pub(crate) fn wish_lock(&mut self, on: bool) {
        let mode = self.group.room_state().mode;
        if on && mode != Mode::Locked {
            self.hosting.before_lock = Some(mode);
            self.hosting.mode = Some(Mode::Locked);
        } else if !on {
            self.hosting.mode = Some(self.hosting.before_lock.unwrap_or(Mode::Lobby));
        }
    }

    pub(crate) fn wish_admitted(&mut self, knocker: u32) {
        let knocker = ParticipantId(knocker);
        let waits = self.hosting.knocks.contains_key(&knocker);
        if waits && !self.hosting.admits.contains(&knocker) {
            self.hosting.admits.push_back(knocker);
        }
    }

    pub(crate) fn deny(&mut self, env: &mut Env, knocker: u32) {
        let knocker = ParticipantId(knocker);
        if self.hosting.knocks.contains_key(&knocker) {
            self.hosting.over(knocker);
            env.send(&ClientMessage::Deny { knocker });
        }
    }

    pub(crate) fn wish_password(&mut self, secrets: RoomSecrets) {
        self.hosting.password = Some(secrets);
    }

    /// Goes on with what this host wanted when the group before was of no more
    /// use. Who knocks, the server says again.
    pub(crate) fn resume_wishes(&mut self, before: Hosting) {
        self.hosting = Hosting {
            spent: before.spent,
            removes: before.removes,
            hosts: before.hosts,
            mode: before.mode,
            password: before.password,
            refused: before.refused,
            ..core::mem::take(&mut self.hosting)
        };
    }

    /// Drops the wishes that came true, or cannot any more.
    pub(super) fn prune_wishes(&mut self, env: &mut Env) {
        if !self.hosting.wants() {
            return;
        }
        if !self.is_host() {
            self.hosting.forget_wishes();
            env.notice(Notice::ServerRefused);
            return;
        }
        let (roster, hosting) = (&self.roster, &mut self.hosting);
        let state = self.group.room_state();
        hosting.removes.retain(|key| {
            let gone = roster.by_key(key).is_none();
            !gone || state.mode == Mode::Open || state.delegates_to(key)
        });
        let is_guest = |key: &[u8; 32]| roster.by_key(key).is_some_and(|(_, m)| !m.host);
        hosting.hosts.retain(is_guest);
        let knocks = &hosting.knocks;
        hosting
            .admits
            .retain(|knocker| knocks.contains_key(knocker));
        let mode = self.group.room_state().mode;
        // A removal to come shuts the door: whoever wants it open opens it then.
        let kicks = !hosting.removes.is_empty();
        hosting.mode = hosting.mode.filter(|wish| kicks || *wish != mode);
        let group = &self.group;
        hosting.password.take_if(|secrets| group.uses(secrets));
    }

    /// When this member has to act as a host.
    pub(super) fn host_act_at(&self) -> Option<Time> {
        self.hosting.wants().then_some(self.commit_after)
    }

    /// Commits what this host wants, all that goes into one commit at once.
    pub(super) fn act_as_host(&mut self, env: &mut Env, door: &Door) {
        let made = if self.hosting.changes() {
            self.change_room(door)
        } else if self.hosting.password.is_some() {
            self.change_password(door)
        } else if let Some(knocker) = self.hosting.admits.front().copied() {
            self.admit(knocker)
        } else {
            return;
        };
        match made {
            Ok(message) => {
                self.removing.clear();
                self.hosting.acting = true;
                self.submit(env, message);
            }
            Err(CommitError::Busy) => self.hold_back(env),
            Err(_) => {
                self.hosting.forget_wishes();
                env.notice(Notice::ServerRefused);
            }
        }
    }

    fn change_room(&mut self, door: &Door) -> Result<Option<ClientMessage>, CommitError> {
        let is_out = |key: &&[u8; 32]| self.roster.by_key(key).is_none();
        let leaves = |keys: &BTreeSet<[u8; 32]>| {
            let leaves = keys.iter().filter_map(|key| self.roster.by_key(key));
            leaves.map(|(leaf, _)| leaf).collect::<Vec<_>>()
        };
        let change = HostChange {
            removes: leaves(&self.hosting.removes),
            mode: self.hosting.mode,
            barred: self
                .hosting
                .removes
                .iter()
                .filter(is_out)
                .copied()
                .collect(),
            hosts: leaves(&self.hosting.hosts),
        };
        let commit = self.group.change_room(&change, door.host.as_ref())?;
        Ok(message(commit))
    }

    fn change_password(&mut self, door: &Door) -> Result<Option<ClientMessage>, CommitError> {
        let secrets = self.hosting.password.as_ref();
        let secrets = secrets.ok_or(CommitError::Invalid)?;
        let (label, host) = (door.label().unwrap_or_default(), door.host.as_ref());
        let changed = self
            .group
            .change_password(&door.link, &label, secrets, host)?;
        let message = || {
            Some(ClientMessage::NewPassword {
                epoch: Epoch(changed.commit.epoch),
                commit: Bytes::new(changed.commit.commit)?,
                group_info: Bytes::new(changed.commit.group_info)?,
                token_hash: secrets.token_hash(),
                card: Bytes::new(changed.card)?,
            })
        };
        Ok(message())
    }

    fn admit(&mut self, knocker: ParticipantId) -> Result<Option<ClientMessage>, CommitError> {
        let knock = self.hosting.knocks.get(&knocker);
        let knock = knock.ok_or(CommitError::Invalid)?;
        let profile = Bytes::new(knock.sealed_profile());
        let admission = self.group.admit(knock)?;
        let message = || {
            Some(ClientMessage::Admit {
                epoch: Epoch(admission.commit.epoch),
                commit: Bytes::new(admission.commit.commit)?,
                group_info: Bytes::new(admission.commit.group_info)?,
                welcome: Bytes::new(admission.welcome)?,
                knocker,
                profile: profile?,
            })
        };
        Ok(message())
    }

    /// A commit of ours came to nothing; by the room's rules, if `for_good`.
    pub(super) fn host_act_failed(&mut self, env: &mut Env, for_good: bool) {
        if core::mem::take(&mut self.hosting.acting) && for_good {
            self.hosting.refused += 1;
            if self.hosting.refused >= MAX_REFUSED {
                self.hosting.forget_wishes();
                env.notice(Notice::ServerRefused);
            }
        }
    }

    /// A commit stands: what it changed in the room, and by whom.
    pub(super) fn room_changed(
        &mut self,
        env: &mut Env,
        before: &RoomState,
        kind: &CommitKind,
        newcomer: ParticipantId,
        by: &str,
    ) {
        self.hosting.acting = false;
        self.hosting.refused = 0;
        if kind.added().is_some() {
            self.hosting.over(newcomer);
        }
        let by = || by.to_owned();
        let after = self.group.room_state();
        match (before.mode, after.mode) {
            (Mode::Locked, Mode::Locked) | (Mode::Open, Mode::Open) => {}
            (Mode::Lobby, Mode::Lobby) => {}
            (_, Mode::Locked) => env.notice(Notice::LockChanged { by: by(), on: true }),
            (Mode::Locked, _) => env.notice(Notice::LockChanged {
                by: by(),
                on: false,
            }),
            (_, mode) => env.notice(Notice::LobbyChanged {
                by: by(),
                on: mode == Mode::Lobby,
            }),
        }
        for delegation in after.delegated.iter() {
            let key = &delegation.leaf_key;
            if !before.delegates_to(key)
                && let Some((_, member)) = self.roster.by_key(key)
            {
                let name = member.name();
                env.notice(Notice::MadeHost { name, by: by() });
            }
        }
        if after.psk_id != before.psk_id {
            env.notice(Notice::PasswordChanged { by: by() });
        }
        if self.is_large() && !core::mem::replace(&mut self.hosting.grown_large, true) {
            env.notice(Notice::GrownLarge);
        }
    }

    /// Says so when the last host is gone.
    pub(super) fn watch_hosts(&mut self, env: &mut Env) {
        let there = self.host_present();
        if core::mem::replace(&mut self.hosting.had_host, there) && !there {
            env.notice(Notice::NoHost);
        }
    }

    /// The password changed: takes what it yields, for a rejoin, and seals one's
    /// profile anew, for those who come later.
    pub(super) fn take_new_password(&mut self, env: &mut Env, own: &Own, door: &mut Door) {
        let Some(secrets) = self.group.take_new_secrets() else {
            return;
        };
        door.rekey(secrets);
        let state = self.group.room_state();
        let (version, psk_id) = (state.version, state.psk_id);
        if let Some(profile) = sealed_profile(&mut self.group, own) {
            let message = ClientMessage::Rekeyed { version, profile };
            if self.is_live() {
                env.send(&message);
            }
            self.hosting.rekeyed = Some((psk_id, message));
        }
    }

    /// What was said before the connection broke may not have arrived.
    pub(super) fn say_rekeyed_again(&self, env: &mut Env) {
        if let Some((psk_id, message)) = &self.hosting.rekeyed
            && *psk_id == self.group.room_state().psk_id
        {
            env.send(message);
        }
    }
}
