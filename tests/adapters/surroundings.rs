//! What the environment of the process may and may not do to credentials and endpoints.

use std::collections::BTreeMap;
use std::io::Read;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use naru_adapters::aws::{ConnectWish, Connection, Endpoints, ProfileFiles, endpoints_from_env, profiles};
use naru_core::Error;
use naru_core::names::Region;
use naru_core::project::CredentialRef;

use super::credentials::{caller, some_user};
use super::emulator::ministack;

/// Runs [`child`] in a process of its own, whose environment is the test's to choose.
fn in_child(what: &str, home: &Path, env: &[(&str, &str)]) -> String {
    let out = home.join("child-says");
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["surroundings::child", "--exact", "--ignored"])
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", home)
        .env("NARU_CHILD", what)
        .env("NARU_CHILD_SAYS", &out)
        .envs(env.iter().copied())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&status.stdout).into_owned();
    assert!(status.status.success(), "{said}");
    std::fs::read_to_string(out).unwrap_or_else(|_| panic!("the child said nothing: {said}"))
}

fn told(error: &Error) -> String {
    format!("{} {:?}", error.code.key(), error.args)
}

#[tokio::test]
#[ignore = "started by other tests in a process of its own"]
async fn child() {
    let Ok(what) = std::env::var("NARU_CHILD") else { return };
    let region = Region::parse("ap-northeast-2").unwrap();
    let endpoints = std::env::var("NARU_CHILD_ENDPOINT").map(|url| Endpoints::all(&url)).unwrap_or_default();
    let (reference, name) = match what.as_str() {
        "endpoints" | "profiles" => (CredentialRef::Environment, String::new()),
        "environment" => (CredentialRef::Environment, "environment".to_owned()),
        profile => (CredentialRef::Profile { name: profile.to_owned() }, profile.to_owned()),
    };
    let says = if what == "endpoints" {
        format!("{:?}", endpoints_from_env())
    } else if what == "profiles" {
        profiles().unwrap().iter().map(|p| p.name.clone()).collect::<Vec<_>>().join(",")
    } else {
        let wish = ConnectWish {
            credentials: &reference,
            kept: None,
            region: &region,
            endpoints: &endpoints,
            allowed_processes: &BTreeMap::new(),
            files: &ProfileFiles::from_env(),
        };
        let result = match Connection::open(&wish) {
            Ok(connection) => caller(connection).await,
            Err(error) => Err(error),
        };
        match result {
            Ok(caller) => format!("{name} {}", caller.arn),
            Err(error) => format!("{} | {:?}", told(&error), error.detail),
        }
    };
    std::fs::write(std::env::var("NARU_CHILD_SAYS").unwrap(), says).unwrap();
}

#[tokio::test]
async fn the_environment_counts_only_where_the_project_says_so() {
    let (account, keys) = some_user().await;
    let home = tempfile::tempdir().unwrap();
    let url = ministack().url();
    let ambient = [
        ("AWS_ACCESS_KEY_ID", keys.id.as_str()),
        ("AWS_SECRET_ACCESS_KEY", keys.secret.as_str()),
        ("AWS_PROFILE", "somebody"),
        ("NARU_CHILD_ENDPOINT", &url),
    ];
    let said = in_child("environment", home.path(), &ambient);
    assert!(said.starts_with("environment ") && said.contains(&account), "{said}");
    assert!(in_child("environment", home.path(), &[]).starts_with("no-credentials"));
    // A profile is a profile: ambient keys do not stand in for one that is missing.
    let said = in_child("missing", home.path(), &ambient);
    assert!(said.starts_with("no-profile"), "{said}");
}

#[tokio::test]
async fn files_are_found_where_the_environment_says() {
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join("my config");
    std::fs::write(&config, "[profile from-config]\nregion = us-east-1\n").unwrap();
    let aws = home.path().join(".aws");
    std::fs::create_dir(&aws).unwrap();
    std::fs::write(aws.join("config"), "[profile at-home]\n").unwrap();
    std::fs::write(aws.join("other"), "[from-credentials]\naws_access_key_id = a\n").unwrap();
    assert_eq!(in_child("profiles", home.path(), &[]), "at-home");
    let env = [("AWS_CONFIG_FILE", config.to_str().unwrap()), ("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/other")];
    assert_eq!(in_child("profiles", home.path(), &env), "from-config,from-credentials");
}

#[tokio::test]
async fn endpoints_are_read_from_the_environment_only_when_asked_for() {
    let home = tempfile::tempdir().unwrap();
    let env = [("AWS_ENDPOINT_URL", "http://a:1"), ("AWS_ENDPOINT_URL_S3", "http://b:2")];
    let want =
        Endpoints { all: Some("http://a:1".to_owned()), service: [("s3".to_owned(), "http://b:2".to_owned())].into() };
    assert_eq!(in_child("endpoints", home.path(), &env), format!("{want:?}"));
    let ignored = [env[0], env[1], ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")];
    assert_eq!(in_child("endpoints", home.path(), &ignored), format!("{:?}", Endpoints::default()));

    // Nobody named an endpoint, so the variable is not followed: this stub hears nothing.
    let heard = Arc::new(AtomicU32::new(0));
    let url = listen(&heard);
    let keys = [
        ("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"),
        ("AWS_SECRET_ACCESS_KEY", "x"),
        ("AWS_ENDPOINT_URL", &url),
        ("AWS_ENDPOINT_URL_STS", &url),
        // AWS itself is not to be asked by a test: nothing listens at this proxy.
        ("HTTPS_PROXY", "http://127.0.0.1:9"),
    ];
    let said = in_child("environment", home.path(), &keys);
    assert!(said.starts_with("offline"), "{said}");
    assert!(said.contains("sts.ap-northeast-2.amazonaws.com"), "{said}");
    assert_eq!(heard.load(Ordering::SeqCst), 0);
}

/// A listener that counts who comes, and answers nobody.
fn listen(heard: &Arc<AtomicU32>) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let heard = Arc::clone(heard);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            heard.fetch_add(1, Ordering::SeqCst);
            let mut stream = stream.unwrap();
            stream.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
            let _ = stream.read(&mut [0; 64]);
        }
    });
    url
}

