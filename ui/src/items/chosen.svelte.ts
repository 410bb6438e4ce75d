// The items a person selected. Kept with their rows, so that what is done to them can be told by name.
import { SvelteMap } from "svelte/reactivity";
import type { Row } from "../ipc/types/Row";

/** Items that can be selected at once: each gets an entry of its own in the custody log. */
export const MOST_CHOSEN = 500;

/** A selection. */
export class Chosen {
  readonly #rows = new SvelteMap<string, Row>();
  /** Whether more was asked for than can be selected. */
  full = $state(false);

  /** How many. */
  get size(): number {
    return this.#rows.size;
  }

  /** The rows, in the order they were selected. */
  get rows(): Row[] {
    return [...this.#rows.values()];
  }

  /** Whether one is selected. */
  has(id: string): boolean {
    return this.#rows.has(id);
  }

  /** Selects one, or lets go of it. */
  toggle(row: Row): void {
    if (!this.#rows.delete(row.id)) this.add(row);
  }

  /** Selects one. */
  add(row: Row): void {
    if (this.#rows.size >= MOST_CHOSEN && !this.#rows.has(row.id)) this.full = true;
    else this.#rows.set(row.id, row);
  }

  /** Selects none. */
  clear(): void {
    this.#rows.clear();
    this.full = false;
  }
}
