// Builds the runner frame and copies Pyodide's files: node build.mjs --out DIR
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { setupOf, snapshotOf } from "./python-setup.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const webPackages = createRequire(join(here, "../../apps/web/package.json"));
const PYODIDE_FILES = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"];

/** Offers texts to the bundled code as a module of exported constants. */
function virtualModule(name, constants) {
  const id = `\0${name}`;
  const lines = Object.entries(constants).map(
    ([key, value]) => `export const ${key} = ${JSON.stringify(value)};`,
  );
  return {
    name,
    resolveId: (source) => (source === name ? id : null),
    load: (source) => (source === id ? lines.join("\n") : null),
  };
}

/** Stands for the TypeScript compiler of the web app's lock file. */
const typescriptModule = {
  name: "virtual:typescript",
  resolveId: (source) =>
    source === "virtual:typescript" ? webPackages.resolve("typescript") : null,
};

/** Bundles one entry with all it imports into the text of a single script without exports. */
export async function bundle(entry, plugins = []) {
  const { build } = await import(pathToFileURL(webPackages.resolve("vite")).href);
  const result = await build({
    configFile: false,
    root: here,
    logLevel: "warn",
    plugins,
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      // Strict code hides its frames: `solution.caller` would lead to the port otherwise.
      rolldownOptions: { input: entry, output: { format: "iife", strict: true } },
    },
  });
  const [script, ...rest] = result.output;
  if (rest.length > 0) throw new Error(`${entry} does not fit into one script.`);
  return script.code;
}

function pyodideFolder() {
  return dirname(webPackages.resolve("pyodide/package.json"));
}

async function frameHtml(setup, pythonSnapshot) {
  const lock = JSON.parse(readFileSync(join(pyodideFolder(), "pyodide-lock.json"), "utf8"));
  const python = virtualModule("virtual:python", { setup, pyodideInfo: lock.info });
  const javascriptWorker = await bundle(join(here, "worker/javascript.ts"));
  const pythonWorker = await bundle(join(here, "worker/python.ts"), [python]);
  const workers = virtualModule("virtual:workers", {
    javascriptWorker,
    pythonWorker,
    pythonSnapshot,
  });
  const script = await bundle(join(here, "frame/frame.ts"), [workers]);
  // Inside a script element only its end tag and a comment's start are special.
  const inline = script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Code sandbox</title><script type="module">${inline}</script></html>\n`;
}

export async function buildBrowserSandbox(out) {
  const pyodide = vendorFolder(out, "pyodide");
  const setup = setupOf();
  const snapshot = await snapshotOf(pyodideFolder(), setup);
  // The folder is cached for good, so a snapshot of other code has another name.
  const name = `snapshot-${createHash("sha256").update(snapshot).digest("hex").slice(0, 16)}.bin`;
  writeFileSync(join(pyodide, name), snapshot);
  mkdirSync(join(out, "runner"), { recursive: true });
  writeFileSync(join(out, "runner/frame.html"), await frameHtml(setup, name));
  for (const name of PYODIDE_FILES) cpSync(join(pyodideFolder(), name), join(pyodide, name));
  const compiler = await bundle(join(here, "worker/typescript.ts"), [typescriptModule]);
  writeFileSync(join(vendorFolder(out, "typescript"), "compiler.js"), compiler);
}

function vendorFolder(out, name) {
  const { version } = webPackages(`${name}/package.json`);
  const folder = join(out, `vendor/${name}-${version}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { out: { type: "string" } } });
  if (!values.out) throw new Error("Where to? node build.mjs --out DIR");
  await buildBrowserSandbox(resolve(values.out));
}
