import type { PersonGiven } from "../../ipc/types/PersonGiven";

/** A person of whom nothing is stated. */
export function blankPerson(): PersonGiven {
  return {
    counting: null, number: null, described: null, roles: [], connection: [], ageBand: null, child: null, languages: [], interpreter: null, vulnerable: [],
    safety: [], contact: null, referral: [], note: null,
  };
}
