// One conversation about consent, as it stands while it is had: what was said and answered so far, and which
// pages there are. Pure, so that it can be tried without a page.
import type { Answer } from "../../ipc/types/Answer";
import type { Cell } from "../../ipc/types/Cell";
import type { Condition } from "../../ipc/types/Condition";
import type { ConversationGiven } from "../../ipc/types/ConversationGiven";
import type { PermitRow } from "../../ipc/types/PermitRow";
import type { Prior } from "../../ipc/types/Prior";
import type { RecipientRow } from "../../ipc/types/RecipientRow";

/** The five rungs, from the bottom. */
export type Ladder = [Answer, Answer, Answer, Answer, Answer];

/** Everything of it; kept as a draft as it is. */
export interface Talk {
  version: 1;
  /** The page in view. */
  page: string;
  /** Answers to what is asked of the place and of her being free, by the question's id. */
  free: Record<string, "yes" | "no">;
  interpreter: string;
  support: string;
  assent: string;
  /** The first question; nothing while it was not asked here. */
  before: Prior | null;
  medium: string;
  scriptLanguage: string;
  /** Lines that were said, by id. */
  said: string[];
  understanding: string;
  /** Her answers by recipient. */
  ladders: Record<string, Ladder>;
  matrix: Record<string, Cell[]>;
  /** Whether every purpose and recipient is to be gone through. */
  wantsMatrix: boolean;
  conditions: Condition[];
  /** Conditions of before that she lifts. */
  lifted: string[];
  form: string;
  formItem: string | null;
  strokes: number[][];
  copy: string;
  reviewOn: string;
  given: string;
}

/** One in which nothing was said yet. */
export function begin(language: string): Talk {
  return {
    version: 1, page: "place", free: {}, interpreter: "", support: "", assent: "", before: null, medium: "spoken", scriptLanguage: language, said: [],
    understanding: "", ladders: {}, matrix: {}, wantsMatrix: false, conditions: [], lifted: [], form: "", formItem: null, strokes: [], copy: "", reviewOn: "",
    given: "",
  };
}

/** Takes up a draft; what it lacks is as at the beginning, and what is no draft of a conversation is none. */
export function takeUp(body: string, language: string): Talk {
  const fresh = begin(language);
  try {
    const found = JSON.parse(body) as Partial<Talk>;
    return found.version === 1 ? { ...fresh, ...found } : fresh;
  } catch {
    return fresh;
  }
}

/** What is asked of the place; and of her being free to answer. */
export const placeQuestions = ["safe", "alone"] as const;
/** Likewise. */
export const freeQuestions = ["speaks", "pressed", "unwell", "depends"] as const;
/** The answer to each that gives cause to stop. */
const worries: Readonly<Record<string, "yes" | "no">> = { safe: "no", alone: "no", speaks: "no", pressed: "yes", unwell: "yes", depends: "yes" };

/** The questions whose answers give cause to stop, of those named. */
export function worrying(talk: Pick<Talk, "free">, asked: readonly string[]): string[] {
  return asked.filter((id) => talk.free[id] !== undefined && talk.free[id] === worries[id]);
}

/** Her answers towards one recipient; nothing is filled in for her. */
export function ladderOf(talk: Pick<Talk, "ladders">, recipient: string): Ladder {
  return talk.ladders[recipient] ?? ["", "", "", "", ""];
}

/** How many rungs from the bottom are all yes. */
export function heightOf(ladder: Ladder): number {
  const first = ladder.findIndex((answer) => answer !== "yes");
  return first < 0 ? ladder.length : first;
}

/** An answer changed: those above a rung that is not yes were not asked, and say so. */
export function answered(ladder: Ladder, rung: number, answer: Answer): Ladder {
  const next = [...ladder] as Ladder;
  next[rung] = answer;
  if (answer !== "yes") for (let above = rung + 1; above < next.length; above += 1) next[above] = "";
  return next;
}

