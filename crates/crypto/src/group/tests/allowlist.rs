//! Whatever MLS itself would accept: only what the room allows gets in, judged
//! alike by members and server.

use openmls::extensions::{Extension, ExternalSendersExtension, UnknownExtension};
use openmls::group::{
    CommitBuilder, CommitMessageBundle, GroupId, MlsGroup, PURE_PLAINTEXT_WIRE_FORMAT_POLICY,
};
use openmls::prelude::{
    Capabilities, CustomProposal, JoinProposal, KeyPackage, KeyPackageBuilder, LeafNodeIndex,
    LeafNodeParameters, PreSharedKeyProposal, Proposal,
};
use openmls::schedule::PreSharedKeyId;
use openmls_traits::OpenMlsProvider as _;
use policy::{
    CommitKind, Mode, ROOM_STATE_EXTENSION, RoomState, Suite, Violation, group_info_message,
    leaf_capabilities, ratchet_tree,
};

use tls_codec::DeserializeBytes as _;

use super::{Meeting, gone, present};
use crate::group::entry::for_ever;
use crate::group::{CommitError, Group, HostChange, Identity, join_config};
use crate::provider::Provider;
use crate::rng::Rng;

pub(super) type Rogue = (Vec<u8>, Vec<u8>);

/// Commit and group info.
pub(super) fn encode(bundle: CommitMessageBundle) -> Option<Rogue> {
    let encoded = crate::group::commits::encode(bundle)?;
    Some((encoded.commit, encoded.group_info))
}

/// Commits in the name of a member whatever `rig` puts in.
pub(super) fn member_commits(
    group: &mut Group,
    rig: impl FnOnce(
        CommitBuilder<'_, openmls::group::Initial>,
    ) -> CommitBuilder<'_, openmls::group::Initial>,
) -> Rogue {
    let builder = group
        .mls
        .commit_builder()
        .consume_proposal_store(false)
        .force_self_update(true);
    let bundle = rig(builder)
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
    encode(bundle).expect("encodes")
}

/// Joins by an external commit as `rig` wants it, with no check of our own.
pub(super) struct Intruder {
    pub(super) psks: Vec<PreSharedKeyId>,
    pub(super) capabilities: Capabilities,
    pub(super) stored: Option<Vec<u8>>,
}

impl Intruder {
    pub(super) fn new() -> Self {
        Self {
            psks: Vec::new(),
            capabilities: leaf_capabilities(Suite::Classical),
            stored: None,
        }
    }

    pub(super) fn joins(self, meeting: &mut Meeting) -> Rogue {
        let identity = Identity::generate(&mut meeting.rng);
        let provider = Provider::new(meeting.rng.fork());
        let secret = self
            .stored
            .unwrap_or_else(|| meeting.secrets.psk().to_vec());
        for psk in &self.psks {
            psk.store(&provider, &secret).expect("stored");
        }
        let leaf = LeafNodeParameters::builder()
            .with_capabilities(self.capabilities)
            .build();
        let info = group_info_message(&meeting.group_info).expect("good");
        let builder = MlsGroup::external_commit_builder()
            .with_ratchet_tree(ratchet_tree(&meeting.room.tree()).expect("good"))
            .with_config(join_config())
            .skip_lifetime_validation()
            .build_group(&provider, info, identity.credential())
            .expect("good")
            .add_psk_proposals(self.psks.into_iter().map(PreSharedKeyProposal::new))
            .leaf_node_parameters(leaf);
        let (_, bundle): (MlsGroup, CommitMessageBundle) = builder
            .load_psks(provider.storage())
            .expect("PSKs")
            .create_group_info(true)
            .build(provider.rand(), provider.crypto(), &identity, |_| true)
            .expect("OpenMLS builds it")
            .finalize(&provider)
            .expect("OpenMLS finalizes it");
        encode(bundle).expect("encodes")
    }
}

