//! Saved projects: found, linked, handed on, duplicated, deleted and put back; and the newest run of each.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use naru_adapters::home::{Found, Home, SavedProject};
use naru_adapters::store::Store;
use naru_core::Code;
use naru_core::event::Goal;
use naru_core::journal::{Journal, OpResult, RunRecord};
use naru_core::names::{BucketName, EnvName, ProjectId, Region, SiteId};
use naru_core::op::{Op, S3Op};
use naru_core::project::{Project, Wishes};
use naru_core::world::Ownership;

/// A home of its own, and a folder beside it for repositories.
pub struct Rig {
    pub dir: tempfile::TempDir,
    pub home: Home,
}

impl Rig {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::at(dir.path().join("home"));
        Self { dir, home }
    }

    /// A project whose id ends in this number.
    pub fn project(&self, name: &str, number: u8) -> SavedProject {
        let project = Project::new(name, id(number));
        SavedProject { path: self.home.project_path(&project), project }
    }

    pub fn add(&self, name: &str, number: u8) -> SavedProject {
        let saved = self.project(name, number);
        self.home.add_project(&saved).unwrap();
        saved
    }

    /// A repository with a `naru.toml` of its own.
    fn repository(&self, folder: &str, name: &str, number: u8) -> PathBuf {
        let path = self.dir.path().canonicalize().unwrap().join(folder).join("naru.toml");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, format!("# By hand.\n{}", Project::new(name, id(number)).to_text())).unwrap();
        path
    }

    pub fn names(&self) -> Vec<String> {
        self.home.found().unwrap().into_iter().filter_map(Found::project).map(|p| p.project.name).collect()
    }

    /// What cannot be read: file, code, whether there is a last good version.
    pub fn damaged(&self) -> Vec<(PathBuf, Code, bool)> {
        let all = self.home.found().unwrap();
        all.into_iter()
            .filter_map(|found| match found {
                Found::Project(_) => None,
                Found::Damaged { path, error, last_good } => Some((path, error.code, last_good.is_some())),
            })
            .collect()
    }
}

fn id(number: u8) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[15] = number;
    bytes
}

/// Tells a figure.
pub fn measured(text: &str) {
    let _ = writeln!(std::io::stderr(), "measured: {text}");
}

#[test]
fn a_duplicate_wants_the_same_and_shares_nothing() {
    let rig = Rig::new();
    let mut blog = rig.project("blog", 1);
    blog.project.account = Some("123456789012".parse().unwrap());
    blog.project.site = Wishes { bucket: Some(BucketName::parse("jins-blog").unwrap()), ..Wishes::default() };
    blog.project.site.index = Some("main.html".to_owned());
    let own =
        Wishes { bucket: Some(BucketName::parse("jins-test").unwrap()), source_maps: Some(true), ..Wishes::default() };
    blog.project.env.insert(EnvName::parse("test").unwrap(), own);
    rig.home.add_project(&blog).unwrap();

    let twin = rig.home.duplicate_project(&blog, " My Twin ").unwrap();
    assert_ne!(twin.project.id, blog.project.id);
    assert_eq!((twin.project.name.as_str(), twin.project.slug.as_str()), ("My Twin", "my-twin"));
    assert_eq!((&twin.project.account, &twin.project.site.bucket), (&None, &None));
    assert_eq!(twin.project.site.index.as_deref(), Some("main.html"));
    let test = &twin.project.env[&EnvName::parse("test").unwrap()];
    assert_eq!((&test.bucket, test.source_maps), (&None, Some(true)));
    assert_eq!(rig.home.project_by_id(&twin.project.id).unwrap(), twin, "it is saved");
    assert_eq!(rig.home.project_by_id(&blog.project.id).unwrap(), blog, "the first one is as it was");
    assert_eq!(rig.home.duplicate_project(&blog, "blog").unwrap_err().code, Code::ProjectExists);
    assert_eq!(rig.home.duplicate_project(&blog, " ").unwrap_err().code, Code::BadValue);
}

