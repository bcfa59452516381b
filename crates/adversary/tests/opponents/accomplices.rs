//! Those who have the link open more than once, and those who help the server.

use core::time::Duration;

use adversary::rogue::{Heard, Rogue};
use adversary::world::World;
use client::page::Command;
use proto::{ClientMessage, Epoch, Seq};

/// More than a client joins one meeting again for other reasons.
const ROUNDS: u32 = 12;

fn honest_are_together(world: &World, size: usize) -> bool {
    let epoch = world.actors[0].view.security.epoch;
    world.actors.iter().all(|actor| {
        let view = &actor.view;
        actor.is_joined() && view.people.len() == size && view.security.epoch == epoch
    })
}

fn enter(world: &mut World, link: &client::page::Secret) -> Rogue {
    let mut rogue = Rogue::new(world, link.expose());
    rogue.enter(world);
    rogue
}

/// `author` commits what nobody can open, and `accomplice` accepts it before
/// anybody else can have answered.
fn work_together(world: &mut World, author: &mut Rogue, accomplice: &Rogue) {
    author.follow(world);
    author.provider.garble(true);
    let made = author.member_commit(|commit| commit);
    author.provider.garble(false);
    let group = author.group.as_ref().expect("it is in");
    let epoch = Epoch(group.epoch().as_u64());
    author.send_commit(world, epoch, &made, &[]);
    for ahead in 0..4 {
        let seq = Seq(author.next_seq.0 + ahead);
        accomplice.send(world, &ClientMessage::Verdict { seq, accept: 1 });
    }
}

#[test]
fn two_who_work_together_make_others_come_again_once() {
    let (mut world, link) = World::classical_meeting(601, 4);
    world.jitter = Duration::ZERO;
    let mut author = enter(&mut world, &link);
    let accomplice = enter(&mut world, &link);
    world.until("all see them", |world| honest_are_together(world, 6));
    work_together(&mut world, &mut author, &accomplice);
    world.until("all others are out", |world| {
        world.actors.iter().all(|actor| !actor.is_joined())
    });
    // Nobody waits for a word of those two.
    world.until_within("and in again", Duration::from_secs(10), |world| {
        honest_are_together(world, 6)
    });
    world.run_for(Duration::from_secs(2));

    work_together(&mut world, &mut author, &accomplice);
    world.run_for(Duration::from_secs(3));
    let heard = author.follow(&mut world);
    assert!(heard.contains(&Heard::Dropped), "{heard:?}");
    assert!(world.actors.iter().all(|actor| actor.is_joined()));
    world.chat(1, "still here");
    world.until("the meeting goes on", |world| {
        world.actors.iter().all(|a| a.heard("still here") == 1)
    });
}

#[test]
fn however_many_pairs_work_together_they_end_no_meeting() {
    let (mut world, link) = World::classical_meeting(602, 3);
    world.jitter = Duration::ZERO;
    let began = world.now;
    for round in 0..ROUNDS {
        let mut author = enter(&mut world, &link);
        let accomplice = enter(&mut world, &link);
        world.until("all see them", |world| honest_are_together(world, 5));
        work_together(&mut world, &mut author, &accomplice);
        world.until("all others are out", |world| {
            world.actors.iter().all(|actor| !actor.is_joined())
        });
        world.until("they come again", |world| {
            world.actors.iter().all(adversary::actor::Actor::is_joined)
        });
        for rogue in [&author, &accomplice] {
            rogue.send(&mut world, &ClientMessage::Leave);
        }
        world.until(&format!("all are in again, round {round}"), |world| {
            honest_are_together(world, 3)
        });
    }
    let each = world.now.since(began) / ROUNDS;
    assert!(each < Duration::from_secs(60), "{each:?} is no haste");
    assert!(world.actors.iter().all(|actor| actor.end().is_none()));
}

/// Whoever is kicked has the link open in three more tabs, and all of them
/// answer faster than anybody else.
#[test]
fn three_tabs_that_answer_first_do_not_save_the_fourth_from_the_host() {
    let (mut world, link) = World::classical_meeting(603, 3);
    let tabs: Vec<Rogue> = (0..3).map(|_| enter(&mut world, &link)).collect();
    world.until("all see them", |world| honest_are_together(world, 6));
    world.latency = Duration::from_millis(1);
    let mut tab = Rogue::new(&mut world, link.expose());
    tab.enter(&mut world);
    world.until("all see it", |world| honest_are_together(world, 7));
    let person = world.actors[0].view.people.iter().find(|person| {
        person.name.is_none()
            && !tabs
                .iter()
                .any(|tab| Some(person.id) == tab.participant.map(|p| p.0))
    });
    let person = person.expect("the fourth").id;
    tab.follow(&mut world);
    let next = tab.next_seq;
    world.command(0, Command::Remove { person });
    for _ in 0..10 {
        for tab in &tabs {
            for ahead in 0..8 {
                let seq = Seq(next.0 + ahead);
                tab.send(&mut world, &ClientMessage::Verdict { seq, accept: 0 });
            }
        }
        world.run_for(Duration::from_millis(5));
    }
    world.until("it is out", |world| honest_are_together(world, 6));
    assert!(
        tab.follow(&mut world)
            .contains(&Heard::Closed(proto::Refusal::Removed))
    );
    assert_eq!(world.actors[0].view.mode, client::page::RoomMode::Lobby);
}
