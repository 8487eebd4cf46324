//! `naru plan`, `naru apply` and `naru destroy`: the whole recipe, or one step with what it needs; and back.

use clap::Args;
use clap::builder::PossibleValuesParser;
use naru_core::recipe::STATIC_SITE;
use naru_core::registrar::Registrar;
use naru_core::spec::Answered;
use naru_core::step::StepId;

use super::{FilesArgs, LetGoArgs, PlaceArgs, RateArgs, RunArgs, SetUpArgs, SiteArgs, TakeBackArgs, answers};

/// `naru plan`, and all of `naru apply` that decides what it would do.
#[derive(Debug, Args)]
pub struct PlanArgs {
    /// Which site.
    #[command(flatten)]
    pub site: SiteArgs,
    /// What may be answered where it is set up.
    #[command(flatten)]
    set_up: SetUpArgs,
    /// Where something of a domain is let go.
    #[command(flatten)]
    let_go: LetGoArgs,
    /// Where its files are replaced.
    #[command(flatten)]
    files: FilesArgs,
    /// As any run.
    #[command(flatten)]
    pub run: RunArgs,
}

impl PlanArgs {
    /// What these words answer beforehand.
    pub fn answers(&self) -> Answered {
        answers([&self.set_up, &self.let_go, &self.files, &self.run])
    }
}

/// `naru apply`.
#[derive(Debug, Args)]
pub struct ApplyArgs {
    /// What it would do.
    #[command(flatten)]
    pub plan: PlanArgs,
    /// No question.
    #[arg(long, short)]
    pub yes: bool,
    /// How fast.
    #[command(flatten)]
    pub rate: RateArgs,
    /// This step and what it needs, and no more.
    #[arg(long, value_name = "STEP", value_parser = PossibleValuesParser::new(STATIC_SITE.map(|step| step.card().id.key())))]
    step: Option<String>,
    /// Whose guide is printed while the registry is waited for.
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(Registrar::ALL.map(Registrar::key)))]
    registrar: Option<String>,
}

impl ApplyArgs {
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

/// `naru destroy`.
#[derive(Debug, Args)]
pub struct DestroyArgs {
    /// Which site.
    #[command(flatten)]
    pub place: PlaceArgs,
    /// No question.
    #[arg(long, short)]
    pub yes: bool,
    /// What may be answered where all is let go.
    #[command(flatten)]
    take_back: TakeBackArgs,
    /// Names at DNS elsewhere.
    #[command(flatten)]
    let_go: LetGoArgs,
    /// As any run.
    #[command(flatten)]
    pub run: RunArgs,
}

impl DestroyArgs {
    /// What these words answer beforehand.
    pub fn answers(&self) -> Answered {
        answers([&self.take_back, &self.let_go, &self.run])
    }
}
