//! One scan after another: what is remembered is not read again, and what changed is; what the X-ray finds in real
//! folders, and what a project may say to it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use naru_adapters::folder::{RememberedFolder, Scanned, examine};
use naru_core::cloud::FolderRead;
use naru_core::deploy::finding::Waiver;
use naru_core::deploy::folder::{FolderWarningKind, LeftOutWhy};
use naru_core::names::sha256;
use naru_core::spec::FolderWish;
use naru_core::{Code, Error};
use tempfile::TempDir;

use super::folder::{PAGE, VITE_SOURCE, add, refusal, scan, tree};

/// A folder, and a file to remember in.
struct Desk {
    site: TempDir,
    home: TempDir,
}

impl Desk {
    fn new(files: &[(&str, &str)]) -> Self {
        let desk = Self { site: tree(files), home: TempDir::new().unwrap() };
        desk.settle();
        desk
    }

    fn at(&self, path: &str) -> PathBuf {
        self.site.path().join(path)
    }

    fn cache(&self) -> PathBuf {
        self.home.path().join("scans.db")
    }

    fn wish(&self) -> FolderWish {
        FolderWish { path: self.site.path().to_str().unwrap().to_owned(), ..FolderWish::default() }
    }

    fn scan(&self) -> Scanned {
        examine(&self.wish(), Some(&self.cache())).unwrap()
    }

    fn sql(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.cache()).unwrap()
    }

    /// Waits until what was written just now counts as written some time ago. No program can set when a file was
    /// changed last, so there is nothing but to wait.
    fn settle(&self) {
        std::thread::sleep(Duration::from_millis(2_050));
    }

    fn sha(&self, scanned: &Scanned, key: &str) -> String {
        scanned.view.file(key).unwrap().sha256.to_string()
    }
}

