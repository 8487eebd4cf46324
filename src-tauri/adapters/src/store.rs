//! The store: the journal in SQLite. Every write is one immediate transaction, on disk when it returns.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use naru_core::clock::{Clock, rfc3339};
use naru_core::event::Text;
use naru_core::journal::{Intent, Journal, OpRecord, OpResult, RunRecord, Trouble, missing_actions};
use naru_core::names::{ProjectId, SiteId};
use naru_core::op::{CloudFrontOp, Op};
use naru_core::spec::Venue;
use naru_core::{Code, Error, Result};
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};
use serde::de::DeserializeOwned;

use crate::clock::SystemClock;
use crate::disk;

/// The form of the tables this Naru writes.
const VERSION: i64 = 1;

const TABLES: &str = "
    CREATE TABLE run (
        id TEXT PRIMARY KEY, project TEXT NOT NULL, env TEXT NOT NULL, place TEXT NOT NULL, goal TEXT NOT NULL, by_whom TEXT NOT NULL,
        at TEXT NOT NULL, ended TEXT, outcome TEXT, url TEXT, release_id TEXT, ops INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX run_of_site ON run (project, env, at);
    CREATE TABLE op (
        id INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL, project TEXT NOT NULL, env TEXT NOT NULL,
        place TEXT NOT NULL, key TEXT NOT NULL, token TEXT NOT NULL, title TEXT NOT NULL, at TEXT NOT NULL,
        makes TEXT, unmakes TEXT, result TEXT, ended TEXT
    ) STRICT;
    CREATE INDEX op_of_site ON op (project, env);
    CREATE INDEX op_of_run ON op (run);
";

/// What runs stopped with. A Naru that does not know this table neither needs nor minds it.
const TROUBLES: &str = "
    CREATE TABLE IF NOT EXISTS trouble (run TEXT PRIMARY KEY, at TEXT NOT NULL, error TEXT NOT NULL) STRICT;
";

/// The journal on disk.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    connection: Mutex<Connection>,
}

impl Store {
    /// Opens the store, making it if there is none.
    ///
    /// # Errors
    /// `StoreNewer` if a later Naru wrote it; `DiskFull`, `StoreUnusable`.
    pub fn open(path: &Path) -> Result<Self> {
        if let Some(dir) = path.parent() {
            std::fs::create_dir_all(dir).map_err(|e| disk::failed(dir, &e))?;
        }
        let failed = |e| failed(path, &e);
        let mut connection = Connection::open(path).map_err(failed)?;
        connection.busy_timeout(Duration::from_secs(10)).map_err(failed)?;
        connection.pragma_update(None, "journal_mode", "WAL").map_err(failed)?;
        connection.pragma_update(None, "synchronous", "FULL").map_err(failed)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let version: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(failed)?;
        match version {
            0 => {
                transaction.execute_batch(TABLES).map_err(failed)?;
                transaction.pragma_update(None, "user_version", VERSION).map_err(failed)?;
            }
            VERSION => {}
            _ => return Err(Error::new(Code::StoreNewer).arg("path", path.display())),
        }
        transaction.execute_batch(TROUBLES).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        Ok(Self { path: path.to_owned(), connection: Mutex::new(connection) })
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// One immediate transaction: a plain BEGIN would lose its writes to another process's.
    fn write<T>(&self, work: impl FnOnce(&rusqlite::Transaction<'_>) -> rusqlite::Result<T>) -> Result<T> {
        let mut connection = self.lock();
        let all = || {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = work(&transaction)?;
            transaction.commit()?;
            Ok(value)
        };
        all().map_err(|e| failed(&self.path, &e))
    }

    fn rows<T>(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
        row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let connection = self.lock();
        let all = || connection.prepare_cached(sql)?.query_map(params, row)?.collect::<rusqlite::Result<Vec<T>>>();
        all().map_err(|e| failed(&self.path, &e))
    }
}

fn failed(path: &Path, error: &rusqlite::Error) -> Error {
    let code = match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DiskFull) => Code::DiskFull,
        _ => Code::StoreUnusable,
    };
    Error::new(code).arg("path", path.display()).detail(error)
}

/// A kebab-case enum as its text.
fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        other => unreachable!("{other:?} is not a plain word"),
    }
}

fn parsed<T: DeserializeOwned>(column: usize, text: String) -> rusqlite::Result<T> {
    serde_json::from_value(serde_json::Value::String(text))
        .map_err(|e| rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(e)))
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("journal records have only strings, numbers and lists of them")
}

fn intent_row(row: &Row<'_>) -> rusqlite::Result<Intent> {
    Ok(Intent {
        id: row.get(0)?,
        key: row.get(1)?,
        token: row.get(2)?,
        makes: row.get(3)?,
        unmakes: row.get(4)?,
        at: row.get(5)?,
    })
}

/// What [`run_row`] reads.
const RUN: &str = "id, goal, by_whom, at, ended, outcome, url, release_id, ops, place, project, env";

