//! Kept credentials: whose a key is, what is saved of it, and what a card says.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use naru_adapters::aws::{Endpoints, ProfileFiles, is_aws, lasting_key_id};
use naru_adapters::home::Home;
use naru_adapters::keys::{Keys, resolve};
use naru_core::Code;
use naru_core::credential::AccessKey;
use naru_core::names::{CredentialId, Region};
use naru_core::project::CredentialRef;

use super::credentials::some_user;
use super::emulator::ministack;

fn region() -> Region {
    Region::parse("ap-northeast-2").unwrap()
}

fn keys() -> (tempfile::TempDir, Keys) {
    let dir = tempfile::tempdir().unwrap();
    let keys = Keys::open(&Home::at(dir.path()));
    (dir, keys)
}

fn any_key() -> AccessKey {
    AccessKey::parse("AKIAIOSFODNN7EXAMPLE", "canary-secret").unwrap()
}

/// An STS that does not know a key at first, and then says who it is.
fn sts(unknown: u32, arn: &'static str) -> (Endpoints, Arc<AtomicU32>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let endpoints = Endpoints::all(&format!("http://{}", listener.local_addr().unwrap()));
    let asked = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = Vec::new();
            let mut buffer = [0; 4096];
            while !String::from_utf8_lossy(&request).contains("Action=GetCallerIdentity") {
                let n = stream.read(&mut buffer).unwrap();
                assert!(n > 0);
                request.extend_from_slice(&buffer[..n]);
            }
            let (status, body) = if count.fetch_add(1, Ordering::SeqCst) < unknown {
                (
                    "403 Forbidden",
                    "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code>\
                     <Message>The security token included in the request is invalid.</Message></Error></ErrorResponse>"
                        .to_owned(),
                )
            } else {
                (
                    "200 OK",
                    format!(
                        "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>{arn}</Arn>\
                         <Account>111122223333</Account><UserId>x</UserId></GetCallerIdentityResult>\
                         </GetCallerIdentityResponse>"
                    ),
                )
            };
            write!(
                stream,
                "HTTP/1.1 {status}\r\nContent-Type: text/xml\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                body.len()
            )
            .unwrap();
        }
    });
    (endpoints, asked)
}

#[tokio::test]
async fn sts_says_whose_a_key_is() {
    let (account, user) = some_user().await;
    let (_dir, keys) = keys();
    let key = AccessKey::parse(&user.id, &user.secret).unwrap();
    let caller = keys.check(&key, &region(), &ministack().endpoints(), false).await.unwrap();
    assert_eq!(caller.account.as_str(), account);
    let wrong = AccessKey::parse(&user.id, "wrong-secret").unwrap();
    let error = keys.check(&wrong, &region(), &ministack().endpoints(), false).await.unwrap_err();
    assert_eq!(error.code, Code::BadSecret, "{error}");
}

#[tokio::test]
async fn a_key_made_a_moment_ago_is_asked_for_again_only_where_that_is_wanted() {
    let (_dir, keys) = keys();
    let user = "arn:aws:iam::111122223333:user/naru/naru-setup";
    let (endpoints, asked) = sts(2, user);
    let error = keys.check(&any_key(), &region(), &endpoints, false).await.unwrap_err();
    assert_eq!((error.code, asked.load(Ordering::SeqCst)), (Code::UnknownKey, 1), "{error}");
    let began = Instant::now();
    let caller = keys.check(&any_key(), &region(), &endpoints, true).await.unwrap();
    assert_eq!((caller.arn.as_str(), asked.load(Ordering::SeqCst)), (user, 3));
    assert!(began.elapsed().as_secs() < 10, "{:?}", began.elapsed());
}

