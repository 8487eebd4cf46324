//! What is remembered of a bucket spares questions and never tells anything that is not so: an endpoint that lists as S3
//! does, or not quite, and counts.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use naru_adapters::aws::{Aws, Endpoints};
use naru_core::cloud::S3Read;
use naru_core::deploy::manifest::PublishLock;
use naru_core::names::{BucketName, sha256};
use naru_core::op::{Op, S3Op};
use percent_encoding::percent_decode_str;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::emulator::Keys;
use super::rig::aws;
use super::site::run;

/// How an endpoint lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    AsS3,
    /// It begins at the first key whatever it is asked.
    FromTheBeginning,
    /// Its order is not that of the bytes.
    Backwards,
    /// Folder by folder, as a disk is walked: what lies in `a/` comes before `a.html`, though `.` is less than `/`.
    AsATree,
}

#[derive(Debug)]
struct Bucket {
    way: Way,
    /// ETag and bytes of each key.
    held: BTreeMap<String, (String, String)>,
    lists: usize,
    gets: usize,
    /// Lists answered at this moment, and at most.
    now: usize,
    most: usize,
}

type Shared = Arc<Mutex<Bucket>>;

fn holding(way: Way, keys: impl IntoIterator<Item = String>) -> Shared {
    let held = keys.into_iter().map(|key| (key, ("0".repeat(32), String::new()))).collect();
    Arc::new(Mutex::new(Bucket { way, held, lists: 0, gets: 0, now: 0, most: 0 }))
}

fn files(all: std::ops::Range<usize>) -> impl Iterator<Item = String> {
    all.map(|n| format!("assets/part {n:05}+한.js"))
}

async fn serving(bucket: &Shared) -> Endpoints {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let bucket = bucket.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, bucket.clone()));
        }
    });
    Endpoints::all(&url)
}

