// The frame, and the gallery with every component in every state.
export const screens = [
  { name: "gallery", window: "collect", route: "gallery", whole: true },
  { name: "refusals", window: "collect", route: "gallery/refusals" },
  { name: "frame-nowhere", window: "collect", route: "nowhere" },
  { name: "frame-lock-soon", window: "collect", route: "gallery", act: (page) => page.evaluate(() => globalThis.tell({ of: "lockSoon", seconds: 30 })) },
  { name: "frame-drag", window: "collect", route: "gallery", act: (page) => page.evaluate(() => globalThis.tell({ of: "dragOver" })) },
  { name: "frame-review", window: "review", route: "gallery" },
  {
    name: "frame-dialog",
    window: "collect",
    route: "gallery",
    act: (page) => page.getByText("Open a dialog").or(page.locator("button:has-text('Open a dialog')")).first().click(),
  },
];
