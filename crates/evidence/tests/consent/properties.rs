//! What must hold of every sequence of statements, whoever made it.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use sanad_evidence::consent::ConditionCode;

use super::*;

/// What is asked.
#[derive(Debug, Clone)]
struct Question {
    sort: Sort,
    to: Destination,
    purpose: Purpose,
}

fn question() -> impl Strategy<Value = Question> {
    let class = select(vec![
        None,
        Some("recipient.icc_otp"),
        Some("recipient.national_other"),
        Some("recipient.media"),
    ]);
    let purpose = select(vec![None, Some("purpose.justice_intl"), Some("purpose.media")]);
    let state = select(vec![None, Some("AF"), Some("DE")]);
    (select(Sort::ALL.to_vec()), class, purpose, state, select(Purpose::ALL.to_vec()))
        .prop_map(|(sort, class, of, state, purpose)| Question { sort, to: to(class, of, state), purpose })
}

/// Mostly yes, so that something leaves at all.
fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![6 => Just(Answer::Yes), 1 => Just(Answer::No), 1 => Just(Answer::Later), 1 => Just(Answer::Blank)]
}

fn not_yes() -> impl Strategy<Value = Answer> {
    select(vec![Answer::No, Answer::Later, Answer::Blank])
}

fn a_cell(answer: impl Strategy<Value = Answer>) -> impl Strategy<Value = Cell> {
    let purpose = select(vec!["purpose.justice_intl", "purpose.media"]);
    let class = select(vec!["recipient.icc_otp", "recipient.national_other", "recipient.media"]);
    (purpose, class, answer).prop_map(|(purpose, class, answer)| cell(purpose, class, answer))
}

fn a_code() -> impl Strategy<Value = String> {
    let mut codes: Vec<String> = ConditionCode::ALL.iter().map(|code| code.code().to_owned()).collect();
    codes.push("condition.of_tomorrow".to_owned());
    select(codes)
}

fn a_condition() -> impl Strategy<Value = Condition> {
    let param =
        select(vec!["AF", "DE", "2020-01-01", "2031-01-01", "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a", "words"]);
    (a_code(), vec(param, 0..2)).prop_map(|(code, params)| condition(&code, &params))
}

fn covers() -> impl Strategy<Value = Vec<Id>> {
    prop_oneof![5 => Just(vec![]), 2 => Just(vec![A]), 1 => Just(vec![B]), 1 => Just(vec![A, B])]
}

fn recipient() -> impl Strategy<Value = String> {
    prop_oneof![6 => Just(PARTNER.to_owned()), 1 => Just(OTHER.to_owned())]
}

fn some_answers() -> impl Strategy<Value = Answers> {
    let matrix = prop_oneof![2 => Just(vec![]), 1 => vec(a_cell(answer()), 1..4)];
    let conditions = prop_oneof![3 => Just(vec![]), 1 => vec(a_condition(), 1..3)];
    let lifted = prop_oneof![3 => Just(vec![]), 1 => vec(a_code(), 1..3)];
    (recipient(), [answer(), answer(), answer(), answer(), answer()], matrix, conditions, lifted, covers())
        .prop_map(|(recipient, ladder, matrix, conditions, lifted, covers)| Answers {
            recipient,
            ladder,
            matrix,
            conditions,
            lifted,
            covers,
        })
}

#[derive(Debug, Clone)]
enum One {
    Answers(Answers),
    Withdrawal(String, Vec<Id>),
    Unreadable,
}

impl One {
    fn record(&self) -> Option<Record> {
        match self {
            Self::Answers(given) => Some(answers(given)),
            Self::Withdrawal(recipient, covers) => Some(withdrawal(recipient, covers)),
            Self::Unreadable => None,
        }
    }

    fn about_a(&self) -> bool {
        match self {
            Self::Answers(Answers { recipient, covers, .. }) | Self::Withdrawal(recipient, covers) => {
                recipient == PARTNER && (covers.is_empty() || covers.contains(&A))
            }
            Self::Unreadable => true,
        }
    }
}

