//! The static-site recipe's steps, in the order they are walked.

pub mod access;
pub mod account;
pub mod alias;
pub mod answers;
pub mod bucket;
pub mod bucket_policy;
pub mod certificate;
pub mod delegation;
pub mod deployer;
pub mod distribution;
mod domain;
pub mod domain_answers;
pub mod edge_copy;
mod elsewhere;
pub mod files;
pub mod firewall;
pub mod folder;
pub mod health;
pub mod invalidation;
pub mod names;
pub mod probes;
pub mod rewrite;
pub mod routing;
pub mod zone;
