//! Packets of one slot into frames: puts late packets in their place, and gives
//! a frame up when what it misses does not come.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use proto::Time;

use crate::vp8;

/// How long a gap may stay open for a retransmission.
const PATIENCE: Duration = Duration::from_millis(400);
/// Most packets kept back behind a gap.
const MAX_WAITING: usize = 1024;

struct Packet {
    arrived: Time,
    marker: bool,
    starts_frame: bool,
    descriptor_len: usize,
    payload: Arc<[u8]>,
}

/// Video of one slot.
#[derive(Default)]
pub struct Assembly {
    waiting: BTreeMap<u64, Packet>,
    /// The packet that the next frame starts with.
    next: Option<u64>,
}

/// What [`Assembly::poll`] found.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// A whole frame.
    Frame(Vec<u8>),
    /// Packets are lost for good: only a keyframe helps.
    Loss,
}

impl Assembly {
    /// Takes a packet in, whatever its order.
    pub fn push(&mut self, now: Time, seq: u64, marker: bool, payload: Arc<[u8]>) {
        if self.next.is_some_and(|next| seq < next) {
            return;
        }
        let Some(descriptor) = vp8::descriptor(&payload) else {
            return;
        };
        self.waiting.insert(
            seq,
            Packet {
                arrived: now,
                marker,
                starts_frame: descriptor.starts_frame,
                descriptor_len: descriptor.len,
                payload,
            },
        );
        while self.waiting.len() > MAX_WAITING {
            self.waiting.pop_first();
        }
    }

    /// The next thing that can be told, or `None` until more packets come or
    /// patience ends.
    pub fn poll(&mut self, now: Time) -> Option<Found> {
        loop {
            let (&first, packet) = self.waiting.first_key_value()?;
            let expected = *self.next.get_or_insert(first);
            if first == expected && packet.starts_frame {
                if let Some(last) = self.end_of_frame(first) {
                    return Some(Found::Frame(self.take(first, last)));
                }
            } else if first == expected {
                // The rest of a frame whose beginning was given up.
                self.waiting.pop_first();
                self.next = Some(first + 1);
                continue;
            }
            if now.since(packet.arrived) < PATIENCE {
                return None;
            }
            // What is missing does not come: go on with what starts a frame.
            let restart = self
                .waiting
                .range(first + 1..)
                .find(|(_, packet)| packet.starts_frame)
                .map_or_else(
                    || self.waiting.last_key_value().map_or(first, |(seq, _)| *seq) + 1,
                    |(seq, _)| *seq,
                );
            let restart = if first == expected { restart } else { first };
            self.waiting = self.waiting.split_off(&restart);
            self.next = Some(restart);
            return Some(Found::Loss);
        }
    }

    fn end_of_frame(&self, first: u64) -> Option<u64> {
        self.waiting
            .range(first..)
            .zip(first..)
            .take_while(|((seq, _), expected)| *seq == expected)
            .find(|((_, packet), _)| packet.marker)
            .map(|((seq, _), _)| *seq)
    }

    fn take(&mut self, first: u64, last: u64) -> Vec<u8> {
        let rest = self.waiting.split_off(&(last + 1));
        let packets = std::mem::replace(&mut self.waiting, rest);
        self.next = Some(last + 1);
        let mut frame = Vec::new();
        for packet in packets.range(first..).map(|(_, packet)| packet) {
            frame.extend_from_slice(&packet.payload[packet.descriptor_len..]);
        }
        frame
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vp8::Temporal;

    fn packets(frame: &[u8], first: u64) -> Vec<(u64, bool, Arc<[u8]>)> {
        let payloads: Vec<_> = vp8::packetize(frame, 1, 0, Temporal::default()).collect();
        let count = payloads.len();
        payloads
            .into_iter()
            .enumerate()
            .map(|(index, payload)| (first + index as u64, index + 1 == count, payload.into()))
            .collect()
    }

    #[test]
    fn frames_come_in_order_though_packets_do_not() {
        let one = vec![1; 3000];
        let two = vec![2; 2500];
        let mut all = packets(&one, 10);
        all.extend(packets(&two, 13));
        let mut assembly = Assembly::default();
        let (seq, marker, payload) = all.remove(0);
        assembly.push(Time::ZERO, seq, marker, payload);
        for (seq, marker, payload) in all.into_iter().rev() {
            assert_eq!(assembly.poll(Time::ZERO), None);
            assembly.push(Time::ZERO, seq, marker, payload);
        }
        assert_eq!(assembly.poll(Time::ZERO), Some(Found::Frame(one)));
        assert_eq!(assembly.poll(Time::ZERO), Some(Found::Frame(two)));
        assert_eq!(assembly.poll(Time::ZERO), None);
    }

    #[test]
    fn a_lost_packet_costs_its_frame_and_no_more() {
        let mut assembly = Assembly::default();
        let mut all = packets(&vec![1; 3000], 0);
        all.remove(1);
        all.extend(packets(&[2; 100], 3));
        for (seq, marker, payload) in all {
            assembly.push(Time::ZERO, seq, marker, payload);
        }
        assert_eq!(assembly.poll(Time::ZERO), None);
        let later = Time::from_millis(500);
        assert_eq!(assembly.poll(later), Some(Found::Loss));
        assert_eq!(assembly.poll(later), Some(Found::Frame(vec![2; 100])));
    }

    #[test]
    fn a_lost_beginning_is_given_up_whole() {
        let mut assembly = Assembly::default();
        let mut all = packets(&[1; 50], 0);
        let mut lost = packets(&vec![2; 3000], 1);
        lost.remove(0);
        all.extend(lost);
        all.extend(packets(&[3; 50], 4));
        for (seq, marker, payload) in all {
            assembly.push(Time::ZERO, seq, marker, payload);
        }
        assert_eq!(assembly.poll(Time::ZERO), Some(Found::Frame(vec![1; 50])));
        let later = Time::from_millis(500);
        assert_eq!(assembly.poll(later), Some(Found::Loss));
        assert_eq!(assembly.poll(later), Some(Found::Frame(vec![3; 50])));
    }
}
