//! The address a build's files are loaded from: in `.env`, per framework, and what in a built page cannot work.

use std::collections::BTreeSet;

use naru_core::Code;
use naru_core::convenience::Present;
use naru_core::convenience::base_url::{AssetProblemKind, BaseUrl, Place, advice, in_page};
use naru_core::convenience::dotenv::{self, Git, is_ignored};
use naru_core::deploy::framework::Framework;
use naru_core::words::{Lang, Words};

use super::convenience::shown;

fn base(text: &str) -> BaseUrl {
    BaseUrl::parse(text).unwrap()
}

#[test]
fn an_address_is_whole_and_safe_in_every_file() {
    for (text, want) in [
        ("https://www.jaemin.com", "https://www.jaemin.com/"),
        (" https://d111.cloudfront.net/ ", "https://d111.cloudfront.net/"),
        ("http://localhost:3000/x", "http://localhost:3000/x/"),
        ("/", "/"),
        ("/blog", "/blog/"),
    ] {
        assert_eq!(base(text).as_str(), want);
    }
    for text in [
        "",
        "jaemin.com",
        "//x",
        "https://",
        "ftp://x",
        "https://한글.kr",
        "/a b",
        "/a\"b",
        "/$x",
        "/a//b",
        "https://x/?q",
        "/a\n",
    ] {
        if text != "/a\n" {
            assert_eq!(BaseUrl::parse(text).unwrap_err().args["rule"], "base-shape", "{text}");
        }
    }
    let problem = |text: &str| base(text).problem();
    assert_eq!(problem("https://b.s3.ap-northeast-2.amazonaws.com/"), Some(AssetProblemKind::BucketUrl));
    assert_eq!(problem("http://www.example.kr"), Some(AssetProblemKind::PlainHttp));
    assert_eq!(problem("https://127.0.0.1:8080"), Some(AssetProblemKind::ThisMachine));
    assert_eq!((problem("https://www.example.kr"), problem("/blog")), (None, None));
}

#[test]
fn public_url_is_set_and_every_other_line_stays() {
    for (before, after) in [
        ("", "PUBLIC_URL=/x/\n"),
        ("A=1", "A=1\nPUBLIC_URL=/x/\n"),
        ("A=1\r\n", "A=1\r\nPUBLIC_URL=/x/\r\n"),
        ("# c\nPUBLIC_URL=\"https://old/\" # why\nB=2\n", "# c\nPUBLIC_URL=/x/ # why\nB=2\n"),
        ("export PUBLIC_URL = old\n", "export PUBLIC_URL = /x/\n"),
        ("PUBLIC_URL=\n", "PUBLIC_URL=/x/\n"),
        ("PUBLIC_URL=a\nPUBLIC_URL=b", "PUBLIC_URL=a\nPUBLIC_URL=/x/"),
        ("KEY=\"a\nPUBLIC_URL=no\n\"\n", "KEY=\"a\nPUBLIC_URL=no\n\"\nPUBLIC_URL=/x/\n"),
        ("#PUBLIC_URL=a\nXPUBLIC_URL=b\n", "#PUBLIC_URL=a\nXPUBLIC_URL=b\nPUBLIC_URL=/x/\n"),
        ("\u{feff}PUBLIC_URL=a\n", "\u{feff}PUBLIC_URL=/x/\n"),
    ] {
        assert_eq!(dotenv::set(before, "PUBLIC_URL", "/x/"), after, "{before:?}");
        assert_eq!(dotenv::set(after, "PUBLIC_URL", "/x/"), after);
        assert_eq!(dotenv::value(after, "PUBLIC_URL"), Some("/x/"));
    }
    let before = "DB=postgres://u:hunter2@h\n# OLD_KEY=hunter2\nPEM='line\nhunter2\n'\nPUBLIC_URL='https://old/'\n";
    let present = || Present::of(".env", Some(before));
    let refused = dotenv::public_url(present(), &base("/"), false).unwrap_err();
    assert_eq!((refused.code, refused.args["old"].as_str()), (Code::AlreadySet, "https://old/"));
    let edit = dotenv::public_url(present(), &base("https://new"), true).unwrap();
    assert_eq!(
        shown(&edit),
        "@@ -3,4 +3,4 @@\n PEM=•••\n •••\n •••\n-PUBLIC_URL='https://old/'\n+PUBLIC_URL=https://new/\n"
    );
    let fresh = dotenv::public_url(Present::of(".env", Some("K=hunter2\n# K2=hunter2\n")), &base("/"), false).unwrap();
    assert_eq!(shown(&fresh), "@@ -1,2 +1,3 @@\n K=•••\n # K2= •••\n+PUBLIC_URL=/\n");
    assert!(!dotenv::public_url(present(), &base("https://old"), false).unwrap().changes());
}

