//! `naru write …` on real files: the profile is used by the real AWS CLI, the script by the real npm, and no secret is
//! in anything that is printed.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use naru_adapters::convenience::{self as files, AwsCli};
use naru_core::Code;
use naru_core::convenience::base_url::BaseUrl;
use naru_core::convenience::dotenv::{Git, public_url};
use naru_core::policy;
use naru_core::recipe::STATIC_SITE;
use serde_json::{Value, json};

use crate::emulator::{Keys, account, ministack, program, user};
use crate::keyring::Keyring;
use crate::support::{Naru, stderr, stdout};

const REGION: &str = "ap-northeast-2";
const CANARY: &str = "canary/secret+0123456789abcdefghijklmnop";

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// A Naru whose program lies in a folder with a space in its name, in a session with a keyring that holds a key.
struct Desk {
    naru: Naru,
    keyring: Keyring,
    program: PathBuf,
}

impl Desk {
    fn with(keys: &Keys) -> Self {
        let (naru, keyring) = (Naru::new(), Keyring::unlocked());
        let apps = naru.dir.path().join("My Apps");
        std::fs::create_dir(&apps).unwrap();
        let program = apps.join("naru");
        std::fs::copy(env!("CARGO_BIN_EXE_naru"), &program).unwrap();
        let csv = naru.dir.path().join("keys.csv");
        std::fs::write(&csv, format!("Access key ID,Secret access key\n{},{}\n", keys.id, keys.secret)).unwrap();
        let desk = Self { naru, keyring, program };
        let out = desk.run(&["credential", "add", "jin", "--no-check", "--csv", csv.to_str().unwrap()]);
        assert!(out.status.success(), "{}", stderr(&out));
        std::fs::remove_file(csv).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.naru.dir.path().join(name)
    }