fn one() -> impl Strategy<Value = One> {
    prop_oneof![
        8 => some_answers().prop_map(One::Answers),
        2 => (recipient(), covers()).prop_map(|(recipient, covers)| One::Withdrawal(recipient, covers)),
        1 => Just(One::Unreadable),
    ]
}

fn leaves(said: &[One], question: &Question) -> bool {
    let said: Vec<Option<Record>> = said.iter().map(One::record).collect();
    asked(&said, question.sort, &question.to, question.purpose, &now()).is_yes()
}

/// Changes the answers at some place, if there are any.
fn changed(said: &[One], at: Index, change: impl FnOnce(&mut Answers)) -> Vec<One> {
    let mut said = said.to_vec();
    let mut all: Vec<&mut Answers> = said
        .iter_mut()
        .filter_map(|one| if let One::Answers(given) = one { Some(given) } else { None })
        .collect();
    if !all.is_empty() {
        let place = at.index(all.len());
        change(all[place]);
    }
    said
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// Nothing leaves but by a yes to every question up to the rung, said of this thing to this recipient.
    #[test]
    fn blank_never_leaves(said in vec(one(), 0..6), question in question()) {
        let newest = said.iter().rev().find(|one| one.about_a());
        if leaves(&said, &question) {
            let Some(One::Answers(given)) = newest else { panic!("{newest:?} let it leave") };
            let needed = if question.sort == Sort::Identity { 4 } else { 1 }.max(question.purpose.rung().height());
            prop_assert!(given.ladder[..needed].iter().all(|answer| *answer == Answer::Yes));
        }
    }

    /// One answer of any statement turned into no, later or blank.
    #[test]
    fn no_added_no_widens(
        said in vec(one(), 1..6), question in question(), at in any::<Index>(), rung in 0_usize..5, not_yes in not_yes()
    ) {
        let less = changed(&said, at, |given| given.ladder[rung] = not_yes);
        prop_assert!(leaves(&said, &question) || !leaves(&less, &question));
    }

    /// A cell added that says no, later or blank.
    #[test]
    fn no_added_cell_widens(
        said in vec(one(), 1..6), question in question(), at in any::<Index>(), cell in a_cell(not_yes())
    ) {
        let less = changed(&said, at, |given| given.matrix.push(cell));
        prop_assert!(leaves(&said, &question) || !leaves(&less, &question));
    }

    /// A condition added to any statement.
    #[test]
    fn no_added_condition_widens(
        said in vec(one(), 1..6), question in question(), at in any::<Index>(), condition in a_condition()
    ) {
        let less = changed(&said, at, |given| given.conditions.push(condition));
        prop_assert!(leaves(&said, &question) || !leaves(&less, &question));
    }

    /// After a withdrawal, whatever was said before, nothing leaves.
    #[test]
    fn nothing_leaves_after_a_withdrawal(said in vec(one(), 0..6), question in question(), about in select(vec![vec![], vec![A]])) {
        let mut less = said;
        less.push(One::Withdrawal(PARTNER.to_owned(), about));
        prop_assert!(!leaves(&less, &question));
    }

    /// A withdrawal put in anywhere widens nothing but by her own new answers after it, which end conditions.
    #[test]
    fn no_withdrawal_in_between_widens(said in vec(one(), 0..6), question in question(), at in any::<Index>()) {
        let place = at.index(said.len() + 1);
        let mut less = said.clone();
        less.insert(place, One::Withdrawal(PARTNER.to_owned(), vec![]));
        if !leaves(&said, &question) && leaves(&less, &question) {
            let fresh: Vec<One> = less[place..].to_vec();
            prop_assert!(leaves(&fresh, &question), "what she said before the withdrawal let it leave");
        }
    }

    /// What cannot be read widens nothing, wherever it stands, and whatever stood there before.
    #[test]
    fn nothing_unreadable_widens(said in vec(one(), 1..6), question in question(), at in any::<Index>()) {
        let place = at.index(said.len());
        let mut added = said.clone();
        added.insert(place, One::Unreadable);
        let mut hidden = said.clone();
        hidden[place] = One::Unreadable;
        prop_assert!(leaves(&said, &question) || !leaves(&added, &question));
        prop_assert!(leaves(&said, &question) || !leaves(&hidden, &question));
    }

    /// Withholding any field of any statement widens nothing.
    #[test]
    fn no_withheld_field_widens(
        said in vec(one(), 1..6), question in question(), at in any::<Index>(),
        name in select(vec!["recipient", "ladder", "matrix", "conditions", "lifted", "covers"])
    ) {
        let mut records: Vec<Option<Record>> = said.iter().map(One::record).collect();
        let place = at.index(records.len());
        if let Some(record) = &mut records[place]
            && record.value(name).is_some_and(|value| !value.is_null())
        {
            *record = record.withhold(&[name], "redaction.safety").unwrap();
        }
        let after = asked(&records, question.sort, &question.to, question.purpose, &now()).is_yes();
        prop_assert!(leaves(&said, &question) || !after);
    }

    /// In whatever order statements arrive, and whatever has arrived so far: where a withdrawal stands in the log
    /// after every answer that has arrived, nothing leaves; and when all has arrived, the order of arrival is
    /// forgotten.
    #[test]
    fn a_withdrawal_is_never_outrun(
        said in vec(one(), 1..7), question in question(), order in any::<prop::sample::Index>(), seed in any::<u64>()
    ) {
        let withdrawn = order.index(said.len());
        let mut said = said;
        said[withdrawn] = One::Withdrawal(PARTNER.to_owned(), vec![]);
        let mut waiting: Vec<usize> = (0..said.len()).collect();
        let mut arrived: BTreeMap<usize, One> = BTreeMap::new();
        let mut chance = seed;
        while !waiting.is_empty() {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let next = waiting.swap_remove((chance >> 33) as usize % waiting.len());
            arrived.insert(next, said[next].clone());
            let in_order: Vec<One> = arrived.values().cloned().collect();
            let newer = arrived.range(withdrawn..).any(|(_, one)| matches!(one, One::Answers(_)) && one.about_a());
            if arrived.contains_key(&withdrawn) && !newer {
                prop_assert!(!leaves(&in_order, &question));
            }
        }
        let all: Vec<One> = arrived.into_values().collect();
        prop_assert_eq!(leaves(&all, &question), leaves(&said, &question));
    }

    /// Whoever reads the records as they travel answers as she does who sealed them.
    #[test]
    fn both_sides_alike(said in vec(one(), 0..6), question in question()) {
        let hers: Vec<Option<Record>> = said.iter().map(One::record).collect();
        let travelled = |record: &Option<Record>| record.as_ref().map(|record| Record::parse(&record.to_text()).unwrap());
        let theirs: Vec<Option<Record>> = hers.iter().map(travelled).collect();
        let ask = |said: &[Option<Record>]| asked(said, question.sort, &question.to, question.purpose, &now());
        prop_assert_eq!(ask(&hers), ask(&theirs));
    }

    /// What may leave for much may leave for less.
    #[test]
    fn less_is_never_more(said in vec(one(), 0..6), question in question()) {
        if leaves(&said, &question) {
            for purpose in Purpose::ALL.into_iter().filter(|purpose| *purpose < question.purpose) {
                let less = Question { purpose, ..question.clone() };
                prop_assert!(leaves(&said, &less));
            }
        }
    }

    /// A no says why: sorted, each once, never nothing.
    #[test]
    fn a_no_has_its_reasons(said in vec(one(), 0..6), question in question()) {
        let said: Vec<Option<Record>> = said.iter().map(One::record).collect();
        if let Leave::No(reasons) = asked(&said, question.sort, &question.to, question.purpose, &now()) {
            prop_assert!(!reasons.is_empty());
            prop_assert!(reasons.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
