//! Key material, asked for by everything that a server can say.

use core::time::Duration;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;

use adversary::rogue::{Rogue, expand};
use adversary::wire::tape;
use adversary::world::World;
use client::Input;
use client::page::{Command, Secret};
use crypto::rng::Rng;
use ed25519_dalek::SigningKey;
use openmls_rust_crypto::RustCrypto;
use openmls_traits::crypto::OpenMlsCrypto as _;
use policy::{HostCommitment, Suite};
use proto::{
    Bytes, ClientMessage, Entry, EntryBody, Era, List, Missed, ParticipantId, Refusal, ResumeToken,
    Seq, ServerMessage, TrackKind,
};

/// Every message type of the server, by `docs/protocol.md`.
const KINDS: [u8; 24] = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 21, 22, 23, 24, 25, 26, 27,
];
/// Bytes of a client's randomness that are looked at: what it draws in the first
/// minutes of a meeting.
const DRAWN: usize = 2048;
/// And of each generator that it seeds from those.
const DRAWN_BY_FORKS: usize = 256;

/// A type that is new in the protocol has to be named here, and a client asked with
/// it below.
fn is_named(message: &ServerMessage) {
    use ServerMessage as M;
    match message {
        M::Card { .. }
        | M::NoRoom
        | M::Created { .. }
        | M::Exists
        | M::Queued { .. }
        | M::Tree { .. }
        | M::Entry(_)
        | M::Resumed { .. }
        | M::Pong { .. }
        | M::Answer { .. }
        | M::Refused { .. }
        | M::Closing { .. }
        | M::Lobby { .. }
        | M::Knock { .. }
        | M::Welcome { .. }
        | M::KnockOver { .. }
        | M::Ask { .. }
        | M::Chunk { .. }
        | M::Taken
        | M::Encode { .. }
        | M::Relay { .. }
        | M::Restored { .. }
        | M::Missed(_)
        | M::Limits { .. } => {}
    }
}

/// All that honest clients send.
type Sent = Rc<RefCell<Vec<Vec<u8>>>>;

fn record(world: &mut World, sent: &Sent) {
    let sent = sent.clone();
    world.clerk = Some(Box::new(move |_, message: ClientMessage| {
        sent.borrow_mut().push(message.encode());
        None
    }));
}

/// What no message may hold, by length.
#[derive(Default)]
struct Secrets {
    of_16: HashSet<[u8; 16]>,
    of_32: HashSet<[u8; 32]>,
}

impl Secrets {
    fn add(&mut self, secret: &[u8]) {
        if let Ok(secret) = secret.try_into() {
            self.of_32.insert(secret);
        } else if let Some(secret) = secret.first_chunk() {
            self.of_16.insert(*secret);
        }
    }

    /// The first secret in any of these, with what stands before it.
    fn found<'a>(&self, sent: &'a [Vec<u8>]) -> Option<(&'a [u8], &'a [u8])> {
        for bytes in sent {
            for at in 0..bytes.len() {
                let rest = &bytes[at..];
                let hit = if rest
                    .first_chunk()
                    .is_some_and(|part| self.of_32.contains(part))
                {
                    32
                } else if rest
                    .first_chunk()
                    .is_some_and(|part| self.of_16.contains(part))
                {
                    16
                } else {
                    continue;
                };
                if !is_psk_nonce(&bytes[..at]) {
                    return Some((&rest[..hit], &bytes[..at]));
                }
            }
        }
        None
    }
}

/// The nonce of a PSK is drawn like a key, and public (RFC 9420 section 8.4): it
/// stands behind type, length and id of an external PSK, and its own length.
fn is_psk_nonce(before: &[u8]) -> bool {
    let Some(start) = before.len().checked_sub(35) else {
        return false;
    };
    before[start..start + 2] == [1, 32] && before[before.len() - 1] == 32
}

/// Everything secret that follows from the link.
fn link_secrets(world: &mut World, link: &Secret, secrets: &mut Secrets) {
    let text = link.expose();
    let rest = text.rsplit('.').next().expect("a link");
    let secret = rest.split('~').next().expect("a link");
    secrets.add(&secret.as_bytes()[..16]);
    let raw = data_encoding::BASE64URL_NOPAD.decode(secret.as_bytes());
    secrets.add(&raw.expect("the secret"));
    let rogue = Rogue::new(world, text);
    secrets.add(&rogue.psk);
    secrets.add(rogue.secrets.root());
    for label in [
        "card key",
        "password salt",
        "profile key",
        "password check key",
        "knock key",
    ] {
        let key = expand(text, format!("SecureMeeting {label}").as_bytes());
        secrets.add(&key[..16]);
    }
}

