// Two invented languages for development: one long and accented, to see what is cut or not in the words'
// files; one written from the right, to see what is not mirrored.

const marks: Record<string, string> = {
  a: "áá", b: "ƀ", c: "ç", d: "ð", e: "éé", f: "ƒ", g: "ĝ", h: "ĥ", i: "îî", j: "ĵ", k: "ķ", l: "ļ", m: "ɱ",
  n: "ñ", o: "óó", p: "þ", q: "ǫ", r: "ŕ", s: "š", t: "ţ", u: "úú", v: "ṽ", w: "ŵ", x: "ẋ", y: "ý", z: "ž",
};

/** Accents every letter and doubles the vowels: about 40 % longer, still legible, in brackets. */
export function accented(text: string): string {
  const long = [...text].map((letter) => marks[letter] ?? letter).join("");
  return long.trim() === "" ? long : `[${long}]`;
}

/** Turns the words around, as if their letters ran from the right. */
export function mirrored(text: string): string {
  return text.replace(/\S+/g, (word) => `\u202e${word}\u202c`);
}
