//! What a host may not do, and what nobody but a host may.

use openmls::extensions::{Extension, Extensions, UnknownExtension};
use openmls::group::{GroupId, MlsGroup, PURE_PLAINTEXT_WIRE_FORMAT_POLICY};
use openmls::prelude::{
    BasicCredential, Capabilities, Credential, CredentialWithKey, KeyPackage, LeafNodeParameters,
    Lifetime, PreSharedKeyProposal, Proposal, ProposalType,
};
use openmls::schedule::PreSharedKeyId;
use openmls_traits::OpenMlsProvider as _;
use policy::leaf_capabilities;
use policy::{
    CommitKind, Delegation, HOST_PROOF_EXTENSION, HostProof, Mode, QUIET_METADATA, RoomState,
    Suite, Violation,
};
use proto::List;

use super::allowlist::{
    Intruder, Rogue, changes_state, joins_with_leaf, key_package, member_commits, refused_by_all,
    rigged_package, room_psk,
};
use super::{Meeting, gone, present};
use crate::group::entry::for_ever;
use crate::group::{CommitError, Group, HostChange, Identity, Knock};
use crate::link::HostKey;
use crate::provider::Provider;
use crate::rng::Rng;

fn psk_proposal(psk: PreSharedKeyId) -> Proposal {
    Proposal::PreSharedKey(Box::new(PreSharedKeyProposal::new(psk)))
}

/// The member at `author` adds these, with these PSKs.
fn adds(
    meeting: &mut Meeting,
    author: usize,
    packages: Vec<KeyPackage>,
    psks: Vec<PreSharedKeyId>,
) -> Rogue {
    let group = &mut meeting.members[author];
    let _ = group.mls.clear_pending_commit(group.provider.storage());
    member_commits(group, |builder| {
        builder
            .propose_adds(packages)
            .add_proposals(psks.into_iter().map(psk_proposal))
    })
}

#[test]
fn only_a_host_adds_and_one_at_a_time() {
    let (meeting, _) = Meeting::hosted(100);
    let mut meeting = meeting.with_members(3);
    let [one, two] = [(); 2].map(|()| key_package(&mut meeting.rng));
    let psk = room_psk(&meeting);
    let rogue = adds(&mut meeting, 1, vec![one.clone()], vec![psk.clone()]);
    refused_by_all(&mut meeting, Some(1), &rogue, Violation::NotHost);
    let rogue = adds(&mut meeting, 0, vec![one.clone(), two], vec![psk.clone()]);
    refused_by_all(&mut meeting, Some(0), &rogue, Violation::Proposal);
    let (commit, info) = adds(&mut meeting, 0, vec![one], vec![psk]);
    let staged = meeting
        .room
        .check(&commit, &info, present)
        .expect("allowed");
    let kind = CommitKind::Host {
        adds: vec![3],
        removes: vec![],
        changes_state: false,
        changes_psk: false,
    };
    assert_eq!(*staged.kind(), kind);
    assert_eq!(staged.added(), Some(3));
    assert!(meeting.members[2].process_commit(&commit, present).is_ok());
}

#[test]
fn a_host_adds_with_exactly_the_rooms_psk() {
    let (meeting, _) = Meeting::hosted(101);
    let mut meeting = meeting.with_members(3);
    let package = key_package(&mut meeting.rng);
    let rogue = adds(&mut meeting, 0, vec![package.clone()], vec![]);
    refused_by_all(&mut meeting, Some(0), &rogue, Violation::Psk);
    let psk = room_psk(&meeting);
    let again = PreSharedKeyId::external(meeting.room.state().psk_id.to_vec(), vec![2; 32]);
    let rogue = adds(&mut meeting, 0, vec![package.clone()], vec![psk, again]);
    refused_by_all(&mut meeting, Some(0), &rogue, Violation::Psk);

    let other = PreSharedKeyId::external(vec![7; 32], vec![1; 32]);
    for member in &meeting.members {
        other.store(&member.provider, &[7; 32]).expect("stored");
    }
    let rogue = adds(&mut meeting, 0, vec![package], vec![other]);
    refused_by_all(&mut meeting, Some(0), &rogue, Violation::Psk);
}

