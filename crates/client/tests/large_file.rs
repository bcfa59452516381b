//! The largest file that may be offered goes from one real client through the
//! real room to another, and is never in memory: not with who sends it, nor with
//! who saves it, nor on its way.
//!
//! ```text
//! cargo test --release -p client --test large_file -- --ignored --nocapture
//! ```

use core::time::Duration;
use std::cell::RefCell;
use std::fs;
use std::rc::Rc;

use adversary::world::{Disk, World};
use client::MAX_FILE_LEN;
use client::page::{Command, FileState};
use sha2::{Digest as _, Sha256};

/// Bytes of a file in one chunk.
const CHUNK: usize = 32 << 10;
/// How much more memory the process may take meanwhile, in bytes: chunks on
/// their way are sixteen on each side at most, and each is copied a few times.
const MOST_MORE: u64 = 16 << 20;

/// One disk that the file comes from, and one that it goes to; neither keeps it.
#[derive(Default)]
struct Stream {
    read: u64,
    written: u64,
    /// Most bytes that were read and not yet written.
    most_between: u64,
    arrived: Sha256,
}

/// The chunk of the file that begins there: no two are alike.
fn made_up(offset: u64, len: usize) -> Vec<u8> {
    let mut content = Vec::with_capacity(len + 8);
    let mut word = offset ^ 0x9e37_79b9_7f4a_7c15;
    while content.len() < len {
        word = word.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        content.extend_from_slice(&word.to_be_bytes());
    }
    content.truncate(len);
    content
}

/// Both disks, as the world has them.
struct Disks(Rc<RefCell<Stream>>);

impl Disk for Disks {
    fn read(&mut self, offset: u64, len: usize) -> Vec<u8> {
        let mut stream = self.0.borrow_mut();
        stream.read += len as u64;
        stream.most_between = stream.most_between.max(stream.read - stream.written);
        made_up(offset, len)
    }

    fn write(&mut self, index: u32, content: &[u8]) {
        let mut stream = self.0.borrow_mut();
        assert_eq!(stream.written, u64::from(index) * CHUNK as u64, "in order");
        stream.written += content.len() as u64;
        stream.arrived.update(content);
    }
}

/// The most memory that this process had since it was told to forget (proc(5),
/// `clear_refs`), in bytes. Linux alone tells.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kibibytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes << 10)
}

fn goes_through(size: u64) {
    let (mut world, _) = World::meeting(820, 2);
    let stream = Rc::new(RefCell::new(Stream::default()));
    world.disk = Some(Box::new(Disks(stream.clone())));
    let (local, name, person) = (1, "large.bin".to_owned(), None);
    // What it took to make the meeting does not count.
    let _ = fs::write("/proc/self/clear_refs", "5");
    let before = peak();
    let offer = Command::OfferFile {
        local,
        name,
        size,
        person,
    };
    world.command(0, offer);
    world.until("it is offered", |world| {
        world.actors[1].view.files.len() == 1
    });
    let file = world.actors[1].view.files[0].id;
    world.command(1, Command::SaveFile { file });
    let began = world.now;
    world.until_within("it is there", Duration::from_secs(600), |world| {
        world.actors[1].view.files[0].state == FileState::Saved
    });
    let stream = stream.borrow();
    assert_eq!((stream.read, stream.written), (size, size));
    let mut sent = Sha256::new();
    for offset in (0..size).step_by(CHUNK) {
        sent.update(made_up(offset, CHUNK.min((size - offset) as usize)));
    }
    assert_eq!(stream.arrived.clone().finalize(), sent.finalize());
    assert!(
        stream.most_between <= 16 * CHUNK as u64,
        "{} bytes were on their way",
        stream.most_between
    );
    if let (Some(before), Some(after)) = (before, peak()) {
        println!(
            "{size} bytes in {:?} of simulated time, at most {} of them on their way; \
             the process grew by {} kB",
            world.now.since(began),
            stream.most_between,
            (after - before) >> 10
        );
        assert!(
            after - before <= MOST_MORE,
            "the process grew by {}",
            after - before
        );
    }
}

#[test]
fn a_file_of_64_megabytes_is_never_in_memory() {
    goes_through(64 << 20);
}

#[test]
#[ignore = "a gibibyte; half a minute"]
fn a_file_of_a_gibibyte_is_never_in_memory() {
    goes_through(MAX_FILE_LEN);
}
