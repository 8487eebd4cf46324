//! What goes wrong on the way: nobody there, somebody else there, connections that break, files that change.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::extract::Request;
use axum::http::Response;
use naru_adapters::aws::{Aws, Endpoints};
use naru_core::cloud::{Reader, S3Read};
use naru_core::event::Goal;
use naru_core::op::{Op, S3Op};
use naru_core::recipe::STATIC_SITE;
use naru_core::spec::Venue;
use naru_core::{Code, Error, Result};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;

use super::emulator::{Keys, free_port};
use super::rig::{aws, create};
use super::site::{Folder, Site, bucket, run, run_with};

const REGION: &str = "ap-northeast-2";

fn any_keys() -> Keys {
    Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "secret".to_owned() }
}

fn at(url: &str) -> Aws {
    aws(&any_keys(), REGION, &Endpoints::all(url))
}

type Answer = dyn Fn(&str, &str) -> Response<Body> + Send + Sync;

/// A server that answers every request by method and path, after its body was read.
async fn stub(answer: impl Fn(&str, &str) -> Response<Body> + Send + Sync + 'static) -> String {
    let answer: Arc<Answer> = Arc::new(answer);
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let app = axum::Router::new().fallback(move |request: Request| {
        let answer = Arc::clone(&answer);
        async move {
            let (parts, body) = request.into_parts();
            let _ = axum::body::to_bytes(body, usize::MAX).await;
            let query = parts.uri.query().unwrap_or_default();
            answer(parts.method.as_str(), &format!("{}?{query}", parts.uri.path()))
        }
    });
    tokio::spawn(async move { axum::serve(listener, app).await });
    url
}

fn reply(status: u16, headers: &[(&str, &str)], body: &str) -> Response<Body> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(Body::from(body.to_owned())).unwrap()
}

fn s3_error(status: u16, code: &str, message: &str) -> Response<Body> {
    let body = format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>{message}</Message></Error>");
    reply(status, &[("content-type", "application/xml"), ("x-amz-request-id", "REQ1")], &body)
}

const LOGIN_PAGE: &str = "<!DOCTYPE html><html><body>Welcome to Cafe Wi-Fi</body></html>";

