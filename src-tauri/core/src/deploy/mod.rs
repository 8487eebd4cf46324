//! Pure decisions about a build folder: what it is, what goes over, in which order, with which headers.

pub mod changes;
pub mod content_type;
pub mod diff;
pub mod encoded;
pub mod folder;
pub mod framework;
pub mod header_rules;
pub mod headers;
pub mod headers_file;
pub mod html;
pub mod manifest;
pub mod phase;
pub mod preflight;
pub mod redirects;
pub mod secret;
pub mod site_rules;
pub mod stale;
