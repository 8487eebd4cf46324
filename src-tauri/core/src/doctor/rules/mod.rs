//! The table of rules, what hides what, and what was left out.

mod bucket;
mod cdn;
mod certificate;
mod changes;
mod credentials;
mod dns;
mod pages;

use super::Hidden::{AllAfter, These};
use super::{Hides, Rule};

macro_rules! table {
    ($($id:literal $check:path, [$($form:literal),*];)*) => {
        /// Every rule, causes before what they may cause: credentials, bucket, distribution, certificate, domain.
        pub const RULES: &[Rule] = &[$(Rule { id: $id, forms: &[$($form),*], check: $check },)*];
    };
}

table! {
    "C3" credentials::c3, ["c3", "c3-drift"];
    "C2" credentials::c2, ["c2"];
    "C1" credentials::c1, ["c1-key", "c1-secret"];
    "C5" credentials::c5, ["c5-root", "c5-account"];
    "C7" credentials::c7, ["c7", "c7-locked", "c7-full"];
    "C8" credentials::c8, ["c8"];
    "C4" credentials::c4, ["c4", "c4-deny"];
    "C6" credentials::c6, ["c6"];
    "B1" bucket::b1, ["b1", "b1-own"];
    "B2" bucket::b2, ["b2"];
    "B3" bucket::b3, ["b3"];
    "B4" bucket::b4, ["b4", "b4-account"];
    "B5" bucket::b5, ["b5"];
    "B6" bucket::b6, ["b6"];
    "B9" bucket::b9, ["b9"];
    "B8" bucket::b8, ["b8"];
    "B7" bucket::b7, ["b7", "b7-index"];
    "B10" bucket::b10, ["b10"];
    "B11" bucket::b11, ["b11"];
    "B12" bucket::b12, ["b12"];
    "B13" bucket::b13, ["b13"];
    "B14" bucket::b14, ["b14"];
    "F2" cdn::f2, ["f2", "f2-website", "f2-oai"];
    "F1" cdn::f1, ["f1"];
    "F3" cdn::f3, ["f3"];
    "F7" cdn::f7, ["f7"];
    "F6" cdn::f6, ["f6"];
    "F4" cdn::f4, ["f4"];
    "F22" changes::f22, ["f22"];
    "F24" changes::f24, ["f24"];
    "F14" pages::f14, ["f14"];
    "F9" pages::f9, ["f9"];
    "F8" pages::f8, ["f8"];
    "F10" pages::f10, ["f10", "f10-rule"];
    "F11" pages::f11, ["f11"];
    "F13" changes::f13, ["f13", "f13-many", "f13-busy"];
    "F12" pages::f12, ["f12", "f12-long"];
    "F5" cdn::f5, ["f5"];
    "F27" changes::f27, ["f27", "f27-geo", "f27-method"];
    "F26" changes::f26, ["f26", "f26-in-use", "f26-plan"];
    "F23" changes::f23, ["f23"];
    "D4" dns::d4, ["d4-hold", "d4-expired"];
    "D2" dns::d2, ["d2", "d2-spare"];
    "D1" dns::d1, ["d1"];
    "D5" dns::d5, ["d5"];
    "D3" dns::d3, ["d3"];
    "D8" dns::d8, ["d8"];
    "D10" dns::d10, ["d10"];
    "D6" dns::d6, ["d6", "d6-apex"];
    "D7" dns::d7, ["d7", "d7-stale"];
    "D9" dns::d9, ["d9"];
    "F18" certificate::f18, ["f18-caa", "f18-late"];
    "F17" certificate::f17, ["f17"];
    "F15" certificate::f15, ["f15"];
    "F16" certificate::f16, ["f16", "f16-pending"];
    "F19" certificate::f19, ["f19", "f19-own"];
    "F20" certificate::f20, ["f20"];
    "F21" certificate::f21, ["f21", "f21-hosts"];
}

/// Rules of the tables that are not here, and why.
pub const LEFT_OUT: &[(&str, &str)] = &[(
    "F25",
    "Naru keeps nothing in a CloudFront KeyValueStore and calls none of its API, so that no evidence of ours can show \
     its token, ETag or quota faults. A function of somebody's that fails on one is F24.",
)];

