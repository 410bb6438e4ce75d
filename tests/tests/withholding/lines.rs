//! Every line is bound to its place: added, dropped, swapped, moved, doubled or changed, the digest is
//! another or it is no record any more.

use sanad_evidence::Record;

use super::{description, lines, with_lines};

/// A record whole, and a copy of it with lines withheld.
fn both() -> [Record; 2] {
    let record = description(1, &[("title", "t"), ("place", "Herat"), ("date", "2025-10-20")]);
    let copy = record.withhold(&["place", "date"], "private").unwrap();
    [record, copy]
}

/// What became of a record after its text was changed.
fn is_another(record: &Record, text: &str) {
    assert_ne!(record.to_text(), text, "nothing was changed");
    if let Ok(other) = Record::parse(text) {
        assert_ne!(other.digest(), record.digest(), "{text}");
    }
}

#[test]
fn a_line_dropped_doubled_or_added() {
    for record in both() {
        let whole = lines(&record);
        for place in 0..whole.len() {
            let mut dropped = whole.clone();
            dropped.remove(place);
            is_another(&record, &with_lines(&record, &dropped));
            let mut doubled = whole.clone();
            doubled.insert(place, whole[place].clone());
            is_another(&record, &with_lines(&record, &doubled));
            for new in [
                format!("{} title \"another\"\n", "0".repeat(32)),
                format!("withheld {} private\n", "0".repeat(64)),
                "\n".to_owned(),
            ] {
                let mut added = whole.clone();
                added.insert(place, new);
                is_another(&record, &with_lines(&record, &added));
            }
        }
    }
}

#[test]
fn any_two_lines_swapped_and_any_line_moved() {
    for record in both() {
        let whole = lines(&record);
        for one in 0..whole.len() {
            for other in 0..whole.len() {
                if one == other {
                    continue;
                }
                let mut swapped = whole.clone();
                swapped.swap(one, other);
                is_another(&record, &with_lines(&record, &swapped));
                let mut moved = whole.clone();
                let line = moved.remove(one);
                moved.insert(other, line);
                is_another(&record, &with_lines(&record, &moved));
            }
        }
    }
}

#[test]
fn any_byte_changed() {
    for record in both() {
        let text = record.to_text().into_bytes();
        for place in 0..text.len() {
            let mut changed = text.clone();
            changed[place] ^= 1;
            let Ok(changed) = String::from_utf8(changed) else { continue };
            // The reason of a withheld line is the discloser's word, and no part of the record.
            let line = changed[..place].rfind('\n').map_or(0, |at| at + 1);
            if changed[line..].starts_with("withheld ") && place > line + 9 + 64 {
                continue;
            }
            is_another(&record, &changed);
        }
    }
}

#[test]
fn a_withheld_line_stated_with_another_digest_and_a_type_changed() {
    let [record, copy] = both();
    let foreign = description(2, &[("place", "Kabul")]).withhold(&["place"], "private").unwrap();
    let stranger = lines(&foreign).into_iter().find(|line| line.starts_with("withheld ")).unwrap();
    for (place, line) in lines(&copy).iter().enumerate().filter(|(_, line)| line.starts_with("withheld ")) {
        let mut changed = lines(&copy);
        assert_ne!(*line, stranger);
        changed[place].clone_from(&stranger);
        is_another(&copy, &with_lines(&copy, &changed));
    }
    for text in [&record, &copy].map(Record::to_text) {
        is_another(&record, &text.replace("description/1", "description/2"));
        is_another(&record, &text.replace("description/1", "item/1"));
    }
}
