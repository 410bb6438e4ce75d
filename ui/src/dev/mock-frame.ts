// The invented shell: who one is, settings, jobs, the spot.
import type { Greeting } from "../ipc/types/Greeting";
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

const greeting = (): Greeting => ({
  window: (wish("window") ?? "collect") as WindowKind,
  version: "0.1.0",
  development: true,
  settings,
  vaults: wish("vaults") === "none" ? [] : [{ key: "v1", name: "Notebook", there: true }],
  keyboard: "English (US)",
  warnings: [],
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
