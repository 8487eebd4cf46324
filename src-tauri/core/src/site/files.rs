//! Step *files*: the bucket holds what the folder holds, in the order that never breaks a page, recorded in a
//! release manifest before and after. Deletes come last, and only of what our manifests name. A release of old is taken
//! up again in the same way, its files copied from where they lie in the bucket.

use std::collections::BTreeMap;

use async_trait::async_trait;

use crate::adopt;
use crate::cloud::{Reader, S3Read};
use crate::deploy::diff::{self, Aim, Diff};
use crate::deploy::folder::FolderView;
use crate::deploy::in_order::InOrder;
use crate::deploy::keep::{self, Earlier, Leaving};
use crate::deploy::lasting;
use crate::deploy::manifest::{
    About, MANIFEST_VERSION, Manifest, ManifestFile, ManifestState, PublishLock, ReleaseId, Sent,
};
use crate::deploy::phase::Phase;
use crate::deploy::records::Records;
use crate::deploy::same;
use crate::deploy::stale::TOLD_APART;
use crate::error::{Code, Error, Result};
use crate::event::Text;
use crate::names::{BucketName, CDN_RECORD, Key, LOCK};
use crate::op::{Op, S3Op, Weight, s3};
use crate::ownership::{Verdict, of_bucket, unseen_or_done};
use crate::plan::{Plan, Question};
use crate::policy::{Action, Permission};
use crate::price::Prices;
use crate::shared::Shared;
use crate::spec::Spec;
use crate::step::{Card, Identity, Step, StepId};
use crate::world::{Bucket, BucketHead, Fact, Object, Unfinished, World};

/// At most so many manifests are read that edges were not told of yet, or that were cut off.
const READ_BACK: usize = TOLD_APART;

/// More files than this do not go without a question, nor more than this part of the site.
const MANY: usize = 50;
/// See [`MANY`], in percent.
const MANY_PERCENT: usize = 20;
/// Of a handful of files one is a fifth, so that so few never ask.
const HANDFUL: usize = 5;

/// See the module.
#[derive(Debug)]
pub struct FilesStep;

static CARD: Card = Card {
    id: StepId::Files,
    identity: Identity::D,
    permissions: &[
        Permission::Look(Action::ListBucket),
        Permission::Look(Action::GetObject),
        Permission::LookIfChosen(Action::GetBucketTagging),
        Permission::Change(Action::PutObject),
        Permission::Change(Action::DeleteObject),
        // Large files go in parts, and those that a run left behind are found again.
        Permission::Look(Action::ListUploads),
        Permission::Change(Action::ListUploadParts),
        Permission::Change(Action::AbortMultipartUpload),
    ],
    needs: &[StepId::Account, StepId::Folder, StepId::Bucket],
    usual_seconds: 10,
    outside: false,
};

