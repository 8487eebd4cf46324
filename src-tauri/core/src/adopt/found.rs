//! What stands where somebody pointed, and which project it would be. Reads only; refuses what is not theirs to give.

use std::collections::BTreeMap;

use super::{Adopted, Part};
use crate::cdn::{Distribution, DistributionSummary, OriginAccess, Routing};
use crate::cloud::Reader;
use crate::error::{Code, Error, Result};
use crate::iam::FULL_ACCESS;
use crate::names::{BucketName, Region, TAG_SITE};
use crate::project::{AccessWish, CdnWishes, Wishes, error_document, index_document};
use crate::spec::{OriginKind, PriceClass};
use crate::world::{Bucket, Caller, Fact};

/// What somebody pointed at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A bucket, by its name or one of its addresses.
    Bucket(BucketName),
    /// A distribution, by its id.
    Distribution(String),
    /// A name under which visitors come: a distribution's own, an alternate one, or a bucket named after it.
    Host(String),
}

impl Target {
    /// Reads a bucket's name, a distribution's id, either's ARN, an address of theirs, or that of their page in the AWS
    /// console.
    ///
    /// # Errors
    /// `BadValue` for what is none of them.
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.trim();
        let last = |arn: &str| arn.rsplit(['/', ':']).next().unwrap_or_default().to_owned();
        if text.starts_with("arn:aws:cloudfront:") {
            return Ok(Self::Distribution(last(text)));
        }
        if let Some(name) = text.strip_prefix("arn:aws:s3:::").or_else(|| text.strip_prefix("s3://")) {
            return Ok(Self::Bucket(name.split('/').next().unwrap_or_default().parse()?));
        }
        let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
        let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
        let is_id = (12..=15).contains(&host.len())
            && host.starts_with('E')
            && host.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        if is_id {
            return Ok(Self::Distribution(host.to_owned()));
        }
        let host = host.to_ascii_lowercase();
        if let Some(target) = on_page(&host, rest) {
            return target;
        }
        if let Some(name) = bucket_in(&host) {
            return Ok(Self::Bucket(name));
        }
        if host.contains('.') { Ok(Self::Host(host)) } else { Ok(Self::Bucket(host.parse()?)) }
    }
}

/// What the console's page is about, or whose path an address of S3 without a bucket in its name leads into.
fn on_page(host: &str, rest: &str) -> Option<Result<Target>> {
    let after = |mark: &str| {
        let (_, tail) = rest.split_once(mark)?;
        tail.split(['/', '?', '#', '&']).next().filter(|name| !name.is_empty())
    };
    let bucket = |name: Option<&str>| name.map(|name| name.parse().map(Target::Bucket));
    if host == "console.aws.amazon.com" || host.ends_with(".console.aws.amazon.com") {
        let pages = ["/s3/buckets/", "/s3/object/", "/s3/bucket/"];
        let found = bucket(pages.into_iter().find_map(after));
        let found = found.or_else(|| after("/distributions/").map(|id| Ok(Target::Distribution(id.to_owned()))));
        return Some(found.unwrap_or_else(|| Err(Error::new(Code::AdoptNone).arg("what", host))));
    }
    let s3 = host == "s3.amazonaws.com" || (host.starts_with("s3.") && host.ends_with(".amazonaws.com"));
    bucket(rest.split(['/', '?', '#']).nth(1).filter(|name| s3 && !name.is_empty()))
}

/// The bucket in one of S3's own host names: the REST address, with or without a Region, or the website endpoint.
#[must_use]
pub fn bucket_in(host: &str) -> Option<BucketName> {
    let rest = host.strip_suffix(".amazonaws.com").or_else(|| host.strip_suffix(".amazonaws.com.cn"))?;
    let at = [".s3-website-", ".s3-website.", ".s3.", ".s3-"].into_iter().find_map(|mark| rest.find(mark));
    let name = at.map(|at| &rest[..at]).or_else(|| rest.strip_suffix(".s3"))?;
    name.parse().ok()
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Who looked.
    pub caller: Caller,
    /// The bucket.
    pub bucket: BucketName,
    /// Where it lies.
    pub region: Region,
    /// What was read of it.
    pub facts: Bucket,
    /// The distribution before it.
    pub distribution: Option<Distribution>,
    /// Whether whoever looked holds one of AWS's own full-access policies, if that could be asked.
    pub full_access: Option<bool>,
}

