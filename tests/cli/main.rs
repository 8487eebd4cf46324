//! Tests of the real `naru` binary.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly, and its name says what it is")]

#[path = "../adapters/emulator.rs"]
#[expect(dead_code, reason = "these tests need a part of it")]
mod emulator;
mod faults;
mod kill;
mod manners;
mod practice;
mod real;
mod support;