    fn command(&self, args: &[&str]) -> Command {
        let as_it_is = self.naru.command(args);
        let mut command = Command::new(&self.program);
        command.args(args).current_dir(self.naru.dir.path());
        for (name, value) in as_it_is.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        // The real AWS CLI, where somebody asks whether it is there.
        let bin = program("awscli", "aws");
        let path = std::env::var("PATH").unwrap();
        command.env("PATH", format!("{}:{path}", bin.parent().unwrap().display())).stdin(std::process::Stdio::null());
        self.keyring.enter(&mut command);
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// Everything it said, which never holds a secret.
    #[track_caller]
    fn says(&self, args: &[&str], exit: i32) -> String {
        let out = self.run(args);
        let said = stdout(&out) + &stderr(&out);
        assert_eq!(out.status.code(), Some(exit), "{args:?}: {said}");
        assert!(!said.contains(CANARY), "{said}");
        said
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Who the AWS CLI is by a profile.
    fn caller(&self, profile: &str) -> Output {
        let mut aws = self.keyring.command(program("awscli", "aws"));
        aws.args(["sts", "get-caller-identity", "--profile", profile])
            .args(["--endpoint-url", &ministack().url()])
            .env("AWS_CONFIG_FILE", self.path("aws-config"))
            .env("AWS_SHARED_CREDENTIALS_FILE", self.path("aws-credentials"))
            .env("NARU_HOME", self.naru.home())
            .env_remove("AWS_PROFILE")
            .env_remove("AWS_ACCESS_KEY_ID")
            .env_remove("AWS_REGION")
            .env_remove("AWS_DEFAULT_REGION");
        aws.output().unwrap()
    }
}

fn canary() -> Keys {
    Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: CANARY.to_owned() }
}

/// A package.json in a folder of its own.
fn package(naru: &Naru, text: &str) -> PathBuf {
    naru.folder("shop", &[("package.json", text.as_bytes())])
}

#[tokio::test(flavor = "multi_thread")]
async fn the_aws_cli_uses_the_profile_and_no_secret_lies_in_a_file() {
    let owner = account();
    let keys = user(&owner, &policy::setup(&STATIC_SITE, &[])).await;
    let desk = Desk::with(&keys);
    let theirs =
        "# mine\r\n[default]\r\nregion = us-east-1\r\n\r\n[profile other]\r\ns3 =\r\n  addressing_style = path";
    std::fs::write(desk.path("aws-config"), theirs).unwrap();
    std::fs::set_permissions(desk.path("aws-config"), PermissionsExt::from_mode(0o640)).unwrap();
    let said = desk.says(&["write", "aws-profile", "jin", "--yes"], 0);
    for words in ["+[profile jin]", "credential process key-", "+region = ap-northeast-2", "aws-cli/", "--profile jin"]
    {
        assert!(said.contains(words), "{words} in:\n{said}");
    }
    let config = desk.read("aws-config");
    assert!(config.starts_with(&format!("{theirs}\r\n\r\n[profile jin]\r\n")), "{config}");
    assert!(config.contains("My Apps/naru' credential process key-"), "quoted: {config}");
    assert_eq!(mode(&desk.path("aws-config")), 0o640, "as it was");
    assert!(!desk.path("aws-credentials").exists());
    assert!(!config.contains(&keys.secret) && !said.contains(&keys.secret) && !said.contains(&keys.id));

    let out = desk.caller("jin");
    assert!(out.status.success(), "{}", stderr(&out));
    let caller: Value = serde_json::from_str(&stdout(&out)).expect("its output is json");
    assert_eq!(caller["Account"], json!(owner));

    // Naru reads it as what it is, and takes no detour over it to what it keeps.
    let listed = desk.says(&["profiles"], 0);
    assert!(listed.contains("jin  ") && listed.contains(REGION), "{listed}");
    desk.says(&["project", "new", "blog"], 0);
    assert!(desk.says(&["plan", "--profile", "jin", "--json"], 3).contains("process-is-naru"));

    // It lives on under another name of the credential, and a second time there is nothing to write.
    desk.says(&["credential", "rename", "jin", "회사"], 0);
    assert!(desk.caller("jin").status.success());
    let said = desk.says(&["write", "aws-profile", "jin", "--credential", "회사", "--yes"], 0);
    assert!(said.contains("Nothing to write"), "{said}");
    assert_eq!(desk.read("aws-config"), config);

    // The labelled choice: the key itself, for its owner alone; the program is not asked any more.
    std::fs::write(desk.path("aws-credentials"), "[z]\naws_secret_access_key = theirs\n").unwrap();
    let plain = ["write", "aws-profile", "jin", "--credential", "회사", "--plain-keys"];
    let said = desk.says(&[&plain[..], &["--yes"]].concat(), 5);
    assert!(said.contains("--overwrite") && !said.contains(&keys.secret) && !said.contains("theirs"), "{said}");
    assert_eq!(desk.read("aws-config"), config, "nothing was written");
    let said = desk.says(&[&plain[..], &["--yes", "--overwrite", "--region", "us-east-1"]].concat(), 0);
    assert!(said.contains("+aws_secret_access_key = •••") && said.contains("-credential_process"), "{said}");
    assert!(!said.contains(&keys.secret) && !said.contains(&keys.id) && !said.contains("theirs"), "{said}");
    assert!(desk.read("aws-credentials").contains(&keys.secret));
    assert_eq!(mode(&desk.path("aws-credentials")), 0o600);
    assert!(desk.caller("jin").status.success());

    // And back.
    desk.says(&["write", "aws-profile", "jin", "--credential", "회사", "--yes", "--overwrite"], 0);
    assert_eq!(desk.read("aws-credentials"), "[z]\naws_secret_access_key = theirs\n\n[jin]\n");
    assert!(desk.read("aws-config").contains("region = us-east-1\r\n"), "the Region stays");
    assert!(desk.caller("jin").status.success());
}

#[test]
fn nothing_is_written_without_a_yes_and_no_secret_is_shown() {
    let desk = Desk::with(&canary());
    for args in [
        &["write", "aws-profile", "jin"][..],
        &["write", "aws-profile", "jin", "--plain-keys"],
        &["write", "aws-profile", "jin", "--plain-keys", "--json"],
    ] {
        let said = desk.says(args, 7);
        assert!(said.contains("--yes") && said.contains("[profile jin]"), "{said}");
        assert!(!desk.path("aws-config").exists() && !desk.path("aws-credentials").exists());
    }
    let out = desk.run(&["write", "aws-profile", "jin", "--plain-keys", "--yes", "--json"]);
    assert!(out.status.success() && !stdout(&out).contains(CANARY) && stderr(&out).is_empty(), "{}", stderr(&out));
    let line: Value = serde_json::from_str(stdout(&out).trim()).expect("one line");
    assert_eq!((&line["event"], &line["written"], &line["v"]), (&json!("edit"), &json!(true), &json!(1)));
    assert_eq!(line["edits"][0]["new"], true);
    assert_eq!(line["edits"][0]["diff"][2], json!({ "kind": "added", "text": "aws_access_key_id = AKIA…MPLE" }));
    assert_eq!(line["edits"][0]["diff"][3], json!({ "kind": "added", "text": "aws_secret_access_key = •••" }));
    assert_eq!(line["about"]["aws_cli"]["state"], "found");
    assert_eq!((mode(&desk.path("aws-credentials")), mode(&desk.path("aws-config"))), (0o600, 0o600));

    for (args, exit, code) in [
        (&["write", "aws-profile", "a]b", "--credential", "jin"][..], 2, "bad-value"),
        (&["write", "aws-profile", "nobody"], 3, "no-credential"),
        (&["write", "aws-profile", "jin", "--region", "seoul"], 2, "bad-value"),
        (&["write", "aws-profile", "jin", "--yes"], 5, "profile-exists"),
    ] {
        let said = desk.says(&[args, &["--json"]].concat(), exit);
        let last: Value = serde_json::from_str(said.lines().last().unwrap()).unwrap();
        assert_eq!(last["error"]["code"], code, "{said}");
    }
    std::fs::write(desk.path("aws-config"), "[profile jin]\nsso_session = corp\n").unwrap();
    let said = desk.says(&["write", "aws-profile", "jin", "--yes", "--overwrite", "--lang", "ko"], 5);
    assert!(said.contains("sso_session") && said.contains("다른 방법"), "{said}");
}

/// What `npm run` hands to the programs of the script: stand-ins for `naru` and `aws` that print their words.
fn npm(folder: &Path) -> String {
    let bin = folder.join("stand-ins");
    std::fs::create_dir_all(&bin).unwrap();
    for name in ["naru", "aws"] {
        let path = bin.join(name);
        std::fs::write(&path, "#!/bin/sh\nprintf '%s|' \"${0##*/}\" \"$@\"\necho\n").unwrap();
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
    }
    let out = Command::new("npm")
        .args(["run", "deploy", "--silent"])
        .current_dir(folder)
        .env("PATH", format!("{}:{}", bin.display(), std::env::var("PATH").unwrap()))
        .env("npm_config_update_notifier", "false")
        .output()
        .unwrap();
    assert!(out.status.success(), "{}{}", stdout(&out), stderr(&out));
    stdout(&out)
}

#[test]
fn npm_runs_the_script_with_the_words_that_were_meant() {
    let naru = Naru::new();
    let before = "{\n\t\"name\": \"shop\",\n\t\"scripts\": { \"build\": \"vite build\" },\n\t\"devDependencies\": {\"vite\": \"8\"}\n}";
    let folder = package(&naru, before);
    let write = |args: &[&str]| {
        let out = naru.command(&[&["write", "deploy-script"], args].concat()).current_dir(&folder).output().unwrap();
        (out.status.code(), stdout(&out) + &stderr(&out))
    };
    let (code, said) = write(&[]);
    assert!(code == Some(7) && said.contains("\"deploy\": \"naru deploy\""), "{said}");
    assert_eq!(std::fs::read_to_string(folder.join("package.json")).unwrap(), before);
    let (code, said) = write(&["--yes"]);
    assert!(code == Some(0) && said.contains("npm run deploy"), "{said}");
    let after = std::fs::read_to_string(folder.join("package.json")).unwrap();
    assert_eq!(after, before.replace("\"vite build\" }", "\"vite build\", \"deploy\": \"naru deploy\" }"));
    assert_eq!(npm(&folder), "naru|deploy|\n");

    // Another one is shown and replaced only on a yes to that.
    let aws = ["--aws", "--bucket", "woalsqjzlt", "--profile", "yujaemin", "--distribution", "E1ABCDEF", "--yes"];
    let (code, said) = write(&aws);
    assert!(code == Some(5) && said.contains("-\t\"scripts\"") && said.contains("naru deploy"), "{said}");
    let (code, said) = write(&[&aws[..], &["--overwrite"]].concat());
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(
        npm(&folder),
        "aws|s3|sync|./dist|s3://woalsqjzlt|--profile|yujaemin|\n\
         aws|cloudfront|create-invalidation|--distribution-id|E1ABCDEF|--paths|/*|--profile|yujaemin|\n"
    );
    let (code, said) = write(&["--project", "내 $HOME \"블로그\"", "--env", "staging", "--yes", "--overwrite"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(npm(&folder), "naru|deploy|--project|내 $HOME \"블로그\"|--env|staging|\n");

    // The build that lies there, and the project's own bucket.
    std::fs::write(folder.join("package.json"), "{}").unwrap();
    naru.run(&["project", "new", "shop", "--bucket", "my-own-bucket"]);
    std::fs::create_dir_all(folder.join("out")).unwrap();
    std::fs::write(folder.join("out/index.html"), "x").unwrap();
    let (code, said) = write(&["--aws", "--yes"]);
    assert!(code == Some(0) && said.contains("--distribution"), "{said}");
    assert_eq!(npm(&folder), "aws|s3|sync|./out|s3://my-own-bucket|\n");

    std::fs::write(folder.join("package.json"), "{\n  \"a\": 1,\n}").unwrap();
    let (code, said) = write(&["--yes"]);
    assert!(code == Some(2) && said.contains("line 3"), "{said}");
    let out = naru.run(&["write", "deploy-script", "nowhere", "--yes", "--json"]);
    assert!(out.status.code() == Some(2) && stdout(&out).contains("no-package-json"), "{}", stdout(&out));
    let out = naru.run(&["write", "deploy-script", "--distribution", "E1"]);
    assert_eq!(out.status.code(), Some(2), "only with --aws");
}

#[test]
fn public_url_is_written_for_create_react_app_and_explained_for_the_others() {
    let naru = Naru::new();
    let folder = package(&naru, r#"{"dependencies": {"react-scripts": "5"}}"#);
    let address = "https://www.jaemin.com";
    let write = |args: &[&str]| {
        let out = naru.command(&[&["write", "env"], args].concat()).current_dir(&folder).output().unwrap();
        (out.status.code(), stdout(&out) + &stderr(&out))
    };
    std::fs::write(folder.join(".env"), "API_KEY=hunter2\n").unwrap();
    std::fs::set_permissions(folder.join(".env"), PermissionsExt::from_mode(0o644)).unwrap();
    std::fs::create_dir_all(folder.join(".git")).unwrap();
    let page = "<script src='https://b.s3.ap-northeast-2.amazonaws.com/static/js/main.js'></script>\
        <script src=/my-repo/static/js/main.js></script><script src=http://localhost:3000/x.js></script>";
    naru.folder("shop/build", &[("index.html", page.as_bytes()), ("static/js/main.js", b"1")]);
    let (code, said) = write(&["--address", address, "--yes"]);
    assert_eq!(code, Some(0), "{said}");
    for words in [
        "+PUBLIC_URL=https://www.jaemin.com/",
        " API_KEY=•••",
        "git would commit .env",
        "build again and deploy again",
        "answers 403 if the bucket is private",
        "begins with a folder that the build does not have",
        "names this computer",
    ] {
        assert!(said.contains(words), "{words} in:\n{said}");
    }
    assert!(!said.contains("hunter2") && said.contains("\n  naru deploy") && !said.contains(" run build"), "{said}");
    let text = || std::fs::read_to_string(folder.join(".env")).unwrap();
    assert_eq!(text(), "API_KEY=hunter2\nPUBLIC_URL=https://www.jaemin.com/\n");
    assert_eq!(mode(&folder.join(".env")), 0o644);
    let (code, said) = write(&["--address", "https://b.s3.ap-northeast-2.amazonaws.com/", "--yes", "--lang", "ko"]);
    assert!(code == Some(5) && said.contains("403") && said.contains("PUBLIC_URL"), "{said}");
    assert!(text().contains("jaemin"));
    std::fs::write(folder.join(".gitignore"), ".env*\n").unwrap();
    let (code, said) = write(&["--address", "/", "--yes", "--overwrite", "--json"]);
    let line: Value = serde_json::from_str(said.trim()).unwrap();
    assert_eq!((code, &line["about"]["git"], &line["written"]), (Some(0), &json!("ignored"), &json!(true)));
    assert_eq!(line["about"]["problems"].as_array().unwrap().len(), 3);

    let vite = naru.folder(
        "vite",
        &[
            ("package.json", br#"{"devDependencies": {"vite": "8"}, "scripts": {"build": "vite build"}}"#),
            ("yarn.lock", b""),
        ],
    );
    let out = naru.run(&["write", "env", vite.to_str().unwrap(), "--address", address]);
    let said = stdout(&out) + &stderr(&out);
    assert!(
        out.status.success()
            && said.contains("base: \"https://www.jaemin.com/\"")
            && said.contains("vite.config.js")
            && said.contains("  yarn run build\n  naru deploy")
    );
    assert!(!vite.join(".env").exists() && !said.contains("git would"), "{said}");
    let out = naru.run(&["write", "env", vite.to_str().unwrap(), "--address", "jaemin.com", "--json"]);
    assert_eq!(out.status.code(), Some(2));
}

#[test]
fn a_file_that_changed_since_it_was_shown_is_left_alone_and_links_are_followed() {
    let dir = tempfile::tempdir().unwrap();
    let (file, link) = (dir.path().join("real"), dir.path().join(".env"));
    std::fs::write(&file, "A=1\n").unwrap();
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o664)).unwrap();
    symlink(&file, &link).unwrap();
    let base = BaseUrl::parse("/x").unwrap();
    let edit = || public_url(files::present(&link).unwrap(), &base, true).unwrap();
    let shown = edit();
    std::fs::write(&file, "A=2\n").unwrap();
    assert_eq!(files::write(&[shown]).unwrap_err().code, Code::Moved);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "A=2\n");
    files::write(&[edit()]).unwrap();
    assert!(link.symlink_metadata().unwrap().is_symlink(), "the link is one still");
    assert_eq!((std::fs::read_to_string(&file).unwrap().as_str(), mode(&file)), ("A=2\nPUBLIC_URL=/x/\n", 0o664));
    let gone = edit();
    std::fs::remove_file(&file).unwrap();
    assert_eq!(files::write(&[gone]).unwrap_err().code, Code::StoreUnusable, "a link that leads nowhere");
    let left: Vec<_> = std::fs::read_dir(dir.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "no temporary file is left: {left:?}");
    assert_eq!(files::git(dir.path()), Git::NoRepository);
    let inner = dir.path().join("app/web");
    std::fs::create_dir_all(&inner).unwrap();
    std::fs::create_dir_all(dir.path().join(".git/info")).unwrap();
    assert_eq!(files::git(&inner), Git::Committed);
    std::fs::write(dir.path().join(".git/info/exclude"), "web/\n").unwrap();
    assert_eq!(files::git(&inner), Git::Ignored);
}

#[tokio::test]
async fn whether_the_aws_cli_is_there_is_told() {
    let found = files::aws_cli_at(program("awscli", "aws").as_os_str()).await;
    assert!(matches!(&found, AwsCli::Found { version } if version.starts_with("aws-cli/")), "{found:?}");
    assert_eq!(files::aws_cli_at("/nowhere/aws".as_ref()).await, AwsCli::Missing);
    assert_eq!(files::aws_cli_at("/bin/false".as_ref()).await, AwsCli::Silent);
    let desk = Desk::with(&canary());
    let without = |lang: &str| {
        let mut command = desk.command(&["write", "aws-profile", "jin", "--yes", "--lang", lang]);
        let out = command.env("PATH", "/nowhere").output().unwrap();
        assert!(out.status.success(), "{}", stderr(&out));
        stderr(&out)
    };
    assert!(without("en").contains("getting-started-install.html"));
    assert!(without("ko").contains("설치되어 있지 않습니다"));
}

#[test]
fn help_is_whole_in_both_languages() {
    let naru = Naru::new();
    for verb in [&[][..], &["aws-profile"], &["deploy-script"], &["env"]] {
        for lang in ["en", "ko"] {
            let text = stdout(&naru.run(&[&["write"], verb, &["--help", "--lang", lang]].concat()));
            assert!(!text.is_empty() && !text.contains("cli-"), "{verb:?} {lang}:\n{text}");
            assert_eq!(text.chars().any(|c| ('가'..='힣').contains(&c)), lang == "ko", "{verb:?} {lang}:\n{text}");
        }
    }
}