#[test]
fn a_host_that_adds_does_nothing_else_in_the_same_commit() {
    let (meeting, _) = Meeting::hosted(102);
    let mut meeting = meeting.with_members(3);
    let psk = room_psk(&meeting);
    let mut state = meeting.room.state().clone();
    state.version += 1;
    for with_state in [false, true] {
        let package = key_package(&mut meeting.rng);
        let group = &mut meeting.members[0];
        let _ = group.mls.clear_pending_commit(group.provider.storage());
        let rogue = member_commits(group, |builder| {
            let builder = builder
                .propose_adds([package])
                .add_proposal(psk_proposal(psk.clone()));
            if with_state {
                builder
                    .propose_group_context_extensions(state.to_extensions())
                    .expect("OpenMLS proposes it")
            } else {
                builder.propose_removals([openmls::prelude::LeafNodeIndex::new(2)])
            }
        });
        let server = meeting.room.check(&rogue.0, &rogue.1, gone);
        assert_eq!(server.map(drop), Err(Violation::Proposal));
        assert_eq!(
            meeting.members[1].process_commit(&rogue.0, gone).map(drop),
            Err(CommitError::Violation(Violation::Proposal))
        );
    }
}

#[test]
fn a_locked_room_takes_nobody_whoever_adds() {
    let (meeting, _) = Meeting::hosted(103);
    let mut meeting = meeting.with_members(3);
    let lock = HostChange {
        mode: Some(Mode::Locked),
        ..HostChange::default()
    };
    meeting.change(0, &lock, None);
    let package = key_package(&mut meeting.rng);
    let psk = room_psk(&meeting);
    let rogue = adds(&mut meeting, 0, vec![package], vec![psk]);
    refused_by_all(&mut meeting, Some(0), &rogue, Violation::NotOpen);
}

#[test]
fn a_lobby_takes_no_joiner_without_a_host() {
    let (meeting, _) = Meeting::hosted(104);
    let mut meeting = meeting.with_members(3);
    let lobby = HostChange {
        mode: Some(Mode::Lobby),
        ..HostChange::default()
    };
    meeting.change(0, &lobby, None);
    let mut intruder = Intruder::new();
    intruder.psks.push(room_psk(&meeting));
    let rogue = intruder.joins(&mut meeting);
    refused_by_all(&mut meeting, None, &rogue, Violation::NotOpen);
}

#[test]
fn a_key_package_that_is_not_as_the_rooms_leaves_must_be_is_refused() {
    let (meeting, host) = Meeting::hosted(105);
    let mut meeting = meeting.with_members(3);
    let psk = room_psk(&meeting);
    let identity = Identity::generate(&mut meeting.rng);
    let group_id = meeting.room.group_id().to_vec();
    let other = HostKey::generate(&mut meeting.rng);
    let rng = &mut meeting.rng;
    let capabilities = Capabilities::new(
        None,
        None,
        Some(leaf_capabilities(Suite::Classical).extensions()),
        Some(&[ProposalType::Custom(0xF0F0)]),
        None,
    );
    let key = identity.public();
    let wrong = [
        rigged_package(rng, &identity, |b| b.leaf_node_capabilities(capabilities)),
        rigged_package(rng, &identity, |b| {
            b.key_package_lifetime(Lifetime::init(0, u64::MAX - 1))
        }),
        rigged_package(rng, &identity, |b| {
            b.key_package_lifetime(Lifetime::init(1, u64::MAX))
        }),
        rigged_package(rng, &identity, |b| {
            b.leaf_node_extensions(other.prove(&group_id, &key).to_extensions())
        }),
        rigged_package(rng, &identity, |b| {
            b.leaf_node_extensions(host.prove(&group_id, &[1; 32]).to_extensions())
        }),
        rigged_package(rng, &identity, |b| {
            let extra = UnknownExtension(vec![1]);
            let extra = Extension::Unknown(HOST_PROOF_EXTENSION, extra);
            b.key_package_extensions(Extensions::from_vec(vec![extra]).expect("one"))
        }),
        with_credential(rng, &identity, &[1; 17]),
        with_credential(rng, &identity, &[]),
    ];
    for (at, package) in wrong.into_iter().enumerate() {
        let rogue = adds(&mut meeting, 0, vec![package], vec![psk.clone()]);
        let verdicts = meeting.verdicts(Some(0), &rogue.0, &rogue.1, present);
        let why = Violation::Leaf;
        assert_eq!(verdicts, (why, CommitError::Violation(why)), "package {at}");
    }
    // The host's own proof, for this leaf, is fine.
    let good = rigged_package(&mut meeting.rng, &identity, |b| {
        b.leaf_node_extensions(host.prove(&group_id, &key).to_extensions())
    });
    let (commit, info) = adds(&mut meeting, 0, vec![good], vec![psk]);
    assert!(meeting.room.check(&commit, &info, present).is_ok());
}

