//! What an op does to the world: one pure function with three uses. It merges results, it covers stale
//! reads, and it forecasts. Practice applies it to its own truth.

mod cloudfront;
mod domain;
mod health;
mod iam;
mod waf;

use serde::{Deserialize, Serialize};

use crate::names::{CDN_RECORD, CredentialId, KEPT, Key, LOCK, RELEASES};
use crate::op::{Op, S3Op};
use crate::plan::Wait;
use crate::world::{BucketHead, Fact, Object, ObjectMeta, World};

/// What running an op taught us that the op did not know. Never a secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Made {
    /// An object was stored, and this is the ETag its PUT returned.
    Stored {
        /// The object.
        key: Key,
        /// Without quotes.
        etag: String,
    },
    /// A distribution was made.
    Distribution {
        /// Its id.
        id: String,
        /// Its ARN.
        arn: String,
        /// Its own address.
        domain: String,
        /// Its version.
        etag: String,
        /// What its creation was called.
        caller_reference: String,
    },
    /// A distribution was changed, and this is its version now.
    Version {
        /// As CloudFront says it.
        etag: String,
    },
    /// A thing was made, and this is its id.
    Id {
        /// As the service gave it.
        id: String,
    },
    /// An access key was made, and its secret is kept.
    Key {
        /// `AKIA…`, whole.
        id: String,
        /// When, RFC 3339.
        created: String,
        /// The credential that keeps it.
        credential: CredentialId,
    },
    /// A hosted zone was made.
    Zone {
        /// Its id.
        id: String,
        /// Its delegation set.
        name_servers: Vec<String>,
        /// What its creation was called.
        caller_reference: String,
    },
    /// A health check was made.
    Check {
        /// Its id.
        id: String,
        /// What its creation was called.
        caller_reference: String,
    },
    /// A function was published, and this is its ARN.
    Function {
        /// Without a stage.
        arn: String,
    },
}

/// Applies an op to a world. With no `made`, what is not known yet takes its likely value.
pub fn effect(op: &Op, made: &[Made], world: &mut World) {
    if let Some(name) = op.makes() {
        world.made.insert(name);
    }
    if let Some(name) = op.unmakes() {
        world.made.remove(&name);
    }
    match op {
        Op::S3(op) => s3(op, made, world),
        Op::CloudFront(op) => cloudfront::cloudfront(op, made, world),
        Op::Route53(op) => domain::route53(op, made, world),
        Op::Acm(op) => domain::acm(op, made, world),
        Op::Iam(op) => iam::iam(op, made, world),
        Op::Waf(op) => waf::waf(op, made, world),
        Op::Health(op) => health::health(op, made, world),
    }
}

