//! Tests of what Naru decides: no network, no files, no real time.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly, and its name says what it is")]

mod adopt;
mod answers;
mod bindings;
mod catalogue;
mod cdn;
mod convenience;
mod convenience_env;
mod credential;
mod delegation;
mod deployer;
mod doctor;
mod doctor_bucket;
mod doctor_cdn;
mod doctor_credentials;
mod doctor_dns;
mod doctor_gather;
mod doctor_names;
mod doctor_site;
mod domain;
mod domain_back;
mod domain_road;
mod edge;
mod edge_cdn;
mod edge_cdn_access;
mod edge_cdn_cache;
mod engine;
mod every_op;
mod firewall;
mod folder_rules;
mod frameworks;
mod glossary;
mod golden;
mod health;
mod names;
mod others;
mod retire;
mod rewrite;
mod shells;
mod stale;
mod support;
mod tagged;
mod walls;
mod words;
