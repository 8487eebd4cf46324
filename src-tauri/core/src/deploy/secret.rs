//! What counts as a secret: by a file's name, and by what stands in it.
//!
//! A rule by content asks for the whole shape of a secret and for something that looks drawn at
//! random, because bundles are full of half of it: SDKs name `secretAccessKey`, crypto libraries
//! hold `-----BEGIN PRIVATE KEY-----`, documentation prints `sk_live_xxxx`. Keys that are made for
//! browsers (Google's `AIza…`, Stripe's `pk_live_…`, Supabase's anon key) are none.

use std::borrow::Cow;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What kind of secret it is: word key `secret-kind-<kind>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum SecretKind {
    /// A repository's history: `.git` and its like.
    VersionControl,
    /// `.env` and its variants.
    Env,
    /// A private key.
    PrivateKey,
    /// A container of private keys or passwords.
    KeyStore,
    /// `.htpasswd`, `.netrc` and the like.
    PasswordFile,
    /// What a tool signs in with: `.aws/`, `.npmrc`, Terraform's state.
    CredentialFile,
    /// An AWS access key.
    AwsKey,
    /// A Google service account's key or an OAuth client's secret.
    GoogleKey,
    /// A payment service's secret key.
    PaymentKey,
    /// A token of GitHub or GitLab.
    CodeHostToken,
    /// A token or hook of Slack, Discord or Telegram.
    ChatToken,
    /// A key of a language model's service.
    AiKey,
    /// A secret of another service.
    ServiceToken,
    /// A database's address with its password.
    DatabaseUrl,
}

impl SecretKind {
    /// Every kind, for the tests of words.
    pub const ALL: [Self; 14] = [
        Self::VersionControl,
        Self::Env,
        Self::PrivateKey,
        Self::KeyStore,
        Self::PasswordFile,
        Self::CredentialFile,
        Self::AwsKey,
        Self::GoogleKey,
        Self::PaymentKey,
        Self::CodeHostToken,
        Self::ChatToken,
        Self::AiKey,
        Self::ServiceToken,
        Self::DatabaseUrl,
    ];

    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::VersionControl => "version-control",
            Self::Env => "env",
            Self::PrivateKey => "private-key",
            Self::KeyStore => "key-store",
            Self::PasswordFile => "password-file",
            Self::CredentialFile => "credential-file",
            Self::AwsKey => "aws-key",
            Self::GoogleKey => "google-key",
            Self::PaymentKey => "payment-key",
            Self::CodeHostToken => "code-host-token",
            Self::ChatToken => "chat-token",
            Self::AiKey => "ai-key",
            Self::ServiceToken => "service-token",
            Self::DatabaseUrl => "database-url",
        }
    }
}

/// The secret a file or folder is by its name alone; `name` is one part of a path.
///
/// Letter case does not matter. Templates of `.env` and public keys (`id_rsa.pub`) are none.
#[must_use]
pub fn by_name(name: &str) -> Option<SecretKind> {
    let name = name.to_lowercase();
    let stem = name.split('.').next().unwrap_or_default();
    let ext = name.rsplit_once('.').map_or("", |(_, ext)| ext);
    match name.as_str() {
        ".git" | ".svn" | ".hg" | ".bzr" => return Some(SecretKind::VersionControl),
        ".htpasswd" | ".netrc" | "_netrc" | ".pgpass" | ".my.cnf" => return Some(SecretKind::PasswordFile),
        ".aws" | ".ssh" | ".gnupg" | ".kube" | ".docker" | ".azure" | ".gcloud" | ".npmrc" | ".yarnrc.yml"
        | ".pypirc" | ".git-credentials" | ".dockercfg" | ".s3cfg" | ".boto" | ".vault-token" | ".terraformrc"
        | "rootkey.csv" | "wp-config.php" => return Some(SecretKind::CredentialFile),
        _ => {}
    }
    let dotenv = name.strip_prefix(".env").is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-', '_']));
    if (dotenv && !is_env_template(&name)) || name == ".envrc" {
        return Some(SecretKind::Env);
    }
    // `id_rsa`, `id_rsa.bak`, `id_ed25519_work`; but a page or picture called `id_rsa_guide.html` is its content's matter.
    let ssh = ["id_rsa", "id_dsa", "id_ecdsa", "id_ed25519"].iter().any(|key| {
        stem.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with(['_', '-']) || rest == "~")
    });
    let harmless = "pub html htm md js mjs css svg png jpg jpeg webp avif gif".split(' ').any(|e| e == ext);
    if ssh && !harmless {
        return Some(SecretKind::PrivateKey);
    }
    match ext {
        "pem" | "ppk" | "p8" | "pk8" => Some(SecretKind::PrivateKey),
        "p12" | "pfx" | "jks" | "keystore" | "kdbx" | "keychain" | "keychain-db" => Some(SecretKind::KeyStore),
        "tfstate" | "tfvars" => Some(SecretKind::CredentialFile),
        "csv" if stem.ends_with("accesskeys") || stem.ends_with("credentials") => Some(SecretKind::CredentialFile),
        "backup" if name.ends_with(".tfstate.backup") => Some(SecretKind::CredentialFile),
        _ => None,
    }
}

/// `.env.example` and its like hold names without values by convention; nobody's browser wants them either.
#[must_use]
pub fn is_env_template(name: &str) -> bool {
    [".env.example", ".env.sample", ".env.template", ".env.dist", ".env.defaults"].contains(&name)
}

/// Text is looked through up to this size, in bytes.
pub const TEXT_LIMIT: usize = 5 * 1024 * 1024;

/// Whether a file is text, by its name or, where that says nothing, by its first bytes.
#[must_use]
pub fn is_text(path: &str, first: &[u8]) -> bool {
    const TEXT: &str = "js mjs cjs css html htm json txt md svg xml map csv ts tsx jsx yml yaml toml ini conf cfg php \
        py sh bak log";
    let name = path.rsplit('/').next().unwrap_or(path);
    let ext = name.rsplit_once('.').map_or_else(String::new, |(_, ext)| ext.to_ascii_lowercase());
    TEXT.split_ascii_whitespace().any(|t| t == ext) || is_utf16(first) || !has_nul(first)
}

/// Text holds no NUL, and what is no text usually does within its first few kilobytes.
fn has_nul(bytes: &[u8]) -> bool {
    bytes.iter().take(8192).any(|b| *b == 0)
}

fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff])
}

/// A secret that was found in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// What it is.
    pub kind: SecretKind,
    /// The line it begins in, counted from 1.
    pub line: usize,
}

/// The first secret in a file, by its content.
///
/// `bytes` is the whole of a text up to [`TEXT_LIMIT`], or the beginning of anything else.
#[must_use]
pub fn in_content(path: &str, bytes: &[u8]) -> Option<Found> {
    // What PowerShell's `>` writes: half of it is NUL for ASCII text.
    let bytes: Cow<'_, [u8]> =
        if is_utf16(bytes) { bytes.iter().copied().filter(|b| *b != 0).collect() } else { bytes.into() };
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    // A Keynote presentation is a ZIP archive of the same extension as many a private key.
    if name.ends_with(".key") && !bytes.starts_with(b"PK\x03\x04") {
        return Some(Found { kind: SecretKind::PrivateKey, line: 1 });
    }
    // `production.env` is one more `.env`, but Babylon.js calls its light probes `studio.env`.
    if name.ends_with(".env") && !has_nul(&bytes) && has_assignment(&bytes) {
        return Some(Found { kind: SecretKind::Env, line: 1 });
    }
    let (at, kind) = scan(&bytes)?;
    Some(Found { kind, line: 1 + bytes[..at].iter().filter(|b| **b == b'\n').count() })
}

/// Whether a line reads `NAME=value`.
fn has_assignment(bytes: &[u8]) -> bool {
    bytes.split(|b| *b == b'\n').any(|line| {
        let line = line.trim_ascii_start();
        let line = line.strip_prefix(b"export ").unwrap_or(line);
        let name = length(line, 0, |b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
        name > 1 && line.get(name) == Some(&b'=')
    })
}

/// One rule: where its anchor stands, its test decides.
struct Rule {
    anchor: &'static [u8],
    kind: SecretKind,
    test: Test,
}

enum Test {
    /// The anchor begins a word, and so many characters of a set follow that look drawn at random.
    Token(fn(u8) -> bool, RangeInclusive<usize>),
    /// Something with more parts; gets everything and where the anchor begins.
    Shape(fn(&[u8], usize) -> bool),
}

const fn token(anchor: &'static str, kind: SecretKind, set: fn(u8) -> bool, size: RangeInclusive<usize>) -> Rule {
    Rule { anchor: anchor.as_bytes(), kind, test: Test::Token(set, size) }
}

const fn shape(anchor: &'static str, kind: SecretKind, test: fn(&[u8], usize) -> bool) -> Rule {
    Rule { anchor: anchor.as_bytes(), kind, test: Test::Shape(test) }
}

const MANY: usize = 400;

/// Shapes as each service documents them, or as its tokens look.
static RULES: [Rule; 58] = [
    shape("PRIVATE KEY", SecretKind::PrivateKey, private_key),
    shape("PuTTY-User-Key-File-", SecretKind::PrivateKey, putty_key),
    token("AGE-SECRET-KEY-1", SecretKind::PrivateKey, is_alnum, 50..=64),
    shape("AKIA", SecretKind::AwsKey, aws_pair),
    shape("ASIA", SecretKind::AwsKey, aws_pair),
    shape("ecretAccessKey", SecretKind::AwsKey, aws_secret),
    shape("ecret_access_key", SecretKind::AwsKey, aws_secret),
    shape("ECRET_ACCESS_KEY", SecretKind::AwsKey, aws_secret),
    shape("service_account", SecretKind::GoogleKey, google_service_account),
    token("GOCSPX-", SecretKind::GoogleKey, is_wordy, 24..=40),
    token("sk_live_", SecretKind::PaymentKey, is_alnum, 16..=MANY),
    token("rk_live_", SecretKind::PaymentKey, is_alnum, 16..=MANY),
    // Toss Payments.
    token("live_sk_", SecretKind::PaymentKey, is_alnum, 16..=MANY),
    token("live_gsk_", SecretKind::PaymentKey, is_alnum, 16..=MANY),
    // Square.
    token("sq0csp-", SecretKind::PaymentKey, is_wordy, 40..=50),
    token("sq0atp-", SecretKind::PaymentKey, is_wordy, 20..=30),
    token("ghp_", SecretKind::CodeHostToken, is_alnum, 36..=MANY),
    token("gho_", SecretKind::CodeHostToken, is_alnum, 36..=MANY),
    token("ghu_", SecretKind::CodeHostToken, is_alnum, 36..=MANY),
    token("ghs_", SecretKind::CodeHostToken, is_alnum, 36..=MANY),
    token("ghr_", SecretKind::CodeHostToken, is_alnum, 36..=MANY),
    token("github_pat_", SecretKind::CodeHostToken, is_wordy, 50..=MANY),
    token("glpat-", SecretKind::CodeHostToken, is_wordy, 20..=MANY),
    shape("xox", SecretKind::ChatToken, slack_token),
    token("xapp-", SecretKind::ChatToken, is_wordy, 40..=MANY),
    shape("hooks.slack.com/services/", SecretKind::ChatToken, slack_hook),
    shape("/api/webhooks/", SecretKind::ChatToken, discord_hook),
    shape(":AA", SecretKind::ChatToken, telegram_token),
    token("sk-proj-", SecretKind::AiKey, is_wordy, 40..=MANY),
    token("sk-svcacct-", SecretKind::AiKey, is_wordy, 40..=MANY),
    shape("T3BlbkFJ", SecretKind::AiKey, openai_key),
    token("sk-ant-", SecretKind::AiKey, is_wordy, 40..=MANY),
    token("hf_", SecretKind::AiKey, is_alnum, 34..=40),
    token("gsk_", SecretKind::AiKey, is_alnum, 50..=56),
    token("r8_", SecretKind::AiKey, is_alnum, 36..=40),
    token("xai-", SecretKind::AiKey, is_alnum, 70..=90),
    token("pplx-", SecretKind::AiKey, is_alnum, 40..=60),
    // Supabase: the role is inside the token.
    shape("eyJ", SecretKind::ServiceToken, service_role),
    token("sb_secret_", SecretKind::ServiceToken, is_wordy, 20..=MANY),
    token("npm_", SecretKind::ServiceToken, is_alnum, 36..=36),
    token("pypi-AgEIcHlwaS5vcmc", SecretKind::ServiceToken, is_wordy, 50..=MANY),
    shape("SG.", SecretKind::ServiceToken, sendgrid_key),
    shape("-us", SecretKind::ServiceToken, mailchimp_key),
    token("shpat_", SecretKind::ServiceToken, is_hex, 32..=32),
    token("shpss_", SecretKind::ServiceToken, is_hex, 32..=32),
    token("shppa_", SecretKind::ServiceToken, is_hex, 32..=32),
    token("dop_v1_", SecretKind::ServiceToken, is_hex, 64..=64),
    token("lin_api_", SecretKind::ServiceToken, is_alnum, 40..=48),
    token("ntn_", SecretKind::ServiceToken, is_alnum, 40..=60),
    token("figd_", SecretKind::ServiceToken, is_wordy, 40..=60),
    token("ATATT3xFfGF0", SecretKind::ServiceToken, is_wordy, 60..=MANY),
    token("hvs.", SecretKind::ServiceToken, is_wordy, 24..=MANY),
    token("NRAK-", SecretKind::ServiceToken, is_alnum, 27..=27),
    token("pscale_pw_", SecretKind::ServiceToken, is_wordy, 32..=64),
    // Mapbox: `pk.` is for browsers, `sk.` is not.
    token("sk.eyJ", SecretKind::ServiceToken, |b| is_wordy(b) || b == b'.', 50..=MANY),
    shape("AccountKey=", SecretKind::ServiceToken, azure_storage_key),
    // Firebase Cloud Messaging's server key.
    shape(":APA91b", SecretKind::ServiceToken, |bytes, at| length(bytes, at + 7, is_wordy) >= 100),
    shape("://", SecretKind::DatabaseUrl, database_url),
];

/// Which rules' anchors begin with a byte, and with which two bytes any of them does: in what people write few places
/// pass the second, so that anchors are hardly ever compared.
struct Begins {
    rules: [u64; 256],
    pairs: [u64; 1024],
}

impl Begins {
    fn of(rules: &[Rule]) -> Self {
        let mut all = Self { rules: [0; 256], pairs: [0; 1024] };
        for (n, rule) in rules.iter().enumerate() {
            let (at, bit) = pair(rule.anchor[0], rule.anchor[1]);
            all.rules[usize::from(rule.anchor[0])] |= 1 << n;
            all.pairs[at] |= bit;
        }
        all
    }
}

/// Where a pair of bytes is noted.
const fn pair(first: u8, second: u8) -> (usize, u64) {
    let n = ((first as usize) << 8) | second as usize;
    (n / 64, 1 << (n % 64))
}

/// Where the first secret begins, in one pass.
fn scan(bytes: &[u8]) -> Option<(usize, SecretKind)> {
    static BEGINS: LazyLock<Begins> = LazyLock::new(|| Begins::of(&RULES));
    let begins = &*BEGINS;
    for (at, two) in bytes.windows(2).enumerate() {
        let (place, bit) = pair(two[0], two[1]);
        if begins.pairs[place] & bit == 0 {
            continue;
        }
        let mut rules = begins.rules[usize::from(two[0])];
        while rules != 0 {
            let rule = &RULES[rules.trailing_zeros() as usize];
            rules &= rules - 1;
            if bytes[at..].starts_with(rule.anchor) && holds(rule, bytes, at) {
                return Some((at, rule.kind));
            }
        }
    }
    None
}

fn holds(rule: &Rule, bytes: &[u8], at: usize) -> bool {
    match &rule.test {
        Test::Token(set, size) => {
            let from = at + rule.anchor.len();
            let n = length(bytes, from, *set);
            begins_word(bytes, at) && size.contains(&n) && is_random(&bytes[from..from + n])
        }
        Test::Shape(test) => test(bytes, at),
    }
}

fn is_alnum(b: u8) -> bool {
    b.is_ascii_alphanumeric()
}

fn is_wordy(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'-' || b == b'_'
}

fn is_hex(b: u8) -> bool {
    matches!(b, b'0'..=b'9' | b'a'..=b'f')
}

fn is_base64(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'+' || b == b'/'
}

/// How many bytes of a set stand from `at` on.
fn length(bytes: &[u8], at: usize, set: fn(u8) -> bool) -> usize {
    bytes.get(at..).unwrap_or_default().iter().take_while(|b| set(**b)).count()
}

/// How many bytes of a set stand right before `at`, at most `limit`.
fn length_before(bytes: &[u8], at: usize, set: fn(u8) -> bool, limit: usize) -> usize {
    bytes[..at].iter().rev().take(limit).take_while(|b| set(**b)).count()
}

fn begins_word(bytes: &[u8], at: usize) -> bool {
    at == 0 || !(is_alnum(bytes[at - 1]) || bytes[at - 1] == b'_')
}

fn distinct(text: &[u8]) -> usize {
    let mut seen = [false; 256];
    text.iter().for_each(|b| seen[usize::from(*b)] = true);
    seen.iter().filter(|s| **s).count()
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|w| w.eq_ignore_ascii_case(part))
}

/// Not a word of a person, not a placeholder: mixed characters, many of them different.
fn is_random(text: &[u8]) -> bool {
    let digit = text.iter().any(u8::is_ascii_digit);
    let both = text.iter().any(u8::is_ascii_lowercase) && text.iter().any(u8::is_ascii_uppercase);
    let placeholder =
        [&b"example"[..], b"xxxx", b"your", b"0000000", b"1234567", b"placeholder"].iter().any(|p| contains(text, p));
    (digit || both) && distinct(text) >= 8 && !placeholder
}

/// Base64 that holds key material: mixed in every way, and long enough.
fn is_material(text: &[u8]) -> bool {
    distinct(text) >= 15
        && text.iter().any(u8::is_ascii_lowercase)
        && text.iter().any(u8::is_ascii_uppercase)
        && text.iter().any(|b| b.is_ascii_digit() || matches!(b, b'+' | b'/'))
        && !contains(text, b"example")
        && !contains(text, b"xxxxxx")
}

/// `-----BEGIN … PRIVATE KEY-----`, and a body before the next five dashes.
fn private_key(bytes: &[u8], at: usize) -> bool {
    let kind = length_before(bytes, at, |b| b.is_ascii_uppercase() || b == b' ', 24);
    let head = at - kind;
    if !bytes[head..at].starts_with(b"BEGIN ") || !bytes[..head].ends_with(b"-----") {
        return false;
    }
    let after = &bytes[at + "PRIVATE KEY".len()..];
    let Some(body) = after.strip_prefix(b"-----").or_else(|| after.strip_prefix(b" BLOCK-----")) else { return false };
    let body = &body[..body.len().min(2000)];
    let end = body.windows(5).position(|w| w == b"-----").unwrap_or(body.len());
    body[..end].split(|b| !is_base64(*b)).any(|run| run.len() >= 40 && is_material(run))
}

fn putty_key(bytes: &[u8], at: usize) -> bool {
    let rest = &bytes[at..bytes.len().min(at + 4000)];
    contains(rest, b"Private-Lines: ") && rest.split(|b| !is_base64(*b)).any(|run| run.len() >= 40 && is_material(run))
}

/// An access key's id with its secret near by. The id alone is no secret: every signed link shows it.
fn aws_pair(bytes: &[u8], at: usize) -> bool {
    let id = length(bytes, at, |b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if id != 20 || !begins_word(bytes, at) || contains(&bytes[at..at + id], b"EXAMPLE") {
        return false;
    }
    let near = &bytes[at.saturating_sub(512)..bytes.len().min(at + 532)];
    near.split(|b| !is_base64(*b)).any(|run| run.len() == 40 && is_material(run))
}

/// The name of the secret, something like `": "`, and 40 characters of base64.
fn aws_secret(bytes: &[u8], at: usize) -> bool {
    let name = length(bytes, at, |b| is_alnum(b) || b == b'_');
    let between = length(bytes, at + name, |b| matches!(b, b'"' | b'\'' | b'`' | b'\\' | b':' | b'=' | b' ' | b'>'));
    let from = at + name + between;
    (1..=8).contains(&between)
        && length(bytes, from, is_base64) == 40
        && is_material(bytes.get(from..from + 40).unwrap_or_default())
}

