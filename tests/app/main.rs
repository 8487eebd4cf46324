//! Tests of the window's program: what the built configuration allows, and the desk behind the page.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly, and its name says what it is")]

mod access;
mod adopt;
mod bindings;
mod build;
mod crossings;
mod desk;
mod doctor;
mod domain;
mod env;
mod fixtures;
mod forms;
#[path = "../adapters/keyring.rs"]
#[expect(dead_code, reason = "these tests need a part of it")]
mod keyring;
mod keys;
mod projects;
mod releases;
mod standing;
mod support;
mod tools;
mod tools_profile;