pub(super) fn room_psk(meeting: &Meeting) -> PreSharedKeyId {
    PreSharedKeyId::external(meeting.room.state().psk_id.to_vec(), vec![1; 32])
}

pub(super) fn refused_by_all(
    meeting: &mut Meeting,
    author: Option<usize>,
    rogue: &Rogue,
    why: Violation,
) {
    let verdicts = meeting.verdicts(author, &rogue.0, &rogue.1, present);
    assert_eq!(verdicts, (why, CommitError::Violation(why)));
}

#[test]
fn a_joiner_without_the_psk_is_refused() {
    let mut meeting = Meeting::of_equals(20).with_members(3);
    let rogue = Intruder::new().joins(&mut meeting);
    refused_by_all(&mut meeting, None, &rogue, Violation::Psk);
}

#[test]
fn a_joiner_with_the_psk_and_nothing_else_amiss_is_taken() {
    let mut meeting = Meeting::of_equals(21).with_members(3);
    let mut honest = Intruder::new();
    honest.psks.push(room_psk(&meeting));
    let (commit, info) = honest.joins(&mut meeting);
    assert!(meeting.room.check(&commit, &info, present).is_ok());
    for member in &mut meeting.members {
        assert!(member.process_commit(&commit, present).is_ok());
    }
}

#[test]
fn a_joiner_with_another_secret_under_the_rooms_psk_id_is_rejected_by_members() {
    let mut meeting = Meeting::of_equals(22).with_members(3);
    let mut intruder = Intruder::new();
    intruder.psks.push(room_psk(&meeting));
    intruder.stored = Some(vec![9; 32]);
    let (commit, info) = intruder.joins(&mut meeting);
    assert!(
        meeting.room.check(&commit, &info, present).is_ok(),
        "the server cannot tell"
    );
    for member in &mut meeting.members {
        assert_eq!(
            member.process_commit(&commit, present).map(drop),
            Err(CommitError::Invalid)
        );
    }
    meeting.assert_converged();
}

#[test]
fn a_joiner_with_another_psk_or_two_is_refused() {
    let mut meeting = Meeting::of_equals(23).with_members(3);
    let other = PreSharedKeyId::external(vec![7; 32], vec![1; 32]);
    let mut intruder = Intruder::new();
    intruder.psks.push(other.clone());
    let rogue = intruder.joins(&mut meeting);
    let server = meeting.room.check(&rogue.0, &rogue.1, present);
    assert_eq!(server.map(drop), Err(Violation::Psk));
    let member = meeting.members[0].process_commit(&rogue.0, present);
    assert_eq!(
        member.map(drop),
        Err(CommitError::Invalid),
        "it does not know that PSK"
    );

    let mut intruder = Intruder::new();
    intruder.psks.push(room_psk(&meeting));
    intruder.psks.push(PreSharedKeyId::external(
        meeting.room.state().psk_id.to_vec(),
        vec![2; 32],
    ));
    let rogue = intruder.joins(&mut meeting);
    refused_by_all(&mut meeting, None, &rogue, Violation::Psk);
}

#[test]
fn a_joiner_whose_leaf_claims_other_capabilities_is_refused() {
    let mut meeting = Meeting::of_equals(24).with_members(2);
    let ours = leaf_capabilities(Suite::Classical);
    let mut intruder = Intruder::new();
    intruder.psks.push(room_psk(&meeting));
    intruder.capabilities = Capabilities::new(
        None,
        None,
        Some(ours.extensions()),
        Some(&[openmls::prelude::ProposalType::Custom(0xF0F0)]),
        None,
    );
    let rogue = intruder.joins(&mut meeting);
    refused_by_all(&mut meeting, None, &rogue, Violation::Leaf);
}

#[test]
fn a_joiner_that_takes_a_leaf_with_another_credential_is_refused() {
    let mut meeting = Meeting::of_equals(25).with_members(3);
    let thief = meeting
        .members
        .remove(1)
        .into_identity()
        .with_credential([8; 16]);
    let (_, commit) = meeting.ask_to_join(thief, None);
    let rogue = (commit.commit, commit.group_info);
    refused_by_all(&mut meeting, None, &rogue, Violation::RemovesOther);
}