#[test]
fn a_free_name_counts_on() {
    let rig = Rig::new();
    assert_eq!(rig.home.free_name(" blog ").unwrap(), "blog");
    rig.add("blog", 1);
    assert_eq!(rig.home.free_name("blog").unwrap(), "blog 2");
    rig.add("blog 2", 2);
    assert_eq!(rig.home.free_name("blog").unwrap(), "blog 3");
    assert_eq!(rig.home.free_name("blog 2").unwrap(), "blog 3", "and not blog 2 2");
    rig.add("Area 51", 3);
    assert_eq!(rig.home.free_name("Area 51").unwrap(), "Area 51 2", "a number that belongs to the name");
    rig.home.link_project(&rig.repository("repo", "가게", 4)).unwrap();
    assert_eq!(rig.home.free_name("가게").unwrap(), "가게 2", "a linked project's name is taken");
    assert_eq!(rig.home.free_name("\t").unwrap_err().code, Code::BadValue);
}

#[test]
fn an_export_is_the_file_and_replaces_only_an_earlier_export() {
    let rig = Rig::new();
    let blog = rig.add("blog", 1);
    let text = format!("# Ask Jin.\n{}", fs::read_to_string(&blog.path).unwrap());
    fs::write(&blog.path, &text).unwrap();
    let to = rig.dir.path().join("out/blog.toml");
    rig.home.export_project(&blog, &to).unwrap();
    assert_eq!(fs::read_to_string(&to).unwrap(), text, "comments and all");
    rig.home
        .change_project(&blog, |p| {
            p.name = "log".to_owned();
            Ok(())
        })
        .unwrap();
    rig.home.export_project(&blog, &to).unwrap();
    assert!(fs::read_to_string(&to).unwrap().contains("name = \"log\""), "the same project's");

    let other = rig.add("other", 2);
    let folder = rig.dir.path().join("folder");
    fs::create_dir(&folder).unwrap();
    let mine = rig.dir.path().join("package.json");
    fs::write(&mine, "{}").unwrap();
    let big = rig.dir.path().join("big");
    fs::File::create(&big).unwrap().set_len(50 << 20).unwrap();
    for path in [&to, &mine, &folder, &big] {
        let before = fs::metadata(path).unwrap().len();
        let error = rig.home.export_project(&other, path).unwrap_err();
        assert_eq!((error.code, &error.args["path"]), (Code::FileTaken, &path.display().to_string()));
        assert_eq!(fs::metadata(path).unwrap().len(), before);
    }
    fs::remove_file(&other.path).unwrap();
    assert_eq!(rig.home.export_project(&other, &rig.dir.path().join("x")).unwrap_err().code, Code::NoProject);
}

