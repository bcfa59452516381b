//! Private messages: for one member, from one member, in one epoch.

use super::{Meeting, present};
use crate::group::{Group, PRIVATE_OVERHEAD};
use crate::profile::Profile;

/// The private message key that this member shows in its profile.
fn key_of(meeting: &mut Meeting, member: usize) -> [u8; 32] {
    let profile = Profile::new("Ada", 7).expect("a name");
    let leaf = meeting.members[member].own_leaf();
    let sealed = meeting.members[member].seal_profile(&profile, 0);
    let opened = meeting.members[0].open_profile(leaf, &sealed);
    opened.expect("its own profile").hpke_key
}

fn leaf(meeting: &Meeting, member: usize) -> u32 {
    meeting.members[member].own_leaf()
}

fn opens(by: &Group, from: u32, sealed: &[u8]) -> Option<Vec<u8>> {
    by.open_private(from, sealed)
        .map(|content| content.to_vec())
}

#[test]
fn a_private_message_opens_for_its_recipient_alone() {
    let mut meeting = Meeting::of_equals(70).with_members(4);
    let key = key_of(&mut meeting, 2);
    let (from, to) = (leaf(&meeting, 1), leaf(&meeting, 2));
    let sealed = meeting.members[1].seal_private(to, &key, b"psst");
    let sealed = sealed.expect("somebody is there");
    assert_eq!(sealed.len(), 4 + PRIVATE_OVERHEAD);
    assert_eq!(
        opens(&meeting.members[2], from, &sealed).as_deref(),
        Some(&b"psst"[..])
    );
    for other in [0, 1, 3] {
        assert_eq!(opens(&meeting.members[other], from, &sealed), None);
    }
}

#[test]
fn a_private_message_is_nobody_elses_words() {
    let mut meeting = Meeting::of_equals(71).with_members(3);
    let key = key_of(&mut meeting, 2);
    let to = leaf(&meeting, 2);
    let sealed = meeting.members[0].seal_private(to, &key, b"psst");
    let sealed = sealed.expect("somebody is there");
    // Another member takes the ciphertext for its own message.
    let thief = leaf(&meeting, 1);
    assert_eq!(opens(&meeting.members[2], thief, &sealed), None);
    // A key that is not the recipient's, or a leaf that is not.
    let other_key = key_of(&mut meeting, 1);
    for (leaf, key) in [(to, other_key), (thief, key)] {
        let sealed = meeting.members[0].seal_private(leaf, &key, b"psst");
        let sealed = sealed.expect("somebody is there");
        assert_eq!(opens(&meeting.members[2], 0, &sealed), None);
        assert_eq!(opens(&meeting.members[1], 0, &sealed), None);
    }
    assert!(meeting.members[0].seal_private(9, &key, b"psst").is_none());
}

#[test]
fn a_private_message_of_an_earlier_epoch_or_with_any_bit_changed_is_nothing() {
    let mut meeting = Meeting::of_equals(72).with_members(2);
    let key = key_of(&mut meeting, 1);
    let to = leaf(&meeting, 1);
    let sealed = meeting.members[0].seal_private(to, &key, b"psst");
    let sealed = sealed.expect("somebody is there");
    for at in 0..sealed.len() {
        let mut broken = sealed.clone();
        broken[at] ^= 1;
        assert_eq!(opens(&meeting.members[1], 0, &broken), None, "byte {at}");
        assert_eq!(opens(&meeting.members[1], 0, &sealed[..at]), None, "{at}");
    }
    let commit = meeting.members[0].self_update().expect("a commit");
    meeting.deliver(&commit, present).expect("all take it");
    assert_eq!(opens(&meeting.members[1], 0, &sealed), None);
}