#[async_trait]
impl Step for FilesStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        let s3 = cloud.s3();
        for name in spec.candidate_buckets(world) {
            // The daily identity comes here without the bucket step: who may list a bucket sees that it is there.
            let mut listed = None;
            if matches!(world.bucket_mut(&name).head, Fact::Unseen) {
                let seen = Fact::of(s3.listing(&name).await)?;
                world.bucket_mut(&name).head = seen.as_ref().map(|all| BucketHead { region: all.region.clone() });
                listed = seen.into_seen();
            }
            if !matches!(world.bucket_mut(&name).head, Fact::Seen(_)) {
                // Files cannot go over blindly: here a refused read of our own bucket does stop the run.
                if spec.folder.is_some()
                    && spec.bucket(world).as_ref() == Some(&name)
                    && let Verdict::Unknown(action) = of_bucket(spec, world, &name)
                {
                    return Err(Error::denied(&action));
                }
                continue;
            }
            // A name that somebody chose proves nothing; the tags do.
            if spec.bucket.is_some() && matches!(world.bucket_mut(&name).tags, Fact::Unseen) {
                world.bucket_mut(&name).tags = Fact::of(s3.tags(&name).await)?;
            }
            let listing = match listed {
                Some(listing) => Some(listing),
                None => s3.listing(&name).await?,
            };
            // A bucket that went away since the HEAD.
            let Some(listing) = listing else { continue };
            let lock = if listing.lock { s3.lock(&name).await? } else { None };
            let cdn = if listing.cdn { s3.cdn_record(&name).await? } else { None };
            let fresh = cdn.as_ref().and_then(|record| record.fresh.as_ref());
            let (older, mut releases) = read_back(s3, &name, listing.releases, fresh).await?;
            // Only a release that was cut off leaves parts behind.
            let cut_off = releases.last().is_some_and(|release| release.state == ManifestState::Begun);
            let unfinished = if cut_off { s3.unfinished(&name).await? } else { Vec::new() };
            if spec.bucket(world).as_ref() == Some(&name) && world.folder.seen().is_none() {
                let wanted = taken_up(s3, spec, &name, &releases).await?;
                world.folder = wanted.map_or(world.folder.clone(), Fact::Seen);
            }
            let mut objects = listing.objects;
            if let Some(folder) = world.folder.seen() {
                objects = same::objects(objects, folder);
                releases.iter_mut().for_each(|release| same::release(release, folder));
            }
            let ask = diff::unexplained(world.folder.seen(), &objects, &releases);
            if !ask.is_empty() {
                for (key, meta) in s3.heads(&name, &ask).await? {
                    if let Some(object) = objects.get_mut(&key) {
                        object.meta = Some(Box::new(meta));
                    }
                }
            }
            let bucket = world.bucket_mut(&name);
            bucket.objects = Fact::Seen(objects.into());
            bucket.releases = Fact::Seen(releases);
            bucket.older_releases = older;
            bucket.kept = listing.kept;
            bucket.unfinished = unfinished;
            bucket.lock = lock.map_or(Fact::Absent, Fact::Seen);
            bucket.cdn = cdn.map_or(Fact::Absent, Fact::Seen);
            still_there(spec, world, &name)?;
        }
        Ok(())
    }

    fn notes(&self, spec: &Spec, world: &World) -> Vec<Text> {
        let newest = || {
            let bucket = world.buckets.get(&spec.bucket(world)?)?;
            Some((world.folder.seen()?, bucket.releases.seen()?.last()?))
        };
        let Some((folder, newest)) = newest() else { return Vec::new() };
        let mut changed = lasting::changed_in_place(folder, newest);
        let Some(first) = changed.next() else { return Vec::new() };
        let args = [("first".to_owned(), first.to_string()), ("files".to_owned(), (1 + changed.count()).to_string())];
        vec![Text { key: "note-immutable-changed".to_owned(), args: args.into() }]
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        let Some(folder) = world.folder.seen() else { return Plan::NotAsked };
        let Some(name) = spec.bucket(world) else { return Plan::Blocked(StepId::Account) };
        match of_bucket(spec, world, &name) {
            Verdict::Ours => {}
            Verdict::Theirs(owner) => return Plan::NotOurs { what: name.to_string(), owner },
            Verdict::Nobody | Verdict::Unknown(_) | Verdict::Unseen => return Plan::Blocked(StepId::Bucket),
        }
        let bucket = world.buckets.get(&name).expect("ours has been seen");
        let (Some(objects), Some(releases)) = (bucket.objects.seen(), bucket.releases.seen()) else {
            return Plan::Blocked(StepId::Bucket);
        };
        let lock = bucket.lock.seen();
        let mine = |lock: &&PublishLock| lock.by == spec.installation;
        let (mut ops, mut question) = (Vec::new(), None);
        if spec.prune {
            prune(spec, &name, bucket, folder, &mut ops);
        } else {
            let diff = diff::diff(folder, bucket, aim(spec));
            if !diff.missing.is_empty() {
                // The look says which; there is no going on from here.
                return Plan::Blocked(StepId::Folder);
            }
            let wanted = wanted_files(folder, objects);
            let newest = releases.last();
            let recorded = newest.is_some_and(|m| m.state == ManifestState::Finished && is_of(m, folder, &wanted));
            if !diff.is_empty() || !recorded {
                question = asked(spec, &diff, objects);
                publish(spec, &name, bucket, folder, diff, wanted, &mut ops);
            }
        }
        if !ops.is_empty() {
            if let Some(lock) = lock.filter(|lock| !mine(lock))
                && !spec.answers.break_lock
            {
                return Plan::Ask(Question::BreakLock { holder: lock.holder.clone(), since: lock.since.clone() });
            }
            if let Some(question) = question {
                return Plan::Ask(question);
            }
            if !lock.is_some_and(|lock| lock.by == spec.installation && lock.since == spec.at) {
                let take = S3Op::TakeLock { bucket: name.clone(), lock: our_lock(spec), over: lock.cloned() };
                ops.insert(0, take);
            }
        }
        // Ours is dropped at the end, and so is one that a crash left behind.
        if !ops.is_empty() || lock.filter(mine).is_some() {
            ops.push(S3Op::DropLock { bucket: name });
        }
        if ops.is_empty() { Plan::Done } else { Plan::Todo(ops.into_iter().map(Op::S3).collect()) }
    }

    fn clear(&self, spec: &Spec, world: &World) -> Plan {
        let mut ops = Vec::new();
        for (name, bucket) in &world.buckets {
            let Verdict::Ours = of_bucket(spec, world, name) else { continue };
            if let Some(lock) = bucket.lock.seen().filter(|lock| lock.by != spec.installation)
                && !spec.answers.break_lock
            {
                // Somebody is publishing to it.
                return Plan::Ask(Question::BreakLock { holder: lock.holder.clone(), since: lock.since.clone() });
            }
            let (Some(objects), Some(releases)) = (bucket.objects.seen(), bucket.releases.seen()) else { continue };
            // An adopted site stays up without us: the records go, the files do not.
            let spared = adopt::spares(spec, world);
            let ours = Records::of(releases);
            let files: Vec<Key> = objects
                .iter()
                .filter(|(key, object)| !spared && ours.we_put(key, object))
                .map(|(key, _)| key.clone())
                .collect();
            let newer = releases.iter().map(|release| &release.id);
            let mut records: Vec<Key> = bucket.older_releases.iter().chain(newer).map(ReleaseId::key).collect();
            records.extend(bucket.kept.keys().map(|sha256| keep::copy_key(sha256)));
            if bucket.lock.seen().is_some() {
                records.push(Key::parse(LOCK).expect("the lock's key is a valid key"));
            }
            if bucket.cdn.seen().is_some() {
                records.push(Key::parse(CDN_RECORD).expect("the record's key is a valid key"));
            }
            let parts: Vec<Unfinished> = ours_unfinished(bucket).filter(|_| !spared).cloned().collect();
            if !parts.is_empty() {
                ops.push(Op::S3(S3Op::AbortUploads { bucket: name.clone(), uploads: parts }));
            }
            // The records say what is ours, so they go after what they name.
            for keys in [files, records] {
                if !keys.is_empty() {
                    ops.push(Op::S3(S3Op::DeleteObjects { bucket: name.clone(), keys }));
                }
            }
        }
        if ops.is_empty() { unseen_or_done(spec, world) } else { Plan::Todo(ops) }
    }

    fn console(&self, spec: &Spec, world: &World) -> Option<String> {
        let bucket = spec.bucket(world)?;
        Some(format!("https://s3.console.aws.amazon.com/s3/buckets/{bucket}?region={}&tab=objects", spec.region))
    }
}

