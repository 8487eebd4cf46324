//! Tests of what Naru touches: real files, real sockets, and clouds on loopback.

#![expect(clippy::unwrap_used, unreachable_pub, reason = "a test may fail loudly, and its name says what it is")]

mod acm;
mod adopt_ministack;
mod cdn_crossing;
mod cloudfront;
mod cloudfront_fields;
mod cloudfront_replies;
mod cloudfront_site;
mod commands;
mod contract;
mod credentials;
mod crossing_ministack;
mod damage;
mod dns;
mod domain_crossing;
mod emulator;
mod faults;
mod folder;
mod folder_roots;
mod health;
mod home;
mod iam;
mod keychain;
mod keyring;
mod keys;
mod lines;
mod nsd;
mod practice_edge;
mod rdap;
mod registry;
mod rig;
mod route53;
mod site;
mod surroundings;
mod tagged;
mod waf;
mod wire;
mod wire_crossing;
