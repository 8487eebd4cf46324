//! Table F without its certificates: each rule on a reply as AWS gives it.

use naru_core::cdn::{ErrorPage, Field, OriginAccess, Routing};
use naru_core::doctor::evidence::{Encryption, Invalidations};
use naru_core::doctor::{Fix, Severity};
use naru_core::op::{CloudFrontOp, Op, S3Op};
use naru_core::step::StepId;
use naru_core::world::Fact;
use serde_json::json;

use super::doctor_site::{ARN, CDN, ID, Ill, PAGE, SCRIPT, Site, error, file, http, ill, names, one};

/// An edge that still has the start page of before.
pub(super) fn stale(site: &mut Site) {
    let mut page = file("text/html", "<h1>before</h1>");
    let more =
        [("etag", "W/\"0cc175b9c0f1b6a831c399e269772661\""), ("age", "4711"), ("x-cache", "Hit from cloudfront")];
    page.headers.extend(more.map(|(name, value)| (name.to_owned(), value.to_owned())));
    site.got("/", page);
}

fn denied(site: &mut Site) {
    site.all_got(&http("s3-access-denied"));
}

fn blanket(site: &mut Site) {
    let rule = |status| ErrorPage { status, page: "/index.html".to_owned(), shown_as: 200, seconds: 10 };
    site.cdn().settings.errors = vec![rule(403), rule(404)];
}

fn kms(site: &mut Site, statements: serde_json::Value) {
    let policy = Fact::Seen(json!({ "Version": "2012-10-17", "Statement": statements }));
    let key = "arn:aws:kms:ap-northeast-2:123456789012:key/1a2b3c4d".to_owned();
    site.seen.encryption = Fact::Seen(Encryption { key, policy });
}

/// A release before the newest, with a script that is gone.
fn released_before(site: &mut Site) {
    let releases = site.bucket().releases.seen_mut().unwrap();
    let mut before = releases.last().unwrap().clone();
    before.files.retain(|file| file.key.as_str() == SCRIPT);
    before.files[0].key = naru_core::names::Key::parse("assets/index-77aa88bb.js").unwrap();
    releases.insert(0, before);
}

