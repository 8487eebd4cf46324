//! The window's program: `naru-app [--sample] [FOLDER]`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    // The first thing, before any other thread exists.
    naru_adapters::environment::settle();
    match naru_app::run(std::env::args_os().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody may be reading; there is nothing left to do about that.
            let _ = writeln!(std::io::stderr(), "naru-app: {error}");
            ExitCode::FAILURE
        }
    }
}