const fn aim(spec: &Spec) -> Aim<'_> {
    Aim { keep: spec.keep, now: spec.at.as_str(), back: spec.roll_back.is_some() }
}

fn our_lock(spec: &Spec) -> PublishLock {
    PublishLock { by: spec.installation.clone(), holder: spec.holder.clone(), since: spec.at.clone() }
}

/// The releases as far as they have to be known: the newest finished one, which names everything that lies there, what
/// was begun since, and what edges have not been told of. The ids of the others come first.
async fn read_back(
    s3: &dyn S3Read,
    bucket: &BucketName,
    mut ids: Vec<ReleaseId>,
    fresh: Option<&ReleaseId>,
) -> Result<(Vec<ReleaseId>, Vec<Manifest>)> {
    let mut read: Vec<Manifest> = Vec::new();
    while let Some(id) = ids.last() {
        let whole = read.iter().any(|one| one.state == ManifestState::Finished);
        let told = fresh.is_none_or(|fresh| id < fresh);
        if whole && (told || read.len() >= READ_BACK) {
            break;
        }
        let one = s3.manifests(bucket, std::slice::from_ref(id)).await?;
        read.splice(0..0, one);
        ids.pop();
    }
    Ok((ids, read))
}

/// What this run wants in place of a folder: a release of old, or what stands.
async fn taken_up(s3: &dyn S3Read, spec: &Spec, bucket: &BucketName, read: &[Manifest]) -> Result<Option<FolderView>> {
    let Some(id) = &spec.roll_back else {
        return Ok(keep::newest(read).filter(|_| spec.prune).map(FolderView::of_release));
    };
    let known = read.iter().find(|release| release.id == *id).cloned();
    let release = match known {
        Some(known) => Some(known),
        None => s3.manifests(bucket, std::slice::from_ref(id)).await?.pop(),
    };
    match release.filter(|release| release.state == ManifestState::Finished) {
        Some(release) => Ok(Some(FolderView::of_release(&release))),
        None => Err(Error::new(Code::NoRelease).arg("release", id)),
    }
}

