//! Table B: each rule on a reply as AWS gives it.

use std::collections::BTreeMap;

use std::sync::Arc;

use naru_core::doctor::evidence::HttpSight;
use naru_core::doctor::{Fix, Severity};
use naru_core::names::{Key, Region};
use naru_core::op::{Op, S3Op};
use naru_core::spec::Access;
use naru_core::step::StepId;
use naru_core::world::{Fact, PublicAccessBlock, Website};
use serde_json::json;

use super::doctor_site::{Ill, SCRIPT, Site, error, file, http, ill, one};

/// The site as older guides have it: S3's website endpoint, and nothing before it.
pub(super) fn classic(site: &mut Site) {
    site.spec.cdn = None;
    site.spec.access = Access::classic();
    site.seen.world.distributions = Fact::Seen(BTreeMap::new());
    site.seen.domain = None;
    site.seen.zones = Fact::Unseen;
    site.seen.certificates = Fact::Unseen;
    site.seen.http.clear();
    let arn = site.name().arn();
    let bucket = site.bucket();
    bucket.cdn = Fact::Absent;
    bucket.block = Fact::Seen(PublicAccessBlock::POLICY_LIFTED);
    bucket.website = Fact::Seen(Website { index: "index.html".to_owned(), error: None });
    bucket.policy = Fact::Seen(json!({ "Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": format!("{arn}/*"),
    }]}));
}

fn website_got(site: &mut Site, reply: HttpSight) {
    let url = format!("http://{}/", site.spec.region.website_host(&site.name()));
    site.seen.http.push(HttpSight { url, ..reply });
}

fn typed(site: &mut Site, key: &str, kind: &str) {
    let objects = site.bucket().objects.seen_mut().unwrap();
    let meta = objects.get_mut(&Key::parse(key).unwrap()).unwrap().meta.as_mut().unwrap();
    Arc::make_mut(&mut meta.headers).content_type = kind.to_owned();
}

fn only(site: &mut Site, keys: &[&str]) {
    let like = site.bucket().objects.seen().unwrap().values().next().unwrap().clone();
    let all = keys.iter().map(|key| (Key::parse(key).unwrap(), like.clone()));
    let all = all.map(|(key, mut object)| {
        object.meta.as_mut().unwrap().headers = naru_core::deploy::headers::of(&key).into();
        (key, object)
    });
    site.bucket().objects = Fact::Seen(all.collect());
    site.all_got(&http("s3-access-denied"));
}

