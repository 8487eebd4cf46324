//! What lies in a bucket, page by page; or all pages at once, where it is remembered how they lay. A server with another
//! order than S3's is noticed and asked page by page: no key is ever missed for the sake of speed.

use aws_sdk_s3::types::EncodingType;
use futures_util::{StreamExt, stream};
use naru_core::Result;
use naru_core::names::BucketName;
use naru_core::world::Object;
use percent_encoding::percent_decode_str;

use super::Aws;
use super::errors::absent;
use super::recall::{PAGE, Pages};
use super::s3::{AT_ONCE, unquoted};

/// Keys that may come on the first page until it is listed again.
const ROOM: usize = 8;

/// A stretch of a listing.
#[derive(Debug, Default)]
struct Span {
    keys: Vec<(String, Object)>,
    /// Keys of its last page that belong to the next stretches.
    beyond: Vec<String>,
    /// Its keys come in the order of their bytes, after the one it was asked to begin at.
    in_order: bool,
    /// There are none after them.
    at_the_end: bool,
}

/// What came of asking for several stretches at once.
enum Spans {
    All(Vec<(String, Object)>),
    NoBucket,
    /// Something came or went meanwhile, so it is not known whether they are all.
    Moved,
    /// The server cannot be asked like that.
    OtherOrder,
}

impl Aws {
    /// Every key as it is stored, decoded. `None`: no such bucket.
    ///
    /// Where it is known from before how the pages lie, all are asked for at once.
    pub(super) async fn keys(&self, bucket: &BucketName) -> Result<Option<Vec<(String, Object)>>> {
        let before = self.recall.pages(bucket).await;
        let mut now = Pages::default();
        let mut found = None;
        if !before.ends.is_empty() {
            found = match self.spans(bucket, &before.ends).await? {
                Spans::NoBucket => return Ok(None),
                Spans::All(all) => Some(all),
                Spans::Moved => None,
                Spans::OtherOrder => {
                    now.other_order = true;
                    None
                }
            };
        }
        let all = match found {
            Some(all) => all,
            None => {
                let Some(span) = self.span(bucket, None, None).await? else { return Ok(None) };
                span.keys
            }
        };
        now.other_order |= before.other_order || !all.is_sorted_by(|(a, _), (b, _)| a < b);
        if !now.other_order {
            now.ends = ends(&all);
        }
        if now != before {
            self.recall.remember_pages(bucket, &now).await;
        }
        Ok(Some(all))
    }

    /// The keys up to each of these, and those after the last.
    async fn spans(&self, bucket: &BucketName, ends: &[String]) -> Result<Spans> {
        let (mut all, mut beyond) = (Vec::new(), Vec::new());
        let mut coming = stream::FuturesOrdered::new();
        let mut next = 0;
        loop {
            while coming.len() < AT_ONCE && next <= ends.len() {
                let after = next.checked_sub(1).map(|before| ends[before].as_str());
                coming.push_back(self.span(bucket, after, ends.get(next).map(String::as_str)));
                next += 1;
            }
            let Some(span) = coming.next().await else { break };
            let Some(mut span) = span? else { return Ok(Spans::NoBucket) };
            if !span.in_order {
                return Ok(Spans::OtherOrder);
            }
            all.append(&mut span.keys);
            beyond.append(&mut span.beyond);
            if span.at_the_end {
                break;
            }
        }
        // What one span saw of the next ones lies there, or the order is another one than it seemed.
        let lies_there = |key: &String| all.binary_search_by(|(other, _)| other.cmp(key)).is_ok();
        Ok(if beyond.iter().all(lies_there) { Spans::All(all) } else { Spans::Moved })
    }

    /// The keys after one and up to another.
    async fn span(&self, bucket: &BucketName, after: Option<&str>, until: Option<&str>) -> Result<Option<Span>> {
        let call = self.call("s3:ListBucket", bucket);
        let mut span = Span { in_order: true, ..Span::default() };
        let mut from: Option<String> = None;
        loop {
            let page = call
                .send(|| {
                    self.s3_client()
                        .list_objects_v2()
                        .bucket(bucket.as_str())
                        .encoding_type(EncodingType::Url)
                        .set_start_after(after.filter(|_| from.is_none()).map(str::to_owned))
                        .set_continuation_token(from.clone())
                        .send()
                })
                .await;
            let page = match page {
                Err(failure) if failure.not_found() => return Ok(None),
                page => absent(page, &[])?,
            };
            let Some(page) = page else { return Ok(None) };
            // XML cannot hold every key, so S3 is asked to percent-encode them; who does not, says nothing of it.
            let encoded = page.encoding_type() == Some(&EncodingType::Url);
            for object in page.contents() {
                let Some(key) = object.key().and_then(|key| decode(key, encoded)) else { continue };
                let last = span.keys.last().map(|(last, _)| last.as_str()).or(after);
                span.in_order &= last.is_none_or(|last| last < key.as_str());
                let size = object.size().and_then(|size| u64::try_from(size).ok()).unwrap_or(0);
                span.keys.push((key, Object { size, etag: unquoted(object.e_tag()).into(), meta: None }));
            }
            let Some(next) = page.next_continuation_token().filter(|_| page.is_truncated() == Some(true)) else {
                span.at_the_end = true;
                break;
            };
            let reached = until.is_some_and(|until| span.keys.last().is_some_and(|(key, _)| key.as_str() >= until));
            // A token that repeats would go round for ever; and who wants a part of it can do nothing with another order.
            if reached || from.as_deref() == Some(next) || (until.or(after).is_some() && !span.in_order) {
                break;
            }
            from = Some(next.to_owned());
        }
        if let Some(until) = until.filter(|_| span.in_order) {
            let own = span.keys.partition_point(|(key, _)| key.as_str() <= until);
            span.beyond = span.keys.split_off(own).into_iter().map(|(key, _)| key).collect();
            span.at_the_end &= span.beyond.is_empty();
        }
        Ok(Some(span))
    }
}

/// The last key of each page but the last one. In the first there is room for records of ours that come, such as the
/// lock and a release's manifest, where that takes no page more.
fn ends(all: &[(String, Object)]) -> Vec<String> {
    let pages = all.len().div_ceil(PAGE);
    let room = if (all.len() + ROOM).div_ceil(PAGE) == pages { ROOM } else { 0 };
    (1..pages).map(|page| all[page * PAGE - room - 1].0.clone()).collect()
}

/// A key of a listing. S3 writes a space as `+` and a plus as `%2B`.
pub(super) fn decode(key: &str, encoded: bool) -> Option<String> {
    if !encoded {
        return Some(key.to_owned());
    }
    percent_decode_str(&key.replace('+', " ")).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}
