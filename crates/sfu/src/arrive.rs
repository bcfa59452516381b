//! From a datagram to its connection, and the end of a connection.

use std::net::SocketAddr;

use proto::Time;
use str0m::Input;
use str0m::ice::StunMessage;
use str0m::net::{Protocol, Receive};

use crate::Observer;
use crate::connection::{MAX_ADDRESSES, MAX_DATAGRAMS};
use crate::peer::PeerKey;
use crate::shard::{Datagram, Shard};

/// Largest datagram that is looked at. Browsers keep to 1200 bytes; the
/// Ethernet MTU bounds what can arrive whole, and larger ones would overrun
/// the retransmission history's size classes.
const MAX_DATAGRAM: usize = 1500;

impl<O: Observer> Shard<O> {
    /// Finds the connection that a datagram is for. STUN names it, and proves
    /// it; what else comes from the same address then belongs to it.
    pub(crate) fn accept(&mut self, now: Time, datagram: Datagram<'_>) -> Option<()> {
        let Datagram {
            source,
            destination,
            contents,
        } = datagram;
        if contents.len() > MAX_DATAGRAM {
            return None;
        }
        // RFC 7983: 0 to 3 is STUN.
        let stun = *contents.first()? < 4;
        let key = if stun {
            let message = StunMessage::parse(contents).ok()?;
            let (ufrag, _) = message.split_username()?;
            *self.by_ufrag.get(ufrag)?
        } else {
            *self.by_address.get(&source)?
        };
        let receive = Receive::new(Protocol::Udp, source, destination, contents).ok()?;
        let instant = self.setup.instant(self.now);
        let input = Input::Receive(instant, receive);
        let connection = self.peer_mut(key)?.connection.as_mut()?;
        if !stun && !connection.allowance.take(now, MAX_DATAGRAMS, 1) {
            return None;
        }
        if stun {
            // Checks the message's integrity under the connection's password.
            if !connection.rtc.accepts(&input) {
                return None;
            }
            self.learn(key, source);
        }
        let connection = self.peer_mut(key)?.connection.as_mut()?;
        if connection.handle(input).is_err() {
            self.disconnect(now, key);
            return None;
        }
        // At once: the connection holds no more than one packet.
        self.drain(now, key, false);
        Some(())
    }

    fn learn(&mut self, key: PeerKey, source: SocketAddr) {
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
