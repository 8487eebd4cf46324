//! Project files that a kill, a disk or a hand spoiled: nothing is lost, hidden or overwritten.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use naru_adapters::clock::SystemClock;
use naru_adapters::home::{Found, Home, SavedProject, read_project};
use naru_core::Code;
use naru_core::clock::Clock;
use naru_core::names::ProjectId;

use super::home::{Rig, measured};

/// Where the child of [`a_killed_save_leaves_the_old_file_or_the_new_one`] saves.
const CHILD_HOME: &str = "NARU_TEST_SAVING_HOME";
const SAVES: u32 = 300;

fn count(saved: &SavedProject) -> u32 {
    let index = saved.project.site.index.as_deref().unwrap_or("0.html");
    index.trim_end_matches(".html").parse().unwrap()
}

fn index(number: u32) -> Option<String> {
    Some(format!("{number}.html"))
}

/// A project that was saved twice, so that there is an earlier version of it.
fn changed(rig: &Rig, name: &str) -> SavedProject {
    let saved = rig.add(name, 1);
    let change = rig.home.change_project(&saved, |p| {
        p.site.index = index(1);
        Ok(())
    });
    change.unwrap()
}

/// Not a test of its own: saves in a loop until it is killed or done.
#[test]
fn saving_child() {
    let Some(root) = std::env::var_os(CHILD_HOME) else { return };
    let home = Home::at(root);
    let mut saved = home.project(Some("blog"), Path::new("/")).unwrap();
    while count(&saved) < SAVES {
        let next = count(&saved) + 1;
        saved = home
            .change_project(&saved, |p| {
                p.site.index = index(next);
                Ok(())
            })
            .unwrap();
        writeln!(std::io::stdout(), "\nsaved {next}").unwrap();
    }
}

#[test]
fn a_killed_save_leaves_the_old_file_or_the_new_one() {
    let rig = Rig::new();
    let blog = rig.add("blog", 1);
    let (mut done, mut kills) = (0, 0);
    while done < SAVES {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["damage::saving_child", "--exact", "--nocapture"])
            .env(CHILD_HOME, rig.home.root())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let random = u64::from(SystemClock.entropy()[0]);
        let (mut told, mut left) = (done, 1 + random % 8);
        for line in lines.map_while(Result::ok) {
            let Some(number) = line.strip_prefix("saved ") else { continue };
            told = number.parse().unwrap();
            left -= 1;
            if left == 0 && told < SAVES {
                // Somewhere within the next save or two.
                std::thread::sleep(Duration::from_micros(random * 64));
                child.kill().unwrap();
                kills += 1;
                left = u64::MAX;
            }
        }
        child.wait().unwrap();
        let now = count(&read_project(&blog.path).unwrap().expect("the old file or the new one"));
        assert!(
            now == told || now == told + 1,
            "told {told}, found {now}: what was told is saved, and one may be more"
        );
        assert!(now > done, "it goes on where it was");
        done = now;
        assert_eq!(rig.names(), ["blog"]);
        let earlier = fs::read_dir(rig.home.root().join("projects/backup")).unwrap();
        for path in earlier.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some()) {
            assert!(read_project(&path).unwrap().is_some(), "{} is whole", path.display());
        }
    }
    let stray = |dir: &str| {
        let all = fs::read_dir(rig.home.root().join(dir)).unwrap().map(|entry| entry.unwrap().path());
        all.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with(".naru-")).collect::<Vec<_>>()
    };
    let left: Vec<_> = ["projects", "projects/backup"].into_iter().flat_map(stray).collect();
    measured(&format!("{SAVES} saves, {kills} kills, {} temporary files left behind", left.len()));
    let old = std::time::SystemTime::now() - Duration::from_secs(2 * 60 * 60);
    left.iter().for_each(|path| fs::File::options().append(true).open(path).unwrap().set_modified(old).unwrap());
    rig.home.sweep();
    assert!(left.iter().all(|path| !path.exists()));
}

