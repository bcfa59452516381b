//! Nothing off the wire makes any parser panic.

use crypto::card::SealedCard;
use crypto::frames::{Codec, FrameKeys, FrameOpener, LiveLeaf, SlotKind, TrackRef, Verdict, peek};
use crypto::group::{Applicant, Group, Identity, Terms};
use crypto::link::{HostKey, Link, RoomSecrets};
use crypto::rng::Rng;
use crypto::sframe::Header;
use policy::PublicRoom;
use proptest::prelude::*;
use proto::Time;
use zeroize::Zeroizing;

struct World {
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

fn world() -> World {
    let mut rng = Rng::from_seed([3; 32]);
    let host = HostKey::generate(&mut rng);
    let link = Link::generate(&mut rng, "Tea", false, Some(&host));
    let secrets = RoomSecrets::derive(&link, None);
    let identity = Identity::generate(&mut rng);
    let (mut group, founding) = Group::create(
        &mut rng,
        identity,
        &link,
        &secrets,
        false,
        Some(&host),
        Terms::default(),
    )
    .expect("opens");
    let room = PublicRoom::from_creation(&founding.group_info, &founding.tree).expect("taken");
    let joiner = Identity::generate(&mut rng);
    let (info, tree) = (&founding.group_info, &founding.tree);
    let (_, commit) =
        Group::join(&mut rng, joiner, &link, &secrets, None, info, tree).expect("joins");
    let profile = crypto::profile::Profile::new("Ann", 1).expect("a name");
    let (_, knock) = applicant(&link, &secrets, &founding.card);
    let opened = group.open_knock(&knock).expect("opens");
    let welcome = group.admit(&opened).expect("a commit").welcome;
    group.forget_own();
    World {
        knock,
        welcome,
        message: group.seal_message(b"hello").expect("sealed"),
        profile: group.seal_profile(&profile, 1),
        link,
        secrets,
        group,
        room,
        card: founding.card,
        group_info: founding.group_info,
        tree: founding.tree,
        commit: commit.commit,
    }
}

/// One who waits outside, the same each time, and its knock.
fn applicant(link: &Link, secrets: &RoomSecrets, card: &[u8]) -> (Applicant, Vec<u8>) {
    let mut rng = Rng::from_seed([5; 32]);
    let card = SealedCard::open(link, card).expect("opens");
    let profile = crypto::profile::Profile::new("Ann", 1).expect("a name");
    let identity = Identity::generate(&mut rng);
    Applicant::new(&mut rng, identity, card.card(), secrets, None, &profile).expect("knocks")
}

/// All parsers of a member and of the server.
fn feed(world: &mut World, bytes: &[u8]) {
    let mut rng = Rng::from_seed([4; 32]);
    let _ = SealedCard::open(&world.link, bytes);
    let _ = world.group.process_commit(bytes, |_| true);
    let _ = world.group.open_message(bytes);
    let _ = world.group.open_profile(0, bytes);
    let _ = world.group.open_knock(bytes);
    let _ = world.room.check(bytes, &world.group_info, |_| true);
    let _ = world.room.check(&world.commit, bytes, |_| true);
    let _ = world.room.message_epoch(bytes);
    let _ = PublicRoom::from_creation(bytes, &world.tree);
    let _ = PublicRoom::from_creation(&world.group_info, bytes);
    for (info, tree) in [(bytes, &*world.tree), (&*world.group_info, bytes)] {
        let identity = Identity::generate(&mut rng);
        let (link, secrets) = (&world.link, &world.secrets);
        let _ = Group::join(&mut rng, identity, link, secrets, None, info, tree);
    }
    for (welcome, tree) in [(bytes, &*world.tree), (&*world.welcome, bytes)] {
        let (link, secrets) = (&world.link, &world.secrets);
        let (applicant, _) = applicant(link, secrets, &world.card);
        let _ = applicant.join(link, secrets, welcome, tree);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn noise_never_makes_the_group_or_the_room_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..600)
    ) {
        feed(&mut world(), &bytes);
    }

    #[test]
    fn a_real_message_with_a_few_bytes_changed_never_does_either(
        which in 0_usize..8,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in any::<prop::sample::Index>(),
        do_cut in any::<bool>(),
    ) {
        let mut world = world();
        let all = [
            &world.card, &world.group_info, &world.tree,
            &world.commit, &world.message, &world.profile,
            &world.knock, &world.welcome,
        ];
        let mut bytes = all[which].clone();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if do_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        feed(&mut world, &bytes);
    }
}

proptest! {
    #[test]
    fn any_text_is_a_link_or_an_error(text in "\\PC{0,120}") {
        let _ = Link::parse(&text);
    }

    #[test]
    fn any_link_reads_back(
        label in "[^\\pC]{0,64}",
        seed in any::<[u8; 32]>(),
        password in any::<bool>(),
    ) {
        let link = Link::generate(&mut Rng::from_seed(seed), &label, password, None);
        let again = Link::parse(&link.to_fragment()).expect("reads back");
        prop_assert_eq!(again.label(), link.label());
        prop_assert_eq!(again.room_id(), link.room_id());
    }

    #[test]
    fn any_header_reads_back_and_noise_is_a_header_or_none(
        kid in any::<u64>(),
        ctr in any::<u64>(),
        noise in prop::collection::vec(any::<u8>(), 0..24),
    ) {
        let mut out = [0; crypto::sframe::MAX_HEADER_LEN];
        let len = Header { kid, ctr }.encode(&mut out);
        prop_assert_eq!(Header::decode(&out[..len]), Some((Header { kid, ctr }, len)));
        if let Some((header, len)) = Header::decode(&noise) {
            let mut again = [0; crypto::sframe::MAX_HEADER_LEN];
            prop_assert_eq!(header.encode(&mut again), len);
            prop_assert_eq!(&again[..len], &noise[..len]);
        }
    }

    #[test]
    fn noise_is_never_opened_as_a_frame(
        noise in prop::collection::vec(any::<u8>(), 0..200),
        kind in 0_u8..4,
        codec in 0_u8..3,
    ) {
        let mut opener = FrameOpener::new();
        opener.set_keys(Time::ZERO, &FrameKeys {
            epoch: 7,
            own_leaf: 0,
            base_key: Zeroizing::new([1; 16]),
            live: (0..512).map(|leaf| LiveLeaf::new(leaf, false)).collect(),
        });
        let kind = [SlotKind::Mic, SlotKind::Camera, SlotKind::Screen, SlotKind::ScreenAudio]
            [usize::from(kind)];
        let codec = [Codec::Opus, Codec::Vp8, Codec::Vp9][usize::from(codec)];
        let mut out = Vec::new();
        let verdict = opener.open(Time::ZERO, TrackRef(0), kind, codec, &noise, &mut out);
        prop_assert!(!matches!(verdict, Verdict::Opened(_)));
        prop_assert!(out.is_empty());
        let _ = peek(codec, &noise);
    }
}
