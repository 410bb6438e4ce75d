// The road over the internet: sending, permissions, the network, the order of a transfer, the desk's mailboxes
// and keys, messages.
const after = (wait = 450) => (page) => page.waitForTimeout(wait);
/** Presses the main button of the page, whatever it says in the language looked at. */
const main = async (page) => {
  await page.locator("main button.main").first().click();
  await after()(page);
};
/** Moves the second original to the front by keys alone, and sees that it went and took the focus along. */
const order = async (page) => {
  await page.getByText("Bureau", { exact: true }).first().click();
  await page.locator("input[value=one-by-one]").check({ force: true });
  const second = page.locator("li:has([data-does=tick])").nth(1);
  const name = await second.locator("bdi").first().textContent();
  await second.locator("input").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await after(100)(page);
  const at = await page.evaluate(() => [...document.querySelectorAll("li:has([data-does=tick])")].indexOf(document.activeElement?.closest("li")));
  if (at !== 0) throw new Error(`the focus is in row ${at}`);
  if ((await page.locator("li:has([data-does=tick]) bdi").first().textContent()) !== name) throw new Error("it did not move");
  await page.locator("li:has([data-does=tick]) input").nth(2).uncheck({ force: true });
};
const held = async (page) => {
  const box = await page.locator("dialog .hold button").boundingBox();
  if (box === null) throw new Error("nothing to hold");
};

export const screens = [
  { name: "net-outbox", window: "collect", route: "outbox", whole: true, query: { limit: "500000000" } },
  { name: "net-outbox-always", window: "collect", route: "outbox", query: { permission: "always", proxy: "127.0.0.1:9050" }, whole: true },
  { name: "net-outbox-never", window: "collect", route: "outbox", query: { permission: "never" }, whole: true },
  { name: "net-outbox-going", window: "collect", route: "outbox", query: { net: "slow" }, whole: true, act: main },
  { name: "net-outbox-new", window: "collect", route: "outbox", query: { net: "new" }, act: main },
  { name: "net-outbox-waits", window: "collect", route: "outbox", query: { net: "waits" }, whole: true, act: main },
  { name: "net-outbox-came", window: "collect", route: "outbox", whole: true, act: async (page) => { await main(page); await after(1500)(page); } },
  { name: "net-outbox-full", window: "collect", route: "outbox", query: { net: "full" }, whole: true, act: async (page) => { await main(page); await after(1500)(page); } },
  { name: "net-outbox-nothing", window: "collect", route: "outbox", query: { net: "nothing" }, whole: true, act: async (page) => { await main(page); await after(1500)(page); } },
  { name: "net-outbox-withdraw", window: "collect", route: "outbox", act: (page) => page.locator("main li .acts button").nth(2).click() },
  { name: "net-partner", window: "collect", route: "partners/net/Bureau", whole: true, act: async (page) => {
    await page.locator("input[value=always]").check({ force: true });
    await page.locator("section button.plain").first().click();
    await after(150)(page);
  } },
  { name: "net-partner-none", window: "collect", route: "partners/net/Coalition", whole: true },
  { name: "net-partner-add", window: "collect", route: "partners/add", query: { recovery: "1" }, whole: true, act: async (page) => {
    await page.locator("main form button").first().click();
    await page.locator("main input").first().fill("7K2M9-Q4RTX-0HB3V");
    await page.locator("main button[type=submit]").click();
    await after(600)(page);
  } },
  { name: "net-network", window: "collect", route: "settings/network", whole: true },
  { name: "net-network-tor", window: "collect", route: "settings/network", query: { limit: "1000000000" }, whole: true, act: async (page) => {
    await page.locator("input[value=tor]").check({ force: true });
    await after(150)(page);
  } },
  { name: "net-network-other", window: "review", route: "settings/network", whole: true, act: async (page) => {
    await page.locator("input[value=other]").check({ force: true });
    await page.locator("main input[dir=ltr]").fill("proxy.example:1080");
    await page.keyboard.press("Enter");
    await after(150)(page);
    if ((await page.locator("[aria-invalid]").count()) !== 1) throw new Error("a name was taken for an address");
  } },
  { name: "net-transfer-order", window: "collect", route: "transfer/c2", whole: true, act: order },
  { name: "net-transfer-records", window: "collect", route: "transfer/c2", whole: true, act: async (page) => {
    await page.getByText("Bureau", { exact: true }).first().click();
    await page.locator("input[value=records-first]").check({ force: true });
  } },
  { name: "net-transfer-made", window: "collect", route: "transfer/c2", query: { several: "1" }, whole: true, act: async (page) => {
    await order(page);
    await page.locator("main button.main").last().click();
    await after(1800)(page);
  } },
  { name: "net-inbox", window: "review", route: "inbox" },
  { name: "net-inbox-going", window: "review", route: "inbox", query: { net: "slow" }, act: main },
  { name: "net-inbox-came", window: "review", route: "inbox", act: async (page) => { await main(page); await after(1500)(page); } },
  { name: "net-inbox-none", window: "review", route: "inbox", query: { none: "1" } },
  { name: "net-bundle-accepted", window: "review", route: "inbox/d1" },
  { name: "net-mailboxes", window: "review", route: "mailboxes", whole: true, act: async (page) => {
    await page.locator("summary").first().click();
    await page.locator("main header .actions button").first().click();
    await page.locator("main section button.plain").last().click();
    await after(150)(page);
  } },
  { name: "net-mailboxes-none", window: "review", route: "mailboxes", query: { none: "1" } },
  { name: "net-mailboxes-remove", window: "review", route: "mailboxes", act: (page) => page.locator("main li button.quiet").first().click() },
  { name: "net-deskkeys", window: "review", route: "deskkeys", whole: true },
  { name: "net-deskkeys-wrong", window: "review", route: "deskkeys", whole: true, act: async (page) => {
    await page.locator("main input").fill("AGE-SECRET-KEY-1QQQ");
    await page.keyboard.press("Enter");
    await after(150)(page);
    if ((await page.locator("main input").inputValue()) !== "") throw new Error("a secret key stayed in the field");
  } },
  { name: "net-deskkeys-set", window: "review", route: "deskkeys", query: { recovery: "1" }, whole: true },
  { name: "net-collectors-distrust", window: "review", route: "collectors", act: async (page) => {
    await page.locator("main .acts button").nth(1).click();
    await held(page);
  } },
  { name: "net-collectors", window: "review", route: "collectors", whole: true },
  { name: "net-invite", window: "review", route: "collectors/invite", act: async (page) => {
    await page.locator("main input").fill("Lark");
    await page.locator("main form section button").click();
    await page.locator("main button[type=submit]").click();
    await after()(page);
  } },
  { name: "messages", window: "collect", route: "messages" },
  { name: "messages-none", window: "collect", route: "messages", query: { empty: "" } },
  { name: "messages-thread", window: "collect", route: "messages/Bureau", whole: true },
  { name: "messages-answer", window: "collect", route: "messages/Bureau", whole: true, act: async (page) => {
    await page.locator("main li .acts button").first().click();
    await after(150)(page);
    if ((await page.evaluate(() => document.activeElement?.tagName)) !== "TEXTAREA") throw new Error("the answer cannot be written at once");
    await page.keyboard.type("It is the second one.");
  } },
  { name: "messages-discard", window: "collect", route: "messages/Bureau", act: (page) => page.locator("main li .acts button").nth(1).click() },
  { name: "messages-new", window: "collect", route: "messages/Coalition", whole: true },
  { name: "messages-desk", window: "review", route: "messages/Reed", whole: true },
];
