//! Threat T6 on whole builds: of 200 and more secrets planted in builds of many kinds nearly all are found and none of
//! the gravest is missed, while a clean build is not stopped.
//!
//! Real builds that nobody here wrote, where they were made (`scripts/sites.sh`), the window's own page, and the shapes
//! of other frameworks filled with real bundles.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use naru_adapters::folder::{Scanned, examine};
use naru_core::deploy::secret::SecretKind;
use naru_core::spec::FolderWish;
use tempfile::TempDir;

use super::folder::add;

#[path = "../core/secrets.rs"]
mod secrets;

use secrets::{Dice, secrets};

/// So much of a bundle carries a planted secret.
const CARRIER: usize = 24 * 1024;

fn real(path: PathBuf) -> PathBuf {
    assert!(path.join("index.html").is_file(), "{}: scripts/sites.sh and scripts/ui.sh make it", path.display());
    path
}

/// Where the builds lie that were really made.
fn real_builds() -> Vec<(&'static str, PathBuf)> {
    let home = etcetera::home_dir().unwrap();
    let sites = std::env::var_os("NARU_SITES").map_or_else(|| home.join(".cache/naru/sites"), PathBuf::from);
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/dist");
    vec![
        ("create-vite (React)", real(sites.join("react/dist"))),
        ("swagger-ui-dist", real(sites.join("node_modules/swagger-ui-dist"))),
        ("the window's page (Svelte)", real(page)),
    ]
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to)
        } else {
            fs::copy(entry.path(), to).map(drop).unwrap();
        }
    }
}

/// Builds as other frameworks lay them out, with real bundles under their names.
fn shaped(bundle: &str) -> Vec<(&'static str, TempDir)> {
    let shapes: [(&str, &[&str]); 4] = [
        (
            "Next.js (export)",
            &[
                "_next/static/chunks/main-app-3f9a1c0b7d2e4856.js",
                "_next/static/chunks/app/page-0c7d9e21ab34f658.js",
                "_next/static/css/9d1f2a3b4c5e6f70.css",
                "404.html",
                "index.txt",
            ],
        ),
        (
            "SvelteKit (static)",
            &[
                "_app/immutable/entry/start.CwKq7x2B.js",
                "_app/immutable/chunks/D3aGpEN3.js",
                "_app/version.json",
                "_app/env.js",
            ],
        ),
        ("Astro", &["_astro/index.DkX2pQ8s.css", "_astro/hoisted.B1cD4eF7.js", "about/index.html", "rss.xml"]),
        (
            "Create React App",
            &[
                "static/js/main.4f7b2c1d.js",
                "static/js/787.9c8e7d6f.chunk.js",
                "static/css/main.0a1b2c3d.css",
                "asset-manifest.json",
                "robots.txt",
            ],
        ),
    ];
    let build = |files: &[&str]| {
        let dir = TempDir::new().unwrap();
        let page =
            "<!doctype html><html lang=ko><head><title>가게</title></head><body><div id=root></div></body></html>";
        add(dir.path(), &[("index.html", page)]);
        for file in files {
            let text = match file.rsplit_once('.').map(|(_, ext)| ext) {
                Some("js") => bundle,
                Some("html") => page,
                Some("json") => {
                    "{\"version\":\"1767225600000\",\"files\":{\"main.js\":\"/static/js/main.4f7b2c1d.js\"}}"
                }
                _ => {
                    "a{color:#0a1b2c3d;background:url(data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmciLz4=)}"
                }
            };
            add(dir.path(), &[(file, text)]);
        }
        dir
    };
    shapes.into_iter().map(|(name, files)| (name, build(files))).collect()
}

fn look(root: &Path) -> Scanned {
    let wish = FolderWish { path: root.to_str().unwrap().to_owned(), ..FolderWish::default() };
    examine(&wish, None).unwrap()
}

fn is_gravest(kind: SecretKind) -> bool {
    matches!(kind, SecretKind::Env | SecretKind::VersionControl | SecretKind::PrivateKey)
}

