//! What one file's bytes tell, whatever a project says of it: found once, and remembered beside the file's hash.

use memchr::memmem;
use serde::{Deserialize, Serialize};

use super::secret::{self, Found};
use crate::convenience::asset_check::{self, References};

/// What was found in a file's content.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The first secret in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<Found>,
    /// It is a source map, whatever its name.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub source_map: bool,
    /// It carries its source map, and with it the source, at its own end.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub inline_map: bool,
    /// A script that calls a port of the computer it runs on: on a visitor's nobody answers there.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub calls_localhost: bool,
    /// What a page or a style loads, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asks: Option<References>,
}

impl Facts {
    /// Looks through a file. `bytes` is the whole of a text up to [`secret::TEXT_LIMIT`], or the beginning of anything
    /// else; `asks`: whether it matters what a page or a style loads.
    #[must_use]
    pub fn of(path: &str, bytes: &[u8], asks: bool) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
        let ends = |all: &[&str]| all.iter().any(|end| name.ends_with(end));
        let script = ends(&[".js", ".mjs", ".cjs"]);
        Self {
            secret: secret::in_content(path, bytes),
            source_map: name.ends_with(".map") && holds_mappings(bytes),
            inline_map: (script || name.ends_with(".css")) && holds(bytes, b"sourceMappingURL=data:application/json"),
            calls_localhost: script && calls_localhost(bytes),
            asks: if asks { asset_check::references(path, bytes) } else { None },
        }
    }
}

fn holds_mappings(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{") && holds(bytes, b"\"mappings\"")
}

fn holds(bytes: &[u8], text: &'static [u8]) -> bool {
    memmem::find(bytes, text).is_some()
}

/// `http://localhost:3000`, `ws://127.0.0.1:8080`. Without a port it is the base that libraries resolve paths with.
fn calls_localhost(bytes: &[u8]) -> bool {
    memmem::find_iter(bytes, b"://").any(|at| {
        let scheme = [&b"http"[..], b"https", b"ws", b"wss"].iter().any(|scheme| bytes[..at].ends_with(scheme));
        let rest = &bytes[at + 3..];
        scheme
            && [&b"localhost:"[..], b"127.0.0.1:", b"0.0.0.0:", b"[::1]:"]
                .iter()
                .any(|host| rest.starts_with(host) && rest.get(host.len()).is_some_and(u8::is_ascii_digit))
    })
}

/// Another number for every form of the rules behind [`Facts`]: facts that other rules found are not believed. It is
/// made of the rules' own text, so that nobody has to remember to raise it.
pub const RULES: u64 = {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    hash = mixed(hash, include_bytes!("facts.rs"));
    hash = mixed(hash, include_bytes!("secret.rs"));
    hash = mixed(hash, include_bytes!("html.rs"));
    hash = mixed(hash, include_bytes!("../convenience/asset_check.rs"));
    mixed(hash, include_bytes!("../convenience/base_url.rs"))
};

/// FNV-1a, which is enough to tell texts apart that nobody made alike on purpose.
const fn mixed(mut hash: u64, text: &[u8]) -> u64 {
    let mut at = 0;
    while at < text.len() {
        hash = (hash ^ text[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}
