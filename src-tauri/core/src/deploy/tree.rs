//! The changes of a deploy as they are looked through: filtered, as a list in the order they happen or as a tree of
//! folders with their sums, and cut into pages, so that a page of a hundred thousand changes holds only what is in
//! sight. Rows are numbered as they stand on the screen.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::changes::{FileChange, Reason};

/// What of the changes is to be seen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangeAsk {
    /// Keeps files whose path holds this, in whatever case; empty keeps all.
    pub query: String,
    /// Keeps files that are here for one of these reasons; empty keeps all.
    pub reasons: BTreeSet<Reason>,
    /// As a list, or as a tree.
    pub shape: Shape,
}

/// How the changes are laid out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Shape {
    /// Every file, in the order in which they go.
    #[default]
    List,
    /// Folders first, then files, each by name.
    Tree {
        /// Whether folders are open.
        open: bool,
        /// Paths of the folders that are the other way.
        but: BTreeSet<String>,
    },
}

/// What changes below a folder.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FolderSum {
    /// Files that are new.
    #[ts(type = "number")]
    pub added: u64,
    /// Files whose bytes or headers differ.
    #[ts(type = "number")]
    pub changed: u64,
    /// Files that go away.
    #[ts(type = "number")]
    pub removed: u64,
    /// Bytes to send.
    #[ts(type = "number")]
    pub bytes: u64,
}

impl FolderSum {
    fn add(&mut self, file: &FileChange) {
        if file.reason == Reason::Removed {
            self.removed += 1;
            return;
        }
        if file.reason == Reason::New {
            self.added += 1;
        } else {
            self.changed += 1;
        }
        self.bytes += file.size;
    }
}

/// A folder on the way to a changed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FolderChange {
    /// Its path from the root, without a slash at the end.
    pub path: String,
    /// Whether what lies in it is shown.
    pub open: bool,
    /// What changes below it, as far as the filter keeps it.
    pub sum: FolderSum,
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ChangeItem {
    /// A folder.
    Folder(FolderChange),
    /// A file.
    File(Box<FileChange>),
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangeRow {
    /// How deep it lies: 1 at the root.
    pub level: u32,
    /// The number of its folder's row; none at the root.
    #[ts(type = "number | null")]
    pub up: Option<u64>,
    /// Its place among those beside it, from 1.
    #[ts(type = "number")]
    pub at: u64,
    /// How many there are beside it, itself among them.
    #[ts(type = "number")]
    pub of: u64,
    /// The folder or the file.
    pub item: ChangeItem,
}

/// How many files are here for a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReasonCount {
    /// The reason.
    pub reason: Reason,
    /// How many.
    #[ts(type = "number")]
    pub files: u64,
}

/// A stretch of the rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangePage {
    /// How many rows there are.
    #[ts(type = "number")]
    pub total: u64,
    /// How many files the filter keeps.
    #[ts(type = "number")]
    pub files: u64,
    /// How many the query keeps for each reason that there is, whichever reasons are asked for.
    pub reasons: Vec<ReasonCount>,
    /// The rows asked for.
    pub rows: Vec<ChangeRow>,
}

/// No file, or no folder.
const NONE: u32 = u32::MAX;

/// A folder or a file of the tree. Node 0 is the root.
#[derive(Debug)]
struct Node {
    /// A row of the changes below it, whose key begins with its path; its own if it is a file.
    row: u32,
    /// Where its name begins in that key, and where its path ends.
    name: u32,
    end: u32,
    is_file: bool,
    children: Vec<u32>,
    sum: FolderSum,
}

/// What the filter keeps, and for a tree how it hangs together.
#[derive(Debug)]
struct Kept {
    query: String,
    reasons: BTreeSet<Reason>,
    /// Rows of the changes, in their order.
    rows: Vec<u32>,
    counts: Vec<ReasonCount>,
    tree: Option<Vec<Node>>,
}

