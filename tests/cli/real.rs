//! Real input and real HTTP: builds that nobody here wrote, carried by the real binary to clouds that nobody here
//! wrote, and compared object by object with what `aws s3 sync` uploads.

use naru_core::shared_text::SharedText;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use naru_adapters::aws::{Aws, Endpoints};
use naru_adapters::folder::LocalFolder;
use naru_adapters::web::Web;
use naru_core::cloud::S3Read;
use naru_core::deploy::headers::{Headers, content_type};
use naru_core::names::{BucketName, Key};
use naru_core::policy;
use naru_core::recipe::STATIC_SITE;
use serde_json::{Value, json};

use crate::emulator::{Keys, account, ministack, moto, program, unique, user};
use crate::support::{Naru, Serving, encoded, files, get};

const REGION: &str = "ap-northeast-2";

fn sites() -> [(&'static str, PathBuf); 2] {
    let root = std::env::var_os("NARU_SITES")
        .map_or_else(|| PathBuf::from(std::env::var_os("HOME").unwrap()).join(".cache/naru/sites"), PathBuf::from);
    let all = [
        ("swagger-ui-dist", root.join("node_modules/swagger-ui-dist")),
        ("create-vite React", root.join("react/dist")),
    ];
    for (name, path) in &all {
        assert!(path.join("index.html").is_file(), "{name} is missing: run scripts/sites.sh first");
    }
    all
}

/// A cloud on loopback, and an identity there.
struct There {
    name: &'static str,
    url: String,
    keys: Keys,
}

async fn clouds() -> Vec<There> {
    let owner = account();
    let strict = user(&owner, &policy::setup(&STATIC_SITE, &[])).await;
    let anyone = Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "secret".to_owned() };
    vec![
        There { name: "ministack", url: ministack().url(), keys: strict },
        There { name: "moto", url: moto().url(), keys: anyone },
    ]
}

impl There {
    /// A Naru with a project and a profile for this cloud.
    fn naru(&self) -> Naru {
        let naru = Naru::new();
        let Keys { id, secret } = &self.keys;
        let text = format!("[me]\naws_access_key_id = {id}\naws_secret_access_key = {secret}\n");
        std::fs::write(naru.dir.path().join("aws-credentials"), text).unwrap();
        assert!(naru.run(&["project", "new", "real", "--region", REGION, "--access", "private"]).status.success());
        naru
    }

    fn args<'a>(&'a self, verb: &'a str, folder: Option<&'a str>) -> Vec<&'a str> {
        let mut args = vec![verb];
        args.extend(folder);
        args.extend(["--profile", "me", "--endpoint", &self.url]);
        if matches!(verb, "apply" | "destroy") {
            args.push("--yes");
        }
        args
    }

    fn aws(&self, dir: &Path, args: &[&str]) -> String {
        let out = Command::new(program("awscli", "aws"))
            .args(args)
            .current_dir(dir)
            .env("AWS_ACCESS_KEY_ID", &self.keys.id)
            .env("AWS_SECRET_ACCESS_KEY", &self.keys.secret)
            .env("AWS_DEFAULT_REGION", REGION)
            .env("AWS_ENDPOINT_URL", &self.url)
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert!(out.status.success(), "aws {args:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    }

    /// Every object of a bucket: ETag, size, headers.
    async fn objects(&self, bucket: &str) -> BTreeMap<Key, (SharedText, u64, Arc<Headers>)> {
        let connection = self.keys.connection(REGION, &Endpoints::all(&self.url));
        let cloud = Aws::new(connection, Arc::new(LocalFolder), Arc::new(Web::new()), "test");
        let bucket = BucketName::parse(bucket).unwrap();
        let list = cloud.list(&bucket).await.unwrap().unwrap();
        let keys: Vec<Key> = list.keys().cloned().collect();
        let heads = cloud.heads(&bucket, &keys).await.unwrap();
        list.into_iter()
            .map(|(key, object)| {
                let head = heads[&key].headers.clone();
                (key, (object.etag, object.size, head))
            })
            .collect()
    }
}

/// What `aws s3 sync` puts differently, and why. Anything else fails the test.
///
/// 1. It sends no `Cache-Control` at all; Naru sends a year for hashed names, an hour for others, `no-cache` for pages.
/// 2. It takes the type from the local Python's table without a charset; Naru's text types say `charset=utf-8`.
/// 3. That table knows `application/javascript` where RFC 9239 says `text/javascript`.
/// 4. What the table does not know becomes S3's default `binary/octet-stream` (or nothing, shown as
///    `application/octet-stream` by one of the emulators).
fn explain(key: &Key, ours: &Headers, theirs: &Headers) -> Result<Vec<&'static str>, String> {
    let mut why = Vec::new();
    match (&ours.cache_control, &theirs.cache_control) {
        (Some(_), None) => why.push("cache"),
        other => return Err(format!("{key}: cache headers {other:?}")),
    }
    let essence = |text: &str| text.split(';').next().unwrap_or_default().trim().to_owned();
    let (a, b) = (essence(&ours.content_type), essence(&theirs.content_type));
    if ours.content_type != theirs.content_type {
        match (a.as_str(), b.as_str()) {
            (a, b) if a == b && ours.content_type.ends_with("charset=utf-8") => why.push("charset"),
            ("text/javascript", "application/javascript") => why.push("javascript"),
            (_, "binary/octet-stream" | "application/octet-stream") => why.push("unknown to Python"),
            _ => return Err(format!("{key}: {} against {}", ours.content_type, theirs.content_type)),
        }
    }
    Ok(why)
}

