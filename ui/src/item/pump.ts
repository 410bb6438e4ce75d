// Which piece of a film or of sound is fetched next, and which may go: decided apart from the player.
import type { PlayPiece } from "../ipc/types/PlayPiece";

/** How much is kept ready before and after the playhead. */
export interface Near {
  /** Milliseconds fetched ahead. */
  readonly ahead: number;
  /** Milliseconds kept behind. */
  readonly behind: number;
  /** Bytes ahead after which nothing more is fetched, however short that is. */
  readonly bytes: number;
}

/** Half a minute ahead, a quarter behind: little enough for an old laptop, and no film piles up in memory. */
export const NEAR: Near = { ahead: 30_000, behind: 15_000, bytes: 24 * 1024 * 1024 };

/** The piece that holds a moment; the last one after the end. -1 when there are none. */
export function pieceAt(pieces: readonly PlayPiece[], ms: number): number {
  let low = 0;
  let high = pieces.length - 1;
  let found = pieces.length === 0 ? -1 : 0;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece === undefined) break;
    if (piece.startMs <= ms) {
      found = middle;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return found;
}

/** The next piece to fetch, or nothing when enough is here. */
export function nextPiece(pieces: readonly PlayPiece[], have: ReadonlySet<number>, ms: number, near: Near = NEAR): number | null {
  let bytes = 0;
  const from = pieceAt(pieces, ms);
  for (let index = Math.max(0, from); index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece === undefined) return null;
    // The one under the playhead and the one after it are wanted whatever their size.
    const must = index <= from + 1;
    if (!must && (piece.startMs > ms + near.ahead || bytes + piece.bytes > near.bytes)) return null;
    if (!have.has(index)) return index;
    bytes += piece.bytes;
  }
  return null;
}

/** The pieces that lie far enough from the playhead to let go of. */
export function awayFrom(pieces: readonly PlayPiece[], have: ReadonlySet<number>, ms: number, near: Near = NEAR): number[] {
  const here = pieceAt(pieces, ms);
  return [...have].filter((index) => {
    const piece = pieces[index];
    if (piece === undefined) return true;
    const behind = index < here && piece.startMs + piece.durationMs < ms - near.behind;
    const ahead = index > here + 1 && piece.startMs > ms + 2 * near.ahead;
    return behind || ahead;
  });
}

/** Neighbouring pieces as spans of seconds, so that each is taken out of the buffer at once. */
export function spans(pieces: readonly PlayPiece[], which: readonly number[]): { start: number; end: number }[] {
  const out: { start: number; end: number }[] = [];
  let before = Number.NaN;
  for (const index of [...which].sort((a, b) => a - b)) {
    const piece = pieces[index];
    if (piece === undefined) continue;
    const end = (piece.startMs + piece.durationMs) / 1000;
    const last = out.at(-1);
    if (last && index === before + 1) last.end = end;
    else out.push({ start: piece.startMs / 1000, end });
    before = index;
  }
  return out;
}
