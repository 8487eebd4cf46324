//! What of a folder goes over, what stays, and what is refused: by names and contents alone.

use std::path::Path;

use naru_core::Code;
use naru_core::deploy::facts::Facts;
use naru_core::deploy::finding::Finding;
use naru_core::deploy::folder::{FileEntry, FolderWarning, FolderWarningKind, LeftOutWhy, Stamp};
use naru_core::deploy::parts::LARGEST;
use naru_core::deploy::preflight::{
    self, Choice, Rules, Verdict, by_content, by_name, choose, is_too_broad, loads_from_elsewhere, names,
};
use naru_core::deploy::secret::{SecretKind, in_content};
use naru_core::event::FolderSummary;
use naru_core::names::Key;
use unicode_normalization::UnicodeNormalization;

use super::secrets::{ALNUM, BASE64, Dice, HEX, WORDY, base64url, secrets};

const RULES: Rules = Rules { source_maps: false, loads_packages: false };

fn file(path: &str) -> Verdict {
    by_name(path, false, &RULES)
}

fn folder(path: &str) -> Verdict {
    by_name(path, true, &RULES)
}

#[test]
fn a_secrets_name_is_refused_at_any_depth_and_in_any_letter_case() {
    use SecretKind as K;
    for (path, kind) in [
        (".git/HEAD", K::VersionControl),
        (".GIT/config", K::VersionControl),
        ("docs/.git", K::VersionControl),
        (".svn/entries", K::VersionControl),
        (".env", K::Env),
        (".env.local", K::Env),
        (".ENV.production", K::Env),
        (".env-staging", K::Env),
        (".env_old", K::Env),
        (".envrc", K::Env),
        ("assets/.env.bak", K::Env),
        ("server.pem", K::PrivateKey),
        ("keys/AuthKey_ABC.p8", K::PrivateKey),
        ("putty.ppk", K::PrivateKey),
        ("id_rsa", K::PrivateKey),
        ("id_rsa.bak", K::PrivateKey),
        ("id_ed25519", K::PrivateKey),
        ("id_ed25519_work", K::PrivateKey),
        ("id_ecdsa", K::PrivateKey),
        ("cert.p12", K::KeyStore),
        ("upload.jks", K::KeyStore),
        ("vault.kdbx", K::KeyStore),
        (".htpasswd", K::PasswordFile),
        ("_netrc", K::PasswordFile),
        (".npmrc", K::CredentialFile),
        (".aws/credentials", K::CredentialFile),
        (".ssh/known_hosts", K::CredentialFile),
        ("infra/terraform.tfstate", K::CredentialFile),
        ("infra/terraform.tfstate.backup", K::CredentialFile),
        ("rootkey.csv", K::CredentialFile),
        ("naru_accessKeys.csv", K::CredentialFile),
        ("new_user_credentials.csv", K::CredentialFile),
        ("wp-config.php", K::CredentialFile),
    ] {
        assert_eq!(file(path), Verdict::Secret(kind), "{path}");
    }
}

#[test]
fn a_site_of_ordinary_files_goes_over_whole() {
    for path in [
        "index.html",
        "assets/index-CwKq7x2B.js",
        "_next/static/chunks/main-app.js",
        ".well-known/security.txt",
        ".well-known/apple-app-site-association",
        "docs/_headers",
        "CNAME",
        "README.md",
        "LICENSE",
        "NOTICE",
        "data/package.json",
        "data/yarn.lock",
        "app.config.js",
        "environment.js",
        "env.js",
        "keys.html",
        "monkey.jpg",
        "id_rsa_guide.html",
        "ssh/id_rsa.pub",
        "ca.crt",
        "credentials.html",
        "prices.csv",
        "한글/소개 페이지.html",
        "a+b%20c#d?e&f.txt",
        "🛶/boat.png",
        "level1.map",
        "backup.zip",
        "git/index.html",
        "aws/index.html",
        "node_modules_stats.html",
        "assets/node_modules/x/index.js",
    ] {
        assert_eq!(file(path), Verdict::Goes, "{path}");
    }
    for path in ["_headers", "_redirects"] {
        assert_eq!(file(path), Verdict::Stays(LeftOutWhy::RulesFile), "{path}");
    }
}

