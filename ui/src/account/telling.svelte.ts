// An account while it is written, as it stands in the vault as a draft, and on which page one is.
import { attempt } from "../frame/refusals";
import { sealAccount } from "../ipc";
import type { AccountGiven } from "../ipc/types/AccountGiven";
import type { Refusal } from "../ipc/types/Refusal";
import { Keeping } from "../path";
import { now } from "./clock";
import { STOPPED, nothingGiven, tidied } from "./given";
import { steps, type Step } from "./steps";

interface Kept {
  version: 1;
  step: Step;
  told: boolean;
  impressions: string;
  given: AccountGiven;
}

/** One account being written. */
export class Telling {
  readonly person: string;
  readonly caseId: string;
  readonly keeping: Keeping;
  given = $state<AccountGiven>(nothingGiven());
  step = $state<Step>("begin");
  /** Whether she has told it in her own words; questions are asked only after. */
  told = $state(false);
  /** What the one who collects thinks; kept apart and never sent. */
  impressions = $state("");

  constructor(person: string, caseId: string) {
    this.person = person;
    this.caseId = caseId;
    this.keeping = new Keeping({ kind: "account", caseId, thing: person });
  }

  /** The draft as it is to be kept. Reading it reads everything, so that a change anywhere is noticed. */
  body(): string {
    const kept: Kept = { version: 1, step: this.step, told: this.told, impressions: this.impressions, given: $state.snapshot(this.given) as AccountGiven };
    return JSON.stringify(kept);
  }

  /** Takes up a draft that is kept; whether there was one. Rejects with the refusal. */
  async resume(): Promise<boolean> {
    const found = await this.keeping.take();
    if (found === null) {
      this.keeping.begin(this.body());
      return false;
    }
    const kept = JSON.parse(found) as Kept;
    this.given = { ...nothingGiven(), ...kept.given };
    this.step = steps.includes(kept.step) ? kept.step : "words";
    this.told = kept.told;
    this.impressions = kept.impressions;
    // The window was closed in a break: it ends now that somebody is here again.
    this.goOn();
    return true;
  }

  /** Begins a break. */
  rest(): void {
    this.given.breaks.push([now(), ""]);
  }

  /** Ends the break. */
  goOn(): void {
    const last = this.given.breaks.at(-1);
    if (last !== undefined && last[1] === "") last[1] = now();
  }

  /** Goes to another page of it. */
  turnTo(step: Step): void {
    if (step === "words") this.given.began ??= now();
    this.step = step;
  }

  /** Seals it; the id of the account, or the refusal. `stopped`: as far as it goes, because she stopped. */
  async seal(stopped: boolean): Promise<{ id: string; refusal?: undefined } | { refusal: Refusal }> {
    const given = tidied($state.snapshot(this.given) as AccountGiven);
    given.ended ??= now();
    if (stopped) given.distress.push([given.ended, STOPPED]);
    const thoughts = this.impressions.trim();
    await this.keeping.settle();
    const came = await attempt(() => sealAccount(this.person, given, thoughts === "" ? null : thoughts));
    if (came.refusal) return { refusal: came.refusal };
    // Sealing has put the draft away already; nothing of it is written anew.
    await attempt(() => this.keeping.discard());
    return { id: came.value };
  }
}
