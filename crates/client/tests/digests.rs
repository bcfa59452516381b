//! Who sealed what, and who was told what: what signed digests bring to light
//! within four seconds, and what is no alarm.

mod calls;

use core::time::Duration;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

use adversary::rogue::Rogue;
use adversary::usurper::Usurper;
use adversary::wire;
use calls::{Call, KEY_EACH, ONE_KEY, is_of_digests};
use client::page::{Command, Notice, ShieldReason};
use crypto::frames::{Context, FrameSealer, TrackRef};
use proto::{ClientMessage, Entry, EntryBody, Refusal, ServerMessage, Time};

/// Whatever it is, it is noticed within this.
const NOTICED: Duration = Duration::from_secs(4);

fn person(call: &Call, by: usize, of: usize) -> u32 {
    let name = format!("p{of}");
    let mut people = call.world.actors[by].view.people.iter();
    let person = people.find(|person| person.name.as_deref() == Some(&name));
    person.expect("it is there").id
}

/// Runs until `by` sees this, in time.
fn notices(call: &mut Call, by: usize, began: Time, reason: &ShieldReason) {
    while !call.alarms(by).contains(reason) {
        call.run(Duration::from_millis(20));
        assert!(call.world.now.since(began) < NOTICED, "not noticed");
    }
}

/// A member with code of its own, that seals as this actor.
fn impostor(call: &mut Call, victim: usize) -> (Rogue, FrameSealer) {
    let keys = call.world.actors[victim].keys.as_ref();
    let leaf = keys.expect("it is in").own_leaf;
    let link = call.link.expose().to_owned();
    let mut rogue = Rogue::new(&mut call.world, &link);
    rogue.enter(&mut call.world);
    call.run(Duration::from_secs(3));
    let mut sealer = FrameSealer::new();
    sealer.set_keys(call.world.now, &rogue.frame_keys(leaf), true);
    (rogue, sealer)
}

/// A sealer in the name of this actor, in the rogue's epoch.
fn in_the_name_of(call: &Call, rogue: &Rogue, victim: usize) -> FrameSealer {
    let keys = call.world.actors[victim].keys.as_ref();
    let mut sealer = FrameSealer::new();
    let leaf = keys.expect("it is in").own_leaf;
    sealer.set_keys(call.world.now, &rogue.frame_keys(leaf), true);
    sealer
}

#[test]
fn an_hour_is_no_alarm_in_short() {
    quiet(300, ONE_KEY, Duration::from_secs(60));
    quiet(302, KEY_EACH, Duration::from_secs(30));
}

#[test]
#[ignore = "an hour of simulated time; half a minute of real time"]
fn an_hour_of_loss_switching_layers_and_rejoining_is_no_alarm() {
    quiet(301, ONE_KEY, Duration::from_secs(3600));
}

/// Four people, three of whom send, over a network that loses every tenth
/// packet and brings every twentieth 0.3 to 1.2 s late, some of them together;
/// one is 150 ms from the server, one way, and each nearer than the one before.
/// Each receives another layer every few seconds, and now and then somebody
/// loses the room and joins again.
fn quiet(seed: u64, layers: [Context; 3], for_long: Duration) {
    let mut call = Call::new(seed, 4);
    call.loss = 10;
    call.late = 5;
    call.sent_layers = layers;
    for (who, away) in [(0, 40), (1, 150), (2, 100), (3, 20)] {
        call.far(who, Duration::from_millis(away));
    }
    for sender in [0, 1, 2] {
        call.speak(sender, true);
    }
    let end = call.world.now + for_long;
    let mut second = 0;
    while call.world.now < end {
        call.run(Duration::from_secs(1));
        second += 1;
        if second % 20 == 7 {
            let who = call.world.dice.below(4) as usize;
            let why = Refusal::CannotResume;
            call.world.forge(who, &ServerMessage::Closing { why });
        }
        for actor in 0..4 {
            assert_eq!(call.alarms(actor), [], "of {actor} after {second} s");
        }
    }
    let notices = call.world.actors.iter().flat_map(|actor| &actor.notices);
    let mut stopped = notices.filter(|notice| **notice == Notice::SendingStopped);
    assert_eq!(stopped.next(), None);
    assert!(call.opened > 0 && call.rejoined(), "it was a call");
}

