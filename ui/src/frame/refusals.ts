// Every call that can be refused shows the refusal in its place: nothing slides in from a corner.
import { isRefusal } from "../ipc";
import type { Refusal } from "../ipc/types/Refusal";

/** What a call came to: its value, or why it was refused. */
export type Came<T> = { value: T; refusal?: undefined } | { value?: undefined; refusal: Refusal };

/** Makes any thrown thing a refusal; what is none is a fault of the program, and says so. */
export function refusalOf(thrown: unknown): Refusal {
  if (isRefusal(thrown)) return thrown;
  return { code: "page-fault", facts: {} };
}

/** Asks, and catches a refusal. */
export async function attempt<T>(ask: () => Promise<T>): Promise<Came<T>> {
  try {
    return { value: await ask() };
  } catch (thrown) {
    return { refusal: refusalOf(thrown) };
  }
}
