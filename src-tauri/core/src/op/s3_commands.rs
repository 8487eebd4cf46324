//! The `aws` commands that do what S3's ops do.

use std::collections::{BTreeMap, BTreeSet};

use super::s3::S3Op;
use crate::deploy::diff::{Copy, Upload};
use crate::deploy::headers::Headers;
use crate::names::{CDN_RECORD, Key, LOCK};
use crate::shell::{Arg, Command};

impl S3Op {
    pub(super) fn commands(&self) -> Vec<Command> {
        let bucket = self.bucket().as_str();
        let s3api = |verb: &str| Command::aws(["s3api", verb, "--bucket", bucket]);
        let json = |value: &serde_json::Value| {
            serde_json::to_string_pretty(value).expect("a JSON value can be printed") + "\n"
        };
        match self {
            Self::CreateBucket { region, ownership, .. } => {
                let mut command = s3api("create-bucket").text(["--region", region.as_str()]);
                // us-east-1 refuses to be named: <https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html>
                if region.as_str() != "us-east-1" {
                    command = command.text(["--create-bucket-configuration", &format!("LocationConstraint={region}")]);
                }
                vec![command.text(["--object-ownership", ownership.api()])]
            }
            Self::TagBucket { tags, .. } => {
                let set: Vec<_> = tags.iter().map(|(k, v)| serde_json::json!({ "Key": k, "Value": v })).collect();
                vec![
                    s3api("put-bucket-tagging")
                        .arg("--tagging", Arg::file_url("tagging.json", json(&serde_json::json!({ "TagSet": set })))),
                ]
            }
            // Others' tags would have to be named to be kept, which only a look can tell.
            Self::UntagBucket { .. } => vec![s3api("get-bucket-tagging").approximate()],
            Self::SetOwnership { ownership, .. } => vec![
                s3api("put-bucket-ownership-controls")
                    .text(["--ownership-controls", &format!("Rules=[{{ObjectOwnership={}}}]", ownership.api())]),
            ],
            Self::SetBlock { block, .. } => vec![s3api("put-public-access-block").text([
                "--public-access-block-configuration",
                &format!(
                    "BlockPublicAcls={},IgnorePublicAcls={},BlockPublicPolicy={},RestrictPublicBuckets={}",
                    block.block_public_acls,
                    block.ignore_public_acls,
                    block.block_public_policy,
                    block.restrict_public_buckets
                ),
            ])],
            Self::SetWebsite { website, .. } => {
                let mut command = Command::aws(["s3", "website", &format!("s3://{bucket}")])
                    .text(["--index-document", &website.index]);
                if let Some(error) = &website.error {
                    command = command.text(["--error-document", error]);
                }
                vec![command]
            }
            Self::ClearWebsite { .. } => vec![s3api("delete-bucket-website")],
            Self::SetPolicy { policy, .. } => {
                vec![s3api("put-bucket-policy").arg("--policy", Arg::file_url("policy.json", json(policy)))]
            }
            Self::ClearPolicy { .. } => vec![s3api("delete-bucket-policy")],
            Self::TakeLock { lock, over, .. } => {
                let body = json(&serde_json::to_value(lock).expect("a lock has only strings"));
                let command =
                    s3api("put-object").text(["--key", LOCK]).arg("--body", Arg::file_path("lock.json", body));
                vec![if over.is_none() { command.text(["--if-none-match", "*"]) } else { command }]
            }
            Self::DropLock { .. } => vec![s3api("delete-object").text(["--key", LOCK])],
            Self::WriteManifest { manifest, .. } => {
                let body = String::from_utf8(manifest.to_bytes()).expect("JSON is UTF-8");
                vec![
                    s3api("put-object")
                        .text(["--key", manifest.id.key().as_str()])
                        .arg("--body", Arg::file_path("release.json", body))
                        .text(["--content-type", "application/json"]),
                ]
            }
            Self::WriteCdnRecord { record, over, .. } => {
                let body = json(&serde_json::to_value(record).expect("a record has only strings and lists of them"));
                let command = s3api("put-object")
                    .text(["--key", CDN_RECORD])
                    .arg("--body", Arg::file_path("cdn.json", body))
                    .text(["--content-type", "application/json"]);
                vec![match over {
                    Some(_) => command.text(["--if-match", "ETAG"]).approximate(),
                    None => command.text(["--if-none-match", "*"]),
                }]
            }
            Self::Upload { root, files, .. } => upload_commands(bucket, root, files),
            Self::Copy { copies, .. } => {
                let all = copies.iter().take(FEW).map(|copy| copy_command(bucket, copy));
                // Each copy is a line of its own; of many the first stand for all.
                all.map(|line| if copies.len() > FEW { line.approximate() } else { line }).collect()
            }
            Self::DeleteObjects { keys, .. } => {
                let objects: Vec<_> = keys.iter().map(|key| serde_json::json!({ "Key": key })).collect();
                vec![s3api("delete-objects").arg(
                    "--delete",
                    Arg::file_url("delete.json", json(&serde_json::json!({ "Objects": objects, "Quiet": true }))),
                )]
            }
            Self::AbortUploads { uploads, .. } => uploads
                .iter()
                .map(|upload| {
                    s3api("abort-multipart-upload").text(["--key", upload.key.as_str(), "--upload-id", &upload.id])
                })
                .collect(),
            Self::DeleteBucket { region, .. } => vec![s3api("delete-bucket").text(["--region", region.as_str()])],
        }
    }
}