#[test]
fn a_joiner_that_brings_any_other_proposal_is_refused() {
    let mut meeting = Meeting::of_equals(43).with_members(3);
    let context = context(&meeting);
    let identity = Identity::generate(&mut meeting.rng);
    let again = identity.copy();
    let (_, honest) = meeting.ask_to_join(identity, None);
    let as_it_was = with_proposal(&honest.commit, &again, &context, &[]);
    assert!(
        meeting.members[0].process_commit(&as_it_was, gone).is_ok(),
        "the forger signs as MLS does"
    );
    let remove = [&[0, 3][..], &1_u32.to_be_bytes()].concat();
    let reinit = [&[0, 5][..], &[1, 9], &[0, 1], &[0, 1], &[0]].concat();
    let second_init = [&[0, 6][..], &[1, 9]].concat();
    let extensions = [0, 7, 0].to_vec();
    let custom = [0xF0, 0xF0, 0].to_vec();
    let add = [
        vec![0, 1],
        tls_codec::Serialize::tls_serialize_detached(&key_package(&mut meeting.rng))
            .expect("encodes"),
    ]
    .concat();
    for extra in [add, remove, reinit, second_init, extensions, custom] {
        let rogue = with_proposal(&honest.commit, &again, &context, &extra);
        meeting.verdicts(None, &rogue, &honest.group_info, gone);
    }
    meeting.assert_converged();
}

/// Puts a proposal into a commit and signs it anew (RFC 9420 section 6.1). The
/// tags stay as they were, and with them what a server cannot check.
pub(super) fn with_proposal(
    commit: &[u8],
    identity: &Identity,
    context: &[u8],
    proposal: &[u8],
) -> Vec<u8> {
    // Version, wire format; group id, epoch.
    let sender_at = 4 + (1 + 16) + 8;
    let by_member = commit[sender_at] == 1;
    // Sender (a member's with its leaf), no AAD, content type.
    let proposals_at = sender_at + if by_member { 5 } else { 1 } + 1 + 1;
    let (proposals, rest) =
        tls_codec::VLBytes::tls_deserialize_bytes(&commit[proposals_at..]).expect("proposals");
    // Behind their lengths: signature, confirmation tag, a member's membership tag.
    let tags = if by_member { 2 * 33 } else { 33 };
    let path = &rest[..rest.len() - tags - (2 + 64)];
    let mut proposals = proposals.as_slice().to_vec();
    if !proposal.is_empty() {
        proposals.push(1);
        proposals.extend_from_slice(proposal);
    }
    let framed = [&commit[..proposals_at], &vector(&proposals), path].concat();
    let to_be_signed = [
        vector(b"MLS 1.0 FramedContentTBS"),
        vector(&[&framed, context].concat()),
    ]
    .concat();
    [
        framed,
        vector(&identity.sign_bytes(&to_be_signed)),
        commit[commit.len() - tags..].to_vec(),
    ]
    .concat()
}

fn vector(bytes: &[u8]) -> Vec<u8> {
    use tls_codec::Serialize as _;
    tls_codec::VLByteSlice(bytes)
        .tls_serialize_detached()
        .expect("short")
}

#[test]
fn an_external_add_is_no_commit_and_is_refused() {
    let mut meeting = Meeting::of_equals(27).with_members(2);
    let identity = Identity::generate(&mut meeting.rng);
    let package = key_package_of(&mut meeting.rng, &identity);
    let proposal =
        JoinProposal::new::<<Provider as openmls_traits::OpenMlsProvider>::StorageProvider>(
            package,
            GroupId::from_slice(meeting.room.group_id()),
            meeting.room.epoch().0.into(),
            &identity,
        )
        .expect("OpenMLS makes it");
    let bytes = proposal.to_bytes().expect("encodes");
    let info = meeting.group_info.clone();
    refused_by_all(&mut meeting, None, &(bytes, info), Violation::Malformed);
}

