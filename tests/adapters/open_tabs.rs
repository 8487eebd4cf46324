//! Tabs that were opened before a deploy: a real browser looks at the practice site all through fifty deploys, opens
//! pages, and lets some of them ask for the rest of their files only later.

use std::net::Ipv4Addr;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::routing::post;
use naru_adapters::clock::SystemClock;
use naru_adapters::crossing::{Emit, Site};
use naru_adapters::home::{Home, SavedProject};
use naru_adapters::sites::{self, SiteWish};
use naru_core::Code;
use naru_core::clock::Clock as _;
use naru_core::event::{Goal, Outcome};
use naru_core::names::sha256;
use naru_core::project::Project;
use naru_core::recipe;
use naru_core::step::Step;
use serde_json::Value;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::site::Folder;

const DEPLOYS: u32 = 50;

/// The page the browser stays on: it opens tabs (frames) on the site's entry page; a tab loads its script and style at
/// once, and after a while a part of the program and a picture that only its own release names. Whatever does not come
/// is kept by its address. It ends when it has seen the last release and told whoever waits.
const WATCH: &str = r#"<!doctype html><title>watch</title><script type="module">
const missing = [], seen = new Set();
let opened = 0, lazy = 0, open = 0, over = false;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
async function tab() {
  open += 1; opened += 1;
  const frame = document.createElement("iframe");
  const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
  frame.src = "/?" + opened;
  document.body.append(frame);
  await loaded;
  const page = frame.contentWindow;
  const release = frame.contentDocument.documentElement.dataset.release;
  if (!release) missing.push("the page itself: " + frame.contentDocument.title);
  else {
    seen.add(release);
    for (let i = 0; i < 100 && page.started === undefined && !page.failed; i += 1) await pause(20);
    if (page.started !== release) missing.push("script of release " + release);
    // Some go on at once, some long after.
    await pause(Math.random() < 0.5 ? Math.random() * 100 : Math.random() * 4000);
    lazy += 1;
    await page.later?.().catch((why) => missing.push("release " + release + ": " + why));
    for (const entry of page.performance.getEntriesByType("resource"))
      if (entry.responseStatus >= 400) missing.push(entry.name + " " + entry.responseStatus);
  }
  frame.remove();
  open -= 1;
}
while (!over) {
  if (open < 8) tab().catch((why) => missing.push(String(why)));
  over = [...seen].some((release) => Number(release) >= LAST);
  await pause(25);
}
while (open > 0) await pause(25);
await fetch("COLLECTOR", { method: "POST", mode: "no-cors", body: JSON.stringify({ opened, lazy, releases: seen.size, missing }) });
</script>"#;

/// The build of a release: every file but the page carries the hash of what is in it, as builds do.
fn write_release(folder: &Folder, release: u32, watch: &str) {
    let assets = folder.path().join("assets");
    if assets.exists() {
        std::fs::remove_dir_all(&assets).unwrap();
    }
    let put = |stem: &str, ext: &str, text: &str| {
        let name = format!("assets/{stem}-{}.{ext}", &sha256(text.as_bytes())[..8]);
        folder.write(&name, text.as_bytes());
        format!("/{name}")
    };
    let picture =
        put("boat", "svg", &format!("<svg xmlns='http://www.w3.org/2000/svg'><title>{release}</title></svg>"));
    let style = put("style", "css", &format!("body {{ color: teal }} /* {release} */"));
    let lazy = put("lazy", "js", &format!("export const release = {release};\n"));
    let main = put(
        "main",
        "js",
        &format!(
            "window.started = \"{release}\";\nwindow.later = async () => {{\n  const part = await import(\"{lazy}\");\n  \
             if (part.release !== {release}) throw new Error(\"another release's part\");\n  const answer = await \
             fetch(\"{picture}\");\n  if (!answer.ok) throw new Error(\"{picture} \" + answer.status);\n}};\n"
        ),
    );
    let page = format!(
        "<!doctype html><html data-release=\"{release}\"><title>{release}</title><link rel=stylesheet \
         href=\"{style}\"><script type=module src=\"{main}\" onerror=\"window.failed = true\"></script></html>"
    );
    folder.write("index.html", page.as_bytes());
    folder.write("watch.html", watch.as_bytes());
}

