//! What the step wants of a distribution, how that becomes a change, and what is written down of it in the bucket.

use super::super::routing;
use crate::cdn::{
    CACHING_OPTIMIZED, CdnRecord, Distribution, Field, Names, Origin, OriginAccess, SECURITY_HEADERS, Settings,
    differing, origin_host,
};
use crate::names::BucketName;
use crate::op::{CloudFrontOp, Op, S3Op};
use crate::plan::{Difference, Plan, Question};
use crate::spec::{Access, Cdn, OriginKind, Spec};
use crate::step::Choice;
use crate::world::World;

/// As whom the distribution asks its bucket, or what has to be done before that is known.
pub(super) fn origin_access(cdn: &Cdn, world: &World, name: &str) -> std::result::Result<OriginAccess, Plan> {
    if cdn.origin == OriginKind::Website {
        return Ok(OriginAccess::Website);
    }
    let identity = cdn.origin == OriginKind::Identity;
    let denied = if identity { world.access_identities.denied() } else { world.access_controls.denied() };
    if let Some(action) = denied {
        return Err(Plan::Unseen { action: action.to_owned() });
    }
    let there = origin_choices(cdn, world);
    let found = match &cdn.origin_access {
        Some(chosen) if there.as_ref().is_some_and(|all| all.iter().all(|one| one.id != *chosen)) => {
            let all: Vec<String> =
                there.into_iter().flatten().map(|one| format!("{} ({})", one.id, one.name)).collect();
            let have = if all.is_empty() { "–".to_owned() } else { all.join(", ") };
            let field = "origin-access".to_owned();
            return Err(Plan::Drift(vec![Difference { field, want: chosen.clone(), have }]));
        }
        Some(chosen) => Some(chosen.clone()),
        None => there.into_iter().flatten().find(|one| one.name == name).map(|one| one.id),
    };
    match (found, identity) {
        (Some(id), true) => Ok(OriginAccess::Identity { id }),
        (Some(id), false) => Ok(OriginAccess::Control { id }),
        (None, true) => {
            Err(Plan::Todo(vec![Op::CloudFront(CloudFrontOp::CreateAccessIdentity { name: name.to_owned() })]))
        }
        (None, false) => {
            Err(Plan::Todo(vec![Op::CloudFront(CloudFrontOp::CreateAccessControl { name: name.to_owned() })]))
        }
    }
}

/// The origin access controls or identities of the account, whichever kind is wanted; `None` if nobody looked.
pub(super) fn origin_choices(cdn: &Cdn, world: &World) -> Option<Vec<Choice>> {
    let choice = |id: &String, name: &String| Choice { id: id.clone(), name: name.clone() };
    match cdn.origin {
        OriginKind::Control => {
            Some(world.access_controls.seen()?.iter().map(|one| choice(&one.id, &one.name)).collect())
        }
        OriginKind::Identity => {
            Some(world.access_identities.seen()?.iter().map(|one| choice(&one.id, &one.comment)).collect())
        }
        OriginKind::Website => Some(Vec::new()),
    }
}

/// What this step wants of a distribution. Names, errors, the function and the web ACL are other steps'.
pub(super) fn fields(spec: &Spec, cdn: &Cdn, bucket: &BucketName, name: &str, access: OriginAccess) -> Vec<Field> {
    let domain = match access {
        OriginAccess::Website => spec.region.website_host(bucket),
        OriginAccess::Control { .. } | OriginAccess::Identity { .. } | OriginAccess::Nobody => {
            origin_host(bucket, &spec.region)
        }
    };
    vec![
        Field::Enabled(true),
        Field::Comment(name.to_owned()),
        Field::RootObject(index(spec).to_owned()),
        Field::PriceClass(cdn.price_class.api().to_owned()),
        Field::HttpVersion("http2and3".to_owned()),
        Field::Ipv6(true),
        Field::Origin(Origin { domain, path: String::new(), access }),
        Field::Compress(true),
        Field::ViewerProtocol("redirect-to-https".to_owned()),
        Field::CachePolicy(Some(CACHING_OPTIMIZED.to_owned())),
        Field::HeadersPolicy(cdn.security_headers.then(|| SECURITY_HEADERS.to_owned())),
    ]
}

/// The start page's file.
pub(crate) fn index(spec: &Spec) -> &str {
    match &spec.access {
        Access::Classic { index, .. } => index,
        Access::Private => "index.html",
    }
}