#[test]
fn a_second_scan_reads_no_file_and_sees_the_same() {
    let token = format!("gh{}_{}", 'p', "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6");
    let desk = Desk::new(&[
        ("index.html", "<script src=/no.js></script>"),
        ("a.css", "a{background:url(http://localhost/x.png)}"),
        ("app.js", "fetch('http://localhost:3000/x')"),
        ("소개/한글.txt", "x"),
        ("vendor.map", r#"{"mappings":""}"#),
        ("token.txt", &token),
        ("empty", ""),
    ]);
    let first = desk.scan();
    assert_eq!(first.read, 7);
    let second = desk.scan();
    assert_eq!(second.read, 0, "nothing was opened");
    assert_eq!(second, Scanned { read: 0, ..first.clone() }, "findings and warnings are remembered, too");
    assert_eq!(second.blocked[0].path, "token.txt");
    assert!(second.view.warnings.len() >= 4, "{:?}", second.view.warnings);

    // What is said then is what is remembered: were it read, the truth would be.
    desk.sql().execute("UPDATE file SET sha256 = zeroblob(32) WHERE path = 'app.js'", []).unwrap();
    assert_eq!(desk.sha(&desk.scan(), "app.js"), "0".repeat(64));
    let uncached = examine(&desk.wish(), None).unwrap();
    assert_eq!(uncached.read, 7);
    assert_eq!(desk.sha(&uncached, "app.js"), desk.sha(&first, "app.js"));
}

#[test]
fn whatever_happens_to_a_file_it_is_read_again_and_no_other_is() {
    type Change = fn(&Path);
    let changes: &[(&str, Change, &str)] = &[
        ("as many other bytes", |p| fs::write(p, "cba").unwrap(), "cba"),
        ("more bytes", |p| fs::write(p, "abcd").unwrap(), "abcd"),
        ("fewer bytes", |p| fs::write(p, "a").unwrap(), "a"),
        (
            "another file renamed over it",
            |p| {
                let new = p.with_extension("new");
                fs::write(&new, "new").unwrap();
                fs::rename(new, p).unwrap();
            },
            "new",
        ),
        // As a build does that sets every time to the same moment. Windows tells no other time.
        #[cfg(unix)]
        (
            "as many other bytes, and its time set back",
            |p| {
                let before = fs::metadata(p).unwrap().modified().unwrap();
                fs::write(p, "xyz").unwrap();
                fs::File::options().write(true).open(p).unwrap().set_modified(before).unwrap();
            },
            "xyz",
        ),
        (
            "the same bytes at another time",
            |p| {
                fs::File::options().write(true).open(p).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
            },
            "abc",
        ),
    ];
    for (what, change, text) in changes {
        let desk = Desk::new(&[("index.html", PAGE), ("a.txt", "abc"), ("b.txt", "b")]);
        desk.scan();
        change(&desk.at("a.txt"));
        let after = desk.scan();
        assert_eq!((after.read, desk.sha(&after, "a.txt")), (1, sha256(text.as_bytes())), "{what}");
    }
    let desk = Desk::new(&[("index.html", PAGE), ("a.txt", "abc"), ("b.txt", "b")]);
    desk.scan();
    fs::remove_file(desk.at("a.txt")).unwrap();
    let after = desk.scan();
    assert!(after.read == 0 && after.view.file("a.txt").is_none());
    let rows: i64 = desk.sql().query_row("SELECT count(*) FROM file", [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 2, "what is gone is forgotten");
}

#[test]
fn what_was_written_right_before_it_was_read_is_not_believed() {
    let desk = Desk::new(&[("index.html", PAGE)]);
    fs::write(desk.at("late.txt"), "1").unwrap();
    assert_eq!(desk.scan().read, 2);
    assert_eq!(desk.scan().read, 1, "it may have been written again within the same tick");
    desk.settle();
    assert_eq!(desk.scan().read, 1);
    assert_eq!(desk.scan().read, 0);
    let ahead = SystemTime::now() + Duration::from_secs(3600);
    fs::File::options().write(true).open(desk.at("late.txt")).unwrap().set_modified(ahead).unwrap();
    desk.settle();
    assert_eq!((desk.scan().read, desk.scan().read), (1, 1), "a time to come says nothing");
}

#[test]
fn a_file_to_remember_in_that_is_of_no_use_is_made_anew_and_never_in_the_way() {
    let desk = Desk::new(&[("index.html", PAGE), ("a.txt", "abc")]);
    let truth = desk.scan();
    type Damage = fn(&Path);
    let damages: [(&str, Damage); 5] = [
        ("not a database", |p| {
            fs::write(p, "hello, I am no database at all, and long enough to be looked at".repeat(40)).unwrap()
        }),
        ("cut in half", |p| {
            let bytes = fs::read(p).unwrap();
            fs::write(p, &bytes[..bytes.len() / 2]).unwrap();
        }),
        ("empty", |p| fs::write(p, "").unwrap()),
        ("other rules", |p| rusqlite::Connection::open(p).unwrap().pragma_update(None, "user_version", 7).unwrap()),
        ("nonsense in it", |p| {
            let sql = "UPDATE file SET sha256 = 'x', facts = '{'";
            rusqlite::Connection::open(p).unwrap().execute_batch(&sql.replace("'x'", "x'00'")).unwrap();
        }),
    ];
    for (what, damage) in damages {
        assert_eq!(desk.scan().read, 0, "before: {what}");
        damage(&desk.cache());
        for side in ["-wal", "-shm"] {
            let _ = fs::remove_file(desk.home.path().join(format!("scans.db{side}")));
        }
        let after = desk.scan();
        assert_eq!((after.read, &after.view), (2, &truth.view), "{what}");
        assert_eq!(desk.scan().read, 0, "{what}: it is used again");
    }
    // A folder in its place, and a folder that cannot be made.
    for path in [desk.home.path().to_owned(), desk.at("a.txt").join("scans.db")] {
        assert_eq!(examine(&desk.wish(), Some(&path)).unwrap().view, truth.view, "{}", path.display());
    }
}

#[test]
fn two_folders_and_two_scans_at_once_do_not_mix() {
    let (one, two) = (Desk::new(&[("index.html", "one"), ("a.txt", "1")]), Desk::new(&[("index.html", "two")]));
    let look = |desk: &Desk| examine(&desk.wish(), Some(&one.cache())).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(one.sha(&look(&one), "index.html"), sha256(b"one")));
            scope.spawn(|| assert_eq!(one.sha(&look(&two), "index.html"), sha256(b"two")));
        }
    });
    assert_eq!((look(&one).read, look(&two).read), (0, 0));
}

#[tokio::test]
async fn the_window_and_the_command_line_remember() {
    let desk = Desk::new(&[("index.html", PAGE), ("a.txt", "abc")]);
    let folders = RememberedFolder::new(desk.cache());
    let first = folders.scan(&desk.wish()).await.unwrap();
    desk.sql().execute("UPDATE file SET sha256 = zeroblob(32) WHERE path = 'a.txt'", []).unwrap();
    let second = folders.scan(&desk.wish()).await.unwrap();
    assert_eq!(second.file("a.txt").unwrap().sha256, "0".repeat(64));
    assert_eq!(second.file("index.html"), first.file("index.html"));
}

/// The most memory this process held so far, in bytes, where the system tells.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or_default() * 1024
}

