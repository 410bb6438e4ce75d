// The coded terms a person chooses among (assets/vocabulary), in the order of the vocabulary, and their labels.
// Terms that only an analyst uses are never offered here.
import text from "../../../assets/vocabulary/gp-evidence-0.1.0.json?raw";
import { t } from "./words.svelte";

interface Scheme {
  id: string;
  coded_by: string;
  terms: { id: string; retired?: boolean }[];
}
const { schemes } = JSON.parse(text) as { schemes: Scheme[] };

/** What keeps a person safe whenever contact is thought of: ours, beside the vocabulary. */
export const safetyFlags = ["safety.never_call", "safety.never_write", "safety.never_visit", "safety.lives_with_perpetrator", "safety.shared_phone", "safety.only_trusted_person"] as const;
/** What one who collects can have been trained for. */
export const trainings = ["training.children", "training.sexual_violence", "training.detailed"] as const;

/** The ids of a scheme's terms that are still in use, such as those of `srcconn`. */
export function terms(scheme: string): string[] {
  const found = schemes.find((one) => one.id === scheme && !one.coded_by.startsWith("analyst"));
  return found?.terms.filter((term) => term.retired !== true).map((term) => term.id) ?? [];
}

/** The label of a coded term. One that has none, such as a term of one organisation's own, is said by its id. */
export function term(id: string): string {
  const key = `term-${id.replaceAll(/[._]/g, "-")}`;
  const said = t(key);
  return said === key ? id : said;
}
