// The invented shell: the door, first run, keys.
// `?pass=` names the passphrase that opens; `?slow=1` takes as long as an old laptop does.
import type { Sheet } from "../ipc/types/Sheet";
import type { Strength } from "../ipc/types/Strength";
import { beginJob, pause, refusal, wish, type Answers } from "./answers";

const RIGHT = wish("pass") ?? "right";
const KEYS = [
  "AGE-SECRET-KEY-17E0KMMWSDKZDH7ETTZXZA3P6QREQ655FVS24JGF3VNTKSKYJMVYS4GC0SP",
  "AGE-SECRET-KEY-1UYYK7R808XUANJJ7AQ9353ZTAKDH08VMNW3CC9JSUMY0SGZ5PV3SDLJ7KQ",
];
const GB = 1_000_000_000;

const offers = [
  "candle orbit marsh velvet tenor plow",
  "amber wicket salt harbour ninth quill",
  "lantern gravel moss copper eighty fern",
];
let offered = 0;

const sheets = (kind: string): Sheet[] =>
  kind === "sheet"
    ? [{ which: "sheet", lines: KEYS }]
    : kind === "halves"
      ? [
          { which: "first-half", lines: KEYS.slice(0, 1) },
          { which: "second-half", lines: KEYS.slice(1) },
        ]
      : [];

function weigh(passphrase: string): Strength {
  const words = passphrase.trim().split(/\s+/u).length;
  const score = passphrase.length < 8 ? 0 : Math.min(4, Math.max(1, words - 1));
  const weakness = passphrase.length < 8 ? "short" : /\d{4}/u.test(passphrase) ? "date" : words < 3 ? "common-word" : null;
  return { accepted: passphrase.length >= 8, score, guessesLog10: words * 3.3, weakness };
}

/** Deriving a key takes its time, here only when it is wished for. */
const derive = (): Promise<void> => pause(wish("slow") === "1" ? 600_000 : 30);

/** Refuses what does not open the vault. */
export function opens(passphrase: unknown): void {
  if (passphrase !== RIGHT) throw refusal("wrong-passphrase");
}

function tried(lines: string[]): void {
  const wrong = lines.findIndex((line) => line.length !== KEYS[0]?.length);
  if (wrong >= 0) throw refusal("recovery-sheet-line", { line: String(wrong + 1) });
  if (lines.some((line) => !KEYS.includes(line))) throw refusal("wrong-recovery-sheet");
  if (lines.length < 2) throw refusal("other-half-missing");
}

export const answers: Answers = {
  suggest_passphrase: () => offers[offered++ % offers.length],
  weigh_passphrase: (args) => weigh(String(args["passphrase"])),
  create_vault: async (args) => {
    await derive();
    return { sheets: sheets((args["asked"] as { recovery: string }).recovery) };
  },
  rehearse_sheet: (args) => tried(args["lines"] as string[]),
  write_sheet: (args) => `${String(args["which"])}.txt`,
  enter: () => undefined,
  unlock: async (args) => {
    await derive();
    opens(args["passphrase"]);
  },
  unlock_with_sheet: (args) => tried((args["sheets"] as string[][]).flat()),
  know_vault: () => ({ key: "v3", name: "Old notebook", there: true }),
  unknow_vault: () => undefined,
  restore_backup: () =>
    beginJob({ kind: "restore", total: 18.7 * GB, doing: "originals" }, Number(wish("takes") ?? "8"), {
      result: { of: "restored" },
    }),
  change_passphrase: (args) => opens(args["current"]),
  new_sheet: (args) => {
    opens(args["passphrase"]);
    return { sheets: sheets(String(args["recovery"])) };
  },
  replace_keys: (args) => {
    opens(args["current"]);
    return { sheets: sheets(String(args["recovery"])) };
  },
  wipe: (args) => opens(args["passphrase"]),
};
