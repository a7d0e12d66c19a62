// Adds the browser sandbox to the built site and compresses it: run after `vite build`.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const COMPRESSIBLE = new Set([
  ".bin",
  ".css",
  ".html",
  ".js",
  ".json",
  ".mjs",
  ".svg",
  ".ttf",
  ".wasm",
]);
const MIN_BYTES = 1024;

const out = resolve(process.env.OUT_DIR ?? fileURLToPath(new URL("../dist", import.meta.url)));
const sandbox = fileURLToPath(new URL("../../../sandbox/browser/build.mjs", import.meta.url));

function addBrowserSandbox() {
  const { status } = spawnSync(process.execPath, [sandbox, "--out", out], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

function compress(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) compress(path);
    else if (COMPRESSIBLE.has(extname(path)) && statSync(path).size > MIN_BYTES)
      writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
  }
}

addBrowserSandbox();
compress(out);
