//! What counts as ours. Everything that changes or deletes asks here first: a bucket here, an object in
//! [`crate::deploy::records::Records::we_put`], a policy's statement in [`crate::site::bucket_policy`].

use crate::names::{BucketName, TAG_SITE, bucket_name};
use crate::plan::Plan;
use crate::spec::Spec;
use crate::world::{Bucket, Fact, World};

/// Whose a bucket is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// There is no such bucket.
    Nobody,
    /// Ours: by tag, by deterministic name, by journal, or by a manifest of this site in it.
    Ours,
    /// Somebody else's, as far as it shows.
    Theirs(Option<String>),
    /// It exists and may be ours, but what would tell could not be read for want of this action.
    Unknown(String),
    /// Nobody looked yet.
    Unseen,
}

/// Judges one bucket. A tag of another site beats a name; a tag of ours is enough; then name, journal, manifest.
#[must_use]
pub fn of_bucket(spec: &Spec, world: &World, name: &BucketName) -> Verdict {
    let Some(bucket) = world.buckets.get(name) else { return Verdict::Unseen };
    match &bucket.head {
        Fact::Unseen => return Verdict::Unseen,
        Fact::Absent => return Verdict::Nobody,
        // HeadBucket needs s3:ListBucket; without it, and for strangers' buckets, AWS answers 403 alike. A bucket
        // that the journal knows, or of a project that was built before, is most likely ours and hidden from this key.
        Fact::Denied(action) => {
            let built = by_journal(spec, world, name) || (spec.account.is_some() && by_name(spec, world, name));
            return if built { Verdict::Unknown(action.clone()) } else { Verdict::Theirs(None) };
        }
        Fact::Seen(_) => {}
    }
    if let Some(site) = site_tag(bucket) {
        return if *site == spec.site.tag() { Verdict::Ours } else { Verdict::Theirs(Some(site.clone())) };
    }
    let by_manifest =
        bucket.releases.seen().is_some_and(|all| all.iter().any(|release| release.site == spec.site.tag()));
    // A project that took a bucket over says so; whether it is in our account, only its tags show.
    let by_adoption = spec.adopted.is_some()
        && spec.bucket.as_ref() == Some(name)
        && matches!(bucket.tags, Fact::Seen(_) | Fact::Absent);
    if by_name(spec, world, name) || by_journal(spec, world, name) || by_manifest || by_adoption {
        return Verdict::Ours;
    }
    match &bucket.tags {
        Fact::Denied(action) => Verdict::Unknown(action.clone()),
        Fact::Unseen | Fact::Absent | Fact::Seen(_) => Verdict::Theirs(None),
    }
}

/// What *clear* says of a step that found nothing to do: done, unless a bucket that may be ours was hidden from us.
#[must_use]
pub fn unseen_or_done(spec: &Spec, world: &World) -> Plan {
    let hidden = spec.candidate_buckets(world).into_iter().find_map(|name| {
        let bucket = world.buckets.get(&name)?;
        bucket.head.denied().map(str::to_owned)
    });
    hidden.map_or(Plan::Done, |action| Plan::Unseen { action })
}

fn by_name(spec: &Spec, world: &World, name: &BucketName) -> bool {
    world.caller.seen().is_some_and(|caller| bucket_name(&spec.slug, &caller.account, &spec.site) == *name)
}

/// The journal of this place, or this very run.
fn by_journal(spec: &Spec, world: &World, name: &BucketName) -> bool {
    let name = format!("s3:{name}");
    spec.made.contains(&name) || world.made.contains(&name)
}

fn site_tag(bucket: &Bucket) -> Option<&String> {
    bucket.tags.seen()?.get(TAG_SITE)
}
