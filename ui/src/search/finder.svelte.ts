// Asks the shell while somebody types: the newest question alone counts, and a pause in the typing asks it.
import { attempt } from "../frame/refusals";
import { codeOf } from "../facts/codes";
import { personByCode, search } from "../ipc";
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
      const person = code === "" ? null : await personOf(code);
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

/** The id of the person with a code; nothing where nobody has it. */
async function personOf(code: string): Promise<string | null> {
  const came = await attempt(() => personByCode(codeOf(code)));
  return came.value ?? null;
}