#[test]
fn an_import_is_checked_copied_and_named_freely() {
    let (mine, yours) = (Rig::new(), Rig::new());
    let blog = mine.add("blog", 1);
    let file = mine.dir.path().join("blog.toml");
    fs::write(&file, format!("# Ask Jin.\n{}", blog.project.to_text())).unwrap();
    let got = yours.home.import_project(&file).unwrap();
    assert_eq!((&got.project, &got.path), (&blog.project, &yours.home.project_path(&blog.project)));
    assert!(fs::read_to_string(&got.path).unwrap().starts_with("# Ask Jin.\n"));
    let again = yours.home.import_project(&file).unwrap_err();
    assert_eq!((again.code, again.args["project"].as_str()), (Code::ProjectExists, "blog"));

    let other = mine.project("blog", 2);
    fs::write(&file, other.project.to_text()).unwrap();
    let got = yours.home.import_project(&file).unwrap();
    assert_eq!((got.project.id, got.project.name.as_str()), (other.project.id.clone(), "blog 2"));
    assert_eq!(yours.home.import_project(&file).unwrap_err().code, Code::ProjectExists);
    yours.home.delete_project(&yours.home.project_by_id(&other.project.id).unwrap()).unwrap();
    yours.home.import_project(&file).unwrap();
    let clash = yours.home.restore_project_id(&other.project.id).unwrap_err();
    assert_eq!(clash.code, Code::ProjectExists, "what is there is not replaced by what was deleted");

    // A damaged file in its place is not replaced either.
    let third = mine.project("third", 3);
    fs::write(yours.home.project_path(&third.project), "\0\0\0").unwrap();
    fs::write(&file, third.project.to_text()).unwrap();
    assert_eq!(yours.home.import_project(&file).unwrap_err().code, Code::ProjectExists);
    assert_eq!(fs::read(yours.home.project_path(&third.project)).unwrap(), b"\0\0\0");

    fs::write(&file, third.project.to_text().replace("\"third\"", r#""\u001b[31mred""#)).unwrap();
    assert_eq!(yours.home.import_project(&file).unwrap_err().code, Code::BadProject, "a name that paints terminals");
    fs::write(&file, "{}").unwrap();
    assert_eq!(yours.home.import_project(&file).unwrap_err().code, Code::BadProject);
    assert_eq!(yours.home.import_project(&mine.dir.path().join("none")).unwrap_err().code, Code::NoProjectFile);
}

#[test]
fn a_repositorys_project_is_linked_once_and_never_copied() {
    let rig = Rig::new();
    rig.add("blog", 1);
    let file = rig.repository("shop", "shop", 2);
    let folder = file.parent().unwrap();
    let saved = rig.home.link_project(folder).unwrap();
    assert_eq!(saved.path, file);
    let links = fs::read(rig.home.root().join("links.toml")).unwrap();
    for again in [file.clone(), folder.join("../shop"), folder.join("./naru.toml")] {
        assert_eq!(rig.home.link_project(&again).unwrap(), saved);
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder, rig.dir.path().join("alias")).unwrap();
        assert_eq!(rig.home.link_project(&rig.dir.path().join("alias")).unwrap(), saved);
    }
    assert_eq!(fs::read(rig.home.root().join("links.toml")).unwrap(), links, "once is enough");
    assert_eq!(rig.names(), ["blog", "shop"]);
    assert_eq!(fs::read_dir(rig.home.root().join("projects")).unwrap().count(), 2, "blog and its backup");

    let elsewhere = rig.dir.path();
    assert_eq!(rig.home.project(Some("shop"), elsewhere).unwrap(), saved);
    assert_eq!(rig.home.project_by_id(&saved.project.id).unwrap(), saved);
    let taken = rig.home.add_project(&rig.project("shop", 3)).unwrap_err();
    assert_eq!(taken.code, Code::ProjectExists);
    rig.home
        .change_project(&saved, |p| {
            p.site.index = Some("a.html".to_owned());
            Ok(())
        })
        .unwrap();
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("# By hand.\n") && text.contains("a.html"), "changed where it lies: {text}");

    let at = rig.home.delete_project(&saved).unwrap();
    assert!(at == file && file.exists(), "deleting is unlinking");
    assert_eq!(rig.names(), ["blog"]);
    rig.home.link_project(&file).unwrap();
    rig.home.unlink_project(folder).unwrap();
    assert_eq!(rig.names(), ["blog"]);
    assert_eq!(rig.home.unlink_project(&file).unwrap_err().code, Code::NoProject);
    assert_eq!(rig.home.link_project(&elsewhere.join("nowhere")).unwrap_err().code, Code::NoProjectFile);
}

