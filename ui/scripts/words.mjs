// Every sentence the page asks for exists, every sentence of the window's files is asked for, and every
// language has the same ids with the same values. Fails otherwise.
//   npm run words
import { readdirSync, readFileSync, existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "@fluent/syntax";

const ui = join(dirname(fileURLToPath(import.meta.url)), "..");
const locales = join(ui, "..", "assets", "locales");

// Ids that are put together while the page runs, as beginning + something the shell says. A family's ids are
// not asked for by a literal, so each is taken as used; who puts them together stands beside it.
const families = {
  "term-": "a coded term (words/vocabulary.ts)",
  "calendar-": "a calendar, or a month of it",
  "season-": "a season",
  "dated-basis-": "how a date is known",
  "agreed-": "what a person agreed to (people/agreed.ts)",
  "answer-": "one of her answers",
  "cond-": "a condition of hers",
  "consent-is-": "how it stands with her answers",
  "copy-said-": "what copy she wants",
  "draft-": "what a draft is of",
  "identity-": "a field of an identity half",
  "notice-": "where the notice of a withdrawal stands",
  "override-": "how a safeguard was set aside",
  "reachable-": "whether a copy of what was told before can be reached",
  "talk-free-": "a question about her being free to answer",
  "transfer-thing-": "what of a person stays",
  "told-": "the answer to the first question",
  "search-kind-": "a kind of thing that is found",
  "account-kind-": "a kind of account, in more words",
  "account-condition-": "what is looked at before an account",
  "account-role-": "what somebody who is there does",
  "account-method-": "how an account is taken",
  "account-declared-": "in what form she said that it is true",
  "fact-shown-": "whether a person who is shown agreed",
  "fact-graphic-": "how hard a thing is to look at",
  "fact-willing-": "whether who can speak to a thing is willing",
  "fact-reached-": "how a thing came",
  "fact-whole-": "whole or part",
  "ask-": "one of the five questions of consent, or an open question of the library",
  "gate-": "what stands before an account",
  "may-": "what may be done with an account",
  "err-": "a refusal's code (words/refusal.ts)",
  "hint-": "likewise",
  "window-err-": "likewise, where a sentence of the command line does not fit a window",
  "window-hint-": "likewise",
  "shell-": "the shell itself, for the system's chooser of files",
  "mark-": "Mark",
  "job-": "JobBar, by the kind of job",
  "finding-": "a finding's code",
  "stays-": "why an item stays",
  "action-": "what a custody entry records",
  "claim-": "what a file says about itself",
  "locked-by-": "why the door is there",
  "warning-": "what is unsafe about this computer",
  "basis-": "a consent basis",
  "kind-": "a kind of file",
  "state-": "where an item stands",
  "strength-": "how long a passphrase would stand",
  "weakness-": "what is weak about a passphrase",
  "outbox-state-": "where a transfer stands",
  "inbox-state-": "where a bundle stands",
  "collector-state-": "where a collector stands",
  "recovery-": "a way back in",
  "where-": "what lies where",
  "fixity-": "what a check of everything found",
};

const problems = [];

function walk(folder, keep) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return walk(path, keep);
    return keep(path) ? [path] : [];
  });
}

/** Values a pattern names, and the plural words of its selectors. */
function look(node, found = { values: new Set(), plurals: [] }) {
  if (node === null || typeof node !== "object") return found;
  if (Array.isArray(node)) {
    for (const one of node) look(one, found);
    return found;
  }
  if (node.type === "VariableReference") found.values.add(node.id.name);
  if (node.type === "SelectExpression") found.plurals.push(node.variants.map((variant) => variant.key.name ?? Number(variant.key.value)));
  for (const part of Object.values(node)) look(part, found);
  return found;
}

/** The ids of one file of one language. */
function read(path) {
  const found = new Map();
  for (const entry of parse(readFileSync(path, "utf8"), { withSpans: false }).body) {
    if (entry.type === "Junk") problems.push(`${path}: not Fluent: ${entry.content.trim().split("\n")[0]}`);
    if (entry.type !== "Message") continue;
    if (found.has(entry.id.name)) problems.push(`${path}: ${entry.id.name} stands there twice`);
    found.set(entry.id.name, look(entry.value));
  }
  return found;
}

