//! What hosts do: kick, lobby, lock, admit, hand on, change the password.

use policy::{Mode, PublicRoom, Violation};

use super::{CLASSICAL, Meeting, gone, present};
use crate::card::SealedCard;
use crate::group::commits::Plan;
use crate::group::{
    Admission, Applicant, CommitError, Group, HostChange, Identity, JoinError, KnockError,
};
use crate::link::{HostKey, Link, RoomSecrets, StretchedPassword};
use crate::profile::Profile;

fn removes(leaves: &[u32]) -> HostChange {
    HostChange {
        removes: leaves.to_vec(),
        ..HostChange::default()
    }
}

fn mode(mode: Mode) -> HostChange {
    HostChange {
        mode: Some(mode),
        ..HostChange::default()
    }
}

fn hosts(leaves: &[u32]) -> HostChange {
    HostChange {
        hosts: leaves.to_vec(),
        ..HostChange::default()
    }
}

fn leaf_of(meeting: &Meeting, member: usize) -> u32 {
    meeting.members[member].own_leaf()
}

#[test]
fn a_kick_is_one_commit_that_removes_and_shuts_the_door() {
    let (meeting, _) = Meeting::hosted(70);
    let mut meeting = meeting.with_members(4);
    let before = meeting.room.state().version;
    meeting.change(0, &removes(&[2]), None);
    assert_eq!(meeting.members.len(), 3);
    assert_eq!(meeting.room.state().mode, Mode::Lobby);
    assert_eq!(meeting.room.state().version, before + 1);
    meeting.assert_converged();

    // The kicked still holds the link, and finds the door shut.
    let identity = Identity::generate(&mut meeting.rng);
    let joined = Group::join(
        &mut meeting.rng,
        identity,
        &meeting.link,
        &meeting.secrets,
        None,
        &meeting.group_info,
        &meeting.room.tree(),
    );
    assert_eq!(joined.map(drop), Err(JoinError::NotOpen));
}

#[test]
fn a_kick_leaves_a_locked_room_locked_and_never_opens_the_door() {
    let (meeting, _) = Meeting::hosted(71);
    let mut meeting = meeting.with_members(4);
    meeting.change(0, &mode(Mode::Locked), None);
    meeting.change(0, &removes(&[3]), None);
    assert_eq!(meeting.room.state().mode, Mode::Locked);
    let change = HostChange {
        mode: Some(Mode::Open),
        ..removes(&[2])
    };
    meeting.change(0, &change, None);
    assert_eq!(meeting.room.state().mode, Mode::Lobby);
    meeting.change(0, &mode(Mode::Open), None);
    meeting.join();
    meeting.assert_converged();
}

#[test]
fn who_left_before_the_kick_finds_the_door_shut_all_the_same_and_is_no_host() {
    let (meeting, host) = Meeting::hosted(88);
    let mut meeting = meeting.with_members(4);
    meeting.change(0, &hosts(&[2]), Some(&host));
    let left = meeting.members.remove(2).into_identity();
    let commit = meeting.members[1].remove(&[2]).expect("a commit");
    meeting.deliver(&commit, gone).expect("all take it");
    assert!(meeting.room.state().delegates_to(&left.public()));
    let change = HostChange {
        barred: vec![left.public()],
        ..HostChange::default()
    };
    meeting.change(0, &change, None);
    assert_eq!(meeting.room.state().mode, Mode::Lobby);
    assert!(!meeting.room.state().delegates_to(&left.public()));
    meeting.assert_converged();
}

#[test]
fn who_knocks_is_let_in_by_add_and_welcome_and_is_a_member_like_any_other() {
    let (meeting, _) = Meeting::hosted(72);
    let mut meeting = meeting.with_members(3);
    for state in [Mode::Open, Mode::Lobby] {
        if state != Mode::Open {
            meeting.change(0, &mode(state), None);
        }
        let (applicant, knock) = meeting.knock();
        let shown = meeting.members[0].open_knock(&knock).expect("a good knock");
        assert_eq!(shown.profile().name, "Ann");
        let sealed_profile = shown.sealed_profile().to_vec();
        let at = meeting.admit(0, applicant, &knock);
        let leaf = leaf_of(&meeting, at);
        meeting.assert_converged();
        let profile = meeting.members[1].open_profile(leaf, &sealed_profile);
        assert_eq!(profile.expect("opens").profile.name, "Ann");
        assert_eq!(
            meeting.members[at].provider.kept(),
            2,
            "no KeyPackage is left"
        );
        for author in [at, 0, 1, at] {
            let commit = meeting.members[author].self_update().expect("a commit");
            meeting.deliver(&commit, present).expect("all take it");
            meeting.assert_converged();
        }
    }
    // It takes a leaf that became free, and can rejoin in the lobby.
    let leaver = leaf_of(&meeting, 1);
    meeting.members.remove(1);
    let commit = meeting.members[0].remove(&[leaver]).expect("a commit");
    meeting.deliver(&commit, gone).expect("all take it");
    let (applicant, knock) = meeting.knock();
    let at = meeting.admit(0, applicant, &knock);
    assert_eq!(leaf_of(&meeting, at), leaver);
    let lost = meeting.members.remove(at).into_identity();
    meeting.join_as(lost, None);
    meeting.assert_converged();
}

