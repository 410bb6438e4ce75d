//! Looking in names: identity halves are in no index, so they are opened, one by one, and closed again.

use sanad_evidence::Id;
use zeroize::Zeroize as _;

use super::asked::{Asked, Word};
use super::{Query, numbers};
use crate::Vault;
use crate::fault::Fault;
use crate::index::{Kind, fold};
use crate::person::PersonError;

/// How many persons are looked up at once: others read between.
const SLICE: u64 = 64;

impl Vault {
    /// The numbers in the index of the persons in whose names all words stand, the one that came last first.
    /// What else narrows, narrows them too.
    pub(super) fn named(&self, query: &Query, asked: &Asked) -> Result<Vec<i64>, Fault> {
        if asked.words.is_empty() || !(query.kinds.is_empty() || query.kinds.contains(&Kind::Person)) {
            return Ok(Vec::new());
        }
        let persons = Query { text: String::new(), kinds: vec![Kind::Person], ..query.clone() };
        let Some(narrowed) = Asked::of(&persons) else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        let mut start = 0;
        loop {
            let slice = self.read(|db| {
                let with_half = "SELECT f.thing FROM found f JOIN person p ON p.id = f.thing
                                 WHERE f.id = ?1 AND p.key_id IS NOT NULL";
                let mut statement = db.prepare_cached(with_half)?;
                let mut slice: Vec<(i64, Option<Id>)> = Vec::new();
                for number in numbers(db, &persons, &narrowed, start, SLICE)? {
                    let thing =
                        statement.query_map([number], |row| row.get::<_, String>(0))?.next().transpose()?;
                    slice.push((number, thing.and_then(|id| id.parse().ok())));
                }
                Ok::<_, Fault>(slice)
            })?;
            if slice.is_empty() {
                return Ok(found);
            }
            start = start.saturating_add(slice.len() as u64);
            for (number, person) in slice {
                if let Some(person) = person
                    && self.is_named(&person, &asked.words)?
                {
                    found.push(number);
                }
            }
        }
    }

    fn is_named(&self, person: &Id, words: &[Word]) -> Result<bool, Fault> {
        let half = match self.open_identity(person) {
            Ok(Some(half)) => half,
            // What cannot be opened is found by its code; fixity says which it is.
            Ok(None) => return Ok(false),
            Err(PersonError::Fault(fault)) if !matches!(fault, Fault::Damaged { .. }) => return Err(fault),
            Err(_) => return Ok(false),
        };
        let mut tokens: Vec<String> = Vec::new();
        for name in [&half.names, &half.latin, &half.other_names].into_iter().flatten() {
            fold::tokens(name, |token, _| {
                tokens.push(token.to_owned());
                true
            });
            // No word goes on from one field into the next.
            tokens.push(String::new());
        }
        let named = words.iter().all(|word| word.is_in(&tokens));
        tokens.iter_mut().for_each(|token| token.zeroize());
        Ok(named)
    }
}
