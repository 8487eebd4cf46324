//! Which paths edges are told to forget: what changed, few of them, and never a name that is new.

use naru_core::deploy::headers;
use naru_core::deploy::manifest::{MANIFEST_VERSION, Manifest, ManifestFile, ManifestState, ReleaseId};
use naru_core::deploy::stale::{TOLD_APART, paths, since};
use naru_core::names::{Key, sha256};
use proptest::prelude::*;
use std::sync::Arc;

fn release(files: &[(&str, &str)]) -> Manifest {
    Manifest {
        v: MANIFEST_VERSION,
        id: ReleaseId::new(time::macros::datetime!(2026-11-22 05:00 UTC), [7; 16]),
        site: "site".to_owned(),
        by: "me".to_owned(),
        at: "2026-11-22T05:00:00Z".to_owned(),
        state: ManifestState::Finished,
        files: files
            .iter()
            .map(|(key, text)| {
                let key = Key::parse(key).unwrap();
                ManifestFile {
                    headers: headers::of(&key).into(),
                    key,
                    size: text.len() as u64,
                    sha256: sha256(text.as_bytes()).into(),
                    etag: None,
                }
            })
            .collect(),
        earlier: Default::default(),
        about: Default::default(),
    }
}

#[test]
fn a_page_is_named_as_it_is_stored_and_as_it_is_asked_for() {
    let table: [(&str, &[&str]); 7] = [
        ("index.html", &["/", "/index.html"]),
        ("about/index.html", &["/about", "/about/", "/about/index.html"]),
        ("about.html", &["/about", "/about.html"]),
        ("favicon.svg", &["/favicon.svg"]),
        (
            "글 하나/index.html",
            &[
                "/%EA%B8%80%20%ED%95%98%EB%82%98",
                "/%EA%B8%80%20%ED%95%98%EB%82%98/",
                "/%EA%B8%80%20%ED%95%98%EB%82%98/index.html",
            ],
        ),
        ("a+b&c.txt", &["/a+b&c.txt"]),
        ("not-index.html", &["/not-index", "/not-index.html"]),
    ];
    for (key, want) in table {
        assert_eq!(paths(Some(&release(&[(key, "old")])), &release(&[(key, "new")])), want, "{key} changed");
        assert_eq!(paths(Some(&release(&[(key, "old")])), &release(&[])), want, "{key} is gone");
        assert!(paths(Some(&release(&[])), &release(&[(key, "new")])).is_empty(), "{key} is new: nobody has a copy");
        assert!(paths(Some(&release(&[(key, "x")])), &release(&[(key, "x")])).is_empty(), "{key} is as it was");
    }
}

#[test]
fn a_header_that_changed_is_a_change() {
    let mut after = release(&[("data.json", "{}")]);
    Arc::make_mut(&mut after.files[0].headers).cache_control = Some("no-store".to_owned());
    assert_eq!(paths(Some(&release(&[("data.json", "{}")])), &after), ["/data.json"]);
}

#[test]
fn who_does_not_know_what_edges_hold_forgets_everything() {
    assert_eq!(paths(None, &release(&[("a.txt", "a")])), ["/*"]);
}

#[test]
fn a_release_whose_refresh_was_cut_off_counts_too() {
    let named = |second: u8, files: &[(&str, &str)]| Manifest {
        id: ReleaseId::new(
            time::macros::datetime!(2026-11-22 05:00 UTC) + time::Duration::seconds(second.into()),
            [7; 16],
        ),
        ..release(files)
    };
    // The second added a file, and edges were never told of it; the third changed that file and took a change back.
    let all = [
        named(1, &[("a.txt", "1")]),
        named(2, &[("a.txt", "2"), ("b.txt", "1")]),
        named(3, &[("a.txt", "1"), ("b.txt", "2")]),
    ];
    assert_eq!(since(&all, Some(&all[0].id), &all[2]), ["/a.txt", "/b.txt"]);
    assert_eq!(since(&all, Some(&all[1].id), &all[2]), ["/a.txt", "/b.txt"]);
    assert_eq!(since(&all[1..], Some(&all[0].id), &all[2]), ["/*"], "one that was not read could have had anything");
    assert!(since(&all, Some(&all[2].id), &all[2]).is_empty());
}

#[test]
fn many_paths_are_said_in_few() {
    let pages = |dir: &str, count: usize, text: &'static str| -> Vec<(String, &'static str)> {
        (0..count).map(|n| (format!("{dir}page-{n}.txt"), text)).collect()
    };
    let of = |all: &[(String, &'static str)]| {
        release(&all.iter().map(|(key, text)| (key.as_str(), *text)).collect::<Vec<_>>())
    };
    let docs = paths(Some(&of(&pages("docs/", 40, "old"))), &of(&pages("docs/", 40, "new")));
    assert_eq!(docs, ["/docs/*"]);
    let everywhere: Vec<_> = (0..40).map(|n| (format!("d{n}/page.txt"), "old")).collect();
    let after: Vec<_> = everywhere.iter().map(|(key, _)| (key.clone(), "new")).collect();
    assert_eq!(paths(Some(&of(&everywhere)), &of(&after)), ["/*"]);
}

/// Whether a path that edges were told to forget stands for this one.
fn forgets(path: &str, asked: &str) -> bool {
    path.strip_suffix('*').map_or(path == asked, |start| asked.starts_with(start))
}

proptest! {
    #[test]
    fn nothing_that_changed_is_left_and_the_list_is_short(
        before in proptest::collection::btree_map("[a-c]{1,2}(/[a-c]{1,2}){0,2}(\\.html|\\.txt|/index\\.html)", "[xy]", 0..60),
        after in proptest::collection::btree_map("[a-c]{1,2}(/[a-c]{1,2}){0,2}(\\.html|\\.txt|/index\\.html)", "[xy]", 0..60),
    ) {
        let of = |all: &std::collections::BTreeMap<String, String>| {
            release(&all.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect::<Vec<_>>())
        };
        let told = paths(Some(&of(&before)), &of(&after));
        prop_assert!(told.len() <= 15, "{told:?}");
        for (key, text) in &before {
            if after.get(key) != Some(text) {
                let asked = format!("/{key}");
                prop_assert!(told.iter().any(|path| forgets(path, &asked)), "{asked} among {told:?}");
                if let Some(dir) = asked.strip_suffix("index.html") {
                    prop_assert!(told.iter().any(|path| forgets(path, dir)), "{dir} among {told:?}");
                }
            }
        }
    }
}

/// A look reads so many releases and no more: what was foreseen with one more in sight has to be the same.
#[test]
fn what_a_look_cannot_read_any_more_is_not_foreseen_either() {
    let all: Vec<Manifest> = (0..u8::try_from(TOLD_APART).unwrap() + 1)
        .map(|n| {
            let at = time::macros::datetime!(2026-11-23 08:00 UTC) + time::Duration::minutes(i64::from(n));
            Manifest { id: ReleaseId::new(at, [n; 16]), ..release(&[("index.html", &format!("v{n}"))]) }
        })
        .collect();
    let newest = all.last().unwrap();
    let later = &all[1..];
    for fresh in &all[..TOLD_APART] {
        assert_eq!(since(&all, Some(&fresh.id), newest), since(later, Some(&fresh.id), newest), "{}", fresh.id);
    }
    assert_eq!(since(&all, Some(&all[0].id), newest), ["/*"]);
    assert_eq!(since(&all, Some(&all[1].id), newest), ["/", "/index.html"]);
}
