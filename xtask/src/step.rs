//! Steps: one line each with the time they took, and on a terminal a line that
//! moves while they run. What a command prints goes to a log and is shown only
//! when it fails.

use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

/// A step that takes longer than this is shown while it runs.
const SHOW_AFTER: Duration = Duration::from_secs(2);
/// How often the moving line is drawn.
const TICK: Duration = Duration::from_millis(200);
/// Lines of a failed command's output that are shown; the log has them all.
const SHOWN_LINES: usize = 300;
/// The moving line is cut here, to stay on one line of a usual terminal.
const WIDTH: usize = 78;
/// Room for the name of a step.
const NAME_WIDTH: usize = 34;

/// How a step ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
    /// It ran and succeeded.
    Done,
    /// There was nothing to do.
    Fresh,
    /// It could not be run here, for this reason.
    Skipped(String),
    /// It ran and failed.
    Failed,
}

/// The steps of one run, with their times.
pub(crate) struct Steps {
    logs: PathBuf,
    terminal: bool,
    ended: Vec<(String, Outcome, Duration)>,
}

impl Steps {
    /// No step yet.
    pub(crate) fn new(workspace: &Workspace) -> Result<Self> {
        let logs = workspace.scratch().join("logs");
        fs::create_dir_all(&logs).with_context(|| format!("cannot write to {}", logs.display()))?;
        Ok(Self {
            logs,
            terminal: std::io::stderr().is_terminal(),
            ended: Vec::new(),
        })
    }

    /// Runs a command and returns what it printed, both streams as they came.
    pub(crate) fn command(&mut self, name: &str, command: &mut Command) -> Result<String> {
        let log = self.log_path(name);
        let progress = Progress::start(name, self.terminal);
        let started = Instant::now();
        let ran = capture(command, &log, &progress);
        progress.stop();
        match ran {
            Ok((true, output)) => {
                self.end(name, Outcome::Done, started.elapsed());
                Ok(output)
            }
            Ok((false, output)) => {
                self.end(name, Outcome::Failed, started.elapsed());
                show_tail(&output);
                bail!("{name} failed; the whole output is in {}", log.display());
            }
            Err(error) => {
                self.end(name, Outcome::Failed, started.elapsed());
                Err(error)
            }
        }
    }

    /// Runs a piece of work of xtask itself.
    pub(crate) fn work<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let progress = Progress::start(name, self.terminal);
        let started = Instant::now();
        let result = work();
        progress.stop();
        let outcome = if result.is_ok() {
            Outcome::Done
        } else {
            Outcome::Failed
        };
        self.end(name, outcome, started.elapsed());
        result
    }

    /// Notes a step that had nothing to do.
    pub(crate) fn fresh(&mut self, name: &str) {
        self.end(name, Outcome::Fresh, Duration::ZERO);
    }

    /// Notes a step that cannot be run here.
    pub(crate) fn skip(&mut self, name: &str, reason: &str) {
        self.end(name, Outcome::Skipped(reason.to_owned()), Duration::ZERO);
    }

    /// How many steps failed.
    pub(crate) fn failures(&self) -> usize {
        self.ended
            .iter()
            .filter(|(_, outcome, _)| *outcome == Outcome::Failed)
            .count()
    }

    /// Every step with its wall time, the longest told apart by their share.
    pub(crate) fn table(&self) -> String {
        let total: Duration = self.ended.iter().map(|(_, _, took)| *took).sum();
        let mut text = String::from("\n");
        for (name, outcome, took) in &self.ended {
            text.push_str(&row(name, outcome, *took));
            text.push('\n');
        }
        text.push_str(&format!(
            "  {:<NAME_WIDTH$} {:>9}\n",
            "total",
            seconds(total)
        ));
        text
    }

    /// What the step of this name printed last.
    pub(crate) fn log_of(&self, name: &str) -> String {
        fs::read_to_string(self.log_path(name)).unwrap_or_default()
    }

    fn end(&mut self, name: &str, outcome: Outcome, took: Duration) {
        eprintln!("{}", row(name, &outcome, took));
        self.ended.push((name.to_owned(), outcome, took));
    }

    fn log_path(&self, name: &str) -> PathBuf {
        let file: String = name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        self.logs.join(format!("{file}.log"))
    }
}

