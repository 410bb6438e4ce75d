export { has, language, languages, settle, speak, t, type Given, type Language } from "./words.svelte";
export { clock, duration, number, numerals, percent, plainName, size, when } from "./forms";
