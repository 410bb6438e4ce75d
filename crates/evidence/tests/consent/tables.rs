//! The tables of FORMAT.md, "Consent", row by row.

use sanad_evidence::consent::{Answer, Answers, Leave, Purpose, Reason, Rung, Sort};

use super::*;

const FORMAT: &str = include_str!("../../FORMAT.md");

/// Every class of the vocabulary, and none.
const CLASSES: [Option<&str>; 14] = [
    Some("recipient.collecting_org"),
    Some("recipient.partner_org"),
    Some("recipient.icc_otp"),
    Some("recipient.icc_registry"),
    Some("recipient.un_mech"),
    Some("recipient.eurojust"),
    Some("recipient.national_other"),
    Some("recipient.national_own"),
    Some("recipient.regional"),
    Some("recipient.lawyer"),
    Some("recipient.service"),
    Some("recipient.media"),
    Some("recipient.public"),
    None,
];

/// The rows of the table whose head begins with `head`, without head and rule, cell by cell.
fn table(head: &str) -> Vec<Vec<&'static str>> {
    let lines = FORMAT.lines().map(str::trim);
    let rows: Vec<&str> =
        lines.skip_while(|line| !line.starts_with(head)).take_while(|line| line.starts_with('|')).collect();
    assert!(rows.len() > 2, "no table begins with {head}");
    let cells = |row: &&'static str| row.trim_matches('|').split('|').map(str::trim).collect();
    rows[2..].iter().map(cells).collect()
}

/// What stands in backquotes.
fn codes(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

fn yes_or_no(leave: &Leave) -> &'static str {
    if leave.is_yes() { "yes" } else { "no" }
}

#[test]
fn the_ladder() {
    let rows = table("| all `yes` up to |");
    assert_eq!(rows.len(), Rung::ALL.len() + 1);
    for (height, row) in rows.iter().enumerate() {
        let rung = height.checked_sub(1).map_or("nothing", |below| Rung::ALL[below].code());
        assert_eq!(row[0].trim_matches('`'), rung);
        // Above the rungs that are yes one is not, in every way, and everything above that one is yes.
        for (not_yes, reason) in [
            (Answer::No, Reason::NotAgreed),
            (Answer::Later, Reason::AskAgain),
            (Answer::Blank, Reason::NotAskedYet),
        ] {
            let mut ladder = [Answer::Yes; 5];
            if let Some(rung) = ladder.get_mut(height) {
                *rung = not_yes;
            }
            let said = [Some(answers(&Answers { ladder, ..all_yes() }))];
            for (purpose, cell) in Purpose::ALL.into_iter().zip(&row[1..6]) {
                let leave = asked(&said, Sort::Words, &Destination::default(), purpose, &now());
                assert_eq!(yes_or_no(&leave), *cell, "{purpose:?} at {rung}");
                assert!(leave.is_yes() || leave == Leave::No(vec![reason]));
                let identity = asked(&said, Sort::Identity, &Destination::default(), purpose, &now());
                // Who she is needs its own column and the purpose's.
                let both = if row[6] == "yes" { *cell } else { "no" };
                assert_eq!(yes_or_no(&identity), both, "identity for {purpose:?} at {rung}");
            }
        }
    }
}

#[test]
fn the_matrix() {
    let (purpose, class) = ("purpose.justice_intl", "recipient.icc_otp");
    let here = |answer| cell(purpose, class, answer);
    let elsewhere = cell(purpose, "recipient.media", Answer::Yes);
    let otherwise = cell("purpose.media", class, Answer::Yes);
    let told = to(Some(class), Some(purpose), None);
    for row in table("| what the matrix says") {
        let (matrix, destinations) = match row[0] {
            "it holds no cell at all" => (vec![], vec![told.clone(), Destination::default()]),
            "`yes`" => (vec![here(Answer::Yes), elsewhere.clone()], vec![told.clone()]),
            "`yes`, and `no` in a second cell" => {
                (vec![here(Answer::Yes), here(Answer::No)], vec![told.clone()])
            }
            "`no`" => (vec![here(Answer::No), elsewhere.clone()], vec![told.clone()]),
            "`later`" => (vec![here(Answer::Later), elsewhere.clone()], vec![told.clone()]),
            "blank" => (vec![here(Answer::Blank), elsewhere.clone()], vec![told.clone()]),
            "it holds other cells only" => (vec![elsewhere.clone(), otherwise.clone()], vec![told.clone()]),
            "the purpose or the class is not told" => (
                vec![here(Answer::Yes)],
                vec![to(Some(class), None, None), to(None, Some(purpose), None), Destination::default()],
            ),
            other => panic!("no case for {other:?}"),
        };
        let said = [Some(answers(&Answers { matrix, ..all_yes() }))];
        for destination in destinations {
            for purpose in Purpose::ALL {
                let leave = asked(&said, Sort::Words, &destination, purpose, &now());
                let expected = if purpose.is_beyond_partner() { row[1] } else { "yes" };
                assert_eq!(yes_or_no(&leave), expected, "{row:?} for {purpose:?}");
                assert!(leave.is_yes() || leave == Leave::No(vec![Reason::NotForThisRecipient]));
            }
        }
    }
}