#[test]
fn a_link_to_nothing_is_shown_and_a_moved_repository_linked_anew() {
    let rig = Rig::new();
    rig.add("blog", 1);
    let file = rig.repository("shop", "shop", 2);
    let saved = rig.home.link_project(&file).unwrap();
    let moved = rig.dir.path().canonicalize().unwrap().join("moved/naru.toml");
    fs::rename(file.parent().unwrap(), moved.parent().unwrap()).unwrap();
    assert_eq!(rig.names(), ["blog"], "nobody is hidden");
    assert_eq!(rig.damaged(), [(file.clone(), Code::NoProjectFile, false)]);
    let error = rig.home.project_by_id(&saved.project.id).unwrap_err();
    assert_eq!((error.code, &error.args["path"]), (Code::NoProjectFile, &file.display().to_string()));
    assert_eq!(rig.home.project(None, rig.dir.path()).unwrap_err().code, Code::NoProject, "blog is not the only one");

    rig.home.link_project(&moved).unwrap();
    assert_eq!((rig.names(), rig.damaged()), (vec!["blog".to_owned(), "shop".to_owned()], vec![]));
    // A second clone of the same repository.
    let clone = rig.repository("clone", "shop", 2);
    let error = rig.home.link_project(&clone).unwrap_err();
    assert_eq!((error.code, &error.args["project"]), (Code::ProjectExists, &moved.display().to_string()));
    let here = rig.home.project(Some("shop"), clone.parent().unwrap()).unwrap();
    assert_eq!(here.path, clone, "who stands in a clone means that one");
    fs::remove_dir_all(moved.parent().unwrap()).unwrap();
    rig.home.unlink_project(&moved).unwrap();
    assert_eq!((rig.names(), rig.damaged()), (vec!["blog".to_owned()], vec![]), "a link to nothing is forgotten, too");
    let own = rig.repository("own", "blog", 1);
    assert_eq!(rig.home.link_project(&own).unwrap_err().code, Code::ProjectExists, "the home has it already");
}

#[test]
fn of_two_files_of_one_project_one_counts_and_the_other_is_named() {
    let rig = Rig::new();
    let blog = rig.add("blog", 1);
    let copy = blog.path.with_file_name("a copy.toml");
    fs::copy(&blog.path, &copy).unwrap();
    assert_eq!(rig.names(), ["blog"]);
    assert_eq!(rig.damaged(), [(copy, Code::ProjectTwice, false)]);
    assert_eq!(rig.home.project(None, rig.dir.path()).unwrap(), blog, "it is the only project still");
}

#[test]
fn links_that_cannot_be_read_hide_no_project_and_are_not_overwritten() {
    let rig = Rig::new();
    rig.add("blog", 1);
    let file = rig.repository("shop", "shop", 2);
    rig.home.link_project(&file).unwrap();
    let links = rig.home.root().join("links.toml");
    for (text, code) in [("version = 1\n[[link", Code::BadProject), ("version = 2\n", Code::StoreNewer)] {
        fs::write(&links, text).unwrap();
        assert_eq!((rig.names(), rig.damaged()), (vec!["blog".to_owned()], vec![(links.clone(), code, false)]));
        assert_eq!(rig.home.link_project(&file).unwrap_err().code, code);
        assert_eq!(rig.home.unlink_project(&file).unwrap_err().code, code);
        assert_eq!(fs::read_to_string(&links).unwrap(), text);
    }
    rig.home.delete_project(&rig.home.project(Some("blog"), rig.dir.path()).unwrap()).unwrap();
}

#[test]
fn the_project_deleted_last_is_put_back_first() {
    let rig = Rig::new();
    let (old, new) = (rig.add("old", 1), rig.add("new", 2));
    let long_ago = SystemTime::now() - Duration::from_secs(86_400);
    fs::File::options().append(true).open(&old.path).unwrap().set_modified(long_ago).unwrap();
    rig.home.delete_project(&new).unwrap();
    std::thread::sleep(Duration::from_millis(20));
    rig.home.delete_project(&old).unwrap();
    assert_eq!(rig.home.restore_project(None).unwrap(), old, "although it was changed first");
    rig.add("new", 3);
    assert_eq!(rig.home.restore_project_id(&new.project.id).unwrap_err().code, Code::ProjectExists, "its name");
    rig.home.delete_project(&old).unwrap();
    assert_eq!(rig.home.restore_project_id(&old.project.id).unwrap(), old);
    assert_eq!(rig.home.restore_project_id(&old.project.id).unwrap_err().code, Code::NoProject);
}

