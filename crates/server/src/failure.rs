//! Why the process ends badly: one sentence, and an exit status.

use std::fmt;
use std::process::ExitCode;

/// What went wrong, and what to do about it, in one line.
#[derive(Debug)]
pub struct Failure {
    message: String,
    status: u8,
}

impl Failure {
    /// Bad usage or configuration: status 2.
    #[must_use]
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(message, 2)
    }

    /// It failed while running: status 1.
    #[must_use]
    pub fn running(message: impl Into<String>) -> Self {
        Self::new(message, 1)
    }

    fn new(message: impl Into<String>, status: u8) -> Self {
        let message: String = message.into();
        // Whatever a library put into it, it stays one line.
        let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { message, status }
    }

    /// As the process ends.
    #[must_use]
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.status)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}
