//! Test instrumentation: what is about to be sealed, for a test that searches
//! for it in what the server holds. It only looks on; there is nothing here
//! that sealing depends on.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

use serde::Serialize;

/// A file of JSON lines, shared by all participants of a run.
#[derive(Clone)]
pub struct Record(Arc<Mutex<BufWriter<File>>>);

#[derive(Serialize)]
struct Line<'a> {
    participant: &'a str,
    kind: &'a str,
    hex: String,
}

impl Record {
    /// Creates the file.
    ///
    /// # Errors
    ///
    /// When the system does not let us.
    pub fn create(path: &Path) -> std::io::Result<Self> {
        let file = BufWriter::new(File::create(path)?);
        Ok(Self(Arc::new(Mutex::new(file))))
    }

    /// Writes down what `participant` is about to seal. A full disk shows when
    /// the record is searched: what is not in it cannot be found.
    pub fn write(&self, participant: &str, kind: &str, plaintext: &[u8]) {
        use std::fmt::Write as _;
        let mut hex = String::with_capacity(2 * plaintext.len());
        for byte in plaintext {
            let _ = write!(hex, "{byte:02x}");
        }
        let line = Line {
            participant,
            kind,
            hex,
        };
        if let (Ok(mut file), Ok(line)) = (self.0.lock(), serde_json::to_string(&line)) {
            let _ = writeln!(file, "{line}");
        }
    }

    /// Writes out what is buffered.
    ///
    /// # Errors
    ///
    /// When the disk is full.
    pub fn flush(&self) -> std::io::Result<()> {
        self.0
            .lock()
            .map_err(|_| std::io::Error::other("a writer panicked"))?
            .flush()
    }
}
