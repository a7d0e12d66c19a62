// Builds the sandbox and the test page: node build-page.mjs DIR
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildBrowserSandbox, bundle } from "../../../sandbox/browser/build.mjs";

const out = process.argv[2];
await buildBrowserSandbox(out);
const page = fileURLToPath(new URL("page.ts", import.meta.url));
writeFileSync(join(out, "page.js"), await bundle(page));
writeFileSync(
  join(out, "index.html"),
  '<!doctype html><html lang="en"><title>Test page</title><script src="/page.js" defer></script></html>\n',
);
