// What the invented shell's parts have in common.
import type { JobView } from "../ipc/types/JobView";
import type { Refusal } from "../ipc/types/Refusal";

/** Answers one command; a thrown `Refusal` is a refusal. */
export type Answer = (args: Record<string, unknown>) => unknown;
/** Answers by command. */
export type Answers = Record<string, Answer>;

/** A word of the page's address: `?window=collect&lang=ar&theme=dark&text=200`. */
export function wish(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}

/** A refusal to throw. */
export function refusal(code: string, facts: Record<string, string> = {}): Refusal {
  return { code, facts };
}

/** A jot of time, as the shell takes. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

interface Going {
  view: JobView;
  began: number;
  takes: number;
  ends: Partial<JobView>;
}

const going: Going[] = [];
let next = 1;

/** Begins an invented job that takes some seconds and ends as told; its handle. */
export function beginJob(view: Partial<JobView> & Pick<JobView, "kind">, takes: number, ends: Partial<JobView>): string {
  const id = `job-${next++}`;
  going.unshift({
    view: { id, caseId: null, state: "running", done: 0, total: 0, doing: "", seconds: 0, files: [], net: null, result: null, error: null, ...view },
    began: Date.now(),
    takes,
    ends,
  });
  return id;
}

/** How it stands with all invented jobs. */
export function jobsNow(): JobView[] {
  for (const job of going) {
    if (job.view.state === "done" || job.view.state === "stopped" || job.view.state === "failed") continue;
    const seconds = (Date.now() - job.began) / 1000;
    const part = job.takes === 0 ? 1 : Math.min(1, seconds / job.takes);
    job.view.seconds = seconds;
    job.view.done = Math.round(job.view.total * part);
    const at = Math.floor(part * job.view.files.length);
    job.view.files.forEach((file, n) => {
      if (file.state !== "refused") file.state = n < at ? "kept" : n === at ? "running" : "waiting";
    });
    if (job.view.net !== null) {
      const { net } = job.view;
      net.sent = Math.round(net.of * part);
      net.part = Math.min(net.parts, Math.floor(net.parts * part) + 1);
      net.leftSeconds = net.pace === null ? null : (net.of - net.sent) / net.pace;
    }
    if (job.view.state === "stopping") Object.assign(job.view, { state: "stopped" });
    else if (part === 1) Object.assign(job.view, { state: "done" }, job.ends);
  }
  return going.map((job) => job.view);
}

/** Stops an invented job at its next look. */
export function stopOne(id: string): void {
  const job = going.find((one) => one.view.id === id);
  if (job !== undefined && job.view.state === "running") job.view.state = "stopping";
}

/** Puts an ended invented job away. */
export function dismissOne(id: string): void {
  const at = going.findIndex((one) => one.view.id === id);
  if (at >= 0) going.splice(at, 1);
}