#[test]
fn a_member_that_seals_as_another_who_speaks_is_found_out() {
    let mut call = Call::new(302, 3);
    call.speak(1, false);
    let (_rogue, mut sealer) = impostor(&mut call, 1);
    call.run(Duration::from_secs(2));
    assert_eq!(call.alarms(0), []);
    let victim = person(&call, 0, 1);
    // Its counters are ahead of the victim's, so both are heard.
    for _ in 0..600 {
        call.seal_apart(&mut sealer, Context::Mic);
    }
    let began = call.world.now;
    while !call
        .alarms(0)
        .contains(&ShieldReason::Forged { person: victim })
    {
        let frame = call.seal_apart(&mut sealer, Context::Mic);
        call.hand(0, TrackRef(90), Context::Mic, &frame);
        call.run(Duration::from_millis(20));
        assert!(call.world.now.since(began) < NOTICED, "not noticed");
    }
    let people = &call.world.actors[0].view.people;
    assert!(people.iter().all(|p| p.forged == (p.id == victim)));
    assert_eq!(call.alarms(2), [], "the others did not get these frames");
}

#[test]
fn a_member_that_takes_a_speakers_counters_is_found_out() {
    let mut call = Call::new(303, 3);
    call.speak(1, false);
    let (_rogue, mut sealer) = impostor(&mut call, 1);
    let victim = person(&call, 0, 1);
    let began = call.world.now;
    // One word is enough, with the first counter that the victim has yet to use.
    loop {
        let frame = call.seal_apart(&mut sealer, Context::Mic);
        if call.hand(0, TrackRef(90), Context::Mic, &frame) {
            break;
        }
    }
    notices(
        &mut call,
        0,
        began,
        &ShieldReason::Forged { person: victim },
    );
}

#[test]
fn one_word_in_the_name_of_somebody_silent_is_found_out() {
    let mut call = Call::new(304, 3);
    let (_rogue, mut sealer) = impostor(&mut call, 1);
    let victim = person(&call, 0, 1);
    call.run(Duration::from_secs(5));
    let frame = call.seal_apart(&mut sealer, Context::CameraLow);
    let began = call.world.now;
    assert!(call.hand(0, TrackRef(90), Context::CameraLow, &frame));
    notices(
        &mut call,
        0,
        began,
        &ShieldReason::Forged { person: victim },
    );
    // It passes when nothing more comes.
    call.run(Duration::from_secs(31));
    let forged = ShieldReason::Forged { person: victim };
    assert!(!call.alarms(0).contains(&forged));
}

#[test]
fn what_is_said_in_the_name_of_a_silent_newcomer_is_found_out() {
    let mut call = Call::new(314, 3);
    let (mut rogue, _) = impostor(&mut call, 1);
    let link = call.link.clone();
    let newcomer = call.world.enter(&link, "p3");
    call.world
        .until("it is in", |world| world.actors[newcomer].is_joined());
    call.run(Duration::from_millis(200));
    rogue.follow(&mut call.world);
    let mut sealer = in_the_name_of(&call, &rogue, newcomer);
    let victim = person(&call, 0, newcomer);
    let frame = call.seal_apart(&mut sealer, Context::Mic);
    let began = call.world.now;
    assert!(call.hand(0, TrackRef(90), Context::Mic, &frame));
    notices(
        &mut call,
        0,
        began,
        &ShieldReason::Forged { person: victim },
    );
}

#[test]
fn what_a_newcomer_hears_in_the_name_of_one_who_was_silent_before_it_came_is_told() {
    let mut call = Call::new(315, 3);
    // Long enough for everybody to have spoken: who hears a first digest then
    // cannot tell what those before it listed.
    call.run(Duration::from_secs(12));
    let (mut rogue, _) = impostor(&mut call, 1);
    let link = call.link.clone();
    let newcomer = call.world.enter(&link, "p3");
    call.world
        .until("it is in", |world| world.actors[newcomer].is_joined());
    call.run(Duration::from_millis(200));
    rogue.follow(&mut call.world);
    let mut sealer = in_the_name_of(&call, &rogue, 1);
    let victim = person(&call, newcomer, 1);
    let frame = call.seal_apart(&mut sealer, Context::Mic);
    let began = call.world.now;
    assert!(call.hand(newcomer, TrackRef(90), Context::Mic, &frame));
    let told = ShieldReason::DigestsMissing { person: victim };
    notices(&mut call, newcomer, began, &told);
    // From then on it knows where that one's digests stand.
    let frame = call.seal_apart(&mut sealer, Context::Mic);
    let began = call.world.now;
    assert!(call.hand(newcomer, TrackRef(90), Context::Mic, &frame));
    let forged = ShieldReason::Forged { person: victim };
    notices(&mut call, newcomer, began, &forged);
}

