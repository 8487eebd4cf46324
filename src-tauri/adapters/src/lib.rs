//! What Naru touches: AWS, files, the store, HTTP. The only crate that names an SDK; it decides nothing.

pub mod folder;
