//! Projects and what is remembered of them: names, hand-written files, endpoints, locks.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use naru_adapters::home::{Home, SavedProject};
use naru_adapters::lock::SiteLock;
use naru_adapters::sites::{Known, Said, SiteWish, known};
use naru_core::names::BucketName;
use naru_core::policy;
use naru_core::project::{LocalSite, Project};
use naru_core::recipe::STATIC_SITE;
use naru_core::spec::Venue;
use serde_json::{Value, json};

use crate::emulator::{Keys, account, ministack, moto, program, unique, user};
use crate::support::{Naru, stderr, stdout};

/// A project file as people write them.
const BY_HAND: &str = r#"# What we publish, and where.
version = 1
name = "shop"  # ask Jin before renaming
id = "00112233445566778899aabbccddeeff"
slug = 'shop'

# Wishes of every environment.
[site]
access = "classic"     # on purpose
region = "us-east-1"   # near the customers

[env.production]
[env.staging]
# Staging is nobody's business.
access = "private"
# The end.
"#;

fn by_hand(naru: &Naru, text: &str) -> std::path::PathBuf {
    let file = naru.dir.path().join("naru.toml");
    std::fs::write(&file, text).unwrap();
    file
}

fn keys(naru: &Naru, keys: &Keys) {
    let Keys { id, secret } = keys;
    let text = format!("[me]\naws_access_key_id = {id}\naws_secret_access_key = {secret}\n");
    std::fs::write(naru.dir.path().join("aws-credentials"), text).unwrap();
}

fn anyone() -> Keys {
    Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "secret".to_owned() }
}

fn local(naru: &Naru) -> String {
    std::fs::read_to_string(naru.home().join("local.toml")).unwrap()
}

fn last(lines: &[Value]) -> &Value {
    lines.last().unwrap()
}

#[test]
fn a_project_is_found_by_its_exact_name_or_id_and_by_a_slug_only_if_one_has_it() {
    let naru = Naru::new();
    for name in ["가게", "블로그", "site"] {
        assert!(naru.run(&["project", "new", name]).status.success());
    }
    let id = |name: &str| naru.json(&["project", "show", name]).1[0]["project"]["id"].as_str().unwrap().to_owned();
    let shown = |name: &str| naru.json(&["project", "show", name]).1[0]["project"]["name"].clone();
    assert_eq!(shown("site"), "site", "the exact name, although three projects have this slug");
    assert_eq!(shown(&id("가게")), "가게");
    assert!(naru.run(&["project", "rename", "site", "third"]).status.success());
    let out = naru.run(&["project", "delete", "site"]);
    assert_eq!(out.status.code(), Some(2), "{}", stderr(&out));
    for name in ["가게", "블로그", "third"] {
        assert!(stderr(&out).contains(&format!("{name} ({})", id(name))), "{}", stderr(&out));
    }
    assert_eq!(naru.json(&["project", "list"]).1.len(), 3, "none was taken at random");
    naru.run(&["project", "new", "My Shop"]);
    assert_eq!(shown("my-shop"), "My Shop", "a slug of one project is enough");
    let (code, lines) = naru.json(&["project", "show", "nobody"]);
    assert_eq!((code, &last(&lines)["error"]["code"]), (2, &json!("no-project")));
}

#[test]
fn a_new_name_is_checked_as_a_first_name_is() {
    let naru = Naru::new();
    naru.run(&["project", "new", "blog"]);
    for name in ["", "  ", "two\nlines", "\u{1b}[31mred"] {
        for args in [["project", "rename", "blog", name].as_slice(), &["project", "new", name]] {
            let (code, lines) = naru.json(args);
            let error = &last(&lines)["error"];
            assert_eq!((code, &error["code"], &error["args"]["rule"]), (2, &json!("bad-value"), &json!("name-shape")));
        }
    }
    naru.run(&["project", "new", "other"]);
    assert_eq!(naru.run(&["project", "rename", "blog", " other "]).status.code(), Some(5), "taken, spaces or not");
    let names: Vec<_> = naru.json(&["project", "list"]).1.iter().map(|line| line["project"]["name"].clone()).collect();
    assert_eq!(names, ["blog", "other"]);
}

