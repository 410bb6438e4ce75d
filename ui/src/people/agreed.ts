// What a person agreed to, in one sentence for each recipient.
import type { Condition } from "../ipc/types/Condition";
import type { PermitRow } from "../ipc/types/PermitRow";
import { has, language, names, numerals, t, term, when } from "../words";

/** The part of a sentence's id that says whom it is about. */
function who(permit: Pick<PermitRow, "recipient" | "name">): { kind: "here" | "them"; name: string } {
  return permit.recipient === "here" ? { kind: "here", name: "" } : { kind: "them", name: permit.name };
}

/** What may be done with what is hers: "Bureau may keep it and use it without her name." */
export function agreedSentence(permit: Pick<PermitRow, "recipient" | "name" | "ladder" | "height" | "withdrawn">): string {
  const { kind, name } = who(permit);
  if (permit.withdrawn) return t(`agreed-${kind}-withdrawn`, { name });
  if (permit.height > 0) return t(`agreed-${kind}-${permit.height}`, { name });
  const first = permit.ladder[0];
  return t(`agreed-${kind}-${first === "" ? "blank" : first}`, { name });
}

/** That she wants to be asked again about the next step, where she said so. */
export function laterSentence(permit: Pick<PermitRow, "ladder" | "height" | "withdrawn">): string | null {
  if (permit.withdrawn || permit.height === 0) return null;
  return permit.ladder[permit.height] === "later" ? t(`agreed-later-${permit.height + 1}`) : null;
}

/** States by their names in the language in use; two letters that are none stay as they were written. */
export function states(codes: readonly string[]): string {
  const known = new Intl.DisplayNames([language().intl], { type: "region" });
  return names(codes.map((code) => (/^[A-Z]{2}$/u.test(code) ? (known.of(code) ?? code) : code)));
}

/** One condition of hers, with its parameters, as a sentence. */
export function conditionSentence(condition: Condition): string {
  const short = condition.code.replace(/^condition\./u, "").replaceAll("_", "-");
  if (!has(`cond-${short}`)) return term(condition.code);
  const first = condition.params[0] ?? "";
  return t(`cond-${short}`, {
    states: states(condition.params),
    day: /^\d{4}-\d\d-\d\d$/u.test(first) ? when(first) : numerals(first),
    wish: first,
    count: condition.params.length,
  });
}
