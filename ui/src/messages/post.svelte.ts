// What both pages of the messages know: the messages themselves, and what one may be written about.
import { untrack } from "svelte";
import { jobs, works } from "../frame/jobs.svelte";
import { attempt } from "../frame/refusals";
import { room } from "../frame/room.svelte";
import { inbox, messages, outbox } from "../ipc";
import type { MessageView } from "../ipc/types/MessageView";
import type { Refusal } from "../ipc/types/Refusal";

/** Something a message can be about. */
export interface About {
  bundle: string;
  /** The name of who is at the other end. */
  with: string;
  caseCode: string;
  sequence: number;
}

/** What is known; `all` is null until it came. */
export interface Post {
  all: MessageView[] | null;
  abouts: About[];
  refusal: Refusal | null;
  /** Asks again, because something was done. */
  again: () => Promise<void>;
}

/** Whether this is the partner's desk. */
export function atDesk(): boolean {
  return room.greeting?.window === "review";
}

/** What can be written about, newest first: what left here and was not withdrawn, or what was taken in. */
async function subjects(): Promise<About[]> {
  if (atDesk()) {
    return (await inbox()).flatMap((one) =>
      one.collector === null || one.caseCode === null || one.sequence === null || (one.state !== "taken-in" && one.state !== "accepted")
        ? []
        : [{ bundle: one.id, with: one.collector, caseCode: one.caseCode, sequence: one.sequence }],
    ).toReversed();
  }
  return (await outbox())
    .filter((one) => one.state !== "withdrawn")
    .map((one) => ({ bundle: one.id, with: one.partner, caseCode: one.caseCode, sequence: one.sequence }))
    .toReversed();
}

/** Asks for the messages, and again whenever a job ended; call it while a component is made. */
export function post(): Post {
  const again = async (): Promise<void> => {
    const got = await attempt(async () => ({ all: await messages(), abouts: await subjects() }));
    known.refusal = got.refusal ?? null;
    if (got.value !== undefined) {
      known.all = got.value.all.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
      known.abouts = got.value.abouts;
    }
  };
  const known = $state<Post>({ all: null, abouts: [], refusal: null, again });
  $effect(() => {
    void jobs.all.filter((job) => !works(job)).length;
    untrack(() => void again());
  });
  return known;
}