#[test]
fn a_hand_written_file_keeps_its_comments_and_its_order() {
    let naru = Naru::new();
    let file = by_hand(&naru, BY_HAND);
    let run = |args: &[&str]| {
        let out = naru.run(args);
        assert!(out.status.success(), "{args:?}: {}", stderr(&out));
        std::fs::read_to_string(&file).unwrap()
    };
    let renamed = run(&["project", "rename", "shop", "store"]);
    assert_eq!(renamed, BY_HAND.replace("\"shop\"", "\"store\""));
    let moved = run(&["project", "set", "--region", "eu-west-1"]);
    assert_eq!(moved, renamed.replace("us-east-1", "eu-west-1"));
    let told = run(&["project", "set", "--source-maps", "true"]);
    assert_eq!(told, moved.replace("near the customers\n", "near the customers\nsource_maps = true\n"));
    let grown = run(&["project", "set", "--env", "test", "--access", "private"]);
    assert!(grown.starts_with(told.trim_end_matches("# The end.\n")), "{grown}");
    assert!(grown.contains("[env.test]\naccess = \"private\"\n") && grown.ends_with("# The end.\n"), "{grown}");
    assert_eq!(run(&["project", "set", "--region", "eu-west-1"]), grown, "nothing new, nothing written");

    let inline = "version = 1\nid = \"00112233445566778899aabbccddeeff\"\nname = \"shop\"\nslug = \"shop\"\n\
                  site = { access = \"classic\" } # short\n";
    std::fs::write(&file, inline).unwrap();
    let set = run(&["project", "set", "--access", "private", "--region", "us-east-1"]);
    assert!(set.contains("site = { ") && set.contains("} # short\n") && set.contains("us-east-1"), "{set}");
}

#[test]
fn a_project_file_is_read_again_before_it_is_written() {
    let naru = Naru::new();
    let file = by_hand(&naru, BY_HAND);
    let home = Home::at(naru.home());
    let early = home.project(None, naru.dir.path()).unwrap();
    // Meanwhile, a person writes.
    std::fs::write(&file, BY_HAND.replace("us-east-1\"   # near", "us-west-2\"   # nearer")).unwrap();
    let account = "123456789012".parse().unwrap();
    home.change_project(&early, |project| {
        project.account = Some(account);
        Ok(())
    })
    .unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("us-west-2\"   # nearer the customers"), "{text}");
    assert!(text.contains("slug = 'shop'\naccount = \"123456789012\"\n\n# Wishes"), "{text}");
    std::fs::remove_file(&file).unwrap();
    assert_eq!(home.change_project(&early, |_| Ok(())).unwrap_err().code.key(), "no-project");
    assert!(!file.exists(), "what was deleted is not written anew");
}

#[test]
fn what_this_computer_knows_is_changed_by_one_at_a_time() {
    let naru = Naru::new();
    let home = Home::at(naru.home());
    std::thread::scope(|scope| {
        for n in 0..16 {
            let home = &home;
            scope.spawn(move || {
                let site = LocalSite { folder: Some(format!("/{n}")), ..LocalSite::default() };
                home.with_local(|local| local.site.insert(format!("site-{n}"), site)).unwrap();
            });
        }
    });
    let known = home.local().unwrap();
    assert_eq!(known.site.len(), 16);
    assert_eq!(known.installation, home.local().unwrap().installation, "drawn once");
}

fn wish(endpoint: Said, website_url: Said) -> SiteWish {
    let saved = SavedProject { project: Project::new("blog", [1; 16]), path: "blog.toml".into() };
    SiteWish { endpoint, website_url, ..SiteWish::remembered(saved) }
}

#[test]
fn aws_and_none_forget_what_was_remembered() {
    let this = |text: &str| Said::This(text.to_owned());
    let first = known(&wish(this("http://127.0.0.1:4566"), this("http://site.test")), None);
    assert_eq!(first.venue, Venue::Endpoint { url: "http://127.0.0.1:4566".to_owned() });
    assert_eq!(first.website_url.as_deref(), Some("http://site.test"));
    let again = known(&wish(Said::Nothing, Said::Nothing), Some(&first.site));
    assert_eq!(again, first, "all of it is remembered");

    let aws = known(&wish(Said::Forget, Said::Nothing), Some(&first.site));
    assert_eq!((&aws.venue, &aws.site.endpoint, &aws.website_url), (&Venue::Aws, &None, &None));
    let later = known(&wish(Said::Nothing, Said::Nothing), Some(&aws.site));
    assert_eq!((&later.venue, &later.website_url), (&Venue::Aws, &None), "an emulator's address is none at AWS");
    let told = known(&wish(Said::Nothing, this("https://cdn.example")), Some(&aws.site));
    assert_eq!(told.website_url.as_deref(), Some("https://cdn.example"));
    let kept = known(&wish(Said::Nothing, Said::Nothing), Some(&told.site));
    assert_eq!(kept.website_url.as_deref(), Some("https://cdn.example"), "one that was given for AWS counts there");
    let away = known(&wish(this("http://127.0.0.1:4566"), Said::Nothing), Some(&told.site));
    assert_eq!(away.website_url, None, "and nowhere else");
    let Known { site, website_url, .. } = known(&wish(Said::Nothing, Said::Forget), Some(&told.site));
    assert_eq!((site.website_url, site.website_for, website_url), (None, None, None));
    for disguised in ["https://evil.test?.amazonaws.com", "https://evil.test#.amazonaws.com"] {
        assert_ne!(known(&wish(this(disguised), Said::Nothing), None).venue, Venue::Aws, "{disguised}");
    }
}