/// All that a client has drawn and might be a key: seeds of signature, host and
/// HPKE keys, what MLS draws, and the private keys that come of either. Public
/// keys go into `public`, so that it shows that these are the real ones.
fn drawn(seed: [u8; 32], suite: Suite, secrets: &mut Secrets, public: &mut BTreeSet<[u8; 32]>) {
    let mut take = |bytes: &[u8]| {
        // Randomness is drawn in words of four bytes.
        for window in bytes.windows(32).step_by(4) {
            secrets.add(window);
            let seed = window.try_into().expect("32 bytes");
            public.insert(SigningKey::from_bytes(&seed).verifying_key().to_bytes());
            let config = suite.ciphersuite().hpke_config();
            if let Ok(pair) = RustCrypto::default().derive_hpke_keypair(config, window) {
                secrets.add(&pair.private);
                public.extend(pair.public.first_chunk::<32>());
            }
        }
    };
    let main: [u8; DRAWN] = Rng::from_seed(seed).array();
    take(&main);
    for window in main[..DRAWN / 4].windows(32).step_by(4) {
        let seed = window.try_into().expect("32 bytes");
        let fork: [u8; DRAWN_BY_FORKS] = Rng::from_seed(seed).array();
        take(&fork);
    }
}

/// A meeting in which everything is said that a server ever says, and what was
/// said of each type.
fn everything(seed: u64, sent: &Sent) -> (World, Secret, BTreeMap<u8, Vec<ServerMessage>>) {
    let (mut world, link) = World::classical_meeting(seed, 2);
    let (told, recorder) = tape();
    world.meddler = Some(recorder);
    record(&mut world, sent);
    // No room, and two who open the same one.
    let other = {
        let maker = world.add();
        world.make_link(maker, false)
    };
    let rivals = [(); 2].map(|()| world.enter(&other, "rival"));
    world.until("both are in", |world| {
        rivals.iter().all(|actor| world.actors[*actor].is_joined())
    });
    for rival in rivals {
        world.command(rival, Command::Leave);
    }
    world.enter(&link, "third");
    world.until("it is in", |world| world.actors[0].view.people.len() == 3);
    world.command(0, Command::Lobby { on: true });
    world.run_for(Duration::from_secs(2));
    for admit in [true, false] {
        let guest = world.enter(&link, "guest");
        world.until("it knocks", |world| world.actors[0].view.knocks.len() == 1);
        let knocker = world.actors[0].view.knocks[0].id;
        world.command(
            0,
            if admit {
                Command::Admit { knocker }
            } else {
                Command::Deny { knocker }
            },
        );
        world.until("it is answered", |world| {
            let guest = &world.actors[guest];
            guest.is_joined() || guest.end().is_some()
        });
        world.until("the host knows", |world| {
            world.actors[0].view.knocks.is_empty()
        });
    }
    world.offer_file(0, "plan.pdf", vec![7; 100_000], None);
    world.until("it is offered", |world| {
        world.actors[1].view.files.len() == 1
    });
    let file = world.actors[1].view.files[0].id;
    world.command(1, Command::SaveFile { file });
    let text = "between us".to_owned();
    let person = world.actors[1].view.people[1].id;
    world.command(1, Command::ChatTo { person, text });
    // Sent to who has no such file, and refused.
    world.command(
        1,
        Command::Offer {
            sdp: "no session".to_owned(),
            lines: Vec::new(),
        },
    );
    world.run_for(Duration::from_secs(5));
    world.break_connection(1);
    world.run_for(Duration::from_secs(25));
    let password = Secret::new("battery staple".to_owned());
    world.command(0, Command::ChangePassword { password });
    world.run_for(Duration::from_secs(5));
    world.meddler = None;
    let mut kinds: BTreeMap<u8, Vec<ServerMessage>> = BTreeMap::new();
    for (_, message) in told.borrow().iter() {
        let of_kind = kinds.entry(message.encode()[0]).or_default();
        if of_kind.len() < 3 {
            of_kind.push(message.clone());
        }
    }
    let told = told.borrow();
    let missed = told.iter().find_map(|(_, message)| match message {
        ServerMessage::Entry(Entry {
            body:
                EntryBody::Commit {
                    author,
                    epoch,
                    commit,
                    profile,
                },
            ..
        }) => Some(Missed {
            author: *author,
            knocker: ParticipantId(0),
            epoch: *epoch,
            commit: commit.clone(),
            profile: profile.clone(),
        }),
        _ => None,
    });
    // What needs the forwarding part, a relay, a server that was lost, or two that
    // do the same at once.
    let more = [
        ServerMessage::Encode {
            track: TrackKind::Camera,
            layers: 1,
        },
        ServerMessage::Limits {
            paused: List::default(),
            voices: 1,
        },
        ServerMessage::Relay {
            port: 443,
            user: Bytes::new(b"86400:ab".to_vec()).expect("short"),
            password: Bytes::new(b"pass".to_vec()).expect("short"),
        },
        ServerMessage::Restored {
            participant: ParticipantId(1),
            resume: ResumeToken([7; 16]),
            era: Era(7),
            next_seq: Seq(0),
        },
        ServerMessage::Missed(missed.expect("a commit")),
        ServerMessage::Exists,
        ServerMessage::Answer {
            sdp: Bytes::new(b"v=0".to_vec()).expect("short"),
        },
        ServerMessage::Refused {
            why: Refusal::StaleEpoch,
            reference: 1,
        },
    ];
    for message in more {
        is_named(&message);
        kinds.entry(message.encode()[0]).or_default().push(message);
    }
    (world, link, kinds)
}

