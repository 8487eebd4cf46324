//! How many requests go at once over a line with a long way: an endpoint that answers each PUT late, and counts.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use naru_adapters::aws::Endpoints;
use naru_core::gate::Gate;
use naru_core::names::BucketName;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;

use super::emulator::Keys;
use super::rig::aws;
use super::site::{Folder, run_through};

/// How long each answer takes.
const WAY: Duration = Duration::from_millis(200);

/// How many requests are answered at this moment, and at most.
#[derive(Debug, Default)]
struct Seen {
    now: AtomicUsize,
    most: AtomicUsize,
}

async fn far_away(seen: Arc<Seen>) -> Endpoints {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, seen.clone()));
        }
    });
    Endpoints::all(&url)
}

/// Takes each PUT, and repeats its checksum as S3 does.
async fn answer(stream: TcpStream, seen: Arc<Seen>) {
    let mut stream = BufReader::new(stream);
    loop {
        let (mut length, mut sum) = (0, String::new());
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await.is_ok_and(|n| n > 2) {
                let (name, value) = line.trim().split_once(": ").unwrap_or_default();
                match name.to_ascii_lowercase().as_str() {
                    "content-length" => length = value.parse().unwrap(),
                    "x-amz-checksum-sha256" => value.clone_into(&mut sum),
                    _ => {}
                }
            } else if line.is_empty() {
                return;
            } else {
                break;
            }
        }
        let mut body = vec![0; length];
        stream.read_exact(&mut body).await.unwrap();
        seen.most.fetch_max(seen.now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        tokio::time::sleep(WAY).await;
        seen.now.fetch_sub(1, Ordering::SeqCst);
        let reply =
            format!("HTTP/1.1 200 OK\r\netag: \"e\"\r\nx-amz-checksum-sha256: {sum}\r\ncontent-length: 0\r\n\r\n");
        if stream.write_all(reply.as_bytes()).await.is_err() {
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn over_a_long_way_more_and_more_go_at_once() {
    let seen = Arc::new(Seen::default());
    let keys = Keys { id: "AKIDFARAWAY".to_owned(), secret: "far-away".to_owned() };
    let cloud = aws(&keys, "ap-northeast-2", &far_away(seen.clone()).await);
    let paths: Vec<String> = (0..900).map(|n| format!("assets/part-{n:08x}.js")).collect();
    let mut all: Vec<(&str, &[u8])> = vec![("index.html", b"<p>")];
    all.extend(paths.iter().map(|path| (path.as_str(), path.as_bytes())));
    let folder = Folder::of(&all);
    let op = folder.op(&BucketName::parse("far-away").unwrap()).await;
    let gate = Arc::new(Gate::default());
    let made = run_through(&cloud, &op, &CancellationToken::new(), &gate, &|_| {}).await.unwrap();
    assert_eq!(made.len(), op.volume().0 as usize);
    let most = seen.most.load(Ordering::SeqCst);
    assert!(most > 64, "thirty-two were tried, and twice as many, and no more: {most}");
}
