//! Sites at a strict AWS that are broken, or refused as AWS refuses: the doctor's own checkup names the rule.

use std::sync::Arc;
use std::time::Duration;

use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types as s3;
use naru_adapters::aws::Aws;
use naru_adapters::doctor::Examined;
use naru_adapters::folder::LocalFolder;
use naru_adapters::web::Web;
use naru_core::cdn::Routing;
use naru_core::event::{Goal, Outcome};
use naru_core::recipe::STATIC_SITE;
use naru_core::spec::{Access, Cdn, Venue};

use super::checkup::{Clinic, Played, recorded, rules, told};
use super::cloudfront::{front, setup};
use super::emulator::{Keys, account, ministack, user};
use super::passing::{self, bare};
use super::rig::eye;
use super::site::{Hurried, Ran, Site};
use super::wire::{Fate, Wire};

const REGION: &str = "ap-northeast-2";

/// A site behind a distribution at ministack.
struct Ward {
    site: Site,
    wire: Wire,
    keys: Keys,
    clinic: Clinic,
    /// What visitors are told in the place of the real answers.
    played: Played,
    bucket: String,
    s3: aws_sdk_s3::Client,
}

async fn ward() -> Ward {
    let account = account();
    let mut site = Site::new("ill", REGION, Venue::Endpoint { url: ministack().url() });
    site.access = Access::Private;
    site.cdn = Some(Cdn::default());
    let played = Played::default();
    site.website_url = Some(played.before(&front(&account).await).await);
    site.clock = Box::new(Hurried::default());
    let (wire, clinic) = (Wire::new().await, Clinic::of(&site));
    let keys = user(&account, &setup()).await;
    let bucket = site.bucket_name(&account).to_string();
    let s3 = eye(&Keys { id: account, secret: "any".to_owned() }, &ministack().url());
    Ward { site, wire, keys, clinic, played, bucket, s3 }
}

impl Ward {
    fn cloud(&self) -> Aws {
        self.cloud_as(&self.keys, REGION)
    }

    fn cloud_as(&self, keys: &Keys, region: &str) -> Aws {
        let connection = keys.connection(region, &self.wire.endpoints());
        let cloud = Aws::new(connection, Arc::new(LocalFolder), Arc::new(Web::new()), &self.site.installation);
        cloud.asking_every(Duration::from_millis(50))
    }

    async fn go(&self, goal: Goal) -> Ran {
        self.site.go(&self.cloud(), &STATIC_SITE, goal).await
    }

    async fn built() -> Self {
        let ward = ward().await;
        let receipt = ward.go(Goal::Build).await.result.unwrap();
        assert_eq!(receipt.outcome, Outcome::Live, "{:?}", receipt.answers);
        ward
    }

    async fn examined(&self) -> Examined {
        self.clinic.examined(&self.site, Box::new(self.cloud())).await
    }

    /// An object as somebody else puts it.
    async fn put(&self, key: &str, kind: &str, bytes: &[u8]) {
        let body = ByteStream::from(bytes.to_vec());
        self.s3.put_object().bucket(&self.bucket).key(key).content_type(kind).body(body).send().await.unwrap();
    }

    async fn delete(&self, key: &str) {
        self.s3.delete_object().bucket(&self.bucket).key(key).send().await.unwrap();
    }

    /// Every call that needs this action is refused so.
    fn refuse(&self, action: &'static str, with: (u16, &'static str, &'static str)) {
        self.wire.rule(move |one| match one.actions[0] == action {
            true => Fate::Refuse(with.0, with.1, with.2),
            false => Fate::Pass,
        });
    }
}

