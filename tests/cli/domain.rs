//! A domain at the command line, in practice: one that is not bought yet, and one that waits for its registry.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use naru_adapters::home::Home;

use crate::support::{Naru, stdout};

/// A project that is built in practice.
fn practising(more: &[&str]) -> Naru {
    let naru = Naru::new();
    let made = naru.run(&[&["project", "new", "shop", "--access", "cdn"][..], more].concat());
    assert!(made.status.success());
    let home = Home::at(naru.home());
    let site = home.project(Some("shop"), naru.dir.path()).unwrap().project.site(None).unwrap();
    home.with_local(|local| local.site.entry(site.tag()).or_default().practice = true).unwrap();
    naru
}

#[test]
fn a_name_that_one_would_like_is_free_at_a_price_or_taken() {
    let naru = practising(&[]);
    let said = stdout(&naru.run(&["domain", "check", "my-shop.com"]));
    for part in [
        "my-shop.com: free",
        "$15.00 for the first year, then $15.00 a year",
        "Route 53 Domains",
        "Made up by practice",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let taken = stdout(&naru.run(&["domain", "check", "taken.com"]));
    assert!(taken.contains("taken.com: taken") && !taken.contains("first year"), "{taken}");
    let korean = stdout(&naru.run(&["--lang", "ko", "domain", "check", "한글.kr"]));
    for part in ["한글.kr (xn--bj0bj06e.kr): Route 53에서 팔지 않음", "가비아"] {
        assert!(korean.contains(part), "{part} in {korean}");
    }
    let (code, lines) = naru.json(&["domain", "check", "my-shop.com"]);
    assert_eq!((code, lines.len()), (0, 1), "{lines:?}");
    let offer = &lines[0]["offer"];
    assert_eq!(
        (&lines[0]["event"], &offer["standing"], &offer["practice"]),
        (&"offer".into(), &"free".into(), &true.into())
    );
    assert_eq!(offer["registration"], 15_000_000);
    assert_eq!(naru.run(&["domain", "check", "localhost"]).status.code(), Some(2));
}

#[test]
fn a_run_that_waits_for_a_domain_on_hold_says_so_and_what_to_do() {
    let naru = practising(&["--domain", "hold.example"]);
    let site = naru.site();
    let mut run = naru.command(&["apply", site.to_str().unwrap(), "--yes"]).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = Vec::new();
    // The registry never names the servers: what is told comes before the wait ends.
    for line in BufReader::new(run.stderr.take().unwrap()).lines().map_while(Result::ok) {
        let last = line.contains("Registered until: 2099-12-31");
        said.push(line);
        if last {
            break;
        }
    }
    run.kill().unwrap();
    run.wait().unwrap();
    let said = said.join("\n");
    for part in ["The domain is on hold", "clientHold: your registrar", "Registrar: Practice Registrar"] {
        assert!(said.contains(part), "{part} in {said}");
    }
}