fn run_row(row: &Row<'_>) -> rusqlite::Result<RunRecord> {
    Ok(RunRecord {
        id: row.get(0)?,
        goal: parsed(1, row.get(1)?)?,
        by: row.get(2)?,
        at: row.get(3)?,
        ended: row.get(4)?,
        outcome: row.get::<_, Option<String>>(5)?.map(|text| parsed(5, text)).transpose()?,
        url: row.get(6)?,
        release: row.get(7)?,
        ops: row.get(8)?,
        place: row.get(9)?,
        site: SiteId { project: parsed(10, row.get(10)?)?, env: parsed(11, row.get(11)?)? },
    })
}

/// The newest run of every site, found without a look at the others: along the index from one environment to the
/// next, and after the last to the next project.
const NEWEST: &str = "WITH RECURSIVE newest (run) AS (
        SELECT (SELECT rowid FROM run ORDER BY project DESC, env DESC, at DESC, rowid DESC LIMIT 1)
        UNION ALL
        SELECT coalesce(
            (SELECT rowid FROM run WHERE project = here.project AND env < here.env
             ORDER BY env DESC, at DESC, rowid DESC LIMIT 1),
            (SELECT rowid FROM run WHERE project < here.project
             ORDER BY project DESC, env DESC, at DESC, rowid DESC LIMIT 1))
        FROM newest JOIN run AS here ON here.rowid = newest.run
    )";

impl Store {
    /// The newest run of every site that had one, newest first.
    ///
    /// # Errors
    /// `StoreUnusable`.
    pub fn last_runs(&self) -> Result<Vec<RunRecord>> {
        let sql = format!("{NEWEST} SELECT {RUN} FROM run WHERE rowid IN newest ORDER BY at DESC, rowid DESC");
        self.rows(&sql, [], run_row)
    }

