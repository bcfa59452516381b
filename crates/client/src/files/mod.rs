//! Files: offered in a message that is signed like any other, then sent in
//! sealed chunks to who asks for them (`sending`), who checks each and hands it
//! to the page at once (`receiving`). Nothing of a file is kept here: the page
//! reads it piece by piece, and writes it so. A file outlives a lost connection
//! and a rejoin, on both sides.

mod receiving;
mod sending;
mod window;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crypto::group::{CHUNK_LEN, FileEpoch, FileKey, Group};
use proto::{FileId, ParticipantId, Time};

use crate::env::Env;
use crate::io::Output;
use crate::page::{FileProblem, FileState, FileView, Notice};
use crate::roster::{Member, Roster};

use receiving::Receiving;
use sending::Sending;

/// Largest file in bytes: 1 GiB.
pub const MAX_FILE_LEN: u64 = 1 << 30;
/// Longest name of a file in bytes of UTF-8.
pub(crate) const MAX_FILE_NAME_LEN: usize = 144;
/// Most files that one member offers at once; more are not shown.
const MAX_OFFERED: usize = 16;
/// Most files that are remembered at all; the oldest that are over go first.
const MAX_KNOWN: usize = 512;
/// Most files that are saved at once; the server relays no more either.
const MAX_AT_ONCE: usize = 4;
/// Chunks of an epoch are understood while it is one of the latest few.
const EPOCHS: usize = 4;

/// What a message says of a file that is offered.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Offer {
    pub(crate) key: FileKey,
    pub(crate) name: String,
}

impl core::fmt::Debug for Offer {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Offer(..)")
    }
}

/// One file, offered here or by somebody else.
struct File {
    /// The signature key of who offered it.
    by: [u8; 32],
    /// Their name, for when they are gone.
    from: String,
    offer: Offer,
    /// Whom alone it is for.
    to: Option<[u8; 32]>,
    side: Side,
    withdrawn: bool,
}

enum Side {
    /// One's own: the page's number of it, and how far each has got with it.
    Own {
        local: u32,
        given: BTreeMap<[u8; 32], u32>,
    },
    Offered,
    Receiving(Receiving),
    Saved,
    Failed,
}

/// All files of a meeting.
#[derive(Default)]
pub(crate) struct Files {
    files: BTreeMap<u32, File>,
    last: u32,
    /// Offers that wait to be said, with the page's number of each.
    offering: Vec<(FileId, u32)>,
    epochs: VecDeque<FileEpoch>,
    sending: Sending,
    told_damaged: BTreeSet<u32>,
}

impl Files {
    /// An offer of a file that the page knows as `local`; `None`, and a word to
    /// the page, when it cannot be.
    pub(crate) fn offer(
        &mut self,
        env: &mut Env,
        local: u32,
        name: &str,
        size: u64,
    ) -> Option<Offer> {
        let name = tidy(name);
        let open = self.files.values().filter(|file| file.is_open_own());
        let problem = if size == 0 {
            Some(FileProblem::Empty)
        } else if size > MAX_FILE_LEN {
            Some(FileProblem::TooLarge)
        } else if open.count() + self.offering.len() >= MAX_OFFERED {
            Some(FileProblem::TooMany)
        } else {
            None
        };
        if let Some(problem) = problem {
            env.notice(Notice::FileProblem { name, problem });
            env.push(Output::ForgetFile { local });
            return None;
        }
        let key = FileKey::generate(&mut env.rng, size);
        self.offering.push((FileId(key.id()), local));
        Some(Offer { key, name })
    }

    /// Somebody offers a file, perhaps oneself; the number the page is to know
    /// it by. `None` when it is to be ignored.
    pub(crate) fn offered(
        &mut self,
        is_own: bool,
        member: &Member,
        offer: Offer,
        to: Option<[u8; 32]>,
    ) -> Option<u32> {
        let by = member.signature_key;
        let id = FileId(offer.key.id());
        let side = if is_own {
            let at = self.offering.iter().position(|(own, _)| *own == id)?;
            let local = self.offering.remove(at).1;
            let given = BTreeMap::new();
            Side::Own { local, given }
        } else {
            let open = |file: &&File| file.by == by && !file.withdrawn;
            if self.files.values().filter(open).count() >= MAX_OFFERED
                || self.files.values().any(|file| file.id() == id)
            {
                return None;
            }
            Side::Offered
        };
        if !self.make_room() {
            return None;
        }
        self.last += 1;
        let from = member.name();
        let file = File {
            by,
            from,
            offer,
            to,
            side,
            withdrawn: false,
        };
        self.files.insert(self.last, file);
        Some(self.last)
    }