fn google_service_account(bytes: &[u8], at: usize) -> bool {
    let near = &bytes[at.saturating_sub(4000)..bytes.len().min(at + 4000)];
    let key = b"PRIVATE KEY";
    contains(near, b"private_key") && (0..near.len()).any(|n| near[n..].starts_with(key) && private_key(near, n))
}

fn slack_token(bytes: &[u8], at: usize) -> bool {
    let from = at + 5;
    let kind = bytes.get(at + 3).is_some_and(|b| b"abeoprs".contains(b)) && bytes.get(at + 4) == Some(&b'-');
    let n = length(bytes, from, |b| is_alnum(b) || b == b'-');
    kind && begins_word(bytes, at) && n >= 20 && is_random(&bytes[from..from + n]) && {
        bytes[from..from + n].iter().filter(|b| b.is_ascii_digit()).count() >= 8
    }
}

/// `T…/B…/…` behind the hook's address.
fn slack_hook(bytes: &[u8], at: usize) -> bool {
    let rest = &bytes[at + "hooks.slack.com/services/".len()..];
    let mut parts = rest[..length(rest, 0, |b| is_alnum(b) || b == b'/')].split(|b| *b == b'/');
    let id = |part: Option<&[u8]>, first: u8| part.is_some_and(|p| p.len() >= 8 && p[0] == first);
    id(parts.next(), b'T')
        && id(parts.next(), b'B')
        && parts.next().is_some_and(|secret| secret.len() >= 20 && is_random(secret))
}