#[tokio::test]
async fn each_answer_of_the_service_is_told_by_its_own_code() {
    let denied = "User: arn:aws:iam::1:user/x is not authorized to perform: s3:GetBucketTagging on resource: \
                  \"arn:aws:s3:::b\" with an explicit deny in a service control policy";
    let blocked = "User: arn:aws:iam::1:user/x is not authorized to perform: s3:PutBucketPolicy on resource: \
                   \"arn:aws:s3:::b\" because public policies are blocked by the BlockPublicPolicy block public \
                   access setting.";
    type Row = (u16, &'static str, &'static str, Code, &'static [(&'static str, &'static str)]);
    let table: [Row; 18] = [
        (403, "AccessDenied", denied, Code::AccessDenied, &[("action", "s3:GetBucketTagging")]),
        (403, "AccessDenied", "Access Denied", Code::AccessDenied, &[("action", "s3:GetBucketTagging")]),
        (403, "AccessDenied", blocked, Code::PublicBlocked, &[]),
        (403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist", Code::UnknownKey, &[]),
        (403, "InvalidClientTokenId", "The security token is invalid", Code::UnknownKey, &[]),
        (403, "SignatureDoesNotMatch", "The request signature we calculated", Code::BadSecret, &[]),
        (403, "SignatureDoesNotMatch", "Signature expired: 1 is now earlier than 2", Code::ClockSkew, &[]),
        (400, "ExpiredToken", "The provided token has expired.", Code::Expired, &[("command", "aws configure")]),
        (403, "RequestTimeTooSkewed", "The difference is too large", Code::ClockSkew, &[]),
        (301, "PermanentRedirect", "must be addressed", Code::WrongRegion, &[("have", "?"), ("want", REGION)]),
        (409, "BucketAlreadyExists", "not available", Code::NameTaken, &[]),
        (409, "OperationAborted", "A conflicting conditional operation", Code::NotFreeYet, &[]),
        (409, "BucketNotEmpty", "not empty", Code::NotCleared, &[]),
        (403, "NotSignedUp", "Your account is not signed up", Code::NotActivated, &[("service", "S3")]),
        (403, "OptInRequired", "not subscribed", Code::NotActivated, &[]),
        (412, "PreconditionFailed", "did not hold", Code::Moved, &[]),
        (511, "", LOGIN_PAGE, Code::CaptivePortal, &[]),
        (400, "SomethingNew", "nobody has seen this before", Code::Unexpected, &[]),
    ];
    for (status, code, message, want, args) in table {
        let (code_, message_) = (code.to_owned(), message.to_owned());
        let url = stub(move |_, _| {
            if code_.is_empty() {
                return reply(status, &[("content-type", "text/html")], &message_);
            }
            // No header tells where the bucket lies; the guard lets an XML redirect through by its id.
            s3_error(status, &code_, &message_)
        })
        .await;
        let name = bucket("errors");
        let error = at(&url).tags(&name).await.unwrap_err();
        assert_eq!(error.code, want, "{code}: {error}");
        for (arg, value) in args {
            assert_eq!(error.args[*arg], *value, "{code}: {error}");
        }
        if !code.is_empty() {
            let detail = error.detail.unwrap();
            assert!(detail.contains(code) && detail.contains("REQ1"), "{detail}");
        }
        let said = format!("{:?}", error.args);
        assert!(!said.contains("secret"), "{said}");
    }
}

#[tokio::test]
async fn the_region_of_a_bucket_is_read_from_header_or_body() {
    let name = bucket("regions");
    let by_header = stub(|_, _| reply(301, &[("x-amz-bucket-region", "eu-west-1")], "")).await;
    let by_body = stub(|_, _| {
        let body = "<?xml version=\"1.0\"?><Error><Code>AuthorizationHeaderMalformed</Code><Message>the region \
                    'ap-northeast-2' is wrong; expecting 'eu-west-1'</Message><Region>eu-west-1</Region></Error>";
        reply(400, &[("content-type", "application/xml"), ("x-amz-request-id", "REQ1")], body)
    })
    .await;
    for (url, what) in [(by_header, "header"), (by_body, "body")] {
        let error = at(&url).tags(&name).await.unwrap_err();
        assert_eq!((error.code, error.args["have"].as_str()), (Code::WrongRegion, "eu-west-1"), "{what}: {error}");
    }
    let head = stub(|_, _| reply(400, &[("x-amz-bucket-region", "eu-west-1"), ("x-amz-request-id", "R")], "")).await;
    let error = at(&head).head_bucket(&name).await.unwrap_err();
    assert_eq!((error.code, error.args["have"].as_str()), (Code::WrongRegion, "eu-west-1"), "{error}");
}

#[tokio::test]
async fn how_far_the_clock_is_off_is_said_in_minutes() {
    let url = stub(|_, _| {
        let mut response = s3_error(403, "RequestTimeTooSkewed", "too large");
        response.headers_mut().insert("date", "Sat, 01 Jan 2000 00:00:00 GMT".parse().unwrap());
        response
    })
    .await;
    let error = at(&url).tags(&bucket("skew")).await.unwrap_err();
    assert_eq!(error.code, Code::ClockSkew, "{error}");
    let minutes: u64 = error.args["minutes"].parse().unwrap();
    assert!(minutes > 13_000_000, "{minutes}");
}

async fn timed<T>(what: impl Future<Output = Result<T>>) -> (Duration, Error) {
    let began = Instant::now();
    let error = what.await.map(|_| ()).unwrap_err();
    (began.elapsed(), error)
}

/// An address that swallows every first packet: its queue of connections is full and nobody takes any.
async fn black_hole() -> (Vec<Box<dyn Send>>, String) {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut held: Vec<Box<dyn Send>> = vec![Box::new(listener)];
    while let Ok(Ok(stream)) = tokio::time::timeout(Duration::from_millis(300), TcpStream::connect(address)).await {
        held.push(Box::new(stream));
    }
    (held, format!("http://{address}"))
}

#[tokio::test]
async fn no_network_is_said_within_ten_seconds() {
    let name = bucket("offline");
    // TEST-NET-1 belongs to nobody (RFC 5737), and `.invalid` resolves nowhere (RFC 6761).
    let closed = format!("http://127.0.0.1:{}", free_port());
    let (_held, black_hole) = black_hole().await;
    let addresses = [closed, black_hole, "http://192.0.2.1:80".to_owned(), "http://nobody.invalid".to_owned()];
    let tries = addresses.iter().map(|url| {
        let name = &name;
        async move {
            let cloud = at(url);
            let folder = Folder::site();
            let upload = folder.op(name).await;
            for (took, error) in [
                timed(cloud.sts().caller()).await,
                timed(cloud.head_bucket(name)).await,
                timed(run(&cloud, &upload)).await,
            ] {
                assert_eq!(error.code, Code::Offline, "{url}: {error}");
                assert!(took < Duration::from_secs(10), "{url}: {took:?}");
                assert!(url.contains(&error.args["host"]), "{url}: {error}");
            }
        }
    });
    futures_util::future::join_all(tries).await;
}

#[tokio::test]
#[ignore = "takes two minutes: run it by hand when patience is changed"]
async fn who_accepts_and_never_answers_is_left_after_two_minutes() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((stream, _)) = listener.accept().await {
            held.push(stream);
        }
    });
    let (cloud, name, folder) = (at(&url), bucket("silent"), Folder::site());
    let upload = folder.op(&name).await;
    let (look, sent) = tokio::join!(timed(cloud.tags(&name)), timed(run(&cloud, &upload)));
    for (took, error) in [look, sent] {
        assert!(matches!(error.code, Code::Timeout | Code::UploadIncomplete), "{error}");
        assert!(took < Duration::from_secs(125), "{took:?}");
    }
}

