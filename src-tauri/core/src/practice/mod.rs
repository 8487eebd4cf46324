//! Practice: an embedded cloud that behaves as AWS does, offline and free. Ops are applied by the same
//! [`crate::effect::effect`] as everywhere; faults, delays and other people's resources are added here.

mod acm;
pub mod cloud;
mod cloudfront;
mod dns;
mod domains;
pub mod fault;
pub mod handmade;
mod health;
mod iam;
mod route53;
pub mod state;
mod tagged;
mod waf;

pub use cloud::{Disk, PracticeCloud};
pub use fault::{Fault, Faults};
pub use state::PracticeState;
