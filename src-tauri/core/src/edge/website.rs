//! S3's website endpoint: which object a visitor's request gets where no distribution stands in front.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/IndexDocumentSupport.html> and
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/CustomErrorDocSupport.html>.

use super::distribution::Served;
use super::origin::Answer;
use super::permission::{Asker, may};
use crate::names::{BucketName, Key};
use crate::world::Bucket;

const VISITOR: Asker<'_> = Asker::Anyone { https: false };

/// What a request gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// This object with this status.
    Object {
        /// Which.
        key: Key,
        /// 200, or the error's status when it is the error document.
        status: u16,
    },
    /// Go there instead.
    Redirect {
        /// An absolute path, percent-encoded.
        location: String,
    },
    /// S3's own error page.
    Error {
        /// Status.
        status: u16,
        /// S3's code, such as `AccessDenied`.
        code: &'static str,
        /// S3's sentence.
        message: &'static str,
    },
}

/// Decides a GET or HEAD. `path` is percent-decoded and starts with `/`.
#[must_use]
pub fn decide(name: &BucketName, bucket: &Bucket, path: &str) -> Decision {
    let Some(website) = bucket.website.seen() else {
        // The website endpoint knows the bucket, but hosting was never switched on.
        return Decision::Error {
            status: 404,
            code: "NoSuchWebsiteConfiguration",
            message: "The specified bucket does not have a website configuration",
        };
    };
    let asked = path.strip_prefix('/').unwrap_or(path);
    let key =
        if asked.is_empty() || asked.ends_with('/') { format!("{asked}{}", website.index) } else { asked.to_owned() };
    if let Some(found) = readable(name, bucket, &key) {
        return Decision::Object { key: found, status: 200 };
    }
    // `/about` becomes `/about/` if that folder has an index document.
    if !asked.is_empty()
        && !asked.ends_with('/')
        && let Some(index) = readable(name, bucket, &format!("{asked}/{}", website.index))
    {
        let dir = index.as_str().strip_suffix(website.index.as_str()).expect("made with this suffix");
        let dir = Key::parse(dir.trim_end_matches('/')).expect("a folder of a key is a key");
        return Decision::Redirect { location: format!("/{}/", crate::site::answers::url_path(&dir)) };
    }
    // Who may not list the bucket is not told whether a key exists: the answer is 403, not 404.
    // <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_RequestParameters>
    let exists =
        Key::parse(&key).ok().is_some_and(|key| bucket.objects.seen().is_some_and(|all| all.contains_key(&key)));
    let (status, code, message) = if !exists && may(bucket, VISITOR, "s3:ListBucket", &name.arn()) {
        (404, "NoSuchKey", "The specified key does not exist.")
    } else {
        (403, "AccessDenied", "Access Denied")
    };
    match website.error.as_deref().and_then(|error| readable(name, bucket, error)) {
        Some(error) => Decision::Object { key: error, status },
        None => Decision::Error { status, code, message },
    }
}

/// The key, if it exists and anyone may read it.
fn readable(name: &BucketName, bucket: &Bucket, key: &str) -> Option<Key> {
    let key = Key::parse(key).ok()?;
    let there = bucket.objects.seen()?.contains_key(&key);
    (there && may(bucket, VISITOR, "s3:GetObject", &format!("{}/{key}", name.arn()))).then_some(key)
}

/// What the website endpoint answers a GET or HEAD with. `bucket` is `None` if there is none of this name; `path` is
/// percent-decoded.
#[must_use]
pub fn at_website(name: &BucketName, bucket: Option<&Bucket>, path: &str) -> Served {
    answer(name, bucket, path).plain()
}

/// What it answers any other method with.
#[must_use]
pub fn refuse_method_at_website() -> Served {
    let message = "The specified method is not allowed against this resource.";
    let mut served = error(405, "MethodNotAllowed", message).plain();
    served.headers.push(("allow", "GET, HEAD".to_owned()));
    served
}

pub(super) fn answer(name: &BucketName, bucket: Option<&Bucket>, path: &str) -> Answer {
    let Some(bucket) = bucket else { return error(404, "NoSuchBucket", "The specified bucket does not exist") };
    match decide(name, bucket, path) {
        Decision::Object { key, status } => Answer::of_object(status, bucket, &key),
        Decision::Redirect { location } => {
            Answer { status: 302, location: Some(location), ..Answer::text("text/html", String::new()) }
        }
        Decision::Error { status, code, message } => error(status, code, message),
    }
}

/// S3's website endpoint says errors in HTML like this.
fn error(status: u16, code: &str, message: &str) -> Answer {
    let reason = match status {
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Error",
    };
    let html = format!(
        "<html>\n<head><title>{status} {reason}</title></head>\n<body>\n<h1>{status} {reason}</h1>\n<ul>\n\
         <li>Code: {code}</li>\n<li>Message: {message}</li>\n</ul>\n<hr/>\n</body>\n</html>\n"
    );
    Answer { status, ..Answer::text("text/html; charset=utf-8", html) }
}
