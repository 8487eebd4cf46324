//! What a distribution gets from its bucket when its cache has nothing fresh.

use super::distribution::{Body, Served};
use super::permission::{Asker, may};
use super::website;
use crate::cdn::{Distribution, Origin, OriginAccess, origin_host};
use crate::names::{BucketName, Key, Region};
use crate::world::{Bucket, Object, World};

/// An answer that a cache can keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) content_type: Option<String>,
    pub(super) cache_control: Option<String>,
    pub(super) content_encoding: Option<String>,
    pub(super) content_disposition: Option<String>,
    /// With its quotes.
    pub(super) etag: Option<String>,
    pub(super) location: Option<String>,
    pub(super) body: Body,
    /// It stands for an error, whatever the status it is shown with.
    pub(super) error: bool,
}

impl Answer {
    /// A text the service wrote itself, with 200.
    pub(super) fn text(content_type: &str, text: String) -> Self {
        Self {
            status: 200,
            content_type: Some(content_type.to_owned()),
            cache_control: None,
            content_encoding: None,
            content_disposition: None,
            etag: None,
            location: None,
            body: Body::Text(text),
            error: false,
        }
    }

    /// An object that is there.
    pub(super) fn of_object(status: u16, bucket: &Bucket, key: &Key) -> Self {
        let object = bucket.objects.seen().and_then(|all| all.get(key));
        object.map_or_else(|| Self::text("text/plain", String::new()), |object| Self::of(status, object))
    }

    fn of(status: u16, object: &Object) -> Self {
        let headers = object.meta.as_ref().map(|meta| &meta.headers);
        let sha256 = object.meta.as_ref().and_then(|meta| meta.sha256.as_ref().map(ToString::to_string));
        Self {
            status,
            // What S3 says of an object that was put without a type.
            content_type: Some(headers.map_or("binary/octet-stream", |h| &h.content_type).to_owned()),
            cache_control: headers.and_then(|headers| headers.cache_control.clone()),
            content_encoding: headers.and_then(|headers| headers.content_encoding.clone()),
            content_disposition: headers.and_then(|headers| headers.content_disposition.clone()),
            etag: Some(format!("\"{}\"", object.etag)),
            location: None,
            body: Body::Object { sha256, size: object.size, gzip: false },
            error: false,
        }
    }

    /// As the service itself sends it, with nobody in between.
    pub(super) fn plain(self) -> Served {
        let mut headers = Vec::new();
        let fields = [
            ("content-type", self.content_type),
            ("cache-control", self.cache_control),
            ("content-encoding", self.content_encoding),
            ("content-disposition", self.content_disposition),
            ("etag", self.etag),
            ("location", self.location),
        ];
        headers.extend(fields.into_iter().filter_map(|(name, value)| Some((name, value?))));
        Served { status: self.status, headers, body: self.body }
    }
}

/// Asks the origin for a path, percent-encoded.
pub(super) fn ask(world: &World, distribution: &Distribution, path: &str) -> Answer {
    let origin = &distribution.settings.origin;
    let found = world
        .buckets
        .iter()
        .find(|(name, bucket)| bucket.head.seen().is_some_and(|head| is_at(origin, name, &head.region)));
    let Some((name, bucket)) = found else {
        return refusal(404, "NoSuchBucket", "The specified bucket does not exist");
    };
    let path = decoded(&format!("{}{path}", origin.path));
    let asker = match &origin.access {
        OriginAccess::Website => return website::answer(name, Some(bucket), path.as_deref().unwrap_or("//")),
        OriginAccess::Control { .. } => Asker::Distribution { arn: &distribution.arn },
        OriginAccess::Identity { id } => Asker::Identity { id },
        OriginAccess::Nobody => Asker::Anyone { https: true },
    };
    get_object(name, bucket, asker, path.as_deref().and_then(|path| path.strip_prefix('/')).unwrap_or_default())
}

/// Whether an origin is this bucket, at its REST address or its website endpoint.
pub(super) fn is_at(origin: &Origin, bucket: &BucketName, region: &Region) -> bool {
    let hosts = [origin_host(bucket, region), region.website_host(bucket), format!("{bucket}.s3.amazonaws.com")];
    hosts.contains(&origin.domain)
}

/// S3's `GetObject`. Who may not list the bucket is not told whether a key exists: the answer is 403, not 404.
///
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_RequestParameters>
fn get_object(name: &BucketName, bucket: &Bucket, asker: Asker<'_>, key: &str) -> Answer {
    let denied = || refusal(403, "AccessDenied", "Access Denied");
    if !may(bucket, asker, "s3:GetObject", &format!("{}/{key}", name.arn())) {
        return denied();
    }
    // S3 knows its keys byte by byte: another spelling of the same letters is another key.
    let parsed = Key::parse(key).ok().filter(|parsed| parsed.as_str() == key);
    let object = parsed.and_then(|key| bucket.objects.seen()?.get(&key));
    match object {
        Some(object) => Answer::of(200, object),
        None if may(bucket, asker, "s3:ListBucket", &name.arn()) => {
            refusal(404, "NoSuchKey", "The specified key does not exist.")
        }
        None => denied(),
    }
}

fn refusal(status: u16, code: &str, message: &str) -> Answer {
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>"
    );
    Answer { status, ..Answer::text("application/xml", xml) }
}

/// Undoes percent-encoding; `None` if what comes out is no text. A `%` that encodes nothing stands for itself.
pub(crate) fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = |at: usize| after.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        match (first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).expect("two hexadecimal digits are a byte"));
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}