#[test]
fn git_is_understood_well_enough_for_env() {
    let says = |path: &str, text: &str| is_ignored(&[(path.to_owned(), text.to_owned())]);
    for text in
        [".env", "/.env", ".env*", "*.env", ".*", "*", "**/.env", ".en[vw]", "# x\n.env\r\n", ".en?", "!.env\n.env"]
    {
        assert!(says(".env", text), "{text}");
    }
    for text in ["", "#.env", ".env.local", ".env/", "/app/.env", ".env\n!.env", "env", ".env.*", ".en[!v]"] {
        assert!(!says(".env", text), "{text}");
    }
    assert!(says("app/web/.env", "web/") && says("app/web/.env", "/app") && says("app/.env", ".env"));
    assert!(!says("app/.env", "/.env") && !says("app/.env", "app/web/"));
    let two = |outer: &str, inner: &str| {
        is_ignored(&[("app/.env".to_owned(), outer.to_owned()), (".env".to_owned(), inner.to_owned())])
    };
    assert!(two("", ".env") && two(".env", "") && !two(".env", "!.env") && two("app/", "!.env"));
}

#[test]
fn every_framework_is_told_its_own_setting() {
    let (host, path) = (base("https://www.jaemin.com"), base("/blog"));
    for (framework, place, setting, snippet) in [
        (Framework::CreateReactApp, Place::Env, "PUBLIC_URL", "PUBLIC_URL=https://www.jaemin.com/"),
        (Framework::Vite, Place::Config, "base", "base: \"https://www.jaemin.com/\""),
        (Framework::NextExport, Place::Config, "assetPrefix", "assetPrefix: \"https://www.jaemin.com\""),
        (Framework::VueCli, Place::Config, "publicPath", "publicPath: \"https://www.jaemin.com/\""),
        (Framework::Angular, Place::Command, "--deploy-url", "ng build --deploy-url https://www.jaemin.com/"),
        (Framework::SvelteKit, Place::Config, "paths.assets", "paths: { assets: \"https://www.jaemin.com\" }"),
        (Framework::Astro, Place::Config, "build.assetsPrefix", "assetsPrefix: \"https://www.jaemin.com\""),
        (Framework::Nuxt, Place::Config, "app.cdnURL", "cdnURL: \"https://www.jaemin.com/\""),
    ] {
        let found = advice(framework, &host).unwrap();
        assert_eq!((found.place, found.setting.as_str()), (place, setting), "{framework:?}");
        assert!(found.snippet.contains(snippet), "{framework:?}: {}", found.snippet);
    }
    for (framework, setting, snippet) in [
        (Framework::NextExport, "basePath", "basePath: \"/blog\""),
        (Framework::Angular, "--base-href", "ng build --base-href /blog/"),
        (Framework::SvelteKit, "paths.base", "paths: { base: \"/blog\" }"),
        (Framework::Astro, "base", "base: \"/blog/\""),
        (Framework::Nuxt, "app.baseURL", "baseURL: \"/blog/\""),
    ] {
        let found = advice(framework, &path).unwrap();
        assert!(found.setting == setting && found.snippet.contains(snippet), "{framework:?}: {found:?}");
    }
    for framework in Framework::ALL {
        assert_eq!(advice(framework, &path).is_none(), framework == Framework::Plain);
    }
}