/// Reads what stands there.
///
/// # Errors
/// `AdoptNone` where nothing stands, `AdoptMany` where one bucket has several distributions, `AdoptUnfit` for an origin
/// that is no whole bucket, `AdoptOwned` for what another tool or project says is its own, `NotOurs` for a bucket of
/// another account; as the services answer.
pub async fn find(cloud: &dyn Reader, target: &Target) -> Result<Found> {
    let caller = cloud.sts().caller().await?;
    let (bucket, distribution) = locate(cloud, target).await?;
    let s3 = cloud.s3();
    let head = match s3.head_bucket(&bucket).await {
        Ok(Some(head)) => head,
        Ok(None) => return Err(Error::new(Code::AdoptNone).arg("what", &bucket)),
        Err(error) if error.code == Code::AccessDenied => {
            return Err(Error::new(Code::NotOurs).arg("what", &bucket).arg("owner", "?"));
        }
        Err(error) => return Err(error),
    };
    // Without its tags nobody can tell whose it is: that refusal ends it.
    let tags = s3.tags(&bucket).await?;
    owned(bucket.as_str(), tags.as_ref())?;
    if let Some(distribution) = &distribution {
        match &distribution.tags {
            Fact::Denied(action) => return Err(Error::denied(action)),
            tags => owned(&distribution.id, tags.seen())?,
        }
    }
    let facts = Bucket {
        head: Fact::Seen(head.clone()),
        tags: tags.map_or(Fact::Absent, Fact::Seen),
        ownership: Fact::of(s3.ownership(&bucket).await)?,
        block: Fact::of(s3.block(&bucket).await)?,
        website: Fact::of(s3.website(&bucket).await)?,
        policy: Fact::of(s3.policy(&bucket).await)?,
        ..Bucket::default()
    };
    let full_access = full_access(cloud, &caller).await;
    Ok(Found { caller, bucket, region: head.region, facts, distribution, full_access })
}

async fn locate(cloud: &dyn Reader, target: &Target) -> Result<(BucketName, Option<Distribution>)> {
    let none = |what: &str| Error::new(Code::AdoptNone).arg("what", what);
    let cloudfront = cloud.cloudfront();
    if let Target::Distribution(id) = target {
        let whole = cloudfront.distribution(id).await?.ok_or_else(|| none(id))?;
        return Ok((origin_bucket(&whole)?, Some(whole)));
    }
    let listed = cloudfront.distributions().await?;
    let one = |id: &str| {
        let id = id.to_owned();
        async move { cloudfront.distribution(&id).await?.ok_or_else(|| none(&id)) }
    };
    if let Target::Host(host) = target {
        let is = |one: &&DistributionSummary| {
            one.domain == *host || one.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(host))
        };
        if let Some(found) = listed.iter().find(is) {
            let whole = one(&found.id).await?;
            return Ok((origin_bucket(&whole)?, Some(whole)));
        }
    }
    let bucket = match target {
        Target::Bucket(name) => name.clone(),
        Target::Host(host) => host.parse().map_err(|_| none(host))?,
        Target::Distribution(id) => return Err(none(id)),
    };
    let before = |one: &&DistributionSummary| one.origins.iter().any(|host| bucket_in(host).as_ref() == Some(&bucket));
    let found: Vec<&DistributionSummary> = listed.iter().filter(before).collect();
    match found[..] {
        [] => Ok((bucket, None)),
        [only] => {
            let whole = one(&only.id).await?;
            origin_bucket(&whole)?;
            Ok((bucket, Some(whole)))
        }
        _ => {
            let ids = found.iter().map(|one| one.id.as_str()).collect::<Vec<_>>().join(", ");
            Err(Error::new(Code::AdoptMany).arg("what", &bucket).arg("ids", ids))
        }
    }
}

