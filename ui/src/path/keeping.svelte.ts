// What is being written, kept in the vault from the first keystroke: a power cut loses at most a second.
import { discardDraft, draft, saveDraft } from "../ipc";
import type { DraftKind } from "../ipc/types/DraftKind";
import type { Refusal } from "../ipc/types/Refusal";
import { refusalOf } from "../frame/refusals";
import { begun } from "../frame/underway";

/** Milliseconds from a change until it is sent to the vault. The vault answers once it is on the disk. */
const pace = 500;

/** What a draft is of, and of whose. */
export interface Of {
  kind: DraftKind;
  /** The case it belongs to. */
  caseId: string;
  /** The person, or the case. */
  thing: string;
}

/** One draft: taken up, kept while it changes, put away in the end. */
export class Keeping {
  readonly #of: Of;
  #last: string | null = null;
  #next: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #under: Promise<void> | null = null;
  #over = false;
  /** Where the newest words are: nothing was written yet, on their way, or on the disk. */
  state = $state<"nothing" | "under-way" | "kept">("nothing");
  /** Why they could not be kept, until they could. */
  refusal = $state<Refusal | null>(null);

  constructor(of: Of) {
    this.#of = of;
  }

  /** The draft as it was left, if there is one. Rejects with the refusal. */
  async take(): Promise<string | null> {
    const found = await draft(this.#of.kind, this.#of.thing);
    if (found === null) return null;
    this.#last = found.body;
    this.state = "kept";
    return found.body;
  }

  /** From here on `body` counts as nothing written: the empty page is not worth a draft. */
  begin(body: string): void {
    this.#last ??= body;
  }

  /** Tells how the words stand now. They are in the vault within half a second and the time of one write. */
  note(body: string): void {
    if (this.#over || body === (this.#next ?? this.#last)) return;
    this.#next = body;
    this.state = "under-way";
    this.#timer ??= setTimeout(() => void this.#write(), pace);
  }

  /** Has what is not on the disk yet written at once, and waits for it. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#write();
  }

  /** The page is left: what is not written yet is written, and nothing more is heard. */
  leave(): void {
    if (this.#over) return;
    void this.settle();
    this.#over = true;
  }

  /** Puts the draft away for good. Rejects with the refusal. */
  async discard(): Promise<void> {
    clearTimeout(this.#timer);
    this.#over = true;
    this.#next = null;
    await this.#under?.catch(() => undefined);
    await discardDraft(this.#of.kind, this.#of.thing);
    this.state = "nothing";
  }

  async #write(): Promise<void> {
    this.#timer = undefined;
    // One after the other, so that an older state never lands on a newer one.
    while (this.#under !== null) await this.#under;
    const body = this.#next;
    if (body === null) return;
    this.#next = null;
    this.#under = begun(this.#send(body));
    await this.#under;
  }

  async #send(body: string): Promise<void> {
    const { kind, caseId, thing } = this.#of;
    try {
      await saveDraft(kind, caseId, thing, body);
      this.#last = body;
      this.refusal = null;
      if (this.#next === null) this.state = "kept";
    } catch (thrown) {
      // The words stand on the page; they are tried again with the next change, and when the page is left.
      this.refusal = refusalOf(thrown);
      this.#next ??= body;
    } finally {
      this.#under = null;
    }
  }
}
