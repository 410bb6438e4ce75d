// The order in which a person wants originals to go, and which of them wait.

/** One original: whether it goes, and what stands in its line. */
export interface Line {
  id: string;
  goes: boolean;
}

/** The lines with the one at `from` put at `to`; as they were when there is no such place. */
export function put<L extends Line>(lines: readonly L[], from: number, to: number): L[] {
  const one = lines[from];
  if (one === undefined || to < 0 || to >= lines.length) return [...lines];
  const rest = lines.filter((_, at) => at !== from);
  return [...rest.slice(0, to), one, ...rest.slice(to)];
}

/** What is asked of the shell: the ids that go, in their order; nothing where all go and no order was wished. */
export function chosen(lines: readonly Line[], ordered: boolean): string[] | null {
  if (!ordered && lines.every((one) => one.goes)) return null;
  return lines.filter((one) => one.goes).map((one) => one.id);
}
