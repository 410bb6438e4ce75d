// Tries the page's arithmetic without a window: which rows stand in the document, which pieces of a film are
// fetched, in what order originals go. Reads the modules through vite, so what is tried is what is built.
//   npm run try
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "node:test";
import { spec } from "node:test/reporters";

const here = dirname(fileURLToPath(import.meta.url));
const tests = run({ files: [join(here, "try", "lists.mjs"), join(here, "try", "films.mjs"), join(here, "try", "roads.mjs"), join(here, "try", "talks.mjs"), join(here, "try", "facts.mjs"), join(here, "try", "accounts.mjs")] });
tests.on("test:fail", () => (process.exitCode = 1));
tests.compose(spec).pipe(process.stdout);
