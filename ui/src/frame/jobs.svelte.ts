// What is being done in the background. The shell holds the truth: a page that was replaced asks again.
import * as ipc from "../ipc";
import type { JobView } from "../ipc/types/JobView";

/** All jobs the shell knows of, newest first; ended ones stay until they are dismissed. */
export const jobs = $state<{ all: JobView[] }>({ all: [] });

/** Milliseconds between two looks while something runs. */
const pace = 250;
let timer: ReturnType<typeof setTimeout> | undefined;
let looking: Promise<void> | undefined;

/** Whether a job is still at work. */
export function works(job: JobView): boolean {
  return job.state === "running" || job.state === "stopping";
}

async function look(): Promise<void> {
  clearTimeout(timer);
  try {
    jobs.all = await ipc.jobs();
  } catch {
    // The window is about to be replaced; there is nobody to tell.
    return;
  }
  if (jobs.all.some(works)) timer = setTimeout(() => void lookAtJobs(), pace);
}

/** Asks how it stands with all jobs, and goes on asking while one runs. */
export function lookAtJobs(): Promise<void> {
  looking ??= look().finally(() => (looking = undefined));
  return looking;
}

/** Waits for a job to begin, and has it watched from then on. Rejects with the refusal. */
export async function startJob(begun: Promise<string>): Promise<string> {
  const id = await begun;
  await looking;
  await lookAtJobs();
  return id;
}

/** How it stands with one job. */
export function jobOf(id: string | null): JobView | undefined {
  return jobs.all.find((job) => job.id === id);
}

/** Asks a job to stop; it ends at the next safe place. */
export async function stopJob(id: string): Promise<void> {
  await ipc.stopJob(id);
  await lookAtJobs();
}

/** Puts an ended job out of sight. */
export async function dismissJob(id: string): Promise<void> {
  await ipc.dismissJob(id);
  await lookAtJobs();
}
