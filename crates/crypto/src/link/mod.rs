//! The link: what stands in the fragment, and all that it yields.
//!
//! `[LABEL.]SECRET[~FLAGS]`, split at the last `.`; SECRET is 32 random bytes
//! in 43 characters of base64url. Nothing of it reaches the server but what
//! [`RoomSecrets`] derives for it: the room id and the admission token.

mod host_key;
mod password;
mod percent;
mod secrets;

use data_encoding::BASE64URL_NOPAD;
use policy::HostCommitment;
use proto::RoomId;
use zeroize::Zeroizing;

pub use host_key::HostKey;
pub use password::{MAX_PASSWORD_LEN, StretchedPassword};
pub(crate) use secrets::OuterKeys;
pub use secrets::RoomSecrets;

use crate::rng::Rng;

/// Longest label in characters.
pub const MAX_LABEL_CHARS: usize = 64;
/// Length of the secret in characters.
const SECRET_CHARS: usize = 43;
/// Length of a host commitment in characters.
const COMMITMENT_CHARS: usize = 22;
/// Longest fragment in bytes: a label of 4-byte characters, each percent-encoded,
/// and then some.
const MAX_FRAGMENT_LEN: usize = 2048;

/// Why a fragment is no link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// The secret is not 43 characters: the link was cut or something was added.
    #[error("the link is damaged: its secret has the wrong length")]
    Length,
    /// The secret holds a character that no link has.
    #[error("the link is damaged: its secret holds a character that no link has")]
    Alphabet,
    /// A flag that this version does not know, or a damaged one.
    #[error("the link has a flag that this version does not know")]
    Flags,
    /// The label is no percent-encoded text, or too long.
    #[error("the link is damaged: its label cannot be read")]
    Label,
}

/// A link. Holds the meeting's secret.
pub struct Link {
    secret: Zeroizing<[u8; 32]>,
    label: String,
    needs_password: bool,
    host: Option<HostCommitment>,
}

impl Link {
    /// A new link. With `host`, the link names it (`h`). The label loses control
    /// characters and what is over [`MAX_LABEL_CHARS`].
    #[must_use]
    pub fn generate(
        rng: &mut Rng,
        label: &str,
        needs_password: bool,
        host: Option<&HostKey>,
    ) -> Self {
        Self {
            secret: Zeroizing::new(rng.array()),
            label: tidy(label, MAX_LABEL_CHARS),
            needs_password,
            host: host.map(HostKey::commitment),
        }
    }

    /// Reads a fragment, with or without its `#`.
    ///
    /// # Errors
    /// [`LinkError`]: how it is damaged.
    pub fn parse(fragment: &str) -> Result<Self, LinkError> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if fragment.len() > MAX_FRAGMENT_LEN {
            return Err(LinkError::Length);
        }
        let (label, rest) = fragment.rsplit_once('.').unwrap_or(("", fragment));
        let (secret, flags) = match rest.split_once('~') {
            Some((_, "")) => return Err(LinkError::Flags),
            Some((secret, flags)) => (secret, flags),
            None => (rest, ""),
        };
        if secret.chars().count() != SECRET_CHARS {
            return Err(LinkError::Length);
        }
        let secret = decode(secret).ok_or(LinkError::Alphabet)?;
        let label = percent::decode(label).ok_or(LinkError::Label)?;
        if label != tidy(&label, MAX_LABEL_CHARS) {
            return Err(LinkError::Label);
        }
        let (needs_password, host) = parse_flags(flags)?;
        Ok(Self {
            secret,
            label,
            needs_password,
            host,
        })
    }

    /// The fragment without `#`.
    #[must_use]
    pub fn to_fragment(&self) -> Zeroizing<String> {
        self.fragment(self.needs_password)
    }

    /// The same for others, of a room that has a password by now, or has none.
    #[must_use]
    pub fn to_invitation(&self, needs_password: bool) -> Zeroizing<String> {
        self.fragment(self.needs_password || needs_password)
    }

    fn fragment(&self, needs_password: bool) -> Zeroizing<String> {
        let mut fragment = Zeroizing::new(String::with_capacity(MAX_FRAGMENT_LEN));
        if !self.label.is_empty() {
            percent::encode(&self.label, &mut fragment);
            fragment.push('.');
        }
        BASE64URL_NOPAD.encode_append(&*self.secret, &mut fragment);
        if needs_password || self.host.is_some() {
            fragment.push('~');
        }
        if needs_password {
            fragment.push('p');
        }
        if let Some(HostCommitment(host)) = &self.host {
            fragment.push('h');
            BASE64URL_NOPAD.encode_append(host, &mut fragment);
        }
        fragment
    }

    /// The label in the link; empty when there is none.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Whether the link says that a password is needed.
    #[must_use]
    pub fn needs_password(&self) -> bool {
        self.needs_password
    }

    /// Whose meeting it is; `None` in a room of equals.
    #[must_use]
    pub fn host_commitment(&self) -> Option<HostCommitment> {
        self.host
    }

    /// The opaque name of the room.
    #[must_use]
    pub fn room_id(&self) -> RoomId {
        self.outer().room_id
    }

    /// Salt for stretching a password: goes to the short-lived worker with it.
    #[must_use]
    pub fn password_salt(&self) -> [u8; 32] {
        self.outer().password_salt
    }

    /// What the secret yields without a password.
    pub(crate) fn outer(&self) -> OuterKeys {
        OuterKeys::derive(&self.secret)
    }
}

/// Each flag at most once, in any order.
fn parse_flags(mut flags: &str) -> Result<(bool, Option<HostCommitment>), LinkError> {
    let mut needs_password = false;
    let mut host = None;
    while !flags.is_empty() {
        if let Some(rest) = flags.strip_prefix('p').filter(|_| !needs_password) {
            needs_password = true;
            flags = rest;
        } else if let Some(rest) = flags.strip_prefix('h').filter(|_| host.is_none()) {
            let (commitment, rest) = rest
                .split_at_checked(COMMITMENT_CHARS)
                .ok_or(LinkError::Flags)?;
            host = Some(HostCommitment(*decode(commitment).ok_or(LinkError::Flags)?));
            flags = rest;
        } else {
            return Err(LinkError::Flags);
        }
    }
    Ok((needs_password, host))
}

fn decode<const N: usize>(text: &str) -> Option<Zeroizing<[u8; N]>> {
    let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?);
    let mut array = Zeroizing::new([0; N]);
    (bytes.len() == N).then(|| array.copy_from_slice(&bytes))?;
    Some(array)
}

/// Without control characters and spaces at the ends, at most `max` characters.
pub(crate) fn tidy(text: &str, max: usize) -> String {
    let kept: String = text.chars().filter(|c| !c.is_control()).collect();
    let cut: String = kept.trim().chars().take(max).collect();
    cut.trim_end().to_owned()
}
