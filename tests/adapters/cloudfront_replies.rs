//! What CloudFront answers and no emulator does, replayed as its documentation writes it:
//! <https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Operations.html>.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::Request;
use axum::http::Response;
use naru_adapters::aws::{Aws, Endpoints};
use naru_core::Code;
use naru_core::cdn::{AccessControl, AccessIdentity, Field, Names};
use naru_core::cloud::CloudFrontRead;
use naru_core::deploy::manifest::ReleaseId;
use naru_core::deploy::redirects::Redirect;
use naru_core::effect::Made;
use naru_core::op::CloudFrontOp;
use naru_core::site::rewrite::{Canonical, Rewrite, RewriteMode, Verdict, decide};
use serde_json::{Value, json};

use super::cloudfront::{REGION, id_of, name, run, run_as, settings};
use super::emulator::Keys;
use super::rig::aws;

const NS: &str = "http://cloudfront.amazonaws.com/doc/2020-05-31/";

/// One request as the stub saw it.
#[derive(Debug, Clone)]
struct Seen {
    /// Method and path without the API's version, such as `GET /distribution?Marker=x`.
    call: String,
    if_match: Option<String>,
    body: String,
}

type Answer = dyn Fn(&Seen, usize) -> Response<Body> + Send + Sync;

/// A CloudFront that answers by call and by how many calls came before, and what it was asked.
struct Stub {
    cloud: Aws,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Stub {
    async fn start(answer: impl Fn(&Seen, usize) -> Response<Body> + Send + Sync + 'static) -> Self {
        let answer: Arc<Answer> = Arc::new(answer);
        let seen = Arc::new(Mutex::new(Vec::new()));
        let all = Arc::clone(&seen);
        let app = axum::Router::new().fallback(move |request: Request| {
            let (answer, all) = (Arc::clone(&answer), Arc::clone(&all));
            async move {
                let (parts, body) = request.into_parts();
                let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
                let path = parts.uri.path_and_query().unwrap().as_str();
                let one = Seen {
                    call: format!("{} {}", parts.method, path.trim_start_matches("/2020-05-31")),
                    if_match: parts.headers.get("if-match").map(|etag| etag.to_str().unwrap().to_owned()),
                    body: String::from_utf8(body.to_vec()).unwrap(),
                };
                let mut all = all.lock().unwrap();
                let before = all.len();
                all.push(one.clone());
                answer(&one, before)
            }
        });
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, app).await });
        let keys = Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "secret".to_owned() };
        Self { cloud: aws(&keys, REGION, &Endpoints::all(&url)), seen }
    }

    fn calls(&self) -> Vec<String> {
        self.seen.lock().unwrap().iter().map(|one| one.call.clone()).collect()
    }

    fn last(&self) -> Seen {
        self.seen.lock().unwrap().last().unwrap().clone()
    }
}

fn xml(status: u16, etag: Option<&str>, body: &str) -> Response<Body> {
    let mut response = Response::builder().status(status).header("x-amzn-requestid", "REQ1");
    if let Some(etag) = etag {
        response = response.header("etag", etag);
    }
    response.header("content-type", "text/xml").body(Body::from(format!("<?xml version=\"1.0\"?>\n{body}"))).unwrap()
}

fn error(status: u16, code: &str) -> Response<Body> {
    let body = format!(
        "<ErrorResponse xmlns=\"{NS}\"><Error><Type>Sender</Type><Code>{code}</Code><Message>said so</Message>\
         </Error><RequestId>REQ1</RequestId></ErrorResponse>"
    );
    xml(status, None, &body)
}

/// A page of a list.
fn page(root: &str, next: Option<&str>, items: &str) -> Response<Body> {
    let next_marker = next.map(|next| format!("<NextMarker>{next}</NextMarker>")).unwrap_or_default();
    let body = format!(
        "<{root} xmlns=\"{NS}\"><Marker></Marker>{next_marker}<MaxItems>1</MaxItems><IsTruncated>{}</IsTruncated>\
         <Quantity>1</Quantity><Items>{items}</Items></{root}>",
        next.is_some()
    );
    xml(200, None, &body)
}

