// The rows of a long list, fetched in stretches and kept while they are near.

/** Rows fetched at once. */
export const PAGE = 100;
/** Stretches kept: some 2,000 rows, far more than any screen shows. */
const KEPT = 20;
/** Stretches fetched at the same time; a long drag of the scrollbar passes over thousands of rows. */
const AT_ONCE = 2;

/** Asks for `count` rows from `start`. */
export type Ask<R> = (start: number, count: number) => Promise<{ total: number; rows: R[] }>;

/** What the list hears back. */
export interface Heard {
  /** Something came: the total may be another, and rows are there. */
  came(total: number): void;
  /** It was refused. */
  refused(why: unknown): void;
}

/** A window onto a long list. Keeps the stretches used last and lets go of the others. */
export class Pages<R> {
  readonly #ask: Ask<R>;
  readonly #heard: Heard;
  readonly #kept = new Map<number, R[]>();
  readonly #under = new Set<number>();
  #wanted: number[] = [];
  #over = false;

  constructor(ask: Ask<R>, heard: Heard) {
    this.#ask = ask;
    this.#heard = heard;
  }

  /** The row at a place, if it is here. */
  row(index: number): R | undefined {
    return this.#kept.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Makes sure that these rows come. Stretches asked for earlier and not begun yet are given up. */
  want(first: number, count: number): void {
    const from = Math.floor(first / PAGE);
    const to = Math.floor((first + Math.max(1, count) - 1) / PAGE);
    this.#wanted = [];
    for (let page = from; page <= to; page += 1) {
      const kept = this.#kept.get(page);
      if (kept) {
        this.#kept.delete(page);
        this.#kept.set(page, kept);
      } else if (!this.#under.has(page)) {
        this.#wanted.push(page);
      }
    }
    this.#next();
  }

  /** Asks for nothing more; what is still on its way is not heard. The rows that are here can still be read. */
  close(): void {
    this.#over = true;
    this.#wanted = [];
  }

  #next(): void {
    while (this.#under.size < AT_ONCE) {
      const page = this.#wanted.shift();
      if (page === undefined) return;
      this.#under.add(page);
      this.#ask(page * PAGE, PAGE).then(
        (found) => this.#came(page, found),
        (why: unknown) => {
          this.#under.delete(page);
          if (!this.#over) this.#heard.refused(why);
        },
      );
    }
  }

  #came(page: number, found: { total: number; rows: R[] }): void {
    this.#under.delete(page);
    if (this.#over) return;
    this.#kept.set(page, found.rows);
    for (const old of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(old);
    }
    this.#heard.came(found.total);
    this.#next();
  }
}
