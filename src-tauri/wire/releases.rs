//! The releases of a site as the page lists them.

use naru_core::deploy::releases::ReleaseView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One release, with what only the computer that made it knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReleaseRow {
    /// As the bucket has it.
    pub release: ReleaseView,
    /// How long the run took that published it, in milliseconds, if that is remembered here.
    #[ts(type = "number | null")]
    pub took: Option<u64>,
}
