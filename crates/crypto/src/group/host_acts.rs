//! What a host does: remove, admit, open and shut the door, name further hosts,
//! change the password. Each is one commit, built on the current epoch; one
//! that lost the race is built again on the next.

use openmls_traits::OpenMlsProvider as _;
use policy::{Delegation, MAX_DELEGATED, Mode, RoomState};
use proto::List;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::commits::Plan;
use super::entry::{room_psk, store_psk};
use super::knock::Knock;
use super::{CommitError, Group, OutgoingCommit};
use crate::card::{self, RoomCard};
use crate::link::{HostKey, Link, RoomSecrets};
use crate::sealed;

const ROOT_KEY_LABEL: &str = "SecureMeeting new password";
const ROOT_LABEL: &[u8] = b"SecureMeeting new password";
/// Length of a root and of its length, before sealing.
const ROOT_LEN: usize = 2 + 32;

/// What a host wants to be otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HostChange {
    /// The leaves of members to remove, present or not. They still hold the
    /// link: an open room becomes a lobby by it, whatever `mode` says.
    pub removes: Vec<u32>,
    /// The leaf keys of those who left before they could be removed: the same
    /// becomes of the door, and they are made hosts no longer.
    pub barred: Vec<[u8; 32]>,
    /// How one gets in from here on.
    pub mode: Option<Mode>,
    /// The leaves of members to make hosts. Only the holder of the host key can.
    pub hosts: Vec<u32>,
}

/// A commit that lets somebody in.
pub struct Admission {
    /// The commit.
    pub commit: OutgoingCommit,
    /// For the one who is let in, an `MLSMessage`.
    pub welcome: Vec<u8>,
}

/// A commit that names another password.
pub struct PasswordChange {
    /// The commit.
    pub commit: OutgoingCommit,
    /// The room card from then on, sealed.
    pub card: Vec<u8>,
}

impl Group {
    /// A host's commit: removals and a new room state, together.
    ///
    /// # Errors
    /// [`CommitError::Busy`]; [`CommitError::Violation`] when it is not this
    /// member's to do; [`CommitError::Invalid`] when a leaf is free or one's own.
    pub fn change_room(
        &mut self,
        change: &HostChange,
        host: Option<&HostKey>,
    ) -> Result<OutgoingCommit, CommitError> {
        let mut state = self.next_state();
        state.mode = change.mode.unwrap_or(state.mode);
        let shuts = !change.removes.is_empty() || !change.barred.is_empty();
        if shuts && state.mode == Mode::Open {
            state.mode = Mode::Lobby;
        }
        state.delegated = self.delegations(change, host).ok_or(CommitError::Invalid)?;
        let plan = Plan {
            removes: &change.removes,
            state: Some(&state),
            ..Plan::default()
        };
        let (commit, _) = self.commit(plan, |_| false)?;
        Ok(commit)
    }

    /// A host's commit that lets in one who knocked.
    ///
    /// # Errors
    /// [`CommitError::Busy`]; [`CommitError::Violation`] when it is not this
    /// member's to do, or the room is locked or full; [`CommitError::Invalid`]
    /// when the one who knocked is in already.
    pub fn admit(&mut self, knock: &Knock) -> Result<Admission, CommitError> {
        let psk = room_psk(&self.state, &mut self.provider);
        let plan = Plan {
            add: Some((knock.package().clone(), psk)),
            ..Plan::default()
        };
        let (commit, welcome) = self.commit(plan, |_| false)?;
        let welcome = welcome.ok_or(CommitError::Invalid)?;
        Ok(Admission { commit, welcome })
    }

    /// A host's commit that names another password: `secrets` come from it. It
    /// carries their root, sealed for the members of this epoch, who are those of
    /// the next one; see [`Self::take_new_secrets`]. The new card is signed if
    /// `host` is the link's.
    ///
    /// # Errors
    /// [`CommitError::Busy`]; [`CommitError::Violation`] when it is not this
    /// member's to do, or the password is the same.
    pub fn change_password(
        &mut self,
        link: &Link,
        label: &str,
        secrets: &RoomSecrets,
        host: Option<&HostKey>,
    ) -> Result<PasswordChange, CommitError> {
        let group_id = self
            .group_id()
            .try_into()
            .map_err(|_| CommitError::Invalid)?;
        let card = RoomCard {
            label: label.to_owned(),
            needs_password: true,
            mode: self.state.mode,
            group_id,
            suite: self.suite(),
            options: self.state.options,
            password_changed: true,
            signed: host.is_some(),
        };
        let card = card::seal(self.provider.rng(), link, secrets, host, &card)
            .ok_or(CommitError::Invalid)?;
        let mut state = self.next_state();
        state.psk_id = secrets.psk_id(&group_id);
        state.card_hash = Sha256::digest(&card).into();
        let root = self.seal_root(&state, secrets);
        let root = root.ok_or(CommitError::Invalid)?;
        let plan = Plan {
            state: Some(&state),
            password: Some((secrets, &root)),
            ..Plan::default()
        };
        let (commit, _) = self.commit(plan, |_| false)?;
        Ok(PasswordChange { commit, card })
    }

