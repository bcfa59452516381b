//! Joining, leaving, removing, renewing: what a meeting does all day.

use super::{CLASSICAL, Meeting, gone, present};
use crate::frames::{self, Codec, Context, FrameOpener, FrameSealer, SlotKind, TrackRef, Verdict};
use crate::group::{CommitError, Group, Identity, JoinError, MAX_MESSAGE_LEN, MessageError};
use crate::link::{Link, RoomSecrets, StretchedPassword};
use crate::rng::Rng;
use policy::CommitKind;
use proto::Time;

#[test]
fn five_members_join_leave_and_remove_and_share_every_epoch() {
    let mut meeting = Meeting::of_equals(1).with_members(5);
    meeting.assert_converged();

    let leaver = meeting.members.remove(2);
    let lost = leaver.own_leaf();
    let commit = meeting.members[0].remove(&[lost]).expect("a commit");
    let changes = meeting.deliver(&commit, gone).expect("all take it");
    assert_eq!(changes[0].removed, [lost]);
    assert_eq!(changes[0].epoch, meeting.room.epoch().0);
    meeting.assert_converged();

    let newcomer = meeting.join();
    assert_eq!(meeting.members[newcomer].own_leaf(), lost, "the free leaf");
    let keys = meeting.members[0].frame_keys();
    let fresh: Vec<u32> = keys
        .live
        .iter()
        .filter(|live| live.is_fresh())
        .map(|live| live.leaf())
        .collect();
    assert_eq!(fresh, [lost], "somebody else has the leaf now");
    meeting.assert_converged();

    for author in 0..meeting.members.len() {
        let commit = meeting.members[author].self_update().expect("a commit");
        meeting.deliver(&commit, present).expect("all take it");
        meeting.assert_converged();
    }

    let two: Vec<u32> = meeting.members[..2].iter().map(Group::own_leaf).collect();
    let commit = meeting.members[4].remove(&two).expect("a commit");
    meeting.deliver(&commit, gone).expect("all take it");
    assert_eq!(meeting.members.len(), 3);
    meeting.assert_converged();
}

#[test]
fn a_removed_member_knows_it_and_learns_no_later_key() {
    let mut meeting = Meeting::of_equals(2).with_members(3);
    let mut removed = meeting.members.remove(1);
    let leaf = removed.own_leaf();
    let before = removed.frame_keys();
    let commit = meeting.members[0].remove(&[leaf]).expect("a commit");
    let provisional = removed.process_commit(&commit.commit, gone).expect("valid");
    assert!(removed.merge(provisional).expect("merges").self_removed);
    meeting.deliver(&commit, gone).expect("all take it");

    let after = removed.frame_keys();
    assert_eq!(after.epoch, before.epoch);
    assert_eq!(*after.base_key, *before.base_key);
    assert_ne!(
        *after.base_key,
        *meeting.members[0].frame_keys().base_key,
        "the next epoch is not for who is out"
    );
    let sealed = meeting.members[0].seal_message(b"just us").expect("sealed");
    assert!(removed.open_message(&sealed).is_err());
    assert!(removed.seal_message(b"hello?").is_err());
    assert_eq!(removed.self_update().map(drop), Err(CommitError::Busy));
}

#[test]
fn one_who_joins_opens_no_earlier_message_and_has_no_earlier_key() {
    let mut meeting = Meeting::of_equals(3).with_members(2);
    let before = meeting.members[0].frame_keys();
    let sealed = meeting.members[0].seal_message(b"before").expect("sealed");
    let late = meeting.join();
    assert_eq!(
        meeting.members[late].open_message(&sealed).map(drop),
        Err(MessageError::WrongEpoch)
    );
    assert_ne!(
        *meeting.members[late].frame_keys().base_key,
        *before.base_key
    );
}

#[test]
fn the_security_code_changes_only_when_people_come_or_go() {
    let mut meeting = Meeting::of_equals(4).with_members(3);
    let code = meeting.members[0].security_code();
    assert_eq!(code.digits.len(), 30);
    assert!(code.digits.bytes().all(|digit| digit.is_ascii_digit()));
    let commit = meeting.members[1].self_update().expect("a commit");
    meeting.deliver(&commit, present).expect("all take it");
    assert_eq!(meeting.members[0].security_code(), code, "same people");
    meeting.join();
    let four = meeting.members[0].security_code();
    assert_ne!(four.digits, code.digits);
    assert_ne!(four.emoji, code.emoji);
    let leaf = meeting.members[3].own_leaf();
    let commit = meeting.members[0].remove(&[leaf]).expect("a commit");
    meeting.deliver(&commit, gone).expect("all take it");
    assert_eq!(
        meeting.members[0].security_code(),
        code,
        "same people again"
    );
    let other = Meeting::of_equals(5).with_members(3);
    assert_ne!(other.members[0].security_code().digits, code.digits);
}

