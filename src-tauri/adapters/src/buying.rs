//! Whether a name is free and what it costs: Route 53 Domains asked, then the registry and DNS where it did not tell.
//! The window and the command line both come in here. Nothing is bought.

use naru_core::buying::{Asked, Offer, bought, is_open, may_go_on, offer, unasked};
use naru_core::cloud::Reader;
use naru_core::delegation::{DelegationFacts, DnsRead};
use naru_core::domain::Domain;
use naru_core::spec::Venue;
use naru_core::{Code, Error, Result};
use tokio_util::sync::CancellationToken;

use crate::dns::{Dns, DnsRoots};
use crate::home::Home;
use crate::rdap::Rdap;
use crate::sites::{SiteWish, open};

/// Asks about a name with a site's credentials, or without any: then only the registry and DNS can tell.
///
/// # Errors
/// `Cancelled`; as the site's files can be read.
pub async fn check(home: &Home, wish: &SiteWish, domain: &Domain, cancel: &CancellationToken) -> Result<Offer> {
    let asked =
        cancel.run_until_cancelled(ask(home, wish, domain)).await.ok_or_else(|| Error::new(Code::Cancelled))??;
    Ok(offer(domain, asked))
}

async fn ask(home: &Home, wish: &SiteWish, domain: &Domain) -> Result<Asked> {
    let name = bought(domain);
    let wish = SiteWish { needs_folder: false, ..wish.clone() };
    let site = match open(home, &wish, false).await {
        Ok(site) => site,
        Err(error) if may_go_on(&error) => {
            let seen = seen(&Dns::new(DnsRoots::from_env()?).with_rdap(Rdap::shared(true)), &name).await;
            return Ok(Asked { seen, ..unasked(error) });
        }
        Err(error) => return Err(error),
    };
    let practice = site.spec.venue == Venue::Practice;
    let asked = ask_at(site.cloud.reader(), &name, practice).await;
    site.close().await;
    Ok(asked)
}

/// Asks about a name as it is bought.
pub async fn ask_at(cloud: &dyn Reader, name: &Domain, practice: bool) -> Asked {
    if !name.is_bought() {
        let prices = Ok(None);
        return Asked { answer: Ok(naru_core::buying::Answer::BadName), prices, seen: None, practice };
    }
    let answer = cloud.domains().availability(name).await;
    let prices = cloud.domains().prices(name).await;
    // Practice's registry knows every name that is asked for.
    let seen = if is_open(&answer) && !practice { seen(cloud.dns(), name).await } else { None };
    Asked { answer, prices, seen, practice }
}

async fn seen(dns: &dyn DnsRead, name: &Domain) -> Option<DelegationFacts> {
    dns.delegation_of(name, &[]).await.ok()
}
