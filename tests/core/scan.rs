//! The X-ray of a build: what one file's bytes tell, what a server's build is told by, what stays too long in
//! browsers, and what a project may say to all that.

use std::collections::BTreeSet;

use naru_core::Code;
use naru_core::deploy::facts::Facts;
use naru_core::deploy::finding::{Finding, Waiver, is_left_out, waived};
use naru_core::deploy::folder::{FileEntry, FolderWarningKind, Stamp};
use naru_core::deploy::lasting::{changed_in_place, stays_too_long};
use naru_core::deploy::secret::{Found, SecretKind};
use naru_core::deploy::server::ServerBuild;
use naru_core::engine;
use naru_core::event::{Event, Goal};
use naru_core::names::{EnvName, Key};
use naru_core::practice::Faults;
use naru_core::project::{Project, Wishes};
use naru_core::recipe;
use naru_core::site::files::FilesStep;
use naru_core::spec::FolderWish;
use naru_core::step::Step;

use super::support::{Bench, folder};

fn file(path: &str, sha256: &str) -> FileEntry {
    FileEntry {
        key: Key::parse(path).unwrap(),
        path: path.into(),
        size: 1,
        sha256: sha256.into(),
        md5: String::new().into(),
        stamp: Stamp::default(),
        headers: naru_core::deploy::headers::of(&Key::parse(path).unwrap()).into(),
    }
}

fn waiver(path: &str, sha256: &str, rule: FolderWarningKind) -> Waiver {
    Waiver { path: path.to_owned(), sha256: sha256.to_owned(), rule, why: None }
}

#[test]
fn a_script_that_calls_this_computer_is_told_from_a_library_that_only_names_it() {
    let calls = |text: &str| Facts::of("assets/app.js", text.as_bytes(), false).calls_localhost;
    for text in [
        "fetch(\"http://localhost:3000/api\")",
        "const u='https://127.0.0.1:8443/x'",
        "new WebSocket(`ws://localhost:5173/`)",
        "o=\"wss://0.0.0.0:1/\"",
        "a=\"http://[::1]:8080\"",
    ] {
        assert!(calls(text), "{text}");
    }
    for text in [
        "new URL(e,\"http://localhost\")",
        "\"http://localhost/\"",
        "`http://localhost:${port}`",
        "ftp://localhost:21",
        "http://localhost.example.com:80/",
    ] {
        assert!(!calls(text), "{text}");
    }
    assert!(!Facts::of("docs.html", b"http://localhost:3000", false).calls_localhost, "a page may speak of it");
}

#[test]
fn a_map_inside_a_script_is_seen_and_a_map_beside_it_is_none() {
    let of = |path: &str, text: &str| Facts::of(path, text.as_bytes(), false).inline_map;
    assert!(of("a.js", "x//# sourceMappingURL=data:application/json;charset=utf-8;base64,eyJ2"));
    assert!(of("a.css", "x/*# sourceMappingURL=data:application/json;base64,eyJ2 */"));
    assert!(!of("a.js", "x//# sourceMappingURL=a.js.map"));
}

#[test]
fn facts_are_the_same_after_they_were_remembered() {
    let key = format!("gh{}_{}", 'p', "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6");
    for (path, text) in [
        ("a.js", format!("\n\n'{key}' 'http://localhost:3000'")),
        ("index.html", "<base href=x/><script src=/a.js></script><img src=b.png>".to_owned()),
        ("a.css", "a{background:url(x.png)}".to_owned()),
        ("x.map", "{\"mappings\":\"\"}".to_owned()),
        ("plain.txt", String::new()),
    ] {
        let facts = Facts::of(path, text.as_bytes(), true);
        let kept: Facts = serde_json::from_str(&serde_json::to_string(&facts).unwrap()).unwrap();
        assert_eq!(kept, facts, "{path}");
    }
    assert_eq!(Facts::of("a.js", key.as_bytes(), true).secret.map(|f: Found| f.line), Some(1));
}

