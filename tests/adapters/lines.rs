//! Lines that break and files that change while they are sent, between Naru and ministack.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use naru_adapters::aws::{Aws, Endpoints};
use naru_core::cloud::{Progress, S3Read};
use naru_core::names::BucketName;
use naru_core::op::{Op, S3Op};
use naru_core::recipe::STATIC_SITE;
use naru_core::{Code, policy};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;

use super::emulator::{account, ministack, user};
use super::rig::{aws, create};
use super::site::{Folder, bucket, run, run_with};

const REGION: &str = "ap-northeast-2";

/// Between Naru and ministack: resets the first connections, or lets bytes through slowly, or swallows replies.
pub struct Proxy {
    pub url: String,
    reset: Arc<AtomicU32>,
    swallow: Arc<AtomicU32>,
    pub passed: Arc<AtomicU64>,
}

impl Proxy {
    pub async fn start(slow: bool) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (reset, swallow) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
        let passed = Arc::new(AtomicU64::new(0));
        let proxy = Self { url, reset: Arc::clone(&reset), swallow: Arc::clone(&swallow), passed: Arc::clone(&passed) };
        let to = ministack().url().trim_start_matches("http://").to_owned();
        tokio::spawn(async move {
            while let Ok((here, _)) = listener.accept().await {
                if take(&reset) {
                    reset_connection(here);
                    continue;
                }
                let there = TcpStream::connect(&to).await.unwrap();
                tokio::spawn(pump(here, there, slow, Arc::clone(&swallow), Arc::clone(&passed)));
            }
        });
        proxy
    }
}

fn take(left: &AtomicU32) -> bool {
    left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_ok()
}

/// Closing a socket that holds unread bytes resets the connection.
fn reset_connection(stream: TcpStream) {
    tokio::spawn(async move {
        let mut one = [0; 1];
        let _ = stream.readable().await;
        let _ = stream.try_read(&mut one);
        drop(stream);
    });
}

async fn pump(here: TcpStream, there: TcpStream, slow: bool, swallow: Arc<AtomicU32>, passed: Arc<AtomicU64>) {
    let (mut from, mut back) = here.into_split();
    let (mut reply, mut to) = there.into_split();
    let up = async {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let n = match from.read(&mut buffer).await {
                Ok(0) | Err(_) => break,
                Ok(n) => n,
            };
            if to.write_all(&buffer[..n]).await.is_err() {
                break;
            }
            passed.fetch_add(n as u64, Ordering::Relaxed);
            if slow {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
        let _ = to.shutdown().await;
    };
    let down = async {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let n = match reply.read(&mut buffer).await {
                Ok(0) | Err(_) => break,
                Ok(n) => n,
            };
            if take(&swallow) {
                // The change was made; its reply is cut off.
                break;
            }
            if back.write_all(&buffer[..n]).await.is_err() {
                break;
            }
        }
        let _ = back.shutdown().await;
    };
    tokio::select! { () = up => {}, () = down => {} }
}

/// A cloud over the proxy, as an IAM user with the set-up policy, and a bucket of its own.
async fn over(proxy: &Proxy) -> (Aws, BucketName) {
    let keys = user(&account(), &policy::setup(&STATIC_SITE, &[])).await;
    let name = bucket("proxy");
    run(&aws(&keys, REGION, &ministack().endpoints()), &create(&name)).await.unwrap();
    (aws(&keys, REGION, &Endpoints::all(&proxy.url)), name)
}

#[tokio::test]
async fn three_broken_connections_in_a_row_are_survived() {
    let proxy = Proxy::start(false).await;
    let (cloud, name) = over(&proxy).await;
    proxy.reset.store(3, Ordering::SeqCst);
    let began = Instant::now();
    assert_eq!(cloud.tags(&name).await, Ok(None));
    assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
    let folder = Folder::site();
    proxy.reset.store(3, Ordering::SeqCst);
    run(&cloud, &folder.op(&name).await).await.unwrap();
}

#[tokio::test]
async fn a_lost_reply_changes_nothing_twice() {
    let proxy = Proxy::start(false).await;
    let (cloud, name) = over(&proxy).await;
    let folder = Folder::site();
    let lock = naru_core::deploy::manifest::PublishLock {
        by: "here".to_owned(),
        holder: "me@here".to_owned(),
        since: "2026-11-22T14:00:00Z".to_owned(),
    };
    let other = bucket("lost");
    let keys = vec![naru_core::names::Key::parse("index.html").unwrap()];
    let region = naru_core::names::Region::parse(REGION).unwrap();
    let ops = [
        create(&other),
        Op::S3(S3Op::TagBucket { bucket: other.clone(), tags: [("a".to_owned(), "b".to_owned())].into() }),
        Op::S3(S3Op::TakeLock { bucket: name.clone(), lock: lock.clone(), over: None }),
        Op::S3(S3Op::TakeLock { bucket: name.clone(), lock: lock.clone(), over: Some(lock) }),
        folder.op(&name).await,
        Op::S3(S3Op::DeleteObjects { bucket: name.clone(), keys }),
        Op::S3(S3Op::DropLock { bucket: name.clone() }),
        Op::S3(S3Op::DeleteBucket { bucket: other, region }),
    ];
    for op in ops {
        proxy.swallow.store(1, Ordering::SeqCst);
        run(&cloud, &op).await.unwrap_or_else(|error| panic!("{}: {error}", op.key()));
    }
    assert_eq!(cloud.lock(&name).await, Ok(None));
    assert_eq!(cloud.list(&name).await.unwrap().unwrap().len(), folder.uploads().await.len() - 1);
}

