// Which rows of a long list stand in the document. Pure arithmetic, so that it can be tried without one.

/** What a scroller looks like just now; lengths in CSS pixels. */
export interface Seen {
  /** How far it is scrolled down. */
  readonly top: number;
  /** The height of what is visible. */
  readonly height: number;
  /** The height of one line. */
  readonly line: number;
  /** Entries in all. */
  readonly total: number;
  /** Entries that stand beside each other in one line. */
  readonly across: number;
}

/** The rows to show, and where. */
export interface Stretch {
  /** The first entry. */
  readonly first: number;
  /** How many entries. */
  readonly count: number;
  /** Where the first of them begins, in pixels from the top of the track. */
  readonly offset: number;
  /** The height of the track that the scrollbar measures. */
  readonly track: number;
}

/** The tallest track: engines stop laying out beyond some 17 to 33 million pixels. */
export const TALLEST = 12_000_000;

/** Lines kept ready above and below what is visible. */
const SPARE = 4;

const lines = (seen: Seen): number => Math.ceil(seen.total / Math.max(1, seen.across));

/** How far down the whole list the scroller stands, though its track may be shorter than the list. */
function down(seen: Seen): number {
  const whole = lines(seen) * seen.line;
  if (whole <= TALLEST) return seen.top;
  const reach = TALLEST - seen.height;
  return reach <= 0 ? 0 : (seen.top / reach) * (whole - seen.height);
}

/** The rows that stand in the document: those that are visible and a few on either side. */
export function stretch(seen: Seen): Stretch {
  const across = Math.max(1, seen.across);
  const all = lines(seen);
  const whole = all * seen.line;
  const track = Math.min(whole, TALLEST);
  if (all === 0 || seen.line <= 0) return { first: 0, count: 0, offset: 0, track: 0 };
  const at = Math.min(Math.max(0, down(seen)), Math.max(0, whole - seen.height));
  const firstLine = Math.max(0, Math.floor(at / seen.line) - SPARE);
  const lastLine = Math.min(all, Math.ceil((at + seen.height) / seen.line) + SPARE);
  const first = firstLine * across;
  return {
    first,
    count: Math.min(seen.total, lastLine * across) - first,
    // In a squeezed list those kept ready above the first visible line may stand above the track.
    offset: seen.top - at + firstLine * seen.line,
    track,
  };
}

/** Where to scroll so that one entry is wholly visible; where it stands already, if it is. */
export function scrollTo(seen: Seen, index: number): number {
  const across = Math.max(1, seen.across);
  const whole = lines(seen) * seen.line;
  const from = Math.floor(index / across) * seen.line;
  const at = down(seen);
  let wanted = at;
  if (from < at) wanted = from;
  else if (from + seen.line > at + seen.height) wanted = from + seen.line - seen.height;
  if (whole <= TALLEST) return wanted;
  return (wanted / (whole - seen.height)) * (TALLEST - seen.height);
}

/** A key that moves through a list. */
export type Move = "up" | "down" | "before" | "after" | "page-up" | "page-down" | "home" | "end";

/** The entry a key leads to. `lines` is how many lines are visible. */
export function moved(from: number, move: Move, seen: Pick<Seen, "total" | "across">, visible: number): number {
  const across = Math.max(1, seen.across);
  const page = Math.max(1, visible - 1) * across;
  const step: Record<Move, number> = {
    up: -across, down: across, before: -1, after: 1,
    "page-up": -page, "page-down": page, home: -Infinity, end: Infinity,
  };
  const last = Math.max(0, seen.total - 1);
  const to = from + step[move];
  // At the edge of a grid an arrow stays where it is rather than wander into another column.
  if ((move === "up" && to < 0) || (move === "down" && to > last && Math.floor(from / across) === Math.floor(last / across))) return from;
  return Math.min(last, Math.max(0, to));
}
