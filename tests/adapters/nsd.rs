//! Real authoritative servers (NSD) on loopback, each on an address of its own and all on one free port, and a
//! scripted one for what no honest server answers.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, UdpSocket};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use hickory_proto::op::{Message, Query};
use hickory_proto::rr::{Name, RecordType};
use tempfile::TempDir;

/// How many addresses a test may use: 127.0.0.2 and the following.
const ADDRESSES: u8 = 8;

/// The address of a server.
pub fn at(last: u8, port: u16) -> SocketAddr {
    (Ipv4Addr::new(127, 0, 0, last), port).into()
}

/// A port that is free on all of them, for UDP and TCP, and that no other test of this process was given: a server
/// that starts anew leaves its port free for a moment.
pub fn free_port() -> u16 {
    static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    for _ in 0..50 {
        let first = TcpListener::bind(at(2, 0)).unwrap();
        let port = first.local_addr().unwrap().port();
        let all = (2..2 + ADDRESSES).all(|last| {
            UdpSocket::bind(at(last, port)).is_ok() && (last == 2 || TcpListener::bind(at(last, port)).is_ok())
        });
        if all && GIVEN.lock().unwrap().insert(port) {
            return port;
        }
    }
    panic!("no port is free on 127.0.0.2 to 127.0.0.9");
}

/// An NSD with its zones; ends when it is dropped.
pub struct Nsd {
    addresses: Vec<SocketAddr>,
    dir: TempDir,
    child: Option<Child>,
}

impl Nsd {
    /// Starts one and waits until it answers. A zone is its name and its file, after `$ORIGIN` and `$TTL 600`.
    pub fn start(addresses: &[SocketAddr], zones: &[(&str, &str)]) -> Self {
        let mut nsd = Self { addresses: addresses.to_vec(), dir: tempfile::tempdir().unwrap(), child: None };
        nsd.change(zones);
        nsd
    }

    /// Starts it anew with other zones.
    pub fn change(&mut self, zones: &[(&str, &str)]) {
        self.stop();
        let dir = self.dir.path().display().to_string();
        let listen: String =
            self.addresses.iter().map(|it| format!("  ip-address: {}@{}\n", it.ip(), it.port())).collect();
        let mut config = format!(
            "server:\n{listen}  username: \"\"\n  chroot: \"\"\n  pidfile: \"\"\n  xfrdfile: \"\"\n  database: \"\"\n  \
             zonelistfile: \"\"\n  zonesdir: \"{dir}\"\n  logfile: \"{dir}/log\"\n  server-count: 1\n\
             remote-control:\n  control-enable: no\n"
        );
        for (name, text) in zones {
            let file = format!("{dir}/{name}zone");
            std::fs::write(&file, format!("$ORIGIN {name}\n$TTL 600\n{text}\n")).unwrap();
            config.push_str(&format!("zone:\n  name: \"{name}\"\n  zonefile: \"{file}\"\n"));
        }
        let file = format!("{dir}/nsd.conf");
        std::fs::write(&file, config).unwrap();
        self.spawn();
        self.wait_until_it_answers(zones);
    }

    fn spawn(&mut self) {
        // Ends with this thread, too, should the test be killed; servers lie in a folder that not everybody's PATH has.
        let path = format!("{}:/usr/sbin:/usr/local/sbin", std::env::var("PATH").unwrap_or_default());
        let child = Command::new("setpriv")
            .args(["--pdeathsig", "TERM", "nsd", "-d", "-c"])
            .arg(self.dir.path().join("nsd.conf"))
            .env("PATH", path)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("nsd starts: scripts/setup.sh test installs it");
        self.child = Some(child);
    }

    fn wait_until_it_answers(&mut self, zones: &[(&str, &str)]) {
        let patience = Instant::now() + Duration::from_secs(20);
        for address in self.addresses.clone() {
            while !zones.iter().all(|(zone, _)| answers(address, zone)) {
                let log = std::fs::read_to_string(self.dir.path().join("log")).unwrap_or_default();
                assert!(Instant::now() < patience, "nsd at {address} does not answer: {log}");
                // Somebody's question may have gone out from our port at just this moment.
                if matches!(self.child.as_mut().map(Child::try_wait), Some(Ok(Some(_)))) {
                    self.spawn();
                }
                thread::sleep(Duration::from_millis(20));
            }
        }
    }

    fn stop(&mut self) {
        let Some(mut child) = self.child.take() else { return };
        // Told to end, it ends its own children first.
        drop(Command::new("kill").arg(child.id().to_string()).status());
        for _ in 0..250 {
            if matches!(child.try_wait(), Ok(Some(_))) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        drop(child.kill());
        drop(child.wait());
    }
}

impl Drop for Nsd {
    fn drop(&mut self) {
        self.stop();
    }
}

fn answers(address: SocketAddr, zone: &str) -> bool {
    let mut question = Message::query();
    question.add_query(Query::query(Name::from_ascii(zone).unwrap(), RecordType::SOA));
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).unwrap();
    socket.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
    let mut buffer = [0; 1500];
    let sent = socket.connect(address).and_then(|()| socket.send(&question.to_vec().unwrap()));
    sent.and_then(|_| socket.recv(&mut buffer)).is_ok_and(|length| {
        let answer = Message::from_vec(&buffer[..length]).unwrap();
        answer.metadata.id == question.metadata.id && !answer.answers.is_empty()
    })
}

/// A server that answers every datagram with what `script` makes of the question: any number of datagrams. It lives
/// until the test's process ends.
pub fn scripted(address: SocketAddr, script: impl Fn(Message) -> Vec<Vec<u8>> + Send + 'static) {
    let socket = UdpSocket::bind(address).unwrap();
    thread::spawn(move || {
        let mut buffer = [0; 1500];
        while let Ok((length, from)) = socket.recv_from(&mut buffer) {
            let Ok(question) = Message::from_vec(&buffer[..length]) else { continue };
            for answer in script(question) {
                drop(socket.send_to(&answer, from));
            }
        }
    });
}
