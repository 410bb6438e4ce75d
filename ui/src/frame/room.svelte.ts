// The settings of this device, and what follows from them for the look of the page.
import * as ipc from "../ipc";
import type { Greeting } from "../ipc/types/Greeting";
import type { Settings } from "../ipc/types/Settings";
import { speak } from "../words";

/** What the shell said when the page opened; `null` before. Settings in it follow every change. */
export const room = $state<{ greeting: Greeting | null }>({ greeting: null });

const dark = window.matchMedia("(prefers-color-scheme: dark)");

function light(settings: Settings): void {
  const root = document.documentElement;
  root.dataset["theme"] = settings.theme === "system" ? (dark.matches ? "dark" : "light") : settings.theme;
  root.style.setProperty("--text", String(settings.textSize / 100));
}

dark.addEventListener("change", () => {
  if (room.greeting !== null) light(room.greeting.settings);
});

async function furnish(settings: Settings): Promise<void> {
  light(settings);
  await speak(settings.language);
}

/** Asks the shell who one is here, and sets language, light and size before anything is drawn. */
export async function arrive(): Promise<Greeting> {
  const greeting = await ipc.greet();
  await furnish(greeting.settings);
  room.greeting = greeting;
  return greeting;
}

/** Changes some settings at once. Rejects with the refusal, and then nothing has changed. */
export async function change(some: Partial<Settings>): Promise<void> {
  if (room.greeting === null) return;
  const settings = await ipc.setSettings({ ...room.greeting.settings, ...some });
  room.greeting.settings = settings;
  await furnish(settings);
}
