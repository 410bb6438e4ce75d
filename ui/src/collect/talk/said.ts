// What is asked and what was agreed, in sentences: as the pages show it, and as she reads it herself.
import type { Condition } from "../../ipc/types/Condition";
import type { PermitRow } from "../../ipc/types/PermitRow";
import type { RecipientRow } from "../../ipc/types/RecipientRow";
import { agreedSentence, conditionSentence, laterSentence } from "../../people/agreed";
import { t } from "../../words";
import { agreesToAnything, ladderOf, permitOf, whole, type Talk } from "./talk";

/** The question of a page `ask:<recipient>:<rung>`. */
export function questionOf(page: string, recipients: readonly RecipientRow[]): string {
  const [, recipient = "here", step = "0"] = page.split(":");
  const name = recipients.find((one) => one.id === recipient)?.name ?? "";
  return t(`ask-${recipient === "here" ? "here" : "them"}-${Number(step) + 1}`, { name });
}

/** The conditions that hold after this conversation: those of before that she does not lift, and the new ones. */
export function conditionsAfter(talk: Talk, permits: readonly PermitRow[]): Condition[] {
  const before = permits.filter((permit) => !permit.withdrawn).flatMap((permit) => permit.conditions);
  const fresh = talk.conditions.filter(whole);
  const kept = before.filter((one) => !talk.lifted.includes(one.code) && !fresh.some((other) => other.code === one.code));
  return [...kept.filter((one, at) => kept.findIndex((other) => other.code === one.code) === at), ...fresh];
}

/** What her answers come to towards one recipient. */
export function answerLine(talk: Talk, one: RecipientRow): string {
  const permit = permitOf(talk, one);
  return [agreedSentence(permit), laterSentence(permit)].filter((line) => line !== null).join(" ");
}

/** Everything that was agreed, a sentence a line. */
export function agreedLines(talk: Talk, recipients: readonly RecipientRow[], permits: readonly PermitRow[]): string[] {
  const lines = recipients.filter((one) => ladderOf(talk, one.id)[0] !== "").map((one) => answerLine(talk, one));
  const conditions = agreesToAnything(talk) ? conditionsAfter(talk, permits) : [];
  return [...lines, ...conditions.map(conditionSentence), t("read-change")];
}