fn with_credential(rng: &mut Rng, identity: &Identity, credential: &[u8]) -> KeyPackage {
    let credential: Credential = BasicCredential::new(credential.to_vec()).into();
    KeyPackage::builder()
        .leaf_node_capabilities(leaf_capabilities(Suite::Classical))
        .key_package_lifetime(for_ever())
        .build(
            Suite::Classical.ciphersuite(),
            &Provider::new(rng.fork()),
            identity,
            CredentialWithKey {
                credential,
                signature_key: identity.public().as_slice().into(),
            },
        )
        .expect("OpenMLS makes it")
        .key_package()
        .clone()
}

#[test]
fn one_who_is_in_is_not_added_again() {
    let (meeting, _) = Meeting::hosted(106);
    let mut meeting = meeting.with_members(3);
    let package = rigged_package(
        &mut meeting.rng,
        &meeting.members[2].identity.copy(),
        |builder| builder,
    );
    let psk = room_psk(&meeting);
    let group = &mut meeting.members[0];
    let built = group
        .mls
        .commit_builder()
        .propose_adds([package])
        .add_proposal(psk_proposal(psk))
        .load_psks(group.provider.storage())
        .expect("PSKs")
        .build(
            group.provider.rand(),
            group.provider.crypto(),
            &group.identity,
            |_| true,
        );
    assert!(built.is_err(), "OpenMLS builds none, and takes none");
}

#[test]
fn a_new_room_state_is_one_newer_and_keeps_what_was_fixed() {
    let (meeting, host) = Meeting::hosted(107);
    let mut meeting = meeting.with_members(3);
    let state = meeting.room.state().clone();
    let group_id = meeting.room.group_id().to_vec();
    let member_key = meeting.members[1].identity.public();
    let delegation = |key: [u8; 32], by: &HostKey| by.delegate(&group_id, key);
    let other = HostKey::generate(&mut meeting.rng);
    let good = delegation(member_key, &host);
    let mut moved = good.clone();
    moved.leaf_key = meeting.members[2].identity.public();
    let wrong: [&dyn Fn(&mut RoomState); 11] = [
        &|state| state.version += 1,
        &|state| state.version -= 1,
        &|state| state.host = None,
        &|state| state.options = QUIET_METADATA,
        &|state| state.options = 0x80,
        &|state| state.psk_id = [3; 32],
        &|state| state.card_hash = [3; 32],
        &|state| state.delegated = list(vec![delegation(member_key, &other)]),
        &|state| state.delegated = list(vec![moved.clone()]),
        &|state| state.delegated = list(vec![good.clone(), good.clone()]),
        &|state| state.delegated = list(vec![delegation([5; 32], &host)]),
    ];
    for (at, rig) in wrong.into_iter().enumerate() {
        let mut after = state.clone();
        after.version += 1;
        rig(&mut after);
        let rogue = changes_state(&mut meeting.members[0], &after);
        let verdicts = meeting.verdicts(Some(0), &rogue.0, &rogue.1, present);
        let why = Violation::State;
        assert_eq!(verdicts, (why, CommitError::Violation(why)), "change {at}");
    }
    let mut after = state;
    after.version += 1;
    after.delegated = list(vec![good]);
    after.psk_id = [3; 32];
    after.card_hash = [3; 32];
    // As long as a sealed root: more the server cannot tell.
    meeting.members[0].mls.set_aad(vec![0; 62]);
    let (commit, info) = changes_state(&mut meeting.members[0], &after);
    let staged = meeting
        .room
        .check(&commit, &info, present)
        .expect("allowed");
    assert_eq!(*staged.state(), after);
    let kind = CommitKind::Host {
        adds: vec![],
        removes: vec![],
        changes_state: true,
        changes_psk: true,
    };
    assert_eq!(*staged.kind(), kind);
}

fn list(delegations: Vec<Delegation>) -> List<Delegation, 16> {
    List::new(delegations).expect("few")
}

