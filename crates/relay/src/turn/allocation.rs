//! What a client has of the relay: an address, and whom it may talk to.

use core::net::{IpAddr, SocketAddr};
use core::time::Duration;
use std::collections::BTreeMap;

use proto::Time;
use turn_types::attribute::{Data, XorPeerAddress};
use turn_types::message::DATA;
use turn_types::stun::message::{
    IntegrityKey, Message, MessageClass, MessageType, MessageWriteVec, TransactionId,
};
use turn_types::stun::prelude::{MessageWrite as _, MessageWriteExt as _};

use crate::MAX_DATAGRAM;

/// How long a permission lasts (RFC 8656 section 9).
const PERMISSION: Duration = Duration::from_secs(300);
/// How long a channel lasts (section 12).
const CHANNEL: Duration = Duration::from_secs(600);
/// The numbers of channels (section 12).
const CHANNELS: core::ops::RangeInclusive<u16> = 0x4000..=0x4fff;

/// Both lists hold media addresses alone, of which there are few.
pub(super) struct Allocation {
    pub(super) user: String,
    pub(super) key: IntegrityKey,
    /// The client, as media sees it.
    pub(super) relayed: SocketAddr,
    pub(super) ends: Time,
    permissions: BTreeMap<IpAddr, Time>,
    channels: BTreeMap<u16, Channel>,
}

struct Channel {
    peer: SocketAddr,
    until: Time,
}

impl Allocation {
    pub(super) fn new(user: String, key: IntegrityKey, relayed: SocketAddr, ends: Time) -> Self {
        Self {
            user,
            key,
            relayed,
            ends,
            permissions: BTreeMap::new(),
            channels: BTreeMap::new(),
        }
    }

    pub(super) fn permit(&mut self, now: Time, peer: IpAddr) {
        self.permissions.insert(peer, now + PERMISSION);
    }

    pub(super) fn permits(&self, now: Time, peer: IpAddr) -> bool {
        let until = self.permissions.get(&peer);
        now < self.ends && until.is_some_and(|until| now < *until)
    }

    /// Binds a channel, or binds it anew; false when the number or the peer is
    /// taken (section 12.2).
    pub(super) fn bind(&mut self, now: Time, number: u16, peer: SocketAddr) -> bool {
        self.channels.retain(|_, channel| now < channel.until);
        let same =
            |(other, channel): (&u16, &Channel)| (*other == number) == (channel.peer == peer);
        if !CHANNELS.contains(&number) || !self.channels.iter().all(same) {
            return false;
        }
        let until = now + CHANNEL;
        self.channels.insert(number, Channel { peer, until });
        self.permit(now, peer.ip());
        true
    }

    /// Whom a channel leads to.
    pub(super) fn peer_of(&self, now: Time, number: u16) -> Option<SocketAddr> {
        let channel = self.channels.get(&number)?;
        (now < channel.until && now < self.ends).then_some(channel.peer)
    }

    /// Appends a datagram of a peer, by its channel or as a Data indication.
    pub(super) fn write(
        &self,
        now: Time,
        number: u128,
        peer: SocketAddr,
        datagram: &[u8],
        out: &mut Vec<u8>,
    ) -> bool {
        let Ok(length) = u16::try_from(datagram.len()) else {
            return false;
        };
        if datagram.len() > MAX_DATAGRAM || now >= self.ends {
            return false;
        }
        let channel = self.channels.iter();
        let mut channel = channel.filter(|(_, c)| c.peer == peer && now < c.until);
        if let Some((number, _)) = channel.next() {
            out.extend_from_slice(&number.to_be_bytes());
            out.extend_from_slice(&length.to_be_bytes());
            out.extend_from_slice(datagram);
            // On a stream, to a multiple of four (section 12.5).
            let padded = datagram.len().next_multiple_of(4) - datagram.len();
            out.extend_from_slice(&[0; 3][..padded]);
            return true;
        }
        if !self.permits(now, peer.ip()) {
            return false;
        }
        let kind = MessageType::from_class_method(MessageClass::Indication, DATA);
        let id = TransactionId::from(number);
        let room = MessageWriteVec::with_capacity(datagram.len() + 64);
        let mut message = Message::builder(kind, id, room);
        let written = message
            .add_attribute(&XorPeerAddress::new(peer, id))
            .and_then(|()| message.add_attribute(&Data::new(datagram)));
        out.extend_from_slice(&message.finish());
        written.is_ok()
    }
}