/// One row as it stands on the screen.
#[derive(Debug, Clone, Copy)]
struct Seen {
    node: u32,
    up: u32,
    level: u32,
    at: u32,
    of: u32,
}

/// The changes as they were asked for.
#[derive(Debug)]
pub struct Listing {
    ask: ChangeAsk,
    kept: Arc<Kept>,
    /// Of a tree: what is not inside a closed folder.
    seen: Vec<Seen>,
}

impl Listing {
    /// Lays these changes out. What the listing before has worked out of the same changes, and that still holds, is
    /// taken over: opening a folder filters nothing anew.
    #[must_use]
    pub fn of(changes: &[FileChange], ask: ChangeAsk, before: Option<&Self>) -> Self {
        let hangs = matches!(ask.shape, Shape::Tree { .. });
        let held = before.map(|before| &before.kept);
        let held = held.filter(|k| k.query == ask.query && k.reasons == ask.reasons && k.tree.is_some() == hangs);
        let kept = held.map_or_else(|| Arc::new(Kept::of(changes, &ask)), Arc::clone);
        let seen = match &ask.shape {
            Shape::List => Vec::new(),
            Shape::Tree { open, but } => seen(changes, kept.tree.as_deref().unwrap_or_default(), *open, but),
        };
        Self { ask, kept, seen }
    }

    /// What was asked for.
    #[must_use]
    pub const fn ask(&self) -> &ChangeAsk {
        &self.ask
    }

    /// How many rows there are.
    #[must_use]
    pub fn total(&self) -> usize {
        if self.kept.tree.is_some() { self.seen.len() } else { self.kept.rows.len() }
    }

    /// So many rows from this one on, of the changes it was made of.
    #[must_use]
    pub fn page(&self, changes: &[FileChange], from: usize, count: usize) -> ChangePage {
        let total = self.total();
        let rows = from.min(total)..from.saturating_add(count).min(total);
        ChangePage {
            total: total as u64,
            files: self.kept.rows.len() as u64,
            reasons: self.kept.counts.clone(),
            rows: rows.map(|at| self.row(changes, at)).collect(),
        }
    }

    /// The first row after this one whose own name begins like this, in whatever case; from the top again after the
    /// last. Without a row to begin after, the first of all.
    #[must_use]
    pub fn find(&self, changes: &[FileChange], text: &str, after: Option<usize>) -> Option<usize> {
        let text = text.to_lowercase();
        let total = self.total();
        let from = after.map_or(0, |at| at + 1);
        (0..total)
            .map(|step| (from + step) % total)
            .find(|at| !text.is_empty() && self.name(changes, *at).to_lowercase().starts_with(&text))
    }

    /// The name of a row, without the folders it lies in.
    fn name<'a>(&self, changes: &'a [FileChange], at: usize) -> &'a str {
        match &self.kept.tree {
            Some(tree) => name(changes, &tree[self.seen[at].node as usize]),
            None => changes[self.kept.rows[at] as usize].key.file_name(),
        }
    }

    fn row(&self, changes: &[FileChange], at: usize) -> ChangeRow {
        let Some(tree) = &self.kept.tree else {
            let file = Box::new(changes[self.kept.rows[at] as usize].clone());
            let (at, of) = (at as u64 + 1, self.kept.rows.len() as u64);
            return ChangeRow { level: 1, up: None, at, of, item: ChangeItem::File(file) };
        };
        let seen = self.seen[at];
        let node = &tree[seen.node as usize];
        let change = &changes[node.row as usize];
        let item = if node.is_file {
            ChangeItem::File(Box::new(change.clone()))
        } else {
            let path = change.key.as_str()[..node.end as usize].to_owned();
            let open = self.seen.get(at + 1).is_some_and(|next| next.level > seen.level);
            ChangeItem::Folder(FolderChange { path, open, sum: node.sum })
        };
        let up = (seen.up != NONE).then_some(u64::from(seen.up));
        ChangeRow { level: seen.level, up, at: seen.at.into(), of: seen.of.into(), item }
    }
}

