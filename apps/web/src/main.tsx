import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./app/global.css";
import { App } from "./app/app";
import { applyStoredTheme } from "./app/theme";
import { loadEditor } from "./features/editor/load-editor";
import type { Ports } from "./session/ports";
import { PractisedQuestions } from "./session/practised-questions";
import { PreviewSandbox } from "./session/preview-sandbox";
import { SavedSessions } from "./session/saved-sessions";
import { createApi } from "./wire/api";

const PYODIDE_URL = "/vendor/pyodide-314.0.7/";
const TYPESCRIPT_URL = "/vendor/typescript-5.9.3/compiler.js";

function openSocket(path: string): WebSocket {
  const url = new URL(path, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(url);
}

async function createSandbox(
  onProgress: (step: string) => void,
): ReturnType<ConstructorParameters<typeof PreviewSandbox>[0]> {
  const { createBrowserSandbox } = await import("@sandbox/browser");
  return createBrowserSandbox({
    frameUrl: "/runner/frame.html",
    pyodideUrl: PYODIDE_URL,
    typescriptUrl: TYPESCRIPT_URL,
    onProgress,
  });
}

const ports: Ports = {
  api: createApi(fetch.bind(globalThis)),
  openSocket,
  saved: new SavedSessions(localStorage, Date.now),
  practised: new PractisedQuestions(localStorage),
  drafts: localStorage,
  unsent: sessionStorage,
  sandbox: new PreviewSandbox(createSandbox),
};

applyStoredTheme();
if (!location.pathname.startsWith("/report/")) loadEditor().catch(() => undefined);

const root = document.getElementById("root");
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <App ports={ports} />
    </StrictMode>,
  );
