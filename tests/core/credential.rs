//! Access keys: the console's files in every form, what is refused, what is never shown, and the lines for CloudShell.

use naru_core::bootstrap::{INLINE_POLICY_LIMIT, KEY_FILE, SETUP_USER, setup_snippet};
use naru_core::credential::{
    AccessKey, Bearer, CredentialId, IdentityCard, Kept, KeptCredential, KeychainState, Purpose, Source, not_root,
    user_name,
};
use naru_core::key_file::{FoundKey, KEY_FILE_BYTES, from_csv};
use naru_core::names::{AccountId, BucketName};
use naru_core::policy;
use naru_core::recipe::STATIC_SITE;
use naru_core::step::Identity;
use naru_core::words::{Lang, Words};
use naru_core::world::Caller;
use naru_core::{Code, Error, Result};
use proptest::prelude::*;

const ID: &str = "AKIAIOSFODNN7EXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

fn csv(text: &str) -> Result<FoundKey> {
    from_csv(Some("someone_accessKeys.csv"), text.as_bytes())
}

/// Nothing of a key may stand in what is shown, saved or sent of an error.
#[track_caller]
fn keeps_quiet(error: &Error) {
    let said = format!("{error:?} {error} {}", serde_json::to_string(error).unwrap());
    for secret in [SECRET, &SECRET[..12], &SECRET[20..32]] {
        assert!(!said.contains(secret), "{said}");
    }
    for lang in [Lang::En, Lang::Ko] {
        let words = Words::new(lang);
        let text = format!("{} {:?}", words.error(error), words.hints(error));
        assert!(!text.contains(['{', '}']) && !text.contains("error-") && !text.contains("rule-"), "{text}");
    }
}

#[test]
fn every_form_of_the_consoles_file_is_read() {
    let today = format!("Access key ID,Secret access key\n{ID},{SECRET}\n");
    let before = format!(
        "User name,Password,Access key ID,Secret access key,Console login link\n\
         naru-setup,\"pa,\"\"ss\",{ID},{SECRET},https://111122223333.signin.aws.amazon.com/console\n"
    );
    let wide = |text: &str, mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
        let mut bytes = mark.to_vec();
        bytes.extend(text.encode_utf16().flat_map(unit));
        bytes
    };
    let forms: Vec<(&str, Vec<u8>, Option<&str>)> = vec![
        ("today", today.clone().into_bytes(), None),
        ("with a byte order mark", format!("\u{feff}{today}").into_bytes(), None),
        ("with Windows line ends", today.replace('\n', "\r\n").into_bytes(), None),
        ("with both", format!("\u{feff}{}", today.replace('\n', "\r\n")).into_bytes(), None),
        ("quoted", format!("\"Access key ID\",\"Secret access key\"\n\"{ID}\",\"{SECRET}\"\n").into_bytes(), None),
        ("with blank lines at the end", format!("{today}\n\n  \r\n,\n").into_bytes(), None),
        ("without a line end", today.trim_end().as_bytes().to_vec(), None),
        ("with spaces around", format!(" Access key ID , Secret access key \n {ID} , {SECRET} ").into_bytes(), None),
        ("before", before.clone().into_bytes(), Some("naru-setup")),
        ("before, with both", format!("\u{feff}{}", before.replace('\n', "\r\n")).into_bytes(), Some("naru-setup")),
        ("saved by Excel with semicolons", today.replace(',', ";").into_bytes(), None),
        ("saved by Excel as Unicode text", wide(&today.replace(',', "\t"), [0xff, 0xfe], u16::to_le_bytes), None),
        ("UTF-16 the other way round", wide(&before, [0xfe, 0xff], u16::to_be_bytes), Some("naru-setup")),
        ("in Korean", format!("액세스 키 ID,비밀 액세스 키\n{ID},{SECRET}\n").into_bytes(), None),
    ];
    for (what, bytes, user) in forms {
        let found =
            from_csv(Some("C:\\Downloads\\naru_accessKeys.csv"), &bytes).unwrap_or_else(|e| panic!("{what}: {e}"));
        assert_eq!((found.key.id(), found.key.secret()), (ID, SECRET), "{what}");
        assert_eq!(found.user.as_deref(), user, "{what}");
    }
}

