//! What members and joiners hand to MLS and say inside it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use adversary::rogue::Rogue;
use adversary::usurper::Usurper;
use adversary::wire::tape;
use adversary::world::World;
use client::page::{Command, Secret};
use client::{Client, Input, Time};
use crypto::card::SealedCard;
use crypto::group::{Applicant, Group, Identity, Terms};
use crypto::link::{HostKey, Link, RoomSecrets};
use crypto::profile::Profile;
use crypto::rng::Rng;
use policy::PublicRoom;
use proto::{Bytes, EntryBody};
use zeroize::Zeroizing;

use crate::Target;

/// Most examples kept of each type of message.
const OF_EACH: usize = 3;
const PROFILE_LEN: usize = 512;
const KNOCK_LEN: usize = 4096;

/// A room with its host, and one real example of everything.
struct Material {
    rng: Rng,
    link: Link,
    secrets: RoomSecrets,
    group: Group,
    room: PublicRoom,
    card: Vec<u8>,
    group_info: Vec<u8>,
    tree: Vec<u8>,
    commit: Vec<u8>,
    message: Vec<u8>,
    profile: Vec<u8>,
    knock: Vec<u8>,
    welcome: Vec<u8>,
}

impl Material {
    fn new() -> Self {
        let mut rng = Rng::from_seed([3; 32]);
        let host = HostKey::generate(&mut rng);
        let link = Link::generate(&mut rng, "Tea", false, Some(&host));
        let secrets = RoomSecrets::derive(&link, None);
        let identity = Identity::generate(&mut rng);
        let terms = Terms::default();
        let (mut group, founding) = Group::create(
            &mut rng,
            identity,
            &link,
            &secrets,
            false,
            Some(&host),
            terms,
        )
        .expect("a new room");
        let (info, tree) = (&founding.group_info, &founding.tree);
        let room = PublicRoom::from_creation(info, tree).expect("the server takes it");
        let joiner = Identity::generate(&mut rng);
        let (_, commit) =
            Group::join(&mut rng, joiner, &link, &secrets, None, info, tree).expect("joins");
        let profile = Profile::new("Ann", 1).expect("a name");
        let knock = applicant(&mut rng, &link, &secrets, &founding.card).1;
        let opened = group.open_knock(&knock).expect("it opens");
        let welcome = group.admit(&opened).expect("a commit").welcome;
        group.forget_own();
        Self {
            message: group.seal_message(&[7; 64]).expect("sealed"),
            profile: group.seal_profile(&profile, 1),
            rng,
            link,
            secrets,
            group,
            room,
            card: founding.card,
            group_info: founding.group_info,
            tree: founding.tree,
            commit: commit.commit,
            knock,
            welcome,
        }
    }

    fn join(&mut self, info: &[u8], tree: &[u8]) {
        let identity = Identity::generate(&mut self.rng);
        let (link, secrets) = (&self.link, &self.secrets);
        let _ = Group::join(&mut self.rng, identity, link, secrets, None, info, tree);
    }
}

fn applicant(
    rng: &mut Rng,
    link: &Link,
    secrets: &RoomSecrets,
    card: &[u8],
) -> (Applicant, Vec<u8>) {
    let card = SealedCard::open(link, card).expect("it opens");
    let identity = Identity::generate(rng);
    let profile = Profile::new("Bob", 2).expect("a name");
    Applicant::new(rng, identity, card.card(), secrets, None, &profile).expect("a knock")
}

pub(crate) const PROFILE: Target = Target {
    name: "profile",
    make: || {
        let material = Material::new();
        Box::new(move |bytes| drop(material.group.open_profile(0, bytes)))
    },
    seeds: || vec![Material::new().profile],
};

/// A key of these targets' link, by its label.
fn derived(link: &Link, label: &[u8]) -> [u8; 16] {
    let fragment = link.to_fragment();
    let secret = fragment.rsplit('.').next().unwrap_or_default();
    let secret = secret.split('~').next().unwrap_or_default();
    let secret = data_encoding::BASE64URL_NOPAD.decode(secret.as_bytes());
    crate::wire::derived_from(&secret.expect("the secret of a link"), label)
}

/// As a member may have sealed it.
pub(crate) const PROFILE_CONTENT: Target = Target {
    name: "profile_content",
    make: || {
        let material = Material::new();
        let key = derived(&material.link, b"SecureMeeting profile key");
        let aad = [&b"SecureMeeting profile"[..], material.group.group_id()].concat();
        Box::new(move |bytes| {
            if let Some(sealed) = crate::wire::seal(&key, &aad, bytes, PROFILE_LEN) {
                let _ = material.group.open_profile(0, &sealed);
            }
        })
    },
    seeds: || {
        let material = Material::new();
        let key = derived(&material.link, b"SecureMeeting profile key");
        let aad = [&b"SecureMeeting profile"[..], material.group.group_id()].concat();
        crate::wire::open(&key, &aad, &material.profile)
            .into_iter()
            .collect()
    },
};

