//! Table F, third part: what CloudFront is at, and what it refuses.

use crate::cdn::Distribution;
use crate::doctor::case::Case;
use crate::doctor::evidence::service_code;
use crate::doctor::{Finding, Place, fix};
use crate::error::Code;
use crate::step::StepId;
use crate::world::Fact;

/// As long as every edge usually takes to hear of a change, and at most, in seconds.
const USUAL: u64 = 4 * 60;
const LIMIT: u64 = 30 * 60;
/// Paths that AWS invalidates a month without charge: <https://aws.amazon.com/cloudfront/pricing/>.
const FREE_PATHS: u64 = 1000;

fn new(form: &'static str) -> Finding {
    Finding::new(form, Place::Cdn)
}

fn id(cdn: Option<&Distribution>) -> String {
    cdn.map_or_else(|| "?".to_owned(), |cdn| cdn.id.clone())
}

/// F13: invalidations that name the wrong paths, too many, or too many at once.
pub(super) fn f13(case: &Case<'_>) -> Option<Finding> {
    // What `--paths /*` becomes in a shell that puts local folders in its place.
    const LOCAL: [&str; 8] = ["/bin", "/boot", "/etc", "/usr", "/var", "/Users", "/Applications", "/sbin"];
    let all = case.cdn()?;
    if let Some(error) = case.answered(&["TooManyInvalidationsInProgress"]) {
        return Some(Case::quoting(new("f13-busy"), error).fix(fix::wait(USUAL, LIMIT)));
    }
    let history = case.seen.invalidations.seen()?;
    let newest = history.recent.first();
    let local = newest.filter(|paths| paths.iter().filter(|path| LOCAL.contains(&path.as_str())).count() >= 2);
    if let Some(paths) = local {
        let words = ["cloudfront", "create-invalidation", "--distribution-id", &all.id, "--paths", "/*"];
        return Some(new("f13").saw("paths", paths.join(" ")).commands([case.aws(words)]));
    }
    let found = new("f13-many").warning().arg("count", history.this_month);
    (history.this_month > FREE_PATHS).then(|| found.saw("paths", history.this_month))
}

/// F22: edges are still being told.
pub(super) fn f22(case: &Case<'_>) -> Option<Finding> {
    let cdn = case.cdn();
    let busy = case.world().deployed.seen() == Some(&false) || cdn.is_some_and(|cdn| !cdn.deployed);
    let found = new("f22").note().arg("distribution", id(cdn)).saw("setting", "Status: InProgress");
    busy.then(|| found.fix(fix::wait(USUAL, LIMIT)))
}

/// F23: CloudFront refused an update: somebody else changed it meanwhile, or the parts do not fit each other.
pub(super) fn f23(case: &Case<'_>) -> Option<Finding> {
    let moved = || {
        // A bucket that moved is another story, and says its name.
        let bucket = case.bucket_name().map(|name| name.to_string());
        case.stopped_by(Code::Moved).filter(|error| case.cdn().is_some() && error.args.get("what") != bucket.as_ref())
    };
    let error = case
        .answered(&["InvalidIfMatchVersion", "IllegalUpdate", "InvalidErrorCode", "InvalidResponseCode"])
        .or_else(|| case.answered(&["PreconditionFailed"]).filter(|_| case.cdn().is_some()))
        .or_else(moved)?;
    let found = Case::quoting(new("f23").arg("distribution", id(case.cdn())), error);
    Some(found.fix(fix::run(StepId::Distribution)))
}

/// F24: the function at the edge fails, or is not there.
pub(super) fn f24(case: &Case<'_>) -> Option<Finding> {
    let codes = ["FunctionInUse", "FunctionSizeLimitExceeded", "TestFunctionFailed", "InvalidFunctionAssociation"];
    if let Some(error) = case.answered(&codes) {
        return Some(Case::quoting(new("f24"), error).fix(fix::run(StepId::Routing)));
    }
    let failed = case.visits().find(|sight| {
        let by_name = sight
            .header("x-cache")
            .is_some_and(|cache| cache.starts_with("Function") && !cache.starts_with("FunctionGenerated"));
        sight.status >= 500 && (by_name || sight.text().contains("CloudFront function associated"))
    });
    if let Some(sight) = failed {
        let arn = case.cdn().and_then(|cdn| cdn.settings.viewer_request.clone()).unwrap_or_default();
        let found = new("f24").saw("http", sight.told()).saw("body", first_line(&sight.text(), "CloudFront function"));
        return Some(found.saw("setting", arn).fix(fix::run(StepId::Routing)));
    }
    // Associated, but never published.
    let arn = case.cdn()?.settings.viewer_request.as_ref()?;
    let function = case.world().function.seen().filter(|function| function.arn == *arn)?;
    let found = new("f24").saw("setting", arn).fix(fix::run(StepId::Routing));
    function.live.is_none().then_some(found)
}

/// The line of a page that says it.
fn first_line(text: &str, word: &str) -> String {
    let line = text.lines().find(|line| line.contains(word)).unwrap_or_default();
    line.trim().chars().take(200).collect()
}

/// F26: something of CloudFront's cannot be deleted yet.
pub(super) fn f26(case: &Case<'_>) -> Option<Finding> {
    let destroy = || Case::command(["naru", "destroy"]);
    let found = |form, error| Case::quoting(new(form).arg("distribution", id(case.cdn())), error);
    if let Some(error) = case.told("pricing plan") {
        return Some(found("f26-plan", error));
    }
    if let Some(error) = case.answered(&["DistributionNotDisabled"]) {
        return Some(found("f26", error).commands([destroy()]));
    }
    let in_use = case
        .error()
        .filter(|error| service_code(error).is_some_and(|code| code.ends_with("InUse") && code != "FunctionInUse"));
    Some(found("f26-in-use", in_use?).commands([destroy()]))
}

/// F27: a rule of CloudFront's own refused the request: a web ACL, a country, a method.
pub(super) fn f27(case: &Case<'_>) -> Option<Finding> {
    let cdn = case.cdn()?;
    let sight = case.visits().find(|sight| sight.status == 403 && sight.cloudfront_refused())?;
    let text = sight.text();
    let (form, word) = if text.contains("block access from your country") {
        ("f27-geo", "your country")
    } else if text.contains("not configured to allow the HTTP request method") {
        ("f27-method", "HTTP request method")
    } else if text.contains("Request blocked") {
        ("f27", "Request blocked")
    } else {
        return None;
    };
    let rule = cdn.settings.web_acl.clone().unwrap_or_default();
    // Without a web ACL this page comes from somebody else's rules.
    if form == "f27" && rule.is_empty() && !matches!(case.world().distributions, Fact::Denied(_)) {
        return None;
    }
    let found = new(form).arg("path", crate::deploy::preflight::shown(&sight.path())).saw("http", sight.told());
    let found = found.saw("body", first_line(&text, word));
    Some(if form == "f27" { found.saw("setting", format!("WebACLId: {rule}")) } else { found })
}
