//! Before joining: the link that was opened, the room's card, the password.
//! What it yields stays for the whole meeting, since a rejoin needs it again.

use core::time::Duration;

use crypto::card::{CardError, RoomCard, SealedCard};
use crypto::group::{Group, Terms};
use crypto::link::{HostKey, Link, LinkError, RoomSecrets, StretchedPassword};
use crypto::profile;
use proto::{Bytes, ClientMessage, MAX_PROFILE_LEN, RoomId, Time};
use zeroize::Zeroizing;

use crate::env::Env;
use crate::io::{Output, StretchJob};
use crate::page::{EndReason, RoomMode, Secret};

/// How often it is looked who is there, while one has not joined.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// A link that was opened.
pub(crate) struct Door {
    pub(crate) link: Link,
    pub(crate) host: Option<HostKey>,
    /// What the link yields alone.
    plain: RoomSecrets,
    /// What it yields with the password, once that is stretched.
    secrets: Option<RoomSecrets>,
    card: Option<SealedCard>,
    /// What a room that this link opens will be.
    pub(crate) terms: Terms,
    pub(crate) room_exists: Option<bool>,
    pub(crate) present: u32,
    /// The sealed profiles of those who are there, by the server's word.
    profiles: Vec<Bytes<MAX_PROFILE_LEN>>,
    look_at: Option<Time>,
    pub(crate) password_ok: Option<bool>,
    stretching: bool,
    /// Typed while another password was being stretched.
    typed: Option<StretchJob>,
    /// How one gets in, by the server's word.
    pub(crate) mode: RoomMode,
    /// A password was set, or changed, while one was in.
    rekeyed: bool,
    /// The name to join under as soon as the password is known to be right.
    pub(crate) waiting_to_join: Option<String>,
}

impl Door {
    pub(crate) fn open(fragment: &str, host: Option<HostKey>) -> Result<Self, LinkError> {
        let (link, by_link) = Link::parse_with_key(fragment)?;
        let named = link.host_commitment();
        let host = by_link
            .or(host)
            .filter(|host| named == Some(host.commitment()));
        Ok(Self {
            plain: RoomSecrets::derive(&link, None),
            link,
            host,
            secrets: None,
            card: None,
            terms: Terms::default(),
            room_exists: None,
            present: 0,
            profiles: Vec::new(),
            look_at: None,
            password_ok: None,
            stretching: false,
            typed: None,
            mode: RoomMode::Open,
            rekeyed: false,
            waiting_to_join: None,
        })
    }

    pub(crate) fn room(&self) -> RoomId {
        self.link.room_id()
    }

    pub(crate) fn look(&self, env: &mut Env) {
        env.send(&ClientMessage::Look { room: self.room() });
    }

    /// Looks now, and again every few seconds until one joins.
    pub(crate) fn watch(&mut self, env: &mut Env) {
        self.look(env);
        self.look_at = Some(env.now + LOOK_EVERY);
    }

    pub(crate) fn lapse(&mut self, env: &mut Env) {
        if self.look_at.is_some_and(|at| env.now >= at) {
            self.watch(env);
        }
    }

    pub(crate) fn timeout(&self) -> Option<Time> {
        self.look_at
    }

    /// The names of those who are there, as far as they can be read: not proven,
    /// since only the group says whose leaf is whose.
    pub(crate) fn inside(&self) -> Vec<String> {
        let (Some(card), Some(secrets)) = (self.card(), self.secrets()) else {
            return Vec::new();
        };
        self.profiles
            .iter()
            .filter_map(|sealed| profile::glance(secrets, &card.group_id, sealed))
            .map(|profile| profile.name)
            .collect()
    }

    pub(crate) fn needs_password(&self) -> bool {
        let card = self.card.as_ref();
        self.link.needs_password()
            || self.rekeyed
            || card.is_some_and(|card| card.card().needs_password)
    }

    /// The link for others.
    pub(crate) fn invitation(&self) -> Secret {
        let fragment = self.link.to_invitation(self.needs_password());
        Secret::new(fragment.to_string())
    }

    /// The link that makes its holder the host; `None` when one does not hold
    /// the key.
    pub(crate) fn host_link(&self) -> Option<Secret> {
        let host = self.host.as_ref()?;
        let fragment = self.link.to_host_link(host, self.needs_password())?;
        Some(Secret::new(fragment.to_string()))
    }

    /// The card's label, else the link's own; `None` when there is neither.
    pub(crate) fn label(&self) -> Option<String> {
        let card = self.card.as_ref().map(|card| &card.card().label[..]);
        let label = card.filter(|label| !label.is_empty());
        let label = label.unwrap_or_else(|| self.link.label());
        (!label.is_empty()).then(|| label.to_owned())
    }

