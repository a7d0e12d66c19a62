/** Monaco's colours, read from the page's tokens as they are at the moment. */
import type { editor } from "monaco-editor/editor";

/** `#rrggbb` of a token; Monaco knows neither custom properties nor `light-dark()`. */
function token(name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const channels = getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
  probe.remove();
  const hex = channels.slice(0, 3).map((n) => Math.round(Number(n)).toString(16).padStart(2, "0"));
  return `#${hex.join("")}`;
}

const BRACKET_LEVELS = [1, 2, 3, 4, 5, 6].map((n) => `editorBracketHighlight.foreground${n}`);

export function monacoTheme(): editor.IStandaloneThemeData {
  const isDark = Number.parseInt(token("bg").slice(1, 3), 16) < 128;
  const rule = (scope: string, name: string): editor.ITokenThemeRule => ({
    token: scope,
    foreground: token(name).slice(1),
  });
  return {
    base: isDark ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      rule("", "text"),
      rule("keyword", "code-keyword"),
      rule("string", "code-string"),
      rule("number", "code-number"),
      rule("comment", "code-comment"),
      rule("delimiter", "text"),
      rule("type", "text"),
      rule("identifier", "text"),
    ],
    colors: {
      "editor.background": token("surface"),
      "editor.foreground": token("text"),
      "editor.lineHighlightBackground": token("raised"),
      "editor.lineHighlightBorder": token("raised"),
      "editorLineNumber.foreground": token("muted"),
      "editorLineNumber.activeForeground": token("text"),
      "editorCursor.foreground": token("accent"),
      "editorWidget.background": token("raised"),
      "editorWidget.border": token("line"),
      "editorBracketMatch.border": token("accent"),
      ...Object.fromEntries(BRACKET_LEVELS.map((level) => [level, token("text")])),
      focusBorder: token("focus"),
    },
  };
}
