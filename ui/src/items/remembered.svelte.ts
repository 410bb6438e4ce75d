// How each case was last looked at: in memory only, so it goes when the vault is locked.
import type { ItemState } from "../ipc/types/ItemState";
import type { ItemsOrder } from "../ipc/types/ItemsOrder";

/** How a list is looked at. */
export interface Looking {
  /** Rows or tiles. */
  view: "list" | "grid";
  /** Which comes first. */
  order: ItemsOrder;
  /** Only those in one state; `all` for everything. */
  state: ItemState | "all";
  /** The entry that had the focus. */
  active: number;
}

// Not reactive itself: a case's own entry is.
const looks: Record<string, Looking> = {};

/** How this case is looked at. */
export function looking(caseId: string): Looking {
  const known = looks[caseId];
  if (known) return known;
  const fresh: Looking = $state({ view: "list", order: "newest", state: "all", active: 0 });
  looks[caseId] = fresh;
  return fresh;
}
