//! The keychain in every state it can be in: a real GNOME keyring on a session bus of its own, and Naru in a process
//! of its own there.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use naru_adapters::home::Home;
use naru_adapters::keys::Keys;
use naru_adapters::{keychain, keys};
use naru_core::Result;
use naru_core::credential::{AccessKey, CredentialId, Purpose};
use naru_core::project::CredentialRef;

use super::keyring::Keyring;

const ID: &str = "AKIAIOSFODNN7EXAMPLE";
const SECRET: &str = "canary+secret/0123456789abcdefghijklmnop";
/// Nothing may take longer, but for a person's password.
const LIMIT: Duration = Duration::from_millis(3300);

/// Marks the child's own lines among those of the test harness.
const MARK: &str = "naru-says ";

/// Naru in a session: one line in, one line out.
struct InSession {
    child: Child,
    orders: ChildStdin,
    says: BufReader<ChildStdout>,
    home: tempfile::TempDir,
}

impl InSession {
    fn start(keyring: &Keyring) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut child = keyring
            .command(std::env::current_exe().unwrap())
            .args(["keychain::child", "--exact", "--ignored", "--nocapture"])
            .env("NARU_CHILD", home.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (orders, says) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, orders, says, home }
    }

    /// What it answers, and how long that took.
    fn timed(&mut self, order: &str) -> (String, Duration) {
        let began = Instant::now();
        writeln!(self.orders, "{order}").unwrap();
        loop {
            let mut line = String::new();
            assert!(self.says.read_line(&mut line).unwrap() > 0, "the child ended at: {order}");
            if let Some((_, said)) = line.split_once(MARK) {
                return (said.trim_end().to_owned(), began.elapsed());
            }
        }
    }

    /// What it answers, in time.
    #[track_caller]
    fn ask(&mut self, order: &str) -> String {
        let (said, took) = self.timed(order);
        assert!(took < LIMIT, "{order}: {said} after {took:?}");
        said
    }
}

impl Drop for InSession {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "started by other tests in a process of its own"]
async fn child() {
    let Some(home) = std::env::var_os("NARU_CHILD") else { return };
    let keys = Keys::open(&Home::at(&home));
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let words: Vec<&str> = line.split(' ').collect();
        let said = obey(&keys, &Home::at(&home), &words).await;
        let said = said.unwrap_or_else(|e| format!("{} {:?} {:?}", e.code.key(), e.args, e.hints));
        writeln!(std::io::stdout(), "\n{MARK}{said}").unwrap();
    }
}

async fn obey(keys: &Keys, home: &Home, words: &[&str]) -> Result<String> {
    let id = || CredentialId::parse(words[1]);
    let key = || AccessKey::parse(ID, SECRET);
    Ok(match words[0] {
        "state" => keys.state().await.key().to_owned(),
        "save-longest" => {
            // Every character of the secret is two in JSON.
            let longest = AccessKey::parse(&"A".repeat(128), &"\\".repeat(512))?;
            keychain::save(&id()?, &longest).await?;
            let same = keychain::read(&id()?).await?.is_some_and(|key| key.secret() == longest.secret());
            format!("the same: {same}")
        }
        "save" => {
            keychain::save(&id()?, &key()?).await?;
            "saved".to_owned()
        }
        "read" => match keychain::read(&id()?).await? {
            Some(key) => format!("{} {}", key.id(), key.secret()),
            None => "nothing".to_owned(),
        },
        "forget" => {
            keychain::remove(&id()?).await?;
            "forgotten".to_owned()
        }
        "add" => {
            let session = words.get(2) == Some(&"session");
            let kept = keys.add(words[1], Purpose::Setup, key()?, None, session).await?;
            format!("{} {}", kept.id, kept.kept.key())
        }
        "key" => {
            let id = keys.find(words[1]).await?.id;
            let key = keys::resolve(home, &CredentialRef::Kept { id }).await?.unwrap();
            format!("{} {}", key.id(), key.secret())
        }
        "list" => {
            keys.list().await?.iter().map(|c| format!("{}:{}", c.name, c.kept.key())).collect::<Vec<_>>().join(" ")
        }
        "rename" => keys.rename(&keys.find(words[1]).await?.id, words[2]).await?.name,
        "daily" => keys.set_purpose(&keys.find(words[1]).await?.id, Purpose::Daily).await?.purpose.key().to_owned(),
        "remove" => {
            keys.remove(&keys.find(words[1]).await?.id).await?;
            "removed".to_owned()
        }
        "save-and-look" => {
            let began = Instant::now();
            let (id, key) = (id()?, key()?);
            let save = async {
                let code = keychain::save(&id, &key).await.map_err(|e| e.code.key());
                format!("save {:?} {}", code, began.elapsed().as_secs())
            };
            let look = async {
                // The question stands on the screen by then.
                tokio::time::sleep(Duration::from_millis(500)).await;
                let state = keys.state().await.key();
                format!("look {state} {}", began.elapsed().as_secs())
            };
            let (save, look) = tokio::join!(save, look);
            format!("{save} {look}")
        }
        other => panic!("{other}"),
    })
}

