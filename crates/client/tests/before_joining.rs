//! Before joining: who is there already, and the link that makes one the host.

use core::time::Duration;

use adversary::world::World;
use client::page::{Command, EndReason, Phase, RoomMode, Secret};

fn inside(world: &World, who: usize) -> Vec<&str> {
    let names = &world.actors[who].view.inside;
    names.iter().map(String::as_str).collect()
}

/// The link that makes its holder the host, as this one's page is told it.
fn host_link(world: &mut World, who: usize) -> Option<Secret> {
    world.command(who, Command::HostLink);
    let told = core::mem::take(&mut world.actors[who].links);
    told.into_iter().next()
}

fn is_host(world: &World, who: usize) -> bool {
    let own = world.actors[who].view.people.iter().find(|one| one.own);
    own.is_some_and(|own| own.host)
}

#[test]
fn who_looks_reads_the_names_of_those_inside_and_keeps_looking() {
    let (mut world, link) = World::meeting(1100, 2);
    let guest = world.add();
    world.open(guest, &link);
    world.until("it sees who is there", |world| {
        inside(world, guest) == ["p0", "p1"]
    });
    world.enter(&link, "Ann");
    world.until_within("it sees who came", Duration::from_secs(15), |world| {
        inside(world, guest) == ["p0", "p1", "Ann"] && world.actors[guest].view.present == 3
    });
    world.command(1, Command::Leave);
    world.until_within("it sees who went", Duration::from_secs(15), |world| {
        inside(world, guest) == ["p0", "Ann"]
    });
    assert_eq!(world.actors[guest].view.phase, Phase::Ready);

    // Where a host lets in, it is the host's business who is there.
    world.command(0, Command::Lobby { on: true });
    world.until("the door is known to be kept", |world| {
        world.actors[guest].view.mode == RoomMode::Lobby
    });
    assert!(inside(&world, guest).is_empty());
    assert_eq!(world.actors[guest].view.present, 2);
}

#[test]
fn names_are_read_with_the_password_alone() {
    let mut world = World::new(1101);
    let host = world.add();
    let link = world.make_link(host, true);
    let password = |text: &str| Command::Password {
        password: Secret::new(text.to_owned()),
    };
    world.open(host, &link);
    world.command(host, password("open sesame"));
    world.join(host, "Ada");
    world.until("the host is in", |world| world.actors[host].is_joined());

    let guest = world.add();
    world.open(guest, &link);
    world.until("it has looked", |world| {
        world.actors[guest].view.present == 1
    });
    assert!(inside(&world, guest).is_empty());
    world.command(guest, password("open barley"));
    assert!(inside(&world, guest).is_empty());
    world.command(guest, password("open sesame"));
    assert_eq!(inside(&world, guest), ["Ada"]);
}

#[test]
fn a_host_link_makes_its_holder_the_host_whoever_was_first() {
    let mut world = World::new(1102);
    let maker = world.add();
    let link = world.make_link(maker, false);
    let kept = host_link(&mut world, maker).expect("it made the link");
    assert!(!link.expose().contains('k') || kept.expose() != link.expose());

    // The maker's tab is closed; a guest is first, on the day of the meeting.
    let guest = world.enter(&link, "Ben");
    world.until("the guest is in", |world| world.actors[guest].is_joined());
    assert!(!is_host(&world, guest));
    assert_eq!(
        host_link(&mut world, guest),
        None,
        "a guest has none to show"
    );

    let host = world.add();
    world.open(host, &kept);
    world.until("it has looked", |world| {
        world.actors[host].view.room_exists == Some(true)
    });
    assert!(world.actors[host].view.host_key);
    let invitation = world.actors[host].view.invitation.clone();
    assert_eq!(
        invitation.as_ref(),
        Some(&link),
        "others get the link alone"
    );
    world.join(host, "Ada");
    world.until("both are in", |world| world.is_settled(2));
    assert!(is_host(&world, host) && !is_host(&world, guest));
    assert_eq!(host_link(&mut world, host), Some(kept), "to be kept again");
    world.command(host, Command::Lock { on: true });
    world.until("its word counts", |world| {
        world.actors[guest].view.mode == RoomMode::Locked
    });
}

#[test]
fn a_damaged_host_link_is_told_like_any_other() {
    let mut world = World::new(1103);
    let actor = world.add();
    world.make_link(actor, false);
    let kept = host_link(&mut world, actor).expect("it made the link");
    let cut = Secret::new(kept.expose()[..kept.expose().len() - 1].to_owned());
    world.open(actor, &cut);
    assert_eq!(world.actors[actor].end(), Some(EndReason::BadLink));
}
