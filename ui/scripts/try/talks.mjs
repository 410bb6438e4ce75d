// The conversation about consent: which pages there are, what is recorded, and the script's two languages.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { load } from "./load.mjs";

const talks = await load("collect/talk/talk.ts");
const here = { id: "here", name: "" };
const bureau = { id: "a1", name: "Bureau" };
const both = [here, bureau];
const say = (talk, recipient, ...answers) => {
  answers.forEach((answer, rung) => (talk.ladders[recipient] = talks.answered(talks.ladderOf(talk, recipient), rung, answer)));
  return talk;
};
const script = { script: "consent", version: 1 };

test("nothing is answered for her", () => {
  const talk = talks.begin("en");
  assert.deepEqual(talks.ladderOf(talk, "here"), ["", "", "", "", ""]);
  const told = talks.recorded(talk, both, script, []);
  assert.deepEqual(told.answers, [], "one she was not asked about keeps what it had");
  assert.equal(told.form, null);
  assert.equal(told.strokes, null);
});

test("a rung that is not yes closes those above it, also when it is said later", () => {
  for (const answer of ["no", "later", ""]) {
    let ladder = ["yes", "yes", "yes", "yes", "no"];
    ladder = talks.answered(ladder, 1, answer);
    assert.deepEqual(ladder, ["yes", answer, "", "", ""]);
    assert.equal(talks.heightOf(ladder), 1);
  }
  assert.equal(talks.heightOf(["yes", "yes", "yes", "yes", "yes"]), 5);
});

test("higher questions are no pages, and what is not kept here is asked about for nobody", () => {
  const asks = (talk) => talks.pagesOf(talk, both).filter((page) => page.startsWith("ask:"));
  assert.deepEqual(asks(talks.begin("en")), ["ask:here:0"]);
  assert.deepEqual(asks(say(talks.begin("en"), "here", "no")), ["ask:here:0"]);
  assert.deepEqual(asks(say(talks.begin("en"), "here", "yes", "later")), ["ask:here:0", "ask:here:1", "ask:a1:0"]);
  assert.equal(asks(say(say(talks.begin("en"), "here", "yes", "yes", "yes", "yes", "yes"), "a1", "yes", "yes", "yes", "yes", "yes")).length, 10);
});

test("who agrees to nothing is asked nothing more", () => {
  const none = say(talks.begin("en"), "here", "no");
  assert.deepEqual(talks.pagesOf(none, both).slice(-2), ["ask:here:0", "read"]);
  none.conditions = [{ code: "condition.no_name", params: [] }];
  const told = talks.recorded(none, both, script, []);
  assert.deepEqual(told.answers[0].conditions, []);
  assert.equal(told.copy, null);
});

test("every page leads on and back, to both ends", () => {
  const talk = say(say(talks.begin("en"), "here", "yes", "yes"), "a1", "yes", "no");
  talk.wantsMatrix = true;
  const pages = talks.pagesOf(talk, both);
  assert.ok(pages.includes("matrix"));
  for (const [at, page] of pages.entries()) {
    talk.page = page;
    assert.equal(talks.nextTo(talk, both, 1), pages[Math.min(at + 1, pages.length - 1)]);
    assert.equal(talks.nextTo(talk, both, -1), pages[Math.max(at - 1, 0)]);
  }
});

test("a condition that lacks what it needs is not recorded: it would mean no to everything", () => {
  const talk = say(talks.begin("en"), "here", "yes");
  talk.conditions = [
    { code: "condition.embargo", params: [] },
    { code: "condition.no_state", params: ["Iran"] },
    { code: "condition.partial", params: [] },
    { code: "condition.expires", params: ["2027-03-21"] },
    { code: "condition.no_state", params: ["AF", "IR"] },
    { code: "condition.ask_first", params: [] },
  ];
  const told = talks.recorded(talk, both, script, []);
  assert.deepEqual(told.answers[0].conditions.map((one) => one.params), [["2027-03-21"], ["AF", "IR"], []]);
});

test("what she lifts is named only where it holds", () => {
  const talk = say(say(talks.begin("en"), "here", "yes"), "a1", "yes");
  talk.lifted = ["condition.no_name"];
  const permits = [{ recipient: "a1", conditions: [{ code: "condition.no_name", params: [] }] }];
  const told = talks.recorded(talk, both, script, permits);
  assert.deepEqual(told.answers.map((one) => one.lifted), [[], ["condition.no_name"]]);
});

test("a drawn mark goes only with the form it belongs to", () => {
  const talk = say(talks.begin("en"), "here", "yes");
  talk.strokes = [[1, 2, 3, 4]];
  talk.form = "oral";
  assert.equal(talks.recorded(talk, both, script, []).strokes, null);
  talk.form = "drawn";
  assert.deepEqual(talks.recorded(talk, both, script, []).strokes, [[1, 2, 3, 4]]);
});

test("a draft is taken up as it was, and what is none begins anew", () => {
  const talk = say(talks.begin("ar"), "here", "yes");
  talk.page = "conditions";
  assert.deepEqual(talks.takeUp(JSON.stringify(talk), "en"), talk);
  assert.equal(talks.takeUp("{\"version\":7}", "en").page, "place");
  assert.equal(talks.takeUp("no draft", "en").page, "place");
});

test("a reason to stop is one only when it was said", () => {
  assert.deepEqual(talks.worrying({ free: {} }, [...talks.placeQuestions, ...talks.freeQuestions]), []);
  assert.deepEqual(talks.worrying({ free: { safe: "yes", alone: "no", pressed: "yes" } }, talks.placeQuestions), ["alone"]);
});

test("the script says the same lines in every language, promises nothing, and each sound it names is there", () => {
  const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "assets", "consent");
  const scripts = readdirSync(folder).filter((name) => /^script-\d+\.[a-z-]+\.json$/u.test(name));
  assert.ok(scripts.length >= 2);
  const read = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const english = read("script-1.en.json");
  for (const name of scripts) {
    const one = read(name);
    assert.equal(name, `script-${one.version}.${one.language}.json`);
    if (one.version === english.version) assert.deepEqual(one.lines.map((line) => line.id), english.lines.map((line) => line.id), name);
    for (const line of one.lines) {
      assert.ok(line.say.length > 10, `${name}: ${line.id}`);
      assert.ok(line.sound === null || existsSync(join(folder, "sound", line.sound)), `${name}: ${line.sound}`);
    }
  }
  assert.equal(new Set(english.lines.map((line) => line.id)).size, 14);
});