#[test]
fn an_unlocked_keyring_keeps_a_key_and_gives_it_back() {
    let keyring = Keyring::unlocked();
    let mut naru = InSession::start(&keyring);
    assert_eq!(naru.ask("state"), "ready");
    assert_eq!(naru.ask("read key-00000001"), "nothing");
    assert_eq!(naru.ask("save key-00000001"), "saved");
    assert_eq!(naru.ask("read key-00000001"), format!("{ID} {SECRET}"));
    assert_eq!(naru.ask("read key-00000002"), "nothing");
    assert_eq!(naru.ask("save-longest key-00000003"), "the same: true", "within what Windows takes, too");
    assert_eq!(naru.ask("forget key-00000003"), "forgotten");
    // Another process finds it too, and the probe left nothing of its own.
    let mut other = InSession::start(&keyring);
    assert_eq!(other.ask("read key-00000001"), format!("{ID} {SECRET}"));
    let items = keyring
        .command("dbus-send")
        .args(["--session", "--print-reply", "--dest=org.freedesktop.secrets"])
        .args(["/org/freedesktop/secrets/collection/login", "org.freedesktop.DBus.Properties.Get"])
        .args(["string:org.freedesktop.Secret.Collection", "string:Items"])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&items.stdout).matches("object path").count(), 1);
    assert_eq!(other.ask("forget key-00000001"), "forgotten");
    assert_eq!(naru.ask("read key-00000001"), "nothing");
    assert_eq!(naru.ask("forget key-00000001"), "forgotten", "what is gone already is no error");
}

#[test]
fn every_state_is_named_in_time() {
    let measured = |keyring: &Keyring, want: &str, code: &str| {
        let mut naru = InSession::start(keyring);
        let (said, took) = naru.timed("state");
        assert_eq!(said, want);
        assert!(took < LIMIT, "{want} after {took:?}");
        let (said, saving) = naru.timed("save key-00000001");
        assert!(said.starts_with(code) && saving < LIMIT, "{want}: {said} after {saving:?}");
        let line = format!("{want}: state in {} ms, saving in {} ms", took.as_millis(), saving.as_millis());
        writeln!(std::io::stderr(), "{line}").unwrap();
    };
    measured(&Keyring::unlocked(), "ready", "saved");

    let mut keyring = Keyring::unlocked();
    assert_eq!(InSession::start(&keyring).ask("save key-00000002"), "saved");
    keyring.lock();
    measured(&keyring, "locked", "keychain-locked ");
    let mut naru = InSession::start(&keyring);
    assert!(naru.ask("read key-00000002").starts_with("keychain-locked "), "a key that is there");
    assert!(naru.ask("forget key-00000002").starts_with("keychain-locked "));

    measured(&Keyring::empty(), "no-collection", "no-keyring ");
    measured(&Keyring::no_service(), "no-service", "no-keychain ");
    measured(&Keyring::no_bus(), "no-service", "no-keychain ");
}

#[test]
fn while_a_password_is_asked_for_who_asked_waits_and_nobody_else() {
    let keyring = Keyring::asking();
    let mut naru = InSession::start(&keyring);
    assert_eq!(naru.ask("state"), "locked", "a look asks for no password");
    let (said, took) = naru.timed("save-and-look key-00000001");
    // Six seconds of a window that nobody answers: more than any other call may take.
    assert!(said.starts_with("save Err(\"keychain-locked\") "), "{said}");
    assert!(took > Duration::from_secs(4) && took < Duration::from_secs(20), "{said} after {took:?}");
    assert!(said.contains("look locked 3"), "{said}");
    assert_eq!(naru.ask("state"), "locked", "the next call finds the thread free");
}

#[test]
fn several_narus_may_look_at_the_same_moment() {
    let keyring = Keyring::unlocked();
    let narus: Vec<InSession> = (0..3).map(|_| InSession::start(&keyring)).collect();
    std::thread::scope(|scope| {
        for mut naru in narus {
            scope.spawn(move || (0..10).for_each(|_| assert_eq!(naru.ask("state"), "ready")));
        }
    });
}

