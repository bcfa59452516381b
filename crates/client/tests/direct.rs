//! Two people, directly: what is agreed between them, and when.

use core::time::Duration;
use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;

use adversary::world::World;
use client::page::{Command, DirectStage, Phase, TrackKind};
use proto::ClientMessage;

/// What a browser says of its end: eight lines, reached at `address`.
fn sdp(address: &str, ssrc: u32) -> String {
    let mut sdp = String::from("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
    for line in 0..8 {
        let sound = [0, 3, 4, 7].contains(&line);
        let maps = if sound {
            "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2"
        } else {
            "m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\na=rtpmap:96 VP8/90000\r\na=rtpmap:97 rtx/90000"
        };
        let _ = write!(sdp, "{maps}\r\na=mid:{line}\r\n");
        if line == 0 {
            let _ = write!(
                sdp,
                "a=candidate:1 1 udp 2122260223 {address} 50000 typ host\r\na=ice-ufrag:abcd\r\n\
                 a=ice-pwd:{}\r\na=fingerprint:sha-256 {}\r\n",
                "p".repeat(24),
                ["AB"; 32].join(":"),
            );
        }
        sdp.push_str("a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\r\na=extmap:3 ");
        sdp.push_str("http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01");
        sdp.push_str("\r\n");
        let ssrc = ssrc + 2 * line;
        if !sound {
            let _ = write!(sdp, "a=ssrc-group:FID {ssrc} {}\r\n", ssrc + 1);
        }
        let _ = write!(sdp, "a=ssrc:{ssrc} cname:x\r\n");
    }
    sdp
}

const HERE: [&str; 2] = ["192.0.2.41", "192.0.2.42"];

fn allow(world: &mut World, who: usize, on: bool) {
    world.command(who, Command::AllowDirect { on });
}

fn stage(world: &World, who: usize) -> DirectStage {
    world.actors[who].view.direct.stage
}

/// The page of the called one makes its end, then that of the caller hears of it.
fn connect(world: &mut World, caller: usize, called: usize) -> u32 {
    world.until("one calls", |world| {
        stage(world, caller) == DirectStage::Trying
    });
    let (attempt, offer) = world.actors[caller].calls.last().cloned().expect("a call");
    assert_eq!(offer, None);
    let made = |who: usize| Command::DirectMade {
        attempt,
        sdp: sdp(HERE[who % 2], 100),
    };
    world.command(caller, made(caller));
    world.until("the other is called", |world| {
        world.actors[called]
            .calls
            .iter()
            .any(|call| call.0 == attempt)
    });
    let (_, offer) = world.actors[called].calls.last().cloned().expect("a call");
    assert!(offer.expect("an offer").contains(HERE[caller % 2]));
    world.command(called, made(called));
    world.until("it is answered", |world| {
        let answers = &world.actors[caller].direct_answers;
        answers
            .iter()
            .any(|(of, sdp)| *of == attempt && sdp.contains(HERE[called % 2]))
    });
    attempt
}

fn both_ready(world: &mut World, attempt: u32) {
    for who in [0, 1] {
        world.command(who, Command::DirectReady { attempt });
    }
    world.until("both do without the server", |world| {
        [0, 1]
            .iter()
            .all(|who| stage(world, *who) == DirectStage::Alone)
    });
}

type Published = Rc<RefCell<Vec<(usize, u8)>>>;

/// What each tells the server of its tracks.
fn watch_tracks(world: &mut World) -> Published {
    let published = Published::default();
    let seen = published.clone();
    world.clerk = Some(Box::new(move |actor, message| {
        if let ClientMessage::Publish { on, .. } = message {
            seen.borrow_mut().push((actor, on));
        }
        None
    }));
    published
}

/// How often the first one says addresses, counted by their size.
fn count_addresses(world: &mut World) -> Rc<RefCell<usize>> {
    let count = Rc::new(RefCell::new(0));
    let seen = count.clone();
    world.clerk = Some(Box::new(move |actor, message| {
        if let ClientMessage::App { message, .. } = message
            && actor == 0
            && message.len() > 1024
        {
            *seen.borrow_mut() += 1;
        }
        None
    }));
    count
}

fn speak(world: &mut World) {
    for who in [0, 1] {
        let track = TrackKind::Mic;
        world.command(who, Command::Track { track, on: true });
    }
    world.run_for(Duration::from_secs(1));
}

#[test]
fn nobodys_address_is_said_unless_both_allow_it_and_never_to_the_server() {
    let (mut world, _) = World::meeting(900, 2);
    world.seen_by_server = Some(Vec::new());
    allow(&mut world, 0, true);
    world.run_for(Duration::from_secs(30));
    assert!(world.actors.iter().all(|actor| actor.calls.is_empty()));
    allow(&mut world, 1, true);
    connect(&mut world, 0, 1);
    let seen = world.seen_by_server.take().expect("kept");
    for address in [[192, 0, 2, 41], [192, 0, 2, 42]] {
        let told = |bytes: &Vec<u8>| bytes.windows(4).any(|part| part == address);
        assert!(!seen.iter().any(told), "an address was told");
    }
}

#[test]
fn what_was_allowed_with_one_is_not_allowed_with_another() {
    let (mut world, link) = World::meeting(905, 2);
    allow(&mut world, 0, true);
    world.run_for(Duration::from_secs(1));
    let third = world.enter(&link, "third");
    world.until("they are three", |world| {
        world.actors[third].view.people.len() == 3
    });
    // With three there is nobody to allow it with.
    allow(&mut world, third, true);
    world.command(1, Command::Leave);
    world.until("they are two again", |world| {
        [0, third]
            .iter()
            .all(|who| world.actors[*who].view.people.len() == 2)
    });
    assert!(!world.actors[third].view.direct.allowed);
    allow(&mut world, third, true);
    world.run_for(Duration::from_secs(30));
    assert!(!world.actors[0].view.direct.allowed);
    assert!(world.actors.iter().all(|actor| actor.calls.is_empty()));
    allow(&mut world, 0, true);
    connect(&mut world, 0, third);
}

#[test]
fn an_address_that_waits_to_be_said_is_not_said_after_a_change_of_mind() {
    for minds in [false, true] {
        let (mut world, _) = World::meeting(906, 2);
        allow(&mut world, 0, true);
        allow(&mut world, 1, true);
        world.until("one calls", |world| stage(world, 0) == DirectStage::Trying);
        let (attempt, _) = world.actors[0].calls[0];
        world.break_connection(0);
        world.until("it knows that it is cut off", |world| {
            world.actors[0].view.phase != Phase::Joined
        });
        let sdp = sdp(HERE[0], 100);
        world.command(0, Command::DirectMade { attempt, sdp });
        let long = count_addresses(&mut world);
        if minds {
            allow(&mut world, 0, false);
        }
        world.until("it is back", |world| world.is_settled(2));
        world.run_for(Duration::from_secs(5));
        assert_eq!(*long.borrow(), usize::from(!minds));
    }
}

#[test]
fn an_address_that_is_on_its_way_is_not_said_again_when_a_third_one_came() {
    for at in 0..20 {
        let (mut world, link) = World::meeting(907, 2);
        allow(&mut world, 0, true);
        allow(&mut world, 1, true);
        world.until("one calls", |world| stage(world, 0) == DirectStage::Trying);
        let (attempt, _) = world.actors[0].calls[0];
        let long = count_addresses(&mut world);
        let third = world.enter(&link, "third");
        // From before it is in until it is.
        world.run_for(Duration::from_millis(40 * at));
        let sdp = sdp(HERE[0], 100);
        world.command(0, Command::DirectMade { attempt, sdp });
        world.run_for(Duration::from_secs(5));
        assert_eq!(world.actors[third].view.people.len(), 3);
        assert!(*long.borrow() <= 1, "{} times", long.borrow());
    }
}

#[test]
fn nothing_rests_before_both_have_said_that_they_see_the_other() {
    let (mut world, _) = World::meeting(901, 2);
    let published = watch_tracks(&mut world);
    speak(&mut world);
    published.borrow_mut().clear();
    allow(&mut world, 0, true);
    allow(&mut world, 1, true);
    let attempt = connect(&mut world, 0, 1);
    world.command(0, Command::DirectReady { attempt });
    world.run_for(Duration::from_secs(5));
    assert_eq!(stage(&world, 0), DirectStage::Trying);
    assert!(published.borrow().is_empty());
    both_ready(&mut world, attempt);
    world.run_for(Duration::from_secs(1));
    published.borrow_mut().sort_unstable();
    assert_eq!(*published.borrow(), [(0, 0), (1, 0)]);
    // What goes on meanwhile is not told to the server either.
    let track = TrackKind::Camera;
    world.command(0, Command::Track { track, on: true });
    world.run_for(Duration::from_secs(1));
    assert_eq!(published.borrow().len(), 2);
    assert!(
        world.actors[1]
            .view
            .people
            .iter()
            .any(|person| person.camera)
    );
}

#[test]
fn a_third_one_or_a_change_of_mind_leads_back_to_the_server_at_once() {
    let (mut world, link) = World::meeting(902, 2);
    speak(&mut world);
    allow(&mut world, 0, true);
    allow(&mut world, 1, true);
    let attempt = connect(&mut world, 0, 1);
    both_ready(&mut world, attempt);
    let published = watch_tracks(&mut world);
    let third = world.enter(&link, "third");
    world.until("all go by the server", |world| {
        [0, 1]
            .iter()
            .all(|who| stage(world, *who) == DirectStage::Off)
            && published.borrow().iter().filter(|told| told.1 == 1).count() == 2
    });
    assert!(world.actors[third].calls.is_empty());
    world.command(third, Command::Leave);
    world.until("they are two again", |world| {
        world.actors[0].view.people.len() == 2
    });
    let attempt = connect(&mut world, 0, 1);
    both_ready(&mut world, attempt);
    published.borrow_mut().clear();
    allow(&mut world, 1, false);
    world.until("all go by the server again", |world| {
        [0, 1]
            .iter()
            .all(|who| stage(world, *who) == DirectStage::Off)
            && published.borrow().iter().filter(|told| told.1 == 1).count() == 2
    });
    let calls = world.actors[0].calls.len();
    world.run_for(Duration::from_secs(120));
    assert_eq!(world.actors[0].calls.len(), calls);
}

#[test]
fn a_way_that_breaks_or_is_not_found_is_given_up_by_both_and_tried_again_later() {
    let (mut world, _) = World::meeting(903, 2);
    allow(&mut world, 0, true);
    allow(&mut world, 1, true);
    let attempt = connect(&mut world, 0, 1);
    both_ready(&mut world, attempt);
    world.command(1, Command::DirectBroke { attempt });
    world.until("both gave it up", |world| {
        [0, 1]
            .iter()
            .all(|who| stage(world, *who) == DirectStage::Off)
    });
    world.run_for(Duration::from_secs(30));
    assert_eq!(world.actors[0].calls.len(), 1, "not at once");
    // Nobody's page finds a way this time.
    world.until_within("it is tried again", Duration::from_secs(60), |world| {
        world.actors[0].calls.len() == 2
    });
    world.until_within("it is given up again", Duration::from_secs(30), |world| {
        stage(world, 0) == DirectStage::Off
    });
}

#[test]
fn who_is_called_once_is_not_called_again_at_once() {
    let (mut world, _) = World::meeting(904, 2);
    allow(&mut world, 0, true);
    allow(&mut world, 1, true);
    connect(&mut world, 0, 1);
    for _ in 0..5 {
        allow(&mut world, 0, false);
        world.run_for(Duration::from_millis(200));
        allow(&mut world, 0, true);
        world.run_for(Duration::from_millis(200));
    }
    assert_eq!(world.actors[1].calls.len(), 1);
    connect(&mut world, 0, 1);
}
