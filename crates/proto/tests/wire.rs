//! The bytes on the wire: golden ones for every message, any ones for the rest,
//! and that `docs/protocol.md` names what there is.

use proptest::prelude::*;
use proto::{
    AdmissionToken, Bytes, ClientMessage, DecodeError, Departure, Entry, EntryBody, Epoch, Era,
    FileId, Line, LineRole, List, MAX_KNOCK_LEN, MAX_LINES, MAX_MESSAGE_LEN, MAX_MLS_LEN, Member,
    Missed, ParticipantId, Proof, Refusal, ResumeToken, Return, RoomId, Seq, ServerMessage, Source,
    StateId, Tile, TokenHash, TrackKind,
};

fn b<const MAX: usize>(content: &[u8]) -> Bytes<MAX> {
    Bytes::new(content).expect("within its limit")
}

fn list<T, const MAX: usize>(items: Vec<T>) -> List<T, MAX> {
    List::new(items).unwrap_or_else(|| panic!("over {MAX}"))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

const ROOM: RoomId = RoomId([0xaa; 16]);

/// Every message of a client with its name and its bytes.
fn client_messages() -> Vec<(&'static str, ClientMessage, String)> {
    let room = "aa".repeat(16);
    vec![
        (
            "Look",
            ClientMessage::Look { room: ROOM },
            format!("01{room}"),
        ),
        (
            "Create",
            ClientMessage::Create {
                room: ROOM,
                token_hash: TokenHash([0xbb; 32]),
                card: b(&[1]),
                group_info: b(&[2, 2]),
                tree: b(&[]),
                profile: b(&[4; 64]),
            },
            format!(
                "02{room}{}0101020202004040{}",
                "bb".repeat(32),
                "04".repeat(64)
            ),
        ),
        (
            "Join",
            ClientMessage::Join {
                room: ROOM,
                token: AdmissionToken([0xcc; 32]),
            },
            format!("03{room}{}", "cc".repeat(32)),
        ),
        (
            "Ready",
            ClientMessage::Ready { epoch: Epoch(258) },
            "040000000000000102".to_owned(),
        ),
        (
            "Commit",
            ClientMessage::Commit {
                epoch: Epoch(1),
                commit: b(&[9]),
                group_info: b(&[8]),
                profile: b(&[7]),
            },
            "050000000000000001010901080107".to_owned(),
        ),
        (
            "Verdict",
            ClientMessage::Verdict {
                seq: Seq(3),
                accept: 1,
            },
            "06000000000000000301".to_owned(),
        ),
        (
            "App",
            ClientMessage::App {
                reference: 5,
                epoch: Epoch(6),
                message: b(&[0xdd, 0xee]),
            },
            "0700000005000000000000000602ddee".to_owned(),
        ),
        ("Leave", ClientMessage::Leave, "08".to_owned()),
        (
            "Resume",
            ClientMessage::Resume {
                room: ROOM,
                participant: ParticipantId(2),
                token: ResumeToken([0xee; 16]),
                next_seq: Seq(4),
            },
            format!("09{room}00000002{}0000000000000004", "ee".repeat(16)),
        ),
        (
            "Ping",
            ClientMessage::Ping { nonce: u64::MAX },
            "0affffffffffffffff".to_owned(),
        ),
        (
            "Offer",
            ClientMessage::Offer {
                sdp: b(b"v=0"),
                lines: list(vec![
                    Line {
                        mid: b(b"0"),
                        role: LineRole::Mic,
                    },
                    Line {
                        mid: b(b"10"),
                        role: LineRole::PreviewSlot,
                    },
                ]),
            },
            "0b03763d30070130010231 3015".replace(' ', ""),
        ),
        (
            "View",
            ClientMessage::View {
                tiles: list(vec![Tile {
                    mid: b(b"4"),
                    source: Source {
                        participant: ParticipantId(1),
                        track: TrackKind::Camera,
                    },
                    width: 640,
                    height: 360,
                }]),
            },
            "0c0b0134000000010202800168".to_owned(),
        ),
        (
            "Publish",
            ClientMessage::Publish {
                track: TrackKind::ScreenAudio,
                on: 1,
            },
            "0d0401".to_owned(),
        ),
        (
            "Knock",
            ClientMessage::Knock { knock: b(&[5, 5]) },
            "0e020505".to_owned(),
        ),
        (
            "Admit",
            ClientMessage::Admit {
                epoch: Epoch(1),
                commit: b(&[9]),
                group_info: b(&[8]),
                welcome: b(&[7]),
                knocker: ParticipantId(6),
                profile: b(&[5]),
            },
            "0f0000000000000001010901080107000000060105".to_owned(),
        ),
        (
            "Deny",
            ClientMessage::Deny {
                knocker: ParticipantId(258),
            },
            "1000000102".to_owned(),
        ),
        (
            "NewPassword",
            ClientMessage::NewPassword {
                epoch: Epoch(1),
                commit: b(&[9]),
                group_info: b(&[8]),
                token_hash: TokenHash([0xbb; 32]),
                card: b(&[1]),
            },
            format!("11000000000000000101090108{}0101", "bb".repeat(32)),
        ),
        (
            "Rekeyed",
            ClientMessage::Rekeyed {
                version: 3,
                profile: b(&[4]),
            },
            "12000000030104".to_owned(),
        ),
        (
            "Rejoin",
            ClientMessage::Rejoin {
                room: ROOM,
                token: AdmissionToken([0xcc; 32]),
                participant: ParticipantId(2),
                resume: ResumeToken([0xee; 16]),
            },
            format!("13{room}{}00000002{}", "cc".repeat(32), "ee".repeat(16)),
        ),
        (
            "Ask",
            ClientMessage::Ask {
                of: ParticipantId(2),
                file: FileId([0xab; 16]),
                first: 258,
                count: 16,
            },
            format!("1400000002{}0000010210", "ab".repeat(16)),
        ),
        (
            "Chunk",
            ClientMessage::Chunk {
                to: ParticipantId(3),
                file: FileId([0xab; 16]),
                index: 4,
                epoch: Epoch(5),
                chunk: b(&[6, 7]),
            },
            format!(
                "1500000003{}000000040000000000000005020607",
                "ab".repeat(16)
            ),
        ),
        (
            "Return",
            ClientMessage::Return(place()),
            format!("16{}", place_bytes()),
        ),
        (
            "Restore",
            ClientMessage::Restore {
                place: place(),
                token_hash: TokenHash([0xbb; 32]),
                card: b(&[1]),
                group_info: b(&[2]),
                tree: b(&[3]),
                before: StateId([0xcc; 48]),
                last: missed(),
            },
            format!(
                "17{}{}010101020103{}{}",
                place_bytes(),
                "bb".repeat(32),
                "cc".repeat(48),
                MISSED_BYTES
            ),
        ),
    ]
}

fn place() -> Return {
    Return {
        room: RoomId([0xaa; 16]),
        state: StateId([0xdd; 48]),
        leaf: 258,
        participant: ParticipantId(3),
        proof: Proof([0xee; 64]),
        profile: b(&[4]),
    }
}

fn place_bytes() -> String {
    let (room, state, proof) = ("aa".repeat(16), "dd".repeat(48), "ee".repeat(64));
    format!("{room}{state}0000010200000003{proof}0104")
}

fn missed() -> Missed {
    Missed {
        author: ParticipantId(5),
        knocker: ParticipantId(0),
        epoch: Epoch(6),
        commit: b(&[7, 8]),
        profile: b(&[]),
    }
}

const MISSED_BYTES: &str = "0000000500000000000000000000000602070800";

/// Every message of the server with its name and its bytes.
fn server_messages() -> Vec<(&'static str, ServerMessage, String)> {
    let resume = "ee".repeat(16);
    vec![
        (
            "Card",
            ServerMessage::Card {
                card: b(&[1, 2]),
                participants: 3,
                mode: 1,
                profiles: List::new(vec![b(&[4, 5]), b(&[])]).expect("few"),
            },
            "0102010200000003010402040500".to_owned(),
        ),
        ("NoRoom", ServerMessage::NoRoom, "02".to_owned()),
        (
            "Created",
            ServerMessage::Created {
                participant: ParticipantId(1),
                resume: ResumeToken([0xee; 16]),
                era: Era(2),
                next_seq: Seq(3),
            },
            format!("0300000001{resume}00000000000000020000000000000003"),
        ),
        ("Exists", ServerMessage::Exists, "04".to_owned()),
        (
            "Queued",
            ServerMessage::Queued {
                participant: ParticipantId(1),
                resume: ResumeToken([0xee; 16]),
                era: Era(2),
                ahead: 63,
            },
            format!("0500000001{resume}00000000000000020000003f"),
        ),
        (
            "Tree",
            ServerMessage::Tree {
                epoch: Epoch(1),
                group_info: b(&[2]),
                tree: b(&[3]),
                members: list(vec![Member {
                    leaf: 4,
                    participant: ParticipantId(5),
                    profile: b(&[6]),
                }]),
            },
            "060000000000000001010201030a0000000400000005 0106".replace(' ', ""),
        ),
        (
            "Entry",
            ServerMessage::Entry(Entry {
                era: Era(1),
                seq: Seq(2),
                body: EntryBody::Confirmed { commit: Seq(1) },
            }),
            "0700000000000000010000000000000002020000000000000001".to_owned(),
        ),
        (
            "Resumed",
            ServerMessage::Resumed { next_seq: Seq(1) },
            "080000000000000001".to_owned(),
        ),
        (
            "Pong",
            ServerMessage::Pong { nonce: 1 },
            "090000000000000001".to_owned(),
        ),
        (
            "Answer",
            ServerMessage::Answer { sdp: b(b"v") },
            "0a0176".to_owned(),
        ),
        (
            "Refused",
            ServerMessage::Refused {
                why: Refusal::StaleEpoch,
                reference: 9,
            },
            "0b0800000009".to_owned(),
        ),
        (
            "Closing",
            ServerMessage::Closing {
                why: Refusal::TimedOut,
            },
            "0c12".to_owned(),
        ),
        (
            "Lobby",
            ServerMessage::Lobby {
                participant: ParticipantId(1),
                resume: ResumeToken([0xee; 16]),
                era: Era(2),
            },
            format!("0d00000001{resume}0000000000000002"),
        ),
        (
            "Knock",
            ServerMessage::Knock {
                knocker: ParticipantId(3),
                knock: b(&[4]),
            },
            "0e000000030104".to_owned(),
        ),
        (
            "Welcome",
            ServerMessage::Welcome {
                epoch: Epoch(1),
                welcome: b(&[2]),
                tree: b(&[3]),
                members: list(vec![Member {
                    leaf: 4,
                    participant: ParticipantId(5),
                    profile: b(&[6]),
                }]),
                next_seq: Seq(7),
            },
            "0f0000000000000001010201030a00000004000000050106 0000000000000007".replace(' ', ""),
        ),
        (
            "KnockOver",
            ServerMessage::KnockOver {
                knocker: ParticipantId(3),
            },
            "1000000003".to_owned(),
        ),
        (
            "Ask",
            ServerMessage::Ask {
                by: ParticipantId(2),
                file: FileId([0xab; 16]),
                first: 258,
                count: 16,
            },
            format!("1400000002{}0000010210", "ab".repeat(16)),
        ),
        (
            "Chunk",
            ServerMessage::Chunk {
                by: ParticipantId(3),
                file: FileId([0xab; 16]),
                index: 4,
                epoch: Epoch(5),
                chunk: b(&[6, 7]),
            },
            format!(
                "1500000003{}000000040000000000000005020607",
                "ab".repeat(16)
            ),
        ),
        ("Taken", ServerMessage::Taken, "16".to_owned()),
        (
            "Encode",
            ServerMessage::Encode {
                track: TrackKind::Camera,
                layers: 5,
            },
            "170205".to_owned(),
        ),
        (
            "Relay",
            ServerMessage::Relay {
                port: 443,
                user: b(b"86400:ab"),
                password: b(b"pass"),
            },
            format!("1801bb08{}04{}", hex(b"86400:ab"), hex(b"pass")),
        ),
        (
            "Restored",
            ServerMessage::Restored {
                participant: ParticipantId(1),
                resume: ResumeToken([0xee; 16]),
                era: Era(2),
                next_seq: Seq(3),
            },
            format!("1900000001{resume}00000000000000020000000000000003"),
        ),
        (
            "Missed",
            ServerMessage::Missed(missed()),
            format!("1a{MISSED_BYTES}"),
        ),
        (
            "Limits",
            ServerMessage::Limits {
                paused: list(vec![b(b"5")]),
                voices: 2,
            },
            "1b02013502".to_owned(),
        ),
    ]
}

/// Every body of a log entry with its name and its bytes.
fn entry_bodies() -> Vec<(&'static str, EntryBody, &'static str)> {
    vec![
        (
            "Commit",
            EntryBody::Commit {
                author: ParticipantId(1),
                epoch: Epoch(2),
                commit: b(&[3]),
                profile: b(&[4]),
            },
            "0100000001000000000000000201030104",
        ),
        (
            "Confirmed",
            EntryBody::Confirmed { commit: Seq(1) },
            "020000000000000001",
        ),
        (
            "Dropped",
            EntryBody::Dropped { commit: Seq(1) },
            "030000000000000001",
        ),
        (
            "App",
            EntryBody::App {
                author: ParticipantId(1),
                epoch: Epoch(2),
                message: b(&[3]),
            },
            "040000000100000000000000020103",
        ),
        (
            "Gone",
            EntryBody::Gone {
                participant: ParticipantId(1),
                leaf: 2,
                how: Departure::Lost,
            },
            "05000000010000000202",
        ),
        (
            "Admit",
            EntryBody::Admit {
                author: ParticipantId(1),
                epoch: Epoch(2),
                commit: b(&[3]),
                knocker: ParticipantId(4),
                profile: b(&[5]),
            },
            "060000000100000000000000020103000000040105",
        ),
    ]
}

const REFUSALS: [Refusal; 23] = [
    Refusal::Malformed,
    Refusal::TooLarge,
    Refusal::OutOfOrder,
    Refusal::NoRoom,
    Refusal::WrongToken,
    Refusal::RoomFull,
    Refusal::QueueFull,
    Refusal::StaleEpoch,
    Refusal::BadCommit,
    Refusal::CommitRejected,
    Refusal::TurnOver,
    Refusal::CannotResume,
    Refusal::BadOffer,
    Refusal::TooFast,
    Refusal::Replaced,
    Refusal::Removed,
    Refusal::ShuttingDown,
    Refusal::TimedOut,
    Refusal::Locked,
    Refusal::Denied,
    Refusal::NotHost,
    Refusal::CommitTooFast,
    Refusal::Moved,
];

fn entry(body: EntryBody) -> ServerMessage {
    ServerMessage::Entry(Entry {
        era: Era(1),
        seq: Seq(2),
        body,
    })
}

#[test]
fn every_message_has_the_bytes_it_always_had() {
    for (name, message, bytes) in client_messages() {
        assert_eq!(hex(&message.encode()), bytes, "{name}");
        assert_eq!(
            ClientMessage::decode(&message.encode()),
            Ok(message),
            "{name}"
        );
    }
    for (name, message, bytes) in server_messages() {
        assert_eq!(hex(&message.encode()), bytes, "{name}");
        assert_eq!(
            ServerMessage::decode(&message.encode()),
            Ok(message),
            "{name}"
        );
    }
    for (name, body, bytes) in entry_bodies() {
        let message = entry(body);
        let head = "0700000000000000010000000000000002";
        assert_eq!(hex(&message.encode()), format!("{head}{bytes}"), "{name}");
        assert_eq!(
            ServerMessage::decode(&message.encode()),
            Ok(message),
            "{name}"
        );
    }
}

#[test]
fn the_golden_messages_are_all_there_are() {
    let clients = client_messages();
    let servers = server_messages();
    let clients: Vec<u8> = clients.iter().map(|(_, m, _)| m.encode()[0]).collect();
    let servers: Vec<u8> = servers.iter().map(|(_, m, _)| m.encode()[0]).collect();
    // A number that none of them has is of no message, whatever follows it.
    for number in 0..=u8::MAX {
        for rest in [vec![], vec![0; 40], vec![0xff; 40]] {
            let bytes = [vec![number], rest].concat();
            if !clients.contains(&number) {
                assert_eq!(ClientMessage::decode(&bytes), Err(DecodeError::Malformed));
            }
            if !servers.contains(&number) {
                assert_eq!(ServerMessage::decode(&bytes), Err(DecodeError::Malformed));
            }
        }
    }
    for numbers in [clients, servers] {
        assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
    }
}

#[test]
fn the_description_names_every_message_with_its_number() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/protocol.md");
    let text = std::fs::read_to_string(path).expect("docs/protocol.md");
    let between = |from: &str, to: &str| {
        let start = text.find(from).unwrap_or_else(|| panic!("no {from:?}"));
        let end = text[start..].find(to).map_or(text.len(), |end| start + end);
        text[start..end].to_owned()
    };
    let has = |part: &str, number: u8, name: &str| {
        let row = format!("| {number} | `{name}` |");
        assert!(part.contains(&row), "docs/protocol.md lacks {row}");
    };
    let clients = between("### From a client", "### From the server");
    for (name, message, _) in client_messages() {
        has(&clients, message.encode()[0], name);
    }
    let servers = between("### From the server", "### Bodies");
    for (name, message, _) in server_messages() {
        has(&servers, message.encode()[0], name);
    }
    let bodies = between("### Bodies", "### Parts");
    for (name, body, _) in entry_bodies() {
        has(&bodies, entry(body).encode()[17], name);
    }
    let refusals = between("## 4. Refusals", "## 5.");
    for (number, why) in (1..).zip(REFUSALS) {
        assert_eq!(ServerMessage::Closing { why }.encode()[1], number);
        has(&refusals, number, &format!("{why:?}"));
    }
    assert!(ServerMessage::decode(&[12, REFUSALS.len() as u8 + 1]).is_err());
    for limit in [
        proto::MAX_CARD_LEN,
        proto::MAX_PROFILE_LEN,
        proto::MAX_SHOWN,
        proto::MAX_MLS_LEN,
        proto::MAX_KNOCK_LEN,
        proto::MAX_TREE_LEN,
        proto::MAX_SDP_LEN,
        proto::MAX_CHUNK_LEN,
        proto::MAX_CREDENTIAL_LEN,
        proto::MAX_LINES,
        proto::MAX_PARTICIPANTS,
    ] {
        assert!(
            text.contains(&format!("<{limit}>")),
            "docs/protocol.md lacks <{limit}>"
        );
    }
}

