//! Datagrams gathered for one call to the system.
//!
//! Sending several datagrams to one destination in one call (generic
//! segmentation offload) costs a half to a third of sending them one by one.
//! The system wants them of one size, but for a shorter last one.

use std::net::SocketAddr;

use sfu::Transmit;

/// Most bytes of one call: what a UDP datagram before its segmentation may hold.
const MAX_BYTES: usize = 60_000;

#[derive(Default)]
pub(super) struct Batch {
    contents: Vec<u8>,
    ends: Option<(SocketAddr, SocketAddr)>,
    segment: usize,
    count: usize,
    complete: bool,
}

impl Batch {
    /// Takes a datagram in; gives it back when it does not go with the others.
    pub(super) fn add(&mut self, transmit: Transmit, most: usize) -> Option<Transmit> {
        let ends = (transmit.source, transmit.destination);
        let length = transmit.contents.len();
        if self.count == 0 {
            self.ends = Some(ends);
            self.segment = length;
        } else if self.complete
            || self.ends != Some(ends)
            || length > self.segment
            || self.count >= most
            || self.contents.len() + length > MAX_BYTES
        {
            return Some(transmit);
        }
        self.contents.extend_from_slice(&transmit.contents);
        self.complete = length < self.segment;
        self.count += 1;
        None
    }

    /// From where, to where; `None` when there is nothing.
    pub(super) fn ends(&self) -> Option<(SocketAddr, SocketAddr)> {
        self.ends
    }

    pub(super) fn contents(&self) -> &[u8] {
        &self.contents
    }

    /// The size to cut it by, when it is more than one datagram.
    pub(super) fn segment_size(&self) -> Option<usize> {
        (self.count > 1).then_some(self.segment)
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    pub(super) fn clear(&mut self) {
        self.contents.clear();
        self.ends = None;
        self.segment = 0;
        self.count = 0;
        self.complete = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn datagram(port: u16, length: usize) -> Transmit {
        Transmit {
            protocol: sfu::Protocol::Udp,
            source: SocketAddr::from(([127, 0, 0, 1], 1)),
            destination: SocketAddr::from(([127, 0, 0, 1], port)),
            contents: vec![0; length],
        }
    }

    #[test]
    fn equal_sizes_and_a_shorter_last_one_go_together() {
        let mut batch = Batch::default();
        assert!(batch.add(datagram(2, 100), 16).is_none());
        assert!(batch.add(datagram(2, 100), 16).is_none());
        assert!(batch.add(datagram(2, 40), 16).is_none());
        assert!(batch.add(datagram(2, 40), 16).is_some());
        assert_eq!(
            (batch.contents().len(), batch.segment_size()),
            (240, Some(100))
        );
    }

    #[test]
    fn what_does_not_fit_waits() {
        let mut batch = Batch::default();
        assert!(batch.add(datagram(2, 100), 2).is_none());
        assert_eq!(batch.segment_size(), None);
        assert!(batch.add(datagram(3, 100), 2).is_some());
        assert!(batch.add(datagram(2, 101), 2).is_some());
        assert!(batch.add(datagram(2, 100), 2).is_none());
        assert!(batch.add(datagram(2, 100), 2).is_some());
        batch.clear();
        assert!(batch.add(datagram(3, 100), 2).is_none());
    }
}
