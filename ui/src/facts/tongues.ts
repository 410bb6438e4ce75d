// The languages most met with where testimony is taken; any other is written in words.
import { language } from "../words";

/** BCP 47 tags, in the order in which they are offered. */
export const tongues: readonly string[] = [
  "fa-AF", "ps", "ar", "uk", "en", "fr", "es", "ckb", "kmr", "fa", "ru", "tr", "haz", "uz", "my", "ti", "am", "sw", "bm", "khq", "ses", "taq", "fvr", "zag", "mls",
];

/** Names the engine may not know. */
const own: Readonly<Record<string, string>> = {
  "fa-AF": "دری · Dari", kmr: "Kurmancî", haz: "هزارگی · Hazaragi", khq: "Koyra Chiini", ses: "Koyraboro Senni", taq: "Tamasheq", fvr: "Fur", zag: "Zaghawa", mls: "Masalit",
};

/** What a language is called in the language in use; a tag nobody has a name for stays as it is. */
export function languageName(tag: string): string {
  const known = own[tag];
  if (known !== undefined) return known;
  try {
    return new Intl.DisplayNames([language().intl], { type: "language" }).of(tag) ?? tag;
  } catch {
    // Not a tag but a name in words.
    return tag;
  }
}