#[test]
fn bytes_left_over_or_missing_are_malformed() {
    for (name, message, _) in client_messages() {
        let mut bytes = message.encode();
        bytes.push(0);
        assert_eq!(
            ClientMessage::decode(&bytes),
            Err(DecodeError::Malformed),
            "{name}"
        );
        bytes.truncate(bytes.len() - 2);
        assert_eq!(
            ClientMessage::decode(&bytes),
            Err(DecodeError::Malformed),
            "{name}"
        );
    }
}

/// `opaque<V>` of `len` bytes.
fn vector(len: usize) -> Vec<u8> {
    let mut bytes = (0x8000_0000 | len as u32).to_be_bytes().to_vec();
    bytes.resize(4 + len, 7);
    bytes
}

#[test]
fn what_is_over_a_limit_is_refused() {
    let app = |len| [vec![7; 13], vector(len)].concat();
    assert!(ClientMessage::decode(&app(MAX_MLS_LEN)).is_ok());
    assert_eq!(
        ClientMessage::decode(&app(MAX_MLS_LEN + 1)),
        Err(DecodeError::Malformed)
    );

    let knock = |len| [vec![14], vector(len)].concat();
    assert!(ClientMessage::decode(&knock(MAX_KNOCK_LEN)).is_ok());
    assert_eq!(
        ClientMessage::decode(&knock(MAX_KNOCK_LEN + 1)),
        Err(DecodeError::Malformed)
    );

    let line = |mid: usize| [vec![mid as u8], vec![b'0'; mid], vec![1]].concat();
    let offer = |mid: usize, count: usize| {
        let lines = line(mid).repeat(count);
        let len = (0x4000 | lines.len() as u16).to_be_bytes();
        [vec![11, 0], len.to_vec(), lines].concat()
    };
    assert!(ClientMessage::decode(&offer(16, MAX_LINES)).is_ok());
    assert_eq!(
        ClientMessage::decode(&offer(17, 4)),
        Err(DecodeError::Malformed)
    );
    assert_eq!(
        ClientMessage::decode(&offer(16, MAX_LINES + 1)),
        Err(DecodeError::Malformed)
    );

    let large = vec![0; MAX_MESSAGE_LEN + 1];
    assert_eq!(ClientMessage::decode(&large), Err(DecodeError::TooLarge));
    assert_eq!(ServerMessage::decode(&large), Err(DecodeError::TooLarge));

    assert!(Bytes::<4>::new([0; 5]).is_none());
    assert!(List::<u8, 4>::new(vec![0; 5]).is_none());
}

