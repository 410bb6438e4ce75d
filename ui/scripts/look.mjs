// Opens the screens on the invented shell in Debian's Chromium, under the content security policy of the
// real window; takes a picture of each, asks axe what is wrong with it, and listens for errors, refused
// styles and sideways scrolling. Fails when anything is found.
//   npm run look -- [name…]        names as in scripts/screens/*.mjs, or their beginnings; all without.
//                                  A screen is { name, window, route, query?, whole?, act?(page) }
//   LOOK_DIR=…     where pictures go (default: a new folder among the temporary ones)
//   LOOK_LANGS=en,ar-XB  LOOK_THEMES=light,dark,night  LOOK_SIZES=1280x800,1024x640  LOOK_TEXT=100,200
import { createServer } from "node:http";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build } from "vite";

const here = dirname(fileURLToPath(import.meta.url));
const ui = join(here, "..");
const wished = process.argv.slice(2);
const list = (name, usual) => (process.env[name] ?? usual).split(",").filter((one) => one !== "");
const langs = list("LOOK_LANGS", "en,ar-XB");
const themes = list("LOOK_THEMES", "light");
const sizes = list("LOOK_SIZES", "1280x800").map((size) => size.split("x").map(Number));
const texts = list("LOOK_TEXT", "100").map(Number);
const folder = process.env.LOOK_DIR ?? mkdtempSync(join(tmpdir(), "look-"));
mkdirSync(folder, { recursive: true });

// One list a room, so that each grows by itself: { name, window, route, query?, act?(page) }.
const screens = (
  await Promise.all(readdirSync(join(here, "screens")).map((file) => import(join(here, "screens", file))))
).flatMap((file) => file.screens);
const chosen = screens.filter((one) => wished.length === 0 || wished.some((name) => one.name.startsWith(name)));
if (chosen.length === 0) throw new Error(`No screen begins with ${wished.join(" or ")}.`);

const out = mkdtempSync(join(tmpdir(), "look-page-"));
await build({ root: ui, configFile: join(ui, "vite.config.ts"), mode: "development", logLevel: "error", build: { outDir: out, emptyOutDir: true, minify: false } });

// Of the window's own policy only this differs: the invented shell hands out media as blobs.
const { csp } = JSON.parse(readFileSync(join(ui, "..", "src-tauri", "tauri.conf.json"), "utf8")).app.security;
const policy = csp.replace("img-src 'self'", "img-src 'self' blob:").replace("connect-src", "connect-src blob:");
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2" };
const server = createServer((asked, answer) => {
  const path = new URL(asked.url ?? "/", "http://localhost").pathname;
  const file = join(out, path === "/" ? "index.html" : path);
  if (!file.startsWith(out) || !existsSync(file)) return answer.writeHead(404).end();
  answer.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream", "content-security-policy": policy });
  answer.end(readFileSync(file));
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const base = `http://127.0.0.1:${server.address().port}/`;

const axe = readFileSync(join(ui, "node_modules", "axe-core", "axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
let problems = 0;
const say = (name, what) => {
  problems += 1;
  console.error(`${name}: ${what}`);
};

/** A picture of what is seen; of a whole page, as many as it is long. */
async function picture(page, name, height, whole) {
  if (!whole) return page.screenshot({ path: join(folder, `${name}.png`) });
  const long = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let at = 0, n = 1; at < long; at += height - 80, n += 1) {
    await page.evaluate((top) => window.scrollTo(0, top), at);
    await page.screenshot({ path: join(folder, `${name}_${String(n).padStart(2, "0")}.png`) });
  }
}

for (const screen of chosen) {
  for (const lang of langs) for (const theme of themes) for (const [width, height] of sizes) for (const text of texts) {
    const name = [screen.name, lang, theme, `${width}x${height}`, text].join("_");
    // axe is put in by the driver, past the policy, which the page itself still obeys.
    const context = await browser.newContext({ viewport: { width, height }, reducedMotion: "reduce" });
    const page = await context.newPage();
    page.on("pageerror", (error) => say(name, `threw ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("404")) say(name, message.text().slice(0, 300));
    });
    const query = new URLSearchParams({ window: screen.window, lang, theme, text: String(text), ...(screen.query ?? {}) });
    await page.goto(`${base}?${query}#${screen.route}`);
    await page.waitForSelector("#page-title", { timeout: 5000 }).catch(() => say(name, "never showed a heading"));
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(150);
    if (screen.act !== undefined) {
      await screen.act(page).catch((error) => say(name, `could not be brought about: ${error.message.split("\n")[0]}`));
      await page.waitForTimeout(150);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) say(name, `scrolls sideways by ${wide} px`);
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    for (const fault of found.violations) {
      say(name, `axe ${fault.id}: ${fault.help}: ${fault.nodes.slice(0, 3).map((node) => node.target.join(" ") + " " + (node.any[0]?.message ?? "")).join(" | ")}`);
    }
    await picture(page, name, height, screen.whole ?? false);
    await context.close();
  }
}
await browser.close();
server.close();
console.log(`${problems === 0 ? "look: nothing found" : `look: ${problems} problems`}; pictures in ${folder}`);
process.exitCode = problems === 0 ? 0 : 1;