fn many(files: usize) -> Desk {
    let desk = Desk { site: tree(&[("index.html", PAGE)]), home: TempDir::new().unwrap() };
    for n in 0..files - 1 {
        let folder = desk.at(&format!("p{:03}", n % 500));
        fs::create_dir_all(&folder).unwrap();
        let (name, text) = match n % 10 {
            0 => (format!("{n}.html"), format!("<link rel=stylesheet href=/a{n}.css><h1>{n}</h1>").repeat(20)),
            1..=3 => (format!("{n}.js"), format!("export const a{n}={{b:{n},c:[1,2,3]}};").repeat(100)),
            _ => (format!("{n}.png"), format!("\u{0}{n}").repeat(100)),
        };
        fs::write(folder.join(name), text).unwrap();
    }
    desk.settle();
    desk
}

#[expect(clippy::print_stderr, reason = "the times are figures people ask for")]
fn measure(files: usize) {
    let desk = many(files);
    let timed = |cache: Option<&Path>| {
        let started = Instant::now();
        (examine(&desk.wish(), cache).unwrap(), started.elapsed())
    };
    let (plain, without) = timed(None);
    let (_, cold) = timed(Some(&desk.cache()));
    let (warm, again) = timed(Some(&desk.cache()));
    let bytes = fs::metadata(desk.cache()).unwrap().len();
    eprintln!(
        "{files} files: {} ms not remembered, {} ms to remember, {} ms remembered; {} kB of it; peak {} MB",
        without.as_millis(),
        cold.as_millis(),
        again.as_millis(),
        bytes / 1024,
        peak() / 1024 / 1024
    );
    assert_eq!((warm.read, &warm.view), (0, &plain.view));
    assert!(again < Duration::from_secs(20), "{again:?}");
}

#[test]
fn five_thousand_files_are_remembered_at_little_cost() {
    measure(5_000);
}

#[test]
#[ignore = "a hundred thousand files take a while to be written"]
fn a_hundred_thousand_files_are_remembered_at_little_cost() {
    measure(100_000);
}

#[test]
fn a_file_that_changes_while_it_is_read_is_one_whole_version_or_refused() {
    use std::sync::atomic::{AtomicBool, Ordering};
    const SIZE: usize = 12 * 1024 * 1024;
    type Change = fn(&Path, u8);
    let whole = |letter: u8, size: usize| vec![letter; size];
    let changes: [(&str, Change); 5] = [
        ("overwritten in place", |p, letter| {
            use std::io::Write;
            let mut file = fs::File::options().write(true).open(p).unwrap();
            (0..12).for_each(|_| file.write_all(&vec![letter; 1024 * 1024]).unwrap());
        }),
        ("grown", |p, letter| {
            use std::io::Write;
            fs::File::options().append(true).open(p).unwrap().write_all(&[letter; 4096]).unwrap();
        }),
        ("cut", |p, letter| {
            fs::File::options().write(true).open(p).unwrap().set_len(if letter == b'a' { 4096 } else { 8192 }).unwrap();
        }),
        ("deleted", |p, letter| {
            if letter == b'a' {
                let _ = fs::remove_file(p);
            } else {
                fs::write(p, vec![b'b'; SIZE]).unwrap();
            }
        }),
        ("renamed over", |p, letter| {
            let new = p.with_extension("new");
            fs::write(&new, vec![letter; SIZE]).unwrap();
            fs::rename(new, p).unwrap();
        }),
    ];
    let versions: BTreeSet<String> = [b'a', b'b'].iter().map(|letter| sha256(&whole(*letter, SIZE))).collect();
    for (what, change) in changes {
        let desk = tree(&[("index.html", PAGE)]);
        let path = desk.path().join("film.bin");
        fs::write(&path, whole(b'a', SIZE)).unwrap();
        let wish = FolderWish { path: desk.path().to_str().unwrap().to_owned(), ..FolderWish::default() };
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    for letter in [b'b', b'a'] {
                        change(&path, letter);
                        // The scan is to meet writes, not to starve behind them.
                        std::thread::sleep(Duration::from_millis(3));
                    }
                }
            });
            for _ in 0..6 {
                match examine(&wish, None) {
                    Ok(seen) => {
                        if let Some(file) = seen.view.file("film.bin").filter(|file| file.size == SIZE as u64)
                            && what != "grown"
                        {
                            assert!(versions.contains(file.sha256.as_str()), "{what}: a torn file was taken for whole");
                        }
                    }
                    Err(error) => assert_eq!(error.code, Code::FileChanged, "{what}: {error}"),
                }
            }
            stop.store(true, Ordering::Relaxed);
        });
    }
}

