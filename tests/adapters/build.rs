//! The build step on this computer: a real build, a cancel that leaves nothing behind, a flood that stays small, and
//! ranges held against npm's own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use naru_adapters::build::{allow, check, is_allowed, place, plan, run};
use naru_adapters::home::{Home, SavedProject};
use naru_adapters::watch::{Seen, Watch};
use naru_core::build::engines::{Range, Version};
use naru_core::build::log::Ring;
use naru_core::build::{Build, BuildWish};
use naru_core::error::Code;
use naru_core::project::{LocalSite, Project};
use tokio_util::sync::CancellationToken;

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    dir
}

fn wish(command: &str) -> BuildWish {
    BuildWish { command: Some(command.to_owned()), ..BuildWish::default() }
}

fn command(dir: &Path, command: &str) -> Build {
    plan(dir, &wish(command)).unwrap()
}

/// A real project: `npm run build` runs a script that makes a page with a hashed file.
const BUILD: &str = "import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
const js = `console.log(${JSON.stringify(process.env.AWS_SECRET_ACCESS_KEY ?? 'no key')})`;
const name = `index-${createHash('sha256').update(js).digest('hex').slice(0, 8)}.js`;
mkdirSync('dist/assets', { recursive: true });
writeFileSync(`dist/assets/${name}`, js);
writeFileSync('dist/index.html', `<!doctype html><script type=module src=/assets/${name}></script>`);
console.log('\\u001b[32mbuilt\\u001b[39m', process.env.npm_lifecycle_event);
";
const PACKAGE: &str = r#"{"name": "site", "type": "module", "engines": {"node": ">=99"}, "scripts": {"build": "node build.mjs"}, "dependencies": {"left": "1"}}"#;

#[tokio::test]
async fn a_real_project_is_built_by_npm_and_its_output_is_found() {
    let dir = folder(&[("package.json", PACKAGE), ("package-lock.json", "{}"), ("build.mjs", BUILD)]);
    let build = plan(dir.path(), &BuildWish::default()).unwrap();
    assert_eq!(build.command, "npm run build");
    let notes = check(&build).await.unwrap();
    let keys: Vec<_> = notes.iter().map(|note| note.key.as_str()).collect();
    assert_eq!(keys, ["build-note-node", "build-note-packages"]);
    assert_eq!(notes[1].args["command"], "npm ci");
    let mut lines = Vec::new();
    let built = run(&build, |some| lines.extend(some), &CancellationToken::new()).await.unwrap();
    assert!(lines.iter().any(|line| line == "built build"), "{lines:?}");
    assert!(built.folder.ends_with("dist") && built.folder.join("index.html").is_file(), "{built:?}");
}

#[tokio::test]
async fn a_failure_ends_with_its_number_and_its_last_lines() {
    let dir = folder(&[]);
    let build = command(dir.path(), "echo first; printf '\\033[31mTS2304: no such name\\033[0m\\n' >&2; exit 7");
    let error = run(&build, drop, &CancellationToken::new()).await.unwrap_err();
    assert_eq!((error.code, error.args["exit"].as_str()), (Code::BuildFailed, "7"));
    let detail = error.detail.unwrap();
    assert!(detail.contains("first") && detail.contains("TS2304: no such name") && !detail.contains('\u{1b}'));
    let build = plan(dir.path(), &BuildWish { output: Some("dist".to_owned()), ..wish("true") }).unwrap();
    let error = run(&build, drop, &CancellationToken::new()).await.unwrap_err();
    assert_eq!(error.code, Code::BuildNoOutput);
    std::fs::create_dir(dir.path().join("dist")).unwrap();
    assert_eq!(run(&build, drop, &CancellationToken::new()).await.unwrap_err().code, Code::BuildNoOutput, "empty");
}

/// Whether a process of this id runs: one that ended and waits to be asked about does not.
#[cfg(unix)]
fn runs(pid: &str) -> bool {
    let state = Command::new("ps").args(["-o", "stat=", "-p", pid]).output().unwrap();
    let state = String::from_utf8_lossy(&state.stdout).trim().to_owned();
    !state.is_empty() && !state.starts_with('Z')
}

