//! Table B: the bucket and what is put into it.

use unicode_normalization::UnicodeNormalization;

use super::credentials::is_refusal;
use crate::deploy::headers;
use crate::deploy::preflight::shown;
use crate::doctor::case::Case;
use crate::doctor::evidence::said;
use crate::doctor::policy::{self, Asker};
use crate::doctor::{Finding, Fix, Place, WishChange, fix};
use crate::error::Code;
use crate::names::{Key, Region};
use crate::op::{Op, S3Op};
use crate::ownership::{Verdict, of_bucket};
use crate::step::StepId;
use crate::world::{Fact, PublicAccessBlock};

fn new(form: &'static str) -> Finding {
    Finding::new(form, Place::Bucket)
}

fn named(case: &Case<'_>, form: &'static str) -> Finding {
    new(form).arg("bucket", case.bucket_name().map_or_else(|| "?".to_owned(), |name| name.to_string()))
}

/// B1: the name is taken, or already ours.
pub(super) fn b1(case: &Case<'_>) -> Option<Finding> {
    if let Some(error) = case.answered(&["BucketAlreadyOwnedByYou"]) {
        return Some(Case::quoting(named(case, "b1-own"), error).fix(fix::run(StepId::Bucket)));
    }
    let other = || Case::command(["naru", "project", "set", "--bucket", "NAME"]).approximate();
    if let Some(error) = case.stopped_by(Code::NameTaken) {
        return Some(Case::quoting(named(case, "b1"), error).commands([other()]));
    }
    let name = case.bucket_name()?;
    let taken = matches!(case.bucket()?.head, Fact::Denied(_))
        && matches!(of_bucket(case.spec, case.world(), &name), Verdict::Theirs(_));
    taken.then(|| named(case, "b1").saw("http", "HeadBucket → 403").commands([other()]))
}

/// B2: deleted a moment ago, not free yet.
pub(super) fn b2(case: &Case<'_>) -> Option<Finding> {
    let error = case.stopped_by(Code::NotFreeYet)?;
    Some(Case::quoting(named(case, "b2"), error).fix(fix::wait(10 * 60, 2 * 60 * 60)))
}

/// B3: the bucket lies in another Region than the project says.
pub(super) fn b3(case: &Case<'_>) -> Option<Finding> {
    let want = case.spec.region.to_string();
    let seen = case.bucket().and_then(|bucket| bucket.head.seen()).map(|head| head.region.to_string());
    let error = case
        .stopped_by(Code::WrongRegion)
        .or_else(|| case.answered(&["IllegalLocationConstraintException", "AuthorizationHeaderMalformed"]));
    let have = match (seen.filter(|have| *have != want), error) {
        (Some(have), _) => have,
        (None, Some(error)) => error.args.get("have").filter(|have| *have != "?").cloned().unwrap_or_default(),
        (None, None) => return None,
    };
    let found = named(case, "b3").arg("want", want).arg("have", if have.is_empty() { "?" } else { &have });
    let found = found.saw("region", &have).saw("answer", error.map(said).unwrap_or_default());
    // The bucket stays where it is: the project learns where that is.
    let lies =
        Region::parse(&have).ok().map(|region| Fix::Wish { wish: WishChange::Region(region), step: StepId::Bucket });
    Some(match lies {
        Some(fix) => found.fix(fix),
        None => found,
    })
}

fn blocks(fact: &Fact<PublicAccessBlock>) -> bool {
    fact.seen().is_some_and(|block| block.block_public_policy || block.restrict_public_buckets)
}

/// B4: a public policy is refused, or without effect, while Block Public Access stands.
pub(super) fn b4(case: &Case<'_>) -> Option<Finding> {
    let refused = case.stopped_by(Code::PublicBlocked).or_else(|| {
        case.error().filter(|error| {
            is_refusal(error) && error.args.get("action").is_some_and(|action| action == "s3:PutBucketPolicy")
        })
    });
    let (account, own) = (blocks(&case.seen.account_block), case.bucket().is_some_and(|all| blocks(&all.block)));
    // Nothing of it is wrong where nobody wants the files public.
    let closed = case.is_classic() && case.cdn().is_none() && case.visits().any(|sight| sight.is_missing());
    let by_account = account || refused.is_some_and(|error| error.code == Code::PublicBlocked && !own);
    if !(by_account || own) || (refused.is_none() && !closed) {
        return None;
    }
    let form = if by_account { "b4-account" } else { "b4" };
    let found = named(case, form).saw("block", if by_account { "account" } else { "bucket" });
    let found = match refused {
        Some(error) => Case::quoting(found, error),
        None => found,
    };
    // The step asks for the bucket's name to be typed before it lifts anything; the account's block it never touches.
    Some(if by_account { found } else { found.fix(fix::run(StepId::Access)) })
}