fn identity(id: &str, comment: &str) -> String {
    format!(
        "<CloudFrontOriginAccessIdentitySummary><Id>{id}</Id><S3CanonicalUserId>c</S3CanonicalUserId>\
         <Comment>{comment}</Comment></CloudFrontOriginAccessIdentitySummary>"
    )
}

fn one_identity(name: &str) -> Response<Body> {
    let body = format!(
        "<CloudFrontOriginAccessIdentity xmlns=\"{NS}\"><Id>E2</Id><S3CanonicalUserId>c</S3CanonicalUserId>\
         <CloudFrontOriginAccessIdentityConfig><CallerReference>{name}</CallerReference><Comment>{name}</Comment>\
         </CloudFrontOriginAccessIdentityConfig></CloudFrontOriginAccessIdentity>"
    );
    xml(201, Some("E2ETAG"), &body)
}

#[tokio::test]
async fn an_access_identity_is_made_listed_and_deleted() {
    let name = name();
    let ours = name.clone();
    let stub = Stub::start(move |seen, before| match (seen.call.as_str(), before) {
        ("POST /origin-access-identity/cloudfront", 0) => one_identity(&ours),
        ("POST /origin-access-identity/cloudfront", _) => error(409, "CloudFrontOriginAccessIdentityAlreadyExists"),
        ("GET /origin-access-identity/cloudfront/E2", 4) => one_identity(&ours),
        ("GET /origin-access-identity/cloudfront/E2", _) => error(404, "NoSuchCloudFrontOriginAccessIdentity"),
        ("DELETE /origin-access-identity/cloudfront/E2", _) => xml(204, None, ""),
        ("GET /origin-access-identity/cloudfront?Marker=E1", _) => {
            page("CloudFrontOriginAccessIdentityList", None, &identity("E2", &ours))
        }
        ("GET /origin-access-identity/cloudfront", _) => {
            page("CloudFrontOriginAccessIdentityList", Some("E1"), &identity("E1", "theirs"))
        }
        other => panic!("{other:?}"),
    })
    .await;
    let create = || CloudFrontOp::CreateAccessIdentity { name: name.clone() };
    assert_eq!(id_of(&run(&stub.cloud, create()).await.unwrap()), "E2");
    let body = stub.last().body;
    let reference = format!("<CallerReference>{name}</CallerReference>");
    assert!(body.contains(&reference) && body.contains(&format!("<Comment>{name}</Comment>")), "{body}");
    assert_eq!(id_of(&run(&stub.cloud, create()).await.unwrap()), "E2", "adopted from the second page");
    let delete = || CloudFrontOp::DeleteAccessIdentity { id: "E2".to_owned(), name: name.clone() };
    assert_eq!(run(&stub.cloud, delete()).await, Ok(Vec::new()));
    assert_eq!(stub.last().if_match.as_deref(), Some("E2ETAG"));
    assert_eq!(run(&stub.cloud, delete()).await, Ok(Vec::new()), "gone is gone");
    let one = |id: &str, comment: &str| AccessIdentity { id: id.to_owned(), comment: comment.to_owned() };
    assert_eq!(stub.cloud.access_identities().await, Ok(vec![one("E1", "theirs"), one("E2", &name)]));
}