#[test]
fn two_members_have_a_code_of_their_own_that_stands_while_others_come_and_go() {
    let mut meeting = Meeting::of_equals(16).with_members(2);
    let between = |meeting: &Meeting, one: usize, other: usize| {
        let leaf = meeting.members[other].own_leaf();
        let code = meeting.members[one].pairwise_code(leaf);
        code.expect("somebody else is there")
    };
    let code = between(&meeting, 0, 1);
    assert_eq!(between(&meeting, 1, 0), code, "the same on both sides");
    assert_eq!(meeting.members[0].security_code(), code, "nobody else here");

    meeting.join();
    assert_ne!(meeting.members[0].security_code(), code);
    let commit = meeting.members[1].self_update().expect("a commit");
    meeting.deliver(&commit, present).expect("all take it");
    assert_eq!(between(&meeting, 0, 1), code);
    assert_eq!(between(&meeting, 1, 0), code);
    assert_ne!(between(&meeting, 0, 2), code);
    assert_ne!(between(&meeting, 1, 2), between(&meeting, 0, 2));

    let own = meeting.members[0].own_leaf();
    assert_eq!(meeting.members[0].pairwise_code(own), None);
    assert_eq!(meeting.members[0].pairwise_code(77), None);
}

#[test]
fn a_joiner_is_in_once_the_room_confirms_and_can_try_again_when_it_does_not() {
    let mut meeting = Meeting::of_equals(6).with_members(2);
    let identity = Identity::generate(&mut meeting.rng);
    let (mut group, commit) = meeting.ask_to_join(identity, None);
    assert_eq!(commit.epoch, meeting.room.epoch().0);
    let echo = group
        .process_commit(&commit.commit, present)
        .expect("its own");
    assert!(echo.is_own());
    assert_eq!(
        *echo.kind(),
        CommitKind::Join {
            leaf: 2,
            replaces: None
        }
    );
    group.forget(echo);
    let again = meeting.join_as(group.into_identity(), None);
    assert_eq!(meeting.members[again].own_leaf(), 2);
    meeting.assert_converged();
}

#[test]
fn one_who_rejoins_keeps_its_key_and_gives_up_its_old_leaf() {
    let mut meeting = Meeting::of_equals(7).with_members(4);
    let code = meeting.members[0].security_code();
    let lost = meeting.members.remove(2);
    let (leaf, key) = (lost.own_leaf(), lost.identity.public());
    let (group, commit) = meeting.ask_to_join(lost.into_identity(), None);
    meeting.members.push(group);
    let changes = meeting.deliver(&commit, present).expect("all take it");
    for change in changes {
        assert_eq!(change.removed, [leaf]);
        assert!(!change.self_removed);
    }
    let views = meeting.members[0].members();
    assert_eq!(views.len(), 4);
    assert_eq!(
        views
            .iter()
            .filter(|view| view.signature_key == key)
            .count(),
        1
    );
    assert_eq!(meeting.members[0].security_code(), code);
    meeting.assert_converged();
}

#[test]
fn one_who_rejoins_opens_nothing_of_whoever_had_a_leaf_before() {
    let now = Time::ZERO;
    let mut meeting = Meeting::of_equals(17).with_members(4);
    let (mut sealer, mut opener) = (FrameSealer::new(), FrameOpener::new());
    sealer.set_keys(now, &meeting.members[1].frame_keys(), true);
    opener.set_keys(now, &meeting.members[2].frame_keys());
    let mut open = |opener: &mut FrameOpener| {
        let mut frame = Vec::new();
        let mic = (Context::Mic, Codec::Opus);
        sealer
            .seal(now, mic.0, mic.1, b"spoken", &mut frame)
            .expect("it has a key");
        let track = TrackRef(0);
        opener.open(now, track, SlotKind::Mic, mic.1, &frame, &mut Vec::new())
    };
    assert!(matches!(open(&mut opener), Verdict::Opened(_)));

    // While one is away, another leaves, and a third one takes its leaf.
    let lost = meeting.members.remove(2);
    let leaver = meeting.members.remove(1);
    let leaf = leaver.own_leaf();
    let commit = meeting.members[0].remove(&[leaf]).expect("a commit");
    meeting.deliver(&commit, gone).expect("all take it");
    let newcomer = meeting.join();
    assert_eq!(meeting.members[newcomer].own_leaf(), leaf);
    let back = meeting.join_as(lost.into_identity(), None);
    opener.set_keys(now, &meeting.members[back].frame_keys());
    assert_eq!(
        open(&mut opener),
        Verdict::Drop(frames::Drop::NotAMember),
        "it would be shown as the third one's"
    );
}

#[test]
fn a_commit_of_ones_own_waits_for_the_rooms_word_and_yields_to_another() {
    let mut meeting = Meeting::of_equals(8).with_members(3);
    let mine = meeting.members[0].self_update().expect("a commit");
    assert_eq!(
        meeting.members[0].self_update().map(drop),
        Err(CommitError::Busy)
    );
    let epoch = meeting.members[0].epoch();
    assert_eq!(epoch, mine.epoch, "nothing is applied yet");
    let theirs = meeting.members[1].self_update().expect("a commit");
    meeting.deliver(&theirs, present).expect("theirs was first");
    assert_eq!(
        meeting.members[0]
            .process_commit(&mine.commit, present)
            .map(drop),
        Err(CommitError::WrongEpoch)
    );
    meeting.assert_converged();

    meeting.members[0].self_update().expect("free again");
    meeting.members[0].forget_own();
    let again = meeting.members[0].self_update().expect("free again");
    let echo = meeting.members[0]
        .process_commit(&again.commit, present)
        .expect("its own");
    meeting.members[0].forget(echo);
    let again = meeting.members[0].self_update().expect("free again");
    meeting.deliver(&again, present).expect("all take it");
    meeting.assert_converged();
}