    /// Forgets the oldest offer when there are too many, first those that are
    /// over; never a file that is on its way or one's own.
    fn make_room(&mut self) -> bool {
        if self.files.len() < MAX_KNOWN {
            return true;
        }
        let idle = |file: &File| !matches!(file.side, Side::Receiving(_) | Side::Own { .. });
        let over = |file: &File| file.withdrawn && !matches!(file.side, Side::Receiving(_));
        let oldest = self.files.iter().find(|(_, file)| over(file));
        let oldest = oldest.or_else(|| self.files.iter().find(|(_, file)| idle(file)));
        let oldest = oldest.map(|(number, _)| *number);
        oldest.is_some_and(|number| self.files.remove(&number).is_some())
    }

    /// Whoever offered it offers it no longer.
    pub(crate) fn withdrawn(&mut self, env: &mut Env, by: [u8; 32], id: FileId) {
        let file = self.files.iter_mut();
        let found = file.filter(|(_, file)| file.by == by && file.id() == id);
        for (number, file) in found {
            file.withdrawn = true;
            match &file.side {
                Side::Own { local, .. } => env.push(Output::ForgetFile { local: *local }),
                Side::Receiving(_) => {
                    file.side = Side::Failed;
                    env.push(Output::DropSaved { file: *number });
                }
                Side::Offered | Side::Saved | Side::Failed => {}
            }
        }
    }

    /// The offer was never said: the page may forget the file.
    pub(crate) fn not_offered(&mut self, env: &mut Env, offer: &Offer) {
        let id = FileId(offer.key.id());
        if let Some(at) = self.offering.iter().position(|(own, _)| *own == id) {
            let local = self.offering.remove(at).1;
            env.push(Output::ForgetFile { local });
        }
    }

    /// The page is done with a file: stops saving it. Of one's own, what to
    /// withdraw.
    pub(crate) fn give_up(&mut self, env: &mut Env, number: u32) -> Option<FileId> {
        let file = self.files.get_mut(&number)?;
        match &file.side {
            Side::Own { .. } if !file.withdrawn => Some(file.id()),
            Side::Receiving(receiving) => {
                receiving.stop(env, file.id());
                file.side = Side::Offered;
                env.push(Output::DropSaved { file: number });
                None
            }
            _ => None,
        }
    }

    /// A new epoch began: what is sealed in it is understood from now on.
    pub(crate) fn epoch_began(&mut self, group: &Group) {
        if self
            .epochs
            .back()
            .is_some_and(|last| last.epoch() == group.epoch())
        {
            return;
        }
        if let Some(epoch) = group.file_epoch() {
            self.epochs.push_back(epoch);
        }
        if self.epochs.len() > EPOCHS {
            self.epochs.pop_front();
        }
    }

    /// Nothing that is on its way arrives any more.
    pub(crate) fn line_lost(&mut self) {
        self.sending = Sending::default();
        for file in self.files.values_mut() {
            if let Side::Receiving(receiving) = &mut file.side {
                receiving.ask_again();
            }
        }
    }

    /// Does what can be done now: asks for chunks, and reads those asked for.
    pub(crate) fn advance(&mut self, env: &mut Env, roster: &Roster) {
        for file in self.files.values_mut() {
            let from = present(roster, &file.by);
            let id = file.id();
            if let Side::Receiving(receiving) = &mut file.side {
                receiving.advance(env, from, id);
            }
        }
        self.read_next(env);
    }

    /// When [`Self::advance`] is due.
    pub(crate) fn timeout(&self) -> Option<Time> {
        let receiving = self.files.values().filter_map(|file| match &file.side {
            Side::Receiving(receiving) => receiving.timeout(),
            _ => None,
        });
        receiving.chain(self.sending.timeout()).min()
    }

