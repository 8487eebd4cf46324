//! Secrets of every sort that is known, drawn by dice. The adapters' tests plant them into real builds.

use naru_core::deploy::secret::SecretKind;

/// The same text each time, and nothing that a scanner of repositories would take for somebody's key.
pub struct Dice(pub u64);

impl Dice {
    /// A number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// So many of these letters.
    pub fn of(&mut self, alphabet: &str, n: usize) -> String {
        let alphabet: Vec<char> = alphabet.chars().collect();
        (0..n).map(|_| alphabet[usize::try_from(self.next() % alphabet.len() as u64).unwrap()]).collect()
    }
}

pub const ALNUM: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
pub const WORDY: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
pub const BASE64: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
pub const HEX: &str = "0123456789abcdef";
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const DIGITS: &str = "123456789";

pub fn base64url(text: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut out = String::new();
    for chunk in text.as_bytes().chunks(3) {
        let n = chunk.iter().fold(0_u32, |n, b| (n << 8) | u32::from(*b)) << (8 * (3 - chunk.len()));
        for i in 0..=chunk.len() {
            out.push(char::from(ALPHABET[(n >> (18 - 6 * i)) as usize & 63]));
        }
    }
    out
}

/// One secret of each sort that is known; what is found must have the kind given.
pub fn secrets(dice: &mut Dice) -> Vec<(SecretKind, String)> {
    use SecretKind as K;
    let body: Vec<String> = (0..6).map(|_| dice.of(BASE64, 64)).collect();
    let dashes = "-".repeat(5);
    let pem = |kind: &str, newline: &str| {
        format!("{dashes}BEGIN {kind}{dashes}{newline}{}{newline}{dashes}END {kind}{dashes}", body.join(newline))
    };
    let mut aws = || format!("{}{}", "AKIA", dice.of(UPPER, 16));
    let (first, second, third, fourth) = (aws(), aws(), aws(), aws());
    let claims = format!(r#"{{"iss":"supabase","ref":"{}","role":"service_role","iat":1}}"#, dice.of(ALNUM, 20));
    let jwt = format!("{}.{}.{}", base64url(r#"{"alg":"HS256","typ":"JWT"}"#), base64url(&claims), dice.of(WORDY, 43));
    let account = |key: &str| format!(r#"{{"type": "service_account", "project_id": "x", "private_key": "{key}\n"}}"#);
    vec![
        (K::PrivateKey, pem("PRIVATE KEY", "\n")),
        (K::PrivateKey, pem("RSA PRIVATE KEY", "\r\n")),
        (K::PrivateKey, pem("EC PRIVATE KEY", "\\n")),
        (K::PrivateKey, pem("OPENSSH PRIVATE KEY", "\n")),
        (K::PrivateKey, pem("ENCRYPTED PRIVATE KEY", "\n")),
        (K::PrivateKey, pem("PGP PRIVATE KEY BLOCK", "\n")),
        (K::PrivateKey, pem("PRIVATE KEY", "\\n\"+\"")),
        (K::AwsKey, format!("accessKeyId:\"{first}\",secretAccessKey:\"{}\"", dice.of(BASE64, 40))),
        (K::AwsKey, format!("AWS_ID={second}\nAWS_SECRET={}\n", dice.of(BASE64, 40))),
        (K::AwsKey, format!("Access key ID,Secret access key\r\n{third},{}\r\n", dice.of(BASE64, 40))),
        (K::AwsKey, format!("{},{}", fourth.replacen("AKIA", "ASIA", 1), dice.of(BASE64, 40))),
        (K::AwsKey, format!("aws_secret_access_key = {}", dice.of(BASE64, 40))),
        (K::AwsKey, format!("REACT_APP_AWS_SECRET_ACCESS_KEY:\"{}\"", dice.of(BASE64, 40))),
        (K::GoogleKey, account(&pem("PRIVATE KEY", "\\n"))),
        (K::GoogleKey, format!("client_secret:\"GOCSPX-{}\"", dice.of(WORDY, 28))),
        (K::PaymentKey, format!("sk_{}_{}", "live", dice.of(ALNUM, 24))),
        (K::PaymentKey, format!("sk_{}_51{}", "live", dice.of(ALNUM, 97))),
        (K::PaymentKey, format!("rk_{}_{}", "live", dice.of(ALNUM, 40))),
        (K::PaymentKey, format!("live_{}_{}", "sk", dice.of(ALNUM, 32))),
        (K::CodeHostToken, format!("ghp_{}", dice.of(ALNUM, 36))),
        (K::CodeHostToken, format!("ghs_{}", dice.of(ALNUM, 36))),
        (K::CodeHostToken, format!("github_pat_{}_{}", dice.of(ALNUM, 22), dice.of(ALNUM, 59))),
        (K::CodeHostToken, format!("glpat-{}", dice.of(WORDY, 20))),
        (K::ChatToken, format!("xoxb-{}-{}-{}", dice.of(DIGITS, 12), dice.of(DIGITS, 13), dice.of(ALNUM, 24))),
        (K::ChatToken, format!("xoxp-{}-{}-{}", dice.of(DIGITS, 12), dice.of(DIGITS, 12), dice.of(HEX, 32))),
        (
            K::ChatToken,
            format!(
                "https://hooks.slack.com/services/T{}/B{}/{}",
                dice.of(UPPER, 10),
                dice.of(UPPER, 10),
                dice.of(ALNUM, 24)
            ),
        ),
        (K::ChatToken, format!("https://discord.com/api/webhooks/{}/{}", dice.of(DIGITS, 19), dice.of(WORDY, 68))),
        (K::ChatToken, format!("{}:AA{}", dice.of(DIGITS, 10), dice.of(WORDY, 33))),
        (K::AiKey, format!("sk-proj-{}", dice.of(WORDY, 120))),
        (K::AiKey, format!("sk-{}T3BlbkFJ{}", dice.of(ALNUM, 20), dice.of(ALNUM, 20))),
        (K::AiKey, format!("sk-ant-api03-{}", dice.of(WORDY, 93))),
        (K::AiKey, format!("hf_{}", dice.of(ALNUM, 34))),
        (K::ServiceToken, jwt),
        (K::ServiceToken, format!("sb_secret_{}", dice.of(WORDY, 31))),
        (K::ServiceToken, format!("//registry.example/:_authToken=npm_{}", dice.of(ALNUM, 36))),
        (K::ServiceToken, format!("SG.{}.{}", dice.of(WORDY, 22), dice.of(WORDY, 43))),
        (K::ServiceToken, format!("{}-us14", dice.of(HEX, 32))),
        (K::ServiceToken, format!("shpat_{}", dice.of(HEX, 32))),
        (K::ServiceToken, format!("AccountName=x;AccountKey={}==;", dice.of(BASE64, 86))),
        (K::DatabaseUrl, format!("postgres://app:{}@db.abcdef.supabase.co:5432/postgres", dice.of(ALNUM, 16))),
        (K::DatabaseUrl, format!("mongodb+srv://app:{}@cluster0.a1b2c.mongodb.net/x", dice.of(ALNUM, 12))),
        (K::DatabaseUrl, format!("rediss://default:{}@eu1.upstash.io:6379", dice.of(ALNUM, 32))),
    ]
}
