//! How far the road over a network is, in words: nothing is said of the time left before there is a pace.

use std::time::Duration;

use sanad_courier::Progress;

use crate::facts;
use crate::refusal::Refusal;
use crate::show::size;
use crate::words::{Facts, Words};

/// `part 12 of 80, 3.1 MB of 20 MB, about 2 hours left at the present pace`; or for what it waits.
pub fn line(words: &Words, at: &Progress) -> String {
    if let Some((code, left)) = at.waits {
        let why = waits(code, &at.partner).message(words);
        return words.line("net-progress-waits", &facts![left = time(words, left), why = why]);
    }
    let mut facts =
        facts![part = at.part, parts = at.parts, sent = size(at.sent.min(at.of)), of = size(at.of)];
    match at.left {
        Some(left) => {
            facts.extend(facts![left = time(words, left)]);
            words.line("net-progress-left", &facts)
        }
        None => words.line("net-progress", &facts),
    }
}

/// Why it does not go on, by code, with every fact that its words may name.
pub fn waits(code: &'static str, partner: &str) -> Refusal {
    Refusal::new(code).fact("name", partner)
}

/// A time as people say it, no more exact than it is known: `about 2 hours`.
pub fn time(words: &Words, time: Duration) -> String {
    let seconds = time.as_secs();
    let rounded = |unit: u64| seconds.saturating_add(unit / 2) / unit;
    let (id, count) = match seconds {
        0..60 => return words.line("left-soon", &Facts::new()),
        60..5_400 => ("left-minutes", rounded(60)),
        5_400..129_600 => ("left-hours", rounded(3_600)),
        _ => ("left-days", rounded(86_400)),
    };
    words.line(id, &facts![count = count])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_said_as_exactly_as_it_is_known() {
        let words = Words::english();
        for (seconds, said) in [
            (0, "less than a minute"),
            (59, "less than a minute"),
            (60, "about 1 minute"),
            (95, "about 2 minutes"),
            (5_399, "about 90 minutes"),
            (7_300, "about 2 hours"),
            (129_599, "about 36 hours"),
            (200_000, "about 2 days"),
        ] {
            assert_eq!(time(&words, Duration::from_secs(seconds)), said, "{seconds}");
        }
    }

    #[test]
    fn the_line_invents_no_pace_and_says_what_is_waited_for() {
        let words = Words::english();
        let mut at = Progress {
            partner: "Bureau".to_owned(),
            part: 12,
            parts: 80,
            sent: 3_100_000,
            of: 20_000_000,
            ..Progress::default()
        };
        assert_eq!(line(&words, &at), "part 12 of 80, 3.1 MB of 20.0 MB");
        at.left = Some(Duration::from_secs(7_000));
        let said = "part 12 of 80, 3.1 MB of 20.0 MB, about 2 hours left at the present pace";
        assert_eq!(line(&words, &at), said);
        at.waits = Some(("net-offline", Duration::from_secs(40)));
        let said = line(&words, &at);
        assert!(said.starts_with("again in less than a minute: ") && !said.contains("pace"), "{said}");
    }
}
