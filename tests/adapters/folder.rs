//! The build folder on this computer: real files, hostile ones too.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

use naru_adapters::folder::{self, LocalFolder};
use naru_core::cloud::FolderRead;
use naru_core::deploy::folder::{FolderView, FolderWarningKind, LeftOutWhy};
use naru_core::deploy::framework::Framework;
use naru_core::spec::FolderWish;
use naru_core::{Code, Error, Result};
use tempfile::TempDir;

pub(super) const PAGE: &str = "<!doctype html><title>나루</title><h1>안녕</h1>";
pub(super) const VITE_SOURCE: &str = r#"<div id="root"></div><script type="module" src="/src/main.tsx"></script>"#;
pub(super) const VITE_BUILT: &str = r#"<script type="module" crossorigin src="/assets/index-GpEN3EET.js"></script>"#;
/// 소개, as a Mac's disk may spell it.
const NFD: &str = "\u{1109}\u{1169}\u{1100}\u{1162}";

pub(super) fn tree(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    add(dir.path(), files);
    dir
}

pub(super) fn add(root: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

pub(super) async fn scan(path: &Path) -> Result<FolderView> {
    LocalFolder.scan(&FolderWish { path: path.to_str().unwrap().to_owned(), ..FolderWish::default() }).await
}

pub(super) async fn refusal(path: &Path) -> Error {
    scan(path).await.expect_err("this folder must be refused")
}

pub(super) fn keys(view: &FolderView) -> Vec<&str> {
    view.files.iter().map(|file| file.key.as_str()).collect()
}

pub(super) fn left(view: &FolderView) -> Vec<(&str, LeftOutWhy)> {
    view.left_out.iter().map(|out| (out.path.as_str(), out.why)).collect()
}

pub(super) fn real(path: &Path) -> String {
    path.canonicalize().unwrap().to_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_site_is_scanned_whole_sorted_and_hashed() {
    let dir = tree(&[("index.html", "hello"), ("b/2.txt", "abc"), ("a.txt", "abc"), ("B.txt", "")]);
    let view = scan(dir.path()).await.unwrap();
    assert_eq!(keys(&view), ["B.txt", "a.txt", "b/2.txt", "index.html"]);
    assert_eq!(view.root, real(dir.path()));
    assert_eq!((view.framework, view.found_from.clone()), (Framework::Plain, None));
    let abc = view.file("b/2.txt").unwrap();
    assert_eq!(abc.size, 3);
    assert_eq!(abc.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(abc.md5, "900150983cd24fb0d6963f7d28e17f72");
    assert!(abc.stamp.mtime_ns > 0 && abc.stamp.inode > 0);
    assert_eq!(view.bytes(), 11);
    assert_eq!(scan(dir.path()).await.unwrap(), view, "the same folder gives the same view");
}

#[tokio::test]
async fn an_empty_file_is_kept_and_warned_of() {
    let dir = tree(&[("index.html", PAGE), ("robots.txt", "")]);
    let view = scan(dir.path()).await.unwrap();
    assert_eq!(keys(&view), ["index.html", "robots.txt"]);
    let warned: Vec<_> = view.warnings.iter().map(|w| (w.kind, w.path.as_str())).collect();
    assert_eq!(warned, [(FolderWarningKind::EmptyFile, "robots.txt")]);
}

#[tokio::test]
async fn a_file_larger_than_a_block_and_than_the_text_limit_is_hashed_whole() {
    let dir = tree(&[("index.html", PAGE)]);
    fs::write(dir.path().join("big.bin"), vec![0_u8; 200_000]).unwrap();
    fs::write(dir.path().join("big.txt"), "a".repeat(6 * 1024 * 1024)).unwrap();
    let view = scan(dir.path()).await.unwrap();
    let big = view.file("big.bin").unwrap();
    assert_eq!((big.size, big.md5.as_str()), (200_000, "4a1e4325031b13f933ac4f1db9ecb63f"));
    assert_eq!(view.file("big.txt").unwrap().size, 6 * 1024 * 1024);
}

#[cfg(unix)]
#[tokio::test]
async fn korean_odd_and_pictorial_names_go_over_and_open_again() {
    let nfd = format!("{NFD}.html");
    let odd = [
        "한글 페이지.html",
        nfd.as_str(),
        "a+b.txt",
        "50%.txt",
        "100%25.txt",
        "c#.txt",
        "what?.txt",
        "r&d.txt",
        "two  spaces .txt",
        "quote'\".txt",
        "back\\slash.txt",
        "🛶🇰🇷.txt",
        "ends with dot.",
        "ends with space ",
        "-rf",
        "~tilde",
        "$HOME.txt",
        "*.txt",
        "<script>.txt",
    ];
    let dir = tree(&[("index.html", PAGE)]);
    odd.iter().for_each(|name| add(dir.path(), &[(name, name)]));
    let view = scan(dir.path()).await.unwrap();
    assert_eq!(view.files.len(), odd.len() + 1);
    for file in view.files.iter().filter(|file| file.path != "index.html") {
        let mut text = String::new();
        folder::open(Path::new(&view.root), &file.path).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, file.path, "each holds its own name");
        let standing = folder::stamp(Path::new(&view.root), &file.path).unwrap();
        assert_eq!((standing.size, standing.stamp), (file.size, file.stamp));
    }
    let decomposed = view.file("소개.html").expect("its key is in NFC");
    assert_eq!(decomposed.path, nfd, "its path is as the disk spells it");
    assert!(view.warnings.iter().any(|w| w.kind == FolderWarningKind::Decomposed && w.path == nfd));
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_name_in_both_unicode_forms_is_refused() {
    let dir = tree(&[("index.html", PAGE), ("소개.html", "1"), (&format!("{NFD}.html"), "2")]);
    assert_eq!(refusal(dir.path()).await.code, Code::FolderNameClash);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn names_that_cannot_be_stored_are_refused() {
    use std::os::unix::ffi::OsStrExt;
    for (name, rule) in [(&b"\xff.html"[..], "file-utf8"), (b"a\nb.html", "key-control")] {
        let dir = tree(&[("index.html", PAGE)]);
        fs::write(dir.path().join(std::ffi::OsStr::from_bytes(name)), "x").unwrap();
        let error = refusal(dir.path()).await;
        assert_eq!((error.code, error.args["rule"].as_str()), (Code::FolderBadFile, rule));
        assert!(!error.args["file"].contains('\n'));
    }
    let dir = tree(&[("index.html", PAGE)]);
    let deep = (0..5).map(|_| "d".repeat(240)).collect::<Vec<_>>().join("/");
    add(dir.path(), &[(&format!("{deep}/x"), "x")]);
    assert_eq!(refusal(dir.path()).await.args["rule"], "key-long");
}

#[tokio::test]
async fn case_twins_are_kept_and_warned_of() {
    let dir = tree(&[("index.html", PAGE), ("logo.png", "1"), ("Logo.png", "2")]);
    if fs::read_to_string(dir.path().join("logo.png")).unwrap() == "2" {
        return; // This disk does not tell them apart.
    }
    let view = scan(dir.path()).await.unwrap();
    assert_eq!(keys(&view), ["Logo.png", "index.html", "logo.png"]);
    assert_eq!(view.warnings.len(), 2);
}

#[tokio::test]
async fn what_is_no_part_of_a_site_is_left_out_and_listed() {
    let dir = tree(&[
        ("index.html", PAGE),
        ("package.json", "{}"),
        ("node_modules/x/index.js", "x"),
        ("app.js.map", "{}"),
        ("vendor.map", r#"{"version":3,"mappings":""}"#),
        (".DS_Store", "x"),
        (".vscode/settings.json", "{}"),
        (".naru/releases/1.json", "{}"),
        (".env.example", "KEY="),
        (".well-known/security.txt", "Contact: x"),
    ]);
    let view = scan(dir.path()).await.unwrap();
    assert_eq!(keys(&view), [".well-known/security.txt", "index.html"]);
    assert_eq!(
        left(&view),
        [
            (".DS_Store", LeftOutWhy::SystemFile),
            (".env.example", LeftOutWhy::PackageFile),
            (".naru/", LeftOutWhy::Reserved),
            (".vscode/", LeftOutWhy::SystemFile),
            ("app.js.map", LeftOutWhy::SourceMap),
            ("node_modules/", LeftOutWhy::PackageFile),
            ("package.json", LeftOutWhy::PackageFile),
            ("vendor.map", LeftOutWhy::SourceMap),
        ]
    );
    let wish = FolderWish { path: dir.path().to_str().unwrap().to_owned(), source_maps: true, ..FolderWish::default() };
    assert!(LocalFolder.scan(&wish).await.unwrap().file("app.js.map").is_some(), "asked for, they go over");
}

#[tokio::test]
async fn a_secret_stops_everything_and_names_its_file() {
    let token = format!("gh{}_{}", 'p', "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6");
    let script = format!("const a=1;\nconst t=\"{token}\";");
    for (path, text, kind) in [
        (".git/HEAD", "ref: refs/heads/main", "version-control"),
        ("docs/.env.production", "A=1", "env"),
        ("server.pem", "x", "private-key"),
        (".aws/credentials", "x", "credential-file"),
        ("assets/app.js", script.as_str(), "code-host-token"),
    ] {
        let dir = tree(&[("index.html", PAGE), (path, text)]);
        let error = refusal(dir.path()).await;
        assert_eq!((error.code, error.args["kind"].as_str()), (Code::FolderSecret, kind), "{path}");
        assert!(path.starts_with(&error.args["file"]), "{path}: {error}");
        assert!(!format!("{error:?}").contains(&token));
    }
}

#[tokio::test]
async fn of_many_secrets_the_first_by_name_is_told_every_time() {
    let dir = tree(&[("index.html", PAGE)]);
    let token = format!("gh{}_{}", 'p', "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6");
    for n in 0..200 {
        add(dir.path(), &[(&format!("{n:03}.js"), if n % 3 == 2 { &token } else { "ok" })]);
    }
    for _ in 0..20 {
        assert_eq!(refusal(dir.path()).await.args["file"], "002.js");
    }
}

#[tokio::test]
async fn what_is_no_folder_of_a_site_is_refused_with_its_reason() {
    let dir = TempDir::new().unwrap();
    assert_eq!(refusal(&dir.path().join("missing")).await.code, Code::NoFolder);
    assert_eq!(refusal(Path::new("")).await.code, Code::NoFolder);
    assert_eq!(refusal(Path::new("a\0b")).await.code, Code::NoFolder);
    fs::write(dir.path().join("index.html"), PAGE).unwrap();
    assert_eq!(refusal(&dir.path().join("index.html")).await.code, Code::NoFolder, "a file");

    let empty = TempDir::new().unwrap();
    assert_eq!(refusal(empty.path()).await.code, Code::FolderEmpty);
    fs::create_dir_all(empty.path().join("a/b/c")).unwrap();
    fs::write(empty.path().join(".DS_Store"), "x").unwrap();
    assert_eq!(refusal(empty.path()).await.code, Code::FolderEmpty, "nothing in it could go over");

    for files in [&[("readme.txt", "x")][..], &[("Index.HTML", PAGE)], &[("index.html/x.txt", "x")]] {
        assert_eq!(refusal(tree(files).path()).await.code, Code::FolderNoIndex, "{files:?}");
    }
}

#[tokio::test]
async fn the_disk_and_the_home_folder_are_refused_without_a_look() {
    let home = etcetera::home_dir().unwrap();
    let started = Instant::now();
    for path in home.ancestors().chain([Path::new("/")]) {
        assert_eq!(refusal(path).await.code, Code::FolderTooBroad, "{}", path.display());
    }
    assert!(started.elapsed() < Duration::from_secs(1));
    let dir = TempDir::new().unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&home, dir.path().join("home")).unwrap();
        assert_eq!(refusal(&dir.path().join("home")).await.code, Code::FolderTooBroad, "a link to it is it");
        fs::remove_file(dir.path().join("home")).unwrap();
    }
    add(dir.path(), &[("index.html", PAGE)]);
    let dotted = dir.path().join("../").join(dir.path().file_name().unwrap());
    assert_eq!(scan(&dotted).await.unwrap().root, real(dir.path()), "`..` in the path is resolved");
}

#[tokio::test]
#[cfg(target_os = "linux")]
async fn what_s3_does_not_take_is_refused_before_it_is_read() {
    // In memory, where a file may be as long as it likes as long as nothing is in it.
    let dir = tempfile::tempdir_in("/dev/shm").unwrap();
    fs::write(dir.path().join("index.html"), PAGE).unwrap();
    let film = fs::File::create(dir.path().join("film.mp4")).unwrap();
    film.set_len(naru_core::deploy::parts::LARGEST + 1).unwrap();
    let started = Instant::now();
    let error = refusal(dir.path()).await;
    assert_eq!((error.code, error.args["rule"].as_str()), (Code::FolderBadFile, "file-size"));
    assert!(started.elapsed() < Duration::from_secs(1), "fifty terabytes were not read");
}

#[tokio::test]
#[expect(clippy::print_stderr, reason = "the time is a figure people ask for")]
async fn ten_thousand_files_take_well_under_two_seconds() {
    let dir = tree(&[("index.html", PAGE)]);
    for n in 0..10_000 {
        let folder = dir.path().join(format!("p{:02}", n % 100));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{n}.html")), format!("<h1>{n}</h1>").repeat(20)).unwrap();
    }
    let started = Instant::now();
    let view = scan(dir.path()).await.unwrap();
    let took = started.elapsed();
    eprintln!("10,001 files, {} bytes: {} ms", view.bytes(), took.as_millis());
    assert_eq!(view.files.len(), 10_001);
    assert!(view.files.is_sorted_by(|a, b| a.key < b.key));
    assert!(took < Duration::from_secs(2), "{took:?}");
}

#[tokio::test]
async fn a_file_that_moved_stands_differently() {
    type Move = fn(&Path);
    let moves: [(&str, Move); 5] = [
        ("overwritten with as many bytes", |p| fs::write(p, "cba").unwrap()),
        ("grown", |p| fs::write(p, "abcd").unwrap()),
        ("cut", |p| fs::write(p, "a").unwrap()),
        ("deleted", |p| fs::remove_file(p).unwrap()),
        ("renamed over", |p| {
            let (new, stands) = (p.with_extension("new"), fs::metadata(p).unwrap().modified().unwrap());
            fs::write(&new, "cba").unwrap();
            fs::File::options().write(true).open(&new).unwrap().set_modified(stands).unwrap();
            fs::rename(new, p).unwrap();
        }),
    ];
    for (name, change) in moves {
        let dir = tree(&[("index.html", PAGE), ("a.txt", "abc")]);
        let view = scan(dir.path()).await.unwrap();
        let file = view.file("a.txt").unwrap();
        let root = Path::new(&view.root);
        let before = folder::stamp(root, "a.txt").unwrap();
        assert_eq!((before.size, before.stamp), (file.size, file.stamp));
        std::thread::sleep(Duration::from_millis(20)); // A disk's clock may tick in steps of 10 ms.
        change(&dir.path().join("a.txt"));
        match folder::stamp(root, "a.txt") {
            Ok(after) => assert_ne!(after, before, "{name}"),
            Err(error) => assert_eq!((error.code, name), (Code::FileChanged, "deleted")),
        }
    }
}

#[cfg(unix)]
mod hostile {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    const OUTSIDE: &str = "what lies outside of the folder";

    /// A site in `site/`, and beside it a file and a folder that must never be read.
    fn world() -> TempDir {
        tree(&[
            ("site/index.html", PAGE),
            ("site/en/about.html", "about"),
            ("outside.txt", OUTSIDE),
            ("elsewhere/secret.txt", OUTSIDE),
        ])
    }

    fn holds_outside(view: &FolderView) -> bool {
        view.files.iter().any(|file| file.sha256 == naru_core::names::sha256(OUTSIDE.as_bytes()))
    }

    #[tokio::test]
    async fn every_link_out_is_refused_and_nothing_outside_is_read() {
        let home = etcetera::home_dir().unwrap();
        let home = home.to_str().unwrap();
        for (link, target) in [
            ("a.txt", "../outside.txt"),
            ("en/a.txt", "../../outside.txt"),
            ("folder", "../elsewhere"),
            ("en/folder", "../../elsewhere"),
            ("up", ".."),
            ("upup", "../.."),
            ("inandout", "en/../../outside.txt"),
            ("absolute", "/etc/passwd"),
            ("etc", "/etc"),
            ("root", "/"),
            ("home", home),
            ("proc", "/proc/self/environ"),
            ("descriptor", "/proc/self/fd"),
            ("zero", "/dev/zero"),
            ("stdin", "/dev/stdin"),
            ("long", "en/../en/../en/../../outside.txt"),
        ] {
            let dir = world();
            symlink(target, dir.path().join("site").join(link)).unwrap();
            let error = refusal(&dir.path().join("site")).await;
            assert_eq!((error.code, error.args["file"].as_str()), (Code::FolderLinkOut, link), "{target}: {error}");
        }
    }

    #[tokio::test]
    async fn a_chain_of_links_out_is_refused_as_well() {
        let dir = world();
        let site = dir.path().join("site");
        symlink("two", site.join("one")).unwrap();
        symlink("en/three", site.join("two")).unwrap();
        symlink("../../outside.txt", site.join("en/three")).unwrap();
        assert_eq!(refusal(&site).await.code, Code::FolderLinkOut);
    }

    #[tokio::test]
    async fn an_index_that_leads_out_is_refused() {
        let dir = world();
        let site = dir.path().join("site");
        fs::remove_file(site.join("index.html")).unwrap();
        symlink("../outside.txt", site.join("index.html")).unwrap();
        assert_eq!(refusal(&site).await.code, Code::FolderLinkOut);
    }

    #[tokio::test]
    async fn a_link_that_stays_inside_is_followed() {
        let dir = world();
        let site = dir.path().join("site");
        symlink("en", site.join("ko")).unwrap();
        symlink("../index.html", site.join("en/home.html")).unwrap();
        let view = scan(&site).await.unwrap();
        let expected = ["en/about.html", "en/home.html", "index.html", "ko/about.html", "ko/home.html"];
        assert_eq!(keys(&view), expected);
        assert_eq!(view.file("ko/home.html").unwrap().sha256, view.file("index.html").unwrap().sha256);
        assert!(folder::open(&site, "ko/home.html").is_ok(), "and opened again for the upload");
    }

    #[tokio::test]
    async fn a_link_does_not_give_another_name_to_what_stays_behind() {
        let dir = world();
        let site = dir.path().join("site");
        add(&site, &[("node_modules/x/a.js", "x"), (".vscode/settings.json", "{}")]);
        symlink("node_modules", site.join("lib")).unwrap();
        symlink(".vscode/settings.json", site.join("settings.json")).unwrap();
        let view = scan(&site).await.unwrap();
        assert_eq!(keys(&view), ["en/about.html", "index.html"]);
        fs::create_dir(site.join(".vscode/keys")).unwrap();
        fs::write(site.join(".vscode/keys/id_rsa"), "x").unwrap();
        symlink(".vscode/keys/id_rsa", site.join("harmless.txt")).unwrap();
        let view = scan(&site).await.unwrap();
        assert_eq!(keys(&view), ["en/about.html", "index.html"], "its folder stays, so it does");
    }

    #[tokio::test]
    async fn loops_end() {
        for (link, target) in [("loop", "."), ("en/loop", ".."), ("en/self", "../en"), ("en/deep", "./.././en")] {
            let dir = world();
            let site = dir.path().join("site");
            symlink(target, site.join(link)).unwrap();
            let started = Instant::now();
            let view = scan(&site).await.unwrap();
            assert!(left(&view).contains(&(link, LeftOutWhy::NotRegular)), "{link}: {:?}", left(&view));
            assert!(view.files.len() <= 4 && started.elapsed() < Duration::from_secs(2), "{link}: {:?}", keys(&view));
        }
        for pair in [[("x", "x"), ("y", "y")], [("x", "y"), ("y", "x")], [("x", "nothing"), ("y", "nothing")]] {
            let dir = world();
            let site = dir.path().join("site");
            pair.iter().for_each(|(link, target)| symlink(target, site.join(link)).unwrap());
            let error = refusal(&site).await;
            assert_eq!((error.code, error.args["file"].as_str()), (Code::FolderUnreadable, "x"), "{error}");
            assert_eq!(error.hints[0], "replace-link");
        }
    }

    #[tokio::test]
    async fn links_that_unfold_without_end_are_refused_in_time() {
        let dir = world();
        let site = dir.path().join("site");
        for n in 0..40 {
            fs::create_dir(site.join(format!("d{n}"))).unwrap();
            symlink(format!("../d{}", n + 1), site.join(format!("d{n}/a"))).unwrap();
            symlink(format!("../d{}", n + 1), site.join(format!("d{n}/b"))).unwrap();
        }
        fs::create_dir(site.join("d40")).unwrap();
        let started = Instant::now();
        let error = refusal(&site).await;
        assert_eq!((error.code, error.args["rule"].as_str()), (Code::FolderBadFile, "file-links"));
        assert!(started.elapsed() < Duration::from_secs(2));
    }

    #[tokio::test]
    async fn folders_without_end_are_refused_in_time() {
        let dir = world();
        let site = dir.path().join("site");
        add(&site, &[(&format!("{}x.txt", "d/".repeat(62)), "x")]);
        assert!(scan(&site).await.is_ok(), "62 deep is odd but fine");
        // A path this long can only be made step by step.
        let mut at = cap_std::fs::Dir::open_ambient_dir(&site, cap_std::ambient_authority()).unwrap();
        for _ in 0..2_000 {
            if !at.exists("d") {
                at.create_dir("d").unwrap();
            }
            at = at.open_dir("d").unwrap();
        }
        let started = Instant::now();
        let error = refusal(&site).await;
        assert_eq!((error.code, error.args["rule"].as_str()), (Code::FolderBadFile, "file-depth"));
        assert!(started.elapsed() < Duration::from_secs(2));
    }

    fn pipe(path: &Path) {
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    #[tokio::test]
    async fn pipes_sockets_and_the_like_stay_behind_and_nobody_waits_for_them() {
        let dir = world();
        let site = dir.path().join("site");
        pipe(&site.join("en/pipe"));
        symlink("en/pipe", site.join("link-to-pipe")).unwrap();
        let _listening = UnixListener::bind(site.join("socket")).unwrap();
        let view = scan(&site).await.unwrap();
        assert_eq!(keys(&view), ["en/about.html", "index.html"]);
        let stays = [("en/pipe", LeftOutWhy::NotRegular), ("link-to-pipe", LeftOutWhy::NotRegular)];
        assert_eq!(left(&view), [stays[0], stays[1], ("socket", LeftOutWhy::NotRegular)]);
        assert_eq!(folder::open(&site, "en/pipe").unwrap_err().code, Code::FileChanged, "opening does not wait");
        fs::remove_file(site.join("index.html")).unwrap();
        pipe(&site.join("index.html"));
        assert_eq!(refusal(&site).await.code, Code::FolderNoIndex);
    }

    #[tokio::test]
    async fn opening_for_the_upload_leads_out_as_little_as_the_scan() {
        let dir = world();
        let site = dir.path().join("site");
        symlink("../outside.txt", site.join("link")).unwrap();
        for path in ["../outside.txt", "en/../../outside.txt", "/etc/passwd", "link"] {
            assert_eq!(folder::open(&site, path).unwrap_err().code, Code::FolderLinkOut, "{path}");
            assert_eq!(folder::stamp(&site, path).unwrap_err().code, Code::FolderLinkOut, "{path}");
        }
        assert_eq!(folder::open(&site, "gone.txt").unwrap_err().code, Code::FileChanged);
        assert_eq!(folder::open(&site, "en").unwrap_err().code, Code::FileChanged, "a folder is no file");
    }

    #[test]
    fn swapping_a_file_for_a_link_during_the_walk_never_reads_outside() {
        let dir = world();
        let site = dir.path().join("site");
        let stop = AtomicBool::new(false);
        let (mut whole, mut refused) = (0, 0);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    let (draft, victim) = (dir.path().join("draft"), site.join("en/victim.txt"));
                    fs::write(&draft, "harmless").unwrap();
                    fs::rename(&draft, &victim).unwrap();
                    symlink("../../outside.txt", &draft).unwrap();
                    fs::rename(&draft, &victim).unwrap();
                }
            });
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            for _ in 0..2_000 {
                match runtime.block_on(scan(&site)) {
                    Ok(view) => {
                        assert!(!holds_outside(&view), "bytes from outside were hashed");
                        whole += 1;
                    }
                    Err(error) => {
                        let expected = [Code::FolderLinkOut, Code::FileChanged, Code::FolderUnreadable];
                        assert!(expected.contains(&error.code), "{error}");
                        refused += 1;
                    }
                }
                if let Ok(mut file) = folder::open(&site, "en/victim.txt") {
                    let mut text = String::new();
                    file.read_to_string(&mut text).unwrap();
                    assert_ne!(text, OUTSIDE);
                }
            }
            stop.store(true, Ordering::Relaxed);
        });
        assert!(whole + refused == 2_000 && refused > 0, "{whole} whole, {refused} refused: was there a race?");
    }

    #[tokio::test]
    async fn a_file_nobody_may_read_stops_everything_and_is_named() {
        use std::os::unix::fs::PermissionsExt;
        let dir = world();
        let locked = dir.path().join("site/en/locked.html");
        fs::write(&locked, "x").unwrap();
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
        if fs::read(&locked).is_ok() {
            return; // Root may read everything.
        }
        let error = refusal(&dir.path().join("site")).await;
        assert_eq!((error.code, error.args["file"].as_str()), (Code::FolderUnreadable, "en/locked.html"));
        fs::remove_file(&locked).unwrap();
        fs::set_permissions(dir.path().join("site/en"), fs::Permissions::from_mode(0o000)).unwrap();
        let error = refusal(&dir.path().join("site")).await;
        assert_eq!((error.code, error.args["file"].as_str()), (Code::FolderUnreadable, "en"));
        fs::set_permissions(dir.path().join("site/en"), fs::Permissions::from_mode(0o755)).unwrap();
    }
}
