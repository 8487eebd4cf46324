//! `naru apply`: a run of the whole recipe, or of one step with what it needs.

use clap::Args;
use clap::builder::PossibleValuesParser;
use naru_core::recipe::STATIC_SITE;
use naru_core::registrar::Registrar;
use naru_core::step::StepId;

use super::ApplyArgs;

/// `naru apply`.
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// The run.
    #[command(flatten)]
    pub run: ApplyArgs,
    /// This step and what it needs, and no more.
    #[arg(long, value_name = "STEP", value_parser = PossibleValuesParser::new(STATIC_SITE.map(|step| step.card().id.key())))]
    step: Option<String>,
    /// Whose guide is printed while the registry is waited for.
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(Registrar::ALL.map(Registrar::key)))]
    registrar: Option<String>,
}

impl BuildArgs {
    /// The step alone that is to be done.
    pub fn step(&self) -> Option<StepId> {
        let ids = STATIC_SITE.map(|step| step.card().id);
        ids.into_iter().find(|id| self.step.as_deref() == Some(id.key()))
    }

    /// Where the domain was bought, if it was said.
    pub fn registrar(&self) -> Option<Registrar> {
        Registrar::ALL.into_iter().find(|one| self.registrar.as_deref() == Some(one.key()))
    }
}