#[test]
fn one_made_a_host_neither_removes_hosts_nor_takes_it_from_them() {
    let (meeting, host) = Meeting::hosted(108);
    let mut meeting = meeting.with_members(4);
    let change = HostChange {
        hosts: vec![1, 2],
        ..HostChange::default()
    };
    meeting.change(0, &change, Some(&host));

    let mut state = meeting.room.state().clone();
    state.version += 1;
    state.delegated = list(vec![state.delegated[0].clone()]);
    let rogue = changes_state(&mut meeting.members[1], &state);
    refused_by_all(&mut meeting, Some(1), &rogue, Violation::State);

    for leaf in [0, 2] {
        let group = &mut meeting.members[1];
        let _ = group.mls.clear_pending_commit(group.provider.storage());
        let rogue = member_commits(group, |builder| {
            builder.propose_removals([openmls::prelude::LeafNodeIndex::new(leaf)])
        });
        let server = meeting.room.check(&rogue.0, &rogue.1, present);
        assert_eq!(server.map(drop), Err(Violation::RemovesHost));
        assert_eq!(
            meeting.members[3]
                .process_commit(&rogue.0, present)
                .map(drop),
            Err(CommitError::Violation(Violation::RemovesHost))
        );
        assert!(
            meeting.room.check(&rogue.0, &rogue.1, gone).is_ok(),
            "but the gone"
        );
    }
    // The holder of the host key does both.
    let mut state = meeting.room.state().clone();
    state.version += 1;
    state.delegated = list(vec![]);
    let (commit, info) = changes_state(&mut meeting.members[0], &state);
    assert!(meeting.room.check(&commit, &info, present).is_ok());
}

/// What stands in the room state for all to read, as a leaf would carry it.
fn lifted(delegation: &Delegation) -> HostProof {
    HostProof {
        host_key: delegation.host_key,
        signature: delegation.signature,
    }
}

#[test]
fn a_delegation_lifted_from_the_room_state_is_no_host_proof_in_any_leaf() {
    let (meeting, host) = Meeting::hosted(110);
    let mut meeting = meeting.with_members(4);
    let make = HostChange {
        hosts: vec![1],
        ..HostChange::default()
    };
    meeting.change(0, &make, Some(&host));
    let proof = lifted(&meeting.room.state().delegated[0]).to_extensions();

    // Into its own leaf.
    let leaf = LeafNodeParameters::builder()
        .with_extensions(proof.clone())
        .build();
    let rogue = member_commits(&mut meeting.members[1], |builder| {
        builder.leaf_node_parameters(leaf)
    });
    refused_by_all(&mut meeting, Some(1), &rogue, Violation::Leaf);

    // Once it was removed, back in: through the shut door, by a host's hand, and
    // through the locked one.
    let lost = meeting.members.remove(1).into_identity();
    let kick = HostChange {
        removes: vec![1],
        ..HostChange::default()
    };
    meeting.change(0, &kick, None);
    assert!(!meeting.room.state().delegates_to(&lost.public()));
    for mode in [Mode::Lobby, Mode::Locked] {
        let shut = HostChange {
            mode: Some(mode),
            ..HostChange::default()
        };
        meeting.change(0, &shut, None);
        let extensions = proof.clone();
        let rogue = joins_with_leaf(&mut meeting, &lost, |_| extensions);
        refused_by_all(&mut meeting, None, &rogue, Violation::Leaf);
        let plain = joins_with_leaf(&mut meeting, &lost, |_| Extensions::empty());
        refused_by_all(&mut meeting, None, &plain, Violation::NotOpen);
    }
    let open = HostChange {
        mode: Some(Mode::Lobby),
        ..HostChange::default()
    };
    meeting.change(0, &open, None);
    let package = rigged_package(&mut meeting.rng, &lost, |b| b.leaf_node_extensions(proof));
    let psk = room_psk(&meeting);
    let rogue = adds(&mut meeting, 0, vec![package], vec![psk]);
    refused_by_all(&mut meeting, Some(0), &rogue, Violation::Leaf);
}

#[test]
fn a_host_proof_in_a_leaf_is_no_delegation() {
    let (meeting, host) = Meeting::hosted(111);
    let mut meeting = meeting.with_members(3);
    let key = meeting.members[0].identity.public();
    let proof = host.prove(meeting.room.group_id(), &key);
    let mut state = meeting.room.state().clone();
    state.version += 1;
    state.delegated = list(vec![Delegation {
        leaf_key: key,
        host_key: proof.host_key,
        signature: proof.signature,
    }]);
    let rogue = changes_state(&mut meeting.members[0], &state);
    refused_by_all(&mut meeting, Some(0), &rogue, Violation::State);
}

