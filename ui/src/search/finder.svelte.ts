// Asks the shell while somebody types: the newest question alone counts, and a pause in the typing asks it.
import { attempt } from "../frame/refusals";
import { search } from "../ipc";
import type { Hit } from "../ipc/types/Hit";
import type { Refusal } from "../ipc/types/Refusal";
import { asked, narrows, type Filters } from "./asked";

/** Milliseconds of quiet after which is asked. */
const QUIET = 180;

/** What was found so far. */
export class Finder {
  hits = $state.raw<Hit[]>([]);
  atLeast = $state(0);
  more = $state(false);
  refusal = $state<Refusal | null>(null);
  /** Whether an answer is awaited. */
  busy = $state(false);
  /** Whether anything was asked for, and answered. */
  answered = $state(false);
  /** The person's code that nobody has. */
  nobody = $state<string | null>(null);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Asks anew, when the typing pauses. */
  ask(text: string, filters: Filters): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    if (text.trim() === "" && !narrows(filters)) {
      this.hits = [];
      this.answered = false;
      this.busy = false;
      this.nobody = null;
      return;
    }
    const turn = this.#turn;
    this.#timer = setTimeout(() => void this.#fetch(turn, text, filters, false), QUIET);
  }

  /** Fetches the hits after these. */
  async goOn(text: string, filters: Filters): Promise<void> {
    await this.#fetch(this.#turn, text, filters, true);
  }

  /** Hears nothing any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  async #fetch(turn: number, text: string, filters: Filters, further: boolean): Promise<void> {
    this.busy = true;
    const came = await attempt(async () => {
      const code = filters.person.trim();
      const person = code === "" ? null : await personOf(code, filters.caseId);
      if (code !== "" && person === null) return null;
      return search(asked(text, filters, person, further ? this.hits.length : 0));
    });
    if (turn !== this.#turn) return;
    this.busy = false;
    this.refusal = came.refusal ?? null;
    if (came.refusal) return;
    this.answered = true;
    this.nobody = came.value === null ? filters.person.trim() : null;
    this.hits = came.value === null ? [] : further ? [...this.hits, ...came.value.hits] : came.value.hits;
    this.atLeast = came.value?.totalAtLeast ?? 0;
    this.more = came.value?.more ?? false;
  }
}

/** A person's code as it is written: `w 7f3k` is `W-7F3K`. */
export function codeOf(typed: string): string {
  const letters = typed.toUpperCase().replaceAll(/[^0-9A-Z]/gu, "");
  return letters.startsWith("W") && letters.length === 5 ? `W-${letters.slice(1)}` : letters.length === 4 ? `W-${letters}` : typed.trim().toUpperCase();
}

/** The id of the person with a code, in one case or anywhere; nothing where there is none. */
export async function personOf(typed: string, caseId: string): Promise<string | null> {
  const code = codeOf(typed);
  const found = await search({
    text: code, caseId: caseId === "" ? null : caseId, kinds: ["person"], person: null, from: null, to: null, place: null, codes: [], start: 0, count: 20, names: false,
  });
  return found.hits.find((hit) => hit.title === code)?.thing ?? null;
}