impl Kept {
    fn of(changes: &[FileChange], ask: &ChangeAsk) -> Self {
        let query = ask.query.trim().to_lowercase();
        let mut counts: BTreeMap<Reason, u64> = BTreeMap::new();
        let mut rows = Vec::new();
        for (at, change) in (0..NONE).zip(changes) {
            if !query.is_empty() && !change.key.as_str().to_lowercase().contains(&query) {
                continue;
            }
            *counts.entry(change.reason).or_default() += 1;
            if ask.reasons.is_empty() || ask.reasons.contains(&change.reason) {
                rows.push(at);
            }
        }
        let tree = matches!(ask.shape, Shape::Tree { .. }).then(|| tree(changes, &rows));
        let counts = counts.into_iter().map(|(reason, files)| ReasonCount { reason, files }).collect();
        Self { query: ask.query.clone(), reasons: ask.reasons.clone(), rows, counts, tree }
    }
}

fn name<'a>(changes: &'a [FileChange], node: &Node) -> &'a str {
    &changes[node.row as usize].key.as_str()[node.name as usize..node.end as usize]
}

/// Folders and files with their sums: every folder's children are folders first, then files, each by name.
fn tree(changes: &[FileChange], rows: &[u32]) -> Vec<Node> {
    let node = |row, name: usize, end: usize, is_file| {
        // A key has at most 1,024 bytes.
        let (name, end) = (u32::try_from(name).unwrap_or(0), u32::try_from(end).unwrap_or(0));
        Node { row, name, end, is_file, children: Vec::new(), sum: FolderSum::default() }
    };
    let mut nodes = vec![node(0, 0, 0, false)];
    let mut folders: HashMap<&str, u32> = HashMap::new();
    for &row in rows {
        let change = &changes[row as usize];
        let path = change.key.as_str();
        let (mut parent, mut name) = (0, 0);
        nodes[0].sum.add(change);
        for (slash, _) in path.match_indices('/') {
            let next = *folders
                .entry(&path[..slash])
                .or_insert_with(|| hang(&mut nodes, parent, node(row, name, slash, false)));
            nodes[next as usize].sum.add(change);
            (parent, name) = (next, slash + 1);
        }
        hang(&mut nodes, parent, node(row, name, path.len(), true));
    }
    for at in 0..nodes.len() {
        let mut children = std::mem::take(&mut nodes[at].children);
        children.sort_by_key(|child| {
            let child = &nodes[*child as usize];
            (child.is_file, self::name(changes, child))
        });
        nodes[at].children = children;
    }
    nodes
}

/// Puts a node below its folder and gives its number.
fn hang(nodes: &mut Vec<Node>, parent: u32, node: Node) -> u32 {
    let at = u32::try_from(nodes.len()).unwrap_or(NONE);
    nodes.push(node);
    nodes[parent as usize].children.push(at);
    at
}

/// What is not inside a closed folder, from top to bottom.
fn seen(changes: &[FileChange], tree: &[Node], open: bool, but: &BTreeSet<String>) -> Vec<Seen> {
    let mut out = Vec::new();
    // Folders under way: their children, how many of them were shown, and the row of the folder itself.
    let mut ways: Vec<(&[u32], usize, u32)> = tree.first().map(|root| (&*root.children, 0, NONE)).into_iter().collect();
    while let Some((children, done, up)) = ways.last_mut() {
        let Some(&child) = children.get(*done) else {
            ways.pop();
            continue;
        };
        *done += 1;
        let (at, of, up) = (*done, children.len(), *up);
        let short = |n: usize| u32::try_from(n).unwrap_or(NONE);
        let row = short(out.len());
        out.push(Seen { node: child, up, level: short(ways.len()), at: short(at), of: short(of) });
        let node = &tree[child as usize];
        let path = &changes[node.row as usize].key.as_str()[..node.end as usize];
        if !node.is_file && open != but.contains(path) {
            ways.push((&node.children, 0, row));
        }
    }
    out
}
