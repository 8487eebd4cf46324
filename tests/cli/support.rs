//! Runs the real binary with a home of its own, and fetches what it serves.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::Value;

/// A Naru of its own: home, temporary folder, no credentials from outside.
pub struct Naru {
    pub dir: tempfile::TempDir,
}

#[cfg(target_os = "linux")]
fn same_surroundings(from: &Command, to: &mut Command) {
    for (name, value) in from.get_envs() {
        match value {
            Some(value) => to.env(name, value),
            None => to.env_remove(name),
        };
    }
}

impl Naru {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    pub fn home(&self) -> PathBuf {
        self.dir.path().join("home")
    }

    /// A profile `me` with keys that nobody knows.
    pub fn profile_me(&self) {
        let text = "[me]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n";
        std::fs::write(self.dir.path().join("aws-credentials"), text).unwrap();
    }

    /// The same command in namespaces of its own, such as `--net`: without any network.
    #[cfg(target_os = "linux")]
    pub fn apart(&self, how: &[&str], inner: &Command) -> Command {
        let mut command = Command::new("unshare");
        command.args(how).arg("--map-root-user").arg(inner.get_program()).args(inner.get_args());
        same_surroundings(inner, &mut command);
        command.current_dir(self.dir.path()).stdin(Stdio::null());
        command
    }

    /// A shell script in a mount namespace of its own, where `$NARU` is the command line.
    #[cfg(target_os = "linux")]
    pub fn mounted(&self, script: &str) -> Output {
        let naru = self.command(&[]);
        let mut shell = Command::new("sh");
        shell.args(["-ec", script]).env("NARU", env!("CARGO_BIN_EXE_naru"));
        same_surroundings(&naru, &mut shell);
        self.apart(&["--mount"], &shell).output().unwrap()
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_naru"));
        command.args(args).current_dir(self.dir.path());
        for (name, _) in std::env::vars()
            .filter(|(name, _)| name.starts_with("AWS_") || name.starts_with("NARU_") || name.starts_with("LC_"))
        {
            command.env_remove(name);
        }
        command
            .env("NARU_HOME", self.home())
            .env("AWS_CONFIG_FILE", self.dir.path().join("aws-config"))
            .env("AWS_SHARED_CREDENTIALS_FILE", self.dir.path().join("aws-credentials"))
            .env("LANG", "C.UTF-8")
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// Runs with `--json` and gives every line.
    pub fn json(&self, args: &[&str]) -> (i32, Vec<Value>) {
        let out = self.command(args).arg("--json").output().unwrap();
        let lines = String::from_utf8(out.stdout).unwrap();
        let lines = lines.lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}"))).collect();
        (out.status.code().unwrap_or(-1), lines)
    }

