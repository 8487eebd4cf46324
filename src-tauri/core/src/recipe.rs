//! Recipes: ordered lists of steps.

use crate::project::{AccessWish, Wishes};
use crate::site::{
    access::AccessStep, account::AccountStep, alias::AliasStep, answers::AnswersStep, bucket::BucketStep,
    certificate::CertificateStep, delegation::DelegationStep, deployer::DeployerStep, distribution::DistributionStep,
    domain_answers::DomainAnswersStep, files::FilesStep, firewall::FirewallStep, folder::FolderStep,
    health::HealthStep, invalidation::InvalidationStep, names::NamesStep, routing::RoutingStep, zone::ZoneStep,
};
use crate::step::{Identity, Step, StepId};

/// A static site: account → folder → bucket → access → files → distribution → routing → firewall → invalidation → deployer → answers, and only
/// then, if it has a domain of its own, zone → delegation → certificate → names → alias → domain-answers → health.
pub const STATIC_SITE: [&dyn Step; 18] = [
    &AccountStep,
    &FolderStep,
    &BucketStep,
    &AccessStep,
    &FilesStep,
    &DistributionStep,
    &RoutingStep,
    &FirewallStep,
    &InvalidationStep,
    &DeployerStep,
    &AnswersStep,
    &ZoneStep,
    &DelegationStep,
    &CertificateStep,
    &NamesStep,
    &AliasStep,
    &DomainAnswersStep,
    &HealthStep,
];

/// The order in which a site is taken back: what sends visitors somewhere goes before what they are sent to, so that
/// no name is ever left pointing at something that somebody else could take. The zone is the last: its parent may have
/// to be waited for.
pub const TAKE_BACK: [StepId; 18] = [
    StepId::DomainAnswers,
    StepId::Answers,
    StepId::Invalidation,
    StepId::Delegation,
    StepId::Health,
    StepId::Names,
    StepId::Alias,
    StepId::Distribution,
    StepId::Routing,
    StepId::Firewall,
    StepId::Certificate,
    StepId::Files,
    StepId::Access,
    StepId::Bucket,
    StepId::Folder,
    StepId::Deployer,
    StepId::Zone,
    StepId::Account,
];

/// What `naru deploy` walks: the steps the daily identity may do.
#[must_use]
pub fn daily() -> Vec<&'static dyn Step> {
    STATIC_SITE.into_iter().filter(|step| step.card().identity == Identity::D).collect()
}

/// The steps that somebody wishes anything of: what nobody wishes needs no permission. `usual`: who may read where
/// nothing was said.
#[must_use]
pub fn wished(wishes: &Wishes, usual: AccessWish) -> Vec<&'static dyn Step> {
    let wanted = |step: &&'static dyn Step| match step.card().id {
        StepId::Deployer => wishes.deployer().is_some(),
        StepId::Firewall => wishes.cdn(usual).is_some_and(|cdn| cdn.firewall.is_some()),
        StepId::Distribution | StepId::Routing | StepId::Invalidation => wishes.cdn(usual).is_some(),
        StepId::Account | StepId::Folder | StepId::Bucket | StepId::Access | StepId::Files | StepId::Answers => true,
        StepId::Health => wishes.domain.as_ref().is_some_and(|domain| domain.health_check == Some(true)),
        StepId::Zone
        | StepId::Delegation
        | StepId::Certificate
        | StepId::Names
        | StepId::Alias
        | StepId::DomainAnswers => wishes.domain.is_some(),
    };
    STATIC_SITE.into_iter().filter(wanted).collect()
}

/// A step and what it needs, however far back, in the recipe's order.
#[must_use]
pub fn toward(step: StepId) -> Vec<&'static dyn Step> {
    let card = |id: StepId| STATIC_SITE.iter().map(|step| step.card()).find(|card| card.id == id);
    let mut wanted = vec![step];
    let mut at = 0;
    while let Some(card) = wanted.get(at).and_then(|id| card(*id)) {
        at += 1;
        for need in card.needs {
            if !wanted.contains(need) {
                wanted.push(*need);
            }
        }
    }
    STATIC_SITE.into_iter().filter(|step| wanted.contains(&step.card().id)).collect()
}