#[test]
fn what_was_said_in_the_name_of_one_who_was_silent_and_left_is_told() {
    let mut call = Call::new(316, 4);
    let (rogue, _) = impostor(&mut call, 1);
    call.run(Duration::from_secs(5));
    let mut sealer = in_the_name_of(&call, &rogue, 1);
    let frame = call.seal_apart(&mut sealer, Context::Mic);
    assert!(call.hand(0, TrackRef(90), Context::Mic, &frame));
    call.world.command(1, Command::Leave);
    let began = call.world.now;
    let told = ShieldReason::Unproven {
        name: "p1".to_owned(),
    };
    notices(&mut call, 0, began, &told);
    assert_eq!(call.alarms(2), [], "nobody else got that frame");
}

#[test]
fn who_speaks_and_leaves_or_joins_again_is_no_alarm() {
    let mut call = Call::new(317, 4);
    for sender in [1, 2, 3] {
        call.speak(sender, true);
    }
    call.run(Duration::from_secs(8));
    call.world.command(1, Command::Leave);
    call.world.close_tab(2);
    let why = Refusal::CannotResume;
    call.world.forge(3, &ServerMessage::Closing { why });
    for _ in 0..100 {
        call.run(Duration::from_millis(100));
        assert_eq!(call.alarms(0), []);
        if call.world.actors[3].is_joined() {
            assert_eq!(call.alarms(3), []);
        }
    }
    assert_eq!(call.world.actors[0].view.people.len(), 2);
}

#[test]
fn a_stream_in_anothers_slot_is_its_own_senders_and_no_alarm() {
    let mut call = Call::new(305, 3);
    for sender in [1, 2] {
        call.speak(sender, false);
    }
    // The server swaps the slots of two voices, back and forth.
    for swapped in [true, false, true] {
        call.swapped = swapped;
        call.run(Duration::from_secs(3));
        assert_eq!(call.alarms(0), []);
    }
}

/// The server takes what this actor says to the others, and passes none of it on.
fn swallow(call: &mut Call, whose: usize, only: impl Fn(usize) -> bool + 'static) {
    let mut count = 0;
    call.world.clerk = Some(Box::new(move |actor, message| {
        let is_app = matches!(message, ClientMessage::App { .. });
        (actor == whose && is_app && {
            count += 1;
            only(count)
        })
        .then(Vec::new)
    }));
}

#[test]
fn digests_that_the_server_suppresses_are_missed() {
    let mut call = Call::new(306, 3);
    call.speak(1, false);
    call.run(Duration::from_secs(3));
    swallow(&mut call, 1, |_| true);
    let began = call.world.now;
    let missing = ShieldReason::DigestsMissing {
        person: person(&call, 0, 1),
    };
    notices(&mut call, 0, began, &missing);
    assert_eq!(call.alarms(0), [missing], "nothing is forged");
}

#[test]
fn a_single_digest_that_the_server_suppresses_is_missed_and_nothing_counts_as_forged() {
    let mut call = Call::new(307, 3);
    call.speak(1, false);
    call.run(Duration::from_secs(3));
    swallow(&mut call, 1, |count| count == 1);
    call.run(NOTICED);
    let missing = ShieldReason::DigestsMissing {
        person: person(&call, 0, 1),
    };
    assert_eq!(call.alarms(0), [missing]);
}

#[test]
fn an_entry_withheld_from_one_is_two_histories() {
    two_histories(Call::new(308, 3));
}

#[test]
fn an_entry_withheld_after_the_server_was_lost_is_two_histories() {
    let mut call = Call::new(320, 3);
    call.world.restart_server(Duration::from_millis(1500));
    call.world.until("all are back", |world| {
        world.actors.iter().all(|actor| actor.is_joined())
    });
    two_histories(call);
}