/// As who knocks may have sealed it.
pub(crate) const KNOCK: Target = Target {
    name: "knock",
    make: || {
        let material = Material::new();
        let key = derived(&material.link, b"SecureMeeting knock key");
        let aad = [&b"SecureMeeting knock"[..], material.group.group_id()].concat();
        Box::new(move |bytes| {
            let _ = material.group.open_knock(bytes);
            if let Some(sealed) = crate::wire::seal(&key, &aad, bytes, KNOCK_LEN) {
                let _ = material.group.open_knock(&sealed);
            }
        })
    },
    seeds: || {
        let material = Material::new();
        let key = derived(&material.link, b"SecureMeeting knock key");
        let aad = [&b"SecureMeeting knock"[..], material.group.group_id()].concat();
        let content = crate::wire::open(&key, &aad, &material.knock);
        content.into_iter().chain([material.knock]).collect()
    },
};

pub(crate) const COMMIT: Target = Target {
    name: "commit",
    make: || {
        let mut material = Material::new();
        Box::new(move |bytes| {
            let _ = material.group.process_commit(bytes, |_| true);
            let info = &material.group_info;
            let _ = material.room.check(bytes, info, |_| true);
        })
    },
    seeds: || vec![Material::new().commit],
};

pub(crate) const GROUP_INFO: Target = Target {
    name: "group_info",
    make: || {
        let mut material = Material::new();
        let (tree, commit) = (material.tree.clone(), material.commit.clone());
        Box::new(move |bytes| {
            let _ = PublicRoom::from_creation(bytes, &tree);
            let _ = material.room.check(&commit, bytes, |_| true);
            material.join(bytes, &tree);
        })
    },
    seeds: || vec![Material::new().group_info],
};

pub(crate) const TREE: Target = Target {
    name: "tree",
    make: || {
        let mut material = Material::new();
        let info = material.group_info.clone();
        Box::new(move |bytes| {
            let _ = PublicRoom::from_creation(&info, bytes);
            material.join(&info, bytes);
        })
    },
    seeds: || vec![Material::new().tree],
};

pub(crate) const WELCOME: Target = Target {
    name: "welcome",
    make: || {
        let mut material = Material::new();
        Box::new(move |bytes| {
            let Material {
                rng,
                link,
                secrets,
                card,
                tree,
                ..
            } = &mut material;
            let (applicant, _) = applicant(rng, link, secrets, card);
            let _ = applicant.join(link, secrets, bytes, tree);
        })
    },
    seeds: || vec![Material::new().welcome],
};

pub(crate) const MESSAGE: Target = Target {
    name: "message",
    make: || {
        let mut material = Material::new();
        Box::new(move |bytes| {
            let _ = material.group.open_message(bytes);
            let _ = material.room.message_epoch(bytes);
        })
    },
    seeds: || vec![Material::new().message],
};

/// What a member says inside the seal, to a real client.
pub(crate) const CONTENT: Target = Target {
    name: "content",
    make: || {
        let (mut listener, mut heard) = (Listener::new(), 0);
        Box::new(move |bytes| {
            heard += 1;
            if heard % PATIENCE == 0 {
                listener = Listener::new();
            }
            listener.hear(bytes);
        })
    },
    seeds: || {
        (0..=64)
            .flat_map(|kind| [(kind, 1), (kind, 40)])
            .map(|(kind, len)| {
                let mut content = vec![kind, 0, len];
                content.resize(3 + usize::from(len), b'a');
                content.resize(64, 0);
                content
            })
            .collect()
    },
};

/// The real room, which hears nothing of the listener any more, gives it up after
/// 30 s: before that, another one takes its place.
const PATIENCE: u32 = 300;

/// A real client that hears one member, who says what it likes.
struct Listener {
    world: World,
    rogue: Rogue,
    usurper: Usurper,
}

impl Listener {
    fn new() -> Self {
        let (mut world, link) = World::meeting(1, 1);
        let mut rogue = Rogue::new(&mut world, link.expose());
        rogue.enter(&mut world);
        world.run_for(Duration::from_secs(1));
        let usurper = Usurper::take(&mut world, [0]);
        rogue.follow(&mut world);
        Self {
            world,
            rogue,
            usurper,
        }
    }

    fn hear(&mut self, content: &[u8]) {
        let message = Bytes::new(self.rogue.seal(content));
        let (Some(message), Some(author)) = (message, self.rogue.participant) else {
            return;
        };
        let epoch = self.usurper.epoch();
        let body = EntryBody::App {
            author,
            epoch,
            message,
        };
        self.usurper.tell(&mut self.world, body);
        self.world.run_for(Duration::from_millis(60));
        let end = self.world.actors[0].end();
        assert_eq!(end, None, "no word of a member ends a meeting");
    }
}