/// What may lie where a good project file with this text was.
fn spoiled(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let with = |from: &str, to: &str| {
        assert!(text.contains(from));
        text.replace(from, to).into_bytes()
    };
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    vec![
        ("zero-filled", vec![0; text.len()]),
        ("empty", Vec::new()),
        ("truncated", text.as_bytes()[..text.len() / 2].to_vec()),
        ("UTF-16", utf16),
        ("not UTF-8", [text.as_bytes(), b"# \xff\xfe\n"].concat()),
        ("NaN for a number", with("version = 1", "version = nan")),
        ("NaN for a wish", with("[site]\n", "[site]\nsource_maps = nan\n")),
        ("a key twice", with("version = 1", "version = 1\nversion = 1")),
        ("a table twice", [text, "\n[site]\n"].concat().into_bytes()),
        ("an unknown key", with("version = 1", "version = 1\nnonsense = 1")),
        ("a negative version", with("version = 1", "version = -1")),
        ("a name of control characters", with("\"blog\"", r#""\u001b[2J""#)),
        ("a comment of 2 MB", [text, "# ", &"x".repeat(2 << 20), "\n"].concat().into_bytes()),
        ("somebody's HTML", b"<!doctype html><title>Sign in</title>".to_vec()),
    ]
}

#[test]
fn a_damaged_file_hides_nobody_and_is_mended_only_when_asked() {
    let rig = Rig::new();
    let other = rig.add("other", 2);
    let blog = changed(&rig, "blog");
    let text = fs::read_to_string(&blog.path).unwrap();
    let all = spoiled(&text);
    for (kept, (what, bytes)) in all.iter().enumerate() {
        fs::write(&blog.path, bytes).unwrap();
        let found = rig.home.found().unwrap();
        assert_eq!(found[1], Found::Project(other.clone()), "{what} hides nobody");
        let Found::Damaged { path, error, last_good } = &found[0] else { panic!("{what}: {found:?}") };
        assert_eq!((path, error.code), (&blog.path, Code::BadProject), "{what}");
        assert_eq!(last_good.as_ref(), Some(&blog), "{what}: the last good one is offered");
        assert_eq!(error.hints[0], "project-mend", "{what}");

        // Nobody overwrites it by the way.
        let refused = [
            rig.home.project(Some("blog"), rig.dir.path()).map(drop),
            rig.home.project_by_id(&blog.project.id).map(drop),
            rig.home.change_project(&blog, |_| Ok(())).map(drop),
            rig.home.add_project(&blog),
            rig.home.export_project(&blog, &rig.dir.path().join("out.toml")),
        ];
        for result in refused {
            assert_eq!(result.unwrap_err().code, Code::BadProject, "{what}");
        }
        let only = rig.home.project(None, rig.dir.path()).unwrap_err();
        assert_eq!(only.code, Code::NoProject, "{what}: other is not the only one");
        assert_eq!(&fs::read(&blog.path).unwrap(), bytes, "{what} is still there");

        assert_eq!(rig.home.mend_project(&blog.path).unwrap(), blog, "{what}");
        assert_eq!(fs::read_to_string(&blog.path).unwrap(), text, "{what}");
        let aside = fs::read_dir(rig.home.damaged_dir()).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
        let aside: Vec<Vec<u8>> = aside.collect();
        assert!(aside.len() == kept + 1 && aside.contains(bytes), "{what} is kept aside, beside {kept} others");
        assert_eq!(rig.names(), ["blog", "other"]);
    }
    assert_eq!(rig.home.mend_project(&blog.path).unwrap(), blog, "a whole one is left alone");
    assert_eq!(fs::read_dir(rig.home.damaged_dir()).unwrap().count(), all.len());
}

#[test]
fn fifty_megabytes_are_not_read() {
    let rig = Rig::new();
    let blog = rig.add("blog", 1);
    fs::File::options().write(true).open(&blog.path).unwrap().set_len(50 << 20).unwrap();
    let began = std::time::Instant::now();
    assert_eq!(rig.damaged(), [(blog.path.clone(), Code::BadProject, true)]);
    measured(&format!("50 MB refused in {:?}", began.elapsed()));
    assert_eq!(rig.home.mend_project(&blog.path).unwrap(), blog);
    let aside = fs::read_dir(rig.home.damaged_dir()).unwrap().next().unwrap().unwrap();
    assert_eq!(aside.metadata().unwrap().len(), 50 << 20);
}

#[test]
fn what_is_whole_or_from_a_later_naru_is_not_mended() {
    let rig = Rig::new();
    let blog = rig.add("blog", 1);
    let text = fs::read_to_string(&blog.path).unwrap();
    fs::write(&blog.path, format!("\u{feff}{text}")).unwrap();
    assert_eq!((rig.names(), rig.damaged()), (vec!["blog".to_owned()], vec![]), "an editor's mark is no damage");
    let later = text.replace("version = 1", "version = 2\nnew = \"thing\"");
    fs::write(&blog.path, &later).unwrap();
    assert_eq!(rig.damaged(), [(blog.path.clone(), Code::StoreNewer, false)]);
    assert_eq!(rig.home.mend_project(&blog.path).unwrap_err().code, Code::StoreNewer);
    assert_eq!(rig.home.project(Some("blog"), rig.dir.path()).unwrap_err().code, Code::StoreNewer);
    assert_eq!(rig.home.change_project(&blog, |_| Ok(())).unwrap_err().code, Code::StoreNewer);
    assert_eq!(fs::read_to_string(&blog.path).unwrap(), later);
    assert!(!rig.home.damaged_dir().exists());
    fs::remove_file(&blog.path).unwrap();
    assert_eq!(rig.home.mend_project(&blog.path).unwrap_err().code, Code::NoProject);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let rig = Rig::new();
    rig.add("blog", 1);
    let dir = rig.home.root().join("projects");
    fs::create_dir(dir.join("folder.toml")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", dir.join("zero.toml")).unwrap();
    assert!(Command::new("mkfifo").arg(dir.join("pipe.toml")).status().unwrap().success());
    assert_eq!(rig.names(), ["blog"]);
    assert!(rig.damaged().iter().all(|(_, code, good)| *code == Code::BadProject && !good));
    assert_eq!(rig.damaged().len(), 3);
}

#[test]
fn three_earlier_versions_are_kept_and_the_newest_good_one_counts() {
    let rig = Rig::new();
    let mut blog = rig.add("blog", 1);
    let backup = |number: u32| rig.home.root().join(format!("projects/backup/{}.{number}.toml", blog_id()));
    fn blog_id() -> ProjectId {
        ProjectId::parse("00000000000000000000000000000001").unwrap()
    }
    for number in 1..=5 {
        blog = rig
            .home
            .change_project(&blog, |p| {
                p.site.index = index(number);
                Ok(())
            })
            .unwrap();
    }
    let kept = |number| count(&read_project(&backup(number)).unwrap().unwrap());
    assert_eq!([1, 2, 3].map(kept), [4, 3, 2], "the newest first");
    assert!(!backup(4).exists());
    rig.home.change_project(&blog, |_| Ok(())).unwrap();
    assert_eq!([1, 2, 3].map(kept), [4, 3, 2], "nothing changed, nothing moved");

    fs::write(&blog.path, "").unwrap();
    let copy = rig.home.root().join(format!("projects/backup/{}.toml", blog_id()));
    for (spoil, want) in [(None, 5), (Some(copy), 4), (Some(backup(1)), 3), (Some(backup(2)), 2)] {
        spoil.inspect(|path| fs::write(path, "\0").unwrap());
        let Some(Found::Damaged { last_good: Some(good), .. }) = rig.home.found().unwrap().pop() else { panic!() };
        assert_eq!(count(&good), want);
    }
    fs::remove_file(backup(3)).unwrap();
    assert_eq!(rig.damaged(), [(blog.path.clone(), Code::BadProject, false)], "nothing good is left");
    let error = rig.home.mend_project(&blog.path).unwrap_err();
    assert_eq!((error.code, fs::read(&blog.path).unwrap().len()), (Code::BadProject, 0));
}

#[test]
fn a_mended_project_takes_no_name_that_another_has_by_now() {
    let rig = Rig::new();
    let blog = rig.add("blog", 1);
    fs::write(&blog.path, "").unwrap();
    rig.add("blog", 2);
    assert_eq!(rig.home.mend_project(&blog.path).unwrap().project.name, "blog 2");
    assert_eq!(rig.names(), ["blog", "blog 2"]);
}

#[test]
fn a_file_cut_or_spoiled_anywhere_is_read_or_refused() {
    let rig = Rig::new();
    let blog = changed(&rig, "블로그");
    let bytes = fs::read(&blog.path).unwrap();
    let (mut read, mut refused) = (0, 0);
    let mut try_this = |bytes: &[u8]| {
        fs::write(&blog.path, bytes).unwrap();
        match rig.home.found().unwrap().pop() {
            Some(Found::Project(_)) => read += 1,
            Some(Found::Damaged { error, .. }) if [Code::BadProject, Code::StoreNewer].contains(&error.code) => {
                refused += 1;
            }
            other => panic!("{other:?}: {}", String::from_utf8_lossy(bytes)),
        }
    };
    (0..bytes.len()).for_each(|at| try_this(&bytes[..at]));
    let random: Vec<u8> = (0..500).flat_map(|_| SystemClock.entropy()).collect();
    for three in random.chunks_exact(3) {
        let mut bytes = bytes.clone();
        let [at, other] = [three[0], three[2]].map(|byte| usize::from(byte) * bytes.len() / 256);
        bytes[at] = three[1];
        bytes.swap(at, other);
        try_this(&bytes);
    }
    measured(&format!("of {} spoiled files {read} were read and {refused} refused", read + refused));
}