#[test]
fn what_stays_behind_says_why() {
    use LeftOutWhy as W;
    for (path, why) in [
        ("assets/index-CwKq7x2B.js.map", W::SourceMap),
        ("assets/index.css.map", W::SourceMap),
        ("pkg/app.wasm.map", W::SourceMap),
        ("package.json", W::PackageFile),
        ("package-lock.json", W::PackageFile),
        ("pnpm-lock.yaml", W::PackageFile),
        ("bun.lockb", W::PackageFile),
        ("tsconfig.app.json", W::PackageFile),
        ("vite.config.ts", W::PackageFile),
        ("naru.toml", W::PackageFile),
        (".env.example", W::PackageFile),
        (".DS_Store", W::SystemFile),
        ("img/Thumbs.db", W::SystemFile),
        ("desktop.ini", W::SystemFile),
        ("Icon\r", W::SystemFile),
        ("._index.html", W::SystemFile),
        ("__MACOSX/x", W::SystemFile),
        ("index.html~", W::SystemFile),
        ("index.html.swp", W::SystemFile),
        ("#index.html#", W::SystemFile),
        (".gitignore", W::SystemFile),
        (".gitkeep", W::SystemFile),
        (".nojekyll", W::SystemFile),
        (".htaccess", W::SystemFile),
        (".vscode/settings.json", W::SystemFile),
        (".well-known/.DS_Store", W::SystemFile),
        (".naru/releases/x.json", W::Reserved),
    ] {
        assert_eq!(file(path), Verdict::Stays(why), "{path}");
    }
    assert_eq!(folder("node_modules"), Verdict::Stays(W::PackageFile));
    assert_eq!(folder(".naru"), Verdict::Stays(W::Reserved));
}

#[test]
fn source_maps_go_over_when_they_were_asked_for() {
    let asked = Rules { source_maps: true, ..RULES };
    assert_eq!(by_name("a.js.map", false, &asked), Verdict::Goes);
    let map = br#"{"version":3,"sources":["src/main.ts"],"mappings":"AAAA"}"#;
    let judged = |path: &str, bytes: &[u8], rules| by_content(&Facts::of(path, bytes, false), rules);
    assert_eq!(judged("vendor.map", map, &RULES), Verdict::Stays(LeftOutWhy::SourceMap));
    assert_eq!(judged("vendor.map", map, &asked), Verdict::Goes);
    assert_eq!(judged("level1.map", b"{\"tiles\":[1,2]}", &RULES), Verdict::Goes, "a map of a game");
}

#[test]
fn packages_go_over_only_for_a_page_that_loads_them() {
    let page = r#"<link rel="stylesheet" href="./node_modules/bootstrap/dist/css/bootstrap.min.css">"#;
    let path = "node_modules/bootstrap/dist/css/bootstrap.min.css";
    assert_eq!(by_name(path, false, &Rules::new(false, page)), Verdict::Goes);
    assert_eq!(by_name(path, false, &Rules::new(false, "<h1>hi</h1>")), Verdict::Stays(LeftOutWhy::PackageFile));
}

#[test]
fn of_two_hundred_planted_secrets_at_least_98_in_100_are_found_and_named() {
    let bundle = "!function(e,t){\"use strict\";var n={a:1,b:[2,3]};t.exports=function(r){return n[r]||null}}(0,{});";
    let carriers: [(&str, &str, &str); 5] = [
        ("assets/index-CwKq7x2B.js", "const o={k:`", "`};export{o as default};"),
        ("index.html", "<script>window.__CONFIG__=\"", "\"</script>"),
        ("config.json", "{\"value\":\n \"", "\"}"),
        ("notes.txt", "remember\n", "\n"),
        ("static/js/main.4f7b2c1d.js", "var x=\"", "\",y=2;"),
    ];
    let (mut planted, mut missed) = (0, Vec::new());
    let mut dice = Dice(2026);
    for (path, before, after) in carriers {
        for (kind, secret) in secrets(&mut dice) {
            let text = format!("{}{before}{secret}{after}{}", bundle.repeat(30), bundle.repeat(30));
            planted += 1;
            match in_content(path, text.as_bytes()) {
                Some(found) if found.kind == kind => {}
                other => missed.push(format!("{kind:?} in {path}: {other:?}")),
            }
        }
    }
    assert!(planted >= 200, "{planted} planted");
    assert!(missed.len() * 100 <= planted * 2, "{} of {planted} missed: {missed:#?}", missed.len());
    assert!(!missed.iter().any(|m| m.contains("PrivateKey")), "no private key may be missed: {missed:#?}");
}

