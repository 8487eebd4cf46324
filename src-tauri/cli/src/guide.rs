//! Where the name servers are changed, step by step, as text.

use naru_core::domain::Domain;
use naru_core::error::Args;
use naru_core::registrar::{Registrar, steps};
use naru_core::words::Words;

/// The steps at a registrar; where none was named those for any, and whose there are.
pub fn lines(words: &Words, registrar: Option<Registrar>) -> Vec<String> {
    let at = registrar.unwrap_or(Registrar::Other);
    let name = words.plain(&at.name_key());
    let mut lines = vec![words.text("ui-registrar-steps", &Args::from([("name".to_owned(), name)]))];
    let text = words.plain(&at.steps_key());
    lines.extend(steps(&text).enumerate().map(|(n, step)| format!("  {}. {step}", n + 1)));
    if let Some(home) = at.home() {
        lines.push(format!("  {home}"));
    }
    lines.push(format!("  {}", words.plain("registrar-dnssec")));
    lines.push(format!("  {}", words.plain("registrar-note")));
    if registrar.is_none() {
        let known = Registrar::ALL.into_iter().filter(|one| *one != Registrar::Other);
        let names: Vec<&str> = known.map(Registrar::key).collect();
        lines.push(words.text("cli-registrars", &Args::from([("names".to_owned(), names.join(", "))])));
    }
    lines
}

/// A name as DNS has it and, where that differs, as people write it.
pub fn both(name: &str) -> String {
    // Records of proofs lie below names that no domain may have.
    let domain = name.split('.').position(|label| !label.starts_with('_')).unwrap_or(0);
    let domain: String = name.split('.').skip(domain).collect::<Vec<_>>().join(".");
    match domain.parse::<Domain>() {
        Ok(domain) if domain.unicode() != domain.as_str() => format!("{name} ({})", domain.unicode()),
        _ => name.to_owned(),
    }
}
