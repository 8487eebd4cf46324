//! Table F, first part: the distribution and the bucket behind it.

use serde_json::json;

use crate::cdn::{Distribution, Field, OriginAccess, origin_host};
use crate::doctor::case::Case;
use crate::doctor::evidence::host_of;
use crate::doctor::policy::{self, Asker};
use crate::doctor::{Finding, Place, fix};
use crate::spec::OriginKind;
use crate::step::StepId;
use crate::world::Fact;

fn new(form: &'static str) -> Finding {
    Finding::new(form, Place::Cdn)
}

fn of(case: &Case<'_>, form: &'static str, cdn: &Distribution) -> Finding {
    let bucket = case.bucket_name().map_or_else(|| cdn.settings.origin.domain.clone(), |name| name.to_string());
    new(form).arg("distribution", &cdn.id).arg("bucket", bucket)
}

fn origin(cdn: &Distribution) -> String {
    Field::Origin(cdn.settings.origin.clone()).shown()
}

/// Whether strangers may read the bucket's files: then nobody has to be let in.
fn is_public(case: &Case<'_>) -> bool {
    let (Some(name), Some(bucket)) = (case.bucket_name(), case.bucket()) else { return false };
    let open = !bucket.block.seen().is_some_and(|block| block.restrict_public_buckets);
    let file = format!("{}/index.html", name.arn());
    open && bucket.policy.seen().is_some_and(|all| policy::allows(all, Asker::Stranger, "s3:GetObject", &file))
}

fn refused_by_s3(case: &Case<'_>) -> Option<String> {
    case.visits().find(|sight| sight.s3_code().as_deref() == Some("AccessDenied")).map(|sight| sight.told())
}

/// F1: the bucket's policy does not let the distribution read.
pub(super) fn f1(case: &Case<'_>) -> Option<Finding> {
    let cdn = case.cdn()?;
    let asker = match &cdn.settings.origin.access {
        OriginAccess::Control { id } if !id.is_empty() => Asker::Distribution(&cdn.arn),
        OriginAccess::Identity { id } if !id.is_empty() => Asker::Identity(id),
        OriginAccess::Control { .. } | OriginAccess::Identity { .. } | OriginAccess::Nobody | OriginAccess::Website => {
            return None;
        }
    };
    let (name, bucket) = (case.bucket_name()?, case.bucket()?);
    if is_public(case) {
        return None;
    }
    let file = format!("{}/{}", name.arn(), case.index());
    let (lets, shown) = match &bucket.policy {
        Fact::Seen(all) => (policy::allows(all, asker, "s3:GetObject", &file), all.to_string()),
        Fact::Absent => (false, "–".to_owned()),
        // Without the policy a 403 for a file that is there says the same.
        Fact::Unseen | Fact::Denied(_) => {
            let hit = case.visits().find(|sight| {
                sight.s3_code().as_deref() == Some("AccessDenied") && case.has(&sight.key(case.index())) == Some(true)
            });
            (hit.is_none(), String::new())
        }
    };
    let found = of(case, "f1", cdn).saw("http", refused_by_s3(case).unwrap_or_default());
    let found = found.saw("policy", shown).saw("distribution", &cdn.arn);
    (!lets).then(|| found.fix(fix::bucket_policy(case, "f1")))
}

/// F2: the distribution asks the bucket as nobody, in a way that cannot work, or in the legacy way.
pub(super) fn f2(case: &Case<'_>) -> Option<Finding> {
    let cdn = case.cdn()?;
    let at_website = cdn.settings.origin.domain.contains(".s3-website");
    let wanted = case.spec.cdn.as_ref().map(|cdn| cdn.origin);
    let form = match &cdn.settings.origin.access {
        OriginAccess::Control { .. } | OriginAccess::Identity { .. } if at_website => "f2-website",
        OriginAccess::Nobody if !is_public(case) && !at_website => "f2",
        OriginAccess::Control { id } if id.is_empty() && !is_public(case) => "f2",
        OriginAccess::Identity { .. } if wanted != Some(OriginKind::Identity) => "f2-oai",
        OriginAccess::Control { .. } | OriginAccess::Identity { .. } | OriginAccess::Nobody | OriginAccess::Website => {
            return None;
        }
    };
    let found = of(case, form, cdn).saw("origin", origin(cdn)).saw("http", refused_by_s3(case).unwrap_or_default());
    let found = if form == "f2-oai" { found.note() } else { found };
    Some(found.fix(fix::field(case, form, StepId::Distribution, |field| matches!(field, Field::Origin(_)))))
}

