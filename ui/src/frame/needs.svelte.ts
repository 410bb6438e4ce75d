// What the side counts is counted anew when a page did something about it.

/** Changes whenever something that is counted may have changed. */
export const needs = $state({ turn: 0 });

/** Has the side count anew. */
export function recount(): void {
  needs.turn += 1;
}
