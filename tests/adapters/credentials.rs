//! Where credentials come from: profiles as people have them, and what is never asked.

use std::collections::BTreeMap;
use std::sync::Arc;

use naru_adapters::aws::{
    Aws, ConnectWish, Connection, Endpoints, ProfileFiles, ProfileInfo, ProfileKind, profiles_in,
};
use naru_core::cloud::Reader;
use naru_core::names::Region;
use naru_core::project::CredentialRef;
use naru_core::recipe::STATIC_SITE;
use naru_core::world::Caller;
use naru_core::{Code, Result, policy};

use super::emulator::{Keys, account, iam, ministack, unique, user};
use super::site::{AnyFolder, NoWeb};

/// A folder with the CLI's two files.
struct Files {
    dir: tempfile::TempDir,
    files: ProfileFiles,
}

impl Files {
    fn of(config: &str, credentials: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let files = ProfileFiles { config: dir.path().join("config"), credentials: dir.path().join("credentials") };
        std::fs::write(&files.config, config).unwrap();
        std::fs::write(&files.credentials, credentials).unwrap();
        Self { dir, files }
    }

    fn open(&self, profile: &str, allowed: &[(&str, &str)]) -> Result<Connection> {
        let allowed = allowed.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        open(&CredentialRef::Profile { name: profile.to_owned() }, &self.files, &allowed)
    }

    async fn caller(&self, profile: &str, allowed: &[(&str, &str)]) -> Result<Caller> {
        caller(self.open(profile, allowed)?).await
    }
}

fn open(reference: &CredentialRef, files: &ProfileFiles, allowed: &BTreeMap<String, String>) -> Result<Connection> {
    Connection::open(&ConnectWish {
        credentials: reference,
        kept: None,
        region: &Region::parse("ap-northeast-2").unwrap(),
        endpoints: &ministack().endpoints(),
        allowed_processes: allowed,
        files,
    })
}

pub async fn caller(connection: Connection) -> Result<Caller> {
    Aws::new(connection, Arc::new(AnyFolder), Arc::new(NoWeb), "here").sts().caller().await
}

pub async fn some_user() -> (String, Keys) {
    let account = account();
    let keys = user(&account, &policy::setup(&STATIC_SITE, &[])).await;
    (account, keys)
}

fn section(name: &str, keys: &Keys) -> String {
    format!("[{name}]\naws_access_key_id = {}\naws_secret_access_key = {}\n", keys.id, keys.secret)
}

#[tokio::test]
async fn keys_in_either_file_are_used() {
    let (account, keys) = some_user().await;
    let files = Files::of(&section("profile in-config", &keys), &section("default", &keys));
    for name in ["default", "in-config"] {
        let caller = files.caller(name, &[]).await.unwrap();
        assert_eq!(caller.account.as_str(), account, "{name}");
        assert!(caller.arn.contains(":user/"), "{caller:?}");
    }
}

