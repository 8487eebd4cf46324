//! What things cost, as people read it: dated, and by the piece.

use naru_core::names::Region;
use naru_core::price::Prices;
use naru_core::step::StepId;
use naru_core::words::{EN, KO, Lang, Words};

#[test]
fn no_sum_of_money_stands_in_the_words_without_the_day_of_its_price() {
    let money = ["USD", "US dollar", "달러", "$0", "$5"];
    for (lang, file) in [("en", EN), ("ko", KO)] {
        let lines = file.lines().filter(|line| !line.starts_with("term-") && !line.starts_with('#'));
        for line in lines.filter(|line| money.iter().any(|word| line.contains(word))) {
            let told = [" about ", "약 ", "{$as_of}"].iter().any(|word| line.contains(word))
                || !line.chars().any(|c| c.is_ascii_digit());
            assert!(told, "{lang}: {line}");
        }
    }
    let prices = Prices::of(&Region::parse("ap-northeast-2").unwrap());
    let said = |step| Words::new(Lang::En).of(&prices.of_step(step));
    let day = &prices.as_of;
    assert_eq!(
        said(StepId::Files),
        format!(
            "$0.0045 for 1,000 uploads, $0.025 for a gigabyte kept a month, $0.00035 for 1,000 downloads; read by \
             visitors without CloudFront, $0.126 for a gigabyte beyond the free 100 GB a month (price list of {day})"
        )
    );
    assert!(
        said(StepId::Firewall).starts_with("$5 a month for the web ACL, $1 for its rule group, $0.60 for a million")
    );
    assert!(said(StepId::Distribution).contains("10,000,000 requests"), "{}", said(StepId::Distribution));
    let elsewhere = Prices::of(&Region::parse("eu-west-1").unwrap()).of_step(StepId::Files);
    assert_eq!(elsewhere.key, "price-files-elsewhere");
}
