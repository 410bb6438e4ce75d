// What is asked of the search: the words, and the filters beside them.
import { isSaid } from "../facts/when";
import type { HitKind } from "../ipc/types/HitKind";
import type { SearchQuery } from "../ipc/types/SearchQuery";
import type { WhenView } from "../ipc/types/WhenView";

/** Hits that are fetched at one go. */
export const PAGE = 40;

/** The filters, as they stand on the page. */
export interface Filters {
  /** A kind of thing, or nothing for all. */
  kind: HitKind | "";
  caseId: string;
  /** The code of a person, as typed. */
  person: string;
  when: WhenView;
  place: string;
  code: string;
  names: boolean;
}

/** The kinds of things that are found, in the order in which they are shown. */
export const kinds: readonly HitKind[] = ["item", "person", "account", "case"];

/** Whether anything narrows the search beside the words. */
export function narrows(filters: Filters): boolean {
  const { kind, caseId, person, place, code, when } = filters;
  return [kind, caseId, person, place, code].some((one) => one.trim() !== "") || isSaid(when);
}

/** What the shell is asked; `person` is the id behind the code that was typed. */
export function asked(text: string, filters: Filters, person: string | null, start: number): SearchQuery {
  const said = (words: string): string | null => (words.trim() === "" ? null : words.trim());
  return {
    text: text.trim(), caseId: said(filters.caseId), kinds: filters.kind === "" ? [] : [filters.kind], person,
    from: filters.when.earliest, to: filters.when.latest, place: said(filters.place),
    codes: filters.code === "" ? [] : [filters.code], start, count: PAGE, names: filters.names,
  };
}
