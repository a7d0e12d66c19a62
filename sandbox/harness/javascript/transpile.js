"use strict";
// TypeScript to JavaScript, line by line accountable; types are erased and never checked.

const FILE = "solution.ts";
const MAX_ERRORS = 10;
const POINTER = /\n?\/\/# sourceMappingURL=.*\s*$/;

/**
 * Compiles with `ts`, the compiler's own module: `{ code, mappings }`, or `{ error }` with the
 * syntax errors in the compiler's words.
 */
function transpile(ts, source) {
  const { outputText, sourceMapText, diagnostics } = ts.transpileModule(source, {
    fileName: FILE,
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      newLine: ts.NewLineKind.LineFeed,
      sourceMap: true,
    },
  });
  if (diagnostics.length > 0) {
    return {
      error: diagnostics
        .slice(0, MAX_ERRORS)
        .map((each) => errorText(ts, each))
        .join("\n"),
    };
  }
  const { mappings } = JSON.parse(sourceMapText);
  return { code: outputText.replace(POINTER, "\n"), mappings };
}

function errorText(ts, { file, start, code, messageText }) {
  const message = ts.flattenDiagnosticMessageText(messageText, "\n");
  if (!file) return `${FILE} - error TS${code}: ${message}`;
  const { line, character } = file.getLineAndCharacterOfPosition(start ?? 0);
  return `${FILE}:${line + 1}:${character + 1} - error TS${code}: ${message}`;
}

module.exports = { FILE, transpile };
