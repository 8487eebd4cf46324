//! The server's own floor: requests that were written and signed beforehand, sent as fast as the server takes them.
//! Nothing is hashed, decided or parsed but the replies' status and length.
//!
//!     loader SERVER CONNECTIONS PLAN
//!
//! PLAN is a row of records: length of the head (4 bytes, little endian), the head, length of a path (4 bytes), the
//! path of the file that is the body. Prints the seconds from the first byte to the last reply.
//! Standard library only: `rustc -O loader.rs` builds it.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

struct Request {
    head: Vec<u8>,
    body: String,
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let [_, server, connections, plan] = args.as_slice() else { panic!("loader SERVER CONNECTIONS PLAN") };
    let requests = read(&std::fs::read(plan).expect("a plan"));
    let next = AtomicUsize::new(0);
    let wrong: Mutex<Vec<String>> = Mutex::default();
    let began = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..connections.parse::<usize>().expect("a number of connections") {
            scope.spawn(|| {
                if let Err(error) = send_all(server, &requests, &next) {
                    wrong.lock().unwrap().push(error.to_string());
                }
            });
        }
    });
    let seconds = began.elapsed().as_secs_f64();
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{wrong:?}");
    println!("{seconds:.4}");
}

fn read(mut plan: &[u8]) -> Vec<Request> {
    let mut part = || {
        let (length, rest) = plan.split_first_chunk::<4>()?;
        let (bytes, rest) = rest.split_at(u32::from_le_bytes(*length) as usize);
        plan = rest;
        Some(bytes.to_vec())
    };
    let mut all = Vec::new();
    while let (Some(head), Some(body)) = (part(), part()) {
        all.push(Request { head, body: String::from_utf8(body).expect("a path") });
    }
    all
}

fn send_all(server: &str, requests: &[Request], next: &AtomicUsize) -> io::Result<()> {
    let mut out = TcpStream::connect(server)?;
    out.set_nodelay(true)?;
    let mut replies = BufReader::new(out.try_clone()?);
    while let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)) {
        let mut tries = 0;
        loop {
            let status = send(&mut out, &mut replies, request)?;
            // rclone's server stumbles where several files of a new folder come at once, and every tool tries again.
            tries += 1;
            match status.split(' ').nth(1) {
                Some("200") => break,
                Some("500" | "503") if tries < 10 => {}
                _ => return Err(io::Error::other(status)),
            }
        }
    }
    Ok(())
}

/// One request; the first line of its reply, which is read to its end.
fn send(out: &mut TcpStream, replies: &mut BufReader<TcpStream>, request: &Request) -> io::Result<String> {
    out.write_all(&request.head)?;
    io::copy(&mut File::open(&request.body)?, out)?;
    let (mut status, mut line, mut length) = (String::new(), String::new(), 0);
    replies.read_line(&mut status)?;
    loop {
        line.clear();
        replies.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().map_err(io::Error::other)?;
        }
    }
    io::copy(&mut replies.take(length), &mut io::sink())?;
    Ok(status)
}