/// A number and 60 or more characters behind the hook's address.
fn discord_hook(bytes: &[u8], at: usize) -> bool {
    let id = at + "/api/webhooks/".len();
    let digits = length(bytes, id, |b| b.is_ascii_digit());
    let secret = id + digits + 1;
    let n = length(bytes, secret, is_wordy);
    (bytes[..at].ends_with(b"discord.com") || bytes[..at].ends_with(b"discordapp.com"))
        && (17..=20).contains(&digits)
        && bytes.get(secret - 1) == Some(&b'/')
        && n >= 60
        && is_random(&bytes[secret..secret + n])
}

/// `123456789:AA…`, 35 characters behind the colon.
fn telegram_token(bytes: &[u8], at: usize) -> bool {
    let id = length_before(bytes, at, |b| b.is_ascii_digit(), 11);
    let n = length(bytes, at + 1, is_wordy);
    (8..=10).contains(&id) && begins_word(bytes, at - id) && n == 35 && is_random(&bytes[at + 1..at + 1 + n])
}

/// The middle of OpenAI's older keys, `sk-…T3BlbkFJ…`.
fn openai_key(bytes: &[u8], at: usize) -> bool {
    let before = length_before(bytes, at, is_wordy, 200);
    let after = length(bytes, at + 8, is_wordy);
    bytes[at - before..at].starts_with(b"sk-") && before >= 19 && after >= 16
}