#[test]
fn a_proposal_on_its_own_is_refused_and_none_is_ever_stored() {
    let mut meeting = Meeting::of_equals(28).with_members(3);
    let group = &mut meeting.members[1];
    let (proposal, _) = group
        .mls
        .propose_remove_member(&group.provider, &group.identity, LeafNodeIndex::new(0))
        .expect("OpenMLS makes it");
    let alone = proposal.to_bytes().expect("encodes");
    let info = meeting.group_info.clone();
    refused_by_all(&mut meeting, Some(1), &(alone, info), Violation::Malformed);

    // A commit that refers to it: nobody has it.
    let group = &mut meeting.members[1];
    let bundle = group
        .mls
        .commit_builder()
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
    let rogue = encode(bundle).expect("encodes");
    let verdicts = meeting.verdicts(Some(1), &rogue.0, &rogue.1, gone);
    assert_eq!(verdicts, (Violation::Invalid, CommitError::Invalid));
}

#[test]
fn a_psk_in_a_members_commit_is_refused() {
    let mut meeting = Meeting::of_equals(29).with_members(3);
    let psk = room_psk(&meeting);
    let rogue = member_commits(&mut meeting.members[1], |builder| {
        builder.add_proposal(Proposal::PreSharedKey(Box::new(PreSharedKeyProposal::new(
            psk,
        ))))
    });
    refused_by_all(&mut meeting, Some(1), &rogue, Violation::Proposal);
}

#[test]
fn a_member_without_the_hosts_proof_cannot_change_the_room() {
    let (meeting, _) = Meeting::hosted(30);
    let mut meeting = meeting.with_members(3);
    let mut state = meeting.room.state().clone();
    state.version += 1;
    state.mode = Mode::Locked;
    let rogue = changes_state(&mut meeting.members[1], &state);
    refused_by_all(&mut meeting, Some(1), &rogue, Violation::NotHost);
}

#[test]
fn the_host_may_change_the_room_but_not_whose_it_is_or_back_to_before() {
    let (meeting, _) = Meeting::hosted(31);
    let mut meeting = meeting.with_members(2);
    let state = meeting.room.state().clone();

    let mut older = state.clone();
    older.mode = Mode::Locked;
    let rogue = changes_state(&mut meeting.members[0], &older);
    refused_by_all(&mut meeting, Some(0), &rogue, Violation::State);

    let mut stolen = state.clone();
    stolen.version += 1;
    stolen.host = None;
    let rogue = changes_state(&mut meeting.members[0], &stolen);
    refused_by_all(&mut meeting, Some(0), &rogue, Violation::State);

    let mut other_psk = state.clone();
    other_psk.version += 1;
    other_psk.psk_id = [3; 32];
    let rogue = changes_state(&mut meeting.members[0], &other_psk);
    refused_by_all(&mut meeting, Some(0), &rogue, Violation::State);

    let code = meeting.members[1].security_code();
    let mut locked = state;
    locked.version += 1;
    locked.mode = Mode::Locked;
    let (commit, info) = changes_state(&mut meeting.members[0], &locked);
    let staged = meeting
        .room
        .check(&commit, &info, present)
        .expect("allowed");
    assert_eq!(
        *staged.kind(),
        CommitKind::Host {
            adds: vec![],
            removes: vec![],
            changes_state: true,
            changes_psk: false,
        }
    );
    let provisional = meeting.members[1]
        .process_commit(&commit, present)
        .expect("allowed");
    meeting.members[1].merge(provisional).expect("merges");
    assert_eq!(meeting.members[1].room_state().mode, Mode::Locked);
    assert_eq!(meeting.members[1].security_code(), code, "same people");
    meeting.room.merge(staged);
    assert_eq!(meeting.room.state().mode, Mode::Locked);

    // Locked: nobody new, not even with the PSK; but a member may rejoin.
    meeting.group_info = info;
    let mut late = Intruder::new();
    late.psks.push(room_psk(&meeting));
    let late = late.joins(&mut meeting);
    assert_eq!(
        meeting.room.check(&late.0, &late.1, present).map(drop),
        Err(Violation::NotOpen)
    );
    assert_eq!(
        meeting.members[1]
            .process_commit(&late.0, present)
            .map(drop),
        Err(CommitError::Violation(Violation::NotOpen))
    );
    let rejoiner = meeting.members.remove(0).into_identity();
    let (_, back) = meeting.ask_to_join(rejoiner, None);
    assert!(
        meeting
            .room
            .check(&back.commit, &back.group_info, present)
            .is_ok()
    );
    assert!(
        meeting.members[0]
            .process_commit(&back.commit, present)
            .is_ok()
    );
}

