//! Kept credentials from the command line: a key comes in by a file or by standard input, is used from a real keyring,
//! and its secret turns up nowhere else.

use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE};
use naru_core::policy;
use naru_core::recipe::STATIC_SITE;
use serde_json::{Value, json};

use crate::emulator::{Keys, account, ministack, moto, program, user};
use crate::keyring::Keyring;
use crate::support::{Naru, files, stderr, stdout};

const REGION: &str = "ap-northeast-2";

/// A Naru in a session with a keyring.
pub(super) struct Desktop {
    pub(super) naru: Naru,
    keyring: Keyring,
}

impl Desktop {
    pub(super) fn of(keyring: Keyring) -> Self {
        Self { naru: Naru::new(), keyring }
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.naru.dir.path().join(name)
    }

    pub(super) fn command(&self, args: &[&str]) -> Command {
        let mut command = self.naru.command(args);
        self.keyring.enter(&mut command);
        command
    }

    pub(super) fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    #[track_caller]
    pub(super) fn ok(&self, args: &[&str]) -> String {
        let out = self.run(args);
        assert!(out.status.success(), "{args:?}: {}{}", stdout(&out), stderr(&out));
        stdout(&out)
    }

    /// The exit code and the last line.
    pub(super) fn json(&self, args: &[&str]) -> (i32, Value) {
        let out = self.command(args).arg("--json").output().unwrap();
        let last = stdout(&out).lines().last().map(|line| serde_json::from_str(line).unwrap());
        (out.status.code().unwrap_or(-1), last.unwrap_or_default())
    }

    /// Exit code and error code of a refusal.
    pub(super) fn refused(&self, args: &[&str]) -> (i32, String) {
        let (code, line) = self.json(args);
        (code, line["error"]["code"].as_str().unwrap_or_default().to_owned())
    }

    /// Gives lines on standard input.
    fn told(&self, args: &[&str], lines: &str) -> Output {
        let mut child =
            self.command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    /// The file as the console saves it.
    fn csv(&self, keys: &Keys) -> String {
        let path = self.path("jin_accessKeys.csv");
        std::fs::write(&path, format!("\u{feff}Access key ID,Secret access key\r\n{},{}\r\n", keys.id, keys.secret))
            .unwrap();
        path.to_str().unwrap().to_owned()
    }
}

/// A user at ministack with the set-up policy.
async fn set_up_user() -> (String, Keys) {
    let owner = account();
    let keys = user(&owner, &policy::setup(&STATIC_SITE, &[])).await;
    (owner, keys)
}

/// Every twelve characters of a secret, as it is, as an address has it, and in base64 wherever it stands in a text.
pub(super) struct Canary(HashSet<Vec<u8>>);

const SHORTEST: usize = 12;

impl Canary {
    pub(super) fn of(secrets: &[&str]) -> Self {
        let mut forms: Vec<Vec<u8>> = Vec::new();
        for secret in secrets {
            let escaped = percent_encoding::utf8_percent_encode(secret, percent_encoding::NON_ALPHANUMERIC).to_string();
            forms.extend([secret.as_bytes().to_vec(), escaped.to_lowercase().into_bytes(), escaped.into_bytes()]);
            for shift in 0..3 {
                let text = format!("{}{secret}", "x".repeat(shift));
                for coded in [BASE64_STANDARD.encode(&text), BASE64_URL_SAFE.encode(&text)] {
                    // The edges depend on what stands around.
                    let own = coded.trim_end_matches('=');
                    forms
                        .push(own.as_bytes()[(shift > 0).into()..own.len() - 1][usize::from(shift > 0) * 3..].to_vec());
                }
            }
        }
        Self(forms.iter().flat_map(|form| form.windows(SHORTEST).map(<[u8]>::to_vec)).collect())
    }

    fn hit(&self, bytes: &[u8]) -> Option<String> {
        let hit = bytes.windows(SHORTEST).position(|window| self.0.contains(window))?;
        let around = &bytes[hit.saturating_sub(60)..(hit + 60).min(bytes.len())];
        Some(String::from_utf8_lossy(around).into_owned())
    }

