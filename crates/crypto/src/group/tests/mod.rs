//! A whole meeting in memory: the members' groups, and the room's public part as
//! the server keeps it.

mod allowlist;
mod files;
mod host_rules;
mod hosts;
mod hybrid;
mod life;
mod private;
mod sealed_things;

use policy::{PublicRoom, Suite, Violation};

use super::{
    Admission, Applicant, CommitError, EpochChange, Group, HostChange, Identity, OutgoingCommit,
    Terms,
};
use crate::card::SealedCard;
use crate::link::{HostKey, Link, RoomSecrets};
use crate::profile::Profile;
use crate::rng::Rng;

/// What the rules are tried on; `hybrid` tries the same on the other suite.
pub(super) const CLASSICAL: Terms = Terms {
    suite: Suite::Classical,
    options: 0,
};

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
        Self::open(rng, link, None, CLASSICAL)
    }

    /// A room whose first member is the host.
    pub(super) fn hosted(seed: u8) -> (Self, HostKey) {
        Self::hosted_on(seed, CLASSICAL)
    }

    pub(super) fn hosted_on(seed: u8, terms: Terms) -> (Self, HostKey) {
        let mut rng = Rng::from_seed([seed; 32]);
        let host = HostKey::generate(&mut rng);
        let link = Link::generate(&mut rng, "Tea", false, Some(&host));
        (Self::open(rng, link, Some(&host), terms), host)
    }

    fn open(mut rng: Rng, link: Link, host: Option<&HostKey>, terms: Terms) -> Self {
        let secrets = RoomSecrets::derive(&link, None);
        let identity = Identity::generate(&mut rng);
        let (group, founding) =
            Group::create(&mut rng, identity, &link, &secrets, false, host, terms)
                .expect("a new room");
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

    /// Somebody new outside, with its knock.
    pub(super) fn knock(&mut self) -> (Applicant, Vec<u8>) {
        let identity = Identity::generate(&mut self.rng);
        self.knock_as(identity)
    }

    pub(super) fn knock_as(&mut self, identity: Identity) -> (Applicant, Vec<u8>) {
        let card = SealedCard::open(&self.link, &self.card).expect("its own card");
        let profile = Profile::new("Ann", 7).expect("a name");
        let (rng, secrets) = (&mut self.rng, &self.secrets);
        Applicant::new(rng, identity, card.card(), secrets, None, &profile).expect("a knock")
    }

    /// The member at `host` admits who knocked; its place in `members`.
    pub(super) fn admit(&mut self, host: usize, applicant: Applicant, knock: &[u8]) -> usize {
        let knock = self.members[host].open_knock(knock).expect("a good knock");
        let Admission { commit, welcome } = self.members[host].admit(&knock).expect("a commit");
        self.deliver(&commit, present).expect("all take it");
        let tree = self.room.tree();
        let joined = applicant.join(&self.link, &self.secrets, &welcome, &tree);
        self.members
            .push(joined.map_err(|e| e.why).expect("it is let in"));
        self.members.len() - 1
    }

    /// A host's commit, delivered.
    pub(super) fn change(&mut self, author: usize, change: &HostChange, host: Option<&HostKey>) {
        let commit = self.members[author].change_room(change, host);
        let commit = commit.expect("a commit");
        self.deliver(&commit, present).expect("all take it");
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