#[test]
fn who_removes_somebody_present_shuts_the_door_with_the_same_commit() {
    let (meeting, _) = Meeting::hosted(112);
    let mut meeting = meeting.with_members(4);
    let removal = |group: &mut Group, state: Option<RoomState>| {
        let _ = group.mls.clear_pending_commit(group.provider.storage());
        member_commits(group, |builder| {
            let builder = builder.propose_removals([openmls::prelude::LeafNodeIndex::new(2)]);
            match state {
                Some(state) => builder
                    .propose_group_context_extensions(state.to_extensions())
                    .expect("OpenMLS proposes it"),
                None => builder,
            }
        })
    };
    let mut open = meeting.room.state().clone();
    open.version += 1;
    for state in [None, Some(open.clone())] {
        let rogue = removal(&mut meeting.members[0], state);
        refused_by_all(&mut meeting, Some(0), &rogue, Violation::LeavesOpen);
        assert!(
            meeting.room.check(&rogue.0, &rogue.1, gone).is_ok(),
            "but the gone"
        );
    }
    for mode in [Mode::Lobby, Mode::Locked] {
        let state = RoomState {
            mode,
            ..open.clone()
        };
        let (commit, info) = removal(&mut meeting.members[0], Some(state));
        assert!(meeting.room.check(&commit, &info, present).is_ok());
    }
}

#[test]
fn in_a_room_of_equals_nobody_is_a_host() {
    let mut meeting = Meeting::of_equals(109).with_members(2);
    let mut state = meeting.room.state().clone();
    state.version += 1;
    state.mode = Mode::Locked;
    let rogue = changes_state(&mut meeting.members[0], &state);
    refused_by_all(&mut meeting, Some(0), &rogue, Violation::NotHost);
}

/// A Welcome that our own rules would not let anybody make: by no host.
pub(super) fn welcome_against_the_rules(group: &mut Group, knock: &Knock) -> (Vec<u8>, Vec<u8>) {
    let psk = PreSharedKeyId::external(group.room_state().psk_id.to_vec(), vec![1; 32]);
    welcome(group, knock, Some(psk))
}

/// A Welcome that brings no PSK.
pub(super) fn welcome_without_psk(group: &mut Group, knock: &Knock) -> (Vec<u8>, Vec<u8>) {
    welcome(group, knock, None)
}

/// The Welcome, and the tree of its epoch.
fn welcome(group: &mut Group, knock: &Knock, psk: Option<PreSharedKeyId>) -> (Vec<u8>, Vec<u8>) {
    let bundle = group
        .mls
        .commit_builder()
        .force_self_update(true)
        .propose_adds([knock.package().clone()])
        .add_proposals(psk.map(psk_proposal))
        .load_psks(group.provider.storage())
        .expect("PSKs")
        .create_group_info(true)
        .build(
            group.provider.rand(),
            group.provider.crypto(),
            &group.identity,
            |_| true,
        )
        .expect("OpenMLS builds it")
        .stage_commit(&group.provider)
        .expect("OpenMLS stages it");
    let (_, welcome, _) = bundle.into_messages();
    let welcome = welcome.expect("a Welcome").to_bytes().expect("encodes");
    group
        .mls
        .merge_pending_commit(&group.provider)
        .expect("merges");
    let tree = group.mls.export_ratchet_tree();
    let tree = tls_codec::Serialize::tls_serialize_detached(&tree).expect("encodes");
    (welcome, tree)
}

/// GroupInfo and tree of a room that this identity opened under the meeting's
/// link, with a delegation to `key` signed by `by` in its state.
pub(super) fn founding_with_delegation(
    meeting: &Meeting,
    identity: &Identity,
    by: &HostKey,
    key: [u8; 32],
) -> (Vec<u8>, Vec<u8>) {
    let group_id = [4; 16];
    let mut state = RoomState::new(
        meeting.link.host_commitment(),
        meeting.secrets.psk_id(&group_id),
        [5; 32],
        0,
    );
    state.delegated = list(vec![by.delegate(&group_id, key)]);
    let provider = Provider::new(Rng::from_seed([6; 32]));
    let mls = MlsGroup::builder()
        .with_group_id(GroupId::from_slice(&group_id))
        .ciphersuite(Suite::Classical.ciphersuite())
        .with_wire_format_policy(PURE_PLAINTEXT_WIRE_FORMAT_POLICY)
        .with_capabilities(leaf_capabilities(Suite::Classical))
        .lifetime(for_ever())
        .with_group_context_extensions(state.to_extensions())
        .build(&provider, identity, identity.credential())
        .expect("a group");
    let info = mls
        .export_group_info(provider.crypto(), identity, false)
        .expect("exports")
        .to_bytes()
        .expect("encodes");
    let tree = tls_codec::Serialize::tls_serialize_detached(&mls.export_ratchet_tree());
    (info, tree.expect("encodes"))
}
