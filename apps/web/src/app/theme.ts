/** Light, dark or as the system says. */
import { useEffect, useState } from "react";
import { useRemembered } from "../ui/remembered";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEY = "dryrun.theme";

/** Before the first paint, so that nothing flashes. */
export function applyStoredTheme(): void {
  const stored = THEMES.find((theme) => theme === localStorage.getItem(KEY));
  show(stored ?? "system");
}

function show(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

export type ThemeChoice = {
  readonly theme: Theme;
  /** Changes whenever the colours do. */
  readonly colours: string;
  readonly choose: (theme: Theme) => void;
};

export function useTheme(): ThemeChoice {
  const [theme, remember] = useRemembered<Theme>(KEY, "system", THEMES);
  const systemIsDark = useSystemIsDark();
  const colours = theme === "system" ? (systemIsDark ? "dark" : "light") : theme;
  const choose = (next: Theme): void => {
    show(next);
    remember(next);
  };
  return { theme, colours, choose };
}

function useSystemIsDark(): boolean {
  const [isDark, setDark] = useState(() => matchMedia("(prefers-color-scheme: dark)").matches);
  useEffect(() => {
    const query = matchMedia("(prefers-color-scheme: dark)");
    const look = (): void => setDark(query.matches);
    query.addEventListener("change", look);
    return () => query.removeEventListener("change", look);
  }, []);
  return isDark;
}