/// The ways in which a row's *when* can be: parameters of the condition, and the State told.
fn cases(code: &str, when: &str) -> Vec<(Vec<&'static str>, Option<&'static str>)> {
    match (code, when) {
        (_, "") => vec![(vec![], None), (vec!["her words"], None)],
        (_, "the State is told, and is none of those named") => {
            vec![(vec!["AF"], Some("DE")), (vec!["AF", "IR"], Some("de")), (vec!["af"], Some("DE"))]
        }
        (_, "the State is named, or not told") => vec![
            (vec!["AF"], Some("AF")),
            (vec!["DE", "AF"], Some("af")),
            (vec!["AF"], None),
            (vec!["AF"], Some("Germany")),
        ],
        (_, "no State is named, or not in two letters") => {
            vec![(vec![], Some("DE")), (vec!["the Taliban"], Some("DE")), (vec!["AF", ""], Some("DE"))]
        }
        (_, "before the day") => vec![(vec!["2026-11-23"], None), (vec!["2031-01-01"], None)],
        (_, "on the day and after") => vec![(vec!["2026-11-22"], None), (vec!["2005-10-20"], None)],
        (_, "on the day and before") => vec![(vec!["2026-11-22"], None), (vec!["2031-01-01"], None)],
        (_, "after the day") => vec![(vec!["2026-11-21"], None), (vec!["2005-10-20"], None)],
        (_, "no day, or none that can be read") => {
            vec![
                (vec![], None),
                (vec!["when he falls"], None),
                (vec!["2026-13-01"], None),
                (vec!["2020-01-01", "2020-01-02"], None),
            ]
        }
        (_, "the thing is among those marked") => {
            vec![(vec!["0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a"], None)]
        }
        (_, "the thing is not among them") => {
            vec![(vec![], None), (vec!["0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"], None)]
        }
        (_, other) => panic!("no case for {other:?}"),
    }
}

#[test]
fn the_conditions() {
    let mut unnamed: Vec<&str> =
        sanad_evidence::consent::ConditionCode::ALL.iter().map(|one| one.code()).collect();
    // Which sorts the rows before named, for "any other".
    let mut named: (String, Vec<Sort>) = Default::default();
    for row in table("| condition | when |") {
        let code = codes(row[0]).first().copied().unwrap_or("condition.of_tomorrow");
        unnamed.retain(|one| *one != code && !(one.is_empty() && code == "condition.of_tomorrow"));
        let sorts: Vec<Sort> = match row[2] {
            "any" => Sort::ALL.to_vec(),
            "any other" => {
                assert_eq!(named.0, code);
                Sort::ALL.into_iter().filter(|sort| !named.1.contains(sort)).collect()
            }
            some => Sort::ALL.into_iter().filter(|sort| codes(some).contains(&sort.code())).collect(),
        };
        named = (code.to_owned(), sorts.clone());
        let reason = match code {
            "condition.of_tomorrow" => "condition-unknown".to_owned(),
            known => known.replace(['.', '_'], "-"),
        };
        for (params, state) in cases(code, row[1]) {
            let said = Answers { conditions: vec![condition(code, &params)], ..all_yes() };
            let said = [Some(answers(&said))];
            for sort in &sorts {
                for (purpose, cell) in Purpose::ALL.into_iter().zip(&row[3..8]) {
                    for class in CLASSES {
                        let leave = asked(&said, *sort, &to(class, None, state), purpose, &now());
                        let expected = match *cell {
                            "yes" => true,
                            "no" => false,
                            only => {
                                assert!(only.starts_with("only to "), "{only}");
                                class.is_some_and(|class| codes(only).contains(&class))
                            }
                        };
                        let what = format!("{code} {params:?} {sort:?} {purpose:?} to {class:?} {state:?}");
                        assert_eq!(leave.is_yes(), expected, "{what}");
                        if let Leave::No(reasons) = leave {
                            let found: Vec<&str> = reasons.iter().map(|reason| reason.code()).collect();
                            assert_eq!(found, [reason.as_str()], "{what}");
                        }
                    }
                }
            }
        }
    }
    assert!(unnamed.is_empty(), "the table lacks {unnamed:?}");
}