fn s3(op: &S3Op, made: &[Made], world: &mut World) {
    let bucket = world.bucket_mut(op.bucket());
    match op {
        S3Op::CreateBucket { region, ownership, .. } => {
            bucket.head = Fact::Seen(BucketHead { region: region.clone() });
            bucket.ownership = Fact::Seen(*ownership);
            // AWS blocks public access to new buckets by itself, but what is relied on is set by an op of its own.
            bucket.block = Fact::Absent;
            bucket.tags = Fact::Absent;
            bucket.website = Fact::Absent;
            bucket.policy = Fact::Absent;
            bucket.objects = Fact::Seen(Default::default());
            bucket.releases = Fact::Seen(Vec::new());
            bucket.lock = Fact::Absent;
            bucket.cdn = Fact::Absent;
        }
        S3Op::TagBucket { tags, .. } => {
            let mut all = bucket.tags.seen().cloned().unwrap_or_default();
            all.extend(tags.clone());
            bucket.tags = Fact::Seen(all);
        }
        S3Op::UntagBucket { keys, .. } => {
            if let Some(tags) = bucket.tags.seen_mut() {
                tags.retain(|key, _| !keys.contains(key));
                // S3 has no empty set of tags.
                if tags.is_empty() {
                    bucket.tags = Fact::Absent;
                }
            }
        }
        S3Op::SetOwnership { ownership, .. } => bucket.ownership = Fact::Seen(*ownership),
        S3Op::SetBlock { block, .. } => bucket.block = Fact::Seen(*block),
        S3Op::SetWebsite { website, .. } => bucket.website = Fact::Seen(website.clone()),
        S3Op::ClearWebsite { .. } => bucket.website = Fact::Absent,
        S3Op::SetPolicy { policy, .. } => bucket.policy = Fact::Seen(policy.clone()),
        S3Op::ClearPolicy { .. } => bucket.policy = Fact::Absent,
        S3Op::TakeLock { lock, .. } => bucket.lock = Fact::Seen(lock.clone()),
        S3Op::AbortUploads { uploads, .. } => bucket.unfinished.retain(|upload| !uploads.contains(upload)),
        S3Op::DropLock { .. } => bucket.lock = Fact::Absent,
        S3Op::WriteManifest { manifest, .. } => {
            if !matches!(bucket.releases, Fact::Seen(_)) {
                bucket.releases = Fact::Seen(Vec::new());
            }
            let releases = bucket.releases.seen_mut().expect("seen was just made sure of");
            releases.retain(|release| release.id != manifest.id);
            let at = releases.partition_point(|release| release.id < manifest.id);
            releases.insert(at, manifest.clone());
        }
        S3Op::WriteCdnRecord { record, .. } => bucket.cdn = Fact::Seen(record.clone()),
        S3Op::Upload { files, .. } => {
            if !matches!(bucket.objects, Fact::Seen(_)) {
                bucket.objects = Fact::Seen(Default::default());
            }
            let objects = bucket.objects.seen_mut().expect("seen was just made sure of");
            let etags = stored(made);
            for file in files {
                // As a rule it is the MD5, and the same text then.
                let other = etags.get(&file.key).copied().filter(|etag| file.md5 != *etag);
                let etag = other.map_or_else(|| file.md5.clone(), Into::into);
                let meta = ObjectMeta { sha256: Some(file.sha256.clone()), headers: file.headers.clone() };
                objects.insert(file.key.clone(), Object { size: file.size, etag, meta: Some(Box::new(meta)) });
            }
        }
        S3Op::Copy { copies, .. } => {
            let etags = stored(made);
            for copy in copies {
                // A copy of a plain PUT has the ETag of its original.
                let etag = etags.get(&copy.to).copied().map_or_else(|| copy.etag.clone(), Into::into);
                let meta = ObjectMeta { sha256: Some(copy.sha256.clone()), headers: copy.headers.clone() };
                if let Some(sha256) = copy.to.as_str().strip_prefix(KEPT) {
                    bucket.kept.insert(sha256.to_owned(), Object { size: copy.size, etag, meta: None });
                } else if let Some(objects) = bucket.objects.seen_mut() {
                    objects.insert(copy.to.clone(), Object { size: copy.size, etag, meta: Some(Box::new(meta)) });
                }
            }
        }
        S3Op::DeleteObjects { keys, .. } => {
            for key in keys {
                if key.as_str() == LOCK {
                    bucket.lock = Fact::Absent;
                } else if key.as_str() == CDN_RECORD {
                    bucket.cdn = Fact::Absent;
                } else if let Some(sha256) = key.as_str().strip_prefix(KEPT) {
                    bucket.kept.remove(sha256);
                } else if key.as_str().starts_with(RELEASES) {
                    bucket.older_releases.retain(|id| id.key() != *key);
                    if let Some(releases) = bucket.releases.seen_mut() {
                        releases.retain(|release| release.id.key() != *key);
                    }
                } else if let Some(objects) = bucket.objects.seen_mut() {
                    objects.remove(key);
                }
            }
        }
        S3Op::DeleteBucket { .. } => {
            *bucket = crate::world::Bucket::default();
            bucket.head = Fact::Absent;
        }
    }
}

/// The ETags that the service answered, by key.
fn stored(made: &[Made]) -> std::collections::HashMap<&Key, &str> {
    let etags = made.iter().filter_map(|made| match made {
        Made::Stored { key, etag } => Some((key, etag.as_str())),
        _ => None,
    });
    etags.collect()
}

/// What a wait ends with if all goes well, for a forecast that looks past it. `false` if nothing is known of it.
#[must_use]
pub fn waited(wait: &Wait, world: &mut World) -> bool {
    match wait.on.as_str() {
        "deploying" | "disabling" => cloudfront::settled(world),
        "invalidating" => match world.invalidation.seen_mut() {
            Some(invalidation) => !std::mem::replace(&mut invalidation.completed, true),
            None => false,
        },
        "delegation" => domain::delegated(world),
        "undelegation" => domain::undelegated(world),
        "certificate-proof" => domain::explained(world),
        "certificate" => domain::issued(world),
        "certificate-free" => domain::freed(world),
        "records-back" => domain::taken_out(&wait.copy, world),
        "certificate-copy" | "alias-copy" => domain::pasted(&wait.copy, world),
        _ => false,
    }
}
