//! Private messages: HPKE (RFC 9180, base mode) to the key in the recipient's
//! signed profile. Sent inside an ordinary message of the group, whose MLS
//! signature says who wrote it; the group sees neither the content nor for
//! whom it is.
//!
//! HPKE's `info` binds group, epoch, sender and recipient: a ciphertext that
//! another member passes on as its own, that is kept for another epoch, or that
//! is handed to somebody else opens nowhere.

use openmls_traits::OpenMlsProvider as _;
use openmls_traits::crypto::OpenMlsCrypto as _;
use openmls_traits::types::HpkeCiphertext;
use zeroize::Zeroizing;

use super::Group;
use crate::identity::PRIVATE_MESSAGES;

const INFO_LABEL: &[u8] = b"SecureMeeting private message";
/// Length of the encapsulated key (X25519) in bytes.
const ENCAPSULATED_LEN: usize = 32;
const TAG_LEN: usize = 16;

/// How much longer a private message is than its content, in bytes.
pub const PRIVATE_OVERHEAD: usize = ENCAPSULATED_LEN + TAG_LEN;

impl Group {
    /// Seals `content` for the member at `recipient` alone, in the current
    /// epoch. `key` is the one of its verified profile. `None` when nobody is
    /// at that leaf, or the key is none.
    #[must_use]
    pub fn seal_private(&self, recipient: u32, key: &[u8; 32], content: &[u8]) -> Option<Vec<u8>> {
        let info = self.private_info(self.own_leaf(), recipient)?;
        let crypto = self.provider.crypto();
        let sealed = crypto
            .hpke_seal(PRIVATE_MESSAGES, key, &info, &[], content)
            .ok()?;
        let sealed = [sealed.kem_output.as_slice(), sealed.ciphertext.as_slice()].concat();
        (sealed.len() == content.len() + PRIVATE_OVERHEAD).then_some(sealed)
    }

    /// Opens what the member at `sender`, by its signature on the message
    /// around it, sealed for this member in the current epoch. `None`: it is
    /// for somebody else, or nobody.
    #[must_use]
    pub fn open_private(&self, sender: u32, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let info = self.private_info(sender, self.own_leaf())?;
        let (encapsulated, ciphertext) = sealed.split_at_checked(ENCAPSULATED_LEN)?;
        if ciphertext.len() < TAG_LEN {
            return None;
        }
        let sealed = HpkeCiphertext {
            kem_output: encapsulated.into(),
            ciphertext: ciphertext.into(),
        };
        let crypto = self.provider.crypto();
        crypto
            .hpke_open(
                PRIVATE_MESSAGES,
                &sealed,
                self.identity.hpke_private(),
                &info,
                &[],
            )
            .ok()
            .map(Zeroizing::new)
    }

    /// All of its parts have one length each, so no two are alike.
    fn private_info(&self, sender: u32, recipient: u32) -> Option<Vec<u8>> {
        Some(
            [
                INFO_LABEL,
                self.group_id(),
                &self.epoch().to_be_bytes(),
                &sender.to_be_bytes(),
                &recipient.to_be_bytes(),
                &self.signature_key(sender)?,
                &self.signature_key(recipient)?,
            ]
            .concat(),
        )
    }
}
