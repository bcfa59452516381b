//! Decoding of what comes off the wire: bounded, and of the one type expected.

use openmls::framing::{MlsMessageBodyIn, MlsMessageIn};
use openmls::group::GroupId;
use openmls::messages::group_info::VerifiableGroupInfo;
use openmls::prelude::{ContentType, ProtocolMessage, RatchetTreeIn};
use proto::{MAX_MLS_LEN, MAX_TREE_LEN};
use tls_codec::DeserializeBytes as _;

use crate::Violation;

/// A commit on this epoch of this group, framed as a PublicMessage.
///
/// # Errors
/// [`Violation::Malformed`], [`Violation::WrongGroup`], [`Violation::WrongEpoch`].
pub fn commit_message(
    bytes: &[u8],
    group_id: &GroupId,
    epoch: u64,
) -> Result<ProtocolMessage, Violation> {
    let MlsMessageBodyIn::PublicMessage(message) = decode(bytes)?.extract() else {
        return Err(Violation::Malformed);
    };
    let message = ProtocolMessage::from(message);
    if message.content_type() != ContentType::Commit {
        return Err(Violation::Malformed);
    }
    if message.group_id() != group_id {
        return Err(Violation::WrongGroup);
    }
    if message.epoch().as_u64() != epoch {
        return Err(Violation::WrongEpoch);
    }
    Ok(message)
}

/// A GroupInfo, not verified.
///
/// # Errors
/// [`Violation::Malformed`].
pub fn group_info_message(bytes: &[u8]) -> Result<VerifiableGroupInfo, Violation> {
    match decode(bytes)?.extract() {
        MlsMessageBodyIn::GroupInfo(info) => Ok(info),
        _ => Err(Violation::Malformed),
    }
}

/// A ratchet tree, not verified.
///
/// # Errors
/// [`Violation::Malformed`].
pub fn ratchet_tree(bytes: &[u8]) -> Result<RatchetTreeIn, Violation> {
    if bytes.len() > MAX_TREE_LEN {
        return Err(Violation::Malformed);
    }
    RatchetTreeIn::tls_deserialize_exact_bytes(bytes).map_err(|_| Violation::Malformed)
}

/// Any MLS message within the limit.
pub(crate) fn decode(bytes: &[u8]) -> Result<MlsMessageIn, Violation> {
    if bytes.len() > MAX_MLS_LEN {
        return Err(Violation::Malformed);
    }
    MlsMessageIn::tls_deserialize_exact_bytes(bytes).map_err(|_| Violation::Malformed)
}
