//! Files that change while a deploy sends them, over real HTTP: what lies in the bucket afterwards is one whole version.

use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use naru_adapters::aws::{Aws, Endpoints};
use naru_adapters::folder::LocalFolder;
use naru_core::event::Goal;
use naru_core::recipe::STATIC_SITE;
use naru_core::spec::{Access, Venue};
use naru_core::{Code, policy};

use super::emulator::{Keys, account, ministack, user};
use super::lines::Proxy;
use super::rig::eye;
use super::site::{Folder, NoWeb, Site};

const REGION: &str = "ap-northeast-2";
const SIZE: usize = 4 << 20;

type Change = fn(&Path);

/// A first deploy, and a second one in which the file changes when a part of it is on its way. What the deploy ended
/// with, and what lies under the file's key and the page's.
async fn deployed(what: &str, change: Change) -> (naru_core::Result<()>, Vec<u8>, Vec<u8>) {
    let account = account();
    let mut site = Site::new("race", REGION, Venue::Endpoint { url: ministack().url() });
    site.access = Access::Private;
    site.folder = Folder::of(&[("index.html", b"<!doctype html>one"), ("data.js", &vec![b'o'; SIZE])]);
    let keys = user(&account, &policy::setup(&STATIC_SITE, &[])).await;
    let proxy = Proxy::start(true).await;
    let connection = keys.connection(REGION, &Endpoints::all(&proxy.url));
    let cloud = Aws::new(connection, Arc::new(LocalFolder), Arc::new(NoWeb), &site.installation);
    let direct = keys.connection(REGION, &ministack().endpoints());
    let direct = Aws::new(direct, Arc::new(LocalFolder), Arc::new(NoWeb), &site.installation);
    site.go(&direct, &STATIC_SITE, Goal::Build).await.result.unwrap();

    site.folder.write("index.html", b"<!doctype html>two");
    site.folder.write("data.js", &vec![b'a'; SIZE]);
    let (path, passed) = (site.folder.path().join("data.js"), Arc::clone(&proxy.passed));
    let meddler = tokio::spawn(async move {
        while passed.load(Ordering::Relaxed) < 1 << 20 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        change(&path);
    });
    let ended = site.go(&cloud, &STATIC_SITE, Goal::Build).await.result.map(|_| ());
    meddler.await.unwrap();
    let s3 = eye(&Keys { id: account.clone(), secret: "any".to_owned() }, &ministack().url());
    let bucket = site.bucket_name(&account);
    let bytes = async |key: &str| {
        let object = s3.get_object().bucket(bucket.as_str()).key(key).send().await.unwrap();
        object.body.collect().await.unwrap().to_vec()
    };
    let (data, page) = (bytes("data.js").await, bytes("index.html").await);
    if ended.is_ok() {
        let again = site.go(&direct, &STATIC_SITE, Goal::Build).await.result.unwrap();
        assert_eq!(again.ops, 0, "{what}: nothing is left to do");
        let parts = s3.list_multipart_uploads().bucket(bucket.as_str()).send().await.unwrap();
        assert!(parts.uploads().is_empty(), "{what}");
    }
    (ended, data, page)
}

fn overwrite(path: &Path) {
    let mut file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
    file.seek(SeekFrom::End(-4096)).unwrap();
    file.write_all(&[b'b'; 4096]).unwrap();
}

#[tokio::test]
async fn a_file_that_changes_on_its_way_is_hashed_anew_and_goes_over_whole() {
    let kinds: [(&str, Change, Vec<u8>); 5] = [
        ("same size", overwrite, [vec![b'a'; SIZE - 4096], vec![b'b'; 4096]].concat()),
        (
            "grow",
            |path| std::fs::OpenOptions::new().append(true).open(path).unwrap().write_all(b"more").unwrap(),
            [vec![b'a'; SIZE], b"more".to_vec()].concat(),
        ),
        (
            "truncate",
            |path| std::fs::OpenOptions::new().write(true).open(path).unwrap().set_len(3 << 20).unwrap(),
            vec![b'a'; 3 << 20],
        ),
        (
            "replace",
            |path| {
                std::fs::write(path.with_extension("new"), vec![b'c'; SIZE]).unwrap();
                std::fs::rename(path.with_extension("new"), path).unwrap();
            },
            vec![b'c'; SIZE],
        ),
        (
            "the same bytes written anew",
            |path| {
                std::fs::write(path.with_extension("new"), vec![b'a'; SIZE]).unwrap();
                std::fs::rename(path.with_extension("new"), path).unwrap();
            },
            vec![b'a'; SIZE],
        ),
    ];
    let all = kinds.into_iter().map(|(what, change, want)| async move {
        let (ended, data, page) = deployed(what, change).await;
        ended.unwrap_or_else(|error| panic!("{what}: {error} {:?}", error.detail));
        assert!(data == want, "{what}: {} bytes lie there", data.len());
        assert_eq!(page, b"<!doctype html>two", "{what}");
    });
    futures_util::future::join_all(all).await;
}

#[tokio::test]
async fn a_file_that_goes_away_or_becomes_a_secret_stops_the_deploy_and_the_old_site_stands() {
    let secret: Change = |path| {
        let key = ["-----BEGIN PRIVATE", " KEY-----\nMIIEvQIBx7Kq9vZr2LmPwT5uYh8NcJdGfB3sXo6R1aQe4iVtHjUk0zWb\n"];
        std::fs::write(path, key.concat()).unwrap();
    };
    let kinds: [(&str, Change, Code); 2] = [
        ("delete", |path| std::fs::remove_file(path).unwrap(), Code::FileChanged),
        ("secret", secret, Code::FolderSecret),
    ];
    let all = kinds.into_iter().map(|(what, change, want)| async move {
        let (ended, data, page) = deployed(what, change).await;
        let error = ended.expect_err(what);
        assert_eq!(error.code, want, "{what}: {error} {:?}", error.detail);
        // The bytes that were hashed may have been read to their end by then: they are the one or the other.
        assert!([b'o', b'a'].iter().any(|one| data == vec![*one; SIZE]), "{what}: {} bytes", data.len());
        assert_eq!(page, b"<!doctype html>one", "{what}");
    });
    futures_util::future::join_all(all).await;
}