#[test]
fn a_commit_that_renews_no_keys_or_carries_data_of_its_own_is_refused() {
    let mut meeting = Meeting::of_equals(45).with_members(2);
    let psk = room_psk(&meeting);
    let author = &mut meeting.members[0];
    let bundle = author
        .mls
        .commit_builder()
        .add_proposal(Proposal::PreSharedKey(Box::new(PreSharedKeyProposal::new(
            psk,
        ))))
        .load_psks(author.provider.storage())
        .expect("PSKs")
        .create_group_info(true)
        .build(
            author.provider.rand(),
            author.provider.crypto(),
            &author.identity,
            |_| true,
        )
        .expect("OpenMLS builds it")
        .stage_commit(&author.provider)
        .expect("OpenMLS stages it");
    let rogue = encode(bundle).expect("encodes");
    refused_by_all(&mut meeting, Some(0), &rogue, Violation::NoPath);

    let member = &mut meeting.members[1];
    member.mls.set_aad(b"a hidden channel".to_vec());
    let commit = member.self_update().expect("a commit");
    let rogue = (commit.commit, commit.group_info);
    refused_by_all(&mut meeting, Some(1), &rogue, Violation::Malformed);
}

#[test]
fn a_group_context_extension_that_is_not_the_rooms_is_refused_even_from_the_host() {
    let (meeting, _) = Meeting::hosted(32);
    let mut meeting = meeting.with_members(2);
    let mut extensions = meeting.room.state().to_extensions();
    extensions
        .add(Extension::ExternalSenders(ExternalSendersExtension::new()))
        .expect("OpenMLS adds it");
    let rogue = changes_extensions(&mut meeting.members[0], extensions);
    refused_by_all(&mut meeting, Some(0), &rogue, Violation::State);

    let mut extensions = meeting.room.state().to_extensions();
    extensions
        .add_or_replace(Extension::Unknown(
            ROOM_STATE_EXTENSION,
            UnknownExtension(vec![0; 3]),
        ))
        .expect("OpenMLS adds it");
    let rogue = changes_extensions(&mut meeting.members[0], extensions);
    refused_by_all(&mut meeting, Some(0), &rogue, Violation::State);
}

#[test]
fn only_a_host_removes_who_is_present() {
    let (meeting, _) = Meeting::hosted(33);
    let mut meeting = meeting.with_members(4);
    let commit = meeting.members[1].remove(&[2]).expect("a commit");
    let rogue = (commit.commit, commit.group_info);
    refused_by_all(&mut meeting, Some(1), &rogue, Violation::RemovesPresent);
    assert!(
        meeting.room.check(&rogue.0, &rogue.1, gone).is_ok(),
        "the same of one who is gone is fine"
    );
    let one_is_gone = |leaf| leaf == 2;
    meeting.members[1].forget_own();
    let both = meeting.members[1].remove(&[2, 3]).expect("a commit");
    let refused = meeting
        .room
        .check(&both.commit, &both.group_info, one_is_gone);
    assert_eq!(refused.map(drop), Err(Violation::RemovesPresent));

    let change = HostChange {
        removes: vec![2],
        ..HostChange::default()
    };
    let kick = meeting.members[0]
        .change_room(&change, None)
        .expect("a commit");
    let staged = meeting
        .room
        .check(&kick.commit, &kick.group_info, present)
        .expect("a host may");
    assert_eq!(
        *staged.kind(),
        CommitKind::Host {
            adds: vec![],
            removes: vec![2],
            changes_state: true,
            changes_psk: false,
        }
    );
    meeting.members[1].forget_own();
    meeting.deliver(&kick, present).expect("all take it");
    assert_eq!(meeting.members.len(), 3);
    meeting.assert_converged();
}

