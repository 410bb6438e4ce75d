// What was looked for last, so that whoever opens a hit finds the others again when she comes back. It lives in
// memory alone and goes with the lock.
import { noDate } from "../facts/when";
import type { Filters } from "./asked";

/** No filter at all. */
export const noFilters = (): Filters => ({ kind: "", caseId: "", person: "", when: noDate(), place: "", code: "", names: false });

/** The words and filters of the last search. */
export const looked = $state<{ text: string; filters: Filters; open: boolean }>({ text: "", filters: noFilters(), open: false });
