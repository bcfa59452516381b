//! Chunks of files: of one file, at one place, by one member.

use super::{Meeting, present};
use crate::group::{CHUNK_LEN, FileKey, Group, SEALED_CHUNK_LEN};

/// Two chunks and a bit.
const SIZE: u64 = 2 * CHUNK_LEN as u64 + 10;

fn content(file: &FileKey, index: u32) -> Vec<u8> {
    vec![index as u8 + 1; file.chunk_len(index)]
}

fn seal(by: &mut Group, file: &FileKey, index: u32) -> Vec<u8> {
    let epoch = by.file_epoch().expect("a member");
    let chunk = by.seal_chunk(&epoch, file, index, &content(file, index));
    chunk.expect("as long as the chunk is")
}

fn opens(by: &Group, from: &Group, file: &FileKey, index: u32, chunk: &[u8]) -> Option<Vec<u8>> {
    let epoch = by.file_epoch().expect("a member");
    let key = from.identity.public();
    let opened = by.open_chunk(&epoch, file, &key, index, chunk);
    opened.map(|content| content.to_vec())
}

#[test]
fn chunks_of_one_length_make_a_file() {
    let mut meeting = Meeting::of_equals(80).with_members(2);
    let file = FileKey::generate(&mut meeting.rng, SIZE);
    assert_eq!(file.chunks(), 3);
    for index in 0..3 {
        let chunk = seal(&mut meeting.members[0], &file, index);
        assert_eq!(chunk.len(), SEALED_CHUNK_LEN);
        let opened = opens(
            &meeting.members[1],
            &meeting.members[0],
            &file,
            index,
            &chunk,
        );
        assert_eq!(opened, Some(content(&file, index)));
    }
    let epoch = meeting.members[0].file_epoch().expect("a member");
    for (index, len) in [(2, 11), (0, CHUNK_LEN - 1), (3, 0)] {
        let chunk = meeting.members[0].seal_chunk(&epoch, &file, index, &vec![0; len]);
        assert_eq!(chunk, None);
    }
}

#[test]
fn a_chunk_is_of_its_file_its_place_and_its_sender() {
    let mut meeting = Meeting::of_equals(81).with_members(3);
    let file = FileKey::generate(&mut meeting.rng, SIZE);
    let chunk = seal(&mut meeting.members[0], &file, 1);
    let [ada, bob, eve] = &mut meeting.members[..] else {
        panic!("three members");
    };
    assert!(opens(bob, ada, &file, 1, &chunk).is_some());
    assert_eq!(opens(bob, ada, &file, 0, &chunk), None, "another place");
    let longer = FileKey::from_parts(file.id(), SIZE + CHUNK_LEN as u64, *file.key());
    assert_eq!(opens(bob, ada, &longer, 1, &chunk), None, "another size");
    let twin = FileKey::from_parts([9; 16], SIZE, *file.key());
    assert_eq!(opens(bob, ada, &twin, 1, &chunk), None, "another file");
    let rekeyed = FileKey::from_parts(file.id(), SIZE, [9; 32]);
    assert_eq!(opens(bob, ada, &rekeyed, 1, &chunk), None, "another key");
    // Eve knows the key as well, and cannot make one that passes as Ada's.
    let forged = seal(eve, &file, 1);
    assert_eq!(opens(bob, ada, &file, 1, &forged), None, "another sender");
    for at in (0..chunk.len()).step_by(997).chain([chunk.len() - 1]) {
        let mut broken = chunk.clone();
        broken[at] ^= 1;
        assert_eq!(opens(bob, ada, &file, 1, &broken), None, "byte {at}");
    }
    assert_eq!(opens(bob, ada, &file, 1, &chunk[1..]), None);
}

#[test]
fn who_is_removed_opens_no_later_chunk() {
    let mut meeting = Meeting::of_equals(82).with_members(2);
    let file = FileKey::generate(&mut meeting.rng, SIZE);
    let before = meeting.members[1].file_epoch().expect("a member");
    let commit = meeting.members[0].self_update().expect("a commit");
    meeting.deliver(&commit, present).expect("all take it");
    let chunk = seal(&mut meeting.members[0], &file, 0);
    let key = meeting.members[0].identity.public();
    let late = &meeting.members[1];
    assert!(late.open_chunk(&before, &file, &key, 0, &chunk).is_none());
    assert!(opens(late, &meeting.members[0], &file, 0, &chunk).is_some());
}
