// The invented shell: the door, first run, keys, backups, what settings show.
// `?pass=` names the passphrase that opens; `?slow=1` takes as long as an old laptop does.
import type { Place } from "../ipc/types/Place";
import type { PlaceFor } from "../ipc/types/PlaceFor";
import type { Sheet } from "../ipc/types/Sheet";
import type { Strength } from "../ipc/types/Strength";
import type { VaultView } from "../ipc/types/VaultView";
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

const places: Partial<Record<PlaceFor, Place>> = {
  backup: { id: "p-stick", name: "GREEN STICK", removable: true, free: 27.4 * GB, largestFile: null },
  restore: { id: "p-backup", name: "notebook-backup", removable: true, free: 27.4 * GB, largestFile: null },
  "new-vault": { id: "p-new", name: "Papers", removable: false, free: 112 * GB, largestFile: null },
  "old-vault": { id: "p-old", name: "Old notebook", removable: false, free: 112 * GB, largestFile: null },
  sheet: { id: "p-sheet", name: "sheet.txt", removable: true, free: 27.4 * GB, largestFile: null },
};

const view: VaultView = {
  id: "4f0c9a6e2b7d41c8a35e90d17b6cf284",
  role: wish("window") === "review" ? "partner" : "collector",
  name: "Notebook",
  agent: "A-7QK2",
  madeAt: "2026-03-02T09:14:00+04:30",
  cases: 4,
  items: 212,
  bytes: 18.7 * GB,
  free: 112 * GB,
  sheetUnsure: wish("unsure") === "1",
  backedUpAt: wish("fresh") === "1" ? null : "2026-11-14T20:41:00+04:30",
  rehearsedAt: null,
};

/** Deriving a key takes its time, here only when it is wished for. */
const derive = (): Promise<void> => pause(wish("slow") === "1" ? 600_000 : 30);

function opens(passphrase: unknown): void {
  if (passphrase !== RIGHT) throw refusal("wrong-passphrase");
}

function tried(lines: string[]): void {
  const wrong = lines.findIndex((line) => line.length !== KEYS[0]?.length);
  if (wrong >= 0) throw refusal("recovery-sheet-line", { line: String(wrong + 1) });
  if (lines.some((line) => !KEYS.includes(line))) throw refusal("wrong-recovery-sheet");
  if (lines.length < 2) throw refusal("other-half-missing");
}

export const answers: Answers = {
  choose_place: (args) => places[args["purpose"] as PlaceFor] ?? places.backup,
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
  vault: () => view,
  where_things_are: () => [
    { what: "vault", path: "/home/amina/.local/share/sanad/Notebook", bytes: 18.9 * GB },
    { what: "settings", path: "/home/amina/.config/sanad", bytes: 412 },
    { what: "program", path: "/usr/bin/sanad", bytes: 24_300_000 },
    { what: "web", path: "/run/user/1000/sanad", bytes: null },
  ],
  diagnostics: () =>
    [
      "Sanad 0.1.0 (development build)",
      "System: Debian GNU/Linux 12, x86_64, 2 processors, 3.7 GiB of memory",
      "Web view: WebKitGTK 2.50.6, sandbox on",
      "Keys in memory: locked",
      "Swap: on, not encrypted",
      "Vault: format 1, role collector, 4 cases, 212 items, 18.7 GB",
      "Disk of the vault: ext4, 112 GB free",
      "Last refusals: wrong-passphrase (2), no-room (1)",
    ].join("\n"),
  check_fixity: () =>
    beginJob({ kind: "fixity", total: 18.7 * GB, doing: "IMG_2041.jpg" }, Number(wish("takes") ?? "8"), {
      result: {
        of: "fixity",
        whole: wish("damaged") === "1" ? 210 : 212,
        bytes: 18.7 * GB,
        entries: 934,
        findings:
          wish("damaged") === "1"
            ? [
                { code: "original-damaged", weight: "fault", about: "b1946ac92492d2347c6235b4d2611184" },
                { code: "entry-link-wrong", weight: "fault", about: "K-12, 41" },
              ]
            : [],
      },
    }),
  backup: () =>
    beginJob({ kind: "backup", total: 18.7 * GB, doing: "originals" }, Number(wish("takes") ?? "8"), {
      result: { of: "backedUp", copied: 31, already: 181, bytes: 2.1 * GB },
    }),
  drill: (args) => {
    opens(args["passphrase"]);
    return beginJob({ kind: "drill", total: 18.7 * GB, doing: "originals" }, Number(wish("takes") ?? "8"), {
      result: { of: "fixity", whole: 212, bytes: 18.7 * GB, entries: 934, findings: [] },
    });
  },
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