fn two_histories(mut call: Call) {
    call.speak(1, false);
    call.run(Duration::from_secs(3));
    assert_eq!(call.alarms(0), []);
    // A chat message does not get to the first one, and what comes after it gets
    // there under lower numbers.
    let withheld = Rc::new(Cell::new(false));
    let flag = withheld.clone();
    call.world.meddler = Some(wire::multiplier(move |actor, message| match message {
        ServerMessage::Entry(entry) if actor == 0 => {
            let app = matches!(entry.body, EntryBody::App { .. });
            if app && !flag.replace(true) {
                return Vec::new();
            }
            let Entry { era, seq, body } = entry;
            let seq = proto::Seq(seq.0 - u64::from(flag.get()));
            vec![wire::entry(era, seq, body)]
        }
        other => vec![other],
    }));
    call.world.chat(2, "not for the first one");
    let began = call.world.now;
    let is_forked = |call: &Call, by: usize, of: usize| {
        let person = person(call, by, of);
        call.alarms(by).contains(&ShieldReason::Forked { person })
    };
    while !is_forked(&call, 0, 1) || !withheld.get() {
        call.run(Duration::from_millis(20));
        assert!(call.world.now.since(began) < NOTICED, "not noticed");
    }
    call.run(Duration::from_secs(3));
    assert!(!is_forked(&call, 1, 2), "those two were told the same");
}

#[test]
fn a_room_split_in_two_stops_those_who_hear_of_nobody_any_more() {
    let mut call = Call::new(309, 3);
    for sender in [0, 1] {
        call.speak(sender, false);
    }
    call.run(Duration::from_secs(3));
    // From now on the first one gets what the server likes, which is nothing;
    // and what it says goes nowhere.
    call.world.meddler = Some(wire::multiplier(|actor, message| {
        let entry = matches!(message, ServerMessage::Entry(_));
        if actor == 0 && entry {
            vec![]
        } else {
            vec![message]
        }
    }));
    swallow(&mut call, 0, |_| true);
    let began = call.world.now;
    for (by, of) in [(0, 1), (1, 0)] {
        let person = person(&call, by, of);
        notices(
            &mut call,
            by,
            began,
            &ShieldReason::DigestsMissing { person },
        );
    }
    while !call.alarms(0).contains(&ShieldReason::Unconfirmed) {
        call.run(Duration::from_millis(100));
        let took = call.world.now.since(began);
        assert!(took < Duration::from_millis(10_500), "it goes on sending");
    }
    let notices = &call.world.actors[0].notices;
    assert!(notices.contains(&Notice::SendingStopped));
    assert!(call.is_silent(0), "and it is true");
    assert!(!call.is_silent(1), "the others have each other");
}

/// The server holds the second one in a room of the past, together with one whom
/// the host has removed since.
fn kept_with_one_who_was_removed(seed: u64) -> (Call, Usurper) {
    let mut call = Call::new(seed, 5);
    for sender in [0, 1] {
        call.speak(sender, false);
    }
    call.run(Duration::from_secs(8));
    let usurper = Usurper::take(&mut call.world, [1, 2]);
    call.world.kept = BTreeSet::from([1, 2]);
    let person = person(&call, 0, 2);
    call.world.command(0, Command::Remove { person });
    (call, usurper)
}

#[test]
fn one_whom_the_server_keeps_with_a_removed_member_sees_it_and_stops() {
    let (mut call, _) = kept_with_one_who_was_removed(318);
    let began = call.world.now;
    let unheard = ShieldReason::Unheard {
        person: person(&call, 1, 0),
    };
    while !call.alarms(1).contains(&unheard) {
        call.run(Duration::from_millis(100));
        let took = call.world.now.since(began);
        assert!(took < Duration::from_secs(27), "not noticed");
    }
    while !call.alarms(1).contains(&ShieldReason::Unconfirmed) {
        call.run(Duration::from_millis(100));
        let took = call.world.now.since(began);
        assert!(took < Duration::from_secs(47), "it goes on sending");
    }
    assert!(call.is_silent(1), "and it is true");
    assert_eq!(call.world.actors[1].view.people.len(), 5);
}

