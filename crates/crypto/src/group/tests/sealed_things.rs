//! Card and profile: sealed for who holds the link, signed by whom they name.

use super::{CLASSICAL, Meeting};
use crate::card::{CardError, SealedCard};
use crate::group::{Group, Identity};
use crate::link::{HostKey, Link, RoomSecrets, StretchedPassword};
use crate::profile::{MAX_NAME_CHARS, Profile, ProfileError};
use crate::rng::Rng;

#[test]
fn a_wrong_password_is_told_at_once_by_the_card() {
    let mut rng = Rng::from_seed([50; 32]);
    let link = Link::generate(&mut rng, "Tea", true, None);
    let salt = link.password_salt();
    let right = StretchedPassword::stretch(b"correct horse", &salt).expect("stretched");
    let wrong = StretchedPassword::stretch(b"correct house", &salt).expect("stretched");
    let secrets = RoomSecrets::derive(&link, Some(&right));
    let identity = Identity::generate(&mut rng);
    let (_, founding) =
        Group::create(&mut rng, identity, &link, &secrets, true, None, CLASSICAL).expect("opens");
    let card = SealedCard::open(&link, &founding.card).expect("the link opens it");
    assert!(card.card().needs_password);
    assert_eq!(card.check_password(&secrets), Ok(()));
    for secrets in [
        RoomSecrets::derive(&link, Some(&wrong)),
        RoomSecrets::derive(&link, None),
    ] {
        assert_eq!(card.check_password(&secrets), Err(CardError::WrongPassword));
    }
}

#[test]
fn the_card_names_the_group_and_the_group_the_card() {
    let (mut meeting, _) = Meeting::hosted(51);
    let card = SealedCard::open(&meeting.link, &meeting.card).expect("opens");
    assert_eq!(card.card().label, "Tea");
    assert!(card.card().signed);
    assert_eq!(card.card().group_id, *meeting.members[0].group_id());
    let late = meeting.join();
    let group = &meeting.members[late];
    assert_eq!(card.hash(), group.room_state().card_hash);
    assert!(card.describes(group));
    // All that it says is right, and yet the group names another one.
    let other = SealedCard::rigged(card.card().clone(), [1; 32]);
    assert!(!other.describes(group));
}

#[test]
fn a_card_opens_only_for_its_link_and_only_as_it_was_sealed() {
    let meeting = Meeting::of_equals(52);
    let mut rng = Rng::from_seed([53; 32]);
    let other = Link::generate(&mut rng, "Tea", false, None);
    let refused = SealedCard::open(&other, &meeting.card).map(drop);
    assert_eq!(refused, Err(CardError::NotForThisLink));
    for at in 0..meeting.card.len() {
        let mut broken = meeting.card.clone();
        broken[at] ^= 1;
        let refused = SealedCard::open(&meeting.link, &broken).map(drop);
        assert_eq!(refused, Err(CardError::NotForThisLink), "byte {at}");
    }
}

#[test]
fn only_the_host_that_the_link_names_signs_a_card() {
    let mut rng = Rng::from_seed([54; 32]);
    let host = HostKey::generate(&mut rng);
    let other = HostKey::generate(&mut rng);
    let named = Link::generate(&mut rng, "", false, Some(&host));
    let secrets = RoomSecrets::derive(&named, None);
    let by_other = |key: Option<&HostKey>, rng: &mut Rng| {
        let identity = Identity::generate(rng);
        let (_, founding) =
            Group::create(rng, identity, &named, &secrets, false, key, CLASSICAL).expect("opens");
        founding.card
    };
    // Another holder of the link opens the room: no signature, no host.
    for key in [None, Some(&other)] {
        let card = by_other(key, &mut rng);
        let card = SealedCard::open(&named, &card).expect("opens");
        assert!(!card.card().signed);
    }
    // The same secret in a link that names another host: a signature that is
    // not that host's is worse than none.
    let signed = by_other(Some(&host), &mut rng);
    let fragment = named.to_fragment();
    let (secret, _) = fragment.split_once('~').expect("has a host");
    let equals = Link::parse(secret).expect("a link");
    let refused = SealedCard::open(&equals, &signed).map(drop);
    assert_eq!(refused, Err(CardError::BadSignature));
}

#[test]
fn every_card_and_every_profile_has_one_size() {
    let mut rng = Rng::from_seed([55; 32]);
    let mut sizes = Vec::new();
    for label in ["", &"🦄".repeat(64)] {
        let link = Link::generate(&mut rng, label, false, None);
        let secrets = RoomSecrets::derive(&link, None);
        let identity = Identity::generate(&mut rng);
        let (mut group, founding) =
            Group::create(&mut rng, identity, &link, &secrets, false, None, CLASSICAL)
                .expect("opens");
        let name = if label.is_empty() { "A" } else { label };
        let profile = Profile::new(name, 7).expect("a name");
        sizes.push((founding.card.len(), group.seal_profile(&profile, 0).len()));
        let opened = group.seal_profile(&profile, 0);
        assert_eq!(
            group.open_profile(0, &opened).expect("opens").profile,
            profile
        );
    }
    assert_eq!(sizes[0], sizes[1]);
    assert!(sizes[0].0 <= proto::MAX_CARD_LEN && sizes[0].1 <= proto::MAX_PROFILE_LEN);
}

