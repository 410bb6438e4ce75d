// The coded half of a person as names and values, for whoever reads it.
import type { PersonGiven } from "../ipc/types/PersonGiven";
import { has, names, t, term } from "../words";

/** A language by its name in the language in use; what is no language is said as it was written. */
export function languageName(tag: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** What is stated of a person, without what is empty. */
export function coded(given: PersonGiven, inLanguage: string): { label: string; value: string }[] {
  const yes = (value: boolean | null): string | null => (value === null ? null : value ? t("yes") : t("no"));
  const list = (codes: readonly string[]): string | null => (codes.length === 0 ? null : names(codes.map((one) => (has(`term-${one.replaceAll(/[._]/gu, "-")}`) ? term(one) : one))));
  const rows: [string, string | null][] = [
    [t("person-counting"), given.counting === "group" ? t("person-group-of", { count: given.number ?? 0 }) : null],
    [t("person-described"), given.described],
    [t("person-connection"), list(given.connection)],
    [t("person-age"), given.ageBand],
    [t("person-child"), yes(given.child)],
    [t("person-languages"), given.languages.length === 0 ? null : names(given.languages.map((tag) => languageName(tag, inLanguage)))],
    [t("person-interpreter"), yes(given.interpreter)],
    [t("person-vulnerable"), list(given.vulnerable)],
    [t("person-contact"), given.contact === null ? null : t(`answer-${given.contact}`)],
    [t("person-referral"), given.referral.length === 0 ? null : given.referral.map(([code, words]) => (words === "" ? term(code) : `${term(code)}: ${words}`)).join("\n")],
    [t("person-note"), given.note],
  ];
  return rows.flatMap(([label, value]) => (value === null || value === "" ? [] : [{ label, value }]));
}

