//! Whose codes one has compared, and what came of it. A mark is bound to a
//! signature key: it outlives new epochs and a rejoin from the same tab, and
//! nobody inherits it by taking a name or a number. It is kept nowhere but here.

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
    /// As it was shown then, in small letters.
    name: Option<String>,
    same: bool,
}

impl Marks {
    /// What to show of a member.
    pub(crate) fn of(&self, member: &Member) -> Mark {
        match self.keys.get(&member.signature_key) {
            Some(Compared { same: true, .. }) => Mark::Verified,
            Some(_) => Mark::Differs,
            None => {
                let name = name_of(member);
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

/// Names that differ in the size of letters alone are one name.
fn name_of(member: &Member) -> Option<String> {
    let profile = member.profile.as_ref()?;
    Some(profile.name.to_lowercase())
}

fn others<'a>(group: &Group, roster: &'a Roster) -> impl Iterator<Item = (u32, &'a Member)> {
    let own = group.own_leaf();
    roster.iter().filter(move |(leaf, _)| *leaf != own)
}