#[test]
fn a_proof_by_another_key_or_for_another_leaf_makes_no_host_and_is_refused() {
    let (mut meeting, host) = Meeting::hosted(34);
    let group_id = meeting.room.group_id().to_vec();
    let mut rng = Rng::from_seed([35; 32]);
    let other = crate::link::HostKey::generate(&mut rng);
    for proof in [
        other.prove(&group_id, &[1; 32]),
        host.prove(&group_id, &[1; 32]),
        host.prove(&[0; 16], &[1; 32]),
    ] {
        let rogue = joins_with_proof(&mut meeting, |_| proof.to_extensions());
        refused_by_all(&mut meeting, None, &rogue, Violation::Leaf);
    }
    let honest = joins_with_proof(&mut meeting, |key| {
        host.prove(&group_id, &key).to_extensions()
    });
    assert!(meeting.room.check(&honest.0, &honest.1, present).is_ok());
}

#[test]
fn a_members_custom_proposal_is_refused() {
    // OpenMLS takes Custom where the leaves list the type, so the rule is shown
    // on a group whose leaves do.
    let mut rng = Rng::from_seed([36; 32]);
    let provider = Provider::new(rng.fork());
    let identity = Identity::generate(&mut rng);
    let state = RoomState::new(None, [1; 32], [2; 32], 0);
    let capabilities = Capabilities::new(
        None,
        None,
        Some(leaf_capabilities(Suite::Classical).extensions()),
        Some(&[openmls::prelude::ProposalType::Custom(0xF0F0)]),
        None,
    );
    let mut mls = MlsGroup::builder()
        .with_wire_format_policy(PURE_PLAINTEXT_WIRE_FORMAT_POLICY)
        .ciphersuite(Suite::Classical.ciphersuite())
        .with_capabilities(capabilities)
        .with_group_context_extensions(state.to_extensions())
        .build(&provider, &identity, identity.credential())
        .expect("a group");
    let custom = Proposal::Custom(Box::new(CustomProposal::new(0xF0F0, vec![1])));
    let staged = mls
        .commit_builder()
        .force_self_update(true)
        .add_proposal(custom)
        .load_psks(provider.storage())
        .expect("PSKs")
        .build(provider.rand(), provider.crypto(), &identity, |_| true)
        .expect("OpenMLS builds it")
        .stage_commit(&provider);
    drop(staged.expect("OpenMLS stages it"));
    let verdict = policy::check_commit(
        mls.public_group(),
        &state,
        &openmls::prelude::Sender::Member(LeafNodeIndex::new(0)),
        mls.pending_commit().expect("staged"),
        gone,
    );
    assert_eq!(verdict, Err(Violation::Proposal));
}

#[test]
fn a_members_reinit_is_refused() {
    let mut meeting = Meeting::of_equals(44).with_members(3);
    let context = context(&meeting);
    let honest = meeting.members[1].self_update().expect("a commit");
    let author = meeting.members[1].identity.copy();
    let as_it_was = with_proposal(&honest.commit, &author, &context, &[]);
    assert_eq!(
        as_it_was, honest.commit,
        "the forger signs as MLS does, and Ed25519 is deterministic"
    );
    let reinit = [&[0, 5][..], &[1, 9], &[0, 1], &[0, 1], &[0]].concat();
    let rogue = with_proposal(&honest.commit, &author, &context, &reinit);
    let verdicts = meeting.verdicts(Some(1), &rogue, &honest.group_info, gone);
    assert_eq!(
        verdicts,
        (Violation::Proposal, CommitError::Invalid),
        "members find the membership tag wrong before they look"
    );
}

