//! The clouds the tests run against: `ministack` and `moto`, started once per test process on free loopback
//! ports, each from a Python environment of its own (`scripts/venvs.sh`). What is right about them, and what is
//! not, stands in the tests that meet it.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use naru_adapters::aws::{Connection, Endpoints};
use naru_core::names::Region;
use serde_json::Value;

/// The environments' folder: `NARU_VENVS`, or where `scripts/venvs.sh` puts them.
pub fn venvs() -> PathBuf {
    std::env::var_os("NARU_VENVS")
        .map_or_else(|| PathBuf::from(std::env::var_os("HOME").unwrap()).join(".cache/naru/venvs"), PathBuf::from)
}

/// A program of one of the environments. Tests fail, and do not skip, where it is missing.
pub fn program(venv: &str, name: &str) -> PathBuf {
    let path = venvs().join(venv).join("bin").join(name);
    assert!(path.is_file(), "{} is missing: run scripts/venvs.sh first", path.display());
    path
}

/// A server that goes when this process goes.
pub struct Emulator {
    port: u16,
    /// Its supervisor reads from this pipe and kills the server at its end, however this process ends.
    _supervisor: Child,
}

impl Emulator {
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn endpoints(&self) -> Endpoints {
        Endpoints::all(&self.url())
    }
}

/// Kills the server's whole process group when its own standard input ends. A test process that is killed
/// closes the pipe too, so no server is left behind; and the server holds none of `cargo test`'s own pipes.
const SUPERVISOR: &str =
    "exec 3<&0; setsid \"$@\" 3<&- </dev/null & pid=$!; cat <&3 >/dev/null; kill -- -$pid; sleep 1; kill -9 -- -$pid";

#[expect(clippy::zombie_processes, reason = "it lives as long as this process, and the system waits for it then")]
fn start(name: &str, program: &PathBuf, args: &[&str], port: u16, ready: &str, env: &[(&str, &str)]) -> Emulator {
    let log = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.log"));
    let out = std::fs::File::create(&log).unwrap();
    let supervisor = Command::new("bash")
        .args(["-c", SUPERVISOR, "supervisor"])
        .arg(program)
        .args(args)
        .envs(env.iter().copied())
        .current_dir(std::env::temp_dir())
        .stdin(Stdio::piped())
        .stdout(out.try_clone().unwrap())
        .stderr(out)
        .spawn()
        .unwrap();
    let began = Instant::now();
    loop {
        if get(port, ready).is_some_and(|answer| answer.starts_with("HTTP/1.1 200")) {
            return Emulator { port, _supervisor: supervisor };
        }
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "{name} did not start within a minute; it says:\n{}",
            std::fs::read_to_string(&log).unwrap_or_default()
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn get(port: u16, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(2))).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").ok()?;
    let mut answer = [0; 64];
    let n = stream.read(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer[..n]).into_owned())
}

/// A port nobody listens on at this moment.
pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// A strict AWS: signatures, IAM and bucket policies, Block Public Access and checksums are enforced.
pub fn ministack() -> &'static Emulator {
    static ONE: OnceLock<Emulator> = OnceLock::new();
    ONE.get_or_init(|| {
        let port = free_port();
        start(
            "ministack",
            &program("ministack", "ministack"),
            &[],
            port,
            "/_ministack/health",
            &[
                ("BIND_HOST", "127.0.0.1"),
                ("GATEWAY_PORT", &port.to_string()),
                ("AUTH", "true"),
                ("AWS_ACCESS_KEY_ID", "test"),
                ("AWS_SECRET_ACCESS_KEY", "test"),
                ("IOT_MTLS_ENABLED", "0"),
                ("SFTP_ENABLED", "0"),
                ("LOG_LEVEL", "WARNING"),
            ],
        )
    })
}

/// A lenient AWS: accepts any credentials and any bytes.
pub fn moto() -> &'static Emulator {
    static ONE: OnceLock<Emulator> = OnceLock::new();
    ONE.get_or_init(|| {
        let port = free_port();
        let arg = port.to_string();
        let program = program("moto", "moto_server");
        // A certificate is issued two seconds after it was asked for.
        let env = [("MOTO_ACM_VALIDATION_WAIT", "2")];
        start("moto", &program, &["-H", "127.0.0.1", "-p", &arg], port, "/moto-api/", &env)
    })
}