#[test]
fn a_message_opens_once_and_only_as_it_was_sealed() {
    let mut meeting = Meeting::of_equals(9).with_members(2);
    let sealed = meeting.members[0].seal_message(b"once").expect("sealed");
    for at in [sealed.len() / 2, sealed.len() - 1] {
        let mut broken = sealed.clone();
        broken[at] ^= 1;
        assert!(meeting.members[1].open_message(&broken).is_err());
    }
    assert!(meeting.members[1].open_message(&sealed).is_ok());
    assert_eq!(
        meeting.members[1].open_message(&sealed).map(drop),
        Err(MessageError::Invalid)
    );
    let long = vec![0; MAX_MESSAGE_LEN + 1];
    assert_eq!(
        meeting.members[0].seal_message(&long),
        Err(MessageError::TooLong)
    );
}

#[test]
fn messages_are_padded_so_that_short_ones_have_one_size() {
    let mut meeting = Meeting::of_equals(10).with_members(2);
    let yes = meeting.members[0].seal_message(b"yes").expect("sealed");
    let no = meeting.members[0].seal_message(b"no").expect("sealed");
    assert_eq!(yes.len(), no.len());
}

#[test]
fn who_has_another_password_cannot_join() {
    let mut rng = Rng::from_seed([11; 32]);
    let link = Link::generate(&mut rng, "", true, None);
    let right = StretchedPassword::from_bytes([1; 32]);
    let wrong = StretchedPassword::from_bytes([2; 32]);
    let identity = Identity::generate(&mut rng);
    let secrets = RoomSecrets::derive(&link, Some(&right));
    let none = Group::create(&mut rng, identity, &link, &secrets, false, None, CLASSICAL);
    assert_eq!(none.map(drop), Err(JoinError::PasswordNeeded));
    let identity = Identity::generate(&mut rng);
    let (_, founding) =
        Group::create(&mut rng, identity, &link, &secrets, true, None, CLASSICAL).expect("opens");
    let guess = RoomSecrets::derive(&link, Some(&wrong));
    assert_ne!(guess.token_hash(), secrets.token_hash());
    let identity = Identity::generate(&mut rng);
    let joined = Group::join(
        &mut rng,
        identity,
        &link,
        &guess,
        None,
        &founding.group_info,
        &founding.tree,
    );
    assert_eq!(joined.map(drop), Err(JoinError::WrongPassword));
}

#[test]
fn the_hosts_leaf_is_known_as_the_hosts_by_all_and_nobody_elses() {
    let (meeting, host) = Meeting::hosted(12);
    let mut meeting = meeting.with_members(3);
    for member in &meeting.members {
        let hosts: Vec<bool> = member.members().iter().map(|view| view.is_host).collect();
        assert_eq!(hosts, [true, false, false]);
    }
    assert!(meeting.room.is_host(0) && !meeting.room.is_host(1));
    let identity = Identity::generate(&mut meeting.rng);
    let second = meeting.join_as(identity, Some(&host));
    let leaf = meeting.members[second].own_leaf();
    assert!(meeting.room.is_host(leaf), "on another device too");
}

#[test]
fn a_group_of_another_host_is_not_this_links_meeting() {
    let (mut meeting, _) = Meeting::hosted(13);
    let mut rng = Rng::from_seed([14; 32]);
    let other = crate::link::HostKey::generate(&mut rng);
    let fragment = meeting.link.to_fragment();
    let (secret, _) = fragment.split_once('~').expect("has a host");
    let HostFlag(flag) = HostFlag::of(&other);
    meeting.link = Link::parse(&format!("{secret}~{flag}")).expect("a link");
    let joined = Group::join(
        &mut meeting.rng,
        Identity::generate(&mut rng),
        &meeting.link,
        &meeting.secrets,
        None,
        &meeting.group_info,
        &meeting.room.tree(),
    );
    assert_eq!(joined.map(drop), Err(JoinError::OtherMeeting));
}

struct HostFlag(String);

impl HostFlag {
    fn of(host: &crate::link::HostKey) -> Self {
        let text = data_encoding::BASE64URL_NOPAD.encode(&host.commitment().0);
        Self(format!("h{text}"))
    }
}

#[test]
fn only_the_current_epochs_private_keys_and_the_psk_are_kept() {
    let mut meeting = Meeting::of_equals(15).with_members(3);
    for author in [0, 1, 2, 0] {
        let commit = meeting.members[author].self_update().expect("a commit");
        meeting.deliver(&commit, present).expect("all take it");
    }
    for member in &meeting.members {
        assert_eq!(member.provider.kept(), 2);
    }
}