#[tokio::test]
async fn an_op_that_hangs_is_left_soon_after_a_cancel() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let cloud = at(&format!("http://{}", listener.local_addr().unwrap()));
    let cancel = CancellationToken::new();
    let stop = cancel.clone();
    let began = Instant::now();
    let op = create(&bucket("hang"));
    let held = async {
        let stream = listener.accept().await.unwrap();
        stop.cancel();
        std::future::pending::<()>().await;
        drop(stream);
    };
    let error = tokio::select! {
        result = run_with(&cloud, &op, &cancel, &|_| {}) => result.unwrap_err(),
        () = held => unreachable!("it waits for ever"),
    };
    assert_eq!(error.code, Code::Cancelled, "{error}");
    assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
}

#[tokio::test]
async fn behind_a_login_page_no_file_counts_as_stored() {
    let pages = [
        stub(|_, _| reply(200, &[("content-type", "text/html; charset=utf-8")], LOGIN_PAGE)).await,
        stub(|_, _| reply(200, &[("content-type", "text/html"), ("etag", "\"5f3\"")], LOGIN_PAGE)).await,
        stub(|_, _| reply(302, &[("location", "http://login.example/")], "")).await,
        stub(|_, _| reply(511, &[("content-type", "text/html")], LOGIN_PAGE)).await,
    ];
    for url in pages {
        let cloud = at(&url);
        let name = bucket("portal");
        let folder = Folder::site();
        for op in [
            folder.op(&name).await,
            create(&name),
            Op::S3(S3Op::ClearPolicy { bucket: name.clone(), over: serde_json::json!({}) }),
        ] {
            let error = run(&cloud, &op).await.expect_err(&op.key());
            assert_eq!(error.code, Code::CaptivePortal, "{}: {error}", op.key());
        }
        for error in [cloud.tags(&name).await.unwrap_err(), cloud.list(&name).await.unwrap_err()] {
            assert_eq!(error.code, Code::CaptivePortal, "{error}");
        }
        let site = Site::new("portal", REGION, Venue::Endpoint { url: url.clone() });
        let ran = site.go(&cloud, &STATIC_SITE, Goal::Build).await;
        assert_eq!(ran.result.unwrap_err().code, Code::CaptivePortal);
        assert!(ran.done.is_empty());
    }
}

#[tokio::test]
async fn a_put_without_proof_does_not_count() {
    let unproven: [&[(&str, &str)]; 3] = [
        &[("x-amz-request-id", "R")],
        &[("x-amz-request-id", "R"), ("etag", "\"0123456789abcdef0123456789abcdef\"")],
        &[("x-amz-request-id", "R"), ("etag", "\"e\""), ("x-amz-checksum-sha256", "AAAA")],
    ];
    for headers in unproven {
        let url = stub(move |method, _| match method {
            "PUT" => reply(200, headers, ""),
            _ => reply(404, &[("x-amz-request-id", "R")], ""),
        })
        .await;
        let folder = Folder::of(&[("a.txt", b"a"), ("b.txt", b"b")]);
        let error = run(&at(&url), &folder.op(&bucket("proof")).await).await.unwrap_err();
        assert_eq!(error.code, Code::UploadIncomplete, "{error}");
        assert_eq!((error.args["failed"].as_str(), error.args["files"].as_str()), ("2", "2"));
        assert!(error.detail.unwrap().contains("not-proven"));
    }
}