#[test]
fn a_remembered_address_counts_at_its_own_endpoint_alone() {
    let naru = Naru::new();
    keys(&naru, &anyone());
    naru.run(&["project", "new", "blog", "--access", "classic"]);
    let site = naru.site();
    let (moto, address) = (moto().url(), "http://127.0.0.1:9/{bucket}");
    let plan = ["plan", site.to_str().unwrap(), "--profile", "me", "--endpoint", &moto, "--website-url", address];
    assert_eq!(naru.json(&plan).0, 7, "whether it may be public is open, and it is remembered all the same");
    assert!(local(&naru).contains("website_for"), "{}", local(&naru));
    let url = |args: &[&str]| {
        let (code, lines) = naru.json(args);
        assert_eq!(code, 0, "{:?}", lines.last());
        last(&lines)["url"].clone()
    };
    assert!(url(&["status"]).as_str().unwrap().starts_with("http://127.0.0.1:9/naru-blog-"));
    let elsewhere = moto.replace("127.0.0.1", "localhost");
    assert_eq!(url(&["status", "--endpoint", &elsewhere]), json!(null), "another cloud's address proves nothing");
    assert_eq!(naru.json(&["plan", "--website-url", "none"]).0, 7);
    assert!(!local(&naru).contains("website"), "{}", local(&naru));
    assert_eq!(url(&["status"]), json!(null));
}

/// Without any network, so that AWS is not asked.
#[cfg(target_os = "linux")]
#[test]
fn aws_is_the_venue_if_it_is_said_although_an_endpoint_is_remembered() {
    let naru = Naru::new();
    keys(&naru, &anyone());
    naru.run(&["project", "new", "blog"]);
    let site = naru.site();
    let plan = ["plan", site.to_str().unwrap(), "--profile", "me", "--endpoint", &moto().url()];
    assert_eq!(naru.json(&plan).0, 0);
    let inner = naru.command(&["plan", "--json", "--endpoint", "aws"]);
    let out = naru.apart(&["--net"], &inner).env("AWS_ENDPOINT_URL", moto().url()).output().unwrap();
    let first: Value = serde_json::from_str(stdout(&out).lines().next().unwrap()).unwrap();
    assert_eq!((&first["event"], &first["venue"]["kind"]), (&json!("started"), &json!("aws")), "{first}");
}

