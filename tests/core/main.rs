//! Tests of what Naru decides: no network, no files, no real time.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly, and its name says what it is")]

mod answers;
mod bindings;
mod catalogue;
mod credential;
mod edge;
mod engine;
mod folder_rules;
mod frameworks;
mod glossary;
mod golden;
mod names;
mod others;
mod shells;
mod support;
mod walls;
mod words;
