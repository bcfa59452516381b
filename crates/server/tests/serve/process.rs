//! A running `securemeeting serve`, ended when it goes out of scope.

use std::io::{BufRead as _, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

pub(crate) struct Server {
    child: Child,
    pub(crate) port: u16,
    said: Arc<Mutex<String>>,
    readers: Vec<JoinHandle<()>>,
}

/// The binary, without what the environment of the test may hold.
pub(crate) fn securemeeting(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_securemeeting"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("SECUREMEETING_") {
            command.env_remove(name);
        }
    }
    command.args(arguments).stdin(Stdio::null());
    command
}

/// Runs it to its end.
pub(crate) fn run(arguments: &[&str]) -> Output {
    securemeeting(arguments)
        .output()
        .expect("the binary starts")
}

impl Server {
    pub(crate) fn start(more: &[&str]) -> Self {
        Self::start_on("127.0.0.1:0", more)
    }

    /// With media at this address.
    pub(crate) fn start_on(media: &str, more: &[&str]) -> Self {
        let mut arguments = vec!["serve", "--listen", "127.0.0.1:0", "--media-listen", media];
        arguments.extend(more);
        let mut child = securemeeting(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let said = Arc::new(Mutex::new(String::new()));
        let readers = vec![
            listen(child.stdout.take().expect("piped"), &said),
            listen(child.stderr.take().expect("piped"), &said),
        ];
        let mut server = Self {
            child,
            port: 0,
            said,
            readers,
        };
        server.port = server.port_of("SecureMeeting is at http://localhost:");
        server
    }

    /// Waits for a line that begins so, and takes the port that follows.
    pub(crate) fn port_of(&mut self, beginning: &str) -> u16 {
        let since = Instant::now();
        while since.elapsed() < Duration::from_secs(20) {
            let said = self.said();
            let port = said
                .lines()
                .filter(|_| said.ends_with('\n'))
                .find_map(|line| line.strip_prefix(beginning))
                .and_then(|rest| rest.split('/').next()?.parse().ok());
            if let Some(port) = port {
                return port;
            }
            if let Some(status) = self.child.try_wait().expect("a child of ours") {
                panic!("the server ended with {status}: {said}");
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("the server never said {beginning:?}: {}", self.said());
    }

    pub(crate) fn said(&self) -> String {
        self.said.lock().expect("no reader panics").clone()
    }

    pub(crate) fn terminate(&self) {
        let id = self.child.id().to_string();
        let status = Command::new("kill").args(["-TERM", &id]).status();
        assert!(status.expect("kill is there").success());
    }

    /// Waits for its end; returns all that it said.
    pub(crate) fn wait(mut self) -> (ExitStatus, String) {
        let status = self.child.wait().expect("a child of ours");
        for reader in self.readers.drain(..) {
            reader.join().expect("no reader panics");
        }
        (status, self.said())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn listen(stream: impl Read + Send + 'static, said: &Arc<Mutex<String>>) -> JoinHandle<()> {
    let said = said.clone();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let mut said = said.lock().expect("no reader panics");
            said.push_str(&line);
            said.push('\n');
        }
    })
}
