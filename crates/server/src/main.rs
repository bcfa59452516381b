//! The binary `securemeeting`. See the library for what it is made of.

use std::process::ExitCode;

use server::options::{self, Asked};

fn main() -> ExitCode {
    let result = match options::from_process() {
        Ok(Asked::Serve(config)) => server::run(config, ()),
        Ok(Asked::Print(text)) => {
            println!("{}", text.trim_end());
            Ok(())
        }
        Err(failure) => Err(failure),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("securemeeting: {failure}");
            failure.exit_code()
        }
    }
}
