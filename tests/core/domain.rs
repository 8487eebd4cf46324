//! Domain names as people type and paste them, and the registrars they come from.

use naru_core::domain::{Domain, RecordName};
use naru_core::registrar::{NameServers, Registrar, recognise, steps};
use naru_core::words::{Lang, Words};
use proptest::prelude::*;

fn domain(text: &str) -> Domain {
    Domain::parse(text).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn rule(text: &str) -> String {
    match Domain::parse(text) {
        Ok(domain) => panic!("{text:?} became {domain}"),
        Err(error) => error.args["rule"].clone(),
    }
}

#[test]
fn what_people_type_and_paste_becomes_one_name() {
    for text in [
        "example.kr",
        "EXAMPLE.KR",
        "  example.kr\n",
        "example.kr.",
        "https://example.kr",
        "HTTPS://Example.kr/path?q=1#top",
        "http://example.kr:8080/",
        "example.kr/index.html",
        "example.kr:443",
        "//example.kr/",
        "ｅｘａｍｐｌｅ．ｋｒ",
        "example。kr",
        "example｡kr．",
        "\u{3000}example.kr\u{3000}",
    ] {
        assert_eq!(domain(text).as_str(), "example.kr", "{text:?}");
    }
}

#[test]
fn hangul_names_are_kept_in_punycode_and_shown_as_written() {
    for (text, ascii, shown) in [
        ("한글.kr", "xn--bj0bj06e.kr", "한글.kr"),
        ("http://한글.KR/가나다", "xn--bj0bj06e.kr", "한글.kr"),
        // Decomposed, as macOS hands it over.
        ("\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}.kr", "xn--bj0bj06e.kr", "한글.kr"),
        ("XN--BJ0BJ06E.kr", "xn--bj0bj06e.kr", "한글.kr"),
        ("한글.한국", "xn--bj0bj06e.xn--3e0b707e", "한글.한국"),
        ("www.나루。한국", "www.xn--910br1n.xn--3e0b707e", "www.나루.한국"),
        ("bücher.example", "xn--bcher-kva.example", "bücher.example"),
    ] {
        let domain = domain(text);
        assert_eq!((domain.as_str(), domain.unicode().as_str()), (ascii, shown), "{text}");
        assert!(domain.is_international());
    }
    assert_eq!(domain("한글.한국").tld(), "xn--3e0b707e");
    assert!(!domain("example.kr").is_international());
}

#[test]
fn what_is_no_domain_says_why() {
    for (text, want) in [
        ("", "domain-empty"),
        ("   ", "domain-empty"),
        ("https:///path", "domain-empty"),
        ("example .kr", "domain-spaces"),
        ("exa mple.kr", "domain-spaces"),
        ("example\u{3000}.kr", "domain-spaces"),
        ("me@example.kr", "domain-mail"),
        ("https://bank.example@evil.example/", "domain-mail"),
        ("192.168.0.1", "domain-address"),
        ("http://[2001:db8::1]/", "domain-address"),
        ("１２７.0.0.1", "domain-address"),
        ("localhost", "domain-labels"),
        ("kr.", "domain-labels"),
        ("한국", "domain-labels"),
        (".kr", "domain-shape"),
        ("example..kr", "domain-shape"),
        ("example.kr..", "domain-shape"),
        ("-example.kr", "domain-shape"),
        ("example-.kr", "domain-shape"),
        ("exa_mple.kr", "domain-shape"),
        ("exam!ple.kr", "domain-shape"),
        ("*.example.kr", "domain-shape"),
        ("ftp://example.kr", "domain-shape"),
        ("example.kr:http", "domain-shape"),
        ("xn--zzzzzzzzz999.kr", "domain-shape"),
        // Broken up differently by different programs, so in no program right.
        ("xn--a.kr", "domain-shape"),
        // Right-to-left and left-to-right letters in one label.
        ("aא.kr", "domain-shape"),
    ] {
        assert_eq!(rule(text), want, "{text:?}");
    }
    assert_eq!(rule(&format!("{}.kr", "a".repeat(64))), "domain-long");
    assert_eq!(rule(&format!("{}kr", "abcdefghi.".repeat(26))), "domain-long");
    // 20 syllables fit, 63 do not: it is Punycode that counts.
    assert_eq!(rule(&format!("{}.kr", "가나다라마바사".repeat(9))), "domain-long");
    assert!(Domain::parse(&format!("{}.kr", "a".repeat(63))).is_ok());
}

#[test]
fn characters_that_hide_or_turn_text_around_are_refused_and_made_visible() {
    for hidden in [
        '\u{202e}',
        '\u{202a}',
        '\u{2066}',
        '\u{2069}',
        '\u{200e}',
        '\u{200f}',
        '\u{61c}',
        '\u{200b}',
        '\u{200c}',
        '\u{200d}',
        '\u{2060}',
        '\u{feff}',
        '\u{ad}',
        '\u{3164}',
        '\u{115f}',
        '\u{ffa0}',
        '\u{fe0f}',
        '\u{e0061}',
        '\0',
        '\u{7f}',
        '\u{85}',
    ] {
        let error = Domain::parse(&format!("exam{hidden}ple.kr")).unwrap_err();
        assert_eq!(error.args["rule"], "domain-hidden", "{hidden:?}");
        let shown = &error.args["value"];
        assert!(!shown.contains(hidden) && shown.contains(&format!("U+{:04X}", u32::from(hidden))), "{shown}");
    }
}

#[test]
fn zones_labels_and_the_pair_with_www() {
    let (apex, www) = domain("www.example.co.kr").apex_and_www();
    assert_eq!((apex.as_str(), www.as_str()), ("example.co.kr", "www.example.co.kr"));
    assert_eq!(apex.apex_and_www(), (apex.clone(), www.clone()));
    assert_eq!(domain("www.kr").apex_and_www().0.as_str(), "www.kr", "www.kr is a domain of its own");
    assert!(www.is_under(&apex) && apex.is_under(&apex));
    assert!(!apex.is_under(&www) && !domain("notexample.co.kr").is_under(&apex));
    assert_eq!(www.labels().collect::<Vec<_>>(), ["www", "example", "co", "kr"]);
    assert_eq!(apex.fqdn(), "example.co.kr.");
    assert_eq!(apex.tld(), "kr");
}

#[test]
fn names_of_records_may_hold_underscores_and_one_leading_asterisk() {
    for (text, want) in [
        ("_A1b2.Example.kr.", "_a1b2.example.kr"),
        ("_x.www.한글.kr", "_x.www.xn--bj0bj06e.kr"),
        ("_dmarc.example.kr", "_dmarc.example.kr"),
        ("a._domainkey.example.kr", "a._domainkey.example.kr"),
        ("*.example.kr", "*.example.kr"),
        ("example.kr", "example.kr"),
    ] {
        let name = RecordName::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(name.as_str(), want);
    }
    for text in ["", "*", "_x", "a.*.example.kr", "_a b.example.kr", "_a..example.kr", "_é.example.kr", "**.example.kr"]
    {
        assert!(RecordName::parse(text).is_err(), "{text}");
    }
    assert_eq!(RecordName::from(&domain("한글.kr")).as_str(), "xn--bj0bj06e.kr");
}

#[test]
fn a_saved_name_is_parsed_when_it_is_read() {
    let saved = serde_json::to_string(&domain("한글.kr")).unwrap();
    assert_eq!(saved, "\"xn--bj0bj06e.kr\"");
    assert_eq!(serde_json::from_str::<Domain>(&saved).unwrap(), domain("한글.kr"));
    assert!(serde_json::from_str::<Domain>("\"not a domain\"").is_err());
}

proptest! {
    #[test]
    fn whatever_is_typed_nothing_panics_and_what_parsed_parses_to_itself(text in "\\PC{0,40}") {
        if let Ok(name) = Domain::parse(&text) {
            prop_assert_eq!(&Domain::parse(name.as_str()).unwrap(), &name);
            prop_assert_eq!(&Domain::parse(&name.unicode()).unwrap(), &name);
            prop_assert!(name.as_str().bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.')));
        }
        drop(RecordName::parse(&text));
    }
}

#[test]
fn registrars_are_recognised_by_their_name_or_their_own_name_servers() {
    let none: [String; 0] = [];
    for (name, want) in [
        ("Gabia, Inc.", Registrar::Gabia),
        ("(주)가비아", Registrar::Gabia),
        ("Cafe24 Corp.", Registrar::Cafe24),
        ("Megazone Corp., dba HOSTING.KR", Registrar::HostingKr),
        ("Whois Corp.", Registrar::WhoisCoKr),
        ("GoDaddy.com, LLC", Registrar::GoDaddy),
        ("NAMECHEAP INC", Registrar::Namecheap),
        ("Cloudflare, Inc.", Registrar::Cloudflare),
        ("Amazon Registrar, Inc.", Registrar::Route53),
        ("OpenTLD B.V.", Registrar::Freenom),
        ("Gandi SAS", Registrar::Other),
    ] {
        assert_eq!(recognise(Some(name), &none), Some(want), "{name}");
    }
    let by_server = |server: &str| recognise(None, &[server.to_owned()]);
    assert_eq!(by_server("ns.gabia.co.kr"), Some(Registrar::Gabia));
    assert_eq!(by_server("NS45.DOMAINCONTROL.COM."), Some(Registrar::GoDaddy));
    assert_eq!(by_server("dns1.registrar-servers.com"), Some(Registrar::Namecheap));
    assert_eq!(by_server("ns01.freenom.com"), Some(Registrar::Freenom));
    assert_eq!(by_server("amy.ns.cloudflare.com"), None, "anybody's domain may use Cloudflare's DNS");
    assert_eq!(by_server("ns-1.awsdns-00.com"), None, "and Route 53's");
    assert_eq!(by_server("ns.notgabia.co.kr"), None);
    assert_eq!(recognise(Some("Gandi SAS"), &["ns.gabia.co.kr".to_owned()]), Some(Registrar::Other));
    assert_eq!(recognise(Some(" "), &none), None);
}

#[test]
fn every_registrar_has_a_name_and_a_guide_in_both_languages() {
    for lang in [Lang::En, Lang::Ko] {
        let words = Words::new(lang);
        for registrar in Registrar::ALL {
            let (name, guide) = (words.plain(&registrar.name_key()), words.plain(&registrar.steps_key()));
            assert_ne!(name, registrar.name_key());
            let count = steps(&guide).count();
            let least = if registrar.name_servers() == NameServers::Changeable { 4 } else { 2 };
            assert!(count >= least, "{lang:?} {registrar:?}: {guide}");
            assert!(steps(&guide).all(|step| !step.ends_with('.')), "{guide}");
        }
        assert!(words.plain("registrar-note").contains("2026"), "a guide to others' screens has a date");
        let cloudflare = words.plain("registrar-cloudflare-steps");
        assert!(cloudflare.contains("60"), "what can be done instead is said: {cloudflare}");
    }
    assert_eq!(Registrar::Cloudflare.name_servers(), NameServers::Fixed);
    assert_eq!(Registrar::Freenom.name_servers(), NameServers::Dead);
}