/// F3: the files are encrypted by a KMS key that CloudFront may not use.
pub(super) fn f3(case: &Case<'_>) -> Option<Finding> {
    let (cdn, key) = (case.cdn()?, case.seen.encryption.seen()?);
    let may = match &cdn.settings.origin.access {
        OriginAccess::Control { .. } => match &key.policy {
            Fact::Seen(all) => policy::allows(all, Asker::Distribution(&cdn.arn), "kms:Decrypt", "*"),
            Fact::Absent => false,
            // Who may not see the key's policy sees what it does: a file that is there is refused.
            Fact::Unseen | Fact::Denied(_) => {
                let refused = |sight: &crate::doctor::evidence::HttpSight| {
                    sight.s3_code().is_some_and(|code| code == "AccessDenied" || code.starts_with("KMS"))
                        && case.has(&sight.key(case.index())) == Some(true)
                };
                !case.visits().any(refused)
            }
        },
        // A legacy identity signs in a way that KMS does not take, and nobody signs nothing.
        OriginAccess::Identity { .. } | OriginAccess::Nobody | OriginAccess::Website => false,
    };
    if may {
        return None;
    }
    let statement = json!({
        "Sid": "AllowCloudFront",
        "Effect": "Allow",
        "Principal": { "Service": "cloudfront.amazonaws.com" },
        "Action": "kms:Decrypt",
        "Resource": "*",
        "Condition": { "StringEquals": { "AWS:SourceArn": cdn.arn } },
    });
    let mut all = key.policy.seen().cloned().unwrap_or_else(|| json!({ "Version": "2012-10-17", "Statement": [] }));
    if let Some(list) = all["Statement"].as_array_mut() {
        list.push(statement);
    }
    let words = ["kms", "put-key-policy", "--key-id", &key.key, "--policy-name", "default"];
    let command = case.aws_json(words, "--policy", "key-policy.json", &all);
    let denied = case.visits().find(|sight| matches!(sight.status, 400 | 403));
    let found = of(case, "f3", cdn).arg("key", &key.key).saw("header", "x-amz-server-side-encryption: aws:kms");
    let found = found.saw("key", &key.key).saw("http", denied.map(|sight| sight.told()).unwrap_or_default());
    Some(found.commands(key.policy.seen().is_some().then_some(command)))
}

/// F4: `/` stands for no file.
pub(super) fn f4(case: &Case<'_>) -> Option<Finding> {
    let cdn = case.cdn()?;
    let (settings, index) = (&cdn.settings, case.index());
    if settings.origin.access == OriginAccess::Website {
        return None;
    }
    // A page of CloudFront's own says nothing of files: a name that it does not know, a rule of its own.
    let root = case.roots().find(|sight| sight.is_missing() && !sight.cloudfront_refused());
    let file = case.visit(&format!("/{index}")).filter(|sight| sight.status == 200);
    // A slash in front makes a name that no key has.
    let named_badly = settings.root_object.is_empty() || settings.root_object.starts_with('/');
    let rewritten = settings.viewer_request.is_some() && settings.root_object.is_empty();
    let by_http = root.is_some() && file.is_some();
    if !(by_http || (named_badly && !rewritten && (root.is_some() || case.roots().next().is_none()))) {
        return None;
    }
    let have = if settings.root_object.is_empty() { "–" } else { &settings.root_object };
    let found = of(case, "f4", cdn).arg("index", index).saw("setting", format!("DefaultRootObject: {have}"));
    let found = root.into_iter().chain(file).fold(found, |found, sight| found.saw("http", sight.told()));
    Some(found.fix(fix::field(case, "f4", StepId::Distribution, |field| matches!(field, Field::RootObject(_)))))
}

/// F5: what is missing answers 403, as if it were forbidden.
pub(super) fn f5(case: &Case<'_>) -> Option<Finding> {
    let cdn = case.cdn()?;
    let known = |key: &str| case.releases().any(|release| release.all().any(|file| file.key.as_str() == key));
    let sight = case.visits().find(|sight| {
        let key = sight.key(case.index());
        sight.status == 403
            && sight.s3_code().as_deref() == Some("AccessDenied")
            && !sight.extension().is_empty()
            && !Case::is_probe(&sight.path())
            && case.has(&key) == Some(false)
            && !known(&key)
    })?;
    let key = sight.key(case.index());
    let found = of(case, "f5", cdn).note().arg("file", crate::deploy::preflight::shown(&key)).saw("http", sight.told());
    let local = case.world().folder.seen().is_some_and(|folder| folder.file(&key).is_some());
    Some(if local { found.fix(fix::run(StepId::Files)) } else { found })
}

/// F6: the origin path puts a folder before every path that is there already, or that is not there at all.
pub(super) fn f6(case: &Case<'_>) -> Option<Finding> {
    let cdn = case.cdn()?;
    let (path, index) = (&cdn.settings.origin.path, case.index());
    let folder = path.trim_matches('/');
    if folder.is_empty() || case.has(&format!("{folder}/{index}"))? || case.has(index) != Some(true) {
        return None;
    }
    let found = of(case, "f6", cdn).arg("path", path).saw("setting", format!("OriginPath: {path}"));
    let found = found.saw("file", index);
    Some(found.fix(fix::field(case, "f6", StepId::Distribution, |field| matches!(field, Field::Origin(_)))))
}

/// F7: visitors are sent on to S3's own address, because a new bucket is asked by its global name.
pub(super) fn f7(case: &Case<'_>) -> Option<Finding> {
    let cdn = case.cdn()?;
    let is_s3 = |url: &str| {
        let host = host_of(url);
        host.ends_with(".amazonaws.com") && (host.contains(".s3.") || host.contains(".s3-"))
    };
    let sent = case.visits().find_map(|sight| {
        let to = sight.redirects.iter().map(String::as_str).chain(sight.header("location")).find(|to| is_s3(to))?;
        Some(format!("{} → {to}", sight.url))
    });
    let global = case.bucket_name().is_some_and(|name| {
        cdn.settings.origin.domain == format!("{name}.s3.amazonaws.com") && case.spec.region.as_str() != "us-east-1"
    });
    let want = case.bucket_name().map(|name| origin_host(&name, &case.spec.region)).unwrap_or_default();
    let found = of(case, "f7", cdn).arg("want", want).saw("origin", origin(cdn));
    let fix = fix::field(case, "f7", StepId::Distribution, |field| matches!(field, Field::Origin(_)));
    match sent {
        Some(sent) => Some(found.saw("http", sent).fix(fix)),
        // It works once the name is known everywhere, and for as long as nobody is sent on.
        None => global.then(|| found.warning().fix(fix)),
    }
}