#[tokio::test]
async fn every_page_is_read_and_a_place_that_repeats_ends_it() {
    let control = |id: &str| {
        format!(
            "<OriginAccessControlSummary><Id>{id}</Id><Description/><Name>n-{id}</Name>\
             <SigningProtocol>sigv4</SigningProtocol><SigningBehavior>always</SigningBehavior>\
             <OriginAccessControlOriginType>s3</OriginAccessControlOriginType></OriginAccessControlSummary>"
        )
    };
    let stub = Stub::start(move |seen, _| match seen.call.as_str() {
        "GET /origin-access-control" => page("OriginAccessControlList", Some("A"), &control("A")),
        "GET /origin-access-control?Marker=A" => page("OriginAccessControlList", Some("B"), &control("B")),
        "GET /origin-access-control?Marker=B" => page("OriginAccessControlList", Some("B"), &control("C")),
        "GET /distribution" => page("DistributionList", Some("A"), &summary("EA", "a")),
        "GET /distribution?Marker=A" => page("DistributionList", None, &summary("EB", "b")),
        other => panic!("{other}"),
    })
    .await;
    let control = |id: &str| AccessControl { id: id.to_owned(), name: format!("n-{id}") };
    assert_eq!(stub.cloud.access_controls().await, Ok(vec![control("A"), control("B"), control("C")]));
    let all = stub.cloud.distributions().await.unwrap();
    assert_eq!(all.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["EA", "EB"]);
    assert_eq!((&all[0].aliases[..], &all[0].origins[..]), (&["x.kr".to_owned()][..], &["o.example".to_owned()][..]));
}

fn summary(id: &str, comment: &str) -> String {
    format!(
        "<DistributionSummary><Id>{id}</Id><ARN>arn:aws:cloudfront::1:distribution/{id}</ARN><Status>Deployed</Status>\
         <LastModifiedTime>2026-01-01T00:00:00Z</LastModifiedTime><DomainName>d.cloudfront.net</DomainName>\
         <Aliases><Quantity>1</Quantity><Items><CNAME>x.kr</CNAME></Items></Aliases>{ORIGINS}{BEHAVIOR}\
         <CacheBehaviors><Quantity>0</Quantity></CacheBehaviors><CustomErrorResponses><Quantity>0</Quantity>\
         </CustomErrorResponses><Comment>{comment}</Comment><PriceClass>PriceClass_All</PriceClass>\
         <Enabled>true</Enabled><ViewerCertificate/><Restrictions/><WebACLId/><HttpVersion>HTTP2</HttpVersion>\
         <IsIPV6Enabled>true</IsIPV6Enabled><Staging>false</Staging></DistributionSummary>"
    )
}

const ORIGINS: &str = "<Origins><Quantity>1</Quantity><Items><Origin><Id>o</Id><DomainName>o.example</DomainName>\
                       </Origin></Items></Origins>";
const BEHAVIOR: &str = "<DefaultCacheBehavior><TargetOriginId>o</TargetOriginId>\
                        <ViewerProtocolPolicy>allow-all</ViewerProtocolPolicy></DefaultCacheBehavior>";

fn config(root: &str, reference: &str, rest: &str) -> String {
    format!(
        "<{root}><CallerReference>{reference}</CallerReference><Comment>c</Comment><Enabled>true</Enabled>\
         {ORIGINS}{BEHAVIOR}{rest}</{root}>"
    )
}

fn whole(id: &str, reference: &str) -> Response<Body> {
    let config = config("DistributionConfig", reference, "<HttpVersion>HTTP2</HttpVersion>");
    let body = format!(
        "<Distribution xmlns=\"{NS}\"><Id>{id}</Id><ARN>arn:aws:cloudfront::1:distribution/{id}</ARN>\
         <Status>InProgress</Status><LastModifiedTime>2026-01-01T00:00:00Z</LastModifiedTime>\
         <InProgressInvalidationBatches>0</InProgressInvalidationBatches><DomainName>d.cloudfront.net</DomainName>\
         {config}</Distribution>"
    );
    xml(200, Some(&format!("{id}ETAG")), &body)
}

