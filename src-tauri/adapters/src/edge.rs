//! The local edge: serves a practice bucket over real HTTP on loopback. Which object a request gets is decided
//! by [`naru_core::edge::decide`]; here are only sockets, headers and bytes.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{
    ACCEPT_RANGES, ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION,
    RANGE, SERVER,
};
use axum::http::response::Builder;
use axum::http::{HeaderMap, Method, Request, Response, StatusCode};
use naru_core::edge::{Decision, decide};
use naru_core::names::BucketName;
use naru_core::practice::PracticeState;
use naru_core::world::Object;
use naru_core::{Code, Error, Result};
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio_util::io::ReaderStream;

/// What the edge serves from.
#[derive(Debug, Clone)]
pub struct Source {
    /// The practice cloud, shared with the run that fills it.
    pub state: Arc<Mutex<PracticeState>>,
    /// Which bucket.
    pub bucket: BucketName,
    /// Where objects' bytes lie, by SHA-256.
    pub blobs: PathBuf,
}

/// A running edge; it stops when dropped.
#[derive(Debug)]
pub struct EdgeServer {
    address: SocketAddr,
    task: tokio::task::JoinHandle<()>,
}

impl EdgeServer {
    /// Serves on loopback, on this port if it is free or asked for by name.
    ///
    /// # Errors
    /// `PortTaken` if `must` and the port is in use.
    pub async fn start(source: Source, port: u16, must: bool) -> Result<Self> {
        let bind = |port| tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let taken = |e| Error::new(Code::PortTaken).arg("port", port).detail(e);
        let listener = match bind(port).await {
            Ok(listener) => listener,
            Err(_) if !must => bind(0).await.map_err(taken)?,
            Err(error) => return Err(taken(error)),
        };
        let address = listener.local_addr().map_err(taken)?;
        let app = axum::Router::new().fallback(serve).with_state(Arc::new(source));
        let task = tokio::spawn(async move {
            // Serving ends only by dropping the task; an accept error is retried inside.
            let _ = axum::serve(listener, app).await;
        });
        Ok(Self { address, task })
    }

    /// Stops serving; the port is free when this returns.
    pub async fn stop(mut self) {
        self.task.abort();
        // It ends cancelled: that is what was asked for.
        let _ = (&mut self.task).await;
    }

    /// `http://127.0.0.1:<port>`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }
}

impl Drop for EdgeServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(State(source): State<Arc<Source>>, request: Request<Body>) -> Response<Body> {
    let head = request.method() == Method::HEAD;
    if !head && request.method() != Method::GET {
        return finish(
            error_page(
                StatusCode::METHOD_NOT_ALLOWED,
                "MethodNotAllowed",
                "The specified method is not allowed against this resource.",
                head,
            )
            .map(|mut r| {
                r.headers_mut().insert(ALLOW, "GET, HEAD".parse().expect("plain text is a header value"));
                r
            }),
        );
    }
    let path = percent_encoding::percent_decode_str(request.uri().path()).decode_utf8_lossy().into_owned();
    let found = {
        let state = source.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        state.truth.buckets.get(&source.bucket).filter(|b| b.head.seen().is_some()).map(|bucket| {
            let decision = decide(&source.bucket, bucket, &path);
            let object = match &decision {
                Decision::Object { key, .. } => bucket.objects.seen().and_then(|all| all.get(key)).cloned(),
                Decision::Redirect { .. } | Decision::Error { .. } => None,
            };
            (decision, object)
        })
    };
    let response = match found {
        None => error_page(StatusCode::NOT_FOUND, "NoSuchBucket", "The specified bucket does not exist", head),
        Some((Decision::Redirect { location }, _)) => {
            base(StatusCode::FOUND).header(LOCATION, location).body(Body::empty()).map_err(|e| e.to_string())
        }
        Some((Decision::Error { status, code, message }, _)) => {
            error_page(StatusCode::from_u16(status).unwrap_or(StatusCode::FORBIDDEN), code, message, head)
        }
        Some((Decision::Object { status, .. }, Some(object))) => {
            let headers = request.headers().clone();
            drop(request);
            object_page(&source, &headers, status, &object, head).await
        }
        Some((Decision::Object { .. }, None)) => Err("an object vanished between two looks".to_owned()),
    };
    finish(response)
}

