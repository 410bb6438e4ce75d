// The coded half of a person as names and values, for whoever reads it.
import { languageName } from "../facts/tongues";
import type { PersonGiven } from "../ipc/types/PersonGiven";
import { has, names, t, term } from "../words";

/** What is stated of a person, without what is empty. */
export function coded(given: PersonGiven): { label: string; value: string }[] {
  const yes = (value: boolean | null): string | null => (value === null ? null : value ? t("yes") : t("no"));
  const list = (codes: readonly string[]): string | null => (codes.length === 0 ? null : names(codes.map((one) => (has(`term-${one.replaceAll(/[._]/gu, "-")}`) ? term(one) : one))));
  const rows: [string, string | null][] = [
    [t("person-counting"), given.counting === "group" ? t("person-group-of", { count: given.number ?? 0 }) : null],
    [t("person-described"), given.described],
    [t("person-connection"), list(given.connection)],
    [t("person-age"), given.ageBand],
    [t("person-child"), yes(given.child)],
    [t("person-languages"), given.languages.length === 0 ? null : names(given.languages.map(languageName))],
    [t("person-interpreter"), yes(given.interpreter)],
    [t("person-vulnerable"), list(given.vulnerable)],
    [t("person-contact"), given.contact === null ? null : t(`answer-${given.contact}`)],
    [t("person-referral"), given.referral.length === 0 ? null : given.referral.map(([code, words]) => (words === "" ? term(code) : `${term(code)}: ${words}`)).join("\n")],
    [t("person-note"), given.note],
  ];
  return rows.flatMap(([label, value]) => (value === null || value === "" ? [] : [{ label, value }]));
}