#[test]
fn a_server_s_build_is_told_by_its_own_files_and_its_refusal_says_the_way_to_a_static_one() {
    let has = |files: &'static [&str]| move |trace: &str| files.contains(&trace);
    let cases: [(Option<ServerBuild>, &str, &str); 6] = [
        (ServerBuild::of_project(has(&[".next/BUILD_ID"])), "next-export", "static-next"),
        (ServerBuild::of_project(has(&[".output/server/index.mjs"])), "nuxt", "static-nuxt"),
        (ServerBuild::of_project(has(&["build/handler.js"])), "svelte-kit", "static-svelte-kit"),
        (ServerBuild::of_build(has(&["server/entry.mjs"])), "astro", "static-astro"),
        (ServerBuild::of_build(has(&["server/server.mjs"])), "angular", "static-angular"),
        (ServerBuild::of_project(has(&["build/server/index.js"])), "vite", "static-other"),
    ];
    for (found, framework, hint) in cases {
        let error = found.expect(framework).refusal("/x");
        assert_eq!((error.code, error.args["framework"].as_str()), (Code::FolderNeedsServer, framework));
        assert_eq!(error.hints[0], hint);
    }
    assert!(ServerBuild::around("/home/a/shop/.next/server/app").is_some());
    assert!(ServerBuild::around("/home/a/next/out").is_none());
    assert!(ServerBuild::of_project(|_| false).is_none() && ServerBuild::of_build(|_| false).is_none());
}

#[test]
fn only_a_name_that_carries_a_hash_may_stay_in_browsers_for_a_year() {
    let long = |key: &str, value: &str| stays_too_long(&Key::parse(key).unwrap(), Some(value));
    assert!(long("logo.png", "public, max-age=31536000, immutable"));
    assert!(long("logo.png", "max-age=31536000"));
    assert!(long("app.js", "Immutable"));
    assert!(!long("assets/index-CwKq7x2B.js", "public, max-age=31536000, immutable"), "its name changes");
    assert!(!long("logo.png", "public, max-age=3600"));
    assert!(!long("logo.png", "max-age=0, s-maxage=31536000"), "shared caches can be told");
    assert!(!long("logo.png", "no-cache, max-age=31536000"), "it is asked for each time");
    assert!(!stays_too_long(&Key::parse("logo.png").unwrap(), None));
}

#[tokio::test]
async fn what_was_published_as_immutable_and_is_other_bytes_now_is_named_before_it_goes() {
    let site = |page: &str, script: &str| {
        folder(&[("index.html", page), ("assets/a-CwKq7x2B.js", script), ("assets/b-GpEN3EET.js", "b")])
    };
    let bench = Bench::new(site("1", "old"));
    bench.build().await;
    let notes = async || {
        let events = |_: Event| {};
        let (spec, cloud) = (bench.spec(), bench.cloud(Faults::default()));
        let world = engine::look(&bench.run(&recipe::STATIC_SITE, Goal::Build, &spec, &cloud, &events)).await.unwrap();
        let bucket = &world.buckets[&bench.bucket()];
        let newest = bucket.releases.seen().unwrap().last().unwrap();
        let named: Vec<String> = changed_in_place(world.folder.seen().unwrap(), newest).map(Key::to_string).collect();
        (FilesStep.notes(&spec, &world), named)
    };
    *bench.folder.0.lock().unwrap() = site("2", "old");
    assert_eq!(notes().await, (vec![], vec![]), "a page is asked for each time");
    *bench.folder.0.lock().unwrap() = site("2", "new");
    let (told, named) = notes().await;
    assert_eq!(named, ["assets/a-CwKq7x2B.js"]);
    assert_eq!((told[0].key.as_str(), told[0].args["files"].as_str()), ("note-immutable-changed", "1"));
}

