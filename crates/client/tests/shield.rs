//! The shield: green while every count moves, and never when a frame passed
//! beside the seal.

use core::time::Duration;

use adversary::world::World;
use client::Input;
use client::page::{
    Command, Direction, EndReason, LineReport, LineRole, LineStats, MediaReport, PeerState, Shield,
    ShieldReason, Tile, TrackKind,
};
use proto::{Bytes, ClientMessage, List, ServerMessage, TrackKind as Sent};

/// What the media worker and the browser of one participant count.
struct Media {
    mic: u64,
    camera: u64,
    seen_of_camera: u64,
    mic_slot: u64,
    camera_slot: u64,
    failed: u64,
    browser_beside: u64,
}

const STILL: Media = Media {
    mic: 0,
    camera: 0,
    seen_of_camera: 0,
    mic_slot: 0,
    camera_slot: 0,
    failed: 0,
    browser_beside: 0,
};

fn report(
    mid: &str,
    role: LineRole,
    leaf: u32,
    track: TrackKind,
    frames: u64,
    failed: u64,
) -> LineReport {
    LineReport {
        mid: mid.to_owned(),
        role,
        leaf: (frames > 0).then_some(leaf),
        track: Some(track),
        epoch: Some(u64::MAX),
        frames,
        failed,
        seen: frames + failed,
        bytes: frames * 100,
        idle_ms: (frames > 0).then_some(10),
    }
}

impl Media {
    fn tell(&self, world: &mut World, actor: usize, other_leaf: u32) {
        use LineRole::{Camera, CameraSlot, Mic, MicSlot, PreviewSlot};
        let own = 0;
        let lines = vec![
            report("0", Mic, own, TrackKind::Mic, self.mic, 0),
            report("1", Camera, own, TrackKind::Camera, self.camera, 0),
            report("4", MicSlot, other_leaf, TrackKind::Mic, self.mic_slot, 0),
            report(
                "5",
                CameraSlot,
                other_leaf,
                TrackKind::Camera,
                self.camera_slot,
                self.failed,
            ),
            report("9", PreviewSlot, own, TrackKind::Camera, 0, 0),
        ];
        world.input(
            actor,
            Input::Media(MediaReport {
                lines,
                senders: Vec::new(),
            }),
        );
        let stats = |mid: &str, frames| LineStats {
            mid: mid.to_owned(),
            frames,
            bytes: 0,
        };
        let lines = vec![
            stats("0", self.mic),
            stats("1", self.seen_of_camera + self.browser_beside),
            stats("4", self.mic_slot),
            stats("5", self.camera_slot + self.failed),
        ];
        world.command(actor, Command::PeerStats { lines });
    }

    fn advance(&mut self) {
        self.mic += 12;
        self.camera += 7;
        self.seen_of_camera += 7;
        self.mic_slot += 12;
        self.camera_slot += 7;
    }
}

fn on(track: TrackKind) -> Command {
    Command::Track { track, on: true }
}

/// Of the second person.
fn tile(mid: &str, track: TrackKind, world: &World) -> Tile {
    Tile {
        mid: mid.to_owned(),
        person: world.actors[0].view.people[1].id,
        track,
        width: 640,
        height: 360,
    }
}

/// Two people, both with microphone and camera, and the first one's browser.
fn talking(seed: u64) -> (World, Media) {
    let (mut world, _) = World::meeting(seed, 2);
    for actor in [0, 1] {
        world.command(actor, on(TrackKind::Mic));
        world.command(actor, on(TrackKind::Camera));
    }
    world.until("it is known", |world| world.actors[0].view.people[1].camera);
    let tiles = vec![tile("5", TrackKind::Camera, &world)];
    world.command(0, Command::Tiles { tiles });
    (world, STILL)
}

fn run(world: &mut World, media: &mut Media, seconds: u64, mut each: impl FnMut(&mut Media)) {
    for _ in 0..seconds * 4 {
        each(media);
        media.tell(world, 0, 1);
        world.run_for(Duration::from_millis(250));
    }
}

fn connect(world: &mut World) {
    let state = PeerState::Connected;
    world.command(0, Command::Peer { state });
}

fn shield(world: &World) -> Shield {
    world.actors[0].view.security.shield
}

#[test]
fn it_is_green_when_every_count_moves_and_not_before() {
    let (mut world, mut media) = talking(50);
    assert_eq!(shield(&world), Shield::Connecting);
    run(&mut world, &mut media, 2, Media::advance);
    assert_eq!(shield(&world), Shield::Connecting, "no peer connection yet");
    connect(&mut world);
    run(&mut world, &mut media, 2, Media::advance);
    assert_eq!(shield(&world), Shield::Secure);
    assert!(world.actors[0].view.security.reasons.is_empty());
    let counts = &world.actors[0].view.security.counts;
    assert_eq!(counts.len(), 4, "the Preview is not among them");
    let people = &world.actors[0].view.people;
    for count in counts {
        let (person, direction) = match count.role {
            LineRole::Mic | LineRole::Camera => (people[0].id, Direction::Sealed),
            _ => (people[1].id, Direction::Opened),
        };
        assert_eq!((count.person, count.direction), (Some(person), direction));
        assert!(count.frames > 0);
    }
    let slots = &world.actors[0].view.slots;
    assert!(
        slots
            .iter()
            .all(|slot| slot.person == Some(people[1].id) && !slot.stale)
    );
}