/// Files that are secret by their names, each with what it is and what stands in it.
const NAMED: [(&str, &str, SecretKind); 9] = [
    (".env", "API_URL=https://x.kr", SecretKind::Env),
    (".env.production", "A=1", SecretKind::Env),
    ("config/.env.local", "A=1", SecretKind::Env),
    (".git", "gitdir: ../.git/worktrees/x", SecretKind::VersionControl),
    ("server.pem", "x", SecretKind::PrivateKey),
    ("keys/AuthKey.p8", "x", SecretKind::PrivateKey),
    ("id_ed25519", "x", SecretKind::PrivateKey),
    (".npmrc", "//r/:_authToken=${T}", SecretKind::CredentialFile),
    ("terraform.tfstate", "{}", SecretKind::CredentialFile),
];

#[test]
fn of_two_hundred_secrets_in_builds_nearly_all_are_found_and_no_clean_build_is_stopped() {
    let kept: Vec<(&str, TempDir)> = real_builds()
        .into_iter()
        .map(|(name, from)| {
            let dir = TempDir::new().unwrap();
            copy(&from, dir.path());
            (name, dir)
        })
        .collect();
    let assets = kept[0].1.path().join("assets");
    let bundle =
        fs::read_dir(assets).unwrap().map(|e| e.unwrap().path()).find(|p| p.extension().is_some_and(|e| e == "js"));
    let bundle = fs::read_to_string(bundle.unwrap()).unwrap();
    let builds: Vec<(&str, TempDir)> = kept.into_iter().chain(shaped(&bundle)).collect();
    assert!(builds.len() >= 5);

    let mut dice = Dice(20_261_123);
    let (mut planted, mut found, mut missed) = (0, 0, Vec::new());
    for (name, dir) in &builds {
        let clean = look(dir.path());
        assert!(clean.blocked.len() <= 1, "{name} is clean: {:?}", clean.blocked);
        let text: String = bundle.chars().take(CARRIER).collect();
        let mut want: BTreeMap<String, SecretKind> = BTreeMap::new();
        for (n, (kind, secret)) in secrets(&mut dice).into_iter().enumerate() {
            // Between two statements somewhere in a real bundle.
            let ends: Vec<usize> = text.match_indices(';').map(|(at, _)| at + 1).collect();
            let at = ends[usize::try_from(dice.next()).unwrap_or_default() % ends.len()];
            let path = format!("planted/chunk-{n}.js");
            add(dir.path(), &[(&path, &format!("{}const k=`{secret}`;{}", &text[..at], &text[at..]))]);
            want.insert(path, kind);
        }
        for (path, text, kind) in NAMED {
            add(dir.path(), &[(path, text)]);
            want.insert(path.to_owned(), kind);
        }
        let told: BTreeMap<String, SecretKind> =
            look(dir.path()).blocked.into_iter().map(|finding| (finding.path, finding.kind)).collect();
        let of = want.len();
        let here = want.iter().filter(|(path, kind)| told.get(*path) == Some(kind)).count();
        planted += want.len();
        found += here;
        missed.extend(want.into_iter().filter(|(path, kind)| told.get(path) != Some(kind)).map(|m| (*name, m.0, m.1)));
        let more = told.len() - here;
        assert!(more <= clean.blocked.len() + 1, "{name}: {more} more were blocked than planted");
        let (files, falsely) = (clean.view.files.len(), clean.blocked.len());
        crate::said!("{name}: {files} files, {falsely} falsely blocked; {here} of {of} planted secrets found");
    }
    crate::said!("all builds: {found} of {planted} found, {:.1} %", 100.0 * found as f64 / planted as f64);
    assert!(planted >= 200);
    assert!(missed.len() * 100 <= planted * 2, "{missed:#?}");
    assert!(missed.iter().all(|(.., kind)| !is_gravest(*kind)), "of these none may be missed: {missed:#?}");
}

#[test]
fn a_thousand_files_of_a_real_build_are_looked_through_in_time() {
    let dir = TempDir::new().unwrap();
    let (_, react) = real_builds().remove(0);
    for n in 0..200 {
        copy(&react, &dir.path().join(format!("copy{n}")));
    }
    copy(&react, dir.path());
    let started = Instant::now();
    let seen = look(dir.path());
    let took = started.elapsed();
    let (files, bytes) = (seen.read, seen.view.bytes());
    let per_thousand = took.as_secs_f64() * 1000.0 / files as f64;
    crate::said!(
        "{files} files, {} MB: {} ms, {per_thousand:.2} s for 1,000 files",
        bytes / 1_000_000,
        took.as_millis()
    );
    assert!(files >= 1000 && per_thousand < 60.0, "{per_thousand} s");
}