fn waiver(scanned: &Scanned, path: &str, rule: FolderWarningKind) -> Waiver {
    let blocked = scanned.blocked.iter().find(|found| found.path == path).and_then(|found| found.sha256.clone());
    let sha256 = blocked.or_else(|| scanned.view.file(path).map(|file| file.sha256.to_string())).unwrap();
    Waiver { path: path.to_owned(), sha256, rule, why: None }
}

#[test]
fn a_waived_file_goes_until_it_changes_and_is_told_of_all_the_same() {
    let desk = Desk::new(&[("index.html", PAGE), ("demo.pem", "x"), ("robots.txt", ""), (".env", "A=1")]);
    let first = desk.scan();
    let blocked: Vec<_> = first.blocked.iter().map(|found| found.path.as_str()).collect();
    assert_eq!(blocked, [".env", "demo.pem"], "all of them are listed, by their paths");
    let mut wish = desk.wish();
    wish.waive = vec![
        waiver(&first, "demo.pem", FolderWarningKind::Secret),
        waiver(&first, ".env", FolderWarningKind::Secret),
        waiver(&first, "robots.txt", FolderWarningKind::EmptyFile),
    ];
    let seen = examine(&wish, Some(&desk.cache())).unwrap();
    let blocked: Vec<_> = seen.blocked.iter().map(|found| found.path.as_str()).collect();
    assert_eq!(blocked, [".env"], "nobody can say that a .env is public");
    let warned: Vec<_> = seen.view.warnings.iter().map(|w| (w.kind, w.path.as_str())).collect();
    assert_eq!(warned, [(FolderWarningKind::Secret, "demo.pem")], "what is waived is silent, but for secrets");
    assert!(seen.view.file("demo.pem").is_some());

    wish.leave_out = vec![".env".to_owned()];
    let seen = examine(&wish, Some(&desk.cache())).unwrap();
    assert!(seen.clone().publishable().is_ok());
    assert!(seen.view.left_out.iter().any(|out| out.path == ".env" && out.why == LeftOutWhy::Asked));

    fs::write(desk.at("demo.pem"), "y").unwrap();
    let error: Error = examine(&wish, Some(&desk.cache())).unwrap().publishable().unwrap_err();
    assert_eq!((error.code, error.args["file"].as_str()), (Code::FolderSecret, "demo.pem"), "other bytes");
}

#[test]
fn a_folder_that_must_not_go_can_be_left_behind() {
    let desk =
        Desk::new(&[("index.html", PAGE), (".git/HEAD", "ref"), ("drafts/a.html", PAGE), ("drafts/.env", "A=1")]);
    assert_eq!(desk.scan().blocked.iter().map(|f| f.path.as_str()).collect::<Vec<_>>(), [".git", "drafts/.env"]);
    let wish = FolderWish { leave_out: vec![".git".to_owned(), "drafts/".to_owned()], ..desk.wish() };
    let seen = examine(&wish, None).unwrap().publishable().unwrap();
    assert_eq!(seen.files.len(), 1);
    let left: Vec<_> = seen.left_out.iter().map(|out| (out.path.as_str(), out.why)).collect();
    assert_eq!(left, [(".git/", LeftOutWhy::Asked), ("drafts/", LeftOutWhy::Asked)]);
}