/// B5: an upload with an ACL, where ACLs are disabled.
pub(super) fn b5(case: &Case<'_>) -> Option<Finding> {
    let error = case.answered(&["AccessControlListNotSupported"])?;
    let bucket = case.bucket_name().map_or_else(|| "BUCKET".to_owned(), |name| name.to_string());
    let sync = case.aws(["s3", "sync", "./build", &format!("s3://{bucket}")]).approximate();
    Some(Case::quoting(named(case, "b5"), error).commands([sync]))
}

/// B6: the bucket policy is malformed, or speaks of something else than this bucket's files.
pub(super) fn b6(case: &Case<'_>) -> Option<Finding> {
    if let Some(error) = case.answered(&["MalformedPolicy"]) {
        return Some(Case::quoting(named(case, "b6"), error).fix(fix::bucket_policy(case, "b6")));
    }
    let (name, seen) = (case.bucket_name()?, case.bucket()?.policy.seen()?);
    let faults = policy::faults(seen, &name);
    let found = faults.iter().fold(named(case, "b6"), |found, fault| found.saw("policy", fault));
    let mended = policy::mended(seen, &name);
    let file = format!("{}/index.html", name.arn());
    let opens = |policy| policy::allows(policy, Asker::Stranger, "s3:GetObject", &file);
    // What would make the files public is asked about by the step.
    let fix = if opens(&mended) && !opens(seen) {
        fix::run(fix::policy_step(case))
    } else {
        let op = S3Op::SetPolicy { bucket: name, policy: mended, over: Some(seen.clone()) };
        Fix::Ops { step: fix::policy_step(case), ops: vec![Op::S3(op)] }
    };
    (!faults.is_empty()).then(|| found.fix(fix))
}

/// B7: website hosting is off, or its index document is not there.
pub(super) fn b7(case: &Case<'_>) -> Option<Finding> {
    let off = case.visits().find(|sight| sight.s3_code().as_deref() == Some("NoSuchWebsiteConfiguration"));
    let wanted = case.is_classic() && case.cdn().is_none();
    let absent = wanted && case.bucket().is_some_and(|bucket| matches!(bucket.website, Fact::Absent));
    if off.is_some() || (absent && case.visits().any(|sight| sight.is_missing())) {
        let website = |op| matches!(op, Op::S3(S3Op::SetWebsite { .. })).then_some(op);
        let fix = fix::planned(case, "b7", StepId::Access, website);
        return Some(named(case, "b7").saw("http", off.map(|sight| sight.told()).unwrap_or_default()).fix(fix));
    }
    let (objects, index) = (case.objects()?, case.index());
    let root = case.roots().find(|sight| sight.is_missing())?;
    if objects.is_empty() || case.has(index) != Some(false) {
        return None;
    }
    let file = format!("/{index}");
    let lies =
        objects.keys().map(Key::as_str).filter(|key| key.ends_with(&file)).take(3).collect::<Vec<_>>().join(", ");
    let found = named(case, "b7-index").arg("index", index).saw("http", root.told()).saw("file", lies);
    Some(found.fix(fix::run(StepId::Files)))
}

/// B8: the build folder itself was put into the bucket, not what is in it.
pub(super) fn b8(case: &Case<'_>) -> Option<Finding> {
    if let Some(error) = case.stopped_by(Code::FolderNested) {
        let inner = error.args.get("inner").cloned().unwrap_or_default();
        let found = Finding { place: Place::Folder, ..new("b8") };
        return Some(found.arg("folder", &inner).saw("file", format!("{inner}/{}", case.index())));
    }
    let (objects, index) = (case.objects()?, case.index());
    let folder = objects.keys().next()?.as_str().split_once('/')?.0;
    let all_in_it = objects.keys().all(|key| key.as_str().split_once('/').is_some_and(|(first, _)| first == folder));
    let file = format!("{folder}/{index}");
    if !all_in_it || case.has(&file) != Some(true) {
        return None;
    }
    let found = new("b8").arg("folder", folder).saw("file", file);
    let rooted = case.world().folder.seen().is_some_and(|folder| folder.file(index).is_some());
    Some(if rooted { found.fix(fix::run(StepId::Files)) } else { found })
}

/// B9: a project's root instead of its build.
pub(super) fn b9(case: &Case<'_>) -> Option<Finding> {
    let build = || Case::command(["npm", "run", "build"]);
    if let Some(error) = case.stopped_by(Code::FolderIsProject) {
        let path = error.args.get("path").cloned().unwrap_or_default();
        let found = Finding { place: Place::Folder, ..new("b9") };
        return Some(found.saw("file", path).commands([build()]));
    }
    let objects = case.objects()?;
    let source = objects.keys().map(Key::as_str).find(|key| {
        key.starts_with("node_modules/") || ["src/main.", "src/index.", "src/App."].iter().any(|it| key.starts_with(it))
    })?;
    let found = new("b9").saw("file", "package.json").saw("file", source).commands([build()]);
    (case.has("package.json") == Some(true)).then_some(found)
}

