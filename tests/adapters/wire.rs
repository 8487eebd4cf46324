//! A wire between Naru and the emulators: it hears every call, says which IAM actions that call needs (after AWS's
//! Service Authorization Reference and not after Naru's own tables), and spoils those that a test names.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use naru_adapters::aws::Endpoints;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

use super::emulator::{ministack, moto};

/// What becomes of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Pass,
    /// The reply never comes back: the call was carried out.
    LoseReply,
    /// The caller dies before the call goes out.
    KillBefore,
    /// The caller dies after the call was carried out, before its reply comes.
    KillAfter,
    /// A network's login page answers in its place.
    Portal,
    /// The reply is right, the clock in its `Date` two hours ahead.
    WrongDate,
    /// What the same question was answered before; passed on if it never was asked.
    Stale,
    /// As who may not.
    Deny,
    /// Half of the reply, and then the line is dead.
    Half,
    /// The reply with its every third byte turned.
    Garbled,
    /// Status, code and words, as the service says them.
    Refuse(u16, &'static str, &'static str),
}

/// One call.
#[derive(Debug, Clone)]
pub struct Heard {
    /// Which one, from 0.
    pub n: usize,
    /// The actions it needs, as IAM spells them.
    pub actions: Vec<String>,
    /// Whether it changes anything.
    pub changes: bool,
    /// Method and path, without what is asked behind it.
    pub what: String,
}

type Rule = Box<dyn FnMut(&Heard) -> Fate + Send>;

pub struct Wire {
    url: String,
    shared: Arc<Shared>,
}

struct Shared {
    heard: Mutex<Vec<Heard>>,
    rule: Mutex<Rule>,
    said: Mutex<HashMap<Vec<u8>, Vec<u8>>>,
    killed: Notify,
}

/// A request as it came.
struct Request {
    whole: Vec<u8>,
    head: String,
    body: Vec<u8>,
}

impl Request {
    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    fn start(&self) -> (&str, &str) {
        let mut parts = self.head.split(' ');
        (parts.next().unwrap(), parts.next().unwrap())
    }

    /// The service it is signed for.
    fn service(&self) -> &str {
        let scope = self.header("authorization").and_then(|it| it.split_once("Credential=")).map(|(_, rest)| rest);
        scope.and_then(|it| it.split('/').nth(3)).unwrap_or("nobody")
    }
}

impl Wire {
    /// To ministack, and with certificates to moto.
    pub async fn new() -> Self {
        let shared = Arc::new(Shared {
            heard: Mutex::default(),
            rule: Mutex::new(Box::new(|_| Fate::Pass)),
            said: Mutex::default(),
            killed: Notify::new(),
        });
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let all = Arc::clone(&shared);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(Arc::clone(&all), stream));
            }
        });
        Self { url, shared }
    }

    pub fn endpoints(&self) -> Endpoints {
        Endpoints::all(&self.url)
    }

    /// From now on each call meets this fate; calls are counted anew.
    pub fn rule(&self, rule: impl FnMut(&Heard) -> Fate + Send + 'static) {
        *self.shared.rule.lock().unwrap() = Box::new(rule);
        self.shared.heard.lock().unwrap().clear();
    }

    /// What was heard since the last rule.
    pub fn heard(&self) -> Vec<Heard> {
        self.shared.heard.lock().unwrap().clone()
    }

    /// The actions of what was heard.
    pub fn actions(&self) -> BTreeSet<String> {
        self.heard().into_iter().flat_map(|one| one.actions).collect()
    }

    /// Ends when a call is met by a killing fate.
    pub async fn killed(&self) {
        self.shared.killed.notified().await;
    }
}

