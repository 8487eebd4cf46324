//! Pure decisions about a build folder: what it is, what goes over, in which order, with which headers.

pub mod changes;
pub mod diff;
pub mod facts;
pub mod finding;
pub mod folder;
pub mod framework;
pub mod headers;
pub mod html;
pub mod keep;
pub mod lasting;
pub mod manifest;
pub mod pace;
pub mod parts;
pub mod phase;
pub mod preflight;
pub mod rate;
pub mod releases;
pub mod secret;
pub mod server;
pub mod stale;
pub mod tree;