#[test]
fn without_a_collection_reading_says_so_and_not_that_a_key_is_missing() {
    let keyring = Keyring::empty();
    let mut naru = InSession::start(&keyring);
    assert!(naru.ask("read key-00000001").starts_with("no-keyring "));
}

#[test]
fn a_keyring_that_is_started_later_is_seen() {
    let mut keyring = Keyring::no_bus();
    let mut naru = InSession::start(&keyring);
    assert_eq!(naru.ask("state"), "no-service");
    keyring.start_bus();
    assert_eq!(naru.ask("state"), "no-service");
    keyring.start_daemon(true);
    assert_eq!(naru.ask("state"), "ready");
    assert_eq!(naru.ask("save key-00000001"), "saved");
    keyring.stop_daemon();
    assert_eq!(naru.ask("state"), "no-service", "it died");
    keyring.start_daemon(false);
    assert_eq!(naru.ask("state"), "locked");
    keyring.stop_daemon();
    keyring.start_daemon(true);
    assert_eq!(naru.ask("read key-00000001"), format!("{ID} {SECRET}"));
}

#[test]
fn a_keyring_that_hangs_is_not_waited_for() {
    let mut keyring = Keyring::unlocked();
    let mut naru = InSession::start(&keyring);
    assert_eq!(naru.ask("save key-00000001"), "saved");
    keyring.hang();
    assert_eq!(naru.ask("state"), "failed");
    assert!(naru.ask("save key-00000002").starts_with("keychain-failed "));
    assert!(naru.ask("read key-00000001").starts_with("keychain-failed "));
    keyring.wake();
    assert_eq!(naru.ask("state"), "ready");
    assert_eq!(naru.ask("read key-00000001"), format!("{ID} {SECRET}"));
    // What was given up is not done behind one's back.
    let began = Instant::now();
    while naru.ask("read key-00000002") != "nothing" {
        assert!(began.elapsed() < Duration::from_secs(10), "the key that failed to be saved was saved");
    }
}

#[test]
fn a_key_whose_secret_is_gone_is_named_and_can_be_removed() {
    let keyring = Keyring::unlocked();
    let mut naru = InSession::start(&keyring);
    let added = naru.ask("add work");
    let id = added.strip_suffix(" keychain").unwrap().to_owned();
    assert_eq!(naru.ask("key work"), format!("{ID} {SECRET}"));
    assert!(naru.ask("add work").starts_with("credential-exists "));
    assert_eq!(naru.ask("rename work office"), "office");
    assert_eq!(naru.ask("daily office"), "daily");
    // Somebody cleared it out of the keyring.
    assert_eq!(naru.ask(&format!("forget {id}")), "forgotten");
    let said = naru.ask("key office");
    assert!(
        said.starts_with("no-credential ") && said.contains("office") && said.contains("credential-gone"),
        "{said}"
    );
    assert_eq!(naru.ask("list"), "office:keychain");
    assert_eq!(naru.ask("remove office"), "removed");
    assert_eq!(naru.ask("list"), "");
    assert!(naru.ask("key office").starts_with("no-credential "));
}

#[test]
fn where_nothing_can_be_saved_a_key_lives_as_long_as_the_process_if_that_is_wanted() {
    let keyring = Keyring::no_bus();
    let mut naru = InSession::start(&keyring);
    assert!(naru.ask("add work").starts_with("no-keychain "));
    assert_eq!(naru.ask("list"), "", "nothing is left of what failed");
    assert!(naru.ask("add work session").ends_with(" session"));
    assert_eq!(naru.ask("key work"), format!("{ID} {SECRET}"));
    assert!(naru.ask("add work session").starts_with("credential-exists "));
    assert_eq!(naru.ask("rename work office"), "office");
    assert_eq!(naru.ask("list"), "office:session");
    let file = naru.home.path().join("credentials.toml");
    let text = std::fs::read_to_string(file).unwrap_or_default();
    assert!(!text.contains("office") && !text.contains("work"), "{text}");
    assert_eq!(naru.ask("remove office"), "removed");
    assert_eq!(naru.ask("list"), "");
}

#[test]
fn a_locked_keyring_keeps_what_is_listed_listed() {
    let mut keyring = Keyring::unlocked();
    let mut naru = InSession::start(&keyring);
    assert!(naru.ask("add work").ends_with(" keychain"));
    keyring.lock();
    assert!(naru.ask("key work").starts_with("keychain-locked "));
    assert!(naru.ask("remove work").starts_with("keychain-locked "), "its secret would be left behind unseen");
    assert_eq!(naru.ask("list"), "work:keychain");
}
