//! `naru headers`: which headers each file of a build gets, and which rule says so. Nothing is asked of any cloud.

use std::path::{Path, PathBuf};

use naru_adapters::folder::LocalFolder;
use naru_adapters::home::Home;
use naru_core::cloud::FolderRead;
use naru_core::deploy::folder::{FileEntry, FolderView};
use naru_core::deploy::header_rules::{HeaderName, RuleFrom, decide};
use naru_core::deploy::headers_file;
use naru_core::deploy::redirects;
use naru_core::error::{Code, Error, Result};
use naru_core::event::VERSION;
use naru_core::project::Wishes;
use naru_core::spec::FolderWish;
use serde_json::json;

use crate::args::HeadersArgs;
use crate::out::Out;

/// Shows what the files of a folder are served with.
pub async fn headers(args: HeadersArgs, out: &Out) -> Result<()> {
    let here = std::env::current_dir().unwrap_or_default();
    let (wishes, folder) = wanted(&args, &here)?;
    let folder = LocalFolder.scan(&FolderWish::of(folder.display().to_string(), &wishes)).await?;
    let files: Vec<&FileEntry> = match &args.path {
        None => folder.files.iter().collect(),
        Some(path) => {
            let meant = meant(&folder, &here, path);
            if meant.is_empty() {
                return Err(Error::new(Code::BadValue)
                    .arg("field", "key")
                    .arg("value", path)
                    .arg("rule", "no-such-file"));
            }
            meant
        }
    };
    for file in files {
        show_file(out, &folder, file);
    }
    if args.path.is_none() {
        show_rules(out, &folder);
    }
    Ok(())
}

/// What the project wants, and its folder. A folder that was named needs no project.
fn wanted(args: &HeadersArgs, here: &Path) -> Result<(Wishes, PathBuf)> {
    let home = Home::find()?;
    let saved = match home.project(args.which.project.as_deref(), here) {
        Err(error) if error.code == Code::NoProject && args.which.project.is_none() && args.folder.is_some() => None,
        found => Some(found?),
    };
    let Some(saved) = saved else { return Ok((Wishes::default(), args.folder.clone().unwrap_or_default())) };
    let env = args.which.env()?;
    let site = saved.project.site(env.as_ref())?;
    let last = || home.local().map(|local| local.site.get(&site.tag()).and_then(|known| known.folder.clone()));
    let folder = match &args.folder {
        Some(folder) => folder.clone(),
        None => last()?.map(PathBuf::from).ok_or_else(|| Error::new(Code::NoFolder).arg("path", ""))?,
    };
    Ok((saved.project.wishes(&site.env), folder))
}

/// The files that a path on this computer, a key, a folder of keys or an address stands for.
fn meant<'a>(folder: &'a FolderView, here: &Path, path: &str) -> Vec<&'a FileEntry> {
    let on_disk = here.join(path).canonicalize().ok();
    let below = on_disk.as_ref().and_then(|full| full.strip_prefix(&folder.root).ok()?.to_str());
    let key = below.map_or_else(|| path.trim_start_matches('/').to_owned(), |key| key.replace('\\', "/"));
    let (key, inside) = (key.trim_end_matches('/'), format!("{}/", key.trim_end_matches('/')));
    let all = || folder.files.iter();
    if below == Some("") {
        return all().collect();
    }
    let found: Vec<_> =
        all().filter(|file| file.key.as_str() == key || file.key.as_str().starts_with(&inside)).collect();
    if !found.is_empty() {
        return found;
    }
    all().filter(|file| headers_file::matches(&format!("/{key}"), &file.key)).collect()
}

fn show_file(out: &Out, folder: &FolderView, file: &FileEntry) {
    let decided = decide(&file.key, &folder.rules.headers);
    let rule = |name: HeaderName| decided.by.iter().find(|(by, _)| *by == name).map(|(_, from)| from);
    if out.json() {
        let by: Vec<_> = decided.by.iter().map(|(header, from)| json!({ "header": header, "rule": from })).collect();
        out.value(&json!({
            "v": VERSION, "event": "headers", "key": file.key, "headers": file.headers, "by": by,
            "refused": decided.refused,
        }));
        return;
    }
    out.line(file.key.as_str());
    let words = |key: &str, rule: &RuleFrom| out.words().text(key, &[("rule".to_owned(), rule.to_string())].into());
    for name in HeaderName::ALL {
        if let Some(value) = name.of(&file.headers) {
            let by = rule(name).map(|rule| format!("  ({})", words("cli-headers-by", rule))).unwrap_or_default();
            out.line(&format!("  {}: {value}{by}", name.name()));
        }
    }
    for rule in &decided.refused {
        out.line(&format!("  ! {}", words("cli-headers-refused", rule)));
    }
}

/// What `_redirects` makes, and what of both files is not served.
fn show_rules(out: &Out, folder: &FolderView) {
    let rules = &folder.rules;
    if out.json() {
        for redirect in &rules.redirects {
            out.value(&json!({ "v": VERSION, "event": "redirect", "redirect": redirect }));
        }
        if rules.single_page {
            out.value(&json!({ "v": VERSION, "event": "single-page", "file": redirects::NAME }));
        }
        for unserved in &rules.unserved {
            out.value(&json!({ "v": VERSION, "event": "unserved", "unserved": unserved }));
        }
        return;
    }
    if !rules.redirects.is_empty() {
        out.line(&out.words().plain("cli-headers-redirects"));
    }
    for one in &rules.redirects {
        out.line(&format!("  {} → {} ({})", one.from, one.to, one.status));
    }
    if rules.single_page {
        out.line(&out.words().plain("cli-headers-single-page"));
    }
    if !rules.unserved.is_empty() {
        out.line(&out.words().plain("cli-headers-unserved"));
    }
    for one in &rules.unserved {
        let why = out.words().plain(&format!("unserved-{}", one.why.key()));
        out.line(&format!("  {}:{}  {}  ({why})", one.file, one.line, one.text));
    }
}
