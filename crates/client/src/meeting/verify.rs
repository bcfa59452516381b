//! The codes that people compare, and what they say of them.

use proto::Time;

use super::{CODE_SETTLES, Meeting};
use crate::marks::Marks;

impl Meeting {
    /// Makes the meeting's code anew, soon, if people came or went: new keys of
    /// the same people change nothing.
    pub(super) fn renew_code(&mut self, now: Time) {
        let members = self.group.members();
        let mut keys: Vec<_> = members.iter().map(|view| view.signature_key).collect();
        keys.sort_unstable();
        if keys != self.code_keys {
            self.code_keys = keys;
            self.code = None;
            self.code_at = Some(now + CODE_SETTLES);
        }
    }

    /// Computes the code of this participant and that person, unless it is there.
    pub(crate) fn show_code(&mut self, person: u32) {
        let asked = self.roster.by_person(person).map(|(leaf, _)| leaf);
        if let Some(leaf) = asked
            && let Some(member) = self.roster.get_mut(leaf)
            && member.code.is_none()
        {
            member.code = self.group.pairwise_code(leaf);
        }
    }

    /// Takes down what came of comparing. The server gives out the numbers of
    /// people, so it is the digits that say who was meant: whoever has the number
    /// by now gets no mark that was another's.
    pub(crate) fn verify(&self, marks: &mut Marks, person: Option<u32>, digits: &str, ok: bool) {
        let Some(person) = person else {
            if self.code.as_ref().is_some_and(|code| code.digits == digits) {
                marks.set_all(&self.group, &self.roster, ok);
            }
            return;
        };
        let Some((_, member)) = self.roster.by_person(person) else {
            return;
        };
        let code = member.code.as_ref();
        if code.is_some_and(|code| code.digits == digits) {
            marks.set(member, ok);
        }
    }
}
