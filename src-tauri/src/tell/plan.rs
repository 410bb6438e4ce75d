//! What a case is for, and its plans.

use sanad_vault as vault;

use super::facts::{asked_when, when};
use super::said;
use crate::refusal::Answer;
use crate::told::{CaseFacts, Readiness, Referral, Risk};

/// What a case is for.
pub fn case_facts(facts: vault::CaseFacts) -> CaseFacts {
    CaseFacts {
        situation: facts.situation,
        period: facts.period.as_ref().map(when),
        area: facts.area,
        purposes: facts.purposes,
        mandate: facts.mandate,
        retention_until: facts.retention_until,
        others_here: facts.others_here,
    }
}

/// What a page states a case is for, as the vault takes it.
///
/// # Errors
/// As [`asked_when`].
pub fn asked_case_facts(facts: CaseFacts) -> Answer<vault::CaseFacts> {
    Ok(vault::CaseFacts {
        situation: said(facts.situation),
        period: facts.period.map(asked_when).transpose()?,
        area: said(facts.area),
        purposes: facts.purposes,
        mandate: said(facts.mandate),
        retention_until: said(facts.retention_until),
        others_here: said(facts.others_here),
    })
}

/// A risk assessment.
pub fn risk(risk: vault::Risk) -> Risk {
    Risk {
        scope: risk.scope,
        threats: risk.threats,
        measures: risk.measures,
        residual: risk.residual,
        decision: risk.decision,
        decided_by: risk.decided_by,
        review_on: risk.review_on,
        stop_trigger: risk.stop_trigger,
        contacts: risk.contacts,
        seizure_plan: risk.seizure_plan,
        told: risk.told,
    }
}

/// A risk assessment, as the vault takes it.
pub fn asked_risk(risk: Risk) -> vault::Risk {
    vault::Risk {
        scope: said(risk.scope),
        threats: said(risk.threats),
        measures: said(risk.measures),
        residual: risk.residual,
        decision: said(risk.decision),
        decided_by: said(risk.decided_by),
        review_on: said(risk.review_on),
        stop_trigger: said(risk.stop_trigger),
        contacts: said(risk.contacts),
        seizure_plan: said(risk.seizure_plan),
        told: said(risk.told),
    }
}

/// Where a person can be sent for help.
pub fn referral(referral: vault::Referral) -> Referral {
    Referral { code: referral.code, name: referral.name, reach: referral.reach, note: referral.note }
}

/// Where a person can be sent for help, as the vault takes it.
pub fn asked_referral(referral: Referral) -> vault::Referral {
    vault::Referral { code: referral.code, name: referral.name, reach: referral.reach, note: referral.note }
}

/// What a case has of what an account needs.
pub const fn readiness(ready: vault::Readiness) -> Readiness {
    Readiness { risk: ready.risk, stopped: ready.stopped, referrals: ready.referrals, facts: ready.facts }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::session::tests::desk;

    /// Every text of a value filled with its own name, so that none is exchanged for another on the way.
    fn filled(empty: Value) -> Value {
        let filled = empty.as_object().unwrap().iter().map(|(name, value)| {
            (name.clone(), if value.is_null() { json!(format!("its {name}")) } else { value.clone() })
        });
        Value::Object(filled.collect())
    }

    #[test]
    fn facts_and_plans_come_back_as_they_were_stated() {
        let desk = desk(sanad_vault::Role::Collector);
        let case = desk.vault.new_case("K-1").unwrap();
        let ready = || serde_json::to_value(readiness(desk.vault.readiness(&case).unwrap())).unwrap();
        assert_eq!(ready(), json!({"risk": false, "stopped": false, "referrals": false, "facts": false}));

        let mut facts = filled(serde_json::to_value(CaseFacts::default()).unwrap());
        facts["purposes"] = json!(["purpose.justice_intl"]);
        facts["retentionUntil"] = json!("2050-01-31");
        facts["period"] = json!({
            "earliest": "2021-08-15", "latest": null, "precision": "after", "calendar": "solar-hijri-af",
            "asSaid": "since then", "basis": null,
        });
        let given: CaseFacts = serde_json::from_value(facts.clone()).unwrap();
        desk.vault.set_case_facts(&case, &asked_case_facts(given).unwrap()).unwrap();
        let told = case_facts(desk.vault.case_facts(&case).unwrap().unwrap());
        assert_eq!(serde_json::to_value(told).unwrap(), facts);

        let mut assessed = filled(serde_json::to_value(Risk::default()).unwrap());
        assessed["residual"] = json!("risk.stop");
        assessed["reviewOn"] = json!("2027-01-31");
        let given: Risk = serde_json::from_value(assessed.clone()).unwrap();
        desk.vault.assess_risk(&case, &asked_risk(given)).unwrap();
        let told = risk(desk.vault.risk(&case).unwrap().unwrap());
        assert_eq!(serde_json::to_value(told).unwrap(), assessed);

        let listed =
            json!({"code": "referral.medical", "name": "a clinic", "reach": "by foot", "note": "free"});
        let given: Referral = serde_json::from_value(listed.clone()).unwrap();
        desk.vault.set_referrals(&case, &[asked_referral(given)]).unwrap();
        let told = desk.vault.referrals(&case).unwrap().into_iter().map(referral).next().unwrap();
        assert_eq!(serde_json::to_value(told).unwrap(), listed);
        assert_eq!(ready(), json!({"risk": true, "stopped": true, "referrals": true, "facts": true}));
    }
}
