//! The commands that are shown do what Naru does: run as a person would, in bash, in zsh and as npm scripts, with
//! the real AWS CLI against ministack, and compared with the same ops run by the adapter.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use naru_adapters::aws::Aws;
use naru_core::cloud::S3Read;
use naru_core::deploy::manifest::{MANIFEST_VERSION, Manifest, ManifestFile, ManifestState, PublishLock, ReleaseId};
use naru_core::names::{AccountId, BucketName, Key, LOCK, Region};
use naru_core::op::{Op, S3Op};
use naru_core::policy;
use naru_core::recipe::STATIC_SITE;
use naru_core::shell::{Shell, render};
use naru_core::site::bucket_policy;
use naru_core::spec::{Access, Venue};
use naru_core::world::{Ownership, PublicAccessBlock, Website};

use super::emulator::{Keys, account, ministack, program, user};
use super::rig::{aws, create};
use super::site::{Folder, bucket, run};

const REGION: &str = "ap-northeast-2";

/// Where a command line is typed.
#[derive(Clone, Copy)]
enum Typed {
    In(&'static str),
    AsNpmScript,
}

/// Runs every command of an op in a folder of its own, with the files it reads saved beside it.
fn type_in(typed: Typed, op: &Op, keys: &Keys, dir: &Path) {
    for command in op.commands() {
        for (name, contents) in command.files() {
            std::fs::write(dir.join(name), contents).unwrap();
        }
        let mut process = match typed {
            Typed::In(shell) => {
                let mut process = Command::new(shell);
                process.arg("-c").arg(render(&command, Shell::Posix));
                process
            }
            Typed::AsNpmScript => {
                let script = render(&command, Shell::PackageJson);
                std::fs::write(dir.join("package.json"), format!("{{\"scripts\":{{\"step\":{script}}}}}")).unwrap();
                let mut process = Command::new("npm");
                process.args(["run", "--silent", "step"]);
                process
            }
        };
        let bin = program("awscli", "aws");
        let path = std::env::var("PATH").unwrap();
        let output = process
            .current_dir(dir)
            .env("PATH", format!("{}:{path}", bin.parent().unwrap().display()))
            .env("AWS_ACCESS_KEY_ID", &keys.id)
            .env("AWS_SECRET_ACCESS_KEY", &keys.secret)
            .env("AWS_REGION", REGION)
            .env("AWS_ENDPOINT_URL", ministack().url())
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .env("AWS_CONFIG_FILE", "/nowhere")
            .env("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
            .env("AWS_PAGER", "")
            .env("npm_config_update_notifier", "false")
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}: {}\n{}{}",
            op.key(),
            render(&command, Shell::Posix),
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

/// A folder whose own path has to be quoted too, with names that have to be.
fn folder() -> (tempfile::TempDir, Folder) {
    let outer = tempfile::Builder::new().prefix("it's $HOME \"site\" ").tempdir().unwrap();
    let folder = Folder(tempfile::Builder::new().prefix("dist & ").tempdir_in(outer.path()).unwrap());
    folder.write("index.html", b"<!doctype html>");
    folder.write("assets/index-B7f2kQ9x.js", b"console.log('naru')");
    folder.write("assets/it's $(whoami) `x` \"y\" \\ 1+1=2 #&;.svg", b"<svg/>");
    folder.write("\u{c0ac}\u{c9c4}/\u{d55c}\u{ae00}.png", b"png");
    (outer, folder)
}

fn lock() -> PublishLock {
    PublishLock { by: "here".to_owned(), holder: "me@here".to_owned(), since: "2026-11-22T14:00:00Z".to_owned() }
}

fn public(bucket: &BucketName, account: &str) -> serde_json::Value {
    let account = AccountId::parse(account).unwrap();
    let venue = Venue::Endpoint { url: String::new() };
    bucket_policy::wanted(None, bucket_policy::statements(&Access::classic(), &venue, bucket, &account, None))
}

/// Ops that build, and ops that take away again.
async fn ops(bucket: &BucketName, account: &str, folder: &Folder) -> (Vec<Op>, Vec<Op>) {
    let name = || bucket.clone();
    let at = time::OffsetDateTime::from_unix_timestamp(1_800_000_000).unwrap();
    let files = folder.uploads().await;
    let manifest = Manifest {
        v: MANIFEST_VERSION,
        id: ReleaseId::new(at, [1; 16]),
        site: "site/production".to_owned(),
        by: "me@here".to_owned(),
        at: naru_core::clock::rfc3339(at),
        earlier: Default::default(),
        about: Default::default(),
        state: ManifestState::Begun,
        files: files
            .iter()
            .map(|file| ManifestFile {
                key: file.key.clone(),
                size: file.size,
                sha256: file.sha256.clone(),
                headers: file.headers.clone(),
                etag: None,
            })
            .collect(),
    };
    let tags = [("naru:site", "a/b"), ("odd", "it's + /=@:. \u{ac12}")];
    let build = vec![
        create(bucket),
        Op::S3(S3Op::TagBucket { bucket: name(), tags: tags.map(|(k, v)| (k.to_owned(), v.to_owned())).into() }),
        Op::S3(S3Op::SetOwnership { bucket: name(), ownership: Ownership::AclsEnabled }),
        Op::S3(S3Op::SetBlock { bucket: name(), block: PublicAccessBlock::POLICY_LIFTED }),
        Op::S3(S3Op::SetWebsite {
            bucket: name(),
            website: Website { index: "index.html".to_owned(), error: Some("404's.html".to_owned()) },
        }),
        Op::S3(S3Op::SetPolicy { bucket: name(), policy: public(bucket, account), over: None }),
        Op::S3(S3Op::TakeLock { bucket: name(), lock: lock(), over: None }),
        Op::S3(S3Op::WriteManifest { bucket: name(), manifest: manifest.clone() }),
        folder.op(bucket).await,
    ];
    let mut keys: Vec<Key> = files.into_iter().map(|file| file.key).collect();
    keys.push(manifest.id.key());
    let clear = vec![
        Op::S3(S3Op::DropLock { bucket: name() }),
        Op::S3(S3Op::ClearPolicy { bucket: name(), over: public(bucket, account) }),
        Op::S3(S3Op::ClearWebsite { bucket: name() }),
        Op::S3(S3Op::DeleteObjects { bucket: name(), keys }),
        Op::S3(S3Op::DeleteBucket { bucket: name(), region: Region::parse(REGION).unwrap() }),
    ];
    (build, clear)
}

/// Everything Naru looks at, with the bucket's name taken out.
async fn looked_at(cloud: &Aws, bucket: &BucketName) -> BTreeMap<&'static str, String> {
    let listed = cloud.list(bucket).await.unwrap();
    let keys: Vec<Key> = listed.iter().flatten().map(|(key, _)| key.clone()).collect();
    let heads: BTreeMap<Key, _> =
        cloud.heads(bucket, &keys).await.unwrap().into_iter().map(|(key, meta)| (key, meta.headers)).collect();
    let releases = cloud.releases(bucket).await.unwrap();
    let mut manifests = Vec::new();
    for id in releases.iter().flatten() {
        manifests.push(cloud.manifests(bucket, std::slice::from_ref(id)).await.unwrap().pop());
    }
    BTreeMap::from([
        ("head", format!("{:?}", cloud.head_bucket(bucket).await)),
        ("tags", format!("{:?}", cloud.tags(bucket).await)),
        ("ownership", format!("{:?}", cloud.ownership(bucket).await)),
        ("block", format!("{:?}", cloud.block(bucket).await)),
        ("website", format!("{:?}", cloud.website(bucket).await)),
        ("policy", format!("{:?}", cloud.policy(bucket).await).replace(bucket.as_str(), "‹bucket›")),
        ("list", format!("{listed:?}")),
        ("heads", format!("{heads:?}")),
        ("manifests", format!("{manifests:?}")),
        ("lock", format!("{:?}", cloud.lock(bucket).await)),
    ])
}

async fn commands_do_what_ops_do(typed: Typed) {
    let account = account();
    let keys = user(&account, &policy::setup(&STATIC_SITE, &[])).await;
    let cloud = aws(&keys, REGION, &ministack().endpoints());
    let (_outer, folder) = folder();
    let (by_op, by_command) = (bucket("op"), bucket("cmd"));
    let (build, clear) = ops(&by_op, &account, &folder).await;
    let (build_typed, clear_typed) = ops(&by_command, &account, &folder).await;
    let dir = tempfile::tempdir().unwrap();
    for stretch in [(build, build_typed), (clear, clear_typed)] {
        for op in &stretch.0 {
            run(&cloud, op).await.unwrap();
        }
        let (typed_ops, keys, dir): (Vec<Op>, Keys, PathBuf) = (stretch.1, keys.clone(), dir.path().to_owned());
        let typing = move || typed_ops.iter().for_each(|op| type_in(typed, op, &keys, &dir));
        tokio::task::spawn_blocking(typing).await.unwrap();
        let (by_op, by_command) = (looked_at(&cloud, &by_op).await, looked_at(&cloud, &by_command).await);
        for (what, seen) in &by_op {
            assert_eq!(by_command[what], *seen, "{what}");
        }
    }
    assert_eq!(cloud.head_bucket(&by_command).await, Ok(None));
}

#[tokio::test]
async fn commands_typed_in_bash_do_what_ops_do() {
    commands_do_what_ops_do(Typed::In("bash")).await;
}

#[tokio::test]
async fn commands_typed_in_zsh_do_what_ops_do() {
    commands_do_what_ops_do(Typed::In("zsh")).await;
}

#[tokio::test]
async fn commands_run_as_npm_scripts_do_what_ops_do() {
    commands_do_what_ops_do(Typed::AsNpmScript).await;
}

#[tokio::test]
async fn more_files_than_are_named_one_by_one_go_over_by_folder_and_extension() {
    let keys = user(&account(), &policy::setup(&STATIC_SITE, &[])).await;
    let cloud = aws(&keys, REGION, &ministack().endpoints());
    let name = bucket("many");
    run(&cloud, &create(&name)).await.unwrap();
    let folder = Folder::site();
    for n in 0..20 {
        folder.write(&format!("posts/{n}.html"), b"<!doctype html>");
        folder.write(&format!("img/{n}.png"), b"png");
    }
    let op = folder.op(&name).await;
    assert!(op.commands().iter().all(|command| command.approximate), "it is said to come only close");
    let dir = tempfile::tempdir().unwrap();
    let (typed, at) = (op.clone(), dir.path().to_owned());
    tokio::task::spawn_blocking(move || type_in(Typed::In("bash"), &typed, &keys, &at)).await.unwrap();
    let seen = looked_at(&cloud, &name).await;
    for key in folder.uploads().await.into_iter().map(|file| file.key).filter(|key| key.as_str() != LOCK) {
        assert!(seen["list"].contains(&format!("{key:?}")), "{key}");
    }
}