#[tokio::test]
async fn a_server_s_build_is_refused_wherever_it_is_named() {
    let package = |name: &str| format!(r#"{{"dependencies":{{"{name}":"1"}}}}"#);
    for (name, traces, named, framework) in [
        ("next", &[".next/BUILD_ID", ".next/server/app/index.html", ".next/static/a.js"][..], "", "next-export"),
        ("next", &[".next/BUILD_ID", ".next/server/app/index.html"], ".next", "next-export"),
        ("next", &[".next/BUILD_ID", ".next/server/app/index.html"], ".next/server/app", "next-export"),
        ("nuxt", &[".output/server/index.mjs", ".output/public/_nuxt/a.js"], "", "nuxt"),
        ("nuxt", &[".output/server/index.mjs", ".output/public/_nuxt/a.js"], ".output", "nuxt"),
        ("@sveltejs/kit", &["build/handler.js", "build/index.js", "build/client/_app/a.js"], "", "svelte-kit"),
        ("@sveltejs/kit", &["build/handler.js", "build/index.js", "build/client/_app/a.js"], "build", "svelte-kit"),
        ("astro", &["dist/server/entry.mjs", "dist/client/_astro/a.js"], "", "astro"),
        ("@angular/core", &["dist/shop/server/server.mjs", "dist/shop/browser/main.js"], "", "angular"),
        ("vite", &["build/server/index.js", "build/client/assets/a.js"], "", "vite"),
    ] {
        let dir = tree(&[("package.json", &package(name)), ("src/a.js", "x")]);
        if name == "vite" {
            add(dir.path(), &[("index.html", VITE_SOURCE)]);
        }
        traces.iter().for_each(|trace| add(dir.path(), &[(trace, "x")]));
        let error = refusal(&dir.path().join(named)).await;
        assert_eq!(
            (error.code, error.args["framework"].as_str()),
            (Code::FolderNeedsServer, framework),
            "{name} at {named:?}: {error}"
        );
    }
    // Both were built: what is static goes, and what is missing then is told.
    let dir = tree(&[("package.json", &package("next")), (".next/BUILD_ID", "x"), ("out/index.html", PAGE)]);
    assert!(scan(dir.path()).await.unwrap().warnings.is_empty(), "every export leaves .next behind");
    let dir =
        tree(&[("package.json", &package("astro")), ("dist/server/entry.mjs", "x"), ("dist/client/index.html", PAGE)]);
    let view = scan(dir.path()).await.unwrap();
    let warned: Vec<_> = view.warnings.iter().map(|w| (w.kind, w.path.as_str())).collect();
    assert_eq!(warned, [(FolderWarningKind::ServerPart, "server/entry.mjs")]);
}

#[tokio::test]
async fn the_x_ray_tells_of_each_oddity_by_its_own_kind() {
    use FolderWarningKind as K;
    let map = "x//# sourceMappingURL=data:application/json;base64,e30=";
    let dir = tree(&[
        (
            "index.html",
            "<script src=/shop/assets/app.js></script><link rel=stylesheet href=http://localhost:5173/a.css>",
        ),
        ("assets/app.js", "fetch('http://localhost:8080/api')"),
        ("assets/dev.js", map),
        ("assets/app.js.map", "{}"),
        ("a.css", "a{background:url(none.png)}"),
    ]);
    let view = scan(dir.path()).await.unwrap();
    let warned: Vec<_> = view.warnings.iter().map(|w| (w.kind, w.path.as_str())).collect();
    assert_eq!(
        warned,
        [
            (K::AssetHost, "index.html"),
            (K::AssetBase, "index.html"),
            (K::AssetMissing, "a.css"),
            (K::CallsLocalhost, "assets/app.js"),
            (K::InlineMap, "assets/dev.js"),
        ]
    );
    assert_eq!(view.left_out[0].why, LeftOutWhy::SourceMap);
}

#[cfg(unix)]
#[test]
fn swapping_a_folder_for_a_link_during_the_walk_never_reads_outside_nor_what_is_remembered_of_it() {
    use std::os::unix::fs::symlink;
    use std::sync::atomic::{AtomicBool, Ordering};
    const OUTSIDE: &str = "what lies outside of the folder";
    let world = tree(&[
        ("site/index.html", PAGE),
        ("site/en/page.txt", "harmless"),
        ("site/en/deep/page.txt", "harmless"),
        ("elsewhere/page.txt", OUTSIDE),
        ("elsewhere/deep/page.txt", OUTSIDE),
    ]);
    let home = TempDir::new().unwrap();
    let site = world.path().join("site");
    let wish = FolderWish { path: site.to_str().unwrap().to_owned(), ..FolderWish::default() };
    let stop = AtomicBool::new(false);
    let (mut whole, mut refused) = (0, 0);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let (en, away, link) = (site.join("en"), world.path().join("away"), world.path().join("link"));
            symlink("../elsewhere", &link).unwrap();
            while !stop.load(Ordering::Relaxed) {
                fs::rename(&en, &away).unwrap();
                fs::rename(&link, &en).unwrap();
                fs::rename(&en, &link).unwrap();
                fs::rename(&away, &en).unwrap();
                std::thread::yield_now();
            }
        });
        for n in 0..2_000 {
            let cache = (n % 2 == 0).then(|| home.path().join("scans.db"));
            match examine(&wish, cache.as_deref()) {
                Ok(seen) => {
                    let outside = sha256(OUTSIDE.as_bytes());
                    assert!(
                        seen.view.files.iter().all(|file| file.sha256 != outside),
                        "bytes from outside were hashed"
                    );
                    whole += 1;
                }
                Err(error) => {
                    let expected = [Code::FolderLinkOut, Code::FileChanged, Code::FolderUnreadable];
                    assert!(expected.contains(&error.code), "{error}");
                    refused += 1;
                }
            }
        }
        stop.store(true, Ordering::Relaxed);
    });
    assert!(whole > 0 && refused > 0, "{whole} whole, {refused} refused: was there a race?");
}
