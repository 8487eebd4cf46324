//! A whole build over a line that breaks on order: it ends in the same state as over a sound one.

use std::sync::Arc;
use std::time::Duration;

use naru_adapters::aws::{Aws, Endpoints};
use naru_adapters::folder::LocalFolder;
use naru_adapters::web::Web;
use naru_core::event::{Goal, Outcome};
use naru_core::recipe::STATIC_SITE;
use naru_core::spec::{Access, Cdn, Venue};
use serde_json::json;

use super::cdn_crossing::everything;
use super::cloudfront::{front, setup};
use super::emulator::{Line, account, ministack, user};
use super::site::{Hurried, Site};
use super::wire::Wire;

const REGION: &str = "ap-northeast-2";
const BUSY: &str = "HTTP/1.1 503 Busy\r\nContent-Type: application/xml\r\nContent-Length: 52\r\nConnection: close\r\n\r\n\
                    <Error><Code>SlowDown</Code><Message>m</Message></Error>";

#[tokio::test]
async fn a_build_over_a_line_that_breaks_ends_in_the_same_state() {
    let account = account();
    let mut site = Site::new("burst", REGION, Venue::Endpoint { url: ministack().url() });
    (site.access, site.cdn) = (Access::Private, Some(Cdn::default()));
    site.website_url = Some(front(&account).await);
    site.clock = Box::new(Hurried::default());
    let keys = user(&account, &setup()).await;
    // The wire behind it answers each call on a line of its own, so that each call meets the rules.
    let wire = Wire::new().await;
    let line = Line::to(&wire.endpoints().all.unwrap());
    let cloud = || {
        let connection = keys.connection(REGION, &Endpoints::all(&line.url));
        let cloud = Aws::new(connection, Arc::new(LocalFolder), Arc::new(Web::new()), &site.installation);
        cloud.asking_every(Duration::from_millis(50))
    };
    let busy = BUSY
        .replace("Content-Length: 52", &format!("Content-Length: {}", BUSY.split("\r\n\r\n").nth(1).unwrap().len()));
    line.rules(&json!([
        { "service": "tcp", "payload": "^GET /", "times": 2, "reset": true },
        { "service": "tcp", "payload": "^PUT /", "times": 2, "reset": true },
        { "service": "tcp", "payload": "^GET /", "times": 2, "cut_reply": { "after_bytes": 60 } },
        { "service": "tcp", "payload": "^PUT /", "times": 2, "cut_upload": { "after_bytes": 400 } },
        { "service": "tcp", "payload": "^POST /", "times": 1, "cut_reply": { "after_bytes": 20 } },
        { "service": "tcp", "payload": "^PUT /", "times": 2, "respond": { "data": busy, "then": "close" } },
        { "service": "tcp", "times": 4, "latency": 300 },
    ]))
    .await;
    let mut runs = 0;
    let receipt = loop {
        runs += 1;
        match site.go(&cloud(), &STATIC_SITE, Goal::Build).await.result {
            Ok(receipt) => break receipt,
            Err(error) => {
                assert_ne!(error.exit(), naru_core::error::Exit::Internal, "{error} {:?}", error.detail);
                assert!(runs < 4, "{error} {:?}", error.detail);
            }
        }
    };
    assert_eq!(receipt.outcome, Outcome::Live, "{:?}", receipt.answers);
    let fired = line.fired().await;
    for what in ["reset", "cut_reply", "cut_upload", "respond", "latency"] {
        assert!(fired.contains(what), "{what} came: {fired}");
    }
    let all = everything(&account).await;
    let kinds: Vec<&str> = all.iter().map(|one| one.rsplit_once(' ').unwrap().0).collect();
    assert_eq!(kinds, ["access control", "bucket", "distribution", "function"], "{all:?}");
    assert_eq!(site.go(&cloud(), &STATIC_SITE, Goal::Build).await.result.unwrap().ops, 0);
}
