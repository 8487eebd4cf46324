//! What was read of build folders, remembered from one scan to the next: hashes and what the contents told.
//!
//! A convenience and no more: it is in a file of its own, is made anew when it is of no use, and no scan fails
//! because of it. A file counts as unchanged if its size, its number on the disk and both its times are what they
//! were. As in Git, one that was written right before it was read is not believed: it may have been written again
//! within the same tick of the disk's clock.

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cap_std::fs::Metadata;
use naru_core::deploy::facts::{Facts, RULES};
use naru_core::names::Key;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::read::File;

/// The form of the tables; with the rules' number it says whether a file of ours can be used.
const FORM: u64 = 1;
const TABLES: &str = "
    CREATE TABLE root (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, used INTEGER NOT NULL) STRICT;
    CREATE TABLE file (
        root INTEGER NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, mtime INTEGER NOT NULL, ctime INTEGER NOT NULL,
        inode INTEGER NOT NULL, sha256 BLOB NOT NULL, md5 BLOB NOT NULL, facts TEXT, PRIMARY KEY (root, path)
    ) STRICT, WITHOUT ROWID;
";
/// So many files are remembered, those of the folders scanned last.
const MOST_FILES: i64 = 400_000;
/// A disk's clock may tick as seldom as this: FAT's does.
const TICK: Duration = Duration::from_secs(2);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Which file stood there, and when it was touched last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    size: i64,
    mtime: i64,
    /// When anything of it was changed, which no program can set; 0 where a system has no such time.
    ctime: i64,
    inode: i64,
}

impl Moment {
    /// Of a file that was just looked at.
    pub(super) fn of(metadata: &Metadata) -> Self {
        let mtime = metadata.modified().ok().and_then(|time| time.into_std().duration_since(UNIX_EPOCH).ok());
        Self {
            size: metadata.len().cast_signed(),
            mtime: mtime.map_or(0, nanoseconds),
            ctime: changed(metadata),
            inode: cap_fs_ext::MetadataExt::ino(metadata).cast_signed(),
        }
    }

    /// Whether it stood like this long enough to be told from what may be written next.
    fn is_settled(&self, now: i64) -> bool {
        self.mtime.max(self.ctime) < now.saturating_sub(nanoseconds(TICK))
    }
}

#[cfg(unix)]
fn changed(metadata: &Metadata) -> i64 {
    use cap_std::fs::MetadataExt;
    metadata.ctime().saturating_mul(1_000_000_000).saturating_add(metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> i64 {
    0
}

fn nanoseconds(time: Duration) -> i64 {
    i64::try_from(time.as_nanos()).unwrap_or(i64::MAX)
}

fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, nanoseconds)
}

/// What is remembered of one file.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) moment: Moment,
    pub(super) sha256: [u8; 32],
    pub(super) md5: [u8; 16],
    facts: Facts,
}

impl Kept {
    /// Whether it was asked then what the file loads.
    pub(super) fn knows_asks(&self) -> bool {
        self.facts.asks.is_some()
    }

    pub(super) fn facts(&self, asks: bool) -> Facts {
        let Facts { secret, source_map, inline_map, calls_localhost, asks: known } = &self.facts;
        Facts {
            secret: *secret,
            source_map: *source_map,
            inline_map: *inline_map,
            calls_localhost: *calls_localhost,
            asks: known.clone().filter(|_| asks),
        }
    }
}

/// What is remembered of one folder, as long as it is scanned.
pub(super) struct Cache {
    connection: Connection,
    root: String,
    /// Its number, and when it was written down last.
    known: Option<(i64, i64)>,
    /// When the scan began: before any file was looked at.
    began: i64,
    /// What is remembered of files that are no more.
    gone: Vec<String>,
}

impl Cache {
    /// Opens it for a folder; `None` if nothing can be remembered there.
    pub(super) fn open(path: &Path, root: &Path) -> Option<Self> {
        let connection = match connect(path) {
            Ok(connection) => connection,
            Err(error) if is_damaged(&error) => {
                remove(path);
                connect(path).inspect_err(|error| told(path, error)).ok()?
            }
            Err(error) => {
                told(path, &error);
                return None;
            }
        };
        let root = root.to_str()?.to_owned();
        Some(Self { connection, root, known: None, began: now(), gone: Vec::new() })
    }

    /// What is remembered of each file, in the order of the keys.
    pub(super) fn of(&mut self, keyed: &[(Key, String)]) -> Vec<Option<Kept>> {
        let mut all = vec![None; keyed.len()];
        if let Err(error) = self.fill(keyed, &mut all) {
            tracing::warn!(%error, "what was read before cannot be used");
            all.iter_mut().for_each(|kept| *kept = None);
        }
        all
    }

