//! Uploads in parts that were begun and never finished: found, and given up.

use aws_sdk_s3::types::EncodingType;
use naru_core::names::{BucketName, Key};
use naru_core::world::Unfinished;
use naru_core::{Code, Error, Result};

use super::super::Aws;
use super::super::errors::{Call, Failure};
use super::super::listing::decode;
use super::super::s3::as_key;
use super::Sender;

impl Aws {
    /// All of a bucket; none where nobody may ask.
    pub(in crate::aws) async fn unfinished_uploads(&self, bucket: &BucketName) -> Result<Vec<Unfinished>> {
        listed(self.s3_client(), self.call("s3:ListBucketMultipartUploads", bucket), bucket, None).await
    }

    /// Gives these up, and takes away the parts that arrived.
    pub(in crate::aws) async fn abort_uploads(&self, bucket: &BucketName, uploads: &[Unfinished]) -> Result<()> {
        for upload in uploads {
            aborted(self.s3_client(), self.call("s3:AbortMultipartUpload", bucket), bucket, upload).await?;
        }
        Ok(())
    }
}

impl Sender {
    /// What was begun for this key.
    pub(super) async fn unfinished(&self, key: &Key) -> Result<Vec<Unfinished>> {
        listed(&self.client, self.call("s3:ListBucketMultipartUploads"), &self.bucket, Some(key)).await
    }

    pub(super) async fn abort(&self, upload: &Unfinished) -> Result<()> {
        Ok(aborted(&self.client, self.call("s3:AbortMultipartUpload"), &self.bucket, upload).await?)
    }
}

async fn listed(
    client: &aws_sdk_s3::Client,
    call: Call<'_>,
    bucket: &BucketName,
    key: Option<&Key>,
) -> Result<Vec<Unfinished>> {
    let mut all = Vec::new();
    let mut from: (Option<String>, Option<String>) = (None, None);
    loop {
        let page = call
            .send(|| {
                client
                    .list_multipart_uploads()
                    .bucket(bucket.as_str())
                    .encoding_type(EncodingType::Url)
                    .set_prefix(key.map(ToString::to_string))
                    .set_key_marker(from.0.clone())
                    .set_upload_id_marker(from.1.clone())
                    .send()
            })
            .await;
        let page = match page {
            Ok(page) => page,
            Err(failure) if failure.is(&["NoSuchBucket"]) || failure.not_implemented() => return Ok(Vec::new()),
            // A key that was made by an older Naru may not: then nothing is continued, and nothing given up.
            Err(failure) if failure.error.code == Code::AccessDenied => return Ok(Vec::new()),
            Err(failure) => return Err(failure.into()),
        };
        let encoded = page.encoding_type() == Some(&EncodingType::Url);
        for upload in page.uploads() {
            let named = upload.key().and_then(|name| decode(name, encoded)).and_then(|name| as_key(&name));
            if let (Some(name), Some(id)) = (named, upload.upload_id())
                && key.is_none_or(|key| *key == name)
            {
                all.push(Unfinished { key: name, id: id.to_owned() });
            }
        }
        let next_key = page.next_key_marker().and_then(|name| decode(name, encoded));
        let next = (next_key, page.next_upload_id_marker().map(str::to_owned));
        // A marker that repeats would go round for ever.
        if page.is_truncated() != Some(true) || next.0.is_none() || next == from {
            return Ok(all);
        }
        from = next;
    }
}

async fn aborted(
    client: &aws_sdk_s3::Client,
    call: Call<'_>,
    bucket: &BucketName,
    upload: &Unfinished,
) -> std::result::Result<(), Failure> {
    let request = || {
        client.abort_multipart_upload().bucket(bucket.as_str()).key(upload.key.as_str()).upload_id(&upload.id).send()
    };
    match call.send(request).await {
        // Somebody was faster, or a reply of ours was lost.
        Err(failure) if failure.not_found() || failure.is(&["NoSuchUpload"]) => Ok(()),
        Err(failure) => Err(failure),
        Ok(_) => Ok(()),
    }
}

/// What a later run would not find out: said with the error that stopped this one.
pub(super) fn with_left(error: Error, left: Result<()>) -> Error {
    match left {
        Ok(()) => error,
        Err(left) => {
            let said = error.detail.clone().unwrap_or_default();
            error.detail(format!("{said} (parts were left in the bucket: {left})"))
        }
    }
}
