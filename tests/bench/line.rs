//! A line between a tool and a server: hands bytes on, as late as it is told to, and counts requests by kind.
//!
//!     line LISTEN SERVER ROUND_TRIP_MS
//!
//! A new connection costs a round trip more, as a handshake does. The first line of a connection to LISTEN that reads
//! `COUNT` is answered with the counts so far, as JSON. Standard library only: `rustc -O line.rs` builds it.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

type Counts = Arc<Mutex<BTreeMap<&'static str, u64>>>;

/// Read at once, and so many of these under way in one direction: enough for 25 ms at 640 MB/s.
const CHUNK: usize = 256 * 1024;
const UNDER_WAY: usize = 64;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let [_, listen, server, trip] = args.as_slice() else { panic!("line LISTEN SERVER ROUND_TRIP_MS") };
    let (server, trip) = (server.clone(), Duration::from_millis(trip.parse().expect("milliseconds")));
    let counts = Counts::default();
    for client in TcpListener::bind(listen).expect("a free address").incoming().flatten() {
        let (server, counts) = (server.clone(), Arc::clone(&counts));
        start(move || carry(client, &server, trip, counts));
    }
}

fn start(work: impl FnOnce() + Send + 'static) {
    // Hundreds of connections with four threads each.
    thread::Builder::new().stack_size(128 * 1024).spawn(work).expect("a thread");
}

fn carry(mut client: TcpStream, server: &str, trip: Duration, counts: Counts) {
    let mut first = [0; 5];
    if client.peek(&mut first).is_ok() && &first == b"COUNT" {
        let told: Vec<String> = counts.lock().unwrap().iter().map(|(kind, n)| format!("\"{kind}\":{n}")).collect();
        let _ = client.write_all(format!("{{{}}}\n", told.join(",")).as_bytes());
        return;
    }
    let Ok(there) = TcpStream::connect(server) else { return };
    let _ = (client.set_nodelay(true), there.set_nodelay(true));
    let (Ok(back), Ok(again)) = (there.try_clone(), client.try_clone()) else { return };
    let not_before = Instant::now() + trip;
    let half = trip / 2;
    let mut requests = Requests { state: State::Head(Vec::new()), counts };
    one_way(client, there, not_before, half, move |bytes| requests.see(bytes));
    one_way(back, again, not_before, half, |_| {});
}

/// Hands on what comes in, each piece `late` after it came, and nothing before `not_before` and that.
fn one_way(
    mut from: TcpStream,
    mut to: TcpStream,
    not_before: Instant,
    late: Duration,
    mut see: impl FnMut(&[u8]) + Send + 'static,
) {
    let (send, receive) = sync_channel::<(Instant, Vec<u8>)>(UNDER_WAY);
    start(move || {
        let mut buffer = vec![0; CHUNK];
        while let Ok(n @ 1..) = from.read(&mut buffer) {
            see(&buffer[..n]);
            if send.send((Instant::now().max(not_before) + late, buffer[..n].to_vec())).is_err() {
                break;
            }
        }
    });
    start(move || {
        for (due, bytes) in receive {
            thread::sleep(due.saturating_duration_since(Instant::now()));
            if to.write_all(&bytes).is_err() {
                break;
            }
        }
        let _ = to.shutdown(Shutdown::Write);
    });
}

enum State {
    Head(Vec<u8>),
    /// So many bytes of a body.
    Body(u64),
    /// A chunk's size line.
    Size(Vec<u8>),
    /// A chunk with the line end after it.
    Chunk(u64),
    /// The lines after the last chunk.
    Trailer(Vec<u8>),
}

/// The requests of one connection, told apart as HTTP/1.1 does.
struct Requests {
    state: State,
    counts: Counts,
}

impl Requests {
    fn see(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            match &mut self.state {
                State::Body(left) | State::Chunk(left) => {
                    let taken = (*left).min(bytes.len() as u64);
                    *left -= taken;
                    bytes = &bytes[taken as usize..];
                    if *left == 0 {
                        let chunked = matches!(self.state, State::Chunk(_));
                        self.state = if chunked { State::Size(Vec::new()) } else { State::Head(Vec::new()) };
                    }
                }
                State::Head(lines) => {
                    lines.push(bytes[0]);
                    bytes = &bytes[1..];
                    if lines.ends_with(b"\r\n\r\n") {
                        let head = String::from_utf8_lossy(lines).into_owned();
                        self.state = self.request(&head);
                    }
                }
                State::Size(line) => {
                    line.push(bytes[0]);
                    bytes = &bytes[1..];
                    if line.ends_with(b"\r\n") {
                        let text = String::from_utf8_lossy(line).into_owned();
                        let size = text.trim().split(';').next().unwrap_or_default();
                        self.state = match u64::from_str_radix(size, 16).expect("a chunk's size") {
                            0 => State::Trailer(Vec::new()),
                            size => State::Chunk(size + 2),
                        };
                    }
                }
                State::Trailer(lines) => {
                    lines.push(bytes[0]);
                    bytes = &bytes[1..];
                    if lines == b"\r\n" || lines.ends_with(b"\r\n\r\n") {
                        self.state = State::Head(Vec::new());
                    }
                }
            }
        }
    }

    fn request(&mut self, head: &str) -> State {
        *self.counts.lock().unwrap().entry(kind(head)).or_default() += 1;
        let value = |name: &str| {
            head.lines().find_map(|line| {
                let (key, value) = line.split_once(':')?;
                key.eq_ignore_ascii_case(name).then(|| value.trim())
            })
        };
        if value("transfer-encoding").is_some_and(|how| how.eq_ignore_ascii_case("chunked")) {
            return State::Size(Vec::new());
        }
        match value("content-length").and_then(|n| n.parse().ok()).unwrap_or(0) {
            0 => State::Head(Vec::new()),
            left => State::Body(left),
        }
    }
}

/// What a request is, by its method, its query and whether it copies.
fn kind(head: &str) -> &'static str {
    let mut words = head.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let asks = |name: &str| query.split('&').any(|part| part.split('=').next() == Some(name));
    let of_bucket = path.trim_matches('/').split('/').count() == 1;
    match method {
        "GET" if asks("list-type") || asks("prefix") || (of_bucket && query.is_empty()) => "list",
        "GET" if of_bucket => "get-bucket",
        "GET" => "get",
        "HEAD" if of_bucket => "head-bucket",
        "HEAD" => "head",
        "PUT" if asks("partNumber") => "upload-part",
        "PUT" if head.to_ascii_lowercase().contains("\r\nx-amz-copy-source:") => "copy",
        "PUT" if of_bucket => "put-bucket",
        "PUT" => "put",
        "POST" if asks("uploads") => "create-multipart",
        "POST" if asks("uploadId") => "complete-multipart",
        "POST" if asks("delete") => "delete-many",
        "POST" => "post",
        "DELETE" => "delete",
        _ => "other",
    }
}
