// Taking something in with nothing asked: it is kept in the tray at once, and filed when there is time.
import * as ipc from "../ipc";
import { acquireToTray } from "../ipc";
import type { Drop } from "../ipc/types/Drop";
import type { DropRefused } from "../ipc/types/DropRefused";
import type { Refusal } from "../ipc/types/Refusal";
import { dismissJob, startJob } from "./jobs.svelte";
import { attempt } from "./refusals";

/** What was taken in since somebody last looked: jobs by handle, and what could not even be begun. */
export const rapid = $state<{ jobs: string[]; refused: DropRefused[]; refusal: Refusal | null }>({ jobs: [], refused: [], refusal: null });

/** Keeps what was dropped or chosen in the tray. */
export async function takeIn(drop: Drop): Promise<void> {
  rapid.refusal = null;
  rapid.refused.push(...drop.refused);
  if (drop.count === 0) {
    // A handle the shell no longer knows has nothing left to let go of.
    ipc.discardDrop(drop.id).catch(() => undefined);
    return;
  }
  const begun = await attempt(() => startJob(acquireToTray(drop.id)));
  if (begun.refusal) rapid.refusal = begun.refusal;
  else rapid.jobs.push(begun.value);
}

/** Lets somebody choose files, and takes them in. */
export async function chooseAndTakeIn(): Promise<void> {
  rapid.refusal = null;
  const chosen = await attempt(ipc.chooseFiles);
  if (chosen.refusal) rapid.refusal = chosen.refusal;
  else if (chosen.value) await takeIn(chosen.value);
}

/** Somebody has seen what came of it. */
export function seen(): void {
  // A job the shell no longer knows is out of sight already.
  for (const job of rapid.jobs) dismissJob(job).catch(() => undefined);
  rapid.jobs = [];
  rapid.refused = [];
  rapid.refusal = null;
}
