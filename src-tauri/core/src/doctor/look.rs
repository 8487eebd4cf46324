//! What the doctor looks at beside the steps' own looks: answers with every header and how they begin, encryption,
//! invalidations, the account's block, resolvers, and the records of a provider that is to be left. Nothing here
//! judges, and a part that cannot be read stays unseen.

use std::collections::BTreeSet;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;

use super::evidence::{DomainSight, Evidence, HttpSight, RecordFound, RecordSight};
use crate::cloud::Reader;
use crate::delegation::{RecordKind, same_name};
use crate::domain::RecordName;
use crate::error::{Code, Result};
use crate::site::answers::{self, Base, Expect, Meant, Probe, ProbeKind, url_path};
use crate::site::{distribution, routing};
use crate::spec::{Spec, Venue};
use crate::world::Fact;

/// So often a visitor's request is sent on before it is called a circle.
const HOPS: usize = 10;
/// So many scripts of the release before are asked for.
const OLD: usize = 2;

/// Looks at it all. The steps' looks come first: this asks what they made out.
///
/// # Errors
/// `Cancelled`.
pub async fn more(reader: &dyn Reader, spec: &Spec, seen: &mut Evidence) -> Result<()> {
    visits(reader, spec, seen).await?;
    seen.skew_seconds = seen.now.filter(|_| spec.venue == Venue::Aws).and_then(|now| skew(now, &seen.http));
    let name = spec.bucket(&seen.world);
    let stands = name.as_ref().and_then(|name| seen.world.buckets.get(name)).is_some_and(|b| b.head.seen().is_some());
    if let Some(name) = name.filter(|_| stands) {
        seen.encryption = quiet(reader.s3().encryption(&name).await)?;
    }
    if let Some(caller) = seen.world.caller.seen() {
        seen.account_block = quiet(reader.s3().account_block(&caller.account).await)?;
    }
    if let Some(cdn) = distribution::of_site(spec, &seen.world) {
        let id = cdn.id.clone();
        seen.invalidations = quiet(reader.cloudfront().invalidations(&id).await)?;
    }
    targets(reader, seen).await?;
    proofs(reader, seen).await?;
    let ours = seen.zones.seen().into_iter().flatten().find(|zone| zone.ours).cloned();
    if let Some(domain) = &mut seen.domain {
        let leads_here = ours.as_ref().is_some_and(|zone| names_us(domain, &zone.servers));
        if leads_here {
            resolved(reader, domain).await?;
        } else if ours.is_some() {
            elsewhere(reader, domain).await?;
        }
    }
    Ok(())
}

/// A reply as a fact. What no doctor can help, such as a cloud that does not know the question, is not looked at.
fn quiet<T>(reply: Result<Option<T>>) -> Result<Fact<T>> {
    match Fact::of(reply) {
        Err(error) if error.code == Code::Cancelled => Err(error),
        Err(_) => Ok(Fact::Unseen),
        fact => fact,
    }
}

/// Asks for the site as visitors do.
async fn visits(reader: &dyn Reader, spec: &Spec, seen: &mut Evidence) -> Result<()> {
    let mut asked: Vec<Probe> = Vec::new();
    let known = seen.world.answers.seen().into_iter().chain(seen.world.domain_answers.seen()).flatten();
    asked.extend(known.map(|answer| answer.probe.clone()));
    if let Some(base) = answers::base(spec, &seen.world).filter(|_| hosts(spec, seen)) {
        let ours = seen
            .world
            .folder
            .seen()
            .map(|folder| answers::probes(spec, routing::wanted(spec, &seen.world), folder, &base));
        asked.extend(ours.into_iter().flatten());
        asked.extend(paths(spec, seen).iter().map(|path| probe(&base, path)));
    }
    let mut urls: BTreeSet<String> = BTreeSet::new();
    let mut sights = Vec::new();
    for probe in asked {
        if !urls.insert(probe.address()) {
            continue;
        }
        let mut sight = reader.web().sight(&probe).await?;
        if probe.at.is_none() {
            follow(reader, &mut sight).await?;
        }
        sights.push(sight);
    }
    if !sights.is_empty() {
        seen.http = sights;
    }
    Ok(())
}

