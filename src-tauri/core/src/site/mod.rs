//! The static-site recipe's steps, in the order they are walked.

pub mod access;
pub mod account;
pub mod answers;
pub mod bucket;
pub mod bucket_policy;
pub mod files;
pub mod folder;