#[test]
fn many_hands_at_once_lose_nothing_and_take_a_name_once() {
    let rig = Rig::new();
    let shared = rig.add("shared", 200);
    std::thread::scope(|scope| {
        for hand in 0..8_u8 {
            let (rig, shared) = (&rig, &shared);
            scope.spawn(move || {
                rig.home
                    .link_project(&rig.repository(&format!("repo {hand}"), &format!("linked {hand}"), 100 + hand))
                    .unwrap();
                let taken = rig.home.add_project(&rig.project("one name", hand));
                assert!(taken.is_ok() || taken.is_err_and(|error| error.code == Code::ProjectExists));
                let env = EnvName::parse(&format!("env-{hand}")).unwrap();
                rig.home
                    .change_project(shared, |p| {
                        p.env.insert(env, Wishes::default());
                        Ok(())
                    })
                    .unwrap();
            });
        }
    });
    let names = rig.names();
    assert_eq!(names.iter().filter(|name| *name == "one name").count(), 1, "{names:?}");
    assert_eq!(names.len(), 10, "{names:?}");
    assert_eq!(rig.home.project_by_id(&shared.project.id).unwrap().project.env.len(), 8, "no change is lost");
}

#[test]
fn only_old_temporary_files_of_our_own_are_swept() {
    let rig = Rig::new();
    let blog = rig.add("blog", 1);
    let old = SystemTime::now() - Duration::from_secs(2 * 60 * 60);
    let put = |path: &Path, at: Option<SystemTime>| {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
        at.inspect(|at| fs::File::options().append(true).open(path).unwrap().set_modified(*at).unwrap());
        path.to_owned()
    };
    let root = rig.home.root();
    let dirs = ["", "projects", "projects/backup", "projects/deleted", "projects/damaged", "locks", "practice/blog"];
    let stale: Vec<PathBuf> = dirs.iter().map(|dir| put(&root.join(dir).join(".naru-Ab12Cd"), Some(old))).collect();
    let kept = [
        put(&root.join("projects/.naru-young1"), None),
        put(&root.join("projects/notes.txt"), Some(old)),
        put(&root.join("elsewhere/.naru-Ab12Cd"), Some(old)),
        blog.path,
    ];
    rig.home.sweep();
    assert!(stale.iter().all(|path| !path.exists()), "{stale:?}");
    assert!(kept.iter().all(|path| path.exists()), "{kept:?}");
    Home::at(rig.dir.path().join("no home yet")).sweep();
}

#[test]
fn five_hundred_projects_are_found_at_once() {
    let rig = Rig::new();
    let dir = rig.home.root().join("projects");
    fs::create_dir_all(&dir).unwrap();
    for number in 0..500_u16 {
        let mut bytes = [7; 16];
        bytes[..2].copy_from_slice(&number.to_be_bytes());
        let mut project = Project::new(&format!("project {number}"), bytes);
        project.site.region = Some("us-east-1".parse().unwrap());
        project.env.insert(EnvName::production(), Wishes::default());
        fs::write(dir.join(format!("{}.toml", project.id)), project.to_text()).unwrap();
    }
    let best = (0..5)
        .map(|_| {
            let began = Instant::now();
            assert_eq!(rig.home.found().unwrap().len(), 500);
            began.elapsed()
        })
        .min()
        .unwrap();
    measured(&format!("500 projects found in {best:?}"));
    assert!(best < Duration::from_secs(2), "{best:?}");
}