#[tokio::test]
async fn the_metadata_address_is_never_asked() {
    let heard = Arc::new(AtomicU32::new(0));
    let url = listen(&heard);
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir(home.path().join(".aws")).unwrap();
    let config = "[profile ec2]\nrole_arn = arn:aws:iam::111122223333:role/x\ncredential_source = Ec2InstanceMetadata\n\
                  [profile ecs]\nrole_arn = arn:aws:iam::111122223333:role/x\ncredential_source = EcsContainer\n\
                  [profile empty]\nregion = us-east-1\n\
                  [profile keys]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n\
                  [profile sso]\nsso_region = us-east-1\nsso_start_url = https://naru.invalid/start\n\
                  sso_account_id = 111122223333\nsso_role_name = x\n\
                  [profile login]\nlogin_session = arn:aws:iam::111122223333:user/a\n";
    std::fs::write(home.path().join(".aws/config"), config).unwrap();
    let closed = format!("http://127.0.0.1:{}", super::emulator::free_port());
    let env = [
        ("AWS_EC2_METADATA_SERVICE_ENDPOINT", url.as_str()),
        ("AWS_CONTAINER_CREDENTIALS_FULL_URI", url.as_str()),
        ("AWS_EC2_METADATA_DISABLED", "false"),
        ("NARU_CHILD_ENDPOINT", &closed),
    ];
    for (profile, code) in [
        ("ec2", "metadata-refused"),
        ("ecs", "metadata-refused"),
        ("empty", "bad-profile"),
        ("missing", "no-profile"),
        ("environment", "no-credentials"),
        ("keys", "offline"),
        ("sso", "expired"),
        ("login", "expired"),
    ] {
        let said = in_child(profile, home.path(), &env);
        assert!(said.starts_with(code), "{profile}: {said}");
    }
    assert_eq!(heard.load(Ordering::SeqCst), 0, "nobody was asked");
}

/// SHA-1 of the session's name, under which the CLI keeps its token.
const SESSION_FILE: &str = "feac8c398d6ed455ec8c9eb6cf074571328a2672";

#[tokio::test]
async fn an_expired_session_names_the_command_that_makes_it_new() {
    let home = tempfile::tempdir().unwrap();
    let cache = home.path().join(".aws/sso/cache");
    std::fs::create_dir_all(&cache).unwrap();
    let config = "[profile my-team]\nsso_session = naru\nsso_account_id = 111122223333\nsso_role_name = x\n\
                  [profile old]\nsso_region = us-east-1\nsso_start_url = https://naru.invalid/start\n\
                  sso_account_id = 111122223333\nsso_role_name = x\n\
                  [profile role]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = old\n\
                  [profile console]\nlogin_session = arn:aws:iam::111122223333:user/a\n\
                  [sso-session naru]\nsso_region = us-east-1\nsso_start_url = https://naru.invalid/start\n";
    std::fs::write(home.path().join(".aws/config"), config).unwrap();
    let token = serde_json::json!({ "accessToken": "canary-token", "expiresAt": "2020-01-01T00:00:00Z",
        "region": "us-east-1", "startUrl": "https://naru.invalid/start" });
    // Of the older form no session is there at all: an expired one of those is only known to be so by the service.
    std::fs::write(cache.join(format!("{SESSION_FILE}.json")), token.to_string()).unwrap();
    for (profile, command) in [
        ("my-team", "aws sso login --profile my-team"),
        ("old", "aws sso login --profile old"),
        ("role", "aws sso login --profile old"),
        ("console", "aws login --profile console"),
    ] {
        let said = in_child(profile, home.path(), &[]);
        assert!(said.starts_with(&format!("expired {:?}", BTreeMap::from([("command", command)]))), "{said}");
        assert!(!said.contains("canary-token"), "{said}");
    }
}

#[tokio::test]
async fn a_browser_session_is_shown_to_no_endpoint_of_the_environment() {
    let heard = Arc::new(AtomicU32::new(0));
    let url = listen(&heard);
    let home = tempfile::tempdir().unwrap();
    let cache = home.path().join(".aws/sso/cache");
    std::fs::create_dir_all(&cache).unwrap();
    let config = "[profile team]\nsso_session = naru\nsso_account_id = 111122223333\nsso_role_name = x\n\
                  [sso-session naru]\nsso_region = us-east-1\nsso_start_url = https://naru.invalid/start\n";
    std::fs::write(home.path().join(".aws/config"), config).unwrap();
    let token = serde_json::json!({ "accessToken": "canary-token", "expiresAt": "2099-01-01T00:00:00Z",
        "region": "us-east-1", "startUrl": "https://naru.invalid/start" });
    std::fs::write(cache.join(format!("{SESSION_FILE}.json")), token.to_string()).unwrap();
    for variable in ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SSO"] {
        let said = in_child("team", home.path(), &[(variable, &url), ("HTTPS_PROXY", "http://127.0.0.1:9")]);
        assert_eq!(heard.load(Ordering::SeqCst), 0, "{variable}: {said}");
        assert!(said.starts_with("bad-profile") && said.contains(variable), "{said}");
    }
    let said = in_child("team", home.path(), &[("HTTPS_PROXY", "http://127.0.0.1:9")]);
    assert!(said.starts_with("offline") && said.contains("portal.sso.us-east-1"), "{said}");
}