#[test]
fn a_length_that_promises_more_than_there_is_takes_no_memory() {
    let bytes = [vec![7; 13], vec![0xbf, 0xff, 0xff, 0xff, 1]].concat();
    assert_eq!(ClientMessage::decode(&bytes), Err(DecodeError::Malformed));
}

#[test]
fn a_secret_does_not_show_itself() {
    let shown = format!(
        "{:?} {:?} {:?} {:?}",
        RoomId([0xab; 16]),
        AdmissionToken([0xab; 32]),
        ResumeToken([0xab; 16]),
        b::<64>(&[0xab; 20])
    );
    assert!(
        !shown.contains("171") && !shown.to_lowercase().contains("ab,"),
        "{shown}"
    );
}

fn bytes_up_to<const MAX: usize>() -> impl Strategy<Value = Bytes<MAX>> {
    prop::collection::vec(any::<u8>(), 0..300.min(MAX)).prop_map(|bytes| b(&bytes))
}

fn tile() -> impl Strategy<Value = Tile> {
    (bytes_up_to(), any::<u32>(), any::<(u16, u16)>()).prop_map(|(mid, who, (width, height))| {
        Tile {
            mid,
            source: Source {
                participant: ParticipantId(who),
                track: TrackKind::Screen,
            },
            width,
            height,
        }
    })
}

