// Accounts: what stands before one, her own words, questions after, the seal; stop, pause, the screen turned round;
// reading one. The tray and what was taken in with nothing asked. Finding things again.
const account = (name, step, more = {}) => ({ name: `account-${name}`, window: "collect", route: "account/p1", query: { step }, ...more });
const told = (name, how, more = {}) => ({ name: `told-${name}`, window: "collect", route: "told/t1", query: { told: how }, whole: true, ...more });
const bar = (page, nth) => page.locator(".bar button").nth(nth).click();
const ways = (page, nth) => page.locator(".ways > button").nth(nth).click();
const look = async (page, words) => {
  await page.locator("form[role=search] input").first().fill(words);
  await page.waitForTimeout(500);
};

export const screens = [
  { name: "account-gates", window: "collect", route: "account/p1", query: { gates: "no-risk,no-referrals,no-first-question,no-consent,child-or-sgbv" }, whole: true },
  { name: "account-again", window: "collect", route: "account/p1", query: { gates: "prior-reason-needed", told: "yes" }, whole: true, act: async (page) => {
    await ways(page, 0);
    if ((await page.evaluate(() => document.activeElement?.tagName)) !== "SELECT") throw new Error("the focus goes to what comes first");
    // Whatever happens to lie half under the bar that stays in sight is no fault.
    await page.evaluate(() => window.scrollTo(0, 0));
  } },
  account("begin", "begin", { whole: true }),
  account("words", "words", { act: async (page) => {
    await page.keyboard.type(" And then it was quiet.");
    await page.waitForFunction(() => document.querySelector(".bar .small")?.textContent?.trim() !== "");
    await page.waitForTimeout(700);
  } }),
  account("words-full", "words", { query: { step: "words", full: "1" }, act: async (page) => {
    await page.keyboard.type(" And");
    await page.waitForTimeout(800);
  } }),
  { name: "account-by-keys", window: "collect", route: "account/p1", query: { step: "begin" }, act: async (page) => {
    const heading = () => page.evaluate(() => document.activeElement?.id);
    const go = async (key) => {
      const before = await page.locator("#page-title").textContent();
      await page.keyboard.press(key);
      await page.waitForFunction((was) => document.querySelector("#page-title")?.textContent !== was, before, { timeout: 3000 });
      await page.waitForTimeout(50);
    };
    await page.locator("#page-title").focus();
    // She told before: the reason is chosen by the keyboard too.
    await page.locator(".notice select").selectOption({ index: 1 });
    await page.locator("#page-title").focus();
    await go("Enter");
    await page.keyboard.type("It was in the evening.");
    await go("Control+Enter");
    for (let at = 0; at < 5; at += 1) {
      if ((await heading()) !== "page-title") throw new Error("the heading of each page takes the focus");
      await go("Enter");
    }
    if ((await page.locator("dl").count()) !== 1) throw new Error("the keys lead to the end");
  } },
  account("note", "words", { query: { step: "words", kind: "account.screening" } }),
  account("questions", "questions", { whole: true, act: async (page) => {
    await page.locator("main input[type=text]").last().fill("Did he hit you?");
    await page.waitForTimeout(100);
  } }),
  account("quotes", "quotes", { whole: true }),
  account("rest", "rest", { whole: true }),
  account("read", "read", { whole: true }),
  account("after", "after", { whole: true }),
  account("sum", "sum", { whole: true }),
  account("sealed", "sum", { act: async (page) => {
    await ways(page, 0);
    await page.waitForTimeout(500);
  } }),
  account("pause", "words", { act: (page) => bar(page, 0) }),
  account("stop", "words", { act: (page) => bar(page, 1) }),
  account("leave", "words", { act: async (page) => {
    await page.keyboard.press("Control+k");
    await page.waitForTimeout(100);
    if (new URL(page.url()).hash.includes("search") || (await page.locator("dialog[open]").count()) !== 1) throw new Error("an account is not left unasked");
  } }),
  account("turned", "words", { act: async (page) => {
    await page.locator("main form button").first().click();
    await page.waitForTimeout(150);
    const seen = await page.evaluate(() => document.body.innerText);
    if (/W-7F3K|K-7/u.test(seen) || (await page.locator("header, nav").count()) > 0) throw new Error("something else is in view");
    await page.keyboard.type(" I");
    await page.keyboard.press("Escape");
    await page.waitForTimeout(100);
    if ((await page.locator(".bar").count()) !== 1) throw new Error("one key leads back");
    await page.locator("main form button").first().click();
  } }),
  { name: "talk-turned", window: "collect", route: "talk/p3", act: async (page) => {
    await page.locator(".bar button").last().click();
    await page.waitForTimeout(150);
    if ((await page.locator("header, nav, .bar").count()) > 0) throw new Error("something else is in view");
  } },
  account("turned-question", "questions", { act: (page) => page.locator(".asked button").first().click() }),
  told("whole", "whole"),
  told("closed", "closed"),
  told("disposed", "disposed"),
  told("desk", "whole", { window: "review" }),
  told("correct", "whole", { act: (page) => page.locator("article > .actions button").first().click() }),
  told("dispose", "whole", { act: (page) => page.locator("section").last().locator("button").click() }),
  { name: "search", window: "collect", route: "search" },
  { name: "search-found", window: "collect", route: "search", whole: true, act: async (page) => {
    await look(page, "bridge");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const at = await page.evaluate(() => document.activeElement?.tagName);
    if (at !== "BUTTON") throw new Error("the arrows lead into what was found");
  } },
  { name: "search-nothing", window: "collect", route: "search", query: { find: "nothing" }, act: (page) => look(page, "nothing") },
  { name: "search-narrow", window: "collect", route: "search", whole: true, act: async (page) => {
    await page.locator("summary").click();
    await page.locator("details select").nth(2).selectOption("between");
  } },
  { name: "search-names", window: "collect", route: "search", act: (page) => page.locator("form .actions button").first().click() },
  { name: "search-desk", window: "review", route: "search" },
  { name: "tray", window: "collect", route: "tray" },
  { name: "tray-empty", window: "collect", route: "tray", query: { tray: "empty" } },
  { name: "tray-file", window: "collect", route: "tray", act: async (page) => {
    await page.locator("[role=option]").first().focus();
    for (const key of [" ", "ArrowDown", " "]) await page.keyboard.press(key);
    await page.locator(".chosen button").first().click();
  } },
  { name: "tray-filed", window: "collect", route: "tray", act: async (page) => {
    await page.locator("[role=option]").first().focus();
    for (const key of [" ", "ArrowDown", " "]) await page.keyboard.press(key);
    await page.locator(".chosen button").first().click();
    await page.locator("dialog input[type=radio]").first().check({ force: true });
    await page.keyboard.press("Enter");
    await page.waitForTimeout(600);
  } },
  { name: "tray-item", window: "collect", route: "item/a0", query: { tray: "c1" }, act: (page) => page.locator("header .actions button").first().click() },
  { name: "rapid", window: "collect", route: "partners", act: async (page) => {
    await page.evaluate(() => globalThis.tell({ of: "dropped", drop: { id: "d9", files: [{ name: "IMG_0001.jpg", folder: "", size: 4_000_000 }], count: 1, bytes: 4_000_000, refused: [], free: 9e9 } }));
    await page.waitForTimeout(1200);
  } },
];
