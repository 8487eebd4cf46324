//! The edge's decision: what a visitor's request gets. Pure; practice, preview and their tests share it. What a 403
//! becomes for a visitor is modelled here, as S3 and CloudFront decide it.
//!
//! A request that goes through a distribution passes [`visit`]; one to a bucket's website endpoint, [`decide`].

mod cache;
mod distribution;
mod origin;
mod permission;
mod website;

pub use cache::Cache;
pub use distribution::{Body, Served, Visit, refuse_method, through, visit};
pub(crate) use origin::decoded;
pub use website::{Decision, at_website, decide, refuse_method_at_website};
