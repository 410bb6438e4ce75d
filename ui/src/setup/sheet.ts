// Key lines of recovery sheets: out of what a person typed or pasted, and in groups for copying by hand.

const START = "AGE-SECRET-KEY-1";
const unseen = /[\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** The key lines in a text. Remarks of the sheet (#), spaces, line ends and invisible signs are left out,
 * for paper is copied in groups and pasted with anything; what is no key stays, so that it is refused by line. */
export function keyLines(typed: string): string[] {
  const remarks = typed.split(/\r?\n/u).filter((line) => !line.trimStart().startsWith("#"));
  const bare = remarks.join("").replace(unseen, "").toUpperCase();
  return bare.split(new RegExp(`(?=${START})`, "u")).filter((line) => line !== "");
}

/** A key line in groups of four letters after its beginning, as it is copied by hand. */
export function groups(line: string): string[] {
  const bare = line.replace(unseen, "");
  const head = bare.startsWith(START) ? [START] : [];
  return [...head, ...(bare.slice(head.length === 0 ? 0 : START.length).match(/.{1,4}/gu) ?? [])];
}
