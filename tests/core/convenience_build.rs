//! How a project is built, and what a whole build asks for in vain.

use std::collections::BTreeSet;

use naru_core::convenience::asset_check::{Checked, LARGEST, MOST_BYTES, MOST_FILES, check, references};
use naru_core::convenience::build_command::{PackageManager, build_command};
use naru_core::deploy::framework::Top;
use naru_core::shell::{Shell, render};

fn top(names: &[&str], package_json: &str) -> Top {
    let package_json = (!package_json.is_empty()).then(|| package_json.to_owned());
    Top { names: names.iter().map(|name| (*name).to_owned()).collect(), index_html: None, package_json }
}

fn line(tops: &[Top]) -> Option<String> {
    build_command(tops).map(|command| render(&command, Shell::Posix))
}

#[test]
fn the_build_is_run_by_whom_the_project_is_installed_by() {
    const BUILD: &str = r#"{"scripts": {"build": "vite build"}}"#;
    for (names, package, want) in [
        (&["package.json"][..], BUILD, Some("npm run build")),
        (&["package-lock.json"], BUILD, Some("npm run build")),
        (&["npm-shrinkwrap.json"], BUILD, Some("npm run build")),
        (&["pnpm-lock.yaml"], BUILD, Some("pnpm run build")),
        (&["yarn.lock"], BUILD, Some("yarn run build")),
        (&["bun.lock"], BUILD, Some("bun run build")),
        (&["bun.lockb"], BUILD, Some("bun run build")),
        (&["package-lock.json", "pnpm-lock.yaml"], BUILD, Some("pnpm run build")),
        (
            &["package-lock.json", "yarn.lock"],
            r#"{"packageManager": "pnpm@10.1.0+sha512.ab", "scripts": {"build": "x"}}"#,
            Some("pnpm run build"),
        ),
        (&["yarn.lock"], r#"{"packageManager": "cargo@1", "scripts": {"build": "x"}}"#, Some("yarn run build")),
        (&[], r#"{"dependencies": {"nuxt": "4"}, "scripts": {"build": "nuxt build", "generate": "nuxt generate"}}"#, {
            Some("npm run generate")
        }),
        (&[], r#"{"scripts": {"build": 1}}"#, None),
        (&["yarn.lock"], r#"{"scripts": {"start": "x"}}"#, None),
        (&["yarn.lock"], "", None),
        (&[], "not json", None),
    ] {
        assert_eq!(line(&[top(names, package)]).as_deref(), want, "{names:?} {package}");
    }
    // In a workspace the lockfile lies further out, and what is nearer counts more.
    let (inner, around) = (top(&["package.json"], BUILD), top(&["pnpm-lock.yaml"], "{}"));
    assert_eq!(line(&[inner.clone(), top(&[], ""), around.clone()]).as_deref(), Some("pnpm run build"));
    assert_eq!(line(&[top(&["yarn.lock"], BUILD), around]).as_deref(), Some("yarn run build"));
    assert_eq!(line(&[]), None);
    let programs: BTreeSet<&str> = PackageManager::ALL.iter().map(|manager| manager.program()).collect();
    assert_eq!(programs.len(), PackageManager::ALL.len());
}

fn checked(files: &[(&str, &str)], address: Option<&str>) -> Checked {
    let keys = files.iter().map(|(key, _)| (*key).to_owned()).collect();
    check(&keys, address, |key| {
        let (_, text) = files.iter().find(|(name, _)| *name == key)?;
        references(key, text.as_bytes())
    })
}

fn told(checked: &Checked) -> Vec<String> {
    let say =
        |it: &naru_core::convenience::base_url::AssetProblem| format!("{} {} {}", it.file, it.reference, it.kind.key());
    checked.problems.iter().map(say).collect()
}

#[test]
fn every_page_and_every_style_is_looked_at_from_where_it_lies() {
    let files = [
        ("index.html", "<link rel=stylesheet href=assets/a.css><script src=/gone.js></script>"),
        ("404.html", "<script src=/gone.js></script>"),
        (
            "docs/a/index.html",
            "<script src=../app.js></script><script src=here.js></script><script src=no.js></script>",
        ),
        ("docs/b.HTM", "<base href=a/><script src=here.js></script><script src=app.js></script>"),
        ("docs/app.js", ""),
        ("docs/a/here.js", ""),
        (
            "assets/a.css",
            "/* url(/never.png) */ @font-face{src:url( 'fonts/x.woff2?v=1#iefix' ),URL(/fonts/x.woff)}\
             a{background:url(data:image/png;base64,AA==)}b{mask:url(#m)}i{background:url(\"http://localhost/x.png\")}\
             u{background:url(../logo.png)}s{curl:none;background:url(",
        ),
        ("assets/fonts/x.woff2", ""),
        ("logo.png", ""),
    ];
    let it = checked(&files, None);
    assert_eq!(
        told(&it),
        [
            "index.html /gone.js no-file",
            "assets/a.css /fonts/x.woff no-file",
            "assets/a.css http://localhost/x.png this-machine",
            "docs/b.HTM app.js no-file",
            "docs/a/index.html no.js no-file",
        ]
    );
    assert_eq!((it.looked, it.of, it.unread), (5, 5, None));
    let live = checked(&[("index.html", ""), ("a.css", "a{src:url(http://x.kr/f.woff)}")], Some("https://www.x.kr/"));
    assert_eq!(told(&live), ["a.css http://x.kr/f.woff plain-http"]);
}

#[test]
fn a_limit_that_is_reached_is_told() {
    let keys = |count: usize| (0..count).map(|n| format!("p/{n:05}.html")).collect::<BTreeSet<_>>();
    let many = check(&keys(MOST_FILES + 3), None, |key| references(key, b""));
    assert_eq!((many.looked, many.of), (MOST_FILES, MOST_FILES + 3));
    assert_eq!(many.unread, Some(format!("p/{MOST_FILES:05}.html")));
    let all = check(&keys(MOST_FILES), None, |key| references(key, b""));
    assert_eq!((all.looked, all.unread), (MOST_FILES, None));
    let large = check(&keys(40), None, |key| references(key, " ".repeat(LARGEST).as_bytes()));
    assert_eq!((large.looked, large.unread.is_some()), (MOST_BYTES / LARGEST, true));
    let one = check(&keys(2), None, |key| {
        references(key, " ".repeat(if key.contains('1') { LARGEST + 1 } else { 1 }).as_bytes())
    });
    assert_eq!((one.looked, one.unread.as_deref()), (1, Some("p/00001.html")));
    assert_eq!(check(&keys(1), None, |_| None).unread.as_deref(), Some("p/00000.html"));
}
