// The walls of the page. What the compilers cannot see is refused here.
import svelte from "eslint-plugin-svelte";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const danger = [
  { selector: "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]", message: "Markup is never made from text." },
  { selector: "CallExpression[callee.property.name='write'][callee.object.name='document']", message: "Markup is never made from text." },
];
const stores = ["localStorage", "sessionStorage", "indexedDB", "caches", "eval", "fetch", "XMLHttpRequest", "WebSocket"].map((name) => ({
  name,
  message: "The page keeps nothing and reaches nothing by itself.",
}));

/** Imports that are refused, each with why. */
function wall(...groups) {
  return { "no-restricted-imports": ["error", { patterns: groups.map(([group, message]) => ({ group, message })) }] };
}
const shell = [["@tauri-apps/*"], "Only src/ipc speaks to the shell."];
const dev = [["**/dev/*", "**/gallery/*"], "Invented answers and the gallery stay out of a release."];

export default [
  { ignores: ["dist", "node_modules", "src/ipc/types"] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ["src/**"],
    rules: {
      "no-console": "error",
      "no-restricted-globals": ["error", ...stores],
      "no-restricted-syntax": ["error", ...danger],
      "no-eval": "error",
      "svelte/no-at-html-tags": "error",
      // A style attribute is refused by the content security policy.
      "svelte/no-inline-styles": ["error", { allowTransitions: false }],
      "svelte/require-each-key": "error",
      // Routes are strings in memory; there is no router whose paths could be resolved.
      "svelte/no-navigation-without-resolve": "off",
      ...wall(shell, dev),
    },
  },
  { files: ["src/ipc/**"], rules: wall(dev) },
  { files: ["src/main.ts", "src/App.svelte", "src/dev/**", "src/gallery/**"], rules: wall(shell) },
  { files: ["src/collect/**"], rules: wall(shell, dev, [["**/review/*"], "The collector's rooms know nothing of the partner's."]) },
  { files: ["src/review/**"], rules: wall(shell, dev, [["**/collect/*"], "The partner's rooms know nothing of the collector's."]) },
  {
    files: ["src/design/**", "src/words/**"],
    rules: wall(shell, dev, [["**/collect/*", "**/review/*", "**/door/*", "**/settings/*", "**/item/*", "**/items/*"], "Parts know no rooms."]),
  },
];
