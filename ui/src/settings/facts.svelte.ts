// The facts of the open vault, as the pages of the settings show them.
import { attempt } from "../frame/refusals";
import { vault } from "../ipc";
import type { Refusal } from "../ipc/types/Refusal";
import type { VaultView } from "../ipc/types/VaultView";

/** The facts once they are known, or why they are not. */
export interface VaultFacts {
  vault: VaultView | null;
  refusal: Refusal | null;
  /** Asks again, because something was done. */
  again: () => void;
}

/** Asks for the facts of the open vault; call it while a component is made. */
export function vaultFacts(): VaultFacts {
  const ask = (): void => {
    void attempt(vault).then((got) => {
      facts.vault = got.value ?? null;
      facts.refusal = got.refusal ?? null;
    });
  };
  const facts = $state<VaultFacts>({ vault: null, refusal: null, again: ask });
  ask();
  return facts;
}