#[test]
fn a_late_welcome_still_leads_in() {
    let (meeting, _) = Meeting::hosted(73);
    let mut meeting = meeting.with_members(3);
    let (applicant, knock) = meeting.knock();
    let knock = meeting.members[0].open_knock(&knock).expect("a good knock");
    let Admission { commit, welcome } = meeting.members[0].admit(&knock).expect("a commit");
    meeting.deliver(&commit, present).expect("all take it");
    let tree = meeting.room.tree();
    let mut missed = Vec::new();
    for author in [1, 2, 0] {
        let commit = meeting.members[author].self_update().expect("a commit");
        meeting.deliver(&commit, present).expect("all take it");
        missed.push(commit.commit);
    }
    let joined = applicant.join(&meeting.link, &meeting.secrets, &welcome, &tree);
    let mut late = joined.map_err(|e| e.why).expect("it is let in");
    for commit in missed {
        let commit = late.process_commit(&commit, present).expect("the log");
        late.merge(commit).expect("merges");
    }
    meeting.members.push(late);
    meeting.assert_converged();
}

#[test]
fn a_host_comes_back_into_a_locked_room_and_nobody_else() {
    let (meeting, host) = Meeting::hosted(74);
    let mut meeting = meeting.with_members(2);
    meeting.change(0, &mode(Mode::Locked), None);
    let identity = Identity::generate(&mut meeting.rng);
    let back = meeting.join_as(identity, Some(&host));
    let leaf = leaf_of(&meeting, back);
    assert!(meeting.room.is_host(leaf));
    meeting.assert_converged();
    meeting.change(back, &mode(Mode::Open), None);
    meeting.join();
}

#[test]
fn a_knock_opens_only_for_its_room_and_password_and_only_as_it_was_sealed() {
    let (mut meeting, _) = Meeting::hosted(75);
    let (_, knock) = meeting.knock();
    let host = &meeting.members[0];
    assert!(host.open_knock(&knock).is_ok());
    for at in (0..knock.len()).step_by(11) {
        let mut broken = knock.clone();
        broken[at] ^= 1;
        let refused = host.open_knock(&broken).map(drop);
        assert_eq!(refused, Err(KnockError::Unreadable), "byte {at}");
    }
    let (mut other, _) = Meeting::hosted(76);
    let (_, elsewhere) = other.knock();
    assert_eq!(
        host.open_knock(&elsewhere).map(drop),
        Err(KnockError::Unreadable)
    );
    assert!(knock.len() <= 16 << 10);
    let member = meeting.join();
    let again = meeting.members[member].identity.copy();
    let (_, knock) = meeting.knock_as(again);
    assert_eq!(
        meeting.members[0].open_knock(&knock).map(drop),
        Err(KnockError::Member)
    );
}

#[test]
fn a_knock_with_anothers_profile_is_not_shown() {
    let (mut meeting, _) = Meeting::hosted(77);
    let card = SealedCard::open(&meeting.link, &meeting.card).expect("opens");
    let one = Identity::generate(&mut meeting.rng);
    let profile = Profile::new("Ann", 7).expect("a name");
    let secrets = &meeting.secrets;
    let (_, knock) =
        Applicant::new(&mut meeting.rng, one, card.card(), secrets, None, &profile).expect("made");
    // The other's profile in this one's knock.
    let aad = [b"SecureMeeting knock".as_slice(), &card.card().group_id].concat();
    let mut content = crate::sealed::open(secrets.knock_key(), &aad, &knock, 4096).expect("opens");
    let other = Identity::generate(&mut meeting.rng);
    let theirs = crate::profile::seal(
        &mut meeting.rng,
        secrets.profile_key(),
        &other,
        &card.card().group_id,
        &profile,
        0,
    )
    .expect("sealed");
    let at = content.len() - theirs.len();
    content[at..].copy_from_slice(&theirs);
    let forged = crate::sealed::seal(&mut meeting.rng, secrets.knock_key(), &aad, &content, 4096)
        .expect("sealed");
    assert_eq!(
        meeting.members[0].open_knock(&forged).map(drop),
        Err(KnockError::Profile)
    );
}

