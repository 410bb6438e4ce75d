// The invented shell: who one is, settings, jobs, the spot.
import type { Greeting } from "../ipc/types/Greeting";
import type { KnownVault } from "../ipc/types/KnownVault";
import type { LockedBy } from "../ipc/types/LockedBy";
import type { Settings } from "../ipc/types/Settings";
import type { Theme } from "../ipc/types/Theme";
import type { WindowKind } from "../ipc/types/WindowKind";
import { dismissOne, jobsNow, stopOne, wish, type Answers } from "./answers";

let settings: Settings = {
  language: wish("lang") ?? "en",
  theme: (wish("theme") ?? "light") as Theme,
  textSize: Number(wish("text") ?? "100"),
  idleMinutes: 10,
  lockOnSleep: true,
  coverPictures: false,
};

const known: Record<string, KnownVault[]> = {
  none: [],
  one: [{ key: "v1", name: "Notebook", there: true }],
  several: [
    { key: "v1", name: "Notebook", there: true },
    { key: "v2", name: "Old stick", there: false },
  ],
  away: [{ key: "v2", name: "Old stick", there: false }],
};

const greeting = (): Greeting => ({
  window: (wish("window") ?? "collect") as WindowKind,
  version: "0.1.0",
  development: true,
  settings,
  vaults: known[wish("vaults") ?? "one"] ?? [],
  keyboard: "English (US)",
  lockedBy: wish("why") as LockedBy | null,
  warnings: wish("warnings") === "1" ? ["swap-open", "hibernation", "development-build"] : [],
});

export const answers: Answers = {
  greet: greeting,
  set_settings: (args) => {
    settings = args["settings"] as Settings;
    return settings;
  },
  jobs: jobsNow,
  stop_job: (args) => stopOne(String(args["job"])),
  dismiss_job: (args) => dismissOne(String(args["job"])),
  lock: () => undefined,
  stay: () => undefined,
  remember_spot: () => undefined,
  recall_spot: () => null,
};
