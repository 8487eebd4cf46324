//! A small score of how a site stands: upgrades that are done already, against those and the doctor's findings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::upgrade::{Standing, Upgrade};
use crate::doctor::{Evidence, Finding, Severity, examine};
use crate::spec::Spec;
use crate::world::World;

/// How a site stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// Of a hundred.
    pub points: u32,
    /// Rules that hold.
    pub hold: u32,
    /// Rules that were looked at.
    pub of: u32,
    /// Every upgrade, in the order they are offered.
    pub upgrades: Vec<UpgradeLine>,
    /// What the doctor found besides, the worst first.
    pub findings: Vec<Finding>,
}

/// One upgrade and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UpgradeLine {
    /// Which.
    pub upgrade: Upgrade,
    /// How it stands.
    pub standing: Standing,
}

/// Scores what was seen.
#[must_use]
pub fn score(spec: &Spec, world: &World, full_access: Option<bool>) -> Score {
    let upgrades: Vec<UpgradeLine> = Upgrade::ALL
        .into_iter()
        .map(|upgrade| UpgradeLine { upgrade, standing: upgrade.standing(spec, world, full_access) })
        .collect();
    let said = |form: &str| {
        let open = upgrades.iter().filter(|line| line.standing != Standing::Holds);
        open.flat_map(|line| line.upgrade.mends()).any(|one| *one == form)
    };
    let findings: Vec<Finding> =
        examine(spec, &Evidence::of(spec, world.clone())).into_iter().filter(|finding| !said(finding.form)).collect();
    let (mut points, mut most, mut hold, mut of) = (0, 0, 0, 0);
    for line in upgrades.iter().filter(|line| line.standing != Standing::Unknown) {
        let weight = line.upgrade.weight();
        (most, of) = (most + weight, of + 1);
        if line.standing == Standing::Holds {
            (points, hold) = (points + weight, hold + 1);
        }
    }
    for finding in &findings {
        of += 1;
        most += match finding.severity {
            Severity::Broken => 5,
            Severity::Warning => 3,
            Severity::Note => 1,
        };
    }
    Score { points: (points * 100).checked_div(most).unwrap_or(100), hold, of, upgrades, findings }
}
