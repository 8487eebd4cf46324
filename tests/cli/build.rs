//! `naru build`, `naru preview` and what watches: the real binary, real commands, real HTTP.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{Naru, Serving, files, get, request, stderr, stdout};

/// A project whose build copies a page and says what it was given.
const PACKAGE: &str = r#"{"scripts": {"build": "mkdir -p dist/assets && cp page.html dist/index.html && cp app.js dist/assets/app-4f9a2b1c.js && env && echo built"}}"#;

fn project(naru: &Naru) -> String {
    let files: [(&str, &[u8]); 4] = [
        ("package.json", PACKAGE.as_bytes()),
        ("package-lock.json", b"{}"),
        ("page.html", b"<!doctype html><title>one</title><script type=module src=/assets/app-4f9a2b1c.js></script>"),
        ("app.js", b"console.log('hello')"),
    ];
    naru.folder("web", &files).to_str().unwrap().to_owned()
}

#[test]
fn a_build_is_asked_about_once_and_again_when_its_script_changes() {
    let naru = Naru::new();
    let web = project(&naru);
    let (code, lines) = naru.json(&["build", &web]);
    assert_eq!((code, &lines.last().unwrap()["error"]["code"]), (7, &json!("build-not-allowed")), "{lines:?}");
    assert!(!Path::new(&web).join("dist").exists(), "nothing was run");
    let out = naru.run(&["build", &web]);
    assert!(stderr(&out).contains("npm run build") && stderr(&out).contains("cp page.html"), "{}", stderr(&out));
    let out = naru.command(&["build", &web, "--allow-build", "--json"]).env("AWS_SECRET_ACCESS_KEY", "hush").output();
    let said = stdout(&out.unwrap());
    assert!(said.contains("PATH=") && !said.contains("hush"), "a build gets no keys: {said}");
    let (code, lines) = naru.json(&["build", &web]);
    assert_eq!(code, 0, "the yes is remembered: {lines:?}");
    assert!(lines.iter().any(|line| line["event"] == "build-line" && line["line"] == "built"), "{lines:?}");
    let folder = lines.last().unwrap()["folder"].as_str().unwrap();
    assert!(folder.ends_with("web/dist"), "{folder}");
    std::fs::write(format!("{web}/package.json"), PACKAGE.replace("echo built", "echo owned")).unwrap();
    assert_eq!(naru.json(&["build", &web]).0, 7, "another script is another command");
}

#[test]
fn a_linked_repository_names_a_command_and_it_is_asked_about() {
    let naru = Naru::new();
    let web = project(&naru);
    let here = |args: &[&str]| naru.command(args).current_dir(&web).output().unwrap();
    let out = here(&["project", "new", "blog", "--here", "--build-output", "dist", "--build-before-deploy", "true"]);
    assert!(out.status.success(), "{}", stderr(&out));
    // Somebody else's change to the file, as a pull brings it.
    let file = format!("{web}/naru.toml");
    let text = std::fs::read_to_string(&file).unwrap().replace("[build]", "[build]\ncommand = \"touch owned\"");
    std::fs::write(&file, text).unwrap();
    let out = here(&["deploy", "--practice"]);
    assert_eq!(out.status.code(), Some(7), "{}", stderr(&out));
    assert!(stderr(&out).contains("touch owned"), "the command is shown: {}", stderr(&out));
    assert!(!Path::new(&web).join("owned").exists());
    // Who types a command has said yes to it.
    let out = here(&["project", "set", "--build-command", "npm run build --silent"]);
    assert!(out.status.success(), "{}", stderr(&out));
    let out = here(&["build"]);
    assert!(out.status.success(), "{}", stderr(&out));
    let out = here(&["apply", "--practice", "--yes", "dist"]);
    assert!(out.status.success(), "{}", stderr(&out));
    std::fs::write(format!("{web}/page.html"), "<title>two</title>").unwrap();
    let out = here(&["deploy", "--practice", "--no-build"]);
    assert!(out.status.success() && !stderr(&out).contains("Building"), "{}", stderr(&out));
    let out = here(&["deploy", "--practice"]);
    assert!(out.status.success() && stderr(&out).contains("Building"), "{}", stderr(&out));
    assert_eq!(std::fs::read_to_string(format!("{web}/dist/index.html")).unwrap(), "<title>two</title>");
    // A failed build deploys nothing, and says why.
    assert!(here(&["project", "set", "--build-command", "echo TS2304 >&2; exit 3"]).status.success());
    let out = here(&["deploy", "--practice", "--build"]);
    let said = stderr(&out);
    assert_eq!(out.status.code(), Some(6), "{said}");
    assert!(said.contains("exit code 3") && said.contains("TS2304") && !said.contains("Upload"), "{said}");
}

/// A command that goes on, its JSON lines read as they come; killed when dropped.
struct Going {
    child: Child,
    lines: Receiver<Value>,
}