function language(tag) {
  const folder = join(locales, tag);
  const files = readdirSync(folder).filter((name) => name === "errors.ftl" || /^window.*\.ftl$/.test(name));
  const all = new Map();
  for (const name of files) {
    for (const [id, told] of read(join(folder, name))) {
      if (all.has(id)) problems.push(`${tag}: ${id} stands in ${name} and in ${all.get(id).file}`);
      all.set(id, { ...told, file: name });
    }
  }
  return all;
}

const english = language("en");
const sources = walk(join(ui, "src"), (path) => /\.(svelte|ts)$/.test(path) && !path.includes("/ipc/types/"));
const used = new Set();

for (const path of sources) {
  const text = readFileSync(path, "utf8");
  const name = path.slice(ui.length + 1);
  for (const [call, , literal] of text.matchAll(/(?<![\w.$])t\(\s*(["'])([^"']+)\1/g)) {
    used.add(literal);
    if (!english.has(literal)) problems.push(`${name}: ${call}…) has no sentence`);
  }
  for (const [call, beginning] of text.matchAll(/(?<![\w.$])t\(\s*`([^$`]*)/g)) {
    const family = Object.keys(families).some((known) => beginning.startsWith(known));
    if (!family && !call.endsWith("`")) problems.push(`${name}: t(\`${beginning}…\`) begins like no family of scripts/words.mjs`);
  }
  // Ids that stand in a table and are asked for later: any literal that is an id counts.
  for (const [, literal] of text.matchAll(/["'`]([a-z][a-z0-9]*(?:-[A-Za-z0-9]+)+)["'`]/g)) if (english.has(literal)) used.add(literal);
}

for (const [id, told] of english) {
  if (told.file === "errors.ftl") continue;
  const family = Object.keys(families).some((known) => id.startsWith(known));
  if (!used.has(id) && !family) problems.push(`en/${told.file}: ${id} is asked for nowhere`);
}

// What the shell refuses by itself has a sentence and a hint too; the core's codes are checked beside it.
for (const path of walk(join(ui, "..", "src-tauri", "src"), (path) => path.endsWith(".rs"))) {
  for (const [, code] of readFileSync(path, "utf8").matchAll(/(?:Refusal::new|refused)\(\s*"([a-z0-9-]+)"/g)) {
    for (const kind of ["err", "hint"]) {
      if (!english.has(`${kind}-${code}`) && !english.has(`window-${kind}-${code}`)) problems.push(`${path.slice(ui.length - 2)}: ${code} has no ${kind}-${code}`);
    }
  }
}

for (const tag of readdirSync(locales)) {
  // A language counts as shipped once the window speaks it.
  if (tag === "en" || !existsSync(join(locales, tag, "window.ftl"))) continue;
  const own = language(tag);
  const categories = new Set(new Intl.PluralRules(tag).resolvedOptions().pluralCategories);
  for (const [id, told] of english) {
    const there = own.get(id);
    if (there === undefined) {
      problems.push(`${tag}: ${id} (en/${told.file}) is missing`);
      continue;
    }
    for (const value of there.values) if (!told.values.has(value)) problems.push(`${tag}/${there.file}: ${id} names { $${value} }, which nobody gives`);
    const counts = told.plurals.length > 0;
    for (const value of told.values) {
      if (!there.values.has(value) && !counts) problems.push(`${tag}/${there.file}: ${id} leaves out { $${value} }`);
    }
    const wordsOfEnglish = new Set(told.plurals.flat());
    for (const variant of there.plurals.flat()) {
      if (typeof variant === "string" && !categories.has(variant) && !wordsOfEnglish.has(variant)) problems.push(`${tag}/${there.file}: ${id} has [${variant}], which ${tag} does not count with`);
    }
  }
  for (const [id, told] of own) if (!english.has(id)) problems.push(`${tag}/${told.file}: ${id} is unknown to English`);
}

for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? `words: ${english.size} sentences, all asked for and all there` : `words: ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
