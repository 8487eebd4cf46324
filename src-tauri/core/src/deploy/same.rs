//! What the bucket and its releases say of a file is said with the folder's own texts where it is the same: of a hundred
//! thousand files each would otherwise be kept three times over.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::folder::{FileEntry, FolderView};
use super::manifest::{Manifest, ManifestFile};
use crate::names::Key;
use crate::shared_text::SharedText;
use crate::world::Object;

/// A release's files, unless they have the folder's texts already: then others may hold the same list.
pub fn release(release: &mut Manifest, folder: &FolderView) {
    let first = release.files.first().and_then(|first| Some((&first.key, &folder.file(first.key.as_str())?.key)));
    if first.is_some_and(|(key, own)| key.is_same(own)) {
        return;
    }
    let mut ahead = folder.files.iter().peekable();
    for file in release.files.iter_mut() {
        while ahead.next_if(|entry| entry.key < file.key).is_some() {}
        if let Some(entry) = ahead.next_if(|entry| entry.key == file.key) {
            one(file, entry);
        }
    }
}

fn one(file: &mut ManifestFile, entry: &FileEntry) {
    file.key = entry.key.clone();
    share(&mut file.sha256, &entry.sha256);
    if let Some(etag) = &mut file.etag {
        share(etag, &entry.md5);
    }
    if file.headers == entry.headers {
        file.headers = Arc::clone(&entry.headers);
    }
}

/// A bucket's objects.
#[must_use]
pub fn objects(objects: BTreeMap<Key, Object>, folder: &FolderView) -> BTreeMap<Key, Object> {
    let mut ahead = folder.files.iter().peekable();
    let with = |(key, mut object): (Key, Object)| {
        while ahead.next_if(|entry| entry.key < key).is_some() {}
        let Some(entry) = ahead.next_if(|entry| entry.key == key) else { return (key, object) };
        share(&mut object.etag, &entry.md5);
        (entry.key.clone(), object)
    };
    objects.into_iter().map(with).collect()
}

fn share(text: &mut SharedText, like: &SharedText) {
    if text == like {
        *text = like.clone();
    }
}
