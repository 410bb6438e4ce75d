//! Items, their records and their custody; and what a page states of them.

use sanad_evidence::Id;
use sanad_evidence::consent;
use sanad_vault::{
    Description, EntryView, ItemPage, ItemRow, ItemsPage, Order, RecordView, StatedBasis, value_in_words,
};
use serde_json::{Map, Value};

use super::facts::{asked_place, asked_when, place, when};
use super::said;
use crate::commands::person_id;
use crate::refusal::Answer;
use crate::told::{
    Basis, Custody, CustodyEntry, DescriptionGiven, Item, ItemRecord, ItemState, ItemsAsked, ItemsFound,
    ItemsOrder, LookKind, Row, StatedBasisGiven,
};

/// What a page asks for, as the vault takes it.
///
/// # Errors
/// `case-not-found` for something that is no id.
pub fn asked(asked: ItemsAsked) -> Answer<sanad_vault::ItemsAsked> {
    Ok(sanad_vault::ItemsAsked {
        case: asked.case_id.as_deref().map(crate::commands::case_id).transpose()?,
        start: asked.start,
        count: asked.count,
        order: match asked.order {
            ItemsOrder::Newest => Order::Newest,
            ItemsOrder::Oldest => Order::Oldest,
        },
        state: asked.state.map(|state| state_code(state).to_owned()),
    })
}

/// A stretch of the list.
pub fn found(page: ItemsPage) -> ItemsFound {
    ItemsFound { total: page.total, rows: page.rows.into_iter().map(row).collect() }
}

fn row(row: ItemRow) -> Row {
    Row {
        id: row.id.to_string(),
        case_code: row.case,
        digest: row.digest.to_string(),
        size: row.size,
        file_name: row.file_name,
        title: row.title,
        kind: kind(&row.extension),
        state: state(&row.state),
        basis: row.basis.map(str::to_owned),
        stays: row.stays.map(str::to_owned),
        received_at: row.received_at,
        graphic: row.graphic,
        damaged: row.damaged,
    }
}

const fn state_code(state: ItemState) -> &'static str {
    match state {
        ItemState::Kept => "kept",
        ItemState::ToFollow => "to-follow",
        ItemState::Forgotten => "forgotten",
        ItemState::Disposed => "disposed",
    }
}

/// An unknown word is a state of a later version: then at least nothing is promised to be here.
fn state(code: &str) -> ItemState {
    let all = [ItemState::Kept, ItemState::Forgotten, ItemState::Disposed];
    all.into_iter().find(|state| state_code(*state) == code).unwrap_or(ItemState::ToFollow)
}

/// What a file is, by the extension it is kept under.
fn kind(extension: &str) -> LookKind {
    match extension {
        "jpg" | "png" | "gif" | "webp" | "heic" | "heif" | "avif" | "bmp" | "tif" | "svg" | "dng" | "cr2"
        | "nef" => LookKind::Picture,
        "mp4" | "m4v" | "mov" | "webm" | "mkv" | "avi" | "3gp" | "mpg" | "mts" | "ogv" | "wmv" | "flv" => {
            LookKind::Film
        }
        "mp3" | "m4a" | "wav" | "flac" | "ogg" | "opus" | "aac" | "amr" | "aif" | "wma" => LookKind::Sound,
        "pdf" => LookKind::Pdf,
        "txt" | "csv" | "md" | "json" | "xml" | "html" | "vtt" | "srt" | "log" | "eml" => LookKind::Text,
        "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "doc" | "xls" | "ppt" | "rtf" => LookKind::Office,
        _ => LookKind::Other,
    }
}

/// Everything known of one item. `media` begins the address of what it shows.
pub fn item(
    page: ItemPage,
    known: Option<Description>,
    case: Id,
    foreign: bool,
    stored_by: Vec<String>,
    media: Option<String>,
) -> Item {
    Item {
        case_id: case.to_string(),
        foreign,
        description: known.map(described).unwrap_or_default(),
        basis: page.records.iter().rev().find(|record| is_basis(record)).and_then(stated_before),
        custody: page.custody.iter().map(entry).collect(),
        stored_by,
        media: media.filter(|_| page.row.state == "kept"),
        records: page.records.into_iter().map(record).collect(),
        row: row(page.row),
    }
}

fn record(view: RecordView) -> ItemRecord {
    let text = |value: Value| match value {
        Value::String(text) => text,
        other => value_in_words(&other),
    };
    let fields: Map<String, Value> =
        view.fields.into_iter().map(|(name, value)| (name, Value::String(text(value)))).collect();
    ItemRecord { kind: view.kind, digest: view.digest.to_string(), fields }
}

fn field(record: &RecordView, name: &str) -> Option<String> {
    record.fields.get(name).and_then(Value::as_str).map(str::to_owned)
}

fn is_basis(record: &RecordView) -> bool {
    record.kind.starts_with("consent-basis/")
}