async fn serve(shared: Arc<Shared>, mut stream: TcpStream) {
    // Whoever hangs up in the middle is told nothing more.
    let Some(request) = read(&mut stream).await else { return };
    let (actions, changes) = actions(&request);
    let fate = {
        let mut heard = shared.heard.lock().unwrap();
        let (method, target) = request.start();
        let what = format!("{method} {}", target.split('?').next().unwrap_or_default());
        let one = Heard { n: heard.len(), actions: actions.clone(), changes, what };
        let fate = (shared.rule.lock().unwrap())(&one);
        heard.push(one);
        fate
    };
    let (method, target) = request.start();
    let question = [method.as_bytes(), b" ", target.as_bytes(), b" ", &request.body].concat();
    let old = || shared.said.lock().unwrap().get(&question).cloned();
    let reply = match fate {
        Fate::KillBefore => {
            shared.killed.notify_one();
            return std::future::pending().await;
        }
        Fate::Portal => canned(200, "text/html", "<!doctype html><title>Hotel Wi-Fi</title><h1>Please log in</h1>"),
        Fate::Deny => denied(&request, &actions),
        Fate::Refuse(status, code, said) => refused(&request, status, code, said),
        Fate::Stale if !changes => match old() {
            Some(old) => old,
            None => forward(&request).await,
        },
        Fate::Pass | Fate::LoseReply | Fate::KillAfter | Fate::WrongDate | Fate::Stale | Fate::Half | Fate::Garbled => {
            forward(&request).await
        }
    };
    if !changes && fate != Fate::Stale {
        shared.said.lock().unwrap().insert(question, reply.clone());
    }
    match fate {
        Fate::KillAfter => {
            shared.killed.notify_one();
            std::future::pending().await
        }
        Fate::LoseReply => {}
        Fate::WrongDate => drop(stream.write_all(&later(&reply)).await),
        Fate::Half => drop(stream.write_all(&reply[..reply.len() / 2]).await),
        Fate::Garbled => drop(stream.write_all(&garbled(&reply)).await),
        Fate::Pass | Fate::KillBefore | Fate::Portal | Fate::Stale | Fate::Deny | Fate::Refuse(..) => {
            drop(stream.write_all(&reply).await);
        }
    }
    drop(stream.shutdown().await);
}

/// One whole request.
async fn read(stream: &mut TcpStream) -> Option<Request> {
    let mut whole = Vec::new();
    let end = loop {
        if let Some(at) = whole.windows(4).position(|it| it == b"\r\n\r\n") {
            break at + 4;
        }
        if stream.read_buf(&mut whole).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(&whole[..end]).into_owned();
    let request = Request { whole: Vec::new(), head, body: Vec::new() };
    if request.header("expect").is_some() {
        stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").await.ok()?;
    }
    let chunked = request.header("transfer-encoding").is_some();
    let length: usize = request.header("content-length").map_or(0, |it| it.parse().unwrap());
    let is_whole = |whole: &[u8]| {
        if chunked { whole.ends_with(b"0\r\n\r\n") } else { whole.len() >= end + length }
    };
    while !is_whole(&whole) {
        if stream.read_buf(&mut whole).await.ok()? == 0 {
            return None;
        }
    }
    let body = whole[end..].to_vec();
    Some(Request { whole, body, ..request })
}

/// Byte for byte, so that the signature holds; only the connection is said to end with the reply.
async fn forward(request: &Request) -> Vec<u8> {
    let to = if request.service() == "acm" { moto().url() } else { ministack().url() };
    let mut stream = TcpStream::connect(to.trim_start_matches("http://")).await.unwrap();
    let first = request.head.find("\r\n").unwrap() + 2;
    let (start, rest) = request.whole.split_at(first);
    stream.write_all(&[start, b"Connection: close\r\n", rest].concat()).await.unwrap();
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply).await.unwrap();
    reply
}

fn canned(status: u16, kind: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} Said\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
    .into_bytes()
}

fn denied(request: &Request, actions: &[String]) -> Vec<u8> {
    let said = format!("User: arn:aws:iam::1:user/u is not authorized to perform: {} on resource: x", actions[0]);
    match request.service() {
        "acm" | "wafv2" | "tagging" => refused(request, 400, "AccessDeniedException", &said),
        _ => refused(request, 403, "AccessDenied", &said),
    }
}

/// As each service says it.
fn refused(request: &Request, status: u16, code: &str, said: &str) -> Vec<u8> {
    let said = said.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    match request.service() {
        "acm" | "wafv2" | "tagging" => {
            let body = serde_json::json!({ "__type": code, "message": said });
            canned(status, "application/x-amz-json-1.1", &body.to_string())
        }
        "s3" => {
            canned(status, "application/xml", &format!("<Error><Code>{code}</Code><Message>{said}</Message></Error>"))
        }
        _ => canned(
            status,
            "text/xml",
            &format!(
                "<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{said}</Message></Error></ErrorResponse>"
            ),
        ),
    }
}

/// The same head over a body that nobody said.
fn garbled(reply: &[u8]) -> Vec<u8> {
    let body = reply.windows(4).position(|it| it == b"\r\n\r\n").unwrap() + 4;
    let turned = reply.iter().enumerate().map(|(at, byte)| if at >= body && at % 3 == 0 { byte ^ 0x15 } else { *byte });
    turned.collect()
}