/// One statement as the table of sequences says it.
fn statement(words: &str) -> Option<Record> {
    let yes = all_yes();
    let no = Answers { ladder: [Answer::No; 5], ..all_yes() };
    let held = vec![condition("condition.ask_first", &[])];
    let about = |answers: Answers, thing| Answers { covers: vec![thing], ..answers };
    Some(match words {
        "yes" => answers(&yes),
        "no" => answers(&no),
        "yes about A" => answers(&about(yes, A)),
        "yes about B" => answers(&about(yes, B)),
        "no about B" => answers(&about(no, B)),
        "yes on condition" => answers(&Answers { conditions: held, ..yes }),
        "yes on condition about B" => answers(&about(Answers { conditions: held, ..yes }, B)),
        "yes lifting it" => answers(&Answers { lifted: vec!["condition.ask_first".to_owned()], ..yes }),
        "yes towards another recipient" => answers(&Answers { recipient: OTHER.to_owned(), ..yes }),
        "a withdrawal" => withdrawal(PARTNER, &[]),
        "a withdrawal about A" => withdrawal(PARTNER, &[A]),
        "a withdrawal about B" => withdrawal(PARTNER, &[B]),
        "something unreadable" => return None,
        other => panic!("no statement for {other:?}"),
    })
}

#[test]
fn what_is_said_in_order() {
    let rows = table("| said, in the order of the custody log |");
    assert!(rows.len() >= 20);
    for row in rows {
        let said: Vec<Option<Record>> = match row[0] {
            "nothing" => Vec::new(),
            words => words.split(", then ").map(statement).collect(),
        };
        let leave = asked(&said, Sort::Words, &Destination::default(), Purpose::Disclosure, &now());
        let found = match &leave {
            Leave::Yes => vec!["yes"],
            Leave::No(reasons) => reasons.iter().map(|reason| reason.code()).collect(),
        };
        assert_eq!(found, [row[1].trim_matches('`')], "{}", row[0]);
    }
}

/// The ways in which an item's newest basis can be: the fields of its statement, and whether the statements
/// of the person it names are here.
#[test]
fn the_basis_of_an_item() {
    let basis = |fields: &[(&'static str, &str)]| {
        let mut values = BTreeMap::from([("item", json!(A.to_string()))]);
        values.extend(fields.iter().map(|(name, text)| (*name, json!(text))));
        sealed(&Schema::CONSENT_BASIS_2, values)
    };
    let her = B.to_string();
    let taken = [("basis", "taken-before"), ("form", "paper"), ("date", "2026-10-01"), ("scope", "court")];
    let rows = table("| basis | for review |");
    for row in &rows {
        let (stated, permit) = match row[0] {
            "`withdrawn`, or one that cannot be read, is withheld, or is not known" => (
                vec![basis(&[("basis", "withdrawn")]), basis(&[("basis", "of-tomorrow")]), basis(&[])],
                false,
            ),
            "`answered` and `person`" => (vec![basis(&[("basis", "answered"), ("person", &her)])], true),
            "`answered` without a person, or a person of whom nothing is stated here" => (
                vec![basis(&[("basis", "answered")]), basis(&[("basis", "answered"), ("person", &her)])],
                false,
            ),
            "`not-needed` with a reason" => {
                (vec![basis(&[("basis", "not-needed"), ("reason", "a decree")])], false)
            }
            "`taken-before` with form, date and scope" => (vec![basis(&taken)], false),
            "either of the two without them" => {
                (vec![basis(&[("basis", "not-needed"), ("reason", " ")]), basis(&taken[..3])], false)
            }
            "`not-asked`, and `account` is `no`" => {
                (vec![basis(&[("basis", "not-asked"), ("account", "no")])], false)
            }
            "`not-asked` otherwise" => (
                vec![basis(&[("basis", "not-asked"), ("account", "yes")]), basis(&[("basis", "not-asked")])],
                false,
            ),
            "none" => (vec![], false),
            other => panic!("no case for {other:?}"),
        };
        let standings = if stated.is_empty() {
            vec![Standing::of(&A, [])]
        } else {
            stated.iter().map(|record| Standing::of(&A, [record])).collect()
        };
        let columns = [
            (row[1], vec![Purpose::Review]),
            (row[2], vec![Purpose::Safekeeping]),
            (row[3], vec![Purpose::Disclosure, Purpose::DisclosureNamed, Purpose::Publication]),
        ];
        for standing in standings {
            for (cell, purposes) in &columns {
                for purpose in purposes {
                    let ask =
                        |standing: &Standing| may_leave(standing, &Destination::default(), *purpose, &now());
                    if cell.contains("permit") {
                        assert!(permit);
                        let of = |ladder| Answers { ladder, ..all_yes() };
                        for (ladder, yes) in [([Answer::Yes; 5], true), ([Answer::No; 5], false)] {
                            let said = answers(&of(ladder));
                            let permit = Permit::of(PARTNER, &A, [Said::Record(&said)]);
                            assert_eq!(ask(&standing.clone().with_permit(permit, Sort::Other)).is_yes(), yes);
                        }
                        continue;
                    }
                    let leave = ask(&standing);
                    assert_eq!(yes_or_no(&leave), cell.split(':').next().unwrap(), "{row:?} {purpose:?}");
                    let Leave::No(reasons) = leave else { continue };
                    assert_eq!(reasons.len(), 1);
                    if let Some(code) = codes(row[1]).first()
                        && cell.contains('`')
                    {
                        assert_eq!(reasons[0].code(), *code);
                    }
                }
            }
        }
    }
    assert_eq!(rows.len(), 9);
}