#[test]
fn a_secret_is_found_where_text_is_not_plain_ascii() {
    let key = format!("ghp_{}", Dice(1).of(ALNUM, 36));
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(key.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert!(in_content("token.txt", &utf16).is_some(), "as PowerShell writes it");
    let mut bytes = b"caf\xe9 \0 ".to_vec();
    bytes.extend_from_slice(key.as_bytes());
    assert!(in_content("a.js", &bytes).is_some(), "a script may hold anything");
}

#[test]
fn what_bundles_and_documentation_hold_is_no_secret() {
    let hash = Dice(3).of(HEX, 40);
    let long = Dice(4).of(BASE64, 120);
    for text in [
        // Crypto libraries build and take apart keys.
        "const p=\"-----BEGIN PRIVATE KEY-----\\n\"+btoa(e).match(/.{1,64}/g).join(\"\\n\")+\"\\n-----END PRIVATE KEY-----\"",
        "/-----BEGIN (RSA |EC )?PRIVATE KEY-----([^-]*)-----END/g.test(pem)&&convertPublicKeyToOpenSSHPublicKeyFormat(pem)",
        "-----BEGIN PRIVATE KEY-----\nMIIEvQ...\n-----END PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n-----END",
        // SDKs name what they are given.
        "credentials:{accessKeyId:e.accessKeyId,secretAccessKey:e.secretAccessKey,sessionToken:e.sessionToken}",
        "accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'",
        "X-Amz-Credential=AKIAQWERTYUIOPASDFGH%2F20260101%2Fus-east-1%2Fs3%2Faws4_request",
        "\"type\":\"service_account\",\"private_key\":\"-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----\"",
        "case\"service_account\":return new JWTClient(this.private_key)",
        // Placeholders.
        "Stripe.setKey('sk_live_xxxxxxxxxxxxxxxxxxxxxxxx')",
        "sk_live_YOUR_SECRET_KEY_HERE",
        "sk_live_yoursecretkeygoesrighthere",
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "xoxb-your-token-goes-here-please",
        "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
        "https://discord.com/api/webhooks/{webhook.id}/{webhook.token}",
        "postgres://user:password@localhost:5432/db and mongodb://username:p%40ssword@host:1234",
        "mysql://root:${process.env.DB_PASSWORD}@db.internal/app",
        "redis://<user>:<password>@redis-12345.c1.cloud.redislabs.com:12345",
        // Made for browsers.
        "firebase.initializeApp({apiKey:\"AIzaSyA-1234567890abcdefghijklmnopqrstu\",projectId:\"x\"})",
        "Stripe(\"pk_live_51HabcdEFGHijklMNOPqrstUVWXyz0123456789\")",
        "mapboxgl.accessToken=\"pk.eyJ1IjoibmFydSIsImEiOiJjazEyMzQ1Njc4OTAifQ.abcdefghijklmnopqrstuv\"",
        // Code that only looks alike.
        "SG.prototype.render=function(){};npm_config_registry;process.env.npm_package_version;hvs.value=1",
        ".sk-cube-grid .sk-cube{animation:sk-proj-delay 1s}",
        "var e=12345678:AAction;x?123456789:AAnimate",
    ] {
        assert_eq!(in_content("assets/index.js", text.as_bytes()), None, "{text}");
    }
    let hashes = format!("commit {hash} AKIAQWERTYUIOPASDFGH integrity=\"sha512-{long}\"");
    assert_eq!(in_content("a.js", hashes.as_bytes()), None, "40 hexadecimal digits are a commit, 120 of base64 a hash");
    let anon =
        format!("{}.{}.{}", base64url(r#"{"alg":"HS256"}"#), base64url(r#"{"role":"anon"}"#), Dice(5).of(WORDY, 43));
    assert_eq!(in_content("a.js", anon.as_bytes()), None, "Supabase's anon key is for browsers");
}

#[test]
fn a_file_that_shares_its_extension_with_keys_is_judged_by_its_content() {
    assert_eq!(in_content("talk.key", b"PK\x03\x04rest of a presentation"), None);
    assert_eq!(in_content("server.key", b"anything else").map(|f| f.kind), Some(SecretKind::PrivateKey));
    assert_eq!(in_content("studio.env", &[0x86, 0x16, 0x87, 0x96, 0, 1]), None, "a light probe of Babylon.js");
    assert_eq!(in_content("prod.env", b"# x\nexport DB_PASSWORD=1\n").map(|f| f.kind), Some(SecretKind::Env));
    assert_eq!(in_content("한글.env", b"A_B=1").map(|f| f.kind), Some(SecretKind::Env));
}

#[test]
fn the_refusal_names_file_kind_and_line_but_never_the_secret() {
    let token = Dice(6).of(ALNUM, 36);
    let text = format!("one\ntwo\nconst t = 'ghp_{token}'");
    let file = FileEntry {
        key: Key::parse("js/app.js").unwrap(),
        path: "js/app.js".into(),
        size: 1,
        sha256: String::new().into(),
        md5: String::new().into(),
        stamp: Stamp::default(),
        headers: Default::default(),
    };
    let facts = Facts::of("js/app.js", text.as_bytes(), false);
    assert_eq!(by_content(&facts, &RULES), Verdict::Secret(SecretKind::CodeHostToken));
    let error = Finding::in_file(&file, None, &facts).unwrap().refusal();
    assert_eq!(error.code, Code::FolderSecret);
    assert_eq!(error.args["file"], "js/app.js");
    assert_eq!(error.args["kind"], "code-host-token");
    assert_eq!(error.args["line"], "3");
    let all = format!("{error:?} {error}");
    assert!(!all.contains(&token[..12]), "{all}");
}

#[test]
fn every_kind_has_its_own_word_key() {
    let keys: std::collections::BTreeSet<_> = SecretKind::ALL.iter().map(|kind| kind.key()).collect();
    assert_eq!(keys.len(), SecretKind::ALL.len());
    for kind in SecretKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.key(), "the key is what is serialised");
    }
}

fn of(paths: &[&str]) -> naru_core::Result<preflight::Names> {
    names(paths.iter().map(|path| (*path).to_owned()))
}

#[test]
fn all_hangul_syllables_and_jamo_get_the_same_key_composed_and_decomposed() {
    let syllables = (0xac00_u32..=0xd7a3).filter_map(char::from_u32);
    let jamo = (0x1100_u32..=0x11ff).filter_map(char::from_u32);
    let all: Vec<String> = syllables.chain(jamo).map(|c| format!("{c}.html")).collect();
    let composed = names(all.iter().map(|name| name.nfc().collect())).unwrap();
    let decomposed = names(all.iter().map(|name| name.nfd().collect())).unwrap();
    assert_eq!(composed.keyed.len(), 11_172 + 256);
    assert!(composed.warnings.is_empty());
    for ((one, _), (other, path)) in composed.keyed.iter().zip(&decomposed.keyed) {
        assert_eq!(one, other);
        assert!(unicode_normalization::is_nfc(other.as_str()), "no key is decomposed");
        assert_eq!(*path, one.as_str().nfd().collect::<String>(), "the path stays as the disk spells it");
    }
    let warned = decomposed.warnings.iter().filter(|w| w.kind == FolderWarningKind::Decomposed).count();
    assert_eq!(warned, 11_172, "single jamo have no other form");
}

#[test]
fn twins_that_become_one_object_are_refused() {
    let nfd: String = "소개.html".nfd().collect();
    let error = of(&["소개.html", "index.html", &nfd]).unwrap_err();
    assert_eq!(error.code, Code::FolderNameClash);
    assert_ne!(error.args["file"], error.args["other"], "both spellings are named");
}

#[test]
fn twins_by_letter_case_are_both_kept_and_both_warned_of() {
    let names = of(&["A/Logo.png", "a/logo.png", "index.html"]).unwrap();
    assert_eq!(names.keyed.len(), 3);
    let warned: Vec<_> = names.warnings.iter().map(|w| (w.kind, w.path.as_str())).collect();
    assert_eq!(warned, [(FolderWarningKind::CaseTwin, "A/Logo.png"), (FolderWarningKind::CaseTwin, "a/logo.png")]);
}

#[test]
fn a_name_s3_cannot_hold_is_refused_with_its_rule() {
    let long = "가".repeat(342);
    for (path, rule) in [(long.as_str(), "key-long"), ("a\nb.html", "key-control"), ("\u{7f}.html", "key-control")] {
        let error = of(&[path]).unwrap_err();
        assert_eq!((error.code, error.args["rule"].as_str()), (Code::FolderBadFile, rule));
        assert!(!error.args["file"].contains(char::is_control), "what is printed moves no cursor");
    }
    assert!(of(&[&"가".repeat(341)]).is_ok(), "1,023 bytes fit");
}

#[test]
fn of_many_warnings_each_kind_is_told_before_any_is_told_twice_and_the_gravest_first() {
    use FolderWarningKind::{CallsLocalhost, Decomposed, EmptyFile};
    let warning = |(kind, path): (FolderWarningKind, String)| FolderWarning { kind, path };
    let mut view = super::support::folder(&[("index.html", "x")]);
    let empty = (0..30).map(|n| (EmptyFile, format!("{n:02}.txt")));
    let all = empty.chain([(Decomposed, "가.html".to_owned()), (CallsLocalhost, "app.js".to_owned())]);
    view.warnings = all.map(warning).collect();
    let told: Vec<_> = view.telling(5).into_iter().map(|one| (one.kind, one.path)).collect();
    let want = [(CallsLocalhost, "app.js"), (EmptyFile, "00.txt"), (Decomposed, "가.html")];
    let want: Vec<_> = want.map(|(kind, path)| (kind, path.to_owned())).into();
    assert_eq!(told[..3], want);
    assert_eq!(told[3..], [(EmptyFile, "01.txt".to_owned()), (EmptyFile, "02.txt".to_owned())]);
    let summary = FolderSummary::of(&view);
    assert_eq!((summary.warnings.len(), summary.warnings_count), (20, 32));
}

#[test]
fn what_s3_takes_in_parts_is_taken_and_one_byte_more_is_not() {
    assert!(preflight::size("film.mp4", LARGEST).is_ok());
    let error = preflight::size("film.mp4", LARGEST + 1).unwrap_err();
    assert_eq!((error.code, error.args["rule"].as_str()), (Code::FolderBadFile, "file-size"));
}

#[test]
fn only_a_build_s_own_files_on_another_host_are_worth_a_warning() {
    let keys = ["static/js/main.4f7b2c1d.js", "css/app.css", "index.html", "logo.js"];
    let warned = |page: &str| loads_from_elsewhere(page, |key| keys.contains(&key));
    let script = |src: &str| format!(r#"<script src="{src}"></script>"#);
    for src in [
        "http://localhost:3000/static/js/main.4f7b2c1d.js",
        "http://127.0.0.1:8080/x.js",
        "https://[::1]/x.js",
        "http://192.168.0.7/x.js",
        "//mac.local/x.js",
        "file:///C:/site/x.js",
        "https://my-bucket.s3.ap-northeast-2.amazonaws.com/static/js/main.4f7b2c1d.js",
        "https://example.kr/app/static/js/main.4f7b2c1d.js?v=1",
    ] {
        assert!(warned(&script(src)), "{src}");
    }
    for page in [
        script("https://unpkg.com/react@19/umd/react.production.min.js"),
        script("/static/js/main.4f7b2c1d.js"),
        script("https://cdn.example.com/logo.js"),
        r#"<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Inter">"#.to_owned(),
        r#"<a href="http://localhost:3000/static/js/main.4f7b2c1d.js">x</a>"#.to_owned(),
        format!("<!-- {} -->", script("http://localhost/x.js")),
    ] {
        assert!(!warned(&page), "{page}");
    }
    assert!(warned(r#"<link href="https://old.example.com/css/app.css" rel="stylesheet">"#));
}

#[test]
fn nobody_publishes_a_disk_a_home_or_what_lies_around_it() {
    let home = Some(Path::new("/home/naru"));
    for path in ["/", "/home", "/home/naru", "/home/naru/Downloads", "/home/naru/바탕화면"] {
        assert!(is_too_broad(Path::new(path), home), "{path}");
    }
    for path in ["/home/naru/site", "/home/naru/Downloads/site", "/home/other", "/srv/www"] {
        assert!(!is_too_broad(Path::new(path), home), "{path}");
    }
    assert!(is_too_broad(Path::new("/"), None));
}

#[test]
fn of_several_builds_none_is_chosen_but_two_paths_to_one_are_one() {
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(choose(vec![]), Choice::None);
    let linked = vec![pair(".output/public", ".output/public"), pair("dist", ".output/public")];
    assert_eq!(choose(linked), Choice::One(".output/public".to_owned()));
    let two = vec![pair("build", "build"), pair("dist", "dist")];
    assert_eq!(choose(two), Choice::Several(vec!["build".to_owned(), "dist".to_owned()]));
}
