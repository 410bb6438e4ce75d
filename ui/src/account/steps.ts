// The pages of an account, in order. Her own words come before any question.

/** One page of it. */
export type Step = "begin" | "words" | "questions" | "quotes" | "rest" | "read" | "after" | "sum";
/** All of them. */
export const steps: readonly Step[] = ["begin", "words", "questions", "quotes", "rest", "read", "after", "sum"];
/** A contact note holds no account: what happened is not asked, so there is nothing to read back. */
const noteSteps: readonly Step[] = ["begin", "words", "after", "sum"];

/** The kind that takes no account. */
export const NOTE = "account.screening";

/** The pages of an account of a kind. */
export function stepsOf(kind: string): readonly Step[] {
  return kind === NOTE ? noteSteps : steps;
}

/** The page after one, or before it; nothing at the ends. */
export function beside(kind: string, step: Step, by: 1 | -1): Step | null {
  const all = stepsOf(kind);
  const at = all.indexOf(step);
  return all[(at < 0 ? 0 : at) + by] ?? null;
}

/** What is looked at before she begins; each is ticked by the one who collects. */
export const conditions = ["safety", "privacy", "consent", "distress", "referral"] as const;

/** The kinds that can be chosen here, the plainest first. */
export const kinds = ["account.first", "account.screening", "account.clarify", "account.written_self", "account.spontaneous", "account.detailed", "account.specialist"] as const;

/** How many open questions the library holds (`ask-1` and on). */
export const QUESTIONS = 18;

/** Beginnings of questions that can be answered by yes or no, and so put words into a mouth. */
const closed = [
  /^(did|do|does|was|were|is|are|am|has|have|had|can|could|would|will|should|isn't|wasn't|didn't|weren't)\b/iu,
  /^(هل|أليس|ألم|أكان|أكنت)(?=\s)/u,
  /^آیا(?=\s)/u,
];

/** Whether a question can be answered by yes or no. */
export function isClosed(question: string): boolean {
  return closed.some((beginning) => beginning.test(question.trim()));
}