    fn fill(&mut self, keyed: &[(Key, String)], all: &mut [Option<Kept>]) -> rusqlite::Result<()> {
        let find = "SELECT id, used FROM root WHERE path = ?";
        let pair = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        self.known = self.connection.query_row(find, [&self.root], pair).optional()?;
        let Some((id, _)) = self.known else { return Ok(()) };
        // Both in the order of paths, so that they are read side by side and nothing is held twice.
        let mut order: Vec<usize> = (0..keyed.len()).collect();
        order.sort_unstable_by_key(|at| keyed[*at].1.as_bytes());
        let mut ahead = order.into_iter().peekable();
        let mut statement = self.connection.prepare(
            "SELECT path, size, mtime, ctime, inode, sha256, md5, facts FROM file WHERE root = ? ORDER BY path",
        )?;
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            let path = row.get_ref(0)?.as_str()?;
            while ahead.next_if(|at| keyed[*at].1.as_bytes() < path.as_bytes()).is_some() {}
            let Some(at) = ahead.next_if(|at| keyed[*at].1 == path) else {
                self.gone.push(path.to_owned());
                continue;
            };
            let facts = match row.get_ref(7)?.as_str_or_null()? {
                Some(text) => serde_json::from_str(text).ok(),
                None => Some(Facts::default()),
            };
            all[at] = facts.and_then(|facts| {
                let moment = Moment {
                    size: row.get(1).ok()?,
                    mtime: row.get(2).ok()?,
                    ctime: row.get(3).ok()?,
                    inode: row.get(4).ok()?,
                };
                let (sha256, md5) = (row.get(5).ok()?, row.get(6).ok()?);
                Some(Kept { moment, sha256, md5, facts })
            });
        }
        Ok(())
    }

    /// Remembers what was read, and forgets what is no more.
    pub(super) fn keep(mut self, files: &[File]) {
        if let Err(error) = self.write(files) {
            tracing::warn!(%error, "what was read cannot be remembered");
        }
    }

    fn write(&mut self, files: &[File]) -> rusqlite::Result<()> {
        let settled = |file: &&File| file.fresh.is_some_and(|moment| moment.is_settled(self.began));
        let (began, fresh) = (self.began, files.iter().filter(settled));
        let mut fresh = fresh.peekable();
        // A folder that is scanned again and again need not be written down each time, only each day.
        let lately = self.known.is_some_and(|(_, used)| began.saturating_sub(used) < nanoseconds(DAY));
        if lately && fresh.peek().is_none() && self.gone.is_empty() {
            return Ok(());
        }
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let note = "INSERT INTO root (path, used) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET used = excluded.used
                    RETURNING id";
        let id: i64 = transaction.query_row(note, params![self.root, began], |row| row.get(0))?;
        {
            let mut forget = transaction.prepare("DELETE FROM file WHERE root = ? AND path = ?")?;
            for path in &self.gone {
                forget.execute(params![id, path])?;
            }
            let mut remember = transaction.prepare("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
            for File { entry, facts, fresh } in fresh {
                let Some(Moment { size, mtime, ctime, inode }) = *fresh else { continue };
                let (sha256, md5) = (bytes(&entry.sha256), bytes(&entry.md5));
                let facts = if *facts == Facts::default() { None } else { serde_json::to_string(facts).ok() };
                remember.execute(params![id, entry.path.as_str(), size, mtime, ctime, inode, sha256, md5, facts])?;
            }
        }
        bound(&transaction, id)?;
        transaction.commit()
    }
}

/// Forgets the folders scanned longest ago, until there is room; at last the files of this one.
fn bound(transaction: &rusqlite::Transaction<'_>, this: i64) -> rusqlite::Result<()> {
    while transaction.query_row("SELECT count(*) FROM file", [], |row| row.get::<_, i64>(0))? > MOST_FILES {
        let oldest = "SELECT id FROM root ORDER BY id = ?, used LIMIT 1";
        let oldest: i64 = transaction.query_row(oldest, [this], |row| row.get(0))?;
        transaction.execute("DELETE FROM file WHERE root = ?", [oldest])?;
        transaction.execute("DELETE FROM root WHERE id = ?", [oldest])?;
    }
    Ok(())
}

/// Hexadecimal digits as the bytes they stand for.
fn bytes(hex: &str) -> Vec<u8> {
    let digit = |d: u8| char::from(d).to_digit(16).and_then(|d| u8::try_from(d).ok()).unwrap_or_default();
    hex.as_bytes().chunks(2).map(|pair| pair.iter().fold(0, |byte, d| byte << 4 | digit(*d))).collect()
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    if let Some(dir) = path.parent() {
        // Where it cannot be made the next line says so.
        let _ = std::fs::create_dir_all(dir);
    }
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(2))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // What a power cut takes is read again.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    let form = i64::from((RULES ^ RULES >> 32 ^ FORM) as i32);
    let of = |connection: &Connection| connection.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0));
    if of(&connection)? != form {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another may have done so meanwhile.
        if of(&transaction)? != form {
            transaction.execute_batch("DROP TABLE IF EXISTS file; DROP TABLE IF EXISTS root;")?;
            transaction.execute_batch(TABLES)?;
            transaction.pragma_update(None, "user_version", form)?;
        }
        transaction.commit()?;
    }
    Ok(connection)
}

fn is_damaged(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode as E;
    let Some(code) = error.sqlite_error_code() else { return true };
    !matches!(
        code,
        E::DatabaseBusy | E::DatabaseLocked | E::DiskFull | E::PermissionDenied | E::ReadOnly | E::CannotOpen
    )
}

fn remove(path: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        let _ = std::fs::remove_file(name);
    }
}

fn told(path: &Path, error: &rusqlite::Error) {
    tracing::warn!(path = %path.display(), %error, "nothing read is remembered");
}