/// All of a release of old must lie there before it is taken up again.
fn still_there(spec: &Spec, world: &World, name: &BucketName) -> Result<()> {
    let (Some(id), Some(folder)) = (&spec.roll_back, world.folder.seen()) else { return Ok(()) };
    if spec.bucket(world).as_ref() != Some(name) {
        return Ok(());
    }
    let missing = diff::diff(folder, &world.buckets[name], aim(spec)).missing;
    let Some(first) = missing.first() else { return Ok(()) };
    Err(Error::new(Code::ReleaseGone).arg("release", id).arg("files", missing.len()).arg("first", first))
}

/// What a person has to say first.
fn asked(spec: &Spec, diff: &Diff, objects: &BTreeMap<Key, Object>) -> Option<Question> {
    if let Some(first) = diff.foreign.first().filter(|_| !spec.answers.overwrite) {
        return Some(Question::Overwrite { files: diff.foreign.len() as u64, first: first.to_string() });
    }
    // What is kept for open tabs and has had its time goes without a word: visitors do not ask for it any more.
    let (removed, all) = (&diff.leaving.removals, objects.len());
    let many = removed.len() > MANY || (removed.len() > HANDFUL && removed.len() * 100 > all * MANY_PERCENT);
    let first = removed.first().filter(|_| many && !spec.answers.remove_many)?;
    Some(Question::RemoveMany { files: removed.len() as u64, all: all as u64, first: first.to_string() })
}

/// Manifest begun → what is replaced put aside → files by phase → removals → manifest finished.
fn publish(
    spec: &Spec,
    name: &BucketName,
    bucket: &Bucket,
    folder: &FolderView,
    diff: Diff,
    wanted: Shared<Vec<ManifestFile>>,
    ops: &mut Vec<S3Op>,
) {
    let releases = bucket.releases.seen().expect("build has checked that releases were seen");
    // A release that was cut off and still wants the same files is continued under its own id.
    let cut_off = releases.last().filter(|m| m.state == ManifestState::Begun && is_of(m, folder, &wanted));
    let id: ReleaseId = cut_off.map_or_else(
        // Another computer's clock may have been ahead: the newest release must sort last.
        || spec.release.after(releases.last().map(|m| &m.id)),
        |m| m.id.clone(),
    );
    let about = cut_off.map_or_else(|| Box::new(about(spec, folder, &diff)), |begun| begun.about.clone());
    let Leaving { earlier, saves, removals, pruned, records } = diff.leaving;
    let manifest = |state, files, earlier| Manifest {
        v: MANIFEST_VERSION,
        id: id.clone(),
        site: spec.site.tag(),
        by: spec.holder.clone(),
        at: spec.at.clone(),
        state,
        files,
        earlier,
        about: about.clone(),
    };
    let write = |manifest| S3Op::WriteManifest { bucket: name.clone(), manifest };
    // Who continues that release goes on with what it began. A new one must not: it may want other bytes and headers.
    let wanted_again = |key: &Key| cut_off.is_some() && diff.uploads.values().flatten().any(|file| file.key == *key);
    let left: Vec<Unfinished> = ours_unfinished(bucket).filter(|upload| !wanted_again(&upload.key)).cloned().collect();
    if !left.is_empty() {
        ops.push(S3Op::AbortUploads { bucket: name.clone(), uploads: left });
    }
    if cut_off.is_none() {
        let files = wanted.iter().cloned().map(|file| ManifestFile { etag: None, ..file }).collect();
        ops.push(write(manifest(ManifestState::Begun, files, Earlier::default())));
    }
    if !saves.is_empty() {
        ops.push(S3Op::Copy { bucket: name.clone(), phase: None, copies: saves });
    }
    let (mut uploads, mut copies) = (diff.uploads, diff.copies);
    for phase in Phase::ALL {
        if let Some(files) = uploads.remove(&phase) {
            ops.push(S3Op::Upload { bucket: name.clone(), root: folder.root.clone(), phase, files: files.into() });
        }
        if let Some(copies) = copies.remove(&phase) {
            ops.push(S3Op::Copy { bucket: name.clone(), phase: Some(phase), copies });
        }
    }
    remove(name, removals.into_iter().chain(pruned).collect(), ops);
    remove(name, records, ops);
    ops.push(write(manifest(ManifestState::Finished, wanted, earlier)));
}