#[test]
fn what_is_left_in_an_account_is_known_although_its_environment_is_not() {
    let rig = Rig::new();
    fs::create_dir_all(rig.home.root()).unwrap();
    let store = Store::open(&rig.home.store()).unwrap();
    let blog = rig.project("blog", 1).project.id;
    let make = |env: &str, place: &str, op: &S3Op| {
        let site = SiteId { project: blog.clone(), env: EnvName::parse(env).unwrap() };
        let run =
            RunRecord { place: place.to_owned(), ..run(&site, "2026-11-22T05:00:00Z", &format!("{env} {place}")) };
        let intent = store.intent(&run, &Op::S3(op.clone()), "token", "2026-11-22T05:00:00Z").unwrap();
        store.result(intent.id, &OpResult::Done(Vec::new())).unwrap();
    };
    let (bucket, region) = (BucketName::parse("jins-blog").unwrap(), Region::parse("us-east-1").unwrap());
    let create =
        S3Op::CreateBucket { bucket: bucket.clone(), region: region.clone(), ownership: Ownership::AclsDisabled };
    let delete = S3Op::DeleteBucket { bucket, region };
    assert!(!store.left_in_accounts(&blog).unwrap());
    make("production", "practice", &create);
    assert!(!store.left_in_accounts(&blog).unwrap(), "practice is no account");
    make("gone", "aws", &create);
    assert!(store.left_in_accounts(&blog).unwrap(), "whatever its file says by now");
    assert!(!store.left_in_accounts(&rig.project("other", 2).project.id).unwrap());
    make("gone", "http://127.0.0.1:4566", &delete);
    assert!(store.left_in_accounts(&blog).unwrap(), "another cloud's proves nothing");
    make("gone", "aws", &delete);
    assert!(!store.left_in_accounts(&blog).unwrap());
}

fn run(site: &SiteId, at: &str, id: &str) -> RunRecord {
    RunRecord {
        id: id.to_owned(),
        site: site.clone(),
        place: "practice".to_owned(),
        goal: Goal::Build,
        by: "jin@laptop".to_owned(),
        at: at.to_owned(),
        ended: None,
        outcome: None,
        url: None,
        release: None,
        ops: 0,
    }
}

#[test]
fn the_newest_run_of_every_site_is_one_quick_question() {
    let rig = Rig::new();
    fs::create_dir_all(rig.home.root()).unwrap();
    let store = Store::open(&rig.home.store()).unwrap();
    assert_eq!(store.last_runs().unwrap(), []);
    let site = |number: u16, env: &str| {
        let mut bytes = [7; 16];
        bytes[..2].copy_from_slice(&number.to_be_bytes());
        SiteId { project: ProjectId::from_entropy(bytes), env: EnvName::parse(env).unwrap() }
    };
    let sites = [site(1, "production"), site(1, "staging"), site(2, "production")];
    for (n, (site, at)) in [(0, "05"), (1, "01"), (0, "07"), (2, "03"), (0, "06"), (2, "03")].into_iter().enumerate() {
        store.begin(&run(&sites[site], &format!("2026-11-22T{at}:00:00Z"), &format!("run-{n}"))).unwrap();
    }
    let newest = store.last_runs().unwrap();
    let ids: Vec<&str> = newest.iter().map(|run| run.id.as_str()).collect();
    assert_eq!(ids, ["run-2", "run-5", "run-1"], "one a site, newest first; of two in one second the later");
    for site in &sites {
        let of = newest.iter().find(|run| run.site == *site).unwrap();
        assert_eq!(store.history(site, 1).unwrap().first(), Some(of), "as its history says");
    }
    drop(store);

    // 500 sites of 200 runs, written in one go.
    let rows: BTreeSet<(u16, u16)> = (0..500).flat_map(|site| (0..200).map(move |run| (site, run))).collect();
    let mut connection = rusqlite::Connection::open(rig.home.store()).unwrap();
    let transaction = connection.transaction().unwrap();
    for (number, n) in rows {
        transaction
            .execute(
                "INSERT INTO run (id, project, env, place, goal, by_whom, at, ops) VALUES (?, ?, 'test', 'aws', 'build', 'x', ?, 1)",
                rusqlite::params![format!("{number}-{n}"), site(number, "test").project.as_str(), format!("{:04}", n * 7 % 200)],
            )
            .unwrap();
    }
    transaction.commit().unwrap();
    let store = Store::open(&rig.home.store()).unwrap();
    let began = Instant::now();
    let newest = store.last_runs().unwrap();
    let took = began.elapsed();
    measured(&format!("the last runs of {} sites among 100,000 runs in {took:?}", newest.len()));
    assert_eq!(newest.len(), 503);
    assert!(newest.iter().filter(|run| run.place == "aws").all(|run| run.at == "0199"));
    assert!(took < Duration::from_secs(2), "{took:?}");
}