/// A JSON Web Token whose bearer may pass every rule of a Supabase project. Its demo key is public.
fn service_role(bytes: &[u8], at: usize) -> bool {
    let head = length(bytes, at, is_wordy);
    let from = at + head + 1;
    if !begins_word(bytes, at) || bytes.get(at + head) != Some(&b'.') {
        return false;
    }
    let n = length(bytes, from, is_wordy).min(2000);
    let claims = from_base64url(&bytes[from..from + n]);
    contains(&claims, b"\"service_role\"") && !contains(&claims, b"supabase-demo")
}

fn from_base64url(text: &[u8]) -> Vec<u8> {
    let value = |b: u8| match b {
        b'A'..=b'Z' => b - b'A',
        b'a'..=b'z' => b - b'a' + 26,
        b'0'..=b'9' => b - b'0' + 52,
        b'-' => 62,
        _ => 63,
    };
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0);
    for b in text {
        bits = (bits << 6) | u32::from(value(*b));
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from((bits >> held) & 0xff).expect("masked to one byte"));
        }
    }
    out
}

fn sendgrid_key(bytes: &[u8], at: usize) -> bool {
    let id = length(bytes, at + 3, is_wordy);
    let dot = at + 3 + id;
    let secret = length(bytes, dot + 1, is_wordy);
    begins_word(bytes, at)
        && id == 22
        && bytes.get(dot) == Some(&b'.')
        && secret == 43
        && is_random(&bytes[dot + 1..dot + 1 + secret])
}