    /// Whether something that a project made, or may have made, may still lie in a real cloud: in any of its
    /// environments, also those that its file no longer names. What lies in practice does not count.
    ///
    /// # Errors
    /// `StoreUnusable`.
    pub fn left_in_accounts(&self, project: &ProjectId) -> Result<bool> {
        let places: Vec<(String, String)> = self.rows(
            "SELECT DISTINCT env, place FROM op WHERE project = ? AND place <> ?",
            params![project.as_str(), Venue::Practice.place()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        for (env, place) in places {
            let site = SiteId { project: project.clone(), env: env.parse()? };
            if !self.made(&site, Some(&place))?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The same of one environment.
    ///
    /// # Errors
    /// `StoreUnusable`.
    pub fn left_of(&self, site: &SiteId) -> Result<bool> {
        let places: Vec<String> = self.rows(
            "SELECT DISTINCT place FROM op WHERE project = ? AND env = ? AND place <> ?",
            params![site.project.as_str(), site.env.as_str(), Venue::Practice.place()],
            |row| row.get(0),
        )?;
        for place in places {
            if !self.made(site, Some(&place))?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl Journal for Store {
    fn begin(&self, run: &RunRecord) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "INSERT INTO run (id, project, env, place, goal, by_whom, at, ops) VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
                params![
                    run.id,
                    run.site.project.as_str(),
                    run.site.env.as_str(),
                    run.place,
                    word(&run.goal),
                    run.by,
                    run.at
                ],
            )
            .map(drop)
        })
    }

    fn intent(&self, run: &RunRecord, op: &Op, fresh: &str, at: &str) -> Result<Intent> {
        let key = op.key();
        let site = (run.site.project.as_str(), run.site.env.as_str());
        self.write(|tx| {
            let open = tx
                .query_row(
                    "SELECT id, key, token, makes, unmakes, at FROM op
                     WHERE project = ? AND env = ? AND place = ? AND key = ? AND result IS NULL",
                    params![site.0, site.1, run.place, key],
                    intent_row,
                )
                .optional()?;
            if let Some(open) = open {
                tx.execute("UPDATE op SET run = ?, at = ? WHERE id = ?", params![run.id, at, open.id])?;
                return Ok(Intent { at: at.to_owned(), ..open });
            }
            tx.execute(
                "INSERT INTO op (run, project, env, place, key, token, title, at, makes, unmakes)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                params![
                    run.id,
                    site.0,
                    site.1,
                    run.place,
                    key,
                    fresh,
                    json(&Text::of_op(op)),
                    at,
                    op.makes(),
                    op.unmakes()
                ],
            )?;
            Ok(Intent {
                id: tx.last_insert_rowid(),
                key: key.clone(),
                token: fresh.to_owned(),
                makes: op.makes(),
                unmakes: op.unmakes(),
                at: at.to_owned(),
            })
        })
    }

    fn result(&self, intent: i64, result: &OpResult) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "UPDATE op SET result = ?, ended = ? WHERE id = ?",
                params![json(result), rfc3339(SystemClock.now()), intent],
            )
            .map(drop)
        })
    }

    fn open(&self, site: &SiteId, place: &str) -> Result<Vec<Intent>> {
        self.rows(
            "SELECT id, key, token, makes, unmakes, at FROM op
             WHERE project = ? AND env = ? AND place = ? AND result IS NULL ORDER BY id",
            params![site.project.as_str(), site.env.as_str(), place],
            intent_row,
        )
    }

    fn end(&self, run: &RunRecord) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "UPDATE run SET ended = ?, outcome = ?, url = ?, release_id = ?, ops = ? WHERE id = ?",
                params![run.ended, run.outcome.as_ref().map(word), run.url, run.release, run.ops, run.id],
            )
            .map(drop)
        })
    }

    fn stopped(&self, run: &RunRecord, trouble: &Trouble) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "INSERT OR REPLACE INTO trouble (run, at, error) VALUES (?, ?, ?)",
                params![run.id, trouble.at, json(&trouble.error)],
            )
            .map(drop)
        })
    }

    fn trouble(&self, site: &SiteId, place: &str) -> Result<Option<Trouble>> {
        let rows: Vec<(Option<String>, Option<String>)> = self.rows(
            "SELECT trouble.at, trouble.error FROM run LEFT JOIN trouble ON trouble.run = run.id
             WHERE project = ? AND env = ? AND place = ? ORDER BY run.at DESC, run.rowid DESC LIMIT 1",
            params![site.project.as_str(), site.env.as_str(), place],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let Some((Some(at), Some(error))) = rows.into_iter().next() else { return Ok(None) };
        // A code of a later Naru's is nothing that a rule here knows.
        Ok(serde_json::from_str(&error).ok().map(|error| Trouble { at, error }))
    }

    fn made(&self, site: &SiteId, place: Option<&str>) -> Result<BTreeSet<String>> {
        let rows = self.rows(
            "SELECT makes, unmakes, result FROM op WHERE project = ? AND env = ? AND place = coalesce(?, place)
             AND (makes IS NOT NULL OR unmakes IS NOT NULL) ORDER BY id",
            params![site.project.as_str(), site.env.as_str(), place],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        let mut made = BTreeSet::new();
        for (makes, unmakes, result) in rows {
            let (makes, unmakes, result): (Option<String>, Option<String>, Option<String>) = (makes, unmakes, result);
            let result: Option<OpResult> = result.and_then(|text| serde_json::from_str(&text).ok());
            if matches!(result, Some(OpResult::Refused(_))) {
                continue;
            }
            // An intent without a result may have made it; only a result proves that it is gone.
            made.extend(makes);
            if let (Some(name), Some(_)) = (unmakes, result) {
                made.remove(&name);
            }
        }
        Ok(made)
    }

    fn refused(&self, site: &SiteId, place: &str) -> Result<BTreeSet<String>> {
        let rows: Vec<(String, String)> = self.rows(
            "SELECT key, result FROM op WHERE project = ? AND env = ? AND place = ? AND result IS NOT NULL ORDER BY id",
            params![site.project.as_str(), site.env.as_str(), place],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let parsed = rows.into_iter().filter_map(|(key, text)| Some((key, serde_json::from_str(&text).ok()?)));
        Ok(missing_actions(parsed))
    }

    fn history(&self, site: &SiteId, limit: usize) -> Result<Vec<RunRecord>> {
        self.rows(
            &format!("SELECT {RUN} FROM run WHERE project = ? AND env = ? ORDER BY at DESC, rowid DESC LIMIT ?"),
            params![site.project.as_str(), site.env.as_str(), i64::try_from(limit).unwrap_or(i64::MAX)],
            run_row,
        )
    }

    fn invalidated(&self, place: &str, month: &str) -> Result<u64> {
        let keys: Vec<(String, Option<String>)> = self.rows(
            "SELECT key, result FROM op WHERE place = ? AND substr(at, 1, 7) = ? AND key LIKE 'op-cloudfront-invalidate %'",
            params![place, month],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let done = |result: &Option<String>| {
            let result = result.as_ref().and_then(|text| serde_json::from_str(text).ok());
            matches!(result, Some(OpResult::Done(_)))
        };
        Ok(keys.iter().filter(|(_, result)| done(result)).map(|(key, _)| CloudFrontOp::paths_of(key)).sum())
    }

    fn ops(&self, run: &str) -> Result<Vec<OpRecord>> {
        self.rows("SELECT title, at, result FROM op WHERE run = ? ORDER BY id", params![run], |row| {
            let (title, result): (String, Option<String>) = (row.get(0)?, row.get(2)?);
            let state = match result.and_then(|text| serde_json::from_str(&text).ok()) {
                None => "open",
                Some(OpResult::Done(_)) => "done",
                Some(OpResult::Found) => "found",
                Some(OpResult::Refused(_)) => "refused",
            };
            let title = serde_json::from_str(&title)
                .map_err(|e| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(e)))?;
            Ok(OpRecord { title, at: row.get(1)?, state: state.to_owned() })
        })
    }
}