async fn answer(stream: TcpStream, bucket: Shared) {
    let mut stream = BufReader::new(stream);
    loop {
        let mut first = String::new();
        if !stream.read_line(&mut first).await.is_ok_and(|n| n > 0) {
            return;
        }
        let (mut line, mut length) = (String::new(), 0);
        while stream.read_line(&mut line).await.is_ok_and(|n| n > 2) {
            let (name, value) = line.trim().split_once(": ").unwrap_or_default();
            if name.eq_ignore_ascii_case("content-length") {
                length = value.parse().unwrap();
            }
            line.clear();
        }
        let mut sent = vec![0; length];
        stream.read_exact(&mut sent).await.unwrap();
        let (path, query) = first.split(' ').nth(1).unwrap().split_once('?').unwrap();
        let (etag, body) = if query.contains("list-type=2") {
            {
                let mut bucket = bucket.lock().unwrap();
                bucket.lists += 1;
                bucket.now += 1;
                bucket.most = bucket.most.max(bucket.now);
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
            bucket.lock().unwrap().now -= 1;
            (String::new(), page(&bucket.lock().unwrap(), query))
        } else if first.starts_with("PUT ") {
            let etag = sha256(&sent)[..32].to_owned();
            let key = path.split_once("/bucket/").unwrap().1.to_owned();
            bucket.lock().unwrap().held.insert(key, (etag.clone(), String::from_utf8(sent).unwrap()));
            (etag, String::new())
        } else {
            let mut bucket = bucket.lock().unwrap();
            bucket.gets += 1;
            bucket.held[path.split_once("/bucket/").unwrap().1].clone()
        };
        let head = format!("HTTP/1.1 200 OK\r\netag: \"{etag}\"\r\ncontent-length: {}\r\n\r\n", body.len());
        if stream.write_all(format!("{head}{body}").as_bytes()).await.is_err() {
            return;
        }
    }
}

/// A page of a thousand keys: after a key, after what a token names, or from the beginning.
fn page(bucket: &Bucket, query: &str) -> String {
    let asked = |name: &str| {
        let all = query.split('&').filter_map(|pair| pair.split_once('='));
        all.filter(|(key, _)| *key == name)
            .map(|(_, value)| percent_decode_str(value).decode_utf8_lossy().into())
            .next()
    };
    let mut keys: Vec<&String> = bucket.held.keys().collect();
    match bucket.way {
        Way::Backwards => keys.reverse(),
        Way::AsATree => keys.sort_by_key(|key| key.replace('.', "~")),
        Way::AsS3 | Way::FromTheBeginning => {}
    }
    let after: Option<String> = asked("start-after").filter(|_| bucket.way != Way::FromTheBeginning);
    let after: Option<String> = asked("continuation-token").or(after);
    let from = after.map_or(0, |after| match bucket.way {
        Way::Backwards => keys.partition_point(|key| **key >= after),
        Way::AsATree => keys.partition_point(|key| key.replace('.', "~") <= after.replace('.', "~")),
        Way::AsS3 | Way::FromTheBeginning => keys.partition_point(|key| **key <= after),
    });
    let here = &keys[from..keys.len().min(from + 1000)];
    let more = from + here.len() < keys.len();
    let encoded =
        |key: &str| percent_encoding::utf8_percent_encode(key, percent_encoding::NON_ALPHANUMERIC).to_string();
    let one = |key: &&String| {
        let (etag, body) = &bucket.held[*key];
        let size = body.len();
        format!("<Contents><Key>{}</Key><ETag>\"{etag}\"</ETag><Size>{size}</Size></Contents>", encoded(key))
    };
    let token = here.last().filter(|_| more).map(|key| format!("<NextContinuationToken>{key}</NextContinuationToken>"));
    format!(
        "<?xml version=\"1.0\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
         <EncodingType>url</EncodingType><IsTruncated>{more}</IsTruncated>{}{}</ListBucketResult>",
        token.unwrap_or_default(),
        here.iter().map(one).collect::<String>(),
    )
}

/// Who comes again: each time another program, that has only what lies in the folder.
fn come_again(endpoints: &Endpoints, memory: &Path) -> Aws {
    let keys = Keys { id: "AKIDAGAIN".to_owned(), secret: "again".to_owned() };
    aws(&keys, "ap-northeast-2", endpoints).remembering(memory)
}

fn name() -> BucketName {
    BucketName::parse("bucket").unwrap()
}

/// A bucket that answers, and an empty memory of it.
async fn begun(way: Way, keys: impl IntoIterator<Item = String>) -> (Shared, Endpoints, tempfile::TempDir) {
    let bucket = holding(way, keys);
    let endpoints = serving(&bucket).await;
    (bucket, endpoints, tempfile::tempdir().unwrap())
}

/// What a listing found, how many requests it took, and how many of them went at once.
async fn listed(endpoints: &Endpoints, memory: &Path, bucket: &Shared) -> (Vec<String>, usize, usize) {
    {
        let mut bucket = bucket.lock().unwrap();
        (bucket.lists, bucket.most) = (0, 0);
    }
    let listing = come_again(endpoints, memory).listing(&name()).await.unwrap().unwrap();
    let bucket = bucket.lock().unwrap();
    (listing.objects.keys().map(ToString::to_string).collect(), bucket.lists, bucket.most)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_a_bucket_that_was_listed_before_are_asked_for_at_once() {
    let (bucket, endpoints, memory) = begun(Way::AsS3, files(0..4500)).await;
    let all: Vec<String> = files(0..4500).collect();
    assert_eq!(listed(&endpoints, memory.path(), &bucket).await, (all.clone(), 5, 1), "one after the other");
    let (again, lists, most) = listed(&endpoints, memory.path(), &bucket).await;
    assert_eq!((again, lists), (all, 5), "no request more");
    assert!(most > 1, "and several at once: {most}");
    // Full pages to the last: there is none behind it.
    bucket.lock().unwrap().held.retain(|key, _| *key < files(3000..3001).next().unwrap());
    listed(&endpoints, memory.path(), &bucket).await;
    assert_eq!(listed(&endpoints, memory.path(), &bucket).await.1, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_and_went_since_is_seen() {
    let (bucket, endpoints, memory) = begun(Way::AsS3, files(0..4500)).await;
    listed(&endpoints, memory.path(), &bucket).await;
    for (kept, added) in [(0..4500, 4500..9000), (2000..4000, 0..10), (0..0, 5..6), (0..0, 0..2500)] {
        let held: BTreeMap<_, _> = files(kept).chain(files(added)).map(|key| (key, Default::default())).collect();
        // A thousand more between two keys, and what begins one page goes.
        let more = (0..1500).map(|n| (format!("assets/part 00001+x{n:05}"), Default::default()));
        let held: BTreeMap<_, _> = held.into_iter().chain(more).collect();
        let all: Vec<String> = held.keys().cloned().collect();
        bucket.lock().unwrap().held = held;
        for _ in 0..2 {
            assert_eq!(listed(&endpoints, memory.path(), &bucket).await.0, all);
        }
        assert_eq!(listed(&endpoints, memory.path(), &bucket).await.1, all.len().div_ceil(1000));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_lists_in_another_way_is_asked_page_by_page() {
    for way in [Way::FromTheBeginning, Way::Backwards] {
        // One key on the last page, and half a page of several.
        for count in [1001, 4500] {
            let (bucket, endpoints, memory) = begun(way, files(0..count)).await;
            let all: Vec<String> = files(0..count).collect();
            let pages = count.div_ceil(1000);
            let mut lists = Vec::new();
            for _ in 0..4 {
                let (found, asked, _) = listed(&endpoints, memory.path(), &bucket).await;
                assert_eq!(found, all, "{way:?} {count}");
                lists.push(asked);
            }
            assert!(lists[1] <= 2 * pages, "each stretch gives up at its first page: {way:?}: {lists:?}");
            assert_eq!(lists[2..], [pages, pages], "{way:?}: it is tried once");
        }
    }
}

/// A bucket whose order looked like that of the bytes as long as nothing in it told them apart: then a folder comes, all
/// of which a tree lists before the end that is remembered, though its bytes come after it.
#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_turns_out_to_be_another_one_hides_nothing() {
    let old = || (0..10).map(|n| format!("a{n}")).chain((0..2000).map(|n| format!("blog.p{n:04}")));
    // A part of a page, one to its end, and several.
    for come in [5, 989, 990, 991, 1500, 3000] {
        let (bucket, endpoints, memory) = begun(Way::AsATree, old()).await;
        assert_eq!(listed(&endpoints, memory.path(), &bucket).await.1, 3);
        let new = (0..come).map(|n| (format!("blog/q{n:04}"), Default::default()));
        bucket.lock().unwrap().held.extend(new);
        let all: Vec<String> = bucket.lock().unwrap().held.keys().cloned().collect();
        for _ in 0..2 {
            assert_eq!(listed(&endpoints, memory.path(), &bucket).await.0, all, "{come}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_memory_that_is_of_no_use_harms_nothing() {
    let (bucket, endpoints, memory) = begun(Way::AsS3, files(0..2500)).await;
    let all: Vec<String> = files(0..2500).collect();
    listed(&endpoints, memory.path(), &bucket).await;
    let host = std::fs::read_dir(memory.path()).unwrap().next().unwrap().unwrap().path();
    let pages = host.join("bucket/pages.json");
    assert!(pages.is_file());
    for text in ["", "{", "null", r#"{"ends":["z","a"]}"#, r#"{"ends":["","\u0000","~"]}"#] {
        std::fs::write(&pages, text).unwrap();
        assert_eq!(listed(&endpoints, memory.path(), &bucket).await.0, all, "{text}");
    }
    // A file lies where the folder should be.
    let blocked = tempfile::NamedTempFile::new().unwrap();
    assert_eq!(listed(&endpoints, blocked.path(), &bucket).await.0, all);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manifest_is_fetched_again_only_if_it_is_another_one() {
    let (bucket, endpoints, memory) = begun(Way::AsS3, files(0..3)).await;
    let of = |by: &str| {
        let text =
            r#"{"v":1,"id":"ID","site":"s","by":"BY","at":"2026-11-23T00:00:00Z","state":"finished","files":[]}"#;
        text.replace("ID", "20261123T000000Z-0123abcd").replace("BY", by)
    };
    let put = |etag: &str, by: &str| {
        let key = ".naru/releases/20261123T000000Z-0123abcd.json".to_owned();
        bucket.lock().unwrap().held.insert(key, (etag.repeat(32), of(by)));
    };
    let read = async || {
        let cloud = come_again(&endpoints, memory.path());
        let listing = cloud.listing(&name()).await.unwrap().unwrap();
        let by = cloud.manifests(&name(), &listing.releases).await.unwrap().remove(0).by;
        (by, std::mem::take(&mut bucket.lock().unwrap().gets))
    };
    put("a", "one");
    assert_eq!(read().await, ("one".to_owned(), 1));
    assert_eq!(read().await, ("one".to_owned(), 0));
    put("b", "two");
    assert_eq!(read().await, ("two".to_owned(), 1));
    put("a", "one");
    assert_eq!(read().await, ("one".to_owned(), 0), "its bytes were kept");
    // What a power cut left of it is none.
    let host = std::fs::read_dir(memory.path()).unwrap().next().unwrap().unwrap().path();
    for entry in std::fs::read_dir(host.join("bucket")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    }
    assert_eq!(read().await, ("one".to_owned(), 1));
    assert_eq!(read().await, ("one".to_owned(), 0));
    // Nor what a disk made of it, though it can be read.
    for entry in std::fs::read_dir(host.join("bucket")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace("\"one\"", "\"eno\"")).unwrap();
    }
    assert_eq!(read().await, ("one".to_owned(), 1));
    // Without a listing nobody knows which one lies there.
    let cloud = come_again(&endpoints, memory.path());
    let id = naru_core::deploy::manifest::ReleaseId::parse("20261123T000000Z-0123abcd").unwrap();
    assert_eq!(cloud.manifests(&name(), &[id]).await.unwrap().len(), 1);
    assert_eq!(bucket.lock().unwrap().gets, 1);
    // Five more: of each bucket the last three are kept.
    for etag in ["c", "d", "e", "f", "1"] {
        put(etag, etag);
        read().await;
    }
    assert_eq!(std::fs::read_dir(host.join("bucket")).unwrap().count(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lock_that_was_put_is_not_read_back_and_another_one_is() {
    let (bucket, endpoints, memory) = begun(Way::AsS3, files(0..3)).await;
    let lock = |holder: &str| PublishLock {
        by: holder.to_owned(),
        holder: format!("{holder}@here"),
        since: "2026-11-23T00:00:00Z".to_owned(),
    };
    let (own, other) = (lock("own"), lock("other"));
    let cloud = come_again(&endpoints, memory.path());
    run(&cloud, &Op::S3(S3Op::TakeLock { bucket: name(), lock: own.clone(), over: None })).await.unwrap();
    let read = async |listed: bool| {
        if listed {
            assert!(cloud.listing(&name()).await.unwrap().unwrap().lock);
        }
        let held = cloud.lock(&name()).await.unwrap();
        (held, std::mem::take(&mut bucket.lock().unwrap().gets))
    };
    assert_eq!(read(true).await, (Some(own.clone()), 0));
    assert_eq!(read(false).await, (Some(own.clone()), 1), "nobody has looked since");
    assert_eq!(read(true).await, (Some(own.clone()), 0));
    // Somebody breaks it.
    let text = serde_json::to_string(&other).unwrap();
    bucket.lock().unwrap().held.insert(".naru/lock".to_owned(), ("b".repeat(32), text));
    assert_eq!(read(true).await, (Some(other.clone()), 1));
    assert_eq!(read(true).await, (Some(other), 1), "nor is it taken for ours later");
}

#[tokio::test(flavor = "multi_thread")]
async fn records_that_come_take_no_page_more() {
    for (count, pages) in [(2500, 3), (2991, 3), (2999, 3), (3000, 3)] {
        let (bucket, endpoints, memory) = begun(Way::AsS3, files(0..count)).await;
        assert_eq!(listed(&endpoints, memory.path(), &bucket).await.1, pages, "{count}");
        for record in [".naru/lock", ".naru/releases/20261123T000000Z-0123abcd.json"] {
            bucket.lock().unwrap().held.insert(record.to_owned(), Default::default());
        }
        let (_, asked, _) = listed(&endpoints, memory.path(), &bucket).await;
        let room = if count <= 2992 { pages } else { pages + 1 };
        assert_eq!(asked, room, "{count}: one more only where the pages were full");
    }
}
