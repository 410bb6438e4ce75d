//! `items`, `show`, `item …`, `export`, `prove`.

use std::path::Path;

use sanad_evidence::{Id, Schema};
use sanad_vault::{ItemPage, ItemRow, ItemsAsked, Order, RecordView, Role, Vault, value_in_words};
use serde_json::{Value, json};

use super::custody::say_entries;
use super::{Outcome, case_of, json_of, name_of, reason};
use crate::args::YesNo;
use crate::facts;
use crate::refusal::Refusal;
use crate::shell::{Answer, Shell};
use crate::show::{grouped, short, shown, shown_lines, size, table, when};
use crate::words::Facts;

pub fn list(shell: &Shell, case: Option<&str>) -> Outcome {
    let vault = shell.open()?;
    let cases = match case {
        Some(code) => vec![case_of(&vault, code)?],
        None => vault.cases()?.into_iter().map(|case| case.id).collect(),
    };
    let mut items = Vec::new();
    for case in cases {
        items.extend(all_of(&vault, case)?);
    }
    if items.is_empty() {
        shell.say("no-items", Facts::new());
    }
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut last = None;
    for item in &items {
        if last != Some(&item.case) {
            say_rows(shell, &mut rows);
            shell.say("items-of", facts![case = &item.case]);
            last = Some(&item.case);
        }
        rows.push(row_of(shell, item));
    }
    say_rows(shell, &mut rows);
    if items.iter().any(|item| item.damaged) {
        shell.say("items-some-damaged", Facts::new());
    }
    let stay = items.iter().any(|item| item.stays.is_some() && item.state == "kept" && !item.damaged);
    if stay && vault.role() == Role::Collector {
        shell.say("items-some-stay", Facts::new());
    }
    Ok(Answer::done(json!({"items": json_of(&items)})))
}

/// Every item of a case, asked for as a window does: a stretch at a time.
pub fn all_of(vault: &Vault, case: Id) -> Result<Vec<ItemRow>, Refusal> {
    let mut items = Vec::new();
    loop {
        let start = items.len() as u64;
        let asked = ItemsAsked { case: Some(case), start, count: 500, order: Order::Oldest, state: None };
        let page = vault.items_page(&asked)?;
        if page.rows.is_empty() {
            return Ok(items);
        }
        items.extend(page.rows);
    }
}

/// `item graphic`
pub fn graphic(shell: &Shell, given: &str, graphic: YesNo) -> Outcome {
    let vault = shell.open()?;
    let item = vault.find_item(given)?;
    let graphic = graphic == YesNo::Yes;
    vault.set_graphic(&item, graphic)?;
    shell.say(if graphic { "graphic-covered" } else { "graphic-shown" }, facts![id = item]);
    Ok(Answer::done(json!({"item": item, "graphic": graphic})))
}

/// Items as a list shows them.
pub fn say_items(shell: &Shell, items: &[ItemRow]) {
    say_rows(shell, &mut items.iter().map(|item| row_of(shell, item)).collect());
}

fn say_rows(shell: &Shell, rows: &mut Vec<Vec<String>>) {
    shell.put_all(&table(&std::mem::take(rows)));
}

fn row_of(shell: &Shell, item: &ItemRow) -> Vec<String> {
    let word = |id: String| shell.words.line(&id, &Facts::new());
    let mut basis =
        word(item.basis.map_or_else(|| "basis-none".to_owned(), |basis| format!("basis-{basis}")));
    if item.damaged {
        basis = word("item-damaged".to_owned());
    } else if item.stays.is_some() && item.state == "kept" {
        basis = shell.words.line("basis-stays", &facts![basis = basis]);
    }
    vec![
        format!("  {}", short(&item.id)),
        size(item.size),
        word(format!("item-{}", item.state)),
        basis,
        name_of(item.title.as_ref(), item.file_name.as_ref(), &shell.words),
    ]
}

pub fn show(shell: &Shell, given: &str) -> Outcome {
    let vault = shell.open()?;
    let page = vault.show(&vault.find_item(given)?)?;
    say_page(shell, &page, vault.role());
    Ok(Answer::done(json_of(&page)))
}