#[tokio::test]
async fn a_distribution_whose_creation_was_not_heard_of_is_found_by_its_reference() {
    let answer = |seen: &Seen, _: usize| match seen.call.as_str() {
        "POST /distribution?WithTags" => error(409, "DistributionAlreadyExists"),
        "GET /distribution" => page("DistributionList", Some("A"), &summary("EA", "a")),
        "GET /distribution?Marker=A" => page("DistributionList", None, &summary("EB", "b")),
        "GET /distribution/EA" => whole("EA", "somebody's"),
        "GET /distribution/EB" => whole("EB", "mine"),
        call if call.starts_with("GET /tagging?") => xml(200, None, &format!("<Tags xmlns=\"{NS}\"/>")),
        other => panic!("{other}"),
    };
    let stub = Stub::start(answer).await;
    let name = name();
    let create = || CloudFrontOp::CreateDistribution {
        name: name.clone(),
        settings: Box::new(settings(&name)),
        tags: BTreeMap::new(),
    };
    let made = run_as(&stub.cloud, create(), "mine").await.unwrap();
    let adopted = Made::Distribution {
        id: "EB".to_owned(),
        arn: "arn:aws:cloudfront::1:distribution/EB".to_owned(),
        domain: "d.cloudfront.net".to_owned(),
        etag: "EBETAG".to_owned(),
        caller_reference: "mine".to_owned(),
    };
    assert_eq!(made, [adopted]);
    let error = run_as(&stub.cloud, create(), "nobody's").await.unwrap_err();
    assert_eq!(error.code, Code::Unexpected, "{error}");
    let seen = stub.cloud.distribution("EB").await.unwrap().unwrap();
    assert_eq!((seen.deployed, seen.settings.http_version.as_str()), (false, "http2"));
}

#[tokio::test]
async fn each_refusal_is_told_by_a_code_of_its_own() {
    let names = Names { aliases: vec!["a.kr".to_owned(), "www.a.kr".to_owned()], certificate: None };
    let update = |set: Field| CloudFrontOp::UpdateDistribution {
        id: "EA".to_owned(),
        etag: "CONFIGETAG".to_owned(),
        set: vec![set],
        was: Vec::new(),
    };
    let name = || "naru-x".to_owned();
    let create = || CloudFrontOp::CreateDistribution {
        name: name(),
        settings: Box::new(naru_core::cdn::Settings { names: names.clone(), ..settings("naru-x") }),
        tags: BTreeMap::new(),
    };
    let delete = || CloudFrontOp::DeleteDistribution { id: "EA".to_owned(), name: name(), etag: "E".to_owned() };
    let invalidate = || CloudFrontOp::Invalidate {
        distribution: "EA".to_owned(),
        paths: vec!["/*".to_owned()],
        release: ReleaseId::new(time::OffsetDateTime::UNIX_EPOCH, [1; 16]),
    };
    let control = || CloudFrontOp::DeleteAccessControl { id: "E1".to_owned(), name: name() };
    let identity = || CloudFrontOp::DeleteAccessIdentity { id: "E2".to_owned(), name: name() };
    let function = || CloudFrontOp::DeleteFunction { name: name() };
    const BOTH: &str = "a.kr, www.a.kr";
    type Row = (CloudFrontOp, u16, &'static str, Code, &'static [(&'static str, &'static str)]);
    let table: Vec<Row> = vec![
        (control(), 409, "OriginAccessControlInUse", Code::InUse, &[("what", "naru-x")]),
        (identity(), 409, "CloudFrontOriginAccessIdentityInUse", Code::InUse, &[("what", "naru-x")]),
        (function(), 409, "FunctionInUse", Code::InUse, &[("what", "naru-x")]),
        (delete(), 409, "DistributionNotDisabled", Code::InUse, &[("what", "EA")]),
        (delete(), 412, "PreconditionFailed", Code::Moved, &[("what", "EA")]),
        (delete(), 400, "InvalidIfMatchVersion", Code::Moved, &[("what", "EA")]),
        (update(Field::Ipv6(true)), 412, "PreconditionFailed", Code::Moved, &[("what", "EA")]),
        (update(Field::Ipv6(true)), 400, "InvalidIfMatchVersion", Code::Moved, &[("what", "EA")]),
        (update(Field::Names(names.clone())), 409, "CNAMEAlreadyExists", Code::AliasTaken, &[("names", BOTH)]),
        (
            update(Field::Names(names.clone())),
            400,
            "InvalidViewerCertificate",
            Code::CertificateUnfit,
            &[("names", BOTH)],
        ),
        (create(), 409, "CNAMEAlreadyExists", Code::AliasTaken, &[("names", BOTH)]),
        (create(), 400, "TooManyDistributions", Code::QuotaReached, &[("quota", "Distributions")]),
        (create(), 400, "TooManyDistributionCNAMEs", Code::QuotaReached, &[("service", "CloudFront")]),
        (invalidate(), 400, "TooManyInvalidationsInProgress", Code::ServiceBusy, &[("service", "CloudFront")]),
        (invalidate(), 404, "NoSuchDistribution", Code::Moved, &[("what", "EA")]),
        (invalidate(), 403, "AccessDenied", Code::AccessDenied, &[("action", "cloudfront:CreateInvalidation")]),
        (invalidate(), 400, "InvalidArgument", Code::Unexpected, &[]),
    ];
    for (op, status, code, want, args) in table {
        let refused = ["PUT", "DELETE", "POST"];
        let stub = Stub::start(move |seen, _| match seen.call.as_str() {
            "GET /origin-access-control/E1" => {
                xml(200, Some("E"), "<OriginAccessControl><Id>E1</Id></OriginAccessControl>")
            }
            "GET /origin-access-identity/cloudfront/E2" => one_identity("naru-x"),
            "GET /function/naru-x/describe?Stage=DEVELOPMENT" => described("E"),
            "GET /distribution/EA/config" => xml(200, Some("CONFIGETAG"), &config("DistributionConfig", "r", "")),
            call if refused.iter().any(|method| call.starts_with(method)) => error(status, code),
            other => panic!("{other}"),
        })
        .await;
        let error = run(&stub.cloud, op).await.expect_err(code);
        assert_eq!(error.code, want, "{code}: {error}");
        for (arg, value) in args {
            assert_eq!(error.args[*arg], *value, "{code}: {error}");
        }
        assert!(error.detail.unwrap().contains(code));
    }
}