#[test]
fn no_message_of_the_server_gets_a_key_out_of_a_client() {
    let sent = Sent::default();
    let (world, link, kinds) = everything(506, &sent);
    assert_eq!(kinds.keys().copied().collect::<Vec<_>>(), KINDS);
    let (mut secrets, mut public) = (Secrets::default(), BTreeSet::new());
    let mut worlds = vec![(world, link)];

    // Each, as it was and with a byte changed, to clients in every state: at the
    // door, on the way in, in the lobby, a member, a host.
    for (number, messages) in kinds.values().enumerate() {
        let (mut world, link) = World::classical_meeting(600 + number as u64, 2);
        world.enter(&link, "on the way");
        record(&mut world, &sent);
        world.command(0, Command::Lobby { on: true });
        world.run_for(Duration::from_secs(2));
        for message in messages {
            for changed in [false, true] {
                let mut bytes = message.encode();
                if changed {
                    let at = world.dice.below(bytes.len() as u64) as usize;
                    bytes[at] ^= 1 << world.dice.below(8);
                }
                let door = world.add();
                world.open(door, &link);
                let knocker = world.enter(&link, "knocker");
                world.run_for(Duration::from_millis(500));
                let coming = world.enter(&link, "coming");
                world.run_for(Duration::from_millis(60));
                for victim in [door, knocker, coming, 2, 1, 0] {
                    world.input(victim, Input::SocketMessage(&bytes));
                }
                world.run_for(Duration::from_millis(500));
            }
        }
        worlds.push((world, link));
    }
    for (number, (world, link)) in worlds.iter_mut().enumerate() {
        link_secrets(world, link, &mut secrets);
        for actor in &world.actors {
            for key in &actor.base_keys {
                secrets.add(key);
            }
            secrets.add(&actor.seed);
            if number == 0 {
                drawn(actor.seed, Suite::Classical, &mut secrets, &mut public);
            }
        }
    }
    let sent = sent.take();
    assert!(sent.len() > 500, "{} messages", sent.len());
    let found = secrets.found(&sent);
    assert!(found.is_none(), "a key crossed the wire");

    // The search finds what is there, and what it looks for is what the clients
    // have: their public halves are on the wire, and in the link.
    let (key, before) = (secrets.of_16.iter().next(), &sent[7]);
    let planted = [before, &key.expect("a base key")[..], b"behind"].concat();
    assert!(secrets.found(&[planted]).is_some());
    let (world, link) = &mut worlds[0];
    let token = Rogue::new(world, link.expose());
    let mut admission = Secrets::default();
    admission.add(&token.secrets.admission_token().0);
    assert!(
        admission.found(&sent).is_some(),
        "the token is shown on purpose"
    );
    let on_the_wire = Secrets {
        of_32: public.iter().copied().collect(),
        ..Secrets::default()
    };
    let mut seen = BTreeSet::new();
    for bytes in &sent {
        seen.extend(
            on_the_wire
                .found(core::slice::from_ref(bytes))
                .map(|hit| hit.0),
        );
    }
    assert!(seen.len() >= 4, "{} public keys are seen", seen.len());
    let named = worlds[0]
        .1
        .expose()
        .rsplit("~h")
        .next()
        .unwrap_or_default()
        .to_owned();
    let named = data_encoding::BASE64URL_NOPAD.decode(named.as_bytes());
    let named = HostCommitment(named.expect("a commitment").try_into().expect("16 bytes"));
    assert!(
        public
            .iter()
            .any(|key| HostCommitment::to_key(key) == named)
    );
}
