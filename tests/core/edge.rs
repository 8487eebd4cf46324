//! What the edge answers, request by request.

use naru_core::deploy::headers::of;
use naru_core::edge::{Decision, decide};
use naru_core::names::{AccountId, BucketName, Key, Region};
use naru_core::site::bucket_policy::{fields, same, statements, text, wanted, without_ours};
use naru_core::spec::{Access, Venue};
use naru_core::world::{Bucket, BucketHead, Fact, Object, ObjectMeta, PublicAccessBlock, Website};
use serde_json::json;

fn name() -> BucketName {
    "naru-blog-0a1b2c3d".parse().unwrap()
}

fn account() -> AccountId {
    "111122223333".parse().unwrap()
}

fn public(error: &str) -> Bucket {
    let access = Access::Classic { index: "index.html".to_owned(), error: error.to_owned() };
    let objects = ["index.html", "404.html", "about/index.html", "assets/a.js", "뱃사공.txt", "a+b %.txt"].map(|key| {
        let key = Key::parse(key).unwrap();
        let meta = ObjectMeta { sha256: Some(String::new().into()), headers: of(&key).into() };
        (key, Object { size: 1, etag: String::new().into(), meta: Some(meta.into()) })
    });
    Bucket {
        head: Fact::Seen(BucketHead { region: Region::parse("ap-northeast-2").unwrap() }),
        block: Fact::Seen(PublicAccessBlock::POLICY_LIFTED),
        website: Fact::Seen(Website { index: "index.html".to_owned(), error: Some(error.to_owned()) }),
        policy: Fact::Seen(wanted(None, statements(&access, &Venue::Practice, &name(), &account(), None))),
        objects: Fact::Seen(objects.into_iter().collect()),
        ..Bucket::default()
    }
}

fn object(key: &str, status: u16) -> Decision {
    Decision::Object { key: Key::parse(key).unwrap(), status }
}

#[test]
fn a_public_website_answers_as_s3_does() {
    let bucket = public("404.html");
    let table = [
        ("/", object("index.html", 200)),
        ("/index.html", object("index.html", 200)),
        ("/about/", object("about/index.html", 200)),
        ("/about", Decision::Redirect { location: "/about/".to_owned() }),
        ("/assets/a.js", object("assets/a.js", 200)),
        ("/뱃사공.txt", object("뱃사공.txt", 200)),
        ("/a+b %.txt", object("a+b %.txt", 200)),
        ("/nothing", object("404.html", 403)),
        ("/assets/", object("404.html", 403)),
        ("/../etc/passwd", object("404.html", 403)),
        ("//", object("404.html", 403)),
    ];
    for (path, want) in table {
        assert_eq!(decide(&name(), &bucket, path), want, "{path}");
    }
}

#[test]
fn a_missing_key_is_403_until_strangers_may_list() {
    let mut bucket = public("gone.html");
    assert!(matches!(decide(&name(), &bucket, "/nothing"), Decision::Error { status: 403, code: "AccessDenied", .. }));
    let list = json!({ "Effect": "Allow", "Principal": "*", "Action": "s3:ListBucket", "Resource": name().arn() });
    bucket.policy.seen_mut().unwrap()["Statement"].as_array_mut().unwrap().push(list);
    assert!(matches!(decide(&name(), &bucket, "/nothing"), Decision::Error { status: 404, code: "NoSuchKey", .. }));
}

#[test]
fn narus_own_records_are_refused_to_visitors() {
    let mut bucket = public("404.html");
    let key = Key::parse(".naru/releases/x.json").unwrap();
    bucket.objects.seen_mut().unwrap().insert(key, Object { size: 1, etag: String::new().into(), meta: None });
    assert_eq!(decide(&name(), &bucket, "/.naru/releases/x.json"), object("404.html", 403));
}