#[tokio::test]
async fn a_role_is_assumed_with_its_source_profiles_keys() {
    let account = account();
    let role = format!("deployer-{}", unique());
    let arn = format!("arn:aws:iam::{account}:role/{role}");
    let may = serde_json::json!({ "Version": "2012-10-17", "Statement": [
        { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": arn }] });
    let keys = user(&account, &may).await;
    let trust = serde_json::json!({ "Version": "2012-10-17", "Statement": [
        { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": format!("arn:aws:iam::{account}:root") } }] });
    let trust = trust.to_string();
    iam(&account, &[("Action", "CreateRole"), ("RoleName", &role), ("AssumeRolePolicyDocument", &trust)]).await;
    let config = format!(
        "[profile deploy]\nrole_arn = {arn}\nsource_profile = base\nrole_session_name = from-naru\n\
         [profile other]\nrole_arn = arn:aws:iam::{account}:role/nobody\nsource_profile = base\n"
    );
    let files = Files::of(&config, &section("base", &keys));
    let caller = files.caller("deploy", &[]).await.unwrap();
    assert!(caller.arn.ends_with(&format!(":assumed-role/{role}/from-naru")), "{caller:?}");
    let error = files.caller("other", &[]).await.unwrap_err();
    assert_eq!((error.code, error.args["action"].as_str()), (Code::AccessDenied, "sts:AssumeRole"), "{error}");
}

#[tokio::test]
async fn a_program_runs_only_after_a_yes_to_that_very_command() {
    let (account, keys) = some_user().await;
    let files = Files::of("", "");
    let mark = files.dir.path().join("ran");
    let script = files.dir.path().join("vault.sh");
    let json = serde_json::json!({ "Version": 1, "AccessKeyId": keys.id, "SecretAccessKey": keys.secret });
    std::fs::write(&script, format!("echo x >> {}\necho '{json}'\n", mark.display())).unwrap();
    let command = format!("sh {} --user 'a b'", script.display());
    let config = format!(
        "[profile vault]\ncredential_process = {command}\n\
         [profile broken]\ncredential_process = sh -c 'echo locked >&2; exit 3'\n"
    );
    std::fs::write(&files.files.config, config).unwrap();

    for allowed in [&[][..], &[("vault", "sh other.sh")], &[("other", command.as_str())]] {
        let error = files.open("vault", allowed).unwrap_err();
        assert_eq!(error.code, Code::ProcessNotAllowed, "{error}");
        assert_eq!((error.args["profile"].as_str(), error.args["command"].as_str()), ("vault", command.as_str()));
    }
    assert!(!mark.exists(), "nothing was run to find out");
    let shown = profiles_in(&files.files).unwrap();
    let shown = shown.iter().find(|p| p.name == "vault").unwrap().process.clone().unwrap();
    assert_eq!((shown.profile.as_str(), &shown.command), ("vault", &command), "what would run can be shown first");
    assert!(!mark.exists());

    let caller = files.caller("vault", &[("vault", &command)]).await.unwrap();
    assert_eq!(caller.account.as_str(), account);
    assert!(mark.exists());

    let broken = "sh -c 'echo locked >&2; exit 3'";
    let error = files.caller("broken", &[("broken", broken)]).await.unwrap_err();
    assert_eq!((error.code, error.args["profile"].as_str()), (Code::BadProfile, "broken"), "{error}");
}

#[tokio::test]
async fn naru_as_its_own_source_is_refused() {
    let this = std::env::current_exe().unwrap();
    for command in [
        "naru credential process".to_owned(),
        "/usr/local/bin/naru credential process --profile x".to_owned(),
        "'C:\\Program Files\\Naru\\naru.exe' credential process".to_owned(),
        "sh -c 'naru credential process'".to_owned(),
        "env X=1 naru credential process".to_owned(),
        this.display().to_string(),
    ] {
        let files = Files::of(&format!("[profile p]\ncredential_process = {command}\n"), "");
        let error = files.open("p", &[("p", &command)]).unwrap_err();
        assert_eq!((error.code, error.args["profile"].as_str()), (Code::ProcessIsNaru, "p"), "{command}: {error}");
    }
    // A vault's profile that happens to be called so is none of it.
    let command = "aws-vault exec naru --json";
    let files = Files::of(&format!("[profile p]\ncredential_process = {command}\n"), "");
    files.open("p", &[("p", command)]).unwrap();
}

#[tokio::test]
async fn what_a_profile_lacks_is_said() {
    let config = "
[profile ec2]
role_arn = arn:aws:iam::111122223333:role/x
credential_source = Ec2InstanceMetadata
[profile ecs]
role_arn = arn:aws:iam::111122223333:role/x
credential_source = EcsContainer
[profile bare-ec2]
credential_source = Ec2InstanceMetadata
[profile via-ec2]
role_arn = arn:aws:iam::111122223333:role/y
source_profile = ec2
[profile env]
role_arn = arn:aws:iam::111122223333:role/x
credential_source = Environment
[profile mfa]
role_arn = arn:aws:iam::111122223333:role/x
source_profile = base
mfa_serial = arn:aws:iam::111122223333:mfa/me
[profile base]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = canary-secret
[profile a]
role_arn = arn:aws:iam::111122223333:role/x
source_profile = b
[profile b]
role_arn = arn:aws:iam::111122223333:role/y
source_profile = a
[profile lost-source]
role_arn = arn:aws:iam::111122223333:role/x
source_profile = nowhere
[profile no-source]
role_arn = arn:aws:iam::111122223333:role/x
[profile half]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
[profile empty]
region = us-west-2
[profile sso-half]
sso_start_url = https://example.awsapps.com/start
[profile sso-lost]
sso_session = nowhere
sso_account_id = 111122223333
sso_role_name = x
[profile token]
web_identity_token_file = /nowhere
";
    let files = Files::of(config, "");
    let table = [
        ("ec2", Code::MetadataRefused, "ec2"),
        ("ecs", Code::MetadataRefused, "ecs"),
        ("bare-ec2", Code::MetadataRefused, "bare-ec2"),
        ("via-ec2", Code::MetadataRefused, "ec2"),
        ("env", Code::BadProfile, "env"),
        ("mfa", Code::MfaNeeded, "mfa"),
        ("a", Code::BadProfile, "a"),
        ("lost-source", Code::NoProfile, "nowhere"),
        ("no-source", Code::BadProfile, "no-source"),
        ("half", Code::BadProfile, "half"),
        ("empty", Code::BadProfile, "empty"),
        ("sso-half", Code::BadProfile, "sso-half"),
        ("sso-lost", Code::BadProfile, "sso-lost"),
        ("token", Code::BadProfile, "token"),
        ("nobody", Code::NoProfile, "nobody"),
        ("default", Code::NoProfile, "default"),
    ];
    for (profile, code, named) in table {
        let error = files.open(profile, &[]).unwrap_err();
        assert_eq!((error.code, error.args["profile"].as_str()), (code, named), "{profile}: {error}");
        assert!(!format!("{error:?}").contains("canary-secret"));
    }
    assert_eq!(files.open("mfa", &[]).unwrap_err().args["serial"], "arn:aws:iam::111122223333:mfa/me");
    assert_eq!(files.open("ec2", &[]).unwrap_err().args["source"], "Ec2InstanceMetadata");
}

#[tokio::test]
async fn profiles_are_listed_with_their_kind_and_without_their_secrets() {
    let config = "\u{feff}[default]\nregion = eu-west-1\n[profile zed]\nlogin_session = arn:aws:iam::111122223333:user/a\n\
                  [profile sso]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = x\nregion = us-west-2\n\
                  [sso-session s]\nsso_region = us-east-1\nsso_start_url = https://example.awsapps.com/start\n\
                  [profile role]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = vault\n\
                  [profile vault]\ncredential_process = my-vault\n\
                  [profile ci]\nrole_arn = arn:aws:iam::111122223333:role/x\nweb_identity_token_file = /t\n\
                  [profile ec2]\ncredential_source = Ec2InstanceMetadata\n\
                  [profile mfa]\nrole_arn = arn:x\nsource_profile = default\nmfa_serial = s\n";
    let credentials = "[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = canary-secret\n\
                       [broken]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n";
    let files = Files::of(config, credentials);
    let all: Vec<ProfileInfo> = profiles_in(&files.files).unwrap();
    let seen: Vec<(&str, ProfileKind, Option<&str>)> =
        all.iter().map(|p| (p.name.as_str(), p.kind, p.region.as_deref())).collect();
    assert_eq!(
        seen,
        [
            ("default", ProfileKind::Keys, Some("eu-west-1")),
            ("broken", ProfileKind::Incomplete, None),
            ("ci", ProfileKind::WebIdentity, None),
            ("ec2", ProfileKind::Metadata, None),
            ("mfa", ProfileKind::Mfa, None),
            ("role", ProfileKind::Role, None),
            ("sso", ProfileKind::Sso, Some("us-west-2")),
            ("vault", ProfileKind::Process, None),
            ("zed", ProfileKind::Login, None),
        ]
    );
    assert!(!format!("{all:?}").contains("canary-secret"));
    // A role's program is its source's, and so is the yes to it.
    let process = all.iter().find(|p| p.name == "role").unwrap().process.clone().unwrap();
    assert_eq!((process.profile.as_str(), process.command.as_str()), ("vault", "my-vault"));
    let error = files.open("role", &[("role", "my-vault")]).unwrap_err();
    assert_eq!((error.code, error.args["profile"].as_str()), (Code::ProcessNotAllowed, "vault"));
}

#[tokio::test]
async fn files_that_are_not_there_hold_nothing_and_broken_ones_are_named() {
    let nowhere = ProfileFiles { config: "/nowhere/config".into(), credentials: "/nowhere/credentials".into() };
    assert_eq!(profiles_in(&nowhere), Ok(Vec::new()));
    let broken = Files::of("[profile x\nregion = y\n", "");
    let error = profiles_in(&broken.files).unwrap_err();
    assert_eq!(error.code, Code::BadProfile, "{error}");
    std::fs::write(&broken.files.config, [0xff, 0xfe, 0x41]).unwrap();
    assert_eq!(profiles_in(&broken.files).unwrap_err().code, Code::BadProfile);
}

#[test]
fn an_endpoint_has_to_be_an_address() {
    let files = Files::of("", "[p]\naws_access_key_id = a\naws_secret_access_key = b\n");
    for bad in ["", "localhost:4566", "ftp://x", "http://", "http://user@host", "http://a b"] {
        let error = Connection::open(&ConnectWish {
            credentials: &CredentialRef::Profile { name: "p".to_owned() },
            kept: None,
            region: &Region::parse("us-east-1").unwrap(),
            endpoints: &Endpoints::all(bad),
            allowed_processes: &BTreeMap::new(),
            files: &files.files,
        })
        .unwrap_err();
        assert_eq!((error.code, error.args["field"].as_str()), (Code::BadValue, "endpoint"), "{bad}: {error}");
    }
}