pub(super) const ILL: &[Ill] = &[
    ("f1", |site| {
        site.bucket().policy = Fact::Absent;
        denied(site);
    }),
    ("f1", |site| {
        // The statement of a distribution that was deleted.
        let text = site.bucket().policy.seen().unwrap().to_string().replace(ID, "E3OLDOLDOLDOLD");
        site.bucket().policy = Fact::Seen(serde_json::from_str(&text).unwrap());
        denied(site);
    }),
    ("f1", |site| {
        // The policy may not be read: a 403 for a file that is there says the same.
        site.bucket().policy = Fact::Unseen;
        denied(site);
    }),
    ("f2", |site| {
        site.cdn().settings.origin.access = OriginAccess::Nobody;
        denied(site);
    }),
    ("f2-website", |site| {
        site.cdn().settings.origin.domain = "blog.s3-website.ap-northeast-2.amazonaws.com".to_owned();
        denied(site);
    }),
    ("f2-oai", |site| {
        let id = "E74FTE3EXAMPLE".to_owned();
        let principal = naru_core::cdn::AccessIdentity::principal(&id);
        site.cdn().settings.origin.access = OriginAccess::Identity { id };
        let arn = site.name().arn();
        let statement = json!({ "Effect": "Allow", "Principal": { "AWS": principal }, "Action": "s3:GetObject",
            "Resource": format!("{arn}/*") });
        site.bucket().policy = Fact::Seen(json!({ "Statement": [statement] }));
    }),
    ("f3", |site| {
        kms(
            site,
            json!([{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::123456789012:root" },
            "Action": "kms:*", "Resource": "*" }]),
        );
        site.all_got(&http("s3-kms"));
    }),
    ("f4", |site| {
        site.cdn().settings.root_object = String::new();
        site.got("/", http("s3-access-denied"));
        site.got("/index.html", file("text/html", PAGE));
    }),
    ("f4", |site| {
        site.cdn().settings.root_object = "/index.html".to_owned();
        site.got("/", http("s3-access-denied"));
    }),
    ("f5", |site| site.got("/img/logo.png", http("s3-access-denied"))),
    ("f6", |site| {
        site.cdn().settings.origin.path = "/dist".to_owned();
        denied(site);
    }),
    ("f7", |site| {
        site.cdn().settings.origin.domain = format!("{}.s3.amazonaws.com", site.name());
        site.got("/", http("s3-temporary-redirect"));
    }),
    ("f8", |site| {
        site.cdn().settings.viewer_request = None;
        site.got("/posts/42", http("s3-access-denied"));
    }),
    ("f9", |site| {
        site.put("about/index.html");
        site.got("/about/", http("s3-access-denied"));
    }),
    ("f10", |site| {
        blanket(site);
        site.got("/naru-check/missing-1a2b3c4d.js", file("text/html", PAGE));
    }),
    ("f10-rule", blanket),
    ("f11", |site| {
        released_before(site);
        site.got("/assets/index-77aa88bb.js", http("s3-access-denied"));
    }),
    ("f12", stale),
    ("f12-long", |site| {
        let mut page = file("text/html", PAGE);
        page.headers.insert("cache-control".to_owned(), "public, max-age=86400".to_owned());
        site.got("/", page);
    }),
    ("f13", |site| {
        let recent = vec![names(&["/bin", "/boot", "/dev", "/etc", "/home", "/usr", "/var"])];
        site.seen.invalidations = Fact::Seen(Invalidations { this_month: 7, recent });
    }),
    ("f13-many", |site| {
        site.seen.invalidations = Fact::Seen(Invalidations { this_month: 1843, recent: Vec::new() });
    }),
    ("f13-busy", |site| site.seen.error = Some(error("too-many-invalidations"))),
    ("f14", |site| {
        let page = "<!doctype html><script type=module src=/my-app/assets/index-4f9a2b1c.js></script>";
        site.got("/", file("text/html", page));
        site.got("/my-app/assets/index-4f9a2b1c.js", http("s3-access-denied"));
    }),
    ("f14", |site| {
        let host = format!("https://{}.s3.ap-northeast-2.amazonaws.com/{SCRIPT}", site.name());
        site.got("/", file("text/html", &format!("<!doctype html><script src=\"{host}\"></script>")));
    }),
    ("f22", |site| site.cdn().deployed = false),
    ("f23", |site| site.seen.error = Some(error("etag"))),
    ("f23", |site| site.seen.error = Some(error("illegal-update"))),
    ("f24", |site| site.all_got(&http("cloudfront-function"))),
    ("f24", |site| site.seen.error = Some(error("function-size"))),
    ("f26", |site| site.seen.error = Some(error("not-disabled"))),
    ("f26-in-use", |site| site.seen.error = Some(error("oac-in-use"))),
    ("f26-plan", |site| site.seen.error = Some(error("pricing-plan"))),
    ("f27", |site| {
        let acl = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/common/5f1d7c0e";
        site.cdn().settings.web_acl = Some(acl.to_owned());
        site.got("/admin", http("cloudfront-waf"));
    }),
    ("f27-geo", |site| site.got("/", http("cloudfront-geo"))),
    ("f27-method", |site| site.got("/api/subscribe", http("cloudfront-method"))),
];

#[track_caller]
fn update(fix: &Fix) -> (StepId, &[Field]) {
    let Fix::Ops { step, ops } = fix else { panic!("{fix:?}") };
    let [Op::CloudFront(CloudFrontOp::UpdateDistribution { id, set, was, .. })] = &ops[..] else { panic!("{ops:?}") };
    assert_eq!((id.as_str(), set.len()), (ID, was.len()), "each field with what it was");
    (*step, set)
}

#[test]
fn the_policy_gets_the_statement_of_this_very_distribution() {
    let found = one(|site| {
        site.bucket().policy = Fact::Absent;
        denied(site);
    });
    let Fix::Ops { step: StepId::Distribution, ops } = &found.fix else { panic!("{:?}", found.fix) };
    let [Op::S3(S3Op::SetPolicy { policy, .. })] = &ops[..] else { panic!("{ops:?}") };
    assert!(policy.to_string().contains(ARN), "{policy}");
}

#[test]
fn one_field_is_set_and_nothing_beside_it() {
    let broken = |site: &mut Site| {
        site.cdn().settings.root_object = String::new();
        site.cdn().settings.compress = false;
        site.got("/", http("s3-access-denied"));
        site.got("/index.html", file("text/html", PAGE));
    };
    let found = one(broken);
    assert_eq!(update(&found.fix), (StepId::Distribution, &[Field::RootObject("index.html".to_owned())][..]));

    let found = one(|site| {
        site.cdn().settings.origin.path = "/dist".to_owned();
        denied(site);
    });
    let (StepId::Distribution, [Field::Origin(origin)]) = update(&found.fix) else { panic!("{:?}", found.fix) };
    assert!(origin.path.is_empty());

    let found = one(blanket);
    let (StepId::Routing, [Field::Errors(errors)]) = update(&found.fix) else { panic!("{:?}", found.fix) };
    assert!(errors.is_empty());
}

