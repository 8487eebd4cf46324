//! Tests of what Naru touches: real files, real sockets, and clouds on loopback.

#![expect(clippy::unwrap_used, unreachable_pub, reason = "a test may fail loudly, and its name says what it is")]

mod commands;
mod contract;
mod credentials;
mod crossing_ministack;
mod damage;
mod emulator;
mod faults;
mod folder;
mod folder_roots;
mod home;
mod keychain;
mod keyring;
mod keys;
mod lines;
mod rig;
mod site;
mod surroundings;
