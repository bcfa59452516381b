//! Those who stand at the door: with a guessed password, with a link changed to
//! suit them, with a weaker room to offer.

use core::time::Duration;

use adversary::rogue::Rogue;
use adversary::wire::meddler;
use adversary::world::World;
use client::page::{Command, EndReason, Phase, Secret};
use proto::{AdmissionToken, ClientMessage, Refusal, ServerMessage};

#[test]
fn guessing_a_password_through_the_server_ends_soon() {
    let (mut world, link) = World::meeting(501, 1);
    let guesser = Rogue::new(&mut world, link.expose());
    let (mut tried, mut closed) = (0, false);
    for _ in 0..400 {
        let token = AdmissionToken(world.dice.seed());
        let room = guesser.link.room_id();
        guesser.send(&mut world, &ClientMessage::Join { room, token });
        world.run_for(Duration::from_millis(20));
        for message in world.stranger_hears(guesser.line) {
            match message {
                ServerMessage::Refused {
                    why: Refusal::WrongToken,
                    ..
                } => tried += 1,
                ServerMessage::Refused {
                    why: Refusal::TooFast,
                    ..
                } => {}
                ServerMessage::Closing { .. } => closed = true,
                other => panic!("a guess was answered with {other:?}"),
            }
        }
    }
    assert!(closed && world.is_cut_off(guesser.line));
    assert!(tried <= 12, "{tried} guesses were looked at");
}

#[test]
fn being_first_makes_nobody_the_host() {
    let mut world = World::new(502);
    let maker = world.add();
    let link = world.make_link(maker, false);
    let first = world.enter(&link, "first");
    world.until("the room is open", |world| world.actors[first].is_joined());
    let host = |world: &World, actor: usize, name: &str| {
        let people = &world.actors[actor].view.people;
        people
            .iter()
            .any(|person| person.host && person.name.as_deref() == Some(name))
    };
    assert!(!host(&world, first, "first"));
    world.open(maker, &link);
    world.join(maker, "maker");
    world.until("the maker is in", |world| world.is_settled(2));
    for actor in [first, maker] {
        assert!(host(&world, actor, "maker"));
        assert!(!host(&world, actor, "first"));
    }
}

#[test]
fn a_room_under_another_hosts_name_is_not_this_links() {
    let mut world = World::new(503);
    let (maker, thief) = (world.add(), world.add());
    let link = world.make_link(maker, false);
    let own = world.make_link(thief, false);
    let secret = secret_of(link.expose());
    let forged = own.expose().replace(secret_of(own.expose()), secret);
    world.open(thief, &Secret::new(forged));
    world.join(thief, "thief");
    world.until("it has opened a room", |world| {
        world.actors[thief].is_joined()
    });
    let victim = world.enter(&link, "victim");
    world.run_for(Duration::from_secs(5));
    assert_eq!(world.actors[victim].end(), Some(EndReason::Protocol));
    assert!(world.actors[victim].keys.is_none());
}

#[test]
fn a_link_with_a_password_never_leads_into_a_room_without_one() {
    let mut world = World::new(504);
    let maker = world.add();
    let link = world.make_link(maker, true);
    assert!(link.expose().contains("~p"));
    let bare = Secret::new(link.expose().replace("~p", "~"));
    let thief = world.enter(&bare, "thief");
    world.until("it has opened the room without one", |world| {
        world.actors[thief].is_joined()
    });
    let victim = world.enter(&link, "victim");
    world.run_for(Duration::from_secs(2));
    assert_eq!(world.actors[victim].view.phase, Phase::Ready);
    let password = Secret::new("correct horse".to_owned());
    world.command(victim, Command::Password { password });
    world.join(victim, "victim");
    world.run_for(Duration::from_secs(5));
    assert_eq!(world.actors[victim].view.password_ok, Some(false));
    assert!(world.actors[victim].keys.is_none());
    assert_eq!(world.actors[thief].view.people.len(), 1);
}

#[test]
fn a_joiner_that_is_offered_another_suite_or_version_goes_no_further() {
    // Version at 0, suite behind wire format and version of the group context.
    for at in [1, 3, 5, 7] {
        let (mut world, link) = World::meeting(505, 2);
        world.meddler = Some(meddler(move |_, message| {
            let ServerMessage::Tree { group_info, .. } = message else {
                return false;
            };
            let mut changed = group_info.clone().into_vec();
            changed[at] ^= 2;
            *group_info = proto::Bytes::new(changed).expect("as long");
            true
        }));
        let victim = world.enter(&link, "victim");
        world.run_for(Duration::from_secs(5));
        assert_eq!(
            world.actors[victim].end(),
            Some(EndReason::Protocol),
            "byte {at}"
        );
        assert!(world.actors[victim].keys.is_none());
    }
}

/// SECRET of `[LABEL.]SECRET[~FLAGS]`.
fn secret_of(fragment: &str) -> &str {
    let rest = fragment.rsplit('.').next().expect("a link");
    rest.split('~').next().expect("a link")
}