/// Whether anybody is there to be asked: before there is a bucket, nobody answers in its name.
fn hosts(spec: &Spec, seen: &Evidence) -> bool {
    let bucket = spec.bucket(&seen.world).and_then(|name| seen.world.buckets.get(&name));
    bucket.is_some_and(|bucket| bucket.head.seen().is_some())
}

/// Paths beside the ones that prove the site: the start page by name, what pages in folders are called, and scripts
/// that open tabs still ask for.
fn paths(spec: &Spec, seen: &Evidence) -> Vec<String> {
    let index = distribution::index(spec);
    let mut all = vec![String::new(), index.to_owned()];
    let bucket = spec.bucket(&seen.world).and_then(|name| seen.world.buckets.get(&name));
    let objects = bucket.and_then(|bucket| bucket.objects.seen());
    let keys = || objects.into_iter().flatten().map(|(key, _)| key);
    let in_folder = format!("/{index}");
    if let Some(key) = keys().find(|key| key.as_str().ends_with(&in_folder)) {
        let path = url_path(key);
        all.push(path.strip_suffix(index).unwrap_or(&path).to_owned());
        all.push(path);
    }
    // One of each kind that browsers are strict about.
    for extension in ["js", "mjs", "css", "svg", "wasm", "webp"] {
        all.extend(keys().find(|key| key.extension() == extension).map(url_path));
    }
    let releases = || bucket.and_then(|bucket| bucket.releases.seen()).into_iter().flatten().rev();
    // The newest release names what stays of those before it; one that kept nothing has the one before it beside it.
    let kept = releases().next().into_iter().flat_map(|newest| newest.earlier.files.iter().map(|kept| &kept.file));
    let before = releases().nth(1).into_iter().flat_map(|release| &release.files);
    let old = kept.chain(before).filter(|file| {
        matches!(&*file.key.extension(), "js" | "css") && objects.is_some_and(|all| !all.contains_key(&file.key))
    });
    all.extend(old.take(OLD).map(|file| url_path(&file.key)));
    all
}

fn probe(base: &Base, path: &str) -> Probe {
    let at = base.host.clone().map(|host| Meant { host, https: true });
    Probe { kind: ProbeKind::Asset, url: format!("{}/{path}", base.url), at, expect: Expect::Refusal }
}

/// Goes where it is sent, as browsers do, and remembers the way.
async fn follow(reader: &dyn Reader, sight: &mut HttpSight) -> Result<()> {
    let mut way = vec![sight.url.clone()];
    let mut next = sight.redirects.first().cloned();
    while let Some(to) = next.filter(|to| to.starts_with("http://") || to.starts_with("https://")) {
        let again = way.contains(&to);
        way.push(to.clone());
        if again || way.len() > HOPS {
            break;
        }
        let probe = Probe { kind: ProbeKind::Root, url: to, at: None, expect: Expect::Refusal };
        next = reader.web().sight(&probe).await?.redirects.first().cloned();
    }
    if way.len() > 1 {
        sight.redirects = way.split_off(1);
    }
    Ok(())
}

/// How far this computer's clock is ahead of the `Date` of an answer. What a cache kept is older by its `Age`.
fn skew(now: OffsetDateTime, http: &[HttpSight]) -> Option<i64> {
    http.iter().find_map(|sight| {
        let date = OffsetDateTime::parse(&sight.header("date")?.replace("GMT", "+0000"), &Rfc2822).ok()?;
        let age: i64 = sight.header("age").and_then(|age| age.parse().ok()).unwrap_or(0);
        Some((now - date).whole_seconds() - age)
    })
}

