//! Step *domain-answers*: the site's own names are asked as a visitor would, over TLS, and the bytes are compared.

use async_trait::async_trait;

use super::answers::{
    Answer, Base, Expect, Meant, Probe, ProbeKind, is_live, judge, look_deployed, may_be_asked, probes, waits_for_edges,
};
use super::domain::{applied, wish};
use super::{alias, distribution, routing};
use crate::address::{DnsAt, DomainSpec};
use crate::cloud::Reader;
use crate::error::{Code, Error, Result};
use crate::plan::{Plan, Wait};
use crate::policy::{Action, Permission};
use crate::spec::{Spec, Venue};
use crate::step::{Card, Identity, Step, StepId};
use crate::world::{Fact, World};

/// See the module.
#[derive(Debug)]
pub struct DomainAnswersStep;

static CARD: Card = Card {
    id: StepId::DomainAnswers,
    identity: Identity::D,
    permissions: &[Permission::Look(Action::GetDistribution)],
    needs: &[StepId::Names, StepId::Alias],
    usual_seconds: 60,
    outside: true,
};

/// As long as the zone lets others remember that a name is not there, in seconds: Route 53's is 15 minutes.
const LIMIT_SECONDS: u64 = 30 * 60;

#[async_trait]
impl Step for DomainAnswersStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        let Some(domain) = asked(spec, world) else { return Ok(()) };
        if !look_deployed(cloud, spec, world).await? {
            world.domain_answers = Fact::Unseen;
            return Ok(());
        }
        let all = questions(spec, world, domain);
        let mut answers = Vec::new();
        for probe in all.into_iter().filter(may_be_asked(spec, world)) {
            let reply = cloud.web().get(&probe).await?;
            let wrong = judge(&probe.expect, &reply);
            answers.push(Answer { probe, reply, wrong });
        }
        world.domain_answers = Fact::Seen(answers);
        Ok(())
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        let Some(domain) = asked(spec, world) else { return Plan::NotAsked };
        let main = format!("https://{}", domain.main());
        if questions(spec, world, domain).is_empty() {
            return Plan::NotAsked;
        }
        if waits_for_edges(spec, world) {
            return Plan::Waiting(distribution::deploying(&main));
        }
        match world.domain_answers.seen() {
            Some(answers) if is_live(answers) => Plan::Done,
            seen => {
                let wrong = seen.and_then(|all| all.iter().find(|one| one.wrong.is_some()));
                let url = wrong.map_or(main, |one| asked_at(&one.probe));
                let copy = match (domain.dns, distribution::of_site(spec, world)) {
                    (DnsAt::Elsewhere, Some(ours)) => alias::rows(world, domain, &ours.domain),
                    (DnsAt::Elsewhere | DnsAt::Route53, _) => Vec::new(),
                };
                Plan::Waiting(Wait {
                    on: "domain-answers".to_owned(),
                    usual_seconds: CARD.usual_seconds,
                    limit_seconds: LIMIT_SECONDS,
                    then: Error::new(Code::NotLive).arg("url", url).into(),
                    copy,
                    told: Vec::new(),
                })
            }
        }
    }

    fn clear(&self, _: &Spec, _: &World) -> Plan {
        Plan::NotAsked
    }

    fn console(&self, _: &Spec, _: &World) -> Option<String> {
        None
    }
}

/// The domain, once the distribution was given its names: before that nobody can answer.
fn asked<'a>(spec: &'a Spec, world: &World) -> Option<&'a DomainSpec> {
    let domain = wish(spec)?;
    let main = domain.main().to_string();
    let has = distribution::of_site(spec, world).is_some_and(|ours| ours.settings.names.aliases.contains(&main));
    (has || applied(spec, world).aliases.contains(&main)).then_some(domain)
}

/// The address a probe means, also where a stand-in is asked.
fn asked_at(probe: &Probe) -> String {
    probe.at.as_ref().map_or_else(|| probe.url.clone(), |meant| format!("https://{}", meant.host))
}

/// The main name's address, if it was proven.
#[must_use]
pub fn address(spec: &Spec, world: &World) -> Option<String> {
    let domain = asked(spec, world)?;
    let live = world.domain_answers.seen().is_some_and(|all| is_live(all));
    live.then(|| format!("https://{}", domain.main()))
}

fn questions(spec: &Spec, world: &World, domain: &DomainSpec) -> Vec<Probe> {
    let Some(folder) = world.folder.seen() else { return Vec::new() };
    let base = |name: &str| match spec.venue {
        Venue::Aws => Some(Base { url: format!("https://{name}"), host: None }),
        Venue::Practice | Venue::Endpoint { .. } => {
            let url = spec.website_url.as_ref()?.trim_end_matches('/').to_owned();
            Some(Base { url, host: Some(name.to_owned()) })
        }
    };
    let Some(main) = base(domain.main().as_str()) else { return Vec::new() };
    let mut all = probes(spec, routing::standing(spec, world), folder, &main);
    let start = all.iter().find(|probe| probe.kind == ProbeKind::Root).map(|probe| probe.expect.clone());
    let sent = domain.sends_on();
    for name in domain.names().into_iter().filter(|name| *name != domain.main()) {
        let Some(base) = base(name.as_str()) else { continue };
        let moved = sent.as_ref().filter(|sent| sent.from == name.as_str());
        let expect = match (moved, &start) {
            (Some(sent), _) => Expect::Redirect { location: format!("https://{}/", sent.to) },
            (None, Some(start)) => start.clone(),
            (None, None) => continue,
        };
        let at = base.host.clone().map(|host| Meant { host, https: true });
        all.push(Probe { kind: ProbeKind::OtherName, url: format!("{}/", base.url), at, expect });
    }
    all
}