/// The bucket behind a distribution, if its default origin is a whole one.
fn origin_bucket(distribution: &Distribution) -> Result<BucketName> {
    let origin = &distribution.settings.origin;
    let whole = bucket_in(&origin.domain).filter(|_| origin.path.trim_matches('/').is_empty());
    whole.ok_or_else(|| {
        let origin = format!("{}{}", origin.domain, origin.path);
        Error::new(Code::AdoptUnfit).arg("what", &distribution.id).arg("origin", origin)
    })
}

/// Refuses what says by its tags that somebody else looks after it.
fn owned(what: &str, tags: Option<&BTreeMap<String, String>>) -> Result<()> {
    const OWNERS: [&str; 5] = ["aws:", "sst:", "amplify:", "user:Application", "elasticbeanstalk:"];
    let by = tags.into_iter().flatten().find(|(key, _)| {
        *key == TAG_SITE || OWNERS.iter().any(|owner| key.to_ascii_lowercase().starts_with(&owner.to_ascii_lowercase()))
    });
    match by {
        None => Ok(()),
        Some((key, value)) => Err(Error::new(Code::AdoptOwned).arg("what", what).arg("tag", format!("{key}={value}"))),
    }
}

/// Whether an IAM user that looks holds one of the policies that older guides attach. `None`: no user, or not to be asked.
pub async fn full_access(cloud: &dyn Reader, caller: &Caller) -> Option<bool> {
    let (_, name) = caller.arn.split_once(":user/")?;
    let name = name.rsplit('/').next().unwrap_or(name);
    let attached = cloud.iam().attached(name).await.ok()?;
    Some(attached.iter().any(|arn| FULL_ACCESS.contains(&arn.as_str())))
}

impl Found {
    /// The wishes that describe what stands as it is, and what is kept of it.
    #[must_use]
    pub fn wishes(&self) -> (Wishes, Adopted) {
        let website = self.facts.website.seen();
        let settings = self.distribution.as_ref().map(|one| &one.settings);
        let index = website.map(|website| website.index.clone());
        let index = index.or_else(|| settings.map(|it| it.root_object.trim_start_matches('/').to_owned()));
        let error = website.and_then(|website| website.error.clone());
        let access = match (&self.distribution, website) {
            (Some(_), _) => AccessWish::Cdn,
            (None, Some(_)) => AccessWish::Classic,
            (None, None) => AccessWish::Private,
        };
        let wishes = Wishes {
            region: Some(self.region.clone()),
            bucket: Some(self.bucket.clone()),
            access: Some(access),
            ownership: self.facts.ownership.seen().copied(),
            index: index.and_then(|text| index_document(&text).ok()),
            error: error.and_then(|text| error_document(&text).ok()),
            cdn: self.distribution.as_ref().map(cdn_wishes),
            ..Wishes::default()
        };
        let identity = settings.and_then(|it| match &it.origin.access {
            OriginAccess::Identity { id } => Some(id.clone()),
            OriginAccess::Control { .. } | OriginAccess::Nobody | OriginAccess::Website => None,
        });
        let keep: &[Part] = if self.distribution.is_some() { &Part::ALL } else { &[Part::Ownership, Part::Access] };
        let distribution = self.distribution.as_ref().map(|one| one.id.clone());
        (wishes, Adopted { distribution, identity, keep: keep.iter().copied().collect() })
    }
}

fn cdn_wishes(distribution: &Distribution) -> CdnWishes {
    let settings = &distribution.settings;
    let (origin, origin_access) = match &settings.origin.access {
        OriginAccess::Control { id } => (OriginKind::Control, Some(id.clone()).filter(|id| !id.is_empty())),
        OriginAccess::Identity { id } => (OriginKind::Identity, Some(id.clone())),
        OriginAccess::Nobody | OriginAccess::Website => (OriginKind::Website, None),
    };
    let masked = settings.errors.iter().any(|error| error.shown_as == 200);
    let class = [PriceClass::West, PriceClass::MostOfTheWorld, PriceClass::Everywhere];
    CdnWishes {
        origin: Some(origin),
        origin_access,
        routing: Some(if masked { Routing::ErrorPages } else { Routing::FilesOnly }),
        price_class: class.into_iter().find(|class| class.api() == settings.price_class),
        security_headers: Some(settings.headers_policy.is_some()),
        // One that somebody attached is theirs: it is shown and left alone.
        firewall: None,
    }
}