/// What has had its time goes, and the newest release says so; nothing that visitors may ask for changes.
fn prune(spec: &Spec, name: &BucketName, bucket: &Bucket, folder: &FolderView, ops: &mut Vec<S3Op>) {
    let newest = bucket.releases.seen().and_then(|all| all.last());
    // A release that was cut off is finished first.
    let Some(newest) = newest.filter(|one| one.state == ManifestState::Finished) else { return };
    let Leaving { earlier, pruned, records, .. } = keep::leaving(folder, bucket, spec.keep, &spec.at, false);
    let (idle, manifest) = (pruned.is_empty() && records.is_empty(), Manifest { earlier, ..newest.clone() });
    remove(name, pruned, ops);
    remove(name, records, ops);
    if !idle || manifest.earlier != newest.earlier {
        ops.push(S3Op::WriteManifest { bucket: name.clone(), manifest });
    }
}

fn remove(bucket: &BucketName, keys: Vec<Key>, ops: &mut Vec<S3Op>) {
    if !keys.is_empty() {
        ops.push(S3Op::DeleteObjects { bucket: bucket.clone(), keys });
    }
}

/// How the release comes about, told when it is begun: what its requests are, and what S3 charges for them.
fn about(spec: &Spec, folder: &FolderView, diff: &Diff) -> About {
    let count = |n: usize| n as u64;
    let files = diff.uploads.values().map(|files| count(files.len())).sum();
    // The lock, and the release's manifest twice.
    let puts = s3::requests(diff.uploads.values().flatten()) + 3;
    let copies = count(diff.leaving.saves.len()) + diff.copies.values().map(|all| count(all.len())).sum::<u64>();
    let (left, records) = (diff.leaving.removals.len() + diff.leaving.pruned.len(), diff.leaving.records.len());
    let micro_usd = match Prices::of(&spec.region).s3_puts(puts + copies) {
        Weight::Costs { micro_usd, .. } => micro_usd,
        Weight::Free | Weight::Month { .. } | Weight::Destroys => Some(0),
    };
    About {
        git: spec.git.clone(),
        framework: Some(folder.framework),
        rolled_back_to: spec.roll_back.clone(),
        promoted_from: spec.promoted_from.clone(),
        redirects: folder.rules.redirects.clone(),
        single_page: folder.rules.single_page,
        sent: Some(Sent {
            files,
            bytes: diff.uploads.values().flatten().map(|file| file.size).sum(),
            puts,
            copies,
            deletes: count(left.div_ceil(1000) + records.div_ceil(1000)) + 1,
            micro_usd,
        }),
        // The engine has the clock: `Op::took`.
        millis: None,
    }
}

/// What the release consists of, with the ETags that the bucket shows now.
fn wanted_files(folder: &FolderView, objects: &BTreeMap<Key, Object>) -> Shared<Vec<ManifestFile>> {
    let objects: Vec<(&Key, &Object)> = objects.iter().collect();
    let there = InOrder::of(&objects, |(key, _)| key);
    folder
        .files
        .iter()
        .map(|file| ManifestFile {
            key: file.key.clone(),
            size: file.size,
            sha256: file.sha256.clone(),
            headers: file.headers.clone(),
            etag: there.find(&file.key).map(|(_, object)| object.etag.clone()),
        })
        .collect()
}

/// What was begun for keys that our manifests name.
fn ours_unfinished(bucket: &Bucket) -> impl Iterator<Item = &Unfinished> {
    let releases = bucket.releases.seen().map_or(&[][..], Vec::as_slice);
    let named = move |key: &Key| releases.iter().any(|release| release.file(key).is_some());
    bucket.unfinished.iter().filter(move |upload| named(&upload.key))
}

/// Whether a release is what is wanted, with what its build asks of addresses.
fn is_of(release: &Manifest, folder: &FolderView, wanted: &[ManifestFile]) -> bool {
    let (about, rules) = (&release.about, &folder.rules);
    same_files(&release.files, wanted) && (&about.redirects, about.single_page) == (&rules.redirects, rules.single_page)
}

fn same_files(a: &[ManifestFile], b: &[ManifestFile]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.key == b.key && a.sha256 == b.sha256 && a.headers == b.headers)
}