/// A line that breaks on order, byte by byte as it goes by, so that signatures hold.
pub struct Line {
    pub url: String,
    control: Emulator,
}

impl Line {
    /// To this address.
    pub fn to(url: &str) -> Self {
        let (port, control) = (free_port(), free_port());
        let upstream = url.trim_start_matches("http://");
        let args = ["--protocol", "tcp", "--host", "127.0.0.1", "--upstream", upstream];
        let (data, orders) = (port.to_string(), control.to_string());
        let args = [&args[..], &["--port", &data, "--control-port", &orders]].concat();
        let program = program("microburst", "microburst");
        let control = start("microburst", &program, &args, control, "/_microburst/health", &[]);
        Self { url: format!("http://127.0.0.1:{port}"), control }
    }

    /// From now on these faults come.
    pub async fn rules(&self, rules: &Value) {
        let url = format!("{}/_microburst/rules", self.control.url());
        let answer = reqwest::Client::new()
            .post(url)
            .header("content-type", "application/json")
            .body(rules.to_string())
            .send()
            .await
            .unwrap();
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    }

    /// How many faults came.
    pub async fn fired(&self) -> String {
        let url = format!("{}/_microburst/fired", self.control.url());
        reqwest::get(url).await.unwrap().text().await.unwrap()
    }
}

/// A number no other test of this process has.
pub fn unique() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// An account of its own at ministack, whose key id is its number.
pub fn account() -> String {
    format!("{:012}", 400_000_000_000_u64 + u64::from(unique()))
}

/// An IAM user's keys.
#[derive(Clone)]
pub struct Keys {
    pub id: String,
    pub secret: String,
}

impl Keys {
    pub fn connection(&self, region: &str, endpoints: &Endpoints) -> Connection {
        Connection::with_keys(&self.id, &self.secret, &Region::parse(region).unwrap(), endpoints).unwrap()
    }
}

/// A new IAM user in a ministack account, with exactly this policy.
pub async fn user(account: &str, policy: &Value) -> Keys {
    let name = format!("user-{}", unique());
    iam(account, &[("Action", "CreateUser"), ("UserName", &name)]).await;
    set_policy(account, &name, policy).await;
    let answer = iam(account, &[("Action", "CreateAccessKey"), ("UserName", &name)]).await;
    Keys { id: element(&answer, "AccessKeyId"), secret: element(&answer, "SecretAccessKey") }
}

/// The user of an account whose policy can be changed between calls.
pub async fn set_policy(account: &str, name: &str, policy: &Value) {
    let text = policy.to_string();
    let fields = [("Action", "PutUserPolicy"), ("UserName", name), ("PolicyName", "p"), ("PolicyDocument", &text)];
    iam(account, &fields).await;
}

/// One IAM call as the account's root: ministack checks neither root's signature nor a policy.
pub async fn iam(account: &str, fields: &[(&str, &str)]) -> String {
    let day = time::OffsetDateTime::now_utc();
    let date = format!("{:04}{:02}{:02}", day.year(), u8::from(day.month()), day.day());
    let stamp = format!("{date}T{:02}{:02}{:02}Z", day.hour(), day.minute(), day.second());
    let body = fields
        .iter()
        .chain(&[("Version", "2010-05-08")])
        .map(|(name, value)| {
            format!("{name}={}", percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC))
        })
        .collect::<Vec<_>>()
        .join("&");
    let answer = reqwest::Client::new()
        .post(ministack().url())
        .header("content-type", "application/x-www-form-urlencoded")
        .header("x-amz-date", stamp)
        .header(
            "authorization",
            format!(
                "AWS4-HMAC-SHA256 Credential={account}/{date}/us-east-1/iam/aws4_request, \
                 SignedHeaders=host;x-amz-date, Signature=00"
            ),
        )
        .body(body)
        .send()
        .await
        .unwrap();
    let status = answer.status();
    let text = answer.text().await.unwrap();
    assert!(status.is_success(), "IAM at ministack refused {fields:?}: {text}");
    text
}

fn element(xml: &str, name: &str) -> String {
    let (_, rest) = xml.split_once(&format!("<{name}>")).unwrap();
    rest.split_once('<').unwrap().0.to_owned()
}