#[tokio::test]
async fn root_goes_through_at_a_local_cloud_alone() {
    let (_dir, keys) = keys();
    let (endpoints, _) = sts(0, "arn:aws:iam::111122223333:root");
    assert!(!endpoints.at_aws("sts"));
    assert!(keys.check(&any_key(), &region(), &endpoints, false).await.unwrap().is_root());
    // At AWS the same answer is refused: naru_core::credential::not_root, which asks this.
    assert!(Endpoints::default().at_aws("sts"));
    for url in ["https://sts.ap-northeast-2.amazonaws.com", "https://s3.cn-north-1.amazonaws.com.cn/x"] {
        assert!(is_aws(url) && Endpoints::all(url).at_aws("sts"), "{url}");
    }
    for url in [
        "http://sts.amazonaws.com",
        "https://amazonaws.com.example.org",
        "https://example.org/.amazonaws.com",
        "https://example.org\\.amazonaws.com",
        "https://example.org?.amazonaws.com",
    ] {
        assert!(!is_aws(url), "{url}");
    }
}

#[tokio::test]
async fn a_card_says_who_a_profile_is() {
    let (_dir, keys) = keys();
    let (endpoints, _) = sts(0, "arn:aws:iam::111122223333:user/jin");
    // The environment of this process is the developer's own, so only what cannot be there is asked for.
    let nobody = CredentialRef::Profile { name: "nobody-has-this-profile".to_owned() };
    let error = keys.card(&nobody, &region(), &endpoints).await.unwrap_err();
    assert_eq!(error.code, Code::NoProfile, "{error}");
    let kept = CredentialRef::Kept { id: CredentialId::parse("key-00000001").unwrap() };
    let error = keys.card(&kept, &region(), &endpoints).await.unwrap_err();
    assert_eq!(error.code, Code::NoCredential, "{error}");
}

#[test]
fn only_a_key_that_lasts_can_be_switched_off() {
    let dir = tempfile::tempdir().unwrap();
    let files = ProfileFiles { config: dir.path().join("config"), credentials: dir.path().join("credentials") };
    let config = "[profile role]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = keys\n\
                  [profile vault]\ncredential_process = my-vault\n";
    std::fs::write(&files.config, config).unwrap();
    let keys = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = canary-secret\n";
    std::fs::write(&files.credentials, format!("[keys]\n{keys}[session]\n{keys}aws_session_token = x\n")).unwrap();
    let id = |name: &str| {
        lasting_key_id(&CredentialRef::Profile { name: name.to_owned() }, &files, None).map_err(|error| error.code)
    };
    assert_eq!(id("keys"), Ok(Some("AKIAIOSFODNN7EXAMPLE".to_owned())));
    for without in ["session", "role", "vault"] {
        assert_eq!(id(without), Ok(None), "{without}");
    }
    assert_eq!(id("nobody"), Err(Code::NoProfile));
    let kept = CredentialRef::Kept { id: CredentialId::parse("key-00000001").unwrap() };
    let key = any_key();
    assert_eq!(lasting_key_id(&kept, &files, Some(&key)).unwrap().as_deref(), Some(key.id()));
}

#[tokio::test]
async fn profiles_and_the_environment_bring_their_own_keys() {
    let dir = tempfile::tempdir().unwrap();
    let home = Home::at(dir.path());
    assert!(resolve(&home, &CredentialRef::Environment).await.unwrap().is_none());
    assert!(resolve(&home, &CredentialRef::Profile { name: "x".to_owned() }).await.unwrap().is_none());
    let kept = CredentialRef::Kept { id: CredentialId::parse("key-00000001").unwrap() };
    assert_eq!(resolve(&home, &kept).await.unwrap_err().code, Code::NoCredential);
    assert!(!dir.path().join("credentials.toml").exists(), "looking writes nothing");
}

#[tokio::test]
async fn a_file_that_cannot_be_understood_is_named_and_left_alone() {
    let (dir, keys) = keys();
    let path = dir.path().join("credentials.toml");
    for (text, code) in [
        ("version = 2\nnew = true\n", Code::StoreNewer),
        ("version = 1\n[[credential]]\nid = \"key-00.00001\"\n", Code::StoreUnusable),
        ("version = \n", Code::StoreUnusable),
    ] {
        std::fs::write(&path, text).unwrap();
        let error = keys.list().await.unwrap_err();
        assert_eq!(error.code, code, "{error}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
}