#[test]
fn a_profile_holds_for_its_member_its_group_and_its_version() {
    let mut meeting = Meeting::of_equals(56).with_members(3);
    let ann = Profile::new(" Ann\u{7} ", 361).expect("a name");
    assert_eq!((ann.name.as_str(), ann.hue), ("Ann", 1));
    let sealed = meeting.members[1].seal_profile(&ann, 4);
    let opened = meeting.members[0].open_profile(1, &sealed).expect("opens");
    assert_eq!((&opened.profile, opened.version), (&ann, 4));
    for leaf in [0, 2, 99] {
        let refused = meeting.members[0].open_profile(leaf, &sealed);
        assert_eq!(refused, Err(ProfileError::BadSignature), "leaf {leaf}");
    }
    for at in 0..sealed.len() {
        let mut broken = sealed.clone();
        broken[at] ^= 1;
        let refused = meeting.members[0].open_profile(1, &broken);
        assert_eq!(refused, Err(ProfileError::Unreadable), "byte {at}");
    }
    // The same member's key, another incarnation of the same room.
    let identity = meeting.members.remove(1).into_identity();
    let (again, _) = Group::create(
        &mut meeting.rng,
        identity,
        &meeting.link,
        &meeting.secrets,
        false,
        None,
        CLASSICAL,
    )
    .expect("opens");
    assert_eq!(
        again.open_profile(0, &sealed),
        Err(ProfileError::Unreadable)
    );
}

#[test]
fn a_version_that_was_not_signed_does_not_hold() {
    let mut meeting = Meeting::of_equals(57);
    let profile = Profile::new("Ann", 0).expect("a name");
    let group = &mut meeting.members[0];
    let group_id = group.group_id().to_vec();
    let key = [9; 16];
    let sealed = crate::profile::seal(
        &mut meeting.rng,
        &key,
        &group.identity,
        &group_id,
        &profile,
        1,
    )
    .expect("sealed");
    let leaf_key = group.identity.public();
    assert!(crate::profile::open(&key, &leaf_key, &group_id, &sealed).is_ok());
    // Another link holder reseals it as version 2.
    let aad = [b"SecureMeeting profile".as_slice(), &group_id].concat();
    let mut content = crate::sealed::open(&key, &aad, &sealed, 512).expect("opens");
    content[3] = 2;
    let forged = crate::sealed::seal(&mut meeting.rng, &key, &aad, &content, 512).expect("sealed");
    assert_eq!(
        crate::profile::open(&key, &leaf_key, &group_id, &forged),
        Err(ProfileError::BadSignature)
    );
}

#[test]
fn a_name_is_never_empty_nor_too_long() {
    assert!(Profile::new(" \n ", 0).is_none());
    let long = Profile::new(&"x".repeat(1000), 0).expect("a name");
    assert_eq!(long.name.chars().count(), MAX_NAME_CHARS);
}

#[test]
fn a_message_far_ahead_of_the_others_does_not_open_and_costs_none_of_them() {
    let mut meeting = Meeting::of_equals(66).with_members(2);
    let sealed: Vec<_> = (0..=66)
        .map(|_| meeting.members[0].seal_message(b"hello").expect("sealed"))
        .collect();
    let reader = &mut meeting.members[1];
    let opens = |reader: &mut Group, at: usize| reader.open_message(&sealed[at]).is_ok();
    assert!(!opens(reader, 65), "more than 64 are missing");
    assert!(opens(reader, 0), "and none is lost by it");
    assert!(opens(reader, 65), "now 64 are");
    assert!(opens(reader, 66));
}

#[test]
fn the_room_reads_the_epoch_of_an_application_message_and_of_nothing_else() {
    let mut meeting = Meeting::of_equals(58);
    let late = meeting.join();
    let sealed = meeting.members[late].seal_message(b"hello").expect("seals");
    let epoch = meeting.members[late].epoch();
    let read = |room: &policy::PublicRoom, bytes: &[u8]| room.message_epoch(bytes).map(|e| e.0);
    assert_eq!(read(&meeting.room, &sealed), Some(epoch));
    // It stays that of the epoch it was sealed in.
    meeting.join();
    assert_eq!(read(&meeting.room, &sealed), Some(epoch));
    let other = Meeting::of_equals(59);
    assert_eq!(read(&other.room, &sealed), None);
    let update = meeting.members[0].self_update().expect("commits");
    assert_eq!(read(&meeting.room, &update.commit), None);
    assert_eq!(read(&meeting.room, &meeting.group_info), None);
    assert_eq!(read(&meeting.room, &sealed[..sealed.len() - 1]), None);
}