#[tokio::test]
async fn an_update_whose_reply_was_lost_is_success() {
    let stub = Stub::start(|seen, before| match (seen.call.as_str(), before) {
        ("GET /distribution/EA/config", 0) => xml(200, Some("E1"), &config("DistributionConfig", "r", "")),
        ("PUT /distribution/EA/config", _) => error(412, "PreconditionFailed"),
        ("GET /distribution/EA/config", _) => {
            xml(200, Some("E2"), &config("DistributionConfig", "r", "<IsIPV6Enabled>true</IsIPV6Enabled>"))
        }
        other => panic!("{other:?}"),
    })
    .await;
    let (set, was) = (vec![Field::Ipv6(true)], vec![Field::Ipv6(false)]);
    let op = CloudFrontOp::UpdateDistribution { id: "EA".to_owned(), etag: "E1".to_owned(), set, was };
    assert_eq!(run(&stub.cloud, op).await, Ok(vec![Made::Version { etag: "E2".to_owned() }]));
}

fn described(etag: &str) -> Response<Body> {
    let body = format!(
        "<FunctionSummary xmlns=\"{NS}\"><Name>naru-x</Name><FunctionConfig><Comment/><Runtime>cloudfront-js-2.0\
         </Runtime></FunctionConfig><FunctionMetadata><FunctionARN>arn:aws:cloudfront::1:function/naru-x</FunctionARN>\
         <LastModifiedTime>2026-01-01T00:00:00Z</LastModifiedTime></FunctionMetadata></FunctionSummary>"
    );
    xml(200, Some(etag), &body)
}

/// What `TestFunction` answers.
fn tested(output: &str, message: &str) -> Response<Body> {
    let escaped = output.replace('&', "&amp;").replace('<', "&lt;");
    let body = format!(
        "<TestResult xmlns=\"{NS}\"><ComputeUtilization>12</ComputeUtilization><FunctionErrorMessage>{message}\
         </FunctionErrorMessage><FunctionOutput>{escaped}</FunctionOutput></TestResult>"
    );
    xml(200, None, &body)
}

/// The event a test was asked with.
fn event_of(body: &str) -> Value {
    use base64::Engine;
    let (_, rest) = body.split_once("<EventObject>").unwrap();
    let text = base64::prelude::BASE64_STANDARD.decode(rest.split_once('<').unwrap().0).unwrap();
    serde_json::from_slice(&text).unwrap()
}

