// Loads modules of the page as vite would, for the tests beside this file.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const ui = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Loads one module of the page by its path below src. */
export async function load(path) {
  const server = await createServer({
    root: ui, configFile: false, logLevel: "error", appType: "custom", server: { middlewareMode: true, ws: false, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    return await server.ssrLoadModule(`/src/${path}`);
  } finally {
    await server.close();
  }
}
