//! Practice: an embedded cloud that behaves as AWS does, offline and free. Ops are applied by the same
//! [`crate::effect::effect`] as everywhere; faults, delays and other people's resources are added here.

pub mod cloud;
pub mod fault;
pub mod state;

pub use cloud::{Disk, PracticeCloud};
pub use fault::{Fault, Faults};
pub use state::PracticeState;
