import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig(({ command, mode }) => ({
  plugins: [svelte()],
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