fn client_message() -> impl Strategy<Value = ClientMessage> {
    let token = any::<[u8; 32]>();
    prop_oneof![
        (
            token,
            bytes_up_to(),
            bytes_up_to(),
            bytes_up_to(),
            bytes_up_to()
        )
            .prop_map(
                |(hash, card, group_info, tree, profile)| ClientMessage::Create {
                    room: ROOM,
                    token_hash: TokenHash(hash),
                    card,
                    group_info,
                    tree,
                    profile,
                }
            ),
        (any::<u64>(), bytes_up_to(), bytes_up_to(), bytes_up_to()).prop_map(
            |(epoch, commit, group_info, profile)| ClientMessage::Commit {
                epoch: Epoch(epoch),
                commit,
                group_info,
                profile,
            }
        ),
        (any::<u32>(), any::<u64>(), bytes_up_to()).prop_map(|(reference, epoch, message)| {
            ClientMessage::App {
                reference,
                epoch: Epoch(epoch),
                message,
            }
        }),
        (
            any::<(u64, u32)>(),
            bytes_up_to(),
            bytes_up_to(),
            bytes_up_to(),
            bytes_up_to()
        )
            .prop_map(|((epoch, knocker), commit, group_info, welcome, profile)| {
                ClientMessage::Admit {
                    epoch: Epoch(epoch),
                    commit,
                    group_info,
                    welcome,
                    knocker: ParticipantId(knocker),
                    profile,
                }
            }),
        bytes_up_to().prop_map(|knock| ClientMessage::Knock { knock }),
        prop::collection::vec(tile(), 0..MAX_LINES)
            .prop_map(|tiles| ClientMessage::View { tiles: list(tiles) }),
    ]
}

proptest! {
    #[test]
    fn what_is_encoded_decodes_to_the_same(message in client_message()) {
        prop_assert_eq!(ClientMessage::decode(&message.encode()), Ok(message));
    }

    #[test]
    fn any_bytes_decode_or_do_not_but_never_panic(
        number in 0_u8..64,
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let bytes = [vec![number], rest].concat();
        // What decodes, encodes to what it was: there is one encoding.
        if let Ok(message) = ClientMessage::decode(&bytes) {
            prop_assert_eq!(message.encode(), bytes.clone());
        }
        if let Ok(message) = ServerMessage::decode(&bytes) {
            prop_assert_eq!(message.encode(), bytes);
        }
    }

    #[test]
    fn a_message_with_one_byte_changed_never_panics(
        message in client_message(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = message.encode();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = ClientMessage::decode(&bytes);
    }
}