#[test]
fn it_is_not_green_while_one_count_stands_still() {
    let (mut world, mut media) = talking(51);
    connect(&mut world);
    // The camera is on, and the worker seals none of it.
    run(&mut world, &mut media, 5, |media| {
        media.advance();
        (media.camera, media.seen_of_camera) = (0, 0);
    });
    assert_eq!(shield(&world), Shield::Connecting);
    // Someone's camera is on, and nothing of it opens.
    let (mut world, mut media) = talking(52);
    connect(&mut world);
    run(&mut world, &mut media, 5, |media| {
        media.advance();
        media.camera_slot = 0;
    });
    assert_eq!(shield(&world), Shield::Connecting);
    run(&mut world, &mut media, 2, Media::advance);
    assert_eq!(shield(&world), Shield::Secure);
}

#[test]
fn a_camera_that_is_off_need_not_move() {
    let (mut world, mut media) = talking(53);
    connect(&mut world);
    run(&mut world, &mut media, 2, Media::advance);
    for actor in [0, 1] {
        let track = TrackKind::Camera;
        world.command(actor, Command::Track { track, on: false });
    }
    run(&mut world, &mut media, 6, |media| {
        media.mic += 12;
        media.mic_slot += 12;
    });
    assert_eq!(shield(&world), Shield::Secure);
}

#[test]
fn a_camera_that_nobody_watches_need_not_move_and_one_that_is_watched_again_must() {
    let (mut world, mut media) = talking(56);
    connect(&mut world);
    run(&mut world, &mut media, 2, Media::advance);
    let still = |media: &mut Media| {
        media.advance();
        (media.camera, media.seen_of_camera) = (0, 0);
    };
    let track = Sent::Camera;
    world.forge(0, &ServerMessage::Encode { track, layers: 0 });
    run(&mut world, &mut media, 6, still);
    assert_eq!(shield(&world), Shield::Secure);
    world.forge(0, &ServerMessage::Encode { track, layers: 1 });
    run(&mut world, &mut media, 2, still);
    assert_eq!(shield(&world), Shield::Secure, "it has only been asked for");
    run(&mut world, &mut media, 3, still);
    assert_eq!(shield(&world), Shield::Connecting);
    run(&mut world, &mut media, 2, Media::advance);
    assert_eq!(shield(&world), Shield::Secure);
}

fn limits(paused: &[&str], voices: u8) -> ServerMessage {
    let mids = paused
        .iter()
        .map(|mid| Bytes::new(mid.as_bytes()).expect("short"));
    ServerMessage::Limits {
        paused: List::new(mids.collect()).expect("few"),
        voices,
    }
}

#[test]
fn what_the_link_does_not_bear_need_not_move() {
    let (mut world, mut media) = talking(57);
    connect(&mut world);
    run(&mut world, &mut media, 2, Media::advance);
    let still = |media: &mut Media| {
        media.advance();
        media.camera_slot = 0;
    };
    world.forge(0, &limits(&["5"], u8::MAX));
    run(&mut world, &mut media, 6, still);
    assert_eq!(shield(&world), Shield::Secure);
    let paused = &world.actors[0].view.limits.paused;
    assert_eq!(paused.len(), 1, "and the page says so");
    world.forge(0, &limits(&[], u8::MAX));
    run(&mut world, &mut media, 1, still);
    assert_eq!(
        shield(&world),
        Shield::Secure,
        "it has a moment to come again"
    );
    assert_eq!(world.actors[0].view.limits.paused, []);
    run(&mut world, &mut media, 4, still);
    assert_eq!(shield(&world), Shield::Connecting);

    world.forge(0, &limits(&["5"], u8::MAX));
    run(&mut world, &mut media, 1, still);
    assert_eq!(shield(&world), Shield::Secure);
    let tiles = vec![tile("5", TrackKind::Screen, &world)];
    world.command(0, Command::Tiles { tiles });
    let paused = &world.actors[0].view.limits.paused;
    assert_eq!(paused, &[], "of what was shown there before");
}