    /// As the page shows them.
    pub(crate) fn view(&self, roster: Option<&Roster>) -> Vec<FileView> {
        let view = |(number, file): (&u32, &File)| {
            let here = roster
                .and_then(|roster| present(roster, &file.by))
                .is_some();
            file.view(*number, here)
        };
        self.files.iter().map(view).collect()
    }

    /// The meeting is over, or another one.
    pub(crate) fn clear(&mut self, env: &mut Env) {
        for (number, file) in &self.files {
            match &file.side {
                Side::Own { local, .. } => env.push(Output::ForgetFile { local: *local }),
                Side::Receiving(_) => env.push(Output::DropSaved { file: *number }),
                _ => {}
            }
        }
        *self = Self::default();
    }
}

impl File {
    fn id(&self) -> FileId {
        FileId(self.offer.key.id())
    }

    fn is_open_own(&self) -> bool {
        matches!(self.side, Side::Own { .. }) && !self.withdrawn
    }

    fn view(&self, number: u32, here: bool) -> FileView {
        let chunks = self.offer.key.chunks();
        let size = self.offer.key.size();
        let (mut done, mut saving, mut saved) = (0, 0, 0);
        let state = match &self.side {
            Side::Own { given, .. } => {
                saved = given.values().filter(|next| **next >= chunks).count();
                saving = given.len() - saved;
                match self.withdrawn {
                    true => FileState::Withdrawn,
                    false => FileState::Offered,
                }
            }
            Side::Receiving(receiving) => {
                done = shown_progress(receiving.written(), size);
                match here {
                    true => FileState::Saving,
                    false => FileState::Waiting,
                }
            }
            Side::Saved => {
                done = size;
                FileState::Saved
            }
            Side::Offered | Side::Failed if self.withdrawn => FileState::Withdrawn,
            Side::Offered | Side::Failed if !here => FileState::Gone,
            Side::Offered => FileState::Offered,
            Side::Failed => FileState::Failed,
        };
        FileView {
            id: number,
            name: self.offer.name.clone(),
            size,
            from: self.from.clone(),
            own: matches!(self.side, Side::Own { .. }),
            state,
            done,
            saving: u32::try_from(saving).unwrap_or(u32::MAX),
            saved: u32::try_from(saved).unwrap_or(u32::MAX),
        }
    }
}

/// In steps of a hundredth, so that the page is not drawn anew at each chunk.
fn shown_progress(chunks: u32, size: u64) -> u64 {
    let bytes = (u64::from(chunks) * CHUNK_LEN as u64).min(size);
    let step = (size / 100).max(1);
    if bytes == size {
        size
    } else {
        bytes / step * step
    }
}

/// The number by which the server reaches the member with this key now.
fn present(roster: &Roster, key: &[u8; 32]) -> Option<ParticipantId> {
    let (_, member) = roster.by_key(key)?;
    member.participant.filter(|_| member.gone.is_none())
}

/// One line without what steers a layout or a file system, and not too long.
fn tidy(name: &str) -> String {
    let mut tidy = String::new();
    for character in name.chars() {
        let character = match character {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            character if character.is_control() || is_unseen(character) => continue,
            character => character,
        };
        if tidy.len() + character.len_utf8() > MAX_FILE_NAME_LEN {
            break;
        }
        tidy.push(character);
    }
    let trimmed = tidy.trim().trim_start_matches('.');
    match trimmed {
        "" => "file".to_owned(),
        name => name.to_owned(),
    }
}

/// Turns the direction of text around, so that `exe` may read as `txt`.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A name as it came from somebody else.
pub(crate) fn is_tidy(name: &str) -> bool {
    tidy(name) == name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_made_harmless() {
        for (name, made) in [
            ("plan.pdf", "plan.pdf"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("C:\\evil.exe", "C__evil.exe"),
            ("gpj\u{202e}exe.txt", "gpjexe.txt"),
            (" .hidden", "hidden"),
            ("\n", "file"),
            ("", "file"),
        ] {
            assert_eq!(tidy(name), made, "{name:?}");
            assert!(is_tidy(made), "{made:?}");
        }
        assert!(tidy(&"ä".repeat(200)).len() <= MAX_FILE_NAME_LEN);
    }
}