#[test]
fn a_forged_welcome_leads_nowhere() {
    let (meeting, _) = Meeting::hosted(78);
    let mut meeting = meeting.with_members(2);
    let refused = |meeting: &Meeting, applicant: Applicant, welcome: &[u8], tree: &[u8]| {
        let joined = applicant.join(&meeting.link, &meeting.secrets, welcome, tree);
        joined.map(drop).map_err(|e| e.why)
    };

    // Noise, and a Welcome that something happened to.
    let (applicant, knock) = meeting.knock();
    let opened = meeting.members[0].open_knock(&knock).expect("good");
    let Admission { welcome, .. } = meeting.members[0].admit(&opened).expect("a commit");
    meeting.members[0].forget_own();
    let mut broken = welcome.clone();
    *broken.last_mut().expect("not empty") ^= 1;
    let tree = meeting.room.tree();
    assert_eq!(
        refused(&meeting, applicant, &broken, &tree),
        Err(JoinError::BadGroup)
    );
    // The tree of another epoch.
    let (applicant, knock) = meeting.knock();
    let opened = meeting.members[0].open_knock(&knock).expect("good");
    let Admission { welcome, .. } = meeting.members[0].admit(&opened).expect("a commit");
    meeting.members[0].forget_own();
    assert_eq!(
        refused(&meeting, applicant, &welcome, &tree),
        Err(JoinError::BadGroup)
    );

    // A Welcome into a group that somebody made who has the link, but not the
    // host key: named after the same host, with the same PSK, and even with
    // themselves among those made hosts.
    let identity = Identity::generate(&mut meeting.rng);
    let (link, secrets) = (&meeting.link, &meeting.secrets);
    let (mut fake, founding) = Group::create(
        &mut meeting.rng,
        identity,
        link,
        secrets,
        false,
        None,
        CLASSICAL,
    )
    .expect("opens");
    let card = SealedCard::open(link, &founding.card).expect("opens");
    let profile = Profile::new("Ann", 7).expect("a name");
    let identity = Identity::generate(&mut meeting.rng);
    let (applicant, knock) = Applicant::new(
        &mut meeting.rng,
        identity,
        card.card(),
        secrets,
        None,
        &profile,
    )
    .expect("made");
    let knock = fake.open_knock(&knock).expect("good");
    let not_a_host = fake.admit(&knock).map(drop);
    assert_eq!(
        not_a_host,
        Err(CommitError::Violation(Violation::NotHost)),
        "one's own rules forbid it"
    );
    let (welcome, tree) = super::host_rules::welcome_against_the_rules(&mut fake, &knock);
    assert_eq!(
        refused(&meeting, applicant, &welcome, &tree),
        Err(JoinError::NotByHost)
    );
}

#[test]
fn a_welcome_without_the_rooms_psk_leads_nowhere() {
    let (meeting, _) = Meeting::hosted(79);
    let mut meeting = meeting.with_members(2);
    let (applicant, knock) = meeting.knock();
    let knock = meeting.members[0].open_knock(&knock).expect("good");
    let (welcome, tree) = super::host_rules::welcome_without_psk(&mut meeting.members[0], &knock);
    let joined = applicant.join(&meeting.link, &meeting.secrets, &welcome, &tree);
    assert_eq!(
        joined.map(drop).map_err(|e| e.why),
        Err(JoinError::BadGroup)
    );
}

#[test]
fn one_made_a_host_acts_as_one_but_removes_no_host_and_makes_none() {
    let (meeting, host) = Meeting::hosted(80);
    let mut meeting = meeting.with_members(5);
    meeting.change(0, &hosts(&[1, 2]), Some(&host));
    for member in &meeting.members {
        let hosts: Vec<bool> = member.members().iter().map(|view| view.is_host).collect();
        assert_eq!(hosts, [true, true, true, false, false]);
    }
    assert!(meeting.room.is_host(2));
    for leaf in [0, 2] {
        let refused = meeting.members[1].change_room(&removes(&[leaf]), None);
        assert_eq!(
            refused.map(drop),
            Err(CommitError::Violation(Violation::RemovesHost))
        );
    }
    let refused = meeting.members[1].change_room(&hosts(&[3]), None);
    assert_eq!(refused.map(drop), Err(CommitError::Invalid), "no host key");
    let other = HostKey::generate(&mut meeting.rng);
    let refused = meeting.members[1].change_room(&hosts(&[3]), Some(&other));
    assert_eq!(
        refused.map(drop),
        Err(CommitError::Violation(Violation::State)),
        "nor any other key"
    );

    meeting.change(1, &removes(&[3]), None);
    let (applicant, knock) = meeting.knock();
    meeting.admit(1, applicant, &knock);
    meeting.assert_converged();

    // Who rejoins stays a host; who is removed does not.
    let lost = meeting.members.remove(1).into_identity();
    let back = meeting.join_as(lost, None);
    let leaf = leaf_of(&meeting, back);
    assert!(meeting.room.is_host(leaf));
    let kicked = meeting.members[back].identity.public();
    meeting.change(0, &removes(&[leaf]), None);
    assert!(!meeting.room.state().delegates_to(&kicked));
    meeting.assert_converged();
}

