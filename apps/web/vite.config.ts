import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Starts the editor's download with the page instead of after the first script has run. */
function preloadEditor(): Plugin {
  return {
    name: "preload-editor",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle }) =>
        Object.values(bundle ?? {})
          .filter((chunk) => chunk.type === "chunk" && chunk.name === "monaco")
          .map((chunk) => ({
            tag: "link",
            attrs: { rel: "modulepreload", href: `/${chunk.fileName}`, fetchpriority: "low" },
            injectTo: "head" as const,
          })),
    },
  };
}

export default defineConfig({
  plugins: [react(), preloadEditor()],
  resolve: { alias: { "@sandbox/browser": here("../../sandbox/browser/index.ts") } },
  build: {
    outDir: process.env["OUT_DIR"] ?? here("dist"),
    emptyOutDir: true,
    target: "es2022",
    chunkSizeWarningLimit: 4500,
  },
  worker: { format: "es" },
  server: {
    fs: { allow: [here("../..")] },
    proxy: {
      "^/(lobby|questions|sessions|health|runner|vendor)(/|$)": "http://127.0.0.1:8000",
      "/ws": { target: "ws://127.0.0.1:8000", ws: true },
    },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    restoreMocks: true,
    isolate: false,
  },
});
