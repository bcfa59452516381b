//! What members say to each other: MLS application messages, signed, sealed and
//! padded; and their profiles.

use openmls::framing::{MlsMessageBodyIn, MlsMessageIn};
use openmls::prelude::{ProcessedMessageContent, ProtocolMessage, Sender};
use proto::MAX_MLS_LEN;
use tls_codec::DeserializeBytes as _;

use super::Group;
use crate::profile::{self, Profile, ProfileError, VerifiedProfile};

/// Longest message in bytes, before padding.
pub const MAX_MESSAGE_LEN: usize = 64 << 10;

/// A message of a member, opened.
pub struct Message {
    /// Who sent it: the leaf whose signature holds.
    pub leaf: u32,
    /// The content.
    pub content: Vec<u8>,
}

/// Why a message does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// Sealed in another epoch.
    #[error("the message is of another epoch")]
    WrongEpoch,
    /// Not an application message of a member, or one that was opened before.
    #[error("the message does not open")]
    Invalid,
    /// Too long to seal.
    #[error("the message is too long")]
    TooLong,
}

impl Group {
    /// Seals a message to the group in the current epoch.
    ///
    /// # Errors
    /// [`MessageError::TooLong`]; [`MessageError::Invalid`] for who was removed.
    pub fn seal_message(&mut self, content: &[u8]) -> Result<Vec<u8>, MessageError> {
        if content.len() > MAX_MESSAGE_LEN {
            return Err(MessageError::TooLong);
        }
        self.mls
            .create_message(&self.provider, &self.identity, content)
            .ok()
            .and_then(|message| message.to_bytes().ok())
            .ok_or(MessageError::Invalid)
    }

    /// Opens a member's message.
    ///
    /// # Errors
    /// [`MessageError`].
    pub fn open_message(&mut self, message: &[u8]) -> Result<Message, MessageError> {
        if message.len() > MAX_MLS_LEN {
            return Err(MessageError::Invalid);
        }
        let message = MlsMessageIn::tls_deserialize_exact_bytes(message)
            .map_err(|_| MessageError::Invalid)?;
        let MlsMessageBodyIn::PrivateMessage(message) = message.extract() else {
            return Err(MessageError::Invalid);
        };
        let message = ProtocolMessage::from(message);
        if message.group_id() != self.mls.group_id() {
            return Err(MessageError::Invalid);
        }
        if message.epoch() != self.mls.epoch() {
            return Err(MessageError::WrongEpoch);
        }
        let processed = self
            .mls
            .process_message(&self.provider, message)
            .map_err(|_| MessageError::Invalid)?;
        let Sender::Member(leaf) = *processed.sender() else {
            return Err(MessageError::Invalid);
        };
        match processed.into_content() {
            ProcessedMessageContent::ApplicationMessage(content) => Ok(Message {
                leaf: leaf.u32(),
                content: content.into_bytes(),
            }),
            _ => Err(MessageError::Invalid),
        }
    }

    /// Signs one's profile for this group and seals it.
    #[must_use]
    pub fn seal_profile(&mut self, profile: &Profile, version: u32) -> Vec<u8> {
        profile::seal(
            self.provider.rng(),
            &self.profile_key,
            &self.identity,
            self.mls.group_id().as_slice(),
            profile,
            version,
        )
        .expect("a profile within its limits fits its padded length")
    }

    /// Opens the profile of the member at `leaf`.
    ///
    /// # Errors
    /// [`ProfileError`]: show the member as unknown.
    pub fn open_profile(&self, leaf: u32, sealed: &[u8]) -> Result<VerifiedProfile, ProfileError> {
        let key = self.signature_key(leaf).ok_or(ProfileError::BadSignature)?;
        let group_id = self.mls.group_id().as_slice();
        profile::open(&self.profile_key, &key, group_id, sealed)
    }
}
