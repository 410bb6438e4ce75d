// The consent script: versioned files of plain lines (assets/consent), one for each language. A line may name
// a sound file beside it, for who does not read.
const files = import.meta.glob<string>("../../../../assets/consent/script-*.json", { query: "?raw", import: "default" });
// Sound is part of the page, as the window's policy lets nothing be fetched.
const sounds = import.meta.glob<string>("../../../../assets/consent/sound/**/*.{opus,ogg,mp3,m4a}", { query: "?inline", import: "default" });

/** One line. */
export interface Line {
  /** By which it stands in the record; the same in every language. */
  id: string;
  /** What is said. */
  say: string;
  /** The file in assets/consent/sound in which it is spoken. */
  sound: string | null;
}
/** The script in one language. */
export interface Script {
  script: string;
  version: number;
  language: string;
  lines: Line[];
}

/** The newest version there is. */
export const NEWEST = 1;

/** The languages it can be said in, the one of the page first. */
export function scriptLanguages(now: string): string[] {
  const there = Object.keys(files).flatMap((path) => new RegExp(`script-${NEWEST}\\.([a-zA-Z-]+)\\.json$`, "u").exec(path)?.[1] ?? []);
  return there.sort((a, b) => Number(b === now) - Number(a === now) || a.localeCompare(b));
}

/** The script in a language; in English where there is none in that. */
export async function scriptIn(language: string): Promise<Script> {
  const of = (tag: string) => Object.entries(files).find(([path]) => path.endsWith(`/script-${NEWEST}.${tag}.json`))?.[1];
  const found = of(language) ?? of("en");
  if (found === undefined) throw new Error("no consent script is part of this page");
  return JSON.parse(await found()) as Script;
}

/** The address at which a line's sound can be played, if it has one. Let go of it with `URL.revokeObjectURL`. */
export async function soundOf(line: Line): Promise<string | null> {
  if (line.sound === null) return null;
  const found = Object.entries(sounds).find(([path]) => path.endsWith(`/sound/${line.sound}`))?.[1];
  if (found === undefined) return null;
  const [head = "", body = ""] = (await found()).split(",", 2);
  const bytes = Uint8Array.from(atob(body), (sign) => sign.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: /^data:([^;,]+)/u.exec(head)?.[1] ?? "audio/ogg" }));
}
