// Plays film and sound without a temporary file: pieces are fetched near the playhead and handed to a
// Media Source; what lies behind is let go of. The engine's own way (a web address in `src`) would write the
// film in the clear to the disk.
import { isRefusal } from "../ipc";
import { fetchPiece } from "../ipc/media";
import type { Playable } from "../ipc/types/Playable";
import type { Refusal } from "../ipc/types/Refusal";
import { NEAR, awayFrom, nextPiece, pieceAt, spans } from "./pump";

/** How often one piece is tried before the film is given up. */
const TRIES = 3;

const DAMAGED: Refusal = { code: "media-damaged", facts: {} };

/** Feeds one media element until it is closed. */
export class Film {
  readonly #element: HTMLMediaElement;
  readonly #playable: Playable;
  readonly #base: string;
  readonly #refused: (refusal: Refusal) => void;
  readonly #stop = new AbortController();
  readonly #source = new MediaSource();
  readonly #address: string;
  readonly #have = new Set<number>();
  readonly #tries = new Map<number, number>();
  #buffer: SourceBuffer | null = null;
  #busy = false;
  #again = false;

  /** Begins to feed `element`. Nothing plays until it is told to. */
  constructor(element: HTMLMediaElement, playable: Playable, base: string, refused: (refusal: Refusal) => void) {
    this.#element = element;
    this.#playable = playable;
    this.#base = base;
    this.#refused = refused;
    this.#address = URL.createObjectURL(this.#source);
    const { signal } = this.#stop;
    this.#source.addEventListener("sourceopen", () => void this.#open(), { once: true, signal });
    element.addEventListener("timeupdate", () => void this.#pump(), { signal });
    element.addEventListener("seeking", () => { this.#recall(); void this.#pump(); }, { signal });
    element.addEventListener("waiting", () => { this.#recall(); void this.#pump(); }, { signal });
    element.addEventListener("error", () => this.#fail(DAMAGED), { signal });
    element.src = this.#address;
  }

  /** Whether this web view can play it at all. */
  static plays(mime: string): boolean {
    return typeof MediaSource !== "undefined" && MediaSource.isTypeSupported(mime);
  }

  /** Stops at once and lets go of everything. */
  close(): void {
    if (this.#stop.signal.aborted) return;
    this.#stop.abort();
    this.#element.pause();
    this.#element.removeAttribute("src");
    this.#element.load();
    URL.revokeObjectURL(this.#address);
    this.#have.clear();
  }

  #fail(refusal: Refusal): void {
    if (this.#stop.signal.aborted) return;
    this.close();
    this.#refused(refusal);
  }

  async #open(): Promise<void> {
    try {
      this.#source.duration = this.#playable.durationMs / 1000;
      this.#buffer = this.#source.addSourceBuffer(this.#playable.mime);
    } catch {
      this.#fail({ code: "media-unsupported", facts: { what: this.#playable.mime } });
      return;
    }
    this.#busy = true;
    const head = await this.#fetch(0);
    const taken = head !== null && (await this.#append(head));
    this.#busy = false;
    if (taken) void this.#pump();
    else if (head !== null) this.#fail(DAMAGED);
  }

  /** Fetches and lets go, one step after the other, until enough is here. */
  async #pump(): Promise<void> {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    if (!this.#buffer) return;
    this.#busy = true;
    do {
      this.#again = false;
      await this.#letGo();
      while (await this.#more()) { /* one piece at a time */ }
    } while (this.#again && !this.#stop.signal.aborted);
    this.#busy = false;
  }

  get #now(): number {
    return this.#element.currentTime * 1000;
  }

  /** Takes one more piece. False when nothing more is wanted, or something was refused. */
  async #more(): Promise<boolean> {
    const { pieces } = this.#playable;
    if (this.#stop.signal.aborted) return false;
    const index = nextPiece(pieces, this.#have, this.#now);
    if (index === null) {
      this.#endIfAllIsHere();
      return false;
    }
    const tries = (this.#tries.get(index) ?? 0) + 1;
    this.#tries.set(index, tries);
    if (tries > TRIES) {
      this.#fail(DAMAGED);
      return false;
    }
    const bytes = await this.#fetch(index + 1);
    if (bytes === null) return false;
    if (await this.#append(bytes)) this.#have.add(index);
    else await this.#letGo(true);
    return !this.#stop.signal.aborted;
  }

  async #fetch(number: number): Promise<ArrayBuffer | null> {
    try {
      return await fetchPiece(this.#base, number, this.#stop.signal);
    } catch (thrown) {
      this.#fail(isRefusal(thrown) ? thrown : { code: "media-read", facts: {} });
    }
    return null;
  }

  /** Hands bytes to the decoder; false when it has no room or refuses them. */
  async #append(bytes: ArrayBuffer): Promise<boolean> {
    const buffer = this.#buffer;
    if (!buffer || this.#source.readyState === "closed") return false;
    try {
      buffer.appendBuffer(bytes);
    } catch {
      return false;
    }
    return this.#settled(buffer);
  }

  /** Takes what is far from the playhead out of the decoder's memory. */
  async #letGo(all = false): Promise<void> {
    const { pieces } = this.#playable;
    const near = all ? { ...NEAR, ahead: 5_000, behind: 2_000 } : NEAR;
    const away = awayFrom(pieces, this.#have, this.#now, near);
    for (const span of spans(pieces, away)) {
      const buffer = this.#buffer;
      if (!buffer || this.#source.readyState === "closed") return;
      try {
        buffer.remove(span.start, span.end);
      } catch {
        return;
      }
      await this.#settled(buffer);
    }
    for (const index of away) {
      this.#have.delete(index);
      this.#tries.delete(index);
    }
  }

  /** The engine may have let go of a piece by itself: one that holds the playhead and is not there is fetched
   *  again. Where it comes without covering the playhead, the film has a gap there, and is played behind it. */
  #recall(): void {
    const here = pieceAt(this.#playable.pieces, this.#now);
    const at = this.#element.currentTime;
    const { buffered } = this.#element;
    for (let index = 0; index < buffered.length; index += 1) {
      if (buffered.start(index) <= at + 0.1 && at < buffered.end(index)) return;
    }
    if ((this.#tries.get(here) ?? 0) < TRIES - 1) {
      this.#have.delete(here);
      return;
    }
    for (let index = 0; index < buffered.length; index += 1) {
      if (buffered.start(index) > at) {
        this.#element.currentTime = buffered.start(index) + 0.01;
        return;
      }
    }
  }

  #endIfAllIsHere(): void {
    const last = this.#playable.pieces.length - 1;
    if (this.#source.readyState === "open" && this.#have.has(last) && this.#buffer?.updating === false) {
      this.#source.endOfStream();
    }
  }

  #settled(buffer: SourceBuffer): Promise<boolean> {
    const { signal } = this.#stop;
    return new Promise((resolve) => {
      const done = (well: boolean): void => {
        buffer.removeEventListener("updateend", whole);
        buffer.removeEventListener("error", broken);
        signal.removeEventListener("abort", broken);
        resolve(well);
      };
      const whole = (): void => done(true);
      const broken = (): void => done(false);
      if (signal.aborted) return resolve(false);
      buffer.addEventListener("updateend", whole);
      buffer.addEventListener("error", broken);
      signal.addEventListener("abort", broken);
    });
  }
}
