//! Holds `client::page` and `web/src/session/types.ts` together: every variant
//! here is a member of the union there, with the same fields, and the other
//! way round.

use std::collections::{BTreeMap, BTreeSet};

use client::page::*;
use serde::Serialize;

const TYPES: &str = include_str!("../../../web/src/session/types.ts");

type Fields = BTreeSet<String>;

/// The text without comments and with single quotes only.
fn source() -> String {
    let mut text = String::new();
    let mut rest = TYPES;
    while let Some(at) = rest.find("/*") {
        text.push_str(&rest[..at]);
        let end = rest[at..].find("*/").expect("a comment ends");
        rest = &rest[at + end + 2..];
    }
    text.push_str(rest);
    text.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join(" ")
        .replace('"', "'")
}

/// What stands between `start` and the first `end` after it.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text
        .find(start)
        .unwrap_or_else(|| panic!("types.ts has no `{start}`"))
        + start.len();
    let to = text[from..].find(end).expect("it ends");
    &text[from..from + to]
}

fn fields(body: &str) -> BTreeMap<String, String> {
    body.split(';')
        .filter_map(|field| field.split_once(':'))
        .map(|(name, of)| (name.trim().to_owned(), of.trim().to_owned()))
        .collect()
}

fn quoted(text: &str) -> Vec<String> {
    text.split('\'')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// The fields of an interface.
fn interface(name: &str) -> Fields {
    let text = source();
    let body = between(&text, &format!("export interface {name} {{"), "}");
    fields(body).into_keys().collect()
}

/// The members of a tagged union: from each tag's value to the other fields.
fn union(name: &str, tag: &str) -> BTreeMap<String, Fields> {
    let text = source();
    let declaration = format!("export type {name} =");
    let from = text.find(&declaration).expect("the union is there") + declaration.len();
    let to = text[from..]
        .find("export ")
        .map_or(text.len(), |at| from + at);
    let mut members = BTreeMap::new();
    for member in text[from..to].split('{').skip(1) {
        let body = member.split('}').next().expect("a member ends");
        let mut fields = fields(body);
        let tags = fields.remove(tag).expect("a member has the tag");
        for value in quoted(&tags) {
            let fields = fields.keys().cloned().collect();
            assert!(
                members.insert(value, fields).is_none(),
                "{name}: a tag twice"
            );
        }
    }
    members
}

fn strings(name: &str) -> BTreeSet<String> {
    let text = source();
    let body = between(&text, &format!("export type {name} ="), ";");
    let mut values: BTreeSet<_> = quoted(body).into_iter().collect();
    if body.contains("TrackKind") {
        values.extend(strings("TrackKind"));
    }
    values
}

fn keys(value: &impl Serialize) -> Fields {
    match serde_json::to_value(value).expect("it serialises") {
        serde_json::Value::Object(object) => object.keys().cloned().collect(),
        other => panic!("not an object: {other}"),
    }
}

fn tagged<T: Serialize>(values: &[T], tag: &str) -> BTreeMap<String, Fields> {
    values
        .iter()
        .map(|value| {
            let json = serde_json::to_value(value).expect("it serialises");
            let name = json[tag].as_str().expect("it has the tag").to_owned();
            let mut fields = keys(value);
            fields.remove(tag);
            (name, fields)
        })
        .collect()
}

fn plain<T: Serialize>(values: &[T]) -> BTreeSet<String> {
    values
        .iter()
        .map(|value| {
            let json = serde_json::to_value(value).expect("it serialises");
            json.as_str().expect("it is a string").to_owned()
        })
        .collect()
}

fn text() -> String {
    String::new()
}

fn view() -> View {
    View {
        phase: Phase::Idle,
        label: None,
        needs_password: false,
        room_exists: None,
        present: 0,
        inside: Vec::new(),
        password_ok: None,
        people: Vec::new(),
        slots: Vec::new(),
        limits: limits(),
        security: security(),
        files: Vec::new(),
        mode: RoomMode::Open,
        knocks: Vec::new(),
        host_present: true,
        host_key: false,
        password_changed: false,
        invitation: None,
        direct: direct(),
    }
}

fn limits() -> LinkLimits {
    LinkLimits {
        paused: Vec::new(),
        voices: Some(1),
    }
}

fn direct() -> DirectView {
    DirectView {
        allowed: true,
        attempt: 1,
        stage: DirectStage::Both,
    }
}

fn security() -> Security {
    Security {
        shield: Shield::Connecting,
        reasons: Vec::new(),
        digits: text(),
        emoji: Vec::new(),
        epoch: 0,
        suite: text(),
        counts: Vec::new(),
        hybrid: true,
        large_notice: false,
        quiet: true,
    }
}

fn message() -> ChatMessage {
    ChatMessage {
        person: 0,
        name: text(),
        text: text(),
        own: true,
        at: 0,
        sealed: text(),
        to: None,
        file: None,
    }
}

/// One value of each variant. The `match` makes a new variant fail to compile
/// until it is named here.
macro_rules! every {
    ($name:ident: $($kind:ident $body:tt),* $(,)?) => {{
        #[allow(dead_code)]
        fn all_are_named(value: &$name) {
            match value { $($name::$kind { .. } => (),)* }
        }
        vec![$($name::$kind $body),*]
    }};
}

fn commands() -> Vec<Command> {
    every![Command:
        Open { fragment: Secret::new(text()) },
        MakeLink { label: text(), password: true },
        HostLink {},
        Password { password: Secret::new(text()) },
        Join { name: text() },
        Track { track: TrackKind::Mic, on: true },
        Offer { sdp: text(), lines: Vec::new() },
        Tiles { tiles: Vec::new() },
        Chat { text: text() },
        Reaction { emoji: text() },
        Hand { up: true },
        Peer { state: PeerState::Failed },
        PeerStats { lines: Vec::new() },
        Unsealed { mid: text() },
        Leave {},
        ChatTo { person: 0, text: text() },
        AskMute { person: None },
        OfferFile { local: 0, name: text(), size: 1, person: None },
        SaveFile { file: 0 },
        StopFile { file: 0 },
        Compare { person: 0 },
        Verify { person: None, digits: text(), ok: true },
        AllowDirect { on: true },
        DirectMade { attempt: 1, sdp: text() },
        DirectReady { attempt: 1 },
        DirectBroke { attempt: 1 },
        Options { large: true, quiet: true },
        Remove { person: 0 },
        NetworkChanged {},
        Lobby { on: true },
        Lock { on: true },
        Admit { knocker: 0 },
        Deny { knocker: 0 },
        MakeHost { person: 0 },
        ChangePassword { password: Secret::new(text()) },
    ]
}

fn events() -> Vec<Event> {
    every![Event:
        View { view: view() },
        Link { fragment: Secret::new(text()) },
        HostLink { fragment: None },
        Chat { message: message() },
        Reaction { person: 0, emoji: text() },
        NeedOffer { camera_slots: 4, fresh: true, quiet: true },
        Answer { sdp: text() },
        Encode { track: TrackKind::Camera, layers: 7 },
        Notice { notice: Notice::Reconnected },
        MicOff {},
        DirectCall { attempt: 1, offer: None },
        DirectAnswer { attempt: 1, sdp: text() },
        Relay { port: 443, user: text(), password: Secret::new(text()) },
    ]
}

#[test]
fn every_command_is_the_same_in_both_languages() {
    assert_eq!(tagged(&commands(), "type"), union("Command", "type"));
}

#[test]
fn every_event_is_the_same_in_both_languages() {
    assert_eq!(tagged(&events(), "type"), union("Event", "type"));
}

#[test]
fn every_smaller_union_is_the_same_in_both_languages() {
    let notices = every![Notice:
        Joined { name: text() },
        Left { name: text() },
        Lost { name: text() },
        Reconnecting {},
        Reconnected {},
        ChatTooLong {},
        ServerRefused {},
        SendingStopped {},
        SendingAgain {},
        PrivateNotSent { name: text() },
        MuteAsked { by: text(), by_self: true, whom: None, to_self: true, host: true },
        FileProblem { name: text(), problem: FileProblem::Empty },
        KeyChanged { name: text() },
        LobbyChanged { by: text(), on: true },
        LockChanged { by: text(), on: true },
        PersonRemoved { name: text(), by: text() },
        MadeHost { name: text(), by: text() },
        PasswordChanged { by: text() },
        NoHost {},
        GrownLarge {},
    ];
    assert_eq!(tagged(&notices, "what"), union("Notice", "what"));
    let phases = every![Phase:
        Idle {},
        Ready {},
        Joining { ahead: 0 },
        Knocking {},
        Joined {},
        Reconnecting {},
        Ended { why: EndReason::Left },
    ];
    assert_eq!(tagged(&phases, "is"), union("Phase", "is"));
    let reasons = every![ShieldReason:
        Connecting {},
        UnknownMember {},
        FramesFailing { person: None },
        NotSealed { mid: text() },
        NoMediaPath {},
        CodesDiffer { person: None },
        KeyChanged { person: 0 },
        Forged { person: 0 },
        Forked { person: 0 },
        DigestsMissing { person: 0 },
        DigestsLate { person: 0 },
        Unheard { person: 0 },
        Unproven { name: text() },
        Unconfirmed {},
    ];
    assert_eq!(tagged(&reasons, "why"), union("ShieldReason", "why"));
}

#[test]
fn every_list_of_words_is_the_same_in_both_languages() {
    let ends = every![EndReason:
        Left {}, BadLink {}, RoomEnded {}, RoomFull {}, WrongPassword {}, Removed {},
        Replaced {}, ServerGone {}, ServerShutdown {}, NotSealed {}, Protocol {},
        Denied {}, Locked {}, PasswordChanged {},
    ];
    assert_eq!(plain(&ends), strings("EndReason"));
    let stages = every![DirectStage: Off {}, Trying {}, Both {}, Alone {}];
    assert_eq!(plain(&stages), strings("DirectStage"));
    let modes = every![RoomMode: Open {}, Lobby {}, Locked {}];
    assert_eq!(plain(&modes), strings("RoomMode"));
    let tracks = every![TrackKind: Mic {}, Camera {}, Screen {}, ScreenAudio {}];
    assert_eq!(plain(&tracks), strings("TrackKind"));
    let roles = every![LineRole:
        Mic {}, Camera {}, Screen {}, ScreenAudio {}, MicSlot {}, CameraSlot {},
        ScreenSlot {}, ScreenAudioSlot {}, PreviewSlot {},
    ];
    assert_eq!(plain(&roles), strings("LineRole"));
    let states = every![FileState:
        Offered {}, Saving {}, Waiting {}, Saved {}, Failed {}, Withdrawn {}, Gone {},
    ];
    assert_eq!(plain(&states), strings("FileState"));
    let problems = every![FileProblem:
        Empty {}, TooLarge {}, TooMany {}, Damaged {}, Unreadable {},
    ];
    assert_eq!(plain(&problems), strings("FileProblem"));
    let marks = every![Mark: None {}, Verified {}, Differs {}, Changed {}];
    assert_eq!(plain(&marks), strings("Mark"));
    let shields = every![Shield: Secure {}, Connecting {}, Warning {}, Broken {}];
    let written = quoted(between(&source(), "shield:", ";"));
    assert_eq!(plain(&shields), written.into_iter().collect());
}

#[test]
fn every_interface_is_the_same_in_both_languages() {
    let person = Person {
        id: 0,
        name: None,
        hue: 0,
        own: true,
        host: true,
        mic: true,
        camera: true,
        screen: true,
        hand: true,
        mark: Mark::None,
        code: None,
        forged: true,
    };
    let code = PairCode {
        digits: text(),
        emoji: Vec::new(),
    };
    let slot = SlotView {
        mid: text(),
        role: LineRole::MicSlot,
        person: None,
        track: None,
        stale: true,
    };
    let count = TrackCount {
        mid: text(),
        role: LineRole::Mic,
        person: None,
        direction: Direction::Sealed,
        frames: 0,
        failed: 0,
        bytes: 0,
    };
    let tile = Tile {
        mid: text(),
        person: 0,
        track: TrackKind::Camera,
        width: 0,
        height: 0,
    };
    let stats = LineStats {
        mid: text(),
        frames: 0,
        bytes: 0,
    };
    let addressee = Addressee {
        person: None,
        name: text(),
    };
    let file = FileView {
        id: 0,
        name: text(),
        size: 1,
        from: text(),
        own: true,
        state: FileState::Offered,
        done: 0,
        saving: 0,
        saved: 0,
    };
    let line = Line {
        mid: text(),
        role: LineRole::Mic,
    };
    assert_eq!(keys(&view()), interface("View"));
    assert_eq!(keys(&security()), interface("Security"));
    assert_eq!(keys(&message()), interface("ChatMessage"));
    assert_eq!(keys(&person), interface("Person"));
    assert_eq!(keys(&code), interface("PairCode"));
    assert_eq!(keys(&slot), interface("SlotView"));
    assert_eq!(keys(&count), interface("TrackCount"));
    assert_eq!(keys(&tile), interface("Tile"));
    assert_eq!(keys(&stats), interface("LineStats"));
    assert_eq!(keys(&line), interface("Line"));
    assert_eq!(keys(&addressee), interface("Addressee"));
    assert_eq!(keys(&file), interface("FileView"));
    let knocker = Knocker {
        id: 0,
        name: text(),
        hue: 0,
    };
    assert_eq!(keys(&knocker), interface("Knocker"));
}

#[test]
fn what_the_page_writes_is_read() {
    for command in commands() {
        let json = serde_json::to_string(&command).expect("it serialises");
        let back: Command = serde_json::from_str(&json).expect("it is read back");
        assert_eq!(back, command);
    }
}

#[test]
fn any_number_that_a_page_may_compute_is_read() {
    let read = |json: &str| serde_json::from_str::<Command>(json).expect("it is read");
    let tile = |width: &str| {
        read(&format!(
            r#"{{"type":"tiles","tiles":[{{"mid":"3","person":2,"track":"camera","width":{width},"height":1e9}}]}}"#
        ))
    };
    for (written, width) in [("640", 640), ("639.5", 640), ("-3", 0), ("70000", u16::MAX)] {
        let Command::Tiles { tiles } = tile(written) else {
            panic!("no tiles");
        };
        assert_eq!((tiles[0].width, tiles[0].height), (width, u16::MAX));
    }
    let stats = read(r#"{"type":"peerStats","lines":[{"mid":"3","frames":-2,"bytes":1.5e10}]}"#);
    let Command::PeerStats { lines } = stats else {
        panic!("no stats");
    };
    assert_eq!((lines[0].frames, lines[0].bytes), (0, 15_000_000_000));
}
