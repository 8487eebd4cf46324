//! The releases of a site, for the window and the command line alike.

use naru_core::deploy::manifest::{Manifest, ReleaseId};
use naru_core::deploy::releases::one_before;
use naru_core::event::Goal;
use naru_core::recipe;
use naru_core::step::{Step, StepId};
use naru_core::world::{Bucket, Fact, World};
use naru_core::{Code, Error, Result};
use tokio_util::sync::CancellationToken;

use crate::crossing::{Emit, Site};

/// At most so many are read, the newest.
const AT_MOST: usize = 200;

/// What lies in a site's bucket, and every release that was read.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// The bucket.
    pub bucket: Bucket,
    /// Oldest first.
    pub releases: Vec<Manifest>,
}

impl Past {
    /// The release that somebody means: the one whose id begins so, or the one before what visitors get.
    ///
    /// # Errors
    /// `NoRelease`, `NoEarlierRelease`.
    pub fn meant(&self, said: Option<&str>) -> Result<&Manifest> {
        let Some(said) = said else {
            let before = one_before(&self.releases).ok_or_else(|| Error::new(Code::NoEarlierRelease))?;
            return self.release(before);
        };
        let ids = self.releases.iter().map(|one| &one.id);
        let id = ReleaseId::find(said, ids).ok_or_else(|| Error::new(Code::NoRelease).arg("release", said))?;
        self.release(id)
    }

    fn release(&self, id: &ReleaseId) -> Result<&Manifest> {
        let found = self.releases.iter().find(|one| one.id == *id);
        found.ok_or_else(|| Error::new(Code::NoRelease).arg("release", id))
    }
}

/// These two, and no other: what lies between them is told by their manifests alone.
///
/// # Errors
/// `NoRelease`, `WrongAccount`; as the reads do.
pub async fn pair(site: &Site, ids: [&ReleaseId; 2]) -> Result<[Manifest; 2]> {
    let cloud = site.cloud.reader();
    let caller = cloud.sts().caller().await?;
    if let Some(account) = site.spec.account.as_ref().filter(|account| **account != caller.account) {
        return Err(Error::new(Code::WrongAccount).arg("want", account).arg("have", &caller.account));
    }
    let world = World { caller: Fact::Seen(caller), ..World::default() };
    let bucket = site.spec.bucket(&world).expect("the caller's account was asked");
    let releases = cloud.s3().manifests(&bucket, &ids.map(Clone::clone)).await?;
    let named = |id: &ReleaseId| {
        let found = releases.iter().find(|one| one.id == *id).cloned();
        found.ok_or_else(|| Error::new(Code::NoRelease).arg("release", id))
    };
    Ok([named(ids[0])?, named(ids[1])?])
}

/// Reads them; a site that has no bucket yet has none.
///
/// # Errors
/// As the looks do.
pub async fn past(site: &Site, cancel: &CancellationToken) -> Result<Past> {
    let silent: Emit = std::sync::Arc::new(|_| {});
    let wanted = |step: &&'static dyn Step| matches!(step.card().id, StepId::Account | StepId::Files);
    let steps: Vec<&dyn Step> = recipe::STATIC_SITE.into_iter().filter(wanted).map(|step| step as &dyn Step).collect();
    let (world, _) = site.look(&steps, Goal::Build, &silent, cancel).await?;
    let name = site.spec.bucket(&world);
    let Some((name, bucket)) = name.and_then(|name| Some((name.clone(), world.buckets.get(&name)?.clone()))) else {
        return Ok(Past::default());
    };
    let older = &bucket.older_releases[bucket.older_releases.len().saturating_sub(AT_MOST)..];
    let mut releases = site.cloud.reader().s3().manifests(&name, older).await?;
    releases.extend(bucket.releases.seen().cloned().unwrap_or_default());
    Ok(Past { bucket, releases })
}