#[test]
fn a_root_users_file_is_refused_in_every_form() {
    let today = format!("Access key ID,Secret access key\n{ID},{SECRET}\n");
    for name in ["rootkey.csv", "/home/me/rootkey.csv", "C:\\x\\RootKey (1).csv", "rootkey"] {
        let error = from_csv(Some(name), today.as_bytes()).unwrap_err();
        assert_eq!(error.code, Code::RootKey, "{name}");
        keeps_quiet(&error);
    }
    for text in [
        format!("AWSAccessKeyId={ID}\r\nAWSSecretKey={SECRET}\r\n"),
        format!("\u{feff}AWSAccessKeyId={ID}\nAWSSecretKey={SECRET}"),
        format!("awsaccesskeyid={ID}\nawssecretkey={SECRET}"),
        format!("# mine\n  AWSSecretKey={SECRET}\n"),
    ] {
        let error = csv(&text).unwrap_err();
        assert_eq!((error.code, error.exit() as u8), (Code::RootKey, 3), "{text}");
        keeps_quiet(&error);
    }
}

#[test]
fn another_file_is_told_what_was_expected_and_its_secrets_stay_in_it() {
    let header = "Access key ID,Secret access key";
    let big = format!("{header}\n{ID},{SECRET}\n{}", " ".repeat(KEY_FILE_BYTES));
    let table: Vec<(&str, Vec<u8>, Code, &str)> = vec![
        ("empty", Vec::new(), Code::BadKeyFile, "key-file-empty"),
        ("blank", b" \n\r\n".to_vec(), Code::BadKeyFile, "key-file-empty"),
        ("no row", header.into(), Code::BadKeyFile, "key-file-empty"),
        ("too large", big.into(), Code::BadKeyFile, "key-file-size"),
        ("no text", vec![0xff, 0x00, 0x80], Code::BadKeyFile, "key-file-text"),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), Code::BadKeyFile, "key-file-text"),
        ("odd UTF-16", vec![0xff, 0xfe, 0x41], Code::BadKeyFile, "key-file-text"),
        (
            "password only",
            "User name,Password,Console login link\nme,x,y\n".into(),
            Code::BadKeyFile,
            "key-file-header",
        ),
        (
            "a credentials file",
            format!("[default]\naws_access_key_id = {ID}\naws_secret_access_key = {SECRET}\n").into(),
            Code::BadKeyFile,
            "key-file-header",
        ),
        ("no header", format!("{ID},{SECRET}\n").into(), Code::BadKeyFile, "key-file-header"),
        ("two keys", format!("{header}\n{ID},{SECRET}\n{ID},{SECRET}\n").into(), Code::BadKeyFile, "key-file-several"),
        ("swapped", format!("{header}\n{SECRET},{ID}\n").into(), Code::BadValue, "key-id-shape"),
        ("no secret", format!("{header}\n{ID}\n").into(), Code::BadValue, "secret-shape"),
        ("temporary", format!("{header}\nASIAIOSFODNN7EXAMPLE,{SECRET}\n").into(), Code::BadValue, "key-temporary"),
    ];
    for (what, bytes, code, rule) in table {
        let error = from_csv(Some("/home/me/some file.csv"), &bytes).unwrap_err();
        assert_eq!((error.code, error.args["rule"].as_str()), (code, rule), "{what}: {error}");
        if code == Code::BadKeyFile {
            assert_eq!(error.args["file"], "some file.csv", "{what}");
        }
        keeps_quiet(&error);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_fail_otherwise(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        if let Err(error) = from_csv(None, &bytes) {
            prop_assert!(matches!(error.code, Code::BadKeyFile | Code::RootKey | Code::BadValue));
        }
    }

    #[test]
    fn a_spoiled_file_never_shows_its_secret(
        cut in 0usize..90, with in "[\"',;\\t\\r\\n\\x00 가]{1,3}", wide in any::<bool>()
    ) {
        let mut text = format!("Access key ID,Secret access key\r\n{ID},{SECRET}\r\n");
        text.insert_str(cut.min(text.len()), &with);
        let bytes = if wide {
            [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
        } else {
            text.into_bytes()
        };
        if let Err(error) = from_csv(None, &bytes) {
            keeps_quiet(&error);
        }
    }
}

#[test]
fn a_key_is_checked_where_it_is_typed() {
    for id in [ID, "AKIA1234567890ABCDEF", "AKIAI0SF0DNN7_EXAMPLE", "LKIAQAAAAAAAAJNQ3Z3Y"] {
        let key = AccessKey::parse(&format!("  {id}\n"), &format!("\t{SECRET} ")).unwrap();
        assert_eq!((key.id(), key.secret()), (id, SECRET));
    }
    let long = "A".repeat(129);
    for id in ["", "AKIA", "AKIA IOSFODNN7EXAMPL", "AKIAIOSFODNN7EXAMPL가", SECRET, long.as_str()] {
        let error = AccessKey::parse(id, SECRET).unwrap_err();
        assert_eq!((error.code, error.args["rule"].as_str()), (Code::BadValue, "key-id-shape"), "{id}");
        keeps_quiet(&error);
    }
    let error = AccessKey::parse("ASIAIOSFODNN7EXAMPLE", SECRET).unwrap_err();
    assert_eq!(error.args["rule"], "key-temporary");
    let endless = "x".repeat(513);
    for secret in ["", "  ", "two words", "줄", "a\u{0}b", endless.as_str()] {
        let error = AccessKey::parse(ID, secret).unwrap_err();
        assert_eq!((error.args["field"].as_str(), error.args["rule"].as_str()), ("secret", "secret-shape"));
    }
}

#[test]
fn a_key_shows_only_a_hint() {
    let key = AccessKey::parse(ID, SECRET).unwrap();
    assert_eq!(key.hint(), "AKIA…MPLE");
    let shown = format!("{key:?} {:?}", FoundKey { user: None, key: key.clone() });
    assert!(!shown.contains(SECRET) && !shown.contains(ID) && shown.contains("AKIA…MPLE"), "{shown}");
}

#[test]
fn what_is_saved_of_a_credential_comes_back_and_ids_hold_no_dot() {
    let id = CredentialId::from_entropy([0x1a; 16]);
    assert_eq!(id.as_str(), "key-1a1a1a1a");
    for bad in ["", "key-", "key-1A1A1A1A", "key-1a.a1a1a", "1a1a1a1a", "key-1a1a1a1a1"] {
        assert_eq!(CredentialId::parse(bad).unwrap_err().code, Code::BadValue, "{bad}");
        assert!(serde_json::from_value::<CredentialId>(bad.into()).is_err(), "{bad}");
    }
    let credential = KeptCredential {
        id,
        name: "회사".to_owned(),
        purpose: Purpose::Daily,
        account: AccountId::parse("111122223333").ok(),
        arn: None,
        key_hint: "AKIA…MPLE".to_owned(),
        kept: Kept::Keychain,
        added: "2026-11-22T05:00:00Z".to_owned(),
    };
    let text = serde_json::to_string(&credential).unwrap();
    assert_eq!(serde_json::from_str::<KeptCredential>(&text).unwrap(), credential);
    assert_eq!(KeptCredential::checked_name("  a b ").unwrap(), "a b");
    for bad in ["", "  ", "a\nb"] {
        assert_eq!(KeptCredential::checked_name(bad).unwrap_err().args["rule"], "name-shape");
    }
}

#[test]
fn purposes_sources_and_states_have_words() {
    for words in [Words::new(Lang::En), Words::new(Lang::Ko)] {
        for purpose in [Purpose::Setup, Purpose::Daily] {
            assert!(words.has(&format!("purpose-{}", purpose.key())));
        }
        for kept in [Kept::Keychain, Kept::Session] {
            assert!(words.has(&format!("source-{}", kept.key())));
        }
        assert!(words.has("source-profile") && words.has("source-environment"));
    }
    for state in [
        KeychainState::Ready,
        KeychainState::Locked,
        KeychainState::NoCollection,
        KeychainState::NoService,
        KeychainState::Failed,
    ] {
        assert_eq!(serde_json::to_value(state).unwrap(), state.key());
    }
}

fn caller(arn: &str) -> Caller {
    Caller { account: AccountId::parse("111122223333").unwrap(), arn: arn.to_owned() }
}

#[test]
fn root_is_refused_at_aws_alone() {
    let root = caller("arn:aws:iam::111122223333:root");
    assert_eq!(not_root(&root, true).unwrap_err().code, Code::RootRefused);
    not_root(&root, false).unwrap();
    not_root(&caller("arn:aws:iam::111122223333:user/root"), true).unwrap();
}

#[test]
fn only_users_have_a_users_name() {
    for (arn, name) in [
        ("arn:aws:iam::111122223333:user/jin", Some("jin")),
        ("arn:aws-cn:iam::111122223333:user/naru/naru-setup", Some("naru-setup")),
        ("arn:aws:sts::123456789012:user/moto", Some("moto")),
        ("arn:aws:iam::111122223333:root", None),
        ("arn:aws:sts::111122223333:assumed-role/deployer/session", None),
        ("arn:aws:iam::111122223333:user/", None),
        ("nonsense", None),
    ] {
        assert_eq!(user_name(arn), name, "{arn}");
    }
}

#[test]
fn an_identity_card_says_what_naru_asks_and_how_to_take_the_key_back() {
    let bearer = |purpose| Bearer {
        source: Source::Keychain,
        purpose,
        key_id: Some(ID.to_owned()),
        hosts: vec!["sts.ap-northeast-2.amazonaws.com".to_owned()],
        iam: None,
    };
    let user = caller("arn:aws:iam::111122223333:user/naru/a+b@c");
    let card = IdentityCard::of(&user, bearer(Some(Purpose::Setup)));
    assert_eq!((card.user.as_deref(), card.root), (Some("a+b@c"), false));
    assert_eq!(card.key_hint.as_deref(), Some("AKIA…MPLE"));
    let commands: Vec<&str> = card.revoke.iter().map(|c| c.posix.as_str()).collect();
    assert_eq!(
        commands,
        [
            format!("aws iam update-access-key --user-name a+b@c --access-key-id {ID} --status Inactive"),
            format!("aws iam delete-access-key --user-name a+b@c --access-key-id {ID}"),
        ]
    );
    assert_eq!(
        card.console.as_deref(),
        Some("https://console.aws.amazon.com/iam/home#/users/details/a%2Bb%40c?section=security_credentials")
    );
    // What it asks at most is what the policies hold, and who we are.
    let listed = |policy: &serde_json::Value| {
        let mut all: Vec<String> = policy["Statement"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|s| s["Effect"] == "Allow")
            .flat_map(|s| s["Action"].as_array().unwrap().iter().map(|a| a.as_str().unwrap().to_owned()))
            .chain(["sts:GetCallerIdentity".to_owned()])
            .collect();
        all.sort();
        all.dedup();
        all
    };
    assert_eq!(card.actions, listed(&policy::setup(&STATIC_SITE, &[])));
    let daily = IdentityCard::of(&user, bearer(Some(Purpose::Daily)));
    let bucket = BucketName::parse("naru-x").unwrap();
    assert_eq!(
        daily.actions,
        listed(&policy::daily(
            &STATIC_SITE,
            &bucket,
            true,
            Some("arn:aws:cloudfront::111122223333:distribution/E2QWRUHAPOMQZL")
        ))
    );
    assert!(!daily.actions.iter().any(|a| a.contains("DeleteBucket")));
    assert_eq!(policy::actions(&STATIC_SITE, Identity::S), card.actions);
    assert_eq!(
        IdentityCard::of(&user, bearer(None)).actions,
        card.actions,
        "whose purpose is not known may be asked all"
    );

    // A role has no key of its own to switch off, and root is told where its keys are.
    let role = IdentityCard::of(
        &caller("arn:aws:sts::111122223333:assumed-role/deployer/x"),
        Bearer { key_id: None, ..bearer(None) },
    );
    assert_eq!((role.user, role.console, role.revoke.len()), (None, None, 0));
    let root = IdentityCard::of(&caller("arn:aws-us-gov:iam::111122223333:root"), bearer(None));
    assert!(root.root && root.revoke.is_empty());
    assert_eq!(root.console.as_deref(), Some("https://console.amazonaws-us-gov.com/iam/home#/security_credentials"));
    let elsewhere = Bearer { iam: Some("http://127.0.0.1:4566".to_owned()), ..bearer(None) };
    let card = IdentityCard::of(&user, elsewhere);
    assert!(card.revoke.iter().all(|c| c.posix.ends_with("--endpoint-url http://127.0.0.1:4566")));
}

fn snippet(lang: Lang) -> String {
    setup_snippet(&Words::new(lang), &[])
}

#[test]
fn the_snippets_policy_is_the_set_up_policy_and_fits_a_users_inline_policies() {
    let chosen = [BucketName::parse("my-own-site").unwrap()];
    for buckets in [&[][..], &chosen] {
        let policy = policy::setup(&STATIC_SITE, buckets);
        let text = policy.to_string();
        let counted = text.chars().filter(|c| !c.is_whitespace()).count();
        assert!(counted <= INLINE_POLICY_LIMIT, "{counted} characters of {INLINE_POLICY_LIMIT}");
        for lang in [Lang::En, Lang::Ko] {
            let snippet = setup_snippet(&Words::new(lang), buckets).replace("},\n{", "},{");
            assert!(snippet.contains(&format!("policy='{text}'\n")));
        }
    }
}

#[test]
fn the_snippet_prints_no_secret_and_reaches_for_nothing_else() {
    for lang in [Lang::En, Lang::Ko] {
        let text = snippet(lang);
        for banned in [
            "eval",
            "curl",
            "wget",
            "sudo",
            "set -x",
            "FullAccess",
            "Administrator",
            "attach-user-policy",
            "base64",
            "/tmp",
            "tee ",
            "echo",
            "console-login",
            "create-login-profile",
            "snippet-",
        ] {
            assert!(!text.contains(banned), "{banned} in:\n{text}");
        }
        // The secret is read once and goes into the file alone.
        let lines: Vec<&str> = text.lines().filter(|line| line.contains("secret")).collect();
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines.iter().any(|line| line.contains("read -r id secret")));
        assert!(lines.iter().any(|line| line.ends_with(r#"> "$file""#)), "{lines:?}");
        // An interactive bash looks into its history where a word follows an exclamation mark.
        assert!(!text.contains('!'), "{text}");
        assert!(text.starts_with("# ") && text.contains("umask 077"));
        for line in text.lines() {
            assert!(line.len() < 4096, "a terminal takes at most 4,096 bytes a line: {}", line.len());
        }
    }
}

#[test]
fn the_snippet_ends_with_how_to_take_everything_back() {
    let text = snippet(Lang::En);
    let (_, back) = text.rsplit_once("\n)\n").unwrap();
    assert!(back.lines().all(|line| line.starts_with('#')), "{back}");
    for command in
        ["delete-access-key", "remove-user-from-group", "delete-group-policy", "delete-group", "delete-user", KEY_FILE]
    {
        assert!(back.contains(command), "{command} in:\n{back}");
    }
    assert!(back.contains(SETUP_USER));
    let korean = snippet(Lang::Ko);
    assert!(korean.contains("작업 › 파일 다운로드") && text.contains("Actions › Download file"));
    let code = |text: &str| {
        text.lines()
            .filter(|l| !l.starts_with('#') && !l.contains("stop '") && !l.contains("%s %s"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(code(&text), code(&korean), "the same commands in both languages");
}
