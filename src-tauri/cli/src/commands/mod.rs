//! What each verb does: open what is needed, call the core, print.

pub mod adopt;
pub mod build;
pub mod credential;
pub mod deployer;
pub mod doctor;
pub mod domain;
pub mod env;
pub mod headers;
pub mod history;
pub mod policy;
pub mod practice;
pub mod preview;
pub mod project;
pub mod promote;
pub mod releases;
mod run;
pub mod site;
pub mod waive;
mod watch;
pub mod write;

use std::sync::Arc;

use naru_adapters::crossing::Emit;

use crate::out::Out;

/// Sends a run's events to the printer.
pub fn emit(out: &Arc<Out>) -> Emit {
    let out = out.clone();
    Arc::new(move |event| out.event(&event))
}