#[test]
fn sixteen_can_be_made_hosts_and_those_who_went_make_room() {
    let (meeting, host) = Meeting::hosted(81);
    let mut meeting = meeting.with_members(19);
    let first: Vec<u32> = (1..=16).collect();
    meeting.change(0, &hosts(&first), Some(&host));
    let refused = meeting.members[0].change_room(&hosts(&[17]), Some(&host));
    assert_eq!(refused.map(drop), Err(CommitError::Invalid));
    meeting.members.remove(5);
    let commit = meeting.members[0].remove(&[5]).expect("a commit");
    meeting.deliver(&commit, gone).expect("all take it");
    meeting.change(0, &hosts(&[17]), Some(&host));
    assert_eq!(meeting.room.state().delegated.len(), 16);
    assert!(meeting.room.is_host(17));
    meeting.assert_converged();
}

#[test]
fn a_kick_that_lost_the_race_is_made_again() {
    let (meeting, _) = Meeting::hosted(82);
    let mut meeting = meeting.with_members(4);
    let kick = meeting.members[0]
        .change_room(&removes(&[2]), None)
        .expect("a commit");
    let other = meeting.members[1].self_update().expect("a commit");
    meeting.deliver(&other, present).expect("theirs was first");
    let stale = meeting.room.check(&kick.commit, &kick.group_info, present);
    assert_eq!(stale.map(drop), Err(Violation::WrongEpoch));
    meeting.change(0, &removes(&[2]), None);
    assert_eq!(meeting.members.len(), 3);
    meeting.assert_converged();
}

/// The meeting's password becomes another one; the secrets that come from it,
/// and the old ones.
fn changes_password(meeting: &mut Meeting, author: usize, host: Option<&HostKey>) -> RoomSecrets {
    let password = StretchedPassword::from_bytes([7; 32]);
    let secrets = RoomSecrets::derive(&meeting.link, Some(&password));
    let changed = meeting.members[author]
        .change_password(&meeting.link, "Tea", &secrets, host)
        .expect("a commit");
    meeting
        .deliver(&changed.commit, present)
        .expect("all take it");
    meeting.card = changed.card;
    core::mem::replace(&mut meeting.secrets, secrets)
}

#[test]
fn after_a_change_of_password_those_inside_stay_and_the_old_one_opens_nothing() {
    let (meeting, host) = Meeting::hosted(83);
    let mut meeting = meeting.with_members(3);
    let old = changes_password(&mut meeting, 0, Some(&host));
    meeting.assert_converged();

    // The root came with the commit.
    for member in &mut meeting.members {
        let secrets = member.take_new_secrets().expect("it was told");
        assert_eq!(secrets.root(), meeting.secrets.root());
        assert!(member.uses(&secrets) && !member.uses(&old));
        assert_eq!(member.provider.kept(), 2, "the old PSK is gone");
        assert!(member.take_new_secrets().is_none(), "once");
    }

    let card = SealedCard::open(&meeting.link, &meeting.card).expect("the link opens it");
    assert!(card.card().signed && card.card().needs_password && card.card().password_changed);
    assert!(card.describes(&meeting.members[1]));
    assert!(card.check_password(&old).is_err());
    assert_eq!(card.check_password(&meeting.secrets), Ok(()));

    let new = core::mem::replace(&mut meeting.secrets, old);
    let identity = Identity::generate(&mut meeting.rng);
    let joined = Group::join(
        &mut meeting.rng,
        identity,
        &meeting.link,
        &meeting.secrets,
        None,
        &meeting.group_info,
        &meeting.room.tree(),
    );
    assert_eq!(joined.map(drop), Err(JoinError::WrongPassword));
    let (_, knock) = meeting.knock();
    assert_eq!(
        meeting.members[0].open_knock(&knock).map(drop),
        Err(KnockError::Unreadable)
    );
    meeting.secrets = new;
    meeting.join();
    let (applicant, knock) = meeting.knock();
    meeting.admit(0, applicant, &knock);
    meeting.assert_converged();
    let profile = Profile::new("Ann", 7).expect("a name");
    let sealed = meeting.members[1].seal_profile(&profile, 1);
    assert!(
        meeting.members[3].open_profile(1, &sealed).is_ok(),
        "sealed anew"
    );
}

