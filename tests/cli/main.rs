//! Tests of the real `naru` binary.

#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "a test may fail loudly, and says what it measured")]

mod adopt;
mod build;
mod credential;
mod deployer;
mod doctor;
mod domain;
mod dry_run;
#[path = "../adapters/emulator.rs"]
#[expect(dead_code, reason = "these tests need a part of it")]
mod emulator;
mod env;
mod faults;
mod headers;
#[path = "../adapters/keyring.rs"]
#[expect(dead_code, reason = "these tests need a part of it")]
mod keyring;
mod kill;
mod manners;
mod practice;
mod projects;
mod promote;
mod real;
mod rehearsal;
mod releases;
mod saved;
mod scan;
mod shown;
mod support;
#[cfg(target_os = "linux")]
mod terminal;
#[path = "../adapters/wire.rs"]
#[expect(dead_code, reason = "these tests need a part of it")]
mod wire;
mod wishes;
mod write;