/// What the server says, to clients in several states. The first byte says to
/// which.
pub(crate) const CLIENT: Target = Target {
    name: "client",
    make: || {
        let mut state: Option<(World, Secret)> = None;
        let (mut joining, mut now) = (joiner(), 0);
        Box::new(move |bytes| {
            let Some((to, message)) = bytes.split_first() else {
                return;
            };
            if to % 2 == 0 {
                now += 300;
                let time = Time::from_millis(now);
                joining.handle(time, Input::SocketMessage(message));
                while joining.poll_output().is_some() {}
                if to % 16 == 0 {
                    joining = joiner();
                    now = 0;
                }
                return;
            }
            let (world, link) = state.get_or_insert_with(lobby);
            let actor = usize::from(to / 2) % 3;
            if world.actors.len() < 6 && to % 8 == 7 {
                let link = link.clone();
                let late = world.enter(&link, "late");
                world.run_for(Duration::from_millis(30));
                world.input(late, Input::SocketMessage(message));
            }
            world.input(actor, Input::SocketMessage(message));
            world.run_for(Duration::from_millis(20));
            if world.actors[actor].end().is_some() || world.actors.len() > 5 {
                state = None;
            }
        })
    },
    seeds: || {
        let (_, messages) = recorded();
        (0..16)
            .flat_map(|to| {
                messages
                    .iter()
                    .map(move |message| [&[to], &message[..]].concat())
            })
            .collect()
    },
};

/// A host, a member, and one who knocks.
fn lobby() -> (World, Secret) {
    let (mut world, link) = World::meeting(2, 2);
    world.command(0, Command::Lobby { on: true });
    world.run_for(Duration::from_secs(1));
    world.enter(&link, "knocker");
    world.until("it knocks", |world| !world.actors[0].view.knocks.is_empty());
    (world, link)
}

/// A client that has asked to join.
fn joiner() -> Client {
    let mut client = Client::new(Zeroizing::new([7; 32]));
    let link = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let fragment = Secret::new(link.to_owned());
    let name = "Ada".to_owned();
    client.handle(Time::ZERO, Input::Page(Command::Open { fragment }));
    client.handle(Time::ZERO, Input::SocketOpened);
    client.handle(Time::ZERO, Input::Page(Command::Join { name }));
    client
}

/// What clients and server say in a little meeting, a few of each type.
pub(crate) fn recorded() -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
    let mut world = World::new(5);
    let (tape, recorder) = tape();
    world.meddler = Some(recorder);
    let sent = Rc::new(RefCell::new(Vec::new()));
    let inner = sent.clone();
    world.clerk = Some(Box::new(move |_, message| {
        inner.borrow_mut().push(message.encode());
        None
    }));
    let host = world.add();
    let link = world.make_link(host, false);
    world.open(host, &link);
    world.join(host, "host");
    world.until("it is in", |world| world.actors[host].is_joined());
    world.enter(&link, "guest");
    world.until("both are in", |world| world.is_settled(2));
    world.chat(host, "hello");
    world.command(host, Command::Lobby { on: true });
    for admit in [true, false] {
        world.enter(&link, "knocker");
        world.until("it knocks", |world| !world.actors[0].view.knocks.is_empty());
        let knocker = world.actors[0].view.knocks[0].id;
        let answer = if admit {
            Command::Admit { knocker }
        } else {
            Command::Deny { knocker }
        };
        world.command(host, answer);
        world.run_for(Duration::from_secs(2));
    }
    world.offer_file(host, "plan.pdf", vec![7; 40_000], None);
    world.until("it is offered", |world| {
        !world.actors[1].view.files.is_empty()
    });
    let file = world.actors[1].view.files[0].id;
    world.command(1, Command::SaveFile { file });
    world.run_for(Duration::from_secs(2));
    world.break_connection(1);
    world.run_for(Duration::from_secs(25));
    world.restart_server(Duration::from_secs(1));
    world.run_for(Duration::from_secs(10));
    world.command(1, Command::Leave);
    world.run_for(Duration::from_secs(3));
    let said = tape.borrow();
    let said = said.iter().map(|(_, message)| message.encode());
    (few(sent.take()), few(said.collect()))
}

/// A few of each type.
fn few(messages: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let mut seen: BTreeMap<u8, usize> = BTreeMap::new();
    messages
        .into_iter()
        .filter(|message| {
            let count = message.first().map(|kind| seen.entry(*kind).or_default());
            count.is_some_and(|count| {
                *count += 1;
                *count <= OF_EACH
            })
        })
        .collect()
}
