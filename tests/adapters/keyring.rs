//! A session bus of its own with a real GNOME keyring on it, in the state a test asks for. Its folders are its own,
//! and there is no screen, so nobody is ever asked for a password.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The bus goes when this process goes, however it ends: its supervisor reads from a pipe that closes then.
const SUPERVISOR: &str = "exec 3<&0; \"$@\" 3<&- </dev/null & pid=$!; cat <&3 >/dev/null; kill $pid";

/// As the system's own `session.conf`, but for the folders of services, and for patience with them.
const BUS: &str = "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" \
    \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\"><busconfig><type>session</type><listen/>\
    <auth>EXTERNAL</auth><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>\
    <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy><servicedir/>\
    <limit name=\"service_start_timeout\">6000</limit></busconfig>";

/// The keyring's password.
const PASSWORD: &str = "correct horse";

/// A desktop session without a desktop.
pub struct Keyring {
    dir: tempfile::TempDir,
    bus: Option<Child>,
    daemon: Option<Child>,
}

impl Keyring {
    /// No session bus at all.
    pub fn no_bus() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let home = dir.path().join("run");
        std::fs::create_dir(&home).unwrap();
        std::fs::set_permissions(&home, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
        Self { dir, bus: None, daemon: None }
    }

    /// A session bus on which no keyring can be started.
    pub fn no_service() -> Self {
        let mut it = Self::no_bus();
        it.start_bus();
        it
    }

    /// A keyring that was never used: no collection in it.
    pub fn empty() -> Self {
        let mut it = Self::no_service();
        it.start_daemon(false);
        it
    }

    /// A keyring as it is after signing in.
    pub fn unlocked() -> Self {
        let mut it = Self::no_service();
        it.start_daemon(true);
        it
    }

    /// A locked keyring that asks for its password in a window which nobody answers, and gives up after six seconds.
    pub fn asking() -> Self {
        let mut it = Self::no_bus();
        std::fs::create_dir(it.path("services")).unwrap();
        let window = "[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=/bin/sleep 60\n";
        std::fs::write(it.path("services/org.gnome.keyring.SystemPrompter.service"), window).unwrap();
        it.start_bus();
        it.start_daemon(true);
        it.lock();
        it
    }

    /// The keyring ends and starts again, and nobody has given its password.
    pub fn lock(&mut self) {
        self.stop_daemon();
        self.start_daemon(false);
    }

    /// Starts the session bus. It starts no service by itself: a keyring is there only if the test starts it.
    pub fn start_bus(&mut self) {
        let (path, config) = (self.path("run/bus"), self.path("bus.conf"));
        let listen = format!("<listen>unix:path={}</listen>", path.display());
        let services = format!("<servicedir>{}</servicedir>", self.path("services").display());
        std::fs::write(&config, BUS.replace("<listen/>", &listen).replace("<servicedir/>", &services)).unwrap();
        let bus = self
            .command("bash")
            .args(["-c", SUPERVISOR, "supervisor", "dbus-daemon", "--nofork"])
            .arg(format!("--config-file={}", config.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        self.bus = Some(bus);
        until("the session bus", || path.exists());
    }

    /// Starts the keyring, with its password or without. One that dies while it starts is started again.
    pub fn start_daemon(&mut self, password: bool) {
        for _ in 0..3 {
            let mut daemon = self
                .command("gnome-keyring-daemon")
                .args(password.then_some("--unlock"))
                .args(["--foreground", "--components=secrets"])
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            if password {
                std::io::Write::write_all(&mut daemon.stdin.take().unwrap(), PASSWORD.as_bytes()).unwrap();
            }
            let began = Instant::now();
            while began.elapsed() < Duration::from_secs(8) && daemon.try_wait().unwrap().is_none() {
                if self.answers() {
                    self.daemon = Some(daemon);
                    return;
                }
                std::thread::sleep(Duration::from_millis(20));
            }
            let _ = daemon.kill();
            daemon.wait().unwrap();
        }
        panic!("the keyring does not start (scripts/setup.sh test installs it)");
    }

    /// Whether anybody owns the Secret Service's name on the bus.
    fn answers(&self) -> bool {
        let out = self
            .command("dbus-send")
            .args(["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"])
            .args(["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"])
            .output()
            .unwrap();
        String::from_utf8_lossy(&out.stdout).contains("boolean true")
    }

    /// Ends the keyring.
    pub fn stop_daemon(&mut self) {
        if let Some(mut daemon) = self.daemon.take() {
            daemon.kill().unwrap();
            daemon.wait().unwrap();
            // The next one would find the name taken.
            until("the end of the keyring", || !self.answers());
        }
    }

    /// Lets the keyring hang.
    pub fn hang(&self) {
        self.signal("STOP");
    }

    /// Lets it go on; should it have died of that, it is started again.
    pub fn wake(&mut self) {
        self.signal("CONT");
        std::thread::sleep(Duration::from_millis(300));
        if self.daemon.as_mut().unwrap().try_wait().unwrap().is_some() {
            self.start_daemon(true);
        }
    }

    fn signal(&self, signal: &str) {
        let pid = self.daemon.as_ref().unwrap().id().to_string();
        assert!(Command::new("kill").args([&format!("-{signal}"), &pid]).status().unwrap().success());
    }

    /// A command in this session.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        self.enter(&mut command);
        command
    }

    /// Puts a command into this session.
    pub fn enter(&self, command: &mut Command) {
        command
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("GNOME_KEYRING_CONTROL")
            .env("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={}", self.path("run/bus").display()))
            .env("XDG_RUNTIME_DIR", self.path("run"))
            .env("HOME", self.dir.path())
            .env("XDG_DATA_HOME", self.path("data"))
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_CACHE_HOME", self.path("cache"));
    }

    fn path(&self, name: &str) -> PathBuf {
        let root: &Path = self.dir.path();
        root.join(name)
    }
}

impl Drop for Keyring {
    fn drop(&mut self) {
        self.stop_daemon();
        if let Some(mut bus) = self.bus.take() {
            drop(bus.stdin.take());
            let _ = bus.wait();
        }
    }
}

fn until(what: &str, mut ready: impl FnMut() -> bool) {
    let began = Instant::now();
    while !ready() {
        assert!(began.elapsed() < Duration::from_secs(20), "{what} did not start (scripts/setup.sh test installs it)");
        std::thread::sleep(Duration::from_millis(20));
    }
}
