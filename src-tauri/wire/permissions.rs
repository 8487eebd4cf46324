//! What the open project's credentials lack, as the page shows it.

use naru_core::preflight::Known;
use naru_core::step::StepId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Permissions that are missing, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PermissionsView {
    /// How that is known: word keys `permissions-complete-<known>`.
    pub known: Known,
    /// In the order of the steps.
    pub missing: Vec<MissingAction>,
    /// The statement to paste; empty if nothing is missing.
    pub policy: String,
}

/// One action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MissingAction {
    /// As IAM spells it.
    pub action: String,
    /// The first step that needs it.
    pub step: StepId,
}
