// The contrasts that src/design promises, computed from tokens.css for every theme: 7 to 1 for what is
// read, 4.5 to 1 for the rest of the words, 3 to 1 for edges and the focus ring. Fails when one is weaker.
//   npm run tokens
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const css = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "..", "src", "design", "tokens.css"), "utf8");

const grounds = ["paper", "paper-low", "paper-high", "accent-wash", "amber-wash", "green-wash", "red-wash"];
const promises = [
  ...grounds.map((ground) => ["ink", ground, 7]),
  ...["paper", "paper-low", "paper-high"].map((ground) => ["ink-soft", ground, 7]),
  ...["amber-wash", "green-wash", "red-wash", "accent-wash"].map((ground) => ["ink-soft", ground, 4.5]),
  ...["paper", "paper-low", "paper-high", "accent-wash"].map((ground) => ["accent", ground, 4.5]),
  ["on-accent", "accent", 4.5], ["on-accent", "accent-press", 4.5], ["on-red", "red", 4.5],
  ["amber", "paper", 7], ["amber", "amber-wash", 7], ["amber", "paper-low", 4.5], ["amber", "paper-high", 4.5],
  ["green", "paper", 7], ["green", "green-wash", 4.5], ["green", "paper-high", 4.5],
  ["red", "paper", 4.5], ["red", "red-wash", 4.5],
  ...["paper", "paper-low", "paper-high"].map((ground) => ["edge", ground, 3]),
  ["amber-edge", "paper", 3], ["green-edge", "paper", 3], ["red-edge", "paper", 3],
  ["focus", "paper", 3], ["focus", "paper-high", 3], ["focus", "focus-gap", 3], ["focus-gap", "accent", 3],
];

function light(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one, other) {
  const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

let weak = 0;
let count = 0;
for (const theme of ["light", "dark", "night"]) {
  const block = css.match(new RegExp(`data-theme="${theme}"\\] \\{([^}]*)\\}`))?.[1] ?? "";
  const colours = Object.fromEntries([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
  for (const [ink, ground, least] of promises) {
    count += 1;
    const found = colours[ink] && colours[ground] ? contrast(colours[ink], colours[ground]) : 0;
    if (found >= least) continue;
    weak += 1;
    console.error(`${theme}: ${ink} on ${ground} is ${found.toFixed(2)} to 1; ${least} is promised`);
  }
}
console.log(weak === 0 ? `tokens: ${count} contrasts hold` : `tokens: ${weak} too weak`);
process.exitCode = weak === 0 ? 0 : 1;
