//! What Naru decides: specs, plans, ops, the engine, practice.
//!
//! This crate names no SDK, no window, no clock and no file. Whatever touches
//! the outside comes in through the traits of [`cloud`], [`journal`] and
//! [`clock`]; everything else is a function of its arguments.

pub mod address;
pub mod adopt;
pub mod allows;
pub mod bootstrap;
pub mod build;
pub mod buying;
pub mod cdn;
pub mod clock;
pub mod cloud;
pub mod convenience;
pub mod credential;
pub mod delegation;
pub mod deploy;
pub mod doctor;
pub mod domain;
pub mod edge;
pub mod effect;
pub mod engine;
pub mod environments;
pub mod error;
pub mod event;
pub mod firewall;
pub mod forecast;
pub mod form;
pub mod format;
pub mod gate;
pub mod health;
pub mod hosted;
pub mod iam;
pub mod journal;
pub mod key_file;
pub mod names;
pub mod op;
pub mod ownership;
pub mod plan;
pub mod policy;
pub mod practice;
pub mod preflight;
pub mod price;
pub mod project;
pub mod recipe;
pub mod registrar;
pub mod registry;
mod run_state;
pub mod shared;
pub mod shared_text;
pub mod shell;
pub mod site;
pub mod spec;
pub mod step;
pub mod tagged;
pub mod throughput;
pub mod words;
pub mod world;

pub use error::{Code, Error, Result};