/// Whether what records lead to still stands: our account has no such distribution, and DNS no such name.
async fn targets(reader: &dyn Reader, seen: &mut Evidence) -> Result<()> {
    let is_edge = |host: &&String| host.trim_end_matches('.').ends_with(".cloudfront.net");
    let Fact::Seen(zones) = &mut seen.zones else { return Ok(()) };
    let mut list: Option<Vec<String>> = None;
    for record in zones.iter_mut().flat_map(|zone| &mut zone.records) {
        let Some(host) = record.alias.iter().chain(&record.values).find(is_edge).cloned() else { continue };
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        if list.is_none() {
            let quiet = quiet(reader.cloudfront().distributions().await.map(Some))?;
            let Fact::Seen(all) = quiet else { return Ok(()) };
            list = Some(all.into_iter().map(|one| one.domain.to_ascii_lowercase()).collect());
        }
        let here = list.iter().flatten().any(|domain| *domain == host);
        let Ok(name) = RecordName::parse(&host) else { continue };
        record.target_stands = if here {
            Some(true)
        } else {
            match reader.dns().records(&name, RecordKind::A).await {
                Ok(found) => Some(!found.is_empty()),
                Err(error) if error.code == Code::Cancelled => return Err(error),
                Err(_) => None,
            }
        };
    }
    Ok(())
}

/// What everybody is told in a proof's place: providers that put the domain behind every name put it twice behind one
/// that had it.
async fn proofs(reader: &dyn Reader, seen: &mut Evidence) -> Result<()> {
    let Some(domain) = seen.domain.as_ref().map(|domain| domain.domain.to_string()) else { return Ok(()) };
    let Fact::Seen(all) = &mut seen.certificates else { return Ok(()) };
    let waiting = all.iter_mut().filter(|one| one.status == "PENDING_VALIDATION");
    for proof in waiting.flat_map(|one| &mut one.validation).filter(|proof| proof.found == RecordFound::Unseen) {
        let told = told(reader, &proof.name).await?;
        let right = |have: &String| same_name(have) == same_name(&proof.value);
        proof.found = match told.and_then(|told| told.into_iter().next()) {
            Some(have) if right(&have) => RecordFound::Right,
            Some(have) => RecordFound::Other(have),
            None => {
                let twice = format!("{}.{domain}", proof.name);
                let there = told_some(reader, &twice).await?;
                // It may only not have been put there yet, which is a step's plan and no fault.
                if there { RecordFound::Doubled(twice) } else { RecordFound::Unseen }
            }
        };
    }
    Ok(())
}

/// The CNAME at a name, as its own servers have it; `None` if they could not be asked.
async fn told(reader: &dyn Reader, name: &str) -> Result<Option<Vec<String>>> {
    let Ok(name) = RecordName::parse(name) else { return Ok(None) };
    Ok(match quiet(reader.dns().records(&name, RecordKind::Cname).await.map(Some))? {
        Fact::Seen(values) => Some(values),
        Fact::Unseen | Fact::Absent | Fact::Denied(_) => None,
    })
}

async fn told_some(reader: &dyn Reader, name: &str) -> Result<bool> {
    Ok(told(reader, name).await?.is_some_and(|values| !values.is_empty()))
}

fn names_us(domain: &DomainSight, servers: &[String]) -> bool {
    use crate::delegation::ParentSays;
    domain.facts.parent.iter().any(|answer| match &answer.outcome {
        ParentSays::Referral { ns, .. } => ns.iter().any(|server| servers.contains(server)),
        _ => false,
    })
}

/// What everybody's resolvers say of the first name, beside its own servers.
async fn resolved(reader: &dyn Reader, domain: &mut DomainSight) -> Result<()> {
    let Some(name) = domain.names.first().and_then(|name| RecordName::parse(name.as_str()).ok()) else {
        return Ok(());
    };
    if let Fact::Seen(all) = quiet(reader.dns().records(&name, RecordKind::A).await.map(Some))? {
        domain.authoritative = all;
    }
    if let Fact::Seen(all) = quiet(reader.dns().resolved(&name, RecordKind::A).await.map(Some))? {
        domain.resolved = all;
    }
    Ok(())
}

/// Mail and proofs at the provider that answers today.
async fn elsewhere(reader: &dyn Reader, domain: &mut DomainSight) -> Result<()> {
    let Ok(name) = RecordName::parse(domain.domain.as_str()) else { return Ok(()) };
    for kind in [RecordKind::Mx, RecordKind::Txt] {
        if let Fact::Seen(values) = quiet(reader.dns().records(&name, kind).await.map(Some))?
            && !values.is_empty()
        {
            let name = domain.domain.to_string();
            domain.elsewhere.push(RecordSight { name, kind, values, alias: None, target_stands: None });
        }
    }
    Ok(())
}
