// The door, first run, coming back in.
const KEYS = "# Sanad recovery sheet\nage-secret-key-17e0 KMMW SDKZ DH7E TTZX ZA3P 6QRE Q655 FVS2 4JGF 3VNT KSKY JMVY S4GC 0SP\nAGE-SECRET-KEY-1UYYK7R808XUANJJ7AQ9353ZTAKDH08VMNW3CC9JSUMY0SGZ5PV3SDLJ7KQ\n";

const main = (page) => page.locator("button.main").first();
const role = (page, n) => page.locator("input[type=radio]").nth(n).check();
const passphrases = (page) => page.locator("input[type=password]");

async function toStep(page, step, { partner = false, recovery = 0 } = {}) {
  await role(page, partner ? 1 : 0);
  await main(page).click();
  if (step === 2) return;
  await main(page).click();
  if (step === 3) return;
  if (partner) await page.locator("input[type=text]").first().fill("The Bureau");
  await passphrases(page).nth(0).fill("candle orbit marsh velvet tenor plow");
  await passphrases(page).nth(1).fill("candle orbit marsh velvet tenor plow");
  await page.waitForTimeout(400);
  await page.locator("button.main[type=submit]").click();
  if (step === 4) return;
  await role(page, recovery);
  await main(page).click();
  await page.waitForTimeout(150);
}

async function toRehearsal(page) {
  await toStep(page, 5);
  await page.locator("button.main").first().click();
}

/** Tabs on until what is wanted has the ring around it; a mouse is never used. */
async function tabTo(page, wanted) {
  for (let press = 0; press < 40; press += 1) {
    if (await page.evaluate((one) => document.activeElement?.matches(one) ?? false, wanted)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never leads to ${wanted}`);
}

/** First run from its beginning to its end by keys alone, with one step back. */
async function byKeys(page) {
  await tabTo(page, "input[type=radio]");
  await page.keyboard.press("Space");
  await tabTo(page, "button.main[type=submit]");
  await page.keyboard.press("Enter");
  await page.waitForTimeout(100);
  await page.keyboard.press("Escape");
  await page.waitForTimeout(100);
  if (!(await page.locator("input[type=radio]").first().isChecked())) throw new Error("Escape lost the role");
  await tabTo(page, "input[type=radio]");
  await page.keyboard.press("Enter");
  await page.waitForTimeout(100);
  await tabTo(page, "button.main[type=submit]");
  await page.keyboard.press("Enter");
  await tabTo(page, "input[type=password]");
  await page.keyboard.type("candle orbit marsh velvet tenor plow");
  await page.keyboard.press("Tab");
  await tabTo(page, "input[type=password]");
  await page.keyboard.type("candle orbit marsh velvet tenor plow");
  await page.waitForTimeout(400);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(100);
  await tabTo(page, "input[type=radio]");
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await page.waitForTimeout(200);
  await tabTo(page, "button.main");
  await page.keyboard.press("Enter");
  await tabTo(page, "textarea");
  await page.keyboard.insertText(KEYS);
  await tabTo(page, "button.main[type=submit]");
  await page.keyboard.press("Enter");
  await page.waitForTimeout(200);
  await tabTo(page, "button.main");
  await page.keyboard.press("Enter");
  await page.waitForTimeout(100);
  await tabTo(page, "button.plain");
}

const first = { window: "door", route: "door", query: { vaults: "none" } };

export const screens = [
  { name: "door", window: "door", route: "door" },
  {
    name: "door-wrong",
    window: "door",
    route: "door",
    act: async (page) => {
      await passphrases(page).first().fill("wrong one");
      await page.keyboard.press("Enter");
    },
  },
  {
    name: "door-opening",
    window: "door",
    route: "door",
    query: { slow: "1" },
    act: async (page) => {
      await passphrases(page).first().fill("right");
      await page.keyboard.press("Enter");
    },
  },
  {
    name: "door-several",
    window: "door",
    route: "door",
    query: { vaults: "several", warnings: "1" },
    whole: true,
    act: (page) => page.locator("summary").click(),
  },
  ...["idle", "system", "page-broke", "wiped"].map((why) => ({ name: `door-why-${why}`, window: "door", route: "door", query: { why } })),
  { name: "door-away", window: "door", route: "door", query: { vaults: "away" } },
  { name: "recover", window: "door", route: "recover" },
  {
    name: "recover-sheet",
    window: "door",
    route: "recover",
    whole: true,
    act: async (page) => {
      await role(page, 0);
      await page.locator("textarea").fill("AGE-SECRET-KEY-17E0KMMWSDKZ");
      await main(page).click();
    },
  },
  { name: "recover-halves", window: "door", route: "recover", whole: true, act: (page) => role(page, 1) },
  { name: "recover-nothing", window: "door", route: "recover", whole: true, act: (page) => role(page, 3) },
  { name: "restore", window: "door", route: "restore" },
  {
    name: "restore-running",
    window: "door",
    route: "restore",
    query: { takes: "60" },
    act: async (page) => {
      await page.locator("button.plain").nth(0).click();
      await page.locator("button.plain").nth(1).click();
      await main(page).click();
      await page.waitForTimeout(400);
    },
  },
  {
    name: "restore-done",
    window: "door",
    route: "restore",
    query: { takes: "0" },
    act: async (page) => {
      await page.locator("button.plain").nth(0).click();
      await page.locator("button.plain").nth(1).click();
      await main(page).click();
      await page.waitForTimeout(400);
    },
  },
  { ...first, name: "first-by-keys", act: byKeys },
  { ...first, name: "first-1", whole: true },
  { ...first, name: "first-1-wiped", whole: true, query: { vaults: "none", why: "wiped" } },
  { ...first, name: "first-1-needed", whole: true, act: (page) => main(page).click() },
  { ...first, name: "first-2", whole: true, act: (page) => toStep(page, 2) },
  {
    ...first,
    name: "first-3",
    whole: true,
    act: async (page) => {
      await toStep(page, 3);
      await page.locator("button.plain").first().click();
      await passphrases(page).first().fill("summer 1998 garden");
      await page.waitForTimeout(400);
    },
  },
  {
    ...first,
    name: "first-3-partner",
    whole: true,
    act: async (page) => {
      await toStep(page, 3, { partner: true });
      await role(page, 1);
      await page.locator("button.main[type=submit]").click();
    },
  },
  { ...first, name: "first-4", whole: true, act: (page) => toStep(page, 4) },
  { ...first, name: "first-4-sheet", whole: true, act: (page) => toStep(page, 5) },
  { ...first, name: "first-4-halves", whole: true, act: (page) => toStep(page, 5, { recovery: 1 }) },
  { ...first, name: "first-4-none", act: (page) => toStep(page, 5, { recovery: 2 }) },
  { ...first, name: "first-4-rehearse", whole: true, act: toRehearsal },
  {
    ...first,
    name: "first-4-skip",
    act: async (page) => {
      await toRehearsal(page);
      await page.locator("button.quiet").last().click();
    },
  },
  {
    ...first,
    name: "first-4-rehearsed",
    act: async (page) => {
      await toRehearsal(page);
      await page.locator("textarea").fill(KEYS);
      await main(page).click();
    },
  },
  {
    ...first,
    name: "first-5",
    act: async (page) => {
      await toRehearsal(page);
      await page.locator("textarea").fill(KEYS);
      await main(page).click();
      await page.waitForTimeout(150);
      await main(page).click();
    },
  },
];
