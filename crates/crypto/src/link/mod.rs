//! The link: what stands in the fragment, and all that it yields.
//!
//! `[LABEL.]SECRET[~FLAGS]`, split at the last `.`; SECRET is 32 random bytes
//! in 43 characters of base64url. Nothing of it reaches the server but what
//! [`RoomSecrets`] derives for it: the room id and the admission token.
//!
//! A *host link* carries the host key itself in place of what others know it by:
//! who made a meeting for later keeps it, and shares it with nobody.

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
/// Length of a host key's seed in characters.
const HOST_KEY_CHARS: usize = 43;
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

    /// Reads a fragment, with or without its `#`. A host link gives no more than
    /// the link for others would.
    ///
    /// # Errors
    /// [`LinkError`]: how it is damaged.
    pub fn parse(fragment: &str) -> Result<Self, LinkError> {
        Self::parse_with_key(fragment).map(|(link, _)| link)
    }

    /// The same, with the host key that a host link carries.
    ///
    /// # Errors
    /// [`LinkError`]: how it is damaged.
    pub fn parse_with_key(fragment: &str) -> Result<(Self, Option<HostKey>), LinkError> {
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
        let flags = Flags::parse(flags)?;
        let link = Self {
            secret,
            label,
            needs_password: flags.password,
            host: flags.host,
        };
        Ok((link, flags.key))
    }

    /// The fragment without `#`.
    #[must_use]
    pub fn to_fragment(&self) -> Zeroizing<String> {
        self.fragment(self.needs_password, None)
    }

    /// The same for others, of a room that has a password by now, or has none.
    #[must_use]
    pub fn to_invitation(&self, needs_password: bool) -> Zeroizing<String> {
        self.fragment(self.needs_password || needs_password, None)
    }

    /// The host link: opens the meeting as its host, on any device. `None` when
    /// the link names another host, or none.
    #[must_use]
    pub fn to_host_link(&self, host: &HostKey, needs_password: bool) -> Option<Zeroizing<String>> {
        (self.host == Some(host.commitment()))
            .then(|| self.fragment(self.needs_password || needs_password, Some(host)))
    }

    fn fragment(&self, needs_password: bool, key: Option<&HostKey>) -> Zeroizing<String> {
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
        if let Some(key) = key {
            fragment.push('k');
            BASE64URL_NOPAD.encode_append(&*key.to_bytes(), &mut fragment);
        } else if let Some(HostCommitment(host)) = &self.host {
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

/// What stands behind the `~`.
#[derive(Default)]
struct Flags {
    password: bool,
    host: Option<HostCommitment>,
    key: Option<HostKey>,
}

impl Flags {
    /// Each at most once, in any order; `k` in place of `h`.
    fn parse(mut flags: &str) -> Result<Self, LinkError> {
        let mut read = Self::default();
        while !flags.is_empty() {
            if let Some(rest) = flags.strip_prefix('p').filter(|_| !read.password) {
                read.password = true;
                flags = rest;
            } else if let Some(rest) = flags.strip_prefix('h').filter(|_| read.host.is_none()) {
                let (commitment, rest) = split(rest, COMMITMENT_CHARS)?;
                read.host = Some(HostCommitment(*commitment));
                flags = rest;
            } else if let Some(rest) = flags.strip_prefix('k').filter(|_| read.host.is_none()) {
                let (seed, rest) = split(rest, HOST_KEY_CHARS)?;
                let key = HostKey::from_bytes(*seed);
                read.host = Some(key.commitment());
                read.key = Some(key);
                flags = rest;
            } else {
                return Err(LinkError::Flags);
            }
        }
        Ok(read)
    }
}

/// The bytes that the first `chars` characters stand for, and what follows.
fn split<const N: usize>(
    text: &str,
    chars: usize,
) -> Result<(Zeroizing<[u8; N]>, &str), LinkError> {
    let (value, rest) = text.split_at_checked(chars).ok_or(LinkError::Flags)?;
    Ok((decode(value).ok_or(LinkError::Flags)?, rest))
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
