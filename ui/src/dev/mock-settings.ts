// The invented shell: what the settings show of the vault and this computer, backups, checks.
// `?takes=` says how many seconds a job lasts; `?damaged=1` has a check find something.
import type { VaultView } from "../ipc/types/VaultView";
import { beginJob, wish, type Answers } from "./answers";
import { opens } from "./mock-door";

const GB = 1_000_000_000;

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

export const answers: Answers = {
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
};
