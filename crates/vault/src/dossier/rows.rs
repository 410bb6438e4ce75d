//! The same facts as rows, for people and other programs; nothing in them proves anything.

use sanad_evidence::Record;
use sanad_evidence::consent::Basis;

use super::choose::Exhibit;
use crate::describe::value_in_words;

/// One row of CSV (RFC 4180): every field quoted, lines ended by CR LF. A field that a spreadsheet would
/// take for a formula gets an apostrophe before it: titles and names were written by strangers.
fn csv_row(fields: &[&str]) -> String {
    let quote = |field: &&str| {
        let apostrophe = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        format!("\"{apostrophe}{}\"", field.replace('"', "\"\""))
    };
    let quoted: Vec<String> = fields.iter().map(quote).collect();
    format!("{}\r\n", quoted.join(","))
}

/// The load file, with the columns of the ICC E-Court Protocol as far as they are known here. Numbers of
/// the Court are never invented: those columns stay empty for the receiver.
pub(super) fn load_csv(exhibits: &[Exhibit], withheld: &[&str]) -> String {
    let mut text = csv_row(&[
        "DocID",
        "ERN begin",
        "ERN end",
        "Title",
        "Document type",
        "Main date",
        "Date estimated",
        "Author",
        "Source identity",
        "Chain of custody",
        "Language",
        "Confidentiality level",
        "File name",
        "Native path",
        "File type",
        "Size",
        "SHA-256",
        "Item id",
        "Consent code",
        "Date received by us",
    ]);
    for exhibit in exhibits {
        let field = |record: &Option<Record>, name: &str| -> String {
            let shown = record.as_ref().filter(|_| !withheld.contains(&name));
            shown.and_then(|record| record.value(name)).map(value_in_words).unwrap_or_default()
        };
        let described = |name| field(&exhibit.description, name);
        let acquired = |name| field(&exhibit.record, name);
        let custody: Vec<String> = exhibit
            .custody
            .iter()
            .map(|entry| format!("{} {} by {}", entry.claimed_at, entry.action, entry.agent))
            .collect();
        let (path, extension, digest, size) = exhibit.file();
        text.push_str(&csv_row(&[
            &exhibit.number,
            "",
            "",
            &exhibit.account.as_ref().map_or_else(|| described("title"), |told| told.code.clone()),
            &exhibit.account.as_ref().map_or_else(|| acquired("media_type"), |_| "account".to_owned()),
            &described("date"),
            "",
            &described("author"),
            &described("from_whom"),
            &custody.join("; "),
            exhibit.description.as_ref().and_then(|record| record.text_of("language")).unwrap_or("und"),
            "confidential",
            &acquired("file_name"),
            &path,
            &extension,
            &size.to_string(),
            &digest.to_string(),
            &exhibit.thing.to_string(),
            exhibit.basis.map_or("", Basis::code),
            &acquired("received_at"),
        ]));
    }
    text
}

/// Custody as rows: first what the collector wrote, then what the partner did.
pub(super) fn custody_csv(exhibits: &[Exhibit]) -> String {
    let head =
        ["DocID", "Log", "Index", "Action", "Claimed time", "Clock", "Agent", "Outcome", "Entry digest"];
    let mut text = csv_row(&head);
    for exhibit in exhibits {
        for entry in &exhibit.custody {
            text.push_str(&csv_row(&[
                &exhibit.number,
                &entry.log,
                &entry.index.to_string(),
                &entry.action,
                &entry.claimed_at,
                &entry.clock,
                &entry.agent,
                entry.outcome.as_deref().unwrap_or_default(),
                &entry.entry.to_string(),
            ]));
        }
    }
    text
}

/// On what ground each exhibit is disclosed, in the words that were stated.
pub(super) fn conditions_csv(exhibits: &[Exhibit], withheld: &[&str]) -> String {
    let mut text = csv_row(&["DocID", "Basis", "Reason", "Form", "Date", "Scope", "Conditions"]);
    for exhibit in exhibits {
        let field = |name: &str| {
            let shown = exhibit.conditions.as_ref().filter(|_| !withheld.contains(&name));
            shown.and_then(|record| record.text_of(name)).unwrap_or_default()
        };
        let basis: &str = match exhibit.basis {
            Some(basis) => basis.code(),
            None => field("basis"),
        };
        text.push_str(&csv_row(&[
            &exhibit.number,
            basis,
            field("reason"),
            field("form"),
            field("date"),
            field("scope"),
            &exhibit.asked.join("; "),
        ]));
    }
    text
}
