//! Step *files*: the bucket holds what the folder holds, in the order that never breaks a page, recorded in a
//! release manifest before and after. Deletes come last, and only of what our manifests name.

use async_trait::async_trait;

use crate::adopt;
use crate::cloud::Reader;
use crate::deploy::diff::{self, Diff};
use crate::deploy::folder::FolderView;
use crate::deploy::headers;
use crate::deploy::manifest::{MANIFEST_VERSION, Manifest, ManifestFile, ManifestState, PublishLock, ReleaseId};
use crate::error::{Error, Result};
use crate::names::{BucketName, CDN_RECORD, Key, LOCK};
use crate::op::{Op, S3Op};
use crate::ownership::{Verdict, of_bucket, unseen_or_done};
use crate::plan::{Plan, Question};
use crate::policy::{Action, Permission};
use crate::spec::Spec;
use crate::step::{Card, Identity, Step, StepId};
use crate::world::{Bucket, Fact, Object, World};

/// How many manifests are read: the newest finished one names everything that lies there, a few before it tell
/// what a release that was cut off may have left.
const READ_BACK: usize = 10;

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
            // The daily identity comes here without the bucket step.
            if matches!(world.bucket_mut(&name).head, Fact::Unseen) {
                world.bucket_mut(&name).head = Fact::of(s3.head_bucket(&name).await)?;
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
            let mut older = s3.releases(&name).await?.unwrap_or_default();
            let newest = older.split_off(older.len().saturating_sub(READ_BACK));
            let releases = s3.manifests(&name, &newest).await?;
            let lock = s3.lock(&name).await?;
            let cdn = s3.cdn_record(&name).await?;
            // A bucket that went away since the HEAD.
            let Some(mut objects) = s3.list(&name).await? else { continue };
            let ask = diff::unexplained(world.folder.seen(), &objects, &releases);
            if !ask.is_empty() {
                for (key, meta) in s3.heads(&name, &ask).await? {
                    if let Some(object) = objects.get_mut(&key) {
                        object.meta = Some(meta);
                    }
                }
            }
            let bucket = world.bucket_mut(&name);
            bucket.objects = Fact::Seen(objects);
            bucket.releases = Fact::Seen(releases);
            bucket.older_releases = older;
            bucket.lock = lock.map_or(Fact::Absent, Fact::Seen);
            bucket.cdn = cdn.map_or(Fact::Absent, Fact::Seen);
        }
        Ok(())
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
        let diff = diff::diff(folder, objects, releases);
        let wanted = wanted_files(folder, objects);
        let newest = releases.last();
        let recorded = newest.is_some_and(|m| m.state == ManifestState::Finished && same_files(&m.files, &wanted));
        let changes = !diff.is_empty() || !recorded;
        let lock = bucket.lock.seen();
        let mine = |lock: &&PublishLock| lock.by == spec.installation;
        if changes
            && let Some(lock) = lock.filter(|lock| !mine(lock))
            && !spec.answers.break_lock
        {
            return Plan::Ask(Question::BreakLock { holder: lock.holder.clone(), since: lock.since.clone() });
        }
        if let Some(first) = diff.foreign.first().filter(|_| !spec.answers.overwrite) {
            return Plan::Ask(Question::Overwrite { files: diff.foreign.len() as u64, first: first.to_string() });
        }
        let mut ops = Vec::new();
        if changes {
            if !lock.is_some_and(|lock| lock.by == spec.installation && lock.since == spec.at) {
                ops.push(S3Op::TakeLock { bucket: name.clone(), lock: our_lock(spec), over: lock.cloned() });
            }
            publish(spec, &name, bucket, folder, diff, wanted, &mut ops);
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
            let files: Vec<Key> = objects
                .iter()
                .filter(|(key, object)| !spared && diff::we_put(key, object, releases))
                .map(|(key, _)| key.clone())
                .collect();
            let newer = releases.iter().map(|release| &release.id);
            let mut records: Vec<Key> = bucket.older_releases.iter().chain(newer).map(ReleaseId::key).collect();
            if bucket.lock.seen().is_some() {
                records.push(Key::parse(LOCK).expect("the lock's key is a valid key"));
            }
            if bucket.cdn.seen().is_some() {
                records.push(Key::parse(CDN_RECORD).expect("the record's key is a valid key"));
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

fn our_lock(spec: &Spec) -> PublishLock {
    PublishLock { by: spec.installation.clone(), holder: spec.holder.clone(), since: spec.at.clone() }
}

/// Manifest begun → files by phase → removals → manifest finished.
fn publish(
    spec: &Spec,
    name: &BucketName,
    bucket: &Bucket,
    folder: &FolderView,
    diff: Diff,
    wanted: Vec<ManifestFile>,
    ops: &mut Vec<S3Op>,
) {
    let releases = bucket.releases.seen().expect("build has checked that releases were seen");
    // A release that was cut off and still wants the same files is continued under its own id.
    let cut_off = releases.last().filter(|m| m.state == ManifestState::Begun && same_files(&m.files, &wanted));
    let id: ReleaseId = cut_off.map_or_else(
        // Another computer's clock may have been ahead: the newest release must sort last.
        || spec.release.after(releases.last().map(|m| &m.id)),
        |m| m.id.clone(),
    );
    let manifest = |state, files| Manifest {
        v: MANIFEST_VERSION,
        id: id.clone(),
        site: spec.site.tag(),
        by: spec.holder.clone(),
        at: spec.at.clone(),
        state,
        files,
        promoted_from: spec.promoted_from.clone(),
    };
    if cut_off.is_none() {
        let files = wanted.iter().cloned().map(|file| ManifestFile { etag: None, ..file }).collect();
        ops.push(S3Op::WriteManifest { bucket: name.clone(), manifest: manifest(ManifestState::Begun, files) });
    }
    for (phase, files) in diff.uploads {
        ops.push(S3Op::Upload { bucket: name.clone(), root: folder.root.clone(), phase, files });
    }
    if !diff.removals.is_empty() {
        ops.push(S3Op::DeleteObjects { bucket: name.clone(), keys: diff.removals });
    }
    ops.push(S3Op::WriteManifest { bucket: name.clone(), manifest: manifest(ManifestState::Finished, wanted) });
}

/// What the release consists of, with the ETags that the bucket shows now.
fn wanted_files(folder: &FolderView, objects: &std::collections::BTreeMap<Key, Object>) -> Vec<ManifestFile> {
    folder
        .files
        .iter()
        .map(|file| ManifestFile {
            key: file.key.clone(),
            size: file.size,
            sha256: file.sha256.clone(),
            headers: headers::of(&file.key),
            etag: objects.get(&file.key).map(|object| object.etag.clone()),
        })
        .collect()
}

fn same_files(a: &[ManifestFile], b: &[ManifestFile]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.key == b.key && a.sha256 == b.sha256 && a.headers == b.headers)
}