/// A file large enough to be caught under way, and what the world looks like when its bytes begin to pass.
async fn change_while_sending(what: &str, change: impl Fn(&std::path::Path) + Send + Sync + 'static) {
    let proxy = Proxy::start(true).await;
    let (cloud, name) = over(&proxy).await;
    let old = vec![b'a'; 6 << 20];
    let folder = Folder::of(&[("big.bin", &old)]);
    let op = folder.op(&name).await;
    let path = folder.path().join("big.bin");
    let passed = Arc::clone(&proxy.passed);
    let before = passed.load(Ordering::Relaxed);
    let meddler = tokio::spawn(async move {
        while passed.load(Ordering::Relaxed) < before + 512 * 1024 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        change(&path);
    });
    let error = run(&cloud, &op).await.expect_err(what);
    meddler.await.unwrap();
    assert_eq!((error.code, error.args["file"].as_str()), (Code::FileChanged, "big.bin"), "{what}: {error}");
    let stored = cloud.list(&name).await.unwrap().unwrap();
    // What lies there, if anything, is the version that was hashed, and not half of each.
    for (key, object) in stored {
        let md5 = folder_md5(&old);
        assert_eq!((object.size, object.etag), (old.len() as u64, md5.into()), "{what}: {key}");
    }
}

fn folder_md5(bytes: &[u8]) -> String {
    use md5::Digest;
    naru_core::clock::hex(&md5::Md5::digest(bytes))
}

#[tokio::test]
async fn a_file_overwritten_while_it_is_sent_is_noticed() {
    change_while_sending("same size", |path| {
        use std::io::{Seek, SeekFrom, Write};
        let mut file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
        file.seek(SeekFrom::End(-4096)).unwrap();
        file.write_all(&[b'b'; 4096]).unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_file_overwritten_under_its_old_time_is_noticed_too() {
    change_while_sending("same size and time", |path| {
        use std::io::{Seek, SeekFrom, Write};
        let mut file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
        let at = file.metadata().unwrap().modified().unwrap();
        file.seek(SeekFrom::End(-4096)).unwrap();
        file.write_all(&[b'b'; 4096]).unwrap();
        file.set_modified(at).unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_file_that_grows_while_it_is_sent_is_noticed() {
    change_while_sending("grow", |path| {
        use std::io::Write;
        std::fs::OpenOptions::new().append(true).open(path).unwrap().write_all(b"more").unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_cut_while_it_is_sent_is_noticed() {
    change_while_sending("truncate", |path| {
        std::fs::OpenOptions::new().write(true).open(path).unwrap().set_len(5 << 20).unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_replaced_while_it_is_sent_is_noticed() {
    change_while_sending("replace", |path| {
        let new = path.with_extension("new");
        std::fs::write(&new, vec![b'b'; 6 << 20]).unwrap();
        std::fs::rename(new, path).unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_deleted_while_it_is_sent_is_noticed() {
    change_while_sending("delete", |path| std::fs::remove_file(path).unwrap()).await;
}

#[tokio::test]
async fn a_file_that_changed_before_it_is_sent_is_not_sent() {
    let keys = user(&account(), &policy::setup(&STATIC_SITE, &[])).await;
    let (cloud, name) = (aws(&keys, REGION, &ministack().endpoints()), bucket("stale"));
    run(&cloud, &create(&name)).await.unwrap();
    for under_its_old_time in [false, true] {
        let folder = Folder::of(&[("a.txt", b"one")]);
        let op = folder.op(&name).await;
        let path = folder.path().join("a.txt");
        let at = path.metadata().unwrap().modified().unwrap();
        std::fs::write(&path, b"two").unwrap();
        if under_its_old_time {
            std::fs::OpenOptions::new().write(true).open(&path).unwrap().set_modified(at).unwrap();
        }
        assert_eq!(run(&cloud, &op).await.unwrap_err().code, Code::FileChanged, "{under_its_old_time}");
        assert!(cloud.list(&name).await.unwrap().unwrap().is_empty());
    }
}

#[tokio::test]
async fn an_upload_tells_its_bytes_and_stops_inside_a_file() {
    let proxy = Proxy::start(true).await;
    let (cloud, name) = over(&proxy).await;
    let folder = Folder::of(&[("big.bin", &vec![b'a'; 32 << 20])]);
    let op = folder.op(&name).await;
    let cancel = CancellationToken::new();
    let (stop, told) = (cancel.clone(), Mutex::new(Vec::new()));
    let progress = |now: Progress| {
        told.lock().unwrap().push(now);
        if now.bytes > 1 << 20 {
            stop.cancel();
        }
    };
    let began = Instant::now();
    let error = run_with(&cloud, &op, &cancel, &progress).await.unwrap_err();
    assert_eq!(error.code, Code::Cancelled, "{error}");
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    let told = told.into_inner().unwrap();
    assert!(told.iter().all(|now| now.files == 0 && now.bytes < 32 << 20), "{told:?}");
    assert!(told.windows(2).all(|pair| pair[0].bytes <= pair[1].bytes), "progress never goes back");
    assert!(cloud.list(&name).await.unwrap().unwrap().is_empty());
}

#[tokio::test]
async fn progress_ends_at_all_files_and_all_bytes() {
    let keys = user(&account(), &policy::setup(&STATIC_SITE, &[])).await;
    let (cloud, name) = (aws(&keys, REGION, &ministack().endpoints()), bucket("progress"));
    run(&cloud, &create(&name)).await.unwrap();
    let folder = Folder::site();
    let op = folder.op(&name).await;
    let last = Mutex::new(Progress::default());
    let progress = |now: Progress| *last.lock().unwrap() = now;
    run_with(&cloud, &op, &CancellationToken::new(), &progress).await.unwrap();
    let (files, bytes) = op.volume();
    assert_eq!(last.into_inner().unwrap(), Progress { files, bytes });
}
