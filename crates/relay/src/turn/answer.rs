//! What stands in requests, and what is answered.

use core::net::SocketAddr;
use core::time::Duration;

use turn_types::AddressFamily;
use turn_types::attribute::{
    AdditionalAddressFamily, ChannelNumber, Data, EvenPort, Lifetime, RequestedAddressFamily,
    RequestedTransport, ReservationToken, XorPeerAddress, XorRelayedAddress,
};
use turn_types::message::SEND;
use turn_types::stun::attribute::{ErrorCode, Nonce, Realm, XorMappedAddress};
use turn_types::stun::message::{IntegrityAlgorithm, IntegrityKey, Message, MessageWriteVec};
use turn_types::stun::prelude::{
    Attribute as _, AttributeStaticType as _, AttributeWrite, MessageWrite as _,
    MessageWriteExt as _,
};

use super::Relayed;

/// How long an allocation lasts without a word on it, and at least (RFC 8656
/// section 3.2).
const LIFETIME: Duration = Duration::from_secs(600);
/// And at most.
const LONGEST: Duration = Duration::from_secs(3600);
/// Most peers in one request for permissions: more than media has addresses.
const MAX_PEERS: usize = 32;

/// A response that is being written.
pub(super) struct Answer(MessageWriteVec);

impl Answer {
    pub(super) fn success(request: &Message<'_>) -> Self {
        Self(Message::builder_success(request, MessageWriteVec::new()))
    }

    pub(super) fn error(request: &Message<'_>, code: u16) -> Self {
        let mut answer = Self(Message::builder_error(request, MessageWriteVec::new()));
        if let Ok(error) = ErrorCode::builder(code).build() {
            answer.add(&error);
        }
        answer
    }

    /// Answers are short: an attribute always fits.
    pub(super) fn add(&mut self, attribute: &dyn AttributeWrite) {
        let _ = self.0.add_attribute(attribute);
    }

    pub(super) fn ask_for_credentials(&mut self, realm: &str, nonce: &str) {
        if let (Ok(realm), Ok(nonce)) = (Realm::new(realm), Nonce::new(nonce)) {
            self.add(&realm);
            self.add(&nonce);
        }
    }

    /// What an allocation is (section 7.2).
    pub(super) fn describe(
        &mut self,
        request: &Message<'_>,
        relayed: SocketAddr,
        client: SocketAddr,
        lifetime: Duration,
    ) {
        let id = request.transaction_id();
        self.add(&XorRelayedAddress::new(relayed, id));
        self.add(&seconds(lifetime));
        self.add(&XorMappedAddress::new(client, id));
    }

    pub(super) fn finish(mut self, key: Option<&IntegrityKey>) -> Vec<u8> {
        if let Some(key) = key {
            let _ = self
                .0
                .add_message_integrity_with_key(key, IntegrityAlgorithm::Sha1);
        }
        self.0.finish()
    }
}

pub(super) fn seconds(lifetime: Duration) -> Lifetime {
    Lifetime::new(u32::try_from(lifetime.as_secs()).unwrap_or(u32::MAX))
}

/// How long the client wants it; zero, which ends it, only when it exists.
pub(super) fn lifetime(request: &Message<'_>, exists: bool) -> Duration {
    let wanted = request.attribute::<Lifetime>();
    let wanted = wanted.map_or(LIFETIME, |wanted| {
        Duration::from_secs(u64::from(wanted.seconds()))
    });
    if exists && wanted.is_zero() {
        return Duration::ZERO;
    }
    wanted.clamp(LIFETIME, LONGEST)
}

/// The relayed address that a request for an allocation asks for (section
/// 7.2), or the code that refuses it.
pub(super) fn requested(request: &Message<'_>, relayed: Relayed) -> Result<SocketAddr, u16> {
    let transport = request.attribute::<RequestedTransport>();
    let transport = transport.map_err(|_| ErrorCode::BAD_REQUEST)?;
    if transport.protocol() != RequestedTransport::UDP {
        return Err(ErrorCode::UNSUPPORTED_TRANSPORT_PROTOCOL);
    }
    let unknown = [
        EvenPort::TYPE,
        ReservationToken::TYPE,
        AdditionalAddressFamily::TYPE,
    ];
    if unknown.iter().any(|kind| request.has_attribute(*kind)) {
        return Err(ErrorCode::INSUFFICIENT_CAPACITY);
    }
    let address = match request.attribute::<RequestedAddressFamily>() {
        Ok(wanted) if wanted.family() == AddressFamily::IPV6 => relayed.v6,
        Ok(_) => relayed.v4,
        // No wish: what there is.
        Err(_) => relayed.v4.or(relayed.v6),
    };
    address.ok_or(ErrorCode::ADDRESS_FAMILY_NOT_SUPPORTED)
}

/// The peers of a request for permissions (section 10.2): at least one.
pub(super) fn peers(request: &Message<'_>) -> Result<Vec<SocketAddr>, u16> {
    let id = request.transaction_id();
    let peers: Result<Vec<SocketAddr>, u16> = request
        .iter_attributes()
        .filter(|(_, attribute)| attribute.get_type() == XorPeerAddress::TYPE)
        .map(|(_, attribute)| {
            let peer = XorPeerAddress::try_from(&attribute);
            peer.map(|peer| peer.addr(id))
                .map_err(|_| ErrorCode::BAD_REQUEST)
        })
        .take(MAX_PEERS + 1)
        .collect();
    let peers = peers?;
    if peers.is_empty() || peers.len() > MAX_PEERS {
        return Err(ErrorCode::BAD_REQUEST);
    }
    Ok(peers)
}

/// What a request binds to what (section 12.2).
pub(super) fn channel(request: &Message<'_>) -> Result<(u16, SocketAddr), u16> {
    let channel = request.attribute::<ChannelNumber>();
    let peer = request.attribute::<XorPeerAddress>();
    match (channel, peer) {
        (Ok(channel), Ok(peer)) => Ok((channel.channel(), peer.addr(request.transaction_id()))),
        _ => Err(ErrorCode::BAD_REQUEST),
    }
}

/// What a Send indication carries to whom (section 11.2).
pub(super) fn send_indication<'a>(message: &'a Message<'a>) -> Option<(SocketAddr, Data<'a>)> {
    if !message.has_method(SEND) {
        return None;
    }
    let peer = message.attribute::<XorPeerAddress>().ok()?;
    let data = message.attribute::<Data<'a>>().ok()?;
    Some((peer.addr(message.transaction_id()), data))
}