/// The same reply, its clock two hours ahead.
fn later(reply: &[u8]) -> Vec<u8> {
    let end = reply.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
    let head = String::from_utf8_lossy(&reply[..end]).into_owned();
    let ahead = time::OffsetDateTime::now_utc() + time::Duration::hours(2);
    let date = format!(
        "Date: {}, {:02} {} {} {:02}:{:02}:{:02} GMT",
        &ahead.weekday().to_string()[..3],
        ahead.day(),
        &ahead.month().to_string()[..3],
        ahead.year(),
        ahead.hour(),
        ahead.minute(),
        ahead.second()
    );
    let lines: Vec<&str> = head.lines().filter(|line| !line.to_ascii_lowercase().starts_with("date:")).collect();
    [format!("{}\r\n{date}", lines.join("\r\n")).as_bytes(), &reply[end..]].concat()
}

/// The IAM actions a call needs, and whether it changes anything.
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>
fn actions(request: &Request) -> (Vec<String>, bool) {
    let (method, target) = request.start();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let has = |name: &str| query.split('&').any(|part| part.split('=').next() == Some(name));
    let service = request.service();
    let body = String::from_utf8_lossy(&request.body).into_owned();
    let names: Vec<String> = match service {
        "s3" => vec![s3(method, path, &has)],
        "cloudfront" => cloudfront(method, path, query),
        "route53" => vec![route53(method, path)],
        "acm" | "wafv2" => {
            let name = request.header("x-amz-target").and_then(|it| it.rsplit('.').next()).unwrap_or("?").to_owned();
            let tags = match name.as_str() {
                "RequestCertificate" => Some("AddTagsToCertificate"),
                "CreateWebACL" => Some("TagResource"),
                _ => None,
            };
            let tags = tags.filter(|_| body.contains("\"Tags\"")).map(str::to_owned);
            std::iter::once(name).chain(tags).collect()
        }
        // IAM has another name for it than the signature.
        "tagging" => return (vec!["tag:GetResources".to_owned()], false),
        _ => {
            let name = body.split('&').find_map(|part| part.strip_prefix("Action=")).unwrap_or("?").to_owned();
            let tags = name == "CreateUser" && body.contains("Tags.");
            std::iter::once(name).chain(tags.then(|| "TagUser".to_owned())).collect()
        }
    };
    let reads = ["Get", "List", "Describe", "Head", "Simulate", "Test"];
    let changes = !reads.iter().any(|read| names[0].starts_with(read));
    (names.into_iter().map(|name| format!("{service}:{name}")).collect(), changes)
}

fn s3(method: &str, path: &str, has: &dyn Fn(&str) -> bool) -> String {
    let in_bucket = path.trim_matches('/').contains('/');
    let parts = [
        ("tagging", "Tagging"),
        ("ownershipControls", "OwnershipControls"),
        ("publicAccessBlock", "PublicAccessBlock"),
        ("website", "Website"),
        ("policy", "Policy"),
        ("location", "Location"),
        ("versioning", "Versioning"),
        ("encryption", "Encryption"),
    ];
    let part = parts.iter().find(|(name, _)| has(name)).map(|(_, part)| *part).filter(|_| !in_bucket);
    match (method, in_bucket, part) {
        // A call whose action is called otherwise.
        ("GET", false, Some("Encryption")) => "GetEncryptionConfiguration".to_owned(),
        ("GET" | "HEAD", false, Some(part)) => format!("GetBucket{part}"),
        ("PUT", false, Some(part)) => format!("PutBucket{part}"),
        // Taking a bucket's tags or block away is putting none.
        ("DELETE", false, Some(part @ ("Tagging" | "OwnershipControls" | "PublicAccessBlock"))) => {
            format!("PutBucket{part}")
        }
        ("DELETE", false, Some(part)) => format!("DeleteBucket{part}"),
        ("GET", false, None) if has("versions") => "ListBucketVersions".to_owned(),
        ("GET", false, None) if has("uploads") => "ListBucketMultipartUploads".to_owned(),
        ("GET" | "HEAD", false, None) => "ListBucket".to_owned(),
        ("PUT", false, None) => "CreateBucket".to_owned(),
        ("DELETE", false, None) => "DeleteBucket".to_owned(),
        ("POST", false, None) if has("delete") => "DeleteObject".to_owned(),
        ("GET", true, _) if has("uploadId") => "ListMultipartUploadParts".to_owned(),
        ("GET" | "HEAD", true, _) => "GetObject".to_owned(),
        ("PUT" | "POST", true, _) => "PutObject".to_owned(),
        ("DELETE", true, _) if has("uploadId") => "AbortMultipartUpload".to_owned(),
        ("DELETE", true, _) => "DeleteObject".to_owned(),
        _ => format!("? {method} {path}"),
    }
}