#[test]
fn block_public_access_and_a_missing_policy_close_everything() {
    let mut bucket = public("404.html");
    bucket.block = Fact::Seen(PublicAccessBlock::ALL);
    assert!(matches!(decide(&name(), &bucket, "/"), Decision::Error { status: 403, .. }));
    let mut bucket = public("404.html");
    bucket.policy = Fact::Absent;
    assert!(matches!(decide(&name(), &bucket, "/"), Decision::Error { status: 403, .. }));
}

#[test]
fn without_website_hosting_there_is_no_website() {
    let mut bucket = public("404.html");
    bucket.website = Fact::Absent;
    assert!(matches!(
        decide(&name(), &bucket, "/"),
        Decision::Error { status: 404, code: "NoSuchWebsiteConfiguration", .. }
    ));
}

#[test]
fn the_policys_fields_are_tied_to_their_lines() {
    let policy = wanted(None, statements(&Access::classic(), &Venue::Aws, &name(), &account(), None));
    let shown = text(&policy);
    let lines: Vec<&str> = shown.lines().collect();
    let fields = fields(&policy);
    let of = |field: &str| fields.iter().find(|f| f.field == field).unwrap_or_else(|| panic!("{field}"));
    assert_eq!(fields.len(), 4);
    assert_eq!(of("effect").value, "Allow");
    // Older guides print `/*` here, which AWS refuses.
    assert_eq!(of("principal").value, "*");
    assert_eq!(of("action").value, "s3:GetObject");
    assert_eq!(of("resource").value, format!("arn:aws:s3:::{}/*", name()));
    for field in &fields {
        let line = lines[field.line as usize - 1].to_lowercase();
        assert!(line.contains(&format!("\"{}\"", field.field)), "line {} is {line}", field.line);
        assert!(line.contains(&field.value.to_lowercase()));
    }
}

#[test]
fn statements_of_others_are_kept_and_only_ours_are_taken_out() {
    let theirs = json!({ "Sid": "Backup", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::999988887777:root" },
        "Action": "s3:GetObject", "Resource": format!("{}/*", name().arn()) });
    let seen = json!({ "Version": "2012-10-17", "Statement": theirs });
    let ours = statements(&Access::classic(), &Venue::Aws, &name(), &account(), None);
    let merged = wanted(Some(&seen), ours.clone());
    assert_eq!(merged["Statement"].as_array().unwrap().len(), 1 + ours.len());
    assert!(same(&wanted(Some(&merged), ours), &merged), "merging again changes nothing");
    assert_eq!(without_ours(&merged), Some(json!({ "Version": "2012-10-17", "Statement": [theirs] })));
    assert_eq!(without_ours(&wanted(None, statements(&Access::Private, &Venue::Aws, &name(), &account(), None))), None);
}

#[test]
fn aws_spelling_a_policy_otherwise_is_no_drift() {
    let ours = wanted(None, statements(&Access::classic(), &Venue::Aws, &name(), &account(), None));
    let mut spelled = ours.clone();
    spelled["Statement"][0]["Principal"] = json!({ "AWS": "*" });
    spelled["Statement"][0]["Action"] = json!(["s3:GetObject"]);
    spelled["Statement"].as_array_mut().unwrap().reverse();
    assert!(same(&ours, &spelled));
    spelled["Statement"][1]["Effect"] = json!("Deny");
    assert!(!same(&ours, &spelled));
}

#[test]
fn private_mode_forbids_plain_http_at_aws_alone() {
    let has = |venue: &Venue| {
        let all = statements(&Access::Private, venue, &name(), &account(), None);
        all.iter().any(|s| s["Sid"] == "NaruHttpsOnly")
    };
    assert!(has(&Venue::Aws));
    assert!(!has(&Venue::Endpoint { url: "http://127.0.0.1:4566".to_owned() }), "it would lock us out too");
    assert!(
        !statements(&Access::classic(), &Venue::Aws, &name(), &account(), None)
            .iter()
            .any(|s| s["Sid"] == "NaruHttpsOnly")
    );
}
