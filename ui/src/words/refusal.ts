// The sentence and the hint of a refusal. The files the command line reads have both for every code of the
// core; where a hint there speaks of a terminal, window.ftl has its own under window-hint-<code>.
import type { Refusal } from "../ipc/types/Refusal";
import { numerals, size } from "./forms";
import { has, t, type Given } from "./words.svelte";

/** Facts that are bytes. */
const bytes = new Set(["needed", "there", "free", "size", "limit", "bytes", "room"]);
/** Facts that are counts, and may stand in local numerals. */
const counts = new Set(["least", "most", "line", "given", "found", "minutes", "seconds", "count", "group"]);

function given(refusal: Refusal): Given {
  const facts: Given = {};
  for (const [name, value] of Object.entries(refusal.facts)) {
    const digits = /^\d+$/.test(value);
    if (digits && bytes.has(name)) facts[name] = size(Number(value));
    else if (digits && counts.has(name)) facts[name] = numerals(value);
    else facts[name] = value;
  }
  return facts;
}

/** What happened. A code without a sentence says so, with the code. */
export function sentenceOf(refusal: Refusal): string {
  const id = [`window-err-${refusal.code}`, `err-${refusal.code}`].find(has);
  return id === undefined ? t("refused-unknown") : t(id, given(refusal));
}

/** What to do next, if anything is known. */
export function hintOf(refusal: Refusal): string | null {
  const id = [`window-hint-${refusal.code}`, `hint-${refusal.code}`].find(has);
  return id === undefined ? null : t(id, given(refusal));
}
