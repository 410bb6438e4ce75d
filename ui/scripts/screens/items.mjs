// Cases and items: lists, adding, the item with its viewers.
const drop = (page) => page.getByRole("button", { name: /Add files|Àđđ|seliF/ }).or(page.locator("header .actions button").first()).first().click();
const item = (name, number, more = {}) => ({ name: `item-${name}`, window: "collect", route: `item/${number}`, whole: true, ...more });
/** Presses the nth button of a part of the page. */
const press = (where, nth = 0) => (page) => page.locator(`${where} button`).nth(nth).click();

export const screens = [
  { name: "cases", window: "collect", route: "cases" },
  { name: "cases-none", window: "collect", route: "cases", query: { cases: "none" } },
  { name: "cases-new", window: "collect", route: "cases", act: press("header .actions") },
  { name: "case-list", window: "collect", route: "case/c1" },
  { name: "case-all", window: "collect", route: "case/c1", whole: true },
  { name: "case-grid", window: "collect", route: "case/c1", act: (page) => page.locator("input[value=grid]").check({ force: true }) },
  { name: "case-empty", window: "collect", route: "case/c3" },
  {
    name: "case-many",
    window: "collect",
    route: "case/c2",
    act: async (page) => {
      await page.locator("[role=option]").first().focus();
      for (const key of ["End", "PageUp", "ArrowUp"]) await page.keyboard.press(key);
      await page.waitForFunction(() => document.activeElement?.querySelector(".name") !== null);
      for (const key of [" ", "ArrowUp", " "]) await page.keyboard.press(key);
      await page.waitForTimeout(300);
      // Of 100,000 rows only those near stand in the document, and the keys lead to the end of them all.
      const rows = await page.locator("[role=option]").count();
      if (rows > 60) throw new Error(`${rows} rows stand in the document`);
      const at = await page.evaluate(() => document.activeElement?.getAttribute("aria-posinset"));
      if (Number(at) < 99_900) throw new Error(`the keys led to ${at}`);
      if ((await page.locator("[aria-selected=true]").count()) !== 2) throw new Error("two were to be selected");
    },
  },
  {
    name: "case-state",
    window: "collect",
    route: "case/c1",
    act: async (page) => {
      await page.locator("[role=option]").first().focus();
      await page.keyboard.press("Control+a");
      await page.locator(".chosen button").first().click();
      await page.locator("dialog input[value=taken-before]").check({ force: true });
    },
  },
  { name: "add-sheet", window: "collect", route: "case/c1", act: drop },
  { name: "add-running", window: "collect", route: "case/c1", act: async (page) => {
    await drop(page);
    await page.locator("dialog .actions button").last().click();
    await page.waitForTimeout(1500);
  } },
  { name: "add-done", window: "collect", route: "case/c1", act: async (page) => {
    await drop(page);
    await page.locator("dialog .actions button").last().click();
    await page.waitForTimeout(9500);
  } },
  { name: "desk-case", window: "review", route: "case/c1" },
  { name: "desk-item", window: "review", route: "item/a0", whole: true },
  { name: "desk-custody", window: "review", route: "custody/c1" },
  { name: "custody", window: "collect", route: "custody/c1" },
  item("picture", "a0"),
  item("cut-off", "a0", { query: { cut: "some" } }),
  item("cut-off-nothing", "a0", { query: { cut: "nothing" } }),
  item("covered", "a1"),
  item("film", "a2", { act: async (page) => {
    const at = () => page.locator("video").evaluate((film) => film.currentTime);
    if ((await at()) !== 0) throw new Error("it played by itself");
    await page.locator(".player").focus();
    await page.keyboard.press(" ");
    await page.waitForFunction(() => document.querySelector("video").currentTime > 0.5, null, { timeout: 8000 });
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
    await page.waitForFunction(() => document.querySelector("video").currentTime > 15.4, null, { timeout: 8000 });
    await page.keyboard.press("Home");
    await page.waitForFunction(() => { const { currentTime } = document.querySelector("video"); return currentTime > 0.2 && currentTime < 5; }, null, { timeout: 8000 });
    await page.keyboard.press("End");
    await page.waitForFunction(() => document.querySelector("video").ended, null, { timeout: 8000 });
    await page.keyboard.press("Home");
    await page.waitForTimeout(300);
  } }),
  item("sound", "a3"),
  item("pdf", "a4", { act: (page) => page.locator("[role=toolbar] button").nth(1).click() }),
  item("text", "a5"),
  item("office", "a6"),
  item("other", "a7"),
  item("to-follow", "a8"),
  item("forgotten", "a9"),
  item("disposed", "a10"),
  item("damaged", "a11"),
  item("withdrawn", "a13"),
  item("facts", "a5", { act: (page) => page.locator(".known section").nth(0).locator("button").first().click() }),
  item("facts-known", "a0", { act: async (page) => {
    await page.locator(".known section").nth(0).locator("button").first().click();
    await page.waitForTimeout(300);
  } }),
  item("facts-dates", "a5", { act: async (page) => {
    await page.locator(".known section").nth(0).locator("button").first().click();
    const form = page.locator(".known form");
    await form.locator("select").first().selectOption("between");
    await form.locator("select").nth(1).selectOption("solar-hijri-af");
    await form.locator(".parts input").nth(0).fill("28");
    await form.locator(".parts select").nth(0).selectOption("7");
    await form.locator(".parts input").nth(1).fill("1384");
    await form.locator(".parts input").nth(3).fill("1385");
    await form.locator("summary").first().click();
    await form.locator("details input").nth(2).fill("34.5281, 69.1723");
    await page.waitForTimeout(300);
    const said = await form.locator("fieldset [role=status]").first().textContent();
    if (!/2005|٢٠٠٥/u.test(said ?? "")) throw new Error(`the date is said as ${said}`);
  } }),
  item("basis-answered", "a5", { act: async (page) => {
    await page.locator("#basis button").first().click();
    await page.locator("#basis input[value=answered]").check({ force: true });
  } }),
  item("basis", "a5", { act: async (page) => {
    await page.locator("#basis button").first().click();
    await page.locator("#basis input[value=not-asked]").check({ force: true });
  } }),
  item("withdraw", "a0", { act: (page) => page.locator("#basis button").nth(1).click() }),
  item("export", "a0", { act: (page) => page.locator("#copies button").first().click() }),
  item("forget", "a0", { act: (page) => page.locator(".known section").last().locator("button").first().click() }),
  item("dispose", "a1", { act: (page) => page.locator(".known section").last().locator("button").first().click() }),
];
