//! Releases in the window: listed, compared, gone back to, offered where what was put up does not answer. Real practice.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use naru_app::wire::releases::ReleaseRow;
use naru_app::wire::site::{Aim, SiteView, Stage};
use naru_app::wire::{Place, WindowState};
use naru_core::Code;
use naru_core::deploy::changes::Reason;
use naru_core::deploy::releases::{ReleaseDiff, ReleaseState};
use naru_core::deploy::tree::ChangeAsk;
use naru_core::event::Outcome;

use crate::support::{Rig, SITE, files, get, listed};

/// The same site with other bytes and another script.
const NEXT: [(&str, &str); 3] = [
    ("index.html", "<!doctype html><title>y</title><script type=module src=/assets/app-5e6f7a8b.js></script>"),
    ("assets/app-5e6f7a8b.js", "console.log(2)"),
    ("note.txt", "new"),
];

/// Two releases in practice, the second of which is served; their ids, newest first.
async fn twice(rig: &Rig) -> Vec<String> {
    rig.practising(rig.folder("blog/dist", SITE)).await;
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    rig.desk.deploy_with(rig.folder("next", &NEXT));
    rig.planned().await;
    assert_eq!(rig.run(Aim::Deploy).await.outcome, Outcome::Live);
    ids(&rig.desk.releases().await.unwrap())
}

fn ids(rows: &[ReleaseRow]) -> Vec<String> {
    rows.iter().map(|row| row.release.id.to_string()).collect()
}

fn states(rows: &[ReleaseRow]) -> Vec<ReleaseState> {
    rows.iter().map(|row| row.release.state).collect()
}

/// The plan to go back to this release.
async fn going_back(rig: &Rig, release: &str) -> SiteView {
    rig.desk.go_back(release).unwrap();
    let planned = |site: &SiteView| site.stage == Stage::Planned && site.plan.is_some();
    rig.site("the plan to go back", planned).await
}

