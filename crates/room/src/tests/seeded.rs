//! Random people doing random things: whatever they do, the invariants hold.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use super::*;

struct Chance(ChaCha20Rng);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0.next_u32() as usize % n.max(1)
    }
}

fn run(seed: u64) {
    let mut chance = Chance(ChaCha20Rng::seed_from_u64(seed));
    let mut world = World::new();
    let mut connections = vec![world.create().connection];
    // The last position that each connection saw.
    let mut seen: BTreeMap<ConnectionId, Seq> = BTreeMap::new();
    let mut log: BTreeMap<(Era, Seq), EntryBody> = BTreeMap::new();
    let mut epoch = 0;
    for _ in 0..400 {
        let at = chance.below(connections.len());
        let from = connections[at];
        match chance.below(22) {
            0 => connections.push(world.connect()),
            1 | 2 => world.send(from, &join()),
            3 => world.send(from, &create()),
            4 | 5 => world.send(from, &commit(epoch, b"J")),
            6 => {
                let leaf = chance.below(8) as u8;
                world.send(from, &commit(epoch, &[b'U', leaf]));
            }
            7 => {
                let (author, leaf) = (chance.below(8) as u8, chance.below(8) as u8);
                world.send(from, &commit(epoch, &[b'R', author, leaf]));
            }
            8..=10 => {
                let last = log.keys().last().map_or(Seq(0), |(_, seq)| *seq);
                let accept = u8::from(chance.below(4) > 0);
                world.send(from, &ClientMessage::Verdict { seq: last, accept });
            }
            11 => world.send(from, &app(epoch, 1)),
            12 => world.send(
                from,
                &ClientMessage::Ready {
                    epoch: Epoch(epoch),
                },
            ),
            13 => {
                let how = [Closure::Clean, Closure::Broken][chance.below(2)];
                world.close(from, how);
                connections.remove(at);
                connections.push(world.connect());
            }
            14 => {
                let garbage: Vec<u8> = (0..chance.below(40))
                    .map(|_| chance.below(20) as u8)
                    .collect();
                world.send_bytes(from, &garbage);
            }
            15 => world.send(from, &knock(b"knock")),
            16 => {
                let host = chance.below(2) as u8;
                let content = match chance.below(3) {
                    0 => vec![b'S', host, 1 + chance.below(3) as u8],
                    1 => vec![b'S', host, 2, chance.below(8) as u8],
                    _ => vec![b'P', host],
                };
                world.send(from, &commit(epoch, &content));
            }
            17 => world.send(from, &admit(epoch, ParticipantId(chance.below(30) as u32))),
            18 => {
                let knocker = ParticipantId(chance.below(30) as u32);
                world.send(from, &ClientMessage::Deny { knocker });
            }
            19 => world.send(from, &rejoin(ParticipantId(0), ResumeToken([0; 16]))),
            20 => world.send(
                from,
                &ClientMessage::Rekeyed {
                    version: chance.below(5) as u32,
                    profile: bytes(b"anew"),
                },
            ),
            _ => world.wait_ms(chance.below(4000) as u64),
        }
        for connection in connections.clone() {
            for message in world.inbox(connection) {
                match message {
                    ServerMessage::Entry(entry) => {
                        let last = seen.insert(connection, entry.seq);
                        assert!(
                            last.is_none_or(|last| last.next() == entry.seq),
                            "seed {seed}: a gap or a repetition for one follower"
                        );
                        let known = log
                            .entry((entry.era, entry.seq))
                            .or_insert(entry.body.clone());
                        assert_eq!(*known, entry.body, "seed {seed}: two see different logs");
                    }
                    ServerMessage::Tree { epoch: current, .. } => epoch = current.0,
                    ServerMessage::Welcome {
                        epoch: current,
                        next_seq,
                        ..
                    } => {
                        epoch = current.0;
                        seen.insert(connection, Seq(next_seq.0 - 1));
                    }
                    _ => {}
                }
            }
            if world.closed.contains_key(&connection) {
                connections.retain(|other| *other != connection);
                connections.push(world.connect());
            }
        }
        check_commits(seed, &log);
    }
    // When all are silent, all ends.
    world.wait_ms(120_000);
    assert_eq!(world.directory.poll_timeout(), None, "seed {seed}");
    assert_eq!(world.present(), 0, "seed {seed}");
}

/// Commits alternate with what became of them, so that no epoch has two.
/// Entries that nobody was there to see leave gaps, after which all is new.
fn check_commits(seed: u64, log: &BTreeMap<(Era, Seq), EntryBody>) {
    let mut open = None;
    let mut expected = None;
    for ((era, seq), body) in log {
        let gap = expected != Some((*era, *seq));
        if gap {
            open = None;
        }
        expected = Some((*era, seq.next()));
        match body {
            EntryBody::Commit { .. } | EntryBody::Admit { .. } => {
                assert_eq!(open, None, "seed {seed}: two commits at once");
                open = Some(*seq);
            }
            EntryBody::Confirmed { commit } | EntryBody::Dropped { commit } => {
                let of = open.take();
                assert!(gap || of == Some(*commit), "seed {seed}: {of:?} {commit:?}");
            }
            _ => {}
        }
    }
}

#[test]
fn whatever_people_do_there_is_one_log_and_one_commit_per_epoch_and_an_end() {
    for seed in 0..200 {
        run(seed);
    }
}
