//! `kill -9` of the real binary at points spread over a run: one more run completes it, nothing double.

use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::Naru;

fn cloud(naru: &Naru) -> Value {
    let text = std::fs::read_to_string(naru.home().join("practice/kill/cloud.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Buckets of ours: name, keys, finished releases, lock.
fn ours(cloud: &Value) -> Vec<(String, Vec<String>, usize, bool)> {
    cloud["truth"]["buckets"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(name, bucket)| name.starts_with("naru-") && bucket["head"].get("Seen").is_some())
        .map(|(name, bucket)| {
            let keys = bucket["objects"]["Seen"].as_object().unwrap().keys().cloned().collect();
            let releases = bucket["releases"]["Seen"].as_array().unwrap();
            let finished = releases.iter().filter(|r| r["state"] == "finished").count();
            (name.clone(), keys, finished, bucket["lock"].get("Seen").is_some())
        })
        .collect()
}

#[test]
fn killed_anywhere_one_more_run_completes_it() {
    let pace = ["--keep", "kill", "--pace", "15"];
    let reference = Naru::new();
    let site = reference.site();
    let began = Instant::now();
    let mut args = vec!["practice", site.to_str().unwrap(), "--once"];
    args.extend(pace);
    let (code, lines) = reference.json(&args);
    assert_eq!(code, 0, "{:?}", lines.last());
    let whole = began.elapsed();
    let want = ours(&cloud(&reference));
    let (_, want_keys, 1, false) = &want[0] else { panic!("{want:?}") };

    const POINTS: u32 = 24;
    let mut early = 0;
    for point in 0..POINTS {
        let naru = Naru::new();
        let site = naru.site();
        let mut args = vec!["practice", site.to_str().unwrap(), "--once"];
        args.extend(pace);
        let mut child = naru.command(&args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(whole * point / POINTS + Duration::from_millis(3));
        child.kill().unwrap();
        if !child.wait().unwrap().success() {
            early += 1;
        }
        let (code, lines) = naru.json(&args);
        let last = lines.last().unwrap();
        assert_eq!((code, &last["outcome"]), (0, &json!("live")), "killed at point {point}: {last}");
        let state = cloud(&naru);
        let ours = ours(&state);
        assert_eq!(ours.len(), 1, "point {point}: one bucket, not two");
        assert_eq!((&ours[0].1, ours[0].2, ours[0].3), (want_keys, 1, false), "point {point}: the same end state");
        let family = &state["truth"]["buckets"]["family-photos-2019"]["objects"]["Seen"];
        assert_eq!(family.as_object().unwrap().len(), 1, "point {point}: the family's photos are there");
        let (_, again) = naru.json(&args);
        assert_eq!(again.last().unwrap()["ops"], 0, "point {point}: then nothing is left to do");
    }
    assert!(early * 2 > POINTS, "most kills hit a run under way: {early} of {POINTS}");
}

#[test]
fn a_polite_stop_cancels_and_the_next_run_goes_on() {
    let naru = Naru::new();
    let site = naru.site();
    let args = ["practice", site.to_str().unwrap(), "--once", "--keep", "stop", "--pace", "120"];
    let child = naru.command(&args).arg("--json").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(1500));
    let began = Instant::now();
    std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let out = child.wait_with_output().unwrap();
    assert_eq!(out.status.code(), Some(130));
    assert!(began.elapsed() < Duration::from_secs(2), "it stops at once: {:?}", began.elapsed());
    let last: Value = serde_json::from_str(String::from_utf8(out.stdout).unwrap().lines().last().unwrap()).unwrap();
    assert_eq!(last["outcome"], "cancelled");
    let (code, lines) = naru.json(&["practice", site.to_str().unwrap(), "--once", "--keep", "stop"]);
    assert_eq!((code, &lines.last().unwrap()["outcome"]), (0, &json!("live")));
}
