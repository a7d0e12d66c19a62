import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import type { Theme, ThemeChoice } from "./theme";
import { THEMES } from "./theme";

const ICONS = { system: "system", light: "sun", dark: "moon" } as const satisfies {
  [T in Theme]: string;
};

/** Goes round system, light and dark. */
export function ThemeButton({ theme, choose }: ThemeChoice): ReactNode {
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
  return (
    <Button
      look="quiet"
      aria-label={`Theme: ${theme}. Switch to ${next}.`}
      onClick={() => choose(next)}
    >
      <Icon name={ICONS[theme]} />
    </Button>
  );
}