    /// Whether the room's password is the one that these come from.
    #[must_use]
    pub fn uses(&self, secrets: &RoomSecrets) -> bool {
        self.state.psk_id == secrets.psk_id(self.group_id())
    }

    /// What a new password yields, once, after the commit that changed to it was
    /// merged. The group itself has taken it by then.
    pub fn take_new_secrets(&mut self) -> Option<RoomSecrets> {
        self.new_secrets.take()
    }

    /// Takes the secrets of a new password, and forgets those of the old one.
    pub(super) fn rekey(&mut self, secrets: RoomSecrets) -> Result<(), CommitError> {
        self.provider.storage().forget_psks();
        store_psk(&self.provider, &self.state.psk_id, &secrets)
            .map_err(|_| CommitError::Invalid)?;
        *self.profile_key = *secrets.profile_key();
        *self.knock_key = *secrets.knock_key();
        self.new_secrets = Some(secrets);
        Ok(())
    }

    /// The root of a new password, for the members of this epoch. `after` is the
    /// room state that names the password.
    pub(super) fn seal_root(
        &mut self,
        after: &RoomState,
        secrets: &RoomSecrets,
    ) -> Option<Vec<u8>> {
        let key = self.root_key()?;
        let aad = [ROOT_LABEL, &after.psk_id].concat();
        sealed::seal(self.provider.rng(), &key, &aad, secrets.root(), ROOT_LEN)
    }

    /// The secrets that come of a root in a commit; `None` unless they are those
    /// of the password that the commit changes to.
    pub(super) fn open_root(&self, after: &RoomState, sealed: &[u8]) -> Option<RoomSecrets> {
        let key = self.root_key()?;
        let aad = [ROOT_LABEL, &after.psk_id].concat();
        let root = sealed::open(&key, &aad, sealed, ROOT_LEN)?;
        let secrets = RoomSecrets::from_root(self.room_id, root.as_slice().try_into().ok()?);
        (secrets.psk_id(self.group_id()) == after.psk_id).then_some(secrets)
    }

    fn root_key(&self) -> Option<Zeroizing<[u8; 16]>> {
        let key = self
            .mls
            .export_secret(self.provider.crypto(), ROOT_KEY_LABEL, &[], 16)
            .map(Zeroizing::new)
            .ok()?;
        Some(Zeroizing::new(key.as_slice().try_into().ok()?))
    }

    fn next_state(&self) -> RoomState {
        let mut state = self.state.clone();
        state.version = state.version.saturating_add(1);
        state
    }

    /// The delegations after the change. Who is removed or barred keeps none;
    /// who is gone keeps it while there is room, and has it again when it
    /// rejoins. `None` when it cannot be done.
    fn delegations(
        &self,
        change: &HostChange,
        host: Option<&HostKey>,
    ) -> Option<List<Delegation, MAX_DELEGATED>> {
        let removed: Vec<_> = change
            .removes
            .iter()
            .filter_map(|leaf| self.signature_key(*leaf))
            .chain(change.barred.iter().copied())
            .collect();
        let mut delegated = self.state.delegated.to_vec();
        delegated.retain(|delegation| !removed.contains(&delegation.leaf_key));
        for leaf in &change.hosts {
            let leaf_key = self.signature_key(*leaf)?;
            if delegated.iter().any(|d| d.leaf_key == leaf_key) {
                continue;
            }
            delegated.push(host?.delegate(self.group_id(), leaf_key));
        }
        if delegated.len() > MAX_DELEGATED {
            let members = self.members();
            delegated.retain(|d| members.iter().any(|m| m.signature_key == d.leaf_key));
        }
        List::new(delegated)
    }
}
