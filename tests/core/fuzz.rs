//! The fuzz targets, briefly: every file of the committed corpus, and copies of it with bytes changed by seeded chance.
//! `make fuzz` runs the same functions for longer, guided by what they reach.

#[path = "../../fuzz/entries.rs"]
mod entries;

use std::path::Path;

/// Changed copies of each file of a corpus.
const COPIES: usize = 1_500;

/// Pseudo-random numbers from a seed (SplitMix64), so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n.max(1) as u64).unwrap()
    }
}

/// What parsers have opinions on.
const TOKENS: &[&[u8]] = &[
    b"/",
    b"*",
    b"**",
    b":",
    b":a",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\\",
    b"\"",
    b"'",
    b"<",
    b">",
    b"<!--",
    b"%",
    b"%2F",
    b"\n",
    b"\r\n",
    b"\t",
    b" ",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    "가".as_bytes(),
    "\u{1100}\u{1161}".as_bytes(),
    b"=",
    b"#",
    b"?",
    b"!",
    b"..",
    b"200",
    b"301",
    b"99999999999999999999",
    b"18446744073709551615",
    b"-1",
    b"null",
    b"{}",
    b"immutable",
    b"max-age=",
    b".gz",
    b".br",
    b"^",
    b"~",
    b" - ",
    b"||",
    b"ref: refs/heads/",
    b"://localhost:1",
];

/// A copy with one to eight changes: a byte, a token put in, a piece cut out, doubled, or taken from another file.
fn changed(dice: &mut Dice, of: &[u8], other: &[u8]) -> Vec<u8> {
    let mut bytes = of.to_vec();
    for _ in 0..=dice.below(8) {
        let at = dice.below(bytes.len() + 1);
        let end = (at + dice.below(24)).min(bytes.len());
        match dice.below(5) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(dice.below(256)).unwrap();
                }
            }
            1 => drop(bytes.splice(at..at, TOKENS[dice.below(TOKENS.len())].iter().copied())),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece.iter().copied().cycle().take(piece.len() * dice.below(40)));
            }
            _ => {
                let from = dice.below(other.len() + 1);
                let to = (from + dice.below(40)).min(other.len());
                bytes.splice(at..end, other[from..to].iter().copied());
            }
        }
    }
    bytes
}

#[test]
fn every_parser_stands_its_corpus_and_thousands_of_changed_copies() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    for (name, entry) in entries::ALL {
        let mut paths: Vec<_> =
            std::fs::read_dir(corpus.join(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        assert!(paths.len() >= 2, "{name} has a corpus");
        let files: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
        files.iter().for_each(|file| entry(file));
        let mut dice = Dice(20_261_123);
        for file in &files {
            for n in 0..COPIES {
                let input = changed(&mut dice, file, &files[n % files.len()]);
                let held = std::panic::catch_unwind(|| entry(&input));
                assert!(held.is_ok(), "{name} on {:?}", String::from_utf8_lossy(&input));
            }
        }
    }
}