/// A service that runs what it is given as `decide` says, in the form CloudFront has.
fn runs(rewrite: &Rewrite, body: &str) -> String {
    let event = event_of(body);
    let request = &event["request"];
    let host = request["headers"]["host"]["value"].as_str().unwrap();
    match decide(rewrite, host, request["uri"].as_str().unwrap(), "") {
        Verdict::Forward { uri } => {
            let mut request = request.clone();
            request["uri"] = uri.into();
            json!({ "request": request })
        }
        Verdict::Redirect { location, status } => json!({ "response": {
            "statusCode": status, "statusDescription": "Moved", "cookies": {},
            "headers": { "location": { "value": location }, "cache-control": { "value": "max-age=3600" } } } }),
    }
    .to_string()
}

#[tokio::test]
async fn a_function_is_tried_before_it_is_published() {
    let canonical = Canonical { from: "www.a.kr".to_owned(), to: "a.kr".to_owned() };
    for canonical in [None, Some(canonical)] {
        for mode in RewriteMode::ALL {
            let redirects = vec![Redirect { from: "/old".to_owned(), to: "/new".to_owned(), status: 302 }];
            let rewrite = Rewrite { canonical: canonical.clone(), redirects, ..Rewrite::plain(mode) };
            let right = rewrite.clone();
            let stub = Stub::start(move |seen, _| match seen.call.as_str() {
                "GET /function/naru-x/describe?Stage=DEVELOPMENT" => error(404, "NoSuchFunctionExists"),
                "POST /function" => described("DEV"),
                "POST /function/naru-x/test" => tested(&runs(&right, &seen.body), ""),
                "POST /function/naru-x/publish" => described("LIVE"),
                other => panic!("{other}"),
            })
            .await;
            let op = CloudFrontOp::PublishFunction { name: "naru-x".to_owned(), rewrite, replaces: false };
            let made = run(&stub.cloud, op).await.unwrap();
            assert_eq!(made, [Made::Function { arn: "arn:aws:cloudfront::1:function/naru-x".to_owned() }]);
            let tests = stub.calls().iter().filter(|call| call.ends_with("/test")).count();
            assert_eq!(tests, if canonical.is_some() { 6 } else { 5 }, "{mode:?}");
            assert_eq!(stub.last().if_match.as_deref(), Some("DEV"), "what was tried is what is published");
        }
    }
}

#[tokio::test]
async fn a_function_that_does_something_else_is_not_published() {
    let other = Rewrite::plain(RewriteMode::ManyPages);
    type Reply = Box<dyn Fn(&Seen) -> Response<Body> + Send + Sync>;
    let rows: Vec<(Reply, Option<Code>)> = vec![
        (Box::new(move |seen| tested(&runs(&other, &seen.body), "")), Some(Code::Unexpected)),
        (Box::new(|_| tested("", "ReferenceError: x is not defined")), Some(Code::Unexpected)),
        (Box::new(|_| tested("{}", "")), Some(Code::Unexpected)),
        // Only who is not AWS may lack the call; these do.
        (Box::new(|_| error(501, "NotImplemented")), None),
        (Box::new(|_| error(404, "NoSuchResource")), None),
    ];
    for (reply, want) in rows {
        let stub = Stub::start(move |seen, _| match seen.call.as_str() {
            "GET /function/naru-x/describe?Stage=DEVELOPMENT" => described("OLD"),
            "PUT /function/naru-x" => described("DEV"),
            "POST /function/naru-x/test" => reply(seen),
            "POST /function/naru-x/publish" => described("LIVE"),
            other => panic!("{other}"),
        })
        .await;
        let rewrite = Rewrite::plain(RewriteMode::SinglePage);
        let op = CloudFrontOp::PublishFunction { name: "naru-x".to_owned(), rewrite, replaces: true };
        let result = run(&stub.cloud, op).await;
        assert_eq!(result.map_err(|error| error.code).err(), want);
        assert_eq!(stub.calls().iter().any(|call| call.ends_with("/publish")), want.is_none());
    }
}
