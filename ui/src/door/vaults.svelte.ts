// Which vaults stand before the door, and which of them is to be opened.
import { attempt } from "../frame/refusals";
import { room } from "../frame/room.svelte";
import { go } from "../frame/routes.svelte";
import { choosePlace, greet, knowVault } from "../ipc";
import type { KnownVault } from "../ipc/types/KnownVault";
import type { Place } from "../ipc/types/Place";
import type { Refusal } from "../ipc/types/Refusal";

/** The vault that is to be opened, and why the last one named could not stand here. */
export const before = $state<{ chosen: string; refusal: Refusal | null }>({ chosen: "", refusal: null });

/** The vaults known here, the last one first. */
export function vaults(): KnownVault[] {
  return room.greeting?.vaults ?? [];
}

/** The vault that is to be opened: the chosen one, or the last one opened. */
export function vault(): KnownVault | undefined {
  return vaults().find((one) => one.key === before.chosen) ?? vaults()[0];
}

/** Asks anew which vaults there are: a stick may have come or gone. */
export async function lookAgain(): Promise<void> {
  const got = await attempt(greet);
  before.refusal = got.refusal ?? null;
  if (got.refusal === undefined && room.greeting !== null) room.greeting.vaults = got.value.vaults;
}

/** Puts the vault in a place on the list and before the door. */
export async function stand(place: Place): Promise<void> {
  const got = await attempt(() => knowVault(place.id));
  if (got.refusal !== undefined) {
    before.refusal = got.refusal;
    return;
  }
  await lookAgain();
  before.chosen = got.value.key;
  go("door");
}

/** Has a vault that is there already chosen by its folder. */
export async function standOther(): Promise<void> {
  const got = await attempt(() => choosePlace("old-vault", null));
  before.refusal = got.refusal ?? null;
  if (got.refusal === undefined && got.value !== null) await stand(got.value);
}
