import { svelte } from "@sveltejs/vite-plugin-svelte";
import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

/** The licence of the bundled fonts travels with them. */
function fontLicence(): Plugin {
  const packages = ["@fontsource-variable/noto-sans", "@fontsource-variable/vazirmatn", "@fontsource/noto-sans-mono"];
  return {
    name: "font-licence",
    apply: "build",
    generateBundle() {
      const source = packages.map((name) => readFileSync(new URL(`node_modules/${name}/LICENSE`, import.meta.url), "utf8")).join("\n");
      this.emitFile({ type: "asset", fileName: "fonts-licence.txt", source });
    },
  };
}

export default defineConfig(({ command, mode }) => ({
  plugins: [svelte(), fontLicence()],
  // The words lie beside the page, because the command line reads the same files.
  server: { fs: { allow: [".."] } },
  // Development builds carry the gallery, the pseudo-languages and an invented shell; a release has none of them.
  define: { DEVELOPMENT: JSON.stringify(command === "serve" || mode === "development") },
  build: {
    target: "safari17",
    // The content security policy has no data: for fonts and pictures, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
  },
}));