#[test]
fn a_deep_link_is_mended_by_the_function() {
    let broken = |site: &mut Site| site.got("/posts/42", http("s3-access-denied"));
    let found = one(|site| {
        site.cdn().settings.viewer_request = None;
        broken(site);
    });
    assert!(matches!(update(&found.fix), (StepId::Routing, [Field::ViewerRequest(Some(_))])));
    let found = one(|site| {
        site.cdn().settings.viewer_request = None;
        site.seen.world.function = Fact::Absent;
        broken(site);
    });
    let Fix::Ops { step: StepId::Routing, ops } = &found.fix else { panic!("{:?}", found.fix) };
    assert!(matches!(&ops[..], [Op::CloudFront(CloudFrontOp::PublishFunction { .. })]));
}

#[test]
fn an_old_page_is_invalidated_by_its_own_paths() {
    let found = one(stale);
    let Fix::Ops { step: StepId::Invalidation, ops } = &found.fix else { panic!("{:?}", found.fix) };
    let [Op::CloudFront(CloudFrontOp::Invalidate { distribution, paths, .. })] = &ops[..] else { panic!("{ops:?}") };
    assert_eq!((distribution.as_str(), &paths[..]), (ID, &names(&["/", "/index.html"])[..]));
}

#[test]
fn a_compressed_copy_of_the_same_file_is_not_an_old_one() {
    let site = ill(|site| {
        let etag = site.bucket().objects.seen().unwrap().values().next().unwrap().etag.clone();
        let key = site.bucket().objects.seen().unwrap().keys().next().unwrap().to_string();
        let mut same = file("text/javascript", "console.log(1)");
        same.headers.insert("etag".to_owned(), format!("W/\"{etag}\""));
        same.headers.insert("age".to_owned(), "99".to_owned());
        site.got(&format!("/{key}"), same);
    });
    assert_eq!(site.findings(), []);
}

#[test]
fn a_key_that_names_the_distribution_is_no_fault() {
    let site = ill(|site| {
        kms(
            site,
            json!([{ "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" },
            "Action": ["kms:Decrypt"], "Resource": "*", "Condition": { "StringEquals": { "AWS:SourceArn": ARN } } }]),
        );
    });
    assert_eq!(site.findings(), []);
}

#[test]
fn error_pages_that_somebody_chose_are_only_warned_of_where_they_bite() {
    let chosen = |site: &mut Site| {
        blanket(site);
        site.spec.cdn.as_mut().unwrap().routing = Some(Routing::ErrorPages);
    };
    assert_eq!(ill(chosen).findings(), []);
    let found = one(|site| {
        chosen(site);
        site.got("/naru-check/missing-1a2b3c4d.js", file("text/html", PAGE));
    });
    assert_eq!((found.form, found.severity), ("f10", Severity::Warning));
    assert!(matches!(found.fix, Fix::Person { .. }), "what was chosen is not undone by a press");
}

#[test]
fn a_plan_that_has_to_be_cancelled_is_not_taken_for_a_moved_version() {
    let found = one(|site| site.seen.error = Some(error("pricing-plan")));
    assert_eq!((found.form, &found.explains[..]), ("f26-plan", &["F23"][..]), "both are a 412");
}

#[test]
fn a_redirect_to_the_regional_host_is_told_from_one_between_names() {
    let found = one(|site| {
        site.cdn().settings.origin.domain = format!("{}.s3.amazonaws.com", site.name());
        site.got("/", http("s3-temporary-redirect"));
    });
    assert_eq!(found.form, "f7");
    assert!(found.args["want"].contains(".s3.ap-northeast-2.amazonaws.com"), "{:?}", found.args);
    let quiet = one(|site| site.cdn().settings.origin.domain = format!("{}.s3.amazonaws.com", site.name()));
    assert_eq!(quiet.severity, Severity::Warning, "as long as nobody is sent on");
}

#[test]
fn assets_of_another_host_are_fine_unless_they_are_the_sites_own() {
    let library = "<!doctype html><script src=\"https://cdn.example.net/react.js\"></script>";
    assert_eq!(ill(|site| site.got("/", file("text/html", library))).findings(), []);
    let own = format!("<!doctype html><script src=\"https://{CDN}/{SCRIPT}\"></script>");
    assert_eq!(ill(|site| site.got("/", file("text/html", &own))).findings(), []);
    let found = one(|site| {
        site.got(
            "/",
            file("text/html", &format!("<!doctype html><script src=\"http://localhost:3000/{SCRIPT}\"></script>")),
        );
    });
    assert_eq!((found.form, found.args["setting"].as_str()), ("f14", "base"));
}
