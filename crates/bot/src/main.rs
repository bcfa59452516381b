//! The binary `securemeeting-bot`. See the library for what it is made of.

use std::process::ExitCode;

use bot::options::Options;
use clap::Parser;
use clap::error::ErrorKind;

/// Exit status when something failed while running.
const FAILED: u8 = 1;
/// Exit status for bad usage.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let options = match Options::try_parse() {
        Ok(options) => options,
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            ) =>
        {
            print!("{error}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            let text = error.to_string();
            let lines = text.lines().take_while(|line| !line.trim().is_empty());
            let line: Vec<_> = lines.map(str::trim).collect();
            eprintln!("{}; --help shows every option", line.join(" "));
            return ExitCode::from(USAGE);
        }
    };
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("error: cannot start threads: {error}");
            return ExitCode::from(FAILED);
        }
    };
    let failure = match runtime.block_on(bot::run::run(&options)) {
        Ok((report, failure)) => {
            if options.json {
                match serde_json::to_string_pretty(&report) {
                    Ok(json) => println!("{json}"),
                    Err(error) => eprintln!("error: cannot write the report: {error}"),
                }
            }
            failure
        }
        Err(failure) => Some(failure),
    };
    match failure {
        None => ExitCode::SUCCESS,
        Some(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(if failure.is_usage() { USAGE } else { FAILED })
        }
    }
}
