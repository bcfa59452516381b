//! The server with a recorder in it, for the test that searches everything it
//! holds: every RTP payload after SRTP was opened, and every WebSocket message
//! after TLS, appended to the file that `SM_TAP` names. It takes the options of
//! `securemeeting serve` and differs from the product in nothing else.
//!
//! An example and not a switch: what is shipped cannot record.

use std::fs::File;
use std::io::Write;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use proto::ParticipantId;
use server::options::{self, Asked};

#[derive(Clone)]
struct Recorder(Arc<Mutex<File>>);

impl Recorder {
    /// Unbuffered, so that nothing is missing when the server is stopped.
    fn write(&self, bytes: &[u8]) {
        let mut file = self.0.lock().expect("no writer panics");
        file.write_all(bytes).expect("the test's disk has room");
    }
}

impl sfu::Observer for Recorder {
    fn rtp(&mut self, _from: ParticipantId, payload: &[u8]) {
        self.write(payload);
    }
}

impl server::Tap for Recorder {
    type Observer = Self;

    fn observer(&self) -> Self {
        self.clone()
    }

    fn received(&self, message: &[u8]) {
        self.write(message);
    }

    fn sent(&self, message: &[u8]) {
        self.write(message);
    }
}

fn main() -> ExitCode {
    let Some(path) = std::env::var_os("SM_TAP") else {
        eprintln!("name the file to record to in SM_TAP");
        return ExitCode::from(2);
    };
    let file = match File::create(&path) {
        Ok(file) => file,
        Err(error) => {
            eprintln!("cannot record to {}: {error}", path.display());
            return ExitCode::from(2);
        }
    };
    let recorder = Recorder(Arc::new(Mutex::new(file)));
    let result = match options::from_process() {
        Ok(Asked::Serve(config)) => server::run(config, recorder),
        Ok(Asked::Print(text)) => {
            println!("{text}");
            Ok(())
        }
        Err(failure) => Err(failure),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("tapped: {failure}");
            failure.exit_code()
        }
    }
}
