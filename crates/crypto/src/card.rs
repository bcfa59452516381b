//! The room card: what the server serves for the room id alone.

use crate::link::{Link, RoomSecrets};

/// Why a card does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// It was sealed for another link, or damaged.
    #[error("the room card does not belong to this link")]
    NotForThisLink,
    /// The host's signature is missing where it must be, or wrong.
    #[error("the room card is not signed by the meeting's host")]
    BadSignature,
    /// The password is another one.
    #[error("the password is wrong")]
    WrongPassword,
}

/// What the card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomCard {
    /// The room's label.
    pub label: String,
    /// Whether a password is needed.
    pub needs_password: bool,
    /// The incarnation of the room.
    pub group_id: Vec<u8>,
    /// Whether the host that the link names signed it.
    pub signed: bool,
}

/// A card whose outer layer is open; the password is still to be checked.
pub struct SealedCard(());

impl SealedCard {
    /// Opens the outer layer, with the link alone.
    ///
    /// # Errors
    /// [`CardError::NotForThisLink`], [`CardError::BadSignature`].
    pub fn open(link: &Link, sealed: &[u8]) -> Result<Self, CardError> {
        let _ = (link, sealed);
        todo!()
    }

    /// What it says.
    #[must_use]
    pub fn card(&self) -> &RoomCard {
        todo!()
    }

    /// Tells at once whether these secrets come from the right password.
    ///
    /// # Errors
    /// [`CardError::WrongPassword`].
    pub fn check_password(&self, secrets: &RoomSecrets) -> Result<(), CardError> {
        let _ = secrets;
        todo!()
    }
}
