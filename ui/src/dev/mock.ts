// A shell that is invented, for the gallery, for page tests and for a browser. Its answers are made up but
// lifelike. Each room brings its own in mock-<room>.ts; later files may not answer what another does.
import { useBridge } from "../ipc/bridge";
import type { Notice } from "../ipc/types/Notice";
import type { Answer, Answers } from "./answers";

const files = import.meta.glob<{ answers: Answers }>("./mock-*.ts", { eager: true });

let hear: (notice: Notice) => void = () => undefined;

/** Says something to the page as the shell would. */
export function tell(notice: Notice): void {
  hear(notice);
}

/** Puts the invented shell in the place of the real one. */
export function pretend(): void {
  const all = new Map<string, Answer>();
  for (const file of Object.values(files)) {
    for (const [command, answer] of Object.entries(file.answers)) all.set(command, answer);
  }
  const ask = async <T>(command: string, args: Record<string, unknown> = {}): Promise<T> => {
    const answer = all.get(command);
    if (answer === undefined) throw { code: "page-fault", facts: {} };
    return structuredClone(await answer(args)) as T;
  };
  useBridge({
    ask,
    send: (command, bytes, name) => ask(command, { bytes, name }),
    listen: async (given) => {
      hear = given;
    },
  });
  // Tests of the page speak through this: `tell({ of: "dragOver" })`.
  Object.assign(window, { tell });
}
