// Where one is: a short string such as `case/<id>`. It lives in memory only; the shell remembers it while
// the vault is locked, so that unlocking leads back.
import { recallSpot, rememberSpot } from "../ipc";
import { guard } from "./guard.svelte";

/** The route in view: `at` is all of it, `room` its first part, `rest` the parts after. */
export const route = $state<{ at: string; room: string; rest: string[] }>({ at: "", room: "", rest: [] });

/** The longest spot the shell remembers, in characters. */
const longest = 200;

function set(at: string): void {
  const [room = "", ...rest] = at.split("/").map(decodeURIComponent);
  route.at = at;
  route.room = room;
  route.rest = rest;
}

/** Goes to a place. Parts that may hold any sign are to be given through `part`. A page that guards itself is
 * asked instead. */
export function go(at: string): void {
  if (at === route.at) return;
  if (guard.ask !== null) guard.ask(at);
  else leaveFor(at);
}

/** Goes to a place without asking the page in view: for that page itself, once it has been answered. */
export function leaveFor(at: string): void {
  guard.ask = null;
  guard.bare = false;
  set(at);
  window.scrollTo(0, 0);
  if (at.length <= longest) rememberSpot(at).catch(() => undefined);
}

/** One part of a route, made safe to stand between slashes. */
export function part(text: string): string {
  return encodeURIComponent(text);
}

/** Goes back to where the page in view says it came from; whether there was such a place. */
export function back(): boolean {
  const before = document.querySelector<HTMLElement>("article[data-back]")?.dataset["back"];
  if (before === undefined) return false;
  go(before);
  return true;
}

/** Takes up the spot where one was before the lock, or begins at `home`. */
export async function resume(home: string): Promise<void> {
  const spot = await recallSpot().catch(() => null);
  set(spot === null || spot === "" ? home : spot);
}