/// Passes everything on to a cloud until something is to be changed there: that request is held for good.
fn door_before(cloud: &str) -> (String, Receiver<()>) {
    let cloud = cloud.strip_prefix("http://").unwrap().to_owned();
    let door = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", door.local_addr().unwrap());
    let (knock, knocked) = channel();
    std::thread::spawn(move || {
        for client in door.incoming() {
            let (mut from, cloud, knock) = (client.unwrap(), cloud.clone(), knock.clone());
            std::thread::spawn(move || {
                let mut to = TcpStream::connect(cloud).unwrap();
                let (mut back, mut reply) = (from.try_clone().unwrap(), to.try_clone().unwrap());
                std::thread::spawn(move || {
                    let _ = std::io::copy(&mut reply, &mut back);
                    let _ = back.shutdown(Shutdown::Write);
                });
                let mut bytes = [0; 65536];
                while let Ok(n @ 1..) = from.read(&mut bytes) {
                    if bytes.starts_with(b"PUT /") {
                        let _ = knock.send(());
                        std::thread::sleep(Duration::from_secs(3600));
                    }
                    to.write_all(&bytes[..n]).unwrap();
                }
            });
        }
    });
    (url, knocked)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_agreed_is_remembered_before_the_run_and_looks_go_on_beside_it() {
    let naru = Naru::new();
    keys(&naru, &user(&account(), &policy::setup(&STATIC_SITE, &[])).await);
    naru.run(&["project", "new", "blog"]);
    let site = naru.site();
    let (url, knocked) = door_before(&ministack().url());
    let args = ["apply", site.to_str().unwrap(), "--profile", "me", "--endpoint", &url, "--yes"];
    let mut run = naru.command(&args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    knocked.recv_timeout(Duration::from_secs(60)).expect("the run comes to its first change");
    let known = local(&naru);
    assert!(known.contains(&url) && known.contains("\"me\"") && known.contains("dist"), "{known}");
    for verb in ["status", "plan", "history"] {
        let began = Instant::now();
        let (code, lines) = naru.json(&[verb]);
        assert_eq!(code, 0, "{verb}: {lines:?}");
        assert!(began.elapsed() < Duration::from_secs(4), "{verb} waits for nobody: {:?}", began.elapsed());
    }
    let (code, lines) = naru.json(&["apply", "--yes"]);
    assert_eq!((code, &last(&lines)["error"]["code"]), (5, &json!("site-busy")), "changes still wait in line");
    run.kill().unwrap();
    run.wait().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn looks_take_no_lock_and_changes_do() {
    let naru = Naru::new();
    keys(&naru, &anyone());
    naru.run(&["project", "new", "blog"]);
    let project = naru.json(&["project", "show"]).1[0]["project"]["id"].as_str().unwrap().to_owned();
    let project: Project = Project { id: project.parse().unwrap(), ..Project::new("blog", [0; 16]) };
    let _lock = SiteLock::take(&naru.home(), &project.site(None).unwrap(), "jin@laptop").await.unwrap();
    let (site, moto) = (naru.site(), moto().url());
    let args = |verb| [verb, site.to_str().unwrap(), "--profile", "me", "--endpoint", &moto];
    assert_eq!(naru.json(&args("plan")).0, 0);
    assert_eq!(naru.json(&args("status")).0, 0);
    assert_eq!(naru.json(&["history"]).0, 0);
    let dry = [&args("deploy")[..], &["--dry-run"]].concat();
    assert_ne!(last(&naru.json(&dry).1)["error"]["code"], "site-busy", "what is only shown is a look");
    let [_, _, place @ ..] = args("destroy");
    let destroy = [&["destroy"][..], &place].concat();
    for words in [&args("apply")[..], &args("deploy"), &destroy] {
        let (code, lines) = naru.json(words);
        let verb = words[0];
        assert_eq!((code, &last(&lines)["error"]["code"]), (5, &json!("site-busy")), "{verb}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_would_stop_is_shown_and_ends_with_the_stop() {
    let bucket = format!("taken-{}-{}", unique(), std::process::id());
    let chosen = [BucketName::parse(&bucket).unwrap()];
    let owner = user(&account(), &policy::setup(&STATIC_SITE, &chosen)).await;
    let (mine, yours) = (Naru::new(), Naru::new());
    let url = ministack().url();
    for naru in [&mine, &yours] {
        keys(naru, &owner);
        assert!(naru.run(&["project", "new", "blog", "--bucket", &bucket, "--access", "private"]).status.success());
        naru.site();
    }
    let args = |verb| [verb, "dist", "--profile", "me", "--endpoint", &url];
    let mut apply = args("apply").to_vec();
    apply.push("--yes");
    let (code, lines) = mine.json(&apply);
    assert_eq!(code, 0, "{:?}", lines.last());
    let (code, lines) = yours.json(&args("plan"));
    assert!(lines.iter().any(|line| line["event"] == "forecast"), "it is shown");
    assert_eq!((code, &last(&lines)["error"]["code"]), (5, &json!("not-ours")), "{:?}", lines.last());
    let out = yours.run(&args("plan"));
    assert_eq!(out.status.code(), Some(5));
    assert!(stderr(&out).contains("error:") && stderr(&out).contains("hint:"), "{}", stderr(&out));
    assert!(stdout(&out).contains('✗') && !stdout(&out).contains("Nothing to do"), "{}", stdout(&out));
    assert_eq!(mine.json(&args("plan")).0, 0, "a plan that would go through ends well");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_others_put_is_replaced_only_if_it_is_said() {
    let naru = Naru::new();
    let owner = user(&account(), &policy::setup(&STATIC_SITE, &[])).await;
    keys(&naru, &owner);
    naru.run(&["project", "new", "blog", "--region", "us-east-1", "--access", "private"]);
    let site = naru.site();
    let url = ministack().url();
    let args = ["apply", site.to_str().unwrap(), "--profile", "me", "--endpoint", &url, "--yes"];
    let (code, lines) = naru.json(&args);
    assert_eq!(code, 0, "{:?}", lines.last());
    let bucket = last(&lines)["bucket"].as_str().unwrap().to_owned();
    std::fs::write(naru.dir.path().join("theirs"), "by hand").unwrap();
    let put = ["s3api", "put-object", "--bucket", &bucket, "--key", "empty.txt", "--body", "theirs"];
    let out = std::process::Command::new(program("awscli", "aws"))
        .args(put)
        .current_dir(naru.dir.path())
        .env("AWS_ACCESS_KEY_ID", &owner.id)
        .env("AWS_SECRET_ACCESS_KEY", &owner.secret)
        .env("AWS_DEFAULT_REGION", "us-east-1")
        .env("AWS_ENDPOINT_URL", &url)
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", stderr(&out));
    let (code, lines) = naru.json(&args);
    let error = &last(&lines)["error"];
    assert_eq!((code, &error["code"], &error["args"]["flag"]), (7, &json!("ask"), &json!("--overwrite")), "{error}");
    assert_eq!((&error["args"]["files"], &error["args"]["first"]), (&json!("1"), &json!("empty.txt")));
    let mut args = args.to_vec();
    args.push("--overwrite");
    let (code, lines) = naru.json(&args);
    assert_eq!((code, &last(&lines)["files"]), (0, &json!(1)), "{:?}", lines.last());
}

#[test]
fn the_only_environment_needs_no_name() {
    let naru = Naru::new();
    let head = BY_HAND.split("[env.production]").next().unwrap();
    by_hand(&naru, &format!("{head}[env.staging]\n"));
    let out = naru.run(&["history"]);
    assert!(out.status.success(), "{}", stderr(&out));
    by_hand(&naru, &format!("{head}[env.staging]\n[env.test]\n"));
    let (code, lines) = naru.json(&["history"]);
    assert_eq!((code, &last(&lines)["error"]["code"]), (2, &json!("no-environment")), "of two, one must be named");
    assert!(naru.run(&["history", "--env", "test"]).status.success());
    by_hand(&naru, BY_HAND);
    assert!(naru.run(&["history"]).status.success(), "production of several");
}

/// A repository on another disk than Naru's home: a tmpfs in a mount namespace.
#[cfg(target_os = "linux")]
#[test]
fn a_project_on_another_disk_is_deleted_and_put_back() {
    let naru = Naru::new();
    let script = "mkdir repo && mount -t tmpfs none repo && cd repo && $NARU project new shop --here && \
                  $NARU project delete && ! test -e naru.toml && $NARU project restore shop && $NARU project list";
    let out = naru.mounted(script);
    assert!(out.status.success(), "{}\n{}", stdout(&out), stderr(&out));
    assert!(stdout(&out).ends_with("shop  ap-northeast-2\n"), "{}", stdout(&out));
}

#[test]
fn every_kept_practice_has_a_folder_of_its_own() {
    let home = Home::at("/home/of/naru");
    let folder = |name: &str| home.practice(name).strip_prefix("/home/of/naru/practice").unwrap().to_owned();
    assert_eq!(folder("my-blog"), Path::new("my-blog"), "a plain name is its own folder");
    let hashed =
        [("가게", "site-"), ("블로그", "site-"), ("My Blog", "my-blog-"), ("my blog", "my-blog-"), ("", "site-")];
    let mut all = std::collections::BTreeSet::new();
    for (name, start) in hashed {
        let folder = folder(name).to_str().unwrap().to_owned();
        let digits = folder.strip_prefix(start).unwrap();
        assert!(digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_hexdigit()), "{name}: {folder}");
        assert!(all.insert(folder), "{name}");
    }
    for escape in ["..", "../../etc", "a/b"] {
        assert_eq!(folder(escape).components().count(), 1, "{escape}");
    }
}

#[test]
fn practice_clouds_kept_under_korean_names_are_not_the_same_one() {
    let naru = Naru::new();
    let site = naru.site();
    for name in ["가게", "블로그"] {
        let (code, lines) = naru.json(&["practice", site.to_str().unwrap(), "--once", "--keep", name]);
        assert_eq!(code, 0);
        assert_ne!(last(&lines)["ops"], 0, "{name} begins afresh");
    }
}

#[test]
fn documents_are_checked_where_they_are_said_and_where_they_are_read() {
    let naru = Naru::new();
    naru.run(&["project", "new", "blog"]);
    let wrong = [
        ("--index", ""),
        ("--index", "pages/index.html"),
        ("--index", ".."),
        ("--error", ""),
        ("--error", "/404.html"),
        ("--error", "../404.html"),
        ("--error", "a\nb"),
    ];
    for (flag, value) in wrong {
        for args in [["project", "set", flag, value].as_slice(), &["project", "new", "x", flag, value]] {
            let (code, lines) = naru.json(args);
            let error = &last(&lines)["error"];
            assert_eq!((code, &error["code"]), (2, &json!("bad-value")), "{args:?}");
            assert_eq!(
                (&error["args"]["field"], &error["args"]["rule"]),
                (&json!(&flag[2..]), &json!("document-shape"))
            );
        }
    }
    let good = ["project", "set", "--index", "main.html", "--error", "errors/404.html"];
    assert!(naru.run(&good).status.success());
    for (line, well) in [
        ("index = \"a/b.html\"", false),
        ("index = \"\"", false),
        ("error = \"\"", false),
        ("error = \"/x\"", false),
        ("error = \"errors/404.html\"", true),
    ] {
        by_hand(&naru, &BY_HAND.replace("[site]\n", &format!("[site]\n{line}\n")));
        let (code, lines) = naru.json(&["project", "show"]);
        assert_eq!(code == 0, well, "{line}: {:?}", lines.last());
        if !well {
            let error = &last(&lines)["error"];
            let detail = error["detail"].as_str().unwrap();
            assert_eq!((code, &error["code"]), (2, &json!("bad-project")), "{line}");
            assert!(detail.contains("document-shape") && detail.contains("line 9"), "{line}: {detail}");
        }
    }
}

#[test]
fn the_setup_policy_names_the_buckets_a_project_chose() {
    let naru = Naru::new();
    let resources = |args: &[&str]| {
        let out = naru.run(args);
        assert!(out.status.success(), "{}", stderr(&out));
        let policy: Value = serde_json::from_str(&stdout(&out)).unwrap();
        policy["Statement"][0]["Resource"].clone()
    };
    let named = json!("arn:aws:s3:::naru-*");
    assert_eq!(resources(&["policy", "setup"]), named, "before there is any project");
    let holds = |args: &[&str], action: &str| stdout(&naru.run(args)).contains(action);
    let rest = ["wafv2:CreateWebACL", "route53:CreateHostedZone", "acm:RequestCertificate", "iam:CreateUser"];
    assert!(rest.iter().all(|action| holds(&["policy", "setup"], action)), "nobody knows what will be wished");
    naru.run(&["project", "new", "blog", "--bucket", "jins-blog"]);
    assert_eq!(resources(&["policy", "setup"]), json!([named, "arn:aws:s3:::jins-blog"]));
    assert!(!rest.iter().any(|action| holds(&["policy", "setup"], action)), "nothing of it is wished");
    naru.run(&["project", "set", "--env", "staging", "--domain", "example.kr"]);
    assert!(holds(&["policy", "setup", "--env", "staging"], rest[1]) && !holds(&["policy", "setup"], rest[3]));
    naru.run(&["project", "set", "--env", "staging", "--bucket", "jins-staging"]);
    assert_eq!(resources(&["policy", "setup"]), json!([named, "arn:aws:s3:::jins-blog", "arn:aws:s3:::jins-staging"]));
    assert_eq!(resources(&["policy", "setup", "--env", "staging"]), json!([named, "arn:aws:s3:::jins-staging"]));
    naru.run(&["project", "new", "plain"]);
    assert_eq!(resources(&["policy", "setup", "--project", "plain"]), named);
    assert_eq!(naru.run(&["policy", "setup", "--project", "nobody"]).status.code(), Some(2));
    let daily = stdout(&naru.run(&["policy", "daily", "--project", "blog"]));
    assert!(daily.contains("arn:aws:s3:::jins-blog") && daily.contains("s3:GetBucketTagging"), "{daily}");
}