#[tokio::test]
async fn one_file_that_will_not_go_does_not_hold_up_the_others() {
    let stored = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&stored);
    let url = stub(move |_, path| {
        if path.contains("bad.txt") {
            return reply(200, &[("x-amz-request-id", "R")], "");
        }
        seen.lock().unwrap().push(path.to_owned());
        // The MD5 of "x": an endpoint that does not repeat checksums is believed by it.
        reply(200, &[("x-amz-request-id", "R"), ("etag", "\"9dd4e461268c8034f5c8564e155c67a6\"")], "")
    })
    .await;
    let names: Vec<String> = (0..40).map(|n| format!("{n:02}.txt")).collect();
    let mut files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    files.push(("bad.txt", b"x"));
    let folder = Folder::of(&files);
    let error = run(&at(&url), &folder.op(&bucket("partial")).await).await.unwrap_err();
    assert_eq!(error.code, Code::UploadIncomplete, "{error}");
    let args = ["failed", "files", "first"].map(|arg| error.args[arg].as_str());
    assert_eq!(args, ["1", "41", "bad.txt"]);
    let named: Vec<_> = error.files.iter().map(|each| (each.file.as_str(), each.error.code)).collect();
    assert_eq!(named, [("bad.txt", Code::NotProven)]);
    assert_eq!(stored.lock().unwrap().len(), 40);
}

#[tokio::test]
async fn a_busy_service_is_asked_again() {
    let left = Arc::new(AtomicU32::new(5));
    let url = stub(move |_, _| match left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)) {
        Ok(_) => s3_error(503, "SlowDown", "Please reduce your request rate."),
        Err(_) => s3_error(404, "NoSuchTagSet", "none"),
    })
    .await;
    let began = Instant::now();
    assert_eq!(at(&url).tags(&bucket("busy")).await, Ok(None), "five times busy, then answered");
    assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());

    let url = stub(|_, _| s3_error(503, "SlowDown", "Please reduce your request rate.")).await;
    let (took, error) = timed(at(&url).tags(&bucket("busy"))).await;
    assert_eq!((error.code, error.args["service"].as_str()), (Code::ServiceBusy, "S3"), "{error}");
    assert!(took < Duration::from_secs(30), "{took:?}");
}

#[tokio::test]
async fn with_every_tenth_request_refused_every_file_arrives() {
    let asked = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&asked);
    let url = stub(move |_, _| {
        if count.fetch_add(1, Ordering::SeqCst) % 10 == 9 {
            return s3_error(503, "SlowDown", "Please reduce your request rate.");
        }
        reply(200, &[("x-amz-request-id", "R"), ("etag", "\"9dd4e461268c8034f5c8564e155c67a6\"")], "")
    })
    .await;
    let names: Vec<String> = (0..300).map(|n| format!("{n:03}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    let folder = Folder::of(&files);
    let made = run(&at(&url), &folder.op(&bucket("tenth")).await).await.unwrap();
    assert_eq!(made.len(), 300);
    assert!(asked.load(Ordering::SeqCst) < 400, "nothing is sent again that had arrived");
}

#[tokio::test]
async fn a_bucket_just_made_may_stay_unfound_for_a_while() {
    let left = Arc::new(AtomicU32::new(2));
    let url = stub(move |method, path| {
        let id = ("x-amz-request-id", "R");
        if method == "PUT" && !path.contains("publicAccessBlock") {
            return reply(200, &[id], "");
        }
        match left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)) {
            Ok(_) => s3_error(404, "NoSuchBucket", "not yet"),
            Err(_) => reply(200, &[id], ""),
        }
    })
    .await;
    let (cloud, name) = (at(&url), bucket("fresh"));
    let block = naru_core::world::PublicAccessBlock::ALL;
    let op = Op::S3(S3Op::SetBlock { bucket: name.clone(), block });
    assert_eq!(run(&cloud, &op).await.unwrap_err().code, Code::NoBucket, "one that we did not make is not there");
    run(&cloud, &create(&name)).await.unwrap();
    run(&cloud, &op).await.unwrap();
}

#[tokio::test]
async fn a_cancelled_run_begins_no_op() {
    let cancel = CancellationToken::new();
    cancel.cancel();
    let cloud = at(&format!("http://127.0.0.1:{}", free_port()));
    let error = run_with(&cloud, &create(&bucket("never")), &cancel, &|_| {}).await.unwrap_err();
    assert_eq!(error.code, Code::Cancelled);
}