/// So many files are named one by one.
const FEW: usize = 12;

/// `aws s3 cp` takes the headers of the original along unless it is told others.
fn copy_command(bucket: &str, copy: &Copy) -> Command {
    let at = |key: &Key| format!("s3://{bucket}/{key}");
    let Headers { content_type, cache_control, content_encoding, content_disposition } = &*copy.headers;
    let command = Command::aws(["s3", "cp"]).text([at(&copy.from).as_str(), at(&copy.to).as_str()]);
    let command = command.text(["--metadata-directive", "REPLACE", "--content-type", content_type]);
    let more = [
        ("--cache-control", cache_control),
        ("--content-encoding", content_encoding),
        ("--content-disposition", content_disposition),
    ];
    more.into_iter().fold(command, |command, (flag, value)| match value {
        Some(value) => command.text([flag, value]),
        None => command,
    })
}

/// `aws s3 cp` sets the same headers on all files of a call, so there is a call for each set of them. Up to
/// [`FEW`] files are named one by one; more are named by folder and extension, which is why this is
/// labelled *approximately*.
fn upload_commands(bucket: &str, root: &str, files: &[Upload]) -> Vec<Command> {
    let mut groups: BTreeMap<[Option<&str>; 4], Vec<&Upload>> = BTreeMap::new();
    for file in files {
        let Headers { content_type, cache_control, content_encoding, content_disposition } = &*file.headers;
        let more = [cache_control, content_encoding, content_disposition].map(Option::as_deref);
        groups.entry([Some(content_type), more[0], more[1], more[2]]).or_default().push(file);
    }
    let flags = ["--content-type", "--cache-control", "--content-encoding", "--content-disposition"];
    groups
        .into_iter()
        .map(|(values, files)| {
            let mut command = Command::aws(["s3", "cp"])
                .text([root])
                .text([format!("s3://{bucket}").as_str()])
                .text(["--recursive", "--exclude", "*"])
                .approximate();
            let includes: BTreeSet<String> = if files.len() <= FEW {
                files.iter().map(|f| f.path.to_string()).collect()
            } else {
                files
                    .iter()
                    .map(|f| match (f.path.rsplit_once('/'), &*f.key.extension()) {
                        (None, "") => "*".to_owned(),
                        (None, ext) => format!("*.{ext}"),
                        (Some((dir, _)), "") => format!("{dir}/*"),
                        (Some((dir, _)), ext) => format!("{dir}/*.{ext}"),
                    })
                    .collect()
            };
            for include in &includes {
                command = command.text(["--include", include]);
            }
            for (flag, value) in flags.into_iter().zip(values) {
                if let Some(value) = value {
                    command = command.text([flag, value]);
                }
            }
            command
        })
        .collect()
}