#[test]
fn what_a_built_page_cannot_load_is_named() {
    let files: BTreeSet<String> =
        ["index.html", "assets/a.js", "assets/가 나.css", "favicon.ico"].map(str::to_owned).into();
    let of = |page: &str, address: Option<&str>| -> Vec<&str> {
        in_page("index.html", page, &files, address).iter().map(|problem| problem.kind.key()).collect()
    };
    let script = |src: &str| format!("<script type=module src=\"{src}\"></script>");
    let live = Some("https://www.example.kr/");
    for (src, address, want) in [
        ("/assets/a.js", live, None),
        ("assets/a.js?v=1", live, None),
        ("./assets/../assets/a.js", live, None),
        ("https://www.example.kr/assets/a.js", live, None),
        ("//WWW.example.kr/assets/a.js", live, None),
        ("https://cdn.jsdelivr.net/npm/vue.js", live, None),
        ("data:text/javascript,1", live, None),
        ("https://b.s3.ap-northeast-2.amazonaws.com/assets/a.js", live, Some("bucket-url")),
        ("https://my.dotted.bucket.s3.us-east-1.amazonaws.com/a.js", None, Some("bucket-url")),
        ("https://b.s3.dualstack.us-east-1.amazonaws.com/a.js", None, Some("bucket-url")),
        ("//b.s3.amazonaws.com/a.js", None, Some("bucket-url")),
        ("https://s3.ap-northeast-2.amazonaws.com/b/assets/a.js", None, Some("bucket-url")),
        ("https://s3-eu-west-1.amazonaws.com/b/a.js", None, Some("bucket-url")),
        ("http://b.s3-website.ap-northeast-2.amazonaws.com/assets/a.js", live, Some("plain-http")),
        ("https://sdk.amazonaws.com/js/aws-sdk-2.js", live, None),
        ("/my-repo/assets/a.js", live, Some("other-base")),
        ("https://www.example.kr/my-repo/assets/a.js", live, Some("other-base")),
        ("https://old.example.com/assets/a.js", live, Some("other-host")),
        ("https://old.example.com/assets/a.js", None, None),
        ("http://cdn.example.com/x.js", live, Some("plain-http")),
        ("http://cdn.example.com/x.js", Some("http://b.s3-website.x/"), None),
        ("http://localhost:3000/assets/a.js", live, Some("this-machine")),
        ("https://192.168.0.4/assets/a.js", None, Some("this-machine")),
        ("/assets/gone.js", live, Some("no-file")),
    ] {
        assert_eq!(of(&script(src), address), want.into_iter().collect::<Vec<_>>(), "{src}");
    }
    assert_eq!(of("<link rel=stylesheet href='/assets/%EA%B0%80%20%EB%82%98.css'>", live), [""; 0]);
    assert_eq!(of("<base href=/my-repo/><script src=assets/a.js></script>", live), ["other-base"]);
    assert_eq!(of("<base href=/><script src=assets/a.js></script>", live), [""; 0]);
    assert_eq!(of("<img src=/api/photo><link rel='shortcut icon' href=/x/favicon.ico>", live), ["other-base"]);
    assert_eq!(of(&script("/x/assets/a.js").repeat(2), live).len(), 1, "each once");
    assert_eq!(
        of("<!-- <script src=http://localhost/> --><script>'<img src=http://localhost/>'</script>", live),
        [""; 0]
    );
}

#[test]
fn every_kind_has_its_words_and_none_is_left_over() {
    for lang in [Lang::En, Lang::Ko] {
        let words = Words::new(lang);
        for kind in AssetProblemKind::ALL {
            assert!(words.has(&format!("asset-problem-{}", kind.key())));
        }
        for git in Git::ALL {
            assert!(words.has(&format!("env-git-{}", git.key())));
        }
    }
    for (prefix, count) in [("\nasset-problem-", AssetProblemKind::ALL.len()), ("\nenv-git-", Git::ALL.len())] {
        assert_eq!(naru_core::words::EN.matches(prefix).count(), count, "{prefix}");
    }
}