fn say_page(shell: &Shell, page: &ItemPage, role: Role) {
    let row = &page.row;
    let words = &shell.words;
    let line = |id: &str, value: String| vec![format!("  {}", words.line(id, &Facts::new())), value];
    shell.put(&name_of(row.title.as_ref(), row.file_name.as_ref(), words));
    let mut rows = vec![
        line("show-item", row.id.to_string()),
        line("show-case", shown(&row.case)),
        line("show-state", words.line(&format!("item-{}", row.state), &Facts::new())),
        line("show-size", words.line("size-exact", &facts![size = size(row.size), bytes = row.size])),
        line("show-digest", grouped(&row.digest.to_string())),
    ];
    if row.graphic {
        rows.push(line("show-graphic", words.line("graphic-yes", &Facts::new())));
    }
    if let Some(received) = &row.received_at {
        rows.push(line("show-received", words.line("received-claimed", &facts![time = when(received)])));
    }
    let leaves = match row.stays {
        Some(code) => words.line("show-stays-because", &facts![reason = reason(words, code)]),
        None => words.line("show-may-leave", &Facts::new()),
    };
    // At a partner's desk nothing leaves by a transfer; its basis stands among the records below.
    if row.state == "kept" && role == Role::Collector {
        rows.push(line("show-leaves", leaves));
    }
    shell.put_all(&table(&rows));
    if row.damaged {
        shell.say("show-damaged", Facts::new());
    }
    for record in &page.records {
        say_record(shell, record);
    }
    shell.put("");
    shell.say("show-custody", Facts::new());
    say_entries(shell, &page.custody, None);
}

/// A record's filled fields. Digests and ids that stand above already are left out.
fn say_record(shell: &Shell, record: &RecordView) {
    let name = record.kind.split('/').next().unwrap_or_default();
    shell.put("");
    shell.put(&shell.words.line(&format!("record-{name}"), &Facts::new()));
    let mut rows = Vec::new();
    for field in fields_of(name) {
        let Some(text) = record.fields.get(field).and_then(text_of) else { continue };
        let label = format!("  {}", shell.words.line(&format!("field-{field}"), &Facts::new()));
        let is_time = field == "at" || field.ends_with("_at") || field == "modified_claim";
        let text = if is_time { when(&text) } else { text };
        for (at, part) in shown_lines(&text).into_iter().enumerate() {
            rows.push(vec![if at == 0 { label.clone() } else { String::new() }, part]);
        }
    }
    shell.put_all(&table(&rows));
}

/// The fields of a type that say something to a person, in the order of its schema.
pub fn fields_of(kind: &str) -> impl Iterator<Item = &'static str> {
    const ELSEWHERE: [&str; 13] = [
        "amends",
        "item",
        "case",
        "digest",
        "file_name_bytes",
        "size",
        "held_by",
        "acceptance",
        "vocabulary",
        "from_case",
        "log_key",
        "entry",
        "proof",
    ];
    let known =
        [Schema::ITEM, Schema::FILED, Schema::DESCRIPTION_2, Schema::CONSENT_BASIS_2, Schema::TOMBSTONE];
    let fields = known.into_iter().find(|schema| schema.name == kind).map_or(&[][..], |schema| schema.fields);
    fields.iter().map(|field| field.name).filter(|name| !ELSEWHERE.contains(name))
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        // Not said is not worth a line.
        Value::String(text) if text == "und" => None,
        Value::String(text) => Some(text.clone()),
        other => Some(value_in_words(other)).filter(|text| !text.is_empty()),
    }
}

pub fn export(shell: &Shell, given: &str, out: &Path) -> Outcome {
    let vault = shell.open()?;
    let item = vault.find_item(given)?;
    let digest = shell.work(|job| vault.export(&item, out, job))?;
    shell.say("exported", facts![path = out]);
    shell.put(&format!("  sha256  {}", grouped(&digest.to_string())));
    shell.say("exported-clear", Facts::new());
    Ok(Answer::done(json!({"item": item, "path": out.to_string_lossy(), "digest": digest})))
}

pub fn prove(shell: &Shell, given: &str, out: &Path) -> Outcome {
    let vault = shell.open()?;
    let item = vault.find_item(given)?;
    vault.prove(&item, out)?;
    shell.say("proved", facts![path = out]);
    shell.say("proved-advice", facts![path = out]);
    Ok(Answer::done(json!({"item": item, "path": out.to_string_lossy()})))
}
