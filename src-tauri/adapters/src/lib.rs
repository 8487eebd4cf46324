//! What Naru touches: AWS, files, the store, HTTP. The only crate that names an SDK; it decides nothing.

pub mod adoption;
pub mod aws;
pub mod buying;
mod certificate;
pub mod clock;
pub mod convenience;
pub mod crossing;
pub mod disk;
pub mod dns;
pub mod doctor;
pub mod edge;
pub mod environment;
pub mod folder;
pub mod home;
pub mod key_sink;
pub mod keychain;
pub mod keys;
pub mod lock;
pub mod log;
pub mod permissions;
pub mod practice_disk;
pub mod promote;
pub mod rdap;
pub mod sample;
pub mod sites;
pub mod store;
pub mod web;