    /// A build folder of these files.
    pub fn folder(&self, name: &str, files: &[(&str, &[u8])]) -> PathBuf {
        let root = self.dir.path().join(name);
        for (path, bytes) in files {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        root
    }

    /// A small site with every kind of name.
    pub fn site(&self) -> PathBuf {
        self.folder(
            "dist",
            &[
                ("index.html", b"<!doctype html><script src=/assets/index-4f9a2b1c.js></script>"),
                ("assets/index-4f9a2b1c.js", b"console.log('hello')"),
                ("assets/index-0d3e5f7a.css", b"body{margin:0}"),
                ("images/hero.png", b"\x89PNG not really"),
                ("empty.txt", b""),
                ("a+b %23 & #1?.txt", b"odd"),
                ("\u{ac00}\u{b098}.txt", "나루".as_bytes()),
                ("\u{1102}\u{1161}\u{1105}\u{116e}.txt", "NFD on disk".as_bytes()),
            ],
        )
    }
}

pub fn stderr(out: &Output) -> String {
    String::from_utf8_lossy(&out.stderr).into_owned()
}

pub fn stdout(out: &Output) -> String {
    String::from_utf8_lossy(&out.stdout).into_owned()
}

/// Takes a file away from every practice cloud as soon as one has it, again and again: visitors of what needs it are
/// told so. Ends when it is dropped.
pub struct Thief {
    over: Arc<AtomicBool>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Thief {
    /// Of the file with these bytes.
    pub fn of(naru: &Naru, bytes: &[u8]) -> Self {
        let sum = naru_core::names::sha256(bytes);
        let clouds = std::fs::read_dir(naru.home().join("practice")).unwrap();
        let blobs: Vec<PathBuf> = clouds.map(|one| one.unwrap().path().join("blobs").join(&sum)).collect();
        let over = Arc::new(AtomicBool::new(false));
        let until = Arc::clone(&over);
        let thread = std::thread::spawn(move || {
            while !until.load(Ordering::Relaxed) {
                for blob in &blobs {
                    let _ = std::fs::remove_file(blob);
                }
                std::thread::yield_now();
            }
        });
        Self { over, thread: Some(thread) }
    }
}

impl Drop for Thief {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A practice that serves; killed when dropped.
pub struct Serving {
    pub child: Child,
    pub last: Value,
}

impl Serving {
    /// Starts and waits for the end of the crossing.
    pub fn start(mut command: Command) -> Self {
        let child = command.arg("--json").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        // Killed and waited for by Drop, whatever happens below.
        let mut serving = Self { child, last: Value::Null };
        let lines = BufReader::new(serving.child.stdout.take().unwrap()).lines();
        for line in lines {
            let value: Value = serde_json::from_str(&line.unwrap()).unwrap();
            if value["event"] == "finished" {
                serving.last = value;
                return serving;
            }
        }
        panic!("practice ended without an end");
    }

    pub fn url(&self) -> String {
        self.last["url"].as_str().unwrap().to_owned()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One HTTP/1.1 request by hand: status, headers in lower case, body.
pub fn request(
    url: &str,
    method: &str,
    path: &str,
    extra: &[(&str, &str)],
) -> (u16, BTreeMap<String, String>, Vec<u8>) {
    let host = url.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    for (name, value) in extra {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).unwrap();
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply).unwrap();
    let end = reply.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
    let head = String::from_utf8_lossy(&reply[..end]).into_owned();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    let headers: BTreeMap<String, String> = head
        .lines()
        .skip(1)
        .filter_map(|l| l.split_once(": "))
        .map(|(n, v)| (n.to_lowercase(), v.to_owned()))
        .collect();
    let mut body = reply[end + 4..].to_vec();
    if headers.get("transfer-encoding").is_some_and(|v| v == "chunked") {
        body = unchunk(&body);
    }
    (status, headers, body)
}

pub fn get(url: &str, path: &str) -> (u16, BTreeMap<String, String>, Vec<u8>) {
    request(url, "GET", path, &[])
}

fn unchunk(mut body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    while let Some(end) = body.windows(2).position(|w| w == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&body[..end]).unwrap().trim(), 16).unwrap();
        if size == 0 {
            break;
        }
        out.extend_from_slice(&body[end + 2..end + 2 + size]);
        body = &body[end + 2 + size + 2..];
    }
    out
}

/// A key as a path of an address.
pub fn encoded(key: &str) -> String {
    key.bytes().fold("/".to_owned(), |mut out, b| {
        if b.is_ascii_alphanumeric() || b"-._~/".contains(&b) {
            out.push(char::from(b));
        } else {
            out.push_str(&format!("%{b:02X}"));
        }
        out
    })
}

/// Every file below a folder, by relative path.
pub fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, dir: &Path, out: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, out);
            } else {
                out.insert(
                    path.strip_prefix(root).unwrap().to_str().unwrap().to_owned(),
                    std::fs::read(&path).unwrap(),
                );
            }
        }
    }
    let mut out = BTreeMap::new();
    walk(root, root, &mut out);
    out
}
