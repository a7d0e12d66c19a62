/** Monaco with what a code interview needs and nothing more; loaded as one chunk. */
import * as monaco from "monaco-editor/editor";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import "./monaco-features";
import "monaco-editor/languages/definitions/cpp/register";
import "monaco-editor/languages/definitions/go/register";
import "monaco-editor/languages/definitions/java/register";
import "monaco-editor/languages/definitions/javascript/register";
import "monaco-editor/languages/definitions/python/register";
import "monaco-editor/languages/definitions/typescript/register";
import type { Language } from "../../wire/messages";
import type { CreateEditor } from "./editor-handle";
import { monacoTheme } from "./monaco-theme";

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

const THEME = "dryrun";
const TAB_SIZE: { readonly [L in Language]: number } = {
  python: 4,
  javascript: 2,
  typescript: 2,
  java: 4,
  cpp: 4,
  go: 4,
};

function retheme(): void {
  monaco.editor.defineTheme(THEME, monacoTheme());
  monaco.editor.setTheme(THEME);
}

export const createEditor: CreateEditor = (host, { text, language, label, fontSize, onChange }) => {
  retheme();
  const editor = monaco.editor.create(host, {
    value: text,
    language,
    theme: THEME,
    ariaLabel: label,
    automaticLayout: true,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    fontFamily: '"JetBrains Mono", "DejaVu Sans Mono", ui-monospace, monospace',
    fontSize,
    lineHeight: 1.57,
    scrollBeyondLastLine: false,
    padding: { top: 12, bottom: 12 },
    renderLineHighlight: "line",
    renderFinalNewline: "on",
    tabSize: TAB_SIZE[language],
    wordBasedSuggestions: "currentDocument",
    fixedOverflowWidgets: true,
  });
  leaveWithEscapeThenTab(editor);
  editor.onDidChangeModelContent(() => onChange(editor.getValue()));
  return {
    setText: (next) => {
      if (next !== editor.getValue()) replaceText(editor, next);
    },
    setLanguage: (next) => {
      const model = editor.getModel();
      if (model === null) return;
      monaco.editor.setModelLanguage(model, next);
      model.updateOptions({ tabSize: TAB_SIZE[next] });
    },
    setFontSize: (px) => editor.updateOptions({ fontSize: px }),
    retheme,
    dispose: () => {
      editor.getModel()?.dispose();
      editor.dispose();
    },
  };
};

/** As an edit, so that undo brings the previous text back. */
function replaceText(editor: monaco.editor.IStandaloneCodeEditor, text: string): void {
  const range = editor.getModel()?.getFullModelRange();
  if (range === undefined) return;
  editor.pushUndoStop();
  editor.executeEdits("replace", [{ range, text }]);
  editor.pushUndoStop();
}

/** Tab indents; after Escape it moves the focus instead, until the editor is left. */
function leaveWithEscapeThenTab(editor: monaco.editor.IStandaloneCodeEditor): void {
  editor.addAction({
    id: "leave-with-tab",
    label: "Leave the editor with Tab",
    keybindings: [monaco.KeyCode.Escape],
    precondition:
      "!suggestWidgetVisible && !findWidgetVisible && !inSnippetMode && " +
      "!editorHasMultipleSelections && !parameterHintsVisible",
    run: () => {
      editor.updateOptions({ tabFocusMode: true });
      const left = editor.onDidBlurEditorText(() => {
        editor.updateOptions({ tabFocusMode: false });
        left.dispose();
      });
    },
  });
}
