//! The local edge: serves a practice bucket over real HTTP on loopback, through its distribution once it has one. What
//! a request gets is decided in [`naru_core::edge`]; here are only sockets, headers and bytes.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{
    ACCEPT_ENCODING, ACCEPT_RANGES, CONTENT_LENGTH, CONTENT_RANGE, ETAG, HOST, HeaderName, IF_NONE_MATCH, RANGE, SERVER,
};
use axum::http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode};
use flate2::Compression;
use flate2::write::GzEncoder;
use naru_core::clock::Clock;
use naru_core::edge::{
    Body as Content, Cache, Served, Visit, at_website, refuse_method, refuse_method_at_website, through,
};
use naru_core::names::BucketName;
use naru_core::practice::PracticeState;
use naru_core::{Code, Error, Result};
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio_util::io::ReaderStream;

use crate::clock::SystemClock;
use crate::preview::Shelf;

/// What the edge serves from.
#[derive(Debug, Clone)]
pub struct Source {
    /// The practice cloud, shared with the run that fills it.
    pub state: Arc<Mutex<PracticeState>>,
    /// Which bucket.
    pub bucket: BucketName,
    /// Where objects' bytes lie.
    pub bytes: Bytes,
}

/// Where objects' bytes lie, by SHA-256.
#[derive(Debug, Clone)]
pub enum Bytes {
    /// In files of that name in a folder.
    Blobs(PathBuf),
    /// In the build folder itself.
    Folder(Arc<Mutex<Shelf>>),
}

impl Bytes {
    /// Opens them; says why not.
    async fn open(&self, sha256: String) -> std::result::Result<std::fs::File, String> {
        let bytes = self.clone();
        let open = move || match bytes {
            Self::Blobs(dir) => std::fs::File::open(dir.join(sha256)).map_err(|e| e.to_string()),
            Self::Folder(shelf) => {
                let shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
                shelf.open(&sha256).map_err(|e| e.to_string())
            }
        };
        tokio::task::spawn_blocking(open).await.map_err(|e| e.to_string())?
    }
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
        let edge = Arc::new(Edge { source, cache: Mutex::default() });
        let app = axum::Router::new().fallback(serve).with_state(edge);
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

/// What one server works with.
#[derive(Debug)]
struct Edge {
    source: Source,
    /// What the edges keep, as long as the server lives.
    cache: Mutex<Cache>,
}

async fn serve(State(edge): State<Arc<Edge>>, request: Request<Body>) -> Response<Body> {
    let served = decide(&edge, &request);
    let head = request.method() == Method::HEAD;
    let (parts, _) = request.into_parts();
    send(&edge.source, &parts.headers, served, head).await.unwrap_or_else(|why| {
        let mut response = Response::new(Body::from(why));
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        response
    })
}

/// Through the site's distribution if it has one, else from the website endpoint.
fn decide(edge: &Edge, request: &Request<Body>) -> Served {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let host = header(HOST).unwrap_or_default();
    let readable = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = request.uri().path();
    let bucket = &edge.source.bucket;
    let state = edge.source.state.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(distribution) = through(&state.truth, bucket, host) else {
        if !readable {
            return refuse_method_at_website();
        }
        let there = state.truth.buckets.get(bucket).filter(|bucket| bucket.head.seen().is_some());
        return at_website(bucket, there, &percent_encoding::percent_decode_str(path).decode_utf8_lossy());
    };
    if !readable {
        return refuse_method(distribution);
    }
    let visit = Visit {
        host,
        path,
        query: request.uri().query().unwrap_or_default(),
        // There is no TLS on loopback: whoever comes counts as come over HTTPS, unless they say otherwise.
        https: header(HeaderName::from_static("x-forwarded-proto")) != Some("http"),
        // A part of a file is a part of its own bytes.
        gzip: header(ACCEPT_ENCODING).is_some_and(takes_gzip) && header(RANGE).is_none(),
    };
    let mut cache = edge.cache.lock().unwrap_or_else(PoisonError::into_inner);
    naru_core::edge::visit(&mut cache, &state, distribution, &visit, SystemClock.now())
}

/// Whether gzip is among what is accepted, and not to be avoided.
fn takes_gzip(accepted: &str) -> bool {
    accepted.split(',').any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let weight = weight.trim().strip_prefix("q=").and_then(|weight| weight.parse::<f32>().ok());
        name.trim().eq_ignore_ascii_case("gzip") && weight != Some(0.0)
    })
}

async fn send(
    source: &Source,
    asked: &HeaderMap,
    served: Served,
    head: bool,
) -> std::result::Result<Response<Body>, String> {
    let failed = |error: axum::http::Error| error.to_string();
    let mut builder = Response::builder().status(served.status).header(SERVER, "Naru practice edge");
    for (name, value) in &served.headers {
        builder = builder.header(*name, value);
    }
    let text = |name| asked.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let (sha256, size, gzip) = match served.body {
        Content::Text(text) => {
            let body = if head { Body::empty() } else { Body::from(text.clone()) };
            return builder.header(CONTENT_LENGTH, text.len()).body(body).map_err(failed);
        }
        Content::Object { sha256, size, gzip } => (sha256.ok_or("practice knows every object's bytes")?, size, gzip),
    };
    builder = builder.header(ACCEPT_RANGES, "bytes");
    let tag = builder.headers_ref().and_then(|all| all.get(ETAG)).and_then(|tag| tag.to_str().ok());
    let known = tag.is_some_and(|tag| text(IF_NONE_MATCH).is_some_and(|seen| names_tag(seen, tag)));
    if served.status == 200 && known {
        return builder.status(StatusCode::NOT_MODIFIED).body(Body::empty()).map_err(failed);
    }
    if gzip {
        // How long it is compressed is not known before.
        let bytes = if head { Body::empty() } else { Body::from(compressed(source.bytes.open(sha256).await?).await?) };
        return builder.body(bytes).map_err(failed);
    }
    let (start, end) = match text(RANGE).filter(|_| served.status == 200).and_then(|range| byte_range(range, size)) {
        Some(Err(())) => {
            return builder
                .status(StatusCode::RANGE_NOT_SATISFIABLE)
                .header(CONTENT_RANGE, format!("bytes */{size}"))
                .body(Body::empty())
                .map_err(failed);
        }
        Some(Ok((start, end))) => {
            builder = builder
                .status(StatusCode::PARTIAL_CONTENT)
                .header(CONTENT_RANGE, format!("bytes {start}-{end}/{size}"));
            (start, end + 1)
        }
        None => (0, size),
    };
    builder = builder.header(CONTENT_LENGTH, end - start);
    if head {
        return builder.body(Body::empty()).map_err(failed);
    }
    let mut file = tokio::fs::File::from_std(source.bytes.open(sha256).await?);
    file.seek(std::io::SeekFrom::Start(start)).await.map_err(|e| e.to_string())?;
    builder.body(Body::from_stream(ReaderStream::new(file.take(end - start)))).map_err(failed)
}

/// Whether `If-None-Match` names this tag. Weak ones count as well (RFC 9110, 13.1.2).
fn names_tag(seen: &str, tag: &str) -> bool {
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    seen.split(',').any(|one| one.trim() == "*" || strong(one) == strong(tag))
}

/// A whole file, compressed. Only what is at most 10 MB is.
async fn compressed(mut file: std::fs::File) -> std::result::Result<Vec<u8>, String> {
    let work = move || -> std::io::Result<Vec<u8>> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        std::io::copy(&mut file, &mut encoder)?;
        encoder.finish()
    };
    tokio::task::spawn_blocking(work).await.map_err(|e| e.to_string())?.map_err(|e| e.to_string())
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
