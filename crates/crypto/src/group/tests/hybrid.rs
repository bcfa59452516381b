//! The hybrid suite: the same meeting, and no way down from it.

use policy::Suite;

use super::{CLASSICAL, Meeting, gone, present};
use crate::card::SealedCard;
use crate::group::{Group, HostChange, Identity, Terms};
use crate::link::HostKey;

const HYBRID: Terms = Terms {
    suite: Suite::Hybrid,
    options: 0,
};

#[test]
fn a_hybrid_meeting_lives_like_any_other() {
    assert_eq!(
        Terms::default(),
        HYBRID,
        "what is opened without a word is hybrid"
    );
    let (meeting, host) = Meeting::hosted_on(120, HYBRID);
    let mut meeting = meeting.with_members(5);
    meeting.assert_converged();
    assert_eq!(meeting.members[1].suite(), Suite::Hybrid);
    let card = SealedCard::open(&meeting.link, &meeting.card).expect("opens");
    assert_eq!(card.card().suite, Suite::Hybrid);
    assert!(card.describes(&meeting.members[4]));

    let leaver = meeting.members.remove(2).own_leaf();
    let commit = meeting.members[1].remove(&[leaver]).expect("a commit");
    meeting.deliver(&commit, gone).expect("all take it");
    let lost = meeting.members.remove(3).into_identity();
    meeting.join_as(lost, None);
    let kick = HostChange {
        removes: vec![1],
        hosts: vec![3],
        ..HostChange::default()
    };
    meeting.change(0, &kick, Some(&host));
    let (applicant, knock) = meeting.knock();
    assert!(knock.len() <= 16 << 10, "fits what the server takes");
    let at = meeting.admit(0, applicant, &knock);
    let commit = meeting.members[at].self_update().expect("a commit");
    meeting.deliver(&commit, present).expect("all take it");
    meeting.assert_converged();
}

#[test]
fn a_group_of_another_suite_or_with_other_options_is_not_the_one_that_the_card_describes() {
    let other_options = Terms {
        options: policy::QUIET_METADATA,
        ..CLASSICAL
    };
    let meeting = Meeting::of_equals(121);
    let card = SealedCard::open(&meeting.link, &meeting.card).expect("opens");
    assert!(card.describes(&meeting.members[0]));
    let mut rng = crate::rng::Rng::from_seed([122; 32]);
    for terms in [HYBRID, other_options] {
        let identity = Identity::generate(&mut rng);
        let (link, secrets) = (&meeting.link, &meeting.secrets);
        let (mut group, founding) =
            Group::create(&mut rng, identity, link, secrets, false, None, terms).expect("opens");
        let own = SealedCard::open(link, &founding.card).expect("opens");
        assert!(own.describes(&group));
        assert!(!card.describes(&group), "another room");
        // The right room and hash, and yet other terms.
        let mut says = own.card().clone();
        group.state.card_hash = [1; 32];
        assert!(SealedCard::rigged(says.clone(), [1; 32]).describes(&group));
        (says.suite, says.options) = (CLASSICAL.suite, CLASSICAL.options);
        assert!(!SealedCard::rigged(says, [1; 32]).describes(&group));
    }
}

#[test]
fn a_knock_on_another_suite_is_not_shown() {
    let (mut hybrid, _) = Meeting::hosted_on(123, HYBRID);
    let card = SealedCard::open(&hybrid.link, &hybrid.card).expect("opens");
    let mut weaker = card.card().clone();
    weaker.suite = Suite::Classical;
    let profile = crate::profile::Profile::new("Ann", 7).expect("a name");
    let identity = Identity::generate(&mut hybrid.rng);
    let secrets = &hybrid.secrets;
    let (_, knock) = crate::group::Applicant::new(
        &mut hybrid.rng,
        identity,
        &weaker,
        secrets,
        None::<&HostKey>,
        &profile,
    )
    .expect("made");
    assert_eq!(
        hybrid.members[0].open_knock(&knock).map(drop),
        Err(crate::group::KnockError::KeyPackage)
    );
}