/// One run of these steps, nothing being asked. It waits for edges, or leaves that to the next one.
async fn go(site: &Site, steps: &[&dyn Step], wait: bool) {
    let quiet: Emit = Arc::new(|_| {});
    let cancel = CancellationToken::new();
    let (world, forecast) = site.look(steps, Goal::Build, &quiet, &cancel).await.unwrap();
    match site.run(steps, Goal::Build, world, &forecast, &quiet, &cancel, wait).await {
        Ok(receipt) => assert_eq!(receipt.outcome, Outcome::Live),
        Err(error) => assert!(!wait && error.code == Code::StillWaiting, "{error:?}"),
    }
}

/// What the page tells at its end.
async fn collector() -> (String, mpsc::Receiver<Value>) {
    let (told, heard) = mpsc::channel(1);
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let hear = |State(told): State<mpsc::Sender<Value>>, body: String| async move {
        told.send(serde_json::from_str(&body).unwrap()).await.unwrap();
    };
    let app = Router::new().route("/", post(hear)).with_state(told);
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    (url, heard)
}

fn browser(url: &str, profile: &Path) -> tokio::process::Child {
    let quiet = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // A page nobody looks at is slowed down otherwise.
        "--disable-background-timer-throttling",
        "--disable-renderer-backgrounding",
    ];
    tokio::process::Command::new("chromium")
        .args(quiet)
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(url)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("scripts/setup.sh installs chromium")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_open_tab_misses_a_file_during_fifty_deploys() {
    let dir = tempfile::tempdir().unwrap();
    let home = Home::at(dir.path().join("home"));
    let folder = Folder::of(&[]);
    let (collector, mut heard) = collector().await;
    let watch = WATCH.replace("LAST", &DEPLOYS.to_string()).replace("COLLECTOR", &collector);
    write_release(&folder, 0, &watch);

    let project = Project::new("tabs", SystemClock.entropy());
    let saved = SavedProject { path: home.project_path(&project), project };
    home.add_project(&saved).unwrap();
    let wish = SiteWish {
        folder: Some(folder.path()),
        needs_folder: true,
        practice: Some(true),
        ..SiteWish::remembered(saved)
    };
    let mut site = sites::open(&home, &wish, true).await.unwrap();
    go(&site, &recipe::STATIC_SITE, true).await;
    let first = std::fs::read_to_string(folder.path().join("index.html")).unwrap();
    let url = site.edge.as_ref().unwrap().url();

    let mut browser = browser(&format!("{url}/watch.html"), &dir.path().join("profile"));
    for release in 1..=DEPLOYS {
        write_release(&folder, release, &watch);
        site.renew().unwrap();
        // Somebody in a hurry deploys again before the edges have forgotten the release before.
        go(&site, &recipe::daily(), release % 10 == 0).await;
    }
    let told = tokio::time::timeout(Duration::from_secs(60), heard.recv()).await.expect("the page ends").unwrap();
    browser.kill().await.unwrap();
    crate::said!("{DEPLOYS} deploys, a browser meanwhile: {told}");
    let number = |key: &str| told[key].as_u64().unwrap();
    assert!(number("releases") > 5 && number("opened") > 50 && number("lazy") > 50, "it looked: {told}");
    assert_eq!(told["missing"], serde_json::json!([]));

    // A tab of the very first release, within the days that files are kept, still gets all of its own.
    for asset in first.split('"').filter(|part| part.starts_with("/assets/")) {
        assert_eq!(reqwest::get(format!("{url}{asset}")).await.unwrap().status(), 200, "{asset}");
    }
    site.close().await;
}