#[tokio::test(flavor = "multi_thread")]
async fn real_sites_arrive_as_aws_s3_sync_would_bring_them_but_for_what_is_explained() {
    for there in clouds().await {
        for (what, folder) in sites() {
            let naru = there.naru();
            let folder_text = folder.to_str().unwrap();
            // moto ignores the conditions of a bucket policy, so ours would deny `.naru/*` to ourselves there: it
            // gets a bucket made by hand under the name that was planned, and the daily run.
            let verb = if there.name == "moto" { "deploy" } else { "apply" };
            if verb == "deploy" {
                let (_, lines) = naru.json(&there.args("plan", Some(folder_text)));
                let forecast = lines.iter().find(|l| l["event"] == "forecast").unwrap();
                let create = forecast["steps"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .flat_map(|s| s["ops"].as_array().unwrap())
                    .next()
                    .unwrap();
                let planned = create["title"]["args"]["bucket"].as_str().unwrap();
                let place = format!("LocationConstraint={REGION}");
                there.aws(
                    naru.dir.path(),
                    &["s3api", "create-bucket", "--bucket", planned, "--create-bucket-configuration", &place],
                );
            }
            let (code, lines) = naru.json(&there.args(verb, Some(folder_text)));
            let last = lines.last().unwrap();
            assert_eq!((code, &last["outcome"]), (0, &json!("stored")), "{what} at {}: {last}", there.name);
            let ours = last["bucket"].as_str().unwrap();
            let left_out: Vec<String> = lines.iter().find(|l| l["event"] == "folder").unwrap()["left_out"]
                .as_array()
                .unwrap()
                .iter()
                .map(|left| left["path"].as_str().unwrap().to_owned())
                .collect();

            let theirs = format!("naru-sync-{}-{}", unique(), std::process::id());
            there.aws(
                naru.dir.path(),
                &[
                    "s3api",
                    "create-bucket",
                    "--bucket",
                    &theirs,
                    "--create-bucket-configuration",
                    &format!("LocationConstraint={REGION}"),
                ],
            );
            let mut sync = vec!["s3", "sync", folder_text, "", "--only-show-errors"];
            let to = format!("s3://{theirs}");
            sync[3] = &to;
            for path in &left_out {
                sync.extend(["--exclude", path]);
            }
            there.aws(naru.dir.path(), &sync);

            let (a, b) = (there.objects(ours).await, there.objects(&theirs).await);
            assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>(), "{what}: the same objects");
            let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
            for (key, (etag, size, headers)) in &a {
                assert_eq!((etag, size), (&b[key].0, &b[key].1), "{what}: the same bytes in {key}");
                for reason in
                    explain(key, headers, &b[key].2).unwrap_or_else(|unexplained| panic!("{what}: {unexplained}"))
                {
                    *reasons.entry(reason).or_default() += 1;
                }
            }
            // And once more by downloading what we stored.
            let back = naru.dir.path().join("back");
            there.aws(
                naru.dir.path(),
                &[
                    "s3",
                    "sync",
                    &format!("s3://{ours}"),
                    back.to_str().unwrap(),
                    "--exclude",
                    ".naru/*",
                    "--only-show-errors",
                ],
            );
            let mut want = files(&folder);
            left_out.iter().for_each(|path| drop(want.remove(path)));
            assert!(files(&back) == want, "{what}: byte for byte the folder");
            eprintln!(
                "{what} at {}: {} objects as aws s3 sync brings them; differences {reasons:?}; left out {left_out:?}",
                there.name,
                a.len()
            );

            let (code, lines) = naru.json(&there.args(verb, Some(folder_text)));
            assert_eq!((code, &lines.last().unwrap()["ops"]), (0, &json!(0)), "{what}: a second run changes nothing");
            let (code, lines) = naru.json(&there.args("destroy", None));
            assert_eq!((code, &lines.last().unwrap()["outcome"]), (0, &json!("cleared")), "{what}: {:?}", lines.last());
            assert_eq!(there.objects(&theirs).await.len(), b.len(), "the other bucket was not touched");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn practice_serves_real_sites_with_the_bytes_that_sync_uploads() {
    for (what, folder) in sites() {
        let naru = Naru::new();
        let serving = Serving::start(naru.command(&["practice", folder.to_str().unwrap()]));
        let mut served = 0;
        for (path, bytes) in files(&folder) {
            let key = Key::parse(&path).unwrap();
            let (status, headers, body) = get(&serving.url(), &encoded(&path));
            if path.ends_with(".map") || path == "package.json" {
                assert_eq!(status, 403, "{what}: {path} was left out");
                continue;
            }
            assert_eq!((status, body == bytes), (200, true), "{what}: {path}");
            assert_eq!(headers["content-type"], content_type(&key), "{what}: {path}");
            assert!(headers.contains_key("cache-control"), "{what}: {path}");
            served += 1;
        }
        eprintln!("{what}: {served} files served from practice byte for byte");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_anywhere_over_real_http_one_more_run_completes_it() {
    let owner = account();
    let keys = user(&owner, &policy::setup(&STATIC_SITE, &[])).await;
    let there = There { name: "ministack", url: ministack().url(), keys };
    let whole = {
        let naru = there.naru();
        let site = naru.site();
        let began = Instant::now();
        let (code, lines) = naru.json(&there.args("apply", site.to_str()));
        assert_eq!(code, 0, "{:?}", lines.last());
        began.elapsed()
    };
    const POINTS: u32 = 12;
    let mut early = 0;
    for point in 0..POINTS {
        let naru = there.naru();
        let site = naru.site();
        let args = there.args("apply", site.to_str());
        let mut child = naru.command(&args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(whole * point / POINTS + Duration::from_millis(2));
        child.kill().unwrap();
        if !child.wait().unwrap().success() {
            early += 1;
        }
        let (code, lines) = naru.json(&args);
        let last = lines.last().unwrap();
        assert_eq!((code, &last["outcome"]), (0, &json!("stored")), "killed at point {point}: {last}");
        let bucket = last["bucket"].as_str().unwrap();
        let keys: BTreeSet<String> = there.objects(bucket).await.keys().map(ToString::to_string).collect();
        assert_eq!(keys.len(), 8, "point {point}: every file once: {keys:?}");
        let (_, again) = naru.json(&args);
        assert_eq!(again.last().unwrap()["ops"], 0, "point {point}");
        let (code, lines) = naru.json(&there.args("destroy", None));
        assert_eq!(
            (code, &lines.last().unwrap()["outcome"]),
            (0, &json!("cleared")),
            "point {point}: {:?}",
            lines.last()
        );
    }
    assert!(early * 2 > POINTS, "most kills hit a run under way: {early} of {POINTS}");
}

/// Text output, and the questions of a site that becomes public.
#[tokio::test(flavor = "multi_thread")]
async fn making_a_site_public_needs_the_buckets_name_and_says_what_becomes_public() {
    let owner = account();
    let keys = user(&owner, &policy::setup(&STATIC_SITE, &[])).await;
    let there = There { name: "ministack", url: ministack().url(), keys };
    let naru = there.naru();
    let site = naru.site();
    assert!(naru.run(&["project", "set", "--access", "classic", "--ownership", "acls-enabled"]).status.success());
    let plan = naru.run(&there.args("plan", site.to_str()));
    assert_eq!(plan.status.code(), Some(7), "as apply would");
    let plan = crate::support::stdout(&plan);
    for shown in [
        "s3:PutBucketPolicy",
        "aws s3api create-bucket",
        "--profile me",
        "Classic public website",
        "Enable ACLs, as older guides do",
        "Left as AWS makes it",
        "\"Principal\": \"*\",  ← ",
        "In the console: ",
    ] {
        assert!(plan.contains(shown), "the plan shows {shown}:\n{plan}");
    }
    let (code, lines) = naru.json(&there.args("apply", site.to_str()));
    let error = &lines.last().unwrap()["error"];
    assert_eq!((code, &error["code"], &error["args"]["question"]), (7, &json!("ask"), &json!("make-public")));
    let bucket = error["args"]["bucket"].as_str().unwrap().to_owned();
    let mut plan = there.args("plan", site.to_str());
    plan.extend(["--make-public", &bucket]);
    assert_eq!(naru.json(&plan).0, 0, "the same words answer what is only shown");
    let mut args = there.args("apply", site.to_str());
    args.extend(["--make-public", "some-other-name"]);
    assert_eq!(naru.json(&args).0, 7, "another bucket's name is no yes");
    *args.last_mut().unwrap() = &bucket;
    let (code, lines) = naru.json(&args);
    assert_eq!((code, &lines.last().unwrap()["outcome"]), (0, &json!("stored")), "{:?}", lines.last());
    // A stranger reads the page over real HTTP, and not Naru's records.
    let (status, headers, body) = get(&there.url, &format!("/{bucket}/index.html"));
    assert_eq!((status, headers["content-type"].as_str()), (200, "text/html; charset=utf-8"));
    assert_eq!(body, std::fs::read(site.join("index.html")).unwrap());
    let release = lines.last().unwrap()["release"].as_str().unwrap();
    assert_eq!(get(&there.url, &format!("/{bucket}/.naru/releases/{release}.json")).0, 403);
    let status: Value = naru.json(&there.args("status", None)).1.pop().unwrap();
    assert_eq!((&status["event"], &status["changes"]), (&json!("status"), &json!(0)));
    let history = naru.json(&["history"]).1;
    assert_eq!(history.len(), 1, "what was asked and not answered never began: {history:?}");
}
