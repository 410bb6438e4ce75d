// Text of a file, with the signs in it that nobody would see.

/** A run of text, or a sign that is shown by its name. */
export type Run = { readonly text: string } | { readonly sign: string };

/** Signs that reorder or hide what stands around them; joiners and the plain marks of Arabic script are
 *  ordinary letters of a text and are left alone. */
const HIDDEN = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u061c\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;

/** Signs shown by name, at most; a text of nothing else would fill the page's memory. */
const MOST = 2000;

/** Splits a text so that hidden signs can be shown. */
export function runs(text: string): Run[] {
  const out: Run[] = [];
  let from = 0;
  let signs = 0;
  for (const found of text.matchAll(HIDDEN)) {
    if (signs === MOST) break;
    signs += 1;
    if (found.index > from) out.push({ text: text.slice(from, found.index) });
    out.push({ sign: `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}` });
    from = found.index + found[0].length;
  }
  if (from < text.length) out.push({ text: text.slice(from) });
  return out;
}
