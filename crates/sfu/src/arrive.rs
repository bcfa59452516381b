//! From a datagram to its connection, and the end of a connection.

use std::net::SocketAddr;

use proto::Time;
use str0m::Input;
use str0m::ice::StunMessage;
use str0m::net::Receive;

use crate::Observer;
use crate::connection::{MAX_ADDRESSES, MAX_DATAGRAMS};
use crate::peer::PeerKey;
use crate::shard::{Datagram, Protocol, Shard};

/// Largest datagram that is looked at. Browsers keep to 1200 bytes; the
/// Ethernet MTU bounds what can arrive whole, and larger ones would overrun
/// the retransmission history's size classes.
const MAX_DATAGRAM: usize = 1500;

impl<O: Observer> Shard<O> {
    /// Finds the connection that a datagram is for. STUN names it, and proves
    /// it; what else comes from the same address then belongs to it.
    pub(crate) fn accept(&mut self, now: Time, datagram: Datagram<'_>) -> Option<()> {
        let Datagram {
            protocol, source, ..
        } = datagram;
        // RFC 7983: 0 to 3 is STUN.
        let stun = *datagram.contents.first()? < 4;
        let key = if stun {
            let key = self.claimant(datagram)?;
            self.learn(key, (protocol, source));
            key
        } else {
            *self.by_address.get(&(protocol, source))?
        };
        let input = self.input(datagram)?;
        let connection = self.peer_mut(key)?.connection.as_mut()?;
        if !stun && !connection.allowance.take(now, MAX_DATAGRAMS, 1) {
            return None;
        }
        if connection.handle(input).is_err() {
            self.disconnect(now, key);
            return None;
        }
        // At once: the connection holds no more than one packet.
        self.drain(now, key, false);
        Some(())
    }

    /// Whom a STUN message names, if its integrity under that connection's
    /// password proves it.
    pub(crate) fn claimant(&self, datagram: Datagram<'_>) -> Option<PeerKey> {
        let input = self.input(datagram)?;
        let message = StunMessage::parse(datagram.contents).ok()?;
        let (ufrag, _) = message.split_username()?;
        let key = *self.by_ufrag.get(ufrag)?;
        let connection = self.peer(key)?.connection.as_ref()?;
        connection.rtc.accepts(&input).then_some(key)
    }

    /// A datagram as `str0m` takes it; `None` for one that is too large.
    fn input<'a>(&self, datagram: Datagram<'a>) -> Option<Input<'a>> {
        let Datagram {
            protocol,
            source,
            destination,
            contents,
        } = datagram;
        if contents.len() > MAX_DATAGRAM {
            return None;
        }
        let protocol = match protocol {
            Protocol::Udp => str0m::net::Protocol::Udp,
            Protocol::Tcp => str0m::net::Protocol::Tcp,
        };
        let receive = Receive::new(protocol, source, destination, contents).ok()?;
        Some(Input::Receive(self.setup.instant(self.now), receive))
    }

    fn learn(&mut self, key: PeerKey, source: (Protocol, SocketAddr)) {
        if self.by_address.get(&source) == Some(&key) {
            return;
        }
        // The address has a new owner, who proved it.
        if let Some(old) = self.by_address.insert(source, key) {
            let old = self.peer_mut(old).and_then(|peer| peer.connection.as_mut());
            if let Some(connection) = old {
                connection.addresses.retain(|address| *address != source);
            }
        }
        let connection = self.peer_mut(key).and_then(|peer| peer.connection.as_mut());
        let Some(connection) = connection else { return };
        connection.addresses.push(source);
        if connection.addresses.len() > MAX_ADDRESSES {
            let oldest = connection.addresses.remove(0);
            self.by_address.remove(&oldest);
        }
    }

    /// The connection is over; the participant may offer another.
    pub(crate) fn disconnect(&mut self, now: Time, key: PeerKey) {
        self.unplug(key);
        if let Some(room) = self.peer(key).map(|peer| peer.room) {
            self.count_mic_slots(room);
            self.route(now, room);
        }
    }

    /// Closes the connection in good order and forgets it.
    pub(crate) fn unplug(&mut self, key: PeerKey) {
        let instant = self.setup.instant(self.now);
        let Some(peer) = self.peer_mut(key) else {
            return;
        };
        peer.unplug();
        let Some(mut connection) = peer.connection.take() else {
            return;
        };
        for address in &connection.addresses {
            self.by_address.remove(address);
        }
        self.by_ufrag.remove(&connection.ufrag);
        for transmit in connection.farewell(instant) {
            self.outbox.push_back(transmit);
        }
    }
}