/// The rule, the call that is refused, as what, and on the way where to.
type Row = (&'static str, &'static str, &'static str, Goal);

#[tokio::test]
async fn what_a_run_was_refused_is_found_by_the_next_checkup_though_its_look_goes_well() {
    const NEW: &[Row] = &[
        ("B2", "s3:CreateBucket", "not-free-yet", Goal::Build),
        ("B1", "s3:CreateBucket", "name-taken", Goal::Build),
        ("B5", "s3:PutObject", "acl", Goal::Build),
        ("B6", "s3:PutBucketPolicy", "malformed-policy", Goal::Build),
        ("C4", "s3:PutBucketPolicy", "denied", Goal::Build),
        ("C8", "cloudfront:CreateDistribution", "not-activated", Goal::Build),
        ("C8", "cloudfront:CreateDistribution", "not-verified", Goal::Build),
        ("F24", "cloudfront:CreateFunction", "function-size", Goal::Build),
        ("B13", "s3:PutObject", "slow-down", Goal::Build),
    ];
    const BUILT: &[Row] = &[
        ("F23", "cloudfront:UpdateDistribution", "illegal-update", Goal::Build),
        ("F23", "cloudfront:UpdateDistribution", "etag", Goal::Build),
        ("F13", "cloudfront:CreateInvalidation", "too-many-invalidations", Goal::Build),
        ("F26", "cloudfront:DeleteDistribution", "not-disabled", Goal::Clear),
        ("F26", "cloudfront:DeleteDistribution", "pricing-plan", Goal::Clear),
        ("F26", "cloudfront:DeleteOriginAccessControl", "oac-in-use", Goal::Clear),
    ];
    // What only asks to come back later is asked again by the SDK for a while: all of them at once.
    let new = NEW.iter().map(|row| refused(row, false));
    let built = BUILT.iter().map(|row| refused(row, true));
    let (new, built) = tokio::join!(futures_util::future::join_all(new), futures_util::future::join_all(built));
    let wrong: Vec<String> = new.into_iter().chain(built).flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What is wrong, if the rule does not say it with its time.
async fn refused((rule, action, error, goal): &Row, stands: bool) -> Option<String> {
    let mut ward = if stands { Ward::built().await } else { ward().await };
    if stands {
        // Something to change, and something that edges keep.
        ward.site.cdn = Some(Cdn { routing: Some(Routing::ErrorPages), ..Cdn::default() });
        ward.site.folder.write("about/index.html", b"<!doctype html><h1>about us</h1>");
    }
    ward.refuse(action, recorded(error));
    let stopped = ward.go(*goal).await.result.err();
    ward.wire.rule(|_| Fate::Pass);
    let found = ward.examined().await;
    let cause = found.findings.iter().find(|found| found.rule == *rule);
    let dated = cause.is_some_and(|found| found.evidence.iter().any(|line| line.what == "when"));
    (!dated).then(|| format!("{rule} by {error}: {stopped:?} {:?}\n{}", rules(&found), told(&found)))
}

const SCRIPT: &str = "assets/index-B7f2kQ9x.js";

/// Breaks a site that is live, in the way of this rule.
async fn harm(ward: &mut Ward, rule: &str) {
    match rule {
        // Packed beforehand, and not said to be.
        "B11" => ward.put(SCRIPT, "text/javascript", &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]).await,
        // A tool that compares sizes and dates has kept what was there: nothing of Naru's own is recorded.
        "B12" => {
            let all = ward.s3.list_objects_v2().bucket(&ward.bucket).prefix(".naru/releases/").send().await.unwrap();
            for one in all.contents() {
                ward.delete(one.key().unwrap()).await;
            }
            ward.put("about/index.html", "text/html; charset=utf-8", b"<!doctype html><h1>ABOUT</h1>").await;
        }
        "B14" => {
            ward.delete(SCRIPT).await;
            ward.put(&SCRIPT.to_lowercase(), "text/javascript; charset=utf-8", b"console.log('naru')").await;
        }
        "F3" => {
            let by = s3::ServerSideEncryptionByDefault::builder().sse_algorithm(s3::ServerSideEncryption::AwsKms);
            let by = by.kms_master_key_id("1a2b3c4d").build().unwrap();
            let rule = s3::ServerSideEncryptionRule::builder().apply_server_side_encryption_by_default(by).build();
            let all = s3::ServerSideEncryptionConfiguration::builder().rules(rule).build().unwrap();
            let put = ward.s3.put_bucket_encryption().bucket(&ward.bucket);
            put.server_side_encryption_configuration(all).send().await.unwrap();
            ward.played.says("*", "s3-access-denied");
        }
        // A file that was built and never published.
        "F5" => ward.site.folder.write("assets/font-1a2b3c4d.woff2", b"wOF2"),
        "F7" => ward.played.says("/", "s3-temporary-redirect"),
        "F11" => {
            std::fs::remove_file(ward.site.folder.path().join(SCRIPT)).unwrap();
            ward.site.folder.write("assets/index-C8g3lR0y.js", b"console.log('new')");
            ward.site.folder.write("index.html", b"<!doctype html><script src=/assets/index-C8g3lR0y.js></script>");
            ward.go(Goal::Build).await.result.unwrap();
            ward.delete(SCRIPT).await;
        }
        "F24" => ward.played.says("*", "cloudfront-function"),
        "F27" => ward.played.says("*", "cloudfront-geo"),
        other => panic!("nobody knows how to break {other}"),
    }
}

#[tokio::test]
async fn a_site_that_is_live_and_then_broken_on_purpose_has_that_finding_alone() {
    let cases = ["B11", "B12", "B14", "F3", "F5", "F7", "F11", "F24", "F27"];
    let tried = cases.into_iter().map(|rule| async move {
        let mut ward = Ward::built().await;
        let well = ward.examined().await;
        assert_eq!(rules(&well), Vec::<&str>::new(), "{}", told(&well));
        let dark: Vec<_> = well.checkup.unlooked.iter().map(|part| (&part.part, &part.action)).collect();
        assert!(dark.iter().all(|(_, action)| action.is_none()), "the set-up policy has all of it: {dark:?}");
        harm(&mut ward, rule).await;
        let found = ward.examined().await;
        (rules(&found) != [rule]).then(|| format!("{rule}: {:?}\n{}", rules(&found), told(&found)))
    });
    let wrong: Vec<String> = futures_util::future::join_all(tried).await.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[tokio::test]
async fn a_look_that_stops_is_evidence_too() {
    let mut ward = Ward::built().await;
    for (rule, error) in [("C1", "unknown-key"), ("C1", "bad-secret"), ("C2", "expired"), ("C3", "skewed")] {
        ward.refuse("sts:GetCallerIdentity", recorded(error));
        let found = ward.examined().await;
        assert_eq!(rules(&found), [rule], "{error}: {}", told(&found));
    }
    ward.wire.rule(|_| Fate::Pass);

    // The project says another Region than the one the bucket lies in.
    let away = Box::new(ward.cloud_as(&ward.keys, "us-west-2"));
    let region = |spec: &mut naru_core::spec::Spec| spec.region = "us-west-2".parse().unwrap();
    let found = ward.clinic.examined_as(&ward.site, away, region).await;
    assert_eq!(rules(&found), ["B3"], "{}", told(&found));

    // Another account than the project's, and the root of one: at AWS both are refused.
    ward.site.venue = Venue::Aws;
    let other = |spec: &mut naru_core::spec::Spec| spec.account = Some("999988887777".parse().unwrap());
    let found = ward.clinic.examined_as(&ward.site, Box::new(ward.cloud()), other).await;
    assert_eq!(found.findings[0].form, "c5-account", "{}", told(&found));
    let root = Keys { id: account(), secret: "any".to_owned() };
    let found = ward.clinic.examined(&ward.site, Box::new(ward.cloud_as(&root, REGION))).await;
    assert_eq!(found.findings[0].form, "c5-root", "{}", told(&found));
}

#[tokio::test]
async fn redirects_that_lead_back_are_followed_and_named() {
    let mut ward = ward().await;
    (ward.site.access, ward.site.cdn, ward.site.website_url) = (Access::classic(), None, None);
    let ran = ward.go(Goal::Build).await.result.unwrap();
    assert_eq!(ran.outcome, Outcome::Stored);
    let round =
        passing::serve(
            |asked| async move { bare(301, &[("location", &format!("http://{}{}", asked.host, asked.path))]) },
        );
    ward.site.website_url = Some(round.await);
    let found = ward.examined().await;
    assert!(rules(&found).contains(&"F21"), "{:?} {}", rules(&found), told(&found));
}