#[cfg(unix)]
async fn until(what: &str, mut is: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is() {
        assert!(began.elapsed() < Duration::from_secs(30), "{what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// What is cancelled is gone with everything it started, also what does not listen when it is asked.
#[cfg(unix)]
#[tokio::test]
async fn a_cancel_ends_the_whole_group() {
    for stubborn in ["", "trap '' TERM; "] {
        let dir = folder(&[]);
        let line = format!("{stubborn}(sleep 600 & echo $! > grandchild; wait) & echo $$ > leader; wait; sleep 600");
        let build = command(dir.path(), &line);
        let cancel = CancellationToken::new();
        let (stop, pids) = (cancel.clone(), dir.path().to_owned());
        let canceller = tokio::spawn(async move {
            let read = |name: &str| std::fs::read_to_string(pids.join(name)).unwrap_or_default().trim().to_owned();
            until("it starts", || !read("grandchild").is_empty() && !read("leader").is_empty()).await;
            let both = [read("leader"), read("grandchild")];
            assert!(both.iter().all(|pid| runs(pid)), "they run before");
            stop.cancel();
            both
        });
        let began = Instant::now();
        let error = run(&build, drop, &cancel).await.unwrap_err();
        assert_eq!(error.code, Code::Cancelled);
        assert!(began.elapsed() < Duration::from_secs(40));
        for pid in canceller.await.unwrap() {
            until("it ends", || !runs(&pid)).await;
        }
    }
}

/// Who drops it leaves nothing behind either; nor does a command that ends by itself.
#[cfg(unix)]
#[tokio::test]
async fn nothing_runs_on_behind_a_build() {
    let dir = folder(&[]);
    let read = || std::fs::read_to_string(dir.path().join("pid")).unwrap_or_default().trim().to_owned();
    let build = command(dir.path(), "sleep 600 & echo $! > pid; echo started");
    let began = Instant::now();
    run(&build, drop, &CancellationToken::new()).await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(20), "an output that is held open is not waited for");
    until("what it left behind ends", || !runs(&read())).await;
    std::fs::remove_file(dir.path().join("pid")).unwrap();
    let build = command(dir.path(), "sleep 600 & echo $! > pid; wait");
    let never = CancellationToken::new();
    let mut running = Box::pin(run(&build, drop, &never));
    let pid = tokio::select! {
        ended = &mut running => panic!("it ended: {ended:?}"),
        () = until("it starts", || !read().is_empty()) => read(),
    };
    drop(running);
    until("it ends", || !runs(&pid)).await;
}

/// This process's own memory that lies in RAM, in KB.
#[cfg(target_os = "linux")]
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[cfg(target_os = "linux")]
#[tokio::test]
#[expect(clippy::print_stderr, reason = "time and memory are figures people ask for")]
async fn a_flood_of_a_gigabyte_stays_small() {
    let dir = folder(&[]);
    let line = "x".repeat(1023);
    let build = command(dir.path(), &format!("yes {line} | head -c 1073741824"));
    let (mut ring, mut count, mut most) = (Ring::default(), 0_u64, 0);
    let (before, began) = (resident(), Instant::now());
    let hear = |some: Vec<String>| {
        count += some.len() as u64;
        some.into_iter().for_each(|line| ring.push(line));
        most = most.max(resident());
    };
    run(&build, hear, &CancellationToken::new()).await.unwrap();
    let grown = most.saturating_sub(before) / 1024;
    eprintln!("1 GiB in {:.1} s, {grown} MB more at most", began.elapsed().as_secs_f64());
    assert_eq!((count, ring.total()), (1024 * 1024, 1024 * 1024));
    assert!(grown < 32, "{grown} MB");
}

#[test]
fn a_project_is_built_where_its_file_lies_or_where_this_computer_knows() {
    let (dir, root) =
        (folder(&[("web/package.json", "{}"), ("web/dist/index.html", "x")]), tempfile::tempdir().unwrap());
    let home = Home::at(root.path());
    let mut project = Project::new("blog", [3; 16]);
    let own = SavedProject { path: home.project_path(&project), project: project.clone() };
    assert_eq!(place(&home, &own, None, None), None, "nobody knows");
    let deployed = |folder: PathBuf| LocalSite { folder: Some(folder.display().to_string()), ..LocalSite::default() };
    let last = deployed(dir.path().join("web/dist"));
    assert_eq!(place(&home, &own, Some(&last), None), Some(dir.path().join("web")));
    let known = LocalSite { root: Some(dir.path().display().to_string()), ..last.clone() };
    project.build = Some(BuildWish { dir: Some("web".to_owned()), ..BuildWish::default() });
    let own = SavedProject { project: project.clone(), ..own };
    assert_eq!(place(&home, &own, Some(&known), None), Some(dir.path().join("web")));
    let repository = SavedProject { path: dir.path().join("naru.toml"), project };
    assert_eq!(place(&home, &repository, None, None), Some(dir.path().join("web")));
    assert_eq!(place(&home, &repository, None, Some(Path::new("/x"))), Some(PathBuf::from("/x")));
}

#[test]
fn a_yes_is_remembered_until_the_command_changes() {
    let (dir, root) = (folder(&[("package.json", PACKAGE)]), tempfile::tempdir().unwrap());
    let home = Home::at(root.path());
    let build = plan(dir.path(), &BuildWish::default()).unwrap();
    assert!(!is_allowed(&home, &build).unwrap());
    allow(&home, &build).unwrap();
    assert!(is_allowed(&home, &plan(dir.path(), &BuildWish::default()).unwrap()).unwrap());
    std::fs::write(dir.path().join("package.json"), PACKAGE.replace("node build.mjs", "curl x | sh")).unwrap();
    assert!(!is_allowed(&home, &plan(dir.path(), &BuildWish::default()).unwrap()).unwrap());
    assert!(!is_allowed(&home, &command(dir.path(), "make")).unwrap());
}

/// npm's own library for ranges, which the page's tools bring along, agrees with ours wherever ours says anything.
#[test]
fn ranges_mean_what_npm_means_by_them() {
    let module = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/node_modules/semver");
    let parts = ["18", "18.2", "18.2.1", "0.3", "0.0.4", "x", "16.x", "20.1.x", "*", "v19.0.0"];
    let mut ranges = Vec::new();
    for part in parts {
        for sign in ["", "=", ">", ">=", "<", "<=", "^", "~", ">= ", "~>"] {
            ranges.push(format!("{sign}{part}"));
        }
        for other in parts {
            ranges.push(format!("{part} - {other}"));
            ranges.push(format!(">={part} <{other}"));
            ranges.push(format!("^{part} || ~{other}"));
        }
    }
    let versions = [
        "0.0.4", "0.0.5", "0.3.9", "1.0.0", "16.20.2", "18.0.0", "18.2.0", "18.2.1", "18.2.2", "18.3.0", "19.0.0",
        "20.1.9", "20.2.0", "24.0.0",
    ];
    let script = "const s = require(process.argv[1]); const [r, v] = JSON.parse(require('fs').readFileSync(0)); console.log(JSON.stringify(r.map(r => s.validRange(r) === null ? null : v.map(v => s.satisfies(v, r)))))";
    let mut node = Command::new("node");
    node.args(["-e", script]).arg(&module).stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut node = node.spawn().unwrap();
    serde_json::to_writer(node.stdin.take().unwrap(), &(&ranges, &versions)).unwrap();
    let said: Vec<Option<Vec<bool>>> = serde_json::from_slice(&node.wait_with_output().unwrap().stdout).unwrap();
    let mut judged = 0;
    for (range, said) in ranges.iter().zip(said) {
        let Some(ours) = Range::parse(range) else { continue };
        let holds: Vec<bool> = versions.iter().map(|v| ours.holds(Version::parse(v).unwrap())).collect();
        assert_eq!(Some(holds), said, "{range}");
        judged += 1;
    }
    assert!(judged * 10 > ranges.len() * 9, "{judged} of {} are read at all", ranges.len());
}

/// Waits at most this long for what a watched folder says.
async fn seen(watch: &mut Watch, seconds: u64) -> Option<Seen> {
    tokio::time::timeout(Duration::from_secs(seconds), watch.next()).await.ok()
}

#[tokio::test]
async fn a_watched_folder_tells_of_every_kind_of_change_and_of_nothing_else() {
    let dir = folder(&[("dist/index.html", "one"), ("dist/a/b.js", "1")]);
    let root = dir.path().join("dist");
    let mut watch = Watch::begin(&root).await;
    std::fs::read(root.join("index.html")).unwrap();
    assert_eq!(seen(&mut watch, 2).await, None, "reading is no change");
    let changes: [fn(&Path); 6] = [
        // As many bytes as before.
        |root| std::fs::write(root.join("index.html"), "two").unwrap(),
        |root| std::fs::write(root.join("a/new.js"), "").unwrap(),
        |root| std::fs::rename(root.join("a/new.js"), root.join("a/c.js")).unwrap(),
        |root| std::fs::rename(root.join("a"), root.join("z")).unwrap(),
        |root| std::fs::remove_file(root.join("z/c.js")).unwrap(),
        |root| {
            // Another file takes its place, with the very time and size of the old one.
            let time = std::fs::metadata(root.join("index.html")).unwrap().modified().unwrap();
            std::fs::write(root.join("draft"), "six").unwrap();
            let draft = std::fs::File::options().append(true).open(root.join("draft")).unwrap();
            draft.set_modified(time).unwrap();
            std::fs::rename(root.join("draft"), root.join("index.html")).unwrap();
        },
    ];
    for (n, change) in changes.into_iter().enumerate() {
        change(&root);
        assert_eq!(seen(&mut watch, 30).await, Some(Seen::Changed), "change {n}");
    }
    assert_eq!(seen(&mut watch, 2).await, None, "each is told once");
    std::fs::rename(&root, dir.path().join("aside")).unwrap();
    assert_eq!(seen(&mut watch, 30).await, Some(Seen::Away));
    assert_eq!(seen(&mut watch, 2).await, None, "that is told once, too");
    std::fs::rename(dir.path().join("aside"), &root).unwrap();
    assert_eq!(seen(&mut watch, 2).await, None, "the same folder came back");
}

#[tokio::test]
#[expect(clippy::print_stderr, reason = "the time is a figure people ask for")]
async fn a_look_at_a_large_folder_takes_little() {
    let dir = folder(&[]);
    for n in 0..5_000 {
        let inner = dir.path().join(format!("{}", n % 50));
        std::fs::create_dir_all(&inner).unwrap();
        std::fs::write(inner.join(format!("{n}.js")), "x").unwrap();
    }
    let began = Instant::now();
    let mut watch = Watch::begin(dir.path()).await;
    let took = began.elapsed();
    eprintln!("a look at 5,000 files: {} ms", took.as_millis());
    std::fs::write(dir.path().join("7/7.js"), "y").unwrap();
    assert_eq!(seen(&mut watch, 60).await, Some(Seen::Changed), "one of five thousand");
    assert!(took < Duration::from_secs(5), "{took:?}");
}