#[tokio::test(flavor = "multi_thread")]
async fn releases_are_listed_with_what_they_were_and_compared_file_by_file() {
    let rig = Rig::new();
    rig.practising(rig.folder("blog/dist", SITE)).await;
    assert_eq!(rig.desk.releases().await.unwrap(), [], "before there is a bucket");
    let before = rig.shown().releases;
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    assert!(rig.shown().releases > before, "the page asks again");
    rig.desk.deploy_with(rig.folder("next", &NEXT));
    rig.planned().await;
    assert_eq!(rig.run(Aim::Deploy).await.outcome, Outcome::Live);

    let rows = rig.desk.releases().await.unwrap();
    assert_eq!(states(&rows), [ReleaseState::Live, ReleaseState::Kept]);
    let [new, old] = &rows[..] else { panic!("{rows:?}") };
    assert_eq!((new.release.files, old.release.files), (3, 2));
    assert_eq!(new.release.changed, Some(ReleaseDiff { added: 2, changed: 1, removed: 1 }));
    assert_eq!(old.release.changed, None);
    assert!(new.release.by.contains('@') && new.release.about.sent.is_some());
    let runs = rig.desk.history(10).unwrap();
    for (row, run) in [(new, &runs[0]), (old, &runs[1])] {
        assert!(row.took.is_some() && row.took == row.release.about.millis, "as the bucket has it: {row:?}");
        assert!(row.took <= run.took(), "its run went on");
    }

    let (earlier, later) = (old.release.id.as_str(), new.release.id.as_str());
    let diff = rig.desk.compare(earlier, later).await.unwrap();
    assert_eq!(diff, ReleaseDiff { added: 2, changed: 1, removed: 1 });
    let ask = ChangeAsk::default;
    let page = rig.desk.compared(earlier, later, ask(), 0, 100).await.unwrap();
    let told: Vec<_> = files(&page).map(|file| (file.key.as_str(), file.reason)).collect();
    let want = [
        ("assets/app-1a2b3c4d.js", Reason::Removed),
        ("assets/app-5e6f7a8b.js", Reason::New),
        ("index.html", Reason::BytesDiffer),
        ("note.txt", Reason::New),
    ];
    assert_eq!(told, want);
    let page =
        rig.desk.compared(earlier, later, ChangeAsk { query: "NOTE".to_owned(), ..ask() }, 0, 100).await.unwrap();
    assert_eq!((page.total, files(&page).count()), (1, 1));
    assert_eq!(rig.desk.find_compared(earlier, later, ask(), "ind".to_owned(), None).await.unwrap(), Some(2));
    // The other way round, and without asking for the numbers first.
    let page = rig.desk.compared(later, earlier, ask(), 0, 1).await.unwrap();
    assert_eq!((page.total, files(&page).next().unwrap().reason), (4, Reason::New));

    for strange in ["20260101T000000Z-00000000", "../lock", ""] {
        assert_eq!(rig.desk.compare(strange, later).await.unwrap_err().code, Code::NoRelease, "{strange}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn going_back_is_shown_first_and_copies_the_old_bytes_and_can_be_taken_back_the_same_way() {
    let rig = Rig::new();
    let at = twice(&rig).await;
    let url = rig.shown().url.unwrap();
    let next = rig.dir.path().join("next");
    // Nothing of any folder is needed.
    std::fs::remove_dir_all(rig.dir.path().join("blog")).unwrap();

    let site = going_back(&rig, &at[1]).await;
    assert_eq!(site.returning.as_ref().map(|id| id.as_str()), Some(at[1].as_str()));
    assert!(site.deploying && site.way_back.is_none());
    assert_eq!(get(&url, "/").await, NEXT[0].1.as_bytes(), "only shown so far");
    let plan = rig.desk.plan(Aim::Deploy).await.unwrap().unwrap();
    assert_eq!(
        (plan.files.changed + plan.files.added, plan.files.removed, plan.files.bytes),
        (1, 1, 0),
        "{:?}",
        plan.files
    );
    let page = listed(&rig, Aim::Deploy, site.plan.unwrap(), "", 0, 10).await;
    let index = files(&page).find(|file| file.key.as_str() == "index.html").unwrap();
    assert!(index.from.as_ref().is_some_and(|from| from.is_reserved()), "from where it was put aside: {index:?}");

    let receipt = rig.run(Aim::Deploy).await;
    assert_eq!((receipt.outcome, receipt.files, receipt.bytes), (Outcome::Live, 0, 0), "{:?}", receipt.error);
    for (key, text) in SITE {
        assert_eq!(get(&url, &format!("/{key}")).await, text.as_bytes(), "{key}");
    }
    let rows = rig.desk.releases().await.unwrap();
    assert_eq!(states(&rows), [ReleaseState::Live, ReleaseState::Kept, ReleaseState::Kept]);
    assert_eq!(rows[0].release.about.rolled_back_to.as_ref().map(|id| id.as_str()), Some(at[1].as_str()));
    assert_eq!(rig.shown().todo, Some(0), "what stands is what is wanted");

    // And forward again, without leaving the receipt.
    let site = going_back(&rig, &at[0]).await;
    assert_ne!(site.plan, None);
    assert_eq!(rig.run(Aim::Deploy).await.outcome, Outcome::Live);
    for (key, text) in NEXT {
        assert_eq!(get(&url, &format!("/{key}")).await, text.as_bytes(), "{key}");
    }
    assert_eq!(rig.desk.releases().await.unwrap().len(), 4);

    // Its own folder counts again once the receipt is left.
    rig.desk.set_deploying(false);
    let own = |site: &SiteView| site.returning.is_none() && site.stage == Stage::Planned && site.plan.is_some();
    let site = rig.site("its own folder", own).await;
    assert_eq!((site.folder.as_deref(), site.todo), (next.to_str(), Some(0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_gone_back_to_is_said_and_a_folder_ends_the_way_back() {
    let rig = Rig::new();
    let at = twice(&rig).await;
    assert_eq!(rig.desk.go_back("../lock").unwrap_err().code, Code::NoRelease);
    rig.desk.go_back("20260101T000000Z-00000000").unwrap();
    let site = rig.site("the refusal", |site| site.trouble.is_some()).await;
    assert_eq!((site.trouble.unwrap().code, site.plan), (Code::NoRelease, None));

    going_back(&rig, &at[1]).await;
    // A plan that was shown before, of the folder, is not run in its place.
    assert_eq!(rig.desk.run(Aim::Deploy, 1, Default::default()).unwrap_err().code, Code::Moved);
    rig.desk.deploy_with(rig.folder("third", &[("index.html", "<h1>third</h1>")]));
    let site = rig.site("the folder's plan", |site| site.returning.is_none() && site.stage == Stage::Planned).await;
    let page = listed(&rig, Aim::Deploy, site.plan.unwrap(), "", 0, 10).await;
    let index = files(&page).find(|file| file.key.as_str() == "index.html").unwrap();
    assert_eq!((index.size, &index.from), (14, &None), "sent, and not copied");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_that_is_taken_back_on_the_way_is_built_from_its_folder_again() {
    let rig = Rig::new();
    let at = twice(&rig).await;
    going_back(&rig, &at[1]).await;
    let plan = rig.shown().plan.unwrap();
    rig.desk.run(Aim::TakeBack, plan, Default::default()).unwrap();
    let receipt = rig.site("the receipt", |site| site.stage == Stage::Ended).await.run.receipt.unwrap();
    assert_eq!(receipt.outcome, Outcome::Cleared, "{:?}", receipt.error);
    let site = rig.site("the end", |site| site.returning.is_none() && !site.deploying).await;
    assert_eq!(site.plan, None, "it is looked at anew before anything is agreed to");
    assert_eq!(rig.desk.releases().await.unwrap(), []);
    rig.desk.look();
    rig.planned().await;
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    assert_eq!(get(&rig.shown().url.unwrap(), "/").await, NEXT[0].1.as_bytes());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deploy_that_does_not_answer_as_it_should_offers_the_release_before() {
    let rig = Rig::new();
    let at = twice(&rig).await;
    let third =
        [("index.html", "<script type=module src=/assets/app-9c8d7e6f.js></script>"), ("assets/app-9c8d7e6f.js", "3")];
    rig.desk.deploy_with(rig.folder("third", &third));
    let plan = rig.planned().await.plan.unwrap();
    // The practice cloud loses the new script as soon as it has it.
    let clouds = rig.home().root().join("practice");
    let sum = naru_core::names::sha256(third[1].1.as_bytes());
    let blob =
        std::fs::read_dir(clouds).unwrap().map(|one| one.unwrap().path().join("blobs").join(&sum)).next().unwrap();
    let over = Arc::new(AtomicBool::new(false));
    let thief = std::thread::spawn({
        let over = Arc::clone(&over);
        move || {
            while !over.load(Ordering::Relaxed) {
                let _ = std::fs::remove_file(&blob);
                std::thread::yield_now();
            }
        }
    });
    rig.desk.run(Aim::Deploy, plan, Default::default()).unwrap();
    // Visitors are asked for a minute before it is given up.
    let offered = |state: &WindowState| match &state.place {
        Place::Site { site } if site.way_back.is_some() => Some(site.clone()),
        _ => None,
    };
    let site = rig.within(Duration::from_secs(120), "the offer", offered).await;
    over.store(true, Ordering::Relaxed);
    thief.join().unwrap();
    let receipt = site.run.receipt.unwrap();
    assert_eq!((receipt.outcome, receipt.error.unwrap().code), (Outcome::Failed, Code::NotLive));
    let offered = site.way_back.unwrap().to_string();
    assert_eq!(offered, at[0], "the one before it");

    going_back(&rig, &offered).await;
    assert_eq!(rig.run(Aim::Deploy).await.outcome, Outcome::Live);
    assert_eq!(rig.shown().way_back, None);
    assert_eq!(get(&rig.shown().url.unwrap(), "/").await, NEXT[0].1.as_bytes());
}

#[tokio::test(flavor = "multi_thread")]
async fn without_credentials_the_list_says_so() {
    let rig = Rig::new();
    rig.practising(rig.folder("blog/dist", SITE)).await;
    rig.desk.set_practice(false).unwrap();
    rig.site("the trouble", |site| site.trouble.is_some()).await;
    assert_eq!(rig.desk.releases().await.unwrap_err().code, Code::NoCredentials);
}
