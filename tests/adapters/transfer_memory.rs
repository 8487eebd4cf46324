//! Ten thousand files take no more memory than a few, measured in a process of its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::body::Body;
use axum::extract::Request;
use axum::http::Response;
use naru_adapters::aws::Endpoints;

use super::emulator::Keys;
use super::rig::aws;
use super::site::{Folder, bucket, run};

const REGION: &str = "ap-northeast-2";
const FILES: usize = 10_000;
/// Where the child is told the address.
const WHERE: &str = "NARU_TEST_DEPOT";

/// Takes every file and repeats its checksum; gives its address and the count of what it took.
pub async fn depot() -> (String, Arc<AtomicU64>) {
    let taken = Arc::new(AtomicU64::new(0));
    let count = Arc::clone(&taken);
    let app = axum::Router::new().fallback(move |request: Request| {
        let count = Arc::clone(&count);
        async move {
            let (parts, body) = request.into_parts();
            let _ = axum::body::to_bytes(body, usize::MAX).await;
            let response = Response::builder().header("x-amz-request-id", "R").header("etag", "\"e\"");
            let sum = parts.headers.get("x-amz-checksum-sha256").cloned();
            count.fetch_add(u64::from(sum.is_some()), Ordering::SeqCst);
            sum.into_iter()
                .fold(response, |response, sum| response.header("x-amz-checksum-sha256", sum))
                .body(Body::empty())
                .unwrap()
        }
    });
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await });
    (url, taken)
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_files_fit_into_little_memory() {
    let (url, taken) = depot().await;
    let child = tokio::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "transfer_memory::the_child_that_is_measured", "--ignored", "--nocapture"])
        .env(WHERE, &url)
        .output()
        .await
        .unwrap();
    let said = String::from_utf8_lossy(&child.stdout).into_owned();
    assert!(child.status.success(), "{said}{}", String::from_utf8_lossy(&child.stderr));
    assert_eq!(taken.load(Ordering::SeqCst), FILES as u64);
    let peak = said.lines().find_map(|line| line.split_once("peak KiB: ")).expect("it says its peak").1;
    let mib = peak.trim().parse::<u64>().unwrap() / 1024;
    assert!(mib <= 150, "{mib} MiB");
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::print_stdout, reason = "its parent reads it")]
#[ignore = "ten_thousand_files_fit_into_little_memory runs it in a process of its own"]
async fn the_child_that_is_measured() {
    let url = std::env::var(WHERE).expect("the test that starts it says where");
    let folder = Folder::of(&[]);
    let bytes = vec![b'x'; 14_000];
    for n in 0..FILES {
        folder.write(&format!("assets/{:02}/{n:05}.js", n % 100), &bytes);
    }
    let op = folder.op(&bucket("memory")).await;
    let keys = Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "secret".to_owned() };
    let cloud = aws(&keys, REGION, &Endpoints::all(&url));
    let made = run(&cloud, &op).await.unwrap();
    assert_eq!(made.len(), FILES);
    println!("peak KiB: {}", used("VmHWM"));
}

#[cfg(target_os = "linux")]
fn used(what: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(what)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
