//! How a host may change the room.

use openmls::group::PublicGroup;

use crate::state::RoomState;

/// Whether the room state may become `after` by a host's commit that removes
/// the leaves `removes`: the version grows by one; whose room it is and what
/// was fixed at its opening stay; PSK and card change together, with the
/// password. `by_proof` says whether the author holds the host key.
pub(crate) fn may_follow(
    group: &PublicGroup,
    before: &RoomState,
    after: &RoomState,
    by_proof: bool,
    removes: &[u32],
) -> bool {
    let password = after.psk_id != before.psk_id;
    Some(after.version) == before.version.checked_add(1)
        && after.host == before.host
        && after.options == before.options
        && (after.card_hash != before.card_hash) == password
        && delegations_may_follow(group, before, after, by_proof, removes)
}

/// Only members are made hosts. Only the holder of the host key takes that
/// back from one who stays.
fn delegations_may_follow(
    group: &PublicGroup,
    before: &RoomState,
    after: &RoomState,
    by_proof: bool,
    removes: &[u32],
) -> bool {
    let stays = |key: &[u8; 32]| {
        group
            .members()
            .any(|member| member.signature_key == key && !removes.contains(&member.index.u32()))
    };
    let mut new = after.delegated.iter().map(|d| &d.leaf_key);
    let mut old = before.delegated.iter().map(|d| &d.leaf_key);
    after.delegations_hold(group.group_id().as_slice())
        && new.all(|key| before.delegates_to(key) || stays(key))
        && old.all(|key| after.delegates_to(key) || by_proof || !stays(key))
}
