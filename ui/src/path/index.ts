// The frame of what is said in the presence of a person.
export { Keeping, type Of } from "./keeping.svelte";
export { default as PathFrame } from "./PathFrame.svelte";
export { default as PathPage } from "./PathPage.svelte";
export { default as TurnedRound } from "./TurnedRound.svelte";
export { default as Unkept } from "./Unkept.svelte";
