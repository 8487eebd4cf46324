//! A release fetched to be promoted, over real HTTP: each file proved, cut lines taken up again, nothing twice.

use std::collections::BTreeSet;
use std::sync::Arc;

use naru_adapters::aws::Aws;
use naru_adapters::folder::LocalFolder;
use naru_adapters::promote::{Promoted, bring};
use naru_core::cloud::Reader;
use naru_core::event::Goal;
use naru_core::recipe::STATIC_SITE;
use naru_core::spec::{Access, Venue};
use naru_core::{Code, Result, policy};

use super::emulator::{account, ministack, user};
use super::site::{NoWeb, Site};
use super::wire::{Fate, Wire};

const REGION: &str = "ap-northeast-2";

struct Stage {
    site: Site,
    wire: Wire,
    cloud: Aws,
    cache: tempfile::TempDir,
}

/// A site that was deployed once: large.bin is more than one read.
async fn stage() -> Stage {
    let mut site = Site::new("source", REGION, Venue::Endpoint { url: ministack().url() });
    site.access = Access::Private;
    let large: Vec<u8> = (0..3_000_000_u32).flat_map(|n| n.to_le_bytes()).collect();
    site.folder.write("large.bin", &large);
    let wire = Wire::new().await;
    let keys = user(&account(), &policy::setup(&STATIC_SITE, &[])).await;
    let connection = keys.connection(REGION, &wire.endpoints());
    let cloud = Aws::new(connection, Arc::new(LocalFolder), Arc::new(NoWeb), &site.installation);
    site.go(&cloud, &STATIC_SITE, Goal::Build).await.result.unwrap();
    wire.rule(|_| Fate::Pass);
    Stage { site, wire, cloud, cache: tempfile::tempdir().unwrap() }
}

impl Stage {
    async fn bring(&self) -> Result<Promoted> {
        let root = self.cache.path().join("promoted");
        bring(&root, &self.site.spec(), &self.cloud, &BTreeSet::new(), None, &|_| {}).await
    }

    /// How many objects were asked for since the last rule.
    fn gets(&self) -> usize {
        self.wire.heard().iter().filter(|one| one.actions.iter().any(|action| action == "s3:GetObject")).count()
    }

    fn proved(&self, promoted: &Promoted) {
        let names: Vec<_> = ["index.html", "large.bin", "sw.js", "about/index.html"].into();
        for name in names {
            let theirs = std::fs::read(self.site.folder.path().join(name)).unwrap();
            assert_eq!(std::fs::read(promoted.folder.join(name)).unwrap(), theirs, "{name}");
        }
    }
}

#[tokio::test]
async fn a_second_promote_fetches_nothing_and_what_was_spoiled_here_is_fetched_again() {
    let stage = stage().await;
    let first = stage.bring().await.unwrap();
    assert_eq!(first.files, first.fetched);
    stage.proved(&first);
    stage.wire.rule(|_| Fate::Pass);
    let second = stage.bring().await.unwrap();
    assert_eq!((second.fetched, &second.folder), (0, &first.folder));
    let records = stage.gets();
    assert!(records <= 3, "the manifest and the record of the distribution, and no file: {records}");

    // Somebody edits the folder, and leaves something there.
    std::fs::write(first.folder.join("sw.js"), b"edited").unwrap();
    std::fs::write(first.folder.join("mine.txt"), b"mine").unwrap();
    let third = stage.bring().await.unwrap();
    assert!(third.fetched <= 1, "{}", third.fetched);
    stage.proved(&third);
    assert!(!third.folder.join("mine.txt").exists(), "the folder holds the release and nothing more");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(stage.cache.path().join("promoted")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "nobody else looks in");
    }
}

#[tokio::test]
async fn a_line_cut_in_the_middle_is_taken_up_where_it_was() {
    let stage = stage().await;
    let mut gets = 0;
    stage.wire.rule(move |one| {
        // The bucket's own record comes whole, and one file; from then on every line is cut.
        gets += usize::from(one.actions.iter().any(|action| action == "s3:GetObject"));
        if gets > 2 { Fate::Half } else { Fate::Pass }
    });
    let error = stage.bring().await.unwrap_err();
    assert_eq!(error.exit(), naru_core::error::Exit::Network, "{error}");
    let parts = stage.cache.path().join("promoted/parts");
    let kept: u64 = std::fs::read_dir(&parts).unwrap().map(|part| part.unwrap().metadata().unwrap().len()).sum();
    assert!(kept > 0, "what came before the cut is kept");
    stage.wire.rule(|_| Fate::Pass);
    let again = stage.bring().await.unwrap();
    stage.proved(&again);
    assert_eq!(std::fs::read_dir(&parts).unwrap().count(), 0, "no part is left");
}

#[tokio::test]
async fn other_bytes_than_the_manifest_names_never_go_on() {
    let stage = stage().await;
    let name = stage.site.spec().bucket(&world(&stage).await).unwrap();
    assert!(stage.cloud.s3().head_bucket(&name).await.unwrap().is_some());
    stage.site.folder.write("about/index.html", b"<h1>other bytes under the same key</h1>");
    // The object is replaced past Naru: the release still names the old bytes.
    let op = stage.site.folder.op(&name).await;
    super::site::run(&stage.cloud, &op).await.unwrap();
    let error = stage.bring().await.unwrap_err();
    assert_eq!((error.code, error.args["file"].as_str()), (Code::ReleaseBytesGone, "about/index.html"));
}

async fn world(stage: &Stage) -> naru_core::world::World {
    let caller = naru_core::world::Fact::Seen(stage.cloud.sts().caller().await.unwrap());
    naru_core::world::World { caller, ..Default::default() }
}

#[test]
fn what_was_fetched_a_month_ago_is_swept_and_what_is_newer_stays() {
    let dir = tempfile::tempdir().unwrap();
    let home = naru_adapters::home::Home::at(dir.path());
    let root = home.promoted();
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(31 * 24 * 60 * 60);
    for name in ["blobs/old", "blobs/new", "parts/old"] {
        let path = root.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let file = std::fs::File::create(path).unwrap();
        if name.ends_with("old") {
            file.set_modified(old).unwrap();
        }
    }
    home.sweep();
    let there = |name: &str| root.join(name).exists();
    assert_eq!((there("blobs/old"), there("blobs/new"), there("parts/old")), (false, true, false));
}