/// Which cause hides which consequences.
pub const HIDES: &[Hides] = &[
    // Whom AWS does not believe is told nothing, and what was read before may be another account's.
    Hides { form: "c3", rules: AllAfter },
    Hides { form: "c2", rules: AllAfter },
    Hides { form: "c1-key", rules: AllAfter },
    Hides { form: "c1-secret", rules: AllAfter },
    Hides { form: "c5-root", rules: AllAfter },
    Hides { form: "c5-account", rules: AllAfter },
    // New accounts are refused as if a permission were missing, and so are public policies under a block.
    Hides { form: "c8", rules: These(&["C4"]) },
    Hides { form: "b4", rules: These(&["C4"]) },
    Hides { form: "b4-account", rules: These(&["C4"]) },
    // What lies in the wrong place in the bucket, or not at all, is missing everywhere behind it.
    Hides { form: "b9", rules: These(&["B7", "B8", "F5", "F14"]) },
    Hides { form: "b6", rules: These(&["F1"]) },
    Hides { form: "b8", rules: These(&["B7", "F5", "F6", "F9", "F14"]) },
    Hides { form: "b7", rules: These(&["F5", "F8", "F9"]) },
    Hides { form: "b7-index", rules: These(&["F5"]) },
    Hides { form: "b12", rules: These(&["F12"]) },
    Hides { form: "b14", rules: These(&["F5"]) },
    // A distribution that may not read answers 403 for every path.
    Hides { form: "f2", rules: These(&["F1", "F3", "F4", "F5", "F8", "F9", "F11"]) },
    Hides { form: "f2-website", rules: These(&["F1", "F3", "F4", "F5", "F8", "F9", "F11"]) },
    Hides { form: "f1", rules: These(&["F3", "F5", "F8", "F9", "F11"]) },
    Hides { form: "f3", rules: These(&["F5", "F8", "F9", "F11"]) },
    Hides { form: "f7", rules: These(&["F5", "F21"]) },
    Hides { form: "f6", rules: These(&["F4", "F5", "F8", "F9", "F11"]) },
    // Until every edge has heard, they answer one way here and another there.
    Hides { form: "f22", rules: These(&["F5", "F7", "F8", "F9", "F11", "F12", "F20", "F24"]) },
    Hides { form: "f24", rules: These(&["F8", "F9"]) },
    Hides { form: "f14", rules: These(&["F5", "F10"]) },
    Hides { form: "f9", rules: These(&["F5", "F8"]) },
    Hides { form: "f8", rules: These(&["F5"]) },
    Hides { form: "f10", rules: These(&["F11"]) },
    Hides { form: "f11", rules: These(&["F5"]) },
    Hides { form: "f13", rules: These(&["F12"]) },
    Hides { form: "f13-busy", rules: These(&["F12"]) },
    Hides { form: "f26-plan", rules: These(&["F23"]) },
    Hides { form: "f26-in-use", rules: These(&["F23"]) },
    // A domain that does not lead to our zone proves nothing to a certificate, and brings nobody here.
    Hides { form: "d4-hold", rules: These(&["D1", "D2", "D5", "D7", "D9", "F16", "F17", "F20"]) },
    Hides { form: "d4-expired", rules: These(&["D1", "D2", "D5", "D7", "D9", "F16", "F17", "F20"]) },
    Hides { form: "d2", rules: These(&["D1", "D3", "D7", "D8", "D9", "F16", "F17", "F20"]) },
    Hides { form: "d1", rules: These(&["D3", "D7", "D9", "F16", "F17", "F20"]) },
    // Resolvers believe what the zone says of itself.
    Hides { form: "d3", rules: These(&["D9"]) },
    Hides { form: "d5", rules: These(&["D9", "F16", "F17"]) },
    Hides { form: "d10", rules: These(&["D7", "F20"]) },
    Hides { form: "d6", rules: These(&["D7"]) },
    Hides { form: "d6-apex", rules: These(&["D7"]) },
    Hides { form: "f18-caa", rules: These(&["F16", "F17", "F20"]) },
    Hides { form: "f18-late", rules: These(&["F16", "F20"]) },
    Hides { form: "f17", rules: These(&["F16", "F20"]) },
    Hides { form: "f15", rules: These(&["F16", "F20"]) },
    Hides { form: "f16", rules: These(&["F20"]) },
    Hides { form: "f16-pending", rules: These(&["F20"]) },
    Hides { form: "f19", rules: These(&["F20"]) },
    Hides { form: "f19-own", rules: These(&["F20"]) },
];
