export { has, language, languages, settle, speak, t, type Given, type Language } from "./words.svelte";
export { clock, duration, monthName, names, number, numerals, percent, plainName, roughly, size, when } from "./forms";
export { safetyFlags, term, terms, trainings } from "./vocabulary";
