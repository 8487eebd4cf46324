//! The releases of a site as the page lists them.

use naru_core::deploy::releases::ReleaseView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One release, and how long it took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReleaseRow {
    /// As the bucket has it.
    pub release: ReleaseView,
    /// In milliseconds, until its record was written; where that does not say so, as long as its run, if that is
    /// remembered here.
    #[ts(type = "number | null")]
    pub took: Option<u64>,
}
