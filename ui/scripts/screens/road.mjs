// The road: partners, transfers, the outbox; inbox and collectors.
export const screens = [
  { name: "partners", window: "collect", route: "partners" },
  { name: "partners-empty", window: "collect", route: "partners", query: { empty: "" } },
  { name: "partner-add", window: "collect", route: "partners/add" },
  { name: "transfer", window: "collect", route: "transfer/c2", act: async (page) => page.getByText("Bureau", { exact: true }).first().click() },
  { name: "outbox", window: "collect", route: "outbox" },
  { name: "outbox-empty", window: "collect", route: "outbox", query: { empty: "" } },
  { name: "inbox", window: "review", route: "inbox" },
  { name: "inbox-empty", window: "review", route: "inbox", query: { empty: "" } },
  { name: "bundle-taken", window: "review", route: "inbox/d2" },
  { name: "bundle-refused", window: "review", route: "inbox/d3" },
  { name: "bundle-waiting", window: "review", route: "inbox/d4" },
  { name: "bundle-accepted", window: "review", route: "inbox/d1" },
  { name: "collectors", window: "review", route: "collectors" },
  { name: "invite", window: "review", route: "collectors/invite" },
  { name: "review-cases", window: "review", route: "cases" },
];