fn cloudfront(method: &str, path: &str, query: &str) -> Vec<String> {
    let parts: Vec<&str> = path.trim_matches('/').split('/').skip(1).collect();
    let one = |name: &str| vec![name.to_owned()];
    match (method, &parts[..]) {
        ("POST", ["distribution"]) if query.contains("WithTags") => {
            vec!["CreateDistribution".to_owned(), "TagResource".to_owned()]
        }
        ("POST", ["distribution"]) => one("CreateDistribution"),
        ("GET", ["distribution"]) => one("ListDistributions"),
        ("GET", ["distribution", _]) => one("GetDistribution"),
        ("GET", ["distribution", _, "config"]) => one("GetDistributionConfig"),
        ("PUT", ["distribution", _, "config"]) => one("UpdateDistribution"),
        ("DELETE", ["distribution", _]) => one("DeleteDistribution"),
        ("POST", ["distribution", _, "invalidation"]) => one("CreateInvalidation"),
        ("GET", ["distribution", _, "invalidation"]) => one("ListInvalidations"),
        ("GET", ["distribution", _, "invalidation", _]) => one("GetInvalidation"),
        ("GET", ["tagging"]) => one("ListTagsForResource"),
        ("POST", ["tagging"]) if query.contains("Untag") => one("UntagResource"),
        ("POST", ["tagging"]) => one("TagResource"),
        ("GET", ["origin-access-control"]) => one("ListOriginAccessControls"),
        ("POST", ["origin-access-control"]) => one("CreateOriginAccessControl"),
        ("GET", ["origin-access-control", _, ..]) => one("GetOriginAccessControl"),
        ("DELETE", ["origin-access-control", _]) => one("DeleteOriginAccessControl"),
        ("GET", ["origin-access-identity", "cloudfront"]) => one("ListCloudFrontOriginAccessIdentities"),
        ("POST", ["origin-access-identity", "cloudfront"]) => one("CreateCloudFrontOriginAccessIdentity"),
        ("GET", ["origin-access-identity", "cloudfront", _, ..]) => one("GetCloudFrontOriginAccessIdentity"),
        ("DELETE", ["origin-access-identity", "cloudfront", _]) => one("DeleteCloudFrontOriginAccessIdentity"),
        ("POST", ["function"]) => one("CreateFunction"),
        ("GET", ["function", _, "describe"]) => one("DescribeFunction"),
        ("GET", ["function", _]) => one("GetFunction"),
        ("PUT", ["function", _]) => one("UpdateFunction"),
        ("POST", ["function", _, "publish"]) => one("PublishFunction"),
        ("POST", ["function", _, "test"]) => one("TestFunction"),
        ("DELETE", ["function", _]) => one("DeleteFunction"),
        _ => one(&format!("? {method} {path}")),
    }
}

fn route53(method: &str, path: &str) -> String {
    let parts: Vec<&str> = path.trim_matches('/').split('/').skip(1).collect();
    let name = match (method, &parts[..]) {
        ("GET", ["hostedzone"]) => "ListHostedZones",
        ("GET", ["hostedzonesbyname"]) => "ListHostedZonesByName",
        ("POST", ["hostedzone"]) => "CreateHostedZone",
        ("GET", ["hostedzone", _]) => "GetHostedZone",
        ("DELETE", ["hostedzone", _]) => "DeleteHostedZone",
        ("GET", ["hostedzone", _, "rrset"]) => "ListResourceRecordSets",
        ("POST", ["hostedzone", _, "rrset"]) => "ChangeResourceRecordSets",
        ("GET", ["change", _]) => "GetChange",
        ("GET", ["healthcheck"]) => "ListHealthChecks",
        ("POST", ["healthcheck"]) => "CreateHealthCheck",
        ("POST", ["healthcheck", _]) => "UpdateHealthCheck",
        ("DELETE", ["healthcheck", _]) => "DeleteHealthCheck",
        ("GET", ["tags", "hostedzone" | "healthcheck", _]) => "ListTagsForResource",
        ("POST", ["tags", "hostedzone" | "healthcheck", _]) => "ChangeTagsForResource",
        _ => return format!("? {method} {path}"),
    };
    name.to_owned()
}
