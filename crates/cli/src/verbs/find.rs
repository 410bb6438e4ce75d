//! `search`, `tray …` and `date`: finding things again, what is not filed yet, days in every calendar.

use sanad_evidence::when::{Calendar, parse_day};
use sanad_vault::{FoundKind as Kind, Query, calendar};
use serde_json::json;

use super::{Outcome, case_of, json_of, own_case_of};
use crate::args::{CalendarName, DateArgs, FoundKind, SearchArgs, TrayVerb};
use crate::facts;
use crate::refusal::Refusal;
use crate::shell::{Answer, Shell};
use crate::show::{short, shown};
use crate::words::Facts;

pub fn search(shell: &Shell, args: &SearchArgs) -> Outcome {
    let day =
        |given: &str| parse_day(given).ok_or_else(|| Refusal::usage("day-typed-bad").fact("given", given));
    let from = args.from.as_deref().map(day).transpose()?;
    let to = args.to.as_deref().map(day).transpose()?;
    let vault = shell.open()?;
    let kinds = args.kind.iter().map(|kind| match kind {
        FoundKind::Item => Kind::Item,
        FoundKind::Person => Kind::Person,
        FoundKind::Account => Kind::Account,
        FoundKind::Case => Kind::Case,
    });
    let mut query = Query {
        text: args.words.join(" "),
        case: args.case.as_deref().map(|code| case_of(&vault, code)).transpose()?,
        kinds: kinds.collect(),
        person: args.person.as_deref().map(|code| vault.person_by_code(code)).transpose()?,
        from,
        to,
        place: args.place.clone(),
        codes: args.code.clone(),
        start: 0,
        count: u32::try_from(args.count).unwrap_or(u32::MAX),
        names: args.names,
    };
    let mut hits = Vec::new();
    let mut more = true;
    // A stretch at a time, as a window asks.
    while more && (hits.len() as u64) < args.count {
        query.start = hits.len() as u64;
        query.count = u32::try_from(args.count.saturating_sub(query.start)).unwrap_or(u32::MAX);
        let found = vault.search(&query)?;
        more = found.more && !found.hits.is_empty();
        hits.extend(found.hits);
    }
    if hits.is_empty() {
        shell.say("search-nothing", Facts::new());
    }
    for hit in &hits {
        let kind = shell.words.line(&format!("found-{}", hit.kind.code()), &Facts::new());
        let at = hit.at.as_deref().unwrap_or_default();
        shell.put(&format!("  {kind} {}  {}  {at}", short(&hit.thing), shown(&hit.title)));
        if !hit.excerpt.is_empty() {
            shell.put(&format!("      {}", shown(&hit.excerpt)));
        }
    }
    if more {
        shell.say("search-more", Facts::new());
    }
    Ok(Answer::done(json!({ "hits": json_of(&hits), "more": more })))
}

pub fn tray(shell: &Shell, verb: TrayVerb) -> Outcome {
    let vault = shell.open()?;
    match verb {
        TrayVerb::List => {
            let waiting = match vault.tray()? {
                Some(tray) => super::item::all_of(&vault, tray)?,
                None => Vec::new(),
            };
            if waiting.is_empty() {
                shell.say("tray-empty", Facts::new());
            }
            super::item::say_items(shell, &waiting);
            Ok(Answer::done(json!({ "items": json_of(&waiting) })))
        }
        TrayVerb::File { items, case } => {
            let case_id = own_case_of(&vault, &case)?;
            let items = items.iter().map(|given| vault.find_item(given)).collect::<Result<Vec<_>, _>>()?;
            for item in &items {
                vault.file_item(item, &case_id)?;
                shell.say("tray-filed", facts![id = *item, case = &case]);
            }
            Ok(Answer::done(json!({ "case": case_id, "items": items })))
        }
    }
}

const fn calendar_of(name: CalendarName) -> Calendar {
    match name {
        CalendarName::Gregorian => Calendar::Gregorian,
        CalendarName::SolarHijriAf => Calendar::SolarHijriAf,
        CalendarName::SolarHijriIr => Calendar::SolarHijriIr,
        CalendarName::Islamic => Calendar::Islamic,
    }
}

/// Needs no vault.
pub fn date(shell: &Shell, args: &DateArgs) -> Outcome {
    let bad = || Refusal::usage("day-typed-bad").fact("given", &args.day);
    let parts: Vec<&str> = args.day.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return Err(bad()) };
    let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else {
        return Err(bad());
    };
    let gregorian = calendar::to_gregorian(calendar_of(args.calendar), year, month, day).ok_or_else(bad)?;
    let mut days = serde_json::Map::new();
    for one in Calendar::ALL {
        let Some((year, month, day)) = calendar::from_gregorian(*one, gregorian) else { continue };
        let text = format!("{year:04}-{month:02}-{day:02}");
        let name = shell.words.line(&format!("calendar-{}", one.code()), &Facts::new());
        let month = shell.words.line(&format!("calendar-{}-{month}", one.code()), &Facts::new());
        shell.put(&format!("  {text}  {name} ({month})"));
        days.insert(one.code().to_owned(), json!(text));
    }
    Ok(Answer::done(days.into()))
}