#[test]
fn a_waiver_is_for_one_path_one_content_and_one_rule() {
    use FolderWarningKind as K;
    let demo = file("소개/demo.pem", "aa");
    let decomposed = "\u{1109}\u{1169}\u{1100}\u{1162}/demo.pem";
    assert!(waived(&[waiver("소개/demo.pem", "aa", K::Secret)], &demo, K::Secret));
    assert!(waived(&[waiver(decomposed, "aa", K::Secret)], &demo, K::Secret), "however it was typed");
    assert!(!waived(&[waiver("소개/demo.pem", "ab", K::Secret)], &demo, K::Secret), "other bytes are asked about");
    assert!(!waived(&[waiver("demo.pem", "aa", K::Secret)], &demo, K::Secret));
    assert!(!waived(&[waiver("소개/demo.pem", "aa", K::EmptyFile)], &demo, K::Secret));
    assert!(is_left_out(&["drafts/".to_owned()], "drafts") && is_left_out(&[decomposed.to_owned()], "소개/demo.pem"));
    assert!(!is_left_out(&["drafts".to_owned()], "drafts2") && !is_left_out(&[], "x"));
}

#[test]
fn no_project_can_say_that_a_repository_or_an_env_file_is_public() {
    let facts = Facts::default();
    for kind in SecretKind::ALL {
        let found = Finding::in_file(&file("x", "aa"), Some(kind), &facts).unwrap();
        let never = matches!(kind, SecretKind::Env | SecretKind::VersionControl);
        assert_eq!(found.may_be_waived(), !never, "{kind:?}");
        let hint = if never { "leave-file" } else { "waive-file" };
        assert_eq!(found.refusal().hints[0], hint);
    }
    let folder = Finding { path: ".aws".to_owned(), kind: SecretKind::CredentialFile, line: None, sha256: None };
    assert!(!folder.may_be_waived(), "a folder has no bytes of its own");
}

#[test]
fn waivers_are_saved_in_the_project_and_hold_in_every_environment() {
    let mut project = Project::new("shop", [7; 16]);
    project.site.waive =
        vec![Waiver { why: Some("a demo".to_owned()), ..waiver("a.pem", "aa", FolderWarningKind::Secret) }];
    project.site.leave_out = vec!["drafts".to_owned()];
    let text = project.to_text();
    assert!(text.contains("[[site.waive]]") && text.contains("rule = \"secret\""), "{text}");
    assert_eq!(Project::parse(&text, "").unwrap(), project);

    let old = "# ours\nversion = 1\nid = \"".to_owned()
        + project.id.as_str()
        + "\"\nname = \"shop\"\nslug = \"shop\"\n\n[site]\nregion = \"us-east-1\" # near\n\n[env.staging]\n";
    let mut changed = Project::parse(&old, "").unwrap();
    changed.site.waive.clone_from(&project.site.waive);
    let over = changed.to_text_over(&old);
    assert!(over.contains("# ours") && over.contains("# near"), "a person's comments stay: {over}");
    assert_eq!(Project::parse(&over, "").unwrap(), changed);
    changed.site.waive.push(waiver("b.pem", "bb", FolderWarningKind::AssetHost));
    let more = changed.to_text_over(&over);
    assert!(more.contains("# near") && Project::parse(&more, "").unwrap() == changed, "{more}");
    changed.site.waive.clear();
    assert!(!changed.to_text_over(&more).contains("waive"));

    let staging = EnvName::parse("staging").unwrap();
    let own = Wishes { waive: vec![waiver("c", "cc", FolderWarningKind::Secret)], ..Wishes::default() };
    project.env.insert(staging.clone(), own);
    let wish = FolderWish::of("/x", &project.wishes(&staging));
    let paths: BTreeSet<&str> = wish.waive.iter().map(|waiver| waiver.path.as_str()).collect();
    assert_eq!(paths, BTreeSet::from(["a.pem", "c"]));
    assert_eq!(wish.leave_out, ["drafts"]);
}