impl Going {
    fn start(mut command: Command) -> Self {
        let mut child = command.arg("--json").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let (send, lines) = channel();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok) {
                let _ = send.send(serde_json::from_str(&line).unwrap());
            }
        });
        Self { child, lines }
    }

    /// The next line of this event.
    fn next(&self, event: &str) -> Value {
        let until = Instant::now() + Duration::from_secs(60);
        let mut seen = Vec::new();
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let line = self.lines.recv_timeout(left).unwrap_or_else(|e| panic!("no {event}: {e}, after {seen:?}"));
            if line["event"] == event {
                return line;
            }
            seen.push(line);
        }
    }

    #[cfg(unix)]
    fn interrupt(&self) {
        assert!(Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap().success());
    }

    #[cfg(unix)]
    fn ends_with(mut self, code: i32) {
        assert_eq!(self.child.wait().unwrap().code(), Some(code));
    }
}

impl Drop for Going {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn site(naru: &Naru) -> std::path::PathBuf {
    let long = "body{margin:0}".repeat(200);
    naru.folder(
        "site",
        &[
            ("index.html", b"<!doctype html><script type=module crossorigin src=/assets/index-4f9a2b1c.js></script>"),
            ("about/index.html", b"<h1>about</h1>"),
            ("assets/index-4f9a2b1c.js", b"console.log('hello')"),
            ("assets/index-0d3e5f7a.css", long.as_bytes()),
            ("assets/index-4f9a2b1c.js.map", b"{}"),
            ("robots.txt", b"User-agent: *"),
            (".DS_Store", b"x"),
            ("a+b %23 & #1?.txt", b"odd"),
        ],
    )
}

/// What a path answers, but for the hour, the id of the distribution, and what the edge happened to hold.
fn answer(url: &str, method: &str, path: &str, extra: &[(&str, &str)]) -> (u16, BTreeMap<String, String>, Vec<u8>) {
    let (status, mut headers, body) = request(url, method, path, extra);
    for name in ["date", "via", "age", "x-cache"] {
        headers.remove(name);
    }
    (status, headers, body)
}

#[test]
fn a_preview_answers_as_the_deployed_site_does_header_by_header() {
    let naru = Naru::new();
    let (pages, single) = (site(&naru), naru.site());
    for (access, folder) in [("cdn", &single), ("cdn", &pages), ("classic", &pages)] {
        let folder = folder.to_str().unwrap();
        let name = format!("{access} {}", &folder[folder.len() - 4..]);
        assert!(naru.run(&["project", "new", &name, "--access", access]).status.success());
        let practised = Serving::start(naru.command(&["practice", folder, "--access", access]));
        let going = Going::start(naru.command(&["preview", folder, "--project", &name]));
        let url = going.next("serving")["url"].as_str().unwrap().to_owned();
        let paths = [
            "/",
            "/index.html",
            "/about",
            "/about/",
            "/some/deep/link",
            "/assets/index-4f9a2b1c.js",
            "/assets/index-0d3e5f7a.css",
            "/assets/gone.js",
            "/robots.txt",
            "/nothing.txt",
            "/.DS_Store",
            "/assets/index-4f9a2b1c.js.map",
            "/a%2Bb%20%2523%20%26%20%231%3F.txt",
            "/?q=1",
            "/..%2fetc/passwd",
            "/.naru/cdn.json",
        ];
        for path in paths {
            for (method, extra) in [
                ("GET", &[][..]),
                ("GET", &[("Accept-Encoding", "gzip")][..]),
                ("HEAD", &[][..]),
                ("GET", &[("Range", "bytes=1-3")][..]),
                ("POST", &[("Content-Length", "0")][..]),
                ("GET", &[("X-Forwarded-Proto", "http")][..]),
            ] {
                let there = answer(&practised.url(), method, path, extra);
                let mut here = answer(&url, method, path, extra);
                // A redirect names the host that was asked.
                if let Some(location) = here.1.get_mut("location") {
                    *location = location.replace(&url[7..], &practised.url()[7..]);
                }
                assert_eq!(here, there, "{access} {method} {path} {extra:?}");
            }
        }
        if access == "cdn" {
            let deep = if folder.ends_with("dist") { 200 } else { 403 };
            assert_eq!(get(&url, "/some/deep/link").0, deep, "one page for all, or a page each");
            assert_eq!(get(&url, "/assets/gone.js").0, 403);
        }
    }
}

#[test]
fn a_preview_writes_nothing_and_refuses_what_a_deploy_would() {
    let naru = Naru::new();
    let folder = site(&naru);
    let before = files(naru.dir.path());
    let going = Going::start(naru.command(&["preview", folder.to_str().unwrap()]));
    let serving = going.next("serving");
    assert_eq!((&serving["folder"]["files"], &serving["folder"]["left_out_count"]), (&json!(6), &json!(2)));
    assert_eq!(get(serving["url"].as_str().unwrap(), "/robots.txt").2, b"User-agent: *");
    let was = std::fs::read(folder.join("index.html")).unwrap();
    std::fs::write(folder.join("index.html"), "<h1>other</h1>").unwrap();
    assert_eq!(get(serving["url"].as_str().unwrap(), "/").0, 500, "no file is served under another's headers");
    std::fs::write(folder.join("index.html"), was).unwrap();
    drop(going);
    let mut after = files(naru.dir.path());
    after.retain(|path, _| !path.starts_with("home/log"));
    assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    assert!(after == before);
    std::fs::write(folder.join(".env"), "AWS_SECRET_ACCESS_KEY=x").unwrap();
    let (code, lines) = naru.json(&["preview", folder.to_str().unwrap()]);
    assert_eq!((code, &lines.last().unwrap()["error"]["code"]), (7, &json!("folder-secret")));
}

#[test]
fn a_watched_preview_serves_every_change_and_outlives_its_folder_being_away() {
    let naru = Naru::new();
    let folder = site(&naru);
    let going = Going::start(naru.command(&["preview", folder.to_str().unwrap(), "--watch"]));
    let url = going.next("serving")["url"].as_str().unwrap().to_owned();
    going.next("watching");
    assert_eq!(get(&url, "/robots.txt").2, b"User-agent: *", "an edge has it now");
    std::fs::write(folder.join("robots.txt"), "Disallow: /").unwrap();
    let round = going.next("round");
    assert_eq!(round["changed"], 1, "{round}");
    assert_eq!(get(&url, "/robots.txt").2, b"Disallow: /");
    // A rebuild takes the folder away, and puts another there.
    let aside = naru.dir.path().join("aside");
    std::fs::rename(&folder, &aside).unwrap();
    going.next("folder-away");
    std::fs::write(aside.join("index.html"), "<h1>again</h1>").unwrap();
    std::fs::remove_file(aside.join("robots.txt")).unwrap();
    std::fs::rename(&aside, &folder).unwrap();
    assert_eq!(going.next("round")["changed"], 2);
    assert_eq!(get(&url, "/").2, b"<h1>again</h1>");
    // What cannot be published is told, and what was there is still served.
    std::fs::write(folder.join(".env"), "AWS_SECRET_ACCESS_KEY=x").unwrap();
    assert_eq!(going.next("round")["error"]["code"], "folder-secret");
    assert_eq!(get(&url, "/").2, b"<h1>again</h1>");
    #[cfg(unix)]
    {
        going.interrupt();
        going.ends_with(0);
    }
}

#[test]
fn practice_is_deployed_at_every_change_and_aws_is_not() {
    let naru = Naru::new();
    let folder = site(&naru);
    let path = folder.to_str().unwrap();
    assert!(naru.run(&["project", "new", "blog"]).status.success());
    let (code, lines) = naru.json(&["deploy", path, "--watch"]);
    assert_eq!((code, &lines.last().unwrap()["error"]["code"]), (2, &json!("watch-practice")));
    let out = naru.run(&["apply", path, "--practice", "--yes"]);
    assert!(out.status.success(), "{}", stderr(&out));
    let going = Going::start(naru.command(&["deploy", path, "--watch"]));
    let url = going.next("serving")["url"].as_str().unwrap().to_owned();
    going.next("watching");
    for text in ["<h1>second</h1>", "<h1>third</h1>"] {
        std::fs::write(folder.join("index.html"), text).unwrap();
        let round = going.next("round");
        assert_eq!(round["changed"], 1, "{round}");
        assert_eq!(get(&url, "/").2, text.as_bytes());
    }
    #[cfg(unix)]
    {
        going.interrupt();
        going.ends_with(0);
    }
}

#[cfg(unix)]
#[test]
fn who_stops_in_a_hurry_leaves_no_build_running() {
    let naru = Naru::new();
    let web = naru.folder(
        "web",
        &[(
            "package.json",
            br#"{"scripts": {"build": "trap '' TERM INT; sleep 600 & echo $! > pid; echo on; wait; wait; sleep 600"}}"#,
        )],
    );
    let going = Going::start(naru.command(&["build", web.to_str().unwrap(), "--allow-build"]));
    while going.next("build-line")["line"] != "on" {}
    let pid = std::fs::read_to_string(web.join("pid")).unwrap().trim().to_owned();
    let runs = || {
        let state = Command::new("ps").args(["-o", "stat=", "-p", &pid]).output().unwrap();
        let state = String::from_utf8_lossy(&state.stdout).trim().to_owned();
        !state.is_empty() && !state.starts_with('Z')
    };
    assert!(runs());
    going.interrupt();
    going.interrupt();
    going.ends_with(130);
    let until = Instant::now() + Duration::from_secs(20);
    while runs() {
        assert!(Instant::now() < until, "it runs on");
        std::thread::sleep(Duration::from_millis(20));
    }
}
