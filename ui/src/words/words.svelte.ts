// Every sentence by its id. English is always at hand; another language is fetched when it is chosen, and
// a sentence it lacks is said in English rather than not at all.
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { accented, mirrored } from "./pseudo";

/** A language the page can speak. */
export interface Language {
  /** BCP 47 tag. */
  tag: string;
  /** Its own name, in itself. */
  name: string;
}

/** What may stand in a sentence's braces. */
export type Given = Record<string, string | number>;

const english = import.meta.glob<string>("../../../assets/locales/en/{errors,window*}.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

const others = import.meta.glob<string>(
  ["../../../assets/locales/*/{errors,window*}.ftl", "!../../../assets/locales/en/*"],
  { query: "?raw", import: "default" },
);

const fromRight = new Set(["ar", "ar-XB", "fa", "ps", "ckb", "ur"]);

/** The numerals and calendar of a language: local numerals, the Gregorian calendar. */
function numerals(tag: string): string {
  // English of the world: the day before the month, and 24 hours.
  if (tag === "en" || tag === "en-XA" || tag === "ar-XB") return "en-GB";
  if (tag === "ar" || tag === "ckb") return `${tag}-u-ca-gregory-nu-arab`;
  if (tag === "fa" || tag === "ps" || tag === "ur") return `${tag}-u-ca-gregory-nu-arabext`;
  return `${tag}-u-ca-gregory`;
}

function bundle(tag: string, texts: string[], transform?: (text: string) => string): FluentBundle {
  const made = new FluentBundle([numerals(tag)], transform === undefined ? {} : { transform });
  for (const text of texts) made.addResource(new FluentResource(text), { allowOverrides: true });
  return made;
}

const englishBundle = bundle("en", Object.values(english));

const spoken = $state({
  /** Tag of the language in use. */
  tag: "en",
  /** Tag for Intl, with numerals and calendar. */
  intl: numerals("en"),
  /** Writing direction. */
  dir: "ltr" as "ltr" | "rtl",
  /** Counts changes, so that sentences are asked for anew. */
  turn: 0,
});

let chain: FluentBundle[] = [englishBundle];

/** The language in use; read only. */
export function language(): { tag: string; intl: string; dir: "ltr" | "rtl" } {
  return spoken;
}

/** The languages that can be chosen, English first. */
export function languages(): Language[] {
  const whole = Object.keys(others).filter((path) => path.endsWith("/window.ftl"));
  const tags = ["en", ...whole.map((path) => path.split("/").at(-2) ?? "en").sort()];
  const found = tags.map((tag) => ({
    tag,
    name: new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag,
  }));
  if (DEVELOPMENT) {
    found.push({ tag: "en-XA", name: "[Ƥşéúðö łóñĝ]" }, { tag: "ar-XB", name: "[Pseudo right to left]" });
  }
  return found;
}

/** The language to speak for a wish: the wish itself, its base language, what the system says, or English. */
export function settle(wish: string | null): string {
  const known = languages().map((one) => one.tag);
  const wishes = wish === null ? navigator.languages : [wish];
  for (const one of wishes) {
    if (known.includes(one)) return one;
    const base = one.split("-")[0];
    if (base !== undefined && known.includes(base)) return base;
  }
  return "en";
}

/** Speaks another language from now on, and turns the page to its direction. Nothing: as the system says. */
export async function speak(wish: string | null): Promise<void> {
  const tag = settle(wish);
  const own = Object.entries(others).filter(([path]) => path.split("/").at(-2) === tag);
  const texts = await Promise.all(own.map(([, fetchText]) => fetchText()));
  const chosen: FluentBundle[] = [];
  if (DEVELOPMENT && tag === "en-XA") chosen.push(bundle(tag, Object.values(english), accented));
  if (DEVELOPMENT && tag === "ar-XB") chosen.push(bundle(tag, Object.values(english), mirrored));
  if (texts.length > 0) chosen.push(bundle(tag, texts));
  chain = [...chosen, englishBundle];
  spoken.tag = tag;
  spoken.intl = numerals(tag);
  spoken.dir = fromRight.has(tag) ? "rtl" : "ltr";
  spoken.turn += 1;
  document.documentElement.lang = tag === "ar-XB" ? "en" : tag;
  document.documentElement.dir = spoken.dir;
}

/** Whether there is a sentence of this id. */
export function has(id: string): boolean {
  return chain.some((one) => one.hasMessage(id));
}

/** Every id of English that begins so; for the gallery. */
export function ids(beginning: string): string[] {
  return [...englishBundle._messages.keys()].filter((id) => id.startsWith(beginning));
}

/** The sentence of this id in the language in use. Values are isolated, so that none turns the line around. */
export function t(id: string, given?: Given): string {
  // Read so that a component is drawn anew when the language changes.
  void spoken.turn;
  for (const one of chain) {
    const pattern = one.getMessage(id)?.value;
    if (pattern === undefined || pattern === null) continue;
    return one.formatPattern(pattern, given, []);
  }
  return id;
}
