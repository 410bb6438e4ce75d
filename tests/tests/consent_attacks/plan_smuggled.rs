//! A plan of those who collect comes along: what they fear, whom they call, what they thought of her.

use std::collections::BTreeMap;

use sanad_evidence::Schema;
use sanad_evidence::entry::ThingKind;
use sanad_tests::bag::id;
use serde_json::{Value, json};

use super::Scene;

#[test]
fn no_plan_is_taken_in() {
    let plans: [(&Schema, &'static str, Value); 4] = [
        (&Schema::RISK, "threats", json!("zorkblatt at the gate")),
        (&Schema::REFERRALS, "services", json!([["referral.medical", "zorkblatt", "", ""]])),
        (&Schema::TRAINING, "words", json!("zorkblatt in spring")),
        (&Schema::IMPRESSIONS, "words", json!("zorkblatt, I thought")),
    ];
    for (schema, field, value) in plans {
        for kind in [ThingKind::Plan, ThingKind::Person, ThingKind::Case] {
            let (mut scene, account) = Scene::told(3);
            let plan = if kind == ThingKind::Case { scene.mallory.case.id } else { id("a plan") };
            let values = BTreeMap::from([
                ("plan", json!(plan.to_string())),
                ("case", json!(scene.mallory.case.id.to_string())),
                (field, value.clone()),
            ]);
            scene.mallory.case.seal_about((kind, plan), schema, values);
            let codes = scene.sends();
            assert!(codes.contains(&"plan-carried"), "{} under {kind:?}: {codes:?}", schema.name);
            assert!(!sanad_tests::testimony::folder_in_clear(&scene.bureau).contains("zorkblatt"));
            scene.is_open(&account);
        }
    }
}
