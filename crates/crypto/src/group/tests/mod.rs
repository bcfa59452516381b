//! A whole meeting in memory: the members' groups, and the room's public part as
//! the server keeps it.

mod allowlist;
mod files;
mod life;
mod private;
mod sealed_things;

use policy::{PublicRoom, Violation};

use super::{CommitError, EpochChange, Group, Identity, OutgoingCommit};
use crate::link::{HostKey, Link, RoomSecrets};
use crate::rng::Rng;

/// Nobody is gone.
pub(super) fn present(_: u32) -> bool {
    false
}

/// Everybody may be removed.
pub(super) fn gone(_: u32) -> bool {
    true
}

pub(super) struct Meeting {
    pub(super) rng: Rng,
    pub(super) link: Link,
    pub(super) secrets: RoomSecrets,
    pub(super) room: PublicRoom,
    pub(super) group_info: Vec<u8>,
    pub(super) card: Vec<u8>,
    pub(super) members: Vec<Group>,
}

impl Meeting {
    /// A room of equals, opened by its first member.
    pub(super) fn of_equals(seed: u8) -> Self {
        let mut rng = Rng::from_seed([seed; 32]);
        let link = Link::generate(&mut rng, "Tea", false, None);
        Self::open(rng, link, None)
    }

    /// A room whose first member is the host.
    pub(super) fn hosted(seed: u8) -> (Self, HostKey) {
        let mut rng = Rng::from_seed([seed; 32]);
        let host = HostKey::generate(&mut rng);
        let link = Link::generate(&mut rng, "Tea", false, Some(&host));
        (Self::open(rng, link, Some(&host)), host)
    }

    fn open(mut rng: Rng, link: Link, host: Option<&HostKey>) -> Self {
        let secrets = RoomSecrets::derive(&link, None);
        let identity = Identity::generate(&mut rng);
        let (group, founding) =
            Group::create(&mut rng, identity, &link, &secrets, false, host).expect("a new room");
        let room = PublicRoom::from_creation(&founding.group_info, &founding.tree)
            .expect("the server takes it");
        Self {
            rng,
            link,
            secrets,
            room,
            group_info: founding.group_info,
            card: founding.card,
            members: vec![group],
        }
    }

    pub(super) fn with_members(mut self, count: usize) -> Self {
        while self.members.len() < count {
            self.join();
        }
        self
    }

    /// Somebody new joins; its place in `members`.
    pub(super) fn join(&mut self) -> usize {
        let identity = Identity::generate(&mut self.rng);
        self.join_as(identity, None)
    }

    pub(super) fn join_as(&mut self, identity: Identity, host: Option<&HostKey>) -> usize {
        let (group, commit) = self.ask_to_join(identity, host);
        self.members.push(group);
        self.deliver(&commit, present).expect("all take a joiner");
        self.members.len() - 1
    }

    pub(super) fn ask_to_join(
        &mut self,
        identity: Identity,
        host: Option<&HostKey>,
    ) -> (Group, OutgoingCommit) {
        Group::join(
            &mut self.rng,
            identity,
            &self.link,
            &self.secrets,
            host,
            &self.group_info,
            &self.room.tree(),
        )
        .expect("the tree is good")
    }

    /// Server and members check and merge a commit; what changed for each. A
    /// member that is removed by it goes out of `members`.
    pub(super) fn deliver(
        &mut self,
        commit: &OutgoingCommit,
        gone: impl Fn(u32) -> bool + Copy,
    ) -> Result<Vec<EpochChange>, CommitError> {
        let staged = self
            .room
            .check(&commit.commit, &commit.group_info, gone)
            .map_err(CommitError::Violation)?;
        let provisional = self
            .members
            .iter_mut()
            .map(|member| member.process_commit(&commit.commit, gone))
            .collect::<Result<Vec<_>, _>>()?;
        let changes = self
            .members
            .iter_mut()
            .zip(provisional)
            .map(|(member, commit)| member.merge(commit))
            .collect::<Result<Vec<_>, _>>()?;
        self.room.merge(staged);
        self.group_info.clone_from(&commit.group_info);
        let mut stays = changes.iter().map(|change| !change.self_removed);
        self.members.retain(|_| stays.next() == Some(true));
        Ok(changes)
    }

    /// What the server, and what each other member, says to a commit of
    /// `author`.
    pub(super) fn verdicts(
        &mut self,
        author: Option<usize>,
        commit: &[u8],
        group_info: &[u8],
        gone: impl Fn(u32) -> bool + Copy,
    ) -> (Violation, CommitError) {
        let server = self
            .room
            .check(commit, group_info, gone)
            .expect_err("the server refuses it");
        let mut members = self
            .members
            .iter_mut()
            .enumerate()
            .filter(|(index, _)| Some(*index) != author)
            .map(|(_, member)| {
                member
                    .process_commit(commit, gone)
                    .map(drop)
                    .expect_err("every member rejects it")
            });
        let first = members.next().expect("somebody else is there");
        assert!(members.all(|verdict| verdict == first));
        (server, first)
    }

    /// All members agree on epoch, members, keys and code, and can talk.
    pub(super) fn assert_converged(&mut self) {
        let code = self.members[0].security_code();
        let view = self.members[0].members();
        let keys = self.members[0].frame_keys();
        for member in &self.members {
            assert_eq!(member.epoch(), self.room.epoch().0);
            assert_eq!(member.members(), view);
            assert_eq!(*member.frame_keys().base_key, *keys.base_key);
            assert_eq!(member.security_code(), code);
        }
        assert_eq!(view.len(), self.members.len());
        let sealed = self.members[0].seal_message(b"hello").expect("sealed");
        for member in &mut self.members[1..] {
            let message = member.open_message(&sealed).expect("opens");
            assert_eq!(message.content, b"hello");
            assert_eq!(message.leaf, keys.own_leaf);
        }
    }
}