#[test]
fn as_many_voices_as_the_server_says_have_to_move() {
    let (mut world, _) = World::meeting(59, 3);
    for actor in [0, 1, 2] {
        world.command(actor, on(TrackKind::Mic));
    }
    world.until("it is known", |world| {
        let people = &world.actors[0].view.people;
        people.iter().all(|person| person.mic)
    });
    let mut media = STILL;
    connect(&mut world);
    let one_speaks = |media: &mut Media| {
        media.mic += 12;
        media.mic_slot += 12;
    };
    run(&mut world, &mut media, 6, one_speaks);
    assert_eq!(shield(&world), Shield::Connecting, "two should be heard");
    assert_eq!(world.actors[0].view.limits.voices, None);
    // The loudest is never left out, whatever is said.
    for voices in [0, 1] {
        world.forge(0, &limits(&[], voices));
        run(&mut world, &mut media, 2, one_speaks);
        assert_eq!(shield(&world), Shield::Secure);
        assert_eq!(world.actors[0].view.limits.voices, Some(1));
    }
    run(&mut world, &mut media, 6, |media| {
        media.mic += 12;
        media.mic_slot = 0;
    });
    assert_eq!(shield(&world), Shield::Connecting, "not one is heard");
    run(&mut world, &mut media, 2, one_speaks);
    world.forge(0, &limits(&[], u8::MAX));
    run(&mut world, &mut media, 1, one_speaks);
    assert_eq!(
        shield(&world),
        Shield::Secure,
        "it has a moment to come again"
    );
    run(&mut world, &mut media, 4, one_speaks);
    assert_eq!(shield(&world), Shield::Connecting);
}

#[test]
fn the_server_excuses_nothing_that_goes_directly() {
    let (mut world, mut media) = talking(60);
    let tiles = vec![tile("d5", TrackKind::Camera, &world)];
    world.command(0, Command::Tiles { tiles });
    connect(&mut world);
    world.forge(0, &limits(&["d5", "5"], u8::MAX));
    run(&mut world, &mut media, 6, Media::advance);
    assert_eq!(shield(&world), Shield::Connecting);
    assert_eq!(world.actors[0].view.limits.paused, []);
}

#[test]
fn frames_that_fail_to_open_turn_it_amber() {
    let (mut world, mut media) = talking(54);
    connect(&mut world);
    run(&mut world, &mut media, 2, Media::advance);
    run(&mut world, &mut media, 5, |media| {
        media.mic += 12;
        media.mic_slot += 12;
        media.camera += 7;
        media.seen_of_camera += 7;
        media.failed += 7;
    });
    assert_eq!(shield(&world), Shield::Warning);
    let person = Some(world.actors[0].view.people[1].id);
    let reasons = &world.actors[0].view.security.reasons;
    assert_eq!(reasons[0], ShieldReason::FramesFailing { person });
}

#[test]
fn without_a_media_path_it_is_amber() {
    let (mut world, _) = talking(55);
    let state = PeerState::Failed;
    world.command(0, Command::Peer { state });
    assert_eq!(shield(&world), Shield::Warning);
    let reasons = &world.actors[0].view.security.reasons;
    assert_eq!(reasons[0], ShieldReason::NoMediaPath);
}

/// Which tracks the server was told to stop forwarding.
fn stopped(world: &World) -> Vec<Sent> {
    let seen = world.seen_by_server.iter().flatten();
    seen.filter_map(|bytes| match ClientMessage::decode(bytes) {
        Ok(ClientMessage::Publish { track, on: 0 }) => Some(track),
        _ => None,
    })
    .collect()
}

#[test]
fn a_frame_beside_the_seal_breaks_it_for_good_and_stops_every_track() {
    let (mut world, mut media) = talking(56);
    connect(&mut world);
    run(&mut world, &mut media, 2, Media::advance);
    world.seen_by_server = Some(Vec::new());
    let mid = "1".to_owned();
    world.command(0, Command::Unsealed { mid: mid.clone() });
    assert_eq!(shield(&world), Shield::Broken);
    let reasons = &world.actors[0].view.security.reasons;
    assert_eq!(reasons[0], ShieldReason::NotSealed { mid });
    let own = &world.actors[0].view.people[0];
    assert!(!own.mic && !own.camera);
    world.run_for(Duration::from_secs(1));
    assert_eq!(stopped(&world), [Sent::Mic, Sent::Camera]);
    assert!(
        !world.actors[1].view.people[1].camera,
        "the others are told"
    );

    world.command(0, on(TrackKind::Camera));
    run(&mut world, &mut media, 3, Media::advance);
    assert!(!world.actors[0].view.people[0].camera);
    assert_eq!(shield(&world), Shield::Broken);
    assert_eq!(world.actors[0].end(), None::<EndReason>);
}

#[test]
fn a_browser_that_sends_far_more_than_was_sealed_breaks_it() {
    let (mut world, mut media) = talking(57);
    connect(&mut world);
    world.seen_by_server = Some(Vec::new());
    run(&mut world, &mut media, 8, |media| {
        media.advance();
        (media.camera, media.seen_of_camera) = (0, 0);
        media.browser_beside += 7;
    });
    assert_eq!(shield(&world), Shield::Broken);
    assert_eq!(stopped(&world), [Sent::Mic, Sent::Camera]);
}