/// B10: files are served as a type with which a browser will not run or show them.
pub(super) fn b10(case: &Case<'_>) -> Option<Finding> {
    const STRICT: [&str; 10] = ["js", "mjs", "css", "svg", "wasm", "webp", "html", "json", "woff2", "webmanifest"];
    let wrong = |ext: &str, essence: &str| {
        let vague = ["application/octet-stream", "binary/octet-stream", "text/plain", ""].contains(&essence);
        STRICT.contains(&ext) && vague
    };
    let stored = case.objects().into_iter().flatten().filter_map(|(key, object)| {
        let have = &object.meta.as_ref()?.headers.content_type;
        let essence = have.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        wrong(&key.extension(), &essence).then(|| (key.to_string(), have.clone()))
    });
    let served = case.visits().filter(|sight| sight.status == 200).filter_map(|sight| {
        let essence = sight.content_type();
        wrong(&sight.extension(), &essence).then(|| (sight.key(case.index()), essence))
    });
    let all: std::collections::BTreeMap<String, String> = stored.chain(served).collect();
    let (first, have) = all.iter().next()?;
    let want = Key::parse(first).map(|key| headers::content_type(&key)).unwrap_or_default();
    let found = named(case, "b10").arg("file", shown(first)).arg("have", if have.is_empty() { "–" } else { have });
    let found = all.iter().take(5).fold(found.arg("want", want).arg("files", all.len()), |found, (file, have)| {
        found.saw("header", format!("{}: {have}", shown(file)))
    });
    Some(found.fix(fix::run(StepId::Files)))
}

/// B11: a file that was compressed beforehand is served as if it were not.
pub(super) fn b11(case: &Case<'_>) -> Option<Finding> {
    let packed = ["gz", "tgz", "gzip", "svgz"];
    let sight = case.visits().find(|sight| {
        sight.status == 200
            && sight.body_start.starts_with(&[0x1f, 0x8b])
            && sight.header("content-encoding").is_none()
            && !packed.contains(&sight.extension().as_str())
    })?;
    let key = sight.key(case.index());
    let place = format!("s3://{}/{key}", case.bucket_name().map_or_else(|| "BUCKET".to_owned(), |it| it.to_string()));
    let kind = Key::parse(&key).map(|key| headers::content_type(&key)).unwrap_or_default();
    let words = ["s3", "cp", &place, &place, "--metadata-directive", "REPLACE"];
    let command = case.aws(words).text(["--content-encoding", "gzip", "--content-type", &kind]);
    let found = named(case, "b11").arg("file", shown(&key)).saw("http", sight.told()).saw("body", "1f 8b");
    Some(found.commands([command]))
}

/// B12: a change that kept a file's size, which tools that compare sizes and dates did not upload.
pub(super) fn b12(case: &Case<'_>) -> Option<Finding> {
    // Where our own releases are recorded, other bytes here are only a deploy that is still to be done.
    if case.releases().next().is_some() {
        return None;
    }
    let (folder, objects) = (case.world().folder.seen()?, case.objects()?);
    let differs = |file: &&crate::deploy::folder::FileEntry| {
        objects.get(&file.key).is_some_and(|object| {
            let known = object.meta.as_ref().and_then(|meta| meta.sha256.as_ref());
            let plain = object.etag.len() == 32 && !object.etag.contains('-');
            object.size == file.size && known.map_or(plain && object.etag != file.md5, |have| *have != file.sha256)
        })
    };
    let all: Vec<_> = folder.files.iter().filter(differs).collect();
    let first = all.first()?;
    let found = named(case, "b12").warning().arg("files", all.len()).arg("file", shown(first.key.as_str()));
    Some(found.saw("file", format!("{} ({} B)", first.key, first.size)).fix(fix::run(StepId::Files)))
}

/// B13: uploads break off, or S3 asks to slow down.
pub(super) fn b13(case: &Case<'_>) -> Option<Finding> {
    let error = case
        .answered(&["RequestTimeout", "SlowDown", "ServiceUnavailable"])
        .or_else(|| case.stopped_by(Code::UploadIncomplete))
        .or_else(|| {
            ["connection reset", "Connection reset", "broken pipe"].into_iter().find_map(|words| case.told(words))
        })?;
    Some(Case::quoting(new("b13"), error).fix(fix::run(StepId::Files)))
}

/// B14: an address differs from a file's name only by letter case or by how Unicode composes it.
pub(super) fn b14(case: &Case<'_>) -> Option<Finding> {
    let objects = case.objects()?;
    let folded = |text: &str| text.nfc().collect::<String>().to_lowercase();
    let (sight, asked, key) = case.visits().filter(|sight| sight.is_missing()).find_map(|sight| {
        let asked = sight.key(case.index());
        let twin = objects.keys().find(|key| key.as_str() != asked && folded(key.as_str()) == folded(&asked))?;
        (case.has(&asked) == Some(false)).then_some((sight, asked, twin))
    })?;
    let found = new("b14").arg("asked", shown(&asked)).arg("file", shown(key.as_str()));
    Some(found.saw("http", sight.told()).saw("file", key))
}
