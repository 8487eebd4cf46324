//! Tests of the real `naru` binary.

#![expect(clippy::unwrap_used, missing_docs, reason = "a test may fail loudly, and its name says what it is")]

mod faults;
mod kill;
mod manners;
mod practice;
mod support;