    /// What link and password yield; `None` while the password is not known to
    /// be right.
    pub(crate) fn secrets(&self) -> Option<&RoomSecrets> {
        if !self.needs_password() {
            return Some(&self.plain);
        }
        let right = self.password_ok == Some(true);
        self.secrets.as_ref().filter(|_| right)
    }

    /// The card says that the password is another one than at first.
    pub(crate) fn password_changed(&self) -> bool {
        let card = self.card.as_ref();
        card.is_some_and(|card| card.card().password_changed)
    }

    /// Why one who was in does not get in again.
    pub(crate) fn wrong_for_members(&self) -> EndReason {
        if self.password_changed() {
            EndReason::PasswordChanged
        } else {
            EndReason::WrongPassword
        }
    }

    /// The room's card, its outer layer open.
    pub(crate) fn card(&self) -> Option<&RoomCard> {
        self.card.as_ref().map(SealedCard::card)
    }

    /// The password became another one while one was in.
    pub(crate) fn rekey(&mut self, secrets: RoomSecrets) {
        self.secrets = Some(secrets);
        self.password_ok = Some(true);
        self.rekeyed = true;
    }

    /// The server refused the password, if one was typed at all.
    pub(crate) fn wrong_password(&mut self) {
        self.password_ok = self.secrets.is_some().then_some(false);
    }

    /// Whether the answer to `password` is still to come.
    pub(crate) fn is_stretching(&self) -> bool {
        self.stretching
    }

    /// A password was typed: have it stretched.
    pub(crate) fn type_password(&mut self, env: &mut Env, password: &str) {
        let job = self.stretch(password);
        self.password_ok = None;
        if self.stretching {
            self.typed = Some(job);
        } else {
            self.stretching = true;
            env.push(Output::StretchPassword(job));
        }
    }

    /// How a password of this link is stretched.
    pub(crate) fn stretch(&self, password: &str) -> StretchJob {
        StretchJob {
            password: Zeroizing::new(password.as_bytes().to_vec()),
            salt: Zeroizing::new(self.link.password_salt().to_vec()),
        }
    }

    /// The stretched password; not 32 bytes when it was empty or too long.
    pub(crate) fn stretched(&mut self, env: &mut Env, bytes: &[u8]) {
        if !self.stretching {
            return;
        }
        if let Some(job) = self.typed.take() {
            env.push(Output::StretchPassword(job));
            return;
        }
        self.stretching = false;
        let Ok(bytes) = <[u8; 32]>::try_from(bytes) else {
            self.password_ok = Some(false);
            return;
        };
        let password = StretchedPassword::from_bytes(bytes);
        self.secrets = Some(RoomSecrets::derive(&self.link, Some(&password)));
        self.check_password();
    }

    /// The room's card came.
    pub(crate) fn take_card(
        &mut self,
        sealed: &[u8],
        present: u32,
        mode: u8,
        profiles: Vec<Bytes<MAX_PROFILE_LEN>>,
    ) -> Result<(), CardError> {
        self.card = Some(SealedCard::open(&self.link, sealed)?);
        self.mode = match mode {
            2 => RoomMode::Lobby,
            3 => RoomMode::Locked,
            _ => RoomMode::Open,
        };
        self.room_exists = Some(true);
        self.present = present;
        self.profiles = profiles;
        self.check_password();
        Ok(())
    }

    /// There is no room.
    pub(crate) fn no_room(&mut self) {
        self.card = None;
        self.mode = RoomMode::Open;
        self.room_exists = Some(false);
        self.present = 0;
        self.profiles = Vec::new();
        self.check_password();
    }

    /// The card is the group's: same room, same suite, same options.
    pub(crate) fn describes(&self, group: &Group) -> bool {
        let card = self.card.as_ref();
        card.is_some_and(|card| card.describes(group))
    }

    /// The card is of this group's room.
    pub(crate) fn is_of(&self, group_id: &[u8]) -> bool {
        let card = self.card.as_ref();
        card.is_some_and(|card| card.card().group_id == group_id)
    }

    /// Without a room any password is right: it will be the room's.
    fn check_password(&mut self) {
        let Some(secrets) = self.secrets.as_ref().filter(|_| self.needs_password()) else {
            return;
        };
        let right = match &self.card {
            Some(card) => card.check_password(secrets).is_ok(),
            None => true,
        };
        self.password_ok = Some(right);
    }
}
