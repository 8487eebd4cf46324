//! Credentials through the desk, as far as nobody outside is asked: files that are brought, the guide, what never
//! goes out. The keychain's own tests are the adapters'; the whole road is `tests/e2e/account.test.mjs`.

use naru_app::wire::Place;
use naru_app::wire::keys::{NewKey, OfferId};
use naru_core::Code;
use naru_core::bootstrap::KEY_FILE;
use naru_core::credential::Purpose;
use naru_core::words::Lang;

use crate::support::Rig;

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

#[tokio::test]
async fn a_key_file_is_offered_without_its_secret() {
    let rig = Rig::new();
    let csv = format!("User name,Access key ID,Secret access key\r\nnaru-setup,AKIAIOSFODNN7EXAMPLE,{SECRET}\r\n");
    let file = rig.folder("downloads", &[("keys.csv", &csv)]).join("keys.csv");
    rig.desk.drop_paths(vec![file]).await;
    let state = rig.desk.state();
    let told = serde_json::to_string(&state).unwrap();
    let Place::Credentials { offered: Some(offered), refused: None } = state.place else { panic!("{told}") };
    assert_eq!((offered.name.as_str(), offered.key_hint.as_str()), ("naru-setup", "AKIA…MPLE"));
    assert!(!told.contains(SECRET) && !told.contains("IOSFODNN7"), "{told}");
    assert_eq!(rig.desk.projects().unwrap(), [], "and nothing is kept yet");
    assert!(!rig.home().root().join("credentials.toml").exists());
}

#[tokio::test]
async fn a_file_that_holds_no_key_of_a_user_is_refused_with_its_reason() {
    let rig = Rig::new();
    let console = format!("Access key ID,Secret access key\r\nAKIAIOSFODNN7EXAMPLE,{SECRET}\r\n");
    for (name, text, code) in [
        ("rootkey.csv", console.as_str(), Code::RootKey),
        ("old.csv", "AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE\r\nAWSSecretKey=abc\r\n", Code::RootKey),
        ("orders.csv", "id,amount\n1,2\n", Code::BadKeyFile),
        ("empty.csv", "", Code::BadKeyFile),
    ] {
        let file = rig.folder("downloads", &[(name, text)]).join(name);
        rig.desk.drop_paths(vec![file]).await;
        let Place::Credentials { offered: None, refused: Some(error) } = rig.desk.state().place else {
            panic!("{name}")
        };
        assert_eq!(error.code, code, "{name}");
        assert!(!error.to_string().contains(SECRET));
    }
    rig.desk.bring_key(&rig.dir.path().join("nowhere.csv"));
    assert!(matches!(rig.desk.state().place, Place::Credentials { refused: Some(_), .. }));
}

#[tokio::test]
async fn an_offer_that_nobody_made_is_not_kept() {
    let rig = Rig::new();
    let key = NewKey::Offered { offer: OfferId("offer-1".to_owned()) };
    assert_eq!(rig.desk.add_key(key, "x", Purpose::Setup).await.unwrap_err().code, Code::BadValue);
    let odd = NewKey::Typed { id: "no key".to_owned(), secret: SECRET.to_owned() };
    assert!(!format!("{odd:?}").contains("wJalr"), "a debug print says nothing of it");
    let error = rig.desk.add_key(odd, "x", Purpose::Setup).await.unwrap_err();
    assert_eq!(error.code, Code::BadValue);
    assert!(!format!("{error:?}").contains("wJalr"), "{error:?}");
}

#[tokio::test]
async fn the_guide_names_the_file_that_its_snippet_makes_in_both_languages() {
    let rig = Rig::new();
    for lang in [Lang::En, Lang::Ko] {
        rig.desk.set(naru_app::wire::SettingsChange { lang: Some(lang), ..Default::default() });
        let guide = rig.desk.key_guide();
        assert!(guide.snippet.contains(KEY_FILE) && KEY_FILE.starts_with(&guide.user), "{}", guide.snippet);
        assert!(guide.policy.text.contains("s3:CreateBucket"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_credentials_lack_is_asked_for_the_open_project_alone() {
    use naru_core::preflight::Known;
    let rig = Rig::new();
    assert_eq!(rig.desk.permissions().await.unwrap_err().code, Code::NoProject);
    rig.practising(rig.folder("blog/dist", crate::support::SITE)).await;
    let seen = rig.desk.permissions().await.unwrap();
    assert_eq!(
        (seen.known, seen.missing.len(), seen.policy.as_str()),
        (Known::Simulation, 0, ""),
        "practice forbids nothing"
    );
    rig.desk.set_practice(false).unwrap();
    assert_eq!(rig.desk.permissions().await.unwrap_err().code, Code::NoCredentials);
}
