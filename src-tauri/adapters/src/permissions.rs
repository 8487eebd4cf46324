//! Which permissions a site's identity lacks: asked of IAM beforehand, or told by what was refused. Nothing is done.

use std::collections::BTreeSet;
use std::sync::Arc;

use naru_core::event::Goal;
use naru_core::names::{AccountId, bucket_name};
use naru_core::preflight::{self, Known, Need, Permissions, missing, needed};
use naru_core::project::AccessWish;
use naru_core::recipe::{STATIC_SITE, wished};
use naru_core::spec::Venue;
use naru_core::{Code, Error, Result};
use tokio_util::sync::CancellationToken;

use crate::aws::Aws;
use crate::crossing::{Emit, Site};
use crate::folder::LocalFolder;
use crate::home::Home;
use crate::sites::{self, SiteWish, connect, known, open};
use crate::web::Web;

/// What the identity of a site lacks for what is wanted of it. Who may not ask IAM is told what a look meets and what
/// earlier runs were refused. In practice nothing is ever missing.
///
/// # Errors
/// As [`open`] and a look; as the network answers.
pub async fn permissions(home: &Home, wish: &SiteWish, cancel: &CancellationToken) -> Result<Permissions> {
    let project = &wish.saved.project;
    let site = project.site(wish.env.as_ref())?;
    let local = home.local()?;
    let sites::Known { site: remembered, endpoints, venue, .. } = known(wish, local.site.get(&site.tag()));
    if venue == Venue::Practice {
        return Ok(Permissions::new(Known::Simulation, Vec::new(), &[]));
    }
    let daily = remembered.daily.filter(|_| wish.daily);
    let credentials = daily.or(remembered.credentials).ok_or_else(|| Error::new(Code::NoCredentials))?;
    let region = project.wishes(&site.env).region();
    let connection = connect(home, &local, &credentials, &region, &endpoints).await?;
    let cloud = Aws::new(connection, Arc::new(LocalFolder), Arc::new(Web::new()), &local.installation);
    let caller = cloud.connection().caller().await?;
    let needs = needs(wish, &caller.account)?;
    match cloud.would_allow(&caller.arn, &needs).await {
        Ok(allowed) => {
            let yes: BTreeSet<_> =
                needs.iter().zip(allowed).filter(|(_, yes)| *yes).map(|(need, _)| need.action).collect();
            let missing = missing(&needs, |need| yes.contains(need.action));
            Ok(Permissions::new(Known::Simulation, missing, &needs))
        }
        Err(error) if error.code == Code::AccessDenied => {
            let refused = refusals(home, wish, cancel).await?;
            let missing = missing(&needs, |need| !refused.contains(need.action));
            Ok(Permissions::new(Known::Refusals, missing, &needs))
        }
        Err(error) => Err(error),
    }
}

/// What nobody wishes needs no permission.
fn needs(wish: &SiteWish, account: &AccountId) -> Result<Vec<Need>> {
    let project = &wish.saved.project;
    let site = project.site(wish.env.as_ref())?;
    let wishes = project.wishes(&site.env);
    let name = bucket_name(&project.slug, account, &site);
    let bucket = wishes.bucket.clone().unwrap_or_else(|| name.clone());
    let steps = wished(&wishes, AccessWish::USUAL);
    Ok(needed(&steps, account, &bucket, name.as_str()))
}

/// What this look is refused, and what refused earlier runs at the same place.
async fn refusals(home: &Home, wish: &SiteWish, cancel: &CancellationToken) -> Result<BTreeSet<String>> {
    let site = open(home, &SiteWish { needs_folder: false, ..wish.clone() }, false).await?;
    let refused = met(&site, cancel).await;
    site.close().await;
    refused
}

async fn met(site: &Site, cancel: &CancellationToken) -> Result<BTreeSet<String>> {
    let mut all = site.journal.refused(&site.spec.site, &site.spec.place())?;
    let quiet: Emit = Arc::new(|_| {});
    match site.look(&STATIC_SITE, Goal::Build, &quiet, cancel).await {
        Ok((world, forecast)) => all.extend(preflight::refused(&world, &forecast)),
        // Without this one nothing more can be seen.
        Err(error) if error.code == Code::AccessDenied => all.extend(error.args.get("action").cloned()),
        Err(error) => return Err(error),
    }
    Ok(all)
}
