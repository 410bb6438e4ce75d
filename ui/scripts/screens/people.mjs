// People, the conversation about consent, withdrawing, facts and plans; the same at the partner's desk.
const press = (where, nth = 0) => (page) => page.locator(where).nth(nth).click();
const person = (name, id, more = {}) => ({ name: `person-${name}`, window: "collect", route: `person/${id}`, whole: true, ...more });
const none = { drafts: "none" };

/** Goes on by Enter alone, as often as told, from whatever has the focus. */
async function on(page, times = 1) {
  for (let press = 0; press < times; press += 1) {
    await page.keyboard.press("Enter");
    await page.waitForTimeout(60);
  }
}
const heading = (page) => page.locator("#page-title").textContent();

/** To a page of a fresh conversation, as a person walks it by the keyboard: every answer by a digit. */
async function walk(page, to) {
  await on(page, 2); // place, before
  if (to === "lines") return;
  await on(page, 15); // fourteen lines are said, then on
  if (to === "understood") return;
  // A field of several lines has the focus: there Enter is a new line.
  await page.keyboard.type("You keep it locked, and ask me again.");
  await page.keyboard.press("Control+Enter");
  await page.waitForTimeout(60);
  if (to === "free") return;
  await on(page);
  for (const answers of ["1113", "1113", "2"]) {
    for (const [at, digit] of [...answers].entries()) {
      if (to === `ask-${answers.length}-${at}` || (to === "no" && digit === "2")) {
        await page.keyboard.press(`Digit${digit}`);
        return;
      }
      await page.keyboard.press(`Digit${digit}`);
      await on(page);
    }
  }
  if (to === "conditions") return;
  await on(page);
  if (to === "form") return;
  await on(page);
  if (to === "copy") return;
  await page.locator("input[value=held]").check({ force: true });
  await page.locator("#page-title").focus();
  await on(page, 3);
  if (to === "read") return;
  await on(page);
  await page.waitForTimeout(300);
}
const talk = (name, to, more = {}) => ({ name: `talk-${name}`, window: "collect", route: "talk/p3", query: none, whole: true, act: (page) => walk(page, to), ...more });