/// 32 hexadecimal digits and the data centre, `…-us14`.
fn mailchimp_key(bytes: &[u8], at: usize) -> bool {
    let centre = length(bytes, at + 3, |b| b.is_ascii_digit());
    (1..=2).contains(&centre)
        && length_before(bytes, at, is_hex, 33) == 32
        && begins_word(bytes, at - 32)
        && is_random(&bytes[at - 32..at])
}

fn azure_storage_key(bytes: &[u8], at: usize) -> bool {
    let from = at + "AccountKey=".len();
    let n = length(bytes, from, is_base64);
    n == 86 && bytes[from + n..].starts_with(b"==") && is_material(&bytes[from..from + n])
        // The storage emulator's key is the same everywhere and printed in its documentation.
        && !bytes[from..].starts_with(b"Eby8vdM02xNO")
}

/// `postgres://user:password@host`, where the password is no placeholder and the host not this machine.
fn database_url(bytes: &[u8], at: usize) -> bool {
    const SCHEMES: &str = "postgres postgresql mysql mariadb mongodb mongodb+srv redis rediss amqp amqps";
    const PLACEHOLDERS: &str = "pass password passwd pwd secret user username root admin postgres example test \
        mypassword yourpassword changeme mypass dbpassword pssword";
    const HERE: &str = "localhost 127.0.0.1 0.0.0.0 host hostname db server postgres mysql redis";
    let is_one_of = |words: &str, word: &str| words.split_ascii_whitespace().any(|w| w == word);
    let scheme = length_before(bytes, at, |b| is_alnum(b) || b == b'+', 12);
    if !std::str::from_utf8(&bytes[at - scheme..at]).is_ok_and(|scheme| is_one_of(SCHEMES, scheme)) {
        return false;
    }
    let rest = &bytes[at + 3..];
    let n = length(rest, 0, |b| b.is_ascii_graphic() && !matches!(b, b'"' | b'\'' | b'`' | b'<' | b'>' | b'{' | b'$'));
    let Ok(address) = std::str::from_utf8(&rest[..n.min(300)]) else { return false };
    let Some((account, host)) = address.split_once('/').map_or(address, |(a, _)| a).rsplit_once('@') else {
        return false;
    };
    let Some((user, password)) = account.split_once(':') else { return false };
    let letters: String = password.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
    let host = host.split(':').next().unwrap_or_default();
    password.len() >= 6
        && password != user
        && !password.starts_with(['[', '%', '*', '.', ':'])
        && !is_one_of(PLACEHOLDERS, &letters)
        && distinct(password.as_bytes()) >= 5
        && !is_one_of(HERE, host)
        && !host.ends_with("example.com")
        && !host.ends_with("example.org")
}
