//! Tests of what Naru touches: real files, real sockets, and clouds on loopback.

#![expect(clippy::unwrap_used, unreachable_pub, reason = "a test may fail loudly, and its name says what it is")]

/// A figure for whoever reads the run, whether its test passes or not: what is printed in the usual way is kept back.
#[macro_export]
macro_rules! said {
    ($($figure:tt)*) => {
        std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("{}\n", format_args!($($figure)*))).unwrap()
    };
}

mod acm;
mod adopt_ministack;
mod ailing;
mod ailing_domain;
mod ailing_edge;
mod build;
mod burst;
mod cdn_crossing;
mod changed_files;
mod checkup;
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
mod domains;
mod elsewhere;
mod emulator;
mod endpoint;
mod env;
mod every_call;
mod faults;
mod folder;
mod folder_roots;
mod headers;
mod health;
mod home;
mod iam;
mod keychain;
mod keyring;
mod keys;
mod lines;
mod nsd;
mod open_tabs;
mod pace;
mod passing;
mod policies;
mod practice_edge;
mod rdap;
mod recall;
mod refusals;
mod registry;
mod releases;
mod resume;
mod rig;
mod route53;
mod scan;
mod secret_corpus;
mod site;
mod surroundings;
mod tagged;
mod transfer;
mod transfer_faults;
mod transfer_memory;
mod waf;
mod web;
mod wire;
mod wire_crossing;