pub(super) const ILL: &[Ill] = &[
    ("b1", |site| site.seen.error = Some(error("name-taken"))),
    ("b1-own", |site| site.seen.error = Some(error("name-own"))),
    ("b2", |site| site.seen.error = Some(error("not-free-yet"))),
    ("b3", |site| site.seen.error = Some(error("wrong-region"))),
    ("b3", |site| {
        site.bucket().head = Fact::Seen(naru_core::world::BucketHead { region: Region::parse("us-west-2").unwrap() });
    }),
    ("b4", |site| {
        classic(site);
        site.bucket().block = Fact::Seen(PublicAccessBlock::ALL);
        site.seen.error = Some(error("policy-refused"));
    }),
    ("b4", |site| {
        classic(site);
        site.bucket().block = Fact::Seen(PublicAccessBlock::ALL);
        website_got(site, http("website-denied"));
    }),
    ("b4-account", |site| {
        classic(site);
        site.seen.account_block = Fact::Seen(PublicAccessBlock::ALL);
        site.seen.error = Some(error("public-blocked"));
    }),
    ("b5", |site| site.seen.error = Some(error("acl"))),
    ("b6", |site| site.seen.error = Some(error("malformed-policy"))),
    ("b6", |site| {
        classic(site);
        let arn = site.name().arn();
        site.bucket().policy = Fact::Seen(json!({ "Version": "2012-10-17", "Statement": [
            { "Effect": "Allow", "Principal": "*", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": arn },
        ]}));
    }),
    ("b7", |site| {
        classic(site);
        site.bucket().website = Fact::Absent;
        website_got(site, http("website-off"));
    }),
    ("b7-index", |site| {
        classic(site);
        site.drop("index.html");
        website_got(site, http("website-no-such-key"));
    }),
    ("b8", |site| only(site, &["build/index.html", "build/assets/index-4f9a2b1c.js", "build/favicon.svg"])),
    ("b8", |site| site.seen.error = Some(error("nested"))),
    ("b9", |site| only(site, &["package.json", "src/main.tsx", "node_modules/react/index.js", "index.html"])),
    ("b9", |site| site.seen.error = Some(error("is-project"))),
    ("b10", |site| typed(site, SCRIPT, "application/octet-stream")),
    ("b10", |site| site.got("/favicon.svg", file("text/plain", "<svg/>"))),
    ("b11", |site| {
        let mut packed = file("text/javascript", "");
        packed.body_start = vec![0x1f, 0x8b, 0x08, 0x00];
        site.got(&format!("/{SCRIPT}"), packed);
    }),
    ("b12", |site| {
        site.bucket().releases = Fact::Seen(Vec::new());
        let objects = site.bucket().objects.seen_mut().unwrap();
        let index = objects.get_mut(&Key::parse("index.html").unwrap()).unwrap();
        index.meta = None;
        index.etag = "0cc175b9c0f1b6a831c399e269772661".into();
    }),
    ("b13", |site| site.seen.error = Some(error("slow-down"))),
    ("b13", |site| site.seen.error = Some(error("reset"))),
    ("b14", |site| {
        site.put("img/Logo.png");
        site.got("/img/logo.png", http("s3-access-denied"));
    }),
];

#[test]
fn opening_a_bucket_is_left_to_the_step_that_asks() {
    for reply in ["policy-refused", "public-blocked"] {
        let found = one(|site| {
            classic(site);
            site.bucket().block = Fact::Seen(PublicAccessBlock::ALL);
            site.seen.error = Some(error(reply));
        });
        assert_eq!((found.form, &found.fix), ("b4", &Fix::Run(StepId::Access)), "no op that opens it");
    }
    let found = one(|site| {
        classic(site);
        let arn = site.name().arn();
        site.bucket().policy = Fact::Seen(json!({ "Statement":
            { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": arn },
        }));
    });
    assert_eq!((found.form, &found.fix), ("b6", &Fix::Run(StepId::Access)), "mending it would make the files public");
}

#[test]
fn a_policy_of_somebody_in_the_account_is_mended_and_the_rest_of_it_kept() {
    let found = one(|site| {
        let arn = site.name().arn();
        let mut policy = site.bucket().policy.seen().unwrap().clone();
        let faulty = json!({ "Sid": "CI", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::123456789012:role/ci" },
            "Action": "s3:GetObject", "Resource": arn });
        policy["Statement"].as_array_mut().unwrap().push(faulty);
        site.bucket().policy = Fact::Seen(policy);
    });
    let Fix::Ops { step: StepId::Distribution, ops } = &found.fix else { panic!("{:?}", found.fix) };
    let [Op::S3(S3Op::SetPolicy { bucket, policy, over })] = &ops[..] else { panic!("{ops:?}") };
    let statements = policy["Statement"].as_array().unwrap();
    assert_eq!(statements.last().unwrap()["Resource"], format!("{}/*", bucket.arn()));
    assert_eq!(
        statements[..statements.len() - 1],
        over.as_ref().unwrap()["Statement"].as_array().unwrap()[..statements.len() - 1]
    );
}

#[test]
fn website_hosting_is_switched_on_by_its_own_op() {
    let found = one(|site| {
        classic(site);
        site.bucket().website = Fact::Absent;
        // A typed name is what lets the step speak of a public site at all.
        site.spec.answers.make_public = Some(site.name().to_string());
        website_got(site, http("website-off"));
    });
    let Fix::Ops { step: StepId::Access, ops } = &found.fix else { panic!("{:?}", found.fix) };
    assert!(matches!(&ops[..], [Op::S3(S3Op::SetWebsite { .. })]), "that and nothing else: {ops:?}");
}

#[test]
fn a_folder_that_was_uploaded_whole_explains_the_missing_pages() {
    let found = one(|site| {
        only(site, &["build/index.html", "build/favicon.svg"]);
        site.cdn().settings.origin.path = "/dist".to_owned();
    });
    assert_eq!((found.form, found.args["folder"].as_str()), ("b8", "build"));
    assert!(!found.explains.is_empty(), "{:?}", found.explains);
    assert_eq!(found.fix, Fix::Run(StepId::Files), "the folder at hand has its index at the root");
}

#[test]
fn names_that_only_unicode_composes_otherwise_are_twins() {
    let found = one(|site| {
        site.put("img/사진.png");
        // The same name as macOS spells it, letter by letter.
        site.got("/img/%E1%84%89%E1%85%A1%E1%84%8C%E1%85%B5%E1%86%AB.png", http("s3-access-denied"));
    });
    assert_eq!((found.form, found.args["file"].as_str()), ("b14", "img/사진.png"));
}

#[test]
fn other_bytes_are_a_deploy_to_come_where_our_releases_are_recorded() {
    let site = ill(|site| {
        let folder = site.seen.world.folder.seen_mut().unwrap();
        folder.files[0].sha256 = "00".repeat(32).into();
    });
    assert_eq!(site.findings(), []);
}

#[test]
fn a_slow_upload_is_no_warning_but_a_thing_to_run_again() {
    let found = one(|site| site.seen.error = Some(error("slow-down")));
    assert_eq!((found.severity, &found.fix), (Severity::Broken, &Fix::Run(StepId::Files)));
}
