// What the shell says unasked: a drag above the window, a drop, jobs, a lock that is near.
import * as ipc from "../ipc";
import type { Drop } from "../ipc/types/Drop";
import type { Notice } from "../ipc/types/Notice";
import { lookAtJobs } from "./jobs.svelte";

/** What is going on at the window's edge. */
export const edge = $state<{ dragging: boolean; drop: Drop | null; lockIn: number | null }>({
  dragging: false,
  /** Files that were let go above the window and that nobody has taken up yet. */
  drop: null,
  /** Seconds until the lock; null when none is near. */
  lockIn: null,
});

function heard(notice: Notice): void {
  switch (notice.of) {
    case "dragOver":
      edge.dragging = true;
      break;
    case "dragLeft":
      edge.dragging = false;
      break;
    case "dropped":
      edge.dragging = false;
      edge.drop = notice.drop;
      break;
    case "jobs":
      void lookAtJobs();
      break;
    case "lockSoon":
      edge.lockIn = notice.seconds;
      break;
    case "lockCalledOff":
      edge.lockIn = null;
      break;
  }
}

/** Begins to hear the shell. */
export async function hear(): Promise<void> {
  await ipc.listen(heard);
}

/** Takes up what was dropped, so that nobody else does. */
export function takeDrop(): Drop | null {
  const drop = edge.drop;
  edge.drop = null;
  return drop;
}