    #[track_caller]
    pub(super) fn absent(&self, what: &str, bytes: &[u8]) {
        if let Some(around) = self.hit(bytes) {
            panic!("the secret shows in {what}: …{around}…");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_from_the_consoles_file_is_kept_used_and_taken_away() {
    let (owner, keys) = set_up_user().await;
    let desktop = Desktop::of(Keyring::unlocked());
    let (csv, url) = (desktop.csv(&keys), ministack().url());
    let (code, added) = desktop.json(&["credential", "add", "회사", "--csv", &csv, "--endpoint", &url]);
    assert_eq!(code, 0, "{added}");
    let kept = &added["credential"];
    let hint = format!("{}…{}", &keys.id[..4], &keys.id[keys.id.len() - 4..]);
    assert_eq!((&kept["account"], &kept["key_hint"]), (&json!(owner), &json!(hint)));
    assert_eq!((&kept["purpose"], &kept["kept"]), (&json!("setup"), &json!("keychain")));
    // What is saved of it says whose it is, and no more.
    let saved = std::fs::read_to_string(desktop.naru.home().join("credentials.toml")).unwrap();
    assert!(saved.contains("회사") && !saved.contains(&keys.id) && !saved.contains(&keys.secret), "{saved}");

    let list = desktop.ok(&["credential", "list"]);
    assert!(list.contains("회사") && list.contains(&hint) && list.contains(":user/"), "{list}");
    let card = desktop.ok(&["credential", "show", "회사", "--endpoint", &url]);
    for said in [
        kept["arn"].as_str().unwrap(),
        "in this computer's keychain",
        "s3:PutBucketPolicy",
        "aws iam update-access-key",
        "--status Inactive",
        "aws iam delete-access-key",
        "https://console.aws.amazon.com/iam/home#/users/details/user-",
    ] {
        assert!(card.contains(said), "{said} in:\n{card}");
    }
    assert!(!card.contains(&keys.secret));
    assert_eq!(
        desktop.json(&["credential", "show", "회사", "--endpoint", &url]).1["card"]["source"]["kind"],
        "keychain"
    );

    desktop.ok(&["credential", "rename", "회사", "work"]);
    desktop.ok(&["project", "new", "blog", "--region", REGION, "--access", "private"]);
    let site = desktop.naru.site();
    let site = site.to_str().unwrap();
    let plan = desktop.ok(&["plan", site, "--credential", "work", "--endpoint", &url]);
    assert!(plan.contains("s3:CreateBucket") && !plan.contains(&keys.secret), "{plan}");
    let (code, end) = desktop.json(&["apply", "--yes"]);
    assert_eq!((code, &end["outcome"]), (0, &json!("stored")), "the credential is remembered: {end}");
    let end = desktop.json(&["destroy", "--yes"]).1;
    assert_eq!(end["outcome"], "cleared");
    assert_eq!(
        (&end["search"]["verdict"], &end["search"]["regions"]),
        (&json!("nothing"), &json!(["us-east-1", REGION]))
    );
    let said = desktop.ok(&["destroy", "--yes"]);
    assert!(
        said.contains("✓ Nothing that carries this project's tag is left") && said.contains("never lists IAM users"),
        "{said}"
    );

    let said = desktop.ok(&["credential", "remove", "work"]);
    assert!(said.contains("switched off"), "{said}");
    assert_eq!(desktop.ok(&["credential", "list", "--json"]), "");
    assert_eq!(desktop.refused(&["plan"]), (3, "no-credential".to_owned()), "the site still names it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_comes_by_standard_input_and_never_by_an_argument() {
    let (owner, keys) = set_up_user().await;
    let desktop = Desktop::of(Keyring::unlocked());
    let url = ministack().url();
    let lines = format!("{}\n{}\n", keys.id, keys.secret);
    let add = ["credential", "add", "typed", "--purpose", "daily", "--endpoint", &url, "--json"];
    let out = desktop.told(&add, &lines);
    assert!(out.status.success(), "{}{}", stdout(&out), stderr(&out));
    let added: Value = serde_json::from_str(stdout(&out).trim()).unwrap();
    assert_eq!((&added["credential"]["account"], &added["credential"]["purpose"]), (&json!(owner), &json!("daily")));
    let daily = desktop.json(&["credential", "show", "typed", "--endpoint", &url]).1;
    let actions: Vec<&str> = daily["card"]["actions"].as_array().unwrap().iter().map(|a| a.as_str().unwrap()).collect();
    assert!(actions.contains(&"s3:PutObject") && !actions.contains(&"s3:DeleteBucket"), "{actions:?}");

    // The environment's endpoint counts, and is shown.
    let add = ["credential", "add", "second"];
    let mut command = desktop.command(&add);
    command.env("AWS_ENDPOINT_URL", &url).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.replace('\n', "\r\n").as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    assert!(out.status.success() && stderr(&out).contains(&url), "{}", stderr(&out));

    let out =
        desktop.told(&["credential", "add", "third", "--endpoint", &url], &format!("{}\nwrong-secret\n", keys.id));
    assert_eq!(out.status.code(), Some(3), "{}", stderr(&out));
    let out = desktop.told(&["credential", "add", "third", "--no-check"], "AKIAIOSFODNN7EXAMPLE\nanything\n");
    assert!(out.status.success(), "nobody was asked: {}", stderr(&out));
    let out = desktop.told(&["credential", "add", "fourth", "--no-check"], "secret/where+the_id/belongs");
    assert_eq!(out.status.code(), Some(2));
    assert!(!stderr(&out).contains("belongs") && stderr(&out).contains("access key ID"), "{}", stderr(&out));

    let mistaken: [&[&str]; 3] = [
        &["credential", "add", "x", "AKIAIOSFODNN7EXAMPLE", "secret"],
        &["credential", "add", "x", "--secret", "secret"],
        &["credential", "add", "x", "--key", "AKIAIOSFODNN7EXAMPLE"],
    ];
    for args in mistaken {
        assert_eq!(desktop.run(args).status.code(), Some(2), "no argument takes a key: {args:?}");
    }
}

#[test]
fn what_cannot_be_kept_is_refused_with_a_reason_and_a_way_on() {
    let mut desktop = Desktop::of(Keyring::no_bus());
    let key = Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "canary/secret+0123456789".to_owned() };
    let csv = desktop.csv(&key);
    let add = ["credential", "add", "work", "--no-check", "--csv", &csv];
    assert_eq!(desktop.refused(&add), (3, "no-keychain".to_owned()));
    desktop.keyring.start_bus();
    desktop.keyring.start_daemon(false);
    assert_eq!(desktop.refused(&add), (3, "no-keyring".to_owned()));
    desktop.keyring.stop_daemon();
    desktop.keyring.start_daemon(true);
    assert_eq!(desktop.json(&add).0, 0, "the same command, once there is a keyring");
    assert_eq!(desktop.refused(&add), (5, "credential-exists".to_owned()));
    desktop.keyring.lock();
    assert_eq!(desktop.refused(&["credential", "process", "work"]), (3, "keychain-locked".to_owned()));
    assert_eq!(desktop.refused(&["credential", "remove", "work"]), (3, "keychain-locked".to_owned()));
    assert_eq!(desktop.json(&["credential", "list"]).1["credential"]["name"], "work", "a list needs no keychain");

    assert_eq!(desktop.refused(&["credential", "show", "nobody"]), (3, "no-credential".to_owned()));
    assert_eq!(desktop.refused(&["credential", "add", " ", "--no-check", "--csv", &csv]), (2, "bad-value".to_owned()));
    let root = desktop.path("rootkey.csv");
    std::fs::copy(&csv, &root).unwrap();
    let root = root.to_str().unwrap();
    assert_eq!(desktop.refused(&["credential", "add", "r", "--no-check", "--csv", root]), (3, "root-key".to_owned()));
    std::fs::write(root.replace("rootkey", "notes"), "hello").unwrap();
    let notes = root.replace("rootkey", "notes");
    assert_eq!(
        desktop.refused(&["credential", "add", "r", "--no-check", "--csv", &notes]),
        (2, "bad-key-file".to_owned())
    );
    let nowhere = ["credential", "add", "r", "--no-check", "--csv", "/nowhere/x.csv"];
    assert_eq!(desktop.refused(&nowhere), (8, "store-unusable".to_owned()));
    for args in [["--credential", "a", "--profile", "b"], ["--credential", "a", "--use-environment", "--json"]] {
        assert_eq!(desktop.run(&[&["plan"][..], &args].concat()).status.code(), Some(2));
    }
    for lang in ["en", "ko"] {
        let out = desktop.run(&["credential", "add", "r", "--no-check", "--csv", root, "--lang", lang]);
        let said = stderr(&out);
        assert!(said.contains("naru credential snippet") && !said.contains(&key.secret), "{said}");
    }
}

#[test]
fn help_is_whole_in_both_languages() {
    let naru = Naru::new();
    let verbs = ["", "add", "list", "show", "rename", "remove", "process", "snippet"];
    for verb in verbs {
        for lang in ["en", "ko"] {
            let mut args = vec!["credential"];
            args.extend((!verb.is_empty()).then_some(verb));
            args.extend(["--help", "--lang", lang]);
            let text = stdout(&naru.run(&args));
            assert!(!text.is_empty() && !text.contains("cli-"), "{verb} {lang}:\n{text}");
            assert_eq!(text.chars().any(|c| ('가'..='힣').contains(&c)), lang == "ko", "{verb} {lang}:\n{text}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_aws_cli_takes_a_kept_key_by_credential_process() {
    let (owner, keys) = set_up_user().await;
    let desktop = Desktop::of(Keyring::unlocked());
    let csv = desktop.csv(&keys);
    desktop.ok(&["credential", "add", "my key", "--no-check", "--csv", &csv]);
    let naru = env!("CARGO_BIN_EXE_naru");
    let config = desktop.path("aws-config");
    std::fs::write(&config, format!("[profile kept]\ncredential_process = {naru} credential process 'my key'\n"))
        .unwrap();
    let mut aws = desktop.keyring.command(program("awscli", "aws"));
    let out = aws
        .args(["sts", "get-caller-identity", "--profile", "kept", "--output", "json"])
        .args(["--region", REGION, "--endpoint-url", &ministack().url()])
        .env("AWS_CONFIG_FILE", &config)
        .env("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
        .env("NARU_HOME", desktop.naru.home())
        .env_remove("AWS_PROFILE")
        .env_remove("AWS_ACCESS_KEY_ID")
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", stderr(&out));
    let caller: Value = serde_json::from_str(&stdout(&out)).unwrap();
    assert_eq!(caller["Account"], json!(owner));
    // Naru itself does not take a detour over the CLI to what it keeps.
    desktop.ok(&["project", "new", "blog"]);
    assert_eq!(desktop.refused(&["plan", "--profile", "kept"]), (3, "process-is-naru".to_owned()));
}

/// Pastes the snippet into bash, as whoever these keys are.
fn paste(desktop: &Desktop, snippet: &str, id: &str, url: &str) -> Output {
    let bin = program("awscli", "aws");
    let path = format!("{}:{}", bin.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let home = desktop.path("cloudshell");
    std::fs::create_dir_all(&home).unwrap();
    let mut bash = Command::new("bash")
        .args(["--norc", "--noprofile"])
        .current_dir(&home)
        .env("PATH", path)
        .env("HOME", &home)
        .env("AWS_ACCESS_KEY_ID", id)
        .env("AWS_SECRET_ACCESS_KEY", "any")
        .env("AWS_DEFAULT_REGION", REGION)
        .env("AWS_ENDPOINT_URL", url)
        .env("AWS_CONFIG_FILE", "/nowhere")
        .env("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    bash.stdin.take().unwrap().write_all(snippet.as_bytes()).unwrap();
    bash.wait_with_output().unwrap()
}

/// What stands behind the comment marks at the end.
fn back(snippet: &str) -> String {
    let (_, end) = snippet.rsplit_once("\n)\n").unwrap();
    end.lines().filter_map(|line| line.strip_prefix("#   ")).fold(String::new(), |text, line| text + line + "\n")
}

fn the_snippet_does_what_it_says(url: &str, id: &str, lang: &str) {
    let desktop = Desktop::of(Keyring::unlocked());
    let snippet = desktop.ok(&["credential", "snippet", "--lang", lang]) + "\n";
    let csv = desktop.path("cloudshell").join("naru-setup_accessKeys.csv");
    let first = paste(&desktop, &snippet, id, url);
    let said = format!("{}{}", stdout(&first), stderr(&first));
    assert_eq!(said.lines().count(), 1, "one line, which says where the file is: {said}");
    assert!(said.contains(csv.to_str().unwrap()) && said.contains(" › "), "{said}");
    let saved = std::fs::read_to_string(&csv).unwrap();
    let (header, row) = saved.trim_end().split_once('\n').unwrap();
    assert_eq!((header, row.split(',').count()), ("Access key ID,Secret access key", 2), "as the console saves it");
    let secret = row.split(',').nth(1).unwrap();
    assert!(!said.contains(secret), "{said}");
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&csv).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600, "only its owner may read it");

    // Again: the same user, the same key, the same file.
    let again = paste(&desktop, &snippet, id, url);
    assert!(stderr(&again).is_empty() && stdout(&again).contains(csv.to_str().unwrap()), "{again:?}");
    assert_eq!(std::fs::read_to_string(&csv).unwrap(), saved);

    let file = csv.to_str().unwrap();
    let (code, added) = desktop.json(&["credential", "add", "set-up", "--csv", file, "--endpoint", url]);
    assert_eq!(code, 0, "{added}");
    let arn = added["credential"]["arn"].as_str().unwrap();
    assert!(arn.ends_with(":user/naru/naru-setup"), "{arn}");

    // A file that was lost costs a second key, and a third is more than AWS allows.
    std::fs::remove_file(&csv).unwrap();
    assert!(stderr(&paste(&desktop, &snippet, id, url)).is_empty());
    assert!(std::fs::read_to_string(&csv).unwrap() != saved);
    std::fs::remove_file(&csv).unwrap();
    let third = paste(&desktop, &snippet, id, url);
    assert!(!stderr(&third).is_empty() && stdout(&third).is_empty(), "{third:?}");

    let removed = paste(&desktop, &back(&snippet), id, url);
    assert!(removed.status.success() && stderr(&removed).is_empty(), "{removed:?}");
    assert!(!csv.exists());
    let gone = paste(&desktop, "aws iam get-user --user-name naru-setup\n", id, url);
    assert!(stderr(&gone).contains("NoSuchEntity"), "{gone:?}");
}

#[test]
fn the_cloudshell_snippet_makes_a_user_and_a_key_at_a_lenient_cloud() {
    the_snippet_does_what_it_says(&moto().url(), "AKIAIOSFODNN7EXAMPLE", "ko");
}

#[test]
fn the_cloudshell_snippet_makes_a_user_who_may_set_a_site_up() {
    let (url, owner) = (ministack().url(), account());
    the_snippet_does_what_it_says(&url, &owner, "en");

    // With the key it makes a site is built and taken back: its policy is enough.
    let desktop = Desktop::of(Keyring::unlocked());
    let snippet = desktop.ok(&["credential", "snippet"]) + "\n";
    assert!(paste(&desktop, &snippet, &owner, &url).status.success());
    let csv = desktop.path("cloudshell/naru-setup_accessKeys.csv");
    desktop.ok(&["credential", "add", "set-up", "--csv", csv.to_str().unwrap(), "--endpoint", &url]);
    desktop.ok(&["project", "new", "blog", "--region", REGION, "--access", "private"]);
    let site = desktop.naru.site();
    let args = ["apply", site.to_str().unwrap(), "--credential", "set-up", "--endpoint", &url, "--yes"];
    assert_eq!(desktop.json(&args).1["outcome"], "stored");
    assert_eq!(desktop.json(&["destroy", "--yes"]).1["outcome"], "cleared");
}

#[test]
fn a_user_of_that_name_which_naru_did_not_make_is_left_alone() {
    let (url, owner) = (ministack().url(), account());
    let desktop = Desktop::of(Keyring::no_bus());
    assert!(paste(&desktop, "aws iam create-user --user-name naru-setup\n", &owner, &url).status.success());
    let snippet = desktop.ok(&["credential", "snippet"]) + "\n";
    let out = paste(&desktop, &snippet, &owner, &url);
    assert!(stderr(&out).contains("did not make") && stdout(&out).is_empty(), "{out:?}");
    let policies = paste(&desktop, "aws iam list-user-policies --user-name naru-setup --output text\n", &owner, &url);
    assert!(!stdout(&policies).contains("naru-setup"), "{policies:?}");
    assert!(!desktop.path("cloudshell/naru-setup_accessKeys.csv").exists());
}

/// Everything below a folder, by name.
pub(super) fn all_files(root: &Path) -> impl Iterator<Item = (String, Vec<u8>)> {
    files(root).into_iter()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_turns_up_nowhere_not_even_in_a_log_of_everything() {
    let (_, keys) = set_up_user().await;
    let desktop = Desktop::of(Keyring::unlocked());
    let sealed = json!({ "id": keys.id, "secret": keys.secret }).to_string();
    let canary = Canary::of(&[&keys.secret, &sealed[sealed.find("secret").unwrap()..]]);
    let (csv, url) = (desktop.csv(&keys), ministack().url());
    let site = desktop.naru.site();
    let site = site.to_str().unwrap();
    let runs: [&[&str]; 14] = [
        &["credential", "add", "work", "--csv", &csv, "--endpoint", &url],
        &["credential", "list"],
        &["credential", "show", "work", "--endpoint", &url],
        &["credential", "show", "work", "--endpoint", &url, "--json"],
        &["project", "new", "blog", "--region", REGION, "--access", "private"],
        &["plan", site, "--credential", "work", "--endpoint", &url],
        &["plan", "--json"],
        &["apply", "--yes"],
        &["deploy", "--json"],
        &["status"],
        &["history"],
        &["destroy", "--yes", "--json"],
        &["credential", "rename", "work", "office"],
        &["credential", "remove", "office"],
    ];
    // Variables by which the SDK would tell more than it should.
    let everything = |args: &[&str]| {
        let mut command = desktop.command(args);
        command.env("NARU_LOG", "trace").env("LOG_SIGNABLE_BODY", "1").env("LOG_SENSITIVE_BODIES", "1");
        command.output().unwrap()
    };
    for args in runs {
        if args.contains(&"rename") {
            // Proof that the search finds what there is to find, in the one place where it may be.
            let printed = everything(&["credential", "process", "work"]);
            assert!(printed.status.success(), "{}", stderr(&printed));
            assert!(canary.hit(&printed.stdout).is_some(), "the search finds a secret that is printed");
            canary.absent("the progress of credential process", &printed.stderr);
        }
        let out = everything(args);
        assert!(out.status.success(), "{args:?}: {}{}", stdout(&out), stderr(&out));
        canary.absent(&format!("the output of {args:?}"), &out.stdout);
        canary.absent(&format!("the progress of {args:?}"), &out.stderr);
        for (name, bytes) in all_files(&desktop.naru.home()) {
            canary.absent(&format!("{name} after {args:?}"), &bytes);
        }
    }
    let log = desktop.naru.home().join("logs/naru.log");
    let text = std::fs::read_to_string(&log).unwrap();
    for said in ["naru starts", "GetCallerIdentity", "TRACE", "org.freedesktop.Secret"] {
        assert!(text.contains(said), "the log was a log of everything: {said}");
    }
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&log).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600, "only its owner may read it");
    for form in [keys.secret.clone(), BASE64_STANDARD.encode(format!("x{}", keys.secret)), sealed] {
        assert!(canary.hit(format!("before {form} after").as_bytes()).is_some(), "the search knows {form}");
    }
}

#[test]
fn a_sessions_token_is_not_logged_either() {
    let desktop = Desktop::of(Keyring::no_bus());
    let (secret, token) = ("Canary0secret/ofAsession+abcdefgh", "CanaryTokenOfASession/0123456789+abcdefghijklmnop==");
    let canary = Canary::of(&[secret, token]);
    desktop.ok(&["project", "new", "blog", "--region", REGION, "--access", "private"]);
    let site = desktop.naru.site();
    let out = desktop
        .command(&["plan", site.to_str().unwrap(), "--use-environment", "--endpoint", &moto().url()])
        .env("AWS_ACCESS_KEY_ID", "ASIAIOSFODNN7EXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", secret)
        .env("AWS_SESSION_TOKEN", token)
        .env("NARU_LOG", "trace")
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", stderr(&out));
    for (name, bytes) in all_files(&desktop.naru.home()) {
        canary.absent(&name, &bytes);
    }
    let log = std::fs::read_to_string(desktop.naru.home().join("logs/naru.log")).unwrap();
    assert!(log.contains("x-amz-security-token"), "the request that carries it was logged");
    canary.absent("the output", &[out.stdout, out.stderr].concat());
}

#[test]
fn without_the_variable_nothing_is_logged() {
    let desktop = Desktop::of(Keyring::no_bus());
    desktop.ok(&["credential", "list"]);
    let out = desktop.command(&["credential", "list"]).env("NARU_LOG", "").output().unwrap();
    assert!(out.status.success());
    assert!(!desktop.naru.home().join("logs").exists());
    let out = desktop.command(&["credential", "list"]).env("NARU_LOG", "no such level!").output().unwrap();
    assert!(out.status.success(), "a word that is not understood stops nobody: {}", stderr(&out));
}
