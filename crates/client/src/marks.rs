//! Whose codes one has compared, and what came of it. A mark is bound to a
//! signature key under the name that was compared: it outlives new epochs and a
//! rejoin from the same tab, and nobody inherits it by taking a name or a number.
//! It is kept nowhere but here.

use std::collections::{BTreeMap, BTreeSet};

use crypto::group::Group;

use crate::env::Env;
use crate::page::{Mark, Notice};
use crate::roster::{Member, Roster};

type Key = [u8; 32];

#[derive(Default)]
pub(crate) struct Marks {
    keys: BTreeMap<Key, Compared>,
    /// The meeting's codes were compared and are not the same. It stands until
    /// everyone here is found to be right.
    room_differs: bool,
    /// Keys whose change was told.
    told: BTreeSet<Key>,
}

struct Compared {
    /// As it was shown then, see [`name_of`].
    name: Option<String>,
    same: bool,
}

impl Marks {
    /// What to show of a member.
    pub(crate) fn of(&self, member: &Member) -> Mark {
        let name = name_of(member);
        match self.keys.get(&member.signature_key) {
            Some(Compared { same: false, .. }) => Mark::Differs,
            Some(compared) if compared.name == name => Mark::Verified,
            // Nobody takes a mark along to another name.
            _ => {
                let mut others = self.keys.values();
                let taken = others.any(|other| other.same && other.name == name);
                if name.is_some() && taken {
                    Mark::Changed
                } else {
                    Mark::None
                }
            }
        }
    }

    pub(crate) fn set(&mut self, member: &Member, same: bool) {
        let name = name_of(member);
        self.keys
            .insert(member.signature_key, Compared { name, same });
    }

    /// The meeting's own code was compared with everybody.
    pub(crate) fn set_all(&mut self, group: &Group, roster: &Roster, same: bool) {
        self.room_differs = !same;
        if same {
            for (_, member) in others(group, roster) {
                self.set(member, true);
            }
        }
    }

    /// Whether the meeting's codes were found to be different, and not everybody
    /// to be right since.
    pub(crate) fn room_differs(&self, group: &Group, roster: &Roster) -> bool {
        let mut others = others(group, roster);
        self.room_differs && !others.all(|(_, member)| self.of(member) == Mark::Verified)
    }

    /// Another meeting: what was said of the whole of the last one is void.
    pub(crate) fn leave_room(&mut self) {
        self.room_differs = false;
    }

    /// Says, once for each key, who came back as somebody else.
    pub(crate) fn tell_changes(&mut self, env: &mut Env, group: &Group, roster: &Roster) {
        for (_, member) in others(group, roster) {
            if self.of(member) == Mark::Changed && self.told.insert(member.signature_key) {
                let name = member.name();
                env.notice(Notice::KeyChanged { name });
            }
        }
    }
}

/// Names that differ in the size of letters, in spaces, or in what is not seen,
/// are one name.
fn name_of(member: &Member) -> Option<String> {
    let profile = member.profile.as_ref()?;
    let name = profile.name.to_lowercase();
    let seen: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    Some(if seen.is_empty() { name } else { seen })
}

fn others<'a>(group: &Group, roster: &'a Roster) -> impl Iterator<Item = (u32, &'a Member)> {
    let own = group.own_leaf();
    roster.iter().filter(move |(leaf, _)| *leaf != own)
}

#[cfg(test)]
mod tests {
    use crypto::group::MemberView;
    use crypto::profile::Profile;

    use super::*;

    fn member(key: u8, name: &str) -> Member {
        let view = MemberView {
            leaf: u32::from(key),
            signature_key: [key; 32],
            credential: [key; 16],
            is_host: false,
        };
        let mut member = Member::new(&view, 0);
        member.profile = Profile::new(name, 0);
        member
    }

    #[test]
    fn a_mark_stays_behind_when_the_name_changes() {
        let mut marks = Marks::default();
        marks.set(&member(1, "Mallory"), true);
        assert_eq!(marks.of(&member(1, "mallory ")), Mark::Verified);
        assert_eq!(marks.of(&member(1, "Alice")), Mark::None);
        marks.set(&member(2, "Alice"), true);
        assert_eq!(marks.of(&member(1, "Alice")), Mark::Changed);
        assert_eq!(marks.of(&member(2, "Alice")), Mark::Verified);
        // Codes that differ are a matter of the key.
        marks.set(&member(1, "Mallory"), false);
        assert_eq!(marks.of(&member(1, "Alice")), Mark::Differs);
    }

    #[test]
    fn a_name_that_only_looks_like_anothers_is_taken_for_it() {
        let mut marks = Marks::default();
        marks.set(&member(1, "Ann Lee"), true);
        for name in [
            "ANN LEE",
            "Ann  Lee",
            "Ann\u{200b} Lee",
            "Ann\u{200c}Lee",
            "\u{2066}Ann Lee",
        ] {
            assert_eq!(marks.of(&member(2, name)), Mark::Changed, "{name:?}");
        }
        assert_eq!(marks.of(&member(2, "Ann Leeds")), Mark::None);
        // Names without a letter are compared as they are.
        marks.set(&member(3, "\u{1f98a}"), true);
        assert_eq!(marks.of(&member(4, "\u{1f98a}")), Mark::Changed);
        assert_eq!(marks.of(&member(4, "\u{1f43b}")), Mark::None);
    }
}