fn finish(response: std::result::Result<Response<Body>, String>) -> Response<Body> {
    response.unwrap_or_else(|why| {
        let mut response = Response::new(Body::from(why));
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        response
    })
}

fn base(status: StatusCode) -> Builder {
    Response::builder().status(status).header(SERVER, "Naru practice edge")
}

/// S3's website endpoint says errors in HTML like this.
fn error_page(
    status: StatusCode,
    code: &str,
    message: &str,
    head: bool,
) -> std::result::Result<Response<Body>, String> {
    let title = format!("{} {}", status.as_u16(), status.canonical_reason().unwrap_or_default());
    let html = format!(
        "<html>\n<head><title>{title}</title></head>\n<body>\n<h1>{title}</h1>\n<ul>\n<li>Code: {code}</li>\n\
         <li>Message: {message}</li>\n</ul>\n<hr/>\n</body>\n</html>\n"
    );
    base(status)
        .header(CONTENT_TYPE, "text/html; charset=utf-8")
        .header(CONTENT_LENGTH, html.len())
        .body(if head { Body::empty() } else { Body::from(html) })
        .map_err(|e| e.to_string())
}

async fn object_page(
    source: &Source,
    headers: &HeaderMap,
    status: u16,
    object: &Object,
    head: bool,
) -> std::result::Result<Response<Body>, String> {
    let meta = object.meta.as_ref().ok_or("practice knows every object's headers")?;
    let sha256 = meta.sha256.as_ref().ok_or("practice knows every object's bytes")?;
    let etag = format!("\"{}\"", object.etag);
    let text = |name| headers.get(name).and_then(|v| v.to_str().ok());
    let mut builder = base(StatusCode::from_u16(status).map_err(|e| e.to_string())?)
        .header(ETAG, &etag)
        .header(ACCEPT_RANGES, "bytes")
        .header(CONTENT_TYPE, &meta.headers.content_type);
    if let Some(cache) = &meta.headers.cache_control {
        builder = builder.header(CACHE_CONTROL, cache);
    }
    if status == 200
        && text(IF_NONE_MATCH).is_some_and(|seen| seen.split(',').any(|tag| tag.trim() == etag || tag.trim() == "*"))
    {
        return builder.status(StatusCode::NOT_MODIFIED).body(Body::empty()).map_err(|e| e.to_string());
    }
    let (start, end) = match text(RANGE).filter(|_| status == 200).and_then(|r| byte_range(r, object.size)) {
        Some(Err(())) => {
            return builder
                .status(StatusCode::RANGE_NOT_SATISFIABLE)
                .header(CONTENT_RANGE, format!("bytes */{}", object.size))
                .body(Body::empty())
                .map_err(|e| e.to_string());
        }
        Some(Ok((start, end))) => {
            builder = builder
                .status(StatusCode::PARTIAL_CONTENT)
                .header(CONTENT_RANGE, format!("bytes {start}-{end}/{}", object.size));
            (start, end + 1)
        }
        None => (0, object.size),
    };
    builder = builder.header(CONTENT_LENGTH, end - start);
    if head {
        return builder.body(Body::empty()).map_err(|e| e.to_string());
    }
    let mut file = tokio::fs::File::open(source.blobs.join(sha256)).await.map_err(|e| e.to_string())?;
    file.seek(std::io::SeekFrom::Start(start)).await.map_err(|e| e.to_string())?;
    builder.body(Body::from_stream(ReaderStream::new(file.take(end - start)))).map_err(|e| e.to_string())
}

/// One range of `bytes=`: first and last byte. `Some(Err)` cannot be satisfied; `None` is to be ignored (RFC 9110, 14.2).
fn byte_range(header: &str, size: u64) -> Option<std::result::Result<(u64, u64), ()>> {
    let (from, to) = header.strip_prefix("bytes=")?.split_once('-')?;
    let (from, to) = (from.trim(), to.trim());
    let range = match (from.is_empty(), to.is_empty()) {
        (true, true) => return None,
        (true, false) => {
            let last: u64 = to.parse().ok()?;
            (size.saturating_sub(last), size.checked_sub(1)?)
        }
        (false, true) => (from.parse().ok()?, size.saturating_sub(1)),
        (false, false) => (from.parse().ok()?, to.parse::<u64>().ok()?.min(size.saturating_sub(1))),
    };
    Some(if range.0 <= range.1 && range.0 < size { Ok(range) } else { Err(()) })
}