fn described(known: Description) -> DescriptionGiven {
    DescriptionGiven {
        language: known.language,
        title: known.title,
        date: known.date.as_ref().map(when),
        place: known.place.as_ref().map(place),
        events: known.events,
        author: known.author,
        from_whom: known.from_whom,
        custody: known.custody,
        whole: known.whole,
        cut_by: known.cut_by,
        persons: known.persons,
        graphic: known.graphic,
        witness: known.witness,
        witness_willing: known.witness_willing,
        reached: known.reached,
        itemtype: known.itemtype,
        generation: known.generation,
        languages: known.languages,
        unknown: known.unknown,
        note: known.note,
    }
}

const BASES: [(Basis, consent::Basis); 5] = [
    (Basis::Answered, consent::Basis::Answered),
    (Basis::NotNeeded, consent::Basis::NotNeeded),
    (Basis::TakenBefore, consent::Basis::TakenBefore),
    (Basis::NotAsked, consent::Basis::NotAsked),
    (Basis::Withdrawn, consent::Basis::Withdrawn),
];

fn stated_before(record: &RecordView) -> Option<StatedBasisGiven> {
    let code = field(record, "basis")?;
    let (basis, _) = BASES.into_iter().find(|(_, basis)| basis.code() == code)?;
    let account = record.fields.get("account").and_then(|value| match value {
        Value::Bool(yes) => Some(*yes),
        Value::String(text) if text == "yes" || text == "true" => Some(true),
        Value::String(text) if text == "no" || text == "false" => Some(false),
        _ => None,
    });
    let field = |name| field(record, name);
    Some(StatedBasisGiven {
        basis,
        reason: field("reason"),
        form: field("form"),
        date: field("date"),
        scope: field("scope"),
        account,
        person: field("person"),
    })
}

/// What a page states of an item, as the vault takes it.
///
/// # Errors
/// As [`asked_when`] and [`asked_place`].
pub fn description(given: DescriptionGiven) -> Answer<Description> {
    Ok(Description {
        language: said(given.language),
        title: said(given.title),
        date: given.date.map(asked_when).transpose()?,
        exact_place: given.place.as_ref().is_some_and(|place| place.exact),
        place: given.place.map(asked_place).transpose()?,
        events: said(given.events),
        author: said(given.author),
        from_whom: said(given.from_whom),
        custody: said(given.custody),
        whole: said(given.whole),
        cut_by: said(given.cut_by),
        persons: given.persons,
        graphic: said(given.graphic),
        witness: said(given.witness),
        witness_willing: said(given.witness_willing),
        reached: said(given.reached),
        itemtype: said(given.itemtype),
        generation: said(given.generation),
        languages: given.languages,
        unknown: given.unknown,
        note: said(given.note),
    })
}

/// The basis a page states, as the vault takes it.
///
/// # Errors
/// `person-not-found` for what is no id.
pub fn stated(given: StatedBasisGiven) -> Answer<StatedBasis> {
    let basis = match given.basis {
        Basis::Answered => consent::Basis::Answered,
        Basis::NotNeeded => consent::Basis::NotNeeded,
        Basis::TakenBefore => consent::Basis::TakenBefore,
        Basis::NotAsked => consent::Basis::NotAsked,
        Basis::Withdrawn => consent::Basis::Withdrawn,
    };
    Ok(StatedBasis {
        basis,
        reason: said(given.reason),
        form: said(given.form),
        date: said(given.date),
        scope: said(given.scope),
        account: given.account,
        person: said(given.person).as_deref().map(person_id).transpose()?,
    })
}

/// An entry of a custody log.
pub(super) fn entry(view: &EntryView) -> CustodyEntry {
    CustodyEntry {
        index: view.index,
        action: view.action.clone(),
        claimed_at: view.claimed_at.clone(),
        clock: view.clock.clone(),
        agent: view.agent.clone(),
        thing_kind: view.thing_kind.clone(),
        thing: view.thing.to_string(),
        outcome: view.outcome.clone(),
        digest: view.entry.to_string(),
        foreign: view.foreign,
    }
}

/// The most entries of one answer.
const MOST_ENTRIES: u32 = 500;

/// A stretch of a log that is given with the oldest first, counted from the newest.
pub fn custody(entries: &[EntryView], start: u64, count: u32) -> Custody {
    let start = usize::try_from(start).unwrap_or(usize::MAX);
    let count = usize::try_from(count.min(MOST_ENTRIES)).unwrap_or(0);
    let stretch = entries.iter().rev().skip(start).take(count).map(entry).collect();
    Custody { total: entries.len() as u64, entries: stretch }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_extension_that_is_kept_has_a_kind() {
        let shown = |name: &str| kind(sanad_evidence::bag::allowed_extension(name));
        assert_eq!(shown("JPEG"), LookKind::Picture);
        assert_eq!(shown("mov"), LookKind::Film);
        assert_eq!(shown("oga"), LookKind::Sound);
        assert_eq!(shown("pdf"), LookKind::Pdf);
        assert_eq!(shown("txt"), LookKind::Text);
        assert_eq!(shown("docx"), LookKind::Office);
        assert_eq!(shown("exe"), LookKind::Other);
        assert_eq!(state("later"), ItemState::ToFollow);
    }
}
