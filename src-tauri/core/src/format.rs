//! Numbers, sizes, times and money as text, by one table of rules, the same in Rust and TypeScript
//! (`ui/src/words/format.ts`; `tests/core` keeps the golden texts of both equal; times are in `time.ts`).

use crate::event::Text;

/// Bytes with a decimal unit: `512 B`, `1.8 MB`, `313 KB`. One decimal below ten.
#[must_use]
pub fn bytes(n: u64) -> String {
    const UNITS: [&str; 5] = ["B", "KB", "MB", "GB", "TB"];
    if n < 1000 {
        return format!("{n} B");
    }
    let mut unit = 0;
    let mut tenths = u128::from(n) * 10;
    // Step up while the rounded value would show four digits.
    while unit < UNITS.len() - 1 && (tenths + 5) / 10 >= 1000 {
        tenths = (tenths + 500) / 1000;
        unit += 1;
    }
    if tenths < 100 && unit > 0 {
        format!("{}.{} {}", tenths / 10, tenths % 10, UNITS[unit])
    } else {
        format!("{} {}", (tenths + 5) / 10, UNITS[unit])
    }
}

/// A count with commas: `10,000`.
#[must_use]
pub fn count(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Millionths of a US dollar: `$0`, `< $0.01`, `$1.25`.
#[must_use]
pub fn usd(micro: u64) -> String {
    match micro {
        0 => "$0".to_owned(),
        1..10_000 => "< $0.01".to_owned(),
        _ => {
            let cents = (micro + 5_000) / 10_000;
            format!("${}.{:02}", count(cents / 100), cents % 100)
        }
    }
}

/// A price by the piece, exactly: `$0.50`, `$0.005`, `$0.0045`, `$5`.
#[must_use]
pub fn unit_usd(micro: u64) -> String {
    let (whole, rest) = (count(micro / 1_000_000), micro % 1_000_000);
    let fraction = format!("{rest:06}");
    match fraction.trim_end_matches('0') {
        "" => format!("${whole}"),
        short => format!("${whole}.{short:0<2}"),
    }
}

/// A length of time: seconds below a minute and a half, then minutes, hours, days; each to the nearest.
#[must_use]
pub fn length(seconds: u64) -> Text {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const DAY: u64 = 24 * HOUR;
    let nearest = |unit: u64| (seconds + unit / 2) / unit;
    let (key, name, n) = match seconds {
        0..90 => ("ui-time-seconds", "seconds", seconds),
        90..5400 => ("ui-time-minutes", "minutes", nearest(MINUTE)),
        5400..172_800 => ("ui-time-hours", "count", nearest(HOUR)),
        _ => ("ui-time-days", "count", nearest(DAY)),
    };
    Text { key: key.to_owned(), args: [(name.to_owned(), n.to_string())].into() }
}

/// An account id as the console prints it: `1234-5678-9012`.
#[must_use]
pub fn account(id: &str) -> String {
    if id.len() == 12 && id.is_ascii() { format!("{}-{}-{}", &id[..4], &id[4..8], &id[8..]) } else { id.to_owned() }
}
