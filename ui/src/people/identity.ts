// The fields of an identity half, in the order in which they are asked. None is ever required, and what a
// person says of herself stands in her own words.
import type { IdentityGiven } from "../ipc/types/IdentityGiven";

/** Fields shown at once. */
export const first = ["names", "latin", "contact", "codeWord", "safeHours", "trustedPerson"] as const satisfies readonly (keyof IdentityGiven)[];
/** Fields for who needs them. */
export const more = [
  "otherNames", "gender", "traits", "birth", "birthPlace", "documents", "nationality", "address", "family", "lawyer", "medical", "emergency", "note",
] as const satisfies readonly (keyof IdentityGiven)[];
/** All of them. */
export const fields = [...first, ...more];
/** Those that take more than a line. */
export const long: readonly string[] = ["contact", "traits", "family", "medical", "emergency", "note"];

/** An identity half in which nothing stands. */
export function nothing(): IdentityGiven {
  return Object.fromEntries(fields.map((field) => [field, null])) as IdentityGiven;
}
