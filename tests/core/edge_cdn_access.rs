//! Who may read a bucket through a distribution.

use naru_core::cdn::{AccessIdentity, OriginAccess};
use naru_core::names::Key;
use naru_core::site::bucket_policy::CdnReader;
use naru_core::world::{Fact, PublicAccessBlock};
use serde_json::{Value, json};

use super::edge_cdn::{ARN, FILES, Site, name, settings, short};

#[test]
fn only_who_the_policy_names_reads_the_bucket() {
    let get = |mut site: Site| short(&site.get("/"), &FILES);
    let (ok, no) = ("200 index.html", "403 AccessDenied");
    let distribution = |arn: &str| CdnReader::Distribution { arn: arn.to_owned() };
    let with = |access: OriginAccess, reader: Option<CdnReader>| {
        let mut site = Site::of(&FILES);
        site.settings().origin.access = access;
        site.opens_to(reader.as_ref());
        site
    };
    let control = || OriginAccess::Control { id: "EOAC".to_owned() };
    let identity = |id: &str| OriginAccess::Identity { id: id.to_owned() };
    let named = |id: &str| Some(CdnReader::Identity { id: id.to_owned() });
    assert_eq!(get(with(control(), Some(distribution(ARN)))), ok);
    assert_eq!(get(with(control(), Some(distribution(&ARN.replace("E1", "E2"))))), no, "a confused deputy");
    assert_eq!(get(with(control(), None)), no);
    assert_eq!(get(with(control(), named("E9"))), no);
    assert_eq!(get(with(identity("E9"), named("E9"))), ok);
    assert_eq!(get(with(identity("E9"), named("E8"))), no);
    assert_eq!(get(with(identity("E9"), Some(distribution(ARN)))), no);
    assert_eq!(get(with(OriginAccess::Nobody, Some(distribution(ARN)))), no);
    let mut site = with(control(), None);
    site.bucket().policy = Fact::Absent;
    assert_eq!(get(site), no);
}

/// What people write by hand, and what AWS's console writes.
#[test]
fn policies_written_otherwise_are_read_as_iam_reads_them() {
    let service = || json!({ "Service": "cloudfront.amazonaws.com" });
    let all = format!("{}/*", name().arn());
    let allow = |principal: Value, action: Value, condition: Value| json!({ "Effect": "Allow", "Principal": principal, "Action": action, "Resource": all, "Condition": condition });
    let table = [
        (allow(service(), json!("s3:GetObject"), Value::Null), true),
        (allow(service(), json!(["s3:PutObject", "s3:getobject"]), json!({})), true),
        (allow(service(), json!("s3:Get*"), json!({ "ArnLike": { "aws:SourceArn": ARN } })), true),
        (allow(service(), json!("s3:Get*"), json!({ "StringLike": { "AWS:SourceArn": [ARN, "x"] } })), true),
        (allow(service(), json!("s3:*"), json!({ "StringLike": { "AWS:SourceArn": "*:distribution/E?" } })), true),
        (allow(service(), json!("s3:*"), json!({ "StringEquals": { "AWS:SourceArn": "*" } })), false),
        (allow(service(), json!("s3:*"), json!({ "StringEquals": { "AWS:SourceAccount": "111122223333" } })), true),
        (allow(service(), json!("s3:*"), json!({ "StringEquals": { "AWS:SourceAccount": "999988887777" } })), false),
        (allow(service(), json!("s3:*"), json!({ "IpAddress": { "aws:SourceIp": "192.0.2.0/24" } })), false),
        (allow(service(), json!("s3:PutObject"), Value::Null), false),
        (allow(json!({ "Service": "lambda.amazonaws.com" }), json!("s3:*"), Value::Null), false),
        (allow(json!("*"), json!("s3:GetObject"), Value::Null), true),
        (json!({ "Effect": "Allow", "NotPrincipal": { "AWS": "x" }, "NotAction": "s3:Put*", "Resource": all }), true),
    ];
    for (statement, reads) in table {
        let mut site = Site::of(&FILES);
        site.bucket().policy = Fact::Seen(json!({ "Statement": statement }));
        assert_eq!(site.get("/").status == 200, reads, "{statement}");
        // One that denies is stronger, and a condition that nobody knows counts against the visitor.
        let mut denied = statement.clone();
        denied["Effect"] = json!("Deny");
        let mut site = Site::of(&FILES);
        site.allows(denied);
        let unknown = statement.to_string().contains("aws:SourceIp");
        assert_eq!(site.get("/").status == 403, reads || unknown, "Deny {statement}");
    }
}

#[test]
fn a_public_bucket_is_open_to_identities_and_strangers_only_without_its_block() {
    let public = json!({ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
        "Resource": format!("{}/*", name().arn()) });
    let identity = || OriginAccess::Identity { id: "E9".to_owned() };
    assert_eq!(AccessIdentity::principal("E9"), "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E9");
    for (access, blocked) in [(identity(), 403), (OriginAccess::Nobody, 403), (settings().origin.access, 200)] {
        let mut site = Site::of(&FILES);
        site.settings().origin.access = access.clone();
        site.allows(public.clone());
        assert_eq!(site.get("/").status, blocked, "{access:?}");
        site.bucket().block = Fact::Seen(PublicAccessBlock::POLICY_LIFTED);
        assert_eq!(site.get("/index.html").status, 200, "{access:?}");
    }
}

#[test]
fn a_missing_file_is_403_until_cloudfront_may_list_and_records_are_refused_always() {
    let mut site = Site::of(&FILES);
    assert_eq!(short(&site.get("/missing.js"), &FILES), "403 AccessDenied");
    site.allows(json!({ "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" },
        "Action": "s3:ListBucket", "Resource": name().arn() }));
    assert_eq!(short(&site.get("/missing2.js"), &FILES), "404 NoSuchKey");
    let records = [".naru/cdn.json", ".naru/releases/x.json"];
    for record in records {
        site.put(record, "x");
        assert_eq!(short(&site.get(&format!("/{record}")), &FILES), "403 AccessDenied");
        assert_eq!(short(&site.get(&format!("/%2E{}", &record[1..])), &FILES), "403 AccessDenied");
    }
    site.bucket().head = Fact::Absent;
    assert_eq!(short(&site.get("/index.html"), &FILES), "404 NoSuchBucket");
}

/// Keys are bytes to S3: letters put together otherwise are another name, though they look the same.
#[test]
fn another_spelling_of_a_name_is_another_file() {
    let mut site = Site::of(&["가.txt"]);
    assert_eq!(Key::parse("\u{1100}\u{1161}.txt").unwrap().as_str(), "가.txt", "core itself takes both for one");
    assert_eq!(site.get("/%EA%B0%80.txt").status, 200);
    assert_eq!(site.get("/%E1%84%80%E1%85%A1.txt").status, 403);
}