fn row(name: &str, outcome: &Outcome, took: Duration) -> String {
    match outcome {
        Outcome::Done => format!("  {name:<NAME_WIDTH$} {:>9}", seconds(took)),
        Outcome::Fresh => format!("  {name:<NAME_WIDTH$} up to date"),
        Outcome::Skipped(reason) => format!("  {name:<NAME_WIDTH$} skipped: {reason}"),
        Outcome::Failed => format!("  {name:<NAME_WIDTH$} {:>9}  FAILED", seconds(took)),
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn show_tail(output: &str) {
    let lines: Vec<&str> = output.lines().collect();
    let from = lines.len().saturating_sub(SHOWN_LINES);
    if from > 0 {
        eprintln!("  ({from} earlier lines are in the log)");
    }
    for line in &lines[from..] {
        eprintln!("{line}");
    }
}

/// Runs to the end; true if it succeeded.
fn capture(command: &mut Command, log: &PathBuf, progress: &Progress) -> Result<(bool, String)> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run {}", command.get_program().display()))?;
    let (sender, receiver) = mpsc::channel();
    let streams: [Option<Box<dyn Read + Send>>; 2] = [
        child.stdout.take().map(|stream| Box::new(stream) as _),
        child.stderr.take().map(|stream| Box::new(stream) as _),
    ];
    for stream in streams.into_iter().flatten() {
        let sender = sender.clone();
        thread::spawn(move || {
            let mut reader = BufReader::new(stream);
            let mut line = Vec::new();
            while reader
                .read_until(b'\n', &mut line)
                .is_ok_and(|read| read > 0)
            {
                if sender
                    .send(String::from_utf8_lossy(&line).into_owned())
                    .is_err()
                {
                    break;
                }
                line.clear();
            }
        });
    }
    drop(sender);
    let mut file =
        File::create(log).with_context(|| format!("cannot write to {}", log.display()))?;
    let mut output = String::new();
    for line in receiver {
        file.write_all(line.as_bytes())?;
        progress.detail(line.trim());
        output.push_str(&line);
    }
    Ok((child.wait()?.success(), output))
}

/// Says that a step is running: on a terminal a line that is drawn again and
/// again, elsewhere one line once it has taken a while.
struct Progress {
    detail: Arc<Mutex<String>>,
    stop: mpsc::Sender<()>,
    thread: thread::JoinHandle<()>,
}

impl Progress {
    fn start(name: &str, terminal: bool) -> Self {
        let detail = Arc::new(Mutex::new(String::new()));
        let (stop, stopped) = mpsc::channel();
        let (name, shared) = (name.to_owned(), Arc::clone(&detail));
        let thread = thread::spawn(move || {
            let started = Instant::now();
            let mut shown = false;
            while let Err(mpsc::RecvTimeoutError::Timeout) = stopped.recv_timeout(TICK) {
                if started.elapsed() < SHOW_AFTER {
                    continue;
                }
                if terminal {
                    let detail = shared.lock().unwrap_or_else(PoisonError::into_inner);
                    eprint!("\r\x1b[K{}", moving_line(&name, started.elapsed(), &detail));
                } else if !shown {
                    eprintln!("  {name} ...");
                }
                shown = true;
            }
            if shown && terminal {
                eprint!("\r\x1b[K");
            }
        });
        Self {
            detail,
            stop,
            thread,
        }
    }

    fn detail(&self, line: &str) {
        if !line.is_empty() {
            *self.detail.lock().unwrap_or_else(PoisonError::into_inner) = line.to_owned();
        }
    }

    fn stop(self) {
        // The thread may have ended by itself; then there is nothing to stop.
        let _ = self.stop.send(());
        let _ = self.thread.join();
    }
}

fn moving_line(name: &str, elapsed: Duration, detail: &str) -> String {
    format!("  {name:<NAME_WIDTH$} {:>7} s  {detail}", elapsed.as_secs())
        .chars()
        .filter(|c| !c.is_control())
        .take(WIDTH)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moving_line_stays_on_one_line() {
        let line = moving_line("build", Duration::from_secs(71), &"x\n\x1b".repeat(100));
        assert_eq!(line.chars().count(), WIDTH);
        assert!(!line.contains('\n') && !line.contains('\x1b'));
        assert!(line.contains("71 s"));
    }

    #[test]
    fn a_row_says_how_the_step_ended() {
        let took = Duration::from_millis(1240);
        assert!(row("a", &Outcome::Done, took).ends_with("1.2 s"));
        assert!(row("a", &Outcome::Fresh, took).ends_with("up to date"));
        assert!(row("a", &Outcome::Failed, took).ends_with("FAILED"));
        assert!(row("a", &Outcome::Skipped("no x".into()), took).ends_with("skipped: no x"));
    }
}