#[test]
fn one_made_a_host_changes_the_password_too_and_no_other_member() {
    let (meeting, host) = Meeting::hosted(84);
    let mut meeting = meeting.with_members(3);
    meeting.change(0, &hosts(&[1]), Some(&host));
    let secrets = RoomSecrets::derive(&meeting.link, Some(&StretchedPassword::from_bytes([7; 32])));
    let refused = meeting.members[2].change_password(&meeting.link, "", &secrets, None);
    assert_eq!(
        refused.map(drop),
        Err(CommitError::Violation(Violation::NotHost))
    );
    changes_password(&mut meeting, 1, None);
    let card = SealedCard::open(&meeting.link, &meeting.card).expect("the link opens it");
    assert!(!card.card().signed, "the host key signs, and nobody else");
    assert!(card.describes(&meeting.members[2]));
    meeting.assert_converged();
}

#[test]
fn a_change_of_password_whose_root_is_missing_or_another_ones_is_refused() {
    let (meeting, host) = Meeting::hosted(85);
    let mut meeting = meeting.with_members(3);
    let secrets = |byte| {
        RoomSecrets::derive(
            &meeting.link,
            Some(&StretchedPassword::from_bytes([byte; 32])),
        )
    };
    let (named, other) = (secrets(7), secrets(8));
    let group_id = meeting.members[0].group_id().to_vec();
    let mut after = meeting.room.state().clone();
    after.version += 1;
    after.psk_id = named.psk_id(&group_id);
    after.card_hash = [1; 32];
    let host_member = &mut meeting.members[0];
    let right = host_member.seal_root(&after, &named).expect("sealed");
    let wrong = host_member.seal_root(&after, &other).expect("sealed");
    let mut flipped = right.clone();
    flipped[20] ^= 1;
    let none = Vec::new();
    let long = [right.as_slice(), &[0]].concat();
    let publicly = [
        (&none, false),
        (&long, false),
        (&wrong, true),
        (&flipped, true),
    ];
    for (sealed, passes) in publicly {
        let plan = Plan {
            state: Some(&after),
            password: Some((&named, sealed)),
            ..Plan::default()
        };
        let (commit, _) = meeting.members[0].commit(plan, |_| false).expect("made");
        let checked = meeting
            .room
            .check(&commit.commit, &commit.group_info, present);
        assert_eq!(checked.is_ok(), passes, "the server sees its length alone");
        for member in &mut meeting.members[1..] {
            let refused = member.process_commit(&commit.commit, present).map(drop);
            let why = if passes {
                CommitError::Invalid
            } else {
                CommitError::Violation(Violation::Malformed)
            };
            assert_eq!(refused, Err(why));
        }
        meeting.members[0].forget_own();
    }
    // What goes with a commit that was given up goes with no other.
    let update = meeting.members[0].self_update().expect("a commit");
    meeting.deliver(&update, present).expect("all take it");
    changes_password(&mut meeting, 0, Some(&host));
    meeting.assert_converged();
}

#[test]
fn the_first_in_the_room_cannot_name_themselves_host() {
    let (meeting, host) = Meeting::hosted(86);
    let mut rng = crate::rng::Rng::from_seed([87; 32]);
    let identity = Identity::generate(&mut rng);
    let key = identity.public();
    let other = HostKey::generate(&mut rng);
    for (by, holds) in [(&other, false), (&host, true)] {
        let (info, tree) =
            super::host_rules::founding_with_delegation(&meeting, &identity, by, key);
        let opened = PublicRoom::from_creation(&info, &tree);
        assert_eq!(opened.is_ok(), holds);
        if !holds {
            assert_eq!(opened.map(drop), Err(Violation::State));
        }
        let joiner = Identity::generate(&mut rng);
        let (link, secrets): (&Link, _) = (&meeting.link, &meeting.secrets);
        let joined = Group::join(&mut rng, joiner, link, secrets, None, &info, &tree);
        assert_eq!(joined.is_ok(), holds, "a client finds out, too");
    }
}