pub(super) fn context(meeting: &Meeting) -> Vec<u8> {
    let context = meeting.members[0].mls.public_group().group_context();
    tls_codec::Serialize::tls_serialize_detached(context).expect("encodes")
}

#[test]
fn a_members_commit_under_another_identity_is_refused() {
    let mut meeting = Meeting::of_equals(37).with_members(3);
    let other = Identity::generate(&mut meeting.rng);
    let group = &mut meeting.members[1];
    let bundle = group
        .mls
        .commit_builder()
        .force_self_update(true)
        .load_psks(group.provider.storage())
        .expect("PSKs")
        .create_group_info(true)
        .build_with_new_signer(
            group.provider.rand(),
            group.provider.crypto(),
            &group.identity,
            openmls::prelude::NewSignerBundle {
                signer: &other,
                credential_with_key: other.credential(),
            },
            |_| true,
        )
        .expect("OpenMLS builds it")
        .stage_commit(&group.provider)
        .expect("OpenMLS stages it");
    let rogue = encode(bundle).expect("encodes");
    refused_by_all(&mut meeting, Some(1), &rogue, Violation::Leaf);
}

#[test]
fn a_commit_for_another_epoch_or_group_or_with_other_group_info_is_refused() {
    let mut meeting = Meeting::of_equals(38).with_members(3);
    let stale = meeting.members[1].self_update().expect("a commit");
    let current = meeting.members[2].self_update().expect("a commit");
    let swapped = meeting
        .room
        .check(&current.commit, &stale.group_info, present);
    assert_eq!(swapped.map(drop), Err(Violation::GroupInfo));
    let old = meeting.group_info.clone();
    let swapped = meeting.room.check(&current.commit, &old, present);
    assert_eq!(swapped.map(drop), Err(Violation::GroupInfo));
    for at in [
        20,
        current.group_info.len() / 2,
        current.group_info.len() - 1,
    ] {
        let mut broken = current.group_info.clone();
        broken[at] ^= 1;
        let refused = meeting.room.check(&current.commit, &broken, present);
        assert_eq!(refused.map(drop), Err(Violation::GroupInfo), "byte {at}");
    }
    meeting.deliver(&current, present).expect("all take it");
    let refused = meeting
        .room
        .check(&stale.commit, &stale.group_info, present);
    assert_eq!(refused.map(drop), Err(Violation::WrongEpoch));

    let mut elsewhere = Meeting::of_equals(39).with_members(2);
    let foreign = elsewhere.members[0].self_update().expect("a commit");
    let verdicts = meeting.verdicts(None, &foreign.commit, &foreign.group_info, present);
    let why = Violation::WrongGroup;
    assert_eq!(verdicts, (why, CommitError::Violation(why)));
}

#[test]
fn a_commit_with_a_flipped_bit_is_refused() {
    let mut meeting = Meeting::of_equals(40).with_members(3);
    let commit = meeting.members[1].self_update().expect("a commit");
    for at in (0..commit.commit.len()).step_by(7) {
        let mut broken = commit.commit.clone();
        broken[at] ^= 0x10;
        assert!(
            meeting.members[0].process_commit(&broken, gone).is_err(),
            "byte {at}"
        );
    }
    meeting.deliver(&commit, present).expect("as it was made");
}