#[test]
fn a_server_that_says_again_and_again_that_it_was_lost_keeps_nobody_in_silence() {
    let (mut call, usurper) = kept_with_one_who_was_removed(319);
    let unheard = ShieldReason::Unheard {
        person: person(&call, 1, 0),
    };
    for round in 0..8 {
        call.run(Duration::from_secs(15));
        usurper.lose(&mut call.world);
        // Its word is good for as much time again, once, and it is not heard of
        // those who are elsewhere that anybody lets go of in between.
        call.run(Duration::from_millis(600));
        assert!(round < 5 || call.is_silent(1), "round {round}, in between");
        call.run(Duration::from_secs(4));
        let mut both = call.world.actors[1..3].iter();
        assert!(both.all(|actor| actor.is_joined()), "round {round}");
        if round >= 5 {
            assert!(call.alarms(1).contains(&unheard), "round {round}");
            assert!(call.is_silent(1), "round {round}");
        }
    }
    assert_eq!(call.world.actors[1].view.people.len(), 5);
}

#[test]
fn one_whose_connection_is_lost_stops_after_ten_seconds_and_goes_on_with_it() {
    let mut call = Call::new(310, 2);
    call.speak(0, false);
    call.run(Duration::from_secs(2));
    call.world.actors[0].offline = true;
    call.world.break_connection(0);
    call.run(Duration::from_secs(3));
    assert!(!call.is_silent(0));
    call.run(Duration::from_secs(7));
    assert!(call.is_silent(0));
    call.world.actors[0].offline = false;
    call.world
        .until("it is back", |world| world.actors[0].is_joined());
    call.run(Duration::from_secs(8));
    assert!(!call.is_silent(0));
    let notices = &call.world.actors[0].notices;
    assert!(notices.contains(&Notice::SendingAgain));
    assert_eq!(call.alarms(0), []);
}

#[test]
fn one_alone_goes_on_sending() {
    let mut call = Call::new(311, 1);
    call.speak(0, false);
    call.run(Duration::from_secs(30));
    assert!(!call.is_silent(0));
    assert_eq!(call.alarms(0), []);
}

#[test]
fn what_comes_later_and_later_is_told() {
    let mut call = Call::new(312, 3);
    for sender in [0, 1] {
        call.speak(sender, false);
    }
    call.run(Duration::from_secs(3));
    // Everything of the second one, picture and word, is held back alike, a bit
    // longer each second.
    let late = ShieldReason::DigestsLate {
        person: person(&call, 0, 1),
    };
    let began = call.world.now;
    while !call.alarms(0).contains(&late) {
        let delay = call.world.now.since(began).mul_f64(0.5);
        call.delay(1, delay);
        call.run(Duration::from_millis(100));
        assert!(delay < Duration::from_secs(8), "not noticed");
        if delay < Duration::from_secs(4) {
            assert!(!call.alarms(0).contains(&late), "at {delay:?}");
        }
    }
}

#[test]
fn a_sender_costs_less_than_eight_hundred_bytes_a_second() {
    let mut call = Call::new(313, 2);
    // Three layers of thirty pictures, and fifty words: 140 frames a second.
    call.speak(0, true);
    call.run(Duration::from_secs(5));
    call.world.seen_by_server = Some(Vec::new());
    let seconds = 60;
    call.run(Duration::from_secs(seconds));
    let seen = call.world.seen_by_server.take().expect("it is recorded");
    let mut sizes = BTreeSet::new();
    let mut sum = 0;
    let mut idle = 0;
    for bytes in seen {
        if let Ok(ClientMessage::App { message, .. }) = ClientMessage::decode(&bytes) {
            sizes.insert(message.len());
            // Head and mask of WebSocket, head and tag of TLS, TCP and IPv6.
            sum += bytes.len() + 8 + 22 + 72;
            idle += 1;
        }
    }
    let per_second = sum as u64 / seconds;

    // Mine each second, and now and then one of the other, who only listens.
    assert!((seconds + 5..seconds * 2).contains(&idle));
    assert!(per_second <= 800, "{per_second} bytes");
    assert!(sizes.len() <= 2, "sizes say little: {sizes:?}");
}

#[test]
fn reasons_that_are_not_of_digests_are_left_out_here() {
    assert!(!is_of_digests(&ShieldReason::Connecting));
    assert!(is_of_digests(&ShieldReason::Unconfirmed));
}