/** Whether she agreed to anything at all, towards anybody. */
export function agreesToAnything(talk: Pick<Talk, "ladders">): boolean {
  return Object.values(talk.ladders).some((ladder) => ladder[0] === "yes");
}

/** The pages of this conversation as it stands, in order. Where a rung is not yes, those above it are no pages. */
export function pagesOf(talk: Talk, recipients: readonly RecipientRow[]): string[] {
  const pages = ["place", "before", "lines", "understood", "free"];
  for (const one of recipients) {
    const ladder = ladderOf(talk, one.id);
    const height = heightOf(ladder);
    for (let rung = 0; rung <= Math.min(height, 4); rung += 1) pages.push(`ask:${one.id}:${rung}`);
    // What is not even kept here can be given to nobody.
    if (one.id === "here" && height === 0) break;
  }
  if (agreesToAnything(talk)) {
    pages.push("conditions");
    if (talk.wantsMatrix && recipients.length > 1) pages.push("matrix");
    pages.push("form", "copy", "review", "given");
  }
  return [...pages, "read"];
}

/** The page after this one, or before; itself at the ends. */
export function nextTo(talk: Talk, recipients: readonly RecipientRow[], by: 1 | -1): string {
  const pages = pagesOf(talk, recipients);
  const at = pages.indexOf(talk.page);
  return pages[Math.min(pages.length - 1, Math.max(0, at + by))] ?? "place";
}

/** Whether a condition has what it needs: one that cannot be evaluated would mean no to everything. */
export function whole(condition: Condition): boolean {
  const first = condition.params[0] ?? "";
  if (["condition.embargo", "condition.expires"].includes(condition.code)) return /^\d{4}-\d\d-\d\d$/u.test(first);
  if (condition.code === "condition.no_state") return condition.params.length > 0 && condition.params.every((one) => /^[A-Z]{2}$/u.test(one));
  if (condition.code === "condition.partial") return condition.params.length > 0;
  return true;
}

/** A conversation as it is recorded: for each recipient that was asked about, what she answered. */
export function recorded(talk: Talk, recipients: readonly RecipientRow[], script: { script: string; version: number }, permits: readonly PermitRow[]): ConversationGiven {
  const words = (text: string): string | null => (text.trim() === "" ? null : text.trim());
  const agrees = agreesToAnything(talk);
  const conditions = agrees ? talk.conditions.filter(whole) : [];
  return {
    script: script.script, scriptVersion: script.version, scriptLanguage: talk.scriptLanguage, medium: talk.medium, said: talk.said,
    understanding: words(talk.understanding), free: Object.entries(talk.free), interpreter: words(talk.interpreter), support: words(talk.support),
    assent: words(talk.assent), form: agrees ? words(talk.form) : null, formItem: agrees && talk.form === "sound" ? talk.formItem : null,
    copy: agrees ? words(talk.copy) : null, reviewOn: agrees ? words(talk.reviewOn) : null, givenAnything: words(talk.given),
    answers: recipients
      // One she was not asked about at all keeps what it had.
      .filter((one) => ladderOf(talk, one.id)[0] !== "")
      .map((one) => ({
        recipient: one.id,
        ladder: ladderOf(talk, one.id),
        matrix: talk.wantsMatrix ? (talk.matrix[one.id] ?? []) : [],
        conditions,
        lifted: talk.lifted.filter((code) => permits.find((permit) => permit.recipient === one.id)?.conditions.some((condition) => condition.code === code) ?? false),
        covers: [],
      })),
    strokes: agrees && talk.form === "drawn" && talk.strokes.length > 0 ? talk.strokes : null,
  };
}

/** What her answers come to towards one recipient, as a permit would say it. */
export function permitOf(talk: Talk, one: RecipientRow): Pick<PermitRow, "recipient" | "name" | "ladder" | "height" | "withdrawn"> {
  const ladder = ladderOf(talk, one.id);
  return { recipient: one.id, name: one.name, ladder, height: heightOf(ladder), withdrawn: false };
}