export const screens = [
  { name: "people", window: "collect", route: "people/c1", whole: true },
  { name: "people-none", window: "collect", route: "people/c3", query: { plans: "none" } },
  { name: "people-stop", window: "collect", route: "people/c1", query: { plans: "stop" } },
  { name: "people-code", window: "collect", route: "people/c1", act: async (page) => {
    await page.locator("header .actions button").nth(1).click();
    await page.keyboard.type("K7M2-0000-0000");
    await page.keyboard.press("Enter");
  } },
  { name: "people-many", window: "collect", route: "people/c2", act: async (page) => {
    await page.locator("[role=option]").first().focus();
    for (const key of ["End", "PageUp", "ArrowUp"]) await page.keyboard.press(key);
    await page.waitForFunction(() => document.activeElement?.querySelector(".code") !== null);
    const rows = await page.locator("[role=option]").count();
    if (rows > 60) throw new Error(`${rows} rows stand in the document`);
    const at = await page.evaluate(() => document.activeElement?.getAttribute("aria-posinset"));
    if (Number(at) < 9_980) throw new Error(`the keys led to ${at}`);
  } },
  { name: "people-new", window: "collect", route: "people/c1/new", whole: true, act: press("summary") },
  person("whole", "p1"),
  person("open", "p1", { act: async (page) => {
    await page.locator("#identity, section").filter({ has: page.locator(".covered") }).locator("button").first().click();
    await page.waitForTimeout(200);
  } }),
  person("withdrawn", "p2"),
  person("fresh", "p3"),
  person("child", "p4"),
  person("burned", "p5"),
  person("damaged", "p6"),
  person("before", "p1/before"),
  person("edit", "p1/edit", { act: press("summary") }),
  person("identity", "p1/identity", { act: press("summary") }),
  person("destroy", "p1", { whole: false, act: async (page) => {
    await page.locator("section").filter({ has: page.locator(".covered") }).locator("button").last().click();
    await page.waitForTimeout(100);
  } }),
  person("second", "p4/second", { act: async (page) => {
    await page.locator("textarea").fill("She turns eighteen in May and asked to be heard now.");
    await page.locator("input[value=slot]").check({ force: true });
  } }),
  person("second-shown", "p4/second", { act: async (page) => {
    await page.locator("textarea").fill("She turns eighteen in May and asked to be heard now.");
    await page.locator("input[value=slot]").check({ force: true });
    await page.locator("input[type=password]").fill("second");
    await page.keyboard.press("Enter");
    await page.waitForTimeout(250);
  } }),
  { name: "settings-second", window: "collect", route: "settings/second", whole: true },
  { name: "settings-second-add", window: "collect", route: "settings/second", whole: true, act: press("main button.main") },
  { name: "settings-second-remove", window: "collect", route: "settings/second", act: press("main li button") },
  { name: "transfer-people", window: "collect", route: "transfer/c1", whole: true, act: async (page) => {
    await page.locator("input[value=Bureau]").check({ force: true });
    await page.waitForTimeout(200);
  } },
  { name: "transfer-identity", window: "collect", route: "transfer/c1", act: async (page) => {
    await page.locator("input[value=Bureau]").check({ force: true });
    await page.waitForTimeout(200);
    await page.locator("section li").filter({ hasText: "W-7F3K" }).locator("button.plain").first().click();
  } },
  { name: "desk-people", window: "review", route: "people/c1" },
  { name: "desk-person", window: "review", route: "person/p1", whole: true },
  { name: "desk-person-withdrawn", window: "review", route: "person/p2", whole: true },
  { name: "desk-approve", window: "review", route: "person/p1/approve", act: press("button[type=submit]") },
  { name: "desk-approve-any", window: "review", route: "approve" },
  { name: "desk-notices", window: "review", route: "inbox", act: press("summary") },
  { name: "desk-cases", window: "review", route: "cases" },
  { name: "talk-resumed", window: "collect", route: "talk/p3", whole: true },
  { name: "talk-place", window: "collect", route: "talk/p1", query: none, whole: true, act: (page) => page.locator("input[value=no]").first().check({ force: true }) },
  talk("before", "lines", { act: async (page) => { await on(page); await page.locator("input[value=yes]").first().check({ force: true }); } }),
  talk("lines", "lines", { act: async (page) => { await walk(page, "lines"); await on(page, 4); } }),
  talk("understood", "understood"),
  talk("free", "free", { act: async (page) => { await walk(page, "free"); await page.locator("input[value=yes]").nth(1).check({ force: true }); } }),
  talk("ask", "ask-4-1"),
  talk("no", "no"),
  talk("conditions", "conditions", { act: async (page) => {
    await walk(page, "conditions");
    for (const nth of [2, 5, 8]) await page.locator("input[type=checkbox]").nth(nth).check();
  } }),
  talk("matrix", "conditions", { act: async (page) => { await walk(page, "conditions"); await page.locator("input[type=checkbox]").last().check(); await page.locator("#page-title").focus(); await on(page); } }),
  talk("form", "form", { act: async (page) => {
    await walk(page, "form");
    await page.locator("input[value=drawn]").check({ force: true });
    await page.locator("svg[role=application]").focus();
    for (const key of [" ", ..."rrruuurrrdddrrr"]) await page.keyboard.press({ r: "ArrowRight", u: "ArrowUp", d: "ArrowDown" }[key] ?? key);
  } }),
  talk("sound", "form", { act: async (page) => { await walk(page, "form"); await page.locator("input[value=sound]").check({ force: true }); await page.waitForTimeout(150); } }),
  talk("copy", "copy"),
  talk("read", "read"),
  talk("done", "done", { act: async (page) => {
    await walk(page, "done");
    await page.waitForTimeout(200);
    if ((await page.locator(".code").count()) === 0) throw new Error(`the code was to be shown; there is: ${await heading(page)}`);
  } }),
  talk("ask-turned", "ask-4-1", { whole: false, act: async (page) => { await walk(page, "ask-4-1"); await page.locator(".bar button").last().click(); } }),
  { name: "person-unkept", window: "collect", route: "person/p1/edit", act: async (page) => {
    await page.locator("input[type=checkbox]").nth(1).check();
    await page.locator(".back button").click();
    await page.locator("dialog[open]").waitFor({ timeout: 2000 });
  } },
  talk("stop", "free", { whole: false, act: async (page) => { await walk(page, "conditions"); await page.locator(".bar button").nth(1).click(); } }),
  talk("paused", "free", { act: async (page) => { await walk(page, "free"); await page.locator(".bar button").first().click(); } }),
  { name: "withdraw", window: "collect", route: "withdraw/p1", whole: true, act: (page) => page.locator("input[value=some]").check({ force: true }) },
  { name: "withdraw-code", window: "collect", route: "withdraw/p1/code", whole: true },
  { name: "withdraw-sure", window: "collect", route: "withdraw/p1", whole: true, act: async (page) => { await page.locator("input[type=checkbox]").first().check(); await press("button.main")(page); } },
  { name: "withdraw-done", window: "collect", route: "withdraw/p1", whole: true, act: async (page) => { await press("button.main")(page); await page.waitForTimeout(60); await press("button.main")(page); } },
  { name: "facts", window: "collect", route: "facts/c1", whole: true },
  { name: "facts-none", window: "collect", route: "facts/c1", query: { plans: "none" }, whole: true },
  { name: "facts-stop", window: "collect", route: "facts/c1", query: { plans: "stop" } },
  { name: "facts-edit", window: "collect", route: "facts/c1/edit", whole: true },
  { name: "plans-risk", window: "collect", route: "plans/c1/risk", query: { plans: "stop" }, whole: true },
  { name: "plans-referrals", window: "collect", route: "plans/c1/referrals", query: { plans: "none" }, whole: true },
  { name: "plans-training", window: "collect", route: "plans/c1/training", whole: true },
];
