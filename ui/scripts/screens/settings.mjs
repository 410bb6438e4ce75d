// Settings and help.
const settled = (page) => page.waitForTimeout(450);
const main = (page) => page.locator("main button.main").first();

async function begin(page) {
  await main(page).click();
  await settled(page);
}

const part = (name, more = {}) => ({ name: `settings-${name}`, window: "collect", route: `settings/${name}`, whole: true, ...more });

export const screens = [
  { name: "settings", window: "collect", route: "settings", whole: true },
  { name: "settings-unsure", window: "review", route: "settings", query: { unsure: "1", fresh: "1" }, whole: true },
  part("looks"),
  part("lock"),
  part("passphrase"),
  part("seen"),
  part("rehearse"),
  part("sheet", { query: { unsure: "1" } }),
  part("backup"),
  {
    ...part("backup"),
    name: "settings-backup-done",
    query: { takes: "0" },
    act: async (page) => {
      await page.locator("main button.plain").first().click();
      await begin(page);
    },
  },
  part("drill"),
  part("check"),
  { ...part("check"), name: "settings-check-running", query: { takes: "60" }, act: begin },
  { ...part("check"), name: "settings-check-whole", query: { takes: "0" }, act: begin },
  { ...part("check"), name: "settings-check-damaged", query: { takes: "0", damaged: "1" }, act: begin },
  part("where"),
  part("diagnostics"),
  part("about"),
  part("wipe"),
  {
    ...part("wipe"),
    name: "settings-wipe-wrong",
    act: async (page) => {
      await page.locator("input[type=password]").fill("wrong one");
      const box = await page.locator(".hold button").boundingBox();
      await page.mouse.move(box.x + 10, box.y + 10);
      await page.mouse.down();
      await page.waitForTimeout(3200);
      await page.mouse.up();
    },
  },
  { name: "help", window: "collect", route: "help", whole: true },
  {
    name: "help-open",
    window: "review",
    route: "help",
    whole: true,
    act: async (page) => {
      for (const one of await page.locator("summary").all()) await one.click();
    },
  },
];
