// Accounts: her own words come before any question, a question that leads is told from one that does not, and what
// is sealed holds what was said and no empty lines.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { NOTE, QUESTIONS, beside, conditions, isClosed, kinds, stepsOf } = await load("account/steps.ts");
const { nothingGiven, tidied } = await load("account/given.ts");

test("no question comes before her own words, and a contact note asks none", () => {
  for (const kind of kinds) {
    const order = stepsOf(kind);
    const asked = order.indexOf("questions");
    assert.ok(asked === -1 || order.indexOf("words") < asked, kind);
    assert.equal(order[0], "begin");
    assert.equal(order.at(-1), "sum");
  }
  assert.ok(!stepsOf(NOTE).includes("questions"));
  assert.equal(beside("account.first", "words", 1), "questions");
  assert.equal(beside(NOTE, "words", 1), "after");
  assert.equal(beside("account.first", "begin", -1), null);
  assert.equal(beside("account.first", "sum", 1), null);
});

test("a question that puts words into a mouth is told from an open one", () => {
  for (const yes of ["Did he hit you?", "was it the police?", "هل كان هناك أحد؟", " Is that so"]) assert.ok(isClosed(yes), yes);
  for (const no of ["What happened next?", "ماذا حدث بعد ذلك؟", "Different people were there: who?", "هلال ماذا قال؟", "Where was that?"]) assert.ok(!isClosed(no), no);
});

test("no question of the library leads", async () => {
  const { readFileSync } = await import("node:fs");
  for (const tag of ["en", "ar"]) {
    const text = readFileSync(new URL(`../../../assets/locales/${tag}/window-account.ftl`, import.meta.url), "utf8");
    const library = [...text.matchAll(/^ask-(\d+) = (.+)$/gmu)];
    assert.equal(library.length, QUESTIONS, tag);
    for (const [, number, question] of library) assert.ok(!isClosed(question), `${tag} ${number}: ${question}`);
  }
});

test("what is sealed holds no empty lines, and her words as they were written", () => {
  const given = {
    ...nothingGiven(), narrative: "  It was evening.\n\n", questions: [["", "x"], ["What then?", ""]], quotes: [["", "ps", ""], ["دا", "ps", ""]], notAsked: ["", " the road "],
    distress: [["2026-11-20T10:31:00+03:00", " "]], present: [["notes", ""], ["interpreter", "A-3KXF"]], corrections: "  ", stopChecked: [...conditions],
  };
  const sealed = tidied(given);
  assert.equal(sealed.narrative, "  It was evening.\n\n");
  assert.deepEqual(sealed.questions, [["What then?", ""]]);
  assert.deepEqual(sealed.quotes, [["دا", "ps", ""]]);
  assert.deepEqual(sealed.notAsked, ["the road"]);
  assert.deepEqual(sealed.distress, []);
  assert.deepEqual(sealed.present, [["interpreter", "A-3KXF"]]);
  assert.equal(sealed.corrections, null);
});