#[test]
fn a_room_that_is_not_one_of_ours_is_not_opened() {
    let mut rng = Rng::from_seed([41; 32]);
    let provider = Provider::new(rng.fork());
    let identity = Identity::generate(&mut rng);
    let mls = MlsGroup::builder()
        .ciphersuite(Suite::Classical.ciphersuite())
        .build(&provider, &identity, identity.credential())
        .expect("a group");
    let info = mls
        .export_group_info(provider.crypto(), &identity, false)
        .expect("exports")
        .to_bytes();
    let tree = tls_codec::Serialize::tls_serialize_detached(&mls.export_ratchet_tree());
    let refused =
        policy::PublicRoom::from_creation(&info.expect("encodes"), &tree.expect("encodes"));
    assert!(refused.is_err());

    let meeting = Meeting::of_equals(42).with_members(2);
    let again = policy::PublicRoom::from_creation(&meeting.group_info, &meeting.room.tree());
    assert_eq!(again.map(drop), Err(Violation::Invalid), "a room of two");
}

pub(super) fn changes_state(group: &mut Group, state: &RoomState) -> Rogue {
    changes_extensions(group, state.to_extensions())
}

fn changes_extensions(
    group: &mut Group,
    extensions: openmls::prelude::Extensions<openmls::group::GroupContext>,
) -> Rogue {
    // Of an earlier try.
    let _ = group.mls.clear_pending_commit(group.provider.storage());
    member_commits(group, |builder| {
        builder
            .propose_group_context_extensions(extensions)
            .expect("OpenMLS proposes it")
    })
}

pub(super) fn joins_with_proof(
    meeting: &mut Meeting,
    proof: impl FnOnce([u8; 32]) -> openmls::prelude::Extensions<openmls::prelude::LeafNode>,
) -> Rogue {
    let identity = Identity::generate(&mut meeting.rng);
    joins_with_leaf(meeting, &identity, proof)
}

pub(super) fn joins_with_leaf(
    meeting: &mut Meeting,
    identity: &Identity,
    extensions: impl FnOnce([u8; 32]) -> openmls::prelude::Extensions<openmls::prelude::LeafNode>,
) -> Rogue {
    let provider = Provider::new(meeting.rng.fork());
    let psk = room_psk(meeting);
    psk.store(&provider, meeting.secrets.psk()).expect("stored");
    let leaf = LeafNodeParameters::builder()
        .with_capabilities(leaf_capabilities(Suite::Classical))
        .with_extensions(extensions(identity.public()))
        .build();
    let info = group_info_message(&meeting.group_info).expect("good");
    let (_, bundle) = MlsGroup::external_commit_builder()
        .with_ratchet_tree(ratchet_tree(&meeting.room.tree()).expect("good"))
        .with_config(join_config())
        .skip_lifetime_validation()
        .build_group(&provider, info, identity.credential())
        .expect("good")
        .add_psk_proposal(PreSharedKeyProposal::new(psk))
        .leaf_node_parameters(leaf)
        .load_psks(provider.storage())
        .expect("PSKs")
        .create_group_info(true)
        .build(provider.rand(), provider.crypto(), identity, |_| true)
        .expect("OpenMLS builds it")
        .finalize(&provider)
        .expect("OpenMLS finalizes it");
    encode(bundle).expect("encodes")
}

pub(super) fn key_package(rng: &mut Rng) -> KeyPackage {
    let identity = Identity::generate(rng);
    key_package_of(rng, &identity)
}

fn key_package_of(rng: &mut Rng, identity: &Identity) -> KeyPackage {
    rigged_package(rng, identity, |builder| builder)
}

/// A KeyPackage as the room wants it, but for what `rig` makes of it.
pub(super) fn rigged_package(
    rng: &mut Rng,
    identity: &Identity,
    rig: impl FnOnce(KeyPackageBuilder) -> KeyPackageBuilder,
) -> KeyPackage {
    let builder = KeyPackage::builder()
        .leaf_node_capabilities(leaf_capabilities(Suite::Classical))
        .key_package_lifetime(for_ever());
    rig(builder)
        .build(
            Suite::Classical.ciphersuite(),
            &Provider::new(rng.fork()),
            identity,
            identity.credential(),
        )
        .expect("OpenMLS makes it")
        .key_package()
        .clone()
}
