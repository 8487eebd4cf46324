//! Pure decisions about a build folder: what it is, what goes over, in which order, with which headers.

pub mod changes;
pub mod diff;
pub mod folder;
pub mod framework;
pub mod headers;
pub mod html;
pub mod manifest;
pub mod phase;
pub mod preflight;
pub mod promote;
pub mod secret;
pub mod stale;