pub(super) fn new_settings(spec: &Spec, cdn: &Cdn, bucket: &BucketName, name: &str, access: OriginAccess) -> Settings {
    let mut settings = Settings {
        enabled: true,
        comment: String::new(),
        root_object: String::new(),
        price_class: String::new(),
        http_version: String::new(),
        ipv6: true,
        origin: Origin { domain: String::new(), path: String::new(), access: access.clone() },
        compress: true,
        viewer_protocol: String::new(),
        cache_policy: None,
        headers_policy: None,
        names: Names::default(),
        errors: Vec::new(),
        viewer_request: None,
        minimum_tls: None,
        web_acl: None,
    };
    for field in fields(spec, cdn, bucket, name, access) {
        field.set(&mut settings);
    }
    settings
}

/// Brings fields of our distribution to what a step wants. What we set before and somebody set otherwise by hand is
/// asked about first; a wish that changed is not.
pub(in crate::site) fn change(spec: &Spec, world: &World, ours: &Distribution, wanted: &[Field]) -> Plan {
    let set = differing(wanted, &ours.settings);
    if set.is_empty() {
        return Plan::Done;
    }
    // Whatever is wanted now: what stands there is not what we set.
    let edited = |field: &&Field| applied(spec, world, field).is_some_and(|set| set.of(&ours.settings) != *set);
    let one = |field: &Field| format!("{}: {} → {}", field.api(), field.of(&ours.settings).shown(), field.shown());
    let by_hand: Vec<String> = set.iter().filter(edited).map(one).collect();
    let edit = Question::HandEdit { what: ours.id.clone(), fields: by_hand.join(" · ") };
    if !by_hand.is_empty() && !spec.answers.mends(&edit) {
        return Plan::Ask(edit);
    }
    let was = set.iter().map(|field| field.of(&ours.settings)).collect();
    let (id, etag) = (ours.id.clone(), ours.etag.clone());
    Plan::Todo(vec![Op::CloudFront(CloudFrontOp::UpdateDistribution { id, etag, set, was })])
}

/// What we set this field to last.
fn applied<'a>(spec: &Spec, world: &'a World, field: &Field) -> Option<&'a Field> {
    let record = world.buckets.get(&spec.bucket(world)?)?.cdn.seen()?;
    record.applied.iter().find(|one| one.same_field(field))
}

/// Whether we ever set this field to something.
pub(in crate::site) fn set_before(spec: &Spec, world: &World, field: &Field) -> bool {
    applied(spec, world, field).is_some_and(|set| set != field)
}

/// Writes down what was set, if the record does not say so yet. `fresh`: the release that every edge has.
pub(in crate::site) fn record(
    spec: &Spec,
    world: &World,
    ours: &Distribution,
    wanted: &[Field],
    fresh: Option<crate::deploy::manifest::ReleaseId>,
) -> Option<Op> {
    let bucket = spec.bucket(world)?;
    let kept = world.buckets.get(&bucket)?;
    let known = kept.cdn.seen().filter(|record| record.site == spec.site.tag());
    let before = known.filter(|record| record.distribution == ours.id);
    // No edge has a copy of anything from before there was a distribution.
    let newest = || Some(kept.releases.seen()?.last()?.id.clone());
    let mut record = before.cloned().unwrap_or_else(|| CdnRecord {
        v: 1,
        site: spec.site.tag(),
        distribution: ours.id.clone(),
        arn: ours.arn.clone(),
        domain: ours.domain.clone(),
        applied: Vec::new(),
        routing: routing::wanted(spec, world),
        fresh: newest(),
        ..known.map(|older| older.succeeded_by(&ours.domain)).unwrap_or_default()
    });
    for field in wanted {
        match record.applied.iter_mut().find(|one| one.same_field(field)) {
            Some(one) => *one = field.clone(),
            None => record.applied.push(field.clone()),
        }
    }
    // Only the routing step sets both; until then edges answer as before.
    if wanted.iter().any(|field| matches!(field, Field::ViewerRequest(_))) {
        record.routing = routing::wanted(spec, world);
    }
    if fresh.is_some() {
        record.fresh = fresh;
    }
    (before != Some(&record))
        .then(|| Op::S3(S3Op::WriteCdnRecord { bucket, record, over: kept.cdn.seen().cloned().map(Box::new) }))
}
